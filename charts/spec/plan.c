#include "charts/spec/plan.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "charts/draw/canvas.h"

#define MAX_NUMBER 9999

struct AnkePlan {
    GArray *orders; /* AnkeChartOrder */
    GStringChunk *texts;
};

typedef enum {
    COLUMN_KIND,
    COLUMN_QUESTION,
    COLUMN_BY,
    COLUMN_WAVE,
    COLUMN_PANEL,
    COLUMN_SCENARIO,
    COLUMN_YEARS,
    COLUMN_ITEM,
    COLUMN_TITLE,
    COLUMN_WIDTH,
    COLUMN_FIGURE,
    COLUMN_AXES,
    COLUMN_OUTPUT,
    N_COLUMNS
} Column;

static const char *const column_names[N_COLUMNS] = {
    "kind", "question", "by",    "wave",   "panel", "scenario", "years",
    "item", "title",    "width", "figure", "axes",  "output"};

AnkePlan *anke_plan_new(void)
{
    AnkePlan *plan = g_new0(AnkePlan, 1);
    plan->orders = g_array_new(FALSE, FALSE, sizeof(AnkeChartOrder));
    plan->texts = g_string_chunk_new(1024);
    return plan;
}

void anke_plan_add(AnkePlan *plan, const AnkeChartOrder *order)
{
    AnkeChartOrder copy = *order;
    const char **texts[] = {&copy.question, &copy.by,   &copy.wave,  &copy.panel, &copy.scenario,
                            &copy.years,    &copy.item, &copy.title, &copy.output};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        *texts[i] = g_string_chunk_insert(plan->texts, *texts[i]);
    }
    g_array_append_val(plan->orders, copy);
}

guint anke_plan_n_orders(const AnkePlan *plan)
{
    return plan->orders->len;
}

const AnkeChartOrder *anke_plan_order_at(const AnkePlan *plan, guint i)
{
    return &g_array_index(plan->orders, AnkeChartOrder, i);
}

static gboolean is_of_wave(const AnkeChartOrder *order, const AnkeTable *table)
{
    return *order->wave == '\0' || strcmp(order->wave, table->wave) == 0;
}

gboolean anke_chart_order_matches(const AnkeChartOrder *order, const AnkeTable *table)
{
    return strcmp(order->question, table->question) == 0 && strcmp(order->by, table->by) == 0 &&
           is_of_wave(order, table);
}

gboolean anke_chart_order_matches_past(const AnkeChartOrder *order, const AnkeTable *table)
{
    static const char scenario_break[] = "scenario:";
    return order->kind != NULL && anke_chart_kind_takes_past(order->kind) &&
           g_str_has_prefix(order->by, scenario_break) &&
           strcmp(order->by + strlen(scenario_break), table->by) == 0 &&
           strcmp(order->question, table->question) == 0 && is_of_wave(order, table);
}

char **anke_chart_order_panels(const AnkeChartOrder *order)
{
    return g_strsplit(order->panel, ",", -1);
}

/* The break of an order's panels: beside what is projected stands what was, by year. */
static const char *panel_by(const AnkeChartOrder *order)
{
    return strcmp(order->by, "scenario:year") == 0 ? "year" : order->by;
}

gboolean anke_chart_order_matches_panel(const AnkeChartOrder *order, const char *panel,
                                        const AnkeTable *table)
{
    gboolean is_by = strcmp(panel_by(order), table->by) == 0 || table->type == ANKE_TYPE_RECORD;
    return strcmp(panel, table->question) == 0 && is_by && is_of_wave(order, table);
}

static gboolean is_in_panel(const AnkeChartOrder *order, const AnkeTable *table)
{
    g_auto(GStrv) panels = anke_chart_order_panels(order);
    for (guint i = 0; panels[i] != NULL; i++) {
        if (anke_chart_order_matches_panel(order, panels[i], table)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_plan_needs(const AnkePlan *plan, const AnkeTable *table)
{
    for (guint i = 0; i < plan->orders->len; i++) {
        const AnkeChartOrder *order = anke_plan_order_at(plan, i);
        if (anke_chart_order_matches(order, table) || is_in_panel(order, table) ||
            anke_chart_order_matches_past(order, table)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_chart_parse_width(const char *text, double *width_pt)
{
    double value;
    if (!anke_number_parse(text, strlen(text), &value) || value < ANKE_CHART_MIN_WIDTH_PT ||
        value > ANKE_CHART_MAX_WIDTH_PT) {
        return FALSE;
    }
    *width_pt = value;
    return TRUE;
}

/* A plan that is being read. */
typedef struct {
    AnkePlan *plan;
    AnkePlace place;
    gint columns[N_COLUMNS]; /* index of the field, -1 = the plan has no such column */
} Reading;

static gboolean fail(Reading *reading, Column column, const char *problem, const char *text,
                     GError **error)
{
    AnkePlace place = reading->place;
    place.column = (guint)(reading->columns[column] + 1);
    g_autofree char *quoted = anke_text_quote(text, -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place, "%s \"%s\": %s", column_names[column],
                         quoted, problem);
}

static gint find_column(const char *name)
{
    for (guint i = 0; i < N_COLUMNS; i++) {
        if (strcmp(column_names[i], name) == 0) {
            return (gint)i;
        }
    }
    return -1;
}

static gboolean read_header(Reading *reading, const AnkeRecord *record, GError **error)
{
    for (guint i = 0; i < N_COLUMNS; i++) {
        reading->columns[i] = -1;
    }
    for (guint i = 0; record != NULL && i < record->n_fields; i++) {
        gint column = find_column(record->fields[i].text);
        if (column < 0 || reading->columns[column] >= 0) {
            reading->place.column = i + 1;
            g_autofree char *name = anke_text_quote(record->fields[i].text, -1);
            return anke_error_at(error, ANKE_ERROR_DATA, reading->place,
                                 "column \"%s\" is %s, expected kind, question, by, wave, panel, "
                                 "scenario, years, item, title, width, figure, axes, output",
                                 name, column < 0 ? "unknown" : "there twice");
        }
        reading->columns[column] = (gint)i;
    }
    if (reading->columns[COLUMN_QUESTION] < 0 || reading->columns[COLUMN_OUTPUT] < 0) {
        return anke_error_at(error, ANKE_ERROR_DATA, reading->place,
                             "a plan needs the columns question and output");
    }
    return TRUE;
}

static const char *cell(const Reading *reading, const AnkeRecord *record, Column column)
{
    gint field = reading->columns[column];
    return field < 0 || (guint)field >= record->n_fields ? "" : record->fields[field].text;
}

static gboolean parse_settings(Reading *reading, const AnkeRecord *record, AnkeChartOrder *order,
                               GError **error)
{
    const char *kind = cell(reading, record, COLUMN_KIND);
    const char *width = cell(reading, record, COLUMN_WIDTH);
    const char *number = cell(reading, record, COLUMN_FIGURE);
    if (*kind != '\0' && (order->kind = anke_chart_kind_find(kind)) == NULL) {
        g_autofree char *names = anke_chart_kind_names();
        g_autofree char *expected = g_strconcat("expected ", names, NULL);
        return fail(reading, COLUMN_KIND, expected, kind, error);
    }
    if (*width != '\0' && !anke_chart_parse_width(width, &order->width_pt)) {
        return fail(reading, COLUMN_WIDTH, "expected 200 to 2000 pt", width, error);
    }
    guint64 value = 0;
    if (!anke_number_parse_whole(number, strlen(number), MAX_NUMBER, &value) && *number != '\0') {
        return fail(reading, COLUMN_FIGURE, "expected a whole number", number, error);
    }
    order->number = (guint)value;
    const char *axes = cell(reading, record, COLUMN_AXES);
    order->has_two_axes = strcmp(axes, "2") == 0;
    return order->has_two_axes || *axes == '\0' || strcmp(axes, "1") == 0 ||
           fail(reading, COLUMN_AXES, "expected 1 or 2", axes, error);
}

static gboolean check_output(Reading *reading, const char *output, GError **error)
{
    AnkeFormat format;
    if (!anke_format_of(output, &format)) {
        return fail(reading, COLUMN_OUTPUT, "expected a name that ends in .png, .pdf or .svg",
                    output, error);
    }
    for (guint i = 0; i < reading->plan->orders->len; i++) {
        if (strcmp(anke_plan_order_at(reading->plan, i)->output, output) == 0) {
            return fail(reading, COLUMN_OUTPUT, "two charts cannot have one file", output, error);
        }
    }
    return TRUE;
}

static gboolean read_order(Reading *reading, const AnkeRecord *record, GError **error)
{
    AnkeChartOrder order = {.question = cell(reading, record, COLUMN_QUESTION),
                            .by = cell(reading, record, COLUMN_BY),
                            .wave = cell(reading, record, COLUMN_WAVE),
                            .panel = cell(reading, record, COLUMN_PANEL),
                            .scenario = cell(reading, record, COLUMN_SCENARIO),
                            .years = cell(reading, record, COLUMN_YEARS),
                            .item = cell(reading, record, COLUMN_ITEM),
                            .title = cell(reading, record, COLUMN_TITLE),
                            .output = cell(reading, record, COLUMN_OUTPUT),
                            .width_pt = ANKE_CHART_WIDTH_PT};
    if (*order.question == '\0') {
        return fail(reading, COLUMN_QUESTION, "expected the name of a question", "", error);
    }
    if (!parse_settings(reading, record, &order, error) ||
        !check_output(reading, order.output, error)) {
        return FALSE;
    }
    anke_plan_add(reading->plan, &order);
    return TRUE;
}

static gboolean read_rows(Reading *reading, AnkeCsvReader *reader, GError **error)
{
    const AnkeRecord *record;
    if (!anke_csv_reader_next(reader, &record, error)) {
        return FALSE;
    }
    reading->place =
        (AnkePlace){anke_csv_reader_name(reader), record == NULL ? 1 : record->line, 0};
    if (!read_header(reading, record, error)) {
        return FALSE;
    }
    while (TRUE) {
        if (!anke_csv_reader_next(reader, &record, error)) {
            return FALSE;
        }
        if (record == NULL) {
            return TRUE;
        }
        reading->place.line = record->line;
        reading->place.column = 0;
        if (record->n_fields > 0 && !read_order(reading, record, error)) {
            return FALSE;
        }
    }
}

AnkePlan *anke_plan_read(const char *path, GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open(path, error);
    if (input == NULL) {
        return NULL;
    }
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new(input);
    g_autoptr(AnkePlan) plan = anke_plan_new();
    Reading reading = {.plan = plan};
    return read_rows(&reading, reader, error) ? g_steal_pointer(&plan) : NULL;
}

void anke_plan_free(AnkePlan *plan)
{
    if (plan == NULL) {
        return;
    }
    g_array_unref(plan->orders);
    g_string_chunk_free(plan->texts);
    g_free(plan);
}
