#include "analyzer/import/missing_values.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/import/first_bytes.h"

struct AnkeMissingValues {
    const AnkeProfile *profile;
    AnkeFirstBytes first_bytes; /* of a cell that may be one of the values */
    gsize max_bytes;            /* of such a cell, blanks around it included */
    GString *folded;
};

enum { MAX_GROWTH = 3, MAX_BLANKS = 16 };

AnkeMissingValues *anke_missing_values_new(const AnkeProfile *profile)
{
    AnkeMissingValues *values = g_new0(AnkeMissingValues, 1);
    values->profile = profile;
    values->folded = g_string_new(NULL);
    anke_first_bytes_init(&values->first_bytes, profile->missing);
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, profile->missing);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        values->max_bytes = MAX(values->max_bytes, MAX_GROWTH * strlen(key) + MAX_BLANKS);
    }
    return values;
}

AnkeState anke_missing_values_find(AnkeMissingValues *values, const char *cell, gsize n_bytes)
{
    if (n_bytes == 0 || n_bytes > values->max_bytes ||
        !anke_first_bytes_allow(&values->first_bytes, cell[0])) {
        return ANKE_STATE_VALUE;
    }
    g_string_truncate(values->folded, 0);
    anke_text_fold(cell, n_bytes, values->folded);
    return GPOINTER_TO_INT(g_hash_table_lookup(values->profile->missing, values->folded->str));
}

void anke_missing_values_free(AnkeMissingValues *values)
{
    if (values != NULL) {
        g_string_free(values->folded, TRUE);
        g_free(values);
    }
}
