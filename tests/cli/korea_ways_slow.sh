#!/bin/sh
# Every length by sea in scenarios/korea/routes.csv is what casus calc route says with the passages of its `via` open and
# the scenario's others closed, within 0.5% (or 1 nmi, for the rounding of short ways). The ports of nodes.csv are those
# of the gazetteer (geo/places).
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

korea=scenarios/korea

expect 0 calc route --help
sed -n '/^passages:/,/^$/s/^  \([a-z_]*\): .*/\1/p' "$korea/scenario.yaml" | while read -r passage; do
    if grep -q "^  $passage " "$out"; then
        echo "$passage"
    fi
done >"$scratch/closable"
same "$(tr '\n' ' ' <"$scratch/closable")" "suez bab_el_mandeb malacca panama " "passages by sea"

grep -v '^#' "$korea/routes.csv" | awk -F, '$2 == "sea" { print $1, $3, $4, $5, $7 }' >"$scratch/ways"

# One row: id from to nmi via...
compare()
{
    id=$1 from=$2 to=$3 listed=$4
    shift 4
    set -- " $* "
    via=$1
    set --
    while read -r passage; do
        case "$via" in
        *" $passage "*) ;;
        *) set -- "$@" "close=$passage" ;;
        esac
    done <"$scratch/closable"
    found=$("$CASUS" calc route "from=$from" "to=$to" mode=sea "$@" --json | sed -n 's/.*"nmi": \([0-9.]*\), .*/\1/p')
    awk -v listed="$listed" -v found="${found:-0}" 'BEGIN {
        apart = listed - found
        apart = apart < 0 ? -apart : apart
        exit !(found > 0 && (apart <= 0.005 * found || apart <= 1))
    }' || fail "$korea/routes.csv: $id is $listed nmi there, and casus calc route says ${found:-that there is no way}"
}

rows=0
while read -r id from to nmi via; do
    # shellcheck disable=SC2086
    compare "$id" "$from" "$to" "$nmi" $via
    rows=$((rows + 1))
done <"$scratch/ways"
[ "$rows" -ge 80 ] || fail "only $rows ways by sea were found"
