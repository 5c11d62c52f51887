#include "theory/hawkes.h"

#include "base/maths.h"
#include <math.h>

double hawkes_branching(const struct hawkes *process)
{
    return process->jump_per_day / process->decay_per_day;
}

double hawkes_rate(const struct hawkes *process)
{
    const double own = 1.0 - hawkes_branching(process);
    return own > 0.0 ? process->background_per_day / own : (double)INFINITY;
}

double hawkes_fano(const struct hawkes *process)
{
    const double own = 1.0 - hawkes_branching(process);
    return own > 0.0 ? 1.0 / (own * own) : (double)INFINITY;
}

double hawkes_excitation(const struct hawkes *process, double excitation, double days)
{
    return excitation * det_exp(-process->decay_per_day * days);
}

double hawkes_compensator(const struct hawkes *process, double excitation, double days)
{
    return process->background_per_day * days -
           excitation / process->decay_per_day * det_expm1(-process->decay_per_day * days);
}
