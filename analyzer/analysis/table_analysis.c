#include "analyzer/analysis/table_analysis.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/curves.h"
#include "analyzer/analysis/pair_counts.h"
#include "analyzer/analysis/sections.h"
#include "analyzer/analysis/staff_names.h"
#include "analyzer/analysis/staff_table.h"
#include "analyzer/analysis/stat_names.h"

/* The sections in the order of their rows. */
typedef void (*SectionFunc)(const AnkeAnalysis *analysis);

static const SectionFunc sections[] = {
    // clang-format off
    anke_share_rows_write,
    anke_description_rows_write,
    anke_curve_rows_write,
    anke_test_rows_write,
    anke_mean_rows_write,
    anke_residual_rows_write,
    anke_association_rows_write,
    anke_ordinal_rows_write,
    anke_pair_rows_write,
    anke_design_rows_write,
    anke_multiple_rows_write,
    anke_power_rows_write,
    anke_letter_rows_write,
    anke_battery_rows_write,
    // clang-format on
};

/* Those about staff; they need no bases, and find out themselves whose table it is. */
static const SectionFunc staff_sections[] = {
    // clang-format off
    anke_age_rows_write,
    anke_per_head_rows_write,
    anke_trend_rows_write,
    anke_flow_rows_write,
    anke_rate_rows_write,
    anke_survival_rows_write,
    anke_grade_rows_write,
    anke_peer_rows_write,
    // clang-format on
};

/* Companions */

/* S:BY, or S beside the table without break. */
static gboolean is_strata_of(const AnkeTable *table, const AnkeTable *other)
{
    if (!anke_table_has(other, "n_h")) {
        return FALSE;
    }
    if (*table->by == '\0') {
        return *other->by != '\0' && strchr(other->by, ':') == NULL;
    }
    /* A colon stands behind the name where a table of its own has the name already. */
    const char *rest = strchr(other->by, ':');
    const gsize n_bytes = strlen(table->by);
    return rest != NULL && strncmp(rest + 1, table->by, n_bytes) == 0 &&
           (rest[n_bytes + 1] == '\0' || strcmp(rest + n_bytes + 1, ":") == 0);
}

/* BY, a sign and a name. */
static gboolean is_joined(const char *by, const char *first, char sign, const char *second)
{
    gsize n_first = strlen(first);
    return n_first > 0 && strncmp(by, first, n_first) == 0 && by[n_first] == sign &&
           strcmp(by + n_first + 1, second) == 0;
}

static gboolean is_joint_of(const AnkeTable *table, const AnkeTable *other)
{
    return is_joined(other->by, table->by, ':', table->question);
}

static gboolean is_overlap_of(const AnkeTable *table, const AnkeTable *other)
{
    return is_joined(other->by, table->by, '*', table->by);
}

gboolean anke_table_is_companion(const AnkeTable *table, const AnkeTable *other)
{
    return strcmp(table->wave, other->wave) == 0 && strcmp(table->question, other->question) == 0 &&
           (is_strata_of(table, other) || is_joint_of(table, other) || is_overlap_of(table, other));
}

gboolean anke_table_stands_alone(const AnkeTable *companion)
{
    return strpbrk(companion->by, ":*") == NULL;
}

/* Sums of a companion are looked up by the items of its table: both must have the same ones, as every
 * tally has them. Another companion tells nothing. */
static gboolean has_same_items(const AnkeTable *table, const AnkeTable *other)
{
    gboolean is_same = table->n_items == other->n_items;
    for (guint i = 0; is_same && i < table->n_items; i++) {
        is_same = strcmp(table->items[i].label, other->items[i].label) == 0;
    }
    return is_same;
}

static void sort_companions(AnkeAnalysis *analysis, const AnkeTable *const *companions, guint n)
{
    for (guint i = 0; i < n; i++) {
        const AnkeTable *other = companions[i];
        if (is_overlap_of(analysis->table, other)) {
            analysis->overlap = other; /* has no items */
        } else if (!has_same_items(analysis->table, other)) {
            continue;
        } else if (is_strata_of(analysis->table, other)) {
            analysis->strata = other;
        } else {
            analysis->joint = other;
        }
    }
}

/* What kind of table it is */

/* Sums that tell more about another table are no table of their own. */
static gboolean is_helping_table(const AnkeTable *table)
{
    const char *rest = strchr(table->by, ':');
    return strchr(table->by, '*') != NULL || (anke_table_has(table, "n_h") && rest != NULL) ||
           (rest != NULL && strcmp(rest + 1, table->question) == 0);
}

/* Overlapping groups do not add up, years follow one another: neither is a set of samples. */
static gboolean is_testable(const AnkeTable *table)
{
    gboolean is_break = *table->by != '\0' && strcmp(table->by, table->question) != 0 &&
                        !anke_table_is_yearly(table);
    return is_break && !anke_pair_has_numbers(table) && table->by_type != ANKE_TYPE_MULTIPLE &&
           table->type != ANKE_TYPE_RANK;
}

static gboolean is_square_pair(const AnkeTable *table)
{
    const char *list = anke_table_text(table, "list", ANKE_ALL, ANKE_ALL);
    return g_strcmp0(anke_table_text(table, "pair", ANKE_ALL, ANKE_ALL), "yes") == 0 &&
           list != NULL &&
           g_strcmp0(list, anke_table_text(table, "by_list", ANKE_ALL, ANKE_ALL)) == 0;
}

/* Copying */

/* Copies what is not ours. Rows of one stat follow one another and share its name. */
static void copy_rows(const AnkeTable *table, AnkeStreamWriter *writer)
{
    const char *last = "";
    gboolean is_own = FALSE;
    for (guint i = 0; i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        if (row->stat != last) {
            last = row->stat;
            is_own = anke_stat_is_own(table, last);
        }
        if (!is_own && !anke_stat_is_own_note(table, row) && !anke_curves_owns(table, row)) {
            anke_stream_writer_copy(writer, table, row);
        }
    }
}

/* Lists, texts and series pass as they came, for their stats may bear any name, but for what is
 * computed of staff. */
static void copy_all_rows(const AnkeTable *table, AnkeStreamWriter *writer)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (!anke_staff_stat_is_own(table, table->rows[i].stat)) {
            anke_stream_writer_copy(writer, table, &table->rows[i]);
        }
    }
}

/* Bases */

/* The group's own population, else the total's, in proportion to the base. */
static double find_population(const AnkeTable *table, gint group, double base)
{
    const gint places[] = {group, ANKE_ALL};
    for (gsize i = 0; i < G_N_ELEMENTS(places); i++) {
        double population = anke_table_base(table, "population", places[i]);
        double valid = anke_table_base(table, "valid", places[i]);
        if (!isnan(population) && valid > 0) {
            return base * population / valid;
        }
    }
    return NAN;
}

static void find_bases(AnkeAnalysis *analysis)
{
    const AnkeTable *table = analysis->table;
    analysis->bases = g_new(double, table->n_groups + 1);
    analysis->populations = g_new(double, table->n_groups + 1);
    for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
        double base = anke_table_base(table, anke_base_name(analysis->spec->base), group);
        analysis->bases[group + 1] = base;
        analysis->populations[group + 1] = find_population(table, group, base);
    }
}

/* The companions as they came, last the columns by each other with what is computed of them. */
static void write_companions(const AnkeAnalysis *analysis, const AnkeTable *const *companions,
                             guint n_companions)
{
    const AnkeTable *table = analysis->table;
    AnkeStreamWriter *writer = analysis->writer;
    for (guint i = 0; i < n_companions; i++) {
        if (companions[i] != analysis->overlap && !anke_table_stands_alone(companions[i])) {
            anke_stream_writer_set_table(writer, table->wave, table->question, companions[i]->by);
            copy_rows(companions[i], writer);
        }
    }
    g_autofree char *by = g_strconcat(table->by, "*", table->by, NULL);
    anke_stream_writer_set_table(writer, table->wave, table->question, by);
    if (analysis->overlap != NULL) {
        copy_rows(analysis->overlap, writer);
    }
    if (analysis->bases != NULL) {
        anke_contrast_rows_write(analysis);
    }
}

static void write_sections(AnkeAnalysis *analysis)
{
    find_bases(analysis);
    for (gsize i = 0; i < G_N_ELEMENTS(sections); i++) {
        sections[i](analysis);
    }
}

static void write_staff_sections(const AnkeAnalysis *analysis)
{
    for (gsize i = 0; i < G_N_ELEMENTS(staff_sections); i++) {
        staff_sections[i](analysis);
    }
}

/* Sums and products, no counts. Results of groups that an earlier run wrote are made anew behind
 * the sums. */
static void analyse_battery(const AnkeAnalysis *analysis)
{
    if (anke_table_has(analysis->table, "sxy")) {
        copy_rows(analysis->table, analysis->writer);
        anke_battery_rows_write(analysis);
    }
}

void anke_table_analyse(const AnkeTable *table, const AnkeTable *const *companions,
                        guint n_companions, const AnkeAnalysisSpec *spec, AnkePending *pending,
                        AnkeStreamWriter *writer)
{
    AnkeAnalysis analysis = {.table = table,
                             .spec = spec,
                             .writer = writer,
                             .pending = pending,
                             .has_tests = is_testable(table),
                             .is_weighted = anke_table_has(table, "w"),
                             .is_square = is_square_pair(table)};
    anke_stream_writer_set_table(writer, table->wave, table->question, table->by);
    if (table->type == ANKE_TYPE_BATTERY) {
        analyse_battery(&analysis);
        return;
    }
    sort_companions(&analysis, companions, n_companions);
    if (anke_table_is_list(table) || !anke_table_has(table, "n") ||
        anke_table_is_projection(table)) {
        /* A list, a text, a series: nothing is counted. A projection has all it needs. */
        copy_all_rows(table, writer);
    } else {
        copy_rows(table, writer);
        if (!is_helping_table(table)) {
            write_sections(&analysis);
        }
    }
    write_staff_sections(&analysis);
    write_companions(&analysis, companions, n_companions);
    g_free(analysis.bases);
    g_free(analysis.populations);
}
