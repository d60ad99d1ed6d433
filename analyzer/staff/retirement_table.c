#include "analyzer/staff/retirement_table.h"

#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/small_table.h"

struct AnkeRetirementTable {
    GHashTable *schedules; /* AnkeSchedule by folded job, "" for everybody else; NULL: the law's */
};

AnkeRetirementTable *anke_retirement_table_new(void)
{
    return g_new0(AnkeRetirementTable, 1);
}

typedef struct {
    gint job;
    gint from;
    gint age;
} Columns;

static gint find_head(const AnkeSmallTable *table, const char *name, const char *japanese)
{
    gint column = anke_small_table_find(table, name);
    return column >= 0 ? column : anke_small_table_find(table, japanese);
}

static gboolean refuse(const AnkeSmallTable *table, guint row, gint column, const char *problem,
                       GError **error)
{
    return anke_error_at(error, ANKE_ERROR_DATA,
                         anke_small_table_place(table, row, (guint)MAX(column, 0)), "%s", problem);
}

static AnkeSchedule *find_own(GHashTable *schedules, const char *job)
{
    g_autofree char *folded = anke_text_folded(job);
    AnkeSchedule *schedule = g_hash_table_lookup(schedules, folded);
    if (schedule == NULL) {
        schedule = g_new0(AnkeSchedule, 1);
        g_hash_table_insert(schedules, g_steal_pointer(&folded), schedule);
    }
    return schedule;
}

/* Puts a step where it belongs by its year; NULL, or what is wrong with it. */
static const char *add_step(AnkeSchedule *schedule, AnkeScheduleStep step)
{
    guint i = schedule->n_steps;
    for (; i > 0 && schedule->steps[i - 1].from_year >= step.from_year; i--) {
        if (schedule->steps[i - 1].from_year == step.from_year) {
            return "this year stands twice";
        }
    }
    if (schedule->n_steps == ANKE_SCHEDULE_MAX_STEPS) {
        return "a shorter list of retirement ages was expected";
    }
    memmove(&schedule->steps[i + 1], &schedule->steps[i],
            (schedule->n_steps - i) * sizeof(AnkeScheduleStep));
    schedule->steps[i] = step;
    schedule->n_steps++;
    return NULL;
}

static gboolean read_step(GHashTable *schedules, const AnkeSmallTable *table, guint row,
                          const Columns *columns, GError **error)
{
    AnkeScheduleStep step = {0, 0};
    guint64 age;
    const char *text = anke_small_table_cell(table, row, (guint)columns->age);
    if (!anke_number_parse_whole(text, strlen(text), ANKE_SCHEDULE_MAX_AGE, &age) ||
        age < ANKE_SCHEDULE_MIN_AGE) {
        return refuse(table, row, columns->age, "an age from 40 to 99 was expected", error);
    }
    step.age = (int)age;
    text = anke_small_table_cell(table, row, (guint)columns->from);
    if (*text != '\0' && !anke_year_parse(text, strlen(text), &step.from_year, NULL)) {
        return refuse(table, row, columns->from, "a fiscal year was expected", error);
    }
    const char *job =
        columns->job >= 0 ? anke_small_table_cell(table, row, (guint)columns->job) : "";
    const char *problem = add_step(find_own(schedules, job), step);
    return problem == NULL || refuse(table, row, columns->from, problem, error);
}

static gboolean read_steps(GHashTable *schedules, const AnkeSmallTable *table, GError **error)
{
    Columns columns = {find_head(table, "job", "職種"), find_head(table, "from", "年度"),
                       find_head(table, "age", "定年")};
    if (columns.from < 0 || columns.age < 0) {
        return refuse(table, 0, 0, "the heads job, from and age were expected", error);
    }
    for (guint row = 1; row < table->n_rows; row++) {
        if (!read_step(schedules, table, row, &columns, error)) {
            return FALSE;
        }
    }
    return g_hash_table_contains(schedules, "") ||
           refuse(table, 1, columns.job, "a row for everybody (job blank) was expected", error);
}

AnkeRetirementTable *anke_retirement_table_read(AnkeInput *input, GError **error)
{
    g_autoptr(AnkeSmallTable) rows = anke_small_table_read(input, ANKE_ENCODING_ASCII, error);
    if (rows == NULL) {
        return NULL;
    }
    g_autoptr(AnkeRetirementTable) table = anke_retirement_table_new();
    table->schedules = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return read_steps(table->schedules, rows, error) ? g_steal_pointer(&table) : NULL;
}

const AnkeSchedule *anke_retirement_table_find(const AnkeRetirementTable *table, const char *job)
{
    g_autofree char *folded = anke_text_folded(job != NULL ? job : "");
    if (table->schedules == NULL) {
        return anke_schedule_of_job(folded);
    }
    const AnkeSchedule *own = g_hash_table_lookup(table->schedules, folded);
    return own != NULL ? own : g_hash_table_lookup(table->schedules, "");
}

void anke_retirement_table_free(AnkeRetirementTable *table)
{
    if (table != NULL) {
        g_clear_pointer(&table->schedules, g_hash_table_unref);
        g_free(table);
    }
}
