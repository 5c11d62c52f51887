/* The last words of a casus that has broken a promise to itself: going on would print a wrong number. */
#include "cli/cli.h"

#include <stdio.h>

static const char *run_command, *run_study;

void failure_note_run(const char *command, const char *study)
{
    run_command = command;
    run_study = study;
}

/* May be called from any thread; the library aborts when this returns. */
static void tell(const char *what, const char *file, int line)
{
    fprintf(stderr, "\ncasus %s: internal failure: %s, at %s:%d\n", casus_version(), what, file, line);
    if (run_study) {
        fprintf(stderr, "  Trials finished before are kept in %s.\n", run_study);
        fprintf(stderr,
                "  To see it again, in the first block that is missing there, give the same command with --resume and\n"
                "  --threads 1:  %s\n",
                run_command);
    }
    fputs("  Please report it with this text and the scenario. Nothing that was printed so far is affected.\n", stderr);
    fflush(stderr);
}

void failure_watch(void)
{
    casus_set_failure_handler(tell);
}
