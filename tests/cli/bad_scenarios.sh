#!/bin/sh
# Every folder of tests/bad is a scenario with a mistake, and a file `expected`: casus check must exit with 3, and say
# every line of it on standard error.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

count=0
wrong=0
for folder in tests/bad/*/; do
    [ -d "$folder" ] || continue
    folder=${folder%/}
    count=$((count + 1))
    status=0
    "$CASUS" check "$folder" >"$out" 2>"$err" </dev/null || status=$?
    if [ "$status" -ne 3 ]; then
        echo "$folder: exit $status, expected 3" >&2
        wrong=$((wrong + 1))
    fi
    if [ ! -s "$folder/expected" ]; then
        echo "$folder: has no file expected, or an empty one" >&2
        wrong=$((wrong + 1))
        continue
    fi
    while IFS= read -r line || [ -n "$line" ]; do
        if [ -n "$line" ] && ! grep -qF -- "$line" "$err"; then
            echo "$folder: standard error lacks: $line" >&2
            sed 's/^/    /' "$err" | head -n 20 >&2
            wrong=$((wrong + 1))
        fi
    done <"$folder/expected"
done
echo "$count scenarios with mistakes, $wrong not told as they should be"
[ "$wrong" -eq 0 ]
