/* Bytes as a scenario: whatever they are, loading must end in order, with a scenario or a report, and so must the plan.
 *
 * A byte that no text can hold, 0xff, parts the input into four texts: scenario.yaml, members.csv, the scenario.yaml of
 * ../base, and one override PATH=VALUE. Later ones may be left out. Without a text of its own, ../base is the small
 * scenario of tests/scenarios/mini, so that a few bytes of an excursion reach the plan; run it from the project's root.
 * Built by hand:
 *
 *   clang -g -O1 -fsanitize=fuzzer,address,undefined -D_POSIX_C_SOURCE=200809L -Isrc tests/fuzz/fuzz_loader.c \
 *       src/{base,scenario,theory,sim,model}/?*.c -lyaml -lm -o fuzz_loader
 *   ./fuzz_loader -max_total_time=600 NEW_FINDS tests/fuzz/corpus/loader
 */
#include "base/failure.h"
#include "model/model.h"
#include "scenario/ledger.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { PARTS = 4, FILES = 7 };

struct text {
    const char *path, *bytes;
    size_t size;
};

/* The fixed base, read once. */
static struct text mini[FILES] = {{"scenario.yaml", NULL, 0}, {"members.csv", NULL, 0}, {"forces.csv", NULL, 0},
                                  {"lift.csv", NULL, 0},      {"nodes.csv", NULL, 0},   {"routes.csv", NULL, 0},
                                  {"sources.csv", NULL, 0}};

static void read_mini(struct text *text)
{
    char path[64], *bytes = malloc(1 << 16);
    ASSERT(bytes != NULL);
    snprintf(path, sizeof path, "tests/scenarios/mini/%s", text->path);
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "%s cannot be read: run from the root of the project\n", path);
        exit(1);
    }
    text->size = fread(bytes, 1, 1 << 16, file);
    text->bytes = bytes;
    fclose(file);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    for (int k = 0; k < FILES; k++)
        read_mini(&mini[k]);
    return 0;
}

/* Copies of the exact size, so that reading past an end is seen. */
static bool give(const struct text *text, char **bytes, size_t *size)
{
    *bytes = malloc(text->size + (text->size == 0));
    ASSERT(*bytes != NULL);
    if (text->size > 0)
        memcpy(*bytes, text->bytes, text->size);
    *size = text->size;
    return true;
}

static bool read_part(void *self, const char *path, char **bytes, size_t *size)
{
    const struct text *parts = self;
    static const char base[] = "../base/";

    if (strcmp(path, "scenario.yaml") == 0)
        return give(&parts[0], bytes, size);
    if (strcmp(path, "members.csv") == 0 && parts[1].bytes != NULL)
        return give(&parts[1], bytes, size);
    if (strncmp(path, base, sizeof base - 1) != 0)
        return false;
    path += sizeof base - 1;
    if (parts[2].bytes != NULL)
        return strcmp(path, "scenario.yaml") == 0 && give(&parts[2], bytes, size);
    for (int k = 0; k < FILES; k++)
        if (strcmp(path, mini[k].path) == 0)
            return give(&mini[k], bytes, size);
    return false;
}

static void split(const uint8_t *data, size_t size, struct text parts[PARTS])
{
    const char *at = (const char *)data, *end = at + size;

    for (int k = 0; k < PARTS; k++)
        parts[k] = (struct text){0};
    for (int k = 0; k < PARTS && at <= end; k++) {
        const char *next = k + 1 < PARTS && at < end ? memchr(at, 0xff, (size_t)(end - at)) : NULL;
        next = next != NULL ? next : end;
        parts[k].bytes = at;
        parts[k].size = (size_t)(next - at);
        at = next + 1;
    }
}

/* What a scenario promises once it has loaded. */
static void use(const struct scenario *scenario, struct problems *problems)
{
    const uint32_t coordinates = scenario_coordinate_count(scenario), slots = scenario_slot_count(scenario);
    double *u = malloc((coordinates + 1) * sizeof *u), *param = malloc((slots + 1) * sizeof *param);
    uint8_t digest[32];
    struct buffer out;

    ASSERT(u != NULL && param != NULL);
    for (uint32_t k = 0; k < coordinates; k++)
        u[k] = k % 2 == 0 ? 0.001 : 0.9;
    scenario_parameters(scenario, u, param);
    for (uint32_t k = 0; k < slots; k++) {
        ASSERT(isfinite(param[k]));
        ASSERT(scenario_slot_find(scenario, scenario_slot_at(scenario, k)->path) == k);
    }
    scenario_hash(scenario, digest);
    buffer_init(&out);
    ledger_print(scenario, LEDGER_CSV, &out);
    buffer_release(&out);
    free(param);
    free(u);

    const uint32_t errors = problems->error_count;
    struct plan *plan = model_plan(scenario, NULL, problems);
    ASSERT(plan != NULL ? problems->error_count == errors : problems->error_count > errors);
    plan_free(plan);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text parts[PARTS];
    struct model_schema schema;
    struct problems problems;
    struct buffer shown;
    struct override override = {NULL, NULL};

    if (size == 0)
        return 0;
    split(data, size, parts);
    problems_init(&problems);
    buffer_init(&shown);
    model_schema_init(&schema);
    const char *line = arena_slice(&problems.arena, parts[3].size > 0 ? parts[3].bytes : "", parts[3].size);
    const char *equals = strchr(line, '=');
    if (equals != NULL) {
        override.path = arena_slice(&problems.arena, line, (size_t)(equals - line));
        override.value = equals + 1;
    }
    const struct scenario_reader reader = {read_part, parts};
    struct scenario *scenario =
        scenario_load("fuzz", &schema.schema, &reader, &override, override.path != NULL ? 1 : 0, &problems);
    ASSERT(scenario != NULL ? problems.error_count == 0 : problems.error_count > 0);
    if (scenario != NULL)
        use(scenario, &problems);
    scenario_free(scenario);
    problems_sort(&problems);
    problems_render(&problems, 50, &shown);
    buffer_release(&shown);
    problems_release(&problems);
    return 0;
}
