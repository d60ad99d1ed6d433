/* Table streams from any bytes as the start of a projection of everybody, and of one job. */
#include <glib.h>
#include <gsl/gsl_errno.h>
#include <math.h>

#include "analyzer/base/error.h"
#include "analyzer/staff/outlook.h"
#include "analyzer/staff/warnings.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static void check(const AnkeStaffStart *start)
{
    g_autoptr(AnkeScenarios) scenarios = anke_scenarios_default();
    g_autoptr(GError) error = NULL;
    AnkeRunSpec spec = {.n_runs = 0};
    g_autoptr(AnkeOutlooks) outlooks = anke_outlooks_make(start, scenarios, 9, &spec, &error);
    g_assert_true((outlooks != NULL) == (error == NULL));
    if (outlooks != NULL) {
        const AnkeOutlook *outlook = g_ptr_array_index(outlooks->outlooks, 0);
        g_assert_true(isfinite(outlook->path->years[9].headcount));
        g_array_unref(anke_warnings_find(outlooks));
    }
}

static void read_start(const guint8 *data, gsize n_bytes, const char *job)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeStream) stream =
        anke_stream_open_bytes("fuzz", n_bytes > 0 ? (const char *)data : "", n_bytes, &error);
    g_autoptr(AnkeStaffStart) start =
        stream != NULL ? anke_staff_start_read(stream, job, &error) : NULL;
    g_assert_true((start != NULL) == (error == NULL));
    if (start != NULL) {
        check(start);
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    (void)gsl_set_error_handler_off();
    read_start(data, n_bytes, NULL);
    read_start(data, n_bytes, "医師");
    return 0;
}
