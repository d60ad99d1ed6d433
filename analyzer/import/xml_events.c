#include "analyzer/import/xml_events.h"

#include <expat.h>
#include <string.h>

#include "analyzer/base/error.h"

enum { MAX_DEPTH = 200, MAX_TOKEN_BYTES = 1 << 22, MAX_FEED_BYTES = 1 << 20 };

struct AnkeXml {
    const char *what;
    const AnkeXmlHandlers *handlers;
    gpointer data;
    XML_Parser parser;
    guint depth;
    guint64 n_fed;
    GError *error;
};

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon != NULL ? colon + 1 : name;
}

static void stop(AnkeXml *xml, const char *message)
{
    GError *error = NULL;
    anke_error_set(&error, ANKE_ERROR_DATA, "%s: %s", xml->what, message);
    anke_xml_stop_take(xml, error);
}

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    AnkeXml *xml = data;
    if (++xml->depth > MAX_DEPTH) {
        stop(xml, "elements are nested too deep");
    } else if (xml->error == NULL) {
        xml->handlers->start(local_name(name), attributes, xml->data);
    }
}

static void on_end(void *data, const XML_Char *name)
{
    AnkeXml *xml = data;
    xml->depth--;
    if (xml->error == NULL) {
        xml->handlers->end(local_name(name), xml->data);
    }
}

static void on_text(void *data, const XML_Char *text, int n_bytes)
{
    AnkeXml *xml = data;
    if (xml->error == NULL) {
        xml->handlers->text(text, (gsize)n_bytes, xml->data);
    }
}

static void on_doctype(void *data, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public_id, int has_subset)
{
    (void)name;
    (void)system;
    (void)public_id;
    (void)has_subset;
    stop(data, "declares a document type, as no honest workbook does");
}

AnkeXml *anke_xml_new(const char *what, const AnkeXmlHandlers *handlers, gpointer data)
{
    AnkeXml *xml = g_new0(AnkeXml, 1);
    xml->what = what;
    xml->handlers = handlers;
    xml->data = data;
    xml->parser = XML_ParserCreate(NULL);
    g_assert(xml->parser != NULL);
    XML_SetUserData(xml->parser, xml);
    XML_SetElementHandler(xml->parser, on_start, on_end);
    XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
    if (handlers->text != NULL) {
        XML_SetCharacterDataHandler(xml->parser, on_text);
    }
    return xml;
}

void anke_xml_stop_take(AnkeXml *xml, GError *error)
{
    if (xml->error != NULL) {
        g_error_free(error);
        return;
    }
    xml->error = error;
    (void)XML_StopParser(xml->parser, XML_FALSE);
}

static gboolean report(AnkeXml *xml, GError **error)
{
    if (xml->error != NULL) {
        g_propagate_error(error, g_steal_pointer(&xml->error));
        return FALSE;
    }
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: line %lu of its XML: %s", xml->what,
                          XML_GetCurrentLineNumber(xml->parser),
                          XML_ErrorString(XML_GetErrorCode(xml->parser)));
}

/* expat keeps an unfinished tag whole: how much it keeps is bounded here. */
static gboolean check_token(AnkeXml *xml, GError **error)
{
    XML_Index at = XML_GetCurrentByteIndex(xml->parser);
    if (at >= 0 && xml->n_fed > (guint64)at + MAX_TOKEN_BYTES) {
        return anke_error_set(error, ANKE_ERROR_DATA, "%s: a tag is longer than %d bytes",
                              xml->what, MAX_TOKEN_BYTES);
    }
    return TRUE;
}

gboolean anke_xml_feed(AnkeXml *xml, const char *bytes, gsize n_bytes, GError **error)
{
    while (n_bytes > 0) {
        gsize n = MIN(n_bytes, MAX_FEED_BYTES);
        if (XML_Parse(xml->parser, bytes, (int)n, XML_FALSE) != XML_STATUS_OK) {
            return report(xml, error);
        }
        xml->n_fed += n;
        bytes += n;
        n_bytes -= n;
        if (!check_token(xml, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean anke_xml_has_partial_token(const AnkeXml *xml)
{
    XML_Index at = XML_GetCurrentByteIndex(xml->parser);
    return at < 0 || (guint64)at != xml->n_fed;
}

gboolean anke_xml_check(AnkeXml *xml, GError **error)
{
    return xml->error == NULL || report(xml, error);
}

gboolean anke_xml_finish(AnkeXml *xml, GError **error)
{
    return XML_Parse(xml->parser, "", 0, XML_TRUE) == XML_STATUS_OK || report(xml, error);
}

const char *anke_xml_attribute(const char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2) {
        if (strcmp(local_name(attributes[0]), name) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}

gboolean anke_xml_is_true(const char **attributes, const char *name)
{
    const char *value = anke_xml_attribute(attributes, name);
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

void anke_xml_free(AnkeXml *xml)
{
    if (xml != NULL) {
        XML_ParserFree(xml->parser);
        g_clear_error(&xml->error);
        g_free(xml);
    }
}
