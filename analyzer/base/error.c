#include "analyzer/base/error.h"

G_DEFINE_QUARK(anke - error, anke_error)

static void append_place(GString *text, AnkePlace place)
{
    if (place.file == NULL) {
        return;
    }
    g_string_append(text, place.file);
    if (place.line > 0) {
        g_string_append_printf(text, ":%" G_GUINT64_FORMAT, place.line);
        if (place.column > 0) {
            g_string_append_printf(text, ":%u", place.column);
        }
    }
    g_string_append(text, ": ");
}

gboolean anke_error_at(GError **error, AnkeErrorCode code, AnkePlace place, const char *format, ...)
{
    g_autoptr(GString) text = g_string_new(NULL);
    append_place(text, place);
    va_list arguments;
    va_start(arguments, format);
    g_string_append_vprintf(text, format, arguments);
    va_end(arguments);
    g_set_error_literal(error, ANKE_ERROR, (gint)code, text->str);
    return FALSE;
}

gboolean anke_error_set(GError **error, AnkeErrorCode code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error_literal(error, ANKE_ERROR, (gint)code, text);
    return FALSE;
}

int anke_error_exit_status(const GError *error)
{
    g_assert(error != NULL);
    if (error->domain == ANKE_ERROR) {
        return error->code;
    }
    /* GLib converts options: one that is no UTF-8 is the user's. */
    gboolean is_usage = error->domain == G_OPTION_ERROR || error->domain == G_CONVERT_ERROR;
    return is_usage ? ANKE_ERROR_USAGE : ANKE_ERROR_INTERNAL;
}
