#include "charts/plots/age_figures.h"

#include <math.h>

#include "analyzer/base/number.h"

const char *anke_age_figures_head(const AnkeScene *scene, AnkeAgeFigure figure)
{
    switch (figure) {
    case ANKE_AGE_TOTAL:
        return anke_scene_say(scene, "計（人）", "Total");
    case ANKE_AGE_MEAN:
        return anke_scene_say(scene, "平均年齢", "Mean age");
    default:
        return anke_scene_say(scene, "空洞（歳）", "Hollow");
    }
}

double anke_age_figures_head_width(const AnkeScene *scene)
{
    double widest = 0;
    for (guint i = 0; i < ANKE_AGE_N_FIGURES; i++) {
        AnkeTextStyle style = anke_age_figures_style(scene, (AnkeAgeFigure)i);
        const char *head = anke_age_figures_head(scene, (AnkeAgeFigure)i);
        widest = MAX(widest, anke_scene_text_width(scene, &style, head));
    }
    return widest;
}

gboolean anke_age_figures_has(const AnkeAgeFigures *figures, AnkeAgeFigure figure)
{
    return figure == ANKE_AGE_TOTAL  ? !isnan(figures->total)
           : figure == ANKE_AGE_MEAN ? !isnan(figures->mean_age)
                                     : figures->hollow != NULL;
}

char *anke_age_figures_text(const AnkeAgeFigures *figures, AnkeAgeFigure figure)
{
    char number[ANKE_NUMBER_SIZE];
    if (!anke_age_figures_has(figures, figure)) {
        return g_strdup("…");
    }
    switch (figure) {
    case ANKE_AGE_TOTAL:
        anke_number_format_grouped(number, round(figures->total), 0);
        return g_strdup(number);
    case ANKE_AGE_MEAN:
        anke_number_format_fixed(number, figures->mean_age, 1);
        return g_strdup(number);
    default:
        return g_strdup(*figures->hollow == '\0' ? "－" : figures->hollow);
    }
}

AnkeTextStyle anke_age_figures_style(const AnkeScene *scene, AnkeAgeFigure figure)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeTextStyle style = theme->table;
    if (figure == ANKE_AGE_HOLLOW) {
        style.is_bold = TRUE;
        style.colour = theme->warning.colour;
    }
    return style;
}
