#!/bin/sh
# No remembered or judged number is called sourced: what is, is on a list that says what was read; and a source that is
# no publication makes no number sourced.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# unlisted FILE: paths called sourced in the ledger that no pattern of the list has; patterns that have no path.
unlisted()
{
    awk -F '\t' '
        NR == FNR { if ($0 !~ /^#/) { p = $1; gsub(/\./, "\\.", p); gsub(/\*/, "[^.]+", p); pattern[$1] = "^" p "$" } next }
        { split($0, cell, ","); if (cell[4] != "sourced") next
          for (k in pattern) if (cell[1] ~ pattern[k]) { seen[k] = 1; next }
          print "not on the list: " cell[1] }
        END { for (k in pattern) if (!(k in seen)) print "on the list for nothing: " k }
    ' tests/cli/sourced.txt "$1"
}

expect 0 check scenarios/korea --csv
cp "$out" "$scratch/ledger.csv"
[ "$(grep -c . "$scratch/ledger.csv")" -gt 1000 ] || fail "the ledger is short"
left=$(unlisted "$scratch/ledger.csv")
[ -z "$left" ] || fail "$left"

# The list can fail: a judgement that borrows a publication's name is found.
expect 0 check scenarios/korea --csv --set 'reactors.CHN.stake.war=0.85 from ICB14'
cp "$out" "$scratch/borrowed.csv"
same "$(unlisted "$scratch/borrowed.csv")" "not on the list: reactors.CHN.stake.war" "a judgement with a borrowed source"

# Whatever rests on a source of ours is not sourced.
awk -F , '$2 ~ /^(CODED|FIT|ASSUMPTION|JUDGEMENT|RECALL)$/ { print $1 }' scenarios/korea/sources.csv >"$scratch/ours"
[ -s "$scratch/ours" ] || fail "no source of ours"
awk -F , 'NR == FNR { ours[$1] = 1; next }
    $4 == "sourced" { n = split($5, source, " "); for (k = 1; k <= n; k++) if (source[k] in ours) print $1 }' \
    "$scratch/ours" "$scratch/ledger.csv" >"$scratch/false"
[ ! -s "$scratch/false" ] || fail "$(cat "$scratch/false")"
