#include "analyzer/weight/weight_people.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/base/number.h"
#include "analyzer/data/csv.h"
#include "analyzer/stats/raking.h"

static const char end_mark[] = ".end";

enum { N_END_FIELDS = 3, MAX_PEOPLE = 100000000 };

typedef struct {
    AnkeWeightPeople *people;
    const AnkeWeightMargins *margins;
    AnkeCsvReader *reader;
    guint n_columns;
    guint *columns; /* of each part */
    gint *levels;   /* of each part, of the row being read */
} Reading;

static gboolean refuse(const Reading *reading, const AnkeRecord *record, guint column,
                       const char *message, GError **error)
{
    AnkePlace place = {anke_csv_reader_name(reading->reader), record->line, column};
    return anke_error_at(error, ANKE_ERROR_DATA, place, "%s", message);
}

/* Writes a record as it was, the spool's copy. */
static void copy_record(AnkeOutput *output, const AnkeRecord *record)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (i > 0) {
            anke_output_putc(output, ',');
        }
        anke_csv_write_cell(output, record->fields[i].text, record->fields[i].n_bytes);
    }
    anke_output_putc(output, '\n');
}

/* The header */

static gint find_column(const AnkeRecord *record, const char *name)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (strcmp(record->fields[i].text, name) == 0) {
            return (gint)i;
        }
    }
    return -1;
}

static gboolean check_heads(const Reading *reading, const AnkeRecord *record, GError **error)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (find_column(record, record->fields[i].text) != (gint)i) {
            return refuse(reading, record, i + 1, "the header's column stands twice", error);
        }
    }
    return TRUE;
}

static gboolean read_header(Reading *reading, const AnkeQuestion *weight, GError **error)
{
    const AnkeRecord *record;
    if (!anke_csv_reader_next(reading->reader, &record, error)) {
        return FALSE;
    }
    if (record == NULL || record->n_fields == 0) {
        AnkePlace place = {anke_csv_reader_name(reading->reader), 1, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "a header with names was expected");
    }
    if (!check_heads(reading, record, error)) {
        return FALSE;
    }
    for (guint i = 0; i < reading->margins->parts->len; i++) {
        const AnkeWeightPart *part = g_ptr_array_index(reading->margins->parts, i);
        gint column = find_column(record, part->levels->question->name);
        if (column < 0) {
            AnkePlace place = {anke_csv_reader_name(reading->reader), 1, 0};
            return anke_error_at(error, ANKE_ERROR_DATA, place,
                                 "the header lacks the column of question \"%s\"",
                                 part->levels->question->name);
        }
        reading->columns[i] = (guint)column;
    }
    reading->n_columns = record->n_fields;
    reading->people->weight_column = find_column(record, weight->name);
    copy_record(reading->people->spool, record);
    return TRUE;
}

/* Rows */

static gboolean is_state(const AnkeField *field)
{
    return field->n_bytes == 0 ||
           (field->n_bytes == 2 && field->text[0] == '.' && strchr("NXU", field->text[1]) != NULL);
}

static gboolean read_levels(Reading *reading, const AnkeRecord *record, GError **error)
{
    for (guint i = 0; i < reading->margins->parts->len; i++) {
        const AnkeWeightPart *part = g_ptr_array_index(reading->margins->parts, i);
        const AnkeField *field = &record->fields[reading->columns[i]];
        reading->levels[i] = -1;
        if (is_state(field)) {
            continue;
        }
        reading->levels[i] =
            anke_weight_levels_of_answer(part->levels, field->text, field->n_bytes);
        if (reading->levels[i] < 0) {
            AnkePlace place = {anke_csv_reader_name(reading->reader), record->line,
                               reading->columns[i] + 1};
            return anke_error_at(error, ANKE_ERROR_DATA, place,
                                 "value is not among the choices or bands of \"%s\"",
                                 part->levels->question->name);
        }
    }
    return TRUE;
}

static gboolean read_person(Reading *reading, const AnkeRecord *record, GError **error)
{
    AnkeWeightPeople *people = reading->people;
    if (!read_levels(reading, record, error)) {
        return FALSE;
    }
    if (people->n_people >= MAX_PEOPLE) {
        return refuse(reading, record, 0, "too many rows", error);
    }
    for (guint i = 0; i < people->n_margins; i++) {
        gint64 found = anke_weight_margin_level(
            reading->margins, g_ptr_array_index(reading->margins->margins, i), reading->levels);
        guint32 level = found < 0 ? ANKE_RAKING_NO_LEVEL : (guint32)found;
        g_array_append_val(people->levels, level);
        if (found < 0 && people->n_missing[i]++ == 0) {
            people->first_line[i] = record->line;
        }
    }
    people->n_people++;
    copy_record(people->spool, record);
    return TRUE;
}

static gboolean read_end(Reading *reading, const AnkeRecord *record, GError **error)
{
    guint64 n_rows;
    if (record->n_fields != N_END_FIELDS ||
        !anke_number_parse_whole(record->fields[1].text, record->fields[1].n_bytes, G_MAXUINT64,
                                 &n_rows) ||
        !anke_number_parse_whole(record->fields[2].text, record->fields[2].n_bytes, G_MAXUINT64,
                                 &reading->people->n_read)) {
        return refuse(reading, record, 0, "the end row is wrong: .end,N,R was expected", error);
    }
    if (n_rows != reading->people->n_people) {
        return refuse(reading, record, 2, "the end row does not count the rows before it", error);
    }
    if (reading->people->n_read < n_rows) {
        return refuse(reading, record, 3, "the end row counts fewer questionnaires than rows",
                      error);
    }
    if (!anke_csv_reader_next(reading->reader, &record, error)) {
        return FALSE;
    }
    return record == NULL || refuse(reading, record, 0, "rows follow the end row", error);
}

/* A blank line is a row of one empty cell where the header has one column. */
static gboolean has_right_width(const Reading *reading, const AnkeRecord *record, GError **error)
{
    if (record->n_fields == reading->n_columns) {
        return TRUE;
    }
    AnkePlace place = {anke_csv_reader_name(reading->reader), record->line, 0};
    return anke_error_at(error, ANKE_ERROR_DATA, place, "%u columns, %u were expected",
                         record->n_fields, reading->n_columns);
}

static gboolean read_rows(Reading *reading, AnkeProgress *progress, GError **error)
{
    static const AnkeField blank = {"", 0};
    for (;;) {
        const AnkeRecord *record;
        if (!anke_csv_reader_next(reading->reader, &record, error)) {
            return FALSE;
        }
        if (record == NULL) {
            AnkePlace place = {anke_csv_reader_name(reading->reader), 0, 0};
            return anke_error_at(
                error, ANKE_ERROR_DATA, place,
                "the file has no end row (.end,N,R): it was cut, or its writer failed");
        }
        AnkeRecord row = *record;
        if (row.n_fields == 0 && reading->n_columns == 1) {
            row.n_fields = 1;
            row.fields = &blank;
        }
        if (row.n_fields > 0 && strcmp(row.fields[0].text, end_mark) == 0) {
            return read_end(reading, &row, error);
        }
        if (!has_right_width(reading, &row, error) || !read_person(reading, &row, error)) {
            return FALSE;
        }
        if (progress != NULL) {
            anke_progress_watch(reading->people->n_people, progress);
        }
    }
}

static AnkeWeightPeople *people_new(const AnkeWeightMargins *margins, const char *name)
{
    AnkeWeightPeople *people = g_new0(AnkeWeightPeople, 1);
    people->n_margins = margins->margins->len;
    people->levels = g_array_new(FALSE, FALSE, sizeof(guint32));
    people->n_missing = g_new0(guint64, people->n_margins + 1);
    people->first_line = g_new0(guint64, people->n_margins + 1);
    people->name = g_strdup(name);
    return people;
}

AnkeWeightPeople *anke_weight_people_read(const char *path, const AnkeWeightMargins *margins,
                                          const AnkeQuestion *weight, AnkeProgress *progress,
                                          GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open(path, error);
    if (input == NULL) {
        return NULL;
    }
    g_autoptr(AnkeWeightPeople) people = people_new(margins, anke_input_name(input));
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new(input);
    g_autofree guint *columns = g_new0(guint, margins->parts->len + 1);
    g_autofree gint *levels = g_new0(gint, margins->parts->len + 1);
    people->spool = anke_output_open_spool();
    Reading reading = {people, margins, reader, 0, columns, levels};
    gboolean is_read = read_header(&reading, weight, error) && read_rows(&reading, progress, error);
    return is_read ? g_steal_pointer(&people) : NULL;
}

/* Writing */

/* A row with its weight: in the weight's column, or behind the last. */
static void write_row(const AnkeWeightPeople *people, const AnkeRecord *record, const char *weight,
                      AnkeOutput *output)
{
    guint n_fields = MAX(record->n_fields, 1); /* a lone empty cell reads as a blank line */
    for (guint i = 0; i < n_fields; i++) {
        if (i > 0) {
            anke_output_putc(output, ',');
        }
        if ((gint)i == people->weight_column) {
            anke_output_puts(output, weight);
        } else if (i < record->n_fields) {
            anke_csv_write_cell(output, record->fields[i].text, record->fields[i].n_bytes);
        }
    }
    if (people->weight_column < 0) {
        anke_output_putc(output, ',');
        anke_output_puts(output, weight);
    }
    anke_output_putc(output, '\n');
}

gboolean anke_weight_people_write(const AnkeWeightPeople *people, const AnkeQuestion *weight,
                                  const double *weights, AnkeOutput *output, GError **error)
{
    g_autoptr(AnkeInput) input = anke_output_read_back(people->spool, error);
    if (input == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeCsvReader) reader = anke_csv_reader_new(input);
    char number[ANKE_NUMBER_SIZE];
    const AnkeRecord *record;
    if (!anke_csv_reader_next(reader, &record, error)) {
        return FALSE;
    }
    write_row(people, record, weight->name, output);
    for (gsize i = 0; i < people->n_people; i++) {
        if (!anke_csv_reader_next(reader, &record, error)) {
            return FALSE;
        }
        anke_number_format(number, weights[i]);
        write_row(people, record, number, output);
    }
    g_autofree char *end = g_strdup_printf("%s,%" G_GSIZE_FORMAT ",%" G_GUINT64_FORMAT "\n",
                                           end_mark, people->n_people, people->n_read);
    anke_output_puts(output, end);
    return TRUE;
}

void anke_weight_people_free(AnkeWeightPeople *people)
{
    if (people != NULL) {
        g_array_unref(people->levels);
        g_free(people->n_missing);
        g_free(people->first_line);
        g_free(people->name);
        anke_output_free(people->spool);
        g_free(people);
    }
}
