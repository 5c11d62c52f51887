/* Every feedback of the model: cutting it moves the outcome it should, and where the sign is argued, the way it should.
 *
 * A cut lets one mechanism read a signal at its starting value for ever. Same futures, same replicates, so that a
 * difference is the feedback's and nobody else's. Overrides make a feedback large where the shipped range keeps it
 * small: the wiring is tested here, not the size. */
#include "korea.h"

enum { FUTURES = 40, REPLICATES = 30 };

struct feedback {
    const char *name, *option;
    uint32_t stratum; /* 0 without violence, 1 violent, 2 war */
    const char *cut, *outcome;
    int sign; /* of (as it is) - (cut); 0: it must differ */
    const char *set[4];
};

static const struct feedback feedbacks[] = {
    {"violence raises salience",
     "none",
     0,
     "crisis.violence -> alliance",
     "alliance.salience",
     1,
     {"alliance.salience_with.level=0.2 assume \"test\""}},
    {"own losses raise salience", "none", 2, "consequence.member_loss -> alliance", "alliance.salience", 1, {0}},
    {"provocations end with the crisis", "none", 0, "crisis.active -> alliance", "alliance.salience", -1, {0}},
    {"no mandate, nothing moves", "non_combat", 0, "alliance.depth.* -> force", "force.last.relief", 1, {0}},
    {"the package stirs powers",
     "air_naval",
     0,
     "alliance.depth.* -> reactors",
     "reactors.any",
     1,
     {"alliance.blocking.scale=5 assume \"test\""}},
    {"a buffer pierced stirs powers",
     "none",
     2,
     "crisis.buffer -> reactors",
     "reactors.CHN.response",
     1,
     {"crisis.north=1 assume \"test\""}},
    {"treaties bring powers in",
     "none",
     1,
     "crisis.soil -> reactors",
     "reactors.RUS.response",
     1,
     {"crisis.here.v2=5 assume \"test\"", "crisis.soil=1 assume \"test\""}},
    {"patrons push the crisis up",
     "none",
     1,
     "reactors.climb_shift -> crisis",
     "crisis.peak",
     1,
     {"reaction.patron_climb=1.5 assume \"test\""}},
    {"powers frighten members",
     "none",
     2,
     "reactors.*.level -> alliance",
     "alliance.support",
     -1,
     {"alliance.moves_with.frontline=-12 points assume \"test\""}},
    {"powers at war cost output", "none", 2, "reactors.highest -> consequence", "consequence.output_loss", 1, {0}},
    {"denial holds the crisis down",
     "intelligence_md",
     1,
     "direct.climb_shift -> crisis",
     "crisis.peak",
     -1,
     {"direct.denial=-3 assume \"test\"", "direct.denial_share=1 assume \"test\"",
      "alliance.blocking.scale=5 assume \"test\"", "crisis.memory=60 d assume \"test\""}},
    {"presence may provoke",
     "air_naval",
     1,
     "direct.climb_shift -> crisis",
     "crisis.peak",
     1,
     {"direct.presence=2 assume \"test\"", "direct.weight=1 assume \"test\"",
      "alliance.blocking.scale=5 assume \"test\"", "crisis.memory=60 d assume \"test\""}},
    {"presence may deter as well",
     "air_naval",
     1,
     "direct.climb_shift -> crisis",
     "crisis.peak",
     -1,
     {"direct.presence=-2 assume \"test\"", "direct.weight=1 assume \"test\"",
      "alliance.blocking.scale=5 assume \"test\"", "crisis.memory=60 d assume \"test\""}},
    {"the package makes the adversary mobilise",
     "air_naval",
     0,
     "alliance.depth.* -> mobilisation",
     "mobilisation.provoked",
     1,
     {"alliance.blocking.scale=5 assume \"test\""}},
    {"mobilisation may push the crisis up",
     "non_combat",
     0,
     "mobilisation.climb_shift -> crisis",
     "crisis.peak",
     1,
     {"mobilisation.climb=2 assume \"test\"", "mobilisation.at_onset=0 assume \"test\"",
      "crisis.memory=60 d assume \"test\""}},
    {"mobilisation may hold it down",
     "non_combat",
     0,
     "mobilisation.climb_shift -> crisis",
     "crisis.peak",
     -1,
     {"mobilisation.climb=-2 assume \"test\"", "mobilisation.at_onset=0 assume \"test\"",
      "crisis.memory=60 d assume \"test\""}},
    {"mobilisation is warning",
     "none",
     1,
     "mobilisation.lead -> direct",
     "consequence.deaths",
     -1,
     {"mobilisation.at_onset=1 assume \"test\"", "crisis.here.v2=5 assume \"test\"",
      "direct.preparation=1 d assume \"test\""}},
    {"mediation weighs on the crisis",
     "diplomacy_sanctions",
     1,
     "political.climb_shift -> crisis",
     "crisis.peak",
     -1,
     {"political.mediation_climb=-2 assume \"test\"", "political.accepted=1 assume \"test\"",
      "crisis.memory=60 d assume \"test\""}},
    {"mediation shortens the crisis",
     "diplomacy_sanctions",
     0,
     "political.end_shift -> crisis",
     "crisis.duration",
     -1,
     {"political.mediation_end=-2 assume \"test\"", "political.accepted=1 assume \"test\""}},
    {"mediation may prolong the crisis",
     "diplomacy_sanctions",
     0,
     "political.end_shift -> crisis",
     "crisis.duration",
     1,
     {"political.mediation_end=2 assume \"test\"", "political.accepted=1 assume \"test\""}},
    {"misperception weighs on the crisis",
     "cyber_information",
     1,
     "cyber.climb_shift -> crisis",
     "crisis.peak",
     1,
     {"roles.information.climb_effect=2 assume \"test\"", "crisis.memory=60 d assume \"test\""}},
    {"misperception may be cooled",
     "cyber_information",
     1,
     "cyber.climb_shift -> crisis",
     "crisis.peak",
     -1,
     {"roles.information.climb_effect=-2 assume \"test\"", "crisis.memory=60 d assume \"test\""}},
    {"air power saves lives in war",
     "air_naval",
     2,
     "direct.war_deaths -> consequence",
     "consequence.deaths",
     -1,
     {"alliance.blocking.scale=5 assume \"test\""}},
    {"relief meets need", "relief_logistics", 2, "noncombat.relief -> consequence", "consequence.unmet", -1, {0}},
    {"logistics helps the host",
     "relief_logistics",
     2,
     "noncombat.host_gain -> consequence",
     "consequence.unmet",
     -1,
     {"noncombat.host_gain=0.5 assume \"test\""}},
    {"evacuation frees members", "relief_logistics", 2, "noncombat.all_out -> alliance", "alliance.support", 1, {0}},
    {"what is sent is missing", "full", 2, "force.called.* -> home", "home.added", 1, {0}},
    {"what is fired is missing", "air_naval", 2, "force.in_place.* -> home", "home.over.munitions", 1, {0}},
    {"what is fired costs money", "intelligence_md", 2, "home.used_up -> consequence", "consequence.cost", 1, {0}},
    {"strain cools support", "full", 2, "home.added -> alliance", "alliance.support", -1, {0}},
    {"the opportunist moves",
     "none",
     2,
     "reactors.*.response -> home",
     "home.disputes",
     1,
     {"home.opportunist_moves=9 assume \"test\""}},
    {"a failed guarantee invites disputes",
     "none",
     2,
     "consequence.guarantee_failed -> home",
     "home.disputes",
     1,
     {"home.reputation=1 assume \"test\""}},
    {"a war to the border sends people across it",
     "none",
     2,
     "crisis.buffer -> consequence",
     "consequence.displaced_to.china",
     1,
     {0}},
    {"disputes call forces back",
     "full",
     2,
     "home.recalled -> force",
     "force.last.relief",
     -1,
     {"home.opportunism=10 per year assume \"test\"", "home.recall=1 assume \"test\""}},
    {"time in theatre makes members leave",
     "full",
     2,
     "force.persons -> alliance",
     "alliance.exits",
     1,
     {"alliance.moves_with.fatigue=-40 points assume \"test\""}},
    {"losses make members leave",
     "full",
     2,
     "consequence.own_deaths -> alliance",
     "alliance.exits",
     1,
     {"alliance.moves_with.losses=-40 points assume \"test\""}},
    {"outages slow ports",
     "relief_logistics",
     2,
     "cyber.node_availability -> force",
     "force.day60.relief",
     -1,
     {"cyber.outage=0.9 assume \"test\"", "cyber.intrusions=1 per day assume \"test\"",
      "cyber.campaign=1 assume \"test\""}},
    {"outages pass on to ports",
     "relief_logistics",
     2,
     "cascade.through.* -> cyber",
     "force.day60.relief",
     -1,
     {"cyber.outage=0.9 assume \"test\"", "cyber.intrusions=1 per day assume \"test\"",
      "cyber.campaign=1 assume \"test\""}},
    {"defence keeps ports at work",
     "cyber_information",
     2,
     "roles.effect.* -> cyber",
     "roles.node_availability",
     1,
     {0}},
    {"outages slow the council",
     "full",
     0,
     "cyber.command_availability -> alliance",
     "alliance.first_yes",
     1,
     {"cyber.outage=0.5 assume \"test\"", "cyber.intrusions=1 per day assume \"test\"",
      "cyber.campaign=1 assume \"test\""}},
    {"outages cost output", "none", 2, "cyber.availability -> consequence", "consequence.output_loss", 1, {0}},
    {"rumour cools support", "none", 0, "cyber.rumour -> alliance", "alliance.support", -1, {0}},
    {"sharing speeds the council",
     "full",
     0,
     "roles.effect.* -> alliance",
     "alliance.decided.air",
     0,
     {"alliance.reply_shared=0.9 assume \"test\"", "alliance.blocking.scale=5 assume \"test\""}},
    {"others use the ports", "relief_logistics", 2, "background.busy -> force", "force.half.relief", 0, {0}},
    {"logistics speeds ports",
     "relief_logistics",
     2,
     "noncombat.node_speed -> force",
     "force.day90.relief",
     0,
     {"noncombat.node_gain=2 assume \"test\""}},
};

static double mean_with(const struct feedback *feedback, bool with_cut, uint32_t *count)
{
    const char *const cut[] = {feedback->cut, NULL};
    const char *set[5] = {0};
    for (int k = 0; k < 4; k++)
        set[k] = feedback->set[k];
    struct lab lab = lab_open(set, with_cut ? cut : NULL, 180.0, FUTURES);
    const struct lab_mean mean =
        lab_mean_of(&lab, feedback->option, feedback->stratum, FUTURES, REPLICATES, feedback->outcome);
    lab_close(&lab);
    *count = mean.count;
    return mean.count ? mean.sum / mean.count : 0.0;
}

static void cutting_each_feedback_moves_the_outcome_it_should(void **state)
{
    (void)state;
    uint32_t wrong = 0;
    for (size_t k = 0; k < sizeof feedbacks / sizeof feedbacks[0]; k++) {
        uint32_t n, m;
        const double is = mean_with(&feedbacks[k], false, &n), cut = mean_with(&feedbacks[k], true, &m);
        const bool right = feedbacks[k].sign == 0 ? is != cut || n != m : (double)feedbacks[k].sign * (is - cut) > 0.0;
        wrong += !right;
        printf("%-38s %-28s %12.5g  cut %12.5g %s\n", feedbacks[k].name, feedbacks[k].outcome, is, cut,
               right ? "" : "WRONG");
    }
    assert_int_equal(wrong, 0);
}

/* The leader's stake is a parameter, not a signal: without it the others' price of blocking falls (claim C10). */
static void without_the_leader_less_is_agreed(void **state)
{
    (void)state;
    static const char *const without[] = {"alliance.leader_stake=0 assume \"test\"", NULL};
    const double with = lab_mean(NULL, NULL, "naval", 1, "alliance.agreed.naval");
    const double none = lab_mean(without, NULL, "naval", 1, "alliance.agreed.naval");
    printf("naval agreed at clashes: %.2f, without the leader %.2f\n", with, none);
    assert_true(none < 0.6 * with);
}

static void slow_capitals_close_later(void **state)
{
    (void)state;
    static const char *const slow[] = {"alliance.capitals_reply=60 d assume \"test\"", NULL};
    assert_true(lab_mean(slow, NULL, "non_combat", 0, "force.half.relief") >
                lab_mean(NULL, NULL, "non_combat", 0, "force.half.relief") + 5.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cutting_each_feedback_moves_the_outcome_it_should),
        cmocka_unit_test(without_the_leader_less_is_agreed),
        cmocka_unit_test(slow_capitals_close_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
