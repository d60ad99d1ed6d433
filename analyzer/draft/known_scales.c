#include "analyzer/draft/known_scales.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/known_choices.h"

/* A thing and its opposite; folded, ASCII in lower case. Longer words of the same beginning first. */
typedef struct {
    const char *name;
    const char *good[5];
    const char *bad[5];
} Pole;

static const Pole poles[] = {
    {"agree", {"そう思う", "思う", "同感"}, {"そう思わない", "そうは思わない", "思わない"}},
    {"satisfied", {"満足している", "満足"}, {"不満である", "不満足", "不満", "満足していない"}},
    {"support", {"賛成"}, {"反対"}},
    {"good",
     {"良かった", "よかった", "良い", "よい"},
     {"悪かった", "わるかった", "悪い", "わるい"}},
    {"done", {"できている", "出来ている"}, {"できていない", "出来ていない"}},
    {"could", {"できた", "出来た"}, {"できなかった", "出来なかった"}},
    {"doing", {"している"}, {"していない"}},
    {"understood",
     {"分かる", "わかる", "理解できた", "理解している"},
     {"分からない", "わからない", "理解できなかった", "理解していない"}},
    {"applies", {"あてはまる", "当てはまる"}, {"あてはまらない", "当てはまらない"}},
    {"needed", {"必要である", "必要"}, {"必要ではない", "必要でない", "必要ない", "不要"}},
    {"important", {"重要である", "重要"}, {"重要ではない", "重要でない"}},
    {"useful",
     {"役に立った", "役に立つ", "役立った", "役立つ"},
     {"役に立たなかった", "役に立たない", "役立たない"}},
    {"felt", {"感じている", "感じる"}, {"感じていない", "感じない"}},
    {"enough", {"十分", "充分"}, {"不十分", "不充分"}},
    {"interested", {"関心がある", "興味がある"}, {"関心がない", "興味がない"}},
    {"have", {"ある"}, {"ない"}},
    {"yes", {"はい", "yes"}, {"いいえ", "no"}},
    {"agree", {"agree"}, {"disagree"}},
    {"satisfied", {"satisfied"}, {"dissatisfied"}},
    {"favourable",
     {"favorably", "favourably", "favorable"},
     {"unfavorably", "unfavourably", "unfavorable"}},
    {"likely", {"likely"}, {"unlikely"}},
    {"important", {"important"}, {"unimportant", "not important"}},
    {"good", {"good"}, {"poor", "bad"}},
};

enum { WEAK = 1, PLAIN = 2, STRONG = 3 };

static const struct {
    const char *word;
    int strength;
} degrees[] = {
    {"非常に", STRONG},
    {"とても", STRONG},
    {"たいへん", STRONG},
    {"大変", STRONG},
    {"大いに", STRONG},
    {"強く", STRONG},
    {"かなり", STRONG},
    {"全く", STRONG},
    {"まったく", STRONG},
    {"全然", STRONG},
    {"よく", STRONG},
    {"very ", STRONG},
    {"strongly ", STRONG},
    {"extremely ", STRONG},
    {"やや", WEAK},
    {"どちらかといえば", WEAK},
    {"どちらかと言えば", WEAK},
    {"どちらかというと", WEAK},
    {"まあまあ", WEAK},
    {"まあ", WEAK},
    {"少し", WEAK},
    {"だいたい", WEAK},
    {"おおむね", WEAK},
    {"概ね", WEAK},
    {"ある程度", WEAK},
    {"あまり", WEAK},
    {"余り", WEAK},
    {"それほど", WEAK},
    {"somewhat ", WEAK},
    {"rather ", WEAK},
    {"slightly ", WEAK},
};

static const char *const middles[] = {"どちらともいえない",
                                      "どちらとも言えない",
                                      "どちらでもない",
                                      "普通",
                                      "ふつう",
                                      "neutral",
                                      "neither"};

/* Grading one label of a pole: -3 to 3, NaN where it is no degree of it. */

static gboolean is_among(const char *text, const char *const *words, gsize n_words)
{
    for (gsize i = 0; i < n_words && words[i] != NULL; i++) {
        if (g_str_equal(text, words[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_middle(const Pole *pole, const char *lower)
{
    static const char *const parts[] = {"一部", "部分的に"};
    for (gsize i = 0; i < G_N_ELEMENTS(middles); i++) {
        if (g_str_equal(lower, middles[i]) ||
            (g_ascii_isalpha(*middles[i]) && g_str_has_prefix(lower, middles[i]))) {
            return TRUE;
        }
    }
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (g_str_has_prefix(lower, parts[i]) &&
            is_among(lower + strlen(parts[i]), pole->good, G_N_ELEMENTS(pole->good))) {
            return TRUE;
        }
    }
    return FALSE;
}

static double grade(const Pole *pole, const char *lower)
{
    int strength = PLAIN;
    const char *rest = lower;
    if (is_middle(pole, lower)) {
        return 0;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(degrees); i++) {
        if (g_str_has_prefix(lower, degrees[i].word)) {
            strength = degrees[i].strength;
            rest = lower + strlen(degrees[i].word);
            break;
        }
    }
    if (is_among(rest, pole->good, G_N_ELEMENTS(pole->good))) {
        return strength;
    }
    return is_among(rest, pole->bad, G_N_ELEMENTS(pole->bad)) ? -strength : NAN;
}

/* Grading a list */

static char *lower_folded(const char *label)
{
    g_autofree char *folded = anke_text_folded(label);
    return g_ascii_strdown(folded, -1);
}

static gboolean stands_beside(const char *label)
{
    AnkeLabelKind kind = anke_known_choice(label).kind;
    return kind == ANKE_LABEL_DONT_KNOW || kind == ANKE_LABEL_OTHER;
}

/* All labels must be degrees of the pole or stand beside the scale, with both sides taken and no
 * degree twice. */
static gboolean grade_all(const Pole *pole, const char *const *labels, guint n_labels,
                          double *grades)
{
    gboolean has_good = FALSE;
    gboolean has_bad = FALSE;
    for (guint i = 0; i < n_labels; i++) {
        g_autofree char *lower = lower_folded(labels[i]);
        grades[i] = grade(pole, lower);
        if (isnan(grades[i]) && !stands_beside(labels[i])) {
            return FALSE;
        }
        has_good |= grades[i] > 0;
        has_bad |= grades[i] < 0;
        for (guint j = 0; j < i; j++) {
            if (grades[j] == grades[i]) {
                return FALSE;
            }
        }
    }
    return has_good && has_bad;
}

enum { MAX_SCALE_LABELS = 12, N_GRADES = 2 * STRONG + 1 };

static const Pole *find_pole(const char *const *labels, guint n_labels, double *grades)
{
    if (n_labels < 2 || n_labels > MAX_SCALE_LABELS) {
        return NULL;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(poles); i++) {
        if (grade_all(&poles[i], labels, n_labels, grades)) {
            return &poles[i];
        }
    }
    return NULL;
}

/* Which grades count as points: those taken, and the mirror of one, if that alone is missing. */
static void mirror(gboolean is_taken[N_GRADES])
{
    guint n_missing = 0;
    guint missing = 0;
    for (guint g = 0; g < N_GRADES; g++) {
        if (is_taken[N_GRADES - 1 - g] && !is_taken[g]) {
            n_missing++;
            missing = g;
        }
    }
    if (n_missing == 1) {
        is_taken[missing] = TRUE;
    }
}

static void count_points(const double *grades, guint n_labels, double *points, guint *n_points)
{
    gboolean is_taken[N_GRADES] = {FALSE};
    for (guint i = 0; i < n_labels; i++) {
        if (!isnan(grades[i])) {
            is_taken[(int)grades[i] + STRONG] = TRUE;
        }
    }
    mirror(is_taken);
    double point[N_GRADES];
    *n_points = 0;
    for (guint g = 0; g < N_GRADES; g++) {
        *n_points += is_taken[g] ? 1 : 0;
        point[g] = *n_points;
    }
    for (guint i = 0; i < n_labels; i++) {
        points[i] = isnan(grades[i]) ? NAN : point[(int)grades[i] + STRONG];
    }
}

static void rank_labels(const double *grades, guint n_labels, guint *ranks)
{
    for (guint i = 0; i < n_labels; i++) {
        ranks[i] = 0;
        for (guint j = 0; j < n_labels; j++) {
            double mine = isnan(grades[i]) ? -INFINITY : grades[i];
            double other = isnan(grades[j]) ? -INFINITY : grades[j];
            ranks[i] += other > mine || (other == mine && j < i) ? 1 : 0;
        }
    }
}

gboolean anke_scale_grade(const char *const *labels, guint n_labels, double *points, guint *ranks)
{
    double grades[MAX_SCALE_LABELS];
    guint n_points = 0;
    if (find_pole(labels, n_labels, grades) == NULL) {
        return FALSE;
    }
    count_points(grades, n_labels, points, &n_points);
    rank_labels(grades, n_labels, ranks);
    for (guint i = 0; i < n_labels && n_points < 3; i++) {
        points[i] = NAN;
    }
    return TRUE;
}

const char *anke_scale_name(const char *const *labels, guint n_labels)
{
    double grades[MAX_SCALE_LABELS];
    const Pole *pole = find_pole(labels, n_labels, grades);
    return pole != NULL ? pole->name : NULL;
}
