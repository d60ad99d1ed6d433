#include "analyzer/data/stated_facts.h"

#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"

gboolean anke_stated_facts_check(const AnkeStatedFacts *facts, GError **error)
{
    return facts->closed == NULL || anke_date_is_iso(facts->closed, strlen(facts->closed)) ||
           anke_error_set(error, ANKE_ERROR_USAGE,
                          "--closed: a date such as 2026-09-30 was expected");
}

void anke_stated_facts_write(const AnkeStatedFacts *facts, AnkeStreamWriter *writer)
{
    const struct {
        const char *stat;
        const char *value;
    } rows[] = {{"title", facts->title},
                {"organisation", facts->organisation},
                {"form_id", facts->form_id},
                {"closed", facts->closed},
                {"source", facts->source},
                {"note", facts->note},
                {"protected", facts->is_published ? "published" : NULL}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (rows[i].value != NULL) {
            anke_stream_writer_fact(writer, "", rows[i].stat, rows[i].value);
        }
    }
}
