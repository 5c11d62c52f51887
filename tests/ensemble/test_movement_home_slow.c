/* The way home of 1,000 random movements, each called back on a random day, in whole or in part: no sooner than its
 * bound, nobody lost or counted twice at any time, and in the end all that were called back are home. */
#include "movement_words.h"
#include "random_movement.h"

enum { FIXTURES = 1000, HORIZON = 2000 };

/* ---- where everybody is ---- */

/* As the signals say, and as loads that went and came add up. */
struct whereabouts {
    uint32_t outbound, ashore, homebound, persons; /* signals */
    double is_outbound, is_ashore, is_homebound, in_theatre;
    double away;
};

static struct whereabouts look(const struct movement *m)
{
    return (struct whereabouts){plan_signal_find(m->plan, "force.outbound"),
                                plan_signal_find(m->plan, "force.ashore"),
                                plan_signal_find(m->plan, "force.homebound"),
                                plan_signal_find(m->plan, "force.persons"),
                                0.0,
                                0.0,
                                0.0,
                                0.0,
                                0.0};
}

/* Shipments are numbered by unit, cargo before people; those of a unit whose people fly apart carry nobody. */
static double persons_with(const struct movement *m, uint32_t shipment, double amount)
{
    for (uint32_t unit = 0;; unit++) {
        const bool apart = scenario_choice(m->scenario, "forces", unit, "people", 0) == 1;
        const double persons = m->param[scenario_slot(m->scenario, "forces", unit, "persons", 0)];
        const double tonnes = m->param[scenario_slot(m->scenario, "forces", unit, "tonnes", 0)] *
                              m->param[scenario_slot(m->scenario, "force", 0, "growth", 0)];
        if (shipment == 0)
            return apart ? 0.0 : persons * amount / tonnes;
        shipment--;
        if (!apart)
            continue;
        if (shipment == 0)
            return amount;
        shipment--;
    }
}

static void follow(struct whereabouts *where, const struct movement *m, const struct trace_line *line)
{
    if (line->what == TRACE_CHANGE) {
        where->is_outbound = line->subject == where->outbound ? line->b : where->is_outbound;
        where->is_ashore = line->subject == where->ashore ? line->b : where->is_ashore;
        where->is_homebound = line->subject == where->homebound ? line->b : where->is_homebound;
        where->in_theatre = line->subject == where->persons ? line->b : where->in_theatre;
    }
    if (is_note(line, NOTE_LOADED))
        where->away += persons_with(m, (uint32_t)line->a, line->b);
    if (is_note(line, NOTE_KEPT))
        where->away -= persons_with(m, (uint32_t)line->a, line->b);
    if (is_note(line, NOTE_CAME_HOME))
        where->away -= persons_with(m, line->about, line->a);
}

static void check_everybody(struct movement *m, const struct trace *trace, const struct fixture *f)
{
    struct whereabouts where = look(m);
    for (uint32_t k = 0; k < trace->count; k++) {
        follow(&where, m, &trace->line[k]);
        if (k + 1 < trace->count && trace->line[k + 1].time == trace->line[k].time)
            continue;
        const double sum = where.is_outbound + where.is_ashore + where.is_homebound;
        const double least = where.is_outbound < where.is_ashore ? where.is_outbound : where.is_ashore;
        if (fabs(sum - where.away) > 1e-6 || least < -1e-6 || where.is_homebound < -1e-6 ||
            where.in_theatre > where.is_ashore + 1e-6) {
            printf("%s\n", buffer_text(&f->text));
            fail_msg("fixture %u, day %.4f: out %g, ashore %g, homeward %g; away %g, in theatre %g", f->dice.fixture,
                     line_days(&trace->line[k]), where.is_outbound, where.is_ashore, where.is_homebound, where.away,
                     where.in_theatre);
        }
    }
}

/* ---- home ---- */

struct tally {
    uint32_t whole, home, late, tight;
    double sum;
};

static double signal_of(const struct movement *m, const char *what, uint32_t role)
{
    char name[64];
    snprintf(name, sizeof name, "force.%s.g%u", what, role);
    return world_signal(m->world, plan_signal_find(m->plan, name));
}

static void check_roles(const struct movement *m, const struct fixture *f, struct tally *tally)
{
    for (uint32_t role = 0; role < f->roles; role++) {
        char name[64];
        snprintf(name, sizeof name, "force.home.g%u", role);
        if (plan_signal_find(m->plan, name) == NO_INDEX)
            continue;
        const double ratio = signal_of(m, "home_ratio", role), returning = signal_of(m, "returning", role);
        tally->home += signal_of(m, "home", role) > 0.0;
        tally->late += returning > 0.0;
        if (signal_of(m, "home", role) <= 0.0)
            continue;
        if (ratio < 1.0 - 1e-6 || returning > 0.0) {
            printf("%s\n", buffer_text(&f->text));
            fail_msg("fixture %u, g%u: home at %.4f of the bound, %g away", f->dice.fixture, role, ratio, returning);
        }
        tally->tight += ratio < 1.05;
        tally->sum += ratio;
    }
}

static void nobody_is_home_sooner_than_can_be_and_nobody_is_lost(void **state)
{
    (void)state;
    struct fixture fixture = {0};
    struct tally tally = {0};
    struct trace trace = trace_make();
    buffer_init(&fixture.text);
    for (uint32_t number = 0; number < FIXTURES; number++) {
        struct dice dice_of_recall = {number + 1000000, 0};
        char recall[64];
        const double day = between(&dice_of_recall, 1, 90);
        snprintf(recall, sizeof recall, ", recall: %.3f d, recall_share: %.2f", day,
                 one_in(&dice_of_recall, 2) ? 1.0 : between(&dice_of_recall, 0.1, 1));
        fixture.recall = recall;
        struct movement m = movement_open(write_fixture(&fixture, number), HORIZON);
        movement_traced(&m, 0, &trace);
        check_everybody(&m, &trace, &fixture);
        check_roles(&m, &fixture, &tally);
        movement_close(&m);
    }
    printf("%u roles home, %u not: over bound %.2f on average, below 1.05 in %u\n", tally.home, tally.late,
           tally.sum / tally.home, tally.tight);
    assert_true(tally.home > FIXTURES);
    assert_int_equal(tally.late, 0);
    free(trace.line);
    buffer_release(&fixture.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nobody_is_home_sooner_than_can_be_and_nobody_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
