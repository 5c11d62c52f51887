#include "draw/map_internal.h"

#include "draw/html.h"
#include "draw/svg.h"

static void open_picture(const struct map *map, double height, struct buffer *out)
{
    svg_open_file(out, MAP_WIDTH, height, "map", map->title, map->subtitle,
                  ".e{text-anchor:end}.g{fill:#595959;font-size:12px}.t{font-size:17px;font-weight:600}"
                  ".d{fill:#8a3a0c;font-weight:600;letter-spacing:.03em}.c{fill:#4c6140;font-size:10px}"
                  ".n text{paint-order:stroke;stroke:#fff;stroke-width:3.5px;stroke-linejoin:round}");
    if (map->country_count)
        buffer_add(out, "<pattern id=\"map-h\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                        "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#f3dccf\"/>"
                        "<path d=\"M0 0V6\" stroke=\"#D55E00\" stroke-width=\"1.6\"/></pattern>\n");
    svg_rect(out, 0, 0, MAP_WIDTH, height, "#fff", NULL);
}

/* All in white first, wider, so that they stand off what is below. */
static void put_parts(const struct map *map, const struct view *view, const struct track *track, struct buffer *out)
{
    for (int32_t layer = 0; layer < 2; layer++)
        for (uint32_t part = 0; part < track->part_count; part++) {
            const double width = map->part_count > 0 ? map->part[part].width : 2.4;
            const bool is_dashed = layer == 1 && map->part_count > 0 && map->part[part].is_dashed;
            const uint32_t first = track->first[part];
            buffer_format(out, "<path fill=\"none\" stroke=\"%s\" stroke-linejoin=\"round\"%s ",
                          layer ? SVG_BLUE : "#fff", is_dashed ? " stroke-dasharray=\"7 4\"" : "");
            svg_put(out, "stroke-width=\"@\" d=\"", layer ? width : width + 2.6);
            put_line(view, track->point + first, track->first[part + 1] - first, out);
            buffer_add(out, "\"/>\n");
        }
}

void map_draw(const struct map *map, struct arena *arena, struct buffer *out)
{
    const struct track track = track_of(map, arena);
    const struct view view = view_of(&track);
    const double height = MAP_HEAD + view.height + MAP_FOOT;
    open_picture(map, height, out);
    svg_text(out, 2, 20, "s t", map->title);
    svg_text(out, 2, 40, "s", map->subtitle);
    put_key_of_countries(map, out);
    svg_put(out, "<clipPath id=\"map-c\"><rect x=\"0\" y=\"@\" width=\"@\" height=\"@\"/></clipPath>\n", MAP_HEAD,
            MAP_WIDTH, view.height);
    buffer_add(out, "<g clip-path=\"url(#map-c)\">\n");
    svg_rect(out, 0, MAP_HEAD, MAP_WIDTH, view.height, "#eef4f8", NULL);
    put_graticule(&view, out);
    put_land(&view, arena, out);
    put_countries(map, &view, arena, out);
    put_parts(map, &view, &track, out);
    buffer_add(out, "</g>\n<g class=\"n\">\n");
    put_marks(map, &view, &track, arena, out);
    buffer_add(out, "</g>\n");
    svg_put(out, "<rect x=\"0.5\" y=\"@\" width=\"@\" height=\"@\" fill=\"none\" stroke=\"#a89f8c\"/>\n", MAP_HEAD,
            MAP_WIDTH - 1.0, view.height);
    svg_text(out, 2, height - 8, "s g",
             map->country_count ? "land and countries: Natural Earth, de facto; no position taken"
                                : "borders: none drawn; land: Natural Earth");
    svg_text(out, MAP_WIDTH - 2, height - 8, "e g",
             view.projection.is_world ? "projection: Equal Earth" : "projection: azimuthal equidistant");
    buffer_add(out, "</svg>\n");
}
