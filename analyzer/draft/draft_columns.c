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

/* The name by which the columns of a question belong together: its code, else its text. */
static const char *stem_of(const AnkeExportColumn *column)
{
    gboolean has_code = column->question_code != NULL && *column->question_code != '\0';
    return has_code ? column->question_code : column->question;
}

/* What the question is: its text, or its code where the export has no more. */
static const char *text_of(const AnkeExportColumn *column)
{
    gboolean has_text = column->question != NULL && *column->question != '\0' &&
                        !(column->part != ANKE_PART_WHOLE && is_same(column->question, column->head));
    return has_text ? column->question : stem_of(column);
}

enum { MAX_ROW_CHARACTERS = 60 }; /* of a longer label the question is left out: 質問 [行] is 行 */

/* A column that is a question by itself, also as the row of a matrix. */
static AnkeDraftQuestion *add_question(const Work *work, guint column)
{
    const AnkeExportColumn *export_column = column_at(work, column);
    const char *option = export_column->option;
    gboolean is_row = export_column->part != ANKE_PART_WHOLE && option != NULL && *option != '\0';
    g_autofree char *text = is_row ? g_strdup_printf("%s [%s]", text_of(export_column), option)
                                   : g_strdup(export_column->part == ANKE_PART_WHOLE
                                                  ? text_of(export_column)
                                                  : export_column->head);
    g_autofree char *source = source_of(work, column);
    AnkeDraftQuestion *question = anke_draft_question_new(text, source);
    if (is_row && g_utf8_strlen(question->label, -1) > MAX_ROW_CHARACTERS) {
        g_free(question->label);
        question->label = anke_head_label(option);
    }
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
            is_same(stem_of(column), stem_of(leader))) {
            g_array_append_val(parts, i);
        }
    }
    return parts;
}

/* The column of a source, or -1. */
static gint find_column(const Work *work, const char *source)
{
    for (guint i = 0; i < work->source->columns->len; i++) {
        if (is_same(column_at(work, i)->head, source)) {
            return (gint)i;
        }
    }
    return -1;
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
        gboolean is_untick = g_hash_table_contains(profile->unticks, value->folded) ||
                             strspn(value->folded, "9-") == strlen(value->folded);
        if (!is_tick && !is_other && !is_untick) { /* 9, 99: no answer */
            return FALSE;
        }
    }
    return TRUE;
}

static guint64 count_ticks(const Work *work, guint column)
{
    guint64 n = 0;
    g_autoptr(GPtrArray) values = anke_evidence_values(evidence_at(work, column));
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        n += g_hash_table_contains(work->source->profile->ticks, value->folded) ? value->n : 0;
    }
    return n;
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

/* A question that stands in several columns, found by its stem. */
static AnkeDraftQuestion *add_question_of_parts(const Work *work, guint first)
{
    const AnkeExportColumn *leader = column_at(work, first);
    AnkeDraftQuestion *question = anke_draft_question_new(text_of(leader), stem_of(leader));
    question->known = (AnkeKnownHead){ANKE_HEAD_OTHER, NULL, NULL};
    question->code = g_strdup(leader->question_code);
    g_ptr_array_add(work->draft->questions, question);
    return question;
}

/* The question of the parts, with a list that follows the heads. */
static void add_options(Work *work, const GArray *parts, AnkeAnswerType type)
{
    guint first = g_array_index(parts, guint, 0);
    AnkeDraftQuestion *question = add_question_of_parts(work, first);
    question->type = type;
    question->list = anke_draft_list_new();
    question->list->is_fixed = TRUE;
    g_ptr_array_add(work->draft->lists, question->list);
    for (guint i = 0; i < parts->len; i++) {
        guint column = g_array_index(parts, guint, i);
        const AnkeExportColumn *part = column_at(work, column);
        g_autofree char *folded = anke_text_folded(option_of(part));
        if (anke_draft_list_find(question->list, folded) == NULL) {
            AnkeDraftChoice *choice =
                anke_draft_list_add(question->list, option_of(part), count_ticks(work, column));
            choice->name = g_strdup(part->option_code);
            choice->kind =
                anke_heads_is_other(option_of(part)) ? ANKE_LABEL_OTHER : choice->kind;
        }
    }
}

/* Where choices are known by their numbers alone, the last one, if it was ticked as often as the text
 * was written, is the その他 that the text belongs to. */
static gboolean mark_last_as_other(const Work *work, AnkeDraftList *list, guint column)
{
    AnkeDraftChoice *last = g_ptr_array_index(list->choices, list->choices->len - 1);
    const AnkeEvidence *evidence = evidence_at(work, column);
    gboolean is_number = strspn(last->label, "0123456789") == strlen(last->label);
    gboolean has_code = column_at(work, column)->option_code != NULL;
    if (!list->is_fixed || !is_number || has_code || last->n == 0 ||
        last->n != evidence->n_filled) {
        return FALSE;
    }
    last->kind = ANKE_LABEL_OTHER;
    return TRUE;
}

/* Gives questions その他 whose text stands in a column of its own. */
static void add_others(const Work *work)
{
    for (guint i = 0; i < work->source->columns->len; i++) {
        const AnkeExportColumn *column = column_at(work, i);
        for (guint q = 0; column->part == ANKE_PART_OTHER_TEXT && q < work->draft->questions->len;
             q++) {
            AnkeDraftQuestion *question = g_ptr_array_index(work->draft->questions, q);
            gboolean is_its = is_same(question->code, column->question_code) ||
                              is_same(question->source, column->question) ||
                              is_same(question->text, column->question);
            if (is_its && question->list != NULL && question->stem == NULL &&
                !mark_last_as_other(work, question->list, i)) {
                anke_draft_list_add_other(question->list);
            }
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
    AnkeEvidence *pooled = pool(work, parts);
    g_autoptr(GPtrArray) values = anke_evidence_values(pooled);
    AnkeDraftQuestion *question = add_question_of_parts(work, first);
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
    const AnkeExportColumn *leader = column_at(work, g_array_index(parts, guint, 0));
    AnkeDraftQuestion *model = anke_draft_question_new(text_of(leader), leader->head);
    model->known = (AnkeKnownHead){ANKE_HEAD_OTHER, NULL, NULL};
    anke_draft_question_infer(model, pooled, work->rule, work->draft->lists);
    for (guint i = 0; i < parts->len; i++) {
        guint column = g_array_index(parts, guint, i);
        AnkeDraftQuestion *question = add_question(work, column);
        question->stem = g_strdup(stem_of(leader));
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
            (is_same(stem_of(column), stem_of(part)) || is_same(column->head, stem_of(part)) ||
             is_same(column->question, part->question))) {
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
            (is_same(stem_of(other), stem_of(column)) ||
             is_same(stem_of(other), column->head))) {
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
                (is_same(stem_of(column_at(work, i)), stem_of(export_column)) ||
                 is_same(stem_of(column_at(work, i)), export_column->head))) {
                add_parts(work, i);
            }
        }
    }
    if (!work->is_done[column]) {
        add_whole(work, column);
    }
}

/* Whether the column of a question is named by a bare choice of `several` and ticks it, or holds what
 * was written for その他 (*is_text). */
static gboolean repeats(const Work *work, const AnkeDraftQuestion *several,
                        const AnkeDraftQuestion *question, gboolean *is_text)
{
    g_autofree char *head = anke_text_folded(question->text);
    gint column = find_column(work, question->source);
    gboolean has_tick = FALSE;
    if (column < 0 || question->role != ANKE_ROLE_NONE ||
        anke_draft_list_find(several->list, head) == NULL) {
        return FALSE;
    }
    gboolean is_tick = is_ticks(work, (guint)column, &has_tick);
    *is_text = !is_tick && anke_known_choice(head).kind == ANKE_LABEL_OTHER;
    return is_tick || *is_text;
}

/* Columns named by the bare choices of a question before them say the same once more. The text of
 * その他 is part of that question. */
static void set_ticks_aside(const Work *work)
{
    AnkeDraftQuestion *several = NULL;
    for (guint q = 0; q < work->draft->questions->len; q++) {
        AnkeDraftQuestion *question = g_ptr_array_index(work->draft->questions, q);
        gboolean is_text = FALSE;
        if (question->type == ANKE_ANSWER_MULTIPLE) {
            several = question;
        } else if (several != NULL && repeats(work, several, question, &is_text)) {
            question->type = ANKE_ANSWER_TEXT;
            question->role = ANKE_ROLE_IGNORE;
            question->list = NULL;
            question->is_set_aside = TRUE;
            question->is_claimed = is_text;
            if (is_text) {
                char *both = g_strdup_printf("%s|%s", several->source, question->source);
                g_free(several->source);
                several->source = both;
            }
        }
    }
    for (guint q = work->draft->questions->len; q-- > 0;) {
        if (((AnkeDraftQuestion *)g_ptr_array_index(work->draft->questions, q))->is_claimed) {
            g_ptr_array_remove_index(work->draft->questions, q);
        }
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
    add_others(&work);
    set_ticks_aside(&work);
    g_free(work.is_done);
}
