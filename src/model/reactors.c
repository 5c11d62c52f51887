/* Outside powers: how they answer violence, the alliance's package, each other, and their treaties.
 *
 * A stimulus has a class and a shift; a power's answer is theory/response.h with its stake. A crisis is a stimulus from
 * its onset, without violence as with it: one power in ten took a military part in those that stayed without. One
 * uniform per power answers all violence and one the package, comonotone over stimuli: fresh draws for each would make
 * a whole crisis's worth of chances out of one. The package is one stimulus, of its highest class and shift; splitting
 * a role in two changes nothing. An answer shows after a lag and fades unless refreshed. Only rises to class 3 and
 * above move others.
 *
 * The treaty is a separate jump: when the adversary's soil is struck, honour is a coin with the published frequency of
 * honoured alliances, and the higher of the two channels applies. */
#include "model/mechanisms.h"

#include "base/distribution.h"
#include "base/maths.h"
#include "model/reactors.h"
#include "model/topics.h"
#include <math.h>

static void prepare(struct world *w, const void *self)
{
    const struct reactors *m = self;
    numbers_prepare(w, &m->each);
    numbers_prepare(w, &m->all);
    numbers_prepare(w, &m->treaties);
    package_prepare(w, &m->package);
    what_ifs_prepare(w, &m->what_ifs);
}

static void deal(struct world *w, const void *self)
{
    const struct reactors *m = self;
    struct dealt *dealt = world_memory(w, m->dealt);
    for (uint32_t r = 0; r < m->count; r++)
        dealt[r] = (struct dealt){
            .resolve = normal_quantile(draw(w, m->ask[r].resolve, 0)),
            .to_violence = normal_quantile(draw(w, m->ask[r].violence, 0)),
            .to_package = normal_quantile(draw(w, m->ask[r].package, 0)),
            .split = draw(w, m->ask[r].split, 0),
        };
}

static void begin(struct world *w, const void *self)
{
    const struct reactors *m = self;
    clock_drain(w, m->fight.first, sample_exponential(draw(w, m->ask_contact, 0)));
    what_ifs_begin(w, &m->what_ifs);
}

double reaction_lag_days(const double *reaction, enum stimulus class)
{
    switch (class) {
    case STIMULUS_LOW:
        return reaction[LAG_LOW];
    case STIMULUS_NONVIOLENT:
        return reaction[LAG_NVM];
    case STIMULUS_CLASH:
        return reaction[LAG_V2];
    default:
        return reaction[LAG_V3];
    }
}

/* The response class of reactor r to a stimulus. Words and relief do not touch its stake. */
static enum response response_to(struct world *w, const struct reactors *m, uint32_t r, int kind, enum stimulus class,
                                 double shift)
{
    const double *n = numbers_of(w, &m->each, r), *all = numbers_of(w, &m->all, 0);
    const struct reactor_state *state = (const struct reactor_state *)world_memory(w, m->state) + r;
    const struct dealt *dealt = (const struct dealt *)world_memory(w, m->dealt) + r;
    const bool serious = signal_get(w, m->violence) >= 3.0;
    const double pierced = serious ? signal_get(w, m->buffer) : 0.0;
    const double stake = class == STIMULUS_LOW ? 0.0 : n[STAKE_CALM] + (n[STAKE_WAR] - n[STAKE_CALM]) * pierced;
    double share[RESPONSE_COUNT], shifts[RESPONSE_STEPS], at_least[RESPONSE_STEPS];
    response_mixture(class, stake, share);
    if (kind == ASK_PACKAGE && m->effect.present[ROLE_MISSILE_DEFENCE] &&
        signal_get(w, m->package.depth[m->effect.role[ROLE_MISSILE_DEFENCE]]) > 0.0)
        response_move(share, RESPONSE_VERBAL, RESPONSE_ECONOMIC, n[TO_ECONOMIC]);
    const double common = shift + n[RIVALRY] + n[BUFFER] * pierced + state->coupled;
    for (int k = 0; k < RESPONSE_STEPS; k++) {
        shifts[k] = common;
        if (k + 1 >= RESPONSE_NONVIOLENT)
            shifts[k] += n[PREOCCUPIED];
        if (k + 1 <= RESPONSE_NONVIOLENT && serious)
            shifts[k] += n[PATRONAGE];
    }
    response_at_least(share, shifts, at_least);
    const double u = response_uniform(dealt->resolve, kind == ASK_PACKAGE ? dealt->to_package : dealt->to_violence,
                                      all[CORRELATION]);
    return response_by_uniform(at_least, u);
}

static void refresh(struct world *w, const struct reactors *m, uint32_t r)
{
    struct reactor_state *state = (struct reactor_state *)world_memory(w, m->state) + r;
    const double *all = numbers_of(w, &m->all, 0);
    clock_stop(w, m->decay.first + r);
    clock_in(w, m->decay.first + r,
             sample_lognormal(draw(w, m->ask[r].decay, state->decays++), all[DECAY], all[DECAY_SPREAD]));
}

static void ask(struct world *w, const struct reactors *m, uint32_t r, int kind, enum stimulus class, double shift)
{
    struct reactor_state *state = (struct reactor_state *)world_memory(w, m->state) + r;
    const double *all = numbers_of(w, &m->all, 0);
    enum response response = response_to(w, m, r, kind, class, shift);
    /* A crisis is without violence as long as nobody uses any: what the counts call direct was a show of force. */
    if (kind == ASK_V1 && response == RESPONSE_VIOLENT)
        response = RESPONSE_NONVIOLENT;
    const uint32_t clock = m->answer.first + r * ASK_KINDS + (uint32_t)kind;
    if (response == RESPONSE_NONE)
        return;
    if (clock_runs(w, clock)) {
        if (response > state->pending[kind])
            state->pending[kind] = response;
        return;
    }
    const double days = sample_lognormal(draw(w, m->ask[r].lag[kind], state->lags[kind]++),
                                         reaction_lag_days(all, class), all[LAG_SPREAD]);
    state->pending[kind] = response;
    note(w, NOTE_ANSWER, r * 16 + (uint32_t)kind, (double)response, days);
    clock_in(w, clock, days);
}

static void ask_all(struct world *w, const struct reactors *m, uint32_t but, int kind, enum stimulus class,
                    double shift)
{
    for (uint32_t r = 0; r < m->count; r++)
        if (r != but)
            ask(w, m, r, kind, class, shift);
}

/* Asked again only when what is seen grew. */
static void ask_package(struct world *w, const struct reactors *m)
{
    const struct package_seen seen = package_see(w, &m->package, numbers_of(w, &m->all, 0)[DEPTH_WEIGHT]);
    for (uint32_t r = 0; r < m->count; r++) {
        struct reactor_state *state = (struct reactor_state *)world_memory(w, m->state) + r;
        struct package_seen now = seen;
        if (now.is_under_flag)
            now.shift += numbers_of(w, &m->each, r)[FLAG];
        if (!package_grew(&state->package, &now))
            continue;
        state->package = now;
        ask(w, m, r, ASK_PACKAGE, now.class, now.shift);
    }
}

static double reliability(const struct world *w, const struct reactors *m, uint32_t t)
{
    const double *all = numbers_of(w, &m->all, 0);
    const int reading = (int)all[RELIABILITY];
    return reading == RELIABILITY_RANGE ? numbers_of(w, &m->treaties, t)[HONOURED]
                                        : all[READING_LOW + reading - RELIABILITY_LOW];
}

/* The case of a treaty comes due when the adversary's soil is struck; once. */
static void invoke_treaties(struct world *w, const struct reactors *m)
{
    bool *asked = world_memory(w, m->treaty_asked);
    for (uint32_t t = 0; signal_get(w, m->soil) > 0.0 && t < m->treaty_count; t++) {
        const double *n = numbers_of(w, &m->treaties, t);
        if (asked[t] || n[IN_FORCE] > 0.0) /* "yes" is word 0 */
            continue;
        asked[t] = true;
        const double chance = reliability(w, m, t) * (signal_get(w, m->began) > 0.0 ? n[IF_BEGAN] : 1.0);
        if (draw(w, m->ask_treaty[t].honour, 0) >= chance) {
            note(w, NOTE_NOT_HONOURED, t, chance, 0.0);
            continue;
        }
        const double days = sample_lognormal(draw(w, m->ask_treaty[t].lag, 0), n[TREATY_LAG], n[TREATY_LAG_SPREAD]);
        note(w, NOTE_HONOURED, t, 0.0, days);
        clock_in(w, m->honour.first + t, days);
    }
}

static void hear(struct world *w, const void *self, const struct notice *notice)
{
    const struct reactors *m = self;
    if (signal_get(w, m->active) <= 0.0)
        return;
    switch (notice->topic) {
    case TOPIC_VIOLENCE:
        ask_all(w, m, NO_INDEX, ASK_V1 + (int)notice->about - 1,
                (enum stimulus)(STIMULUS_NONVIOLENT + (int)notice->about - 1), 0.0);
        invoke_treaties(w, m);
        break;
    case TOPIC_DECIDED:
        ask_package(w, m);
        break;
    case TOPIC_REACTION:
        ask_all(w, m, notice->about, ASK_OTHER, notice->size >= 4.0 ? STIMULUS_CLASH : STIMULUS_NONVIOLENT, 0.0);
        break;
    case TOPIC_FALSE_ALARM:
        ask_all(w, m, NO_INDEX, ASK_ALARM, STIMULUS_LOW, 0.0);
        break;
    }
}

/* A rise is shown; what is not a rise refreshes. `level` 0: to be split. */
static void show(struct world *w, const struct reactors *m, uint32_t r, enum response response, double level)
{
    refresh(w, m, r);
    if (level <= 0.0) {
        level = (double)response;
        if (response == RESPONSE_VIOLENT) {
            const double *all = numbers_of(w, &m->all, 0);
            const bool serious = signal_get(w, m->violence) >= 3.0;
            const int row = signal_get(w, m->buffer) >= 0.75 && serious ? PIERCED_L5 : serious ? CLASH_L5 : CALM_L5;
            const double share[] = {1.0 - all[row] - all[row + 1], all[row], all[row + 1]};
            level =
                4.0 + (double)split_by_uniform(share, 3, ((const struct dealt *)world_memory(w, m->dealt))[r].split);
        }
    }
    if (level > signal_get(w, m->level[r]))
        signal_set(w, m->level[r], level);
    if ((double)response <= signal_get(w, m->response[r]))
        return;
    signal_set(w, m->response[r], (double)response);
    struct reactor_state *state = (struct reactor_state *)world_memory(w, m->state) + r;
    if (response >= RESPONSE_NONVIOLENT && state->rises++ < RISES_MOST)
        notify(w, (struct notice){TOPIC_REACTION, 0, r, (double)response, 0.0});
}

static void honour(struct world *w, const struct reactors *m, uint32_t t)
{
    const double *n = numbers_of(w, &m->treaties, t);
    const double share[] = {n[MATERIEL], n[LIMITED], 1.0 - n[MATERIEL] - n[LIMITED]};
    static const double level[] = {3.0, 5.0, 6.0};
    const uint32_t form = split_by_uniform(share, 3, draw(w, m->ask_treaty[t].form, 0));
    for (uint32_t r = 0; r < m->count; r++)
        if (r != m->bound[t])
            ((struct reactor_state *)world_memory(w, m->state))[r].coupled += numbers_of(w, &m->each, r)[COUPLING];
    show(w, m, m->bound[t], form == 0 ? RESPONSE_NONVIOLENT : RESPONSE_VIOLENT, level[form]);
}

static void set(struct world *w, const struct reactors *m, uint32_t k)
{
    static const enum response moves[] = {RESPONSE_ECONOMIC, RESPONSE_NONVIOLENT, RESPONSE_VIOLENT};
    const enum what_if_event event = m->what_ifs.event[k];
    note(w, NOTE_WHAT_IF, m->what_ifs.row[k], (double)event, 0.0);
    show(w, m, m->what_ifs.power[k], moves[event - WHAT_IF_POWER_PRESSES], 0.0);
}

static void handle(struct world *w, const void *self, uint32_t family, uint32_t entity)
{
    const struct reactors *m = self;
    switch (family) {
    case FAMILY_ANSWER: {
        const uint32_t r = entity / ASK_KINDS;
        const struct reactor_state *state = (const struct reactor_state *)world_memory(w, m->state) + r;
        show(w, m, r, (enum response)state->pending[entity % ASK_KINDS], 0.0);
        break;
    }
    case FAMILY_DECAY:
        signal_set(w, m->response[entity], 0.0);
        signal_set(w, m->level[entity], 0.0);
        break;
    case FAMILY_HONOUR:
        honour(w, m, entity);
        break;
    case FAMILY_CONTACT:
        signal_set(w, m->contact, 1.0);
        break;
    case FAMILY_WHAT_IF:
        set(w, m, entity);
        break;
    }
}

const struct mechanism mechanism_reactors = {
    .name = "reactors",
    .sections = reactors_sections,
    .section_count = REACTORS_SECTIONS,
    .declare = reactors_declare,
    .prepare = prepare,
    .deal = deal,
    .begin = begin,
    .handle = handle,
    .hear = hear,
};
