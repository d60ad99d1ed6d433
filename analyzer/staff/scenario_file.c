#include <math.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/encoding.h"
#include "analyzer/staff/scenario.h"
#include "analyzer/staff/scenario_settings.h"

enum { HEAD_SCENARIO, HEAD_SETTING, HEAD_AT, HEAD_VALUE, HEAD_NOTE, N_HEADS };

static const struct {
    const char *name, *japanese;
    gboolean is_needed;
} heads[N_HEADS] = {{"scenario", "シナリオ", TRUE},
                    {"setting", "設定", TRUE},
                    {"at", "対象", FALSE},
                    {"value", "値", TRUE},
                    {"note", "備考", FALSE}};

typedef struct {
    AnkeScenarios *scenarios;
    gint columns[N_HEADS]; /* field index, or -1 */
    guint n_columns;
    gboolean has_head;
    AnkeScenario *common; /* what holds for all */
    GHashTable *seen;     /* scenario TAB setting TAB at: rows so far */
    GChecksum *checksum;
} Reading;

static gboolean refuse(const Reading *reading, guint64 line, guint column, GError **error,
                       const char *format, ...) G_GNUC_PRINTF(5, 6);

static gboolean refuse(const Reading *reading, guint64 line, guint column, GError **error,
                       const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    AnkePlace place = {reading->scenarios->file, line, column};
    return anke_error_at(error, ANKE_ERROR_CODEBOOK, place, "%s", message);
}

/* Head */

static gint find_head(const char *text)
{
    for (guint i = 0; i < N_HEADS; i++) {
        if (strcmp(heads[i].name, text) == 0 || strcmp(heads[i].japanese, text) == 0) {
            return (gint)i;
        }
    }
    return -1;
}

static gboolean take_head_cell(Reading *reading, const AnkeRecord *record, guint i, GError **error)
{
    g_autofree char *text = anke_text_folded(record->fields[i].text);
    gint head = find_head(text);
    if (*text == '\0') {
        return TRUE;
    }
    if (head < 0 || reading->columns[head] >= 0) {
        g_autofree char *quoted = anke_text_quote(text, -1);
        return refuse(reading, record->line, i + 1, error,
                      "column \"%s\", scenario, setting, at, value or note was expected, each once",
                      quoted);
    }
    reading->columns[head] = (gint)i;
    return TRUE;
}

static gboolean take_head(Reading *reading, const AnkeRecord *record, GError **error)
{
    reading->has_head = TRUE;
    for (guint i = 0; i < record->n_fields; i++) {
        if (!take_head_cell(reading, record, i, error)) {
            return FALSE;
        }
    }
    for (guint i = 0; i < N_HEADS; i++) {
        if (heads[i].is_needed && reading->columns[i] < 0) {
            return refuse(reading, record->line, 0, error,
                          "no column \"%s\": scenario, setting, at, value, note were expected",
                          heads[i].name);
        }
    }
    return TRUE;
}

/* Rows */

static gboolean is_blank(const AnkeRecord *record)
{
    for (guint i = 0; i < record->n_fields; i++) {
        if (record->fields[i].n_bytes > 0) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The folded cell under a head; "" where there is none. */
static char *cell_of(const Reading *reading, const AnkeRecord *record, guint head)
{
    gint column = reading->columns[head];
    gboolean is_there = column >= 0 && column < (gint)record->n_fields;
    return anke_text_folded(is_there ? record->fields[column].text : "");
}

static gboolean check_width(const Reading *reading, const AnkeRecord *record, GError **error)
{
    for (guint i = 0; i < record->n_fields; i++) {
        gboolean has_head = FALSE;
        for (guint head = 0; head < N_HEADS; head++) {
            has_head = has_head || reading->columns[head] == (gint)i;
        }
        if (!has_head && record->fields[i].n_bytes > 0) {
            return refuse(reading, record->line, i + 1, error,
                          "a cell without a column head above it");
        }
    }
    return TRUE;
}

static AnkeScenario *find_scenario(const Reading *reading, const char *name)
{
    const GPtrArray *scenarios = reading->scenarios->scenarios;
    for (guint i = 0; i < scenarios->len; i++) {
        AnkeScenario *scenario = g_ptr_array_index(scenarios, i);
        if (strcmp(scenario->name, name) == 0) {
            return scenario;
        }
    }
    return NULL;
}

/* The scenario that a row is about; begins it. */
static AnkeScenario *open_scenario(Reading *reading, const AnkeRecord *record, const char *name,
                                   GError **error)
{
    GPtrArray *scenarios = reading->scenarios->scenarios;
    guint field = (guint)reading->columns[HEAD_SCENARIO] + 1;
    AnkeScenario *scenario = *name == '\0' ? reading->common : find_scenario(reading, name);
    if (*name == '\0' && scenarios->len > 0) {
        (void)refuse(reading, record->line, field, error,
                     "rows for all scenarios (this cell blank) were expected before the first "
                     "scenario");
        return NULL;
    }
    if (scenario != NULL) {
        return scenario;
    }
    if (scenarios->len == ANKE_SCENARIO_MAX || strstr(name, " / ") != NULL ||
        g_utf8_strlen(name, -1) > 40 || anke_text_has_control(name, strlen(name))) {
        (void)refuse(reading, record->line, field, error,
                     "at most %d scenarios were expected, with names of at most 40 characters "
                     "without \" / \"",
                     ANKE_SCENARIO_MAX);
        return NULL;
    }
    scenario = anke_scenario_copy(reading->common, name);
    scenario->place = (AnkePlace){reading->scenarios->file, record->line, field};
    g_ptr_array_add(scenarios, scenario);
    return scenario;
}

/* A setting of a scenario at a place stands once. */
static gboolean note_seen(Reading *reading, const AnkeSetting *setting, const char *scenario,
                          const AnkeSettingRow *row, GError **error)
{
    char *key = g_strdup_printf("%s\t%s\t%s\t%d", scenario, setting->name,
                                setting->at == ANKE_AT_GRADE ? row->at_text : "", row->at);
    g_checksum_update(reading->checksum, (const guchar *)key, (gssize)strlen(key));
    g_checksum_update(reading->checksum, (const guchar *)"\t", 1);
    g_checksum_update(reading->checksum, (const guchar *)row->value, (gssize)strlen(row->value));
    g_checksum_update(reading->checksum, (const guchar *)"\n", 1);
    return g_hash_table_add(reading->seen, key) ||
           anke_error_at(error, ANKE_ERROR_CODEBOOK, row->value_place,
                         "setting \"%s\" stands twice for the same scenario and place",
                         setting->name);
}

static gboolean take_setting(Reading *reading, const AnkeRecord *record, GError **error)
{
    g_autofree char *name = cell_of(reading, record, HEAD_SCENARIO);
    g_autofree char *setting_name = cell_of(reading, record, HEAD_SETTING);
    g_autofree char *at = cell_of(reading, record, HEAD_AT);
    g_autofree char *value = cell_of(reading, record, HEAD_VALUE);
    const char *file = reading->scenarios->file;
    const AnkeSetting *setting = anke_setting_find(setting_name);
    AnkeSettingRow row = {
        .at_text = at,
        .value = value,
        .at_place = {file, record->line, (guint)reading->columns[HEAD_AT] + 1},
        .value_place = {file, record->line, (guint)reading->columns[HEAD_VALUE] + 1}};
    row.scenario = open_scenario(reading, record, name, error);
    if (row.scenario == NULL) {
        return FALSE;
    }
    if (setting == NULL) {
        g_autofree char *quoted = anke_text_quote(setting_name, -1);
        return refuse(reading, record->line, (guint)reading->columns[HEAD_SETTING] + 1, error,
                      "unknown setting \"%s\": see anke-project(1)", quoted);
    }
    return anke_setting_apply(setting, &row, error) &&
           note_seen(reading, setting, name, &row, error);
}

static gboolean take_record(Reading *reading, const AnkeRecord *record, GError **error)
{
    if (is_blank(record)) {
        return TRUE;
    }
    if (!reading->has_head) {
        return take_head(reading, record, error);
    }
    return check_width(reading, record, error) && take_setting(reading, record, error);
}

/* What single rows cannot show. */
static gboolean check_scenario(const AnkeScenario *scenario, GError **error)
{
    if (scenario->mid_from > scenario->mid_to) {
        return anke_error_at(error, ANKE_ERROR_CODEBOOK, scenario->place,
                             "mid_from is above mid_to");
    }
    for (guint i = 0; i < scenario->grades->len; i++) {
        const AnkeGradeRule *rule = g_ptr_array_index(scenario->grades, i);
        if (rule->eligible_to >= 0 && rule->eligible_from > rule->eligible_to) {
            return anke_error_at(error, ANKE_ERROR_CODEBOOK, rule->place,
                                 "eligible_from is above eligible_to");
        }
    }
    for (guint i = 0; i < scenario->hiring.values->len; i++) {
        double hiring = g_array_index(scenario->hiring.values, AnkeYearValue, i).value;
        if (hiring == ANKE_HIRING_TARGET && anke_year_values_is_empty(&scenario->target) &&
            anke_year_values_is_empty(&scenario->population) && isnan(scenario->change)) {
            return anke_error_at(error, ANKE_ERROR_CODEBOOK, scenario->place,
                                 "hiring by target: target, population or change was expected");
        }
    }
    return TRUE;
}

static gboolean read_records(Reading *reading, AnkeCsvReader *reader, GError **error)
{
    for (;;) {
        const AnkeRecord *record;
        if (!anke_csv_reader_next(reader, &record, error)) {
            return FALSE;
        }
        if (record == NULL) {
            break;
        }
        if (!take_record(reading, record, error)) {
            return FALSE;
        }
    }
    if (!reading->has_head) {
        return refuse(reading, 0, 0, error, "a head with scenario, setting, value was expected");
    }
    GPtrArray *scenarios = reading->scenarios->scenarios;
    if (scenarios->len == 0) { /* nothing but what holds for all: that is the one scenario */
        g_ptr_array_add(scenarios, anke_scenario_copy(reading->common, "なりゆき"));
    }
    for (guint i = 0; i < scenarios->len; i++) {
        if (!check_scenario(g_ptr_array_index(scenarios, i), error)) {
            return FALSE;
        }
    }
    return TRUE;
}

AnkeScenarios *anke_scenarios_read(AnkeInput *input, GError **error)
{
    gsize n_bytes;
    g_autoptr(GError) problem = NULL;
    g_autoptr(AnkeScenarios) scenarios = g_new0(AnkeScenarios, 1);
    scenarios->scenarios = g_ptr_array_new_with_free_func(anke_scenario_free);
    scenarios->file = g_strdup(anke_input_name(input));
    g_autofree char *bytes = anke_encoding_read_all(input, ANKE_ENCODING_ASCII, &n_bytes, &problem);
    gboolean is_good = bytes != NULL;
    if (is_good) {
        Reading reading = {.scenarios = scenarios,
                           .columns = {-1, -1, -1, -1, -1},
                           .common = anke_scenario_new(""),
                           .seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                           .checksum = g_checksum_new(G_CHECKSUM_SHA256)};
        g_autoptr(AnkeCsvReader) reader =
            anke_csv_reader_new_from_bytes(scenarios->file, bytes, n_bytes);
        is_good = read_records(&reading, reader, &problem);
        scenarios->hash = g_strdup(g_checksum_get_string(reading.checksum));
        anke_scenario_free(reading.common);
        g_hash_table_unref(reading.seen);
        g_checksum_free(reading.checksum);
    }
    if (is_good) {
        return g_steal_pointer(&scenarios);
    }
    if (g_error_matches(problem, ANKE_ERROR, ANKE_ERROR_DATA)) { /* no CSV: an error of the form */
        problem->code = ANKE_ERROR_CODEBOOK;
    }
    g_propagate_error(error, g_steal_pointer(&problem));
    return NULL;
}
