/* One Japanese sentence a measure of an age structure, with its flag. */
#include <math.h>

#include "analyzer/analysis/age_measures.h"
#include "analyzer/analysis/staff_judgement.h"
#include "analyzer/base/number.h"

#define BULGE (-ANKE_HOLLOW_YELLOW) /* index at which a range has many */

/* Numbers as a sentence has them. */
typedef struct {
    char text[ANKE_NUMBER_SIZE];
} Figure;

static Figure rounded(double value, int digits)
{
    Figure figure = {""};
    (void)anke_number_format_fixed(figure.text, value, digits);
    return figure;
}

static Figure percent(double share)
{
    return rounded(100 * share, 0);
}

static void judge_age(const AnkeStaffPlace *place, const AnkeAgeMeasures *measures)
{
    anke_staff_judge(place, "age", ANKE_FLAG_UNKNOWN, "平均年齢は%s歳、中央値は%s歳（%s）。",
                     rounded(measures->summary.mean, 1).text,
                     rounded(measures->summary.median, 1).text,
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

static void judge_hollow(const AnkeStaffPlace *place, const AnkeAgeMeasures *measures)
{
    const AnkeHollow *hollow = &measures->hollow;
    if (!measures->has_hollow || isnan(hollow->index)) {
        return;
    }
    anke_staff_say(place, "hollow",
                   "%s～%s歳は1歳当たりの人数が前後の年齢層の%s％で、%s（空洞指数%s、z＝%s）。",
                   rounded(hollow->lo, 0).text, rounded(hollow->hi, 0).text,
                   percent(1 - hollow->index).text, word_hollow(hollow),
                   rounded(hollow->index, 2).text, rounded(hollow->z, 1).text);
}

static void judge_valley(const AnkeStaffPlace *place, const AnkeAgeMeasures *measures)
{
    const AnkeValley *valley = &measures->valley;
    const AnkeFlag flag = anke_flag_of_valley(valley->lo, valley->hi);
    if (isnan(valley->lo)) {
        anke_staff_say(place, "valley", "%d～%d歳に、1歳当たりの人数が平均の%s％を下回る谷はない。",
                       ANKE_VALLEY_FIRST, ANKE_VALLEY_LAST, percent(ANKE_VALLEY_SHARE).text);
        return;
    }
    anke_staff_say(place, "valley", "%s～%s歳が%sで、底の%s歳付近は20～59歳の平均より%s％少ない。",
                   rounded(valley->lo, 0).text, rounded(valley->hi, 0).text,
                   flag == ANKE_FLAG_NONE ? "幅の狭い谷" : "谷", rounded(valley->bottom, 0).text,
                   percent(valley->depth).text);
}

static void judge_distances(const AnkeStaffPlace *place, const AnkeAgeMeasures *measures)
{
    static const struct {
        const char *name, *reference;
    } references[ANKE_N_REFERENCES] = {
        [ANKE_REFERENCE_EVEN] = {"even", "20～59歳が均等な構成"},
        [ANKE_REFERENCE_STATIONARY] = {"stationary", "毎年同じ人数を採用し続けたときの構成"},
        [ANKE_REFERENCE_NATIONAL] = {"national", "全国の地方公務員の構成"},
        [ANKE_REFERENCE_PEERS] = {"peers", "類似団体の構成"},
        [ANKE_REFERENCE_PAST5] = {"past5", "5年前の構成"},
        [ANKE_REFERENCE_PAST10] = {"past10", "10年前の構成"},
    };
    for (int i = 0; i < ANKE_N_REFERENCES; i++) {
        const AnkeAgeDistance *distance = &measures->distance[i];
        if (measures->has_reference[i] && !isnan(distance->dissimilarity)) {
            anke_staff_judge(place, references[i].name, ANKE_FLAG_UNKNOWN,
                             "%sと比べると、職員の%s％が別の年齢層にいる（1人平均%s歳の隔たり）。",
                             references[i].reference, percent(distance->dissimilarity).text,
                             rounded(distance->years, 1).text);
        }
    }
}

static void judge_ratios(const AnkeStaffPlace *place, const AnkeAgeMeasures *measures)
{
    const AnkeAgeRatios *ratios = &measures->ratios;
    const AnkeFlag old = anke_flag_of_old(ratios->share_old);
    g_autofree char *more = old == ANKE_FLAG_YELLOW ? g_strdup_printf("で、目安の%s％を超える",
                                                                      percent(ANKE_OLD_SHARE).text)
                                                    : g_strdup("");
    if (!isnan(ratios->old_per_mid)) {
        anke_staff_judge(
            place, "load", ANKE_FLAG_UNKNOWN, "40歳代1人に対し、55歳以上が%s人、30歳未満が%s人。",
            rounded(ratios->old_per_mid, 2).text, rounded(ratios->young_per_mid, 2).text);
    }
    anke_staff_judge(place, "share", old, "30歳未満が%s％、55歳以上が%s％%s。",
                     percent(ratios->share_young).text, percent(ratios->share_old).text, more);
}

void anke_age_judge(const AnkeAnalysis *analysis, gint group, const AnkeAgeMeasures *measures)
{
    const AnkeStaffPlace place = {analysis, ANKE_ALL, group};
    judge_age(&place, measures);
    judge_hollow(&place, measures);
    judge_valley(&place, measures);
    judge_distances(&place, measures);
    judge_ratios(&place, measures);
}
