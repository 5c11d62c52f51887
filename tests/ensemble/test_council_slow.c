/* The council against the check table of its design: adopted, mean depth, median days, by role and level of violence.
 *
 * The table came from a prototype of some 300 lines, at the middle of every range but positions. Both are printed side
 * by side. What is left between them: the prototype counted missile defence as a combat role in a war (here it is none:
 * .86, not .82), and let the reply time follow violence only between rounds. With the council's own ranges drawn as
 * well, hard roles pass less often (naval at V2 .46, not .58): convexity of the tails, not a disagreement.
 *
 * The prototype's chair knew one step at a time and opened with the compromise. So the chair does here, for this test:
 * foresight 1, where it now plans three rounds of pressing ahead, and the compromise as the opening. */
#include "korea.h"

struct row {
    const char *option, *role;
    double adopted[3], depth[3], days[3];
};

/* Design page 2b section 2, "Check (3,000 draws; adopted / mean depth / median days)", V1, V2, V4. */
static const struct row table[] = {
    {"air", "air", {.01, .06, .31}, {.5, .5, .5}, {33, 15, 5}},
    {"naval", "naval", {.39, .60, .82}, {.46, .51, .56}, {34, 18, 6}},
    {"missile_defence", "missile_defence", {.39, .60, .82}, {.46, .51, .56}, {34, 18, 6}},
    {"intelligence", "intelligence", {.91, .96, .99}, {.61, .67, .77}, {31, 16, 5}},
    {"logistics", "logistics", {.96, .98, 1.}, {.74, .80, .88}, {28, 14, 5}},
    {"relief", "relief", {.99, .99, 1.}, {.91, .92, .96}, {14, 7, 3}},
    {"cyber_defence", "cyber_defence", {.99, .99, 1.}, {.89, .92, .97}, {21, 11, 4}},
    {"diplomacy", "diplomacy", {1., 1., 1.}, {.97, .98, 1.}, {18, 10, 4}},
};

enum { DRAWS = 3000 };

/* Violence stands still, nothing else moves positions, the council is at the middle of its ranges. */
#define STILL                                                                                                          \
    "crisis.climb.v1=0 assume \"test\"", "crisis.climb.v2=0 assume \"test\"", "crisis.climb.v3=0 assume \"test\"",     \
        "crisis.lasts.v1=9999 d assume \"test\"", "crisis.lasts.v2=9999 d assume \"test\"",                            \
        "crisis.lasts.v3=9999 d assume \"test\"", "crisis.lasts.v4=9999 d assume \"test\"",                            \
        "alliance.provocations=0 per day assume \"test\"", "cyber.campaign=0 assume \"test\"",                         \
        "consequences.loss.v1=0 % assume \"test\"", "consequences.loss.v2=0 % assume \"test\"",                        \
        "consequences.loss.v3=0 % assume \"test\"", "consequences.loss.v4=0 % assume \"test\"",                        \
        "consequences.loss.power=0 % assume \"test\"", "alliance.safety_in_numbers=4 assume \"test\"",                 \
        "alliance.opt_out.price=0.06 assume \"test\"", "alliance.opt_out.relief=0.6 assume \"test\"",                  \
        "alliance.chair.foresight=1 assume \"test\"", "alliance.pressure=0.15 assume \"test\"",                        \
        "alliance.opening=compromise", "alliance.opening_bonus=0.15 assume \"test\"",                                  \
        "alliance.chair.cut=1.2 assume \"test\"", "alliance.linkage=0 assume \"test\"",                                \
        "alliance.leader_share=0.5 assume \"test\"", "alliance.capitals_reply=16 d assume \"test\"",                   \
        "alliance.silence_window=2 d assume \"test\""

#define RESOLVE(value) "alliance.private_resolve=" value " assume \"test\""
#define BLOCKING(value) "alliance.blocking.scale=" value " assume \"test\""

static const char *const middle[] = {STILL, RESOLVE("0.12"), BLOCKING("1"), NULL};

struct seen {
    uint32_t agreed, decided;
    uint32_t yes, count;
    double depth;
    double days[DRAWS];
};
struct view {
    uint32_t agreed, decided, depth;
    struct seen *seen;
};

static void see(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct view *view = self;
    struct seen *seen = view->seen;
    seen->count++;
    if (result.outcome[view->agreed] < 1.0)
        return;
    seen->days[seen->yes++] = result.outcome[view->decided];
    seen->depth += result.outcome[view->depth];
}

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void the_check_table_is_reproduced(void **state)
{
    (void)state;
    struct lab lab = lab_open(middle, NULL, 180.0, DRAWS);
    printf("%-16s %-4s %16s %16s %16s\n", "role", "V", "adopted", "mean depth", "median days");
    for (size_t k = 0; k < sizeof table / sizeof table[0]; k++)
        for (uint32_t v = 0; v < 3; v++) {
            static struct seen seen;
            char id[64];
            memset(&seen, 0, sizeof seen);
            struct view view = {.seen = &seen};
            snprintf(id, sizeof id, "alliance.agreed.%s", table[k].role);
            view.agreed = lab_outcome(&lab, id);
            snprintf(id, sizeof id, "alliance.decided.%s", table[k].role);
            view.decided = lab_outcome(&lab, id);
            snprintf(id, sizeof id, "alliance.depth.%s", table[k].role);
            view.depth = lab_outcome(&lab, id);
            lab_run(&lab, table[k].option, v, DRAWS, 1, see, &view);
            qsort(seen.days, seen.yes, sizeof seen.days[0], by_value);
            const double adopted = (double)seen.yes / seen.count, depth = seen.yes ? seen.depth / seen.yes : 0.0;
            const double days = seen.yes ? seen.days[seen.yes / 2] : 0.0;
            printf("%-16s V%-3d %6.2f (%5.2f)   %6.2f (%5.2f)   %6.1f (%5.1f)\n", table[k].role,
                   v == 2 ? 4 : (int)v + 1, adopted, table[k].adopted[v], depth, table[k].depth[v], days,
                   table[k].days[v]);
            assert_close(adopted, table[k].adopted[v], 0.08);
            /* The prototype's window was 2 d whatever the urgency; here it shrinks with it: one window is put back. */
            const double urgency = (const double[]){1, 2, 8}[v] * (strcmp(table[k].role, "relief") == 0 ? 2.0 : 1.0);
            if (table[k].adopted[v] < 0.05)
                continue; /* a few trials in 3,000 */
            assert_close(depth, table[k].depth[v], 0.05);
            assert_close(days + 2.0 * (1.0 - 1.0 / urgency), table[k].days[v], 1.5 + 0.12 * table[k].days[v]);
        }
    lab_close(&lab);
}

static double naval_at_clashes(const char *resolve, const char *blocking)
{
    const char *const set[] = {STILL, resolve, blocking, NULL};
    struct lab lab = lab_open(set, NULL, 180.0, DRAWS);
    const struct lab_mean mean = lab_mean_of(&lab, "naval", 1, DRAWS, 1, "alliance.agreed.naval");
    lab_close(&lab);
    return mean.sum / mean.count;
}

/* "Flip points: kappa x.5 to x1.6 moves naval from .06 to .94; tau .2 to .06 from .28 to .79." */
static void the_flip_points_are_where_the_design_says(void **state)
{
    (void)state;
    const double weak = naval_at_clashes(RESOLVE("0.12"), BLOCKING("0.5")),
                 strong = naval_at_clashes(RESOLVE("0.12"), BLOCKING("1.6"));
    const double noisy = naval_at_clashes(RESOLVE("0.2"), BLOCKING("1")),
                 calm = naval_at_clashes(RESOLVE("0.06"), BLOCKING("1"));
    printf("naval at V2: blocking cost x0.5 %.2f (.06), x1.6 %.2f (.94); resolve .2 %.2f (.28), .06 %.2f (.79)\n", weak,
           strong, noisy, calm);
    assert_close(weak, 0.06, 0.06);
    assert_close(strong, 0.94, 0.06);
    assert_close(noisy, 0.28, 0.08);
    assert_close(calm, 0.79, 0.08);
}

static void when_nobody_can_block_the_council_decides_fastest(void **state)
{
    (void)state;
    const char *const free_of_vetoes[] = {STILL, RESOLVE("0.12"), "alliance.blocking.scale=20 assume \"test\"", NULL};
    struct lab lab = lab_open(middle, NULL, 180.0, 300), none = lab_open(free_of_vetoes, NULL, 180.0, 300);
    for (uint32_t v = 0; v < 3; v++) {
        const struct lab_mean with = lab_mean_of(&lab, "full", v, 300, 1, "alliance.all_agreed");
        const struct lab_mean without = lab_mean_of(&none, "full", v, 300, 1, "alliance.all_agreed");
        assert_int_equal(without.never, 0);
        assert_true(with.never > 0);
        const struct lab_mean first_with = lab_mean_of(&lab, "naval", v, 300, 1, "alliance.decided.naval");
        const struct lab_mean first_without = lab_mean_of(&none, "naval", v, 300, 1, "alliance.decided.naval");
        assert_true(first_without.sum / first_without.count < first_with.sum / first_with.count);
    }
    lab_close(&lab);
    lab_close(&none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_check_table_is_reproduced),
        cmocka_unit_test(the_flip_points_are_where_the_design_says),
        cmocka_unit_test(when_nobody_can_block_the_council_decides_fastest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
