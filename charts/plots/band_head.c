#include "charts/plots/band_head.h"

#include <string.h>

static char *without_unit(const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, "歳", -1);
    return g_strjoinv("", parts);
}

AnkeBandHead anke_band_head(const char *label, gboolean is_short)
{
    static const char *const marks[] = {"～", "〜", "~", "–", "-", "未満", "以上", "以下"};
    const char *at = NULL;
    for (guint i = 0; at == NULL && i < G_N_ELEMENTS(marks); i++) {
        at = strstr(label, marks[i]);
    }
    if (at == NULL || at == label) {
        return (AnkeBandHead){g_strdup(label), g_strdup("")};
    }
    g_autofree char *first = g_strndup(label, (gsize)(at - label));
    if (is_short) {
        return (AnkeBandHead){without_unit(first), without_unit(at)};
    }
    return (AnkeBandHead){g_steal_pointer(&first), g_strdup(at)};
}

void anke_band_head_clear(AnkeBandHead *head)
{
    g_clear_pointer(&head->first, g_free);
    g_clear_pointer(&head->second, g_free);
}
