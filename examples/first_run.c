/* The first program with casus: load a scenario, run it small, read a column, print what it says.
 *
 *   cc first_run.c $(pkg-config --cflags --libs casus) -o first_run
 *   ./first_run scenarios/korea first.db
 *
 * Everything here comes from <casus/casus.h>. What comes out through a pointer to a pointer is ours, and freed by the
 * function of its name; what is returned as `const *` is borrowed. */
#include <casus/casus.h>
#include <math.h>
#include <stdio.h>

/* casus never prints: it hands text to a function like this one. */
static void write_to(void *file, const char *bytes, size_t size)
{
    fwrite(bytes, 1, size, file);
}

/* Mistakes are collected, not thrown: one call may report fifty, each with its file, line and column. */
static int give_up(enum casus_status status, struct casus_problems *problems)
{
    fprintf(stderr, "%s\n", casus_status_text(status));
    casus_problems_write(problems, 50, write_to, stderr);
    casus_problems_free(problems);
    return 1;
}

/* A column holds one number for each trial: value[future * replicates + replicate]. A trial that failed is NAN, and is
 * counted rather than averaged. */
static void print_mean(const char *option, const struct casus_column *column)
{
    double sum = 0.0;
    size_t count = 0;
    for (size_t k = 0; k < column->count; k++)
        if (!isnan(column->value[k])) {
            sum += column->value[k];
            count++;
        }
    printf("%-12s %zu of %zu trials, ", option, count, column->count);
    if (count > 0)
        printf("mean %.1f %s\n", sum / (double)count, column->unit);
    else
        printf("no mean\n");
}

int main(int argument_count, char **arguments)
{
    if (argument_count != 3) {
        fprintf(stderr, "usage: %s SCENARIO STUDY\n", arguments[0]);
        return 2;
    }

    /* 1. A scenario is a folder of text. Loading checks everything in it; warnings may come even with CASUS_OK. */
    struct casus_problems *problems = NULL;
    struct casus_scenario *scenario = NULL;
    enum casus_status status = casus_scenario_load(arguments[1], NULL, &scenario, &problems);
    if (status != CASUS_OK)
        return give_up(status, problems);

    /* 2. A run writes a study, one SQLite file. Sizes that are not given are the scenario's own; these are small, for a
     * first look. The same seed gives the same bits on any machine, with any number of threads. */
    const char *const options[] = {"none", "non_combat", NULL};
    struct casus_run run = CASUS_RUN_INIT;
    run.study = arguments[2];
    run.options = options;
    run.futures = 8;
    run.replicates = 16;
    run.overwrite = 1;
    status = casus_run(scenario, &run, &problems);
    casus_scenario_free(scenario);
    if (status != CASUS_OK)
        return give_up(status, problems);
    printf("%u options, %u futures, %u replicates: %llu trials failed\n", run.option_count, run.future_count,
           run.replicate_count, (unsigned long long)run.failed);

    /* 3. A study is read column by column; the column is borrowed from it. NULL asks for the first stratum. */
    struct casus_study *study = NULL;
    status = casus_study_open(arguments[2], &study, &problems);
    if (status != CASUS_OK)
        return give_up(status, problems);
    for (size_t k = 0; casus_study_option(study, k); k++) {
        struct casus_column column;
        status = casus_study_column(study, casus_study_option(study, k), NULL, "crisis.duration", &column, &problems);
        if (status != CASUS_OK) {
            casus_study_free(study);
            return give_up(status, problems);
        }
        print_mean(casus_study_option(study, k), &column);
    }

    /* 4. Reports are asked for by name, and arrive as text: "show", "explain", "brief". Here, the 64 digits that stand
     * for every number of the study: send them along with a result, so that others can see that they have the same. */
    const char *const only_hash[] = {"hash", NULL};
    printf("hash ");
    fflush(stdout);
    status = casus_report(study, "show", only_hash, write_to, stdout, &problems);
    casus_study_free(study);
    if (status != CASUS_OK)
        return give_up(status, problems);
    casus_problems_free(problems);
    return 0;
}
