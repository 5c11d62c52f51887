/* One self-contained page of HTML: twelve pages and an annex, for a reader who reads nothing else.
 *
 * No script, no request, no date: the bytes depend on the study and the version alone. */
#include "report/brief_internal.h"

#include "base/text.h"
#include "report/conditions.h"
#include <stdio.h>

static const char *scenario_title(const struct brief *b)
{
    char word[64];
    const char *title = named_text(b->scenario, "", 0, "title", word);

    return title == NULL || *title == '\0' ? "A contingency" : title;
}

static void conditions(struct brief *b)
{
    struct buffer told;
    buffer_init(&told);
    conditions_tell(b->scenario, &told);
    if (*buffer_text(&told)) {
        buffer_add(b->out, "<p class=\"lead\">");
        html_text(b->out, buffer_text(&told));
        buffer_add(b->out, "</p>\n");
    }
    buffer_release(&told);
}

static void head(struct brief *b)
{
    buffer_add(b->out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    html_text(b->out, scenario_title(b));
    buffer_add(b->out, "</title>\n<style>\n");
    buffer_add(b->out, brief_style);
    buffer_add(b->out, "</style>\n</head>\n<body>\n<header>\n<h1>");
    html_text(b->out, scenario_title(b));
    buffer_add(b->out, "</h1>\n<p class=\"lead\">What follows from the assumptions; not a forecast, not a plan, "
                       "nobody's policy.</p>\n");
    conditions(b);
    buffer_add(b->out, "<nav aria-label=\"Pages\"><ol>");
    for (uint32_t page = PAGE_TWO_MINUTES; page < PAGE_ANNEX; page++)
        buffer_format(b->out, "<li><a href=\"#page-%u\">%s</a></li>", page, page_title[page]);
    buffer_format(b->out, "<li class=\"plain\"><a href=\"#annex\">%s</a></li>", page_title[PAGE_ANNEX]);
    buffer_add(b->out, "</ol></nav>\n</header>\n<main>\n");
}

/* The first option, not none, that section `ask` names in a field. */
static uint32_t option_asked(const struct study *study, const struct scenario *scenario, const char *field)
{
    const uint32_t asked = named_entities(scenario, "ask");
    struct arena arena;
    uint32_t found = NO_INDEX;
    char word[64];

    arena_init(&arena);
    uint32_t *order = arena_take(&arena, asked + 1, sizeof *order);
    named_order(scenario, "ask", order);
    for (uint32_t k = 0; k < asked && found == NO_INDEX; k++) {
        const char *id = named_text(scenario, "ask", order[k], field, word);
        if (id != NULL && !text_equal(id, "none"))
            found = study_option_find(study, id);
    }
    arena_release(&arena);
    return found;
}

uint32_t report_focus(struct study *study, const struct scenario *scenario, uint32_t stratum, struct problems *problems)
{
    const uint32_t none = study_option_find(study, "none");
    struct measures measures;
    uint32_t best = option_asked(study, scenario, "option"), most = 0;

    if (best == NO_INDEX)
        best = option_asked(study, scenario, "compare");
    if (best != NO_INDEX || !measures_load(scenario, study, &measures, problems))
        return best;
    for (uint32_t option = 0; option < study_option_count(study); option++) {
        if (option == none)
            continue;
        const uint32_t count = acceptable_count(study, &measures, option, none, stratum, NULL, problems);
        if (best == NO_INDEX || count > most) {
            best = option;
            most = count;
        }
    }
    measures_release(&measures);
    return best;
}

static void prepare(struct brief *b)
{
    const struct digest *digest = &b->digest;

    b->futures = digest->futures;
    b->replicates = digest->replicates;
    b->trials = (size_t)b->futures * b->replicates;
    b->horizon_days = study_settings_of(b->study)->horizon_days;
    words_stratum(study_stratum_at(b->study, b->stratum)->title, b->stratum_name);
    b->acceptable = arena_take(&b->arena, (size_t)digest->strata * digest->options + 1, sizeof *b->acceptable);
    for (uint32_t s = 0; s < digest->strata; s++)
        for (uint32_t option = 0; option < digest->options; option++)
            b->acceptable[s * digest->options + option] =
                acceptable_count(b->study, &digest->measures, option, digest->none, s, NULL, b->problems);
    b->focus = report_focus(b->study, b->scenario, b->stratum, b->problems);
    snprintf(b->focus_name, sizeof b->focus_name, "%s",
             b->focus == NO_INDEX ? "" : digest_option_title(digest, b->focus));
}

static void pages(struct brief *b)
{
    static void (*const all[])(struct brief *) = {
        page_two_minutes,  page_assumed, page_options, page_council,   page_arrival, page_others, page_home,
        page_consequences, page_drivers, page_trial,   page_structure, page_limits,  page_annex};

    head(b);
    for (size_t k = 0; k < sizeof all / sizeof all[0]; k++)
        all[k](b);
    buffer_add(b->out, "</main>\n<footer><p class=\"small\">Made by casus ");
    html_text(b->out, b->settings->version == NULL ? "" : b->settings->version);
    buffer_add(b->out,
               " from the study named in the annex. No affiliation with any government or alliance.</p></footer>\n"
               "</body>\n</html>\n");
}

bool report_brief(struct study *study, const struct scenario *scenario, const struct plan *plan,
                  const struct brief_settings *settings, struct buffer *out, struct problems *problems)
{
    const uint32_t before = problems->error_count;
    struct brief b = {
        .out = out, .study = study, .scenario = scenario, .plan = plan, .settings = settings, .problems = problems};

    if (study_futures(study) < 2 || study_replicates(study) == 0) {
        problem_error(problems, (struct place){0}, "run it on:  casus run --resume",
                      "a brief needs at least two futures in which every option has run");
        return false;
    }
    if (!digest_make(&b.digest, study, scenario, NULL, problems))
        return false;
    arena_init(&b.arena);
    b.stratum = settings->stratum == NO_INDEX || settings->stratum >= b.digest.strata ? 0 : settings->stratum;
    prepare(&b);
    pages(&b);
    arena_release(&b.arena);
    digest_release(&b.digest);
    return problems->error_count == before;
}
