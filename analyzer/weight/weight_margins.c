#include "analyzer/weight/weight_margins.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

static void free_part(gpointer data)
{
    AnkeWeightPart *part = data;
    anke_weight_levels_free(part->levels);
    g_free(part);
}

static void free_margin(gpointer data)
{
    AnkeWeightMargin *margin = data;
    g_free(margin->name);
    g_array_unref(margin->parts);
    g_free(margin->targets);
    g_free(margin);
}

AnkeWeightMargins *anke_weight_margins_new(const AnkeCodebook *codebook)
{
    AnkeWeightMargins *margins = g_new0(AnkeWeightMargins, 1);
    margins->codebook = codebook;
    margins->parts = g_ptr_array_new_with_free_func(free_part);
    margins->margins = g_ptr_array_new_with_free_func(free_margin);
    return margins;
}

void anke_weight_margins_free(AnkeWeightMargins *margins)
{
    if (margins != NULL) {
        g_ptr_array_unref(margins->parts);
        g_ptr_array_unref(margins->margins);
        g_free(margins);
    }
}

static const AnkeWeightPart *get_part(const AnkeWeightMargins *margins,
                                      const AnkeWeightMargin *margin, guint index)
{
    return g_ptr_array_index(margins->parts, g_array_index(margin->parts, guint, index));
}

/* Index of the part of a question, which is added if it is new; -1 on error. */
static gint find_part(AnkeWeightMargins *margins, const char *name, GError **error)
{
    gint question = anke_codebook_find(margins->codebook, name);
    g_autofree char *quoted = anke_text_quote(name, -1);
    if (question < 0) {
        anke_error_set(error, ANKE_ERROR_DATA, "\"%s\" is no question of the codebook", quoted);
        return -1;
    }
    for (guint i = 0; i < margins->parts->len; i++) {
        const AnkeWeightPart *part = g_ptr_array_index(margins->parts, i);
        if (part->question == (guint)question) {
            return (gint)i;
        }
    }
    AnkeWeightLevels *levels =
        anke_weight_levels_new(&margins->codebook->questions[(guint)question]);
    if (levels == NULL) {
        anke_error_set(
            error, ANKE_ERROR_DATA,
            "question \"%s\" cannot be a margin: a select_one or a number with bands was "
            "expected",
            quoted);
        return -1;
    }
    AnkeWeightPart *part = g_new0(AnkeWeightPart, 1);
    part->levels = levels;
    part->question = (guint)question;
    g_ptr_array_add(margins->parts, part);
    return (gint)margins->parts->len - 1;
}

static gboolean add_part(AnkeWeightMargins *margins, AnkeWeightMargin *margin, const char *name,
                         GError **error)
{
    gint index = find_part(margins, name, error);
    if (index < 0) {
        return FALSE;
    }
    guint part_index = (guint)index;
    for (guint i = 0; i < margin->parts->len; i++) {
        if (g_array_index(margin->parts, guint, i) == part_index) {
            return anke_error_set(error, ANKE_ERROR_DATA,
                                  "question \"%s\" stands twice in a margin", name);
        }
    }
    g_array_append_val(margin->parts, part_index);
    margin->n_levels *= get_part(margins, margin, margin->parts->len - 1)->levels->n_levels;
    if (margin->n_levels > ANKE_WEIGHT_MAX_LEVELS) {
        return anke_error_set(error, ANKE_ERROR_DATA, "a margin has more than %d combinations",
                              ANKE_WEIGHT_MAX_LEVELS);
    }
    return TRUE;
}

AnkeWeightMargin *anke_weight_margins_add(AnkeWeightMargins *margins, const char *name,
                                          GError **error)
{
    for (guint i = 0; i < margins->margins->len; i++) {
        AnkeWeightMargin *margin = g_ptr_array_index(margins->margins, i);
        if (strcmp(margin->name, name) == 0) {
            return margin;
        }
    }
    if (margins->margins->len >= ANKE_WEIGHT_MAX_MARGINS) {
        anke_error_set(error, ANKE_ERROR_DATA, "more than %d margins", ANKE_WEIGHT_MAX_MARGINS);
        return NULL;
    }
    AnkeWeightMargin *margin = g_new0(AnkeWeightMargin, 1);
    margin->name = g_strdup(name);
    margin->parts = g_array_new(FALSE, FALSE, sizeof(guint));
    margin->n_levels = 1;
    g_auto(GStrv) parts = g_strsplit(name, ":", -1);
    /* An empty name splits into nothing. */
    gboolean is_good = parts[0] != NULL || add_part(margins, margin, "", error);
    for (guint i = 0; is_good && parts[i] != NULL; i++) {
        is_good = add_part(margins, margin, parts[i], error);
    }
    if (!is_good) {
        free_margin(margin);
        return NULL;
    }
    margin->targets = g_new0(double, margin->n_levels + 1);
    g_ptr_array_add(margins->margins, margin);
    return margin;
}

gint64 anke_weight_margin_level(const AnkeWeightMargins *margins, const AnkeWeightMargin *margin,
                                const gint *part_levels)
{
    gint64 level = 0;
    for (guint i = 0; i < margin->parts->len; i++) {
        gint part_level = part_levels[g_array_index(margin->parts, guint, i)];
        if (part_level < 0) {
            return -1;
        }
        level = level * get_part(margins, margin, i)->levels->n_levels + part_level;
    }
    return level;
}

char *anke_weight_margin_label(const AnkeWeightMargins *margins, const AnkeWeightMargin *margin,
                               gsize level)
{
    GString *label = g_string_new(NULL);
    for (guint i = margin->parts->len; i-- > 0;) {
        const AnkeWeightLevels *levels = get_part(margins, margin, i)->levels;
        const char *text = anke_weight_levels_label(levels, (guint)(level % levels->n_levels));
        g_autofree char *quoted = anke_text_quote(text, -1);
        g_string_prepend(label, quoted);
        if (i > 0) {
            g_string_prepend(label, " / ");
        }
        level /= levels->n_levels;
    }
    return g_string_free(label, FALSE);
}

double anke_weight_margin_total(const AnkeWeightMargin *margin)
{
    double total = 0;
    for (gsize level = 0; level < margin->n_levels; level++) {
        total += margin->targets[level];
    }
    return total;
}
