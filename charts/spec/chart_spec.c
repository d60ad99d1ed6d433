#include "charts/spec/chart_spec.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/draw/theme.h"
#include "charts/spec/spec_parts.h"

typedef gboolean (*LayOutFunc)(const AnkeChartInput *input, AnkeScene *scene, GError **error);

struct AnkeChartKind {
    const char *name;
    LayOutFunc lay_out;
    AnkeChartTraits traits;
    gboolean takes_waves;
    gboolean takes_past;
    gboolean takes_item;
};

#define UNIT ANKE_CHART_HAS_UNIT
#define UNIT_AND_BASE (ANKE_CHART_HAS_UNIT | ANKE_CHART_HAS_BASE)

enum { KIND_BAR, KIND_BAND };

static const AnkeChartKind kinds[] = {
    [KIND_BAR] = {"bar", anke_spec_lay_out_bar, UNIT_AND_BASE, FALSE},
    [KIND_BAND] = {"band", anke_spec_lay_out_band, UNIT_AND_BASE, FALSE},
    {"age", anke_spec_lay_out_age, UNIT_AND_BASE, FALSE},
    {"staff", anke_spec_lay_out_staff, UNIT, FALSE},
    {"likert", anke_spec_lay_out_likert, UNIT_AND_BASE, FALSE},
    {"heat", anke_spec_lay_out_heat, UNIT_AND_BASE, FALSE},
    {"column", anke_spec_lay_out_column, UNIT, FALSE},
    {"trend", anke_spec_lay_out_trend, UNIT, TRUE},
    {"dot", anke_spec_lay_out_dot, UNIT_AND_BASE, FALSE},
    {"slope", anke_spec_lay_out_slope, UNIT, TRUE},
    {"pyramid", anke_spec_lay_out_pyramid, UNIT, FALSE},
    {"age-year", anke_spec_lay_out_age_year, UNIT, .takes_past = TRUE},
    {"profiles", anke_spec_lay_out_profiles, UNIT, .takes_past = TRUE},
    {"indicators", anke_spec_lay_out_indicators, UNIT, FALSE},
    {"hires", anke_spec_lay_out_hires, UNIT, FALSE},
    {"paths", anke_spec_lay_out_paths, 0, FALSE, .takes_item = TRUE},
    {"succession", anke_spec_lay_out_succession, UNIT, FALSE},
    {"loop", anke_spec_lay_out_loop, 0, FALSE},
    {"timeline", anke_spec_lay_out_timeline, 0, FALSE},
    {"matrix", anke_spec_lay_out_matrix, 0, FALSE},
    {"affinity", anke_spec_lay_out_affinity, 0, FALSE},
    {"menu", anke_spec_lay_out_menu, 0, FALSE},
};

const AnkeChartKind *anke_chart_kind_find(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}

const char *anke_chart_kind_name(const AnkeChartKind *kind)
{
    return kind->name;
}

AnkeChartTraits anke_chart_kind_traits(const AnkeChartKind *kind)
{
    return kind->traits;
}

gboolean anke_chart_kind_takes_waves(const AnkeChartKind *kind)
{
    return kind->takes_waves;
}

gboolean anke_chart_kind_takes_past(const AnkeChartKind *kind)
{
    return kind->takes_past;
}

guint anke_chart_kind_count(void)
{
    return G_N_ELEMENTS(kinds);
}

const AnkeChartKind *anke_chart_kind_at(guint i)
{
    return &kinds[i];
}

char *anke_chart_kind_names(void)
{
    GString *names = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_string_append_printf(names, "%s%s", i == 0 ? "" : ", ", kinds[i].name);
    }
    return g_string_free(names, FALSE);
}

/* Items that make up the answers: choices, or the bands of a number. */
static guint count_parts(const AnkeTable *table)
{
    AnkeItemType part = table->type == ANKE_TYPE_NUMBER ? ANKE_ITEM_BAND : ANKE_ITEM_CHOICE;
    guint n = 0;
    for (guint i = 0; i < table->n_items; i++) {
        n += table->items[i].type == part ? 1 : 0;
    }
    return n;
}

static gboolean has_counts(const AnkeTable *table)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].stat, "n") == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Breaks whose groups are no parts of the respondents, or pairs of them. */
static gboolean is_special_break(const AnkeTable *table)
{
    return strcmp(table->by, table->question) == 0 || strcmp(table->by, "year") == 0 ||
           strpbrk(table->by, ":*") != NULL;
}

const AnkeChartKind *anke_chart_kind_default(const AnkeTable *table)
{
    if (anke_table_has_opinions(table)) {
        return table->n_groups > 0 ? anke_chart_kind_find("matrix") : NULL;
    }
    guint n_parts = count_parts(table);
    if (n_parts == 0 || !has_counts(table) || is_special_break(table)) {
        return NULL;
    }
    switch (table->type) {
    case ANKE_TYPE_MULTIPLE:
        return &kinds[KIND_BAR];
    case ANKE_TYPE_SINGLE:
    case ANKE_TYPE_SCALE:
    case ANKE_TYPE_NUMBER:
        return &kinds[n_parts > ANKE_THEME_MAX_COLOURS ? KIND_BAR : KIND_BAND];
    default:
        return NULL;
    }
}

/* People are counted from nobody up; a negative number is a mistake of whoever made the stream,
 * and no bar can show it. */
static gboolean check_people(const AnkeTable *table, GError **error)
{
    for (guint i = 0; i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        if (!(row->number < 0) || strcmp(row->stat, "n") != 0) {
            continue;
        }
        const char *item = row->item == ANKE_ALL ? "" : table->items[row->item].label;
        const char *group = row->group == ANKE_ALL ? "" : table->groups[row->group].label;
        g_autofree char *question = anke_text_quote(table->question, -1);
        g_autofree char *of_item = anke_text_quote(item, -1);
        g_autofree char *of_group = anke_text_quote(group, -1);
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "question \"%s\" has a negative n (item \"%s\", group \"%s\"): a "
                              "number of people expected",
                              question, of_item, of_group);
    }
    return TRUE;
}

static gboolean check_input(const AnkeChartInput *input, GError **error)
{
    gboolean is_good = check_people(input->table, error);
    for (guint i = 0; is_good && i < input->n_panels; i++) {
        is_good = check_people(input->panels[i], error);
    }
    for (guint i = 0; is_good && i < input->n_waves; i++) {
        is_good = check_people(input->waves[i], error);
    }
    return is_good && (input->past == NULL || check_people(input->past, error));
}

gboolean anke_chart_lay_out(const AnkeChartKind *kind, const AnkeChartInput *input,
                            AnkeScene *scene, GError **error)
{
    gboolean is_matrix = strcmp(kind->name, "matrix") == 0;
    if (!is_matrix && anke_table_has_opinions(input->table)) {
        g_autofree char *question = anke_text_quote(input->table->question, -1);
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "question \"%s\" holds opinions, which are no shares of people: kind "
                              "matrix expected",
                              question);
    }
    if (input->item != NULL && !kind->takes_item) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--item: kind %s shows all items; kind paths expected", kind->name);
    }
    AnkeChartInput own = *input;
    own.lang = anke_scene_theme(scene)->lang;
    return check_input(&own, error) && kind->lay_out(&own, scene, error);
}
