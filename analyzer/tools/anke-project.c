#include <gsl/gsl_errno.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/program.h"
#include "analyzer/base/text.h"
#include "analyzer/data/stream.h"
#include "analyzer/staff/outlook.h"
#include "analyzer/staff/projection_write.h"
#include "analyzer/staff/warnings.h"

/* Changes when the same input may give other numbers. */
static const char definition[] = "anke-project 1";

enum { DEFAULT_YEARS = 30 };

static char *scenarios_path = NULL;
static char *output_path = NULL;
static char *job = NULL;
static int n_years = DEFAULT_YEARS;
static int n_runs = ANKE_RUN_DEFAULT_RUNS;
static int n_threads = 0;
static gint64 seed = 1;
static gboolean rates_known = FALSE;

static const GOptionEntry entries[] = {
    {"scenarios", 's', 0, G_OPTION_ARG_FILENAME, &scenarios_path,
     "What to assume (default: the headcount is kept)", "FILE"},
    {"job", 0, 0, G_OPTION_ARG_STRING, &job, "People of one job alone, retiring by its schedule",
     "NAME"},
    {"years", 0, 0, G_OPTION_ARG_INT, &n_years, "Years ahead (default: 30)", "N"},
    {"runs", 0, 0, G_OPTION_ARG_INT, &n_runs, "Simulated futures (default: 10000; 0: none)", "N"},
    {"seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Seed of the simulation (default: 1)", "N"},
    {"rates-known", 0, 0, G_OPTION_ARG_NONE, &rates_known,
     "Simulate as if the rates of quitting were known exactly", NULL},
    {"threads", 0, 0, G_OPTION_ARG_INT, &n_threads, "Threads (default: one a processor)", "N"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[STREAM]",
    .summary = "Projects the staff of a table stream of anke-roster over the years to come.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 73 cannot create, 74 "
                   "I/O error, 78 bad scenarios.",
    .entries = entries};

static gboolean check_options(GError **error)
{
    const struct {
        const char *name;
        gint64 value, low, high;
    } options[] = {{"--years", n_years, 1, ANKE_PROJECTION_MAX_YEARS},
                   {"--runs", n_runs, 0, ANKE_RUN_MAX_RUNS},
                   {"--seed", seed, 0, G_MAXINT64},
                   {"--threads", n_threads, 0, 1024}};
    for (guint i = 0; i < G_N_ELEMENTS(options); i++) {
        if (options[i].value < options[i].low || options[i].value > options[i].high) {
            return anke_error_set(error, ANKE_ERROR_USAGE,
                                  "%s takes %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                                  options[i].name, options[i].low, options[i].high);
        }
    }
    return TRUE;
}

static AnkeScenarios *read_scenarios(GError **error)
{
    if (scenarios_path == NULL) {
        return anke_scenarios_default();
    }
    g_autoptr(AnkeInput) input = anke_input_open(scenarios_path, error);
    return input != NULL ? anke_scenarios_read(input, error) : NULL;
}

static void write_number_fact(AnkeStreamWriter *writer, const char *stat, gint64 number)
{
    g_autofree char *text = g_strdup_printf("%" G_GINT64_FORMAT, number);
    anke_stream_writer_fact(writer, "", stat, text);
}

/* The facts of the stream that is projected, but the ones that are said anew. The title names the job. */
static void write_facts(const AnkeStream *stream, const AnkeScenarios *scenarios,
                        const char *of_job, AnkeStreamWriter *writer)
{
    static const char *const own[] = {"seed", "runs", "scenarios", "definition", "job", NULL};
    for (guint i = 0; i < anke_stream_n_facts(stream); i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        gboolean is_title = of_job != NULL && strcmp(fact->stat, "title") == 0;
        g_autofree char *title = is_title ? g_strdup_printf("%s（%s）", fact->value, of_job) : NULL;
        if (*fact->wave == '\0' && !g_strv_contains(own, fact->stat)) {
            anke_stream_writer_fact(writer, "", fact->stat, is_title ? title : fact->value);
        }
    }
    if (of_job != NULL) {
        anke_stream_writer_fact(writer, "", "job", of_job);
    }
    anke_stream_writer_fact(writer, "", "definition", definition);
    anke_stream_writer_fact(writer, "", "scenarios",
                            *scenarios->hash != '\0' ? scenarios->hash : "default");
    write_number_fact(writer, "runs", n_runs);
    if (n_runs > 0) {
        write_number_fact(writer, "seed", seed);
    }
}

static void note_start(const AnkeStaffStart *start)
{
    if (start->n_unknown > 0) {
        anke_program_warn("%.0f people of unknown age are left out", start->n_unknown);
    }
    if (!start->has_rates) {
        anke_program_warn("the stream has no rates of leaving (leave_rate with rate_used, by "
                          "anke-stats): national ones are assumed");
    }
    if (start->n_late_hires > 0) {
        anke_program_note("%.0f hires of 60 and older are not taken for hiring practice",
                          start->n_late_hires);
    }
}

static void note_job(const AnkeStaffStart *start)
{
    g_autofree char *name = anke_text_quote(start->job, -1);
    anke_program_note("\"%s\": no grades, which the stream has for all jobs together", name);
    if (start->has_other_rates) {
        anke_program_warn("\"%s\" has no rates of leaving of its own (leave_rate by job): those of "
                          "everybody are taken",
                          name);
    }
    if (start->has_other_hire_ages) {
        anke_program_warn("\"%s\" has no hires of the last ten years (hire_age by year:job): the "
                          "ages of everybody's are taken",
                          name);
    }
    if (start->past->len == 0) {
        anke_program_note("\"%s\" has no past hires and leavers (flow by year:job)", name);
    }
}

static gboolean write_stream(const AnkeStream *stream, const AnkeScenarios *scenarios,
                             const AnkeOutlooks *outlooks, GError **error)
{
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error);
    if (output == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(output);
    write_facts(stream, scenarios, outlooks->start->job, writer);
    anke_projection_write_flows(outlooks, writer);
    anke_projection_write_ages(outlooks, writer);
    anke_projection_write_grades(outlooks, writer);
    anke_projection_write_goals(outlooks, writer);
    anke_projection_write_differences(outlooks, writer);
    g_autoptr(GArray) warnings = anke_warnings_find(outlooks);
    anke_warnings_write(outlooks, warnings, writer);
    anke_stream_writer_end(writer);
    return anke_output_commit(output, error);
}

static gboolean run(const char *path, GError **error)
{
    if (!anke_output_spares(output_path, path, error) ||
        !anke_output_spares(output_path, scenarios_path, error)) {
        return FALSE;
    }
    g_autoptr(AnkeScenarios) scenarios = read_scenarios(error);
    g_autoptr(AnkeStream) stream = scenarios != NULL ? anke_stream_open(path, error) : NULL;
    g_autoptr(AnkeStaffStart) start =
        stream != NULL ? anke_staff_start_read(stream, job, error) : NULL;
    if (start == NULL) {
        return FALSE;
    }
    note_start(start);
    if (start->job != NULL) {
        note_job(start);
    }
    AnkeRunSpec spec = {.n_runs = (guint)n_runs,
                        .seed = (guint64)seed,
                        .n_threads = (guint)n_threads,
                        .rates_known = rates_known};
    g_autoptr(AnkeOutlooks) outlooks =
        anke_outlooks_make(start, scenarios, (guint)n_years, &spec, error);
    return outlooks != NULL && write_stream(stream, scenarios, outlooks, error);
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path;
    anke_program_start("anke-project");
    gsl_set_error_handler_off();
    if (anke_program_options(&program, &argc, &argv, &error) &&
        anke_program_operand(argc, argv, &path, &error) && check_options(&error)) {
        (void)run(path, &error);
    }
    return anke_program_end(error);
}
