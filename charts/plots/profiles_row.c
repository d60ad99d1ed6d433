/* A row of age structures side by side: headings, ages at the left, and the numbers below. */
#include "charts/plots/profiles_private.h"
#include "charts/scene/axis.h"

#define ROW_PADDING_PT 1.5

static const AnkeTheme *theme_of(const AnkeProfilesPlan *plan)
{
    return anke_scene_theme(plan->scene);
}

static double line_height(const AnkeTextStyle *style)
{
    return style->size_pt * style->line_em;
}

/* 令和16年 over 2034 推計. Returns the height. */
static double add_heading(const AnkeProfilePanel *panel, double y)
{
    const AnkeProfilesPlan *plan = panel->plan;
    const AnkeTheme *theme = theme_of(plan);
    g_autofree char *western = anke_year_western(&panel->profile->year);
    const char *kind = panel->profile->is_projected
                           ? anke_scene_say(plan->scene, "推計", "projected")
                           : anke_scene_say(plan->scene, "実績", "actual");
    g_autofree char *second = g_strconcat(western, *western == '\0' ? "" : " ", kind, NULL);
    AnkeTextPlace place = {.part = "year",
                           .box = {panel->plot.x - ANKE_PROFILES_GAP_PT / 2 + 1, y,
                                   panel->plot.width + ANKE_PROFILES_GAP_PT - 2, 0},
                           .align = ANKE_ALIGN_CENTRE,
                           .is_wrapped = TRUE};
    double height =
        anke_scene_add_text(plan->scene, &place, &theme->strong, panel->profile->year.label);
    place.box.y += height;
    place.part = "kind";
    return height + anke_scene_add_text(plan->scene, &place, &theme->axis, second);
}

/* Ages at the left of a row of panels, and the units. */
static void add_ages(const AnkeProfilePanel *panel, double head_y)
{
    const AnkeProfilesPlan *plan = panel->plan;
    const AnkeTheme *theme = theme_of(plan);
    double x = theme->margin_pt;
    double width = plan->gutter - theme->text_axis_pt;
    double line = line_height(&theme->axis);
    for (guint i = 0; i < plan->spec->n_ages; i++) {
        if (!anke_profiles_is_labelled(plan, i)) {
            continue;
        }
        double height = MAX(plan->row, line);
        AnkeTextPlace place = {
            .part = "age",
            .box = {x, anke_profile_y(panel, i + 0.5) - height / 2, width, height},
            .align = ANKE_ALIGN_RIGHT,
            .valign = ANKE_VALIGN_MIDDLE,
            .is_wrapped = TRUE};
        anke_scene_add_text(plan->scene, &place, &theme->axis, plan->spec->ages[i]);
    }
    double left = x - anke_axis_bracket(plan->scene, &theme->axis);
    AnkeTextPlace unit = {.part = "unit", .box = {left, head_y, 0, line}};
    anke_scene_add_text(plan->scene, &unit, &theme->axis,
                        anke_scene_say(plan->scene, "（歳）", "(age)"));
    unit.box.y = anke_box_bottom(panel->plot) + 2;
    anke_scene_add_text(plan->scene, &unit, &theme->axis,
                        anke_scene_say(plan->scene, "（人）", "(persons)"));
}

gboolean anke_profiles_have(const AnkeProfilesPlan *plan, AnkeAgeFigure figure)
{
    for (guint i = 0; i < plan->spec->n_profiles; i++) {
        for (guint side = 0; side < plan->spec->n_sides; side++) {
            if (anke_age_figures_has(&plan->spec->profiles[i].sides[side].figures, figure)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

gboolean anke_profiles_lack_number(const AnkeProfilesPlan *plan)
{
    for (guint i = 0; i < plan->spec->n_profiles; i++) {
        for (guint side = 0; side < plan->spec->n_sides; side++) {
            const AnkeAgeFigures *figures = &plan->spec->profiles[i].sides[side].figures;
            for (guint k = 0; k < ANKE_AGE_N_FIGURES; k++) {
                if (anke_profiles_have(plan, (AnkeAgeFigure)k) &&
                    !anke_age_figures_has(figures, (AnkeAgeFigure)k)) {
                    return TRUE;
                }
            }
        }
    }
    return FALSE;
}

static void add_figure(const AnkeProfilePanel *panel, AnkeAgeFigure figure, double y)
{
    const AnkeProfilesPlan *plan = panel->plan;
    AnkeTextStyle style = anke_age_figures_style(plan->scene, figure);
    double width = plan->width / plan->spec->n_sides;
    for (guint side = 0; side < plan->spec->n_sides; side++) {
        g_autofree char *text = anke_age_figures_text(&panel->profile->sides[side].figures, figure);
        AnkeTextPlace place = {.part = "number",
                               .box = {panel->plot.x + side * width, y, width, line_height(&style)},
                               .align = ANKE_ALIGN_CENTRE};
        anke_scene_add_text(plan->scene, &place, &style, text);
    }
}

/* Total, mean age and hollow of the panels of a row. Returns the y below. */
static double add_figures(const AnkeProfilesPlan *plan, const AnkeProfilePanel *panels, guint n,
                          double y)
{
    const AnkeTheme *theme = theme_of(plan);
    double right = theme->margin_pt + anke_frame_width(plan->scene);
    for (guint i = 0; i < ANKE_AGE_N_FIGURES; i++) {
        AnkeAgeFigure figure = (AnkeAgeFigure)i;
        AnkeTextStyle style = anke_age_figures_style(plan->scene, figure);
        if (!anke_profiles_have(plan, figure)) {
            continue;
        }
        anke_scene_add_segment(plan->scene, "rule", (AnkePoint){theme->margin_pt, y},
                               (AnkePoint){right, y}, &theme->rule);
        y += ROW_PADDING_PT;
        AnkeTextPlace place = {.part = "head",
                               .box = {theme->margin_pt, y, 0, line_height(&style)}};
        anke_scene_add_text(plan->scene, &place, &style,
                            anke_age_figures_head(plan->scene, figure));
        for (guint k = 0; k < n; k++) {
            add_figure(&panels[k], figure, y);
        }
        y += line_height(&style) + ROW_PADDING_PT;
    }
    return y;
}

/* 男 and 女 over the sides of a panel. */
static void add_side_names(const AnkeProfilePanel *panel, double y)
{
    const AnkeProfilesPlan *plan = panel->plan;
    double width = plan->width / 2;
    for (guint side = 0; plan->spec->n_sides == 2 && side < 2; side++) {
        AnkeTextPlace place = {.part = "side",
                               .box = {panel->plot.x + side * width, y, width, 0},
                               .align = ANKE_ALIGN_CENTRE,
                               .is_wrapped = TRUE};
        anke_scene_add_text(plan->scene, &place, &theme_of(plan)->axis, plan->spec->sides[side]);
    }
}

static double side_names_height(const AnkeProfilesPlan *plan)
{
    double tallest = 0;
    for (guint side = 0; plan->spec->n_sides == 2 && side < 2; side++) {
        AnkeTextSize size = anke_scene_measure(plan->scene, &theme_of(plan)->axis,
                                               plan->spec->sides[side], plan->width / 2);
        tallest = MAX(tallest, size.height_pt);
    }
    return tallest;
}

double anke_profiles_add_row(const AnkeProfilesPlan *plan, guint first, double y)
{
    const AnkeTheme *theme = theme_of(plan);
    guint n = MIN(plan->n_columns, plan->spec->n_profiles - first);
    AnkeProfilePanel panels[ANKE_PROFILES_MOST] = {{0}};
    g_assert(n > 0);
    double heading = 0;
    for (guint i = 0; i < n; i++) {
        double x = theme->margin_pt + plan->gutter + i * (plan->width + ANKE_PROFILES_GAP_PT);
        panels[i] = (AnkeProfilePanel){plan,
                                       &plan->spec->profiles[first + i],
                                       {x, 0, plan->width, plan->spec->n_ages * plan->row}};
        double height = add_heading(&panels[i], y);
        heading = MAX(heading, height);
    }
    double names = side_names_height(plan);
    for (guint i = 0; i < n; i++) {
        add_side_names(&panels[i], y + heading);
        panels[i].plot.y = y + heading + names + 3;
        anke_profile_draw(&panels[i]);
    }
    add_ages(&panels[0], panels[0].plot.y - 3 - line_height(&theme->axis));
    y = anke_box_bottom(panels[0].plot) + 2 + line_height(&theme->axis) + 3;
    return add_figures(plan, panels, n, y) + theme->block_pt;
}
