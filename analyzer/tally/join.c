#include "analyzer/tally/join.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

typedef struct {
    GPtrArray *streams;
    GHashTable *done; /* keys of facts, then of tables, that were written */
    AnkeStreamWriter *writer;
} Join;

static const AnkeStream *stream_at(const Join *join, guint i)
{
    return g_ptr_array_index(join->streams, i);
}

static AnkePlace place_of(const AnkeStream *stream)
{
    return (AnkePlace){anke_stream_name(stream), 0, 0};
}

/* Facts */

/* All that is said of one matter, each wording once. Freed by the caller. */
static char *join_values(const Join *join, const char *wave, const char *stat)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    for (guint i = 0; i < join->streams->len; i++) {
        const char *value = anke_stream_own_fact(stream_at(join, i), wave, stat);
        if (value != NULL && *value != '\0' &&
            !g_ptr_array_find_with_equal_func(values, value, g_str_equal, NULL)) {
            g_ptr_array_add(values, (gpointer)value);
        }
    }
    g_ptr_array_add(values, NULL);
    return g_strjoinv("；", (char **)values->pdata);
}

/* One stream whose numbers were not protected is enough to say nothing of protection. */
static gboolean are_all_protected(const Join *join)
{
    for (guint i = 0; i < join->streams->len; i++) {
        if (!anke_stream_is_protected(stream_at(join, i), NULL)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Where numbers come from: the fact, and the row in which a table says it of itself. */
static const char *const provenance[][2] = {{"organisation", "organisation"},
                                            {"title", "survey"},
                                            {"closed", "closed"},
                                            {"source", "source"}};

static gboolean is_provenance(const char *stat)
{
    for (guint i = 0; i < G_N_ELEMENTS(provenance); i++) {
        if (strcmp(stat, provenance[i][0]) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static void write_fact(const Join *join, const AnkeFact *fact)
{
    g_autofree char *key = g_strjoin("\n", fact->wave, fact->stat, NULL);
    if (g_hash_table_contains(join->done, key)) {
        return;
    }
    g_hash_table_add(join->done, g_steal_pointer(&key));
    if (strcmp(fact->stat, "protected") == 0 && !are_all_protected(join)) {
        return;
    }
    if (strcmp(fact->stat, "note") == 0) {
        g_autofree char *value = join_values(join, fact->wave, fact->stat);
        anke_stream_writer_fact(join->writer, fact->wave, fact->stat, value);
        return;
    }
    anke_stream_writer_fact(join->writer, fact->wave, fact->stat, fact->value);
}

static void write_facts(const Join *join)
{
    for (guint i = 0; i < join->streams->len; i++) {
        const AnkeStream *stream = stream_at(join, i);
        for (guint k = 0; k < anke_stream_n_facts(stream); k++) {
            const AnkeFact *fact = anke_stream_fact_at(stream, k);
            if (i == 0 || !is_provenance(fact->stat)) {
                write_fact(join, fact);
            }
        }
    }
}

/* Facts without which numbers would be read wrongly must not differ. */
static gboolean check_facts(const Join *join, GError **error)
{
    static const char *const stats[] = {"where", "base", "conf", "adjust"};
    for (guint s = 0; s < G_N_ELEMENTS(stats); s++) {
        const AnkeStream *first = NULL;
        for (guint i = 0; i < join->streams->len; i++) {
            const AnkeStream *stream = stream_at(join, i);
            const char *value = anke_stream_fact(stream, stats[s]);
            if (value != NULL && first != NULL &&
                strcmp(value, anke_stream_fact(first, stats[s])) != 0) {
                return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream),
                                     "the fact \"%s\" is not that of %s: numbers of both would be "
                                     "read in the same way",
                                     stats[s], anke_stream_name(first));
            }
            first = value != NULL && first == NULL ? stream : first;
        }
    }
    return TRUE;
}

/* Tables */

static gboolean refuse_twin(const AnkeStream *stream, const AnkeTable *table, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    g_autofree char *by = anke_text_quote(table->by, -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream),
                         "the table of question \"%s\" by \"%s\" stands in two streams: each table "
                         "was expected once (tallies are added without --join)",
                         question, by);
}

static gboolean is_from_elsewhere(const Join *join, const AnkeStream *stream, const char *wave)
{
    for (guint i = 0; i < G_N_ELEMENTS(provenance); i++) {
        const char *first = anke_stream_wave_fact(stream_at(join, 0), wave, provenance[i][0]);
        const char *own = anke_stream_wave_fact(stream, wave, provenance[i][0]);
        if (g_strcmp0(first, own) != 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static void write_provenance(const Join *join, const AnkeStream *stream, const AnkeTable *table)
{
    for (guint i = 0; i < G_N_ELEMENTS(provenance); i++) {
        const char *fact = anke_stream_wave_fact(stream, table->wave, provenance[i][0]);
        if (anke_table_row(table, provenance[i][1], ANKE_ALL, ANKE_ALL) == NULL) {
            anke_stream_writer_text(join->writer, "", "", provenance[i][1],
                                    fact == NULL ? "" : fact);
        }
    }
}

static gboolean copy_table(const Join *join, const AnkeStream *stream, const AnkeTable *table,
                           GError **error)
{
    g_autofree char *key = g_strjoin("\n", "", table->wave, table->question, table->by, NULL);
    if (g_hash_table_contains(join->done, key)) {
        return refuse_twin(stream, table, error);
    }
    g_hash_table_add(join->done, g_steal_pointer(&key));
    anke_stream_writer_set_table(join->writer, table->wave, table->question, table->by);
    if (is_from_elsewhere(join, stream, table->wave)) {
        write_provenance(join, stream, table);
    }
    for (guint i = 0; i < table->n_rows; i++) {
        anke_stream_writer_copy(join->writer, table, &table->rows[i]);
    }
    return TRUE;
}

static gboolean copy_tables(const Join *join, AnkeStream *stream, GError **error)
{
    while (TRUE) {
        AnkeTable *next = NULL;
        if (!anke_stream_next(stream, &next, error)) {
            return FALSE;
        }
        g_autoptr(AnkeTable) table = next;
        if (table == NULL) {
            return TRUE;
        }
        if (!copy_table(join, stream, table, error)) {
            return FALSE;
        }
    }
}

gboolean anke_join_streams(GPtrArray *streams, AnkeStreamWriter *writer, GError **error)
{
    g_autoptr(GHashTable) done = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    Join join = {streams, done, writer};
    if (!check_facts(&join, error)) {
        return FALSE;
    }
    write_facts(&join);
    for (guint i = 0; i < streams->len; i++) {
        if (!copy_tables(&join, g_ptr_array_index(streams, i), error)) {
            return FALSE;
        }
    }
    return TRUE;
}
