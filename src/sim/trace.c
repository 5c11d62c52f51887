#include "sim/internal.h"

uint32_t trace_add(const struct world *w, uint32_t what, uint32_t subject, uint32_t about, uint32_t cause, double a,
                   double b)
{
    struct trace *trace = w->trace;
    const uint32_t number = trace->count++;
    if (number < trace->room)
        trace->line[number] = (struct trace_line){w->now, what, subject, about, cause, a, b};
    return number;
}

void world_trace(struct world *w, struct trace *trace)
{
    w->trace = trace;
}

void note(struct world *w, uint16_t code, uint32_t about, double a, double b)
{
    if (w->trace)
        trace_add(w, TRACE_NOTE, code, about, w->line, a, b);
}
