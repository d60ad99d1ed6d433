#include "analyzer/tally/tally_sheet.h"

#include "analyzer/base/number.h"
#include "analyzer/tally/boxes.h"

static void add_item(AnkeTallySheet *sheet, const char *label, AnkeItemType type, guint cell)
{
    AnkeTallyItem item = {.label = label, .type = type, .n_cells = 1, .cell = cell};
    g_array_append_val(sheet->items, item);
}

static gint compare_doubles(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static void add_values(AnkeTallySheet *sheet)
{
    const AnkeTallyQuestion *question = sheet->question;
    if (question->has_too_many_values) {
        return;
    }
    g_autoptr(GArray) values = g_array_copy(question->values);
    g_array_sort(values, compare_doubles);
    for (guint i = 0; i < values->len; i++) {
        double value = g_array_index(values, double, i);
        char text[ANKE_NUMBER_SIZE];
        (void)anke_number_format(text, value);
        guint cell = GPOINTER_TO_UINT(g_hash_table_lookup(question->value_cells, &value));
        add_item(sheet, g_string_chunk_insert(sheet->texts, text), ANKE_ITEM_VALUE, cell);
    }
}

static void add_bands(AnkeTallySheet *sheet)
{
    const AnkeQuestion *definition = sheet->question->definition;
    for (guint i = 0; i < definition->n_bands; i++) {
        add_item(sheet, definition->bands[i].label, ANKE_ITEM_BAND, ANKE_CELL_FIRST_CHOICE + i);
    }
}

static gboolean is_in_net(const AnkeChoice *choice, guint net)
{
    for (guint i = 0; i < choice->n_nets; i++) {
        if (choice->nets[i] == net) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A net of a single answer is the sum of its choices. `choices` is taken over. */
static void add_sum(AnkeTallySheet *sheet, const char *label, guint *choices, guint n_choices)
{
    g_ptr_array_add(sheet->blocks, choices);
    for (guint i = 0; i < n_choices; i++) {
        choices[i] += ANKE_CELL_FIRST_CHOICE;
    }
    AnkeTallyItem item = {
        .label = label, .type = ANKE_ITEM_NET, .n_cells = n_choices, .cells = choices};
    g_array_append_val(sheet->items, item);
}

static void add_net_of_single(AnkeTallySheet *sheet, const AnkeList *list, guint net)
{
    guint *choices = g_new(guint, list->n_choices);
    guint n_choices = 0;
    for (guint i = 0; i < list->n_choices; i++) {
        if (is_in_net(&list->choices[i], net)) {
            choices[n_choices++] = i;
        }
    }
    add_sum(sheet, list->nets[net], choices, n_choices);
}

static void add_boxes(AnkeTallySheet *sheet, const AnkeList *list, gboolean is_upper)
{
    const guint n_boxes = sheet->tally->spec->n_boxes;
    guint *choices = g_new(guint, list->n_choices);
    guint n_choices = anke_boxes_find(list, n_boxes, is_upper, choices);
    if (n_choices == 0) {
        g_free(choices);
        return;
    }
    g_autofree char *label = anke_boxes_label(n_boxes, is_upper);
    add_sum(sheet, g_string_chunk_insert(sheet->texts, label), choices, n_choices);
}

static void add_choices(AnkeTallySheet *sheet)
{
    const AnkeQuestion *definition = sheet->question->definition;
    const AnkeList *list = definition->list;
    for (guint i = 0; i < list->n_choices; i++) {
        add_item(sheet, list->choices[i].label, ANKE_ITEM_CHOICE, ANKE_CELL_FIRST_CHOICE + i);
        g_array_index(sheet->items, AnkeTallyItem, i).choice = &list->choices[i];
    }
    for (guint i = 0; i < list->n_nets; i++) {
        if (definition->type == ANKE_ANSWER_ONE) {
            add_net_of_single(sheet, list, i);
        } else {
            add_item(sheet, list->nets[i], ANKE_ITEM_NET, sheet->question->first_net + i);
        }
    }
    if (sheet->tally->spec->n_boxes > 0 &&
        anke_break_question_type(definition) == ANKE_TYPE_SCALE) {
        add_boxes(sheet, list, TRUE);
        add_boxes(sheet, list, FALSE);
    }
}

/* Texts, dates and ranks have their ledger only. */
static void add_items(AnkeTallySheet *sheet)
{
    switch (sheet->question->definition->type) {
    case ANKE_ANSWER_ONE:
    case ANKE_ANSWER_MULTIPLE:
        add_choices(sheet);
        break;
    case ANKE_ANSWER_INTEGER:
    case ANKE_ANSWER_DECIMAL:
        add_values(sheet);
        add_bands(sheet);
        break;
    case ANKE_ANSWER_RANK:
    case ANKE_ANSWER_DATE:
    case ANKE_ANSWER_TEXT:
        return;
    }
    add_item(sheet, anke_state_label(ANKE_STATE_NOANSWER), ANKE_ITEM_NOANSWER,
             ANKE_STATE_NOANSWER - 1);
    if (anke_count_grid_at(&sheet->view->grid, ANKE_STATE_INVALID - 1, 0) > 0) {
        add_item(sheet, anke_state_label(ANKE_STATE_INVALID), ANKE_ITEM_INVALID,
                 ANKE_STATE_INVALID - 1);
    }
}

double anke_tally_sheet_count(const AnkeTallySheet *sheet, const AnkeTallyItem *item, guint slot)
{
    const guint *cells = item->cells != NULL ? item->cells : &item->cell;
    guint64 n = 0;
    for (guint i = 0; i < item->n_cells; i++) {
        n += anke_count_grid_at(&sheet->view->grid, cells[i], slot);
    }
    return (double)n;
}

void anke_tally_sheet_weigh(const AnkeTallySheet *sheet, const AnkeTallyItem *item, guint slot,
                            AnkeWeightSums *sums)
{
    const guint *cells = item->cells != NULL ? item->cells : &item->cell;
    for (guint i = 0; i < item->n_cells; i++) {
        anke_weight_grid_join(&sheet->view->weights, cells[i], slot, sums);
    }
}

/* Whether a group is there because the design has people in its stratum, although a condition may
 * leave none. */
static gboolean is_of_design(const AnkeTallySheet *sheet, const AnkeBreakGroup *group)
{
    AnkeTallyStratum stratum;
    return anke_tally_stratum(sheet->tally, sheet->by, group->code, &stratum) && stratum.n_h > 0;
}

/* Groups: all choices; of states and of nested breaks those that somebody is in. */
static void add_groups(AnkeTallySheet *sheet)
{
    if (sheet->by == NULL) {
        sheet->groups = g_ptr_array_new();
        return;
    }
    sheet->groups = anke_break_groups(sheet->by);
    for (guint i = sheet->groups->len; i-- > 0;) {
        const AnkeBreakGroup *group = g_ptr_array_index(sheet->groups, i);
        const gboolean is_shown =
            group->type == ANKE_GROUP_CHOICE || is_of_design(sheet, group) ||
            anke_tally_valid(sheet->question, &sheet->view->grid, group->slot) > 0;
        if (!is_shown) {
            g_ptr_array_remove_index(sheet->groups, i);
        }
    }
}

void anke_tally_sheet_init(AnkeTallySheet *sheet, const AnkeTally *tally,
                           const AnkeTallyQuestion *question, const AnkeTallyView *view,
                           const AnkeBreak *by)
{
    *sheet = (AnkeTallySheet){.tally = tally,
                              .question = question,
                              .view = view,
                              .by = by,
                              .items = g_array_new(FALSE, FALSE, sizeof(AnkeTallyItem)),
                              .texts = g_string_chunk_new(1024),
                              .blocks = g_ptr_array_new_with_free_func(g_free)};
    add_items(sheet);
    add_groups(sheet);
}

void anke_tally_sheet_clear(AnkeTallySheet *sheet)
{
    g_array_unref(sheet->items);
    g_ptr_array_unref(sheet->groups);
    g_string_chunk_free(sheet->texts);
    g_ptr_array_unref(sheet->blocks);
}
