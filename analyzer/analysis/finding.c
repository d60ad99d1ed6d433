#include "analyzer/analysis/finding.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/test_words.h"

/* Effects that are shares of variance. */
static gboolean is_variance(const char *effect)
{
    static const char *const names[] = {"epsilon2", "eta2", "omega2", NULL};
    return g_strv_contains(names, effect);
}

/* Which numbers are compared */

static gboolean has_means(const AnkeTable *table)
{
    return table->type == ANKE_TYPE_SCALE || table->type == ANKE_TYPE_NUMBER;
}

static gboolean is_pair(const AnkeTable *table)
{
    return g_strcmp0(anke_table_text(table, "pair", ANKE_ALL, ANKE_ALL), "yes") == 0;
}

/* What the verdict of a pair is about: that people's two answers differ, or that they go together. */
static const char *pair_words(const AnkeTable *table)
{
    static const char *const changes[] = {"mcnemar", "mcnemar_exact", "bowker", "signed_rank",
                                          NULL};
    const char *test = anke_table_text(table, "test", ANKE_ALL, ANKE_ALL);
    return test != NULL && g_strv_contains(changes, test) ? "同じ人の回答に違い" : "回答の間に関連";
}

/* The answer with the largest adjusted residual in any group that may be named. */
static gint find_loudest_item(const AnkeTable *table)
{
    gint found = ANKE_ALL;
    double largest = -1;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        for (gint group = 0; group < (gint)table->n_groups; group++) {
            double residual = fabs(anke_table_number(table, "adjres", item, group));
            double base = anke_table_number(table, "base", ANKE_ALL, group);
            if (base >= ANKE_FINDING_MIN_BASE && residual > largest) {
                largest = residual;
                found = item;
            }
        }
    }
    return found;
}

static AnkeFindingGroup read_group(const AnkeTable *table, gint item, gint group)
{
    if (item == ANKE_ALL) {
        return (AnkeFindingGroup){group, anke_table_number(table, "mean", ANKE_ALL, group),
                                  anke_table_number(table, "mean_lo", ANKE_ALL, group),
                                  anke_table_number(table, "mean_hi", ANKE_ALL, group),
                                  anke_table_base(table, "answered", group)};
    }
    return (AnkeFindingGroup){group, anke_table_number(table, "p", item, group),
                              anke_table_number(table, "p_lo", item, group),
                              anke_table_number(table, "p_hi", item, group),
                              anke_table_number(table, "base", ANKE_ALL, group)};
}

static gboolean find_extremes(const AnkeTable *table, AnkeVerdictFinding *finding)
{
    finding->high.group = ANKE_ALL;
    finding->low.group = ANKE_ALL;
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        AnkeFindingGroup candidate = read_group(table, finding->cell_item, group);
        if (table->groups[group].type != ANKE_GROUP_CHOICE || isnan(candidate.value) ||
            !(candidate.n >= ANKE_FINDING_MIN_BASE)) {
            continue;
        }
        if (finding->high.group == ANKE_ALL || candidate.value > finding->high.value) {
            finding->high = candidate;
        }
        if (finding->low.group == ANKE_ALL || candidate.value < finding->low.value) {
            finding->low = candidate;
        }
    }
    return finding->high.group != finding->low.group;
}

gboolean anke_finding_read(const AnkeTable *table, gint item, AnkeVerdictFinding *finding)
{
    const char *effect = anke_table_text(table, "effect", item, ANKE_ALL);
    *finding =
        (AnkeVerdictFinding){.item = item,
                             .p_adj = anke_table_number(table, "p_adj", item, ANKE_ALL),
                             .effect_size = anke_table_number(table, "effect_size", item, ANKE_ALL),
                             .cell_item = item};
    if (isnan(finding->p_adj) || effect == NULL) {
        return FALSE;
    }
    const double size = fabs(finding->effect_size);
    const gboolean is_half = strcmp(effect, "cohen_g") == 0; /* reaches 1/2 */
    finding->strength = is_variance(effect) ? sqrt(fmax(0, finding->effect_size))
                        : is_half           ? 2 * size
                                            : size;
    if (is_pair(table)) {
        return TRUE;
    }
    if (item == ANKE_ALL && !has_means(table)) {
        finding->cell_item = find_loudest_item(table);
    }
    finding->has_groups =
        (finding->cell_item != ANKE_ALL || has_means(table)) && find_extremes(table, finding);
    return TRUE;
}

/* Words */

/* A share of people in percent, or a mean with two decimals. */
static void append_value(GString *text, gboolean is_mean, double value, const char *unit)
{
    char digits[ANKE_NUMBER_SIZE];
    (void)anke_number_format_fixed(digits, is_mean ? value : 100 * value, is_mean ? 2 : 1);
    g_string_append_printf(text, "%s%s", digits, is_mean ? unit : "％");
}

static void append_group(GString *text, const AnkeTable *table, const AnkeVerdictFinding *finding,
                         const AnkeFindingGroup *group)
{
    const gboolean is_mean = finding->cell_item == ANKE_ALL;
    char n[ANKE_NUMBER_SIZE];
    g_autofree char *label = anke_text_printable(table->groups[group->group].label);
    g_autofree char *unit = anke_text_printable(table->unit);
    (void)anke_number_format_fixed(n, group->n, 0);
    g_string_append_printf(text, "%sの", label);
    append_value(text, is_mean, group->value, unit);
    g_string_append_printf(text, "（n＝%s", n);
    if (!isnan(group->lo) && !isnan(group->hi)) {
        g_string_append(text, "、信頼区間");
        append_value(text, is_mean, group->lo, unit);
        g_string_append(text, "～");
        append_value(text, is_mean, group->hi, unit);
    }
    g_string_append(text, "）");
}

static void append_p(GString *text, double p)
{
    char digits[ANKE_NUMBER_SIZE];
    (void)anke_number_format_fixed(digits, p, 3);
    g_string_append_printf(text, p < 0.0005 ? "調整後のpは0.001未満" : "調整後のp＝%s", digits);
}

static void append_subject(GString *text, const AnkeTable *table, const AnkeVerdictFinding *finding)
{
    g_autofree char *question = anke_text_printable(table->label);
    g_autofree char *by = anke_text_printable(table->by_label);
    if (is_pair(table)) {
        g_string_append_printf(text, "「%s」と「%s」では、%sがある", question, by,
                               pair_words(table));
        return;
    }
    if (finding->item != ANKE_ALL) {
        g_autofree char *item = anke_text_printable(table->items[finding->item].label);
        g_string_append_printf(text, "「%s」のうち「%s」の割合は、%sによって異なる", question, item,
                               by);
        return;
    }
    g_string_append_printf(text, "「%s」の%sは、%sによって異なる", question,
                           has_means(table) ? "値" : "回答", by);
}

/* The answer that is compared, where that is not the subject of the sentence. */
static void append_answer(GString *text, const AnkeTable *table, const AnkeVerdictFinding *finding)
{
    if (finding->item == ANKE_ALL && finding->cell_item != ANKE_ALL) {
        g_autofree char *item = anke_text_printable(table->items[finding->cell_item].label);
        g_string_append_printf(text, "差が最も目立つのは「%s」の割合で、", item);
    }
}

static void append_difference(GString *text, const AnkeTable *table,
                              const AnkeVerdictFinding *finding)
{
    const gboolean is_mean = finding->cell_item == ANKE_ALL;
    char digits[ANKE_NUMBER_SIZE];
    const double difference = finding->high.value - finding->low.value;
    (void)anke_number_format_fixed(digits, is_mean ? difference : 100 * difference,
                                   is_mean ? 2 : 1);
    g_autofree char *unit = anke_text_printable(table->unit);
    g_string_append_printf(text, "で、差は%s%sである", digits, is_mean ? unit : "ポイント");
}

static void append_groups(GString *text, const AnkeTable *table, const AnkeVerdictFinding *finding)
{
    append_answer(text, table, finding);
    g_string_append(text, finding->cell_item == ANKE_ALL ? "平均が最も高いのは" : "最も高いのは");
    append_group(text, table, finding, &finding->high);
    g_string_append(text, "、最も低いのは");
    append_group(text, table, finding, &finding->low);
    append_difference(text, table, finding);
}

char *anke_finding_sentence(const AnkeTable *table, const AnkeVerdictFinding *finding)
{
    g_autoptr(GString) text = g_string_new(NULL);
    char size[ANKE_NUMBER_SIZE];
    const char *effect = anke_table_text(table, "effect", finding->item, ANKE_ALL);
    g_autofree char *effect_name = anke_text_printable(anke_effect_words(effect, FALSE));
    append_subject(text, table, finding);
    if (finding->has_groups) {
        g_string_append(text, "。");
        append_groups(text, table, finding);
    }
    (void)anke_number_format_fixed(size, finding->effect_size, 2);
    g_string_append(text, "（");
    append_p(text, finding->p_adj);
    g_string_append_printf(text, "、%s＝%s）。", effect_name, size);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* What this many people could have shown. */
static void append_detectable(GString *text, const AnkeTable *table)
{
    const double mdd = anke_table_number(table, "mdd", ANKE_ALL, ANKE_ALL);
    if (!isnan(mdd) && table->type != ANKE_TYPE_NUMBER) {
        char digits[ANKE_NUMBER_SIZE];
        (void)anke_number_format_fixed(digits, 100 * mdd, 1);
        g_string_append_printf(
            text,
            "この人数では、割合の差が%sポイント程度より小さければ見つけられない（検出力80％）。",
            digits);
    }
}

char *anke_finding_silence(const AnkeTable *table, guint n_verdicts, guint n_findings,
                           double least_p)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autofree char *question = anke_text_printable(table->label);
    g_autofree char *by = anke_text_printable(table->by_label);
    if (isnan(least_p)) {
        g_string_append_printf(text, "「%s」は、%sによる差を検定できない。", question, by);
        return g_string_free(g_steal_pointer(&text), FALSE);
    }
    if (is_pair(table)) {
        g_string_append_printf(text, "「%s」と「%s」では、%sがあるとはいえない（", question, by,
                               pair_words(table));
    } else if (n_findings > 0) {
        g_string_append_printf(text, "「%s」の残る%u項目は、%sによる差があるとはいえない（",
                               question, n_verdicts, by);
    } else if (n_verdicts > 1) {
        g_string_append_printf(text, "「%s」の%u項目は、いずれも%sによる差があるとはいえない（",
                               question, n_verdicts, by);
    } else {
        g_string_append_printf(text, "「%s」は、%sによる差があるとはいえない（", question, by);
    }
    append_p(text, least_p);
    g_string_append(text, n_verdicts > 1 ? "以上）。" : "）。");
    append_detectable(text, table);
    return g_string_free(g_steal_pointer(&text), FALSE);
}
