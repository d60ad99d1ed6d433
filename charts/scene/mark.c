#include "charts/scene/mark.h"

#include "charts/scene/key.h"

#define LINE_PT 16.0 /* length of a line's sample */
#define TICK_PT 5.0  /* half the length of a tick */
#define RADIUS_PT 2.8

AnkeMark anke_mark_at(const AnkeTheme *theme, guint i)
{
    const AnkeMark marks[ANKE_MARK_MOST] = {{ANKE_SYMBOL_DISC, theme->bar.colour},
                                            {ANKE_SYMBOL_SQUARE, theme->mark_2},
                                            {ANKE_SYMBOL_DIAMOND, theme->second},
                                            {ANKE_SYMBOL_TRIANGLE, theme->ink_dark},
                                            {ANKE_SYMBOL_HOLLOW_DIAMOND, theme->mark_5}};
    g_assert(i < ANKE_MARK_MOST);
    return marks[i];
}

AnkeRgb anke_mark_total(const AnkeTheme *theme)
{
    return theme->border.colour;
}

static double sample_width(const AnkeMarkEntry *entry)
{
    gboolean is_line = entry->form == ANKE_MARK_LINE || entry->form == ANKE_MARK_PLAIN;
    return is_line ? LINE_PT : 2 * RADIUS_PT + 1;
}

static void draw_sample(AnkeScene *scene, AnkePoint start, gconstpointer data)
{
    const AnkeMarkEntry *entry = data;
    double x = start.x;
    double middle = start.y;
    AnkeStroke stroke = {entry->mark.colour, 1.6, 0, 0};
    double centre = x + sample_width(entry) / 2;
    if (entry->form == ANKE_MARK_TICK) {
        anke_scene_add_segment(scene, "legend", (AnkePoint){centre, middle - TICK_PT},
                               (AnkePoint){centre, middle + TICK_PT}, &stroke);
        return;
    }
    if (entry->form != ANKE_MARK_SYMBOL) {
        anke_scene_add_segment(scene, "legend", (AnkePoint){x, middle},
                               (AnkePoint){x + LINE_PT, middle}, &stroke);
    }
    if (entry->form != ANKE_MARK_PLAIN) {
        anke_scene_add_symbol(scene, "legend", entry->mark.symbol, (AnkePoint){centre, middle},
                              RADIUS_PT, entry->mark.colour);
    }
}

double anke_mark_legend_lay_out(AnkeScene *scene, AnkeBox box, const AnkeMarkEntry *entries,
                                guint n_entries)
{
    g_autofree AnkeKeyEntry *samples = g_new(AnkeKeyEntry, n_entries);
    for (guint i = 0; i < n_entries; i++) {
        samples[i] =
            (AnkeKeyEntry){entries[i].label, sample_width(&entries[i]), draw_sample, &entries[i]};
    }
    AnkeKey key = {&anke_scene_theme(scene)->label, samples, n_entries};
    return anke_key_lay_out(scene, box, &key);
}
