/* Plans and events: a list with text, start, end, lane, kind, state, note. */
#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "charts/plots/timeline_layout.h"
#include "charts/spec/record_rows.h"
#include "charts/spec/spec_parts.h"

#define MOST_ROWS 1000
#define MONTHS 12
#define APRIL 3
#define MOST_MONTHS 24 /* on an axis of months */

typedef enum { PRECISION_YEAR, PRECISION_MONTH, PRECISION_DAY } Precision;

/* A time as written: the year, month or day from `from` up to `to`, in months. */
typedef struct {
    double from;
    double to;
    Precision precision;
} Time;

static double month_of_day(const char *iso)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = (int)g_ascii_strtoll(iso, NULL, 10);
    int month = (int)g_ascii_strtoll(iso + 5, NULL, 10);
    int day = (int)g_ascii_strtoll(iso + 8, NULL, 10);
    gboolean is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    int n_days = days[month - 1] + (month == 2 && is_leap ? 1 : 0);
    return year * MONTHS + month - 1 + (day - 1.0) / n_days;
}

/* A year is a fiscal year, with or without 年度: plans count in no other. */
static gboolean parse_time(const char *text, Time *time)
{
    const double day = 1.0 / 31;
    gsize n_bytes = strlen(text);
    char iso[ANKE_DATE_SIZE];
    int year;
    int month;
    if (anke_year_parse(text, n_bytes, &year, NULL)) {
        double from = year * MONTHS + APRIL;
        *time = (Time){from, from + MONTHS, PRECISION_YEAR};
        return TRUE;
    }
    if (anke_month_parse(text, n_bytes, &year, &month)) {
        double from = year * MONTHS + month - 1;
        *time = (Time){from, from + 1, PRECISION_MONTH};
        return TRUE;
    }
    if (anke_date_parse(text, n_bytes, iso) && strcmp(iso, "1868") >= 0 &&
        strcmp(iso, "2200") < 0) {
        double from = month_of_day(iso);
        *time = (Time){from, from + day, PRECISION_DAY};
        return TRUE;
    }
    return FALSE;
}

static gboolean read_time(const AnkeTable *table, guint row, const char *stat, Time *time,
                          GError **error)
{
    return parse_time(anke_record_text(table, stat, row), time) ||
           anke_record_refuse(
               table, row, stat,
               "is no year, month or day: H30, 平成30年度, 2018-04, H30.4, 2018-04-01 "
               "or the like was expected",
               error);
}

/* What a list says about its rows, found out while they are read. */
typedef struct {
    AnkeArena *arena;
    const AnkeChartInput *input;
    AnkeTimelineItem *items;
    gboolean has_fine_time; /* a month or a day */
} Reading;

static gboolean read_period(Reading *reading, guint row, GError **error)
{
    const AnkeTable *table = reading->input->table;
    AnkeTimelineItem *item = &reading->items[row];
    gboolean has_start = *anke_record_text(table, "start", row) != '\0';
    gboolean has_end = *anke_record_text(table, "end", row) != '\0';
    item->from = NAN;
    item->to = NAN;
    if (!has_start && has_end) {
        return anke_record_refuse(table, row, "end", "stands without a start", error);
    }
    if (!has_start) {
        return TRUE;
    }
    Time start;
    if (!read_time(table, row, "start", &start, error)) {
        return FALSE;
    }
    Time end = start;
    if (has_end && !read_time(table, row, "end", &end, error)) {
        return FALSE;
    }
    if (end.to <= start.from) {
        return anke_record_refuse(table, row, "end", "is before the start", error);
    }
    item->from = start.from;
    item->to = end.to;
    item->has_end = has_end && end.from > start.from;
    reading->has_fine_time = reading->has_fine_time || start.precision != PRECISION_YEAR ||
                             end.precision != PRECISION_YEAR;
    return TRUE;
}

static gboolean read_kind(Reading *reading, guint row, GError **error)
{
    static const AnkeRecordWord words[] = {
        {"plan", ANKE_TIMELINE_PLAN},           {"計画", ANKE_TIMELINE_PLAN},
        {"phase", ANKE_TIMELINE_PHASE},         {"段階", ANKE_TIMELINE_PHASE},
        {"event", ANKE_TIMELINE_EVENT},         {"行事", ANKE_TIMELINE_EVENT},
        {"milestone", ANKE_TIMELINE_MILESTONE}, {"節目", ANKE_TIMELINE_MILESTONE}};
    const AnkeTable *table = reading->input->table;
    AnkeTimelineItem *item = &reading->items[row];
    const char *cell = anke_record_text(table, "kind", row);
    if (*cell == '\0') {
        item->kind = item->has_end ? ANKE_TIMELINE_PLAN : ANKE_TIMELINE_EVENT;
        return TRUE;
    }
    gint meaning = anke_record_find_word(words, G_N_ELEMENTS(words), cell);
    if (meaning < 0) {
        return anke_record_refuse(table, row, "kind",
                                  "is none of plan 計画, phase 段階, event 行事, milestone 節目",
                                  error);
    }
    item->kind = (AnkeTimelineKind)meaning;
    return TRUE;
}

static const AnkeRecordWord state_words[] = {{"", ANKE_TIMELINE_DONE},
                                             {"done", ANKE_TIMELINE_DONE},
                                             {"済", ANKE_TIMELINE_DONE},
                                             {"実施", ANKE_TIMELINE_DONE},
                                             {"planned", ANKE_TIMELINE_PLANNED},
                                             {"予定", ANKE_TIMELINE_PLANNED},
                                             {"cancelled", ANKE_TIMELINE_CANCELLED},
                                             {"中止", ANKE_TIMELINE_CANCELLED}};

/* "（中止）"; another word of the list's own stands as it is. */
static const char *state_text(const AnkeChartInput *input, const char *cell, gint state)
{
    switch (state) {
    case ANKE_TIMELINE_DONE:
        return "";
    case ANKE_TIMELINE_PLANNED:
        return anke_say(input->lang, "予定", "planned");
    case ANKE_TIMELINE_CANCELLED:
        return anke_say(input->lang, "中止", "cancelled");
    default:
        return cell;
    }
}

static gboolean is_period(const AnkeTimelineItem *item)
{
    return item->kind == ANKE_TIMELINE_PLAN || item->kind == ANKE_TIMELINE_PHASE;
}

/* "（H25～H34）（予定）": the period as written, where the axis shows years. */
static void write_suffix(Reading *reading, guint row, gboolean has_months)
{
    const AnkeChartInput *input = reading->input;
    const AnkeTable *table = input->table;
    AnkeTimelineItem *item = &reading->items[row];
    const char *start = anke_record_text(table, "start", row);
    const char *end = anke_record_text(table, "end", row);
    const char *cell = anke_record_text(table, "state", row);
    const char *state = state_text(
        input, cell, anke_record_find_word(state_words, G_N_ELEMENTS(state_words), cell));
    GString *text = g_string_new(NULL);
    if (is_period(item) && isfinite(item->from) && !has_months) {
        gboolean has_end = *end != '\0' && strcmp(start, end) != 0;
        g_string_append_printf(text, anke_say(input->lang, "（%s%s%s）", " (%s%s%s)"), start,
                               has_end ? anke_say(input->lang, "～", "–") : "", has_end ? end : "");
    }
    /* The open bar of a plan to come is in the key. */
    gboolean is_shown = is_period(item) && item->state == ANKE_TIMELINE_PLANNED;
    if (*state != '\0' && !is_shown) {
        g_string_append_printf(text, anke_say(input->lang, "（%s）", " (%s)"), state);
    }
    item->suffix = anke_arena_take(reading->arena, g_string_free(text, FALSE));
}

static void note_row(Reading *reading, guint row)
{
    const AnkeTable *table = reading->input->table;
    const char *note = anke_record_text(table, "note", row);
    if (*note != '\0') {
        g_autofree char *text = g_strdup_printf(anke_say(reading->input->lang, "%s：%s", "%s: %s"),
                                                anke_record_text(table, "text", row), note);
        anke_arena_add_note(reading->arena, text);
    }
}

static gint compare_texts(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "平成34年度は令和4年度、平成35年度は令和5年度。" for years that plans count on past their era. */
static void note_eras(Reading *reading)
{
    static const char *const stats[] = {"start", "end", "text"};
    const AnkeTable *table = reading->input->table;
    AnkeLang lang = reading->input->lang;
    g_autoptr(GPtrArray) years = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < table->n_items * G_N_ELEMENTS(stats); i++) {
        g_autofree char *written = NULL;
        g_autofree char *now = NULL;
        const char *cell =
            anke_record_text(table, stats[i % G_N_ELEMENTS(stats)], i / G_N_ELEMENTS(stats));
        if (anke_fiscal_year_is_past_era(cell, strlen(cell), &written, &now)) {
            char *year = g_strdup_printf(anke_say(lang, "%sは%s", "%s is %s"), written, now);
            g_ptr_array_add(years, year);
        }
    }
    g_ptr_array_sort(years, compare_texts);
    GString *note = g_string_new(NULL);
    for (guint i = 0; i < years->len; i++) {
        if (i == 0 || strcmp(years->pdata[i - 1], years->pdata[i]) != 0) {
            g_string_append_printf(note, "%s%s", i == 0 ? "" : anke_say(lang, "、", ", "),
                                   (char *)years->pdata[i]);
        }
    }
    if (note->len > 0) {
        g_string_append(note, anke_say(lang, "。", "."));
        anke_arena_add_note(reading->arena, note->str);
    }
    g_string_free(note, TRUE);
}

static gboolean read_row(Reading *reading, guint row, GError **error)
{
    const AnkeTable *table = reading->input->table;
    AnkeTimelineItem *item = &reading->items[row];
    const char *state = anke_record_text(table, "state", row);
    gint meaning = anke_record_find_word(state_words, G_N_ELEMENTS(state_words), state);
    item->text = anke_record_text(table, "text", row);
    item->lane = anke_record_text(table, "lane", row);
    item->state = meaning < 0 ? ANKE_TIMELINE_DONE : (AnkeTimelineState)meaning;
    if (*item->text == '\0') {
        return anke_record_refuse(table, row, "text", "is blank: what happens was expected", error);
    }
    return read_period(reading, row, error) && read_kind(reading, row, error);
}

/* The day of the stream, where the axis holds it. */
static void mark_now(AnkeArena *arena, const AnkeChartInput *input, AnkeTimelineSpec *spec)
{
    const char *closed = anke_spec_closed(input);
    spec->now = NAN;
    if (closed == NULL || !anke_date_is_iso(closed, strlen(closed))) {
        return;
    }
    g_autofree char *day = anke_date_to_wareki(closed);
    spec->now = month_of_day(closed);
    spec->now_label =
        anke_arena_take(arena, input->lang == ANKE_LANG_EN
                                   ? g_strdup_printf("as of %s", closed)
                                   : g_strdup_printf("現在（%s）", day == NULL ? closed : day));
}

static char *describe(const AnkeChartInput *input, const AnkeTimelineSpec *spec)
{
    guint n_kinds[ANKE_N_TIMELINE_KINDS] = {0};
    guint n_unknown = 0;
    int first;
    int last;
    for (guint i = 0; i < spec->n_items; i++) {
        n_kinds[spec->items[i].kind]++;
        n_unknown += isnan(spec->items[i].from) ? 1 : 0;
    }
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, anke_say(input->lang, "%sの年表。", "Timeline: %s. "),
                           spec->figure.title);
    if (anke_timeline_years(spec, &first, &last)) {
        g_string_append_printf(
            text, anke_say(input->lang, "%d年度から%d年度まで、", "Fiscal years %d to %d: "), first,
            last);
    }
    g_string_append_printf(
        text,
        anke_say(input->lang, "計画%u件、段階%u件、行事%u件、節目%u件（うち時期不詳%u件）。",
                 "%u plans, %u phases, %u events, %u milestones (%u of unknown time)."),
        n_kinds[ANKE_TIMELINE_PLAN], n_kinds[ANKE_TIMELINE_PHASE], n_kinds[ANKE_TIMELINE_EVENT],
        n_kinds[ANKE_TIMELINE_MILESTONE], n_unknown);
    return g_string_free(text, FALSE);
}

/* Months where a month or day is known and the axis stays short enough to read them. */
static gboolean needs_months(const Reading *reading, const AnkeTimelineSpec *spec)
{
    int first;
    int last;
    return reading->has_fine_time && anke_timeline_years(spec, &first, &last) &&
           (last - first + 1) * MONTHS <= MOST_MONTHS;
}

static gboolean make_spec(AnkeArena *arena, const AnkeChartInput *input, AnkeTimelineSpec *spec,
                          GError **error)
{
    const AnkeTable *table = input->table;
    if (!anke_record_check(table, MOST_ROWS, error)) {
        return FALSE;
    }
    Reading reading = {.arena = arena,
                       .input = input,
                       .items = anke_arena_new(arena, AnkeTimelineItem, table->n_items)};
    for (guint row = 0; row < table->n_items; row++) {
        if (!read_row(&reading, row, error)) {
            return FALSE;
        }
    }
    spec->items = reading.items;
    spec->n_items = table->n_items;
    spec->has_months = needs_months(&reading, spec);
    for (guint row = 0; row < table->n_items; row++) {
        write_suffix(&reading, row, spec->has_months);
        note_row(&reading, row);
    }
    note_eras(&reading);
    mark_now(arena, input, spec);
    spec->figure = anke_spec_figure(arena, input, table->label);
    spec->figure.notes = anke_arena_notes(arena);
    return TRUE;
}

gboolean anke_spec_lay_out_timeline(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeTimelineSpec spec = {0};
    if (!make_spec(&arena, input, &spec, error)) {
        return FALSE;
    }
    anke_timeline_lay_out(scene, &spec);
    g_autofree char *description = describe(input, &spec);
    anke_scene_set_description(scene, description);
    return TRUE;
}
