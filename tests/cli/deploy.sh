#!/bin/sh
# Movement alone. Three ships of 5,000 t, one berth at each end, 14,000 t: ready on day 10, loaded on days 12, 14 and 16,
# 8,000 nmi at 15 kn (22.2 days), unloaded on days 36.2, 38.2 and 40.2; half is there with the second, all with the third.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

convoy=tests/scenarios/convoy.yaml
expect 0 deploy $convoy
out_has "Ground forces  38           40"
out_has "Brigade  0 of 100, 0 days  100 of 100, 1 days"
out_has "Farport  100"
expect 0 deploy $convoy --json
json "$out"
out_has '"closed_day": [40.22222'
# The berth binds: the first load is off its ship after 34.2 + 2.8 x 2 days at the earliest (99.9 % of it).
out_has '"over_bound": [1.01018'
# Shut, the way round is 12,000 nmi: 11.1 days more.
expect 0 deploy $convoy --json --set passages.strait.open='0 % assume "shut"'
out_has '"closed_day": [51.33333'

# One more ship has nothing to do; a day of warning is a day.
expect 0 deploy $convoy --worth
out_has "a day of warning: units and lift a day sooner  -1.0 (0.0)"
out_has "Of 7 things tried, 5 make no clear difference"

# Called back on day 60. The ships are back on days 58.4, 60.4 and 62.4, and go out for a load each: there on days 82.2
# (the first stood idle until day 60), 82.7 and 84.7; one berth, two days each, until 84.2, 86.2 and 88.2; home 22.2 days
# later and unloaded, two days each, by 108.4, 110.4 and 112.4.
expect 0 deploy $convoy --recall 60 --json
json "$out"
out_has '"home_day": [112.44444'
out_has '"lift_home"'
expect 0 deploy $convoy --recall 60
out_has "Called back on day 60"
out_has "Ground forces  40          112       52         1.08"
out_has "Ships  3      148"
# Nobody had left.
expect 0 deploy $convoy --recall 5
out_has "Ground forces  never       5         0          1.00"
expect 2 deploy $convoy --recall soon
err_has "wants a day after day 0"

# The same trials whatever the threads.
expect 0 deploy scenarios/korea --option relief_logistics --futures 20 --replicates 2 --worth --jobs 1
cp "$out" "$scratch/one"
expect 0 deploy scenarios/korea --option relief_logistics --futures 20 --replicates 2 --worth --jobs 2
cmp "$out" "$scratch/one" || fail "two threads give other numbers than one"
# All options that move anything, side by side; one stratum at a time.
expect 0 deploy scenarios/korea --futures 4 --replicates 1 --stratum war --markdown
out_has "| full "

expect 2 deploy $convoy --option none
err_has "option none moves nothing"
expect 2 deploy $convoy --option al
err_has "did you mean all?"
expect 2 deploy $convoy --stratum war
err_has "the scenario has no stratum war"
expect 2 deploy scenarios/korea --worth
err_has "what one more would buy is told of one option"
expect 2 deploy $convoy --json --markdown
err_has "exclude each other"

# Like any other scenario it can be run and shown; a brief is of a whole world.
expect 0 run $convoy -o "$scratch/convoy.db"
expect 0 show "$scratch/convoy.db" --csv
expect 0 explain "$scratch/convoy.db" --option all
out_has "All that was mandated of ground forces is in place"
expect 2 brief "$scratch/convoy.db" -o "$scratch/convoy.html"
err_has "this is movement alone"
expect 2 show "$scratch/convoy.db" --pivots
err_has "nobody decides in a world of movement or of a crisis alone"
