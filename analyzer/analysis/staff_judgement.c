#include "analyzer/analysis/staff_judgement.h"

void anke_staff_flag(const AnkeStaffPlace *place, const char *name, AnkeFlag flag)
{
    g_autofree char *stat = g_strconcat(name, "_flag", NULL);
    anke_analysis_put_words(place->analysis, place->item, place->group, stat, anke_flag_name(flag));
}

static void say(const AnkeStaffPlace *place, const char *name, const char *format,
                va_list arguments) G_GNUC_PRINTF(3, 0);

static void say(const AnkeStaffPlace *place, const char *name, const char *format,
                va_list arguments)
{
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    g_autofree char *stat = g_strconcat("judgement_", name, NULL);
    anke_analysis_put_words(place->analysis, place->item, place->group, stat, sentence);
}

void anke_staff_say(const AnkeStaffPlace *place, const char *name, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(place, name, format, arguments);
    va_end(arguments);
}

void anke_staff_judge(const AnkeStaffPlace *place, const char *name, AnkeFlag flag,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(place, name, format, arguments);
    va_end(arguments);
    anke_staff_flag(place, name, flag);
}
