#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/tally/tally.h"
#include "analyzer/tally/tally_counts.h"

/* A row of a table. */
typedef struct {
    const char *label;
    AnkeItemType type;
    const AnkeChoice *choice; /* NULL: none */
    guint cell;
    gint net; /* of a single answer, whose nets are not counted; -1: none */
} Item;

/* A table being written. */
typedef struct {
    const AnkeTally *tally;
    const AnkeTallyQuestion *question;
    const AnkeCountGrid *grid;
    const AnkeBreak *by; /* NULL: no break */
    GArray *items;       /* of Item */
    GPtrArray *groups;   /* of AnkeBreakGroup: those that are shown */
    GStringChunk *texts; /* labels of values */
    AnkeStreamWriter *writer;
} Sheet;

/* Items */

static void add_item(Sheet *sheet, const char *label, AnkeItemType type, guint cell)
{
    Item item = {.label = label, .type = type, .cell = cell, .net = -1};
    g_array_append_val(sheet->items, item);
}

static gint compare_doubles(gconstpointer a, gconstpointer b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return left < right ? -1 : left > right;
}

static void add_values(Sheet *sheet)
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

static void add_bands(Sheet *sheet)
{
    const AnkeQuestion *definition = sheet->question->definition;
    for (guint i = 0; i < definition->n_bands; i++) {
        add_item(sheet, definition->bands[i].label, ANKE_ITEM_BAND, ANKE_CELL_FIRST_CHOICE + i);
    }
}

static void add_choices(Sheet *sheet)
{
    const AnkeList *list = sheet->question->definition->list;
    for (guint i = 0; i < list->n_choices; i++) {
        add_item(sheet, list->choices[i].label, ANKE_ITEM_CHOICE, ANKE_CELL_FIRST_CHOICE + i);
        g_array_index(sheet->items, Item, i).choice = &list->choices[i];
    }
    for (guint i = 0; i < list->n_nets; i++) {
        add_item(sheet, list->nets[i], ANKE_ITEM_NET, sheet->question->first_net + i);
        if (sheet->question->definition->type == ANKE_ANSWER_ONE) {
            g_array_index(sheet->items, Item, sheet->items->len - 1).net = (gint)i;
        }
    }
}

/* Texts, dates and ranks have their ledger only. */
static void add_items(Sheet *sheet)
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
    if (anke_count_grid_at(sheet->grid, ANKE_STATE_INVALID - 1, 0) > 0) {
        add_item(sheet, anke_state_label(ANKE_STATE_INVALID), ANKE_ITEM_INVALID,
                 ANKE_STATE_INVALID - 1);
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

static double count_item(const Sheet *sheet, const Item *item, guint slot)
{
    if (item->net < 0) {
        return (double)anke_count_grid_at(sheet->grid, item->cell, slot);
    }
    const AnkeList *list = sheet->question->definition->list;
    guint64 n = 0;
    for (guint i = 0; i < list->n_choices; i++) {
        if (is_in_net(&list->choices[i], (guint)item->net)) {
            n += anke_count_grid_at(sheet->grid, ANKE_CELL_FIRST_CHOICE + i, slot);
        }
    }
    return (double)n;
}

/* Groups: all choices; of states and of nested breaks those that somebody is in. */
static void add_groups(Sheet *sheet)
{
    if (sheet->by == NULL) {
        sheet->groups = g_ptr_array_new();
        return;
    }
    sheet->groups = anke_break_groups(sheet->by);
    for (guint i = sheet->groups->len; i-- > 0;) {
        const AnkeBreakGroup *group = g_ptr_array_index(sheet->groups, i);
        if (group->type != ANKE_GROUP_CHOICE &&
            anke_tally_valid(sheet->question, sheet->grid, group->slot) == 0) {
            g_ptr_array_remove_index(sheet->groups, i);
        }
    }
}

/* Descriptive rows */

static void describe_question(const Sheet *sheet)
{
    const AnkeQuestion *definition = sheet->question->definition;
    const char *type = anke_question_type_name(anke_break_question_type(definition));
    anke_stream_writer_text(sheet->writer, "", "", "label", definition->label);
    anke_stream_writer_text(sheet->writer, "", "", "type", type);
    if (definition->unit != NULL) {
        anke_stream_writer_text(sheet->writer, "", "", "unit", definition->unit);
    }
    if (definition->list != NULL) {
        anke_stream_writer_text(sheet->writer, "", "", "list", definition->list->name);
    }
}

static void describe_break(const Sheet *sheet)
{
    if (sheet->by == NULL) {
        return;
    }
    g_autofree char *label = anke_break_label(sheet->by);
    const char *list = anke_break_list(sheet->by);
    anke_stream_writer_text(sheet->writer, "", "", "by_label", label);
    anke_stream_writer_text(sheet->writer, "", "", "by_type",
                            anke_question_type_name(anke_break_type(sheet->by)));
    if (list != NULL) {
        anke_stream_writer_text(sheet->writer, "", "", "by_list", list);
    }
}

static void describe_items(const Sheet *sheet)
{
    AnkeStreamWriter *writer = sheet->writer;
    for (guint i = 0; i < sheet->items->len; i++) {
        const Item *item = &g_array_index(sheet->items, Item, i);
        const AnkeChoice *choice = item->choice;
        if (choice != NULL) {
            anke_stream_writer_text(writer, item->label, "", "name", choice->name);
        }
        if (choice != NULL && !isnan(choice->score)) {
            anke_stream_writer_number(writer, item->label, "", "score", choice->score);
        }
        anke_stream_writer_text(writer, item->label, "", "item_type",
                                anke_item_type_name(item->type));
        if (choice != NULL && choice->is_exclusive) {
            anke_stream_writer_text(writer, item->label, "", "exclusive", "yes");
        }
        if (choice != NULL && choice->is_other) {
            anke_stream_writer_text(writer, item->label, "", "other", "yes");
        }
    }
}

static void describe_groups(const Sheet *sheet)
{
    AnkeStreamWriter *writer = sheet->writer;
    for (guint i = 0; i < sheet->groups->len; i++) {
        const AnkeBreakGroup *group = g_ptr_array_index(sheet->groups, i);
        if (group->name != NULL) {
            anke_stream_writer_text(writer, "", group->label, "name", group->name);
        }
        anke_stream_writer_text(writer, "", group->label, "group_type",
                                anke_group_type_name(group->type));
        if (!isnan(group->score)) {
            anke_stream_writer_number(writer, "", group->label, "group_score", group->score);
        }
        if (anke_break_is_nested(sheet->by)) {
            anke_stream_writer_number(writer, "", group->label, "group_order", (double)group->code);
        } else if (sheet->by != NULL && sheet->by->has_values && group->type == ANKE_GROUP_CHOICE) {
            anke_stream_writer_number(writer, "", group->label, "group_order", group->score);
        }
    }
}

/* Numbers */

static double count_ticks(const Sheet *sheet, guint slot)
{
    guint64 n_ticks = 0;
    for (guint i = 0; i < sheet->question->n_choices; i++) {
        n_ticks += anke_count_grid_at(sheet->grid, ANKE_CELL_FIRST_CHOICE + i, slot);
    }
    return (double)n_ticks;
}

/* What is not known of a group, or of a part of the survey, is blank: how many questionnaires of it
 * were refused, how many people of the population fulfil a condition. */
static void write_ledger(const Sheet *sheet, const AnkeBreakGroup *group)
{
    const AnkeTally *tally = sheet->tally;
    guint slot = group != NULL ? group->slot : 0;
    double state[ANKE_CELL_ANSWERED + 1];
    for (guint i = 0; i < ANKE_CELL_ANSWERED; i++) {
        state[i + 1] = (double)anke_count_grid_at(sheet->grid, i, slot);
    }
    double population = group != NULL ? group->population : tally->spec->codebook->population;
    double answered = (double)anke_tally_answered(sheet->question, sheet->grid, slot);
    const struct {
        const char *stat;
        double value;
    } rows[] = {
        {"population", tally->where == NULL ? population : NAN},
        {"returned", group == NULL ? (double)(tally->n_rows + tally->n_refused) : NAN},
        {"valid", (double)anke_tally_valid(sheet->question, sheet->grid, slot)},
        {"asked", answered + state[ANKE_STATE_NOANSWER] + state[ANKE_STATE_INVALID]},
        {"na", state[ANKE_STATE_NA]},
        {"notasked", state[ANKE_STATE_NOTASKED]},
        {"answered", answered},
        {"noanswer", state[ANKE_STATE_NOANSWER]},
        {"invalid", state[ANKE_STATE_INVALID]},
        {"ticks", count_ticks(sheet, slot)},
    };
    gboolean is_multiple = sheet->question->definition->type == ANKE_ANSWER_MULTIPLE;
    for (guint i = 0; i < G_N_ELEMENTS(rows) - (is_multiple ? 0 : 1); i++) {
        anke_stream_writer_number(sheet->writer, "", group != NULL ? group->label : "",
                                  rows[i].stat, rows[i].value);
    }
}

static void write_counts(const Sheet *sheet, const Item *item)
{
    anke_stream_writer_number(sheet->writer, item->label, "", "n", count_item(sheet, item, 0));
    for (guint i = 0; i < sheet->groups->len; i++) {
        const AnkeBreakGroup *group = g_ptr_array_index(sheet->groups, i);
        anke_stream_writer_number(sheet->writer, item->label, group->label, "n",
                                  count_item(sheet, item, group->slot));
    }
}

static void write_numbers(const Sheet *sheet)
{
    write_ledger(sheet, NULL);
    for (guint i = 0; i < sheet->groups->len; i++) {
        write_ledger(sheet, g_ptr_array_index(sheet->groups, i));
    }
    for (guint i = 0; i < sheet->items->len; i++) {
        write_counts(sheet, &g_array_index(sheet->items, Item, i));
    }
}

/* Tables */

static void write_table(const AnkeTally *tally, const AnkeTallyQuestion *question,
                        const AnkeTallyView *view, const AnkeBreak *by, AnkeStreamWriter *writer)
{
    Sheet sheet = {.tally = tally,
                   .question = question,
                   .grid = &view->grid,
                   .by = by,
                   .items = g_array_new(FALSE, FALSE, sizeof(Item)),
                   .texts = g_string_chunk_new(1024),
                   .writer = writer};
    const char *wave = tally->spec->wave != NULL ? tally->spec->wave : "";
    anke_stream_writer_set_table(writer, wave, question->definition->name,
                                 by != NULL ? by->name : "");
    add_items(&sheet);
    add_groups(&sheet);
    describe_question(&sheet);
    describe_break(&sheet);
    describe_items(&sheet);
    describe_groups(&sheet);
    write_numbers(&sheet);
    g_array_unref(sheet.items);
    g_ptr_array_unref(sheet.groups);
    g_string_chunk_free(sheet.texts);
}

/* A question is broken by itself only in a table of its own, that of its co-occurrences. */
static void write_question(const AnkeTally *tally, const AnkeTallyQuestion *question,
                           AnkeStreamWriter *writer)
{
    for (guint i = 0; i < question->views->len; i++) {
        const AnkeTallyView *view = &g_array_index(question->views, AnkeTallyView, i);
        if (i == 0) {
            write_table(tally, question, view, NULL, writer);
        }
        for (guint k = 0; k < view->panel->breaks->len; k++) {
            const AnkeBreak *by = g_ptr_array_index(view->panel->breaks, k);
            if (i > 0 || !anke_break_has(by, question->index)) {
                write_table(tally, question, view, by, writer);
            }
        }
    }
}

static void write_facts(const AnkeTally *tally, AnkeStreamWriter *writer)
{
    const AnkeTallySpec *spec = tally->spec;
    const AnkeCodebook *codebook = spec->codebook;
    const struct {
        const char *stat;
        const char *value;
    } facts[] = {{"title", codebook->title},         {"organisation", codebook->organisation},
                 {"form_id", codebook->form_id},     {"closed", codebook->closed},
                 {"source", codebook->source},       {"note", codebook->note},
                 {"threshold", codebook->threshold}, {"threshold_group", codebook->threshold_group},
                 {"codebook", codebook->hash},       {"where", spec->where}};
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
        if (facts[i].value != NULL) {
            anke_stream_writer_fact(writer, spec->wave != NULL ? spec->wave : "", facts[i].stat,
                                    facts[i].value);
        }
    }
}

void anke_tally_write(const AnkeTally *tally, AnkeStreamWriter *writer)
{
    write_facts(tally, writer);
    for (guint i = 0; i < tally->questions->len; i++) {
        write_question(tally, &g_array_index(tally->questions, AnkeTallyQuestion, i), writer);
    }
}
