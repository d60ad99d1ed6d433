/* Diverging bars: a scale by group, or a battery of questions with the same scale. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/likert_layout.h"
#include "charts/plots/scale_sides.h"
#include "charts/spec/spec_parts.h"

static gboolean fail(const AnkeTable *table, const char *what, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" %s", question, what);
}

/* The cross of one table, if it is a scale whose scores tell its two sides. */
static gboolean make_scale(AnkeArena *arena, const AnkeChartInput *input, AnkeCrossSpec *cross,
                           GError **error)
{
    if (input->table->type != ANKE_TYPE_SCALE) {
        return fail(input->table, "is no scale, whose choices have scores: kind band expected",
                    error);
    }
    if (!anke_spec_make_cross(arena, input, cross, error)) {
        return FALSE;
    }
    return anke_side_count(cross, ANKE_SIDE_FAVOURABLE) > 0 ||
           fail(input->table, "has no scores that tell favourable from unfavourable", error);
}

/* Whether every question must have this answer. 無回答 and 無効 are listed where they occur. */
static gboolean is_needed(const AnkeAnswer *answer)
{
    return answer->kind != ANKE_ANSWER_NOANSWER && answer->kind != ANKE_ANSWER_INVALID;
}

static gint find_answer(const AnkeCrossSpec *cross, const char *label)
{
    for (guint i = 0; i < cross->n_answers; i++) {
        if (strcmp(cross->answers[i].label, label) == 0) {
            return (gint)i;
        }
    }
    return -1;
}

/* Whether each step of `part` is the same step of `all`. */
static gboolean has_same_steps(const AnkeCrossSpec *all, const AnkeCrossSpec *part)
{
    for (guint i = 0; i < part->n_answers; i++) {
        gint at = find_answer(all, part->answers[i].label);
        if (at < 0 ? is_needed(&part->answers[i])
                   : all->answers[at].side != part->answers[i].side) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The answers of all questions: those of the first, then 無回答 and 無効 that only others have. */
static void join_answers(AnkeArena *arena, const AnkeCrossSpec *parts, guint n_parts,
                         AnkeCrossSpec *battery)
{
    guint most = 0;
    for (guint i = 0; i < n_parts; i++) {
        most += parts[i].n_answers;
    }
    AnkeAnswer *answers = anke_arena_new(arena, AnkeAnswer, most);
    battery->answers = answers;
    battery->n_answers = 0;
    for (guint i = 0; i < n_parts; i++) {
        for (guint k = 0; k < parts[i].n_answers; k++) {
            if (find_answer(battery, parts[i].answers[k].label) < 0) {
                answers[battery->n_answers++] = parts[i].answers[k];
            }
        }
    }
}

/* Everyone's row of one question; what it does not list nobody answered. */
static AnkeAnswerGroup make_row(AnkeArena *arena, const AnkeCrossSpec *battery,
                                const AnkeCrossSpec *part, const char *label)
{
    static const AnkeCell nobody = {ANKE_CELL_KNOWN, 0, 0, NAN, NAN};
    AnkeCell *cells = anke_arena_new(arena, AnkeCell, battery->n_answers);
    for (guint i = 0; i < battery->n_answers; i++) {
        gint at = find_answer(part, battery->answers[i].label);
        cells[i] = at < 0 ? nobody : part->groups[0].cells[at];
    }
    AnkeAnswerGroup row = part->groups[0];
    row.label = label;
    row.cells = cells;
    return row;
}

typedef struct {
    AnkeAnswerGroup group;
    double favourable; /* -1 = not known */
    guint place;
} Row;

static int compare_rows(const void *a, const void *b)
{
    const Row *left = a;
    const Row *right = b;
    if (left->favourable < right->favourable || left->favourable > right->favourable) {
        return left->favourable > right->favourable ? -1 : 1;
    }
    return left->place < right->place ? -1 : 1;
}

/* Sorts rows by the sum of what is favourable, largest first. */
static void sort_rows(const AnkeCrossSpec *battery, AnkeAnswerGroup *groups)
{
    g_autofree Row *rows = g_new(Row, battery->n_groups);
    for (guint i = 0; i < battery->n_groups; i++) {
        double share = anke_side_sum(battery, i, ANKE_SIDE_FAVOURABLE).share;
        rows[i] = (Row){groups[i], isnan(share) ? -1 : share, i};
    }
    qsort(rows, battery->n_groups, sizeof *rows, compare_rows);
    for (guint i = 0; i < battery->n_groups; i++) {
        groups[i] = rows[i].group;
    }
}

/* Each question has ended its own list of notes: what comes after an end belongs to them too. */
static void join_notes(AnkeArena *arena, AnkeCrossSpec *battery)
{
    while (g_ptr_array_remove(arena->notes, NULL)) {
    }
    battery->figure.notes = anke_arena_notes(arena);
}

static void add_words(AnkeArena *arena, const AnkeChartInput *input, AnkeCrossSpec *battery)
{
    guint n = battery->n_groups;
    battery->figure.subtitle = anke_arena_take(
        arena,
        g_strdup_printf(
            anke_say(input->lang, "%s%s単数回答、%u問の比較", "%s%ssingle answers to %u questions"),
            input->table->wave,
            *input->table->wave == '\0' ? "" : anke_say(input->lang, "、", ", "), n));
    if (input->title == NULL) {
        battery->figure.title = anke_arena_take(
            arena,
            g_strdup_printf(anke_say(input->lang, "「%s」ほか%u問", "“%s” and %u more questions"),
                            input->table->label, n - 1));
    }
}

/* The questions of a battery as rows. */
static gboolean make_battery(AnkeArena *arena, const AnkeChartInput *input, AnkeCrossSpec *battery,
                             GError **error)
{
    guint n = input->n_panels + 1;
    AnkeCrossSpec *parts = anke_arena_new(arena, AnkeCrossSpec, n);
    if (*input->table->by != '\0') {
        return fail(input->table, "is compared with others for everyone: no break expected", error);
    }
    for (guint i = 0; i < n; i++) {
        AnkeChartInput own = *input;
        own.table = i == 0 ? input->table : input->panels[i - 1];
        if (!make_scale(arena, &own, &parts[i], error)) {
            return FALSE;
        }
        if (!has_same_steps(&parts[0], &parts[i]) || !has_same_steps(&parts[i], &parts[0])) {
            return fail(own.table, "has other answers than the first: a battery has one scale",
                        error);
        }
    }
    *battery = parts[0];
    join_answers(arena, parts, n, battery);
    AnkeAnswerGroup *groups = anke_arena_new(arena, AnkeAnswerGroup, n);
    for (guint i = 0; i < n; i++) {
        const AnkeTable *table = i == 0 ? input->table : input->panels[i - 1];
        groups[i] = make_row(arena, battery, &parts[i], table->label);
    }
    battery->groups = groups;
    battery->n_groups = n;
    sort_rows(battery, groups);
    join_notes(arena, battery);
    add_words(arena, input, battery);
    return TRUE;
}

gboolean anke_spec_lay_out_likert(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeLikertSpec spec = {.is_battery = input->n_panels > 0};
    gboolean is_made = spec.is_battery ? make_battery(&arena, input, &spec.cross, error)
                                       : make_scale(&arena, input, &spec.cross, error);
    if (!is_made) {
        return FALSE;
    }
    anke_likert_lay_out(scene, &spec);
    return TRUE;
}
