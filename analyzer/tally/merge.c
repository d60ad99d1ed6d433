#include "analyzer/tally/merge.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

/* The streams, each at a table. */
typedef struct {
    GPtrArray *streams;
    AnkeTable **current;      /* NULL: the stream is at its end */
    gboolean *is_in;          /* whether the stream has the table that is being merged */
    const AnkeTable **tables; /* those that are being merged, and the names of their streams */
    const char **names;
    GHashTable *done; /* keys of tables that were written */
    AnkeStreamWriter *writer;
} Merge;

static const AnkeStream *stream_at(const Merge *merge, guint i)
{
    return g_ptr_array_index(merge->streams, i);
}

static AnkePlace place_of(const AnkeStream *stream)
{
    return (AnkePlace){anke_stream_name(stream), 0, 0};
}

/* Facts */

const char *anke_merge_refused_fact(const char *stat)
{
    static const char *const computed[] = {"conf", "base", "adjust", "adjust_run", NULL};
    if (g_strv_contains(computed, stat)) {
        return "has statistics, which cannot be added: merge before anke-stats";
    }
    return strcmp(stat, "protected") == 0
               ? "has hidden numbers, which cannot be added: merge before numbers are hidden"
               : NULL;
}

static gboolean has_wave(const AnkeStream *stream, const char *wave)
{
    for (guint i = 0; i < anke_stream_n_facts(stream); i++) {
        if (strcmp(anke_stream_fact_at(stream, i)->wave, wave) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean refuse_fact(const AnkeStream *stream, const AnkeStream *other, const char *stat,
                            GError **error)
{
    g_autofree char *quoted = anke_text_quote(stat, -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream),
                         "the fact \"%s\" is not that of %s: only streams of one survey can be "
                         "merged",
                         quoted, anke_stream_name(other));
}

/* Whether all facts of `stream` that `other` must share are facts of `other`, too: all of a wave
 * that both have; form and condition in any case. */
static gboolean facts_agree(const AnkeStream *stream, const AnkeStream *other, GError **error)
{
    static const char *const of_all_waves[] = {"form_id", "where", NULL};
    for (guint i = 0; i < anke_stream_n_facts(stream); i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        gboolean is_shared = has_wave(other, fact->wave);
        const char *value = is_shared ? anke_stream_own_fact(other, fact->wave, fact->stat)
                                      : anke_stream_fact(other, fact->stat);
        if ((is_shared || g_strv_contains(of_all_waves, fact->stat)) &&
            g_strcmp0(value, fact->value) != 0) {
            return refuse_fact(stream, other, fact->stat, error);
        }
    }
    return TRUE;
}

static gboolean check_facts(const Merge *merge, GError **error)
{
    for (guint i = 0; i < merge->streams->len; i++) {
        const AnkeStream *stream = stream_at(merge, i);
        for (guint k = 0; k < anke_stream_n_facts(stream); k++) {
            const char *reason = anke_merge_refused_fact(anke_stream_fact_at(stream, k)->stat);
            if (reason != NULL) {
                return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream), "%s", reason);
            }
        }
        for (guint other = 0; other < i; other++) {
            if (!facts_agree(stream, stream_at(merge, other), error) ||
                !facts_agree(stream_at(merge, other), stream, error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

/* Wave by wave, those of a wave once. */
static void write_facts(const Merge *merge)
{
    g_autoptr(GHashTable) waves = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < merge->streams->len; i++) {
        const AnkeStream *stream = stream_at(merge, i);
        g_autoptr(GHashTable) own = g_hash_table_new(g_str_hash, g_str_equal);
        for (guint k = 0; k < anke_stream_n_facts(stream); k++) {
            const AnkeFact *fact = anke_stream_fact_at(stream, k);
            if (!g_hash_table_contains(waves, fact->wave)) {
                g_hash_table_add(own, (gpointer)fact->wave);
                anke_stream_writer_fact(merge->writer, fact->wave, fact->stat, fact->value);
            }
        }
        GHashTableIter iter;
        gpointer wave;
        g_hash_table_iter_init(&iter, own);
        while (g_hash_table_iter_next(&iter, &wave, NULL)) {
            g_hash_table_add(waves, wave);
        }
    }
}

/* Tables */

static gboolean advance(Merge *merge, guint i, GError **error)
{
    g_clear_pointer(&merge->current[i], anke_table_free);
    return anke_stream_next(g_ptr_array_index(merge->streams, i), &merge->current[i], error);
}

static gboolean is_same_table(const AnkeTable *a, const AnkeTable *b)
{
    return strcmp(a->question, b->question) == 0 && strcmp(a->by, b->by) == 0 &&
           strcmp(a->wave, b->wave) == 0;
}

static gboolean refuse_order(const AnkeStream *stream, const AnkeTable *table, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    g_autofree char *by = anke_text_quote(table->by, -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place_of(stream),
                         "the table of question \"%s\" by \"%s\" is missing or stands in another "
                         "place: shards of one tally were expected",
                         question, by);
}

/* A survey's table must be in all its shards, or totals would not belong to their tables. */
static gboolean check_shards(const Merge *merge, const AnkeTable *table, GError **error)
{
    if (anke_table_row(table, "valid", ANKE_ALL, ANKE_ALL) == NULL) {
        return TRUE;
    }
    for (guint i = 0; i < merge->streams->len; i++) {
        if (!merge->is_in[i] && has_wave(stream_at(merge, i), table->wave)) {
            return refuse_order(stream_at(merge, i), table, error);
        }
    }
    return TRUE;
}

/* Collects the tables that are one with `table`; returns their number. */
static guint collect_tables(Merge *merge, const AnkeTable *table)
{
    guint n_tables = 0;
    for (guint i = 0; i < merge->streams->len; i++) {
        merge->is_in[i] = merge->current[i] != NULL && is_same_table(merge->current[i], table);
        if (merge->is_in[i]) {
            merge->tables[n_tables] = merge->current[i];
            merge->names[n_tables++] = anke_stream_name(stream_at(merge, i));
        }
    }
    return n_tables;
}

/* Merges the table at which stream `first` stands. */
static gboolean merge_next(Merge *merge, guint first, GError **error)
{
    const AnkeTable *table = merge->current[first];
    char *key = g_strjoin("\n", table->wave, table->question, table->by, NULL);
    if (!g_hash_table_add(merge->done, key)) {
        /* cppcheck-suppress memleak ; the table freed the second key */
        return refuse_order(stream_at(merge, first), table, error);
    }
    guint n_tables = collect_tables(merge, table);
    anke_stream_writer_set_table(merge->writer, table->wave, table->question, table->by);
    gboolean is_good =
        check_shards(merge, table, error) &&
        anke_merge_tables(merge->tables, merge->names, n_tables, merge->writer, error);
    for (guint i = first; is_good && i < merge->streams->len; i++) {
        is_good = !merge->is_in[i] || advance(merge, i, error);
    }
    return is_good;
}

static gboolean merge_all(Merge *merge, GError **error)
{
    for (guint i = 0; i < merge->streams->len; i++) {
        if (!advance(merge, i, error)) {
            return FALSE;
        }
    }
    for (guint first = 0; first < merge->streams->len;) {
        if (merge->current[first] == NULL) {
            first++;
        } else if (!merge_next(merge, first, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean anke_merge_streams(GPtrArray *streams, AnkeStreamWriter *writer, GError **error)
{
    Merge merge = {.streams = streams,
                   .current = g_new0(AnkeTable *, streams->len + 1),
                   .is_in = g_new0(gboolean, streams->len + 1),
                   .tables = g_new0(const AnkeTable *, streams->len + 1),
                   .names = g_new0(const char *, streams->len + 1),
                   .done = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                   .writer = writer};
    gboolean is_good = check_facts(&merge, error);
    if (is_good) {
        write_facts(&merge);
        is_good = merge_all(&merge, error);
    }
    for (guint i = 0; i < streams->len; i++) {
        anke_table_free(merge.current[i]);
    }
    g_free(merge.current);
    g_free(merge.is_in);
    g_free(merge.tables);
    g_free(merge.names);
    g_hash_table_unref(merge.done);
    return is_good;
}
