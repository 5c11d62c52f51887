/* The two tables of actors that tests of rules share. */
#ifndef CASUS_TESTS_THEORY_COUNCIL_CASES_H
#define CASUS_TESTS_THEORY_COUNCIL_CASES_H

#include "theory/council.h"

/* EC emission standards, medium-sized cars, years to introduction: Bueno de Mesquita 1994 p. 78 = Table 1 of Scholz,
 * Calbert & Smith 2011. */
enum { NETHERLANDS, BELGIUM, LUXEMBOURG, GERMANY, FRANCE, ITALY, UK, IRELAND, DENMARK, GREECE, EMISSIONS_COUNT };
static const struct council_actor emissions[EMISSIONS_COUNT] = {
    {4, .8, .08},  {7, .4, .08},  {4, .2, .03}, {4, .8, .16}, {10, .6, .16},
    {10, .6, .16}, {10, .9, .16}, {7, .1, .05}, {4, 1, .05},  {7, .7, .08},
};

#endif
