#include "analyzer/staff/projection_write.h"

#include <math.h>

#include "analyzer/staff/projection_table.h"

/* Yearly numbers */

static double headcount_of(const AnkeProjectionYear *year)
{
    return year->headcount;
}

static double hires_of(const AnkeProjectionYear *year)
{
    return year->hires;
}

static double retirements_of(const AnkeProjectionYear *year)
{
    return year->flow.retirements;
}

static double quits_of(const AnkeProjectionYear *year)
{
    return year->flow.quits;
}

static double reemployed_of(const AnkeProjectionYear *year)
{
    return year->reemployed;
}

typedef struct {
    AnkeProjectionHead head;
    gboolean is_fiscal;
    guint from; /* 1: not at the start */
    double (*of)(const AnkeProjectionYear *year);
    guint series;
} Yearly;

static const Yearly yearly[] = {
    {{"headcount", "職員数", "number", "人"}, FALSE, 0, headcount_of, ANKE_SERIES_HEADCOUNT},
    {{"hires", "採用者数", "number", "人"}, FALSE, 1, hires_of, ANKE_SERIES_HIRES},
    {{"retirements", "定年退職者数", "number", "人"},
     TRUE,
     0,
     retirements_of,
     ANKE_SERIES_RETIREMENTS},
    {{"quits", "普通退職者数", "number", "人"}, TRUE, 0, quits_of, ANKE_SERIES_QUITS},
    {{"reemployed", "再任用職員数", "number", "人"},
     FALSE,
     0,
     reemployed_of,
     ANKE_SERIES_REEMPLOYED},
};

static const AnkeRunSummary *runs_of(const AnkeRunTable *runs, guint series, guint year)
{
    return runs != NULL ? anke_run_table_cell(runs, series, year) : NULL;
}

static void write_known(AnkeStreamWriter *writer, const char *group, const char *stat,
                        double number)
{
    if (!isnan(number)) {
        anke_stream_writer_number(writer, "", group, stat, number);
    }
}

static void write_yearly(const AnkeProjectionTable *table, const AnkeOutlook *outlook, guint year,
                         const char *group, gpointer data)
{
    const Yearly *of = data;
    const AnkeProjectionYear *at = &outlook->path->years[year];
    double number = of->of(at);
    anke_stream_writer_number(table->writer, "", group, "value", number);
    if (of->series == ANKE_SERIES_HIRES) {
        anke_stream_writer_number(table->writer, "", group, "plan", at->plan);
    }
    if (of->series == ANKE_SERIES_HEADCOUNT) {
        write_known(table->writer, group, "target", at->target);
        write_known(table->writer, group, "quota", at->quota);
    }
    anke_projection_write_runs(table->writer, "", group, runs_of(outlook->runs, of->series, year));
}

void anke_projection_write_flows(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer)
{
    for (guint i = 0; i < G_N_ELEMENTS(yearly); i++) {
        AnkeProjectionTable table = {.outlooks = outlooks,
                                     .writer = writer,
                                     .is_fiscal = yearly[i].is_fiscal,
                                     .from = yearly[i].from,
                                     .to = outlooks->n_years - (yearly[i].is_fiscal ? 1 : 0)};
        anke_projection_table_begin(outlooks, &yearly[i].head, writer);
        anke_projection_table_groups(&table);
        anke_projection_table_each(&table, write_yearly, (gpointer)&yearly[i]);
    }
}

/* Goals */

static void write_goal(AnkeStreamWriter *writer, const AnkeOutlook *outlook)
{
    const AnkeProjectionGoal *goal = &outlook->goal;
    const char *group = outlook->rules.scenario->name;
    anke_stream_writer_number(writer, "", group, "year", goal->year);
    anke_stream_writer_number(writer, "", group, "target", goal->target);
    anke_stream_writer_number(writer, "", group, "without_hires", goal->without_hires);
    anke_stream_writer_number(writer, "", group, "per_hire", goal->per_hire);
    anke_stream_writer_number(writer, "", group, "hires", goal->hires);
    anke_stream_writer_number(writer, "", group, "peak", goal->peak);
    anke_stream_writer_number(writer, "", group, "peak_year", goal->peak_year);
}

void anke_projection_write_goals(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer)
{
    anke_stream_writer_set_table(writer, "", "goal", "scenario");
    anke_projection_write_label(outlooks, "目標職員数に要る毎年の採用者数", writer);
    anke_stream_writer_text(writer, "", "", "type", "number");
    anke_stream_writer_text(writer, "", "", "unit", "人");
    anke_stream_writer_text(writer, "", "", "by_label", "シナリオ");
    anke_stream_writer_text(writer, "", "", "by_type", "single");
    for (guint i = 0; i < outlooks->outlooks->len; i++) {
        const char *group = anke_outlooks_at(outlooks, i)->rules.scenario->name;
        anke_stream_writer_text(writer, "", group, "group_type", "choice");
    }
    for (guint i = 0; i < outlooks->outlooks->len; i++) {
        write_goal(writer, anke_outlooks_at(outlooks, i));
    }
}

/* Differences */

typedef struct {
    const char *label;
    guint series;
    double (*of)(const AnkeProjectionYear *year);
} Compared;

static double sum_ages(const AnkeProjectionYear *year, int from, int to)
{
    double sum = 0;
    for (int age = from; age <= to; age++) {
        sum += year->state.staff[age];
    }
    return sum;
}

static double forties_of(const AnkeProjectionYear *year)
{
    return sum_ages(year, 40, 49);
}

static double sixties_of(const AnkeProjectionYear *year)
{
    return sum_ages(year, 60, ANKE_STAFF_AGE_END - 1);
}

static const Compared compared[] = {
    {"職員数", ANKE_SERIES_HEADCOUNT, headcount_of},
    {"採用者数", ANKE_SERIES_HIRES, hires_of},
    {"40～49歳", ANKE_SERIES_AGE10 + 3, forties_of},
    {"60歳以上", ANKE_SERIES_AGE10 + 5, sixties_of},
};

static void write_difference(const AnkeProjectionTable *table, const AnkeOutlook *outlook,
                             guint year, const char *group, gpointer data)
{
    const Compared *of = data;
    const AnkeProjection *base = anke_outlooks_at(table->outlooks, 0)->path;
    double difference = of->of(&outlook->path->years[year]) - of->of(&base->years[year]);
    anke_stream_writer_number(table->writer, of->label, group, "value", difference);
    anke_projection_write_runs(table->writer, of->label, group,
                               runs_of(outlook->differences, of->series, year));
}

void anke_projection_write_differences(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer)
{
    if (outlooks->outlooks->len < 2) {
        return;
    }
    AnkeProjectionTable table = {.outlooks = outlooks,
                                 .writer = writer,
                                 .first_scenario = 1,
                                 .from = 1,
                                 .to = outlooks->n_years};
    const char *base = anke_outlooks_at(outlooks, 0)->rules.scenario->name;
    g_autofree char *label = g_strdup_printf("「%s」との差", base);
    AnkeProjectionHead head = {"difference", label, "number", "人"};
    anke_projection_table_begin(outlooks, &head, writer);
    for (guint i = 0; i < G_N_ELEMENTS(compared); i++) {
        anke_stream_writer_text(writer, compared[i].label, "", "item_type", "value");
    }
    anke_projection_table_groups(&table);
    for (guint i = 0; i < G_N_ELEMENTS(compared); i++) {
        anke_projection_table_each(&table, write_difference, (gpointer)&compared[i]);
    }
}
