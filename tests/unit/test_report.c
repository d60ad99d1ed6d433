/* Reports without fonts: sentences, notes, splitting of tables and charts, pages. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/report/flow.h"
#include "charts/report/grid.h"
#include "charts/report/question_grid.h"
#include "charts/report/reading.h"
#include "charts/report/report.h"
#include "charts/report/report_words.h"
#include "charts/report/text_fit.h"
#include "charts/scene/scene_slice.h"
#include "tests/unit/fake_measure.h"
#include "tests/unit/table_of_rows.h"

/* Takes over the text. */
static void check_text_take(char *text, const char *want)
{
    g_assert_cmpstr(text, ==, want);
    g_free(text);
}

/* Words */

static void test_p_values_are_rounded_without_a_lie(void)
{
    check_text_take(anke_words_p(0.2128), "p=0.213");
    check_text_take(anke_words_p(0.00099), "p<0.001");
    check_text_take(anke_words_p(0.001), "p=0.001");
    check_text_take(anke_words_p(0.0497), "p<0.05");
    check_text_take(anke_words_p(0.0494), "p=0.049");
    check_text_take(anke_words_p(0.05), "p=0.050");
    check_text_take(anke_words_p(1), "p=1.000");
}

static void test_what_is_not_known_is_never_zero(void)
{
    check_text_take(anke_words_count(NAN, FALSE), "不明");
    check_text_take(anke_words_count(0, FALSE), "0");
    check_text_take(anke_words_count(12, TRUE), "秘匿");
    check_text_take(anke_words_count(1234, FALSE), "1,234");
    check_text_take(anke_words_value(NAN, 2, FALSE), "－");
    check_text_take(anke_words_value(2.385, 2, FALSE), "2.39");
}

static void test_dates_have_both_calendars(void)
{
    check_text_take(anke_words_date("2018-09-30"), "平成30年9月30日（2018年）");
    check_text_take(anke_words_date("2019-05-01"), "令和元年5月1日（2019年）");
    check_text_take(anke_words_date("秋ごろ"), "秋ごろ");
}

static AnkeTestResult fisher(double p)
{
    return (AnkeTestResult){.subject = "忙しそう",
                            .by = "所属",
                            .test = "fisher",
                            .p = p,
                            .effect = "cramers_v_corrected",
                            .effect_size = 0.2443};
}

static void test_a_test_is_one_plain_sentence(void)
{
    AnkeTestResult result = fisher(0.21277);
    check_text_take(anke_words_test(&result),
                    "所属による差があるとはいえない（フィッシャーの正確検定、p=0.213、"
                    "クラメールのV（補正）0.24）。");
    result.p = 0.0004;
    result.note = "期待度数5未満のセルが20％を超えるか1未満のセルがある";
    check_text_take(anke_words_test(&result),
                    "所属により回答の分布が異なる（フィッシャーの正確検定、p<0.001、"
                    "クラメールのV（補正）0.24。期待度数5未満のセルが20％を超えるか1未満のセルが"
                    "ある）。");
    AnkeTestResult ranks = {
        .by = "年齢", .test = "kw", .p = 0.046, .effect = "epsilon2", .effect_size = 0.42};
    check_text_take(
        anke_words_test(&ranks),
        "年齢により回答の高低に差がある（クラスカル・ウォリス検定、p=0.046、ε²=0.42）。");
}

static void test_the_limit_of_significance_is_below_005(void)
{
    AnkeTestResult at = fisher(0.05);
    AnkeTestResult below = fisher(0.04999);
    AnkeTestResult none = fisher(NAN);
    g_assert_false(anke_test_is_significant(&at));
    g_assert_true(anke_test_is_significant(&below));
    g_assert_false(anke_test_is_significant(&none));
}

static void test_a_test_not_made_says_why(void)
{
    AnkeTestResult result = {.by = "所属", .test = "none", .p = NAN, .note = "区分が足りない"};
    check_text_take(anke_words_test(&result), "検定していない（区分が足りない）。");
    result.note = NULL;
    check_text_take(anke_words_test(&result), "検定していない。");
    result.is_hidden = TRUE;
    check_text_take(anke_words_test(&result), "検定の結果は秘匿している。");
}

/* What was corrected for all tests of the run decides, and both numbers are said. */
static void test_corrected(void)
{
    AnkeTestResult result = fisher(0.012);
    result.is_corrected = TRUE;
    result.p_adj = 0.3;
    g_assert_false(anke_test_is_significant(&result));
    g_autofree char *text = anke_words_test(&result);
    g_assert_nonnull(strstr(text, "差があるとはいえない"));
    g_assert_nonnull(strstr(text, "p=0.012、補正後p=0.300"));
    result.p_adj = 0.04;
    g_assert_true(anke_test_is_significant(&result));
    g_autofree char *items = anke_words_item_tests(&result, 1);
    g_assert_nonnull(strstr(items, "「忙しそう」（補正後p=0.040）"));
    g_assert_null(strstr(items, "補正はしていない"));
}

static void test_items_with_a_difference_are_named(void)
{
    AnkeTestResult results[] = {fisher(0.012), fisher(0.3), fisher(NAN)};
    check_text_take(anke_words_item_tests(results, 3),
                    "所属により選んだ人の割合が異なる選択肢は、「忙しそう」（p=0.012）（2項目を一つ"
                    "ずつ検定：フィッシャーの正確検定。検定の繰り返しに対する補正はしていない。"
                    "ほか1項目は検定していない）。");
    check_text_take(anke_words_item_tests(results + 1, 1),
                    "所属により選んだ人の割合に差があるといえる選択肢はない（1項目を一つずつ検定："
                    "フィッシャーの正確検定。検定の繰り返しに対する補正はしていない）。");
    check_text_take(anke_words_item_tests(results + 2, 1), "検定していない。");
}

static void test_the_ledger_says_what_is_not_known(void)
{
    AnkeLedger ledger = {.population = {45, FALSE},
                         .returned = {NAN, FALSE},
                         .valid = {35, FALSE},
                         .asked = {30, FALSE},
                         .answered = {28, TRUE},
                         .noanswer = {2, FALSE},
                         .invalid = {0, FALSE},
                         .na = {5, FALSE},
                         .notasked = {0, FALSE},
                         .is_multiple = TRUE,
                         .ticks = {33, FALSE},
                         .base = {30, FALSE}};
    check_text_take(anke_words_ledger(&ledger),
                    "母集団 45 → 回収 不明 → 有効 35 → 該当 30 → 有効回答 秘匿（無回答 2、無効 0、"
                    "非該当 5、未設問 0）　回答総数 33　M.T. 110.0％");
    ledger.base.number = 0;
    g_autofree char *empty = anke_words_ledger(&ledger);
    g_assert_null(strstr(empty, "M.T."));
}

/* Notes */

static gboolean has_note(const AnkeReading *reading, const char *part)
{
    g_autoptr(GPtrArray) notes = anke_reading_notes(reading);
    for (guint i = 0; i < notes->len; i++) {
        if (strstr(g_ptr_array_index(notes, i), part) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

static void test_notes_state_only_what_was_seen(void)
{
    static const char *const parts[] = {"＊",       "「－」",   "0.0",        "▲",    "「秘匿」",
                                        "検定",     "信頼区間", "複数回答",   "平均", "再掲",
                                        "四捨五入", "自由記述", "集計の対象", "…"};
    AnkeReading reading;
    anke_reading_init(&reading);
    reading.is_protected = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_assert_false(has_note(&reading, parts[i]));
    }
    g_assert_true(has_note(&reading, "母集団の人数は不明"));
    anke_reading_clear(&reading);
}

static void test_notes_follow_the_settings(void)
{
    AnkeReading reading;
    anke_reading_init(&reading);
    reading.has_shares = reading.has_single = reading.has_intervals = TRUE;
    reading.has_small = reading.has_residuals = reading.has_hidden = TRUE;
    reading.confidence = 0.99;
    reading.population = 45;
    reading.threshold = "5";
    anke_reading_see(reading.interval_methods, "wilson");
    anke_reading_see(reading.interval_methods, "wilson");
    anke_reading_see(reading.tests, "fisher");
    g_assert_cmpuint(reading.interval_methods->len, ==, 1);
    g_assert_true(has_note(&reading, "99％信頼区間"));
    g_assert_true(has_note(&reading, "ウィルソン法。母集団の人数に応じて"));
    g_assert_true(has_note(&reading, "無回答・無効を含む"));
    g_assert_true(has_note(&reading, "フィッシャーの正確検定）。p が0.05未満"));
    g_assert_true(has_note(&reading, "秘匿の基準：5人未満。この報告書にはまだ"));
    g_assert_true(has_note(&reading, "部外秘・未秘匿"));
    reading.is_base_answered = TRUE;
    reading.population = NAN;
    g_assert_true(has_note(&reading, "無回答・無効を含まない"));
    g_assert_true(has_note(&reading, "有限母集団の修正はしていない"));
    anke_reading_clear(&reading);
}

/* Texts that fit */

static void test_long_texts_are_shortened_by_characters_that_fit(void)
{
    const AnkeTextStyle style = {10, FALSE, 1, 0};
    AnkeFit fit = {fake_measure, &style, 50, 2};
    check_text_take(anke_text_fit(&fit, "あいうえお"), "あいうえお");
    check_text_take(anke_text_fit(&fit, "あいうえおかきくけこ"), "あいうえおかきくけこ");
    check_text_take(anke_text_fit(&fit, "あいうえおかきくけこさ"), "あいうえおかきくけ…");
    g_assert_cmpuint(anke_text_fit_bytes(&fit, "あいうえおかきくけこさ"), ==, 30);
    fit.width_pt = 1;
    fit.n_lines = 1;
    g_assert_cmpuint(anke_text_fit_bytes(&fit, "あい"), ==, 3);
    check_text_take(anke_text_shorten("あいう", 3), "あいう");
    check_text_take(anke_text_shorten("あいうえ", 3), "あい…");
}

/* Tables */

static AnkeGrid *make_grid(guint n_columns, guint n_rows)
{
    AnkeGrid *grid = anke_grid_new(2, "表");
    anke_grid_add_column(grid, "所属");
    anke_grid_add_column(grid, "n");
    for (guint i = 0; i < n_columns; i++) {
        g_autofree char *head = g_strdup_printf("答%u", i);
        anke_grid_add_column(grid, head);
    }
    for (guint row = 0; row < n_rows; row++) {
        g_autofree char *label = g_strdup_printf("第%u課", row);
        (void)anke_grid_add_row(grid, row == 0);
        anke_grid_set(grid, row, 0, label, "");
        anke_grid_set(grid, row, 1, "12", "＊");
        for (guint i = 0; i < n_columns; i++) {
            anke_grid_set(grid, row, 2 + i, "100.0", i == 0 ? "▲" : "");
        }
    }
    return grid;
}

static void test_columns_are_split_into_even_blocks_that_fit(void)
{
    const AnkeReportTheme *theme = anke_report_theme_default();
    for (guint n_columns = 0; n_columns < 70; n_columns++) {
        g_autoptr(AnkeGrid) grid = make_grid(n_columns, 3);
        g_autofree double *widths = g_new0(double, n_columns + 2);
        g_autoptr(GArray) blocks = anke_grid_split(grid, theme, fake_measure, widths);
        guint next = 2;
        for (guint b = 0; b < blocks->len; b++) {
            const AnkeGridBlock *block = &g_array_index(blocks, AnkeGridBlock, b);
            double width = widths[0] + widths[1];
            for (guint i = 0; i < block->n; i++) {
                width += widths[block->first + i];
            }
            g_assert_cmpuint(block->first, ==, next);
            g_assert_cmpfloat(width, <=, anke_report_text_width(theme) + 0.01);
            g_assert_cmpuint(block->n, >=, n_columns / blocks->len);
            next += block->n;
        }
        g_assert_cmpuint(next, ==, n_columns + 2);
    }
}

static AnkeFlow *new_flow(void)
{
    return anke_flow_new(anke_theme_default(), anke_report_theme_default(), fake_measure);
}

static gboolean scene_has(const AnkeScene *scene, const char *text)
{
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, i);
        if (shape->kind == ANKE_SHAPE_TEXT && strcmp(shape->text.text, text) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The lowest text or rule of a page. */
static double page_bottom(const AnkeScene *scene)
{
    double bottom = 0;
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        bottom = fmax(bottom, anke_box_bottom(anke_scene_shape_at(scene, i)->box));
    }
    return bottom;
}

static void test_a_long_table_repeats_its_heads_on_each_page(void)
{
    const AnkeReportTheme *theme = anke_report_theme_default();
    g_autoptr(AnkeFlow) flow = new_flow();
    g_autoptr(AnkeGrid) grid = make_grid(30, 120);
    anke_flow_add_grid(flow, grid, 20);
    g_autoptr(GPtrArray) pages = anke_flow_finish(flow);
    g_assert_cmpuint(pages->len, >, 6);
    for (guint i = 0; i < pages->len; i++) {
        const AnkeScene *scene = ((AnkeReportPage *)g_ptr_array_index(pages, i))->scene;
        g_assert_true(scene_has(scene, i == 0 ? "表" : "表（続き）"));
        g_assert_true(scene_has(scene, "所属"));
        g_assert_true(scene_has(scene, "n"));
        g_assert_cmpfloat(page_bottom(scene), <=, theme->page_height_pt - theme->bottom_pt + 0.1);
    }
}

static void test_a_low_table_is_not_split(void)
{
    g_autoptr(AnkeFlow) flow = new_flow();
    g_autoptr(AnkeGrid) grid = make_grid(3, 10);
    anke_flow_advance(flow, anke_flow_page_room(flow) - 100);
    anke_flow_add_grid(flow, grid, 20);
    g_autoptr(GPtrArray) pages = anke_flow_finish(flow);
    g_assert_cmpuint(pages->len, ==, 2);
    g_assert_false(scene_has(((AnkeReportPage *)g_ptr_array_index(pages, 0))->scene, "表"));
    g_assert_true(scene_has(((AnkeReportPage *)g_ptr_array_index(pages, 1))->scene, "第9課"));
}

/* Pages */

static void test_a_paragraph_longer_than_a_page_loses_nothing(void)
{
    const AnkeReportTheme *theme = anke_report_theme_default();
    g_autoptr(AnkeFlow) flow = new_flow();
    g_autofree char *text = g_strnfill(20000, 'x');
    AnkeParagraph paragraph = {.part = "body", .style = &theme->body};
    anke_flow_add_paragraph(flow, &paragraph, text);
    g_autoptr(GPtrArray) pages = anke_flow_finish(flow);
    gsize n = 0;
    for (guint i = 0; i < pages->len; i++) {
        const AnkeScene *scene = ((AnkeReportPage *)g_ptr_array_index(pages, i))->scene;
        for (guint k = 0; k < anke_scene_n_shapes(scene); k++) {
            n += strlen(anke_scene_shape_at(scene, k)->text.text);
        }
        g_assert_cmpfloat(page_bottom(scene), <=, theme->page_height_pt - theme->bottom_pt + 0.1);
    }
    g_assert_cmpuint(pages->len, >, 1);
    g_assert_cmpuint(n, ==, 20000);
}

static void test_an_empty_page_is_not_left_behind(void)
{
    g_autoptr(AnkeFlow) flow = new_flow();
    anke_flow_begin_page(flow);
    anke_flow_need(flow, 1e6);
    g_assert_cmpuint(anke_flow_n_pages(flow), ==, 1);
}

/* Slices of charts */

static AnkeScene *make_rows(guint n_rows)
{
    AnkeScene *scene = anke_scene_new(anke_theme_default(), fake_measure, 500);
    AnkeFill fill = {0, ANKE_HATCH_NONE, 0};
    for (guint i = 0; i < n_rows; i++) {
        anke_scene_add_rectangle(scene, "bar", (AnkeBox){100, 20.0 * i + 4, 50, 12}, &fill, NULL);
    }
    anke_scene_add_segment(scene, "axis", (AnkePoint){100, 0}, (AnkePoint){100, 20.0 * n_rows},
                           &anke_theme_default()->axis_line);
    anke_scene_set_height(scene, 20.0 * n_rows);
    return scene;
}

static void test_a_tall_chart_is_cut_between_its_rows(void)
{
    g_autoptr(AnkeScene) scene = make_rows(60);
    GPtrArray *parts = anke_scene_slice(scene, fake_measure, 390, 630);
    g_assert_nonnull(parts);
    g_assert_cmpuint(parts->len, ==, 3);
    guint n_bars = 0;
    for (guint i = 0; i < parts->len; i++) {
        AnkeScene *part = g_ptr_array_index(parts, i);
        double height = anke_scene_height(part);
        g_assert_cmpfloat(height, <=, i == 0 ? 390 : 630);
        for (guint k = 0; k < anke_scene_n_shapes(part); k++) {
            const AnkeShape *shape = anke_scene_shape_at(part, k);
            n_bars += shape->kind == ANKE_SHAPE_RECTANGLE ? 1 : 0;
            g_assert_cmpfloat(shape->box.y, >=, 0);
            g_assert_cmpfloat(anke_box_bottom(shape->box), <=, height + 0.01);
        }
        anke_scene_free(part);
    }
    g_assert_cmpuint(n_bars, ==, 60);
    g_ptr_array_unref(parts);
}

static void test_a_chart_without_gaps_is_not_cut(void)
{
    g_autoptr(AnkeScene) scene = anke_scene_new(anke_theme_default(), fake_measure, 500);
    AnkeFill fill = {0, ANKE_HATCH_NONE, 0};
    anke_scene_add_rectangle(scene, "bar", (AnkeBox){0, 0, 500, 2000}, &fill, NULL);
    anke_scene_set_height(scene, 2000);
    g_assert_null(anke_scene_slice(scene, fake_measure, 600, 600));
}

/* Tables of the stream */

static const char *const cross_rows[][4] = {
    {"", "", "type", "single"},        {"", "", "by_label", "所属"},
    {"", "", "test", "chisq"},         {"", "", "test_p", "0.03"},
    {"", "", "asked", "2045"},         {"", "A", "asked", "2000"},
    {"", "B", "asked", "45"},          {"", "C", "asked", "0"},
    {"", "D", "asked", "x"},           {"はい", "", "n", "1"},
    {"はい", "A", "n", "1"},           {"はい", "B", "n", "0"},
    {"はい", "C", "n", "0"},           {"はい", "D", "n", "x"},
    {"いいえ", "", "n", "2044"},       {"いいえ", "A", "n", "1999"},
    {"いいえ", "B", "n", "45"},        {"いいえ", "C", "n", "0"},
    {"いいえ", "D", "n", "x"},         {"はい", "A", "adjres", "-2.1"},
    {"いいえ", "A", "adjres", "1.96"}, {"いいえ", "B", "adjres", "1.959"}};

/* The cross table with this p-value. */
static AnkeTable *make_table(const char *p)
{
    const char *rows[G_N_ELEMENTS(cross_rows)][4];
    memcpy(rows, cross_rows, sizeof rows);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        rows[i][3] = strcmp(rows[i][2], "test_p") == 0 ? p : rows[i][3];
    }
    return table_of_rows("dept", (const char *const(*)[4])rows, G_N_ELEMENTS(rows));
}

static AnkeChartFacts *no_facts(void)
{
    static const char text[] = "wave,question,item,by,group,stat,value\n,,,,,end,0\n";
    g_autoptr(AnkeStream) stream = anke_stream_open_bytes("t", text, strlen(text), NULL);
    g_assert_nonnull(stream);
    return anke_chart_facts_new(stream);
}

static void check_cell(const AnkeGrid *grid, guint row, guint column, const char *text,
                       const char *mark)
{
    g_assert_cmpstr(anke_grid_text(grid, row, column), ==, text);
    g_assert_cmpstr(anke_grid_mark(grid, row, column), ==, mark);
}

static void test_a_cross_table_shows_shares_marks_and_signs(void)
{
    g_autoptr(AnkeTable) table = make_table("0.03");
    g_autoptr(AnkeChartFacts) facts = no_facts();
    AnkeChartInput input = {.facts = facts, .table = table};
    AnkeReading reading;
    anke_reading_init(&reading);
    AnkeGridSource source = {&input, &reading, "表"};
    g_autoptr(AnkeGrid) grid = anke_question_cross_grid(&source);
    g_assert_cmpuint(anke_grid_n_rows(grid), ==, 5);
    check_cell(grid, 0, 0, "全体", "");
    check_cell(grid, 0, 2, "0.0", "");
    check_cell(grid, 1, 1, "2,000", "");
    check_cell(grid, 1, 2, "0.1", "▼");
    check_cell(grid, 1, 3, "100.0", "▲");
    check_cell(grid, 2, 2, "－", "");
    check_cell(grid, 2, 3, "100.0", "");
    check_cell(grid, 3, 1, "0", "");
    check_cell(grid, 3, 2, "－", "");
    check_cell(grid, 4, 1, "秘匿", "");
    check_cell(grid, 4, 3, "秘匿", "");
    g_assert_true(reading.has_zero && reading.has_dash && reading.has_hidden);
    g_assert_true(reading.has_residuals && !reading.has_small);
    anke_reading_clear(&reading);
}

static void test_without_a_difference_no_residual_is_marked(void)
{
    g_autoptr(AnkeTable) table = make_table("0.05");
    g_autoptr(AnkeChartFacts) facts = no_facts();
    AnkeChartInput input = {.facts = facts, .table = table};
    AnkeReading reading;
    anke_reading_init(&reading);
    AnkeGridSource source = {&input, &reading, "表"};
    g_autoptr(AnkeGrid) grid = anke_question_cross_grid(&source);
    check_cell(grid, 1, 2, "0.1", "");
    g_assert_false(reading.has_residuals);
    anke_reading_clear(&reading);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    const struct {
        const char *name;
        GTestFunc run;
    } tests[] = {
        {"p values are rounded without a lie", test_p_values_are_rounded_without_a_lie},
        {"what is not known is never zero", test_what_is_not_known_is_never_zero},
        {"dates have both calendars", test_dates_have_both_calendars},
        {"a test is one plain sentence", test_a_test_is_one_plain_sentence},
        {"the limit of significance is below 0.05", test_the_limit_of_significance_is_below_005},
        {"a test not made says why", test_a_test_not_made_says_why},
        {"items with a difference are named", test_items_with_a_difference_are_named},
        {"the ledger says what is not known", test_the_ledger_says_what_is_not_known},
        {"notes state only what was seen", test_notes_state_only_what_was_seen},
        {"notes follow the settings", test_notes_follow_the_settings},
        {"long texts are shortened by characters that fit",
         test_long_texts_are_shortened_by_characters_that_fit},
        {"columns are split into even blocks that fit",
         test_columns_are_split_into_even_blocks_that_fit},
        {"a long table repeats its heads on each page",
         test_a_long_table_repeats_its_heads_on_each_page},
        {"a low table is not split", test_a_low_table_is_not_split},
        {"a paragraph longer than a page loses nothing",
         test_a_paragraph_longer_than_a_page_loses_nothing},
        {"an empty page is not left behind", test_an_empty_page_is_not_left_behind},
        {"a tall chart is cut between its rows", test_a_tall_chart_is_cut_between_its_rows},
        {"a chart without gaps is not cut", test_a_chart_without_gaps_is_not_cut},
        {"a cross table shows shares, marks and signs",
         test_a_cross_table_shows_shares_marks_and_signs},
        {"without a difference no residual is marked",
         test_without_a_difference_no_residual_is_marked},
    };
    for (guint i = 0; i < G_N_ELEMENTS(tests); i++) {
        g_autofree char *path = g_strconcat("/report/", tests[i].name, NULL);
        g_test_add_func(path, tests[i].run);
    }
    g_test_add_func("/report/the corrected p decides where there is one", test_corrected);
    return g_test_run();
}
