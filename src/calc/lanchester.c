#include "theory/lanchester.h"
#include "base/text.h"
#include "calc/formula.h"
#include <math.h>

enum { LAW, A, B, A_RATE, B_RATE, B_LOST, A_UNIT_DAYS, A_LOST, B_UNIT_DAYS, P, Q, DAYS, JOIN, KEY_COUNT };
enum { SQUARE, LINEAR, MIXED, STOCHASTIC };
enum { STEPS_SHOWN = 12, COUNTED_MOST = 5000, DAYS_MOST = 3650 };

static const char *const laws[] = {"square", "linear", "mixed", "stochastic", NULL};

static const struct formula_key keys[KEY_COUNT] = {
    [LAW] = KEY_WORD("law", "NAME", laws, "aimed fire, area fire, Bracken's exponents, or aimed fire by chance"),
    [A] = KEY_NEEDED(FORMULA_NUMBER, "a", "N", "", 0.0, 1e9, "force A, in units that fight alike"),
    [B] = KEY_NEEDED(FORMULA_NUMBER, "b", "N", "", 0.001, 1e9, "force B"),
    [A_RATE] = KEY_FREE(FORMULA_NUMBER, "a-rate", "X", "per day", 1e-12, 1000.0,
                        "what one of A takes from B; by area fire from one of B"),
    [B_RATE] = KEY_FREE(FORMULA_NUMBER, "b-rate", "X", "per day", 1e-12, 1000.0, "what one of B takes from A, alike"),
    [B_LOST] = KEY_FREE(FORMULA_NUMBER, "b-lost", "N", "", 0.001, 1e9,
                        "with --a-unit-days in place of --a-rate: what B lost in a fight"),
    [A_UNIT_DAYS] =
        KEY_FREE(FORMULA_NUMBER, "a-unit-days", "N", "", 0.001, 1e12, "units of A there, summed over its days"),
    [A_LOST] = KEY_FREE(FORMULA_NUMBER, "a-lost", "N", "", 0.001, 1e9,
                        "with --b-unit-days in place of --b-rate: what A lost in a fight"),
    [B_UNIT_DAYS] =
        KEY_FREE(FORMULA_NUMBER, "b-unit-days", "N", "", 0.001, 1e12, "units of B there, summed over its days"),
    [P] = KEY_FREE(FORMULA_NUMBER, "p", "X", "", 0.0, 2.0, "exponent of the force that fires, of the mixed law"),
    [Q] = KEY_FREE(FORMULA_NUMBER, "q", "X", "", 0.0, 2.0, "exponent of the force that is hit, of the mixed law"),
    [DAYS] = KEY_FREE(FORMULA_NUMBER, "days", "D", "d", 0.01, DAYS_MOST,
                      "how far the table looks; to the end, if there is one"),
    [JOIN] = KEY_TEXTS("join", "DAY:N", "N join A over this day, from 1 on, by the square law"),
};

static double rate(struct sheet *sheet, int given, int lost, int unit_days)
{
    if (sheet_has(sheet, lost) && sheet_has(sheet, unit_days)) {
        sheet_unused(sheet, given, "losses and unit-days say it");
        return lanchester_rate(sheet_value(sheet, lost), sheet_value(sheet, unit_days));
    }
    if (sheet_has(sheet, lost) || sheet_has(sheet, unit_days)) {
        sheet_problem(sheet, NULL, "%s and %s go together", keys[lost].name, keys[unit_days].name);
        return 1.0;
    }
    return sheet_needs(sheet, given) ? sheet_value(sheet, given) : 1.0;
}

/* What a law does not ask for is a mistake. */
static void refuse_others(struct sheet *sheet, size_t law)
{
    if (law != MIXED) {
        sheet_unused(sheet, P, "only --law mixed has exponents");
        sheet_unused(sheet, Q, "only --law mixed has exponents");
    }
    if (law != SQUARE)
        sheet_unused(sheet, JOIN, "only the square law takes who joins");
    if (law == STOCHASTIC)
        sheet_unused(sheet, DAYS, "chance is told of the end alone");
}

/* ---- a table over time ---- */

static void begin_table(struct sheet *sheet)
{
    static const struct sheet_column columns[] = {{"day", "day"}, {"a", "A"}, {"b", "B"}};
    sheet_columns(sheet, "Forces left", columns, 3);
}

static void add_day(struct sheet *sheet, double day, struct forces left)
{
    const double cells[] = {day, left.first, left.second};
    sheet_row(sheet, NULL, cells);
}

static struct forces after(const struct lanchester_mixed *mixed, size_t law, struct forces start, double days)
{
    if (law == SQUARE)
        return lanchester_square(&mixed->rates, start, 0.0, days);
    return law == LINEAR ? lanchester_linear(&mixed->rates, start, days) : lanchester_mixed(mixed, start, days);
}

static void add_path(struct sheet *sheet, const struct lanchester_mixed *mixed, size_t law, struct forces start,
                     struct forces end, double end_days)
{
    const double days = sheet_has(sheet, DAYS) ? sheet_value(sheet, DAYS) : end_days;
    begin_table(sheet);
    for (int step = 0; step <= STEPS_SHOWN; step++) {
        const double day = days * step / STEPS_SHOWN;
        add_day(sheet, day, day < end_days ? after(mixed, law, start, day) : end);
    }
}

/* ---- what comes out ---- */

static void add_end(struct sheet *sheet, struct forces start, struct forces end, double days)
{
    const bool a_wins = end.first > 0.0, over = !isinf(days);
    if (end.first == 0.0 && end.second == 0.0)
        sheet_answer(sheet, "A draw: both wear down together%s.",
                     over ? arena_format(&sheet->arena, " and are gone after %s days", sheet_text(sheet, days))
                          : " and neither is ever gone");
    else
        sheet_answer(sheet, "%s wins with %s of %s left%s.", a_wins ? "A" : "B",
                     sheet_text(sheet, a_wins ? end.first : end.second),
                     sheet_text(sheet, a_wins ? start.first : start.second),
                     over ? arena_format(&sheet->arena, "; %s is gone after %s days", a_wins ? "B" : "A",
                                         sheet_text(sheet, days))
                          : "; the other nears 0 and never reaches it");
    sheet_add(sheet, "a_left", "A left", end.first, "", "in the end");
    sheet_add(sheet, "b_left", "B left", end.second, "", NULL);
    sheet_add(sheet, "days", "over after", days, "days", NULL);
}

static void add_balance(struct sheet *sheet, const struct lanchester_mixed *mixed, struct forces start)
{
    const double s = 1.0 + mixed->p - mixed->q;
    const struct forces even = {start.first, lanchester_mixed_parity(mixed, start.first)};
    sheet_add(sheet, "parity", "B for a draw", even.second, "",
              arena_format(&sheet->arena, "a A^s = b B^s with s = %s", sheet_text(sheet, s)));
    sheet_add(sheet, "balance", "balance", (start.first - start.second) / (start.first + start.second), "",
              "(A - B) / (A + B) at the start");
}

static void compute_law(struct sheet *sheet, size_t law, const struct lanchester *rates, struct forces start)
{
    struct lanchester_mixed mixed = {*rates, law == MIXED ? sheet_value(sheet, P) : 1.0,
                                     law == MIXED    ? sheet_value(sheet, Q)
                                     : law == LINEAR ? 1.0
                                                     : 0.0};
    if (1.0 + mixed.p - mixed.q <= 0.0) {
        sheet_problem(sheet, NULL, "q is less than 1 + p, here %s: else nobody wins", sheet_text(sheet, 1.0 + mixed.p));
        return;
    }
    const struct forces end = lanchester_mixed_end(&mixed, start);
    const double days =
        law == SQUARE ? lanchester_square_end_days(rates, start) : lanchester_mixed_end_days(&mixed, start);
    add_end(sheet, start, end, days);
    add_balance(sheet, &mixed, start);
    if (!isinf(days) || sheet_has(sheet, DAYS))
        add_path(sheet, &mixed, law, start, end, days);
}

static void compute_stochastic(struct sheet *sheet, const struct lanchester *rates, struct forces start)
{
    if (start.first > COUNTED_MOST || start.second > COUNTED_MOST || start.first != floor(start.first) ||
        start.second != floor(start.second)) {
        sheet_problem(sheet, "count in larger units", "chance counts whole units, at most %d on a side", COUNTED_MOST);
        return;
    }
    double *work = arena_take(&sheet->arena, (size_t)start.second + 1, sizeof *work);
    const double wins = lanchester_stochastic_square(rates, (uint32_t)start.first, (uint32_t)start.second, work);
    const struct forces mean = lanchester_square_end(rates, start);
    sheet_answer(sheet, "A wins with a chance of %s.", sheet_percent(sheet, wins));
    sheet_add(sheet, "a_wins", "A wins", wins, "", "losses come one at a time");
    sheet_add(sheet, "b_wins", "B wins", 1.0 - wins, "", NULL);
    sheet_add(sheet, "a_left", "A left", mean.first, "", "in the end, by the square law without chance");
    sheet_add(sheet, "b_left", "B left", mean.second, "", NULL);
}

/* ---- with who joins ---- */

static bool read_joins(struct sheet *sheet, uint32_t days, double *arrivals)
{
    bool good = true;
    const char *text;
    for (size_t k = 0; (text = calc_text_at(sheet->arguments, "join", k)); k++) {
        double day = 0.0, joins = 0.0;
        const size_t length = text_number(text, &day);
        const size_t rest = length && text[length] == ':' ? text_number(text + length + 1, &joins) : 0;
        if (rest == 0 || text[length + 1 + rest] != '\0' || day < 1.0 || day > days || day != floor(day) ||
            joins < 0.0 || joins > 1e9) {
            sheet_problem(sheet, NULL, "join takes DAY:N as in 3:6000, DAY a whole number from 1 to %u, not \"%s\"",
                          (unsigned)days, text);
            good = false;
            continue;
        }
        arrivals[(uint32_t)day - 1] += joins;
    }
    return good;
}

static void compute_joined(struct sheet *sheet, const struct lanchester *rates, struct forces start)
{
    if (!sheet_needs(sheet, DAYS))
        return;
    const uint32_t days = (uint32_t)ceil(sheet_value(sheet, DAYS));
    const uint32_t stride = (days + STEPS_SHOWN - 1) / STEPS_SHOWN;
    double *arrivals = arena_take(&sheet->arena, days, sizeof *arrivals);
    struct forces *path = arena_take(&sheet->arena, days + 1, sizeof *path);
    if (!read_joins(sheet, days, arrivals))
        return;
    lanchester_square_arriving(rates, start, arrivals, days, path);
    sheet_answer(sheet, "After %s days A has %s, B %s of %s.", sheet_text(sheet, days),
                 sheet_text(sheet, path[days].first), sheet_text(sheet, path[days].second),
                 sheet_text(sheet, start.second));
    sheet_add(sheet, "a_left", "A left", path[days].first, "", NULL);
    sheet_add(sheet, "b_left", "B left", path[days].second, "", NULL);
    begin_table(sheet);
    for (uint32_t day = 0; day <= days; day += stride)
        add_day(sheet, day, path[day]);
    if (days % stride)
        add_day(sheet, days, path[days]);
}

static void compute(struct sheet *sheet)
{
    const size_t law = sheet_word(sheet, LAW);
    const uint32_t before = sheet->problems->error_count;
    const struct lanchester rates = {rate(sheet, A_RATE, B_LOST, A_UNIT_DAYS),
                                     rate(sheet, B_RATE, A_LOST, B_UNIT_DAYS)};
    const struct forces start = {sheet_value(sheet, A), sheet_value(sheet, B)};
    refuse_others(sheet, law);
    if (law == MIXED) {
        sheet_needs(sheet, P);
        sheet_needs(sheet, Q);
    }
    if (start.first <= 0.0 && !sheet_has(sheet, JOIN))
        sheet_problem(sheet, "or let it come, as in --join 1:54000", "A has nobody");
    if (sheet->problems->error_count > before)
        return;
    if (sheet_has(sheet, JOIN))
        compute_joined(sheet, &rates, start);
    else if (law == STOCHASTIC)
        compute_stochastic(sheet, &rates, start);
    else
        compute_law(sheet, law, &rates, start);
}

static const struct formula formula = {
    .keys = keys,
    .key_count = KEY_COUNT,
    .equations = "  square      dA/dt = -b B, dB/dt = -a A             a A^2 - b B^2 stays; a: --a-rate, b: --b-rate\n"
                 "  linear      dA/dt = -b A B, dB/dt = -a A B         a A - b B stays\n"
                 "  mixed       dA/dt = -b B^p A^q, dB/dt = -a A^p B^q a A^s - b B^s stays, s = 1 + p - q\n"
                 "  stochastic  with i and j left the next loss is B's with probability a i / (a i + b j)\n"
                 "  join        dA/dt = arrivals - b B, each day's arrivals spread over it\n"
                 "  a rate      losses / unit-days of those who caused them\n",
    .sources =
        "  Lanchester, Aircraft in Warfare (1916). Engel (Operations Research 2, 1954) fitted the square law to Iwo\n"
        "  Jima, 1945. Bracken (Naval Research Logistics 42, 1995) fitted exponents to the Ardennes. As commonly\n"
        "  taught; the papers were not re-read.\n",
    .leaves_out =
        "  Fits of the same battles disagree on the law and its exponents (p and q from .2 to 1.3): the law is\n"
        "  uncertain, not only its rates. No terrain, no withdrawal, no supply; units are alike and all fight.\n",
    .compute = compute,
};

const struct calc_model calc_lanchester = {
    .name = "lanchester",
    .title = "attrition of two forces: square, linear, mixed or stochastic law",
    .examples = "  casus calc lanchester --law square --a 100 --b 80 --a-rate 0.01 --b-rate 0.01\n"
                "  casus calc lanchester stochastic --a 10 --b 8 --a-rate 1 --b-rate 1\n"
                "  casus calc lanchester mixed --a 100 --b 70 --a-rate 0.03 --b-rate 0.02 --p 1 --q 0.5\n"
                "  casus calc lanchester --a 0 --b 21500 --a-rate 0.0106 --b-rate 0.0544 --days 36 \\\n"
                "      --join 1:54000 --join 3:6000 --join 6:13000\n",
    .formula = &formula,
};
