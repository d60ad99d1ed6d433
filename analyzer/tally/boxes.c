#include "analyzer/tally/boxes.h"

#include <math.h>

char *anke_boxes_label(guint n_boxes, gboolean is_upper)
{
    return g_strdup_printf("%s%u", is_upper ? "上位" : "下位", n_boxes);
}

/* Whether the score stands at a place for the first time. */
static gboolean is_first(const AnkeList *list, guint at)
{
    for (guint i = 0; i < at; i++) {
        if (list->choices[i].score == list->choices[at].score) {
            return FALSE;
        }
    }
    return !isnan(list->choices[at].score);
}

/* How many different scores are beyond this one. */
static guint count_beyond(const AnkeList *list, double score, gboolean is_upper)
{
    guint n = 0;
    for (guint i = 0; i < list->n_choices; i++) {
        const double other = list->choices[i].score;
        n += is_first(list, i) && (is_upper ? other > score : other < score) ? 1 : 0;
    }
    return n;
}

guint anke_boxes_find(const AnkeList *list, guint n_boxes, gboolean is_upper, guint *choices)
{
    guint n_scores = 0;
    guint n_found = 0;
    for (guint i = 0; i < list->n_choices; i++) {
        const double score = list->choices[i].score;
        n_scores += is_first(list, i) ? 1 : 0;
        if (!isnan(score) && count_beyond(list, score, is_upper) < n_boxes) {
            choices[n_found++] = i;
        }
    }
    return n_scores > n_boxes ? n_found : 0;
}
