#!/bin/sh
# Availability: the share of the time that systems work.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# 365 / (365 + 24).
expect 0 calc availability 365d --repair 24d
err_is_empty
out_has "It works 93.8% of the time"
expect 0 calc availability 365 --repair 24 --json
near availability .938303 5e-7
# Repaired in half the time; the default is a press figure.
expect 0 calc availability 365 --repair 48 --faster 0.5 --json
near availability .938303 5e-7
expect 0 calc availability 365
out_has "published: mean outage after ransomware, 20 to 22 d in 2021-25, a press report"
# Two of three at .9.
expect 0 calc availability 9 --repair 1 --units 3 --needed 2 --json
near availability .972 1e-12
near availability_of_one .9 1e-12
# A + (1 - A) exp(-t (1 / 9 + 1)) at .9 d: .9 + .1 / e.
expect 0 calc availability 9 --repair 1 --after 0.9 --json
near availability_after .936788 5e-7
expect 2 calc availability 365 --needed 2
err_has "needed is at most the units, here 1"
err_has "give --units too"
