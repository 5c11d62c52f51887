/* Boxes one above the other and arrows between them as arcs, as a picture that stands by itself or as a panel of a
 * page: what goes down runs on the right, what goes up on the left. An arc reaches out by the number of boxes it
 * passes, so that arcs of one box lie in each other, and its label stands where no other does. The same bytes on every
 * machine. */
#ifndef CASUS_DRAW_ARCS_H
#define CASUS_DRAW_ARCS_H

#include "base/arena.h"
#include "base/buffer.h"
#include <stdbool.h>
#include <stdint.h>

#define ARCS_WIDTH 400.0

/* Smaller and darker text than a picture's other; a page that holds a panel has this in its style. */
#define ARCS_STYLE                                                                                                     \
    ".arcs .g{fill:#595959;font-size:11px}"                                                                            \
    ".arcs .n text{font-size:11px;font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:3px;"                    \
    "stroke-linejoin:round}.arcs .n .d{fill:#005a8f}.arcs .n .u{fill:#8a3a0c}.arcs .n .h{fill:#595959}"

struct arcs_box {
    const char *name, *note;
    bool is_faint;
};

struct arcs_arrow {
    uint32_t from, to;
    const char *label; /* NULL: none */
    bool is_dashed, is_faint;
};

/* What the kinds of arrow mean; a kind that is not in the picture has no line in the key. */
struct arcs_key {
    const char *down, *up, *dashed, *faint, *label;
};

struct arcs {
    const char *panel; /* id of a panel in a page, whose style it has and whose caption is its head; NULL: by itself */
    const char *title, *subtitle, *second_line, *description;
    const struct arcs_box *box;
    uint32_t box_count;
    const struct arcs_arrow *arrow;
    uint32_t arrow_count;
    struct arcs_key key;
};

void arcs_draw(const struct arcs *arcs, struct arena *arena, struct buffer *out);

#endif
