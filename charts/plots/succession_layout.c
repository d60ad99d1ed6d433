#include "charts/plots/succession_layout.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/plots/succession_private.h"
#include "charts/scene/ruled.h"

#define MIN_PANEL_PT 205.0
#define MOST_COLUMNS 4
#define COLUMN_GAP_PT 14.0
#define ROW_GAP_PT 6.0
#define WIDE_LABEL_PT 46.0
#define MOST_ROWS 12 /* of the table */
#define N_CELLS 5    /* of a row of the table, the last of which may be left out */

/* A grade in a year. */
typedef struct {
    guint grade;
    guint year;
} Cell;

char *anke_succession_text(const AnkeScene *scene, const AnkeSuccessionSpec *spec,
                           const AnkeCell *cell)
{
    char buffer[ANKE_NUMBER_SIZE];
    if (isnan(cell->count)) {
        return anke_cell_count(cell, anke_scene_lang(scene));
    }
    anke_number_format_grouped(buffer, cell->count, spec->n_decimals);
    return g_strdup(buffer);
}

/* Whether the years' labels are so wide that those of panels side by side would touch. */
static gboolean has_wide_labels(const AnkeScene *scene, const AnkeSuccessionSpec *spec)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->axis;
    for (guint i = 0; i < spec->n_years; i++) {
        g_autofree char *label = anke_year_short(spec->years[i].label);
        if (anke_scene_text_width(scene, style, label) > WIDE_LABEL_PT) {
            return TRUE;
        }
    }
    return FALSE;
}

static guint count_columns(const AnkeScene *scene, const AnkeSuccessionSpec *spec)
{
    double width = anke_frame_width(scene) + COLUMN_GAP_PT;
    guint most = (guint)MAX(1, floor(width / (MIN_PANEL_PT + COLUMN_GAP_PT)));
    return has_wide_labels(scene, spec) ? 1 : MIN(MIN(most, MOST_COLUMNS), spec->n_grades);
}

/* Panels in rows that they fill, the first grade at the upper left; a picture may be broken between
 * rows. */
static double add_panels(AnkeScene *scene, const AnkeSuccessionSpec *spec, double y)
{
    guint n_columns = count_columns(scene, spec);
    for (guint first = 0; first < spec->n_grades; first += n_columns) {
        double bottom = y;
        guint n = MIN(n_columns, spec->n_grades - first);
        double width = (anke_frame_width(scene) + COLUMN_GAP_PT) / n - COLUMN_GAP_PT;
        if (first > 0) {
            anke_scene_add_break(scene, y - ROW_GAP_PT / 2);
        }
        for (guint i = first; i < first + n; i++) {
            double x = anke_scene_theme(scene)->margin_pt + (i - first) * (width + COLUMN_GAP_PT);
            double end =
                anke_succession_add_panel(scene, spec, &spec->grades[i], (AnkeBox){x, y, width, 0});
            bottom = MAX(bottom, end);
        }
        y = bottom + ROW_GAP_PT;
    }
    return y;
}

static guint count_short(const AnkeSuccessionSpec *spec)
{
    guint n = 0;
    for (guint g = 0; g < spec->n_grades; g++) {
        for (guint i = 0; i < spec->n_years; i++) {
            n += spec->grades[g].years[i].state == ANKE_SUCCESSION_SHORT ? 1 : 0;
        }
    }
    return n;
}

static double add_row(AnkeScene *scene, const AnkeRuled *ruled, const AnkeSuccessionSpec *spec,
                      Cell place, double y)
{
    const AnkeSuccessionGrade *grade = &spec->grades[place.grade];
    const AnkeSuccessionYear *of_year = &grade->years[place.year];
    g_autofree char *vacancies = anke_succession_text(scene, spec, &of_year->vacancies);
    g_autofree char *eligible = anke_succession_text(scene, spec, &of_year->eligible);
    g_autofree char *lacking = anke_succession_text(scene, spec, &of_year->lacking);
    const char *texts[N_CELLS] = {spec->years[place.year].label, grade->label, vacancies, eligible,
                                  lacking};
    return anke_ruled_add_row(scene, ruled, y, texts, &anke_scene_theme(scene)->table);
}

/* Rows by year, then by grade, as many as the table holds. */
static double add_rows(AnkeScene *scene, const AnkeRuled *ruled, const AnkeSuccessionSpec *spec,
                       double y)
{
    guint n = 0;
    for (guint i = 0; i < spec->n_years; i++) {
        for (guint g = 0; g < spec->n_grades && n < MOST_ROWS; g++) {
            if (spec->grades[g].years[i].state == ANKE_SUCCESSION_SHORT) {
                y = add_row(scene, ruled, spec, (Cell){g, i}, y);
                n++;
            }
        }
    }
    return y;
}

/* Says what the table is about, or that nothing is lacking. */
static double add_caption(AnkeScene *scene, guint n_short, double y)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeTextPlace place = {.part = "caption",
                           .box = {theme->margin_pt, y, anke_frame_width(scene), 0},
                           .is_wrapped = TRUE};
    const char *text =
        n_short > 0 ? anke_scene_say(scene, "候補が欠員に満たない時期",
                                     "When there are fewer eligible people than vacancies")
                    : anke_scene_say(scene, "候補が欠員に満たない時期はない。",
                                     "There are never fewer eligible people than vacancies.");
    return y + anke_scene_add_text(scene, &place, &theme->strong, text) + 2;
}

/* Whether the stream says how many are lacking. */
static gboolean has_lacking(const AnkeSuccessionSpec *spec)
{
    for (guint g = 0; g < spec->n_grades; g++) {
        for (guint i = 0; i < spec->n_years; i++) {
            if (!isnan(spec->grades[g].years[i].lacking.count)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static double add_table(AnkeScene *scene, const AnkeSuccessionSpec *spec, double y)
{
    static const double shares[N_CELLS] = {0.2, 0.35, 0.15, 0.15, 0.15};
    const AnkeTheme *theme = anke_scene_theme(scene);
    guint n_short = count_short(spec);
    y = add_caption(scene, n_short, y);
    if (n_short == 0) {
        return y;
    }
    double edges[N_CELLS + 1] = {theme->margin_pt};
    double width = anke_frame_width(scene);
    for (guint i = 0; i < N_CELLS; i++) {
        edges[i + 1] = edges[i] + shares[i] * width;
    }
    const char *heads[N_CELLS] = {
        anke_scene_say(scene, "時期", "when"), anke_scene_say(scene, "職位", "grade"),
        anke_scene_say(scene, "欠員", "vacant"), anke_scene_say(scene, "候補者", "eligible"),
        anke_scene_say(scene, "不足", "short")};
    AnkeRuled ruled = {has_lacking(spec) ? N_CELLS : N_CELLS - 1, edges, ANKE_ALIGN_RIGHT};
    anke_ruled_begin(scene, &ruled, y);
    y = anke_ruled_add_row(scene, &ruled, y, heads, &theme->strong);
    y = add_rows(scene, &ruled, spec, y);
    if (n_short > MOST_ROWS) {
        g_autofree char *note =
            g_strdup_printf(anke_scene_say(scene, "%u件のうち早い%u件を表に示す。",
                                           "Of %u cases the table shows the %u earliest."),
                            n_short, (guint)MOST_ROWS);
        anke_scene_add_note(scene, note);
    }
    return y;
}

/* "候補が欠員に満たないのは、令和13年の課長補佐級（不足4.8人）など3件。" */
static void describe(AnkeScene *scene, const AnkeSuccessionSpec *spec)
{
    AnkeLang lang = anke_scene_lang(scene);
    guint n_short = count_short(spec);
    g_autoptr(GString) text = g_string_new(anke_say(lang, "職位別の欠員と候補者の縦棒グラフ。",
                                                    "Columns of vacancies and eligible people."));
    if (n_short == 0) {
        g_string_append(
            text, anke_say(lang, "候補が欠員に満たない時期はない。", " There are always enough."));
    } else {
        g_string_append_printf(text,
                               anke_say(lang, "候補が欠員に満たないのは%u件。",
                                        " Fewer eligible people than vacancies: %u cases."),
                               n_short);
    }
    anke_scene_set_description(scene, text->str);
}

void anke_succession_lay_out(AnkeScene *scene, const AnkeSuccessionSpec *spec)
{
    g_assert(spec->n_years > 0 && spec->n_grades > 0);
    double y = anke_frame_begin(scene, &spec->figure);
    describe(scene, spec);
    y = anke_succession_add_legend(scene, has_lacking(spec), y) + ROW_GAP_PT / 2;
    y = add_panels(scene, spec, y);
    y = add_table(scene, spec, y + ROW_GAP_PT / 2);
    if (spec->n_grades > 1) {
        anke_scene_add_note(scene, anke_scene_say(scene, "縦軸の目盛りは図ごとに異なる。",
                                                  "Each panel has an axis of its own."));
    }
    anke_frame_end(scene, &spec->figure, y);
}
