#include "analyzer/staff/yearly_counts.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/age_band.h"
#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/written_number.h"
#include "analyzer/staff/staff_day.h"

enum { YOUNGEST = 10, OLDEST = 120, AGE_UNKNOWN = -1, UNDER_20 = 19 };

/* Forms of bands, as bits. */
enum { FORM_SINGLE = 1, FORM_12 = 2, FORM_5 = 4, FORM_10 = 8, FORM_ALL = 15 };

typedef struct {
    AnkeRoster *roster;
    guint forms;      /* that all bands so far may be of */
    GHashTable *seen; /* year, age, labels of the rows */
    guint64 n_people;
} Counts;

/* A row that was understood. */
typedef struct {
    int year;
    int age; /* of a band one of its ages */
    gint32 n;
    guint16 labels[ANKE_N_LABEL_COLUMNS];
} CountRow;

static gboolean refuse(const Counts *counts, const AnkeRecord *record, AnkeStaffColumn column,
                       const char *problem, GError **error)
{
    AnkePlace place = {counts->roster->name, record->line,
                       (guint)(counts->roster->columns->at[column] + 1)};
    return anke_error_at(error, ANKE_ERROR_DATA, place, "%s", problem);
}

static const AnkeField *field_of(const Counts *counts, const AnkeRecord *record,
                                 AnkeStaffColumn column)
{
    return &record->fields[counts->roster->columns->at[column]];
}

/* Whether a band is one of a form with bands of `width` years from 20 to `last`. */
static gboolean is_of_form(const AnkeAgeBand *band, int width, int last)
{
    double from = band->from;
    double to = band->to;
    if (isinf(from)) {
        return to >= 20 && to <= 20;
    }
    if (isinf(to)) {
        return from >= last && from <= last;
    }
    return to - from >= width && to - from <= width && from >= 20 && to <= last &&
           fmod(from - 20, width) <= 0;
}

/* The forms that a band may be of. */
static guint forms_of(const AnkeAgeBand *band)
{
    gboolean is_single = band->to - band->from <= 1;
    return (is_single ? FORM_SINGLE : 0U) | (is_of_form(band, 4, 60) ? FORM_12 : 0U) |
           (is_of_form(band, 5, 65) ? FORM_5 : 0U) | (is_of_form(band, 10, 60) ? FORM_10 : 0U);
}

static gboolean read_age(Counts *counts, const AnkeRecord *record, CountRow *row, GError **error)
{
    const AnkeField *field = field_of(counts, record, ANKE_COLUMN_AGE);
    g_autofree char *text = anke_text_folded(field->text);
    AnkeAgeBand band;
    row->age = AGE_UNKNOWN;
    if (*text == '\0' || strcmp(text, "不明") == 0) {
        return TRUE;
    }
    if (!anke_age_band_parse(text, &band) || (band.from < YOUNGEST && !isinf(band.from)) ||
        (band.from > OLDEST)) {
        return refuse(counts, record, ANKE_COLUMN_AGE,
                      "a full age, or a band of ages, was expected", error);
    }
    counts->forms &= forms_of(&band);
    row->age = isinf(band.from) ? UNDER_20 : (int)band.from;
    return counts->forms != 0 ||
           refuse(counts, record, ANKE_COLUMN_AGE,
                  "single ages, the official bands, or bands of 5 or 10 years were expected, and "
                  "one kind only",
                  error);
}

static gboolean read_year(const Counts *counts, const AnkeRecord *record, CountRow *row,
                          GError **error)
{
    const AnkeField *field = field_of(counts, record, ANKE_COLUMN_YEAR);
    return (anke_year_parse(field->text, field->n_bytes, &row->year, NULL) &&
            row->year >= ANKE_STAFF_FIRST_YEAR && row->year <= ANKE_STAFF_LAST_YEAR) ||
           refuse(counts, record, ANKE_COLUMN_YEAR, "a year from 1940 to 2119 was expected", error);
}

static gboolean read_number(Counts *counts, const AnkeRecord *record, CountRow *row, GError **error)
{
    const AnkeField *field = field_of(counts, record, ANKE_COLUMN_COUNT);
    double n = NAN;
    AnkeWritten written = field->n_bytes > 0
                              ? anke_written_number(field->text, field->n_bytes, NULL, &n)
                              : ANKE_WRITTEN_NO_NUMBER;
    n = written == ANKE_WRITTEN_NIL ? 0 : n;
    if (written == ANKE_WRITTEN_NO_NUMBER || n < 0 || n > G_MAXINT32 || floor(n) < n) {
        return refuse(counts, record, ANKE_COLUMN_COUNT, "a number of people was expected", error);
    }
    row->n = (gint32)n;
    counts->n_people += (guint64)row->n;
    return counts->n_people < G_MAXINT32 ||
           refuse(counts, record, ANKE_COLUMN_COUNT, "more people than a table can hold", error);
}

static void read_labels(Counts *counts, const AnkeRecord *record, CountRow *row)
{
    for (guint kind = 0; kind < ANKE_N_LABEL_COLUMNS; kind++) {
        gboolean is_listed;
        row->labels[kind] = ANKE_STAFF_UNKNOWN;
        if (counts->roster->columns->at[kind] >= 0) {
            const AnkeField *field = field_of(counts, record, (AnkeStaffColumn)kind);
            row->labels[kind] =
                (guint16)anke_staff_labels_add(counts->roster->labels, (AnkeStaffKind)kind,
                                               field->text, field->n_bytes, &is_listed);
        }
    }
}

/* A row of the same year, age and labels would count people twice. */
static gboolean check_once(Counts *counts, const AnkeRecord *record, const CountRow *row,
                           GError **error)
{
    GString *key = g_string_new(NULL);
    g_string_printf(key, "%d %d", row->year, row->age);
    for (guint kind = 0; kind < ANKE_N_LABEL_COLUMNS; kind++) {
        g_string_append_printf(key, " %u", (guint)row->labels[kind]);
    }
    return g_hash_table_add(counts->seen, g_string_free(key, FALSE)) ||
           refuse(counts, record, ANKE_COLUMN_AGE,
                  "this age of this year, with these categories, stands twice", error);
}

/* Whether any cell says 計, or all are blank. */
static gboolean is_left_out(const AnkeRecord *record, AnkeStaffRule *rule)
{
    static const char *const totals[] = {"計", "合計", "小計", "総計", "総合計"};
    guint n_filled = 0;
    for (guint i = 0; i < record->n_fields; i++) {
        g_autofree char *text = anke_text_folded(record->fields[i].text);
        n_filled += *text != '\0' ? 1 : 0;
        for (guint k = 0; k < G_N_ELEMENTS(totals); k++) {
            if (strcmp(text, totals[k]) == 0) {
                *rule = ANKE_STAFF_TOTAL_ROW;
                return TRUE;
            }
        }
    }
    *rule = ANKE_STAFF_BLANK_ROW;
    return n_filled == 0;
}

static void add_row(Counts *counts, const CountRow *row)
{
    AnkeRoster *roster = counts->roster;
    gboolean is_first = roster->ledger.n_used == 0;
    roster->years[0] = is_first ? row->year : MIN(roster->years[0], row->year);
    roster->years[1] = is_first ? row->year : MAX(roster->years[1], row->year);
    roster->ledger.n_used++;
    anke_staff_counts_add_many(roster->counts, row->labels, row->year, row->age, row->n);
}

static gboolean take_record(Counts *counts, const AnkeRecord *record, GError **error)
{
    AnkeRoster *roster = counts->roster;
    AnkeStaffRule rule;
    CountRow row;
    roster->ledger.n_rows++;
    if (is_left_out(record, &rule)) {
        roster->ledger.n_excluded++;
        roster->ledger.n_by_rule[rule]++;
        return TRUE;
    }
    if (record->n_fields != roster->columns->n_fields) {
        AnkePlace place = {roster->name, record->line, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "%u columns, %u were expected",
                             record->n_fields, roster->columns->n_fields);
    }
    if (!read_year(counts, record, &row, error) || !read_age(counts, record, &row, error) ||
        !read_number(counts, record, &row, error)) {
        return FALSE;
    }
    read_labels(counts, record, &row);
    if (!check_once(counts, record, &row, error)) {
        return FALSE;
    }
    add_row(counts, &row);
    return TRUE;
}

/* The widths that bands of these forms have; the finest of those that fit. */
static guint width_of(guint forms)
{
    return (forms & FORM_SINGLE) != 0 ? 0
           : (forms & FORM_12) != 0   ? 4
           : (forms & FORM_5) != 0    ? 5
                                      : 10;
}

static gboolean read_records(Counts *counts, const AnkeBytes *table, GError **error)
{
    AnkeRoster *roster = counts->roster;
    g_autoptr(AnkeCsvReader) reader =
        anke_csv_reader_new_from_bytes(roster->name, table->data, table->n);
    const AnkeRecord *record;
    if (!anke_csv_reader_next(reader, &record, error)) { /* the header */
        return FALSE;
    }
    for (;;) {
        if (!anke_csv_reader_next(reader, &record, error)) {
            return FALSE;
        }
        if (record == NULL) {
            break;
        }
        if (!take_record(counts, record, error)) {
            return FALSE;
        }
    }
    roster->band_width = width_of(counts->forms);
    AnkePlace place = {roster->name, 0, 0};
    return roster->ledger.n_used > 0 ||
           anke_error_at(error, ANKE_ERROR_DATA, place, "a row of counts was expected");
}

/* Appends rows in UTF-8; what is no text is an error with its line. */
static gboolean append_rows(const AnkeRoster *roster, AnkeBytes *table, const AnkeBytes *rows,
                            GError **error)
{
    if (roster->encoding != ANKE_ENCODING_CP932) {
        anke_bytes_append(table, rows->data, rows->n); /* the CSV reader checks it */
        return TRUE;
    }
    gsize n_written = 0;
    anke_bytes_reserve(table, rows->n * ANKE_CP932_GROWTH + 1);
    gsize good = anke_cp932_decode(rows->data, rows->n, table->data + table->n, &n_written);
    table->n += n_written;
    AnkePlace place = {roster->name, 1 + anke_csv_count_lines(table->data, table->n), 0};
    return good == rows->n || anke_error_at(error, ANKE_ERROR_DATA, place,
                                            "not text in the encoding of the rest of the file");
}

gboolean anke_yearly_counts_read(AnkeRoster *roster, AnkeBytes *head, const AnkeBytes *rows,
                                 GError **error)
{
    if (!append_rows(roster, head, rows, error)) {
        return FALSE;
    }
    Counts counts = {.roster = roster, .forms = FORM_ALL};
    counts.seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean is_good = read_records(&counts, head, error);
    g_hash_table_unref(counts.seen);
    return is_good;
}
