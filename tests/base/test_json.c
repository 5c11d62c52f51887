#include "base/json.h"
#include "check.h"

static void text_is_escaped_as_json_asks(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out);
    add_json_text(&out, "a \"b\" \\ c\n\x01 \xC3\xA9");
    assert_string_equal(buffer_text(&out), "\"a \\\"b\\\" \\\\ c\\u000a\\u0001 \xC3\xA9\"");
    buffer_clear(&out);
    add_json_text(&out, NULL);
    add_json_slice(&out, "\"ab", 2);
    assert_string_equal(buffer_text(&out), "null\\\"a");
    buffer_release(&out);
}

static void a_number_json_cannot_write_is_null(void **state)
{
    (void)state;
    struct buffer out;
    buffer_init(&out);
    add_json_number(&out, 0.1);
    buffer_add(&out, " ");
    add_json_number(&out, -INFINITY);
    buffer_add(&out, " ");
    add_json_number(&out, NAN);
    assert_string_equal(buffer_text(&out), "0.1 null null");
    buffer_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped_as_json_asks),
        cmocka_unit_test(a_number_json_cannot_write_is_null),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
