#include "charts/plots/profiles_layout.h"

#include <math.h>

#include "analyzer/base/number.h"
#include "charts/plots/profiles_private.h"
#include "charts/scene/axis.h"
#include "charts/scene/key.h"

#define LEAST_SIDE_PT 36.0 /* of a panel's side; narrower panels stand in a further row */
#define HEIGHT_SHARE 0.5   /* of plots in one row, to the width of the picture */
#define MIN_HEIGHT_PT 150.0
#define MAX_HEIGHT_PT 330.0
#define MIN_ROW_PT 2.4
#define MAX_ROW_PT 22.0
#define BAND_ROW_PT 13.0
#define FEW_AGES 24 /* up to here every age has its label */
#define MAX_LABEL_SHARE 0.3
#define TICK_GAP_PT 6.0
#define LEAST_INTERVALS 3 /* or half of a panel may stay blank */
#define SAMPLE_PT 16.0
#define MOST_KEYS 8

static const AnkeTheme *theme_of(const AnkeProfilesPlan *plan)
{
    return anke_scene_theme(plan->scene);
}

static void look_at(AnkeProfilesPlan *plan, const AnkeProfileSide *side)
{
    plan->has_stationary = plan->has_stationary || side->stationary != NULL;
    for (guint i = 0; i < plan->spec->n_ages; i++) {
        const AnkeCell *cell = &side->cells[i];
        plan->has_hidden = plan->has_hidden || cell->state == ANKE_CELL_HIDDEN;
        plan->has_unknown = plan->has_unknown || cell->state == ANKE_CELL_UNKNOWN;
        plan->most = cell->count > plan->most ? cell->count : plan->most;
        double other = side->stationary == NULL ? 0 : side->stationary[i].count;
        plan->most = other > plan->most ? other : plan->most;
    }
}

static void look_at_all(AnkeProfilesPlan *plan)
{
    for (guint i = 0; i < plan->spec->n_profiles; i++) {
        gboolean is_projected = plan->spec->profiles[i].is_projected;
        plan->has_projected = plan->has_projected || is_projected;
        plan->has_actual = plan->has_actual || !is_projected;
        for (guint side = 0; side < plan->spec->n_sides; side++) {
            look_at(plan, &plan->spec->profiles[i].sides[side]);
        }
    }
}

static double label_width(const AnkeProfilesPlan *plan)
{
    const AnkeTextStyle *style = &theme_of(plan)->axis;
    double widest = 0;
    for (guint i = 0; i < plan->spec->n_ages; i++) {
        widest = MAX(widest, anke_scene_text_width(plan->scene, style, plan->spec->ages[i]) + 0.5);
    }
    return MIN(widest, MAX_LABEL_SHARE * anke_frame_width(plan->scene));
}

static double tallest_label(const AnkeProfilesPlan *plan)
{
    double tallest = 0;
    for (guint i = 0; i < plan->spec->n_ages; i++) {
        AnkeTextSize size =
            anke_scene_measure(plan->scene, &theme_of(plan)->axis, plan->spec->ages[i],
                               plan->gutter - theme_of(plan)->text_axis_pt);
        tallest = MAX(tallest, size.height_pt);
    }
    return tallest;
}

gboolean anke_profiles_is_labelled(const AnkeProfilesPlan *plan, guint age)
{
    const AnkeProfilesSpec *spec = plan->spec;
    return spec->is_single ? fmod(spec->first_age + age, plan->label_every) < 0.5
                           : age % plan->label_every == 0;
}

static void choose_labels(AnkeProfilesPlan *plan)
{
    static const guint steps[] = {1, 2, 5, 10, 20, 50};
    double tallest = tallest_label(plan);
    for (guint i = plan->spec->is_single ? 2 : 0; i < G_N_ELEMENTS(steps); i++) {
        plan->label_every = steps[i];
        if (steps[i] * plan->row >= tallest) {
            return;
        }
    }
    plan->label_every = MAX(plan->spec->n_ages, 1);
}

/* Ages, heads of rows, and the unit beside the axis' first number: of two sides half its width. */
static double measure_gutter(const AnkeProfilesPlan *plan)
{
    const AnkeTextStyle *style = &theme_of(plan)->axis;
    char most[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(most, ceil(plan->most), 0);
    double number = anke_scene_text_width(plan->scene, style, most);
    double unit = anke_scene_text_width(plan->scene, style,
                                        anke_scene_say(plan->scene, "（人）", "(persons)")) +
                  (plan->spec->n_sides - 1) * number;
    return MAX(MAX(label_width(plan), unit), anke_age_figures_head_width(plan->scene)) +
           theme_of(plan)->text_axis_pt;
}

/* As many panels in a row as fit, rows as even as they can be. */
static void place_columns(AnkeProfilesPlan *plan)
{
    const AnkeProfilesSpec *spec = plan->spec;
    plan->gutter = measure_gutter(plan);
    double room = anke_frame_width(plan->scene) - plan->gutter;
    double least = LEAST_SIDE_PT * spec->n_sides;
    guint most =
        (guint)MAX(floor((room + ANKE_PROFILES_GAP_PT) / (least + ANKE_PROFILES_GAP_PT)), 1);
    guint n_rows = (spec->n_profiles + most - 1) / most;
    plan->n_columns = (spec->n_profiles + n_rows - 1) / n_rows;
    plan->width = (room - (plan->n_columns - 1) * ANKE_PROFILES_GAP_PT) / plan->n_columns;
}

static void place_ages(AnkeProfilesPlan *plan)
{
    guint n = plan->spec->n_ages;
    double height =
        CLAMP(HEIGHT_SHARE * anke_scene_width(plan->scene), MIN_HEIGHT_PT, MAX_HEIGHT_PT);
    plan->row = CLAMP(height / n, MIN_ROW_PT, MAX_ROW_PT);
    if (n <= FEW_AGES) {
        plan->row = MAX(MIN(plan->row, BAND_ROW_PT), tallest_label(plan) + 1);
    }
    choose_labels(plan);
}

static void place_ticks(AnkeProfilesPlan *plan)
{
    AnkeTickRange range = {.high = plan->most, .is_whole = TRUE, .most = 2};
    plan->ticks = anke_ticks_place(&range);
    double number = anke_axis_label_width(plan->scene, &plan->ticks);
    guint most = anke_axis_most_intervals(plan->width / plan->spec->n_sides, number + TICK_GAP_PT);
    range.most = MAX(most, LEAST_INTERVALS);
    plan->ticks = anke_ticks_place(&range);
}

/* Legend */

static void draw_fill(AnkeScene *scene, AnkePoint middle, gconstpointer data)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeBox box = {middle.x, middle.y - theme->swatch_pt / 2, theme->swatch_pt, theme->swatch_pt};
    anke_scene_add_rectangle(scene, "legend", box, data, &theme->border);
}

static void draw_outline(AnkeScene *scene, AnkePoint middle, gconstpointer data)
{
    AnkeStroke stroke = anke_profiles_outline(scene);
    (void)data;
    anke_scene_add_segment(scene, "legend", middle, (AnkePoint){middle.x + SAMPLE_PT, middle.y},
                           &stroke);
}

/* 職員数（実績）, 職員数（推計） or 男（実績） ...; labels are freed by the caller. */
static guint list_bars(const AnkeProfilesPlan *plan, AnkeKeyEntry *keys, AnkeFill *fills,
                       char **labels)
{
    const AnkeScene *scene = plan->scene;
    guint n = 0;
    for (guint side = 0; side < plan->spec->n_sides; side++) {
        const char *label = plan->spec->n_sides == 2 ? plan->spec->sides[side]
                                                     : anke_scene_say(scene, "職員数", "staff");
        for (guint k = 0; k < 2; k++) {
            if (k == 0 ? !plan->has_actual : !plan->has_projected) {
                continue;
            }
            labels[n] =
                g_strdup_printf(k == 0 ? anke_scene_say(scene, "%s（実績）", "%s, actual")
                                       : anke_scene_say(scene, "%s（推計）", "%s, projected"),
                                label);
            fills[n] = anke_profiles_fill(plan, side, k == 1);
            keys[n] =
                (AnkeKeyEntry){labels[n], anke_scene_theme(scene)->swatch_pt, draw_fill, &fills[n]};
            n++;
        }
    }
    return n;
}

static double add_legend(const AnkeProfilesPlan *plan, double y)
{
    const AnkeTheme *theme = theme_of(plan);
    AnkeScene *scene = plan->scene;
    AnkeFill fills[4];
    char *labels[4] = {NULL};
    AnkeFill valley = anke_profiles_valley_fill(scene);
    AnkeKeyEntry keys[MOST_KEYS];
    guint n = list_bars(plan, keys, fills, labels);
    if (plan->has_stationary) {
        keys[n++] = (AnkeKeyEntry){anke_scene_say(scene, "定常構造（毎年同数を採用した場合）",
                                                  "stationary structure (as many hired each year)"),
                                   SAMPLE_PT, draw_outline, NULL};
    }
    if (anke_profiles_have(plan, ANKE_AGE_HOLLOW)) {
        keys[n++] = (AnkeKeyEntry){
            anke_scene_say(scene, "空洞（職員の少ない年齢の範囲）", "hollow (ages with few staff)"),
            theme->swatch_pt, draw_fill, &valley};
    }
    if (plan->has_hidden) {
        keys[n++] = (AnkeKeyEntry){anke_scene_say(scene, "秘匿", "hidden"), theme->swatch_pt,
                                   draw_fill, &theme->hidden};
    }
    if (plan->has_unknown) {
        keys[n++] = (AnkeKeyEntry){anke_scene_say(scene, "値なし", "not known"), theme->swatch_pt,
                                   draw_fill, &theme->no_answer};
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(scene), 0};
    y = anke_key_lay_out(scene, box, &(AnkeKey){&theme->label, keys, n});
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++) {
        g_free(labels[i]);
    }
    return y + theme->block_pt;
}

static void describe(const AnkeProfilesPlan *plan)
{
    const AnkeProfilesSpec *spec = plan->spec;
    GString *text = g_string_new(anke_scene_say(plan->scene, "年齢別職員数を年ごとに並べた図。",
                                                "Staff by age, years side by side."));
    for (guint i = 0; i < spec->n_profiles; i++) {
        const AnkeProfile *profile = &spec->profiles[i];
        for (guint side = 0; side < spec->n_sides; side++) {
            const AnkeAgeFigures *figures = &profile->sides[side].figures;
            g_autofree char *mean = anke_age_figures_text(figures, ANKE_AGE_MEAN);
            g_autofree char *hollow = anke_age_figures_text(figures, ANKE_AGE_HOLLOW);
            g_string_append_printf(text,
                                   anke_scene_say(plan->scene, "%s%sは平均%s歳、空洞%s。",
                                                  " %s%s: mean age %s, hollow %s."),
                                   profile->year.label, spec->n_sides == 2 ? spec->sides[side] : "",
                                   mean, hollow);
        }
    }
    anke_scene_set_description(plan->scene, text->str);
    g_string_free(text, TRUE);
}

static void add_notes(const AnkeProfilesPlan *plan)
{
    AnkeScene *scene = plan->scene;
    if (plan->has_hidden) {
        anke_scene_add_note(scene, anke_people_hidden_note(anke_scene_lang(scene)));
    }
    if (anke_profiles_lack_number(plan)) {
        anke_cross_add_unknown_note(scene);
    }
    if (plan->has_stationary) {
        anke_scene_add_note(
            scene, anke_scene_say(scene,
                                  "定常構造は、その年の離職率と定年のまま毎年同数を採用し続けた"
                                  "場合の、同じ職員数の年齢構成。",
                                  "Stationary structure: the ages that staff of the same number "
                                  "would have if as many were hired every year."));
    }
}

void anke_profiles_lay_out(AnkeScene *scene, const AnkeProfilesSpec *spec)
{
    g_assert(spec->n_ages > 0 && spec->n_profiles > 0 && spec->n_profiles <= ANKE_PROFILES_MOST);
    AnkeProfilesPlan plan = {.scene = scene, .spec = spec};
    look_at_all(&plan);
    place_columns(&plan);
    place_ages(&plan);
    place_ticks(&plan);
    double y = anke_frame_begin(scene, &spec->figure);
    describe(&plan);
    y = add_legend(&plan, y);
    for (guint first = 0; first < spec->n_profiles; first += plan.n_columns) {
        y = anke_profiles_add_row(&plan, first, y);
    }
    add_notes(&plan);
    anke_frame_end(scene, &spec->figure, y - anke_scene_theme(scene)->block_pt);
}
