#!/bin/sh
# Arms race: stability, rest and eigenvalues; the fit of 1909-13.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

expect 0 calc richardson --k 0.2 --l 0.15 --a 0.3 --b 0.25 --g 0.05 --h 0.04
err_is_empty
out_has "Stable: fatigue outweighs reaction, by a margin of 0.045."
expect 0 calc richardson --k 0.2 --l 0.15 --a 0.3 --b 0.25 --g 0.05 --h 0.04 --json
near first .4555556 5e-8
near second .4333333 5e-8
near slow -.1 1e-12
near fast -.45 1e-12
near margin .045 1e-12
# Its path comes to rest there.
expect 0 calc richardson --k 0.2 --l 0.15 --a 0.3 --b 0.25 --g 0.05 --h 0.04 --x 1 --y 2 --years 100 --json
grep '"years": 100' "$out" >"$scratch/last"
cp "$scratch/last" "$out"
near first .4555556 1e-3
near second .4333333 1e-3
# European totals of 1909-13, millions of pounds: slope .7310, no growth at 194.91.
expect 0 calc richardson --total 199.2 --total 204.8 --total 214.9 --total 238.7 --total 289 --json
near slope .7310 5e-5
near zero 194.91 5e-3
expect 0 calc richardson --k 0.3 --l 0.3 --a 0.25 --b 0.25
out_has "Not stable"
expect 0 calc richardson --k 1 --l 1 --a 1 --b 1
out_has "On the edge"
expect 0 calc richardson --k 0.3 --l=-0.5 --a 0.25 --b 0.25
out_has "levels circle"
expect 2 calc richardson --k 0.3
err_has "give --a X: fatigue of the first"
err_has "3 errors"
expect 2 calc richardson --k 1 --l 1 --a 1 --b 1 --x 3
err_has "x and y go together"
expect 2 calc richardson --total 1 --total 2
err_has "a fit takes 3 to 24 totals, here 2"
expect 2 calc richardson --total 5 --total 5 --total 5
err_has "these totals fit no line"
expect 2 calc richardson --total 1 --total 2 --total 4 --k 1
err_has "k is not used: --total fits past years"
