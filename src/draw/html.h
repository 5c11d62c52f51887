/* Pieces of an HTML page. What is called `text` is escaped here; what is called `html` is not. */
#ifndef CASUS_DRAW_HTML_H
#define CASUS_DRAW_HTML_H

#include "base/arena.h"
#include "base/buffer.h"

void html_text(struct buffer *out, const char *text);
/* Escaped copy, for use in a format. */
const char *html_escape(struct arena *arena, const char *text);

/* A table in a box that scrolls by itself, reachable by keyboard, with a caption. */
void html_table_open(struct buffer *out, const char *caption);
void html_table_close(struct buffer *out);
/* Column headings, NULL-terminated; opens the body. */
void html_headings(struct buffer *out, const char *const *headings);
void html_row_open(struct buffer *out, const char *heading);
void html_cell(struct buffer *out, const char *text);
/* A number: kept on one line, aligned to the right. */
void html_number(struct buffer *out, const char *text);
void html_row_close(struct buffer *out);

#endif
