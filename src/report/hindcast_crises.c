/* Crises of the past and their scores, for a terminal or as Markdown. */
#include "report/hindcast_crises.h"

#include "base/text.h"
#include "report/hindcast_internal.h"
#include "report/table.h"
#include "report/words.h"
#include <math.h>
#include <stdio.h>

const char crises_caution[] =
    "The ladder is fitted to crises of 1918 to 2017, those scored here among them: its scores are in sample. They were "
    "picked by hand, too many near misses among them, and are few: a model that does much better than the trigger on "
    "them is fitted too closely.";

static const char *const score_ids[CRISIS_SCORES] = {"serious", "war", "peak", "over", "military", "force"};
static const char *const score_titles[CRISIS_SCORES] = {"serious clashes or war", "war",
                                                        "peak (ranked)",          "over within 90 days",
                                                        "power: covert or more",  "power: direct military"};

const char *crisis_score_id(enum crisis_score score)
{
    return score_ids[score];
}

const char *crisis_verdict_word(enum crisis_verdict verdict)
{
    static const char *const words[] = {"better", "not distinguishable", "worse", "cannot be told"};
    return words[verdict];
}

const char *crisis_involvement_id(enum icb_involvement involvement)
{
    static const char *const ids[] = {"none", "low", "covert", "military"};
    return ids[involvement];
}

const char *crisis_peak_id(uint32_t peak)
{
    static const char *const ids[] = {"crisis", "clashes", "serious_clashes", "war"};
    return ids[peak - 1];
}

struct teller {
    struct writer writer;
    const struct crisis_case *cases;
    const struct crisis_scores *scores;
};

/* ---- cells ---- */

static const char *chance_words(struct arena *arena, double chance)
{
    const struct display of_hundred = display_of_unit("of 100");
    char words[WORDS_ROOM];
    words_value(&of_hundred, chance, 0, words);
    return arena_text(arena, words);
}

/* "25 / 24" */
static const char *both_words(struct arena *arena, double ladder, double icb)
{
    return arena_format(arena, "%s / %s", chance_words(arena, ladder), chance_words(arena, icb));
}

static const char *score_words(struct arena *arena, double score)
{
    return isnan(score) ? "-" : arena_format(arena, "%.4f", score);
}

/* Signed, never "-0.0000". */
static const char *signed_words(struct arena *arena, double value)
{
    const double rounded = floor(value * 1e4 + 0.5) / 1e4;
    return arena_format(arena, rounded == 0.0 ? "%.4f" : "%+.4f", rounded == 0.0 ? 0.0 : rounded);
}

static const char *difference_words(struct arena *arena, const struct estimate *difference)
{
    if (isnan(difference->value))
        return "-";
    if (isinf(difference->low))
        return signed_words(arena, difference->value);
    return arena_format(arena, "%s (%s to %s)", signed_words(arena, difference->value),
                        signed_words(arena, difference->low), signed_words(arena, difference->high));
}

/* ---- cases ---- */

static void put_case(struct teller *t, struct table *table, uint32_t c)
{
    const struct crisis_case *one = &t->cases[c];
    const struct crisis_forecast *ladder = &t->scores->forecaster[CRISIS_LADDER].of_case[c];
    const struct crisis_forecast *icb = &t->scores->forecaster[CRISIS_ICB_TRIGGER].of_case[c];
    struct arena *arena = &table->arena;
    char peak[WORDS_ROOM];
    words_id(crisis_peak_id(one->peak), peak);
    table_cell(table, c, 0, arena_format(arena, "%s%s", one->id, *one->apart ? " *" : ""), TONE_PLAIN);
    table_cell(table, c, 1, one->trigger == ICB_VIOLENT ? "violent" : "nonviolent", TONE_PLAIN);
    table_cell(table, c, 2, peak, TONE_PLAIN);
    table_cell(table, c, 3, both_words(arena, ladder->peak[2] + ladder->peak[3], icb->peak[2] + icb->peak[3]),
               TONE_PLAIN);
    table_cell(table, c, 4, both_words(arena, ladder->peak[3], icb->peak[3]), TONE_PLAIN);
    table_cell(table, c, 5, one->has_days ? arena_format(arena, "%.0f", one->days) : "goes on", TONE_PLAIN);
    table_cell(table, c, 6, both_words(arena, ladder->over, icb->over), TONE_PLAIN);
}

static void tell_cases(struct teller *t)
{
    static const char *const headings[] = {
        "case\n(*: apart)", "trigger", "highest\nviolence", "serious\nor war", "war", "days", "over in\n90 days"};
    struct table table;
    hindcast_paragraph(
        &t->writer, "Chances of 100, by the ladder / by ICB's other crises with the same trigger: of serious clashes "
                    "or war, of war, and of being over within 90 days.");
    table_init(&table, sizeof headings / sizeof headings[0], t->scores->case_count);
    table_headings(&table, headings);
    for (uint32_t c = 0; c < t->scores->case_count; c++)
        put_case(t, &table, c);
    hindcast_table(&t->writer, &table);
}

/* "low, 9"; "military (party)"; "-" */
static const char *power_words(struct arena *arena, const struct crisis_power *power, double military)
{
    const char *did = power->has_record ? crisis_involvement_id(power->did) : "-";
    if (power->is_party)
        return arena_format(arena, "%s (party)", did);
    if (!power->has_record || isnan(military))
        return did;
    return arena_format(arena, "%s, %s", did, chance_words(arena, military));
}

/* The power of that id in a case, or NO_INDEX. */
static uint32_t power_of(const struct crisis_case *one, const char *id)
{
    for (uint32_t k = 0; k < one->power_count; k++)
        if (text_equal(one->powers[k].id, id))
            return k;
    return NO_INDEX;
}

/* The powers of the first case are the columns: cases that share a base share them. */
static void tell_powers(struct teller *t)
{
    const struct crisis_case *first = &t->cases[0];
    const struct crisis_forecast *ladder = t->scores->forecaster[CRISIS_LADDER].of_case;
    struct table table;
    if (first->power_count == 0)
        return;
    hindcast_paragraph(&t->writer,
                       "What powers did, as ICB codes it, and where they were no party the chance of 100 of covert or "
                       "semi-military means or more, by the model of reactions. It asks them from the onset on.");
    table_init(&table, first->power_count + 1, t->scores->case_count);
    table_heading(&table, 0, "case");
    for (uint32_t k = 0; k < first->power_count; k++)
        table_heading(&table, k + 1, first->powers[k].title);
    for (uint32_t c = 0; c < t->scores->case_count; c++) {
        table_cell(&table, c, 0, t->cases[c].id, TONE_PLAIN);
        for (uint32_t k = 0; k < first->power_count; k++) {
            const uint32_t at = power_of(&t->cases[c], first->powers[k].id);
            const char *words =
                at == NO_INDEX ? "-" : power_words(&table.arena, &t->cases[c].powers[at], ladder[c].military[at]);
            table_cell(&table, c, k + 1, words, TONE_PLAIN);
        }
    }
    hindcast_table(&t->writer, &table);
}

/* ---- scores ---- */

static void tell_scores(struct teller *t)
{
    struct table table;
    hindcast_paragraph(&t->writer,
                       "Mean scores; less is better. Brier, but for the peak: ranked probability score of "
                       "the four levels. Covariates: whether great powers are opposed, and whether nuclear "
                       "arms are on both hands. No base rate knows the case it forecasts, but for ICB's days "
                       "and the one in sample.");
    table_init(&table, CRISIS_SCORES + 1, CRISIS_FORECASTERS);
    table_heading(&table, 0, "forecaster");
    for (int s = 0; s < CRISIS_SCORES; s++)
        table_heading(&table, (uint32_t)s + 1, score_titles[s]);
    for (uint32_t f = 0; f < CRISIS_FORECASTERS; f++) {
        const struct crisis_scored *scored = &t->scores->forecaster[f];
        table_cell(&table, f, 0, scored->title, TONE_PLAIN);
        for (uint32_t s = 0; s < CRISIS_SCORES; s++)
            table_cell(&table, f, s + 1, score_words(&table.arena, scored->mean[s]), TONE_PLAIN);
    }
    hindcast_table(&t->writer, &table);
}

static void put_difference(struct table *table, uint32_t row, const struct crisis_scored *scored, int score)
{
    static const enum cell_tone tones[] = {TONE_GOOD, TONE_PLAIN, TONE_BAD, TONE_FAINT};
    const enum crisis_verdict verdict = crisis_verdict_of(&scored->difference[score]);
    table_cell(table, row, 0, scored->title, TONE_PLAIN);
    table_cell(table, row, 1, score_titles[score], TONE_PLAIN);
    table_cell(table, row, 2, difference_words(&table->arena, &scored->difference[score]), TONE_PLAIN);
    table_cell(table, row, 3, crisis_verdict_word(verdict), tones[verdict]);
}

static void tell_differences(struct teller *t)
{
    static const char *const headings[] = {"against", "score", "ladder less rival (95%)", "the ladder is"};
    const uint32_t rows = (CRISIS_FORECASTERS - 1) * CRISIS_SCORES;
    uint32_t count[4] = {0}, row = 0;
    struct table table;
    hindcast_paragraph(&t->writer, "The ladder's score less that of each rival, case by case: below 0 the ladder is "
                                   "better. Where the interval holds 0 the two are not distinguishable. Of what never "
                                   "came, or always, there is no interval.");
    table_init(&table, sizeof headings / sizeof headings[0], rows);
    table_headings(&table, headings);
    for (int f = CRISIS_LADDER + 1; f < CRISIS_FORECASTERS; f++)
        for (int s = 0; s < CRISIS_SCORES; s++) {
            const struct crisis_scored *scored = &t->scores->forecaster[f];
            put_difference(&table, row++, scored, s);
            count[crisis_verdict_of(&scored->difference[s])]++;
        }
    hindcast_table(&t->writer, &table);
    hindcast_paragraph(
        &t->writer, arena_format(&t->writer.arena,
                                 "Of %u differences the ladder is better in %u, worse in %u, and not distinguishable "
                                 "in %u. One in twenty would differ by chance.",
                                 rows - count[CRISIS_UNTOLD], count[CRISIS_BETTER], count[CRISIS_WORSE],
                                 count[CRISIS_NOT_DISTINGUISHABLE]));
}

/* "serious clashes or war 7.9 and 6 of 27; ..." */
static void tell_tally(struct teller *t)
{
    const char *text = "Expected by the ladder, and come:";
    const char *separator = " ";
    for (int s = 0; s < CRISIS_SCORES; s++) {
        const struct crisis_tally *tally = &t->scores->tally[s];
        if (tally->of == 0)
            continue;
        text = arena_format(&t->writer.arena, "%s%s%s %.1f and %u of %u", text, separator, score_titles[s],
                            tally->expected, tally->happened, tally->of);
        separator = "; ";
    }
    hindcast_paragraph(&t->writer, arena_format(&t->writer.arena, "%s.", text));
}

static void tell_published(struct teller *t)
{
    static const char *const headings[] = {"over", "forecaster", "serious clashes or war", "war", "peak (ranked)"};
    struct table table;
    hindcast_paragraph(
        &t->writer, "For comparison, constants: the same scores by the authors of casus from the rows of ICB 14, "
                    "which are not shipped. The logit knows gravity besides great powers and nuclear arms; the cases "
                    "do not carry it, so it is not run here. By serious clashes or war the three over the 92 "
                    "crises were not distinguishable from one another either.");
    table_init(&table, sizeof headings / sizeof headings[0], crisis_published_count);
    table_headings(&table, headings);
    for (uint32_t k = 0; k < crisis_published_count; k++) {
        table_cell(&table, k, 0, crisis_published[k].set, TONE_PLAIN);
        table_cell(&table, k, 1, crisis_published[k].forecaster, TONE_PLAIN);
        for (uint32_t s = 0; s < 3; s++)
            table_cell(&table, k, s + 2, score_words(&table.arena, crisis_published[k].score[s]), TONE_PLAIN);
    }
    hindcast_table(&t->writer, &table);
}

/* ---- words about cases ---- */

static void item(struct teller *t, const char *text)
{
    struct buffer *out = t->writer.out;
    if (t->writer.settings->form == HINDCAST_MARKDOWN)
        buffer_format(out, "- %s\n", text);
    else
        add_wrapped(out, text, t->writer.settings->width ? t->writer.settings->width : 100);
}

/* Why cases stand apart, and what is to be known of others. */
static void tell_notes(struct teller *t)
{
    bool any = false;
    for (uint32_t c = 0; c < t->scores->case_count; c++) {
        const struct crisis_case *one = &t->cases[c];
        if (!*one->apart && !*one->note)
            continue;
        if (!any)
            hindcast_paragraph(&t->writer, "Notes. Cases marked * are told and not scored.");
        if (!any)
            buffer_add(t->writer.out, "\n");
        any = true;
        item(t, arena_format(&t->writer.arena, "%s: %s%s%s", one->id, one->apart,
                             *one->apart ? *one->note ? ". " : "." : "", one->note));
    }
}

static void tell_opening(struct teller *t, uint32_t trials)
{
    const struct crisis_scores *scores = t->scores;
    char count[32];
    words_count(trials, count);
    if (scores->case_count == 1) {
        hindcast_paragraph(&t->writer,
                           arena_format(&t->writer.arena, "%s, %s trials. One case by itself is not scored.",
                                        t->cases[0].title, count));
        return;
    }
    hindcast_paragraph(&t->writer,
                       arena_format(&t->writer.arena,
                                    "%u crises of the past, %s trials each, forecast from how they were triggered and "
                                    "nothing else; %u are scored, %u of them triggered without violence, and %u told "
                                    "apart. %s",
                                    scores->case_count, count, scores->scored_count, scores->nonviolent_count,
                                    scores->case_count - scores->scored_count, crises_caution));
}

void report_hindcast_crises(const struct crisis_case *cases, const struct crisis_scores *scores, uint32_t trials,
                            const struct hindcast_settings *settings, struct buffer *out)
{
    struct teller t = {.writer = {.settings = settings, .out = out}, .cases = cases, .scores = scores};
    if (settings->form == HINDCAST_JSON) {
        hindcast_crises_json(cases, scores, trials, out);
        return;
    }
    arena_init(&t.writer.arena);
    tell_opening(&t, trials);
    tell_cases(&t);
    tell_powers(&t);
    if (scores->scored_count > 1) {
        tell_scores(&t);
        tell_differences(&t);
        tell_tally(&t);
        tell_published(&t);
    }
    tell_notes(&t);
    arena_release(&t.writer.arena);
}
