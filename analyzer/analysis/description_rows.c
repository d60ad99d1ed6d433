/* Description of scales and numbers, for everyone and each group. */
#include <math.h>

#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/table_counts.h"
#include "analyzer/stats/box.h"
#include "analyzer/stats/describe.h"
#include "analyzer/stats/histogram.h"

static void put_description(const AnkeAnalysis *analysis, gint group,
                            const AnkeDistribution *distribution)
{
    AnkeDescription description = anke_distribution_describe(distribution);
    const AnkeStatValue values[] = {{"mean", description.mean},     {"sd", description.sd},
                                    {"min", description.min},       {"q1", description.q1},
                                    {"median", description.median}, {"q3", description.q3},
                                    {"max", description.max}};
    anke_analysis_put_all(analysis, ANKE_ALL, group, values, G_N_ELEMENTS(values));
    if (analysis->table->type == ANKE_TYPE_NUMBER) {
        AnkeTukeyBox box = anke_box_summarise(distribution);
        anke_analysis_put(analysis, ANKE_ALL, group, "whisker_lo", box.lo);
        anke_analysis_put(analysis, ANKE_ALL, group, "whisker_hi", box.hi);
    }
}

static void put_bins(const AnkeAnalysis *analysis, const AnkeDistribution *everyone)
{
    AnkeBins bins = anke_histogram_choose_bins(everyone);
    if (bins.n_bins > 0) {
        double width = bins.mantissa * pow(10, bins.exponent);
        anke_analysis_put(analysis, ANKE_ALL, ANKE_ALL, "bin_start", anke_bins_edge(&bins, 0));
        anke_analysis_put(analysis, ANKE_ALL, ANKE_ALL, "bin_width", width);
    }
}

void anke_description_rows_write(const AnkeAnalysis *analysis)
{
    AnkeQuestionType type = analysis->table->type;
    if (type != ANKE_TYPE_SCALE && type != ANKE_TYPE_NUMBER) {
        return;
    }
    g_autoptr(AnkeTableCounts) counts = anke_table_counts_of_values(analysis->table, FALSE);
    for (gsize col = 0; col < counts->counts.n_cols; col++) {
        AnkeDistribution distribution = {counts->values, counts->cell + col, counts->counts.n_rows,
                                         counts->counts.n_cols};
        put_description(analysis, counts->groups[col], &distribution);
        if (col == 0 && type == ANKE_TYPE_NUMBER) {
            put_bins(analysis, &distribution);
        }
    }
}
