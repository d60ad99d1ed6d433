#include "analyzer/banner/banner_list.h"

#include <math.h>
#include <string.h>

#include "analyzer/banner/banner_layout.h"
#include "analyzer/banner/banner_notes.h"

/* Known columns of lists. What is not known keeps its name. */
static const struct {
    const char *stat;
    const char *words[2];
    gboolean is_said; /* a sentence of the same row says it, too */
} columns[] = {{"rank", {"順位", "Rank"}, FALSE},
               {"kind", {"種別", "Kind"}, FALSE},
               {"wave", {"回", "Wave"}, FALSE},
               {"question", {"設問", "Question"}, FALSE},
               {"by", {"区分", "Break"}, FALSE},
               {"item", {"回答", "Answer"}, FALSE},
               {"group", {"区分の値", "Group"}, FALSE},
               {"high_group", {"最も高い区分", "Highest group"}, TRUE},
               {"high", {"最も高い値", "Highest"}, TRUE},
               {"high_lo", {"その下限", "Its lower end"}, TRUE},
               {"high_hi", {"その上限", "Its upper end"}, TRUE},
               {"high_n", {"そのn", "Its n"}, TRUE},
               {"low_group", {"最も低い区分", "Lowest group"}, TRUE},
               {"low", {"最も低い値", "Lowest"}, TRUE},
               {"low_lo", {"その下限", "Its lower end"}, TRUE},
               {"low_hi", {"その上限", "Its upper end"}, TRUE},
               {"low_n", {"そのn", "Its n"}, TRUE},
               {"test", {"検定", "Test"}, FALSE},
               {"test_p", {"p", "p"}, FALSE},
               {"p_adj", {"補正後p", "Adjusted p"}, FALSE},
               {"effect", {"効果量", "Effect"}, FALSE},
               {"effect_size", {"大きさ", "Size"}, FALSE},
               {"mdd", {"検出できる差", "Detectable difference"}, TRUE},
               {"sentence", {"所見", "Finding"}, FALSE},
               {"note", {"注", "Note"}, FALSE},
               {"source", {"出典", "Source"}, FALSE},
               {"title", {"題", "Title"}, FALSE},
               {"text", {"内容", "Text"}, FALSE},
               {"n", {"人数", "n"}, FALSE}};

/* Known words in cells. */
static const struct {
    const char *value;
    const char *words[2];
} kinds[] = {{"finding", {"差がある", "finding"}}, {"silence", {"いえない", "silence"}}};

static const char *column_words(AnkeBannerLang lang, const char *stat)
{
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        if (strcmp(columns[i].stat, stat) == 0) {
            return columns[i].words[lang];
        }
    }
    return stat;
}

static gboolean is_said_in_sentence(const char *stat)
{
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        if (strcmp(columns[i].stat, stat) == 0) {
            return columns[i].is_said;
        }
    }
    return FALSE;
}

static const char *kind_words(AnkeBannerLang lang, const char *value)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].value, value) == 0) {
            return kinds[i].words[lang];
        }
    }
    return value;
}

static gboolean is_p(const char *stat)
{
    return g_str_has_suffix(stat, "_p") || strcmp(stat, "p_adj") == 0 ||
           g_str_has_suffix(stat, "_p_adj");
}

/* Stats of items without group, in stream order, where anything stands in them. `item_type` says
 * nothing to people; what a sentence says is left out but for Excel. */
static GPtrArray *find_stats(const AnkeBannerSpec *spec, const AnkeTable *table)
{
    GPtrArray *stats = g_ptr_array_new();
    gboolean is_short = !spec->is_for_csv && anke_banner_table_has_stat(table, "sentence");
    for (guint i = 0; i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        gboolean is_column = row->item != ANKE_ALL && row->group == ANKE_ALL &&
                             *row->value != '\0' && strcmp(row->stat, "item_type") != 0 &&
                             !(is_short && is_said_in_sentence(row->stat));
        if (is_column && !g_ptr_array_find_with_equal_func(stats, row->stat, g_str_equal, NULL)) {
            g_ptr_array_add(stats, (gpointer)row->stat);
        }
    }
    return stats;
}

static gboolean is_number_column(const AnkeTable *table, const char *stat)
{
    gboolean has_number = FALSE;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const AnkeTableRow *row = anke_table_row(table, stat, item, ANKE_ALL);
        gboolean is_blank =
            row == NULL || *row->value == '\0' || strcmp(row->value, ANKE_HIDDEN) == 0;
        if (!is_blank && isnan(row->number)) {
            return FALSE;
        }
        has_number = has_number || !is_blank;
    }
    return has_number;
}

/* A p without its "p=": the head says it. */
static char *p_text(double p)
{
    g_autofree char *text = anke_banner_p(p);
    return g_strdup(text[1] == '=' ? text + 2 : text + 1);
}

static char *record_text(const AnkeBannerSpec *spec, const char *stat, const AnkeTableRow *row)
{
    if (row == NULL) {
        return g_strdup("");
    }
    if (strcmp(row->value, ANKE_HIDDEN) == 0) {
        return g_strdup(anke_banner_hidden(spec->lang));
    }
    if (strcmp(stat, "test") == 0) {
        return g_strdup(anke_banner_test_name(spec->lang, row->value));
    }
    if (strcmp(stat, "kind") == 0) {
        return g_strdup(kind_words(spec->lang, row->value));
    }
    if (strcmp(stat, "effect") == 0) {
        /* in a sentence a size follows the name */
        const char *name = anke_banner_effect_name(spec->lang, row->value);
        return g_strndup(name, strcspn(name, "="));
    }
    if (isnan(row->number) || row->number == floor(row->number)) {
        return g_strdup(row->value);
    }
    return is_p(stat) ? p_text(row->number) : anke_banner_number(row->number, 2, FALSE);
}

static void add_list_columns(AnkeBannerGrid *grid, const AnkeBannerSpec *spec,
                             const AnkeTable *table, const GPtrArray *stats)
{
    for (guint i = 0; i < stats->len; i++) {
        const char *stat = g_ptr_array_index(stats, i);
        AnkeBannerHead head = {.levels = {column_words(spec->lang, stat)},
                               .kind =
                                   is_number_column(table, stat) ? ANKE_LINE_STAT : ANKE_LINE_TEXT,
                               .line = i,
                               .is_wrapped = strcmp(stat, "sentence") == 0};
        (void)anke_banner_grid_add_column(grid, &head);
    }
}

AnkeBannerGrid *anke_banner_list(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                 const AnkeTable *table)
{
    if (table->n_items == 0) {
        return NULL;
    }
    g_autoptr(GPtrArray) stats = find_stats(spec, table);
    g_autofree char *title = anke_banner_title(spec, table);
    AnkeBannerGrid *grid = anke_banner_grid_new(title, anke_banner_notice(spec, facts));
    add_list_columns(grid, spec, table, stats);
    for (gint item = 0; item < (gint)table->n_items; item++) {
        AnkeBannerHead head = {
            .levels = {table->items[item].label}, .kind = ANKE_LINE_ANSWER, .line = (guint)item};
        guint row = anke_banner_grid_add_row(grid, &head);
        for (guint i = 0; i < stats->len; i++) {
            const char *stat = g_ptr_array_index(stats, i);
            g_autofree char *text =
                record_text(spec, stat, anke_table_row(table, stat, item, ANKE_ALL));
            anke_banner_grid_set(grid, row, i, text, "");
        }
    }
    anke_banner_add_survey_notes(spec, facts, table, grid);
    return grid;
}

/* Batteries */

static const struct {
    const char *stat;
    const char *words[2];
    guint n_decimals;
    gboolean is_share; /* written as a percentage */
} contributions[] = {{"mean", {"平均", "Mean"}, 2, FALSE},
                     {"sd", {"標準偏差", "Standard deviation"}, 2, FALSE},
                     {"item_total_r", {"項目合計相関", "Item-total r"}, 2, FALSE},
                     {"alpha_if_deleted", {"除いたときのα", "Alpha if deleted"}, 2, FALSE},
                     {"lmg", {"重要度 LMG", "Importance (LMG)"}, 3, FALSE},
                     {"johnson", {"重要度 相対ウェイト", "Importance (Johnson)"}, 3, FALSE},
                     {"beta", {"標準化係数β", "Beta"}, 2, FALSE},
                     {"coef", {"回帰係数", "Coefficient"}, 3, FALSE},
                     {"coef_se", {"標準誤差", "Standard error"}, 3, FALSE},
                     {"coef_p", {"p", "p"}, 3, FALSE},
                     {"vif", {"VIF", "VIF"}, 2, FALSE}};

static gboolean is_contribution_there(const AnkeTable *table, const char *stat)
{
    for (gint item = 0; item < (gint)table->n_items; item++) {
        if (anke_table_row(table, stat, item, ANKE_ALL) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

static char *contribution_text(const AnkeBannerSpec *spec, guint i, const AnkeTableRow *row)
{
    if (row == NULL) {
        return g_strdup("");
    }
    if (strcmp(row->value, ANKE_HIDDEN) == 0) {
        return g_strdup(anke_banner_hidden(spec->lang));
    }
    if (isnan(row->number)) {
        return g_strdup(ANKE_BANNER_NOBODY);
    }
    return is_p(contributions[i].stat)
               ? p_text(row->number)
               : anke_banner_number(row->number, contributions[i].n_decimals, FALSE);
}

/* "クロンバックのα：0.83（0.78～0.87）" of everyone or a group. */
static void note_alpha(const AnkeBannerSpec *spec, const AnkeTable *table, gint group,
                       AnkeBannerGrid *grid)
{
    const AnkeTableRow *row = anke_table_row(table, "alpha", ANKE_ALL, group);
    if (row == NULL) {
        return;
    }
    double low = anke_table_number(table, "alpha_lo", ANKE_ALL, group);
    double high = anke_table_number(table, "alpha_hi", ANKE_ALL, group);
    g_autofree char *alpha = isnan(row->number) ? g_strdup(ANKE_BANNER_NOBODY)
                                                : anke_banner_number(row->number, 2, FALSE);
    gboolean is_hidden = anke_table_is_hidden(table, "alpha", ANKE_ALL, group);
    GString *text =
        g_string_new(anke_banner_say(spec->lang, "クロンバックのα", "Cronbach's alpha"));
    if (group != ANKE_ALL) {
        g_string_append_printf(text, anke_banner_say(spec->lang, "（%s）", " (%s)"),
                               table->groups[group].label);
    }
    g_string_append_printf(text, anke_banner_say(spec->lang, "：%s", ": %s"),
                           is_hidden ? anke_banner_hidden(spec->lang) : alpha);
    if (!isnan(low) && !isnan(high)) {
        g_autofree char *from = anke_banner_number(low, 2, FALSE);
        g_autofree char *to = anke_banner_number(high, 2, FALSE);
        g_string_append_printf(text, anke_banner_say(spec->lang, "（%s～%s）", " (%s to %s)"), from,
                               to);
    }
    g_autofree char *note = g_string_free(text, FALSE);
    anke_banner_grid_add_note(grid, note);
}

static void note_number(const AnkeBannerSpec *spec, const AnkeTable *table, const char *stat,
                        const char *name, gboolean is_probability, AnkeBannerGrid *grid)
{
    double number = anke_table_number(table, stat, ANKE_ALL, ANKE_ALL);
    if (!isnan(number)) {
        g_autofree char *text =
            is_probability ? anke_banner_p(number) : anke_banner_number(number, 3, FALSE);
        g_autofree char *note =
            g_strdup_printf(anke_banner_say(spec->lang, "%s：%s", "%s: %s"), name, text);
        anke_banner_grid_add_note(grid, note);
    }
}

static void add_battery_notes(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                              const AnkeTable *table, AnkeBannerGrid *grid)
{
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        note_alpha(spec, table, group, grid);
    }
    note_number(spec, table, "r2", "R²", FALSE, grid);
    note_number(spec, table, "adj_r2",
                anke_banner_say(spec->lang, "自由度調整済みR²", "Adjusted R²"), FALSE, grid);
    note_number(spec, table, "friedman_p", anke_banner_test_name(spec->lang, "friedman"), TRUE,
                grid);
    note_number(spec, table, "cochran_q_p", anke_banner_test_name(spec->lang, "cochran_q"), TRUE,
                grid);
    g_autofree char *verdict = anke_banner_verdict(spec, table);
    if (verdict != NULL) {
        anke_banner_grid_add_note(grid, verdict);
    }
    const char *note = anke_table_text(table, "note", ANKE_ALL, ANKE_ALL);
    if (verdict == NULL && note != NULL && *note != '\0') {
        anke_banner_grid_add_note(grid, note);
    }
    double n = anke_table_number(table, "n", 0, 0);
    if (!isnan(n)) {
        g_autofree char *count = anke_banner_number(n, 0, TRUE);
        g_autofree char *text =
            g_strdup_printf(anke_banner_say(spec->lang, "すべての設問に答えた人：%s人。",
                                            "People who answered all of them: %s."),
                            count);
        anke_banner_grid_add_note(grid, text);
    }
    anke_banner_add_survey_notes(spec, facts, table, grid);
}

static guint add_contribution_columns(AnkeBannerGrid *grid, const AnkeBannerSpec *spec,
                                      const AnkeTable *table,
                                      guint shown[G_N_ELEMENTS(contributions)])
{
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(contributions); i++) {
        if (is_contribution_there(table, contributions[i].stat)) {
            AnkeBannerHead head = {
                .levels = {contributions[i].words[spec->lang]}, .kind = ANKE_LINE_STAT, .line = i};
            (void)anke_banner_grid_add_column(grid, &head);
            shown[n++] = i;
        }
    }
    return n;
}

AnkeBannerGrid *anke_banner_battery(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                    const AnkeTable *table)
{
    guint shown[G_N_ELEMENTS(contributions)];
    gboolean has_numbers = anke_banner_table_has_stat(table, "alpha");
    for (guint i = 0; !has_numbers && i < G_N_ELEMENTS(contributions); i++) {
        has_numbers = is_contribution_there(table, contributions[i].stat);
    }
    if (!has_numbers || table->n_items == 0) {
        return NULL;
    }
    g_autofree char *title = anke_banner_title(spec, table);
    AnkeBannerGrid *grid = anke_banner_grid_new(title, anke_banner_notice(spec, facts));
    anke_banner_grid_set_stub(grid, 0, anke_banner_say(spec->lang, "設問", "Question"));
    guint n = add_contribution_columns(grid, spec, table, shown);
    for (gint item = 0; item < (gint)table->n_items; item++) {
        gboolean is_outcome =
            g_strcmp0(anke_table_text(table, "outcome", item, ANKE_ALL), "yes") == 0;
        g_autofree char *label =
            is_outcome
                ? g_strdup_printf(anke_banner_say(spec->lang, "%s（目的変数）", "%s (outcome)"),
                                  table->items[item].label)
                : g_strdup(table->items[item].label);
        AnkeBannerHead head = {.levels = {label}, .kind = ANKE_LINE_ANSWER, .line = (guint)item};
        guint row = anke_banner_grid_add_row(grid, &head);
        for (guint i = 0; i < n; i++) {
            g_autofree char *text = contribution_text(
                spec, shown[i],
                anke_table_row(table, contributions[shown[i]].stat, item, ANKE_ALL));
            anke_banner_grid_set(grid, row, i, text, "");
        }
    }
    add_battery_notes(spec, facts, table, grid);
    return grid;
}
