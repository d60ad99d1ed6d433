#include "analyzer/analysis/pending.h"

#include "analyzer/base/number.h"

enum { BLOCK_BYTES = 1 << 16 };

struct AnkePending {
    GArray *p_values; /* double */
    GArray *places;   /* guint64: bytes of the spool before the missing value */
};

AnkePending *anke_pending_new(void)
{
    AnkePending *pending = g_new0(AnkePending, 1);
    pending->p_values = g_array_new(FALSE, FALSE, sizeof(double));
    pending->places = g_array_new(FALSE, FALSE, sizeof(guint64));
    return pending;
}

void anke_pending_free(AnkePending *pending)
{
    if (pending != NULL) {
        g_array_unref(pending->p_values);
        g_array_unref(pending->places);
        g_free(pending);
    }
}

void anke_pending_add(AnkePending *pending, AnkeStreamWriter *writer, const char *item, double p)
{
    guint64 place = anke_stream_writer_late(writer, item, "", "p_adj");
    g_array_append_val(pending->p_values, p);
    g_array_append_val(pending->places, place);
}

void anke_pending_append(AnkePending *pending, const AnkePending *part, guint64 position)
{
    for (guint i = 0; i < part->places->len; i++) {
        guint64 place = position + g_array_index(part->places, guint64, i);
        g_array_append_val(pending->places, place);
        g_array_append_val(pending->p_values, g_array_index(part->p_values, double, i));
    }
}

void anke_pending_adjust(AnkePending *pending, AnkeAdjust adjust)
{
    double *p_values = (double *)(gpointer)pending->p_values->data;
    anke_multiplicity_adjust(p_values, pending->p_values->len, adjust);
}

static void write_value(double value, AnkeOutput *output)
{
    char text[ANKE_NUMBER_SIZE];
    gsize n_bytes = anke_number_format(text, value);
    text[n_bytes] = '\n';
    anke_output_write(output, text, n_bytes + 1);
}

/* Writes a block that begins at `position`, with the values whose places lie in it; `next` is the
 * first value that was not written yet. A place at a block's end waits for the next block. */
static void write_block(const AnkePending *pending, const char *block, gsize n_bytes,
                        guint64 position, guint *next, AnkeOutput *output)
{
    gsize done = 0;
    for (; *next < pending->places->len; (*next)++) {
        guint64 place = g_array_index(pending->places, guint64, *next);
        if (place >= position + n_bytes) {
            break;
        }
        gsize until = (gsize)(place - position);
        anke_output_write(output, block + done, until - done);
        write_value(g_array_index(pending->p_values, double, *next), output);
        done = until;
    }
    anke_output_write(output, block + done, n_bytes - done);
}

gboolean anke_pending_copy(const AnkePending *pending, AnkeOutput *spool, AnkeOutput *output,
                           GError **error)
{
    g_autoptr(AnkeInput) input = anke_output_read_back(spool, error);
    g_autofree char *block = g_malloc(BLOCK_BYTES);
    guint64 position = 0;
    guint next = 0;
    while (input != NULL) {
        gssize n_bytes = anke_input_read(input, block, BLOCK_BYTES, error);
        if (n_bytes <= 0) {
            return n_bytes == 0;
        }
        write_block(pending, block, (gsize)n_bytes, position, &next, output);
        position += (guint64)n_bytes;
    }
    return FALSE;
}
