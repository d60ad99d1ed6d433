#include "analyzer/tally/breaks.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

enum { N_STATES = ANKE_STATE_NOTASKED };

static gboolean is_number(const AnkeQuestion *question)
{
    return question->type == ANKE_ANSWER_INTEGER || question->type == ANKE_ANSWER_DECIMAL;
}

static guint count_choices(const AnkeQuestion *question)
{
    return is_number(question) ? question->n_bands : question->list->n_choices;
}

/* Whether a question may be a break, or a part of one. */
static gboolean can_be_break(const AnkeQuestion *question, gboolean has_values)
{
    gboolean is_private = question->role == ANKE_ROLE_ID || question->role == ANKE_ROLE_WEIGHT ||
                          question->role == ANKE_ROLE_IGNORE;
    gboolean has_groups = question->type == ANKE_ANSWER_ONE ||
                          question->type == ANKE_ANSWER_MULTIPLE ||
                          (is_number(question) && (has_values || question->n_bands > 0));
    return has_groups && !is_private;
}

gboolean anke_break_is_nested(const AnkeBreak *by)
{
    return by->n_parts > 1;
}

/* Whether groups have slots only once they occur. */
static gboolean is_sparse(const AnkeBreak *by)
{
    return anke_break_is_nested(by) || by->has_values;
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
    if (anke_break_has(by, (guint)index)) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "question \"%s\" stands twice in a break",
                              quoted);
    }
    AnkeBreakPart part = {(guint)index, count_choices(question) + N_STATES, question};
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

static gboolean add_break(AnkePanel *panel, const AnkeCodebook *codebook, const char *name,
                          gboolean has_values, GError **error)
{
    g_auto(GStrv) names = g_strsplit(name, ":", -1);
    AnkeBreak *by = g_new0(AnkeBreak, 1);
    by->name = g_strdup(name);
    by->has_values = has_values;
    by->parts = g_new0(AnkeBreakPart, g_strv_length(names) + 1);
    by->codes = g_array_new(FALSE, FALSE, sizeof(guint64));
    by->slots = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    /* An empty name splits into nothing. */
    gboolean is_good = names[0] != NULL || add_part(by, codebook, "", error);
    for (guint i = 0; is_good && names[i] != NULL; i++) {
        is_good = add_part(by, codebook, names[i], error);
    }
    if (is_good && (is_in_panel(panel, name) || has_too_many_codes(by))) {
        g_autofree char *quoted = anke_text_quote(name, -1);
        is_good =
            anke_error_set(error, ANKE_ERROR_USAGE, "break \"%s\" %s", quoted,
                           is_in_panel(panel, name) ? "stands twice" : "has more than 1e15 groups");
    }
    if (!is_good) {
        free_break(by);
        return FALSE;
    }
    add_slots(by, panel);
    g_ptr_array_add(panel->breaks, by);
    return TRUE;
}

gboolean anke_panel_add(AnkePanel *panel, const AnkeCodebook *codebook, const char *name,
                        GError **error)
{
    return add_break(panel, codebook, name, FALSE, error);
}

gboolean anke_panel_add_values(AnkePanel *panel, const AnkeCodebook *codebook, const char *name,
                               GError **error)
{
    return add_break(panel, codebook, name, TRUE, error);
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
        *own = (guint16)(part->n_codes - N_STATES + (guint)answer->state - 1);
        return 1;
    }
    if (is_number(part->definition)) {
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

/* Values as codes that ascend with them: a positive double's bits do, a negative one's are turned
 * round. The greatest codes would be no numbers and stand for the states. */

static const guint64 SIGN_BIT = (guint64)1 << 63;

static guint64 code_of_value(double value)
{
    guint64 bits;
    const double unsigned_zero = value + 0.0;
    memcpy(&bits, &unsigned_zero, sizeof bits);
    return (bits & SIGN_BIT) != 0 ? ~bits : bits | SIGN_BIT;
}

static double value_of_code(guint64 code)
{
    double value;
    const guint64 bits = (code & SIGN_BIT) != 0 ? code & ~SIGN_BIT : ~code;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static guint64 code_of_state(AnkeState state)
{
    return G_MAXUINT64 - N_STATES + (guint64)state;
}

static guint count_values(const AnkeBreak *by)
{
    guint n = by->codes->len;
    for (guint state = 1; state <= N_STATES; state++) {
        const guint64 code = code_of_state((AnkeState)state);
        n -= g_hash_table_contains(by->slots, &code) ? 1 : 0;
    }
    return n;
}

static gboolean place_value(AnkePanel *panel, AnkeBreak *by, const AnkeAnswer *answers)
{
    const AnkeAnswer *answer = &answers[by->parts[0].question];
    const guint64 code = answer->state == ANKE_STATE_VALUE ? code_of_value(answer->number)
                                                           : code_of_state(answer->state);
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

gboolean anke_panel_place(AnkePanel *panel, const AnkeAnswer *answers)
{
    panel->n_active = 1;
    for (guint i = 0; i < panel->breaks->len; i++) {
        AnkeBreak *by = g_ptr_array_index(panel->breaks, i);
        if (by->has_values) {
            if (!place_value(panel, by, answers)) {
                return FALSE;
            }
        } else if (!anke_break_is_nested(by)) {
            place_simple(panel, by, answers);
        } else if (!place_nested(panel, by, answers)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Describing */

static AnkeGroupType state_group_type(guint state)
{
    static const AnkeGroupType types[] = {ANKE_GROUP_NOANSWER, ANKE_GROUP_NA, ANKE_GROUP_INVALID,
                                          ANKE_GROUP_NOTASKED};
    return types[state - 1];
}

/* The group of a part's code; label and name are borrowed. */
static AnkeBreakGroup describe_code(const AnkeBreakPart *part, guint code)
{
    const AnkeQuestion *question = part->definition;
    guint n_choices = part->n_codes - N_STATES;
    AnkeBreakGroup group = {.type = ANKE_GROUP_CHOICE, .score = NAN, .population = NAN};
    if (code >= n_choices) {
        guint state = code - n_choices + 1;
        group.label = (char *)anke_state_label((AnkeState)state);
        group.type = state_group_type(state);
    } else if (is_number(question)) {
        group.label = (char *)question->bands[code].label;
        group.name = group.label;
    } else {
        const AnkeChoice *choice = &question->list->choices[code];
        group.label = (char *)choice->label;
        group.name = (char *)choice->name;
        group.score = choice->score;
        group.population = choice->population;
    }
    return group;
}

static AnkeBreakGroup *describe_simple(const AnkeBreak *by, guint64 code)
{
    AnkeBreakGroup *group = g_new(AnkeBreakGroup, 1);
    *group = describe_code(&by->parts[0], (guint)code);
    group->label = g_strdup(group->label);
    group->name = g_strdup(group->name);
    group->slot = by->first_slot + (guint)code;
    return group;
}

/* A nested group is of type choice if all its parts are, else of the type of the first that is not.
 */
static AnkeBreakGroup *describe_nested(const AnkeBreak *by, guint64 code)
{
    AnkeBreakGroup *group = g_new0(AnkeBreakGroup, 1);
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    guint64 rest = code;
    for (guint i = by->n_parts; i-- > 0; rest /= by->parts[i].n_codes) {
        AnkeBreakGroup part = describe_code(&by->parts[i], (guint)(rest % by->parts[i].n_codes));
        g_ptr_array_insert(labels, 0, part.label);
        g_ptr_array_insert(names, 0, part.name);
        group->type = part.type != ANKE_GROUP_CHOICE ? part.type : group->type;
    }
    g_ptr_array_add(labels, NULL);
    g_ptr_array_add(names, NULL);
    group->label = g_strjoinv(" / ", (char **)labels->pdata);
    group->name = group->type == ANKE_GROUP_CHOICE ? g_strjoinv(":", (char **)names->pdata) : NULL;
    group->score = NAN;
    group->population = NAN;
    group->slot = GPOINTER_TO_UINT(g_hash_table_lookup(by->slots, &code));
    return group;
}

/* A value's label and score are the value; it has no name. */
static AnkeBreakGroup *describe_value(const AnkeBreak *by, guint64 code)
{
    AnkeBreakGroup *group = g_new0(AnkeBreakGroup, 1);
    group->score = NAN;
    group->population = NAN;
    group->slot = GPOINTER_TO_UINT(g_hash_table_lookup(by->slots, &code));
    if (code > code_of_state(ANKE_STATE_VALUE)) {
        const guint state = (guint)(code - code_of_state(ANKE_STATE_VALUE));
        group->label = g_strdup(anke_state_label((AnkeState)state));
        group->type = state_group_type(state);
        return group;
    }
    char text[ANKE_NUMBER_SIZE];
    group->score = value_of_code(code);
    (void)anke_number_format(text, group->score);
    group->label = g_strdup(text);
    group->type = ANKE_GROUP_CHOICE;
    return group;
}

static AnkeBreakGroup *describe_group(const AnkeBreak *by, guint64 code)
{
    if (by->has_values) {
        return describe_value(by, code);
    }
    return anke_break_is_nested(by) ? describe_nested(by, code) : describe_simple(by, code);
}

static void free_group(gpointer data)
{
    AnkeBreakGroup *group = data;
    g_free(group->label);
    g_free(group->name);
    g_free(group);
}

static gint compare_groups(gconstpointer a, gconstpointer b)
{
    const AnkeBreakGroup *left = *(const AnkeBreakGroup *const *)a;
    const AnkeBreakGroup *right = *(const AnkeBreakGroup *const *)b;
    return left->code < right->code ? -1 : left->code > right->code;
}

GPtrArray *anke_break_groups(const AnkeBreak *by)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(free_group);
    for (guint i = 0; i < by->codes->len; i++) {
        guint64 code = g_array_index(by->codes, guint64, i);
        AnkeBreakGroup *group = describe_group(by, code);
        group->code = code;
        g_ptr_array_add(groups, group);
    }
    g_ptr_array_sort(groups, compare_groups);
    return groups;
}

char *anke_break_label(const AnkeBreak *by)
{
    GString *label = g_string_new(by->parts[0].definition->label);
    for (guint i = 1; i < by->n_parts; i++) {
        g_string_append_printf(label, " × %s", by->parts[i].definition->label);
    }
    return g_string_free(label, FALSE);
}

AnkeQuestionType anke_break_question_type(const AnkeQuestion *question)
{
    switch (question->type) {
    case ANKE_ANSWER_ONE:
        return question->list->is_scale ? ANKE_TYPE_SCALE : ANKE_TYPE_SINGLE;
    case ANKE_ANSWER_MULTIPLE:
        return ANKE_TYPE_MULTIPLE;
    case ANKE_ANSWER_RANK:
        return ANKE_TYPE_RANK;
    case ANKE_ANSWER_INTEGER:
    case ANKE_ANSWER_DECIMAL:
        return ANKE_TYPE_NUMBER;
    case ANKE_ANSWER_DATE:
    case ANKE_ANSWER_TEXT:
        break;
    }
    return ANKE_TYPE_TEXT;
}

AnkeQuestionType anke_break_type(const AnkeBreak *by)
{
    if (!anke_break_is_nested(by)) {
        return anke_break_question_type(by->parts[0].definition);
    }
    for (guint i = 0; i < by->n_parts; i++) {
        if (by->parts[i].definition->type == ANKE_ANSWER_MULTIPLE) {
            return ANKE_TYPE_MULTIPLE;
        }
    }
    return ANKE_TYPE_SINGLE;
}

const char *anke_break_list(const AnkeBreak *by)
{
    const AnkeList *list = by->parts[0].definition->list;
    return anke_break_is_nested(by) || list == NULL ? NULL : list->name;
}
