#include "theory/relief.h"
#include "calc/formula.h"

enum { PEOPLE, DELIVERED, HOST, UNMET, DAYS, LEAST, MOST, FLIGHT, KEY_COUNT };

/* Deaths are reckoned of a number of people that stays. */
#define MOST_OF_THEM 0.25

static const struct formula_key keys[KEY_COUNT] = {
    [PEOPLE] = KEY_NEEDED(FORMULA_NUMBER, "people", "N", "persons", 1.0, 1e9, "people in need"),
    [DELIVERED] = KEY_USUAL(FORMULA_NUMBER, "delivered", "T/D", "t/d", 0.0, 1e7, ASSUMED(0.0, "as nothing was said"),
                            "food that reaches them: the least of port, airlift and distribution"),
    [HOST] = KEY_USUAL(FORMULA_NUMBER, "host", "SHARE", "", 0.0, 1.0, ASSUMED(0.0, "as nothing was said"),
                       "share of their need that the country itself covers"),
    [UNMET] = KEY_FREE(FORMULA_NUMBER, "unmet", "SHARE", "", 0.0, 1.0,
                       "share of their need that nobody covers, in place of --delivered and --host"),
    [DAYS] = KEY_USUAL(FORMULA_NUMBER, "days", "D", "d", 0.1, 3650.0, ASSUMED(30.0, "a month, as nothing was said"),
                       "how long it lasts"),
    [LEAST] =
        KEY_USUAL(FORMULA_NUMBER, "least-deaths", "N", "", 0.001, 100.0,
                  ASSUMED(0.25, "a judgement; vary it, .15 to .4"), "deaths per 10,000 a day where nothing lacks"),
    [MOST] = KEY_USUAL(FORMULA_NUMBER, "most-deaths", "N", "", 0.001, 1000.0,
                       ASSUMED(10.0, "a judgement; vary it, 5 to 35 (Goma 1994: 20 to 35)"),
                       "deaths per 10,000 a day where everything lacks"),
    [FLIGHT] = KEY_USUAL(FORMULA_NUMBER, "flight", "T", "t", 0.1, 200.0,
                         PUBLISHED(3500.0 / 168.0, "NATO, Pakistan 2005-06: about 3,500 t in 168 flights"),
                         "load of one relief flight"),
};

static double unmet_share(struct sheet *sheet, double needed)
{
    if (!sheet_has(sheet, UNMET))
        return relief_unmet(sheet_value(sheet, DELIVERED), needed, sheet_value(sheet, HOST));
    sheet_unused(sheet, DELIVERED, "--unmet says what lacks");
    sheet_unused(sheet, HOST, "--unmet says what lacks");
    return sheet_value(sheet, UNMET);
}

static void add_needs(struct sheet *sheet, const struct relief_needs *needs)
{
    sheet_add(sheet, "water_m3_per_day", "water", needs->water_per_day, "m3 a day", "15 L a person");
    sheet_add(sheet, "food_tonnes_per_day", "food", needs->food_per_day, "t a day", "0.53 kg of dry ration");
    sheet_add(sheet, "latrines", "latrines", needs->latrines, "", "one for 20");
    sheet_add(sheet, "covered_m2", "covered space", needs->covered, "m2", "3.5 m2 a person");
}

static void add_shares(struct sheet *sheet)
{
    static const struct sheet_column columns[] = {{"unmet", "unmet"},
                                                  {"deaths_per_10000_per_day", "deaths per 10,000 a day"},
                                                  {"excess_deaths", "excess deaths"}};
    const double people = sheet_value(sheet, PEOPLE), days = sheet_value(sheet, DAYS);
    const double least = sheet_value(sheet, LEAST), most = sheet_value(sheet, MOST);
    sheet_columns(sheet, "If so much lacks for as long", columns, 3);
    for (int part = 0; part <= 5; part++) {
        const double unmet = part / 5.0;
        const double deaths = relief_excess_deaths(people, days, unmet, least, most);
        const double cells[] = {unmet, relief_death_rate(unmet, least, most), deaths};
        if (deaths > MOST_OF_THEM * people)
            break;
        sheet_row(sheet, NULL, cells);
    }
}

static void compute(struct sheet *sheet)
{
    const double people = sheet_value(sheet, PEOPLE), days = sheet_value(sheet, DAYS);
    const double least = sheet_value(sheet, LEAST), most = sheet_value(sheet, MOST);
    const struct relief_needs needs = relief_needs(people, &relief_sphere);
    const double unmet = unmet_share(sheet, needs.food_per_day);
    const double lacking = unmet * needs.food_per_day;
    if (most <= least) {
        sheet_problem(sheet, NULL, "most-deaths is more than least-deaths, here %s", sheet_text(sheet, least));
        return;
    }
    const double deaths = relief_excess_deaths(people, days, unmet, least, most);
    if (deaths > MOST_OF_THEM * people) {
        sheet_problem(sheet, "ask for fewer --days", "more than a quarter of them would die: the formula is for fewer");
        return;
    }
    sheet_answer(sheet, "%s of their need lacks: about %s people die in %s days beyond those who would have.",
                 sheet_percent(sheet, unmet), sheet_digits(sheet, deaths, 2), sheet_text(sheet, days));
    sheet_add(sheet, "excess_deaths", "excess deaths", deaths, "", NULL);
    sheet_add(sheet, "deaths_per_10000_per_day", "death rate", relief_death_rate(unmet, least, most),
              "per 10,000 a day", "an emergency above 1");
    if (least < 1.0 && most > 1.0)
        sheet_add(sheet, "unmet_at_emergency", "emergency at", relief_unmet_at(1.0, least, most), "",
                  "unmet share at which the rate is 1");
    sheet_add(sheet, "lacking_tonnes_per_day", "food lacking", lacking, "t a day", NULL);
    sheet_add(sheet, "flights_per_day", "flights", lacking / sheet_value(sheet, FLIGHT), "a day",
              "that would bring it");
    add_needs(sheet, &needs);
    add_shares(sheet);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations = "  u = max(0, 1 - host - delivered / need)        by tonnes of food\n"
                 "  CDR(u) = C0 (C1 / C0)^u                        deaths per 10,000 a day; C0 least, C1 most\n"
                 "  excess deaths = people / 10,000 x (CDR(u) - C0) x days\n",
    .sources =
        "  Needs: Sphere standards (water, latrines and covered floor as read in summaries; ration remembered).\n"
        "  Goma, July 1994: 20 to 35 per 10,000 a day in the first month, 5 to 8 in the second (Goma Epidemiology\n"
        "  Group, Lancet 1995). The line between least and most is an interpolation of our own.\n"
        "  Relief flights: NATO on Pakistan, October 2005 to February 2006.\n",
    .leaves_out = "  Disease, cold, violence and who is reached first; deaths rise with lack at once and by one\n"
                  "  curve, among a number of people that stays. An order of magnitude.\n",
    .compute = compute,
};

const struct calc_model calc_relief = {
    .name = "relief",
    .title = "what people in need require, and deaths where it lacks",
    .examples = "  casus calc relief \"1 M persons\" --delivered 265t/d\n"
                "  casus calc relief 250000 --host 0.3 --delivered 39t/d --days 60\n",
    .formula = &formula,
};
