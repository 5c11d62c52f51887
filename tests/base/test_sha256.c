#include "check.h"
#include "base/sha256.h"

static void assert_digest(struct sha256 *hash, const char *expected)
{
    uint8_t digest[32];
    char hex[65];

    sha256_finish(hash, digest);
    sha256_hex(digest, hex);
    assert_string_equal(hex, expected);
}

/* FIPS 180-2, appendix B, and the NIST example for the empty message. */
static void the_published_examples_are_reproduced(void **state)
{
    struct sha256 hash;
    int i;

    (void)state;
    sha256_init(&hash);
    assert_digest(&hash, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sha256_init(&hash);
    sha256_add(&hash, "abc", 3);
    assert_digest(&hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256_init(&hash);
    sha256_add(&hash, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56);
    assert_digest(&hash, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    sha256_init(&hash);
    for (i = 0; i < 10000; i++) {
        sha256_add(
            &hash,
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            100);
    }
    assert_digest(&hash, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void how_the_bytes_are_cut_into_pieces_does_not_matter(void **state)
{
    uint8_t bytes[300], whole[32], pieces[32];
    size_t size, step, at;

    (void)state;
    for (at = 0; at < sizeof bytes; at++) {
        bytes[at] = (uint8_t)(at * 37 + 11);
    }
    for (size = 0; size <= sizeof bytes; size += 13) {
        struct sha256 hash;

        sha256_init(&hash);
        sha256_add(&hash, bytes, size);
        sha256_finish(&hash, whole);
        for (step = 1; step < 130; step += 9) {
            sha256_init(&hash);
            for (at = 0; at < size; at += step) {
                sha256_add(&hash, bytes + at, size - at < step ? size - at : step);
            }
            sha256_finish(&hash, pieces);
            assert_memory_equal(whole, pieces, 32);
        }
    }
}

static void texts_are_told_apart_by_their_lengths(void **state)
{
    struct sha256 hash;
    uint8_t first[32], second[32], spelled[32];

    (void)state;
    sha256_init(&hash);
    sha256_add_text(&hash, "ab");
    sha256_add_text(&hash, "c");
    sha256_finish(&hash, first);
    sha256_init(&hash);
    sha256_add_text(&hash, "a");
    sha256_add_text(&hash, "bc");
    sha256_finish(&hash, second);
    assert_memory_not_equal(first, second, 32);
    sha256_init(&hash);
    sha256_add(&hash, "\2\0\0\0\0\0\0\0ab\1\0\0\0\0\0\0\0c", 19);
    sha256_finish(&hash, spelled);
    assert_memory_equal(first, spelled, 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_published_examples_are_reproduced),
        cmocka_unit_test(how_the_bytes_are_cut_into_pieces_does_not_matter),
        cmocka_unit_test(texts_are_told_apart_by_their_lengths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
