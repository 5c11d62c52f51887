#include "theory/queue.h"

#include "base/maths.h"
#include <math.h>

double queue_capacity_per_day(double carriers, double load, double cycle_days)
{
    return carriers * load / cycle_days;
}

double queue_clear_days(double waiting, double arriving_per_day, double capacity_per_day)
{
    if (waiting <= 0.0)
        return 0.0;
    const double net = capacity_per_day - arriving_per_day;
    return net > 0.0 ? waiting / net : (double)INFINITY;
}

double queue_waiting(double waiting, double arriving_per_day, double capacity_per_day, double days)
{
    return positive(waiting + (arriving_per_day - capacity_per_day) * days);
}

double queue_served(double waiting, double arriving_per_day, double capacity_per_day, double days)
{
    return waiting + arriving_per_day * days - queue_waiting(waiting, arriving_per_day, capacity_per_day, days);
}

double erlang_c(double offered_load, uint32_t places)
{
    if (offered_load >= (double)places)
        return 1.0;
    double blocked = 1.0; /* Erlang B with 0, 1, ... places */
    for (uint32_t c = 1; c <= places; c++)
        blocked = offered_load * blocked / ((double)c + offered_load * blocked);
    const double busy = offered_load / (double)places;
    return blocked / (1.0 - busy * (1.0 - blocked));
}

double erlang_wait_days(double arrivals_per_day, double service_days, uint32_t places)
{
    const double offered = arrivals_per_day * service_days;
    if (offered >= (double)places)
        return (double)INFINITY;
    return erlang_c(offered, places) * service_days / ((double)places - offered);
}
