#!/bin/sh
# What is read from a study: tables, JSON, CSV, one trial told, a brief.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

study=$scratch/study.db
expect 0 run scenarios/korea --futures 4 --replicates 8 -o "$study"

expect 0 show "$study"
err_is_empty
out_has "not a forecast"
out_has "non_combat"
if grep -q "$(printf '\033')" "$out"; then
    fail "colour in a file"
fi
expect 0 show "$study" --json
json "$out"
expect 0 show "$study" --csv
[ "$(wc -l <"$out")" -gt 10 ] || fail "CSV is short"
expect 0 show "$study" --hash
grep -Eqx '[0-9a-f]{64}' "$out" || fail "odd hash"
expect 0 show "$study" --option none --option non_combat
out_has "non_combat"

expect 0 show "$study" --pivots --option naval --stratum violent
err_is_empty
out_has "Violent start, 32 trials of naval."
out_has "of 100 trials"
out_has "flips at"
cp "$out" "$scratch/pivots"
expect 0 show "$study" --pivots --option naval --stratum violent
cmp -s "$out" "$scratch/pivots" || fail "the same pivots come out in two ways"
expect 0 show "$study" --pivots --json
json "$out"
out_has '"option": "non_combat"'
expect 2 show "$study" --pivots --csv
expect 2 show "$study" --pivots --option naval --option none
err_has "one option"
expect 2 show "$study" --pivots --option navel
err_has "did you mean naval?"
expect 2 show "$study" --option non_combt
err_has "did you mean non_combat?"
expect 2 show "$study" --stratum nowhere
err_has "the study has no stratum nowhere"

expect 0 explain "$study" --option non_combat --trial 1/2
err_is_empty
out_has "Nearest to leaving: "
cp "$out" "$scratch/told"
expect 0 explain "$study" --option non_combat --trial 1/2
cmp -s "$out" "$scratch/told" || fail "the same trial is told in two ways"
expect 0 explain "$study" --option non_combat
expect 0 explain "$study" --option non_combat --trial 1/2 --json
json "$out"
expect 2 explain "$study" --option non_combat --trial 99/0
err_has "the study has futures 0 to 3"
expect 2 explain "$study" --option non_combat --trial seventeen
expect 2 explain "$study" --option nothing_such

expect 0 brief "$study" -o "$scratch/brief.html"
out_is_empty
err_is_empty
grep -qi '</html>' "$scratch/brief.html" || fail "the brief has no end"
grep -q 'norms cannot be measured' "$scratch/brief.html" || fail "the brief does not say what cannot be measured"
grep -q 'to China</th>' "$scratch/brief.html" || fail "the brief does not say where the displaced go"
if grep -Eqi '(src|href)="https?://' "$scratch/brief.html"; then
    fail "the brief needs the network"
fi
[ ! -e "$scratch/brief.html.part" ] || fail "a part is left"
expect 1 brief "$study" -o "$scratch/no/such/folder.html"

expect 1 show "$scratch/nothing.db"
err_has "no such file"
echo "a letter" >"$scratch/letter"
expect 3 show "$scratch/letter"
err_has "no casus study"
expect 3 brief "$scratch/letter" -o "$scratch/letter.html"
[ ! -e "$scratch/letter.html" ] || fail "a brief of a letter"
