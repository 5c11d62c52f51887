#include "theory/richardson.h"
#include "calc/formula.h"
#include <math.h>

enum { K, L, A, B, G, H, X, Y, YEARS, TOTAL, KEY_COUNT };

static const struct formula_key keys[KEY_COUNT] = {
    [K] = KEY_FREE(FORMULA_NUMBER, "k", "X", "per year", -10.0, 10.0, "reaction of the first to the second"),
    [L] = KEY_FREE(FORMULA_NUMBER, "l", "X", "per year", -10.0, 10.0, "reaction of the second to the first"),
    [A] = KEY_FREE(FORMULA_NUMBER, "a", "X", "per year", -10.0, 10.0, "fatigue of the first"),
    [B] = KEY_FREE(FORMULA_NUMBER, "b", "X", "per year", -10.0, 10.0, "fatigue of the second"),
    [G] = KEY_USUAL(FORMULA_NUMBER, "g", "X", "per year", -1e6, 1e6, ASSUMED(0.0, "none, as nothing was said"),
                    "grievance of the first"),
    [H] = KEY_USUAL(FORMULA_NUMBER, "h", "X", "per year", -1e6, 1e6, ASSUMED(0.0, "none, as nothing was said"),
                    "grievance of the second"),
    [X] = KEY_FREE(FORMULA_NUMBER, "x", "X", "", -1e9, 1e9, "level of the first now: its path is told"),
    [Y] = KEY_FREE(FORMULA_NUMBER, "y", "X", "", -1e9, 1e9, "level of the second now"),
    [YEARS] = KEY_USUAL(FORMULA_NUMBER, "years", "N", "years", 0.1, 100.0, ASSUMED(10.0, "as nothing was said"),
                        "years to look ahead"),
    [TOTAL] = KEY_FREE(FORMULA_NUMBERS, "total", "X", "", 0.0, 1e15,
                       "both sides together in one year, year after year: fits a race, in place of all the others"),
};

static void fit(struct sheet *sheet)
{
    static const struct sheet_column columns[] = {{"mean", "mean of two"}, {"growth", "growth"}, {"fitted", "fitted"}};
    uint32_t count;
    const double *totals = sheet_numbers(sheet, TOTAL, &count);
    for (int key = 0; key < TOTAL; key++)
        sheet_unused(sheet, key, "--total fits past years");
    if (count < 3 || count > SHEET_ROWS_MOST) {
        sheet_problem(sheet, NULL, "a fit takes 3 to %d totals, here %u", SHEET_ROWS_MOST, (unsigned)count);
        return;
    }
    const struct richardson_fit line = richardson_fit(totals, count);
    if (!isfinite(line.zero)) {
        sheet_problem(sheet, NULL, "these totals fit no line: growth does not change with the total");
        return;
    }
    sheet_answer(sheet, "Growth is %s of what the total exceeds %s by: %s.", sheet_text(sheet, line.slope),
                 sheet_text(sheet, line.zero), line.slope > 0.0 ? "a race" : "no race, but a return");
    sheet_add(sheet, "slope", "slope", line.slope, "per year", "growth per unit of the mean total");
    sheet_add(sheet, "zero", "no growth at", line.zero, "", "in the unit of the totals");
    sheet_columns(sheet, "Year by year", columns, 3);
    for (uint32_t k = 1; k < count; k++) {
        const double mean = 0.5 * (totals[k - 1] + totals[k]);
        const double cells[] = {mean, totals[k] - totals[k - 1], line.slope * (mean - line.zero)};
        sheet_row(sheet, NULL, cells);
    }
}

static void add_path(struct sheet *sheet, const struct richardson *race)
{
    static const struct sheet_column columns[] = {{"years", "years"}, {"first", "first"}, {"second", "second"}};
    const struct richardson_levels start = {sheet_value(sheet, X), sheet_value(sheet, Y)};
    sheet_columns(sheet, "Levels", columns, 3);
    for (int step = 0; step <= 10; step++) {
        const double years = sheet_value(sheet, YEARS) * step / 10.0;
        const struct richardson_levels then = richardson_after(race, start, years);
        const double cells[] = {years, then.first, then.second};
        sheet_row(sheet, NULL, cells);
    }
}

static void add_race(struct sheet *sheet, const struct richardson *race)
{
    const double margin = richardson_margin(race);
    const struct richardson_eigenvalues values = richardson_eigenvalues(race);
    if (richardson_is_stable(race))
        sheet_answer(sheet, "Stable: fatigue outweighs reaction, by a margin of %s.", sheet_text(sheet, margin));
    else if (margin == 0.0)
        sheet_answer(sheet, "On the edge: fatigue and reaction are even.");
    else
        sheet_answer(sheet, "Not stable: the race runs away, or ends in disarmament; the margin is %s.",
                     sheet_text(sheet, margin));
    sheet_add(sheet, "margin", "margin", margin, "per year^2", "a b - k l, and a + b > 0: above 0 it is stable");
    sheet_add(sheet, "slow", "slow", values.slow, "per year", "real part of the greater eigenvalue");
    sheet_add(sheet, "fast", "fast", values.fast, "per year", "of the lesser");
    if (values.turning > 0.0)
        sheet_add(sheet, "turning", "turning", values.turning, "per year", "imaginary part: levels circle");
    if (margin != 0.0) {
        const struct richardson_levels rest = richardson_equilibrium(race);
        sheet_add(sheet, "first", "rest, first", rest.first, "", "level at which neither changes");
        sheet_add(sheet, "second", "rest, second", rest.second, "", NULL);
    }
}

static void compute(struct sheet *sheet)
{
    bool good = true;
    if (sheet_has(sheet, TOTAL)) {
        fit(sheet);
        return;
    }
    for (int key = K; key <= B; key++)
        good = sheet_needs(sheet, key) && good;
    if (sheet_has(sheet, X) != sheet_has(sheet, Y))
        sheet_problem(sheet, NULL, "x and y go together");
    if (!good)
        return;
    const struct richardson race = {
        .first_reaction = sheet_value(sheet, K),
        .first_fatigue = sheet_value(sheet, A),
        .first_grievance = sheet_value(sheet, G),
        .second_reaction = sheet_value(sheet, L),
        .second_fatigue = sheet_value(sheet, B),
        .second_grievance = sheet_value(sheet, H),
    };
    add_race(sheet, &race);
    if (sheet_has(sheet, X))
        add_path(sheet, &race);
    else
        sheet_unused(sheet, YEARS, "give --x and --y too");
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations = "  dx/dt = k y - a x + g, dy/dt = l x - b y + h\n"
                 "  stable if a + b > 0 and a b - k l > 0; the eigenvalues say how fast\n"
                 "  rest: x = (k h + b g) / (a b - k l), y = (l g + a h) / (a b - k l)\n"
                 "  fit: least squares of each year's change on the mean of its two totals\n",
    .sources = "  Richardson, Arms and Insecurity (1960), as commonly taught. He printed a slope of .73 and a zero at "
               "194 for\n"
               "  the totals of 1909-13 in the example (million pounds; remembered, not re-read).\n",
    .leaves_out =
        "  Levels rest on units nobody agrees on: read the margin, not the levels. Nothing but arms drives arms; a\n"
        "  fit of a few years says little. For East Asia k, l of 0 to .3 and a, b of .1 to .4 are judgements.\n",
    .compute = compute,
};

const struct calc_model calc_richardson = {
    .name = "richardson",
    .title = "an arms race: is it stable, where does it rest",
    .examples = "  casus calc richardson --k 0.2 --l 0.15 --a 0.3 --b 0.25 --g 0.05 --h 0.04\n"
                "  casus calc richardson --k 0.3 --l 0.3 --a 0.25 --b 0.25 --x 1 --y 1.2\n"
                "  casus calc richardson --total 199.2 --total 204.8 --total 214.9 --total 238.7 --total 289\n",
    .formula = &formula,
};
