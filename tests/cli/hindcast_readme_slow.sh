#!/bin/sh
# The table of the hindcast's README is what the command prints. To renew it: sh tools/hindcast-table
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

expect 0 hindcast --markdown
sed -n '/^<!-- begin: casus hindcast --markdown -->$/,/^<!-- end -->$/p' scenarios/hindcast/README.md |
    sed '1d;$d' >"$scratch/table"
diff -u "$scratch/table" "$out" >"$scratch/differs" ||
    fail "scenarios/hindcast/README.md is not what casus hindcast --markdown prints: $(cat "$scratch/differs")"
