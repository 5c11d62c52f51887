#!/bin/sh
# Who feeds whom: as text, as JSON, as a picture; of a scenario and of a study; every cut it prints holds.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

korea=scenarios/korea
expect 0 explain --structure "$korea"
err_is_empty
out_has "NATO and a Korean contingency: who feeds whom"
out_has "15 mechanisms"
out_has "  'crisis.violence -> alliance'"
out_has "  'force.called.* -> home' (11)"
out_has "  notices: violence reached, violence fell, crisis over"
out_has "  crisis -> reactors -> crisis"
out_has "the audit build checks"
cp "$out" "$scratch/whole"
expect 0 explain "$korea/" --structure
cmp -s "$out" "$scratch/whole" || fail "the same structure comes out in two ways"

# Signals of entities, one by one.
expect 0 explain --structure "$korea" --entities
out_has "  'force.called.air -> home'"
if grep -q "^  'force.called.\* -> home'" "$out"; then
    fail "signals are folded"
fi

# For programs, and the picture.
expect 0 explain --structure "$korea" --json
json "$out"
out_has '"from": "crisis", "to": "alliance", "signals": 4'
out_has '"cut": "crisis.violence -> alliance"'
expect 0 explain --structure "$korea" --svg
out_has "<svg xmlns"
out_has ">consequence</text>"
if command -v python3 >/dev/null 2>&1; then
    python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$out" || fail "the picture is no XML"
fi
cp "$out" "$scratch/picture"
expect 0 explain --structure "$korea" --svg -o "$scratch/korea.svg"
out_is_empty
cmp -s "$scratch/korea.svg" "$scratch/picture" || fail "the picture differs in a file"

# Upstream, downstream, and the ways between.
expect 0 explain --structure "$korea" --from reactors.CHN.level --to crisis.violence
out_has "The shortest ways from reactors.CHN.level to crisis.violence"
out_has "    reactors.climb_shift"
expect 0 explain --structure "$korea" --to home.added
out_has "    home.over.*"
expect 0 explain --structure "$korea" --to crisis.peak
out_has "    crisis.violence"
expect 0 explain --structure "$korea" --from home --json
json "$out"
expect 2 explain --structure "$korea" --to crisis.violense
err_has "did you mean crisis.violence?"
expect 2 explain --structure "$korea" --from home --svg
err_has "the picture is of the whole"

# As if cut: every cut at once is taken, and leaves notices alone; casus run takes them too.
sed -n "s/^  '\(.* -> [a-z]*\)'.*/\1/p" "$scratch/whole" >"$scratch/cuts"
[ "$(wc -l <"$scratch/cuts")" -gt 60 ] || fail "few cuts are printed"
set --
while IFS= read -r cut; do
    set -- "$@" --cut "$cut"
done <"$scratch/cuts"
expect 0 explain --structure "$korea" "$@"
out_has "None: nothing comes back."
if grep -q "signals$" "$out"; then
    fail "a signal is still read"
fi
study=$scratch/study.db
expect 0 run "$korea" --option none --futures 1 --replicates 1 -o "$study" "$@"
expect 0 explain --structure "$study"
out_has "None: nothing comes back."

# What to cut, in the words of the command.
sed -n "s/^  --cut '\(.*\)'/\1/p" "$scratch/whole" >"$scratch/least"
[ -s "$scratch/least" ] || fail "it does not say what to cut"
set --
while IFS= read -r cut; do
    set -- "$@" --cut "$cut"
done <"$scratch/least"
expect 0 explain --structure "$korea" "$@"
out_has "None: nothing comes back."
expect 3 explain --structure "$korea" --cut 'crisis.violense -> alliance'
err_has "did you mean crisis.violence?"

# A study is as it was run.
rm -f "$study"
expect 0 run "$korea" --option none --futures 1 --replicates 1 -o "$study" --cut 'crisis.violence -> alliance'
expect 0 explain --structure "$study"
out_has "CUT, and left out below"
out_has "  'crisis.violence -> alliance'"
expect 0 explain --structure "$study" --cut 'home.added -> alliance'
out_has "  'crisis.violence -> alliance'"
out_has "  'home.added -> alliance'"
expect 2 explain --structure "$study" --set crisis.memory='7 d assume "short"'
expect 2 explain "$study" --svg
err_has "--svg needs --structure"
expect 2 explain --structure "$korea" --option none
err_has "--option is of one trial"
expect 2 explain --structure "$korea" --json --svg
expect 1 explain --structure "$scratch/nothing.db"

# Other worlds: where no reactors are, there is no box of them.
expect 0 explain --structure tests/scenarios/convoy.yaml
out_has "alliance -> force, 4 signals"
out_has "None: nothing comes back."
if grep -q "reactors" "$out"; then
    fail "a box for what is not there"
fi
expect 3 run tests/scenarios/convoy.yaml --cut 'home.recaled -> force' -o "$scratch/convoy.db"
err_has "did you mean home.recalled?"
