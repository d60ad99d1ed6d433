#include "charts/scripts/plot_group.h"

#include "analyzer/base/number.h"

gboolean anke_plot_group_is_small(const AnkePlotGroup *group)
{
    return group->state == ANKE_PLOT_SHOWN && group->n < ANKE_PLOT_SMALL_N;
}

gboolean anke_plot_group_is_reference(const AnkePlotGroup *group)
{
    return group->state == ANKE_PLOT_SHOWN && group->n < ANKE_PLOT_REFERENCE_N;
}

char *anke_plot_group_n_text(const AnkePlotGroup *group, AnkeLang lang)
{
    char number[ANKE_NUMBER_SIZE];
    if (group->state == ANKE_PLOT_HIDDEN) {
        return g_strdup("");
    }
    anke_number_format_grouped(number, group->n, 0);
    return g_strdup_printf(anke_say(lang, "（n=%s）%s", " (n=%s)%s"), number,
                           anke_plot_group_is_reference(group) ? "＊" : "");
}

const char *anke_plot_group_absence(const AnkePlotGroup *group, AnkeLang lang)
{
    return group->state == ANKE_PLOT_EMPTY ? anke_say(lang, "該当者なし", "nobody")
                                           : anke_say(lang, "秘匿", "hidden");
}

const char *anke_plot_group_reference_note(AnkeLang lang)
{
    return anke_say(lang, "＊は n<30 で参考値。", "＊ n<30, for reference only.");
}
