#include "check.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/failure.h"
#include <stdint.h>
#include <stdio.h>

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    struct arena arena;
    unsigned char *pieces[500];
    size_t i, j, size;

    (void)state;
    arena_init(&arena);
    for (i = 0; i < 500; i++) {
        size = i * 7 % 900;
        pieces[i] = arena_take(&arena, size, 1);
        assert_int_equal((uintptr_t)pieces[i] % 16, 0);
        for (j = 0; j < size; j++) {
            assert_int_equal(pieces[i][j], 0);
        }
        memset(pieces[i], (int)(i % 255) + 1, size);
    }
    for (i = 0; i < 500; i++) {
        for (j = 0; j < i * 7 % 900; j++) {
            assert_int_equal(pieces[i][j], i % 255 + 1);
        }
    }
    arena_release(&arena);
    assert_null(arena.chunk);
    assert_int_equal(arena.total, 0);
}

static void an_empty_piece_has_an_address_of_its_own(void **state)
{
    struct arena arena;
    void *first, *second;

    (void)state;
    arena_init(&arena);
    first = arena_take(&arena, 0, 8);
    second = arena_take(&arena, 5, 0);
    assert_non_null(first);
    assert_non_null(second);
    assert_ptr_not_equal(first, second);
    arena_release(&arena);
}

static void a_large_piece_leaves_the_rest_of_the_small_chunk_in_use(void **state)
{
    struct arena arena;
    char *before, *after, *large;

    (void)state;
    arena_init(&arena);
    before = arena_take(&arena, 16, 1);
    large = arena_take(&arena, 1000000, 1);
    after = arena_take(&arena, 16, 1);
    large[999999] = 1;
    assert_ptr_equal(after, before + 16);
    assert_int_equal(arena.total, 1000000 + 32);
    arena_release(&arena);
}

static void a_large_piece_may_come_first(void **state)
{
    struct arena arena;
    char *large, *small;

    (void)state;
    arena_init(&arena);
    large = arena_take(&arena, 100000, 1);
    small = arena_take(&arena, 100, 1);
    memset(large, 1, 100000);
    assert_int_equal(small[0], 0);
    arena_release(&arena);
}

static void texts_are_copied_and_formatted(void **state)
{
    struct arena arena;
    char source[] = "silence";
    char *copy, *slice;

    (void)state;
    arena_init(&arena);
    copy = arena_text(&arena, source);
    slice = arena_slice(&arena, source, 3);
    source[0] = 'X';
    assert_string_equal(copy, "silence");
    assert_string_equal(slice, "sil");
    assert_string_equal(arena_slice(&arena, NULL, 0), "");
    assert_string_equal(arena_format(&arena, "%s:%d", copy, 32), "silence:32");
    arena_release(&arena);
}

static jmp_buf after_failure;
static const char *failed_at;

static void remember_failure(const char *what, const char *file, int line)
{
    (void)file;
    (void)line;
    failed_at = what;
    longjmp(after_failure, 1);
}

static void asking_for_too_much_goes_to_the_failure_handler(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    failed_at = NULL;
    failure_set_handler(remember_failure);
    if (setjmp(after_failure) == 0) {
        (void)arena_take(&arena, SIZE_MAX / 2, 4);
    }
    failure_set_handler(NULL);
    assert_string_equal(failed_at, "out of memory");
    arena_release(&arena);
}

static void a_broken_promise_is_named(void **state)
{
    volatile int members = 31;

    (void)state;
    failed_at = NULL;
    failure_set_handler(remember_failure);
    if (setjmp(after_failure) == 0) {
        ASSERT(members == 31);
        assert_null(failed_at);
        ASSERT(members == 32);
    }
    failure_set_handler(NULL);
    assert_string_equal(failed_at, "members == 32");
}

static void a_buffer_grows_and_always_ends_in_nul(void **state)
{
    struct buffer buffer;
    int i;

    (void)state;
    buffer_init(&buffer);
    assert_string_equal(buffer_text(&buffer), "");
    for (i = 0; i < 1000; i++) {
        buffer_format(&buffer, "%03d,", i);
        assert_int_equal(strlen(buffer.text), buffer.length);
    }
    assert_int_equal(buffer.length, 4000);
    assert_memory_equal(buffer.text + 4 * 617, "617,", 4);
    buffer_clear(&buffer);
    assert_string_equal(buffer_text(&buffer), "");
    buffer_add(&buffer, "a");
    buffer_add_slice(&buffer, "bcd", 2);
    buffer_add_repeat(&buffer, "-=", 3);
    buffer_add_repeat(&buffer, "x", 0);
    assert_string_equal(buffer_text(&buffer), "abc-=-=-=");
    buffer_release(&buffer);
    assert_string_equal(buffer_text(&buffer), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(an_empty_piece_has_an_address_of_its_own),
        cmocka_unit_test(a_large_piece_leaves_the_rest_of_the_small_chunk_in_use),
        cmocka_unit_test(a_large_piece_may_come_first),
        cmocka_unit_test(texts_are_copied_and_formatted),
        cmocka_unit_test(asking_for_too_much_goes_to_the_failure_handler),
        cmocka_unit_test(a_broken_promise_is_named),
        cmocka_unit_test(a_buffer_grows_and_always_ends_in_nul),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
