#include "analyzer/import/numbered_heads.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/import/export_column.h"

enum { MAX_NUMBER = 1000 };

/* Bytes of the digit that ends the text, ASCII or full-width; 0: none does. */
static gsize last_digit(const char *text, gsize n_bytes, guint *digit)
{
    const guchar *end = (const guchar *)text + n_bytes;
    if (n_bytes >= 1 && g_ascii_isdigit(end[-1])) {
        *digit = end[-1] - '0';
        return 1;
    }
    if (n_bytes >= 3 && end[-3] == 0xEF && end[-2] == 0xBC && end[-1] >= 0x90 && end[-1] <= 0x99) {
        *digit = end[-1] - 0x90U;
        return 3;
    }
    return 0;
}

gsize anke_numbered_stem(const char *head, guint *number)
{
    gsize n = strlen(head);
    guint unit = 1;
    guint digit = 0;
    *number = 0;
    for (gsize width; unit <= MAX_NUMBER && (width = last_digit(head, n, &digit)) > 0; n -= width) {
        *number += digit * unit;
        unit *= 10;
    }
    gboolean is_number = unit > 1 && digit > 0; /* 01 is a code */
    while (n > 0 && head[n - 1] == ' ') {
        n--;
    }
    return is_number && n > 0 && head[n - 1] != '_' ? n : 0;
}

static gboolean is_numbered(const GPtrArray *columns, guint at, const char *stem, gsize n_stem,
                            guint want)
{
    const AnkeExportColumn *column = anke_export_column_at(columns, at);
    guint number = 0;
    return column->part == ANKE_PART_WHOLE && !column->is_system &&
           anke_numbered_stem(column->head, &number) == n_stem && number == want &&
           strncmp(column->head, stem, n_stem) == 0;
}

guint anke_numbered_run(const GPtrArray *columns, guint first)
{
    const char *stem = anke_export_column_at(columns, first)->head;
    guint number = 0;
    gsize n_stem = anke_numbered_stem(stem, &number);
    guint n = 0;
    while (n_stem > 0 && first + n < columns->len &&
           is_numbered(columns, first + n, stem, n_stem, n + 1)) {
        n++;
    }
    return n >= 2 ? n : 0;
}

/* Whether all cells of the columns are ticks, crosses or blank, and one is a tick. */
static gboolean are_ticks(const AnkeExportHead *head, const AnkeProfile *profile, guint first,
                          guint n_columns)
{
    gboolean has_tick = FALSE;
    for (guint row = profile->n_header_rows; row < anke_export_head_n_rows(head); row++) {
        for (guint i = first; i < first + n_columns; i++) {
            g_autofree char *folded = anke_text_folded(anke_export_head_cell(head, row, i));
            gboolean is_tick = g_hash_table_contains(profile->ticks, folded);
            has_tick |= is_tick;
            if (!is_tick && *folded != '\0' && !g_hash_table_contains(profile->unticks, folded)) {
                return FALSE;
            }
        }
    }
    return has_tick;
}

void anke_numbered_note(const AnkeExportHead *head, const AnkeProfile *profile, GPtrArray *columns)
{
    for (guint first = 0; first < columns->len;) {
        guint n = anke_numbered_run(columns, first);
        gboolean is_ticked = n > 0 && are_ticks(head, profile, first, n);
        for (guint i = 0; i < n; i++) {
            AnkeExportColumn *column = anke_export_column_at(columns, first + i);
            g_autofree char *code = g_strdup_printf("%u", i + 1);
            if (is_ticked) {
                anke_export_column_set(&column->option_code, code, -1);
            } else {
                column->place = i + 1;
            }
        }
        first += MAX(n, 1);
    }
}
