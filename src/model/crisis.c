/* The principal crisis: a ladder of violence that climbs, lasts and ends.
 *
 * Entering level k starts two clocks: a climb hazard A_k that fades with memory theta, scaled by exp(g) while
 * covariates act on it, and a lognormal duration. The first to ring wins (theory/ladder.h, fitted to ICB). Everybody's
 * influence on g arrives as a signal; its sign is theirs to say. g counts from the conditions of day 0, which the fit
 * already holds. The switch `hazard: ctmc` puts two constant hazards in their place, with the same chance of a climb
 * and the same mean stay at every level: what of an answer is the clock's shape and not its size.
 *
 * Violence may fall by a level: it changes the level alone, and both clocks run on. The file the fit is made from holds
 * no path within a crisis, so nothing falls unless the scenario says so.
 *
 * Nuclear use has no frequency. Its hazard is a what-if, 0 unless set; nothing in the world follows from it, so that
 * every other outcome is that of the same world without it.
 *
 * At war the line of contact may move north, or the adversary may collapse: that, and nothing else, is what a buffer
 * state's stake answers to. */
#include "model/crisis.h"
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/numbers.h"
#include "model/topics.h"
#include "model/what_if.h"
#include "theory/ladder.h"

static const struct section *const sections[] = {&crisis_section, &what_if_section};

static const int start_level[] = {1, 2, 4};

enum { HAZARD_KERNEL, HAZARD_CTMC };
enum {
    FAMILY_ONSET,
    FAMILY_CLIMB,
    FAMILY_STEADY_CLIMB,
    FAMILY_END,
    FAMILY_FALL,
    FAMILY_NORTH,
    FAMILY_COLLAPSE,
    FAMILY_AREA,
    FAMILY_NUCLEAR,
    FAMILY_WHAT_IF
};

struct crisis {
    struct numbers numbers;
    struct what_ifs what_ifs;
    struct signal violence, active, line, buffer, began, soil, treaty_area, nuclear_use, serious_day;
    struct signal direct, political, cyber, reactors, mobilisation, ending;
    struct clocks onset, climb, steady_climb, end, fall, north, collapse, area, nuclear;
    struct question ask_climb[4], ask_lasts[5], ask_fall[5];
    struct question ask_began, ask_soil, ask_north, ask_north_when, ask_collapse, ask_area, ask_nuclear;
    struct memory rates, times;
};

/* Of a level, under ctmc: mean days until it climbs and until it ends, each as if the other did not. */
struct rates {
    double climb_days[5], end_days[5];
};

/* How often each question was asked in this trial: once, unless violence falls or is set. */
struct times {
    uint32_t entered[5], fell[5], serious, wars;
};

static double climb_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct crisis *c = self;
    return det_exp(signal_get(w, c->direct) + signal_get(w, c->political) + signal_get(w, c->cyber) +
                   signal_get(w, c->reactors) + signal_get(w, c->mobilisation));
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

static double nuclear_speed(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    const struct crisis *c = self;
    const bool threatened = signal_get(w, c->violence) >= 4.0 && signal_get(w, c->line) >= 1.0;
    return threatened ? numbers_of(w, &c->numbers, 0)[NUCLEAR] : 0.0;
}

static double buffer_value(const struct world *w, const void *self, uint32_t entity)
{
    (void)entity;
    static const double of_line[] = {0.0, 0.75, 1.0};
    const struct crisis *c = self;
    return of_line[(int)signal_get(w, c->line)];
}

static void declare_signals(struct declaration *d, struct crisis *c)
{
    static const char *const line_reads[] = {"crisis.line", NULL};
    c->violence = declare_ordinal(d, "violence", "over|crisis|clashes|serious_clashes|war", 0, "Violence");
    c->active = declare_signal(d, "active", "", "Crisis goes on");
    c->line = declare_ordinal(d, "line", "unmoved|north|border", 0, "Line of contact");
    c->began = declare_signal(d, "began", "", "The adversary began the serious violence");
    c->soil = declare_signal(d, "soil", "", "The adversary's soil is struck");
    c->treaty_area = declare_signal(d, "treaty_area", "", "The treaty area was struck");
    c->nuclear_use = declare_signal(d, "nuclear_use", "", "Nuclear use, under the hazard that was set");
    c->serious_day = declare_signal(d, "serious_day", "d", "Day serious violence began last");
    c->buffer = declare_derived(d, "buffer", "", "How far the buffer is pierced", buffer_value, 0, line_reads);
    c->direct = declare_input(d, "direct.climb_shift");
    c->political = declare_input(d, "political.climb_shift");
    c->cyber = declare_input(d, "cyber.climb_shift");
    c->reactors = declare_input(d, "reactors.climb_shift");
    c->mobilisation = declare_input(d, "mobilisation.climb_shift");
    c->ending = declare_input(d, "political.end_shift");
}

static void declare_happenings(struct declaration *d, struct crisis *c)
{
    static const char *const climb_reads[] = {"direct.climb_shift",   "political.climb_shift",    "cyber.climb_shift",
                                              "reactors.climb_shift", "mobilisation.climb_shift", NULL};
    static const char *const end_reads[] = {"political.end_shift", NULL};
    static const char *const violence_reads[] = {"crisis.violence", NULL};
    static const char *const nuclear_reads[] = {"crisis.violence", "crisis.line", NULL};
    c->onset = declare_clocks(d, "onset", CLOCK_AT, 1, NULL, NULL);
    c->climb = declare_clocks(d, "climb", CLOCK_FADE, 1, climb_speed, climb_reads);
    c->steady_climb = declare_clocks(d, "steady_climb", CLOCK_DRAIN, 1, climb_speed, climb_reads);
    c->end = declare_clocks(d, "end", CLOCK_DRAIN, 1, end_speed, end_reads);
    c->fall = declare_clocks(d, "fall", CLOCK_AT, 1, NULL, NULL);
    c->north = declare_clocks(d, "north", CLOCK_AT, 1, NULL, NULL);
    c->collapse = declare_clocks(d, "collapse", CLOCK_DRAIN, 1, collapse_speed, violence_reads);
    c->area = declare_clocks(d, "area", CLOCK_DRAIN, 1, area_speed, violence_reads);
    c->nuclear = declare_clocks(d, "nuclear_use", CLOCK_DRAIN, 1, nuclear_speed, nuclear_reads);
    what_ifs_declare(d, &c->what_ifs, false);
    declare_tells(d, TOPIC_VIOLENCE);
    declare_tells(d, TOPIC_CRISIS_OVER);
    declare_tells(d, TOPIC_CALMER);
    declare_hears(d, TOPIC_CONCESSION);
    for (int k = 1; k <= 3; k++)
        c->ask_climb[k] = declare_question(d, "climb/%d", k);
    for (int k = 1; k <= 4; k++)
        c->ask_lasts[k] = declare_question(d, "lasts/%d", k);
    for (int k = 2; k <= 4; k++)
        c->ask_fall[k] = declare_question(d, "fall/%d", k);
    c->ask_began = declare_question(d, "began");
    c->ask_soil = declare_question(d, "soil");
    c->ask_north = declare_question(d, "north");
    c->ask_north_when = declare_question(d, "north/when");
    c->ask_collapse = declare_question(d, "collapse");
    c->ask_area = declare_question(d, "area");
    c->ask_nuclear = declare_question(d, "nuclear_use");
}

static const void *declare(struct declaration *d)
{
    struct crisis *c = declare_self(d, sizeof *c);
    c->numbers = declare_numbers(d, &crisis_section, CRISIS_NUMBERS, 0.0);
    declare_signals(d, c);
    declare_happenings(d, c);
    c->rates = declare_memory(d, LIFE_FUTURE, sizeof(struct rates), 1);
    c->times = declare_memory(d, LIFE_TRIAL, sizeof(struct times), 1);
    return c;
}

static double excitation(const double *n, int level)
{
    return n[CLIMB_V1 + level - 1] * n[HERE_V1 + level - 1];
}

/* How a crisis began goes on to tell how long it lasts: lasts_from is in the order of `start`. */
static double ending_median_days(const double *n, int level)
{
    return n[LASTS_V1 + level - 1] * n[LASTS_FROM_NONVIOLENT + (int)n[START]];
}

/* The constant hazards with the kernel's chance of a climb and its mean stay, at every level. */
static void prepare_rates(const double *n, struct rates *rates)
{
    for (int level = 1; level <= 4; level++) {
        const double all = level < 4 ? excitation(n, level) : 0.0, median = ending_median_days(n, level);
        const double chance = ladder_climbs_before_end(all, 0.0, n[MEMORY], median, n[LASTS_SPREAD]);
        double climb, end;
        competing_rates(chance, ladder_dwell_days(all, 0.0, n[MEMORY], median, n[LASTS_SPREAD]), &climb, &end);
        rates->climb_days[level] = 1.0 / climb;
        rates->end_days[level] = 1.0 / end;
    }
}

static void prepare(struct world *w, const void *self)
{
    const struct crisis *c = self;
    numbers_prepare(w, &c->numbers);
    what_ifs_prepare(w, &c->what_ifs);
    const double *n = numbers_of(w, &c->numbers, 0);
    if ((int)n[HAZARD] == HAZARD_CTMC)
        prepare_rates(n, world_memory(w, c->rates));
}

/* ---- levels ---- */

/* The line can move from the moment war begins. */
static void begin_war(struct world *w, const struct crisis *c, const double *n, uint32_t time)
{
    signal_set(w, c->soil, 1.0);
    if (signal_get(w, c->line) <= 0.0 && draw(w, c->ask_north, time) < n[NORTH])
        clock_in(w, c->north.first,
                 sample_lognormal(draw(w, c->ask_north_when, time), n[NORTH_AFTER], n[NORTH_SPREAD]));
    if (time > 0)
        return; /* what is left of these runs on */
    clock_drain(w, c->collapse.first, sample_exponential(draw(w, c->ask_collapse, 0)));
    clock_drain(w, c->nuclear.first, sample_exponential(draw(w, c->ask_nuclear, 0)));
}

static void begin_serious(struct world *w, const struct crisis *c, const double *n, uint32_t time)
{
    signal_set(w, c->serious_day, world_days(w));
    signal_set(w, c->began, draw(w, c->ask_began, time) < n[BEGAN] ? 1.0 : 0.0);
    if (signal_get(w, c->soil) <= 0.0)
        signal_set(w, c->soil, draw(w, c->ask_soil, time) < n[SOIL] ? 1.0 : 0.0);
    if (time == 0)
        clock_drain(w, c->area.first, sample_exponential(draw(w, c->ask_area, 0)));
}

static void start_fall(struct world *w, const struct crisis *c, const double *n, int level)
{
    struct times *times = world_memory(w, c->times);
    clock_stop(w, c->fall.first);
    if (level >= 2 && n[FALLS_V2 + level - 2] > 0.0)
        clock_in(w, c->fall.first,
                 sample_exponential(draw(w, c->ask_fall[level], times->fell[level]++)) / n[FALLS_V2 + level - 2]);
}

static void start_steady(struct world *w, const struct crisis *c, int level, uint32_t time)
{
    const struct rates *rates = world_memory(w, c->rates);
    clock_stop(w, c->steady_climb.first);
    clock_stop(w, c->end.first);
    if (level < 4)
        clock_drain(w, c->steady_climb.first,
                    sample_exponential(draw(w, c->ask_climb[level], time)) * rates->climb_days[level]);
    clock_drain(w, c->end.first, sample_exponential(draw(w, c->ask_lasts[level], time)) * rates->end_days[level]);
}

static void start_kernel(struct world *w, const struct crisis *c, const double *n, int level, uint32_t time)
{
    clock_stop(w, c->climb.first);
    clock_stop(w, c->end.first);
    if (level < 4)
        clock_fade(w, c->climb.first, sample_exponential(draw(w, c->ask_climb[level], time)), excitation(n, level),
                   n[MEMORY]);
    clock_drain(w, c->end.first,
                sample_lognormal(draw(w, c->ask_lasts[level], time), ending_median_days(n, level), n[LASTS_SPREAD]));
}

static void enter(struct world *w, const struct crisis *c, int level)
{
    const double *n = numbers_of(w, &c->numbers, 0);
    struct times *times = world_memory(w, c->times);
    const bool was_serious = signal_get(w, c->violence) >= 3.0;
    const uint32_t time = times->entered[level]++;
    signal_set(w, c->violence, (double)level);
    if ((int)n[HAZARD] == HAZARD_CTMC)
        start_steady(w, c, level, time);
    else
        start_kernel(w, c, n, level, time);
    start_fall(w, c, n, level);
    if (level >= 3 && !was_serious)
        begin_serious(w, c, n, times->serious++);
    if (level == 4)
        begin_war(w, c, n, times->wars++);
}

static void begin(struct world *w, const void *self)
{
    const struct crisis *c = self;
    signal_set(w, c->active, 1.0);
    what_ifs_begin(w, &c->what_ifs);
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
    clock_stop(w, c->steady_climb.first);
    clock_stop(w, c->end.first);
    clock_stop(w, c->fall.first);
    clock_stop(w, c->north.first);
    notify(w, (struct notice){TOPIC_CRISIS_OVER, 0, 0, 0.0, 0.0});
}

/* No stimulus to anybody: the level alone changes, and what is left of the drive to climb is still there. */
static void fall(struct world *w, const struct crisis *c)
{
    const double *n = numbers_of(w, &c->numbers, 0);
    const int level = (int)signal_get(w, c->violence) - 1;
    signal_set(w, c->violence, (double)level);
    clock_stop(w, c->north.first);
    if ((int)n[HAZARD] == HAZARD_CTMC)
        start_steady(w, c, level, ((struct times *)world_memory(w, c->times))->entered[level]++);
    start_fall(w, c, n, level);
    notify(w, (struct notice){TOPIC_CALMER, 0, (uint32_t)level, 0.0, 0.0});
}

static void move_line(struct world *w, const struct crisis *c, uint32_t where)
{
    clock_stop(w, c->north.first);
    if (signal_get(w, c->line) >= (double)where)
        return;
    signal_set(w, c->line, (double)where);
    note(w, NOTE_LINE, where, 0.0, 0.0);
    tell(w, c);
}

static void rise_to(struct world *w, const struct crisis *c, int level)
{
    if (signal_get(w, c->violence) >= (double)level)
        return;
    signal_set(w, c->active, 1.0);
    enter(w, c, level);
    tell(w, c);
}

static void set(struct world *w, const struct crisis *c, uint32_t k)
{
    const enum what_if_event event = c->what_ifs.event[k];
    const bool war = signal_get(w, c->violence) >= 4.0;
    note(w, NOTE_WHAT_IF, c->what_ifs.row[k], (double)event, 0.0);
    switch (event) {
    case WHAT_IF_CLASHES:
    case WHAT_IF_SERIOUS:
    case WHAT_IF_WAR:
        rise_to(w, c, 2 + (int)(event - WHAT_IF_CLASHES));
        break;
    case WHAT_IF_OVER:
        if (signal_get(w, c->active) > 0.0)
            finish_crisis(w, c);
        break;
    case WHAT_IF_STRUCK:
        signal_set(w, c->treaty_area, 1.0);
        break;
    case WHAT_IF_NORTH:
    case WHAT_IF_COLLAPSE:
        if (war)
            move_line(w, c, event == WHAT_IF_NORTH ? 1 : 2);
        break;
    default: /* those of powers are not here */
        signal_set(w, c->nuclear_use, 1.0);
        break;
    }
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct crisis *c = self;
    switch (family) {
    case FAMILY_ONSET:
        tell(w, c);
        break;
    case FAMILY_CLIMB:
    case FAMILY_STEADY_CLIMB:
        enter(w, c, (int)signal_get(w, c->violence) + 1);
        tell(w, c);
        break;
    case FAMILY_END:
        finish_crisis(w, c);
        break;
    case FAMILY_FALL:
        fall(w, c);
        break;
    case FAMILY_NORTH:
        move_line(w, c, 1);
        break;
    case FAMILY_COLLAPSE:
        move_line(w, c, 2);
        break;
    case FAMILY_AREA:
        signal_set(w, c->treaty_area, 1.0);
        break;
    case FAMILY_NUCLEAR:
        signal_set(w, c->nuclear_use, 1.0);
        break;
    case FAMILY_WHAT_IF:
        set(w, c, entity);
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
    .section_count = 2,
    .declare = declare,
    .prepare = prepare,
    .begin = begin,
    .handle = handle,
    .hear = hear,
};
