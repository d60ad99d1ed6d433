#include "charts/spec/plot_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

gboolean anke_plot_fail(const AnkePlotInput *input, GError **error, const char *what)
{
    g_autofree char *question = anke_text_quote(input->table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: question \"%s\": %s",
                          anke_stream_name(input->stream), question, what);
}

const char *anke_plot_group_label(const AnkePlotInput *input, gint group)
{
    return group == ANKE_ALL ? anke_say(input->theme->lang, "全体", "All")
                             : input->table->groups[group].label;
}

AnkePlotFrame anke_plot_frame_of(const AnkePlotInput *input, const char *subtitle)
{
    const char *source = anke_stream_fact(input->stream, "source");
    const char *note = anke_stream_fact(input->stream, "note");
    if (note != NULL) {
        anke_arena_add_note(input->arena, note);
    }
    return (AnkePlotFrame){.theme = input->theme,
                           .measure = input->measure,
                           .width_pt = input->width_pt,
                           .title = input->title,
                           .subtitle = subtitle,
                           .notes = anke_arena_notes(input->arena),
                           .source = source == NULL ? "" : source,
                           .is_protected = anke_stream_is_protected(input->stream, NULL)};
}

const char *anke_plot_n_words(const AnkePlotInput *input, double n)
{
    char number[ANKE_NUMBER_SIZE];
    if (!isfinite(n)) {
        return NULL;
    }
    anke_number_format_grouped(number, n, 0);
    return anke_arena_take(input->arena, g_strdup_printf("n=%s", number));
}

static void add_part(GStrvBuilder *parts, const char *part)
{
    if (part != NULL && *part != '\0') {
        g_strv_builder_add(parts, part);
    }
}

const char *anke_plot_subtitle(const AnkePlotInput *input, const char *const *further)
{
    const AnkeTable *table = input->table;
    g_autoptr(GStrvBuilder) parts = g_strv_builder_new();
    add_part(parts, anke_stream_fact(input->stream, "title"));
    add_part(parts, input->n_waves > 1 ? NULL : table->wave);
    for (gsize i = 0; further != NULL && further[i] != NULL; i++) {
        add_part(parts, further[i]);
    }
    if (*table->unit != '\0') {
        g_autofree char *unit =
            g_strdup_printf(anke_say(input->theme->lang, "単位：%s", "unit: %s"), table->unit);
        g_strv_builder_add(parts, unit);
    }
    g_auto(GStrv) texts = g_strv_builder_end(parts);
    return anke_arena_take(input->arena,
                           g_strjoinv(anke_say(input->theme->lang, "　", "   "), texts));
}

gint *anke_plot_groups(const AnkePlotInput *input, guint *n)
{
    const AnkeTable *table = input->table;
    gint *groups = anke_arena_new(input->arena, gint, table->n_groups + 1);
    *n = 0;
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        if (group == ANKE_ALL || table->groups[group].type == ANKE_GROUP_CHOICE ||
            anke_table_base(table, "answered", group) > 0) {
            groups[(*n)++] = group;
        }
    }
    return groups;
}

static gboolean is_hidden(const AnkeTable *table, gint group)
{
    static const char *const stats[] = {"answered", "q1", "median", "q3", "mean"};
    for (gsize i = 0; i < G_N_ELEMENTS(stats); i++) {
        if (anke_table_is_hidden(table, stats[i], ANKE_ALL, group)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean read_value(const AnkeTable *table, gint item, gint group, AnkePlotValue *value)
{
    const char *label = table->items[item].label;
    value->n = anke_table_number(table, "n", item, group);
    return anke_number_parse(label, strlen(label), &value->value) &&
           fabs(value->value) <= ANKE_PLOT_MAX_NUMBER &&
           !(value->n < 0 || value->n > ANKE_PLOT_MAX_NUMBER);
}

/* The values of a group with their counts, ascending as in the stream. */
static gboolean read_values(const AnkePlotInput *input, gint group, AnkePlotGroup *to,
                            GError **error)
{
    const AnkeTable *table = input->table;
    AnkePlotValue *values = anke_arena_new(input->arena, AnkePlotValue, table->n_items);
    to->values = values;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        if (table->items[item].type != ANKE_ITEM_VALUE) {
            continue;
        }
        AnkePlotValue *value = &values[to->n_values++];
        if (!read_value(table, item, group, value)) {
            return anke_plot_fail(input, error,
                                  "an item of type value is no number, or its n no count");
        }
        value->n = isnan(value->n) ? 0 : value->n;
    }
    return TRUE;
}

gboolean anke_plot_read_group(const AnkePlotInput *input, gint group, AnkePlotGroup *to,
                              GError **error)
{
    *to = (AnkePlotGroup){.label = anke_plot_group_label(input, group),
                          .is_total = group == ANKE_ALL,
                          .n = anke_table_base(input->table, "answered", group)};
    to->state = to->n > 0 ? ANKE_PLOT_SHOWN : ANKE_PLOT_EMPTY;
    if (is_hidden(input->table, group)) {
        to->state = ANKE_PLOT_HIDDEN;
    }
    return read_values(input, group, to, error);
}

static gboolean has_hidden_counts(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].stat, "n") == 0 &&
            strcmp(table->rows[i].value, ANKE_HIDDEN) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_plot_add_number_notes(const AnkePlotInput *input)
{
    if (anke_table_row(input->table, "w_base", ANKE_ALL, ANKE_ALL) != NULL) {
        anke_arena_add_note(
            input->arena, anke_say(input->theme->lang, "四分位数と平均は重み付き、人数は重みなし。",
                                   "Quartiles and means are weighted, counts are not."));
    }
    if (has_hidden_counts(input->table)) {
        anke_arena_add_note(input->arena,
                            anke_say(input->theme->lang, "秘匿された人数は描いていない。",
                                     "Hidden counts are not drawn."));
    }
}

gboolean anke_plot_read_number(const AnkePlotInput *input, const char *stat, gint group,
                               double *number, GError **error)
{
    *number = anke_table_number(input->table, stat, ANKE_ALL, group);
    if (fabs(*number) <= ANKE_PLOT_MAX_NUMBER) {
        return TRUE;
    }
    g_autofree char *what = g_strdup_printf("\"%s\" of a group is missing", stat);
    return anke_plot_fail(input, error, what);
}

static int compare_points(const void *a, const void *b)
{
    const AnkePlotPoint *left = a;
    const AnkePlotPoint *right = b;
    return (left->x > right->x) - (left->x < right->x);
}

gboolean anke_plot_read_curve(const AnkePlotInput *input, const char *stat, gint group,
                              AnkePlotCurve *curve, GError **error)
{
    const AnkeTable *table = input->table;
    AnkePlotPoint *points = anke_arena_new(input->arena, AnkePlotPoint, table->n_items);
    *curve = (AnkePlotCurve){.points = points};
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const char *label = table->items[item].label;
        AnkePlotPoint point = {NAN, anke_table_number(table, stat, item, group)};
        if (isnan(point.y)) {
            continue; /* no row, or a hidden one */
        }
        if (!anke_number_parse(label, strlen(label), &point.x) ||
            !(fabs(point.x) <= ANKE_PLOT_MAX_NUMBER && fabs(point.y) <= ANKE_PLOT_MAX_NUMBER)) {
            g_autofree char *what =
                g_strdup_printf("a row \"%s\" has no position or value that can be drawn", stat);
            return anke_plot_fail(input, error, what);
        }
        points[curve->n_points++] = point;
    }
    qsort(points, curve->n_points, sizeof points[0], compare_points);
    return TRUE;
}

double anke_plot_group_position(const AnkeGroup *group)
{
    double position = group->score;
    if (isnan(position)) {
        (void)anke_number_parse(group->label, strlen(group->label), &position);
    }
    return position;
}

const char *anke_plot_confidence(const AnkePlotInput *input)
{
    char text[ANKE_NUMBER_SIZE] = "";
    double level = NAN;
    const char *conf = anke_stream_fact(input->stream, "conf");
    if (conf != NULL && anke_number_parse(conf, strlen(conf), &level) && level > 0 && level < 1) {
        anke_number_format(text, round(level * 1e4) / 100);
    }
    return anke_arena_take(input->arena, g_strdup(text));
}
