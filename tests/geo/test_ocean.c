#include "check.h"

#include "geo/ocean.h"
#include "geo/passage.h"

static struct ocean ocean;

static bool sea_at(double latitude_deg, double longitude_deg)
{
    return ocean_is_sea(&ocean, ocean_cell_of((struct geo_point){latitude_deg, longitude_deg}));
}

static void places_known_to_be_land_or_sea_are(void **state)
{
    (void)state;
    const struct geo_point sea[] = {{0, -30},   {0, 180},   {-20, -179.9}, {-20, 179.9}, {40, 18},    {43, 34},
                                    {20, 38.5}, {26.5, 52}, {58, 20},      {37, 123},    {35, 129.6}, {-54, -30},
                                    {73, 40},   {60, -178}, {60, 178},     {25, -90},    {77.9, 103}};
    const struct geo_point land[] = {{52, 13},   {66, 179.5}, {67, -178}, {-17.8, 178}, {30, 0},
                                     {45, -100}, {42, 51},    {37, 128},  {-25, 135},   {-70, 0},
                                     {80, 0},    {36, 138},   {61, 100},  {47.5, -87}};
    for (size_t k = 0; k < sizeof sea / sizeof sea[0]; k++)
        assert_true(sea_at(sea[k].latitude_deg, sea[k].longitude_deg));
    for (size_t k = 0; k < sizeof land / sizeof land[0]; k++)
        assert_false(sea_at(land[k].latitude_deg, land[k].longitude_deg));
}

/* Seas cover 71% of the globe; here without the ice beyond 61 S and 78.5 N, which takes some 7.5%. */
static void about_two_thirds_of_the_globe_are_sea(void **state)
{
    (void)state;
    double sea = 0.0, all = 0.0;
    for (int32_t row = 0; row < OCEAN_ROWS; row++) {
        const double weight =
            cos(ocean_centre((struct ocean_cell){row, 0}).latitude_deg * 3.14159265358979323846 / 180);
        for (int32_t column = 0; column < OCEAN_COLUMNS; column++) {
            all += weight;
            sea += ocean_is_sea(&ocean, (struct ocean_cell){row, column}) ? weight : 0.0;
        }
    }
    assert_close(sea / all, 0.645, 0.02);
}

static void cells_and_their_centres_belong_together(void **state)
{
    (void)state;
    for (int32_t row = 0; row < OCEAN_ROWS; row += 7)
        for (int32_t column = 0; column < OCEAN_COLUMNS; column += 7) {
            struct geo_point centre = ocean_centre((struct ocean_cell){row, column});
            for (int turn = -1; turn <= 1; turn++) {
                centre.longitude_deg += 360.0 * turn;
                const struct ocean_cell cell = ocean_cell_of(centre);
                assert_true(cell.row == row && cell.column == column);
            }
        }
    assert_true(ocean_cell_of((struct geo_point){-90.0, 180.0}).row == OCEAN_ROWS - 1);
    assert_true(ocean_cell_of((struct geo_point){0.0, 180.0}).column == 0);
}

static void columns_beside_the_date_line_are_repeated(void **state)
{
    (void)state;
    for (int32_t row = 0; row < OCEAN_ROWS; row++)
        for (int32_t column = 0; column < OCEAN_MARGIN; column++) {
            assert_true(ocean_is_sea(&ocean, (struct ocean_cell){row, column}) ==
                        ocean_is_sea(&ocean, (struct ocean_cell){row, column + OCEAN_COLUMNS}));
            const int32_t end = OCEAN_COLUMNS - 1 - column;
            assert_true(ocean_is_sea(&ocean, (struct ocean_cell){row, end}) ==
                        ocean_is_sea(&ocean, (struct ocean_cell){row, end - OCEAN_COLUMNS}));
        }
}

/* A gate that lies on land closes nothing: each has sea, and it is gone when closed. */
static void every_gate_lies_in_the_sea_and_closes(void **state)
{
    (void)state;
    for (uint32_t passage = 0; passage < passage_count(); passage++) {
        static struct ocean closed;
        uint32_t cells = 0;
        closed = ocean;
        passages_block(&closed, 1u << passage);
        for (int32_t row = 0; row < OCEAN_ROWS; row++)
            for (int32_t column = 0; column < OCEAN_COLUMNS; column++) {
                const struct ocean_cell cell = {row, column};
                const bool is_gate = passages_at(cell) >> passage & 1;
                cells += is_gate && ocean_is_sea(&ocean, cell);
                assert_true(ocean_is_sea(&closed, cell) == (ocean_is_sea(&ocean, cell) && !is_gate));
            }
        assert_true(cells > 0);
    }
}

static void draught_closes_what_is_too_shallow(void **state)
{
    (void)state;
    const uint32_t kiel = 1u << passage_of_name("kiel"), panama = 1u << passage_of_name("panama"),
                   suez = 1u << passage_of_name("suez"), north = 1u << passage_of_name("northern_sea_route");
    assert_true((passages_closed_to(0.0) & (kiel | panama | suez | north)) == north);
    assert_true((passages_closed_to(7.0) & (kiel | panama | suez)) == 0);
    assert_true((passages_closed_to(7.1) & (kiel | panama | suez)) == kiel);
    assert_true((passages_closed_to(15.3) & (kiel | panama | suez)) == (kiel | panama));
    assert_true((passages_closed_to(20.2) & (kiel | panama | suez)) == (kiel | panama | suez));
    assert_int_equal(passage_of_name("nowhere"), passage_count());
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_known_to_be_land_or_sea_are),
        cmocka_unit_test(about_two_thirds_of_the_globe_are_sea),
        cmocka_unit_test(cells_and_their_centres_belong_together),
        cmocka_unit_test(columns_beside_the_date_line_are_repeated),
        cmocka_unit_test(every_gate_lies_in_the_sea_and_closes),
        cmocka_unit_test(draught_closes_what_is_too_shallow),
    };
    ocean_fill(&ocean);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
