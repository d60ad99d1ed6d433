#include "charts/plots/loop_table.h"

#include <math.h>
#include <string.h>

#include "charts/scene/arrow.h"
#include "charts/scene/key.h"
#include "charts/scene/ruled.h"

#define LOOP_LINE_PT 1.4
#define OUTER_LINE_PT 0.8
#define OUTER_EDGE_PT 0.5
#define OUTER_DASH_PT 2.0
#define DASH_PT 3.0
#define DELAY_HALF_PT 4.0  /* half the length of a stroke */
#define DELAY_APART_PT 2.6 /* between the strokes */
#define SAMPLE_PT 23.0
#define SIGN_CORNERS 32 /* of the polygon that is a disc */
#define BOX_PT 7.0      /* sample of what stands outside the loops */
#define HEAD_PT 5.5

AnkeStroke anke_loop_outer_edge(const AnkeScene *scene)
{
    return (AnkeStroke){anke_scene_theme(scene)->border.colour, OUTER_EDGE_PT, OUTER_DASH_PT, 0};
}

AnkeStroke anke_loop_stroke(const AnkeScene *scene, const AnkeCausalGraph *graph, guint edge)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    const AnkeCausalEdge *link = &graph->edges[edge];
    gboolean is_on_loop = graph->is_cyclic[link->from] && graph->is_cyclic[link->to];
    return (AnkeStroke){link->link->is_minus ? theme->second : theme->bar.colour,
                        is_on_loop ? LOOP_LINE_PT : OUTER_LINE_PT,
                        link->link->is_inferred ? DASH_PT : 0, 0};
}

static const char *sign_text(gboolean is_minus)
{
    return is_minus ? "－" : "＋";
}

/* White in a disc of the link's colour: a bare － looks like a piece of a broken line. */
void anke_loop_add_sign(AnkeScene *scene, gboolean is_minus, AnkePoint middle)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    const AnkeFill fill = {is_minus ? theme->second : theme->bar.colour, ANKE_HATCH_NONE, 0};
    AnkePoint edge[SIGN_CORNERS];
    for (guint i = 0; i < SIGN_CORNERS; i++) {
        double angle = 2 * G_PI * i / SIGN_CORNERS;
        edge[i] = (AnkePoint){middle.x + ANKE_LOOP_SIGN_RADIUS_PT * cos(angle),
                              middle.y + ANKE_LOOP_SIGN_RADIUS_PT * sin(angle)};
    }
    anke_scene_add_polygon(scene, "sign-disc", edge, SIGN_CORNERS, &fill, NULL);
    const AnkeTextStyle style =
        anke_text_style_coloured(theme->strong, anke_theme_ink(theme, fill.colour));
    double side = 2 * ANKE_LOOP_SIGN_RADIUS_PT;
    AnkeTextPlace place = {.part = "sign",
                           .box = {middle.x - side / 2, middle.y - side / 2, side, side},
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE};
    anke_scene_add_text(scene, &place, &style, is_minus ? "−" : "+");
}

void anke_loop_add_delay(AnkeScene *scene, AnkePoint at, double direction)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkePoint along = {cos(direction), sin(direction)};
    AnkePoint across = {-along.y, along.x};
    AnkeStroke stroke = {theme->label.colour, 1.3, 0, 3.0};
    for (gint side = -1; side <= 1; side += 2) {
        AnkePoint middle = {at.x + side * along.x * DELAY_APART_PT / 2,
                            at.y + side * along.y * DELAY_APART_PT / 2};
        AnkePoint one = {middle.x + across.x * DELAY_HALF_PT, middle.y + across.y * DELAY_HALF_PT};
        AnkePoint two = {middle.x - across.x * DELAY_HALF_PT, middle.y - across.y * DELAY_HALF_PT};
        anke_scene_add_segment(scene, "delay", one, two, &stroke);
    }
}

/* Key */

/* What a sample in the key shows on its line. */
typedef enum { BARE, DELAYED, PLUS, MINUS, OUTER } SampleMark;

/* A link that stands for others of its kind; data of a sample. */
typedef struct {
    AnkeStroke stroke;
    SampleMark mark;
} Sample;

static void draw_sample(AnkeScene *scene, AnkePoint middle, gconstpointer data)
{
    const Sample *sample = data;
    AnkePoint points[] = {middle, {middle.x + SAMPLE_PT, middle.y}};
    anke_arrow_add(scene, "key", points, G_N_ELEMENTS(points), &sample->stroke, HEAD_PT);
    AnkePoint on_line = {middle.x + SAMPLE_PT * 0.32, middle.y};
    if (sample->mark == DELAYED) {
        anke_loop_add_delay(scene, on_line, 0);
    } else if (sample->mark == PLUS || sample->mark == MINUS) {
        anke_loop_add_sign(scene, sample->mark == MINUS, on_line);
    } else if (sample->mark == OUTER) {
        const AnkeFill paper = {anke_scene_theme(scene)->paper, ANKE_HATCH_NONE, 0};
        const AnkeStroke edge = anke_loop_outer_edge(scene);
        AnkeBox box = {middle.x, middle.y - BOX_PT / 2, BOX_PT, BOX_PT};
        anke_scene_add_rectangle(scene, "key", box, &paper, &edge);
    }
}

/* What links the diagram has. */
typedef struct {
    gboolean has_plus;
    gboolean has_minus;
    gboolean has_delay;
    gboolean has_inferred;
    gboolean has_stated;
    gboolean has_outer; /* nodes outside the loops */
} Found;

static Found look_through(const AnkeCausalGraph *graph)
{
    Found found = {FALSE};
    for (guint i = 0; i < graph->n_edges; i++) {
        const AnkeCausalLink *link = graph->edges[i].link;
        found.has_plus = found.has_plus || !link->is_minus;
        found.has_minus = found.has_minus || link->is_minus;
        found.has_delay = found.has_delay || link->is_delayed;
        found.has_inferred = found.has_inferred || link->is_inferred;
        found.has_stated = found.has_stated || !link->is_inferred;
    }
    for (guint i = 0; i < graph->n_nodes; i++) {
        found.has_outer = found.has_outer || !graph->is_cyclic[i];
    }
    return found;
}

double anke_loop_add_key(AnkeScene *scene, const AnkeCausalGraph *graph, double y)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    Found found = look_through(graph);
    AnkeRgb grey = theme->label.colour;
    const Sample samples[] = {{{theme->bar.colour, LOOP_LINE_PT, 0, 0}, PLUS},
                              {{theme->second, LOOP_LINE_PT, 0, 0}, MINUS},
                              {{grey, LOOP_LINE_PT, 0, 0}, BARE},
                              {{grey, LOOP_LINE_PT, DASH_PT, 0}, BARE},
                              {{grey, LOOP_LINE_PT, 0, 0}, DELAYED},
                              {{grey, OUTER_LINE_PT, 0, 0}, OUTER}};
    const char *const words[] = {
        anke_scene_say(scene, "同じ向きに変わる", "changes in the same direction"),
        anke_scene_say(scene, "逆の向きに変わる", "changes in the opposite direction"),
        anke_scene_say(scene, "本文に明記", "stated in the text"),
        anke_scene_say(scene, "推定", "inferred"),
        anke_scene_say(scene, "遅れ", "with a delay"),
        anke_scene_say(scene, "外部要因", "outside the loops")};
    const gboolean is_shown[] = {
        found.has_plus,     found.has_minus, found.has_stated && found.has_inferred,
        found.has_inferred, found.has_delay, found.has_outer && graph->n_loops > 0};
    AnkeKeyEntry entries[G_N_ELEMENTS(samples)];
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        if (is_shown[i]) {
            entries[n++] = (AnkeKeyEntry){words[i], SAMPLE_PT, draw_sample, &samples[i]};
        }
    }
    AnkeBox box = {theme->margin_pt, y, anke_frame_width(scene), 0};
    return anke_key_lay_out(scene, box, &(AnkeKey){&anke_scene_theme(scene)->note, entries, n}) +
           theme->block_pt;
}

/* Table */

/* " →＋ " and the like. */
static void append_arrow(GString *text, const AnkeCausalLink *link)
{
    g_string_append_printf(text, " →%s%s ", sign_text(link->is_minus), link->is_delayed ? "‖" : "");
}

static void append_source(GString *text, GHashTable *seen, const AnkeCausalLink *link,
                          const AnkeScene *scene)
{
    if (*link->source != '\0' && g_hash_table_add(seen, (gpointer)link->source)) {
        g_string_append_printf(
            text, "%s%s", text->len == 0 ? "" : anke_scene_say(scene, "、", ", "), link->source);
    }
}

typedef struct {
    AnkeScene *scene;
    const AnkeCausalGraph *graph;
    AnkeRuled ruled;
    gboolean has_sources;
} Table;

static double add_row(const Table *table, double y, const char *const texts[4],
                      const AnkeTextStyle *style)
{
    return anke_ruled_add_row(table->scene, &table->ruled, y, texts, style);
}

static double add_loop(const Table *table, const AnkeCausalLoop *loop, double y)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    const AnkeCausalGraph *graph = table->graph;
    GString *chain = g_string_new(NULL);
    GString *sources = g_string_new(NULL);
    for (guint i = 0; i < loop->n_edges; i++) {
        const AnkeCausalEdge *edge = &graph->edges[loop->edges[i]];
        g_string_append(chain, graph->nodes[edge->from]);
        append_arrow(chain, edge->link);
        append_source(sources, seen, edge->link, table->scene);
    }
    g_string_append(chain, graph->nodes[graph->edges[loop->edges[0]].from]);
    const char *type = loop->is_balancing
                           ? anke_scene_say(table->scene, "均衡（B）", "balancing (B)")
                           : anke_scene_say(table->scene, "自己強化（R）", "reinforcing (R)");
    const char *const texts[] = {loop->name, chain->str, type, sources->str};
    const AnkeTextStyle style = anke_text_style_phrased(anke_scene_theme(table->scene)->table);
    y = add_row(table, y, texts, &style);
    g_string_free(chain, TRUE);
    g_string_free(sources, TRUE);
    return y;
}

static const char *others_words(const AnkeScene *scene)
{
    return anke_scene_say(scene, "閉路の外", "Outside");
}

/* Links in no named loop, those that follow each other as one chain. */
static double add_others(const Table *table, double y)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    const AnkeCausalGraph *graph = table->graph;
    GString *chain = g_string_new(NULL);
    GString *sources = g_string_new(NULL);
    guint last = G_MAXUINT;
    for (guint i = 0; i < graph->n_edges; i++) {
        const AnkeCausalEdge *edge = &graph->edges[i];
        if (anke_causal_graph_is_in_loop(graph, i)) {
            continue;
        }
        if (edge->from != last) {
            g_string_append_printf(chain, "%s%s",
                                   chain->len == 0 ? "" : anke_scene_say(table->scene, "／", " / "),
                                   graph->nodes[edge->from]);
        }
        append_arrow(chain, edge->link);
        g_string_append(chain, graph->nodes[edge->to]);
        append_source(sources, seen, edge->link, table->scene);
        last = edge->to;
    }
    const char *const texts[] = {others_words(table->scene), chain->str, "－", sources->str};
    const AnkeTextStyle style = anke_text_style_phrased(anke_scene_theme(table->scene)->table);
    y = chain->len == 0 ? y : add_row(table, y, texts, &style);
    g_string_free(chain, TRUE);
    g_string_free(sources, TRUE);
    return y;
}

static double widest_name(const Table *table, const char *head)
{
    const AnkeTextStyle *style = &anke_scene_theme(table->scene)->table;
    AnkeTextStyle bold = *style;
    bold.is_bold = TRUE;
    double others = anke_scene_text_width(table->scene, style, others_words(table->scene));
    double widest = MAX(anke_scene_text_width(table->scene, &bold, head), others);
    for (guint i = 0; i < table->graph->n_loops; i++) {
        widest =
            MAX(widest,
                anke_scene_measure(table->scene, style, table->graph->loops[i].name, 0).width_pt);
    }
    return widest + 4;
}

double anke_loop_add_table(AnkeScene *scene, const AnkeCausalGraph *graph, double y)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    double width = anke_frame_width(scene);
    Table table = {.scene = scene, .graph = graph};
    const char *const heads[] = {
        anke_scene_say(scene, "閉路", "Loop"), anke_scene_say(scene, "つながり", "Links"),
        anke_scene_say(scene, "性質", "Type"), anke_scene_say(scene, "根拠", "Source")};
    for (guint i = 0; i < graph->n_edges; i++) {
        table.has_sources = table.has_sources || *graph->edges[i].link->source != '\0';
    }
    double name = MIN(widest_name(&table, heads[0]), width * 0.2);
    double type =
        MIN(anke_scene_text_width(scene, &theme->table,
                                  anke_scene_say(scene, "自己強化（R）", "reinforcing (R)")) +
                6,
            width * 0.22);
    double source = table.has_sources ? MIN(width * 0.22, 90) : 0;
    const double edges[] = {theme->margin_pt, theme->margin_pt + name,
                            theme->margin_pt + width - source - type,
                            theme->margin_pt + width - source, theme->margin_pt + width};
    table.ruled = (AnkeRuled){table.has_sources ? 4 : 3, edges, ANKE_ALIGN_LEFT};
    AnkeTextStyle head = theme->table;
    head.is_bold = TRUE;
    anke_ruled_begin(scene, &table.ruled, y);
    y = add_row(&table, y, heads, &head);
    for (guint i = 0; i < graph->n_loops; i++) {
        y = add_loop(&table, &graph->loops[i], y);
    }
    return add_others(&table, y);
}
