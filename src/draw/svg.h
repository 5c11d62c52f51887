/* Pictures as SVG with real text, written to a buffer.
 *
 * All are PANEL_WIDTH units wide, so that their text, 13 units high, is still 11 pixels on a phone 360 pixels wide;
 * wider pages set several side by side. Colours are those of Okabe and Ito that reach 3:1 on white, and never speak
 * alone. */
#ifndef CASUS_DRAW_SVG_H
#define CASUS_DRAW_SVG_H

#include "base/buffer.h"
#include <stdbool.h>
#include <stdint.h>

#define PANEL_WIDTH 360.0
#define SVG_INK "#1a1a1a"
#define SVG_GREY "#6b6b6b"
#define SVG_BLUE "#0072B2"
#define SVG_VERMILLION "#D55E00"
#define SVG_GREEN "#009E73"
#define SVG_PURPLE "#CC79A7"

/* `id` is unique in the page; title and description are for those who do not see the picture. */
void svg_open(struct buffer *out, double height, const char *id, const char *title, const char *description);
/* The same of another width. */
void svg_open_wide(struct buffer *out, double width, double height, const char *id, const char *title,
                   const char *description);
/* The same for a file of its own, which no page gives a width or a style; `style` are rules beyond the classes "m" and
 * "b" of svg_text. */
void svg_open_file(struct buffer *out, double width, double height, const char *id, const char *title,
                   const char *description, const char *style);
void svg_close(struct buffer *out);
/* `form` with each @ replaced by a double of the arguments, to one decimal. */
void svg_put(struct buffer *out, const char *form, ...);
/* `anchor`: "s" starts at x, "m" is centred, "e" ends there; a second class may follow: "m b" bold, "e g" grey. */
void svg_text(struct buffer *out, double x, double y, const char *anchor, const char *text);
/* In at most two lines of `width` units, centred on y; longer text is cut at a word and ends in an ellipsis (tables
 * have it whole). */
void svg_label(struct buffer *out, double x, double y, double width, const char *anchor, const char *text);
/* Estimated width of text in units. */
double svg_width_of(const char *text);
void svg_line(struct buffer *out, double x1, double y1, double x2, double y2, const char *colour, double width,
              const char *dash);
void svg_rect(struct buffer *out, double x, double y, double width, double height, const char *fill,
              const char *stroke);

enum marker { MARKER_CIRCLE, MARKER_SQUARE, MARKER_TRIANGLE, MARKER_DIAMOND, MARKER_COUNT };
void svg_marker(struct buffer *out, enum marker marker, double x, double y, double radius, const char *colour,
                bool filled);

struct scale {
    double from, to;   /* values */
    double start, end; /* units */
};
double scale_at(const struct scale *scale, double value);
/* Step of 1, 2 or 5 times a power of ten that gives at most `most` intervals. */
double scale_step(const struct scale *scale, int most);
/* Widen from and to outwards to whole steps. */
void scale_round(struct scale *scale, int most);
/* Ticks with labels under y; light lines up to `top`. */
void svg_axis_below(struct buffer *out, const struct scale *scale, double y, double top, int most, const char *title);
void svg_axis_left(struct buffer *out, const struct scale *scale, double x, double right, int most, const char *title);

#endif
