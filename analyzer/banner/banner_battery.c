#include "analyzer/banner/banner_battery.h"

#include <math.h>
#include <string.h>

#include "analyzer/banner/banner_layout.h"
#include "analyzer/banner/banner_notes.h"
#include "analyzer/data/test_words.h"

/* What is known of members, in columns. */
static const struct {
    const char *stat;
    const char *words[2];
    guint n_decimals;
} contributions[] = {{"mean", {"平均", "Mean"}, 2},
                     {"sd", {"標準偏差", "Standard deviation"}, 2},
                     {"item_total_r", {"項目合計相関", "Item-total r"}, 2},
                     {"alpha_if_deleted", {"除いたときのα", "Alpha if deleted"}, 2},
                     {"lmg", {"重要度 LMG", "Importance (LMG)"}, 3},
                     {"johnson", {"重要度 相対ウェイト", "Importance (Johnson)"}, 3},
                     {"beta", {"標準化係数β", "Beta"}, 2},
                     {"coef", {"回帰係数", "Coefficient"}, 3},
                     {"coef_se", {"標準誤差", "Standard error"}, 3},
                     {"coef_p", {"p", "p"}, 3},
                     {"vif", {"VIF", "VIF"}, 2}};

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
    return anke_banner_is_p(contributions[i].stat)
               ? anke_banner_p_value(row->number)
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
    note_number(spec, table, "friedman_p",
                anke_test_words("friedman", spec->lang == ANKE_BANNER_EN), TRUE, grid);
    note_number(spec, table, "cochran_q_p",
                anke_test_words("cochran_q", spec->lang == ANKE_BANNER_EN), TRUE, grid);
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

static char *member_label(const AnkeBannerSpec *spec, const AnkeTable *table, gint item)
{
    const char *label = table->items[item].label;
    gboolean is_outcome = g_strcmp0(anke_table_text(table, "outcome", item, ANKE_ALL), "yes") == 0;
    return is_outcome ? g_strdup_printf(
                            anke_banner_say(spec->lang, "%s（目的変数）", "%s (outcome)"), label)
                      : g_strdup(label);
}

static void lay_out_members(const AnkeBannerSpec *spec, const AnkeTable *table,
                            AnkeBannerGrid *grid)
{
    guint shown[G_N_ELEMENTS(contributions)];
    guint n = add_contribution_columns(grid, spec, table, shown);
    for (gint item = 0; item < (gint)table->n_items; item++) {
        g_autofree char *label = member_label(spec, table, item);
        AnkeBannerHead head = {.levels = {label}, .kind = ANKE_LINE_ANSWER, .line = (guint)item};
        guint row = anke_banner_grid_add_row(grid, &head);
        for (guint i = 0; i < n; i++) {
            g_autofree char *text = contribution_text(
                spec, shown[i],
                anke_table_row(table, contributions[shown[i]].stat, item, ANKE_ALL));
            anke_banner_grid_set(grid, row, i, text, "");
        }
    }
}

/* By break: groups in columns */

#define FIRST_MEMBER 100 /* the number of its line: those of the battery as a whole come before */

static void add_group_columns(const AnkeTable *table, AnkeBannerGrid *grid)
{
    for (guint i = 0; i < table->n_groups; i++) {
        AnkeBannerHead head = {.levels = {table->by_label, table->groups[i].label},
                               .kind = ANKE_LINE_ANSWER,
                               .line = i};
        (void)anke_banner_grid_add_column(grid, &head);
    }
}

typedef struct {
    const char *stat;
    const char *words[2];
    guint n_decimals;
} GroupLine;

static char *group_text(const AnkeBannerSpec *spec, const GroupLine *line, const AnkeTableRow *row)
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
    return anke_banner_is_p(line->stat)
               ? anke_banner_p_value(row->number)
               : anke_banner_number(row->number, line->n_decimals, !spec->is_for_csv);
}

static void add_group_row(const AnkeBannerSpec *spec, const AnkeTable *table, gint item,
                          const GroupLine *line, AnkeBannerGrid *grid)
{
    gboolean is_member = item != ANKE_ALL;
    AnkeBannerHead head = {
        .levels = {is_member ? table->items[item].label : line->words[spec->lang]},
        .measure = is_member ? line->words[spec->lang] : "",
        .kind = is_member ? ANKE_LINE_ANSWER : ANKE_LINE_BASE,
        .line = is_member ? FIRST_MEMBER + (guint)item : anke_banner_grid_n_rows(grid)};
    guint row = anke_banner_grid_add_row(grid, &head);
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        g_autofree char *text =
            group_text(spec, line, anke_table_row(table, line->stat, item, group));
        anke_banner_grid_set(grid, row, (guint)group, text, "");
    }
}

static void lay_out_groups(const AnkeBannerSpec *spec, const AnkeTable *table, AnkeBannerGrid *grid)
{
    static const GroupLine wholes[] = {{"n", {"全問に答えた人", "Complete answers"}, 0},
                                       {"alpha", {"クロンバックのα", "Cronbach's alpha"}, 2},
                                       {"alpha_lo", {"αの下限", "Its lower end"}, 2},
                                       {"alpha_hi", {"αの上限", "Its upper end"}, 2},
                                       {"friedman_p", {"フリードマン検定のp", "Friedman's p"}, 3},
                                       {"cochran_q_p", {"コクランのQ検定のp", "Cochran's p"}, 3}};
    static const GroupLine parts[] = {
        {"item_total_r", {"項目合計相関", "item-total r"}, 2},
        {"alpha_if_deleted", {"除いたときのα", "alpha if deleted"}, 2}};
    add_group_columns(table, grid);
    for (guint i = 0; i < G_N_ELEMENTS(wholes); i++) {
        if (anke_banner_table_has_stat(table, wholes[i].stat)) {
            add_group_row(spec, table, ANKE_ALL, &wholes[i], grid);
        }
    }
    for (gint item = 0; item < (gint)table->n_items; item++) {
        for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
            if (anke_banner_table_has_stat(table, parts[i].stat)) {
                add_group_row(spec, table, item, &parts[i], grid);
            }
        }
    }
}

/* Notes of groups: few people, little spread. */
static void add_group_notes(const AnkeBannerSpec *spec, const AnkeTable *table,
                            AnkeBannerGrid *grid)
{
    for (gint group = 0; group < (gint)table->n_groups; group++) {
        const char *note = anke_table_text(table, "note", ANKE_ALL, group);
        if (note != NULL && *note != '\0') {
            g_autofree char *text = g_strdup_printf(anke_banner_say(spec->lang, "%s：%s", "%s: %s"),
                                                    table->groups[group].label, note);
            anke_banner_grid_add_note(grid, text);
        }
    }
}

static gboolean is_by_break(const AnkeTable *table)
{
    return table->n_groups > 0 && strcmp(table->by, table->question) != 0;
}

static gboolean has_results(const AnkeTable *table)
{
    gboolean has_any = anke_banner_table_has_stat(table, "alpha");
    for (guint i = 0; !has_any && i < G_N_ELEMENTS(contributions); i++) {
        has_any = is_contribution_there(table, contributions[i].stat);
    }
    return has_any && table->n_items > 0;
}

AnkeBannerGrid *anke_banner_battery(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                    const AnkeTable *table)
{
    if (!has_results(table)) {
        return NULL;
    }
    g_autofree char *title = anke_banner_title(spec, table);
    AnkeBannerGrid *grid = anke_banner_grid_new(title, anke_banner_notice(spec, facts));
    anke_banner_grid_set_stub(grid, 0, anke_banner_say(spec->lang, "設問", "Question"));
    if (is_by_break(table)) {
        lay_out_groups(spec, table, grid);
        add_group_notes(spec, table, grid);
        anke_banner_add_survey_notes(spec, facts, table, grid);
    } else {
        lay_out_members(spec, table, grid);
        add_battery_notes(spec, facts, table, grid);
    }
    return grid;
}
