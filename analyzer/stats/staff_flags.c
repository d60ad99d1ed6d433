#include "analyzer/stats/staff_flags.h"

#include <math.h>

const char *anke_flag_name(AnkeFlag flag)
{
    static const char *const names[] = {"none", "yellow", "red", ""};
    return names[flag];
}

static AnkeFlag yellow_if(int is_grave)
{
    return is_grave ? ANKE_FLAG_YELLOW : ANKE_FLAG_NONE;
}

AnkeFlag anke_flag_of_hollow(double index, double z)
{
    if (isnan(index)) {
        return ANKE_FLAG_UNKNOWN;
    }
    if (!(index >= ANKE_HOLLOW_YELLOW && z <= ANKE_HOLLOW_Z)) {
        return ANKE_FLAG_NONE;
    }
    return index >= ANKE_HOLLOW_RED ? ANKE_FLAG_RED : ANKE_FLAG_YELLOW;
}

AnkeFlag anke_flag_of_valley(double lo, double hi)
{
    return yellow_if(hi - lo + 1 >= ANKE_VALLEY_WIDTH); /* never of NaN */
}

AnkeFlag anke_flag_of_old(double share)
{
    return isnan(share) ? ANKE_FLAG_UNKNOWN : yellow_if(share > ANKE_OLD_SHARE);
}

AnkeFlag anke_flag_of_span(double span)
{
    return isnan(span) ? ANKE_FLAG_UNKNOWN
                       : yellow_if(span < ANKE_SPAN_LEAST || span > ANKE_SPAN_MOST);
}

AnkeFlag anke_flag_of_hires(double leanest, double mean)
{
    return isnan(leanest) || isnan(mean) ? ANKE_FLAG_UNKNOWN
                                         : yellow_if(leanest < ANKE_FREEZE_SHARE * mean);
}

AnkeFlag anke_flag_of_candidates(double candidates, double posts)
{
    if (isnan(candidates) || isnan(posts)) {
        return ANKE_FLAG_UNKNOWN;
    }
    if (candidates < ANKE_CANDIDATES_RED * posts) {
        return ANKE_FLAG_RED;
    }
    return yellow_if(candidates < ANKE_CANDIDATES_YELLOW * posts);
}
