#include "report/table.h"

#include "base/text.h"
#include <string.h>

enum { GAP = 2, HEADING_LEAST = 12 };

void table_init(struct table *table, uint32_t columns, uint32_t rows)
{
    arena_init(&table->arena);
    table->columns = columns;
    table->rows = rows;
    table->heading = arena_take(&table->arena, columns, sizeof *table->heading);
    table->cells = arena_take(&table->arena, (size_t)rows * columns, sizeof *table->cells);
    for (uint32_t c = 0; c < columns; c++)
        table->heading[c] = "";
    for (size_t k = 0; k < (size_t)rows * columns; k++)
        table->cells[k].text = "";
}

void table_release(struct table *table)
{
    arena_release(&table->arena);
}

void table_heading(struct table *table, uint32_t column, const char *text)
{
    table->heading[column] = arena_text(&table->arena, text);
}

void table_headings(struct table *table, const char *const *texts)
{
    for (uint32_t c = 0; c < table->columns; c++)
        table_heading(table, c, texts[c]);
}

void table_cell(struct table *table, uint32_t row, uint32_t column, const char *text, enum cell_tone tone)
{
    table->cells[(size_t)row * table->columns + column] = (struct table_cell){arena_text(&table->arena, text), tone};
}

static uint32_t width_of(const char *text)
{
    return text_codepoints(text, strlen(text));
}

static uint32_t widest_cell(const struct table *table, uint32_t column)
{
    uint32_t widest = 0;

    for (uint32_t r = 0; r < table->rows; r++) {
        const uint32_t width = width_of(table->cells[(size_t)r * table->columns + column].text);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Bytes of `text` that make its next line of at most `width` code points; at least one word. */
static size_t line_length(const char *text, uint32_t width)
{
    size_t best = 0;

    for (size_t at = 0;; at++) {
        if (text[at] != ' ' && text[at] != '\n' && text[at] != '\0')
            continue;
        if (best > 0 && text_codepoints(text, at) > width)
            return best;
        best = at;
        if (text[at] != ' ')
            return best;
    }
}

static const char *after_line(const char *text, size_t length)
{
    return text[length] == '\0' ? text + length : text + length + 1;
}

/* Width of a heading broken to `width`, and its lines. */
static uint32_t heading_width(const char *text, uint32_t width, uint32_t *lines)
{
    uint32_t widest = 0;

    for (*lines = 0; *text != '\0'; (*lines)++) {
        const size_t length = line_length(text, width);
        const uint32_t line = text_codepoints(text, length);
        widest = line > widest ? line : widest;
        text = after_line(text, length);
    }
    return widest;
}

static void pad(struct buffer *out, uint32_t from, uint32_t to)
{
    if (to > from)
        buffer_add_repeat(out, " ", to - from);
}

static void trim_line(struct buffer *out)
{
    while (out->length > 0 && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
    buffer_add(out, "\n");
}

struct block {
    const uint32_t *column; /* table's columns in this block */
    uint32_t count;
    const uint32_t *width; /* by table's column */
};

static void render_headings(const struct table *table, const struct block *block, struct buffer *out)
{
    uint32_t most = 0, lines;

    for (uint32_t k = 0; k < block->count; k++) {
        heading_width(table->heading[block->column[k]], block->width[block->column[k]], &lines);
        most = lines > most ? lines : most;
    }
    for (uint32_t line = 0; line < most; line++) {
        for (uint32_t k = 0; k < block->count; k++) {
            const uint32_t column = block->column[k], width = block->width[column];
            const char *text = table->heading[column];
            heading_width(text, width, &lines);
            /* Headings stand on the bottom line. */
            const uint32_t skipped = most - lines;
            size_t length = 0;
            if (line >= skipped) {
                length = line_length(text, width);
                for (uint32_t j = skipped; j < line; j++) {
                    text = after_line(text, length);
                    length = line_length(text, width);
                }
            }
            buffer_add_slice(out, text, length);
            pad(out, text_codepoints(text, length), width + GAP);
        }
        trim_line(out);
    }
}

static void render_row(const struct table *table, uint32_t row, const struct block *block, bool colour,
                       struct buffer *out)
{
    static const char *const tones[] = {"", "\033[32m", "\033[31m", "\033[2m"};

    for (uint32_t k = 0; k < block->count; k++) {
        const uint32_t column = block->column[k];
        const struct table_cell *cell = &table->cells[(size_t)row * table->columns + column];
        const bool toned = colour && cell->tone != TONE_PLAIN;
        buffer_add(out, toned ? tones[cell->tone] : "");
        buffer_add(out, cell->text);
        buffer_add(out, toned ? "\033[0m" : "");
        pad(out, width_of(cell->text), block->width[column] + GAP);
    }
    trim_line(out);
}

void table_render(const struct table *table, uint32_t width, bool colour, struct buffer *out)
{
    struct arena arena;

    arena_init(&arena);
    uint32_t *widths = arena_take(&arena, table->columns, sizeof *widths);
    uint32_t *columns = arena_take(&arena, table->columns, sizeof *columns);
    for (uint32_t c = 0; c < table->columns; c++) {
        uint32_t lines;
        const uint32_t cells = widest_cell(table, c);
        const uint32_t heading =
            heading_width(table->heading[c], cells > HEADING_LEAST ? cells : HEADING_LEAST, &lines);
        widths[c] = cells > heading ? cells : heading;
    }
    for (uint32_t next = 1; next < table->columns || next == 1;) {
        struct block block = {columns, 1, widths};
        uint32_t used = widths[0];
        columns[0] = 0;
        while (next < table->columns && (block.count == 1 || used + GAP + widths[next] <= width)) {
            used += GAP + widths[next];
            columns[block.count++] = next++;
        }
        if (block.count > 1 && columns[1] != 1)
            buffer_add(out, "\n");
        render_headings(table, &block, out);
        for (uint32_t r = 0; r < table->rows; r++)
            render_row(table, r, &block, colour, out);
        if (next == 1)
            break;
    }
    arena_release(&arena);
}

/* A cell: breaks become blanks, and what would end the cell is escaped. */
static void add_markdown_cell(struct buffer *out, const char *text)
{
    buffer_add(out, " ");
    for (; *text != '\0'; text++)
        if (*text == '|')
            buffer_add(out, "\\|");
        else
            buffer_add_slice(out, *text == '\n' ? " " : text, 1);
    buffer_add(out, " |");
}

void table_render_markdown(const struct table *table, struct buffer *out)
{
    buffer_add(out, "|");
    for (uint32_t c = 0; c < table->columns; c++)
        add_markdown_cell(out, table->heading[c]);
    buffer_add(out, "\n|");
    buffer_add_repeat(out, "---|", table->columns);
    buffer_add(out, "\n");
    for (uint32_t r = 0; r < table->rows; r++) {
        buffer_add(out, "|");
        for (uint32_t c = 0; c < table->columns; c++)
            add_markdown_cell(out, table->cells[(size_t)r * table->columns + c].text);
        buffer_add(out, "\n");
    }
}

void add_wrapped(struct buffer *out, const char *text, uint32_t width)
{
    while (*text != '\0') {
        const size_t length = line_length(text, width);
        buffer_add_slice(out, text, length);
        buffer_add(out, "\n");
        text = after_line(text, length);
    }
}
