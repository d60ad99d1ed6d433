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

/* Those of whole who are not in part. */
static AnkeAgeSum without(AnkeAgeSum whole, AnkeAgeSum part)
{
    const AnkeAgeSum rest = {whole.n - part.n, whole.sum - part.sum};
    return rest.n < 0 || rest.n > 0 || isnan(rest.n) ? rest : (AnkeAgeSum){0, 0};
}

static double mean_of(AnkeAgeSum ages)
{
    return ages.n > 0 ? ages.sum / ages.n : NAN;
}

AnkeAgeSplit anke_staff_flow_split(const AnkeFlowAges *ages)
{
    AnkeAgeSplit split = {mean_of(ages->stock), NAN, NAN, NAN, NAN};
    const AnkeAgeSum in_year = ages->in_year.n > 0 ? ages->in_year : (AnkeAgeSum){0, 0};
    const AnkeAgeSum in_year_later = {in_year.n, in_year.sum + in_year.n};
    const AnkeAgeSum gone = without(ages->leavers, in_year);
    const AnkeAgeSum came = without(ages->hires, in_year_later);
    const AnkeAgeSum stayers = without(ages->stock, gone);
    const AnkeAgeSum next = {stayers.n + came.n, stayers.sum + stayers.n + came.sum};
    if (!(stayers.n > 0) || !(gone.n >= 0) || !(came.n >= 0) || isnan(next.sum + split.mean)) {
        return split;
    }
    split.change = mean_of(next) - split.mean;
    split.exits = mean_of(stayers) - split.mean;
    split.ageing = 1;
    split.hires = mean_of(next) - (mean_of(stayers) + 1);
    return split;
}
