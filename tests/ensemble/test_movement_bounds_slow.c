/* No closure is sooner than its bound: 10,000 random movements, with everything a scenario may say about one. */
#include "random_movement.h"

enum { FIXTURES = 10000, HORIZON = 400 };

/* ---- the property ---- */

struct tally {
    uint32_t closed, tight;
    double sum, least;
};

static void check_trial(struct movement *m, const struct fixture *f, struct tally *tally)
{
    const struct trial_result result = movement_run(m, 0);
    for (uint32_t role = 0; role < f->roles; role++) {
        char id[32];
        snprintf(id, sizeof id, "force.ratio.g%u", role);
        if (plan_outcome_find(m->plan, id) == NO_INDEX)
            continue;
        const double ratio = movement_value(m, result, id);
        if (ratio <= 0.0)
            continue;
        if (ratio < 1.0 - 1e-6) {
            printf("%s\n", buffer_text(&f->text));
            fail_msg("fixture %u, g%u: closed at %.4f of its bound", f->dice.fixture, role, ratio);
        }
        tally->closed++;
        tally->tight += ratio < 1.05;
        tally->sum += ratio;
    }
}

static void no_closure_is_sooner_than_its_bound(void **state)
{
    (void)state;
    struct fixture fixture = {0};
    struct tally tally = {0};
    buffer_init(&fixture.text);
    for (uint32_t number = 0; number < FIXTURES; number++) {
        struct movement m = movement_open(write_fixture(&fixture, number), HORIZON);
        check_trial(&m, &fixture, &tally);
        movement_close(&m);
    }
    printf("%u closures of %u movements: closure over bound %.2f on average, below 1.05 in %u\n", tally.closed,
           FIXTURES, tally.sum / tally.closed, tally.tight);
    assert_true(tally.closed > FIXTURES / 2);
    buffer_release(&fixture.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_closure_is_sooner_than_its_bound)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
