/* How long people stay, from records that begin late: Kaplan-Meier with delayed entry. */
#ifndef ANKE_STATS_KAPLAN_MEIER_H
#define ANKE_STATS_KAPLAN_MEIER_H

#include <glib.h>

#include "analyzer/stats/proportion.h"

typedef struct {
    double survival; /* share still in service after that time */
    double se;
    AnkeInterval range;
} AnkeSurvival;

/*
 * The survival curve at n times, in their order.
 *
 *   at_risk   persons with entry < time <= exit
 *   events    of these, who left then; at most at_risk
 *   level     of the limits
 *   curve     n of them
 * Undefined: from a time on at which nobody is at risk, or a count is bad, NaN; the error and limits
 *            where the survival is 0, the limits also where it is 1.
 * Formula:   S = prod(1 - d/n); Greenwood's variance S^2 sum d/(n(n-d)); limits S^exp(-+ z sqrt(sum)/ln S)
 *            (log-log), Kalbfleisch & Prentice (2002), section 1.4. Agrees with R's
 *            survival::survfit(Surv(entry, exit, event) ~ 1, conf.type = "log-log").
 */
void anke_kaplan_meier(const double *at_risk, const double *events, gsize n, double level,
                       AnkeSurvival *curve);

#endif
