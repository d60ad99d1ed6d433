#include <string.h>

#include "analyzer/tally/tally_counts.h"

static AnkeTallyQuestion *question_at(const AnkeTally *tally, guint i)
{
    return &g_array_index(tally->questions, AnkeTallyQuestion, i);
}

static AnkeTallyView *view_at(const AnkeTallyQuestion *question, guint i)
{
    return &g_array_index(question->views, AnkeTallyView, i);
}

static const GPtrArray *main_breaks(const AnkeTally *tally)
{
    return ((const AnkePanel *)g_ptr_array_index(tally->panels, 0))->breaks;
}

/* Whether there is a table of its own by a break of this name. */
static gboolean is_taken(const AnkeTally *tally, const char *name)
{
    const GPtrArray *breaks = main_breaks(tally);
    for (guint i = 0; i < breaks->len; i++) {
        if (strcmp(((const AnkeBreak *)g_ptr_array_index(breaks, i))->name, name) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Strata */

static gboolean add_stratified(AnkeTally *tally, AnkePanel *panel, const char *of, GError **error)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    const char *stratum = codebook->questions[codebook->stratum].name;
    g_autofree char *name = g_strjoin(":", stratum, of, NULL);
    const AnkeCompanionSpec spec = {ANKE_COMPANION_STRATA, stratum, of, is_taken(tally, name)};
    return anke_panel_add_companion(panel, codebook, &spec, error);
}

static AnkePanel *add_strata_panel(AnkeTally *tally)
{
    AnkePanel *panel = anke_panel_new();
    g_ptr_array_add(tally->panels, panel);
    g_ptr_array_add(tally->strata, panel);
    return panel;
}

/* The table of a pair, but not that of values by values. */
static gboolean stratify_pair(AnkeTally *tally, AnkeTallyQuestion *question, const AnkeBreak *by,
                              GError **error)
{
    if (by->has_values) {
        return TRUE;
    }
    AnkePanel *panel = add_strata_panel(tally);
    if (!add_stratified(tally, panel, by->name, error)) {
        return FALSE;
    }
    anke_tally_add_view(question, ANKE_VIEW_STRATA, panel);
    return TRUE;
}

static gboolean stratify_pairs(AnkeTally *tally, AnkeTallyQuestion *question, GError **error)
{
    const guint n_views = question->views->len;
    for (guint i = 0; i < n_views; i++) {
        const AnkeTallyView *view = view_at(question, i);
        if (view->kind == ANKE_VIEW_PAIR &&
            !stratify_pair(tally, question, g_ptr_array_index(view->panel->breaks, 0), error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean stratify(AnkeTally *tally, GError **error)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    if (codebook->stratum < 0) {
        return TRUE;
    }
    const AnkeList *list = codebook->questions[codebook->stratum].list;
    tally->n_h = g_new0(guint64, list->n_choices + ANKE_STATE_NOTASKED);
    AnkePanel *panel = add_strata_panel(tally);
    gboolean is_good = TRUE;
    for (guint i = 0; is_good && i < main_breaks(tally)->len; i++) {
        const AnkeBreak *by = g_ptr_array_index(main_breaks(tally), i);
        is_good = add_stratified(tally, panel, by->name, error);
    }
    for (guint i = 0; is_good && i < tally->questions->len; i++) {
        AnkeTallyQuestion *question = question_at(tally, i);
        anke_tally_add_view(question, ANKE_VIEW_STRATA, panel);
        is_good = stratify_pairs(tally, question, error);
    }
    return is_good;
}

/* Co-occurrences within groups */

static gboolean add_within(AnkeTally *tally, AnkeTallyQuestion *question, GError **error)
{
    const GPtrArray *breaks = main_breaks(tally);
    AnkePanel *panel = anke_panel_new();
    g_ptr_array_add(tally->panels, panel);
    for (guint i = 0; i < breaks->len; i++) {
        const AnkeBreak *by = g_ptr_array_index(breaks, i);
        const AnkeCompanionSpec spec = {ANKE_COMPANION_CHOICES, question->definition->name,
                                        by->name, FALSE};
        if (!anke_break_has(by, question->index) &&
            !anke_panel_add_companion(panel, tally->spec->codebook, &spec, error)) {
            return FALSE;
        }
    }
    anke_tally_add_view(question, ANKE_VIEW_WITHIN, panel);
    return TRUE;
}

static gboolean add_co_occurrences(AnkeTally *tally, GError **error)
{
    for (guint i = 0; tally->spec->has_co_occurrences && i < tally->questions->len; i++) {
        AnkeTallyQuestion *question = question_at(tally, i);
        if (question->definition->type == ANKE_ANSWER_MULTIPLE &&
            !add_within(tally, question, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Overlaps */

static gboolean add_overlap(const AnkeTally *tally, AnkePanel *panel, const AnkeBreak *by,
                            GError **error)
{
    const AnkeCompanionSpec spec = {ANKE_COMPANION_OVERLAP, NULL, by->name, FALSE};
    return anke_break_is_nested(by) || anke_break_type(by) != ANKE_TYPE_MULTIPLE ||
           anke_panel_find_companion(panel, ANKE_COMPANION_OVERLAP, by->name) != NULL ||
           anke_panel_add_companion(panel, tally->spec->codebook, &spec, error);
}

static gboolean find_overlaps(const AnkeTally *tally, AnkePanel *panel, GError **error)
{
    const GPtrArray *breaks = main_breaks(tally);
    gboolean is_good = TRUE;
    for (guint i = 0; is_good && i < breaks->len; i++) {
        is_good = add_overlap(tally, panel, g_ptr_array_index(breaks, i), error);
    }
    for (guint i = 0; is_good && i < tally->questions->len; i++) {
        const AnkeTallyQuestion *question = question_at(tally, i);
        for (guint k = 0; is_good && k < question->views->len; k++) {
            const AnkeTallyView *view = view_at(question, k);
            is_good = view->kind != ANKE_VIEW_PAIR ||
                      add_overlap(tally, panel, g_ptr_array_index(view->panel->breaks, 0), error);
        }
    }
    return is_good;
}

static gboolean add_overlaps(AnkeTally *tally, GError **error)
{
    AnkePanel *panel = anke_panel_new();
    const gboolean is_good = find_overlaps(tally, panel, error);
    if (!is_good || panel->breaks->len == 0) {
        anke_panel_free(panel);
        return is_good;
    }
    g_ptr_array_add(tally->panels, panel);
    tally->has_overlaps = TRUE;
    for (guint i = 0; i < tally->questions->len; i++) {
        question_at(tally, i)->overlap = (AnkeTallyView){.kind = ANKE_VIEW_OVERLAP, .panel = panel};
    }
    return TRUE;
}

gboolean anke_tally_add_companions(AnkeTally *tally, GError **error)
{
    return stratify(tally, error) && add_co_occurrences(tally, error) && add_overlaps(tally, error);
}
