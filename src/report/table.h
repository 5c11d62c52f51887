/* Text tables, for a terminal or as Markdown. On a terminal: aligned columns, in blocks that fit a width. Cells are
 * never cut; columns that do not fit go into a further block, the first column repeated. */
#ifndef CASUS_REPORT_TABLE_H
#define CASUS_REPORT_TABLE_H

#include "base/arena.h"
#include "base/buffer.h"
#include <stdbool.h>
#include <stdint.h>

enum cell_tone { TONE_PLAIN, TONE_GOOD, TONE_BAD, TONE_FAINT };

struct table_cell {
    const char *text;
    enum cell_tone tone;
};

struct table {
    struct arena arena;
    uint32_t columns, rows;
    const char **heading; /* may hold '\n': the line after it is the unit */
    struct table_cell *cells;
};

void table_init(struct table *table, uint32_t columns, uint32_t rows);
void table_release(struct table *table);
/* Texts are copied. */
void table_heading(struct table *table, uint32_t column, const char *text);
/* Of every column, in order. */
void table_headings(struct table *table, const char *const *texts);
void table_cell(struct table *table, uint32_t row, uint32_t column, const char *text, enum cell_tone tone);
/* Headings break at blanks to keep columns narrow. `colour` writes ANSI escapes for tones. */
void table_render(const struct table *table, uint32_t width, bool colour, struct buffer *out);
/* The same as a table of Markdown, in one block, without tones. */
void table_render_markdown(const struct table *table, struct buffer *out);
/* `text` broken at blanks to at most `width` code points a line, each line ended. */
void add_wrapped(struct buffer *out, const char *text, uint32_t width);

#endif
