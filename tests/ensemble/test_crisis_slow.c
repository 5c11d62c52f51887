/* The crisis in the world, with nobody's influence and one number for each parameter, against closed forms: the
 * memoryless alternative, falling violence, the hazard of nuclear use, the readings of treaties. */
#include "korea.h"
#include "ladder_fit.h"
#include "theory/ladder.h"

enum { TRIALS = 12000 };

struct counted {
    uint32_t outcome;
    double at_least, share, mean;
    uint32_t count;
};

static void count(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct counted *c = self;
    const double value = result.outcome[c->outcome];
    c->share += value >= c->at_least && value < 1e300;
    c->mean += value < 1e300 ? value : 0.0;
    c->count++;
}

static struct counted counted_of(const char *const *set, uint32_t stratum, double horizon, const char *outcome,
                                 double at_least)
{
    struct lab lab = lab_open(set, NULL, horizon, 1);
    struct counted c = {.outcome = lab_outcome(&lab, outcome), .at_least = at_least};
    lab_run(&lab, "none", stratum, 1, TRIALS, count, &c);
    lab_close(&lab);
    c.share /= c.count;
    c.mean /= c.count;
    return c;
}

struct peaks {
    uint32_t peak, duration, reached[5], trials;
    double days;
};

static void see_peak(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct peaks *peaks = self;
    for (int level = 1; level <= (int)result.outcome[peaks->peak]; level++)
        peaks->reached[level]++;
    peaks->days += result.outcome[peaks->duration];
    peaks->trials++;
}

/* Constant hazards with the kernel's chance of a climb: the same peaks; and its mean stay: the same mean duration,
 * which is the sum of the stays over the levels that are reached. */
static void check_memoryless(const char *const *set, double factor)
{
    struct lab lab = lab_open(set, NULL, 3650.0, 1);
    struct peaks peaks = {.peak = lab_outcome(&lab, "crisis.peak"), .duration = lab_outcome(&lab, "crisis.duration")};
    lab_run(&lab, "none", 0, 1, TRIALS / 2, see_peak, &peaks);
    lab_close(&lab);
    double reach = 1.0, days = 0.0;
    for (int level = 1; level <= 4; level++) {
        const double all = level < 4 ? ladder_icb.excitation[level - 1] : 0.0;
        const double median = factor * ladder_icb.ending_median_days[level - 1];
        const double share = (double)peaks.reached[level] / peaks.trials;
        printf("reaches V%d: %.3f (closed form %.3f)\n", level, share, reach);
        assert_close(share, reach, 3.5 * sqrt(reach * (1.0 - reach) / peaks.trials) + 1e-9);
        days += reach * ladder_dwell_days(all, 0.0, 18.5, median, 1.373);
        reach *= ladder_climbs_before_end(all, 0.0, 18.5, median, 1.373);
    }
    printf("mean duration: %.1f d (closed form %.1f)\n", peaks.days / peaks.trials, days);
    assert_close(peaks.days / peaks.trials, days, 0.05 * days);
}

static void the_memoryless_crisis_climbs_as_often_and_lasts_as_long(void **state)
{
    (void)state;
    static const char *const alike[] = {LADDER_FIT, "crisis.hazard=ctmc", NULL};
    static const char *const by_start[] = {LADDER_FIT_BY_START, "crisis.hazard=ctmc", NULL};
    check_memoryless(alike, 1.0);
    check_memoryless(by_start, ladder_icb.lasts_from[0]);
}

/* War that neither ends nor climbs, falling at d a day: (1 - exp(-d H)) / d days of it. */
static void war_falls_at_its_hazard(void **state)
{
    (void)state;
    static const char *const set[] = {LADDER_FIT, "crisis.lasts.v4=10000 d assume \"stays\"",
                                      "crisis.lasts_spread=0 assume \"stays\"",
                                      "crisis.falls.v4=0.02 per day assume \"test\"", NULL};
    const double expected = (1.0 - exp(-0.02 * 180.0)) / 0.02;
    const struct counted c = counted_of(set, 2, 180.0, "crisis.days_war", 0.0);
    assert_close(c.mean, expected, 3.5 * 50.0 / sqrt(TRIALS));
    const struct counted serious = counted_of(set, 2, 180.0, "crisis.days_serious", 0.0);
    assert_close(serious.mean, 180.0, 1e-6); /* serious clashes do not fall on here, and nothing is over */
}

/* Clashes may fall at d a day, and what is left of their drive A to climb is still there: a climb before the fall leads
 * to serious clashes, with chance p = int (A/theta) exp(-t/theta) exp(-A (1 - exp(-t/theta))) exp(-d t) dt; one after
 * it, q - p of q = 1 - exp(-A), leads back to clashes, which begin anew. So serious clashes come with p / (1 - q + p).
 */
static void what_is_left_of_the_drive_outlives_a_fall(void **state)
{
    (void)state;
    static const char *const set[] = {LADDER_FIT,
                                      "crisis.lasts_spread=0 assume \"stays\"",
                                      "crisis.lasts.v1=10000 d assume \"stays\"",
                                      "crisis.lasts.v2=10000 d assume \"stays\"",
                                      "crisis.lasts.v3=10000 d assume \"stays\"",
                                      "crisis.lasts.v4=10000 d assume \"stays\"",
                                      "crisis.falls.v2=0.05 per day assume \"test\"",
                                      NULL};
    const double all = 0.851, step = 0.01;
    double before = 0.0;
    for (int k = 0; k < 100000; k++) {
        const double day = step * (k + 0.5), left = exp(-day / 18.5);
        before += step * all / 18.5 * left * exp(-all * (1.0 - left)) * exp(-0.05 * day);
    }
    const double ever = 1.0 - exp(-all), expected = before / (1.0 - ever + before);
    const struct counted c = counted_of(set, 1, 3000.0, "crisis.peak", 3.0);
    printf("serious clashes where minor ones may stop: %.4f (closed form %.4f, without falls %.4f)\n", c.share,
           expected, ever);
    assert_close(c.share, expected, 3.5 * sqrt(expected * (1.0 - expected) / TRIALS));
}

struct use {
    uint32_t use, days, peak;
    double used, expected, days_of_war;
};

static void see_use(void *self, const struct lab *lab, struct trial_result result)
{
    (void)lab;
    struct use *use = self;
    use->used += result.outcome[use->use] < 1e300;
    use->expected += 1.0 - exp(-0.001 * result.outcome[use->days]);
    use->days_of_war += result.outcome[use->days];
}

/* The line has moved from the first moment of war, so all its days are exposed: 1 - exp(-h days). And the hazard
 * changes nothing else. */
static void nuclear_use_comes_at_its_hazard_and_moves_nothing(void **state)
{
    (void)state;
    static const char *const set[] = {LADDER_FIT,
                                      "crisis.north=1 assume \"test\"",
                                      "crisis.north_after=0.1 d assume \"test\"",
                                      "crisis.north_spread=0 assume \"test\"",
                                      "crisis.nuclear_use=0.001 per day assume \"what if\"",
                                      NULL};
    static const char *const none[] = {LADDER_FIT, "crisis.north=1 assume \"test\"",
                                       "crisis.north_after=0.1 d assume \"test\"",
                                       "crisis.north_spread=0 assume \"test\"", NULL};
    struct use with = {0}, without = {0};
    for (int k = 0; k < 2; k++) {
        struct lab lab = lab_open(k ? none : set, NULL, 180.0, 1);
        struct use *use = k ? &without : &with;
        use->use = lab_outcome(&lab, "crisis.nuclear_use");
        use->days = lab_outcome(&lab, "crisis.days_war");
        lab_run(&lab, "none", 2, 1, TRIALS, see_use, use);
        lab_close(&lab);
    }
    printf("nuclear use at 0.001 a day: %.0f of %d trials (closed form %.1f)\n", with.used, TRIALS, with.expected);
    assert_close(with.used, with.expected, 3.5 * sqrt(with.expected));
    assert_true(without.used == 0.0);
    assert_true(with.days_of_war == without.days_of_war);
}

/* A power that answers nothing else is at war or helps only by its treaty: as often as the reading says. */
static void a_treaty_is_honoured_as_often_as_its_reading_says(void **state)
{
    (void)state;
    static const char *const readings[] = {"low", "middle", "high"};
    static const double chance[] = {0.22, 0.41, 0.75};
    for (int k = 0; k < 3; k++) {
        char reading[64];
        snprintf(reading, sizeof reading, "reaction.reliability=%s", readings[k]);
        const char *const set[] = {LADDER_FIT,
                                   reading,
                                   "treaties.RUS-PRK-2024.if_began=1 assume \"test\"",
                                   "treaties.RUS-PRK-2024.lag=0.01 d assume \"test\"",
                                   "treaties.RUS-PRK-2024.lag_spread=0 assume \"test\"",
                                   "reactors.RUS.stake.calm=0 assume \"test\"",
                                   "reactors.RUS.stake.war=0 assume \"test\"",
                                   "reactors.RUS.preoccupied=-5 assume \"test\"",
                                   "reactors.RUS.rivalry=-5 assume \"test\"",
                                   "reactors.RUS.patronage=0 assume \"test\"",
                                   NULL};
        const struct counted c = counted_of(set, 2, 30.0, "reactors.RUS.response", 3.0);
        printf("honoured, %s reading: %.3f (%.2f)\n", readings[k], c.share, chance[k]);
        assert_close(c.share, chance[k], 3.5 * sqrt(chance[k] * (1.0 - chance[k]) / TRIALS) + 0.001);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_memoryless_crisis_climbs_as_often_and_lasts_as_long),
        cmocka_unit_test(war_falls_at_its_hazard),
        cmocka_unit_test(what_is_left_of_the_drive_outlives_a_fall),
        cmocka_unit_test(nuclear_use_comes_at_its_hazard_and_moves_nothing),
        cmocka_unit_test(a_treaty_is_honoured_as_often_as_its_reading_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
