#include "charts/report/question_grid.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "charts/report/report_words.h"
#include "charts/spec/spec_parts.h"

#define MAX_VALUES 20 /* of a number without bands, that are listed one by one */
#define SMALL_MARK "＊"

gboolean anke_question_has_counts(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].stat, "n") == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_question_is_pairs(const AnkeTable *table)
{
    return *table->by != '\0' && strcmp(table->by, table->question) == 0;
}

static guint count_items(const AnkeTable *table, AnkeItemType type)
{
    guint n = 0;
    for (guint i = 0; i < table->n_items; i++) {
        n += table->items[i].type == type ? 1 : 0;
    }
    return n;
}

/* Values are listed where there are no bands and few values, positions of curves never. */
static gboolean is_listed(const AnkeTable *table, AnkeItemType type)
{
    if (type == ANKE_ITEM_VALUE) {
        return count_items(table, ANKE_ITEM_BAND) == 0 &&
               count_items(table, ANKE_ITEM_VALUE) <= MAX_VALUES;
    }
    return type != ANKE_ITEM_POINT;
}

/* Indices of the items that are shown, in the order of the questionnaire, sums of choices last. */
static GArray *find_items(const AnkeTable *table)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(gint));
    for (int has_nets = 0; has_nets < 2; has_nets++) {
        for (gint i = 0; i < (gint)table->n_items; i++) {
            AnkeItemType type = table->items[i].type;
            if ((type == ANKE_ITEM_NET) == (has_nets == 1) && is_listed(table, type)) {
                g_array_append_val(items, i);
            }
        }
    }
    return items;
}

/* Whether the items hold an answer, and not only 無回答. */
static gboolean has_answers(const AnkeTable *table, const GArray *items)
{
    for (guint i = 0; i < items->len; i++) {
        AnkeItemType type = table->items[g_array_index(items, gint, i)].type;
        if (type != ANKE_ITEM_NOANSWER && type != ANKE_ITEM_INVALID) {
            return TRUE;
        }
    }
    return FALSE;
}

static char *item_text(const AnkeGridSource *source, gint item)
{
    const AnkeItem *shown = &source->input->table->items[item];
    if (shown->type != ANKE_ITEM_NET) {
        return g_strdup(shown->label);
    }
    source->reading->has_nets = TRUE;
    return g_strconcat("（再掲）", shown->label, NULL);
}

static const char *group_text(const AnkeTable *table, gint group)
{
    return group == ANKE_ALL ? "全体" : table->groups[group].label;
}

/* Writes down which signs a printed text holds. */
static void see_text(AnkeReading *reading, const char *text)
{
    reading->has_dash = reading->has_dash || strcmp(text, "－") == 0;
    reading->has_zero = reading->has_zero || strcmp(text, "0.0") == 0;
    reading->has_unknown = reading->has_unknown || strcmp(text, "…") == 0;
    reading->has_hidden = reading->has_hidden || strcmp(text, "秘匿") == 0;
}

static void set_cell(const AnkeGridSource *source, AnkeGrid *grid, guint row, guint column,
                     const char *text, const char *mark)
{
    see_text(source->reading, text);
    anke_grid_set(grid, row, column, text, mark);
}

static double base_of(const AnkeGridSource *source, gint group)
{
    gboolean is_unknown = anke_spec_is_base_unknown(source->input->table);
    return is_unknown ? NAN : anke_spec_base(source->input, group);
}

static gboolean is_base_hidden(const AnkeTable *table, gint group)
{
    return anke_table_is_hidden(table, "base", ANKE_ALL, group) ||
           anke_table_is_hidden(table, "asked", ANKE_ALL, group);
}

/* The share as people read it; nobody in a group makes it undefined, not unknown. */
static char *share_text(const AnkeCell *cell, double base)
{
    gboolean is_empty = cell->state != ANKE_CELL_HIDDEN && base == 0;
    return is_empty ? g_strdup("－") : anke_cell_percent(cell, base, ANKE_LANG_JA);
}

/* The base of a group, with its mark where it is small. */
static void set_base(const AnkeGridSource *source, AnkeGrid *grid, guint row, guint column,
                     gint group)
{
    double base = base_of(source, group);
    gboolean is_small = anke_base_is_small(base);
    g_autofree char *text = anke_words_count(base, is_base_hidden(source->input->table, group));
    source->reading->has_small = source->reading->has_small || is_small;
    set_cell(source, grid, row, column, text, is_small ? SMALL_MARK : "");
}

static AnkeCell cell_of(const AnkeGridSource *source, gint item, gint group)
{
    return anke_spec_cell(source->input->table, item, group, base_of(source, group));
}

/* Everyone's answers */

static char *interval_text(const AnkeCell *cell)
{
    if (cell->state == ANKE_CELL_HIDDEN) {
        return g_strdup("秘匿");
    }
    if (isnan(cell->low) || isnan(cell->high)) {
        return g_strdup("－");
    }
    char low[ANKE_NUMBER_SIZE];
    char high[ANKE_NUMBER_SIZE];
    (void)anke_number_format_fixed(low, 100 * cell->low, 1);
    (void)anke_number_format_fixed(high, 100 * cell->high, 1);
    return g_strdup_printf("%s～%s", low, high);
}

static gboolean has_intervals(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_items; i++) {
        if (!isnan(anke_table_number(table, "p_lo", (gint)i, ANKE_ALL))) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_interval_column(const AnkeGridSource *source, AnkeGrid *grid)
{
    const AnkeTable *table = source->input->table;
    double confidence = source->reading->confidence;
    const char *method = anke_table_text(table, "ci", ANKE_ALL, ANKE_ALL);
    char level[ANKE_NUMBER_SIZE] = "";
    if (!isnan(confidence)) {
        (void)anke_number_format(level, 100 * confidence);
    }
    g_autofree char *head =
        g_strdup_printf("%s%s信頼区間（％）", level, *level == '\0' ? "" : "％");
    anke_grid_add_column(grid, head);
    source->reading->has_intervals = TRUE;
    if (method != NULL) {
        anke_reading_see(source->reading->interval_methods, method);
    }
}

static void add_total_row(const AnkeGridSource *source, AnkeGrid *grid)
{
    double base = base_of(source, ANKE_ALL);
    guint row = anke_grid_add_row(grid, TRUE);
    anke_grid_set(grid, row, 0, "全体（n）", "");
    set_base(source, grid, row, 1, ANKE_ALL);
    set_cell(source, grid, row, 2, base > 0 ? "100.0" : "－", "");
}

static void add_answer_row(const AnkeGridSource *source, AnkeGrid *grid, gint item)
{
    AnkeCell cell = cell_of(source, item, ANKE_ALL);
    g_autofree char *label = item_text(source, item);
    g_autofree char *count = anke_cell_count(&cell, ANKE_LANG_JA);
    guint row = anke_grid_add_row(grid, FALSE);
    anke_grid_set(grid, row, 0, label, "");
    set_cell(source, grid, row, 1, count, "");
    if (anke_grid_n_columns(grid) > 2) {
        g_autofree char *percent = share_text(&cell, base_of(source, ANKE_ALL));
        set_cell(source, grid, row, 2, percent, "");
    }
    if (anke_grid_n_columns(grid) > 3) {
        g_autofree char *interval = interval_text(&cell);
        set_cell(source, grid, row, 3, interval, "");
    }
}

AnkeGrid *anke_question_total_grid(const AnkeGridSource *source)
{
    const AnkeTable *table = source->input->table;
    g_autoptr(GArray) items = find_items(table);
    gboolean has_shares = !anke_spec_is_base_unknown(table);
    if (!has_answers(table, items)) {
        return NULL;
    }
    AnkeGrid *grid = anke_grid_new(1, source->caption);
    anke_grid_add_column(grid, "回答");
    anke_grid_add_column(grid, "件数");
    if (has_shares) {
        anke_grid_add_column(grid,
                             table->type == ANKE_TYPE_MULTIPLE ? "割合（％）" : "構成比（％）");
        if (has_intervals(table)) {
            add_interval_column(source, grid);
        }
        source->reading->has_shares = TRUE;
        add_total_row(source, grid);
    }
    for (guint i = 0; i < items->len; i++) {
        add_answer_row(source, grid, g_array_index(items, gint, i));
    }
    return grid;
}

/* Answers by group */

/* The sign of a residual that stands out, where the test found a difference. */
static const char *residual_mark(const AnkeGridSource *source, gint item, gint group)
{
    const AnkeTable *table = source->input->table;
    gint tested = table->type == ANKE_TYPE_MULTIPLE ? item : ANKE_ALL;
    double p = anke_spec_deciding_p(table, tested);
    double residual = anke_spec_residual(table, item, group);
    if (isnan(p) || !(p < ANKE_REPORT_ALPHA) || !(fabs(residual) >= ANKE_REPORT_RESIDUAL)) {
        return "";
    }
    source->reading->has_residuals = TRUE;
    return residual > 0 ? "▲" : "▼";
}

static void set_share(const AnkeGridSource *source, AnkeGrid *grid, guint row, guint column,
                      gint item, gint group)
{
    AnkeCell cell = cell_of(source, item, group);
    g_autofree char *text = anke_spec_is_base_unknown(source->input->table)
                                ? anke_cell_count(&cell, ANKE_LANG_JA)
                                : share_text(&cell, base_of(source, group));
    const char *mark =
        group == ANKE_ALL || strcmp(text, "秘匿") == 0 ? "" : residual_mark(source, item, group);
    set_cell(source, grid, row, column, text, mark);
}

static void add_group_row(const AnkeGridSource *source, AnkeGrid *grid, const GArray *items,
                          gint group)
{
    const AnkeTable *table = source->input->table;
    guint row = anke_grid_add_row(grid, group == ANKE_ALL);
    anke_grid_set(grid, row, 0, group_text(table, group), "");
    set_base(source, grid, row, 1, group);
    for (guint i = 0; i < items->len; i++) {
        set_share(source, grid, row, 2 + i, g_array_index(items, gint, i), group);
    }
}

AnkeGrid *anke_question_cross_grid(const AnkeGridSource *source)
{
    const AnkeTable *table = source->input->table;
    g_autoptr(GArray) items = find_items(table);
    if (!has_answers(table, items)) {
        return NULL;
    }
    AnkeGrid *grid = anke_grid_new(2, source->caption);
    anke_grid_add_column(grid, table->by_label);
    anke_grid_add_column(grid, "n");
    for (guint i = 0; i < items->len; i++) {
        g_autofree char *label = item_text(source, g_array_index(items, gint, i));
        anke_grid_add_column(grid, label);
    }
    source->reading->has_shares = source->reading->has_shares || !anke_spec_is_base_unknown(table);
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        add_group_row(source, grid, items, group);
    }
    return grid;
}

/* Means by group */

static void set_value(const AnkeGridSource *source, AnkeGrid *grid, guint row, guint column,
                      const char *stat, guint n_decimals, gint group)
{
    const AnkeTable *table = source->input->table;
    double value = anke_table_number(table, stat, ANKE_ALL, group);
    gboolean is_hidden = anke_table_is_hidden(table, stat, ANKE_ALL, group);
    g_autofree char *text = anke_words_value(value, n_decimals, is_hidden);
    set_cell(source, grid, row, column, text, "");
}

static void add_means_row(const AnkeGridSource *source, AnkeGrid *grid, gint group)
{
    const AnkeTable *table = source->input->table;
    double answered = anke_table_base(table, "answered", group);
    gboolean is_small = anke_base_is_small(answered);
    g_autofree char *n =
        anke_words_count(answered, anke_table_is_hidden(table, "answered", ANKE_ALL, group));
    guint row = anke_grid_add_row(grid, group == ANKE_ALL);
    anke_grid_set(grid, row, 0, group_text(table, group), "");
    set_cell(source, grid, row, 1, n, is_small ? SMALL_MARK : "");
    source->reading->has_small = source->reading->has_small || is_small;
    set_value(source, grid, row, 2, "mean", 2, group);
    set_value(source, grid, row, 3, "sd", 2, group);
    set_value(source, grid, row, 4, "median", 1, group);
}

AnkeGrid *anke_question_means_grid(const AnkeGridSource *source)
{
    const AnkeTable *table = source->input->table;
    if (anke_table_row(table, "mean", ANKE_ALL, ANKE_ALL) == NULL) {
        return NULL;
    }
    AnkeGrid *grid = anke_grid_new(2, source->caption);
    anke_grid_add_column(grid, *table->by == '\0' ? "" : table->by_label);
    anke_grid_add_column(grid, "有効回答");
    anke_grid_add_column(grid, "平均");
    anke_grid_add_column(grid, "標準偏差");
    anke_grid_add_column(grid, "中央値");
    if (table->type == ANKE_TYPE_NUMBER) {
        source->reading->has_number_means = TRUE;
    } else {
        source->reading->has_scale_means = TRUE;
    }
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        add_means_row(source, grid, group);
    }
    return grid;
}

/* Answers by answers */

static void add_pairs_row(const AnkeGridSource *source, AnkeGrid *grid, gint item)
{
    const AnkeTable *table = source->input->table;
    guint row = anke_grid_add_row(grid, FALSE);
    anke_grid_set(grid, row, 0, table->items[item].label, "");
    guint column = 1;
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        if (table->groups[group].type == ANKE_GROUP_CHOICE) {
            AnkeCell cell = anke_spec_count(table, "n", item, group);
            g_autofree char *text =
                cell.count == 0 ? g_strdup("－") : anke_cell_count(&cell, ANKE_LANG_JA);
            set_cell(source, grid, row, column++, text, "");
        }
    }
}

AnkeGrid *anke_question_pairs_grid(const AnkeGridSource *source)
{
    const AnkeTable *table = source->input->table;
    AnkeGrid *grid = anke_grid_new(1, source->caption);
    anke_grid_add_column(grid, "回答");
    for (guint group = 0; group < table->n_groups; group++) {
        if (table->groups[group].type == ANKE_GROUP_CHOICE) {
            anke_grid_add_column(grid, table->groups[group].label);
        }
    }
    for (gint item = 0; item < (gint)table->n_items; item++) {
        if (table->items[item].type == ANKE_ITEM_CHOICE) {
            add_pairs_row(source, grid, item);
        }
    }
    source->reading->has_pairs = TRUE;
    return grid;
}
