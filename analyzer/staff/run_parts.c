#include "analyzer/staff/run_parts.h"

#include <string.h>

void anke_run_parts_begin(AnkeRunParts *parts, const AnkeProjectionRules *rules)
{
    memset(parts, 0, sizeof *parts);
    parts->n_parts = rules->n_parts;
    for (guint i = 0; i < parts->n_parts; i++) {
        for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
            parts->staff[i][age] = (gint32)rules->start->parts[i].staff[age];
        }
    }
}

/* The parts of an age, and behind them everybody else of `total`. */
static gint32 list_parts(const AnkeRunParts *parts, int age, gint32 total,
                         gint32 by_part[ANKE_START_MAX_PARTS + 1])
{
    gint32 others = total;
    for (guint i = 0; i < parts->n_parts; i++) {
        by_part[i] = parts->staff[i][age];
        others -= by_part[i];
    }
    by_part[parts->n_parts] = others;
    return others;
}

void anke_run_parts_quit(AnkeRunParts *parts, int age, gint32 total, guint32 n_quits,
                         AnkeRandomStream *stream)
{
    gint32 by_part[ANKE_START_MAX_PARTS + 1];
    if (list_parts(parts, age, total, by_part) == total) {
        return; /* nobody is in them */
    }
    (void)anke_draw_people(stream, n_quits, by_part, NULL, parts->n_parts + 1);
    for (guint i = 0; i < parts->n_parts; i++) {
        parts->staff[i][age] = by_part[i];
    }
}

gint32 anke_run_parts_retire(AnkeRunParts *parts, const AnkeProjectionRules *rules, int year,
                             int age, gint32 total)
{
    gint32 by_part[ANKE_START_MAX_PARTS + 1];
    gint32 others = list_parts(parts, age, total, by_part);
    gint32 n = anke_schedule_is_due(rules->schedules[0], age, year) ? others : 0;
    for (guint i = 0; i < parts->n_parts; i++) {
        if (anke_schedule_is_due(rules->schedules[i + 1], age, year)) {
            n += parts->staff[i][age];
            parts->staff[i][age] = 0;
        }
    }
    return n;
}

void anke_run_parts_grow_older(AnkeRunParts *parts, int first_due)
{
    for (guint i = 0; i < parts->n_parts; i++) {
        gint32 *staff = parts->staff[i];
        for (int age = ANKE_STAFF_AGE_END - 1; age > 0; age--) {
            staff[age] = age - 1 >= first_due ? 0 : staff[age - 1];
        }
        staff[0] = 0;
    }
}

void anke_run_parts_hire(AnkeRunParts *parts, const AnkeProjectionRules *rules, int age,
                         AnkeRandomStream *stream)
{
    if (parts->n_parts == 0) {
        return;
    }
    double unit = anke_random_next(stream), sum = 0;
    for (guint i = 0; i < parts->n_parts; i++) {
        sum += rules->part_share[i];
        if (unit < sum) {
            parts->staff[i][age]++;
            return;
        }
    }
}
