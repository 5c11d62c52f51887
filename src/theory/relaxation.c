#include "theory/relaxation.h"

#include "base/maths.h"
#include <math.h>

double relaxed(double now, double target, double tau_days, double days)
{
    return now - (target - now) * det_expm1(-days / tau_days);
}

double relaxed_integral(double now, double target, double tau_days, double days)
{
    return target * days + (target - now) * tau_days * det_expm1(-days / tau_days);
}

double relaxed_days_until(double now, double target, double tau_days, double level)
{
    if (level == now)
        return 0.0;
    /* The share of the gap closed at that moment must lie in (0, 1). */
    const double closed = (level - now) / (target - now);
    return closed > 0.0 && closed < 1.0 ? -tau_days * det_log1p(-closed) : (double)INFINITY;
}
