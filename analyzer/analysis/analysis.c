#include "analyzer/analysis/analysis.h"

#include "analyzer/analysis/pending.h"
#include "analyzer/analysis/table_analysis.h"
#include "analyzer/base/number.h"
#include "analyzer/stats/exact.h"
#include "analyzer/stats/monte_carlo.h"

const char *anke_base_name(AnkeBase base)
{
    return base == ANKE_BASE_ASKED ? "asked" : "answered";
}

AnkeAnalysisSpec anke_analysis_spec_default(void)
{
    return (AnkeAnalysisSpec){.conf = 0.95,
                              .base = ANKE_BASE_ASKED,
                              .ci = ANKE_INTERVAL_WILSON,
                              .max_work = ANKE_EXACT_DEFAULT_WORK,
                              .mc_tables = ANKE_MONTE_CARLO_DEFAULT_TABLES,
                              .mc_seed = 1,
                              .adjust = ANKE_ADJUST_HOLM,
                              .adjust_run = ANKE_ADJUST_BH};
}

/* Whether the fact is one of the settings that are written anew. */
static gboolean is_own_fact(const char *stat)
{
    static const char *const own[] = {"conf", "base", "adjust", "adjust_run", NULL};
    return g_strv_contains(own, stat);
}

static void write_facts(const AnkeStream *stream, const AnkeAnalysisSpec *spec,
                        AnkeStreamWriter *writer)
{
    for (guint i = 0; i < anke_stream_n_facts(stream); i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        if (!is_own_fact(fact->stat)) {
            anke_stream_writer_fact(writer, fact->wave, fact->stat, fact->value);
        }
    }
    char text[ANKE_NUMBER_SIZE];
    (void)anke_number_format(text, spec->conf);
    anke_stream_writer_fact(writer, "", "conf", text);
    anke_stream_writer_fact(writer, "", "base", anke_base_name(spec->base));
    anke_stream_writer_fact(writer, "", "adjust", anke_adjust_name(spec->adjust));
    anke_stream_writer_fact(writer, "", "adjust_run", anke_adjust_name(spec->adjust_run));
}

/* Tables that have been read and not written: the first and what follows it. */
typedef struct {
    AnkeStream *stream;
    GPtrArray *tables; /* of AnkeTable */
    gboolean is_at_end;
} Reader;

/* How many of the tables behind the first are its companions, as far as they have been read. */
static guint count_companions(const Reader *reader)
{
    guint n = 0;
    while (n + 1 < reader->tables->len &&
           anke_table_is_companion(g_ptr_array_index(reader->tables, 0),
                                   g_ptr_array_index(reader->tables, n + 1))) {
        n++;
    }
    return n;
}

/* Reads on until the table behind the companions of the first is known. */
static gboolean read_companions(Reader *reader, guint *n_companions, GError **error)
{
    for (;;) {
        *n_companions = count_companions(reader);
        if (reader->is_at_end || *n_companions + 1 < reader->tables->len) {
            return TRUE;
        }
        AnkeTable *table = NULL;
        if (!anke_stream_next(reader->stream, &table, error)) {
            return FALSE;
        }
        reader->is_at_end = table == NULL;
        if (table != NULL) {
            g_ptr_array_add(reader->tables, table);
        }
    }
}

static gboolean write_tables(Reader *reader, const AnkeAnalysisSpec *spec, AnkePending *pending,
                             AnkeOutput *spool, GError **error)
{
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(spool);
    write_facts(reader->stream, spec, writer);
    for (;;) {
        guint n_companions;
        if (!read_companions(reader, &n_companions, error)) {
            return FALSE;
        }
        if (reader->tables->len == 0) {
            anke_stream_writer_end(writer);
            return TRUE;
        }
        const AnkeTable *const *tables = (const AnkeTable *const *)reader->tables->pdata;
        anke_table_analyse(tables[0], tables + 1, n_companions, spec, pending, writer);
        gboolean is_next = n_companions > 0 && anke_table_stands_alone(tables[1]);
        g_ptr_array_remove_range(reader->tables, 0, is_next ? 1 : n_companions + 1);
        if (anke_output_has_failed(spool)) {
            return anke_output_flush(spool, error);
        }
    }
}

gboolean anke_analysis_run(AnkeStream *stream, const AnkeAnalysisSpec *spec, AnkeOutput *output,
                           GError **error)
{
    g_autoptr(AnkeOutput) spool = anke_output_open_spool();
    g_autoptr(AnkePending) pending = anke_pending_new();
    Reader reader = {.stream = stream,
                     .tables = g_ptr_array_new_with_free_func((GDestroyNotify)anke_table_free)};
    gboolean is_good = write_tables(&reader, spec, pending, spool, error);
    if (is_good) {
        anke_pending_adjust(pending, spec->adjust_run);
        is_good = anke_pending_copy(pending, spool, output, error);
    }
    g_ptr_array_unref(reader.tables);
    return is_good;
}
