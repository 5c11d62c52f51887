#include "api/api_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

enum casus_status casus_study_open(const char *path, struct casus_study **study, struct casus_problems **problems)
{
    struct problems *list = problems_of(problems);
    *study = NULL;
    struct study *opened = study_open(path, list);
    if (!opened)
        return problems_show(*problems, access(path, R_OK) == 0 ? CASUS_STUDY : CASUS_IO);
    struct casus_study *made = calloc(1, sizeof *made);
    char *copy = malloc(strlen(path) + 1);
    if (!made || !copy)
        failure("out of memory", __FILE__, __LINE__);
    strcpy(copy, path);
    made->study = opened;
    made->path = copy;
    *study = made;
    return problems_show(*problems, CASUS_OK);
}

void casus_study_free(struct casus_study *study)
{
    if (!study)
        return;
    casus_scenario_free(study->world);
    study_close(study->study);
    free((char *)study->path);
    free(study);
}

size_t casus_study_rows(const struct casus_study *study)
{
    return (size_t)study_trial_count(study->study);
}

size_t casus_study_failed(const struct casus_study *study)
{
    return (size_t)study_failed_count(study->study);
}

uint32_t casus_study_futures(const struct casus_study *study)
{
    return study_futures(study->study);
}

uint32_t casus_study_replicates(const struct casus_study *study)
{
    return study_replicates(study->study);
}

const char *casus_study_option(const struct casus_study *study, size_t index)
{
    return index < study_option_count(study->study) ? study_option_at(study->study, (uint32_t)index)->id : NULL;
}

const char *casus_study_stratum(const struct casus_study *study, size_t index)
{
    return index < study_stratum_count(study->study) ? study_stratum_at(study->study, (uint32_t)index)->id : NULL;
}

const char *casus_study_outcome(const struct casus_study *study, size_t index)
{
    return index < study_outcome_count(study->study) ? study_outcome_at(study->study, (uint32_t)index)->id : NULL;
}

/* The nearest of `count` names as a hint, or NULL. */
static const char *hint_for(struct problems *problems, const struct casus_study *study, const char *word,
                            const char *(*name)(const struct casus_study *, size_t), size_t count)
{
    const char **names = arena_take(&problems->arena, count, sizeof *names);
    for (size_t k = 0; k < count; k++)
        names[k] = name(study, k);
    const char *near = nearest_word(word, names, count);
    return near ? arena_format(&problems->arena, "did you mean %s?", near) : NULL;
}

static int type_number(const char *type)
{
    static const char *const types[] = {"number", "ordinal", "day", "category"};
    for (int k = 0; k < 4; k++)
        if (text_equal(types[k], type))
            return k;
    return 0;
}

enum casus_status casus_study_column(struct casus_study *study, const char *option, const char *stratum,
                                     const char *outcome, struct casus_column *column, struct casus_problems **problems)
{
    struct problems *list = problems_of(problems);
    const struct study *s = study->study;
    const uint32_t option_number = study_option_find(s, option), outcome_number = study_outcome_find(s, outcome);
    const uint32_t stratum_number = stratum ? study_stratum_find(s, stratum) : 0;
    *column = (struct casus_column){0};
    if (option_number == NO_INDEX)
        problem_error(list, NOWHERE, hint_for(list, study, option, casus_study_option, study_option_count(s)),
                      "the study has no option %s", option);
    if (stratum_number == NO_INDEX)
        problem_error(list, NOWHERE, hint_for(list, study, stratum, casus_study_stratum, study_stratum_count(s)),
                      "the study has no stratum %s", stratum);
    if (outcome_number == NO_INDEX)
        problem_error(list, NOWHERE, hint_for(list, study, outcome, casus_study_outcome, study_outcome_count(s)),
                      "the study has no outcome %s", outcome);
    if (option_number == NO_INDEX || stratum_number == NO_INDEX || outcome_number == NO_INDEX)
        return problems_show(*problems, CASUS_USAGE);
    const double *value = study_column(study->study, option_number, stratum_number, outcome_number, list);
    if (!value)
        return problems_show(*problems, CASUS_IO);
    const struct study_outcome *about = study_outcome_at(s, outcome_number);
    *column = (struct casus_column){
        .id = about->id,
        .unit = about->unit,
        .type = type_number(about->type),
        .count = (size_t)study_futures(s) * study_replicates(s),
        .value = value,
    };
    return problems_show(*problems, CASUS_OK);
}
