#include "analyzer/staff/start_tables.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

static const char group_separator[] = " / ";

enum { FIRST_YEAR = 1868, LAST_YEAR = 2199 };

/* Ends the numbers that a table may hold, people of one age. */
static const double MAX_PEOPLE = 1e6;

static AnkeTable **find_place(AnkeStartTables *tables, const AnkeTable *table)
{
    const struct {
        const char *question, *by;
        AnkeTable **place;
    } places[] = {
        {"age", "year", &tables->age},           {"age", "year:grade", &tables->age_grade},
        {"grade", "year", &tables->grade},       {"leave_rate", "", &tables->leave_rate},
        {"hire_age", "year", &tables->hire_age}, {"flow", "year", &tables->flow},
        {"age", "year:job", &tables->age_job},   {"leave_rate", "job", &tables->leave_rate_job},
        {"flow", "year:job", &tables->flow_job}, {"hire_age", "year:job", &tables->hire_age_job}};
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        if (strcmp(places[i].question, table->question) == 0 &&
            strcmp(places[i].by, table->by) == 0 && *places[i].place == NULL) {
            return places[i].place;
        }
    }
    return NULL;
}

AnkeStartTables *anke_start_tables_read(AnkeStream *stream, const char *job, GError **error)
{
    g_autoptr(AnkeStartTables) tables = g_new0(AnkeStartTables, 1);
    tables->file = g_strdup(anke_stream_name(stream));
    tables->job = g_strdup(job);
    for (;;) {
        g_autoptr(AnkeTable) table = NULL;
        if (!anke_stream_next(stream, &table, error)) {
            return NULL;
        }
        if (table == NULL) {
            return g_steal_pointer(&tables);
        }
        AnkeTable **place = find_place(tables, table);
        if (place != NULL) {
            *place = g_steal_pointer(&table);
        }
    }
}

void anke_start_tables_free(AnkeStartTables *tables)
{
    if (tables == NULL) {
        return;
    }
    g_free(tables->file);
    g_free(tables->job);
    anke_table_free(tables->age);
    anke_table_free(tables->age_grade);
    anke_table_free(tables->grade);
    anke_table_free(tables->leave_rate);
    anke_table_free(tables->hire_age);
    anke_table_free(tables->flow);
    anke_table_free(tables->age_job);
    anke_table_free(tables->leave_rate_job);
    anke_table_free(tables->hire_age_job);
    anke_table_free(tables->flow_job);
    g_free(tables);
}

int anke_start_group_year(const AnkeTable *table, guint group)
{
    double score = table->groups[group].score;
    gboolean is_year = table->groups[group].type == ANKE_GROUP_CHOICE && score == floor(score) &&
                       score >= FIRST_YEAR && score <= LAST_YEAR;
    return is_year ? (int)score : -1;
}

const char *anke_start_group_job(const AnkeTable *table, guint group)
{
    const char *label = table->groups[group].label;
    const char *separator = strstr(label, group_separator);
    if (table->groups[group].type != ANKE_GROUP_CHOICE || *label == '\0') {
        return NULL;
    }
    if (strcmp(table->by, "job") == 0) {
        return label;
    }
    return separator != NULL ? separator + strlen(group_separator) : NULL;
}

gboolean anke_start_group_is_wanted(const AnkeStartTables *tables, const AnkeTable *table,
                                    guint group)
{
    if (tables->job == NULL) {
        return TRUE;
    }
    const char *job = anke_start_group_job(table, group);
    g_autofree char *folded = anke_text_folded(job != NULL ? job : "");
    g_autofree char *wanted = anke_text_folded(tables->job);
    return job != NULL && strcmp(folded, wanted) == 0;
}

int anke_start_item_age(const AnkeTable *table, guint item)
{
    const char *label = table->items[item].label;
    guint64 age;
    if (table->items[item].type == ANKE_ITEM_NOANSWER || table->items[item].type == ANKE_ITEM_NET ||
        !anke_number_parse_whole(label, strlen(label), ANKE_STAFF_AGE_END - 1, &age)) {
        return -1;
    }
    return (int)age;
}

static gboolean read_age(const AnkeStartTables *tables, const AnkeTable *table, gint item,
                         gint group, double by_age[ANKE_STAFF_AGE_END], GError **error)
{
    int age = anke_start_item_age(table, (guint)item);
    double n = anke_table_number(table, "n", item, group);
    g_autofree char *label = anke_text_quote(table->items[item].label, -1);
    if (anke_table_is_hidden(table, "n", item, group)) {
        return anke_start_refuse(tables, error,
                                 "table \"%s\" has hidden numbers: a stream before anke-protect "
                                 "was expected",
                                 table->question);
    }
    if (isnan(n) || n == 0) {
        return TRUE; /* not in this group */
    }
    if (age < ANKE_STAFF_AGE_FIRST) {
        return anke_start_refuse(
            tables, error, "table \"%s\": item \"%s\" is no age of %d to %d years", table->question,
            label, ANKE_STAFF_AGE_FIRST, ANKE_STAFF_AGE_END - 1);
    }
    if (!(n > 0 && n <= MAX_PEOPLE && n == floor(n))) {
        return anke_start_refuse(tables, error, "table \"%s\": n of item \"%s\" is no count",
                                 table->question, label);
    }
    by_age[age] += n;
    return TRUE;
}

gboolean anke_start_read_ages(const AnkeStartTables *tables, const AnkeTable *table, gint group,
                              double by_age[ANKE_STAFF_AGE_END], GError **error)
{
    for (gint i = 0; i < (gint)table->n_items; i++) {
        AnkeItemType type = table->items[i].type;
        gboolean is_age = type == ANKE_ITEM_VALUE || type == ANKE_ITEM_CHOICE;
        if (is_age && !read_age(tables, table, i, group, by_age, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean anke_start_refuse(const AnkeStartTables *tables, GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    AnkePlace place = {tables->file, 0, 0};
    return anke_error_at(error, ANKE_ERROR_DATA, place, "%s", message);
}
