/* 年齢別職員構成: shares of staff by age band, now and five years before. */
#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "charts/plots/age_layout.h"
#include "charts/spec/age_parts.h"
#include "charts/spec/staff_parts.h"

#define YEARS_BEFORE 5
#define OLDEST 150 /* years */
#define YOUNG_BELOW 30
#define OLD_FROM 50

/* The group five years before the last; without one, the first. ANKE_ALL = there is none. */
static gint find_before(const AnkeTable *table)
{
    if (table->n_groups < 2) {
        return ANKE_ALL;
    }
    double now = table->groups[table->n_groups - 1].score;
    for (guint i = 0; i + 1 < table->n_groups; i++) {
        if (fabs(now - YEARS_BEFORE - table->groups[i].score) < 0.5) {
            return (gint)i;
        }
    }
    return 0;
}

static AnkeAgeYear *make_year(AnkeArena *arena, const AnkeChartInput *input,
                              const AnkeAgeList *list, gint group)
{
    const AnkeTable *table = input->table;
    AnkeAgeYear *year = anke_arena_new(arena, AnkeAgeYear, 1);
    year->label =
        group == ANKE_ALL ? anke_say(input->lang, "現在", "now") : table->groups[group].label;
    year->total = anke_age_total(table, list, group);
    year->cells = anke_age_cells(arena, table, list, group);
    return year;
}

/* Persons from one age to another, where bands begin and end at both and all are known; else NaN. */
static double count_ages(const AnkeAgeList *list, const AnkeCell *cells, double from, double to)
{
    double sum = 0;
    for (guint i = 0; i < list->n; i++) {
        const AnkeAgeBand *band = &list->bands[i];
        if (band->to <= from || band->from >= to) {
            continue;
        }
        if (!list->is_parsed || band->from < from || band->to > to) {
            return NAN;
        }
        sum += cells[i].count;
    }
    return list->is_parsed ? sum : NAN;
}

static void append_share(GString *text, AnkeLang lang, const char *what, double part, double total)
{
    if (isnan(part) || !(total > 0)) {
        return;
    }
    g_autofree char *percent = anke_percent_text(part, total);
    g_string_append_printf(text, "%s%s %s%s", text->len > 0 ? anke_say(lang, "、", ", ") : "", what,
                           percent, anke_say(lang, "％", "%"));
}

/* "平均年齢 41.2歳（令和3年 42.0歳）、30歳未満 25.4％": what the stream gives, or its bands add up to. */
static char *subtitle(const AnkeChartInput *input, const AnkeAgeList *list, const AnkeAgeSpec *spec)
{
    const AnkeTable *table = input->table;
    char buffer[ANKE_NUMBER_SIZE];
    GString *text = g_string_new(NULL);
    gint last = (gint)table->n_groups - 1;
    gint before = find_before(table);
    double mean = anke_spec_within(anke_table_number(table, "mean_age", ANKE_ALL, last), 0, OLDEST);
    if (!isnan(mean)) {
        anke_number_format_fixed(buffer, mean, 1);
        g_string_append_printf(text, anke_say(input->lang, "平均年齢 %s歳", "mean age %s"), buffer);
        double earlier =
            before == ANKE_ALL
                ? NAN
                : anke_spec_within(anke_table_number(table, "mean_age", ANKE_ALL, before), 0,
                                   OLDEST);
        anke_number_format_fixed(buffer, earlier, 1);
        if (!isnan(earlier)) {
            g_string_append_printf(text, anke_say(input->lang, "（%s %s歳）", " (%s: %s)"),
                                   table->groups[before].label, buffer);
        }
    }
    append_share(text, input->lang, anke_say(input->lang, "30歳未満", "under 30"),
                 count_ages(list, spec->now.cells, -INFINITY, YOUNG_BELOW), spec->now.total);
    append_share(text, input->lang, anke_say(input->lang, "50歳以上", "50 and over"),
                 count_ages(list, spec->now.cells, OLD_FROM, INFINITY), spec->now.total);
    return g_string_free(text, FALSE);
}

/* The thin cohort that the stream names: ages valley_lo to valley_hi, both included. */
static void add_valley(AnkeArena *arena, const AnkeChartInput *input, const AnkeAgeList *list,
                       AnkeAgeSpec *spec)
{
    const AnkeTable *table = input->table;
    gint last = (gint)table->n_groups - 1;
    double low = anke_spec_within(anke_table_number(table, "valley_lo", ANKE_ALL, last), 0, OLDEST);
    double high =
        anke_spec_within(anke_table_number(table, "valley_hi", ANKE_ALL, last), low, OLDEST);
    if (isnan(high) || !list->is_parsed) {
        return;
    }
    double from = anke_age_place(list, low);
    double to = anke_age_place(list, high + 1);
    if (to <= from) {
        return;
    }
    char low_text[ANKE_NUMBER_SIZE];
    char high_text[ANKE_NUMBER_SIZE];
    anke_number_format(low_text, low);
    anke_number_format(high_text, high);
    const char *ages = anke_arena_take(
        arena, g_strdup_printf(anke_say(input->lang, "%s～%s歳", "%s–%s"), low_text, high_text));
    spec->valley = (AnkeAgeValley){from, to, ages};
    g_autofree char *note = g_strdup_printf(
        anke_say(input->lang,
                 "地色は職員の少ない年齢層（%s）。1歳当たりの職員数から統計処理で求めた。",
                 "Shaded: ages with few staff (%s), found from the staff per year of age."),
        ages);
    anke_arena_add_note(arena, note);
}

/* "構成比は各年の職員数計に対する割合（令和8年は1人＝0.17％）。" */
static void add_share_note(AnkeArena *arena, AnkeLang lang, const AnkeAgeYear *now)
{
    g_autofree char *one = NULL;
    if (now->total > 0) {
        char percent[ANKE_NUMBER_SIZE];
        anke_number_format_fixed(percent, 100 / now->total, 2);
        one = g_strdup_printf(anke_say(lang, "（%sは1人＝%s％）", " (%s: 1 person = %s%%)"),
                              now->label, percent);
    }
    g_autofree char *note =
        g_strdup_printf(anke_say(lang,
                                 "構成比は各年の職員数計に対する割合%s。四捨五入のため合計が"
                                 "100％にならないことがある。",
                                 "Shares are of each year's total%s; rounded, they may not add up "
                                 "to 100%%."),
                        one == NULL ? "" : one);
    anke_arena_add_note(arena, note);
}

/* Ages of bands are exact ones: half a year above full ages, as those of single years are printed. */
static void add_mean_note(AnkeArena *arena, const AnkeChartInput *input)
{
    const AnkeTable *table = input->table;
    gint last = (gint)table->n_groups - 1;
    const char *convention = anke_table_text(table, "age_convention", ANKE_ALL, last);
    if (g_strcmp0(convention, "exact") == 0 &&
        !isnan(anke_table_number(table, "mean_age", ANKE_ALL, last))) {
        anke_arena_add_note(arena,
                            anke_say(input->lang,
                                     "平均年齢は端数月を含む年齢による（満年齢の平均より約0.5歳"
                                     "高い）。",
                                     "The mean age is of exact ages, about 0.5 years above that of "
                                     "full ages."));
    }
}

gboolean anke_spec_lay_out_age(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    const AnkeTable *table = input->table;
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeAgeList list = anke_age_list(&arena, table);
    if (list.n == 0) {
        return anke_staff_refuse(table, "age bands", error);
    }
    AnkeAgeSpec spec = {.n_bands = list.n, .bands = list.labels};
    gint last = (gint)table->n_groups - 1; /* ANKE_ALL without groups */
    gint before = find_before(table);
    spec.now = *make_year(&arena, input, &list, last);
    spec.before = before == ANKE_ALL ? NULL : make_year(&arena, input, &list, before);
    add_share_note(&arena, input->lang, &spec.now);
    add_valley(&arena, input, &list, &spec);
    add_mean_note(&arena, input);
    gboolean has_label = strcmp(table->label, table->question) != 0;
    spec.figure = anke_spec_figure(
        &arena, input,
        has_label ? table->label : anke_say(input->lang, "年齢別職員構成", "Staff by age"));
    spec.figure.subtitle = anke_arena_take(&arena, subtitle(input, &list, &spec));
    spec.figure.notes = anke_arena_notes(&arena);
    anke_age_lay_out(scene, &spec);
    return TRUE;
}
