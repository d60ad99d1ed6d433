/* One Japanese sentence a measure of an age structure. What is remarkable is said in one place: the
 * limits of analyzer/stats/age_hollow.h and those here. */
#include <math.h>

#include "analyzer/analysis/age_measures.h"
#include "analyzer/base/number.h"

#define BULGE (-ANKE_HOLLOW_YELLOW) /* index at which a range has many */
#define OLD_SHARE 0.30              /* of 55 and older, above which it is said */

/* Numbers as a sentence has them. */
typedef struct {
    char text[ANKE_NUMBER_SIZE];
} Figure;

static Figure rounded(double value, int digits)
{
    Figure figure;
    (void)anke_number_format_fixed(figure.text, value, digits);
    return figure;
}

static Figure percent(double share)
{
    return rounded(100 * share, 0);
}

static void say(const AnkeAnalysis *analysis, gint group, const char *stat, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

static void say(const AnkeAnalysis *analysis, gint group, const char *stat, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *sentence = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    anke_analysis_put_words(analysis, ANKE_ALL, group, stat, sentence);
}

static void judge_age(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    say(analysis, group, "judgement_age", "平均年齢は%s歳、中央値は%s歳（%s）。",
        rounded(measures->summary.mean, 1).text, rounded(measures->summary.median, 1).text,
        measures->is_full ? "満年齢" : "端数月を含む年齢、階級内は均等と仮定");
}

static const char *word_hollow(const AnkeHollow *hollow)
{
    if (hollow->flag == ANKE_FLAG_RED) {
        return "深い空洞がある";
    }
    if (hollow->flag == ANKE_FLAG_YELLOW) {
        return "空洞がある";
    }
    return hollow->index <= BULGE ? "空洞はなく、前後より多い" : "目立った空洞はない";
}

static void judge_hollow(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    const AnkeHollow *hollow = &measures->hollow;
    if (!measures->has_hollow || isnan(hollow->index)) {
        return;
    }
    say(analysis, group, "judgement_hollow",
        "%s～%s歳は1歳当たりの人数が前後の年齢層の%s％で、%s（空洞指数%s、z＝%s）。",
        rounded(hollow->lo, 0).text, rounded(hollow->hi, 0).text, percent(1 - hollow->index).text,
        word_hollow(hollow), rounded(hollow->index, 2).text, rounded(hollow->z, 1).text);
}

static void judge_valley(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    const AnkeValley *valley = &measures->valley;
    if (isnan(valley->lo)) {
        say(analysis, group, "judgement_valley",
            "%d～%d歳に、1歳当たりの人数が平均の%s％を下回る谷はない。", ANKE_VALLEY_FIRST,
            ANKE_VALLEY_LAST, percent(ANKE_VALLEY_SHARE).text);
        return;
    }
    say(analysis, group, "judgement_valley",
        "%s～%s歳が谷で、底の%s歳付近は20～59歳の平均より%s％少ない。", rounded(valley->lo, 0).text,
        rounded(valley->hi, 0).text, rounded(valley->bottom, 0).text, percent(valley->depth).text);
}

static void judge_distances(const AnkeAnalysis *analysis, gint group,
                            const AnkeAgeMeasures *measures)
{
    static const struct {
        const char *stat, *reference;
    } references[ANKE_N_REFERENCES] = {
        [ANKE_REFERENCE_EVEN] = {"judgement_even", "20～59歳が均等な構成"},
        [ANKE_REFERENCE_STATIONARY] = {"judgement_stationary",
                                       "毎年同じ人数を採用し続けたときの構成"},
        [ANKE_REFERENCE_NATIONAL] = {"judgement_national", "全国の地方公務員の構成"},
        [ANKE_REFERENCE_PEERS] = {"judgement_peers", "類似団体の構成"},
        [ANKE_REFERENCE_PAST5] = {"judgement_past5", "5年前の構成"},
        [ANKE_REFERENCE_PAST10] = {"judgement_past10", "10年前の構成"},
    };
    for (int i = 0; i < ANKE_N_REFERENCES; i++) {
        const AnkeAgeDistance *distance = &measures->distance[i];
        if (measures->has_reference[i] && !isnan(distance->dissimilarity)) {
            say(analysis, group, references[i].stat,
                "%sと比べると、職員の%s％が別の年齢層にいる（1人平均%s歳の隔たり）。",
                references[i].reference, percent(distance->dissimilarity).text,
                rounded(distance->years, 1).text);
        }
    }
}

static void judge_ratios(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    const AnkeAgeRatios *ratios = &measures->ratios;
    if (!isnan(ratios->old_per_mid)) {
        say(analysis, group, "judgement_load", "40歳代1人に対し、55歳以上が%s人、30歳未満が%s人。",
            rounded(ratios->old_per_mid, 2).text, rounded(ratios->young_per_mid, 2).text);
    }
    say(analysis, group, "judgement_share", "30歳未満が%s％、55歳以上が%s％%s。",
        percent(ratios->share_young).text, percent(ratios->share_old).text,
        ratios->share_old > OLD_SHARE ? "で、目安の30％を超える" : "");
}

void anke_age_judge(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    judge_age(analysis, group, measures);
    judge_hollow(analysis, group, measures);
    judge_valley(analysis, group, measures);
    judge_distances(analysis, group, measures);
    judge_ratios(analysis, group, measures);
}
