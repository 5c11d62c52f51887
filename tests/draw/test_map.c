#include "check.h"

#include "draw/map.h"
#include "draw/projection.h"
#include "theory/geodesy.h"
#include <math.h>
#include <stdlib.h>

static struct arena arena;
static struct buffer picture;

static const char *draw(const struct map *map)
{
    buffer_clear(&picture);
    map_draw(map, &arena, &picture);
    return buffer_text(&picture);
}

static const struct geo_point pacific[] = {{35.0, 129.0}, {48.0, -175.0}, {34.0, -118.0}};

static struct map map_of(const struct geo_point *line, uint32_t count)
{
    return (struct map){.title = "A <to> B", .subtitle = "far & wide", .line = line, .line_count = count};
}

/* Savric, Patterson and Jenny (2019), section 3: half the equator is 2.70663 long, the pole 1.31736 above it. */
static void the_equal_earth_projection_has_its_published_extent(void **state)
{
    (void)state;
    const struct projection world = projection_of_world(10.0);
    assert_close(projection_place(&world, (struct geo_point){0.0, 190.0}).x, 2.70663, 5e-6);
    assert_close(projection_place(&world, (struct geo_point){90.0, 10.0}).y, 1.31736, 5e-6);
    assert_close(projection_place(&world, (struct geo_point){-90.0, 10.0}).y, -1.31736, 5e-6);
}

static void distances_from_the_centre_are_true(void **state)
{
    (void)state;
    const struct geo_point centre = {30.0, 170.0};
    const struct projection around = projection_around(centre);
    for (int k = 0; k < 50; k++) {
        const struct geo_point at = {-80.0 + 3.0 * k, 37.0 * k};
        const struct plane plane = projection_place(&around, at);
        assert_close(hypot(plane.x, plane.y), great_circle_nmi(centre, at) / EARTH_RADIUS_NMI, 1e-7);
    }
    const struct plane north = projection_place(&around, (struct geo_point){40.0, 170.0});
    const struct plane east = projection_place(&around, (struct geo_point){30.0, -180.0});
    assert_close(north.x, 0.0, 1e-12);
    assert_true(north.y > 0.0 && east.x > 0.0);
}

static void a_picture_says_that_it_draws_no_borders_and_escapes_its_texts(void **state)
{
    (void)state;
    const struct map_mark mark = {{35.0, 129.0}, "R & D", MAP_END};
    struct map map = map_of(pacific, 3);
    map.mark = &mark;
    map.mark_count = 1;
    const char *text = draw(&map);
    assert_non_null(strstr(text, "borders: none drawn; land: Natural Earth"));
    assert_non_null(strstr(text, "A &lt;to&gt; B"));
    assert_non_null(strstr(text, "far &amp; wide"));
    assert_non_null(strstr(text, "R &amp; D"));
    assert_null(strstr(text, "<to>"));
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, "inf"));
    assert_non_null(strstr(text, "azimuthal equidistant"));
}

/* Across the date line the line stays in one piece: no step of it is longer than a few degrees on paper. */
static void the_line_is_not_cut_at_the_date_line(void **state)
{
    (void)state;
    const struct map map = map_of(pacific, 3);
    const char *text = strstr(draw(&map), "#0072B2");
    assert_non_null(text);
    text = strstr(text, "d=\"M") + 4;
    double x = strtod(text, (char **)&text), points = 1;
    while (*text != '"') {
        (void)strtod(text, (char **)&text);
        if (*text != 'L')
            break;
        const double next = strtod(text + 1, (char **)&text);
        assert_true(fabs(next - x) < 40.0);
        x = next;
        points++;
    }
    assert_true(points > 60);
}

/* Round the world westwards: only the map of the world holds it, its middle that of the line. */
static void a_line_around_the_world_is_on_the_map_of_the_world(void **state)
{
    (void)state;
    const struct geo_point line[] = {{50.0, 5.0}, {9.0, -80.0}, {45.0, -170.0}, {35.0, 129.0}};
    const struct map_mark marks[] = {{{50.0, 5.0}, "west", MAP_END}, {{35.0, 129.0}, "east", MAP_END}};
    struct map map = map_of(line, 4);
    map.mark = marks;
    map.mark_count = 2;
    const char *text = draw(&map);
    assert_non_null(strstr(text, "Equal Earth"));
    /* Both ends are in the picture. */
    int circles = 0;
    for (const char *at = text; (at = strstr(at, "<circle cx=\"")) != NULL; circles++) {
        const double x = strtod(at + 12, (char **)&at);
        assert_true(x > 0.0 && x < 720.0);
    }
    assert_int_equal(circles, 2);
}

/* Opposite to the middle of the North Atlantic lies Australia, opposite to India the sea. */
static void land_opposite_to_the_centre_is_not_turned_inside_out(void **state)
{
    (void)state;
    const struct geo_point atlantic[] = {{25.0, -47.0}, {25.0, -43.0}}, india[] = {{20.0, 76.0}, {20.0, 80.0}};
    const struct map over_atlantic = map_of(atlantic, 2), over_india = map_of(india, 2);
    assert_non_null(strstr(draw(&over_atlantic), "M-9999"));
    assert_null(strstr(draw(&over_india), "M-9999"));
}

static struct atlas atlas;

static const char *draw_with(const struct geo_point *line, uint32_t count, const struct map_country *country,
                             uint32_t country_count)
{
    struct map map = map_of(line, count);
    map.atlas = &atlas;
    map.country = country;
    map.country_count = country_count;
    return draw(&map);
}

static void countries_are_shaded_named_and_explained(void **state)
{
    (void)state;
    const struct geo_point line[] = {{50.0, 8.0}, {37.0, 127.0}};
    const struct map_country countries[] = {{country_named("RUS"), MAP_DENIED}, {country_named("MNG"), MAP_FLOWN_OVER}};
    const char *text = draw_with(line, 2, countries, 2);
    assert_non_null(strstr(text, "land and countries: Natural Earth, de facto; no position taken"));
    assert_non_null(strstr(text, "fill=\"url(#map-h)\""));
    assert_non_null(strstr(text, ">denied</text>"));
    assert_non_null(strstr(text, ">flown over</text>"));
    assert_non_null(strstr(text, ">Russia</text>"));
    assert_non_null(strstr(text, ">MNG</text>"));
    assert_null(strstr(text, "nan"));
    text = draw_with(line, 2, &countries[1], 1);
    assert_null(strstr(text, ">denied</text>"));
    assert_null(strstr(text, ">Russia</text>"));
}

static uint32_t frames(const char *text)
{
    uint32_t count = 0;
    for (const char *at = text; (at = strstr(at, "M-9999")) != NULL; at++)
        count++;
    return count;
}

/* Opposite to 23 N 47 W lies the middle of Australia: its land is turned by a frame, and so is the country. */
static void a_country_opposite_to_the_centre_is_not_turned_inside_out(void **state)
{
    (void)state;
    const struct geo_point atlantic[] = {{25.0, -47.0}, {25.0, -43.0}};
    const struct map_country australia = {country_named("AUS"), MAP_DENIED},
                             brazil = {country_named("BRA"), MAP_DENIED};
    assert_int_equal(frames(draw_with(atlantic, 2, &australia, 1)), 2);
    assert_int_equal(frames(draw_with(atlantic, 2, &brazil, 1)), 1);
}

/* Also on the map of the world, whose middle here is 75 W: no step of Russia's area leads across the map. */
static void a_country_on_the_date_line_is_in_one_piece(void **state)
{
    (void)state;
    const struct geo_point line[] = {{50.0, 5.0}, {9.0, -80.0}, {45.0, -170.0}, {35.0, 129.0}};
    const struct map_country russia = {country_named("RUS"), MAP_DENIED};
    const char *text = strstr(draw_with(line, 4, &russia, 1), "fill=\"url(#map-h)\" fill-rule");
    assert_non_null(text);
    text = strstr(text, "d=\"") + 3;
    double before = 0.0;
    uint32_t lines = 0;
    while (*text == 'M' || *text == 'L') {
        const bool is_line = *text == 'L';
        const double x = strtod(text + 1, (char **)&text);
        (void)strtod(text, (char **)&text);
        assert_true(!is_line || fabs(x - before) < 40.0);
        lines += is_line;
        before = x;
        text += strspn(text, "Z\n");
    }
    assert_true(lines > 100);
}

static uint32_t count_of(const char *text, const char *word)
{
    uint32_t count = 0;
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        count++;
    return count;
}

/* One leads east from Europe to Korea, the other west; each is drawn apart, the second broken. */
static void parts_of_a_line_are_drawn_apart(void **state)
{
    (void)state;
    static const struct geo_point line[] = {{50.0, 8.0}, {1.0, 104.0}, {35.0, 129.0},
                                            {50.0, 8.0}, {9.0, -80.0}, {35.0, 129.0}};
    static const struct map_part part[] = {{0, 3.0, false}, {3, 1.0, true}};
    struct map map = map_of(line, 6);
    map.part = part;
    map.part_count = 2;
    map.middle_deg = 68.0;
    const char *text = draw(&map);
    assert_int_equal(count_of(text, "stroke-dasharray"), 1);
    assert_int_equal(count_of(text, "stroke=\"#0072B2\" stroke-linejoin"), 2);
    assert_non_null(strstr(text, "stroke-width=\"3\""));
    assert_non_null(strstr(text, "projection: Equal Earth"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_equal_earth_projection_has_its_published_extent),
        cmocka_unit_test(distances_from_the_centre_are_true),
        cmocka_unit_test(a_picture_says_that_it_draws_no_borders_and_escapes_its_texts),
        cmocka_unit_test(the_line_is_not_cut_at_the_date_line),
        cmocka_unit_test(a_line_around_the_world_is_on_the_map_of_the_world),
        cmocka_unit_test(land_opposite_to_the_centre_is_not_turned_inside_out),
        cmocka_unit_test(countries_are_shaded_named_and_explained),
        cmocka_unit_test(a_country_opposite_to_the_centre_is_not_turned_inside_out),
        cmocka_unit_test(a_country_on_the_date_line_is_in_one_piece),
        cmocka_unit_test(parts_of_a_line_are_drawn_apart),
    };
    atlas_init(&atlas);
    arena_init(&arena);
    buffer_init(&picture);
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    buffer_release(&picture);
    arena_release(&arena);
    return failed;
}
