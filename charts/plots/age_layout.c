#include "charts/plots/age_layout.h"

#include <math.h>

#include "charts/plots/axis.h"
#include "charts/plots/legend.h"
#include "charts/plots/ruled.h"
#include "charts/plots/years.h"

#define BAR_SHARE 0.72  /* of the slot of a band */
#define PLOT_SHARE 0.36 /* height by width */
#define MIN_PLOT_PT 120.0
#define MAX_PLOT_PT 250.0
#define MAX_HEAD_SHARE 0.2
#define CELL_PADDING_PT 4.0
#define INTERVAL_PT 24.0
#define ROW_PT 15.0 /* of a band in the narrow form */

typedef struct {
    AnkeScene *scene;
    const AnkeAgeSpec *spec;
    double max_percent;
} Age;

static const AnkeAgeYear *year_at(const Age *age, guint i)
{
    return i == 0 ? &age->spec->now : age->spec->before;
}

static guint n_years(const Age *age)
{
    return age->spec->before == NULL ? 1 : 2;
}

static char *total_text(const Age *age, const AnkeAgeYear *year)
{
    AnkeCell total = {isnan(year->total) ? ANKE_CELL_UNKNOWN : ANKE_CELL_KNOWN, year->total, 0, 0,
                      0};
    return anke_cell_count(&total, anke_scene_lang(age->scene));
}

static double find_max_percent(const Age *age)
{
    double max = 0;
    for (guint y = 0; y < n_years(age); y++) {
        for (guint i = 0; i < age->spec->n_bands; i++) {
            double share = year_at(age, y)->cells[i].share;
            max = isnan(share) ? max : MAX(max, 100 * share);
        }
    }
    return max;
}

static double add_legend(const Age *age, double y)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    AnkeLegendEntry entries[2] = {{NULL, theme->bar, FALSE},
                                  {NULL, {theme->second, ANKE_HATCH_NONE, 0}, TRUE}};
    g_autofree char *now_base = anke_base_text(age->spec->now.total, anke_scene_lang(age->scene));
    g_autofree char *now = g_strconcat(age->spec->now.label, now_base, NULL);
    g_autofree char *before = NULL;
    entries[0].label = now;
    if (age->spec->before != NULL) {
        g_autofree char *base =
            anke_base_text(age->spec->before->total, anke_scene_lang(age->scene));
        before = g_strconcat(age->spec->before->label, base, NULL);
        entries[1].label = before;
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(age->scene), 0};
    return anke_legend_lay_out(age->scene, box, entries, n_years(age)) + theme->block_pt / 2;
}

/* Width that the numbers of a band need in its column. */
static double widest_number(const Age *age)
{
    const AnkeTextStyle *style = &anke_scene_theme(age->scene)->table;
    double width = 0;
    for (guint y = 0; y < n_years(age); y++) {
        const AnkeAgeYear *year = year_at(age, y);
        for (guint i = 0; i < age->spec->n_bands; i++) {
            g_autofree char *count = anke_cell_count(&year->cells[i], anke_scene_lang(age->scene));
            g_autofree char *percent =
                anke_cell_percent(&year->cells[i], year->total, anke_scene_lang(age->scene));
            width = MAX(width, anke_scene_text_width(age->scene, style, count));
            width = MAX(width, anke_scene_text_width(age->scene, style, percent));
        }
    }
    return width + CELL_PADDING_PT;
}

/* A line through the shares; it breaks where a share is not known. `place` gives each point. */
static void add_line(const Age *age, const AnkePoint *points, const gboolean *is_known)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    guint n = age->spec->n_bands;
    for (guint from = 0; from < n;) {
        guint to = from;
        while (to < n && is_known[to]) {
            to++;
        }
        if (to > from + 1) {
            anke_scene_add_line(age->scene, "before", points + from, to - from, &theme->data_line);
        }
        from = MAX(to, from + 1);
    }
    for (guint i = 0; i < n; i++) {
        if (is_known[i]) {
            anke_scene_add_marker(age->scene, points[i], theme->second);
        }
    }
}

/* The wide form: columns over a table that is aligned with them. */
typedef struct {
    AnkeAxis axis;
    double slot;
    double total_width;
} Wide;

static void add_column(const Age *age, const Wide *wide, guint i)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    double share = age->spec->now.cells[i].share;
    if (isnan(share) || share <= 0) {
        return;
    }
    double width = BAR_SHARE * wide->slot;
    double top = anke_axis_y(&wide->axis, 100 * share);
    AnkeBox bar = {wide->axis.plot.x + (i + 0.5) * wide->slot - width / 2, top, width,
                   anke_box_bottom(wide->axis.plot) - top};
    anke_scene_add_rectangle(age->scene, "bar", bar, &theme->bar, NULL);
}

static void add_columns(const Age *age, const Wide *wide)
{
    guint n = age->spec->n_bands;
    for (guint i = 0; i < n; i++) {
        add_column(age, wide, i);
    }
    if (age->spec->before == NULL) {
        return;
    }
    g_autofree AnkePoint *points = g_new(AnkePoint, n);
    g_autofree gboolean *is_known = g_new(gboolean, n);
    for (guint i = 0; i < n; i++) {
        double share = age->spec->before->cells[i].share;
        is_known[i] = !isnan(share);
        points[i].x = wide->axis.plot.x + (i + 0.5) * wide->slot;
        points[i].y = anke_axis_y(&wide->axis, is_known[i] ? 100 * share : 0);
    }
    add_line(age, points, is_known);
}

/* One row of the table: counts or shares of a year, with the total in the last column. */
static double add_table_row(const Age *age, const AnkeRuled *ruled, const AnkeAgeYear *year,
                            gboolean is_share, double y)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(texts,
                    is_share ? g_strdup("構成比（％）") : g_strdup_printf("%s（人）", year->label));
    for (guint i = 0; i < age->spec->n_bands; i++) {
        const AnkeCell *cell = &year->cells[i];
        g_ptr_array_add(texts,
                        is_share ? anke_cell_percent(cell, year->total, anke_scene_lang(age->scene))
                                 : anke_cell_count(cell, anke_scene_lang(age->scene)));
    }
    gboolean is_whole = is_share && year->total > 0;
    g_ptr_array_add(texts, is_whole   ? g_strdup("100.0")
                           : is_share ? g_strdup("…")
                                      : total_text(age, year));
    return anke_ruled_add_row(age->scene, ruled, y, (const char *const *)texts->pdata,
                              &theme->table);
}

static double add_table(const Age *age, const Wide *wide, double y)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    guint n = age->spec->n_bands;
    g_autofree double *edges = g_new(double, n + 3);
    g_autofree const char **heads = g_new0(const char *, n + 2);
    edges[0] = theme->margin_pt;
    for (guint i = 0; i <= n; i++) {
        edges[i + 1] = wide->axis.plot.x + i * wide->slot;
    }
    edges[n + 2] = edges[n + 1] + wide->total_width;
    heads[0] = "年齢";
    for (guint i = 0; i < n; i++) {
        heads[i + 1] = age->spec->bands[i];
    }
    heads[n + 1] = "計";
    AnkeRuled ruled = {n + 2, edges, ANKE_ALIGN_CENTRE};
    y = anke_ruled_add_row(age->scene, &ruled, y, heads, &theme->axis);
    for (guint i = 0; i < n_years(age); i++) {
        y = add_table_row(age, &ruled, year_at(age, i), FALSE, y);
        y = add_table_row(age, &ruled, year_at(age, i), TRUE, y);
    }
    return y;
}

static double head_width(const Age *age)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    double width = anke_scene_text_width(age->scene, &theme->table, "構成比（％）");
    for (guint i = 0; i < n_years(age); i++) {
        g_autofree char *head = g_strdup_printf("%s（人）", year_at(age, i)->label);
        width = MAX(width, anke_scene_text_width(age->scene, &theme->table, head));
    }
    return MIN(width + CELL_PADDING_PT, MAX_HEAD_SHARE * anke_frame_width(age->scene));
}

static double total_width(const Age *age)
{
    const AnkeTextStyle *style = &anke_scene_theme(age->scene)->table;
    double width = anke_scene_text_width(age->scene, style, "100.0");
    for (guint i = 0; i < n_years(age); i++) {
        g_autofree char *total = total_text(age, year_at(age, i));
        width = MAX(width, anke_scene_text_width(age->scene, style, total));
    }
    return width + CELL_PADDING_PT;
}

static AnkeTicks place_ticks(const Age *age, double length, double interval)
{
    AnkeTickRange range = {.high = age->max_percent,
                           .is_whole = TRUE,
                           .most = anke_axis_most_intervals(length, interval)};
    return anke_ticks_place(&range);
}

static Wide make_wide(const Age *age, double y)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    double unit_height = theme->axis.size_pt * theme->axis.line_em * 1.6;
    double height = CLAMP(PLOT_SHARE * anke_frame_width(age->scene), MIN_PLOT_PT, MAX_PLOT_PT);
    double x = theme->margin_pt + head_width(age);
    double last = total_width(age);
    double width = theme->margin_pt + anke_frame_width(age->scene) - last - x;
    AnkeAxis axis = {.plot = {x, y + unit_height, width, height}, .unit = "（％）"};
    axis.ticks = place_ticks(age, height, INTERVAL_PT);
    return (Wide){axis, width / age->spec->n_bands, last};
}

static double lay_out_wide(const Age *age, const Wide *wide)
{
    double unit_width =
        anke_scene_text_width(age->scene, &anke_scene_theme(age->scene)->axis, wide->axis.unit);
    anke_axis_add_grid_up(age->scene, &wide->axis);
    anke_axis_add_numbers_up(age->scene, &wide->axis, wide->axis.plot.x - unit_width);
    add_columns(age, wide);
    return add_table(age, wide, anke_box_bottom(wide->axis.plot));
}

/* The narrow form: a row for each band, bars to the right, numbers beside them. */
typedef struct {
    AnkeAxis axis;
    double label_width;
    double number_width; /* of one year's column */
} Narrow;

static Narrow make_narrow(const Age *age, double y)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    Narrow narrow = {.number_width = MAX(widest_number(age), 26)};
    for (guint i = 0; i < age->spec->n_bands; i++) {
        double width = anke_scene_text_width(age->scene, &theme->axis, age->spec->bands[i]);
        narrow.label_width = MAX(narrow.label_width, width);
    }
    double most = 0.3 * anke_frame_width(age->scene);
    narrow.label_width = MIN(narrow.label_width, most);
    double x = theme->margin_pt + narrow.label_width + theme->text_axis_pt;
    double right = theme->margin_pt + anke_frame_width(age->scene);
    double width = right - x - n_years(age) * narrow.number_width - 6;
    double head = theme->axis.size_pt * theme->axis.line_em + 2;
    narrow.axis = (AnkeAxis){.plot = {x, y + head, MAX(width, 10), age->spec->n_bands * ROW_PT},
                             .unit = "（％）"};
    narrow.axis.ticks = place_ticks(age, width, INTERVAL_PT);
    return narrow;
}

static void add_narrow_number(const Age *age, const Narrow *narrow, guint year, AnkeBox row,
                              const char *text)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    double right = theme->margin_pt + anke_frame_width(age->scene);
    double x = right - (n_years(age) - year) * narrow->number_width;
    AnkeTextPlace place = {.part = "cell",
                           .box = {x, row.y, narrow->number_width, row.height},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE};
    anke_scene_add_text(age->scene, &place, &theme->table, text);
}

static void add_narrow_row(const Age *age, const Narrow *narrow, guint i, AnkeBox row)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    AnkeTextPlace place = {.part = "label",
                           .box = {theme->margin_pt, row.y, narrow->label_width, row.height},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE};
    anke_scene_add_text(age->scene, &place, &theme->axis, age->spec->bands[i]);
    double share = age->spec->now.cells[i].share;
    if (share > 0) {
        double height = BAR_SHARE * row.height;
        AnkeBox bar = {narrow->axis.plot.x, row.y + (row.height - height) / 2,
                       anke_axis_x(&narrow->axis, 100 * share) - narrow->axis.plot.x, height};
        anke_scene_add_rectangle(age->scene, "bar", bar, &theme->bar, NULL);
    }
    for (guint year = 0; year < n_years(age); year++) {
        g_autofree char *count =
            anke_cell_count(&year_at(age, year)->cells[i], anke_scene_lang(age->scene));
        add_narrow_number(age, narrow, year, row, count);
    }
}

static void add_narrow_line(const Age *age, const Narrow *narrow)
{
    guint n = age->spec->n_bands;
    if (age->spec->before == NULL) {
        return;
    }
    g_autofree AnkePoint *points = g_new(AnkePoint, n);
    g_autofree gboolean *is_known = g_new(gboolean, n);
    for (guint i = 0; i < n; i++) {
        double share = age->spec->before->cells[i].share;
        is_known[i] = !isnan(share);
        points[i].x = anke_axis_x(&narrow->axis, is_known[i] ? 100 * share : 0);
        points[i].y = narrow->axis.plot.y + (i + 0.5) * ROW_PT;
    }
    add_line(age, points, is_known);
}

/* Heads and totals of the number columns; returns the y below them. */
static double add_narrow_totals(const Age *age, const Narrow *narrow)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    AnkeBox plot = narrow->axis.plot;
    double line = theme->axis.size_pt * theme->axis.line_em;
    AnkeBox head = {0, plot.y - line - 2, 0, line};
    AnkeBox foot = {0, anke_box_bottom(plot) + anke_axis_foot(age->scene), 0, line};
    for (guint year = 0; year < n_years(age); year++) {
        g_autofree char *total = total_text(age, year_at(age, year));
        g_autofree char *title = anke_year_short(year_at(age, year)->label);
        add_narrow_number(age, narrow, year, head, title);
        add_narrow_number(age, narrow, year, foot, total);
    }
    AnkeTextPlace place = {.part = "label",
                           .box = {theme->margin_pt, foot.y, narrow->label_width, line},
                           .align = ANKE_ALIGN_RIGHT,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(age->scene, &place, &theme->axis, "計（人）");
    return anke_box_bottom(foot);
}

static double lay_out_narrow(const Age *age, const Narrow *narrow)
{
    AnkeBox plot = narrow->axis.plot;
    anke_axis_add_grid_across(age->scene, &narrow->axis);
    for (guint i = 0; i < age->spec->n_bands; i++) {
        add_narrow_row(age, narrow, i, (AnkeBox){0, plot.y + i * ROW_PT, 0, ROW_PT});
    }
    add_narrow_line(age, narrow);
    anke_axis_add_numbers_across(age->scene, &narrow->axis);
    anke_scene_add_note(age->scene, "右の数は職員数（人）。");
    return add_narrow_totals(age, narrow);
}

static void add_notes(const Age *age)
{
    for (guint y = 0; y < n_years(age); y++) {
        for (guint i = 0; i < age->spec->n_bands; i++) {
            if (year_at(age, y)->cells[i].state == ANKE_CELL_HIDDEN) {
                anke_scene_add_note(age->scene,
                                    "「秘匿」は、職員が少なく個人が推測されるおそれのある値。");
            }
        }
    }
}

void anke_age_lay_out(AnkeScene *scene, const AnkeAgeSpec *spec)
{
    g_assert(spec->n_bands > 0);
    Age age = {.scene = scene, .spec = spec};
    age.max_percent = find_max_percent(&age);
    double y = anke_frame_begin(scene, &spec->figure);
    y = add_legend(&age, y);
    Wide wide = make_wide(&age, y);
    if (wide.slot >= widest_number(&age)) {
        y = lay_out_wide(&age, &wide);
    } else {
        Narrow narrow = make_narrow(&age, y);
        y = lay_out_narrow(&age, &narrow);
    }
    add_notes(&age);
    anke_frame_end(scene, &spec->figure, y);
}
