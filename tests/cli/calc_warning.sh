#!/bin/sh
# Warning: the lead at the first and at later indicators, and how likely none comes.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# r = .5, p = .4, T = 14: E[L] = 9.304050, P(no warning) = .060810, and .231078 if it takes two.
expect 0 calc warning
err_is_empty
out_has "Warning comes 9.3 days ahead on average, of 14 days of preparation; not at all with a chance of 6.08%."
out_has "assumed: a judgement; vary it, .2 to .8"
expect 0 calc warning 14 --rate 0.5 --seen 0.4 --json
near lead_days 9.304050 5e-7
near missed .060810 5e-7
expect 0 calc warning 14 --rate 0.5 --seen 0.4 --needed 2 --json
near missed .231078 5e-7
near lead_days 5.4594415 5e-7
expect 0 calc warning 14 --seen 0
out_has "not at all with a chance of 100%"
