#include "theory/eum.h"

static struct council_decision decide(const struct council_question *question, void *memory)
{
    return eum_decide(question, EUM_PRINTED, memory);
}

const struct council_rule council_eum_printed = {
    .name = "eum_printed",
    .label = "Expected utility, as printed",
    .title = "expected utility model as its equations are printed",
    .equation = "As eum_scholz, but P = positive votes for i over j / |votes| of this pair, with votes\n"
                "c s (|x - x_j| - |x - x_i|), and of all offers the one that moves i least is taken.\n"
                "It does not reproduce the figures published with it; shown to tell equations from program.\n",
    .source = "Scholz, Calbert & Smith 2011, J. Theoretical Politics 23(4), eq. 15-33; T: Eftekhari & Rahimi 2014",
    .decide = decide,
};
