#include "analyzer/staff/national_rates.h"

const AnkeNationalRate anke_national_rates[ANKE_NATIONAL_N_RATES] = {
    {18, 24, 0.0144}, {25, 29, 0.0165}, {30, 34, 0.0157}, {35, 39, 0.0100}, {40, 44, 0.0049},
    {45, 49, 0.0052}, {50, 54, 0.0043}, {55, 59, 0.0073}, {60, 64, 0.0139}, {65, 70, 0.0411}};

const char anke_national_rates_source[] =
    "総務省 平成30年度地方公務員の退職状況等調査・地方公務員給与実態調査（一般行政職）";

guint anke_national_rate_group(int age)
{
    guint group = 0;
    while (group + 1 < ANKE_NATIONAL_N_RATES && age > anke_national_rates[group].to) {
        group++;
    }
    return group;
}
