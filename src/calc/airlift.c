#include "calc/airlift_internal.h"

#include "base/text.h"

static const struct place NOWHERE = {NULL, 0, 0, 0};

static bool read_way(const struct calc_arguments *arguments, const char *key, struct airlift_way *way,
                     struct problems *problems)
{
    const uint32_t before = problems->error_count;
    way->count = 0;
    while (calc_text_at(arguments, key, way->count) && way->count < AIRLIFT_LEGS_MOST) {
        calc_quantity_at(arguments, key, way->count, "nmi", 1.0, 20000.0, &way->leg[way->count].nmi, problems);
        way->count++;
    }
    if (calc_text_at(arguments, key, AIRLIFT_LEGS_MOST))
        problem_error(problems, NOWHERE, NULL, "%s is given more than %d times", key, AIRLIFT_LEGS_MOST);
    return problems->error_count == before;
}

/* What holds until a key says otherwise. */
static void set_defaults(struct airlift *airlift, bool expedited)
{
    static const struct figure open = ASSUMED(24.0, "open all day");
    const struct aircraft *type = airlift->type;
    airlift->count = (struct figure)ASSUMED(1.0, "one, as nothing was said");
    airlift->queueing = (struct figure)PUBLISHED(AIRLIFT_QUEUEING, "AFPAM 10-1403, by way of airlift-planner");
    airlift->productivity = (struct figure)ASSUMED(0.47, "the usual share, remembered");
    airlift->onload.open_hours = airlift->offload.open_hours = open;
    if (airlift->tanking.type) {
        airlift->tanking.fuel_tonnes = airlift->tanking.type->fuel_tonnes;
        airlift->tanking.burn_tonnes_per_hour = airlift->tanking.type->burn_tonnes_per_hour;
        airlift->tanking.radius_nmi = (struct figure)ASSUMED(500.0, "as nothing was said");
        airlift->tanking.station_hours = (struct figure)ASSUMED(1.0, "as nothing was said");
        airlift->tanking.reserve_tonnes = (struct figure)ASSUMED(8.0, "more than an hour's burn");
    }
    if (!type)
        return;
    airlift->payload_st = type->planning_st;
    airlift->seats = type->seats;
    airlift->ute_hours = type->ute_hours;
    airlift->enroute_hours = type->enroute_hours;
    airlift->onload.ground_hours = type->onload_hours;
    airlift->offload.ground_hours = expedited ? type->expedited_hours : type->offload_hours;
    if (airlift->refuels)
        airlift->burn = type->burn_tonnes_per_nmi;
}

/* The payload stands first: it may be a word. */
static void list_rows(struct airlift *airlift)
{
    const struct figure_row rows[] = {
        {"payload", "st", 0.01, 500.0, &airlift->payload_st},
        {"seats", "", 1.0, 1000.0, &airlift->seats},
        {"block", "kn", 50.0, 700.0, &airlift->block_kn},
        {"count", "", 1.0, 10000.0, &airlift->count},
        {"ute", "h", 0.1, 24.0, &airlift->ute_hours},
        {"onload-ground", "h", 0.1, 240.0, &airlift->onload.ground_hours},
        {"enroute-ground", "h", 0.0, 240.0, &airlift->enroute_hours},
        {"offload-ground", "h", 0.1, 240.0, &airlift->offload.ground_hours},
        {"onload-mog", "", 0.1, 1000.0, &airlift->onload.spots},
        {"offload-mog", "", 0.1, 1000.0, &airlift->offload.spots},
        {"onload-open", "h", 0.1, 24.0, &airlift->onload.open_hours},
        {"offload-open", "h", 0.1, 24.0, &airlift->offload.open_hours},
        {"queueing", "", 0.01, 1.0, &airlift->queueing},
        {"productivity", "", 0.0, 1.0, &airlift->productivity},
        {"burn", "t/nmi", 1e-4, 1.0, &airlift->burn},
        {"tanker-offload", "t", 0.1, 200.0, &airlift->tanking.offload_tonnes},
        {"tanker-fuel", "t", 1.0, 500.0, &airlift->tanking.fuel_tonnes},
        {"tanker-burn", "t/h", 0.1, 100.0, &airlift->tanking.burn_tonnes_per_hour},
        {"tanker-radius", "nmi", 0.0, 8000.0, &airlift->tanking.radius_nmi},
        {"tanker-station", "h", 0.0, 24.0, &airlift->tanking.station_hours},
        {"tanker-reserve", "t", 0.0, 100.0, &airlift->tanking.reserve_tonnes},
    };
    airlift->row_count = sizeof rows / sizeof rows[0];
    for (size_t k = 0; k < airlift->row_count; k++)
        airlift->rows[k] = rows[k];
}

static void find_types(const struct calc_arguments *arguments, struct airlift *airlift, struct problems *problems)
{
    const char *type = calc_text(arguments, "aircraft"), *tanker = calc_text(arguments, "tanker");
    airlift->type = type ? aircraft_find(type, "aircraft", problems) : NULL;
    airlift->tanking.type = tanker ? aircraft_find(tanker, "tanker", problems) : NULL;
    airlift->refuels = tanker || calc_text(arguments, "tanker-offload");
    if (airlift->tanking.type && !figure_known(&airlift->tanking.type->fuel_tonnes))
        problem_error(problems, NOWHERE, "a330mrtt is one, or give --tanker-offload", "the %s is no tanker",
                      airlift->tanking.type->title);
}

static void use_average(struct airlift *airlift, struct problems *problems)
{
    if (airlift->type && figure_known(&airlift->type->average_st))
        airlift->payload_st = airlift->type->average_st;
    else
        problem_error(problems, NOWHERE, "give a payload, as in --payload \"30 st\"",
                      "no average payload is known of %s",
                      airlift->type ? airlift->type->title : "an aircraft without a type");
}

/* Each figure that this calculation needs, or which key gives it. */
static void check_complete(const struct airlift *airlift, struct problems *problems)
{
    const bool flies = airlift->out.count > 0;
    const struct {
        bool is_needed;
        const struct figure *figure;
        const char *key;
    } needs[] = {
        {airlift->has_load || !airlift->has_passengers, &airlift->payload_st, "payload"},
        {airlift->has_passengers, &airlift->seats, "seats"},
        {flies && !airlift->type, &airlift->block_kn, "block"},
        {flies, &airlift->ute_hours, "ute"},
        {flies || figure_known(&airlift->onload.spots), &airlift->onload.ground_hours, "onload-ground"},
        {flies || figure_known(&airlift->offload.spots), &airlift->offload.ground_hours, "offload-ground"},
        {airlift->out.count > 1 || airlift->back.count > 1, &airlift->enroute_hours, "enroute-ground"},
    };
    for (size_t k = 0; k < sizeof needs / sizeof needs[0]; k++)
        if (needs[k].is_needed && !figure_known(needs[k].figure))
            problem_error(problems, NOWHERE, "or a type that tells it, as in --aircraft c17", "give --%s",
                          needs[k].key);
    if (!flies && !figure_known(&airlift->onload.spots) && !figure_known(&airlift->offload.spots))
        problem_error(problems, NOWHERE, "or a station alone: --offload-mog 2", "give the way, as in --leg 2500");
    if (!flies && airlift->back.count)
        problem_error(problems, NOWHERE, "give --leg too", "there is a way back, but none out");
    if (airlift->refuels && !airlift->type)
        problem_error(problems, NOWHERE, "give --aircraft", "refuelling asks how far the aircraft flies by itself");
    else if (airlift->refuels && !figure_known(&airlift->burn))
        problem_error(problems, NOWHERE, "if yours can, give --burn", "the %s is not refuelled in the air",
                      airlift->type->title);
}

/* What this calculation does not use is not told, unless it was given. */
static void forget_unused(struct airlift *airlift)
{
    const bool flies = airlift->out.count > 0, loads = figure_known(&airlift->onload.spots),
               unloads = figure_known(&airlift->offload.spots),
               computes = !figure_known(&airlift->tanking.offload_tonnes);
    const struct {
        bool is_used;
        struct figure *figure;
    } uses[] = {
        {airlift->has_passengers, &airlift->seats},
        {flies, &airlift->count},
        {flies, &airlift->ute_hours},
        {airlift->out.count > 1 || airlift->back.count > 1, &airlift->enroute_hours},
        {flies || loads, &airlift->onload.ground_hours},
        {flies || unloads, &airlift->offload.ground_hours},
        {loads, &airlift->onload.open_hours},
        {unloads, &airlift->offload.open_hours},
        {loads || unloads, &airlift->queueing},
        {flies && figure_known(&airlift->payload_st), &airlift->productivity},
        {computes, &airlift->tanking.fuel_tonnes},
        {computes, &airlift->tanking.burn_tonnes_per_hour},
        {computes, &airlift->tanking.radius_nmi},
        {computes, &airlift->tanking.station_hours},
        {computes, &airlift->tanking.reserve_tonnes},
    };
    for (size_t k = 0; k < sizeof uses / sizeof uses[0]; k++)
        if (!uses[k].is_used && uses[k].figure->basis != FIGURE_GIVEN)
            uses[k].figure->basis = FIGURE_LACKING;
}

static enum calc_result read(const struct calc_arguments *arguments, struct airlift *airlift, struct problems *problems)
{
    const uint32_t before = problems->error_count;
    find_types(arguments, airlift, problems);
    if (problems->error_count > before) /* what a wrong type leaves open is no mistake of its own */
        return CALC_MISUSED;
    set_defaults(airlift, calc_switch(arguments, "expedited"));
    list_rows(airlift);
    const bool averages = text_equal(calc_text(arguments, "payload"), "average");
    if (averages)
        use_average(airlift, problems);
    figures_read(arguments, airlift->rows + averages, airlift->row_count - averages, problems);
    airlift->has_load = calc_text(arguments, "load");
    airlift->has_passengers = calc_text(arguments, "pax");
    calc_quantity(arguments, "load", "st", 0.01, 1e9, &airlift->load_st, problems);
    calc_quantity(arguments, "pax", "persons", 1.0, 1e9, &airlift->passengers, problems);
    read_way(arguments, "leg", &airlift->out, problems);
    if (read_way(arguments, "back", &airlift->back, problems) && airlift->back.count == 0)
        airlift->back = airlift->out;
    if (problems->error_count == before)
        check_complete(airlift, problems);
    forget_unused(airlift);
    return problems->error_count == before ? CALC_DONE : CALC_MISUSED;
}

static enum calc_result write(const struct calc_arguments *arguments, struct buffer *out, struct problems *problems)
{
    struct airlift airlift = {.type = NULL};
    arena_init(&airlift.arena);
    enum calc_result result = read(arguments, &airlift, problems);
    if (result == CALC_DONE && !airlift_plan(&airlift, problems))
        result = CALC_MISUSED;
    if (result == CALC_DONE && calc_switch(arguments, "json"))
        airlift_show_json(&airlift, out);
    else if (result == CALC_DONE)
        airlift_show(&airlift, out);
    arena_release(&airlift.arena);
    return result;
}

static const struct calc_key keys[] = {
    {"load", "MASS", false, "cargo to be moved, as in 5300st or 4800t"},
    {"pax", "N", false, "passengers to be moved"},
    {"aircraft", "TYPE", false, "its planning factors; any number below takes their place"},
    {"count", "N", false, "aircraft; 1"},
    {"leg", "NMI", true, "a leg of the way out, in order; km are read too"},
    {"back", "NMI", true, "a leg of the way back; the way out if not given"},
    {"payload", "MASS", false, "load of one aircraft, or the word average; the type's planning payload"},
    {"seats", "N", false, "passengers of one aircraft"},
    {"block", "KN", false, "block speed"},
    {"ute", "H", false, "flying hours of an aircraft a day, over a long surge"},
    {"onload-ground", "H", false, "on the ground to load"},
    {"offload-ground", "H", false, "on the ground to unload"},
    {"enroute-ground", "H", false, "on the ground at each stop between"},
    {"expedited", NULL, false, "unload in the type's expedited time"},
    {"onload-mog", "N", false, "working spots where it is loaded; without it that station is not looked at"},
    {"offload-mog", "N", false, "working spots where it is unloaded; the same"},
    {"onload-open", "H", false, "hours a day the loading field works; 24"},
    {"offload-open", "H", false, "hours a day the unloading field works; 24"},
    {"queueing", "SHARE", false, "allowance for queueing; 0.85"},
    {"productivity", "SHARE", false, "loaded share of a round trip, for ton-miles; 0.47"},
    {"tanker", "TYPE", false, "refuel in the air where a leg is beyond the range"},
    {"burn", "T/NMI", false, "what the refuelled aircraft burns"},
    {"tanker-offload", "MASS", false, "fuel one tanker sortie gives; computed from the next five if not given"},
    {"tanker-fuel", "MASS", false, "what the tanker leaves with"},
    {"tanker-burn", "T/H", false, "what the tanker burns"},
    {"tanker-radius", "NMI", false, "from the tanker's base to where it refuels; 500"},
    {"tanker-station", "H", false, "tanker's time there; 1"},
    {"tanker-reserve", "MASS", false, "tanker's fuel left on landing; 8t"},
    {"json", NULL, false, "for a program to read"},
};

const struct calc_model calc_airlift = {
    .name = "airlift",
    .title = "missions, cycle, closure and stations of a movement by air",
    .examples =
        "  casus calc airlift 5300st --aircraft c17 --payload average --count 16 --leg 2655 --leg 3175 --leg 2498\n"
        "  casus calc airlift --aircraft c17 --payload average --offload-mog 1\n"
        "  casus calc airlift 400t --aircraft a400m --count 8 --leg 3500 --tanker a330mrtt\n",
    .keys = keys,
    .key_count = sizeof keys / sizeof keys[0],
    .explain = airlift_explain,
    .write = write,
};
