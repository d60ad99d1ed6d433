#include "analyzer/stats/staff_flow.h"

#include <math.h>

double anke_staff_flow_rest(const AnkeStaffFlow *flow)
{
    return flow->stock_next - (flow->stock - flow->leavers + flow->hires);
}

double anke_staff_flow_turnover(const AnkeStaffFlow *flow)
{
    const double both = flow->stock + flow->stock_next;
    return both > 0 ? flow->leavers / (both / 2) : NAN;
}

AnkeAgeSplit anke_staff_flow_split(const AnkeStaffFlow *flow)
{
    AnkeAgeSplit split = {NAN, NAN, NAN, NAN, NAN};
    const double stayers = flow->stock - flow->leavers;
    const double hires_sum = flow->hires > 0 ? flow->hires_age_sum : 0;
    const double leavers_sum = flow->leavers > 0 ? flow->leavers_age_sum : 0;
    if (flow->stock > 0) {
        split.mean = flow->age_sum / flow->stock;
    }
    if (!(stayers > 0) || !(flow->leavers >= 0) || !(flow->hires >= 0) || isnan(split.mean) ||
        isnan(hires_sum) || isnan(leavers_sum)) {
        return split;
    }
    const double stayers_mean = (flow->age_sum - leavers_sum) / stayers;
    const double next =
        (flow->age_sum - leavers_sum + stayers + hires_sum) / (stayers + flow->hires);
    split.change = next - split.mean;
    split.exits = stayers_mean - split.mean;
    split.ageing = 1;
    split.hires = next - (stayers_mean + 1);
    return split;
}
