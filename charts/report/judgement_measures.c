#include "charts/report/judgement_measures.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "analyzer/base/number.h"

#define PREFIX "judgement_"

const char *anke_level_word(AnkeLevel level)
{
    static const char *const words[ANKE_N_LEVELS] = {"参考", "良", "注意", "警告"};
    return words[level];
}

/* Where a measure stands: table, group, item. */
typedef struct {
    const AnkeTable *table;
    gint item;
    gint group;
} Place;

static double number(const Place *place, const char *stat)
{
    return anke_table_number(place->table, stat, place->item, place->group);
}

/* A number as it is read; "－" where it is not defined. */
typedef struct {
    char text[ANKE_NUMBER_SIZE + 4];
} Figure;

static Figure rounded(double value, guint n_decimals)
{
    Figure figure;
    if (isnan(value)) {
        g_strlcpy(figure.text, "－", sizeof figure.text);
    } else {
        (void)anke_number_format_grouped(figure.text, value, n_decimals);
    }
    return figure;
}

static Figure percent(double share)
{
    return rounded(100 * share, 1);
}

/* Values */

static char *value_age(const Place *place, const char *name)
{
    (void)name;
    return g_strdup_printf("%s歳（中央値%s）", rounded(number(place, "mean_age"), 1).text,
                           rounded(number(place, "median_age"), 1).text);
}

static char *value_hollow(const Place *place, const char *name)
{
    (void)name;
    return g_strdup_printf("%s（%s～%s歳）", rounded(number(place, "hollow"), 2).text,
                           rounded(number(place, "hollow_lo"), 0).text,
                           rounded(number(place, "hollow_hi"), 0).text);
}

static char *value_valley(const Place *place, const char *name)
{
    (void)name;
    double low = number(place, "valley_lo");
    return isnan(low) ? g_strdup("なし")
                      : g_strdup_printf("%s～%s歳", rounded(low, 0).text,
                                        rounded(number(place, "valley_hi"), 0).text);
}

/* D and W1 against a reference. */
static char *value_distance(const Place *place, const char *name)
{
    g_autofree char *share = g_strconcat("dissimilarity_", name, NULL);
    g_autofree char *years = g_strconcat("age_distance_", name, NULL);
    return g_strdup_printf("D %s／W1 %s歳", rounded(number(place, share), 2).text,
                           rounded(number(place, years), 1).text);
}

static char *value_load(const Place *place, const char *name)
{
    (void)name;
    return g_strdup_printf("%s人／%s人", rounded(number(place, "ratio_55_per_40s"), 2).text,
                           rounded(number(place, "ratio_u30_per_40s"), 2).text);
}

static char *value_share(const Place *place, const char *name)
{
    (void)name;
    return g_strdup_printf("%s％／%s％", percent(number(place, "share_u30")).text,
                           percent(number(place, "share_55")).text);
}

static char *value_span(const Place *place, const char *name)
{
    (void)name;
    return g_strdup_printf("%s％／%s人", percent(number(place, "manager_ratio")).text,
                           rounded(number(place, "span"), 1).text);
}

/* "19所属中3" */
static char *value_departments(const Place *place, const char *name)
{
    (void)name;
    return g_strdup_printf("%s所属中%s", rounded(number(place, "departments_judged"), 0).text,
                           rounded(number(place, "departments_outside"), 0).text);
}

/* "実績41・併合3・仮定1": how many ages have rates of which source. */
static char *value_rates(const Place *place, const char *name)
{
    (void)name;
    return g_strdup_printf("実績%s・併合%s・仮定%s", rounded(number(place, "ages_own"), 0).text,
                           rounded(number(place, "ages_pooled"), 0).text,
                           rounded(number(place, "ages_assumed"), 0).text);
}

static char *value_peers(const Place *place, const char *name)
{
    (void)name;
    return g_strdup_printf("1万人に%s人", rounded(number(place, "per_10000"), 2).text);
}

static char *value_none(const Place *place, const char *name)
{
    (void)place;
    (void)name;
    return g_strdup("");
}

/* The measures in the order of the page. */
static const struct {
    AnkeJudged where;
    const char *name; /* of the row judgement_NAME */
    const char *title;
    char *(*value)(const Place *place, const char *name);
} measures[] = {
    {ANKE_JUDGED_AGES, "hollow", "空洞指数", value_hollow},
    {ANKE_JUDGED_AGES, "valley", "人数の谷", value_valley},
    {ANKE_JUDGED_AGES, "age", "平均年齢", value_age},
    {ANKE_JUDGED_AGES, "even", "隔たり：均等", value_distance},
    {ANKE_JUDGED_AGES, "stationary", "隔たり：定常", value_distance},
    {ANKE_JUDGED_AGES, "national", "隔たり：全国", value_distance},
    {ANKE_JUDGED_AGES, "peers", "隔たり：類似団体", value_distance},
    {ANKE_JUDGED_AGES, "past5", "隔たり：5年前", value_distance},
    {ANKE_JUDGED_AGES, "past10", "隔たり：10年前", value_distance},
    {ANKE_JUDGED_AGES, "load", "40歳代の負荷", value_load},
    {ANKE_JUDGED_AGES, "share", "若手／55歳以上", value_share},
    {ANKE_JUDGED_GRADES, "span", "管理職", value_span},
    {ANKE_JUDGED_DEPARTMENTS, "departments", "所属別の管理職", value_departments},
    {ANKE_JUDGED_FLOW, "hires", "採用", value_none},
    {ANKE_JUDGED_RATES, "rates", "離職率の根拠", value_rates},
    {ANKE_JUDGED_PEERS, "peers", "類似団体", value_peers},
};

static void clear_line(gpointer data)
{
    AnkeJudgementLine *line = data;
    g_free(line->title);
    g_free(line->value);
    g_free(line->sentence);
}

/* What the flag of a measure says. */
static AnkeLevel read_level(const Place *place, const char *name)
{
    static const char *const flags[ANKE_N_LEVELS] = {NULL, "none", "yellow", "red"};
    g_autofree char *stat = g_strconcat(name, "_flag", NULL);
    const char *flag = anke_table_text(place->table, stat, place->item, place->group);
    for (guint i = ANKE_LEVEL_GOOD; flag != NULL && i < ANKE_N_LEVELS; i++) {
        if (strcmp(flag, flags[i]) == 0) {
            return (AnkeLevel)i;
        }
    }
    return ANKE_LEVEL_NONE;
}

/* Where the sentence of a measure stands: in the newest year, with blank group, or at an item. */
static const char *find_sentence(const AnkeJudgementTables *tables, guint i, Place *place)
{
    g_autofree char *stat = g_strconcat(PREFIX, measures[i].name, NULL);
    *place = (Place){tables->tables[measures[i].where], ANKE_ALL,
                     anke_judgement_group(tables, measures[i].where)};
    for (guint row = 0; place->table != NULL && row < place->table->n_rows; row++) {
        const AnkeTableRow *at = &place->table->rows[row];
        gboolean is_here = at->group == ANKE_ALL || at->group == place->group;
        if (is_here && strcmp(at->stat, stat) == 0 && *at->value != '\0') {
            place->item = at->item;
            place->group = at->group;
            return at->value;
        }
    }
    return NULL;
}

static void add_line(GArray *lines, const char *title, char *value, AnkeLevel level, char *sentence)
{
    AnkeJudgementLine line = {g_strdup(title), value, level, sentence};
    g_array_append_val(lines, line);
}

static void add_measure(const AnkeJudgementTables *tables, guint i, GArray *lines)
{
    Place place;
    const char *sentence = find_sentence(tables, i, &place);
    if (sentence != NULL) {
        add_line(lines, measures[i].title, measures[i].value(&place, measures[i].name),
                 read_level(&place, measures[i].name), g_strdup(sentence));
    }
}

static gboolean is_known(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(measures); i++) {
        if (strcmp(measures[i].name, name) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Sentences of measures that are not known here, under the label of their table. Of the flow of any
 * year: they say that its numbers do not fit. */
static void add_others(const AnkeJudgementTables *tables, AnkeJudged which, GArray *lines)
{
    const AnkeTable *table = tables->tables[which];
    gint group = anke_judgement_group(tables, which);
    for (guint i = 0; table != NULL && i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        gboolean is_here =
            row->group == ANKE_ALL || row->group == group || which == ANKE_JUDGED_FLOW;
        if (!is_here || !g_str_has_prefix(row->stat, PREFIX) || *row->value == '\0' ||
            is_known(row->stat + strlen(PREFIX))) {
            continue;
        }
        Place place = {table, row->item, row->group};
        AnkeLevel level = read_level(&place, row->stat + strlen(PREFIX));
        const char *value = row->group == ANKE_ALL ? "" : table->groups[row->group].label;
        add_line(lines, table->label, g_strdup(value), level, g_strdup(row->value));
    }
}

/* The worst first. */
static gint compare_levels(gconstpointer a, gconstpointer b)
{
    const AnkeJudgementLine *left = a;
    const AnkeJudgementLine *right = b;
    return (gint)right->level - (gint)left->level;
}

/* g_array_sort() keeps the order of what is equal. */
GArray *anke_judgement_measures(const AnkeJudgementTables *tables)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(AnkeJudgementLine));
    g_array_set_clear_func(lines, clear_line);
    for (guint i = 0; i < G_N_ELEMENTS(measures); i++) {
        add_measure(tables, i, lines);
    }
    for (guint i = 0; i < ANKE_N_JUDGED; i++) {
        add_others(tables, (AnkeJudged)i, lines);
    }
    g_array_sort(lines, compare_levels);
    return lines;
}
