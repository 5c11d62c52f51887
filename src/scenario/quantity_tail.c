#include "scenario/quantity_internal.h"

#include "base/text.h"
#include "scenario/scenario_internal.h"
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

struct place cursor_place(const struct cursor *cursor, const char *from, size_t length)
{
    struct place place = cursor->place;
    if (place.column > 0)
        place.column += text_codepoints(cursor->text, (size_t)(from - cursor->text));
    place.length = text_codepoints(from, length);
    return place;
}

void cursor_blanks(struct cursor *cursor)
{
    while (is_blank(*cursor->at))
        cursor->at++;
}

bool cursor_at_end(const struct cursor *cursor)
{
    return *cursor->at == '\0';
}

static bool word_is_at(const char *at, const char *word)
{
    const size_t length = strlen(word);
    return strncmp(at, word, length) == 0 && (at[length] == '\0' || is_blank(at[length]) || at[length] == '"');
}

bool cursor_word(struct cursor *cursor, const char *word)
{
    if (!word_is_at(cursor->at, word))
        return false;
    cursor->at += strlen(word);
    cursor_blanks(cursor);
    return true;
}

size_t cursor_word_length(const struct cursor *cursor)
{
    size_t length = 0;
    while (cursor->at[length] != '\0' && !is_blank(cursor->at[length]))
        length++;
    return length;
}

size_t cursor_length_before_keyword(const struct cursor *cursor)
{
    static const char *const keywords[] = {"within", "factor", "from", "assume"};
    const char *at = cursor->at;
    bool is_start = true;

    for (; *at != '\0'; at++) {
        bool found = *at == '+' || *at == '"';
        for (size_t k = 0; is_start && k < sizeof keywords / sizeof keywords[0]; k++)
            found = found || word_is_at(at, keywords[k]);
        if (found)
            break;
        is_start = is_blank(*at);
    }
    while (at > cursor->at && is_blank(at[-1]))
        at--;
    return (size_t)(at - cursor->at);
}

static bool parse_factor(struct cursor *cursor, struct quantity_text *quantity)
{
    const char *start = cursor->at;

    quantity->reversed = *cursor->at == '-';
    if (quantity->reversed)
        cursor->at++;
    const size_t length = cursor_word_length(cursor);
    quantity->factor = arena_slice(cursor->arena, cursor->at, length);
    if (!id_is_valid(quantity->factor)) {
        problem_error(cursor->problems, cursor_place(cursor, start, length),
                      "a factor is named by letters, digits, _ and -", "factor needs a name");
        return false;
    }
    cursor->at += length;
    cursor_blanks(cursor);
    return true;
}

/* One id of `from`: up to a blank or "+". */
static bool parse_source(struct cursor *cursor, struct quantity_text *quantity)
{
    size_t length = 0;
    while (cursor->at[length] != '\0' && cursor->at[length] != '+' && !is_blank(cursor->at[length]))
        length++;
    const char *id = arena_slice(cursor->arena, cursor->at, length);
    if (!id_is_valid(id)) {
        problem_error(cursor->problems, cursor_place(cursor, cursor->at, length), "write from ID, or from ID + ID",
                      length == 0 ? "the id of a source is missing" : "%s is no id of a source", id);
        return false;
    }
    quantity->sources = quantity->sources[0] == '\0' ? id : arena_format(cursor->arena, "%s %s", quantity->sources, id);
    cursor->at += length;
    cursor_blanks(cursor);
    return true;
}

static bool parse_reason(struct cursor *cursor, struct quantity_text *quantity)
{
    static const char hint[] = "write assume \"reason\", with straight double quotes";

    if (*cursor->at != '"') {
        problem_error(cursor->problems, cursor_place(cursor, cursor->at, cursor_word_length(cursor)), hint,
                      "assume needs a reason in quotes");
        return false;
    }
    const char *start = ++cursor->at, *end = strrchr(start, '"');
    if (end == NULL) {
        problem_error(cursor->problems, cursor_place(cursor, start - 1, 1), hint, "the reason has no closing quote");
        return false;
    }
    cursor->at = end + 1;
    cursor_blanks(cursor);
    while (end > start && is_blank(end[-1]))
        end--;
    while (start < end && is_blank(*start))
        start++;
    if (start == end) {
        problem_error(cursor->problems, cursor_place(cursor, start, 1), hint, "the reason is empty");
        return false;
    }
    quantity->reason = arena_slice(cursor->arena, start, (size_t)(end - start));
    return true;
}

static bool parse_basis(struct cursor *cursor, struct quantity_text *quantity)
{
    bool is_joined = true; /* by a "+", or at the beginning */

    if (cursor_word(cursor, "from")) {
        do {
            if (word_is_at(cursor->at, "assume"))
                break;
            if (!parse_source(cursor, quantity))
                return false;
            is_joined = *cursor->at == '+';
            if (is_joined) {
                cursor->at++;
                cursor_blanks(cursor);
            }
        } while (is_joined);
    }
    if (word_is_at(cursor->at, "assume")) {
        if (!is_joined) {
            problem_error(cursor->problems, cursor_place(cursor, cursor->at, strlen("assume")),
                          "write from ID + assume \"reason\"", "a + is missing before assume");
            return false;
        }
        cursor_word(cursor, "assume");
        return parse_reason(cursor, quantity);
    }
    if (is_joined && quantity->sources[0] != '\0') {
        problem_error(cursor->problems, cursor_place(cursor, cursor->at, 1), "write from ID + assume \"reason\"",
                      "nothing follows the +");
        return false;
    }
    return true;
}

bool quantity_parse_tail(struct cursor *cursor, struct quantity_text *quantity)
{
    cursor_blanks(cursor);
    if (cursor_word(cursor, "factor") && !parse_factor(cursor, quantity))
        return false;
    if (!parse_basis(cursor, quantity))
        return false;
    quantity->has_basis = quantity->sources[0] != '\0' || quantity->reason != NULL;
    if (cursor_at_end(cursor))
        return true;
    problem_error(cursor->problems, cursor_place(cursor, cursor->at, strlen(cursor->at)),
                  "the order is value, unit, factor NAME, from ID + assume \"reason\"", "\"%s\" is not understood here",
                  cursor->at);
    return false;
}

static const char *word_named(const struct cursor *cursor, size_t length, uint32_t *index)
{
    const char *word = arena_slice(cursor->arena, cursor->at, length);
    *index = choice_find(cursor->field->of, word);
    if (*index != NO_INDEX)
        return word;
    uint32_t count;
    const char *const *words = choice_words(cursor->arena, cursor->field->of, &count);
    const char *near = nearest_word(word, words, count);
    const char *hint = near != NULL ? arena_format(cursor->arena, "did you mean %s?", near)
                                    : arena_format(cursor->arena, "one of %s", cursor->field->of);
    problem_error(cursor->problems, cursor_place(cursor, cursor->at, length), hint, "%s has no choice %s", cursor->name,
                  word);
    return NULL;
}

/* One alternative: a word and perhaps its weight. */
static bool parse_alternative(struct cursor *cursor, struct quantity_text *quantity, uint32_t *weight_count)
{
    size_t length = 0;
    while (cursor->at[length] != '\0' && cursor->at[length] != '|' && !is_blank(cursor->at[length]))
        length++;
    if (length == 0) {
        problem_error(cursor->problems, cursor_place(cursor, cursor->at, 1),
                      arena_format(cursor->arena, "one or more of %s", cursor->field->of), "%s lacks a choice",
                      cursor->name);
        return false;
    }
    uint32_t index;
    const char *word = word_named(cursor, length, &index);
    if (word == NULL)
        return false;
    for (uint32_t k = 0; k < quantity->choice_count; k++)
        if (quantity->choices[k] == index) {
            problem_error(cursor->problems, cursor_place(cursor, cursor->at, length), NULL, "%s stands twice", word);
            return false;
        }
    cursor->at += length;
    cursor_blanks(cursor);
    const char *start = cursor->at;
    double weight = 0.0;
    const size_t digits = text_number(cursor->at, &weight);
    if (digits > 0) {
        cursor->at += digits;
        cursor_blanks(cursor);
        if (*cursor->at != '%' || !(weight > 0.0 && weight <= 100.0)) {
            problem_error(cursor->problems, cursor_place(cursor, start, digits), "for example a 80% | b 20%",
                          "a weight is above 0%% and at most 100%%");
            return false;
        }
        cursor->at++;
        cursor_blanks(cursor);
        (*weight_count)++;
    }
    quantity->choices[quantity->choice_count] = (uint8_t)index;
    quantity->weights[quantity->choice_count++] = weight;
    return true;
}

static bool settle_weights(const struct cursor *cursor, struct quantity_text *quantity, uint32_t weight_count,
                           size_t length)
{
    double sum = 0.0;

    for (uint32_t k = 0; k < quantity->choice_count; k++)
        sum += quantity->weights[k];
    const double off = sum - 100.0;
    const char *wrong = weight_count == 0                        ? NULL
                        : weight_count != quantity->choice_count ? "either all choices have a weight, or none"
                        : off > 1e-9 || off < -1e-9              ? "the weights do not sum to 100%"
                                                                 : NULL;
    if (wrong != NULL) {
        problem_error(cursor->problems, cursor_place(cursor, cursor->text, length), "for example a 80% | b 20%", "%s",
                      wrong);
        return false;
    }
    for (uint32_t k = 0; k < quantity->choice_count; k++)
        quantity->weights[k] = weight_count == 0 ? 1.0 / quantity->choice_count : quantity->weights[k] / sum;
    return true;
}

/* In order of word name, so that the order in which a scenario writes them changes nothing. */
static void sort_alternatives(const struct cursor *cursor, struct quantity_text *quantity)
{
    uint32_t count;
    const char *const *words = choice_words(cursor->arena, cursor->field->of, &count);

    for (uint32_t i = 1; i < quantity->choice_count; i++) {
        const uint8_t choice = quantity->choices[i];
        const double weight = quantity->weights[i];
        uint32_t j = i;
        for (; j > 0 && strcmp(words[quantity->choices[j - 1]], words[choice]) > 0; j--) {
            quantity->choices[j] = quantity->choices[j - 1];
            quantity->weights[j] = quantity->weights[j - 1];
        }
        quantity->choices[j] = choice;
        quantity->weights[j] = weight;
    }
}

bool quantity_parse_switch(struct cursor *cursor, struct quantity_text *quantity)
{
    uint32_t weight_count = 0;

    quantity->is_switch = true;
    quantity->unit = (struct unit){.scale = 1.0};
    quantity->unit_text = "";
    for (;;) {
        if (quantity->choice_count == 32) {
            problem_error(cursor->problems, cursor->place, NULL, "a switch has at most 32 choices");
            return false;
        }
        if (!parse_alternative(cursor, quantity, &weight_count))
            return false;
        if (*cursor->at != '|')
            break;
        cursor->at++;
        cursor_blanks(cursor);
    }
    size_t length = (size_t)(cursor->at - cursor->text);
    while (length > 0 && is_blank(cursor->text[length - 1]))
        length--;
    quantity->value_text = arena_slice(cursor->arena, cursor->text, length);
    if (!settle_weights(cursor, quantity, weight_count, length))
        return false;
    sort_alternatives(cursor, quantity);
    return quantity_parse_tail(cursor, quantity);
}
