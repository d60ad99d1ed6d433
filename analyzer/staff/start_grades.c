#include "analyzer/staff/start_grades.h"

#include <math.h>
#include <string.h>

static const char group_separator[] = " / ";

double anke_start_grade_sum(const AnkeStartGrade *grade)
{
    double n = 0;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        n += grade->staff[age];
    }
    return n;
}

static double find_mean_age(const AnkeStartGrade *grade)
{
    double sum = 0;
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        sum += age * grade->staff[age];
    }
    return sum / anke_start_grade_sum(grade); /* NaN for an empty grade */
}

/* Whether the pairs of grades whose mean ages fall outnumber those whose mean ages rise. */
static gboolean is_top_first(const GPtrArray *grades)
{
    gint balance = 0;
    for (guint i = 0; i < grades->len; i++) {
        for (guint k = i + 1; k < grades->len; k++) {
            double upper = find_mean_age(g_ptr_array_index(grades, i));
            double lower = find_mean_age(g_ptr_array_index(grades, k));
            balance += (upper > lower) - (upper < lower);
        }
    }
    return balance > 0;
}

static void reverse(GPtrArray *grades)
{
    for (guint i = 0; i < grades->len / 2; i++) {
        gpointer *low = &grades->pdata[i], *high = &grades->pdata[grades->len - 1 - i];
        gpointer swapped = *low;
        *low = *high;
        *high = swapped;
    }
}

static gboolean add_grade(AnkeStaffStart *start, const AnkeStartTables *tables, guint group,
                          GError **error)
{
    const char *label = tables->age_grade->groups[group].label;
    const char *separator = strstr(label, group_separator);
    if (separator == NULL) {
        return TRUE;
    }
    AnkeStartGrade *grade = g_new0(AnkeStartGrade, 1);
    g_ptr_array_add(start->grades, grade);
    grade->label = g_string_chunk_insert(start->texts, separator + strlen(group_separator));
    if (start->grades->len > ANKE_START_MAX_GRADES) {
        return anke_start_refuse(tables, error, "more than %d grades", ANKE_START_MAX_GRADES);
    }
    return anke_start_read_ages(tables, tables->age_grade, (gint)group, grade->staff, error);
}

static gboolean check_sums(const AnkeStaffStart *start, const AnkeStartTables *tables,
                           GError **error)
{
    for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
        double n = 0;
        for (guint i = 0; i < start->grades->len; i++) {
            n += ((const AnkeStartGrade *)g_ptr_array_index(start->grades, i))->staff[age];
        }
        if (n > start->staff[age]) {
            return anke_start_refuse(
                tables, error,
                "table \"age\" by \"year:grade\" has more people of %d years than "
                "table \"age\" by \"year\"",
                age);
        }
    }
    return TRUE;
}

/* People in the net `manager` at the start; NaN: not known. */
static double count_managers(const AnkeStaffStart *start, const AnkeTable *table)
{
    for (guint item = 0; table != NULL && item < table->n_items; item++) {
        for (guint group = 0; group < table->n_groups; group++) {
            if (table->items[item].type == ANKE_ITEM_NET &&
                g_strcmp0(table->items[item].name, "manager") == 0 &&
                anke_start_group_year(table, group) == start->year) {
                return anke_table_number(table, "n", (gint)item, (gint)group);
            }
        }
    }
    return NAN;
}

/* How many grades from the top hold that many people; -1 where none do. */
static gint find_managers(const AnkeStaffStart *start, double n_people)
{
    double n = 0;
    for (guint k = 1; k <= start->grades->len; k++) {
        n += anke_start_grade_sum(g_ptr_array_index(start->grades, start->grades->len - k));
        if (n == n_people) {
            return (gint)k;
        }
    }
    return -1;
}

gboolean anke_start_read_grades(AnkeStaffStart *start, const AnkeStartTables *tables,
                                GError **error)
{
    const AnkeTable *table = tables->age_grade;
    for (guint i = 0; table != NULL && i < table->n_groups; i++) {
        if (anke_start_group_year(table, i) == start->year && !add_grade(start, tables, i, error)) {
            return FALSE;
        }
    }
    if (is_top_first(start->grades)) {
        reverse(start->grades);
    }
    start->n_managers = find_managers(start, count_managers(start, tables->grade));
    return check_sums(start, tables, error);
}
