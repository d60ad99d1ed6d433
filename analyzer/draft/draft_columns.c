#include "analyzer/draft/draft_columns.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/choice_order.h"
#include "analyzer/import/column_heads.h"

typedef struct {
    AnkeDraft *draft;
    const AnkeExportSource *source;
    const GPtrArray *evidence;
    const AnkeColumnRule *rule;
    gboolean *is_done; /* of the columns */
    gboolean has_id;
} Work;

static const AnkeExportColumn *column_at(const Work *work, guint i)
{
    return anke_export_column_at(work->source->columns, i);
}

static const AnkeEvidence *evidence_at(const Work *work, guint i)
{
    return g_ptr_array_index(work->evidence, i);
}

static gboolean is_same(const char *a, const char *b)
{
    g_autofree char *left = anke_text_folded(a != NULL ? a : "");
    g_autofree char *right = anke_text_folded(b != NULL ? b : "");
    return *left != '\0' && g_str_equal(left, right);
}

/* The head as the codebook's `source`: HEAD#2 is the second column with it. A new string. */
static char *source_of(const Work *work, guint column)
{
    const char *head = column_at(work, column)->head;
    guint n_same = 0;
    guint number = 0;
    for (guint i = 0; i < work->source->columns->len; i++) {
        gboolean is_twin = is_same(head, column_at(work, i)->head);
        n_same += is_twin ? 1 : 0;
        number += is_twin && i <= column ? 1 : 0;
    }
    return n_same > 1 ? g_strdup_printf("%s#%u", head, number) : g_strdup(head);
}

static AnkeDraftQuestion *add_question(const Work *work, guint column)
{
    const AnkeExportColumn *export_column = column_at(work, column);
    AnkeDraftQuestion *question = anke_draft_question_new(export_column->head);
    g_free(question->source);
    question->source = source_of(work, column);
    question->code = g_strdup(export_column->question_code);
    g_ptr_array_add(work->draft->questions, question);
    return question;
}

/* Whole columns */

static gboolean is_unique(const AnkeEvidence *evidence)
{
    for (guint i = 0; i < anke_value_counts_n_spellings(evidence->counts); i++) {
        if (anke_value_counts_spelling(evidence->counts, i)->n > 1) {
            return FALSE;
        }
    }
    return evidence->n_filled > 0;
}

/* 1, 2, 3 … in the first column are the numbers of the answers. */
static gboolean is_running_number(const AnkeEvidence *evidence)
{
    return anke_evidence_share(evidence, ANKE_CELL_INTEGER) == 1 && is_unique(evidence) &&
           evidence->n_filled > 2 && evidence->n_filled == evidence->n_rows &&
           evidence->max - evidence->min + 1 == (double)evidence->n_filled;
}

/* Ids, time stamps, what the form tool adds, and who somebody is. Returns FALSE for questions. */
static gboolean set_aside(Work *work, guint column, AnkeDraftQuestion *question)
{
    const AnkeEvidence *evidence = evidence_at(work, column);
    AnkeHeadKind kind = question->known.kind;
    gboolean is_number = column == 0 && kind == ANKE_HEAD_OTHER && is_running_number(evidence);
    gboolean may_be_id = kind == ANKE_HEAD_ID || is_number;
    if (!may_be_id && kind != ANKE_HEAD_SYSTEM && kind != ANKE_HEAD_PERSON &&
        !column_at(work, column)->is_system) {
        return FALSE;
    }
    question->is_set_aside = TRUE;
    question->role = ANKE_ROLE_IGNORE;
    if (may_be_id && !work->has_id && is_unique(evidence)) {
        question->role = ANKE_ROLE_ID;
        question->known.name = question->known.name != NULL ? question->known.name : "id";
        work->has_id = TRUE;
    }
    return TRUE;
}

static void add_whole(Work *work, guint column)
{
    AnkeDraftQuestion *question = add_question(work, column);
    if (!set_aside(work, column, question)) {
        anke_draft_question_infer(question, evidence_at(work, column), work->rule,
                                  work->draft->lists);
    }
}

/* Columns of one question */

/* The columns from `first` on that are parts of the same question (guint). */
static GArray *collect_parts(const Work *work, guint first)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(guint));
    const AnkeExportColumn *leader = column_at(work, first);
    for (guint i = first; i < work->source->columns->len; i++) {
        const AnkeExportColumn *column = column_at(work, i);
        if (!work->is_done[i] && column->part == leader->part && !column->is_system &&
            is_same(column->question, leader->question)) {
            g_array_append_val(parts, i);
        }
    }
    return parts;
}

static const char *option_of(const AnkeExportColumn *column)
{
    return column->option != NULL && *column->option != '\0' ? column->option
                                                             : column->option_code;
}

/* Whether all cells of the column say that its choice is ticked or not. */
static gboolean is_ticks(const Work *work, guint column, gboolean *has_tick)
{
    const AnkeProfile *profile = work->source->profile;
    const AnkeExportColumn *export_column = column_at(work, column);
    g_autoptr(GPtrArray) values = anke_evidence_values(evidence_at(work, column));
    gboolean is_other = option_of(export_column) != NULL &&
                        anke_heads_is_other(option_of(export_column));
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        gboolean is_tick = g_hash_table_contains(profile->ticks, value->folded) ||
                           is_same(export_column->option, value->text) ||
                           is_same(export_column->option_code, value->text);
        *has_tick = *has_tick || is_tick;
        if (!is_tick && !is_other && !g_hash_table_contains(profile->unticks, value->folded)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean are_ticks(const Work *work, const GArray *parts)
{
    gboolean has_tick = FALSE;
    for (guint i = 0; i < parts->len; i++) {
        guint column = g_array_index(parts, guint, i);
        if (!is_ticks(work, column, &has_tick) || option_of(column_at(work, column)) == NULL) {
            return FALSE;
        }
    }
    return has_tick;
}

/* Whether the columns hold ranks: 1 … k for k columns, each rank about as often. */
static gboolean are_ranks(const Work *work, const GArray *parts)
{
    const double tolerance = 0.25; /* share by which a rank may be missing */
    g_autofree guint64 *n_of_rank = g_new0(guint64, parts->len + 1);
    guint64 n_filled = 0;
    for (guint i = 0; i < parts->len; i++) {
        const AnkeEvidence *evidence = evidence_at(work, g_array_index(parts, guint, i));
        g_autoptr(GPtrArray) values = anke_evidence_values(evidence);
        n_filled = MAX(n_filled, evidence->n_filled);
        for (guint v = 0; v < values->len; v++) {
            const AnkeValue *value = g_ptr_array_index(values, v);
            double rank = anke_label_number(value->text);
            if (!(rank >= 1 && rank <= parts->len) || rank != floor(rank) ||
                strspn(value->folded, "0123456789.") != strlen(value->folded)) {
                return FALSE;
            }
            n_of_rank[(guint)rank - 1] += value->n;
        }
    }
    for (guint i = 0; i < parts->len; i++) {
        double distance = fabs((double)n_of_rank[i] - (double)n_filled);
        if (distance > tolerance * (double)n_filled) {
            return FALSE;
        }
    }
    return parts->len >= 3 && n_filled > 0;
}

/* The question of the parts, with a list that follows the heads. */
static void add_options(Work *work, const GArray *parts, AnkeAnswerType type)
{
    guint first = g_array_index(parts, guint, 0);
    const AnkeExportColumn *leader = column_at(work, first);
    AnkeDraftQuestion *question = add_question(work, first);
    g_free(question->source);
    g_free(question->label);
    question->source = g_strdup(leader->question);
    question->label = anke_head_label(leader->question);
    question->known = (AnkeKnownHead){ANKE_HEAD_OTHER, NULL, NULL};
    question->type = type;
    question->list = anke_draft_list_new();
    question->list->is_fixed = TRUE;
    g_ptr_array_add(work->draft->lists, question->list);
    for (guint i = 0; i < parts->len; i++) {
        guint column = g_array_index(parts, guint, i);
        const AnkeExportColumn *part = column_at(work, column);
        g_autofree char *folded = anke_text_folded(option_of(part));
        if (anke_draft_list_find(question->list, folded) == NULL) {
            AnkeDraftChoice *choice = anke_draft_list_add(question->list, option_of(part), 0);
            choice->name = g_strdup(part->option_code);
            choice->kind =
                anke_heads_is_other(option_of(part)) ? ANKE_LABEL_OTHER : choice->kind;
        }
    }
}

/* What all columns together hold. */
static AnkeEvidence *pool(const Work *work, const GArray *parts)
{
    AnkeEvidence *pooled = anke_evidence_new();
    for (guint i = 0; i < parts->len; i++) {
        anke_evidence_merge(pooled, evidence_at(work, g_array_index(parts, guint, i)));
    }
    return pooled;
}

static void add_places(Work *work, const GArray *parts)
{
    guint first = g_array_index(parts, guint, 0);
    const AnkeExportColumn *leader = column_at(work, first);
    AnkeEvidence *pooled = pool(work, parts);
    g_autoptr(GPtrArray) values = anke_evidence_values(pooled);
    AnkeDraftQuestion *question = add_question(work, first);
    g_free(question->source);
    g_free(question->label);
    question->source = g_strdup(leader->question);
    question->label = anke_head_label(leader->question);
    question->type = ANKE_ANSWER_RANK;
    question->list =
        anke_draft_list_from_values(values, pooled->n_filled, &work->rule->rule, FALSE, NULL);
    g_ptr_array_add(work->draft->lists, question->list);
    anke_evidence_free(pooled);
}

/* Rows of a matrix: each is a question, all have the choices that are found in any. */
static void add_matrix(Work *work, const GArray *parts)
{
    AnkeEvidence *pooled = pool(work, parts);
    AnkeDraftQuestion *model = anke_draft_question_new(column_at(work, g_array_index(parts, guint, 0))->head);
    anke_draft_question_infer(model, pooled, work->rule, work->draft->lists);
    for (guint i = 0; i < parts->len; i++) {
        guint column = g_array_index(parts, guint, i);
        AnkeDraftQuestion *question = add_question(work, column);
        question->stem = g_strdup(column_at(work, column)->question);
        if (model->list == NULL) {
            anke_draft_question_infer(question, evidence_at(work, column), work->rule,
                                      work->draft->lists);
            continue;
        }
        question->type = model->type;
        question->list = model->list;
        question->delimiter = g_strdup(model->delimiter);
    }
    anke_draft_question_free(model);
    anke_evidence_free(pooled);
}

/* A column that holds the whole answer to the question beside those of its parts. */
static void skip_summary(Work *work, const AnkeExportColumn *part)
{
    for (guint i = 0; i < work->source->columns->len; i++) {
        const AnkeExportColumn *column = column_at(work, i);
        if (column->part == ANKE_PART_WHOLE && !work->is_done[i] && !column->is_system &&
            (is_same(column->question, part->question) || is_same(column->head, part->question))) {
            work->is_done[i] = TRUE;
        }
    }
}

static void add_parts(Work *work, guint first)
{
    g_autoptr(GArray) parts = collect_parts(work, first);
    const AnkeExportColumn *leader = column_at(work, first);
    gboolean is_place = leader->part == ANKE_PART_PLACE;
    if (is_place && parts->len > 1) {
        add_places(work, parts);
    } else if (!is_place && are_ticks(work, parts)) {
        add_options(work, parts, ANKE_ANSWER_MULTIPLE);
        skip_summary(work, leader);
    } else if (!is_place && are_ranks(work, parts)) {
        add_options(work, parts, ANKE_ANSWER_RANK);
        skip_summary(work, leader);
    } else if (parts->len > 1) {
        add_matrix(work, parts);
    } else {
        add_whole(work, first);
    }
    for (guint i = 0; i < parts->len; i++) {
        work->is_done[g_array_index(parts, guint, i)] = TRUE;
    }
}

static gboolean is_part(const AnkeExportColumn *column)
{
    return !column->is_system &&
           (column->part == ANKE_PART_OPTION || column->part == ANKE_PART_PLACE);
}

/* Summaries stand before their parts, so parts are looked at first where they stand. */
static gboolean has_parts(const Work *work, guint whole)
{
    const AnkeExportColumn *column = column_at(work, whole);
    for (guint i = 0; i < work->source->columns->len; i++) {
        const AnkeExportColumn *other = column_at(work, i);
        if (is_part(other) && !work->is_done[i] && !column->is_system &&
            is_same(other->question, column->question)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_column(Work *work, guint column)
{
    const AnkeExportColumn *export_column = column_at(work, column);
    g_autofree char *head = anke_text_folded(export_column->head);
    if (work->is_done[column] || *head == '\0' || export_column->part == ANKE_PART_OTHER_TEXT) {
        return;
    }
    if (is_part(export_column)) {
        add_parts(work, column);
        return;
    }
    if (export_column->part == ANKE_PART_WHOLE && has_parts(work, column)) {
        for (guint i = column + 1; i < work->source->columns->len; i++) {
            if (is_part(column_at(work, i)) && !work->is_done[i] &&
                is_same(column_at(work, i)->question, export_column->question)) {
                add_parts(work, i);
            }
        }
    }
    if (!work->is_done[column]) {
        add_whole(work, column);
    }
}

void anke_draft_add_columns(AnkeDraft *draft, const AnkeExportSource *source,
                            const GPtrArray *evidence, const AnkeColumnRule *rule)
{
    Work work = {draft, source, evidence, rule, g_new0(gboolean, source->columns->len + 1), FALSE};
    for (guint i = 0; i < source->columns->len; i++) {
        add_column(&work, i);
        work.is_done[i] = TRUE;
    }
    g_free(work.is_done);
}
