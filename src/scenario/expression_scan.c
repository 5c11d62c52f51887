#include "scenario/expression_internal.h"

#include "base/text.h"
#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool begins_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static size_t word_length(const char *text)
{
    size_t length = 0;

    while (begins_word(text[length]) || (length > 0 && is_digit(text[length])))
        length++;
    return length;
}

static bool word_is(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

struct place scan_place(const struct scanner *scanner, const char *start, size_t length)
{
    struct place place = scanner->place;
    const size_t before = (size_t)(start - scanner->text);

    if (place.column == 0 || memchr(scanner->text, '\n', before) != NULL)
        return scanner->place;
    place.column += text_codepoints(scanner->text, before);
    place.length = text_codepoints(start, length);
    return place;
}

/* One more word of a unit at `at`, with what joins it to the words before: blanks, `/` or `-`. Gives where it ends, or
 * NULL: no unit goes on there. A `/` or `-` with a blank behind it is an operator. */
static const char *next_unit_word(const char *at, bool is_first)
{
    const char *start = at;

    while (*at == ' ')
        at++;
    if (*at == '/' || (*at == '-' && at == start && !is_first))
        at++;
    if (*at == '%')
        return at + 1;
    const size_t length = word_length(at);
    const char *end = at + length;
    const char *after = end;
    while (*after == ' ')
        after++;
    if (length == 0 || *after == '(' || (*end == '.' && begins_word(end[1])) || word_is(at, length, "and") ||
        word_is(at, length, "or") || word_is(at, length, "not"))
        return NULL;
    return end;
}

enum { UNIT_WORDS_MOST = 8, WORD_SHOWN_MOST = 40 };

static void report_unit(const struct scanner *scanner, const char *word)
{
    const size_t length = word_length(word);
    const struct place place = scan_place(scanner, word, length);
    char name[WORD_SHOWN_MOST + 1] = "", hint[2 * WORD_SHOWN_MOST + 1] = "";
    size_t count = 0;

    if (word_is(word, length, "for")) {
        problem_error(scanner->problems, place, "give the duration in its own key: for: 3 d",
                      "a duration cannot stand in a condition");
        return;
    }
    memcpy(name, word, length < WORD_SHOWN_MOST ? length : WORD_SHOWN_MOST);
    while (unit_words()[count] != NULL)
        count++;
    const char *near = nearest_word(name, unit_words(), count);
    if (near != NULL && strlen(near) < WORD_SHOWN_MOST) {
        strcpy(hint, "did you mean ");
        strcat(strcat(hint, near), "?");
    }
    problem_error(scanner->problems, place, near != NULL ? hint : NULL, "unit \"%s\" is not known", name);
}

/* The longest unit directly behind a number. False: a word stands there that is none. */
static bool scan_unit(struct scanner *scanner, struct unit *unit)
{
    const char *start = scanner->at, *end = scanner->at, *at = scanner->at;

    *unit = (struct unit){.scale = 1};
    while (*start == ' ')
        start++;
    for (int words = 0; words < UNIT_WORDS_MOST; words++) {
        struct unit candidate;
        at = next_unit_word(at, words == 0);
        if (at == NULL)
            break;
        if (unit_parse(start, (size_t)(at - start), &candidate, NULL)) {
            *unit = candidate;
            end = at;
        }
    }
    if (end == scanner->at && begins_word(*start) && next_unit_word(scanner->at, true) != NULL) {
        report_unit(scanner, start);
        return false;
    }
    scanner->at = end;
    return true;
}

static struct token scan_number(struct scanner *scanner)
{
    struct token token = {.kind = TOKEN_NUMBER, .start = scanner->at};
    const size_t length = text_number(scanner->at, &token.number);

    scanner->at += length;
    if (!(token.number <= 1e300)) {
        problem_error(scanner->problems, scan_place(scanner, token.start, length), NULL, "the number is too large");
        token.kind = TOKEN_BAD;
        return token;
    }
    if (!scan_unit(scanner, &token.unit))
        token.kind = TOKEN_BAD;
    token.number *= token.unit.scale;
    token.length = (size_t)(scanner->at - token.start);
    return token;
}

static struct token scan_word(struct scanner *scanner)
{
    static const struct {
        const char *word;
        enum token_kind kind;
    } words[] = {{"or", TOKEN_OR}, {"and", TOKEN_AND}, {"not", TOKEN_NOT}, {"min", TOKEN_MIN}, {"max", TOKEN_MAX}};
    struct token token = {.kind = TOKEN_NAME, .start = scanner->at, .length = word_length(scanner->at)};

    while (token.start[token.length] == '.' && begins_word(token.start[token.length + 1]))
        token.length += 1 + word_length(token.start + token.length + 1);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (word_is(token.start, token.length, words[i].word))
            token.kind = words[i].kind;
    scanner->at += token.length;
    return token;
}

/* Longer ones first. Without a kind: what other languages write, and what to write here. */
static const struct {
    const char *text;
    enum token_kind kind;
    const char *hint;
} signs[] = {
    {"<=", TOKEN_LESS_EQUAL, NULL},
    {">=", TOKEN_MORE_EQUAL, NULL},
    {"!=", TOKEN_UNEQUAL, NULL},
    {"==", TOKEN_BAD, "write ="},
    {"<>", TOKEN_BAD, "write !="},
    {"&&", TOKEN_BAD, "write and"},
    {"||", TOKEN_BAD, "write or"},
    {"\xe2\x89\xa4", TOKEN_BAD, "write <="},
    {"\xe2\x89\xa5", TOKEN_BAD, "write >="},
    {"\xe2\x89\xa0", TOKEN_BAD, "write !="},
    {"\xe2\x88\x92", TOKEN_BAD, "write - with the hyphen of the keyboard"},
    {"<", TOKEN_LESS, NULL},
    {">", TOKEN_MORE, NULL},
    {"=", TOKEN_EQUAL, NULL},
    {"+", TOKEN_ADD, NULL},
    {"-", TOKEN_SUBTRACT, NULL},
    {"*", TOKEN_MULTIPLY, NULL},
    {"/", TOKEN_DIVIDE, NULL},
    {"(", TOKEN_OPEN, NULL},
    {")", TOKEN_CLOSE, NULL},
    {",", TOKEN_COMMA, NULL},
    {"!", TOKEN_BAD, "write not"},
    {"%", TOKEN_BAD, "% stands behind a number, as in 20 %"},
    {"^", TOKEN_BAD, NULL},
};

static size_t code_point_length(const char *text)
{
    size_t length = 1;

    while (((unsigned char)text[length] & 0xc0) == 0x80)
        length++;
    return length;
}

static struct token scan_sign(struct scanner *scanner)
{
    struct token token = {.kind = TOKEN_BAD, .start = scanner->at, .length = code_point_length(scanner->at)};
    const char *hint = NULL;

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (text_starts(scanner->at, signs[i].text)) {
            token.kind = signs[i].kind;
            token.length = strlen(signs[i].text);
            hint = signs[i].hint;
            break;
        }
    }
    scanner->at += token.length;
    if (token.kind == TOKEN_BAD)
        problem_error(scanner->problems, scan_place(scanner, token.start, token.length), hint,
                      "%.*s is not understood here", (int)token.length, token.start);
    return token;
}

struct token scan_token(struct scanner *scanner)
{
    while (is_blank(*scanner->at))
        scanner->at++;
    if (*scanner->at == '\0')
        return (struct token){.kind = TOKEN_END, .start = scanner->at};
    if (is_digit(*scanner->at) || (*scanner->at == '.' && is_digit(scanner->at[1])))
        return scan_number(scanner);
    if (begins_word(*scanner->at))
        return scan_word(scanner);
    return scan_sign(scanner);
}
