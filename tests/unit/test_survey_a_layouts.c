/* Diverging bars, heat tables, columns and what they share, without fonts. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/band_layout.h"
#include "charts/plots/bar_layout.h"
#include "charts/plots/column_layout.h"
#include "charts/plots/heat_layout.h"
#include "charts/plots/likert_layout.h"
#include "charts/plots/row_labels.h"
#include "charts/plots/scale_sides.h"
#include "charts/scene/plate.h"
#include "charts/scene/year_axis.h"
#include "tests/unit/scene_checks.h"

static const double widths[] = {200, 231, 482, 960};
static const AnkeCell hidden = {ANKE_CELL_HIDDEN, NAN, NAN, NAN, NAN};
static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};

#define BLUE 0x005AFF
#define BROWN 0x804000
#define LIGHT_SKY 0xC0D8FF
#define PALE_BLUE 0x80ADFF

enum { AGREE, RATHER, NEITHER, RATHER_NOT, DISAGREE, NO_ANSWER, N_STEPS };

static const AnkeAnswer steps[N_STEPS] = {
    [AGREE] = {"そう思う", ANKE_ANSWER_CHOICE, ANKE_SIDE_FAVOURABLE, 5},
    [RATHER] = {"どちらかといえばそう思う", ANKE_ANSWER_CHOICE, ANKE_SIDE_FAVOURABLE, 4},
    [NEITHER] = {"どちらともいえない", ANKE_ANSWER_CHOICE, ANKE_SIDE_NEUTRAL, 3},
    [RATHER_NOT] = {"あまりそう思わない", ANKE_ANSWER_CHOICE, ANKE_SIDE_UNFAVOURABLE, 2},
    [DISAGREE] = {"そう思わない", ANKE_ANSWER_CHOICE, ANKE_SIDE_UNFAVOURABLE, 1},
    [NO_ANSWER] = {"無回答", ANKE_ANSWER_NOANSWER, ANKE_SIDE_NONE, NAN}};

#define N_ROWS 4

typedef struct {
    AnkeCell cells[N_ROWS][N_STEPS];
    AnkeAnswerGroup groups[N_ROWS];
} Scale;

/* 211 people, 12, 40 with hidden cells, nobody. */
static AnkeCrossSpec make_scale(Scale *scale)
{
    static const double counts[2][N_STEPS] = {{44, 74, 55, 26, 10, 2}, {3, 4, 2, 1, 1, 1}};
    static const double bases[N_ROWS] = {211, 12, 40, 0};
    static const char *const labels[N_ROWS] = {"全体", "企画部", "秘匿課", "誰もいない課"};
    for (guint g = 0; g < N_ROWS; g++) {
        for (guint i = 0; i < N_STEPS; i++) {
            scale->cells[g][i] = g < 2    ? known(counts[g][i], bases[g])
                                 : g == 2 ? known(8, 40)
                                          : unknown;
        }
        scale->groups[g] = (AnkeAnswerGroup){labels[g], bases[g], FALSE, scale->cells[g], FALSE};
    }
    scale->cells[2][DISAGREE] = hidden;
    return (AnkeCrossSpec){.figure = {.title = "相談できる"},
                           .n_answers = N_STEPS,
                           .answers = steps,
                           .n_groups = N_ROWS,
                           .groups = scale->groups,
                           .is_scale = TRUE};
}

/* What the audit asks of axes: the ticks hold all values, and 0 where there are bars. */
static void check_scales(const AnkeScene *scene)
{
    g_assert_cmpuint(anke_scene_n_scales(scene), >, 0);
    for (guint i = 0; i < anke_scene_n_scales(scene); i++) {
        const AnkeSceneScale *scale = anke_scene_scale_at(scene, i);
        g_assert_cmpfloat(scale->first, <=, scale->low);
        g_assert_cmpfloat(scale->last, >=, scale->high);
        g_assert_cmpfloat(scale->first, <=, 0);
        g_assert_cmpfloat(scale->last, >=, 0);
        g_assert_cmpuint(scale->n_intervals, <=, 8);
        g_assert_cmpuint(scale->n_intervals, >, 0);
    }
}

static const AnkeShape *find_text(const AnkeScene *scene, const char *part, const char *text)
{
    for (guint i = 0; i < count_shapes(scene, part); i++) {
        const AnkeShape *shape = find_shape(scene, part, i);
        if (shape->kind == ANKE_SHAPE_TEXT && strcmp(shape->text.text, text) == 0) {
            return shape;
        }
    }
    return NULL;
}

static void test_a_plate_lies_under_its_text(void)
{
    static const AnkeAlign aligns[] = {ANKE_ALIGN_LEFT, ANKE_ALIGN_CENTRE, ANKE_ALIGN_RIGHT};
    static const AnkeVAlign valigns[] = {ANKE_VALIGN_TOP, ANKE_VALIGN_MIDDLE, ANKE_VALIGN_BOTTOM};
    for (guint i = 0; i < 9; i++) {
        g_autoptr(AnkeScene) scene = new_scene(200);
        AnkeTextPlace place = {.part = "value",
                               .box = {40, 20, 100, 50},
                               .align = aligns[i % 3],
                               .valign = valigns[i / 3]};
        anke_plate_add_text(scene, &place, &anke_theme_default()->value, 0x123456, "あい");
        const AnkeShape *plate = find_shape(scene, "plate", 0);
        const AnkeShape *text = find_shape(scene, "value", 0);
        g_assert_cmphex(plate->fill.colour, ==, 0x123456);
        g_assert_cmpfloat_with_epsilon(plate->box.x, text->box.x - 1, 1e-6);
        g_assert_cmpfloat_with_epsilon(plate->box.width, text->box.width + 2, 1e-6);
        double middle = plate->box.y + plate->box.height / 2;
        g_assert_cmpfloat_with_epsilon(middle, text->box.y + text->box.height / 2, 1e-6);
        g_assert_cmpfloat(plate->box.height, <, text->box.height + 2);
    }
}

static void test_a_long_row_label_gives_its_base_a_line(void)
{
    AnkeAnswerGroup groups[2] = {{"短い", 12, FALSE, NULL, FALSE},
                                 {"とても長い名前の部局である", 1234, FALSE, NULL, FALSE}};
    g_autoptr(AnkeScene) scene = new_scene(482);
    AnkeRowLabels labels = {.scene = scene, .n_groups = 2, .groups = groups};
    anke_row_labels_measure(&labels, 80);
    g_assert_cmpfloat(labels.width_pt, <, 81);
    anke_row_labels_add(&labels, 0, (AnkeBox){0, 0, labels.width_pt, 40});
    anke_row_labels_add(&labels, 1, (AnkeBox){0, 40, labels.width_pt, 60});
    g_assert_true(has_text(scene, "短い（n=12）＊"));
    g_assert_true(has_text(scene, "n=1,234"));
    g_assert_cmpfloat(anke_row_labels_height(&labels, 1), >,
                      2 * anke_row_labels_height(&labels, 0));
    anke_row_labels_measure(&labels, 5); /* a base is never narrower than itself */
    g_assert_cmpfloat(labels.width_pt, >, 40);
}

static void test_sums_are_of_counts_and_hidden_with_a_part(void)
{
    Scale scale;
    AnkeCrossSpec spec = make_scale(&scale);
    AnkeCell sum = anke_side_sum(&spec, 0, ANKE_SIDE_FAVOURABLE);
    g_assert_cmpfloat(sum.count, ==, 118);
    g_autofree char *text = anke_cell_percent(&sum, 211, ANKE_LANG_JA);
    g_assert_cmpstr(text, ==, "55.9"); /* not 20.9 + 35.1 = 56.0 */
    AnkeCell secret = anke_side_sum(&spec, 2, ANKE_SIDE_UNFAVOURABLE);
    g_assert_cmpint(secret.state, ==, ANKE_CELL_HIDDEN);
    g_assert_true(isnan(secret.share));
    AnkeCell open = anke_side_sum(&spec, 2, ANKE_SIDE_FAVOURABLE);
    g_assert_cmpfloat(open.count, ==, 16);
    AnkeCell missing = anke_side_sum(&spec, 3, ANKE_SIDE_FAVOURABLE);
    g_assert_cmpint(missing.state, ==, ANKE_CELL_UNKNOWN);
    g_assert_true(isnan(missing.share));
}

static void check_side_label(AnkeAnswer first, AnkeAnswer second, AnkeSide side, const char *want)
{
    AnkeAnswer answers[2] = {first, second};
    AnkeCrossSpec spec = {.n_answers = 2, .answers = answers};
    g_autofree char *label = anke_side_label(&spec, side, ANKE_LANG_JA);
    g_assert_cmpstr(label, ==, want);
}

static void test_a_sum_is_named_after_its_strongest_step(void)
{
    const AnkeSide good = ANKE_SIDE_FAVOURABLE;
    const AnkeSide bad = ANKE_SIDE_UNFAVOURABLE;
    const AnkeAnswerKind choice = ANKE_ANSWER_CHOICE;
    check_side_label(steps[RATHER], steps[AGREE], good, "そう思う計");
    check_side_label(steps[RATHER_NOT], steps[DISAGREE], bad, "そう思わない計");
    check_side_label(steps[AGREE], steps[DISAGREE], bad, "そう思わない");
    check_side_label((AnkeAnswer){"9", choice, good, 9}, (AnkeAnswer){"10", choice, good, 10}, good,
                     "肯定計");
    check_side_label((AnkeAnswer){"全く満足していないので困る", choice, bad, 1}, steps[RATHER_NOT],
                     bad, "否定計");
}

static void test_the_favourable_end_has_its_colour_in_any_order(void)
{
    const AnkeTheme *theme = anke_theme_default();
    AnkeCrossSpec spec = {.n_answers = N_STEPS, .answers = steps, .is_scale = TRUE};
    g_assert_cmphex(anke_answer_fill(theme, &spec, AGREE).colour, ==, BLUE);
    g_assert_cmphex(anke_answer_fill(theme, &spec, DISAGREE).colour, ==, BROWN);
    g_assert_cmpint(anke_answer_fill(theme, &spec, NO_ANSWER).hatch, ==, ANKE_HATCH_RISING);
    AnkeAnswer reversed[N_STEPS];
    for (guint i = 0; i < DISAGREE + 1; i++) {
        reversed[i] = steps[DISAGREE - i];
    }
    reversed[NO_ANSWER] = (AnkeAnswer){"わからない", ANKE_ANSWER_CHOICE, ANKE_SIDE_NONE, NAN};
    spec.answers = reversed;
    g_assert_cmphex(anke_answer_fill(theme, &spec, 0).colour, ==, BROWN);
    g_assert_cmphex(anke_answer_fill(theme, &spec, 4).colour, ==, BLUE);
    AnkeRgb grey = anke_answer_fill(theme, &spec, 5).colour;
    for (guint i = 0; i < 5; i++) {
        g_assert_cmphex(anke_answer_fill(theme, &spec, i).colour, !=, grey);
    }
}

static void test_bars_diverge_from_zero_with_the_strongest_outermost(void)
{
    Scale scale;
    AnkeLikertSpec spec = {.cross = make_scale(&scale)};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_likert_lay_out(scene, &spec);
    const AnkeShape *zero = find_shape(scene, "zero", 0);
    double x = zero->points[0].x;
    g_assert_cmpfloat(zero->stroke.width_pt, ==, 1.2);
    /* everyone: unfavourable from 0 to the left, then favourable to the right */
    const AnkeShape *mild = find_shape(scene, "segment", 0);
    const AnkeShape *strong = find_shape(scene, "segment", 1);
    const AnkeShape *rather = find_shape(scene, "segment", 2);
    const AnkeShape *agree = find_shape(scene, "segment", 3);
    g_assert_cmpfloat_with_epsilon(anke_box_right(mild->box), x, 1e-6);
    g_assert_cmpfloat_with_epsilon(anke_box_right(strong->box), mild->box.x, 1e-6);
    g_assert_cmphex(strong->fill.colour, ==, BROWN);
    g_assert_cmpfloat_with_epsilon(rather->box.x, x, 1e-6);
    g_assert_cmpfloat_with_epsilon(agree->box.x, anke_box_right(rather->box), 1e-6);
    g_assert_cmphex(agree->fill.colour, ==, BLUE);
    g_assert_cmpfloat_with_epsilon(agree->box.width / mild->box.width, 44.0 / 26, 1e-6);
    /* the neutral step on the same scale, on neither side */
    const AnkeShape *neutral = find_shape(scene, "neutral", 0);
    g_assert_cmpfloat(neutral->box.x, >, anke_box_right(agree->box));
    g_assert_cmpfloat_with_epsilon(neutral->box.width / mild->box.width, 55.0 / 26, 1e-6);
}

static void test_both_sides_share_an_axis_without_signs(void)
{
    Scale scale;
    AnkeLikertSpec spec = {.cross = make_scale(&scale)};
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_likert_lay_out(scene, &spec);
        check_places(scene);
        check_scales(scene);
        const AnkeSceneScale *both = anke_scene_scale_at(scene, 0);
        /* as far as the bars of each side reach, no further */
        g_assert_cmpfloat(both->first, ==, -20);
        g_assert_cmpfloat(both->last, ==, 60);
        g_assert_null(find_text(scene, "tick", "-40"));
        g_assert_true(has_text(scene, "（％）"));
        g_assert_nonnull(find_text(scene, "sum", "55.9"));
        g_assert_nonnull(find_text(scene, "sum", "17.1"));
        g_assert_true(has_text(scene, "該当者なし（n=0）"));
        g_assert_true(has_text(scene, "＊は n<30 で参考値。"));
    }
}

static void test_a_side_with_a_hidden_step_is_not_drawn(void)
{
    Scale scale;
    AnkeLikertSpec spec = {.cross = make_scale(&scale)};
    spec.cross.n_groups = 1;
    spec.cross.groups = &scale.groups[2];
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_likert_lay_out(scene, &spec);
    g_assert_cmpuint(count_shapes(scene, "segment"), ==, 2);
    g_assert_nonnull(find_text(scene, "sum", "秘匿"));
    g_assert_nonnull(find_text(scene, "sum", "40.0"));
}

static void test_narrow_diverging_bars_name_other_answers_below(void)
{
    Scale scale;
    AnkeLikertSpec spec = {.cross = make_scale(&scale)};
    g_autoptr(AnkeScene) scene = new_scene(231);
    anke_likert_lay_out(scene, &spec);
    g_assert_nonnull(find_text(scene, "rest", "無回答 0.9"));
    g_assert_cmpuint(count_shapes(scene, "neutral"), ==, 0);
    g_assert_nonnull(find_text(scene, "number", "26.1"));
    const AnkeShape *label = find_shape(scene, "label", 0);
    const AnkeShape *bar = find_shape(scene, "segment", 0);
    g_assert_cmpfloat(anke_box_bottom(label->box), <=, bar->box.y);
}

static void test_connectors_join_only_steps_of_an_ordered_break(void)
{
    Scale scale;
    AnkeCrossSpec spec = make_scale(&scale);
    for (guint i = 0; i < N_STEPS; i++) {
        scale.cells[2][i] = known(i == 0 ? 30 : 2, 40);
        scale.cells[3][i] = known(i == 1 ? 30 : 2, 40);
    }
    scale.groups[3].base = 40;
    g_autoptr(AnkeScene) nominal = new_scene(482);
    anke_band_lay_out(nominal, &spec);
    g_assert_cmpuint(count_shapes(nominal, "connector"), ==, 0);
    scale.groups[1].is_ordered = scale.groups[2].is_ordered = TRUE;
    g_autoptr(AnkeScene) ordered = new_scene(482);
    anke_band_lay_out(ordered, &spec);
    g_assert_cmpuint(count_shapes(ordered, "connector"), ==, N_STEPS - 1);
    const AnkeShape *line = find_shape(ordered, "connector", 0);
    g_assert_cmpfloat(line->stroke.dash_pt, >, 0);
    const AnkeShape *upper = find_shape(ordered, "bar", 1);
    const AnkeShape *lower = find_shape(ordered, "bar", 2);
    g_assert_cmpfloat_with_epsilon(line->points[0].y, anke_box_bottom(upper->box), 1e-6);
    g_assert_cmpfloat_with_epsilon(line->points[1].y, lower->box.y, 1e-6);
    g_assert_cmpfloat_with_epsilon(line->points[0].x, upper->box.x + upper->box.width * 3 / 12,
                                   1e-6);
    scale.cells[2][3] = hidden; /* a bar with a hidden part ends nowhere */
    g_autoptr(AnkeScene) broken = new_scene(482);
    anke_band_lay_out(broken, &spec);
    g_assert_cmpuint(count_shapes(broken, "connector"), ==, 0);
}

static void test_bands_of_small_bases_are_pale_and_sums_need_room(void)
{
    Scale scale;
    AnkeCrossSpec spec = make_scale(&scale);
    g_autoptr(AnkeScene) wide = new_scene(400);
    anke_band_lay_out(wide, &spec);
    check_places(wide);
    check_scales(wide);
    g_assert_cmphex(find_shape(wide, "segment", 0)->fill.colour, ==, BLUE);
    g_assert_cmphex(find_shape(wide, "segment", N_STEPS)->fill.colour, ==, PALE_BLUE);
    g_assert_nonnull(find_text(wide, "sum", "55.9"));
    g_assert_nonnull(find_text(wide, "head", "そう思う計"));
    g_assert_cmpuint(count_shapes(wide, "sum"), ==, 3); /* not of nobody */
    g_assert_true(
        g_str_has_suffix(anke_scene_description(wide), "「どちらかといえばそう思う」の35.1％。"));
    g_autoptr(AnkeScene) narrow = new_scene(399);
    anke_band_lay_out(narrow, &spec);
    g_assert_cmpuint(count_shapes(narrow, "sum"), ==, 0);
}

static void test_bars_have_axes_and_a_sentence(void)
{
    Scale scale;
    AnkeCrossSpec spec = make_scale(&scale);
    g_autoptr(AnkeScene) panels = new_scene(482);
    anke_bar_lay_out(panels, &spec);
    check_scales(panels);
    g_assert_cmpuint(anke_scene_n_scales(panels), ==, 3); /* not of nobody */
    g_assert_true(g_str_has_prefix(anke_scene_description(panels), "横棒グラフ。相談できる。"));
    g_assert_true(g_str_has_suffix(anke_scene_description(panels), "の35.1％。"));
    spec.n_groups = 1;
    spec.groups = &scale.groups[3];
    g_autoptr(AnkeScene) nobody = new_scene(482);
    anke_bar_lay_out(nobody, &spec);
    g_assert_cmpstr(anke_scene_description(nobody), ==, "相談できる"); /* the title */
}

#define N_HEAT_GROUPS 13

typedef struct {
    AnkeCell cells[N_HEAT_GROUPS][3];
    AnkeAnswerGroup groups[N_HEAT_GROUPS];
    AnkeResidual residuals[N_HEAT_GROUPS * 3];
} HeatTable;

static AnkeHeatSpec make_heat(HeatTable *table)
{
    static const AnkeAnswer answers[3] = {{"増員", ANKE_ANSWER_CHOICE, ANKE_SIDE_NONE, NAN},
                                          {"研修", ANKE_ANSWER_CHOICE, ANKE_SIDE_NONE, NAN},
                                          {"無回答", ANKE_ANSWER_NOANSWER, ANKE_SIDE_NONE, NAN}};
    static const char *const names[N_HEAT_GROUPS] = {
        "全体",   "企画", "総務", "財務", "市民", "保健",
        "子ども", "経済", "都市", "土木", "消防", "教育委員会事務局（学校を含む）",
        "議会"};
    for (guint g = 0; g < N_HEAT_GROUPS; g++) {
        for (guint i = 0; i < 3; i++) {
            table->cells[g][i] = known(10 * i + g, 100);
            table->residuals[3 * g + i] = ANKE_RESIDUAL_NONE;
        }
        table->groups[g] = (AnkeAnswerGroup){names[g], 100, FALSE, table->cells[g], FALSE};
    }
    return (AnkeHeatSpec){.cross = {.figure = {.title = "取り組むべきこと"},
                                    .n_answers = 3,
                                    .answers = answers,
                                    .n_groups = N_HEAT_GROUPS,
                                    .groups = table->groups},
                          .residuals = table->residuals};
}

static void test_all_groups_stand_once_at_every_width(void)
{
    HeatTable table;
    AnkeHeatSpec spec = make_heat(&table);
    for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
        g_autoptr(AnkeScene) scene = new_scene(widths[w]);
        anke_heat_lay_out(scene, &spec);
        check_places(scene);
        guint n_blocks = count_shapes(scene, "label") / 3;
        /* pages break between blocks; a table of one block breaks between its rows */
        guint n_breaks = n_blocks == 1 ? 2 : n_blocks - 1;
        g_assert_cmpuint(anke_scene_n_breaks(scene), ==, n_breaks);
        g_assert_cmpuint(count_shapes(scene, "group"), ==, N_HEAT_GROUPS - 1 + n_blocks);
        for (guint g = 1; g < N_HEAT_GROUPS; g++) {
            g_assert_nonnull(find_text(scene, "group", table.groups[g].label));
        }
        g_assert_cmpuint(count_shapes(scene, "value"), ==, 3 * (N_HEAT_GROUPS - 1 + n_blocks));
    }
}

static void test_cells_are_coloured_by_their_residuals(void)
{
    HeatTable table;
    AnkeHeatSpec spec = make_heat(&table);
    spec.cross.n_groups = 6;
    static const AnkeResidual classes[5] = {ANKE_RESIDUAL_FAR_BELOW, ANKE_RESIDUAL_BELOW,
                                            ANKE_RESIDUAL_MIDDLE, ANKE_RESIDUAL_FAR_ABOVE,
                                            ANKE_RESIDUAL_SPARSE};
    for (guint g = 1; g < 6; g++) {
        table.residuals[3 * g] = classes[g - 1];
    }
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_heat_lay_out(scene, &spec);
    check_places(scene);
    static const AnkeRgb colours[5] = {BLUE, LIGHT_SKY, 0xF5F5F5, BROWN, 0xFFFFFF};
    g_assert_cmpuint(count_shapes(scene, "cell"), ==, 5);
    for (guint i = 0; i < 5; i++) {
        const AnkeShape *cell = find_shape(scene, "cell", i);
        g_assert_cmphex(cell->fill.colour, ==, colours[i]);
        g_assert_cmpint(cell->fill.hatch, ==, i == 4 ? ANKE_HATCH_RISING : ANKE_HATCH_NONE);
    }
    const AnkeShape *low = find_text(scene, "value", "1.0▼");
    g_assert_true(low->text.style.is_bold);
    g_assert_cmphex(low->text.style.colour, ==, 0xFFFFFF);
    g_assert_nonnull(find_text(scene, "value", "4.0▲"));
    g_assert_false(find_text(scene, "value", "3.0")->text.style.is_bold);
    g_assert_true(has_text(scene, "期待度数が5未満の欄は斜線とし、着色していない。"));
    g_assert_true(g_str_has_suffix(anke_scene_description(scene), "高い欄が1、低い欄が2。"));
}

static void test_many_cells_are_said_to_be_unadjusted(void)
{
    HeatTable table;
    AnkeHeatSpec spec = make_heat(&table);
    for (guint i = 3; i < 3 + 11; i++) {
        table.residuals[i] = ANKE_RESIDUAL_MIDDLE;
    }
    const char *note = "残差は11の欄ごとに判定し、多重性の補正はしていない。";
    g_autoptr(AnkeScene) plain = new_scene(482);
    anke_heat_lay_out(plain, &spec);
    g_assert_true(has_text(plain, note));
    spec.is_adjusted = TRUE;
    g_autoptr(AnkeScene) adjusted = new_scene(482);
    anke_heat_lay_out(adjusted, &spec);
    g_assert_false(has_text(adjusted, note));
    g_assert_true(has_text(adjusted, "p<0.05 ▲"));
    spec.is_adjusted = FALSE;
    table.residuals[3] = ANKE_RESIDUAL_NONE;
    g_autoptr(AnkeScene) few = new_scene(482);
    anke_heat_lay_out(few, &spec);
    g_assert_false(has_text(few, "残差は10個の欄を一つずつ見たもので、多重性を補正していない。"));
}

#define N_COLUMNS 40

typedef struct {
    AnkeColumnCategory categories[N_COLUMNS];
    AnkeColumnValue values[ANKE_COLUMN_MOST_SERIES][N_COLUMNS];
    AnkeColumnSeries series[ANKE_COLUMN_MOST_SERIES];
    AnkeYear years[N_COLUMNS];
    char texts[N_COLUMNS][8];
} ColumnTable;

static AnkeColumnSpec make_columns(ColumnTable *table, guint n, guint n_series)
{
    for (guint i = 0; i < N_COLUMNS; i++) {
        g_snprintf(table->texts[i], sizeof table->texts[i], "%u.0", 2 + i);
        table->categories[i] = (AnkeColumnCategory){"5年以上10年未満の者", FALSE};
        table->years[i] = (AnkeYear){"平成20年", 2008 + i};
        for (guint s = 0; s < ANKE_COLUMN_MOST_SERIES; s++) {
            table->values[s][i] = (AnkeColumnValue){ANKE_CELL_KNOWN, 2 + i, table->texts[i]};
        }
    }
    for (guint s = 0; s < ANKE_COLUMN_MOST_SERIES; s++) {
        table->series[s] = (AnkeColumnSeries){"男性（n=30）", FALSE, table->values[s]};
    }
    return (AnkeColumnSpec){.figure = {.title = "在職年数"},
                            .n_categories = n,
                            .categories = table->categories,
                            .n_series = n_series,
                            .series = table->series,
                            .unit = "（％）",
                            .is_whole = TRUE};
}

static void test_columns_stand_on_zero_and_break_into_rows(void)
{
    for (guint n_series = 1; n_series <= ANKE_COLUMN_MOST_SERIES; n_series++) {
        for (gsize w = 0; w < G_N_ELEMENTS(widths); w++) {
            ColumnTable table;
            AnkeColumnSpec spec = make_columns(&table, N_COLUMNS, n_series);
            g_autoptr(AnkeScene) scene = new_scene(widths[w]);
            anke_column_lay_out(scene, &spec);
            check_places(scene);
            check_scales(scene);
            guint n_rows = anke_scene_n_scales(scene);
            g_assert_cmpuint(count_shapes(scene, "column"), ==, N_COLUMNS * n_series);
            g_assert_cmpuint(count_shapes(scene, "value"), ==, N_COLUMNS * n_series);
            g_assert_cmpuint(count_shapes(scene, "label"), ==, N_COLUMNS);
            g_assert_cmpuint(count_shapes(scene, "baseline"), ==, n_rows);
            const AnkeShape *first = find_shape(scene, "column", 0);
            const AnkeShape *last = find_shape(scene, "column", N_COLUMNS * n_series - 1);
            g_assert_cmpfloat_with_epsilon(last->box.height, first->box.height * 41 / 2, 1e-6);
            g_assert_cmpfloat_with_epsilon(anke_box_bottom(first->box),
                                           find_shape(scene, "baseline", 0)->points[0].y, 1e-6);
        }
    }
}

static void test_negative_values_hang_below_zero(void)
{
    ColumnTable table;
    AnkeColumnSpec spec = make_columns(&table, 4, 1);
    table.values[0][1] = (AnkeColumnValue){ANKE_CELL_KNOWN, -4, "▲4.0"};
    table.values[0][2] = (AnkeColumnValue){ANKE_CELL_UNKNOWN, NAN, "…"};
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_column_lay_out(scene, &spec);
    check_places(scene);
    check_scales(scene);
    double zero = find_shape(scene, "baseline", 0)->points[0].y;
    const AnkeShape *up = find_shape(scene, "column", 0);
    const AnkeShape *down = find_shape(scene, "column", 1);
    g_assert_cmpuint(count_shapes(scene, "column"), ==, 3); /* unknown is not 0 */
    g_assert_cmpfloat_with_epsilon(anke_box_bottom(up->box), zero, 1e-6);
    g_assert_cmpfloat_with_epsilon(down->box.y, zero, 1e-6);
    g_assert_cmpfloat_with_epsilon(down->box.height, 2 * up->box.height, 1e-6);
    g_assert_cmpfloat(find_text(scene, "value", "▲4.0")->box.y, >=, anke_box_bottom(down->box));
    g_assert_nonnull(find_text(scene, "value", "…"));
    g_assert_null(find_text(scene, "tick", "-5"));
    g_assert_true(has_text(scene, "▲は負の値。"));
}

static void test_crowded_years_keep_the_extremes_and_every_kth_label(void)
{
    ColumnTable table;
    AnkeColumnSpec spec = make_columns(&table, 30, 1);
    spec.years = table.years;
    table.values[0][20].value = 99;
    table.values[0][20].text = "99.0";
    g_autoptr(AnkeScene) scene = new_scene(231);
    anke_column_lay_out(scene, &spec);
    check_places(scene);
    g_assert_cmpuint(anke_scene_n_scales(scene), ==, 1);
    g_assert_cmpuint(count_shapes(scene, "column"), ==, 30);
    g_assert_nonnull(find_text(scene, "value", "99.0"));
    g_assert_cmpuint(count_shapes(scene, "value"), <=, 3);
    g_assert_nonnull(find_text(scene, "year", "2037")); /* the last always has its label */
    g_assert_cmpuint(count_shapes(scene, "year"), <, 30);
    g_assert_true(has_text(scene, "数値は最大・両端など一部のみ示した。"));
}

static void test_a_missing_year_leaves_its_slot(void)
{
    AnkeYear years[3] = {{"平成20年", 2008}, {"平成21年", 2009}, {"平成23年", 2011}};
    g_autoptr(AnkeScene) scene = new_scene(482);
    g_auto(AnkeYearAxis) wide;
    anke_year_axis_init(&wide, scene, years, 3, (AnkeBox){10, 0, 240, 0});
    g_assert_cmpfloat_with_epsilon(anke_year_axis_x(&wide, 2) - anke_year_axis_x(&wide, 0), 180,
                                   1e-6);
    g_assert_cmpfloat(anke_year_axis_add_labels(scene, &wide, 100), >, 120);
    check_text(scene, "year", 0, "平成20年");
    check_text(scene, "year", 1, "2008");
    /* too narrow for 平成20年, wide enough for 2008 */
    g_auto(AnkeYearAxis) narrow;
    anke_year_axis_init(&narrow, scene, years, 3, (AnkeBox){10, 0, 96, 0});
    (void)anke_year_axis_add_labels(scene, &narrow, 200);
    check_text(scene, "year", 6, "H20");
}

static void test_small_and_rest_columns_look_different(void)
{
    ColumnTable table;
    AnkeColumnSpec spec = make_columns(&table, 3, 1);
    table.categories[2] = (AnkeColumnCategory){"無回答", TRUE};
    table.series[0].is_faint = TRUE;
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_column_lay_out(scene, &spec);
    g_assert_cmphex(find_shape(scene, "column", 0)->fill.colour, ==, PALE_BLUE);
    g_assert_cmpint(find_shape(scene, "column", 2)->fill.hatch, ==, ANKE_HATCH_RISING);
    /* the largest answer is named, not 無回答 */
    g_assert_true(g_str_has_suffix(anke_scene_description(scene), "の3.0（％）。"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/plate/a plate lies under its text", test_a_plate_lies_under_its_text);
    g_test_add_func("/rows/a long row label gives its base a line",
                    test_a_long_row_label_gives_its_base_a_line);
    g_test_add_func("/sides/sums are of counts and hidden with a part",
                    test_sums_are_of_counts_and_hidden_with_a_part);
    g_test_add_func("/sides/a sum is named after its strongest step",
                    test_a_sum_is_named_after_its_strongest_step);
    g_test_add_func("/sides/the favourable end has its colour in any order",
                    test_the_favourable_end_has_its_colour_in_any_order);
    g_test_add_func("/likert/bars diverge from zero with the strongest outermost",
                    test_bars_diverge_from_zero_with_the_strongest_outermost);
    g_test_add_func("/likert/both sides have the same axis without signs",
                    test_both_sides_share_an_axis_without_signs);
    g_test_add_func("/likert/a side with a hidden step is not drawn",
                    test_a_side_with_a_hidden_step_is_not_drawn);
    g_test_add_func("/likert/narrow diverging bars name other answers below",
                    test_narrow_diverging_bars_name_other_answers_below);
    g_test_add_func("/band/connectors join only steps of an ordered break",
                    test_connectors_join_only_steps_of_an_ordered_break);
    g_test_add_func("/band/bands of small bases are pale and sums need room",
                    test_bands_of_small_bases_are_pale_and_sums_need_room);
    g_test_add_func("/bar/bars have axes and a sentence", test_bars_have_axes_and_a_sentence);
    g_test_add_func("/heat/all groups stand once at every width",
                    test_all_groups_stand_once_at_every_width);
    g_test_add_func("/heat/cells are coloured by their residuals",
                    test_cells_are_coloured_by_their_residuals);
    g_test_add_func("/heat/many cells are said to be unadjusted",
                    test_many_cells_are_said_to_be_unadjusted);
    g_test_add_func("/column/columns stand on zero and break into rows",
                    test_columns_stand_on_zero_and_break_into_rows);
    g_test_add_func("/column/negative values hang below zero",
                    test_negative_values_hang_below_zero);
    g_test_add_func("/column/crowded years keep the extremes and every kth label",
                    test_crowded_years_keep_the_extremes_and_every_kth_label);
    g_test_add_func("/column/a missing year leaves its slot", test_a_missing_year_leaves_its_slot);
    g_test_add_func("/column/small and rest columns look different",
                    test_small_and_rest_columns_look_different);
    return g_test_run();
}
