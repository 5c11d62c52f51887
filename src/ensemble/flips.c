#include "ensemble/flips.h"

#include "base/maths.h"
#include <math.h>

/* The crossing is known to one part in so many of what the number may be moved through. */
enum { FLIP_PARTS = 128 };

/* One number held at one value. */
struct held {
    double value, share;
};

struct flip_search {
    const struct flip_question *question;
    struct sampler *sampler;
    uint32_t slot;
};

struct day_count {
    uint32_t outcome, trials, came;
};

static void count_day(void *self, const struct trial_result *result)
{
    struct day_count *count = self;
    if (result->end != TRIAL_DONE)
        return;
    count->trials++;
    count->came += isfinite(result->outcome[count->outcome]) ? 1 : 0;
}

static struct held hold(const struct flip_search *search, double value)
{
    const struct sample_change change = {.slot = search->slot, .is_held = true, .value = value};
    struct day_count count = {.outcome = search->question->outcome};
    sampler_run(search->sampler, search->question->option, search->question->replicates, &change, 1, count_day, &count);
    return (struct held){value, count.trials > 0 ? (double)count.came / (double)count.trials : (double)NAN};
}

static bool is_most(struct held held)
{
    return held.share >= 0.5;
}

static double bisect(const struct flip_search *search, struct held low, struct held high)
{
    const double fine = (search->question->most - search->question->least) / FLIP_PARTS;
    while (high.value - low.value > fine) {
        const struct held middle = hold(search, 0.5 * (low.value + high.value));
        if (is_most(middle) == is_most(low))
            low = middle;
        else
            high = middle;
    }
    return 0.5 * (low.value + high.value);
}

static bool crosses(const struct flip_search *search, struct held low, struct held high)
{
    return is_most(low) != is_most(high) && fabs(high.share - low.share) >= search->question->matters;
}

static struct flip search_flip(const struct flip_search *search, const struct scenario *scenario)
{
    const struct flip_question *question = search->question;
    const struct distribution *range = &scenario_slot_at(scenario, search->slot)->distribution;
    const double place[] = {
        question->least,
        clamp(distribution_least(range), question->least, question->most),
        clamp(distribution_most(range), question->least, question->most),
        question->most,
    };
    static const int ends[][2] = {{1, 2}, {0, 1}, {2, 3}};
    struct held held[4];
    struct flip flip = {.value = (double)NAN};
    for (int k = 0; k < 4; k++)
        held[k] = k > 0 && place[k] == place[k - 1] ? held[k - 1] : hold(search, place[k]);
    for (int k = 0; k < 3 && isnan(flip.value); k++)
        if (crosses(search, held[ends[k][0]], held[ends[k][1]]))
            flip.value = bisect(search, held[ends[k][0]], held[ends[k][1]]);
    flip.at_least = held[0].share;
    flip.at_low = held[1].share;
    flip.at_high = held[2].share;
    flip.at_most = held[3].share;
    return flip;
}

struct flip_jobs {
    const struct plan *plan;
    const struct sampler_settings *settings;
    const struct flip_question *question;
    const uint32_t *slots;
    struct flip *flips;
};

static void find_flip(void *self, uint32_t k)
{
    const struct flip_jobs *jobs = self;
    const struct flip_search search = {jobs->question, sampler_make(jobs->plan, jobs->settings), jobs->slots[k]};
    jobs->flips[k] = search_flip(&search, plan_scenario(jobs->plan));
    sampler_free(search.sampler);
}

void flips_find(const struct plan *plan, const struct sampler_settings *settings, const struct flip_question *question,
                const uint32_t *slots, uint32_t count, uint32_t threads, struct flip *flips)
{
    struct flip_jobs jobs = {plan, settings, question, slots, flips};
    share_out(count, threads, find_flip, &jobs);
}
