#include "analyzer/draft/draft_numbers.h"

#include <math.h>
#include <string.h>

enum {
    MAX_CODE = 9,
    MAX_CODES = 7,
    MAX_GROUPS = 20,
    CELLS_PER_CODE = 2,   /* at least, for numbers to be codes of choices */
    MAX_STEPS = 6,        /* of equal width up to the largest number */
    MIN_BANDED_VALUES = 8 /* different numbers from which on bands are easier to read */
};

/* 9, 99, -99 and the like, far from the other numbers, mean no answer. */
static gboolean is_sentinel(double number, double largest)
{
    double size = fabs(number);
    gboolean is_nines = size == 9 || size == 99 || size == 999 || size == 9999;
    return is_nines && (number < 0 || number > largest + 1);
}

typedef struct {
    double min;
    double max;
    guint n_values; /* different ones */
    guint64 n_cells;
    gboolean is_whole;
} Range;

static double number_of(const AnkeValue *value)
{
    double number = NAN;
    const char *unit = NULL;
    (void)anke_cell_kind(value->text, &number, &unit);
    return number;
}

/* The range without sentinels. */
static Range find_range(const GPtrArray *values)
{
    double largest = 0;
    for (guint i = 0; i < values->len; i++) {
        double number = number_of(g_ptr_array_index(values, i));
        largest = fabs(number) < MAX_CODE ? fmax(largest, number) : largest;
    }
    Range range = {NAN, NAN, 0, 0, TRUE};
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        double number = number_of(value);
        if (isnan(number) || (is_sentinel(number, largest) && largest > 0)) {
            continue;
        }
        range.min = fmin(range.min, number);
        range.max = fmax(range.max, number);
        range.n_values++;
        range.n_cells += value->n;
        range.is_whole = range.is_whole && number == floor(number);
    }
    return range;
}

/* Points */

/* The ends of the scale that the numbers are from; FALSE where they are from none that is usual. */
static gboolean find_scale(const Range *range, gboolean is_hinted, int *lo, int *hi)
{
    static const struct {
        int lo;
        int hi;
    } usual[] = {{1, 5}, {1, 7}, {1, 10}, {0, 10}};
    if (!range->is_whole) {
        return FALSE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(usual); i++) {
        if (range->min < usual[i].lo || range->max > usual[i].hi) {
            continue;
        }
        *lo = usual[i].lo;
        *hi = usual[i].hi;
        gboolean is_full = range->max == *hi && range->n_values + 1 >= (guint)(*hi - *lo + 1);
        return is_hinted || (is_full && *hi != 10);
    }
    return FALSE;
}

static AnkeDraftList *list_of_numbers(int lo, int hi, gboolean has_scores)
{
    AnkeDraftList *list = anke_draft_list_new();
    for (int point = lo; point <= hi; point++) {
        g_autofree char *label = g_strdup_printf("%d", point);
        AnkeDraftChoice *choice = anke_draft_list_add(list, label, 0);
        choice->score = has_scores ? point : NAN;
    }
    list->is_number = TRUE;
    return list;
}

/* Codes: all of 1 … k, so that one that nobody gave has its row. */
static gboolean are_codes(const Range *range)
{
    return range->is_whole && range->min >= 0 && range->max <= MAX_CODE &&
           range->n_values <= MAX_CODES && range->n_values >= 2 &&
           range->n_cells >= (guint64)CELLS_PER_CODE * range->n_values;
}

/* Groups that somebody belongs to, told by numbers: 20, 30, 40 for ages. */
static gboolean are_groups(const Range *range)
{
    return range->is_whole && range->n_values <= MAX_GROUPS &&
           range->n_cells >= (guint64)CELLS_PER_CODE * range->n_values;
}

/* Bands */

char *anke_draft_bands(double min, double max)
{
    static const double steps[] = {1, 2, 5};
    if (!(min >= 0) || !(max > 1) || max > 1e9) {
        return NULL;
    }
    double step = 1;
    for (guint i = 0; max / step >= MAX_STEPS; i++) {
        step = steps[i % 3] * pow(10, floor(i / 3.0));
    }
    g_autoptr(GString) bands = g_string_new(NULL);
    double lo = 0;
    while (lo + step <= max && lo < 4 * step) {
        if (step > 1) {
            g_string_append_printf(bands, "%.0f-%.0f,", lo, lo + step - 1);
        } else {
            g_string_append_printf(bands, "%.0f,", lo);
        }
        lo += step;
    }
    g_string_append_printf(bands, "%.0f-", lo);
    return g_string_free(g_steal_pointer(&bands), FALSE);
}

/* Years in a job are many at the beginning, and few later. */
static char *bands_of_tenure(gboolean is_years, const Range *range)
{
    const double long_career = 30;
    const double short_career = 16;
    if (!is_years) {
        return g_strdup("0-19,20-29,30-39,40-49,50-59,60-");
    }
    if (range->max <= short_career) {
        return g_strdup("0-2,3-5,6-9,10-");
    }
    return g_strdup(range->max > long_career ? "0-4,5-9,10-19,20-29,30-" : "0-4,5-9,10-19,20-");
}

static void become_amount(AnkeDraftQuestion *question, const AnkeEvidence *evidence,
                          const Range *range)
{
    question->type = range->is_whole ? ANKE_ANSWER_INTEGER : ANKE_ANSWER_DECIMAL;
    question->unit = evidence->unit;
    if (question->known.kind == ANKE_HEAD_WEIGHT && range->min > 0) {
        question->type = ANKE_ANSWER_DECIMAL;
        question->role = ANKE_ROLE_WEIGHT;
        return;
    }
    if (!range->is_whole || range->min < 0) {
        return;
    }
    if (question->known.kind == ANKE_HEAD_TENURE) {
        gboolean is_years = strcmp(question->known.name, "years") == 0;
        question->bands = bands_of_tenure(is_years, range);
        question->unit = is_years ? "年" : "歳";
    } else if (range->n_values >= MIN_BANDED_VALUES) {
        question->bands = anke_draft_bands(evidence->min, evidence->max);
    }
}

void anke_draft_question_infer_number(AnkeDraftQuestion *question, const AnkeEvidence *evidence,
                                      GPtrArray *lists)
{
    g_autoptr(GPtrArray) values = anke_evidence_values(evidence);
    Range range = find_range(values);
    guint hints = anke_head_hints(question->text);
    gboolean is_amount = (hints & ANKE_HINT_QUANTITY) != 0 || evidence->is_beyond ||
                         question->known.kind == ANKE_HEAD_TENURE ||
                         question->known.kind == ANKE_HEAD_WEIGHT || evidence->unit != NULL;
    int lo = 0;
    int hi = 0;
    if (question->known.kind == ANKE_HEAD_ATTRIBUTE && are_groups(&range)) {
        const AnkeChoiceRule rule = {1, TRUE, NULL};
        question->type = ANKE_ANSWER_ONE;
        question->list = anke_draft_list_from_values(values, evidence->n_filled, &rule, TRUE, NULL);
        g_ptr_array_add(lists, question->list);
    } else if (!is_amount && find_scale(&range, (hints & ANKE_HINT_SCALE) != 0, &lo, &hi)) {
        question->type = ANKE_ANSWER_ONE;
        question->list = list_of_numbers(lo, hi, TRUE);
        g_ptr_array_add(lists, question->list);
    } else if (!is_amount && are_codes(&range)) {
        question->type = ANKE_ANSWER_ONE;
        question->list = list_of_numbers((int)fmin(1, range.min), (int)range.max, FALSE);
        g_ptr_array_add(lists, question->list);
    } else {
        become_amount(question, evidence, &range);
    }
}
