/* The shares of a question's answers over the waves of a stream. */
#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/number.h"
#include "charts/scripts/wave_script.h"
#include "charts/spec/plot_parts.h"

enum { N_QUARTERS = 4, N_MONTHS = 12 };

/* An item is the same in another wave if it has the same name, or where it has none the same label.
 * Returns -1 if there is none. */
static gint find_item(const AnkeTable *table, const AnkeItem *wanted)
{
    for (gint i = 0; i < (gint)table->n_items; i++) {
        const AnkeItem *item = &table->items[i];
        const gboolean has_names = item->name != NULL && wanted->name != NULL;
        if (item->type == wanted->type && strcmp(has_names ? item->name : item->label,
                                                 has_names ? wanted->name : wanted->label) == 0) {
            return i;
        }
    }
    return -1;
}

/* As find_item(); everyone is everyone. Returns -2 if there is none. */
static gint find_group(const AnkeTable *table, const AnkeTable *newest, gint wanted)
{
    for (gint i = 0; i < (gint)table->n_groups && wanted != ANKE_ALL; i++) {
        const AnkeGroup *group = &table->groups[i];
        const AnkeGroup *other = &newest->groups[wanted];
        const gboolean has_names = group->name != NULL && other->name != NULL;
        if (strcmp(has_names ? group->name : group->label,
                   has_names ? other->name : other->label) == 0) {
            return i;
        }
    }
    return wanted == ANKE_ALL ? ANKE_ALL : -2;
}

/* Where a wave stands in time, in years: "2026Q3", "2026-09", "2026", "令和8年度". */
static double wave_time(const char *wave)
{
    const gsize n_year_bytes = 4;
    const gsize n_bytes = strlen(wave);
    int whole;
    guint64 year;
    guint64 part;
    if (anke_year_parse(wave, n_bytes, &whole, NULL)) {
        return whole;
    }
    if (n_bytes < n_year_bytes + 2 || strchr("Q-", wave[n_year_bytes]) == NULL) {
        return NAN;
    }
    const guint64 n_parts = wave[n_year_bytes] == 'Q' ? N_QUARTERS : N_MONTHS;
    const gboolean is_good = anke_number_parse_whole(wave, n_year_bytes, 9999, &year) &&
                             anke_number_parse_whole(wave + n_year_bytes + 1,
                                                     n_bytes - n_year_bytes - 1, n_parts, &part) &&
                             part >= 1;
    return is_good ? (double)year + (double)(part - 1) / (double)n_parts : NAN;
}

/* On a true time axis where all waves are known times and ascend, else side by side. */
static double *place_waves(const AnkePlotInput *input)
{
    double *positions = anke_arena_new(input->arena, double, input->n_waves);
    gboolean is_timed = TRUE;
    for (guint i = 0; i < input->n_waves; i++) {
        positions[i] = wave_time(input->waves[i]->wave);
        is_timed = is_timed && !isnan(positions[i]) && (i == 0 || positions[i] > positions[i - 1]);
    }
    for (guint i = 0; i < input->n_waves && !is_timed; i++) {
        positions[i] = i;
    }
    return positions;
}

/* Whether the wave's question can be compared with that of the wave before. */
static gboolean is_comparable(const AnkeTable *table)
{
    const char *comparable = anke_table_text(table, "comparable", ANKE_ALL, ANKE_ALL);
    return comparable == NULL || *comparable == '\0' || strcmp(comparable, "same") == 0;
}

static double group_base(const AnkeTable *table, gint group)
{
    const double base = anke_table_number(table, "base", ANKE_ALL, group);
    return isnan(base) ? anke_table_base(table, "asked", group) : base;
}

static AnkeWaveValue read_value(const AnkePlotInput *input, guint wave, gint item, gint group)
{
    const AnkeTable *table = input->waves[wave];
    AnkeWaveValue value = {NAN, NAN, NAN, !is_comparable(table)};
    const gint own_item = find_item(table, &input->table->items[item]);
    const gint own_group = find_group(table, input->table, group);
    if (own_item < 0 || own_group < ANKE_ALL) {
        return value;
    }
    const AnkeCell cell = anke_spec_cell(table, own_item, own_group, group_base(table, own_group));
    value.percent = cell.share * 100;
    value.low = cell.low * 100;
    value.high = cell.high * 100;
    return value;
}

static AnkeWaveLine read_line(const AnkePlotInput *input, gint item, gint group)
{
    AnkeWaveValue *values = anke_arena_new(input->arena, AnkeWaveValue, input->n_waves);
    for (guint wave = 0; wave < input->n_waves; wave++) {
        values[wave] = read_value(input, wave, item, group);
    }
    return (AnkeWaveLine){input->table->items[item].label, values};
}

/* People of a group in the waves, from the fewest to the most; NaN: not known. */
typedef struct {
    double least;
    double most;
} Bases;

static Bases find_bases(const AnkePlotInput *input, gint group)
{
    Bases bases = {NAN, NAN};
    for (guint wave = 0; wave < input->n_waves; wave++) {
        const gint own = find_group(input->waves[wave], input->table, group);
        const double n = own < ANKE_ALL ? NAN : group_base(input->waves[wave], own);
        if (n > 0 && n <= ANKE_SPEC_MOST_PEOPLE) {
            bases.least = fmin(bases.least, n);
            bases.most = fmax(bases.most, n);
        }
    }
    return bases;
}

/* "n=45～52＊", marked where any wave is for reference only; NULL where no base is known. */
static const char *n_words(const AnkePlotInput *input, gint group)
{
    const Bases bases = find_bases(input, group);
    char least[ANKE_NUMBER_SIZE];
    char most[ANKE_NUMBER_SIZE];
    if (isnan(bases.least)) {
        return NULL;
    }
    anke_number_format_grouped(least, bases.least, 0);
    anke_number_format_grouped(most, bases.most, 0);
    const gboolean is_range = bases.least < bases.most;
    return anke_arena_take(
        input->arena, g_strdup_printf("n=%s%s%s", least,
                                      is_range ? anke_say(input->theme->lang, "～", " to ") : "",
                                      is_range ? most : ""));
}

static gboolean is_reference(const AnkePlotInput *input, gint group)
{
    return find_bases(input, group).least < ANKE_PLOT_REFERENCE_N;
}

static const char *n_tail(const AnkePlotInput *input, gint group)
{
    const char *words = n_words(input, group);
    return words == NULL ? ""
                         : anke_arena_take(
                               input->arena,
                               g_strdup_printf(anke_say(input->theme->lang, "（%s）%s", " (%s)%s"),
                                               words, is_reference(input, group) ? "＊" : ""));
}

/* The items asked for, in that order; else the choices. */
static gboolean find_items(const AnkePlotInput *input, GArray *items, GError **error)
{
    const AnkeTable *table = input->table;
    for (gint i = 0; input->items == NULL && i < (gint)table->n_items; i++) {
        if (table->items[i].type == ANKE_ITEM_CHOICE) {
            g_array_append_val(items, i);
        }
    }
    for (gsize k = 0; input->items != NULL && input->items[k] != NULL; k++) {
        const guint n_before = items->len;
        for (gint i = 0; i < (gint)table->n_items; i++) {
            if (strcmp(table->items[i].label, input->items[k]) == 0) {
                g_array_append_val(items, i);
            }
        }
        if (items->len == n_before) {
            return anke_plot_fail(input, error, "an --item is no answer of the last wave");
        }
    }
    return items->len > 0 ||
           anke_plot_fail(input, error, "it has no choices: name answers by --item");
}

/* One panel of up to five items. */
static AnkeWavePanel make_panel(const AnkePlotInput *input, const gint *items, guint n_items,
                                gint group)
{
    AnkeWaveLine *lines = anke_arena_new(input->arena, AnkeWaveLine, n_items);
    for (guint i = 0; i < n_items; i++) {
        lines[i] = read_line(input, items[i], group);
    }
    return (AnkeWavePanel){.label = anke_plot_group_label(input, group),
                           .tail = n_tail(input, group),
                           .is_total = group == ANKE_ALL,
                           .lines = lines};
}

/* A panel an item, of everyone. */
static void add_item_panels(const AnkePlotInput *input, const GArray *items, AnkeWaveSpec *spec)
{
    AnkeWavePanel *panels = anke_arena_new(input->arena, AnkeWavePanel, items->len);
    const gint *indices = (const gint *)(gpointer)items->data;
    for (guint i = 0; i < items->len; i++) {
        panels[i] = make_panel(input, &indices[i], 1, ANKE_ALL);
        panels[i].label = input->table->items[indices[i]].label;
        panels[i].tail = "";
        panels[i].is_total = FALSE;
    }
    spec->n_lines = 1;
    spec->panels = panels;
    spec->n_panels = items->len;
}

/* A panel a group. */
static void add_group_panels(const AnkePlotInput *input, const GArray *items, AnkeWaveSpec *spec)
{
    const gint *groups = anke_plot_groups(input, &spec->n_panels);
    AnkeWavePanel *panels = anke_arena_new(input->arena, AnkeWavePanel, spec->n_panels);
    for (guint i = 0; i < spec->n_panels; i++) {
        panels[i] = make_panel(input, (const gint *)(gpointer)items->data, items->len, groups[i]);
    }
    spec->n_lines = items->len;
    spec->panels = panels;
    if (spec->n_panels == 1 && spec->n_lines > 1) {
        panels[0].label = "";
    } else if (spec->n_panels == 1) {
        panels[0].label = panels[0].lines[0].label;
        panels[0].is_total = FALSE;
    }
}

static gboolean make_panels(const AnkePlotInput *input, AnkeWaveSpec *spec, GError **error)
{
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(gint));
    if (!find_items(input, items, error)) {
        return FALSE;
    }
    if (items->len <= ANKE_WAVE_MAX_LINES) {
        add_group_panels(input, items, spec);
        return TRUE;
    }
    if (*input->table->by != '\0') {
        return anke_plot_fail(input, error, "it has more than five answers: choose some by --item");
    }
    add_item_panels(input, items, spec);
    return TRUE;
}

static gboolean has_reference(const AnkePlotInput *input, const AnkeWaveSpec *spec)
{
    gboolean has_any = is_reference(input, ANKE_ALL);
    for (guint i = 0; i < spec->n_panels; i++) {
        has_any |= strstr(spec->panels[i].tail, "＊") != NULL;
    }
    return has_any;
}

static GString *make(const AnkePlotInput *input, double *height_pt, GError **error)
{
    AnkeWaveSpec spec = {.n_waves = input->n_waves,
                         .positions = place_waves(input),
                         .confidence = anke_plot_confidence(input)};
    const char **waves = anke_arena_new(input->arena, const char *, input->n_waves);
    for (guint i = 0; i < input->n_waves; i++) {
        waves[i] = input->waves[i]->wave;
    }
    spec.waves = waves;
    if (!make_panels(input, &spec, error)) {
        return NULL;
    }
    if (has_reference(input, &spec)) {
        anke_arena_add_note(input->arena, anke_plot_group_reference_note(input->theme->lang));
    }
    const gboolean is_one_answer = *input->table->by != '\0' && spec.n_lines == 1;
    const char *const further[] = {is_one_answer ? spec.panels[0].lines[0].label
                                                 : n_words(input, ANKE_ALL),
                                   is_one_answer ? n_words(input, ANKE_ALL) : NULL, NULL};
    spec.frame = anke_plot_frame_of(input, anke_plot_subtitle(input, further));
    return anke_wave_script(&spec, input->target, height_pt);
}

const AnkePlotMaker anke_plot_waves = {.needed = "n", .advice = "anke-tally", .make = make};
