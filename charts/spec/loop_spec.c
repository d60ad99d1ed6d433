/* Causal loop diagrams: a list of links with from, to, sign, delay, loop, source, state. */
#include <string.h>

#include "analyzer/base/text.h"
#include "charts/plots/loop_layout.h"
#include "charts/spec/record_rows.h"
#include "charts/spec/spec_parts.h"

static const AnkeRecordWord sign_words[] = {{"+", 0},  {"＋", 0}, {"plus", 0}, {"-", 1},
                                            {"－", 1}, {"−", 1},  {"‐", 1},    {"–", 1},
                                            {"▲", 1},  {"△", 1},  {"ー", 1},   {"minus", 1}};

static const AnkeRecordWord delay_words[] = {
    {"", 0},   {"no", 0}, {"0", 0},    {"なし", 0}, {"無", 0}, {"yes", 1}, {"1", 1},   {"‖", 1},
    {"||", 1}, {"∥", 1},  {"あり", 1}, {"有", 1},   {"○", 1},  {"〇", 1},  {"遅れ", 1}};

static const AnkeRecordWord state_words[] = {{"", 0},       {"本文に明記", 0}, {"明記", 0},
                                             {"stated", 0}, {"推定", 1},       {"inferred", 1}};

static gboolean read_word(const AnkeTable *table, guint row, const char *stat,
                          const AnkeRecordWord *words, guint n_words, gboolean *meaning)
{
    gint found = anke_record_find_word(words, n_words, anke_record_text(table, stat, row));
    *meaning = found == 1;
    return found >= 0;
}

static gboolean read_link(const AnkeTable *table, guint row, AnkeCausalLink *link, GError **error)
{
    link->id = table->items[row].label;
    link->from = anke_record_text(table, "from", row);
    link->to = anke_record_text(table, "to", row);
    link->loops = anke_record_text(table, "loop", row);
    link->source = anke_record_text(table, "source", row);
    if (*link->from == '\0' || *link->to == '\0') {
        return anke_record_refuse(table, row, *link->from == '\0' ? "from" : "to",
                                  "is blank: a cause and an effect were expected", error);
    }
    if (!read_word(table, row, "sign", sign_words, G_N_ELEMENTS(sign_words), &link->is_minus)) {
        return anke_record_refuse(table, row, "sign", "is neither + nor -", error);
    }
    if (!read_word(table, row, "delay", delay_words, G_N_ELEMENTS(delay_words),
                   &link->is_delayed)) {
        return anke_record_refuse(table, row, "delay",
                                  "is neither yes, 1, ‖, あり nor no, 0, blank", error);
    }
    if (!read_word(table, row, "state", state_words, G_N_ELEMENTS(state_words),
                   &link->is_inferred)) {
        return anke_record_refuse(table, row, "state", "is neither 本文に明記 nor 推定", error);
    }
    return TRUE;
}

static char *describe(const AnkeChartInput *input, const AnkeFigure *figure,
                      const AnkeCausalGraph *graph)
{
    guint n_balancing = 0;
    for (guint i = 0; i < graph->n_loops; i++) {
        n_balancing += graph->loops[i].is_balancing ? 1 : 0;
    }
    return g_strdup_printf(
        anke_say(
            input->lang,
            "%sの因果ループ図。要素%u個、つながり%u本、名前のある閉路%u個"
            "（自己強化%u個、均衡%u個）。",
            "Causal loop diagram: %s. %u elements, %u links, %u named loops (%u reinforcing, %u "
            "balancing)."),
        figure->title, graph->n_nodes, graph->n_edges, graph->n_loops, graph->n_loops - n_balancing,
        n_balancing);
}

static gboolean add_question(const AnkeTable *table, GError **error)
{
    g_autofree char *question = anke_text_quote(table->question, -1);
    g_prefix_error(error, "question \"%s\": ", question);
    return FALSE;
}

gboolean anke_spec_lay_out_loop(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    const AnkeTable *table = input->table;
    if (!anke_record_check(table, ANKE_CAUSAL_MAX_LINKS, error)) {
        return FALSE;
    }
    AnkeCausalLink *links = anke_arena_new(&arena, AnkeCausalLink, table->n_items);
    for (guint row = 0; row < table->n_items; row++) {
        if (!read_link(table, row, &links[row], error)) {
            return FALSE;
        }
    }
    g_autoptr(AnkeCausalGraph) graph = anke_causal_graph_new(links, table->n_items, error);
    if (graph == NULL) {
        return add_question(table, error);
    }
    AnkeLoopSpec spec = {.figure = anke_spec_figure(&arena, input, table->label), .graph = graph};
    spec.figure.notes = anke_arena_notes(&arena);
    anke_loop_lay_out(scene, &spec);
    g_autofree char *description = describe(input, &spec.figure, graph);
    anke_scene_set_description(scene, description);
    return TRUE;
}
