#include "charts/draw/record.h"

struct AnkeRecord {
    GArray *commands; /* AnkeCommand */
    GStringChunk *texts;
};

static void free_run(gpointer run)
{
    pango_glyph_item_free(run);
}

static gpointer copy_run(gconstpointer run, gpointer data)
{
    (void)data;
    return pango_glyph_item_copy((PangoGlyphItem *)run);
}

static void clear_command(gpointer data)
{
    AnkeCommand *command = data;
    g_free((gpointer)command->fill);
    g_free((gpointer)command->stroke);
    g_free((gpointer)command->points);
    g_slist_free_full(command->runs, free_run);
    g_clear_pointer(&command->image, g_bytes_unref);
}

AnkeRecord *anke_record_new(void)
{
    AnkeRecord *record = g_new0(AnkeRecord, 1);
    record->commands = g_array_new(FALSE, FALSE, sizeof(AnkeCommand));
    g_array_set_clear_func(record->commands, clear_command);
    record->texts = g_string_chunk_new(4096);
    return record;
}

void anke_record_add(AnkeRecord *record, const AnkeCommand *command)
{
    g_array_append_vals(record->commands, command, 1);
    AnkeCommand *copy = &g_array_index(record->commands, AnkeCommand, record->commands->len - 1);
    copy->fill = g_memdup2(command->fill, sizeof *command->fill);
    copy->stroke = g_memdup2(command->stroke, sizeof *command->stroke);
    copy->points = g_memdup2(command->points, command->n_points * sizeof *command->points);
    copy->image = command->image == NULL ? NULL : g_bytes_ref(command->image);
    copy->runs = g_slist_copy_deep(command->runs, copy_run, NULL);
    if (command->text != NULL) {
        copy->text = g_string_chunk_insert_const(record->texts, command->text);
    }
}

guint anke_record_n_commands(const AnkeRecord *record)
{
    return record->commands->len;
}

const AnkeCommand *anke_record_command(const AnkeRecord *record, guint i)
{
    return &g_array_index(record->commands, AnkeCommand, i);
}

void anke_record_free(AnkeRecord *record)
{
    if (record == NULL) {
        return;
    }
    g_array_unref(record->commands);
    g_string_chunk_free(record->texts);
    g_free(record);
}
