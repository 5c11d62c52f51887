#include "analysis/movement_record.h"

#include "analysis/deployment.h"
#include "analysis/summary.h"
#include <math.h>

struct figure_score figure_score(const struct movement_figure *figure, uint32_t trials, double *scratch)
{
    const double happened = 0.5 * (figure->low + figure->high);
    struct figure_score score = {
        .low = column_quantile(figure->simulated, trials, 0.05, scratch),
        .middle = column_quantile(figure->simulated, trials, 0.5, scratch),
        .high = column_quantile(figure->simulated, trials, 0.95, scratch),
    };
    score.ratio = score.middle / happened;
    score.is_within = fabs(score.ratio - 1.0) <= MOVEMENT_WITHIN;
    score.is_inside = score.low <= happened && happened <= score.high;
    return score;
}

struct movement_tally movement_tally(const struct movement_case *cases, uint32_t case_count, bool blind_only,
                                     double *scratch, double *widths)
{
    struct movement_tally tally = {0};
    for (uint32_t c = 0; c < case_count; c++)
        for (uint32_t k = 0; k < cases[c].figure_count; k++) {
            const struct movement_figure *figure = &cases[c].figures[k];
            if (blind_only && figure->hindsight[0] != '\0')
                continue;
            const struct figure_score score = figure_score(figure, cases[c].trials, scratch);
            widths[tally.figures++] = score.high / score.low;
            tally.within += score.is_within;
            tally.inside += score.is_inside;
        }
    tally.width = tally.figures > 0 ? quantile_of(widths, tally.figures, 0.5) : (double)NAN;
    return tally;
}
