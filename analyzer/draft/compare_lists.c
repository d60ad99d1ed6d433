#include "analyzer/draft/compare_lists.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

static gint find(const AnkeList *list, const char *name)
{
    return anke_list_find_choice(list, name, strlen(name));
}

/* A choice that only one of the lists has; of a scale it is a point come or gone. */
static void note_lone(AnkeDifference *difference, const AnkeChoice *choice, const char *what)
{
    g_autofree char *quoted = anke_text_quote(choice->label, -1);
    AnkeChange change = isnan(choice->score) ? ANKE_CHANGE_OPTIONS : ANKE_CHANGE_SCALE;
    difference->changes |= 1u << ANKE_CHANGE_OPTIONS;
    anke_difference_note(difference, change, "choice \"%s\" %s", quoted, what);
}

static void compare_scores(AnkeDifference *difference, const AnkeChoice *before,
                           const AnkeChoice *now)
{
    gboolean is_same = before->score == now->score || (isnan(before->score) && isnan(now->score));
    if (is_same) {
        return;
    }
    char old_score[ANKE_NUMBER_SIZE];
    char new_score[ANKE_NUMBER_SIZE];
    anke_number_format(old_score, before->score);
    anke_number_format(new_score, now->score);
    anke_difference_note(difference, ANKE_CHANGE_SCALE, "score of \"%s\" %s became %s", now->name,
                         isnan(before->score) ? "none" : old_score,
                         isnan(now->score) ? "none" : new_score);
}

static void compare_choice(AnkeDifference *difference, const AnkeChoice *before,
                           const AnkeChoice *now)
{
    if (anke_labels_differ(before->label, now->label)) {
        g_autofree char *a = anke_text_quote(before->label, -1);
        g_autofree char *b = anke_text_quote(now->label, -1);
        anke_difference_note(difference, ANKE_CHANGE_WORDING, "choice \"%s\" became \"%s\"", a, b);
    }
    compare_scores(difference, before, now);
    if (before->is_exclusive != now->is_exclusive || before->is_other != now->is_other) {
        anke_difference_note(difference, ANKE_CHANGE_OPTIONS,
                             "exclusive or other of \"%s\" was changed", now->name);
    }
}

/* The order of the choices that both have. */
static gboolean is_reordered(const AnkeList *before, const AnkeList *now)
{
    gint last = -1;
    for (guint i = 0; i < now->n_choices; i++) {
        gint place = find(before, now->choices[i].name);
        if (place >= 0 && place < last) {
            return TRUE;
        }
        last = place >= 0 ? place : last;
    }
    return FALSE;
}

void anke_compare_lists(AnkeDifference *difference, const AnkeList *before, const AnkeList *now)
{
    for (guint i = 0; i < now->n_choices; i++) {
        gint twin = find(before, now->choices[i].name);
        if (twin < 0) {
            note_lone(difference, &now->choices[i], "is new");
        } else {
            compare_choice(difference, &before->choices[twin], &now->choices[i]);
        }
    }
    for (guint i = 0; i < before->n_choices; i++) {
        if (find(now, before->choices[i].name) < 0) {
            note_lone(difference, &before->choices[i], "is gone");
        }
    }
    if (is_reordered(before, now)) {
        anke_difference_note(difference, ANKE_CHANGE_OPTIONS, "another order of choices");
    }
}
