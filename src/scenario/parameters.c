#include "scenario/scenario_internal.h"

#include "base/failure.h"
#include "base/maths.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

double slot_quantile(const struct slot *slot, double u)
{
    double sum = 0.0;

    if (!slot->is_switch)
        return distribution_quantile(&slot->distribution, u);
    for (uint32_t k = 0; k + 1 < slot->choice_count; k++) {
        sum += slot->weights[k];
        if (u < sum)
            return slot->choices[k];
    }
    return slot->choices[slot->choice_count - 1];
}

double slot_value(const struct slot *slot, double u)
{
    return slot_quantile(slot, slot->reversed ? 1.0 - u : u);
}

/* Correlated normals: analysts err together. Kept inside (0, 1), where every quantile is finite. */
static double moved_together(double rho, double u_shared, double u_own)
{
    static const double least = 0x1p-53, most = 1.0 - 0x1p-53;
    const double z = sqrt(rho) * normal_quantile(u_shared) + sqrt(1.0 - rho) * normal_quantile(u_own);
    return clamp(normal_cdf(z), least, most);
}

static double value_of(const struct scenario *scenario, uint32_t k, const double *u, const double *param)
{
    const struct slot *slot = &scenario->slots[k];
    const uint32_t coordinate = scenario->slot_coordinate[k];

    if (coordinate == NO_INDEX)
        return slot_quantile(slot, 0.5);
    const double own = slot->reversed ? 1.0 - u[coordinate] : u[coordinate];
    if (slot->together == NO_INDEX)
        return slot_quantile(slot, own);
    const double rho = param[scenario->group_slot[slot->together]];
    return slot_quantile(slot, moved_together(rho, u[scenario->group_coordinate[slot->together]], own));
}

void scenario_parameters(const struct scenario *scenario, const double *u, double *param)
{
    for (uint32_t group = 0; group < scenario->group_count; group++)
        param[scenario->group_slot[group]] = value_of(scenario, scenario->group_slot[group], u, param);
    for (uint32_t k = 0; k < scenario->slot_count; k++)
        param[k] = value_of(scenario, k, u, param);
}

void slot_describe(const struct slot *slot, char *out, size_t room)
{
    const char *at = slot->written;
    size_t used = 0;

    if (room == 0)
        return;
    /* "26..36..46" as "26 .. 36 .. 46", however it was written. */
    while (*at != '\0' && used + 1 < room) {
        if (at[0] == '.' && at[1] == '.') {
            const char *dots = used > 0 && out[used - 1] == ' ' ? ".. " : " .. ";
            at += 2;
            at += strspn(at, " \t");
            for (; *dots != '\0' && used + 1 < room; dots++)
                out[used++] = *dots;
        } else {
            out[used++] = *at++;
        }
    }
    out[used] = '\0';
    if (slot->unit_text[0] != '\0' && used + 1 < room)
        (void)snprintf(out + used, room - used, " %s", slot->unit_text);
}
