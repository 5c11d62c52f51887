/* The ladder in the Korea scenario at the numbers of its fit (theory/ladder.h), with nobody's influence: overrides.
 * LADDER_FIT holds for all crises together; LADDER_FIT_BY_START has them last by how they began. */
#ifndef CASUS_TESTS_ENSEMBLE_LADDER_FIT_H
#define CASUS_TESTS_ENSEMBLE_LADDER_FIT_H

#define LADDER_FIT_NUMBERS                                                                                             \
    "crisis.climb.v1=0.836 assume \"fit\"", "crisis.climb.v2=0.851 assume \"fit\"",                                    \
        "crisis.climb.v3=0.307 assume \"fit\"", "crisis.here.v2=1 assume \"fit\"",                                     \
        "crisis.memory=18.5 d assume \"fit\"", "crisis.lasts.v1=72.8 d assume \"fit\"",                                \
        "crisis.lasts.v2=62.8 d assume \"fit\"", "crisis.lasts.v3=73.9 d assume \"fit\"",                              \
        "crisis.lasts.v4=143.1 d assume \"fit\"", "crisis.lasts_spread=1.373 assume \"fit\"",                          \
        "reaction.patron_climb=0 assume \"nobody's influence\""
#define LADDER_FIT                                                                                                     \
    LADDER_FIT_NUMBERS, "crisis.lasts_from.nonviolent=1 assume \"fit\"", "crisis.lasts_from.violent=1 assume \"fit\""
#define LADDER_FIT_BY_START                                                                                            \
    LADDER_FIT_NUMBERS, "crisis.lasts_from.nonviolent=1.135 assume \"fit\"",                                           \
        "crisis.lasts_from.violent=0.812 assume \"fit\""

#endif
