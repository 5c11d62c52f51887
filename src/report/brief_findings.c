/* Page 1: what was asked, what was found, what would change it, what it rests on, what it is not. */
#include "report/brief_internal.h"

#include "base/text.h"
#include "scenario/ledger.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *ask_text(struct brief *b, uint32_t entity, const char *field)
{
    char word[64];
    const char *text = named_text(b->scenario, "ask", entity, field, word);

    return text == NULL || *text == '\0' ? NULL : format_text(b, "%s", text);
}

static void item_open(struct brief *b, const char *note)
{
    buffer_add(b->out, "<li>");
    if (note != NULL) {
        buffer_add(b->out, "<em>");
        html_text(b->out, note);
        buffer_add(b->out, "</em> ");
    }
}

/* A finding said of each stratum in turn, the shown one first: a list where there are several. */
static void for_each_stratum(struct brief *b, void (*say)(struct brief *b, const void *what, uint32_t stratum),
                             const void *what)
{
    if (b->digest.strata < 2) {
        say(b, what, 0);
        return;
    }
    buffer_add(b->out, "<ul>");
    for (uint32_t k = 0; k < b->digest.strata; k++) {
        const uint32_t stratum = k == 0 ? b->stratum : k <= b->stratum ? k - 1 : k;
        char name[WORDS_ROOM];
        words_stratum(study_stratum_at(b->study, stratum)->title, name);
        buffer_add(b->out, "<li>");
        html_text(b->out, name);
        buffer_add(b->out, ": ");
        say(b, what, stratum);
        buffer_add(b->out, "</li>");
    }
    buffer_add(b->out, "</ul>");
}

/* ---- acceptable ---- */

/* Measures with a threshold that `names` lists, or all. */
static struct measures thresholds_named(struct brief *b, const char *names)
{
    const struct measures *all = &b->digest.measures;
    struct measures some = {.list = arena_take(&b->arena, all->count + 1, sizeof *some.list)};
    const bool every = text_starts(names, "all");

    for (uint32_t m = 0; m < all->count; m++) {
        bool named = every;
        for (const char *at = names; !named && *at != '\0';
             at += strcspn(at, " ,") + strspn(at + strcspn(at, " ,"), " ,"))
            named = strcspn(at, " ,") == strlen(all->list[m].id) && text_starts(at, all->list[m].id);
        if (named && all->list[m].has_threshold)
            some.list[some.count++] = all->list[m];
    }
    return some;
}

static void count_acceptable(struct brief *b, const struct measures *some, uint32_t stratum, uint32_t *count)
{
    for (uint32_t option = 0; option < b->digest.options; option++)
        count[option] = acceptable_count(b->study, some, option, b->digest.none, stratum, NULL, b->problems);
}

/* The option, not none, acceptable in most futures; the first of equals. */
static uint32_t most_acceptable(const struct brief *b, const uint32_t *count)
{
    uint32_t best = NO_INDEX;

    for (uint32_t k = 0; k < b->digest.options; k++) {
        const uint32_t option = b->digest.option_order[k];
        if (option != b->digest.none && (best == NO_INDEX || count[option] > count[best]))
            best = option;
    }
    return best;
}

static void acceptable_in(struct brief *b, const void *what, uint32_t stratum)
{
    const struct measures *some = what;
    const struct digest *digest = &b->digest;
    uint32_t *count = arena_take(&b->arena, digest->options, sizeof *count), in_most = 0, in_none = 0, compared = 0;

    count_acceptable(b, some, stratum, count);
    for (uint32_t option = 0; option < digest->options; option++)
        if (option != digest->none) {
            compared++;
            in_most += count[option] * 2 > b->futures ? 1 : 0;
            in_none += count[option] == 0 ? 1 : 0;
        }
    const uint32_t best = most_acceptable(b, count);
    if (best == NO_INDEX)
        return;
    char number[32];
    words_small_count(in_most, number);
    html_text(b->out, format_text(b, "%s of %u options %s acceptable in most of the %u futures; most often %s, in %u",
                                  number, compared, in_most <= 1 ? "is" : "are", b->futures,
                                  digest_option_title(digest, best), count[best]));
    if (in_none > 0)
        html_text(b->out, format_text(b, ", %u options in none at all", in_none));
    if (digest->none != NO_INDEX)
        html_text(b->out, format_text(b, "; %s in %u", digest_option_title(digest, digest->none), count[digest->none]));
    buffer_add(b->out, ".");
}

static void finding_acceptable(struct brief *b, const char *names)
{
    const struct measures some = thresholds_named(b, names);
    bool relative = false;

    for (uint32_t m = 0; m < some.count; m++)
        relative = relative || some.list[m].relative_to_none;
    html_text(b->out,
              format_text(b, "Acceptable means: within %s %u thresholds, set before the run%s. ",
                          some.count == 1 ? "this" : "all", some.count,
                          !relative                    ? ""
                          : b->digest.none == NO_INDEX ? ""
                                                       : "; those that are relative to none it meets by definition"));
    if (relative && b->digest.none == NO_INDEX) {
        html_text(b->out, "It cannot be told: some thresholds are relative to none, which was not run.");
        return;
    }
    for_each_stratum(b, acceptable_in, &some);
}

/* ---- compare ---- */

static const char *value_sentence(struct brief *b, uint32_t m, uint32_t option, uint32_t stratum)
{
    const struct measure *measure = &b->digest.measures.list[m];
    const struct display display = display_of(measure);
    const struct cell *cell = digest_cell(&b->digest, option, stratum, m);
    char number[WORDS_ROOM], whole[WORDS_ROOM];

    words_value(&display, cell->band.mean, cell->band.error, number);
    words_with_unit(&display, number, whole);
    return format_text(b, "%s", whole);
}

/* "worse by 3 of 100 trials (95% interval +1 to +5)" */
static const char *verdict_sentence(struct brief *b, const struct measure *measure, const struct band *band,
                                    enum verdict verdict)
{
    const struct display display = display_of(measure);
    const double reach = 1.96 * band->error;
    char mean[WORDS_ROOM], low[WORDS_ROOM], high[WORDS_ROOM], whole[WORDS_ROOM];

    words_signed(&display, band->mean, band->error, mean);
    words_signed(&display, band->mean - reach, band->error, low);
    words_signed(&display, band->mean + reach, band->error, high);
    words_with_unit(&display, mean, whole);
    if (verdict == VERDICT_SAME)
        return format_text(b, "no difference that matters (on average %s)", whole);
    if (verdict == VERDICT_UNCLEAR)
        return format_text(b, "unclear: on average %s (95%% interval %s to %s)", whole, low, high);
    return format_text(b, "%s: on average %s (95%% interval %s to %s)", verdict_word(verdict), whole, low, high);
}

struct comparison_asked {
    uint32_t measure, option, other;
};

static void compare_in(struct brief *b, const void *what, uint32_t stratum)
{
    const struct comparison_asked *asked = what;
    const uint32_t m = asked->measure, option = asked->option, other = asked->other;
    const struct measure *measure = &b->digest.measures.list[m];
    struct band band;
    const double *value = shrunken_differences(b, m, option, other, stratum, &band);
    uint32_t better = 0, worse = 0, even = 0;

    for (uint32_t f = 0; f < b->futures; f++) {
        const double one = isnan(value[f]) ? 0 : balance_of(measure, &value[f], 1);
        better += one > 0 ? 1 : 0;
        worse += one < 0 ? 1 : 0;
        even += one == 0 ? 1 : 0;
    }
    if (band.futures == 0) {
        html_text(b->out, "no trial tells.");
        return;
    }
    const enum verdict verdict = verdict_of(measure, &band);
    html_text(b->out,
              format_text(b, "%s with %s, %s with %s; %s", value_sentence(b, m, option, stratum),
                          digest_option_title(&b->digest, option), value_sentence(b, m, other, stratum),
                          digest_option_title(&b->digest, other), verdict_sentence(b, measure, &band, verdict)));
    if (verdict == VERDICT_SAME)
        buffer_add(b->out, ".");
    else
        html_text(b->out, format_text(b, "; %s in %u of %u futures, %s in %u, no difference that matters in %u.",
                                      measure->better == 0 ? "less" : "worse", worse, b->futures,
                                      measure->better == 0 ? "more" : "better", better, even));
}

static void finding_compare(struct brief *b, const char *option_id, const char *other_id, const char *measure_id)
{
    const uint32_t option = study_option_find(b->study, option_id);
    const uint32_t other = study_option_find(b->study, other_id == NULL ? "none" : other_id);
    const uint32_t m = measure_id == NULL ? NO_INDEX : measures_find(&b->digest.measures, measure_id);

    if (option == NO_INDEX || other == NO_INDEX || m == NO_INDEX) {
        html_text(b->out, "This study does not hold what the question compares.");
        return;
    }
    html_text(b->out, format_text(b, "%s. ", b->digest.measures.list[m].title));
    const struct comparison_asked what = {m, option, other};
    for_each_stratum(b, compare_in, &what);
}

/* ---- closure ---- */

/* " Held longest by lift in 49 of 100, council in 30 of 100." The level none means that nothing was ever mandated. */
static void held_sentence(struct brief *b, uint32_t option, const char *outcome)
{
    const struct study_outcome *levels = outcome_row(b, outcome);
    const uint32_t count = levels == NULL ? 0 : level_count(levels);
    double *share = arena_take(&b->arena, count + 1, sizeof *share);
    const char *lead = " Held longest by";

    outcome_levels(b, option, outcome, share, count);
    for (uint32_t rank = 0; rank < 3 && count > 0; rank++) {
        uint32_t most = 0;
        char word[64];
        for (uint32_t l = 1; l < count; l++)
            most = share[l] > share[most] ? l : most;
        if (share[most] < 0.05)
            break;
        const char *level = word_at(levels->levels, most, word);
        html_text(b->out, format_text(b, "%s %s in %s", lead, text_equal(level, "none") ? "want of a mandate" : level,
                                      of_hundred(b, share[most])));
        share[most] = -1;
        lead = ",";
    }
    buffer_add(b->out, *lead == ',' ? "." : "");
}

struct closure_asked {
    const char *role;
    uint32_t option;
};

static void closure_in(struct brief *b, const void *what, uint32_t stratum)
{
    const struct closure_asked *asked = what;
    const char *role = asked->role;
    const uint32_t option = asked->option;
    const uint32_t shown = b->stratum;
    const char *half = format_text(b, "force.half.%s", role), *held = format_text(b, "force.bottleneck.%s", role);

    b->stratum = stratum;
    const double middle = outcome_quantile(b, option, half, 0.5), early = outcome_quantile(b, option, half, 0.05);
    const double never = 1 - outcome_share(b, option, half, COMPARE_MORE_EQUAL, 0);
    if (isinf(middle))
        html_text(b->out, "in more than half the trials half of it is never there");
    else
        html_text(b->out, format_text(b, "half of it is there by day %s in half the trials, by day %s in one of twenty",
                                      day_text(b, middle), day_text(b, early)));
    html_text(b->out, format_text(b, ", never in %s.", of_hundred(b, never)));
    held_sentence(b, option, held);
    b->stratum = shown;
}

static void finding_closure(struct brief *b, const char *role, const char *option_id)
{
    const uint32_t option = option_id == NULL ? b->focus : study_option_find(b->study, option_id);
    const uint32_t entity =
        named_entities(b->scenario, "roles") == 0 ? NO_INDEX : scenario_find(b->scenario, "roles", role);

    if (option == NO_INDEX || outcome_row(b, format_text(b, "force.half.%s", role)) == NULL) {
        html_text(b->out, "This study does not hold what the question asks about.");
        return;
    }
    html_text(b->out,
              format_text(b, "%s under %s. ", entity == NO_INDEX ? role : named_title(b->scenario, "roles", entity),
                          digest_option_title(&b->digest, option)));
    const struct closure_asked what = {role, option};
    for_each_stratum(b, closure_in, &what);
}

static void findings(struct brief *b)
{
    const uint32_t asked = named_entities(b->scenario, "ask");
    uint32_t *order = arena_take(&b->arena, asked + 1, sizeof *order);

    named_order(b->scenario, "ask", order);
    buffer_add(b->out, "<ol>\n");
    for (uint32_t k = 0; k < asked; k++) {
        const char *acceptable = ask_text(b, order[k], "acceptable"), *compare = ask_text(b, order[k], "compare");
        const char *closure = ask_text(b, order[k], "closure");
        item_open(b, ask_text(b, order[k], "note"));
        if (acceptable != NULL)
            finding_acceptable(b, acceptable);
        if (compare != NULL)
            finding_compare(b, compare, ask_text(b, order[k], "to"), ask_text(b, order[k], "on"));
        if (closure != NULL)
            finding_closure(b, closure, ask_text(b, order[k], "option"));
        buffer_add(b->out, "</li>\n");
    }
    buffer_add(b->out, "</ol>\n");
    if (asked == 0)
        paragraph(b, "The scenario asked nothing before the run (section ask); page 3 has all comparisons.");
}

/* ---- what would change them, what they rest on ---- */

static void add_driver_names(struct brief *b, const struct drivers *drivers, uint32_t most)
{
    uint32_t named = 0;

    for (uint32_t k = 0; k < drivers->count && named < most; k++) {
        const double rho = drivers->list[k].rho;
        if (rho * rho <= drivers->floor)
            break;
        buffer_add(b->out, named++ == 0 ? "" : ", ");
        buffer_add(b->out, "<code>");
        html_text(b->out, scenario_slot_at(b->scenario, drivers->list[k].slot)->path);
        buffer_add(b->out, rho > 0 ? "</code> (more with it)" : "</code> (less with it)");
    }
    if (named == 0)
        html_text(b->out, "nothing that this study can tell from chance");
}

static void what_moves_them(struct brief *b)
{
    const uint32_t asked = named_entities(b->scenario, "ask");
    uint32_t *order = arena_take(&b->arena, asked + 1, sizeof *order), said = 0;

    named_order(b->scenario, "ask", order);
    buffer_add(b->out, "<dt>What moves them.</dt><dd>");
    for (uint32_t k = 0; k < asked; k++) {
        const char *compare = ask_text(b, order[k], "compare"), *to = ask_text(b, order[k], "to"),
                   *on = ask_text(b, order[k], "on");
        const uint32_t option = compare == NULL ? NO_INDEX : study_option_find(b->study, compare);
        const uint32_t other = study_option_find(b->study, to == NULL ? "none" : to);
        const uint32_t m = on == NULL ? NO_INDEX : measures_find(&b->digest.measures, on);
        struct band band;
        if (option == NO_INDEX || other == NO_INDEX || m == NO_INDEX)
            continue;
        const double *value = shrunken_differences(b, m, option, other, b->stratum, &band);
        const struct drivers drivers = drivers_of(b->study, b->scenario, value, 3, &b->arena, b->problems);
        html_text(b->out, format_text(b, "%sFinding %u, difference: ", said++ == 0 ? "" : " ", k + 1));
        add_driver_names(b, &drivers, 3);
        buffer_add(b->out, ".");
    }
    buffer_format(b->out, said == 0 ? "See page %d.</dd>\n" : " Page %d has more.</dd>\n", PAGE_DRIVERS);
}

static void rests_on(struct brief *b)
{
    const struct ledger_counts counts = ledger_count(b->scenario);
    char numbers[32], sourced[32], ours[32];

    words_count(counts.numbers, numbers);
    words_count(counts.sourced, sourced);
    words_count(counts.numbers - counts.sourced, ours);
    buffer_add(b->out, "<dt>What they rest on.</dt><dd>");
    html_text(b->out,
              format_text(b, "%s numbers: %s sourced, %s wholly or partly our assumption.", numbers, sourced, ours));
    if (named_entities(b->scenario, "members") > 0)
        html_text(b->out,
                  format_text(b,
                              " The %u members' positions are illustrative assumptions; page 4 partly restates them.",
                              named_entities(b->scenario, "members")));
    buffer_add(b->out, "</dd>\n");
}

static void question(struct brief *b)
{
    char word[64], day[16] = "", futures[32], trials[32];
    const char *text = named_text(b->scenario, "", 0, "question", word);
    const int64_t as_of = named_integer(b->scenario, "", 0, "as_of", INT32_MIN);

    if (as_of != INT32_MIN)
        text_of_date((int32_t)as_of, day);
    words_count(b->futures, futures);
    words_count(b->trials, trials);
    buffer_add(b->out, "<p><strong>Asked.</strong> ");
    html_text(b->out, text == NULL || *text == '\0' ? "What follows from each option?" : text);
    html_text(
        b->out,
        format_text(
            b, " The world is that of %s; a trial runs %s days. %u options%s; %s futures of %u trials, %s an option%s.",
            *day ? day : "an undated day", day_text(b, b->horizon_days), b->digest.options,
            b->digest.none == NO_INDEX ? "" : ", doing nothing among them", futures, b->replicates, trials,
            b->digest.strata > 1 ? " and start" : ""));
    if (b->digest.strata > 1) {
        html_text(b->out, format_text(b, " %u starts or rules are kept apart and never pooled:", b->digest.strata));
        for (uint32_t s = 0; s < b->digest.strata; s++) {
            char name[WORDS_ROOM];
            words_stratum(study_stratum_at(b->study, s)->title, name);
            html_text(b->out, format_text(b, "%s %s", s == 0 ? "" : ";", name));
        }
        html_text(b->out, format_text(b, ". Pages 4 to 10 are of one of these: %s.", b->stratum_name));
    }
    buffer_add(b->out, "</p>\n");
}

void page_two_minutes(struct brief *b)
{
    page_open(b, PAGE_TWO_MINUTES);
    question(b);
    buffer_add(b->out, "<h3>Found</h3>\n");
    findings(b);
    buffer_add(b->out, "<dl class=\"key\">");
    what_moves_them(b);
    rests_on(b);
    buffer_format(
        b->out,
        "<dt>What this is not.</dt><dd>A forecast, a plan, or any government's or alliance's view. Frequencies "
        "are of a model's trials, not of the world; nothing here is a judgement of intelligence. Page %d says "
        "what it cannot tell.</dd></dl>\n",
        PAGE_LIMITS);
    page_close(b);
}
