#include <math.h>
#include <string.h>

#include "analyzer/tally/tally.h"
#include "analyzer/tally/tally_counts.h"
#include "analyzer/tally/tally_sheet.h"

/* Descriptive rows */

static void describe_question(const AnkeTallySheet *sheet)
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

static void describe_break(const AnkeTallySheet *sheet)
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
    const char *unit = sheet->by->parts[0].definition->unit;
    if (sheet->by->has_values && unit != NULL) {
        anke_stream_writer_text(sheet->writer, "", "", "by_unit", unit);
    }
}

static void describe_items(const AnkeTallySheet *sheet)
{
    AnkeStreamWriter *writer = sheet->writer;
    for (guint i = 0; i < sheet->items->len; i++) {
        const AnkeTallyItem *item = &g_array_index(sheet->items, AnkeTallyItem, i);
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

static void describe_groups(const AnkeTallySheet *sheet)
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

static double count_ticks(const AnkeTallySheet *sheet, guint slot)
{
    guint64 n_ticks = 0;
    for (guint i = 0; i < sheet->question->n_choices; i++) {
        n_ticks += anke_count_grid_at(&sheet->view->grid, ANKE_CELL_FIRST_CHOICE + i, slot);
    }
    return (double)n_ticks;
}

/* What is not known of a group, or of a part of the survey, is blank: how many questionnaires of it
 * were refused, how many people of the population fulfil a condition. */
static void write_ledger(const AnkeTallySheet *sheet, const AnkeBreakGroup *group)
{
    const AnkeTally *tally = sheet->tally;
    guint slot = group != NULL ? group->slot : 0;
    double state[ANKE_CELL_ANSWERED + 1];
    for (guint i = 0; i < ANKE_CELL_ANSWERED; i++) {
        state[i + 1] = (double)anke_count_grid_at(&sheet->view->grid, i, slot);
    }
    double population = group != NULL ? group->population : tally->spec->codebook->population;
    double answered = (double)anke_tally_answered(sheet->question, &sheet->view->grid, slot);
    const struct {
        const char *stat;
        double value;
    } rows[] = {
        {"population", tally->where == NULL ? population : NAN},
        {"returned", group == NULL ? (double)(tally->n_rows + tally->n_refused) : NAN},
        {"valid", (double)anke_tally_valid(sheet->question, &sheet->view->grid, slot)},
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

/* Weights stand behind what they weigh; an unweighted tally has none. */
static void write_weights(const AnkeTallySheet *sheet, const char *item, const char *group,
                          const char *const *stats, const AnkeWeightSums *sums)
{
    anke_stream_writer_number(sheet->writer, item, group, stats[0],
                              anke_careful_sum_value(&sums->w));
    anke_stream_writer_number(sheet->writer, item, group, stats[1],
                              anke_careful_sum_value(&sums->w2));
}

static void write_cell(const AnkeTallySheet *sheet, const AnkeTallyItem *item, const char *group,
                       guint slot)
{
    static const char *const stats[] = {"w", "w2"};
    anke_stream_writer_number(sheet->writer, item->label, group, "n",
                              anke_tally_sheet_count(sheet, item, slot));
    if (sheet->tally->has_weight) {
        AnkeWeightSums sums = {0};
        anke_tally_sheet_weigh(sheet, item, slot, &sums);
        write_weights(sheet, item->label, group, stats, &sums);
    }
}

static void write_counts(const AnkeTallySheet *sheet, const AnkeTallyItem *item)
{
    write_cell(sheet, item, "", 0);
    for (guint i = 0; i < sheet->groups->len; i++) {
        const AnkeBreakGroup *group = g_ptr_array_index(sheet->groups, i);
        write_cell(sheet, item, group->label, group->slot);
    }
}

/* Of the weights of a group. */
static void write_base(const AnkeTallySheet *sheet, const char *label, guint slot)
{
    static const char *const stats[] = {"w_base", "w2_base"};
    if (sheet->tally->has_weight) {
        AnkeWeightSums sums = {0};
        anke_tally_weigh_asked(sheet->question, &sheet->view->weights, slot, &sums);
        write_weights(sheet, "", label, stats, &sums);
    }
}

static void write_stratum(const AnkeTallySheet *sheet, const AnkeBreakGroup *group)
{
    AnkeTallyStratum stratum;
    if (anke_tally_stratum(sheet->tally, sheet->by, group->code, &stratum)) {
        anke_stream_writer_number(sheet->writer, "", group->label, "n_h", stratum.n_h);
        anke_stream_writer_number(sheet->writer, "", group->label, "N_h", stratum.population);
    }
}

static void write_numbers(const AnkeTallySheet *sheet)
{
    write_ledger(sheet, NULL);
    write_base(sheet, "", 0);
    for (guint i = 0; i < sheet->groups->len; i++) {
        const AnkeBreakGroup *group = g_ptr_array_index(sheet->groups, i);
        write_ledger(sheet, group);
        write_base(sheet, group->label, group->slot);
        write_stratum(sheet, group);
    }
    for (guint i = 0; i < sheet->items->len; i++) {
        write_counts(sheet, &g_array_index(sheet->items, AnkeTallyItem, i));
    }
}

/* Tables */

static void set_table(const AnkeTally *tally, const AnkeTallyQuestion *question,
                      const AnkeBreak *by, AnkeStreamWriter *writer)
{
    anke_stream_writer_set_table(writer, tally->spec->wave != NULL ? tally->spec->wave : "",
                                 question->definition->name, by != NULL ? by->name : "");
}

static void write_table(const AnkeTally *tally, const AnkeTallyQuestion *question,
                        const AnkeTallyView *view, const AnkeBreak *by, AnkeStreamWriter *writer)
{
    AnkeTallySheet sheet;
    set_table(tally, question, by, writer);
    anke_tally_sheet_init(&sheet, tally, question, view, by);
    sheet.writer = writer;
    describe_question(&sheet);
    describe_break(&sheet);
    if (view->kind == ANKE_VIEW_PAIR) {
        anke_stream_writer_text(writer, "", "", "pair", "yes");
    }
    describe_items(&sheet);
    describe_groups(&sheet);
    write_numbers(&sheet);
    anke_tally_sheet_clear(&sheet);
}

/* Companions */

static void write_overlap(const AnkeTally *tally, const AnkeTallyQuestion *question,
                          const AnkeBreak *by, AnkeStreamWriter *writer)
{
    const AnkeTallyView *view = &question->overlap;
    AnkeTallySheet sheet = {.question = question, .by = by, .writer = writer};
    set_table(tally, question, by, writer);
    describe_question(&sheet);
    describe_break(&sheet);
    g_autoptr(GPtrArray) groups = anke_break_groups(by);
    for (guint i = 0; i < groups->len; i++) {
        const AnkeBreakGroup *group = g_ptr_array_index(groups, i);
        anke_stream_writer_number(writer, "", group->label, "overlap",
                                  (double)anke_count_grid_at(&view->grid, 0, group->slot));
        if (tally->has_weight) {
            AnkeWeightSums sums = {0};
            anke_weight_grid_join(&view->weights, 0, group->slot, &sums);
            anke_stream_writer_number(writer, "", group->label, "w2",
                                      anke_careful_sum_value(&sums.w2));
        }
    }
}

/* The companion in the views of this kind. */
static void write_companion(const AnkeTally *tally, const AnkeTallyQuestion *question,
                            AnkeViewKind kind, const char *of, AnkeStreamWriter *writer)
{
    const AnkeCompanion companion =
        kind == ANKE_VIEW_STRATA ? ANKE_COMPANION_STRATA : ANKE_COMPANION_CHOICES;
    for (guint i = 0; i < question->views->len; i++) {
        const AnkeTallyView *view = &g_array_index(question->views, AnkeTallyView, i);
        const AnkeBreak *by =
            view->kind == kind ? anke_panel_find_companion(view->panel, companion, of) : NULL;
        if (by != NULL) {
            write_table(tally, question, view, by, writer);
        }
    }
}

static void write_companions(const AnkeTally *tally, const AnkeTallyQuestion *question,
                             const AnkeBreak *by, AnkeStreamWriter *writer)
{
    const char *of = by->name;
    write_companion(tally, question, ANKE_VIEW_STRATA, of, writer);
    write_companion(tally, question, ANKE_VIEW_WITHIN, of, writer);
    const AnkeBreak *overlap =
        question->overlap.panel != NULL
            ? anke_panel_find_companion(question->overlap.panel, ANKE_COMPANION_OVERLAP, of)
            : NULL;
    if (overlap != NULL) {
        write_overlap(tally, question, overlap, writer);
    }
}

/* Questions */

static void write_view(const AnkeTally *tally, const AnkeTallyQuestion *question,
                       const AnkeTallyView *view, AnkeStreamWriter *writer)
{
    for (guint i = 0; i < view->panel->breaks->len; i++) {
        const AnkeBreak *by = g_ptr_array_index(view->panel->breaks, i);
        const gboolean is_itself = view->kind == ANKE_VIEW_ITSELF;
        if (is_itself || !anke_break_has(by, question->index)) {
            write_table(tally, question, view, by, writer);
        }
        if (!is_itself && !anke_break_has(by, question->index)) {
            write_companions(tally, question, by, writer);
        }
    }
}

/* A question is broken by itself only in a table of its own, that of its co-occurrences. */
static void write_question(const AnkeTally *tally, const AnkeTallyQuestion *question,
                           AnkeStreamWriter *writer)
{
    write_table(tally, question, &g_array_index(question->views, AnkeTallyView, 0), NULL, writer);
    for (guint i = 0; i < question->views->len; i++) {
        const AnkeTallyView *view = &g_array_index(question->views, AnkeTallyView, i);
        if (view->kind <= ANKE_VIEW_ITSELF) {
            write_view(tally, question, view, writer);
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
    anke_tally_write_batteries(tally, writer);
}
