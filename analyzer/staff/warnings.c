#include "analyzer/staff/warnings.h"

#include "analyzer/base/number.h"
#include "analyzer/staff/projection_table.h"
#include "analyzer/staff/warning_rules.h"

static void clear_warning(gpointer data)
{
    g_free(((AnkeWarning *)data)->text);
}

void anke_warning_add(const AnkeWarningList *list, const char *kind, int year, int rank,
                      const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    AnkeWarning warning = {year, rank, kind, list->scenario, NULL};
    if (list->scenario >= 0 && list->outlooks->outlooks->len > 1) {
        const AnkeOutlook *outlook = anke_outlooks_at(list->outlooks, (guint)list->scenario);
        warning.text = g_strdup_printf("「%s」では、%s", outlook->rules.scenario->name, text);
    } else {
        warning.text = g_steal_pointer(&text);
    }
    g_array_append_val(list->warnings, warning);
}

char *anke_warning_number(double number)
{
    char text[ANKE_NUMBER_SIZE];
    (void)anke_number_format_grouped(text, number, 1);
    return g_strdup(text);
}

char *anke_warning_years(const GArray *years, gboolean is_fiscal)
{
    enum { MOST = 4 };
    guint n_named = years->len <= MOST ? years->len : MOST - 1;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < n_named; i++) {
        g_autofree char *label =
            anke_outlook_year_label(g_array_index(years, int, i), is_fiscal);
        g_string_append_printf(text, "%s%s", i > 0 ? "・" : "", label);
    }
    if (n_named < years->len) {
        g_string_append_printf(text, "など%uか年", years->len);
    }
    return g_string_free(text, FALSE);
}

static gint compare(gconstpointer a, gconstpointer b)
{
    const AnkeWarning *left = a, *right = b;
    if (left->year != right->year) {
        return left->year < right->year ? -1 : 1;
    }
    if (left->rank != right->rank) {
        return left->rank < right->rank ? -1 : 1;
    }
    return (left->scenario > right->scenario) - (left->scenario < right->scenario);
}

/* g_array_sort() is stable from GLib 2.32 on: what is equal stays in the order of the rules. */
GArray *anke_warnings_find(const AnkeOutlooks *outlooks)
{
    AnkeWarningList list = {outlooks, -1, g_array_new(FALSE, FALSE, sizeof(AnkeWarning))};
    g_array_set_clear_func(list.warnings, clear_warning);
    anke_warn_of_evidence(&list, outlooks->start);
    for (guint i = 0; i < outlooks->outlooks->len; i++) {
        const AnkeOutlook *outlook = anke_outlooks_at(outlooks, i);
        list.scenario = (gint)i;
        anke_warn_of_hiring(&list, outlook);
        anke_warn_of_succession(&list, outlook);
        anke_warn_of_leavers(&list, outlook);
        anke_warn_of_quota(&list, outlook);
    }
    g_array_sort(list.warnings, compare);
    return list.warnings;
}

static void write_warning(const AnkeOutlooks *outlooks, const AnkeWarning *warning,
                          const char *item, AnkeStreamWriter *writer)
{
    anke_stream_writer_number(writer, item, "", "year", warning->year);
    anke_stream_writer_text(writer, item, "", "kind", warning->kind);
    anke_stream_writer_number(writer, item, "", "rank", warning->rank);
    if (warning->scenario >= 0) {
        const AnkeOutlook *outlook = anke_outlooks_at(outlooks, (guint)warning->scenario);
        anke_stream_writer_text(writer, item, "", "scenario", outlook->rules.scenario->name);
    }
    anke_stream_writer_text(writer, item, "", "warning", warning->text);
}

void anke_warnings_write(const AnkeOutlooks *outlooks, const GArray *warnings,
                         AnkeStreamWriter *writer)
{
    if (warnings->len == 0) {
        return;
    }
    anke_stream_writer_set_table(writer, "", "warnings", "");
    anke_stream_writer_text(writer, "", "", "label", "警告");
    anke_stream_writer_text(writer, "", "", "type", "record");
    for (guint i = 0; i < warnings->len; i++) {
        g_autofree char *item = g_strdup_printf("%u", i + 1);
        write_warning(outlooks, &g_array_index(warnings, AnkeWarning, i), item, writer);
    }
}
