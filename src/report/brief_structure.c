/* Page 11: which part of the model acts on which, as compiled. */
#include "report/brief_internal.h"

#include "report/structure_internal.h"

/* "alliance 54 and news of decided, crisis 8": from `box`, or to it. */
static const char *neighbours(struct brief *b, const struct structure *s, uint32_t box, bool is_from)
{
    struct buffer text;

    buffer_init(&text);
    for (uint32_t k = 0; k < s->arrow_count; k++) {
        const struct structure_arrow *arrow = &s->arrow[k];
        if ((is_from ? arrow->from : arrow->to) != box)
            continue;
        buffer_format(&text, "%s%s", text.length > 0 ? "; " : "", s->box[is_from ? arrow->to : arrow->from].name);
        if (arrow->signal_count > 0)
            buffer_format(&text, " %u", arrow->signal_count);
        for (uint32_t topic = 0, told = 0; topic < TOPIC_MOST; topic++)
            if (arrow->topics >> topic & 1)
                buffer_format(&text, "%s%s", told++ == 0 ? " (news: " : ", ", structure_topic(topic));
        buffer_add(&text, arrow->topics != 0 ? ")" : "");
    }
    const char *list = arena_format(&b->arena, "%s", text.length > 0 ? buffer_text(&text) : "-");
    buffer_release(&text);
    return list;
}

static void arrows_table(struct brief *b, const struct structure *s)
{
    static const char *const headings[] = {"Part", "Signals", "Reads of", "Is read by", NULL};

    html_table_open(b->out, "How many signals each part reads of which, and the news it hears");
    html_headings(b->out, headings);
    for (uint32_t k = 0; k < s->box_count; k++) {
        char signals[32];
        words_count(s->box[k].signals, signals);
        html_row_open(b->out, s->box[k].name);
        html_number(b->out, signals);
        html_cell(b->out, neighbours(b, s, k, false));
        html_cell(b->out, neighbours(b, s, k, true));
        html_row_close(b->out);
    }
    html_table_close(b->out);
}

/* Beside the picture: what the names in its boxes mean. */
static void parts_list(struct brief *b, const struct structure *s)
{
    buffer_add(b->out,
               "<div class=\"panel parts\"><p class=\"h\">The parts, from top to bottom</p>\n<dl class=\"key\">\n");
    for (uint32_t k = 0; k < s->box_count; k++) {
        const char *words = structure_mechanism(s->box[k].name);
        buffer_format(b->out, "<dt>%s</dt><dd>%s</dd>\n", s->box[k].name, words == NULL ? "-" : words);
    }
    buffer_add(b->out, "</dl></div>\n");
}

/* What the study has cut, in the words that cut it. */
static const char *cuts(struct brief *b, const struct structure *s)
{
    const char *all = "";

    if (s->cut_count == 0)
        return "This study has cut no arrow.";
    for (uint32_t k = 0; k < s->cut_count; k++)
        all = format_text(b, "%s%s%s", all, k == 0 ? "" : "; ", s->cut[k]);
    return format_text(b, "This study has cut, and the picture leaves out: %s.", all);
}

static void structure_figure(struct brief *b)
{
    struct structure s;

    structure_make(&s, b->plan, false);
    figure_open(b, "Which part of the model acts on which?",
                format_text(b,
                            "An arrow says that the part at its tip knows something of the part it comes from: as "
                            "many of its signals, numbers that change as a trial goes on, as stand on the arrow, or, "
                            "dashed, the news when something happens. Blue arrows run down. Orange ones come back up: "
                            "without them no part would feel what it has set off. Parts that no arrow joins know "
                            "nothing of each other. No arrow tells whether it raises or lowers, or how much. %s",
                            cuts(b, &s)));
    buffer_add(b->out, "<div class=\"panel tall\">");
    chart_structure(&s, panel_id(b), b->out);
    buffer_add(b->out, "</div>\n");
    parts_list(b, &s);
    figure_twin(b);
    arrows_table(b, &s);
    figure_close(b);
    paragraph(b,
              "Not drawn by hand: it is what the parts of this world, %s, declare that they read, and they can read "
              "nothing else. What each arrow carries, and every loop, is told by: casus explain STUDY --structure. "
              "What an arrow matters is measured by running without it: casus run --cut.",
              s.hash);
    structure_release(&s);
}

void page_structure(struct brief *b)
{
    page_open(b, PAGE_STRUCTURE);
    if (b->plan == NULL)
        paragraph(b, "The model is not at hand here: casus explain SCENARIO --structure draws it.");
    else
        structure_figure(b);
    page_close(b);
}
