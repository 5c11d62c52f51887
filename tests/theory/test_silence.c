#include "check.h"

#include "base/random.h"
#include "theory/silence.h"

enum { MOST = 32 };

/* Repeatable chance for the property tests: draw n of question `stream`. */
static double uniform(uint64_t stream, uint32_t n)
{
    return random_first(random_at((struct random_address){.seed = 1, .occurrence = n, .stream = stream}));
}

static struct silence_rule bare_rule(double blocking_cost)
{
    return (struct silence_rule){
        .blocking_cost = blocking_cost, .numbers_exponent = 4.0, .exempt_cost = 10.0, .exempt_relief = 0.0};
}

static struct silence_member member(double ideal, double salience, double burden)
{
    return (struct silence_member){.ideal = ideal, .salience = salience, .burden = burden, .weight = 1.0};
}

static void draw_council(struct silence_member *members, uint32_t count, uint64_t stream)
{
    for (uint32_t i = 0; i < count; i++) {
        members[i] = member(uniform(stream, 4 * i), uniform(stream, 4 * i + 1), 0.4 * uniform(stream, 4 * i + 2));
        members[i].resolve = 0.6 * (uniform(stream, 4 * i + 3) - 0.5);
    }
}

static void a_text_is_worth_most_at_the_ideal_and_nothing_at_twice_it(void **state)
{
    (void)state;
    const struct silence_member one = member(0.3, 0.8, 0.0);
    assert_close(silence_policy(&one, 0.0), 0.0, 1e-15);
    assert_close(silence_policy(&one, 0.3), 0.8 * 0.3, 1e-15);
    assert_close(silence_policy(&one, 0.6), 0.0, 1e-15);
    assert_close(silence_policy(&one, 1.0), 0.8 * -0.4, 1e-15);
}

static void assert_ceiling(const struct silence_rule *rule, const struct silence_member *one, double ceiling)
{
    if (!one->exempt)
        assert_close(silence_ceiling(rule, one), ceiling, 1e-12);
    assert_true(silence_holds(rule, one, 1, ceiling - 1e-9));
    assert_false(silence_holds(rule, one, 1, ceiling + 1e-9));
}

/* Vectors of the reference's closed forms: with participation (2 s x + kappa) / (s + B), exempted
 * (2 s x + kappa - theta) / s, for a depth beyond the ideal and no resolve or pressure. */
static void ceilings_match_the_printed_vectors(void **state)
{
    (void)state;
    struct silence_rule rule = bare_rule(0.0);
    struct silence_member one = member(0.3, 1.0, 0.0);
    assert_ceiling(&rule, &one, 0.6);
    rule = bare_rule(0.12);
    one = member(0.3, 0.6, 0.2);
    assert_ceiling(&rule, &one, 0.6);
    rule.exempt_cost = 0.06;
    one.exempt = true;
    assert_ceiling(&rule, &one, 0.7);
}

static void ceilings_follow_the_closed_forms_for_any_member(void **state)
{
    (void)state;
    int tested = 0;
    for (uint32_t n = 0; n < 500; n++) {
        struct silence_rule rule = bare_rule(0.3 * uniform(1, n));
        struct silence_member one = member(uniform(2, n), 0.05 + 0.95 * uniform(3, n), 0.5 * uniform(4, n));
        const double with = (2.0 * one.salience * one.ideal + rule.blocking_cost) / (one.salience + one.burden);
        if (with > one.ideal && with < 1.0) {
            assert_ceiling(&rule, &one, with);
            tested++;
        }
        rule.exempt_cost = 0.2 * uniform(5, n);
        one.exempt = true;
        const double without = (2.0 * one.salience * one.ideal + rule.blocking_cost - rule.exempt_cost) / one.salience;
        if (without > one.ideal && without < 1.0)
            assert_ceiling(&rule, &one, without);
    }
    assert_true(tested > 100);
}

/* Romer & Rosenthal 1978: the setter gets everyone's indifference to the status quo, twice the least ideal. */
/* Whatever the member, silence holds at its ceiling and nowhere above it. */
static void the_ceiling_is_the_deepest_text_a_member_bears(void **state)
{
    (void)state;
    for (uint32_t k = 0; k < 2000; k++) {
        struct silence_member one;
        struct silence_rule rule = bare_rule(0.3 * uniform(91, k));
        draw_council(&one, 1, 1000 + k);
        rule.exempt_cost = 0.2 * uniform(92, k);
        rule.linkage = k % 3 == 0 ? 0.3 * uniform(93, k) : 0.0;
        one.linked = uniform(94, k) - 0.5;
        one.pressure = k % 2 == 0 ? 0.1 * uniform(95, k) : 0.0;
        const double ceiling = silence_ceiling(&rule, &one);
        for (int step = 0; step <= 1000; step++) {
            const double depth = 0.001 * step;
            if (depth > ceiling + 1e-9)
                assert_false(silence_holds(&rule, &one, 1, depth));
        }
        if (ceiling >= 0.0)
            assert_true(silence_holds(&rule, &one, 1, ceiling - 1e-9 > 0.0 ? ceiling - 1e-9 : 0.0));
    }
}

static void unanimity_without_costs_reaches_twice_the_least_ideal(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < 200; n++) {
        struct silence_member members[5];
        double least = 1.0;
        for (uint32_t i = 0; i < 5; i++) {
            members[i] = member(0.05 + 0.95 * uniform(6, 5 * n + i), 0.1 + 0.9 * uniform(7, 5 * n + i), 0.0);
            least = members[i].ideal < least ? members[i].ideal : least;
        }
        const struct silence_rule rule = bare_rule(0.0);
        assert_true(silence_holds(&rule, members, 5, 2.0 * least - 1e-9));
        assert_false(silence_holds(&rule, members, 5, 2.0 * least + 1e-9));
    }
}

static void members_who_all_want_everything_adopt_everything(void **state)
{
    (void)state;
    struct silence_member members[3] = {member(1.0, 0.2, 0.0), member(1.0, 1.0, 0.0), member(1.0, 0.6, 0.0)};
    const struct silence_rule rule = bare_rule(0.0);
    assert_true(silence_holds(&rule, members, 3, 1.0));
}

static bool closed(const struct silence_rule *rule, const struct silence_member *members, uint32_t count, double depth,
                   unsigned set)
{
    uint32_t size = 0;
    for (uint32_t i = 0; i < count; i++)
        size += set >> i & 1;
    for (uint32_t i = 0; i < count; i++)
        if (!(set >> i & 1) && silence_value(rule, &members[i], depth, false, (double)size / count) < 0.0)
            return false;
    return true;
}

/* The definition, by brute force: the blockers are contained in every set that nobody outside wants to join, and are
 * such a set themselves. */
static void blockers_are_the_least_set_nobody_else_would_join(void **state)
{
    (void)state;
    enum { COUNT = 8 };
    int partial = 0;
    for (uint32_t n = 0; n < 200; n++) {
        struct silence_member members[COUNT];
        bool breaks[COUNT];
        draw_council(members, COUNT, 100 + n);
        const struct silence_rule rule = bare_rule(0.4 * uniform(8, n));
        const uint32_t blocking = silence_blockers(&rule, members, COUNT, 0.7, breaks);
        unsigned found = 0, least = (1u << COUNT) - 1u;
        for (uint32_t i = 0; i < COUNT; i++)
            found |= (unsigned)breaks[i] << i;
        for (unsigned set = 0; set < 1u << COUNT; set++)
            if (closed(&rule, members, COUNT, 0.7, set))
                least &= set;
        assert_int_equal(found, least);
        partial += blocking > 0 && blocking < COUNT;
    }
    assert_true(partial > 20);
}

static void the_order_of_members_does_not_matter(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < 100; n++) {
        struct silence_member members[MOST], turned[MOST];
        bool breaks[MOST], turned_breaks[MOST];
        draw_council(members, MOST, 1000 + n);
        for (uint32_t i = 0; i < MOST; i++)
            turned[(i * 13 + n) % MOST] = members[i]; /* 13 and 32 are coprime: a permutation */
        const struct silence_rule rule = bare_rule(0.3 * uniform(9, n));
        silence_blockers(&rule, members, MOST, 0.8, breaks);
        silence_blockers(&rule, turned, MOST, 0.8, turned_breaks);
        for (uint32_t i = 0; i < MOST; i++)
            assert_int_equal(breaks[i], turned_breaks[(i * 13 + n) % MOST]);
    }
}

static void a_supporter_more_never_makes_a_blocker_more(void **state)
{
    (void)state;
    int fewer = 0;
    for (uint32_t n = 0; n < 300; n++) {
        struct silence_member members[9];
        bool before[9], after[9];
        draw_council(members, 8, 2000 + n);
        members[8] = member(1.0, 1.0, 0.0);
        const struct silence_rule rule = bare_rule(0.4 * uniform(10, n));
        const uint32_t without = silence_blockers(&rule, members, 8, 0.7, before);
        const uint32_t with = silence_blockers(&rule, members, 9, 0.7, after);
        for (uint32_t i = 0; i < 8; i++)
            assert_true(before[i] || !after[i]);
        assert_false(after[8]);
        fewer += with < without;
    }
    assert_true(fewer > 0); /* it does shame some into silence */
}

static void dearer_blocking_never_makes_a_blocker_more(void **state)
{
    (void)state;
    for (uint32_t n = 0; n < 100; n++) {
        struct silence_member members[MOST];
        bool before[MOST], after[MOST];
        draw_council(members, MOST, 3000 + n);
        const struct silence_rule cheap = bare_rule(0.2 * uniform(11, n));
        struct silence_rule dear = cheap;
        dear.blocking_cost += 0.3 * uniform(12, n);
        silence_blockers(&cheap, members, MOST, 0.8, before);
        silence_blockers(&dear, members, MOST, 0.8, after);
        for (uint32_t i = 0; i < MOST; i++)
            assert_true(before[i] || !after[i]);
    }
}

static void silence_holds_exactly_when_nobody_blocks(void **state)
{
    (void)state;
    int held = 0;
    for (uint32_t n = 0; n < 300; n++) {
        struct silence_member members[6];
        bool breaks[6];
        draw_council(members, 6, 4000 + n);
        const struct silence_rule rule = bare_rule(0.6 * uniform(13, n));
        const bool holds = silence_holds(&rule, members, 6, 0.6);
        assert_int_equal(holds, silence_blockers(&rule, members, 6, 0.6, breaks) == 0);
        held += holds;
    }
    assert_true(held > 20 && held < 280);
}

static void one_objector_can_give_cover_to_the_next(void **state)
{
    (void)state;
    /* Two of four: the second loses 0.2 by the text and fears 0.25 alone, but only 0.25 (3/4)^4 = 0.079 in company. */
    struct silence_member members[4] = {member(0.0, 1.0, 0.0), member(0.4, 1.0, 0.0), member(1.0, 1.0, 0.0),
                                        member(1.0, 1.0, 0.0)};
    bool breaks[4];
    struct silence_rule rule = bare_rule(0.25);
    assert_int_equal(silence_blockers(&rule, members, 4, 1.0, breaks), 2);
    assert_true(breaks[0] && breaks[1]);
    rule.numbers_exponent = 0.5; /* 0.25 (3/4)^0.5 = 0.217: no cover */
    assert_int_equal(silence_blockers(&rule, members, 4, 1.0, breaks), 1);
}

/* An indifferent member (x = 1/2 at full depth) breaks iff its resolve is below -kappa / s. Unscaled by salience, 32
 * such members at kappa 0.25 and logistic scale 0.1 would veto in 1 - (1 - 1 / (1 + e^2.5))^32 = 92% of trials. */
static void resolve_counts_in_proportion_to_salience(void **state)
{
    (void)state;
    const struct silence_rule rule = bare_rule(0.25);
    struct silence_member one = member(0.5, 0.2, 0.0);
    one.resolve = -1.25 + 1e-9;
    assert_true(silence_holds(&rule, &one, 1, 1.0));
    one.resolve = -1.25 - 1e-9;
    assert_false(silence_holds(&rule, &one, 1, 1.0));
}

static void taking_part_never_costs_more_than_staying_out(void **state)
{
    (void)state;
    struct silence_rule rule = bare_rule(0.1);
    rule.exempt_cost = 0.06;
    const struct silence_member light = member(0.5, 0.5, 0.04), heavy = member(0.5, 0.5, 5.0);
    assert_close(silence_value(&rule, &light, 0.5, false, 0.0), 0.25 - 0.02 + 0.1, 1e-15);
    assert_close(silence_value(&rule, &heavy, 0.5, false, 0.0), 0.25 - 0.06 + 0.1, 1e-15);
}

static void exemption_softens_a_policy_loss_but_not_a_gain(void **state)
{
    (void)state;
    struct silence_rule rule = bare_rule(0.0);
    rule.exempt_cost = 0.06;
    rule.exempt_relief = 0.6;
    const struct silence_member against = member(0.2, 1.0, 0.0), in_favour = member(0.9, 1.0, 0.0);
    assert_close(silence_value(&rule, &against, 1.0, true, 0.0), 0.4 * -0.6 - 0.06, 1e-15);
    assert_close(silence_value(&rule, &in_favour, 1.0, true, 0.0), 0.8 - 0.06, 1e-15);
}

static void linkage_mixes_in_the_rest_of_the_package(void **state)
{
    (void)state;
    struct silence_rule rule = bare_rule(0.0);
    rule.linkage = 0.25;
    struct silence_member one = member(0.2, 1.0, 0.0);
    one.linked = 0.4;
    assert_close(silence_value(&rule, &one, 1.0, false, 0.0), 0.75 * -0.6 + 0.25 * 0.4, 1e-15);
}

/* The compromise model (Van den Bos 1991): equal weights at 0, 100, 100 give 200/3, the value a public implementation
 * tests; two actors meet half way. */
static void the_opening_is_the_salience_weighted_mean(void **state)
{
    (void)state;
    struct silence_member members[3] = {member(0.0, 1.0, 0.0), member(1.0, 1.0, 0.0), member(1.0, 1.0, 0.0)};
    assert_close(silence_opening(members, 3), 2.0 / 3.0, 1e-15);
    assert_close(silence_opening(members, 2), 0.5, 1e-15);
    members[1].weight = 3.0;
    members[1].salience = 0.5;
    assert_close(silence_opening(members, 3), 2.5 / 3.5, 1e-15);
    assert_close(silence_opening(members, 0), 0.0, 0.0);
}

static struct silence_costs usual_costs(void)
{
    return (struct silence_costs){.cut = 1.2,
                                  .exempt_base = 0.15,
                                  .exempt_share = 0.6,
                                  .exempt_most = 0.34,
                                  .core_price = 1.0,
                                  .wait = 0.05,
                                  .waits_left = 1,
                                  .give_up = 0.9,
                                  .pressure_step = 0.05};
}

struct table {
    struct silence_rule rule;
    struct silence_costs costs;
    struct silence_member members[4];
    bool breaks[4];
    double cut, price;
};

/* Four members at full depth: three in favour, one whose ideal is `ideal`. */
static struct table one_against_three(double ideal)
{
    struct table table = {.rule = bare_rule(0.1), .costs = usual_costs(), .cut = -1.0};
    table.rule.exempt_cost = 0.06;
    table.rule.exempt_relief = 0.6;
    table.members[0] = member(ideal, 1.0, 0.0);
    for (int i = 1; i < 4; i++)
        table.members[i] = member(1.0, 1.0, 0.0);
    return table;
}

static enum silence_step chair_moves(struct table *table, double depth, double least)
{
    assert_true(silence_blockers(&table->rule, table->members, 4, depth, table->breaks) > 0);
    const struct silence_move move =
        silence_chair(&table->rule, &table->costs, table->members, 4, depth, least, table->breaks);
    table->cut = move.depth;
    table->price = move.price;
    return move.step;
}

static void the_chair_waits_when_one_more_push_is_enough_and_cheap(void **state)
{
    (void)state;
    struct table table = one_against_three(0.43); /* loses 0.14, fears 0.10, is pushed 0.05 */
    table.costs.wait = 0.01;
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_WAIT);
    table.costs.pressure_step = 0.03;
    assert_int_not_equal(chair_moves(&table, 1.0, 0.1), STEP_WAIT);
    table.costs.waits_left = 2; /* two pushes are enough, for twice the price */
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_WAIT);
    assert_close(table.price, 0.02, 1e-12);
}

static void the_chair_cuts_to_the_deepest_text_that_holds(void **state)
{
    (void)state;
    struct table table = one_against_three(0.4); /* ceiling 0.8 + 0.1 */
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_CUT);
    assert_close(table.cut, 0.90, 1e-9);
    assert_close(table.price, 0.12, 1e-9);
    assert_true(silence_holds(&table.rule, table.members, 4, table.cut - 1e-12));
}

/* Down to the core a cut costs its depth; below it, so many times as much. The same council: without a core the chair
 * cuts, with one it gives up, since what would be left has lost its purpose. */
static void the_chair_does_not_cut_into_the_core_cheaply(void **state)
{
    (void)state;
    const struct silence_rule rule = bare_rule(0.0);
    const struct silence_member one = member(0.2, 1.0, 0.0); /* bears 0.4 */
    const bool breaks[] = {true};
    struct silence_costs costs = usual_costs();
    costs.give_up = 0.9;
    costs.cut = 1.0;
    costs.waits_left = 0;
    struct silence_move move = silence_chair(&rule, &costs, &one, 1, 1.0, 0.1, breaks);
    assert_int_equal(move.step, STEP_CUT);
    assert_close(move.depth, 0.4, SILENCE_DEPTH_STEP);
    costs.core = 0.7;
    costs.core_price = 1.9;
    move = silence_chair(&rule, &costs, &one, 1, 1.0, 0.1, breaks);
    assert_int_equal(move.step, STEP_CUT);
    assert_close(move.price, 0.3 + 1.9 * (0.7 - move.depth), 1e-12);
    costs.core_price = 2.1; /* 0.3 + 2.1 * 0.3 = 0.93 > 0.9 */
    assert_int_equal(silence_chair(&rule, &costs, &one, 1, 1.0, 0.1, breaks).step, STEP_GIVE_UP);
}

static void the_chair_tries_the_least_depth_itself(void **state)
{
    (void)state;
    struct table table = one_against_three(0.397); /* ceiling 0.894, between two steps */
    assert_int_equal(chair_moves(&table, 1.0, 0.8935), STEP_CUT);
    assert_close(table.cut, 0.8935, 0.0);
    table.costs.give_up = 0.2;
    assert_int_equal(chair_moves(&table, 1.0, 0.95), STEP_GIVE_UP);
    assert_int_equal(chair_moves(&table, 0.95, 0.95), STEP_GIVE_UP); /* at its least depth already */
    assert_close(table.cut, 0.95, 0.0);
}

static void the_chair_exempts_a_blocker_who_would_then_be_silent(void **state)
{
    (void)state;
    struct table table = one_against_three(0.45);
    table.members[0].salience = 1.5; /* loses 0.15; exempted 0.4 of it and 0.03: held by 0.1 */
    table.rule.exempt_cost = 0.03;
    table.costs.pressure_step = 0.0;
    table.costs.cut = 10.0;
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_EXEMPT); /* costs 0.15 + 0.6 / 4 = 0.30 */
    table.costs.give_up = 0.31;
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_EXEMPT);
    table.costs.give_up = 0.29;
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_GIVE_UP);
    table.costs.give_up = 0.9;
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_EXEMPT);
    assert_close(table.price, 0.30, 1e-12);
    table.members[0].enabler = true;
    assert_int_not_equal(chair_moves(&table, 1.0, 0.1), STEP_EXEMPT);
    table.members[0].enabler = false;
    table.costs.exempt_most = 0.24;
    assert_int_not_equal(chair_moves(&table, 1.0, 0.1), STEP_EXEMPT);
    table.costs.exempt_most = 0.34;
    table.rule.exempt_relief = 0.0; /* an act that binds all has no exemptions */
    assert_int_not_equal(chair_moves(&table, 1.0, 0.1), STEP_EXEMPT);
}

/* It loses 0.6 at full depth and cannot be exempted into silence there; at half of it, exempted, it can. */
static void the_chair_exempts_and_cuts_where_either_alone_is_not_enough(void **state)
{
    (void)state;
    struct table table = one_against_three(0.2);
    table.rule.exempt_cost = 0.0;
    table.rule.blocking_cost = 0.1;
    table.rule.exempt_relief = 0.5; /* 0.5 (q - 0.4) <= 0.1 holds up to q = 0.6 */
    table.costs.cut = 1.0;          /* a cut alone to 0.5 costs 0.5; exempting and 0.4 costs 0.05 + 0.4 */
    table.costs.exempt_base = 0.05;
    table.costs.exempt_share = 0.0;
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_EXEMPT);
    assert_close(table.cut, 0.6, 1e-9);
    assert_close(table.price, 0.45, 1e-9);
    table.costs.exempt_base = 0.15;
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_CUT);
}

static void who_does_not_sit_there_cannot_break_silence(void **state)
{
    (void)state;
    struct table table = one_against_three(0.0);
    table.members[0].absent = true;
    assert_true(silence_holds(&table.rule, table.members, 4, 1.0));
    assert_int_equal(silence_blockers(&table.rule, table.members, 4, 1.0, table.breaks), 0);
}

static void the_chair_gives_up_when_nothing_works(void **state)
{
    (void)state;
    struct table table = one_against_three(0.0);
    table.rule.blocking_cost = 0.0;
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_GIVE_UP);
    table.costs.cut = 0.1;
    assert_int_equal(chair_moves(&table, 1.0, 0.1), STEP_GIVE_UP);
}

static void the_chair_is_right_about_what_would_hold(void **state)
{
    (void)state;
    int seen[4] = {0};
    for (uint32_t n = 0; n < 2000; n++) {
        struct silence_member members[6];
        bool breaks[6];
        draw_council(members, 6, 5000 + n);
        struct silence_rule rule = bare_rule(0.3);
        rule.exempt_cost = 0.06;
        rule.exempt_relief = 0.6;
        struct silence_costs costs = usual_costs();
        costs.wait = 0.3 * uniform(14, n);
        costs.pressure_step = 0.2 * uniform(15, n);
        if (silence_blockers(&rule, members, 6, 0.9, breaks) == 0)
            continue;
        const struct silence_move move = silence_chair(&rule, &costs, members, 6, 0.9, 0.1, breaks);
        const enum silence_step step = move.step;
        seen[step]++;
        for (uint32_t i = 0; i < 6 && step == STEP_WAIT; i++)
            members[i].pressure += breaks[i] ? costs.pressure_step : 0.0;
        for (uint32_t i = 0; i < 6 && step == STEP_EXEMPT; i++)
            members[i].exempt = breaks[i];
        if (step != STEP_GIVE_UP)
            assert_true(silence_holds(&rule, members, 6, move.depth));
        if (step != STEP_GIVE_UP && move.depth + SILENCE_DEPTH_STEP < 0.9 - 1e-9)
            assert_false(silence_holds(&rule, members, 6, move.depth + SILENCE_DEPTH_STEP));
    }
    assert_true(seen[STEP_WAIT] > 10 && seen[STEP_EXEMPT] > 10 && seen[STEP_CUT] > 10 && seen[STEP_GIVE_UP] > 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_worth_most_at_the_ideal_and_nothing_at_twice_it),
        cmocka_unit_test(ceilings_match_the_printed_vectors),
        cmocka_unit_test(ceilings_follow_the_closed_forms_for_any_member),
        cmocka_unit_test(the_ceiling_is_the_deepest_text_a_member_bears),
        cmocka_unit_test(unanimity_without_costs_reaches_twice_the_least_ideal),
        cmocka_unit_test(members_who_all_want_everything_adopt_everything),
        cmocka_unit_test(blockers_are_the_least_set_nobody_else_would_join),
        cmocka_unit_test(the_order_of_members_does_not_matter),
        cmocka_unit_test(a_supporter_more_never_makes_a_blocker_more),
        cmocka_unit_test(dearer_blocking_never_makes_a_blocker_more),
        cmocka_unit_test(silence_holds_exactly_when_nobody_blocks),
        cmocka_unit_test(one_objector_can_give_cover_to_the_next),
        cmocka_unit_test(resolve_counts_in_proportion_to_salience),
        cmocka_unit_test(taking_part_never_costs_more_than_staying_out),
        cmocka_unit_test(exemption_softens_a_policy_loss_but_not_a_gain),
        cmocka_unit_test(linkage_mixes_in_the_rest_of_the_package),
        cmocka_unit_test(the_opening_is_the_salience_weighted_mean),
        cmocka_unit_test(the_chair_waits_when_one_more_push_is_enough_and_cheap),
        cmocka_unit_test(the_chair_cuts_to_the_deepest_text_that_holds),
        cmocka_unit_test(the_chair_does_not_cut_into_the_core_cheaply),
        cmocka_unit_test(the_chair_tries_the_least_depth_itself),
        cmocka_unit_test(the_chair_exempts_a_blocker_who_would_then_be_silent),
        cmocka_unit_test(the_chair_exempts_and_cuts_where_either_alone_is_not_enough),
        cmocka_unit_test(who_does_not_sit_there_cannot_break_silence),
        cmocka_unit_test(the_chair_gives_up_when_nothing_works),
        cmocka_unit_test(the_chair_is_right_about_what_would_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
