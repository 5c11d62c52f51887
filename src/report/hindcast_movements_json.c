/* The same for programs: every number in full, in days and tonnes. */
#include "report/hindcast_movements.h"

#include "base/json.h"

static void add_text_member(struct buffer *out, const char *before, const char *name, const char *text)
{
    buffer_format(out, "%s\"%s\": ", before, name);
    add_json_text(out, text);
}

static void add_figure(struct buffer *out, const struct movement_figure *figure, uint32_t trials, double *scratch)
{
    const struct figure_score score = figure_score(figure, trials, scratch);
    add_text_member(out, "\n      {", "id", figure->id);
    add_text_member(out, ", ", "title", figure->title);
    add_text_member(out, ", ", "written_in", figure->unit);
    add_json_field(out, "happened_low", figure->low);
    add_json_field(out, "happened_high", figure->high);
    add_json_field(out, "simulated_low", score.low);
    add_json_field(out, "simulated_middle", score.middle);
    add_json_field(out, "simulated_high", score.high);
    add_json_field(out, "ratio", score.ratio);
    buffer_format(out, ", \"within\": %s, \"inside\": %s", score.is_within ? "true" : "false",
                  score.is_inside ? "true" : "false");
    add_text_member(out, ",\n       ", "hindsight", figure->hindsight);
    add_text_member(out, ", ", "note", figure->note);
    buffer_add(out, "}");
}

static void add_tally(struct buffer *out, const char *name, const struct movement_tally *tally)
{
    buffer_format(out, ",\n  \"%s\": {\"figures\": %u, \"within\": %u, \"inside\": %u", name, tally->figures,
                  tally->within, tally->inside);
    add_json_field(out, "width", tally->width);
    buffer_add(out, "}");
}

void hindcast_movements_json(const struct movement_case *cases, uint32_t case_count, double *scratch, double *widths,
                             struct buffer *out)
{
    const struct movement_tally all = movement_tally(cases, case_count, false, scratch, widths);
    const struct movement_tally blind = movement_tally(cases, case_count, true, scratch, widths);
    add_text_member(out, "{\n  ", "what", movements_caution);
    buffer_add(out, ",\n  \"cases\": [");
    for (uint32_t c = 0; c < case_count; c++) {
        add_text_member(out, c == 0 ? "\n    {" : ",\n    {", "id", cases[c].id);
        add_text_member(out, ", ", "title", cases[c].title);
        add_text_member(out, ", ", "note", cases[c].note);
        buffer_format(out, ", \"trials\": %u, \"failed\": %u, \"figures\": [", cases[c].trials, cases[c].failed);
        for (uint32_t k = 0; k < cases[c].figure_count; k++) {
            buffer_add(out, k == 0 ? "" : ",");
            add_figure(out, &cases[c].figures[k], cases[c].trials, scratch);
        }
        buffer_add(out, "]}");
    }
    buffer_add(out, "]");
    add_tally(out, "all", &all);
    add_tally(out, "without_hindsight", &blind);
    buffer_add(out, "\n}\n");
}
