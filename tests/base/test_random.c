#include "check.h"
#include "base/random.h"

/* kat_vectors of Random123 (D. E. Shaw Research), lines philox4x32 10. */
static void the_known_answers_of_random123_are_reproduced(void **state)
{
    static const struct {
        uint32_t counter[4], key[2], answer[4];
    } rows[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct random_words counter, answer;

        memcpy(counter.word, rows[i].counter, sizeof counter.word);
        answer = philox4x32_10(counter, rows[i].key[0], rows[i].key[1]);
        assert_memory_equal(answer.word, rows[i].answer, sizeof answer.word);
    }
}

/* Our own vectors: how an address is laid out in key and counter is part of every published result. */
static void an_address_is_laid_out_as_promised(void **state)
{
    const uint32_t expected[4] = {0x36bfcbe6, 0xbefa6e38, 0x2ad4dc71, 0x3c9f242d};
    struct random_words words;

    (void)state;
    assert_true(stream_of("member/TUR/resolve") == 0x7c4294dd5b0ffdbbu);
    words = random_at((struct random_address){
        .seed = 7, .noise = 17, .replicate = 3, .occurrence = 0, .stream = stream_of("member/TUR/resolve")});
    assert_memory_equal(words.word, expected, sizeof expected);
    assert_same_bits(random_first(words), 0x1.7df4dc706d7f9p-1);
}

static void every_part_of_an_address_matters(void **state)
{
    const struct random_address base = {.seed = 1, .noise = 2, .replicate = 3, .occurrence = 4, .stream = 5};
    struct random_address other[6];
    struct random_words words = random_at(base);
    size_t i;

    (void)state;
    for (i = 0; i < 6; i++) {
        other[i] = base;
    }
    other[0].seed++;
    other[1].noise++;
    other[2].replicate++;
    other[3].occurrence++;
    other[4].stream++;
    other[5].stream += (uint64_t)1 << 32;
    for (i = 0; i < 6; i++) {
        struct random_words changed = random_at(other[i]);

        assert_memory_not_equal(&words, &changed, sizeof words);
    }
}

static void a_uniform_is_never_0_or_1_and_symmetric(void **state)
{
    const struct random_words least = {{0, 0, 0, 0}}, most = {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}};
    const struct random_words half = {{0xffffffff, 0x7fffffff, 0, 0x80000000}};

    (void)state;
    assert_same_bits(random_first(least), 0x1p-53);
    assert_same_bits(random_first(most), 1.0 - 0x1p-53);
    assert_same_bits(random_second(least), 0x1p-53);
    assert_same_bits(random_second(most), 1.0 - 0x1p-53);
    assert_same_bits(random_first(half), 0.5 - 0x1p-53);
    assert_same_bits(random_second(half), 0.5 + 0x1p-53);
}

/* Fixed draws, so these bounds (five standard errors) either hold for ever or never. */
static void uniforms_over_occurrences_have_the_moments_of_a_uniform(void **state)
{
    const int count = 100000;
    const uint64_t stream = stream_of("lift/GBR-C17-3/leg");
    double sum = 0, squares = 0, product = 0;
    int i;

    (void)state;
    for (i = 0; i < count; i++) {
        const struct random_words words =
            random_at((struct random_address){.seed = 1, .occurrence = (uint32_t)i, .stream = stream});
        const double u = random_first(words) - 0.5, v = random_second(words) - 0.5;

        sum += u + v;
        squares += u * u + v * v;
        product += u * v;
    }
    assert_close(sum / (2 * count), 0.0, 5 * 0.28868 / 447.2);
    assert_close(squares / (2 * count), 1.0 / 12, 5 * 0.07454 / 447.2);
    assert_close(product / count, 0.0, 5 * 0.08333 / 316.2);
}

static void names_alike_give_streams_unlike(void **state)
{
    int i, bits, total = 0;
    char name[] = "reactor/CHN/answer/0";

    (void)state;
    for (i = 0; i < 8; i++) {
        uint64_t differing;

        name[sizeof name - 2] = (char)('0' + i);
        differing = stream_of(name);
        name[sizeof name - 2] = (char)('1' + i);
        differing ^= stream_of(name);
        for (bits = 0; differing != 0; differing &= differing - 1) {
            bits++;
        }
        assert_in_range(bits, 16, 48);
        total += bits;
    }
    assert_in_range(total, 8 * 26, 8 * 38);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_known_answers_of_random123_are_reproduced),
        cmocka_unit_test(an_address_is_laid_out_as_promised),
        cmocka_unit_test(every_part_of_an_address_matters),
        cmocka_unit_test(a_uniform_is_never_0_or_1_and_symmetric),
        cmocka_unit_test(uniforms_over_occurrences_have_the_moments_of_a_uniform),
        cmocka_unit_test(names_alike_give_streams_unlike),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
