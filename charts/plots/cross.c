#include "charts/plots/cross.h"

#include <math.h>
#include <stdlib.h>

#include "analyzer/base/number.h"

gboolean anke_base_is_small(double base)
{
    return base > 0 && base < ANKE_SMALL_BASE;
}

AnkeFill anke_base_fill(const AnkeTheme *theme, AnkeFill fill, double base)
{
    return anke_base_is_small(base) ? anke_theme_pale_fill(theme, fill) : fill;
}

typedef struct {
    guint index;
    AnkeAnswerKind kind;
    double share;
} Ranked;

static int compare_ranked(const void *a, const void *b)
{
    const Ranked *left = a;
    const Ranked *right = b;
    if (left->kind != right->kind) {
        return left->kind < right->kind ? -1 : 1;
    }
    if (left->share > right->share || left->share < right->share) {
        return left->share > right->share ? -1 : 1;
    }
    return left->index < right->index ? -1 : 1;
}

/* What bars are sorted by; unknown shares come last. */
static double sort_value(const AnkeCrossSpec *spec, guint answer)
{
    const AnkeCell *cell = &spec->groups[0].cells[answer];
    double value = spec->is_counted ? cell->count : cell->share;
    return spec->is_scale ? 0 : isnan(value) ? -1 : value;
}

void anke_cross_order(const AnkeCrossSpec *spec, guint *order)
{
    g_autofree Ranked *ranked = g_new(Ranked, spec->n_answers);
    for (guint i = 0; i < spec->n_answers; i++) {
        ranked[i] = (Ranked){i, spec->answers[i].kind, sort_value(spec, i)};
    }
    qsort(ranked, spec->n_answers, sizeof *ranked, compare_ranked);
    for (guint i = 0; i < spec->n_answers; i++) {
        order[i] = ranked[i].index;
    }
}

gboolean anke_cross_find_most(const AnkeCrossSpec *spec, guint g, guint *answer)
{
    double most = 0;
    for (guint i = 0; i < spec->n_answers; i++) {
        const AnkeCell *cell = &spec->groups[g].cells[i];
        double value = spec->is_counted ? cell->count : cell->share;
        AnkeAnswerKind kind = spec->answers[i].kind;
        if (kind != ANKE_ANSWER_NOANSWER && kind != ANKE_ANSWER_INVALID && value > most) {
            most = value;
            *answer = i;
        }
    }
    return most > 0;
}

/* 100 x share would move the last digit: 0.2385 is rounded as a text, to 0.239. */
static char *share_text(double share)
{
    char buffer[ANKE_NUMBER_SIZE];
    anke_number_format_fixed(buffer, share, 3);
    double tenths = round(1000 * g_ascii_strtod(buffer, NULL));
    anke_number_format_fixed(buffer, tenths / 10, 1);
    return g_strdup(buffer);
}

/* Whether the percentage can be rounded exactly: whole numbers below 2^43. */
static gboolean is_whole(double value)
{
    const double limit = 8796093022208.0;
    return value >= 0 && value < limit && floor(value) == value;
}

char *anke_percent_text(double part, double whole)
{
    char buffer[ANKE_NUMBER_SIZE];
    if (isnan(part) || !(whole >= 1)) {
        return g_strdup("…");
    }
    if (is_whole(part) && is_whole(whole)) {
        anke_number_format_percent(buffer, part, whole);
        return g_strdup(buffer);
    }
    return share_text(part / whole);
}

char *anke_cell_percent(const AnkeCell *cell, double base, AnkeLang lang)
{
    if (cell->state == ANKE_CELL_HIDDEN) {
        return g_strdup(anke_say(lang, "秘匿", "hidden"));
    }
    if (isnan(cell->share)) {
        return g_strdup("…");
    }
    if (cell->count == 0) {
        return g_strdup("－");
    }
    gboolean is_ratio = base >= 1 && fabs(cell->count / base - cell->share) < 1e-12;
    return is_ratio ? anke_percent_text(cell->count, base) : share_text(cell->share);
}

char *anke_cell_count(const AnkeCell *cell, AnkeLang lang)
{
    if (cell->state == ANKE_CELL_HIDDEN) {
        return g_strdup(anke_say(lang, "秘匿", "hidden"));
    }
    if (isnan(cell->count)) {
        return g_strdup("…");
    }
    char buffer[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(buffer, cell->count, 0);
    return g_strdup(buffer);
}

char *anke_base_label(const AnkeAnswerGroup *group, AnkeLang lang)
{
    if (group->is_base_hidden) {
        return g_strdup(anke_say(lang, "（n=秘匿）", " (n=hidden)"));
    }
    g_autofree char *text = anke_base_text(group->base, lang);
    return g_strconcat(text, anke_base_is_small(group->base) ? "＊" : "", NULL);
}

char *anke_base_text(double base, AnkeLang lang)
{
    if (isnan(base)) {
        return g_strdup(anke_say(lang, "（n=不明）", " (n unknown)"));
    }
    char buffer[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(buffer, base, 0);
    return g_strdup_printf(anke_say(lang, "（n=%s）", " (n=%s)"), buffer);
}

char *anke_base_line(const AnkeAnswerGroup *group, AnkeLang lang)
{
    if (group->is_base_hidden) {
        return g_strdup(anke_say(lang, "n=秘匿", "n=hidden"));
    }
    if (isnan(group->base)) {
        return g_strdup(anke_say(lang, "n=不明", "n unknown"));
    }
    char buffer[ANKE_NUMBER_SIZE];
    anke_number_format_grouped(buffer, group->base, 0);
    return g_strconcat("n=", buffer, anke_base_is_small(group->base) ? "＊" : "", NULL);
}

void anke_cross_add_order_note(AnkeScene *scene)
{
    anke_scene_add_note(
        scene, anke_scene_say(scene, "多い順。その他・特になし・無回答・無効は末尾に置く。",
                              "Largest first; other, none, no answer and invalid stand last."));
}

void anke_cross_add_unknown_note(AnkeScene *scene)
{
    anke_scene_add_note(scene, anke_scene_say(scene, "「…」は資料に値がないもの。",
                                              "“…”: not given in the source."));
}

void anke_cross_add_no_share_note(AnkeScene *scene)
{
    anke_scene_add_note(scene, anke_scene_say(scene, "「…」は割合を算出できないもの。",
                                              "“…”: no share can be given."));
}

void anke_cross_add_dash_note(AnkeScene *scene)
{
    anke_scene_add_note(
        scene, anke_scene_say(scene, "「－」は回答者がいないもの。", "“－”: nobody answered so."));
}

void anke_cross_add_some_note(AnkeScene *scene)
{
    anke_scene_add_note(scene, anke_scene_say(scene, "数値は最大・両端など一部のみ示した。",
                                              "Values are given for extremes and ends only."));
}

void anke_cross_add_narrow_note(AnkeScene *scene)
{
    anke_scene_add_note(scene, anke_scene_say(scene, "狭い部分の数値は表示を省略した。",
                                              "Values of narrow parts are left out."));
}

static void note_cell(AnkeScene *scene, const AnkeAnswerGroup *group, const AnkeCell *cell,
                      gboolean has_dashes)
{
    if (cell->state == ANKE_CELL_HIDDEN) {
        anke_scene_add_note(
            scene,
            anke_scene_say(scene, "「秘匿」は、回答者が少なく個人が推測されるおそれのある値。",
                           "“hidden”: so few respondents that a person could be recognised."));
    } else if (has_dashes && isnan(cell->share) && group->base != 0) {
        anke_cross_add_no_share_note(scene);
    } else if (has_dashes && group->base > 0 && cell->count == 0) {
        anke_cross_add_dash_note(scene);
    }
}

const char *anke_people_hidden_note(AnkeLang lang)
{
    return anke_say(lang, "「秘匿」は、職員が少なく個人が推測されるおそれのある値。",
                    "“hidden”: so few members of staff that a person could be recognised.");
}

void anke_cross_add_notes(AnkeScene *scene, const AnkeCrossSpec *spec, gboolean has_dashes)
{
    for (guint g = 0; g < spec->n_groups; g++) {
        const AnkeAnswerGroup *group = &spec->groups[g];
        if (!spec->is_counted && anke_base_is_small(group->base)) {
            anke_scene_add_note(scene, anke_scene_say(scene, "＊は n<30 で参考値。",
                                                      "＊: n<30, for reference only."));
        }
        for (guint i = 0; i < spec->n_answers; i++) {
            note_cell(scene, group, &group->cells[i], has_dashes && !spec->is_counted);
        }
    }
}
