/* The same for programs: every number in full. */
#include "report/hindcast_internal.h"

#include "base/json.h"
#include <math.h>

static const char *const score_ids[HINDCAST_SCORES] = {"log", "brier", "crps"};

static void add_member(struct buffer *out, const char *before, const char *name, double value)
{
    buffer_format(out, "%s\"%s\": ", before, name);
    add_json_number(out, value);
}

static void add_text_member(struct buffer *out, const char *before, const char *name, const char *text)
{
    buffer_format(out, "%s\"%s\": ", before, name);
    add_json_text(out, text);
}

static void add_scores(struct buffer *out, const double score[HINDCAST_SCORES])
{
    for (uint32_t s = 0; s < HINDCAST_SCORES; s++)
        add_member(out, s == 0 ? "" : ", ", score_ids[s], score[s]);
}

static void add_estimate(struct buffer *out, const struct estimate *estimate)
{
    add_member(out, "{", "value", estimate->value);
    add_json_field(out, "low", estimate->low);
    add_json_field(out, "high", estimate->high);
}

static void add_skills(struct buffer *out, const struct forecaster_score *scored)
{
    static const char *const words[] = {"better", "same", "worse", "unknown"};

    buffer_add(out, ",\n      \"skill\": {");
    for (uint32_t s = 0; s < HINDCAST_SCORES; s++) {
        buffer_format(out, "%s\"%s\": ", s == 0 ? "" : ", ", score_ids[s]);
        add_estimate(out, &scored->skill[s]);
        add_text_member(out, ", ", "against_base_rates", words[scored->against_base[s]]);
        buffer_add(out, "}");
    }
    buffer_add(out, "},\n      \"excess_over_first\": {");
    for (uint32_t s = 0; s < HINDCAST_SCORES; s++) {
        buffer_format(out, "%s\"%s\": ", s == 0 ? "" : ", ", score_ids[s]);
        add_estimate(out, &scored->excess[s]);
        buffer_add(out, "}");
    }
    buffer_add(out, "}");
}

static void add_case_score(struct buffer *out, const char *id, const struct case_score *score)
{
    add_text_member(out, "\n        {", "id", id);
    buffer_add(out, ", \"chance\": {");
    for (uint32_t k = 0; k < COUNCIL_CLASSES; k++)
        add_member(out, k == 0 ? "" : ", ", council_class_id((enum council_class)k), score->chance[k]);
    buffer_add(out, "}");
    add_text_member(out, ", ", "likeliest", council_class_id(score->likeliest));
    buffer_add(out, ",\n         ");
    add_scores(out, score->score);
    add_json_field(out, "days_low", score->days_low);
    add_json_field(out, "days_middle", score->days_middle);
    add_json_field(out, "days_high", score->days_high);
    buffer_add(out, "}");
}

static void add_forecaster(struct buffer *out, const struct hindcast *hindcast, const struct forecaster_score *scored)
{
    add_text_member(out, "{", "id", scored->id);
    add_text_member(out, ", ", "title", scored->title);
    buffer_format(out, ", \"hits\": %u", scored->hits);
    add_json_field(out, "confidence", scored->confidence);
    buffer_add(out, ",\n      \"mean\": {");
    add_scores(out, scored->mean);
    buffer_add(out, "}");
    add_skills(out, scored);
    buffer_add(out, ",\n      \"cases\": [");
    for (uint32_t c = 0; c < hindcast->case_count; c++) {
        buffer_add(out, c == 0 ? "" : ",");
        add_case_score(out, hindcast->cases[c].id, &scored->of_case[c]);
    }
    buffer_add(out, "]}");
}

static void add_council(struct buffer *out, const struct hindcast_council *council)
{
    static const char *const grounds[] = {
        [GROUND_TREATY] = "treaty", [GROUND_OWN] = "own_territory", [GROUND_BEYOND] = "neither"};
    add_text_member(out, ",\n     ", "ground", grounds[council->ground]);
    add_json_field(out, "told_apart", council_discrimination(council));
    add_json_field(out, "contributors", council->has_contributors ? council->contributors : (double)NAN);
    add_json_field(out, "gave_low", council->gave_low);
    add_json_field(out, "gave_middle", council->gave_middle);
    add_json_field(out, "gave_high", council->gave_high);
    buffer_add(out, ",\n     \"members_held_out\": {");
    for (uint32_t i = 0; i < council->member_count; i++)
        add_member(out, i == 0 ? "" : ", ", council->members[i].id, council->members[i].held_out);
    buffer_add(out, "},\n     \"named\": [");
    for (uint32_t i = 0, named = 0; i < council->member_count; i++)
        if (council->members[i].is_named) {
            buffer_add(out, named++ == 0 ? "" : ", ");
            add_json_text(out, council->members[i].id);
        }
    buffer_add(out, "]");
}

static void add_case(struct buffer *out, const struct hindcast_case *known, const struct hindcast_council *council)
{
    add_text_member(out, "\n    {", "id", known->id);
    add_text_member(out, ", ", "title", known->title);
    buffer_format(out, ", \"members\": %u", known->members);
    add_text_member(out, ", ", "happened", council_class_id(known->happened));
    if (known->has_days) {
        add_json_field(out, "days_least", known->days_least);
        add_json_field(out, "days_most", known->happened == COUNCIL_NOT_AGREED ? (double)INFINITY : known->days_most);
    }
    add_json_field(out, "horizon_days", known->horizon_days);
    if (council != NULL)
        add_council(out, council);
    buffer_add(out, "}");
}

static void add_calibration(struct buffer *out, const struct hindcast *hindcast, const struct hindcast_scores *scores)
{
    buffer_add(out, ",\n  \"calibration\": {\"points\": [");
    for (uint32_t g = 0; g < hindcast->grid_count; g++) {
        add_text_member(out, g == 0 ? "\n    {" : ",\n    {", "id", hindcast->grid[g].id);
        add_text_member(out, ", ", "title", hindcast->grid[g].title);
        buffer_format(out, ", \"chosen_times\": %u}", scores->chosen_times[g]);
    }
    buffer_add(out, "],\n    \"chosen\": {");
    for (uint32_t c = 0; c < hindcast->case_count; c++) {
        buffer_add(out, c == 0 ? "" : ", ");
        add_json_text(out, hindcast->cases[c].id);
        buffer_add(out, ": ");
        add_json_text(out, hindcast->grid[scores->chosen[c]].id);
    }
    buffer_add(out, "}}");
}

void hindcast_json(const struct hindcast *hindcast, const struct hindcast_scores *scores, struct buffer *out)
{
    add_text_member(out, "{\n  ", "what", hindcast_caution);
    buffer_format(out, ",\n  \"seed\": %u, \"dated_cases\": %u,\n  \"cases\": [", hindcast->seed, scores->dated_count);
    for (uint32_t c = 0; c < hindcast->case_count; c++) {
        buffer_add(out, c == 0 ? "" : ",");
        add_case(out, &hindcast->cases[c], hindcast->councils ? &hindcast->councils[c] : NULL);
    }
    buffer_add(out, "],\n  \"base_rates\":\n    ");
    add_forecaster(out, hindcast, &scores->base_rates);
    buffer_add(out, ",\n  \"forecasters\": [");
    for (uint32_t f = 0; f < scores->forecaster_count; f++) {
        buffer_add(out, f == 0 ? "\n    " : ",\n    ");
        add_forecaster(out, hindcast, &scores->forecaster[f]);
    }
    buffer_add(out, "]");
    if (scores->chosen != NULL)
        add_calibration(out, hindcast, scores);
    if (hindcast->delays != NULL)
        hindcast_delays_json(hindcast, out);
    buffer_add(out, "\n}\n");
}
