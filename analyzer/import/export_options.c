#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/import/export_options.h"

static const struct {
    const char *name;
    AnkeState state;
} states[] = {{"noanswer", ANKE_STATE_NOANSWER},
              {"na", ANKE_STATE_NA},
              {"invalid", ANKE_STATE_INVALID},
              {"notasked", ANKE_STATE_NOTASKED}};

/* Splits VALUE=STATE at the last sign; without one, or a state, all is the value. */
static gboolean parse_missing(const char *text, char **value, AnkeState *state)
{
    const char *sign = strrchr(text, '=');
    *state = ANKE_STATE_NOANSWER;
    *value = g_strndup(text, sign != NULL ? (gsize)(sign - text) : strlen(text));
    for (gsize i = 0; sign != NULL && i < G_N_ELEMENTS(states); i++) {
        if (g_str_equal(states[i].name, sign + 1)) {
            *state = states[i].state;
            return TRUE;
        }
    }
    return sign == NULL;
}

static gboolean check_missing(const AnkeExportOptions *options, GError **error)
{
    for (guint i = 0; options->missing != NULL && options->missing[i] != NULL; i++) {
        g_autofree char *value = NULL;
        AnkeState state;
        if (!parse_missing(options->missing[i], &value, &state)) {
            g_autofree char *quoted = anke_text_quote(options->missing[i], -1);
            return anke_error_set(error, ANKE_ERROR_USAGE,
                                  "--missing \"%s\": VALUE=STATE with noanswer, na, invalid or "
                                  "notasked was expected",
                                  quoted);
        }
    }
    return TRUE;
}

static gboolean parse_delimiter(const char *name, char *delimiter, GError **error)
{
    static const struct {
        const char *name;
        char delimiter;
    } names[] = {{"comma", ','}, {"tab", '\t'}, {"semicolon", ';'},
                 {",", ','},     {"\t", '\t'},  {";", ';'}};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_ascii_strcasecmp(names[i].name, name) == 0) {
            *delimiter = names[i].delimiter;
            return TRUE;
        }
    }
    return anke_error_set(error, ANKE_ERROR_USAGE, "--delimiter takes comma, tab or semicolon");
}

gboolean anke_export_options_parse(AnkeExportOptions *options, const char *encoding,
                                   const char *delimiter, GError **error)
{
    options->encoding = ANKE_ENCODING_ASCII;
    options->delimiter = '\0';
    return (encoding == NULL || anke_encoding_parse(encoding, &options->encoding, error)) &&
           (delimiter == NULL || parse_delimiter(delimiter, &options->delimiter, error));
}

gboolean anke_export_options_check(const AnkeExportOptions *options, GError **error)
{
    if (options->format != NULL && anke_format_find(options->format, error) == NULL) {
        return FALSE;
    }
    if (options->n_title_rows > ANKE_MAX_TITLE_ROWS) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--title-rows takes 0 to %d",
                              ANKE_MAX_TITLE_ROWS);
    }
    if (options->n_header_rows < 0 || options->n_header_rows > ANKE_MAX_HEADER_ROWS) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--header-rows takes 1 to %d",
                              ANKE_MAX_HEADER_ROWS);
    }
    return check_missing(options, error);
}

void anke_export_options_apply(const AnkeExportOptions *options, AnkeProfile *profile)
{
    if (options->joiner != NULL) {
        anke_profile_set_joiner(profile, options->joiner);
    }
    if (options->ticks != NULL) {
        anke_profile_add_ticks(profile, options->ticks);
    }
    for (guint i = 0; options->missing != NULL && options->missing[i] != NULL; i++) {
        g_autofree char *value = NULL;
        AnkeState state;
        (void)parse_missing(options->missing[i], &value, &state);
        anke_profile_add_missing(profile, value, state);
    }
}
