#include "analyzer/import/column_heads.h"

#include <string.h>

#include "analyzer/base/text.h"

gboolean anke_heads_is_among(const char *head, const char *const *words)
{
    g_autofree char *folded = anke_text_folded(head);
    for (; *words != NULL; words++) {
        g_autofree char *word = anke_text_folded(*words);
        if (g_ascii_strcasecmp(folded, word) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

guint anke_heads_count(const AnkeExportHead *head, const char *const *words)
{
    guint n = 0;
    for (guint i = 0; i < anke_export_head_width(head, 0); i++) {
        n += anke_heads_is_among(anke_export_head_cell(head, 0, i), words) ? 1 : 0;
    }
    return n;
}

void anke_heads_mark_system(GPtrArray *columns, const char *const *words)
{
    for (guint i = 0; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        column->is_system |= anke_heads_is_among(column->head, words);
    }
}

void anke_heads_set_option(AnkeExportColumn *column, const char *option, gssize n_bytes)
{
    anke_export_column_set(&column->option, option, n_bytes);
    column->place = anke_export_column_place(column->option);
    column->part = column->place > 0 ? ANKE_PART_PLACE : ANKE_PART_OPTION;
}

gboolean anke_heads_split(AnkeExportColumn *column, const char *open, const char *close)
{
    g_autofree char *head = g_strstrip(g_strdup(column->head));
    const char *at = g_strrstr(head, open);
    if (at == NULL || at == head || !g_str_has_suffix(head, close)) {
        return FALSE;
    }
    const char *option = at + strlen(open);
    gssize n_option = (gssize)(strlen(option) - strlen(close));
    if (n_option <= 0) {
        return FALSE;
    }
    anke_export_column_set(&column->question, head, at - head);
    anke_heads_set_option(column, option, n_option);
    return TRUE;
}

void anke_heads_join(AnkeExportColumn *column)
{
    g_free(column->head);
    column->head = g_strdup_printf("%s [%s]", column->question, column->option);
}

gboolean anke_heads_is_other(const char *option)
{
    g_autofree char *folded = anke_text_folded(option);
    g_autofree char *lower = g_ascii_strdown(folded, -1);
    return g_str_has_prefix(lower, "その他") || g_str_equal(lower, "other") ||
           g_str_has_prefix(lower, "other (") || g_str_equal(lower, "-oth-");
}

/* Numbered heads */

/* Splits STEM_n; returns n as text, or NULL. */
static const char *number_of(const char *head, gsize *n_stem)
{
    const char *at = strrchr(head, '_');
    if (at == NULL || at == head || at[1] == '\0' ||
        strspn(at + 1, "0123456789") != strlen(at + 1)) {
        return NULL;
    }
    *n_stem = (gsize)(at - head);
    return at + 1;
}

static gboolean has_stem(const char *head, const char *stem, gsize n_stem)
{
    gsize n = 0;
    return number_of(head, &n) != NULL && n == n_stem && strncmp(head, stem, n) == 0;
}

static void make_part(AnkeExportColumn *column, AnkePart part)
{
    gsize n_stem = 0;
    const char *number = number_of(column->head, &n_stem);
    anke_export_column_set(&column->question_code, column->head, (gssize)n_stem);
    anke_export_column_set(&column->option_code, number, -1);
    if (g_str_equal(column->question, column->head)) {
        anke_export_column_set(&column->question, column->head, (gssize)n_stem);
    }
    column->part = part;
}

void anke_heads_group_numbered(GPtrArray *columns, AnkePart part)
{
    for (guint i = 0; i < columns->len;) {
        const char *stem = anke_export_column_at(columns, i)->head;
        gsize n_stem = 0;
        guint end = i + 1;
        if (number_of(stem, &n_stem) != NULL) {
            while (end < columns->len &&
                   has_stem(anke_export_column_at(columns, end)->head, stem, n_stem)) {
                end++;
            }
        }
        for (guint member = i; end - i > 1 && member < end; member++) {
            make_part(anke_export_column_at(columns, member), part);
        }
        i = end;
    }
}

/* Other texts */

static gboolean ends_as_other(const char *folded, gsize *n_stem)
{
    static const char *const endings[] = {"_other",  "_その他", "(その他)", "[その他]",
                                          " その他", "その他",  NULL};
    for (const char *const *ending = endings; *ending != NULL; ending++) {
        if (g_str_has_suffix(folded, *ending) && strlen(folded) > strlen(*ending)) {
            *n_stem = strlen(folded) - strlen(*ending);
            return TRUE;
        }
    }
    return FALSE;
}

static const AnkeExportColumn *find_question(const GPtrArray *columns, const char *stem)
{
    for (guint i = 0; i < columns->len; i++) {
        const AnkeExportColumn *column = anke_export_column_at(columns, i);
        g_autofree char *question = anke_text_folded(column->question);
        g_autofree char *code =
            anke_text_folded(column->question_code != NULL ? column->question_code : "");
        if (g_str_equal(question, stem) || g_str_equal(code, stem)) {
            return column;
        }
    }
    return NULL;
}

static void become_other_text(AnkeExportColumn *column, const AnkeExportColumn *of)
{
    anke_export_column_set(&column->question, of->question, -1);
    if (of->question_code != NULL) {
        anke_export_column_set(&column->question_code, of->question_code, -1);
    }
    column->part = ANKE_PART_OTHER_TEXT;
}

void anke_heads_find_other_texts(GPtrArray *columns)
{
    for (guint i = 0; i < columns->len; i++) {
        AnkeExportColumn *column = anke_export_column_at(columns, i);
        g_autofree char *folded = anke_text_folded(column->head);
        gsize n_stem = 0;
        if (column->part != ANKE_PART_WHOLE || !ends_as_other(folded, &n_stem)) {
            continue;
        }
        folded[n_stem] = '\0';
        const AnkeExportColumn *of = find_question(columns, g_strchomp(folded));
        if (of != NULL && of != column) {
            become_other_text(column, of);
        }
    }
}
