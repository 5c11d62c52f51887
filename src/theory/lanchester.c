#include "theory/lanchester.h"

#include "base/maths.h"
#include "theory/runge_kutta.h"
#include <math.h>
#include <stdbool.h>

struct forces lanchester_square(const struct lanchester *rates, struct forces start, double reinforcement_per_day,
                                double days)
{
    /* A'' = a b A, so A = A0 cosh(rt) + A'(0)/r sinh(rt), and B = (P - A') / b. */
    const double r = sqrt(rates->first_rate * rates->second_rate);
    const double slope = reinforcement_per_day - rates->second_rate * start.second;
    const double c = det_cosh(r * days), s = det_sinh(r * days);
    return (struct forces){
        .first = start.first * c + slope / r * s,
        .second = (reinforcement_per_day - start.first * r * s - slope * c) / rates->second_rate,
    };
}

/* a A^2 - b B^2: above 0, the first force wins. */
static double square_invariant(const struct lanchester *rates, struct forces start)
{
    return rates->first_rate * start.first * start.first - rates->second_rate * start.second * start.second;
}

double lanchester_square_end_days(const struct lanchester *rates, struct forces start)
{
    const double r = sqrt(rates->first_rate * rates->second_rate);
    const double first = sqrt(rates->first_rate) * start.first, second = sqrt(rates->second_rate) * start.second;
    const double lead = square_invariant(rates, start);
    if (lead == 0.0)
        return (double)INFINITY;
    return det_atanh(lead > 0.0 ? second / first : first / second) / r;
}

struct forces lanchester_square_end(const struct lanchester *rates, struct forces start)
{
    const double lead = square_invariant(rates, start);
    return (struct forces){
        .first = sqrt(positive(lead / rates->first_rate)),
        .second = sqrt(positive(-lead / rates->second_rate)),
    };
}

double lanchester_rate(double losses, double opposing_unit_days)
{
    return losses / opposing_unit_days;
}

/* A day on, or up to the moment at which one is gone. */
static struct forces next_day(const struct lanchester *rates, struct forces now, double arriving)
{
    double low = 0.0, high = 1.0;
    const struct forces then = lanchester_square(rates, now, arriving, 1.0);
    if (then.first >= 0.0 && then.second >= 0.0)
        return then;
    for (int halving = 0; halving < 60; halving++) {
        const double middle = 0.5 * (low + high);
        const struct forces at = lanchester_square(rates, now, arriving, middle);
        if (at.first > 0.0 && at.second > 0.0)
            low = middle;
        else
            high = middle;
    }
    const struct forces last = lanchester_square(rates, now, arriving, low);
    return then.second < then.first ? (struct forces){last.first, 0.0} : (struct forces){0.0, last.second};
}

void lanchester_square_arriving(const struct lanchester *rates, struct forces start, const double *arrivals,
                                uint32_t days, struct forces *path)
{
    path[0] = start;
    for (uint32_t day = 0; day < days; day++) {
        const bool over = path[day].second <= 0.0 || (path[day].first <= 0.0 && arrivals[day] <= 0.0);
        path[day + 1] = over ? path[day] : next_day(rates, path[day], arrivals[day]);
    }
}

/* (1 - exp(-x)) / x times `scale`, with its limit at 0. */
static double spent(double rate, double days)
{
    return rate != 0.0 ? -det_expm1(-rate * days) / rate : days;
}

struct forces lanchester_linear(const struct lanchester *rates, struct forces start, double days)
{
    /* A = K A0 / (a A0 - b B0 exp(-K t)), written so that neither K = 0 nor a great |K| t loses digits. */
    const double first = rates->first_rate * start.first, second = rates->second_rate * start.second;
    const double lead = first - second;
    return (struct forces){
        .first = start.first / (1.0 + second * spent(lead, days)),
        .second = start.second / (1.0 + first * spent(-lead, days)),
    };
}

static void mixed_slope(const void *model, const double *state, double *slope)
{
    const struct lanchester_mixed *law = model;
    const double first = state[0], second = state[1];
    slope[0] = slope[1] = 0.0;
    if (first <= 0.0 || second <= 0.0)
        return;
    slope[0] = -law->rates.second_rate * det_pow(second, law->p) * det_pow(first, law->q);
    slope[1] = -law->rates.first_rate * det_pow(first, law->p) * det_pow(second, law->q);
}

struct forces lanchester_mixed(const struct lanchester_mixed *law, struct forces start, double days)
{
    double state[2] = {start.first, start.second};
    runge_kutta(mixed_slope, law, state, 2, days, 2000);
    return (struct forces){positive(state[0]), positive(state[1])};
}

struct forces lanchester_mixed_end(const struct lanchester_mixed *law, struct forces start)
{
    const double s = 1.0 + law->p - law->q, a = law->rates.first_rate, b = law->rates.second_rate;
    const double lead = a * det_pow(start.first, s) - b * det_pow(start.second, s);
    return (struct forces){det_pow(positive(lead / a), 1.0 / s), det_pow(positive(-lead / b), 1.0 / s)};
}

double lanchester_mixed_parity(const struct lanchester_mixed *law, double first)
{
    return first * det_pow(law->rates.first_rate / law->rates.second_rate, 1.0 / (1.0 + law->p - law->q));
}

/* Their ratio stays: dA/dt = -b (B / A)^p A^(p + q). */
static double draw_days(const struct lanchester_mixed *law, struct forces start)
{
    const double slowing = 1.0 - law->p - law->q;
    const double speed = law->rates.second_rate * det_pow(start.second / start.first, law->p);
    return slowing > 0.0 ? det_pow(start.first, slowing) / (slowing * speed) : (double)INFINITY;
}

double lanchester_mixed_end_days(const struct lanchester_mixed *law, struct forces start)
{
    /* The weaker, here B, by u = B^(1 - q): du/dt = -a (1 - q) A^p, which does not vanish with B. */
    enum { INTERVALS = 4000 };
    const struct forces end = lanchester_mixed_end(law, start);
    const bool first_wins = end.first > 0.0;
    const double kills = first_wins ? law->rates.first_rate : law->rates.second_rate;
    const double suffers = first_wins ? law->rates.second_rate : law->rates.first_rate;
    const double weaker = first_wins ? start.second : start.first, left = first_wins ? end.first : end.second;
    const double slowing = 1.0 - law->q, s = slowing + law->p;
    if (left <= 0.0)
        return draw_days(law, start);
    if (slowing <= 0.0)
        return (double)INFINITY;
    const double most = det_pow(weaker, slowing);
    double sum = 0.0;
    for (int i = 0; i <= INTERVALS; i++) {
        const double weight = i == 0 || i == INTERVALS ? 1.0 : i % 2 ? 4.0 : 2.0;
        const double u = most * (double)i / INTERVALS;
        const double stronger = det_pow(left, s) + suffers / kills * det_pow(u, s / slowing);
        sum += weight / det_pow(stronger, law->p / s);
    }
    return sum * most / (3.0 * INTERVALS * kills * slowing);
}

double lanchester_stochastic_square(const struct lanchester *rates, uint32_t first_units, uint32_t second_units,
                                    double *work)
{
    /* work[j] holds P(first wins) from (i, j); row i = 0 is lost, column j = 0 won. */
    for (uint32_t j = 0; j <= second_units; j++)
        work[j] = j == 0 && first_units > 0 ? 1.0 : 0.0;
    for (uint32_t i = 1; i <= first_units; i++)
        for (uint32_t j = 1; j <= second_units; j++) {
            const double first = rates->first_rate * (double)i, second = rates->second_rate * (double)j;
            const double p = first / (first + second);
            work[j] = p * work[j - 1] + (1.0 - p) * work[j];
        }
    return work[second_units];
}
