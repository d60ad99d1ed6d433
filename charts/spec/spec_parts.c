#include "charts/spec/spec_parts.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"

void anke_arena_init(AnkeArena *arena)
{
    arena->blocks = g_ptr_array_new_with_free_func(g_free);
    arena->notes = g_ptr_array_new();
}

void anke_arena_clear(AnkeArena *arena)
{
    g_clear_pointer(&arena->blocks, g_ptr_array_unref);
    g_clear_pointer(&arena->notes, g_ptr_array_unref);
}

gpointer anke_arena_take(AnkeArena *arena, gpointer block)
{
    g_ptr_array_add(arena->blocks, block);
    return block;
}

void anke_arena_add_note(AnkeArena *arena, const char *note)
{
    g_ptr_array_add(arena->notes, anke_arena_take(arena, g_strdup(note)));
}

const char *const *anke_arena_notes(AnkeArena *arena)
{
    g_ptr_array_add(arena->notes, NULL);
    return (const char *const *)arena->notes->pdata;
}

/*   wave   NULL = the first one */
static const char *find_fact(const AnkeStream *stream, const char *wave, const char *stat)
{
    return wave == NULL ? anke_stream_fact(stream, stat)
                        : anke_stream_wave_fact(stream, wave, stat);
}

static char *copy_fact(const AnkeStream *stream, const char *wave, const char *stat)
{
    const char *value = find_fact(stream, wave, stat);
    return value == NULL || *value == '\0' ? NULL : g_strdup(value);
}

AnkeChartFacts *anke_chart_facts_new_of_wave(const AnkeStream *stream, const char *wave)
{
    AnkeChartFacts *facts = g_new0(AnkeChartFacts, 1);
    facts->title = copy_fact(stream, wave, "title");
    facts->organisation = copy_fact(stream, wave, "organisation");
    facts->closed = copy_fact(stream, wave, "closed");
    facts->source = copy_fact(stream, wave, "source");
    facts->note = copy_fact(stream, wave, "note");
    facts->is_protected = anke_stream_is_protected(stream, wave);
    facts->is_base_answered = g_strcmp0(find_fact(stream, wave, "base"), "answered") == 0;
    const char *conf = find_fact(stream, wave, "conf");
    double level = NAN;
    if (conf != NULL) {
        (void)anke_number_parse(conf, strlen(conf), &level);
    }
    facts->confidence = anke_spec_within(level, 0.5, 1);
    return facts;
}

AnkeChartFacts *anke_chart_facts_new(const AnkeStream *stream)
{
    return anke_chart_facts_new_of_wave(stream, NULL);
}

const char *anke_chart_facts_closed(const AnkeChartFacts *facts)
{
    return facts->closed;
}

const char *anke_chart_facts_organisation(const AnkeChartFacts *facts)
{
    return facts->organisation;
}

const char *anke_chart_facts_source(const AnkeChartFacts *facts)
{
    return facts->source;
}

void anke_chart_facts_free(AnkeChartFacts *facts)
{
    if (facts == NULL) {
        return;
    }
    g_free(facts->title);
    g_free(facts->organisation);
    g_free(facts->closed);
    g_free(facts->source);
    g_free(facts->note);
    g_free(facts);
}

/* 2026-09-30 as 2026年9月30日; what is no such date as it is. */
static char *date_text(const char *date, AnkeLang lang)
{
    g_auto(GStrv) parts = g_strsplit(date, "-", 0);
    if (g_strv_length(parts) != 3 || strlen(date) != 10 || lang == ANKE_LANG_EN) {
        return g_strdup(date);
    }
    const char *month = parts[1] + strspn(parts[1], "0");
    const char *day = parts[2] + strspn(parts[2], "0");
    return g_strdup_printf("%s年%s月%s日", parts[0], month, day);
}

/* Where numbers come from; any may be NULL. */
typedef struct {
    const char *organisation;
    const char *title;
    const char *closed;
    const char *source;
} Provenance;

static const char *own_text(const AnkeTable *table, const char *stat)
{
    const char *text = anke_table_text(table, stat, ANKE_ALL, ANKE_ALL);
    return text == NULL || *text == '\0' ? NULL : text;
}

/* What the survey's facts say, unless the table has come from elsewhere and says so itself. */
static Provenance provenance_of(const AnkeChartFacts *facts, const AnkeTable *table)
{
    if (anke_table_row(table, "source", ANKE_ALL, ANKE_ALL) == NULL) {
        return (Provenance){facts->organisation, facts->title, facts->closed, facts->source};
    }
    return (Provenance){own_text(table, "organisation"), own_text(table, "survey"),
                        own_text(table, "closed"), own_text(table, "source")};
}

const char *anke_spec_closed(const AnkeChartInput *input)
{
    return provenance_of(input->facts, input->table).closed;
}

/* Numbers by year or of scenarios, which no survey has closed. */
static gboolean is_as_of(const AnkeTable *table)
{
    g_auto(GStrv) names = g_strsplit(table->by, ":", -1);
    return g_strv_contains((const char *const *)names, "year") ||
           g_strv_contains((const char *const *)names, "scenario");
}

/* The day of a table: answers were taken until then, numbers are as of then, lists have none. */
static void append_day(GString *text, const char *day, const AnkeTable *table, AnkeLang lang)
{
    if (day == NULL || anke_table_is_list(table)) {
        return;
    }
    g_autofree char *date = date_text(day, lang);
    if (is_as_of(table)) {
        g_string_append_printf(text, anke_say(lang, "（%s現在）", " (as of %s)"), date);
    } else {
        g_string_append_printf(text, anke_say(lang, "（%s締切）", " (closed %s)"), date);
    }
}

/* 架空市「職場の相談しやすさアンケート」（2026年9月30日締切）。架空の個票 */
static char *source_text(const Provenance *from, const AnkeTable *table, AnkeLang lang)
{
    GString *text = g_string_new(from->organisation);
    if (from->title != NULL) {
        g_string_append_printf(text, anke_say(lang, "「%s」", " “%s”"), from->title);
    }
    append_day(text, from->closed, table, lang);
    if (from->source != NULL) {
        g_string_append_printf(text, "%s%s", text->len > 0 ? anke_say(lang, "。", ". ") : "",
                               from->source);
    }
    return g_string_free(text, FALSE);
}

/* The sources of the table and of what is shown beside it, each once. */
static char *source_line(const AnkeChartInput *input)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i <= input->n_panels; i++) {
        const AnkeTable *table = i == 0 ? input->table : input->panels[i - 1];
        Provenance from = provenance_of(input->facts, table);
        char *text = source_text(&from, table, input->lang);
        if (*text == '\0' || g_ptr_array_find_with_equal_func(sources, text, g_str_equal, NULL)) {
            g_free(text);
        } else {
            g_ptr_array_add(sources, text);
        }
    }
    g_ptr_array_add(sources, NULL);
    return g_strjoinv(anke_say(input->lang, "；", "; "), (char **)sources->pdata);
}

/* What the question says of itself. Beside a row `test` the same name tells why that test was chosen,
 * which belongs to the sentence on the test, not to a chart without one. */
static const char *note_of_question(const AnkeTable *table)
{
    gboolean is_of_test = anke_table_row(table, "test", ANKE_ALL, ANKE_ALL) != NULL;
    return is_of_test ? NULL : anke_table_text(table, "note", ANKE_ALL, ANKE_ALL);
}

AnkeFigure anke_spec_figure(AnkeArena *arena, const AnkeChartInput *input, const char *title)
{
    const char *table_note = note_of_question(input->table);
    if (table_note != NULL && *table_note != '\0') {
        anke_arena_add_note(arena, table_note);
    }
    const char *wanted = input->title != NULL ? input->title : title;
    if (input->is_embedded) {
        return (AnkeFigure){.number = input->number, .title = wanted};
    }
    if (input->facts->note != NULL) {
        anke_arena_add_note(arena, input->facts->note);
    }
    return (AnkeFigure){.number = input->number,
                        .title = wanted,
                        .source = anke_arena_take(arena, source_line(input)),
                        .is_unprotected = !input->facts->is_protected};
}

double anke_spec_within(double value, double low, double high)
{
    return value >= low && value <= high ? value : NAN;
}

double anke_spec_deciding_p(const AnkeTable *table, gint item)
{
    const char *stat = anke_table_has(table, "p_adj") ? "p_adj" : "test_p";
    return anke_table_number(table, stat, item, ANKE_ALL);
}

double anke_spec_residual(const AnkeTable *table, gint item, gint group)
{
    double expected = anke_table_number(table, "expected", item, group);
    return expected < ANKE_SPEC_LEAST_EXPECTED ? NAN
                                               : anke_table_number(table, "adjres", item, group);
}

AnkeCell anke_spec_count(const AnkeTable *table, const char *stat, gint item, gint group)
{
    double count = anke_table_number(table, stat, item, group);
    AnkeCell cell = {ANKE_CELL_KNOWN,
                     anke_spec_within(count, -ANKE_SPEC_MOST_PEOPLE, ANKE_SPEC_MOST_PEOPLE), NAN,
                     NAN, NAN};
    if (anke_table_is_hidden(table, stat, item, group)) {
        cell.state = ANKE_CELL_HIDDEN;
    } else if (isnan(cell.count)) {
        cell.state = ANKE_CELL_UNKNOWN;
    }
    return cell;
}

AnkeCell anke_spec_cell(const AnkeTable *table, gint item, gint group, double base)
{
    AnkeCell cell = anke_spec_count(table, "n", item, group);
    if (cell.state == ANKE_CELL_HIDDEN || anke_table_is_hidden(table, "p", item, group)) {
        return (AnkeCell){ANKE_CELL_HIDDEN, NAN, NAN, NAN, NAN};
    }
    cell.share = anke_table_number(table, "p", item, group);
    if (isnan(cell.share) && base > 0) {
        cell.share = cell.count / base;
    }
    cell.share = anke_spec_within(cell.share, 0, 1);
    cell.low = anke_spec_within(anke_table_number(table, "p_lo", item, group), 0, 1);
    cell.high = anke_spec_within(anke_table_number(table, "p_hi", item, group), cell.low, 1);
    cell.state = isnan(cell.share) ? ANKE_CELL_UNKNOWN : ANKE_CELL_KNOWN;
    return cell;
}
