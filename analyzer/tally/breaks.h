/*
 * Breaks: the groups that a respondent is in.
 *
 * A break is a question with choices or bands, or several of them nested (dept:age). Its groups are
 * numbered by code: choices or bands first, then the four states other than a value, in the order
 * of AnkeState. The codes of a nested break count all combinations of its parts' codes, the last
 * part running fastest; so codes are the canonical order of groups.
 *
 * The break of a pair of numbers has a group for each value that occurred, in ascending order, then
 * the states.
 *
 * Each group that can occur (of a nested break or of values: that did occur) has a slot, the column
 * that counts it. Slot 0 is everyone.
 */
#ifndef ANKE_TALLY_BREAKS_H
#define ANKE_TALLY_BREAKS_H

#include <glib.h>

#include "analyzer/data/codebook.h"
#include "analyzer/data/table.h"

/* Most groups of a nested break; more are no table that anybody reads. */
#define ANKE_MAX_NESTED_GROUPS 100000

/* Most values of a break of values. */
#define ANKE_MAX_VALUE_GROUPS 1000

typedef struct {
    guint question;
    guint n_codes;
    const AnkeQuestion *definition;
} AnkeBreakPart;

/* Tables that stand behind another one only to say more about it. */
typedef enum {
    ANKE_COMPANION_NONE,
    ANKE_COMPANION_STRATA,  /* stratum, then the break of the table, nested */
    ANKE_COMPANION_CHOICES, /* the break of the table, then the question itself, nested */
    ANKE_COMPANION_OVERLAP  /* pairs of groups of the table's break, a multiple answer */
} AnkeCompanion;

typedef struct {
    char *name;          /* "dept", "dept:age", "tool*tool" */
    gboolean has_values; /* a number whose groups are its values, not its bands */
    AnkeCompanion companion;
    char *of; /* of a companion: the break of its table; else NULL */
    guint n_parts;
    AnkeBreakPart *parts;
    GArray *codes;     /* of guint64: the codes that have slots */
    GHashTable *slots; /* nested: guint64 code (in its own memory) to slot */
    guint first_slot;  /* not nested: the slot of code 0 */
} AnkeBreak;

/* Breaks that are counted together, and the slots that the respondent at hand is in. */
typedef struct {
    GPtrArray *breaks;
    guint n_slots;
    guint *active; /* slots, the first is 0 */
    guint n_active;
    guint active_room;
    GArray *scratch; /* of guint64 */
} AnkePanel;

AnkePanel *anke_panel_new(void);

/*
 * Adds a break to a panel.
 *   name   names of questions joined by a colon
 * Errors: ANKE_ERROR_USAGE  an unknown question, one twice, one without choices or bands
 */
gboolean anke_panel_add(AnkePanel *panel, const AnkeCodebook *codebook, const char *name,
                        GError **error);

/* As anke_panel_add() for a number whose groups are its values.
 * Errors: ANKE_ERROR_USAGE  an unknown question, or no number */
gboolean anke_panel_add_values(AnkePanel *panel, const AnkeCodebook *codebook, const char *name,
                               GError **error);

typedef struct {
    AnkeCompanion kind;
    const char *question;   /* the stratum or the question itself; NULL of an overlap */
    const char *of;         /* the break of the table that it goes with */
    gboolean is_name_taken; /* by a table of its own: a colon is added to the name */
} AnkeCompanionSpec;

/* As anke_panel_add() for the break of a companion table. */
gboolean anke_panel_add_companion(AnkePanel *panel, const AnkeCodebook *codebook,
                                  const AnkeCompanionSpec *spec, GError **error);

/* The break of the companion of the table by `of`, or NULL. */
const AnkeBreak *anke_panel_find_companion(const AnkePanel *panel, AnkeCompanion kind,
                                           const char *of);

/* Sets panel->active and n_active to the slots of a respondent.
 * Returns FALSE where a nested break has more than ANKE_MAX_NESTED_GROUPS groups, or one of values
 * more than ANKE_MAX_VALUE_GROUPS. */
gboolean anke_panel_place(AnkePanel *panel, const AnkeAnswer *answers);

void anke_panel_free(AnkePanel *panel);

/* Whether the break is nested. */
gboolean anke_break_is_nested(const AnkeBreak *by);

/* Whether a question is the break or a part of it. */
gboolean anke_break_has(const AnkeBreak *by, guint question);

/* Slot of a group that nobody is in. */
#define ANKE_NO_SLOT G_MAXUINT

/* What a code stands for. Texts belong to the codebook, or to the group where they are joined. */
typedef struct {
    guint64 code;
    guint slot;
    char *label;
    char *name; /* NULL: none */
    AnkeGroupType type;
    double score;      /* NaN: none */
    double population; /* NaN: not known */
} AnkeBreakGroup;

/* The groups of a break that have slots, in canonical order (free the array with
 * g_ptr_array_unref). */
GPtrArray *anke_break_groups(const AnkeBreak *by);

/* The code of the first part in the code of a group. */
guint anke_break_first_code(const AnkeBreak *by, guint64 code);

/* by_label, by_type and by_list of a break; the label is to be freed, the list may be NULL. */
char *anke_break_label(const AnkeBreak *by);
AnkeQuestionType anke_break_type(const AnkeBreak *by);
const char *anke_break_list(const AnkeBreak *by);

/* How the stream calls a question's type. */
AnkeQuestionType anke_break_question_type(const AnkeQuestion *question);

#endif
