#include "charts/scene/frame.h"

#define MARK_GAP_PT 3.0 /* between the mark and a title below it */

double anke_frame_width(const AnkeScene *scene)
{
    return anke_scene_width(scene) - 2 * anke_scene_theme(scene)->margin_pt;
}

static gboolean is_blank(const char *text)
{
    return text == NULL || *text == '\0';
}

static double add_block(AnkeScene *scene, const char *part, AnkeBox box, const AnkeTextStyle *style,
                        const char *text)
{
    AnkeTextPlace place = {.part = part, .box = box, .is_wrapped = TRUE};
    return anke_scene_add_text(scene, &place, style, text);
}

/* Draws the mark in the upper right corner and returns the room that it takes from the title, with
 * the gaps to it. */
static AnkeBox add_mark(AnkeScene *scene)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    const char *mark = anke_scene_say(scene, "部外秘・未秘匿", "CONFIDENTIAL, not protected");
    AnkeTextSize size = anke_scene_measure(scene, &theme->warning, mark, 0);
    double width = size.width_pt + 8;
    AnkeBox box = {anke_scene_width(scene) - theme->margin_pt - width, theme->margin_pt, width,
                   size.height_pt + 3};
    AnkeStroke edge = {theme->warning.colour, theme->border.width_pt, 0, 0};
    anke_scene_add_rectangle(scene, "mark", box, NULL, &edge);
    AnkeTextPlace place = {.part = "mark",
                           .box = box,
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_MIDDLE,
                           .is_cell = TRUE};
    anke_scene_add_text(scene, &place, &theme->warning, mark);
    return (AnkeBox){box.x, box.y, width + theme->block_pt, box.height + MARK_GAP_PT};
}

static guint n_lines(const AnkeScene *scene, const char *title, double width)
{
    return anke_scene_measure(scene, &anke_scene_theme(scene)->title, title, width).n_lines;
}

/* Where the title stands: beside the mark, or below it where that saves lines. */
static AnkeBox place_title(AnkeScene *scene, AnkeBox box, const char *title)
{
    AnkeBox mark = add_mark(scene);
    double beside = box.width - mark.width;
    if (n_lines(scene, title, beside) > n_lines(scene, title, box.width)) {
        return (AnkeBox){box.x, box.y + mark.height, box.width, 0};
    }
    return (AnkeBox){box.x, box.y, beside, 0};
}

double anke_frame_begin(AnkeScene *scene, const AnkeFigure *figure)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeBox box = {theme->margin_pt, theme->margin_pt, anke_frame_width(scene), 0};
    const char *title =
        is_blank(figure->title) ? anke_scene_say(scene, "（無題）", "(no title)") : figure->title;
    g_autofree char *numbered =
        figure->number > 0 ? g_strdup_printf(anke_scene_say(scene, "図表%u　%s", "Figure %u. %s"),
                                             figure->number, title)
                           : g_strdup(title);
    AnkeBox head = figure->is_unprotected ? place_title(scene, box, numbered) : box;
    AnkeTextPlace place = {.part = "title", .box = head, .is_wrapped = TRUE, .is_even = TRUE};
    box.y = head.y + anke_scene_add_text(scene, &place, &theme->title, numbered);
    if (!is_blank(figure->subtitle)) {
        box.y += 1;
        box.y += add_block(scene, "subtitle", box, &theme->subtitle, figure->subtitle);
    }
    for (guint i = 0; figure->notes != NULL && figure->notes[i] != NULL; i++) {
        anke_scene_add_note(scene, figure->notes[i]);
    }
    anke_scene_describe(scene, numbered, is_blank(figure->subtitle) ? numbered : figure->subtitle);
    return box.y + theme->block_pt;
}

/* A note with a hanging head: "（注）1". */
static double add_note(AnkeScene *scene, AnkeBox box, const char *head, double indent,
                       const char *text)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->note;
    add_block(scene, "note", (AnkeBox){box.x, box.y, indent + 2, 0}, style, head);
    AnkeBox body = {box.x + indent, box.y, box.width - indent, 0};
    return add_block(scene, "note", body, style, text);
}

static const char *note_head(const AnkeScene *scene, gboolean is_numbered)
{
    return is_numbered ? anke_scene_say(scene, "（注）10", "Note 10")
                       : anke_scene_say(scene, "（注）", "Note ");
}

static double add_notes(AnkeScene *scene, AnkeBox box)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->note;
    guint n_notes = anke_scene_n_notes(scene);
    double indent = anke_scene_text_width(scene, style, note_head(scene, n_notes > 1));
    const char *blank = anke_scene_say(scene, "　　　", "        ");
    for (guint i = 0; i < n_notes; i++) {
        g_autofree char *number = n_notes > 1 ? g_strdup_printf("%u", i + 1) : g_strdup("");
        g_autofree char *head = g_strconcat(i == 0 ? note_head(scene, FALSE) : blank, number, NULL);
        box.y += add_note(scene, box, head, indent, anke_scene_note_at(scene, i));
    }
    return box.y;
}

void anke_frame_end(AnkeScene *scene, const AnkeFigure *figure, double y)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeBox box = {theme->margin_pt, y + theme->block_pt, anke_frame_width(scene), 0};
    box.y = add_notes(scene, box);
    if (!is_blank(figure->source)) {
        g_autofree char *source =
            g_strconcat(anke_scene_say(scene, "資料：", "Source: "), figure->source, NULL);
        box.y += add_block(scene, "source", box, &theme->note, source);
    }
    anke_scene_set_height(scene, box.y + theme->margin_pt * 0.75);
}
