#include "analyzer/import/stat_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/plain_number.h"
#include "analyzer/data/answer.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/guarded_text.h"
#include "analyzer/import/serial_date.h"
#include "analyzer/import/stat_io.h"

/* Days from the beginning of a calendar to 1970-01-01. */
enum { DAYS_FROM_1582 = 141428, DAYS_FROM_1960 = 3653, SECONDS_OF_DAY = 86400 };

typedef struct {
    AnkeStatFile *file;
    AnkeStatStyle style;
    AnkeOutput *csv;
    guint64 n_unlabelled;
    guint column; /* cells of the row at hand */
    GString *text;
} Writer;

/* Cells */

static void put_cell(Writer *writer, const char *text, gsize n_bytes)
{
    if (writer->column++ > 0) {
        anke_output_putc(writer->csv, ',');
    }
    anke_csv_write_cell(writer->csv, text, n_bytes);
}

/* A number of single precision: as few digits as make it that number again. */
static gsize format_float(char buffer[ANKE_NUMBER_SIZE], double value)
{
    float wanted = (float)value;
    for (int digits = 1; digits < 9; digits++) {
        (void)g_snprintf(buffer, ANKE_NUMBER_SIZE, "%.*g", digits, (double)wanted);
        float found = strtof(buffer, NULL);
        if (found == wanted) {
            return anke_number_format_plain(buffer, strtod(buffer, NULL));
        }
    }
    (void)g_snprintf(buffer, ANKE_NUMBER_SIZE, "%.9g", (double)wanted);
    return anke_number_format_plain(buffer, strtod(buffer, NULL));
}

/* Seconds from 1970-01-01; NaN for what is far outside of all calendars. */
static double unix_seconds(const AnkeStatVariable *variable, double value)
{
    double seconds = NAN;
    switch (variable->unit) {
    case ANKE_STAT_SECONDS:
        seconds = value - (double)DAYS_FROM_1582 * SECONDS_OF_DAY;
        break;
    case ANKE_STAT_DAYS:
        seconds = (value - DAYS_FROM_1960) * SECONDS_OF_DAY;
        break;
    case ANKE_STAT_MILLISECONDS:
        seconds = value / 1000 - (double)DAYS_FROM_1960 * SECONDS_OF_DAY;
        break;
    }
    return fabs(seconds) < 1e12 ? floor(seconds + 0.5) : NAN;
}

/* Writes a date or time; 0 for what is none, which stays a number. */
static gsize format_time(const AnkeStatVariable *variable, double value,
                         char buffer[ANKE_NUMBER_SIZE])
{
    if (variable->type == ANKE_STAT_TIME) {
        return anke_serial_write(value / SECONDS_OF_DAY, FALSE, ANKE_FORMAT_DURATION, buffer);
    }
    double seconds = unix_seconds(variable, value);
    if (isnan(seconds)) {
        return 0;
    }
    gint64 whole = (gint64)seconds;
    gboolean is_day = variable->type == ANKE_STAT_DATE && whole % SECONDS_OF_DAY == 0;
    return is_day ? anke_serial_write_unix_day(whole / SECONDS_OF_DAY, buffer)
                  : anke_serial_write_unix_time(whole, buffer);
}

static void put_plain_number(Writer *writer, const AnkeStatVariable *variable, double value)
{
    char buffer[ANKE_NUMBER_SIZE];
    gsize n = 0;
    if (variable->type != ANKE_STAT_NUMBER) {
        n = format_time(variable, value, buffer);
    }
    if (n == 0) {
        n = variable->is_float ? format_float(buffer, value)
                               : anke_number_format_plain(buffer, value);
    }
    put_cell(writer, buffer, n);
}

static void put_number(Writer *writer, const AnkeStatVariable *variable, double value)
{
    gboolean is_missing = anke_stat_is_missing_number(variable, value);
    gboolean is_tick = variable->group >= 0 && !is_missing;
    const char *label = anke_stat_label_of_number(variable, value);
    if (writer->style == ANKE_STAT_AS_CODES || is_tick || (label == NULL && !is_missing)) {
        put_plain_number(writer, variable, value);
    } else if (label != NULL) {
        put_cell(writer, label, strlen(label));
    } else {
        writer->n_unlabelled++;
        put_cell(writer, "", 0);
    }
}

/* Texts of anke-export stand as in responses.csv: codes of states begin with a dot, texts that
 * begin with one have another. */
static void put_our_text(Writer *writer, const char *text)
{
    for (AnkeState state = ANKE_STATE_NA; state <= ANKE_STATE_NOTASKED; state++) {
        if (strcmp(text, anke_state_code(state)) == 0) {
            put_cell(writer, anke_state_label(state), strlen(anke_state_label(state)));
            return;
        }
    }
    g_string_truncate(writer->text, 0);
    anke_guard_append(writer->text, text + (*text == '.' ? 1 : 0));
    put_cell(writer, writer->text->str, writer->text->len);
}

static void put_text(Writer *writer, const AnkeStatVariable *variable, const char *text)
{
    const char *label = anke_stat_label_of_text(variable, text);
    if (writer->style == ANKE_STAT_AS_CODES) {
        put_cell(writer, text, strlen(text));
    } else if (writer->file->is_ours) {
        put_our_text(writer, text);
    } else if (label != NULL) {
        put_cell(writer, label, strlen(label));
    } else if (anke_stat_is_missing_text(variable, text)) {
        writer->n_unlabelled++;
        put_cell(writer, "", 0);
    } else {
        g_string_assign(writer->text, anke_guard_is_on(text, strlen(text)) ? "'" : "");
        g_string_append(writer->text, text);
        put_cell(writer, writer->text->str, writer->text->len);
    }
}

static void put_tag(Writer *writer, const AnkeStatVariable *variable, char tag)
{
    char code[] = {'.', tag, '\0'};
    const char *label = anke_stat_label_of_tag(variable, tag);
    if (writer->style == ANKE_STAT_AS_CODES) {
        put_cell(writer, code, strlen(code));
    } else {
        writer->n_unlabelled += label == NULL ? 1 : 0;
        put_cell(writer, label != NULL ? label : "", label != NULL ? strlen(label) : 0);
    }
}

/* Rows */

static int stop(Writer *writer, const char *message)
{
    AnkeStatIo *io = writer->file->io;
    if (io->error == NULL) {
        anke_error_set(&io->error, ANKE_ERROR_DATA, "%s: %s", anke_input_name(io->input), message);
    }
    return READSTAT_HANDLER_ABORT;
}

static void end_row(Writer *writer)
{
    anke_output_putc(writer->csv, '\n');
    writer->column = 0;
}

static int on_value(int row, readstat_variable_t *given, readstat_value_t value, void *data)
{
    Writer *writer = data;
    guint index = (guint)readstat_variable_get_index(given);
    if (index >= writer->file->variables->len || index != writer->column) {
        return stop(writer, "rows and variables do not go together");
    }
    const AnkeStatVariable *variable = g_ptr_array_index(writer->file->variables, index);
    if (readstat_value_is_tagged_missing(value)) {
        put_tag(writer, variable, readstat_value_tag(value));
    } else if (readstat_value_is_system_missing(value)) {
        put_cell(writer, "", 0);
    } else if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
        const char *text = readstat_string_value(value);
        text = text != NULL ? text : "";
        if (!g_utf8_validate(text, -1, NULL)) {
            return stop(writer,
                        "texts are not in the encoding of the file: name it with --encoding");
        }
        put_text(writer, variable, text);
    } else {
        put_number(writer, variable, readstat_double_value(value));
    }
    if (writer->column == writer->file->variables->len) {
        end_row(writer);
    }
    (void)row;
    return anke_output_has_failed(writer->csv) ? stop(writer, "the rows cannot be written")
                                               : READSTAT_HANDLER_OK;
}

/* ReadStat 1.1.8 makes the variables that go with the values only where somebody asks for them. */
static int on_variable(int index, readstat_variable_t *variable, const char *labels, void *data)
{
    (void)index;
    (void)variable;
    (void)labels;
    (void)data;
    return READSTAT_HANDLER_OK;
}

static void write_header(Writer *writer)
{
    static const char *const none = "";
    guint n_rows = writer->style == ANKE_STAT_AS_CODES ? 1 : 3;
    for (guint row = 0; row < n_rows; row++) {
        for (guint i = 0; i < writer->file->variables->len; i++) {
            const AnkeStatVariable *variable = g_ptr_array_index(writer->file->variables, i);
            gboolean is_part = variable->group >= 0;
            const char *question = is_part ? variable->question : variable->label;
            const char *text = row == 0   ? variable->name
                               : row == 1 ? question
                               : is_part  ? variable->option
                                          : none;
            put_cell(writer, text, strlen(text));
        }
        end_row(writer);
    }
}

gboolean anke_stat_rows_write(AnkeStatFile *file, AnkeStatStyle style, AnkeOutput *csv,
                              guint64 *n_unlabelled, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Writer writer = {.file = file, .style = style, .csv = csv, .text = text};
    readstat_parser_t *parser = readstat_parser_init();
    readstat_set_variable_handler(parser, on_variable);
    readstat_set_value_handler(parser, on_value);
    write_header(&writer);
    gboolean is_good =
        anke_stat_io_parse_take(file->io, file->kind, file->encoding, parser, &writer, error);
    if (is_good && writer.column > 0) {
        is_good = anke_error_set(error, ANKE_ERROR_DATA, "%s: the last row is cut off",
                                 anke_input_name(file->input));
    }
    *n_unlabelled = writer.n_unlabelled;
    return is_good;
}
