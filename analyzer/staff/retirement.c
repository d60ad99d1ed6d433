#include "analyzer/staff/retirement.h"

#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/small_table.h"
#include "analyzer/staff/staff_day.h"

enum { YOUNGEST = 40, OLDEST = 99, BEGINNING = 0 };

typedef struct {
    const char *job; /* "": everybody else */
    int from;        /* fiscal year */
    int age;
} Step;

struct AnkeRetirement {
    GArray *steps; /* Step, by job and year */
    GStringChunk *texts;
};

static const Step legal[] = {{"", BEGINNING, 60},     {"", 2023, 61},
                             {"", 2025, 62},          {"", 2027, 63},
                             {"", 2029, 64},          {"", 2031, 65},
                             {"医師", BEGINNING, 65}, {"歯科医師", BEGINNING, 65},
                             {"守衛", BEGINNING, 63}, {"守衛", 2029, 64},
                             {"守衛", 2031, 65},      {"用務員", BEGINNING, 63},
                             {"用務員", 2029, 64},    {"用務員", 2031, 65}};

static gint compare_steps(gconstpointer a, gconstpointer b)
{
    const Step *one = a;
    const Step *other = b;
    int by_job = strcmp(one->job, other->job);
    return by_job != 0 ? by_job : (one->from > other->from) - (one->from < other->from);
}

static AnkeRetirement *make_empty(void)
{
    AnkeRetirement *retirement = g_new0(AnkeRetirement, 1);
    retirement->steps = g_array_new(FALSE, FALSE, sizeof(Step));
    retirement->texts = g_string_chunk_new(256);
    return retirement;
}

AnkeRetirement *anke_retirement_new(void)
{
    AnkeRetirement *retirement = make_empty();
    g_array_append_vals(retirement->steps, legal, G_N_ELEMENTS(legal));
    g_array_sort(retirement->steps, compare_steps);
    return retirement;
}

static gint find_head(const AnkeSmallTable *table, const char *name, const char *japanese)
{
    gint column = anke_small_table_find(table, name);
    return column >= 0 ? column : anke_small_table_find(table, japanese);
}

typedef struct {
    gint job;
    gint from;
    gint age;
} Columns;

static gboolean refuse(const AnkeSmallTable *table, guint row, gint column, const char *problem,
                       GError **error)
{
    return anke_error_at(error, ANKE_ERROR_DATA,
                         anke_small_table_place(table, row, (guint)MAX(column, 0)), "%s", problem);
}

static gboolean read_step(AnkeRetirement *retirement, const AnkeSmallTable *table, guint row,
                          const Columns *columns, GError **error)
{
    Step step = {"", BEGINNING, 0};
    guint64 age;
    const char *text = anke_small_table_cell(table, row, (guint)columns->age);
    if (!anke_number_parse_whole(text, strlen(text), OLDEST, &age) || age < YOUNGEST) {
        return refuse(table, row, columns->age, "an age from 40 to 99 was expected", error);
    }
    step.age = (int)age;
    text = anke_small_table_cell(table, row, (guint)columns->from);
    if (*text != '\0' && !anke_year_parse(text, strlen(text), &step.from, NULL)) {
        return refuse(table, row, columns->from, "a fiscal year was expected", error);
    }
    if (columns->job >= 0) {
        g_autofree char *job =
            anke_text_folded(anke_small_table_cell(table, row, (guint)columns->job));
        step.job = g_string_chunk_insert_const(retirement->texts, job);
    }
    for (guint i = 0; i < retirement->steps->len; i++) {
        if (compare_steps(&g_array_index(retirement->steps, Step, i), &step) == 0) {
            return refuse(table, row, columns->from, "this year stands twice", error);
        }
    }
    g_array_append_val(retirement->steps, step);
    return TRUE;
}

static gboolean read_steps(AnkeRetirement *retirement, const AnkeSmallTable *table, GError **error)
{
    Columns columns = {find_head(table, "job", "職種"), find_head(table, "from", "年度"),
                       find_head(table, "age", "定年")};
    gboolean has_default = FALSE;
    if (columns.from < 0 || columns.age < 0) {
        return refuse(table, 0, 0, "the heads job, from and age were expected", error);
    }
    for (guint row = 1; row < table->n_rows; row++) {
        if (!read_step(retirement, table, row, &columns, error)) {
            return FALSE;
        }
        const Step *step = &g_array_index(retirement->steps, Step, retirement->steps->len - 1);
        has_default = has_default || *step->job == '\0';
    }
    g_array_sort(retirement->steps, compare_steps);
    return has_default ||
           refuse(table, 1, columns.job, "a row for everybody (job blank) was expected", error);
}

AnkeRetirement *anke_retirement_read(AnkeInput *input, GError **error)
{
    g_autoptr(AnkeSmallTable) table = anke_small_table_read(input, ANKE_ENCODING_ASCII, error);
    if (table == NULL) {
        return NULL;
    }
    g_autoptr(AnkeRetirement) retirement = make_empty();
    return read_steps(retirement, table, error) ? g_steal_pointer(&retirement) : NULL;
}

/* The age by the steps of one job: the last that has begun, else the first. 0: it has none. */
static int age_of_job(const AnkeRetirement *retirement, const char *job, int fiscal_year)
{
    int age = 0;
    for (guint i = 0; i < retirement->steps->len; i++) {
        const Step *step = &g_array_index(retirement->steps, Step, i);
        if (strcmp(step->job, job) == 0 && (age == 0 || step->from <= fiscal_year)) {
            age = step->age;
        }
    }
    return age;
}

int anke_retirement_age(const AnkeRetirement *retirement, const char *job, int fiscal_year)
{
    g_autofree char *folded = job != NULL ? anke_text_folded(job) : NULL;
    int age = folded != NULL ? age_of_job(retirement, folded, fiscal_year) : 0;
    return age > 0 ? age : age_of_job(retirement, "", fiscal_year);
}

int anke_retirement_year(const AnkeRetirement *retirement, const char *job, int birth)
{
    int cohort = anke_day_cohort(birth);
    int year = cohort + YOUNGEST - 1;
    while (year - cohort + 1 < anke_retirement_age(retirement, job, year)) {
        year++; /* ages end at 99, so this does */
    }
    return year;
}

void anke_retirement_free(AnkeRetirement *retirement)
{
    if (retirement != NULL) {
        g_array_unref(retirement->steps);
        g_string_chunk_free(retirement->texts);
        g_free(retirement);
    }
}
