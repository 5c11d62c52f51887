#!/bin/sh
# casus hindcast on movements: figures beside the record; mistakes in a record told at their place.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

folder=scenarios/hindcast-movement

expect 0 hindcast $folder --case antares-1999 --case lmsr-2003 --futures 20
out_has "antares-1999"
out_has "18 d"
out_has "of 2 figures (2 cases)"
out_has "consistency more than of skill"
cp "$out" "$scratch/first"
expect 0 hindcast $folder --case antares-1999 --case lmsr-2003 --futures 20 --jobs 1
cmp -s "$scratch/first" "$out" || fail "one thread and several differ"

expect 0 hindcast $folder --case hawk-1999 --futures 4 --json
json "$out"
out_has '"id": "sorties"'
out_has '"happened_low": 24, "happened_high": 28'
out_has '"without_hindsight": {"figures": 0'
expect 0 hindcast $folder --case antares-1999 --case lmsr-2003 --futures 4 --markdown
out_has "| case | what (*: with hindsight) | happened |"

# One case by itself: its notes, and no tally.
expect 0 hindcast $folder --case hawk-1999 --futures 4
out_has "Task Force Hawk to Tirana, 1999."
out_has "growth made it two and a half times as large"
out_has "Hindsight: read from the outcome"
if grep -q "Within 25%:" "$out"; then fail "one case is no tally"; fi

expect 2 hindcast $folder --calibrated
err_has "movements are not calibrated"
expect 3 hindcast $folder --case hawk-1998
err_has "did you mean hawk-1999?"

# A number changed: a ship that needs a day is far from 18, and right if the record says a day.
mkdir "$scratch/one"
cp $folder/antares-1999.yaml "$scratch/one"
set -- --futures 20 --json --set 'force.leg_delay=0 assume "none"' \
    --set 'lift.fss.speed=4000 .. 5123 .. 6500 nmi/d assume "a day"'
expect 0 hindcast "$scratch/one" "$@"
out_has '"ratio": 0.05'
out_has '"within": false, "inside": false'
expect 0 hindcast "$scratch/one" "$@" --set 'happened.voyage.closed=24 h assume "a day"'
out_has '"within": true, "inside": true'

# A record in another unit is told in it.
expect 0 hindcast "$scratch/one" --futures 20 --set 'happened.voyage.closed=432 h assume "18 days"'
out_has "432 h"

# Councils and movements in one folder.
cp scenarios/hindcast/18-pakistan-2005.yaml "$scratch/one"
expect 3 hindcast "$scratch/one" --case antares-1999
err_has "18-pakistan-2005 is a question to a council, antares-1999 is a movement"
err_has "give each kind a folder of its own"

# All mistakes of a record at once.
mkdir "$scratch/bad"
sed -e '/^happened:/,$d' $folder/antares-1999.yaml >"$scratch/bad/a.yaml"
cat "$scratch/bad/a.yaml" - >"$scratch/bad/b.yaml" <<'END'
happened:
  nothing: { title: N, role: voyage }
  two: { title: T, role: voyage, closed: 3 d from ANTARES, half: 2 d from ANTARES }
  whose: { title: W, closed: 3 d from ANTARES }
  early: { title: E, role: voyage, closed: 0 d from ANTARES }
  undated: { title: U, role: voyage, delivered: 3 t from ANTARES }
  after: { title: A, role: voyage, delivered: 3 t from ANTARES, by: 91 d from ANTARES }
  outward: { title: O, node: wilmington, unloaded: 3 from ANTARES, by: 9 d from ANTARES }
END
expect 3 hindcast "$scratch/bad"
err_has "a.yaml:"
err_has "the block happened is missing"
err_has "nothing measures nothing"
err_has "two measures several things"
err_has "whose does not say of which role"
err_has "what happened must be more than 0"
err_has "undated is a count, and does not say by which day"
err_has "after is counted after the end of the trials"
err_has "outward: nothing is unloaded at wilmington"
err_has "8 errors"
sed -e 's/^options:.*/options: { all: { title: A, roles: { voyage: 1 } }, more: { title: B, roles: { voyage: 1 } } }/' \
    $folder/antares-1999.yaml >"$scratch/bad/a.yaml"
rm "$scratch/bad/b.yaml"
expect 3 hindcast "$scratch/bad"
err_has "a movement of the past has one option, this has 2"
