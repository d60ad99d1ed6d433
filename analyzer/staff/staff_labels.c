#include "analyzer/staff/staff_labels.h"

#include <string.h>

#include "analyzer/base/text.h"

enum { ALWAYS_ALLOWED = 50 };

struct AnkeStaffLabels {
    const AnkeStaffMap *map;
    GMutex mutex;
    GArray *labels[ANKE_STAFF_N_KINDS];    /* AnkeStaffLabel */
    GHashTable *index[ANKE_STAFF_N_KINDS]; /* folded label of tables -> number */
    gboolean is_full[ANKE_STAFF_N_KINDS];
};

static void clear_label(gpointer data)
{
    g_free(((AnkeStaffLabel *)data)->label);
}

AnkeStaffLabels *anke_staff_labels_new(const AnkeStaffMap *map)
{
    AnkeStaffLabels *labels = g_new0(AnkeStaffLabels, 1);
    labels->map = map;
    g_mutex_init(&labels->mutex);
    for (guint kind = 0; kind < ANKE_STAFF_N_KINDS; kind++) {
        AnkeStaffLabel unknown = {NULL, -1, NULL};
        labels->labels[kind] = g_array_new(FALSE, FALSE, sizeof(AnkeStaffLabel));
        g_array_set_clear_func(labels->labels[kind], clear_label);
        g_array_append_val(labels->labels[kind], unknown);
        labels->index[kind] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    return labels;
}

/* Rows of the mapping that give the same label are one category: the first says what it is. */
static const AnkeStaffMapping *first_mapping(const AnkeStaffMap *map, AnkeStaffKind kind,
                                             const char *label, gint *order)
{
    for (guint i = 0; i < anke_staff_map_n(map); i++) {
        const AnkeStaffMapping *row = anke_staff_map_at(map, i);
        if (row->kind == kind && strcmp(row->to, label) == 0) {
            *order = (gint)i;
            return row;
        }
    }
    *order = -1;
    return NULL;
}

/* The label without blanks at its ends; its kinds of blanks and widths stay. */
static char *strip(const char *text, gsize n_bytes)
{
    char *label = g_strndup(text, n_bytes);
    g_strstrip(label);
    static const char wide[] = "\xE3\x80\x80"; /* U+3000 */
    while (g_str_has_prefix(label, wide)) {
        memmove(label, label + strlen(wide), strlen(label) - strlen(wide) + 1);
    }
    while (g_str_has_suffix(label, wide)) {
        label[strlen(label) - strlen(wide)] = '\0';
    }
    return label;
}

/* Of the spellings of a label that no mapping lists the first by bytes stays, whoever comes first. */
static guint add_label(AnkeStaffLabels *labels, AnkeStaffKind kind, const char *label)
{
    g_autofree char *folded = anke_text_folded(label);
    gpointer found;
    if (g_hash_table_lookup_extended(labels->index[kind], folded, NULL, &found)) {
        AnkeStaffLabel *known =
            &g_array_index(labels->labels[kind], AnkeStaffLabel, GPOINTER_TO_UINT(found));
        if (known->mapping == NULL && strcmp(label, known->label) < 0) {
            g_free(known->label);
            known->label = g_strdup(label);
        }
        return GPOINTER_TO_UINT(found);
    }
    guint number = labels->labels[kind]->len;
    if (number > ANKE_STAFF_MAX_LABELS) {
        labels->is_full[kind] = TRUE;
        return ANKE_STAFF_UNKNOWN;
    }
    AnkeStaffLabel made = {g_strdup(label), -1, NULL};
    made.mapping = first_mapping(labels->map, kind, label, &made.order);
    g_array_append_val(labels->labels[kind], made);
    g_hash_table_insert(labels->index[kind], g_steal_pointer(&folded), GUINT_TO_POINTER(number));
    return number;
}

guint anke_staff_labels_add(AnkeStaffLabels *labels, AnkeStaffKind kind, const char *text,
                            gsize n_bytes, gboolean *is_listed)
{
    g_autofree char *label = strip(text, n_bytes);
    *is_listed = TRUE;
    if (*label == '\0') {
        return ANKE_STAFF_UNKNOWN;
    }
    const AnkeStaffMapping *mapping = anke_staff_map_find(labels->map, kind, label);
    gboolean is_free = kind == ANKE_STAFF_JOB || kind == ANKE_STAFF_DEPARTMENT ||
                       ((kind == ANKE_STAFF_GRADE || kind == ANKE_STAFF_EMPLOYMENT) &&
                        !anke_staff_map_is_closed(labels->map, kind));
    *is_listed = mapping != NULL || !anke_staff_map_is_closed(labels->map, kind);
    if (mapping == NULL && !is_free) {
        *is_listed = FALSE;
        return ANKE_STAFF_UNKNOWN;
    }
    g_mutex_lock(&labels->mutex);
    guint number = add_label(labels, kind, mapping != NULL ? mapping->to : label);
    g_mutex_unlock(&labels->mutex);
    return number;
}

gboolean anke_staff_labels_are_too_many(const AnkeStaffLabels *labels, AnkeStaffKind kind,
                                        guint64 n_rows)
{
    guint n = labels->labels[kind]->len - 1;
    return labels->is_full[kind] || (n > ALWAYS_ALLOWED && (guint64)n * 2 > n_rows);
}

guint anke_staff_labels_n(const AnkeStaffLabels *labels, AnkeStaffKind kind)
{
    return labels->labels[kind]->len;
}

const AnkeStaffLabel *anke_staff_labels_at(const AnkeStaffLabels *labels, AnkeStaffKind kind,
                                           guint number)
{
    return &g_array_index(labels->labels[kind], AnkeStaffLabel, number);
}

const AnkeStaffMapping *anke_staff_labels_mapping(AnkeStaffLabels *labels, AnkeStaffKind kind,
                                                  guint number)
{
    g_mutex_lock(&labels->mutex);
    const AnkeStaffMapping *mapping =
        g_array_index(labels->labels[kind], AnkeStaffLabel, number).mapping;
    g_mutex_unlock(&labels->mutex);
    return mapping;
}

/* An order that is unlisted or the unknown comes last. */
static gint compare_numbers(gconstpointer a, gconstpointer b, gpointer data)
{
    const GArray *labels = data;
    const AnkeStaffLabel *one = &g_array_index(labels, AnkeStaffLabel, *(const guint *)a);
    const AnkeStaffLabel *other = &g_array_index(labels, AnkeStaffLabel, *(const guint *)b);
    if (one->label == NULL || other->label == NULL) {
        return (one->label == NULL) - (other->label == NULL);
    }
    if ((one->order < 0) != (other->order < 0)) {
        return one->order < 0 ? 1 : -1;
    }
    return one->order != other->order ? one->order - other->order
                                      : strcmp(one->label, other->label);
}

GArray *anke_staff_labels_ordered(const AnkeStaffLabels *labels, AnkeStaffKind kind)
{
    GArray *numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < labels->labels[kind]->len; i++) {
        g_array_append_val(numbers, i);
    }
    g_array_sort_with_data(numbers, compare_numbers, labels->labels[kind]);
    return numbers;
}

void anke_staff_labels_free(AnkeStaffLabels *labels)
{
    if (labels == NULL) {
        return;
    }
    for (guint kind = 0; kind < ANKE_STAFF_N_KINDS; kind++) {
        g_array_unref(labels->labels[kind]);
        g_hash_table_unref(labels->index[kind]);
    }
    g_mutex_clear(&labels->mutex);
    g_free(labels);
}
