#include "analyzer/staff/diagonals.h"

#include "analyzer/staff/staff_day.h"

enum { N_COHORTS = ANKE_COHORT_LAST - ANKE_COHORT_FIRST + 2 };

/* rows[0] is the unknown cohort; a row holds changes from the year before, when finished numbers;
 * NULL: nobody. */
struct AnkeDiagonals {
    gboolean is_finished;
    gint32 *rows[N_COHORTS];
};

AnkeDiagonals *anke_diagonals_new(void)
{
    return g_new0(AnkeDiagonals, 1);
}

static guint row_of(int cohort)
{
    gboolean is_known = cohort >= ANKE_COHORT_FIRST && cohort <= ANKE_COHORT_LAST;
    return is_known ? (guint)(cohort - ANKE_COHORT_FIRST + 1) : 0;
}

void anke_diagonals_add(AnkeDiagonals *diagonals, int cohort, int first, int last, gint32 n)
{
    first = MAX(first, ANKE_STAFF_FIRST_YEAR);
    last = MIN(last, ANKE_STAFF_LAST_YEAR);
    g_assert(!diagonals->is_finished);
    if (last < first) {
        return;
    }
    gint32 **row = &diagonals->rows[row_of(cohort)];
    if (*row == NULL) {
        *row = g_new0(gint32, ANKE_STAFF_N_YEARS + 1);
    }
    (*row)[first - ANKE_STAFF_FIRST_YEAR] += n;
    (*row)[last - ANKE_STAFF_FIRST_YEAR + 1] -= n;
}

void anke_diagonals_finish(AnkeDiagonals *diagonals)
{
    if (diagonals == NULL || diagonals->is_finished) {
        return;
    }
    diagonals->is_finished = TRUE;
    for (guint i = 0; i < N_COHORTS; i++) {
        gint32 *row = diagonals->rows[i];
        for (guint year = 1; row != NULL && year <= ANKE_STAFF_N_YEARS; year++) {
            row[year] += row[year - 1];
        }
    }
}

gint64 anke_diagonals_get(const AnkeDiagonals *diagonals, int cohort, int year)
{
    guint row = row_of(cohort);
    gboolean has_year = year >= ANKE_STAFF_FIRST_YEAR && year <= ANKE_STAFF_LAST_YEAR;
    gboolean has_cohort = cohort == ANKE_COHORT_UNKNOWN || row != 0;
    if (diagonals == NULL || !has_year || !has_cohort || diagonals->rows[row] == NULL) {
        return 0;
    }
    g_assert(diagonals->is_finished);
    return diagonals->rows[row][year - ANKE_STAFF_FIRST_YEAR];
}

gint64 anke_diagonals_total(const AnkeDiagonals *diagonals, int year)
{
    gint64 n = anke_diagonals_get(diagonals, ANKE_COHORT_UNKNOWN, year);
    for (int cohort = ANKE_COHORT_FIRST; cohort <= ANKE_COHORT_LAST; cohort++) {
        n += anke_diagonals_get(diagonals, cohort, year);
    }
    return n;
}

gint64 anke_diagonals_between(const AnkeDiagonals *diagonals, int year, int from, int to)
{
    gint64 n = 0;
    int first = MAX(year - to, ANKE_COHORT_FIRST);
    int last = MIN(year - from, ANKE_COHORT_LAST);
    for (int cohort = first; cohort <= last; cohort++) {
        n += anke_diagonals_get(diagonals, cohort, year);
    }
    return n;
}

gint64 anke_diagonals_age_sum(const AnkeDiagonals *diagonals, int year, gint64 *n)
{
    gint64 sum = 0;
    gint64 n_people = 0;
    for (int cohort = ANKE_COHORT_FIRST; cohort <= ANKE_COHORT_LAST; cohort++) {
        gint64 n_cohort = anke_diagonals_get(diagonals, cohort, year);
        sum += n_cohort * (year - cohort);
        n_people += n_cohort;
    }
    if (n != NULL) {
        *n = n_people;
    }
    return sum;
}

void anke_diagonals_free(AnkeDiagonals *diagonals)
{
    if (diagonals != NULL) {
        for (guint i = 0; i < N_COHORTS; i++) {
            g_free(diagonals->rows[i]);
        }
        g_free(diagonals);
    }
}
