/* Outcomes: observers that see each signal once per event, after everything has settled. */
#include "sim/internal.h"

#include <math.h>

static double days_since(const struct world *w, uint32_t outcome)
{
    return (double)(w->now - w->seen_since[outcome]) / (double)DAY;
}

void observe_begin(struct world *w)
{
    for (uint32_t o = 0; o < w->plan->outcome_count; o++) {
        const struct outcome *row = &w->plan->outcome[o];
        const double value = w->signal[row->signal];
        w->seen_since[o] = 0;
        w->partner[o] = 0.0;
        switch (row->how) {
        case OBSERVE_PEAK:
        case OBSERVE_LEAST:
            w->seen[o] = value;
            break;
        case OBSERVE_PEAK_WITH:
            w->seen[o] = value;
            w->partner[o] = w->signal[row->with];
            break;
        case OBSERVE_FIRST_ABOVE:
            w->seen[o] = value >= row->at ? 0.0 : (double)INFINITY;
            break;
        default:
            w->seen[o] = 0.0;
        }
    }
}

/* The value was `old` since seen_since and is `now_value` from here on. */
static void observe(struct world *w, uint32_t o, double old, double now_value)
{
    const struct outcome *row = &w->plan->outcome[o];
    switch (row->how) {
    case OBSERVE_LAST:
        break;
    case OBSERVE_AT:
        /* The value after all events up to that day: the first later change still shows it as `old`. */
        if (w->partner[o] == 0.0 && w->now > time_of_days(row->at)) {
            w->partner[o] = 1.0;
            w->seen[o] = old;
        }
        break;
    case OBSERVE_PEAK:
        if (now_value > w->seen[o])
            w->seen[o] = now_value;
        break;
    case OBSERVE_LEAST:
        if (now_value < w->seen[o])
            w->seen[o] = now_value;
        break;
    case OBSERVE_PEAK_WITH:
        if (now_value > w->seen[o]) {
            w->seen[o] = now_value;
            w->partner[o] = w->signal[row->with];
        }
        break;
    case OBSERVE_INTEGRAL:
    case OBSERVE_MEAN:
        w->seen[o] += old * days_since(w, o);
        break;
    case OBSERVE_TIME_ABOVE:
        w->seen[o] += old >= row->at ? days_since(w, o) : 0.0;
        break;
    case OBSERVE_FIRST_ABOVE:
        if (now_value >= row->at && w->seen[o] == (double)INFINITY)
            w->seen[o] = (double)w->now / (double)DAY;
        break;
    case OBSERVE_RISES:
        w->seen[o] += now_value > old ? 1.0 : 0.0;
        break;
    }
    w->seen_since[o] = w->now;
}

void observe_changes(struct world *w)
{
    const struct rows *rows = &w->plan->observers_of;
    for (uint32_t k = 0; k < w->touched_count; k++) {
        const uint32_t signal = w->touched[k];
        if (w->signal[signal] == w->before[signal])
            continue;
        for (uint32_t r = rows->start[signal]; r < rows->start[signal + 1]; r++)
            observe(w, rows->entry[r], w->before[signal], w->signal[signal]);
    }
}

static double final_value(struct world *w, uint32_t o)
{
    const struct outcome *row = &w->plan->outcome[o];
    const double value = w->signal[row->signal];
    switch (row->how) {
    case OBSERVE_LAST:
        return value;
    case OBSERVE_AT:
        if (time_of_days(row->at) > w->horizon)
            return (double)INFINITY;
        return w->partner[o] != 0.0 ? w->seen[o] : value;
    case OBSERVE_PEAK_WITH:
        return w->partner[o];
    case OBSERVE_INTEGRAL:
        return w->seen[o] + value * days_since(w, o);
    case OBSERVE_MEAN:
        return w->horizon > 0 ? (w->seen[o] + value * days_since(w, o)) / world_days(w) : value;
    case OBSERVE_TIME_ABOVE:
        return w->seen[o] + (value >= row->at ? days_since(w, o) : 0.0);
    default:
        return w->seen[o];
    }
}

void observe_end(struct world *w)
{
    for (uint32_t o = 0; o < w->plan->outcome_count; o++)
        w->result[o] = w->end == TRIAL_DONE ? final_value(w, o) : (double)NAN;
}
