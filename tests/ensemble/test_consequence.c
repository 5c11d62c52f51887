/* Consequences in the world: nobody is lost on the way, needs are people times a standard, losses add up. */
#include "sim/plan.h"

static const struct outcome_row rows[] = {
    {"displaced.60", "consequence.displaced", "", OBSERVE_AT, 60, NULL, NULL, 0},
    {"refugees.60", "consequence.refugees", "", OBSERVE_AT, 60, NULL, NULL, 0},
    {"at.60.*", "consequence.displaced_to.*", "", OBSERVE_AT, 60, NULL, NULL, 0},
    {"displaced", "consequence.displaced", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"refugees", "consequence.refugees", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"at.*", "consequence.displaced_to.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"water", "consequence.water", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"food", "consequence.food", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"latrines", "consequence.latrines", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"shelter", "consequence.shelter", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"unmet_share", "consequence.unmet_share", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"death_rate", "consequence.death_rate", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"emergency", "consequence.emergency", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"output_loss", "consequence.output_loss", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"output_lost", "consequence.output_lost", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"world_lost", "consequence.world_lost", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"members_lost", "consequence.members_lost", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"loss_of.*", "consequence.loss_of.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"lost_by.*", "consequence.lost_by.*", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"cost", "consequence.cost", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"cost_people", "consequence.cost_people", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"cost_air", "consequence.cost_air", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"cost_sea", "consequence.cost_sea", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"cost_used", "consequence.cost_used", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"failed", "consequence.guarantee_failed", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"programmes", "consequence.proliferation", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"programmes_rate", "consequence.proliferation_rate", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"arms_margin", "consequence.arms_margin", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"arms_growth", "consequence.arms_growth", "", OBSERVE_LAST, 0, NULL, NULL, 0},
    {"war_day", "crisis.violence", "", OBSERVE_FIRST_ABOVE, 4, NULL, NULL, 0},
};
#define LAB_OUTCOMES rows
#include "korea.h"

enum { FUTURES = 20, REPLICATES = 10, WAR = 2, VIOLENT = 1 };

static double value(const struct lab *lab, const struct trial_result *result, const char *id)
{
    return result->outcome[lab_outcome(lab, id)];
}

/* Sum over the entities of a section; `abroad` alone those that count as refugees. */
static double sum_over(const struct lab *lab, const struct trial_result *result, const char *prefix,
                       const char *section, bool abroad)
{
    double sum = 0.0;
    for (uint32_t k = 0; k < scenario_count(lab->scenario, section); k++) {
        char id[64];
        if (abroad && scenario_choice(lab->scenario, section, k, "abroad", 0) != 0)
            continue;
        snprintf(id, sizeof id, "%s.%s", prefix, scenario_id(lab->scenario, section, k));
        sum += value(lab, result, id);
    }
    return sum;
}

static void assert_ratio(double a, double b)
{
    assert_true(fabs(a - b) <= 1e-11 * fabs(b) + 1e-9);
}

static void check_people(void *self, const struct lab *lab, struct trial_result result)
{
    double *most = self;
    const double now = value(lab, &result, "displaced"), then = value(lab, &result, "displaced.60");
    assert_ratio(sum_over(lab, &result, "at.60", "destinations", false), then);
    assert_ratio(sum_over(lab, &result, "at.60", "destinations", true), value(lab, &result, "refugees.60"));
    assert_ratio(sum_over(lab, &result, "at", "destinations", false), now);
    assert_ratio(sum_over(lab, &result, "at", "destinations", true), value(lab, &result, "refugees"));
    /* Sphere: 15 L and a twentieth of a latrine each, 3.5 m2 = 37.67 sq ft. */
    assert_ratio(value(lab, &result, "water"), 0.015 * now);
    assert_ratio(value(lab, &result, "food"), 0.00053 * now);
    assert_ratio(value(lab, &result, "latrines"), now / 20.0);
    assert_ratio(value(lab, &result, "shelter"), 3.5 / 0.09290304 * now);
    if (now >= 1.0) {
        const double rate = 0.25 * exp(log(40.0) * value(lab, &result, "unmet_share"));
        assert_true(fabs(value(lab, &result, "death_rate") / rate - 1.0) < 1e-12);
        assert_true((value(lab, &result, "emergency") > 0.0) == (value(lab, &result, "unmet_share") > 0.375804));
    }
    *most = now > *most ? now : *most;
}

/* The golden rates C0 = .25 and C1 = 10: above .375804 unmet it is an emergency. */
static void nobody_is_lost_and_needs_follow_the_standard(void **state)
{
    (void)state;
    static const char *const set[] = {"consequences.death_rate.least=0.000025 per day assume \"test\"",
                                      "consequences.death_rate.most=0.001 per day assume \"test\"",
                                      "consequences.host_share=0.3 .. 0.97 assume \"test\"",
                                      "crisis.north=0.8 assume \"test\"",
                                      "crisis.collapse=0.01 per day assume \"test\"",
                                      NULL};
    double most = 0.0;
    struct lab lab = lab_open(set, NULL, 180.0, FUTURES);
    for (uint32_t stratum = 0; stratum <= WAR; stratum++)
        lab_run(&lab, "relief_logistics", stratum, FUTURES, REPLICATES, check_people, &most);
    lab_close(&lab);
    assert_true(most > 1e6);
}

static double parameter(const struct lab *lab, const char *path)
{
    return lab->param[scenario_slot_find(lab->scenario, path)];
}

/* Losses of a war: the study behind the numbers has 3.9% for the world, 37.5% for South Korea, 2.3% for the United
 * States. */
static void check_losses(void *self, const struct lab *lab, struct trial_result result)
{
    (void)self;
    const double loss = value(lab, &result, "output_loss"), lost = value(lab, &result, "output_lost");
    const double share = parameter(lab, "consequences.member_share"), usa = parameter(lab, "members.USA.exposure");
    assert_ratio(value(lab, &result, "world_lost"), 102600e9 * lost);
    assert_ratio(sum_over(lab, &result, "lost_by", "members", false), value(lab, &result, "members_lost"));
    assert_ratio(value(lab, &result, "loss_of.USA"), share * usa * loss);
    assert_ratio(value(lab, &result, "lost_by.USA"), share * usa * lost * parameter(lab, "members.USA.output"));
    assert_ratio(value(lab, &result, "loss_of.KOR") * 3.9, 3.9 * 9.6 * loss);
    assert_true(fabs(0.039 * value(lab, &result, "loss_of.KOR") / loss - 0.375) < 0.001);
    assert_ratio(value(lab, &result, "cost_people") + value(lab, &result, "cost_air") + value(lab, &result, "cost_sea"),
                 value(lab, &result, "cost"));
}

static void losses_go_by_exposure_and_add_up(void **state)
{
    (void)state;
    struct lab lab = lab_open(NULL, NULL, 180.0, FUTURES);
    lab_run(&lab, "relief_logistics", WAR, FUTURES, REPLICATES, check_losses, NULL);
    lab_close(&lab);
    /* In the middle of the ranges a war costs the United States what the study says. */
    assert_close(3.9 * 0.46 * 1.28, 2.3, 0.005);
}

/* Richardson's example, k = .2, l = .15, a = .3, b = .25: margin .045, slower eigenvalue -.1. With half as much
 * reaction again it is unstable. Hazard .005 a year, three times that from the day of war. */
static void check_arms(void *self, const struct lab *lab, struct trial_result result)
{
    uint32_t *wars = self;
    const bool failed = value(lab, &result, "failed") > 0.0;
    const double war_day = value(lab, &result, "war_day"), after = war_day < 180.0 ? 180.0 - war_day : 0.0;
    assert_true(failed == (war_day < 180.0)); /* none asks for nothing: nothing is refused */
    assert_close(value(lab, &result, "arms_margin"), failed ? 0.075 - 2.25 * 0.03 : 0.045, 1e-9);
    if (!failed)
        assert_close(value(lab, &result, "arms_growth"), -0.1, 1e-9);
    assert_close(value(lab, &result, "programmes_rate"), failed ? 0.015 : 0.005, 1e-12);
    /* The war is first looked at a microday after it began. */
    assert_close(value(lab, &result, "programmes"), 0.005 / 365.25 * (180.0 + 2.0 * after), 1e-10);
    *wars += failed ? 1 : 0;
}

static void a_guarantee_fails_on_the_day_of_war(void **state)
{
    (void)state;
    static const char *const set[] = {"consequences.arms.reaction=0.2 per year assume \"test\"",
                                      "consequences.arms.counter=0.15 per year assume \"test\"",
                                      "consequences.arms.fatigue=0.3 per year assume \"test\"",
                                      "consequences.arms.counter_fatigue=0.25 per year assume \"test\"",
                                      "consequences.proliferation=0.005 per year assume \"test\"",
                                      "consequences.proliferation_if_failed=3 assume \"test\"",
                                      "crisis.here.v2=3 assume \"test\"",
                                      NULL};
    uint32_t wars = 0;
    struct lab lab = lab_open(set, NULL, 180.0, FUTURES);
    lab_run(&lab, "none", VIOLENT, FUTURES, REPLICATES, check_arms, &wars);
    lab_close(&lab);
    printf("war in %u of %u trials\n", wars, FUTURES * REPLICATES);
    assert_true(wars > 10 && wars < FUTURES * REPLICATES - 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_is_lost_and_needs_follow_the_standard),
        cmocka_unit_test(losses_go_by_exposure_and_add_up),
        cmocka_unit_test(a_guarantee_fails_on_the_day_of_war),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
