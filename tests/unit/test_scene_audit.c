/* The audit finds each fault where it is, and nothing where there is none. */
#include <glib.h>
#include <math.h>

#include "charts/scene/backdrop.h"
#include "charts/scene/scene_audit.h"
#include "tests/unit/fake_measure.h"

static const AnkeAuditNeeds nothing = {FALSE, FALSE, FALSE};

/* A scene of 200 x 100 pt without blanks: a pale area covers it. */
static AnkeScene *new_picture(void)
{
    AnkeScene *scene = anke_scene_new(anke_theme_default(), fake_measure, 200);
    AnkeFill paper = {0xFFFFFF, ANKE_HATCH_NONE, 0};
    anke_scene_set_height(scene, 100);
    anke_scene_describe(scene, "題", "説明");
    anke_scene_add_rectangle(scene, "ground", (AnkeBox){0, 0, 200, 100}, &paper, NULL);
    return scene;
}

/* A text of 40 x 10 pt or so whose left upper corner is (50, 40). */
static void add_text(AnkeScene *scene, AnkeRgb colour)
{
    AnkeTextStyle style = {10, FALSE, 1.25, colour};
    AnkeTextPlace place = {.part = "value", .box = {50, 40, 0, 0}};
    anke_scene_add_text(scene, &place, &style, "四字熟語");
}

static void add_rectangle(AnkeScene *scene, AnkeBox box, AnkeRgb colour, AnkeHatch hatch)
{
    AnkeFill fill = {colour, hatch, 0x777777};
    anke_scene_add_rectangle(scene, "bar", box, &fill, NULL);
}

static void add_line(AnkeScene *scene, AnkeRgb colour)
{
    AnkeStroke stroke = {colour, 1, 0, 0};
    anke_scene_add_segment(scene, "line", (AnkePoint){0, 46}, (AnkePoint){200, 46}, &stroke);
}

/* The number of faults of a group; all faults must be of this group. */
static guint count_faults(const AnkeScene *scene, const AnkeAuditNeeds *needs, AnkeAuditGroup group)
{
    g_autoptr(GPtrArray) faults = anke_scene_audit(scene, needs, NULL);
    for (guint i = 0; i < faults->len; i++) {
        const AnkeFault *fault = g_ptr_array_index(faults, i);
        g_assert_cmpint(fault->group, ==, group);
    }
    return faults->len;
}

static const AnkeBox around = {40, 35, 60, 25};
static const AnkeBox across = {70, 35, 60, 25};

static void test_a_clear_text_has_no_fault(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    add_text(scene, 0x333333);
    add_rectangle(scene, (AnkeBox){92, 30, 20, 30}, 0x005AFF, ANKE_HATCH_NONE);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_N_AUDIT_GROUPS), ==, 0);
}

static void test_a_line_through_a_text_is_found(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    add_line(scene, 0x333333);
    add_text(scene, 0x333333);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_AUDIT_TEXTS_ON_MARKS), ==, 1);
}

static void test_a_line_drawn_after_a_text_is_found(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    add_text(scene, 0x333333);
    add_line(scene, 0x333333);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_AUDIT_TEXTS_ON_MARKS), ==, 1);
}

static void test_a_plate_hides_a_line(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    add_line(scene, 0x333333);
    add_rectangle(scene, around, 0xFFFFFF, ANKE_HATCH_NONE);
    add_text(scene, 0x333333);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_N_AUDIT_GROUPS), ==, 0);
}

static void test_a_pale_grid_does_not_count(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    add_line(scene, 0xDDDDDD);
    add_text(scene, 0x333333);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_N_AUDIT_GROUPS), ==, 0);
}

static void test_a_text_across_an_edge_is_found(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    add_rectangle(scene, across, 0xF6AA00, ANKE_HATCH_NONE);
    add_text(scene, 0x000000);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_AUDIT_TEXTS_ON_MARKS), ==, 1);
}

static void test_a_text_on_a_hatch_is_found(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    add_rectangle(scene, around, 0xFFFFFF, ANKE_HATCH_RISING);
    add_text(scene, 0x333333);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_AUDIT_TEXTS_ON_MARKS), ==, 1);
}

static void test_a_mark_on_a_text_is_found(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    add_text(scene, 0x333333);
    anke_scene_add_marker(scene, (AnkePoint){60, 46}, 0x804000);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_AUDIT_TEXTS_ON_MARKS), ==, 1);
}

static void test_a_polygon_holds_or_crosses(void)
{
    const AnkePoint large[] = {{20, 10}, {180, 10}, {100, 99}, {20, 99}};
    const AnkePoint small[] = {{60, 10}, {65, 99}, {61, 99}};
    AnkeFill fill = {0xFFFF80, ANKE_HATCH_NONE, 0};
    AnkeFill dark = {0x804000, ANKE_HATCH_NONE, 0};
    g_autoptr(AnkeScene) scene = new_picture();
    anke_scene_add_polygon(scene, "area", large, G_N_ELEMENTS(large), &fill, NULL);
    add_text(scene, 0x333333);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_N_AUDIT_GROUPS), ==, 0);
    g_assert_cmphex(anke_backdrop_find(scene, 2).colour, ==, 0xFFFF80);
    anke_scene_add_polygon(scene, "spike", small, G_N_ELEMENTS(small), &dark, NULL);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_AUDIT_TEXTS_ON_MARKS), ==, 1);
}

static void test_pale_ink_is_found(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    add_rectangle(scene, around, 0x005AFF, ANKE_HATCH_NONE);
    add_text(scene, 0x000000); /* 3.9:1 */
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_AUDIT_CONTRAST), ==, 1);
    g_autoptr(AnkeScene) light = new_picture();
    add_rectangle(light, around, 0x005AFF, ANKE_HATCH_NONE);
    add_text(light, 0xFFFFFF); /* 5.4:1 */
    g_assert_cmpuint(count_faults(light, &nothing, ANKE_N_AUDIT_GROUPS), ==, 0);
}

static void test_axes_are_checked(void)
{
    static const struct {
        AnkeSceneScale scale;
        AnkeAuditGroup group;
        guint n_faults;
    } cases[] = {
        {{.first = 0, .last = 80, .n_intervals = 4, .low = 0, .high = 80, .has_bars = TRUE},
         ANKE_N_AUDIT_GROUPS,
         0},
        {{.first = 0, .last = 80, .n_intervals = 4, .low = 3, .high = 80.1}, ANKE_AUDIT_TICKS, 1},
        {{.first = 0, .last = 80, .n_intervals = 4, .low = -1, .high = 8}, ANKE_AUDIT_TICKS, 1},
        {{.first = 0, .last = 9, .n_intervals = 9, .low = 0, .high = 9}, ANKE_AUDIT_TICKS, 1},
        {{.first = 0, .last = 0, .n_intervals = 0, .low = 0, .high = 0}, ANKE_AUDIT_TICKS, 1},
        {{.first = 0, .last = 2, .n_intervals = 4, .n_decimals = 1, .high = 2, .is_people = TRUE},
         ANKE_AUDIT_TICKS,
         1},
        {{.first = 20, .last = 80, .n_intervals = 3, .low = 30, .high = 70, .has_bars = TRUE},
         ANKE_AUDIT_ZERO,
         1},
        {{.first = 20, .last = 80, .n_intervals = 3, .low = NAN, .high = NAN},
         ANKE_N_AUDIT_GROUPS,
         0}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(AnkeScene) scene = new_picture();
        anke_scene_add_scale(scene, &cases[i].scale);
        g_assert_cmpuint(count_faults(scene, &nothing, cases[i].group), ==, cases[i].n_faults);
    }
}

static void add_part(AnkeScene *scene, const char *part, const char *text, double y)
{
    AnkeTextStyle style = {9, FALSE, 1.25, 0x333333};
    AnkeTextPlace place = {.part = part, .box = {5, y, 0, 0}};
    anke_scene_add_text(scene, &place, &style, text);
}

static void test_what_must_stand_there_is_missed(void)
{
    const AnkeAuditNeeds unit = {.has_unit = TRUE};
    const AnkeAuditNeeds base = {.has_base = TRUE};
    const AnkeAuditNeeds source = {.has_source = TRUE};
    const AnkeAuditNeeds all = {TRUE, TRUE, TRUE};
    g_autoptr(AnkeScene) scene = new_picture();
    g_assert_cmpuint(count_faults(scene, &unit, ANKE_AUDIT_UNIT), ==, 1);
    g_assert_cmpuint(count_faults(scene, &base, ANKE_AUDIT_BASE), ==, 1);
    g_assert_cmpuint(count_faults(scene, &source, ANKE_AUDIT_SOURCE), ==, 1);
    add_part(scene, "unit", "（％）", 5);
    add_part(scene, "label", "全体（n=35）", 25);
    add_part(scene, "source", "資料：架空", 45);
    g_assert_cmpuint(count_faults(scene, &all, ANKE_N_AUDIT_GROUPS), ==, 0);
    anke_scene_describe(scene, "", "");
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_AUDIT_WORDS), ==, 2);
}

static void test_a_large_blank_is_found(void)
{
    g_autoptr(AnkeScene) scene = anke_scene_new(anke_theme_default(), fake_measure, 400);
    anke_scene_set_height(scene, 200);
    anke_scene_describe(scene, "題", "説明");
    add_rectangle(scene, (AnkeBox){0, 0, 250, 200}, 0x005AFF, ANKE_HATCH_NONE);
    AnkeBox blank = anke_backdrop_largest_blank(scene);
    /* From the end of the bar to the margin, in cells of 4 pt. */
    g_assert_cmpfloat(blank.x, ==, 252);
    g_assert_cmpfloat(blank.width, ==, 136);
    g_assert_cmpfloat(blank.height, ==, 200);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_AUDIT_BLANK), ==, 1);
    AnkeSceneScale scale = {
        .plot = {250, 0, 150, 180}, .last = 1, .n_intervals = 1, .low = NAN, .high = NAN};
    anke_scene_add_scale(scene, &scale);
    g_assert_cmpuint(count_faults(scene, &nothing, ANKE_N_AUDIT_GROUPS), ==, 0);
    g_autoptr(AnkeScene) ring = anke_scene_new(anke_theme_default(), fake_measure, 400);
    anke_scene_set_height(ring, 200);
    anke_scene_describe(ring, "題", "説明");
    g_assert_cmpuint(count_faults(ring, &nothing, ANKE_AUDIT_BLANK), ==, 1);
    anke_scene_add_area(ring, (AnkeBox){0, 0, 400, 190});
    g_assert_cmpuint(count_faults(ring, &nothing, ANKE_N_AUDIT_GROUPS), ==, 0);
}

static void test_findings_of_the_canvas_are_sorted_into_groups(void)
{
    g_autoptr(AnkeScene) scene = new_picture();
    g_autoptr(GPtrArray) drawn = g_ptr_array_new();
    AnkeFinding findings[ANKE_N_FINDINGS];
    for (guint i = 0; i < ANKE_N_FINDINGS; i++) {
        findings[i] = (AnkeFinding){.kind = (AnkeFindingKind)i, .text = (char *)"字"};
        g_ptr_array_add(drawn, &findings[i]);
    }
    static const AnkeAuditGroup groups[] = {ANKE_AUDIT_TEXTS_APART, ANKE_AUDIT_TEXTS_INSIDE,
                                            ANKE_AUDIT_GLYPHS,      ANKE_AUDIT_GLYPHS,
                                            ANKE_AUDIT_TYPE_SIZE,   ANKE_AUDIT_LINE_BREAKS};
    g_autoptr(GPtrArray) faults = anke_scene_audit(scene, &nothing, drawn);
    g_assert_cmpuint(faults->len, ==, G_N_ELEMENTS(groups));
    for (guint i = 0; i < faults->len; i++) {
        g_assert_cmpint(((const AnkeFault *)g_ptr_array_index(faults, i))->group, ==, groups[i]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func("/scene-audit/" name, function)
    ADD("a clear text has no fault", test_a_clear_text_has_no_fault);
    ADD("a line through a text is found", test_a_line_through_a_text_is_found);
    ADD("a line drawn after a text is found", test_a_line_drawn_after_a_text_is_found);
    ADD("a plate hides a line", test_a_plate_hides_a_line);
    ADD("a pale grid does not count", test_a_pale_grid_does_not_count);
    ADD("a text across an edge is found", test_a_text_across_an_edge_is_found);
    ADD("a text on a hatch is found", test_a_text_on_a_hatch_is_found);
    ADD("a mark on a text is found", test_a_mark_on_a_text_is_found);
    ADD("a polygon holds or crosses", test_a_polygon_holds_or_crosses);
    ADD("pale ink is found", test_pale_ink_is_found);
    ADD("axes are checked", test_axes_are_checked);
    ADD("what must stand there is missed", test_what_must_stand_there_is_missed);
    ADD("a large blank is found", test_a_large_blank_is_found);
    ADD("findings of the canvas are sorted into groups",
        test_findings_of_the_canvas_are_sorted_into_groups);
#undef ADD
    return g_test_run();
}
