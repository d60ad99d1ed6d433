#include "charts/spec/picture.h"

#include <string.h>

#include "analyzer/base/output.h"
#include "analyzer/base/text.h"
#include "charts/draw/typesetter.h"
#include "charts/scene/scene_pages.h"
#include "charts/scene/scene_paint.h"
#include "charts/spec/spec_parts.h"

/* A file that is made and not yet written. */
typedef struct {
    char *path; /* NULL = standard output */
    GBytes *bytes;
} File;

struct AnkePictures {
    AnkePictureSettings settings;
    GPtrArray *files;
    char *book_path; /* NULL: no book */
    char *book_title;
    AnkeCanvas *book; /* NULL before its first page */
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

/*   first   text of the canvas with which the chart begins */
static void audit(AnkePictures *pictures, const AnkeChart *chart, const AnkeCanvas *canvas,
                  guint first)
{
    AnkeChartTraits traits = anke_chart_kind_traits(chart->kind);
    AnkeAuditNeeds needs = {.has_unit = (traits & ANKE_CHART_HAS_UNIT) != 0,
                            .has_base = (traits & ANKE_CHART_HAS_BASE) != 0,
                            .has_source = TRUE};
    g_autoptr(GPtrArray) drawn = anke_canvas_audit_from(canvas, first);
    g_autoptr(GPtrArray) faults = anke_scene_audit(chart->scene, &needs, drawn);
    add_results(pictures, faults, chart->name);
    for (guint i = 0; i < faults->len; i++) {
        const AnkeFault *fault = g_ptr_array_index(faults, i);
        g_ptr_array_add(pictures->faults, g_strconcat(chart->name, ": ", fault->message, NULL));
    }
}

static AnkeBox size_of(const AnkeScene *scene)
{
    return (AnkeBox){0, 0, anke_scene_width(scene), anke_scene_height(scene)};
}

static AnkeDocumentInfo describe(const AnkePictures *pictures, const AnkeChart *chart)
{
    return (AnkeDocumentInfo){.title = anke_scene_title(chart->scene),
                              .description = anke_scene_description(chart->scene),
                              .author = anke_chart_facts_organisation(chart->facts),
                              .source = anke_chart_facts_source(chart->facts),
                              .date = anke_chart_facts_closed(chart->facts),
                              .dpi = pictures->settings.dpi};
}

/* The pages of a scene that is to be broken, or NULL. */
static GPtrArray *break_scene(const AnkePictures *pictures, const AnkeScene *scene)
{
    if (pictures->settings.page_pt <= 0) {
        return NULL;
    }
    return anke_scene_pages(scene, anke_typesetter_measure(pictures->settings.typesetter),
                            pictures->settings.page_pt);
}

/* Each page but the first begins a new one of the canvas. */
static void paint_pages(const GPtrArray *pages, AnkeCanvas *canvas)
{
    for (guint i = 0; i < pages->len; i++) {
        const AnkeScene *page = g_ptr_array_index(pages, i);
        if (i > 0) {
            anke_canvas_new_page(canvas, size_of(page));
        }
        (void)anke_canvas_add_outline(canvas, 0, anke_scene_title(page));
        anke_scene_paint(page, canvas, 0, 0);
    }
}

static AnkeCanvas *paint(const AnkePictures *pictures, const AnkeChart *chart, AnkeFormat format,
                         GError **error)
{
    AnkeDocumentInfo info = describe(pictures, chart);
    g_autoptr(GPtrArray) pages =
        format == ANKE_FORMAT_PDF ? break_scene(pictures, chart->scene) : NULL;
    AnkeBox size = size_of(pages == NULL ? chart->scene : g_ptr_array_index(pages, 0));
    AnkeCanvas *canvas = anke_canvas_new(format, pictures->settings.typesetter, size, &info, error);
    if (canvas == NULL) {
        return NULL;
    }
    if (pages != NULL) {
        paint_pages(pages, canvas);
    } else {
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
        audit(pictures, chart, canvas, 0);
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
    audit(pictures, chart, canvas, 0);
    return TRUE;
}

void anke_pictures_begin_book(AnkePictures *pictures, const char *path, const char *title)
{
    pictures->book_path = g_strdup(path);
    pictures->book_title = g_strdup(title);
}

/* Makes room for a page in the book, whose first chart opens it. */
static gboolean open_page(AnkePictures *pictures, const AnkeChart *chart, AnkeBox size,
                          GError **error)
{
    if (pictures->book != NULL) {
        anke_canvas_new_page(pictures->book, size);
        return TRUE;
    }
    AnkeDocumentInfo info = describe(pictures, chart);
    info.title = pictures->book_title;
    info.description = NULL;
    pictures->book =
        anke_canvas_new(ANKE_FORMAT_PDF, pictures->settings.typesetter, size, &info, error);
    return pictures->book != NULL;
}

gboolean anke_pictures_add_to_book(AnkePictures *pictures, const AnkeChart *chart, GError **error)
{
    g_autoptr(GPtrArray) pages = break_scene(pictures, chart->scene);
    const AnkeScene *first = pages == NULL ? chart->scene : g_ptr_array_index(pages, 0);
    if (!open_page(pictures, chart, size_of(first), error)) {
        return FALSE;
    }
    guint first_text = anke_canvas_n_texts(pictures->book);
    if (pages != NULL) {
        paint_pages(pages, pictures->book);
    } else {
        (void)anke_canvas_add_outline(pictures->book, 0, anke_scene_title(chart->scene));
        anke_scene_paint(chart->scene, pictures->book, 0, 0);
    }
    audit(pictures, chart, pictures->book, first_text);
    return TRUE;
}

gboolean anke_pictures_end_book(AnkePictures *pictures, GError **error)
{
    if (pictures->book == NULL) {
        return TRUE;
    }
    g_autoptr(GBytes) bytes = anke_canvas_finish(pictures->book, error);
    if (bytes == NULL) {
        return FALSE;
    }
    anke_pictures_add(pictures, pictures->book_path, bytes);
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
    g_clear_pointer(&pictures->book, anke_canvas_free);
    g_free(pictures->book_path);
    g_free(pictures->book_title);
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
    if (input->past != NULL) {
        write_table(writer, input->past);
    }
    for (guint i = 0; i < input->n_panels; i++) {
        write_table(writer, input->panels[i]);
    }
    anke_stream_writer_end(writer);
    return anke_output_take_bytes(output);
}

GBytes *anke_chart_words(const AnkeScene *scene)
{
    g_autofree char *title = anke_typesetter_visible(anke_scene_title(scene));
    g_autofree char *description = anke_typesetter_visible(anke_scene_description(scene));
    char *words = g_strdup_printf("%s\n%s\n", title, description);
    return g_bytes_new_take(words, strlen(words));
}
