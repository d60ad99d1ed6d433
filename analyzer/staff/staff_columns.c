#include "analyzer/staff/staff_columns.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

/* Usual heads, folded, the preferred first; the first of all is the name for --column. */
static const char *const heads[ANKE_COLUMN_N][9] = {
    [ANKE_COLUMN_SEX] = {"sex", "性別", "gender"},
    [ANKE_COLUMN_JOB] = {"job", "職種", "職種名", "職種区分"},
    [ANKE_COLUMN_GRADE] = {"grade", "職位", "役職", "職名", "補職名", "役職名", "級", "職務の級"},
    [ANKE_COLUMN_DEPARTMENT] = {"department", "所属", "所属名", "部署", "所属課", "課名", "課"},
    [ANKE_COLUMN_EMPLOYMENT] = {"employment", "任用形態", "雇用形態", "任用区分", "雇用区分",
                                "職員区分"},
    [ANKE_COLUMN_REASON] = {"reason", "退職事由", "退職理由", "退職区分"},
    [ANKE_COLUMN_ID] = {"id", "職員番号", "職員コード", "職員ID", "社員番号", "ID"},
    [ANKE_COLUMN_BIRTH] = {"birth", "生年月日", "birthday", "date_of_birth"},
    [ANKE_COLUMN_HIRE] = {"hire", "採用年月日", "採用日", "任用年月日", "入庁年月日", "入庁日"},
    [ANKE_COLUMN_LEAVE] = {"leave", "退職年月日", "退職日", "離職年月日", "離職日"},
    [ANKE_COLUMN_YEAR] = {"year", "年", "年次", "基準年"},
    [ANKE_COLUMN_AGE] = {"age", "年齢", "年齢区分", "年齢階層", "年齢階級", "年齢別"},
    [ANKE_COLUMN_COUNT] = {"n", "人数", "職員数", "count"}};

const char *anke_staff_column_name(AnkeStaffColumn column)
{
    return heads[column][0];
}

/* Fields as a head is compared: folded. */
static GPtrArray *fold_heads(const AnkeRecord *header)
{
    GPtrArray *folded = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < header->n_fields; i++) {
        g_ptr_array_add(folded, anke_text_folded(header->fields[i].text));
    }
    return folded;
}

/* The field with this head, -1: none, -2: several. */
static gint find(const GPtrArray *folded, const char *head)
{
    gint found = -1;
    for (guint i = 0; i < folded->len; i++) {
        if (strcmp(g_ptr_array_index(folded, i), head) == 0) {
            found = found == -1 ? (gint)i : -2;
        }
    }
    return found;
}

/* Reads NAME=HEAD. */
static gboolean apply_wish(AnkeStaffColumns *columns, const GPtrArray *folded, const char *wish,
                           gboolean *is_given, GError **error)
{
    const char *equals = strchr(wish, '=');
    guint column = 0;
    while (equals != NULL && column < ANKE_COLUMN_N &&
           (strlen(heads[column][0]) != (gsize)(equals - wish) ||
            strncmp(wish, heads[column][0], (gsize)(equals - wish)) != 0)) {
        column++;
    }
    if (equals == NULL || column == ANKE_COLUMN_N) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--column: NAME=HEAD was expected, with one of the names id, birth, "
                              "hire, leave, reason, job, grade, department, employment, sex, year, "
                              "age, n");
    }
    g_autofree char *head = anke_text_folded(equals + 1);
    is_given[column] = TRUE;
    columns->at[column] = *head == '\0' ? -1 : find(folded, head);
    if (*head != '\0' && columns->at[column] < 0) {
        g_autofree char *quoted = anke_text_quote(equals + 1, -1);
        return anke_error_set(error, ANKE_ERROR_USAGE, "--column %s: %s column has the head \"%s\"",
                              heads[column][0], columns->at[column] == -1 ? "no" : "more than one",
                              quoted);
    }
    return TRUE;
}

/* Finds the usual heads of a column. */
static gboolean find_usual(AnkeStaffColumns *columns, const GPtrArray *folded, const char *file,
                           guint column, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(heads[0]) && heads[column][i] != NULL; i++) {
        gint at = find(folded, heads[column][i]);
        if (at == -2) {
            AnkePlace place = {file, 1, 0};
            return anke_error_at(error, ANKE_ERROR_DATA, place, "two columns have the head \"%s\"",
                                 heads[column][i]);
        }
        if (at >= 0 && columns->use_of[at] == ANKE_COLUMN_N) {
            columns->at[column] = at;
            return TRUE;
        }
    }
    return TRUE;
}

static gboolean match(AnkeStaffColumns *columns, const GPtrArray *folded, const char *file,
                      const char *const *wanted, GError **error)
{
    gboolean is_given[ANKE_COLUMN_N] = {FALSE};
    for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++) {
        if (!apply_wish(columns, folded, wanted[i], is_given, error)) {
            return FALSE;
        }
    }
    for (guint column = 0; column < ANKE_COLUMN_N; column++) {
        if (is_given[column] && columns->at[column] >= 0) {
            columns->use_of[columns->at[column]] = (guint8)column;
        }
    }
    for (guint column = 0; column < ANKE_COLUMN_N; column++) {
        if (!is_given[column] && !find_usual(columns, folded, file, column, error)) {
            return FALSE;
        }
        if (columns->at[column] >= 0) {
            columns->use_of[columns->at[column]] = (guint8)column;
        }
    }
    AnkePlace place = {file, 1, 0};
    return columns->at[ANKE_COLUMN_BIRTH] >= 0 || anke_staff_columns_are_counts(columns) ||
           anke_error_at(
               error, ANKE_ERROR_DATA, place,
               "neither a roster (生年月日, birth) nor yearly counts (年, 年齢, 人数): name "
               "the columns with --column");
}

AnkeStaffColumns *anke_staff_columns_match(const AnkeRecord *header, const char *file,
                                           const char *const *wanted, GError **error)
{
    g_autoptr(GPtrArray) folded = fold_heads(header);
    g_autoptr(AnkeStaffColumns) columns = g_new0(AnkeStaffColumns, 1);
    columns->n_fields = header->n_fields;
    columns->use_of = g_malloc(header->n_fields + 1);
    memset(columns->use_of, ANKE_COLUMN_N, header->n_fields + 1);
    for (guint i = 0; i < ANKE_COLUMN_N; i++) {
        columns->at[i] = -1;
    }
    return match(columns, folded, file, wanted, error) ? g_steal_pointer(&columns) : NULL;
}

gboolean anke_staff_columns_are_counts(const AnkeStaffColumns *columns)
{
    return columns->at[ANKE_COLUMN_BIRTH] < 0 && columns->at[ANKE_COLUMN_YEAR] >= 0 &&
           columns->at[ANKE_COLUMN_AGE] >= 0 && columns->at[ANKE_COLUMN_COUNT] >= 0;
}

void anke_staff_columns_free(AnkeStaffColumns *columns)
{
    if (columns != NULL) {
        g_free(columns->use_of);
        g_free(columns);
    }
}
