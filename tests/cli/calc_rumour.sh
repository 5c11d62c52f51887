#!/bin/sh
# Rumour: the classical final size, and what inoculation changes.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

for row in "0 .796812" ".1 .659187" ".25 .437109" ".4 .188219" ".45 .096874" ".5 0"; do
    # shellcheck disable=SC2086
    set -- $row
    expect 0 calc rumour "$1" --json
    near heard "$2" 5e-7
done
expect 0 calc rumour 0 --json
near never_heard .203188 5e-7
near threshold .5 0
for row in "0.5 .582812" "2 .940480" "0.2 .313698"; do
    # shellcheck disable=SC2086
    set -- $row
    expect 0 calc rumour --spread "$1" --json
    near heard "$2" 5e-7
done
# Those who say nothing protect only themselves.
expect 0 calc rumour 0.25 --immune passive --json
near heard_of_open .796812 5e-7
# Effect sizes: .36 (and .19 later) of a standard deviation.
expect 0 calc rumour --json
near believing_after .3594 5e-5
expect 0 calc rumour --effect 0.19 --json
near believing_after .4247 5e-5
expect 0 calc rumour --believing 0.3 --json
near believing_after .1882 5e-5
expect 0 calc rumour --days 20 --json
near effect .18 1e-12
expect 0 calc rumour 0.25
err_is_empty
out_has "43.7% of everybody hear it (79.7% if nobody were prebunked)."
out_has "published: Lu and others 2023"
expect 2 calc rumour 1.2
err_has "prebunked is from 0 to 1, not 1.2"
