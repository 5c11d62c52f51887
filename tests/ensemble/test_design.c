#include "base/random.h"
#include "check.h"
#include "ensemble/small_model.h"

static struct scenario *load(struct model_schema *schema, const char *yaml)
{
    model_schema_init(schema);
    return small_load(&schema->schema, yaml, NULL, 0);
}

static uint32_t column_of(const struct scenario *scenario, const char *name)
{
    for (uint32_t k = 0; k < scenario_coordinate_count(scenario); k++)
        if (strcmp(scenario_coordinate(scenario, k), name) == 0)
            return k;
    fail_msg("no coordinate %s", name);
    return 0;
}

static void each_interval_of_a_sheet_holds_one_row(void **state)
{
    (void)state;
    enum { SHEET = 50, SHEETS = 3, MOST = 16 };
    struct model_schema schema;
    struct scenario *scenario = load(&schema, SMALL);
    struct design *design = design_make(scenario, 7, SHEET, SHEET * SHEETS);
    double u[MOST];
    for (uint32_t sheet = 0; sheet < SHEETS; sheet++)
        for (uint32_t column = 0; column < scenario_coordinate_count(scenario); column++) {
            uint32_t held[SHEET] = {0};
            for (uint32_t row = 0; row < SHEET; row++) {
                design_row(design, sheet * SHEET + row, u);
                assert_true(u[column] > 0.0 && u[column] < 1.0);
                held[(uint32_t)(u[column] * SHEET)]++;
            }
            for (uint32_t k = 0; k < SHEET; k++)
                assert_int_equal(held[k], 1);
        }
    design_free(design);
    scenario_free(scenario);
}

/* The rank of row 0 counted by hand from the addresses that the header promises. */
static void a_row_is_ranked_and_jittered_by_its_address(void **state)
{
    (void)state;
    enum { SHEET = 8 };
    struct model_schema schema;
    struct scenario *scenario = load(&schema, SMALL);
    struct design *design = design_make(scenario, 7, SHEET, 2 * SHEET);
    double u[16];
    uint32_t below = 0;
    const uint64_t stream = stream_of("design/lhs/world.heat");
    struct random_words words[SHEET];
    for (uint32_t row = 0; row < SHEET; row++) {
        const struct random_words counter = {{row, 0xffffffffu, (uint32_t)stream, (uint32_t)(stream >> 32)}};
        words[row] = philox4x32_10(counter, 7, 1); /* sheet 1 */
    }
    for (uint32_t row = 1; row < SHEET; row++)
        below += words[row].word[0] < words[0].word[0];
    design_row(design, SHEET, u);
    assert_same_bits(u[column_of(scenario, "world.heat")], (below + random_second(words[0])) / SHEET);
    design_free(design);
    scenario_free(scenario);
}

static void more_rows_and_other_columns_change_none(void **state)
{
    (void)state;
    struct model_schema schema, other_schema;
    struct scenario *scenario = load(&schema, SMALL);
    /* world.pace has a range in SMALL and none here: one column less. */
    struct scenario *fewer =
        load(&other_schema, SMALL_HEAD "world:\n  heat: 0.1 .. 0.2 .. 0.5 assume \"wide\"\n  pace: 1 assume \"x\"\n"
                                       "  start: storm | calm assume \"open\"\n" SMALL_OPTIONS);
    assert_int_equal(scenario_coordinate_count(fewer) + 1, scenario_coordinate_count(scenario));
    struct design *large = design_make(scenario, 7, 20, 70), *small = design_make(fewer, 7, 20, 25);
    double a[16], b[16];
    for (uint32_t row = 0; row < 25; row++) {
        design_row(large, row, a);
        design_row(small, row, b);
        assert_same_bits(a[column_of(scenario, "world.heat")], b[column_of(fewer, "world.heat")]);
    }
    design_free(large);
    design_free(small);
    scenario_free(scenario);
    scenario_free(fewer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_interval_of_a_sheet_holds_one_row),
        cmocka_unit_test(a_row_is_ranked_and_jittered_by_its_address),
        cmocka_unit_test(more_rows_and_other_columns_change_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
