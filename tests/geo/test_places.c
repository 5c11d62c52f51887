#include "check.h"

#include "geo/air_route.h"
#include "geo/places.h"
#include "geo/sea_route.h"
#include "theory/geodesic.h"
#include <stdio.h>
#include <stdlib.h>

static void ids_are_unique_and_rows_are_in_order(void **state)
{
    (void)state;
    for (uint32_t k = 0; k < place_count(); k++) {
        const struct geo_place row = place_row(k);
        assert_int_equal(place_of_name(row.id), k);
        assert_int_equal(strlen(row.country), 3);
        assert_true(strspn(row.id, "abcdefghijklmnopqrstuvwxyz_") == strlen(row.id));
        if (k == 0)
            continue;
        const struct geo_place before = place_row(k - 1);
        const int country = strcmp(before.country, row.country);
        assert_true(before.kind < row.kind ||
                    (before.kind == row.kind && (country < 0 || (country == 0 && strcmp(before.id, row.id) < 0))));
    }
    assert_int_equal(place_of_name("nowhere"), place_count());
}

/* Column `index` of a line of CSV, quotes taken off. */
static void column_of(const char *line, int index, char out[80])
{
    bool is_quoted = false;
    size_t length = 0;
    for (; *line && *line != '\n' && index >= 0; line++) {
        if (*line == '"')
            is_quoted = !is_quoted;
        else if (*line == ',' && !is_quoted)
            index--;
        else if (index == 0 && length < 79)
            out[length++] = *line;
    }
    out[length] = '\0';
}

static void nodes_of_the_korean_scenario_are_here_as_they_are_there(void **state)
{
    (void)state;
    char line[1000], id[80], title[80], country[80], kind[80], latitude[80], longitude[80];
    int compared = 0;
    FILE *file = fopen("scenarios/korea/nodes.csv", "r");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        column_of(line, 0, id);
        if (line[0] == '#' || line[0] == '\n' || strcmp(id, "id") == 0)
            continue;
        column_of(line, 1, title);
        column_of(line, 2, country);
        column_of(line, 3, kind);
        column_of(line, 5, latitude);
        column_of(line, 6, longitude);
        const uint32_t place = place_of_name(id);
        if (place == place_count())
            fail_msg("no place %s", id);
        const struct geo_place row = place_row(place);
        assert_string_equal(row.title, title);
        assert_string_equal(row.country, country);
        assert_string_equal(row.kind == PLACE_PORT ? "port" : "airfield", kind);
        assert_same_bits(row.latitude_deg, strtod(latitude, NULL));
        assert_same_bits(row.longitude_deg, strtod(longitude, NULL));
        compared++;
    }
    (void)fclose(file);
    assert_int_equal(compared, 66);
}

/* Every port reaches Busan, and none lies farther from the mask's sea than a cell and a river's mouth. */
static void every_port_lies_by_the_sea(void **state)
{
    (void)state;
    static struct sea_route route;
    struct sea_workspace *workspace = malloc(sea_workspace_bytes());
    assert_non_null(workspace);
    sea_workspace_fill(workspace);
    const struct geo_point busan = place_point(place_of_name("busan"));
    for (uint32_t k = 0; k < place_count(); k++) {
        const struct geo_place row = place_row(k);
        struct ocean_cell cell;
        if (row.kind != PLACE_PORT)
            continue;
        if (!sea_nearest(workspace, place_point(k), &cell))
            fail_msg("%s is inland", row.id);
        const double away = great_circle_nmi(place_point(k), ocean_centre(cell));
        if (away > 30.0)
            fail_msg("%s is %.0f nmi from the sea", row.id, away);
        sea_route(workspace, place_point(k), busan, 0, &route);
        assert_int_equal(route.result, SEA_FOUND);
        assert_true(route.nmi >= geodesic_nmi(place_point(k), busan) - 1e-6);
    }
    free(workspace);
}

/* casus calc route asks about all of them, and about ends and stops of its own. */
static void airfields_fit_one_question(void **state)
{
    (void)state;
    uint32_t airfields = 0;
    for (uint32_t place = 0; place < place_count(); place++)
        airfields += place_row(place).kind == PLACE_AIRFIELD;
    assert_true(airfields + AIR_VIAS + 2 <= AIR_FIELDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(airfields_fit_one_question),
        cmocka_unit_test(ids_are_unique_and_rows_are_in_order),
        cmocka_unit_test(nodes_of_the_korean_scenario_are_here_as_they_are_there),
        cmocka_unit_test(every_port_lies_by_the_sea),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
