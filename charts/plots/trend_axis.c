/* The time axis of trends: which moments have a label, and in how many lines. */
#include <math.h>

#include "charts/plots/trend_private.h"

#define LABEL_APART_PT 5.0
#define MARK_PT 2.0 /* length of the mark of a moment */
#define LABEL_GAP_PT 3.0

/* A label of a moment. */
typedef struct {
    char *lines[2];
    double width;
    double height;
    double left;
    gboolean is_wrapped;
    gboolean is_shown;
} TimeLabel;

static void free_labels(TimeLabel *labels, guint n)
{
    for (guint i = 0; i < n; i++) {
        g_free(labels[i].lines[0]);
        g_free(labels[i].lines[1]);
    }
    g_free(labels);
}

/* Whether a label stands clear of the next one to its right. */
static gboolean is_clear(const TimeLabel *label, const TimeLabel *next)
{
    return label->left + label->width + LABEL_APART_PT <= next->left;
}

/* Whether every `step`-th label, counted from the last, stands clear of the others. */
static gboolean do_fit(const TimeLabel *labels, guint n, guint step)
{
    for (guint i = n - 1; i >= step; i -= step) {
        if (!is_clear(&labels[i - step], &labels[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Shows as many labels as fit in even steps from the last; the first one always, instead of one
 * that it would touch. */
static void choose_shown(TimeLabel *labels, guint n)
{
    guint step = 1;
    while (step < n && !do_fit(labels, n, step)) {
        step++;
    }
    for (guint i = 0; i < n; i++) {
        gboolean is_last = i + 1 == n;
        labels[i].is_shown =
            (n - 1 - i) % step == 0 && (is_last || i == 0 || is_clear(&labels[0], &labels[i]));
    }
    labels[0].is_shown = n < 2 || is_clear(&labels[0], &labels[n - 1]);
}

static void measure_label(const AnkeTrend *trend, TimeLabel *label, double most)
{
    const AnkeTextStyle *style = &anke_scene_theme(trend->scene)->axis;
    for (guint i = 0; i < 2; i++) {
        if (*label->lines[i] != '\0') {
            AnkeTextSize size = anke_scene_measure(trend->scene, style, label->lines[i], most);
            label->width = MAX(label->width, MIN(size.width_pt, most));
            label->height += size.height_pt;
            label->is_wrapped = label->is_wrapped || size.n_lines > 1;
        }
    }
    label->width += 0.5;
}

static TimeLabel *make_labels(const AnkeTrend *trend, double plot_width, gboolean is_short)
{
    guint n = trend->spec->n_moments;
    TimeLabel *labels = g_new0(TimeLabel, n);
    double room = plot_width + trend->end_pt;
    AnkeBox plot = {0, 0, plot_width, 0};
    for (guint i = 0; i < n; i++) {
        TimeLabel *label = &labels[i];
        anke_moment_lines(&trend->spec->moments[i], is_short, &label->lines[0], &label->lines[1]);
        measure_label(trend, label, n > 1 ? room / 2 - LABEL_APART_PT : room);
        double left = anke_trend_x(trend, plot, i) - label->width / 2;
        label->left = CLAMP(left, 0, MAX(room - label->width, 0));
    }
    choose_shown(labels, n);
    return labels;
}

/* How many labels are shown in one piece. */
static guint count_whole(const TimeLabel *labels, guint n)
{
    guint n_whole = 0;
    for (guint i = 0; i < n; i++) {
        n_whole += labels[i].is_shown && !labels[i].is_wrapped ? 1 : 0;
    }
    return n_whole;
}

struct AnkeTrendLabels {
    TimeLabel *labels;
    guint n;
};

/* Labels as they are, or with short eras where more of them fit in one piece then. */
AnkeTrendLabels *anke_trend_labels_new(const AnkeTrend *trend, double plot_width)
{
    AnkeTrendLabels *chosen = g_new0(AnkeTrendLabels, 1);
    chosen->n = trend->spec->n_moments;
    TimeLabel *labels = make_labels(trend, plot_width, FALSE);
    TimeLabel *shorter = make_labels(trend, plot_width, TRUE);
    gboolean is_better = count_whole(shorter, chosen->n) > count_whole(labels, chosen->n);
    free_labels(is_better ? labels : shorter, chosen->n);
    chosen->labels = is_better ? shorter : labels;
    return chosen;
}

double anke_trend_labels_height(const AnkeTrendLabels *labels)
{
    double height = 0;
    for (guint i = 0; i < labels->n; i++) {
        height = MAX(height, labels->labels[i].is_shown ? labels->labels[i].height : 0);
    }
    return height + LABEL_GAP_PT;
}

static void add_label(const AnkeTrend *trend, const TimeLabel *label, AnkeBox plot)
{
    const AnkeTextStyle *style = &anke_scene_theme(trend->scene)->axis;
    AnkeTextPlace place = {
        .part = "time",
        .box = {plot.x + label->left, anke_box_bottom(plot) + LABEL_GAP_PT, label->width, 0},
        .align = ANKE_ALIGN_CENTRE,
        .is_wrapped = TRUE};
    place.box.y += anke_scene_add_text(trend->scene, &place, style, label->lines[0]);
    if (*label->lines[1] != '\0') {
        anke_scene_add_text(trend->scene, &place, style, label->lines[1]);
    }
}

void anke_trend_labels_add(const AnkeTrend *trend, const AnkeTrendLabels *labels, AnkeBox plot)
{
    const AnkeTheme *theme = anke_scene_theme(trend->scene);
    double bottom = anke_box_bottom(plot);
    for (guint i = 0; i < labels->n; i++) {
        double x = anke_trend_x(trend, plot, i);
        anke_scene_add_segment(trend->scene, "mark", (AnkePoint){x, bottom},
                               (AnkePoint){x, bottom + MARK_PT}, &theme->axis_line);
        if (labels->labels[i].is_shown) {
            add_label(trend, &labels->labels[i], plot);
        }
    }
}

void anke_trend_labels_free(AnkeTrendLabels *labels)
{
    free_labels(labels->labels, labels->n);
    g_free(labels);
}
