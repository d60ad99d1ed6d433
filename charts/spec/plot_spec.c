#include "charts/spec/plot_spec.h"

#include <string.h>

#include "charts/draw/gnuplot.h"
#include "charts/scene/text_lines.h"
#include "charts/spec/plot_parts.h"

struct AnkePlotKind {
    const char *name;
    const AnkePlotMaker *maker;
    const char *by; /* unless told; NULL = the question itself */
    gboolean takes_waves;
    gboolean takes_past;
};

static const AnkePlotKind kinds[] = {
    {.name = "box", .maker = &anke_plot_box, .by = ""},
    {.name = "violin", .maker = &anke_plot_violin, .by = ""},
    {.name = "histogram", .maker = &anke_plot_histogram, .by = ""},
    {.name = "scatter", .maker = &anke_plot_scatter, .by = ""},
    {.name = "correlation", .maker = &anke_plot_correlation, .by = NULL},
    {.name = "mosaic", .maker = &anke_plot_mosaic, .by = ""},
    {.name = "qq", .maker = &anke_plot_qq, .by = ""},
    {.name = "waves", .maker = &anke_plot_waves, .by = "", .takes_waves = TRUE},
    {.name = "fan", .maker = &anke_plot_fan, .by = "scenario:year", .takes_past = TRUE},
};

const AnkePlotKind *anke_plot_kind_find(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}

char *anke_plot_kind_names(void)
{
    GString *names = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_string_append_printf(names, "%s%s", i == 0 ? "" : ", ", kinds[i].name);
    }
    return g_string_free(names, FALSE);
}

const char *anke_plot_kind_by(const AnkePlotKind *kind)
{
    return kind->by;
}

gboolean anke_plot_kind_takes_waves(const AnkePlotKind *kind)
{
    return kind->takes_waves;
}

gboolean anke_plot_kind_takes_past(const AnkePlotKind *kind)
{
    return kind->takes_past;
}

static gboolean has_row(const AnkeTable *table, const char *stat)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].stat, stat) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean check_needed(const AnkePlotMaker *maker, const AnkePlotInput *input, GError **error)
{
    if (maker->is_number && input->table->type != ANKE_TYPE_NUMBER) {
        return anke_plot_fail(input, error, "it is no number");
    }
    if (maker->needed == NULL || has_row(input->table, maker->needed)) {
        return TRUE;
    }
    g_autofree char *what =
        g_strdup_printf("no row \"%s\": %s must come before anke-plot", maker->needed,
                        maker->advice == NULL ? "anke-stats" : maker->advice);
    return anke_plot_fail(input, error, what);
}

/* The question's label, with the break's where there is one. */
static char *default_title(const AnkePlotMaker *maker, const AnkePlotInput *input)
{
    const AnkeTable *table = input->table;
    const char *by = *table->by_label == '\0' ? table->by : table->by_label;
    if (*table->by == '\0' || strcmp(table->by, table->question) == 0 || maker->is_alone) {
        return g_strdup(table->label);
    }
    return maker->is_pair ? g_strdup_printf(anke_say(input->theme->lang, "%sと%s", "%s and %s"), by,
                                            table->label)
                          : g_strdup_printf(anke_say(input->theme->lang, "%s（%s別）", "%s by %s"),
                                            table->label, by);
}

gboolean anke_plot_make(const AnkePlotKind *kind, const AnkePlotInput *input, AnkePlot *plot,
                        GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    if (!check_needed(kind->maker, input, error)) {
        return FALSE;
    }
    AnkePlotInput own = *input;
    g_autofree char *title =
        input->title != NULL ? g_strdup(input->title) : default_title(kind->maker, input);
    plot->title = anke_text_lines_visible(title, ANKE_GNUPLOT_MAX_LINE_BYTES);
    own.title = plot->title;
    own.arena = &arena;
    plot->script = kind->maker->make(&own, &plot->height_pt, error);
    return plot->script != NULL;
}

void anke_plot_clear(AnkePlot *plot)
{
    if (plot->script != NULL) {
        g_string_free(plot->script, TRUE);
        plot->script = NULL;
    }
    g_clear_pointer(&plot->title, g_free);
}
