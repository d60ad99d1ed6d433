#include "analyzer/tally/tally.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
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

static void add_view(AnkeTallyQuestion *question, AnkePanel *panel)
{
    AnkeTallyView view = {.panel = panel};
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
    add_view(&question, g_ptr_array_index(tally->panels, 0));
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
    for (guint i = 0; breaks != NULL && breaks[i] != NULL; i++) {
        if (!anke_panel_add(panel, codebook, breaks[i], error)) {
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
    add_view(question, panel);
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
        add_view(question, panel);
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

/* The views of a question stand in the order of its tables: breaks, pairs, co-occurrences. */
static gboolean prepare(AnkeTally *tally, GError **error)
{
    g_ptr_array_add(tally->panels, anke_panel_new());
    if (!add_breaks(tally, error)) {
        return FALSE;
    }
    add_questions(tally);
    return add_pairs(tally, error) && add_co_occurrences(tally, error) &&
           compile_where(tally, error);
}

AnkeTally *anke_tally_new(const AnkeTallySpec *spec, GError **error)
{
    AnkeTally *tally = g_new0(AnkeTally, 1);
    tally->spec = spec;
    tally->panels = g_ptr_array_new_with_free_func((GDestroyNotify)anke_panel_free);
    tally->questions = g_array_new(FALSE, TRUE, sizeof(AnkeTallyQuestion));
    if (!prepare(tally, error)) {
        g_clear_pointer(&tally, anke_tally_free);
    }
    return tally;
}

void anke_tally_free(AnkeTally *tally)
{
    if (tally == NULL) {
        return;
    }
    for (guint i = 0; i < tally->questions->len; i++) {
        AnkeTallyQuestion *question = &g_array_index(tally->questions, AnkeTallyQuestion, i);
        for (guint k = 0; k < question->views->len; k++) {
            anke_count_grid_clear(&g_array_index(question->views, AnkeTallyView, k).grid);
        }
        g_array_unref(question->views);
        g_free(question->cells);
        g_array_unref(question->values);
        g_hash_table_unref(question->value_cells);
    }
    g_array_unref(tally->questions);
    g_ptr_array_unref(tally->panels);
    anke_condition_free(tally->where);
    g_free(tally);
}

/* Counting */

static void stop(AnkeTally *tally, const char *problem, const char *culprit)
{
    tally->problem = problem;
    tally->culprit = culprit;
}

static void add_cell(AnkeTallyQuestion *question, guint cell)
{
    question->cells[question->n_cells++] = cell;
}

/* The cell of a value, a new one where it is met first; 0 once there are too many. */
static guint find_value_cell(AnkeTallyQuestion *question, double value)
{
    value = value == 0 ? 0 : value; /* -0 */
    guint cell = GPOINTER_TO_UINT(g_hash_table_lookup(question->value_cells, &value));
    if (cell != 0) {
        return cell;
    }
    if (question->values->len == ANKE_MAX_VALUES) {
        question->has_too_many_values = TRUE;
        return 0;
    }
    cell = question->first_value + question->values->len;
    g_array_append_val(question->values, value);
    g_hash_table_insert(question->value_cells, g_memdup2(&value, sizeof value),
                        GUINT_TO_POINTER(cell));
    return cell;
}

static void find_number_cells(AnkeTally *tally, AnkeTallyQuestion *question, double value)
{
    const AnkeQuestion *definition = question->definition;
    add_cell(question, ANKE_CELL_ANSWERED);
    if (definition->n_bands > 0) {
        guint band = (guint)anke_question_band(definition, value);
        add_cell(question, ANKE_CELL_FIRST_CHOICE + band);
    }
    guint cell = question->has_too_many_values ? 0 : find_value_cell(question, value);
    if (cell != 0) {
        add_cell(question, cell);
    } else if (definition->n_bands == 0) {
        stop(tally, "has more than 10000 distinct values: bands are needed in the codebook",
             definition->name);
    }
}

/* A net counts a respondent once, however many of its choices are ticked. */
static void find_multiple_cells(AnkeTallyQuestion *question, const AnkeAnswer *answer)
{
    const AnkeList *list = question->definition->list;
    add_cell(question, ANKE_CELL_ANSWERED);
    for (guint i = 0; i < answer->n_choices; i++) {
        add_cell(question, ANKE_CELL_FIRST_CHOICE + answer->choices[i]);
    }
    guint first = question->n_cells;
    for (guint i = 0; i < answer->n_choices; i++) {
        const AnkeChoice *choice = &list->choices[answer->choices[i]];
        for (guint k = 0; k < choice->n_nets; k++) {
            guint cell = question->first_net + choice->nets[k];
            guint at = first;
            while (at < question->n_cells && question->cells[at] != cell) {
                at++;
            }
            if (at == question->n_cells) {
                add_cell(question, cell);
            }
        }
    }
}

static void find_cells(AnkeTally *tally, AnkeTallyQuestion *question, const AnkeAnswer *answer)
{
    question->n_cells = 0;
    if (answer->state != ANKE_STATE_VALUE) {
        add_cell(question, (guint)answer->state - 1);
        return;
    }
    switch (question->definition->type) {
    case ANKE_ANSWER_ONE:
        add_cell(question, ANKE_CELL_FIRST_CHOICE + answer->choices[0]);
        break;
    case ANKE_ANSWER_MULTIPLE:
        find_multiple_cells(question, answer);
        break;
    case ANKE_ANSWER_INTEGER:
    case ANKE_ANSWER_DECIMAL:
        find_number_cells(tally, question, answer->number);
        break;
    case ANKE_ANSWER_RANK:
    case ANKE_ANSWER_DATE:
    case ANKE_ANSWER_TEXT:
        add_cell(question, ANKE_CELL_ANSWERED);
        break;
    }
}

static void count_cells(const AnkeTallyQuestion *question, AnkeTallyView *view)
{
    const AnkePanel *panel = view->panel;
    anke_count_grid_reserve(&view->grid, question->first_value + question->values->len,
                            panel->n_slots);
    const guint *slots = panel->active;
    const guint *end = slots + panel->n_active;
    for (guint i = 0; i < question->n_cells; i++) {
        guint64 *row = view->grid.n + question->cells[i] * view->grid.n_columns;
        for (const guint *slot = slots; slot < end; slot++) {
            row[*slot]++;
        }
    }
}

static void count_answers(AnkeTally *tally, const AnkeAnswer *answers)
{
    for (guint i = 0; i < tally->panels->len; i++) {
        if (!anke_panel_place(g_ptr_array_index(tally->panels, i), answers)) {
            stop(tally, "has too many groups: at most 100000, of values 1000, were expected",
                 "--by");
            return;
        }
    }
    for (guint i = 0; i < tally->questions->len; i++) {
        AnkeTallyQuestion *question = &g_array_index(tally->questions, AnkeTallyQuestion, i);
        find_cells(tally, question, &answers[question->index]);
        for (guint k = 0; k < question->views->len; k++) {
            count_cells(question, &g_array_index(question->views, AnkeTallyView, k));
        }
    }
}

static void count_respondent(const AnkeAnswer *answers, gpointer data)
{
    AnkeTally *tally = data;
    const AnkeTallySpec *spec = tally->spec;
    guint64 row = tally->n_seen++;
    gboolean is_mine = spec->shard == 0 || row % spec->n_shards == spec->shard - 1;
    if (!is_mine || tally->problem != NULL) {
        return;
    }
    tally->n_rows++;
    if (tally->where == NULL || anke_condition_holds(tally->where, answers)) {
        count_answers(tally, answers);
    }
}

gboolean anke_tally_read(AnkeTally *tally, AnkeResponses *responses, GError **error)
{
    guint64 n_rows;
    guint64 n_read;
    if (!anke_responses_read(responses, count_respondent, tally, &n_rows, &n_read, error)) {
        return FALSE;
    }
    if (tally->problem != NULL) {
        AnkePlace place = {anke_responses_name(responses), 0, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "%s %s", tally->culprit,
                             tally->problem);
    }
    tally->n_refused = tally->spec->shard <= 1 ? n_read - n_rows : 0;
    return TRUE;
}

guint64 anke_tally_answered(const AnkeTallyQuestion *question, const AnkeCountGrid *grid,
                            guint slot)
{
    if (question->definition->type != ANKE_ANSWER_ONE) {
        return anke_count_grid_at(grid, ANKE_CELL_ANSWERED, slot);
    }
    guint64 n_answered = 0;
    for (guint i = 0; i < question->n_choices; i++) {
        n_answered += anke_count_grid_at(grid, ANKE_CELL_FIRST_CHOICE + i, slot);
    }
    return n_answered;
}

guint64 anke_tally_valid(const AnkeTallyQuestion *question, const AnkeCountGrid *grid, guint slot)
{
    guint64 n_valid = anke_tally_answered(question, grid, slot);
    for (guint state = 0; state < ANKE_CELL_ANSWERED; state++) {
        n_valid += anke_count_grid_at(grid, state, slot);
    }
    return n_valid;
}
