#include "analyzer/draft/known_heads.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/value_counts.h"

typedef struct {
    const char *word; /* folded, ASCII in lower case */
    AnkeHeadKind kind;
    const char *name;
} Word;

/* The whole head. */
static const Word whole[] = {
    {"回答番号", ANKE_HEAD_ID, "no"},
    {"回答id", ANKE_HEAD_ID, "id"},
    {"回答者id", ANKE_HEAD_ID, "id"},
    {"受付番号", ANKE_HEAD_ID, "no"},
    {"整理番号", ANKE_HEAD_ID, "no"},
    {"レコード番号", ANKE_HEAD_ID, "no"},
    {"通し番号", ANKE_HEAD_ID, "no"},
    {"番号", ANKE_HEAD_ID, "no"},
    {"no", ANKE_HEAD_ID, "no"},
    {"no.", ANKE_HEAD_ID, "no"},
    {"id", ANKE_HEAD_ID, "id"},
    {"_id", ANKE_HEAD_ID, "id"},
    {"key", ANKE_HEAD_ID, "id"},
    {"record_id", ANKE_HEAD_ID, "id"},
    {"respondent id", ANKE_HEAD_ID, "id"},
    {"respondentid", ANKE_HEAD_ID, "id"},
    {"responseid", ANKE_HEAD_ID, "id"},
    {"response id", ANKE_HEAD_ID, "id"},
    {"_uuid", ANKE_HEAD_ID, "uuid"},
    {"meta-instanceid", ANKE_HEAD_ID, "id"},
    {"タイムスタンプ", ANKE_HEAD_SYSTEM, "stamp"},
    {"timestamp", ANKE_HEAD_SYSTEM, "stamp"},
    {"回答日時", ANKE_HEAD_SYSTEM, "stamp"},
    {"回答日", ANKE_HEAD_SYSTEM, "stamp"},
    {"送信日時", ANKE_HEAD_SYSTEM, "stamp"},
    {"受付日時", ANKE_HEAD_SYSTEM, "stamp"},
    {"開始時刻", ANKE_HEAD_SYSTEM, "started"},
    {"完了時刻", ANKE_HEAD_SYSTEM, "finished"},
    {"作成日時", ANKE_HEAD_SYSTEM, "created"},
    {"更新日時", ANKE_HEAD_SYSTEM, "updated"},
    {"最終変更時刻", ANKE_HEAD_SYSTEM, "changed"},
    {"start time", ANKE_HEAD_SYSTEM, "started"},
    {"completion time", ANKE_HEAD_SYSTEM, "finished"},
    {"submitdate", ANKE_HEAD_SYSTEM, "submitdate"},
    {"startdate", ANKE_HEAD_SYSTEM, "startdate"},
    {"datestamp", ANKE_HEAD_SYSTEM, "datestamp"},
    {"ip address", ANKE_HEAD_PERSON, "ip"},
    {"ipaddress", ANKE_HEAD_PERSON, "ip"},
    {"メール", ANKE_HEAD_PERSON, "mail"},
    {"メールアドレス", ANKE_HEAD_PERSON, "mail"},
    {"ユーザー名", ANKE_HEAD_PERSON, "user"},
    {"email", ANKE_HEAD_PERSON, "mail"},
    {"email address", ANKE_HEAD_PERSON, "mail"},
    {"氏名", ANKE_HEAD_PERSON, "person"},
    {"お名前", ANKE_HEAD_PERSON, "person"},
    {"名前", ANKE_HEAD_PERSON, "person"},
    {"first name", ANKE_HEAD_PERSON, "first_name"},
    {"last name", ANKE_HEAD_PERSON, "last_name"},
    {"職員番号", ANKE_HEAD_PERSON, "staff_no"},
    {"社員番号", ANKE_HEAD_PERSON, "staff_no"},
    {"電話番号", ANKE_HEAD_PERSON, "phone"},
    {"電話", ANKE_HEAD_PERSON, "phone"},
    {"内線", ANKE_HEAD_PERSON, "phone"},
    {"住所", ANKE_HEAD_PERSON, "address"},
    {"weight", ANKE_HEAD_WEIGHT, "weight"},
    {"ウェイト", ANKE_HEAD_WEIGHT, "weight"},
    {"ウエイト", ANKE_HEAD_WEIGHT, "weight"},
    {"ウェイト値", ANKE_HEAD_WEIGHT, "weight"},
    {"department", ANKE_HEAD_ATTRIBUTE, "dept"},
    {"dept", ANKE_HEAD_ATTRIBUTE, "dept"},
    {"dep", ANKE_HEAD_ATTRIBUTE, "dep"},
    {"gender", ANKE_HEAD_ATTRIBUTE, "gender"},
    {"sex", ANKE_HEAD_ATTRIBUTE, "sex"},
    {"age", ANKE_HEAD_ATTRIBUTE, "age"},
    {"position", ANKE_HEAD_ATTRIBUTE, "position"},
};

/* The beginning of a head, after あなたの; what follows must not make it another word. */
static const Word beginnings[] = {
    {"所属部署", ANKE_HEAD_ATTRIBUTE, "dept"},
    {"所属部", ANKE_HEAD_ATTRIBUTE, "dept"},
    {"所属課", ANKE_HEAD_ATTRIBUTE, "section"},
    {"所属", ANKE_HEAD_ATTRIBUTE, "dept"},
    {"部署", ANKE_HEAD_ATTRIBUTE, "dept"},
    {"部局", ANKE_HEAD_ATTRIBUTE, "dept"},
    {"課", ANKE_HEAD_ATTRIBUTE, "section"},
    {"年代", ANKE_HEAD_ATTRIBUTE, "age"},
    {"年齢", ANKE_HEAD_TENURE, "age"},
    {"性別", ANKE_HEAD_ATTRIBUTE, "sex"},
    {"職位", ANKE_HEAD_ATTRIBUTE, "position"},
    {"役職", ANKE_HEAD_ATTRIBUTE, "position"},
    {"職級", ANKE_HEAD_ATTRIBUTE, "grade"},
    {"職種", ANKE_HEAD_ATTRIBUTE, "job"},
    {"雇用形態", ANKE_HEAD_ATTRIBUTE, "employment"},
    {"任用形態", ANKE_HEAD_ATTRIBUTE, "employment"},
    {"勤務形態", ANKE_HEAD_ATTRIBUTE, "employment"},
    {"居住地", ANKE_HEAD_ATTRIBUTE, "area"},
    {"お住まい", ANKE_HEAD_ATTRIBUTE, "area"},
    {"地区", ANKE_HEAD_ATTRIBUTE, "area"},
    {"在職年数", ANKE_HEAD_TENURE, "years"},
    {"勤続年数", ANKE_HEAD_TENURE, "years"},
    {"勤務年数", ANKE_HEAD_TENURE, "years"},
    {"経験年数", ANKE_HEAD_TENURE, "years"},
    {"採用年月日", ANKE_HEAD_DATE, "hired"},
    {"生年月日", ANKE_HEAD_DATE, "born"},
    {"自由意見", ANKE_HEAD_TEXT, "comment"},
    {"自由記述", ANKE_HEAD_TEXT, "comment"},
    {"自由回答", ANKE_HEAD_TEXT, "comment"},
    {"ご意見", ANKE_HEAD_TEXT, "comment"},
};

static char *lower_folded(const char *head)
{
    g_autofree char *folded = anke_text_folded(head);
    return g_ascii_strdown(folded, -1);
}

/* What may stand behind a word that begins a head: nothing, a particle, a parenthesis. */
static gboolean may_follow(const char *rest)
{
    static const char *const followers[] = {"を",     "は", "に", "が", "の",   "(",
                                            "[",      " ",  ":",  "別", "区分", "層",
                                            "コード", "名", "帯", "?",  ".",    "、"};
    if (*rest == '\0') {
        return TRUE;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(followers); i++) {
        if (g_str_has_prefix(rest, followers[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether what follows makes a question of the word. */
static gboolean asks(const char *rest)
{
    return g_str_has_prefix(rest, "を") || g_str_has_prefix(rest, "は");
}

enum { MAX_ATTRIBUTE_CHARACTERS = 24 }; /* a longer head asks for more than what somebody is */

static gboolean begins_with(const char *lower, const Word *word)
{
    if (!g_str_has_prefix(lower, word->word) || !may_follow(lower + strlen(word->word))) {
        return FALSE;
    }
    gboolean is_short = g_utf8_strlen(lower, -1) <= MAX_ATTRIBUTE_CHARACTERS;
    return is_short || word->kind == ANKE_HEAD_TEXT;
}

AnkeKnownHead anke_known_head(const char *head)
{
    static const char *const addresses[] = {"あなたの", "ご", "現在の"};
    g_autofree char *lower = lower_folded(head);
    for (gsize i = 0; i < G_N_ELEMENTS(whole); i++) {
        if (g_str_equal(lower, whole[i].word)) {
            return (AnkeKnownHead){whole[i].kind, whole[i].name, NULL};
        }
    }
    for (gsize a = 0; a <= G_N_ELEMENTS(addresses); a++) {
        const char *address = a < G_N_ELEMENTS(addresses) ? addresses[a] : "";
        if (!g_str_has_prefix(lower, address)) {
            continue;
        }
        for (gsize i = 0; i < G_N_ELEMENTS(beginnings); i++) {
            const Word *word = &beginnings[i];
            if (begins_with(lower + strlen(address), word)) {
                const char *rest = lower + strlen(address) + strlen(word->word);
                return (AnkeKnownHead){word->kind, word->name, asks(rest) ? word->word : NULL};
            }
        }
    }
    return (AnkeKnownHead){ANKE_HEAD_OTHER, NULL, NULL};
}

/* Hints */

typedef struct {
    const char *word;
    guint hint;
} Clue;

static const Clue clues[] = {
    {"複数回答", ANKE_HINT_SEVERAL},   {"複数選択", ANKE_HINT_SEVERAL},
    {"いくつでも", ANKE_HINT_SEVERAL}, {"すべて選", ANKE_HINT_SEVERAL},
    {"全て選", ANKE_HINT_SEVERAL},     {"all that apply", ANKE_HINT_SEVERAL},
    {"単数回答", ANKE_HINT_ONE},       {"単一回答", ANKE_HINT_ONE},
    {"択一", ANKE_HINT_ONE},           {"1つ選", ANKE_HINT_ONE},
    {"一つ選", ANKE_HINT_ONE},         {"ひとつ選", ANKE_HINT_ONE},
    {"自由記述", ANKE_HINT_TEXT},      {"自由意見", ANKE_HINT_TEXT},
    {"自由回答", ANKE_HINT_TEXT},      {"自由にお書き", ANKE_HINT_TEXT},
    {"具体的に", ANKE_HINT_TEXT},      {"記入して", ANKE_HINT_TEXT},
    {"順位", ANKE_HINT_RANK},          {"順番", ANKE_HINT_RANK},
    {"rank", ANKE_HINT_RANK},          {"満足度", ANKE_HINT_SCALE},
    {"評価", ANKE_HINT_SCALE},         {"段階", ANKE_HINT_SCALE},
    {"点満点", ANKE_HINT_SCALE},       {"おすすめ", ANKE_HINT_SCALE},
    {"勧め", ANKE_HINT_SCALE},         {"satisf", ANKE_HINT_SCALE},
    {"rating", ANKE_HINT_SCALE},       {"年数", ANKE_HINT_QUANTITY},
    {"何年", ANKE_HINT_QUANTITY},      {"時間", ANKE_HINT_QUANTITY},
    {"回数", ANKE_HINT_QUANTITY},      {"何回", ANKE_HINT_QUANTITY},
    {"人数", ANKE_HINT_QUANTITY},      {"何人", ANKE_HINT_QUANTITY},
    {"件数", ANKE_HINT_QUANTITY},      {"日数", ANKE_HINT_QUANTITY},
    {"金額", ANKE_HINT_QUANTITY},      {"年齢", ANKE_HINT_QUANTITY},
    {"の数", ANKE_HINT_QUANTITY},      {"何日", ANKE_HINT_QUANTITY},
};

guint anke_head_hints(const char *head)
{
    g_autofree char *lower = lower_folded(head);
    guint hints = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(clues); i++) {
        hints |= strstr(lower, clues[i].word) != NULL ? clues[i].hint : 0;
    }
    return hints;
}

/* Labels */

/* Where a last parenthesis begins that says nothing but how to answer; NULL: there is none. */
static char *find_manner(char *label)
{
    static const char *const opens[] = {"（", "("};
    char *open = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(opens); i++) {
        char *at = g_strrstr(label, opens[i]);
        open = at != NULL && (open == NULL || at > open) ? at : open;
    }
    gboolean is_last = g_str_has_suffix(label, "）") || g_str_has_suffix(label, ")");
    const guint manners = ANKE_HINT_SEVERAL | ANKE_HINT_ONE | ANKE_HINT_TEXT;
    const glong longest = 12;
    if (open == NULL || open == label || !is_last || g_utf8_strlen(open, -1) > longest ||
        (anke_head_hints(open) & manners) == 0) {
        return NULL;
    }
    return open;
}

char *anke_head_label(const char *head)
{
    g_autoptr(GString) label = g_string_new(NULL);
    gboolean is_blank = FALSE;
    for (const char *at = head; *at != '\0'; at = g_utf8_next_char(at)) {
        gboolean is_control = g_ascii_iscntrl(*at);
        if (is_control && is_blank) {
            continue;
        }
        is_blank = is_control || *at == ' ';
        if (is_control) {
            g_string_append_c(label, ' ');
        } else {
            g_string_append_unichar(label, g_utf8_get_char(at));
        }
    }
    char *trimmed = anke_value_trim(label->str);
    char *manner = find_manner(trimmed);
    if (manner == NULL) {
        return trimmed;
    }
    *manner = '\0';
    char *shorter = anke_value_trim(trimmed);
    g_free(trimmed);
    return shorter;
}
