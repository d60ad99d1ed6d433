#include "analyzer/analysis/explain.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

/* The number in its table. */
typedef struct {
    const AnkeStream *stream;
    const AnkeTable *table;
    gint item, group;
    guint n_verdicts; /* of the run */
    GString *text;
} Account;

/* Figures */

/* A row as people read it: hidden stays hidden, undefined is said. */
static char *row_text(const Account *account, const char *stat, gint item, gint group)
{
    const AnkeTableRow *row = anke_table_row(account->table, stat, item, group);
    if (row == NULL) {
        return g_strdup("不明");
    }
    if (strcmp(row->value, ANKE_HIDDEN) == 0) {
        return g_strdup("秘匿");
    }
    return anke_text_printable(*row->value != '\0' ? row->value : "不明");
}

static char *percent(double share)
{
    char text[ANKE_NUMBER_SIZE];
    if (isnan(share)) {
        return g_strdup("不明");
    }
    (void)anke_number_format_fixed(text, 100 * share, 1);
    return g_strconcat(text, "％", NULL);
}

/* Four digits do for reading; the stream has all of them. */
static char *short_number(double value)
{
    return isnan(value) ? g_strdup("不明") : g_strdup_printf("%.4g", value);
}

static double number(const Account *account, const char *stat, gint item, gint group)
{
    return anke_table_number(account->table, stat, item, group);
}

static double cell(const Account *account, const char *stat)
{
    return number(account, stat, account->item, account->group);
}

static void add(const Account *account, const char *head, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void add(const Account *account, const char *head, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_string_append_printf(account->text, "%s: ", head);
    g_string_append_vprintf(account->text, format, arguments);
    g_string_append_c(account->text, '\n');
    va_end(arguments);
}

/* Parts of the account */

static void add_place(const Account *account)
{
    const AnkeTable *table = account->table;
    g_autofree char *question = anke_text_printable(table->label);
    g_autofree char *item =
        anke_text_printable(account->item < 0 ? "（問い全体）" : table->items[account->item].label);
    g_autofree char *by = anke_text_printable(*table->by == '\0' ? "（なし）" : table->by_label);
    g_autofree char *group =
        anke_text_printable(account->group < 0 ? "全体" : table->groups[account->group].label);
    if (*table->wave != '\0') {
        g_autofree char *wave = anke_text_printable(table->wave);
        add(account, "回", "%s", wave);
    }
    add(account, "問い", "%s", question);
    add(account, "項目", "%s", item);
    add(account, "区分", "%s／%s", by, group);
}

/* From the population to those who answered, with what each step leaves out. */
static void add_base_chain(const Account *account)
{
    static const struct {
        const char *name;
        const char *stat;
        const char *less[2];
        const char *less_stat[2];
    } steps[] = {{"母集団", "population", {NULL}, {NULL}},
                 {"回収", "returned", {NULL}, {NULL}},
                 {"有効", "valid", {NULL}, {NULL}},
                 {"該当", "asked", {"非該当", "未設問"}, {"na", "notasked"}},
                 {"回答", "answered", {"無回答", "無効"}, {"noanswer", "invalid"}}};
    g_autoptr(GString) chain = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_autofree char *value = row_text(account, steps[i].stat, ANKE_ALL, account->group);
        g_string_append_printf(chain, "%s%s %s", i > 0 ? " → " : "", steps[i].name, value);
        if (steps[i].less[0] != NULL) {
            g_autofree char *one =
                row_text(account, steps[i].less_stat[0], ANKE_ALL, account->group);
            g_autofree char *two =
                row_text(account, steps[i].less_stat[1], ANKE_ALL, account->group);
            g_string_append_printf(chain, "（%s %s、%s %s を除く）", steps[i].less[0], one,
                                   steps[i].less[1], two);
        }
    }
    add(account, "基数の連なり", "%s", chain->str);
}

static void add_filter(const Account *account)
{
    const char *where = anke_stream_wave_fact(account->stream, account->table->wave, "where");
    g_autofree char *shown = anke_text_printable(where != NULL && *where != '\0' ? where : "なし");
    add(account, "絞り込み", "%s", shown);
}

static void add_share(const Account *account)
{
    if (account->item < 0 || isnan(cell(account, "p"))) {
        return;
    }
    const gboolean is_weighted = !isnan(cell(account, "w"));
    const char *base_name = anke_stream_fact(account->stream, "base");
    g_autofree char *n = row_text(account, is_weighted ? "w" : "n", account->item, account->group);
    g_autofree char *base =
        row_text(account, is_weighted ? "w_base" : "base", ANKE_ALL, account->group);
    g_autofree char *share = percent(cell(account, "p"));
    g_autofree char *lo = percent(cell(account, "p_lo"));
    g_autofree char *hi = percent(cell(account, "p_hi"));
    g_autofree char *ci = row_text(account, "ci", ANKE_ALL, ANKE_ALL);
    const char *conf = anke_stream_fact(account->stream, "conf");
    add(account, "割合の式", "p = %s / 基数（%s）= %s / %s = %s",
        is_weighted ? "重みの和 w" : "該当者数 n",
        g_strcmp0(base_name, "answered") == 0 ? "回答" : "該当", n, base, share);
    g_autofree char *level = anke_text_printable(conf != NULL ? conf : "不明");
    add(account, "信頼区間", "%s～%s（水準 %s、方法 %s）", lo, hi, level, ci);
}

/* The population that the interval reckons with: the group's own, else the total's, in proportion. */
static void add_population(const Account *account)
{
    const gint places[] = {account->group, ANKE_ALL};
    for (gsize i = 0; account->item >= 0 && i < G_N_ELEMENTS(places); i++) {
        const double population = number(account, "population", ANKE_ALL, places[i]);
        const double valid = number(account, "valid", ANKE_ALL, places[i]);
        const double base = number(account, "base", ANKE_ALL, account->group);
        if (!isnan(population) && valid > 0) {
            g_autofree char *of_base = short_number(base * population / valid);
            add(account, "有限母集団", "N = 基数 × 母集団 / 有効 = %.15g × %.15g / %.15g = %s",
                base, population, valid, of_base);
            return;
        }
    }
}

static void add_residual(const Account *account)
{
    if (isnan(cell(account, "expected"))) {
        return;
    }
    g_autofree char *n = row_text(account, "n", account->item, account->group);
    g_autofree char *expected = short_number(cell(account, "expected"));
    g_autofree char *residual = short_number(cell(account, "adjres"));
    add(account, "期待度数", "独立なら 行の計 × 列の計 / 総計 = %s、観測 %s", expected, n);
    add(account, "全体との差", "調整済み残差 %s（±1.96を超えれば5％水準）", residual);
}

static void add_mean(const Account *account)
{
    if (account->item >= 0 || isnan(number(account, "mean", ANKE_ALL, account->group))) {
        return;
    }
    static const char *const stats[] = {"mean", "sd", "min", "q1", "median", "q3", "max"};
    g_autoptr(GString) values = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(stats); i++) {
        g_autofree char *value = short_number(number(account, stats[i], ANKE_ALL, account->group));
        g_string_append_printf(values, "%s%s %s", i > 0 ? "、" : "", stats[i], value);
    }
    add(account, "記述", "%s（回答した人の点数又は数値から。sdはn-1、四分位数は第7種）",
        values->str);
}

/* The verdict of the item, else of the table. */
static gint find_verdict(const Account *account)
{
    const gboolean has_own =
        anke_table_row(account->table, "test", account->item, ANKE_ALL) != NULL;
    return has_own ? account->item : ANKE_ALL;
}

static void add_test_inputs(const Account *account, gint item)
{
    static const char *const stats[] = {
        "chisq",   "chisq_df", "chisq_p", "low_expected", "fisher_p", "mc_p",
        "mc_p_lo", "mc_p_hi",  "kw_h",    "kw_df",        "kw_p",     "rs_f",
        "rs_df1",  "rs_df2",   "rs_p",    "mcnemar_p",    "bowker_p", "signed_rank_p"};
    g_autoptr(GString) values = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(stats); i++) {
        double value = number(account, stats[i], item, ANKE_ALL);
        if (!isnan(value)) {
            g_autofree char *text = short_number(value);
            g_string_append_printf(values, "%s%s %s", values->len > 0 ? "、" : "", stats[i], text);
        }
    }
    if (values->len > 0) {
        add(account, "検定の値", "%s", values->str);
    }
}

static void add_test(const Account *account)
{
    const gint item = find_verdict(account);
    const char *test = anke_table_text(account->table, "test", item, ANKE_ALL);
    const char *note = anke_table_text(account->table, "note", item, ANKE_ALL);
    if (test == NULL) {
        add(account, "検定", "なし（区分のない表、又は重なる区分の表）");
        return;
    }
    g_autofree char *p = short_number(number(account, "test_p", item, ANKE_ALL));
    g_autofree char *name = anke_text_printable(test);
    g_autofree char *reason = anke_text_printable(note != NULL ? note : "");
    add(account, "検定", "%s、p = %s%s%s%s", name, p, note != NULL ? "（" : "", reason,
        note != NULL ? "）" : "");
    add_test_inputs(account, item);
    const char *effect = anke_table_text(account->table, "effect", item, ANKE_ALL);
    if (effect != NULL) {
        g_autofree char *size = short_number(number(account, "effect_size", item, ANKE_ALL));
        g_autofree char *shown = anke_text_printable(effect);
        add(account, "効果の大きさ", "%s = %s", shown, size);
    }
    const char *adjust = anke_stream_fact(account->stream, "adjust_run");
    g_autofree char *adjusted = short_number(number(account, "p_adj", item, ANKE_ALL));
    g_autofree char *method = anke_text_printable(adjust != NULL ? adjust : "不明");
    add(account, "補正", "この実行の検定 %u 件について %s 法、p_adj = %s", account->n_verdicts,
        method, adjusted);
}

static void add_source(const Account *account)
{
    static const struct {
        const char *stat;
        const char *name;
    } facts[] = {{"title", "調査"}, {"closed", "締切"}, {"source", "出典"}, {"codebook", "調査票"}};
    for (gsize i = 0; i < G_N_ELEMENTS(facts); i++) {
        const char *value =
            anke_stream_wave_fact(account->stream, account->table->wave, facts[i].stat);
        if (value != NULL && *value != '\0') {
            g_autofree char *shown = anke_text_printable(value);
            add(account, facts[i].name, "%s", shown);
        }
    }
    if (!anke_stream_is_protected(account->stream, account->table->wave)) {
        add(account, "取扱い", "部外秘・未秘匿");
    }
}

typedef void (*PartFunc)(const Account *account);

static const PartFunc parts[] = {add_place, add_base_chain, add_filter,
                                 add_share, add_population, add_residual,
                                 add_mean,  add_test,       add_source};

/* Finding */

/* Writes ANKE_ALL for "-", and FALSE for a name or label that there is not. */
static gboolean find_item(const AnkeTable *table, const char *name, gint *found)
{
    *found = ANKE_ALL;
    for (guint i = 0; i < table->n_items; i++) {
        const AnkeItem *item = &table->items[i];
        if (strcmp(item->label, name) == 0 || g_strcmp0(item->name, name) == 0) {
            *found = (gint)i;
            return TRUE;
        }
    }
    return strcmp(name, "-") == 0;
}

static gboolean find_group(const AnkeTable *table, const char *name, gint *found)
{
    *found = ANKE_ALL;
    for (guint i = 0; i < table->n_groups; i++) {
        const AnkeGroup *group = &table->groups[i];
        if (strcmp(group->label, name) == 0 || g_strcmp0(group->name, name) == 0) {
            *found = (gint)i;
            return TRUE;
        }
    }
    return strcmp(name, "-") == 0;
}

static gboolean is_wanted(const AnkeTable *table, const AnkeExplainQuery *query)
{
    return strcmp(table->question, query->question) == 0 &&
           strcmp(table->by, strcmp(query->by, "-") == 0 ? "" : query->by) == 0;
}

static guint count_verdicts(const AnkeTable *table)
{
    guint n = 0;
    for (guint i = 0; i < table->n_rows; i++) {
        n += strcmp(table->rows[i].stat, "p_adj") == 0 && !isnan(table->rows[i].number) ? 1 : 0;
    }
    return n;
}

/* Reads all tables, keeps those that are asked for, and counts the verdicts of the run. */
static gboolean collect(AnkeStream *stream, const AnkeExplainQuery *query, GPtrArray *tables,
                        guint *n_verdicts, GError **error)
{
    for (;;) {
        g_autoptr(AnkeTable) table = NULL;
        if (!anke_stream_next(stream, &table, error)) {
            return FALSE;
        }
        if (table == NULL) {
            return TRUE;
        }
        *n_verdicts += count_verdicts(table);
        if (is_wanted(table, query)) {
            g_ptr_array_add(tables, g_steal_pointer(&table));
        }
    }
}

static gboolean refuse(const char *what, const char *name, GError **error)
{
    g_autofree char *quoted = anke_text_quote(name, -1);
    return anke_error_set(error, ANKE_ERROR_USAGE, "--explain: %s \"%s\" is not in the stream",
                          what, quoted);
}

static gboolean write_account(Account *account, const AnkeExplainQuery *query, GError **error)
{
    if (!find_item(account->table, query->item, &account->item)) {
        return refuse("item", query->item, error);
    }
    if (!find_group(account->table, query->group, &account->group)) {
        return refuse("group", query->group, error);
    }
    if (account->text->len > 0) {
        g_string_append_c(account->text, '\n');
    }
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        parts[i](account);
    }
    return TRUE;
}

gboolean anke_explain_write(AnkeStream *statistics, const AnkeExplainQuery *query,
                            AnkeOutput *output, GError **error)
{
    g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func((GDestroyNotify)anke_table_free);
    g_autoptr(GString) text = g_string_new(NULL);
    guint n_verdicts = 0;
    if (!collect(statistics, query, tables, &n_verdicts, error)) {
        return FALSE;
    }
    if (tables->len == 0) {
        g_autofree char *name = g_strdup_printf("%s by %s", query->question, query->by);
        return refuse("table", name, error);
    }
    for (guint i = 0; i < tables->len; i++) {
        Account account = {.stream = statistics,
                           .table = g_ptr_array_index(tables, i),
                           .n_verdicts = n_verdicts,
                           .text = text};
        if (!write_account(&account, query, error)) {
            return FALSE;
        }
    }
    anke_output_puts(output, text->str);
    return TRUE;
}
