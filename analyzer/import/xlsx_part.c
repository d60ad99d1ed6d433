#include "analyzer/import/xlsx_part.h"

#include <string.h>

#include "analyzer/base/error.h"

static gboolean feed(const char *bytes, gsize n_bytes, gpointer data, GError **error)
{
    return anke_xml_feed(data, bytes, n_bytes, error);
}

gboolean anke_xlsx_part_read(AnkeZip *zip, const char *part, guint64 max_bytes,
                             const AnkeXmlHandlers *handlers, gpointer data, AnkeXml **xml,
                             GError **error)
{
    g_autoptr(AnkeXml) parser = anke_xml_new(anke_zip_name(zip), handlers, data);
    if (xml != NULL) {
        *xml = parser;
    }
    gboolean is_good =
        anke_zip_read(zip, part, max_bytes, feed, parser, error) && anke_xml_finish(parser, error);
    if (xml != NULL) {
        *xml = NULL;
    }
    return is_good;
}

/* Relations */

static void free_relation(gpointer data)
{
    AnkeXlsxRelation *relation = data;
    g_free(relation->id);
    g_free(relation->kind);
    g_free(relation->target);
    g_free(relation);
}

/* A target as the name of a member: relative to the folder of the part that refers to it. */
static char *resolve(const char *part, const char *target)
{
    g_autofree char *folder = g_path_get_dirname(part);
    g_autofree char *base =
        *target == '/' || *part == '\0' ? g_strdup("/") : g_strconcat("/", folder, NULL);
    g_autofree char *absolute = g_canonicalize_filename(target, base);
    return g_strdup(absolute + 1);
}

typedef struct {
    const char *part;
    GPtrArray *relations;
} RelationReader;

static void on_relation(const char *name, const char **attributes, gpointer data)
{
    RelationReader *reader = data;
    const char *id = anke_xml_attribute(attributes, "Id");
    const char *type = anke_xml_attribute(attributes, "Type");
    const char *target = anke_xml_attribute(attributes, "Target");
    if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL) {
        return;
    }
    const char *mode = anke_xml_attribute(attributes, "TargetMode");
    gboolean is_outside = mode != NULL && strcmp(mode, "External") == 0;
    const char *slash = strrchr(type, '/');
    AnkeXlsxRelation *relation = g_new0(AnkeXlsxRelation, 1);
    relation->id = g_strdup(id);
    relation->kind = g_strdup(slash != NULL ? slash + 1 : type);
    relation->target = is_outside ? NULL : resolve(reader->part, target);
    g_ptr_array_add(reader->relations, relation);
}

static void on_end(const char *name, gpointer data)
{
    (void)name;
    (void)data;
}

GPtrArray *anke_xlsx_relations_read(AnkeZip *zip, const char *part, GError **error)
{
    static const AnkeXmlHandlers handlers = {on_relation, on_end, NULL};
    g_autoptr(GPtrArray) relations = g_ptr_array_new_with_free_func(free_relation);
    g_autofree char *folder = g_path_get_dirname(part);
    g_autofree char *file = *part != '\0' ? g_path_get_basename(part) : g_strdup("");
    g_autofree char *path =
        g_strdup_printf("%s%s_rels/%s.rels", g_str_equal(folder, ".") ? "" : folder,
                        g_str_equal(folder, ".") ? "" : "/", file);
    RelationReader reader = {part, relations};
    if (anke_zip_has(zip, path) &&
        !anke_xlsx_part_read(zip, path, ANKE_PART_MAX_SMALL, &handlers, &reader, NULL, error)) {
        return NULL;
    }
    return g_steal_pointer(&relations);
}

const AnkeXlsxRelation *anke_xlsx_relations_find(const GPtrArray *relations, const char *id,
                                                 const char *kind)
{
    for (guint i = 0; i < relations->len; i++) {
        const AnkeXlsxRelation *relation = g_ptr_array_index(relations, i);
        if (id != NULL ? g_str_equal(relation->id, id) : g_str_equal(relation->kind, kind)) {
            return relation;
        }
    }
    return NULL;
}
