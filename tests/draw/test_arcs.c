#include "check.h"

#include "draw/arcs.h"
#include <math.h>
#include <stdlib.h>

enum { BOXES_MOST = 32 };

/* Every box gives to every other, with a label of two digits and a dashed arc beside. */
static const char *draw_complete(uint32_t boxes, struct arena *arena, struct buffer *out)
{
    struct arcs_box *box = arena_take(arena, boxes, sizeof *box);
    struct arcs_arrow *arrow = arena_take(arena, 2 * (size_t)boxes * boxes, sizeof *arrow);
    struct arcs arcs = {.title = "A <to> B",
                        .subtitle = "all",
                        .second_line = "of them",
                        .description = "R & D",
                        .box = box,
                        .box_count = boxes,
                        .arrow = arrow,
                        .key = {"down", "up", "dashed", "faint", "label"}};
    for (uint32_t from = 0; from < boxes; from++) {
        box[from] = (struct arcs_box){arena_format(arena, "box %u", from), "note", false};
        for (uint32_t to = 0; to < boxes; to++) {
            if (to == from)
                continue;
            arrow[arcs.arrow_count++] = (struct arcs_arrow){.from = from, .to = to, .label = "23"};
            arrow[arcs.arrow_count++] = (struct arcs_arrow){.from = from, .to = to, .is_dashed = true};
        }
    }
    buffer_clear(out);
    arcs_draw(&arcs, arena, out);
    return buffer_text(out);
}

struct label {
    double x, y;
};

static uint32_t read_labels(const char *text, struct label *label)
{
    uint32_t count = 0;
    const char *end = strstr(text, "</g>");
    for (const char *at = strstr(text, "<g class=\"n\">"); (at = strstr(at, " x=\"")) != NULL && at < end; at++) {
        label[count].x = strtod(at + 4, NULL);
        label[count++].y = strtod(strstr(at, " y=\"") + 4, NULL);
    }
    return count;
}

static void no_label_stands_on_another(void **state)
{
    static struct label label[BOXES_MOST * BOXES_MOST];
    (void)state;
    for (uint32_t boxes = 2; boxes <= 13; boxes++) {
        struct arena arena;
        struct buffer out;
        arena_init(&arena);
        buffer_init(&out);
        const uint32_t count = read_labels(draw_complete(boxes, &arena, &out), label);
        assert_int_equal(count, boxes * (boxes - 1));
        for (uint32_t a = 0; a < count; a++) {
            assert_true(label[a].x > 6.0 && label[a].x < ARCS_WIDTH - 6.0);
            for (uint32_t b = 0; b < a; b++)
                if (fabs(label[a].y - label[b].y) < 11.0 && fabs(label[a].x - label[b].x) < 13.0)
                    fail_msg("%u boxes: labels %u and %u at %g %g and %g %g", boxes, a, b, label[a].x, label[a].y,
                             label[b].x, label[b].y);
        }
        buffer_release(&out);
        arena_release(&arena);
    }
}

static void nothing_reaches_beyond_the_picture(void **state)
{
    struct arena arena;
    struct buffer out;
    (void)state;
    arena_init(&arena);
    buffer_init(&out);
    const char *text = draw_complete(BOXES_MOST, &arena, &out);
    for (const char *at = text; (at = strstr(at, "d=\"M")) != NULL; at++) {
        const double start = strtod(at + 4, NULL);
        const char *curve = strchr(at, 'C');
        if (curve == NULL || curve > strchr(at, '/'))
            continue;
        /* Controls at `out`, ends at `start`: the curve's middle is three quarters of the way. */
        const double middle = start + 0.75 * (strtod(curve + 1, NULL) - start);
        assert_true(middle > 0.0 && middle < ARCS_WIDTH);
    }
    buffer_release(&out);
    arena_release(&arena);
}

static void texts_are_escaped_and_bytes_are_the_same(void **state)
{
    struct arena arena;
    struct buffer first, second;
    (void)state;
    arena_init(&arena);
    buffer_init(&first);
    buffer_init(&second);
    assert_string_equal(draw_complete(5, &arena, &first), draw_complete(5, &arena, &second));
    assert_non_null(strstr(buffer_text(&first), "A &lt;to&gt; B"));
    assert_non_null(strstr(buffer_text(&first), "R &amp; D"));
    assert_null(strstr(buffer_text(&first), ">faint<")); /* the key tells of what there is */
    assert_non_null(strstr(buffer_text(&first), ">dashed<"));
    buffer_release(&first);
    buffer_release(&second);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_label_stands_on_another),
        cmocka_unit_test(nothing_reaches_beyond_the_picture),
        cmocka_unit_test(texts_are_escaped_and_bytes_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
