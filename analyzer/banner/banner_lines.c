/* Which lines a question has: bases, answers, sums, means. */
#include <math.h>
#include <string.h>

#include "analyzer/banner/banner_view.h"

typedef struct {
    const AnkeBannerView *view;
    GArray *lines;
    GStringChunk *texts;
} Maker;

static const char *say(const Maker *maker, const char *ja, const char *en) G_GNUC_FORMAT(2)
    G_GNUC_FORMAT(3);

static const char *say(const Maker *maker, const char *ja, const char *en)
{
    return anke_banner_say(maker->view->spec->lang, ja, en);
}

/* Bases */

static void add_ledger(Maker *maker, const char *stat, const char *label, gboolean is_marked)
{
    AnkeBannerLine line = {.source = ANKE_LINE_OF_LEDGER,
                           .kind = ANKE_LINE_BASE,
                           .form = ANKE_FORM_COUNT,
                           .stat = stat,
                           .label = label,
                           .measure = "n",
                           .is_marked = is_marked};
    g_array_append_val(maker->lines, line);
}

/* Whether a number of the ledger differs from another anywhere in the banner. */
static gboolean differs(const AnkeBannerView *view, const char *stat, const char *other)
{
    for (guint i = 0; i < view->n_tables; i++) {
        const AnkeTable *table = view->tables[i];
        for (gint group = ANKE_ALL; group < (gint)table->n_groups; group++) {
            double a = anke_table_number(table, stat, ANKE_ALL, group);
            double b = anke_table_number(table, other, ANKE_ALL, group);
            if (!isnan(a) && !isnan(b) && a != b) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static void add_stat(Maker *maker, const char *stat, const char *label, AnkeForm form,
                     AnkeLineKind kind)
{
    g_autofree char *low = g_strconcat(stat, "_lo", NULL);
    if (anke_banner_has_stat(maker->view, form == ANKE_FORM_RANGE ? low : stat)) {
        AnkeBannerLine line = {.source = ANKE_LINE_OF_STAT,
                               .kind = kind,
                               .form = form,
                               .stat = stat,
                               .label = label,
                               .measure =
                                   form == ANKE_FORM_PERCENT
                                       ? anke_banner_measure(maker->view->spec->lang, ANKE_SHOW_P)
                                       : ""};
        g_array_append_val(maker->lines, line);
    }
}

static void add_bases(Maker *maker)
{
    const AnkeBannerView *view = maker->view;
    if (!view->has_base) {
        return;
    }
    gboolean has_ledger = anke_table_row(view->tables[0], "asked", ANKE_ALL, ANKE_ALL) != NULL;
    if (has_ledger && differs(view, "valid", "asked")) {
        add_ledger(maker, "valid", say(maker, "調査数", "Returned, valid"), FALSE);
    }
    if (!has_ledger) {
        add_ledger(maker, "asked", say(maker, "計", "Total"), FALSE);
    } else if (view->facts.is_base_answered) {
        add_ledger(maker, "answered", say(maker, "有効回答数", "Answered"), TRUE);
    } else {
        add_ledger(maker, "asked", say(maker, "該当数", "Asked"), TRUE);
    }
    add_stat(maker, "w_base", say(maker, "該当数（ウェイト後）", "Base, weighted"),
             ANKE_FORM_WEIGHT, ANKE_LINE_BASE);
    add_stat(maker, "n_eff", say(maker, "有効標本数", "Effective n"), ANKE_FORM_WEIGHT,
             ANKE_LINE_BASE);
    if ((view->show & ANKE_SHOW_LETTERS) != 0) {
        add_stat(maker, "letter", say(maker, "列", "Column"), ANKE_FORM_TEXT, ANKE_LINE_BASE);
    }
}

/* Answers */

static gint find_item(const AnkeTable *table, const char *label, gint guess)
{
    if (guess < (gint)table->n_items && strcmp(table->items[guess].label, label) == 0) {
        return guess;
    }
    for (gint i = 0; i < (gint)table->n_items; i++) {
        if (strcmp(table->items[i].label, label) == 0) {
            return i;
        }
    }
    return ANKE_ALL;
}

static gint *find_items(Maker *maker, gint item)
{
    const AnkeBannerView *view = maker->view;
    const char *label = view->tables[0]->items[item].label;
    gint *items = g_new(gint, view->n_tables);
    for (guint slot = 0; slot < view->n_tables; slot++) {
        items[slot] = find_item(view->tables[slot], label, item);
    }
    return items;
}

static const char *item_label(Maker *maker, const AnkeItem *item)
{
    if (item->type != ANKE_ITEM_NET) {
        return item->label;
    }
    g_autofree char *text = g_strdup_printf(say(maker, "（再掲）%s", "(of which) %s"), item->label);
    return g_string_chunk_insert(maker->texts, text);
}

static void add_item(Maker *maker, gint item)
{
    const AnkeItem *shown = &maker->view->tables[0]->items[item];
    AnkeBannerLine line = {.source = ANKE_LINE_OF_ITEM,
                           .kind = shown->type == ANKE_ITEM_NET ? ANKE_LINE_NET : ANKE_LINE_ANSWER,
                           .label = item_label(maker, shown),
                           .items = find_items(maker, item)};
    g_array_append_val(maker->lines, line);
}

/* Values of a number are described, not listed: its bands are. */
static gboolean is_listed(const AnkeItem *item)
{
    return item->type == ANKE_ITEM_CHOICE || item->type == ANKE_ITEM_BAND;
}

typedef struct {
    gint item;
    double size; /* by which it is sorted; lasts last: -1 */
} Rank;

static gint compare_ranks(gconstpointer a, gconstpointer b)
{
    const Rank *one = a;
    const Rank *other = b;
    if (one->size != other->size) {
        return one->size > other->size ? -1 : 1;
    }
    return one->item - other->item;
}

static double sort_size(const AnkeTable *table, gint item)
{
    const AnkeItem *shown = &table->items[item];
    if (shown->is_other || shown->is_exclusive) {
        return shown->is_exclusive ? -3 : -2; /* その他, 特になし stay behind */
    }
    double share = anke_table_number(table, "p", item, ANKE_ALL);
    double size = isnan(share) ? anke_table_number(table, "n", item, ANKE_ALL) : share;
    return isnan(size) ? -1 : size;
}

static void add_answers(Maker *maker)
{
    const AnkeTable *table = maker->view->tables[0];
    gboolean has_order = table->type == ANKE_TYPE_SCALE || table->type == ANKE_TYPE_NUMBER;
    gboolean is_sorted = maker->view->spec->is_sorted && !has_order;
    g_autoptr(GArray) ranks = g_array_new(FALSE, FALSE, sizeof(Rank));
    for (gint i = 0; i < (gint)table->n_items; i++) {
        if (is_listed(&table->items[i])) {
            Rank rank = {i, is_sorted ? sort_size(table, i) : 0};
            g_array_append_val(ranks, rank);
        }
    }
    g_array_sort(ranks, compare_ranks);
    for (guint i = 0; i < ranks->len; i++) {
        add_item(maker, g_array_index(ranks, Rank, i).item);
    }
}

static void add_items_of(Maker *maker, AnkeItemType type)
{
    const AnkeTable *table = maker->view->tables[0];
    for (gint i = 0; i < (gint)table->n_items; i++) {
        if (table->items[i].type == type) {
            add_item(maker, i);
        }
    }
}

static void add_ticks(Maker *maker)
{
    const AnkeTable *table = maker->view->tables[0];
    if (table->type == ANKE_TYPE_MULTIPLE && anke_banner_has_stat(maker->view, "ticks")) {
        AnkeBannerLine line = {.source = ANKE_LINE_OF_TICKS,
                               .kind = ANKE_LINE_STAT,
                               .label = say(maker, "回答計（M.T.）", "All ticks (M.T.)")};
        g_array_append_val(maker->lines, line);
    }
}

/* Means */

#define ON_SCALE 1
#define ON_NUMBER 2

static const struct {
    const char *stat;
    const char *words[2];
    AnkeForm form;
    guint on;
} described[] = {
    {"value", {"値", "Value"}, ANKE_FORM_VALUE, ON_SCALE | ON_NUMBER},
    {"mean", {"平均", "Mean"}, ANKE_FORM_MEAN, ON_SCALE | ON_NUMBER},
    {"mean", {"平均の信頼区間", "Interval of the mean"}, ANKE_FORM_RANGE, ON_SCALE | ON_NUMBER},
    {"letters", {"平均の列の差", "Mean exceeds columns"}, ANKE_FORM_TEXT, ON_SCALE | ON_NUMBER},
    {"sd", {"標準偏差", "Standard deviation"}, ANKE_FORM_MEAN, ON_SCALE | ON_NUMBER},
    {"mean_age", {"平均年齢（歳）", "Mean age"}, ANKE_FORM_DECIMAL, ON_SCALE | ON_NUMBER},
    {"median_age", {"年齢の中央値（歳）", "Median age"}, ANKE_FORM_DECIMAL, ON_SCALE | ON_NUMBER},
    {"hollow", {"空洞指数", "Hollow index"}, ANKE_FORM_MEAN, ON_SCALE | ON_NUMBER},
    {"score100", {"100点換算", "Score out of 100"}, ANKE_FORM_DECIMAL, ON_SCALE | ON_NUMBER},
    {"favourable", {"肯定的", "Favourable"}, ANKE_FORM_PERCENT, ON_SCALE},
    {"neutral", {"中立", "Neutral"}, ANKE_FORM_PERCENT, ON_SCALE},
    {"unfavourable", {"否定的", "Unfavourable"}, ANKE_FORM_PERCENT, ON_SCALE},
    {"min", {"最小", "Least"}, ANKE_FORM_VALUE, ON_NUMBER},
    {"q1", {"第1四分位", "First quartile"}, ANKE_FORM_DECIMAL, ON_NUMBER},
    {"median", {"中央値", "Median"}, ANKE_FORM_DECIMAL, ON_NUMBER},
    {"q3", {"第3四分位", "Third quartile"}, ANKE_FORM_DECIMAL, ON_NUMBER},
    {"max", {"最大", "Greatest"}, ANKE_FORM_VALUE, ON_NUMBER}};

/* Letters of a mean stand in rows without item. */
static gboolean has_mean_letters(const AnkeBannerView *view)
{
    for (guint slot = 1; slot < view->n_tables; slot++) {
        for (gint i = 0; i < (gint)view->tables[slot]->n_groups; i++) {
            if (anke_table_row(view->tables[slot], "letters", ANKE_ALL, i) != NULL) {
                return (view->show & ANKE_SHOW_LETTERS) != 0;
            }
        }
    }
    return FALSE;
}

static gboolean is_described_by(const AnkeBannerView *view, guint i)
{
    guint type = view->tables[0]->type == ANKE_TYPE_NUMBER ? ON_NUMBER : ON_SCALE;
    if ((described[i].on & type) == 0) {
        return FALSE;
    }
    if (described[i].form == ANKE_FORM_RANGE) {
        return (view->spec->show & ANKE_SHOW_CI) != 0;
    }
    return described[i].form != ANKE_FORM_TEXT || has_mean_letters(view);
}

static void add_described(Maker *maker)
{
    for (guint i = 0; i < G_N_ELEMENTS(described); i++) {
        if (is_described_by(maker->view, i)) {
            add_stat(maker, described[i].stat, described[i].words[maker->view->spec->lang],
                     described[i].form, ANKE_LINE_STAT);
        }
    }
}

static void free_line(gpointer data)
{
    AnkeBannerLine *line = data;
    g_free(line->items);
}

GArray *anke_banner_lines(const AnkeBannerView *view, GStringChunk *texts)
{
    Maker maker = {view, g_array_new(FALSE, FALSE, sizeof(AnkeBannerLine)), texts};
    g_array_set_clear_func(maker.lines, free_line);
    add_bases(&maker);
    guint n_bases = maker.lines->len;
    if (view->has_counts) {
        add_answers(&maker);
        if (view->spec->net == ANKE_NET_UNDER) {
            add_items_of(&maker, ANKE_ITEM_NET);
        }
        add_items_of(&maker, ANKE_ITEM_NOANSWER);
        add_items_of(&maker, ANKE_ITEM_INVALID);
        add_ticks(&maker);
        if (view->spec->net == ANKE_NET_BEHIND) {
            add_items_of(&maker, ANKE_ITEM_NET);
        }
    }
    if (maker.lines->len == n_bases && view->tables[0]->type == ANKE_TYPE_TEXT) {
        add_ledger(&maker, "answered", say(&maker, "回答あり", "Answered"), FALSE);
        add_ledger(&maker, "noanswer", say(&maker, "無回答", "No answer"), FALSE);
    }
    add_described(&maker);
    return maker.lines;
}
