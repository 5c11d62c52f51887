#include "theory/proliferation.h"
#include "calc/formula.h"

enum { STATES, YEARS, HAZARD, FAILURE, ACQUIRE, KEY_COUNT };

static const struct formula_key keys[KEY_COUNT] = {
    [STATES] = KEY_USUAL(FORMULA_COUNT, "states", "N", "", 1.0, 200.0, ASSUMED(1.0, "one, as nothing was said"),
                         "capable, threatened states under the guarantee"),
    [YEARS] = KEY_USUAL(FORMULA_NUMBER, "years", "N", "years", 0.01, 200.0, ASSUMED(10.0, "as nothing was said"),
                        "years to look ahead"),
    [HAZARD] = KEY_USUAL(FORMULA_NUMBER, "hazard", "X", "per year", 0.0, 10.0,
                         ASSUMED(0.005, "a judgement; vary it, .001 to .03"),
                         "that one of them starts a programme while the guarantee holds"),
    [FAILURE] =
        KEY_USUAL(FORMULA_NUMBER, "failure", "X", "", 0.01, 100.0, ASSUMED(3.0, "a judgement; vary it, 1.5 to 8"),
                  "factor on it once the guarantee is seen to fail"),
    [ACQUIRE] = KEY_USUAL(FORMULA_NUMBER, "acquire", "SHARE", "", 0.0, 1.0,
                          ASSUMED(10.0 / 17.0, "10 of 17 that pursued it, remembered (Bleek)"),
                          "share of programmes that reach the weapon in the end"),
};

static void add_years(struct sheet *sheet, const struct proliferation *holds, const struct proliferation *fails)
{
    static const struct sheet_column columns[] = {{"years", "years"}, {"holds", "it holds"}, {"fails", "it fails"}};
    static const double years[] = {1.0, 2.0, 5.0, 10.0, 20.0, 50.0};
    sheet_columns(sheet, "Chance that one has started by then, if the guarantee", columns, 3);
    for (int k = 0; k < 6; k++) {
        const double cells[] = {years[k], proliferation_any(holds, years[k]), proliferation_any(fails, years[k])};
        sheet_row(sheet, NULL, cells);
    }
}

static void compute(struct sheet *sheet)
{
    const double years = sheet_value(sheet, YEARS);
    const struct proliferation holds = {sheet_value(sheet, HAZARD), sheet_value(sheet, STATES),
                                        sheet_value(sheet, ACQUIRE)};
    const struct proliferation fails = {holds.start_per_year * sheet_value(sheet, FAILURE), holds.states,
                                        holds.acquiring};
    sheet_answer(
        sheet, "Within %s years %s of %s starts a weapon programme with a chance of %s; %s if the guarantee fails.",
        sheet_text(sheet, years), holds.states > 1.0 ? "at least one" : "one", sheet_text(sheet, holds.states),
        sheet_percent(sheet, proliferation_any(&holds, years)), sheet_percent(sheet, proliferation_any(&fails, years)));
    sheet_add(sheet, "starts", "starts", proliferation_any(&holds, years), "", "while the guarantee holds");
    sheet_add(sheet, "starts_if_failed", "if it fails", proliferation_any(&fails, years), "", "from now on");
    sheet_add(sheet, "expected", "programmes", proliferation_expected(&holds, years), "", "expected");
    sheet_add(sheet, "expected_if_failed", "if it fails", proliferation_expected(&fails, years), "", NULL);
    sheet_add(sheet, "acquires", "acquired", proliferation_acquires(&holds, years), "",
              "chance that one of those programmes reaches the weapon in the end");
    sheet_add(sheet, "acquires_if_failed", "if it fails", proliferation_acquires(&fails, years), "", NULL);
    sheet_add(sheet, "even_years", "even odds", proliferation_even_years(&holds), "years", "until one has started");
    sheet_add(sheet, "even_years_if_failed", "if it fails", proliferation_even_years(&fails), "years", NULL);
    add_years(sheet, &holds, &fails);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations = "  P(one of n starts within t) = 1 - exp(-n h m t)       h: --hazard; m: 1, or --failure\n"
                 "  P(one acquires) = 1 - (1 - s (1 - exp(-h m t)))^n     s: --acquire\n",
    .sources =
        "  Threat and latent capacity raise the hazard, guarantees lower it: Singh & Way 2004, Jo & Gartzke 2007\n"
        "  (abstracts). No size is taken from them. About 31 states explored, 17 pursued and 10 acquired the\n"
        "  weapon in some 80 years (Bleek, remembered): .125 a year worldwide, about .001 per state-year.\n",
    .leaves_out =
        "  The hazard is constant and states are independent: one programme does not set off the next. A pair of\n"
        "  judgements carried forward, to compare a guarantee that holds with one that fails.\n",
    .compute = compute,
};

const struct calc_model calc_proliferation = {
    .name = "proliferation",
    .title = "weapon programmes started, if a guarantee holds and if it fails",
    .examples = "  casus calc proliferation --states 3 --years 10\n"
                "  casus calc proliferation --states 2 --hazard 0.01 --failure 5 --years 20\n",
    .formula = &formula,
};
