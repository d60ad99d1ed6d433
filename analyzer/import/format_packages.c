/*
 * SPSS and Stata, as stat_rows.c writes them: three header rows, of names, labels of questions, and
 * options of the variables that are one question together. Values are labels, ticks 0 and 1.
 */
#include <string.h>

#include "analyzer/data/label_heads.h"
#include "analyzer/import/column_heads.h"
#include "analyzer/import/export_format.h"

enum { N_HEADER_ROWS = 3 };

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

/* Takes the number off a name: Q3 of Q3_1, with the number as the option's code. */
static void set_codes(AnkeExportColumn *column, const char *name)
{
    gsize n = strlen(name);
    while (n > 0 && g_ascii_isdigit(name[n - 1])) {
        n--;
    }
    gsize n_stem = n > 1 && name[n - 1] == '_' ? n - 1 : n;
    anke_export_column_set(&column->question_code, name, (gssize)n_stem);
    anke_export_column_set(&column->option_code, name + n, -1);
}

/* A place of a ranking: `question：1位`. */
static gboolean set_place(AnkeExportColumn *column, const char *label, const char *name)
{
    const char *colon = g_strrstr(label, "：");
    guint place = colon != NULL ? anke_export_column_place(colon + strlen("：")) : 0;
    if (place == 0) {
        return FALSE;
    }
    set_codes(column, name);
    anke_export_column_set(&column->question, label, colon - label);
    anke_heads_set_option(column, colon + strlen("："), -1);
    column->part = ANKE_PART_PLACE;
    column->place = place;
    return TRUE;
}

/* The text of その他: NAME_other, as anke-export and others call it. */
static gboolean set_other_text(AnkeExportColumn *column, const char *label, const char *name)
{
    if (!g_str_has_suffix(name, "_other") && !g_str_has_suffix(label, ANKE_LABEL_OTHER_TEXT)) {
        return FALSE;
    }
    const char *end = g_str_has_suffix(name, "_other") ? strrchr(name, '_') : name + strlen(name);
    anke_export_column_set(&column->question_code, name, end - name);
    column->part = ANKE_PART_OTHER_TEXT;
    return TRUE;
}

static AnkeExportColumn *describe_variable(const char *name, const char *label, const char *option)
{
    AnkeExportColumn *column = anke_export_column_new(*label != '\0' ? label : name);
    anke_export_column_set(&column->name, name, -1);
    if (*option != '\0') {
        set_codes(column, name);
        anke_heads_set_option(column, option, -1);
        column->part = ANKE_PART_OPTION;
        anke_heads_join(column);
        anke_export_column_set(&column->name, name, -1);
    } else if (!set_place(column, label, name) && !set_other_text(column, label, name)) {
        anke_export_column_set(&column->question_code, name, -1);
    }
    return column;
}

static void describe_package(const AnkeExportHead *head, AnkeProfile *profile, GPtrArray *columns)
{
    for (guint i = 0; i < anke_export_head_width(head, 0); i++) {
        g_ptr_array_add(columns, describe_variable(anke_export_head_cell(head, 0, i),
                                                   anke_export_head_cell(head, 1, i),
                                                   anke_export_head_cell(head, 2, i)));
    }
    profile->n_header_rows = N_HEADER_ROWS;
    profile->has_guarded_texts = TRUE;
}

const AnkeFormat anke_format_spss = {"spss", "SPSS", recognise_spss, describe_package};
const AnkeFormat anke_format_stata = {"stata", "Stata", recognise_stata, describe_package};
