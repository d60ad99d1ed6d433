#include "analyzer/draft/draft_columns.h"

#include "analyzer/base/text.h"
#include "analyzer/draft/draft_others.h"
#include "analyzer/draft/draft_places.h"
#include "analyzer/draft/draft_stated.h"
#include "analyzer/draft/draft_ticks.h"
#include "analyzer/import/column_heads.h"

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
static gboolean set_aside(AnkeDraftWork *work, guint column, AnkeDraftQuestion *question)
{
    const AnkeEvidence *evidence = anke_draft_evidence_at(work, column);
    AnkeHeadKind kind = question->known.kind;
    gboolean is_number = column == 0 && kind == ANKE_HEAD_OTHER && is_running_number(evidence);
    gboolean may_be_id = kind == ANKE_HEAD_ID || is_number;
    if (!may_be_id && kind != ANKE_HEAD_SYSTEM && kind != ANKE_HEAD_PERSON &&
        !anke_draft_column_at(work, column)->is_system) {
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

static void add_whole(AnkeDraftWork *work, guint column)
{
    AnkeDraftQuestion *question = anke_draft_add_question(work, column);
    if (!set_aside(work, column, question)) {
        anke_draft_question_infer(question, anke_draft_evidence_at(work, column), work->rule,
                                  work->draft->lists);
    }
}

/* Columns of one question */

/* The columns from `first` on that are parts of the same question (guint). */
static GArray *collect_parts(const AnkeDraftWork *work, guint first)
{
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(guint));
    const AnkeExportColumn *leader = anke_draft_column_at(work, first);
    for (guint i = first; i < work->source->columns->len; i++) {
        const AnkeExportColumn *column = anke_draft_column_at(work, i);
        if (!work->is_done[i] && column->part == leader->part && !column->is_system &&
            anke_draft_is_same(anke_draft_stem_of(column), anke_draft_stem_of(leader))) {
            g_array_append_val(parts, i);
        }
    }
    return parts;
}

/* A question that stands in several columns, found by its stem. */
static AnkeDraftQuestion *add_question_of_parts(const AnkeDraftWork *work, const GArray *parts)
{
    const AnkeExportColumn *leader = anke_draft_column_at(work, g_array_index(parts, guint, 0));
    AnkeDraftQuestion *question = anke_draft_add_joint_question(
        work, parts, anke_draft_text_of(leader), anke_draft_stem_of(leader));
    question->code = g_strdup(leader->question_code);
    return question;
}

/* The question of the parts, with a list that follows the heads. */
static void add_options(AnkeDraftWork *work, const GArray *parts, AnkeAnswerType type)
{
    AnkeDraftQuestion *question = add_question_of_parts(work, parts);
    question->type = type;
    question->list = anke_draft_list_new();
    question->list->is_fixed = TRUE;
    g_ptr_array_add(work->draft->lists, question->list);
    for (guint i = 0; i < parts->len; i++) {
        guint column = g_array_index(parts, guint, i);
        const AnkeExportColumn *part = anke_draft_column_at(work, column);
        g_autofree char *folded = anke_text_folded(anke_draft_option_of(part));
        if (anke_draft_list_find(question->list, folded) == NULL) {
            AnkeDraftChoice *choice = anke_draft_list_add(
                question->list, anke_draft_option_of(part), anke_draft_count_ticks(work, column));
            choice->name = g_strdup(part->option_code);
            choice->kind =
                anke_heads_is_other(anke_draft_option_of(part)) ? ANKE_LABEL_OTHER : choice->kind;
        }
    }
}

/* Rows of a matrix: each is a question, all have the choices that are found in any. */
static void add_matrix(AnkeDraftWork *work, const GArray *parts)
{
    AnkeEvidence *pooled = anke_draft_pool(work, parts);
    const AnkeExportColumn *leader = anke_draft_column_at(work, g_array_index(parts, guint, 0));
    AnkeDraftQuestion *model = anke_draft_question_new(anke_draft_text_of(leader), leader->head);
    model->known = (AnkeKnownHead){ANKE_HEAD_OTHER, NULL, NULL};
    anke_draft_question_infer(model, pooled, work->rule, work->draft->lists);
    for (guint i = 0; i < parts->len; i++) {
        guint column = g_array_index(parts, guint, i);
        AnkeDraftQuestion *question = anke_draft_add_question(work, column);
        question->stem = g_strdup(anke_draft_stem_of(leader));
        if (model->list == NULL) {
            anke_draft_question_infer(question, anke_draft_evidence_at(work, column), work->rule,
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
static void skip_summary(AnkeDraftWork *work, const AnkeExportColumn *part)
{
    for (guint i = 0; i < work->source->columns->len; i++) {
        const AnkeExportColumn *column = anke_draft_column_at(work, i);
        if (column->part == ANKE_PART_WHOLE && !work->is_done[i] && !column->is_system &&
            (anke_draft_is_same(anke_draft_stem_of(column), anke_draft_stem_of(part)) ||
             anke_draft_is_same(column->head, anke_draft_stem_of(part)) ||
             anke_draft_is_same(column->question, part->question))) {
            work->is_done[i] = TRUE;
        }
    }
}

static void add_parts(AnkeDraftWork *work, guint first)
{
    g_autoptr(GArray) parts = collect_parts(work, first);
    const AnkeExportColumn *leader = anke_draft_column_at(work, first);
    gboolean is_place = leader->part == ANKE_PART_PLACE;
    if (is_place && parts->len > 1 && anke_draft_are_places(work, parts)) {
        anke_draft_fill_places(work, add_question_of_parts(work, parts));
    } else if (!is_place && anke_draft_are_ticks(work, parts)) {
        add_options(work, parts, ANKE_ANSWER_MULTIPLE);
        skip_summary(work, leader);
    } else if (!is_place && anke_draft_are_ranks(work, parts)) {
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
static gboolean has_parts(const AnkeDraftWork *work, guint whole)
{
    const AnkeExportColumn *column = anke_draft_column_at(work, whole);
    for (guint i = 0; i < work->source->columns->len; i++) {
        const AnkeExportColumn *other = anke_draft_column_at(work, i);
        if (is_part(other) && !work->is_done[i] && !column->is_system &&
            (anke_draft_is_same(anke_draft_stem_of(other), anke_draft_stem_of(column)) ||
             anke_draft_is_same(anke_draft_stem_of(other), column->head))) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_column(AnkeDraftWork *work, guint column)
{
    const AnkeExportColumn *export_column = anke_draft_column_at(work, column);
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
            if (is_part(anke_draft_column_at(work, i)) && !work->is_done[i] &&
                (anke_draft_is_same(anke_draft_stem_of(anke_draft_column_at(work, i)),
                                    anke_draft_stem_of(export_column)) ||
                 anke_draft_is_same(anke_draft_stem_of(anke_draft_column_at(work, i)),
                                    export_column->head))) {
                add_parts(work, i);
            }
        }
    }
    if (!work->is_done[column] && !anke_draft_add_numbered(work, column)) {
        add_whole(work, column);
    }
}

void anke_draft_add_columns(AnkeDraft *draft, const AnkeExportSource *source,
                            const GPtrArray *evidence, const AnkeRouting *routing,
                            const AnkeColumnRule *rule)
{
    AnkeDraftWork work = {
        draft, source, evidence, routing, rule, g_new0(gboolean, source->columns->len + 1), FALSE};
    for (guint i = 0; i < source->columns->len; i++) {
        add_column(&work, i);
        work.is_done[i] = TRUE;
    }
    anke_draft_add_others(&work);
    anke_draft_set_ticks_aside(&work);
    g_free(work.is_done);
}
