#include "calc/formula.h"
#include "theory/search.h"

enum { AREA, SPEED, WIDTH, TIME, SEARCHERS, PARTNER, WANTED, KEY_COUNT };

static const struct formula_key keys[KEY_COUNT] = {
    [AREA] = KEY_NEEDED(FORMULA_NUMBER, "area", "A", "sq nmi", 0.01, 1e8, "area in which it may be anywhere"),
    [SPEED] = KEY_NEEDED(FORMULA_NUMBER, "speed", "KN", "kn", 0.1, 1000.0, "speed of a searcher"),
    [WIDTH] =
        KEY_NEEDED(FORMULA_NUMBER, "width", "NMI", "nmi", 0.001, 1000.0, "sweep width: how wide a strip it searches"),
    [TIME] = KEY_NEEDED(FORMULA_NUMBER, "time", "H", "h", 0.001, 1e5, "time searched"),
    [SEARCHERS] = KEY_USUAL(FORMULA_COUNT, "searchers", "N", "", 1.0, 1000.0, ASSUMED(1.0, "one, as nothing was said"),
                            "searchers that search alike"),
    [PARTNER] = KEY_FREE(FORMULA_NUMBERS, "partner", "P", "", 0.0, 1.0, "chance that a partner sees it by other means"),
    [WANTED] = KEY_USUAL(FORMULA_NUMBER, "wanted", "P", "", 0.001, 0.9999, ASSUMED(0.9, "as nothing was said"),
                         "chance of finding it, for which the time is told"),
};

static void add_times(struct sheet *sheet, double speed)
{
    static const struct sheet_column columns[] = {{"hours", "hours"}, {"found", "found"}};
    const double area = sheet_value(sheet, AREA), width = sheet_value(sheet, WIDTH);
    sheet_columns(sheet, "How likely it is found by then, by search alone", columns, 2);
    for (int part = 1; part <= 32; part *= 2) {
        const double hours = sheet_value(sheet, TIME) * 0.25 * part;
        const double cells[] = {hours, search_random(speed, width, hours, area)};
        sheet_row(sheet, NULL, cells);
    }
}

static void compute(struct sheet *sheet)
{
    const double area = sheet_value(sheet, AREA), width = sheet_value(sheet, WIDTH),
                 wanted = sheet_value(sheet, WANTED);
    const double speed = sheet_value(sheet, SPEED) * sheet_value(sheet, SEARCHERS), hours = sheet_value(sheet, TIME);
    const double found = search_random(speed, width, hours, area);
    uint32_t partners;
    const double *partner = sheet_numbers(sheet, PARTNER, &partners);
    const double all = search_fused((const double[]){found, search_fused(partner, partners)}, 2);
    sheet_answer(sheet, "It is found with a chance of %s within %s h.", sheet_percent(sheet, all),
                 sheet_text(sheet, hours));
    sheet_add(sheet, "found", "found", all, "", partners ? "by search or by a partner" : NULL);
    if (partners)
        sheet_add(sheet, "found_by_search", "by search alone", found, "", NULL);
    sheet_add(sheet, "coverage", "coverage", speed * width * hours / area, "", "v W t / A: swept area over the area");
    sheet_add(sheet, "hours_wanted", "time wanted", search_random_time(speed, width, area, wanted), "h",
              arena_format(&sheet->arena, "for a chance of %s, by search alone", sheet_text(sheet, wanted)));
    add_times(sheet, speed);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations = "  P = 1 - exp(-v W t / A)            random search: speed v, sweep width W, time t, area A\n"
                 "  t = -ln(1 - P) A / (v W)\n"
                 "  P = 1 - product of (1 - p_i)       with partners, independent of each other\n",
    .sources = "  Koopman, Search and Screening (1946), as commonly taught.\n",
    .leaves_out =
        "  What is sought stands still or moves at random; searchers do not coordinate, so that a track may be\n"
        "  searched twice (a perfect sweep finds v W t / A); nothing is taken for it that is not.\n",
    .compute = compute,
};

const struct calc_model calc_search = {
    .name = "search",
    .title = "finding something in an area by random search, with partners",
    .examples =
        "  casus calc search --area 3600 --speed 15 --width 4 --time 6\n"
        "  casus calc search --area \"12000 sq km\" --speed 200 --width 10 --time 2 --searchers 2 --partner 0.3\n",
    .formula = &formula,
};
