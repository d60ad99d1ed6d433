/* The correlations between the members of a battery: its table by itself. */
#include <math.h>

#include "analyzer/base/number.h"
#include "charts/scripts/correlation_script.h"
#include "charts/spec/plot_parts.h"

/* Items that are groups too, in the order of the items. */
static gint *find_members(const AnkePlotInput *input, guint *n)
{
    const AnkeTable *table = input->table;
    gint *members = anke_arena_new(input->arena, gint, table->n_items);
    *n = 0;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const AnkeItemType type = table->items[item].type;
        if (type == ANKE_ITEM_CHOICE &&
            anke_table_find_group(table, table->items[item].label) != ANKE_ALL) {
            members[(*n)++] = item;
        }
    }
    return members;
}

/* The row of a pair, whichever of the two triangles holds it. */
static AnkeCorrelation read_cell(const AnkeTable *table, gint a, gint b)
{
    const gint group_a = anke_table_find_group(table, table->items[a].label);
    const gint group_b = anke_table_find_group(table, table->items[b].label);
    const gboolean is_mirrored = anke_table_row(table, "pearson", a, group_b) == NULL;
    const gint item = is_mirrored ? b : a;
    const gint group = is_mirrored ? group_a : group_b;
    return (AnkeCorrelation){
        .r = anke_spec_within(anke_table_number(table, "pearson", item, group), -1, 1),
        .is_hidden = anke_table_is_hidden(table, "pearson", item, group)};
}

/* "n=45" or "n=45～52": of the pairs, as far as rows `n` are there. */
static const char *n_words(const AnkePlotInput *input, const gint *members, guint n_members)
{
    const AnkeTable *table = input->table;
    double least = INFINITY;
    double most = -INFINITY;
    for (guint row = 1; row < n_members; row++) {
        for (guint column = 0; column < row; column++) {
            const gint group = anke_table_find_group(table, table->items[members[column]].label);
            const double n = anke_spec_within(anke_table_number(table, "n", members[row], group), 0,
                                              ANKE_SPEC_MOST_PEOPLE);
            least = fmin(least, n);
            most = fmax(most, n);
        }
    }
    char number[ANKE_NUMBER_SIZE];
    const char *first = anke_plot_n_words(input, least);
    if (first == NULL || least == most) {
        return first;
    }
    anke_number_format_grouped(number, most, 0);
    return anke_arena_take(
        input->arena,
        g_strdup_printf(anke_say(input->theme->lang, "%s～%s", "%s to %s"), first, number));
}

static GString *make(const AnkePlotInput *input, double *height_pt, GError **error)
{
    const AnkeTable *table = input->table;
    AnkeCorrelationSpec spec = {0};
    const gint *members = find_members(input, &spec.n_members);
    if (spec.n_members < 2 || spec.n_members > ANKE_CORRELATION_MAX_MEMBERS) {
        (void)anke_plot_fail(input, error,
                             "a battery has 2 to 60 members that are items and groups");
        return NULL;
    }
    const gsize n_members = spec.n_members;
    const char **labels = anke_arena_new(input->arena, const char *, n_members);
    AnkeCorrelation *cells = anke_arena_new(input->arena, AnkeCorrelation, n_members * n_members);
    for (guint row = 0; row < n_members; row++) {
        labels[row] = table->items[members[row]].label;
        for (guint column = 0; column < row; column++) {
            cells[row * n_members + column] = read_cell(table, members[row], members[column]);
        }
    }
    const char *const n[] = {n_words(input, members, spec.n_members), NULL};
    spec.labels = labels;
    spec.cells = cells;
    spec.frame = anke_plot_frame_of(input, anke_plot_subtitle(input, n));
    return anke_correlation_script(&spec, input->target, height_pt);
}

const AnkePlotMaker anke_plot_correlation = {.needed = "pearson", .make = make};
