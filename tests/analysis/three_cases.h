/* Three cases small enough to be scored by hand, and forecasters for them. */
#ifndef CASUS_TESTS_THREE_CASES_H
#define CASUS_TESTS_THREE_CASES_H

#include "analysis/hindcast.h"
#include <math.h>

enum { THREE = 3, TRIALS = 9 };

static const struct hindcast_case three_cases[THREE] = {
    {"01-first", "First", "", 5, COUNCIL_FULL, true, 10, 10, 100},
    {"02-second", "Second", "", 16, COUNCIL_FULL, true, 20, 20, 100},
    {"03-third", "The \"third\"", "", 19, COUNCIL_NOT_AGREED, true, 50, 50, 100},
};

static const double day_10 = 10, day_20 = 20, day_0 = 0, day_never = INFINITY;

static const struct forecast surely_right[THREE] = {
    {{[COUNCIL_FULL] = TRIALS}, &day_10, 1},
    {{[COUNCIL_FULL] = TRIALS}, &day_20, 1},
    {{[COUNCIL_NOT_AGREED] = TRIALS}, &day_never, 1},
};
static const struct forecast surely_wrong[THREE] = {
    {{[COUNCIL_COALITION] = TRIALS}, &day_never, 1},
    {{[COUNCIL_COALITION] = TRIALS}, &day_never, 1},
    {{[COUNCIL_COALITION] = TRIALS}, &day_0, 1},
};
static const struct forecaster three_forecasters[] = {
    {"right", "Right", surely_right},
    {"wrong", "Wrong", surely_wrong},
};
static const struct forecaster three_points[] = {
    {"p0", "delay x1", surely_wrong},
    {"p1", "delay x2", surely_right},
};

static const struct hindcast three_hindcast = {
    .cases = three_cases,
    .case_count = THREE,
    .forecasters = three_forecasters,
    .forecaster_count = 2,
    .grid = three_points,
    .grid_count = 2,
    .calibrated_id = "calibrated",
    .calibrated_title = "Right, calibrated",
    .seed = 1,
};

#endif
