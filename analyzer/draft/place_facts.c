#include "analyzer/draft/place_facts.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/choice_order.h"

enum { N_CODES = 256 };

/* The answers of all columns, numbered from 1 on; 0 is none, as are values that mean no answer. */
typedef struct {
    const AnkeDraftWork *work;
    const GArray *columns;
    GHashTable *numbers; /* folded text -> number */
    guint *number_of;    /* by place in `columns` and code */
    GArray *amounts;     /* double, by number - 1: what the text is as a number; NaN: none */
    gboolean has_numbers;
} Answers;

static guint number_of_text(Answers *answers, const char *text)
{
    char *folded = anke_text_folded(text);
    gpointer known = g_hash_table_lookup(answers->numbers, folded);
    gboolean is_missing =
        g_hash_table_contains(answers->work->source->profile->missing, folded) || *folded == '\0';
    if (known != NULL || is_missing) {
        g_free(folded);
        return GPOINTER_TO_UINT(known);
    }
    gboolean is_number = strspn(folded, "0123456789.") == strlen(folded);
    double amount = is_number ? anke_label_number(text) : (double)NAN;
    answers->has_numbers |= g_ascii_isdigit(*folded);
    g_array_append_val(answers->amounts, amount);
    g_hash_table_insert(answers->numbers, folded, GUINT_TO_POINTER(answers->amounts->len));
    return answers->amounts->len;
}

static void number_answers(Answers *answers)
{
    answers->number_of = g_new0(guint, (gsize)answers->columns->len * N_CODES);
    for (guint i = 0; i < answers->columns->len; i++) {
        guint column = g_array_index(answers->columns, guint, i);
        const AnkeValueCounts *counts = anke_draft_evidence_at(answers->work, column)->counts;
        guint n = MIN(anke_value_counts_n_spellings(counts), ANKE_ROUTING_OTHER - 1U);
        for (guint s = 0; s < n; s++) {
            const char *text = anke_value_counts_spelling(counts, s)->text;
            answers->number_of[i * N_CODES + s + 1] = number_of_text(answers, text);
        }
    }
}

/* The answer in a column of a row; 0: none, or one beyond those that are told apart. */
static guint answer_at(const Answers *answers, guint row, guint place)
{
    guint column = g_array_index(answers->columns, guint, place);
    return answers
        ->number_of[place * N_CODES + anke_routing_code(answers->work->routing, row, column)];
}

/* Answers of two columns in the rows where both are filled. */
typedef struct {
    guint n_both;
    guint *n_left; /* rows, by number of the answer */
    guint *n_right;
} Pair;

static double amount_of(const Answers *answers, guint number)
{
    return g_array_index(answers->amounts, double, number - 1);
}

static void count_pair(const Answers *answers, guint a, guint b, Pair *pair, AnkePlaceFacts *facts)
{
    for (guint row = 0; row < anke_routing_n_rows(answers->work->routing); row++) {
        guint left = answer_at(answers, row, a);
        guint right = answer_at(answers, row, b);
        facts->is_from_left &= left > 0 || right == 0;
        if (left > 0 && right > 0) {
            double rise = amount_of(answers, right) - amount_of(answers, left);
            pair->n_both++;
            pair->n_left[left]++;
            pair->n_right[right]++;
            facts->n_same += left == right ? 1 : 0;
            facts->n_rising += rise > 0 ? 1 : 0;
            facts->n_falling += rise < 0 ? 1 : 0;
        }
    }
}

static void expect_pair(const Answers *answers, const Pair *pair, AnkePlaceFacts *facts)
{
    double n_same = 0;
    double n_falls = 0;
    for (guint left = 1; left <= answers->amounts->len; left++) {
        n_same += (double)pair->n_left[left] * pair->n_right[left];
        for (guint right = 1; pair->n_left[left] > 0 && right <= answers->amounts->len; right++) {
            gboolean is_fall = amount_of(answers, left) > amount_of(answers, right);
            n_falls += is_fall ? (double)pair->n_left[left] * pair->n_right[right] : 0;
        }
    }
    facts->shares_values &= pair->n_both == 0 || n_same > 0;
    facts->n_expected += pair->n_both > 0 ? n_same / pair->n_both : 0;
    facts->n_falls += pair->n_both > 0 ? n_falls / pair->n_both : 0;
}

static void look_at_pair(const Answers *answers, guint a, guint b, AnkePlaceFacts *facts)
{
    g_autofree guint *n_left = g_new0(guint, answers->amounts->len + 1);
    g_autofree guint *n_right = g_new0(guint, answers->amounts->len + 1);
    Pair pair = {0, n_left, n_right};
    count_pair(answers, a, b, &pair, facts);
    expect_pair(answers, &pair, facts);
}

static double largest(const GArray *amounts)
{
    double max = 0;
    for (guint i = 0; i < amounts->len; i++) {
        double amount = g_array_index(amounts, double, i);
        if (!(amount >= 1) || amount != floor(amount)) {
            return INFINITY;
        }
        max = MAX(max, amount);
    }
    return max;
}

static AnkePlaceFacts look_at_all(const Answers *answers)
{
    AnkePlaceFacts facts = {.n_values = answers->amounts->len,
                            .has_numbers = answers->has_numbers,
                            .max = largest(answers->amounts),
                            .is_from_left = TRUE,
                            .shares_values = TRUE};
    for (guint a = 0; a < answers->columns->len; a++) {
        for (guint b = a + 1; b < answers->columns->len; b++) {
            look_at_pair(answers, a, b, &facts);
        }
    }
    return facts;
}

AnkePlaceFacts anke_place_facts(const AnkeDraftWork *work, const GArray *columns)
{
    AnkePlaceFacts facts = {0};
    if (columns->len > ANKE_MAX_PLACES) {
        return facts;
    }
    Answers answers = {work,
                       columns,
                       g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                       NULL,
                       g_array_new(FALSE, FALSE, sizeof(double)),
                       FALSE};
    number_answers(&answers);
    if (answers.amounts->len <= ANKE_MAX_PLACE_VALUES) {
        facts = look_at_all(&answers);
    }
    g_hash_table_unref(answers.numbers);
    g_array_unref(answers.amounts);
    g_free(answers.number_of);
    return facts;
}
