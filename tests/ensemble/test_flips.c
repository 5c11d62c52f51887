/* Flips in the smallest scenario, with a chair that gives up as soon as silence is broken: then a single member
 * decides. */
#define LAB_FOLDER "tests/scenarios/mini"
#include "ensemble/korea.h"

#include "base/text.h"
#include "ensemble/flips.h"
#include <math.h>

enum { FUTURES = 64, REPLICATES = 2, MEMBERS = 5 };

#define STUBBORN                                                                                                       \
    "alliance.chair.give_up=0 assume \"at once\"", "alliance.private_resolve=0 assume \"none\"",                       \
        "members.COR.support=2..35..50 assume \"unknown\"", "members.ESK.salience=0 assume \"does not care\""

static const struct sampler_settings settings = {.seed = 1, .futures = FUTURES, .stratum = 1, .horizon_days = -1.0};

static struct lab open_stubborn(const char *further)
{
    const char *const set[] = {STUBBORN, further, NULL};
    return lab_open(set, NULL, 90.0, FUTURES);
}

static void find(const struct lab *lab, double matters, uint32_t threads, struct flip flips[MEMBERS])
{
    const struct flip_question question = {.option = lab_option(lab, "relief"),
                                           .outcome = lab_outcome(lab, "alliance.all_agreed"),
                                           .most = 100.0,
                                           .matters = matters,
                                           .replicates = REPLICATES};
    uint32_t slots[MEMBERS];
    for (uint32_t member = 0; member < MEMBERS; member++)
        slots[member] = scenario_slot(lab->scenario, "members", member, "support", 0);
    flips_find(lab->plan, &settings, &question, slots, MEMBERS, threads, flips);
}

static void see(void *self, const struct lab *lab, struct trial_result result)
{
    uint32_t *came = self;
    *came += isfinite(result.outcome[lab_outcome(lab, "alliance.all_agreed")]) ? 1 : 0;
}

/* Share of trials in which all is agreed, with Corvane's support written into the scenario. */
static double share_with(double support)
{
    char text[80], digits[32];
    text_of_number(support, digits);
    snprintf(text, sizeof text, "members.COR.support=%s assume \"held\"", digits);
    struct lab lab = open_stubborn(text);
    uint32_t came = 0;
    lab_run(&lab, "relief", settings.stratum, FUTURES, REPLICATES, see, &came);
    lab_close(&lab);
    return (double)came / (FUTURES * REPLICATES);
}

static void a_flip_lies_where_runs_of_the_scenario_at_both_sides_differ(void **state)
{
    (void)state;
    struct lab lab = open_stubborn(NULL);
    struct flip flips[MEMBERS];
    find(&lab, 0.05, 1, flips);
    const struct flip flip = flips[scenario_find(lab.scenario, "members", "COR")];
    assert_true(flip.value > 2.0 && flip.value < 50.0);
    assert_true(share_with(flip.value - 1.0) < 0.5);
    assert_true(share_with(flip.value + 1.0) >= 0.5);
    assert_same_bits(share_with(2.0), flip.at_low);
    assert_same_bits(share_with(50.0), flip.at_high);
    assert_same_bits(share_with(0.0), flip.at_least);
    assert_same_bits(share_with(100.0), flip.at_most);
    lab_close(&lab);
}

static void a_member_that_does_not_care_flips_nothing(void **state)
{
    (void)state;
    struct lab lab = open_stubborn(NULL);
    struct flip flips[MEMBERS];
    find(&lab, 0.05, 1, flips);
    const struct flip flip = flips[scenario_find(lab.scenario, "members", "ESK")];
    assert_true(isnan(flip.value));
    assert_same_bits(flip.at_least, flip.at_high);
    lab_close(&lab);
}

static void a_difference_that_does_not_matter_is_no_flip(void **state)
{
    (void)state;
    struct lab lab = open_stubborn(NULL);
    struct flip flips[MEMBERS];
    const uint32_t corvane = scenario_find(lab.scenario, "members", "COR");
    find(&lab, 1.0, 1, flips);
    assert_true(flips[corvane].at_low < 0.5 && flips[corvane].at_high >= 0.5);
    assert_true(isnan(flips[corvane].value));
    lab_close(&lab);
}

static void threads_change_no_bit(void **state)
{
    (void)state;
    struct lab lab = open_stubborn(NULL);
    struct flip one[MEMBERS], three[MEMBERS];
    find(&lab, 0.05, 1, one);
    find(&lab, 0.05, 3, three);
    assert_memory_equal(one, three, sizeof one);
    lab_close(&lab);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flip_lies_where_runs_of_the_scenario_at_both_sides_differ),
        cmocka_unit_test(a_member_that_does_not_care_flips_nothing),
        cmocka_unit_test(a_difference_that_does_not_matter_is_no_flip),
        cmocka_unit_test(threads_change_no_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
