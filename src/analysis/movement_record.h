/* Movements of the past: what was measured, beside what trials of the same movement gave.
 *
 * A figure is one number of the record, or a range where the record is soft, and a column with one simulated value a
 * trial. Two questions are asked of each, both of the middle of the recorded range:
 *   - is the middle trial within a quarter of it (ratio 0.75 to 1.25)?
 *   - does it lie between the 5th and 95th trial of 100?
 * The first asks whether one number would have served a planner, the second whether the doubt that was admitted was
 * honest; a band wide enough holds everything, so its width is told too. Figures are totals and days, not curves. */
#ifndef CASUS_ANALYSIS_MOVEMENT_RECORD_H
#define CASUS_ANALYSIS_MOVEMENT_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#define MOVEMENT_WITHIN 0.25

struct movement_figure {
    const char *id, *title, *unit; /* unit: as the record is written */
    double unit_size;              /* of that unit, in base units */
    double low, high;              /* as recorded, in base units */
    double *simulated;             /* [trial], base units; INFINITY: never by the horizon */
    const char *hindsight, *note;  /* "": no input was read from the outcome; nothing to add */
};

struct movement_case {
    const char *id, *title, *note;
    struct movement_figure *figures;
    uint32_t figure_count, trials, failed;
};

struct figure_score {
    double low, middle, high; /* 5, 50 and 95 in 100 trials, base units */
    double ratio;             /* middle over the middle of the record; INFINITY: the middle trial never got there */
    bool is_within, is_inside;
};

struct movement_tally {
    uint32_t figures, within, inside;
    double width; /* median of high over low; NAN without figures */
};

/* `scratch` has room for `trials`. */
struct figure_score figure_score(const struct movement_figure *figure, uint32_t trials, double *scratch);
/* Over all figures, or those alone for which nothing was read from the outcome. `scratch` has room for the largest
 * count of trials, `widths` for all figures. */
struct movement_tally movement_tally(const struct movement_case *cases, uint32_t case_count, bool blind_only,
                                     double *scratch, double *widths);

#endif
