/* Opinions by category and view, as anke-opinions writes them. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/matrix_layout.h"
#include "charts/spec/spec_parts.h"

/* The table while it is sorted into cells. */
typedef struct {
    const AnkeChartInput *input;
    AnkeArena *arena;
    gint *items; /* of the rows; ANKE_ALL = opinions without a category */
    guint n_rows;
    gint *rows;        /* of the items, by item; -1 = none */
    GPtrArray **texts; /* of each row and view */
    gboolean has_uncoded;
} Sorting;

static gboolean fail(const AnkeTable *table, const char *problem, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" %s", question, problem);
}

static gint find_item(const AnkeTable *table, const char *label)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (table->items[i].type == ANKE_ITEM_CHOICE && strcmp(table->items[i].label, label) == 0) {
            return (gint)i;
        }
    }
    return -1;
}

static gboolean is_opinion(const AnkeTable *table, const AnkeTableRow *row)
{
    return row->item >= 0 && table->items[row->item].type == ANKE_ITEM_OPINION &&
           strcmp(row->stat, "text") == 0;
}

static gboolean has_uncoded(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (table->items[i].type == ANKE_ITEM_OPINION &&
            anke_table_text(table, "category", (gint)i, ANKE_ALL) == NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

static void list_rows(Sorting *sorting)
{
    const AnkeTable *table = sorting->input->table;
    sorting->items = anke_arena_new(sorting->arena, gint, table->n_items + 1);
    sorting->rows = anke_arena_new(sorting->arena, gint, table->n_items);
    for (guint i = 0; i < table->n_items; i++) {
        sorting->rows[i] = -1;
        if (table->items[i].type == ANKE_ITEM_CHOICE) {
            sorting->rows[i] = (gint)sorting->n_rows;
            sorting->items[sorting->n_rows++] = (gint)i;
        }
    }
    sorting->has_uncoded = has_uncoded(table);
    if (sorting->has_uncoded) {
        sorting->items[sorting->n_rows++] = ANKE_ALL;
    }
}

/* Puts an opinion into its cell. */
static gboolean sort_opinion(Sorting *sorting, const AnkeTableRow *row, GError **error)
{
    const AnkeTable *table = sorting->input->table;
    const char *category = anke_table_text(table, "category", row->item, ANKE_ALL);
    gint item = category == NULL ? ANKE_ALL : find_item(table, category);
    if (row->group < 0) {
        return fail(table, "has an opinion without a view", error);
    }
    if (category != NULL && item < 0) {
        return fail(table, "has an opinion in a category that is no item", error);
    }
    guint at = category == NULL ? sorting->n_rows - 1 : (guint)sorting->rows[item];
    GPtrArray **texts = &sorting->texts[(gsize)at * table->n_groups + (guint)row->group];
    if (*texts == NULL) {
        *texts = g_ptr_array_new();
    }
    g_ptr_array_add(*texts, (gpointer)row->value);
    return TRUE;
}

static gboolean sort_opinions(Sorting *sorting, GError **error)
{
    const AnkeTable *table = sorting->input->table;
    for (guint i = 0; i < table->n_rows; i++) {
        if (is_opinion(table, &table->rows[i]) && !sort_opinion(sorting, &table->rows[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* A number of opinions; where the stream has none, those that are there. */
static AnkeCell count_or(const AnkeTable *table, const char *stat, gint item, gint group,
                         guint n_texts)
{
    if (anke_table_row(table, stat, item, group) == NULL) {
        return (AnkeCell){ANKE_CELL_KNOWN, n_texts, NAN, NAN, NAN};
    }
    return anke_spec_count(table, stat, item, group);
}

static gboolean fill_cell(const Sorting *sorting, guint row, guint view, AnkeMatrixCell *cell,
                          GError **error)
{
    const AnkeTable *table = sorting->input->table;
    const GPtrArray *texts = sorting->texts[(gsize)row * table->n_groups + view];
    gint item = sorting->items[row];
    guint n_texts = texts == NULL ? 0 : texts->len;
    /* Those without a category have no row `n` of their own. */
    cell->count = item == ANKE_ALL ? (AnkeCell){ANKE_CELL_KNOWN, n_texts, NAN, NAN, NAN}
                                   : count_or(table, "n", item, (gint)view, n_texts);
    if (cell->count.state == ANKE_CELL_HIDDEN) {
        return TRUE;
    }
    if (cell->count.state == ANKE_CELL_KNOWN && cell->count.count != n_texts) {
        return fail(table, "has another number of opinions than its row \"n\" says", error);
    }
    const char **kept = anke_arena_new(sorting->arena, const char *, n_texts);
    for (guint i = 0; i < n_texts; i++) {
        kept[i] = g_ptr_array_index(texts, i);
    }
    cell->n_texts = n_texts;
    cell->texts = kept;
    return TRUE;
}

static guint count_row_texts(const Sorting *sorting, guint row)
{
    const AnkeTable *table = sorting->input->table;
    guint n = 0;
    for (guint v = 0; v < table->n_groups; v++) {
        const GPtrArray *texts = sorting->texts[(gsize)row * table->n_groups + v];
        n += texts == NULL ? 0 : texts->len;
    }
    return n;
}

static guint count_view_texts(const Sorting *sorting, guint view)
{
    guint n = 0;
    for (guint row = 0; row < sorting->n_rows; row++) {
        const GPtrArray *texts =
            sorting->texts[(gsize)row * sorting->input->table->n_groups + view];
        n += texts == NULL ? 0 : texts->len;
    }
    return n;
}

static gboolean fill_row(const Sorting *sorting, guint row, AnkeMatrixRow *filled, GError **error)
{
    const AnkeChartInput *input = sorting->input;
    const AnkeTable *table = input->table;
    gint item = sorting->items[row];
    AnkeMatrixCell *cells = anke_arena_new(sorting->arena, AnkeMatrixCell, table->n_groups);
    const char *note =
        item == ANKE_ALL ? NULL : anke_table_text(table, "category_note", item, ANKE_ALL);
    guint n_texts = count_row_texts(sorting, row);
    *filled = (AnkeMatrixRow){
        .label = item == ANKE_ALL ? anke_say(input->lang, "（分類なし）", "(no category)")
                                  : table->items[item].label,
        .note = note == NULL ? "" : note,
        .count = item == ANKE_ALL ? (AnkeCell){ANKE_CELL_KNOWN, n_texts, NAN, NAN, NAN}
                                  : count_or(table, "n", item, ANKE_ALL, n_texts),
        .cells = cells};
    for (guint v = 0; v < table->n_groups; v++) {
        if (!fill_cell(sorting, row, v, &cells[v], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean fill_rows(const Sorting *sorting, AnkeMatrixSpec *spec, GError **error)
{
    const AnkeTable *table = sorting->input->table;
    AnkeMatrixRow *rows = anke_arena_new(sorting->arena, AnkeMatrixRow, sorting->n_rows);
    AnkeMatrixView *views = anke_arena_new(sorting->arena, AnkeMatrixView, table->n_groups);
    guint n_texts = 0;
    for (guint row = 0; row < sorting->n_rows; row++) {
        if (!fill_row(sorting, row, &rows[row], error)) {
            return FALSE;
        }
        n_texts += count_row_texts(sorting, row);
    }
    for (guint v = 0; v < table->n_groups; v++) {
        views[v] =
            (AnkeMatrixView){table->groups[v].label, count_or(table, "opinions", ANKE_ALL, (gint)v,
                                                              count_view_texts(sorting, v))};
    }
    spec->n_rows = sorting->n_rows;
    spec->rows = rows;
    spec->n_views = table->n_groups;
    spec->views = views;
    spec->count = count_or(table, "opinions", ANKE_ALL, ANKE_ALL, n_texts);
    spec->has_heads = sorting->n_rows > 1 || sorting->items[0] != ANKE_ALL;
    spec->is_time =
        g_strcmp0(anke_table_text(table, "view_order", ANKE_ALL, ANKE_ALL), "time") == 0;
    return TRUE;
}

/* "対象 10名、意見 27件" */
static char *subtitle(const AnkeChartInput *input, const AnkeMatrixSpec *spec)
{
    AnkeCell people = anke_spec_count(input->table, "respondents", ANKE_ALL, ANKE_ALL);
    g_autofree char *n_people = anke_cell_count(&people, input->lang);
    g_autofree char *n_opinions = anke_cell_count(&spec->count, input->lang);
    g_autofree char *opinions =
        g_strdup_printf(anke_say(input->lang, "意見 %s件", "%s opinions"), n_opinions);
    if (people.state == ANKE_CELL_UNKNOWN) {
        return g_steal_pointer(&opinions);
    }
    return g_strdup_printf(anke_say(input->lang, "対象 %s名、%s", "%s people, %s"), n_people,
                           opinions);
}

static char *summary(const AnkeChartInput *input, const AnkeMatrixSpec *spec)
{
    GString *text = g_string_new(input->title != NULL ? input->title : input->table->label);
    g_autofree char *head = subtitle(input, spec);
    g_string_append_printf(text, anke_say(input->lang, "の一覧表（%s）。", ": a table of %s."),
                           head);
    for (guint v = 0; v < spec->n_views; v++) {
        g_autofree char *count = anke_cell_count(&spec->views[v].count, input->lang);
        g_string_append_printf(text, anke_say(input->lang, "%s%s %s件", "%s %s: %s"),
                               v == 0 ? "" : anke_say(input->lang, "、", ","), spec->views[v].label,
                               count);
    }
    g_string_append(text, anke_say(input->lang, "。", "."));
    return g_string_free(text, FALSE);
}

static void add_notes(AnkeArena *arena, const AnkeChartInput *input)
{
    if (input->table->type == ANKE_TYPE_MULTIPLE) {
        anke_arena_add_note(
            arena,
            anke_say(input->lang,
                     "複数の分類に数えた意見があり、各分類の件数の合計は意見の数と一致しない。",
                     "Some opinions stand in several categories, which add up to more than "
                     "all opinions."));
    }
}

static gboolean make_spec(Sorting *sorting, AnkeMatrixSpec *spec, GError **error)
{
    const AnkeChartInput *input = sorting->input;
    if (!sort_opinions(sorting, error) || !fill_rows(sorting, spec, error)) {
        return FALSE;
    }
    add_notes(sorting->arena, input);
    spec->figure = anke_spec_figure(sorting->arena, input, input->table->label);
    spec->figure.subtitle = anke_arena_take(sorting->arena, subtitle(input, spec));
    spec->figure.notes = anke_arena_notes(sorting->arena);
    spec->summary = anke_arena_take(sorting->arena, summary(input, spec));
    return TRUE;
}

gboolean anke_spec_lay_out_matrix(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    const AnkeTable *table = input->table;
    if (!anke_table_has_opinions(table) || table->n_groups == 0) {
        return fail(table, "has no opinions by view: a stream of anke-opinions expected", error);
    }
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    Sorting sorting = {.input = input, .arena = &arena};
    AnkeMatrixSpec spec = {0};
    list_rows(&sorting);
    gsize n_cells = (gsize)sorting.n_rows * table->n_groups;
    sorting.texts = g_new0(GPtrArray *, n_cells + 1);
    gboolean is_good = make_spec(&sorting, &spec, error);
    if (is_good) {
        anke_matrix_lay_out(scene, &spec);
    }
    for (gsize i = 0; i < n_cells; i++) {
        g_clear_pointer(&sorting.texts[i], g_ptr_array_unref);
    }
    g_free(sorting.texts);
    return is_good;
}
