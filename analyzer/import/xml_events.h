/*
 * XML in pieces, through expat: elements and texts as they come, names without their prefix.
 *
 * Hostile input: a document type (which is where entities are declared) is refused, so nothing ever
 * expands; depth and the length of a tag are bounded. Bytes may come in any cuts.
 */
#ifndef ANKE_IMPORT_XML_EVENTS_H
#define ANKE_IMPORT_XML_EVENTS_H

#include <glib.h>

typedef struct {
    /* `attributes` are name, value, name, value ..., NULL; see anke_xml_attribute(). */
    void (*start)(const char *name, const char **attributes, gpointer data);
    void (*end)(const char *name, gpointer data);
    void (*text)(const char *text, gsize n_bytes, gpointer data); /* NULL: not wanted */
} AnkeXmlHandlers;

typedef struct AnkeXml AnkeXml;

/*
 *   what   how messages call the document
 * `data` is passed to the handlers; all are borrowed for the parser's life.
 */
AnkeXml *anke_xml_new(const char *what, const AnkeXmlHandlers *handlers, gpointer data);

/*
 * Parses the bytes that follow.
 * Errors: ANKE_ERROR_DATA  not well formed, a document type, too deep, a tag too long; the error
 * that
 *         a handler gave to anke_xml_stop()
 */
gboolean anke_xml_feed(AnkeXml *xml, const char *bytes, gsize n_bytes, GError **error);

/* Whether bytes that were fed were not handled yet: the beginning of a tag, or all behind it. */
gboolean anke_xml_has_partial_token(const AnkeXml *xml);

/* Says what anke_xml_feed() would, where a handler was called otherwise: whether all is well. */
gboolean anke_xml_check(AnkeXml *xml, GError **error);

/* Ends the document. Errors: as anke_xml_feed() */
gboolean anke_xml_finish(AnkeXml *xml, GError **error);

/* For handlers: nothing more is wanted, because of `error`, which is taken over. The first counts.
 * */
void anke_xml_stop_take(AnkeXml *xml, GError *error);

/* The value of an attribute, whatever its prefix, or NULL. */
const char *anke_xml_attribute(const char **attributes, const char *name);

/* Whether an attribute is there and true ("1" or "true"). */
gboolean anke_xml_is_true(const char **attributes, const char *name);

void anke_xml_free(AnkeXml *xml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeXml, anke_xml_free)

#endif
