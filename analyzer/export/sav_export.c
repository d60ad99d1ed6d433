#include "analyzer/export/sav_export.h"

#include <math.h>
#include <readstat.h>
#include <string.h>
#include <time.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/export/code_list.h"

enum {
    MAX_VARIABLE_LABEL = 255,
    MAX_VALUE_LABEL = 120,
    MAX_TEXT_BYTES = 8000,
    MAX_LABELLED_TEXT = 248,
    MAX_MISSING_TEXT = 8,
    DAYS_BEFORE_1582_10_14 = 577735, /* of GDate, which begins with 0001-01-01 as 1 */
    SECONDS_OF_DAY = 86400
};

/* The note by which import knows files that are written here. */
static const char note[] = "anke-export 1";

typedef struct {
    const AnkeSavExport *export;
    AnkeOutput *output;
    readstat_writer_t *sav;
    readstat_error_t status; /* the first failure */
    guint64 n_cut;
    GString *text;
} Writer;

static void keep_status(Writer *writer, readstat_error_t status)
{
    writer->status = writer->status == READSTAT_OK ? status : writer->status;
}

/* At most n_bytes of a text, cut behind a character, in writer->text. */
static const char *cut(Writer *writer, const char *text, gsize n_text, gsize n_bytes)
{
    g_string_truncate(writer->text, 0);
    if (n_text > n_bytes) {
        while (n_bytes > 0 && ((guchar)text[n_bytes] & 0xC0) == 0x80) {
            n_bytes--;
        }
        writer->n_cut++;
        n_text = n_bytes;
    }
    g_string_append_len(writer->text, text, (gssize)n_text);
    return writer->text->str;
}

static ssize_t on_write(const void *bytes, size_t n_bytes, void *data)
{
    Writer *writer = data;
    anke_output_write(writer->output, bytes, n_bytes);
    return anke_output_has_failed(writer->output) ? -1 : (ssize_t)n_bytes;
}

/* Variables */

typedef struct {
    Writer *writer;
    readstat_label_set_t *labels;
} LabelWriter;

static void add_label(double code, const char *label, gboolean is_missing, gpointer data)
{
    (void)is_missing;
    LabelWriter *labels = data;
    readstat_label_double_value(labels->labels, code,
                                cut(labels->writer, label, strlen(label), MAX_VALUE_LABEL));
}

static void add_codes(Writer *writer, const AnkeVariable *variable, readstat_variable_t *added)
{
    LabelWriter labels = {
        writer, readstat_add_label_set(writer->sav, READSTAT_TYPE_DOUBLE, variable->name)};
    anke_variable_each_code(variable, add_label, &labels);
    readstat_variable_set_label_set(added, labels.labels);
    keep_status(writer, readstat_variable_add_missing_double_range(
                            added, anke_variable_state_code(variable, ANKE_STATE_NOTASKED),
                            anke_variable_state_code(variable, ANKE_STATE_NOANSWER)));
}

static const char *format_of(const AnkeVariable *variable)
{
    switch (variable->kind) {
    case ANKE_VARIABLE_DATE:
        return "SDATE10";
    case ANKE_VARIABLE_NUMBER:
        return variable->question->type == ANKE_ANSWER_DECIMAL ? "F12.4" : "F12.0";
    case ANKE_VARIABLE_CHOICE:
    case ANKE_VARIABLE_TICK:
    case ANKE_VARIABLE_PLACE:
    case ANKE_VARIABLE_TEXT:
    case ANKE_VARIABLE_OTHER_TEXT:
        break;
    }
    return "F8.0";
}

static readstat_measure_t measure_of(const AnkeVariable *variable)
{
    if (variable->kind == ANKE_VARIABLE_NUMBER || variable->kind == ANKE_VARIABLE_DATE) {
        return READSTAT_MEASURE_SCALE;
    }
    gboolean is_ordered =
        variable->kind == ANKE_VARIABLE_CHOICE && variable->question->list->is_scale;
    return is_ordered ? READSTAT_MEASURE_ORDINAL : READSTAT_MEASURE_NOMINAL;
}

/* The codes of states of texts up to MAX_LABELLED_TEXT bytes: of longer ones, which are kept in
 * pieces of 255 bytes, ReadStat 1.1.8 names another width than the variable has. They are
 * user-missing values where a text has no more than eight bytes: those of longer ones stand in a
 * record (7, 22) that it writes too short. */
static void add_text_states(Writer *writer, readstat_variable_t *added, gsize width)
{
    readstat_label_set_t *labels =
        readstat_add_label_set(writer->sav, READSTAT_TYPE_STRING, added->name);
    for (AnkeState state = ANKE_STATE_NA; state <= ANKE_STATE_NOTASKED; state++) {
        const char *code = anke_state_code(state);
        readstat_label_string_value(labels, code, anke_state_label(state));
        if (width <= MAX_MISSING_TEXT) {
            keep_status(writer, readstat_variable_add_missing_string_value(added, code));
        }
    }
    readstat_variable_set_label_set(added, labels);
}

/* A multiple of eight: ReadStat 1.1.8 names that width in the labels of long texts. */
static gsize text_width(gsize n_bytes)
{
    gsize width = (n_bytes + 7) / 8 * 8;
    return CLAMP(width, MAX_MISSING_TEXT, MAX_TEXT_BYTES);
}

static void add_variable(Writer *writer, const AnkeVariable *variable)
{
    gboolean is_text = anke_variable_is_text(variable);
    /* A dot more for texts that begin with one; room for the codes of states. */
    gsize width = is_text ? text_width(variable->n_bytes + 1) : 0;
    readstat_variable_t *added = readstat_add_variable(
        writer->sav, variable->name, is_text ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE, width);
    readstat_variable_set_label(
        added, cut(writer, variable->label, strlen(variable->label), MAX_VARIABLE_LABEL));
    readstat_variable_set_measure(added, measure_of(variable));
    if (is_text && width <= MAX_LABELLED_TEXT) {
        add_text_states(writer, added, width);
    } else if (!is_text) {
        readstat_variable_set_format(added, format_of(variable));
        add_codes(writer, variable, added);
    }
}

/* Rows */

/* A part of an ISO 8601 date. */
static guint read_part(const char *iso, guint start, gsize n_bytes)
{
    guint64 number = 1;
    (void)anke_number_parse_whole(iso + start, n_bytes, 9999, &number);
    return (guint)number;
}

/* Seconds from 1582-10-14 to a day, given as ISO 8601 that was checked. */
static double seconds_of(const char *iso)
{
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_dmy(&date, (GDateDay)read_part(iso, 8, 2), (GDateMonth)read_part(iso, 5, 2),
                   (GDateYear)read_part(iso, 0, 4));
    return ((double)g_date_get_julian(&date) - DAYS_BEFORE_1582_10_14) * SECONDS_OF_DAY;
}

static readstat_error_t put_text(Writer *writer, const readstat_variable_t *added,
                                 const AnkeVariableValue *value)
{
    if (value->state != ANKE_STATE_VALUE) {
        return readstat_insert_string_value(writer->sav, added, anke_state_code(value->state));
    }
    gboolean has_dot = value->n_bytes > 0 && value->text[0] == '.';
    (void)cut(writer, value->text, value->n_bytes, MAX_TEXT_BYTES - 1);
    g_string_insert_len(writer->text, 0, ".", has_dot ? 1 : 0);
    return readstat_insert_string_value(writer->sav, added, writer->text->str);
}

static readstat_error_t put_value(Writer *writer, const AnkeVariable *variable,
                                  const readstat_variable_t *added, const AnkeAnswer *answers)
{
    AnkeVariableValue value = anke_variable_value(variable, answers);
    if (anke_variable_is_text(variable)) {
        return put_text(writer, added, &value);
    }
    if (value.state != ANKE_STATE_VALUE) {
        return readstat_insert_double_value(writer->sav, added,
                                            anke_variable_state_code(variable, value.state));
    }
    if (variable->kind == ANKE_VARIABLE_DATE) {
        return readstat_insert_double_value(writer->sav, added, seconds_of(value.text));
    }
    return isnan(value.number) ? readstat_insert_missing_value(writer->sav, added)
                               : readstat_insert_double_value(writer->sav, added, value.number);
}

static void write_row(const AnkeAnswer *answers, gpointer data)
{
    Writer *writer = data;
    const AnkeVariables *variables = writer->export->variables;
    if (writer->status != READSTAT_OK) {
        return;
    }
    keep_status(writer, readstat_begin_row(writer->sav));
    for (guint i = 0; writer->status == READSTAT_OK && i < variables->variables->len; i++) {
        keep_status(writer, put_value(writer, anke_variables_at(variables, i),
                                      readstat_get_variable(writer->sav, (int)i), answers));
    }
    if (writer->status == READSTAT_OK) {
        keep_status(writer, readstat_end_row(writer->sav));
    }
}

/* The file */

/* The day on which the survey closed, else that of SOURCE_DATE_EPOCH, else 1970-01-01: midnight
 * where the program runs, because the file holds local time and must not depend on the place. */
static time_t date_of_file(const AnkeCodebook *codebook)
{
    struct tm day = {.tm_year = 70, .tm_mday = 1, .tm_isdst = -1};
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    guint64 seconds;
    if (codebook->closed != NULL) {
        day.tm_year = (int)read_part(codebook->closed, 0, 4) - 1900;
        day.tm_mon = (int)read_part(codebook->closed, 5, 2) - 1;
        day.tm_mday = (int)read_part(codebook->closed, 8, 2);
    } else if (epoch != NULL &&
               anke_number_parse_whole(epoch, strlen(epoch), G_MAXINT32, &seconds)) {
        time_t given = (time_t)seconds;
        struct tm then;
        (void)gmtime_r(&given, &then);
        day.tm_year = then.tm_year;
        day.tm_mon = then.tm_mon;
        day.tm_mday = then.tm_mday;
    }
    return mktime(&day);
}

static void begin(Writer *writer)
{
    const AnkeSavExport *export = writer->export;
    readstat_set_data_writer(writer->sav, on_write);
    readstat_writer_set_file_timestamp(writer->sav, date_of_file(export->codebook));
    readstat_writer_set_compression(writer->sav, READSTAT_COMPRESS_ROWS);
    readstat_add_note(writer->sav, note);
    for (guint i = 0; i < export->variables->variables->len; i++) {
        add_variable(writer, anke_variables_at(export->variables, i));
    }
    if (writer->status == READSTAT_OK) {
        keep_status(writer, readstat_begin_writing_sav(writer->sav, writer, (long)export->n_rows));
    }
}

static gboolean report(const Writer *writer, GError **error)
{
    if (writer->status == READSTAT_OK || anke_output_has_failed(writer->output)) {
        return TRUE; /* a failure to write is reported when the output is committed */
    }
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: cannot be written as .sav: %s",
                          anke_responses_name(writer->export->responses),
                          readstat_error_message(writer->status));
}

gboolean anke_sav_export_write(const AnkeSavExport *export, AnkeOutput *output, guint64 *n_cut,
                               GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Writer writer = {
        .export = export, .output = output, .sav = readstat_writer_init(), .text = text};
    guint64 n_rows;
    guint64 n_read;
    begin(&writer);
    anke_variables_find_others(export->variables, export->responses);
    gboolean is_good =
        anke_responses_read(export->responses, write_row, &writer, &n_rows, &n_read, error);
    if (is_good && writer.status == READSTAT_OK) {
        keep_status(&writer, readstat_end_writing(writer.sav));
    }
    is_good = is_good && report(&writer, error);
    readstat_writer_free(writer.sav);
    *n_cut = writer.n_cut;
    return is_good;
}
