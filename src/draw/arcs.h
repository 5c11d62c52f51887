/* Boxes one above the other and arrows between them as arcs, as a picture that stands by itself: what goes down runs
 * on the right, what goes up on the left. An arc reaches out by the number of boxes it passes, so that arcs of one box
 * lie in each other, and its label stands where no other does. The same bytes on every machine. */
#ifndef CASUS_DRAW_ARCS_H
#define CASUS_DRAW_ARCS_H

#include "base/arena.h"
#include "base/buffer.h"
#include <stdbool.h>
#include <stdint.h>

#define ARCS_WIDTH 400.0

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
    const char *title, *subtitle, *second_line, *description;
    const struct arcs_box *box;
    uint32_t box_count;
    const struct arcs_arrow *arrow;
    uint32_t arrow_count;
    struct arcs_key key;
};

void arcs_draw(const struct arcs *arcs, struct arena *arena, struct buffer *out);

#endif
