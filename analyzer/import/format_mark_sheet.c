/*
 * Paper mark sheets: numbers of options with a decimal, -1 for no mark, -9999 for a mark that cannot be
 * read; a question of several answers has as many columns as marks allowed, filled from the left.
 */
#include <string.h>

#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/numbered_heads.h"
#include "analyzer/import/plain_columns.h"

enum { MIN_MARKS = 4 };

static gboolean is_decimal_mark(const char *cell)
{
    const char *digits = cell + (*cell == '-' ? 1 : 0);
    gsize n = strspn(digits, "0123456789");
    return n > 0 && g_str_equal(digits + n, ".0");
}

static gboolean is_no_mark(const char *cell)
{
    return g_str_equal(cell, "-1") || g_str_equal(cell, "-9999") || g_str_equal(cell, "-1.0") ||
           g_str_equal(cell, "-9999.0");
}

static guint recognise_mark_sheet(const AnkeExportHead *head, GString *why)
{
    guint n_cells = 0;
    guint n_marks = 0;
    guint n_none = 0;
    for (guint row = 1; row < anke_export_head_n_rows(head); row++) {
        for (guint i = 0; i < anke_export_head_width(head, row); i++) {
            const char *cell = anke_export_head_cell(head, row, i);
            n_cells += *cell != '\0' ? 1 : 0;
            n_marks += is_decimal_mark(cell) ? 1 : 0;
            n_none += is_no_mark(cell) ? 1 : 0;
        }
    }
    if (n_marks < MIN_MARKS || n_none == 0 || 2 * (n_marks + n_none) < n_cells) {
        return 0;
    }
    g_string_append_printf(why, "%u cells like 2.0, %u cells -1 or -9999", n_marks, n_none);
    return 80;
}

static void describe_mark_sheet(const AnkeExportHead *head, AnkeProfile *profile,
                                GPtrArray *columns)
{
    anke_plain_add_columns(head, profile->n_header_rows, columns);
    anke_heads_group_numbered(columns, ANKE_PART_PLACE);
    anke_heads_find_other_texts(columns);
    anke_numbered_note(head, profile, columns);
    profile->has_decimal_codes = TRUE;
    anke_profile_add_missing(profile, "-1", ANKE_STATE_NOANSWER);
    anke_profile_add_missing(profile, "-1.0", ANKE_STATE_NOANSWER);
    anke_profile_add_missing(profile, "-9999", ANKE_STATE_INVALID);
    anke_profile_add_missing(profile, "-9999.0", ANKE_STATE_INVALID);
}

const AnkeFormat anke_format_mark_sheet = {"mark_sheet", "paper mark sheets", recognise_mark_sheet,
                                           describe_mark_sheet};
