#include "charts/scene/year_axis.h"

#include <math.h>

#include "charts/scene/frame.h"

#define GAP_PT 3.0        /* between labels */
#define LABEL_GAP_PT 4.0  /* below the plot: half a tick number hangs beside it */
#define MAX_LABEL_PT 64.0 /* longer ones are wrapped */
#define EVENT_DASH_PT 1.6
#define EVENT_WIDTH_PT 0.9

double anke_year_axis_x(const AnkeYearAxis *axis, guint year)
{
    return axis->left + (axis->slots[year] + 0.5) * axis->slot_pt;
}

double anke_year_axis_slot(const AnkeYearAxis *axis)
{
    return axis->slot_pt;
}

guint anke_year_axis_distance(const AnkeYearAxis *axis, guint from, guint to)
{
    return axis->slots[to] - axis->slots[from];
}

static char *label_text(const AnkeYearAxis *axis, guint year)
{
    const char *label = axis->years[year].label;
    return axis->is_short ? anke_year_short(label) : g_strdup(label);
}

/* Where a label stands: below its year, but within the picture. */
static AnkeBox label_box(const AnkeScene *scene, const AnkeYearAxis *axis, guint year)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    g_autofree char *label = label_text(axis, year);
    g_autofree char *western = anke_year_western(&axis->years[year]);
    double width = MAX(anke_scene_text_width(scene, &theme->axis, label),
                       anke_scene_text_width(scene, &theme->axis, western));
    width = MIN(width + 0.5, MAX(MAX_LABEL_PT, axis->slot_pt - GAP_PT));
    double least = theme->margin_pt / 2;
    double most = anke_scene_width(scene) - theme->margin_pt / 2 - width;
    double x = CLAMP(anke_year_axis_x(axis, year) - width / 2, least, MAX(least, most));
    return (AnkeBox){x, 0, width, 0};
}

static gboolean is_label_free(const AnkeScene *scene, const AnkeYearAxis *axis, guint year)
{
    AnkeBox box = label_box(scene, axis, year);
    for (guint i = 0; i < axis->n_years; i++) {
        if (!axis->is_labelled[i]) {
            continue;
        }
        AnkeBox other = label_box(scene, axis, i);
        if (box.x < anke_box_right(other) + GAP_PT && other.x < anke_box_right(box) + GAP_PT) {
            return FALSE;
        }
    }
    return TRUE;
}

static void clear_labels(AnkeYearAxis *axis)
{
    for (guint i = 0; i < axis->n_years; i++) {
        axis->is_labelled[i] = FALSE;
    }
}

/* Labels years that are multiples of `step`, the last first, as far as they are free. Returns
 * whether all of them were. */
static gboolean label_multiples(const AnkeScene *scene, AnkeYearAxis *axis, guint step)
{
    guint n_wanted = 0;
    guint n_labelled = 0;
    clear_labels(axis);
    for (guint i = axis->n_years; i-- > 0;) {
        double year = axis->years[i].year;
        if (step > 1 && !(fmod(year, step) < 0.5)) {
            continue;
        }
        n_wanted++;
        axis->is_labelled[i] = is_label_free(scene, axis, i);
        n_labelled += axis->is_labelled[i] ? 1 : 0;
    }
    return n_wanted > 0 && n_wanted == n_labelled;
}

/* Every second year from the last is as good as round years; with wider gaps round years are
 * better. */
static gboolean wants_round_years(const AnkeYearAxis *axis)
{
    guint last = axis->n_years - 1;
    for (guint i = last; i-- > 0;) {
        if (axis->is_labelled[i]) {
            return anke_year_axis_distance(axis, i, last) > 2 && isfinite(axis->years[0].year);
        }
    }
    return FALSE;
}

static gboolean is_far(const AnkeYearAxis *axis, guint year, double least)
{
    for (guint i = 0; i < axis->n_years; i++) {
        double distance = fabs(axis->years[i].year - axis->years[year].year);
        if (axis->is_labelled[i] && distance < least) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Labels an end; labels that it would touch give way. */
static void label_end(const AnkeScene *scene, AnkeYearAxis *axis, guint end)
{
    AnkeBox box = label_box(scene, axis, end);
    for (guint i = 0; i < axis->n_years; i++) {
        AnkeBox other = label_box(scene, axis, i);
        if (box.x < anke_box_right(other) + GAP_PT && other.x < anke_box_right(box) + GAP_PT) {
            axis->is_labelled[i] = FALSE;
        }
    }
    axis->is_labelled[end] = TRUE;
}

/* Where round years are missing, others stand for them: years far from any label, then the ends,
 * the last of which is what readers look for. */
static void label_others(const AnkeScene *scene, AnkeYearAxis *axis, guint step)
{
    for (guint i = axis->n_years; i-- > 0;) {
        if (is_far(axis, i, step / 2.0)) {
            axis->is_labelled[i] = is_label_free(scene, axis, i);
        }
    }
    label_end(scene, axis, 0);
    label_end(scene, axis, axis->n_years - 1);
}

static void choose_labels(const AnkeScene *scene, AnkeYearAxis *axis)
{
    static const guint steps[] = {5, 10, 20};
    for (guint is_short = 0; is_short < 2; is_short++) {
        axis->is_short = is_short != 0;
        if (label_multiples(scene, axis, 1)) {
            return;
        }
    }
    if (!wants_round_years(axis)) {
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        if (label_multiples(scene, axis, steps[i])) {
            label_others(scene, axis, steps[i]);
            return;
        }
    }
    (void)label_multiples(scene, axis, 1);
}

void anke_year_axis_init(AnkeYearAxis *axis, const AnkeScene *scene, const AnkeYear *years,
                         guint n_years, AnkeBox span)
{
    g_assert(n_years > 0);
    *axis = (AnkeYearAxis){.n_years = n_years, .years = years, .left = span.x, .width = span.width};
    axis->slots = g_new(guint, n_years);
    axis->is_labelled = g_new0(gboolean, n_years);
    axis->n_slots = anke_years_place(years, n_years, axis->slots);
    axis->slot_pt = span.width / axis->n_slots;
    choose_labels(scene, axis);
}

void anke_year_axis_clear(AnkeYearAxis *axis)
{
    g_clear_pointer(&axis->slots, g_free);
    g_clear_pointer(&axis->is_labelled, g_free);
}

double anke_year_axis_add_labels(AnkeScene *scene, const AnkeYearAxis *axis, double y)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    double height = 0;
    for (guint i = 0; i < axis->n_years; i++) {
        if (!axis->is_labelled[i]) {
            continue;
        }
        g_autofree char *label = label_text(axis, i);
        g_autofree char *western = anke_year_western(&axis->years[i]);
        AnkeTextPlace place = {.part = "year",
                               .box = label_box(scene, axis, i),
                               .align = ANKE_ALIGN_CENTRE,
                               .is_wrapped = TRUE};
        place.box.y = y + LABEL_GAP_PT;
        double bottom = LABEL_GAP_PT + anke_scene_add_text(scene, &place, &theme->axis, label);
        place.box.y = y + bottom;
        if (*western != '\0') {
            bottom += anke_scene_add_text(scene, &place, &theme->axis, western);
        }
        height = MAX(height, bottom);
    }
    return y + height;
}

void anke_year_axis_add_guides(AnkeScene *scene, const AnkeYearAxis *axis, AnkeBox plot)
{
    for (guint i = 0; i < axis->n_years; i++) {
        if (axis->is_labelled[i]) {
            double x = anke_year_axis_x(axis, i);
            anke_scene_add_segment(scene, "guide", (AnkePoint){x, plot.y},
                                   (AnkePoint){x, anke_box_bottom(plot)},
                                   &anke_scene_theme(scene)->grid);
        }
    }
}

double anke_year_axis_event_x(const AnkeYearAxis *axis, const AnkeYearEvent *event)
{
    return axis->left + axis->slots[event->year] * axis->slot_pt;
}

void anke_year_axis_add_events(AnkeScene *scene, const AnkeYearAxis *axis, AnkeBox plot,
                               const AnkeYearEvent *events, guint n_events, const char *what)
{
    AnkeStroke stroke = {anke_scene_theme(scene)->axis_line.colour, EVENT_WIDTH_PT, EVENT_DASH_PT,
                         0};
    for (guint i = 0; i < n_events; i++) {
        double x = anke_year_axis_event_x(axis, &events[i]);
        if (events[i].year > 0) {
            anke_scene_add_segment(scene, "event", (AnkePoint){x, plot.y},
                                   (AnkePoint){x, anke_box_bottom(plot)}, &stroke);
        }
        g_autofree char *note = g_strdup_printf(
            anke_scene_say(scene, "%s%s縦の点線（%sから）：%s", "%s%sdotted line (from %s on): %s"),
            what == NULL ? "" : what, what == NULL ? "" : anke_scene_say(scene, "の", ", "),
            axis->years[events[i].year].label, events[i].note);
        anke_scene_add_note(scene, note);
    }
}
