/* The cases of a hindcast: every .yaml file of a folder, each a question to the council and what came of it. */
#ifndef CASUS_API_HINDCAST_CASES_H
#define CASUS_API_HINDCAST_CASES_H

#include "analysis/delays.h"
#include "analysis/hindcast.h"
#include "api/hindcast_folder.h"
#include "base/arena.h"
#include "base/problem.h"
#include "sim/plan.h"

struct council_case {
    struct hindcast_case told; /* id: the file's name without its ending */
    struct scenario *scenario;
    struct plan *plan;
    uint32_t option;
    uint32_t class_outcome, day_outcome, coalition_day_outcome, contributor_outcome;
    const uint32_t *stance_outcome; /* by member */
};

struct council_cases {
    struct council_case *list;
    uint32_t count;
    struct arena arena;
};

/* Loads the cases of a folder, each with the "path=value" changes in `set` (NULL-terminated; NULL: none). False, with
 * problems, if there is a mistake in any. To be released either way. */
bool council_cases_load(struct council_cases *cases, const struct hindcast_folder *folder, const char *const *set,
                        struct problems *problems);
void council_cases_release(struct council_cases *cases);
/* What is on record about its members; shares of trials are left at 0. */
struct hindcast_council council_case_record(const struct council_case *one, struct hindcast_member *members);
/* The class that a trial of the case ended in. */
enum council_class council_case_class(const struct council_case *one, const double *outcome);
/* Its day of decision; INFINITY: none. */
double council_case_day(const struct council_case *one, const double *outcome);

/* ---- hindcast_delays.c ---- */

struct hindcast_delays {
    struct delay *list;
    const char **id;
    uint32_t count;              /* 0: the folder has no ratification.csv */
    uint32_t willing, unwilling; /* members of either kind */
};
/* False, with problems, if there is a mistake in it. Lives in the arena. */
bool hindcast_delays_load(struct hindcast_delays *delays, struct arena *arena, const char *folder,
                          struct problems *problems);

#endif
