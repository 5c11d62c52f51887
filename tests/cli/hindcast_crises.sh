#!/bin/sh
# casus hindcast on crises: forecasts beside what came, scores in words; mistakes in cases told at their place.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

folder=scenarios/hindcast-crises

expect 0 hindcast $folder --futures 5
out_has "32 crises of the past, 500 trials each"
out_has "are scored, 21 of them triggered without violence, and 5 told apart."
same "$(grep -c -E '^[12][0-9]{3}-[a-z0-9-]+ .*(violent|nonviolent) ' "$out")" 32 "cases in the table"
# Leave-one-out by trigger from counts of ICB: what its rows gave.
grep -qE '^ICB by trigger +0\.1995 +0\.0379 +0\.4337 ' "$out" || fail "base rates by trigger are not .1995 .0379 .4337"
out_has "not distinguishable"
out_has "its scores are in sample"
cp "$out" "$scratch/first"
expect 0 hindcast $folder --futures 5 --jobs 1
cmp -s "$scratch/first" "$out" || fail "one thread and several differ"

# Every case has a page of its own to be run by.
for file in "$folder"/*.yaml; do
    expect 0 check "$file"
done

expect 0 hindcast $folder --futures 2 --json
json "$out"
out_has '"id": "1962-cuba"'
out_has '"the_ladder_is": "not distinguishable"'
expect 0 hindcast $folder --futures 2 --markdown
out_has "| against | score | ladder less rival (95%) | the ladder is |"

# One case by itself: no scores.
expect 0 hindcast $folder --case 2014-crimea-donbass --futures 2
out_has "Crimea and Donbass, 2014, 200 trials. One case by itself is not scored."
out_has "military (party)"
if grep -q "Mean scores" "$out"; then fail "one case is not scored"; fi

# A number changed in all cases: where nothing climbs, nothing is expected.
expect 0 hindcast $folder --futures 2 --set 'setting.climb_shift=-2 assume "test"' --set 'crisis.here.v2=0 assume "test"'
out_has "serious clashes or war 0.0 and 6 of 27"

expect 2 hindcast $folder --calibrated
err_has "crises are not calibrated"
expect 3 hindcast $folder --case 1962-cube
err_has "did you mean 1962-cuba?"

# All mistakes of cases at once.
mkdir "$scratch/bad"
cp -r $folder/world "$scratch/bad"
sed '/happened.peak/d' $folder/1962-cuba.yaml >"$scratch/bad/a.yaml"
sed 's/nonviolent/nonviolent | violent/' $folder/1962-cuba.yaml >"$scratch/bad/b.yaml"
sed 's/did: military/did: much/' $folder/1962-cuba.yaml >"$scratch/bad/c.yaml"
expect 3 hindcast "$scratch/bad"
err_has "the case does not say how violent it was at most"
err_has "a crisis of the past began in one way"
err_has "much"
err_has "3 errors"
rm "$scratch/bad"/*.yaml
sed 's/^options:/roles: { relief: { title: R, family: noncombat, acts: relief, seen: low, offset: 0 points, burden: 0, least: 0, exemption: 1, stir: 0, distance: 0, source: A-BYSTANDERS } }\n&/' \
    $folder/world/scenario.yaml >"$scratch/bad/world/scenario.yaml"
expect 3 check "$scratch/bad/world"
err_has "in a world of a crisis alone nobody has a role"
cp $folder/world/scenario.yaml "$scratch/bad/world"
cp $folder/1962-cuba.yaml scenarios/hindcast-movement/antares-1999.yaml "$scratch/bad"
expect 3 hindcast "$scratch/bad"
err_has "1962-cuba is a crisis, antares-1999 is a movement"

# The same world by the other commands: a study of it, and what does not apply.
study=$scratch/crisis.db
expect 0 run $folder/world -o "$study" --futures 2 --replicates 2
expect 0 show "$study"
expect 2 brief "$study" -o "$scratch/brief.html"
err_has "this is a crisis alone"
expect 2 explain "$study" --option none
err_has "this is a crisis alone"
expect 2 show "$study" --pivots
err_has "nobody decides in a world of movement or of a crisis alone"
expect 2 deploy $folder/world
err_has "nothing moves in a world of a crisis alone"
