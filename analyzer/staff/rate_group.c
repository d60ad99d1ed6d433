#include "analyzer/staff/rate_group.h"

enum { FIRST_END = 25, WIDTH = 5 };

guint anke_rate_group(int age)
{
    return age < FIRST_END ? 0 : MIN(1 + (guint)(age - FIRST_END) / WIDTH, ANKE_RATE_N_GROUPS - 1);
}
