/* What trends say in words: notes on their marks, and a sentence for those who cannot see them. */
#include <math.h>

#include "charts/plots/trend_private.h"

static void note_intervals(const AnkeTrend *trend)
{
    const char *words = trend->spec->interval_words;
    const AnkeTrendMarks *marks = &trend->marks;
    if (words == NULL || (!marks->has_band && !marks->has_whisker)) {
        return;
    }
    const char *what =
        !marks->has_whisker ? anke_scene_say(trend->scene, "薄い帯", "Pale band")
        : marks->has_band
            ? anke_scene_say(trend->scene, "薄い帯と縦の細線", "Pale band and thin upright line")
            : anke_scene_say(trend->scene, "縦の細線", "Thin upright line");
    g_autofree char *note = g_strdup_printf(
        anke_scene_say(trend->scene, "%sは割合の%s。", "%s: %s of the share."), what, words);
    anke_scene_add_note(trend->scene, note);
}

void anke_trend_add_notes(const AnkeTrend *trend)
{
    const AnkeTrendMarks *marks = &trend->marks;
    const struct {
        gboolean is_wanted;
        const char *ja;
        const char *en;
    } notes[] = {
        {marks->has_cut, "縦の点線は設問の変更を示し、前後は線で結ばない。",
         "Dotted line: the question was changed, so the line is not continued."},
        {marks->has_gap, "調査又は集計のない時期の前後は線で結ばない。",
         "Lines are broken where a period is missing."},
        {marks->has_unknown, "値のない時点の前後は線で結ばない。",
         "Lines are broken where a value is missing."},
        {marks->has_hidden,
         "秘匿した値（回答者が少なく個人が推測されるおそれのあるもの）は示さず、"
         "前後は線で結ばない。",
         "Hidden values (so few respondents that a person could be recognised) are not drawn."},
        {marks->has_small, "白抜きの点（＊）は n<30 で参考値。",
         "Hollow points (＊): n<30, for reference only."},
        {marks->has_dash, "「－」は回答者がいないもの。", "“－”: nobody answered so."},
        {marks->has_lost, "一部の値は表示を省略した。", "Some values are left out."}};
    note_intervals(trend);
    for (guint i = 0; i < G_N_ELEMENTS(notes); i++) {
        if (notes[i].is_wanted) {
            anke_scene_add_note(trend->scene,
                                anke_scene_say(trend->scene, notes[i].ja, notes[i].en));
        }
    }
}

/* The first and the last value of a line, as far as it has two. */
static gboolean find_change(const AnkeTrend *trend, const AnkeTrendLine *line, guint *first,
                            guint *last)
{
    gint end = anke_trend_last(trend, line);
    for (gint i = 0; i < end; i++) {
        if (line->points[i].state == ANKE_CELL_KNOWN) {
            *first = (guint)i;
            *last = (guint)end;
            return TRUE;
        }
    }
    return FALSE;
}

/* One sentence: kind, subject, and the panel of the first unit that changed most. */
void anke_trend_describe(const AnkeTrend *trend, guint n_panels)
{
    const AnkeTrendSpec *spec = trend->spec;
    double most = -1;
    g_autofree char *main_figure = g_strdup("");
    for (guint i = 0; i < n_panels; i++) {
        guint first;
        guint last;
        const AnkeTrendLine *line = &spec->panels[i].lines[0];
        if (!find_change(trend, line, &first, &last) ||
            fabs(line->points[last].value - line->points[first].value) <= most) {
            continue;
        }
        most = fabs(line->points[last].value - line->points[first].value);
        g_free(main_figure);
        main_figure = g_strdup_printf(
            anke_scene_say(trend->scene, "変化が最も大きいのは「%s」で、%sの%sから%sの%s%s。",
                           " Largest change: “%s”, %s %s to %s %s %s."),
            spec->panels[i].label, spec->moments[first].label, line->points[first].text,
            spec->moments[last].label, line->points[last].text, spec->panels[i].unit);
    }
    g_autofree char *sentence =
        g_strdup_printf(anke_scene_say(trend->scene, "推移の折れ線：%s。%s", "Trend lines: %s.%s"),
                        spec->figure.title == NULL ? "" : spec->figure.title, main_figure);
    anke_scene_set_description(trend->scene, sentence);
}
