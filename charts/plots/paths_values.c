/* Values and names in a picture of paths. */
#include <math.h>

#include "analyzer/base/number.h"
#include "charts/plots/paths_private.h"
#include "charts/plots/series_line.h"

char *anke_paths_value_text(const AnkePaths *paths, const AnkeCell *cell)
{
    char buffer[ANKE_NUMBER_SIZE];
    if (isnan(cell->count)) {
        return anke_cell_count(cell, anke_scene_lang(paths->scene));
    }
    anke_number_format_grouped(buffer, cell->count, paths->spec->n_decimals);
    return g_strdup(buffer);
}

/* Index of the last known value, or -1. */
gint anke_paths_find_last(const AnkePaths *paths, const AnkeCell *cells)
{
    for (guint i = paths->spec->n_years; i-- > 0;) {
        if (!isnan(cells[i].count)) {
            return (gint)i;
        }
    }
    return -1;
}

AnkePoint anke_paths_point_of(const AnkePaths *paths, guint year, double value)
{
    return (AnkePoint){anke_year_axis_x(&paths->years, year), anke_axis_y(&paths->axis, value)};
}

void anke_paths_add_limit_name(const AnkePaths *paths)
{
    const AnkePathsSpec *spec = paths->spec;
    AnkeTextStyle style = anke_text_style_coloured(anke_scene_theme(paths->scene)->strong,
                                                   anke_scene_theme(paths->scene)->warning.colour);
    if (isnan(spec->limit)) {
        return;
    }
    AnkeCell cell = {ANKE_CELL_KNOWN, spec->limit, NAN, NAN, NAN};
    g_autofree char *value = anke_paths_value_text(paths, &cell);
    g_autofree char *text = g_strconcat(spec->limit_label, " ", value, NULL);
    AnkeBox plot = paths->axis.plot;
    double y = anke_axis_y(&paths->axis, spec->limit);
    AnkeBox box = {0, 0, anke_scene_text_width(paths->scene, &style, text) + 1,
                   style.size_pt * style.line_em};
    for (guint side = 0; side < 2; side++) {
        box.y = side == 0 ? y - box.height - 1 : y + 1;
        for (box.x = plot.x + 3; anke_box_right(box) < anke_box_right(plot); box.x += 4) {
            if (anke_occupancy_is_free(paths->taken, box)) {
                anke_occupancy_take_box(paths->taken, box);
                anke_series_line_add_plate(paths->scene, box);
                AnkeTextPlace place = {.part = "limit", .box = box};
                anke_scene_add_text(paths->scene, &place, &style, text);
                return;
            }
        }
    }
    g_autofree char *note =
        g_strdup_printf(anke_scene_say(paths->scene, "破線は%s。", "Dashed line: %s."), text);
    anke_scene_add_note(paths->scene, note);
}

static void add_value(const AnkePaths *paths, const AnkeCell *cells, gint year)
{
    if (year < 0) {
        return;
    }
    g_autofree char *text = anke_paths_value_text(paths, &cells[year]);
    (void)anke_series_line_add_value(paths->scene, paths->taken,
                                     anke_paths_point_of(paths, (guint)year, cells[year].count),
                                     &anke_scene_theme(paths->scene)->value, text);
}

/* Index of the lowest or highest known value of the past, or -1. */
static gint find_extreme(const AnkePaths *paths, gdouble sign)
{
    const AnkeCell *past = paths->spec->past;
    gint found = -1;
    for (guint i = 0; i < paths->spec->n_years; i++) {
        if (!isnan(past[i].count) &&
            (found < 0 || sign * past[i].count > sign * past[found].count)) {
            found = (gint)i;
        }
    }
    return found;
}

void anke_paths_add_past_values(const AnkePaths *paths)
{
    const AnkeCell *past = paths->spec->past;
    gint last = anke_paths_find_last(paths, past);
    gint first = -1;
    for (guint i = 0; first < 0 && i < paths->spec->n_years; i++) {
        first = isnan(past[i].count) ? -1 : (gint)i;
    }
    const gint wanted[] = {last, first, find_extreme(paths, 1), find_extreme(paths, -1)};
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        gboolean is_new = TRUE;
        for (guint k = 0; k < i; k++) {
            is_new = is_new && wanted[k] != wanted[i];
        }
        if (is_new) {
            add_value(paths, past, wanted[i]);
        }
    }
}
