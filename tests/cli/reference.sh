#!/bin/sh
# docs/scenario.md is what the program writes. To renew it:   casus schema --reference > docs/scenario.md
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

expect 0 schema --reference
err_is_empty
if ! diff -u docs/scenario.md "$out" >"$scratch/differs"; then
    head -n 20 "$scratch/differs" >&2
    fail "docs/scenario.md is out of date: casus schema --reference > docs/scenario.md"
fi
