#include "analyzer/staff/tenure.h"

#include "analyzer/staff/staff_day.h"

/*
 * Two sparse sums say who is at risk whatever the window is. `entries`: people by the day of their
 * hire and the fiscal year of their last day (LAST for those who are still here). `ends`: leavers by
 * the days that they served and that year. Keys are packed from the highest bits: sex, year, event,
 * day.
 */
enum {
    DAY_BITS = 24,
    EVENT_SHIFT = DAY_BITS,
    YEAR_SHIFT = DAY_BITS + 1,
    SEX_SHIFT = YEAR_SHIFT + 12
};

static const int still_here = 4095;

static guint64 pack(guint sex, int year, gboolean is_event, gint32 day)
{
    return (guint64)sex << SEX_SHIFT | (guint64)year << YEAR_SHIFT |
           (guint64)(is_event ? 1 : 0) << EVENT_SHIFT | (guint64)day;
}

typedef struct {
    gint sex;
    int year;
    gboolean is_event;
    gint64 day;
} Key;

static Key unpack(guint64 key)
{
    return (Key){(gint)(key >> SEX_SHIFT), (int)(key >> YEAR_SHIFT & 4095),
                 (key >> EVENT_SHIFT & 1) != 0, (gint64)(key & ((1 << DAY_BITS) - 1))};
}

void anke_tenure_add(AnkeStaffCounts *counts, const AnkePerson *person, gboolean is_event)
{
    guint sex = person->labels[ANKE_STAFF_SEX];
    gint32 hire = anke_day_number(person->hire);
    int year = person->leave == 0 ? still_here : anke_day_fiscal_year(person->leave);
    anke_number_counts_add(counts->entries, pack(sex, year, FALSE, hire), 1);
    if (person->leave != 0) {
        gint32 served = anke_day_number(person->leave) - hire + 1;
        anke_number_counts_add(counts->ends, pack(sex, year, is_event, served), 1);
    }
}

/* Changes of the number at risk: + behind a day after which people enter, - behind their last. */
typedef struct {
    AnkeNumberCounts *entered; /* by days served before the window */
    AnkeNumberCounts *left;    /* by days served to the end, censored or not */
    AnkeNumberCounts *events;
} Spells;

static void add_entries(const AnkeStaffCounts *counts, gint sex, int from, int to, Spells *spells)
{
    gint32 start = anke_day_number(from * 10000 + 401);
    gint32 end = anke_day_number(to * 10000 + 331);
    g_autoptr(GArray) entries = anke_number_counts_sorted(counts->entries);
    for (guint i = 0; i < entries->len; i++) {
        const AnkeNumberCount *count = &g_array_index(entries, AnkeNumberCount, i);
        Key key = unpack(count->key);
        if ((sex >= 0 && key.sex != sex) || key.year < from || key.day > end) {
            continue;
        }
        anke_number_counts_add(spells->entered, (guint64)MAX(0, start - key.day), count->n);
        if (key.year >= to) { /* still here when the window ends */
            anke_number_counts_add(spells->left, (guint64)(end - key.day + 1), count->n);
        }
    }
}

static void add_ends(const AnkeStaffCounts *counts, gint sex, int from, int to, Spells *spells)
{
    g_autoptr(GArray) ends = anke_number_counts_sorted(counts->ends);
    for (guint i = 0; i < ends->len; i++) {
        const AnkeNumberCount *count = &g_array_index(ends, AnkeNumberCount, i);
        Key key = unpack(count->key);
        if ((sex >= 0 && key.sex != sex) || key.year < from || key.year >= to) {
            continue;
        }
        anke_number_counts_add(spells->left, (guint64)key.day, count->n);
        if (key.is_event) {
            anke_number_counts_add(spells->events, (guint64)key.day, count->n);
        }
    }
}

/* The steps to be filled: the days of others, or those of the events. */
static GArray *begin_steps(const GArray *events, const GArray *days)
{
    GArray *steps = g_array_new(FALSE, TRUE, sizeof(AnkeTenureStep));
    guint n = days != NULL ? days->len : events->len;
    for (guint i = 0; i < n; i++) {
        AnkeTenureStep step = {0};
        step.day = days != NULL ? g_array_index(days, AnkeTenureStep, i).day
                                : (gint64)g_array_index(events, AnkeNumberCount, i).key;
        g_array_append_val(steps, step);
    }
    return steps;
}

/* Sums all counts below a day, from where the last sum ended. */
static gint64 sum_below(const GArray *counts, guint64 day, guint *at)
{
    gint64 n = 0;
    for (; *at < counts->len && g_array_index(counts, AnkeNumberCount, *at).key < day; (*at)++) {
        n += g_array_index(counts, AnkeNumberCount, *at).n;
    }
    return n;
}

/* At risk on a day: who entered before it less who had their last day before it. */
static GArray *make_steps(const Spells *spells, const GArray *days)
{
    g_autoptr(GArray) entered = anke_number_counts_sorted(spells->entered);
    g_autoptr(GArray) left = anke_number_counts_sorted(spells->left);
    g_autoptr(GArray) events = anke_number_counts_sorted(spells->events);
    GArray *steps = begin_steps(events, days);
    gint64 at_risk = 0;
    guint e = 0;
    guint l = 0;
    guint v = 0;
    for (guint i = 0; i < steps->len; i++) {
        AnkeTenureStep *step = &g_array_index(steps, AnkeTenureStep, i);
        guint64 day = (guint64)step->day;
        at_risk += sum_below(entered, day, &e) - sum_below(left, day, &l);
        step->at_risk = at_risk;
        (void)sum_below(events, day, &v);
        if (v < events->len && g_array_index(events, AnkeNumberCount, v).key == day) {
            step->events = g_array_index(events, AnkeNumberCount, v).n;
        }
    }
    return steps;
}

GArray *anke_tenure_steps(const AnkeStaffCounts *counts, gint sex, int from, int to,
                          const GArray *days)
{
    Spells spells = {anke_number_counts_new(), anke_number_counts_new(), anke_number_counts_new()};
    add_entries(counts, sex, from, to, &spells);
    add_ends(counts, sex, from, to, &spells);
    GArray *steps = make_steps(&spells, days);
    anke_number_counts_free(spells.entered);
    anke_number_counts_free(spells.left);
    anke_number_counts_free(spells.events);
    return steps;
}
