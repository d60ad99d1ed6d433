#include "analyzer/draft/draft_question.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/draft_numbers.h"
#include "analyzer/draft/draft_stated.h"

AnkeDraftQuestion *anke_draft_question_new(const char *text, const char *source)
{
    AnkeDraftQuestion *question = g_new0(AnkeDraftQuestion, 1);
    question->type = ANKE_ANSWER_TEXT;
    question->text = g_strdup(text);
    question->source = g_strdup(source);
    question->columns = g_array_new(FALSE, FALSE, sizeof(guint));
    question->known = anke_known_head(text);
    question->label =
        question->known.label != NULL ? g_strdup(question->known.label) : anke_head_label(text);
    return question;
}

void anke_draft_question_free(gpointer data)
{
    AnkeDraftQuestion *question = data;
    if (question != NULL) {
        g_free(question->text);
        g_free(question->label);
        g_free(question->source);
        g_array_unref(question->columns);
        g_free(question->relevant);
        g_free(question->delimiter);
        g_free(question->bands);
        g_free(question->code);
        g_free(question->stem);
        g_free(question->name);
        g_free(question->battery);
        g_free(question);
    }
}

/* Shares of the filled cells. */
static const double nearly_all = 0.9;
static const double most = 0.6;
static const double half = 0.5;
static const double some = 0.4;

static guint64 count_cells(const GPtrArray *values, guint64 min_count)
{
    guint64 n = 0;
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        n += value->n >= min_count ? value->n : 0;
    }
    return n;
}

/* Several answers in a cell */

typedef struct {
    AnkeValueCounts *counts;
    guint64 n;
} PieceCounter;

static void count_piece(const char *piece, gpointer data)
{
    PieceCounter *counter = data;
    (void)anke_value_counts_add(counter->counts, piece, counter->n);
}

static AnkeValueCounts *count_pieces(const AnkeJoiner *joiner, const GPtrArray *values,
                                     const AnkeEvidence *evidence)
{
    PieceCounter counter = {anke_value_counts_new(), 0};
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        counter.n = value->n;
        anke_joiner_split(joiner, value->text, count_piece, &counter);
    }
    for (guint i = 0;
         evidence->pieces != NULL && i < anke_value_counts_n_spellings(evidence->pieces); i++) {
        const AnkeSpelling *spelling = anke_value_counts_spelling(evidence->pieces, i);
        counter.n = spelling->n;
        count_piece(spelling->text, &counter);
    }
    return counter.counts;
}

typedef struct {
    GHashTable *index; /* folded -> index + 1 */
    guint *before;
    guint n_pieces; /* different ones of the column */
    guint64 weight;
    GArray *cell; /* guint: the pieces of the cell at hand */
} Precedence;

static void note_piece(const char *piece, gpointer data)
{
    Precedence *precedence = data;
    g_autofree char *folded = anke_text_folded(piece);
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(precedence->index, folded));
    if (found == 0) {
        return;
    }
    guint at = found - 1;
    for (guint i = 0; i < precedence->cell->len; i++) {
        guint earlier = g_array_index(precedence->cell, guint, i);
        precedence->before[earlier * precedence->n_pieces + at] += (guint)precedence->weight;
    }
    g_array_append_val(precedence->cell, at);
}

enum { MAX_ORDERED_PIECES = 200 };

/* before[i * n + j]: cells in which piece i stands before piece j; NULL: too many pieces. */
static guint *find_order(const AnkeJoiner *joiner, const GPtrArray *values, const GPtrArray *pieces)
{
    if (pieces->len > MAX_ORDERED_PIECES) {
        return NULL;
    }
    Precedence precedence = {.index = g_hash_table_new(g_str_hash, g_str_equal),
                             .before = g_new0(guint, pieces->len * pieces->len + 1),
                             .n_pieces = pieces->len,
                             .cell = g_array_new(FALSE, FALSE, sizeof(guint))};
    for (guint i = 0; i < pieces->len; i++) {
        g_hash_table_insert(precedence.index, ((AnkeValue *)g_ptr_array_index(pieces, i))->folded,
                            GUINT_TO_POINTER(i + 1));
    }
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        precedence.weight = value->n;
        g_array_set_size(precedence.cell, 0);
        anke_joiner_split(joiner, value->text, note_piece, &precedence);
    }
    g_hash_table_unref(precedence.index);
    g_array_unref(precedence.cell);
    return precedence.before;
}

/* The line end is among the usual delimiters, and as a cell of the codebook hard to see. */
static char *delimiter_cell(const AnkeJoiner *joiner)
{
    const char *delimiter = anke_joiner_delimiter(joiner);
    return strcmp(delimiter, "\n") != 0 ? g_strdup(delimiter) : NULL;
}

/* Returns FALSE where the pieces hardly repeat: free text with commas. */
static gboolean become_several(AnkeDraftQuestion *question, const AnkeJoiner *joiner,
                               const GPtrArray *values, const AnkeEvidence *evidence,
                               const AnkeColumnRule *rule, GPtrArray *lists)
{
    AnkeValueCounts *counts = count_pieces(joiner, values, evidence);
    g_autoptr(GPtrArray) pieces = anke_value_counts_values(counts);
    anke_value_counts_free(counts);
    if ((double)count_cells(pieces, 2) < half * (double)count_cells(pieces, 1)) {
        return FALSE;
    }
    gboolean is_ranking = anke_joiner_is_ranking(joiner, values);
    g_autofree guint *before = is_ranking ? NULL : find_order(joiner, values, pieces);
    question->type = is_ranking ? ANKE_ANSWER_RANK : ANKE_ANSWER_MULTIPLE;
    question->delimiter = delimiter_cell(joiner);
    question->list =
        anke_draft_list_from_values(pieces, evidence->n_filled, &rule->rule, is_ranking, before);
    g_ptr_array_add(lists, question->list);
    return TRUE;
}

/* One answer in a cell */

enum { MAX_DRAFT_CHOICES = 60, MAX_CLOSED_CHOICES = 200, MIN_FOR_TEXT = 3 };

static gboolean is_attribute(const AnkeDraftQuestion *question)
{
    return question->known.kind == ANKE_HEAD_ATTRIBUTE || question->known.kind == ANKE_HEAD_TENURE;
}

static gboolean is_prose(const AnkeEvidence *evidence)
{
    return anke_evidence_share(evidence, ANKE_CELL_LINES) > 0 ||
           anke_evidence_share(evidence, ANKE_CELL_PROSE) > half ||
           anke_evidence_share(evidence, ANKE_CELL_LONG) > half;
}

/* Whether the cells are choices: most of what was given was given by others, too. */
static gboolean are_choices(const AnkeDraftQuestion *question, const GPtrArray *values,
                            const AnkeEvidence *evidence)
{
    guint64 n_repeated = count_cells(values, 2);
    gboolean asks_for_text = question->known.kind == ANKE_HEAD_TEXT ||
                             (anke_head_hints(question->text) & ANKE_HINT_TEXT) != 0;
    double needed = asks_for_text || is_prose(evidence) ? nearly_all : half;
    guint largest = is_attribute(question) ? MAX_CLOSED_CHOICES : MAX_DRAFT_CHOICES;
    return !evidence->is_beyond && values->len <= largest &&
           (double)n_repeated >= needed * (double)evidence->n_filled;
}

static gboolean become_single(AnkeDraftQuestion *question, const GPtrArray *values,
                              const AnkeEvidence *evidence, const AnkeColumnRule *rule,
                              GPtrArray *lists)
{
    if (values->len == 0 || !are_choices(question, values, evidence)) {
        return FALSE;
    }
    question->type = ANKE_ANSWER_ONE;
    question->list = anke_draft_list_from_values(values, evidence->n_filled, &rule->rule,
                                                 is_attribute(question), NULL);
    g_ptr_array_add(lists, question->list);
    return TRUE;
}

static void set_break(AnkeDraftQuestion *question)
{
    gboolean has_groups = question->type == ANKE_ANSWER_ONE || question->bands != NULL;
    if (is_attribute(question) && has_groups) {
        question->role = ANKE_ROLE_BREAK;
    }
}

/* Texts that are no choices */
static void infer_words(AnkeDraftQuestion *question, const AnkeEvidence *evidence,
                        const AnkeColumnRule *rule, GPtrArray *lists)
{
    g_autoptr(GPtrArray) values = anke_evidence_values(evidence);
    guint hints = anke_head_hints(question->text);
    gboolean may_join =
        (hints & (ANKE_HINT_ONE | ANKE_HINT_TEXT)) == 0 && question->known.kind == ANKE_HEAD_OTHER;
    g_autoptr(AnkeJoiner) joiner = NULL;
    if (may_join && values->len >= 2) {
        gboolean is_hinted = (hints & (ANKE_HINT_SEVERAL | ANKE_HINT_RANK)) != 0;
        if (rule->joiner != NULL) {
            joiner = anke_joiner_infer(values, rule->joiner, is_hinted);
        }
        if (joiner == NULL) { /* the file may have been joined anew on its way */
            joiner = anke_joiner_infer(values, NULL, is_hinted);
        }
    }
    if (joiner != NULL && become_several(question, joiner, values, evidence, rule, lists)) {
        return;
    }
    if (!become_single(question, values, evidence, rule, lists)) {
        return;
    }
    if ((hints & ANKE_HINT_SEVERAL) != 0) {
        question->type = ANKE_ANSWER_MULTIPLE;
        question->delimiter = g_strdup(rule->joiner);
    }
}

/* The file says which choices there are. */
static gboolean become_stated(AnkeDraftQuestion *question, const AnkeEvidence *evidence,
                              const AnkeColumnRule *rule, GPtrArray *lists)
{
    g_autoptr(GPtrArray) values = anke_evidence_values(evidence);
    AnkeDraftList *list = anke_draft_list_from_stated(question->stated, values, &rule->rule);
    if (list == NULL || evidence->is_beyond) {
        anke_draft_list_free(list);
        return FALSE;
    }
    question->type = ANKE_ANSWER_ONE;
    question->list = list;
    g_ptr_array_add(lists, list);
    return TRUE;
}

void anke_draft_question_infer(AnkeDraftQuestion *question, const AnkeEvidence *evidence,
                               const AnkeColumnRule *rule, GPtrArray *lists)
{
    gboolean is_date = question->known.kind == ANKE_HEAD_DATE;
    if (become_stated(question, evidence, rule, lists)) {
        set_break(question);
        return;
    }
    if (evidence->n_filled == 0) {
        return;
    }
    if (anke_evidence_share(evidence, ANKE_CELL_MAIL) >= half ||
        anke_evidence_share(evidence, ANKE_CELL_STAMP) >= most) {
        question->role = ANKE_ROLE_IGNORE;
        question->is_set_aside = TRUE;
    } else if (anke_evidence_share(evidence, ANKE_CELL_DATE) >= (is_date ? some : most)) {
        question->type = ANKE_ANSWER_DATE;
    } else if (anke_evidence_share(evidence, ANKE_CELL_NUMBER) >= nearly_all &&
               anke_evidence_share(evidence, ANKE_CELL_ZEROS) == 0) {
        anke_draft_question_infer_number(question, evidence, lists);
    } else {
        infer_words(question, evidence, rule, lists);
    }
    set_break(question);
}
