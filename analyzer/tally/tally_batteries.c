#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/tally/tally_counts.h"

static gboolean has_member(const AnkeBattery *battery, guint question)
{
    for (guint i = 0; i < battery->n_members; i++) {
        if (battery->members[i] == question) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The battery, and the battery by every break that is neither nested nor one of its questions. */
static void add_battery(AnkeTally *tally, const AnkeBattery *battery)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    const AnkePanel *panel = g_ptr_array_index(tally->panels, 0);
    g_ptr_array_add(tally->batteries, anke_battery_sheet_new(codebook, battery, -1, NULL));
    for (guint i = 0; i < panel->breaks->len; i++) {
        const AnkeBreak *by = g_ptr_array_index(panel->breaks, i);
        if (!anke_break_is_nested(by) && !has_member(battery, by->parts[0].question)) {
            g_ptr_array_add(tally->batteries, anke_battery_sheet_new(codebook, battery, -1, by));
        }
    }
}

static gboolean refuse_drivers(const char *drivers, const char *problem, GError **error)
{
    g_autofree char *quoted = anke_text_quote(drivers, -1);
    return anke_error_set(error, ANKE_ERROR_USAGE, "--drivers \"%s\": %s", quoted, problem);
}

static const AnkeBattery *find_battery(const AnkeCodebook *codebook, const char *name)
{
    for (guint i = 0; i < codebook->n_batteries; i++) {
        if (strcmp(codebook->batteries[i].name, name) == 0) {
            return &codebook->batteries[i];
        }
    }
    return NULL;
}

/* Why a question cannot be the outcome, or NULL. */
static const char *find_problem(const AnkeCodebook *codebook, const AnkeBattery *battery,
                                gint outcome)
{
    if (outcome < 0) {
        return "the outcome is no question of the codebook";
    }
    const AnkeQuestion *question = &codebook->questions[outcome];
    if (!anke_question_has_values(question) ||
        (question->role != ANKE_ROLE_NONE && question->role != ANKE_ROLE_BREAK)) {
        return "the outcome is neither a number nor a question with one answer out of choices with "
               "scores";
    }
    if (has_member(battery, (guint)outcome)) {
        return "the outcome belongs to the battery itself";
    }
    for (guint i = 0; i < battery->n_members; i++) {
        if (strcmp(codebook->questions[battery->members[i]].label, question->label) == 0) {
            return "the outcome has the label of a question of the battery";
        }
    }
    return NULL;
}

static gboolean add_drivers(AnkeTally *tally, const char *drivers, GError **error)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    g_auto(GStrv) names = g_strsplit(drivers, "=", -1);
    if (g_strv_length(names) != 2) {
        return refuse_drivers(drivers, "OUTCOME=BATTERY was expected", error);
    }
    const AnkeBattery *battery = find_battery(codebook, names[1]);
    if (battery == NULL) {
        return refuse_drivers(drivers, "the codebook has no such battery", error);
    }
    const gint outcome = anke_codebook_find(codebook, names[0]);
    const char *problem = find_problem(codebook, battery, outcome);
    if (problem != NULL) {
        return refuse_drivers(drivers, problem, error);
    }
    AnkeBatterySheet *sheet = anke_battery_sheet_new(codebook, battery, outcome, NULL);
    for (guint i = 0; i < tally->batteries->len; i++) {
        const AnkeBatterySheet *other = g_ptr_array_index(tally->batteries, i);
        if (strcmp(other->name, sheet->name) == 0) {
            anke_battery_sheet_free(sheet);
            return refuse_drivers(drivers, "it is asked for twice", error);
        }
    }
    g_ptr_array_add(tally->batteries, sheet);
    return TRUE;
}

gboolean anke_tally_add_batteries(AnkeTally *tally, GError **error)
{
    const AnkeCodebook *codebook = tally->spec->codebook;
    for (guint i = 0; i < codebook->n_batteries; i++) {
        add_battery(tally, &codebook->batteries[i]);
    }
    const char *const *drivers = tally->spec->drivers;
    for (guint i = 0; drivers != NULL && drivers[i] != NULL; i++) {
        if (!add_drivers(tally, drivers[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}
