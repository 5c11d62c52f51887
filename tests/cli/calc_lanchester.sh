#!/bin/sh
# Attrition: closed forms, exact probabilities and Engel's Iwo Jima come out.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# a = b = .01, 100 against 80: over at 109.8612 days with 60 left.
expect 0 calc lanchester --law square --a 100 --b 80 --a-rate 0.01 --b-rate 0.01
err_is_empty
out_has "A wins with 60 of 100 left; B is gone after 109.9 days."
out_has "B for a draw  100 "
expect 0 calc lanchester square --a 100 --b 80 --a-rate 0.01 --b-rate 0.01 --json
near a_left 60 1e-9
near days 109.8612 5e-5
near parity 100 1e-9
# The same by the mixed law, which holds it.
expect 0 calc lanchester mixed --a 100 --b 80 --a-rate 0.01 --b-rate 0.01 --p 1 --q 0 --json
near a_left 60 1e-9
near days 109.8612 5e-5
# Weekly rates are rates.
expect 0 calc lanchester --a 100 --b 80 --a-rate "0.07 per week" --b-rate "7% per week" --json
near days 109.8612 5e-5

# Area fire: A(50) = 60.110688, B(50) = 70.221376, in the end A has 25.
expect 0 calc lanchester linear --a 100 --b 150 --a-rate 0.0002 --b-rate 0.0001 --days 50
out_has "A wins with 25 of 100 left; the other nears 0 and never reaches it."
out_has "     50  60.11  70.22"
expect 0 calc lanchester linear --a 100 --b 150 --a-rate 0.0002 --b-rate 0.0001 --days 50 --json
out_has '{"day": 50, "a": 60.11068'
out_has '"b": 70.22137'
near a_left 25 1e-12
out_has '"days": null'

# Exact by recursion.
for row in "3 2 1 .775" "5 4 1 .715209" "10 8 1 .791358" "20 16 1 .875340" "10 10 1 .5" "10 14 2 .528288"; do
    # shellcheck disable=SC2086
    set -- $row
    expect 0 calc lanchester stochastic --a "$1" --b "$2" --a-rate "$3" --b-rate 1 --json
    near a_wins "$4" 5e-7
done

# Engel 1954: 54,000 land on day 1, 6,000 on day 3, 13,000 on day 6; 51,985 and 217 are left on day 36.
expect 0 calc lanchester --a 0 --b 21500 --a-rate 0.0106 --b-rate 0.0544 --days 36 --join 1:54000 --join 3:6000 \
    --join 6:13000 --json
near a_left 51985 0.5
near b_left 217 0.5
out_has '{"day": 6, "a": 66453.'
# His rates are losses over unit-days: 21,500 / 2,037,000 and 20,265 / 372,500.
expect 0 calc lanchester --a 1 --b 1 --b-lost 21500 --a-unit-days 2037000 --a-lost 20265 --b-unit-days 372500 --json
near parity 0.440468 5e-6

# A draw has no end by the square law, and one where small forces wear fast.
expect 0 calc lanchester --a 70 --b 70 --a-rate 1 --b-rate 1
out_has "A draw: both wear down together and neither is ever gone."
expect 0 calc lanchester mixed --a 100 --b 100 --a-rate 0.1 --b-rate 0.1 --p 0.25 --q 0.25
out_has "gone after 200 days."

expect 2 calc lanchester --a 100 --b 80
err_has "give --a-rate X"
err_has "give --b-rate X"
expect 2 calc lanchester --a 100 --b 80 --a-rate 0.01 --b-rate 0.01 --p 1
err_has "p is not used: only --law mixed has exponents"
expect 2 calc lanchester mixed --a 100 --b 80 --a-rate 0.01 --b-rate 0.01
err_has "give --p X"
expect 2 calc lanchester mixed --a 100 --b 80 --a-rate 0.01 --b-rate 0.01 --p 0 --q 1
err_has "q is less than 1 + p"
expect 2 calc lanchester stochastic --a 10.5 --b 8 --a-rate 1 --b-rate 1
err_has "chance counts whole units, at most 5000 on a side"
expect 2 calc lanchester --a 0 --b 8 --a-rate 1 --b-rate 1
err_has "A has nobody"
expect 2 calc lanchester --a 0 --b 8 --a-rate 1 --b-rate 1 --days 3 --join 4:10
err_has 'DAY a whole number from 1 to 3, not "4:10"'
expect 2 calc lanchester --a 1 --b 1 --b-lost 5 --b-rate 1
err_has "b-lost and a-unit-days go together"
expect 2 calc lanchester sqare --a 10 --b 8 --a-rate 1 --b-rate 1
err_has "did you mean square?"
