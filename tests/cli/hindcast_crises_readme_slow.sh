#!/bin/sh
# The tables of the README of crises are what the command prints. To renew it: sh tools/hindcast-table
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

folder=scenarios/hindcast-crises
expect 0 hindcast $folder --markdown
sed -n '/^<!-- begin: casus hindcast scenarios\/hindcast-crises --markdown -->$/,/^<!-- end -->$/p' $folder/README.md |
    sed '1d;$d' >"$scratch/table"
diff -u "$scratch/table" "$out" >"$scratch/differs" ||
    fail "$folder/README.md is not what casus hindcast $folder --markdown prints: $(cat "$scratch/differs")"
