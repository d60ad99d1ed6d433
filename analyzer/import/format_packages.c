/* SPSS and Stata: names of variables as heads, codes as values; STEM_1, STEM_2 … are one question. */
#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"
#include "analyzer/import/plain_columns.h"

static guint recognise_container(const AnkeExportHead *head, const char *container, GString *why)
{
    if (!g_str_equal(head->container, container)) {
        return 0;
    }
    g_string_append_printf(why, "the file is of kind %s", container);
    return 100;
}

static guint recognise_spss(const AnkeExportHead *head, GString *why)
{
    return recognise_container(head, "sav", why);
}

static guint recognise_stata(const AnkeExportHead *head, GString *why)
{
    return recognise_container(head, "dta", why);
}

static void describe_package(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    anke_plain_add_columns(head, 1, columns);
    anke_heads_group_numbered(columns, ANKE_PART_OPTION);
    anke_heads_find_other_texts(columns);
    profile->n_header_rows = 1;
}

const AnkeFormat anke_format_spss = {"spss", "SPSS", recognise_spss, describe_package};
const AnkeFormat anke_format_stata = {"stata", "Stata", recognise_stata, describe_package};
