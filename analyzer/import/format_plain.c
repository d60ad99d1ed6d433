/* Any CSV or TSV of labels or codes, also as offices keep it: title lines before, a total row after. */
#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/plain_columns.h"

static guint recognise_plain(const AnkeExportHead *head, GString *why)
{
    g_string_append(why, "a header and rows");
    if (head->n_title_rows > 0) {
        g_string_append_printf(why, " after %u title lines", head->n_title_rows);
    }
    return 1;
}

static void describe_plain(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    static const char *const stop_words[] = {"計", "合計", "小計", "総計", "総数", NULL};
    for (const char *const *word = stop_words; *word != NULL; word++) {
        anke_profile_add_stop_word(profile, *word);
    }
    anke_plain_describe(head, profile, columns);
}

const AnkeFormat anke_format_plain = {"plain", "CSV or TSV of labels or codes", recognise_plain,
                                      describe_plain};
