#include "analysis/deployment.h"

#include "analysis/summary.h"
#include <math.h>
#include <string.h>

double column_quantile(const double *column, uint32_t count, double p, double *scratch)
{
    memcpy(scratch, column, count * sizeof *scratch);
    return quantile_of(scratch, count, p);
}

double column_share(const double *column, uint32_t count, double most)
{
    uint32_t holds = 0;
    for (uint32_t k = 0; k < count; k++)
        holds += column[k] <= most;
    return count > 0 ? (double)holds / count : (double)NAN;
}

double column_mean(const double *column, uint32_t count)
{
    double sum = 0.0;
    for (uint32_t k = 0; k < count; k++)
        sum += column[k];
    return count > 0 ? sum / count : (double)NAN;
}

void held_shares(const struct deployment *deployment, uint32_t role, double share[DEPLOYMENT_HELD_MOST])
{
    const double *held = deployment->roles[role].held;
    for (uint32_t k = 0; k < DEPLOYMENT_HELD_MOST; k++)
        share[k] = 0.0;
    for (uint32_t trial = 0; trial < deployment->trials; trial++)
        share[(uint32_t)held[trial]] += 1.0;
    for (uint32_t k = 0; k < DEPLOYMENT_HELD_MOST; k++)
        share[k] /= deployment->trials;
}

static double capped(double day, double horizon)
{
    return day < horizon ? day : horizon;
}

void closing_change(const double *before, const double *after, uint32_t futures, uint32_t replicates, double horizon,
                    double *mean, double *error)
{
    double sum = 0.0, square = 0.0;
    for (uint32_t future = 0; future < futures; future++) {
        double of_future = 0.0;
        for (uint32_t k = future * replicates; k < (future + 1) * replicates; k++)
            of_future += (capped(after[k], horizon) - capped(before[k], horizon)) / replicates;
        sum += of_future;
        square += of_future * of_future;
    }
    *mean = sum / futures;
    *error = futures > 1 ? sqrt((square / futures - *mean * *mean) / (futures - 1)) : (double)INFINITY;
}

bool worth_is_clear(const struct deployed_worth *worth, uint32_t role)
{
    return fabs(worth->days[role]) >= 0.1 && fabs(worth->days[role]) > 2.0 * worth->error[role];
}

static double most_bought(const struct deployment *deployment, const struct deployed_worth *worth)
{
    double most = 0.0;
    for (uint32_t role = 0; role < deployment->role_count; role++)
        if (worth_is_clear(worth, role) && fabs(worth->days[role]) > most)
            most = fabs(worth->days[role]);
    return most;
}

uint32_t worth_order(const struct deployment *deployment, const struct deployed_worth **rows)
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < deployment->worth_count; k++) {
        const struct deployed_worth *worth = &deployment->worth[k];
        const double most = most_bought(deployment, worth);
        if (most <= 0.0)
            continue;
        uint32_t at = count++;
        for (; at > 0 && most_bought(deployment, rows[at - 1]) < most; at--)
            rows[at] = rows[at - 1];
        rows[at] = worth;
    }
    return count;
}
