#!/usr/bin/env python3
"""Writes tests/golden/maths.csv and tests/golden/beta.csv: exact arguments and 25-digit values from mpmath.

Needs mpmath. Run from the project's root; the files it writes are committed.
"""
import random

import mpmath
from mpmath import mp, mpf

mp.prec = 400
chance = random.Random(20241231)


def points(least, most, count):
    return [least + (most - least) * chance.random() for _ in range(count)]


def powers(first, last, count):
    """Spread evenly in the exponent."""
    return [10.0 ** e for e in points(first, last, count)]


def both(values):
    return [s * v for v in values for s in (1.0, -1.0)]


def quantile(p):
    tail = min(mpf(p), 1 - mpf(p))
    z = mpmath.findroot(
        lambda x: mpmath.log(mpmath.erfc(x / mpmath.sqrt(2)) / 2 / tail),
        mpf(max(0.0, float(mpmath.sqrt(-2 * mpmath.log(2 * tail))) * 0.8)),
    )
    return -z if p < 0.5 else z


def cdf(x):
    return mpmath.erfc(-mpf(x) / mpmath.sqrt(2)) / 2


def density(x):
    return mpmath.exp(-mpf(x) ** 2 / 2) / mpmath.sqrt(2 * mpmath.pi)


CASES = {
    "exp": (mpmath.exp, [0.0, 1.0, -1.0, 709.78, 709.0, -708.0, -708.5, -740.0, -745.13, 1e-300, 1e-17, 0.34657, -0.34658]
            + points(-708, 709, 60) + both(powers(-12, 1, 20))),
    "expm1": (mpmath.expm1, [1e-300, 0.25, -0.25, 0.2499999, 40.0, 40.1, -40.1, -39.9, 709.78, 0.6931471805599453]
              + points(-45, 45, 30) + both(powers(-17, 0.5, 30))),
    "log": (mpmath.log, [1.0, 2.0, 0.5, 5e-324, 2.2250738585072014e-308, 1e-310, 1.7976931348623157e308,
                         1.0000000000000002, 0.9999999999999999, 0.6875, 1.375, 0.99609375, 1.0078125, 1.0078125001]
            + [1 - v for v in both(powers(-16, -1, 40))]
            + points(0.5, 2, 60) + points(0.99, 1.01, 20) + powers(-300, 300, 40)),
    "log1p": (mpmath.log1p, [1e-300, 1e-17, -1e-17, 2e-16, -0.9999999999999999, 1e300, 1.0, -0.5]
              + points(-0.9, 3, 40) + both(powers(-17, -0.05, 30)) + powers(0, 20, 20)),
    "sin": (mpmath.sin, [1e-300, 1e-8, 0.7853981633974483, 0.7853981633974484, 1.5707963267948966, 3.141592653589793,
                         6.283185307179586, 355.0, 710.0, 1e6, -1e6, 103993.0, 999999.5]
            + points(-10, 10, 50) + points(-1e6, 1e6, 40)),
    "cos": (mpmath.cos, [0.0, 1e-300, 1e-8, 0.7853981633974483, 0.7853981633974484, 1.5707963267948966, 3.141592653589793,
                         355.0, 1e6, -1e6, 11.0, 51819.0, 999999.5]
            + points(-10, 10, 50) + points(-1e6, 1e6, 40)),
    "atanh": (mpmath.atanh, [1e-300, 1e-10, 0.5, -0.5, 0.9999999999999999, -0.9999999999999999]
              + points(-1, 1, 40) + both(powers(-15, -0.01, 20))),
    "cosh": (mpmath.cosh, [0.0, 1e-10, 710.4, -710.4, 709.0, 708.99, 22.0] + points(-30, 30, 40) + points(-709, 709, 30)),
    "sinh": (mpmath.sinh, [1e-300, 1e-10, 710.4, -710.4, 709.0, 708.99, 22.0, 21.99] + points(-30, 30, 40)
             + points(-709, 709, 30) + both(powers(-10, 0, 10))),
    "normal_density": (density, [0.0, 1.0, -1.0, 37.0, 38.0] + points(-8, 8, 40) + points(-37, 37, 30)),
    "normal_cdf": (cdf, [0.0, 1.0, -1.0, 1.5, -1.5, -1.4999999, 6.0, -6.0, -5.9999999, -30.0, -37.0, 1e-300, 8.3]
                   + points(-8, 8, 60) + points(-30, 0, 40) + both(powers(-10, 0.3, 10))),
    "normal_quantile": (quantile, [0.5000000000000001, 0.4999999999999999, 1e-300, 2.0**-53, 1 - 2.0**-53, 0.02425,
                                   0.024249999, 0.97575, 0.975, 0.0668, 0.0669, 1e-16, 0.25, 0.75]
                        + points(0, 1, 60) + powers(-16, -1, 40) + [1 - p for p in powers(-10, -1, 20)]
                        + [0.5 + v for v in both(powers(-12, -1, 10))]),
}


def pow_points():
    fixed = [(2.0, 0.5), (2.0, -1074.0), (2.0, 1023.0), (10.0, 300.0), (10.0, -300.0), (1.0000000000000002, 1e17), (0.5, 0.7),
             (0.9999, 1e6), (1.004, 170000.0), (1e-310, 0.5), (3.0, 2.0), (0.1, 3.0), (1.5, 1e-300)]
    mixed = [(x, y) for x, y in zip(powers(-3, 3, 60), points(-40, 40, 60))]
    near = [(x, y) for x, y in zip(points(0.5, 1.5, 60), points(-8, 8, 60))]
    return fixed + mixed + near


def atan2_points():
    fixed = [(0.0, 1.0), (1.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (1.0, -1.0), (-1.0, -1.0), (1e-300, 1.0), (1.0, 1e-300),
             (1e-300, -1.0), (1e300, 1e-300), (1e-310, 2e-310), (1e308, 1.5e308), (0.0625, 1.0), (0.0624999999, 1.0)]
    around = [(y, x) for y, x in zip(points(-1, 1, 80), points(-1, 1, 80))]
    ratios = [(r, 1.0) for r in both(powers(-10, 10, 30))]
    return fixed + around + ratios


def beta_points():
    shapes = [(0.05, 0.05), (0.05, 500.0), (500.0, 0.05), (500.0, 500.0), (1.0, 1.0), (2.0, 3.0), (0.5, 0.5), (30.0, 2.5),
              (1.0, 7.0), (100.0, 300.0), (0.3, 12.0), (500.0, 2.0)]
    for a, b in shapes:
        mean = a / (a + b)
        spread = (mean * (1 - mean) / (a + b + 1)) ** 0.5
        for k in (-3.0, -1.5, -0.5, 0.0, 0.7, 2.0, 4.0):
            x = mean + k * spread
            if 1e-12 < x < 1 - 1e-12:
                yield x, a, b
        yield mean * 1e-3, a, b


def by_quadrature(x, a, b):
    """The same by plain integration, to check mpmath's hypergeometric series."""
    scaled = lambda s: s ** (a - 1) * (1 - s * x) ** (b - 1)
    return mpmath.quad(scaled, mpmath.linspace(0, 1, 20)) * mpf(x) ** a / mpmath.beta(a, b)


def beta_quantile(p, a, b, start):
    f = lambda t: mpmath.log(mpmath.betainc(a, b, 0, 1 / (1 + mpmath.exp(-t)), regularized=True)) - mpmath.log(p)
    t = mpmath.findroot(f, mpmath.log(mpf(start) / (1 - mpf(start))))
    return 1 / (1 + mpmath.exp(-t))


def write(path, heading, rows):
    with open(path, "w", encoding="ascii") as file:
        file.write(heading + "\n")
        for row in rows:
            file.write(",".join(row) + "\n")


def main():
    rows = []
    for name, (function, arguments) in CASES.items():
        for x in arguments:
            rows.append((name, repr(x), "", mpmath.nstr(function(mpf(x)), 25)))
    for x, y in pow_points():
        rows.append(("pow", repr(x), repr(y), mpmath.nstr(mpf(x) ** mpf(y), 25)))
    for y, x in atan2_points():
        rows.append(("atan2", repr(y), repr(x), mpmath.nstr(mpmath.atan2(mpf(y), mpf(x)), 25)))
    write("tests/golden/maths.csv", "function,x,y,value", rows)

    mp.prec = 200
    rows = []
    for x, a, b in beta_points():
        value = mpmath.betainc(a, b, 0, x, regularized=True)
        if a >= 1 and a + b < 50:
            error = abs(by_quadrature(mpf(x), a, b) / value - 1)
            assert error < mpf(10) ** -18, (x, a, b, float(error))
        if value < mpf(10) ** -300:
            continue
        rows.append(("cdf", repr(x), repr(a), repr(b), mpmath.nstr(value, 25)))
        p = float(value)
        if 1e-200 < p < 0.999999:
            exact = beta_quantile(mpf(p), a, b, x)
            rows.append(("quantile", repr(p), repr(a), repr(b), mpmath.nstr(exact, 25)))
    write("tests/golden/beta.csv", "function,x,a,b,value", rows)


main()
