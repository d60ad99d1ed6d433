/* anke-report: the report of a survey, a PDF with a page or several for each question. */
#include <string.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/base/text.h"
#include "analyzer/data/stream.h"
#include "charts/draw/canvas.h"
#include "charts/report/judgement_marks.h"
#include "charts/report/judgement_page.h"
#include "charts/report/report.h"
#include "charts/report/report_theme.h"
#include "charts/report/report_words.h"
#include "charts/spec/theme_file.h"

#define JUDGEMENT "職員構成の診断"

static struct {
    char *title;
    char *plots;
    char *lang;
    char *wave;
    char *theme;
    char *output;
    gboolean is_strict;
    gboolean wants_judgement;
} options;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "Write the PDF to FILE", "FILE"},
    {"title", 0, 0, G_OPTION_ARG_STRING, &options.title, "Title instead of the survey's", "TEXT"},
    {"wave", 0, 0, G_OPTION_ARG_STRING, &options.wave, "The wave, where there are several", "WAVE"},
    {"theme", 0, 0, G_OPTION_ARG_FILENAME, &options.theme, "Sizes, colours and font from FILE",
     "FILE"},
    {"judgement", 0, 0, G_OPTION_ARG_NONE, &options.wants_judgement,
     "One page that judges the structure of the staff", NULL},
    {"plots", 0, 0, G_OPTION_ARG_FILENAME, &options.plots,
     "Show the plots of number questions that DIR holds", "DIR"},
    {"lang", 0, 0, G_OPTION_ARG_STRING, &options.lang, "Language of the report: ja", "LANG"},
    {"strict", 0, 0, G_OPTION_ARG_NONE, &options.is_strict, "Faults in a page make status 1", NULL},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[STREAM]",
    .summary = "Writes the report of a survey from a table stream: cover, contents, charts and "
               "tables of each question, notes.",
    .description = "Without -o the PDF goes to standard output.",
    .entries = entries};

/* What one run works on. */
typedef struct {
    AnkeTheme theme;
    AnkeTypesetter *typesetter;
    AnkeReportFacts *facts;
    AnkeChartFacts *chart_facts;
    AnkeReport *report;
    AnkeReportPage *page; /* of a judgement */
    guint n_faults;
} Run;

static void clear_run(Run *run)
{
    g_clear_pointer(&run->report, anke_report_free);
    g_clear_pointer(&run->page, anke_report_page_free);
    g_clear_pointer(&run->facts, anke_report_facts_free);
    g_clear_pointer(&run->chart_facts, anke_chart_facts_free);
    g_clear_pointer(&run->typesetter, anke_typesetter_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Run, clear_run)

static gboolean check_options(GError **error)
{
    if (options.lang != NULL && strcmp(options.lang, "ja") != 0) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "--lang: ja expected");
    }
    if (options.wants_judgement && (options.plots != NULL || options.wave != NULL)) {
        return anke_error_set(error, ANKE_ERROR_USAGE,
                              "--judgement takes neither --plots nor --wave");
    }
    gboolean is_stdout = options.output == NULL || strcmp(options.output, "-") == 0;
    if (is_stdout && isatty(STDOUT_FILENO)) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "a PDF cannot go to a terminal: -o FILE");
    }
    return TRUE;
}

static void begin_report(Run *run, const AnkeStream *stream)
{
    run->facts = anke_report_facts_new(stream, options.wave, options.title);
    run->chart_facts = options.wave == NULL ? anke_chart_facts_new(stream)
                                            : anke_chart_facts_new_of_wave(stream, options.wave);
    AnkeReportSpec spec = {.theme = anke_typesetter_theme(run->typesetter),
                           .measure = anke_typesetter_measure(run->typesetter),
                           .facts = run->facts,
                           .chart_facts = run->chart_facts,
                           .plots = options.plots};
    run->report = anke_report_new(&spec);
}

static gboolean add_table(Run *run, const AnkeTable *table, GError **error)
{
    gboolean is_shown;
    if (!anke_report_add_table(run->report, table, &is_shown, error)) {
        return FALSE;
    }
    /* Sums for statistics are expected to stay out. */
    if (!is_shown && table->type != ANKE_TYPE_BATTERY && !anke_table_is_supplement(table)) {
        g_autofree char *question = anke_text_quote(table->question, -1);
        g_autofree char *by = anke_text_quote(table->by, -1);
        anke_program_note("question \"%s\" by \"%s\": nothing to show in a report", question, by);
    }
    return TRUE;
}

/* A report is about one wave: the one asked for, else the only one. */
static gboolean check_wave(const AnkeTable *table, char **wave, gboolean *is_wanted, GError **error)
{
    if (options.wave != NULL) {
        *is_wanted = strcmp(table->wave, options.wave) == 0;
        return TRUE;
    }
    *is_wanted = TRUE;
    if (*wave == NULL) {
        *wave = g_strdup(table->wave);
    }
    if (strcmp(*wave, table->wave) == 0) {
        return TRUE;
    }
    g_autofree char *one = anke_text_quote(*wave, -1);
    g_autofree char *other = anke_text_quote(table->wave, -1);
    return anke_error_set(error, ANKE_ERROR_USAGE,
                          "the stream has several waves (\"%s\", \"%s\"): --wave expected", one,
                          other);
}

/* Reads the whole stream, table by table. */
static gboolean read_tables(Run *run, AnkeStream *stream, GError **error)
{
    g_autofree char *wave = NULL;
    for (;;) {
        g_autoptr(AnkeTable) table = NULL;
        gboolean is_wanted;
        if (!anke_stream_next(stream, &table, error)) {
            return FALSE;
        }
        if (table == NULL) {
            return TRUE;
        }
        if (!check_wave(table, &wave, &is_wanted, error) ||
            (is_wanted && !add_table(run, table, error))) {
            return FALSE;
        }
    }
}

static gboolean check_content(const Run *run, const AnkeStream *stream, GError **error)
{
    if (anke_report_n_questions(run->report) > 0) {
        return TRUE;
    }
    g_autofree char *wave = anke_text_quote(options.wave == NULL ? "" : options.wave, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "%s: no table to report%s%s%s",
                          anke_stream_name(stream), *wave == '\0' ? "" : " of the wave \"", wave,
                          *wave == '\0' ? "" : "\"");
}

static void report_faults(Run *run, const AnkeCanvas *canvas)
{
    g_autoptr(GPtrArray) findings = anke_canvas_audit(canvas);
    for (guint i = 0; i < findings->len; i++) {
        const AnkeFinding *finding = g_ptr_array_index(findings, i);
        g_autofree char *message = anke_finding_message(finding);
        anke_program_warn("page %u: %s", finding->page + 1, message);
    }
    run->n_faults = findings->len;
}

/* "架空市（令和8年9月30日（2026年）締切）。資料：架空の個票" */
static char *subject_text(const AnkeReportFacts *facts)
{
    GString *text = g_string_new(options.wants_judgement ? JUDGEMENT : "アンケート集計結果報告書");
    if (facts->closed != NULL) {
        g_autofree char *date = anke_words_date(facts->closed);
        g_string_append_printf(text, options.wants_judgement ? "。%s現在" : "。締切：%s", date);
    }
    if (facts->source != NULL) {
        g_string_append_printf(text, "。資料：%s", facts->source);
    }
    return g_string_free(text, FALSE);
}

static GBytes *draw(Run *run, GError **error)
{
    const AnkeReportTheme *theme = anke_report_theme_default();
    g_autofree char *subject = subject_text(run->facts);
    AnkeDocumentInfo info = {.title = run->facts->title,
                             .description = subject,
                             .author = run->facts->organisation,
                             .source = run->facts->source,
                             .date = run->facts->closed};
    AnkeBox size = {0, 0, theme->page_width_pt, theme->page_height_pt};
    g_autoptr(AnkeCanvas) canvas =
        anke_canvas_new(ANKE_FORMAT_PDF, run->typesetter, size, &info, error);
    if (canvas == NULL) {
        return NULL;
    }
    if (run->page != NULL) {
        (void)anke_canvas_add_outline(canvas, 0, JUDGEMENT);
        anke_report_page_paint(run->page, canvas);
    } else {
        anke_report_paint(run->report, canvas);
    }
    report_faults(run, canvas);
    return anke_canvas_finish(canvas, error);
}

/* Keeps the tables that a judgement reads. */
static gboolean keep_tables(AnkeStream *stream, AnkeJudgementTables *tables, GError **error)
{
    for (;;) {
        g_autoptr(AnkeTable) table = NULL;
        if (!anke_stream_next(stream, &table, error)) {
            return FALSE;
        }
        if (table == NULL) {
            break;
        }
        anke_judgement_tables_take(tables, &table);
    }
    return anke_judgement_newest(tables) != ANKE_ALL ||
           anke_error_set(error, ANKE_ERROR_DATA,
                          "%s: no ages by year (question age, age12, age5 or age10): a stream of "
                          "anke-roster and anke-stats expected",
                          anke_stream_name(stream));
}

static gboolean lay_out_judgement(Run *run, AnkeStream *stream, const char *path, GError **error)
{
    g_auto(AnkeJudgementTables) tables = {0};
    run->facts = anke_report_facts_new(stream, NULL, options.title);
    if (!keep_tables(stream, &tables, error)) {
        return FALSE;
    }
    g_autofree char *marks = anke_judgement_marks(stream, path, error);
    AnkeJudgementSpec spec = {.theme = anke_typesetter_theme(run->typesetter),
                              .measure = anke_typesetter_measure(run->typesetter),
                              .facts = run->facts,
                              .marks = marks};
    run->page = marks == NULL ? NULL : anke_judgement_page_new(&spec, &tables);
    return run->page != NULL;
}

static gboolean lay_out_report(Run *run, AnkeStream *stream, GError **error)
{
    begin_report(run, stream);
    if (!read_tables(run, stream, error) || !check_content(run, stream, error)) {
        return FALSE;
    }
    anke_report_finish(run->report);
    return TRUE;
}

static gboolean make_report(Run *run, const char *path, GError **error)
{
    g_autoptr(AnkeStream) stream = anke_stream_open(path, error);
    if (stream == NULL || !(options.wants_judgement ? lay_out_judgement(run, stream, path, error)
                                                    : lay_out_report(run, stream, error))) {
        return FALSE;
    }
    g_autoptr(GBytes) pdf = draw(run, error);
    if (pdf == NULL) {
        return FALSE;
    }
    gsize n_bytes;
    const void *bytes = g_bytes_get_data(pdf, &n_bytes);
    return anke_output_write_file(options.output, bytes, n_bytes, ANKE_OUTPUT_REPORT, error);
}

static gboolean run_program(int argc, char **argv, guint *n_faults, GError **error)
{
    const char *path;
    g_auto(Run) run = {.theme = *anke_theme_default()};
    if (!anke_program_operand(argc, argv, &path, error) || !check_options(error) ||
        (options.theme != NULL && !anke_theme_read(options.theme, &run.theme, error))) {
        return FALSE;
    }
    run.typesetter = anke_typesetter_new(&run.theme, error);
    if (run.typesetter == NULL || !make_report(&run, path, error)) {
        return FALSE;
    }
    *n_faults = run.n_faults;
    return TRUE;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    guint n_faults = 0;
    anke_program_start("anke-report");
    if (anke_program_options(&program, &argc, &argv, &error) &&
        run_program(argc, argv, &n_faults, &error) && options.is_strict && n_faults > 0) {
        anke_error_set(&error, ANKE_ERROR_CHECK, "%u faults in the pages", n_faults);
    }
    return anke_program_end(error);
}
