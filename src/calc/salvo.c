#include "theory/salvo.h"
#include "calc/formula.h"

/* Each key of A, and after it the same of B. */
enum { UNITS, SHOTS = 2, ACCURACY = 4, TRIES = 6, INTERCEPT = 8, STANDS = 10, SPREAD = 12, KEY_COUNT };
enum { FIRST, SECOND };

#define SURE ASSUMED(1.0, "every one, as nothing was said")
#define NONE ASSUMED(0.0, "none, as nothing was said")
#define ONE_HIT ASSUMED(1.0, "one, as nothing was said")

static const struct formula_key keys[KEY_COUNT] = {
    [UNITS + FIRST] = KEY_NEEDED(FORMULA_COUNT, "a", "N", "", 1.0, 100.0, "ships of A"),
    [UNITS + SECOND] = KEY_NEEDED(FORMULA_COUNT, "b", "N", "", 1.0, 100.0, "ships of B"),
    [SHOTS + FIRST] = KEY_NEEDED(FORMULA_COUNT, "a-shots", "N", "", 0.0, 100.0, "missiles that a ship of A fires"),
    [SHOTS + SECOND] = KEY_NEEDED(FORMULA_COUNT, "b-shots", "N", "", 0.0, 100.0, "missiles that a ship of B fires"),
    [ACCURACY + FIRST] =
        KEY_USUAL(FORMULA_NUMBER, "a-accuracy", "P", "", 0.0, 1.0, SURE, "chance that one of A's is on target"),
    [ACCURACY + SECOND] =
        KEY_USUAL(FORMULA_NUMBER, "b-accuracy", "P", "", 0.0, 1.0, SURE, "chance that one of B's is on target"),
    [TRIES + FIRST] =
        KEY_USUAL(FORMULA_COUNT, "a-tries", "N", "", 0.0, 100.0, NONE, "missiles that a ship of A tries to stop"),
    [TRIES + SECOND] =
        KEY_USUAL(FORMULA_COUNT, "b-tries", "N", "", 0.0, 100.0, NONE, "missiles that a ship of B tries to stop"),
    [INTERCEPT + FIRST] =
        KEY_USUAL(FORMULA_NUMBER, "a-intercept", "P", "", 0.0, 1.0, SURE, "chance that a try of A stops one"),
    [INTERCEPT + SECOND] =
        KEY_USUAL(FORMULA_NUMBER, "b-intercept", "P", "", 0.0, 1.0, SURE, "chance that a try of B stops one"),
    [STANDS + FIRST] =
        KEY_USUAL(FORMULA_NUMBER, "a-stands", "N", "", 0.1, 100.0, ONE_HIT, "hits that put a ship of A out"),
    [STANDS + SECOND] =
        KEY_USUAL(FORMULA_NUMBER, "b-stands", "N", "", 0.1, 100.0, ONE_HIT, "hits that put a ship of B out"),
    [SPREAD] =
        KEY_USUAL(FORMULA_NUMBER, "spread", "X", "", 0.0, 10.0, ASSUMED(0.0, "hits are alike, as nothing was said"),
                  "standard deviation of what a hit puts out, in ships"),
};

static struct salvo_fleet fleet(const struct sheet *sheet, int side)
{
    return (struct salvo_fleet){
        .units = sheet_value(sheet, UNITS + side),
        .offence = sheet_value(sheet, SHOTS + side) * sheet_value(sheet, ACCURACY + side),
        .defence = sheet_value(sheet, TRIES + side) * sheet_value(sheet, INTERCEPT + side),
        .staying_power = sheet_value(sheet, STANDS + side),
    };
}

static void add_moments(struct sheet *sheet, const char *name, struct salvo_moments moments)
{
    const double cells[] = {moments.hits_mean, moments.hits_variance, moments.no_hit, moments.loss_mean,
                            moments.loss_variance};
    sheet_row(sheet, name, cells);
}

static void add_chance(struct sheet *sheet, int attacker, int defender, const char *exact, const char *normal)
{
    const uint32_t shots = sheet_count(sheet, UNITS + attacker) * sheet_count(sheet, SHOTS + attacker);
    const uint32_t tries = sheet_count(sheet, UNITS + defender) * sheet_count(sheet, TRIES + defender);
    const struct salvo_exchange exchange = {
        .shots = shots,
        .accuracy = sheet_value(sheet, ACCURACY + attacker),
        .tries = tries,
        .intercept = sheet_value(sheet, INTERCEPT + defender),
        .damage_mean = 1.0 / sheet_value(sheet, STANDS + defender),
        .damage_deviation = sheet_value(sheet, SPREAD),
    };
    double *work = arena_take(&sheet->arena, shots + tries + 2, sizeof *work);
    add_moments(sheet, exact, salvo_exact(&exchange, work));
    add_moments(sheet, normal, salvo_normal(&exchange));
}

static void add_uncapped(struct sheet *sheet, const char *name, const char *label, double lost, double units)
{
    sheet_add(sheet, name, label, lost, "ships", lost > units ? "more than there are: overkill" : NULL);
}

static void compute(struct sheet *sheet)
{
    static const struct sheet_column columns[] = {
        {NULL, "hits on"},    {"hits_mean", "mean"},       {"hits_variance", "variance"},
        {"no_hit", "no hit"}, {"loss_mean", "ships lost"}, {"loss_variance", "variance"},
    };
    const struct salvo_fleet a = fleet(sheet, FIRST), b = fleet(sheet, SECOND);
    const double a_lost = salvo_loss(&b, &a), b_lost = salvo_loss(&a, &b);
    sheet_answer(sheet, "One salvo, both at once: A loses %s of %s, B loses %s of %s.", sheet_text(sheet, a_lost),
                 sheet_text(sheet, a.units), sheet_text(sheet, b_lost), sheet_text(sheet, b.units));
    sheet_add(sheet, "a_lost", "A loses", a_lost, "ships", "on average: Hughes, without chance");
    sheet_add(sheet, "b_lost", "B loses", b_lost, "ships", NULL);
    add_uncapped(sheet, "a_lost_uncapped", "A, uncapped", salvo_loss_uncapped(&b, &a), a.units);
    add_uncapped(sheet, "b_lost_uncapped", "B, uncapped", salvo_loss_uncapped(&a, &b), b.units);
    sheet_columns(sheet, "With chance, by Armstrong; losses before the cap at all ships", columns, 6);
    add_chance(sheet, FIRST, SECOND, "B, exact", "B, normal");
    add_chance(sheet, SECOND, FIRST, "A, exact", "A, normal");
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations =
        "  Hughes      B lost = (alpha A - z B) / w, kept in 0..B; A lost alike\n"
        "              alpha = shots x accuracy, z = tries x intercept, w = hits a ship stands\n"
        "  Armstrong   O ~ Bin(A n, p) on target, D ~ Bin(B m, q) stopped, H = max(0, O - D) hits\n"
        "              loss = sum of H damages, mean 1 / w: exact by enumeration, and with O - D taken as normal:\n"
        "              E[H] = mu Phi(r) + s phi(r), r = mu / s, mu = A n p - B m q,\n"
        "              s^2 = A n p (1 - p) + B m q (1 - q)\n",
    .sources = "  Hughes, Naval Research Logistics 42 (1995); Armstrong, Operations Research 53 (2005). Formulas as\n"
               "  commonly taught; the papers were not re-read.\n",
    .leaves_out =
        "  One salvo of equal ships, every missile aimed at one that is there; no scouting, no decoys, no second\n"
        "  salvo. Read losses and balance of an aggregate, not a battle.\n",
    .compute = compute,
};

const struct calc_model calc_salvo = {
    .name = "salvo",
    .title = "two fleets exchange one salvo of missiles",
    .examples =
        "  casus calc salvo --a 3 --b 2 --a-shots 4 --b-shots 3 --a-tries 1 --b-tries 2 --a-stands 2 --b-stands 2\n"
        "  casus calc salvo --a 3 --b 2 --a-shots 4 --a-accuracy 0.75 --b-shots 0 --b-tries 3 --b-intercept 0.5 \\\n"
        "      --b-stands 2 --spread 0.1\n",
    .formula = &formula,
};
