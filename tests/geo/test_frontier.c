#include "check.h"

#include "base/random.h"
#include "geo/frontier.h"

enum { ITEMS = 500 };
static double keys[ITEMS];
static uint32_t places[ITEMS], heap[ITEMS];

static double key_of(uint32_t number)
{
    /* Of twenty values, so that many are equal. */
    return random_at((struct random_address){.seed = 4, .occurrence = number, .stream = stream_of("test/frontier")})
               .word[0] %
           20;
}

static void items_come_by_key_and_then_by_number(void **state)
{
    (void)state;
    struct frontier frontier = {keys, places, heap, 0};
    frontier_clear(&frontier, ITEMS);
    for (uint32_t i = 0; i < ITEMS; i++)
        frontier_offer(&frontier, (i * 7) % ITEMS, key_of((i * 7) % ITEMS));
    uint32_t before = frontier_take(&frontier);
    for (uint32_t i = 1; i < ITEMS; i++) {
        const uint32_t item = frontier_take(&frontier);
        assert_true(key_of(before) < key_of(item) || (!(key_of(item) < key_of(before)) && before < item));
        before = item;
    }
    assert_int_equal(frontier.count, 0);
}

static void a_better_offer_moves_an_item_forward_and_a_worse_one_does_not(void **state)
{
    (void)state;
    struct frontier frontier = {keys, places, heap, 0};
    frontier_clear(&frontier, ITEMS);
    for (uint32_t i = 0; i < 10; i++)
        frontier_offer(&frontier, i, 10.0 + i);
    frontier_offer(&frontier, 7, 1.0);
    frontier_offer(&frontier, 3, 99.0);
    assert_int_equal(frontier.count, 10);
    assert_int_equal(frontier_take(&frontier), 7);
    for (uint32_t i = 0; i < 10; i++)
        if (i != 7)
            assert_int_equal(frontier_take(&frontier), i);
}

static void what_was_taken_can_be_offered_again(void **state)
{
    (void)state;
    struct frontier frontier = {keys, places, heap, 0};
    frontier_clear(&frontier, ITEMS);
    frontier_offer(&frontier, 4, 2.0);
    assert_int_equal(frontier_take(&frontier), 4);
    frontier_offer(&frontier, 4, 5.0);
    frontier_offer(&frontier, 9, 3.0);
    assert_int_equal(frontier_take(&frontier), 9);
    assert_int_equal(frontier_take(&frontier), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_come_by_key_and_then_by_number),
        cmocka_unit_test(a_better_offer_moves_an_item_forward_and_a_worse_one_does_not),
        cmocka_unit_test(what_was_taken_can_be_offered_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
