/* The same for programs: every number in full. */
#include "report/hindcast_crises.h"

#include "base/json.h"

static void add_text_member(struct buffer *out, const char *before, const char *name, const char *text)
{
    buffer_format(out, "%s\"%s\": ", before, name);
    add_json_text(out, text);
}

static void add_numbers(struct buffer *out, const char *name, const double *numbers, uint32_t count)
{
    buffer_format(out, ", \"%s\": [", name);
    for (uint32_t k = 0; k < count; k++) {
        buffer_add(out, k == 0 ? "" : ", ");
        add_json_number(out, numbers[k]);
    }
    buffer_add(out, "]");
}

static void add_forecast(struct buffer *out, const char *id, const struct crisis_forecast *forecast, uint32_t powers)
{
    buffer_format(out, "\"%s\": {\"peak\": [", id);
    for (uint32_t k = 0; k < ICB_LEVELS; k++) {
        buffer_add(out, k == 0 ? "" : ", ");
        add_json_number(out, forecast->peak[k]);
    }
    buffer_add(out, "]");
    add_json_field(out, "over", forecast->over);
    add_numbers(out, "military", forecast->military, powers);
    add_numbers(out, "force", forecast->force, powers);
    buffer_add(out, "}");
}

static void add_power(struct buffer *out, const struct crisis_power *power)
{
    add_text_member(out, "{", "id", power->id);
    add_text_member(out, ", ", "title", power->title);
    buffer_format(out, ", \"party\": %s, \"forecast\": %s", power->is_party ? "true" : "false",
                  power->is_reactor ? "true" : "false");
    add_text_member(out, ", ", "did", power->has_record ? crisis_involvement_id(power->did) : NULL);
    buffer_add(out, "}");
}

static void add_case(struct buffer *out, const struct crisis_case *one, const struct crisis_scores *scores, uint32_t c)
{
    add_text_member(out, "{", "id", one->id);
    add_text_member(out, ", ", "title", one->title);
    add_text_member(out, ", ", "trigger", one->trigger == ICB_VIOLENT ? "violent" : "nonviolent");
    add_text_member(out, ",\n     ", "peak", crisis_peak_id(one->peak));
    if (one->has_days)
        add_json_field(out, "days", one->days);
    else
        buffer_add(out, ", \"days\": null");
    buffer_format(out, ", \"scored\": %s", *one->apart ? "false" : "true");
    add_text_member(out, ", ", "apart", one->apart);
    add_text_member(out, ", ", "note", one->note);
    buffer_add(out, ",\n     \"powers\": [");
    for (uint32_t k = 0; k < one->power_count; k++) {
        buffer_add(out, k == 0 ? "" : ", ");
        add_power(out, &one->powers[k]);
    }
    buffer_add(out, "],\n     \"forecasts\": {");
    for (int f = 0; f < CRISIS_FORECASTERS; f++) {
        buffer_add(out, f == 0 ? "" : ",\n       ");
        add_forecast(out, scores->forecaster[f].id, &scores->forecaster[f].of_case[c], one->power_count);
    }
    buffer_add(out, "}}");
}

static void add_score(struct buffer *out, const struct crisis_scored *scored, int score, bool is_compared)
{
    const struct estimate *difference = &scored->difference[score];
    buffer_format(out, "\"%s\": {\"mean\": ", crisis_score_id((enum crisis_score)score));
    add_json_number(out, scored->mean[score]);
    if (is_compared) {
        add_json_field(out, "ladder_less_this", difference->value);
        add_json_field(out, "low", difference->low);
        add_json_field(out, "high", difference->high);
        add_text_member(out, ", ", "the_ladder_is", crisis_verdict_word(crisis_verdict_of(difference)));
    }
    buffer_add(out, "}");
}

static void add_forecasters(struct buffer *out, const struct crisis_scores *scores)
{
    buffer_add(out, ",\n  \"forecasters\": [");
    for (int f = 0; f < CRISIS_FORECASTERS; f++) {
        const struct crisis_scored *scored = &scores->forecaster[f];
        add_text_member(out, f == 0 ? "\n    {" : ",\n    {", "id", scored->id);
        add_text_member(out, ", ", "title", scored->title);
        buffer_add(out, ", \"scores\": {");
        for (int s = 0; s < CRISIS_SCORES; s++) {
            buffer_add(out, s == 0 ? "" : ",\n      ");
            add_score(out, scored, s, f != CRISIS_LADDER);
        }
        buffer_add(out, "}}");
    }
    buffer_add(out, "]");
}

static void add_tallies(struct buffer *out, const struct crisis_scores *scores)
{
    const char *before = ",\n  \"expected_and_come\": {";
    for (int s = 0; s < CRISIS_SCORES; s++) {
        if (s == CRISIS_PEAK)
            continue;
        buffer_format(out, "%s\"%s\": {\"expected\": ", before, crisis_score_id((enum crisis_score)s));
        add_json_number(out, scores->tally[s].expected);
        buffer_format(out, ", \"come\": %u, \"of\": %u}", scores->tally[s].happened, scores->tally[s].of);
        before = ", ";
    }
    buffer_add(out, "}");
}

static void add_published(struct buffer *out)
{
    buffer_add(out, ",\n  \"published\": [");
    for (uint32_t k = 0; k < crisis_published_count; k++) {
        add_text_member(out, k == 0 ? "\n    {" : ",\n    {", "over", crisis_published[k].set);
        add_text_member(out, ", ", "forecaster", crisis_published[k].forecaster);
        add_json_field(out, "serious", crisis_published[k].score[0]);
        add_json_field(out, "war", crisis_published[k].score[1]);
        add_json_field(out, "peak", crisis_published[k].score[2]);
        buffer_add(out, "}");
    }
    buffer_add(out, "]");
}

void hindcast_crises_json(const struct crisis_case *cases, const struct crisis_scores *scores, uint32_t trials,
                          struct buffer *out)
{
    add_text_member(out, "{\n  ", "what", crises_caution);
    buffer_format(out, ",\n  \"trials\": %u, \"scored\": %u,\n  \"cases\": [", trials, scores->scored_count);
    for (uint32_t c = 0; c < scores->case_count; c++) {
        buffer_add(out, c == 0 ? "\n    " : ",\n    ");
        add_case(out, &cases[c], scores, c);
    }
    buffer_add(out, "]");
    add_forecasters(out, scores);
    add_tallies(out, scores);
    add_published(out);
    buffer_add(out, "\n}\n");
}
