#!/bin/sh
# One salvo: Hughes' losses and Armstrong's moments come out.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# Hughes, A = 3, B = 2, alpha = 4, beta = 3, y = 1, z = 2, w = x = 2: 4, capped at 2, and 1.5.
expect 0 calc salvo --a 3 --b 2 --a-shots 4 --b-shots 3 --a-tries 1 --b-tries 2 --a-stands 2 --b-stands 2
err_is_empty
out_has "A loses 1.5 of 3, B loses 2 of 2."
out_has "more than there are: overkill"
expect 0 calc salvo --a 3 --b 2 --a-shots 4 --b-shots 3 --a-tries 1 --b-tries 2 --a-stands 2 --b-stands 2 --json
near b_lost 2 0
near b_lost_uncapped 4 0
near a_lost 1.5 0
# A = 2, B = 4, alpha = beta = 3, y = z = 2, x = w = 1.5: 0, and 5.3333 capped at 2.
expect 0 calc salvo --a 2 --b 4 --a-shots 3 --b-shots 3 --a-tries 2 --b-tries 2 --a-stands 1.5 --b-stands 1.5 --json
near b_lost 0 0
near a_lost 2 0
near a_lost_uncapped 5.3333 5e-5

# Armstrong by enumeration and by the normal: n = 4, p = .75 against m = 3, q = .5, damage .5 with deviation .1.
expect 0 calc salvo --a 3 --b 2 --a-shots 4 --a-accuracy 0.75 --b-shots 0 --b-tries 3 --b-intercept 0.5 --b-stands 2 \
    --spread 0.1 --json
near hits_mean 6.000688 5e-7
near hits_variance 3.740827 5e-7
near no_hit .00296957 5e-9
near loss_mean 3.000344 5e-7
near loss_variance .995214 5e-7
grep '"B, normal"' "$out" >"$scratch/normal"
cp "$scratch/normal" "$out"
near hits_mean 6.000521 5e-7
near hits_variance 3.743228 5e-7
# n = 4, p = .6 against m = 4, q = .5, damage .4.
expect 0 calc salvo --a 2 --b 3 --a-shots 4 --a-accuracy 0.6 --b-shots 0 --b-tries 4 --b-intercept 0.5 --b-stands 2.5 --json
near hits_mean .398049 5e-7
near hits_variance .767767 5e-7
near no_hit .777133 5e-7

expect 2 calc salvo --a 300 --b 2 --a-shots 4 --b-shots 3
err_has "a is from 1 to 100, not 300"
expect 2 calc salvo --a 3 --b 2
err_has "give --a-shots N: missiles that a ship of A fires"
err_has "give --b-shots N"
