#!/bin/sh
# Missile defence: the formulas' values come out, and a common failure is never forgotten.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# shot shots track warheads: K, P(no leaker), E[leakers], without common failure.
for row in ".8 2 1 4 .96 .84935 .16" ".8 2 .99 10 .9504 .60126 .496" ".56 4 .95 5 .91439 .63924 .42803" \
    ".5 4 1 20 .9375 .27506 1.25"; do
    # shellcheck disable=SC2086
    set -- $row
    expect 0 calc missile-defence "$4" --shot "$1" --shots "$2" --track "$3" --common-failure 0 --json
    near kill "$5" 5e-6
    near no_leaker "$6" 5e-6
    near expected_leakers "$7" 5e-5
done
expect 0 calc missile-defence 4 --shot 0.8 --shots 2 --track 1 --common-failure 0 --wanted 0.8 --json
near look_shots 1.2 1e-12
near required_kill .945742 5e-7
expect 0 calc missile-defence 20 --shot 0.7 --track 1 --common-failure 0 --wanted 0.8
out_has "at each warhead, 4 whole ones"
expect 0 calc missile-defence 20 --shot 0.7 --track 1 --common-failure 0 --wanted 0.8 --json
near required_kill .988905 5e-7
near required_shots 3.7387 5e-5

# Unless told otherwise, everything fails at once with .05: assumed, and said so.
expect 0 calc missile-defence --warheads 4 --shot 0.8 --shots 2
err_is_empty
out_has "4 warheads: the chance that none gets through is 65.7%; 0.5344 are expected to."
out_has "common-failure  0.05  assumed: a judgement; vary it, .02 to .3"
expect 0 calc missile-defence 4 --shot 0.8 --track 1 --common-failure 0.1 --json
near no_leaker .764412 1e-6
near no_leaker_independent .849347 1e-6

# Layers thin out: .5 before the .96; a stock that gives two each is two shots each; decoys take their share.
expect 0 calc missile-defence 4 --shot 0.8 --track 1 --common-failure 0 --layer 0.5 --json
near kill .98 1e-12
out_has '"layer": [0.5]'
expect 0 calc missile-defence 4 --shot 0.8 --track 1 --common-failure 0 --stock 8 --json
near no_leaker .84935 5e-6
expect 0 calc missile-defence 4 --shot 0.8 --track 1 --common-failure 0 --stock 8 --decoys 8 --deceive 0.5 --json
near stock_for_warheads 4 0
near no_leaker .4096 1e-12

expect 0 calc missile-defence 20 --shot 0.7 --wanted 0.9
out_has "tracking alone forbids it"
expect 2 calc missile-defence 4
err_has "give --shot P: chance that one shot stops a tracked warhead"
expect 2 calc missile-defence 4.5 --shot 0.7
err_has "warheads is counted in whole numbers, not 4.5"
expect 2 calc missile-defence 4 --shot 0.7 --stock 9 --shots 2
err_has "shots is not used: the stock says how many there are"
expect 2 calc missile-defence 4 --shot 0.7 --wanted 0.97
err_has "everything fails at once with 0.05"
expect 2 calc missile-defence 4 --shot 0.7 --deceive 0.3
err_has "there are no decoys; give --decoys N"
