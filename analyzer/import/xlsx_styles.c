#include "analyzer/import/xlsx_styles.h"

#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/import/xlsx_part.h"

enum { MAX_STYLES = 100000 };

typedef struct {
    GArray *formats;
    GHashTable *custom; /* id -> AnkeNumberFormat */
    gboolean is_in_cell_styles;
} StyleReader;

static guint64 number_of(const char **attributes, const char *name)
{
    const char *text = anke_xml_attribute(attributes, name);
    guint64 number = 0;
    if (text != NULL) {
        (void)anke_number_parse_whole(text, strlen(text), G_MAXUINT32, &number);
    }
    return number;
}

static void add_style(StyleReader *reader, const char **attributes)
{
    guint64 id = number_of(attributes, "numFmtId");
    gpointer custom;
    AnkeNumberFormat format = anke_number_format_built_in(id);
    if (g_hash_table_lookup_extended(reader->custom, GUINT_TO_POINTER((guint)id), NULL, &custom)) {
        format = (AnkeNumberFormat)GPOINTER_TO_UINT(custom);
    }
    if (reader->formats->len < MAX_STYLES) {
        g_array_append_val(reader->formats, format);
    }
}

static void on_start(const char *name, const char **attributes, gpointer data)
{
    StyleReader *reader = data;
    if (strcmp(name, "numFmt") == 0) {
        const char *code = anke_xml_attribute(attributes, "formatCode");
        guint id = (guint)number_of(attributes, "numFmtId");
        AnkeNumberFormat format = anke_number_format_of_code(code != NULL ? code : "");
        g_hash_table_insert(reader->custom, GUINT_TO_POINTER(id), GUINT_TO_POINTER(format));
    } else if (strcmp(name, "cellXfs") == 0) {
        reader->is_in_cell_styles = TRUE;
    } else if (reader->is_in_cell_styles && strcmp(name, "xf") == 0) {
        add_style(reader, attributes);
    }
}

static void on_end(const char *name, gpointer data)
{
    StyleReader *reader = data;
    if (strcmp(name, "cellXfs") == 0) {
        reader->is_in_cell_styles = FALSE;
    }
}

GArray *anke_xlsx_styles_read(AnkeZip *zip, const char *part, GError **error)
{
    static const AnkeXmlHandlers handlers = {on_start, on_end, NULL};
    g_autoptr(GHashTable) custom = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) formats = g_array_new(FALSE, FALSE, sizeof(AnkeNumberFormat));
    StyleReader reader = {formats, custom, FALSE};
    if (part != NULL &&
        !anke_xlsx_part_read(zip, part, ANKE_PART_MAX_SMALL, &handlers, &reader, NULL, error)) {
        return NULL;
    }
    return g_steal_pointer(&formats);
}
