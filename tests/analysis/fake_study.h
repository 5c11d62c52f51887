/* A small invented scenario and a study of it, for tests of what reads studies: two strata, four options, two roles,
 * three members, one outside power. Outcomes are drawn here, not simulated, so that what a report must say of them is
 * known. */
#ifndef CASUS_TESTS_FAKE_STUDY_H
#define CASUS_TESTS_FAKE_STUDY_H

#include "base/random.h"
#include "base/text.h"
#include "study/study.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FAKE_NUMBER(name, unit, least, most, initial)                                                                  \
    {                                                                                                                  \
        name, FIELD_QUANTITY, unit, least, most, NULL, NULL, initial, "A number"                                       \
    }
#define FAKE_WORDS(name, initial)                                                                                      \
    {                                                                                                                  \
        name, FIELD_TEXT, NULL, 0, 0, NULL, NULL, initial, "Text"                                                      \
    }

static const struct field fake_alliance_fields[] = {FAKE_WORDS("name", NULL)};
static const struct field fake_crisis_fields[] = {
    {"start", FIELD_SWITCH, NULL, 0, 0, "nonviolent|violent", NULL, "violent", "How it starts"},
    FAKE_NUMBER("heat", "", 0, 10, NULL),
    FAKE_NUMBER("idle", "", 0, 10, NULL),
};
static const struct field fake_role_fields[] = {FAKE_WORDS("title", NULL)};
static const struct field fake_member_fields[] = {
    FAKE_WORDS("name", NULL), FAKE_NUMBER("support", "points", 0, 100, NULL),
    FAKE_NUMBER("salience", "points", 0, 100, NULL), FAKE_NUMBER("national", "points", 0, 100, NULL)};
static const struct field fake_reactor_fields[] = {FAKE_WORDS("title", NULL)};
static const struct field fake_class_fields[] = {FAKE_WORDS("title", NULL), FAKE_WORDS("unit", ""),
                                                 FAKE_NUMBER("required", "", 0, 1e9, NULL),
                                                 FAKE_NUMBER("available", "", 0, 1e9, NULL)};

static const struct field fake_destination_fields[] = {
    FAKE_WORDS("title", NULL), FAKE_NUMBER("weight", "", 0, 10, NULL), FAKE_NUMBER("pierced", "", 0, 10, "")};
static const struct field fake_consequence_fields[] = {
    FAKE_NUMBER("standard.water", "kg", 0, 1, NULL), FAKE_NUMBER("ration", "kg", 0, 1, NULL),
    FAKE_NUMBER("standard.latrine", "persons", 1, 100, NULL), FAKE_NUMBER("standard.shelter", "m2", 0, 100, NULL),
    FAKE_NUMBER("emergency", "per day", 0, 1, NULL)};

#define FAKE_SECTION(name, shape, fields)                                                                              \
    {                                                                                                                  \
        name, shape, NULL, fields, FIELD_COUNT_OF(fields), "A section"                                                 \
    }
static const struct section fake_sections[] = {
    FAKE_SECTION("alliance", SECTION_ONE, fake_alliance_fields),
    FAKE_SECTION("crisis", SECTION_ONE, fake_crisis_fields),
    FAKE_SECTION("roles", SECTION_MANY, fake_role_fields),
    FAKE_SECTION("members", SECTION_MANY, fake_member_fields),
    FAKE_SECTION("reactors", SECTION_MANY, fake_reactor_fields),
    FAKE_SECTION("classes", SECTION_MANY, fake_class_fields),
    FAKE_SECTION("destinations", SECTION_MANY, fake_destination_fields),
    FAKE_SECTION("consequences", SECTION_ONE, fake_consequence_fields),
};

static const char fake_yaml[] =
    "casus: 1\n"
    "title: The <League> & a far crisis\n"
    "question: Which roles help?\n"
    "as_of: 2024-12-31\n"
    "horizon: 180 d assume \"half a year\"\n"
    "run: { futures: 40, replicates: 64, seed: 1, apart: crisis.start }\n"
    "ask:\n"
    "  balance: { acceptable: all }\n"
    "  force: { compare: guns, to: aid, on: peak, note: Do guns stir more than aid? }\n"
    "  late: { closure: relief, option: aid }\n"
    "measures:\n"
    "  peak: { title: Serious clash, unit: of 100 trials, share: crisis.peak >= 3, axis: stability, better: less, "
    "matters: 0.01, acceptable: "
    "<= none + 2 % }\n"
    "  deaths: { title: Deaths, unit: persons, mean: consequence.deaths, axis: stability, better: less, matters: 100 "
    "}\n"
    "  power: { title: A power answers by force, unit: of 100 trials, share: reactors.ANY.level >= force, axis: "
    "escalation, better: less, "
    "matters: 0.01 }\n"
    "  strain: { title: Strain added, unit: \"%\", mean: home.added, axis: overextension, better: less, matters: 0.01, "
    "acceptable: <= 10 % }\n"
    "  half: { title: Half the relief, unit: days, mean: force.half.relief, axis: delivery, better: less, matters: 1 d "
    "}\n"
    "  cost: { title: Cost, unit: USD bn, mean: consequence.cost, axis: none, better: less, matters: 0.1 bn USD }\n"
    "alliance: { name: The League }\n"
    "crisis:\n"
    "  start: nonviolent | violent\n"
    "  heat: 0 .. 1 assume \"unknown\"\n"
    "  idle: 0 .. 1 assume \"does nothing\"\n"
    "roles:\n"
    "  relief: { title: Relief }\n"
    "  air: { title: Air power }\n"
    "members:\n"
    "  AAA: { name: Aland, support: 60 .. 70 .. 80 from PUB, salience: 50 assume \"x\", national: 50 assume \"x\" }\n"
    "  BBB: { name: Borduria, support: 0 .. 20 .. 45 assume \"objected before\", salience: 50 assume \"x\", national: "
    "20 assume \"x\" }\n"
    "  CCC: { name: Cimmeria, support: 40 .. 50 .. 60 assume \"x\", salience: 50 assume \"x\", national: 50 assume "
    "\"x\" }\n"
    "reactors:\n"
    "  ANY: { title: The neighbour }\n"
    "classes:\n"
    "  ships: { title: Ships, unit: ships, required: 12 from PUB, available: 10 from PUB }\n"
    "destinations:\n"
    "  hills: { title: to the hills, weight: 0.9 assume \"x\" }\n"
    "  over: { title: over the border, weight: 0.1 assume \"x\", pierced: 0.3 assume \"x\" }\n"
    "consequences:\n"
    "  standard: { water: 15 kg from PUB, latrine: 20 persons from PUB, shelter: 3.5 m2 from PUB }\n"
    "  ration: 0.53 kg assume \"x\"\n"
    "  emergency: 0.0001 per day from PUB\n"
    "sources:\n"
    "  PUB: { kind: FACT, title: A yearbook, dated: \"2024\" }\n"
    "options:\n"
    "  none: { title: No role }\n"
    "  aid: { title: Relief alone, roles: { relief: 1 } }\n"
    "  guns: { title: Air power alone, roles: { air: 1 } }\n"
    "  all: { title: \"Everything <at once>\", roles: { relief: 1, air: 1 } }\n";

struct fake_folder {
    const char *yaml;
};

static inline bool fake_read(void *self, const char *path, char **bytes, size_t *size)
{
    const struct fake_folder *folder = self;

    if (!text_equal(path, "scenario.yaml"))
        return false;
    *size = strlen(folder->yaml);
    *bytes = malloc(*size + 1);
    if (*bytes == NULL)
        return false;
    memcpy(*bytes, folder->yaml, *size + 1);
    return true;
}

/* The engine's sections and those above, in storage of the caller. */
struct fake_schema {
    const struct section *list[32];
    struct schema schema;
};

static inline void fake_schema_init(struct fake_schema *schema)
{
    size_t count = 0;

    for (size_t k = 0; k < engine_section_count; k++)
        schema->list[count++] = engine_sections[k];
    for (size_t k = 0; k < sizeof fake_sections / sizeof fake_sections[0]; k++)
        schema->list[count++] = &fake_sections[k];
    schema->schema = (struct schema){schema->list, count};
}

static inline struct scenario *fake_scenario(const struct fake_schema *schema, const char *yaml,
                                             struct problems *problems)
{
    struct fake_folder folder = {yaml};
    const struct scenario_reader reader = {fake_read, &folder};

    return scenario_load("fake", &schema->schema, &reader, NULL, 0, problems);
}

static const struct study_outcome fake_outcomes[] = {
    {"crisis.peak", "Highest level", "", "over|crisis|clashes|serious|war", "stability", 0, "ordinal", -1},
    {"consequence.deaths", "Deaths", "persons", NULL, "stability", 0, "number", -1},
    {"reactors.ANY.level", "Level", "", "none|words|pressure|force", "escalation", 0, "ordinal", -1},
    {"home.added", "Strain added", "", NULL, "overextension", 0, "number", -1},
    {"home.over.ships", "Strain added, ships", "", NULL, "overextension", 0, "number", -1},
    {"home.class", "Class strained most", "", "none|ships", "overextension", 0, "category", 0},
    {"force.half.relief", "Half in place", "d", NULL, "delivery", 0, "day", -1},
    {"force.day30.relief", "In place", "", NULL, "delivery", 0, "number", 1},
    {"force.day60.relief", "In place", "", NULL, "delivery", 0, "number", 1},
    {"force.day90.relief", "In place", "", NULL, "delivery", 0, "number", 1},
    {"force.last.relief", "In place", "", NULL, "delivery", 0, "number", 1},
    {"force.bottleneck.relief", "What held it", "", "none|council|lift", "delivery", 0, "category", 0},
    {"alliance.depth.relief", "Depth", "", NULL, "council", 0, "number", 0},
    {"alliance.marks.relief", "Marks", "", NULL, "council", 0, "number", 0},
    {"alliance.agreed.relief", "Agreed", "", NULL, "council", 0, "number", 0},
    {"alliance.decided.relief", "Decided", "d", NULL, "council", 0, "day", 0},
    {"alliance.first_yes", "First yes", "d", NULL, "council", 0, "day", 0},
    {"alliance.all_agreed", "All agreed", "d", NULL, "council", 0, "day", 1},
    {"alliance.stance.AAA", "Stance", "", "yes|held_out|opted_out|blocked", "council", 0, "ordinal", 0},
    {"alliance.stance.BBB", "Stance", "", "yes|held_out|opted_out|blocked", "council", 0, "ordinal", 0},
    {"alliance.stance.CCC", "Stance", "", "yes|held_out|opted_out|blocked", "council", 0, "ordinal", 0},
    {"consequence.cost", "Cost", "USD", NULL, "overextension", 0, "number", -1},
    {"alliance.pivotal.AAA", "Pivotal", "", NULL, "council", 0, "number", 0},
    {"alliance.pivotal.BBB", "Pivotal", "", NULL, "council", 0, "number", 0},
    {"alliance.pivotal.CCC", "Pivotal", "", NULL, "council", 0, "number", 0},
    {"alliance.leaves_at.AAA", "Leaves at", "", NULL, "council", 0, "number", 0},
    {"alliance.leaves_at.BBB", "Leaves at", "", NULL, "council", 0, "number", 0},
    {"alliance.leaves_at.CCC", "Leaves at", "", NULL, "council", 0, "number", 0},
    {"consequence.displaced_to.hills", "Displaced", "persons", NULL, "stability", 0, "number", -1},
    {"consequence.displaced_to.over", "Displaced", "persons", NULL, "stability", 0, "number", -1},
    {"consequence.refugees", "Refugees", "persons", NULL, "stability", 0, "number", -1},
    {"consequence.water", "Water", "t/d", NULL, "stability", 0, "number", -1},
    {"consequence.food", "Food", "t/d", NULL, "stability", 0, "number", -1},
    {"consequence.latrines", "Latrines", "", NULL, "stability", 0, "number", -1},
    {"consequence.shelter", "Shelter", "sq ft", NULL, "stability", 0, "number", -1},
    {"consequence.death_rate", "Death rate", "", NULL, "stability", 0, "number", -1},
    {"consequence.commitment", "Commitment", "", "not_asked|not_kept|partly|kept", "consequence", 0, "ordinal", 1},
    {"consequence.members_lost", "Members' output", "USD", NULL, "consequence", 0, "number", -1},
    {"consequence.loss_of.AAA", "Own loss", "", NULL, "consequence", 0, "number", -1},
    {"consequence.lost_by.AAA", "Own output", "USD", NULL, "consequence", 0, "number", -1},
};
enum { FAKE_OUTCOMES = sizeof fake_outcomes / sizeof fake_outcomes[0], FAKE_FUTURES = 40, FAKE_REPLICATES = 64 };
enum { FAKE_NONE, FAKE_AID, FAKE_GUNS, FAKE_ALL, FAKE_OPTIONS };

static inline double fake_uniform(uint32_t future, uint32_t replicate, uint32_t what)
{
    return random_first(random_at(
        (struct random_address){.seed = 3, .noise = future, .replicate = replicate, .occurrence = what, .stream = 9}));
}

static inline double fake_heat(uint32_t future)
{
    return (future * 7 % FAKE_FUTURES + 0.5) / FAKE_FUTURES;
}

/* Chance of a serious clash: heat / 2, more by .2 with guns; the same draw in all options. */
static inline void fake_outcome(uint32_t option, uint32_t stratum, uint32_t future, uint32_t replicate, double *o)
{
    const double u = fake_uniform(future, replicate, 0), v = fake_uniform(future, replicate, 1);
    const bool guns = option == FAKE_GUNS || option == FAKE_ALL, aid = option == FAKE_AID || option == FAKE_ALL;
    const double p = 0.5 * fake_heat(future) + (guns ? 0.2 : 0) + 0.1 * stratum;
    const double agreed = aid ? (v < 0.9 ? 10 + 20 * v : (double)INFINITY) : (double)INFINITY;
    const double half = agreed + 20 < 180 && v < 0.8 ? agreed + 20 : (double)INFINITY;

    o[0] = u < p ? (u < p / 2 ? 4 : 3) : 1;
    o[1] = o[0] >= 3 ? 1000 * (1 + v) : 0;
    o[2] = u < p / 4 ? 3 : v < 0.5 ? 1 : 0;
    o[3] = guns ? 0.05 + 0.1 * v : 0;
    o[4] = o[3];
    o[5] = guns ? 1 : 0;
    o[6] = half;
    o[7] = half <= 30 ? 0.6 : 0;
    o[8] = half <= 60 ? 0.8 : 0;
    o[9] = half <= 90 ? 0.9 : 0;
    o[10] = o[9];
    o[11] = !isfinite(half) ? 0 : v < 0.3 ? 1 : 2;
    o[12] = isfinite(agreed) ? 0.8 : 0;
    o[13] = !aid ? 0 : isfinite(agreed) ? (v < 0.2 ? 3 : 1) : 64;
    o[14] = isfinite(agreed) ? 1 : 0;
    o[15] = o[16] = o[17] = agreed;
    o[18] = 0;
    o[19] = v < 0.5 ? 2 : v > 0.9 ? 3 : 1;
    o[20] = u < 0.2 ? 1 : 0;
    o[21] = guns ? 2e9 * v : aid ? 1e8 : 0;
    /* The second member decides in six trials of ten, on two roles in one of them; the third where that one does not.
     */
    o[22] = 0;
    o[23] = v < 0.5 ? 1 : v > 0.9 ? 2 : 0;
    o[24] = u < 0.2 && o[23] < 1 ? 1 : 0;
    o[25] = 1;
    o[26] = v;
    o[27] = 0.5 + 0.5 * u;
    /* A million people flee in any case, a tenth of them abroad, and need what the Sphere handbook says. */
    o[28] = 0.9e6;
    o[29] = o[30] = 0.1e6;
    o[31] = 15000;
    o[32] = 530;
    o[33] = 50000;
    o[34] = 3.5e6 / 0.09290304;
    o[35] = 1.5;
    o[36] = option == FAKE_NONE ? 0 : replicate % 4 == 0 ? 1 : 3;
    o[37] = o[39] = 2e9;
    o[38] = 0.01;
}

static inline bool fake_write_futures(struct study *study, const struct scenario *scenario, struct problems *problems)
{
    const uint32_t slots = scenario_slot_count(scenario);
    double *param = malloc((slots + 1) * sizeof *param);
    bool good = param != NULL;

    for (uint32_t future = 0; good && future < FAKE_FUTURES; future++) {
        for (uint32_t k = 0; k < slots; k++)
            param[k] = fake_uniform(future, 1000, k);
        param[scenario_slot_find(scenario, "crisis.heat")] = fake_heat(future);
        good = study_write_future(study, future, param, problems);
    }
    free(param);
    return good;
}

static inline bool fake_write_block(struct study *study, uint32_t stratum, uint32_t future, struct problems *problems)
{
    static double outcome[FAKE_OPTIONS * FAKE_REPLICATES][FAKE_OUTCOMES];
    struct study_row rows[FAKE_OPTIONS * FAKE_REPLICATES];
    size_t count = 0;

    for (uint32_t option = 0; option < FAKE_OPTIONS; option++)
        for (uint32_t replicate = 0; replicate < FAKE_REPLICATES; replicate++) {
            fake_outcome(option, stratum, future, replicate, outcome[count]);
            rows[count] = (struct study_row){option, stratum, future, replicate, 0, 10, outcome[count]};
            count++;
        }
    /* One trial that failed: it must be left out everywhere. */
    if (future == 0 && stratum == 0)
        rows[3].status = 1;
    return study_write_block(study, rows, count, problems);
}

/* Writes the study to `path` and opens it for reading; NULL with problems on error. */
static inline struct study *fake_study(const char *path, const struct scenario *scenario, struct problems *problems)
{
    static const struct study_option options[FAKE_OPTIONS] = {
        {"none", "No role", "alliance"},
        {"aid", "Relief alone", "alliance"},
        {"guns", "Air power alone", "alliance"},
        {"all", "Everything <at once>", "alliance"},
    };
    static const struct study_stratum strata[2] = {{"nonviolent", "crisis.start: nonviolent"},
                                                   {"violent", "crisis.start: violent"}};
    const struct study_plan plan = {
        .scenario = scenario,
        .options = options,
        .option_count = FAKE_OPTIONS,
        .strata = strata,
        .stratum_count = 2,
        .outcomes = fake_outcomes,
        .outcome_count = FAKE_OUTCOMES,
        .settings = {.seed = 1,
                     .futures = FAKE_FUTURES,
                     .replicates = FAKE_REPLICATES,
                     .design = "lhs",
                     .sheet = 16,
                     .noise = "own",
                     .horizon_days = 180},
        .revision = 1,
    };
    unlink(path);
    struct study *study = study_begin(path, &plan, false, "casus run fake", 1, problems);
    bool good = study != NULL && fake_write_futures(study, scenario, problems);

    for (uint32_t stratum = 0; good && stratum < 2; stratum++)
        for (uint32_t future = 0; good && future < FAKE_FUTURES; future++)
            good = fake_write_block(study, stratum, future, problems);
    good = good && study_end(study, "done", problems);
    if (study != NULL)
        study_close(study);
    return good ? study_open(path, problems) : NULL;
}

/* The scenario and its study at `path`, as a test's state. */
struct fake_world {
    struct fake_schema schema;
    struct problems problems;
    struct scenario *scenario;
    struct study *study;
    const char *path;
};

static inline bool fake_world_open(struct fake_world *world, const char *path)
{
    *world = (struct fake_world){.path = path};
    fake_schema_init(&world->schema);
    problems_init(&world->problems);
    world->scenario = fake_scenario(&world->schema, fake_yaml, &world->problems);
    world->study = world->scenario == NULL ? NULL : fake_study(path, world->scenario, &world->problems);
    return world->study != NULL;
}

/* 0 if the file could be removed. */
static inline int fake_world_close(struct fake_world *world)
{
    study_close(world->study);
    scenario_free(world->scenario);
    problems_release(&world->problems);
    return unlink(world->path);
}

#endif
