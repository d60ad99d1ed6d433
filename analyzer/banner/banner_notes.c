#include "analyzer/banner/banner_notes.h"

#include <math.h>
#include <string.h>

typedef struct {
    const AnkeBannerView *view;
    AnkeBannerGrid *grid;
} Notes;

static const char *say(const Notes *notes, const char *ja, const char *en) G_GNUC_FORMAT(2)
    G_GNUC_FORMAT(3);

static const char *say(const Notes *notes, const char *ja, const char *en)
{
    return anke_banner_say(notes->view->spec->lang, ja, en);
}

static void add(const Notes *notes, gboolean is_true, const char *ja, const char *en)
{
    if (is_true) {
        anke_banner_grid_add_note(notes->grid, say(notes, ja, en));
    }
}

/* Bases */

static void append_entry(GString *text, const AnkeBannerSpec *spec, const AnkeTable *table,
                         const char *stat, const char *name)
{
    if (anke_table_row(table, stat, ANKE_ALL, ANKE_ALL) == NULL) {
        return;
    }
    double number = anke_table_number(table, stat, ANKE_ALL, ANKE_ALL);
    g_autofree char *count = anke_banner_number(number, 0, TRUE);
    const char *shown = anke_table_is_hidden(table, stat, ANKE_ALL, ANKE_ALL)
                            ? anke_banner_hidden(spec->lang)
                        : isnan(number) ? anke_banner_say(spec->lang, "不明", "unknown")
                                        : count;
    g_string_append_printf(text, "%s%s %s",
                           text->len == 0 ? "" : anke_banner_say(spec->lang, "、", ", "), name,
                           shown);
}

/* "母集団 45、回収 35、…" */
static void note_ledger(const Notes *notes)
{
    static const char *const entries[][3] = {{"population", "母集団", "population"},
                                             {"returned", "回収", "returned"},
                                             {"valid", "有効", "valid"},
                                             {"asked", "該当", "asked"},
                                             {"answered", "有効回答", "answered"},
                                             {"noanswer", "無回答", "no answer"},
                                             {"invalid", "無効", "invalid"},
                                             {"na", "非該当", "not applicable"},
                                             {"notasked", "未設問", "not asked"}};
    const AnkeBannerSpec *spec = notes->view->spec;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(entries); i++) {
        append_entry(text, spec, notes->view->tables[0], entries[i][0], entries[i][spec->lang + 1]);
    }
    if (text->len > 0) {
        g_string_prepend(text, say(notes, "人数：", "People: "));
        g_string_append(text, say(notes, "。", "."));
        anke_banner_grid_add_note(notes->grid, text->str);
    }
}

/* Whether there are people, but nobody counts. */
static gboolean is_weightless(const AnkeTable *table)
{
    return anke_table_base(table, "asked", ANKE_ALL) > 0 &&
           anke_table_number(table, "w_base", ANKE_ALL, ANKE_ALL) == 0;
}

static void note_base(const Notes *notes)
{
    const AnkeBannerView *view = notes->view;
    if ((view->show & ANKE_SHOW_P) == 0 || !view->has_base) {
        return;
    }
    if (anke_banner_has_stat(view, "w_base")) {
        add(notes, TRUE,
            "割合：ウェイト後の人数の、該当数（ウェイト後）に対する％。人数はウェイト前。",
            "Percentages: weighted people in the weighted base; counts are unweighted.");
        add(notes, is_weightless(view->tables[0]),
            "ウェイトの合計が0のため、割合も平均も求められない。",
            "The weights add up to 0: there are no percentages and no means.");
    } else if (anke_table_row(view->tables[0], "asked", ANKE_ALL, ANKE_ALL) == NULL) {
        add(notes, TRUE, "割合：計に対する％。", "Percentages of the total.");
    } else if (view->facts.is_base_answered) {
        add(notes, TRUE, "割合：有効回答数（無回答・無効を含まない）に対する％。",
            "Percentages of those who answered (without no answer, invalid).");
    } else {
        add(notes, TRUE, "割合：該当数（無回答・無効を含む）に対する％。",
            "Percentages of those asked (with no answer, invalid).");
    }
}

static gboolean is_share_missing(const AnkeBannerView *view, gboolean *is_everywhere)
{
    guint n_missing = 0;
    for (guint i = 0; i < view->n_tables; i++) {
        n_missing += anke_banner_table_has_stat(view->tables[i], "p") ? 0 : 1;
    }
    *is_everywhere = n_missing == view->n_tables;
    return n_missing > 0;
}

static void note_missing_shares(const Notes *notes)
{
    gboolean is_everywhere;
    gboolean is_wanted = (notes->view->spec->show & ANKE_SHOW_P) != 0 && notes->view->has_counts;
    if (is_wanted && is_share_missing(notes->view, &is_everywhere)) {
        add(notes, is_everywhere, "件数のみ：割合は anke-stats が計算する。",
            "Counts only: anke-stats computes percentages.");
        add(notes, !is_everywhere, "割合のない区分は、anke-stats で計算していないもの。",
            "Breaks without percentages have not been through anke-stats.");
    }
}

/* Signs */

static void note_marks(const Notes *notes)
{
    const AnkeBannerView *view = notes->view;
    gboolean has_triangles =
        anke_banner_grid_marks(notes->grid, "▲") || anke_banner_grid_marks(notes->grid, "▼") ||
        anke_banner_grid_marks(notes->grid, "▲▲") || anke_banner_grid_marks(notes->grid, "▼▼");
    gboolean has_line = (view->show & ANKE_SHOW_DIFF) != 0;
    add(notes, has_triangles || (has_line && view->spec->is_for_csv),
        "▲・▼：全体より高い・低い（調整済み残差の絶対値が1.96以上、▲▲・▼▼は2."
        "58以上。期待度数が5以上のとき）。"
        "無回答・無効を除いた有効回答による。検定の繰り返しの補正はしていない。",
        "▲, ▼: above, below all (adjusted residual of 1.96 or more; ▲▲, ▼▼: 2.58 or more; where 5 "
        "people or more were expected), among those who answered, not corrected for repeated "
        "tests.");
    add(notes, has_line && !view->spec->is_for_csv,
        "「++」「+」「-」「--」：全体より高い・低い（調整済み残差の絶対値が + - は1.96以上、++ -- "
        "は2."
        "58以上。期待度数が5以上のとき）。無回答・無効を除いた有効回答による。検定の繰り返しの補正"
        "はしていない。",
        "\"++\", \"+\", \"-\", \"--\": above, below all (adjusted residual of 1.96 or more; twice: "
        "2.58 or more; where 5 people or more were expected), among those who answered, not "
        "corrected for repeated tests.");
}

static gboolean has_means(const Notes *notes)
{
    AnkeQuestionType type = notes->view->tables[0]->type;
    return type == ANKE_TYPE_SCALE || type == ANKE_TYPE_NUMBER;
}

/* Means and sides leave out who has no score, whatever the base of the percentages. */
static void note_scores(const Notes *notes)
{
    add(notes,
        notes->view->tables[0]->type == ANKE_TYPE_SCALE &&
            anke_banner_has_stat(notes->view, "mean"),
        "平均・標準偏差・100点換算・肯定的：点数のある選択肢を答えた人による。",
        "Mean, standard deviation, score out of 100, favourable: of those whose answer has a "
        "score.");
}

static void note_letters(const Notes *notes)
{
    if ((notes->view->show & ANKE_SHOW_LETTERS) == 0) {
        return;
    }
    const char *adjust = notes->view->facts.adjust;
    for (guint i = 0; adjust == NULL && i < notes->view->n_tables; i++) {
        adjust = anke_table_text(notes->view->tables[i], "adjust", ANKE_ALL, ANKE_ALL);
    }
    g_autoptr(GString) text = g_string_new(say(
        notes,
        "列の差：その列の割合（平均）が、文字の列より高い（小文字は5％、大文字は1％水準）。"
        "一つの区分の中の二列ずつの比較",
        "Columns: this one is greater than those named by the letters (small: 5 %, capital: 1 % "
        "level); pairs of columns within a break"));
    if (adjust != NULL) {
        g_string_append_printf(text, say(notes, "、多重比較の補正は%s", ", correction: %s"),
                               anke_banner_adjust_name(notes->view->spec->lang, adjust));
        g_string_append(text, has_means(notes) ? say(notes, "（平均はゲームズ・ハウエルの方法）",
                                                     " (of means: Games and Howell)")
                                               : "");
    }
    g_string_append(text, say(notes, "。", "."));
    if (!anke_banner_has_stat(notes->view, "letters")) {
        g_string_append(text,
                        say(notes, "この表に差のある列はない。", " There is none in this table."));
    }
    anke_banner_grid_add_note(notes->grid, text->str);
}

/* How the p that decide were corrected. */
static void note_correction(const Notes *notes)
{
    const AnkeBannerView *view = notes->view;
    if (view->n_tables == 1 || !anke_banner_has_stat(view, "p_adj")) {
        return;
    }
    const char *method = view->facts.adjust_run;
    g_autofree char *text = g_strdup_printf(
        say(notes,
            "補正後のp：集計全体の検定の繰り返しに対する補正%s%s。これが0.05未満のとき差がある"
            "とした。",
            "Adjusted p: corrected for all tests of the run%s%s; below 0.05 the groups differ."),
        method == NULL ? "" : say(notes, "、", ", "),
        method == NULL ? "" : anke_banner_adjust_name(view->spec->lang, method));
    anke_banner_grid_add_note(notes->grid, text);
}

/* People who were not asked, where there are any: they are in no percentage. */
static void note_not_asked(const Notes *notes)
{
    const AnkeTable *table = notes->view->tables[0];
    double n = anke_table_number(table, "na", ANKE_ALL, ANKE_ALL);
    if (n > 0) {
        g_autofree char *count = anke_banner_number(n, 0, TRUE);
        g_autofree char *text = g_strdup_printf(
            say(notes, "非該当：この設問の対象でない%s人は、該当数と割合に含まない。",
                "Not applicable: %s people to whom the question was not put are in no base."),
            count);
        anke_banner_grid_add_note(notes->grid, text);
    }
}

static void note_interval(const Notes *notes)
{
    const AnkeBannerView *view = notes->view;
    if ((view->show & ANKE_SHOW_CI) == 0) {
        return;
    }
    const char *method = NULL;
    for (guint i = 0; method == NULL && i < view->n_tables; i++) {
        method = anke_table_text(view->tables[i], "ci", ANKE_ALL, ANKE_ALL);
    }
    g_autofree char *level = anke_banner_level(view->spec->lang, view->facts.conf);
    g_autofree char *text = g_strdup_printf(
        say(notes, "信頼区間：%s信頼区間%s%s。", "Interval: %sconfidence interval%s%s."), level,
        method == NULL ? "" : say(notes, "、", ", "),
        method == NULL ? "" : anke_banner_interval_name(view->spec->lang, method));
    anke_banner_grid_add_note(notes->grid, text);
}

static gboolean has_special_groups(const AnkeBannerView *view)
{
    for (guint slot = 1; slot < view->n_tables; slot++) {
        for (guint i = 0; i < view->tables[slot]->n_groups; i++) {
            if (view->tables[slot]->groups[i].type != ANKE_GROUP_CHOICE) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean has_overlap(const AnkeBannerView *view)
{
    for (guint slot = 1; slot < view->n_tables; slot++) {
        if (view->tables[slot]->by_type == ANKE_TYPE_MULTIPLE) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether somebody's share is written as that of nobody would be. */
static gboolean has_tiny_share(const AnkeBannerView *view, const char *zero)
{
    for (guint i = 0; (view->show & ANKE_SHOW_P) != 0 && i < view->n_tables; i++) {
        const AnkeTable *table = view->tables[i];
        for (guint k = 0; k < table->n_rows; k++) {
            const AnkeTableRow *row = &table->rows[k];
            if (strcmp(row->stat, "p") == 0 && row->number > 0) {
                g_autofree char *text = anke_banner_percent(row->number, view->spec->n_decimals);
                if (strcmp(text, zero) == 0) {
                    return TRUE;
                }
            }
        }
    }
    return FALSE;
}

/* The signs of this table in one note. */
static void note_signs(const Notes *notes)
{
    const AnkeBannerView *view = notes->view;
    const AnkeBannerGrid *grid = notes->grid;
    g_autofree char *zero = anke_banner_percent(0, view->spec->n_decimals);
    g_autoptr(GString) text = g_string_new(NULL);
    if (anke_banner_grid_marks(grid, ANKE_BANNER_SMALL)) {
        g_string_append(text, say(notes, "「*」n が30未満で、割合は参考値。",
                                  "\"*\" n below 30, for reference only. "));
    }
    if (anke_banner_grid_shows(grid, ANKE_BANNER_NOBODY)) {
        g_string_append(text, say(notes, "「-」該当者がいないもの、又は値が定まらないもの。",
                                  "\"-\" nobody, or not defined. "));
    }
    if (has_tiny_share(view, zero)) {
        g_string_append_printf(text,
                               say(notes,
                                   "「%s」該当者はいるが、割合が表示できる最小の値に満たないもの。",
                                   "\"%s\" somebody, but too few for this many decimals. "),
                               zero);
    }
    if (anke_banner_grid_shows(grid, ANKE_BANNER_UNKNOWN)) {
        g_string_append(text, say(notes, "「…」人数の分からないもの。", "\"…\" not known. "));
    }
    if (anke_banner_grid_shows(grid, anke_banner_hidden(view->spec->lang))) {
        g_string_append(text, say(notes,
                                  "「秘匿」個人が推測されるおそれがあるため隠した値、又はその"
                                  "計算に使える値。",
                                  "\"hidden\" few people, or a number from which theirs could be "
                                  "computed. "));
    }
    if (text->len > 0) {
        g_string_prepend(text, say(notes, "記号：", "Signs: "));
        anke_banner_grid_add_note(notes->grid, text->str);
    }
}

static void note_groups(const Notes *notes)
{
    const AnkeBannerView *view = notes->view;
    add(notes, has_special_groups(view),
        "（ ）の区分は区分の値のない人。検定と列の比較に含めない。",
        "Groups in brackets have no value of the break and are not tested.");
    add(notes, has_overlap(view), "複数回答による区分は重なるため、合計は全体と一致しない。",
        "Groups of a multiple answer overlap and do not add up.");
    add(notes, view->tables[0]->type == ANKE_TYPE_MULTIPLE && (view->show & ANKE_SHOW_P) != 0,
        "複数回答のため、割合の合計（回答計）は100％を超えることがある。",
        "Several answers a person: percentages may add up to more than 100.");
}

/* The survey */

static void add_fact(const AnkeBannerSpec *spec, AnkeBannerGrid *grid, const char *ja,
                     const char *en, const char *value)
{
    if (value != NULL && *value != '\0') {
        g_autofree char *text = g_strconcat(anke_banner_say(spec->lang, ja, en), value, NULL);
        anke_banner_grid_add_note(grid, text);
    }
}

void anke_banner_add_survey_notes(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                  const AnkeTable *table, AnkeBannerGrid *grid)
{
    /* a table that was joined says itself where it comes from */
    const char *source = anke_table_text(table, "source", ANKE_ALL, ANKE_ALL);
    const char *closed =
        source != NULL ? anke_table_text(table, "closed", ANKE_ALL, ANKE_ALL) : facts->closed;
    g_autofree char *date =
        closed != NULL && *closed != '\0' ? anke_banner_date(spec->lang, closed) : NULL;
    add_fact(spec, grid, "集計の対象：", "Only: ", facts->where);
    if (anke_banner_is_yearly(table)) {
        add_fact(spec, grid, "基準日：", "As of: ", date);
    } else {
        add_fact(spec, grid, "回答の締切：", "Closed: ", date);
    }
    add_fact(spec, grid, "出典：", "Source: ", source != NULL ? source : facts->source);
    add_fact(spec, grid, "注：", "Note: ", source != NULL ? NULL : facts->note);
    if (!facts->is_protected) {
        anke_banner_grid_add_note(
            grid, anke_banner_say(spec->lang,
                                  "部外秘・未秘匿：人数の少ない区分の値を隠す処理をしていない。"
                                  "個人が推測されるおそれがあるため、部外に出さない。",
                                  "CONFIDENTIAL, not protected: small groups are not hidden; do "
                                  "not pass on."));
    }
}

void anke_banner_add_notes(const AnkeBannerView *view, AnkeBannerGrid *grid)
{
    const Notes notes = {view, grid};
    for (guint slot = 1; slot < view->n_tables; slot++) {
        g_autofree char *verdict = anke_banner_verdict(view->spec, view->tables[slot]);
        if (verdict != NULL) {
            anke_banner_grid_add_note(grid, verdict);
        }
    }
    note_correction(&notes);
    note_base(&notes);
    note_ledger(&notes);
    note_not_asked(&notes);
    note_missing_shares(&notes);
    note_interval(&notes);
    note_marks(&notes);
    note_scores(&notes);
    note_letters(&notes);
    note_signs(&notes);
    note_groups(&notes);
    anke_banner_add_survey_notes(view->spec, &view->facts, view->tables[0], grid);
}
