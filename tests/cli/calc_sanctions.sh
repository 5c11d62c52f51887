#!/bin/sh
# Sanctions: two hazards compete; every coefficient is said to be a judgement.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# .04 against .1 a year: .04 / .14 in the end, and that of 1 - exp(-.7) within five years.
expect 0 calc sanctions --target-cost 0 --json
near success .285714 5e-7
near success_by .143833 5e-7
near running .496585 5e-7
# .04 exp(.5 ln 4 + .5 + .3 - 1.5) a year.
expect 0 calc sanctions 3% --share 0.5 --backing 1 --security 1 --json
near success_per_year .0397268 5e-8
expect 0 calc sanctions --target-cost 2
err_is_empty
out_has "Success within 5 years with a chance of 23.4%, ever with 40.9%."
out_has "assumed: a judgement; vary it, .2 to .8"
if grep -q "published:" "$out"; then
    fail "a judgement is called published"
fi
# Senders who tire: less of it.
expect 0 calc sanctions 0 --per-year 0.2 --json
near success .163143 5e-7
expect 2 calc sanctions
err_has "give --target-cost PERCENT"
expect 2 calc sanctions 2 --share 1.5
err_has "share is from 0 to 1, not 1.5"
