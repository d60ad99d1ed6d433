#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/base/progress.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/stated_facts.h"
#include "analyzer/data/stream.h"
#include "analyzer/staff/peers_table.h"
#include "analyzer/staff/retirement_table.h"
#include "analyzer/staff/roster.h"
#include "analyzer/staff/roster_report.h"
#include "analyzer/staff/staff_day.h"
#include "analyzer/staff/staff_tables.h"

static char *encoding_name = NULL;
static char *output_path = NULL;
static char *problems_path = NULL;
static char *map_path = NULL;
static char *report_path = NULL;
static char *retirement_path = NULL;
static char *peers_path = NULL;
static char *date_text = NULL;
static char *from_text = NULL;
static char **columns = NULL;
static AnkeStatedFacts facts = {0};

static const GOptionEntry entries[] = {
    {"map", 0, 0, G_OPTION_ARG_FILENAME, &map_path, "What labels mean, and their order", "FILE"},
    {"column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns, "The column of birth, hire, ...",
     "NAME=HEAD"},
    {"date", 0, 0, G_OPTION_ARG_STRING, &date_text, "The last 1 April of the tables", "YEAR"},
    {"to", 0, 0, G_OPTION_ARG_STRING, &date_text, "The same as --date", "YEAR"},
    {"from", 0, 0, G_OPTION_ARG_STRING, &from_text, "The first 1 April of the tables", "YEAR"},
    {"problems", 0, 0, G_OPTION_ARG_FILENAME, &problems_path, "List rows with problems in FILE",
     "FILE"},
    {"report", 0, 0, G_OPTION_ARG_FILENAME, &report_path, "Say in FILE what was read", "FILE"},
    {"retirement", 0, 0, G_OPTION_ARG_FILENAME, &retirement_path,
     "Retirement ages other than the law's, for the report", "FILE"},
    {"peers", 0, 0, G_OPTION_ARG_FILENAME, &peers_path, "Add cities to compare with", "FILE"},
    ANKE_STATED_FACTS_OPTIONS(facts),
    {"encoding", 0, 0, G_OPTION_ARG_STRING, &encoding_name, "auto, utf-8 or cp932", "NAME"},
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Write to FILE, not to stdout", "FILE"},
    {NULL}};

static const AnkeProgram program = {
    .operands = "[ROSTER.CSV]",
    .summary = "Counts the staff of a roster by year, age and category, who came and who left.",
    .description = "Exit status: 0 done, 64 usage, 65 bad data, 66 no input, 73 cannot create, "
                   "74 I/O error.",
    .entries = entries};

/* The year of an option; 0: it was not given. */
static gboolean read_year(const char *option, const char *text, int *year, GError **error)
{
    *year = 0;
    return text == NULL || anke_year_parse(text, strlen(text), year, NULL) ||
           anke_error_set(error, ANKE_ERROR_USAGE,
                          "--%s: a year such as 2026 or 令和8年 was expected", option);
}

/* What is read beside the roster. */
typedef struct {
    AnkeStaffMap *map;
    AnkeRetirementTable *retirement;
    AnkePeers *peers; /* NULL: none */
} Beside;

static void clear_beside(Beside *beside)
{
    anke_staff_map_free(beside->map);
    anke_retirement_table_free(beside->retirement);
    anke_peers_free(beside->peers);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Beside, clear_beside)

static gboolean read_map(Beside *beside, GError **error)
{
    if (map_path == NULL) {
        beside->map = anke_staff_map_new();
        return TRUE;
    }
    g_autoptr(AnkeInput) input = anke_input_open(map_path, error);
    beside->map = input != NULL ? anke_staff_map_read(input, error) : NULL;
    return beside->map != NULL;
}

static gboolean read_retirement(Beside *beside, GError **error)
{
    if (retirement_path == NULL) {
        beside->retirement = anke_retirement_table_new();
        return TRUE;
    }
    g_autoptr(AnkeInput) input = anke_input_open(retirement_path, error);
    beside->retirement = input != NULL ? anke_retirement_table_read(input, error) : NULL;
    return beside->retirement != NULL;
}

static gboolean read_peers(Beside *beside, GError **error)
{
    if (peers_path == NULL) {
        return TRUE;
    }
    g_autoptr(AnkeInput) input = anke_input_open(peers_path, error);
    beside->peers = input != NULL ? anke_peers_read(input, error) : NULL;
    return beside->peers != NULL;
}

/* Nothing that is written may be what is read. */
static gboolean check_targets(const char *path, GError **error)
{
    const char *const targets[] = {output_path, problems_path, report_path};
    const char *const inputs[] = {path, map_path, retirement_path, peers_path};
    for (guint target = 0; target < G_N_ELEMENTS(targets); target++) {
        for (guint i = 0; i < G_N_ELEMENTS(inputs); i++) {
            gboolean is_used =
                (target == 0 || targets[target] != NULL) && (i == 0 || inputs[i] != NULL);
            if (is_used && !anke_output_spares(targets[target], inputs[i], error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

static void write_facts(const AnkeStaffWindow *window, AnkeStreamWriter *writer)
{
    AnkeStatedFacts all = facts;
    g_autofree char *closed = g_strdup_printf("%04d-04-01", window->to);
    all.closed = facts.closed != NULL ? facts.closed : closed;
    anke_stated_facts_write(&all, writer);
}

static AnkeRoster *read_roster(const char *path, const AnkeStaffMap *map, AnkeOutput *problems,
                               GError **error)
{
    AnkeProgress progress = anke_progress_begin("rows");
    AnkeRosterSpec spec = {.map = map,
                           .columns = (const char *const *)columns,
                           .problems = problems,
                           .watch = anke_progress_watch,
                           .watch_data = &progress};
    if (!anke_encoding_parse(encoding_name != NULL ? encoding_name : "auto", &spec.encoding,
                             error)) {
        return NULL;
    }
    AnkeInput *input = anke_input_open(path, error);
    AnkeRoster *roster = input != NULL ? anke_roster_read_take(input, &spec, error) : NULL;
    anke_progress_end(&progress);
    return roster;
}

/* The last 1 April on or before the day that --closed states; 0: it states none. */
static int year_of_closed(void)
{
    if (facts.closed == NULL) {
        return 0;
    }
    int part[3] = {0};
    for (guint i = 0, at = 0; facts.closed[i] != '\0'; i++) {
        gboolean is_digit = g_ascii_isdigit(facts.closed[i]);
        at += is_digit ? 0 : 1;
        part[at] = is_digit ? part[at] * 10 + (facts.closed[i] - '0') : 0;
    }
    return anke_day_fiscal_year(part[0] * 10000 + part[1] * 100 + part[2]);
}

static gboolean choose_window(const AnkeRoster *roster, AnkeStaffWindow *window, GError **error)
{
    int from;
    int to;
    if (!read_year("from", from_text, &from, error) || !read_year("date", date_text, &to, error)) {
        return FALSE;
    }
    to = to == 0 && !roster->is_counts ? year_of_closed() : to;
    return anke_staff_window_choose(roster, from, to, window, error);
}

/* Opens an output that is not always wanted. */
static gboolean open_wanted(const char *path, guint mode, AnkeOutput **output, GError **error)
{
    *output = path != NULL ? anke_output_open(path, mode, error) : NULL;
    return path == NULL || *output != NULL;
}

static gboolean commit_wanted(AnkeOutput *output, GError **error)
{
    return output == NULL || anke_output_commit(output, error);
}

/* What a run writes. */
typedef struct {
    AnkeOutput *stream;
    AnkeOutput *problems; /* NULL: not wanted; so are the others */
    AnkeOutput *report;
} Outputs;

static void clear_outputs(Outputs *outputs)
{
    anke_output_free(outputs->stream);
    anke_output_free(outputs->problems);
    anke_output_free(outputs->report);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Outputs, clear_outputs)

static gboolean write_results(const AnkeRoster *roster, const Beside *beside, Outputs *outputs,
                              GError **error)
{
    AnkeStaffWindow window;
    if (!choose_window(roster, &window, error)) {
        return FALSE;
    }
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(outputs->stream);
    write_facts(&window, writer);
    anke_staff_tables_write(roster, beside->map, &window, writer);
    if (beside->peers != NULL) {
        anke_peers_write(beside->peers, writer);
    }
    anke_stream_writer_end(writer);
    if (outputs->report != NULL) {
        anke_roster_report_write(roster, beside->retirement, &window, outputs->report);
    }
    return anke_output_flush(outputs->stream, error) && commit_wanted(outputs->problems, error) &&
           commit_wanted(outputs->report, error) && anke_output_commit(outputs->stream, error);
}

static void note_rows(const AnkeRoster *roster)
{
    const AnkeRosterLedger *ledger = &roster->ledger;
    if (ledger->n_doubted + ledger->n_excluded > 0) {
        anke_program_note("%" G_GUINT64_FORMAT " rows: %" G_GUINT64_FORMAT
                          " used, %" G_GUINT64_FORMAT " used with a doubt, %" G_GUINT64_FORMAT
                          " excluded; --report and --problems say why",
                          ledger->n_rows, ledger->n_used, ledger->n_doubted, ledger->n_excluded);
    }
}

static gboolean run(const char *path, GError **error)
{
    g_auto(Beside) beside = {NULL, NULL, NULL};
    g_auto(Outputs) outputs = {NULL, NULL, NULL};
    if (!anke_stated_facts_check(&facts, error) || !check_targets(path, error) ||
        !read_map(&beside, error) || !read_retirement(&beside, error) ||
        !read_peers(&beside, error) ||
        !open_wanted(problems_path, ANKE_OUTPUT_PRIVATE, &outputs.problems, error)) {
        return FALSE;
    }
    g_autoptr(AnkeRoster) roster = read_roster(path, beside.map, outputs.problems, error);
    if (roster == NULL || !open_wanted(report_path, ANKE_OUTPUT_REPORT, &outputs.report, error) ||
        (outputs.stream = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error)) == NULL ||
        !write_results(roster, &beside, &outputs, error)) {
        return FALSE;
    }
    note_rows(roster);
    return TRUE;
}

int main(int argc, char **argv)
{
    GError *error = NULL;
    const char *path;
    anke_program_start("anke-roster");
    if (!anke_program_options(&program, &argc, &argv, &error) ||
        !anke_program_operand(argc, argv, &path, &error)) {
        return anke_program_end(error);
    }
    (void)run(path, &error);
    return anke_program_end(error);
}
