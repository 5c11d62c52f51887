#include "theory/richardson.h"

#include "theory/runge_kutta.h"
#include <math.h>

double richardson_margin(const struct richardson *race)
{
    return race->first_fatigue * race->second_fatigue - race->first_reaction * race->second_reaction;
}

bool richardson_is_stable(const struct richardson *race)
{
    return race->first_fatigue + race->second_fatigue > 0.0 && richardson_margin(race) > 0.0;
}

struct richardson_levels richardson_equilibrium(const struct richardson *race)
{
    const double margin = richardson_margin(race);
    return (struct richardson_levels){
        .first =
            (race->first_reaction * race->second_grievance + race->second_fatigue * race->first_grievance) / margin,
        .second =
            (race->second_reaction * race->first_grievance + race->first_fatigue * race->second_grievance) / margin,
    };
}

struct richardson_eigenvalues richardson_eigenvalues(const struct richardson *race)
{
    const double middle = -0.5 * (race->first_fatigue + race->second_fatigue);
    const double gap = race->first_fatigue - race->second_fatigue;
    const double square = gap * gap + 4.0 * race->first_reaction * race->second_reaction;
    const double half = 0.5 * sqrt(fabs(square));
    if (square < 0.0)
        return (struct richardson_eigenvalues){.slow = middle, .fast = middle, .turning = half};
    return (struct richardson_eigenvalues){.slow = middle + half, .fast = middle - half, .turning = 0.0};
}

static void armament_slope(const void *model, const double *state, double *slope)
{
    const struct richardson *race = model;
    slope[0] = race->first_reaction * state[1] - race->first_fatigue * state[0] + race->first_grievance;
    slope[1] = race->second_reaction * state[0] - race->second_fatigue * state[1] + race->second_grievance;
}

struct richardson_levels richardson_after(const struct richardson *race, struct richardson_levels start, double years)
{
    double state[2] = {start.first, start.second};
    runge_kutta(armament_slope, race, state, 2, years, 2000);
    return (struct richardson_levels){state[0], state[1]};
}

struct richardson_fit richardson_fit(const double *totals, uint32_t count)
{
    const double pairs = (double)(count - 1);
    double x_mean = 0.0, y_mean = 0.0, xx = 0.0, xy = 0.0;
    for (uint32_t i = 1; i < count; i++) {
        x_mean += 0.5 * (totals[i] + totals[i - 1]) / pairs;
        y_mean += (totals[i] - totals[i - 1]) / pairs;
    }
    for (uint32_t i = 1; i < count; i++) {
        const double x = 0.5 * (totals[i] + totals[i - 1]) - x_mean;
        xx += x * x;
        xy += x * (totals[i] - totals[i - 1]); /* x is centred: the changes need not be */
    }
    const double slope = xy / xx;
    return (struct richardson_fit){.slope = slope, .zero = x_mean - y_mean / slope};
}
