#include "calc/route_sea_internal.h"

#include "base/json.h"
#include "theory/sealift.h"

static void add_closed(struct route_sea *route, struct buffer *out)
{
    const char *before = "";
    buffer_add(out, ",\n  \"closed\": [");
    for (uint32_t passage = 0; passage < passage_count(); passage++)
        if (route->closed >> passage & 1) {
            buffer_format(out, "%s{\"passage\": \"%s\", \"reason\": ", before, passage_row(passage)->id);
            add_json_text(out, route_sea_reason(route, passage));
            buffer_add(out, "}");
            before = ", ";
        }
    buffer_add(out, "]");
}

static void add_way(const struct route_sea *route, struct buffer *out)
{
    const struct sea_route *sea = &route->sea;
    buffer_add(out, ",\n  \"passages\": [");
    for (uint32_t k = 0; k < sea->passage_count; k++)
        buffer_format(out, "%s\"%s\"", k ? ", " : "", passage_row(sea->passage[k])->id);
    buffer_add(out, "],\n  \"points\": [");
    for (uint32_t k = 0; k < sea->point_count; k++) {
        buffer_format(out, "%s\n    {\"point\": %u", k ? "," : "", k);
        add_json_field(out, "latitude_deg", sea->point[k].latitude_deg);
        add_json_field(out, "longitude_deg", sea->point[k].longitude_deg);
        if (k + 1 < sea->point_count)
            add_json_field(out, "leg_nmi", sea->leg_nmi[k]);
        buffer_add(out, "}");
    }
    buffer_add(out, "]");
}

void route_sea_show_json(struct route_sea *route, struct buffer *out)
{
    const bool is_found = route->sea.result == SEA_FOUND;
    buffer_format(out, "{\n  \"mode\": \"sea\", \"feasible\": %s", is_found ? "true" : "false");
    if (is_found) {
        const double passages = route_sea_passage_days(route);
        add_json_field(out, "nmi", route->sea.nmi);
        add_json_field(out, "passage_days", passages);
        if (route->speed_kn > 0.0) {
            const double steaming = sealift_steaming_days(route->sea.nmi, route->speed_kn);
            add_json_field(out, "steaming_days", steaming);
            add_json_field(out, "days", steaming + passages);
        }
    }
    route_end_json(out, "from", &route->from);
    route_end_json(out, "to", &route->to);
    add_closed(route, out);
    if (is_found)
        add_way(route, out);
    buffer_add(out, "\n}\n");
}
