/* A scenario of a few lines, held in memory, for tests of what runs and stores scenarios. */
#ifndef CASUS_TESTS_STUDY_SMALL_H
#define CASUS_TESTS_STUDY_SMALL_H

#include "check.h"
#include "scenario/scenario.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const struct field small_world_fields[] = {
    {"heat", FIELD_QUANTITY, "", 0.0, 10.0, NULL, NULL, NULL, "Climbs a day"},
    {"pace", FIELD_QUANTITY, "", 0.0, 10.0, NULL, NULL, NULL, "How fast it calms"},
    {"start", FIELD_SWITCH, NULL, 0.0, 0.0, "storm|calm", NULL, NULL, "How it begins"},
};
static const struct section small_world = {"world", SECTION_ONE, NULL, small_world_fields, 3, "The world"};
static const struct field small_role_fields[] = {
    {"title", FIELD_TEXT, NULL, 0.0, 0.0, NULL, NULL, NULL, "Name for readers"},
};
static const struct section small_roles = {"roles", SECTION_MANY, NULL, small_role_fields, 1, "Roles"};

struct small_schema {
    const struct section *section[32];
    struct schema schema;
};

static inline void small_schema_init(struct small_schema *schema)
{
    size_t count = 0;
    for (size_t k = 0; k < engine_section_count; k++)
        schema->section[count++] = engine_sections[k];
    schema->section[count++] = &small_world;
    schema->section[count++] = &small_roles;
    schema->schema = (struct schema){schema->section, count};
}

/* %s: what else, ending in a line's end. */
#define SMALL_HEAD                                                                                                     \
    "casus: 1\ntitle: Small\nas_of: 2024-12-31\nhorizon: 30 d assume \"a month\"\n"                                    \
    "run: { futures: 8, replicates: 70, seed: 3, apart: world.start }\n"                                               \
    "roles: { relief: { title: Relief } }\n"
#define SMALL_WORLD                                                                                                    \
    "world:\n  heat: 0.1 .. 0.2 .. 0.5 assume \"wide\"\n  pace: 0.5 .. 2 assume \"wide\"\n  start: storm | calm "      \
    "assume \"open\"\n"
#define SMALL_OPTIONS                                                                                                  \
    "options:\n  none: { title: Nothing }\n  some: { title: Some, roles: { relief: 0.5 } }\n"                          \
    "  twin: { title: Twin, roles: { relief: 0.5 } }\n"
#define SMALL SMALL_HEAD SMALL_WORLD SMALL_OPTIONS

static inline bool small_read(void *self, const char *path, char **bytes, size_t *size)
{
    const char *text = self;
    if (strcmp(path, "scenario.yaml") != 0)
        return false;
    *size = strlen(text);
    *bytes = malloc(*size + 1);
    memcpy(*bytes, text, *size + 1);
    return true;
}

/* The problems as shown, to look for words in. The caller frees. */
static inline char *shown(const struct problems *problems)
{
    struct buffer out;
    buffer_init(&out);
    problems_render(problems, 50, &out);
    char *text = malloc(out.length + 1);
    memcpy(text, buffer_text(&out), out.length + 1);
    buffer_release(&out);
    return text;
}

static inline void assert_no_problems(const struct problems *problems)
{
    if (problems->error_count == 0)
        return;
    char *text = shown(problems);
    fail_msg("%s", text);
}

static inline void assert_problem(const struct problems *problems, const char *words)
{
    char *text = shown(problems);
    if (strstr(text, words) == NULL)
        fail_msg("no problem says \"%s\":\n%s", words, text);
    free(text);
}

static inline struct scenario *small_load(const struct schema *schema, const char *yaml,
                                          const struct override *overrides, size_t override_count)
{
    char text[4000];
    struct problems problems;
    snprintf(text, sizeof text, "%s", yaml);
    const struct scenario_reader reader = {small_read, text};
    problems_init(&problems);
    struct scenario *scenario = scenario_load("small", schema, &reader, overrides, override_count, &problems);
    assert_no_problems(&problems);
    problems_release(&problems);
    return scenario;
}

/* A path for a study that does not exist. */
static inline const char *fresh_path(const char *name)
{
    static char path[200];
    const char *folder = getenv("TMPDIR");
    char beside[220];
    snprintf(path, sizeof path, "%s/casus-test-%s-%ld.db", folder ? folder : "/tmp", name, (long)getpid());
    const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    for (int k = 0; k < 4; k++) {
        snprintf(beside, sizeof beside, "%s%s", path, endings[k]);
        unlink(beside);
    }
    return path;
}

#endif
