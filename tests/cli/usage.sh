#!/bin/sh
# What is typed wrongly is told in one line, with exit 2 and nothing on standard output.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

expect 2
out_is_empty
err_has "casus check scenarios/korea"
expect 2 shwo korea.db
err_has "there is no command shwo; did you mean show?"
expect 2 frobnicate
err_has "there is no command frobnicate; see casus help"
expect 2 run
err_has "usage: casus run SCENARIO"
expect 2 run a b
err_has 'run takes no "b"'
expect 2 run scenarios/korea --future 3
err_has "run has no option --future; did you mean --futures?"
expect 2 run scenarios/korea --fut=3
err_has "run has no option --fut=3"
expect 2 run scenarios/korea -x
err_has "run has no option -x"
expect 2 run scenarios/korea --seed
err_has "--seed needs a value: N"
expect 2 run scenarios/korea --resume=yes
err_has "--resume takes no value"
expect 2 run scenarios/korea --seed 1 --seed 2
err_has "--seed is given twice"
for wrong in 0 -1 1.5 many 2000000 ""; do
    expect 2 run scenarios/korea --futures "$wrong" -o "$scratch/x.db"
    err_has "--futures takes a whole number from 1 to 1000000, not \"$wrong\""
done
expect 2 run scenarios/korea --horizon 90h -o "$scratch/x.db"
err_has "--horizon takes days"
expect 2 run scenarios/korea --resume --force -o "$scratch/x.db"
err_has "not both"
expect 2 show x.db --json --csv
err_has "exclude each other"
expect 2 explain x.db
err_has "explain needs --option"
expect 2 completion fish
expect 2 help no.such.thing
out_is_empty
[ ! -e "$scratch/x.db" ] || fail "a usage error made a study"

# Help goes to standard output, examples first.
for command in check run show explain brief calc schema licenses version help completion; do
    expect 0 "$command" --help
    err_is_empty
    head -n 1 "$out" | grep -q "^  casus $command" || fail "help of $command does not begin with an example"
    cp "$out" "$scratch/help"
    expect 0 help "$command"
    cmp -s "$out" "$scratch/help" || fail "casus help $command and casus $command --help differ"
done
expect 0 --help
expect 0 help
out_has "completion"
expect 0 help alliance.silence_window
out_has "It is a number in d"
expect 0 help members
out_has "members.csv"
expect 2 help alliance.silence_windw
err_has "did you mean alliance.silence_window?"

expect 0 version
grep -Eq '^casus [0-9]+\.[0-9]+\.[0-9]+$' "$out" || fail "odd version"
expect 0 --version
expect 0 licenses
out_has "Apache License"
out_has "Permission is hereby granted"

# A full disk is a failure, not a success with half a page.
if [ -w /dev/full ]; then
    status=0
    "$CASUS" licenses >/dev/full 2>"$err" || status=$?
    same "$status" 1 "exit with a full disk"
fi
