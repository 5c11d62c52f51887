#!/usr/bin/env python3
"""Writes the tables and coefficients of src/base/maths.c and src/base/normal.c.

Needs mpmath. Run from the project's root; the files it writes are committed, so a build needs neither it nor Python.
"""
from mpmath import cos, erfc, exp, floor, log, lu_solve, matrix, mp, mpf, pi, polyval, sqrt, erf

mp.prec = 300


def bits(value, count):
    """value rounded to a multiple of 2^-count"""
    return floor(value * mpf(2) ** count + mpf(1) / 2) / mpf(2) ** count


def hexed(value):
    return float(value).hex().replace("0x1.0000000000000p", "0x1p").replace("0x0.0p+0", "0")


def rational(function, least, most, above, below):
    """Interpolates at Chebyshev nodes: within a factor of about two of the best possible."""
    count = above + below + 1
    nodes = [(least + most) / 2 + (most - least) / 2 * cos(pi * (2 * k + 1) / (2 * count)) for k in range(count)]
    rows, right = matrix(count, count), matrix(count, 1)
    for i, x in enumerate(nodes):
        value = function(x)
        for j in range(above + 1):
            rows[i, j] = x**j
        for j in range(1, below + 1):
            rows[i, above + j] = -value * x**j
        right[i] = value
    solution = lu_solve(rows, right)
    p = [solution[j] for j in range(above + 1)]
    q = [mpf(1)] + [solution[above + j] for j in range(1, below + 1)]
    worst = mpf(0)
    for k in range(500):
        x = least + (most - least) * k / 499
        got = polyval([mpf(float(c)) for c in p[::-1]], x) / polyval([mpf(float(c)) for c in q[::-1]], x)
        worst = max(worst, abs(got / function(x) - 1))
    assert all(c > 0 for c in q), "a pole"
    return p, q, worst


def centre(t):
    x = sqrt(t)
    return erf(x / sqrt(2)) / 2 / x


def mills(x):
    return erfc(x / sqrt(2)) / 2 * exp(x * x / 2) * sqrt(2 * pi)


def far(t):
    return mills(1 / sqrt(t)) / sqrt(t)


def write_rational(out, name, comment, fit):
    p, q, worst = fit
    out.append(f"/* {comment} Relative error {float(worst):.0e}. */")
    for kind, coefficients in (("above", p), ("below", q)):
        out.append(f"static const double {name}_{kind}[{len(coefficients)}] = {{")
        out.extend(f"    {hexed(c)}," for c in coefficients)
        out.append("};")
    out.append("")


def write_header(name, reader, body):
    guard = f"CASUS_BASE_{name.upper()}_H"
    first = f"/* Written by tools/maths_tables.py for base/{reader}. */"
    lines = [first, f"#ifndef {guard}", f"#define {guard}", "", *body, "#endif"]
    with open(f"src/base/{name}.h", "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")


def exp_and_log():
    high = bits(log(2), 42)
    out = [
        "/* ln 2 = high + low, high a multiple of 2^-42, so that a binary exponent times it is exact. */",
        f"#define LN2_HIGH {hexed(high)}",
        f"#define LN2_LOW {hexed(log(2) - high)}",
    ]
    step = log(2) / 128
    high = bits(step, 41)
    out += [
        "/* ln 2 / 128 likewise, high of 34 bits. */",
        f"#define STEP_HIGH {hexed(high)}",
        f"#define STEP_LOW {hexed(step - high)}",
        f"#define STEPS_PER_UNIT {hexed(1 / step)}",
        "",
        "/* 2^(i/128) = value (1 + rest). */",
        "static const struct {",
        "    double value, rest;",
        "} exp_table[128] = {",
    ]
    for i in range(128):
        exact = mpf(2) ** (mpf(i) / 128)
        value = mpf(float(exact))
        out.append(f"    {{{hexed(value)}, {hexed(exact / value - 1)}}},")
    out += [
        "};",
        "",
        "/* Interval i of [0.6875, 1.375): inverse, of 10 bits, is about 1 / its middle; high + low = -log(inverse), high",
        " * a multiple of 2^-42. The two intervals beside 1 have inverse 1, so that log loses nothing there. */",
        "static const struct {",
        "    double inverse, high, low;",
        "} log_table[128] = {",
    ]
    for i in range(128):
        middle = mpf(352 + 2 * i + 1) / 512 if i < 80 else mpf(256 + 2 * (i - 80) + 1) / 256
        inverse = mpf(1) if i in (79, 80) else bits(1 / middle, 9)
        high = bits(-log(inverse), 42)
        out.append(f"    {{{hexed(inverse)}, {hexed(high)}, {hexed(-log(inverse) - high)}}},")
    out += ["};", ""]
    write_header("maths_tables", "maths.c", out)


def normal():
    out, tiny = [], mpf(10) ** -12
    write_rational(out, "centre", "(Phi(x) - 1/2) / x in t = x^2, |x| < 1.5.", rational(centre, tiny, mpf("2.25"), 5, 5))
    write_rational(
        out, "mills", "Phi(-x) / phi(x), Mills' ratio, 1.5 <= x < 6.", rational(mills, mpf("1.5"), mpf(6), 7, 7)
    )
    write_rational(out, "far", "x Phi(-x) / phi(x) in t = 1 / x^2, x >= 6.", rational(far, tiny, mpf(1) / 36, 5, 5))
    write_header("normal_tables", "normal.c", out)


exp_and_log()
normal()
