#include "charts/report/report_facts.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"

#define UNTITLED "（無題）"

/* NULL for an absent or blank fact. */
static const char *find_fact(const AnkeStream *stream, const char *wave, const char *stat)
{
    const char *value =
        wave == NULL ? anke_stream_fact(stream, stat) : anke_stream_wave_fact(stream, wave, stat);
    return value == NULL || *value == '\0' ? NULL : value;
}

AnkeReportFacts *anke_report_facts_new(const AnkeStream *stream, const char *wave,
                                       const char *title)
{
    AnkeReportFacts *facts = g_new0(AnkeReportFacts, 1);
    const struct {
        const char *stat;
        char **text;
    } texts[] = {{"title", &facts->title},         {"organisation", &facts->organisation},
                 {"closed", &facts->closed},       {"source", &facts->source},
                 {"note", &facts->note},           {"where", &facts->where},
                 {"threshold", &facts->threshold}, {"threshold_group", &facts->threshold_group}};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        *texts[i].text = g_strdup(find_fact(stream, wave, texts[i].stat));
    }
    if (title != NULL || facts->title == NULL) {
        g_free(facts->title);
        facts->title = g_strdup(title != NULL ? title : UNTITLED);
    }
    facts->is_protected = anke_stream_is_protected(stream, wave);
    facts->is_base_answered = g_strcmp0(find_fact(stream, wave, "base"), "answered") == 0;
    const char *conf = find_fact(stream, wave, "conf");
    facts->confidence = NAN;
    if (conf != NULL) {
        (void)anke_number_parse(conf, strlen(conf), &facts->confidence);
    }
    return facts;
}

void anke_report_facts_free(AnkeReportFacts *facts)
{
    if (facts == NULL) {
        return;
    }
    g_free(facts->title);
    g_free(facts->organisation);
    g_free(facts->closed);
    g_free(facts->source);
    g_free(facts->note);
    g_free(facts->where);
    g_free(facts->threshold);
    g_free(facts->threshold_group);
    g_free(facts);
}
