#!/bin/sh
# Ways by sea, and the places they lead between.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

expect 0 calc route from=bremerhaven to=busan mode=sea speed=17
err_is_empty
out_has "Bremerhaven to Busan by sea: 10,9"
out_has "Passages: Strait of Dover, Strait of Gibraltar, Suez Canal, Bab-el-Mandeb, Strait of Malacca, Taiwan Strait, Korea Strait."
out_has "Closed: Northern Sea Route (ice closes it most of the year)"
out_has "At 17 kn made good: 27.8 days, of which 1 in passages (an assumption)."
out_has "Busan 35.13 N 129.05 E: npm sea-ports"

expect 0 calc route from=bremerhaven to=busan mode=sea close=suez close=panama
out_has "Cape of Good Hope"
out_has "Suez Canal (as told); Panama Canal (as told)"
expect 0 calc route from=bremerhaven to=busan mode=sea open=northern_sea_route
out_has "Passages: Northern Sea Route, Bering Strait"

# By draught Kiel, 7.0 m, is closed first; a word opens it again.
expect 0 calc route from=kiel to=bremerhaven mode=sea
out_has "Passages: Kiel Canal."
expect 0 calc route from=kiel to=bremerhaven mode=sea draught=7.5
out_has "Passages: Danish straits."
out_has "Kiel Canal (too shallow, 7 m: canal gates of searoute-ts 2.2.0)"
expect 0 calc route from=kiel to=bremerhaven mode=sea draught=7.5 open=kiel
out_has "Passages: Kiel Canal."

# No way is a result, and what would make one is said. searoute-py issue 53.
expect 0 calc route from=singapore to=piraeus mode=sea close=suez close=bab_el_mandeb close=gibraltar
out_has "Singapore to Piraeus by sea: infeasible"
out_has "With Strait of Gibraltar open: "
same "$(grep -c '^With' "$out")" 1 "passages that make a way by themselves"

expect 0 calc route from=singapore to=jeddah mode=sea close=bab_el_mandeb --json
json "$out"
out_has '"passages": ["malacca", "good_hope", "gibraltar", "suez"]'
out_has '{"passage": "bab_el_mandeb", "reason": "as told"}'
expect 0 calc route from=singapore to=piraeus mode=sea close=suez close=gibraltar --json
json "$out"
out_has '"feasible": false'

# Coordinates, on either side of the date line; a comma is no group of thousands.
expect 0 calc route from=53.5,8.6 to=35,129.05 mode=sea
out_has "53.5,8.6 to 35,129.05 by sea: 10,9"
expect 0 calc route from=-20,179 to=-20,181 mode=sea
out_has "by sea: 113 nmi"

expect 2 calc route from=bremerhavn to=ramstein mode=air close=suezz close=kiel open=kiel speed=fast
out_is_empty
err_has "there is no mode air yet"
err_has "did you mean bremerhaven?"
err_has "ramstein is an airfield"
err_has "did you mean suez?"
err_has "kiel is both closed and open"
err_has "speed takes a number"
expect 2 calc route from=busan mode=sea
err_has "to is not given"
expect 2 calc route from=50.1,14.4 to=busan mode=sea
err_has "from: 50.1,14.4 is more than 60 nmi from the open sea"
expect 2 calc route from=91,0 to=busan mode=sea
err_has "no place on earth"
expect 0 calc route --help
out_has "Karney"
out_has "torres"

expect 0 calc places kind=port
out_has "bremerhaven           port      DEU  53.54     8.581      Bremerhaven"
same "$(grep -c airfield "$out")" 0 "airfields among the ports"
expect 2 calc places kind=harbour
err_has "kind=port or kind=airfield"
