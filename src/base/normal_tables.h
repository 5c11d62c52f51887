/* Written by tools/maths_tables.py for base/normal.c. */
#ifndef CASUS_BASE_NORMAL_TABLES_H
#define CASUS_BASE_NORMAL_TABLES_H

/* (Phi(x) - 1/2) / x in t = x^2, |x| < 1.5. Relative error 6e-17. */
static const double centre_above[6] = {
    0x1.9884533d43651p-2,  0x1.a3de082840d74p-6,  0x1.0896fd374e24ep-8,
    0x1.65ff6c15dbceep-14, 0x1.270c004254076p-18, 0x1.e9da8cd2bf711p-30,
};
static const double centre_below[6] = {
    0x1p+0,
    0x1.d8e3c62f3aec7p-3,
    0x1.82ba0abcaf3f1p-6,
    0x1.624cce572437dp-10,
    0x1.716fc00b095e6p-15,
    0x1.66680e1f71369p-21,
};

/* Phi(-x) / phi(x), Mills' ratio, 1.5 <= x < 6. Relative error 1e-16. */
static const double mills_above[8] = {
    0x1.40d9331ce5635p+0, 0x1.6db4312018695p+0, 0x1.9b796d6b7b65ap-1,  0x1.17716e8252b18p-2,
    0x1.df26995b7c43fp-5, 0x1.ee315a2cb6472p-8, 0x1.ecf66a777a582p-12, -0x1.3233e2f0b8c55p-37,
};
static const double mills_below[8] = {
    0x1p+0,
    0x1.f00c4aeb150e1p+0,
    0x1.aff178189f918p+0,
    0x1.b8e397bb9167fp-1,
    0x1.1f2c5bcc46b3fp-2,
    0x1.e2ff71db5bb3ap-5,
    0x1.ee31bc8ce11ebp-8,
    0x1.ecf63e03c7da2p-12,
};

/* x Phi(-x) / phi(x) in t = 1 / x^2, x >= 6. Relative error 6e-17. */
static const double far_above[6] = {
    0x1p+0,
    0x1.5d7727179bee5p+5,
    0x1.3043487d72efdp+9,
    0x1.872b58187985ep+11,
    0x1.3b50b196eca8fp+12,
    0x1.1f176df78003dp+10,
};
static const double far_below[6] = {
    0x1p+0,
    0x1.657727179bed7p+5,
    0x1.451abaeeed03dp+9,
    0x1.c99070fee7897p+11,
    0x1.c982dab0b3e7ap+12,
    0x1.b4acaab00feb6p+11,
};

#endif
