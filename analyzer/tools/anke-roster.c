#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/output.h"
#include "analyzer/base/program.h"
#include "analyzer/base/progress.h"
#include "analyzer/data/encoding.h"
#include "analyzer/data/stated_facts.h"
#include "analyzer/data/stream.h"
#include "analyzer/staff/roster.h"
#include "analyzer/staff/staff_tables.h"

static char *encoding_name = NULL;
static char *output_path = NULL;
static char *problems_path = NULL;
static char *map_path = NULL;
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

static AnkeStaffMap *read_map(GError **error)
{
    if (map_path == NULL) {
        return anke_staff_map_new();
    }
    g_autoptr(AnkeInput) input = anke_input_open(map_path, error);
    return input != NULL ? anke_staff_map_read(input, error) : NULL;
}

static gboolean check_targets(const char *path, GError **error)
{
    const char *const targets[] = {output_path, problems_path};
    for (guint i = 0; i < G_N_ELEMENTS(targets); i++) {
        if ((i > 0 && targets[i] == NULL)) {
            continue;
        }
        if (!anke_output_spares(targets[i], path, error) ||
            !anke_output_spares(targets[i], map_path, error)) {
            return FALSE;
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

static gboolean choose_window(const AnkeRoster *roster, AnkeStaffWindow *window, GError **error)
{
    int from;
    int to;
    if (!read_year("from", from_text, &from, error) || !read_year("date", date_text, &to, error)) {
        return FALSE;
    }
    if (to == 0 && facts.closed != NULL) {
        int month_and_day = (facts.closed[5] - '0') * 1000 + (facts.closed[6] - '0') * 100;
        to = (int)g_ascii_strtoll(facts.closed, NULL, 10) - (month_and_day < 400 ? 1 : 0);
    }
    return anke_staff_window_choose(roster, from, to, window, error);
}

static gboolean run(const char *path, GError **error)
{
    if (!anke_stated_facts_check(&facts, error) || !check_targets(path, error)) {
        return FALSE;
    }
    g_autoptr(AnkeStaffMap) map = read_map(error);
    if (map == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeOutput) problems = NULL;
    if (problems_path != NULL &&
        (problems = anke_output_open(problems_path, ANKE_OUTPUT_PRIVATE, error)) == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeRoster) roster = read_roster(path, map, problems, error);
    AnkeStaffWindow window;
    if (roster == NULL || !choose_window(roster, &window, error)) {
        return FALSE;
    }
    g_autoptr(AnkeOutput) output = anke_output_open(output_path, ANKE_OUTPUT_REPORT, error);
    if (output == NULL) {
        return FALSE;
    }
    g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(output);
    write_facts(&window, writer);
    anke_staff_tables_write(roster, map, &window, writer);
    anke_stream_writer_end(writer);
    return anke_output_flush(output, error) &&
           (problems == NULL || anke_output_commit(problems, error)) &&
           anke_output_commit(output, error);
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
