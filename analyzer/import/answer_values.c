#include <math.h>
#include <string.h>

#include "analyzer/import/answer_internal.h"
#include "analyzer/import/excel_damage.h"
#include "analyzer/data/written_number.h"

/* Takes over a number that the codebook allows. Returns whether it does. */
static gboolean set_number(const AnkeQuestion *question, double value, AnkeReading *reading)
{
    if (!anke_question_allows(question, value)) {
        anke_reading_set_invalid(reading, ANKE_RULE_OUT_OF_RANGE);
        return FALSE;
    }
    reading->answer.state = ANKE_STATE_VALUE;
    reading->answer.number = value;
    return TRUE;
}

/* A year of an era, where the unit says that a western year is asked. */
static gboolean read_era_year(const AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                              AnkeReading *reading)
{
    int year;
    if (!reader->asks_year || !anke_year_parse(cell, n_bytes, &year, NULL)) {
        return FALSE;
    }
    if (!set_number(reader->question, year, reading)) {
        return TRUE;
    }
    anke_reading_add_problem(reading, ANKE_RULE_ERA_YEAR, ANKE_ACTION_CONVERTED);
    g_autofree char *written = NULL;
    g_autofree char *now = NULL;
    if (anke_fiscal_year_is_past_era(cell, n_bytes, &written, &now)) {
        anke_reading_add_problem(reading, ANKE_RULE_PAST_ERA, ANKE_ACTION_KEPT);
    }
    return TRUE;
}

static void read_no_number(const AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                           AnkeReading *reading)
{
    AnkeRule rule = anke_excel_rule(cell, n_bytes);
    if (rule != ANKE_N_RULES) {
        anke_reading_set_invalid(reading, rule);
    } else if (!read_era_year(reader, cell, n_bytes, reading)) {
        anke_reading_set_invalid(reading, ANKE_RULE_NOT_A_NUMBER);
    }
}

void anke_answer_read_number(const AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                             AnkeReading *reading)
{
    const AnkeQuestion *question = reader->question;
    double value = NAN;
    AnkeWritten form = anke_written_number(cell, n_bytes, question->unit, &value);
    if (form == ANKE_WRITTEN_NIL && question->nil == NULL) {
        reading->answer.state = ANKE_STATE_NOANSWER;
        anke_reading_add_problem(reading, ANKE_RULE_NUMBER_FORM, ANKE_ACTION_SET_NOANSWER);
    } else if (form == ANKE_WRITTEN_NIL || form == ANKE_WRITTEN_NO_NUMBER) {
        read_no_number(reader, cell, n_bytes, reading);
    } else if (set_number(question, value, reading) && form == ANKE_WRITTEN_ANOTHER) {
        anke_reading_add_problem(reading, ANKE_RULE_NUMBER_FORM, ANKE_ACTION_CONVERTED);
    }
}

static void set_date(AnkeAnswerReader *reader, AnkeReading *reading)
{
    reading->answer.state = ANKE_STATE_VALUE;
    reading->answer.text = reader->date;
    reading->answer.n_bytes = strlen(reader->date);
}

static void read_no_date(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                         AnkeReading *reading)
{
    AnkeRule rule = anke_excel_rule(cell, n_bytes);
    int year;
    int month;
    if (anke_excel_serial_to_date(cell, n_bytes, reader->date)) {
        set_date(reader, reading);
        anke_reading_add_problem(reading, ANKE_RULE_EXCEL_SERIAL, ANKE_ACTION_MENDED);
    } else if (rule != ANKE_N_RULES) {
        anke_reading_set_invalid(reading, rule);
    } else if (anke_year_parse(cell, n_bytes, &year, NULL) ||
               anke_month_parse(cell, n_bytes, &year, &month)) {
        anke_reading_set_invalid(reading, ANKE_RULE_PART_OF_DATE);
    } else {
        anke_reading_set_invalid(reading, ANKE_RULE_NOT_A_DATE);
    }
}

void anke_answer_read_date(AnkeAnswerReader *reader, const char *cell, gsize n_bytes,
                           AnkeReading *reading)
{
    AnkeDateReading date;
    if (!anke_date_read(cell, n_bytes, &date)) {
        read_no_date(reader, cell, n_bytes, reading);
        return;
    }
    memcpy(reader->date, date.iso, ANKE_DATE_SIZE);
    set_date(reader, reading);
    if (n_bytes != reading->answer.n_bytes || memcmp(cell, reader->date, n_bytes) != 0) {
        anke_reading_add_problem(reading, ANKE_RULE_DATE_FORM, ANKE_ACTION_CONVERTED);
    }
    if ((date.doubts & ANKE_DATE_PAST_ERA) != 0) {
        anke_reading_add_problem(reading, ANKE_RULE_PAST_ERA, ANKE_ACTION_KEPT);
    }
    if ((date.doubts & ANKE_DATE_BEFORE_ERA) != 0) {
        anke_reading_add_problem(reading, ANKE_RULE_BEFORE_ERA, ANKE_ACTION_KEPT);
    }
}

/* A text stays what it is; what a spreadsheet did to it is listed. */
void anke_answer_read_text(const char *cell, gsize n_bytes, AnkeReading *reading)
{
    reading->answer.state = ANKE_STATE_VALUE;
    reading->answer.text = cell;
    reading->answer.n_bytes = n_bytes;
    AnkeRule rule = anke_excel_rule(cell, n_bytes);
    if (rule != ANKE_N_RULES) {
        anke_reading_add_problem(reading, rule, ANKE_ACTION_KEPT);
    }
}
