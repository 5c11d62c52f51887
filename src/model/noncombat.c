/* Non-combat roles: relief, evacuation, logistics support.
 *
 * Relief delivers tonnes a day of what the displaced lack. Evacuation is a fluid queue: nationals leave at a rate in
 * proportion to what is in place, and its end is one event. Logistics speeds the nodes and helps the host to feed its
 * own. */
#include "model/mechanisms.h"

#include "model/numbers.h"
#include "model/roles_common.h"
#include "model/rows.h"

enum { NATIONALS, OUT_PER_DAY, LEAVE_ALONE, NODE_GAIN, HOST_GAIN, NUMBERS };

static const struct field fields[] = {
    NUMBER("nationals", "persons", 0, 1e9, NULL, "Members' nationals in the host country"),
    NUMBER("out_per_day", "persons/d", 0, 1e7, NULL, "Persons a full evacuation role brings out a day"),
    NUMBER("leave_alone", "persons/d", 0, 1e7, NULL, "Persons who leave a day by themselves once there is violence"),
    NUMBER("node_gain", "", 0, 2, NULL, "What full logistics support adds to the speed of theatre nodes, as a share"),
    NUMBER("host_gain", "", 0, 1, NULL, "What full logistics support adds to the share of need the host meets"),
};
static const struct section section =
    SECTION("noncombat", SECTION_ONE, fields, "What relief, evacuation and logistics roles do");
static const struct section *const sections[] = {&section};

struct noncombat {
    struct numbers numbers;
    struct role_signals effect, quality;
    struct signal violence, flow, evacuated, all_out, node_speed, host_gain, relief;
    struct clocks queue;
};

static double queue_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct noncombat *m = self;
    const double *n = numbers_of(w, &m->numbers, 0);
    return n[OUT_PER_DAY] * role_get(w, &m->effect, ROLE_EVACUATION) +
           (signal_get(w, m->violence) >= 2.0 ? n[LEAVE_ALONE] : 0.0);
}

static double node_speed_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct noncombat *m = self;
    return 1.0 + numbers_of(w, &m->numbers, 0)[NODE_GAIN] * role_get(w, &m->effect, ROLE_LOGISTICS);
}

static double host_gain_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct noncombat *m = self;
    return numbers_of(w, &m->numbers, 0)[HOST_GAIN] * role_get(w, &m->effect, ROLE_LOGISTICS);
}

/* Tonnes a day: what the units in place carry, as well as supply and integration let them. */
static double relief_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct noncombat *m = self;
    return signal_get(w, m->flow) * role_get(w, &m->quality, ROLE_RELIEF);
}

static const void *declare(struct declaration *d)
{
    static const char *const queue_reads[] = {"roles.effect.*", "crisis.violence", NULL};
    static const char *const effect_reads[] = {"roles.effect.*", NULL};
    static const char *const relief_reads[] = {"roles.quality.*", "force.flow", NULL};
    struct noncombat *m = declare_self(d, sizeof *m);
    m->numbers = declare_numbers(d, &section, NUMBERS, 0.0);
    m->effect = declare_role_inputs(d, "roles.effect");
    m->quality = declare_role_inputs(d, "roles.quality");
    m->violence = declare_input(d, "crisis.violence");
    m->flow = declare_input(d, "force.flow");
    m->evacuated = declare_signal(d, "evacuated", "persons", "Nationals who are out");
    m->all_out = declare_signal(d, "all_out", "", "All nationals are out");
    m->node_speed = declare_derived(d, "node_speed", "", "Speed of theatre nodes", node_speed_value, 0, effect_reads);
    m->host_gain =
        declare_derived(d, "host_gain", "", "Share of need met by the host, added", host_gain_value, 0, effect_reads);
    m->relief = declare_derived(d, "relief", "t/d", "Relief delivered", relief_value, 0, relief_reads);
    m->queue = declare_clocks(d, "queue", CLOCK_DRAIN, 1, queue_speed, queue_reads);
    return m;
}

static void prepare(struct world *w, const void *self)
{
    const struct noncombat *m = self;
    numbers_prepare(w, &m->numbers);
}

static void begin(struct world *w, const void *self)
{
    const struct noncombat *m = self;
    clock_drain(w, m->queue.first, numbers_of(w, &m->numbers, 0)[NATIONALS]);
}

static double out_so_far(const struct world *w, const struct noncombat *m)
{
    return numbers_of(w, &m->numbers, 0)[NATIONALS] - clock_left(w, m->queue.first);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)family;
    (void)entity;
    const struct noncombat *m = self;
    signal_set(w, m->evacuated, numbers_of(w, &m->numbers, 0)[NATIONALS]);
    signal_set(w, m->all_out, 1.0);
}

static void finish(struct world *w, const void *self)
{
    const struct noncombat *m = self;
    signal_set(w, m->evacuated, out_so_far(w, m));
}

const struct mechanism mechanism_noncombat = {
    .name = "noncombat",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .finish = finish,
};
