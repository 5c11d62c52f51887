/* Options by outcomes, for a terminal: one block for each stratum, never pooled. */
#include "report/show_internal.h"

#include "base/text.h"
#include "report/conditions.h"
#include "report/table.h"
#include "report/words.h"
#include <math.h>
#include <stdio.h>

enum { USUAL_WIDTH = 100 };

static enum cell_tone tone_of(enum verdict verdict)
{
    return verdict == VERDICT_BETTER ? TONE_GOOD : verdict == VERDICT_WORSE ? TONE_BAD : TONE_PLAIN;
}

static void put_cell(const struct shown *shown, struct table *table, uint32_t row, uint32_t option, uint32_t stratum,
                     uint32_t m, bool *some_never)
{
    const struct digest *digest = shown->digest;
    const struct cell *cell = digest_cell(digest, option, stratum, m);
    const struct measure *measure = &digest->measures.list[m];
    const struct display display = display_of(measure);
    char band[WORDS_ROOM], never[WORDS_ROOM] = "";
    enum cell_tone tone = TONE_PLAIN;
    struct arena *arena = &table->arena;
    const char *mark = "";

    words_band(&display, &cell->band, band);
    if (cell->never > 0) {
        const struct display share = display_of_unit("of 100");
        words_value(&share, cell->never, 0, never);
        *some_never = true;
    }
    const bool compared = digest->none != NO_INDEX && option != digest->none && cell->difference.futures > 0;
    if (compared && (measure->better != 0 || cell->verdict == VERDICT_SAME)) {
        mark = verdict_mark(cell->verdict);
        tone = tone_of(cell->verdict);
    }
    table_cell(table, row, m + 1,
               arena_format(arena, "%s%s%s%s%s", band, *never ? ", never " : "", never, *mark ? " " : "", mark), tone);
}

static void put_headings(const struct shown *shown, struct table *table)
{
    const struct digest *digest = shown->digest;

    table_heading(table, 0, "option");
    for (uint32_t m = 0; m < digest->measures.count; m++) {
        const struct measure *measure = &digest->measures.list[m];
        const struct display display = display_of(measure);
        table_heading(table, m + 1,
                      arena_format(&table->arena, "%s%s%s", measure->title,
                                   display.of_hundred || !*display.unit ? "" : ",\n",
                                   display.of_hundred ? "" : display.unit));
    }
    if (digest->has_thresholds)
        table_heading(table, digest->measures.count + 1, "acceptable\nin futures");
}

static void show_stratum(const struct shown *shown, const struct show_settings *settings, uint32_t stratum,
                         struct buffer *out)
{
    const struct digest *digest = shown->digest;
    const uint32_t width = settings->width == 0 ? USUAL_WIDTH : settings->width;
    char name[WORDS_ROOM], trials[32], line[320];
    struct table table;
    bool some_never = false;

    words_stratum(study_stratum_at(digest->study, stratum)->title, name);
    words_count((uint64_t)digest->futures * digest->replicates, trials);
    if (*name && digest->strata > 1)
        snprintf(line, sizeof line,
                 "What follows from the assumptions; not a forecast. %s (%u of %u), %s trials an option.", name,
                 stratum + 1, digest->strata, trials);
    else
        snprintf(line, sizeof line, "What follows from the assumptions; not a forecast. %s%s%s trials an option.", name,
                 *name ? ", " : "", trials);
    add_wrapped(out, line, width);
    struct buffer conditions;
    buffer_init(&conditions);
    conditions_tell(digest->scenario, &conditions);
    if (*buffer_text(&conditions))
        add_wrapped(out, buffer_text(&conditions), width);
    buffer_release(&conditions);
    snprintf(line, sizeof line, "Counts are of 100 trials; middle future (9 futures in 10 lie between)%s",
             digest->none == NO_INDEX ? "." : "; against none: better, worse, ~ unclear, = same.");
    add_wrapped(out, line, width);
    table_init(&table, digest->measures.count + (digest->has_thresholds ? 2 : 1), shown->option_count);
    put_headings(shown, &table);
    for (uint32_t row = 0; row < shown->option_count; row++) {
        const uint32_t option = shown->option[row];
        table_cell(&table, row, 0, study_option_at(digest->study, option)->id, TONE_PLAIN);
        for (uint32_t m = 0; m < digest->measures.count; m++)
            put_cell(shown, &table, row, option, stratum, m, &some_never);
        if (digest->has_thresholds)
            table_cell(&table, row, digest->measures.count + 1,
                       arena_format(&table.arena, "%u of %u", shown->acceptable[stratum * digest->options + option],
                                    digest->futures),
                       TONE_PLAIN);
    }
    table_render(&table, width, settings->colour, out);
    table_release(&table);
    if (digest->lacks_none)
        add_wrapped(out, "What is acceptable is not told: some thresholds are relative to none, which was not run.",
                    width);
    if (some_never)
        add_wrapped(out, "never N: of 100 trials in which the day did not come by the horizon; days are of the others.",
                    width);
}

void show_table(const struct shown *shown, const struct show_settings *settings, struct buffer *out)
{
    bool first = true;

    for (uint32_t stratum = 0; stratum < shown->digest->strata; stratum++) {
        if (!shown->stratum[stratum])
            continue;
        if (!first)
            buffer_add(out, "\n");
        first = false;
        show_stratum(shown, settings, stratum, out);
    }
}

static bool choose_options(const struct digest *digest, const char *const *ids, uint32_t *option, uint32_t *count,
                           struct problems *problems)
{
    *count = 0;
    if (ids == NULL) {
        for (; *count < digest->options; (*count)++)
            option[*count] = digest->option_order[*count];
        return true;
    }
    for (; *ids != NULL; ids++) {
        const uint32_t found = study_option_find(digest->study, *ids);
        if (found == NO_INDEX) {
            problem_error(problems, (struct place){0}, NULL, "the study has no option \"%s\"", *ids);
            return false;
        }
        option[(*count)++] = found;
    }
    return true;
}

static uint32_t list_length(const char *const *ids)
{
    uint32_t length = 0;

    while (ids != NULL && ids[length] != NULL)
        length++;
    return length;
}

static void show_digest(const struct digest *digest, const bool *wanted, const uint32_t *option, uint32_t option_count,
                        const struct show_settings *settings, struct arena *arena, struct buffer *out,
                        struct problems *problems)
{
    struct shown shown = {digest, option, option_count, wanted, NULL};

    shown.acceptable = arena_take(arena, (size_t)digest->strata * digest->options, sizeof *shown.acceptable);
    for (uint32_t s = 0; s < digest->strata; s++)
        for (uint32_t k = 0; wanted[s] && digest->has_thresholds && k < option_count; k++)
            shown.acceptable[s * digest->options + option[k]] =
                acceptable_count(digest->study, &digest->measures, option[k], digest->none, s, NULL, problems);
    if (settings->form == SHOW_JSON)
        show_json(&shown, out);
    else if (settings->form == SHOW_CSV)
        show_csv(&shown, out);
    else
        show_table(&shown, settings, out);
}

bool report_show(struct study *study, const struct scenario *scenario, const struct show_settings *settings,
                 struct buffer *out, struct problems *problems)
{
    const uint32_t before = problems->error_count, strata = study_stratum_count(study);
    struct digest digest;
    struct arena arena;
    uint32_t option_count;

    if (study_futures(study) == 0 || study_replicates(study) == 0) {
        problem_error(problems, (struct place){0}, "run it on:  casus run --resume",
                      "the study holds no finished block yet");
        return false;
    }
    arena_init(&arena);
    bool *wanted = arena_take(&arena, strata, sizeof *wanted);
    for (uint32_t s = 0; s < strata; s++)
        wanted[s] = settings->stratum == NO_INDEX || settings->stratum == s;
    if (digest_make(&digest, study, scenario, wanted, problems)) {
        const uint32_t room = digest.options + list_length(settings->options);
        uint32_t *option = arena_take(&arena, room, sizeof *option);
        if (choose_options(&digest, settings->options, option, &option_count, problems))
            show_digest(&digest, wanted, option, option_count, settings, &arena, out, problems);
        digest_release(&digest);
    }
    arena_release(&arena);
    return problems->error_count == before;
}
