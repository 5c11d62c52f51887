/* The principal crisis: a ladder of violence that climbs, lasts and ends.
 *
 * Entering level k starts two clocks: a climb hazard A_k that fades with memory theta, scaled by exp(g) while
 * covariates act on it, and a lognormal duration. The first to ring wins (theory/ladder.h, fitted to ICB). Everybody's
 * influence on g arrives as a signal; its sign is theirs to say. g counts from the conditions of day 0, which the fit
 * already holds.
 *
 * At war the line of contact may move north, or the adversary may collapse: that, and nothing else, is what a buffer
 * state's stake answers to. */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/numbers.h"
#include "model/rows.h"
#include "model/topics.h"

enum {
    CLIMB_V1,
    CLIMB_V2,
    CLIMB_V3,
    HERE_V1,
    HERE_V2,
    HERE_V3,
    MEMORY,
    LASTS_V1,
    LASTS_V2,
    LASTS_V3,
    LASTS_V4,
    LASTS_SPREAD,
    BEGAN,
    SOIL,
    NORTH,
    NORTH_AFTER,
    NORTH_SPREAD,
    COLLAPSE,
    AREA,
    START,
    NUMBERS
};

static const struct field fields[] = {
    NUMBER("climb.v1", "", 0, 5, NULL, "Climbs to expect after entering the first level, if the crisis never ended"),
    NUMBER("climb.v2", "", 0, 5, NULL, "Likewise, after entering minor clashes"),
    NUMBER("climb.v3", "", 0, 5, NULL, "Likewise, after entering serious clashes"),
    NUMBER("here.v1", "", 0, 20, "1 assume \"as elsewhere\"", "What this region does to climb.v1, as a factor"),
    NUMBER("here.v2", "", 0, 20, "1 assume \"as elsewhere\"", "Likewise for climb.v2"),
    NUMBER("here.v3", "", 0, 20, "1 assume \"as elsewhere\"", "Likewise for climb.v3"),
    NUMBER("memory", "d", 0.1, 1000, NULL, "Time in which the drive to climb fades to 1/e"),
    NUMBER("lasts.v1", "d", 0.1, 10000, NULL, "Median time at the first level before the crisis ends"),
    NUMBER("lasts.v2", "d", 0.1, 10000, NULL, "Likewise at minor clashes"),
    NUMBER("lasts.v3", "d", 0.1, 10000, NULL, "Likewise at serious clashes"),
    NUMBER("lasts.v4", "d", 0.1, 10000, NULL, "Likewise at war"),
    NUMBER("lasts_spread", "", 0, 5, NULL, "Standard deviation of the logarithm of those times"),
    NUMBER("began", "", 0, 1, NULL, "Chance that serious violence, if it comes, was begun by the adversary"),
    NUMBER("soil", "", 0, 1, NULL, "Chance that serious clashes strike the adversary's own soil (war always does)"),
    NUMBER("north", "", 0, 1, NULL, "Chance that a war moves the line of contact into the adversary's land"),
    NUMBER("north_after", "d", 0.1, 10000, NULL, "Median time until it does"),
    NUMBER("north_spread", "", 0, 5, NULL, "Standard deviation of that time's logarithm"),
    NUMBER("collapse", "per day", 0, 1, NULL, "Hazard that the adversary's regime collapses, at war"),
    NUMBER("area_strike", "per day", 0, 1, NULL,
           "Hazard that the alliance's treaty area is struck, from serious clashes on"),
    SWITCH_OF("start", "nonviolent|violent|war", "nonviolent", "How the crisis begins: level 1, 2 or 4"),
    WORDS("adversary", NULL, "Name of the adversary, for texts"),
    WORDS("host", NULL, "Name of the state that is helped, for texts"),
};
static const struct section section =
    SECTION("crisis", SECTION_ONE, fields, "The crisis itself: how it climbs, lasts and ends");
static const struct section *const sections[] = {&section};

static const int start_level[] = {1, 2, 4};

enum { FAMILY_ONSET, FAMILY_CLIMB, FAMILY_END, FAMILY_NORTH, FAMILY_COLLAPSE, FAMILY_AREA };

struct crisis {
    struct numbers numbers;
    struct signal violence, active, line, buffer, began, soil, treaty_area;
    struct signal direct, political, cyber, reactors, ending;
    struct clocks onset, climb, end, north, collapse, area;
    struct question ask_climb[4], ask_lasts[5], ask_began, ask_soil, ask_north, ask_north_when, ask_collapse, ask_area;
};

static double climb_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct crisis *c = self;
    return det_exp(signal_get(w, c->direct) + signal_get(w, c->political) + signal_get(w, c->cyber) +
                   signal_get(w, c->reactors));
}

static double end_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct crisis *c = self;
    return det_exp(-signal_get(w, c->ending));
}

static double collapse_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct crisis *c = self;
    return signal_get(w, c->violence) >= 4.0 ? numbers_of(w, &c->numbers, 0)[COLLAPSE] : 0.0;
}

static double area_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct crisis *c = self;
    return signal_get(w, c->violence) >= 3.0 ? numbers_of(w, &c->numbers, 0)[AREA] : 0.0;
}

static double buffer_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    static const double of_line[] = {0.0, 0.75, 1.0};
    const struct crisis *c = self;
    return of_line[(int)signal_get(w, c->line)];
}

static const void *declare(struct declaration *d)
{
    static const char *const climb_reads[] = {"direct.climb_shift", "political.climb_shift", "cyber.climb_shift",
                                              "reactors.climb_shift", NULL};
    static const char *const end_reads[] = {"political.end_shift", NULL};
    static const char *const violence_reads[] = {"crisis.violence", NULL};
    static const char *const line_reads[] = {"crisis.line", NULL};
    struct crisis *c = declare_self(d, sizeof *c);
    c->numbers = declare_numbers(d, &section, NUMBERS, 0.0);
    c->violence = declare_ordinal(d, "violence", "over|crisis|clashes|serious_clashes|war", 0, "Violence");
    c->active = declare_signal(d, "active", "", "Crisis goes on");
    c->line = declare_ordinal(d, "line", "unmoved|north|border", 0, "Line of contact");
    c->began = declare_signal(d, "began", "", "The adversary began the serious violence");
    c->soil = declare_signal(d, "soil", "", "The adversary's soil is struck");
    c->treaty_area = declare_signal(d, "treaty_area", "", "The treaty area was struck");
    c->buffer = declare_derived(d, "buffer", "", "How far the buffer is pierced", buffer_value, 0, line_reads);
    c->direct = declare_input(d, "direct.climb_shift");
    c->political = declare_input(d, "political.climb_shift");
    c->cyber = declare_input(d, "cyber.climb_shift");
    c->reactors = declare_input(d, "reactors.climb_shift");
    c->ending = declare_input(d, "political.end_shift");
    c->onset = declare_clocks(d, "onset", CLOCK_AT, 1, NULL, NULL);
    c->climb = declare_clocks(d, "climb", CLOCK_FADE, 1, climb_speed, climb_reads);
    c->end = declare_clocks(d, "end", CLOCK_DRAIN, 1, end_speed, end_reads);
    c->north = declare_clocks(d, "north", CLOCK_AT, 1, NULL, NULL);
    c->collapse = declare_clocks(d, "collapse", CLOCK_DRAIN, 1, collapse_speed, violence_reads);
    c->area = declare_clocks(d, "area", CLOCK_DRAIN, 1, area_speed, violence_reads);
    declare_tells(d, TOPIC_VIOLENCE);
    declare_tells(d, TOPIC_CRISIS_OVER);
    declare_hears(d, TOPIC_CONCESSION);
    for (int k = 1; k <= 3; k++)
        c->ask_climb[k] = declare_question(d, "climb/%d", k);
    for (int k = 1; k <= 4; k++)
        c->ask_lasts[k] = declare_question(d, "lasts/%d", k);
    c->ask_began = declare_question(d, "began");
    c->ask_soil = declare_question(d, "soil");
    c->ask_north = declare_question(d, "north");
    c->ask_north_when = declare_question(d, "north/when");
    c->ask_collapse = declare_question(d, "collapse");
    c->ask_area = declare_question(d, "area");
    return c;
}

static void prepare(struct world *w, const void *self)
{
    const struct crisis *c = self;
    numbers_prepare(w, &c->numbers);
}

/* The line can move from the moment war begins. */
static void begin_war(struct world *w, const struct crisis *c, const double *n)
{
    signal_set(w, c->soil, 1.0);
    if (draw(w, c->ask_north, 0) < n[NORTH])
        clock_in(w, c->north.first, sample_lognormal(draw(w, c->ask_north_when, 0), n[NORTH_AFTER], n[NORTH_SPREAD]));
    clock_drain(w, c->collapse.first, sample_exponential(draw(w, c->ask_collapse, 0)));
}

static void enter(struct world *w, const struct crisis *c, int level)
{
    const double *n = numbers_of(w, &c->numbers, 0);
    const bool was_serious = signal_get(w, c->violence) >= 3.0;
    signal_set(w, c->violence, (double)level);
    if (level < 4)
        clock_fade(w, c->climb.first, sample_exponential(draw(w, c->ask_climb[level], 0)),
                   n[CLIMB_V1 + level - 1] * n[HERE_V1 + level - 1], n[MEMORY]);
    clock_stop(w, c->end.first);
    clock_drain(w, c->end.first,
                sample_lognormal(draw(w, c->ask_lasts[level], 0), n[LASTS_V1 + level - 1], n[LASTS_SPREAD]));
    if (level >= 3 && !was_serious) {
        signal_set(w, c->began, draw(w, c->ask_began, 0) < n[BEGAN] ? 1.0 : 0.0);
        signal_set(w, c->soil, draw(w, c->ask_soil, 0) < n[SOIL] ? 1.0 : 0.0);
        clock_drain(w, c->area.first, sample_exponential(draw(w, c->ask_area, 0)));
    }
    if (level == 4)
        begin_war(w, c, n);
}

static void begin(struct world *w, const void *self)
{
    const struct crisis *c = self;
    signal_set(w, c->active, 1.0);
    enter(w, c, start_level[(int)numbers_of(w, &c->numbers, 0)[START]]);
    clock_at(w, c->onset.first, 1); /* begin may not notify: those who answer violence hear of it a moment later */
}

static void tell(struct world *w, const struct crisis *c)
{
    notify(w, (struct notice){TOPIC_VIOLENCE, 0, (uint32_t)signal_get(w, c->violence), 0.0, 0.0});
}

static void finish_crisis(struct world *w, const struct crisis *c)
{
    signal_set(w, c->violence, 0.0);
    signal_set(w, c->active, 0.0);
    clock_stop(w, c->climb.first);
    clock_stop(w, c->north.first);
    clock_stop(w, c->collapse.first);
    clock_stop(w, c->area.first);
    notify(w, (struct notice){TOPIC_CRISIS_OVER, 0, 0, 0.0, 0.0});
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    (void)entity;
    const struct crisis *c = self;
    switch (family) {
    case FAMILY_ONSET:
        tell(w, c);
        break;
    case FAMILY_CLIMB:
        enter(w, c, (int)signal_get(w, c->violence) + 1);
        tell(w, c);
        break;
    case FAMILY_END:
        finish_crisis(w, c);
        break;
    case FAMILY_NORTH:
        signal_set(w, c->line, 1.0);
        note(w, NOTE_LINE, 1, 0.0, 0.0);
        tell(w, c);
        break;
    case FAMILY_COLLAPSE:
        clock_stop(w, c->north.first);
        signal_set(w, c->line, 2.0);
        note(w, NOTE_LINE, 2, 0.0, 0.0);
        tell(w, c);
        break;
    case FAMILY_AREA:
        signal_set(w, c->treaty_area, 1.0);
        break;
    }
}

/* A concession ends the crisis at the next microday. */
static void hear(struct world *w, const void *self, const struct notice *notice)
{
    const struct crisis *c = self;
    if (notice->topic == TOPIC_CONCESSION && signal_get(w, c->active) > 0.0) {
        clock_stop(w, c->end.first);
        clock_drain(w, c->end.first, 0.0);
    }
}

const struct mechanism mechanism_crisis = {
    .name = "crisis",
    .sections = sections,
    .section_count = 1,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .hear = hear,
};
