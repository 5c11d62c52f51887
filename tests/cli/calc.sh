#!/bin/sh
# Published models by themselves. To renew a golden file, run what stands beside its name.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# golden FILE STREAM
golden()
{
    diff -u "tests/golden/$1" "$2" >"$scratch/differs" || fail "not as in tests/golden/$1: $(cat "$scratch/differs")"
}

emissions=examples/alliance/ec-emissions.csv
expect 0 calc alliance $emissions --status-quo 12 --cost 20
err_is_empty
golden calc_emissions.txt "$out"
expect 0 calc alliance $emissions --rule eum_scholz --rounds 4
golden calc_emissions_eum.txt "$out"
expect 0 calc alliance rule=eum_scholz rounds=4 $emissions
golden calc_emissions_eum.txt "$out"
expect 3 calc alliance tests/golden/calc_mistakes.csv
out_is_empty
golden calc_mistakes.txt "$err"

# Every number as it was computed: the fourth round's mean of the public program.
expect 0 calc alliance $emissions --rule eum_scholz --json
json "$out"
out_has '"mean": 7.35813053133420'
expect 0 calc alliance $emissions --json --status-quo 12
json "$out"
out_has '"rule": "silence", "applies": true'
expect 0 calc alliance $emissions --json
json "$out"
out_has '"rule": "nash", "applies": false'

# A majority of 7 of the 10, by count alone, goes beyond what all accept (8); France, Italy and the UK stop at 8.
expect 0 calc alliance $emissions --rule qualified_majority --status-quo 12 --count-share 0.7 --weight-share 0
out_has "Decision: 4 years"
expect 0 calc alliance $emissions --rule qualified_majority --status-quo 12
out_has "Decision: 8 years"
# The four at 4 want 8 less than the status quo; a proposal of 5 is beyond the ceilings of those at 10.
expect 0 calc alliance $emissions --rule silence --status-quo 12 --proposal 5
out_has "Decision: 8 years. Opening text: 5 years, as proposed."
same "$(grep -c 'breaks silence' "$out")" 3 "members that break silence"
# What blocking costs lowers it: 2 * .25 + .09 / .6 of the 8 years from 12 to 4 for France, the nearest to its limit.
expect 0 calc alliance $emissions --rule silence --status-quo 12 --proposal 5 --blocking 0.09
out_has "Decision: 7.2 years"
expect 0 calc alliance examples/alliance/sultan-oil-price.csv --rule eum_scholz
out_has "Decision: 13.75"

expect 0 calc
out_has "alliance"
expect 0 calc alliance --help
out_has "Source: Bueno de Mesquita 1994"
out_has "--status-quo X"
expect 2 calc aliance
err_has "did you mean alliance?"
expect 2 calc alliance
err_has "a table of actors is needed"
expect 2 calc alliance $emissions --rule medain
err_has "did you mean median?"
expect 2 calc alliance $emissions --rule median --rule median
err_has "named twice"
expect 2 calc alliance $emissions --rule nash
err_has "give --status-quo X"
expect 2 calc alliance $emissions --q 2
err_has "q takes a number from 0 to 1"
expect 2 calc alliance $emissions rul=nash
err_has "did you mean rule?"

# A model's keys are its options, in all three forms; a value alone is meant for the first key.
for form in "--rule nash" "--rule=nash" "rule=nash"; do
    # shellcheck disable=SC2086
    expect 0 calc alliance file=$emissions $form --status-quo=12
    out_has "nash: "
done
expect 2 calc alliance $emissions --rul nash
err_has "calc alliance has no option --rul; did you mean --rule?"
expect 2 calc alliance $emissions --nothing
err_has "see casus calc alliance --help"
expect 2 calc alliance $emissions --rule
err_has "--rule needs a value: NAME"
expect 2 calc alliance $emissions --json=yes
err_has "--json takes no value"
expect 2 calc --json alliance $emissions
err_has "calc takes its model before any option"
expect 2 calc alliance $emissions $emissions
err_has "file is given twice"
expect 0 completion bash
out_has 'options="--help alliance'
out_has 'options="--file --rule --rounds'
bash -n "$out" || fail "the completion script is no script"
expect 1 calc alliance "$scratch/nothing.csv"
err_has "cannot be read"
printf 'actor,position,capability\nA,1,1\n' >"$scratch/poor.csv"
expect 3 calc alliance "$scratch/poor.csv"
err_has "the table has no column salience"
err_has "at least two actors are needed"
