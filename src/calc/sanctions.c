#include "theory/sanctions.h"
#include "calc/formula.h"

enum {
    COST,
    SHARE,
    BACKING,
    SECURITY,
    SENDER_COST,
    YEARS,
    SUCCESS,
    PER_COST,
    PER_SHARE,
    PER_BACKING,
    PER_SECURITY,
    ABANDONMENT,
    PER_SENDER_COST,
    PER_YEAR,
    KEY_COUNT
};

#define COEFFICIENT(name, most, usual, because, help)                                                                  \
    KEY_USUAL(FORMULA_NUMBER, name, "X", "", -(most), most, ASSUMED(usual, because), help)

static const struct formula_key keys[KEY_COUNT] = {
    [COST] = KEY_NEEDED(FORMULA_NUMBER, "target-cost", "PERCENT", "%", 0.0, 100.0, "cost to the target, of its GDP"),
    [SHARE] = KEY_USUAL(FORMULA_NUMBER, "share", "SHARE", "", 0.0, 1.0, ASSUMED(0.0, "as nothing was said"),
                        "share of the target's trade that the senders cover"),
    [BACKING] = KEY_USUAL(FORMULA_NUMBER, "backing", "0..1", "", 0.0, 1.0, ASSUMED(0.0, "none, as nothing was said"),
                          "1: an international organisation stands behind them"),
    [SECURITY] = KEY_USUAL(FORMULA_NUMBER, "security", "0..1", "", 0.0, 1.0, ASSUMED(0.0, "as nothing was said"),
                           "1: the core of the target's security is at issue"),
    [SENDER_COST] = KEY_USUAL(FORMULA_NUMBER, "sender-cost", "PERCENT", "%", 0.0, 100.0,
                              ASSUMED(0.0, "as nothing was said"), "cost to the senders, of their GDP"),
    [YEARS] = KEY_USUAL(FORMULA_NUMBER, "years", "N", "years", 0.01, 100.0, ASSUMED(5.0, "as nothing was said"),
                        "years to look ahead"),
    [SUCCESS] = KEY_USUAL(FORMULA_NUMBER, "success", "S0", "per year", 0.0001, 10.0, ASSUMED(0.04, "a judgement"),
                          "s0: hazard of success at no cost and no share"),
    [PER_COST] =
        COEFFICIENT("per-cost", 10.0, 0.5, "a judgement; vary it, .2 to .8", "b1: effect of ln(1 + target cost)"),
    [PER_SHARE] = COEFFICIENT("per-share", 10.0, 1.0, "a judgement; vary it, 0 to 2", "b2: effect of the share"),
    [PER_BACKING] = COEFFICIENT("per-backing", 10.0, 0.3, "a judgement; vary it, -.2 to .8", "b3: effect of backing"),
    [PER_SECURITY] = COEFFICIENT("per-security", 10.0, 1.5, "a judgement; vary it, 1 to 2.5", "b4: effect of security"),
    [ABANDONMENT] = KEY_USUAL(FORMULA_NUMBER, "abandonment", "A0", "per year", 0.0, 10.0, ASSUMED(0.1, "a judgement"),
                              "a0: hazard that the senders give up"),
    [PER_SENDER_COST] =
        COEFFICIENT("per-sender-cost", 10.0, 0.0, "no value is published", "d1: effect of the senders' cost"),
    [PER_YEAR] = COEFFICIENT("per-year", 2.0, 0.0, "no value is published", "d2: what each year adds to giving up"),
};

static void add_years(struct sheet *sheet, const struct sanctions_rule *rule, const struct sanctions_case *sanctions)
{
    static const struct sheet_column columns[] = {
        {"years", "years"}, {"success", "success"}, {"abandoned", "given up"}, {"running", "still on"}};
    static const double years[] = {1.0, 2.0, 5.0, 10.0, 20.0, 50.0};
    sheet_columns(sheet, "By then", columns, 4);
    for (int k = 0; k < 6; k++) {
        const double success = sanctions_success_by(rule, sanctions, years[k]);
        const double running = sanctions_running(rule, sanctions, years[k]);
        const double cells[] = {years[k], success, 1.0 - success - running, running};
        sheet_row(sheet, NULL, cells);
    }
}

static void compute(struct sheet *sheet)
{
    const struct sanctions_rule rule = {
        .success_per_year = sheet_value(sheet, SUCCESS),
        .per_log_cost = sheet_value(sheet, PER_COST),
        .per_share = sheet_value(sheet, PER_SHARE),
        .per_backing = sheet_value(sheet, PER_BACKING),
        .per_security = sheet_value(sheet, PER_SECURITY),
        .abandonment_per_year = sheet_value(sheet, ABANDONMENT),
        .per_sender_cost = sheet_value(sheet, PER_SENDER_COST),
        .per_year = sheet_value(sheet, PER_YEAR),
    };
    const struct sanctions_case sanctions = {
        .target_cost_percent = sheet_value(sheet, COST),
        .share = sheet_value(sheet, SHARE),
        .backing = sheet_value(sheet, BACKING),
        .security = sheet_value(sheet, SECURITY),
        .sender_cost_percent = sheet_value(sheet, SENDER_COST),
    };
    const double years = sheet_value(sheet, YEARS), by = sanctions_success_by(&rule, &sanctions, years);
    const double ever = sanctions_success(&rule, &sanctions);
    sheet_answer(sheet, "Success within %s years with a chance of %s, ever with %s.", sheet_text(sheet, years),
                 sheet_percent(sheet, by), sheet_percent(sheet, ever));
    sheet_add(sheet, "success", "success ever", ever, "", "of past cases about a third, by one count");
    sheet_add(sheet, "success_by", "success by then", by, "", NULL);
    sheet_add(sheet, "running", "still on then", sanctions_running(&rule, &sanctions, years), "", NULL);
    sheet_add(sheet, "success_per_year", "success", sanctions_success_rate(&rule, &sanctions), "a year", "hazard");
    sheet_add(sheet, "abandonment_per_year", "giving up", sanctions_abandonment_rate(&rule, &sanctions, 0.0), "a year",
              "hazard at the start");
    add_years(sheet, &rule, &sanctions);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations = "  success     = s0 exp(b1 ln(1 + target cost) + b2 share + b3 backing - b4 security)      a year\n"
                 "  abandonment = a0 exp(d1 sender cost + d2 years)                                         a year\n"
                 "  P(success by t) = integral of success x P(neither by then); the first of the two ends it\n"
                 "  P(success ever) = success / (success + abandonment) where d2 = 0\n",
    .sources =
        "  Competing hazards as Allen 2005 (abstract). About a third of 224 episodes succeeded (Hufbauer 2014); 34%\n"
        "  of 204 in the third edition and 5 of 115 by Pape's count are remembered. No coefficient is published: all\n"
        "  are judgements. They give .29 where the target loses nothing, .41 where it loses 2% of its GDP, and .13\n"
        "  where that touches the core of its security.\n",
    .leaves_out =
        "  Threats (almost half of those in TIES are never imposed), evasion, who pays inside the target, and war.\n"
        "  Whether acting together helps is disputed: vary --per-share and --per-backing.\n",
    .compute = compute,
};

const struct calc_model calc_sanctions = {
    .name = "sanctions",
    .title = "whether sanctions succeed before their senders give up",
    .examples = "  casus calc sanctions --target-cost 2\n"
                "  casus calc sanctions --target-cost 3 --share 0.5 --backing 1 --security 1 --years 10\n",
    .formula = &formula,
};
