/*
 * The ages of a judgement's staff: a bar a year of age or band, five years before as a line, the
 * hollow's range and the valley marked.
 */
#ifndef ANKE_REPORT_JUDGEMENT_PROFILE_H
#define ANKE_REPORT_JUDGEMENT_PROFILE_H

#include "charts/report/judgement_tables.h"
#include "charts/scene/scene.h"

/* Draws the profile in the box; nothing where the ages are not known. */
void anke_judgement_add_profile(AnkeScene *scene, const AnkeJudgementTables *tables, AnkeBox box);

#endif
