/* What the hindcast says about members: who held out, who gave, and how decisions go where the treaty covers them or
 * not. */
#include "report/hindcast_internal.h"

#include "report/table.h"
#include "report/words.h"
#include <math.h>
#include <stdlib.h>

static const char *of_hundred(struct arena *arena, double share)
{
    return arena_format(arena, "%.0f", 100.0 * share);
}

/* "FRA 81, DEU 58": those on record, in order of members. */
static const char *named_members(struct arena *arena, const struct hindcast_council *council)
{
    const char *text = "";
    for (uint32_t i = 0; i < council->member_count; i++)
        if (council->members[i].is_named)
            text = arena_format(arena, "%s%s%s %s", text, *text ? ", " : "", council->members[i].id,
                                of_hundred(arena, council->members[i].held_out));
    return *text ? text : "-";
}

/* The member that held out most often without being on record. */
static const char *other_member(struct arena *arena, const struct hindcast_council *council)
{
    const struct hindcast_member *most = NULL;
    for (uint32_t i = 0; i < council->member_count; i++)
        if (!council->members[i].is_named && (!most || council->members[i].held_out > most->held_out))
            most = &council->members[i];
    return most ? arena_format(arena, "%s %s", most->id, of_hundred(arena, most->held_out)) : "-";
}

static const char *contributors(struct arena *arena, const struct hindcast_council *council)
{
    if (isnan(council->gave_middle))
        return "-";
    return arena_format(arena, "%.0f (%.0f-%.0f)", council->gave_middle, council->gave_low, council->gave_high);
}

static void write_members(struct writer *w)
{
    static const char *const headings[] = {"case",
                                           "held out on record,\nand in N of 100 trials",
                                           "next,\nnot on record",
                                           "told\napart",
                                           "gave,\non record",
                                           "gave,\nsimulated"};
    const uint32_t count = w->hindcast->case_count;
    struct table table;
    hindcast_paragraph(
        w, "Who held out, and who gave something besides the leader. Told apart: the chance that a member on "
           "record held out in more trials than one that is not; 0.5 is chance. Members are coded by what "
           "they said before the decision, so that they are told apart is mostly the coding's merit.");
    table_init(&table, sizeof headings / sizeof headings[0], count);
    table_headings(&table, headings);
    for (uint32_t k = 0; k < count; k++) {
        const struct hindcast_council *council = &w->hindcast->councils[k];
        const double apart = council_discrimination(council);
        table_cell(&table, k, 0, w->hindcast->cases[k].id, TONE_PLAIN);
        table_cell(&table, k, 1, named_members(&table.arena, council), TONE_PLAIN);
        table_cell(&table, k, 2, other_member(&table.arena, council), TONE_PLAIN);
        table_cell(&table, k, 3, isnan(apart) ? "-" : arena_format(&table.arena, "%.2f", apart), TONE_PLAIN);
        table_cell(&table, k, 4,
                   council->has_contributors ? arena_format(&table.arena, "%.0f", council->contributors) : "-",
                   TONE_PLAIN);
        table_cell(&table, k, 5, contributors(&table.arena, council), TONE_PLAIN);
    }
    hindcast_table(w, &table);
}

/* ---- by ground ---- */

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static const char *median_text(struct arena *arena, double *days, uint32_t count)
{
    if (count == 0)
        return "-";
    qsort(days, count, sizeof *days, by_size);
    const double middle = 0.5 * (days[(count - 1) / 2] + days[count / 2]);
    return isfinite(middle) ? arena_format(arena, "%.3g", middle) : "never";
}

static void put_ground(const struct writer *w, struct table *table, enum hindcast_ground ground)
{
    static const char *const titles[] = {[GROUND_TREATY] = "the treaty's own case, invoked",
                                         [GROUND_OWN] = "a member's own territory",
                                         [GROUND_BEYOND] = "neither"};
    const uint32_t all = w->hindcast->case_count;
    double *on_record = arena_take(&table->arena, all, sizeof *on_record);
    double *simulated = arena_take(&table->arena, all, sizeof *simulated);
    uint32_t cases = 0, agreed = 0, dated = 0;
    double chance = 0.0;
    for (uint32_t k = 0; k < all; k++) {
        const struct hindcast_case *one = &w->hindcast->cases[k];
        if (w->hindcast->councils[k].ground != ground)
            continue;
        const struct case_score *score = &w->scores->forecaster[0].of_case[k];
        simulated[cases++] = score->days_middle;
        chance += 1.0 - score->chance[COUNCIL_NOT_AGREED];
        agreed += one->happened != COUNCIL_NOT_AGREED;
        if (one->has_days && one->happened != COUNCIL_NOT_AGREED)
            on_record[dated++] = 0.5 * (one->days_least + one->days_most);
    }
    table_cell(table, ground, 0, titles[ground], TONE_PLAIN);
    table_cell(table, ground, 1, arena_format(&table->arena, "%u", cases), TONE_PLAIN);
    table_cell(table, ground, 2, arena_format(&table->arena, "%u", agreed), TONE_PLAIN);
    table_cell(table, ground, 3, cases ? arena_format(&table->arena, "%.1f", chance) : "-", TONE_PLAIN);
    table_cell(table, ground, 4, median_text(&table->arena, on_record, dated), TONE_PLAIN);
    table_cell(table, ground, 5, median_text(&table->arena, simulated, cases), TONE_PLAIN);
}

static void write_grounds(struct writer *w)
{
    static const char *const headings[] = {
        "what is at issue", "cases", "agreed,\non record", "agreed,\nexpected", "days,\non record", "days,\nsimulated"};
    struct table table;
    hindcast_paragraph(w,
                       "By what was at issue: how many were agreed, on record and by the sum of chances; days of the "
                       "middle case.");
    table_init(&table, sizeof headings / sizeof headings[0], HINDCAST_GROUNDS);
    table_headings(&table, headings);
    for (int ground = 0; ground < HINDCAST_GROUNDS; ground++)
        put_ground(w, &table, (enum hindcast_ground)ground);
    hindcast_table(w, &table);
}

void hindcast_councils(struct writer *w)
{
    write_members(w);
    write_grounds(w);
}
