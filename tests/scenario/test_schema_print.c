#include "base/buffer.h"
#include "check.h"
#include "scenario/schema_print.h"

#include <stdbool.h>
#include <stdio.h>

#define UNBOUNDED ((double)INFINITY)

static const struct field top_fields[] = {
    {"title", FIELD_TEXT, NULL, 0, 0, NULL, NULL, NULL, "What the study is called"},
    {"as_of", FIELD_DATE, NULL, 0, 0, NULL, NULL, "", "Day of the facts"},
    {"horizon", FIELD_QUANTITY, "wk", 7, 7000, NULL, NULL, "26 wk assume \"half a year\"", "Length of a trial"},
};
static const struct field alliance_fields[] = {
    {"version", FIELD_COUNT, NULL, 1, 1, NULL, NULL, "1", "The only one"},
    {"seed", FIELD_COUNT, NULL, 0, 4294967295.0, NULL, NULL, "1", "Where chance begins"},
    {"notice", FIELD_QUANTITY, "h", 0.1, 7, NULL, NULL, "", "In days here, in hours there"},
    {"rule", FIELD_CHOICE, NULL, 0, 0, "silence|majority", NULL, "silence", "How it decides"},
    {"leader", FIELD_REF, NULL, 0, 0, "members", NULL, "", "The \"first\" member"},
    {"cost.veto", FIELD_QUANTITY, "points", 0, UNBOUNDED, NULL, NULL, NULL, "Price of a veto"},
    {"cost.delay", FIELD_QUANTITY, "%/d", -UNBOUNDED, 0.5, NULL, NULL, "1 %/d assume \"a | b\"", "Price of a day"},
};
static const struct field more_alliance_fields[] = {
    {"texts", FIELD_SWITCH, NULL, 0, 0, "free|fixed", NULL, "free | fixed", "Whether a text may change"},
};
static const struct field member_fields[] = {
    {"support.*", FIELD_QUANTITY, "", 0, 100, NULL, "roles", NULL, "Support for each role"},
    {"brigades", FIELD_COUNT, NULL, 0, 1000, NULL, NULL, "0", "How many it has"},
    {"near", FIELD_REFS, NULL, 0, 0, "members", NULL, "", "Its neighbours"},
    {"source", FIELD_TEXT, NULL, 0, 0, NULL, NULL, "", "Own help for a common key"},
};
static const struct field trigger_fields[] = {
    {"when", FIELD_CONDITION, NULL, 0, 0, NULL, NULL, NULL, "On what it fires"},
    {"set.*", FIELD_QUANTITY, "", -UNBOUNDED, UNBOUNDED, NULL, "roles", "", "Levels then"},
};
static const struct field role_fields[] = {
    {"lift.by_air", FIELD_COUNT, NULL, 1, UNBOUNDED, NULL, NULL, "1", "Pieces"},
};

static const struct section top = {"", SECTION_ONE, NULL, top_fields, FIELD_COUNT_OF(top_fields), ""};
static const struct section alliance = {
    "alliance", SECTION_ONE, NULL, alliance_fields, FIELD_COUNT_OF(alliance_fields), "Who decides, and how"};
static const struct section triggers = {
    "triggers", SECTION_LIST, "members", trigger_fields, FIELD_COUNT_OF(trigger_fields), "What a member does when"};
static const struct section members = {"members",    SECTION_MANY, NULL, member_fields, FIELD_COUNT_OF(member_fields),
                                       "The members"};
static const struct section more_alliance = {
    "alliance", SECTION_ONE, NULL, more_alliance_fields, FIELD_COUNT_OF(more_alliance_fields), "Rivals"};
static const struct section roles = {"force.roles",     SECTION_MANY, NULL, role_fields, FIELD_COUNT_OF(role_fields),
                                     "What can be done"};

/* The list comes before the section that holds it, and one section comes in two parts. */
static const struct section *const sections[] = {&top, &alliance, &triggers, &members, &more_alliance, &roles};
static const struct schema schema = {sections, FIELD_COUNT_OF(sections)};

/* ---- a small judge of JSON: gives the end of the value at `at`, or NULL ---- */

static const char *pass_blanks(const char *at)
{
    return at + strspn(at, " \n");
}

static const char *pass_text(const char *at)
{
    if (*at++ != '"')
        return NULL;
    for (; *at != '"'; at++) {
        if ((unsigned char)*at < 0x20)
            return NULL;
        if (*at == '\\' && strchr("\"\\/bfnrtu", *++at) == NULL)
            return NULL;
    }
    return at + 1;
}

static const char *pass_value(const char *at);

static const char *pass_items(const char *at, bool is_object)
{
    const char close = is_object ? '}' : ']';

    at = pass_blanks(at + 1);
    if (*at == close)
        return at + 1;
    for (;;) {
        if (is_object) {
            at = pass_text(pass_blanks(at));
            if (at == NULL || *(at = pass_blanks(at)) != ':')
                return NULL;
            at++;
        }
        at = pass_value(pass_blanks(at));
        if (at == NULL)
            return NULL;
        at = pass_blanks(at);
        if (*at == close)
            return at + 1;
        if (*at++ != ',')
            return NULL;
    }
}

static const char *pass_value(const char *at)
{
    if (*at == '{' || *at == '[')
        return pass_items(at, *at == '{');
    if (*at == '"')
        return pass_text(at);
    if (strncmp(at, "false", 5) == 0)
        return at + 5;
    const size_t length = strspn(at, "-0123456789.e");
    return length > 0 ? at + length : NULL;
}

/* ---- */

static void assert_same_as_file(const char *text, const char *path)
{
    struct buffer expected;
    char piece[4096];
    size_t length;
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    buffer_init(&expected);
    while ((length = fread(piece, 1, sizeof piece, file)) > 0)
        buffer_add_slice(&expected, piece, length);
    fclose(file);
    assert_string_equal(text, buffer_text(&expected));
    buffer_release(&expected);
}

static void the_json_schema_is_as_in_the_golden_file(void **state)
{
    (void)state;
    struct buffer out;

    buffer_init(&out);
    schema_print_json(&schema, &out);
    assert_same_as_file(buffer_text(&out), "tests/golden/schema.json");
    buffer_release(&out);
}

static void the_json_schema_is_json(void **state)
{
    (void)state;
    struct buffer out;

    buffer_init(&out);
    schema_print_json(&schema, &out);
    const char *end = pass_value(buffer_text(&out));
    assert_non_null(end);
    assert_string_equal(end, "\n");
    buffer_release(&out);
}

static void an_empty_schema_is_json_too(void **state)
{
    (void)state;
    const struct schema empty = {sections, 0};
    struct buffer out;

    buffer_init(&out);
    schema_print_json(&empty, &out);
    const char *end = pass_value(buffer_text(&out));
    assert_non_null(end);
    assert_string_equal(end, "\n");
    buffer_release(&out);
}

static void the_reference_page_is_as_in_the_golden_file(void **state)
{
    (void)state;
    struct buffer out;

    buffer_init(&out);
    schema_print_markdown(&schema, &out);
    assert_same_as_file(buffer_text(&out), "tests/golden/schema.md");
    buffer_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_json_schema_is_as_in_the_golden_file),
        cmocka_unit_test(the_json_schema_is_json),
        cmocka_unit_test(an_empty_schema_is_json_too),
        cmocka_unit_test(the_reference_page_is_as_in_the_golden_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
