#include "calc/formula.h"
#include "theory/cyber.h"
#include "theory/duration.h"

enum { YEAR, MEDIAN, SIGMA, TAIL, TAIL_DAYS, ARRIVALS, PREVENTED, FASTER, DAYS, KEY_COUNT };

static const char *const years[] = {"2025", "2024", "2023", "2022", "2021", "2020",
                                    "2019", "2018", "2014", "2011", NULL};
/* Days, in the same order. */
static const double medians[] = {14.0, 11.0, 10.0, 16.0, 21.0, 24.0, 56.0, 78.0, 205.0, 416.0};

static const struct formula_key keys[KEY_COUNT] = {
    [YEAR] = KEY_WORD("year", "YEAR", years, "median dwell time of the intrusions of that year, as published"),
    [MEDIAN] = KEY_FREE(FORMULA_NUMBER, "median", "D", "d", 0.01, 3650.0, "median dwell time, in place of --year"),
    [SIGMA] = KEY_USUAL(FORMULA_NUMBER, "sigma", "X", "", 0.05, 5.0, ASSUMED(1.8, "a judgement; vary it, 1.6 to 2"),
                        "spread of its logarithm: the tail"),
    [TAIL] = KEY_FREE(FORMULA_NUMBER, "tail", "SHARE", "", 0.0001, 0.49,
                      "with --tail-days in place of --sigma: share that lasts longer"),
    [TAIL_DAYS] = KEY_FREE(FORMULA_NUMBER, "tail-days", "D", "d", 0.01, 36500.0, "than this"),
    [ARRIVALS] = KEY_USUAL(FORMULA_NUMBER, "arrivals", "N/D", "per day", 0.0, 1e4,
                           ASSUMED(0.02, "one in 50 days, as nothing was said"), "successful intrusions"),
    [PREVENTED] = KEY_USUAL(FORMULA_NUMBER, "prevented", "SHARE", "", 0.0, 1.0,
                            ASSUMED(0.0, "no help, as nothing was said; .05 to .3 is a judgement"),
                            "share of intrusions that help from partners prevents"),
    [FASTER] = KEY_USUAL(FORMULA_NUMBER, "faster", "X", "", 0.0, 20.0,
                         ASSUMED(0.0, "no help, as nothing was said; .1 to 1 is a judgement"),
                         "how much faster they are found with help: 1 is twice as fast"),
    [DAYS] = KEY_USUAL(FORMULA_NUMBER, "days", "D", "d", 0.01, 36500.0, ASSUMED(90.0, "as nothing was said"),
                       "how likely one lasts longer than this"),
};

static double median_days(struct sheet *sheet)
{
    if (!sheet_has(sheet, MEDIAN))
        return medians[sheet_word(sheet, YEAR)];
    sheet_unused(sheet, YEAR, "--median says it");
    return sheet_value(sheet, MEDIAN);
}

static double sigma_of(struct sheet *sheet, double median)
{
    if (!sheet_has(sheet, TAIL) && !sheet_has(sheet, TAIL_DAYS))
        return sheet_value(sheet, SIGMA);
    sheet_unused(sheet, SIGMA, "the tail says it");
    if (!sheet_needs(sheet, TAIL) || !sheet_needs(sheet, TAIL_DAYS))
        return 1.0;
    if (sheet_value(sheet, TAIL_DAYS) <= median)
        sheet_problem(sheet, NULL, "tail-days is beyond the median, here %s d", sheet_text(sheet, median));
    return lognormal_sigma(median, sheet_value(sheet, TAIL_DAYS), sheet_value(sheet, TAIL));
}

static void add_tail(struct sheet *sheet, double median, double sigma)
{
    static const struct sheet_column columns[] = {
        {"days", "days"}, {"longer", "last longer"}, {"longer_if_exponential", "were it exponential"}};
    static const double days[] = {7.0, 30.0, 90.0, 180.0, 365.0, 730.0};
    sheet_columns(sheet, "Share of intrusions that last longer", columns, 3);
    for (int k = 0; k < 6; k++) {
        const double cells[] = {days[k], lognormal_outlasts(days[k], median, sigma),
                                exponential_outlasts(days[k], median)};
        sheet_row(sheet, NULL, cells);
    }
}

static void compute(struct sheet *sheet)
{
    const uint32_t before = sheet->problems->error_count;
    const double published = median_days(sheet), sigma = sigma_of(sheet, published);
    if (sheet->problems->error_count > before)
        return;
    const double median = published / (1.0 + sheet_value(sheet, FASTER));
    const double arrivals = sheet_value(sheet, ARRIVALS) * (1.0 - sheet_value(sheet, PREVENTED));
    const double mean = lognormal_mean(median, sigma), days = sheet_value(sheet, DAYS);
    const double active = intrusions_active(arrivals, mean), none = intrusions_none(arrivals, mean);
    sheet_answer(sheet, "An intrusion lasts %s days in the median and %s on average; %s are under way at any time.",
                 sheet_text(sheet, median), sheet_text(sheet, mean), sheet_text(sheet, active));
    sheet_add(sheet, "active", "under way", active, "", "on average: arrivals x mean dwell");
    sheet_add(sheet, "none_active", "none under way", none, "", "chance; their number is Poisson");
    sheet_add(sheet, "median_days", "median dwell", median, "days",
              sheet_has(sheet, YEAR)
                  ? arena_format(&sheet->arena, "of %s as published%s", years[sheet_word(sheet, YEAR)],
                                 sheet_value(sheet, FASTER) > 0.0 ? ", with help" : "")
                  : NULL);
    sheet_add(sheet, "mean_days", "mean dwell", mean, "days", "the tail makes it so");
    sheet_add(sheet, "sigma", "sigma", sigma, "", NULL);
    sheet_add(sheet, "longer", "longer", lognormal_outlasts(days, median, sigma), "",
              arena_format(&sheet->arena, "share that lasts more than %s days", sheet_text(sheet, days)));
    add_tail(sheet, median, sigma);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations = "  ln T ~ Normal(ln median, sigma), mean = median exp(sigma^2 / 2)\n"
                 "  sigma from a tail: ln(days / median) / Phi^-1(1 - share)\n"
                 "  under way: M/G/infinity, Poisson with mean arrivals x (1 - prevented) x mean dwell\n"
                 "  with help: median / (1 + faster); an exponential would last exp(-ln 2 t / median)\n",
    .sources =
        "  Mandiant, M-Trends 2012 to 2026, by way of press reports: median days until found 416 (2011), 205 (2014),\n"
        "  78 (2018), 56 (2019), 24 (2020), 21 (2021), 16 (2022), 10 (2023), 11 (2024), 14 (2025; espionage 122);\n"
        "  8% of 2021 lasted longer than 18 months. M/G/infinity: as commonly taught.\n",
    .leaves_out =
        "  Known cases of one firm's clients, not all intrusions; some come to light because the intruder says\n"
        "  so. Lognormal is a choice: one number of the tail is published. Espionage lasts longer: --median 122.\n",
    .compute = compute,
};

const struct calc_model calc_dwell = {
    .name = "dwell",
    .title = "how long intrusions stay, and how many are under way",
    .examples = "  casus calc dwell 2024 --arrivals 0.02\n"
                "  casus calc dwell 2021 --tail 8% --tail-days \"18 months\"\n"
                "  casus calc dwell --median 122 --prevented 0.2 --faster 0.5\n",
    .formula = &formula,
};
