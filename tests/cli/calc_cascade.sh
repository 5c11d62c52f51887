#!/bin/sh
# Cascade: the input-output model's solution, and links that have none.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# A* = [[0, .4], [.3, 0]], c = (.1, .2): q = (.204545, .261364).
expect 0 calc cascade --direct power:0.1 --direct telecom:0.2 --link telecom:power:0.4 --link power:telecom:0.3
err_is_empty
out_has "telecom is hit worst: 26.1% of its function is lost."
out_has "spectral radius  0.3464"
expect 0 calc cascade --direct power:10% --direct telecom:0.2 --link telecom:power:0.4 --link power:telecom:30% --json
near loss .204545 5e-7
out_has '{"name": "telecom", "direct": 0.2, "loss": 0.26136363636363'
near spectral_radius .34641016 1e-8
# A chain ends by itself.
expect 0 calc cascade power:0.3 --link power:rail:0.6 --link rail:ports:0.5 --json
out_has '"spectral_radius": 0'
out_has '{"name": "ports", "direct": 0, "loss": 0.09,'
expect 2 calc cascade power:0.1 --link power:rail:1 --link rail:power:1.1
err_has "the links feed on each other without end: their spectral radius is 1.049"
expect 2 calc cascade
err_has "give what is lost at once"
expect 2 calc cascade power
err_has "direct takes SECTOR:SHARE as in power:0.1"
expect 2 calc cascade power:2
err_has 'SHARE from 0 to 1, not "power:2"'
expect 2 calc cascade power:0.1 --link power:0.4
err_has "link takes FROM:TO:SHARE as in power:telecom:0.3"
