#include <math.h>

#include "analyzer/base/age_band.h"
#include "analyzer/staff/projected_ages.h"
#include "analyzer/staff/projection_table.h"
#include "analyzer/staff/projection_write.h"
#include "analyzer/stats/age_reference.h"
#include "analyzer/stats/staff_flags.h"

/* The ages from which and to which anybody is, in any scenario and year. */
static void find_ages(const AnkeOutlooks *outlooks, int *first, int *last)
{
    *first = ANKE_STAFF_AGE_END - 1;
    *last = 0;
    for (guint i = 0; i < outlooks->outlooks->len; i++) {
        const AnkeProjection *path = anke_outlooks_at(outlooks, i)->path;
        for (guint year = 0; year <= path->n_years; year++) {
            for (int age = 0; age < ANKE_STAFF_AGE_END; age++) {
                if (path->years[year].state.staff[age] > 0) {
                    *first = MIN(*first, age);
                    *last = MAX(*last, age);
                }
            }
        }
    }
}

/* Ages of an item; the first and the last of a table are open. */
typedef struct {
    char *label;
    int from, to;     /* both included */
    const char *type; /* of the item */
    gint series;      /* of runs; -1: none */
} Band;

static void clear_band(gpointer data)
{
    g_free(((Band *)data)->label);
}

static GArray *new_bands(void)
{
    GArray *bands = g_array_new(FALSE, FALSE, sizeof(Band));
    g_array_set_clear_func(bands, clear_band);
    return bands;
}

static GArray *make_single_ages(const AnkeOutlooks *outlooks)
{
    GArray *bands = new_bands();
    int first, last;
    find_ages(outlooks, &first, &last);
    for (int age = first; age <= last; age++) {
        Band band = {g_strdup_printf("%d", age), age, age, "value", -1};
        g_array_append_val(bands, band);
    }
    return bands;
}

static GArray *make_official_bands(void)
{
    GArray *bands = new_bands();
    for (guint i = 0; i < ANKE_AGE_N_OFFICIAL; i++) {
        AnkeAgeBand ages;
        (void)anke_age_band_parse(anke_age_band_official(i), &ages);
        Band band = {g_strdup(anke_age_band_official(i)), i == 0 ? 0 : (int)ages.from,
                     isinf(ages.to) ? ANKE_STAFF_AGE_END - 1 : (int)ages.to - 1, "choice", -1};
        g_array_append_val(bands, band);
    }
    return bands;
}

static GArray *make_decades(void)
{
    static const char *const labels[] = {"20歳未満", "20～29歳", "30～39歳",
                                         "40～49歳", "50～59歳", "60歳以上"};
    GArray *bands = new_bands();
    for (int i = 0; i < (int)G_N_ELEMENTS(labels); i++) {
        Band band = {g_strdup(labels[i]), i == 0 ? 0 : 10 + 10 * i,
                     i == (int)G_N_ELEMENTS(labels) - 1 ? ANKE_STAFF_AGE_END - 1 : 19 + 10 * i,
                     "choice", ANKE_SERIES_AGE10 + i};
        g_array_append_val(bands, band);
    }
    return bands;
}

static double count_staff(const AnkeProjectionYear *year, int from, int to)
{
    double n = 0;
    for (int age = from; age <= to; age++) {
        n += year->state.staff[age];
    }
    return n;
}

/* The ages of a year as a table has them, so that measures are those of its bands. */
static AnkeProjectedAges measure(const GArray *bands, const AnkeProjectionYear *year)
{
    AnkeAgeStructure structure = {0};
    for (guint i = 0; i < bands->len; i++) {
        const Band *band = &g_array_index(bands, Band, i);
        AnkeAgeBand ages;
        (void)anke_age_band_parse(band->label, &ages);
        (void)anke_age_structure_add(&structure, &ages, count_staff(year, band->from, band->to));
    }
    (void)anke_age_structure_finish(&structure, &ANKE_AGE_ENDS_DEFAULT);
    return anke_projected_ages_of(&structure);
}

static void write_measures(const AnkeProjectionTable *table, const AnkeOutlook *outlook, guint year,
                           const char *group, gpointer data)
{
    const AnkeProjectionYear *at = &outlook->path->years[year];
    const AnkeProjectedAges ages = measure(data, at);
    const AnkeSchedule *schedule = outlook->rules.schedules[0];
    const struct {
        const char *stat;
        double number;
    } rows[] = {{"mean_age", ages.summary.mean},
                {"median_age", ages.summary.median},
                {"hollow_lo", ages.hollow.lo},
                {"hollow_hi", ages.hollow.hi},
                {"hollow", ages.hollow.index},
                {"hollow_z", ages.hollow.z},
                {"valley_lo", ages.valley.lo},
                {"valley_hi", ages.valley.hi},
                {"valley_bottom", ages.valley.bottom},
                {"valley_depth", ages.valley.depth},
                {"retirement_age", anke_schedule_age(schedule, at->year)}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        anke_stream_writer_number(table->writer, "", group, rows[i].stat, rows[i].number);
    }
    anke_stream_writer_text(table->writer, "", group, "hollow_flag",
                            anke_flag_name(ages.hollow.flag));
    anke_stream_writer_text(table->writer, "", group, "valley_flag",
                            anke_flag_name(anke_flag_of_valley(ages.valley.lo, ages.valley.hi)));
}

/* How many of a band constant hiring would give. */
static double find_stationary(const AnkeOutlook *outlook, const AnkeProjectionYear *year,
                              const Band *band)
{
    AnkeAgeStructure stationary;
    AnkeAgeBand ages;
    (void)anke_age_band_parse(band->label, &ages);
    anke_projected_ages_stationary(&outlook->rules, year->year, &stationary);
    return anke_age_reference_persons(&stationary, &ages,
                                      count_staff(year, 0, ANKE_STAFF_AGE_END - 1));
}

static void write_band(const AnkeProjectionTable *table, const AnkeOutlook *outlook, guint year,
                       const char *group, gpointer data)
{
    const Band *band = data;
    const AnkeProjectionYear *at = &outlook->path->years[year];
    anke_stream_writer_number(table->writer, band->label, group, "n",
                              count_staff(at, band->from, band->to));
    anke_stream_writer_number(table->writer, band->label, group, "stationary",
                              find_stationary(outlook, at, band));
    if (band->series >= 0 && outlook->runs != NULL) {
        anke_projection_write_runs(table->writer, band->label, group,
                                   anke_run_table_cell(outlook->runs, (guint)band->series, year));
    }
}

static void write_table(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer,
                        const AnkeProjectionHead *head, GArray *bands)
{
    AnkeProjectionTable table = {
        .outlooks = outlooks, .writer = writer, .from = 0, .to = outlooks->n_years};
    anke_projection_table_begin(outlooks, head, writer);
    for (guint i = 0; i < bands->len; i++) {
        const Band *band = &g_array_index(bands, Band, i);
        anke_stream_writer_text(writer, band->label, "", "item_type", band->type);
    }
    anke_projection_table_groups(&table);
    anke_projection_table_each(&table, write_measures, bands);
    for (guint i = 0; i < bands->len; i++) {
        anke_projection_table_each(&table, write_band, &g_array_index(bands, Band, i));
    }
    g_array_unref(bands);
}

void anke_projection_write_ages(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer)
{
    static const AnkeProjectionHead age = {"age", "年齢", "number", "歳"};
    static const AnkeProjectionHead age12 = {"age12", "年齢区分", "single", NULL};
    static const AnkeProjectionHead age10 = {"age10", "年代", "single", NULL};
    write_table(outlooks, writer, &age, make_single_ages(outlooks));
    write_table(outlooks, writer, &age12, make_official_bands());
    write_table(outlooks, writer, &age10, make_decades());
}
