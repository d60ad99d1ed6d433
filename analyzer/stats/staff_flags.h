/*
 * How grave a measure of staff is: every limit that has a colour, in this one place. Sentences,
 * warnings and charts have theirs from here, or from the rows NAME_flag that are made here.
 *
 * Not for surveys. The limits are conventions of offices and of this project, no tests: staff are
 * all counted.
 */
#ifndef ANKE_STATS_STAFF_FLAGS_H
#define ANKE_STATS_STAFF_FLAGS_H

/* ANKE_FLAG_UNKNOWN: the number is not known, or has no limit. */
typedef enum { ANKE_FLAG_NONE, ANKE_FLAG_YELLOW, ANKE_FLAG_RED, ANKE_FLAG_UNKNOWN } AnkeFlag;

/* "none", "yellow", "red"; "" of what is not known */
const char *anke_flag_name(AnkeFlag flag);

/* The hollow index at least, z at most. */
#define ANKE_HOLLOW_YELLOW 0.2
#define ANKE_HOLLOW_RED 0.4
#define ANKE_HOLLOW_Z (-2.0)

/* Ages of a valley at least; narrower ones come and go. */
#define ANKE_VALLEY_WIDTH 3

/* Share of 55 and older, above it. */
#define ANKE_OLD_SHARE 0.30

/* Staff a manager, outside of it. */
#define ANKE_SPAN_LEAST 3.0
#define ANKE_SPAN_MOST 15.0

/* Mean hires a year of a stretch over those of all years, below it. */
#define ANKE_FREEZE_SHARE 0.5

/* Candidates a vacant post, below it. */
#define ANKE_CANDIDATES_YELLOW 1.5
#define ANKE_CANDIDATES_RED 1.0

/* Yellow: index >= 0.2 and z <= -2; red: besides index >= 0.4. */
AnkeFlag anke_flag_of_hollow(double index, double z);

/* Yellow: 3 ages and more, both included; none where there is no valley (NaN). */
AnkeFlag anke_flag_of_valley(double lo, double hi);

/* Yellow: more than 30 % (share 0-1) are 55 and older. */
AnkeFlag anke_flag_of_old(double share);

/* Yellow: fewer than 3 or more than 15 staff a manager. */
AnkeFlag anke_flag_of_span(double span);

/* Yellow: in the leanest stretch less than half the mean of all years was hired. */
AnkeFlag anke_flag_of_hires(double leanest, double mean);

/*
 * Red: fewer candidates than posts; yellow: fewer than 1.5 a post. No post needs no candidate.
 * Persons, whole or expected.
 */
AnkeFlag anke_flag_of_candidates(double candidates, double posts);

#endif
