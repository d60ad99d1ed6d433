#include "analyzer/tally/tally.h"
#include "analyzer/tally/tally_counts.h"

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

static void weigh_cells(const AnkeTallyQuestion *question, AnkeTallyView *view, double weight)
{
    const AnkePanel *panel = view->panel;
    anke_weight_grid_reserve(&view->weights, view->grid.n_rows, panel->n_slots);
    for (guint i = 0; i < question->n_cells; i++) {
        anke_weight_grid_add(&view->weights, question->cells[i], panel->active, panel->n_active,
                             weight);
    }
}

/* People who answered and are in two of the groups. */
static void count_overlaps(const AnkeTally *tally, AnkeTallyQuestion *question)
{
    AnkeTallyView *view = &question->overlap;
    const AnkePanel *panel = view->panel;
    anke_count_grid_reserve(&view->grid, 1, panel->n_slots);
    for (guint i = 0; i < panel->n_active; i++) {
        view->grid.n[panel->active[i]]++;
    }
    if (tally->has_weight) {
        anke_weight_grid_reserve(&view->weights, 1, panel->n_slots);
        anke_weight_grid_add(&view->weights, 0, panel->active, panel->n_active, tally->weight);
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

static gboolean place(AnkeTally *tally, const GPtrArray *panels, const AnkeAnswer *answers)
{
    for (guint i = 0; i < panels->len; i++) {
        if (!anke_panel_place(g_ptr_array_index(panels, i), answers)) {
            stop(tally, "has too many groups: at most 100000, of values 1000, were expected",
                 "--by");
            return FALSE;
        }
    }
    return TRUE;
}

/* What only some tallies have, apart from the counts, which must not pay for it. */
static void count_further(const AnkeTally *tally, const AnkeAnswer *answers)
{
    for (guint i = 0; i < tally->questions->len; i++) {
        AnkeTallyQuestion *question = &g_array_index(tally->questions, AnkeTallyQuestion, i);
        for (guint k = 0; tally->has_weight && k < question->views->len; k++) {
            weigh_cells(question, &g_array_index(question->views, AnkeTallyView, k), tally->weight);
        }
        if (question->overlap.panel != NULL && answers[question->index].state == ANKE_STATE_VALUE) {
            count_overlaps(tally, question);
        }
    }
    for (guint i = 0; i < tally->batteries->len; i++) {
        anke_battery_sheet_count(g_ptr_array_index(tally->batteries, i),
                                 g_ptr_array_index(tally->panels, 0), answers);
    }
}

static void count_answers(AnkeTally *tally, const AnkeAnswer *answers)
{
    if (!place(tally, tally->panels, answers)) {
        return;
    }
    for (guint i = 0; i < tally->questions->len; i++) {
        AnkeTallyQuestion *question = &g_array_index(tally->questions, AnkeTallyQuestion, i);
        find_cells(tally, question, &answers[question->index]);
        AnkeTallyView *view = &g_array_index(question->views, AnkeTallyView, 0);
        for (const AnkeTallyView *end = view + question->views->len; view < end; view++) {
            count_cells(question, view);
        }
    }
    if (tally->has_further) {
        count_further(tally, answers);
    }
}

/* Every row must have its weight, also one that a condition leaves out. */
static void read_weight(AnkeTally *tally, const AnkeAnswer *answers)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    const AnkeQuestion *question = &codebook->questions[codebook->weight];
    const AnkeAnswer *answer = &answers[codebook->weight];
    tally->weight = answer->number;
    if (answer->state == ANKE_STATE_VALUE && answer->number >= 0) {
        return;
    }
    stop(tally,
         answer->state == ANKE_STATE_VALUE ? "is negative: a weight from 0 on was expected"
                                           : "is missing: a weight from 0 on was expected",
         question->name);
    tally->place.line = anke_responses_line(tally->responses);
    tally->place.column = anke_responses_column(tally->responses, question);
}

static void count_stratum(AnkeTally *tally, const AnkeAnswer *answers)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    const AnkeAnswer *answer = &answers[codebook->stratum];
    const guint n_choices = codebook->questions[codebook->stratum].list->n_choices;
    tally->n_h[answer->state == ANKE_STATE_VALUE ? answer->choices[0]
                                                 : n_choices + (guint)answer->state - 1]++;
}

void anke_tally_count(const AnkeAnswer *answers, gpointer data)
{
    AnkeTally *tally = data;
    const AnkeTallySpec *spec = tally->spec;
    guint64 row = tally->n_seen++;
    gboolean is_mine = spec->shard == 0 || row % spec->n_shards == spec->shard - 1;
    if (!is_mine || tally->problem != NULL) {
        return;
    }
    tally->n_rows++;
    if (tally->has_weight) {
        read_weight(tally, answers);
    }
    if (tally->n_h != NULL) {
        count_stratum(tally, answers);
    }
    if (tally->problem != NULL) {
        return;
    }
    if (tally->where == NULL || anke_condition_holds(tally->where, answers)) {
        count_answers(tally, answers);
    } else {
        /* Each stratum of the design has a group, also where a condition leaves nobody. */
        (void)place(tally, tally->strata, answers);
    }
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

gboolean anke_tally_stratum(const AnkeTally *tally, const AnkeBreak *by, guint64 code,
                            AnkeTallyStratum *stratum)
{
    const gboolean is_alone = by->n_parts == 1 && by->companion == ANKE_COMPANION_NONE &&
                              (gint)by->parts[0].question == tally->spec->codebook->stratum;
    if (!is_alone && by->companion != ANKE_COMPANION_STRATA) {
        return FALSE;
    }
    const guint first = anke_break_first_code(by, code);
    const AnkeList *list = by->parts[0].definition->list;
    stratum->n_h = (double)tally->n_h[first];
    stratum->population = first < list->n_choices ? list->choices[first].population : NAN;
    return TRUE;
}

void anke_tally_weigh_asked(const AnkeTallyQuestion *question, const AnkeWeightGrid *grid,
                            guint slot, AnkeWeightSums *sums)
{
    anke_weight_grid_join(grid, ANKE_STATE_NOANSWER - 1, slot, sums);
    anke_weight_grid_join(grid, ANKE_STATE_INVALID - 1, slot, sums);
    if (question->definition->type != ANKE_ANSWER_ONE) {
        anke_weight_grid_join(grid, ANKE_CELL_ANSWERED, slot, sums);
        return;
    }
    for (guint i = 0; i < question->n_choices; i++) {
        anke_weight_grid_join(grid, ANKE_CELL_FIRST_CHOICE + i, slot, sums);
    }
}
