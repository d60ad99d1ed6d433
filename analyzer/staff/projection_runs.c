#include "analyzer/staff/projection_runs.h"

#include "analyzer/staff/one_run.h"

enum { MAX_THREADS = 16 };

/* Runs first, first + step, ... */
typedef struct {
    const AnkeRunModel *model;
    AnkeRuns *runs;
    guint first, step;
} Share;

gint32 *anke_runs_at(const AnkeRuns *runs, guint series, guint year)
{
    return runs->values + ((gsize)series * (runs->n_years + 1) + year) * runs->n_runs;
}

/* Runs of neighbouring numbers write into the same lines of memory: each thread has a block. */
static gpointer work(gpointer data)
{
    const Share *share = data;
    guint n_runs = share->runs->n_runs;
    guint from = (guint)((guint64)n_runs * share->first / share->step);
    guint to = (guint)((guint64)n_runs * (share->first + 1) / share->step);
    for (guint i = from; i < to; i++) {
        anke_run_once(share->model, i, share->runs);
    }
    return NULL;
}

static void work_in_threads(const AnkeRunModel *model, AnkeRuns *runs)
{
    guint wanted = model->spec->n_threads;
    guint n_threads = CLAMP(wanted == 0 ? g_get_num_processors() : wanted, 1, MAX_THREADS);
    GThread *threads[MAX_THREADS];
    Share shares[MAX_THREADS] = {{model, runs, 0, n_threads}};
    for (guint i = 1; i < n_threads; i++) {
        shares[i] = (Share){model, runs, i, n_threads};
        threads[i] = g_thread_new("runs", work, &shares[i]);
    }
    (void)work(&shares[0]);
    for (guint i = 1; i < n_threads; i++) {
        (void)g_thread_join(threads[i]);
    }
}

AnkeRuns *anke_runs_make(const AnkeProjectionRules *rules, const AnkeProjection *path,
                         const AnkeSuccessionRules *succession, const AnkeRunSpec *spec)
{
    AnkeRuns *runs = g_new0(AnkeRuns, 1);
    AnkeRunModel *model = g_new(AnkeRunModel, 1);
    anke_run_model_init(model, rules, path, succession, spec);
    runs->n_series = ANKE_SERIES_GRADE + ANKE_SERIES_PER_GRADE * model->n_grades;
    runs->n_years = path->n_years;
    runs->n_runs = spec->n_runs;
    runs->headcount_scale = spec->headcount_scale;
    runs->values = g_new0(gint32, (gsize)runs->n_series * (runs->n_years + 1) * runs->n_runs);
    work_in_threads(model, runs);
    g_free(model);
    return runs;
}

void anke_runs_free(AnkeRuns *runs)
{
    if (runs == NULL) {
        return;
    }
    g_free(runs->values);
    g_free(runs);
}

static AnkeRunTable *new_table(const AnkeRuns *runs, guint n_series)
{
    AnkeRunTable *table = g_new0(AnkeRunTable, 1);
    table->n_series = n_series;
    table->n_years = runs->n_years;
    table->cells = g_new(AnkeRunSummary, (gsize)n_series * (runs->n_years + 1));
    return table;
}

static void divide(AnkeRunSummary *summary, gint32 scale)
{
    summary->mean /= scale;
    summary->sd /= scale;
    for (guint i = 0; i < ANKE_RUN_N_PERCENTILES; i++) {
        summary->percentiles[i] /= scale;
    }
}

/* Sums up one series in one year. */
static void fill_cell(AnkeRunTable *table, const AnkeRuns *runs, guint series, guint year,
                      gint32 *values)
{
    AnkeRunSummary *cell = &table->cells[series * (table->n_years + 1) + year];
    *cell = anke_run_summarise(values, runs->n_runs);
    divide(cell, series == ANKE_SERIES_HEADCOUNT ? runs->headcount_scale : 1);
}

AnkeRunTable *anke_run_table_make(AnkeRuns *runs)
{
    AnkeRunTable *table = new_table(runs, runs->n_series);
    for (guint series = 0; series < runs->n_series; series++) {
        for (guint year = 0; year <= runs->n_years; year++) {
            fill_cell(table, runs, series, year, anke_runs_at(runs, series, year));
        }
    }
    return table;
}

AnkeRunTable *anke_run_table_compare(const AnkeRuns *runs, const AnkeRuns *base)
{
    g_assert(runs->n_series == base->n_series && runs->n_years == base->n_years &&
             runs->n_runs == base->n_runs && runs->headcount_scale == base->headcount_scale);
    AnkeRunTable *table = new_table(runs, ANKE_SERIES_GRADE);
    g_autofree gint32 *differences = g_new(gint32, runs->n_runs);
    for (guint series = 0; series < table->n_series; series++) {
        for (guint year = 0; year <= runs->n_years; year++) {
            const gint32 *ours = anke_runs_at(runs, series, year);
            const gint32 *theirs = anke_runs_at(base, series, year);
            for (guint i = 0; i < runs->n_runs; i++) {
                differences[i] = ours[i] - theirs[i];
            }
            fill_cell(table, runs, series, year, differences);
        }
    }
    return table;
}

const AnkeRunSummary *anke_run_table_cell(const AnkeRunTable *table, guint series, guint year)
{
    return &table->cells[series * (table->n_years + 1) + year];
}

void anke_run_table_free(AnkeRunTable *table)
{
    if (table == NULL) {
        return;
    }
    g_free(table->cells);
    g_free(table);
}
