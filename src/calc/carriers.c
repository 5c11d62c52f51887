#include "calc/carriers.h"

#include "base/text.h"
#include <stdio.h>

#define SHORT_TONS(tonnes) ((tonnes) / TONNES_PER_SHORT_TON)
#define PER_NMI(per_km) ((per_km)*1.852)

#define PAMPHLET(part) "AFPAM 10-1403 " part ", by way of airlift-planner"
#define ROUND_TRIP "flight round the world: 46,000 km, 64 flight hours, 277 t of fuel"
#define MRTT_FACTS "open sources on the A330 MRTT"
#define REMEMBERED "remembered, not checked"
#define SURGE "a long surge; the pamphlet's rates were not read"
#define LIKE_ONLOAD "as long as loading"

/* What both kinds of C-17 share. */
#define C17                                                                                                            \
    .planning_st = PUBLISHED(65.0, PAMPHLET("table 3")), .average_st = PUBLISHED(45.0, PAMPHLET("worked example")),    \
    .seats = ASSUMED(102.0, REMEMBERED), .ute_hours = ASSUMED(10.0, SURGE),                                            \
    .onload_hours = PUBLISHED(3.25, PAMPHLET("worked example")),                                                       \
    .offload_hours = PUBLISHED(3.25, PAMPHLET("worked example")),                                                      \
    .expedited_hours = PUBLISHED(2.25, PAMPHLET("table 5")),                                                           \
    .enroute_hours = ASSUMED(2.25, "as an expedited offload"),                                                         \
    .block_kn = {{{500.0, 335.0}, {1000.0, 380.0}, {2000.0, 410.0}}, 3, FIGURE_ASSUMED, REMEMBERED},                   \
    .runway = "3,500 x 90 ft (" PAMPHLET("table 1") ")", .burn_tonnes_per_nmi = ASSUMED(0.022, REMEMBERED)

static const struct aircraft aircraft_rows[] = {
    {
        .id = "c17",
        .title = "C-17A",
        C17,
        .payload_st = {{{2400.0, 85.0}, {4600.0, 0.0}},
                       2,
                       FIGURE_PUBLISHED,
                       "The War Zone 2017: about 85 st over 2,400 nmi; 4,600 nmi without load; straight between"},
    },
    {
        .id = "c17er",
        .title = "C-17A with centre tank (ER)",
        C17,
        .payload_st = {{{2400.0, 85.0}, {6200.0, 0.0}},
                       2,
                       FIGURE_PUBLISHED,
                       "The War Zone 2017: about 85 st over 2,400 nmi; 6,200 nmi without load; straight between"},
    },
    {
        .id = "c5m",
        .title = "C-5M",
        .planning_st = PUBLISHED(100.0, PAMPHLET("table 3")),
        .seats = ASSUMED(73.0, REMEMBERED),
        .ute_hours = ASSUMED(8.0, SURGE),
        .onload_hours = ASSUMED(4.25, REMEMBERED),
        .offload_hours = ASSUMED(4.25, LIKE_ONLOAD),
        .expedited_hours = PUBLISHED(3.75, PAMPHLET("table 5")),
        .enroute_hours = ASSUMED(3.25, REMEMBERED),
        .payload_st = {{{2150.0, 140.5}, {4800.0, 60.0}, {7000.0, 0.0}},
                       3,
                       FIGURE_ASSUMED,
                       "281,001 lb over 2,150 nmi is published (Air Mobility Command); what lies beyond is remembered"},
        .block_kn = {{{500.0, 340.0}, {1000.0, 385.0}, {2000.0, 420.0}}, 3, FIGURE_ASSUMED, REMEMBERED},
        .runway = "6,000 x 147 ft (" PAMPHLET("table 1") ")",
        .burn_tonnes_per_nmi = ASSUMED(0.025, REMEMBERED),
    },
    {
        .id = "c130j",
        .title = "C-130J-30",
        .planning_st = PUBLISHED(18.0, PAMPHLET("table 3")),
        .seats = ASSUMED(92.0, REMEMBERED),
        .ute_hours = ASSUMED(6.0, SURGE),
        .onload_hours = ASSUMED(2.25, REMEMBERED),
        .offload_hours = ASSUMED(2.25, LIKE_ONLOAD),
        .expedited_hours = PUBLISHED(1.75, PAMPHLET("table 5")),
        .enroute_hours = ASSUMED(1.75, "as an expedited offload"),
        .payload_st = {{{1800.0, 18.0}, {3400.0, 0.0}}, 2, FIGURE_ASSUMED, REMEMBERED},
        .block_kn = {{{500.0, 286.0}, {1500.0, 310.0}},
                     2,
                     FIGURE_ASSUMED,
                     "286 kn on 500 nmi is published (" PAMPHLET("table 4") "); longer legs are remembered"},
        .runway = "3,000 x 60 ft (" PAMPHLET("table 1") ")",
    },
    {
        .id = "a400m",
        .title = "A400M",
        .planning_st = ASSUMED(SHORT_TONS(28.0), "as airlift-planner does: three quarters of the most, 37 t"),
        .seats = ASSUMED(116.0, REMEMBERED),
        .ute_hours = ASSUMED(6.0, SURGE),
        .onload_hours = ASSUMED(2.25, "as a C-130J"),
        .offload_hours = ASSUMED(2.25, LIKE_ONLOAD),
        .expedited_hours = ASSUMED(1.75, "as a C-130J"),
        .enroute_hours = ASSUMED(1.75, "as a C-130J"),
        .payload_st =
            {{{1780.0, SHORT_TONS(37.0)}, {2450.0, SHORT_TONS(30.0)}, {3450.0, SHORT_TONS(20.0)}, {4700.0, 0.0}},
             4,
             FIGURE_ASSUMED,
             "37 t at most is published; the ranges are remembered"},
        .block_kn = {{{500.0, 388.0}}, 1, FIGURE_PUBLISHED, ROUND_TRIP},
        .burn_tonnes_per_nmi = PUBLISHED(PER_NMI(277.0 / 46000.0), ROUND_TRIP),
    },
    {
        .id = "a330mrtt",
        .title = "A330 MRTT",
        .planning_st = PUBLISHED(SHORT_TONS(45.0), MRTT_FACTS),
        .seats = PUBLISHED(300.0, MRTT_FACTS),
        .ute_hours = ASSUMED(10.0, SURGE),
        .onload_hours = ASSUMED(3.0, REMEMBERED),
        .offload_hours = ASSUMED(3.0, LIKE_ONLOAD),
        .expedited_hours = ASSUMED(2.0, REMEMBERED),
        .enroute_hours = ASSUMED(2.0, REMEMBERED),
        .payload_st = {{{3800.0, SHORT_TONS(45.0)}, {8000.0, 0.0}},
                       2,
                       FIGURE_ASSUMED,
                       "45 t at most is published; the ranges are remembered"},
        .block_kn = {{{500.0, 350.0}, {1000.0, 400.0}, {2500.0, 440.0}}, 3, FIGURE_ASSUMED, REMEMBERED},
        .fuel_tonnes = PUBLISHED(111.0, MRTT_FACTS),
        .burn_tonnes_per_hour = ASSUMED(6.0, REMEMBERED),
    },
    {
        .id = "an124",
        .title = "An-124-100",
        .planning_st = ASSUMED(SHORT_TONS(90.0), "three quarters of 120 t, " REMEMBERED),
        .seats = ASSUMED(88.0, REMEMBERED),
        .ute_hours = ASSUMED(8.0, SURGE),
        .onload_hours = ASSUMED(6.0, REMEMBERED),
        .offload_hours = ASSUMED(6.0, LIKE_ONLOAD),
        .expedited_hours = ASSUMED(5.0, REMEMBERED),
        .enroute_hours = ASSUMED(3.0, REMEMBERED),
        .payload_st =
            {{{2600.0, SHORT_TONS(120.0)}, {4500.0, SHORT_TONS(80.0)}, {7500.0, 0.0}}, 3, FIGURE_ASSUMED, REMEMBERED},
        .block_kn = {{{500.0, 340.0}, {1000.0, 380.0}, {2000.0, 410.0}}, 3, FIGURE_ASSUMED, REMEMBERED},
    },
};

#define COMMAND_FACTS "Military Sealift Command, AMSEA"
#define CASE_KOREA "roll-on roll-off ships to Korea in casus' reference case"
#define CONTRACT "open sources on the Point class"

static const struct ship ship_rows[] = {
    {
        .id = "lmsr",
        .title = "LMSR, new construction",
        .area_sqft = PUBLISHED(380000.0, COMMAND_FACTS ": more than 380,000; conversions more than 300,000"),
        .top_kn = PUBLISHED(24.0, COMMAND_FACTS),
        .made_good_kn = PUBLISHED(18.0, "average of these ships in Iraq 2003"),
        .activation_days = PUBLISHED(3.0, "surge ships at 72 h notice"),
        .loading_days = PUBLISHED(4.0, "the standard: within 96 h"),
        .unloading_days = PUBLISHED(4.0, "the standard: within 96 h"),
    },
    {
        .id = "fss",
        .title = "Fast Sealift Ship (SL-7)",
        .area_sqft = ASSUMED(150000.0, REMEMBERED),
        .top_kn = PUBLISHED(33.0, COMMAND_FACTS),
        .made_good_kn = ASSUMED(23.1, "0.7 of 33 kn; Antares made good 11.8 kn in 1999"),
        .activation_days = PUBLISHED(4.0, "96 h notice; Capella took 48 h in 1990"),
        .loading_days = ASSUMED(4.0, "as an LMSR"),
        .unloading_days = ASSUMED(4.0, "as an LMSR"),
    },
    {
        .id = "point",
        .title = "Point class",
        .lane_metres = PUBLISHED(2606.0, CONTRACT ": 2,606 to 2,650 lane-m"),
        .deadweight_tonnes = PUBLISHED(14200.0, CONTRACT),
        .top_kn = PUBLISHED(21.5, CONTRACT),
        .made_good_kn = PUBLISHED(18.0, CONTRACT ", service speed"),
        .activation_days = ASSUMED(10.0, "on charter; no notice was read"),
        .loading_days = ASSUMED(4.0, "as an LMSR"),
        .unloading_days = ASSUMED(4.0, "as an LMSR"),
    },
    {
        .id = "ark",
        .title = "ARK class",
        .lane_metres = PUBLISHED(2500.0, "ARK project: about 2,500 lane-m each"),
        .made_good_kn = ASSUMED(17.5, CASE_KOREA ": 17 to 18 kn"),
        .activation_days = PUBLISHED(15.0, "ARK project: 15 to 60 days' notice"),
        .loading_days = ASSUMED(4.0, "as an LMSR"),
        .unloading_days = ASSUMED(4.0, "as an LMSR"),
    },
    {
        .id = "roro",
        .title = "roll-on roll-off ship from the market",
        .lane_metres = ASSUMED(2500.0, "as the ARK class"),
        .made_good_kn = ASSUMED(17.5, CASE_KOREA ": 17 to 18 kn"),
        .activation_days = ASSUMED(15.0, "to find and to bring; as the ARK class at best"),
        .loading_days = ASSUMED(4.0, "as an LMSR"),
        .unloading_days = ASSUMED(4.0, "as an LMSR"),
    },
};

enum {
    AIRCRAFT_COUNT = sizeof aircraft_rows / sizeof aircraft_rows[0],
    SHIP_COUNT = sizeof ship_rows / sizeof ship_rows[0],
};

static void not_found(const char *id, const char *key, const char *const *ids, size_t count, struct problems *problems)
{
    static const struct place nowhere = {NULL, 0, 0, 0};
    const char *near = nearest_word(id, ids, count), *all = ids[0];
    for (size_t k = 1; k < count; k++)
        all = arena_format(&problems->arena, "%s, %s", all, ids[k]);
    problem_error(problems, nowhere,
                  near ? arena_format(&problems->arena, "did you mean %s?", near)
                       : arena_format(&problems->arena, "there are %s", all),
                  "%s takes a type; %s is none", key, id);
}

const struct aircraft *aircraft_find(const char *id, const char *key, struct problems *problems)
{
    const char *ids[AIRCRAFT_COUNT];
    for (size_t k = 0; k < AIRCRAFT_COUNT; k++) {
        ids[k] = aircraft_rows[k].id;
        if (text_equal(ids[k], id))
            return &aircraft_rows[k];
    }
    not_found(id, key, ids, AIRCRAFT_COUNT, problems);
    return NULL;
}

const struct ship *ship_find(const char *id, const char *key, struct problems *problems)
{
    const char *ids[SHIP_COUNT];
    for (size_t k = 0; k < SHIP_COUNT; k++) {
        ids[k] = ship_rows[k].id;
        if (text_equal(ids[k], id))
            return &ship_rows[k];
    }
    not_found(id, key, ids, SHIP_COUNT, problems);
    return NULL;
}

/* "45", or with a ~ if it is assumed, or "-". */
static void add_figure(struct buffer *out, const struct figure *figure, double scale, size_t width)
{
    char number[48], text[64];
    if (!figure_known(figure)) {
        calc_cell(out, "-", width);
        return;
    }
    text_of_number_rounded(figure->value * scale, 4, number);
    snprintf(text, sizeof text, "%s%s", figure->basis == FIGURE_ASSUMED ? "~" : "", number);
    calc_cell(out, text, width);
}

void aircraft_list(struct buffer *out)
{
    buffer_add(out, "  type      payload st  average  seats  UTE h  ground h  expedited  longest leg nmi\n");
    for (size_t k = 0; k < AIRCRAFT_COUNT; k++) {
        const struct aircraft *type = &aircraft_rows[k];
        const struct figure reach = {type->payload_st.points[type->payload_st.count - 1].nmi, type->payload_st.basis,
                                     ""};
        buffer_add(out, "  ");
        calc_cell(out, type->id, 8);
        add_figure(out, &type->planning_st, 1.0, 10);
        add_figure(out, &type->average_st, 1.0, 7);
        add_figure(out, &type->seats, 1.0, 5);
        add_figure(out, &type->ute_hours, 1.0, 5);
        add_figure(out, &type->offload_hours, 1.0, 8);
        add_figure(out, &type->expedited_hours, 1.0, 9);
        add_figure(out, &reach, 1.0, 8);
        buffer_format(out, "%s\n", type->title);
    }
    buffer_add(out, "~: assumed. Each calculation says what its numbers rest on.\n");
}

void ship_list(struct buffer *out)
{
    buffer_add(out, "  type   k sq ft  lane-m   top kn  made good  activation d  load d  unload d\n");
    for (size_t k = 0; k < SHIP_COUNT; k++) {
        const struct ship *type = &ship_rows[k];
        buffer_add(out, "  ");
        calc_cell(out, type->id, 5);
        add_figure(out, &type->area_sqft, 1e-3, 7);
        add_figure(out, &type->lane_metres, 1.0, 7);
        add_figure(out, &type->top_kn, 1.0, 6);
        add_figure(out, &type->made_good_kn, 1.0, 9);
        add_figure(out, &type->activation_days, 1.0, 12);
        add_figure(out, &type->loading_days, 1.0, 6);
        add_figure(out, &type->unloading_days, 1.0, 8);
        buffer_format(out, "%s\n", type->title);
    }
    buffer_add(out, "~: assumed. Each calculation says what its numbers rest on.\n");
}
