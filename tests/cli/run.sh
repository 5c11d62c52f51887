#!/bin/sh
# casus run: a study is made, gone on with and replaced, and never by mistake.
# shellcheck disable=SC2086  # $small is several words
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

study=$scratch/study.db
small="--futures 2 --replicates 3"

expect 0 run scenarios/korea $small -j 2 -o "$study"
out_is_empty
grep -Eq '^[0-9]+ options( x [0-9]+ strata)? x 2 futures x 3 replicates$' "$err" || fail "no line of what is crossed"
grep -Eq '^done: [0-9,]+ trials \([0-9,]+ failed\), [0-9,]+ trials/s, [0-9.]+ s\. next: casus show ' "$err" || fail "no closing line"
if [ -e "$study-wal" ] || [ -e "$study-journal" ]; then
    fail "more than one file is left"
fi
hash=$("$CASUS" show "$study" --hash)
[ ${#hash} -eq 64 ] || fail "odd hash $hash"

expect 2 run scenarios/korea $small -o "$study"
err_has "the file exists already"
err_has "--resume"
expect 0 run scenarios/korea $small -o "$study" --resume
err_has "nothing was left to do"
expect 0 run scenarios/korea $small -o "$study" --force
same "$("$CASUS" show "$study" --hash)" "$hash" "hash of the same run again"
expect 0 run scenarios/korea $small -o "$study" --force -j 1
same "$("$CASUS" show "$study" --hash)" "$hash" "hash with one thread"

# Growing, by options and futures, equals all at once.
expect 0 run scenarios/korea --option none --futures 1 --replicates 3 -o "$scratch/grown.db"
expect 0 run scenarios/korea $small -o "$scratch/grown.db" --resume
err_has "there already"
same "$("$CASUS" show "$scratch/grown.db" --hash)" "$hash" "hash of a study that grew"

# Another world is not gone on with; what differs is named.
expect 3 run scenarios/korea $small -o "$study" --resume --seed 99
err_has "seed differs"
expect 3 run scenarios/korea $small -o "$study" --resume --horizon 33
err_has "horizon (days) differs"
expect 3 run scenarios/korea $small -o "$study" --resume --set 'alliance.silence_window=1 d assume "short"'
err_has "alliance.silence_window differs"
same "$("$CASUS" show "$study" --hash)" "$hash" "hash after refusals"
expect 3 run scenarios/korea $small -o "$scratch/new.db" --option nonee
err_has "did you mean none?"
expect 3 run scenarios/korea $small -o "$scratch/new.db" --cut 'nothing.at.all -> alliance'
[ ! -e "$scratch/new.db" ] || fail "a mistake made a study"
expect 1 run scenarios/korea $small -o "$scratch/no/such/folder.db"

# An override makes other numbers, and is kept.
expect 0 run scenarios/korea $small -o "$scratch/short.db" --set 'alliance.silence_window=1 d assume "short"'
[ "$("$CASUS" show "$scratch/short.db" --hash)" != "$hash" ] || fail "an override changes nothing"

# A file that is no study is never replaced.
echo "my thesis" >"$scratch/thesis.txt"
expect 3 run scenarios/korea $small -o "$scratch/thesis.txt" --force
err_has "no casus study"
expect 3 run scenarios/korea $small -o "$scratch/thesis.txt" --resume
same "$(cat "$scratch/thesis.txt")" "my thesis" "somebody's file"
