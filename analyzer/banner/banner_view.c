#include "analyzer/banner/banner_view.h"

#include <string.h>

static const char *fact_or_null(const AnkeStream *stream, const char *wave, const char *stat)
{
    const char *fact = anke_stream_wave_fact(stream, wave, stat);
    return fact == NULL || *fact == '\0' ? NULL : fact;
}

AnkeBannerFacts anke_banner_facts(const AnkeStream *stream, const char *wave)
{
    return (AnkeBannerFacts){
        .title = fact_or_null(stream, wave, "title"),
        .organisation = fact_or_null(stream, wave, "organisation"),
        .closed = fact_or_null(stream, wave, "closed"),
        .source = fact_or_null(stream, wave, "source"),
        .note = fact_or_null(stream, wave, "note"),
        .where = fact_or_null(stream, wave, "where"),
        .conf = fact_or_null(stream, wave, "conf"),
        .adjust = fact_or_null(stream, wave, "adjust"),
        .adjust_run = fact_or_null(stream, wave, "adjust_run"),
        .is_base_answered = g_strcmp0(fact_or_null(stream, wave, "base"), "answered") == 0,
        .is_protected = anke_stream_is_protected(stream, *wave == '\0' ? NULL : wave)};
}

gboolean anke_banner_table_has_stat(const AnkeTable *table, const char *stat)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].stat, stat) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_banner_has_stat(const AnkeBannerView *view, const char *stat)
{
    for (guint i = 0; i < view->n_tables; i++) {
        if (anke_banner_table_has_stat(view->tables[i], stat)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_banner_is_yearly(const AnkeTable *table)
{
    g_auto(GStrv) breaks = g_strsplit(table->by, ":", -1);
    return g_strv_contains((const char *const *)breaks, "year");
}

/* What each bit needs in the stream. */
static const struct {
    AnkeShow bit;
    const char *stat;
    gboolean has_line;
    const char *words[2]; /* by AnkeBannerLang */
} shows[] = {{ANKE_SHOW_N, "n", TRUE, {"人数", "n"}},
             {ANKE_SHOW_W, "w", TRUE, {"ウェイト計", "weighted n"}},
             {ANKE_SHOW_P, "p", TRUE, {"％", "%"}},
             {ANKE_SHOW_CI, "p_lo", TRUE, {"信頼区間", "interval"}},
             {ANKE_SHOW_MARKS, "adjres", FALSE, {"", ""}},
             {ANKE_SHOW_DIFF, "adjres", TRUE, {"全体との差", "vs. all"}},
             {ANKE_SHOW_ADJRES, "adjres", TRUE, {"調整済み残差", "adj. residual"}},
             {ANKE_SHOW_LETTERS, "letters", TRUE, {"列の差", "columns"}},
             {ANKE_SHOW_TICKS, "p_ticks", TRUE, {"回答総数比％", "% of ticks"}}};

static guint find_show(const AnkeBannerView *view)
{
    guint wanted = view->spec->show;
    if (view->spec->is_show_default) {
        wanted |= ANKE_SHOW_LETTERS; /* who asked anke-stats for letters wants to see them */
    }
    guint show = 0;
    for (guint i = 0; i < G_N_ELEMENTS(shows); i++) {
        /* columns have letters also where none exceeds another */
        gboolean is_there =
            anke_banner_has_stat(view, shows[i].stat) ||
            (shows[i].bit == ANKE_SHOW_LETTERS && anke_banner_has_stat(view, "letter"));
        if ((wanted & shows[i].bit) != 0 && is_there) {
            show |= shows[i].bit;
        }
    }
    /* Without shares there is nothing to print but counts. */
    gboolean has_numbers = (show & ~(guint)ANKE_SHOW_MARKS) != 0;
    return has_numbers || !view->has_counts ? show : show | ANKE_SHOW_N;
}

/* Several answers of a person do not add up to people: without a ledger their base is not known. */
static gboolean is_base_known(const AnkeTable *table)
{
    return anke_table_row(table, "asked", ANKE_ALL, ANKE_ALL) != NULL ||
           anke_table_row(table, "base", ANKE_ALL, ANKE_ALL) != NULL ||
           (table->type != ANKE_TYPE_MULTIPLE && !anke_table_has_opinions(table) &&
            anke_banner_table_has_stat(table, "n"));
}

AnkeBannerView anke_banner_view(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts,
                                const AnkeTable *const *tables, guint n_tables)
{
    AnkeBannerView view = {.spec = spec, .facts = *facts, .tables = tables, .n_tables = n_tables};
    view.has_counts = anke_banner_has_stat(&view, "n");
    view.has_base = is_base_known(tables[0]);
    view.show = find_show(&view);
    return view;
}

guint anke_banner_shown_bits(const AnkeBannerView *view, guint bits[static 16])
{
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(shows); i++) {
        if (shows[i].has_line && (view->show & shows[i].bit) != 0) {
            bits[n++] = shows[i].bit;
        }
    }
    return n;
}

const char *anke_banner_measure(AnkeBannerLang lang, guint bit)
{
    for (guint i = 0; i < G_N_ELEMENTS(shows); i++) {
        if (shows[i].bit == bit) {
            return shows[i].words[lang];
        }
    }
    return "";
}

const char *anke_banner_hidden(AnkeBannerLang lang)
{
    return anke_banner_say(lang, "秘匿", "hidden");
}

/* Groups */

static const char *separator_of_nested(const AnkeTable *table, gint group)
{
    const char *label = table->groups[group].label;
    return strchr(table->by, ':') != NULL ? strstr(label, " / ") : NULL;
}

/* A group that has no value of the break stands in brackets. */
static const char *group_label(const AnkeBannerView *view, const AnkeTable *table, gint group,
                               const char *label, GStringChunk *texts)
{
    if (table->groups[group].type == ANKE_GROUP_CHOICE) {
        return label;
    }
    g_autofree char *text =
        g_strdup_printf(anke_banner_say(view->spec->lang, "（%s）", "(%s)"), label);
    return g_string_chunk_insert(texts, text);
}

static AnkeBannerGroup make_group(const AnkeBannerView *view, guint slot, gint group,
                                  GStringChunk *texts)
{
    const AnkeTable *table = view->tables[slot];
    AnkeBannerGroup made = {.slot = slot, .group = group};
    made.head = (AnkeBannerHead){.levels = {table->by_label},
                                 .kind = ANKE_LINE_ANSWER,
                                 .section = slot,
                                 .is_special = table->groups[group].type != ANKE_GROUP_CHOICE};
    const char *label = table->groups[group].label;
    const char *separator = separator_of_nested(table, group);
    guint level = 1;
    if (separator != NULL) {
        made.head.levels[level++] =
            g_string_chunk_insert_len(texts, label, (gssize)(separator - label));
        label = separator + strlen(" / ");
    }
    made.head.levels[level] = group_label(view, table, group, label, texts);
    return made;
}

static void add_group(GArray *groups, AnkeBannerGroup group)
{
    group.head.line = groups->len;
    g_array_append_val(groups, group);
}

/* Nested groups stay beside their outer group. */
static void add_groups_of(const AnkeBannerView *view, guint slot, GArray *groups,
                          GStringChunk *texts)
{
    const AnkeTable *table = view->tables[slot];
    gboolean is_nested = strchr(table->by, ':') != NULL;
    for (int pass = 0; pass < (is_nested ? 1 : 2); pass++) {
        for (gint i = 0; i < (gint)table->n_groups; i++) {
            gboolean is_special = table->groups[i].type != ANKE_GROUP_CHOICE;
            if (is_nested || is_special == (pass == 1)) {
                add_group(groups, make_group(view, slot, i, texts));
            }
        }
    }
}

/* Whether the stream says anything of everyone: series of parts may lack their total. */
static gboolean has_total(const AnkeTable *table)
{
    static const char *const stats[] = {"n", "p", "asked", "mean", "value", NULL};
    for (guint i = 0; i < table->n_rows; i++) {
        const AnkeTableRow *row = &table->rows[i];
        if (row->group == ANKE_ALL && *row->value != '\0' && g_strv_contains(stats, row->stat)) {
            return TRUE;
        }
    }
    return FALSE;
}

GArray *anke_banner_groups(const AnkeBannerView *view, GStringChunk *texts)
{
    GArray *groups = g_array_new(FALSE, FALSE, sizeof(AnkeBannerGroup));
    AnkeBannerGroup total = {.slot = 0, .group = ANKE_ALL};
    total.head = (AnkeBannerHead){.levels = {anke_banner_say(view->spec->lang, "全体", "All")},
                                  .kind = ANKE_LINE_ANSWER,
                                  .is_total = TRUE};
    if (view->n_tables == 1 || has_total(view->tables[0])) {
        add_group(groups, total);
    }
    for (guint slot = 1; slot < view->n_tables; slot++) {
        add_groups_of(view, slot, groups, texts);
    }
    return groups;
}
