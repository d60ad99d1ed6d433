#include "charts/scene/legend.h"

#include "charts/scene/key.h"

#define LINE_SAMPLE_PT 16.0

static double sample_width(const AnkeTheme *theme, const AnkeLegendEntry *entry)
{
    return entry->is_line ? LINE_SAMPLE_PT : theme->swatch_pt;
}

static void draw_sample(AnkeScene *scene, AnkePoint middle, gconstpointer data)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    const AnkeLegendEntry *entry = data;
    if (entry->is_line) {
        AnkeStroke stroke = {entry->fill.colour, theme->data_line.width_pt, 0, 0};
        anke_scene_add_segment(scene, "legend", middle,
                               (AnkePoint){middle.x + LINE_SAMPLE_PT, middle.y}, &stroke);
        AnkePoint centre = {middle.x + LINE_SAMPLE_PT / 2, middle.y};
        anke_scene_add_marker(scene, centre, entry->fill.colour);
        return;
    }
    AnkeBox square = {middle.x, middle.y - theme->swatch_pt / 2, theme->swatch_pt,
                      theme->swatch_pt};
    anke_scene_add_rectangle(scene, "legend", square, &entry->fill, &theme->border);
}

double anke_legend_lay_out(AnkeScene *scene, AnkeBox box, const AnkeLegendEntry *entries,
                           guint n_entries)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    g_autofree AnkeKeyEntry *samples = g_new(AnkeKeyEntry, n_entries);
    for (guint i = 0; i < n_entries; i++) {
        samples[i] = (AnkeKeyEntry){entries[i].label, sample_width(theme, &entries[i]), draw_sample,
                                    &entries[i]};
    }
    return anke_key_lay_out(scene, box, &(AnkeKey){&theme->label, samples, n_entries});
}
