#include "calc/formula.h"
#include "theory/missile_defence.h"
#include <math.h>

enum { WARHEADS, SHOT, SHOTS, STOCK, TRACK, COMMON, LAYER, DECOYS, DECEIVE, WANTED, KEY_COUNT };

static const struct formula_key keys[KEY_COUNT] = {
    [WARHEADS] = KEY_NEEDED(FORMULA_COUNT, "warheads", "N", "", 1.0, 1000.0, "warheads that come at once"),
    [SHOT] = KEY_NEEDED(FORMULA_NUMBER, "shot", "P", "", 0.01, 0.999, "chance that one shot stops a tracked warhead"),
    [SHOTS] = KEY_USUAL(FORMULA_COUNT, "shots", "N", "", 1.0, 20.0, ASSUMED(2.0, "two at each, as nothing was said"),
                        "shots at each warhead"),
    [STOCK] = KEY_FREE(FORMULA_COUNT, "stock", "N", "", 0.0, 20000.0,
                       "interceptors in all, spread evenly, in place of --shots"),
    [TRACK] = KEY_USUAL(FORMULA_NUMBER, "track", "P", "", 0.01, 1.0, ASSUMED(0.95, "a judgement; vary it, .7 to .99"),
                        "chance that a warhead is tracked at all"),
    [COMMON] = KEY_USUAL(FORMULA_NUMBER, "common-failure", "P", "", 0.0, 1.0,
                         ASSUMED(0.05, "a judgement; vary it, .02 to .3"), "chance that everything fails at once"),
    [LAYER] = KEY_FREE(FORMULA_NUMBERS, "layer", "P", "", 0.0, 1.0, "chance that another layer stops a warhead"),
    [DECOYS] = KEY_USUAL(FORMULA_NUMBER, "decoys", "N", "", 0.0, 10000.0, ASSUMED(0.0, "none, as nothing was said"),
                         "decoys that come along"),
    [DECEIVE] =
        KEY_USUAL(FORMULA_NUMBER, "deceive", "P", "", 0.0, 1.0, ASSUMED(1.0, "each is shot at, as nothing was said"),
                  "chance that a decoy is taken for a warhead"),
    [WANTED] = KEY_FREE(FORMULA_NUMBER, "wanted", "P", "", 0.01, 0.9999,
                        "chance of no leaker that is wanted: the shots it takes by one layer"),
};

static void add_wanted(struct sheet *sheet, const struct interceptor *interceptor)
{
    const double warheads = sheet_value(sheet, WARHEADS), common = sheet_value(sheet, COMMON);
    const double wanted = sheet_value(sheet, WANTED);
    if (wanted >= 1.0 - common) {
        sheet_problem(sheet, "ask for less, or give a lower --common-failure",
                      "no number of shots gives a chance of %s: everything fails at once with %s",
                      sheet_text(sheet, wanted), sheet_text(sheet, common));
        return;
    }
    const double kill = md_required_kill(wanted / (1.0 - common), warheads);
    const double shots = md_required_shots(interceptor, wanted / (1.0 - common), warheads);
    sheet_add(sheet, "required_kill", "kill wanted", kill, "", "of each warhead, by one layer");
    sheet_add(sheet, "required_shots", "shots wanted", shots, "",
              isinf(shots)
                  ? "at each warhead: tracking alone forbids it"
                  : arena_format(&sheet->arena, "at each warhead, %s whole ones", sheet_text(sheet, ceil(shots))));
}

static void add_leakers(struct sheet *sheet, double kill)
{
    enum { LEAKERS_SHOWN = 6 };
    static const struct sheet_column columns[] = {
        {"leakers", "leakers"}, {"exactly", "exactly"}, {"at_least", "or more"}};
    const uint32_t warheads = sheet_count(sheet, WARHEADS);
    double *probability = arena_take(&sheet->arena, warheads + 1, sizeof *probability), below = 0.0;
    md_leakers(kill, warheads, sheet_value(sheet, COMMON), probability);
    sheet_columns(sheet, "How likely so many get through", columns, 3);
    for (uint32_t j = 0; j <= warheads && j <= LEAKERS_SHOWN; j++) {
        const double cells[] = {(double)j, probability[j], 1.0 - below};
        sheet_row(sheet, NULL, cells);
        below += probability[j];
    }
}

static void add_outcome(struct sheet *sheet, struct md_outcome outcome)
{
    const double warheads = sheet_value(sheet, WARHEADS);
    sheet_answer(sheet, "%s warhead%s: the chance that none gets through is %s; %s are expected to.",
                 sheet_text(sheet, warheads), warheads == 1.0 ? "" : "s", sheet_percent(sheet, outcome.no_leaker),
                 sheet_text(sheet, outcome.expected_leakers));
    sheet_add(sheet, "no_leaker", "no leaker", outcome.no_leaker, "", "chance that nothing gets through");
    sheet_add(sheet, "expected_leakers", "leakers", outcome.expected_leakers, "", "expected");
}

static void with_shots(struct sheet *sheet, const struct interceptor *interceptor, double layers, double objects)
{
    const double warheads = sheet_value(sheet, WARHEADS), common = sheet_value(sheet, COMMON);
    const double shots = sheet_value(sheet, SHOTS);
    const double kill = md_layers((const double[]){md_kill(interceptor, shots), layers}, 2);
    add_outcome(sheet,
                (struct md_outcome){md_no_leaker(kill, warheads, common), md_expected_leakers(kill, warheads, common)});
    sheet_add(sheet, "kill", "one warhead", kill, "", "chance that it is stopped");
    sheet_add(sheet, "no_leaker_independent", "if independent", md_no_leaker(kill, warheads, 0.0), "",
              "no leaker, were there no common failure: do not rely on it");
    sheet_add(sheet, "interceptors", "interceptors", shots * objects, "",
              "fired at warheads and what is taken for them");
    sheet_add(sheet, "look_shots", "if each looks", md_look_shots(interceptor->kill, sheet_count(sheet, SHOTS)), "",
              "shots at each, expected, where a shot waits for the last one's result");
    add_leakers(sheet, kill);
}

static void with_stock(struct sheet *sheet, const struct interceptor *interceptor, double layers, double objects)
{
    const uint32_t warheads = sheet_count(sheet, WARHEADS);
    const uint32_t stock = md_stock_for_warheads(sheet_count(sheet, STOCK), warheads, objects);
    sheet_unused(sheet, SHOTS, "the stock says how many there are");
    add_outcome(sheet, md_finite_stock(interceptor, stock, warheads, layers, sheet_value(sheet, COMMON)));
    sheet_add(sheet, "stock_for_warheads", "for warheads", (double)stock, "", "of the stock; decoys take the rest");
    sheet_add(sheet, "shots_per_warhead", "shots at each", (double)stock / (double)warheads, "",
              "on average: some warheads get one more than others");
}

static void compute(struct sheet *sheet)
{
    const struct interceptor interceptor = {sheet_value(sheet, SHOT), sheet_value(sheet, TRACK)};
    const double objects =
        md_objects(sheet_value(sheet, WARHEADS), sheet_value(sheet, DECOYS), sheet_value(sheet, DECEIVE));
    uint32_t layer_count;
    const double *layer = sheet_numbers(sheet, LAYER, &layer_count);
    if (sheet_value(sheet, DECOYS) == 0.0)
        sheet_unused(sheet, DECEIVE, "there are no decoys; give --decoys N");
    if (sheet_has(sheet, STOCK))
        with_stock(sheet, &interceptor, md_layers(layer, layer_count), objects);
    else
        with_shots(sheet, &interceptor, md_layers(layer, layer_count), objects);
    if (sheet_has(sheet, WANTED))
        add_wanted(sheet, &interceptor);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations =
        "  K = P_track (1 - (1 - k)^n)        a warhead is stopped: k a shot, n shots\n"
        "  K = 1 - product of (1 - K_i)       layers, independent of each other\n"
        "  P(no leaker) = (1 - c) K^W         W warheads; c: everything fails at once\n"
        "  E[leakers] = W ((1 - c) (1 - K) + c)\n"
        "  n = ln(1 - K / P_track) / ln(1 - k),  K = (P(no leaker) / (1 - c))^(1 / W)\n"
        "  shoot-look-shoot: sum over i < n of (1 - k)^i shots at each\n"
        "  stock I: floor(I / W) shots at each warhead and one more at the rest; D decoys: W + D P_taken objects\n",
    .sources =
        "  Wilkening, Science & Global Security 8 (1999); the formulas as commonly taught, the paper was not\n"
        "  re-read. Where c enters the expected leakers is a reading of our own.\n"
        "  Test record of the US midcourse system: 10 of 18 until 2017, 2 of 5 in 2010-17 (a press count; Center for\n"
        "  Arms Control and Non-Proliferation). Tests are scripted: an upper bound for war.\n",
    .leaves_out =
        "  Shots are independent but for the common failure, warheads are alike. No saturation of sensors, no\n"
        "  reloading, no choice of what to defend: an aggregate for policy.\n",
    .compute = compute,
};

const struct calc_model calc_missile_defence = {
    .name = "missile-defence",
    .title = "what a missile defence lets through",
    .examples = "  casus calc missile-defence --warheads 4 --shot 0.8 --shots 2\n"
                "  casus calc missile-defence --warheads 20 --shot 0.7 --stock 50 --decoys 10 --deceive 0.3\n"
                "  casus calc missile-defence --warheads 4 --shot 0.8 --track 1 --common-failure 0 --wanted 0.8\n",
    .formula = &formula,
};
