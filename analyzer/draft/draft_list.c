#include "analyzer/draft/draft_list.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/cell_kind.h"
#include "analyzer/draft/choice_order.h"
#include "analyzer/draft/known_scales.h"
#include "analyzer/draft/value_counts.h"

static void free_choice(gpointer data)
{
    AnkeDraftChoice *choice = data;
    g_free(choice->label);
    g_free(choice->folded);
    g_free(choice->name);
    g_free(choice);
}

AnkeDraftList *anke_draft_list_new(void)
{
    AnkeDraftList *list = g_new0(AnkeDraftList, 1);
    list->choices = g_ptr_array_new_with_free_func(free_choice);
    return list;
}

/* A label that a codebook may have: on one line, without " / ", which parts nested groups. Equal to
 * the text when folded. */
static char *tidy_label(const char *text)
{
    g_autoptr(GString) label = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_ascii_iscntrl(*at)) {
            g_string_append_c(label, ' ');
        } else if (g_str_has_prefix(at, " / ")) {
            g_string_append(label, " ／");
            at++;
        } else {
            g_string_append_unichar(label, g_utf8_get_char(at));
        }
    }
    return anke_value_trim(label->str);
}

AnkeDraftChoice *anke_draft_list_add(AnkeDraftList *list, const char *label, guint64 n)
{
    AnkeDraftChoice *choice = g_new0(AnkeDraftChoice, 1);
    choice->label = tidy_label(label);
    choice->folded = anke_text_folded(choice->label);
    choice->score = NAN;
    choice->kind = anke_known_choice(choice->label).kind;
    choice->n = n;
    g_ptr_array_add(list->choices, choice);
    return choice;
}

AnkeDraftChoice *anke_draft_list_find(const AnkeDraftList *list, const char *folded)
{
    for (guint i = 0; i < list->choices->len; i++) {
        AnkeDraftChoice *choice = g_ptr_array_index(list->choices, i);
        if (g_str_equal(choice->folded, folded)) {
            return choice;
        }
    }
    return NULL;
}

/* Which values are choices */

enum {
    MAX_SMALL_SET = 7,     /* values of a set that is small */
    MAX_SMALL_SAMPLE = 50, /* respondents: of more, two would have chosen what is on offer */
    MAX_RARE_CHARACTERS = 16
};

static gboolean is_usable(const AnkeValue *value)
{
    return !anke_label_is_state(value->text) &&
           !anke_text_has_control(value->text, strlen(value->text));
}

/* A word that the form offers, by its look: short, no sentence, no number. */
static gboolean looks_offered(const AnkeValue *value)
{
    double number = NAN;
    const char *unit = NULL;
    guint kind = anke_cell_kind(value->text, &number, &unit);
    return kind == 0 && g_utf8_strlen(value->text, -1) <= MAX_RARE_CHARACTERS &&
           strpbrk(value->folded, "0123456789,;()") == NULL;
}

static gboolean is_known(const AnkeValue *value, const AnkeChoiceRule *rule)
{
    return anke_known_choice(value->text).name != NULL ||
           (rule->offered != NULL && g_hash_table_contains(rule->offered, value->folded));
}

/* Whether the only rare value of a small set is a choice. */
static gboolean has_one_rare(const GPtrArray *values, guint64 n_filled, const AnkeChoiceRule *rule)
{
    guint n_rare = 0;
    guint n_frequent = 0;
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        gboolean is_rare = value->n < rule->min_count && !is_known(value, rule);
        if (is_rare && !looks_offered(value)) {
            return FALSE;
        }
        n_rare += is_rare ? 1 : 0;
        n_frequent += value->n >= rule->min_count ? 1 : 0;
    }
    return rule->allows_rare && values->len <= MAX_SMALL_SET && n_rare == 1 && n_frequent >= 2 &&
           n_filled < MAX_SMALL_SAMPLE;
}

/* Whether all values are degrees of one scale: no answer of anybody's own. */
static gboolean are_scale(const GPtrArray *values)
{
    g_autofree const char **labels = g_new0(const char *, values->len + 1);
    for (guint i = 0; i < values->len; i++) {
        labels[i] = ((const AnkeValue *)g_ptr_array_index(values, i))->text;
    }
    return anke_scale_name(labels, values->len) != NULL;
}

/* Which values are numbers with a word, as 20代 beside 30代: points of a row, nobody's own words. */
static gboolean is_numbered(const GPtrArray *values)
{
    guint n = 0;
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        gboolean is_short = g_utf8_strlen(value->text, -1) <= MAX_RARE_CHARACTERS;
        n += is_short && !isnan(anke_label_number(value->text)) ? 1 : 0;
    }
    return values->len <= 2 * MAX_SMALL_SET && n == values->len;
}

static int by_frequency(const void *a, const void *b)
{
    const AnkeValue *left = *(const AnkeValue *const *)a;
    const AnkeValue *right = *(const AnkeValue *const *)b;
    if (left->n != right->n) {
        return left->n > right->n ? -1 : 1;
    }
    return left->order < right->order ? -1 : 1;
}

/* The values that become choices, most frequent first; borrowed. */
static GPtrArray *choose(const GPtrArray *values, guint64 n_filled, const AnkeChoiceRule *rule,
                         gboolean is_closed, AnkeDraftList *list)
{
    GPtrArray *chosen = g_ptr_array_new();
    gboolean has_rare = !is_closed && has_one_rare(values, n_filled, rule);
    gboolean takes_all =
        is_closed || has_rare || (rule->allows_rare && (are_scale(values) || is_numbered(values)));
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        if (!is_usable(value)) {
            continue;
        }
        if (takes_all || value->n >= rule->min_count || is_known(value, rule)) {
            g_ptr_array_add(chosen, (gpointer)value);
        } else {
            list->n_left++;
        }
    }
    list->n_rare = has_rare ? 1 : 0;
    g_ptr_array_sort(chosen, by_frequency);
    return chosen;
}

/* Order */

enum { MAX_SORTED_BY_CELLS = 100 };

/* What stands before what, for the chosen values. */
static guint *pick_before(const GPtrArray *values, const GPtrArray *chosen, const guint *before)
{
    if (before == NULL || chosen->len > MAX_SORTED_BY_CELLS) {
        return NULL;
    }
    g_autofree guint *place = g_new0(guint, chosen->len + 1);
    for (guint i = 0; i < chosen->len; i++) {
        (void)g_ptr_array_find((GPtrArray *)values, g_ptr_array_index(chosen, i), &place[i]);
    }
    guint *picked = g_new0(guint, chosen->len * chosen->len + 1);
    for (guint i = 0; i < chosen->len; i++) {
        for (guint j = 0; j < chosen->len; j++) {
            picked[i * chosen->len + j] = before[place[i] * values->len + place[j]];
        }
    }
    return picked;
}

static void add_sorted(AnkeDraftList *list, const GPtrArray *chosen, const guint *before)
{
    g_autofree const char **labels = g_new0(const char *, chosen->len + 1);
    g_autofree guint *order = g_new0(guint, chosen->len + 1);
    for (guint i = 0; i < chosen->len; i++) {
        labels[i] = ((const AnkeValue *)g_ptr_array_index(chosen, i))->text;
    }
    anke_choices_sort(labels, chosen->len, before, order);
    for (guint i = 0; i < chosen->len; i++) {
        const AnkeValue *value = g_ptr_array_index(chosen, order[i]);
        (void)anke_draft_list_add(list, value->text, value->n);
    }
}

static gboolean has_other(const AnkeDraftList *list)
{
    for (guint i = 0; i < list->choices->len; i++) {
        const AnkeDraftChoice *choice = g_ptr_array_index(list->choices, i);
        if (choice->kind == ANKE_LABEL_OTHER) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_draft_list_add_other(AnkeDraftList *list)
{
    if (!has_other(list)) {
        (void)anke_draft_list_add(list, "その他", 0);
    }
}

AnkeDraftList *anke_draft_list_from_values(const GPtrArray *values, guint64 n_filled,
                                           const AnkeChoiceRule *rule, gboolean is_closed,
                                           const guint *before)
{
    AnkeDraftList *list = anke_draft_list_new();
    g_autoptr(GPtrArray) chosen = choose(values, n_filled, rule, is_closed, list);
    g_autofree guint *picked = pick_before(values, chosen, before);
    add_sorted(list, chosen, picked);
    if (list->n_left > 0) {
        anke_draft_list_add_other(list);
    }
    anke_draft_list_grade(list);
    return list;
}

void anke_draft_list_grade(AnkeDraftList *list)
{
    guint n = list->choices->len;
    g_autofree const char **labels = g_new0(const char *, n + 1);
    g_autofree double *points = g_new0(double, n + 1);
    g_autofree guint *ranks = g_new0(guint, n + 1);
    for (guint i = 0; i < n; i++) {
        labels[i] = ((const AnkeDraftChoice *)g_ptr_array_index(list->choices, i))->label;
    }
    if (!anke_scale_grade(labels, n, points, ranks)) {
        return;
    }
    for (guint i = 0; i < n; i++) {
        ((AnkeDraftChoice *)g_ptr_array_index(list->choices, i))->score = points[i];
    }
}

gboolean anke_draft_list_is_scale(const AnkeDraftList *list)
{
    for (guint i = 0; i < list->choices->len; i++) {
        if (!isnan(((const AnkeDraftChoice *)g_ptr_array_index(list->choices, i))->score)) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_draft_list_free(gpointer data)
{
    AnkeDraftList *list = data;
    if (list != NULL) {
        g_free(list->name);
        g_ptr_array_unref(list->choices);
        g_free(list);
    }
}
