#!/bin/sh
# Dwell time: published medians, a tail that is assumed, and a count that is Poisson.
set -eu
# shellcheck source=tests/cli/common
. tests/cli/common

# M/G/infinity: .02 a day x 11 exp(1.8^2 / 2).
expect 0 calc dwell 2024 --arrivals 0.02
err_is_empty
out_has "median dwell    11 days     of 2024 as published"
expect 0 calc dwell 2024 --arrivals 0.02 --json
near active 1.11168 5e-5
near none_active .329006 5e-6
for row in "2011 416" "2014 205" "2018 78" "2019 56" "2020 24" "2021 21" "2022 16" "2023 10" "2024 11" "2025 14"; do
    # shellcheck disable=SC2086
    set -- $row
    expect 0 calc dwell "$1" --json
    near median_days "$2" 0
done
# 8% of 2021 longer than 18 months: sigma 2.32, and 8% come out.
expect 0 calc dwell 2021 --tail 8% --tail-days "18 months" --days "18 months" --json
near sigma 2.3213 5e-4
near longer .08 1e-9
# Help: a fifth prevented, found twice as fast.
expect 0 calc dwell --median 122 --prevented 0.2 --faster 1 --json
near median_days 61 1e-12
near active 4.93187 5e-4
expect 2 calc dwell 2015
err_has 'year is 2025, 2024,'
expect 2 calc dwell 2021 --median 30
err_has "year is not used: --median says it"
expect 2 calc dwell 2021 --tail 0.08
err_has "give --tail-days D"
expect 2 calc dwell 2021 --tail 0.08 --tail-days 20
err_has "tail-days is beyond the median, here 21 d"
