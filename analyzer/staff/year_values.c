#include "analyzer/staff/year_values.h"

static const AnkeYearValue *value_at(const AnkeYearValues *values, guint i)
{
    return &g_array_index(values->values, AnkeYearValue, i);
}

void anke_year_values_init(AnkeYearValues *values)
{
    values->values = g_array_new(FALSE, FALSE, sizeof(AnkeYearValue));
}

void anke_year_values_clear(AnkeYearValues *values)
{
    g_clear_pointer(&values->values, g_array_unref);
}

void anke_year_values_copy(AnkeYearValues *values, const AnkeYearValues *others)
{
    g_array_set_size(values->values, 0);
    if (others->values->len > 0) {
        g_array_append_vals(values->values, others->values->data, others->values->len);
    }
}

/* How many values are of years up to `year`. */
static guint count_until(const AnkeYearValues *values, int year)
{
    guint n = 0;
    while (n < values->values->len && value_at(values, n)->year <= year) {
        n++;
    }
    return n;
}

void anke_year_values_set(AnkeYearValues *values, int year, double value)
{
    guint n = count_until(values, year);
    AnkeYearValue added = {year, value};
    if (n > 0 && value_at(values, n - 1)->year == year) {
        g_array_index(values->values, AnkeYearValue, n - 1) = added;
    } else {
        g_array_insert_val(values->values, n, added);
    }
}

double anke_year_values_step(const AnkeYearValues *values, int year, double otherwise)
{
    guint n = count_until(values, year);
    return n > 0 ? value_at(values, n - 1)->value : otherwise;
}

double anke_year_values_line(const AnkeYearValues *values, int year, double otherwise)
{
    guint n = count_until(values, year);
    if (n == 0) {
        return otherwise;
    }
    const AnkeYearValue *from = value_at(values, n - 1);
    if (n == values->values->len) {
        return from->value;
    }
    const AnkeYearValue *to = value_at(values, n);
    double part = (double)(year - from->year) / (double)(to->year - from->year);
    return from->value + part * (to->value - from->value);
}

int anke_year_values_next(const AnkeYearValues *values, int year)
{
    guint n = count_until(values, year);
    return n < values->values->len ? value_at(values, n)->year : -1;
}

gboolean anke_year_values_is_empty(const AnkeYearValues *values)
{
    return values->values->len == 0;
}
