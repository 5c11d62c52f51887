#!/bin/sh
# Planning an airlift by hand: published numbers come out, and what cannot be flown is told.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# The pamphlet's worked example, Kathmandu: one wide-body spot, C-17 at 45 st on average, 3.25 h, open all day: 282.5
# st (256 t) a day.
expect 0 calc airlift --aircraft c17 --payload average --offload-mog 1
err_is_empty
out_has "offload station   282.5 st (256.2 t)"

# 16 C-17 at 45 st, 10 h a day, from Germany to Korea by way of the Gulf and Singapore, 40.6 h out and back: 177 st a
# day, 5,300 st in 30 days. The published 40.6 h by themselves: 16,660 nmi at 410.3 kn.
expect 0 calc airlift 5300st --aircraft c17 --payload average --count 16 --leg 2655 --leg 3175 --leg 2498
out_has "40.6 h for 16,656 nmi"
out_has "fleet             177.2 st"
out_has "29.9 days: the fleet binds"
out_has "utilisation binds, 10 h / 40.6 h"
expect 0 calc airlift "5,300 short tons" --payload 45st --block 410.3 --count=16 ute=10 --leg 8330 --onload-ground 3.25 \
    --offload-ground 3.25h
out_has "fleet             177.3 st"
out_has "is not checked without a type"
# In other units it is the same.
expect 0 calc airlift 4808.08t --aircraft c17 --payload 90000lb --count 16 --leg 4917.06km --leg 5880.1km --leg 4626.3km
out_has "29.9 days"

# The pamphlet's C-130J: 286 kn on a leg of 500 nmi, 530 km/h. Short legs: ground time binds, not utilisation.
expect 0 calc airlift --aircraft c130j --leg 500 --ute 12
out_has "1000 nmi out and back, 286 kn"
out_has "the cycle binds, 24 h / 8 h; utilisation would allow 3.432"
# Desert Shield: Pope - Moron - Dhahran, 6,346 nmi; about 38 h a mission: 40 h by these numbers, within 10 %.
expect 0 calc airlift --payload 34.9st --block 409 --ute 8 --leg 3465 --leg 2881 --onload-ground 3 --offload-ground 3 \
    --enroute-ground 1.5
out_has "31 h for 12,692 nmi"
out_has "cycle             40 h"
# An A400M went round the world, 46,000 km, in 64 h: 388 kn.
expect 0 calc airlift --aircraft a400m --leg 4600km --leg 4600km --leg 4600km --leg 4600km --leg 4600km
out_has "64 h for 24,838 nmi"
# Haiti 2010: 60 to 75 arrivals a day lie between 6 and 9 positions at 2 h (61 and 92).
expect 0 calc airlift --aircraft c17 --offload-ground 2 --offload-mog 6
out_has "61.2 missions"
expect 0 calc airlift --aircraft c17 --offload-ground 2 --offload-mog 9
out_has "91.8 missions"

# The slowest of fleet and stations decides; passengers take missions too.
expect 0 calc airlift 4800t --pax 3600 --aircraft c17 --payload average --count 60 --leg 2655 --leg 3175 --leg 2498 \
    --onload-mog 4 --offload-mog 2
out_has "118 of cargo, 36 of passengers"
out_has "12.2 days: the offload station binds; the fleet alone 10.4; the onload station alone 6.09"
expect 0 calc airlift 100st --aircraft c17 --leg 2500 --expedited
out_has "offload-ground    2.25 h         published"

# The longest leg out limits the payload; a tanker lifts the limit: 85 st x (4600 - 4000) / (4600 - 2400) = 23.2 st.
expect 0 calc airlift 100st --aircraft c17 --leg 4000
out_has "23.18 st (21.03 t), cut from 65 st"
expect 0 calc airlift 100st --aircraft c17 --leg 4000 --tanker a330mrtt
out_has "payload           65 st (58.97 t)"
out_has "refuellings       1 a mission"
# 111 t less 8 t of reserve and 6 t/h for 2 x 500 nmi at 350 kn and an hour there: 79.9 t.
out_has "tanker gives      79.86 t a sortie"
out_has "tanker-burn       6 t/h          assumed"
# 65 st are carried 2,918 nmi, none 4,600: out 1,782 and back 100 nmi beyond, at 22 kg a mile.
expect 0 calc airlift 400t --aircraft c17 --leg 4700 --tanker a330mrtt
out_has "refuellings       2 a mission, 41.41 t of fuel, out and back"
out_has "tanker sorties    4 for all missions"
expect 0 calc airlift 100st --aircraft c17 --leg 5000 --tanker-offload 50t
out_has "tanker gives      50 t a sortie"
if grep -q tanker-radius "$out"; then fail "numbers that are not used are told"; fi

expect 0 calc airlift 5300st --pax 200 --aircraft c17 --leg 4000 --offload-mog 2 --tanker a330mrtt --json
json "$out"
out_has '"closure": {"binds": "fleet"'
out_has '"ute": {"value": 10, "unit": "h", "basis": "assumed"'
expect 0 calc airlift --aircraft c17 --onload-mog 2 --json
json "$out"

expect 0 calc airlift --help
out_has "min(UTE / flying, 24 / (flying + ground))"
out_has "The pamphlet itself was not read"
out_has "~4700"

# Mistakes, all at once.
expect 2 calc airlift 5300 --aircraft c17 --leg 2500 --count 0 --ute 30
out_is_empty
err_has "load takes a mass with its unit, as in 12 st"
err_has "count is from 1 to 10000, not 0"
err_has "ute is from 0.1 to 24 h, not 30"
err_has "3 errors"
expect 2 calc airlift 5300st --aircraft c18 --leg 2500
err_has "did you mean c17?"
expect 2 calc airlift 5300st --aircraft zeppelin --leg 2500
err_has "there are c17, c17er"
expect 2 calc airlift 100st --aircraft c17 --leg 4601
err_has "a leg of 4601 nmi is beyond the C-17A: without load it reaches 4600 nmi"
expect 2 calc airlift 100st --aircraft c17 --leg 2500 --back 5000
err_has "a leg of 5000 nmi is beyond"
expect 2 calc airlift 100st --aircraft c17 --leg 0
err_has "leg is from 1 to 20000 nmi"
expect 2 calc airlift 100st --aircraft c17 --leg 3h
err_has "leg takes a length, as in 12 nmi"
expect 2 calc airlift 100st
err_has "give --payload"
err_has "give the way, as in --leg 2500"
expect 2 calc airlift 100st --aircraft c17 --back 2500 --offload-mog 1
err_has "there is a way back, but none out"
expect 2 calc airlift 100st --aircraft a400m --payload average --leg 1000
err_has "no average payload is known of A400M"
expect 2 calc airlift 100st --aircraft an124 --leg 8000 --tanker a330mrtt
err_has "the An-124-100 is not refuelled in the air"
expect 2 calc airlift 100st --aircraft c17 --leg 5000 --tanker c17
err_has "the C-17A is no tanker"
expect 2 calc airlift 100st --payload 45st --block 400 --ute 8 --leg 5000 --onload-ground 2 --offload-ground 2 \
    --tanker a330mrtt
err_has "how far the aircraft flies by itself"
expect 2 calc airlift 100st --aircraft c17 --leg 5000 --tanker a330mrtt --tanker-radius 4000
err_has "at 4000 nmi the tanker has no fuel to give"
