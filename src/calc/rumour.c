#include "theory/rumour.h"
#include "calc/formula.h"

enum { PREBUNKED, IMMUNE, SPREAD, BELIEVING, EFFECT, DAYS, HALF_LIFE, KEY_COUNT };
enum { STIFLE, PASSIVE };

static const char *const immune_words[] = {"stifle", "passive", NULL};

static const struct formula_key keys[KEY_COUNT] = {
    [PREBUNKED] =
        KEY_USUAL(FORMULA_NUMBER, "prebunked", "SHARE", "", 0.0, 1.0, ASSUMED(0.0, "nobody, as nothing was said"),
                  "share of the audience that was inoculated beforehand"),
    [IMMUNE] = KEY_WORD("immune", "WORD", immune_words, "whether they silence spreaders, or only do not spread it"),
    [SPREAD] = KEY_USUAL(FORMULA_NUMBER, "spread", "X", "", 0.0, 100.0, ASSUMED(1.0, "the classical case"),
                         "rate of spreading over rate of stifling"),
    [BELIEVING] = KEY_USUAL(FORMULA_NUMBER, "believing", "SHARE", "", 0.001, 0.999,
                            ASSUMED(0.5, "half, as nothing was said"), "share of those who hear it that believes it"),
    [EFFECT] = KEY_USUAL(FORMULA_NUMBER, "effect", "D", "", 0.0, 3.0,
                         PUBLISHED(0.36, "Lu and others 2023: .36 (.22 to .50), in the laboratory"),
                         "effect of inoculation on belief, Cohen's d"),
    [DAYS] = KEY_USUAL(FORMULA_NUMBER, "days", "D", "d", 0.0, 3650.0, ASSUMED(0.0, "as nothing was said"),
                       "days since the inoculation"),
    [HALF_LIFE] = KEY_USUAL(FORMULA_NUMBER, "half-life", "D", "d", 0.1, 3650.0,
                            ASSUMED(20.0, "a judgement; vary it, 10 to 30 d"), "in which the effect halves"),
};

static double heard(size_t immune, double spread, double prebunked)
{
    return immune == PASSIVE ? rumour_heard_if_prebunked_are_passive(spread, prebunked)
                             : rumour_heard(spread, prebunked);
}

static void add_shares(struct sheet *sheet)
{
    static const struct sheet_column columns[] = {
        {"prebunked", "prebunked"}, {"heard_stifle", "heard if they stifle"}, {"heard_passive", "if they are passive"}};
    const double spread = sheet_value(sheet, SPREAD);
    sheet_columns(sheet, "By the share that was inoculated", columns, 3);
    for (int part = 0; part <= 6; part++) {
        const double share = part / 10.0;
        const double cells[] = {share, heard(STIFLE, spread, share), heard(PASSIVE, spread, share)};
        sheet_row(sheet, NULL, cells);
    }
}

static void compute(struct sheet *sheet)
{
    const double spread = sheet_value(sheet, SPREAD), prebunked = sheet_value(sheet, PREBUNKED);
    const size_t immune = sheet_word(sheet, IMMUNE);
    const double hear = heard(immune, spread, prebunked), before = heard(immune, spread, 0.0);
    const double believing = sheet_value(sheet, BELIEVING);
    const double effect =
        effect_left(sheet_value(sheet, EFFECT), sheet_value(sheet, DAYS), sheet_value(sheet, HALF_LIFE));
    const double after = believing_after(believing, effect);
    sheet_answer(
        sheet, "%s of everybody hear it%s.\nOf those who were inoculated and hear it %s believe it, of others %s.",
        sheet_percent(sheet, hear),
        prebunked > 0.0 ? arena_format(&sheet->arena, " (%s if nobody were prebunked)", sheet_percent(sheet, before))
                        : "",
        sheet_percent(sheet, after), sheet_percent(sheet, believing));
    sheet_add(sheet, "heard", "heard", hear, "", "share of everybody");
    sheet_add(sheet, "never_heard", "never heard", 1.0 - hear, "",
              prebunked > 0.0 ? "of everybody, the prebunked among them" : NULL);
    if (prebunked < 1.0)
        sheet_add(sheet, "heard_of_open", "of the others", hear / (1.0 - prebunked), "",
                  "share of those not prebunked");
    sheet_add(sheet, "threshold", "threshold", rumour_threshold(spread), "",
              "share of stiflers from which on it does not run");
    sheet_add(sheet, "believing_after", "believing", after, "", "of the inoculated who hear it");
    sheet_add(sheet, "effect", "effect left", effect, "", "Cohen's d, after those days");
    add_shares(sheet);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations =
        "  ds/dt = -lam i s, di/dt = lam i s - alp i (1 - s)      i spread, s have not heard, the rest stifle\n"
        "  h = S0 (1 - exp(-(1 + lam / alp) h)), S0 = 1 - v       h: heard in the end, 0 if v >= lam / (lam + alp)\n"
        "  if the prebunked v only keep silent: h = (1 - v) times what it is without them\n"
        "  p' = Phi(Phi^-1(p) - d 2^(-days / half-life))          belief after inoculation of effect d\n",
    .sources =
        "  Maki & Thompson 1973; Daley & Kendall 1965, as commonly taught: .203 never hear it at lam = alp.\n"
        "  Lu and others, J Med Internet Res 2023, 25:e49255: inoculation d .36 (.22 to .50), 31 studies; .37 at\n"
        "  once, .19 after two weeks or more.\n",
    .leaves_out =
        "  Everybody meets everybody; no platforms, no rival rumours, no bots. Effects are those of laboratories, and\n"
        "  campaigns reach a part of an audience (5 to 40% is a judgement).\n",
    .compute = compute,
};

const struct calc_model calc_rumour = {
    .name = "rumour",
    .title = "how far a rumour runs, and what inoculating people changes",
    .examples = "  casus calc rumour 0.25\n"
                "  casus calc rumour --prebunked 25% --immune passive\n"
                "  casus calc rumour 0.1 --believing 0.3 --days 14\n",
    .formula = &formula,
};
