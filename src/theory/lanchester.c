#include "theory/lanchester.h"

#include "base/maths.h"
#include <math.h>

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
