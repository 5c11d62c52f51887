#!/bin/sh
# The tables of docs/movement.md are what casus deploy says. To renew them: sh tools/movement-table CASUS docs/movement.md
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

sh tools/movement-table "$CASUS" >"$out" 2>"$err" || fail "tools/movement-table fails"
sed -n '/^<!-- begin: tools\/movement-table -->$/,/^<!-- end -->$/p' docs/movement.md | sed '1d;$d' >"$scratch/tables"
diff -u "$scratch/tables" "$out" >"$scratch/differs" ||
    fail "docs/movement.md is not what tools/movement-table prints: $(cat "$scratch/differs")"
