#include "analyzer/import/stat_file.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/encoding.h"
#include "analyzer/import/stat_groups.h"
#include "analyzer/import/stat_io.h"

#define MAX_FILE_BYTES ((guint64)1 << 40)

enum { MAX_LABELS = 1 << 20, MAX_RAW_BYTES = 1 << 24, FIRST_UTF8_DTA = 118 };

/* What is known while the file is gone through. */
typedef struct {
    AnkeStatFile *file;
    GString *raw;        /* NULL: texts are converted; else they are collected as they stand */
    gboolean is_named;   /* the file says in which encoding it is */
    gboolean is_western; /* it says what old SPSS says of everything */
    guint n_labels;
    gsize set_name_size; /* most bytes that the name of a set of value labels has in the file */
    /* by variable: bit 1 a 0 occurs, bit 2 a 1 occurs, bit 3 something else occurs */
    guint8 *seen;
} Reader;

enum { SEEN_ZERO = 1, SEEN_ONE = 2, SEEN_OTHER = 4 };

static void free_label(gpointer data)
{
    AnkeStatLabel *label = data;
    g_free(label->text);
    g_free(label->label);
    g_free(label);
}

static void clear_missing(gpointer data)
{
    g_free(((AnkeStatMissing *)data)->text);
}

static void free_variable(gpointer data)
{
    AnkeStatVariable *variable = data;
    g_free(variable->name);
    g_free(variable->label);
    g_free(variable->stem);
    g_free(variable->question);
    g_free(variable->option);
    g_array_unref(variable->missing);
    g_free(variable);
}

static int stop(Reader *reader, const char *message)
{
    AnkeStatIo *io = reader->file->io;
    if (io->error == NULL) {
        anke_error_set(&io->error, ANKE_ERROR_DATA, "%s: %s", anke_input_name(io->input), message);
    }
    return READSTAT_HANDLER_ABORT;
}

static void collect(Reader *reader, const char *text)
{
    if (text != NULL && reader->raw->len < MAX_RAW_BYTES) {
        g_string_append(reader->raw, text);
        g_string_append_c(reader->raw, '\n');
    }
}

/* A text of the file: a copy, or stopped if it is no text. NULL counts as "". */
static char *take_text(Reader *reader, const char *text)
{
    const char *given = text != NULL ? text : "";
    if (reader->raw != NULL) {
        collect(reader, given);
    } else if (!g_utf8_validate(given, -1, NULL)) {
        (void)stop(reader, "texts are not in the encoding of the file: name it with --encoding");
    }
    return g_strdup(given);
}

/* Types of variables */

typedef struct {
    const char *prefix;
    AnkeStatType type;
    AnkeStatUnit unit;
} FormatRow;

static const FormatRow sav_formats[] = {
    {"DATETIME", ANKE_STAT_DATETIME, ANKE_STAT_SECONDS},
    {"YMDHMS", ANKE_STAT_DATETIME, ANKE_STAT_SECONDS},
    {"DATE", ANKE_STAT_DATE, ANKE_STAT_SECONDS},
    {"ADATE", ANKE_STAT_DATE, ANKE_STAT_SECONDS},
    {"EDATE", ANKE_STAT_DATE, ANKE_STAT_SECONDS},
    {"JDATE", ANKE_STAT_DATE, ANKE_STAT_SECONDS},
    {"SDATE", ANKE_STAT_DATE, ANKE_STAT_SECONDS},
    {"QYR", ANKE_STAT_DATE, ANKE_STAT_SECONDS},
    {"MOYR", ANKE_STAT_DATE, ANKE_STAT_SECONDS},
    {"WKYR", ANKE_STAT_DATE, ANKE_STAT_SECONDS},
    {"TIME", ANKE_STAT_TIME, ANKE_STAT_SECONDS},
    {"DTIME", ANKE_STAT_TIME, ANKE_STAT_SECONDS},
    {"MTIME", ANKE_STAT_TIME, ANKE_STAT_SECONDS},
};

static const FormatRow dta_formats[] = {
    {"%tc", ANKE_STAT_DATETIME, ANKE_STAT_MILLISECONDS},
    {"%-tc", ANKE_STAT_DATETIME, ANKE_STAT_MILLISECONDS},
    {"%tC", ANKE_STAT_DATETIME, ANKE_STAT_MILLISECONDS},
    {"%td", ANKE_STAT_DATE, ANKE_STAT_DAYS},
    {"%-td", ANKE_STAT_DATE, ANKE_STAT_DAYS},
    {"%d", ANKE_STAT_DATE, ANKE_STAT_DAYS},
    {"%-d", ANKE_STAT_DATE, ANKE_STAT_DAYS},
};

static void set_type(AnkeStatVariable *variable, AnkeStatKind kind, const char *format)
{
    const FormatRow *rows = kind == ANKE_STAT_SAV ? sav_formats : dta_formats;
    gsize n_rows = kind == ANKE_STAT_SAV ? G_N_ELEMENTS(sav_formats) : G_N_ELEMENTS(dta_formats);
    for (gsize i = 0; format != NULL && i < n_rows; i++) {
        gsize n = strlen(rows[i].prefix);
        gboolean is_whole_word =
            kind == ANKE_STAT_DTA || !g_ascii_isalpha(format[MIN(n, strlen(format))]);
        if (strncmp(format, rows[i].prefix, n) == 0 && is_whole_word) {
            variable->type = rows[i].type;
            variable->unit = rows[i].unit;
            return;
        }
    }
}

/* Handlers */

/* Bytes of the name of a set of value labels in a .dta, its NUL included; a .sav has numbers. */
static gsize set_name_size(AnkeStatKind kind, int version)
{
    enum { FIRST_LONG = 110, OLD_SIZE = 9, LONG_SIZE = 33, UTF8_SIZE = 129, SAV_SIZE = 256 };
    if (kind != ANKE_STAT_DTA) {
        return SAV_SIZE;
    }
    return version >= FIRST_UTF8_DTA ? UTF8_SIZE : version >= FIRST_LONG ? LONG_SIZE : OLD_SIZE;
}

static int on_metadata(readstat_metadata_t *metadata, void *data)
{
    Reader *reader = data;
    const char *encoding = readstat_get_file_encoding(metadata);
    const int version = readstat_get_file_format_version(metadata);
    gboolean is_stata_14 = reader->file->kind == ANKE_STAT_DTA && version >= FIRST_UTF8_DTA;
    reader->set_name_size = set_name_size(reader->file->kind, version);
    reader->is_named = is_stata_14 || (encoding != NULL && *encoding != '\0');
    reader->is_western = encoding != NULL && (g_ascii_strcasecmp(encoding, "WINDOWS-1252") == 0 ||
                                              g_ascii_strcasecmp(encoding, "US-ASCII") == 0);
    return READSTAT_HANDLER_OK;
}

static int on_note(int index, const char *note, void *data)
{
    (void)index;
    Reader *reader = data;
    reader->file->is_ours |= note != NULL && g_str_has_prefix(note, ANKE_STAT_NOTE);
    return READSTAT_HANDLER_OK;
}

static void add_missing(const AnkeStatVariable *variable, readstat_value_t lo, readstat_value_t hi)
{
    gboolean is_text = readstat_value_type_class(lo) == READSTAT_TYPE_CLASS_STRING;
    AnkeStatMissing missing = {
        .lo = is_text ? NAN : readstat_double_value(lo),
        .hi = is_text ? NAN : readstat_double_value(hi),
    };
    g_array_append_val(variable->missing, missing);
    if (is_text) {
        g_array_index(variable->missing, AnkeStatMissing, variable->missing->len - 1).text =
            g_strdup(readstat_string_value(lo));
    }
}

static GPtrArray *label_set(AnkeStatFile *file, const char *name)
{
    GPtrArray *labels = g_hash_table_lookup(file->label_sets, name);
    if (labels == NULL) {
        labels = g_ptr_array_new_with_free_func(free_label);
        g_hash_table_insert(file->label_sets, g_strdup(name), labels);
    }
    return labels;
}

static int on_variable(int index, readstat_variable_t *given, const char *labels, void *data)
{
    (void)index;
    Reader *reader = data;
    AnkeStatFile *file = reader->file;
    if (file->variables->len >= ANKE_CSV_MAX_COLUMNS) {
        return stop(reader, "more than 2000 variables");
    }
    AnkeStatVariable *variable = g_new0(AnkeStatVariable, 1);
    variable->name = take_text(reader, readstat_variable_get_name(given));
    variable->label = take_text(reader, readstat_variable_get_label(given));
    variable->missing = g_array_new(FALSE, FALSE, sizeof(AnkeStatMissing));
    g_array_set_clear_func(variable->missing, clear_missing);
    variable->group = -1;
    readstat_type_t type = readstat_variable_get_type(given);
    variable->is_float = type == READSTAT_TYPE_FLOAT;
    if (readstat_type_class(type) == READSTAT_TYPE_CLASS_STRING) {
        variable->type = ANKE_STAT_TEXT;
    } else {
        set_type(variable, file->kind, readstat_variable_get_format(given));
    }
    /* ReadStat hands out what stands in a .dta: in a broken one no NUL ends the name. */
    g_autofree char *set = labels != NULL ? g_strndup(labels, reader->set_name_size) : NULL;
    variable->labels = set != NULL && *set != '\0' ? label_set(file, set) : NULL;
    for (int i = 0; i < readstat_variable_get_missing_ranges_count(given); i++) {
        add_missing(variable, readstat_variable_get_missing_range_lo(given, i),
                    readstat_variable_get_missing_range_hi(given, i));
    }
    g_ptr_array_add(file->variables, variable);
    return file->io->error == NULL ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
}

static int on_value_label(const char *set, readstat_value_t value, const char *label, void *data)
{
    Reader *reader = data;
    if (reader->n_labels++ >= MAX_LABELS) {
        return stop(reader, "more than a million value labels");
    }
    AnkeStatLabel *added = g_new0(AnkeStatLabel, 1);
    added->code = NAN;
    added->label = take_text(reader, label);
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
        added->text = take_text(reader, readstat_string_value(value));
    } else if (readstat_value_is_tagged_missing(value)) {
        added->tag = readstat_value_tag(value);
    } else {
        added->code = readstat_double_value(value);
    }
    g_ptr_array_add(label_set(reader->file, set != NULL ? set : ""), added);
    return reader->file->io->error == NULL ? READSTAT_HANDLER_OK : READSTAT_HANDLER_ABORT;
}

static int on_value(int row, readstat_variable_t *given, readstat_value_t value, void *data)
{
    Reader *reader = data;
    guint index = (guint)readstat_variable_get_index(given);
    if (index >= reader->file->variables->len) {
        return stop(reader, "a row has more values than variables");
    }
    reader->file->n_rows = (guint64)row + 1;
    const AnkeStatVariable *variable = g_ptr_array_index(reader->file->variables, index);
    if (variable->type == ANKE_STAT_TEXT || readstat_value_is_system_missing(value) ||
        readstat_value_is_tagged_missing(value)) {
        return READSTAT_HANDLER_OK;
    }
    double number = readstat_double_value(value);
    if (!anke_stat_is_missing_number(variable, number)) {
        reader->seen[index] |= number == 0 ? SEEN_ZERO : number == 1 ? SEEN_ONE : SEEN_OTHER;
    }
    return READSTAT_HANDLER_OK;
}

static int on_raw_value(int row, readstat_variable_t *given, readstat_value_t value, void *data)
{
    (void)row;
    (void)given;
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
        collect(data, readstat_string_value(value));
    }
    return READSTAT_HANDLER_OK;
}

/* Opening */

/* Labels may name a 0 or a 1 that nobody has chosen. */
static void find_binary(AnkeStatFile *file, const guint8 *seen)
{
    for (guint i = 0; i < file->variables->len; i++) {
        AnkeStatVariable *variable = g_ptr_array_index(file->variables, i);
        gboolean has_one =
            (seen[i] & SEEN_ONE) != 0 || anke_stat_label_of_number(variable, 1) != NULL;
        gboolean has_zero =
            (seen[i] & SEEN_ZERO) != 0 || anke_stat_label_of_number(variable, 0) != NULL;
        variable->is_binary = variable->type == ANKE_STAT_NUMBER && has_zero && has_one &&
                              (seen[i] & SEEN_OTHER) == 0;
    }
}

static readstat_parser_t *new_parser(void)
{
    readstat_parser_t *parser = readstat_parser_init();
    readstat_set_metadata_handler(parser, on_metadata);
    readstat_set_note_handler(parser, on_note);
    readstat_set_variable_handler(parser, on_variable);
    readstat_set_value_label_handler(parser, on_value_label);
    return parser;
}

static void forget(AnkeStatFile *file)
{
    g_ptr_array_set_size(file->variables, 0);
    g_hash_table_remove_all(file->label_sets);
}

/* Finds out in which encoding a file is that does not say so: from its names, labels and texts. */
static gboolean guess_encoding(AnkeStatFile *file, GError **error)
{
    g_autoptr(GString) raw = g_string_new(NULL);
    Reader reader = {.file = file, .raw = raw};
    readstat_parser_t *parser = new_parser();
    readstat_set_handler_character_encoding(parser, NULL);
    readstat_set_value_handler(parser, on_raw_value);
    if (!anke_stat_io_parse_take(file->io, file->kind, NULL, parser, &reader, error)) {
        return FALSE;
    }
    AnkeEncoding guess = anke_encoding_guess(raw->str, raw->len, TRUE);
    gboolean is_western = reader.is_western && guess == ANKE_ENCODING_CP932 &&
                          anke_encoding_is_doubtful(raw->str, raw->len);
    if ((!reader.is_named || reader.is_western) && !is_western && guess != ANKE_ENCODING_ASCII &&
        anke_encoding_is_readable(guess)) {
        file->encoding = g_strdup(anke_encoding_name(guess));
    }
    forget(file);
    return TRUE;
}

static gboolean read_all(AnkeStatFile *file, GError **error)
{
    g_autofree guint8 *seen = g_new0(guint8, ANKE_CSV_MAX_COLUMNS);
    Reader reader = {.file = file, .seen = seen};
    readstat_parser_t *parser = new_parser();
    readstat_set_value_handler(parser, on_value);
    if (!anke_stat_io_parse_take(file->io, file->kind, file->encoding, parser, &reader, error)) {
        return FALSE;
    }
    if (file->variables->len == 0) {
        return anke_error_set(error, ANKE_ERROR_DATA, "%s: has no variables",
                              anke_input_name(file->input));
    }
    anke_stat_labels_sort(file);
    find_binary(file, seen);
    anke_stat_groups_propose(file);
    return TRUE;
}

AnkeStatFile *anke_stat_file_open(AnkeInput *input, AnkeStatKind kind, const char *encoding,
                                  GError **error)
{
    g_autoptr(AnkeStatFile) file = g_new0(AnkeStatFile, 1);
    file->input = input;
    file->kind = kind;
    file->encoding = g_strdup(encoding);
    file->variables = g_ptr_array_new_with_free_func(free_variable);
    file->label_sets =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    file->io = g_new0(AnkeStatIo, 1);
    file->io->input = input;
    if (!anke_input_make_seekable(input, MAX_FILE_BYTES, &file->io->n_bytes, error) ||
        (encoding == NULL && !guess_encoding(file, error)) || !read_all(file, error)) {
        return NULL;
    }
    return g_steal_pointer(&file);
}

void anke_stat_file_free(AnkeStatFile *file)
{
    if (file == NULL) {
        return;
    }
    g_ptr_array_unref(file->variables);
    g_hash_table_unref(file->label_sets);
    g_free(file->encoding);
    g_clear_error(&file->io->error);
    g_free(file->io);
    g_free(file);
}
