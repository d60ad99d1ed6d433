/* What the makers of specs share: memory of one chart, words around it, cells. */
#ifndef ANKE_SPEC_PARTS_H
#define ANKE_SPEC_PARTS_H

#include "charts/plots/cross.h"
#include "charts/spec/chart_spec.h"

/* Everything that a spec points to, freed at once. */
typedef struct AnkeArena {
    GPtrArray *blocks;
    GPtrArray *notes; /* NULL-terminated by anke_arena_notes() */
} AnkeArena;

void anke_arena_init(AnkeArena *arena);
void anke_arena_clear(AnkeArena *arena);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkeArena, anke_arena_clear)

/* Takes over a block and returns it. */
gpointer anke_arena_take(AnkeArena *arena, gpointer block);

#define anke_arena_new(arena, type, n) ((type *)anke_arena_take((arena), g_new0(type, MAX((n), 1))))

void anke_arena_add_note(AnkeArena *arena, const char *note);
const char *const *anke_arena_notes(AnkeArena *arena);

struct AnkeChartFacts {
    char *title;
    char *organisation;
    char *closed;
    char *source;
    char *note;
    gboolean is_protected;
    gboolean is_base_answered;
    double confidence;
};

/* Title, source, notes of the stream and of the table; the subtitle is the kind's own. */
AnkeFigure anke_spec_figure(AnkeArena *arena, const AnkeChartInput *input, const char *title);

/*
 * What bars, bands and their kin show of a table: all answers (choices, or a number's bands) for
 * everyone and each group, with title, subtitle and notes. Lives as long as the arena.
 * Errors: ANKE_ERROR_DATA  the question has no answers
 */
gboolean anke_spec_make_cross(AnkeArena *arena, const AnkeChartInput *input, AnkeCrossSpec *spec,
                              GError **error);

/* "単数回答", "複数回答", ...: how the question was answered. */
const char *anke_spec_type_words(const AnkeChartInput *input);

/* "95％信頼区間（ウィルソン法）", as the stream says. Freed by the caller. */
char *anke_spec_interval_words(const AnkeChartInput *input);

/* The day on which the table's survey was closed, or NULL. */
const char *anke_spec_closed(const AnkeChartInput *input);

/* The denominator of a group's shares; NaN = not known. */
double anke_spec_base(const AnkeChartInput *input, gint group);

/* A multiple answer whose stream has no ledger: the number of respondents is not known. */
gboolean anke_spec_is_base_unknown(const AnkeTable *table);

/* The cell of an item and group; its share only from `p` or n / base. */
AnkeCell anke_spec_cell(const AnkeTable *table, gint item, gint group, double base);

/* `value` if it can be what it claims to be, else NaN: no picture can show 1e300 people. */
double anke_spec_within(double value, double low, double high);

#define ANKE_SPEC_MOST_PEOPLE 1e12

/*
 * The p-value that decides whether groups differ, of an item or of the table (ANKE_ALL): corrected
 * for all tests of the run where the stream has that, else the test's own. Undefined: NaN.
 */
double anke_spec_deciding_p(const AnkeTable *table, gint item);

/* People expected in a cell below whom its residual is not read: the normal distribution is no guide. */
#define ANKE_SPEC_LEAST_EXPECTED 5.0

/* The adjusted residual of a cell. Undefined: NaN where too few people were expected. */
double anke_spec_residual(const AnkeTable *table, gint item, gint group);

/* A cell with nothing but a count, from any stat. */
AnkeCell anke_spec_count(const AnkeTable *table, const char *stat, gint item, gint group);

/* Makers, one a file. */
gboolean anke_spec_lay_out_bar(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_band(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_age(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_likert(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_heat(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_column(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_staff(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_trend(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_dot(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_slope(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_pyramid(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_age_year(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_profiles(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_indicators(const AnkeChartInput *input, AnkeScene *scene,
                                      GError **error);
gboolean anke_spec_lay_out_hires(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_paths(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_succession(const AnkeChartInput *input, AnkeScene *scene,
                                      GError **error);
gboolean anke_spec_lay_out_loop(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_timeline(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_affinity(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_menu(const AnkeChartInput *input, AnkeScene *scene, GError **error);
gboolean anke_spec_lay_out_matrix(const AnkeChartInput *input, AnkeScene *scene, GError **error);

#endif
