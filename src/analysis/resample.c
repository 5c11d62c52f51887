#include "analysis/resample.h"

#include "analysis/summary.h"
#include "base/random.h"

struct resample resample_make(uint32_t seed, uint32_t case_count, struct arena *arena)
{
    const uint64_t stream = stream_of("hindcast/resample");
    uint32_t *pick = arena_take(arena, (size_t)RESAMPLES * case_count, sizeof *pick);

    for (uint32_t r = 0; r < RESAMPLES; r++)
        for (uint32_t k = 0; k < case_count; k++) {
            const struct random_address address = {.seed = seed, .replicate = r, .occurrence = k, .stream = stream};
            pick[(size_t)r * case_count + k] = (uint32_t)(random_first(random_at(address)) * case_count);
        }
    return (struct resample){pick, arena_take(arena, RESAMPLES, sizeof(double)), case_count};
}

const uint32_t *resample_cases(const struct resample *resample, uint32_t r)
{
    return resample->pick + (size_t)r * resample->case_count;
}

struct estimate resample_estimate(const struct resample *resample, double value)
{
    return (struct estimate){value, quantile_of(resample->value, RESAMPLES, 0.025),
                             quantile_of(resample->value, RESAMPLES, 0.975)};
}
