#include "charts/plots/age_layout.h"

#include <math.h>

#include "charts/plots/age_private.h"
#include "charts/plots/band_head.h"
#include "charts/plots/series_line.h"
#include "charts/scene/axis.h"
#include "charts/scene/legend.h"
#include "charts/scene/plate.h"
#include "charts/scene/ruled.h"
#include "charts/scene/years.h"

#define PLOT_SHARE 0.36 /* height by width */
#define MIN_PLOT_PT 120.0
#define MAX_PLOT_PT 250.0
#define MAX_HEAD_SHARE 0.2

const AnkeAgeYear *anke_age_year_at(const AnkeAge *age, guint i)
{
    return i == 0 ? &age->spec->now : age->spec->before;
}

guint anke_age_n_years(const AnkeAge *age)
{
    return age->spec->before == NULL ? 1 : 2;
}

char *anke_age_total_text(const AnkeAge *age, const AnkeAgeYear *year)
{
    AnkeCell total = {isnan(year->total) ? ANKE_CELL_UNKNOWN : ANKE_CELL_KNOWN, year->total, 0, 0,
                      0};
    return anke_cell_count(&total, anke_scene_lang(age->scene));
}

static void find_max_percent(AnkeAge *age)
{
    for (guint y = 0; y < anke_age_n_years(age); y++) {
        for (guint i = 0; i < age->spec->n_bands; i++) {
            double share = anke_age_year_at(age, y)->cells[i].share;
            age->has_share = age->has_share || !isnan(share);
            age->max_percent = fmax(age->max_percent, 100 * share);
        }
    }
}

/* "令和8年（n=603）", with a mark where the base is small. Freed by the caller. */
static char *year_text(const AnkeAge *age, const AnkeAgeYear *year)
{
    AnkeAnswerGroup group = {.label = year->label, .base = year->total};
    g_autofree char *base = anke_base_label(&group, anke_scene_lang(age->scene));
    return g_strconcat(year->label, base, NULL);
}

AnkeFill anke_age_bar_fill(const AnkeAge *age)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    return anke_base_is_small(age->spec->now.total) ? theme->bar_faint : theme->bar;
}

static double add_legend(const AnkeAge *age, double y)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    g_autofree char *now = year_text(age, &age->spec->now);
    g_autofree char *before = age->spec->before == NULL ? NULL : year_text(age, age->spec->before);
    AnkeLegendEntry entries[2] = {{now, anke_age_bar_fill(age), FALSE},
                                  {before, {theme->second, ANKE_HATCH_NONE, 0}, TRUE}};
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(age->scene), 0};
    return anke_legend_lay_out(age->scene, box, entries, anke_age_n_years(age)) +
           theme->block_pt / 2;
}

/* Width that the numbers of a band need in its column. */
double anke_age_widest_number(const AnkeAge *age)
{
    const AnkeTextStyle *style = &anke_scene_theme(age->scene)->table;
    AnkeLang lang = anke_scene_lang(age->scene);
    double width = 0;
    for (guint y = 0; y < anke_age_n_years(age); y++) {
        const AnkeAgeYear *year = anke_age_year_at(age, y);
        for (guint i = 0; i < age->spec->n_bands; i++) {
            g_autofree char *count = anke_cell_count(&year->cells[i], lang);
            g_autofree char *percent = anke_cell_percent(&year->cells[i], year->total, lang);
            width = MAX(width, anke_scene_text_width(age->scene, style, count));
            width = MAX(width, anke_scene_text_width(age->scene, style, percent));
        }
    }
    return width + ANKE_AGE_CELL_PADDING_PT;
}

/* A line through the shares of the year before; it breaks where a share is not known. */
void anke_age_add_line(const AnkeAge *age, const AnkePoint *points)
{
    guint n = age->spec->n_bands;
    g_autofree AnkeLinePoint *line = g_new0(AnkeLinePoint, n);
    for (guint i = 0; i < n; i++) {
        line[i].point = points[i];
        line[i].is_known = !isnan(age->spec->before->cells[i].share);
        line[i].is_joined = i > 0 && line[i - 1].is_known;
    }
    anke_series_line_add(age->scene, "before", line, n, &anke_scene_theme(age->scene)->data_line);
}

void anke_age_declare_axis(const AnkeAge *age, const AnkeAxis *axis)
{
    AnkeAxisData data = {.low = 0, .high = age->max_percent, .has_bars = TRUE};
    anke_axis_declare(age->scene, axis, &data);
}

static double widest_head(const AnkeAge *age)
{
    const AnkeTextStyle *style = &anke_scene_theme(age->scene)->axis;
    double width = 0;
    for (guint i = 0; i < age->spec->n_bands; i++) {
        g_auto(AnkeBandHead) head = anke_band_head(age->spec->bands[i], age->has_short_heads);
        width = MAX(width, anke_scene_text_width(age->scene, style, head.first));
        width = MAX(width, anke_scene_text_width(age->scene, style, head.second));
    }
    return width + 1;
}

/* The wide form: columns over a table that is aligned with them. */
typedef struct {
    AnkeAxis axis;
    double slot;
    double total_width;
} Wide;

static void add_column(const AnkeAge *age, const Wide *wide, guint i)
{
    double share = age->spec->now.cells[i].share;
    if (isnan(share) || share <= 0) {
        return;
    }
    double width = ANKE_AGE_BAR_SHARE * wide->slot;
    double top = anke_axis_y(&wide->axis, 100 * share);
    AnkeBox bar = {wide->axis.plot.x + (i + 0.5) * wide->slot - width / 2, top, width,
                   anke_box_bottom(wide->axis.plot) - top};
    AnkeFill fill = anke_age_bar_fill(age);
    anke_scene_add_rectangle(age->scene, "bar", bar, &fill, NULL);
}

static void add_columns(const AnkeAge *age, const Wide *wide)
{
    guint n = age->spec->n_bands;
    for (guint i = 0; i < n; i++) {
        add_column(age, wide, i);
    }
    if (age->spec->before == NULL) {
        return;
    }
    g_autofree AnkePoint *points = g_new(AnkePoint, n);
    for (guint i = 0; i < n; i++) {
        points[i].x = wide->axis.plot.x + (i + 0.5) * wide->slot;
        points[i].y = anke_axis_y(&wide->axis, 100 * age->spec->before->cells[i].share);
    }
    anke_age_add_line(age, points);
}

/* A pale area behind the columns of the thin cohort, named above the plot. */
static void add_wide_valley(const AnkeAge *age, const Wide *wide)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    const AnkeAgeValley *valley = &age->spec->valley;
    const AnkeFill pale = {ANKE_AGE_VALLEY, ANKE_HATCH_NONE, 0};
    AnkeBox plot = wide->axis.plot;
    if (valley->label == NULL) {
        return;
    }
    AnkeBox area = {plot.x + valley->from * wide->slot, plot.y,
                    (valley->to - valley->from) * wide->slot, plot.height};
    anke_scene_add_rectangle(age->scene, "valley", area, &pale, NULL);
    g_autofree char *text = g_strdup_printf(
        anke_scene_say(age->scene, "職員の少ない層 %s", "few staff: %s"), valley->label);
    double width = anke_scene_text_width(age->scene, &theme->value, text);
    double line = theme->value.size_pt * theme->value.line_em;
    double most = MAX(plot.x + 2, anke_box_right(plot) - width);
    double x = CLAMP(area.x + (area.width - width) / 2, plot.x + 2, most);
    AnkeTextPlace place = {.part = "valley", .box = {x, plot.y - line - 2, width, line}};
    anke_scene_add_text(age->scene, &place, &theme->value, text);
}

static const char *share_words(const AnkeAge *age)
{
    return anke_scene_say(age->scene, "構成比（％）", "share (%)");
}

/* "令和8年（人）". Freed by the caller. */
static char *count_words(const AnkeAge *age, const AnkeAgeYear *year)
{
    return g_strdup_printf(anke_scene_say(age->scene, "%s（人）", "%s (persons)"), year->label);
}

/* One row of the table: counts or shares of a year, with the total in the last column. */
static double add_table_row(const AnkeAge *age, const AnkeRuled *ruled, const AnkeAgeYear *year,
                            gboolean is_share, double y)
{
    AnkeLang lang = anke_scene_lang(age->scene);
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(texts, is_share ? g_strdup(share_words(age)) : count_words(age, year));
    for (guint i = 0; i < age->spec->n_bands; i++) {
        const AnkeCell *cell = &year->cells[i];
        g_ptr_array_add(texts, is_share ? anke_cell_percent(cell, year->total, lang)
                                        : anke_cell_count(cell, lang));
    }
    gboolean is_whole = is_share && year->total > 0;
    g_ptr_array_add(texts, is_whole   ? g_strdup("100.0")
                           : is_share ? g_strdup("…")
                                      : anke_age_total_text(age, year));
    return anke_ruled_add_row(age->scene, ruled, y, (const char *const *)texts->pdata,
                              &theme->table);
}

static void add_head_text(const AnkeAge *age, AnkeBox box, AnkeAlign align, const char *text)
{
    AnkeTextPlace place = {.part = "head",
                           .box = box,
                           .align = align,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_wrapped = TRUE};
    anke_scene_add_text(age->scene, &place, &anke_scene_theme(age->scene)->axis, text);
}

/* Bands in two lines under their columns. Returns the y below them. */
static double add_heads(const AnkeAge *age, const Wide *wide, const AnkeRuled *ruled, double y)
{
    const AnkeTextStyle *style = &anke_scene_theme(age->scene)->axis;
    const double padding = 2;
    guint n = age->spec->n_bands;
    double line = style->size_pt * style->line_em;
    AnkeBox side = {ruled->edges[0], y + padding, ruled->edges[1] - ruled->edges[0], 2 * line};
    add_head_text(age, side, ANKE_ALIGN_LEFT,
                  age->has_short_heads ? anke_scene_say(age->scene, "年齢（歳）", "age (years)")
                                       : anke_scene_say(age->scene, "年齢", "age"));
    for (guint i = 0; i < n; i++) {
        g_auto(AnkeBandHead) head = anke_band_head(age->spec->bands[i], age->has_short_heads);
        gboolean has_second = *head.second != '\0';
        AnkeBox box = {ruled->edges[i + 1], y + padding, wide->slot, has_second ? line : 2 * line};
        add_head_text(age, box, ANKE_ALIGN_CENTRE, head.first);
        box.y += line;
        if (has_second) {
            add_head_text(age, box, ANKE_ALIGN_CENTRE, head.second);
        }
    }
    AnkeBox total = {ruled->edges[n + 1], y + padding, wide->total_width, 2 * line};
    add_head_text(age, total, ANKE_ALIGN_CENTRE, anke_scene_say(age->scene, "計", "Total"));
    double bottom = y + 2 * line + 2 * padding;
    anke_ruled_begin(age->scene, ruled, bottom);
    return bottom;
}

static double add_table(const AnkeAge *age, const Wide *wide, double y)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    guint n = age->spec->n_bands;
    g_autofree double *edges = g_new(double, n + 3);
    edges[0] = theme->margin_pt;
    for (guint i = 0; i <= n; i++) {
        edges[i + 1] = wide->axis.plot.x + i * wide->slot;
    }
    edges[n + 2] = edges[n + 1] + wide->total_width;
    AnkeRuled ruled = {n + 2, edges, ANKE_ALIGN_CENTRE};
    y = add_heads(age, wide, &ruled, y);
    for (guint i = 0; i < anke_age_n_years(age); i++) {
        y = add_table_row(age, &ruled, anke_age_year_at(age, i), FALSE, y);
        y = add_table_row(age, &ruled, anke_age_year_at(age, i), TRUE, y);
    }
    return y;
}

static double head_width(const AnkeAge *age)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    double width = anke_scene_text_width(age->scene, &theme->table, share_words(age));
    for (guint i = 0; i < anke_age_n_years(age); i++) {
        g_autofree char *head = count_words(age, anke_age_year_at(age, i));
        width = MAX(width, anke_scene_text_width(age->scene, &theme->table, head));
    }
    return MIN(width + ANKE_AGE_CELL_PADDING_PT, MAX_HEAD_SHARE * anke_frame_width(age->scene));
}

static double total_width(const AnkeAge *age)
{
    const AnkeTextStyle *style = &anke_scene_theme(age->scene)->table;
    double width =
        MAX(anke_scene_text_width(age->scene, style, "100.0"),
            anke_scene_text_width(age->scene, style, anke_scene_say(age->scene, "計", "Total")));
    for (guint i = 0; i < anke_age_n_years(age); i++) {
        g_autofree char *total = anke_age_total_text(age, anke_age_year_at(age, i));
        width = MAX(width, anke_scene_text_width(age->scene, style, total));
    }
    return width + ANKE_AGE_CELL_PADDING_PT;
}

AnkeTicks anke_age_place_ticks(const AnkeAge *age, double length, double interval)
{
    AnkeTickRange range = {.high = age->max_percent,
                           .is_whole = TRUE,
                           .most = anke_axis_most_intervals(length, interval)};
    return anke_ticks_place(&range);
}

static Wide make_wide(const AnkeAge *age, double y)
{
    const AnkeTheme *theme = anke_scene_theme(age->scene);
    double unit_height = theme->axis.size_pt * theme->axis.line_em * 1.6;
    double height = CLAMP(PLOT_SHARE * anke_frame_width(age->scene), MIN_PLOT_PT, MAX_PLOT_PT);
    double x = theme->margin_pt + head_width(age);
    double last = total_width(age);
    double width = theme->margin_pt + anke_frame_width(age->scene) - last - x;
    AnkeAxis axis = {.plot = {x, y + unit_height, width, height},
                     .unit = anke_scene_say(age->scene, "（％）", "(%)")};
    axis.ticks = anke_age_place_ticks(age, height, ANKE_AGE_INTERVAL_PT);
    return (Wide){axis, width / age->spec->n_bands, last};
}

/* Shares of nobody are dashes. */
static void note_dashes(const AnkeAge *age, const AnkeAgeYear *year)
{
    for (guint i = 0; i < age->spec->n_bands; i++) {
        if (year->cells[i].count == 0 && year->total > 0) {
            anke_scene_add_note(age->scene, anke_scene_say(age->scene, "「－」は職員がいないもの。",
                                                           "“－”: nobody of this age."));
        }
    }
}

static double lay_out_wide(const AnkeAge *age, const Wide *wide)
{
    double unit_width =
        anke_scene_text_width(age->scene, &anke_scene_theme(age->scene)->axis, wide->axis.unit);
    add_wide_valley(age, wide);
    anke_axis_add_grid_up(age->scene, &wide->axis);
    anke_axis_add_numbers_up(age->scene, &wide->axis, wide->axis.plot.x - unit_width);
    anke_age_declare_axis(age, &wide->axis);
    add_columns(age, wide);
    if (!age->has_share) {
        anke_plate_add_no_value(age->scene, wide->axis.plot, FALSE);
    }
    for (guint i = 0; i < anke_age_n_years(age); i++) {
        note_dashes(age, anke_age_year_at(age, i));
    }
    return add_table(age, wide, anke_box_bottom(wide->axis.plot));
}

static void note_cells(const AnkeAge *age, const AnkeAgeYear *year)
{
    AnkeScene *scene = age->scene;
    if (anke_base_is_small(year->total)) {
        anke_scene_add_note(
            scene, anke_scene_say(scene, "＊は n<30 で参考値。", "＊: n<30, for reference only."));
    }
    for (guint i = 0; i < age->spec->n_bands; i++) {
        if (year->cells[i].state == ANKE_CELL_HIDDEN) {
            anke_scene_add_note(scene, anke_people_hidden_note(anke_scene_lang(scene)));
        } else if (isnan(year->cells[i].count)) {
            anke_cross_add_unknown_note(scene);
        }
    }
}

/* 令和8年の職員数は603人で、最も多い年齢は28歳～31歳の76人。 */
static void describe(const AnkeAge *age)
{
    const AnkeAgeSpec *spec = age->spec;
    guint peak = 0;
    for (guint i = 1; i < spec->n_bands; i++) {
        double most = spec->now.cells[peak].count;
        peak = isnan(most) || spec->now.cells[i].count > most ? i : peak;
    }
    g_autofree char *total = anke_age_total_text(age, &spec->now);
    g_autofree char *most = anke_cell_count(&spec->now.cells[peak], anke_scene_lang(age->scene));
    g_autofree char *sentence = g_strdup_printf(
        anke_scene_say(age->scene,
                       "年齢区分ごとの職員構成比の棒グラフ。%sの職員数は%s人で、最も多い区分は%sの"
                       "%s人。",
                       "Bars of the share of staff by age. %s: %s persons, most of them aged %s "
                       "(%s)."),
        spec->now.label, total, spec->bands[peak], most);
    anke_scene_set_description(age->scene, sentence);
}

/* Columns fit where numbers and heads fit over each other. */
static gboolean is_wide_enough(AnkeAge *age, const Wide *wide)
{
    for (guint is_short = 0; is_short < 2; is_short++) {
        age->has_short_heads = is_short != 0;
        if (wide->slot >= MAX(anke_age_widest_number(age), widest_head(age))) {
            return TRUE;
        }
    }
    age->has_short_heads = FALSE;
    return FALSE;
}

void anke_age_lay_out(AnkeScene *scene, const AnkeAgeSpec *spec)
{
    g_assert(spec->n_bands > 0);
    AnkeAge age = {.scene = scene, .spec = spec};
    find_max_percent(&age);
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&age);
    y = add_legend(&age, y);
    Wide wide = make_wide(&age, y);
    if (is_wide_enough(&age, &wide)) {
        y = lay_out_wide(&age, &wide);
    } else {
        y = anke_age_lay_out_narrow(&age, y);
    }
    for (guint i = 0; i < anke_age_n_years(&age); i++) {
        note_cells(&age, anke_age_year_at(&age, i));
    }
    anke_frame_end(scene, &spec->figure, y);
}
