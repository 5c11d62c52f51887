#include "scenario/quantity_internal.h"

#include "base/failure.h"
#include "base/text.h"
#include <math.h>
#include <string.h>

enum { NUMBERS_MOST = 3 };

/* The value part, in the unit as written. */
struct written {
    double number[NUMBERS_MOST];
    uint32_t count;
    const char *last, *end; /* the last number's first byte; end of the value part */
    double within[2];
    bool has_within;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* 1 to 12 if a month's name or its first three letters stand at `at`, else 0. */
static int month_at(const char *at)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";

    for (int month = 0; month < 12; month++) {
        int k = 0;
        while (k < 3 && (at[k] | 0x20) == months[3 * month + k])
            k++;
        if (k == 3)
            return month + 1;
    }
    return 0;
}

/* "12. May", "12-May", "May 12", "2024-05-12", "12/05/2024": what spreadsheets make of 12.5 and 12/5. */
static bool is_spreadsheet_date(const char *text, int *day, int *month)
{
    const char *at = text;
    int first = 0;

    *day = *month = 0;
    if (is_letter(*at) && month_at(at) > 0) {
        *month = month_at(at);
        while (is_letter(*at))
            at++;
        at += strspn(at, " .-/");
        if (!is_digit(*at))
            return false;
        *day = at[1] != '\0' && is_digit(at[1]) ? (at[0] - '0') * 10 + at[1] - '0' : at[0] - '0';
        return true;
    }
    size_t digits = strspn(at, "0123456789");
    if (digits == 0 || digits > 4)
        return false;
    for (size_t k = 0; k < digits; k++)
        first = first * 10 + at[k] - '0';
    at += digits;
    const size_t gap = strspn(at, " .-/");
    if (gap > 0 && digits <= 2 && month_at(at + gap) > 0 && strchr(".-/ ", at[0]) != NULL) {
        at += gap;
        *day = first;
        *month = month_at(at);
        size_t letters = 0;
        while (is_letter(at[letters]))
            letters++;
        /* "5 months" and "12 Mar..." differ: a unit that begins like a month is no month. */
        return letters == 3 || strncmp(at, "June", letters) == 0 || strncmp(at, "July", letters) == 0 ||
               strncmp(at, "March", letters) == 0 || strncmp(at, "April", letters) == 0;
    }
    if ((at[0] != '-' && at[0] != '/') || !is_digit(at[1]))
        return false;
    const char *second = at + 1;
    second += strspn(second, "0123456789");
    return *second == at[0] && is_digit(second[1]);
}

static bool refuse(const struct cursor *cursor, const char *from, size_t length, const char *hint, const char *message)
{
    problem_error(cursor->problems, cursor_place(cursor, from, length), hint, "%s", message);
    return false;
}

static bool refuse_no_number(const struct cursor *cursor)
{
    struct cursor value = *cursor;
    const size_t length = cursor_length_before_keyword(&value);
    const char *text = arena_slice(cursor->arena, cursor->at, length);
    const struct place place = cursor_place(cursor, cursor->at, length);
    int day, month;

    if (is_spreadsheet_date(text, &day, &month)) {
        if (day > 0)
            problem_error(cursor->problems, place, "format the column as text and write the number again",
                          "\"%s\" is no number: a spreadsheet made %d.%d a date", text, day, month);
        else
            problem_error(cursor->problems, place, "format the column as text and write the number again",
                          "\"%s\" is no number: a spreadsheet made a date of it", text);
    } else if (length == 0) {
        problem_error(cursor->problems, place, "for example 1 .. 2 .. 4 d from ID + assume \"reason\"",
                      "%s lacks a number", cursor->name);
    } else {
        problem_error(cursor->problems, place,
                      "a number, low .. high, low .. likely .. high, lognormal, normal or beta", "\"%s\" is no number",
                      text);
    }
    return false;
}

/* A number, or an error about `what`. */
static bool read_number(struct cursor *cursor, const char *what, const char *hint, double *number)
{
    const size_t length = text_number(cursor->at, number);
    if (length == 0)
        return refuse(cursor, cursor->at, cursor_word_length(cursor), hint,
                      arena_format(cursor->arena, "%s is missing", what));
    if (!isfinite(*number))
        return refuse(cursor, cursor->at, length, NULL, "the number is too large");
    cursor->at += length;
    return true;
}

static bool is_range_dash(const char *at)
{
    const size_t blanks = strspn(at, " ");
    if (strncmp(at + blanks, "\xe2\x80\x93", 3) == 0) /* an en dash */
        return true;
    return at[blanks] == '-' && is_digit(at[blanks + 1]);
}

/* "..": passed over. An error where a range is written in another way. */
static bool read_dots(struct cursor *cursor, bool *found)
{
    static const char hint[] = "write low .. high, or low .. likely .. high";
    const char *before = cursor->at;

    *found = false;
    cursor_blanks(cursor);
    if (strncmp(cursor->at, "...", 3) == 0 || strncmp(cursor->at, "\xe2\x80\xa6", 3) == 0)
        return refuse(cursor, cursor->at, 3, hint, "a range is written with two points");
    if (is_range_dash(before))
        return refuse(cursor, cursor->at, 1, hint, "a range is written with two points");
    if (*cursor->at == ',')
        return refuse(cursor, cursor->at, 1, "the decimal sign is a point: 1.5", "a comma cuts the number");
    if (strncmp(cursor->at, "..", 2) != 0) {
        cursor->at = before;
        return true;
    }
    cursor->at += 2;
    cursor_blanks(cursor);
    *found = true;
    return true;
}

static bool parse_range(struct cursor *cursor, struct written *written)
{
    const char *start = cursor->at;
    bool goes_on = true;

    while (goes_on) {
        if (written->count == NUMBERS_MOST)
            return refuse(cursor, cursor->at, cursor_word_length(cursor), "write low .. likely .. high",
                          "a range has at most three numbers");
        written->last = cursor->at;
        if (!read_number(cursor, "a number of the range", "write low .. high, or low .. likely .. high",
                         &written->number[written->count++]) ||
            !read_dots(cursor, &goes_on))
            return false;
    }
    for (uint32_t k = 1; k < written->count; k++)
        if (written->number[k] < written->number[k - 1]) {
            const size_t length = (size_t)(cursor->at - start);
            const char *order = written->count == 2 ? "low..high" : "low..likely..high";
            problem_error(cursor->problems, cursor_place(cursor, start, length), NULL, "%s: write %s",
                          arena_slice(cursor->arena, start, length), order);
            return false;
        }
    return true;
}

/* `word` number, as in "median 73"; the word may be left out for shapes. */
static bool parse_named(struct cursor *cursor, const char *word, const char *hint, struct written *written)
{
    if (word != NULL && !cursor_word(cursor, word))
        return refuse(cursor, cursor->at, cursor_word_length(cursor), hint,
                      arena_format(cursor->arena, "%s is missing", word));
    written->last = cursor->at;
    if (!read_number(cursor, word != NULL ? word : "a shape", hint, &written->number[written->count++]))
        return false;
    written->end = cursor->at;
    cursor_blanks(cursor);
    return true;
}

static bool parse_within(struct cursor *cursor, struct written *written)
{
    bool found;

    if (!cursor_word(cursor, "within"))
        return true;
    const char *start = cursor->at;
    if (written->has_within)
        return refuse(cursor, start, 1, NULL, "within stands twice");
    if (!read_number(cursor, "the lower end of within", "write within low .. high", &written->within[0]) ||
        !read_dots(cursor, &found))
        return false;
    if (!found)
        return refuse(cursor, cursor->at, 1, "write within low .. high", "within needs two numbers");
    if (!read_number(cursor, "the upper end of within", "write within low .. high", &written->within[1]))
        return false;
    if (!(written->within[0] < written->within[1]))
        return refuse(cursor, start, (size_t)(cursor->at - start), NULL, "write within low .. high");
    written->has_within = true;
    written->end = cursor->at;
    cursor_blanks(cursor);
    return true;
}

/* The value part: numbers as written, and what they are of. */
static bool parse_value(struct cursor *cursor, struct distribution *distribution, struct written *written)
{
    static const char lognormal[] = "write lognormal median 73 sigma 1.37", normal[] = "write normal mean 3 sd 1",
                      beta[] = "write beta 2 3, the two shapes";
    const char *start = cursor->at;

    if (cursor_word(cursor, "lognormal")) {
        distribution->kind = DISTRIBUTION_LOGNORMAL;
        if (!parse_named(cursor, "median", lognormal, written) || !parse_named(cursor, "sigma", lognormal, written))
            return false;
        if (!(written->number[0] > 0.0 && written->number[1] > 0.0 && written->number[1] <= 20.0))
            return refuse(cursor, start, (size_t)(written->end - start), NULL,
                          "median must be above 0, sigma above 0 and at most 20");
    } else if (cursor_word(cursor, "normal")) {
        distribution->kind = DISTRIBUTION_NORMAL;
        if (!parse_named(cursor, "mean", normal, written) || !parse_named(cursor, "sd", normal, written))
            return false;
        if (!(written->number[1] > 0.0))
            return refuse(cursor, start, (size_t)(written->end - start), NULL, "sd must be above 0");
    } else if (cursor_word(cursor, "beta")) {
        distribution->kind = DISTRIBUTION_BETA;
        if (!parse_named(cursor, NULL, beta, written) || !parse_named(cursor, NULL, beta, written))
            return false;
        for (uint32_t k = 0; k < 2; k++)
            if (!(written->number[k] >= 0.05 && written->number[k] <= 500.0))
                return refuse(cursor, start, (size_t)(written->end - start), NULL, "shapes lie in 0.05 .. 500");
    } else {
        int day, month;
        double ignored;
        if (text_number(cursor->at, &ignored) == 0 || is_spreadsheet_date(cursor->at, &day, &month))
            return refuse_no_number(cursor);
        if (!parse_range(cursor, written))
            return false;
        written->end = cursor->at;
        distribution->kind = written->number[0] == written->number[written->count - 1] ? DISTRIBUTION_CONSTANT
                             : written->count == 2                                     ? DISTRIBUTION_UNIFORM
                                                                                       : DISTRIBUTION_TRIANGULAR;
        cursor_blanks(cursor);
        return true;
    }
    return distribution->kind == DISTRIBUTION_BETA || parse_within(cursor, written);
}

static const char *unit_hint(const struct cursor *cursor, const struct unit *wanted, const struct written *written)
{
    const char *examples = unit_examples(wanted), *number = written->last;
    double ignored;

    if (examples[0] == '\0')
        return NULL;
    /* The field's own unit is the likeliest to be meant. */
    return arena_format(cursor->arena, "use %s, for example %.*s %s", examples, (int)text_number(number, &ignored),
                        number, cursor->field->unit);
}

static bool refuse_unit(const struct cursor *cursor, const char *text, size_t length, struct place place,
                        const struct unit *wanted, const struct unit *found, const struct written *written)
{
    char is[64], should[64];
    const char *hint = unit_hint(cursor, wanted, written);

    if (found != NULL) {
        problem_error(cursor->problems, place, hint, "unit \"%.*s\" is %s; %s is %s", (int)length, text,
                      unit_dimension_name(found, is), cursor->name, unit_dimension_name(wanted, should));
        return false;
    }
    if (strstr(text, "..") != NULL)
        hint = "the unit stands once, after the last number: 60 .. 90 %";
    problem_error(cursor->problems, place, hint, "\"%.*s\" is no unit", (int)length, text);
    return false;
}

static bool is_bare_dimension(const struct unit *unit)
{
    const struct unit number = {.scale = 1.0};
    struct unit points;
    ASSERT(unit_parse("points", 6, &points, NULL));
    return unit_same_dimension(unit, &number) || unit_same_dimension(unit, &points);
}

/* None written, none in the heading: pure numbers and points need none; a bare number in a field of % is a share. */
static bool take_no_unit(const struct cursor *cursor, const struct unit *wanted, const struct written *written,
                         struct quantity_text *quantity)
{
    char name[64];

    if (!is_bare_dimension(wanted)) {
        problem_error(cursor->problems, cursor_place(cursor, written->last, (size_t)(written->end - written->last)),
                      unit_hint(cursor, wanted, written), "the unit is missing; %s is %s", cursor->name,
                      unit_dimension_name(wanted, name));
        return false;
    }
    quantity->unit = *wanted;
    quantity->unit.scale = 1.0;
    quantity->unit_text = wanted->scale == 1.0 ? cursor->field->unit : "";
    return true;
}

static bool parse_unit(struct cursor *cursor, const char *heading, const struct written *written,
                       struct quantity_text *quantity)
{
    struct unit wanted;
    const char *bad;
    const size_t length = cursor_length_before_keyword(cursor);
    const bool is_written = length > 0;

    ASSERT(cursor->field->unit != NULL && unit_parse(cursor->field->unit, strlen(cursor->field->unit), &wanted, NULL));
    if (!is_written && heading == NULL)
        return take_no_unit(cursor, &wanted, written, quantity);

    const char *text = is_written ? arena_slice(cursor->arena, cursor->at, length) : heading;
    struct place place = is_written ? cursor_place(cursor, cursor->at, length) : cursor->place;
    if (!unit_parse(text, strlen(text), &quantity->unit, &bad)) {
        if (is_written) {
            const size_t before = (size_t)(bad - text), rest = strlen(bad);
            place = cursor_place(cursor, cursor->at + before, rest);
            return refuse_unit(cursor, bad, rest, place, &wanted, NULL, written);
        }
        return refuse_unit(cursor, text, strlen(text), place, &wanted, NULL, written);
    }
    if (!unit_same_dimension(&quantity->unit, &wanted))
        return refuse_unit(cursor, text, strlen(text), place, &wanted, &quantity->unit, written);
    quantity->unit_text = text;
    cursor->at += length;
    cursor_blanks(cursor);
    return true;
}

/* From numbers as written to base units. */
static bool settle(const struct cursor *cursor, const struct written *written, struct quantity_text *quantity)
{
    struct distribution *d = &quantity->distribution;
    const double scale = quantity->unit.scale;
    const double *n = written->number;

    switch (d->kind) {
    case DISTRIBUTION_CONSTANT:
        d->a = n[0] * scale;
        break;
    case DISTRIBUTION_UNIFORM:
    case DISTRIBUTION_TRIANGULAR:
        d->a = n[0] * scale;
        d->b = n[1] * scale;
        d->c = written->count == 3 ? n[2] * scale : 0.0;
        break;
    case DISTRIBUTION_NORMAL:
        d->a = n[0] * scale;
        d->b = n[1] * scale;
        break;
    case DISTRIBUTION_LOGNORMAL:
        d->a = n[0] * scale;
        d->b = n[1];
        break;
    case DISTRIBUTION_BETA:
        /* On 0 .. 1 whatever the label: "beta 2 3 %" is a share shown in percent. */
        if (scale != 1.0 && scale != 0.01)
            return refuse(cursor, cursor->text, strlen(cursor->text), "use % or no unit", "beta gives a share");
        d->a = n[0];
        d->b = n[1];
        break;
    }
    if (written->has_within) {
        d->bounded = true;
        d->least = written->within[0] * scale;
        d->most = written->within[1] * scale;
    }
    /* A number may be finite and its value in base units not. */
    if (!isfinite(d->a) || !isfinite(d->b) || !isfinite(d->c) || !isfinite(d->least) || !isfinite(d->most))
        return refuse(cursor, cursor->text, (size_t)(written->end - cursor->text), NULL, "the number is too large");
    return true;
}

/* An end of a range that rounding moved: 2 wk against 14 d. */
static bool is_beyond(double value, double bound)
{
    const double slack = 1e-12 * fabs(bound);
    return value > bound + slack;
}

static bool check_bounds(const struct cursor *cursor, const struct written *written,
                         const struct quantity_text *quantity)
{
    const struct field *field = cursor->field;
    const double low = distribution_least(&quantity->distribution), high = distribution_most(&quantity->distribution);
    const bool is_low = is_beyond(-low, -field->least), is_high = is_beyond(high, field->most);

    if (!is_low && !is_high)
        return true;
    struct unit unit;
    char least[32], most[32], reach[32];
    ASSERT(unit_parse(field->unit, strlen(field->unit), &unit, NULL));
    text_of_number(field->least / unit.scale, least);
    text_of_number(field->most / unit.scale, most);
    /* A lognormal begins at 0: that it never ends is the mistake to tell. */
    const bool is_endless = is_high && isinf(high) && !isinf(low);
    const double reached = is_low && !is_endless ? low : high;
    const struct place place = cursor_place(cursor, cursor->text, (size_t)(written->end - cursor->text));
    const char *range = isinf(field->most)    ? arena_format(cursor->arena, "at least %s", least)
                        : isinf(field->least) ? arena_format(cursor->arena, "at most %s", most)
                                              : arena_format(cursor->arena, "in %s .. %s", least, most);
    const char *label = field->unit[0] == '\0' ? "" : arena_format(cursor->arena, " %s", field->unit);
    if (isinf(reached)) {
        problem_error(cursor->problems, place, "end the value with within low .. high",
                      "this has no %s end; %s must be %s%s", is_endless ? "upper" : "lower", cursor->name, range,
                      label);
        return false;
    }
    text_of_number(reached / unit.scale, reach);
    const bool is_percent = unit.scale == 0.01 && quantity->unit.scale == 1.0;
    problem_error(cursor->problems, place, is_percent ? "a number without % is a share: write 5 % or 0.05" : NULL,
                  "%s must be %s%s; this reaches %s%s", cursor->name, range, label, reach, label);
    return false;
}

static bool parse_quantity(struct cursor *cursor, const char *heading, struct quantity_text *quantity)
{
    struct written written = {.end = cursor->text};

    if (!parse_value(cursor, &quantity->distribution, &written))
        return false;
    quantity->value_text = arena_slice(cursor->arena, cursor->text, (size_t)(written.end - cursor->text));
    if (!parse_unit(cursor, heading, &written, quantity))
        return false;
    const bool had_within = written.has_within, takes_within = quantity->distribution.kind == DISTRIBUTION_NORMAL ||
                                                               quantity->distribution.kind == DISTRIBUTION_LOGNORMAL;
    if (takes_within) {
        const char *value_end = written.end;
        if (!parse_within(cursor, &written))
            return false;
        if (written.has_within && !had_within) {
            char low[32], high[32];
            text_of_number(written.within[0], low);
            text_of_number(written.within[1], high);
            quantity->value_text = arena_format(cursor->arena, "%s within %s .. %s", quantity->value_text, low, high);
            written.end = value_end;
        }
    }
    return settle(cursor, &written, quantity) && quantity_parse_tail(cursor, quantity) &&
           check_bounds(cursor, &written, quantity);
}

bool quantity_parse(const char *text, struct place place, const struct field *field, const char *unit_from_heading,
                    struct arena *arena, struct quantity_text *quantity, struct problems *problems)
{
    const size_t name_length = strlen(field->name), stem = name_length > 2 ? name_length - 2 : 0;
    const bool is_map = stem > 0 && strcmp(field->name + stem, ".*") == 0;
    struct cursor cursor = {.text = text,
                            .at = text,
                            .place = place,
                            .field = field,
                            .name = is_map ? arena_slice(arena, field->name, stem) : field->name,
                            .arena = arena,
                            .problems = problems};

    ASSERT(field->type == FIELD_QUANTITY || field->type == FIELD_SWITCH);
    *quantity = (struct quantity_text){.unit = {.scale = 1.0}, .unit_text = "", .value_text = "", .sources = ""};
    cursor_blanks(&cursor);
    cursor.place = cursor_place(&cursor, cursor.at, 0);
    cursor.place.length = place.length;
    cursor.text = cursor.at;
    if (field->type == FIELD_SWITCH)
        return quantity_parse_switch(&cursor, quantity);
    return parse_quantity(&cursor, unit_from_heading, quantity);
}
