/* Affinity maps: a list of cards, and a list of links between their groups. */
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/affinity_layout.h"
#include "charts/spec/card_records.h"
#include "charts/spec/spec_parts.h"

#define MOST_LINKS 100
#define MOST_SIDES 4

/* A group as it is collected. */
typedef struct {
    AnkeCardGroup group;
    GArray *cards; /* AnkeCard */
} Draft;

typedef struct {
    const AnkeChartInput *input;
    AnkeArena *arena;
    GPtrArray *layers;
    GPtrArray *sides;
    GArray *groups; /* Draft */
    Draft loose;
    GArray *links;     /* AnkeCardLink */
    GHashTable *homes; /* group + 1 of each card, by id; 0 = the tray */
    guint n_cards;     /* as they were counted */
} Collecting;

static void clear_draft(gpointer data)
{
    g_array_unref(((Draft *)data)->cards);
}

static Draft *draft_at(const Collecting *collecting, guint i)
{
    return &g_array_index(collecting->groups, Draft, i);
}

/* The group of a heading within a layer and side, new where there is none. A card without a heading
 * is a group of its own. */
static guint find_group(Collecting *collecting, const char *heading, guint layer, guint side)
{
    for (guint i = 0; i < collecting->groups->len && *heading != '\0'; i++) {
        const AnkeCardGroup *group = &draft_at(collecting, i)->group;
        if (strcmp(group->heading, heading) == 0 && group->layer == layer && group->side == side) {
            return i;
        }
    }
    Draft draft = {.group = {.heading = heading, .layer = layer, .side = side},
                   .cards = g_array_new(FALSE, FALSE, sizeof(AnkeCard))};
    g_array_append_val(collecting->groups, draft);
    return collecting->groups->len - 1;
}

/* Cards of one text in one group are one card with a count. */
static void add_card(Draft *draft, const char *text, guint count)
{
    for (guint i = 0; i < draft->cards->len; i++) {
        AnkeCard *card = &g_array_index(draft->cards, AnkeCard, i);
        if (strcmp(card->text, text) == 0) {
            card->count += count;
            return;
        }
    }
    AnkeCard card = {text, count};
    g_array_append_val(draft->cards, card);
}

static void collect_card(Collecting *collecting, guint record)
{
    const AnkeTable *table = collecting->input->table;
    const char *text = anke_card_record_text(table, "text", record);
    const char *heading = anke_card_record_text(table, "heading", record);
    const char *layer = anke_card_record_text(table, "layer", record);
    guint count = anke_card_record_count(table, record);
    guint home = 0;
    collecting->n_cards += count;
    if (*heading == '\0' && *layer == '\0') {
        add_card(&collecting->loose, text, count);
    } else {
        const char *side = anke_card_record_text(table, "side", record);
        guint group =
            find_group(collecting, heading, anke_card_label_index(collecting->layers, layer),
                       anke_card_label_index(collecting->sides, side));
        add_card(draft_at(collecting, group), text, count);
        home = group + 1;
    }
    g_hash_table_insert(collecting->homes, (gpointer)table->items[record].label,
                        GUINT_TO_POINTER(home));
}

/* Links */

static gboolean refuse_end(const AnkeTable *links, const char *end, const char *problem,
                           GError **error)
{
    g_autofree char *question = anke_text_quote(links->question, -1);
    g_autofree char *quoted = anke_text_quote(end, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\": the end \"%s\" of a link %s",
                          question, quoted, problem);
}

/* The group of a heading, else that of the card with this id. */
static gboolean find_end(const Collecting *collecting, const AnkeTable *links, const char *end,
                         guint *found, GError **error)
{
    guint n_found = 0;
    for (guint i = 0; i < collecting->groups->len; i++) {
        if (*end != '\0' && strcmp(draft_at(collecting, i)->group.heading, end) == 0) {
            *found = i;
            n_found++;
        }
    }
    if (n_found > 1) {
        return refuse_end(links, end, "is a heading of several groups: a card's id expected",
                          error);
    }
    if (n_found == 1) {
        return TRUE;
    }
    gpointer home;
    if (!g_hash_table_lookup_extended(collecting->homes, end, NULL, &home)) {
        return refuse_end(links, end, "is neither a heading nor the id of a card", error);
    }
    if (home == NULL) {
        return refuse_end(links, end, "is a card that has neither heading nor layer", error);
    }
    *found = GPOINTER_TO_UINT(home) - 1;
    return TRUE;
}

static gboolean collect_link(Collecting *collecting, const AnkeTable *links, guint record,
                             GError **error)
{
    const char *from = anke_card_record_text(links, "from", record);
    const char *to = anke_card_record_text(links, "to", record);
    AnkeCardLink link = {.words = anke_card_record_text(links, "words", record)};
    if (!find_end(collecting, links, from, &link.from, error) ||
        !find_end(collecting, links, to, &link.to, error)) {
        return FALSE;
    }
    if (link.from == link.to) {
        return refuse_end(links, to, "is in the group where it begins", error);
    }
    g_array_append_val(collecting->links, link);
    return TRUE;
}

static gboolean collect_links(Collecting *collecting, GError **error)
{
    const AnkeChartInput *input = collecting->input;
    for (guint panel = 0; panel < input->n_panels; panel++) {
        const AnkeTable *links = input->panels[panel];
        if (links->type != ANKE_TYPE_RECORD) {
            return anke_card_records_fail(
                links, "has no links: a list of anke-series --records expected", error);
        }
        if (links->n_items > MOST_LINKS) {
            return anke_card_records_fail(links, "has more than 100 links: no picture holds them",
                                          error);
        }
        for (guint i = 0; i < links->n_items; i++) {
            if (!collect_link(collecting, links, i, error)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}

/* The spec */

static guint count_headings(const AnkeAffinitySpec *spec)
{
    guint n = 0;
    for (guint i = 0; i < spec->n_groups; i++) {
        n += *spec->groups[i].heading == '\0' ? 0 : 1;
    }
    return n;
}

static guint count_loose(const AnkeAffinitySpec *spec)
{
    guint n = 0;
    for (guint i = 0; i < spec->n_loose; i++) {
        n += spec->loose[i].count;
    }
    return n;
}

/* "付箋 35枚（うち未分類 2枚）、見出し 8" */
static char *subtitle(const Collecting *collecting, const AnkeAffinitySpec *spec)
{
    AnkeLang lang = collecting->input->lang;
    guint n_headings = count_headings(spec);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, anke_say(lang, "付箋 %u枚", "%u cards"), collecting->n_cards);
    if (spec->n_loose > 0) {
        g_string_append_printf(text, anke_say(lang, "（うち未分類 %u枚）", " (%u not sorted yet)"),
                               count_loose(spec));
    }
    if (n_headings > 0) {
        g_string_append_printf(text, anke_say(lang, "、見出し %u", ", %u headings"), n_headings);
    }
    return g_string_free(text, FALSE);
}

static char *summary(const Collecting *collecting, const AnkeAffinitySpec *spec)
{
    const AnkeChartInput *input = collecting->input;
    AnkeLang lang = input->lang;
    g_autofree char *numbers = subtitle(collecting, spec);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, anke_say(lang, "%sの親和図。%s。", "%s: an affinity map, %s."),
                           input->title != NULL ? input->title : input->table->label, numbers);
    guint n_named = 0;
    for (guint i = 0; i < spec->n_groups; i++) {
        if (*spec->groups[i].heading != '\0') {
            g_string_append_printf(text, anke_say(lang, "%s%s", "%s %s"),
                                   n_named++ == 0 ? anke_say(lang, "見出しは", " Headings:")
                                                  : anke_say(lang, "、", ","),
                                   spec->groups[i].heading);
        }
    }
    g_string_append(text, n_named > 0 ? anke_say(lang, "。", ".") : "");
    return g_string_free(text, FALSE);
}

static gboolean has_merged(const AnkeAffinitySpec *spec)
{
    for (guint g = 0; g < spec->n_groups; g++) {
        for (guint i = 0; i < spec->groups[g].n_cards; i++) {
            if (spec->groups[g].cards[i].count > 1) {
                return TRUE;
            }
        }
    }
    for (guint i = 0; i < spec->n_loose; i++) {
        if (spec->loose[i].count > 1) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Blank names among others are told in words; a blank name alone is none. */
static void name_blank(GPtrArray *labels, const char *words)
{
    for (guint i = 0; i < labels->len && labels->len > 1; i++) {
        const char *label = g_ptr_array_index(labels, i);
        if (*label == '\0') {
            labels->pdata[i] = (gpointer)words;
        }
    }
}

static void fill_labels(const Collecting *collecting, AnkeAffinitySpec *spec)
{
    AnkeLang lang = collecting->input->lang;
    GPtrArray *sides = collecting->sides;
    gboolean has_sides =
        sides->len > 1 || (sides->len == 1 && *(const char *)g_ptr_array_index(sides, 0) != '\0');
    name_blank(collecting->layers, anke_say(lang, "（層なし）", "(no layer)"));
    name_blank(sides, anke_say(lang, "（共通）", "(common)"));
    spec->n_layers = collecting->layers->len;
    spec->layers = (const char *const *)collecting->layers->pdata;
    spec->n_sides = has_sides ? sides->len : 0;
    spec->sides = (const char *const *)sides->pdata;
}

static void fill_spec(const Collecting *collecting, AnkeAffinitySpec *spec)
{
    const AnkeChartInput *input = collecting->input;
    AnkeCardGroup *groups =
        anke_arena_new(collecting->arena, AnkeCardGroup, collecting->groups->len);
    for (guint i = 0; i < collecting->groups->len; i++) {
        const Draft *draft = draft_at(collecting, i);
        groups[i] = draft->group;
        groups[i].n_cards = draft->cards->len;
        groups[i].cards = (const AnkeCard *)(const void *)draft->cards->data;
    }
    fill_labels(collecting, spec);
    spec->n_groups = collecting->groups->len;
    spec->groups = groups;
    spec->n_loose = collecting->loose.cards->len;
    spec->loose = (const AnkeCard *)(const void *)collecting->loose.cards->data;
    spec->n_links = collecting->links->len;
    spec->links = (const AnkeCardLink *)(const void *)collecting->links->data;
    if (has_merged(spec)) {
        anke_arena_add_note(collecting->arena, anke_say(input->lang, "×は同じ内容の付箋の枚数。",
                                                        "× tells how many cards say the same."));
    }
    spec->figure = anke_spec_figure(collecting->arena, input, input->table->label);
    spec->figure.subtitle = anke_arena_take(collecting->arena, subtitle(collecting, spec));
    spec->figure.notes = anke_arena_notes(collecting->arena);
    spec->summary = anke_arena_take(collecting->arena, summary(collecting, spec));
}

static gboolean collect(Collecting *collecting, GError **error)
{
    const AnkeTable *table = collecting->input->table;
    if (!anke_card_records_check(table, error)) {
        return FALSE;
    }
    for (guint i = 0; i < table->n_items; i++) {
        collect_card(collecting, i);
    }
    if (collecting->sides->len > MOST_SIDES) {
        return anke_card_records_fail(table, "has more than 4 sides", error);
    }
    return collect_links(collecting, error);
}

gboolean anke_spec_lay_out_affinity(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    Collecting collecting = {.input = input,
                             .arena = &arena,
                             .layers = g_ptr_array_new(),
                             .sides = g_ptr_array_new(),
                             .groups = g_array_new(FALSE, FALSE, sizeof(Draft)),
                             .loose = {.cards = g_array_new(FALSE, FALSE, sizeof(AnkeCard))},
                             .links = g_array_new(FALSE, FALSE, sizeof(AnkeCardLink)),
                             .homes = g_hash_table_new(g_str_hash, g_str_equal)};
    g_array_set_clear_func(collecting.groups, clear_draft);
    gboolean is_good = collect(&collecting, error);
    if (is_good) {
        AnkeAffinitySpec spec = {0};
        fill_spec(&collecting, &spec);
        anke_affinity_lay_out(scene, &spec);
    }
    g_ptr_array_unref(collecting.layers);
    g_ptr_array_unref(collecting.sides);
    g_array_unref(collecting.groups);
    clear_draft(&collecting.loose);
    g_array_unref(collecting.links);
    g_hash_table_unref(collecting.homes);
    return is_good;
}
