/* How long a question takes the council:   bench_hindcast [FOLDER]
 *
 * Milliseconds for 1,000 trials of each case of scenarios/hindcast (200 futures, 5 replicates, one thread, the rule of
 * silence); how many of them take less than 10; and the same for councils of 13 to 160 members, made of one line of
 * coding each. KTAB's published sizes stand beside those: one run of 13 actors in 2 dimensions took 0.34 s, 40 in 1
 * 5.5 s, 80 115 s, and 160 did not finish one turn in 300 s (bench_council says how those were had). A trial here is a
 * whole question, from the first text to who gives forces, with every number drawn. */
#include "base/buffer.h"
#include "ensemble/sample.h"
#include "model/council_model.h"
#include "scenario/document.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FUTURES = 200, REPLICATES = 5, CASES_MOST = 1000 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void count_trial(void *self, const struct trial_result *result)
{
    uint64_t *events = self;
    *events += result->events;
}

/* Milliseconds for 1,000 trials; negative where the scenario has mistakes. The best of five. */
static double measure(const char *path, const struct scenario_reader *reader, const char *option, double *events)
{
    struct model_schema schema;
    struct problems problems;
    double best = 1e9;
    council_schema_init(&schema);
    problems_init(&problems);
    struct scenario *scenario = scenario_load(path, &schema.schema, reader, NULL, 0, &problems);
    struct plan *plan = scenario ? council_plan(scenario, &problems) : NULL;
    if (!plan) {
        struct buffer text;
        buffer_init(&text);
        problems_render(&problems, 5, &text);
        fprintf(stderr, "%s", buffer_text(&text));
        buffer_release(&text);
        problems_release(&problems);
        return -1.0;
    }
    const uint32_t number =
        option ? scenario_find(scenario, "options", option) : scenario_ref(scenario, "happened", 0, "option", 0);
    const struct sampler_settings settings = {.seed = 1, .futures = FUTURES, .horizon_days = -1.0};
    struct sampler *sampler = sampler_make(plan, &settings);
    for (int round = 0; round < 5; round++) {
        uint64_t count = 0;
        const double start = seconds();
        sampler_run(sampler, number, REPLICATES, NULL, 0, count_trial, &count);
        const double took = 1e3 * (seconds() - start);
        best = took < best ? took : best;
        *events = (double)count / (FUTURES * REPLICATES);
    }
    sampler_free(sampler);
    plan_free(plan);
    scenario_free(scenario);
    problems_release(&problems);
    return best;
}

/* ---- the cases ---- */

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static int measure_cases(const char *folder)
{
    char *name[CASES_MOST], path[1024];
    uint32_t count = 0, quick = 0;
    double slowest = 0.0;
    DIR *directory = opendir(folder);
    if (!directory) {
        fprintf(stderr, "bench_hindcast: there is no folder %s\n", folder);
        return 1;
    }
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL && count < CASES_MOST;)
        if (strstr(entry->d_name, ".yaml"))
            name[count++] = strdup(entry->d_name);
    closedir(directory);
    qsort(name, count, sizeof *name, by_text);
    printf("%-26s %12s %9s\n", "case", "ms per 1,000", "events");
    for (uint32_t k = 0; k < count; k++) {
        double events = 0.0;
        snprintf(path, sizeof path, "%s/%s", folder, name[k]);
        const double took = measure(path, NULL, NULL, &events);
        if (took < 0.0)
            return 1;
        printf("%-26.*s %12.2f %9.1f\n", (int)(strlen(name[k]) - 5), name[k], took, events);
        quick += took < 10.0;
        slowest = took > slowest ? took : slowest;
        free(name[k]);
    }
    printf("under 10 ms: %u of %u; the slowest %.1f ms\n\n", quick, count, slowest);
    return 0;
}

/* ---- councils of any size ---- */

struct council {
    const char *folder;
    uint32_t members;
};

static bool read_council(void *self, const char *path, char **bytes, size_t *size)
{
    const struct council *council = self;
    struct buffer text;
    if (strncmp(path, "../", 3) == 0) {
        char full[1024];
        snprintf(full, sizeof full, "%s/%s", council->folder, path + 3);
        return document_read_file(full, bytes, size);
    }
    buffer_init(&text);
    if (strcmp(path, "scenario.yaml") == 0)
        buffer_add(&text, "casus: 1\nbase: ../council\ntitle: A council of any size\nas_of: 2024-12-31\n"
                          "set:\n  alliance.leader: M000\n  setting.violence: nonviolent\n  happened.option: support\n "
                          " happened.role: support\n"
                          "  happened.class: full\n");
    else if (strcmp(path, "members.csv") == 0) {
        buffer_add(&text, "id,name,support,salience,national,spend [USD m],trade [%]\n"
                          "#source,,CODE-SILENT,CODE-SILENT,CODE-SILENT,A-WEIGHT,A-HINDCAST\n");
        for (uint32_t k = 0; k < council->members; k++)
            buffer_format(&text, "M%03u,Member %u,%u..%u..%u,10..25..60,35..50..70,%u,0\n", k, k, 20 + k % 7 * 5,
                          45 + k % 7 * 5, 65 + k % 7 * 5, 100 + 37 * k % 1000);
    } else {
        return false;
    }
    *size = text.length;
    *bytes = malloc(text.length + 1);
    memcpy(*bytes, buffer_text(&text), text.length + 1);
    buffer_release(&text);
    return true;
}

static int measure_sizes(const char *folder)
{
    static const uint32_t sizes[] = {13, 32, 40, 80, 160};
    static const char *const published[] = {"0.34 s a run", "", "5.5 s a run", "115 s a run", "no turn in 300 s"};
    printf("%-10s %12s %9s   %s\n", "members", "ms per 1,000", "events", "KTAB, published");
    for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
        struct council council = {folder, sizes[k]};
        const struct scenario_reader reader = {read_council, &council};
        double events = 0.0;
        const double took = measure("bench", &reader, "support", &events);
        if (took < 0.0)
            return 1;
        printf("%-10u %12.2f %9.1f   %s\n", sizes[k], took, events, published[k]);
    }
    return 0;
}

int main(int argc, char **argv)
{
    const char *folder = argc > 1 ? argv[1] : "scenarios/hindcast";
    return measure_cases(folder) || measure_sizes(folder);
}
