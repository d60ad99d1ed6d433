#include "charts/plots/card.h"

#define CHARACTERS 7 /* in a line */
#define PADDING_PT 4.0
#define BORDER 0x84919E
#define BORDER_PT 0.6

static AnkeTextStyle text_style(const AnkeScene *scene)
{
    return anke_text_style_phrased(anke_scene_theme(scene)->label);
}

double anke_card_width(const AnkeScene *scene)
{
    return CHARACTERS * text_style(scene).size_pt + 2 * PADDING_PT + 0.5;
}

static double text_height(const AnkeScene *scene, const AnkeCard *card, double width_pt)
{
    const AnkeTextStyle style = text_style(scene);
    return anke_scene_measure(scene, &style, card->text, width_pt - 2 * PADDING_PT).height_pt;
}

static double count_height(const AnkeScene *scene, const AnkeCard *card)
{
    const AnkeTextStyle *style = &anke_scene_theme(scene)->strong;
    return card->count > 1 ? style->size_pt * style->line_em : 0;
}

double anke_card_height(const AnkeScene *scene, const AnkeCard *card, double width_pt)
{
    return text_height(scene, card, width_pt) + count_height(scene, card) + 2 * PADDING_PT;
}

void anke_card_add(AnkeScene *scene, const AnkeCard *card, AnkeBox box, const AnkeFill *fill)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    const AnkeTextStyle style = text_style(scene);
    const AnkeStroke border = {BORDER, BORDER_PT, 0, 0};
    anke_scene_add_rectangle(scene, "card", box, fill, &border);
    AnkeTextPlace place = {.part = "card-text",
                           .box = {box.x + PADDING_PT, box.y + PADDING_PT,
                                   box.width - 2 * PADDING_PT, box.height - 2 * PADDING_PT},
                           .is_wrapped = TRUE};
    anke_scene_add_text(scene, &place, &style, card->text);
    if (card->count > 1) {
        g_autofree char *count = g_strdup_printf("×%u", card->count);
        AnkeTextPlace corner = {.part = "card-count",
                                .box = {box.x + PADDING_PT, box.y, box.width - 2 * PADDING_PT,
                                        box.height - PADDING_PT / 2},
                                .align = ANKE_ALIGN_RIGHT,
                                .valign = ANKE_VALIGN_BOTTOM};
        anke_scene_add_text(scene, &corner, &theme->strong, count);
    }
}
