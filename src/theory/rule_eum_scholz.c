#include "theory/eum.h"

static struct council_decision decide(const struct council_question *question, void *memory)
{
    return eum_decide(question, EUM_SCHOLZ, memory);
}

const struct council_rule council_eum_scholz = {
    .name = "eum_scholz",
    .label = "Expected utility, as computed",
    .title = "expected utility model as programmed: challenges, no veto",
    .equation =
        "a = EU_i(i->j), b = EU_i(j->i): what i expects from challenging j, and from being challenged.\n"
        "EU(i->j) = s_j (P Us + (1 - P) Uf) + (1 - s_j) Us - Q Usq - (1 - Q) (T Ub + (1 - T) Uw)\n"
        "P = positive votes for i over j / |votes| over all pairs; votes c s ((|x - x_j|/D)^r - (|x - x_i|/D)^r)\n"
        "b > a > 0 confrontation, i goes to x_j; a < 0 < -a < b compromise, i goes |a/b| of the way; a < 0 < b < -a\n"
        "capitulation, i goes to x_j. A confrontation is taken before a compromise before a capitulation.\n"
        "x* is the median after one round: rounds do not converge, and no published rule says when to stop.\n",
    .source = "Bueno de Mesquita 1994; Scholz, Calbert & Smith 2011, J. Theoretical Politics 23(4), and their program",
    .decide = decide,
};
