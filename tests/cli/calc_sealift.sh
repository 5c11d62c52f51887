#!/bin/sh
# Planning a sealift by hand: published numbers come out, and what cannot be sailed is told.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# NOAA 1978: 7,312 nmi take 38 d 2 h at 8 kn and 15 d 6 h at 20 kn.
expect 0 calc sealift 100000sqft --ship lmsr --distance 7312 --speed 8
err_is_empty
out_has "38 d 2 h at 8 kn"
expect 0 calc sealift 100000sqft --ship lmsr --distance 7312 --speed 20
out_has "15 d 6 h at 20 kn"
# Over 9,000 nmi: 28.8 days at the 13 kn of Desert Storm, 20.8 at the 18 kn of 2003.
expect 0 calc sealift 100000sqft --ship lmsr --distance 9000 --speed 13
out_has "sailing              28.85          29"
expect 0 calc sealift 100000sqft --ship lmsr --distance 9000
out_has "sailing              20.83          21"

# The alliance's 33,700 lane-m, lanes 3 m wide: 1.09 million sq ft, 2.9 large ships, at 0.75 and 97 lb/sq ft about
# 40,000 st in one lift.
expect 0 calc sealift 33700lane-m --ship lmsr --distance 10733 --stow 1
out_has "1,088,000 sq ft"
out_has "2.864 by area: 3 ships for one lift"
expect 0 calc sealift "816,000 sq ft" --ship lmsr --distance 10733
out_has "39,580 st"
# The return from Iraq: 4.7 million sq ft weighed 228,000 short tons, 97 lb/sq ft; 41 ships of 115,000 sq ft.
expect 0 calc sealift "4.7 M sq ft" --weight 228000st --capacity 115000sqft --stow 1 --speed 13 --distance 9000 \
    --load-days 4 --unload-days 4
out_has "density           97.021 lb/sq ft  given: weight / area"
out_has "41 ships for one lift"
# Iraq 2003, Little's law: 21 million sq ft in 120 days, cycles of 50, 250,000 sq ft a ship: 35 ships in motion.
expect 0 calc sealift 21000000sqft --capacity 250000sqft --stow 1 --speed 18 --distance 9072 --load-days 4 \
    --unload-days 4 --within 120
out_has "cycle                   50          50"
out_has "ships in motion   35 move all of it within 120 days"

# Roll-on roll-off ships to Busan via Suez, 10,733 nmi at 18 kn to 10,949 at 17: notice + 4 + 25 to 27 + 4 days, the
# second load from the same hulls 58 to 62 days later.
expect 0 calc sealift 10000lane-m --ship roro --count 3 --activation 0 --distance 10733 --speed 18
out_has "lift 1               32.84     32.84          33        33  3 shiploads"
out_has "lift 2               90.53     90.53          91        91  3 shiploads"
out_has "cycle                57.69          58"
expect 0 calc sealift 10000lane-m --ship roro --count 3 --activation 15d --distance 10949nmi --speed 17
out_has "lift 1               49.84     49.84          50        50"
out_has "cycle                61.67          62"

# Berths bind when they are few; a given top speed counts by its fraction.
expect 0 calc sealift 10000lane-m --ship roro --count 6 --distance 5000 --unload-berths 1 --load-berths 2 --top-speed 20 \
    --fraction 0.65
out_has "at 13 kn"
out_has "day 59.03; the unloading berths bind, by themselves 59.03; the ships' cycles 39.03; the loading berths 47.03"
out_has "loading berths    30,270 sq ft"
# Three ships at one berth are unloaded 4 days apart, and so they come back.
expect 0 calc sealift 10000lane-m --ship roro --count 3 --distance 10733 --canal-days 1 --unload-berths 1
out_has "lift 2               110.7     118.7         112       120"
out_has "day 118.7; the ships' cycles bind, by themselves 110.7; the unloading berths 69.55"
# Heavy cargo is limited by the deadweight: 60,000 t in ships of 14,200 t.
expect 0 calc sealift 100000sqft --weight 60000t --ship point --distance 5000
out_has "4.225 by weight: 5 ships for one lift"
expect 0 calc sealift 2000000sqft --ship lmsr --count 1 --distance 5000
out_has "..."
out_has "lift 8"

expect 0 calc sealift 21000000sqft --ship lmsr --count 20 --distance 9072 --unload-berths 3 --within 120 --json
json "$out"
out_has '"closure": {"binds": "'
out_has '"stow": {"value": 0.75, "unit": "", "basis": "assumed"'
expect 0 calc sealift --help
out_has "Source: the level of Congressional Budget Office"
out_has "ceil(area / (capacity x stow))"

# Mistakes, all at once.
expect 2 calc sealift 100000sqft --ship lmsr --distance 0 --speed 100
out_is_empty
err_has "distance is from 1 to 40000 nmi, not 0"
err_has "speed is from 1 to 60 kn, not 100"
err_has "2 errors"
expect 2 calc sealift --distance 9000
err_has "give --capacity"
err_has "give --unload-days"
err_has "give what is to be moved"
expect 2 calc sealift 100000sqft --ship lmrs --distance 9000
err_has "did you mean lmsr?"
expect 2 calc sealift 100000st --ship lmsr --distance 9000
err_has "area takes an area, as in 12 sq ft"
expect 2 calc sealift 100000sqft --ship lmsr --distance 9000 --capacity 2lane-m
err_has "capacity is at least 100 sq ft, not 2lane-m"
expect 2 calc sealift 100000sqft --ship lmsr --distance 9000 --count 0
err_has "count is from 1 to 1000, not 0"
expect 2 calc sealift 100000sqft --ship lmsr --distance 9000 --count 2.5
err_has "counted in whole numbers, not 2.5"
expect 2 calc sealift 1e12sqft --ship lmsr --distance 9000
err_has "shiploads are more than 100000"
