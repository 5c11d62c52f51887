#include "calc/formula.h"
#include "theory/search.h"

enum { PREPARATION, RATE, SEEN, SHARING, NEEDED_COUNT, READY, KEY_COUNT };

static const struct formula_key keys[KEY_COUNT] = {
    [PREPARATION] = KEY_USUAL(FORMULA_NUMBER, "preparation", "D", "d", 0.1, 3650.0,
                              ASSUMED(14.0, "a judgement; vary it, 5 to 45 d"), "how long the other side prepares"),
    [RATE] = KEY_USUAL(FORMULA_NUMBER, "rate", "N/D", "per day", 0.001, 100.0,
                       ASSUMED(0.5, "a judgement; vary it, .1 to 1 a day"), "indicators that preparation shows"),
    [SEEN] = KEY_USUAL(FORMULA_NUMBER, "seen", "P", "", 0.0, 1.0, ASSUMED(0.4, "a judgement; vary it, .2 to .8"),
                       "chance that an indicator is seen"),
    [SHARING] =
        KEY_USUAL(FORMULA_NUMBER, "sharing", "P", "", 0.0, 1.0, ASSUMED(0.15, "a judgement; vary it, .05 to .3"),
                  "what shared intelligence adds to --seen, for comparison"),
    [NEEDED_COUNT] = KEY_USUAL(FORMULA_COUNT, "needed", "N", "", 1.0, 100.0,
                               ASSUMED(1.0, "the first is enough, as nothing was said"),
                               "indicators seen before anybody believes it"),
    [READY] = KEY_USUAL(FORMULA_NUMBER, "ready", "D", "d", 0.1, 365.0, ASSUMED(5.0, "a judgement; vary it, 3 to 10 d"),
                        "lead that brings readiness to 63%"),
};

static void add_needed(struct sheet *sheet, double shared)
{
    enum { NEEDED_SHOWN = 5 };
    static const struct sheet_column columns[] = {{"needed", "needed"},
                                                  {"lead_days", "lead, days"},
                                                  {"missed", "no warning"},
                                                  {"lead_days_shared", "shared: lead"},
                                                  {"missed_shared", "shared: no warning"}};
    const double days = sheet_value(sheet, PREPARATION), rate = sheet_value(sheet, RATE);
    const double seen = sheet_value(sheet, SEEN);
    sheet_columns(sheet, "By how many indicators it takes, alone and with shared intelligence", columns, 5);
    for (uint32_t needed = 1; needed <= NEEDED_SHOWN; needed++) {
        const double cells[] = {
            (double)needed, warning_lead_needing(rate, seen, days, needed), warning_missed(rate, seen, days, needed),
            warning_lead_needing(rate, shared, days, needed), warning_missed(rate, shared, days, needed)};
        sheet_row(sheet, NULL, cells);
    }
}

static void compute(struct sheet *sheet)
{
    const double days = sheet_value(sheet, PREPARATION), rate = sheet_value(sheet, RATE);
    const double seen = sheet_value(sheet, SEEN), ready = sheet_value(sheet, READY);
    const uint32_t needed = sheet_count(sheet, NEEDED_COUNT);
    const double lead = warning_lead_needing(rate, seen, days, needed),
                 missed = warning_missed(rate, seen, days, needed);
    const double both = seen + sheet_value(sheet, SHARING), shared = both < 1.0 ? both : 1.0;
    const double lead_shared = warning_lead_needing(rate, shared, days, needed);
    sheet_answer(sheet,
                 "Warning comes %s days ahead on average, of %s days of preparation; not at all with a chance of %s.",
                 sheet_digits(sheet, lead, 3), sheet_text(sheet, days), sheet_percent(sheet, missed));
    sheet_add(sheet, "lead_days", "lead", lead, "days", "expected; no warning counts as 0");
    sheet_add(sheet, "missed", "no warning", missed, "", "chance that fewer are seen than needed");
    sheet_add(sheet, "readiness", "readiness", warning_readiness(lead, ready), "", "at onset, from the expected lead");
    sheet_add(sheet, "seen_expected", "seen", rate * seen * days, "", "indicators, expected");
    sheet_add(sheet, "lead_days_shared", "lead if shared", lead_shared, "days",
              arena_format(&sheet->arena, "with --seen %s", sheet_text(sheet, shared)));
    add_needed(sheet, shared);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations =
        "  indicators: Poisson of rate r through a preparation of T days, each seen with probability p; x = r p T\n"
        "  E[lead] = T - (1 - exp(-x)) / (r p)                        the first seen is the warning\n"
        "  E[lead] = T - 1 / (r p) sum over j < k of P(N > j)         it takes k of them\n"
        "  P(no warning) = sum over j < k of exp(-x) x^j / j!\n"
        "  readiness = 1 - exp(-lead / scale)\n",
    .sources = "  Elementary renewal theory (Poisson arrivals, thinned); the readiness curve is a choice of our own.\n",
    .leaves_out = "  False alarms, deception and the time that decisions take; indicators come evenly and are seen\n"
                  "  independently. Every default here is a judgement.\n",
    .compute = compute,
};

const struct calc_model calc_warning = {
    .name = "warning",
    .title = "how long ahead a warning comes, and how likely none does",
    .examples = "  casus calc warning\n"
                "  casus calc warning --preparation 14 --rate 0.5 --seen 0.4 --needed 2\n",
    .formula = &formula,
};
