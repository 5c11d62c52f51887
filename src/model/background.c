/* Background: what the leader, the host and neighbours do in every option, so that doing nothing is a world too.
 *
 * Each has forces in place, builds up once violence is serious, and uses theatre spots that others' lift then waits
 * for. Nothing here depends on the option: it is the same in all, and day 0 holds its deterrent effect already. */
#include "model/mechanisms.h"

#include "base/maths.h"
#include "model/numbers.h"
#include "model/rows.h"

enum { IN_PLACE, ADDS, BUILDS, SPOTS_CALM, SPOTS_WAR, NUMBERS };

static const struct field fields[] = {
    NUMBER("in_place", "persons", 0, 1e8, NULL, "Persons in the theatre on day 0"),
    NUMBER("adds", "persons", 0, 1e8, "0 persons assume \"none\"", "Persons it adds once violence is serious"),
    NUMBER("builds", "d", 0.1, 1000, "60 d assume \"two months\"", "Time in which 1 - 1/e of those have come"),
    NUMBER("spots.calm", "", 0, 0.95, "0 assume \"none\"", "Share of theatre spots it uses"),
    NUMBER("spots.war", "", 0, 0.95, "0 assume \"none\"", "The same from serious clashes on"),
    WORDS("title", NULL, "Name for readers"),
};
static const struct section section =
    SECTION("background", SECTION_MANY, fields, "What others do in every option, none included");
static const struct section *const sections[] = {&section};

struct background {
    struct numbers numbers;
    uint32_t count;
    struct signal persons, busy, violence;
    struct clocks week;
    uint64_t watch_violence;
    struct memory since;
};

/* Spots are shared out one after the other: two halves leave a quarter, not nothing. */
static double busy_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct background *b = self;
    double left = 1.0;
    for (uint32_t k = 0; k < b->count; k++)
        left *= 1.0 - numbers_of(w, &b->numbers, k)[signal_get(w, b->violence) >= 3.0 ? SPOTS_WAR : SPOTS_CALM];
    return 1.0 - left;
}

static const void *declare(struct declaration *d)
{
    static const char *const reads[] = {"crisis.violence", NULL};
    struct background *b = declare_self(d, sizeof *b);
    b->numbers = declare_numbers(d, &section, NUMBERS, 0.0);
    b->count = scenario_count(declaration_scenario(d), "background");
    b->persons = declare_signal(d, "persons", "persons", "Persons others have in the theatre");
    b->violence = declare_input(d, "crisis.violence");
    b->busy = declare_derived(d, "busy", "", "Share of theatre spots that others use", busy_value, 0, reads);
    b->week = declare_clocks(d, "week", CLOCK_AT, 1, NULL, NULL);
    b->watch_violence = UINT64_C(1) << declare_watch(d, "crisis.violence");
    b->since = declare_memory(d, LIFE_TRIAL, sizeof(int64_t), 1);
    return b;
}

static void prepare(struct world *w, const void *self)
{
    const struct background *b = self;
    numbers_prepare(w, &b->numbers);
}

static void publish(struct world *w, const struct background *b, double days)
{
    double persons = 0.0;
    for (uint32_t k = 0; k < b->count; k++) {
        const double *n = numbers_of(w, &b->numbers, k);
        persons += n[IN_PLACE] + n[ADDS] * -det_expm1(-days / n[BUILDS]);
    }
    signal_set(w, b->persons, persons);
}

static void start_if_serious(struct world *w, const struct background *b)
{
    int64_t *since = world_memory(w, b->since);
    if (*since > 0 || signal_get(w, b->violence) < 3.0)
        return;
    *since = world_now(w) + 1;
    clock_in(w, b->week.first, 7.0);
}

static void begin(struct world *w, const void *self)
{
    const struct background *b = self;
    publish(w, b, 0.0);
    start_if_serious(w, b);
}

static void answer(struct world *w, const void *self, uint64_t watches)
{
    const struct background *b = self;
    if (watches & b->watch_violence)
        start_if_serious(w, b);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)family;
    (void)entity;
    const struct background *b = self;
    const int64_t *since = world_memory(w, b->since);
    publish(w, b, (double)(world_now(w) - *since) / (double)DAY);
    clock_in(w, b->week.first, 7.0);
}

const struct mechanism mechanism_background = {
    .name = "background",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .answer = answer,
};
