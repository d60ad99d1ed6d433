/* Comparing doubles in unit tests: relative, and NaN as a value of its own. */
#ifndef ANKE_TESTS_NEAR_H
#define ANKE_TESTS_NEAR_H

#include <math.h>

#include <glib.h>

#define assert_near(got, want, tolerance)                                                          \
    G_STMT_START                                                                                   \
    {                                                                                              \
        double got_ = (got), want_ = (want);                                                       \
        if (!(fabs(got_ - want_) <= (tolerance)*fabs(want_))) {                                    \
            g_assertion_message_cmpnum(G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC,                \
                                       #got " is near " #want, got_, "~", want_, 'f');             \
        }                                                                                          \
    }                                                                                              \
    G_STMT_END

#define assert_nan(got) g_assert_true(isnan(got))

#endif
