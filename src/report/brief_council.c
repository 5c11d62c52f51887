/* Page 4: would the council agree? */
#include "report/brief_internal.h"

#include "base/text.h"
#include "report/pivots_internal.h"
#include <math.h>
#include <string.h>

static double middle_support(const struct brief *b, uint32_t member)
{
    const uint32_t slot = named_slot(b->scenario, "members", member, "support", 0);

    return slot == NO_SLOT ? 0 : distribution_middle(&scenario_slot_at(b->scenario, slot)->distribution);
}

/* Who says yes least often first; then by assumed support; then by id, which is the order of entities. */
static bool comes_before(const struct brief *b, const struct pivot *one, const struct pivot *other)
{
    const double support = middle_support(b, one->member), other_support = middle_support(b, other->member);

    if (one->stance[0] != other->stance[0])
        return one->stance[0] < other->stance[0];
    return support != other_support ? support < other_support : one->member < other->member;
}

static void sort_members(const struct brief *b, struct pivot *members, uint32_t count)
{
    for (uint32_t k = 1; k < count; k++) {
        const struct pivot moved = members[k];
        uint32_t at = k;
        for (; at > 0 && comes_before(b, &moved, &members[at - 1]); at--)
            members[at] = members[at - 1];
        members[at] = moved;
    }
}

static const char *support_text(struct brief *b, uint32_t member)
{
    const uint32_t slot = named_slot(b->scenario, "members", member, "support", 0);
    char text[128] = "-";

    if (slot != NO_SLOT)
        slot_describe(scenario_slot_at(b->scenario, slot), text, sizeof text);
    return format_text(b, "%s", text);
}

static void member_row(struct brief *b, const struct pivot *member, bool has_flips)
{
    const struct display share = display_of_unit("of 100");
    char words[WORDS_ROOM];

    html_row_open(b->out, named_title(b->scenario, "members", member->member));
    html_number(b->out, support_text(b, member->member));
    for (size_t s = 0; s < PIVOT_STANCES; s++) {
        words_value(&share, member->stance[s], 0, words);
        html_number(b->out, words);
    }
    words_value(&share, member->pivotal, 0, words);
    html_number(b->out, words);
    words_leaving(member, words);
    html_number(b->out, words);
    if (has_flips) {
        words_flip(member, words);
        html_number(b->out, words);
    }
    html_row_close(b->out);
}

static void council_table(struct brief *b, const struct pivot *members, uint32_t count, bool has_flips)
{
    const char *const headings[] = {"Member",
                                    "Support put in",
                                    "Yes",
                                    "Held out",
                                    "Opted out",
                                    "Blocked",
                                    "Pivotal",
                                    "Leaves above, % of depth",
                                    has_flips ? "Result flips at" : NULL,
                                    NULL};

    html_table_open(b->out, "Members: input, and what they did, of 100 trials");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < count; k++)
        member_row(b, &members[k], has_flips);
    html_table_close(b->out);
}

/* Who says yes least, who decides, and whether that is of our own making. */
static const char *council_answer(struct brief *b, const struct pivots *pivots, const struct pivot *least)
{
    struct buffer text;

    buffer_init(&text);
    add_pivotal_finding(&text, pivots, b->scenario, b->focus_name);
    add_flip_finding(&text, pivots, b->scenario);
    const char *answer = format_text(
        b,
        "%s says yes at once least often: in %s trials. We put its support at %s of 100, so this partly restates an "
        "assumption. %s Held out: broke silence first and then agreed; opted out: formally exempt; pivotal: broke "
        "silence hardest in the last round; leaves above: the depth that it no longer lets pass.",
        named_title(b->scenario, "members", least->member), of_hundred(b, least->stance[0]),
        support_text(b, least->member), buffer_text(&text));
    buffer_release(&text);
    return answer;
}

static void council_figure(struct brief *b)
{
    struct pivots pivots;

    pivots_load(b->study, b->scenario, b->focus, b->stratum, b->settings->flips, &pivots, b->problems);
    const uint32_t count = pivots.count, half = count > 20 ? (count + 1) / 2 : count;
    struct pivot *members = arena_take(&b->arena, count, sizeof *members);
    memcpy(members, pivots.list, count * sizeof *members);
    sort_members(b, members, count);
    figure_open(b, "Who holds out, who decides, and did we put them there?", council_answer(b, &pivots, members));
    /* Two panels of half the rows each, side by side where there is room. */
    chart_council(b, members, half);
    if (half < count)
        chart_council(b, members + half, count - half);
    figure_twin(b);
    council_table(b, members, count, pivots.flip_trials > 0);
    figure_close(b);
    pivots_release(&pivots);
}

static void timeline_figure(struct brief *b)
{
    static const char outcome[] = "alliance.all_agreed";
    static const char *const headings[] = {"Option",
                                           "10 of 100 trials by day",
                                           "50 of 100 by day",
                                           "90 of 100 by day",
                                           "All agreed, of 100",
                                           "Anything agreed, of 100",
                                           NULL};
    const double share = outcome_share(b, b->focus, outcome, COMPARE_MORE_EQUAL, 0);

    if (outcome_row(b, outcome) == NULL)
        return;
    figure_open(b, "Yes to all that is asked, by when?",
                format_text(b,
                            "Each dot is two trials in a hundred, at the day by which every role asked for was agreed. "
                            "Under %s that happens in "
                            "%s trials, in half of all trials by day %s.",
                            b->focus_name, of_hundred(b, share),
                            day_text(b, outcome_quantile(b, b->focus, outcome, 0.5))));
    chart_days(b, outcome);
    figure_twin(b);
    html_table_open(b->out, "Day by which all that is asked is agreed");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < b->digest.options; k++) {
        const uint32_t option = b->digest.option_order[k];
        if (option == b->digest.none)
            continue;
        html_row_open(b->out, digest_option_title(&b->digest, option));
        html_number(b->out, day_text(b, outcome_quantile(b, option, outcome, 0.1)));
        html_number(b->out, day_text(b, outcome_quantile(b, option, outcome, 0.5)));
        html_number(b->out, day_text(b, outcome_quantile(b, option, outcome, 0.9)));
        html_number(b->out, of_hundred(b, outcome_share(b, option, outcome, COMPARE_MORE_EQUAL, 0)));
        html_number(b->out, of_hundred(b, outcome_share(b, option, "alliance.first_yes", COMPARE_MORE_EQUAL, 0)));
        html_row_close(b->out);
    }
    html_table_close(b->out);
    figure_close(b);
}

/* Share of trials whose marks have the bit. Marks are a set: several may hold. */
static double mark_share(struct brief *b, const char *outcome, uint32_t bit)
{
    const double *column = outcome_column(b, b->focus, outcome);
    size_t known = 0, marked = 0;

    for (size_t k = 0; column != NULL && k < b->trials; k++) {
        if (!isfinite(column[k]))
            continue;
        known++;
        marked += ((uint32_t)column[k] >> bit & 1) != 0 ? 1 : 0;
    }
    return known == 0 ? (double)NAN : (double)marked / (double)known;
}

/* In the order of the bits that the outcome alliance.marks.ROLE holds. */
static const char *const mark_headings[] = {"Adopted",        "Cut",     "Exempt",    "Forum",  "Coalition",
                                            "Statement only", "Pending", "Overtaken", "Warned", "Delegated"};
enum { MARKS = sizeof mark_headings / sizeof mark_headings[0] };

/* Marks that some role of the option has; most options know no coalition, no other forum, no stages. */
static uint32_t marks_shown(struct brief *b, const uint32_t *role, uint32_t count, uint32_t *bit)
{
    uint32_t shown = 0;
    for (uint32_t mark = 0; mark < MARKS; mark++)
        for (uint32_t k = 0; k < count; k++)
            if (mark_share(b, format_text(b, "alliance.marks.%s", scenario_id(b->scenario, "roles", role[k])), mark) >
                0) {
                bit[shown++] = mark;
                break;
            }
    return shown;
}

/* Mean of an outcome over the trials in which the role was decided. */
static const char *if_decided(struct brief *b, const char *outcome, const char *id)
{
    char *number = arena_take(&b->arena, WORDS_ROOM, 1);
    const double decided = outcome_share(b, b->focus, format_text(b, "alliance.depth.%s", id), COMPARE_MORE, 0);
    const struct band band = outcome_band(b, b->focus, format_text(b, "alliance.%s.%s", outcome, id));
    words_number(decided > 0 ? band.mean / decided : (double)NAN, band.error, number);
    return number;
}

static void marks_row(struct brief *b, uint32_t role, const uint32_t *bit, uint32_t shown)
{
    const char *id = scenario_id(b->scenario, "roles", role);
    const struct display share = display_of_unit("of 100");
    char number[WORDS_ROOM];
    html_row_open(b->out, named_title(b->scenario, "roles", role));
    words_value(&share, outcome_share(b, b->focus, format_text(b, "alliance.agreed.%s", id), COMPARE_MORE_EQUAL, 1), 0,
                number);
    html_number(b->out, number);
    for (uint32_t k = 0; k < shown; k++) {
        words_value(&share, mark_share(b, format_text(b, "alliance.marks.%s", id), bit[k]), 0, number);
        html_number(b->out, number);
    }
    html_number(b->out, if_decided(b, "depth", id));
    html_number(b->out, if_decided(b, "shortfall", id));
    const struct band day = outcome_band(b, b->focus, format_text(b, "alliance.decided.%s", id));
    html_number(b->out, day.futures == 0 ? "-" : day_text(b, day.mean));
    html_row_close(b->out);
}

static void marks_table(struct brief *b)
{
    uint32_t *role = arena_take(&b->arena, named_entities(b->scenario, "roles") + 1, sizeof *role), bit[MARKS];
    const uint32_t count = roles_of(b, b->focus, role), shown = marks_shown(b, role, count, bit);
    const char *headings[MARKS + 6] = {"Role", "Agreed by the alliance"};
    uint32_t columns = 2;

    if (count == 0)
        return;
    for (uint32_t k = 0; k < shown; k++)
        headings[columns++] = mark_headings[bit[k]];
    headings[columns++] = "Depth if decided";
    headings[columns++] = "Share that nobody gives";
    headings[columns++] = "Day if decided";
    html_table_open(
        b->out, format_text(b, "What became of each role under %s, of 100 trials; several may hold", b->focus_name));
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < count; k++)
        marks_row(b, role[k], bit, shown);
    html_table_close(b->out);
}

void page_council(struct brief *b)
{
    const uint32_t members = named_entities(b->scenario, "members");
    char word[64];
    const char *name = named_text(b->scenario, "alliance", 0, "name", word);

    page_open(b, PAGE_COUNCIL);
    if (members == 0 || b->focus == NO_INDEX || outcome_row(b, "alliance.first_yes") == NULL) {
        paragraph(b, "This world has no council.");
        page_close(b);
        return;
    }
    paragraph(b,
              "%s decides by silence: a text stands unless a member speaks against it. The chair may wait, press, "
              "exempt, or cut the text. %s%s"
              "The option followed here is %s.",
              name == NULL ? "The alliance" : name, b->stratum_name, *b->stratum_name ? ". " : "", b->focus_name);
    council_figure(b);
    marks_table(b);
    timeline_figure(b);
    page_close(b);
}
