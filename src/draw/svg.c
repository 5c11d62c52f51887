#include "draw/svg.h"

#include "base/text.h"
#include "draw/html.h"
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Without printf's doubles, whose point is the locale's. */
static void coordinate(struct buffer *out, double value)
{
    if (!(fabs(value) < 1e7))
        value = 0;
    const long tenths = (long)(fabs(value) * 10 + 0.5);
    buffer_format(out, "%s%ld", value < 0 && tenths > 0 ? "-" : "", tenths / 10);
    if (tenths % 10 != 0)
        buffer_format(out, ".%ld", tenths % 10);
}

void svg_put(struct buffer *out, const char *form, ...)
{
    va_list values;

    va_start(values, form);
    for (const char *at; (at = strchr(form, '@')) != NULL; form = at + 1) {
        buffer_add_slice(out, form, (size_t)(at - form));
        coordinate(out, va_arg(values, double));
    }
    va_end(values);
    buffer_add(out, form);
}

static void put_words(struct buffer *out, const char *id, const char *title, const char *description)
{
    buffer_format(out, "role=\"img\" aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">", id, id, id);
    html_text(out, title);
    buffer_format(out, "</title><desc id=\"%s-d\">", id);
    html_text(out, description);
    buffer_add(out, "</desc>\n");
}

void svg_open(struct buffer *out, double height, const char *id, const char *title, const char *description)
{
    svg_open_wide(out, PANEL_WIDTH, height, id, title, description);
}

void svg_open_wide(struct buffer *out, double width, double height, const char *id, const char *title,
                   const char *description)
{
    svg_put(out, "<svg viewBox=\"0 0 @ @\" ", width, height);
    put_words(out, id, title, description);
}

void svg_open_file(struct buffer *out, double width, double height, const char *id, const char *title,
                   const char *description, const char *style)
{
    svg_put(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 @ @\" width=\"@\" height=\"@\" ", width,
            height, width, height);
    put_words(out, id, title, description);
    buffer_format(out,
                  "<style>text{font:13px system-ui,\"Liberation Sans\",Arial,sans-serif;fill:#1a1a1a}"
                  ".m{text-anchor:middle}.b{font-weight:600}%s</style>\n",
                  style);
}

void svg_close(struct buffer *out)
{
    buffer_add(out, "</svg>\n");
}

void svg_text(struct buffer *out, double x, double y, const char *anchor, const char *text)
{
    buffer_format(out, "<text class=\"%s\" ", anchor);
    svg_put(out, "x=\"@\" y=\"@\">", x, y);
    html_text(out, text);
    buffer_add(out, "</text>\n");
}

/* A sans-serif's digits and small letters are about half as wide as it is high. */
double svg_width_of(const char *text)
{
    double width = 0;

    for (; *text != '\0'; text++) {
        if (((unsigned char)*text & 0xC0) == 0x80)
            continue;
        width += strchr("iljtfI.,:;'|! ()", *text) != NULL ? 4.6 : strchr("mwMW%@", *text) != NULL ? 11.5 : 7.8;
    }
    return width;
}

/* Bytes of whole words, or parts up to a hyphen, that fit; at least one. */
static size_t fitting(const char *text, double width)
{
    char part[160];
    size_t best = 0;

    for (size_t at = 0; at < sizeof part - 1; at++) {
        const bool hyphen = at > 0 && text[at - 1] == '-';
        if (text[at] != ' ' && text[at] != '\0' && !hyphen)
            continue;
        memcpy(part, text, at);
        part[at] = '\0';
        if (best > 0 && svg_width_of(part) > width)
            return best;
        best = at;
        if (text[at] == '\0')
            return best;
    }
    return best;
}

void svg_label(struct buffer *out, double x, double y, double width, const char *anchor, const char *text)
{
    char line[200];
    const size_t whole = strlen(text), first = svg_width_of(text) <= width ? whole : fitting(text, width);

    if (first == whole) {
        svg_text(out, x, y + 4.5, anchor, text);
        return;
    }
    snprintf(line, sizeof line, "%.*s", (int)first, text);
    svg_text(out, x, y - 2.5, anchor, line);
    const char *rest = text + first + (text[first] == ' ' ? 1 : 0);
    const size_t second = fitting(rest, width);
    snprintf(line, sizeof line, "%.*s%s", (int)(second < 190 ? second : 190), rest,
             rest[second] == '\0' ? "" : "\xE2\x80\xA6");
    svg_text(out, x, y + 11.5, anchor, line);
}

void svg_line(struct buffer *out, double x1, double y1, double x2, double y2, const char *colour, double width,
              const char *dash)
{
    svg_put(out, "<line x1=\"@\" y1=\"@\" x2=\"@\" y2=\"@\" stroke-width=\"@\"", x1, y1, x2, y2, width);
    buffer_format(out, " stroke=\"%s\"", colour);
    if (dash != NULL)
        buffer_format(out, " stroke-dasharray=\"%s\"", dash);
    buffer_add(out, "/>\n");
}

void svg_rect(struct buffer *out, double x, double y, double width, double height, const char *fill, const char *stroke)
{
    svg_put(out, "<rect x=\"@\" y=\"@\" width=\"@\" height=\"@\"", x, y, width, height);
    buffer_format(out, " fill=\"%s\"", fill);
    if (stroke != NULL)
        buffer_format(out, " stroke=\"%s\"", stroke);
    buffer_add(out, "/>\n");
}

void svg_marker(struct buffer *out, enum marker marker, double x, double y, double radius, const char *colour,
                bool filled)
{
    const double r = radius;

    switch (marker) {
    case MARKER_SQUARE:
        svg_put(out, "<rect x=\"@\" y=\"@\" width=\"@\" height=\"@\"", x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
        break;
    case MARKER_TRIANGLE:
        svg_put(out, "<path d=\"M@ @L@ @L@ @Z\"", x, y - 1.15 * r, x + 1.1 * r, y + 0.85 * r, x - 1.1 * r,
                y + 0.85 * r);
        break;
    case MARKER_DIAMOND:
        svg_put(out, "<path d=\"M@ @L@ @L@ @L@ @Z\"", x, y - 1.25 * r, x + 1.25 * r, y, x, y + 1.25 * r, x - 1.25 * r,
                y);
        break;
    case MARKER_CIRCLE:
    case MARKER_COUNT:
        svg_put(out, "<circle cx=\"@\" cy=\"@\" r=\"@\"", x, y, r);
        break;
    }
    buffer_format(out, " fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>\n", filled ? colour : "#fff", colour);
}

double scale_at(const struct scale *scale, double value)
{
    if (!(scale->to > scale->from))
        return scale->start;
    double share = (value - scale->from) / (scale->to - scale->from);
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    return scale->start + share * (scale->end - scale->start);
}

double scale_step(const struct scale *scale, int most)
{
    const double span = scale->to - scale->from;
    double unit = 1;

    if (!(span > 0) || isinf(span))
        return 1;
    while (unit * most >= span)
        unit /= 10;
    while (unit * 10 * most < span)
        unit *= 10;
    /* NOLINTNEXTLINE(cert-flp30-c,clang-analyzer-security.FloatLoopCounter) */
    for (;; unit *= 10) {
        static const double steps[] = {1, 2, 5};
        for (size_t k = 0; k < 3; k++)
            if (steps[k] * unit * most >= span * (1 - 1e-9))
                return steps[k] * unit;
    }
}

void scale_round(struct scale *scale, int most)
{
    if (!(scale->to > scale->from)) {
        scale->from -= 1;
        scale->to += 1;
    }
    const double step = scale_step(scale, most);
    scale->from = floor(scale->from / step + 1e-9) * step;
    scale->to = ceil(scale->to / step - 1e-9) * step;
}

static void tick_text(double value, double step, char out[48])
{
    const double kept = floor(value / step + 0.5) * step;

    if (fabs(kept) >= 1e6) {
        char digits[48];
        text_of_number_rounded(kept / 1e6, 6, digits);
        snprintf(out, 48, "%.40s M", digits);
    } else {
        text_of_number_rounded(fabs(kept) < step * 1e-6 ? 0 : kept, 6, out);
    }
}

void svg_axis_below(struct buffer *out, const struct scale *scale, double y, double top, int most, const char *title)
{
    const double step = scale_step(scale, most);
    char label[48];

    for (int k = 0;; k++) {
        const double value = (ceil(scale->from / step - 1e-9) + k) * step;
        if (value > scale->to + step * 1e-9)
            break;
        const double x = scale_at(scale, value);
        svg_line(out, x, top, x, y, "#d9d9d9", 1, NULL);
        tick_text(value, step, label);
        const double last = PANEL_WIDTH - 2 - 0.5 * svg_width_of(label);
        svg_text(out, x < last ? x : last, y + 14, "m g", label);
    }
    svg_line(out, scale->start, y, scale->end, y, SVG_GREY, 1, NULL);
    if (title != NULL)
        svg_text(out, 0.5 * (scale->start + scale->end), y + 30, "m g", title);
}

void svg_axis_left(struct buffer *out, const struct scale *scale, double x, double right, int most, const char *title)
{
    const double step = scale_step(scale, most);
    char label[48];

    for (int k = 0;; k++) {
        const double value = (ceil(scale->from / step - 1e-9) + k) * step;
        if (value > scale->to + step * 1e-9)
            break;
        const double y = scale_at(scale, value);
        svg_line(out, x, y, right, y, "#d9d9d9", 1, NULL);
        tick_text(value, step, label);
        svg_text(out, x - 5, y + 4.5, "e g", label);
    }
    svg_line(out, x, scale->start, x, scale->end, SVG_GREY, 1, NULL);
    if (title != NULL)
        svg_text(out, 0, scale->end - 12, "s g", title);
}
