#include "analyzer/import/export_source.h"

#include "analyzer/base/error.h"
#include "analyzer/base/output.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/export_stream.h"
#include "analyzer/data/record_cut.h"
#include "analyzer/import/export_container.h"
#include "analyzer/import/export_options.h"
#include "analyzer/import/stated_choices.h"

enum { FIRST_BYTES = 512 * 1024, MAX_HEADER_BYTES = 8 * 1024 * 1024, SNIFF_BYTES = 512 };

struct AnkeExportStore {
    char *name;
    AnkeOutput *spool; /* of a container; NULL: text */
    AnkeContainerFacts found;
    AnkeExportStream *stream;
    AnkeBytes head; /* the first bytes, until the rows begin */
};

static AnkePlace place_of(const AnkeExportSource *source, guint64 line)
{
    return (AnkePlace){source->name, line, 0};
}

static gboolean has_all(const AnkeExportSource *source)
{
    return anke_export_stream_has_ended(source->store->stream);
}

static void note_state(AnkeExportSource *source)
{
    const AnkeExportStream *stream = source->store->stream;
    source->has_ended = has_all(source);
    source->is_broken = anke_export_stream_is_broken(stream);
    source->is_doubtful = anke_export_stream_is_doubtful(stream);
    source->encoding = anke_export_stream_encoding(stream);
}

static gboolean read_more(AnkeExportSource *source, GError **error)
{
    struct AnkeExportStore *store = source->store;
    gboolean is_good = anke_export_stream_read(store->stream, FIRST_BYTES, &store->head, error);
    note_state(source);
    return is_good;
}

/* The rows of a container go into a spool, which is read instead. */
static AnkeInput *open_input(AnkeExportSource *source, const char *path,
                             const AnkeExportOptions *options,
                             const AnkeExportContainer **container, GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open(path, error);
    if (input == NULL) {
        return NULL;
    }
    source->store->name = g_strdup(anke_input_name(input));
    source->name = source->store->name;
    if (!anke_export_container_find(input, container, error)) {
        return NULL;
    }
    if (*container == NULL) {
        return g_steal_pointer(&input);
    }
    gboolean is_told = options->encoding != ANKE_ENCODING_ASCII;
    AnkeContainerChoice choice = {options->sheet,
                                  is_told ? anke_encoding_name(options->encoding) : NULL};
    source->store->spool = anke_output_open_spool();
    source->profile->line_is_record = TRUE;
    source->store->found.notes = source->notes;
    return (*container)->convert(input, &choice, source->store->spool, &source->store->found, error)
               ? anke_output_read_back(source->store->spool, error)
               : NULL;
}

/* Format */

static void explain_names(AnkeExportSource *source, const AnkeExportHead *head)
{
    const char *delimiter = head->delimiter == '\t'  ? "TAB"
                            : head->delimiter == ';' ? "semicolon"
                                                     : "comma";
    g_string_append_printf(
        source->explanation, "read as %s (%s): %s, %s, %u title rows, %u header rows\n",
        source->format->name, source->format->label, anke_encoding_name(source->encoding),
        delimiter, source->profile->n_title_rows, source->profile->n_header_rows);
}

/* Header rows as the container shows them, or 1. */
static guint shown_header_rows(const AnkeExportSource *source)
{
    const AnkeContainerFacts *found = &source->store->found;
    guint n_rows = found->first_head_row > 0 ? found->last_head_row - found->first_head_row + 1 : 1;
    return MIN(n_rows, ANKE_MAX_HEADER_ROWS);
}

/* What the container states about the choices of its columns goes to them. */
static void attach_choices(AnkeExportSource *source)
{
    const GPtrArray *choices = source->store->found.choices;
    if (choices == NULL || choices->len != source->columns->len) {
        return;
    }
    for (guint i = 0; i < choices->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(source->columns, i);
        column->choices = g_ptr_array_ref(g_ptr_array_index(choices, i));
        anke_stated_choices_declare_missing(column->choices, source->profile);
    }
}

static gboolean describe(AnkeExportSource *source, AnkeExportHead *head,
                         const AnkeExportContainer *container, const AnkeExportOptions *options,
                         GError **error)
{
    const char *name = options->format;
    name = name == NULL && container != NULL ? container->format : name;
    const AnkeFormat *recognised = anke_format_recognise(head, source->explanation);
    source->format = name != NULL ? anke_format_find(name, error) : recognised;
    if (source->format == NULL) {
        return FALSE;
    }
    AnkeProfile *profile = source->profile;
    profile->n_header_rows =
        options->n_header_rows > 0 ? (guint)options->n_header_rows : shown_header_rows(source);
    source->format->describe(head, profile, source->columns);
    attach_choices(source);
    if (options->n_header_rows > 0) {
        profile->n_header_rows = (guint)options->n_header_rows;
    }
    profile->delimiter = head->delimiter;
    profile->n_title_rows = head->n_title_rows;
    anke_export_options_apply(options, profile);
    explain_names(source, head);
    return TRUE;
}

/* Header */

/* Where the n-th record ends, 0: not within the bytes. */
static gsize end_of_records(const char *bytes, gsize n_bytes, guint n_records)
{
    gsize end = 0;
    for (guint i = 0; i < n_records; i++) {
        gsize n = anke_record_cut_first(bytes + end, n_bytes - end);
        if (n == 0) {
            return 0;
        }
        end += n;
    }
    return end;
}

/* The first bytes as UTF-8, without a mark. *n_bytes becomes how many of them are text. */
static char *decode_head(const AnkeExportSource *source, gsize *n_bytes, gsize *n_decoded)
{
    const char *bytes = source->store->head.data;
    gsize mark = anke_encoding_mark_bytes(bytes, *n_bytes);
    if (anke_export_bytes_encoding(source) != ANKE_ENCODING_CP932) {
        *n_decoded = *n_bytes - mark;
        return g_memdup2(bytes + mark, *n_bytes - mark);
    }
    char *utf8 = g_malloc(*n_bytes * ANKE_CP932_GROWTH + 1);
    *n_bytes = anke_cp932_decode(bytes, *n_bytes, utf8, n_decoded);
    return utf8;
}

/* The header was split without a word about errors: here it is read strictly. */
static gboolean check_header(AnkeExportSource *source, gsize end, GError **error)
{
    gsize n_decoded = 0;
    gsize n_good = end;
    g_autofree char *utf8 = decode_head(source, &n_good, &n_decoded);
    gboolean is_cut = source->is_broken && end == source->store->head.n;
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new_from_bytes(source->name, utf8, n_decoded);
    anke_csv_reader_set_delimiter(reader, source->profile->delimiter);
    guint n_records = source->profile->n_title_rows + source->profile->n_header_rows;
    const AnkeRecord *record = NULL;
    for (guint i = 0; i < n_records; i++) {
        if (!anke_csv_reader_next(reader, &record, error)) {
            return FALSE;
        }
        if (record == NULL || n_good < end || is_cut) {
            break;
        }
    }
    if (n_good < end || is_cut) {
        return anke_error_at(error, ANKE_ERROR_DATA,
                             anke_export_locate(source->name, utf8, n_decoded),
                             "bytes that are not text in the encoding of the file");
    }
    if (record == NULL || record->n_fields == 0) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(source, source->header_line),
                             "a header was expected");
    }
    return TRUE;
}

/* Counts the lines of what stands before the rows; what follows goes back to the stream. */
static gboolean skip_header(AnkeExportSource *source, GError **error)
{
    AnkeBytes *head = &source->store->head;
    const AnkeProfile *profile = source->profile;
    guint n_records = profile->n_title_rows + profile->n_header_rows;
    gsize end = end_of_records(head->data, head->n, n_records);
    while (end == 0 && !has_all(source) && head->n < MAX_HEADER_BYTES) {
        if (!read_more(source, error)) {
            return FALSE;
        }
        end = end_of_records(head->data, head->n, n_records);
    }
    end = end > 0 ? end : head->n;
    gsize titles = end_of_records(head->data, end, profile->n_title_rows);
    source->header_line = 1 + anke_csv_count_lines(head->data, titles);
    source->first_line = 1 + anke_csv_count_lines(head->data, end);
    if (profile->line_is_record) {
        source->header_line = 1 + profile->n_title_rows;
        source->first_line = 1 + n_records;
    }
    if (!check_header(source, end, error)) {
        return FALSE;
    }
    anke_export_stream_give_back(source->store->stream, head->data + end, head->n - end);
    anke_bytes_clear(head);
    return TRUE;
}

static gboolean read_first_bytes(AnkeExportSource *source, GError **error)
{
    AnkeBytes *head = &source->store->head;
    gboolean is_good = TRUE;
    while (is_good && head->n < SNIFF_BYTES && !has_all(source)) {
        is_good = read_more(source, error);
    }
    if (is_good && head->n == 0 && !source->is_broken) {
        return anke_error_at(error, ANKE_ERROR_DATA, place_of(source, 0),
                             "is empty, an export with a header was expected");
    }
    return is_good;
}

static gboolean understand(AnkeExportSource *source, const AnkeExportContainer *container,
                           const AnkeExportOptions *options, GError **error)
{
    gsize n_decoded = 0;
    gsize n_bytes = source->store->head.n;
    g_autofree char *utf8 = decode_head(source, &n_bytes, &n_decoded);
    g_autoptr(AnkeExportHead) head = anke_export_head_new(
        utf8, n_decoded, has_all(source), container != NULL ? ',' : options->delimiter);
    head->container = container != NULL ? container->name : head->container;
    head->encoding = source->encoding;
    if (options->n_title_rows >= 0) {
        head->n_title_rows = (guint)options->n_title_rows;
    } else if (source->store->found.first_head_row > 0) {
        head->n_title_rows = source->store->found.first_head_row - 1;
    }
    return describe(source, head, container, options, error) && skip_header(source, error);
}

AnkeExportSource *anke_export_open(const char *path, const AnkeExportOptions *options,
                                   GError **error)
{
    if (!anke_export_options_check(options, error)) {
        return NULL;
    }
    g_autoptr(AnkeExportSource) source = g_new0(AnkeExportSource, 1);
    source->store = g_new0(struct AnkeExportStore, 1);
    source->profile = anke_profile_new();
    source->columns = anke_export_columns_new();
    source->explanation = g_string_new(NULL);
    source->notes = g_string_new(NULL);
    const AnkeExportContainer *container = NULL;
    AnkeInput *input = open_input(source, path, options, &container, error);
    if (input == NULL) {
        return NULL;
    }
    AnkeEncoding encoding = container != NULL ? ANKE_ENCODING_UTF8 : options->encoding;
    source->store->stream = anke_export_stream_new_take(input, encoding);
    if (!read_first_bytes(source, error) || !understand(source, container, options, error)) {
        return NULL;
    }
    note_state(source);
    return g_steal_pointer(&source);
}

gboolean anke_export_read(AnkeExportSource *source, gsize n_wanted, AnkeBytes *bytes,
                          GError **error)
{
    gboolean is_good =
        has_all(source) || anke_export_stream_read(source->store->stream, n_wanted, bytes, error);
    note_state(source);
    return is_good;
}

gboolean anke_export_read_block(AnkeExportSource *source, AnkeBytes *bytes, AnkeExportBlock *block,
                                GError **error)
{
    gboolean is_good = anke_export_block_read(source->store->stream, bytes, block, error);
    note_state(source);
    return is_good;
}

AnkeEncoding anke_export_bytes_encoding(const AnkeExportSource *source)
{
    return source->encoding == ANKE_ENCODING_CP932 ? ANKE_ENCODING_CP932 : ANKE_ENCODING_UTF8;
}

void anke_export_close(AnkeExportSource *source)
{
    if (source == NULL) {
        return;
    }
    anke_export_stream_free(source->store->stream);
    anke_output_free(source->store->spool);
    g_clear_pointer(&source->store->found.choices, g_ptr_array_unref);
    anke_bytes_clear(&source->store->head);
    g_free(source->store->name);
    g_free(source->store);
    anke_profile_free(source->profile);
    g_ptr_array_unref(source->columns);
    g_string_free(source->explanation, TRUE);
    g_string_free(source->notes, TRUE);
    g_free(source);
}
