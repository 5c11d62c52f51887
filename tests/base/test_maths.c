#include "check.h"
#include "base/distribution.h"
#include "base/maths.h"
#include "base/random.h"
#include "base/sha256.h"
#include <stdio.h>
#include <stdlib.h>

/* The unit in the last place of a double near `value`, also below the normal range. */
static long double ulp_near(long double value)
{
    const double size = fabs((double)value);
    int exponent;

    if (size < 0x1p-1022) {
        return 0x1p-1074L;
    }
    (void)frexp(size, &exponent);
    return ldexpl(1.0L, exponent - 53);
}

/* The bounds stated in base/maths.h, in ulp. */
static const struct function_row {
    const char *name;
    double (*one)(double x);
    double (*two)(double x, double y);
    double most_ulp;
    int least_points;
} function_rows[] = {
    {"exp", det_exp, NULL, 0.55, 100},
    {"expm1", det_expm1, NULL, 1.1, 60},
    {"log", det_log, NULL, 0.8, 100},
    {"log1p", det_log1p, NULL, 0.55, 100},
    {"pow", NULL, det_pow, 7.0, 100},
    {"sin", det_sin, NULL, 0.8, 100},
    {"cos", det_cos, NULL, 0.8, 100},
    {"atan2", NULL, det_atan2, 1.5, 100},
    {"atanh", det_atanh, NULL, 1.3, 60},
    {"cosh", det_cosh, NULL, 1.9, 60},
    {"sinh", det_sinh, NULL, 2.2, 60},
    {"normal_density", normal_density, NULL, 2.0, 60},
    {"normal_cdf", normal_cdf, NULL, 16.0, 100},
    {"normal_quantile", normal_quantile, NULL, 5.0, 100},
};

static void check_point(const struct function_row *row, const char *line, int *points)
{
    char *end;
    const double x = strtod(strchr(line, ',') + 1, &end), y = strtod(end + 1, &end);
    const long double expected = strtold(strrchr(line, ',') + 1, NULL);
    const double got = row->one != NULL ? row->one(x) : row->two(x, y);
    const long double error = fabsl((long double)got - expected) / ulp_near(expected);

    (*points)++;
    if (!(error <= (long double)row->most_ulp)) {
        fail_msg("%s: got %.17g, which is %.3Lf ulp off: %s", row->name, got, error, line);
    }
}

/* tests/golden/maths.csv: 25 digits from mpmath, written by tools/golden_maths.py. */
static void every_function_keeps_its_stated_error_at_the_golden_points(void **state)
{
    const size_t count = sizeof function_rows / sizeof function_rows[0];
    int points[sizeof function_rows / sizeof function_rows[0]] = {0};
    char line[400];
    FILE *file = fopen("tests/golden/maths.csv", "r");
    size_t i;

    (void)state;
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    while (fgets(line, sizeof line, file) != NULL) {
        const size_t length = strcspn(line, ",");

        for (i = 0; i < count; i++) {
            if (strlen(function_rows[i].name) == length && strncmp(function_rows[i].name, line, length) == 0) {
                break;
            }
        }
        assert_true(i < count);
        check_point(&function_rows[i], line, &points[i]);
    }
    (void)fclose(file);
    for (i = 0; i < count; i++) {
        assert_true(points[i] >= function_rows[i].least_points);
    }
}

static void outside_their_domain_functions_return_what_ieee_754_does(void **state)
{
    const double infinite = (double)INFINITY, nan_value = (double)NAN;

    (void)state;
    assert_same_bits(det_exp(infinite), infinite);
    assert_same_bits(det_exp(-infinite), 0.0);
    assert_same_bits(det_exp(709.79), infinite);
    assert_same_bits(det_exp(-745.14), 0.0);
    assert_same_bits(det_exp(1e300), infinite);
    assert_true(det_exp(709.78) < infinite);
    assert_same_bits(det_exp(-745.13), 0x1p-1074);
    assert_true(isnan(det_exp(nan_value)));
    assert_same_bits(det_expm1(-infinite), -1.0);
    assert_same_bits(det_expm1(infinite), infinite);
    assert_true(isnan(det_expm1(nan_value)));
    assert_same_bits(det_log(0.0), -infinite);
    assert_same_bits(det_log(-0.0), -infinite);
    assert_same_bits(det_log(infinite), infinite);
    assert_true(isnan(det_log(-1.0)));
    assert_true(isnan(det_log(-infinite)));
    assert_true(isnan(det_log(nan_value)));
    assert_same_bits(det_log1p(-1.0), -infinite);
    assert_same_bits(det_log1p(infinite), infinite);
    assert_true(isnan(det_log1p(-1.5)));
    assert_true(isnan(det_log1p(nan_value)));
    assert_same_bits(det_atanh(1.0), infinite);
    assert_same_bits(det_atanh(-1.0), -infinite);
    assert_true(isnan(det_atanh(1.5)));
    assert_same_bits(det_cosh(711.0), infinite);
    assert_same_bits(det_sinh(-711.0), -infinite);
    assert_true(isnan(det_sinh(nan_value)));
    assert_true(isnan(det_cosh(nan_value)));
    assert_true(isnan(det_sin(infinite)));
    assert_true(isnan(det_cos(nan_value)));
    assert_true(isnan(det_sin(1000001.0)));
}

static void atan2_follows_ieee_754_at_its_corners(void **state)
{
    const double infinite = (double)INFINITY, pi = 0x1.921fb54442d18p+1;

    (void)state;
    assert_same_bits(det_atan2(0.0, 1.0), 0.0);
    assert_same_bits(det_atan2(-0.0, 1.0), -0.0);
    assert_same_bits(det_atan2(0.0, 0.0), 0.0);
    assert_same_bits(det_atan2(-0.0, 0.0), -0.0);
    assert_same_bits(det_atan2(0.0, -0.0), pi);
    assert_same_bits(det_atan2(0.0, -1.0), pi);
    assert_same_bits(det_atan2(-0.0, -1.0), -pi);
    assert_same_bits(det_atan2(1.0, 0.0), 0.5 * pi);
    assert_same_bits(det_atan2(-1.0, -0.0), -0.5 * pi);
    assert_same_bits(det_atan2(infinite, 1.0), 0.5 * pi);
    assert_same_bits(det_atan2(1.0, infinite), 0.0);
    assert_same_bits(det_atan2(1.0, -infinite), pi);
    assert_close(det_atan2(infinite, -infinite), 0.75 * pi, 1e-15);
    assert_true(isnan(det_atan2((double)NAN, 1.0)));
    assert_true(isnan(det_atan2(1.0, (double)NAN)));
}

static void pow_follows_ieee_754_at_its_corners(void **state)
{
    const double infinite = (double)INFINITY, nan_value = (double)NAN;

    (void)state;
    assert_same_bits(det_pow(0.0, 2.5), 0.0);
    assert_same_bits(det_pow(0.0, 0.0), 1.0);
    assert_same_bits(det_pow(0.0, -1.0), infinite);
    assert_same_bits(det_pow(-0.0, -1.0), -infinite);
    assert_same_bits(det_pow(1.0, nan_value), 1.0);
    assert_same_bits(det_pow(nan_value, 0.0), 1.0);
    assert_same_bits(det_pow(-2.0, 3.0), -8.0);
    assert_same_bits(det_pow(-2.0, 4.0), 16.0);
    assert_same_bits(det_pow(-1.0, 3.0), -1.0);
    assert_same_bits(det_pow(-1.0, infinite), 1.0);
    assert_same_bits(det_pow(infinite, -0.5), 0.0);
    assert_same_bits(det_pow(-infinite, 3.0), -infinite);
    assert_same_bits(det_pow(0.5, infinite), 0.0);
    assert_same_bits(det_pow(2.0, infinite), infinite);
    assert_same_bits(det_pow(2.0, 1024.0), infinite);
    assert_same_bits(det_pow(2.0, -1080.0), 0.0);
    assert_true(isnan(det_pow(-2.0, 0.5)));
    assert_true(isnan(det_pow(nan_value, 2.0)));
}

static void values_that_are_exact_come_out_exact(void **state)
{
    int i;

    (void)state;
    assert_same_bits(det_exp(0.0), 1.0);
    assert_same_bits(det_log(1.0), 0.0);
    assert_same_bits(det_sin(0.0), 0.0);
    assert_same_bits(det_cos(0.0), 1.0);
    assert_same_bits(det_expm1(0.0), 0.0);
    assert_same_bits(det_log1p(0.0), 0.0);
    assert_same_bits(normal_cdf(0.0), 0.5);
    assert_same_bits(normal_quantile(0.5), 0.0);
    for (i = -1074; i <= 1023; i++) {
        assert_same_bits(det_pow(2.0, i), ldexp(1.0, i));
    }
    for (i = 1; i < 1000; i++) {
        assert_same_bits(det_pow(i, 2.0), (double)(i * i));
    }
}

static void odd_functions_are_odd_and_even_ones_even(void **state)
{
    double x;

    (void)state;
    for (x = 0.001; x < 0.9; x += 0.0137) {
        assert_same_bits(det_sin(-40 * x), -det_sin(40 * x));
        assert_same_bits(det_cos(-40 * x), det_cos(40 * x));
        assert_same_bits(det_sinh(-40 * x), -det_sinh(40 * x));
        assert_same_bits(det_cosh(-40 * x), det_cosh(40 * x));
        assert_same_bits(det_atanh(-x), -det_atanh(x));
    }
}

static void normal_quantile_is_symmetric_increasing_and_inverts_the_cdf(void **state)
{
    double before = -(double)INFINITY;
    int i;

    (void)state;
    for (i = 1; i < 8192; i++) {
        const double p = i / 8192.0, x = normal_quantile(p);

        assert_true(x > before);
        assert_true(normal_quantile(1.0 - p) == -x);
        assert_close(normal_cdf(x), p, 4e-16);
        before = x;
    }
    assert_same_bits(normal_quantile(0.0), -(double)INFINITY);
    assert_same_bits(normal_quantile(1.0), (double)INFINITY);
    assert_true(isnan(normal_quantile(-0.1)));
    assert_true(isnan(normal_quantile(1.1)));
    assert_true(isnan(normal_quantile((double)NAN)));
}

static void normal_cdf_is_increasing_across_its_seams_and_ends_in_0_and_1(void **state)
{
    const double seams[] = {-6.0, -1.5, 1.5, 6.0};
    size_t i;
    int k;

    (void)state;
    for (i = 0; i < 4; i++) {
        for (k = -20; k < 20; k++) {
            assert_true(normal_cdf(seams[i] + k * 1e-7) <= normal_cdf(seams[i] + (k + 1) * 1e-7));
        }
    }
    assert_same_bits(normal_cdf(-(double)INFINITY), 0.0);
    assert_same_bits(normal_cdf((double)INFINITY), 1.0);
    assert_same_bits(normal_density((double)INFINITY), 0.0);
    assert_true(isnan(normal_cdf((double)NAN)));
    assert_true(isnan(normal_density((double)NAN)));
}

static void logit_and_expit_are_inverses(void **state)
{
    double x;

    (void)state;
    for (x = -30; x < 30; x += 0.37) {
        assert_close(logit(expit(x)), x, 1e-15 * (2 + exp(x)));
    }
    assert_same_bits(expit(0.0), 0.5);
    assert_same_bits(expit(-1000.0), 0.0);
    assert_same_bits(expit(1000.0), 1.0);
}

static void clamp_and_positive_cut(void **state)
{
    (void)state;
    assert_same_bits(clamp(2, 0, 1), 1.0);
    assert_same_bits(clamp(-2, 0, 1), 0.0);
    assert_same_bits(clamp(0.25, 0, 1), 0.25);
    assert_same_bits(positive(-3), 0.0);
    assert_same_bits(positive(3), 3.0);
}

static void add_bits(struct sha256 *hash, double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    sha256_add_u64(hash, bits);
}

/* Every compiler, level of optimisation and processor must come to this digest; a change of it changes every result
 * ever published. */
static void the_bits_are_the_same_on_every_build(void **state)
{
    const uint64_t stream = stream_of("test/maths/bits");
    struct sha256 hash;
    uint8_t digest[32];
    char hex[65];
    uint32_t i;

    (void)state;
    sha256_init(&hash);
    for (i = 0; i < 20000; i++) {
        const struct random_words words = random_at((struct random_address){.occurrence = i, .stream = stream});
        const double u = random_first(words), v = random_second(words), wide = 80 * (v - 0.5);

        add_bits(&hash, det_exp(wide * 18));
        add_bits(&hash, det_expm1(wide));
        add_bits(&hash, det_log(u / v));
        add_bits(&hash, det_log1p(wide * 0.02));
        add_bits(&hash, det_pow(u * 10, wide));
        add_bits(&hash, det_sin(wide * 1000));
        add_bits(&hash, det_cos(wide * 1000));
        add_bits(&hash, det_atan2(u - 0.5, wide));
        add_bits(&hash, det_atanh(2 * v - 1));
        add_bits(&hash, det_cosh(wide));
        add_bits(&hash, det_sinh(wide));
        add_bits(&hash, normal_density(wide * 0.5));
        add_bits(&hash, normal_cdf(wide * 0.5));
        add_bits(&hash, normal_quantile(u));
        add_bits(&hash, logit(u));
        add_bits(&hash, expit(wide));
        if (i % 50 == 0) {
            add_bits(&hash, beta_quantile(u, 20 * v, 3));
        }
    }
    sha256_finish(&hash, digest);
    sha256_hex(digest, hex);
    assert_string_equal(hex, "8dac83602d46290edda425618e46a26c12b4b5218bc443ffe5438bdec4859ab8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_function_keeps_its_stated_error_at_the_golden_points),
        cmocka_unit_test(outside_their_domain_functions_return_what_ieee_754_does),
        cmocka_unit_test(atan2_follows_ieee_754_at_its_corners),
        cmocka_unit_test(pow_follows_ieee_754_at_its_corners),
        cmocka_unit_test(values_that_are_exact_come_out_exact),
        cmocka_unit_test(odd_functions_are_odd_and_even_ones_even),
        cmocka_unit_test(normal_quantile_is_symmetric_increasing_and_inverts_the_cdf),
        cmocka_unit_test(normal_cdf_is_increasing_across_its_seams_and_ends_in_0_and_1),
        cmocka_unit_test(logit_and_expit_are_inverses),
        cmocka_unit_test(clamp_and_positive_cut),
        cmocka_unit_test(the_bits_are_the_same_on_every_build),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
