#include "analyzer/stats/age_evenness.h"

#include <math.h>

enum { FROM = 20, TO = 60, SINGLE_WIDTH = 4, MAX_BANDS = TO - FROM };

typedef struct {
    gsize n;
    double x[MAX_BANDS];
    double sum;
} Bands;

/* Width of the bands between 20 and 59, 0 where they differ. */
static double find_width(const AnkeAgeStructure *structure)
{
    double width = structure->is_single ? SINGLE_WIDTH : 0;
    if (structure->is_single || !anke_age_structure_has_edge(structure, FROM) ||
        !anke_age_structure_has_edge(structure, TO)) {
        return width;
    }
    for (gsize i = 0; i < structure->n_bands; i++) {
        const AnkeAgeBand *band = &structure->bands[i];
        if (band->from < FROM || band->to > TO) {
            continue;
        }
        const double own = band->to - band->from;
        if ((width > 0 && own - width != 0) || fmod(band->from - FROM, own) > 0) {
            return 0;
        }
        width = own;
    }
    return width > 0 && fmod(TO - FROM, width) > 0 ? 0 : width;
}

static Bands find_bands(const AnkeAgeStructure *structure)
{
    Bands bands = {0};
    const double width = find_width(structure);
    for (double from = FROM; width > 0 && from < TO; from += width) {
        bands.x[bands.n] = anke_age_structure_count(structure, from, from + width);
        bands.sum += bands.x[bands.n++];
    }
    return bands;
}

static void measure_steps(const Bands *bands, AnkeAgeEvenness *evenness)
{
    gsize n_steps = 0;
    double sum = 0;
    double sum_of_changes = 0;
    evenness->step_max = NAN;
    for (gsize i = 0; i + 1 < bands->n; i++) {
        const double change = fabs(bands->x[i + 1] - bands->x[i]);
        const double mean = (bands->x[i + 1] + bands->x[i]) / 2;
        sum_of_changes += change;
        if (mean > 0) {
            n_steps++;
            sum += change / mean;
            evenness->step_max = fmax(evenness->step_max, change / mean);
        }
    }
    evenness->step_mean = n_steps > 0 ? sum / (double)n_steps : NAN;
    evenness->step_total = sum_of_changes / bands->sum;
}

AnkeAgeEvenness anke_age_evenness(const AnkeAgeStructure *structure)
{
    AnkeAgeEvenness evenness = {NAN, NAN, NAN, NAN, NAN, NAN};
    const Bands bands = find_bands(structure);
    const double k = (double)bands.n;
    const double mean = bands.sum / k;
    double entropy = 0;
    double squares = 0;
    double differences = 0;
    if (bands.n < 2 || !(bands.sum > 0) || isnan(anke_age_structure_sum(structure))) {
        return evenness;
    }
    for (gsize i = 0; i < bands.n; i++) {
        const double p = bands.x[i] / bands.sum;
        entropy -= p > 0 ? p * log(p) : 0;
        squares += (bands.x[i] - mean) * (bands.x[i] - mean);
        for (gsize j = 0; j < bands.n; j++) {
            differences += fabs(bands.x[i] - bands.x[j]);
        }
    }
    evenness.evenness = entropy / log(k);
    evenness.gini = differences / (2 * k * k * mean);
    evenness.cv = sqrt(squares / k) / mean;
    measure_steps(&bands, &evenness);
    return evenness;
}
