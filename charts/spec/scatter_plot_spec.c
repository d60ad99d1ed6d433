/* Scatter plots of a number, or a scale, by a number. */
#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "charts/scripts/scatter_script.h"
#include "charts/spec/plot_parts.h"

/* What an item counts as: its score, or the number that it is; NaN: neither. */
static double position_of_item(const AnkeItem *item)
{
    double position = NAN;
    if (item->type == ANKE_ITEM_CHOICE) {
        return item->score;
    }
    if (item->type == ANKE_ITEM_VALUE) {
        (void)anke_number_parse(item->label, strlen(item->label), &position);
    }
    return position;
}

static gboolean check_pair(const AnkePlotInput *input, const AnkeScatterPair *pair, guint n_pairs,
                           GError **error)
{
    if (!(fabs(pair->x) <= ANKE_PLOT_MAX_NUMBER && fabs(pair->y) <= ANKE_PLOT_MAX_NUMBER &&
          pair->n > 0 && pair->n <= ANKE_PLOT_MAX_NUMBER)) {
        return anke_plot_fail(input, error, "a value or a count cannot be drawn");
    }
    return n_pairs < ANKE_SCATTER_MAX_PAIRS ||
           anke_plot_fail(input, error, "more pairs of values than a plot can show");
}

/* Pairs of one group. */
static gboolean add_pairs(const AnkePlotInput *input, gint group, GArray *pairs, GError **error)
{
    const AnkeTable *table = input->table;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const AnkeScatterPair pair = {anke_plot_group_position(&table->groups[group]),
                                      position_of_item(&table->items[item]),
                                      anke_table_number(table, "n", item, group)};
        if (isnan(pair.y)) {
            continue;
        }
        if (isnan(pair.n) || pair.n == 0) {
            continue;
        }
        if (!check_pair(input, &pair, pairs->len, error)) {
            return FALSE;
        }
        g_array_append_val(pairs, pair);
    }
    return TRUE;
}

static gboolean read_pairs(const AnkePlotInput *input, GArray *pairs, GError **error)
{
    const AnkeTable *table = input->table;
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        if (table->groups[group].type != ANKE_GROUP_CHOICE) {
            continue;
        }
        if (isnan(anke_plot_group_position(&table->groups[group]))) {
            return anke_plot_fail(input, error,
                                  "a group of the break is no number and has no score");
        }
        if (!add_pairs(input, group, pairs, error)) {
            return FALSE;
        }
    }
    return pairs->len > 0 || anke_plot_fail(input, error, "nobody has both numbers");
}

static double count_people(const GArray *pairs)
{
    double n = 0;
    for (guint i = 0; i < pairs->len; i++) {
        n += g_array_index(pairs, AnkeScatterPair, i).n;
    }
    return n;
}

/* "r=0.45" and what is known of its p-value. */
static const char *correlation_words(const AnkePlotInput *input)
{
    char r[ANKE_NUMBER_SIZE];
    char p[ANKE_NUMBER_SIZE];
    const double pearson =
        anke_spec_within(anke_table_number(input->table, "pearson", ANKE_ALL, ANKE_ALL), -1, 1);
    const double pearson_p =
        anke_spec_within(anke_table_number(input->table, "pearson_p", ANKE_ALL, ANKE_ALL), 0, 1);
    if (isnan(pearson)) {
        return NULL;
    }
    anke_number_format_fixed(r, pearson, 2);
    anke_number_format_fixed(p, pearson_p, 3);
    char *words = isnan(pearson_p)    ? g_strdup_printf("r=%s", r)
                  : pearson_p < 0.001 ? g_strdup_printf("r=%s, p<0.001", r)
                                      : g_strdup_printf("r=%s, p=%s", r, p);
    return anke_arena_take(input->arena, g_steal_pointer(&words));
}

static gboolean read_curves(const AnkePlotInput *input, AnkeScatterSpec *spec, GError **error)
{
    return anke_plot_read_curve(input, "fit", ANKE_ALL, &spec->fit, error) &&
           anke_plot_read_curve(input, "fit_lo", ANKE_ALL, &spec->low, error) &&
           anke_plot_read_curve(input, "fit_hi", ANKE_ALL, &spec->high, error);
}

static GString *make(const AnkePlotInput *input, double *height_pt, GError **error)
{
    const AnkeTable *table = input->table;
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(AnkeScatterPair));
    AnkeScatterSpec spec = {.x = {.label = table->by_label, .unit = ""},
                            .y = {.label = table->label, .unit = table->unit},
                            .confidence = anke_plot_confidence(input)};
    if (!read_pairs(input, pairs, error) || !read_curves(input, &spec, error)) {
        return NULL;
    }
    anke_plot_add_number_notes(input);
    const char *const further[] = {anke_plot_n_words(input, count_people(pairs)),
                                   correlation_words(input), NULL};
    spec.pairs = (const AnkeScatterPair *)(gpointer)pairs->data;
    spec.n_pairs = pairs->len;
    spec.frame = anke_plot_frame_of(input, anke_plot_subtitle(input, further));
    return anke_scatter_script(&spec, input->target, height_pt);
}

const AnkePlotMaker anke_plot_scatter = {
    .needed = "n", .advice = "anke-tally", .is_pair = TRUE, .make = make};
