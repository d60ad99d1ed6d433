#include "charts/plots/change_table.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "charts/scene/ruled.h"

#define MOST_YEARS 6
#define PADDING_PT 6.0

typedef struct {
    AnkeScene *scene;
    const AnkeStaffSpec *spec;
    guint n_columns; /* years shown */
    guint columns[MOST_YEARS];
    gboolean is_short; /* H25 for 平成25年 */
} Table;

static char *year_head(const Table *table, guint year)
{
    const char *label = table->spec->years[year].label;
    return table->is_short ? anke_year_short(label) : g_strdup(label);
}

char *anke_change_text(const AnkeCell *from, const AnkeCell *to, AnkeLang lang)
{
    if (from->state == ANKE_CELL_HIDDEN || to->state == ANKE_CELL_HIDDEN) {
        return g_strdup(anke_say(lang, "秘匿", "hidden"));
    }
    double change = to->count - from->count;
    if (isnan(change)) {
        return g_strdup("…");
    }
    char number[ANKE_NUMBER_SIZE];
    const char *sign = change < 0 ? "▲" : change > 0 ? "＋" : "";
    anke_number_format_grouped(number, fabs(change), 0);
    if (from->count < 1) {
        return g_strconcat(sign, number, NULL);
    }
    g_autofree char *percent = anke_percent_text(fabs(change), from->count);
    return g_strdup_printf(anke_say(lang, "%s%s（%s%s％）", "%s%s (%s%s%%)"), sign, number, sign,
                           percent);
}

/* Row `row`: a division, or the total after the last of them. */
static const AnkeCell *row_cells(const Table *table, guint row)
{
    return row < table->spec->n_divisions ? table->spec->divisions[row].cells : table->spec->totals;
}

static const char *row_label(const Table *table, guint row)
{
    return row < table->spec->n_divisions ? table->spec->divisions[row].label
                                          : anke_scene_say(table->scene, "計", "Total");
}

static char *change_head(const Table *table)
{
    const AnkeYear *from = &table->spec->years[table->columns[0]];
    const AnkeYear *to = &table->spec->years[table->columns[table->n_columns - 1]];
    double span = to->year - from->year;
    if (isnan(span)) {
        return g_strdup(anke_scene_say(table->scene, "期間の増減数（率）", "Change (rate)"));
    }
    return g_strdup_printf(
        anke_scene_say(table->scene, "過去%.0f年間の増減数（率）", "Change over %.0f years (rate)"),
        span);
}

/* Texts of a row: label, years, change. Row -1 is the head. */
static GPtrArray *row_texts(const Table *table, gint row)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    gboolean is_head = row < 0;
    g_ptr_array_add(
        texts, g_strdup(is_head ? anke_scene_say(table->scene, "部門（人）", "Division (persons)")
                                : row_label(table, (guint)row)));
    for (guint i = 0; i < table->n_columns; i++) {
        guint year = table->columns[i];
        g_ptr_array_add(texts, is_head ? year_head(table, year)
                                       : anke_cell_count(&row_cells(table, (guint)row)[year],
                                                         anke_scene_lang(table->scene)));
    }
    if (table->n_columns > 1) {
        const AnkeCell *cells = is_head ? NULL : row_cells(table, (guint)row);
        g_ptr_array_add(texts, is_head
                                   ? change_head(table)
                                   : anke_change_text(&cells[table->columns[0]],
                                                      &cells[table->columns[table->n_columns - 1]],
                                                      anke_scene_lang(table->scene)));
    }
    return texts;
}

/* Natural widths of the columns; the first and last may be wrapped. Returns their sum. */
static double measure_columns(const Table *table, double *widths, guint n)
{
    const AnkeTheme *theme = anke_scene_theme(table->scene);
    memset(widths, 0, n * sizeof *widths);
    for (gint row = -1; row <= (gint)table->spec->n_divisions; row++) {
        g_autoptr(GPtrArray) texts = row_texts(table, row);
        for (guint i = 0; i < n; i++) {
            double width =
                anke_scene_text_width(table->scene, &theme->strong, g_ptr_array_index(texts, i));
            widths[i] = MAX(widths[i], width + PADDING_PT);
        }
    }
    widths[0] = MIN(widths[0], 0.26 * anke_frame_width(table->scene));
    double sum = 0;
    for (guint i = 0; i < n; i++) {
        sum += widths[i];
    }
    return sum;
}

static guint n_cells(const Table *table)
{
    return table->n_columns + (table->n_columns > 1 ? 2 : 1);
}

static void choose_last_years(Table *table)
{
    guint n = table->spec->n_years;
    table->n_columns = MIN(n, MOST_YEARS);
    for (guint i = 0; i < table->n_columns; i++) {
        table->columns[i] = n - table->n_columns + i;
    }
}

/* Drops the years between the first and the last. */
static void keep_ends(Table *table)
{
    if (table->n_columns > 2) {
        table->columns[1] = table->columns[table->n_columns - 1];
        table->n_columns = 2;
    }
}

/* The width to which wide columns shrink so that all of them fit; narrow ones stay as they are. */
static double find_cap(const double *widths, guint n, double room)
{
    double cap = room / n;
    for (guint round = 0; round < n; round++) {
        double left = room;
        guint n_wide = 0;
        for (guint i = 0; i < n; i++) {
            left -= widths[i] <= cap ? widths[i] : 0;
            n_wide += widths[i] > cap ? 1 : 0;
        }
        cap = n_wide == 0 ? cap : left / n_wide;
    }
    return cap;
}

/* Gives each column its share of the width; wide columns that do not fit shrink, and wrap. */
static void spread(const Table *table, double *widths, double sum, double *edges)
{
    double room = anke_frame_width(table->scene);
    guint n = n_cells(table);
    double extra = (room - sum) / n;
    double cap = find_cap(widths, n, room);
    edges[0] = anke_scene_theme(table->scene)->margin_pt;
    for (guint i = 0; i < n; i++) {
        double width = extra >= 0 ? widths[i] + extra : MIN(widths[i], cap);
        edges[i + 1] = edges[i] + width;
    }
}

double anke_change_table_lay_out(AnkeScene *scene, const AnkeStaffSpec *spec, double y)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    Table table = {.scene = scene, .spec = spec};
    double widths[MOST_YEARS + 2];
    double edges[MOST_YEARS + 3];
    choose_last_years(&table);
    double sum = measure_columns(&table, widths, n_cells(&table));
    if (sum > anke_frame_width(scene)) {
        keep_ends(&table);
        sum = measure_columns(&table, widths, n_cells(&table));
    }
    if (sum > anke_frame_width(scene)) {
        table.is_short = TRUE;
        sum = measure_columns(&table, widths, n_cells(&table));
    }
    spread(&table, widths, sum, edges);
    AnkeRuled ruled = {n_cells(&table), edges, ANKE_ALIGN_RIGHT};
    anke_ruled_begin(scene, &ruled, y);
    for (gint row = -1; row <= (gint)spec->n_divisions; row++) {
        g_autoptr(GPtrArray) texts = row_texts(&table, row);
        gboolean is_total =
            row == (gint)spec->n_divisions || (row >= 0 && spec->divisions[row].is_subtotal);
        y = anke_ruled_add_row(scene, &ruled, y, (const char *const *)texts->pdata,
                               is_total ? &theme->strong : &theme->table);
    }
    return y;
}
