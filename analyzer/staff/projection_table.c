#include "analyzer/staff/projection_table.h"

const AnkeOutlook *anke_outlooks_at(const AnkeOutlooks *outlooks, guint i)
{
    return g_ptr_array_index(outlooks->outlooks, i);
}

void anke_projection_write_label(const AnkeOutlooks *outlooks, const char *label,
                                 AnkeStreamWriter *writer)
{
    const char *job = outlooks->start->job;
    g_autofree char *of_job = job != NULL ? g_strdup_printf("%s（%s）", label, job) : NULL;
    anke_stream_writer_text(writer, "", "", "label", of_job != NULL ? of_job : label);
}

void anke_projection_table_begin(const AnkeOutlooks *outlooks, const AnkeProjectionHead *head,
                                 AnkeStreamWriter *writer)
{
    anke_stream_writer_set_table(writer, "", head->question, "scenario:year");
    anke_projection_write_label(outlooks, head->label, writer);
    anke_stream_writer_text(writer, "", "", "type", head->type);
    if (head->unit != NULL) {
        anke_stream_writer_text(writer, "", "", "unit", head->unit);
    }
    anke_stream_writer_text(writer, "", "", "by_label", "シナリオ × 年");
    anke_stream_writer_text(writer, "", "", "by_type", "single");
}

void anke_projection_table_each(const AnkeProjectionTable *table, AnkeProjectionCellFunc write,
                                gpointer data)
{
    for (guint i = table->first_scenario; i < table->outlooks->outlooks->len; i++) {
        const AnkeOutlook *outlook = anke_outlooks_at(table->outlooks, i);
        for (guint year = table->from; year <= table->to; year++) {
            g_autofree char *label =
                anke_outlook_year_label(table->outlooks->start->year + (int)year, table->is_fiscal);
            g_autofree char *group =
                g_strdup_printf("%s / %s", outlook->rules.scenario->name, label);
            write(table, outlook, year, group, data);
        }
    }
}

static void describe_group(const AnkeProjectionTable *table, const AnkeOutlook *outlook, guint year,
                           const char *group, gpointer data)
{
    (void)data;
    anke_stream_writer_text(table->writer, "", group, "group_type", "choice");
    anke_stream_writer_number(table->writer, "", group, "group_score",
                              outlook->path->years[year].year);
}

void anke_projection_table_groups(const AnkeProjectionTable *table)
{
    anke_projection_table_each(table, describe_group, NULL);
}

void anke_projection_write_runs(AnkeStreamWriter *writer, const char *item, const char *group,
                                const AnkeRunSummary *runs)
{
    if (runs == NULL) {
        return;
    }
    anke_stream_writer_number(writer, item, group, "mean", runs->mean);
    for (guint i = 0; i < ANKE_RUN_N_PERCENTILES; i++) {
        anke_stream_writer_number(writer, item, group, anke_run_percentile_names[i],
                                  runs->percentiles[i]);
    }
}
