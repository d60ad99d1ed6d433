/* Stock and flow of staff within a fiscal year, from 1 April to the next. */
#ifndef ANKE_STATS_STAFF_FLOW_H
#define ANKE_STATS_STAFF_FLOW_H

/* Persons; NaN where not known. */
typedef struct {
    double stock;      /* in service on 1 April, those hired that day included */
    double leavers;    /* last day between that 1 April and 31 March */
    double hires;      /* from 2 April to the next 1 April */
    double stock_next; /* in service on the next 1 April */
} AnkeStaffFlow;

/* Some of these persons, and the sum of their full ages on a 1 April. */
typedef struct {
    double n, sum;
} AnkeAgeSum;

/* Those whose age is known. */
typedef struct {
    AnkeAgeSum stock;   /* on 1 April */
    AnkeAgeSum leavers; /* likewise */
    AnkeAgeSum hires;   /* on the next 1 April */
    AnkeAgeSum
        in_year; /* of leavers and of hires, who came and left in between; on the first 1 April */
} AnkeFlowAges;

/* stock_next - (stock - leavers + hires): not 0 where people moved in or out otherwise. */
double anke_staff_flow_rest(const AnkeStaffFlow *flow);

/* Leavers per mean stock of both days. Undefined: nobody gives NaN. */
double anke_staff_flow_turnover(const AnkeStaffFlow *flow);

/* Why the mean age of those who stay and come differs from that of the stock, in years. */
typedef struct {
    double mean;   /* of the stock */
    double change; /* exits + ageing + hires */
    double exits;  /* mean of those who stay less mean of all */
    double ageing; /* 1: everybody who stays is a year older */
    double hires;  /* mean with the hires less that of those who stayed, a year later */
} AnkeAgeSplit;

/*
 * Splits the change of the mean age; the three parts add up to it exactly.
 *
 * Undefined: nobody stays, or a number is not known, gives NaN; `mean` is known where the stock is.
 *            Of nobody the age sum is 0, whatever it says.
 * Formula:   a decomposition by successive steps: (stock - leavers), then + 1 year, then + hires; who
 *            came and left in between is in none of them.
 */
AnkeAgeSplit anke_staff_flow_split(const AnkeFlowAges *ages);

#endif
