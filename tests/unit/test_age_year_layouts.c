/* Layouts of the age structure over the years: cells in their classes, outlines that follow the
 * hollow, panels of one scale, nothing out of its place. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "charts/plots/age_year_layout.h"
#include "charts/plots/profiles_layout.h"
#include "tests/unit/scene_checks.h"

#define N_AGES 10
#define N_YEARS 6

static const AnkeCell hidden = {ANKE_CELL_HIDDEN, NAN, NAN, NAN, NAN};
static const AnkeCell unknown = {ANKE_CELL_UNKNOWN, NAN, NAN, NAN, NAN};

static const char *const ages[N_AGES] = {"20", "21", "22", "23", "24",
                                         "25", "26", "27", "28", "29"};
static const char *const labels[N_YEARS] = {"令和6年", "令和7年",  "令和8年",
                                            "令和9年", "令和10年", "令和11年"};

/* A spec with its memory: 10 persons of every age but 2 of those in the hollow, which rises. */
typedef struct {
    AnkeCell cells[N_YEARS][N_AGES];
    AnkeAgeYearColumn columns[N_YEARS];
    AnkeAgeYearSpec spec;
} Made;

static void make(Made *made)
{
    memset(made, 0, sizeof *made);
    for (guint y = 0; y < N_YEARS; y++) {
        for (guint i = 0; i < N_AGES; i++) {
            made->cells[y][i] = known(i == y + 1 || i == y + 2 ? 2 : 10, 84);
        }
        made->columns[y] = (AnkeAgeYearColumn){.year = {labels[y], 2024 + y},
                                               .is_projected = y > 2,
                                               .cells = made->cells[y],
                                               .total = 84,
                                               .mean_age = 24.5,
                                               .retirement = NAN,
                                               .valley = {y + 1, y + 3, "21～22"},
                                               .has_looked = TRUE};
    }
    made->spec = (AnkeAgeYearSpec){.figure = {.title = "年齢別職員数"},
                                   .n_ages = N_AGES,
                                   .ages = ages,
                                   .is_single = TRUE,
                                   .first_age = 20,
                                   .n_years = N_YEARS,
                                   .years = made->columns};
}

static void test_everything_has_its_place_at_every_width(void)
{
    Made made;
    make(&made);
    for (double width = 200; width <= 960; width += 190) {
        g_autoptr(AnkeScene) scene = new_scene(width);
        anke_age_year_lay_out(scene, &made.spec);
        check_places(scene);
        g_assert_true(has_text(scene, "20"));
        g_assert_true(has_text(scene, "25"));
        g_assert_false(has_text(scene, "21"));
    }
}

/* Cells of one colour are one rectangle: three in a year, below, in and above the hollow. */
static void test_cells_of_a_class_are_one_rectangle(void)
{
    Made made;
    make(&made);
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_age_year_lay_out(scene, &made.spec);
    g_assert_cmpuint(count_shapes(scene, "cell"), ==, 3 * N_YEARS);
    const AnkeShape *below = find_shape(scene, "cell", 0);
    const AnkeShape *within = find_shape(scene, "cell", 1);
    const AnkeShape *above = find_shape(scene, "cell", 2);
    const AnkeTheme *theme = anke_theme_default();
    /* classes of 2 up to 10: persons are 2 to under 4, and 8 to 10 */
    g_assert_cmphex(within->fill.colour, ==, anke_theme_ramp(theme, 5, 1));
    g_assert_cmphex(above->fill.colour, ==, anke_theme_ramp(theme, 5, 4));
    g_assert_cmphex(below->fill.colour, ==, above->fill.colour);
    double row = find_shape(scene, "frame", 0)->box.height / N_AGES;
    g_assert_cmpfloat_with_epsilon(anke_box_bottom(within->box) - above->box.y - above->box.height,
                                   2 * row, 0.01);
}

static void test_a_class_begins_at_its_limit(void)
{
    Made made;
    make(&made);
    made.cells[0][5] = known(8, 84);
    made.cells[0][6] = known(7.9999, 84);
    made.cells[0][7] = known(0.49, 84);
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_age_year_lay_out(scene, &made.spec);
    const AnkeTheme *theme = anke_theme_default();
    g_assert_cmphex(find_shape(scene, "cell", 2)->fill.colour, ==, anke_theme_ramp(theme, 5, 4));
    g_assert_cmphex(find_shape(scene, "cell", 3)->fill.colour, ==, anke_theme_ramp(theme, 5, 3));
    /* nobody: the next rectangle begins above the blank age */
    double row = find_shape(scene, "frame", 0)->box.height / N_AGES;
    const AnkeShape *next = find_shape(scene, "cell", 4);
    double bottom = anke_box_bottom(find_shape(scene, "frame", 0)->box);
    g_assert_cmpfloat_with_epsilon(anke_box_bottom(next->box), bottom - 8 * row, 0.01);
    g_assert_cmpuint(anke_scene_n_notes(scene), ==, 1); /* parts of persons */
}

/* The outline is one line while ages of neighbouring years meet, and its corners are the ages'. */
static void test_the_outline_follows_the_hollow(void)
{
    Made made;
    make(&made);
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_age_year_lay_out(scene, &made.spec);
    g_assert_cmpuint(count_shapes(scene, "valley"), ==, 2); /* the line and its name */
    const AnkeShape *outline = find_shape(scene, "valley", 0);
    AnkeBox plot = find_shape(scene, "frame", 0)->box;
    double row = plot.height / N_AGES;
    double column = plot.width / N_YEARS;
    g_assert_cmpuint(outline->n_points, ==, 4 * N_YEARS + 2);
    for (guint y = 0; y < N_YEARS; y++) {
        AnkePoint left = outline->points[2 * y];
        g_assert_cmpfloat_with_epsilon(left.x, plot.x + y * column, 0.01);
        g_assert_cmpfloat_with_epsilon(left.y, anke_box_bottom(plot) - (y + 3) * row, 0.01);
        AnkePoint lower = outline->points[4 * N_YEARS - 1 - 2 * y];
        g_assert_cmpfloat_with_epsilon(lower.x, plot.x + y * column, 0.01);
        g_assert_cmpfloat_with_epsilon(lower.y, anke_box_bottom(plot) - (y + 1) * row, 0.01);
    }
}

static void test_the_outline_breaks_where_a_year_has_no_hollow(void)
{
    Made made;
    make(&made);
    made.columns[2].valley = (AnkeAgeValley){NAN, NAN, NULL};
    made.columns[5].valley = (AnkeAgeValley){0, 1, "20"}; /* meets no neighbour */
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_age_year_lay_out(scene, &made.spec);
    guint n_lines = 0;
    for (guint i = 0; find_shape(scene, "valley", i) != NULL; i++) {
        n_lines += find_shape(scene, "valley", i)->kind == ANKE_SHAPE_LINE ? 1 : 0;
    }
    g_assert_cmpuint(n_lines, ==, 3);
    g_assert_true(has_text(scene, "－"));
}

/* Where a table has not looked for a hollow, that none is named is no finding. */
static void test_no_hollow_is_no_finding_where_none_was_looked_for(void)
{
    Made made;
    make(&made);
    made.columns[5].valley = (AnkeAgeValley){NAN, NAN, NULL};
    made.columns[5].has_looked = FALSE;
    g_autoptr(AnkeScene) scene = new_scene(960);
    anke_age_year_lay_out(scene, &made.spec);
    g_assert_false(has_text(scene, "－"));
    g_assert_true(has_text(scene, "…"));
}

static void test_the_rule_stands_before_the_first_projection(void)
{
    Made made;
    make(&made);
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_age_year_lay_out(scene, &made.spec);
    AnkeBox plot = find_shape(scene, "frame", 0)->box;
    const AnkeShape *border = find_shape(scene, "border", 0);
    g_assert_cmpfloat_with_epsilon(border->points[0].x, plot.x + plot.width / 2, 0.01);
    for (guint y = 0; y < N_YEARS; y++) {
        made.columns[y].is_projected = TRUE;
    }
    g_autoptr(AnkeScene) ahead = new_scene(482);
    anke_age_year_lay_out(ahead, &made.spec);
    g_assert_null(find_shape(ahead, "border", 0));
}

/* 2024, 2029, 2034: columns of five years; and a gap where one of those is missing. */
static void test_columns_are_as_wide_as_the_least_distance(void)
{
    Made made;
    make(&made);
    made.spec.n_years = 3;
    made.columns[1].year.year = 2029;
    made.columns[2].year.year = 2034;
    g_autoptr(AnkeScene) even = new_scene(482);
    anke_age_year_lay_out(even, &made.spec);
    AnkeBox plot = find_shape(even, "frame", 0)->box;
    g_assert_null(find_shape(even, "gap", 0));
    g_assert_cmpfloat_with_epsilon(find_shape(even, "cell", 3)->box.x, plot.x + plot.width / 3,
                                   0.01);
    made.columns[2].year.year = 2039;
    g_autoptr(AnkeScene) gap = new_scene(482);
    anke_age_year_lay_out(gap, &made.spec);
    const AnkeShape *blank = find_shape(gap, "gap", 0);
    g_assert_cmpfloat_with_epsilon(blank->box.x, plot.x + plot.width / 2, 0.01);
    g_assert_cmpfloat_with_epsilon(blank->box.width, plot.width / 4, 0.01);
    g_assert_true(has_text(gap, "値なし"));
}

static void test_retirement_is_a_line_of_steps(void)
{
    Made made;
    make(&made);
    for (guint y = 0; y < 4; y++) {
        made.columns[y].retirement = y < 2 ? 8 : 9;
    }
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_age_year_lay_out(scene, &made.spec);
    g_assert_cmpuint(count_shapes(scene, "retirement"), ==, 1);
    const AnkeShape *line = find_shape(scene, "retirement", 0);
    g_assert_cmpuint(line->n_points, ==, 8);
    g_assert_cmpfloat(line->points[3].y, >, line->points[4].y);
    g_assert_true(has_text(scene, "定年"));
}

static void test_what_is_hidden_or_unknown_is_hatched(void)
{
    Made made;
    make(&made);
    made.cells[0][0] = hidden;
    made.cells[1][0] = unknown;
    made.columns[0].total = NAN;
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_age_year_lay_out(scene, &made.spec);
    g_assert_cmpint(find_shape(scene, "cell", 0)->fill.hatch, ==, ANKE_HATCH_FALLING);
    g_assert_true(has_text(scene, "秘匿"));
    g_assert_true(has_text(scene, "値なし"));
    g_assert_true(has_text(scene, "…"));
}

/* Profiles */

typedef struct {
    AnkeCell cells[2][N_AGES];
    AnkeCell stationary[N_AGES];
    AnkeProfile profiles[ANKE_PROFILES_MOST];
    AnkeProfilesSpec spec;
} Sides;

static void make_sides(Sides *made, guint n_sides, guint n_profiles)
{
    memset(made, 0, sizeof *made);
    for (guint i = 0; i < N_AGES; i++) {
        made->cells[0][i] = known(i == 4 ? 0 : 10, 90);
        made->cells[1][i] = known(20, 200);
        made->stationary[i] = known(9, 90);
    }
    for (guint p = 0; p < n_profiles; p++) {
        made->profiles[p] = (AnkeProfile){.year = {labels[p], 2024 + p}, .is_projected = p > 0};
        for (guint side = 0; side < n_sides; side++) {
            made->profiles[p].sides[side] =
                (AnkeProfileSide){.cells = made->cells[side],
                                  .stationary = made->stationary,
                                  .figures = {90, 24.5, side == 0 ? "24" : ""},
                                  .valley = {4, 5, side == 0 ? "24" : NULL}};
        }
    }
    made->spec = (AnkeProfilesSpec){.figure = {.title = "年齢別職員数"},
                                    .n_ages = N_AGES,
                                    .ages = ages,
                                    .is_single = TRUE,
                                    .first_age = 20,
                                    .n_sides = n_sides,
                                    .sides = {"男", "女"},
                                    .n_profiles = n_profiles,
                                    .profiles = made->profiles};
}

static void test_profiles_have_their_place_at_every_width(void)
{
    for (guint n_sides = 1; n_sides <= 2; n_sides++) {
        for (guint n = 1; n <= ANKE_PROFILES_MOST; n++) {
            Sides made;
            make_sides(&made, n_sides, n);
            for (double width = 200; width <= 960; width += 95) {
                g_autoptr(AnkeScene) scene = new_scene(width);
                anke_profiles_lay_out(scene, &made.spec);
                check_places(scene);
                g_assert_cmpuint(count_shapes(scene, "year"), ==, n);
                g_assert_cmpuint(count_shapes(scene, "outline"), ==, n * n_sides);
                g_assert_cmpuint(count_shapes(scene, "valley"), ==, n);
            }
        }
    }
}

/* All panels have one scale from 0, so bars of as many persons are as long. */
static void test_bars_of_all_panels_have_one_scale(void)
{
    Sides made;
    make_sides(&made, 2, 3);
    g_autoptr(AnkeScene) scene = new_scene(700);
    anke_profiles_lay_out(scene, &made.spec);
    /* of each panel 9 bars to the left, nobody is 24, and 10 to the right */
    g_assert_cmpuint(count_shapes(scene, "bar"), ==, 3 * 19);
    double ten = find_shape(scene, "bar", 0)->box.width;
    for (guint panel = 0; panel < 3; panel++) {
        const AnkeShape *left = find_shape(scene, "bar", panel * 19);
        const AnkeShape *right = find_shape(scene, "bar", panel * 19 + 9);
        g_assert_cmpfloat_with_epsilon(left->box.width, ten, 0.01);
        g_assert_cmpfloat_with_epsilon(right->box.width, 2 * ten, 0.01);
        g_assert_cmpfloat_with_epsilon(anke_box_right(left->box), right->box.x, 0.01);
    }
    /* what is projected is paler */
    g_assert_cmphex(find_shape(scene, "bar", 0)->fill.colour, !=,
                    find_shape(scene, "bar", 19)->fill.colour);
    g_assert_cmphex(find_shape(scene, "bar", 38)->fill.colour, ==,
                    find_shape(scene, "bar", 19)->fill.colour);
}

/* 9 persons of 10: the outline stands at nine tenths of the bars. */
static void test_the_outline_is_on_the_scale_of_the_bars(void)
{
    Sides made;
    make_sides(&made, 1, 1);
    made.stationary[7] = unknown;
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_profiles_lay_out(scene, &made.spec);
    const AnkeShape *bar = find_shape(scene, "bar", 0);
    const AnkeShape *outline = find_shape(scene, "outline", 0);
    g_assert_cmpuint(count_shapes(scene, "outline"), ==, 2); /* broken where it is not known */
    g_assert_cmpuint(outline->n_points, ==, 14);
    g_assert_cmpfloat_with_epsilon(outline->points[0].x - bar->box.x, 0.9 * bar->box.width, 0.01);
}

static void test_a_hidden_age_is_a_hatched_piece(void)
{
    Sides made;
    make_sides(&made, 1, 1);
    made.cells[0][0] = hidden;
    made.profiles[0].sides[0].figures.total = NAN;
    g_autoptr(AnkeScene) scene = new_scene(482);
    anke_profiles_lay_out(scene, &made.spec);
    g_assert_cmpuint(count_shapes(scene, "hidden"), ==, 1);
    g_assert_true(has_text(scene, "秘匿"));
    g_assert_false(has_text(scene, "90"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define TEST(name, function) g_test_add_func("/age_year_layouts/" name, function)
    TEST("everything has its place at every width", test_everything_has_its_place_at_every_width);
    TEST("cells of a class are one rectangle", test_cells_of_a_class_are_one_rectangle);
    TEST("a class begins at its limit", test_a_class_begins_at_its_limit);
    TEST("the outline follows the hollow", test_the_outline_follows_the_hollow);
    TEST("the outline breaks where a year has no hollow",
         test_the_outline_breaks_where_a_year_has_no_hollow);
    TEST("no hollow is no finding where none was looked for",
         test_no_hollow_is_no_finding_where_none_was_looked_for);
    TEST("the rule stands before the first projection",
         test_the_rule_stands_before_the_first_projection);
    TEST("columns are as wide as the least distance",
         test_columns_are_as_wide_as_the_least_distance);
    TEST("retirement is a line of steps", test_retirement_is_a_line_of_steps);
    TEST("what is hidden or unknown is hatched", test_what_is_hidden_or_unknown_is_hatched);
    TEST("profiles have their place at every width", test_profiles_have_their_place_at_every_width);
    TEST("bars of all panels have one scale", test_bars_of_all_panels_have_one_scale);
    TEST("the outline is on the scale of the bars", test_the_outline_is_on_the_scale_of_the_bars);
    TEST("a hidden age is a hatched piece", test_a_hidden_age_is_a_hatched_piece);
    return g_test_run();
}
