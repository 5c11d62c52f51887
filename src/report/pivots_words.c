#include "report/pivots_internal.h"

#include "analysis/fields.h"
#include <math.h>
#include <stdio.h>

enum { NAMED_MOST = 4 };
/* About the standard error of a share of the trials behind a flip. */
static const double near_half = 0.05;

static void whole(double value, char out[WORDS_ROOM])
{
    if (isnan(value))
        snprintf(out, WORDS_ROOM, "-");
    else
        snprintf(out, WORDS_ROOM, "%d", (int)floor(value + 0.5));
}

void words_leaving(const struct pivot *pivot, char out[WORDS_ROOM])
{
    char low[WORDS_ROOM], middle[WORDS_ROOM], high[WORDS_ROOM];
    whole(100.0 * pivot->leaves_low, low);
    whole(100.0 * pivot->leaves_middle, middle);
    whole(100.0 * pivot->leaves_high, high);
    if (isnan(pivot->leaves_middle) || pivot->leaves_low == pivot->leaves_high)
        snprintf(out, WORDS_ROOM, "%s", middle);
    else
        snprintf(out, WORDS_ROOM, "%.20s (%.20s-%.20s)", middle, low, high);
}

void words_flip(const struct pivot *pivot, char out[WORDS_ROOM])
{
    char value[WORDS_ROOM];
    whole(pivot->flip.value, value);
    if (isnan(pivot->flip.value))
        snprintf(out, WORDS_ROOM, "-");
    else
        snprintf(out, WORDS_ROOM, "%.20s %s", value, pivot_decides(pivot) ? "inside" : "outside");
}

void words_support(const struct pivot *pivot, char out[WORDS_ROOM])
{
    char low[WORDS_ROOM], high[WORDS_ROOM];
    whole(pivot->support_low, low);
    whole(pivot->support_high, high);
    if (isnan(pivot->support_low) || pivot->support_low == pivot->support_high)
        snprintf(out, WORDS_ROOM, "%s", low);
    else
        snprintf(out, WORDS_ROOM, "%.20s..%.20s", low, high);
}

static void add_share(struct buffer *out, double share)
{
    const struct display of_hundred = display_of_unit("of 100");
    char number[WORDS_ROOM];
    words_value(&of_hundred, share, 0, number);
    buffer_add(out, number);
}

void add_pivotal_finding(struct buffer *out, const struct pivots *pivots, const struct scenario *scenario,
                         const char *option)
{
    if (pivots->count == 0 || !(pivots->list[0].pivotal > 0.0)) {
        buffer_format(out, "Under %s nobody is ever pivotal: silence is not broken.", option);
        return;
    }
    buffer_format(out, "Under %s, %s decides most often: it is pivotal in ", option,
                  named_title(scenario, "members", pivots->list[0].member));
    add_share(out, pivots->list[0].pivotal);
    buffer_add(out, " of 100 trials");
    if (pivots->count > 1 && pivots->list[1].pivotal > 0.0) {
        buffer_format(out, ", then %s in ", named_title(scenario, "members", pivots->list[1].member));
        add_share(out, pivots->list[1].pivotal);
    }
    buffer_add(out, ".");
}

static bool flips_outside(const struct pivot *pivot)
{
    return !isnan(pivot->flip.value) && !pivot_decides(pivot);
}

/* "Hungary at 37 (put at 10..46), ..." of the members for which `holds`. */
static void add_flips(struct buffer *out, const struct pivots *pivots, const struct scenario *scenario,
                      bool (*holds)(const struct pivot *pivot))
{
    uint32_t count = 0;
    for (uint32_t k = 0; k < pivots->count; k++) {
        const struct pivot *pivot = &pivots->list[k];
        char value[WORDS_ROOM], support[WORDS_ROOM];
        if (!holds(pivot) || ++count > NAMED_MOST)
            continue;
        whole(pivot->flip.value, value);
        words_support(pivot, support);
        buffer_format(out, "%s%s at %s (put at %s)", count > 1 ? ", " : "",
                      named_title(scenario, "members", pivot->member), value, support);
    }
    if (count > NAMED_MOST)
        buffer_format(out, " and %u more", count - NAMED_MOST);
    buffer_add(out, ".");
}

/* Least and most of all shares that moving one member's support gives. */
static void add_reach(struct buffer *out, const struct pivots *pivots)
{
    double least = 1.0, most = 0.0;
    for (uint32_t k = 0; k < pivots->count; k++) {
        const struct pivot_flip *flip = &pivots->list[k].flip;
        least = fmin(least, fmin(fmin(flip->at_none, flip->at_all), fmin(flip->at_low, flip->at_high)));
        most = fmax(most, fmax(fmax(flip->at_none, flip->at_all), fmax(flip->at_low, flip->at_high)));
    }
    if (pivots->agreed == 0.0 && most == 0.0) {
        buffer_add(out, "All that is asked is never agreed, wherever any one member's support is put.");
        return;
    }
    buffer_add(out, "All that is asked is agreed in ");
    add_share(out, pivots->agreed);
    buffer_add(out, " of 100 trials, and in ");
    add_share(out, least);
    buffer_add(out, " to ");
    add_share(out, most);
    buffer_add(out, " with any one member's support moved through 0 to 100 points: nowhere clearly across one half.");
}

void add_flip_finding(struct buffer *out, const struct pivots *pivots, const struct scenario *scenario)
{
    uint32_t inside = 0, outside = 0;
    if (pivots->flip_trials == 0 || pivots->count == 0)
        return;
    for (uint32_t k = 0; k < pivots->count; k++) {
        inside += pivot_decides(&pivots->list[k]);
        outside += flips_outside(&pivots->list[k]);
    }
    if (inside == 0 && outside == 0) {
        buffer_add(out, " Nobody's coding alone decides. ");
        add_reach(out, pivots);
        return;
    }
    buffer_add(out, " All that is asked is agreed in ");
    add_share(out, pivots->agreed);
    buffer_add(out, " of 100 trials");
    buffer_add(out, fabs(pivots->agreed - 0.5) < near_half ? ": so near one half that chance has a say. " : ". ");
    if (inside > 0) {
        buffer_add(out, "It rests on how we put single members: moving one support alone, inside its own range, takes "
                        "that across one half for ");
        add_flips(out, pivots, scenario, pivot_decides);
    } else {
        buffer_add(out, "No support alone takes that across one half inside the range put in for it; outside it does "
                        "for ");
        add_flips(out, pivots, scenario, flips_outside);
    }
}

static void add_slope(struct buffer *out, const struct regression *slope, double scale)
{
    buffer_format(out, "%+.2g (95%%: %+.2g to %+.2g)", scale * slope->slope, scale * slope->low, scale * slope->high);
}

void add_distance_finding(struct buffer *out, const struct pivots *pivots)
{
    if (isnan(pivots->support_by_distance.slope))
        return;
    buffer_add(out, "For every 1,000 km a member lies further from the theatre, the support put in for it changes by ");
    add_slope(out, &pivots->support_by_distance, 1.0);
    buffer_add(out, " points, and its saying yes at once by ");
    add_slope(out, &pivots->yes_by_distance, 100.0);
    buffer_add(out, " of 100 trials; alignment with the leader is allowed for, the leader left out. The first is the "
                    "coding's, the second follows from it.");
}
