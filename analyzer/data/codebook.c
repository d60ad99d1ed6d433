#include "analyzer/data/codebook.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/codebook_build.h"

/* Findings */

static void free_finding(gpointer data)
{
    AnkeFinding *finding = data;
    g_free((gpointer)finding->message);
    g_free(finding);
}

GPtrArray *anke_findings_new(void)
{
    return g_ptr_array_new_with_free_func(free_finding);
}

void anke_codebook_complain(guint64 line, guint column, gpointer data, const char *format, ...)
{
    AnkeCodebookBuild *build = data;
    AnkeFinding *finding = g_new0(AnkeFinding, 1);
    finding->line = line;
    finding->column = column;
    va_list arguments;
    va_start(arguments, format);
    finding->message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_ptr_array_add(build->findings, finding);
}

void anke_codebook_complain_of(const AnkeCodebookRow *row, const char *head, const char *format,
                               ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    anke_codebook_complain(row->row->line, anke_sheet_field(row->sheet, head), row->build, "%s",
                           message);
}

const AnkeForm *anke_codebook_form(const AnkeCodebook *codebook)
{
    return codebook->store->form;
}

static gint compare_findings(gconstpointer a, gconstpointer b)
{
    const AnkeFinding *left = *(const AnkeFinding *const *)a;
    const AnkeFinding *right = *(const AnkeFinding *const *)b;
    if (left->line != right->line) {
        return left->line < right->line ? -1 : 1;
    }
    return (gint)left->column - (gint)right->column;
}

void anke_findings_sort(GPtrArray *findings)
{
    g_ptr_array_sort(findings, compare_findings);
}

/* Cells */

const char *anke_codebook_text(const AnkeCodebookRow *row, const char *head)
{
    const char *cell = anke_sheet_cell(row->sheet, row->row, head);
    return *cell != '\0' ? cell : NULL;
}

gboolean anke_codebook_yes(const AnkeCodebookRow *row, const char *head)
{
    const char *cell = anke_codebook_text(row, head);
    if (cell != NULL && strcmp(cell, "yes") != 0) {
        anke_codebook_complain_of(row, head, "\"yes\" or nothing was expected under %s", head);
        return FALSE;
    }
    return cell != NULL;
}

double anke_codebook_whole(const AnkeCodebookRow *row, const char *head)
{
    const char *cell = anke_codebook_text(row, head);
    guint64 value = 0;
    if (cell == NULL) {
        return NAN;
    }
    if (!anke_number_parse_whole(cell, strlen(cell), G_GUINT64_CONSTANT(1000000000000), &value)) {
        anke_codebook_complain_of(row, head, "a whole number was expected under %s", head);
        return NAN;
    }
    return (double)value;
}

/* XLSForm lets a form carry columns of its own, but a head that nobody knows is a typing error. */
void anke_codebook_check_heads(AnkeCodebookBuild *build, const AnkeSheet *sheet,
                               const char *const *known)
{
    for (guint i = 0; i < sheet->n_columns; i++) {
        const char *head = sheet->columns[i];
        if (*head == '\0' || strstr(head, "::") != NULL || g_str_has_prefix(head, "x_") ||
            g_strv_contains(known, head)) {
            continue;
        }
        g_autofree char *quoted = anke_text_quote(head, -1);
        anke_codebook_complain(sheet->line, i + 2, build,
                               "unknown column \"%s\" in sheet %s (a column of your own begins "
                               "with x_)",
                               quoted, sheet->name);
    }
}

/* Settings */

static gboolean is_iso_date(const char *text)
{
    char iso[ANKE_DATE_SIZE];
    return anke_date_parse(text, strlen(text), iso) && strcmp(iso, text) == 0;
}

static void check_settings(const AnkeCodebookRow *row)
{
    AnkeCodebook *codebook = row->build->codebook;
    if (codebook->form_id == NULL) {
        anke_codebook_complain_of(row, "form_id", "form_id is missing");
    }
    if (codebook->closed != NULL && !is_iso_date(codebook->closed)) {
        anke_codebook_complain_of(row, "closed", "a date such as 2026-09-30 was expected");
    }
    (void)anke_codebook_whole(row, "threshold");
    (void)anke_codebook_whole(row, "threshold_group");
}

void anke_codebook_read_settings(AnkeCodebookBuild *build, const AnkeSheet *sheet)
{
    static const char *const known[] = {
        "form_title",      "form_id",    "organisation",   "population",
        "closed",          "source",     "note",           "threshold",
        "threshold_group", "version",    "style",          "default_language",
        "instance_name",   "public_key", "submission_url", NULL};
    if (sheet == NULL || sheet->rows->len != 1) {
        anke_codebook_complain(sheet != NULL ? sheet->line : 1, 1, build,
                               "one sheet \"settings\" with one row was expected");
        return;
    }
    anke_codebook_check_heads(build, sheet, known);
    AnkeCodebookRow row = {build, sheet, &g_array_index(sheet->rows, AnkeSheetRow, 0)};
    AnkeCodebook *codebook = build->codebook;
    const struct {
        const char *head;
        const char **text;
    } texts[] = {{"form_title", &codebook->title},
                 {"form_id", &codebook->form_id},
                 {"organisation", &codebook->organisation},
                 {"closed", &codebook->closed},
                 {"source", &codebook->source},
                 {"note", &codebook->note},
                 {"threshold", &codebook->threshold},
                 {"threshold_group", &codebook->threshold_group}};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        *texts[i].text = anke_codebook_text(&row, texts[i].head);
    }
    codebook->population = anke_codebook_whole(&row, "population");
    check_settings(&row);
}

/* Loading */

static void check_sheets(AnkeCodebookBuild *build)
{
    static const char *const known[] = {"settings", "survey", "choices", NULL};
    for (guint i = 0; i < build->store->form->sheets->len; i++) {
        const AnkeSheet *sheet = g_ptr_array_index(build->store->form->sheets, i);
        if (!g_strv_contains(known, sheet->name)) {
            g_autofree char *quoted = anke_text_quote(sheet->name, -1);
            anke_codebook_complain(sheet->line, 1, build,
                                   "unknown sheet \"%s\": settings, survey or choices was expected",
                                   quoted);
        }
    }
}

static void build_codebook(AnkeCodebookBuild *build)
{
    static const char *const hashed[] = {"settings", "survey", "choices", NULL};
    const AnkeForm *form = build->store->form;
    check_sheets(build);
    anke_codebook_read_settings(build, anke_form_sheet(form, "settings"));
    anke_codebook_read_choices(build, anke_form_sheet(form, "choices"));
    anke_codebook_read_survey(build, anke_form_sheet(form, "survey"));
    g_autofree char *hash = anke_form_hash(form, hashed);
    g_strlcpy(build->codebook->hash, hash, sizeof build->codebook->hash);
}

static gboolean report_findings(const char *path, const GPtrArray *findings, GError **error)
{
    if (findings->len == 0) {
        return TRUE;
    }
    const AnkeFinding *first = g_ptr_array_index(findings, 0);
    AnkePlace place = {path, first->line, first->column};
    g_autofree char *more =
        findings->len > 1
            ? g_strdup_printf(" (and %u more: anke-codebook check lists them)", findings->len - 1)
            : g_strdup("");
    return anke_error_at(error, ANKE_ERROR_CODEBOOK, place, "%s%s", first->message, more);
}

static struct AnkeCodebookStore *new_store(void)
{
    struct AnkeCodebookStore *store = g_new0(struct AnkeCodebookStore, 1);
    store->texts = g_string_chunk_new(1024);
    store->lists = g_ptr_array_new_with_free_func(g_free);
    store->questions = g_array_new(FALSE, TRUE, sizeof(AnkeQuestion));
    store->question_by_name = g_hash_table_new(g_str_hash, g_str_equal);
    store->choice_by_name =
        g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
    store->conditions = g_ptr_array_new_with_free_func((GDestroyNotify)anke_condition_free);
    store->blocks = g_ptr_array_new_with_free_func(g_free);
    return store;
}

AnkeCodebook *anke_codebook_load(const char *path, GPtrArray *findings, GError **error)
{
    g_autoptr(GPtrArray) own_findings = findings == NULL ? anke_findings_new() : NULL;
    g_autoptr(AnkeCodebook) codebook = g_new0(AnkeCodebook, 1);
    codebook->population = NAN;
    codebook->weight = -1;
    codebook->stratum = -1;
    codebook->store = new_store();
    AnkeCodebookBuild build = {codebook, codebook->store,
                               findings != NULL ? findings : own_findings};
    AnkeForm *form = anke_form_read(path, anke_codebook_complain, &build, error);
    if (form == NULL) {
        return NULL;
    }
    codebook->store->form = form;
    codebook->file = g_string_chunk_insert(codebook->store->texts, path != NULL ? path : "(stdin)");
    build_codebook(&build);
    anke_findings_sort(build.findings);
    if (!report_findings(codebook->file, build.findings, error)) {
        return NULL;
    }
    return g_steal_pointer(&codebook);
}

void anke_codebook_free(AnkeCodebook *codebook)
{
    if (codebook == NULL) {
        return;
    }
    struct AnkeCodebookStore *store = codebook->store;
    anke_form_free(store->form);
    g_string_chunk_free(store->texts);
    g_ptr_array_unref(store->lists);
    g_array_unref(store->questions);
    g_hash_table_unref(store->question_by_name);
    g_hash_table_unref(store->choice_by_name);
    g_ptr_array_unref(store->conditions);
    g_ptr_array_unref(store->blocks);
    g_free(store);
    g_free(codebook);
}

/* Looking up */

gboolean anke_question_is_made_later(const AnkeQuestion *question)
{
    return question->role == ANKE_ROLE_WEIGHT &&
           g_strcmp0(question->source, ANKE_SOURCE_WEIGHT) == 0;
}

gint anke_codebook_find(const AnkeCodebook *codebook, const char *name)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(codebook->store->question_by_name, name)) - 1;
}

gint anke_list_find_choice(const AnkeList *list, const char *name, gsize n_bytes)
{
    for (guint i = 0; i < list->n_choices; i++) {
        const char *candidate = list->choices[i].name;
        if (strncmp(candidate, name, n_bytes) == 0 && candidate[n_bytes] == '\0') {
            return (gint)i;
        }
    }
    return -1;
}

gint anke_question_band(const AnkeQuestion *question, double value)
{
    for (guint i = 0; i < question->n_bands; i++) {
        const AnkeBand *band = &question->bands[i];
        gboolean is_below =
            question->type == ANKE_ANSWER_INTEGER ? value <= band->hi : value < band->hi;
        if (value >= band->lo && is_below) {
            return (gint)i;
        }
    }
    return -1;
}

gboolean anke_question_has_values(const AnkeQuestion *question)
{
    return question->type == ANKE_ANSWER_INTEGER || question->type == ANKE_ANSWER_DECIMAL ||
           (question->type == ANKE_ANSWER_ONE && question->list != NULL &&
            question->list->is_scale);
}

double anke_question_value(const AnkeQuestion *question, const AnkeAnswer *answer)
{
    if (answer->state != ANKE_STATE_VALUE || !anke_question_has_values(question)) {
        return NAN;
    }
    return question->type == ANKE_ANSWER_ONE ? question->list->choices[answer->choices[0]].score
                                             : answer->number;
}

gboolean anke_question_allows(const AnkeQuestion *question, double value)
{
    const double largest = 9007199254740992.0; /* 2^53: from there on neighbours look equal */
    if (question->type == ANKE_ANSWER_INTEGER &&
        (value != floor(value) || fabs(value) >= largest)) {
        return FALSE;
    }
    return question->n_bands == 0 || anke_question_band(question, value) >= 0;
}

static gint scope_find(const char *name, gpointer data)
{
    return anke_codebook_find(data, name);
}

static gint scope_find_choice(gint question, const char *name, gsize n_bytes, gpointer data)
{
    const AnkeCodebook *codebook = data;
    const AnkeList *list = codebook->questions[question].list;
    return list != NULL ? anke_list_find_choice(list, name, n_bytes) : -2;
}

static const char *scope_choice_name(gint question, guint choice, gpointer data)
{
    const AnkeCodebook *codebook = data;
    const AnkeList *list = codebook->questions[question].list;
    return list != NULL && choice < list->n_choices ? list->choices[choice].name : NULL;
}

static gboolean scope_is_number(gint question, gpointer data)
{
    const AnkeCodebook *codebook = data;
    AnkeAnswerType type = codebook->questions[question].type;
    return type == ANKE_ANSWER_INTEGER || type == ANKE_ANSWER_DECIMAL;
}

AnkeConditionScope anke_codebook_scope(const AnkeCodebook *codebook)
{
    return (AnkeConditionScope){.data = (gpointer)codebook,
                                .find = scope_find,
                                .find_choice = scope_find_choice,
                                .choice_name = scope_choice_name,
                                .is_number = scope_is_number,
                                .self = -1};
}
