/*
 * Published national numbers of local government staff, for comparison and where a city has none of
 * its own.
 */
#ifndef ANKE_STATS_NATIONAL_STAFF_H
#define ANKE_STATS_NATIONAL_STAFF_H

#include "analyzer/stats/age_structure.h"

/*
 * Ages of all local public employees in bands of ten years, about 2021.
 * Source: 消防庁「定年引上げに伴う消防本部の課題に関する研究会」, as quoted at
 *         https://gentosha-go.com/articles/-/47582 (not the publication itself).
 */
void anke_national_age_structure(AnkeAgeStructure *structure);

/*
 * Share of the 一般行政職 staff of an age who quit (普通退職) in a year, fiscal year 2018. Ages up to
 * 24 have the rate of the youngest band, ages from 65 that of the oldest.
 *
 *   age   full years
 * Source: 総務省「平成30年度地方公務員の退職状況等調査」and 給与実態調査, computed at
 *         https://limo.media/articles/-/17345.
 */
double anke_national_quit_rate(double age);

/* Bands of ages within which that rate is one number; [from, to). */
AnkeAgeBand anke_national_quit_band(double age);

#endif
