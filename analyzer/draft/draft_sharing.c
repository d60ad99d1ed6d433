#include "analyzer/draft/draft_sharing.h"

#include <math.h>
#include <string.h>

#include "analyzer/draft/choice_order.h"
#include "analyzer/draft/known_scales.h"

static const AnkeDraftChoice *choice_at(const AnkeDraftList *list, guint i)
{
    return g_ptr_array_index(list->choices, i);
}

static guint count_common(const AnkeDraftList *a, const AnkeDraftList *b)
{
    guint n = 0;
    for (guint i = 0; i < a->choices->len; i++) {
        n += anke_draft_list_find(b, choice_at(a, i)->folded) != NULL ? 1 : 0;
    }
    return n;
}

static gboolean has_same_names(const AnkeDraftList *a, const AnkeDraftList *b)
{
    for (guint i = 0; i < a->choices->len; i++) {
        const AnkeDraftChoice *choice = choice_at(a, i);
        const AnkeDraftChoice *twin = anke_draft_list_find(b, choice->folded);
        if (twin == NULL || g_strcmp0(choice->name, twin->name) != 0 || choice_at(b, i) != twin) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean is_scored(const AnkeDraftList *list)
{
    return anke_draft_list_is_scale(list);
}

/* Whether the choices of both together are degrees of one scale. */
static gboolean make_one_scale(const AnkeDraftList *a, const AnkeDraftList *b)
{
    g_autofree const char **labels = g_new0(const char *, a->choices->len + b->choices->len + 1);
    guint n = 0;
    for (guint i = 0; i < a->choices->len; i++) {
        labels[n++] = choice_at(a, i)->label;
    }
    for (guint i = 0; i < b->choices->len; i++) {
        if (anke_draft_list_find(a, choice_at(b, i)->folded) == NULL) {
            labels[n++] = choice_at(b, i)->label;
        }
    }
    return anke_scale_name(labels, n) != NULL;
}

/* Whether the labels are codes (A1, 2), which mean something else in each question. */
static gboolean are_codes(const AnkeDraftList *list)
{
    for (guint i = 0; i < list->choices->len; i++) {
        const char *label = choice_at(list, i)->label;
        while (g_ascii_isalpha(*label) || *label == '_') {
            label++;
        }
        if (*label == '\0' || strspn(label, "0123456789") != strlen(label)) {
            return FALSE;
        }
    }
    return !is_scored(list);
}

enum { MIN_COMMON = 2 };

/* Whether a question with the choices of `a` may as well have those of `b`. */
static gboolean may_share(const AnkeDraftList *a, const AnkeDraftList *b)
{
    guint n_a = a->choices->len;
    guint n_b = b->choices->len;
    guint n_common = count_common(a, b);
    if (are_codes(a) || are_codes(b)) {
        return FALSE;
    }
    if (a->is_fixed || b->is_fixed) {
        return a->is_fixed && b->is_fixed && n_common == n_a && n_a == n_b && has_same_names(a, b);
    }
    if (a->is_number != b->is_number || (a->is_number && is_scored(a) != is_scored(b))) {
        return FALSE;
    }
    if (a->is_number) {
        return n_a == n_b && n_common == n_a;
    }
    if (n_common == n_a && n_a == n_b) {
        return TRUE;
    }
    if (n_common >= MIN_COMMON && make_one_scale(a, b)) {
        return TRUE;
    }
    guint fewer = MIN(n_a, n_b);
    return fewer >= MIN_COMMON && n_common == fewer && 2 * fewer >= MAX(n_a, n_b);
}

/* Adds what `from` has more, and sorts anew. */
static void absorb(AnkeDraftList *into, const AnkeDraftList *from)
{
    guint n_before = into->choices->len;
    for (guint i = 0; i < from->choices->len; i++) {
        const AnkeDraftChoice *choice = choice_at(from, i);
        AnkeDraftChoice *twin = anke_draft_list_find(into, choice->folded);
        if (twin == NULL) {
            (void)anke_draft_list_add(into, choice->label, choice->n);
        } else {
            twin->n += choice->n;
        }
    }
    into->n_left += from->n_left;
    into->n_rare += from->n_rare;
    guint n = into->choices->len;
    if (n == n_before) {
        return;
    }
    g_autofree const char **labels = g_new0(const char *, n + 1);
    g_autofree guint *order = g_new0(guint, n + 1);
    g_autofree gpointer *sorted = g_new0(gpointer, n + 1);
    for (guint i = 0; i < n; i++) {
        labels[i] = choice_at(into, i)->label;
    }
    anke_choices_sort(labels, n, NULL, order);
    for (guint i = 0; i < n; i++) {
        sorted[i] = into->choices->pdata[order[i]];
    }
    for (guint i = 0; i < n; i++) {
        into->choices->pdata[i] = sorted[i];
    }
    anke_draft_list_grade(into);
}

static void replace(AnkeDraft *draft, const AnkeDraftList *list, AnkeDraftList *by)
{
    for (guint i = 0; i < draft->questions->len; i++) {
        AnkeDraftQuestion *question = g_ptr_array_index(draft->questions, i);
        question->list = question->list == list ? by : question->list;
    }
}

/* Takes list i into an earlier one; FALSE where there is none that may. Where one is longer, its
 * order holds. */
static gboolean merge(AnkeDraft *draft, guint i)
{
    AnkeDraftList *list = g_ptr_array_index(draft->lists, i);
    for (guint j = 0; j < i; j++) {
        AnkeDraftList *other = g_ptr_array_index(draft->lists, j);
        if (!may_share(other, list)) {
            continue;
        }
        if (list->choices->len > other->choices->len) {
            GPtrArray *choices = other->choices;
            other->choices = list->choices;
            list->choices = choices;
        }
        absorb(other, list);
        replace(draft, list, other);
        g_ptr_array_remove_index(draft->lists, i);
        return TRUE;
    }
    return FALSE;
}

static gboolean is_used(const AnkeDraft *draft, const AnkeDraftList *list)
{
    for (guint i = 0; i < draft->questions->len; i++) {
        if (((const AnkeDraftQuestion *)g_ptr_array_index(draft->questions, i))->list == list) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_draft_share_lists(AnkeDraft *draft)
{
    for (guint i = draft->lists->len; i-- > 0;) {
        if (!is_used(draft, g_ptr_array_index(draft->lists, i))) {
            g_ptr_array_remove_index(draft->lists, i);
        }
    }
    for (guint i = 1; i < draft->lists->len;) {
        i += merge(draft, i) ? 0 : 1;
    }
}
