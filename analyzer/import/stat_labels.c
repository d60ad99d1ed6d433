#include <math.h>
#include <string.h>

#include "analyzer/import/stat_file.h"

/* Numbers first, then texts, then tags. */
static int kind_of(const AnkeStatLabel *label)
{
    return label->text != NULL ? 1 : label->tag != 0 ? 2 : 0;
}

static int compare_labels(const AnkeStatLabel *a, const AnkeStatLabel *b)
{
    if (kind_of(a) != kind_of(b)) {
        return kind_of(a) - kind_of(b);
    }
    if (a->text != NULL && b->text != NULL) {
        return strcmp(a->text, b->text);
    }
    return a->tag != 0 ? a->tag - b->tag : (a->code > b->code) - (a->code < b->code);
}

static gint compare_pointers(gconstpointer a, gconstpointer b)
{
    return compare_labels(*(const AnkeStatLabel *const *)a, *(const AnkeStatLabel *const *)b);
}

void anke_stat_labels_sort(AnkeStatFile *file)
{
    GHashTableIter iter;
    gpointer labels;
    g_hash_table_iter_init(&iter, file->label_sets);
    while (g_hash_table_iter_next(&iter, NULL, &labels)) {
        g_ptr_array_sort(labels, compare_pointers);
    }
}

static const char *find_label(const AnkeStatVariable *variable, const AnkeStatLabel *wanted)
{
    guint from = 0;
    guint to = variable->labels != NULL ? variable->labels->len : 0;
    while (from < to) {
        guint at = from + (to - from) / 2;
        const AnkeStatLabel *label = g_ptr_array_index(variable->labels, at);
        int order = compare_labels(label, wanted);
        if (order == 0) {
            return label->label;
        }
        from = order < 0 ? at + 1 : from;
        to = order > 0 ? at : to;
    }
    return NULL;
}

const char *anke_stat_label_of_number(const AnkeStatVariable *variable, double code)
{
    return find_label(variable, &(AnkeStatLabel){.code = code});
}

const char *anke_stat_label_of_text(const AnkeStatVariable *variable, const char *text)
{
    return find_label(variable, &(AnkeStatLabel){.code = NAN, .text = (char *)text});
}

const char *anke_stat_label_of_tag(const AnkeStatVariable *variable, char tag)
{
    return find_label(variable, &(AnkeStatLabel){.code = NAN, .tag = tag});
}

gboolean anke_stat_is_missing_number(const AnkeStatVariable *variable, double code)
{
    for (guint i = 0; i < variable->missing->len; i++) {
        const AnkeStatMissing *missing = &g_array_index(variable->missing, AnkeStatMissing, i);
        if (missing->text == NULL && code >= missing->lo && code <= missing->hi) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_stat_is_missing_text(const AnkeStatVariable *variable, const char *text)
{
    for (guint i = 0; i < variable->missing->len; i++) {
        const AnkeStatMissing *missing = &g_array_index(variable->missing, AnkeStatMissing, i);
        if (missing->text != NULL && strcmp(missing->text, text) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}
