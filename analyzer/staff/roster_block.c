#include "analyzer/staff/roster_block.h"

#include <string.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/calendar.h"
#include "analyzer/base/hash.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/staff/cell_memory.h"
#include "analyzer/staff/staff_day.h"

enum {
    FIRST_HIRE = 19260101, /* nobody hired before can be in service in the years of tables */
    END_OF_HIRES = 21200101,
    YOUNGEST = 15, /* at the first 1 April in service */
    OLDEST = 80,
    MAX_TOTAL_BYTES = 16 /* of a cell that says 計 */
};

struct AnkeRosterReader {
    const AnkeStaffColumns *columns;
    AnkeCellMemory *memory;
    AnkeCsvParser *parser;
    AnkeBytes decoded;
    /* the row that is being read */
    AnkeRosterResult *result;
    AnkeRosterRow row;
    guint64 line;        /* where it begins */
    guint64 n_more;      /* line ends within its cells */
    guint field;         /* of the next cell */
    guint n_filled;      /* cells that are not blank */
    guint64 hash;        /* of all cells */
    gboolean says_total; /* a cell says 計 */
    gboolean has_quotes; /* the block: without quotes no cell holds a line end */
    int dates[ANKE_COLUMN_N];
    guint doubts[ANKE_COLUMN_N];
};

AnkeRosterResult *anke_roster_result_new(void)
{
    AnkeRosterResult *result = g_new0(AnkeRosterResult, 1);
    result->rows = g_array_new(FALSE, FALSE, sizeof(AnkeRosterRow));
    result->problems = g_array_new(FALSE, FALSE, sizeof(AnkeStaffProblem));
    return result;
}

void anke_roster_result_free(AnkeRosterResult *result)
{
    if (result != NULL) {
        g_array_unref(result->rows);
        g_array_unref(result->problems);
        g_free(result);
    }
}

static void begin_row(AnkeRosterReader *reader)
{
    reader->row = (AnkeRosterRow){.exclusion = ANKE_STAFF_N_RULES};
    reader->n_more = 0;
    reader->field = 0;
    reader->n_filled = 0;
    reader->hash = 0;
    reader->says_total = FALSE;
    memset(reader->dates, 0, sizeof reader->dates);
    memset(reader->doubts, 0, sizeof reader->doubts);
}

/* `column` is what the field is; ANKE_COLUMN_N: the row as a whole. */
static void doubt(AnkeRosterReader *reader, AnkeStaffRule rule, guint column)
{
    gint at = column < ANKE_COLUMN_N ? reader->columns->at[column] : -1;
    AnkeStaffProblem problem = {reader->line, (guint)(at + 1), rule};
    g_array_append_val(reader->result->problems, problem);
}

/* The first rule that excludes a row is the one that counts. */
static void exclude(AnkeRosterReader *reader, AnkeStaffRule rule, guint column)
{
    if (reader->row.exclusion == ANKE_STAFF_N_RULES) {
        reader->row.exclusion = (guint8)rule;
        doubt(reader, rule, column);
    }
}

/* Cells */

static gboolean says_total(const char *text, gsize n_bytes)
{
    static const char *const words[] = {"計", "合計", "小計", "総計", "総合計", "平均"};
    static const char begins[][4] = {"計", "合", "小", "総", "平", "\xE3\x80\x80"};
    gboolean may_be = FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(begins) && n_bytes <= MAX_TOTAL_BYTES; i++) {
        may_be = may_be || (n_bytes >= 3 && memcmp(text, begins[i], 3) == 0);
    }
    if (!may_be) { /* most cells: no need to fold them */
        return FALSE;
    }
    g_autoptr(GString) folded = g_string_new(NULL);
    anke_text_fold(text, n_bytes, folded);
    for (char *blank; (blank = strchr(folded->str, ' ')) != NULL;) {
        g_string_erase(folded, blank - folded->str, 1);
    }
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (strcmp(folded->str, words[i]) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static void take_label(AnkeRosterReader *reader, guint column, const char *text, gsize n_bytes)
{
    gboolean is_listed;
    guint number =
        anke_cell_memory_label(reader->memory, (AnkeStaffKind)column, text, n_bytes, &is_listed);
    reader->row.labels[column] = (guint16)number;
    reader->doubts[column] = is_listed ? 0 : 1;
}

static void take_cell(const char *text, gsize n_bytes, gpointer data)
{
    AnkeRosterReader *reader = data;
    guint field = reader->field++;
    if (n_bytes > 0) {
        reader->n_filled++;
        reader->n_more += reader->has_quotes ? anke_csv_count_lines(text, n_bytes) : 0;
        reader->hash = anke_hash_bytes(text, n_bytes, reader->hash + field);
    }
    guint column =
        field < reader->columns->n_fields ? reader->columns->use_of[field] : (guint)ANKE_COLUMN_N;
    if (column < ANKE_N_LABEL_COLUMNS) {
        take_label(reader, column, text, n_bytes);
    } else if (column == ANKE_COLUMN_ID && n_bytes > 0) {
        reader->row.id = anke_hash_bytes(text, n_bytes, G_GUINT64_CONSTANT(0xBE5466CF34E90C6C));
    } else if (column <= ANKE_COLUMN_LEAVE && n_bytes > 0) {
        reader->dates[column] =
            anke_cell_memory_date(reader->memory, text, n_bytes, &reader->doubts[column]);
    }
    /* Totals stand in rows without a birth date, in any column, that of names too. */
    if (reader->dates[ANKE_COLUMN_BIRTH] <= 0 || column == ANKE_COLUMN_ID) {
        reader->says_total = reader->says_total || says_total(text, n_bytes);
    }
}

/* Rows */

static void judge_hire(AnkeRosterReader *reader)
{
    int hire = reader->dates[ANKE_COLUMN_HIRE];
    if (reader->columns->at[ANKE_COLUMN_HIRE] < 0) {
        reader->row.hire = ANKE_ROSTER_NO_DATE;
        return;
    }
    if (hire == 0) {
        exclude(reader, ANKE_STAFF_MISSING_HIRE, ANKE_COLUMN_HIRE);
    } else if (hire < FIRST_HIRE || hire >= END_OF_HIRES) {
        exclude(reader, ANKE_STAFF_BAD_HIRE, ANKE_COLUMN_HIRE);
    }
    reader->row.hire = hire;
}

/* A leave beyond all tables (9999-12-31) says that somebody is still here. */
static void judge_leave(AnkeRosterReader *reader)
{
    int leave = reader->dates[ANKE_COLUMN_LEAVE];
    if (leave < 0) {
        exclude(reader, ANKE_STAFF_BAD_LEAVE, ANKE_COLUMN_LEAVE);
    } else if (leave > 0 && leave < reader->row.hire) {
        exclude(reader, ANKE_STAFF_LEAVE_BEFORE_HIRE, ANKE_COLUMN_LEAVE);
    }
    reader->row.leave = leave >= END_OF_HIRES ? ANKE_ROSTER_NO_DATE : leave;
}

static void judge_birth(AnkeRosterReader *reader)
{
    int birth = reader->dates[ANKE_COLUMN_BIRTH];
    int hire = reader->row.hire;
    if (birth <= 0) {
        doubt(reader, birth == 0 ? ANKE_STAFF_MISSING_BIRTH : ANKE_STAFF_BAD_BIRTH,
              ANKE_COLUMN_BIRTH);
        return;
    }
    int age = anke_day_cohort(hire) - anke_day_cohort(birth);
    if (hire != ANKE_ROSTER_NO_DATE && (age < YOUNGEST || age > OLDEST)) {
        doubt(reader, ANKE_STAFF_ODD_AGE, ANKE_COLUMN_BIRTH);
        return;
    }
    reader->row.birth = birth;
}

static void judge_dates(AnkeRosterReader *reader)
{
    judge_hire(reader);
    judge_leave(reader);
    if (reader->row.exclusion != ANKE_STAFF_N_RULES) {
        return;
    }
    judge_birth(reader);
    for (guint column = ANKE_COLUMN_BIRTH; column <= ANKE_COLUMN_LEAVE; column++) {
        if ((reader->doubts[column] & ANKE_DATE_PAST_ERA) != 0) {
            doubt(reader, ANKE_STAFF_PAST_ERA, column);
        } else if ((reader->doubts[column] & ANKE_DATE_BEFORE_ERA) != 0) {
            doubt(reader, ANKE_STAFF_BEFORE_ERA, column);
        }
    }
}

static void judge_labels(AnkeRosterReader *reader)
{
    const AnkeRosterRow *row = &reader->row;
    const gint *at = reader->columns->at;
    for (guint column = 0; column < ANKE_N_LABEL_COLUMNS; column++) {
        if (reader->doubts[column] != 0) {
            doubt(reader, ANKE_STAFF_UNKNOWN_LABEL, column);
        }
    }
    if (at[ANKE_COLUMN_EMPLOYMENT] >= 0 && reader->doubts[ANKE_COLUMN_EMPLOYMENT] == 0 &&
        row->labels[ANKE_COLUMN_EMPLOYMENT] == ANKE_STAFF_UNKNOWN) {
        doubt(reader, ANKE_STAFF_MISSING_EMPLOYMENT, ANKE_COLUMN_EMPLOYMENT);
    }
    if (at[ANKE_COLUMN_REASON] >= 0 && row->leave != ANKE_ROSTER_NO_DATE &&
        reader->doubts[ANKE_COLUMN_REASON] == 0 &&
        row->labels[ANKE_COLUMN_REASON] == ANKE_STAFF_UNKNOWN) {
        doubt(reader, ANKE_STAFF_MISSING_REASON, ANKE_COLUMN_REASON);
    }
    if (at[ANKE_COLUMN_ID] >= 0 && row->id == 0) {
        doubt(reader, ANKE_STAFF_MISSING_ID, ANKE_COLUMN_ID);
    }
}

static void judge_row(AnkeRosterReader *reader)
{
    gboolean has_dates =
        reader->dates[ANKE_COLUMN_BIRTH] > 0 || reader->dates[ANKE_COLUMN_HIRE] > 0;
    if (reader->n_filled == 0) {
        exclude(reader, ANKE_STAFF_BLANK_ROW, ANKE_COLUMN_N);
    } else if (reader->says_total && !has_dates) {
        exclude(reader, ANKE_STAFF_TOTAL_ROW, ANKE_COLUMN_N);
    } else if (reader->field != reader->columns->n_fields) {
        exclude(reader, ANKE_STAFF_WIDTH, ANKE_COLUMN_N);
    } else {
        judge_dates(reader);
        if (reader->row.exclusion == ANKE_STAFF_N_RULES) {
            judge_labels(reader);
        }
    }
}

static void end_row(gpointer data)
{
    AnkeRosterReader *reader = data;
    judge_row(reader);
    reader->row.line = (guint)reader->line;
    reader->row.mark = (guint8)(reader->hash >> 56);
    reader->row.problem_end = reader->result->problems->len;
    g_array_append_val(reader->result->rows, reader->row);
    reader->line += 1 + reader->n_more;
    begin_row(reader);
}

/* Blocks */

AnkeRosterReader *anke_roster_reader_new(const AnkeStaffColumns *columns, AnkeStaffLabels *labels)
{
    static const AnkeCsvHandlers handlers = {take_cell, end_row};
    AnkeRosterReader *reader = g_new0(AnkeRosterReader, 1);
    reader->columns = columns;
    reader->memory = anke_cell_memory_new(labels);
    reader->parser = anke_csv_parser_new(&handlers, reader);
    return reader;
}

static void fail(AnkeRosterReader *reader, const char *message)
{
    if (reader->result->error == NULL) {
        reader->result->error = message;
        reader->result->error_line = reader->line;
        reader->result->error_column = reader->field + 1;
    }
}

/* Makes the block's bytes UTF-8, up to the first that is none. Returns FALSE if there is one. */
static gboolean decode(AnkeRosterReader *reader, const AnkeExportBlock *block, const char **bytes,
                       gsize *n_bytes)
{
    *bytes = block->bytes;
    if (block->encoding != ANKE_ENCODING_CP932) {
        *n_bytes = anke_text_valid_bytes(block->bytes, block->n_bytes);
        return *n_bytes == block->n_bytes;
    }
    reader->decoded.n = 0;
    anke_bytes_reserve(&reader->decoded, block->n_bytes * ANKE_CP932_GROWTH + 1);
    gsize good = anke_cp932_decode(block->bytes, block->n_bytes, reader->decoded.data, n_bytes);
    *bytes = reader->decoded.data;
    return good == block->n_bytes;
}

void anke_roster_reader_read(AnkeRosterReader *reader, const AnkeExportBlock *block,
                             AnkeRosterResult *result)
{
    g_array_set_size(result->rows, 0);
    g_array_set_size(result->problems, 0);
    result->error = NULL;
    reader->result = result;
    reader->line = 0;
    begin_row(reader);
    anke_csv_parser_begin(reader->parser);
    const char *bytes;
    gsize n_bytes = 0;
    gboolean is_text = decode(reader, block, &bytes, &n_bytes) && !block->is_broken;
    reader->has_quotes = n_bytes > 0 && memchr(bytes, '"', n_bytes) != NULL;
    AnkeCsvStatus status = anke_csv_parser_feed(reader->parser, bytes, n_bytes);
    if (status == ANKE_CSV_OK && !is_text) {
        fail(reader, "not text in the encoding of the rest of the file");
    }
    if (status == ANKE_CSV_OK && is_text && block->is_last) {
        status = anke_csv_parser_finish(reader->parser);
    }
    if (status != ANKE_CSV_OK) {
        fail(reader, anke_csv_status_message(status));
    }
    result->n_lines = reader->line;
}

void anke_roster_reader_free(AnkeRosterReader *reader)
{
    if (reader != NULL) {
        anke_csv_parser_free(reader->parser);
        anke_cell_memory_free(reader->memory);
        anke_bytes_clear(&reader->decoded);
        g_free(reader);
    }
}
