#include "analyzer/draft/choice_order.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/draft/known_choices.h"
#include "analyzer/draft/known_scales.h"

enum { MAX_LEAD_BYTES = 6 }; /* what may stand before the number: 約, $, 第, > */

static gboolean has_any(const char *text, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strstr(text, *words) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The digits of a number, thousands separators left out. */
static gsize read_digits(const char *at, GString *digits)
{
    const char *start = at;
    for (; g_ascii_isdigit(*at) || *at == '.' || *at == ','; at++) {
        if (*at == ',' && strspn(at + 1, "0123456789") < 3) {
            break;
        }
        if (*at != ',') {
            g_string_append_c(digits, *at);
        }
    }
    return (gsize)(at - start);
}

double anke_label_number(const char *label)
{
    static const char *const below[] = {"未満", "以下", "まで", "<", "under", "less", NULL};
    static const char *const above[] = {"以上", "超", ">", "over", "more", NULL};
    g_autofree char *folded = anke_text_folded(label);
    gsize n_lead = strcspn(folded, "0123456789");
    double number = NAN;
    g_autoptr(GString) digits = g_string_new(NULL);
    gsize n_digits = read_digits(folded + n_lead, digits);
    if (n_lead > MAX_LEAD_BYTES || n_digits == 0 ||
        !anke_number_parse(digits->str, digits->len, &number)) {
        return NAN;
    }
    gboolean is_range = strpbrk(folded + n_lead + n_digits, "0123456789") != NULL;
    if (!is_range && has_any(folded, below)) {
        return number - 0.5;
    }
    return !is_range && has_any(folded, above) ? number + 0.5 : number;
}

/* その他 and the like come last, in this order; 0 for all others. */
static guint last_place(const char *label)
{
    switch (anke_known_choice(label).kind) {
    case ANKE_LABEL_ORDINARY:
        return 0;
    case ANKE_LABEL_OTHER:
        return 1;
    case ANKE_LABEL_NOTHING:
        return 2;
    case ANKE_LABEL_DONT_KNOW:
        break;
    }
    return 3;
}

static const double mostly = 0.8; /* share of the labels that must have a number */

static gboolean are_numbers(const char *const *labels, guint n_labels, double *numbers)
{
    guint n_ordinary = 0;
    guint n_numbers = 0;
    for (guint i = 0; i < n_labels; i++) {
        numbers[i] = anke_label_number(labels[i]);
        n_ordinary += last_place(labels[i]) == 0 ? 1 : 0;
        n_numbers += isnan(numbers[i]) ? 0 : 1;
    }
    return n_numbers >= 2 && (double)n_numbers >= mostly * (double)n_ordinary;
}

/* Whether label i comes before label j, by numbers (NULL: there are none) and kinds. */
static gboolean comes_before(const char *const *labels, const double *numbers, guint i, guint j)
{
    guint a = last_place(labels[i]);
    guint b = last_place(labels[j]);
    if (a != b) {
        return a < b;
    }
    double x = numbers != NULL && !isnan(numbers[i]) ? numbers[i] : INFINITY;
    double y = numbers != NULL && !isnan(numbers[j]) ? numbers[j] : INFINITY;
    return x != y ? x < y : i < j;
}

static void sort_by_number(const char *const *labels, guint n_labels, const double *numbers,
                           guint *order)
{
    for (guint i = 0; i < n_labels; i++) {
        guint rank = 0;
        for (guint j = 0; j < n_labels; j++) {
            rank += j != i && comes_before(labels, numbers, j, i) ? 1 : 0;
        }
        order[rank] = i;
    }
}

/* Takes again and again the first label that no remaining one of its kind precedes in most cells. */
static void sort_by_cells(const char *const *labels, guint n_labels, const guint *before,
                          guint *order)
{
    g_autofree gboolean *is_taken = g_new0(gboolean, n_labels + 1);
    for (guint k = 0; k < n_labels; k++) {
        gint best = -1;
        guint fewest = G_MAXUINT;
        for (guint i = 0; i < n_labels; i++) {
            guint n_preceding = 0;
            for (guint j = 0; j < n_labels; j++) {
                gboolean precedes = last_place(labels[j]) != last_place(labels[i])
                                        ? last_place(labels[j]) < last_place(labels[i])
                                        : before[j * n_labels + i] > before[i * n_labels + j];
                n_preceding += !is_taken[j] && j != i && precedes ? 1 : 0;
            }
            if (!is_taken[i] && n_preceding < fewest) {
                fewest = n_preceding;
                best = (gint)i;
            }
        }
        is_taken[best] = TRUE;
        order[k] = (guint)best;
    }
}

void anke_choices_sort(const char *const *labels, guint n_labels, const guint *before, guint *order)
{
    g_autofree double *numbers = g_new0(double, n_labels + 1);
    g_autofree guint *ranks = g_new0(guint, n_labels + 1);
    if (anke_scale_grade(labels, n_labels, numbers, ranks)) {
        for (guint i = 0; i < n_labels; i++) {
            order[ranks[i]] = i;
        }
    } else if (are_numbers(labels, n_labels, numbers)) {
        sort_by_number(labels, n_labels, numbers, order);
    } else if (before != NULL) {
        sort_by_cells(labels, n_labels, before, order);
    } else {
        sort_by_number(labels, n_labels, NULL, order);
    }
}
