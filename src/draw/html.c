#include "draw/html.h"

#include <string.h>

void html_text(struct buffer *out, const char *text)
{
    while (*text != '\0') {
        const size_t plain = strcspn(text, "&<>\"'");
        buffer_add_slice(out, text, plain);
        text += plain;
        if (*text == '\0')
            return;
        buffer_add(out, *text == '&'   ? "&amp;"
                        : *text == '<' ? "&lt;"
                        : *text == '>' ? "&gt;"
                        : *text == '"' ? "&quot;"
                                       : "&#39;");
        text++;
    }
}

const char *html_escape(struct arena *arena, const char *text)
{
    struct buffer buffer;

    buffer_init(&buffer);
    html_text(&buffer, text);
    const char *copy = arena_text(arena, buffer_text(&buffer));
    buffer_release(&buffer);
    return copy;
}

void html_table_open(struct buffer *out, const char *caption)
{
    buffer_add(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table: ");
    html_text(out, caption);
    buffer_add(out, "\"><table><caption>");
    html_text(out, caption);
    buffer_add(out, "</caption>\n");
}

void html_table_close(struct buffer *out)
{
    buffer_add(out, "</tbody></table></div>\n");
}

void html_headings(struct buffer *out, const char *const *headings)
{
    buffer_add(out, "<thead><tr>");
    for (; *headings != NULL; headings++) {
        buffer_add(out, "<th scope=\"col\">");
        html_text(out, *headings);
        buffer_add(out, "</th>");
    }
    buffer_add(out, "</tr></thead><tbody>\n");
}

void html_row_open(struct buffer *out, const char *heading)
{
    buffer_add(out, "<tr><th scope=\"row\">");
    html_text(out, heading);
    buffer_add(out, "</th>");
}

void html_cell(struct buffer *out, const char *text)
{
    /* Long text keeps a width it can be read in; the table scrolls instead. */
    buffer_add(out, strlen(text) > 40 ? "<td class=\"w\">" : "<td>");
    html_text(out, text);
    buffer_add(out, "</td>");
}

void html_number(struct buffer *out, const char *text)
{
    buffer_add(out, "<td class=\"n\">");
    html_text(out, text);
    buffer_add(out, "</td>");
}

void html_row_close(struct buffer *out)
{
    buffer_add(out, "</tr>\n");
}
