#include "analyzer/staff/warnings.h"

#include <string.h>

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
    AnkeWarning warning = {.year = year,
                           .rank = rank,
                           .kind = kind,
                           .scenarios = list->scenario < 0 ? 0 : 1U << list->scenario,
                           .text = g_strdup_vprintf(format, arguments)};
    va_end(arguments);
    g_array_append_val(list->warnings, warning);
}

char *anke_warning_number(double number)
{
    char text[ANKE_NUMBER_SIZE];
    (void)anke_number_format_grouped(text, number, 1);
    return g_str_has_suffix(text, ".0") ? g_strndup(text, strlen(text) - 2) : g_strdup(text);
}

char *anke_warning_years(const GArray *years, gboolean is_fiscal)
{
    enum { MOST = 5 };
    guint n_named = years->len <= MOST ? years->len : 3;
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < n_named; i++) {
        g_autofree char *label = anke_outlook_year_label(g_array_index(years, int, i), is_fiscal);
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
    guint of_left = g_bit_nth_lsf(left->scenarios, -1),
          of_right = g_bit_nth_lsf(right->scenarios, -1);
    return (of_left > of_right) - (of_left < of_right);
}

/* What several scenarios have in common is said once. */
static void join_equal(GArray *warnings)
{
    for (guint i = 0; i < warnings->len; i++) {
        AnkeWarning *first = &g_array_index(warnings, AnkeWarning, i);
        for (guint k = warnings->len - 1; k > i; k--) {
            const AnkeWarning *other = &g_array_index(warnings, AnkeWarning, k);
            if (other->year == first->year && other->rank == first->rank &&
                strcmp(other->text, first->text) == 0) {
                first->scenarios |= other->scenarios;
                g_array_remove_index(warnings, k);
            }
        }
    }
}

/* Appends the names of scenarios, at most so many. Returns how many scenarios there are. */
static guint append_names(const AnkeOutlooks *outlooks, guint32 scenarios, guint n_most,
                          GString *names)
{
    guint n = 0;
    for (guint i = 0; i < outlooks->outlooks->len; i++) {
        gboolean is_among = (scenarios & (1U << i)) != 0;
        if (is_among && n < n_most) {
            g_string_append_printf(names, "「%s」",
                                   anke_outlooks_at(outlooks, i)->rules.scenario->name);
        }
        n += is_among;
    }
    return n;
}

/* Whose warning it is stands before it, unless there is but one scenario, or it is of the start. */
static void name_scenarios(const AnkeOutlooks *outlooks, AnkeWarning *warning)
{
    enum { MOST_NAMES = 3 };
    if (outlooks->outlooks->len == 1 || warning->scenarios == 0) {
        return;
    }
    g_autoptr(GString) text = g_string_new(NULL);
    guint n = append_names(outlooks, warning->scenarios, MOST_NAMES, text);
    if (n == outlooks->outlooks->len) {
        g_string_assign(text, "どのシナリオでも、");
    } else if (n > MOST_NAMES) {
        g_string_append_printf(text, "など%uつのシナリオでは、", n);
    } else {
        g_string_append(text, "では、");
    }
    g_string_append(text, warning->text);
    g_free(warning->text);
    warning->text = g_strdup(text->str);
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
        anke_warn_of_hollow(&list, outlook);
        anke_warn_of_succession(&list, outlook);
        anke_warn_of_leavers(&list, outlook);
        anke_warn_of_quota(&list, outlook);
    }
    g_array_sort(list.warnings, compare);
    join_equal(list.warnings);
    for (guint i = 0; i < list.warnings->len; i++) {
        name_scenarios(outlooks, &g_array_index(list.warnings, AnkeWarning, i));
    }
    return list.warnings;
}

static void write_warning(const AnkeOutlooks *outlooks, const AnkeWarning *warning,
                          const char *item, AnkeStreamWriter *writer)
{
    anke_stream_writer_number(writer, item, "", "year", warning->year);
    anke_stream_writer_text(writer, item, "", "kind", warning->kind);
    anke_stream_writer_number(writer, item, "", "rank", warning->rank);
    g_autoptr(GString) names = g_string_new(NULL);
    (void)append_names(outlooks, warning->scenarios, G_MAXUINT, names);
    if (names->len > 0) {
        anke_stream_writer_text(writer, item, "", "scenario", names->str);
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
    anke_projection_write_label(outlooks, "警告", writer);
    anke_stream_writer_text(writer, "", "", "type", "record");
    for (guint i = 0; i < warnings->len; i++) {
        g_autofree char *item = g_strdup_printf("%u", i + 1);
        write_warning(outlooks, &g_array_index(warnings, AnkeWarning, i), item, writer);
    }
}
