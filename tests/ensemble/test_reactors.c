/* How often outside powers use force in a war, beside the design's figures and the experts' table they must lie inside.
 * Design (section 5): violent response at V4, line unmoved / moved north: China .08 / .52, Russia .04 / .16. Ranges of
 * the actor table (ASSUMPTION rows of actors.csv): China .02 to .20 with the status quo kept, .25 to .80 when the
 * regime is threatened; Russian troops in Korea .01 to .20. Here doing nothing is looked at; the design does not say
 * under which option its figures were made. */
#include "korea.h"

#include "theory/response.h"

struct shares {
    uint32_t china, russia, count, china_level, russia_level;
};

static void see(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct shares *shares = self;
    shares->count++;
    shares->china += result.outcome[shares->china_level] >= 4.0;
    shares->russia += result.outcome[shares->russia_level] >= 4.0;
}

static struct shares in_a_war(const char *north, const char *after)
{
    const char *const set[] = {"treaties.RUS-PRK-2024.in_force=no",
                               "treaties.CHN-PRK-1961.in_force=no",
                               "crisis.collapse=0 per day assume \"test\"",
                               north,
                               after,
                               "crisis.lasts.v4=9999 d assume \"test\"",
                               NULL};
    struct lab lab = lab_open(set, NULL, 180.0, 400);
    struct shares shares = {.china_level = lab_outcome(&lab, "reactors.CHN.response"),
                            .russia_level = lab_outcome(&lab, "reactors.RUS.response")};
    lab_run(&lab, "none", 2, 400, 10, see, &shares);
    lab_close(&lab);
    return shares;
}

static void powers_use_force_as_often_as_the_table_allows(void **state)
{
    (void)state;
    const struct shares kept = in_a_war("crisis.north=0 assume \"test\"", "crisis.north_after=30 d assume \"test\"");
    const struct shares moved = in_a_war("crisis.north=1 assume \"test\"", "crisis.north_after=3 d assume \"test\"");
    const double n = kept.count;
    printf("uses force in a war, line unmoved / moved north: China %.2f / %.2f (.08 / .52), Russia %.2f / %.2f (.04 / "
           ".16)\n",
           kept.china / n, moved.china / n, kept.russia / n, moved.russia / n);
    assert_in_range((unsigned)(1000 * kept.china / kept.count), 20, 200);
    assert_in_range((unsigned)(1000 * moved.china / moved.count), 250, 800);
    assert_in_range((unsigned)(1000 * kept.russia / kept.count), 10, 200);
    assert_in_range((unsigned)(1000 * moved.russia / moved.count), 10, 200);
    assert_close(kept.china / n, 0.08, 0.04);
    assert_close(moved.china / n, 0.52, 0.10);
    assert_close(kept.russia / n, 0.04, 0.03);
    assert_close(moved.russia / n, 0.16, 0.06);
}

/* ICB 14, 157 crises that stayed without violence: of two great powers that were no party 8.3% took a covert or
 * semi-military part and 1.9% a direct one, which without violence can only be a show of force. */
struct part {
    uint32_t response, of[RESPONSE_COUNT], count;
};

static void see_part(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct part *part = self;
    part->of[(int)result.outcome[part->response]]++;
    part->count++;
}

static void an_onset_without_violence_is_answered_as_often_as_counted(void **state)
{
    (void)state;
    const char *const set[] = {"crisis.climb.v1=0 assume \"stays\"",
                               "crisis.lasts.v1=9999 d assume \"stays\"",
                               "reactors.CHN.stake.calm=0 assume \"a bystander\"",
                               "reactors.CHN.rivalry=0 assume \"as counted\"",
                               "reactors.RUS.rivalry=-5 assume \"silent\"",
                               "direct.alarms=0 per day assume \"none\"",
                               NULL};
    struct lab lab = lab_open(set, NULL, 400.0, 400);
    struct part part = {.response = lab_outcome(&lab, "reactors.CHN.response")};
    lab_run(&lab, "none", 0, 400, 20, see_part, &part);
    lab_close(&lab);
    const double n = part.count, military = (13.0 + 3.0) / 157.0;
    const double none = response_third_party[STIMULUS_NONVIOLENT][RESPONSE_NONE];
    printf("without violence: none %.3f (%.3f), military %.3f (%.3f)\n", part.of[RESPONSE_NONE] / n, none,
           part.of[RESPONSE_NONVIOLENT] / n, military);
    assert_int_equal(part.of[RESPONSE_VIOLENT], 0);
    assert_close(part.of[RESPONSE_NONE] / n, none, 3.0 * sqrt(none * (1.0 - none) / 400.0));
    assert_close(part.of[RESPONSE_NONVIOLENT] / n, military, 3.0 * sqrt(military * (1.0 - military) / 400.0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(powers_use_force_as_often_as_the_table_allows),
                                       cmocka_unit_test(an_onset_without_violence_is_answered_as_often_as_counted)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
