#include "analyzer/tally/tally.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/tally/boxes.h"
#include "analyzer/tally/tally_counts.h"

/* Preparing */

static gboolean has_tables(const AnkeQuestion *question)
{
    return question->role == ANKE_ROLE_NONE || question->role == ANKE_ROLE_BREAK;
}

static gboolean is_number(const AnkeQuestion *question)
{
    return question->type == ANKE_ANSWER_INTEGER || question->type == ANKE_ANSWER_DECIMAL;
}

static guint count_choice_cells(const AnkeQuestion *question)
{
    if (question->type == ANKE_ANSWER_ONE || question->type == ANKE_ANSWER_MULTIPLE) {
        return question->list->n_choices;
    }
    return is_number(question) ? question->n_bands : 0;
}

void anke_tally_add_view(AnkeTallyQuestion *question, AnkeViewKind kind, AnkePanel *panel)
{
    AnkeTallyView view = {.kind = kind, .panel = panel};
    guint n_cells = question->first_value + (is_number(question->definition) ? 16 : 0);
    anke_count_grid_reserve(&view.grid, n_cells, panel->n_slots);
    g_array_append_val(question->views, view);
}

static void add_question(AnkeTally *tally, guint index)
{
    const AnkeQuestion *definition = &tally->spec->codebook->questions[index];
    AnkeTallyQuestion question = {.definition = definition, .index = index};
    gboolean has_nets = definition->type == ANKE_ANSWER_MULTIPLE;
    question.n_choices = count_choice_cells(definition);
    question.first_net = ANKE_CELL_FIRST_CHOICE + question.n_choices;
    question.first_value = question.first_net + (has_nets ? definition->list->n_nets : 0);
    question.views = g_array_new(FALSE, TRUE, sizeof(AnkeTallyView));
    question.cells = g_new(guint, question.first_value + 1);
    question.values = g_array_new(FALSE, FALSE, sizeof(double));
    question.value_cells = g_hash_table_new_full(g_double_hash, g_double_equal, g_free, NULL);
    anke_tally_add_view(&question, ANKE_VIEW_BREAKS, g_ptr_array_index(tally->panels, 0));
    g_array_append_val(tally->questions, question);
}

static AnkeTallyQuestion *find_question(const AnkeTally *tally, gint index)
{
    for (guint i = 0; i < tally->questions->len; i++) {
        AnkeTallyQuestion *question = &g_array_index(tally->questions, AnkeTallyQuestion, i);
        if ((gint)question->index == index) {
            return question;
        }
    }
    return NULL;
}

/* A panel with one break, of its values or of its choices and bands. */
static AnkePanel *add_panel(AnkeTally *tally, const char *name, gboolean has_values, GError **error)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    AnkePanel *panel = anke_panel_new();
    if (has_values ? !anke_panel_add_values(panel, codebook, name, error)
                   : !anke_panel_add(panel, codebook, name, error)) {
        anke_panel_free(panel);
        return NULL;
    }
    g_ptr_array_add(tally->panels, panel);
    return panel;
}

static gboolean add_breaks(AnkeTally *tally, GError **error)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    AnkePanel *panel = g_ptr_array_index(tally->panels, 0);
    const char *const *breaks = tally->spec->breaks;
    const char *stratum =
        codebook->stratum >= 0 ? codebook->questions[codebook->stratum].name : NULL;
    /* Directly behind the table without a break, whose companion it is. */
    if (stratum != NULL && !anke_panel_add(panel, codebook, stratum, error)) {
        return FALSE;
    }
    for (guint i = 0; breaks != NULL && breaks[i] != NULL; i++) {
        if (g_strcmp0(breaks[i], stratum) != 0 &&
            !anke_panel_add(panel, codebook, breaks[i], error)) {
            return FALSE;
        }
    }
    for (guint i = 0; breaks == NULL && i < codebook->n_questions; i++) {
        const AnkeQuestion *question = &codebook->questions[i];
        if (question->role == ANKE_ROLE_BREAK &&
            !anke_panel_add(panel, codebook, question->name, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean refuse_pair(const char *pair, const char *problem, GError **error)
{
    g_autofree char *quoted = anke_text_quote(pair, -1);
    return anke_error_set(error, ANKE_ERROR_USAGE, "pair \"%s\" %s", quoted, problem);
}

/* Whether the question has a table by this break already. */
static gboolean has_view(const AnkeTallyQuestion *question, const char *name)
{
    for (guint i = 0; i < question->views->len; i++) {
        const GPtrArray *breaks = g_array_index(question->views, AnkeTallyView, i).panel->breaks;
        for (guint k = 0; k < breaks->len; k++) {
            if (strcmp(((const AnkeBreak *)g_ptr_array_index(breaks, k))->name, name) == 0) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Two numbers are tallied value by value: a correlation needs them. */
static gboolean is_pair_of_numbers(const AnkeTally *tally, const AnkeTallyQuestion *question,
                                   const char *name)
{
    const gint other = anke_codebook_find(tally->spec->codebook, name);
    return other >= 0 && is_number(question->definition) &&
           is_number(&tally->spec->codebook->questions[other]);
}

static gboolean add_pair(AnkeTally *tally, const char *pair, GError **error)
{
    g_auto(GStrv) names = g_strsplit(pair, ",", -1);
    if (g_strv_length(names) != 2 || strchr(names[1], ':') != NULL ||
        strcmp(names[0], names[1]) == 0) {
        return refuse_pair(pair, "is not two questions joined by a comma", error);
    }
    AnkeTallyQuestion *question =
        find_question(tally, anke_codebook_find(tally->spec->codebook, names[0]));
    if (question == NULL) {
        return refuse_pair(pair, "begins with no question that has tables", error);
    }
    if (has_view(question, names[1])) {
        return refuse_pair(pair, "is a table by a break already", error);
    }
    AnkePanel *panel =
        add_panel(tally, names[1], is_pair_of_numbers(tally, question, names[1]), error);
    if (panel == NULL) {
        return FALSE;
    }
    anke_tally_add_view(question, ANKE_VIEW_PAIR, panel);
    return TRUE;
}

static gboolean add_pairs(AnkeTally *tally, GError **error)
{
    const char *const *pairs = tally->spec->pairs;
    for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++) {
        if (!add_pair(tally, pairs[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean add_co_occurrences(AnkeTally *tally, GError **error)
{
    for (guint i = 0; i < tally->questions->len; i++) {
        AnkeTallyQuestion *question = &g_array_index(tally->questions, AnkeTallyQuestion, i);
        if (question->definition->type != ANKE_ANSWER_MULTIPLE) {
            continue;
        }
        AnkePanel *panel = add_panel(tally, question->definition->name, FALSE, error);
        if (panel == NULL) {
            return FALSE;
        }
        anke_tally_add_view(question, ANKE_VIEW_ITSELF, panel);
    }
    return TRUE;
}

static void find_ignored(gint question, gpointer data)
{
    AnkeTally *tally = data;
    if (tally->spec->codebook->questions[question].role == ANKE_ROLE_IGNORE) {
        tally->culprit = tally->spec->codebook->questions[question].name;
    }
}

static gboolean compile_where(AnkeTally *tally, GError **error)
{
    if (tally->spec->where == NULL) {
        return TRUE;
    }
    g_autofree char *problem = NULL;
    AnkeConditionScope scope = anke_codebook_scope(tally->spec->codebook);
    tally->where = anke_condition_parse(tally->spec->where, &scope, &problem);
    if (tally->where == NULL) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--where: %s", problem);
    }
    anke_condition_references(tally->where, find_ignored, tally);
    return tally->culprit == NULL ||
           anke_error_set(error, ANKE_ERROR_USAGE,
                          "--where: question \"%s\" has the role ignore: its answers are not kept",
                          tally->culprit);
}

static void add_questions(AnkeTally *tally)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    for (guint i = 0; i < codebook->n_questions; i++) {
        if (has_tables(&codebook->questions[i])) {
            add_question(tally, i);
        }
    }
}

/* Boxes stand beside the choices, so none may be called like them. */
static gboolean check_box(const AnkeQuestion *question, const char *box, GError **error)
{
    const AnkeList *list = question->list;
    gboolean is_taken = FALSE;
    for (guint i = 0; i < list->n_choices; i++) {
        is_taken = is_taken || strcmp(list->choices[i].label, box) == 0;
    }
    for (guint i = 0; i < list->n_nets; i++) {
        is_taken = is_taken || strcmp(list->nets[i], box) == 0;
    }
    return !is_taken || anke_error_set(error, ANKE_ERROR_USAGE,
                                       "--boxes: question \"%s\" has a choice or net \"%s\"",
                                       question->name, box);
}

static gboolean check_boxes(const AnkeTally *tally, GError **error)
{
    const guint n_boxes = tally->spec->n_boxes;
    g_autofree char *upper = anke_boxes_label(n_boxes, TRUE);
    g_autofree char *lower = anke_boxes_label(n_boxes, FALSE);
    for (guint i = 0; n_boxes > 0 && i < tally->questions->len; i++) {
        const AnkeQuestion *question =
            g_array_index(tally->questions, AnkeTallyQuestion, i).definition;
        if (anke_break_question_type(question) == ANKE_TYPE_SCALE &&
            (!check_box(question, upper, error) || !check_box(question, lower, error))) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The views of a question stand in the order of its tables: breaks, pairs, co-occurrences; then
 * those of companions. */
static gboolean prepare(AnkeTally *tally, GError **error)
{
    g_ptr_array_add(tally->panels, anke_panel_new());
    if (!add_breaks(tally, error)) {
        return FALSE;
    }
    add_questions(tally);
    return add_pairs(tally, error) && add_co_occurrences(tally, error) &&
           anke_tally_add_companions(tally, error) && anke_tally_add_batteries(tally, error) &&
           check_boxes(tally, error) && compile_where(tally, error);
}

AnkeTally *anke_tally_new(const AnkeTallySpec *spec, GError **error)
{
    AnkeTally *tally = g_new0(AnkeTally, 1);
    tally->spec = spec;
    tally->panels = g_ptr_array_new_with_free_func((GDestroyNotify)anke_panel_free);
    tally->strata = g_ptr_array_new();
    tally->questions = g_array_new(FALSE, TRUE, sizeof(AnkeTallyQuestion));
    tally->batteries = g_ptr_array_new_with_free_func((GDestroyNotify)anke_battery_sheet_free);
    tally->has_weight = spec->codebook->weight >= 0;
    if (!prepare(tally, error)) {
        g_clear_pointer(&tally, anke_tally_free);
        return NULL;
    }
    tally->has_further = tally->has_weight || tally->has_overlaps || tally->batteries->len > 0;
    return tally;
}

static void clear_view(AnkeTallyView *view)
{
    anke_count_grid_clear(&view->grid);
    anke_weight_grid_clear(&view->weights);
}

static void clear_question(AnkeTallyQuestion *question)
{
    for (guint i = 0; i < question->views->len; i++) {
        clear_view(&g_array_index(question->views, AnkeTallyView, i));
    }
    clear_view(&question->overlap);
    g_array_unref(question->views);
    g_free(question->cells);
    g_array_unref(question->values);
    g_hash_table_unref(question->value_cells);
}

void anke_tally_free(AnkeTally *tally)
{
    if (tally == NULL) {
        return;
    }
    for (guint i = 0; i < tally->questions->len; i++) {
        clear_question(&g_array_index(tally->questions, AnkeTallyQuestion, i));
    }
    g_ptr_array_unref(tally->batteries);
    g_ptr_array_unref(tally->strata);
    g_free(tally->n_h);
    g_array_unref(tally->questions);
    g_ptr_array_unref(tally->panels);
    anke_condition_free(tally->where);
    g_free(tally);
}

/* Reading */

gboolean anke_tally_read(AnkeTally *tally, AnkeResponses *responses, GError **error)
{
    guint64 n_rows;
    guint64 n_read;
    tally->responses = responses;
    if (!anke_responses_read(responses, anke_tally_count, tally, &n_rows, &n_read, error)) {
        return FALSE;
    }
    if (tally->problem != NULL) {
        tally->place.file = anke_responses_name(responses);
        return anke_error_at(error, ANKE_ERROR_DATA, tally->place, "%s %s", tally->culprit,
                             tally->problem);
    }
    tally->n_refused = tally->spec->shard <= 1 ? n_read - n_rows : 0;
    return TRUE;
}
