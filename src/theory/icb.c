#include "theory/icb.h"

#include "base/failure.h"
#include "base/maths.h"

const uint32_t icb_peaks[ICB_TRIGGERS][ICB_LEVELS] = {
    [ICB_NONVIOLENT] = {119, 63, 36, 21},
    [ICB_VIOLENT] = {3, 77, 71, 11},
};

const double icb_days[ICB_TRIGGERS + 1][4] = {
    [ICB_NONVIOLENT] = {30, 89, 212, 471},
    [ICB_VIOLENT] = {20, 54, 183, 338},
    [ICB_ANY_TRIGGER] = {26, 74, 202, 383},
};

const double icb_involved[ICB_LEVELS][ICB_INVOLVEMENTS] = {
    {0.465, 0.433, 0.083, 0.019},
    {0.532, 0.344, 0.115, 0.009},
    {0.428, 0.394, 0.178, 0.000},
    {0.202, 0.434, 0.313, 0.051},
};

void icb_peak_shares(enum icb_trigger trigger, uint32_t without_peak, enum icb_trigger without_trigger,
                     double share[ICB_LEVELS])
{
    double all = 0.0;
    for (uint32_t level = 0; level < ICB_LEVELS; level++) {
        share[level] = 0.0;
        for (int of = 0; of < ICB_TRIGGERS; of++) {
            const bool counts = trigger == ICB_ANY_TRIGGER || of == (int)trigger;
            const bool is_left_out = level + 1 == without_peak && of == (int)without_trigger;
            share[level] += counts ? (double)icb_peaks[of][level] - (is_left_out ? 1.0 : 0.0) : 0.0;
        }
        all += share[level];
    }
    for (uint32_t level = 0; level < ICB_LEVELS; level++)
        share[level] /= all;
}

double icb_over_within(enum icb_trigger trigger, double days)
{
    static const double within[] = {0.25, 0.5, 0.75, 0.9};
    const double *quantile = icb_days[trigger];
    ASSERT(days >= quantile[0] && days <= quantile[3]);
    int k = 0;
    while (k < 2 && days > quantile[k + 1])
        k++;
    return within[k] +
           (within[k + 1] - within[k]) * det_log(days / quantile[k]) / det_log(quantile[k + 1] / quantile[k]);
}

double icb_involved_at_least(const double peak[ICB_LEVELS], enum icb_involvement least)
{
    double chance = 0.0;
    for (uint32_t level = 0; level < ICB_LEVELS; level++)
        for (int code = (int)least; code < ICB_INVOLVEMENTS; code++)
            chance += peak[level] * icb_involved[level][code];
    return chance;
}
