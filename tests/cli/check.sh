#!/bin/sh
# casus check: a good scenario is counted, a bad one is told line by line, with exit 3.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

expect 0 check scenarios/korea
out_has "korea: ok. "
out_has " numbers: "
cp "$out" "$scratch/summary"
expect 0 check scenarios/korea/
cmp -s "$out" "$scratch/summary" || fail "a slash at the end matters"
expect 0 check scenarios/korea/scenario.yaml
cmp -s "$out" "$scratch/summary" || fail "scenario.yaml does not stand for its folder"
expect 0 check scenarios/korea --ledger
out_has "alliance.silence_window"
expect 0 check scenarios/korea --csv
head -n 1 "$out" | grep -qx "path,value,unit,basis,source,because" || fail "odd heading of the ledger"
expect 0 check scenarios/korea --set 'alliance.silence_window=1 d assume "short"'

expect 1 check "$scratch/nowhere"
err_has "there is no such folder"
out_is_empty
expect 3 check scenarios/korea --set alliance.silence_windw=1
err_has "did you mean silence_window?"
out_is_empty
expect 3 check scenarios/korea --set nonsense
err_has 'sets nothing'

mkdir "$scratch/korea"
cp -R scenarios/korea/. "$scratch/korea"
sed 's/^  silence_window: .*/  silence_window: 1 .. 2 .. 4 t from CRS-RS21510/' scenarios/korea/scenario.yaml >"$scratch/korea/scenario.yaml"
line=$(grep -n '^  silence_window: 1 .. 2 .. 4 t' "$scratch/korea/scenario.yaml" | cut -d: -f1)
expect 3 check "$scratch/korea"
out_is_empty
err_has "$scratch/korea/scenario.yaml:$line:"
err_has "silence_window: 1 .. 2 .. 4 t"
err_has "^"
grep -q 'error:.*"t"' "$err" || fail "the unit is not named"
grep -Eq '^[0-9]+ errors?' "$err" || fail "no closing count"

# No colour where nobody sees it, and no escape sequence either.
if grep -q "$(printf '\033')" "$err" "$out"; then
    fail "escape sequences in a file"
fi

# A scenario may be one file, built on a folder.
cp -r tests/scenarios/mini "$scratch/mini"
printf 'casus: 1\nbase: mini\ntitle: Later\nas_of: 2031-06-01\nset: { alliance.linkage: 0.1 assume "test" }\n' \
    >"$scratch/later.yaml"
expect 0 check "$scratch/later.yaml"
out_has "later.yaml: ok."
expect 0 run "$scratch/later.yaml" -o "$scratch/later.db" --futures 2 --replicates 2
expect 0 show "$scratch/later.db"
expect 0 explain "$scratch/later.db" --option relief
printf 'casus: 1\nbase: mini\ntitle: Later\nas_of: 2031-06-01\nset: { alliance.linkge: 0.1 assume "test" }\n' \
    >"$scratch/later.yaml"
expect 3 check "$scratch/later.yaml"
err_has "later.yaml:5:8: error: alliance has no linkge"

# A list where only words may stand: the names side by side.
expect 3 check tests/scenarios/mini --set 'alliance.forum_without=[ALD, BRE]'
err_has "blanks between them, without brackets"
