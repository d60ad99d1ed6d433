#include "charts/plots/timeline_marks.h"

#include "charts/plots/timeline_place.h"
#include "charts/scene/key.h"

#define POINT_PT 6.0   /* length of a phase's point */
#define SAMPLE_PT 16.0 /* of bars in the key */
#define PLAN_COLOUR 0xBFE4FF
#define PHASE_COLOUR 0xFFCA80

gboolean anke_timeline_is_bar(AnkeTimelineKind kind)
{
    return kind == ANKE_TIMELINE_PLAN || kind == ANKE_TIMELINE_PHASE;
}

static AnkeStroke mark_edge(AnkeTimelineState state)
{
    AnkeRgb colour = state == ANKE_TIMELINE_CANCELLED ? 0x777777 : 0x333333;
    return (AnkeStroke){colour, 0.7, state == ANKE_TIMELINE_CANCELLED ? 2.5 : 0, 0};
}

static AnkeFill bar_fill(const AnkeTheme *theme, AnkeTimelineKind kind, AnkeTimelineState state)
{
    AnkeRgb colour = kind == ANKE_TIMELINE_PLAN ? PLAN_COLOUR : PHASE_COLOUR;
    return (AnkeFill){state == ANKE_TIMELINE_DONE ? colour : theme->paper, ANKE_HATCH_NONE, 0};
}

void anke_timeline_add_bar(AnkeScene *scene, AnkeBox box, AnkeTimelineKind kind,
                           AnkeTimelineState state)
{
    AnkeFill fill = bar_fill(anke_scene_theme(scene), kind, state);
    AnkeStroke edge = mark_edge(state);
    if (kind == ANKE_TIMELINE_PLAN) {
        anke_scene_add_rectangle(scene, "bar", box, &fill, &edge);
        return;
    }
    double point = MIN(POINT_PT, box.width / 2);
    double right = anke_box_right(box);
    AnkePoint corners[] = {{box.x, box.y},
                           {right - point, box.y},
                           {right, box.y + box.height / 2},
                           {right - point, anke_box_bottom(box)},
                           {box.x, anke_box_bottom(box)}};
    anke_scene_add_polygon(scene, "phase", corners, G_N_ELEMENTS(corners), &fill, &edge);
}

void anke_timeline_add_symbol(AnkeScene *scene, AnkePoint centre, AnkeTimelineKind kind,
                              AnkeTimelineState state)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    gboolean is_open = state == ANKE_TIMELINE_CANCELLED;
    gboolean is_milestone = kind == ANKE_TIMELINE_MILESTONE;
    AnkeSymbol symbol = is_milestone ? is_open ? ANKE_SYMBOL_HOLLOW_DIAMOND : ANKE_SYMBOL_DIAMOND
                        : is_open    ? ANKE_SYMBOL_RING
                                     : ANKE_SYMBOL_DISC;
    double radius = ANKE_TIMELINE_SYMBOL_PT * (is_milestone ? 1.25 : 1);
    anke_scene_add_symbol(scene, "event", symbol, centre, radius,
                          is_milestone ? theme->second : theme->bar.colour);
}

void anke_timeline_add_sample(AnkeScene *scene, AnkePoint middle, const AnkeTimelineItem *item)
{
    if (anke_timeline_is_bar(item->kind)) {
        AnkeBox box = {middle.x, middle.y - 4, SAMPLE_PT, 8};
        anke_timeline_add_bar(scene, box, item->kind, item->state);
        return;
    }
    AnkePoint centre = {middle.x + ANKE_TIMELINE_SYMBOL_PT + 1, middle.y};
    anke_timeline_add_symbol(scene, centre, item->kind, item->state);
}

double anke_timeline_sample_width(const AnkeTimelineItem *item)
{
    return anke_timeline_is_bar(item->kind) ? SAMPLE_PT : 2 * ANKE_TIMELINE_SYMBOL_PT + 2;
}

static void draw_kind(AnkeScene *scene, AnkePoint middle, gconstpointer data)
{
    anke_timeline_add_sample(scene, middle, data);
}

static gboolean has_item(const AnkeTimelineSpec *spec, AnkeTimelineKind kind,
                         AnkeTimelineState state)
{
    for (guint i = 0; i < spec->n_items; i++) {
        if (spec->items[i].kind == kind && spec->items[i].state == state) {
            return TRUE;
        }
    }
    return FALSE;
}

static const char *kind_words(const AnkeScene *scene, AnkeTimelineKind kind,
                              AnkeTimelineState state)
{
    static const char *const words[ANKE_N_TIMELINE_KINDS][3][2] = {
        [ANKE_TIMELINE_PLAN] = {{"計画（期間）", "Plan (period)"},
                                {"計画（予定）", "Plan (to come)"},
                                {"計画（中止）", "Plan (cancelled)"}},
        [ANKE_TIMELINE_PHASE] = {{"段階", "Phase"},
                                 {"段階（予定）", "Phase (to come)"},
                                 {"段階（中止）", "Phase (cancelled)"}},
        [ANKE_TIMELINE_EVENT] = {{"行事", "Event"},
                                 {"行事", "Event"},
                                 {"行事（中止）", "Event (cancelled)"}},
        [ANKE_TIMELINE_MILESTONE] = {{"節目", "Milestone"},
                                     {"節目", "Milestone"},
                                     {"節目（中止）", "Milestone (cancelled)"}}};
    return anke_scene_say(scene, words[kind][state][0], words[kind][state][1]);
}

/* Symbols of what is to come look like those of what was: the text says so. */
static gboolean has_own_sample(const AnkeTimelineSpec *spec, AnkeTimelineKind kind,
                               AnkeTimelineState state)
{
    gboolean is_alike = state == ANKE_TIMELINE_PLANNED && !anke_timeline_is_bar(kind);
    return is_alike ? has_item(spec, kind, state) && !has_item(spec, kind, ANKE_TIMELINE_DONE)
                    : has_item(spec, kind, state);
}

double anke_timeline_add_key(AnkeScene *scene, const AnkeTimelineSpec *spec, double y)
{
    AnkeTimelineItem samples[ANKE_N_TIMELINE_KINDS * 3];
    AnkeKeyEntry entries[G_N_ELEMENTS(samples)];
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        AnkeTimelineKind kind = (AnkeTimelineKind)(i / 3);
        AnkeTimelineState state = (AnkeTimelineState)(i % 3);
        if (has_own_sample(spec, kind, state)) {
            samples[n] = (AnkeTimelineItem){.kind = kind, .state = state};
            entries[n] = (AnkeKeyEntry){.label = kind_words(scene, kind, state),
                                        .sample_pt = anke_timeline_sample_width(&samples[n]),
                                        .draw = draw_kind,
                                        .data = &samples[n]};
            n++;
        }
    }
    AnkeBox box = {anke_scene_theme(scene)->margin_pt, y, anke_frame_width(scene), 0};
    return anke_key_lay_out(scene, box, &(AnkeKey){&anke_scene_theme(scene)->note, entries, n}) +
           anke_scene_theme(scene)->block_pt / 2;
}
