#include "charts/spec/gallery.h"

#include <string.h>

#include "analyzer/base/number.h"
#include "charts/draw/typesetter.h"

/* A chart of the page, as HTML. */
typedef struct {
    const AnkeChartKind *kind;
    char *html;
} Entry;

struct AnkeGallery {
    char *title;
    char *stream;
    AnkeLang lang;
    GArray *entries; /* Entry */
};

static const char style[] =
    "body{font-family:'Noto Sans CJK JP',sans-serif;color:#333;max-width:62em;margin:2em auto;"
    "padding:0 1em;line-height:1.6}\n"
    "h2{border-bottom:1px solid #999;margin-top:2.5em}\n"
    "figure{margin:1.5em 0}\n"
    "img{max-width:100%;height:auto;border:1px solid #ddd}\n"
    "figcaption{margin-top:.5em}\n"
    "pre{background:#f5f5f5;padding:.6em;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    "nav a{margin-right:1em}\n";

static void clear_entry(gpointer data)
{
    g_free(((Entry *)data)->html);
}

AnkeGallery *anke_gallery_new(const char *title, const char *stream, AnkeLang lang)
{
    AnkeGallery *gallery = g_new0(AnkeGallery, 1);
    gallery->title = g_strdup(title);
    gallery->stream = g_strdup(stream);
    gallery->lang = lang;
    gallery->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    g_array_set_clear_func(gallery->entries, clear_entry);
    return gallery;
}

static void append_option(GString *command, const char *name, const char *value)
{
    if (*value != '\0') {
        g_autofree char *quoted = g_shell_quote(value);
        g_string_append_printf(command, " --%s %s", name, quoted);
    }
}

char *anke_gallery_command(const AnkeChartKind *kind, const AnkeChartOrder *order,
                           const char *stream, AnkeLang lang)
{
    char width[ANKE_NUMBER_SIZE];
    GString *command = g_string_new("anke-chart");
    append_option(command, "kind", anke_chart_kind_name(kind));
    append_option(command, "question", order->question);
    append_option(command, "by", order->by);
    append_option(command, "wave", order->wave);
    append_option(command, "panel", order->panel);
    append_option(command, "scenario", order->scenario);
    append_option(command, "years", order->years);
    append_option(command, "item", order->item);
    append_option(command, "title", order->title);
    if (order->width_pt < ANKE_CHART_WIDTH_PT || order->width_pt > ANKE_CHART_WIDTH_PT) {
        anke_number_format(width, order->width_pt);
        append_option(command, "width", width);
    }
    if (order->number > 0) {
        g_string_append_printf(command, " --figure %u", order->number);
    }
    append_option(command, "lang", lang == ANKE_LANG_EN ? "en" : "");
    append_option(command, "output", order->output);
    g_autofree char *quoted = g_shell_quote(stream);
    g_string_append_printf(command, " %s", quoted);
    return g_string_free(command, FALSE);
}

/* Like g_string_append_printf() with the arguments escaped for HTML. */
static void append_html(GString *html, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void append_html(GString *html, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *text = g_markup_vprintf_escaped(format, arguments);
    va_end(arguments);
    g_string_append(html, text);
}

void anke_gallery_add(AnkeGallery *gallery, const AnkeChartKind *kind, const AnkeChartOrder *order,
                      const AnkeScene *scene, const char *picture, const char *data)
{
    g_autofree char *command = anke_gallery_command(kind, order, gallery->stream, gallery->lang);
    g_autofree char *title = anke_typesetter_visible(anke_scene_title(scene));
    g_autofree char *words = anke_typesetter_visible(anke_scene_description(scene));
    GString *html = g_string_new("<figure>\n");
    append_html(html, "<img src=\"%s\" width=\"%.0f\" alt=\"%s\">\n", picture,
                anke_scene_width(scene), words);
    append_html(html, "<figcaption><strong>%s</strong><br>%s <a href=\"%s\">%s</a></figcaption>\n",
                title, words, data, anke_say(gallery->lang, "データ（CSV）", "Data (CSV)"));
    append_html(html, "<pre>%s</pre>\n</figure>\n", command);
    Entry entry = {kind, g_string_free(html, FALSE)};
    g_array_append_val(gallery->entries, entry);
}

static guint count_entries(const AnkeGallery *gallery, const AnkeChartKind *kind)
{
    guint n = 0;
    for (guint i = 0; i < gallery->entries->len; i++) {
        n += g_array_index(gallery->entries, Entry, i).kind == kind ? 1 : 0;
    }
    return n;
}

static void append_kind(const AnkeGallery *gallery, const AnkeChartKind *kind, GString *page)
{
    append_html(page, "<h2 id=\"%s\">%s</h2>\n", anke_chart_kind_name(kind),
                anke_chart_kind_name(kind));
    for (guint i = 0; i < gallery->entries->len; i++) {
        const Entry *entry = &g_array_index(gallery->entries, Entry, i);
        if (entry->kind == kind) {
            g_string_append(page, entry->html);
        }
    }
}

static void append_links(const AnkeGallery *gallery, GString *page)
{
    g_string_append(page, "<nav>");
    for (guint i = 0; i < anke_chart_kind_count(); i++) {
        const char *name = anke_chart_kind_name(anke_chart_kind_at(i));
        if (count_entries(gallery, anke_chart_kind_at(i)) > 0) {
            append_html(page, "<a href=\"#%s\">%s</a>", name, name);
        }
    }
    g_string_append(page, "</nav>\n");
}

static void append_missing(const AnkeGallery *gallery, GString *page)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < anke_chart_kind_count(); i++) {
        const AnkeChartKind *kind = anke_chart_kind_at(i);
        if (count_entries(gallery, kind) == 0) {
            g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "",
                                   anke_chart_kind_name(kind));
        }
    }
    if (names->len > 0) {
        append_html(page, "<p>%s %s</p>\n",
                    anke_say(gallery->lang, "ここにない種類：", "Kinds that are not shown here:"),
                    names->str);
    }
}

GString *anke_gallery_page(const AnkeGallery *gallery)
{
    GString *page = g_string_new("<!DOCTYPE html>\n");
    append_html(page, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>%s</title>\n",
                gallery->lang == ANKE_LANG_EN ? "en" : "ja", gallery->title);
    g_string_append_printf(page, "<style>\n%s</style>\n</head>\n<body>\n", style);
    append_html(page, "<h1>%s</h1>\n", gallery->title);
    append_links(gallery, page);
    for (guint i = 0; i < anke_chart_kind_count(); i++) {
        if (count_entries(gallery, anke_chart_kind_at(i)) > 0) {
            append_kind(gallery, anke_chart_kind_at(i), page);
        }
    }
    append_missing(gallery, page);
    g_string_append(page, "</body>\n</html>\n");
    return page;
}

void anke_gallery_free(AnkeGallery *gallery)
{
    if (gallery == NULL) {
        return;
    }
    g_array_unref(gallery->entries);
    g_free(gallery->title);
    g_free(gallery->stream);
    g_free(gallery);
}
