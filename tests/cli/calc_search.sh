#!/bin/sh
# Random search: Koopman's formula in units that sailors use.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# v = 15, W = 4, t = 6, A = 3600: .0951626.
expect 0 calc search --area 3600 --speed 15 --width 4 --time 6
err_is_empty
out_has "It is found with a chance of 9.52% within 6 h."
expect 0 calc search 3600 --speed 15 --width 4 --time 6 --json
near found .0951626 5e-8
# The same in kilometres.
expect 0 calc search "12347.5 sq km" --speed "27.78 km/h" --width 7.408km --time "0.25 d" --json
near found .0951626 5e-6
out_has '"area": {"value": 3599.95'
# 1 - (1 - .0951626)(1 - .3)(1 - .2), and -ln(1 - .5) A / (v W).
expect 0 calc search 3600 --speed 15 --width 4 --time 6 --partner 0.3 --partner 20% --wanted 0.5 --json
near found .493291 5e-7
near found_by_search .0951626 5e-8
near hours_wanted 41.588831 5e-7
expect 2 calc search 3600nmi --speed 15 --width 4 --time 6
err_has "area takes an area, as in 12 sq nmi"
