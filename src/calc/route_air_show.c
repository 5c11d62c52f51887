#include "calc/route_air_internal.h"

#include "base/text.h"
#include "theory/geodesic.h"
#include <math.h>
#include <string.h>

static const char *plural(uint32_t count)
{
    return count == 1 ? "" : "s";
}

static void show_denied(const struct route_air *route, struct buffer *out)
{
    for (uint32_t k = 0; k < route->denied_count; k++)
        buffer_format(out, "%s%s", k ? ", " : "Denied: ", country_at(route->denied[k])->title);
    buffer_add(out, route->denied_count ? ".\n" : "Denied: none.\n");
}

/* ---- no way ---- */

static const char *host_of(const struct route_air *route, uint32_t field)
{
    uint32_t country = route->fields[field].country;
    for (uint32_t k = 0; country == COUNTRY_NONE && k < route->denied_count; k++)
        if (country_holds(route->atlas, route->denied[k], sphere_of(route->fields[field].place)))
            country = route->denied[k];
    return country == COUNTRY_NONE ? "denied airspace" : country_at(country)->title;
}

static void show_out_of_range(struct route_air *route, struct buffer *out)
{
    struct arena *arena = &route->arena;
    const struct air_route *way = route->way;
    const uint32_t allowed = route->question.refuellings_most, needed = route_air_refuellings_needed(route);
    buffer_format(out,
                  "Out of range: the leg %s - %s has %s nmi, and every other chain of landings has a longer one.\n",
                  route->stops[way->gap_from].title, route->stops[way->gap_to].title, route_whole(arena, way->gap_nmi));
    buffer_format(out, "The range is %s nmi", route_whole(arena, route->range_nmi.value));
    if (allowed > 0)
        buffer_format(out, ", %s nmi with %u refuelling%s", route_whole(arena, route->range_nmi.value * (1 + allowed)),
                      allowed, plural(allowed));
    buffer_format(out, "; with %u refuelling%s on a leg it would do.\n", needed, plural(needed));
}

static void show_reason(struct route_air *route, struct buffer *out)
{
    const struct air_route *way = route->way;
    switch (way->outcome) {
    case AIR_ROUTE_DENIED:
        buffer_format(out, "%s is in %s, which is denied.\n", route->stops[way->gap_from].title,
                      host_of(route, way->gap_from));
        break;
    case AIR_ROUTE_OUT_OF_RANGE:
        show_out_of_range(route, out);
        break;
    case AIR_ROUTE_NO_WAY:
        buffer_format(out, "Denied airspace lies all around %s or %s.\n", route->stops[way->gap_from].title,
                      route->stops[way->gap_to].title);
        break;
    case AIR_ROUTE_FOUND:
        break;
    }
}

static void show_permissions(struct route_air *route, struct buffer *out)
{
    buffer_add(out, route->denied_count > 0 ? "\n" : "");
    for (uint32_t k = 0; k < route->permission_count; k++) {
        const struct air_permission *permission = &route->permissions[k];
        buffer_format(out, "With %s permitted: %s nmi, %u landing%s", country_at(permission->country)->title,
                      route_whole(&route->arena, permission->nmi), permission->landings, plural(permission->landings));
        if (permission->refuellings > 0)
            buffer_format(out, ", %u refuelling%s", permission->refuellings, plural(permission->refuellings));
        buffer_add(out, ".\n");
    }
    if (route->permission_count == 0 && route->denied_count > 0)
        buffer_add(out, "No single permission makes a way.\n");
}

static void show_infeasible(struct route_air *route, struct buffer *out)
{
    buffer_format(out, "%s to %s by air: infeasible\n\n", route->from.title, route->to.title);
    show_reason(route, out);
    show_denied(route, out);
    show_permissions(route, out);
}

/* ---- the way ---- */

static void show_sum(struct route_air *route, struct buffer *out)
{
    struct arena *arena = &route->arena;
    const struct air_route *way = route->way;
    const uint32_t stops = way->landings ? way->landings - 1 : 0;
    buffer_format(out, "%s to %s by air: %s nmi (%s km)", route->from.title, route->to.title,
                  route_whole(arena, way->nmi), route_whole(arena, way->nmi * KILOMETRES_PER_NMI));
    const bool is_straight = way->nmi < 1.0005 * way->great_circle_nmi;
    if (is_straight && way->landings > 0)
        buffer_add(out, ", the great circle");
    else if (way->great_circle_nmi > 0.0)
        buffer_format(out, ", %s times the great circle of %s nmi",
                      calc_rounded(arena, floor(way->nmi / way->great_circle_nmi * 100.0 + 0.5) / 100.0, 6),
                      route_whole(arena, way->great_circle_nmi));
    buffer_format(out, "\n%s h: %s h flying", route_tenths(arena, way->flying_hours + way->ground_hours),
                  route_tenths(arena, way->flying_hours));
    if (stops > 0)
        buffer_format(out, ", %s h on the ground at %u stop%s", calc_rounded(arena, way->ground_hours, 4), stops,
                      plural(stops));
    if (way->refuellings > 0)
        buffer_format(out, "; %u refuelling%s in the air", way->refuellings, plural(way->refuellings));
    buffer_add(out, "\n\n");
    show_denied(route, out);
    buffer_add(out, "\n");
}

static size_t widest_title(const struct route_air *route)
{
    size_t widest = strlen("from");
    for (uint32_t field = 0; field < route->field_count; field++)
        for (uint32_t leg = 0; leg < route->way->leg_count; leg++)
            if (route->way->legs[leg].from == field || route->way->legs[leg].to == field) {
                const char *title = route->stops[field].title;
                const size_t width = text_codepoints(title, strlen(title));
                widest = width > widest ? width : widest;
            }
    return widest;
}

static void show_refuellings(struct route_air *route, uint32_t leg, struct buffer *out)
{
    struct arena *arena = &route->arena;
    const struct air_leg_flown *flown = &route->way->legs[leg];
    for (uint32_t which = 1; which <= flown->refuellings; which++) {
        const double nmi = air_refuelling_nmi(flown->nmi, flown->refuellings, which);
        const struct geo_point at = air_path_place(&route->paths[leg], nmi);
        buffer_format(out, "       refuelled after %s nmi, near %s %s\n", route_whole(arena, nmi),
                      route_degrees(arena, at.latitude_deg, "NS"), route_degrees(arena, at.longitude_deg, "EW"));
    }
}

static void show_legs(struct route_air *route, struct buffer *out)
{
    struct arena *arena = &route->arena;
    const size_t width = widest_title(route);
    buffer_add(out, "  ");
    calc_cell(out, "leg", 3);
    calc_cell(out, "from", width);
    calc_cell(out, "to", width);
    calc_cell(out, "nmi", 7);
    calc_cell(out, "direct", 7);
    buffer_add(out, "h\n");
    for (uint32_t leg = 0; leg < route->way->leg_count; leg++) {
        const struct air_leg_flown *flown = &route->way->legs[leg];
        buffer_add(out, "  ");
        calc_cell(out, arena_format(arena, "%u", leg + 1), 3);
        calc_cell(out, route->stops[flown->from].title, width);
        calc_cell(out, route->stops[flown->to].title, width);
        calc_cell(out, route_whole(arena, flown->nmi), 7);
        calc_cell(out, route_whole(arena, flown->great_circle_nmi), 7);
        buffer_format(out, "%s\n", route_tenths(arena, flown->hours));
        show_refuellings(route, leg, out);
    }
}

static const char *role_of(struct route_air *route, const struct air_consent *consent)
{
    struct arena *arena = &route->arena;
    const char *role = consent->is_start ? "start" : "", *between = consent->is_start ? ", " : "";
    if (consent->landings == 1)
        role = arena_format(arena, "%s%slanding", role, between);
    else if (consent->landings > 1)
        role = arena_format(arena, "%s%s%u landings", role, between, consent->landings);
    if (consent->is_drawn)
        return role;
    if (consent->code && !text_equal(country_sovereign(consent->code), consent->code))
        role = arena_format(arena, "%s; under %s", role, country_sovereign(consent->code));
    return arena_format(arena, "%s; %s", role, consent->code ? "not drawn at this scale" : "country not known");
}

static void show_consents(struct route_air *route, struct buffer *out)
{
    struct arena *arena = &route->arena;
    buffer_format(out, "\nConsent of %u countr%s, in the order of the way; miles over land\n", route->consent_count,
                  route->consent_count == 1 ? "y" : "ies");
    for (uint32_t k = 0; k < route->consent_count; k++) {
        const struct air_consent *consent = &route->consents[k];
        const char *nmi = consent->nmi < 0.5 ? "<1" : route_whole(arena, consent->nmi);
        buffer_add(out, "  ");
        calc_cell(out, consent->code ? consent->code : "-", 3);
        calc_cell(out, consent->title, 22);
        const char *role = role_of(route, consent);
        if (*role)
            calc_cell(out, consent->nmi > 0.0 ? nmi : "-", 6);
        else
            buffer_add(out, nmi);
        buffer_format(out, "%s\n", role);
    }
}

void route_air_show(struct route_air *route, struct buffer *out)
{
    struct arena *arena = &route->arena;
    if (route->way->outcome != AIR_ROUTE_FOUND) {
        show_infeasible(route, out);
        return;
    }
    show_sum(route, out);
    if (route->way->leg_count > 0)
        show_legs(route, out);
    show_consents(route, out);
    buffer_add(out, "\nNumbers used; --KEY takes another\n");
    figures_show(route->rows, AIR_FIGURES, out);
    if (figure_known(&route->range_nmi))
        buffer_add(out, "\nLandings may be at any airfield of casus calc places; --avoid leaves one out.");
    buffer_format(
        out,
        "\nLegs are the shortest lines around denied airspace; no airways, winds or reserves. Outlines stop at "
        "the\ncoast, sovereign airspace 12 nmi beyond. Borders: Natural Earth, de facto; no position taken."
        "\n%s\n%s\n",
        route_end_text(arena, &route->from), route_end_text(arena, &route->to));
}
