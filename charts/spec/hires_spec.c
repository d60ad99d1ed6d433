/* 採用の推移と計画: people hired each year, by scenario, with those of the past. */
#include <math.h>

#include "analyzer/base/error.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "charts/plots/hires_layout.h"
#include "charts/spec/chart_scenarios.h"

static const char *const plan_stats[] = {"plan", "value", NULL};
static const char *const past_stats[] = {"hires", "value", "n", NULL};

static void make_plans(AnkeArena *arena, const AnkeChartInput *input,
                       const AnkeChartScenarios *ahead, AnkeHiresSpec *spec)
{
    AnkeHiresPlan *plans = anke_arena_new(arena, AnkeHiresPlan, ahead->n_scenarios);
    for (guint i = 0; i < ahead->n_scenarios; i++) {
        const AnkeChartScenario *scenario = &ahead->scenarios[i];
        const char *label = *scenario->label == '\0' ? anke_say(input->lang, "採用計画", "planned")
                                                     : scenario->label;
        plans[i] = (AnkeHiresPlan){
            label, anke_chart_scenarios_cells(arena, input, ahead, scenario, plan_stats, ANKE_ALL)};
    }
    spec->plans = plans;
    spec->n_plans = ahead->n_scenarios;
}

/* The stretch of years that the past's judgement is about, of which a year is one; else NULL. */
static const char *lean_segment(const AnkeChartScenarios *ahead, guint year, const char *judgement)
{
    gint group = ahead->past_groups[year];
    const char *text =
        group == ANKE_ALL ? NULL : anke_table_text(ahead->past, "segment", ANKE_ALL, group);
    gboolean is_lean = text != NULL && *text != '\0' && g_str_has_prefix(judgement, text);
    return is_lean ? text : NULL;
}

static char *segment_label(const AnkeChartScenarios *ahead, guint year, AnkeLang lang)
{
    char buffer[ANKE_NUMBER_SIZE];
    double mean =
        anke_table_number(ahead->past, "segment_mean", ANKE_ALL, ahead->past_groups[year]);
    if (isnan(anke_spec_within(mean, 0, ANKE_SPEC_MOST_PEOPLE))) {
        return g_strdup(anke_say(lang, "採用の少ない期間", "few hires"));
    }
    anke_number_format_grouped(buffer, mean, 1);
    return g_strdup_printf(anke_say(lang, "年平均%s人", "%s a year"), buffer);
}

/* The years of the stretch in which so few were hired that the stream says so. */
static void make_segments(AnkeArena *arena, const AnkeChartScenarios *ahead, AnkeLang lang,
                          AnkeHiresSpec *spec)
{
    AnkeHiresSegment *segment = anke_arena_new(arena, AnkeHiresSegment, 1);
    const char *judgement =
        ahead->past == NULL ? NULL
                            : anke_table_text(ahead->past, "judgement_hires", ANKE_ALL, ANKE_ALL);
    for (guint i = 0; judgement != NULL && i < ahead->first_ahead; i++) {
        if (lean_segment(ahead, i, judgement) == NULL) {
            continue;
        }
        if (spec->n_segments == 0) {
            const char *label = anke_arena_take(arena, segment_label(ahead, i, lang));
            *segment = (AnkeHiresSegment){i, i, label, judgement};
            spec->n_segments = 1;
        }
        segment->to = i;
    }
    spec->segments = segment;
}

static gboolean is_negative(const AnkeCell *cells, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (cells[i].count < 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Nobody can be hired less than not at all. */
static gboolean check_numbers(const AnkeTable *table, const AnkeHiresSpec *spec, GError **error)
{
    gboolean has_negative = is_negative(spec->past, spec->n_years);
    for (guint i = 0; i < spec->n_plans; i++) {
        has_negative = has_negative || is_negative(spec->plans[i].cells, spec->n_years);
    }
    g_autofree char *question = anke_text_quote(table->question, -1);
    return !has_negative || anke_error_set(error, ANKE_ERROR_DATA,
                                           "question \"%s\" has negative numbers of hires: "
                                           "numbers of people expected",
                                           question);
}

static char *subtitle(AnkeArena *arena, const AnkeChartScenarios *ahead, AnkeLang lang)
{
    const char *span = anke_chart_scenarios_span(arena, ahead, lang);
    return g_strdup_printf(
        anke_say(lang, "各年4月1日までの1年間の採用%s%s%s", "hired in the year to 1 April%s%s%s"),
        span == NULL ? "" : anke_say(lang, "、推計は", "; projected: "), span == NULL ? "" : span,
        "");
}

gboolean anke_spec_lay_out_hires(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeChartScenarios ahead;
    if (!anke_chart_scenarios_make(&arena, input, TRUE, ANKE_MARK_MOST, &ahead, error)) {
        return FALSE;
    }
    AnkeHiresSpec spec = {
        .n_years = ahead.n_years, .years = ahead.years, .first_ahead = ahead.first_ahead};
    make_plans(&arena, input, &ahead, &spec);
    spec.past = anke_chart_scenarios_cells(&arena, input, &ahead, NULL, past_stats, ANKE_ALL);
    if (!check_numbers(input->table, &spec, error)) {
        return FALSE;
    }
    make_segments(&arena, &ahead, input->lang, &spec);
    const char *unit =
        *input->table->unit == '\0' ? anke_say(input->lang, "人", "persons") : input->table->unit;
    spec.unit =
        anke_arena_take(&arena, g_strdup_printf(anke_say(input->lang, "（%s）", "(%s)"), unit));
    spec.figure = anke_spec_figure(&arena, input, input->table->label);
    spec.figure.subtitle = anke_arena_take(&arena, subtitle(&arena, &ahead, input->lang));
    spec.figure.notes = anke_arena_notes(&arena);
    anke_hires_lay_out(scene, &spec);
    return TRUE;
}
