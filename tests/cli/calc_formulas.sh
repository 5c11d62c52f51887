#!/bin/sh
# What holds for every model that is one formula: its help shows its equations and sources, each key its unit and what it
# is if nothing is said; each example of the help runs as it stands, for readers and as JSON.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

models="lanchester salvo missile-defence search warning relief evacuation sanctions dwell availability cascade rumour
richardson proliferation"

# The lines of help that begin with casus; one that ends in \ goes on in the next.
examples()
{
    sed -n '/^  casus/,/^$/p' "$1" | sed '/^$/d'
}

run_examples()
{
    examples "$scratch/help" | sed "s|^  casus|$CASUS|" >"$scratch/examples"
    [ -s "$scratch/examples" ] || fail "$1 has no examples"
    sh -e "$scratch/examples" >"$out" 2>"$err" </dev/null || fail "an example of $1 does not run"
    err_is_empty
    out_has "Numbers used; --KEY takes another"
    out_has "Left out"
    if grep -qiE 'nan|-?inf\b' "$out"; then
        fail "an example of $1 prints no number"
    fi
}

# Each example by itself.
run_json()
{
    examples "$scratch/help" | sed -e ':join' -e '/\\$/{' -e 'N' -e 's/\\\n//' -e 'b join' -e '}' >"$scratch/lines"
    while IFS= read -r line; do
        echo "${line#  casus } --json" | sed "s|^|\"$CASUS\" |" >"$scratch/one"
        sh -e "$scratch/one" >"$out" 2>"$err" </dev/null || fail "as JSON: $line"
        json "$out"
        out_has "\"model\": \"$1\""
        out_has '"results": {'
        out_has '"numbers": {'
    done <"$scratch/lines"
}

expect 0 calc
cp "$out" "$scratch/list"
for model in $models; do
    grep -q "^  $model " "$scratch/list" || fail "casus calc does not list $model"
    expect 0 calc "$model" --help
    err_is_empty
    cp "$out" "$scratch/help"
    for part in Equations Sources "Left out"; do
        out_has "$part"
    done
    run_examples "$model"
    run_json "$model"
    expect 2 calc "$model" --no-such-key 3
    err_has "see casus calc $model --help"
    expect 2 calc "$model" no-such-key=3
    err_has "takes no argument no-such-key"
done

# A key tells its range, its unit and what it rests on.
expect 0 calc warning --help
out_has "0.1 to 3650 d; 14, assumed: a judgement; vary it, 5 to 45 d"
expect 0 calc relief --help
out_has "0.1 to 200 t; 20.833, published: NATO, Pakistan 2005-06"
expect 0 calc rumour --help
out_has "stifle or passive; stifle if not given"
out_has "a value alone is that of --prebunked"

# Units are read, and so are shares in percent.
expect 0 calc warning --preparation "2 weeks" --rate "3.5 per week" --seen 40% --json
near lead_days 9.304050 5e-7
expect 2 calc warning --preparation 14t
err_has "preparation takes a time, as in 12 d"
expect 2 calc warning --preparation 0
err_has "preparation is from 0.1 to 3650 d, not 0"
expect 2 calc warning --needed 1.5
err_has "needed is counted in whole numbers, not 1.5"
expect 2 calc warning --seen 1.5 --rate -1
err_has "rate is from 0.001 to 100 per day, not -1"
err_has "seen is from 0 to 1, not 1.5"
err_has "2 errors"
expect 2 calc search
err_has "give --area A: area in which it may be anywhere"
err_has "4 errors"
expect 2 calc rumour --immune pasive
err_has 'immune is stifle or passive, not "pasive"'
err_has "did you mean passive?"
expect 2 calc rumour --spred 2
err_has "did you mean --spread?"
expect 2 calc lanchestr
err_has "did you mean lanchester?"

# Completion knows them.
expect 0 completion bash
out_has "missile-defence"
out_has "--common-failure"
