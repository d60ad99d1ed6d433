#include "charts/plots/timeline_place.h"

#include <math.h>
#include <string.h>

#define BAR_PADDING_PT 3.5 /* above and below the text of a bar */
#define SIDE_PT 4.0        /* between an edge of a bar and its text */
#define BESIDE_PT 3.0      /* between a bar or symbol and the text beside it */
#define APART_PT 7.0       /* between a label and what stands behind it in its row */
#define POINT_PT 6.0       /* length of a phase's point */
#define NARROWEST_EM 5.0   /* of text that is broken inside a bar */
#define EASY_EM 8.0        /* of text that is broken beside a bar */
#define LINE_EM 12.0       /* of a label of an event in one line */
#define MOST_LINES 3

guint anke_timeline_pack(AnkeTimelineSpan *spans, guint n_spans)
{
    const double touch_pt = 0.01;
    guint n_rows = 0;
    for (guint i = 0; i < n_spans; i++) {
        AnkeTimelineSpan *span = &spans[i];
        span->row = 0;
        for (guint other = 0; other < i; other++) {
            if (spans[other].row == span->row && span->left < spans[other].right - touch_pt &&
                spans[other].left < span->right - touch_pt) {
                span->row++;
                other = G_MAXUINT; /* from the first again */
            }
        }
        n_rows = MAX(n_rows, span->row + 1);
    }
    return n_rows;
}

AnkeTextStyle anke_timeline_label_style(const AnkeScene *scene)
{
    return anke_text_style_phrased(anke_scene_theme(scene)->label);
}

static double line_height(const AnkeScene *scene)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->label;
    return style->size_pt * style->line_em;
}

static double em(const AnkeScene *scene, double n)
{
    return n * anke_scene_theme(scene)->label.size_pt;
}

static AnkeTextSize measure(const AnkeScene *scene, const AnkeTimelineMark *mark, double wrap_pt)
{
    const AnkeTextStyle style = anke_timeline_label_style(scene);
    AnkeTextSize size = anke_scene_measure(scene, &style, mark->text, wrap_pt);
    if (mark->suffix != NULL) {
        AnkeTextSize suffix = anke_scene_measure(scene, &style, mark->suffix, wrap_pt);
        size.width_pt = MAX(size.width_pt, suffix.width_pt);
        size.height_pt += suffix.height_pt;
        size.n_lines += suffix.n_lines;
    }
    return size;
}

static void set_label(AnkeTimelineMark *mark, double x, double y, double width, double height)
{
    mark->label = (AnkeBox){x, y, width, height};
    mark->align = ANKE_ALIGN_LEFT;
}

static gboolean place_inside(const AnkeScene *scene, AnkeTimelineMark *mark)
{
    gboolean is_phase = mark->item->kind == ANKE_TIMELINE_PHASE;
    double width = mark->right - mark->left - 2 * SIDE_PT - (is_phase ? POINT_PT : 0);
    if (width < em(scene, 1)) {
        return FALSE;
    }
    AnkeTextSize line = measure(scene, mark, 0);
    AnkeTextSize size = measure(scene, mark, width);
    guint most = mark->suffix == NULL ? 2 : 3;
    gboolean fits = line.width_pt <= width || (width >= em(scene, NARROWEST_EM) &&
                                               size.n_lines <= most && size.width_pt <= width);
    if (!fits) {
        return FALSE;
    }
    mark->is_inside = TRUE;
    mark->bar_height = size.height_pt + 2 * BAR_PADDING_PT;
    mark->height = mark->bar_height;
    set_label(mark, mark->left + SIDE_PT, BAR_PADDING_PT, width, size.height_pt);
    mark->span = (AnkeTimelineSpan){mark->left, mark->right, 0};
    return TRUE;
}

/* Beside a bar or symbol, in as many lines as asked for. */
static gboolean place_beside(const AnkeScene *scene, const AnkeTimelineRoom *room,
                             AnkeTimelineMark *mark, gboolean is_left, double wrap_pt)
{
    AnkeTextSize size = measure(scene, mark, wrap_pt);
    double gap = BESIDE_PT + (mark->is_bar ? 0 : ANKE_TIMELINE_SYMBOL_PT);
    double from = mark->is_bar || mark->item->has_end ? mark->left : mark->symbol_x;
    double to = mark->is_bar || mark->item->has_end ? mark->right : mark->symbol_x;
    from = MIN(from, mark->symbol_x);
    to = MAX(to, mark->symbol_x);
    double x = is_left ? from - gap - size.width_pt : to + gap;
    if (x < room->left || x + size.width_pt > room->right || size.width_pt > wrap_pt) {
        return FALSE;
    }
    double padding = mark->is_bar ? BAR_PADDING_PT : 1;
    set_label(mark, x, padding, size.width_pt, size.height_pt);
    mark->align = is_left ? ANKE_ALIGN_RIGHT : ANKE_ALIGN_LEFT;
    mark->symbol_y = padding + line_height(scene) / 2;
    mark->bar_height = mark->is_bar ? line_height(scene) + 2 * BAR_PADDING_PT : 0;
    mark->height = size.height_pt + 2 * padding;
    double own = mark->is_bar ? 0 : ANKE_TIMELINE_SYMBOL_PT;
    mark->span.left = is_left ? x - APART_PT : from - own;
    mark->span.right = is_left ? to + own : x + size.width_pt + APART_PT;
    return TRUE;
}

/* Under the bar, as wide as the area allows; for an event under its symbol. */
static void place_below(const AnkeScene *scene, const AnkeTimelineRoom *room,
                        AnkeTimelineMark *mark)
{
    double width = MIN(measure(scene, mark, 0).width_pt, room->right - room->left);
    AnkeTextSize size = measure(scene, mark, width);
    double x = MAX(MIN(mark->left, room->right - width), room->left);
    mark->bar_height = mark->is_bar ? line_height(scene) : 2 * ANKE_TIMELINE_SYMBOL_PT + BESIDE_PT;
    mark->symbol_y = ANKE_TIMELINE_SYMBOL_PT;
    set_label(mark, x, mark->bar_height + 1, width, size.height_pt);
    mark->height = mark->bar_height + 1 + size.height_pt;
    mark->span.left = MIN(x, mark->left);
    mark->span.right = MAX(x + width + APART_PT, mark->right);
}

/* A width that gives at most MOST_LINES lines, else the most there is. */
static double event_width(const AnkeScene *scene, const AnkeTimelineRoom *room,
                          const AnkeTimelineMark *mark)
{
    double half = (room->right - room->left) / 2 - ANKE_TIMELINE_SYMBOL_PT - BESIDE_PT;
    double line = measure(scene, mark, 0).width_pt;
    double wish = MAX(line / MOST_LINES + em(scene, 1), em(scene, LINE_EM));
    return MIN(wish, MAX(half, em(scene, 3)));
}

static void place_event(const AnkeScene *scene, const AnkeTimelineRoom *room,
                        AnkeTimelineMark *mark)
{
    double width = event_width(scene, room, mark);
    if (!place_beside(scene, room, mark, FALSE, width) &&
        !place_beside(scene, room, mark, TRUE, width)) {
        place_below(scene, room, mark);
    }
}

static gboolean place_bar_in_line(const AnkeScene *scene, const AnkeTimelineRoom *room,
                                  AnkeTimelineMark *mark)
{
    double line = measure(scene, mark, 0).width_pt + 1;
    double inside = mark->right - mark->left - 2 * SIDE_PT;
    gboolean is_short = inside < em(scene, NARROWEST_EM);
    return (line <= inside && place_inside(scene, mark)) ||
           (is_short && (place_beside(scene, room, mark, FALSE, line) ||
                         place_beside(scene, room, mark, TRUE, line)));
}

static void place_bar(const AnkeScene *scene, const AnkeTimelineRoom *room, AnkeTimelineMark *mark)
{
    double line = measure(scene, mark, 0).width_pt + 1;
    double rest = room->right - mark->right - BESIDE_PT;
    gboolean is_easy = rest >= em(scene, EASY_EM) && measure(scene, mark, rest).n_lines <= 2;
    gboolean is_placed = place_inside(scene, mark) ||
                         place_beside(scene, room, mark, FALSE, line) ||
                         place_beside(scene, room, mark, TRUE, line) ||
                         (is_easy && place_beside(scene, room, mark, FALSE, rest));
    if (!is_placed) {
        place_below(scene, room, mark);
    }
}

/* Whether an event's label in one line is narrow enough. */
static gboolean place_event_in_line(const AnkeScene *scene, const AnkeTimelineRoom *room,
                                    AnkeTimelineMark *mark)
{
    double line = measure(scene, mark, 0).width_pt + 1;
    return line <= em(scene, LINE_EM) && (place_beside(scene, room, mark, FALSE, line) ||
                                          place_beside(scene, room, mark, TRUE, line));
}

void anke_timeline_place_label(const AnkeScene *scene, const AnkeTimelineRoom *room,
                               AnkeTimelineMark *mark)
{
    gboolean has_suffix = *mark->item->suffix != '\0';
    mark->text = g_strconcat(mark->item->text, mark->item->suffix, NULL);
    gboolean is_placed = mark->is_bar ? place_bar_in_line(scene, room, mark)
                                      : place_event_in_line(scene, room, mark);
    if (!is_placed) {
        g_free(mark->text);
        mark->text = g_strdup(mark->item->text);
        /* " (H25–H29)" begins with a blank that a line of its own does not need. */
        mark->suffix = has_suffix ? mark->item->suffix + strspn(mark->item->suffix, " ") : NULL;
        if (mark->is_bar) {
            place_bar(scene, room, mark);
        } else {
            place_event(scene, room, mark);
        }
    }
    mark->height = MAX(mark->height, mark->bar_height);
    const AnkeTextStyle style = anke_timeline_label_style(scene);
    mark->text_height = anke_scene_measure(scene, &style, mark->text, mark->label.width).height_pt;
}
