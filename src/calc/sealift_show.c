#include "calc/sealift_internal.h"

#include "base/json.h"
#include "base/text.h"
#include <math.h>

enum { LIFTS_SHOWN = 5 };

static const char *const limit_words[SEALIFT_LIMITS] = {"the ships' cycles", "the loading berths",
                                                        "the unloading berths"};

static const char *number(struct sealift *sealift, double value)
{
    return calc_rounded(&sealift->arena, value, 4);
}

static void show_head(struct sealift *sealift, struct buffer *out)
{
    buffer_format(out, "%s x %s, %s nmi\n%s sq ft, %s%s\n", number(sealift, sealift->count.value),
                  sealift->type ? sealift->type->title : "a ship of given numbers",
                  calc_rounded(&sealift->arena, sealift->distance_nmi.value, 5), number(sealift, sealift->area_sqft),
                  calc_mass(&sealift->arena, sealift->weight_st),
                  sealift->has_area && sealift->has_weight ? "" : ", one computed from the other by the density");
}

static void show_loads(struct sealift *sealift, struct buffer *out)
{
    buffer_add(out, "\nShips\n");
    calc_label(out, "one ship stows");
    buffer_format(out, "%s sq ft: %s x %s\n", number(sealift, sealift->capacity_sqft.value * sealift->stow.value),
                  number(sealift, sealift->capacity_sqft.value), number(sealift, sealift->stow.value));
    calc_label(out, "shiploads");
    buffer_format(out, "%s by area", number(sealift, sealift->loads_by_area));
    if (figure_known(&sealift->deadweight_tonnes))
        buffer_format(out, ", %s by weight", number(sealift, sealift->loads_by_weight));
    buffer_format(out, ": %u ship%s for one lift\n", (unsigned)sealift->loads, sealift->loads == 1 ? "" : "s");
    calc_label(out, "lifts");
    buffer_format(out, "%u, by %u ship%s\n", (unsigned)sealift->lifts, (unsigned)sealift->ships,
                  sealift->ships == 1 ? "" : "s");
}

static void add_stage(struct buffer *out, const char *name, double days, double whole_days)
{
    char text[48];
    calc_label(out, name);
    text_of_number_rounded(days, 4, text);
    buffer_format(out, "%8s  %10.0f", text, whole_days);
}

/* "24 d 20 h" */
static void add_days_and_hours(struct buffer *out, double days)
{
    const double hours = floor(days * 24.0 + 0.5), whole = floor(hours / 24.0);
    buffer_format(out, "  %.0f d %.0f h", whole, hours - 24.0 * whole);
}

static void show_voyage(struct sealift *sealift, struct buffer *out)
{
    const struct sea_voyage *v = &sealift->voyage, *w = &sealift->whole;
    const double sailing = sealift_steaming_days(v->nmi, v->speed_made_good_kn);
    const struct {
        const char *name;
        double days, whole_days;
    } stages[] = {
        {"activation", v->activation_days, w->activation_days},
        {"positioning", v->positioning_days, w->positioning_days},
        {"loading", v->loading_days, w->loading_days},
        {"sailing", sailing, sealift_steaming_days(w->nmi, w->speed_made_good_kn)},
        {"canals", v->canal_days, w->canal_days},
        {"waiting", v->waiting_days, w->waiting_days},
        {"unloading", v->unloading_days, w->unloading_days},
    };
    buffer_add(out, "\nOne voyage            days  whole days\n");
    for (size_t k = 0; k < sizeof stages / sizeof stages[0]; k++) {
        if (stages[k].days <= 0.0)
            continue;
        add_stage(out, stages[k].name, stages[k].days, stages[k].whole_days);
        if (k == 3) {
            add_days_and_hours(out, sailing);
            buffer_format(out, " at %s kn", number(sealift, v->speed_made_good_kn));
        }
        buffer_add(out, "\n");
    }
    add_stage(out, "cycle", sealift_cycle_days(v), sealift_cycle_days(w));
    buffer_add(out, "  from loading to loading, back empty\n");
}

/* Its first load and its last. */
static void show_lift(struct sealift *sealift, uint32_t lift, struct buffer *out)
{
    char first[48], last[48];
    const uint32_t from = (lift - 1) * sealift->ships, left = sealift->loads - from,
                   loads = left < sealift->ships ? left : sealift->ships, to = from + loads - 1;
    calc_label(out, arena_format(&sealift->arena, "lift %u", (unsigned)lift));
    text_of_number_rounded(sealift->unloaded[from], 4, first);
    text_of_number_rounded(sealift->unloaded[to], 4, last);
    buffer_format(out, "%8s  %8s  %10.0f  %8.0f  %u shipload%s\n", first, last, sealift->whole_unloaded[from],
                  sealift->whole_unloaded[to], (unsigned)loads, loads > 1 ? "s" : "");
}

/* The first lifts and the last. */
static void show_lifts(struct sealift *sealift, struct buffer *out)
{
    buffer_add(out, "\nUnloaded on day      first      last  whole days      last\n");
    for (uint32_t lift = 1; lift <= sealift->lifts && lift <= LIFTS_SHOWN; lift++)
        show_lift(sealift, lift, out);
    if (sealift->lifts > LIFTS_SHOWN + 1)
        buffer_add(out, "  ...\n");
    if (sealift->lifts > LIFTS_SHOWN)
        show_lift(sealift, sealift->lifts, out);
}

static void show_bounds(struct sealift *sealift, struct buffer *out)
{
    const struct sealift_bounds *bounds = &sealift->bounds;
    const bool looked[SEALIFT_LIMITS] = {true, figure_known(&sealift->loading_berths),
                                         figure_known(&sealift->unloading_berths)};
    const double closure = sealift->unloaded[sealift->loads - 1];
    calc_label(out, "closure");
    buffer_format(out, "day %s; %s bind, by themselves %s", number(sealift, closure), limit_words[bounds->binding],
                  number(sealift, bounds->days[bounds->binding]));
    for (int limit = 0; limit < SEALIFT_LIMITS; limit++)
        if (looked[limit] && limit != (int)bounds->binding)
            buffer_format(out, "; %s %s", limit_words[limit], number(sealift, bounds->days[limit]));
    if (!looked[SEALIFT_LOADING] && !looked[SEALIFT_UNLOADING])
        buffer_add(out, "; berths are without limit (--unload-berths N)");
    buffer_add(out, "\n");
}

static void show_flow(struct sealift *sealift, const char *name, double sqft, struct buffer *out)
{
    if (isinf(sqft))
        return;
    calc_label(out, name);
    buffer_format(out, "%s sq ft, %s\n", number(sealift, sqft),
                  calc_mass(&sealift->arena, sealift_short_tons(sqft, sealift->pounds_per_sqft.value)));
}

static void show_day(struct sealift *sealift, struct buffer *out)
{
    buffer_add(out, "\nA day\n");
    show_flow(sealift, "ships", sealift->flow_sqft, out);
    show_flow(sealift, "loading berths", sealift->loading_sqft, out);
    show_flow(sealift, "unloading berths", sealift->unloading_sqft, out);
    if (!figure_known(&sealift->within_days))
        return;
    calc_label(out, "ships in motion");
    buffer_format(out, "%s move all of it within %s days: flow x cycle / what one ship stows\n",
                  number(sealift, sealift->ships_in_motion), number(sealift, sealift->within_days.value));
}

void sealift_show(struct sealift *sealift, struct buffer *out)
{
    show_head(sealift, out);
    show_loads(sealift, out);
    show_voyage(sealift, out);
    show_lifts(sealift, out);
    show_bounds(sealift, out);
    show_day(sealift, out);
    buffer_add(out, "\nNumbers used; --KEY takes another\n");
    figures_show(sealift->rows, sealift->row_count, out);
    buffer_add(out,
               "\nEvery ship sails when it should and as soon as it can; those that fail to sail make it later.\n");
}

static void add_closure(struct buffer *out, const struct sealift *sealift)
{
    static const char *const words[SEALIFT_LIMITS] = {"ships", "loading", "unloading"};
    const struct sealift_bounds *bounds = &sealift->bounds;
    buffer_format(out, ",\n  \"closure\": {\"binds\": \"%s\"", words[bounds->binding]);
    add_json_field(out, "days", sealift->unloaded[sealift->loads - 1]);
    add_json_field(out, "whole_days", sealift->whole_unloaded[sealift->loads - 1]);
    for (int limit = 0; limit < SEALIFT_LIMITS; limit++)
        add_json_field(out, words[limit], bounds->days[limit]);
    buffer_add(out, ", \"unloaded\": [");
    for (uint32_t k = 0; k < sealift->loads; k++) {
        buffer_add(out, k ? ", " : "");
        add_json_number(out, sealift->unloaded[k]);
    }
    buffer_add(out, "]}");
}

static void add_voyage(struct buffer *out, const char *name, const struct sea_voyage *voyage)
{
    buffer_format(out, ",\n  \"%s\": {\"sailing_days\": ", name);
    add_json_number(out, sealift_steaming_days(voyage->nmi, voyage->speed_made_good_kn));
    add_json_field(out, "voyage_days", sealift_voyage_days(voyage));
    add_json_field(out, "cycle_days", sealift_cycle_days(voyage));
    buffer_add(out, "}");
}

void sealift_show_json(const struct sealift *sealift, struct buffer *out)
{
    buffer_add(out, "{\n  \"ship\": ");
    add_json_text(out, sealift->type ? sealift->type->id : NULL);
    add_json_field(out, "area_sqft", sealift->area_sqft);
    add_json_field(out, "weight_st", sealift->weight_st);
    add_json_field(out, "loads_by_area", sealift->loads_by_area);
    if (figure_known(&sealift->deadweight_tonnes))
        add_json_field(out, "loads_by_weight", sealift->loads_by_weight);
    add_json_field(out, "loads", sealift->loads);
    add_json_field(out, "lifts", sealift->lifts);
    add_voyage(out, "voyage", &sealift->voyage);
    add_voyage(out, "whole_days", &sealift->whole);
    add_closure(out, sealift);
    buffer_add(out, ",\n  \"sqft_per_day\": {\"ships\": ");
    add_json_number(out, sealift->flow_sqft);
    add_json_field(out, "loading_berths", sealift->loading_sqft);
    add_json_field(out, "unloading_berths", sealift->unloading_sqft);
    buffer_add(out, "}");
    if (figure_known(&sealift->within_days))
        add_json_field(out, "ships_in_motion", sealift->ships_in_motion);
    figures_show_json(sealift->rows, sealift->row_count, out);
    buffer_add(out, "\n}\n");
}

void sealift_explain(struct buffer *out)
{
    buffer_add(out, "Types\n");
    ship_list(out);
    buffer_add(
        out,
        "\nEquations\n"
        "  ships for one lift  ceil(area / (capacity x stow)), or by weight / deadweight if that is more\n"
        "  sailing             distance / (24 x speed made good)\n"
        "  lift k unloaded     activation + positioning + loading + sailing + canals + waiting + unloading\n"
        "                      + (k - 1) x cycle\n"
        "  cycle               loading + 2 x (sailing + canals) + waiting + unloading\n"
        "  berths              first arrival + (shiploads of one berth - 1) x days at the berth, at either end\n"
        "  closure             the latest of the three; no schedule is earlier\n"
        "  ships in motion     area / time x cycle / (capacity x stow): Little's law\n"
        "Whole days round every activity to the nearest day.\n"
        "\nSource: the level of Congressional Budget Office, Moving U.S. Forces (1997), appendix D, and Structuring\n"
        "the Active and Reserve Army (1997), appendix, which rounds to whole days; both were read only in part.\n"
        "Speed made good is far below the top speed: all ships of Desert Storm averaged 13 kn, LMSRs 18 kn of 24\n"
        "in 2003. Stow factor and lane width were remembered: they are marked assumed. Not every ship sails: of\n"
        "28 called on one day in 2019, 23 did (82 %); vary the count.\n");
}
