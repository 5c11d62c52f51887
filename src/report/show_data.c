/* The same for programs: every number in full, in base units (days, persons, USD, shares). */
#include "base/json.h"
#include "base/text.h"
#include "report/conditions.h"
#include "report/show_internal.h"
#include "report/words.h"
#include <math.h>

static const char *base_unit(const struct digest *digest, const struct measure *measure)
{
    const char *unit = study_outcome_at(digest->study, measure->outcome)->unit;

    return measure->kind == MEASURE_SHARE ? "share" : unit == NULL ? "" : unit;
}

static const char *better_word(int better)
{
    return better < 0 ? "less" : better > 0 ? "more" : "neither";
}

static void json_band(struct buffer *out, const struct band *band)
{
    const double values[] = {band->low, band->middle, band->high, band->mean, band->error};
    static const char *const names[] = {"low", "middle", "high", "mean", "error"};

    for (size_t k = 0; k < 5; k++) {
        buffer_format(out, "%s\"%s\": ", k == 0 ? "" : ", ", names[k]);
        add_json_number(out, values[k]);
    }
    buffer_format(out, ", \"futures\": %u", band->futures);
}

static void json_measures(const struct digest *digest, struct buffer *out)
{
    buffer_add(out, "  \"measures\": [");
    for (uint32_t m = 0; m < digest->measures.count; m++) {
        const struct measure *measure = &digest->measures.list[m];
        buffer_format(out, "%s\n    {\"id\": ", m == 0 ? "" : ",");
        add_json_text(out, measure->id);
        buffer_add(out, ", \"title\": ");
        add_json_text(out, measure->title);
        buffer_add(out, ", \"unit\": ");
        add_json_text(out, base_unit(digest, measure));
        buffer_add(out, ", \"axis\": ");
        add_json_text(out, measure->axis);
        buffer_add(out, ", \"outcome\": ");
        add_json_text(out, study_outcome_at(digest->study, measure->outcome)->id);
        buffer_format(out, ", \"better\": \"%s\", \"matters\": ", better_word(measure->better));
        add_json_number(out, measure->matters);
        buffer_add(out, "}");
    }
    buffer_add(out, "\n  ],\n");
}

static void json_cell(const struct digest *digest, const struct cell *cell, const char *id, struct buffer *out)
{
    buffer_add(out, "\n        ");
    add_json_text(out, id);
    buffer_add(out, ": {");
    json_band(out, &cell->band);
    buffer_add(out, ", \"never\": ");
    add_json_number(out, cell->never);
    if (digest->none != NO_INDEX) {
        buffer_add(out, ",\n          \"difference\": {");
        json_band(out, &cell->difference);
        buffer_format(out, "}, \"verdict\": \"%s\", \"balance\": ", verdict_word(cell->verdict));
        add_json_number(out, cell->balance);
    }
    buffer_add(out, "}");
}

static void json_option(const struct shown *shown, uint32_t option, struct buffer *out)
{
    const struct digest *digest = shown->digest;
    bool first = true;

    buffer_add(out, "\n    {\"id\": ");
    add_json_text(out, study_option_at(digest->study, option)->id);
    buffer_add(out, ", \"title\": ");
    add_json_text(out, study_option_at(digest->study, option)->title);
    buffer_add(out, ", \"strata\": [");
    for (uint32_t s = 0; s < digest->strata; s++) {
        if (!shown->stratum[s])
            continue;
        buffer_format(out, "%s\n      {\"id\": ", first ? "" : ",");
        first = false;
        add_json_text(out, study_stratum_at(digest->study, s)->id);
        if (digest->has_thresholds)
            buffer_format(out, ", \"acceptable\": %u", shown->acceptable[s * digest->options + option]);
        buffer_add(out, ", \"measures\": {");
        for (uint32_t m = 0; m < digest->measures.count; m++) {
            buffer_add(out, m == 0 ? "" : ",");
            json_cell(digest, digest_cell(digest, option, s, m), digest->measures.list[m].id, out);
        }
        buffer_add(out, "}}");
    }
    buffer_add(out, "]}");
}

void show_json(const struct shown *shown, struct buffer *out)
{
    const struct digest *digest = shown->digest;
    const struct study_settings *settings = study_settings_of(digest->study);
    char hash[65];

    study_world_hash(digest->study, hash);
    struct buffer conditions;
    buffer_init(&conditions);
    conditions_tell(digest->scenario, &conditions);
    buffer_add(out, "{\n  \"what\": \"What follows from the assumptions; not a forecast.\",\n  \"conditions\": ");
    add_json_text(out, buffer_text(&conditions));
    buffer_add(out, ",\n");
    buffer_release(&conditions);
    buffer_format(out,
                  "  \"world\": \"%s\", \"seed\": %u, \"futures\": %u, \"replicates\": %u, \"horizon_days\": ", hash,
                  settings->seed, digest->futures, digest->replicates);
    add_json_number(out, settings->horizon_days);
    buffer_add(out, ",\n  \"strata\": [");
    for (uint32_t s = 0, written = 0; s < digest->strata; s++) {
        if (!shown->stratum[s])
            continue;
        buffer_add(out, written++ == 0 ? "{\"id\": " : ", {\"id\": ");
        add_json_text(out, study_stratum_at(digest->study, s)->id);
        buffer_add(out, ", \"title\": ");
        add_json_text(out, study_stratum_at(digest->study, s)->title);
        buffer_add(out, "}");
    }
    buffer_add(out, "],\n");
    json_measures(digest, out);
    buffer_add(out, "  \"options\": [");
    for (uint32_t k = 0; k < shown->option_count; k++) {
        buffer_add(out, k == 0 ? "" : ",");
        json_option(shown, shown->option[k], out);
    }
    buffer_add(out, "\n  ]\n}\n");
}

/* RFC 4180: quoted where it must be. */
static void csv_text(struct buffer *out, const char *text)
{
    bool plain = true;

    for (const char *c = text; *c != '\0'; c++)
        plain = plain && *c != ',' && *c != '"' && *c != '\n' && *c != '\r';
    if (plain) {
        buffer_add(out, text);
        return;
    }
    buffer_add(out, "\"");
    for (; *text != '\0'; text++)
        buffer_add_slice(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    buffer_add(out, "\"");
}

/* An empty cell, which R and pandas read as missing, for what is no number. */
static void csv_number(struct buffer *out, double value)
{
    char digits[32];

    text_of_number(value, digits);
    buffer_format(out, ",%s", isfinite(value) ? digits : "");
}

static void csv_band(struct buffer *out, const struct band *band)
{
    csv_number(out, band->low);
    csv_number(out, band->middle);
    csv_number(out, band->high);
    csv_number(out, band->mean);
    csv_number(out, band->error);
    buffer_format(out, ",%u", band->futures);
}

static void csv_row(const struct digest *digest, uint32_t option, uint32_t stratum, uint32_t m, struct buffer *out)
{
    const struct measure *measure = &digest->measures.list[m];
    const struct cell *cell = digest_cell(digest, option, stratum, m);

    csv_text(out, study_option_at(digest->study, option)->id);
    buffer_add(out, ",");
    csv_text(out, study_stratum_at(digest->study, stratum)->id);
    buffer_add(out, ",");
    csv_text(out, measure->id);
    buffer_add(out, ",");
    csv_text(out, base_unit(digest, measure));
    buffer_add(out, ",");
    csv_text(out, measure->axis == NULL ? "" : measure->axis);
    csv_band(out, &cell->band);
    csv_number(out, cell->never);
    csv_band(out, &cell->difference);
    buffer_format(out, ",%s", digest->none == NO_INDEX ? "" : verdict_word(cell->verdict));
    csv_number(out, cell->balance);
    buffer_add(out, "\n");
}

void show_csv(const struct shown *shown, struct buffer *out)
{
    const struct digest *digest = shown->digest;

    buffer_add(out, "option,stratum,measure,unit,axis,low,middle,high,mean,error,futures,never,"
                    "diff_low,diff_middle,diff_high,diff_mean,diff_error,diff_futures,verdict,balance\n");
    for (uint32_t k = 0; k < shown->option_count; k++)
        for (uint32_t s = 0; s < digest->strata; s++)
            for (uint32_t m = 0; shown->stratum[s] && m < digest->measures.count; m++)
                csv_row(digest, shown->option[k], s, m, out);
}
