/* What stands behind the opaque types of the public interface, for this room alone. */
#ifndef CASUS_API_API_INTERNAL_H
#define CASUS_API_API_INTERNAL_H

#include "analysis/deployment.h"
#include "analysis/pivots.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/problem.h"
#include "ensemble/ensemble.h"
#include "model/model.h"
#include "study/study.h"
#include <casus/casus.h>

struct casus_problems {
    struct problems list;
    struct casus_problem *shown; /* the list as callers see it; made anew by problems_show */
};

/* A scenario with what it was loaded with. */
struct casus_scenario {
    struct arena arena;
    struct model_schema schema;
    const char *folder;
    struct scenario *scenario;
    struct plan *plan;
    struct override *overrides;
    size_t override_count;
};

struct casus_study {
    struct study *study;
    const char *path;
    struct casus_scenario *world; /* of the stored text; NULL until a report needs it */
};

/* The list behind *problems, which is made if it is NULL. */
struct problems *problems_of(struct casus_problems **problems);
/* To be called before a call that took problems returns `status`, which it passes on. */
enum casus_status problems_show(struct casus_problems *problems, enum casus_status status);

/* A list of "path=value" as overrides, in the arena; false, with problems, if one of them is none. */
bool overrides_read(struct arena *arena, const char *const *set, struct override **overrides, size_t *count,
                    struct problems *problems);

/* The stored scenario and its plan, loaded once; NULL with problems. */
const struct casus_scenario *study_world(struct casus_study *study, struct problems *problems);

void summary_write(const struct casus_scenario *scenario, struct buffer *out);
/* False if nothing is named so; `out` then holds the nearest name or nothing. */
bool help_write(const struct schema *schema, const char *name, struct buffer *out);

/* The future and replicate whose outcomes are nearest to the middle of the option's trials, by ranks. */
void middle_trial(struct study *study, const struct scenario *scenario, uint32_t option, uint32_t stratum,
                  uint32_t *future, uint32_t *replicate, struct problems *problems);

/* What holding each member's support does to an option of the study, in the arena; NULL, with a problem, if the study
 * is of another revision of the model. `option` and `stratum` are the study's numbers. */
const struct pivot_flips *member_flips(struct casus_study *study, const struct casus_scenario *world, uint32_t option,
                                       uint32_t stratum, struct arena *arena, struct problems *problems);

/* What an option of the study moves, council and all, and what one more of something would buy; in the arena. NULL if
 * it moves nothing. */
const struct deployment *study_deployment(struct casus_study *study, const struct casus_scenario *world,
                                          uint32_t option, uint32_t stratum, struct arena *arena,
                                          struct problems *problems);

#endif
