/* A number that changes over the years, as plans state it: a few years with a value each. */
#ifndef ANKE_STAFF_YEAR_VALUES_H
#define ANKE_STAFF_YEAR_VALUES_H

#include <glib.h>

typedef struct {
    int year;
    double value;
} AnkeYearValue;

/* Ascending years, none twice. */
typedef struct {
    GArray *values; /* AnkeYearValue */
} AnkeYearValues;

/* The year of a value that was stated for all years. */
#define ANKE_YEAR_ALWAYS 0

void anke_year_values_init(AnkeYearValues *values);
void anke_year_values_clear(AnkeYearValues *values);

/* Replaces the contents by a copy of others. */
void anke_year_values_copy(AnkeYearValues *values, const AnkeYearValues *others);

/* Sets the value of a year, in place of an earlier one. */
void anke_year_values_set(AnkeYearValues *values, int year, double value);

/* The value of the last year up to `year`; `otherwise` before the first. */
double anke_year_values_step(const AnkeYearValues *values, int year, double otherwise);

/* Linear between years, constant after the last, `otherwise` before the first. */
double anke_year_values_line(const AnkeYearValues *values, int year, double otherwise);

/* The first year with a value that is later than `year`, or -1. */
int anke_year_values_next(const AnkeYearValues *values, int year);

gboolean anke_year_values_is_empty(const AnkeYearValues *values);

#endif
