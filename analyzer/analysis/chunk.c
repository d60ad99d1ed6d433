#include "analyzer/analysis/chunk.h"

AnkeChunk *anke_chunk_new(const AnkeAnalysisSpec *spec)
{
    AnkeChunk *chunk = g_new0(AnkeChunk, 1);
    chunk->tables = g_ptr_array_new_with_free_func((GDestroyNotify)anke_table_free);
    chunk->spec = *spec;
    chunk->spec.populations = NULL;
    return chunk;
}

void anke_chunk_set_populations(AnkeChunk *chunk, AnkePopulations *populations)
{
    anke_populations_unref(chunk->spec.populations);
    chunk->spec.populations = anke_populations_ref(populations);
}

void anke_chunk_free(AnkeChunk *chunk)
{
    if (chunk != NULL) {
        g_ptr_array_unref(chunk->tables);
        g_clear_pointer(&chunk->bytes, g_bytes_unref);
        anke_pending_free(chunk->pending);
        anke_populations_unref(chunk->spec.populations);
        g_free(chunk);
    }
}

static const AnkeTable *table_at(const AnkeChunk *chunk, guint i)
{
    return g_ptr_array_index(chunk->tables, i);
}

/* How many of the tables behind `first` are its companions. */
static guint count_companions(const AnkeChunk *chunk, guint first)
{
    guint n = 0;
    while (first + n + 1 < chunk->tables->len &&
           anke_table_is_companion(table_at(chunk, first), table_at(chunk, first + n + 1))) {
        n++;
    }
    return n;
}

/* The table behind `first` and its companions. A companion that is a table of its own comes next. */
static guint find_next(const AnkeChunk *chunk, guint first)
{
    guint n_companions = count_companions(chunk, first);
    gboolean is_next = n_companions > 0 && anke_table_stands_alone(table_at(chunk, first + 1));
    return first + (is_next ? 1 : n_companions + 1);
}

gboolean anke_chunk_takes(const AnkeChunk *chunk, const AnkeTable *table)
{
    guint head = 0;
    if (chunk->tables->len == 0) {
        return TRUE;
    }
    while (find_next(chunk, head) < chunk->tables->len) {
        head = find_next(chunk, head);
    }
    return anke_table_is_companion(table_at(chunk, head), table);
}

void anke_chunk_run(AnkeChunk *chunk)
{
    g_autoptr(AnkeOutput) output = anke_output_open_memory();
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new_part(output);
    const AnkeTable *const *tables = (const AnkeTable *const *)chunk->tables->pdata;
    chunk->pending = anke_pending_new();
    for (guint i = 0; i < chunk->tables->len; i = find_next(chunk, i)) {
        anke_table_analyse(tables[i], tables + i + 1, count_companions(chunk, i), &chunk->spec,
                           chunk->pending, writer);
    }
    chunk->n_rows = anke_stream_writer_n_rows(writer);
    chunk->bytes = anke_output_take_bytes(output);
    g_ptr_array_set_size(chunk->tables, 0);
}
