#include "theory/missile_defence.h"

#include "base/maths.h"
#include "theory/counting.h"
#include <math.h>

/* x^y where x may be 0 or 1: log1p(-1) would be minus infinity times 0. */
static double power(double x, double y)
{
    if (y == 0.0)
        return 1.0;
    return x > 0.0 ? det_pow(x, y) : 0.0;
}

double md_kill(const struct interceptor *interceptor, double shots_per_warhead)
{
    return interceptor->track * (1.0 - power(1.0 - interceptor->kill, shots_per_warhead));
}

double md_layers(const double *kill, uint32_t count)
{
    double through = 1.0;
    for (uint32_t i = 0; i < count; i++)
        through *= 1.0 - kill[i];
    return 1.0 - through;
}

double md_no_leaker(double kill, double warheads, double common_failure)
{
    return warheads == 0.0 ? 1.0 : (1.0 - common_failure) * power(kill, warheads);
}

double md_expected_leakers(double kill, double warheads, double common_failure)
{
    return warheads * ((1.0 - common_failure) * (1.0 - kill) + common_failure);
}

void md_leakers(double kill, uint32_t warheads, double common_failure, double *probability)
{
    binomial_probabilities(warheads, 1.0 - kill, probability);
    for (uint32_t j = 0; j <= warheads; j++)
        probability[j] *= 1.0 - common_failure;
    probability[warheads] += common_failure;
}

double md_required_kill(double wanted, double warheads)
{
    return power(wanted, 1.0 / warheads);
}

double md_required_shots(const struct interceptor *interceptor, double wanted, double warheads)
{
    const double share = md_required_kill(wanted, warheads) / interceptor->track;
    return share < 1.0 ? det_log1p(-share) / det_log1p(-interceptor->kill) : (double)INFINITY;
}

double md_look_shots(double kill_per_shot, uint32_t most_shots)
{
    double still_there = 1.0, shots = 0.0;
    for (uint32_t i = 0; i < most_shots; i++) {
        shots += still_there;
        still_there *= 1.0 - kill_per_shot;
    }
    return shots;
}

double md_objects(double warheads, double decoys, double taken_for_warhead)
{
    return warheads + decoys * taken_for_warhead;
}

uint32_t md_stock_for_warheads(uint32_t stock, uint32_t warheads, double objects)
{
    return objects > 0.0 ? (uint32_t)floor((double)stock * ((double)warheads / objects)) : stock;
}

static double with_layers(double kill, double other_layers)
{
    return md_layers((const double[]){kill, other_layers}, 2);
}

struct md_outcome md_finite_stock(const struct interceptor *interceptor, uint32_t stock, uint32_t warheads,
                                  double other_layers, double common_failure)
{
    if (warheads == 0)
        return (struct md_outcome){.no_leaker = 1.0, .expected_leakers = 0.0};
    const uint32_t shots = stock / warheads, more = stock % warheads;
    const double fewer_kill = with_layers(md_kill(interceptor, (double)shots), other_layers),
                 more_kill = with_layers(md_kill(interceptor, (double)shots + 1.0), other_layers);
    const double with_more = (double)more, with_fewer = (double)(warheads - more);
    return (struct md_outcome){
        .no_leaker = (1.0 - common_failure) * power(more_kill, with_more) * power(fewer_kill, with_fewer),
        .expected_leakers = md_expected_leakers(more_kill, with_more, common_failure) +
                            md_expected_leakers(fewer_kill, with_fewer, common_failure),
    };
}
