#include "charts/spec/picture.h"

#include <string.h>

#include "analyzer/base/output.h"
#include "analyzer/base/text.h"
#include "charts/plots/scene_paint.h"
#include "charts/spec/spec_parts.h"

/* A file that is made and not yet written. */
typedef struct {
    char *path; /* NULL = standard output */
    GBytes *bytes;
} File;

struct AnkePictures {
    AnkePictureSettings settings;
    GPtrArray *files;
    GString *tap;
    guint n_results;
    GPtrArray *faults; /* char * */
};

static void free_file(gpointer data)
{
    File *file = data;
    g_free(file->path);
    g_bytes_unref(file->bytes);
    g_free(file);
}

AnkePictures *anke_pictures_new(const AnkePictureSettings *settings)
{
    AnkePictures *pictures = g_new0(AnkePictures, 1);
    pictures->settings = *settings;
    pictures->files = g_ptr_array_new_with_free_func(free_file);
    pictures->faults = g_ptr_array_new_with_free_func(g_free);
    pictures->tap = g_string_new(NULL);
    return pictures;
}

/* One line for each group of faults, with its faults under it. */
static void add_results(AnkePictures *pictures, const GPtrArray *faults, const char *name)
{
    g_autofree char *quoted = anke_text_quote(name, -1);
    for (guint group = 0; group < ANKE_N_AUDIT_GROUPS; group++) {
        g_autoptr(GString) notes = g_string_new(NULL);
        for (guint i = 0; i < faults->len; i++) {
            const AnkeFault *fault = g_ptr_array_index(faults, i);
            if (fault->group == group) {
                g_string_append_printf(notes, "# %s\n", fault->message);
            }
        }
        g_string_append_printf(pictures->tap, "%s %u - %s: %s\n%s",
                               notes->len > 0 ? "not ok" : "ok", ++pictures->n_results, quoted,
                               anke_audit_group_name(group), notes->str);
    }
}

static void audit(AnkePictures *pictures, const AnkeChart *chart, const AnkeCanvas *canvas)
{
    AnkeChartTraits traits = anke_chart_kind_traits(chart->kind);
    AnkeAuditNeeds needs = {.has_unit = (traits & ANKE_CHART_HAS_UNIT) != 0,
                            .has_base = (traits & ANKE_CHART_HAS_BASE) != 0,
                            .has_source = TRUE};
    g_autoptr(GPtrArray) drawn = anke_canvas_audit(canvas);
    g_autoptr(GPtrArray) faults = anke_scene_audit(chart->scene, &needs, drawn);
    add_results(pictures, faults, chart->name);
    for (guint i = 0; i < faults->len; i++) {
        const AnkeFault *fault = g_ptr_array_index(faults, i);
        g_ptr_array_add(pictures->faults, g_strconcat(chart->name, ": ", fault->message, NULL));
    }
}

static AnkeCanvas *paint(const AnkePictures *pictures, const AnkeChart *chart, AnkeFormat format,
                         GError **error)
{
    AnkeDocumentInfo info = {.title = anke_scene_title(chart->scene),
                             .description = anke_scene_description(chart->scene),
                             .author = anke_chart_facts_organisation(chart->facts),
                             .source = anke_chart_facts_source(chart->facts),
                             .date = anke_chart_facts_closed(chart->facts),
                             .dpi = pictures->settings.dpi};
    AnkeBox size = {0, 0, anke_scene_width(chart->scene), anke_scene_height(chart->scene)};
    AnkeCanvas *canvas = anke_canvas_new(format, pictures->settings.typesetter, size, &info, error);
    if (canvas != NULL) {
        anke_scene_paint(chart->scene, canvas, 0, 0);
    }
    return canvas;
}

gboolean anke_pictures_draw(AnkePictures *pictures, const AnkeChart *chart, AnkeFormat format,
                            const char *path, gboolean is_audited, GError **error)
{
    g_autoptr(AnkeCanvas) canvas = paint(pictures, chart, format, error);
    if (canvas == NULL) {
        return FALSE;
    }
    if (is_audited) {
        audit(pictures, chart, canvas);
    }
    g_autoptr(GBytes) bytes = anke_canvas_finish(canvas, error);
    if (bytes == NULL) {
        return FALSE;
    }
    anke_pictures_add(pictures, path, bytes);
    return TRUE;
}

gboolean anke_pictures_audit(AnkePictures *pictures, const AnkeChart *chart, GError **error)
{
    g_autoptr(AnkeCanvas) canvas = paint(pictures, chart, ANKE_FORMAT_SVG, error);
    if (canvas == NULL) {
        return FALSE;
    }
    audit(pictures, chart, canvas);
    return TRUE;
}

void anke_pictures_add(AnkePictures *pictures, const char *path, GBytes *bytes)
{
    File *file = g_new0(File, 1);
    file->path = g_strdup(path);
    file->bytes = g_bytes_ref(bytes);
    g_ptr_array_add(pictures->files, file);
}

char *anke_pictures_beside(const char *path, const char *suffix)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash == NULL ? path : slash, '.');
    gsize n_bytes = dot == NULL ? strlen(path) : (gsize)(dot - path);
    return g_strdup_printf("%.*s.%s", (int)n_bytes, path, suffix);
}

const GPtrArray *anke_pictures_faults(const AnkePictures *pictures)
{
    return pictures->faults;
}

const char *anke_pictures_tap(AnkePictures *pictures)
{
    g_string_append_printf(pictures->tap, "1..%u\n", pictures->n_results);
    return pictures->tap->str;
}

gboolean anke_pictures_write(const AnkePictures *pictures, GString *list, GError **error)
{
    for (guint i = 0; i < pictures->files->len; i++) {
        const File *file = g_ptr_array_index(pictures->files, i);
        gsize n_bytes;
        const void *bytes = g_bytes_get_data(file->bytes, &n_bytes);
        if (!anke_output_write_file(file->path, bytes, n_bytes, ANKE_OUTPUT_REPORT, error)) {
            return FALSE;
        }
        if (list != NULL) {
            g_string_append_printf(list, "%s\n", file->path == NULL ? "-" : file->path);
        }
    }
    return TRUE;
}

void anke_pictures_free(AnkePictures *pictures)
{
    if (pictures == NULL) {
        return;
    }
    g_ptr_array_unref(pictures->files);
    g_ptr_array_unref(pictures->faults);
    g_string_free(pictures->tap, TRUE);
    g_free(pictures);
}

static void write_table(AnkeStreamWriter *writer, const AnkeTable *table)
{
    anke_stream_writer_set_table(writer, table->wave, table->question, table->by);
    for (guint i = 0; i < table->n_rows; i++) {
        anke_stream_writer_copy(writer, table, &table->rows[i]);
    }
}

GBytes *anke_chart_data(const AnkeStream *stream, const AnkeChartKind *kind,
                        const AnkeChartInput *input)
{
    g_autoptr(AnkeOutput) output = anke_output_open_memory();
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(output);
    for (guint i = 0; i < anke_stream_n_facts(stream); i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        anke_stream_writer_fact(writer, fact->wave, fact->stat, fact->value);
    }
    if (anke_chart_kind_takes_waves(kind) && input->n_waves > 0) {
        for (guint i = 0; i < input->n_waves; i++) {
            write_table(writer, input->waves[i]);
        }
    } else {
        write_table(writer, input->table);
    }
    for (guint i = 0; i < input->n_panels; i++) {
        write_table(writer, input->panels[i]);
    }
    anke_stream_writer_end(writer);
    return anke_output_take_bytes(output);
}

GBytes *anke_chart_words(const AnkeScene *scene)
{
    char *words =
        g_strdup_printf("%s\n%s\n", anke_scene_title(scene), anke_scene_description(scene));
    return g_bytes_new_take(words, strlen(words));
}
