/* Mosaics of a question by a break. */
#include <math.h>
#include <string.h>

#include "charts/scripts/mosaic_script.h"
#include "charts/spec/plot_parts.h"

#define SIGNIFICANT 0.05 /* p-value from which on no cell is coloured */
#define SLACK 1e-6       /* of shares that add up */

static gboolean is_shown(const AnkeItem *item, AnkeItemType answers, gboolean has_unanswered)
{
    const gboolean is_unanswered =
        item->type == ANKE_ITEM_NOANSWER || item->type == ANKE_ITEM_INVALID;
    return item->type == answers || (has_unanswered && is_unanswered);
}

/* Answers: choices, of a number its bands; and those who did not answer where the base has them. */
static gint *find_items(const AnkePlotInput *input, guint *n)
{
    const AnkeTable *table = input->table;
    const AnkeItemType answers =
        table->type == ANKE_TYPE_NUMBER ? ANKE_ITEM_BAND : ANKE_ITEM_CHOICE;
    const gboolean has_unanswered =
        g_strcmp0(anke_stream_fact(input->stream, "base"), "answered") != 0;
    gint *items = anke_arena_new(input->arena, gint, table->n_items);
    *n = 0;
    for (gint i = 0; i < (gint)table->n_items; i++) {
        if (is_shown(&table->items[i], answers, has_unanswered)) {
            items[(*n)++] = i;
        }
    }
    return items;
}

static double base_of(const AnkePlotInput *input, gint group)
{
    const double base = anke_table_number(input->table, "base", ANKE_ALL, group);
    return anke_spec_within(isnan(base) ? anke_table_base(input->table, "asked", group) : base, 0,
                            ANKE_SPEC_MOST_PEOPLE);
}

/* Colours tell only where the table as a whole differs from chance. */
static gboolean has_residuals(const AnkeTable *table)
{
    const double p = anke_spec_deciding_p(table, ANKE_ALL);
    for (guint i = 0; i < table->n_rows && !(p >= SIGNIFICANT); i++) {
        if (strcmp(table->rows[i].stat, "adjres") == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The answers that are shown, and what keeps groups out of the picture. */
typedef struct {
    const gint *items;
    guint n_items;
    gboolean has_residuals;
    gboolean has_empty;
    gboolean has_hidden;
} Reading;

/* Returns FALSE for a group that has no row. */
static gboolean read_row(const AnkePlotInput *input, Reading *reading, gint group,
                         AnkeMosaicRow *row)
{
    const AnkeTable *table = input->table;
    AnkeMosaicCell *cells = anke_arena_new(input->arena, AnkeMosaicCell, reading->n_items);
    *row = (AnkeMosaicRow){.label = anke_plot_group_label(input, group),
                           .is_total = group == ANKE_ALL,
                           .n = base_of(input, group),
                           .cells = cells};
    if (!(row->n > 0)) {
        reading->has_empty |= row->n == 0;
        reading->has_hidden |= isnan(row->n);
        return FALSE;
    }
    for (guint i = 0; i < reading->n_items; i++) {
        const AnkeCell cell = anke_spec_cell(table, reading->items[i], group, row->n);
        if (isnan(cell.share)) {
            reading->has_hidden = TRUE;
            return FALSE;
        }
        cells[i] =
            (AnkeMosaicCell){cell.share, group == ANKE_ALL || !reading->has_residuals
                                             ? NAN
                                             : anke_spec_residual(table, reading->items[i], group)};
    }
    return TRUE;
}

static gboolean check_shares(const AnkePlotInput *input, const AnkeMosaicSpec *spec, GError **error)
{
    guint n_groups = 0;
    for (guint i = 0; i < spec->n_rows; i++) {
        double sum = 0;
        for (guint item = 0; item < spec->n_items; item++) {
            sum += spec->rows[i].cells[item].share;
        }
        if (sum > 1 + SLACK) {
            return anke_plot_fail(input, error, "its answers add up to more than its people");
        }
        n_groups += spec->rows[i].is_total ? 0 : 1;
    }
    return n_groups > 0 || anke_plot_fail(input, error, "no group of the break can be drawn");
}

static void add_notes(const AnkePlotInput *input, const Reading *reading)
{
    if (reading->has_empty) {
        anke_arena_add_note(input->arena,
                            anke_say(input->theme->lang, "該当者のない区分は省略した。",
                                     "Groups that nobody is in are left out."));
    }
    if (reading->has_hidden) {
        anke_arena_add_note(input->arena,
                            anke_say(input->theme->lang, "秘匿又は不明の値のある区分は省略した。",
                                     "Groups with hidden or unknown numbers are left out."));
    }
}

static gboolean read_rows(const AnkePlotInput *input, AnkeMosaicSpec *spec, GError **error)
{
    Reading reading = {.has_residuals = spec->has_residuals};
    guint n_groups;
    const gint *groups = anke_plot_groups(input, &n_groups);
    reading.items = find_items(input, &reading.n_items);
    spec->n_items = reading.n_items;
    AnkeMosaicRow *rows = anke_arena_new(input->arena, AnkeMosaicRow, n_groups);
    const char **labels = anke_arena_new(input->arena, const char *, spec->n_items);
    for (guint i = 0; i < spec->n_items; i++) {
        labels[i] = input->table->items[reading.items[i]].label;
    }
    for (guint i = 0; i < n_groups; i++) {
        if (read_row(input, &reading, groups[i], &rows[spec->n_rows])) {
            spec->n_rows++;
        }
    }
    spec->items = labels;
    spec->rows = rows;
    add_notes(input, &reading);
    return check_shares(input, spec, error);
}

static GString *make(const AnkePlotInput *input, double *height_pt, GError **error)
{
    AnkeMosaicSpec spec = {.has_residuals = has_residuals(input->table)};
    if (input->table->type == ANKE_TYPE_MULTIPLE || input->table->by_type == ANKE_TYPE_MULTIPLE) {
        (void)anke_plot_fail(input, error, "answers or groups overlap: they make no mosaic");
        return NULL;
    }
    if (!read_rows(input, &spec, error)) {
        return NULL;
    }
    const char *const n[] = {anke_plot_n_words(input, base_of(input, ANKE_ALL)), NULL};
    spec.frame = anke_plot_frame_of(input, anke_plot_subtitle(input, n));
    return anke_mosaic_script(&spec, input->target, height_pt);
}

const AnkePlotMaker anke_plot_mosaic = {.needed = "n", .advice = "anke-tally", .make = make};
