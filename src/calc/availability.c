#include "calc/formula.h"
#include "theory/cyber.h"

enum { BETWEEN, REPAIR, FASTER, UNITS, NEEDED_COUNT, AFTER, KEY_COUNT };

static const struct formula_key keys[KEY_COUNT] = {
    [BETWEEN] = KEY_NEEDED(FORMULA_NUMBER, "between", "D", "d", 0.001, 1e6, "mean time between failures (MTBF)"),
    [REPAIR] = KEY_USUAL(FORMULA_NUMBER, "repair", "D", "d", 0.0001, 1e5,
                         PUBLISHED(22.0, "mean outage after ransomware, 20 to 22 d in 2021-25, a press report"),
                         "mean time to repair (MTTR)"),
    [FASTER] = KEY_USUAL(FORMULA_NUMBER, "faster", "SHARE", "", 0.0, 0.99,
                         ASSUMED(0.0, "no help, as nothing was said; .1 to .4 is a judgement"),
                         "share of the repair time that help saves"),
    [UNITS] = KEY_USUAL(FORMULA_COUNT, "units", "N", "", 1.0, 1000.0, ASSUMED(1.0, "one, as nothing was said"),
                        "systems that fail independently"),
    [NEEDED_COUNT] = KEY_FREE(FORMULA_COUNT, "needed", "N", "", 1.0, 1000.0, "how many of them must work; all"),
    [AFTER] = KEY_FREE(FORMULA_NUMBER, "after", "D", "d", 0.0, 1e6, "chance that it works this long after it did"),
};

static void add_path(struct sheet *sheet, double repair)
{
    static const struct sheet_column columns[] = {{"days", "days"}, {"works", "works"}};
    const double between = sheet_value(sheet, BETWEEN),
                 scale = sheet_has(sheet, AFTER) ? sheet_value(sheet, AFTER) : repair;
    sheet_columns(sheet, "Chance that one works so long after it did, were both times exponential", columns, 2);
    for (int part = 0; part <= 8; part = part ? 2 * part : 1) {
        const double days = 0.5 * part * scale;
        const double cells[] = {days, availability_at(between, repair, days)};
        sheet_row(sheet, NULL, cells);
    }
}

static void compute(struct sheet *sheet)
{
    const double between = sheet_value(sheet, BETWEEN);
    const double repair = sheet_value(sheet, REPAIR) * (1.0 - sheet_value(sheet, FASTER));
    const uint32_t units = sheet_count(sheet, UNITS);
    const uint32_t needed = sheet_has(sheet, NEEDED_COUNT) ? sheet_count(sheet, NEEDED_COUNT) : units;
    if (needed > units) {
        sheet_problem(sheet, "give --units too", "needed is at most the units, here %u", (unsigned)units);
        return;
    }
    const double one = availability(between, repair);
    double *work = arena_take(&sheet->arena, units + 1, sizeof *work);
    const double all = availability_of(units, needed, one, work);
    if (units == 1)
        sheet_answer(sheet, "It works %s of the time; %s days a year it does not.", sheet_percent(sheet, all),
                     sheet_digits(sheet, 365.25 * (1.0 - all), 3));
    else
        sheet_answer(sheet, "At least %u of %u work %s of the time; %s days a year they do not.", (unsigned)needed,
                     (unsigned)units, sheet_percent(sheet, all), sheet_digits(sheet, 365.25 * (1.0 - all), 3));
    sheet_add(sheet, "availability", "availability", all, "", units > 1 ? "enough of them work" : NULL);
    if (units > 1)
        sheet_add(sheet, "availability_of_one", "of one", one, "", NULL);
    sheet_add(sheet, "down_days_per_year", "down", 365.25 * (1.0 - all), "days a year", NULL);
    sheet_add(sheet, "repair_days", "repair", repair, "days", sheet_value(sheet, FASTER) > 0.0 ? "with help" : NULL);
    if (sheet_has(sheet, AFTER))
        sheet_add(sheet, "availability_after", "one then", availability_at(between, repair, sheet_value(sheet, AFTER)),
                  "", "chance that it works, were both times exponential");
    add_path(sheet, repair);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations =
        "  A = MTBF / (MTBF + MTTR (1 - faster))                 alternating renewal, whatever the distributions\n"
        "  A(t) = A + (1 - A) exp(-(1 / MTBF + 1 / MTTR) t)      were both times exponential\n"
        "  k of n: sum over i >= k of C(n, i) A^i (1 - A)^(n - i)\n",
    .sources = "  Renewal theory, as commonly taught. Outage after ransomware: 16 d on average in 2019, 20 to 22 d in\n"
               "  2021-25 (press reports).\n",
    .leaves_out = "  Systems fail independently: an attack on many at once does not. Repair crews are never short.\n",
    .compute = compute,
};

const struct calc_model calc_availability = {
    .name = "availability",
    .title = "share of the time that systems under attack work",
    .examples = "  casus calc availability 365d --repair 24d\n"
                "  casus calc availability 365d --units 5 --needed 4 --faster 0.3\n",
    .formula = &formula,
};
