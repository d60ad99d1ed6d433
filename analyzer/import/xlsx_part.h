/* Parts of an Office package: XML members of a zip archive, and how they refer to each other. */
#ifndef ANKE_IMPORT_XLSX_PART_H
#define ANKE_IMPORT_XLSX_PART_H

#include <glib.h>

#include "analyzer/import/xml_events.h"
#include "analyzer/import/zip_archive.h"

/* Parts that are held in memory, as lists or strings: small ones. */
#define ANKE_PART_MAX_SMALL ((guint64)1 << 26)

/*
 * Has all of a part parsed.
 *   xml   set to the parser while the part is read, for anke_xml_stop_take(); may be NULL
 * Errors: ANKE_ERROR_DATA, ANKE_ERROR_IO
 */
gboolean anke_xlsx_part_read(AnkeZip *zip, const char *part, guint64 max_bytes,
                             const AnkeXmlHandlers *handlers, gpointer data, AnkeXml **xml,
                             GError **error);

/* What a part refers to. */
typedef struct {
    char *id;
    char *kind;   /* the last part of the type: "worksheet", "styles" */
    char *target; /* a member of the archive; NULL: outside of it */
} AnkeXlsxRelation;

/*
 * What a part refers to, an array of AnkeXlsxRelation that owns them; empty where nothing is said.
 *   part   "" is the package itself
 * Errors: ANKE_ERROR_DATA, ANKE_ERROR_IO
 */
GPtrArray *anke_xlsx_relations_read(AnkeZip *zip, const char *part, GError **error);

/* The first relation of this id (or, with id NULL, of this kind), or NULL. */
const AnkeXlsxRelation *anke_xlsx_relations_find(const GPtrArray *relations, const char *id,
                                                 const char *kind);

#endif
