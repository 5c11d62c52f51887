/* For tests of the loader: scenarios held in memory, a small world's schema, problems looked up by their text. */
#ifndef CASUS_TESTS_SCENARIO_LOADING_H
#define CASUS_TESTS_SCENARIO_LOADING_H

#include "base/problem.h"
#include "check.h"
#include "scenario/scenario.h"
#include <stdio.h>
#include <stdlib.h>

struct text_file {
    const char *path, *text;
};

/* NULL-terminated by path. */
static inline bool read_text_file(void *self, const char *path, char **bytes, size_t *size)
{
    for (const struct text_file *file = self; file->path != NULL; file++)
        if (strcmp(file->path, path) == 0) {
            *size = strlen(file->text);
            *bytes = malloc(*size + 1);
            memcpy(*bytes, file->text, *size);
            return true;
        }
    return false;
}

static const struct field member_fields[] = {
    {"name", FIELD_TEXT, NULL, 0, 0, NULL, NULL, "", "Its name"},
    {"spend", FIELD_QUANTITY, "USD m", 0, 1e13, NULL, NULL, "", "What it spends"},
    {"support", FIELD_QUANTITY, "points", 0, 100, NULL, NULL, NULL, "Support for the middle of the ladder"},
    {"salience", FIELD_QUANTITY, "points", 0, 100, NULL, NULL, "20 .. 50 .. 80 points assume \"unknown\"", "Salience"},
    {"near", FIELD_REFS, NULL, 0, 0, "members", NULL, "", "Its neighbours"},
    {"unc", FIELD_CHOICE, NULL, 0, 0, "yes|no", NULL, "no", "In the UN Command"},
};
static const struct section members_section = {
    "members", SECTION_MANY, NULL, member_fields, FIELD_COUNT_OF(member_fields), "Members"};
static const struct field role_fields[] = {
    {"full", FIELD_QUANTITY, "persons", 0, 1e6, NULL, NULL, "0 .. 10 persons assume \"x\"", "Persons at full ambition"},
    {"reach.sea", FIELD_QUANTITY, "nmi", 0, 1e5, NULL, NULL, "", "Reach by sea"},
    {"reach.air", FIELD_QUANTITY, "nmi", 0, 1e5, NULL, NULL, "", "Reach by air"},
};
static const struct section roles_section = {"roles", SECTION_MANY, NULL, role_fields, FIELD_COUNT_OF(role_fields),
                                             "Roles"};
static const struct field alliance_fields[] = {
    {"leader", FIELD_REF, NULL, 0, 0, "members", NULL, NULL, "Who leads"},
    {"rule", FIELD_SWITCH, NULL, 0, 0, "silence|majority|leader", NULL, "silence", "How it decides"},
    {"window", FIELD_QUANTITY, "d", 0, 60, NULL, NULL, NULL, "How long silence runs"},
    {"moves.violence", FIELD_QUANTITY, "points", -100, 100, NULL, NULL, "0 points assume \"none\"",
     "Moved by violence"},
    {"moves.losses", FIELD_QUANTITY, "points", -100, 100, NULL, NULL, "0 points assume \"none\"", "Moved by losses"},
    {"share", FIELD_QUANTITY, "%", 0, 1, NULL, NULL, "50 % assume \"half\"", "A share"},
    {"weight.*", FIELD_QUANTITY, "", 0, 10, NULL, "members", "1 assume \"alike\"", "Weight of each member"},
};
static const struct section alliance_section = {
    "alliance", SECTION_ONE, NULL, alliance_fields, FIELD_COUNT_OF(alliance_fields), "The alliance"};

struct loading {
    struct problems problems;
    struct scenario *scenario;
    struct buffer rendered;
};

static inline void load_files_with(struct loading *loading, const struct text_file *files,
                                   const struct override *overrides, size_t override_count)
{
    const struct section *sections[16];
    size_t count = 0;
    for (; count < engine_section_count; count++)
        sections[count] = engine_sections[count];
    sections[count++] = &members_section;
    sections[count++] = &roles_section;
    sections[count++] = &alliance_section;
    const struct schema schema = {sections, count};
    const struct scenario_reader reader = {read_text_file, (void *)(uintptr_t)files};

    problems_init(&loading->problems);
    buffer_init(&loading->rendered);
    loading->scenario = scenario_load("korea", &schema, &reader, overrides, override_count, &loading->problems);
    problems_sort(&loading->problems);
    problems_render(&loading->problems, 100, &loading->rendered);
}

static inline void load_files(struct loading *loading, const struct text_file *files)
{
    load_files_with(loading, files, NULL, 0);
}

static inline void load_yaml(struct loading *loading, const char *yaml)
{
    const struct text_file files[] = {{"scenario.yaml", yaml}, {NULL, NULL}};
    load_files(loading, files);
}

static inline void loading_release(struct loading *loading)
{
    scenario_free(loading->scenario);
    buffer_release(&loading->rendered);
    problems_release(&loading->problems);
}

/* The first line of each problem as it is rendered: "korea/scenario.yaml:3:1: error: ...". */
static inline void assert_reports(const struct loading *loading, const char *text)
{
    if (strstr(buffer_text(&loading->rendered), text) == NULL) {
        print_error("%s", buffer_text(&loading->rendered));
        fail_msg("expected \"%s\" in the above", text);
    }
}

static inline void assert_silent(const struct loading *loading)
{
    if (loading->problems.count != 0)
        fail_msg("expected no problems, not\n%s", buffer_text(&loading->rendered));
    assert_non_null(loading->scenario);
}

static inline void assert_loads(const struct loading *loading)
{
    if (loading->scenario == NULL)
        fail_msg("expected it to load:\n%s", buffer_text(&loading->rendered));
}

static inline void assert_error_count(const struct loading *loading, uint32_t count)
{
    if (loading->problems.error_count != count)
        fail_msg("expected %u errors, not\n%s", (unsigned)count, buffer_text(&loading->rendered));
    assert_true((loading->scenario == NULL) == (count > 0));
}

static inline const struct slot *slot_named(const struct loading *loading, const char *path)
{
    const uint32_t slot = scenario_slot_find(loading->scenario, path);
    if (slot == NO_SLOT)
        fail_msg("no slot %s", path);
    return scenario_slot_at(loading->scenario, slot);
}

#define HEAD "casus: 1\ntitle: A test\nas_of: 2024-12-31\n"

#endif
