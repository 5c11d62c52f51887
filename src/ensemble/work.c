/* Workers compute, the calling thread writes. Blocks are taken by one atomic fetch-add; their results travel in a fixed
 * number of buffers, so that workers wait when the disk is slower than they are. Nothing here reaches a result: blocks
 * may come in any order. */
#include "ensemble/ensemble_internal.h"

#include "base/failure.h"
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

static const double PROGRESS_SECONDS = 0.1;

struct crew {
    const struct work *work;
    atomic_size_t next; /* item to take */
    atomic_bool stop;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t freed, filled;
    struct block *free, *ready, **ready_end;
    uint32_t working; /* workers that have not left */
};

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* ---- workers ---- */

static struct block *take_free(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    while (!crew->free && !atomic_load(&crew->stop))
        pthread_cond_wait(&crew->freed, &crew->lock);
    struct block *block = crew->free;
    if (block)
        crew->free = block->next;
    pthread_mutex_unlock(&crew->lock);
    return block;
}

static void hand_over(struct crew *crew, struct block *block)
{
    pthread_mutex_lock(&crew->lock);
    block->next = NULL;
    *crew->ready_end = block;
    crew->ready_end = &block->next;
    pthread_cond_signal(&crew->filled);
    pthread_mutex_unlock(&crew->lock);
}

static void *work_thread(void *self)
{
    struct crew *crew = self;
    const struct work *work = crew->work;
    struct worker_room room;
    worker_room_make(&room, work->plan, &work->trial);
    while (!atomic_load(&crew->stop)) {
        /* The buffer first: an item that was taken is done, so what is stored has few gaps. */
        struct block *block = take_free(crew);
        if (!block)
            break;
        const size_t item = atomic_fetch_add(&crew->next, 1);
        if (item >= work->item_count) {
            pthread_mutex_lock(&crew->lock);
            block->next = crew->free;
            crew->free = block;
            pthread_cond_signal(&crew->freed);
            pthread_mutex_unlock(&crew->lock);
            break;
        }
        block_compute(block, &work->item[item], work, &room);
        hand_over(crew, block);
    }
    worker_room_release(&room);
    pthread_mutex_lock(&crew->lock);
    crew->working--;
    pthread_cond_signal(&crew->filled);
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

/* Signals go to the thread that called us: whoever installed a handler expects it there. */
static uint32_t start_workers(struct crew *crew, pthread_t *thread, uint32_t count)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    uint32_t started = 0;
    for (; started < count; started++) {
        pthread_mutex_lock(&crew->lock);
        crew->working++;
        pthread_mutex_unlock(&crew->lock);
        if (pthread_create(&thread[started], NULL, work_thread, crew) != 0) {
            pthread_mutex_lock(&crew->lock);
            crew->working--;
            pthread_mutex_unlock(&crew->lock);
            break;
        }
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return started;
}

/* ---- the writer ---- */

struct writer {
    const struct work *work;
    struct run_report *report;
    struct problems *problems;
    bool *future_is_written;
    double *u, *param;
    double next_call; /* of progress */
    bool failed, stopped;
};

static void call_progress(struct writer *writer, bool now)
{
    const struct work *work = writer->work;
    const double time = seconds_now();
    if (!work->progress || (!now && time < writer->next_call))
        return;
    writer->next_call = time + PROGRESS_SECONDS;
    if (!work->progress(work->self, work->done + writer->report->trials, work->failed + writer->report->failed,
                        work->all))
        writer->stopped = true;
}

static bool write_block(struct writer *writer, const struct block *block)
{
    const struct work *work = writer->work;
    const uint32_t future = block->item.future;
    if (!writer->future_is_written[future]) {
        future_inputs(work->scenario, work->design, future, writer->u, writer->param);
        if (!study_write_future(work->study, future, writer->param, writer->problems))
            return false;
        writer->future_is_written[future] = true;
    }
    if (!study_write_block(work->study, block->row, block->row_count, writer->problems))
        return false;
    for (size_t k = 0; k < block->row_count; k++)
        writer->report->failed += block->row[k].status != 0;
    writer->report->trials += block->row_count;
    return true;
}

/* The next finished block, waiting a tenth of a second for it; NULL if there is none yet. */
static struct block *take_ready(struct crew *crew, bool *all_left)
{
    struct timespec until;
    pthread_mutex_lock(&crew->lock);
    if (!crew->ready && crew->working > 0) {
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += 100000000;
        if (until.tv_nsec >= 1000000000) {
            until.tv_nsec -= 1000000000;
            until.tv_sec++;
        }
        pthread_cond_timedwait(&crew->filled, &crew->lock, &until);
    }
    struct block *block = crew->ready;
    if (block) {
        crew->ready = block->next;
        if (!crew->ready)
            crew->ready_end = &crew->ready;
    }
    *all_left = !block && crew->working == 0;
    pthread_mutex_unlock(&crew->lock);
    return block;
}

static void give_back(struct crew *crew, struct block *block)
{
    pthread_mutex_lock(&crew->lock);
    block->next = crew->free;
    crew->free = block;
    pthread_cond_signal(&crew->freed);
    pthread_mutex_unlock(&crew->lock);
}

static void stop(struct crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    atomic_store(&crew->stop, true);
    pthread_cond_broadcast(&crew->freed);
    pthread_mutex_unlock(&crew->lock);
}

static void write_all(struct crew *crew, struct writer *writer)
{
    bool all_left = false;
    while (!all_left) {
        struct block *block = take_ready(crew, &all_left);
        if (block) {
            if (!writer->failed && !write_block(writer, block))
                writer->failed = true;
            give_back(crew, block);
        }
        if (!writer->stopped)
            call_progress(writer, false);
        if (writer->stopped || writer->failed)
            stop(crew);
    }
}

/* ---- both ---- */

static void crew_init(struct crew *crew, const struct work *work)
{
    pthread_condattr_t monotonic;
    *crew = (struct crew){.work = work};
    atomic_init(&crew->next, 0);
    atomic_init(&crew->stop, false);
    crew->ready_end = &crew->ready;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    if (pthread_mutex_init(&crew->lock, NULL) != 0 || pthread_cond_init(&crew->freed, NULL) != 0 ||
        pthread_cond_init(&crew->filled, &monotonic) != 0)
        failure("no mutex", __FILE__, __LINE__);
    pthread_condattr_destroy(&monotonic);
    /* Two for each worker: one to fill, one on its way; and one that is being written. */
    for (uint32_t k = 0; k < 2 * work->threads + 1; k++) {
        struct block *block = block_make(work);
        block->next = crew->free;
        crew->free = block;
    }
}

static void crew_release(struct crew *crew)
{
    while (crew->free) {
        struct block *block = crew->free;
        crew->free = block->next;
        block_free(block);
    }
    pthread_mutex_destroy(&crew->lock);
    pthread_cond_destroy(&crew->freed);
    pthread_cond_destroy(&crew->filled);
}

enum run_end work_through(const struct work *work, struct run_report *report, struct problems *problems)
{
    struct crew crew;
    const double began = seconds_now();
    pthread_t *thread = calloc(work->threads, sizeof *thread);
    struct writer writer = {
        .work = work,
        .report = report,
        .problems = problems,
        .future_is_written = calloc(report->futures + 1, sizeof(bool)),
        .u = calloc(scenario_coordinate_count(work->scenario) + 1, sizeof(double)),
        .param = calloc(scenario_slot_count(work->scenario) + 1, sizeof(double)),
    };
    if (!thread || !writer.future_is_written || !writer.u || !writer.param)
        failure("out of memory", __FILE__, __LINE__);

    crew_init(&crew, work);
    call_progress(&writer, true);
    const uint32_t started = writer.stopped ? 0 : start_workers(&crew, thread, work->threads);
    if (started == 0 && !writer.stopped) {
        problem_error(problems, (struct place){NULL, 0, 0, 0}, "use fewer: --threads", "no thread can be started");
        writer.failed = true;
    }
    write_all(&crew, &writer);
    for (uint32_t k = 0; k < started; k++)
        pthread_join(thread[k], NULL);
    report->seconds = seconds_now() - began;
    call_progress(&writer, true);

    crew_release(&crew);
    free(thread);
    free(writer.future_is_written);
    free(writer.u);
    free(writer.param);
    if (writer.failed)
        return RUN_FAILED;
    return work->done + report->trials < work->all ? RUN_STOPPED : RUN_DONE;
}
