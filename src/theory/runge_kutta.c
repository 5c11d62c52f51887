#include "theory/runge_kutta.h"

#include "base/failure.h"

void runge_kutta(void (*slope)(const void *model, const double *state, double *slope), const void *model, double *state,
                 uint32_t count, double span, uint32_t steps)
{
    static const double ahead[4] = {0.0, 0.5, 0.5, 1.0}, weight[4] = {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6};
    const double step = span / (double)steps;
    ASSERT(count <= RUNGE_KUTTA_MOST);
    for (uint32_t n = 0; n < steps; n++) {
        double at[RUNGE_KUTTA_MOST], rate[RUNGE_KUTTA_MOST] = {0.0}, moved[RUNGE_KUTTA_MOST] = {0.0};
        for (int stage = 0; stage < 4; stage++) {
            for (uint32_t i = 0; i < count; i++)
                at[i] = state[i] + ahead[stage] * step * rate[i];
            slope(model, at, rate);
            for (uint32_t i = 0; i < count; i++)
                moved[i] += weight[stage] * step * rate[i];
        }
        for (uint32_t i = 0; i < count; i++)
            state[i] += moved[i];
    }
}
