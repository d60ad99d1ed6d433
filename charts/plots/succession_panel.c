/* A panel of succession: two bars a year, a sign above them, an axis of its own. */
#include <math.h>

#include "charts/plots/succession_private.h"
#include "charts/scene/axis.h"
#include "charts/scene/key.h"
#include "charts/scene/plate.h"
#include "charts/scene/year_axis.h"

#define PLOT_PT 66.0
#define INTERVAL_PT 22.0
#define PAIR_SHARE 0.78 /* of a slot that both bars take */
#define MAX_BAR_PT 16.0
#define SIGN_PT 2.8
#define SIGN_GAP_PT 2.5 /* between bars, sign and number */
#define YELLOW 0xFFF100 /* of the Color Universal Design set */

typedef struct {
    AnkeScene *scene;
    const AnkeSuccessionSpec *spec;
    const AnkeSuccessionGrade *grade;
    AnkeYearAxis years;
    AnkeAxis axis;
} Panel;

static AnkeFill vacancy_fill(const AnkeTheme *theme, AnkeSuccessionState state)
{
    switch (state) {
    case ANKE_SUCCESSION_SHORT:
        return (AnkeFill){theme->mark_2, ANKE_HATCH_RISING, theme->ink_dark};
    case ANKE_SUCCESSION_TIGHT:
        return (AnkeFill){YELLOW, ANKE_HATCH_NONE, 0};
    default:
        return theme->bar;
    }
}

static AnkeFill eligible_fill(const AnkeTheme *theme)
{
    return (AnkeFill){anke_theme_series(theme, 4, 1).colour, ANKE_HATCH_NONE, 0};
}

static double find_high(const AnkeSuccessionSpec *spec, const AnkeSuccessionGrade *grade)
{
    double high = 0;
    for (guint i = 0; i < spec->n_years; i++) {
        const AnkeSuccessionYear *year = &grade->years[i];
        high = isnan(year->vacancies.count) ? high : MAX(high, year->vacancies.count);
        high = isnan(year->eligible.count) ? high : MAX(high, year->eligible.count);
    }
    return high;
}

static gboolean is_known(const Panel *panel)
{
    for (guint i = 0; i < panel->spec->n_years; i++) {
        const AnkeSuccessionYear *year = &panel->grade->years[i];
        if (!isnan(year->vacancies.count) || !isnan(year->eligible.count)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void place_axis(Panel *panel, AnkeBox box)
{
    AnkeScene *scene = panel->scene;
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeTickRange range = {.high = find_high(panel->spec, panel->grade),
                           .is_whole = TRUE,
                           .most = anke_axis_most_intervals(PLOT_PT, INTERVAL_PT)};
    panel->axis.ticks = anke_ticks_place(&range);
    double left = anke_axis_label_width(scene, &panel->axis.ticks) + theme->text_axis_pt;
    panel->axis.plot = (AnkeBox){box.x + left, box.y, box.width - left, PLOT_PT};
    anke_year_axis_init(&panel->years, scene, panel->spec->years, panel->spec->n_years,
                        panel->axis.plot);
    AnkeAxisData data = {.high = range.high, .has_bars = TRUE, .is_people = TRUE};
    anke_axis_declare(scene, &panel->axis, &data);
}

static double bar_width(const Panel *panel)
{
    return MIN(PAIR_SHARE * anke_year_axis_slot(&panel->years) / 2, MAX_BAR_PT);
}

/* The bar left (side -1) or right (side 0) of a year's middle. */
static void add_bar(const Panel *panel, guint year, gint side, double value, AnkeFill fill)
{
    if (isnan(value) || value <= 0) {
        return;
    }
    double width = bar_width(panel);
    double end = anke_axis_y(&panel->axis, value);
    AnkeBox box = {anke_year_axis_x(&panel->years, year) + side * width, end, width,
                   anke_axis_y(&panel->axis, 0) - end};
    anke_scene_add_rectangle(panel->scene, side < 0 ? "vacancies" : "eligible", box, &fill,
                             &anke_scene_theme(panel->scene)->border);
}

static void add_sign(AnkeScene *scene, AnkeSuccessionState state, AnkePoint middle)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    gboolean is_short = state == ANKE_SUCCESSION_SHORT;
    anke_scene_add_symbol(scene, is_short ? "short" : "tight",
                          is_short ? ANKE_SYMBOL_TRIANGLE : ANKE_SYMBOL_HOLLOW_DIAMOND, middle,
                          SIGN_PT, is_short ? theme->warning.colour : theme->ink_dark);
}

/* The sign above both bars, and how many are lacking where that has room. */
static void add_warning(const Panel *panel, guint year)
{
    AnkeScene *scene = panel->scene;
    const AnkeSuccessionYear *of_year = &panel->grade->years[year];
    if (of_year->state < ANKE_SUCCESSION_TIGHT) {
        return;
    }
    double high = MAX(of_year->vacancies.count, of_year->eligible.count);
    double x = anke_year_axis_x(&panel->years, year);
    double y = anke_axis_y(&panel->axis, high) - SIGN_GAP_PT - SIGN_PT;
    add_sign(scene, of_year->state, (AnkePoint){x, y});
    if (of_year->state != ANKE_SUCCESSION_SHORT || isnan(of_year->lacking.count)) {
        return;
    }
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeTextStyle style = anke_text_style_coloured(theme->strong, theme->warning.colour);
    g_autofree char *text = anke_succession_text(scene, panel->spec, &of_year->lacking);
    if (anke_scene_text_width(scene, &style, text) + 2 <= anke_year_axis_slot(&panel->years)) {
        AnkeTextPlace place = {.part = "lacking",
                               .box = {x, y - SIGN_PT - 0.5, 0, 0},
                               .align = ANKE_ALIGN_CENTRE,
                               .valign = ANKE_VALIGN_BOTTOM};
        anke_plate_add_text(scene, &place, &style, theme->paper, text);
    }
}

/* Room above the plot for signs and numbers. */
static double head_height(const AnkeScene *scene)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->strong;
    return style->size_pt * style->line_em + 2 * SIGN_PT + 2 * SIGN_GAP_PT;
}

/* The grade, and the unit behind it where it fits, else below. */
static double add_title(const Panel *panel, AnkeBox box)
{
    AnkeScene *scene = panel->scene;
    const AnkeTheme *theme = anke_scene_theme(scene);
    double label = anke_scene_text_width(scene, &theme->strong, panel->grade->label);
    double unit = anke_scene_text_width(scene, &theme->axis, panel->spec->unit);
    gboolean is_beside = label + unit + 1 <= box.width;
    AnkeTextPlace place = {.part = "panel", .box = box, .is_wrapped = TRUE};
    double height = anke_scene_add_text(scene, &place, &theme->strong, panel->grade->label);
    AnkeTextPlace beside = {.part = "unit",
                            .box = {box.x + (is_beside ? label : 0),
                                    box.y + (is_beside ? 0 : height),
                                    is_beside ? unit + 1 : box.width, is_beside ? height : 0},
                            .valign = is_beside ? ANKE_VALIGN_MIDDLE : ANKE_VALIGN_TOP,
                            .is_wrapped = TRUE};
    double below = anke_scene_add_text(scene, &beside, &theme->axis, panel->spec->unit);
    return box.y + height + (is_beside ? 0 : below);
}

double anke_succession_add_panel(AnkeScene *scene, const AnkeSuccessionSpec *spec,
                                 const AnkeSuccessionGrade *grade, AnkeBox box)
{
    Panel panel = {.scene = scene, .spec = spec, .grade = grade};
    const AnkeTheme *theme = anke_scene_theme(scene);
    box.y = add_title(&panel, box) + head_height(scene);
    place_axis(&panel, box);
    anke_axis_add_grid_up(scene, &panel.axis);
    anke_axis_add_numbers_up(scene, &panel.axis, 0);
    AnkeFill eligible = eligible_fill(theme);
    for (guint i = 0; i < spec->n_years; i++) {
        const AnkeSuccessionYear *year = &grade->years[i];
        add_bar(&panel, i, -1, year->vacancies.count, vacancy_fill(theme, year->state));
        add_bar(&panel, i, 0, year->eligible.count, eligible);
    }
    double zero = anke_axis_y(&panel.axis, 0);
    anke_scene_add_segment(scene, "baseline", (AnkePoint){panel.axis.plot.x, zero},
                           (AnkePoint){anke_box_right(panel.axis.plot), zero}, &theme->zero_line);
    for (guint i = 0; i < spec->n_years; i++) {
        add_warning(&panel, i);
    }
    if (!is_known(&panel)) {
        anke_plate_add_no_value(scene, panel.axis.plot, FALSE);
    }
    double y = anke_year_axis_add_labels(scene, &panel.years, anke_box_bottom(panel.axis.plot));
    anke_year_axis_clear(&panel.years);
    return y;
}

/* Legend */

static void draw_swatch(AnkeScene *scene, AnkePoint start, gconstpointer data)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeBox box = {start.x, start.y - theme->swatch_pt / 2, theme->swatch_pt, theme->swatch_pt};
    anke_scene_add_rectangle(scene, "legend", box, data, &theme->border);
}

/* The bar and the sign of a state. */
static void draw_state(AnkeScene *scene, AnkePoint start, gconstpointer data)
{
    AnkeSuccessionState state = *(const AnkeSuccessionState *)data;
    AnkeFill fill = vacancy_fill(anke_scene_theme(scene), state);
    double side = anke_scene_theme(scene)->swatch_pt;
    draw_swatch(scene, start, &fill);
    add_sign(scene, state, (AnkePoint){start.x + side + 2 + SIGN_PT, start.y});
}

double anke_succession_add_legend(AnkeScene *scene, gboolean has_lacking, double y)
{
    static const AnkeSuccessionState states[] = {ANKE_SUCCESSION_TIGHT, ANKE_SUCCESSION_SHORT};
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeFill vacancies = vacancy_fill(theme, ANKE_SUCCESSION_AMPLE);
    AnkeFill eligible = eligible_fill(theme);
    double side = theme->swatch_pt;
    double wide = side + 2 + 2 * SIGN_PT;
    const char *of_short =
        has_lacking
            ? anke_scene_say(scene, "不足：候補が欠員に満たない（数字は不足の人数）",
                             "short: fewer than vacancies (number: how many)")
            : anke_scene_say(scene, "不足：候補が欠員に満たない", "short: fewer than vacancies");
    const AnkeKeyEntry entries[] = {
        {anke_scene_say(scene, "欠員", "vacancies"), side, draw_swatch, &vacancies},
        {anke_scene_say(scene, "候補者", "eligible"), side, draw_swatch, &eligible},
        {anke_scene_say(scene, "注意：候補に余裕がない", "tight: few to spare"), wide, draw_state,
         &states[0]},
        {of_short, wide, draw_state, &states[1]}};
    AnkeKey key = {&theme->label, entries, G_N_ELEMENTS(entries)};
    return anke_key_lay_out(scene, (AnkeBox){theme->margin_pt, y, anke_frame_width(scene), 0},
                            &key);
}
