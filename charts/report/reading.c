#include "charts/report/reading.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/data/test_words.h"
#include "charts/report/report_words.h"

void anke_reading_init(AnkeReading *reading)
{
    *reading = (AnkeReading){.confidence = NAN, .population = NAN};
    reading->interval_methods = g_ptr_array_new_with_free_func(g_free);
    reading->tests = g_ptr_array_new_with_free_func(g_free);
}

void anke_reading_clear(AnkeReading *reading)
{
    g_clear_pointer(&reading->interval_methods, g_ptr_array_unref);
    g_clear_pointer(&reading->tests, g_ptr_array_unref);
}

void anke_reading_see(GPtrArray *names, const char *name)
{
    if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) {
        g_ptr_array_add(names, g_strdup(name));
    }
}

const char *anke_words_interval_name(const char *method)
{
    static const char *const names[][2] = {{"wilson", "ウィルソン法"},
                                           {"clopper_pearson", "クロッパー・ピアソン法"},
                                           {"jeffreys", "ジェフリーズ法"},
                                           {"agresti_coull", "アグレスティ・コール法"},
                                           {"logit", "ロジット法"}};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(names[i][0], method) == 0) {
            return names[i][1];
        }
    }
    return NULL;
}

/* Makers: each returns its note, or NULL where it is not true of this report. */

static char *note_secret(const AnkeReading *reading)
{
    return reading->is_protected
               ? NULL
               : g_strdup("「部外秘・未秘匿」：人数の少ない区分の値を隠す処理をしていない。個人が"
                          "推測されるおそれがあるため、この報告書を部外に出さない。");
}

static char *note_threshold(const AnkeReading *reading)
{
    if (reading->is_protected || reading->threshold == NULL) {
        return NULL;
    }
    g_autofree char *group =
        reading->threshold_group == NULL
            ? g_strdup("")
            : g_strdup_printf("、組織などの区分では%s人未満", reading->threshold_group);
    return g_strdup_printf("秘匿の基準：%s人未満%s。この報告書にはまだ適用していない。",
                           reading->threshold, group);
}

static char *note_hidden(const AnkeReading *reading)
{
    return reading->has_hidden
               ? g_strdup("「秘匿」：人数が少なく、個人が推測されるおそれがあるため隠した値、又は"
                          "その値の計算に使えるため隠した値。")
               : NULL;
}

static char *note_where(const AnkeReading *reading)
{
    return reading->where == NULL
               ? NULL
               : g_strdup_printf("集計の対象：次の条件に当てはまる回答に限る（%s）。",
                                 reading->where);
}

static char *note_ledger(const AnkeReading *reading)
{
    (void)reading;
    return g_strdup("表の下の行：母集団（調査対象の人数）→ 回収 → 有効（集計した調査票）→ 該当"
                    "（その設問の回答対象者）→ 有効回答。有効＝該当＋非該当＋未設問、該当＝有効回答"
                    "＋無回答＋無効。「不明」は人数の分からないもの。");
}

static char *note_population(const AnkeReading *reading)
{
    if (!isnan(reading->population)) {
        g_autofree char *count = anke_words_count(reading->population, FALSE);
        return reading->has_several_populations ? NULL : g_strdup_printf("母集団は%s人。", count);
    }
    return g_strdup("母集団の人数は不明。");
}

static char *note_base(const AnkeReading *reading)
{
    if (!reading->has_shares) {
        return NULL;
    }
    return g_strdup(reading->is_base_answered
                        ? "割合の母数 n：有効回答の人数（無回答・無効を含まない）。"
                        : "割合の母数 n：該当の人数（無回答・無効を含む）。");
}

static char *note_rounding(const AnkeReading *reading)
{
    if (!reading->has_shares) {
        return NULL;
    }
    return g_strconcat(
        "割合は百分率で、小数第2位を四捨五入した。",
        reading->has_single ? "単数回答でも、内訳の合計が100.0％にならないことがある。" : "", NULL);
}

static char *note_multiple(const AnkeReading *reading)
{
    return reading->has_multiple
               ? g_strdup(
                     "複数回答：回答者に対する割合のため、合計は100％を超えることがある。M.T.は"
                     "選ばれた回答の総数の、母数 n に対する割合。")
               : NULL;
}

static char *note_interval(const AnkeReading *reading)
{
    if (!reading->has_intervals) {
        return NULL;
    }
    GString *text = g_string_new(NULL);
    if (isnan(reading->confidence)) {
        g_string_append(text, "信頼区間");
    } else {
        char level[ANKE_NUMBER_SIZE];
        (void)anke_number_format(level, 100 * reading->confidence);
        g_string_append_printf(text, "%s％信頼区間", level);
    }
    g_string_append(text,
                    "：回答者を母集団から無作為に選んだとみなしたときの、母集団での割合の範囲");
    for (guint i = 0; i < reading->interval_methods->len; i++) {
        const char *name =
            anke_words_interval_name(g_ptr_array_index(reading->interval_methods, i));
        if (name != NULL) {
            g_string_append_printf(text, "%s%s", i == 0 ? "。" : "、", name);
        }
    }
    g_string_append(text, isnan(reading->population)
                              ? "。母集団の人数が不明のため、有限母集団の修正はしていない。"
                              : "。母集団の人数に応じて狭めている（有限母集団の修正）。");
    return g_string_free(text, FALSE);
}

static char *note_means(const AnkeReading *reading)
{
    if (!reading->has_scale_means && !reading->has_number_means) {
        return NULL;
    }
    return g_strdup_printf("平均・標準偏差・中央値：%s有効回答について求めた。標準偏差は n−1 で"
                           "割ったもの。",
                           reading->has_scale_means ? "尺度では選択肢の得点を用いて、" : "");
}

static char *note_nets(const AnkeReading *reading)
{
    return reading->has_nets
               ? g_strdup("（再掲）：いくつかの選択肢をまとめた人数。内訳の合計には加えない。")
               : NULL;
}

static char *note_small(const AnkeReading *reading)
{
    return reading->has_small ? g_strdup("「＊」：母数 n が30未満で、割合は参考値。") : NULL;
}

static char *note_dash(const AnkeReading *reading)
{
    return reading->has_dash
               ? g_strdup("「－」：回答者がいないもの、又は値が定まらないもの（母数が0など）。")
               : NULL;
}

static char *note_zero(const AnkeReading *reading)
{
    return reading->has_zero ? g_strdup("「0.0」：回答者はいるが、割合が0.05％に満たないもの。")
                             : NULL;
}

static char *note_unknown(const AnkeReading *reading)
{
    return reading->has_unknown ? g_strdup("「…」だけの欄：値が分からないもの。") : NULL;
}

static char *note_ellipsis(const AnkeReading *reading)
{
    return reading->has_ellipsis ? g_strdup("長い語句は途中までを示し、「…」を付けることがある。")
                                 : NULL;
}

static char *note_tests(const AnkeReading *reading)
{
    if (reading->tests->len == 0) {
        return NULL;
    }
    GString *text = g_string_new("検定：区分による差が、偶然の範囲を超えるかを調べた（");
    for (guint i = 0; i < reading->tests->len; i++) {
        const char *test = g_ptr_array_index(reading->tests, i);
        g_string_append_printf(text, "%s%s", i == 0 ? "" : "、", anke_test_words(test, FALSE));
    }
    g_string_append(text,
                    reading->has_corrected_tests
                        ? "）。検定の繰り返しに対して集計全体で補正した p（補正後p）が0.05未満の"
                          "ときに差があるとした。"
                        : "）。p が0.05未満のときに差があるとした。");
    g_string_append(text, "「差があるとはいえない」は、差がないことの証明ではない。");
    if (!reading->is_base_answered) {
        g_string_append_printf(text, "%sは、割合と違い、無回答・無効を除いた有効回答による。",
                               reading->has_residuals ? "検定と▲▼" : "検定");
    }
    if (!reading->has_corrected_tests) {
        g_string_append(text, "表ごとに検定し、検定の繰り返しに対する補正はしていない。");
    }
    return g_string_free(text, FALSE);
}

static char *note_special_groups(const AnkeReading *reading)
{
    return reading->has_special_groups && reading->tests->len > 0
               ? g_strdup("区分の無回答・非該当・無効・未設問は、検定に含めていない。")
               : NULL;
}

static char *note_effect(const AnkeReading *reading)
{
    return reading->has_effects
               ? g_strdup(
                     "検定の文の末尾の数（クラメールのVなど）：差の大きさの目安。0は差がなく、1に"
                     "近いほど大きい。")
               : NULL;
}

static char *note_residuals(const AnkeReading *reading)
{
    return reading->has_residuals
               ? g_strdup_printf(
                     "「▲」「▼」：その区分の割合が、ほかの区分に比べて高い（▲）、低い（▼）"
                     "もの（調整済み残差の絶対値が1.96以上、期待度数が5以上）。%sが0.05未満"
                     "の表に限って付けた。",
                     reading->has_corrected_tests ? "補正後の p " : "p ")
               : NULL;
}

static char *note_overlap(const AnkeReading *reading)
{
    return reading->has_overlapping_groups
               ? g_strdup(
                     "複数回答による区分：一人がいくつもの区分に入るため、区分の合計は全体と一致"
                     "しない。")
               : NULL;
}

static char *note_pairs(const AnkeReading *reading)
{
    return reading->has_pairs
               ? g_strdup("同時に選ばれた件数：行と列の選択肢を両方とも選んだ人数。同じ選択肢が"
                          "交わる欄は、その選択肢を選んだ人数。")
               : NULL;
}

static char *note_texts(const AnkeReading *reading)
{
    return reading->has_texts ? g_strdup("自由記述の内容は集計に含めない。") : NULL;
}

GPtrArray *anke_reading_notes(const AnkeReading *reading)
{
    static char *(*const makers[])(const AnkeReading *) = {
        note_secret,         note_threshold, note_hidden,   note_where,    note_population,
        note_ledger,         note_base,      note_rounding, note_multiple, note_interval,
        note_small,          note_dash,      note_zero,     note_unknown,  note_ellipsis,
        note_nets,           note_means,     note_tests,    note_effect,   note_residuals,
        note_special_groups, note_overlap,   note_pairs,    note_texts};
    GPtrArray *notes = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < G_N_ELEMENTS(makers); i++) {
        char *note = makers[i](reading);
        if (note != NULL) {
            g_ptr_array_add(notes, note);
        }
    }
    return notes;
}
