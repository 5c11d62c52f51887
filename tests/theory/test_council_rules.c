#include "check.h"

#include "council_cases.h"

enum { MEMORY = 20000 };

static struct council_decision decide(const char *name, const struct council_question *question)
{
    _Alignas(16) unsigned char memory[MEMORY];
    assert_true(council_memory(question->count) <= sizeof memory);
    memset(memory, 0xff, sizeof memory); /* NaN wherever a rule reads what it did not write */
    for (uint32_t k = 0; k < council_rule_count; k++)
        if (strcmp(council_rules[k]->name, name) == 0)
            return council_rules[k]->decide(question, memory);
    fail_msg("there is no rule %s", name);
    return (struct council_decision){false, NAN};
}

static struct council_question unanimity(const struct council_actor *actors, uint32_t count, double proposal)
{
    return (struct council_question){.actors = actors,
                                     .count = count,
                                     .proposal = proposal,
                                     .count_share = 1.0,
                                     .weight_share = 1.0,
                                     .unchallenged = 1.0};
}

static void assert_decides(const char *name, const struct council_question *question, double position, double tolerance)
{
    const struct council_decision decision = decide(name, question);
    assert_true(decision.agreed);
    assert_close(decision.position, position, tolerance);
}

static void assert_fails(const char *name, const struct council_question *question)
{
    const struct council_decision decision = decide(name, question);
    assert_false(decision.agreed);
    assert_close(decision.position, question->status_quo, 0.0);
}

/* (0, 100, 100), all alike: 200/3, and two actors in the middle: tests of the public exchange model (foarsitter,
 * decide-exchange-model). Emissions: 7.4 published. */
static void compromise_is_the_weighted_mean(void **state)
{
    (void)state;
    static const struct council_actor three[] = {{0, 1, 1}, {100, 1, 1}, {100, 1, 1}};
    const struct council_question all = unanimity(three, 3, 0), two = unanimity(three, 2, 0);
    const struct council_question ec = unanimity(emissions, EMISSIONS_COUNT, 10);
    assert_decides("compromise", &all, 200.0 / 3.0, 1e-13);
    assert_decides("compromise", &two, 50.0, 0.0);
    assert_decides("compromise", &ec, 7.389955686853767, 1e-14);
}

static void median_has_no_majority_on_either_side(void **state)
{
    (void)state;
    static const struct council_actor heavy[] = {{9, 1, 1}, {1, 1, 1.5}, {5, .5, 3}};
    static const struct council_actor tie[] = {{2, .1, 1}, {8, .3, 1}, {4, .2, 1}, {90, 0, 5}};
    const struct council_question ec = unanimity(emissions, EMISSIONS_COUNT, 10);
    const struct council_question three = unanimity(heavy, 3, 0), even = unanimity(tie, 4, 0);
    assert_decides("median", &ec, 7.0, 0.0); /* published */
    assert_decides("median", &three, 5.0, 0.0);
    assert_decides("median", &even, 6.0,
                   0.0); /* .1 + .2 against .3, whatever rounding makes of it; no salience, no vote */
}

/* q maximises sum w log(q (2x - q)) for d = 0, no cost: x = (1, 2): 4 q^2 - 18 q + 16 = 0; x = (1, 1, 2):
 * 3 q^2 - 14 q + 12 = 0. */
static void nash_solves_its_quadratics(void **state)
{
    (void)state;
    static const struct council_actor two[] = {{1, 1, 1}, {2, .5, 2}};
    static const struct council_actor three[] = {{1, 1, 1}, {1, .5, 2}, {2, .25, 4}};
    const struct council_question pair = unanimity(two, 2, 0), trio = unanimity(three, 3, 0);
    assert_decides("nash", &pair, (9.0 - sqrt(17.0)) / 4.0, 2.3e-16);
    assert_decides("nash", &trio, (7.0 - sqrt(13.0)) / 3.0, 2.3e-16);
}

static void nash_needs_a_gain_for_everybody_who_cares(void **state)
{
    (void)state;
    struct council_actor sides[] = {{-1.1, 1, 1}, {2.3, 1, 1}};
    struct council_question question = unanimity(sides, 2, 0);
    question.status_quo = 0.1;
    assert_fails("nash", &question);
    question.disagreement_cost = 0.01;
    assert_true(decide("nash", &question).agreed);
    question.disagreement_cost = 0.0;
    sides[0].salience = 0.0;
    assert_decides("nash", &question, 2.3, 4.5e-16); /* alone, it gets what it wants */
}

/* Achen 2006: where no agreement is a disaster, bargaining ends at the compromise. The difference falls as 1 / cost. */
static void nash_tends_to_the_compromise_as_no_agreement_grows_costly(void **state)
{
    (void)state;
    struct council_question question = unanimity(emissions, EMISSIONS_COUNT, 10);
    const double mean = decide("compromise", &question).position;
    question.status_quo = 20.0;
    question.disagreement_cost = 1e4;
    const double far = fabs(decide("nash", &question).position - mean);
    question.disagreement_cost = 1e6;
    const double near = fabs(decide("nash", &question).position - mean);
    assert_true(far > 1e-4);
    assert_close(near / far, 0.01, 0.001);
    question.disagreement_cost = 1e13;
    assert_decides("nash", &question, mean, 1e-10);
}

/* Where nothing else is known, nothing beats it: no neighbour has a larger product. */
static void nash_is_at_the_top_of_the_product(void **state)
{
    (void)state;
    struct council_question question = unanimity(emissions, EMISSIONS_COUNT, 10);
    question.status_quo = 12.0;
    question.disagreement_cost = 3.0;
    const double top = decide("nash", &question).position;
    double product[3] = {0, 0, 0};
    for (int k = 0; k < 3; k++)
        for (uint32_t i = 0; i < EMISSIONS_COUNT; i++) {
            const double x = emissions[i].position, q = top + (k - 1) * 1e-4;
            product[k] += emissions[i].capability * emissions[i].salience *
                          log((x - 12.0) * (x - 12.0) - (x - q) * (x - q) + 3.0);
        }
    assert_true(product[1] > product[0] && product[1] > product[2]);
}

static void eum_rules_give_the_median_after_one_round(void **state)
{
    (void)state;
    const struct council_question ec = unanimity(emissions, EMISSIONS_COUNT, 10);
    assert_decides("eum_scholz", &ec, 8.415932315426764, 1e-9); /* the public program */
    assert_decides("eum_printed", &ec, 7.0, 0.0);
}

/* Romer & Rosenthal 1978: under unanimity the setter gets min(proposal, 2 min x) over a status quo of 0. */
static void unanimity_allows_twice_the_least_wanted(void **state)
{
    (void)state;
    static const struct council_actor mixed[] = {{.3, 1, 1}, {.8, 1, 1}, {1, 1, 1}};
    static const struct council_actor all[] = {{1, 1, 1}, {1, 1, 2}};
    struct council_question question = unanimity(mixed, 3, 1.0);
    assert_decides("qualified_majority", &question, 0.6, 0.0);
    question.proposal = 0.5;
    assert_decides("qualified_majority", &question, 0.5, 0.0);
    question = unanimity(all, 2, 1.0);
    assert_decides("qualified_majority", &question, 1.0, 0.0);
}

static void unanimity_is_the_same_in_a_mirror_and_elsewhere_on_the_line(void **state)
{
    (void)state;
    static const struct council_actor mirrored[] = {{10 - .25, 1, 1}, {10 - 1, 1, 1}};
    static const struct council_actor apart[] = {{-1, 1, 1}, {1, 1, 1}};
    struct council_question question = unanimity(mirrored, 2, 9.0);
    question.status_quo = 10.0;
    assert_decides("qualified_majority", &question, 9.5, 0.0);
    question = unanimity(apart, 2, 1.0);
    assert_fails("qualified_majority", &question);
    question.proposal = 0.0; /* the status quo itself is no agreement */
    assert_fails("qualified_majority", &question);
}

/* 15 of 27 states are the 55% of the Union's treaties; here 3 of 5, and 65% of the weight. */
static void majorities_need_members_and_weight(void **state)
{
    (void)state;
    static const struct council_actor five[] = {{.1, 1, 10}, {.2, 1, 40}, {.3, 1, 20}, {.4, 1, 20}, {.5, 1, 10}};
    struct council_question question = unanimity(five, 5, 1.0);
    question.count_share = 0.6;
    question.weight_share = 0.0;
    assert_decides("qualified_majority", &question, 0.6, 0.0); /* the third from above accepts 2 * .3 */
    question.weight_share = 0.5;
    assert_decides("qualified_majority", &question, 0.6, 0.0); /* 20 + 20 + 10, exactly half */
    question.weight_share = 0.65;
    assert_decides("qualified_majority", &question, 0.4, 0.0); /* the heavy one is needed */
    question.count_share = 1.0;
    assert_decides("qualified_majority", &question, 0.2, 0.0);
}

static void order_of_actors_changes_nothing_but_roundings(void **state)
{
    (void)state;
    struct council_actor turned[EMISSIONS_COUNT];
    for (uint32_t i = 0; i < EMISSIONS_COUNT; i++)
        turned[i] = emissions[EMISSIONS_COUNT - 1 - i];
    struct council_question one = unanimity(emissions, EMISSIONS_COUNT, 3),
                            other = unanimity(turned, EMISSIONS_COUNT, 3);
    one.status_quo = other.status_quo = 11.0;
    one.disagreement_cost = other.disagreement_cost = 2.0;
    one.count_share = other.count_share = one.weight_share = other.weight_share = 0.5;
    for (uint32_t k = 0; k < council_rule_count; k++)
        assert_decides(council_rules[k]->name, &other, decide(council_rules[k]->name, &one).position, 1e-12);
}

/* A scenario's words for rules are their names, in order. */
static void names_are_the_words_of_scenarios(void **state)
{
    (void)state;
    char words[256] = "";
    for (uint32_t k = 0; k < council_rule_count; k++) {
        strcat(words, k ? "|" : "");
        strcat(words, council_rules[k]->name);
    }
    assert_string_equal(words, COUNCIL_RULE_NAMES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compromise_is_the_weighted_mean),
        cmocka_unit_test(median_has_no_majority_on_either_side),
        cmocka_unit_test(nash_solves_its_quadratics),
        cmocka_unit_test(nash_needs_a_gain_for_everybody_who_cares),
        cmocka_unit_test(nash_tends_to_the_compromise_as_no_agreement_grows_costly),
        cmocka_unit_test(nash_is_at_the_top_of_the_product),
        cmocka_unit_test(eum_rules_give_the_median_after_one_round),
        cmocka_unit_test(unanimity_allows_twice_the_least_wanted),
        cmocka_unit_test(unanimity_is_the_same_in_a_mirror_and_elsewhere_on_the_line),
        cmocka_unit_test(majorities_need_members_and_weight),
        cmocka_unit_test(order_of_actors_changes_nothing_but_roundings),
        cmocka_unit_test(names_are_the_words_of_scenarios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
