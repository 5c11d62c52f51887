/* What our tests need beyond cmocka. cmocka 1.1.5 casts its float assertions to float, so ours. */
#ifndef CASUS_TESTS_CHECK_H
#define CASUS_TESTS_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* |a - b| <= tolerance; NaN never is. */
#define assert_close(a, b, tolerance)                                                                                  \
    do {                                                                                                               \
        const double a_ = (a), b_ = (b), t_ = (tolerance);                                                             \
        if (!(fabs(a_ - b_) <= t_))                                                                                    \
            fail_msg("%s = %.17g, expected %.17g within %g", #a, a_, b_, t_);                                          \
    } while (0)

#define assert_same_bits(a, b)                                                                                         \
    do {                                                                                                               \
        const double a_ = (a), b_ = (b);                                                                               \
        if (memcmp(&a_, &b_, sizeof a_) != 0)                                                                          \
            fail_msg("%s = %a differs from %s = %a", #a, a_, #b, b_);                                                  \
    } while (0)

#endif
