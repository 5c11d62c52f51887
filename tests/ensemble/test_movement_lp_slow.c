/* How far greedy dispatch is from the best schedule: closures of movements without chance beside the bound of a linear
 * program (time_expanded.h). Needs `cbc` of the package coinor-cbc, which only tests run and nothing links to. */
#include "time_expanded.h"

#include "base/random.h"

#define SEA_STEP_DAYS 1.0
#define AIR_STEP_DAYS 0.125
#define CAPPED_STEP_DAYS 0.25 /* with a cap on hours movements take longer */
#define WITHIN 0.004          /* of the closure: where bisection stops */
/* Of the movements listed here, which were in view when the rules of dispatch were chosen. */
#define MEDIAN_MOST 1.10
#define WORST_MOST 1.20
/* Of movements drawn afterwards, as measured: what a list nobody tuned for may expect. */
#define DRAWN_MEDIAN_MOST 1.10
#define DRAWN_WORST_MOST 1.40
enum { FIXTURES_MOST = 40, DRAWN = 12 };

/* ---- by sea: four classes, three brigades and sustainment, from two ports to two ---- */

/* Speeds made good. LMSR: 300,000 sq ft, 18 kn in OIF 2003, 72 h to activate (navy.mil, GAO). FSS: 96 h; 27 kn and
 * 200,000 sq ft are assumptions. Point class: 2,650 lane-m, 18 kn; 3 m lanes and 10 days' notice are assumptions. RRF:
 * 5 days; 115,000 sq ft a voyage (OIF return, 41 ships) and 13 kn, what all ships of Desert Storm averaged. Loads in
 * tonnes: area at 97 lb/sq ft (OIF return); Point: 12,900 t, an assumption. */
static const struct asset_class ships[] = {{"LMSR", 25, 0, 3.0, 13200.0, 300000.0, 18.0, 24.0},
                                           {"FSS", 15, 0, 4.0, 8800.0, 200000.0, 27.0, 24.0},
                                           {"Point", 20, 0, 10.0, 12900.0, 85600.0, 18.0, 24.0},
                                           {"RRF", 40, 0, 5.0, 5060.0, 115000.0, 13.0, 24.0}};
#define LOADING_HOURS 96.0 /* "within 96 h", LMSR */

struct sea_fixture {
    uint32_t ship_count, berths; /* in each port */
    bool cape;
    double scale, apart_days; /* of the list below; between readiness of one and the next */
};

static const struct sea_fixture by_sea[] = {
    {18, 2, false, 1.1, 5.0},  {18, 4, false, 1.1, 5.0}, {18, 2, true, 1.1, 5.0}, {18, 4, true, 1.1, 5.0},
    {36, 2, false, 1.0, 5.0},  {36, 4, false, 1.0, 5.0}, {36, 2, true, 1.0, 5.0}, {36, 4, true, 1.0, 5.0},
    {72, 2, false, 1.5, 5.0},  {72, 4, false, 1.5, 5.0}, {72, 2, true, 1.5, 5.0}, {72, 4, true, 1.5, 5.0},
    {36, 4, false, 0.6, 15.0}, {72, 4, true, 0.6, 15.0},
};

/* Distances by an ocean grid of 0.25 degrees; Pyeongtaek beyond Busan: an assumption. The list is invented. */
static struct deployment sealift(const struct sea_fixture *row)
{
    static const double area[] = {1.5e6, 1.2e6, 1.0e6, 0.8e6}, pounds_per_sq_ft[] = {97.0, 97.0, 97.0, 200.0};
    static const char *const titles[] = {"Brigade 1", "Brigade 2", "Brigade 3", "Sustainment"};
    const uint32_t berths = row->berths;
    const double bremerhaven = row->cape ? 14235.0 : 10949.0, toulon = row->cape ? 13889.0 : 8966.0;
    struct deployment d = {
        .sea = true,
        .class_count = 4,
        .from_count = 2,
        .to_count = 2,
        .cargo_count = 4,
        .from = {{"Bremerhaven", {53.57, 8.55}, berths, LOADING_HOURS},
                 {"Toulon", {43.11, 5.93}, berths, LOADING_HOURS}},
        .to = {{"Busan", {35.08, 129.05}, berths, LOADING_HOURS},
               {"Pyeongtaek", {36.97, 126.83}, berths, LOADING_HOURS}},
        .nmi = {{bremerhaven, bremerhaven + 150.0}, {toulon, toulon + 150.0}},
    };
    snprintf(d.title, sizeof d.title, "%u ships, %u berths, %s, x%.1f, %.0f d apart", row->ship_count, berths,
             row->cape ? "Cape" : "Suez", row->scale, row->apart_days);
    for (uint32_t k = 0; k < d.class_count; k++) {
        d.class[k] = ships[k];
        d.class[k].count = (ships[k].count * row->ship_count + 50) / 100;
    }
    for (uint32_t i = 0; i < d.cargo_count; i++)
        d.cargo[i] = (struct cargo_list){.title = titles[i],
                                         .from = i % 2,
                                         .tonnes = area[i] * row->scale * pounds_per_sq_ft[i] * 0.00045359237,
                                         .area_sq_ft = area[i] * row->scale,
                                         .ald_days = row->apart_days * i};
    return d;
}

/* ---- by air: three types, four loads, from two fields ---- */

/* C-17: 45 st, the average of AFPAM 10-1403's worked example; 410 kn is an assumption. A400M: 28 t, 75% of its maximum;
 * 388 kn, its flight round the world. C-130J: 18 st and 286 kn (AFPAM 10-1403). A day's notice: an assumption. */
static const struct asset_class aircraft[] = {{"C-17", 40, 2, 1.0, 40.8, 0.0, 410.0, 24.0},
                                              {"A400M", 40, 1, 1.0, 28.0, 0.0, 388.0, 24.0},
                                              {"C-130J", 20, 0, 1.0, 16.3, 0.0, 286.0, 24.0}};
#define GROUND_HOURS 3.25 /* C-17, AFPAM 10-1403's worked example */

struct air_fixture {
    uint32_t aircraft_count, fields, spots; /* in each field of arrival */
    double hours_per_day, scale, apart_days;
};

static const struct air_fixture by_air[] = {
    {16, 1, 3, 24.0, 0.75, 2.0}, {16, 3, 2, 24.0, 0.75, 2.0}, {32, 1, 3, 24.0, 1.0, 2.0}, {32, 3, 2, 24.0, 1.0, 2.0},
    {60, 1, 3, 24.0, 1.5, 2.0},  {60, 1, 1, 24.0, 1.0, 2.0},  {60, 3, 2, 24.0, 0.3, 2.0}, {32, 2, 2, 24.0, 0.5, 5.0},
    {16, 1, 3, 10.0, 0.75, 2.0}, {32, 1, 6, 10.0, 1.0, 2.0},  {60, 1, 3, 10.0, 1.5, 2.0}, {60, 2, 2, 10.0, 1.5, 2.0},
};

/* Two landings on the way (Al Dhafra, Singapore); distances are sums of great circles. The list is invented. */
static struct deployment airlift(const struct air_fixture *row)
{
    static const double tonnes[] = {900.0, 700.0, 600.0, 800.0}, oversize[] = {0.5, 0.4, 0.5, 0.0},
                        outsize[] = {0.2, 0.2, 0.1, 0.0};
    struct deployment d = {
        .class_count = 3,
        .from_count = 2,
        .to_count = row->fields,
        .cargo_count = 4,
        .from = {{"Ramstein", {49.44, 7.60}, 6, GROUND_HOURS}, {"Papa", {47.36, 17.50}, 4, GROUND_HOURS}},
        .to = {{"Osan", {37.09, 127.03}, row->spots, GROUND_HOURS},
               {"Gimhae", {35.18, 128.94}, row->spots, GROUND_HOURS},
               {"Kunsan", {35.90, 126.62}, row->spots, GROUND_HOURS}},
        .nmi = {{8331.0, 8281.0, 8351.0}, {7918.0, 7868.0, 7938.0}},
        .stops = 2,
    };
    snprintf(d.title, sizeof d.title, "%u aircraft, %u x %u spots, %.0f h/d, x%.1f, %.0f d apart", row->aircraft_count,
             row->fields, row->spots, row->hours_per_day, row->scale, row->apart_days);
    for (uint32_t k = 0; k < d.class_count; k++) {
        d.class[k] = aircraft[k];
        d.class[k].hours_per_day = row->hours_per_day;
        d.class[k].count = (aircraft[k].count * row->aircraft_count + 50) / 100;
    }
    for (uint32_t i = 0; i < d.cargo_count; i++)
        d.cargo[i] = (struct cargo_list){.title = "Load",
                                         .from = i % 2,
                                         .tonnes = tonnes[i] * row->scale,
                                         .oversize = oversize[i],
                                         .outsize = outsize[i],
                                         .ald_days = row->apart_days * i};
    return d;
}

/* ---- the bound ---- */

struct measured {
    double over_bound[FIXTURES_MOST];
    size_t count;
};

/* No schedule beats either bound; neither contains the other by its making, but the program has the counts that the
 * analytic bound is made of, so that it is no weaker by more than a step. */
static void measure(const struct deployment *d, double step_days, struct measured *all)
{
    const struct closing closing = deployment_closes(d);
    if (!deployment_may_close(d, step_days, closing.days * (1.0 + 2.0 * LP_TINY)))
        fail_msg("%s: closed on day %.3f, which the linear program holds for impossible", d->title, closing.days);
    const double low = closing.bound_days - step_days;
    if (deployment_may_close(d, step_days, low))
        fail_msg("%s: the analytic bound %.3f is above the program's by more than a step", d->title,
                 closing.bound_days);
    const double bound = deployment_bound_days(d, step_days, low, closing.days, WITHIN * closing.days);
    printf("%-46s %7.2f %9.2f %7.2f %6.3f %6.3f\n", d->title, closing.days, closing.bound_days, bound,
           closing.days / closing.bound_days, closing.days / bound);
    all->over_bound[all->count++] = closing.days / bound;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void assert_near_the_bound(struct measured *all, double median_most, double worst_most)
{
    qsort(all->over_bound, all->count, sizeof *all->over_bound, ascending);
    const double median = 0.5 * (all->over_bound[(all->count - 1) / 2] + all->over_bound[all->count / 2]);
    const double worst = all->over_bound[all->count - 1];
    printf("closure over the program's bound: median %.3f, worst %.3f of %zu\n", median, worst, all->count);
    assert_true(median <= median_most);
    assert_true(worst <= worst_most);
}

static void measure_sea(const struct sea_fixture *row, struct measured *all)
{
    const struct deployment d = sealift(row);
    measure(&d, SEA_STEP_DAYS, all);
}

static void measure_air(const struct air_fixture *row, struct measured *all)
{
    const struct deployment d = airlift(row);
    measure(&d, row->hours_per_day < 24.0 ? CAPPED_STEP_DAYS : AIR_STEP_DAYS, all);
}

static void greedy_dispatch_is_near_the_best_schedule(void **state)
{
    (void)state;
    struct measured all = {.count = 0};
    printf("%-46s %7s %9s %7s %6s %6s\n", "", "closure", "analytic", "LP", "/anal.", "/LP");
    for (size_t n = 0; n < sizeof by_sea / sizeof *by_sea; n++)
        measure_sea(&by_sea[n], &all);
    for (size_t n = 0; n < sizeof by_air / sizeof *by_air; n++)
        measure_air(&by_air[n], &all);
    assert_near_the_bound(&all, MEDIAN_MOST, WORST_MOST);
}

static double uniform(double low, double high, uint32_t fixture, uint32_t number)
{
    return low + (high - low) * random_first(random_at((struct random_address){
                                    .seed = 20261127, .occurrence = fixture, .stream = number}));
}

static void movements_drawn_afterwards_are_near_it_too(void **state)
{
    (void)state;
    struct measured all = {.count = 0};
    for (uint32_t n = 0; n < DRAWN; n++) {
        const struct sea_fixture sea = {.ship_count = (uint32_t)uniform(14.0, 80.0, n, 0),
                                        .berths = (uint32_t)uniform(1.0, 7.0, n, 1),
                                        .cape = uniform(0.0, 1.0, n, 2) < 0.5,
                                        .scale = uniform(0.4, 2.0, n, 3),
                                        .apart_days = uniform(0.0, 15.0, n, 4)};
        const struct air_fixture air = {.aircraft_count = (uint32_t)uniform(12.0, 64.0, n, 5),
                                        .fields = (uint32_t)uniform(1.0, 4.0, n, 6),
                                        .spots = (uint32_t)uniform(1.0, 5.0, n, 7),
                                        .hours_per_day = uniform(0.0, 1.0, n, 8) < 0.5 ? 24.0 : 10.0,
                                        .scale = uniform(0.3, 1.5, n, 9),
                                        .apart_days = uniform(0.0, 5.0, n, 10)};
        measure_sea(&sea, &all);
        measure_air(&air, &all);
    }
    assert_near_the_bound(&all, DRAWN_MEDIAN_MOST, DRAWN_WORST_MOST);
}

/* One ship, two loads: the second is off after load, way, unload, way, load, way, unload; and the program knows. */
static void one_ship_takes_its_time(void **state)
{
    (void)state;
    struct deployment d = {.title = "one ship",
                           .sea = true,
                           .class_count = 1,
                           .from_count = 1,
                           .to_count = 1,
                           .cargo_count = 1,
                           .class = {{"Ship", 1, 0, 3.0, 1000.0, 0.0, 10.0, 24.0}},
                           .from = {{"A", {50.0, 0.0}, 1, 48.0}},
                           .to = {{"B", {40.0, -70.0}, 1, 72.0}},
                           .nmi = {{2400.0}},
                           .cargo = {{.title = "Load", .tonnes = 2000.0}}};
    const double cycle = 2.0 + 10.0 + 3.0 + 10.0, closure = 3.0 + cycle + 15.0;
    assert_close(deployment_closes(&d).days, closure, 1e-4);
    assert_true(deployment_may_close(&d, 1.0, closure));
    assert_false(deployment_may_close(&d, 1.0, closure - 0.01));
    d.class[0].count = 2;
    assert_false(deployment_may_close(&d, 1.0, 3.0 + 2.0 + 15.0)); /* one berth: the second begins to load on day 5 */
    assert_false(deployment_may_close(&d, 1.0, 20.99));            /* and to unload on day 18 */
    assert_true(deployment_may_close(&d, 1.0, 21.0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_ship_takes_its_time),
                                       cmocka_unit_test(greedy_dispatch_is_near_the_best_schedule),
                                       cmocka_unit_test(movements_drawn_afterwards_are_near_it_too)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
