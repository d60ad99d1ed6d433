#include <math.h>

#include "analyzer/base/number.h"
#include "analyzer/tally/break_codes.h"
#include "analyzer/tally/breaks.h"

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
    guint n_choices = part->n_codes - ANKE_N_STATES;
    AnkeBreakGroup group = {.type = ANKE_GROUP_CHOICE, .score = NAN, .population = NAN};
    if (code >= n_choices) {
        guint state = code - n_choices + 1;
        group.label = (char *)anke_state_label((AnkeState)state);
        group.type = state_group_type(state);
    } else if (anke_break_is_number(question)) {
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
    if (code > anke_break_code_of_state(ANKE_STATE_VALUE)) {
        const guint state = (guint)(code - anke_break_code_of_state(ANKE_STATE_VALUE));
        group->label = g_strdup(anke_state_label((AnkeState)state));
        group->type = state_group_type(state);
        return group;
    }
    char text[ANKE_NUMBER_SIZE];
    group->score = anke_break_value_of_code(code);
    (void)anke_number_format(text, group->score);
    group->label = g_strdup(text);
    group->type = ANKE_GROUP_CHOICE;
    return group;
}

/* Two of the groups of a multiple answer, which some people may be in both of. */
static AnkeBreakGroup *describe_overlap(const AnkeBreak *by, guint64 code)
{
    const AnkeBreakPart *part = &by->parts[0];
    AnkeBreakGroup *group = g_new0(AnkeBreakGroup, 1);
    const AnkeBreakGroup first = describe_code(part, (guint)(code / part->n_codes));
    const AnkeBreakGroup second = describe_code(part, (guint)(code % part->n_codes));
    group->label = g_strjoin(" / ", first.label, second.label, NULL);
    group->type = ANKE_GROUP_CHOICE;
    group->score = NAN;
    group->population = NAN;
    const guint slot = GPOINTER_TO_UINT(g_hash_table_lookup(by->slots, &code));
    group->slot = slot != 0 ? slot : ANKE_NO_SLOT;
    return group;
}

static AnkeBreakGroup *describe_group(const AnkeBreak *by, guint64 code)
{
    if (by->has_values) {
        return describe_value(by, code);
    }
    if (by->companion == ANKE_COMPANION_OVERLAP) {
        return describe_overlap(by, code);
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

static void add_group(GPtrArray *groups, const AnkeBreak *by, guint64 code)
{
    AnkeBreakGroup *group = describe_group(by, code);
    group->code = code;
    g_ptr_array_add(groups, group);
}

/* Pairs of groups are all told, also those that nobody is in both of. */
static void add_overlaps(GPtrArray *groups, const AnkeBreak *by)
{
    const guint n_codes = by->parts[0].n_codes;
    const guint n_choices = n_codes - ANKE_N_STATES;
    for (guint i = 0; i < n_choices; i++) {
        for (guint k = i + 1; k < n_choices; k++) {
            add_group(groups, by, (guint64)i * n_codes + k);
        }
    }
}

GPtrArray *anke_break_groups(const AnkeBreak *by)
{
    GPtrArray *groups = g_ptr_array_new_with_free_func(free_group);
    if (by->companion == ANKE_COMPANION_OVERLAP) {
        add_overlaps(groups, by);
        return groups;
    }
    for (guint i = 0; i < by->codes->len; i++) {
        add_group(groups, by, g_array_index(by->codes, guint64, i));
    }
    g_ptr_array_sort(groups, compare_groups);
    return groups;
}

guint anke_break_first_code(const AnkeBreak *by, guint64 code)
{
    for (guint i = by->n_parts; i-- > 1;) {
        code /= by->parts[i].n_codes;
    }
    return (guint)code;
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
