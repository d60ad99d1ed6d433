/* Tables of the stream for unit tests: rows of item, group, stat and value. */
#ifndef ANKE_TESTS_TABLE_OF_ROWS_H
#define ANKE_TESTS_TABLE_OF_ROWS_H

#include <glib.h>

#include "analyzer/data/table.h"

/* A table of question q by a break; "" = without one. The rows must be sound. */
static inline AnkeTable *table_of_rows(const char *by, const char *const (*rows)[4], guint n_rows)
{
    AnkeTableBuilder *builder = anke_table_builder_new("", "q", by);
    for (guint i = 0; i < n_rows; i++) {
        anke_table_builder_add(builder, rows[i][0], rows[i][1], rows[i][2], rows[i][3], 0);
    }
    g_autoptr(GError) error = NULL;
    AnkeTable *table = anke_table_builder_finish(builder, NULL, &error);
    g_assert_no_error(error);
    return table;
}

#endif
