/* Labels of age bands in two lines: 20歳 over ～23歳, 60歳 over 以上. */
#ifndef ANKE_PLOTS_BAND_HEAD_H
#define ANKE_PLOTS_BAND_HEAD_H

#include <glib.h>

typedef struct {
    char *first;
    char *second; /* "" where the label cannot be divided */
} AnkeBandHead;

/* Divides a label before its dash or its 未満, 以上, 以下.
 *   is_short   without 歳
 */
AnkeBandHead anke_band_head(const char *label, gboolean is_short);

void anke_band_head_clear(AnkeBandHead *head);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkeBandHead, anke_band_head_clear)

#endif
