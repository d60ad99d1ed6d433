#include "analyzer/banner/banner.h"

#include <string.h>

#include "analyzer/banner/banner_battery.h"
#include "analyzer/banner/banner_layout.h"
#include "analyzer/banner/banner_list.h"
#include "analyzer/banner/plain_label.h"
#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

#define MAX_GROUPS 100 /* of a break that nobody asked for: more are values, not groups */

typedef struct {
    AnkeStream *stream;
    AnkeBannerSpec spec;
    const AnkeBannerPrinter *printer;
    AnkeOutput *output;
    AnkeBannerReport *report;
    GHashTable *seen_questions;
    GHashTable *seen_breaks;
    GPtrArray *tables; /* AnkeTable, of one wave and question */
} Run;

/* What kind of table it is */

/* Answers by answers, in groups too, and tables within strata. A stratum by itself is a break. */
static gboolean is_companion(const AnkeTable *table)
{
    const char *last = strrchr(table->by, ':');
    gboolean is_pairs_in_groups = last != NULL && strcmp(last + 1, table->question) == 0;
    gboolean is_in_strata = last != NULL && anke_banner_table_has_stat(table, "n_h");
    return is_pairs_in_groups || is_in_strata || strcmp(table->by, table->question) == 0;
}

static gboolean is_square(const AnkeTable *table)
{
    return g_strcmp0(anke_table_text(table, "pair", ANKE_ALL, ANKE_ALL), "yes") == 0;
}

/* Whether a table is kept for its question's banners. */
static gboolean is_wanted(const Run *run, const AnkeTable *table)
{
    if (*table->by == '\0') {
        return TRUE;
    }
    if (strchr(table->by, '*') != NULL) {
        return FALSE; /* contrasts of pairs of columns: the letters say it */
    }
    if (run->spec.banners != NULL) {
        return anke_banner_spec_names(&run->spec, table->by);
    }
    if (is_companion(table)) {
        return FALSE;
    }
    if (table->n_groups > MAX_GROUPS) {
        run->report->n_left_out++;
        return FALSE;
    }
    return TRUE;
}

/* Printing */

static void print_grid_take(const Run *run, AnkeBannerGrid *grid)
{
    if (grid != NULL) {
        run->printer->print(run->output, &run->spec, grid);
        run->report->n_printed++;
        anke_banner_grid_free(grid);
    }
}

/* The first table gives the total. */
static void print_tables(const Run *run, const GPtrArray *shown)
{
    const AnkeTable *first = g_ptr_array_index(shown, 0);
    AnkeBannerFacts facts = anke_banner_facts(run->stream, first->wave);
    AnkeBannerView view =
        anke_banner_view(&run->spec, &facts, (const AnkeTable *const *)shown->pdata, shown->len);
    gboolean is_short = (run->spec.show & ANKE_SHOW_P) != 0 && (view.show & ANKE_SHOW_P) == 0;
    AnkeBannerGrid *grid = anke_banner_lay_out(&view);
    run->report->n_counts_only += grid != NULL && is_short && view.has_counts ? 1 : 0;
    print_grid_take(run, grid);
}

static const AnkeTable *find_table(const Run *run, const char *by)
{
    for (guint i = 0; i < run->tables->len; i++) {
        const AnkeTable *table = g_ptr_array_index(run->tables, i);
        if (strcmp(table->by, by) == 0) {
            return table;
        }
    }
    return NULL;
}

/* Begins a banner with the table that gives everyone's numbers. */
static GPtrArray *begin_banner(const Run *run, const AnkeTable *otherwise)
{
    const AnkeTable *total = find_table(run, "");
    GPtrArray *shown = g_ptr_array_new();
    g_ptr_array_add(shown, (gpointer)(total != NULL ? total : otherwise));
    return shown;
}

/* A banner that was asked for; a question that has none of its breaks shows its total once. */
static void print_asked(const Run *run, char *const *names, gboolean is_first)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new();
    for (guint i = 0; names[i] != NULL; i++) {
        const AnkeTable *table = find_table(run, names[i]);
        if (table != NULL) {
            g_ptr_array_add(found, (gpointer)table);
        }
    }
    gboolean is_total = names[0] == NULL || (found->len == 0 && is_first);
    if (found->len == 0 && (!is_total || find_table(run, "") == NULL)) {
        return;
    }
    g_autoptr(GPtrArray) shown =
        begin_banner(run, found->len > 0 ? g_ptr_array_index(found, 0) : NULL);
    g_ptr_array_extend(shown, found, NULL, NULL);
    print_tables(run, shown);
}

/* All breaks side by side; questions that were set against another each by themselves. */
static void print_all(const Run *run)
{
    g_autoptr(GPtrArray) shown = begin_banner(run, g_ptr_array_index(run->tables, 0));
    for (guint i = 0; i < run->tables->len; i++) {
        const AnkeTable *table = g_ptr_array_index(run->tables, i);
        if (*table->by != '\0' && !is_square(table)) {
            g_ptr_array_add(shown, (gpointer)table);
        }
    }
    gboolean has_banner = shown->len > 1 || find_table(run, "") != NULL;
    if (has_banner) {
        print_tables(run, shown);
    }
    for (guint i = 0; i < run->tables->len; i++) {
        AnkeTable *table = g_ptr_array_index(run->tables, i);
        if (is_square(table)) {
            g_autoptr(GPtrArray) pair = g_ptr_array_new();
            g_ptr_array_add(pair, table);
            g_ptr_array_add(pair, table);
            print_tables(run, pair);
        }
    }
}

static void print_question(const Run *run)
{
    if (run->tables->len == 0) {
        return;
    }
    if (run->spec.banners == NULL) {
        print_all(run);
    } else {
        for (guint i = 0; i < run->spec.banners->len; i++) {
            print_asked(run, g_ptr_array_index(run->spec.banners, i), i == 0);
        }
    }
    g_ptr_array_set_size(run->tables, 0);
}

/* Lists and batteries stand for themselves; they come where the stream has them. */
static void print_own(const Run *run, const AnkeTable *table)
{
    AnkeBannerFacts facts = anke_banner_facts(run->stream, table->wave);
    print_grid_take(run, table->type == ANKE_TYPE_BATTERY
                             ? anke_banner_battery(&run->spec, &facts, table)
                             : anke_banner_list(&run->spec, &facts, table));
}

/* Batteries by break follow --by. */
static gboolean is_own_wanted(const Run *run, const AnkeTable *table)
{
    gboolean has_break = *table->by != '\0' && strcmp(table->by, table->question) != 0;
    return !has_break || run->spec.banners == NULL || anke_banner_spec_names(&run->spec, table->by);
}

static void take_table(Run *run, AnkeTable *table)
{
    const AnkeTable *last =
        run->tables->len > 0 ? g_ptr_array_index(run->tables, run->tables->len - 1) : NULL;
    gboolean is_other = last != NULL && (strcmp(last->question, table->question) != 0 ||
                                         strcmp(last->wave, table->wave) != 0);
    gboolean is_own = table->type == ANKE_TYPE_RECORD || table->type == ANKE_TYPE_BATTERY;
    if (is_other || is_own) {
        print_question(run);
    }
    if (is_own && is_own_wanted(run, table)) {
        print_own(run, table);
    } else if (!is_own && is_wanted(run, table)) {
        g_ptr_array_add(run->tables, table);
        return;
    }
    anke_table_free(table);
}

/* Reading */

static gboolean is_question_wanted(const Run *run, const AnkeTable *table)
{
    return run->spec.questions == NULL ||
           g_strv_contains((const char *const *)run->spec.questions, table->question);
}

static gboolean read_tables(Run *run, GError **error)
{
    for (;;) {
        AnkeTable *table = NULL;
        if (!anke_stream_next(run->stream, &table, error)) {
            return FALSE;
        }
        if (table == NULL) {
            print_question(run);
            return TRUE;
        }
        g_hash_table_add(run->seen_questions, g_strdup(table->question));
        g_hash_table_add(run->seen_breaks, g_strdup(table->by));
        if (is_question_wanted(run, table)) {
            take_table(run, table);
        } else {
            anke_table_free(table);
        }
        if (anke_output_has_failed(run->output)) {
            return anke_output_flush(run->output, error);
        }
    }
}

/* Whether all that was asked for was there. */
static gboolean is_all_seen(const Run *run, const char *what, char *const *names, GHashTable *seen,
                            GError **error)
{
    for (guint i = 0; names != NULL && names[i] != NULL; i++) {
        if (!g_hash_table_contains(seen, names[i])) {
            g_autofree char *quoted = anke_text_quote(names[i], -1);
            AnkePlace place = {anke_stream_name(run->stream), 0, 0};
            return anke_error_at(error, ANKE_ERROR_DATA, place, "the stream has no %s \"%s\"", what,
                                 quoted);
        }
    }
    return TRUE;
}

static gboolean check_asked(const Run *run, GError **error)
{
    if (!is_all_seen(run, "question", run->spec.questions, run->seen_questions, error)) {
        return FALSE;
    }
    for (guint i = 0; run->spec.banners != NULL && i < run->spec.banners->len; i++) {
        if (!is_all_seen(run, "break", g_ptr_array_index(run->spec.banners, i), run->seen_breaks,
                         error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static void begin_book(const Run *run)
{
    const char *title = anke_stream_fact(run->stream, "title");
    const char *organisation = anke_stream_fact(run->stream, "organisation");
    g_autofree char *plain_title = title != NULL ? anke_plain_label(title) : NULL;
    g_autofree char *plain_organisation =
        organisation != NULL ? anke_plain_label(organisation) : NULL;
    const AnkeBannerBook book = {plain_title, plain_organisation};
    run->printer->begin(run->output, &run->spec, &book);
}

static void free_table(gpointer table)
{
    anke_table_free(table);
}

gboolean anke_banner_print(AnkeStream *stream, const AnkeBannerSpec *spec,
                           const AnkeBannerPrinter *printer, AnkeOutput *output,
                           AnkeBannerReport *report, GError **error)
{
    g_autoptr(GHashTable) questions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) breaks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func(free_table);
    *report = (AnkeBannerReport){0};
    Run run = {.stream = stream,
               .spec = *spec,
               .printer = printer,
               .output = output,
               .report = report,
               .seen_questions = questions,
               .seen_breaks = breaks,
               .tables = tables};
    run.spec.is_for_csv = printer->is_for_csv;
    begin_book(&run);
    if (!read_tables(&run, error) || !check_asked(&run, error)) {
        return FALSE;
    }
    printer->end(output);
    return TRUE;
}
