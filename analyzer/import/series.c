#include "analyzer/import/series.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/import/records.h"
#include "analyzer/data/small_table.h"
#include "analyzer/data/written_number.h"

/* A line of cells: a row or a column of the table. */
typedef struct {
    const char *label;
    guint at; /* row or column */
    int year; /* of a line that is a year; 0: none is known */
} Line;

/*
 * The table, whichever way it lies: years (or the groups of another break) and others (columns of
 * numbers, or items). A total is not among the others.
 */
typedef struct {
    const AnkeSeriesSpec *spec;
    AnkeSmallTable *table;
    AnkeStreamWriter *writer;
    gboolean is_across; /* years are columns */
    GArray *years;
    GArray *others;
    gint total;             /* the line of the printed total, or -1 */
    const char *items_head; /* of the items' labels */
} Series;

static const char default_by[] = "year";
static const char default_by_label[] = "年";

/* Between the parts of a nested break's name, and of its groups' labels. */
static const char by_separator[] = ":";
static const char group_separator[] = " / ";

/* Heads: 人口（人） is the label 人口 with the unit 人. */

typedef struct {
    char *label;
    char *unit; /* NULL: none */
} Head;

static void split_head(const char *head, Head *split)
{
    static const char *const opening[] = {"（", "("};
    static const char *const closing[] = {"）", ")"};
    *split = (Head){g_strdup(head), NULL};
    for (guint i = 0; i < G_N_ELEMENTS(opening); i++) {
        const char *open = g_strrstr(head, opening[i]);
        if (open == NULL || open == head || !g_str_has_suffix(head, closing[i])) {
            continue;
        }
        const char *unit = open + strlen(opening[i]);
        gsize n_bytes = strlen(unit) - strlen(closing[i]);
        if (n_bytes > 0) {
            g_free(split->label);
            split->label = g_strchomp(g_strndup(head, (gsize)(open - head)));
            split->unit = g_strndup(unit, n_bytes);
            return;
        }
    }
}

static void clear_head(Head *head)
{
    g_free(head->label);
    g_free(head->unit);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Head, clear_head)

/* A name as codebooks allow it. */
static gboolean is_good_name(const char *name)
{
    gsize n_bytes = strlen(name);
    gboolean is_good = g_ascii_isalpha(name[0]) || name[0] == '_';
    for (gsize i = 0; is_good && i < n_bytes; i++) {
        is_good = g_ascii_isalnum(name[i]) || strchr("_.-", name[i]) != NULL;
    }
    return is_good && n_bytes <= 64;
}

/* Cells */

static gboolean refuse(const Series *series, guint row, guint column, const char *problem,
                       GError **error)
{
    return anke_small_table_refuse(series->table, row, (gint)column, problem, error);
}

/* The number where a year and another line cross; NaN where the cell holds none. */
static gboolean read_number(const Series *series, const Line *year, guint other, const char *unit,
                            double *number, GError **error)
{
    guint row = series->is_across ? other : year->at;
    guint column = series->is_across ? year->at : other;
    const char *cell = anke_small_table_cell(series->table, row, column);
    gsize n_bytes = strlen(cell);
    *number = NAN;
    if (n_bytes == 0) {
        return TRUE;
    }
    return anke_written_number(cell, n_bytes, unit, number) != ANKE_WRITTEN_NO_NUMBER ||
           refuse(series, row, column, "is no number", error);
}

/* Lines */

static gboolean parse_year(const char *text, int *year)
{
    return anke_year_parse(text, strlen(text), year, NULL);
}

static gboolean has_line(const GArray *lines, const char *label, int year)
{
    for (guint i = 0; i < lines->len; i++) {
        const Line *line = &g_array_index(lines, Line, i);
        if (strcmp(line->label, label) == 0 || (year != 0 && line->year == year)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Adds the line whose label stands in a cell. */
static gboolean add_line(const Series *series, GArray *lines, guint row, guint column, int year,
                         GError **error)
{
    const char *label = anke_small_table_cell(series->table, row, column);
    if (*label == '\0') {
        return refuse(series, row, column, "stands where a label was expected", error);
    }
    if (has_line(lines, label, year)) {
        return refuse(series, row, column,
                      year != 0 ? "is a year that stands twice" : "stands twice", error);
    }
    Line line = {label, series->is_across == (lines == series->years) ? column : row, year};
    g_array_append_val(lines, line);
    return TRUE;
}

/* Years down the first column, numbers in the others. */
static gboolean read_lines_down(Series *series, GError **error)
{
    AnkeSmallTable *table = series->table;
    for (guint row = 1; row < table->n_rows; row++) {
        int year = 0;
        if (!parse_year(anke_small_table_cell(table, row, 0), &year)) {
            return refuse(series, row, 0, "is no year, as those above it are", error);
        }
        if (!add_line(series, series->years, row, 0, year, error)) {
            return FALSE;
        }
    }
    for (guint column = 1; column < table->n_columns; column++) {
        const char *head = anke_small_table_cell(table, 0, column);
        if (series->spec->total != NULL && strcmp(head, series->spec->total) == 0) {
            series->total = (gint)column;
        } else if (!add_line(series, series->others, 0, column, 0, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_years_across(Series *series, guint labels, GPtrArray *left_out, GError **error)
{
    AnkeSmallTable *table = series->table;
    for (guint column = 0; column < table->n_columns; column++) {
        int year = 0;
        const char *head = anke_small_table_cell(table, 0, column);
        if (column == labels) {
            continue;
        }
        if (!parse_year(head, &year)) {
            if (left_out != NULL) {
                g_ptr_array_add(left_out, g_strdup(head));
            }
        } else if (!add_line(series, series->years, 0, column, year, error)) {
            return FALSE;
        }
    }
    return series->years->len > 0 ||
           refuse(series, 1, 0,
                  "is no year, and no head is one: years were expected in the first "
                  "column or in the header",
                  error);
}

/* The western year that a group begins with, "平成26年 / 男"; 0 where its break does not begin with
 * years, or the label with none. */
static int group_year(const Series *series, const char *label)
{
    int year = 0;
    g_auto(GStrv) breaks = g_strsplit(series->spec->by, by_separator, 2);
    g_auto(GStrv) parts = g_strsplit(label, group_separator, 2);
    gboolean is_year = strcmp(breaks[0], default_by) == 0 && parts[0] != NULL;
    return is_year && parse_year(parts[0], &year) ? year : 0;
}

/* Every head but that of the labels is a group; a table has two columns at least. */
static gboolean read_groups_across(Series *series, guint labels, GError **error)
{
    for (guint column = 0; column < series->table->n_columns; column++) {
        if (column == labels) {
            continue;
        }
        if (!add_line(series, series->years, 0, column, 0, error)) {
            return FALSE;
        }
        Line *group = &g_array_index(series->years, Line, series->years->len - 1);
        group->year = group_year(series, group->label);
    }
    return TRUE;
}

/* Labels down a column, years or groups in the header. */
static gboolean read_lines_across(Series *series, GPtrArray *left_out, GError **error)
{
    AnkeSmallTable *table = series->table;
    const char *items = series->spec->items;
    gint labels = items != NULL ? anke_small_table_find(table, items) : 0;
    if (labels < 0) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--items: no column of %s has this head",
                              table->file);
    }
    series->is_across = TRUE;
    series->items_head = anke_small_table_cell(table, 0, (guint)labels);
    gboolean has_heads = series->spec->by != NULL
                             ? read_groups_across(series, (guint)labels, error)
                             : read_years_across(series, (guint)labels, left_out, error);
    if (!has_heads) {
        return FALSE;
    }
    if (series->spec->stack == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "%s has its years in the header: --stack NAME is needed",
                              table->file);
    }
    for (guint row = 1; row < table->n_rows; row++) {
        const char *label = anke_small_table_cell(table, row, (guint)labels);
        if (series->spec->total != NULL && strcmp(label, series->spec->total) == 0) {
            series->total = (gint)row;
        } else if (!add_line(series, series->others, row, (guint)labels, 0, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_lines(Series *series, GPtrArray *left_out, GError **error)
{
    int year;
    gboolean is_down =
        series->spec->by == NULL && parse_year(anke_small_table_cell(series->table, 1, 0), &year);
    if (is_down && series->spec->items != NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--items is for tables with years in the header");
    }
    gboolean is_read =
        is_down ? read_lines_down(series, error) : read_lines_across(series, left_out, error);
    if (!is_read) {
        return FALSE;
    }
    if (series->spec->total != NULL && series->total < 0) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--total: no %s of %s has this label",
                              is_down ? "column" : "row", series->table->file);
    }
    return series->others->len > 0 ||
           anke_error_set(error, ANKE_ERROR_USAGE, "%s has nothing but years and a total",
                          series->table->file);
}

/* Writing */

/* What readers call the break: the head over the years, or what --by-label says. */
static const char *by_label(const Series *series)
{
    const AnkeSeriesSpec *spec = series->spec;
    if (spec->by != NULL) {
        return spec->by_label != NULL ? spec->by_label : spec->by;
    }
    const char *head = series->is_across ? "" : anke_small_table_cell(series->table, 0, 0);
    return *head != '\0' ? head : default_by_label;
}

static void describe_table(const Series *series, const char *name, const char *label,
                           const char *type, const char *unit)
{
    AnkeStreamWriter *writer = series->writer;
    const char *by = series->spec->by;
    anke_stream_writer_set_table(writer, "", name, by != NULL ? by : default_by);
    anke_stream_writer_text(writer, "", "", "label", label);
    anke_stream_writer_text(writer, "", "", "type", type);
    if (unit != NULL) {
        anke_stream_writer_text(writer, "", "", "unit", unit);
    }
    anke_stream_writer_text(writer, "", "", "by_label", by_label(series));
    anke_stream_writer_text(writer, "", "", "by_type", "single");
}

static void describe_years(const Series *series)
{
    for (guint i = 0; i < series->years->len; i++) {
        const Line *year = &g_array_index(series->years, Line, i);
        anke_stream_writer_text(series->writer, "", year->label, "group_type", "choice");
        if (year->year != 0) {
            anke_stream_writer_number(series->writer, "", year->label, "group_score", year->year);
        }
    }
}

/* A column of its own. */
static gboolean write_column(const Series *series, const Line *column, const char *name,
                             const Head *head, GError **error)
{
    describe_table(series, name, head->label, "number", head->unit);
    describe_years(series);
    for (guint i = 0; i < series->years->len; i++) {
        const Line *year = &g_array_index(series->years, Line, i);
        double number;
        if (!read_number(series, year, column->at, head->unit, &number, error)) {
            return FALSE;
        }
        anke_stream_writer_number(series->writer, "", year->label, "value", number);
    }
    return TRUE;
}

/* Names of the columns' questions. */
static gboolean name_column(const Series *series, guint index, const Head *head, GHashTable *seen,
                            const char **name, GError **error)
{
    const Line *column = &g_array_index(series->others, Line, index);
    char *made = series->spec->names != NULL ? g_strdup(series->spec->names[index])
                 : is_good_name(head->label) ? g_strdup(head->label)
                                             : g_strdup_printf("c%u", index + 1);
    *name = made;
    return g_hash_table_add(seen, made) ||
           refuse(series, 0, column->at, "gives a question's name that stands twice", error);
}

static gboolean write_columns(const Series *series, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < series->others->len; i++) {
        const Line *column = &g_array_index(series->others, Line, i);
        g_auto(Head) head = {NULL, NULL};
        const char *name;
        split_head(column->label, &head);
        if (!name_column(series, i, &head, seen, &name, error) ||
            !write_column(series, column, name, &head, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The printed total of a year must be the sum, unless one of the numbers is not known. */
static gboolean check_total(const Series *series, const Line *year, double sum, GError **error)
{
    double total;
    if (!read_number(series, year, (guint)series->total, NULL, &total, error)) {
        return FALSE;
    }
    if (isnan(sum) || isnan(total) || fabs(sum - total) <= 1e-9 * MAX(1, fabs(total))) {
        return TRUE;
    }
    guint row = series->is_across ? (guint)series->total : year->at;
    guint column = series->is_across ? year->at : (guint)series->total;
    return refuse(series, row, column, "is not the sum of its items", error);
}

static gboolean check_totals(const Series *series, const double *numbers, GError **error)
{
    guint n_years = series->years->len;
    for (guint i = 0; series->total >= 0 && i < n_years; i++) {
        double sum = 0;
        for (guint k = 0; k < series->others->len; k++) {
            sum += numbers[k * n_years + i];
        }
        if (!check_total(series, &g_array_index(series->years, Line, i), sum, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Numbers of people by [item][year]. */
static gboolean read_stack(const Series *series, double *numbers, GError **error)
{
    guint n_years = series->years->len;
    for (guint k = 0; k < series->others->len; k++) {
        guint at = g_array_index(series->others, Line, k).at;
        for (guint i = 0; i < n_years; i++) {
            const Line *year = &g_array_index(series->years, Line, i);
            double *number = &numbers[k * n_years + i];
            if (!read_number(series, year, at, NULL, number, error)) {
                return FALSE;
            }
            if (*number < 0) {
                return refuse(series, series->is_across ? at : year->at,
                              series->is_across ? year->at : at,
                              "is negative, a count was expected", error);
            }
        }
    }
    return TRUE;
}

static void write_stack_rows(const Series *series, const double *numbers)
{
    const AnkeSeriesSpec *spec = series->spec;
    guint n_years = series->years->len;
    const char *label = spec->label != NULL                                ? spec->label
                        : series->is_across && *series->items_head != '\0' ? series->items_head
                                                                           : spec->stack;
    describe_table(series, spec->stack, label, "single", NULL);
    for (guint k = 0; k < series->others->len; k++) {
        anke_stream_writer_text(series->writer, g_array_index(series->others, Line, k).label, "",
                                "item_type", "choice");
    }
    describe_years(series);
    for (guint k = 0; k < series->others->len; k++) {
        for (guint i = 0; i < n_years; i++) {
            anke_stream_writer_number(series->writer, g_array_index(series->others, Line, k).label,
                                      g_array_index(series->years, Line, i).label, "n",
                                      numbers[k * n_years + i]);
        }
    }
}

static gboolean write_stack(const Series *series, GError **error)
{
    double *numbers = g_new0(double, (gsize)series->others->len * series->years->len);
    gboolean is_good = read_stack(series, numbers, error) && check_totals(series, numbers, error);
    if (is_good) {
        write_stack_rows(series, numbers);
    }
    g_free(numbers);
    return is_good;
}

/* Options */

/* A name, or the names of nested breaks: sex, year:sex. */
static gboolean is_good_break(const char *by)
{
    g_auto(GStrv) names = g_strsplit(by, by_separator, -1);
    gboolean is_good = names[0] != NULL;
    for (guint i = 0; names[i] != NULL; i++) {
        is_good = is_good && is_good_name(names[i]);
    }
    return is_good;
}

static gboolean check_names(const AnkeSeriesSpec *spec, GError **error)
{
    const char *name = spec->records != NULL ? spec->records : spec->stack;
    if (name != NULL && !is_good_name(name)) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--%s: a name of ASCII letters, digits, _ . - was expected",
                              spec->records != NULL ? "records" : "stack");
    }
    if (spec->by != NULL && !is_good_break(spec->by)) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--by: a name of ASCII letters, digits, _ . - was expected, or "
                              "several joined by :");
    }
    for (guint i = 0; spec->names != NULL && spec->names[i] != NULL; i++) {
        if (!is_good_name(spec->names[i])) {
            return anke_error_set(error, ANKE_ERROR_USAGE,
                                  "--names: names of ASCII letters, digits, _ . - were expected");
        }
    }
    return TRUE;
}

static gboolean check_spec(const AnkeSeriesSpec *spec, GError **error)
{
    if (spec->stack != NULL && spec->names != NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--names and --stack exclude each other");
    }
    if (spec->records != NULL && (spec->stack != NULL || spec->names != NULL)) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--records goes without --stack and --names");
    }
    if (spec->stack == NULL &&
        (spec->total != NULL || (spec->label != NULL && spec->records == NULL))) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--label and --total need --stack");
    }
    if (spec->stack == NULL && spec->by != NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--by needs --stack");
    }
    if (spec->by == NULL && spec->by_label != NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--by-label needs --by");
    }
    if (!anke_stated_facts_check(&spec->facts, error)) {
        return FALSE;
    }
    return check_names(spec, error);
}

static gboolean count_names(const Series *series, GError **error)
{
    const char *const *names = series->spec->names;
    guint n_names = names != NULL ? g_strv_length((char **)names) : 0;
    return names == NULL || n_names == series->others->len ||
           anke_error_set(error, ANKE_ERROR_USAGE, "--names: %u names, but %u columns", n_names,
                          series->others->len);
}

static gboolean convert(Series *series, GPtrArray *left_out, GError **error)
{
    if (!read_lines(series, left_out, error) || !count_names(series, error)) {
        return FALSE;
    }
    anke_stated_facts_write(&series->spec->facts, series->writer);
    return series->spec->stack != NULL ? write_stack(series, error) : write_columns(series, error);
}

gboolean anke_series_convert(AnkeInput *input, const AnkeSeriesSpec *spec, AnkeStreamWriter *writer,
                             GPtrArray *left_out, GError **error)
{
    if (!check_spec(spec, error)) {
        return FALSE;
    }
    g_autoptr(AnkeSmallTable) table = anke_small_table_read(input, spec->encoding, error);
    if (table == NULL) {
        return FALSE;
    }
    if (spec->records != NULL) {
        anke_stated_facts_write(&spec->facts, writer);
        return anke_records_write(table, spec->records, spec->label, writer, error);
    }
    Series series = {.spec = spec,
                     .table = table,
                     .writer = writer,
                     .years = g_array_new(FALSE, FALSE, sizeof(Line)),
                     .others = g_array_new(FALSE, FALSE, sizeof(Line)),
                     .total = -1,
                     .items_head = ""};
    gboolean is_good = convert(&series, left_out, error);
    g_array_unref(series.years);
    g_array_unref(series.others);
    return is_good;
}
