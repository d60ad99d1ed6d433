#include <glib.h>
#include <readstat.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/import/stat_rows.h"

/* Files that are written here, with ReadStat's own writer. */

static ssize_t on_write(const void *bytes, size_t n, void *data)
{
    g_byte_array_append(data, bytes, (guint)n);
    return (ssize_t)n;
}

static readstat_writer_t *new_writer(void)
{
    readstat_writer_t *writer = readstat_writer_init();
    readstat_set_data_writer(writer, on_write);
    readstat_writer_set_file_timestamp(writer, 0);
    return writer;
}

static AnkeStatFile *open_bytes(AnkeInput *input, AnkeStatKind kind, const char *encoding)
{
    g_autoptr(GError) error = NULL;
    AnkeStatFile *file = anke_stat_file_open(input, kind, encoding, &error);
    g_assert_no_error(error);
    return file;
}

static void check_rows(AnkeStatFile *file, AnkeStatStyle style, const char *want)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeOutput) csv = anke_output_open_memory();
    guint64 n_unlabelled;
    gboolean is_good = anke_stat_rows_write(file, style, csv, &n_unlabelled, &error);
    g_assert_no_error(error);
    g_assert_true(is_good);
    g_autoptr(GBytes) bytes = anke_output_take_bytes(csv);
    g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
    g_assert_cmpstr(text, ==, want);
}

/* The sample of the office's questionnaire */

static char *read_sample(const char *name, gsize *n_bytes)
{
    g_autoptr(GError) error = NULL;
    const char *root = g_getenv("ANKE_ROOT");
    g_autofree char *path =
        g_build_filename(root != NULL ? root : ".", "tests", "formats", name, NULL);
    char *text;
    g_file_get_contents(path, &text, n_bytes, &error);
    g_assert_no_error(error);
    return text;
}

static void test_the_sample_has_the_codes_of_its_csv(void)
{
    gsize n;
    gsize n_want;
    g_autofree char *bytes = read_sample("spss_sample.sav", &n);
    g_autofree char *want = read_sample("spss_codes.csv", &n_want);
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.sav", bytes, n);
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_SAV, NULL);
    g_assert_cmpuint(file->n_rows, ==, 10);
    check_rows(file, ANKE_STAT_AS_CODES, want);
}

static void append_labels(GString *text, const AnkeStatVariable *variable)
{
    for (guint i = 0; variable->labels != NULL && i < variable->labels->len; i++) {
        const AnkeStatLabel *label = g_ptr_array_index(variable->labels, i);
        const char *quote = strchr(variable->label, ',') != NULL ? "\"" : "";
        g_string_append_printf(text, "%s,%s%s%s,%g,%s,%s\n", variable->name, quote, variable->label,
                               quote, label->code, label->label,
                               anke_stat_is_missing_number(variable, label->code) ? "Y" : "");
    }
}

static void test_the_sample_has_the_labels_of_its_list(void)
{
    gsize n;
    gsize n_want;
    g_autofree char *bytes = read_sample("spss_sample.sav", &n);
    g_autofree char *want = read_sample("spss_value_labels.csv", &n_want);
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.sav", bytes, n);
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_SAV, NULL);
    g_autoptr(GString) text = g_string_new("variable,variable_label,code,value_label,missing\n");
    for (guint i = 0; i < file->variables->len; i++) {
        append_labels(text, g_ptr_array_index(file->variables, i));
    }
    g_assert_cmpstr(text->str, ==, want);
}

static const AnkeStatVariable *variable_named(const AnkeStatFile *file, const char *name)
{
    for (guint i = 0; i < file->variables->len; i++) {
        const AnkeStatVariable *variable = g_ptr_array_index(file->variables, i);
        if (g_str_equal(variable->name, name)) {
            return variable;
        }
    }
    g_assert_not_reached();
}

static void test_columns_of_several_answers_are_proposed_as_one_question(void)
{
    gsize n;
    g_autofree char *bytes = read_sample("spss_sample.sav", &n);
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.sav", bytes, n);
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_SAV, NULL);
    g_assert_cmpuint(file->n_groups, ==, 2);
    const AnkeStatVariable *part = variable_named(file, "Q6_3");
    g_assert_cmpint(part->group, ==, 1);
    g_assert_cmpstr(part->stem, ==, "Q6");
    g_assert_cmpstr(part->question, ==, "事務効率で浮いた時間の使い方（複数選択可）");
    g_assert_cmpstr(part->option, ==, "帰宅, 時間外勤務の削減");
    g_assert_cmpint(variable_named(file, "Q3_7")->group, ==, 0);
    g_assert_cmpint(variable_named(file, "Q1A")->group, ==, -1);
}

/* Types */

static GByteArray *write_types(AnkeStatKind kind)
{
    GByteArray *bytes = g_byte_array_new();
    readstat_writer_t *writer = new_writer();
    gboolean is_sav = kind == ANKE_STAT_SAV;
    readstat_variable_t *text = readstat_add_variable(writer, "text", READSTAT_TYPE_STRING, 20);
    readstat_variable_t *day = readstat_add_variable(writer, "day", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_t *time = readstat_add_variable(writer, "time", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_t *number = readstat_add_variable(writer, "number", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_t *single = readstat_add_variable(
        writer, "single", is_sav ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_FLOAT, 0);
    readstat_variable_set_format(day, is_sav ? "SDATE10" : "%td");
    readstat_variable_set_format(time, is_sav ? "DATETIME20" : "%tc");
    if (is_sav) {
        readstat_begin_writing_sav(writer, bytes, 2);
    } else {
        readstat_begin_writing_dta(writer, bytes, 2);
    }
    double from_1970 = is_sav ? 12219379200.0 : 3653 * 86400.0; /* seconds */
    double moment = 1778749512;                                 /* 2026-05-14T09:05:12 */
    readstat_begin_row(writer);
    readstat_insert_string_value(writer, text, "甲,\"乙\"");
    readstat_insert_double_value(writer, day, is_sav ? from_1970 + 20587 * 86400.0 : 3653 + 20587);
    readstat_insert_double_value(writer, time, (from_1970 + moment) * (is_sav ? 1 : 1000));
    readstat_insert_double_value(writer, number, 0.1);
    if (is_sav) {
        readstat_insert_double_value(writer, single, 2.5);
    } else {
        readstat_insert_float_value(writer, single, 0.1F);
    }
    readstat_end_row(writer);
    readstat_begin_row(writer);
    readstat_insert_string_value(writer, text, "");
    readstat_insert_missing_value(writer, day);
    readstat_insert_missing_value(writer, time);
    readstat_insert_double_value(writer, number, -1e20);
    readstat_insert_missing_value(writer, single);
    readstat_end_row(writer);
    g_assert_cmpint(readstat_end_writing(writer), ==, READSTAT_OK);
    readstat_writer_free(writer);
    return bytes;
}

static void test_types_of_spss_come_as_text(void)
{
    g_autoptr(GByteArray) bytes = write_types(ANKE_STAT_SAV);
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.sav", bytes->data, bytes->len);
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_SAV, NULL);
    check_rows(file, ANKE_STAT_AS_CODES,
               "text,day,time,number,single\n"
               "\"甲,\"\"乙\"\"\",2026-05-14,2026-05-14T09:05:12,0.1,2.5\n,,,-100000000000000000000,\n");
}

static void test_types_of_stata_come_as_text(void)
{
    g_autoptr(GByteArray) bytes = write_types(ANKE_STAT_DTA);
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.dta", bytes->data, bytes->len);
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_DTA, NULL);
    check_rows(file, ANKE_STAT_AS_CODES,
               "text,day,time,number,single\n"
               "\"甲,\"\"乙\"\"\",2026-05-14,2026-05-14T09:05:12,0.1,0.1\n,,,-100000000000000000000,\n");
}

static void test_labels_and_tags_of_stata_are_known(void)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    readstat_writer_t *writer = new_writer();
    readstat_label_set_t *labels = readstat_add_label_set(writer, READSTAT_TYPE_INT32, "yn");
    readstat_label_int32_value(labels, 1, "はい");
    readstat_label_int32_value(labels, 2, "いいえ");
    readstat_label_tagged_value(labels, 'a', "無回答");
    readstat_variable_t *one = readstat_add_variable(writer, "q1", READSTAT_TYPE_INT32, 0);
    readstat_variable_set_label(one, "問１");
    readstat_variable_set_label_set(one, labels);
    readstat_begin_writing_dta(writer, bytes, 4);
    for (int row = 0; row < 4; row++) {
        readstat_begin_row(writer);
        if (row < 2) {
            readstat_insert_int32_value(writer, one, row + 1);
        } else {
            readstat_insert_tagged_missing_value(writer, one, row == 2 ? 'a' : 'b');
        }
        readstat_end_row(writer);
    }
    g_assert_cmpint(readstat_end_writing(writer), ==, READSTAT_OK);
    readstat_writer_free(writer);
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.dta", bytes->data, bytes->len);
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_DTA, NULL);
    check_rows(file, ANKE_STAT_AS_CODES, "q1\n1\n2\n.a\n.b\n");
    check_rows(file, ANKE_STAT_AS_LABELS, "q1\n問１\n\nはい\nいいえ\n無回答\n\n");
}

/* Missing values and encodings of SPSS */

static GByteArray *write_missing(const char *yes, const char *label)
{
    GByteArray *bytes = g_byte_array_new();
    readstat_writer_t *writer = new_writer();
    readstat_label_set_t *labels = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "yn");
    readstat_label_double_value(labels, 1, yes);
    readstat_label_double_value(labels, -1, "NA");
    readstat_variable_t *one = readstat_add_variable(writer, "q1", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_label(one, label);
    readstat_variable_set_label_set(one, labels);
    readstat_variable_add_missing_double_range(one, -9, -1);
    readstat_variable_add_missing_double_value(one, 99);
    readstat_variable_t *text = readstat_add_variable(writer, "t", READSTAT_TYPE_STRING, 8);
    readstat_variable_add_missing_string_value(text, "DK");
    readstat_begin_writing_sav(writer, bytes, 5);
    static const double codes[] = {1, 2, -1, -5, 99};
    static const char *const texts[] = {"a", "DK", "'=x", "=x", ""};
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        readstat_begin_row(writer);
        readstat_insert_double_value(writer, one, codes[i]);
        readstat_insert_string_value(writer, text, texts[i]);
        readstat_end_row(writer);
    }
    g_assert_cmpint(readstat_end_writing(writer), ==, READSTAT_OK);
    readstat_writer_free(writer);
    return bytes;
}

static void test_missing_values_may_be_ranges(void)
{
    g_autoptr(GByteArray) bytes = write_missing("YES", "Q");
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.sav", bytes->data, bytes->len);
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_SAV, NULL);
    const AnkeStatVariable *one = variable_named(file, "q1");
    g_assert_true(anke_stat_is_missing_number(one, -1));
    g_assert_true(anke_stat_is_missing_number(one, -9));
    g_assert_true(anke_stat_is_missing_number(one, 99));
    g_assert_false(anke_stat_is_missing_number(one, 0));
    g_assert_false(anke_stat_is_missing_number(one, 1));
    check_rows(file, ANKE_STAT_AS_CODES, "q1,t\n1,a\n2,DK\n-1,'=x\n-5,=x\n99,\n");
    check_rows(file, ANKE_STAT_AS_LABELS, "q1,t\nQ,\n,\nYES,a\n2,\nNA,''=x\n,=x\n,\n");
}

#define OLD_WORD "\x82\xB1\x82\xCC\x82\xC6\x82\xA2" /* このとい in CP932 */

static const char old_yes[] = "\x82\xCD\x82\xA2"; /* はい */
static const char old_question[] = OLD_WORD " " OLD_WORD " " OLD_WORD " " OLD_WORD;

/* Writes the code page of the record with facts about the machine (7, 3), in which ReadStat puts
 * 65001. */
static void set_code_page(GByteArray *bytes, guint8 code)
{
    static const guint8 record[] = {7, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 8, 0, 0, 0};
    const guint at_code = sizeof record + 7 * 4;
    for (guint i = 0; i + at_code + 4 < bytes->len; i++) {
        if (memcmp(bytes->data + i, record, sizeof record) == 0) {
            g_assert_cmpuint(bytes->data[i + at_code], ==, 65001 & 0xFF);
            bytes->data[i + at_code] = code;
            bytes->data[i + at_code + 1] = 0;
            return;
        }
    }
    g_assert_not_reached();
}

static void test_old_japanese_files_name_no_encoding(void)
{
    g_autoptr(GByteArray) bytes = write_missing(old_yes, old_question);
    set_code_page(bytes, 2); /* "7-bit ASCII", which old versions wrote for everything */
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.sav", bytes->data, bytes->len);
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_SAV, NULL);
    check_rows(file, ANKE_STAT_AS_LABELS,
               "q1,t\nこのとい このとい このとい このとい,\n,\nはい,a\n2,\nNA,''=x\n,=x\n,\n");
}

static void test_western_files_stay_western(void)
{
    g_autoptr(GByteArray) bytes = write_missing("oui", "N\xE9"
                                                       "e \xE0 Orl\xE9"
                                                       "ans"); /* é, à */
    set_code_page(bytes, 2);
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.sav", bytes->data, bytes->len);
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_SAV, NULL);
    g_assert_cmpstr(variable_named(file, "q1")->label, ==, "Née à Orléans");
}

static void test_an_encoding_can_be_given(void)
{
    g_autoptr(GByteArray) bytes = write_missing(old_yes, old_question);
    g_autoptr(AnkeInput) input = anke_input_open_bytes("x.sav", bytes->data, bytes->len);
    g_autoptr(GError) error = NULL;
    g_assert_null(anke_stat_file_open(input, ANKE_STAT_SAV, NULL, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
    g_assert_cmpstr(error->message, ==,
                    "x.sav: texts are not in the encoding of the file: name it with --encoding");
    g_autoptr(AnkeStatFile) file = open_bytes(input, ANKE_STAT_SAV, "CP932");
    g_assert_cmpstr(variable_named(file, "q1")->label, ==, "このとい このとい このとい このとい");
}

static void test_damaged_files_are_refused(void)
{
    g_autoptr(GByteArray) bytes = write_missing("YES", "Q");
    for (guint n = 0; n < bytes->len; n += 7) {
        g_autoptr(AnkeInput) input = anke_input_open_bytes("x.sav", bytes->data, n);
        g_autoptr(GError) error = NULL;
        g_assert_null(anke_stat_file_open(input, ANKE_STAT_SAV, NULL, &error));
        g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stat/the sample has the codes of its CSV",
                    test_the_sample_has_the_codes_of_its_csv);
    g_test_add_func("/stat/the sample has the labels of its list",
                    test_the_sample_has_the_labels_of_its_list);
    g_test_add_func("/stat/columns of several answers are proposed as one question",
                    test_columns_of_several_answers_are_proposed_as_one_question);
    g_test_add_func("/stat/types of SPSS come as text", test_types_of_spss_come_as_text);
    g_test_add_func("/stat/types of Stata come as text", test_types_of_stata_come_as_text);
    g_test_add_func("/stat/labels and tags of Stata are known",
                    test_labels_and_tags_of_stata_are_known);
    g_test_add_func("/stat/missing values may be ranges", test_missing_values_may_be_ranges);
    g_test_add_func("/stat/old Japanese files name no encoding",
                    test_old_japanese_files_name_no_encoding);
    g_test_add_func("/stat/western files stay western", test_western_files_stay_western);
    g_test_add_func("/stat/an encoding can be given", test_an_encoding_can_be_given);
    g_test_add_func("/stat/damaged files are refused", test_damaged_files_are_refused);
    return g_test_run();
}
