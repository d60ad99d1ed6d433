#include "analyzer/import/opinions.h"

#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/data/small_table.h"

#define BY "view"
#define NO_CATEGORY (-1)

typedef enum {
    COLUMN_TEXT,
    COLUMN_VIEW,
    COLUMN_CATEGORY,
    COLUMN_NOTE,
    COLUMN_ID,
    COLUMN_SOURCE,
    N_COLUMNS
} Column;

static const char *const heads[N_COLUMNS][2] = {[COLUMN_TEXT] = {"text", "内容"},
                                                [COLUMN_VIEW] = {"view", "観点"},
                                                [COLUMN_CATEGORY] = {"category", "分類"},
                                                [COLUMN_NOTE] = {"category_note", "分類の説明"},
                                                [COLUMN_ID] = {"id", "番号"},
                                                [COLUMN_SOURCE] = {"source", "出典"}};

/* A list of labels in display order. */
typedef struct {
    GPtrArray *labels;
    GHashTable *indices; /* index + 1 by label */
    gboolean is_closed;  /* given by an option: no label may be added */
    guint most;
} Labels;

/* One opinion in one category and view. */
typedef struct {
    const char *item; /* its label in the stream */
    const char *id;
    gint category;
    guint view;
    const char *text;
    const char *source; /* "" = none */
} Coding;

typedef struct {
    const AnkeOpinionsSpec *spec;
    AnkeSmallTable *table;
    AnkeStreamWriter *writer;
    gint columns[N_COLUMNS]; /* -1: the file has no such column */
    Labels categories;
    Labels views;
    GPtrArray *notes;  /* of the categories; NULL: none */
    GArray *codings;   /* Coding */
    GHashTable *items; /* number of the codings of an id, by id */
    GHashTable *seen;  /* keys of what was counted */
    GStringChunk *texts;
    gboolean is_multiple; /* an opinion stands in several categories */
} Opinions;

static void labels_init(Labels *labels, guint most)
{
    labels->labels = g_ptr_array_new();
    labels->indices = g_hash_table_new(g_str_hash, g_str_equal);
    labels->is_closed = FALSE;
    labels->most = most;
}

static void labels_clear(Labels *labels)
{
    g_ptr_array_unref(labels->labels);
    g_hash_table_unref(labels->indices);
}

/* -1: there is no such label. */
static gint labels_find(const Labels *labels, const char *label)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(labels->indices, label)) - 1;
}

static gint labels_add(Labels *labels, const char *label)
{
    g_ptr_array_add(labels->labels, (gpointer)label);
    g_hash_table_insert(labels->indices, (gpointer)label, GUINT_TO_POINTER(labels->labels->len));
    return (gint)labels->labels->len - 1;
}

static const char *label_at(const Labels *labels, guint i)
{
    return g_ptr_array_index(labels->labels, i);
}

static gboolean refuse(const Opinions *opinions, guint row, guint column, const char *problem,
                       GError **error)
{
    return anke_small_table_refuse(opinions->table, row, (gint)column, problem, error);
}

static gboolean refuse_cell(const Opinions *opinions, guint row, Column column, const char *problem,
                            GError **error)
{
    return refuse(opinions, row, (guint)opinions->columns[column], problem, error);
}

/* "" where the file has no such column. */
static const char *cell_at(const Opinions *opinions, guint row, Column column)
{
    return anke_small_table_optional(opinions->table, row, opinions->columns[column]);
}

/* Heads */

static gint column_of_head(const char *head)
{
    for (guint i = 0; i < N_COLUMNS; i++) {
        if (strcmp(head, heads[i][0]) == 0 || strcmp(head, heads[i][1]) == 0) {
            return (gint)i;
        }
    }
    return -1;
}

static gboolean check_needed(const Opinions *opinions, Column column, GError **error)
{
    AnkePlace place = anke_small_table_place(opinions->table, 0, 0);
    place.column = 0;
    return opinions->columns[column] >= 0 ||
           anke_error_at(error, ANKE_ERROR_DATA, place, "a column %s (%s) was expected",
                         heads[column][0], heads[column][1]);
}

static gboolean read_heads(Opinions *opinions, GError **error)
{
    for (guint i = 0; i < N_COLUMNS; i++) {
        opinions->columns[i] = -1;
    }
    for (guint i = 0; i < opinions->table->n_columns; i++) {
        gint column = column_of_head(anke_small_table_cell(opinions->table, 0, i));
        if (column < 0) {
            return refuse(opinions, 0, i,
                          "is no column of opinions: text, view, category, category_note, id or "
                          "source was expected",
                          error);
        }
        if (opinions->columns[column] >= 0) {
            return refuse(opinions, 0, i, "stands twice", error);
        }
        opinions->columns[column] = (gint)i;
    }
    return check_needed(opinions, COLUMN_TEXT, error) && check_needed(opinions, COLUMN_VIEW, error);
}

/* Rows */

/* Finds the label of a cell, or adds it where no option lists them all. */
static gboolean read_label(const Opinions *opinions, Labels *labels, guint row, Column column,
                           gint *found, GError **error)
{
    const char *label = cell_at(opinions, row, column);
    if (*label == '\0') {
        return refuse_cell(opinions, row, column, "stands where a label was expected", error);
    }
    *found = labels_find(labels, label);
    if (*found >= 0) {
        return TRUE;
    }
    if (strpbrk(label, ";\r\n") != NULL || strstr(label, "；") != NULL) {
        return refuse_cell(opinions, row, column,
                           "looks like several labels: one was expected, and a row for each coding",
                           error);
    }
    if (labels->is_closed) {
        return refuse_cell(opinions, row, column, "is not in the list of the option", error);
    }
    if (labels->labels->len >= labels->most) {
        return refuse_cell(opinions, row, column, "is one label too many", error);
    }
    *found = labels_add(labels, label);
    return TRUE;
}

/* Whether any row names a category: a file may be mere lists. */
static gboolean has_categories(const Opinions *opinions)
{
    for (guint row = 1; row < opinions->table->n_rows; row++) {
        if (*cell_at(opinions, row, COLUMN_CATEGORY) != '\0') {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean read_note(Opinions *opinions, guint row, gint category, GError **error)
{
    const char *note = cell_at(opinions, row, COLUMN_NOTE);
    if (*note == '\0') {
        return TRUE;
    }
    if (category == NO_CATEGORY) {
        return refuse_cell(opinions, row, COLUMN_NOTE, "is a note on no category", error);
    }
    if ((guint)category >= opinions->notes->len) {
        g_ptr_array_set_size(opinions->notes, category + 1);
    }
    gpointer *kept = &opinions->notes->pdata[category];
    if (*kept != NULL && strcmp(*kept, note) != 0) {
        return refuse_cell(opinions, row, COLUMN_NOTE,
                           "is a second note on the category: the same or none was expected",
                           error);
    }
    *kept = (gpointer)note;
    return TRUE;
}

/* Whether something is counted for the first time. */
static gboolean is_first(const Opinions *opinions, const char *id, gint category, gint view)
{
    return g_hash_table_add(opinions->seen, g_strdup_printf("%d/%d/%s", category, view, id));
}

static const char *one_line(const Opinions *opinions, const char *text)
{
    return g_strdelimit(g_string_chunk_insert(opinions->texts, text), "\r\n", ' ');
}

/* The first coding of an id, or NULL. */
static const Coding *find_opinion(const Opinions *opinions, const char *id)
{
    guint first = GPOINTER_TO_UINT(g_hash_table_lookup(opinions->items, id));
    return first == 0 ? NULL : &g_array_index(opinions->codings, Coding, first - 1);
}

/* Further codings of an id are items of their own: id#2, id#3, ... */
static const char *item_label(Opinions *opinions, const char *id)
{
    if (find_opinion(opinions, id) == NULL) {
        return id;
    }
    for (guint n = 2;; n++) {
        g_autofree char *label = g_strdup_printf("%s#%u", id, n);
        if (find_opinion(opinions, label) == NULL) {
            return g_string_chunk_insert(opinions->texts, label);
        }
    }
}

static gboolean check_id(const Opinions *opinions, guint row, const Coding *coding, GError **error)
{
    if (*coding->id == '\0') {
        return refuse_cell(opinions, row, COLUMN_ID, "stands where an id was expected", error);
    }
    const Coding *first = find_opinion(opinions, coding->id);
    if (first == NULL) {
        return TRUE;
    }
    if (strcmp(first->id, coding->id) != 0) {
        return refuse_cell(opinions, row, COLUMN_ID, "is the name of a second coding", error);
    }
    if (strcmp(first->text, coding->text) != 0) {
        return refuse_cell(opinions, row, COLUMN_ID, "is an id that stands for another text",
                           error);
    }
    return TRUE;
}

static void add_coding(Opinions *opinions, Coding coding)
{
    const Coding *first = find_opinion(opinions, coding.id);
    opinions->is_multiple =
        opinions->is_multiple || (first != NULL && first->category != coding.category);
    coding.item = item_label(opinions, coding.id);
    g_array_append_val(opinions->codings, coding);
    g_hash_table_insert(opinions->items, (gpointer)coding.item,
                        GUINT_TO_POINTER(opinions->codings->len));
}

static gboolean read_row(Opinions *opinions, guint row, gboolean is_coded, GError **error)
{
    gint view = -1;
    Coding coding = {.category = NO_CATEGORY,
                     .text = one_line(opinions, cell_at(opinions, row, COLUMN_TEXT)),
                     .source = one_line(opinions, cell_at(opinions, row, COLUMN_SOURCE))};
    if (*coding.text == '\0') {
        return refuse_cell(opinions, row, COLUMN_TEXT, "stands where a text was expected", error);
    }
    if (!read_label(opinions, &opinions->views, row, COLUMN_VIEW, &view, error) ||
        (is_coded && !read_label(opinions, &opinions->categories, row, COLUMN_CATEGORY,
                                 &coding.category, error)) ||
        !read_note(opinions, row, coding.category, error)) {
        return FALSE;
    }
    coding.view = (guint)view;
    if (opinions->columns[COLUMN_ID] >= 0) {
        coding.id = one_line(opinions, cell_at(opinions, row, COLUMN_ID));
    } else {
        g_autofree char *id = g_strdup_printf("o%u", row);
        coding.id = g_string_chunk_insert(opinions->texts, id);
    }
    if (opinions->columns[COLUMN_ID] >= 0 && !check_id(opinions, row, &coding, error)) {
        return FALSE;
    }
    if (!is_first(opinions, coding.id, coding.category, view)) {
        return refuse_cell(opinions, row, COLUMN_ID, "stands twice in the same category and view",
                           error);
    }
    add_coding(opinions, coding);
    return TRUE;
}

/* Ids and categories are both items of the table. */
static gboolean check_items(const Opinions *opinions, GError **error)
{
    for (guint i = 0; i < opinions->codings->len; i++) {
        const char *item = g_array_index(opinions->codings, Coding, i).item;
        if (labels_find(&opinions->categories, item) >= 0) {
            AnkePlace place = anke_small_table_place(opinions->table, i + 1,
                                                     (guint)MAX(opinions->columns[COLUMN_ID], 0));
            g_autofree char *quoted = anke_text_quote(item, -1);
            return anke_error_at(error, ANKE_ERROR_DATA, place,
                                 "\"%s\" is an id and a category: another was expected", quoted);
        }
    }
    return TRUE;
}

static gboolean read_rows(Opinions *opinions, GError **error)
{
    gboolean is_coded = opinions->categories.is_closed || has_categories(opinions);
    if (is_coded && !check_needed(opinions, COLUMN_CATEGORY, error)) {
        return FALSE;
    }
    for (guint row = 1; row < opinions->table->n_rows; row++) {
        if (!read_row(opinions, row, is_coded, error)) {
            return FALSE;
        }
    }
    g_ptr_array_set_size(opinions->notes, (gint)opinions->categories.labels->len);
    return check_items(opinions, error);
}

/* The stream */

static void write_description(const Opinions *opinions)
{
    const AnkeOpinionsSpec *spec = opinions->spec;
    AnkeStreamWriter *writer = opinions->writer;
    AnkeQuestionType type = opinions->is_multiple ? ANKE_TYPE_MULTIPLE : ANKE_TYPE_SINGLE;
    anke_stream_writer_text(writer, "", "", "label",
                            spec->label == NULL ? spec->name : spec->label);
    anke_stream_writer_text(writer, "", "", "type", anke_question_type_name(type));
    anke_stream_writer_text(writer, "", "", "unit", "件");
    anke_stream_writer_text(writer, "", "", "by_label", "観点");
    if (spec->is_time) {
        anke_stream_writer_text(writer, "", "", "view_order", "time");
    }
    for (guint i = 0; i < opinions->categories.labels->len; i++) {
        const char *category = label_at(&opinions->categories, i);
        anke_stream_writer_text(writer, category, "", "item_type",
                                anke_item_type_name(ANKE_ITEM_CHOICE));
        if (opinions->notes->pdata[i] != NULL) {
            anke_stream_writer_text(writer, category, "", "category_note",
                                    one_line(opinions, opinions->notes->pdata[i]));
        }
    }
    for (guint i = 0; i < opinions->codings->len; i++) {
        anke_stream_writer_text(writer, g_array_index(opinions->codings, Coding, i).item, "",
                                "item_type", anke_item_type_name(ANKE_ITEM_OPINION));
    }
    for (guint i = 0; i < opinions->views.labels->len; i++) {
        anke_stream_writer_text(writer, "", label_at(&opinions->views, i), "group_type",
                                anke_group_type_name(ANKE_GROUP_CHOICE));
    }
}

/* Numbers of opinions, each id once. Rows are categories and one for all, columns views and one for
 * all; both of the latter come first. */
static guint *count_opinions(Opinions *opinions)
{
    guint n_columns = opinions->views.labels->len + 1;
    guint *counts = g_new0(guint, (opinions->categories.labels->len + 1) * n_columns);
    g_hash_table_remove_all(opinions->seen);
    for (guint i = 0; i < opinions->codings->len; i++) {
        const Coding *coding = &g_array_index(opinions->codings, Coding, i);
        const guint rows[] = {0, (guint)(coding->category + 1)};
        const guint columns[] = {0, coding->view + 1};
        for (guint r = 0; r < (coding->category == NO_CATEGORY ? 1U : 2U); r++) {
            for (guint c = 0; c < 2; c++) {
                counts[rows[r] * n_columns + columns[c]] +=
                    is_first(opinions, coding->id, (gint)rows[r], (gint)columns[c]) ? 1 : 0;
            }
        }
    }
    return counts;
}

static void write_counts(Opinions *opinions)
{
    guint n_columns = opinions->views.labels->len + 1;
    g_autofree guint *counts = count_opinions(opinions);
    if (opinions->spec->n_respondents > 0) {
        anke_stream_writer_number(opinions->writer, "", "", "respondents",
                                  opinions->spec->n_respondents);
    }
    for (guint row = 0; row <= opinions->categories.labels->len; row++) {
        const char *category = row == 0 ? "" : label_at(&opinions->categories, row - 1);
        for (guint column = 0; column < n_columns; column++) {
            const char *view = column == 0 ? "" : label_at(&opinions->views, column - 1);
            anke_stream_writer_number(opinions->writer, category, view, row == 0 ? "opinions" : "n",
                                      counts[row * n_columns + column]);
        }
    }
}

static void write_texts(const Opinions *opinions)
{
    for (guint i = 0; i < opinions->codings->len; i++) {
        const Coding *coding = &g_array_index(opinions->codings, Coding, i);
        if (coding->category != NO_CATEGORY) {
            anke_stream_writer_text(opinions->writer, coding->item, "", "category",
                                    label_at(&opinions->categories, (guint)coding->category));
        }
        if (*coding->source != '\0') {
            anke_stream_writer_text(opinions->writer, coding->item, "", "source", coding->source);
        }
        anke_stream_writer_text(opinions->writer, coding->item,
                                label_at(&opinions->views, coding->view), "text", coding->text);
    }
}

/* Options */

static gboolean is_good_name(const char *name)
{
    static const char others[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
    gboolean begins_well = g_ascii_isalpha(name[0]) || name[0] == '_';
    return begins_well && name[strspn(name, others)] == '\0' && strlen(name) <= 64;
}

static gboolean take_list(Labels *labels, const char *const *list, const char *option,
                          GError **error)
{
    for (guint i = 0; list != NULL && list[i] != NULL; i++) {
        if (*list[i] == '\0' || labels_find(labels, list[i]) >= 0) {
            return anke_error_set(error, ANKE_ERROR_USAGE, "%s: a label is blank or there twice",
                                  option);
        }
        if (labels->labels->len >= labels->most) {
            return anke_error_set(error, ANKE_ERROR_USAGE, "%s: at most %u labels expected", option,
                                  labels->most);
        }
        labels_add(labels, list[i]);
    }
    labels->is_closed = list != NULL;
    return TRUE;
}

static gboolean check_spec(Opinions *opinions, GError **error)
{
    const AnkeOpinionsSpec *spec = opinions->spec;
    if (!is_good_name(spec->name)) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--name: a name of ASCII letters, digits, _ . - was expected");
    }
    if (!anke_stated_facts_check(&spec->facts, error)) {
        return FALSE;
    }
    return take_list(&opinions->categories, spec->categories, "--categories", error) &&
           take_list(&opinions->views, spec->views, "--views", error);
}

static gboolean convert(Opinions *opinions, GError **error)
{
    if (!read_heads(opinions, error) || !read_rows(opinions, error)) {
        return FALSE;
    }
    anke_stated_facts_write(&opinions->spec->facts, opinions->writer);
    anke_stream_writer_set_table(opinions->writer, "", opinions->spec->name, BY);
    write_description(opinions);
    write_counts(opinions);
    write_texts(opinions);
    return TRUE;
}

gboolean anke_opinions_convert(AnkeInput *input, const AnkeOpinionsSpec *spec,
                               AnkeStreamWriter *writer, GError **error)
{
    Opinions opinions = {.spec = spec,
                         .writer = writer,
                         .notes = g_ptr_array_new(),
                         .codings = g_array_new(FALSE, FALSE, sizeof(Coding)),
                         .items = g_hash_table_new(g_str_hash, g_str_equal),
                         .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                         .texts = g_string_chunk_new(4096)};
    labels_init(&opinions.categories, ANKE_OPINIONS_MAX_CATEGORIES);
    labels_init(&opinions.views, ANKE_OPINIONS_MAX_VIEWS);
    gboolean is_good = check_spec(&opinions, error);
    if (is_good) {
        opinions.table = anke_small_table_read(input, spec->encoding, error);
        is_good = opinions.table != NULL && convert(&opinions, error);
    }
    anke_small_table_free(opinions.table);
    labels_clear(&opinions.categories);
    labels_clear(&opinions.views);
    g_ptr_array_unref(opinions.notes);
    g_array_unref(opinions.codings);
    g_hash_table_unref(opinions.items);
    g_hash_table_unref(opinions.seen);
    g_string_chunk_free(opinions.texts);
    return is_good;
}
