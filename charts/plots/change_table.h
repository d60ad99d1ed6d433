/* The table of staff by division in the last years, with the change over them: ▲82（▲10.7％）. */
#ifndef ANKE_PLOTS_CHANGE_TABLE_H
#define ANKE_PLOTS_CHANGE_TABLE_H

#include "charts/plots/staff_layout.h"

/* Lays out the table from y and returns the y below it. The last six years are shown, or as many as
 * fit, but always the first and the last of them. */
double anke_change_table_lay_out(AnkeScene *scene, const AnkeStaffSpec *spec, double y);

/* "▲82（▲10.7％）" from 766 to 684; "…" where one is not known. Freed by the caller. */
char *anke_change_text(const AnkeCell *from, const AnkeCell *to, AnkeLang lang);

#endif
