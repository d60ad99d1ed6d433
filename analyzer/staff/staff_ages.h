/* The ages that staff programs keep apart: full years on 1 April, index = age. */
#ifndef ANKE_STAFF_STAFF_AGES_H
#define ANKE_STAFF_STAFF_AGES_H

enum {
    ANKE_STAFF_AGE_FIRST = 15, /* nobody is employed younger: 労働基準法 第56条 */
    ANKE_STAFF_AGE_END = 90    /* ages are below this */
};

#endif
