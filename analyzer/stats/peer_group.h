/* A city among its peers (類似団体): staff for their inhabitants, and for inhabitants and area. */
#ifndef ANKE_STATS_PEER_GROUP_H
#define ANKE_STATS_PEER_GROUP_H

#include <glib.h>

#include "analyzer/stats/proportion.h"

/* More cities are not compared. */
#define ANKE_PEERS_MAX 2000

typedef struct {
    double staff;      /* persons */
    double population; /* inhabitants */
    double area;       /* km2; NaN: not known */
} AnkePeer;

/* Of a group of cities; rates are staff per 10,000 inhabitants. */
typedef struct {
    gsize n;                /* cities whose staff and inhabitants are known */
    double weighted_mean;   /* sum of staff over sum of inhabitants */
    double simple_mean, sd; /* of the cities' rates; sd with n - 1 */
    double median, mad;     /* median distance from the median */
} AnkePeerGroup;

/* Of one city of the group. */
typedef struct {
    double rate;        /* staff per 10,000 inhabitants */
    double excess;      /* staff less what the weighted mean gives for its inhabitants */
    double excess_rate; /* the same as a share of its own staff */
    double z, robust_z; /* of the rate: from mean and sd; from median and 1.4826 mad */
    double rank;        /* 1: the highest rate; equal rates have one rank */
} AnkePeerPlace;

/*
 * Describes a group; the city itself is one of it, as in the published means.
 *
 * Undefined: nobody known gives n 0 and NaN. Cities without staff or inhabitants known are left out.
 */
AnkePeerGroup anke_peer_group_describe(const AnkePeer *peers, gsize n);

/* Places a city of the group. Undefined: NaN for what is not known of it or does not vary. */
AnkePeerPlace anke_peer_group_place(const AnkePeer *peers, gsize n, const AnkePeerGroup *group,
                                    gsize city);

/* What inhabitants and area of the others let expect. */
typedef struct {
    double fitted;      /* staff */
    AnkeInterval range; /* of a single city's staff */
    double t;           /* distance over its standard error */
    gboolean has_area;  /* area was a predictor */
} AnkePeerFit;

/*
 * Fits staff ~ inhabitants/1000 + area to all cities but one, and predicts that one. Area is left out
 * where it is not known of all or does not vary.
 *
 *   level  of the prediction interval
 * Undefined: NaN where fewer others than predictors + 2 are known, or one predictor follows from the other.
 * Formula:   fitted -+ t(n - k) s sqrt(1 + x'(X'X)^-1 x), Draper & Smith (1998), section 8.1; t is the
 *            externally studentised residual of the fit to all cities: agrees with R 4.2 rstudent().
 */
AnkePeerFit anke_peer_fit(const AnkePeer *peers, gsize n, gsize city, double level);

#endif
