#include "calc/formula.h"
#include "theory/queue.h"
#include <math.h>

enum { PEOPLE, ARRIVING, CAPACITY, CARRIERS, SEATS, CYCLE, PLACES, SERVICE, DEADLINE, KEY_COUNT };

static const struct formula_key keys[KEY_COUNT] = {
    [PEOPLE] = KEY_NEEDED(FORMULA_NUMBER, "people", "N", "persons", 1.0, 1e9, "people who wait at the start"),
    [ARRIVING] = KEY_USUAL(FORMULA_NUMBER, "arriving", "N/D", "persons/d", 0.0, 1e8,
                           ASSUMED(0.0, "nobody, as nothing was said"), "people who join them"),
    [CAPACITY] = KEY_FREE(FORMULA_NUMBER, "capacity", "N/D", "persons/d", 0.01, 1e8,
                          "people moved a day, in place of the next three"),
    [CARRIERS] = KEY_FREE(FORMULA_NUMBER, "carriers", "N", "", 0.1, 1e5, "aircraft, ships or buses"),
    [SEATS] = KEY_FREE(FORMULA_NUMBER, "seats", "N", "persons", 1.0, 1e5, "people one of them takes"),
    [CYCLE] = KEY_FREE(FORMULA_NUMBER, "cycle", "H", "h", 0.1, 1e4, "from one loading to the next, of one of them"),
    [PLACES] = KEY_FREE(FORMULA_COUNT, "places", "N", "", 1.0, 1000.0, "where they load: spots, berths or gates"),
    [SERVICE] = KEY_FREE(FORMULA_NUMBER, "service", "H", "h", 0.01, 1000.0, "time one of them holds a place"),
    [DEADLINE] = KEY_FREE(FORMULA_NUMBER, "deadline", "D", "d", 0.01, 3650.0, "day after which nobody leaves"),
};

struct evacuation {
    double waiting, arriving, by_carriers, by_places, capacity, clear_days;
};

static void read_capacity(struct sheet *sheet, struct evacuation *evacuation)
{
    static const int others[] = {CARRIERS, SEATS, CYCLE, PLACES, SERVICE};
    evacuation->by_carriers = evacuation->by_places = (double)INFINITY;
    if (sheet_has(sheet, CAPACITY)) {
        for (int k = 0; k < 5; k++)
            sheet_unused(sheet, others[k], "--capacity says how many are moved");
        evacuation->capacity = sheet_value(sheet, CAPACITY);
        return;
    }
    if (!sheet_has(sheet, CARRIERS) && !sheet_has(sheet, SEATS) && !sheet_has(sheet, CYCLE)) {
        sheet_problem(sheet, "or --carriers N --seats N --cycle H", "give --capacity N/D: %s", "people moved a day");
        return;
    }
    const bool has_carriers = sheet_needs(sheet, CARRIERS), has_seats = sheet_needs(sheet, SEATS);
    if (!sheet_needs(sheet, CYCLE) || !has_carriers || !has_seats)
        return;
    evacuation->by_carriers = queue_capacity_per_day(sheet_value(sheet, CARRIERS), sheet_value(sheet, SEATS),
                                                     sheet_value(sheet, CYCLE) / 24.0);
    if (sheet_has(sheet, PLACES) != sheet_has(sheet, SERVICE)) {
        sheet_problem(sheet, NULL, "places and service go together");
        return;
    }
    if (sheet_has(sheet, PLACES))
        evacuation->by_places = queue_capacity_per_day(sheet_value(sheet, PLACES), sheet_value(sheet, SEATS),
                                                       sheet_value(sheet, SERVICE) / 24.0);
    evacuation->capacity =
        evacuation->by_places < evacuation->by_carriers ? evacuation->by_places : evacuation->by_carriers;
}

/* How carriers queue for places, were their arrivals spread by chance. */
static void add_erlang(struct sheet *sheet)
{
    const double service_days = sheet_value(sheet, SERVICE) / 24.0;
    const double per_day = queue_capacity_per_day(sheet_value(sheet, CARRIERS), 1.0, sheet_value(sheet, CYCLE) / 24.0);
    const uint32_t places = sheet_count(sheet, PLACES);
    const bool holds = per_day * service_days < (double)places;
    sheet_add(sheet, "load", "busy places", per_day * service_days, "",
              arena_format(&sheet->arena, holds ? "of %u, on average" : "wanted, of %u: carriers queue without end",
                           (unsigned)places));
    if (!holds)
        return;
    sheet_add(sheet, "waits", "a carrier waits", erlang_c(per_day * service_days, places), "", "chance, by Erlang's C");
    sheet_add(sheet, "wait_hours", "wait", 24.0 * erlang_wait_days(per_day, service_days, places), "h",
              "on average, beside the cycle given");
}

static void add_path(struct sheet *sheet, const struct evacuation *e)
{
    enum { STEPS_SHOWN = 10 };
    static const struct sheet_column columns[] = {{"day", "day"}, {"waiting", "waiting"}, {"moved", "moved"}};
    const double last = sheet_has(sheet, DEADLINE) ? sheet_value(sheet, DEADLINE)
                        : isinf(e->clear_days)     ? 30.0
                                                   : e->clear_days;
    sheet_columns(sheet, "Day by day", columns, 3);
    for (int step = 0; step <= STEPS_SHOWN; step++) {
        const double day = last * step / STEPS_SHOWN;
        const double waiting = queue_waiting(e->waiting, e->arriving, e->capacity, day);
        const double cells[] = {day, day < e->clear_days ? waiting : 0.0,
                                queue_served(e->waiting, e->arriving, e->capacity, day)};
        sheet_row(sheet, NULL, cells);
    }
}

static void add_deadline(struct sheet *sheet, const struct evacuation *e)
{
    const double days = sheet_value(sheet, DEADLINE);
    sheet_add(sheet, "left_at_deadline", "left behind", queue_waiting(e->waiting, e->arriving, e->capacity, days),
              "persons", "at the deadline");
    sheet_add(sheet, "capacity_for_deadline", "it would take", e->waiting / days + e->arriving, "persons a day",
              "to leave nobody");
}

static void compute(struct sheet *sheet)
{
    struct evacuation e = {.waiting = sheet_value(sheet, PEOPLE), .arriving = sheet_value(sheet, ARRIVING)};
    const uint32_t before = sheet->problems->error_count;
    read_capacity(sheet, &e);
    if (sheet->problems->error_count > before)
        return;
    e.clear_days = queue_clear_days(e.waiting, e.arriving, e.capacity);
    if (isinf(e.clear_days))
        sheet_answer(sheet, "The queue never empties: %s people a day arrive, %s are moved.",
                     sheet_text(sheet, e.arriving), sheet_text(sheet, e.capacity));
    else
        sheet_answer(sheet, "The last of %s leaves after %s days, at %s people a day.",
                     sheet_digits(sheet, e.waiting + e.arriving * e.clear_days, 5), sheet_text(sheet, e.clear_days),
                     sheet_text(sheet, e.capacity));
    sheet_add(sheet, "clear_days", "the last leaves", e.clear_days, "days", NULL);
    sheet_add(sheet, "capacity_per_day", "capacity", e.capacity, "persons a day",
              e.by_places < e.by_carriers ? "the places bind"
              : isinf(e.by_carriers)      ? "as given"
                                          : "the carriers bind");
    if (!isinf(e.by_places)) {
        sheet_add(sheet, "carriers_per_day", "by carriers", e.by_carriers, "persons a day", NULL);
        sheet_add(sheet, "places_per_day", "by places", e.by_places, "persons a day", NULL);
        add_erlang(sheet);
    }
    if (sheet_has(sheet, DEADLINE))
        add_deadline(sheet, &e);
    add_path(sheet, &e);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations = "  capacity = min(carriers x seats / cycle, places x seats / service)\n"
                 "  waiting(t) = max(0, N + (arriving - capacity) t), empty after N / (capacity - arriving)\n"
                 "  Erlang's C, M/M/c: load a = arrivals x service, c places, B = Erlang's blocking formula\n"
                 "  P(wait) = B / (1 - (a / c) (1 - B)), mean wait = P(wait) service / (c - a)\n",
    .sources = "  Erlang 1917; the fluid limit of M(t)/G/c, as commonly taught.\n"
               "  Kabul, August 2021: more than 123,000 people (press), in about 17 days (remembered): 7,200 a day.\n",
    .leaves_out =
        "  Who may leave and who checks them, the way to the airfield, threats, weather, breakdowns. Erlang takes\n"
        "  carriers to come by chance and loading times to vary as an exponential; schedules queue less.\n",
    .compute = compute,
};

const struct calc_model calc_evacuation = {
    .name = "evacuation",
    .title = "how long an evacuation takes, and what binds it",
    .examples =
        "  casus calc evacuation 123000 --capacity 7200\n"
        "  casus calc evacuation 90000 --arriving 1500 --carriers 30 --seats 300 --cycle 24 --places 3 --service 2 \\\n"
        "      --deadline 14\n",
    .formula = &formula,
};
