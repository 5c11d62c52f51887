#include "report/digest.h"

#include "analysis/fields.h"
#include "base/text.h"
#include <math.h>

const struct cell *digest_cell(const struct digest *digest, uint32_t option, uint32_t stratum, uint32_t measure)
{
    return &digest->cells[((size_t)option * digest->strata + stratum) * digest->measures.count + measure];
}

static void fill(struct digest *digest, uint32_t option, uint32_t stratum, uint32_t m, double *value, double *noise,
                 struct problems *problems)
{
    const struct measure *measure = &digest->measures.list[m];
    struct cell *cell = &digest->cells[((size_t)option * digest->strata + stratum) * digest->measures.count + m];

    measure_values(digest->study, measure, option, stratum, value, noise, problems);
    cell->band = band_of(value, noise, digest->futures);
    cell->never = measure->kind == MEASURE_MEAN ? measure_never(digest->study, measure, option, stratum, problems) : 0;
    if (digest->none == NO_INDEX) {
        cell->difference = (struct band){(double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN, 0};
        cell->verdict = VERDICT_UNCLEAR;
        cell->balance = (double)NAN;
        return;
    }
    measure_differences(digest->study, measure, option, digest->none, stratum, value, noise, problems);
    cell->difference = band_of(value, noise, digest->futures);
    cell->verdict = verdict_of(measure, &cell->difference);
    shrink(value, noise, digest->futures);
    cell->balance = balance_of(measure, value, digest->futures);
}

/* The scenario's order in the file, whatever order the study took the options in. */
static void order_options(struct digest *digest)
{
    const uint32_t entities = named_entities(digest->scenario, "options");
    uint32_t *order = arena_take(&digest->arena, entities + 1, sizeof *order), count = 0;

    digest->option_order = arena_take(&digest->arena, digest->options + 1, sizeof *digest->option_order);
    if (digest->none != NO_INDEX)
        digest->option_order[count++] = digest->none;
    named_order(digest->scenario, "options", order);
    for (uint32_t k = 0; k < entities; k++) {
        const uint32_t option = study_option_find(digest->study, scenario_id(digest->scenario, "options", order[k]));
        if (option != NO_INDEX && option != digest->none)
            digest->option_order[count++] = option;
    }
    for (uint32_t option = 0; option < digest->options && count < digest->options; option++) {
        bool listed = false;
        for (uint32_t k = 0; k < count; k++)
            listed = listed || digest->option_order[k] == option;
        if (!listed)
            digest->option_order[count++] = option;
    }
}

bool digest_make(struct digest *digest, struct study *study, const struct scenario *scenario, const bool *wanted,
                 struct problems *problems)
{
    *digest = (struct digest){.study = study, .scenario = scenario};
    if (!measures_load(scenario, study, &digest->measures, problems))
        return false;
    arena_init(&digest->arena);
    digest->options = study_option_count(study);
    digest->strata = study_stratum_count(study);
    digest->futures = study_futures(study);
    digest->replicates = study_replicates(study);
    digest->none = study_option_find(study, "none");
    order_options(digest);
    const uint32_t measures = digest->measures.count, before = problems->error_count;
    for (uint32_t m = 0; m < measures; m++) {
        const struct measure *measure = &digest->measures.list[m];
        digest->has_thresholds = digest->has_thresholds || measure->has_threshold;
        digest->lacks_none =
            digest->lacks_none || (measure->has_threshold && measure->relative_to_none && digest->none == NO_INDEX);
    }
    digest->has_thresholds = digest->has_thresholds && !digest->lacks_none;
    digest->cells =
        arena_take(&digest->arena, (size_t)digest->options * digest->strata * measures + 1, sizeof(struct cell));
    double *value = arena_take(&digest->arena, digest->futures + 1, sizeof *value);
    double *noise = arena_take(&digest->arena, digest->futures + 1, sizeof *noise);
    for (uint32_t stratum = 0; stratum < digest->strata; stratum++)
        for (uint32_t option = 0; (wanted == NULL || wanted[stratum]) && option < digest->options; option++)
            for (uint32_t m = 0; m < measures; m++)
                fill(digest, option, stratum, m, value, noise, problems);
    if (problems->error_count == before)
        return true;
    digest_release(digest);
    return false;
}

void digest_release(struct digest *digest)
{
    arena_release(&digest->arena);
    measures_release(&digest->measures);
}

const char *digest_option_title(const struct digest *digest, uint32_t option)
{
    const struct study_option *row = study_option_at(digest->study, option);

    return row->title != NULL && *row->title != '\0' ? row->title : row->id;
}
