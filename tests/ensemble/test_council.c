/* The council's steps, one at a time, in a world where nothing is drawn but reply times: what comes of a question then
 * follows from the numbers by hand. */
#include "check.h"

#include "base/maths.h"
#include "ensemble/sample.h"
#include "model/alliance.h"
#include "model/council_model.h"
#include <stdio.h>
#include <stdlib.h>

enum { FUTURES = 4, REPLICATES = 25, TRIALS = FUTURES * REPLICATES, SETS_MOST = 16 };

struct lab {
    struct problems problems;
    struct scenario *scenario;
    struct plan *plan;
    uint32_t seen;
    double *row[TRIALS]; /* the outcomes of each trial */
};

static void keep(void *self, const struct trial_result *result)
{
    struct lab *lab = self;
    const uint32_t count = plan_outcome_count(lab->plan);
    assert_int_equal(result->end, TRIAL_DONE);
    lab->row[lab->seen] = malloc(count * sizeof(double));
    memcpy(lab->row[lab->seen++], result->outcome, count * sizeof(double));
}

/* Runs an option with "path=value" changes, which end in NULL. */
static struct lab run(const char *option, const char *const *set)
{
    struct lab lab = {0};
    struct model_schema schema;
    struct override override[SETS_MOST];
    static char text[SETS_MOST][200];
    size_t count = 0;
    council_schema_init(&schema);
    for (; set[count]; count++) {
        snprintf(text[count], sizeof text[count], "%s", set[count]);
        char *equals = strchr(text[count], '=');
        *equals = '\0';
        override[count] = (struct override){text[count], equals + 1};
    }
    problems_init(&lab.problems);
    lab.scenario = scenario_load("tests/scenarios/council.yaml", &schema.schema, NULL, override, count, &lab.problems);
    lab.plan = lab.scenario ? council_plan(lab.scenario, &lab.problems) : NULL;
    if (!lab.plan) {
        struct buffer out;
        buffer_init(&out);
        problems_render(&lab.problems, 20, &out);
        fail_msg("%s", buffer_text(&out));
    }
    struct sampler *sampler =
        sampler_make(lab.plan, &(struct sampler_settings){.seed = 1, .futures = FUTURES, .horizon_days = -1.0});
    sampler_run(sampler, scenario_find(lab.scenario, "options", option), REPLICATES, NULL, 0, keep, &lab);
    sampler_free(sampler);
    return lab;
}
#define RUN(...) run("act", (const char *const[]){__VA_ARGS__, NULL})
#define RUN_MORE(...) run("more", (const char *const[]){__VA_ARGS__, NULL})

static void release(struct lab *lab)
{
    for (uint32_t k = 0; k < lab->seen; k++)
        free(lab->row[k]);
    plan_free(lab->plan);
    scenario_free(lab->scenario);
    problems_release(&lab->problems);
}

static double value(const struct lab *lab, uint32_t trial, const char *outcome)
{
    const uint32_t at = plan_outcome_find(lab->plan, outcome);
    if (at == NO_INDEX)
        fail_msg("no outcome %s", outcome);
    return lab->row[trial][at];
}

/* The same value in every trial. */
static void assert_all(const struct lab *lab, const char *outcome, double expected)
{
    for (uint32_t k = 0; k < lab->seen; k++)
        assert_close(value(lab, k, outcome), expected, 1e-9);
}

static bool has_mark(const struct lab *lab, uint32_t trial, enum mark mark)
{
    return ((unsigned)value(lab, trial, "alliance.marks.act") & (unsigned)mark) != 0;
}

static double mean(const struct lab *lab, const char *outcome)
{
    double sum = 0.0;
    for (uint32_t k = 0; k < lab->seen; k++)
        sum += value(lab, k, outcome);
    return sum / lab->seen;
}

#define NAY(points) "members.NAY.support=" points " points assume \"t\""
#define SET(path, number) path "=" number " assume \"t\""

/* ---- what comes of a question ---- */

static void all_for_it_is_full_after_one_round(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("80"));
    assert_all(&lab, "alliance.class.act", CLASS_FULL);
    assert_all(&lab, "alliance.depth.act", 1.0);
    assert_all(&lab, "alliance.pivotal.NAY", 0.0);
    assert_all(&lab, "alliance.leaves_at.NAY", 1.0);
    for (uint32_t k = 0; k < lab.seen; k++)
        assert_true(value(&lab, k, "alliance.agreed_day.act") > 2.0); /* the window */
    assert_close(mean(&lab, "alliance.agreed_day.act"), 12.0, 2.0);   /* and 10 d of reply, Gamma of shape 2 */
    release(&lab);
}

/* Everybody is silent at full depth, so a chair who asks first gives nothing away; one who opens with the compromise of
 * what all want, (.8 1 + 4 .5 .8) / 2.8, does. */
static void what_nobody_objects_to_is_not_cut(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("80"), SET("alliance.opening_bonus", "0"));
    assert_all(&lab, "alliance.depth.act", 1.0);
    release(&lab);
    lab = RUN(NAY("80"), SET("alliance.opening_bonus", "0"), "alliance.opening=compromise");
    assert_all(&lab, "alliance.depth.act", (0.8 + 4 * 0.5 * 0.8) / 2.8);
    release(&lab);
}

/* At x = .3, s = .5, kappa = .1 and a burden of 2 .1 (.5 - .2) = .06: (2 .5 .3 + .1) / (.5 + .06). */
static void the_text_is_cut_to_what_the_last_member_bears(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("30"));
    assert_all(&lab, "alliance.class.act", CLASS_DILUTED);
    assert_all(&lab, "alliance.leaves_at.NAY", 0.4 / 0.56);
    assert_all(&lab, "alliance.depth.act", 0.71); /* in steps of .01 */
    assert_all(&lab, "alliance.pivotal.NAY", 1.0);
    assert_all(&lab, "alliance.pivotal.AYE", 0.0);
    assert_all(&lab, "alliance.stance.NAY", STANCE_HELD_OUT);
    release(&lab);
}

static void a_dearer_cut_makes_an_exemption_the_cheaper_step(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("41"), SET("alliance.chair.cut", "4"));
    assert_all(&lab, "alliance.class.act", CLASS_OPT_OUT);
    assert_all(&lab, "alliance.depth.act", 1.0);
    assert_all(&lab, "alliance.stance.NAY", STANCE_OPTED_OUT);
    release(&lab);
    /* The act needs what NAY has: it cannot be exempted. */
    lab = RUN(NAY("41"), SET("alliance.chair.cut", "4"), "roles.act.enablers=NAY");
    assert_all(&lab, "alliance.opt_outs", 0.0);
    assert_all(&lab, "alliance.depth.act", 0.91); /* (2 .5 .41 + .1) / .56 */
    release(&lab);
}

static void a_forum_without_the_blocker_agrees(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("0"), "alliance.forum_without=NAY");
    assert_all(&lab, "alliance.class.act", CLASS_FORUM_SHIFT);
    assert_all(&lab, "alliance.depth.act", 1.0);
    release(&lab);
    lab = RUN(NAY("0"), "alliance.forum_without=AYE"); /* the blocker sits there too */
    assert_all(&lab, "alliance.class.act", CLASS_STATEMENT);
    release(&lab);
}

static void where_deeds_fail_words_are_left_or_nothing(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("0"));
    assert_all(&lab, "alliance.class.act", CLASS_STATEMENT); /* at depth .1: -.05 + .1 >= 0 */
    assert_all(&lab, "alliance.stance.NAY", STANCE_BLOCKED);
    release(&lab);
    lab = RUN(NAY("0"), SET("alliance.blocking.base", "0.04"));
    assert_all(&lab, "alliance.class.act", CLASS_NOTHING);
    release(&lab);
}

/* ---- coalitions ---- */

static void a_coalition_acts_after_the_council_failed(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("0"), "options.act.flag=either");
    assert_all(&lab, "alliance.class.act", CLASS_COALITION);
    assert_all(&lab, "alliance.depth.act", 0.6);
    assert_all(&lab, "alliance.agreed.act", 0.0);
    release(&lab);
    lab = RUN(NAY("0"), "options.act.flag=either", "roles.act.enablers=NAY"); /* which lets nobody use it */
    assert_all(&lab, "alliance.class.act", CLASS_STATEMENT);
    release(&lab);
}

static void a_coalition_may_go_first_and_the_alliance_follow(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("80"), "options.act.flag=coalition_first");
    assert_all(&lab, "alliance.class.act", CLASS_FULL);
    assert_all(&lab, "alliance.depth.act", 1.0);
    for (uint32_t k = 0; k < lab.seen; k++) {
        assert_true(has_mark(&lab, k, MARK_COALITION) && has_mark(&lab, k, MARK_ADOPTED));
        assert_true(value(&lab, k, "alliance.decided.act") < value(&lab, k, "alliance.agreed_day.act"));
    }
    release(&lab);
    /* The alliance does not follow: the coalition goes on. */
    lab = RUN(NAY("0"), "options.act.flag=coalition_first");
    assert_all(&lab, "alliance.class.act", CLASS_COALITION);
    assert_all(&lab, "alliance.depth.act", 0.6);
    release(&lab);
    /* It follows once the coalition's acting presses hard enough. */
    lab = RUN(NAY("0"), "options.act.flag=coalition_first", SET("alliance.coalition.pressure", "0.6"));
    assert_all(&lab, "alliance.class.act", CLASS_FULL);
    release(&lab);
}

/* ---- stages and delegation ---- */

static void stages_are_votes_of_their_own(void **state)
{
    (void)state;
    struct lab at_once = RUN(NAY("80")), staged = RUN(NAY("80"), "roles.act.activation=staged");
    assert_all(&staged, "alliance.class.act", CLASS_FULL);
    for (uint32_t k = 0; k < staged.seen; k++)
        assert_true(has_mark(&staged, k, MARK_WARNED));
    assert_close(mean(&staged, "alliance.agreed_day.act"), 3.0 * mean(&at_once, "alliance.agreed_day.act"), 3.0);
    release(&at_once);
    release(&staged);
    /* Who bears .18 lets a warning of .8 .2 = .16 pass, and breaks silence on the request: a threat is left. */
    staged = RUN(NAY("0"), "roles.act.activation=staged", SET("alliance.stages.warning", "0.16"),
                 SET("roles.act.exemption", "0"));
    assert_all(&staged, "alliance.class.act", CLASS_STATEMENT);
    for (uint32_t k = 0; k < staged.seen; k++)
        assert_true(has_mark(&staged, k, MARK_WARNED));
    release(&staged);
}

static void delegated_authority_saves_the_last_vote_where_it_has_no_dear_price(void **state)
{
    (void)state;
#define STAGED "roles.act.activation=staged", "alliance.delegation=yes"
    struct lab voted = RUN(NAY("60"), STAGED, SET("alliance.delegation_price", "1"));
    struct lab given = RUN(NAY("60"), STAGED, SET("alliance.delegation_price", "0"));
    for (uint32_t k = 0; k < given.seen; k++) {
        assert_false(has_mark(&voted, k, MARK_DELEGATED));
        assert_true(has_mark(&given, k, MARK_DELEGATED));
        assert_true(value(&given, k, "alliance.agreed_day.act") < value(&voted, k, "alliance.agreed_day.act"));
    }
    assert_close(mean(&given, "alliance.agreed_day.act"), 2.0 / 3.0 * mean(&voted, "alliance.agreed_day.act"), 3.0);
    release(&voted);
    release(&given);
}

/* ---- forces ---- */

/* AYE, BEE and COY are three of four owners' weights, the leader left out. */
static void agreeing_is_not_contributing(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("80"));
    assert_all(&lab, "alliance.contributors", 3.0);
    assert_all(&lab, "alliance.share.act", 0.75);
    assert_all(&lab, "alliance.shortfall.act", 0.25);
    release(&lab);
    /* Unusable: .5 2 (1 - w) for w of .8, .7, .6. */
    lab = RUN(NAY("80"), SET("alliance.caveats", "0.5"));
    assert_all(&lab, "alliance.share.act", (0.8 + 0.7 + 0.6) / 4.0);
    release(&lab);
}

static void forces_come_when_the_conference_is_over_and_parliaments_have_agreed(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("80"), SET("alliance.generation", "1000 d"));
    uint32_t given = 0;
    for (uint32_t k = 0; k < lab.seen; k++)
        given += value(&lab, k, "alliance.share.act") > 0.0;
    /* The conference is over within the 353 d left: 1 - (1 + x) exp(-x), x = 2 353 / 1000; three standard errors. */
    assert_close((double)given / lab.seen, 0.158, 0.11);
    release(&lab);
    lab = RUN(NAY("80"), SET("members.AYE.parliament", "9000 d"));
    assert_all(&lab, "alliance.share.act", 0.75); /* this act needs no parliament */
    release(&lab);
    lab = RUN(NAY("80"), SET("members.AYE.parliament", "9000 d"), "roles.act.parliaments=yes");
    assert_close(mean(&lab, "alliance.share.act"), 0.5, 0.02); /* AYE's forces do not come within the year */
    assert_all(&lab, "alliance.contributors", 3.0);            /* though it means to give them */
    release(&lab);
    lab = RUN(NAY("80"), SET("members.AYE.parliament", "5 d"), "roles.act.parliaments=yes");
    assert_all(&lab, "alliance.share.act", 0.75);
    release(&lab);
}

/* Authority to give the order does not spare parliaments. */
static void delegated_or_not_parliaments_ratify(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("80"), "roles.act.activation=staged", "alliance.delegation=yes",
                         SET("alliance.delegation_price", "0"), "roles.act.parliaments=decision",
                         SET("alliance.ratification.median", "1000 d"), SET("alliance.ratification.spread", "0"));
    assert_all(&lab, "alliance.class.act", CLASS_OPEN);
    for (uint32_t k = 0; k < lab.seen; k++)
        assert_true(has_mark(&lab, k, MARK_DELEGATED));
    release(&lab);
}

/* Who does not sit in the other forum has no say there on delegating either. */
static void a_forum_may_delegate_without_the_absent(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("0"), "alliance.forum_without=NAY", "roles.act.activation=staged",
                         "alliance.delegation=yes", SET("alliance.delegation_price", "0"));
    assert_all(&lab, "alliance.class.act", CLASS_FORUM_SHIFT);
    for (uint32_t k = 0; k < lab.seen; k++)
        assert_true(has_mark(&lab, k, MARK_DELEGATED));
    release(&lab);
}

/* Without spread every parliament takes the median: 9.2 d, and 100 d where the government would rather not. */
static void what_parliaments_ratify_waits_for_the_last(void **state)
{
    (void)state;
#define RATIFIED                                                                                                       \
    "roles.act.parliaments=decision", SET("alliance.ratification.spread", "0"),                                        \
        SET("alliance.ratification.holdout_spread", "0"), SET("alliance.ratification.holdout", "100 d")
    struct lab at_once = RUN(NAY("80")), lab = RUN(NAY("80"), RATIFIED);
    assert_close(mean(&lab, "alliance.agreed_day.act"), mean(&at_once, "alliance.agreed_day.act") + 9.2, 1e-6);
    release(&at_once);
    release(&lab);
    at_once = RUN(NAY("30"));
    lab = RUN(NAY("30"), RATIFIED);
    assert_close(mean(&lab, "alliance.agreed_day.act"), mean(&at_once, "alliance.agreed_day.act") + 100.0, 1e-6);
    assert_all(&lab, "alliance.pivotal.NAY", 1.0);
    release(&at_once);
    release(&lab);
    lab = RUN(NAY("30"), RATIFIED, SET("alliance.ratification.holdout", "1000 d"));
    assert_all(&lab, "alliance.class.act", CLASS_OPEN);
    release(&lab);
}

/* ---- mandates that end ---- */

static void a_mandate_must_be_renewed(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("80"), SET("alliance.mandate", "60 d"));
    assert_all(&lab, "alliance.depth.act", 1.0);
    assert_all(&lab, "alliance.class.act", CLASS_FULL);
    for (uint32_t k = 0; k < lab.seen; k++)
        assert_true(value(&lab, k, "alliance.committed") > 300.0);
    release(&lab);
}

/* Forces that are there stay there while a mandate is renewed: their parliaments have agreed. */
static void a_renewal_does_not_send_forces_home(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("80"), SET("alliance.mandate", "40 d"), SET("members.AYE.parliament", "30 d"),
                         "roles.act.parliaments=yes");
    for (uint32_t k = 0; k < lab.seen; k++)
        assert_true(value(&lab, k, "alliance.shortfall.act") < 0.6);
    assert_close(mean(&lab, "alliance.shortfall.act"), 0.25, 0.01);
    release(&lab);
}

/* ---- what is in force and what is on the table ---- */

/* NAY bears .5: three tenths are agreed; all of it, which cannot be cut or exempted from cheaply, is not. */
#define REFUSED NAY("20"), SET("alliance.chair.cut", "20"), SET("roles.act.exemption", "0")

static void a_refused_question_leaves_what_is_in_force(void **state)
{
    (void)state;
    struct lab lab = RUN_MORE(REFUSED);
    assert_all(&lab, "alliance.depth.act", 0.3);
    assert_all(&lab, "alliance.class.act", CLASS_FULL);
    assert_all(&lab, "alliance.pivotal.NAY", 1.0);
    for (uint32_t k = 0; k < lab.seen; k++)
        assert_true(value(&lab, k, "alliance.committed") > 250.0);
    release(&lab);
    /* Nor does a coalition take its place. */
    lab = RUN_MORE(REFUSED, "options.more.flag=either");
    assert_all(&lab, "alliance.depth.act", 0.3);
    assert_all(&lab, "alliance.class.act", CLASS_FULL);
    for (uint32_t k = 0; k < lab.seen; k++)
        assert_false(has_mark(&lab, k, MARK_COALITION));
    release(&lab);
}

/* It runs out while more is being asked; that is refused, and with it what ran out ends. */
static void a_mandate_that_ran_out_ends_with_the_question_about_it(void **state)
{
    (void)state;
    struct lab lab = RUN_MORE(REFUSED, SET("alliance.mandate", "21 d"), SET("alliance.capitals_reply", "30 d"));
    uint32_t ended = 0;
    for (uint32_t k = 0; k < lab.seen; k++) {
        ended += value(&lab, k, "alliance.class.act") == CLASS_ENDED;
        assert_true(value(&lab, k, "alliance.class.act") == CLASS_ENDED ||
                    value(&lab, k, "alliance.class.act") == CLASS_FULL);
        if (value(&lab, k, "alliance.class.act") == CLASS_ENDED)
            assert_true(value(&lab, k, "alliance.committed") + value(&lab, k, "alliance.first_yes") < 364.0 &&
                        has_mark(&lab, k, MARK_ENDED));
    }
    assert_true(ended > TRIALS * 8 / 10);
    release(&lab);
    /* Nothing asked meanwhile: it is renewed again and again. */
    lab = RUN(NAY("80"), SET("alliance.mandate", "21 d"));
    assert_all(&lab, "alliance.class.act", CLASS_FULL);
    release(&lab);
}

/* A deeper question that is agreed replaces it, and never by less. */
static void what_is_agreed_later_is_no_less(void **state)
{
    (void)state;
    struct lab lab = RUN_MORE(NAY("30"));
    assert_all(&lab, "alliance.depth.act", 0.71);
    assert_all(&lab, "alliance.class.act", CLASS_DILUTED);
    release(&lab);
}

/* Who asked may stop asking; that is nobody's to refuse. */
static void what_is_asked_no_more_ends(void **state)
{
    (void)state;
    struct lab lab = run("stop", (const char *const[]){NAY("80"), NULL});
    assert_all(&lab, "alliance.class.act", CLASS_ENDED);
    assert_all(&lab, "alliance.shortfall.act", 0.0);
    for (uint32_t k = 0; k < lab.seen; k++)
        assert_close(value(&lab, k, "alliance.committed"), 50.0, 1e-3);
    release(&lab);
}

/* ---- pressure, linkage ---- */

/* At most `pressure` in all, however many votes: .25 is not enough at NAY 0, which needs .46 at full depth. */
static void stages_do_not_press_thrice(void **state)
{
    (void)state;
#define PRESSED                                                                                                        \
    NAY("0"), SET("alliance.pressure", "0.25"), SET("alliance.chair.cut", "20"),                                       \
        SET("alliance.chair.wait", "0 per day"), SET("roles.act.exemption", "0"), SET("alliance.chair.foresight", "3")
    struct lab at_once = RUN(PRESSED), staged = RUN(PRESSED, "roles.act.activation=staged");
    assert_all(&at_once, "alliance.agreed.act", 0.0);
    assert_all(&staged, "alliance.agreed.act", 0.0);
    release(&at_once);
    release(&staged);
}

/* With one role there is no package to link it with. */
static void linkage_needs_a_package(void **state)
{
    (void)state;
    struct lab alone = RUN(NAY("30")), linked = RUN(NAY("30"), SET("alliance.linkage", "0.5"));
    for (uint32_t k = 0; k < alone.seen; k++) {
        assert_close(value(&alone, k, "alliance.depth.act"), value(&linked, k, "alliance.depth.act"), 0.0);
        assert_close(value(&alone, k, "alliance.leaves_at.NAY"), value(&linked, k, "alliance.leaves_at.NAY"), 0.0);
    }
    release(&alone);
    release(&linked);
}

/* ---- other rules ---- */

/* Five positions 1, .8, .8, .8, x with weights s c of .8, .5, .5, .5, .5. */
static void rivals_decide_as_their_theory_says(void **state)
{
    (void)state;
    struct lab lab = RUN(NAY("0"), "alliance.rule=compromise");
    assert_all(&lab, "alliance.depth.act", (0.8 + 3 * 0.5 * 0.8) / 2.8);
    release(&lab);
    lab = RUN(NAY("0"), "alliance.rule=median");
    assert_all(&lab, "alliance.depth.act", 0.8);
    release(&lab);
    lab = RUN(NAY("0"), "alliance.rule=qualified_majority"); /* four of five want it all rather than nothing */
    assert_all(&lab, "alliance.depth.act", 1.0);
    release(&lab);
    lab = RUN(NAY("30"), "alliance.rule=qualified_majority", SET("alliance.majority.members", "1"));
    assert_all(&lab, "alliance.depth.act", 0.6); /* unanimity: twice the least ideal (Romer & Rosenthal) */
    release(&lab);
    lab = RUN(NAY("0"), "alliance.rule=nash", SET("alliance.blocking.base", "0"));
    assert_all(&lab, "alliance.depth.act", 0.0); /* who wants nothing loses by anything: no agreement */
    release(&lab);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_for_it_is_full_after_one_round),
        cmocka_unit_test(what_nobody_objects_to_is_not_cut),
        cmocka_unit_test(the_text_is_cut_to_what_the_last_member_bears),
        cmocka_unit_test(a_dearer_cut_makes_an_exemption_the_cheaper_step),
        cmocka_unit_test(a_forum_without_the_blocker_agrees),
        cmocka_unit_test(where_deeds_fail_words_are_left_or_nothing),
        cmocka_unit_test(a_coalition_acts_after_the_council_failed),
        cmocka_unit_test(a_coalition_may_go_first_and_the_alliance_follow),
        cmocka_unit_test(stages_are_votes_of_their_own),
        cmocka_unit_test(delegated_authority_saves_the_last_vote_where_it_has_no_dear_price),
        cmocka_unit_test(agreeing_is_not_contributing),
        cmocka_unit_test(forces_come_when_the_conference_is_over_and_parliaments_have_agreed),
        cmocka_unit_test(what_parliaments_ratify_waits_for_the_last),
        cmocka_unit_test(a_mandate_must_be_renewed),
        cmocka_unit_test(delegated_or_not_parliaments_ratify),
        cmocka_unit_test(a_forum_may_delegate_without_the_absent),
        cmocka_unit_test(a_renewal_does_not_send_forces_home),
        cmocka_unit_test(a_refused_question_leaves_what_is_in_force),
        cmocka_unit_test(a_mandate_that_ran_out_ends_with_the_question_about_it),
        cmocka_unit_test(what_is_agreed_later_is_no_less),
        cmocka_unit_test(what_is_asked_no_more_ends),
        cmocka_unit_test(stages_do_not_press_thrice),
        cmocka_unit_test(linkage_needs_a_package),
        cmocka_unit_test(rivals_decide_as_their_theory_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
