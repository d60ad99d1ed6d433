#include "analyzer/analysis/hire_segments.h"

#include "analyzer/analysis/staff_judgement.h"
#include "analyzer/analysis/year_series.h"
#include "analyzer/base/number.h"
#include "analyzer/stats/count_segments.h"

static const char *label_at(const AnkeAnalysis *analysis, const AnkeYearSeries *series, gsize i)
{
    return anke_analysis_group(analysis, series->groups[i]);
}

static char *name_segment(const AnkeAnalysis *analysis, const AnkeYearSeries *series,
                          const AnkeCountSegment *segment)
{
    return g_strdup_printf("%s～%s", label_at(analysis, series, segment->first),
                           label_at(analysis, series, segment->last));
}

static void put_segment(const AnkeAnalysis *analysis, const AnkeYearSeries *series,
                        const AnkeCountSegment *segment)
{
    g_autofree char *name = name_segment(analysis, series, segment);
    for (gsize i = segment->first; i <= segment->last; i++) {
        anke_analysis_put_words(analysis, ANKE_ALL, series->groups[i], "segment", name);
        anke_analysis_put(analysis, ANKE_ALL, series->groups[i], "segment_mean", segment->mean);
    }
}

static void judge(const AnkeAnalysis *analysis, const AnkeYearSeries *series,
                  const AnkeCountSegment *segments, gsize n_segments)
{
    gsize leanest = 0;
    double sum = 0;
    char lean[ANKE_NUMBER_SIZE];
    char usual[ANKE_NUMBER_SIZE];
    for (gsize i = 0; i < n_segments; i++) {
        leanest = segments[i].mean < segments[leanest].mean ? i : leanest;
    }
    for (gsize i = 0; i < series->n; i++) {
        sum += series->values[i];
    }
    const double mean = sum / (double)series->n;
    const AnkeFlag flag = anke_flag_of_hires(segments[leanest].mean, mean);
    if (flag != ANKE_FLAG_YELLOW) {
        return;
    }
    g_autofree char *name = name_segment(analysis, series, &segments[leanest]);
    (void)anke_number_format_fixed(lean, segments[leanest].mean, 1);
    (void)anke_number_format_fixed(usual, mean, 1);
    const AnkeStaffPlace place = {analysis, ANKE_ALL, ANKE_ALL};
    anke_staff_judge(&place, "hires", flag,
                     "%sは採用が年平均%s人で、全期間の平均%s人の%.0f％に満たない。", name, lean,
                     usual, 100 * ANKE_FREEZE_SHARE);
}

/* Whether year follows year: a gap would look like a stretch. */
static gboolean is_complete(const AnkeYearSeries *series)
{
    const gsize n = series->n;
    return n > 0 && series->years[n - 1] - series->years[0] < (double)n - 0.5;
}

void anke_hire_segments_write(const AnkeAnalysis *analysis, const char *stat)
{
    g_autoptr(AnkeYearSeries) series = anke_year_series_new(analysis->table, stat, ANKE_ALL);
    if (!is_complete(series)) {
        return;
    }
    g_autofree AnkeCountSegment *segments = g_new(AnkeCountSegment, series->n / 2 + 1);
    const gsize n_segments = anke_count_segments(series->values, series->n, segments);
    for (gsize i = 0; i < n_segments; i++) {
        put_segment(analysis, series, &segments[i]);
    }
    if (n_segments > 0) {
        judge(analysis, series, segments, n_segments);
    }
}
