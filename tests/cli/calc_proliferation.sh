#!/bin/sh
# Proliferation: a hazard becomes a probability over years.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# Three states, .005 a year, ten years: 1 - exp(-.15), and 1 - exp(-.45) at three times that.
expect 0 calc proliferation --states 3 --years 10
err_is_empty
out_has "at least one of 3 starts a weapon programme with a chance of 13.9%; 36.2% if the guarantee fails."
out_has "assumed: a judgement; vary it, .001 to .03"
expect 0 calc proliferation 3 --years 10 --json
near starts .139292 5e-7
near starts_if_failed .362372 5e-7
near even_years 46.209812 5e-7
# All that start acquire: the same chance.
expect 0 calc proliferation 3 --acquire 1 --json
near acquires .139292 5e-7
expect 2 calc proliferation 2.5
err_has "states is counted in whole numbers, not 2.5"
expect 2 calc proliferation --hazard -1
err_has "hazard is from 0 to 10 per year, not -1"
