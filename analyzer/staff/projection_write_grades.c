#include <math.h>

#include "analyzer/staff/projection_table.h"
#include "analyzer/staff/projection_write.h"
#include "analyzer/stats/staff_flags.h"

/* One grade of a table; its index is that of all scenarios, which share the start. */
typedef struct {
    guint grade;
    const char *label;
} Rung;

/* Candidates a vacant post and how grave that is; blank ratio where no post is vacant. */
static void write_ratio(AnkeStreamWriter *writer, const char *item, const char *group,
                        double candidates, double posts)
{
    anke_stream_writer_number(writer, item, group, "ratio", posts > 0 ? candidates / posts : NAN);
    anke_stream_writer_text(writer, item, group, "flag",
                            anke_flag_name(anke_flag_of_candidates(candidates, posts)));
}

static void write_rung(const AnkeProjectionTable *table, const AnkeOutlook *outlook, guint year,
                       const char *group, gpointer data)
{
    const Rung *rung = data;
    const AnkeSuccessionCell *cell = anke_succession_cell(outlook->succession, year, rung->grade);
    const struct {
        const char *stat;
        double number;
    } rows[] = {{"n", cell->n},
                {"posts", outlook->succession->rules.grades[rung->grade].posts},
                {"vacancies", cell->vacancies},
                {"eligible", cell->eligible},
                {"short", cell->short_of}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        if (!isnan(rows[i].number)) {
            anke_stream_writer_number(table->writer, rung->label, group, rows[i].stat,
                                      rows[i].number);
        }
    }
    if (!isnan(cell->vacancies)) {
        write_ratio(table->writer, rung->label, group, cell->eligible, cell->vacancies);
    }
}

static void write_short_runs(const AnkeProjectionTable *table, const AnkeOutlook *outlook,
                             guint year, const char *group, gpointer data)
{
    const Rung *rung = data;
    guint series = ANKE_SERIES_GRADE + rung->grade * ANKE_SERIES_PER_GRADE + 2;
    anke_stream_writer_number(
        table->writer, rung->label, group, "value",
        anke_succession_cell(outlook->succession, year, rung->grade)->short_of);
    anke_projection_write_runs(table->writer, rung->label, group,
                               anke_run_table_cell(outlook->runs, series, year));
}

/* Grades from the top down, as organisation charts have them. */
static void write_items(const AnkeSuccession *succession, guint lowest, AnkeStreamWriter *writer)
{
    for (guint i = succession->rules.n_grades; i-- > lowest;) {
        anke_stream_writer_text(writer, succession->rules.grades[i].label, "", "item_type",
                                "choice");
    }
}

static void write_rungs(const AnkeProjectionTable *table, guint lowest,
                        AnkeProjectionCellFunc write)
{
    const AnkeSuccession *succession = anke_outlooks_at(table->outlooks, 0)->succession;
    for (guint i = succession->rules.n_grades; i-- > lowest;) {
        Rung rung = {i, succession->rules.grades[i].label};
        anke_projection_table_each(table, write, &rung);
    }
}

static void write_grade(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer)
{
    static const AnkeProjectionHead head = {"grade", "職位", "single", NULL};
    AnkeProjectionTable table = {.outlooks = outlooks, .writer = writer, .to = outlooks->n_years};
    anke_projection_table_begin(outlooks, &head, writer);
    write_items(anke_outlooks_at(outlooks, 0)->succession, 0, writer);
    anke_projection_table_groups(&table);
    write_rungs(&table, 0, write_rung);
}

static void write_grade_runs(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer)
{
    static const AnkeProjectionHead head = {"grade_short", "埋まらないポスト", "number", "人"};
    AnkeProjectionTable table = {
        .outlooks = outlooks, .writer = writer, .from = 1, .to = outlooks->n_years};
    anke_projection_table_begin(outlooks, &head, writer);
    const AnkeSuccession *succession = anke_outlooks_at(outlooks, 0)->succession;
    for (guint i = succession->rules.n_grades; i-- > 1;) {
        anke_stream_writer_text(writer, succession->rules.grades[i].label, "", "item_type",
                                "value");
    }
    anke_projection_table_groups(&table);
    write_rungs(&table, 1, write_short_runs);
}

/* Succession: posts vacated by age alone against the pool below, by scenario and horizon. */

static char *horizon_label(const AnkeOutlook *outlook, guint k)
{
    return g_strdup_printf("%s / %d年以内", outlook->rules.scenario->name,
                           anke_succession_horizons[k]);
}

static void write_horizon(AnkeStreamWriter *writer, const AnkeOutlook *outlook, guint grade,
                          guint k)
{
    const AnkeSuccessionOutlook *ahead = &outlook->succession->outlooks[grade];
    const char *item = outlook->succession->rules.grades[grade].label;
    g_autofree char *group = horizon_label(outlook, k);
    double vacated = ahead->vacated[k];
    anke_stream_writer_number(writer, item, group, "vacated", vacated);
    anke_stream_writer_number(writer, item, group, "pool", ahead->pool);
    anke_stream_writer_number(writer, item, group, "short", MAX(0, vacated - ahead->pool));
    write_ratio(writer, item, group, ahead->pool, vacated);
}

static void write_succession(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer)
{
    const AnkeSuccession *first = anke_outlooks_at(outlooks, 0)->succession;
    anke_stream_writer_set_table(writer, "", "succession", "scenario:horizon");
    anke_stream_writer_text(writer, "", "", "label", "年齢で空くポストと候補者");
    anke_stream_writer_text(writer, "", "", "type", "number");
    anke_stream_writer_text(writer, "", "", "unit", "人");
    anke_stream_writer_text(writer, "", "", "by_label", "シナリオ × 期間");
    anke_stream_writer_text(writer, "", "", "by_type", "single");
    for (guint i = first->rules.n_grades; i-- > 1;) {
        anke_stream_writer_text(writer, first->rules.grades[i].label, "", "item_type", "value");
    }
    for (guint i = 0; i < outlooks->outlooks->len; i++) {
        for (guint k = 0; k < ANKE_SUCCESSION_N_HORIZONS; k++) {
            g_autofree char *group = horizon_label(anke_outlooks_at(outlooks, i), k);
            anke_stream_writer_text(writer, "", group, "group_type", "choice");
            anke_stream_writer_number(writer, "", group, "group_score",
                                      anke_succession_horizons[k]);
        }
    }
    for (guint grade = first->rules.n_grades; grade-- > 1;) {
        for (guint i = 0; i < outlooks->outlooks->len; i++) {
            for (guint k = 0; k < ANKE_SUCCESSION_N_HORIZONS; k++) {
                write_horizon(writer, anke_outlooks_at(outlooks, i), grade, k);
            }
        }
    }
}

void anke_projection_write_grades(const AnkeOutlooks *outlooks, AnkeStreamWriter *writer)
{
    const AnkeOutlook *first = anke_outlooks_at(outlooks, 0);
    if (first->succession == NULL || first->succession->rules.n_grades < 2) {
        return;
    }
    write_grade(outlooks, writer);
    if (first->runs != NULL) {
        write_grade_runs(outlooks, writer);
    }
    write_succession(outlooks, writer);
}
