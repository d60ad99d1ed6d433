/*
 * Writes a survey of twelve invented people as SPSS or Stata would keep it, the same bytes each time:
 * value labels of which some were never given, a scale with labels at its ends alone, ticks in
 * columns with one stem, and missing values (user-missing codes in .sav, tags in .dta).
 *   labelled OUT.sav | OUT.dta
 */
#include <glib.h>
#include <readstat.h>
#include <stdio.h>
#include <string.h>

enum { N_PEOPLE = 12, N_VARIABLES = 8, NA = 9, REFUSED = 98, NO_ANSWER = 99, BLANK = -1 };

typedef struct {
    int code;
    const char *label;
    char tag; /* of Stata; 0: no missing value */
} Label;

typedef struct {
    const char *name;
    const char *label;
    Label labels[8];  /* ends with a label that is NULL */
    int last_missing; /* a missing code without a label; 0: none */
} Variable;

#define TICKS                                                                                      \
    {                                                                                              \
        {0, "いいえ", 0}, {1, "はい", 0},                                                          \
        {                                                                                          \
            NA, "無回答", 'a'                                                                      \
        }                                                                                          \
    }

static const Variable variables[N_VARIABLES] = {
    {"id", "", {{0, NULL, 0}}, 0},
    {"sex", "性別", {{1, "女", 0}, {2, "男", 0}}, 0},
    {"q1",
     "通勤の手段",
     {{1, "徒歩", 0},
      {2, "バス", 0},
      {3, "自転車", 0},
      {4, "自動車", 0},
      {NA, "対象外", 'a'},
      {REFUSED, "回答拒否", 'b'},
      {NO_ANSWER, "無回答", 'c'}},
     0},
    {"q2", "満足度", {{1, "不満", 0}, {5, "満足", 0}, {8, "わからない", 'd'}}, 0},
    {"q3_1", "困りごと：人手", TICKS, 0},
    {"q3_2", "困りごと：時間", TICKS, 0},
    {"q3_3", "困りごと：予算", TICKS, 0},
    {"income", "年収（万円）", {{REFUSED, "回答拒否", 'b'}}, 9999},
};

static const int people[N_PEOPLE][N_VARIABLES] = {
    {1, 1, 1, 5, 1, 0, 0, 300},  {2, 2, 2, 4, 0, 1, 0, 9999},   {3, 1, NA, 3, 1, 1, 0, 450},
    {4, 2, 99, 2, 0, 0, 0, 500}, {5, 1, 3, 1, NA, NA, NA, 120}, {6, 2, 1, 5, 0, 0, 1, REFUSED},
    {7, 1, 2, 8, 1, 0, 0, 700},  {8, 2, 3, 5, 1, 0, 0, 710},    {9, 1, 1, BLANK, 1, 0, 0, 300},
    {10, 2, 1, 4, 0, 1, 0, 410}, {11, 2, 1, 4, 0, 1, 0, 410},   {12, 2, 98, 4, 0, 1, 0, 420},
};

static ssize_t on_write(const void *bytes, size_t n, void *data)
{
    return (ssize_t)fwrite(bytes, 1, n, data);
}

/* The tag of a missing code: Stata has no codes for them. */
static char tag_of(const Variable *variable, int code)
{
    for (const Label *label = variable->labels; label->label != NULL; label++) {
        if (label->code == code) {
            return label->tag;
        }
    }
    return '\0';
}

static void add_label(readstat_label_set_t *set, const Label *label, gboolean is_stata)
{
    if (is_stata && label->tag != 0) {
        readstat_label_tagged_value(set, label->tag, label->label);
    } else if (is_stata) {
        readstat_label_int32_value(set, label->code, label->label);
    } else {
        readstat_label_double_value(set, label->code, label->label);
    }
}

static void add_variable(readstat_writer_t *writer, const Variable *given, gboolean is_stata)
{
    readstat_type_t type = is_stata ? READSTAT_TYPE_INT32 : READSTAT_TYPE_DOUBLE;
    readstat_variable_t *variable = readstat_add_variable(writer, given->name, type, 0);
    readstat_variable_set_label(variable, given->label);
    if (given->labels[0].label == NULL) {
        return;
    }
    readstat_label_set_t *set = readstat_add_label_set(writer, type, given->name);
    for (const Label *label = given->labels; label->label != NULL; label++) {
        add_label(set, label, is_stata);
        if (!is_stata && label->tag != 0) {
            readstat_variable_add_missing_double_value(variable, label->code);
        }
    }
    if (!is_stata && given->last_missing != 0) {
        readstat_variable_add_missing_double_value(variable, given->last_missing);
    }
    readstat_variable_set_label_set(variable, set);
}

static void insert(readstat_writer_t *writer, const Variable *given, readstat_variable_t *variable,
                   int code, gboolean is_stata)
{
    char tag = tag_of(given, code);
    if (code == BLANK || (is_stata && code == 9999)) {
        readstat_insert_missing_value(writer, variable);
    } else if (is_stata && tag != 0) {
        readstat_insert_tagged_missing_value(writer, variable, tag);
    } else if (is_stata) {
        readstat_insert_int32_value(writer, variable, code);
    } else {
        readstat_insert_double_value(writer, variable, code);
    }
}

static readstat_error_t write_all(FILE *out, gboolean is_stata)
{
    readstat_writer_t *writer = readstat_writer_init();
    readstat_set_data_writer(writer, on_write);
    readstat_writer_set_file_timestamp(writer, 0);
    for (guint i = 0; i < N_VARIABLES; i++) {
        add_variable(writer, &variables[i], is_stata);
    }
    readstat_error_t status = is_stata ? readstat_begin_writing_dta(writer, out, N_PEOPLE)
                                       : readstat_begin_writing_sav(writer, out, N_PEOPLE);
    for (guint row = 0; status == READSTAT_OK && row < N_PEOPLE; row++) {
        readstat_begin_row(writer);
        for (guint i = 0; i < N_VARIABLES; i++) {
            insert(writer, &variables[i], readstat_get_variable(writer, (int)i), people[row][i],
                   is_stata);
        }
        status = readstat_end_row(writer);
    }
    status = status == READSTAT_OK ? readstat_end_writing(writer) : status;
    readstat_writer_free(writer);
    return status;
}

int main(int argc, char **argv)
{
    FILE *out = argc == 2 ? fopen(argv[1], "wb") : NULL;
    if (out == NULL) {
        (void)fprintf(stderr, "usage: labelled OUT.sav | OUT.dta\n");
        return 64;
    }
    readstat_error_t status = write_all(out, g_str_has_suffix(argv[1], ".dta"));
    gboolean is_closed = fclose(out) == 0;
    if (status != READSTAT_OK || !is_closed) {
        (void)fprintf(stderr, "labelled: %s\n", readstat_error_message(status));
        return 74;
    }
    return 0;
}
