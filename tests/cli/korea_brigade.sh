#!/bin/sh
# One roll-on ship at 17.5 kn, half a brigade's load at a time, against casus' facts on mobility: the first load is in Busan
# about notice + 4 + 25 to 27 + 4 days after the call by Suez (33 to 36 by the Cape), the second 58 to 62 (73 to 79) later.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# loads SUEZ PANAMA: chances in percent; prints the days of the first load and of the second.
loads()
{
    expect 0 deploy scenarios/korea-brigade.yaml --option one --futures 2 --replicates 2 --json \
        --set "passages.suez.open=$1 % assume \"held\"" --set "passages.panama.open=$2 % assume \"held\"" \
        --set 'passages.bab_el_mandeb.open=100 % assume "held"' --set 'passages.malacca.open=100 % assume "held"' \
        --set lift.point.count=1 --set lift.ark.count=0 --set lift.other.count=0 \
        --set 'lift.point.available=100 % assume "held"' --set 'lift.point.notice=10 d assume "held"' \
        --set 'lift.point.speed=17.5 kn assume "held"' --set 'lift.point.load=2000 t assume "held"' \
        --set 'forces.brigade_1.tonnes=4000 t assume "held"' --set 'forces.brigade_1.area=1 sq ft assume "held"' \
        --set 'forces.brigade_1.ald=0 d assume "held"' --set 'force.leg_delay=0 assume "held"' \
        --set 'nodes.bremerhaven.service=96 h assume "held"' --set 'nodes.busan.service=96 h assume "held"' \
        --set 'nodes.gwangyang.service=96 h assume "held"' --set 'nodes.busan.onward=0 d assume "held"' \
        --set 'nodes.gwangyang.onward=0 d assume "held"'
    sed -n 's/.*"half_day": \[\([0-9.]*\),.*"closed_day": \[\([0-9.]*\),.*/\1 \2/p' "$out"
}

# lies FIRST SECOND LEAST MOST LEAST MOST: the voyage of the first load, and how much later the second comes.
lies()
{
    awk -v first="$1" -v second="$2" -v a="$3" -v b="$4" -v c="$5" -v d="$6" 'BEGIN {
        voyage = first - 10 - 4 - 4
        exit !(voyage >= a && voyage <= b && second - first >= c && second - first <= d)
    }' || fail "first load on day $1, second on day $2: not a voyage of $3 to $4 days and $5 to $6 more"
}

days=$(loads 100 100)
lies "${days% *}" "${days#* }" 25 27 58 62
days=$(loads 0 0)
lies "${days% *}" "${days#* }" 33 36 73 79

expect 0 deploy scenarios/korea-brigade.yaml --option three --futures 2
out_has "Third brigade"
