#include <math.h>
#include <string.h>

#include "analyzer/draft/check_rules.h"
#include "analyzer/draft/known_choices.h"
#include "analyzer/draft/known_scales.h"

/* Scores of one list */

/* The choices with scores, in the list's order. */
static guint *scored_choices(const AnkeList *list, guint *n)
{
    guint *scored = g_new0(guint, list->n_choices + 1);
    *n = 0;
    for (guint c = 0; c < list->n_choices; c++) {
        if (!isnan(list->choices[c].score)) {
            scored[(*n)++] = c;
        }
    }
    return scored;
}

static double score_of(const AnkeList *list, guint choice)
{
    return list->choices[choice].score;
}

/* The first scored choice at which the order of scores turns or stands still, or -1. */
static gint find_turn(const AnkeList *list, const guint *scored, guint n)
{
    for (guint i = 2; i < n; i++) {
        double before = score_of(list, scored[i - 1]) - score_of(list, scored[i - 2]);
        double now = score_of(list, scored[i]) - score_of(list, scored[i - 1]);
        if (before * now <= 0) {
            return (gint)scored[i];
        }
    }
    gboolean is_equal = n == 2 && score_of(list, scored[0]) == score_of(list, scored[1]);
    return is_equal ? (gint)scored[1] : -1;
}

static gint find_gap(const AnkeList *list, const guint *scored, guint n)
{
    const double tolerance = 1e-9; /* of what decimal scores lose */
    for (guint i = 2; i < n; i++) {
        double first = fabs(score_of(list, scored[1]) - score_of(list, scored[0]));
        double now = fabs(score_of(list, scored[i]) - score_of(list, scored[i - 1]));
        if (fabs(first - now) > tolerance * fmax(first, now)) {
            return (gint)scored[i];
        }
    }
    return -1;
}

static void check_missing_scores(const AnkeCheck *check, const AnkeList *list)
{
    for (guint c = 0; c < list->n_choices; c++) {
        const AnkeChoice *choice = &list->choices[c];
        if (isnan(choice->score) && !choice->is_other && !choice->is_exclusive &&
            anke_known_choice(choice->label).kind == ANKE_LABEL_ORDINARY) {
            anke_check_choice(check, list, c, "score",
                              "no score in a list of scores: who gave this answer is in no mean");
        }
    }
}

void anke_check_scores(const AnkeCheck *check)
{
    for (guint i = 0; i < check->n_lists; i++) {
        const AnkeList *list = check->lists[i];
        guint n = 0;
        g_autofree guint *scored = scored_choices(list, &n);
        if (n == 0) {
            continue;
        }
        check_missing_scores(check, list);
        gint turn = find_turn(list, scored, n);
        gint gap = turn < 0 ? find_gap(list, scored, n) : -1;
        if (turn >= 0) {
            anke_check_choice(check, list, (guint)turn, "score",
                              "the scores do not follow the order of the list");
        } else if (gap >= 0) {
            anke_check_choice(check, list, (guint)gap, "score",
                              "the scores are not equally far from each other: is one missing?");
        }
    }
}

/* Scores against labels */

/* Whether a label that is more favourable has a lower score than a less favourable one. */
static gint find_reversed(const AnkeList *list)
{
    g_autofree const char **labels = g_new0(const char *, list->n_choices + 1);
    g_autofree double *points = g_new0(double, list->n_choices + 1);
    g_autofree guint *ranks = g_new0(guint, list->n_choices + 1);
    for (guint c = 0; c < list->n_choices; c++) {
        labels[c] = list->choices[c].label;
    }
    if (!anke_scale_grade(labels, list->n_choices, points, ranks)) {
        return -1;
    }
    for (guint a = 0; a < list->n_choices; a++) {
        for (guint b = 0; b < list->n_choices; b++) {
            if (points[a] > points[b] && score_of(list, a) < score_of(list, b)) {
                return (gint)MAX(a, b);
            }
        }
    }
    return -1;
}

void anke_check_direction(const AnkeCheck *check)
{
    for (guint i = 0; i < check->n_lists; i++) {
        gint choice = find_reversed(check->lists[i]);
        if (choice >= 0) {
            anke_check_choice(check, check->lists[i], (guint)choice, "score",
                              "the favourable end of the scale has the lower scores: means and "
                              "favourable shares will be turned round");
        }
    }
}

/* Batteries */

static gboolean is_number(const AnkeQuestion *question)
{
    return question->list == NULL;
}

static gboolean are_alike(const AnkeQuestion *a, const AnkeQuestion *b)
{
    return is_number(a) == is_number(b) && a->list == b->list && g_strcmp0(a->unit, b->unit) == 0;
}

void anke_check_batteries(const AnkeCheck *check)
{
    const AnkeCodebook *codebook = check->codebook;
    for (guint i = 0; i < codebook->n_batteries; i++) {
        const AnkeBattery *battery = &codebook->batteries[i];
        const AnkeQuestion *first = &codebook->questions[battery->members[0]];
        for (guint m = 1; m < battery->n_members; m++) {
            if (!are_alike(first, &codebook->questions[battery->members[m]])) {
                anke_check_question(check, battery->members[m], "battery",
                                    "the battery mixes lists or units: question \"%s\" has another",
                                    first->name);
            }
        }
    }
}
