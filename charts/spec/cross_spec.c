/* Bars and bands: the shares of a question's answers, for everyone and for the groups of a break.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "charts/plots/band_layout.h"
#include "charts/plots/bar_layout.h"
#include "charts/spec/spec_parts.h"

/* Items that stand for answers: choices; of numbers their bands, else their values. */
static AnkeItemType answer_type(const AnkeTable *table)
{
    AnkeItemType type = ANKE_ITEM_VALUE;
    for (guint i = 0; i < table->n_items; i++) {
        if (table->items[i].type == ANKE_ITEM_CHOICE) {
            return ANKE_ITEM_CHOICE;
        }
        if (table->items[i].type == ANKE_ITEM_BAND) {
            type = ANKE_ITEM_BAND;
        }
    }
    return type;
}

static gboolean is_shown(const AnkeItem *item, AnkeItemType type)
{
    return item->type == type || item->type == ANKE_ITEM_NOANSWER ||
           item->type == ANKE_ITEM_INVALID;
}

/* A stream of nothing but counts has no item types: then the reserved labels speak. */
static AnkeAnswerKind answer_kind(const AnkeItem *item)
{
    if (item->type == ANKE_ITEM_NOANSWER || strcmp(item->label, "無回答") == 0) {
        return ANKE_ANSWER_NOANSWER;
    }
    if (item->type == ANKE_ITEM_INVALID || strcmp(item->label, "無効") == 0) {
        return ANKE_ANSWER_INVALID;
    }
    if (item->is_exclusive) {
        return ANKE_ANSWER_EXCLUSIVE;
    }
    gboolean is_other = item->is_other || strcmp(item->label, "その他") == 0;
    return is_other ? ANKE_ANSWER_OTHER : ANKE_ANSWER_CHOICE;
}

/* Indices of the items that are shown; their number in *n. */
static gint *find_answers(AnkeArena *arena, const AnkeTable *table, guint *n)
{
    AnkeItemType type = answer_type(table);
    gint *items = anke_arena_new(arena, gint, table->n_items);
    *n = 0;
    for (guint i = 0; i < table->n_items; i++) {
        if (is_shown(&table->items[i], type)) {
            items[(*n)++] = (gint)i;
        }
    }
    return items;
}

double anke_spec_base(const AnkeChartInput *input, gint group)
{
    const AnkeTableRow *row = anke_table_row(input->table, "base", ANKE_ALL, group);
    const char *stat = input->facts->is_base_answered ? "answered" : "asked";
    double base = row != NULL ? row->number : anke_table_base(input->table, stat, group);
    return anke_spec_within(base, 0, ANKE_SPEC_MOST_PEOPLE);
}

gboolean anke_spec_is_base_unknown(const AnkeTable *table)
{
    return table->type == ANKE_TYPE_MULTIPLE &&
           anke_table_row(table, "base", ANKE_ALL, ANKE_ALL) == NULL &&
           anke_table_row(table, "asked", ANKE_ALL, ANKE_ALL) == NULL;
}

typedef struct {
    double score;
    guint answer;
} Step;

static int compare_steps(const void *a, const void *b)
{
    const Step *left = a;
    const Step *right = b;
    if (left->score < right->score || left->score > right->score) {
        return left->score < right->score ? -1 : 1;
    }
    return left->answer < right->answer ? -1 : 1;
}

/* Steps above the middle of a scale are favourable, those below are not; an odd number of steps has a
 * neutral one. Answers without a score are no steps. */
static void find_sides(const AnkeTable *table, AnkeAnswer *answers, guint n_answers)
{
    g_autofree Step *steps = g_new(Step, n_answers);
    guint n = 0;
    for (guint i = 0; i < n_answers; i++) {
        AnkeAnswerKind kind = answers[i].kind;
        gboolean is_answer = kind != ANKE_ANSWER_NOANSWER && kind != ANKE_ANSWER_INVALID;
        if (table->type == ANKE_TYPE_SCALE && is_answer && isfinite(answers[i].score)) {
            steps[n++] = (Step){answers[i].score, i};
        }
    }
    qsort(steps, n, sizeof *steps, compare_steps);
    gboolean has_ends = n > 1 && steps[0].score < steps[n - 1].score;
    for (guint i = 0; i < n && has_ends; i++) {
        AnkeAnswer *answer = &answers[steps[i].answer];
        answer->side = 2 * i + 1 == n  ? ANKE_SIDE_NEUTRAL
                       : 2 * i + 1 < n ? ANKE_SIDE_UNFAVOURABLE
                                       : ANKE_SIDE_FAVOURABLE;
    }
}

static AnkeAnswer *make_answers(AnkeArena *arena, const AnkeTable *table, const gint *items,
                                guint n_items)
{
    AnkeAnswer *answers = anke_arena_new(arena, AnkeAnswer, n_items);
    for (guint i = 0; i < n_items; i++) {
        const AnkeItem *item = &table->items[items[i]];
        answers[i] = (AnkeAnswer){item->label, answer_kind(item), ANKE_SIDE_NONE, item->score};
    }
    find_sides(table, answers, n_items);
    return answers;
}

static void fill_group(AnkeArena *arena, const AnkeChartInput *input, gint group, const gint *items,
                       guint n_items, AnkeAnswerGroup *out)
{
    AnkeCell *cells = anke_arena_new(arena, AnkeCell, n_items);
    gboolean is_counted = anke_spec_is_base_unknown(input->table);
    out->label = group == ANKE_ALL ? anke_say(input->lang, "全体", "All")
                                   : input->table->groups[group].label;
    out->base = is_counted ? NAN : anke_spec_base(input, group);
    out->is_base_hidden = anke_table_is_hidden(input->table, "base", ANKE_ALL, group) ||
                          anke_table_is_hidden(input->table, "asked", ANKE_ALL, group);
    out->cells = cells;
    out->is_ordered = group != ANKE_ALL && input->table->groups[group].type == ANKE_GROUP_CHOICE &&
                      isfinite(input->table->groups[group].score);
    for (guint i = 0; i < n_items; i++) {
        cells[i] = is_counted ? anke_spec_count(input->table, "n", items[i], group)
                              : anke_spec_cell(input->table, items[i], group, out->base);
    }
}

const char *anke_spec_type_words(const AnkeChartInput *input)
{
    AnkeLang lang = input->lang;
    switch (input->table->type) {
    case ANKE_TYPE_MULTIPLE:
        return anke_say(lang, "複数回答", "multiple answers");
    case ANKE_TYPE_NUMBER:
        return anke_say(lang, "数値回答", "numeric answer");
    case ANKE_TYPE_RANK:
        return anke_say(lang, "順位回答", "ranking");
    default:
        return anke_say(lang, "単数回答", "single answer");
    }
}

/* "、M.T.=137.5％（回答総数 1,234）": answers ticked for each 100 people. */
static void append_ticks(GString *text, const AnkeChartInput *input, double base)
{
    char buffer[ANKE_NUMBER_SIZE];
    double ticks = anke_spec_within(anke_table_number(input->table, "ticks", ANKE_ALL, ANKE_ALL), 0,
                                    ANKE_SPEC_MOST_PEOPLE);
    if (isnan(ticks)) {
        return;
    }
    if (base > 0) {
        g_autofree char *percent = anke_percent_text(ticks, base);
        g_string_append_printf(text, anke_say(input->lang, "、M.T.=%s％", ", M.T.=%s%%"), percent);
    }
    anke_number_format_grouped(buffer, ticks, 0);
    g_string_append_printf(text, anke_say(input->lang, "、回答総数 %s", ", %s answers"), buffer);
}

static void append_base(GString *text, const AnkeChartInput *input, const AnkeCrossSpec *spec)
{
    if (spec->is_counted) {
        g_string_append(text, anke_say(input->lang, "、回答者数不明（件数で示す）",
                                       ", respondents unknown (counts of answers)"));
        return;
    }
    char buffer[ANKE_NUMBER_SIZE];
    double base = spec->groups[0].base;
    anke_number_format_grouped(buffer, isnan(base) ? 0 : base, 0);
    gboolean has_groups = spec->n_groups > 1;
    g_string_append_printf(text, anke_say(input->lang, "、%sn=%s%s", ", %sn=%s%s"),
                           has_groups ? anke_say(input->lang, "全体 ", "all ") : "",
                           isnan(base) ? anke_say(input->lang, "不明", "unknown") : buffer,
                           anke_base_is_small(base) ? "＊" : "");
}

static char *subtitle(const AnkeChartInput *input, const AnkeCrossSpec *spec)
{
    const char *wave = input->table->wave;
    const char *comma = anke_say(input->lang, "、", ", ");
    GString *text = g_string_new(wave);
    g_string_append_printf(text, "%s%s", *wave == '\0' ? "" : comma, anke_spec_type_words(input));
    append_base(text, input, spec);
    if (input->table->type == ANKE_TYPE_MULTIPLE) {
        append_ticks(text, input, spec->groups[0].base);
    }
    if (*input->table->unit != '\0') {
        g_string_append_printf(text, anke_say(input->lang, "、区分の単位：%s", ", bands in %s"),
                               input->table->unit);
    }
    return g_string_free(text, FALSE);
}

static const char *title(AnkeArena *arena, const AnkeChartInput *input)
{
    const AnkeTable *table = input->table;
    if (*table->by == '\0') {
        return table->label;
    }
    const char *by = *table->by_label != '\0' ? table->by_label : table->by;
    const char *suffix = g_str_has_suffix(by, "別") ? "" : "別"; /* 性別, not 性別別 */
    if (input->lang == ANKE_LANG_EN) {
        return anke_arena_take(arena, g_strdup_printf("%s by %s", table->label, by));
    }
    return anke_arena_take(arena, g_strdup_printf("%s（%s%s）", table->label, by, suffix));
}

static const char *interval_method(const AnkeChartInput *input)
{
    static const char *const names[][3] = {
        {"wilson", "ウィルソン法", "Wilson"},
        {"clopper_pearson", "クロッパー・ピアソン法", "Clopper–Pearson"},
        {"jeffreys", "ジェフリーズ法", "Jeffreys"},
        {"agresti_coull", "アグレスティ・コール法", "Agresti–Coull"},
        {"logit", "ロジット法", "logit"}};
    const char *method = anke_table_text(input->table, "ci", ANKE_ALL, ANKE_ALL);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_strcmp0(method, names[i][0]) == 0) {
            return names[i][input->lang == ANKE_LANG_EN ? 2 : 1];
        }
    }
    return NULL;
}

static const char *interval_note(AnkeArena *arena, const AnkeChartInput *input)
{
    g_autofree char *level = anke_spec_interval_words(input);
    return anke_arena_take(arena, g_strdup_printf(anke_say(input->lang, "細い横線は割合の%s。",
                                                           "Thin line: %s of the share."),
                                                  level));
}

char *anke_spec_interval_words(const AnkeChartInput *input)
{
    char level[ANKE_NUMBER_SIZE];
    double confidence = isnan(input->facts->confidence) ? 0.95 : input->facts->confidence;
    anke_number_format(level, 100 * confidence);
    const char *method = interval_method(input);
    if (method == NULL) {
        return g_strdup_printf(anke_say(input->lang, "%s％信頼区間", "%s%% confidence interval"),
                               level);
    }
    return g_strdup_printf(
        anke_say(input->lang, "%s％信頼区間（%s）", "%s%% confidence interval (%s)"), level,
        method);
}

static void note_base(AnkeArena *arena, const AnkeChartInput *input)
{
    gboolean is_multiple = input->table->type == ANKE_TYPE_MULTIPLE;
    const char *who =
        input->facts->is_base_answered
            ? anke_say(input->lang, "無回答・無効を除く回答者", "those who gave a valid answer")
            : anke_say(input->lang, "無回答を含む回答対象者",
                       "all who were asked, those without an answer included");
    const char *sum =
        is_multiple ? anke_say(input->lang, "複数回答のため合計は100％にならない。",
                               "Several answers were allowed: shares need not add up to 100%.")
                    : anke_say(input->lang, "四捨五入のため合計が100％にならないことがある。",
                               "Rounded shares may not add up to 100%.");
    g_autofree char *note = g_strdup_printf(
        anke_say(input->lang, "割合の母数 n は%s。%s", "n, the base of shares, is %s. %s"), who,
        sum);
    anke_arena_add_note(arena, note);
}

static gboolean has_stat(const AnkeTable *table, const char *stat)
{
    for (guint i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].stat, stat) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Says which numbers are weighted: shares are as far as the stream has them, counts never. */
static void note_weights(AnkeArena *arena, const AnkeChartInput *input)
{
    if (has_stat(input->table, "w")) {
        anke_arena_add_note(
            arena,
            has_stat(input->table, "p")
                ? anke_say(input->lang, "割合はウエイトによる集計、n と人数はウエイトなしの実数。",
                           "Shares are weighted; n and numbers of people are not.")
                : anke_say(input->lang, "ウエイトなしの集計。", "Not weighted."));
    }
}

gboolean anke_spec_make_cross(AnkeArena *arena, const AnkeChartInput *input, AnkeCrossSpec *spec,
                              GError **error)
{
    const AnkeTable *table = input->table;
    gint *items = find_answers(arena, table, &spec->n_answers);
    if (spec->n_answers == 0) {
        g_autofree char *question = anke_text_quote(table->question, -1);
        return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\" has no answers to draw",
                              question);
    }
    AnkeAnswerGroup *groups = anke_arena_new(arena, AnkeAnswerGroup, table->n_groups + 1);
    for (guint g = 0; g <= table->n_groups; g++) {
        fill_group(arena, input, (gint)g + ANKE_ALL, items, spec->n_answers, &groups[g]);
    }
    spec->answers = make_answers(arena, table, items, spec->n_answers);
    spec->n_groups = table->n_groups + 1;
    spec->groups = groups;
    spec->is_scale = table->type == ANKE_TYPE_SCALE || table->type == ANKE_TYPE_NUMBER;
    spec->is_counted = anke_spec_is_base_unknown(table);
    if (!spec->is_counted) {
        note_base(arena, input);
    }
    note_weights(arena, input);
    spec->interval_note = interval_note(arena, input);
    spec->figure = anke_spec_figure(arena, input, title(arena, input));
    spec->figure.subtitle = anke_arena_take(arena, subtitle(input, spec));
    spec->figure.notes = anke_arena_notes(arena);
    return TRUE;
}

gboolean anke_spec_lay_out_bar(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeCrossSpec spec = {0};
    if (!anke_spec_make_cross(&arena, input, &spec, error)) {
        return FALSE;
    }
    anke_bar_lay_out(scene, &spec);
    return TRUE;
}

gboolean anke_spec_lay_out_band(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeCrossSpec spec = {0};
    if (input->table->type == ANKE_TYPE_MULTIPLE) {
        g_autofree char *question = anke_text_quote(input->table->question, -1);
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "question \"%s\" is a multiple answer, whose shares are no parts of "
                              "100 %%: kind bar expected",
                              question);
    }
    if (!anke_spec_make_cross(&arena, input, &spec, error)) {
        return FALSE;
    }
    anke_band_lay_out(scene, &spec);
    return TRUE;
}
