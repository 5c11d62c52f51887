#!/bin/sh
# A run that is interrupted, asked to end, or killed half way goes on to the same numbers.
# shellcheck disable=SC2086  # $many is several words
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# Enough work for some seconds on one thread, so that there is a half way.
many="--replicates 64 --futures ${CASUS_TEST_FUTURES:-40} --option none --option non_combat"
expect 0 run scenarios/korea $many -o "$scratch/straight.db"
hash=$("$CASUS" show "$scratch/straight.db" --hash)

rows()
{
    "$CASUS" run scenarios/korea $many -o "$1" --resume -j 1 2>"$err" >"$out" || fail "resume of $1"
    "$CASUS" show "$1" --hash
}

# cut_short SIGNAL STATUS STUDY: starts a run, waits until it has written, signals it.
cut_short()
{
    "$CASUS" run scenarios/korea $many -o "$3" -j 1 >"$out" 2>"$err" &
    run=$!
    tries=0
    while [ "$(cat "$3-wal" 2>/dev/null | wc -c)" -lt 200000 ] && kill -0 "$run" 2>/dev/null && [ "$tries" -lt 2000 ]; do
        tries=$((tries + 1))
        sleep 0.01
    done
    if ! kill -s "$1" "$run" 2>/dev/null; then
        echo "the run was over before it could be signalled: not tested with $1"
        wait "$run" || fail "run"
        return
    fi
    status=0
    wait "$run" || status=$?
    if [ "$status" -eq 0 ]; then
        echo "the run was over when the signal came: not tested with $1"
    else
        same "$status" "$2" "exit after $1"
    fi
}

cut_short INT 130 "$scratch/int.db"
if [ "$status" -eq 130 ]; then
    err_has "finishing the blocks at hand"
    err_has "are kept in $scratch/int.db"
    err_has "--resume"
    [ ! -e "$scratch/int.db-wal" ] || fail "an interrupted run leaves more than one file"
fi
same "$(rows "$scratch/int.db")" "$hash" "hash after an interrupt"

cut_short TERM 75 "$scratch/term.db"
same "$(rows "$scratch/term.db")" "$hash" "hash after a request to end"

cut_short KILL 137 "$scratch/kill.db"
expect 0 show "$scratch/kill.db" --hash
same "$(rows "$scratch/kill.db")" "$hash" "hash after a kill"
