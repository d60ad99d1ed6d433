/* Age structures of some years side by side, of what was and one scenario of what may come. */
#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/profiles_layout.h"
#include "charts/spec/age_history.h"

/* The years of an input that are shown, as indices of moments. */
typedef struct {
    guint n;
    guint moments[ANKE_PROFILES_MOST];
} Choice;

static gint find_year(const AnkeAgeHistory *history, double year)
{
    for (guint m = 0; m < history->n_moments; m++) {
        if (fabs(history->moments[m].year.year - year) < 0.5) {
            return (gint)m;
        }
    }
    return -1;
}

static void add_once(Choice *choice, gint moment)
{
    gboolean is_new = moment >= 0 && choice->n < ANKE_PROFILES_MOST;
    for (guint i = 0; i < choice->n; i++) {
        is_new = is_new && choice->moments[i] != (guint)moment;
    }
    if (is_new) {
        choice->moments[choice->n++] = (guint)moment;
    }
}

/* All years, or six of them as even as they can be, with the first and the last. */
static void spread(const AnkeAgeHistory *history, Choice *choice)
{
    guint n = MIN(history->n_moments, ANKE_PROFILES_MOST);
    choice->n = 0;
    for (guint i = 0; i < n; i++) {
        double place = n == 1 ? 0 : (double)i * (history->n_moments - 1) / (n - 1);
        add_once(choice, (gint)(place + 0.5));
    }
}

/* The last year that was, else the first that is projected. */
static guint find_base(const AnkeAgeHistory *history)
{
    guint base = 0;
    while (base + 1 < history->n_moments && !history->moments[base + 1].is_projected &&
           !history->moments[base].is_projected) {
        base++;
    }
    return base;
}

/* Of a projection now, in 5, 10, 20 and 30 years, and the last year of a shorter one. */
static void choose(const AnkeAgeHistory *history, Choice *choice)
{
    static const double ahead[] = {0, 5, 10, 20, 30};
    guint last = history->n_moments - 1;
    double base = history->moments[find_base(history)].year.year;
    choice->n = 0;
    if (!history->moments[last].is_projected) {
        spread(history, choice);
        return;
    }
    for (guint i = 0; i < G_N_ELEMENTS(ahead); i++) {
        add_once(choice, find_year(history, base + ahead[i]));
    }
    if (history->moments[last].year.year < base + ahead[G_N_ELEMENTS(ahead) - 1]) {
        add_once(choice, (gint)last);
    }
}

static gboolean refuse_year(const AnkeChartInput *input, const char *text, const char *problem,
                            GError **error)
{
    g_autofree char *question = anke_text_quote(input->table->question, -1);
    g_autofree char *year = anke_text_quote(text, -1);
    return anke_error_set(error, ANKE_ERROR_DATA, "question \"%s\", years: \"%s\" %s", question,
                          year, problem);
}

/* The years asked for, in their order. */
static gboolean read_years(const AnkeChartInput *input, const AnkeAgeHistory *history,
                           Choice *choice, GError **error)
{
    g_auto(GStrv) texts = g_strsplit(input->years, ",", -1);
    choice->n = 0;
    for (guint i = 0; texts[i] != NULL; i++) {
        int year;
        if (!anke_year_parse(texts[i], strlen(texts[i]), &year, NULL)) {
            return refuse_year(input, texts[i], "is no year", error);
        }
        gint moment = find_year(history, year);
        if (moment < 0) {
            return refuse_year(input, texts[i], "is none of its years", error);
        }
        if (choice->n == ANKE_PROFILES_MOST) {
            return refuse_year(input, texts[i], "is one too many: 6 years expected", error);
        }
        add_once(choice, moment);
    }
    return TRUE;
}

static gboolean is_known(const AnkeCell *cells, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (cells[i].count > 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The stationary structure of a side, else of all groups of its table; NULL = not known. */
static const AnkeCell *find_stationary(AnkeArena *arena, const AnkeAgeHistory *history,
                                       const AnkeAgeMoment *moment, guint side)
{
    AnkeAgeMoment all = *moment;
    all.groups[side] = ANKE_ALL;
    if (!anke_table_has(moment->table, "stationary")) {
        return NULL;
    }
    const AnkeCell *cells = anke_age_history_cells(arena, history, moment, side, "stationary");
    if (is_known(cells, history->ages.list.n)) {
        return cells;
    }
    cells = anke_age_history_cells(arena, history, &all, side, "stationary");
    return history->n_sides == 1 && is_known(cells, history->ages.list.n) ? cells : NULL;
}

static AnkeProfile make_profile(AnkeArena *arena, const AnkeChartInput *input,
                                const AnkeAgeHistory *history, guint m)
{
    const AnkeAgeMoment *moment = &history->moments[m];
    AnkeProfile profile = {.year = moment->year, .is_projected = moment->is_projected};
    for (guint side = 0; side < history->n_sides; side++) {
        AnkeProfileSide *made = &profile.sides[side];
        AnkeCell *cells = anke_age_history_cells(arena, history, moment, side, "n");
        made->cells = cells;
        made->stationary = find_stationary(arena, history, moment, side);
        made->valley = anke_age_history_valley(arena, history, moment, side, input->lang);
        const char *none = anke_age_history_has_looked(moment) ? "" : NULL;
        made->figures =
            (AnkeAgeFigures){anke_age_history_total(history, cells),
                             anke_age_history_number(moment, side, "mean_age", 0, ANKE_AGE_OLDEST),
                             made->valley.label != NULL ? made->valley.label : none};
    }
    return profile;
}

gboolean anke_spec_lay_out_profiles(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeAgeHistory history;
    Choice choice;
    if (!anke_age_history_read(&arena, input, 2, &history, error)) {
        return FALSE;
    }
    gboolean is_asked = input->years != NULL && *input->years != '\0';
    if (!is_asked) {
        choose(&history, &choice);
    } else if (!read_years(input, &history, &choice, error)) {
        return FALSE;
    }
    AnkeProfile *profiles = anke_arena_new(&arena, AnkeProfile, choice.n);
    for (guint i = 0; i < choice.n; i++) {
        profiles[i] = make_profile(&arena, input, &history, choice.moments[i]);
    }
    AnkeProfilesSpec spec = {.figure = anke_age_history_figure(&arena, input, &history),
                             .n_ages = history.ages.list.n,
                             .ages = history.ages.list.labels,
                             .is_single = history.ages.is_single,
                             .first_age = history.ages.list.bands[0].from,
                             .n_sides = history.n_sides,
                             .sides = {history.sides[0], history.sides[1]},
                             .n_profiles = choice.n,
                             .profiles = profiles};
    anke_profiles_lay_out(scene, &spec);
    return TRUE;
}
