#include "analyzer/analysis/context.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/pending.h"
#include "analyzer/analysis/stat_names.h"

const char *anke_analysis_item(const AnkeAnalysis *analysis, gint item)
{
    return item < 0 ? "" : analysis->table->items[item].label;
}

const char *anke_analysis_group(const AnkeAnalysis *analysis, gint group)
{
    return group < 0 ? "" : analysis->table->groups[group].label;
}

void anke_analysis_put(const AnkeAnalysis *analysis, gint item, gint group, const char *stat,
                       double value)
{
    anke_stream_writer_number(analysis->writer, anke_analysis_item(analysis, item),
                              anke_analysis_group(analysis, group), stat, value);
}

void anke_analysis_put_text(const AnkeAnalysis *analysis, gint item, const char *stat,
                            const char *text)
{
    anke_stream_writer_text(analysis->writer, anke_analysis_item(analysis, item), "", stat, text);
}

void anke_analysis_put_words(const AnkeAnalysis *analysis, gint item, gint group, const char *stat,
                             const char *words)
{
    anke_stream_writer_text(analysis->writer, anke_analysis_item(analysis, item),
                            anke_analysis_group(analysis, group), stat, words);
}

void anke_analysis_put_all(const AnkeAnalysis *analysis, gint item, gint group,
                           const AnkeStatValue *values, gsize n_values)
{
    for (gsize i = 0; i < n_values; i++) {
        anke_analysis_put(analysis, item, group, values[i].stat, values[i].value);
    }
}

double anke_analysis_base(const AnkeAnalysis *analysis, gint group)
{
    return analysis->bases[group + 1];
}

double anke_analysis_population(const AnkeAnalysis *analysis, gint group)
{
    return analysis->populations[group + 1];
}

static gboolean may_put_note(const AnkeTable *table, gint item)
{
    const AnkeTableRow *other = anke_table_row(table, "note", item, ANKE_ALL);
    return other == NULL || anke_stat_is_own_note(table, other);
}

void anke_analysis_put_verdict(const AnkeAnalysis *analysis, const AnkeVerdictRow *verdict)
{
    const gint item = verdict->item;
    const gboolean is_tested = strcmp(verdict->test, "none") != 0;
    anke_analysis_put_text(analysis, item, "test", verdict->test);
    if (is_tested) {
        anke_analysis_put(analysis, item, ANKE_ALL, "test_p", verdict->p);
        anke_pending_add(analysis->pending, analysis->writer, anke_analysis_item(analysis, item),
                         verdict->p);
    }
    if (verdict->note != NULL && may_put_note(analysis->table, item)) {
        anke_analysis_put_text(analysis, item, "note", verdict->note);
    }
    if (is_tested && verdict->effect != NULL) {
        anke_analysis_put_text(analysis, item, "effect", verdict->effect);
        anke_analysis_put(analysis, item, ANKE_ALL, "effect_size", verdict->effect_size);
    }
}
