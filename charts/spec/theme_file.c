#include "charts/spec/theme_file.h"

#include <stddef.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/encoding.h"
#include "charts/draw/typesetter.h"

#define MAX_TYPE_PT 72.0
#define MIN_LINE_PT 0.1
#define MAX_LINE_PT 5.0
#define MAX_MARGIN_PT 72.0
#define TEXT_CONTRAST 4.5
#define LINE_CONTRAST 3.0
#define RAMP_CONTRAST 7.0
#define PAPER_CONTRAST 12.0 /* against black: fills are made for light paper */
#define MAX_OFFSETS 10

typedef enum { KIND_FAMILY, KIND_TYPE, KIND_LINE, KIND_MARGIN, KIND_COLOUR } Kind;

/* A setting and the places in the theme that it changes; offset 0 (the family's) ends the list. */
typedef struct {
    const char *name;
    Kind kind;
    double contrast; /* of a colour on paper, 0 = any */
    gsize offsets[MAX_OFFSETS];
} Setting;

#define AT(field) offsetof(AnkeTheme, field)

static const Setting settings[] = {
    {"family", KIND_FAMILY, 0, {0}},
    {"title_pt", KIND_TYPE, 0, {AT(title.size_pt)}},
    {"subtitle_pt", KIND_TYPE, 0, {AT(subtitle.size_pt)}},
    {"label_pt", KIND_TYPE, 0, {AT(label.size_pt), AT(strong.size_pt)}},
    {"axis_pt", KIND_TYPE, 0, {AT(axis.size_pt)}},
    {"value_pt", KIND_TYPE, 0, {AT(value.size_pt)}},
    {"table_pt", KIND_TYPE, 0, {AT(table.size_pt)}},
    {"note_pt", KIND_TYPE, 0, {AT(note.size_pt), AT(warning.size_pt)}},
    {"grid_line_pt", KIND_LINE, 0, {AT(grid)}},
    {"axis_line_pt", KIND_LINE, 0, {AT(axis_line)}},
    {"zero_line_pt", KIND_LINE, 0, {AT(zero_line)}},
    {"border_line_pt", KIND_LINE, 0, {AT(border)}},
    {"separator_line_pt", KIND_LINE, 0, {AT(separator)}},
    {"whisker_line_pt", KIND_LINE, 0, {AT(whisker)}},
    {"data_line_pt", KIND_LINE, 0, {AT(data_line)}},
    {"table_line_pt", KIND_LINE, 0, {AT(rule)}},
    {"margin_pt", KIND_MARGIN, 0, {AT(margin_pt)}},
    {"text",
     KIND_COLOUR,
     TEXT_CONTRAST,
     {AT(title.colour), AT(label.colour), AT(strong.colour), AT(axis.colour), AT(value.colour),
      AT(table.colour), AT(axis_line.colour), AT(zero_line.colour), AT(whisker.colour)}},
    {"text_2", KIND_COLOUR, TEXT_CONTRAST, {AT(subtitle.colour), AT(note.colour)}},
    {"warning", KIND_COLOUR, TEXT_CONTRAST, {AT(warning.colour)}},
    {"bar", KIND_COLOUR, LINE_CONTRAST, {AT(bar.colour)}},
    {"bar_faint", KIND_COLOUR, 0, {AT(bar_faint.colour)}},
    {"second", KIND_COLOUR, LINE_CONTRAST, {AT(second), AT(data_line.colour)}},
    {"border", KIND_COLOUR, LINE_CONTRAST, {AT(border.colour)}},
    {"mark_2", KIND_COLOUR, LINE_CONTRAST, {AT(mark_2)}},
    {"mark_5", KIND_COLOUR, LINE_CONTRAST, {AT(mark_5)}},
    {"ramp", KIND_COLOUR, RAMP_CONTRAST, {AT(ramp)}},
    {"grid", KIND_COLOUR, 0, {AT(grid.colour)}},
    {"paper", KIND_COLOUR, 0, {AT(paper), AT(separator.colour), AT(hidden.colour)}}};

/* A theme that is being read. */
typedef struct {
    AnkeTheme theme;
    AnkePlace place;
    GHashTable *lines; /* of the settings that were read, by name */
} Reading;

static gboolean fail(const Reading *reading, const char *name, const char *text, GError **error,
                     const char *problem)
{
    AnkePlace place = reading->place;
    place.column = 2;
    g_autofree char *quoted = anke_text_quote(text, -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place, "%s \"%s\": %s", name, quoted, problem);
}

static gpointer field(AnkeTheme *theme, gsize offset)
{
    return (char *)theme + offset;
}

static gboolean parse_colour(const char *text, AnkeRgb *colour)
{
    if (strlen(text) != 7 || *text != '#') {
        return FALSE;
    }
    AnkeRgb value = 0;
    for (const char *digit = text + 1; *digit != '\0'; digit++) {
        if (!g_ascii_isxdigit(*digit)) {
            return FALSE;
        }
        value = value << 4 | (AnkeRgb)g_ascii_xdigit_value(*digit);
    }
    *colour = value;
    return TRUE;
}

static gboolean read_colour(Reading *reading, const char *name, const char *text, AnkeRgb *colour,
                            GError **error)
{
    return parse_colour(text, colour) ||
           fail(reading, name, text, error, "expected a colour such as #005AFF");
}

static gboolean read_family(Reading *reading, const char *text, GError **error)
{
    if (*text == '\0') {
        return fail(reading, "family", text, error, "expected the name of a font family");
    }
    reading->theme.family = g_intern_string(text);
    g_autoptr(AnkeTypesetter) typesetter = anke_typesetter_new(&reading->theme, NULL);
    if (typesetter != NULL) {
        return TRUE;
    }
    fail(reading, "family", text, error, "this font is not installed");
    if (error != NULL) {
        (*error)->code = ANKE_ERROR_UNAVAILABLE;
    }
    return FALSE;
}

static gboolean read_number(Reading *reading, const Setting *setting, const char *text,
                            double *value, GError **error)
{
    double low = setting->kind == KIND_TYPE   ? reading->theme.smallest_type_pt
                 : setting->kind == KIND_LINE ? MIN_LINE_PT
                                              : 0;
    double high = setting->kind == KIND_TYPE   ? MAX_TYPE_PT
                  : setting->kind == KIND_LINE ? MAX_LINE_PT
                                               : MAX_MARGIN_PT;
    if (!anke_number_parse(text, strlen(text), value) || *value < low || *value > high) {
        g_autofree char *problem =
            g_strdup_printf("expected a number of points from %g to %g", low, high);
        return fail(reading, setting->name, text, error, problem);
    }
    return TRUE;
}

/* A casing keeps what it has beside the line. */
static void set_width(AnkeStroke *stroke, double width_pt)
{
    if (stroke->casing_width_pt > 0) {
        stroke->casing_width_pt += width_pt - stroke->width_pt;
    }
    stroke->width_pt = width_pt;
}

static gboolean read_setting(Reading *reading, const Setting *setting, const char *text,
                             GError **error)
{
    double number = 0;
    AnkeRgb colour = 0;
    if (setting->kind == KIND_FAMILY) {
        return read_family(reading, text, error);
    }
    gboolean is_colour = setting->kind == KIND_COLOUR;
    if (is_colour ? !read_colour(reading, setting->name, text, &colour, error)
                  : !read_number(reading, setting, text, &number, error)) {
        return FALSE;
    }
    for (const gsize *offset = setting->offsets; *offset != 0; offset++) {
        if (is_colour) {
            *(AnkeRgb *)field(&reading->theme, *offset) = colour;
        } else if (setting->kind == KIND_LINE) {
            set_width(field(&reading->theme, *offset), number);
        } else {
            *(double *)field(&reading->theme, *offset) = number;
        }
    }
    return TRUE;
}

/* "series_I": the colour of series I, however many there are. "scale_N_I": that of step I of N. */
static gboolean find_colours(const char *name, gboolean *is_scale, guint *n, guint *i)
{
    const char most = '0' + ANKE_THEME_MAX_COLOURS;
    *is_scale = g_str_has_prefix(name, "scale_");
    if (!*is_scale && !g_str_has_prefix(name, "series_")) {
        return FALSE;
    }
    const char *digits = strchr(name, '_') + 1;
    *n = ANKE_THEME_MAX_COLOURS;
    if (*is_scale) {
        if (*digits < '1' || *digits > most || digits[1] != '_') {
            return FALSE;
        }
        *n = (guint)(*digits - '0');
        digits += 2;
    }
    if (*digits < '1' || *digits > '0' + (int)*n || digits[1] != '\0') {
        return FALSE;
    }
    *i = (guint)(*digits - '0');
    return TRUE;
}

static void set_series(AnkeTheme *theme, guint i, AnkeRgb colour)
{
    for (guint n = i; n <= ANKE_THEME_MAX_COLOURS; n++) {
        theme->series[n - 1][i - 1] = colour;
    }
}

static const Setting *find_setting(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(settings); i++) {
        if (strcmp(settings[i].name, name) == 0) {
            return &settings[i];
        }
    }
    return NULL;
}

static gboolean report_name(const Reading *reading, const char *name, const char *problem,
                            GError **error)
{
    AnkePlace place = reading->place;
    place.column = 1;
    g_autofree char *quoted = anke_text_quote(name, -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place, "setting \"%s\" is %s", quoted, problem);
}

static gboolean read_row(Reading *reading, const char *name, const char *text, GError **error)
{
    gboolean is_scale;
    guint n, i;
    const Setting *setting = find_setting(name);
    gboolean is_colour = find_colours(name, &is_scale, &n, &i);
    if (setting == NULL && !is_colour) {
        return report_name(reading, name, "unknown", error);
    }
    gpointer line = GUINT_TO_POINTER((guint)reading->place.line);
    if (!g_hash_table_insert(reading->lines, g_strdup(name), line)) {
        return report_name(reading, name, "there twice", error);
    }
    if (setting != NULL) {
        return read_setting(reading, setting, text, error);
    }
    AnkeRgb colour = 0;
    if (!read_colour(reading, name, text, &colour, error)) {
        return FALSE;
    }
    if (is_scale) {
        reading->theme.scale[n - 1][i - 1] = colour;
    } else {
        set_series(&reading->theme, i, colour);
    }
    return TRUE;
}

/* Reports what the settings are together, at the one that was read. */
static gboolean blame(Reading *reading, const char *name, const char *other, AnkeRgb colour,
                      GError **error, const char *problem)
{
    gpointer line;
    if (!g_hash_table_lookup_extended(reading->lines, name, NULL, &line)) {
        line = g_hash_table_lookup(reading->lines, other);
    }
    reading->place.line = GPOINTER_TO_UINT(line);
    g_autofree char *text = g_strdup_printf("#%06X", colour);
    return fail(reading, name, text, error, problem);
}

static gboolean check_contrast(Reading *reading, const Setting *setting, GError **error)
{
    AnkeRgb colour = *(AnkeRgb *)field(&reading->theme, setting->offsets[0]);
    double contrast = anke_rgb_contrast(colour, reading->theme.paper);
    if (contrast >= setting->contrast) {
        return TRUE;
    }
    g_autofree char *problem = g_strdup_printf(
        "the contrast with paper is %.2f:1, expected at least %g:1", contrast, setting->contrast);
    return blame(reading, setting->name, "paper", colour, error, problem);
}

static gboolean check_contrasts(Reading *reading, GError **error)
{
    AnkeTheme *theme = &reading->theme;
    if (anke_rgb_contrast(theme->paper, theme->ink_dark) < PAPER_CONTRAST) {
        return blame(reading, "paper", "paper", theme->paper, error,
                     "expected a light colour, at least 12:1 against black");
    }
    for (guint i = 0; i < G_N_ELEMENTS(settings); i++) {
        if (settings[i].contrast > 0 && !check_contrast(reading, &settings[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The name of colour i (from 1) of a set of n. */
static char *colour_name(gboolean is_scale, guint n, guint i)
{
    return is_scale ? g_strdup_printf("scale_%u_%u", n, i) : g_strdup_printf("series_%u", i);
}

static gboolean check_set(Reading *reading, gboolean is_scale, guint n, GError **error)
{
    const AnkeRgb *colours = is_scale ? reading->theme.scale[n - 1] : reading->theme.series[n - 1];
    for (guint i = 1; i <= n; i++) {
        for (guint j = 1; j < i; j++) {
            if (colours[i - 1] == colours[j - 1]) {
                g_autofree char *name = colour_name(is_scale, n, i);
                g_autofree char *other = colour_name(is_scale, n, j);
                g_autofree char *problem =
                    g_strdup_printf("%s of %u has the same colour", other, n);
                return blame(reading, name, other, colours[i - 1], error, problem);
            }
        }
    }
    return TRUE;
}

static gboolean check_theme(Reading *reading, GError **error)
{
    for (guint n = 2; n <= ANKE_THEME_MAX_COLOURS; n++) {
        if (!check_set(reading, FALSE, n, error) || !check_set(reading, TRUE, n, error)) {
            return FALSE;
        }
    }
    return check_contrasts(reading, error);
}

static gboolean read_header(Reading *reading, const AnkeRecord *record, GError **error)
{
    gboolean is_good = record != NULL && record->n_fields == 2 &&
                       strcmp(record->fields[0].text, "setting") == 0 &&
                       strcmp(record->fields[1].text, "value") == 0;
    return is_good || anke_error_at(error, ANKE_ERROR_DATA, reading->place,
                                    "expected the header setting,value");
}

static gboolean read_rows(Reading *reading, AnkeCsvReader *reader, GError **error)
{
    const AnkeRecord *record;
    if (!anke_csv_reader_next(reader, &record, error) || !read_header(reading, record, error)) {
        return FALSE;
    }
    for (;;) {
        if (!anke_csv_reader_next(reader, &record, error)) {
            return FALSE;
        }
        if (record == NULL) {
            return check_theme(reading, error);
        }
        reading->place.line = record->line;
        if (record->n_fields == 0) {
            continue;
        }
        if (record->n_fields != 2) {
            return anke_error_at(error, ANKE_ERROR_DATA, reading->place,
                                 "%u columns, expected 2: setting,value", record->n_fields);
        }
        if (!read_row(reading, record->fields[0].text, record->fields[1].text, error)) {
            return FALSE;
        }
    }
}

static char *read_bytes(const char *path, gsize *n_bytes, GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open(path, error);
    return input == NULL ? NULL
                         : anke_encoding_read_all(input, ANKE_ENCODING_ASCII, n_bytes, error);
}

gboolean anke_theme_read(const char *path, AnkeTheme *theme, GError **error)
{
    gsize n_bytes;
    g_autofree char *bytes = read_bytes(path, &n_bytes, error);
    if (bytes == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new_from_bytes(path, bytes, n_bytes);
    g_autoptr(GHashTable) lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Reading reading = {*theme, {path, 1, 0}, lines};
    if (!read_rows(&reading, reader, error)) {
        return FALSE;
    }
    *theme = reading.theme;
    return TRUE;
}
