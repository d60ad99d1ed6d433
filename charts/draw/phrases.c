#include "charts/draw/phrases.h"

#include <math.h>

/* Penalties of line ends; a line that is short by 5 em costs 7.5. */
#define CLOSING "」』】）〕〉》"
#define BEST (-2.0)
#define GOOD 0.5
#define DOUBTFUL 3.0
#define BAD 6.0
#define WORST 10.0
#define SLACK_COST 0.3       /* per em² that a line is short */
#define LAST_SLACK_COST 0.04 /* of the last line: evens short texts, leaves long ones alone */
#define SHORT_LINE_EM 3.0    /* a last line below this looks lost */
#define SHORT_COST 3.0       /* per em² */

typedef enum { OTHER, KANJI, NUMERAL, HIRAGANA, KATAKANA } Script;

static gboolean is_among(gunichar c, const char *set)
{
    return g_utf8_strchr(set, -1, c) != NULL;
}

static Script script_of(gunichar c)
{
    if (is_among(c, "一二三四五六七八九十百千万何数") || g_unichar_isdigit(c)) {
        return NUMERAL;
    }
    if (c >= 0x3041 && c <= 0x309F) {
        return HIRAGANA;
    }
    if ((c >= 0x30A1 && c <= 0x30FA) || c == 0x30FC) {
        return KATAKANA;
    }
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c == 0x3005 ? KANJI
                                                                                       : OTHER;
}

/* Kanji behind a polite お or ご, which begins the phrase. */
static gboolean is_behind_polite(const gunichar *characters, guint i)
{
    return is_among(characters[i - 1], "おご") && script_of(characters[i]) == KANJI;
}

/* How many characters of the same script end before i. */
static guint run_before(const gunichar *characters, guint i)
{
    guint n = 1;
    while (n < i && script_of(characters[i - 1 - n]) == script_of(characters[i - 1])) {
        n++;
    }
    return n;
}

/* Before what is no kana, behind kana. One kana that is no particle may be the ending of the first
 * half of a verb, as in 取り組む. */
static double penalty_behind_kana(const gunichar *characters, guint i)
{
    if (is_behind_polite(characters, i)) {
        return i > 1 && script_of(characters[i - 2]) == HIRAGANA ? BAD : WORST;
    }
    gboolean is_particle = is_among(characters[i - 1], "をはがにでとへものやな");
    return is_particle || run_before(characters, i) > 1 ? GOOD : DOUBTFUL;
}

/* Between kana: only を surely ends a phrase, other particles may be part of a longer word. */
static double penalty_between_kana(const gunichar *characters, guint n, guint i)
{
    gunichar before = characters[i - 1];
    if (before == 0x3092 /* を */) {
        return GOOD;
    }
    if (i + 1 < n && is_among(characters[i], "おご") && script_of(characters[i + 1]) == KANJI) {
        return GOOD;
    }
    gboolean is_second = i > 1 && script_of(characters[i - 2]) != HIRAGANA;
    return is_among(before, "はがにもで") && is_second && !is_among(characters[i], "はもの")
               ? DOUBTFUL
               : WORST;
}

/* Between kanji: most words have two. Behind a number stands first what it counts. */
static double penalty_between_kanji(const gunichar *characters, guint i)
{
    guint run = run_before(characters, i);
    gboolean is_counted = run < i && script_of(characters[i - run - 1]) == NUMERAL;
    return (run - (is_counted ? 1 : 0)) % 2 == 0 ? DOUBTFUL : BAD;
}

double anke_phrases_penalty(const gunichar *characters, guint n, guint i)
{
    gunichar before = characters[i - 1];
    gunichar after = characters[i];
    Script from = script_of(before);
    Script to = script_of(after);
    if (to == HIRAGANA && is_among(before, CLOSING)) {
        return BAD; /* 「組織」で, （全体会）の */
    }
    if (is_among(before, "、。，．！？：；・／" CLOSING) || is_among(after, "（「『【〔〈《→")) {
        return BEST;
    }
    if (g_unichar_isspace(before)) {
        return GOOD;
    }
    if (from == HIRAGANA) {
        return to == HIRAGANA ? penalty_between_kana(characters, n, i)
                              : penalty_behind_kana(characters, i);
    }
    if (from == NUMERAL && to != OTHER) {
        return WORST;
    }
    if (from == KANJI && to == KANJI) {
        return penalty_between_kanji(characters, i);
    }
    return to == HIRAGANA || from == to ? (from == OTHER ? GOOD : WORST) : DOUBTFUL;
}

/* The best way to break the text before a character. */
typedef struct {
    guint n_lines; /* 0 = there is none */
    double cost;
    guint begin; /* of its last line */
} Way;

/* Cost of a line of this width; `is_last` of several. */
static double line_cost(double width, double width_em, gboolean is_last)
{
    double slack = width_em - width;
    if (!is_last) {
        return SLACK_COST * slack * slack;
    }
    double lack = fmax(SHORT_LINE_EM - width, 0);
    return LAST_SLACK_COST * slack * slack + SHORT_COST * lack * lack;
}

/* A line from `begin` to before `end` behind the best way to `begin`. */
static void try_line(const AnkePhrasedText *text, Way *ways, guint begin, guint end, double cost)
{
    Way way = {ways[begin].n_lines + 1, ways[begin].cost + cost, begin};
    if (begin > 0) {
        way.cost += anke_phrases_penalty(text->characters, text->n, begin);
    }
    Way *best = &ways[end];
    if (best->n_lines == 0 || way.n_lines < best->n_lines ||
        (way.n_lines == best->n_lines && way.cost < best->cost)) {
        *best = way;
    }
}

/* Blanks at the end of a line take no room. */
static gboolean is_blank(const AnkePhrasedText *text, guint i)
{
    return g_unichar_isspace(text->characters[i]);
}

/* Tries all lines that begin at `begin`. */
static void try_lines(const AnkePhrasedText *text, double width_em, Way *ways, guint begin)
{
    const double rounding_em = 0.002;
    double whole = 0;
    double width = 0; /* without blanks at the end */
    for (guint end = begin + 1; end <= text->n; end++) {
        whole += text->widths[end - 1];
        width = is_blank(text, end - 1) ? width : whole;
        if (width > width_em + rounding_em) {
            return;
        }
        if (end == text->n || text->may_begin[end]) {
            try_line(text, ways, begin, end, line_cost(width, width_em, end == text->n));
        }
    }
}

guint anke_phrases_break(const AnkePhrasedText *text, double width_em, gboolean *begins)
{
    g_autofree Way *ways = g_new0(Way, text->n + 1);
    for (guint begin = 0; begin < text->n; begin++) {
        begins[begin] = FALSE;
        if (begin == 0 || ways[begin].n_lines > 0) {
            try_lines(text, width_em, ways, begin);
        }
    }
    guint n_lines = ways[text->n].n_lines;
    for (guint end = text->n; n_lines > 0 && end > 0; end = ways[end].begin) {
        begins[ways[end].begin] = TRUE;
    }
    return n_lines;
}
