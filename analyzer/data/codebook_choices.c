#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/codebook_build.h"

/* A list as it grows, row by row. */
typedef struct {
    AnkeList *list;
    GArray *choices;    /* AnkeChoice */
    GPtrArray *nets;    /* labels */
    GHashTable *labels; /* folded label -> line */
    GHashTable *names;  /* name -> index + 1 */
    guint64 line;       /* of the first row */
} Draft;

typedef struct {
    AnkeCodebookBuild *build;
    GHashTable *drafts; /* by name of the list */
    GPtrArray *order;
} Drafts;

static void free_draft(gpointer data)
{
    Draft *draft = data;
    g_array_unref(draft->choices);
    g_ptr_array_unref(draft->nets);
    g_hash_table_unref(draft->labels);
    g_free(draft);
}

static Draft *find_draft(Drafts *drafts, const AnkeCodebookRow *row, const char *name)
{
    Draft *draft = g_hash_table_lookup(drafts->drafts, name);
    if (draft != NULL) {
        return draft;
    }
    draft = g_new0(Draft, 1);
    draft->list = g_new0(AnkeList, 1);
    draft->list->name = name;
    draft->list->other = -1;
    draft->choices = g_array_new(FALSE, TRUE, sizeof(AnkeChoice));
    draft->nets = g_ptr_array_new();
    draft->labels = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    draft->names = g_hash_table_new(g_str_hash, g_str_equal);
    draft->line = row->row->line;
    g_hash_table_insert(drafts->drafts, (gpointer)name, draft);
    g_ptr_array_add(drafts->order, draft);
    return draft;
}

static gboolean has_blank(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        if (g_unichar_isspace(g_utf8_get_char(text))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Labels of states and of the total stand beside choices in every table. */
static gboolean is_reserved_label(const char *label)
{
    for (AnkeState state = ANKE_STATE_NOANSWER; state <= ANKE_STATE_NOTASKED; state++) {
        if (strcmp(anke_state_label(state), label) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static void check_name(const AnkeCodebookRow *row, const Draft *draft, const char *name)
{
    if (name == NULL) {
        anke_codebook_complain_of(row, "name", "the choice has no name");
        return;
    }
    g_autofree char *quoted = anke_text_quote(name, -1);
    if (has_blank(name) || name[0] == '.' || strchr(name, ',') != NULL ||
        strchr(name, '"') != NULL || anke_text_has_control(name, strlen(name))) {
        anke_codebook_complain_of(row, "name",
                                  "choice name \"%s\": blanks, commas, quotes and a leading dot "
                                  "are not allowed",
                                  quoted);
    }
    if (g_hash_table_contains(draft->names, name)) {
        anke_codebook_complain_of(row, "name", "choice name \"%s\" stands twice in its list",
                                  quoted);
    }
}

static void check_label(const AnkeCodebookRow *row, const Draft *draft, const char *head,
                        const char *label)
{
    g_autofree char *quoted = anke_text_quote(label, -1);
    g_autofree char *folded = anke_text_folded(label);
    if (*folded == '\0') {
        anke_codebook_complain_of(row, head, "the label is blank");
    }
    if (strstr(label, " / ") != NULL) {
        anke_codebook_complain_of(row, head,
                                  "label \"%s\" holds \" / \", which joins the labels of nested "
                                  "groups",
                                  quoted);
    }
    if (is_reserved_label(label)) {
        anke_codebook_complain_of(row, head, "label \"%s\" is reserved for a state", quoted);
    }
    if (anke_text_has_control(label, strlen(label))) {
        anke_codebook_complain_of(row, head, "label \"%s\" holds a control character", quoted);
    }
    if (g_hash_table_contains(draft->labels, folded)) {
        anke_codebook_complain_of(row, head, "label \"%s\" equals another of its list", quoted);
    }
}

/* Index of a net of the list, added on its first mention. */
static guint find_net(const AnkeCodebookRow *row, Draft *draft, const char *label)
{
    guint index;
    if (g_ptr_array_find_with_equal_func(draft->nets, label, g_str_equal, &index)) {
        return index;
    }
    check_label(row, draft, "net", label);
    g_ptr_array_add(draft->nets, g_string_chunk_insert(row->build->store->texts, label));
    return draft->nets->len - 1;
}

static void read_nets(const AnkeCodebookRow *row, Draft *draft, AnkeChoice *choice)
{
    const char *cell = anke_codebook_text(row, "net");
    if (cell == NULL) {
        return;
    }
    g_auto(GStrv) labels = g_strsplit(cell, ";", -1);
    guint *nets = g_new0(guint, g_strv_length(labels) + 1);
    g_ptr_array_add(row->build->store->blocks, nets);
    for (char **label = labels; *label != NULL; label++) {
        g_strstrip(*label);
        if (**label == '\0') {
            continue;
        }
        guint net = find_net(row, draft, *label);
        gboolean is_new = TRUE;
        for (guint i = 0; i < choice->n_nets; i++) {
            is_new = is_new && nets[i] != net;
        }
        if (is_new) {
            nets[choice->n_nets++] = net;
        }
    }
    choice->nets = nets;
}

static double read_score(const AnkeCodebookRow *row)
{
    const char *cell = anke_codebook_text(row, "score");
    double score = NAN;
    if (cell != NULL && !anke_number_parse(cell, strlen(cell), &score)) {
        anke_codebook_complain_of(row, "score", "a number was expected under score");
    }
    return score;
}

static void read_choice(Drafts *drafts, const AnkeCodebookRow *row)
{
    const char *list_name = anke_codebook_text(row, "list_name");
    if (list_name == NULL) {
        anke_codebook_complain_of(row, "list_name", "list_name is missing");
        return;
    }
    Draft *draft = find_draft(drafts, row, list_name);
    AnkeChoice choice = {.name = anke_codebook_text(row, "name"),
                         .label = anke_codebook_text(row, "label")};
    check_name(row, draft, choice.name);
    choice.name = choice.name != NULL ? choice.name : "";
    choice.label = choice.label != NULL ? choice.label : choice.name;
    check_label(row, draft, "label", choice.label);
    choice.score = read_score(row);
    choice.population = anke_codebook_whole(row, "population");
    choice.is_exclusive = anke_codebook_yes(row, "exclusive");
    choice.is_other = anke_codebook_yes(row, "other");
    read_nets(row, draft, &choice);
    guint index = draft->choices->len;
    if (choice.is_other && draft->list->other >= 0) {
        anke_codebook_complain_of(row, "other", "a second \"other\" in the list");
    }
    draft->list->other = choice.is_other ? (gint)index : draft->list->other;
    draft->list->is_scale |= !isnan(choice.score);
    g_hash_table_add(draft->labels, anke_text_folded(choice.label));
    g_hash_table_insert(draft->names, (gpointer)choice.name, GUINT_TO_POINTER(index + 1));
    if (index == ANKE_MAX_CHOICES) {
        anke_codebook_complain_of(row, "list_name", "more than %d choices in a list",
                                  ANKE_MAX_CHOICES);
    }
    if (index < ANKE_MAX_CHOICES) {
        g_array_append_val(draft->choices, choice);
    }
}

/* A net that is called like a choice would be one row of the table with it. */
static void check_nets(Drafts *drafts, const Draft *draft)
{
    for (guint i = 0; i < draft->nets->len; i++) {
        const char *net = g_ptr_array_index(draft->nets, i);
        for (guint j = 0; j < draft->choices->len; j++) {
            if (strcmp(net, g_array_index(draft->choices, AnkeChoice, j).label) == 0) {
                g_autofree char *quoted = anke_text_quote(net, -1);
                anke_codebook_complain(draft->line, 1, drafts->build,
                                       "net \"%s\" is called like a choice of its list", quoted);
            }
        }
    }
}

static void finish_list(Drafts *drafts, Draft *draft)
{
    struct AnkeCodebookStore *store = drafts->build->store;
    check_nets(drafts, draft);
    AnkeList *list = draft->list;
    list->n_choices = draft->choices->len;
    list->n_nets = draft->nets->len;
    gpointer choices = g_memdup2(draft->choices->data, list->n_choices * sizeof(AnkeChoice));
    gpointer nets = g_memdup2(draft->nets->pdata, list->n_nets * sizeof(gpointer));
    g_ptr_array_add(store->blocks, choices);
    g_ptr_array_add(store->blocks, nets);
    list->choices = choices;
    list->nets = nets;
    g_ptr_array_add(store->lists, list);
    g_hash_table_insert(store->choice_by_name, list, draft->names);
}

void anke_codebook_read_choices(AnkeCodebookBuild *build, const AnkeSheet *sheet)
{
    static const char *const known[] = {"list_name", "name",  "label",      "score", "exclusive",
                                        "other",     "net",   "population", "image", "audio",
                                        "video",     "media", "filter",     NULL};
    if (sheet == NULL) {
        return; /* a survey of numbers and texts needs none */
    }
    anke_codebook_check_heads(build, sheet, known);
    Drafts drafts = {build, g_hash_table_new(g_str_hash, g_str_equal),
                     g_ptr_array_new_with_free_func(free_draft)};
    for (guint i = 0; i < sheet->rows->len; i++) {
        AnkeCodebookRow row = {build, sheet, &g_array_index(sheet->rows, AnkeSheetRow, i)};
        read_choice(&drafts, &row);
    }
    for (guint i = 0; i < drafts.order->len; i++) {
        finish_list(&drafts, g_ptr_array_index(drafts.order, i));
    }
    g_hash_table_unref(drafts.drafts);
    g_ptr_array_unref(drafts.order);
}
