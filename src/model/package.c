#include "model/package.h"

#include "base/maths.h"
#include "model/roles_common.h"
#include <math.h>

void package_declare(struct declaration *d, struct package *package)
{
    const struct scenario *scenario = declaration_scenario(d);
    const uint32_t count = scenario_count(scenario, "roles");
    struct signal *depth = declare_self(d, (count + 1) * sizeof *depth);
    struct signal *flag = declare_self(d, (count + 1) * sizeof *flag);
    enum stimulus *seen = declare_self(d, (count + 1) * sizeof *seen);
    for (uint32_t role = 0; role < count; role++) {
        const char *id = scenario_id(scenario, "roles", role);
        depth[role] = declare_input(d, declare_text(d, "alliance.depth.%s", id));
        flag[role] = declare_input(d, declare_text(d, "alliance.flag.%s", id));
        seen[role] = scenario_choice(scenario, "roles", role, "seen", 0) == 0 ? STIMULUS_LOW : STIMULUS_NONVIOLENT;
    }
    *package = (struct package){.roles = declare_numbers(d, &roles_section, ROLE_NUMBERS, 0.0),
                                .role_count = count,
                                .seen = seen,
                                .depth = depth,
                                .flag = flag};
}

void package_prepare(struct world *w, const struct package *package)
{
    numbers_prepare(w, &package->roles);
}

struct package_seen package_see(const struct world *w, const struct package *package, double weight)
{
    struct package_seen seen = {.shift = -(double)INFINITY};
    for (uint32_t role = 0; role < package->role_count; role++) {
        const double depth = signal_get(w, package->depth[role]);
        if (depth <= 0.0)
            continue;
        const double shift = numbers_of(w, &package->roles, role)[ROLE_STIR] + weight * det_log(depth);
        seen.shift = shift > seen.shift ? shift : seen.shift;
        seen.class = package->seen[role] > seen.class ? package->seen[role] : seen.class;
        seen.is_under_flag = seen.is_under_flag || signal_get(w, package->flag[role]) >= 2.0;
        seen.is_there = true;
    }
    return seen;
}

bool package_grew(const struct package_seen *before, const struct package_seen *now)
{
    if (!now->is_there || !before->is_there)
        return now->is_there;
    return now->class > before->class || (now->class == before->class && now->shift > before->shift);
}
