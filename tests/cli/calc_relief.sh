#!/bin/sh
# Relief: needs by Sphere, deaths by the closed form.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# C0 = .25, C1 = 10, half unmet: 1.581139 per 10,000 a day, 3,993 excess deaths of a million in 30 days; 1 at .375804.
expect 0 calc relief "1 M persons" --delivered 265t/d
err_is_empty
out_has "50% of their need lacks: about 4000 people die in 30 days"
out_has "excess deaths  3993"
out_has "water          15,000 m3 a day"
expect 0 calc relief 1000000 --unmet 0.5 --json
near deaths_per_10000_per_day 1.581139 5e-7
near unmet_at_emergency .375804 5e-7
near excess_deaths 3993 0.5
near water_m3_per_day 15000 1e-9
# NATO carried 39 t a day to Pakistan, 20.8 t a flight.
expect 0 calc relief 100000 --delivered 11.2t/d --json
near flights_per_day 2.0064 1e-9
# Of a number that stays: not where a quarter of them dies.
expect 2 calc relief 1000 --unmet 1 --days 300
err_has "more than a quarter of them would die"
expect 0 calc relief 1000 --unmet 0.1 --days 300 --json
same "$(grep -c '{"unmet": ' "$out")" 5 "rows in which fewer than a quarter die"
expect 2 calc relief 1000 --unmet 0.2 --host 0.1
err_has "host is not used: --unmet says what lacks"
expect 2 calc relief 1000 --least-deaths 5 --most-deaths 4
err_has "most-deaths is more than least-deaths, here 5"
expect 2 calc relief 1000 --delivered 5t
err_has "delivered takes a mass per time"
