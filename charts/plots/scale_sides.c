#include "charts/plots/scale_sides.h"

#include <math.h>

/* Beyond this a sum is not named after its strongest answer, nor after a number. */
#define MOST_NAME_CHARS 9

static gboolean is_answered(AnkeAnswerKind kind)
{
    return kind != ANKE_ANSWER_NOANSWER && kind != ANKE_ANSWER_INVALID;
}

static gboolean has_sides(const AnkeCrossSpec *spec)
{
    return anke_side_count(spec, ANKE_SIDE_NONE) < spec->n_answers;
}

/* Whether `a` stands before `b`: from the most favourable step down, or as bands are drawn. */
static gboolean is_before(const AnkeCrossSpec *spec, guint a, guint b)
{
    const AnkeAnswer *left = &spec->answers[a];
    const AnkeAnswer *right = &spec->answers[b];
    if (left->side != ANKE_SIDE_NONE && right->side != ANKE_SIDE_NONE) {
        return left->score > right->score || (!(left->score < right->score) && a < b);
    }
    return left->kind < right->kind || (left->kind == right->kind && a < b);
}

/* Number of the answers of the same sort as `answer`, and in *place its place among them. */
static guint find_place(const AnkeCrossSpec *spec, guint answer, guint *place)
{
    gboolean is_step = spec->answers[answer].side != ANKE_SIDE_NONE;
    guint n = 0;
    *place = 0;
    for (guint i = 0; i < spec->n_answers; i++) {
        gboolean is_same_sort = (spec->answers[i].side != ANKE_SIDE_NONE) == is_step;
        if (is_answered(spec->answers[i].kind) && is_same_sort) {
            n++;
            *place += is_before(spec, i, answer) ? 1 : 0;
        }
    }
    return n;
}

AnkeFill anke_answer_fill(const AnkeTheme *theme, const AnkeCrossSpec *spec, guint answer)
{
    AnkeAnswerKind kind = spec->answers[answer].kind;
    if (!is_answered(kind)) {
        return kind == ANKE_ANSWER_NOANSWER ? theme->no_answer : theme->invalid;
    }
    guint place;
    guint n = find_place(spec, answer, &place);
    if (spec->answers[answer].side == ANKE_SIDE_NONE && has_sides(spec)) {
        /* わからない beside a scale: grey, and no step of it */
        guint grey = ANKE_THEME_MAX_COLOURS * (place + 1);
        return anke_theme_series(theme, grey, grey - 1);
    }
    return spec->is_scale ? anke_theme_scale(theme, n, place) : anke_theme_series(theme, n, place);
}

guint anke_side_count(const AnkeCrossSpec *spec, AnkeSide side)
{
    guint n = 0;
    for (guint i = 0; i < spec->n_answers; i++) {
        n += spec->answers[i].side == side ? 1 : 0;
    }
    return n;
}

AnkeCell anke_side_sum(const AnkeCrossSpec *spec, guint g, AnkeSide side)
{
    AnkeCell sum = {ANKE_CELL_KNOWN, 0, 0, NAN, NAN};
    for (guint i = 0; i < spec->n_answers; i++) {
        if (spec->answers[i].side == side) {
            const AnkeCell *cell = &spec->groups[g].cells[i];
            sum.state = MAX(sum.state, cell->state);
            sum.count += cell->count;
            sum.share += cell->share;
        }
    }
    return sum;
}

/* The outermost step of a side. */
static const char *strongest(const AnkeCrossSpec *spec, AnkeSide side)
{
    double sign = side == ANKE_SIDE_UNFAVOURABLE ? -1 : 1;
    const AnkeAnswer *found = NULL;
    for (guint i = 0; i < spec->n_answers; i++) {
        const AnkeAnswer *answer = &spec->answers[i];
        gboolean is_stronger = found == NULL || sign * answer->score > sign * found->score;
        if (answer->side == side && is_stronger) {
            found = answer;
        }
    }
    return found == NULL ? "" : found->label;
}

char *anke_side_label(const AnkeCrossSpec *spec, AnkeSide side, AnkeLang lang)
{
    const char *label = strongest(spec, side);
    if (anke_side_count(spec, side) < 2) {
        return g_strdup(label);
    }
    gboolean is_number = g_ascii_isdigit(*label) || *label == '-';
    if (!is_number && g_utf8_strlen(label, -1) <= MOST_NAME_CHARS) {
        return g_strdup_printf(anke_say(lang, "%s計", "%s (sum)"), label);
    }
    return g_strdup(side == ANKE_SIDE_FAVOURABLE ? anke_say(lang, "肯定計", "favourable")
                                                 : anke_say(lang, "否定計", "unfavourable"));
}

void anke_side_add_note(AnkeScene *scene, const AnkeCrossSpec *spec, AnkeSide side)
{
    if (anke_side_count(spec, side) < 2) {
        return;
    }
    g_autofree char *name = anke_side_label(spec, side, anke_scene_lang(scene));
    GString *parts = g_string_new(NULL);
    for (guint i = 0; i < spec->n_answers; i++) {
        if (spec->answers[i].side == side) {
            g_string_append_printf(parts, anke_scene_say(scene, "「%s」", " “%s”"),
                                   spec->answers[i].label);
        }
    }
    g_autofree char *note = g_strdup_printf(
        anke_scene_say(scene, "%sは%sの合計。", "%s:%s together."), name, parts->str);
    g_string_free(parts, TRUE);
    anke_scene_add_note(scene, note);
}
