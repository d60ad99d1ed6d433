#include "analyzer/base/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "analyzer/base/number.h"
#include "analyzer/base/program.h"

static const gint64 interval_us = G_USEC_PER_SEC;

AnkeProgress anke_progress_begin(const char *unit)
{
    gboolean is_wanted = isatty(STDERR_FILENO) && !anke_program_is_quiet();
    return (AnkeProgress){unit, is_wanted ? g_get_monotonic_time() + interval_us : G_MAXINT64,
                          FALSE};
}

void anke_progress_show(AnkeProgress *progress, guint64 n)
{
    if (progress->next_us == G_MAXINT64 || g_get_monotonic_time() < progress->next_us) {
        return;
    }
    char text[ANKE_NUMBER_SIZE];
    (void)anke_number_format_grouped(text, (double)n, 0);
    fprintf(stderr, "\r%s: %s %s", g_get_prgname(), text, progress->unit);
    progress->is_shown = TRUE;
    progress->next_us = g_get_monotonic_time() + interval_us;
}

void anke_progress_watch(guint64 n, gpointer progress)
{
    anke_progress_show(progress, n);
}

void anke_progress_end(AnkeProgress *progress)
{
    if (progress->is_shown) {
        fputs("\r\033[K", stderr);
        progress->is_shown = FALSE;
    }
}
