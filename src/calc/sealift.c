#include "calc/sealift_internal.h"

#include "base/text.h"
#include <math.h>
#include <string.h>

static const struct place NOWHERE = {NULL, 0, 0, 0};

enum { LOADS_MOST = 100000 };

/* What holds until a key says otherwise. */
static void set_defaults(struct sealift *sealift)
{
    static const struct figure none = ASSUMED(0.0, "none, as nothing was said");
    const struct ship *type = sealift->type;
    sealift->lane_metres = (struct figure)ASSUMED(3.0, "width of a lane");
    sealift->stow = (struct figure)ASSUMED(0.75, "0.65 to 0.80 is usual, remembered");
    sealift->pounds_per_sqft =
        (struct figure)PUBLISHED(97.0, "return from Iraq 2003: 4.7 million sq ft weighed 228,000 short tons");
    sealift->fraction = (struct figure)ASSUMED(0.7, "of the top speed; 0.5 to 0.8 was observed");
    sealift->canal_days = sealift->positioning_days = sealift->waiting_days = sealift->activation_days = none;
    if (!type)
        return;
    sealift->capacity_sqft = type->area_sqft;
    sealift->deadweight_tonnes = type->deadweight_tonnes;
    sealift->speed_kn = type->made_good_kn;
    sealift->top_kn = type->top_kn;
    sealift->activation_days = type->activation_days;
    sealift->loading_days = type->loading_days;
    sealift->unloading_days = type->unloading_days;
}

/* The capacity stands first: it may be in lane metres. */
static void list_rows(struct sealift *sealift)
{
    const struct figure_row rows[] = {
        {"capacity", "sq ft", 100.0, 2e6, &sealift->capacity_sqft},
        {"lane-width", "m", 1.0, 10.0, &sealift->lane_metres},
        {"stow", "", 0.05, 1.0, &sealift->stow},
        {"density", "lb/sq ft", 1.0, 2000.0, &sealift->pounds_per_sqft},
        {"deadweight", "t", 1.0, 1e6, &sealift->deadweight_tonnes},
        {"count", "", 1.0, 1000.0, &sealift->count},
        {"distance", "nmi", 1.0, 40000.0, &sealift->distance_nmi},
        {"speed", "kn", 1.0, 60.0, &sealift->speed_kn},
        {"top-speed", "kn", 1.0, 60.0, &sealift->top_kn},
        {"fraction", "", 0.05, 1.0, &sealift->fraction},
        {"activation", "d", 0.0, 365.0, &sealift->activation_days},
        {"positioning", "d", 0.0, 365.0, &sealift->positioning_days},
        {"load-days", "d", 0.01, 100.0, &sealift->loading_days},
        {"canal-days", "d", 0.0, 100.0, &sealift->canal_days},
        {"waiting", "d", 0.0, 365.0, &sealift->waiting_days},
        {"unload-days", "d", 0.01, 100.0, &sealift->unloading_days},
        {"load-berths", "", 1.0, 1000.0, &sealift->loading_berths},
        {"unload-berths", "", 1.0, 1000.0, &sealift->unloading_berths},
        {"within", "d", 1.0, 3650.0, &sealift->within_days},
    };
    sealift->row_count = sizeof rows / sizeof rows[0];
    for (size_t k = 0; k < sealift->row_count; k++)
        sealift->rows[k] = rows[k];
}

static bool in_lanes(const struct calc_arguments *arguments, const char *key)
{
    const char *text = calc_text(arguments, key);
    return text && strstr(text, "lane");
}

/* An area, or lane metres of the lane's width. */
static bool read_area(const struct calc_arguments *arguments, const char *key, double lane_metres, double *sqft,
                      struct problems *problems)
{
    if (!in_lanes(arguments, key))
        return calc_quantity(arguments, key, "sq ft", 1.0, 1e12, sqft, problems);
    double lanes = 0.0;
    const bool good = calc_quantity(arguments, key, "lane-m", 1.0, 1e9, &lanes, problems);
    *sqft = sealift_sqft_of_lane(lanes, lane_metres);
    return good;
}

static void read_capacity(const struct calc_arguments *arguments, struct sealift *sealift, struct problems *problems)
{
    const struct ship *type = sealift->type;
    struct figure *capacity = &sealift->capacity_sqft;
    if (type && figure_known(&type->lane_metres)) {
        *capacity = type->lane_metres;
        capacity->value = sealift_sqft_of_lane(type->lane_metres.value, sealift->lane_metres.value);
    }
    if (!calc_text(arguments, "capacity"))
        return;
    *capacity = (struct figure){.basis = FIGURE_GIVEN};
    if (read_area(arguments, "capacity", sealift->lane_metres.value, &capacity->value, problems) &&
        capacity->value < sealift->rows[0].least)
        problem_error(problems, NOWHERE, NULL, "capacity is at least %.0f sq ft, not %s", sealift->rows[0].least,
                      calc_text(arguments, "capacity"));
}

/* Speed made good is what is given, or else a fraction of the top speed where one of the two was given. */
static void choose_speed(struct sealift *sealift)
{
    const bool asked = sealift->top_kn.basis == FIGURE_GIVEN || sealift->fraction.basis == FIGURE_GIVEN;
    if (sealift->speed_kn.basis != FIGURE_GIVEN && figure_known(&sealift->top_kn) &&
        (asked || !figure_known(&sealift->speed_kn)))
        sealift->speed_kn =
            (struct figure){sealift->top_kn.value * sealift->fraction.value, FIGURE_ASSUMED, "top speed x fraction"};
    else
        sealift->top_kn.basis = sealift->fraction.basis = FIGURE_LACKING;
}

static void check_complete(const struct sealift *sealift, struct problems *problems)
{
    const struct {
        const struct figure *figure;
        const char *key;
    } needs[] = {
        {&sealift->capacity_sqft, "capacity"},
        {&sealift->speed_kn, "speed"},
        {&sealift->loading_days, "load-days"},
        {&sealift->unloading_days, "unload-days"},
    };
    for (size_t k = 0; k < sizeof needs / sizeof needs[0]; k++)
        if (!figure_known(needs[k].figure))
            problem_error(problems, NOWHERE, "or a type that tells it, as in --ship lmsr", "give --%s", needs[k].key);
    const struct figure *whole[] = {&sealift->count, &sealift->loading_berths, &sealift->unloading_berths};
    for (size_t k = 0; k < sizeof whole / sizeof whole[0]; k++)
        if (whole[k]->value != floor(whole[k]->value))
            problem_error(problems, NOWHERE, NULL, "ships and berths are counted in whole numbers, not %g",
                          whole[k]->value);
    if (!figure_known(&sealift->distance_nmi))
        problem_error(problems, NOWHERE, NULL, "give the way by sea, as in --distance 10733");
    if (!sealift->has_area && !sealift->has_weight)
        problem_error(problems, NOWHERE, NULL,
                      "give what is to be moved, as in --area 300000sqft, --area 9000lane-m or --weight 15000st");
}

static enum calc_result read(const struct calc_arguments *arguments, struct sealift *sealift, struct problems *problems)
{
    const uint32_t before = problems->error_count;
    const char *type = calc_text(arguments, "ship");
    sealift->type = type ? ship_find(type, "ship", problems) : NULL;
    if (problems->error_count > before) /* what a wrong type leaves open is no mistake of its own */
        return CALC_MISUSED;
    set_defaults(sealift);
    list_rows(sealift);
    figures_read(arguments, sealift->rows + 1, sealift->row_count - 1, problems);
    read_capacity(arguments, sealift, problems);
    choose_speed(sealift);
    sealift->has_area = calc_text(arguments, "area");
    sealift->has_weight = calc_text(arguments, "weight");
    read_area(arguments, "area", sealift->lane_metres.value, &sealift->area_sqft, problems);
    calc_quantity(arguments, "weight", "st", 0.01, 1e9, &sealift->weight_st, problems);
    const bool type_in_lanes = type && figure_known(&sealift->type->lane_metres) && !calc_text(arguments, "capacity");
    if (!in_lanes(arguments, "area") && !in_lanes(arguments, "capacity") && !type_in_lanes)
        sealift->lane_metres.basis = FIGURE_LACKING; /* not used */
    if (problems->error_count == before)
        check_complete(sealift, problems);
    return problems->error_count == before ? CALC_DONE : CALC_MISUSED;
}

/* Vehicles of usual density take the place of what was not said; the density of what was is told in return. */
static void complete_load(struct sealift *sealift)
{
    if (!sealift->has_weight)
        sealift->weight_st = sealift_short_tons(sealift->area_sqft, sealift->pounds_per_sqft.value);
    else if (!sealift->has_area)
        sealift->area_sqft = sealift->weight_st / sealift_short_tons(1.0, sealift->pounds_per_sqft.value);
    else if (sealift->area_sqft > 0.0)
        sealift->pounds_per_sqft = (struct figure){sealift->weight_st / sealift_short_tons(sealift->area_sqft, 1.0),
                                                   FIGURE_GIVEN, "weight / area"};
}

static bool plan_loads(struct sealift *sealift, struct problems *problems)
{
    const double usable = sealift->capacity_sqft.value * sealift->stow.value,
                 tonnes = sealift->weight_st * TONNES_PER_SHORT_TON;
    double loads = sealift_ships(sealift->area_sqft, sealift->capacity_sqft.value, sealift->stow.value);
    sealift->loads_by_area = sealift->area_sqft / usable;
    if (figure_known(&sealift->deadweight_tonnes)) {
        sealift->loads_by_weight = tonnes / sealift->deadweight_tonnes.value;
        loads = fmax(loads, ceil(sealift->loads_by_weight));
    }
    if (loads > LOADS_MOST) {
        problem_error(problems, NOWHERE, "a larger --capacity", "%.0f shiploads are more than %d", loads, LOADS_MOST);
        return false;
    }
    if (!figure_known(&sealift->count))
        sealift->count = (struct figure){loads, FIGURE_ASSUMED, "as many as one lift needs"};
    sealift->loads = (uint32_t)loads;
    sealift->ships = (uint32_t)sealift->count.value;
    sealift->lifts = (uint32_t)sealift_lifts(loads, sealift->count.value);
    return true;
}

static struct sea_voyage voyage_of(const struct sealift *sealift)
{
    return (struct sea_voyage){
        .activation_days = sealift->activation_days.value,
        .positioning_days = sealift->positioning_days.value,
        .loading_days = sealift->loading_days.value,
        .nmi = sealift->distance_nmi.value,
        .speed_made_good_kn = sealift->speed_kn.value,
        .canal_days = sealift->canal_days.value,
        .waiting_days = sealift->waiting_days.value,
        .unloading_days = sealift->unloading_days.value,
    };
}

static double *schedule(struct sealift *sealift, const struct sea_voyage *voyage)
{
    const uint32_t loads = sealift->loads;
    double *loaded = arena_take(&sealift->arena, loads, sizeof *loaded),
           *unloaded = arena_take(&sealift->arena, loads, sizeof *unloaded);
    sealift_schedule(voyage, loads, sealift->ships,
                     figure_known(&sealift->loading_berths) ? (uint32_t)sealift->loading_berths.value : loads,
                     figure_known(&sealift->unloading_berths) ? (uint32_t)sealift->unloading_berths.value : loads,
                     loaded, unloaded);
    return unloaded;
}

static double berths(const struct figure *figure)
{
    return figure_known(figure) ? figure->value : (double)INFINITY;
}

static void plan(struct sealift *sealift)
{
    const double capacity = sealift->capacity_sqft.value, stow = sealift->stow.value,
                 loading = berths(&sealift->loading_berths), unloading = berths(&sealift->unloading_berths);
    sealift->voyage = voyage_of(sealift);
    sealift->whole = sealift_in_whole_days(&sealift->voyage);
    sealift->unloaded = schedule(sealift, &sealift->voyage);
    sealift->whole_unloaded = schedule(sealift, &sealift->whole);
    sealift->bounds = sealift_bounds(&sealift->voyage, sealift->loads, sealift->ships, loading, unloading);
    const double cycle = sealift_cycle_days(&sealift->voyage);
    sealift->flow_sqft = sealift_fleet_per_day(sealift->ships, capacity, stow, cycle);
    sealift->loading_sqft = sealift_berths_per_day(loading, capacity, stow, sealift->voyage.loading_days);
    sealift->unloading_sqft = sealift_berths_per_day(unloading, capacity, stow, sealift->voyage.unloading_days);
    if (figure_known(&sealift->within_days))
        sealift->ships_in_motion =
            sealift_ships_in_motion(sealift->area_sqft / sealift->within_days.value, cycle, capacity * stow);
}

static enum calc_result write(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems)
{
    struct sealift sealift = {.type = NULL};
    arena_init(&sealift.arena);
    enum calc_result result = read(arguments, &sealift, problems);
    if (result == CALC_DONE) {
        complete_load(&sealift);
        result = plan_loads(&sealift, problems) ? CALC_DONE : CALC_MISUSED;
    }
    if (result == CALC_DONE) {
        plan(&sealift);
        if (calc_switch(arguments, "json"))
            sealift_show_json(&sealift, out);
        else
            sealift_show(&sealift, out);
    }
    arena_release(&sealift.arena);
    return result;
}

static const struct calc_key keys[] = {
    {"area", "AREA", false, "to be moved, as in 300000sqft, 28000m2 or 9000lane-m"},
    {"weight", "MASS", false,
     "to be moved, as in 15000st; from area and density if not given, and the other way round"},
    {"ship", "TYPE", false, "its planning factors; any number below takes their place"},
    {"count", "N", false, "ships; as many as one lift needs if not given"},
    {"distance", "NMI", false, "by sea, one way; km are read too"},
    {"speed", "KN", false, "speed made good"},
    {"top-speed", "KN", false, "speed made good is this x fraction, if no speed is given"},
    {"fraction", "SHARE", false, "of the top speed that is made good; 0.7"},
    {"activation", "DAYS", false, "from the call until the ship is ready"},
    {"positioning", "DAYS", false, "from there to the loading port; 0"},
    {"load-days", "DAYS", false, "at the berth to load"},
    {"canal-days", "DAYS", false, "in canals, one way, with waiting for the convoy; 0"},
    {"waiting", "DAYS", false, "at anchor before unloading; 0"},
    {"unload-days", "DAYS", false, "at the berth to unload"},
    {"load-berths", "N", false, "ships that can be loaded at once; without it no limit"},
    {"unload-berths", "N", false, "ships that can be unloaded at once; the same"},
    {"capacity", "AREA", false, "of one ship, as in 380000sqft or 2500lane-m"},
    {"deadweight", "MASS", false, "that one ship carries; without it no limit"},
    {"stow", "SHARE", false, "of the capacity that is used; 0.75"},
    {"density", "LB/SQFT", false, "of the cargo; 97"},
    {"lane-width", "M", false, "of a lane; 3"},
    {"within", "DAYS", false, "how many ships move all of it in this time (Little's law)"},
    {"json", NULL, false, "for a program to read"},
};

const struct calc_model calc_sealift = {
    .name = "sealift",
    .title = "ships, voyage, lifts, closure and berths of a movement by sea",
    .examples =
        "  casus calc sealift 33700lane-m --ship lmsr --distance 10733 --canal-days 1\n"
        "  casus calc sealift --weight 15000st --ship ark --count 3 --distance 10733 --unload-berths 2\n"
        "  casus calc sealift 21000000sqft --ship lmsr --capacity 250000sqft --stow 1 --distance 9072 --within 120\n",
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .explain = sealift_explain,
    .write = write,
};
