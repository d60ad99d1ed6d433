#include "analyzer/draft/draft_stated.h"

#include <math.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/cell_kind.h"
#include "analyzer/draft/value_counts.h"
#include "analyzer/import/stated_choices.h"

enum { MAX_POINTS = 11 }; /* of a scale of which not all have a label: 0 to 10 */

/* A whole number; NaN where the text is none. */
static double whole_number(const char *text)
{
    double number = NAN;
    const char *unit = NULL;
    guint kind = anke_cell_kind(text, &number, &unit);
    return (kind & ANKE_CELL_INTEGER) != 0 && unit == NULL ? number : NAN;
}

static gboolean is_choice(const AnkeStatedChoice *choice)
{
    AnkeLabelKind kind = anke_known_choice(choice->label).kind;
    return *choice->label != '\0' && !anke_label_is_state(choice->label) &&
           (!choice->is_missing || kind == ANKE_LABEL_DONT_KNOW);
}

/* Cells of each value, by its folded text. */
static guint64 count_of(const GPtrArray *values, const char *folded)
{
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        if (g_str_equal(value->folded, folded)) {
            return value->n;
        }
    }
    return 0;
}

/* Whether a label is the code of another choice: then codes cannot be names. */
static gboolean has_confusing_codes(const GPtrArray *stated)
{
    for (guint i = 0; i < stated->len; i++) {
        for (guint k = 0; k < stated->len; k++) {
            const AnkeStatedChoice *a = g_ptr_array_index(stated, i);
            const AnkeStatedChoice *b = g_ptr_array_index(stated, k);
            g_autofree char *label = anke_text_folded(a->label);
            if (i != k && g_str_equal(label, b->code)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static void add_stated(AnkeDraftList *list, const AnkeStatedChoice *choice, const GPtrArray *values,
                       gboolean is_named)
{
    g_autofree char *folded = anke_text_folded(choice->label);
    if (anke_draft_list_find(list, folded) == NULL) {
        AnkeDraftChoice *added = anke_draft_list_add(list, choice->label, count_of(values, folded));
        added->name = is_named ? g_strdup(choice->code) : NULL;
    }
}

/* What cells hold that no label is for. */
typedef struct {
    guint n;                    /* different values */
    guint64 n_cells;            /* of them */
    guint64 n_labelled;         /* cells with a label */
    gboolean are_whole_numbers; /* all of them */
    double min;
    double max;
} Unlabelled;

static Unlabelled find_unlabelled(const AnkeDraftList *list, const GPtrArray *values)
{
    Unlabelled found = {0, 0, 0, TRUE, NAN, NAN};
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        if (anke_draft_list_find(list, value->folded) != NULL) {
            found.n_labelled += value->n;
            continue;
        }
        double number = whole_number(value->text);
        found.n++;
        found.n_cells += value->n;
        found.are_whole_numbers = found.are_whole_numbers && !isnan(number);
        found.min = fmin(found.min, number);
        found.max = fmax(found.max, number);
    }
    return found;
}

/* The codes of the ends of a scale of numbers; わからない is no point of it. */
static gboolean find_ends(const GPtrArray *stated, double *lo, double *hi)
{
    *lo = NAN;
    *hi = NAN;
    for (guint i = 0; i < stated->len; i++) {
        const AnkeStatedChoice *choice = g_ptr_array_index(stated, i);
        double code = whole_number(choice->code);
        if (is_choice(choice) && anke_known_choice(choice->label).kind == ANKE_LABEL_ORDINARY) {
            if (isnan(code)) {
                return FALSE;
            }
            *lo = fmin(*lo, code);
            *hi = fmax(*hi, code);
        }
    }
    return *hi - *lo >= 2 && *hi - *lo < MAX_POINTS;
}

static const AnkeStatedChoice *find_code(const GPtrArray *stated, double code)
{
    for (guint i = 0; i < stated->len; i++) {
        const AnkeStatedChoice *choice = g_ptr_array_index(stated, i);
        if (whole_number(choice->code) == code) {
            return choice;
        }
    }
    return NULL;
}

/* All points from lo to hi, those without a label by their numbers, and what is no point last. */
static AnkeDraftList *list_of_points(const GPtrArray *stated, const GPtrArray *values, double lo,
                                     double hi)
{
    AnkeDraftList *list = anke_draft_list_new();
    for (double point = lo; point <= hi; point++) {
        const AnkeStatedChoice *choice = find_code(stated, point);
        g_autofree char *number = g_strdup_printf("%.0f", point);
        AnkeStatedChoice plain = {number, number, FALSE};
        add_stated(list, choice != NULL ? choice : &plain, values, TRUE);
        AnkeDraftChoice *last = g_ptr_array_index(list->choices, list->choices->len - 1);
        last->score = last->kind == ANKE_LABEL_ORDINARY ? point : NAN;
    }
    for (guint i = 0; i < stated->len; i++) {
        const AnkeStatedChoice *choice = g_ptr_array_index(stated, i);
        if (is_choice(choice)) {
            add_stated(list, choice, values, TRUE);
        }
    }
    return list;
}

/* Whether some label is nothing but the code: a point of a scale of numbers. */
static gboolean has_bare_points(const GPtrArray *stated)
{
    for (guint i = 0; i < stated->len; i++) {
        const AnkeStatedChoice *choice = g_ptr_array_index(stated, i);
        if (is_choice(choice) && g_str_equal(choice->label, choice->code)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the numbers from lo to hi are a scale of which not all points have a word. */
static gboolean are_points(const GPtrArray *stated, const Unlabelled *others, double *lo,
                           double *hi)
{
    gboolean is_inside = others->n == 0;
    if (!find_ends(stated, lo, hi)) {
        return FALSE;
    }
    is_inside =
        is_inside || (others->are_whole_numbers && others->min >= *lo && others->max <= *hi);
    return is_inside && (others->n > 0 || has_bare_points(stated));
}

static void add_unlabelled(AnkeDraftList *list, const GPtrArray *values, const AnkeChoiceRule *rule)
{
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        if (anke_draft_list_find(list, value->folded) != NULL) {
            continue;
        }
        if (value->n >= rule->min_count) {
            (void)anke_draft_list_add(list, value->text, value->n);
        } else {
            list->n_left++;
        }
    }
}

AnkeDraftList *anke_draft_list_from_stated(const GPtrArray *stated, const GPtrArray *values,
                                           const AnkeChoiceRule *rule)
{
    g_autoptr(AnkeDraftList) list = anke_draft_list_new();
    gboolean is_named = stated != NULL && !has_confusing_codes(stated);
    for (guint i = 0; stated != NULL && i < stated->len; i++) {
        const AnkeStatedChoice *choice = g_ptr_array_index(stated, i);
        if (is_choice(choice)) {
            add_stated(list, choice, values, is_named);
        }
    }
    if (list->choices->len == 0) {
        return NULL;
    }
    Unlabelled others = find_unlabelled(list, values);
    double lo;
    double hi;
    if (is_named && are_points(stated, &others, &lo, &hi)) {
        AnkeDraftList *points = list_of_points(stated, values, lo, hi);
        points->is_fixed = TRUE;
        return points;
    }
    if (others.n_cells > others.n_labelled) {
        return NULL;
    }
    anke_draft_list_grade(list);
    add_unlabelled(list, values, rule);
    list->is_fixed = TRUE;
    return g_steal_pointer(&list);
}
