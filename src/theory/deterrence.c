#include "theory/deterrence.h"

#include "base/maths.h"

double deterrence_threshold(const struct challenger *challenger)
{
    return (challenger->win - challenger->status_quo) / (challenger->win - challenger->conflict);
}

double deterrence_challenges(const struct challenger *challenger, double resolved, double precision)
{
    const double expected = resolved * challenger->conflict + (1.0 - resolved) * challenger->win;
    return expit(precision * (expected - challenger->status_quo));
}
