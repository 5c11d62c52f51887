#!/bin/sh
# Every folder of tests/bad is a scenario with a mistake, and a file `expected`: the first line of each message that casus
# check must give on standard error, no more and no fewer, in order. Lines that begin with # say how it is run:
#   # exit 0             warnings alone; else it must exit with 3
#   # --set PATH=VALUE   an override
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

count=0
wrong=0
for folder in tests/bad/*/; do
    [ -d "$folder" ] || continue
    folder=${folder%/}
    count=$((count + 1))
    if [ ! -s "$folder/expected" ]; then
        echo "$folder: has no file expected, or an empty one" >&2
        wrong=$((wrong + 1))
        continue
    fi
    wanted=$(sed -n 's/^# exit //p' "$folder/expected")
    override=$(sed -n 's/^# --set //p' "$folder/expected")
    status=0
    "$CASUS" check "$folder" ${override:+--set "$override"} >"$out" 2>"$err" </dev/null || status=$?
    if [ "$status" -ne "${wanted:-3}" ]; then
        echo "$folder: exit $status, expected ${wanted:-3}" >&2
        wrong=$((wrong + 1))
    fi
    sed '/^#/d' "$folder/expected" >"$scratch/expected"
    sed -n -E '/^[^ ]+: (error|warning): /p' "$err" >"$scratch/told"
    if ! diff -u "$scratch/expected" "$scratch/told" >"$scratch/differs"; then
        echo "$folder: - was expected, + was told" >&2
        sed '1,3d; s/^/    /' "$scratch/differs" >&2
        wrong=$((wrong + 1))
    fi
done
echo "$count scenarios with mistakes, $wrong not told as they should be"
[ "$count" -gt 0 ] && [ "$wrong" -eq 0 ]
