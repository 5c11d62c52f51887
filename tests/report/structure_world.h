/* A plan and its structure, opened and closed together. */
#ifndef CASUS_TESTS_REPORT_STRUCTURE_WORLD_H
#define CASUS_TESTS_REPORT_STRUCTURE_WORLD_H

#include "base/text.h"
#include "check.h"
#include "report/structure_internal.h"

struct opened {
    struct problems problems;
    struct scenario *scenario;
    struct plan *plan;
    struct structure structure;
};

static inline void check_opened(struct opened *o, bool by_entity)
{
    if (!o->plan) {
        struct buffer text;
        buffer_init(&text);
        problems_render(&o->problems, 20, &text);
        fail_msg("%s", buffer_text(&text));
    }
    structure_make(&o->structure, o->plan, by_entity);
}

static inline void close_opened(struct opened *o)
{
    structure_release(&o->structure);
    plan_free(o->plan);
    scenario_free(o->scenario);
    problems_release(&o->problems);
}

static inline uint32_t box_named(const struct structure *s, const char *name)
{
    for (uint32_t k = 0; k < s->box_count; k++)
        if (text_equal(s->box[k].name, name))
            return k;
    return NO_INDEX;
}

static inline const struct structure_arrow *arrow_named(const struct structure *s, const char *from, const char *to)
{
    return structure_arrow_of(s, box_named(s, from), box_named(s, to));
}

#endif
