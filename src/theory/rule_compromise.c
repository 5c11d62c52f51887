#include "theory/council.h"

double council_mean(const struct council_actor *actors, uint32_t count)
{
    double sum = 0.0, weight = 0.0;
    for (uint32_t i = 0; i < count; i++) {
        const double w = actors[i].capability * actors[i].salience;
        sum += w * actors[i].position;
        weight += w;
    }
    return sum / weight;
}

static struct council_decision decide(const struct council_question *question, void *memory)
{
    (void)memory;
    return (struct council_decision){true, council_mean(question->actors, question->count)};
}

const struct council_rule council_compromise = {
    .name = "compromise",
    .label = "Compromise",
    .title = "mean of positions, weighted by capability and salience",
    .equation = "x* = sum c s x / sum c s\n",
    .source = "Van den Bos 1991; Achen in Thomson et al. (eds) 2006, The European Union Decides, ch. 4",
    .decide = decide,
};
