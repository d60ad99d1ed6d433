#include "charts/draw/format.h"

#include <string.h>

static const char *const suffixes[ANKE_N_FORMATS] = {"png", "pdf", "svg"};

const char *anke_format_suffix(AnkeFormat format)
{
    return suffixes[format];
}

gboolean anke_format_of(const char *file_name, AnkeFormat *format)
{
    const char *dot = strrchr(file_name, '.');
    const char *suffix = dot == NULL ? file_name : dot + 1;
    for (guint i = 0; i < ANKE_N_FORMATS; i++) {
        if (g_ascii_strcasecmp(suffix, suffixes[i]) == 0) {
            *format = (AnkeFormat)i;
            return TRUE;
        }
    }
    return FALSE;
}
