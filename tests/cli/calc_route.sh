#!/bin/sh
# Ways by sea and by air, and the places they lead between.
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

expect 2 calc route from=bremerhavn to=ramstein mode=sea close=suezz close=kiel open=kiel speed=fast deny=RUS
out_is_empty
err_has "deny is of ways by air"
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
expect 0 calc route from=bremerhaven to=busan mode=sea --map
out_has "<svg"
out_has "Strait of Malacca"
out_has "borders: none drawn"
expect 2 calc route from=singapore to=piraeus mode=sea close=suez close=gibraltar --map
err_has "infeasible: there is no way to draw"
out_is_empty

# ---- by air ----

# within WORDS PUBLISHED PERCENT: the first miles printed are as published, in nmi.
within()
{
    nmi=$(sed -n '1s/.* by air: \([0-9,]*\) nmi .*/\1/p' "$out" | tr -d ,)
    [ -n "$nmi" ] || fail "no length"
    awk -v a="$nmi" -v b="$1" -v p="$2" 'BEGIN { exit !(a >= b * (1 - p / 100) && a <= b * (1 + p / 100)) }' ||
        fail "$nmi nmi, published $1"
}

# Great circles computed on a sphere (docs of mobility, section 4: 4,699, 8,331, 6,250, 4,876, 7,918 nmi): the ellipsoid
# is within 0.6 %.
expect 0 calc route from=ramstein to=osan mode=air
within 4699 0.6
err_is_empty
out_has ", the great circle"
out_has "Consent of 9 countries"
out_has "RUS  Russia"
expect 0 calc route from=ramstein to=osan mode=air via=al_dhafra via=changi
within 8331 0.6
out_has "1.77 times the great circle of 4711 nmi"
out_has "h on the ground at 2 stops"
out_has "SGP  Singapore               -       landing; not drawn at this scale"
expect 0 calc route from=dover to=osan mode=air via=elmendorf
within 6250 0.6
expect 0 calc route from=mcchord to=osan mode=air via=elmendorf via=yokota
within 4876 0.6
out_has "USA  United States           580     start, landing"
expect 0 calc route from=papa to=osan mode=air via=al_dhafra via=changi
within 7918 0.6
# Rapid Pacific 2022: Neuburg - Al Dhafra - Singapore in less than 21 h, 24 h planned.
expect 0 calc route from=neuburg to=changi mode=air via=al_dhafra
within 5686 0.6
expect 0 calc route from=48.711,11.212 to=changi mode=air via=al_dhafra
within 5686 0.6
# Desert Shield 1990: Pope - Moron - Dhahran, 6,346 nmi.
expect 0 calc route from=pope to=dhahran mode=air via=moron
within 6346 0.6

# Around Russia and China: by range, by aircraft, with a tanker, without any limit.
expect 0 calc route from=ramstein to=osan mode=air deny=RUS deny=chn range=2400
out_has "Denied: Russia, China."
out_has "range             2400 nmi       given"
same "$(grep -cE '^  (RUS|CHN|HKG) ' "$out")" 0 "denied countries among the consents"
expect 0 calc route from=ramstein to=osan mode=air deny=RUS deny=CHN aircraft=c17 payload=45st
out_has "range             3435.3 nmi     published: of the C-17A with 45 st (40.82 t); The War Zone 2017"
out_has "speed             410 kn         assumed"
expect 0 calc route from=ramstein to=osan mode=air deny=RUS deny=CHN range=2400 refuel=1
out_has "refuelled after "
out_has "2 refuellings in the air"
expect 0 calc route from=ramstein to=osan mode=air deny=RUS deny=CHN
same "$(grep -cE '^  [0-9]+  ' "$out")" 1 "legs without a limit of range"
# What is landed at may be left out.
expect 0 calc route from=ramstein to=osan mode=air deny=RUS deny=CHN aircraft=c17
out_has "Bagram"
expect 0 calc route from=ramstein to=osan mode=air deny=RUS deny=CHN aircraft=c17 avoid=bagram
same "$(grep -c Bagram "$out")" 0 "landings at what was to be avoided"

# Infeasible: a denied end, no range, no gap; with what would make a way.
expect 0 calc route from=ramstein to=osan mode=air deny=KOR
out_has "Osan is in South Korea, which is denied."
out_has "With South Korea permitted: 4711 nmi, 1 landing."
expect 0 calc route from=ramstein to=ulaanbaatar mode=air deny=RUS deny=CHN
out_has "Denied airspace lies all around Ramstein or Ulaanbaatar."
out_has "With Russia permitted: "
out_has "With China permitted: "
expect 0 calc route from=hickam to=wake mode=air range=1000
out_has "Out of range: the leg Hickam - Midway has 1136 nmi"
out_has "with 1 refuelling on a leg it would do"
expect 0 calc route from=hickam to=wake mode=air range=1000 refuel=1
out_has "Hickam to Wake Island by air: "
# Territories that are not drawn go with their state.
expect 0 calc route from=ramstein to=hong_kong_airport mode=air deny=CHN
out_has "Hong Kong airport is in China, which is denied."
expect 2 calc route from=ramstein to=ulaanbaatar mode=air deny=RUS deny=CHN --map
err_has "infeasible: there is no way to draw"

expect 0 calc route from=ramstein to=osan mode=air deny=RUS deny=CHN range=2400 refuel=1 --json
json "$out"
out_has '"mode": "air", "feasible": true'
out_has '"denied": ["RUS", "CHN"]'
out_has '"refuelled_after_nmi": [1'
out_has '{"country": "DEU", "title": "Germany"'
expect 0 calc route from=ramstein to=osan mode=air deny=KOR --json
json "$out"
out_has '"reason": "denied", "gap_from": "Osan"'
out_has '"permissions": [{"country": "KOR"'
expect 0 calc route from=hickam to=wake mode=air range=1000 --json
json "$out"
out_has '"refuellings_needed": 1'

expect 0 calc route from=ramstein to=osan mode=air deny=RUS deny=CHN deny=PRK aircraft=c17 --map
out_has "land and countries: Natural Earth, de facto; no position taken"
out_has ">denied</text>"
out_has ">North Korea</text>"
out_has ">IND</text>"
same "$(grep -c 'nan\|inf"' "$out")" 0 "coordinates that are no numbers"

# All that is wrong at once; keys of the other mode have no effect, so they are refused.
expect 2 calc route from=singapore to=osam mode=air deny=SGP deny=Russia deny=QQQ via=busan draught=12 close=suez \
    aircraft=c17 payload=200st
out_is_empty
err_has "draught is of ways by sea"
err_has "close is of ways by sea"
err_has "singapore is a port, and a way by air leads from airfield to airfield"
err_has "did you mean osan?"
err_has "SGP (Singapore) is not drawn"
err_has "to land nowhere in it: --avoid changi"
err_has "did you mean RUS (Russia)?"
err_has "there is no country QQQ"
err_has "busan is a port"
err_has "the C-17A carries at most 85 st"
expect 2 calc route from=ramstein to=osan mode=air payload=45st refuel=1.5 avoid=osan
err_has "payload tells the range of an aircraft, and none is given"
err_has "refuel is a whole number"
err_has "a leg of any length needs none"
err_has "osan is an end of the way"
expect 2 calc route from=ramstein to=osan mode=air aircraft=c130j refuel=1
err_has "the C-130J-30 is not refuelled in the air"
expect 2 calc route from=ramstein to=osan mode=air range=0
err_has "range is from 50 to 20000 nmi"
expect 2 calc route from=ramstein to=osan mode=rail
err_has "there is no mode rail"
expect 2 calc route from=ramstein to=osan
err_has "mode is not given"

expect 0 calc route --help
out_has "Karney"
out_has "torres"
out_has "sovereign airspace reaches 12 nmi on"
out_has "payload-range curve"

expect 0 calc places kind=port
out_has "bremerhaven           port      DEU  53.54     8.581      Bremerhaven"
same "$(grep -c airfield "$out")" 0 "airfields among the ports"
expect 2 calc places kind=harbour
err_has "kind=port or kind=airfield"

# As nodes of a scenario: capacities are assumed, and the scenario says so.
mkdir "$scratch/own"
expect 0 calc places --csv
cp "$out" "$scratch/own/nodes.csv"
out_has 'changi,"Changi, Singapore",SGP,airfield,1.35,103.994,2..4..8,2.25..3.25..5,'
out_has "busan,Busan,KOR,port,"
expect 0 calc places --sources
cp "$out" "$scratch/own/sources.csv"
cat >"$scratch/own/scenario.yaml" <<'end'
casus: 1
world: movement
title: From Germany to Korea
as_of: 2024-12-31
force: { growth: 1, leg_delay: 0, struck: { v3: 0, v4: 0 }, source: A-NODE }
routes: { air: { mode: air, from: ramstein, to: osan, nmi: 8355 nmi, stops: 2, source: A-NODE } }
lift: { c17: { title: C-17, mode: air, count: 4, available: 80 %, notice: 1 d, load: 41 t, speed: 410 kn, hours: 10 h/d,
    source: A-NODE } }
roles: { help: { title: Help } }
forces: { team: { title: Team, role: help, moves: air, persons: 10 persons, tonnes: 200 t, ald: 1 d, from: ramstein,
    to: [osan], source: A-NODE } }
options: { all: { title: All, roles: { help: 1 } } }
end
expect 0 check "$scratch/own"
out_has "numbers rest on A-NODE alone"
expect 0 check "$scratch/own" --csv
out_has "nodes.osan.spots,2..4..8,,assumed,A-NODE,"
out_has "nodes.osan.lat,37.091,degree,sourced,AIRPORTS,"
expect 0 deploy "$scratch/own" --json
json "$out"
