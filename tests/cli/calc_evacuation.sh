#!/bin/sh
# Evacuation: how long a queue takes, and how carriers queue for places.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# Kabul 2021: 123,000 people at 7,200 a day, about 17 days.
expect 0 calc evacuation 123000 --capacity 7200
err_is_empty
out_has "The last of 123,000 leaves after 17.08 days, at 7200 people a day."
expect 0 calc evacuation 1000 --capacity 500 --arriving 300 --json
near clear_days 5 1e-12
# 6 carriers of 100 that need 36 h: 400 a day.
expect 0 calc evacuation 1000 --carriers 6 --seats 100 --cycle 36 --json
near capacity_per_day 400 1e-9
# Erlang's C: offered 1 at 2 places, a third waits, for a third of a service; 0.7 at one place, .7.
expect 0 calc evacuation 1000 --carriers 4 --seats 10 --cycle 24 --places 2 --service 6 --json
near waits .333333333 1e-9
near wait_hours 2 1e-9
expect 0 calc evacuation 1000 --carriers 7 --seats 10 --cycle 24 --places 1 --service 2.4 --json
near waits .7 1e-12
# Places bind, and what that leaves behind.
expect 0 calc evacuation 1000 --carriers 30 --seats 20 --cycle 4 --places 1 --service 1 --deadline 2
out_has "the places bind"
out_has "carriers queue without end"
out_has "left behind      40 persons"
expect 0 calc evacuation 1000 --capacity 10 --arriving 20
out_has "The queue never empties"
out_has "the last leaves  never"
expect 2 calc evacuation 1000
err_has "give --capacity N/D"
err_has "or --carriers N --seats N --cycle H"
expect 2 calc evacuation 1000 --capacity 10 --seats 3
err_has "seats is not used: --capacity says how many are moved"
expect 2 calc evacuation 1000 --carriers 30 --seats 20 --cycle 4 --places 1
err_has "places and service go together"
