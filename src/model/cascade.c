/* The cascade: losses pass from sector to sector along what each needs of the others.
 *
 * In equilibrium and linear: no stocks, batteries or time to spare but what stands in the links. The inverse is a
 * matter of the future; when outages begin or end, a product with it is all that is done. */
#include "model/cascade.h"

#include "base/failure.h"
#include "base/maths.h"
#include "model/mechanisms.h"
#include "model/numbers.h"
#include "model/rows.h"
#include "theory/cyber.h"

static const struct field sector_fields[] = {
    NUMBER("hit", "", 0, 1000, NULL, "Weight, among all sectors, with which an intrusion strikes it"),
    NUMBER("weight", "", 0, 1000, "1 assume \"sectors weigh alike\"",
           "Its weight, among all sectors, in the availability of infrastructure, by which output is lost"),
    NUMBER("outage", "", 0, 1, "", "Share of it that one outage takes away; not given: cyber.outage"),
    {"needs.*", FIELD_QUANTITY, "", 0, 1, NULL, "sectors", "", "What it loses for all of what each other sector loses"},
    WORDS("title", NULL, "Name for readers"),
    WORD("serves", "none|nodes|command", "none",
         "What works no better than it does: ports and airfields of the theatre, or the council's decisions"),
};
const struct section sector_section = SECTION(
    "sectors", SECTION_MANY, sector_fields,
    "Sectors of infrastructure that intrusions strike one by one; without them there is one infrastructure that "
    "serves everything");
static const struct section *const sections[] = {&sector_section};

struct cascade {
    uint32_t count;
    struct numbers needs;
    const struct signal *direct; /* what each sector loses to its own outages */
    struct memory passed;        /* (I - A*)^-1 - I, [sector][other] */
    struct memory work;
};

static double through_value(const struct world *w, const void *self, uint32_t sector)
{
    const struct cascade *m = self;
    const double *passed = world_memory(w, m->passed);
    double loss = 0.0;
    for (uint32_t other = 0; other < m->count; other++)
        loss += passed[sector * m->count + other] * signal_get(w, m->direct[other]);
    return clamp(loss, 0.0, 1.0);
}

/* ---- what can be wrong ---- */

static void check_serves(struct declaration *d, uint32_t count, enum sector_serves wanted, const char *what,
                         const char *hint)
{
    const struct scenario *scenario = declaration_scenario(d);
    for (uint32_t sector = 0; sector < count; sector++)
        if (scenario_choice(scenario, "sectors", sector, "serves", 0) == (uint32_t)wanted)
            return;
    declare_problem(d, scenario_place(scenario, "sectors", 0), hint, "no sector serves %s", what);
}

static void check_any(struct declaration *d, uint32_t count, const char *field, const char *hint)
{
    const struct scenario *scenario = declaration_scenario(d);
    for (uint32_t sector = 0; sector < count; sector++) {
        const uint32_t slot = scenario_slot(scenario, "sectors", sector, field, 0);
        if (distribution_most(&scenario_slot_at(scenario, slot)->distribution) > 0.0)
            return;
    }
    declare_problem(d, scenario_place(scenario, "sectors", 0), hint, "no sector has a %s above 0", field);
}

/* The radius grows with every link, so that all of them at their upper ends are the worst of all futures. A hair below
 * 1 is as bad as 1: nobody could compute with the inverse. */
static void check_links(struct declaration *d, uint32_t count)
{
    const struct scenario *scenario = declaration_scenario(d);
    const size_t cells = (size_t)count * count;
    double *most = declare_self(d, cells * sizeof *most), *work = declare_self(d, 2 * cells * sizeof *work);
    uint32_t first = NO_INDEX;
    for (uint32_t sector = 0; sector < count; sector++)
        for (uint32_t other = 0; other < count; other++) {
            const uint32_t slot = scenario_slot(scenario, "sectors", sector, "needs.*", other);
            if (slot == NO_SLOT)
                continue;
            first = first == NO_INDEX ? sector : first;
            most[sector * count + other] = distribution_most(&scenario_slot_at(scenario, slot)->distribution);
            if (sector == other)
                declare_problem(d, scenario_value_place(scenario, "sectors", sector, "needs.*", other),
                                "take it out: what it loses by itself is its outages", "%s needs itself",
                                scenario_id(scenario, "sectors", sector));
        }
    const double radius = spectral_radius(most, count, work);
    if (radius >= 1.0 - 1e-9)
        declare_problem(d, scenario_place(scenario, "sectors", first),
                        "lower the upper ends of needs along a circle of sectors",
                        "losses may go round among sectors without end: at the upper ends of their needs the spectral "
                        "radius is %.3g, and it must stay below 1",
                        radius);
}

/* ---- the mechanism ---- */

static const void *declare(struct declaration *d)
{
    static const char *const through_reads[] = {"cyber.direct.*", NULL};
    const struct scenario *scenario = declaration_scenario(d);
    struct cascade *m = declare_self(d, sizeof *m);
    const uint32_t count = scenario_count(scenario, "sectors");
    const size_t cells = (size_t)count * count;
    m->count = count;
    if (count == 0)
        return m;
    check_any(d, count, "hit", "say how often intrusions strike each, against the others: hit: 1");
    check_any(d, count, "weight", "say what each weighs in the loss of output, against the others: weight: 1");
    check_serves(d, count, SERVES_NODES, "nodes", "say what ports and airfields depend on: serves: nodes");
    check_serves(d, count, SERVES_COMMAND, "command", "say what decisions depend on: serves: command");
    check_links(d, count);
    m->needs = declare_number_map(d, &sector_section, "needs.*", "sectors", 0.0);
    m->passed = declare_memory(d, LIFE_FUTURE, sizeof(double), cells);
    m->work = declare_memory(d, LIFE_FUTURE, sizeof(double), cells + count);
    struct signal *direct = declare_self(d, count * sizeof *direct);
    m->direct = direct;
    for (uint32_t sector = 0; sector < count; sector++) {
        const char *id = scenario_id(scenario, "sectors", sector);
        direct[sector] = declare_input(d, declare_text(d, "cyber.direct.%s", id));
        (void)declare_derived(
            d, declare_text(d, "through.%s", id), "",
            declare_text(d, "Lost through other sectors, %s", scenario_text(scenario, "sectors", sector, "title", 0)),
            through_value, sector, through_reads);
    }
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct cascade *m = self;
    if (m->count == 0)
        return;
    numbers_prepare(w, &m->needs);
    double *passed = world_memory(w, m->passed);
    const bool ends = cascade_inverse(numbers_of(w, &m->needs, 0), m->count, world_memory(w, m->work), passed);
    ASSERT(ends);
    for (uint32_t sector = 0; sector < m->count; sector++)
        passed[sector * m->count + sector] -= 1.0;
}

const struct mechanism mechanism_cascade = {
    .name = "cascade",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
};
