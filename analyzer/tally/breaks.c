#include "analyzer/tally/breaks.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "analyzer/tally/break_codes.h"

static guint count_choices(const AnkeQuestion *question)
{
    return anke_break_is_number(question) ? question->n_bands : question->list->n_choices;
}

/* Whether a question may be a break, or a part of one. */
static gboolean can_be_break(const AnkeQuestion *question, gboolean has_values)
{
    gboolean is_private = question->role == ANKE_ROLE_ID || question->role == ANKE_ROLE_WEIGHT ||
                          question->role == ANKE_ROLE_IGNORE;
    gboolean has_groups = question->type == ANKE_ANSWER_ONE ||
                          question->type == ANKE_ANSWER_MULTIPLE ||
                          (anke_break_is_number(question) && (has_values || question->n_bands > 0));
    return has_groups && !is_private;
}

gboolean anke_break_is_nested(const AnkeBreak *by)
{
    return by->n_parts > 1;
}

/* Whether groups have slots only once they occur. */
static gboolean is_sparse(const AnkeBreak *by)
{
    return anke_break_is_nested(by) || by->has_values || by->companion == ANKE_COMPANION_OVERLAP;
}

gboolean anke_break_has(const AnkeBreak *by, guint question)
{
    for (guint i = 0; i < by->n_parts; i++) {
        if (by->parts[i].question == question) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Building */

static void free_break(gpointer data)
{
    AnkeBreak *by = data;
    g_free(by->name);
    g_free(by->of);
    g_free(by->parts);
    g_array_unref(by->codes);
    g_hash_table_unref(by->slots);
    g_free(by);
}

static gboolean add_part(AnkeBreak *by, const AnkeCodebook *codebook, const char *name,
                         GError **error)
{
    gint index = anke_codebook_find(codebook, name);
    g_autofree char *quoted = anke_text_quote(name, -1);
    if (index < 0) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "break \"%s\" is no question of %s", quoted,
                              codebook->file);
    }
    const AnkeQuestion *question = &codebook->questions[index];
    if (!can_be_break(question, by->has_values)) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "question \"%s\" cannot be a break: one with choices, or a number "
                              "with bands, was expected",
                              quoted);
    }
    /* A table by the stratum is itself by stratum. */
    if (anke_break_has(by, (guint)index) && by->companion != ANKE_COMPANION_STRATA) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "question \"%s\" stands twice in a break",
                              quoted);
    }
    AnkeBreakPart part = {(guint)index, count_choices(question) + ANKE_N_STATES, question};
    by->parts[by->n_parts++] = part;
    return TRUE;
}

static gboolean has_too_many_codes(const AnkeBreak *by)
{
    double n_codes = 1;
    for (guint i = 0; i < by->n_parts; i++) {
        n_codes *= by->parts[i].n_codes;
    }
    return n_codes > 1e15;
}

/* All groups of a break that is not nested get their slots now. */
static void add_slots(AnkeBreak *by, AnkePanel *panel)
{
    by->first_slot = panel->n_slots;
    for (guint64 code = 0; !is_sparse(by) && code < by->parts[0].n_codes; code++) {
        g_array_append_val(by->codes, code);
        panel->n_slots++;
    }
}

static gboolean is_in_panel(const AnkePanel *panel, const char *name)
{
    for (guint i = 0; i < panel->breaks->len; i++) {
        const AnkeBreak *by = g_ptr_array_index(panel->breaks, i);
        if (strcmp(by->name, name) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static AnkeBreak *new_break(const char *name, guint n_parts)
{
    AnkeBreak *by = g_new0(AnkeBreak, 1);
    by->name = g_strdup(name);
    by->parts = g_new0(AnkeBreakPart, n_parts);
    by->codes = g_array_new(FALSE, FALSE, sizeof(guint64));
    by->slots = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return by;
}

/* Adds the parts, then the break to the panel, which takes it over; frees it where that fails. */
static gboolean add_break(AnkePanel *panel, const AnkeCodebook *codebook, AnkeBreak *by,
                          const char *const *names, GError **error)
{
    /* An empty name splits into nothing. */
    gboolean is_good = names[0] != NULL || add_part(by, codebook, "", error);
    for (guint i = 0; is_good && names[i] != NULL; i++) {
        is_good = add_part(by, codebook, names[i], error);
    }
    if (is_good && (is_in_panel(panel, by->name) || has_too_many_codes(by))) {
        g_autofree char *quoted = anke_text_quote(by->name, -1);
        is_good = anke_error_set(error, ANKE_ERROR_USAGE, "break \"%s\" %s", quoted,
                                 is_in_panel(panel, by->name) ? "stands twice"
                                                              : "has more than 1e15 groups");
    }
    if (!is_good) {
        free_break(by);
        return FALSE;
    }
    add_slots(by, panel);
    g_ptr_array_add(panel->breaks, by);
    return TRUE;
}

static gboolean add_named(AnkePanel *panel, const AnkeCodebook *codebook, const char *name,
                          gboolean has_values, GError **error)
{
    g_auto(GStrv) names = g_strsplit(name, ":", -1);
    AnkeBreak *by = new_break(name, g_strv_length(names) + 1);
    by->has_values = has_values;
    return add_break(panel, codebook, by, (const char *const *)names, error);
}

gboolean anke_panel_add(AnkePanel *panel, const AnkeCodebook *codebook, const char *name,
                        GError **error)
{
    return add_named(panel, codebook, name, FALSE, error);
}

gboolean anke_panel_add_values(AnkePanel *panel, const AnkeCodebook *codebook, const char *name,
                               GError **error)
{
    return add_named(panel, codebook, name, TRUE, error);
}

/* The names of the parts, joined by a colon. */
static char *join_parts(AnkeCompanion companion, const char *question, const char *of)
{
    if (companion == ANKE_COMPANION_STRATA) {
        return g_strjoin(":", question, of, NULL);
    }
    return companion == ANKE_COMPANION_CHOICES ? g_strjoin(":", of, question, NULL) : g_strdup(of);
}

gboolean anke_panel_add_companion(AnkePanel *panel, const AnkeCodebook *codebook,
                                  const AnkeCompanionSpec *spec, GError **error)
{
    g_autofree char *parts = join_parts(spec->kind, spec->question, spec->of);
    g_auto(GStrv) names = g_strsplit(parts, ":", -1);
    g_autofree char *name = spec->kind == ANKE_COMPANION_OVERLAP
                                ? g_strjoin("*", spec->of, spec->of, NULL)
                                : g_strconcat(parts, spec->is_name_taken ? ":" : "", NULL);
    AnkeBreak *by = new_break(name, g_strv_length(names) + 1);
    by->companion = spec->kind;
    by->of = g_strdup(spec->of);
    return add_break(panel, codebook, by, (const char *const *)names, error);
}

const AnkeBreak *anke_panel_find_companion(const AnkePanel *panel, AnkeCompanion kind,
                                           const char *of)
{
    for (guint i = 0; i < panel->breaks->len; i++) {
        const AnkeBreak *by = g_ptr_array_index(panel->breaks, i);
        if (by->companion == kind && strcmp(by->of, of) == 0) {
            return by;
        }
    }
    return NULL;
}

AnkePanel *anke_panel_new(void)
{
    AnkePanel *panel = g_new0(AnkePanel, 1);
    panel->breaks = g_ptr_array_new_with_free_func(free_break);
    panel->n_slots = 1;
    panel->active_room = 64;
    panel->active = g_new0(guint, panel->active_room);
    panel->scratch = g_array_new(FALSE, FALSE, sizeof(guint64));
    return panel;
}

void anke_panel_free(AnkePanel *panel)
{
    g_ptr_array_unref(panel->breaks);
    g_free(panel->active);
    g_array_unref(panel->scratch);
    g_free(panel);
}

/* Placing respondents */

/* The codes of an answer; `own` is room for one. */
static guint find_codes(const AnkeBreakPart *part, const AnkeAnswer *answer, const guint16 **codes,
                        guint16 *own)
{
    *codes = own;
    if (answer->state != ANKE_STATE_VALUE) {
        *own = (guint16)(part->n_codes - ANKE_N_STATES + (guint)answer->state - 1);
        return 1;
    }
    if (anke_break_is_number(part->definition)) {
        *own = (guint16)anke_question_band(part->definition, answer->number);
        return 1;
    }
    *codes = answer->choices;
    return answer->n_choices;
}

/* Plain memory: an appending function call for each slot and cell cost a tenth of the whole. */
static void activate(AnkePanel *panel, guint slot)
{
    if (panel->n_active == panel->active_room) {
        panel->active_room *= 2;
        panel->active = g_renew(guint, panel->active, panel->active_room);
    }
    panel->active[panel->n_active++] = slot;
}

static void place_simple(AnkePanel *panel, const AnkeBreak *by, const AnkeAnswer *answers)
{
    const guint16 *codes;
    guint16 own;
    const AnkeBreakPart *part = &by->parts[0];
    guint n_codes = find_codes(part, &answers[part->question], &codes, &own);
    for (guint i = 0; i < n_codes; i++) {
        activate(panel, by->first_slot + codes[i]);
    }
}

/* Sets panel->scratch to the codes of all combinations; FALSE if there are too many. */
static gboolean combine_codes(AnkePanel *panel, const AnkeBreak *by, const AnkeAnswer *answers)
{
    guint64 none = 0;
    GArray *combined = panel->scratch;
    g_array_set_size(combined, 0);
    g_array_append_val(combined, none);
    for (guint i = 0; i < by->n_parts; i++) {
        const guint16 *codes;
        guint16 own;
        const AnkeBreakPart *part = &by->parts[i];
        guint n_codes = find_codes(part, &answers[part->question], &codes, &own);
        guint n_before = combined->len;
        if ((guint64)n_before * n_codes > ANKE_MAX_NESTED_GROUPS) {
            return FALSE;
        }
        g_array_set_size(combined, n_before * n_codes);
        for (guint at = n_before; at-- > 0;) {
            guint64 stem = g_array_index(combined, guint64, at) * part->n_codes;
            for (guint k = n_codes; k-- > 0;) {
                g_array_index(combined, guint64, (gsize)at * n_codes + k) = stem + codes[k];
            }
        }
    }
    return TRUE;
}

/* Finds the slot of a code, or gives it one. */
static guint find_slot(AnkePanel *panel, AnkeBreak *by, guint64 code)
{
    guint slot = GPOINTER_TO_UINT(g_hash_table_lookup(by->slots, &code));
    if (slot == 0) {
        slot = panel->n_slots++;
        g_hash_table_insert(by->slots, g_memdup2(&code, sizeof code), GUINT_TO_POINTER(slot));
        g_array_append_val(by->codes, code);
    }
    return slot;
}

static guint count_values(const AnkeBreak *by)
{
    guint n = by->codes->len;
    for (guint state = 1; state <= ANKE_N_STATES; state++) {
        const guint64 code = anke_break_code_of_state((AnkeState)state);
        n -= g_hash_table_contains(by->slots, &code) ? 1 : 0;
    }
    return n;
}

static gboolean place_value(AnkePanel *panel, AnkeBreak *by, const AnkeAnswer *answers)
{
    const AnkeAnswer *answer = &answers[by->parts[0].question];
    const guint64 code = answer->state == ANKE_STATE_VALUE
                             ? anke_break_code_of_value(answer->number)
                             : anke_break_code_of_state(answer->state);
    activate(panel, find_slot(panel, by, code));
    return by->codes->len <= ANKE_MAX_VALUE_GROUPS || count_values(by) <= ANKE_MAX_VALUE_GROUPS;
}

static gboolean place_nested(AnkePanel *panel, AnkeBreak *by, const AnkeAnswer *answers)
{
    if (!combine_codes(panel, by, answers)) {
        return FALSE;
    }
    for (guint i = 0; i < panel->scratch->len; i++) {
        guint64 code = g_array_index(panel->scratch, guint64, i);
        activate(panel, find_slot(panel, by, code));
    }
    return by->codes->len <= ANKE_MAX_NESTED_GROUPS;
}

/* All pairs of groups that the respondent is in. */
static void place_overlaps(AnkePanel *panel, AnkeBreak *by, const AnkeAnswer *answers)
{
    const AnkeBreakPart *part = &by->parts[0];
    const AnkeAnswer *answer = &answers[part->question];
    guint n_choices = answer->state == ANKE_STATE_VALUE ? answer->n_choices : 0;
    for (guint i = 0; i < n_choices; i++) {
        for (guint k = i + 1; k < n_choices; k++) {
            guint64 code = (guint64)answer->choices[i] * part->n_codes + answer->choices[k];
            activate(panel, find_slot(panel, by, code));
        }
    }
}

gboolean anke_panel_place(AnkePanel *panel, const AnkeAnswer *answers)
{
    panel->n_active = 1;
    for (guint i = 0; i < panel->breaks->len; i++) {
        AnkeBreak *by = g_ptr_array_index(panel->breaks, i);
        if (by->has_values) {
            if (!place_value(panel, by, answers)) {
                return FALSE;
            }
        } else if (by->companion == ANKE_COMPANION_OVERLAP) {
            place_overlaps(panel, by, answers);
        } else if (!anke_break_is_nested(by)) {
            place_simple(panel, by, answers);
        } else if (!place_nested(panel, by, answers)) {
            return FALSE;
        }
    }
    return TRUE;
}
