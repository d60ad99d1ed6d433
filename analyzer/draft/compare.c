#include "analyzer/draft/compare.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/draft/compare_lists.h"

const char *anke_change_word(AnkeChange change)
{
    static const char *const words[] = {"same",  "wording", "routing", "options",
                                        "scale", "new",     "dropped"};
    return words[change];
}

void anke_difference_note(AnkeDifference *difference, AnkeChange change, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    if (difference->detail->len > 0) {
        g_string_append(difference->detail, "; ");
    }
    g_string_append_vprintf(difference->detail, format, arguments);
    va_end(arguments);
    difference->changes |= 1u << change;
    difference->change = MAX(difference->change, change);
}

gboolean anke_labels_differ(const char *a, const char *b)
{
    g_autofree char *left = anke_text_folded(a);
    g_autofree char *right = anke_text_folded(b);
    return strcmp(left, right) != 0;
}

/* One question in both */

static void note_texts(AnkeDifference *difference, AnkeChange change, const char *what,
                       const char *before, const char *now)
{
    if (g_strcmp0(before, now) != 0) {
        g_autofree char *a = anke_text_quote(before != NULL ? before : "", -1);
        g_autofree char *b = anke_text_quote(now != NULL ? now : "", -1);
        anke_difference_note(difference, change, "%s \"%s\" became \"%s\"", what, a, b);
    }
}

static void compare_wording(AnkeDifference *difference, const AnkeQuestion *before,
                            const AnkeQuestion *now)
{
    if (anke_labels_differ(before->label, now->label)) {
        note_texts(difference, ANKE_CHANGE_WORDING, "label", before->label, now->label);
    }
}

/* A condition without blanks beside its signs: how it is spaced says nothing. A new string. */
static char *tidy_condition(const AnkeCodebook *codebook, gint question, const char *head)
{
    const AnkeSheet *sheet = anke_form_sheet(anke_codebook_form(codebook), "survey");
    const AnkeSheetRow *row = &g_array_index(sheet->rows, AnkeSheetRow, question);
    g_autoptr(GString) tidy = g_string_new(NULL);
    gboolean is_blank = TRUE;
    for (const char *at = anke_sheet_cell(sheet, row, head); *at != '\0'; at++) {
        if (!is_blank || !g_ascii_isspace(*at)) {
            g_string_append_c(tidy, g_ascii_isspace(*at) ? ' ' : *at);
        }
        is_blank = g_ascii_isspace(*at);
    }
    return g_strstrip(g_string_free(g_steal_pointer(&tidy), FALSE));
}

static void compare_condition(AnkeDifference *difference, AnkeChange change, const char *head,
                              const AnkeCodebook *old_codebook, const AnkeCodebook *new_codebook)
{
    g_autofree char *before = tidy_condition(old_codebook, difference->old_question, head);
    g_autofree char *now = tidy_condition(new_codebook, difference->new_question, head);
    note_texts(difference, change, head, before, now);
}

static const char *const type_words[] = {
    "select_one", "select_multiple", "rank", "integer", "decimal", "date", "text"};

static gboolean have_same_bands(const AnkeQuestion *a, const AnkeQuestion *b)
{
    if (a->n_bands != b->n_bands) {
        return FALSE;
    }
    for (guint i = 0; i < a->n_bands; i++) {
        if (a->bands[i].lo != b->bands[i].lo || a->bands[i].hi != b->bands[i].hi) {
            return FALSE;
        }
    }
    return TRUE;
}

static void compare_measure(AnkeDifference *difference, const AnkeQuestion *before,
                            const AnkeQuestion *now)
{
    if (before->type != now->type) {
        anke_difference_note(difference, ANKE_CHANGE_SCALE, "type %s became %s",
                             type_words[before->type], type_words[now->type]);
    }
    note_texts(difference, ANKE_CHANGE_SCALE, "unit", before->unit, now->unit);
    if (!have_same_bands(before, now)) {
        anke_difference_note(difference, ANKE_CHANGE_SCALE, "other bands");
    }
    if (before->max != now->max) {
        anke_difference_note(difference, ANKE_CHANGE_OPTIONS, "max %u became %u", before->max,
                             now->max);
    }
    if (before->over != now->over && before->type == now->type) {
        anke_difference_note(difference, ANKE_CHANGE_OPTIONS, "over was changed");
    }
}

static AnkeDifference *new_difference(gint old_question, gint new_question)
{
    AnkeDifference *difference = g_new0(AnkeDifference, 1);
    difference->old_question = old_question;
    difference->new_question = new_question;
    difference->detail = g_string_new(NULL);
    difference->proposal = -1;
    difference->likeness = NAN;
    return difference;
}

static AnkeDifference *compare_question(const AnkeCodebook *old_codebook, gint old_question,
                                        const AnkeCodebook *new_codebook, gint new_question)
{
    AnkeDifference *difference = new_difference(old_question, new_question);
    const AnkeQuestion *before = &old_codebook->questions[old_question];
    const AnkeQuestion *now = &new_codebook->questions[new_question];
    compare_wording(difference, before, now);
    compare_measure(difference, before, now);
    if (before->list != NULL && now->list != NULL) {
        anke_compare_lists(difference, before->list, now->list);
    }
    compare_condition(difference, ANKE_CHANGE_ROUTING, "relevant", old_codebook, new_codebook);
    compare_condition(difference, ANKE_CHANGE_SCALE, "constraint", old_codebook, new_codebook);
    return difference;
}

/* All questions */

static gboolean is_question(const AnkeQuestion *question)
{
    return question->role != ANKE_ROLE_IGNORE && question->role != ANKE_ROLE_ID &&
           question->role != ANKE_ROLE_WEIGHT;
}

static gint find_twin(const AnkeCodebook *codebook, const char *name)
{
    gint twin = anke_codebook_find(codebook, name);
    return twin >= 0 && is_question(&codebook->questions[twin]) ? twin : -1;
}

static void note_alone(AnkeDifference *difference, AnkeChange change)
{
    difference->change = change;
    difference->changes = 1u << change;
}

static void add_new_ones(GPtrArray *differences, const AnkeCodebook *old_codebook,
                         const AnkeCodebook *new_codebook)
{
    for (guint i = 0; i < new_codebook->n_questions; i++) {
        const AnkeQuestion *question = &new_codebook->questions[i];
        gint twin = find_twin(old_codebook, question->name);
        if (!is_question(question)) {
            continue;
        }
        if (twin >= 0) {
            g_ptr_array_add(differences,
                            compare_question(old_codebook, twin, new_codebook, (gint)i));
            continue;
        }
        AnkeDifference *difference = new_difference(-1, (gint)i);
        note_alone(difference, ANKE_CHANGE_NEW);
        g_ptr_array_add(differences, difference);
    }
}

static void add_dropped_ones(GPtrArray *differences, const AnkeCodebook *old_codebook,
                             const AnkeCodebook *new_codebook)
{
    for (guint i = 0; i < old_codebook->n_questions; i++) {
        const AnkeQuestion *question = &old_codebook->questions[i];
        if (is_question(question) && find_twin(new_codebook, question->name) < 0) {
            AnkeDifference *difference = new_difference((gint)i, -1);
            note_alone(difference, ANKE_CHANGE_DROPPED);
            g_ptr_array_add(differences, difference);
        }
    }
}

/* Proposals */

/* How often each pair of neighbouring characters stands in a text; *n of them. */
static GHashTable *count_pairs(const char *text, guint *n)
{
    GHashTable *pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    g_autofree char *folded = anke_text_folded(text);
    glong n_characters = 0;
    g_autofree gunichar *characters = g_utf8_to_ucs4_fast(folded, -1, &n_characters);
    *n = 0;
    for (glong i = 1; i < n_characters; i++) {
        gint64 *key = g_new(gint64, 1);
        *key = ((gint64)characters[i - 1] << 32) | characters[i];
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(pairs, key));
        g_hash_table_insert(pairs, key, GUINT_TO_POINTER(count + 1));
        (*n)++;
    }
    return pairs;
}

double anke_text_likeness(const char *a, const char *b)
{
    guint n_a = 0;
    guint n_b = 0;
    guint n_common = 0;
    g_autoptr(GHashTable) left = count_pairs(a, &n_a);
    g_autoptr(GHashTable) right = count_pairs(b, &n_b);
    GHashTableIter iter;
    gpointer key;
    gpointer value;
    g_hash_table_iter_init(&iter, left);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        guint other = GPOINTER_TO_UINT(g_hash_table_lookup(right, key));
        n_common += MIN(GPOINTER_TO_UINT(value), other);
    }
    if (!anke_labels_differ(a, b)) {
        return 1;
    }
    return n_a + n_b > 0 ? 2.0 * n_common / (n_a + n_b) : 0;
}

static const double alike = 0.6; /* labels from which on a question may have been renamed */

/* The pair of a new and a dropped question without proposal whose labels are most alike. */
static gboolean propose_best(GPtrArray *differences, const AnkeCodebook *old_codebook,
                             const AnkeCodebook *new_codebook)
{
    AnkeDifference *best_new = NULL;
    AnkeDifference *best_dropped = NULL;
    double most = alike;
    for (guint i = 0; i < differences->len; i++) {
        AnkeDifference *fresh = g_ptr_array_index(differences, i);
        for (guint j = 0;
             fresh->change == ANKE_CHANGE_NEW && fresh->proposal < 0 && j < differences->len; j++) {
            AnkeDifference *dropped = g_ptr_array_index(differences, j);
            if (dropped->change != ANKE_CHANGE_DROPPED || dropped->proposal >= 0) {
                continue;
            }
            double likeness =
                anke_text_likeness(old_codebook->questions[dropped->old_question].label,
                                   new_codebook->questions[fresh->new_question].label);
            if (likeness > most || (likeness == most && best_new == NULL)) {
                most = likeness;
                best_new = fresh;
                best_dropped = dropped;
            }
        }
    }
    if (best_new == NULL) {
        return FALSE;
    }
    best_new->proposal = best_dropped->old_question;
    best_dropped->proposal = best_new->new_question;
    best_new->likeness = most;
    best_dropped->likeness = most;
    return TRUE;
}

static void free_difference(gpointer data)
{
    AnkeDifference *difference = data;
    g_string_free(difference->detail, TRUE);
    g_free(difference);
}

GPtrArray *anke_codebook_compare(const AnkeCodebook *old_codebook, const AnkeCodebook *new_codebook)
{
    GPtrArray *differences = g_ptr_array_new_with_free_func(free_difference);
    add_new_ones(differences, old_codebook, new_codebook);
    add_dropped_ones(differences, old_codebook, new_codebook);
    while (propose_best(differences, old_codebook, new_codebook)) {
    }
    return differences;
}
