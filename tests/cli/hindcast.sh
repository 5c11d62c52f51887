#!/bin/sh
# casus hindcast: cases run and scored; mistakes in cases told at their place.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

few="--case 04-turkey-2003 --case 06-ntm-iraq-2004 --case 23-tokyo-2023 --futures 20"

# shellcheck disable=SC2086
expect 0 hindcast --as-it-is $few
out_has "3 cases, 3 of them scored by days."
out_has "04-turkey-2003"
out_has "Qualified majority"
out_has "BEL"
out_has "Ratification: 32 delays of 30 parliaments."
err_has "casus hindcast --warnings"

# The same on any number of threads.
cp "$out" "$scratch/first"
# shellcheck disable=SC2086
expect 0 hindcast --as-it-is $few --jobs 1
cmp -s "$scratch/first" "$out" || fail "one thread and several differ"

# shellcheck disable=SC2086
expect 0 hindcast $few --json
json "$out"
out_has '"id": "silence_calibrated"'
out_has '"ratification"'

# shellcheck disable=SC2086
expect 0 hindcast --as-it-is $few --markdown
out_has "| case (members) | happened |"

# One number changed in every case: where nobody can block, all is agreed.
# shellcheck disable=SC2086
expect 0 hindcast --as-it-is $few --set 'alliance.blocking.scale=20 assume "test"'
out_has "full 99"

expect 2 hindcast --json --markdown
err_has "exclude each other"
expect 3 hindcast --case 04-turkey-2004 --case 06-ntm-iraq-2004
err_has "did you mean 04-turkey-2003?"
expect 2 hindcast --json --case 04-turkey-2003
err_has "one case alone has no base rate"

# One case by itself: what every rule forecasts, who holds out.
expect 0 hindcast --case 06-ntm-iraq-2004 --futures 20
out_has "What happened: opt out, on day 6 to 38."
out_has "FRA*"
out_has "Qualified majority"
expect 3 hindcast "$scratch/none"
err_has "there is no case in this folder"

# Adding a case is adding one file; its mistakes are told where they stand, all of them.
cp -r scenarios/hindcast "$scratch/cases"
sed -e 's/members.FRA.support/members.FRE.support/' -e 's/class: forum_shift/class: forum_shfit/' \
    scenarios/hindcast/04-turkey-2003.yaml >"$scratch/cases/99-another.yaml"
# shellcheck disable=SC2086
expect 3 hindcast "$scratch/cases" --as-it-is
err_has "99-another.yaml:"
err_has "no members.FRE"
err_has "did you mean forum_shift"
cp scenarios/hindcast/04-turkey-2003.yaml "$scratch/cases/99-another.yaml"
expect 0 hindcast "$scratch/cases" --as-it-is --case 99-another --case 04-turkey-2003 --futures 20
out_has "99-another"

printf 'id,days,rather_not\nFRA,soon,no\nDEU,3,perhaps\n' >"$scratch/cases/ratification.csv"
expect 3 hindcast "$scratch/cases" --as-it-is --futures 20
err_has "ratification.csv:2:5: error: days must be a number"
err_has "ratification.csv:3:7: error: rather_not must be yes or no"
