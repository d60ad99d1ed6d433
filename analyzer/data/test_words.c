#include "analyzer/data/test_words.h"

#include <string.h>

typedef struct {
    const char *name;
    const char *words[2]; /* Japanese, English */
    gboolean flag;        /* a test: of height; an effect: words that read on without "=" */
} Name;

static const Name tests[] = {
    {"none", {"検定なし", "no test"}},
    {"chisq", {"カイ二乗検定", "chi-square test"}},
    {"chisq_yates", {"カイ二乗検定（イェーツの補正）", "chi-square test (Yates)"}},
    {"lr", {"尤度比検定", "likelihood-ratio test"}},
    {"linear", {"線形連関の検定", "test of linear association"}, TRUE},
    {"fisher", {"フィッシャーの正確検定", "Fisher's exact test"}},
    {"mc", {"乱数による正確検定", "exact test by simulation"}},
    {"kw", {"クラスカル・ウォリス検定", "Kruskal–Wallis test"}, TRUE},
    {"mw", {"マン・ホイットニーのU検定", "Mann–Whitney U test"}, TRUE},
    {"mw_exact", {"マン・ホイットニーの正確検定", "exact Mann–Whitney test"}, TRUE},
    {"bm", {"ブルンナー・ムンツェル検定", "Brunner–Munzel test"}, TRUE},
    {"anova", {"分散分析", "analysis of variance"}, TRUE},
    {"welch", {"ウェルチの分散分析", "Welch's analysis of variance"}, TRUE},
    {"t", {"ウェルチのt検定", "Welch's t test"}, TRUE},
    {"trend", {"コクラン・アーミテージ傾向検定", "Cochran–Armitage trend test"}},
    {"jt", {"ヨンクヒール・タプストラ検定", "Jonckheere–Terpstra test"}, TRUE},
    {"rs", {"ラオ・スコット検定", "Rao–Scott test"}},
    {"mr", {"複数回答の一次ラオ・スコット型検定", "first-order test of multiple responses"}},
    {"mr2", {"複数回答の二次ラオ・スコット型検定", "second-order test of multiple responses"}},
    {"mcnemar", {"マクネマー検定", "McNemar's test"}},
    {"mcnemar_exact", {"マクネマーの正確検定", "McNemar's exact test"}},
    {"bowker", {"バウカーの対称性検定", "Bowker's test of symmetry"}},
    {"signed_rank", {"ウィルコクソンの符号付順位検定", "Wilcoxon's signed-rank test"}, TRUE},
    {"paired_t", {"対応のあるt検定", "paired t test"}, TRUE},
    {"spearman", {"スピアマンの順位相関の検定", "test of Spearman's rank correlation"}},
    {"cochran_q", {"コクランのQ検定", "Cochran's Q test"}},
    {"friedman", {"フリードマン検定", "Friedman's test"}, TRUE}};

static const Name effects[] = {
    {"cramers_v_corrected", {"クラメールのV（補正）", "Cramér's V (corrected)"}, TRUE},
    {"cramers_v", {"クラメールのV", "Cramér's V"}, TRUE},
    {"phi", {"φ", "phi"}},
    {"epsilon2", {"ε²", "epsilon²"}},
    {"eta2", {"η²", "eta²"}},
    {"omega2", {"ω²", "omega²"}},
    {"odds_ratio", {"オッズ比", "odds ratio"}},
    {"kappa", {"κ", "kappa"}},
    {"cohen_g", {"コーエンのg", "Cohen's g"}},
    {"cliffs_delta", {"クリフのδ", "Cliff's delta"}},
    {"rank_biserial", {"順位双列相関", "rank-biserial correlation"}},
    {"spearman", {"スピアマンのρ", "Spearman's rho"}},
    {"tau_b", {"ケンドールのτb", "Kendall's tau-b"}},
    {"pearson", {"ピアソンのr", "Pearson's r"}}};

static const Name *find(const Name *names, gsize n_names, const char *name)
{
    for (gsize i = 0; i < n_names; i++) {
        if (strcmp(names[i].name, name) == 0) {
            return &names[i];
        }
    }
    return NULL;
}

static const Name *find_test(const char *test)
{
    return find(tests, G_N_ELEMENTS(tests), test);
}

static const Name *find_effect(const char *effect)
{
    return find(effects, G_N_ELEMENTS(effects), effect);
}

const char *anke_test_words(const char *test, gboolean is_english)
{
    const Name *name = find_test(test);
    return name != NULL ? name->words[is_english ? 1 : 0] : test;
}

gboolean anke_test_is_of_height(const char *test)
{
    const Name *name = find_test(test);
    return name != NULL && name->flag;
}

const char *anke_effect_words(const char *effect, gboolean is_english)
{
    const Name *name = find_effect(effect);
    return name != NULL ? name->words[is_english ? 1 : 0] : effect;
}

const char *anke_effect_joiner(const char *effect, gboolean is_english)
{
    const Name *name = find_effect(effect);
    if (name == NULL || !name->flag) {
        return "=";
    }
    return is_english ? " " : "";
}

gboolean anke_test_has_words(const char *test)
{
    return find_test(test) != NULL;
}

gboolean anke_effect_has_words(const char *effect)
{
    return find_effect(effect) != NULL;
}
