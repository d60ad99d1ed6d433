#include "charts/report/judgement_measures.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "analyzer/base/number.h"

#define OLD_SHARE 0.30 /* of 55 and older, above which it is said */
#define NARROW_SPAN 3.0
#define WIDE_SPAN 15.0
#define MOST_DEPARTMENTS 4 /* that are named */
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

/* "実績41・併合3・仮定1": how many ages have rates of which source. */
static char *value_rates(const Place *place, const char *name)
{
    static const char *const sources[][2] = {
        {"own", "実績"}, {"pooled", "併合"}, {"assumed", "仮定"}};
    (void)name;
    GString *text = g_string_new(NULL);
    for (guint s = 0; s < G_N_ELEMENTS(sources); s++) {
        guint n = 0;
        for (guint i = 0; i < place->table->n_items; i++) {
            const char *source =
                anke_table_text(place->table, "rate_source", (gint)i, place->group);
            n += g_strcmp0(source, sources[s][0]) == 0 ? 1 : 0;
        }
        g_string_append_printf(text, "%s%s%u", s == 0 ? "" : "・", sources[s][1], n);
    }
    return g_string_free(text, FALSE);
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

/* Levels, where no flag says it */

static AnkeLevel level_none(const Place *place)
{
    (void)place;
    return ANKE_LEVEL_NONE;
}

static AnkeLevel level_careful(const Place *place)
{
    (void)place;
    return ANKE_LEVEL_CAREFUL;
}

static AnkeLevel level_valley(const Place *place)
{
    return isnan(number(place, "valley_lo")) ? ANKE_LEVEL_GOOD : ANKE_LEVEL_CAREFUL;
}

static AnkeLevel level_share(const Place *place)
{
    double share = number(place, "share_55");
    return isnan(share)        ? ANKE_LEVEL_NONE
           : share > OLD_SHARE ? ANKE_LEVEL_CAREFUL
                               : ANKE_LEVEL_GOOD;
}

static gboolean is_outside(double span)
{
    return span < NARROW_SPAN || span > WIDE_SPAN;
}

static AnkeLevel level_span(const Place *place)
{
    double span = number(place, "span");
    return isnan(span) ? ANKE_LEVEL_NONE : is_outside(span) ? ANKE_LEVEL_CAREFUL : ANKE_LEVEL_GOOD;
}

/* The measures in the order of the page. */
static const struct {
    AnkeJudged where;
    const char *name; /* of the row judgement_NAME */
    const char *title;
    char *(*value)(const Place *place, const char *name);
    AnkeLevel (*level)(const Place *place);
} measures[] = {
    {ANKE_JUDGED_AGES, "hollow", "空洞指数", value_hollow, level_none},
    {ANKE_JUDGED_AGES, "valley", "人数の谷", value_valley, level_valley},
    {ANKE_JUDGED_AGES, "age", "平均年齢", value_age, level_none},
    {ANKE_JUDGED_AGES, "even", "隔たり：均等", value_distance, level_none},
    {ANKE_JUDGED_AGES, "stationary", "隔たり：定常", value_distance, level_none},
    {ANKE_JUDGED_AGES, "national", "隔たり：全国", value_distance, level_none},
    {ANKE_JUDGED_AGES, "peers", "隔たり：類似団体", value_distance, level_none},
    {ANKE_JUDGED_AGES, "past5", "隔たり：5年前", value_distance, level_none},
    {ANKE_JUDGED_AGES, "past10", "隔たり：10年前", value_distance, level_none},
    {ANKE_JUDGED_AGES, "load", "40歳代の負荷", value_load, level_none},
    {ANKE_JUDGED_AGES, "share", "若手／55歳以上", value_share, level_share},
    {ANKE_JUDGED_GRADES, "span", "管理職", value_span, level_span},
    {ANKE_JUDGED_FLOW, "hires", "採用", value_none, level_careful},
    {ANKE_JUDGED_RATES, "rates", "離職率の根拠", value_rates, level_careful},
    {ANKE_JUDGED_PEERS, "peers", "類似団体", value_peers, level_none},
};

static void clear_line(gpointer data)
{
    AnkeJudgementLine *line = data;
    g_free(line->title);
    g_free(line->value);
    g_free(line->sentence);
}

/* What the flag of a measure says. Returns FALSE where there is none. */
static gboolean read_flag(const Place *place, const char *name, AnkeLevel *level)
{
    static const char *const flags[ANKE_N_LEVELS] = {NULL, "none", "yellow", "red"};
    g_autofree char *stat = g_strconcat(name, "_flag", NULL);
    const char *flag = anke_table_text(place->table, stat, place->item, place->group);
    for (guint i = ANKE_LEVEL_GOOD; flag != NULL && i < ANKE_N_LEVELS; i++) {
        if (strcmp(flag, flags[i]) == 0) {
            *level = (AnkeLevel)i;
            return TRUE;
        }
    }
    return FALSE;
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
    AnkeLevel level;
    if (sentence == NULL) {
        return;
    }
    if (!read_flag(&place, measures[i].name, &level)) {
        level = measures[i].level(&place);
    }
    add_line(lines, measures[i].title, measures[i].value(&place, measures[i].name), level,
             g_strdup(sentence));
}

/* Rates of which none is assumed have no sentence. */
static void add_good_rates(const AnkeJudgementTables *tables, GArray *lines)
{
    Place place = {tables->tables[ANKE_JUDGED_RATES], ANKE_ALL, ANKE_ALL};
    if (place.table != NULL && anke_table_has(place.table, "rate_source") &&
        !anke_table_has(place.table, PREFIX "rates")) {
        add_line(lines, "離職率の根拠", value_rates(&place, ""), ANKE_LEVEL_GOOD,
                 g_strdup("全国の離職率を仮定した年齢はない。"));
    }
}

/* "総務課" of "令和7年 / 総務課" */
static const char *department_of(const AnkeGroup *group)
{
    static const char separator[] = " / ";
    const char *found = strstr(group->label, separator);
    return found == NULL ? group->label : found + strlen(separator);
}

/* Departments of the newest year whose managers have too few or too many staff. */
static void add_departments(const AnkeJudgementTables *tables, GArray *lines)
{
    const AnkeTable *table = tables->tables[ANKE_JUDGED_DEPARTMENTS];
    gint newest = anke_judgement_newest(tables);
    guint n_judged = 0;
    guint n_outside = 0;
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; table != NULL && newest != ANKE_ALL && i < table->n_groups; i++) {
        double year = tables->tables[ANKE_JUDGED_AGES]->groups[newest].score;
        double span = anke_table_number(table, "span", ANKE_ALL, (gint)i);
        if (isnan(span) || fabs(table->groups[i].score - year) > 0.5) {
            continue;
        }
        n_judged++;
        if (is_outside(span) && n_outside++ < MOST_DEPARTMENTS) {
            g_string_append_printf(names, "%s%s%s人", n_outside > 1 ? "、" : "",
                                   department_of(&table->groups[i]), rounded(span, 1).text);
        }
    }
    if (n_judged == 0) {
        return;
    }
    g_autofree char *rest = n_outside > MOST_DEPARTMENTS
                                ? g_strdup_printf("、ほか%u所属", n_outside - MOST_DEPARTMENTS)
                                : g_strdup("");
    add_line(lines, "所属別の管理職", g_strdup_printf("%u所属中%u", n_judged, n_outside),
             n_outside > 0 ? ANKE_LEVEL_CAREFUL : ANKE_LEVEL_GOOD,
             n_outside > 0 ? g_strdup_printf("管理職1人当たりが3～15人の範囲にない所属：%s%s。",
                                             names->str, rest)
                           : g_strdup("管理職1人当たりが3～15人の範囲にない所属はない。"));
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
        AnkeLevel level = which == ANKE_JUDGED_FLOW ? ANKE_LEVEL_CAREFUL : ANKE_LEVEL_NONE;
        (void)read_flag(&place, row->stat + strlen(PREFIX), &level);
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
        if (measures[i].where == ANKE_JUDGED_GRADES) {
            add_departments(tables, lines);
        }
        if (measures[i].where == ANKE_JUDGED_RATES) {
            add_good_rates(tables, lines);
        }
    }
    for (guint i = 0; i < ANKE_N_JUDGED; i++) {
        add_others(tables, (AnkeJudged)i, lines);
    }
    g_array_sort(lines, compare_levels);
    return lines;
}
