#include "analyzer/analysis/findings.h"

#include <math.h>
#include <string.h>

#include "analyzer/analysis/finding.h"
#include "analyzer/base/number.h"

/* A row of the list; the texts are its own. */
typedef struct {
    gboolean is_finding;
    double strength;
    guint arrival;
    char *question;   /* name */
    GPtrArray *cells; /* of char *: stat and value by turns */
} Entry;

typedef struct {
    double level; /* largest p_adj of a finding */
    GArray *entries;
    GHashTable *breaks; /* names */
} List;

static void clear_entry(gpointer entry)
{
    g_free(((Entry *)entry)->question);
    g_ptr_array_unref(((Entry *)entry)->cells);
}

static void add_text(Entry *entry, const char *stat, const char *value)
{
    if (value != NULL && *value != '\0') {
        g_ptr_array_add(entry->cells, g_strdup(stat));
        g_ptr_array_add(entry->cells, g_strdup(value));
    }
}

static void add_number(Entry *entry, const char *stat, double value)
{
    char text[ANKE_NUMBER_SIZE];
    (void)anke_number_format(text, value);
    add_text(entry, stat, text);
}

static void add_group(Entry *entry, const AnkeTable *table, const char *side,
                      const AnkeFindingGroup *group)
{
    const struct {
        const char *tail;
        double value;
    } numbers[] = {{"", group->value}, {"_lo", group->lo}, {"_hi", group->hi}, {"_n", group->n}};
    g_autofree char *name = g_strconcat(side, "_group", NULL);
    add_text(entry, name, table->groups[group->group].label);
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *stat = g_strconcat(side, numbers[i].tail, NULL);
        add_number(entry, stat, numbers[i].value);
    }
}

static Entry begin_entry(const List *list, const AnkeTable *table, gboolean is_finding)
{
    Entry entry = {.is_finding = is_finding,
                   .arrival = list->entries->len,
                   .question = g_strdup(table->question),
                   .cells = g_ptr_array_new_with_free_func(g_free)};
    add_text(&entry, "kind", is_finding ? "finding" : "silence");
    add_text(&entry, "wave", table->wave);
    add_text(&entry, "question", table->label);
    add_text(&entry, "by", table->by_label);
    return entry;
}

static void add_finding(List *list, const AnkeTable *table, const AnkeVerdictFinding *finding)
{
    Entry entry = begin_entry(list, table, TRUE);
    entry.strength = finding->strength;
    if (finding->cell_item != ANKE_ALL) {
        add_text(&entry, "item", table->items[finding->cell_item].label);
    }
    if (finding->has_groups) {
        add_group(&entry, table, "high", &finding->high);
        add_group(&entry, table, "low", &finding->low);
    }
    add_text(&entry, "test", anke_table_text(table, "test", finding->item, ANKE_ALL));
    add_number(&entry, "p_adj", finding->p_adj);
    add_text(&entry, "effect", anke_table_text(table, "effect", finding->item, ANKE_ALL));
    add_number(&entry, "effect_size", finding->effect_size);
    g_autofree char *sentence = anke_finding_sentence(table, finding);
    add_text(&entry, "sentence", sentence);
    g_array_append_val(list->entries, entry);
}

static void add_silence(List *list, const AnkeTable *table, guint n_verdicts, guint n_findings,
                        double least_p)
{
    Entry entry = begin_entry(list, table, FALSE);
    add_number(&entry, "p_adj", least_p);
    add_number(&entry, "mdd", anke_table_number(table, "mdd", ANKE_ALL, ANKE_ALL));
    g_autofree char *sentence = anke_finding_silence(table, n_verdicts, n_findings, least_p);
    add_text(&entry, "sentence", sentence);
    g_array_append_val(list->entries, entry);
}

static void read_table(List *list, const AnkeTable *table)
{
    guint n_silent = 0;
    guint n_findings = 0;
    double least_p = NAN;
    for (gint item = ANKE_ALL; item < (gint)table->n_items; item++) {
        if (anke_table_row(table, "test", item, ANKE_ALL) == NULL) {
            continue;
        }
        AnkeVerdictFinding finding;
        if (anke_finding_read(table, item, &finding) && finding.p_adj <= list->level) {
            add_finding(list, table, &finding);
            n_findings++;
        } else if (!anke_table_is_hidden(table, "test_p", item, ANKE_ALL)) {
            least_p = fmin(least_p, anke_table_number(table, "p_adj", item, ANKE_ALL));
            n_silent++;
        }
    }
    if (n_silent > 0) {
        add_silence(list, table, n_silent, n_findings, least_p);
    }
}

static gboolean read_tables(AnkeStream *stream, List *list, GError **error)
{
    for (;;) {
        g_autoptr(AnkeTable) table = NULL;
        if (!anke_stream_next(stream, &table, error)) {
            return FALSE;
        }
        if (table == NULL) {
            return TRUE;
        }
        if (*table->by != '\0' && !anke_table_is_list(table)) {
            if (strcmp(table->by, table->question) != 0) {
                g_hash_table_add(list->breaks, g_strdup(table->by));
            }
            read_table(list, table);
        }
    }
}

/* Breaks by each other (age by years of service) are no answers to report. */
static void drop_breaks(List *list)
{
    for (guint i = list->entries->len; i-- > 0;) {
        if (g_hash_table_contains(list->breaks, g_array_index(list->entries, Entry, i).question)) {
            g_array_remove_index(list->entries, i);
        }
    }
}

/* Findings first, the strongest on top; equals in the order of the stream. */
static gint compare_entries(gconstpointer a, gconstpointer b)
{
    const Entry *left = a;
    const Entry *right = b;
    if (left->is_finding != right->is_finding) {
        return left->is_finding ? -1 : 1;
    }
    if (left->is_finding && left->strength != right->strength) {
        return left->strength > right->strength ? -1 : 1;
    }
    return left->arrival < right->arrival ? -1 : left->arrival > right->arrival;
}

static void write_list(List *list, AnkeStreamWriter *writer)
{
    drop_breaks(list);
    g_array_sort(list->entries, compare_entries);
    anke_stream_writer_set_table(writer, "", "findings", "");
    anke_stream_writer_text(writer, "", "", "label", "読むべき結果と、いえないこと");
    anke_stream_writer_text(writer, "", "", "type", anke_question_type_name(ANKE_TYPE_RECORD));
    for (guint i = 0; i < list->entries->len; i++) {
        const Entry *entry = &g_array_index(list->entries, Entry, i);
        char name[ANKE_NUMBER_SIZE];
        (void)anke_number_format(name, i + 1);
        if (entry->is_finding) {
            anke_stream_writer_text(writer, name, "", "rank", name);
        }
        for (guint k = 0; k < entry->cells->len; k += 2) {
            anke_stream_writer_text(writer, name, "", g_ptr_array_index(entry->cells, k),
                                    g_ptr_array_index(entry->cells, k + 1));
        }
    }
}

static void copy_facts(const AnkeStream *stream, AnkeStreamWriter *writer)
{
    for (guint i = 0; i < anke_stream_n_facts(stream); i++) {
        const AnkeFact *fact = anke_stream_fact_at(stream, i);
        anke_stream_writer_fact(writer, fact->wave, fact->stat, fact->value);
    }
}

static double read_level(const AnkeStream *stream)
{
    const char *conf = anke_stream_fact(stream, "conf");
    double level = NAN;
    if (conf != NULL) {
        (void)anke_number_parse(conf, strlen(conf), &level);
    }
    return 1 - level;
}

gboolean anke_findings_write(AnkeStream *statistics, AnkeOutput *output, GError **error)
{
    List list = {.level = read_level(statistics),
                 .breaks = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                 .entries = g_array_new(FALSE, FALSE, sizeof(Entry))};
    g_array_set_clear_func(list.entries, clear_entry);
    gboolean is_good = read_tables(statistics, &list, error);
    if (is_good) {
        g_autoptr(AnkeStreamWriter) writer = anke_stream_writer_new(output);
        copy_facts(statistics, writer);
        write_list(&list, writer);
        anke_stream_writer_end(writer);
    }
    g_array_unref(list.entries);
    g_hash_table_unref(list.breaks);
    return is_good;
}
