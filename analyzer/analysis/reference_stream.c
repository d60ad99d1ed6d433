#include "analyzer/analysis/reference_stream.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/staff_table.h"
#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

/* Groups of a table end with the latest; a table without groups has everybody alone. */
static gboolean read_ages(const AnkeTable *table, const AnkeAgeEnds *ends,
                          AnkeAgeStructure *structure)
{
    AnkeAgeStructure read;
    if (!anke_table_ages(table, (gint)table->n_groups - 1, ends, &read) ||
        !(anke_age_structure_sum(&read) > 0)) {
        return FALSE;
    }
    *structure = read;
    return TRUE;
}

/* Hires by age, of all years together. */
static gboolean read_hires(const AnkeTable *table, AnkeReferences *references)
{
    double hires[ANKE_AGE_END] = {0};
    double sum = 0;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        double age;
        for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
            const double n = anke_table_number(table, "n", item, group);
            if (n >= 0 && isfinite(n) && anke_table_item_age(table, item, &age) &&
                (group != ANKE_ALL || table->n_groups == 0)) {
                hires[(int)age] += n;
                sum += n;
            }
        }
    }
    if (sum > 0) {
        memcpy(references->hires, hires, sizeof hires);
    }
    return sum > 0;
}

static gboolean read_leaving(const AnkeTable *table, AnkeReferences *references)
{
    gboolean has_rates = FALSE;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const double rate = anke_table_number(table, "rate_used", item, ANKE_ALL);
        double age;
        if (rate >= 0 && rate <= 1 && anke_table_item_age(table, item, &age)) {
            references->leaving[(int)age] = rate;
            has_rates = TRUE;
        }
    }
    return has_rates;
}

/* A stream on its way. */
typedef struct {
    const AnkeStream *stream;
    const AnkeAgeEnds *ends;
    AnkeReferences *references;
    AnkePopulations **populations;
    guint n_read; /* tables of use */
} Reading;

static gboolean refuse(const Reading *reading, const AnkeTable *table, GError **error)
{
    const AnkePlace place = {anke_stream_name(reading->stream), 0, 0};
    g_autofree char *question = anke_text_quote(table->question, -1);
    return anke_error_at(error, ANKE_ERROR_DATA, place,
                         "question \"%s\": expected ages or bands of ages, each with its number",
                         question);
}

/* A table of ages by its name: where it goes. */
static gboolean read_structure(Reading *reading, const AnkeTable *table, GError **error)
{
    AnkeReferences *references = reading->references;
    const struct {
        const char *question;
        AnkeAgeStructure *structure;
        gboolean *is_there;
    } known[] = {{"age_national", &references->national, NULL},
                 {"age_peers", &references->peers, &references->has_peers},
                 {"age_stationary", &references->stationary, &references->has_stationary}};
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strcmp(table->question, known[i].question) != 0) {
            continue;
        }
        if (!read_ages(table, reading->ends, known[i].structure)) {
            return refuse(reading, table, error);
        }
        reading->n_read++;
        if (known[i].is_there != NULL) {
            *known[i].is_there = TRUE;
        }
    }
    return TRUE;
}

static void read_numbers(Reading *reading, const AnkeTable *table)
{
    if (strcmp(table->question, "hire_age") == 0) {
        reading->n_read += read_hires(table, reading->references);
    } else if (strcmp(table->question, "leave_rate") == 0 && *table->by == '\0') {
        reading->n_read += read_leaving(table, reading->references);
    } else if (anke_table_is_population(table)) {
        *reading->populations = anke_populations_add_take(*reading->populations, table);
        reading->n_read++;
    }
}

gboolean anke_references_read(AnkeStream *stream, const AnkeAgeEnds *ends,
                              AnkeReferences *references, AnkePopulations **populations,
                              GError **error)
{
    Reading reading = {stream, ends, references, populations, 0};
    for (;;) {
        g_autoptr(AnkeTable) table = NULL;
        if (!anke_stream_next(stream, &table, error)) {
            return FALSE;
        }
        if (table == NULL) {
            break;
        }
        if (!read_structure(&reading, table, error)) {
            return FALSE;
        }
        read_numbers(&reading, table);
    }
    const AnkePlace place = {anke_stream_name(stream), 0, 0};
    return reading.n_read > 0 ||
           anke_error_at(error, ANKE_ERROR_DATA, place,
                         "nothing to compare with: expected age_national, age_peers, "
                         "age_stationary, hire_age, leave_rate with rate_used or population");
}
