/* How far a run is, and how it is stopped. The first signal asks the run to finish the blocks at hand; a second one
 * ends the process at once, as it would have without us: the study is valid at any moment. */
#include "cli/cli.h"

#include "base/text.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR_CELLS = 20 };

static volatile sig_atomic_t signal_number;

static void note_signal(int number)
{
    signal_number = number;
    signal(number, SIG_DFL);
}

int progress_signal(void)
{
    return signal_number;
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

const char *grouped(uint64_t number, char out[32])
{
    char digits[24];
    const int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    int used = 0;
    for (int k = 0; k < count; k++) {
        if (k > 0 && (count - k) % 3 == 0)
            out[used++] = ',';
        out[used++] = digits[k];
    }
    out[used] = '\0';
    return out;
}

void progress_begin(struct progress *progress, const struct casus_run *run, const char *study)
{
    struct sigaction action;
    *progress = (struct progress){.run = run, .study = study, .is_shown = is_terminal(STDERR_FILENO)};
    memset(&action, 0, sizeof action);
    action.sa_handler = note_signal;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

/* What is crossed, before the first trial. */
static void announce(const struct progress *progress)
{
    const struct casus_run *run = progress->run;
    char futures[32], replicates[32], kept[32];
    fprintf(stderr, "%u option%s", run->option_count, run->option_count == 1 ? "" : "s");
    if (run->stratum_count > 1)
        fprintf(stderr, " x %u strata", run->stratum_count);
    fprintf(stderr, " x %s futures x %s replicates", grouped(run->future_count, futures),
            grouped(run->replicate_count, replicates));
    if (run->kept > 0)
        fprintf(stderr, "; %s trials are there already", grouped(run->kept, kept));
    fputc('\n', stderr);
}

static void show_left(double seconds)
{
    if (seconds < 99.5)
        fprintf(stderr, "  %.0f s left", seconds);
    else if (seconds < 5400.0)
        fprintf(stderr, "  %.0f min left", seconds / 60.0);
    else
        fprintf(stderr, "  %.1f h left", seconds / 3600.0);
}

static void show_line(const struct progress *progress, uint64_t done, uint64_t failed, uint64_t all)
{
    char number[32], other[32];
    const double share = all ? (double)done / (double)all : 1.0;
    const double seconds = seconds_now() - progress->started;
    const int full = (int)(share * BAR_CELLS);
    fputs("\r[", stderr);
    for (int k = 0; k < BAR_CELLS; k++)
        fputc(k < full ? '#' : '-', stderr);
    fprintf(stderr, "] %d%%  %s done, %s failed", (int)(100.0 * share), grouped(done, number), grouped(failed, other));
    if (seconds > 0.5 && done > progress->first) {
        const double rate = (double)(done - progress->first) / seconds;
        fprintf(stderr, "  %s/s", grouped((uint64_t)rate, number));
        show_left((double)(all - done) / rate);
    }
    fputs("\033[K", stderr);
    fflush(stderr);
}

int progress_step(void *self, uint64_t done, uint64_t failed, uint64_t all)
{
    struct progress *progress = self;
    const double now = seconds_now();
    if (!progress->began) {
        announce(progress);
        progress->began = true;
        progress->started = now;
        progress->first = done;
    }
    if (progress->is_shown && (now >= progress->next_line || done == all)) {
        show_line(progress, done, failed, all);
        progress->next_line = now + 0.2;
    }
    if (signal_number && !progress->announced) {
        fprintf(stderr, "%sfinishing the blocks at hand; once more ends at once\n", progress->is_shown ? "\n" : "");
        progress->announced = true;
    }
    return signal_number != 0;
}

void progress_end(struct progress *progress)
{
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    if (progress->is_shown && progress->began && !progress->announced)
        fputs("\r\033[K", stderr);
}
