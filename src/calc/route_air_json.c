#include "calc/route_air_internal.h"

#include "base/json.h"

static void add_place(struct buffer *out, const char *name, struct geo_point at)
{
    buffer_format(out, "%s{\"latitude_deg\": ", name);
    add_json_number(out, at.latitude_deg);
    add_json_field(out, "longitude_deg", at.longitude_deg);
    buffer_add(out, "}");
}

static void add_sum(const struct route_air *route, struct buffer *out)
{
    const struct air_route *way = route->way;
    add_json_field(out, "nmi", way->nmi);
    add_json_field(out, "great_circle_nmi", way->great_circle_nmi);
    add_json_field(out, "hours", way->flying_hours + way->ground_hours);
    add_json_field(out, "flying_hours", way->flying_hours);
    add_json_field(out, "ground_hours", way->ground_hours);
    add_json_field(out, "landings", way->landings);
    add_json_field(out, "refuellings", way->refuellings);
}

static void add_denied(const struct route_air *route, struct buffer *out)
{
    buffer_add(out, ",\n  \"denied\": [");
    for (uint32_t k = 0; k < route->denied_count; k++)
        buffer_format(out, "%s\"%s\"", k ? ", " : "", country_at(route->denied[k])->code);
    buffer_add(out, "]");
}

static void add_leg(const struct route_air *route, uint32_t leg, struct buffer *out)
{
    const struct air_leg_flown *flown = &route->way->legs[leg];
    const struct air_path *path = &route->paths[leg];
    buffer_format(out, "%s\n    {\"from\": ", leg ? "," : "");
    add_json_text(out, route->stops[flown->from].title);
    buffer_add(out, ", \"to\": ");
    add_json_text(out, route->stops[flown->to].title);
    add_json_field(out, "nmi", flown->nmi);
    add_json_field(out, "great_circle_nmi", flown->great_circle_nmi);
    add_json_field(out, "hours", flown->hours);
    buffer_add(out, ",\n     \"refuelled_after_nmi\": [");
    for (uint32_t which = 1; which <= flown->refuellings; which++) {
        buffer_add(out, which > 1 ? ", " : "");
        add_json_number(out, air_refuelling_nmi(flown->nmi, flown->refuellings, which));
    }
    buffer_add(out, "],\n     \"points\": [");
    for (uint32_t k = 0; k < path->count; k++)
        add_place(out, k ? ", " : "", sphere_place(path->points[k]));
    buffer_add(out, "]}");
}

static void add_consents(const struct route_air *route, struct buffer *out)
{
    buffer_add(out, ",\n  \"consents\": [");
    for (uint32_t k = 0; k < route->consent_count; k++) {
        const struct air_consent *consent = &route->consents[k];
        buffer_format(out, "%s\n    {\"country\": ", k ? "," : "");
        add_json_text(out, consent->code);
        buffer_add(out, ", \"title\": ");
        add_json_text(out, consent->title);
        add_json_field(out, "nmi", consent->nmi);
        add_json_field(out, "landings", consent->landings);
        buffer_format(out, ", \"start\": %s, \"drawn\": %s}", consent->is_start ? "true" : "false",
                      consent->is_drawn ? "true" : "false");
    }
    buffer_add(out, "]");
}

static void add_reason(const struct route_air *route, struct buffer *out)
{
    static const char *const reasons[] = {[AIR_ROUTE_FOUND] = NULL,
                                          [AIR_ROUTE_DENIED] = "denied",
                                          [AIR_ROUTE_OUT_OF_RANGE] = "out of range",
                                          [AIR_ROUTE_NO_WAY] = "no way"};
    const struct air_route *way = route->way;
    buffer_add(out, ",\n  \"reason\": ");
    add_json_text(out, reasons[way->outcome]);
    buffer_add(out, ", \"gap_from\": ");
    add_json_text(out, route->stops[way->gap_from].title);
    if (way->outcome == AIR_ROUTE_OUT_OF_RANGE || way->outcome == AIR_ROUTE_NO_WAY) {
        buffer_add(out, ", \"gap_to\": ");
        add_json_text(out, route->stops[way->gap_to].title);
    }
    if (way->outcome == AIR_ROUTE_OUT_OF_RANGE) {
        add_json_field(out, "gap_nmi", way->gap_nmi);
        add_json_field(out, "refuellings_needed", route_air_refuellings_needed(route));
    }
    buffer_add(out, ",\n  \"permissions\": [");
    for (uint32_t k = 0; k < route->permission_count; k++) {
        buffer_format(out, "%s{\"country\": \"%s\"", k ? ", " : "", country_at(route->permissions[k].country)->code);
        add_json_field(out, "nmi", route->permissions[k].nmi);
        add_json_field(out, "landings", route->permissions[k].landings);
        add_json_field(out, "refuellings", route->permissions[k].refuellings);
        buffer_add(out, "}");
    }
    buffer_add(out, "]");
}

void route_air_show_json(struct route_air *route, struct buffer *out)
{
    const bool is_found = route->way->outcome == AIR_ROUTE_FOUND;
    buffer_format(out, "{\n  \"mode\": \"air\", \"feasible\": %s", is_found ? "true" : "false");
    if (is_found)
        add_sum(route, out);
    route_end_json(out, "from", &route->from);
    route_end_json(out, "to", &route->to);
    add_denied(route, out);
    if (is_found) {
        buffer_add(out, ",\n  \"legs\": [");
        for (uint32_t leg = 0; leg < route->way->leg_count; leg++)
            add_leg(route, leg, out);
        buffer_add(out, "]");
        add_consents(route, out);
    } else {
        add_reason(route, out);
    }
    add_json_field(out, "refuellings_most", route->question.refuellings_most);
    figures_show_json(route->rows, AIR_FIGURES, out);
    buffer_add(out, "\n}\n");
}
