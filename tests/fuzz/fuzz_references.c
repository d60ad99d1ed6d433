/* References from any bytes: they are read, or there is an error; what is read can be compared with. */
#include <glib.h>
#include <math.h>

#include "analyzer/analysis/reference_stream.h"
#include "analyzer/stats/age_distance.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static void check(const AnkeReferences *references)
{
    AnkeAgeStructure stationary;
    anke_references_stationary(references, 2024, &stationary);
    const AnkeAgeDistance distance = anke_age_distance(&stationary, &references->national);
    g_assert_false(distance.dissimilarity < 0 || distance.dissimilarity > 1 + 1e-9);
    g_assert_true(anke_age_structure_sum(&references->national) > 0);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkePopulations) populations = anke_populations_new();
    g_autofree AnkeReferences *references = g_new(AnkeReferences, 1);
    const AnkeAgeEnds ends = ANKE_AGE_ENDS_DEFAULT;
    g_autoptr(AnkeStream) stream =
        anke_stream_open_bytes("fuzz", n_bytes > 0 ? (const char *)data : "", n_bytes, &error);
    g_assert_true((stream != NULL) == (error == NULL));
    if (stream == NULL) {
        return 0;
    }
    anke_references_init(references);
    if (anke_references_read(stream, &ends, references, &populations, &error)) {
        check(references);
    } else {
        g_assert_nonnull(error);
    }
    return 0;
}
