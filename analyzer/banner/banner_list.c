#include "analyzer/banner/banner_list.h"

#include <math.h>
#include <string.h>

#include "analyzer/banner/banner_layout.h"
#include "analyzer/banner/banner_notes.h"
#include "analyzer/data/test_words.h"

/* Known columns of lists. What is not known keeps its name. */
static const struct {
    const char *stat;
    const char *words[2];
    gboolean is_said; /* a sentence of the same row says it, too */
} columns[] = {{"rank", {"順位", "Rank"}, FALSE},
               {"kind", {"種別", "Kind"}, FALSE},
               {"wave", {"回", "Wave"}, FALSE},
               {"question", {"設問", "Question"}, FALSE},
               {"by", {"区分", "Break"}, FALSE},
               {"item", {"回答", "Answer"}, FALSE},
               {"group", {"区分の値", "Group"}, FALSE},
               {"high_group", {"最も高い区分", "Highest group"}, TRUE},
               {"high", {"最も高い値", "Highest"}, TRUE},
               {"high_lo", {"その下限", "Its lower end"}, TRUE},
               {"high_hi", {"その上限", "Its upper end"}, TRUE},
               {"high_n", {"そのn", "Its n"}, TRUE},
               {"low_group", {"最も低い区分", "Lowest group"}, TRUE},
               {"low", {"最も低い値", "Lowest"}, TRUE},
               {"low_lo", {"その下限", "Its lower end"}, TRUE},
               {"low_hi", {"その上限", "Its upper end"}, TRUE},
               {"low_n", {"そのn", "Its n"}, TRUE},
               {"test", {"検定", "Test"}, FALSE},
               {"test_p", {"p", "p"}, FALSE},
               {"p_adj", {"補正後p", "Adjusted p"}, FALSE},
               {"effect", {"効果量", "Effect"}, FALSE},
               {"effect_size", {"大きさ", "Size"}, FALSE},
               {"mdd", {"検出できる差", "Detectable difference"}, TRUE},
               {"sentence", {"所見", "Finding"}, FALSE},
               {"note", {"注", "Note"}, FALSE},
               {"source", {"出典", "Source"}, FALSE},
               {"title", {"題", "Title"}, FALSE},
               {"text", {"内容", "Text"}, FALSE},
               {"n", {"人数", "n"}, FALSE}};

/* Known words in cells. */
static const struct {
    const char *value;
    const char *words[2];
} kinds[] = {{"finding", {"差がある", "finding"}}, {"silence", {"いえない", "silence"}}};

static const char *column_words(AnkeBannerLang lang, const char *stat)
{
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        if (strcmp(columns[i].stat, stat) == 0) {
            return columns[i].words[lang];
        }
    }
    return stat;
}

static gboolean is_said_in_sentence(const char *stat)
{
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        if (strcmp(columns[i].stat, stat) == 0) {
            return columns[i].is_said;
        }
    }
    return FALSE;
}

static const char *kind_words(AnkeBannerLang lang, const char *value)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(kinds[i].value, value) == 0) {
            return kinds[i].words[lang];
        }
    }
    return value;
}

/* Stats of items without group, in stream order, where anything stands in them. `item_type` says
 * nothing to people; what a sentence says is left out but for Excel. */
static GPtrArray *find_stats(const AnkeBannerSpec *spec, const AnkeTable *table)
{
    GPtrArray *stats = g_ptr_array_new();
    gboolean is_short = !spec->is_for_csv && anke_banner_table_has_stat(table, "sentence");
    for (guint i = 0; i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        gboolean is_column = row->item != ANKE_ALL && row->group == ANKE_ALL &&
                             *row->value != '\0' && strcmp(row->stat, "item_type") != 0 &&
                             !(is_short && is_said_in_sentence(row->stat));
        if (is_column && !g_ptr_array_find_with_equal_func(stats, row->stat, g_str_equal, NULL)) {
            g_ptr_array_add(stats, (gpointer)row->stat);
        }
    }
    return stats;
}

static gboolean is_number_column(const AnkeTable *table, const char *stat)
{
    gboolean has_number = FALSE;
    for (gint item = 0; item < (gint)table->n_items; item++) {
        const AnkeTableRow *row = anke_table_row(table, stat, item, ANKE_ALL);
        gboolean is_blank =
            row == NULL || *row->value == '\0' || strcmp(row->value, ANKE_HIDDEN) == 0;
        if (!is_blank && isnan(row->number)) {
            return FALSE;
        }
        has_number = has_number || !is_blank;
    }
    return has_number;
}

static char *record_text(const AnkeBannerSpec *spec, const char *stat, const AnkeTableRow *row)
{
    if (row == NULL) {
        return g_strdup("");
    }
    if (strcmp(row->value, ANKE_HIDDEN) == 0) {
        return g_strdup(anke_banner_hidden(spec->lang));
    }
    if (strcmp(stat, "test") == 0) {
        return g_strdup(anke_test_words(row->value, spec->lang == ANKE_BANNER_EN));
    }
    if (strcmp(stat, "kind") == 0) {
        return g_strdup(kind_words(spec->lang, row->value));
    }
    if (strcmp(stat, "effect") == 0) {
        return g_strdup(anke_effect_words(row->value, spec->lang == ANKE_BANNER_EN));
    }
    if (isnan(row->number) || row->number == floor(row->number)) {
        return g_strdup(row->value);
    }
    return anke_banner_is_p(stat) ? anke_banner_p_value(row->number)
                                  : anke_banner_number(row->number, 2, FALSE);
}

static void add_list_columns(AnkeBannerGrid *grid, const AnkeBannerSpec *spec,
                             const AnkeTable *table, const GPtrArray *stats)
{
    for (guint i = 0; i < stats->len; i++) {
        const char *stat = g_ptr_array_index(stats, i);
        AnkeBannerHead head = {.levels = {column_words(spec->lang, stat)},
                               .kind =
                                   is_number_column(table, stat) ? ANKE_LINE_STAT : ANKE_LINE_TEXT,
                               .line = i,
                               .is_wrapped = strcmp(stat, "sentence") == 0};
        (void)anke_banner_grid_add_column(grid, &head);
    }
}

AnkeBannerGrid *anke_banner_list(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                 const AnkeTable *table)
{
    if (table->n_items == 0) {
        return NULL;
    }
    g_autoptr(GPtrArray) stats = find_stats(spec, table);
    g_autofree char *title = anke_banner_title(spec, table);
    AnkeBannerGrid *grid = anke_banner_grid_new(title, anke_banner_notice(spec, facts));
    add_list_columns(grid, spec, table, stats);
    for (gint item = 0; item < (gint)table->n_items; item++) {
        AnkeBannerHead head = {
            .levels = {table->items[item].label}, .kind = ANKE_LINE_ANSWER, .line = (guint)item};
        guint row = anke_banner_grid_add_row(grid, &head);
        for (guint i = 0; i < stats->len; i++) {
            const char *stat = g_ptr_array_index(stats, i);
            g_autofree char *text =
                record_text(spec, stat, anke_table_row(table, stat, item, ANKE_ALL));
            anke_banner_grid_set(grid, row, i, text, "");
        }
    }
    anke_banner_add_survey_notes(spec, facts, table, grid);
    return grid;
}
