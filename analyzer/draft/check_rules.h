/* The rules of `anke-codebook check` and what they share: private to analyzer/draft/check*.c. */
#ifndef ANKE_DRAFT_CHECK_RULES_H
#define ANKE_DRAFT_CHECK_RULES_H

#include "analyzer/data/codebook.h"

typedef struct {
    const AnkeCodebook *codebook;
    GPtrArray *findings;
    const AnkeList **lists; /* those that questions have, each once */
    guint n_lists;
} AnkeCheck;

/* Warnings at the cell under `head` of a question, a choice, the settings. */
void anke_check_question(const AnkeCheck *check, guint question, const char *head,
                         const char *format, ...) G_GNUC_PRINTF(4, 5);
void anke_check_choice(const AnkeCheck *check, const AnkeList *list, guint choice, const char *head,
                       const char *format, ...) G_GNUC_PRINTF(5, 6);
void anke_check_settings(const AnkeCheck *check, const char *head, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Warning at a row of the sheet choices. */
void anke_check_choices_row(const AnkeCheck *check, const AnkeSheetRow *row, const char *head,
                            const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Whether some question of the type has the list. */
gboolean anke_check_has_type(const AnkeCheck *check, const AnkeList *list, AnkeAnswerType type);

/* check_labels.c */
void anke_check_prefixes(const AnkeCheck *check);
void anke_check_delimiters(const AnkeCheck *check);
void anke_check_lengths(const AnkeCheck *check);
void anke_check_twins(const AnkeCheck *check);
void anke_check_equal_labels(const AnkeCheck *check);

/* check_lists.c */
void anke_check_unused(const AnkeCheck *check);
void anke_check_exclusive(const AnkeCheck *check);
void anke_check_unmarked(const AnkeCheck *check);
void anke_check_sizes(const AnkeCheck *check);

/* check_scales.c */
void anke_check_scores(const AnkeCheck *check);
void anke_check_direction(const AnkeCheck *check);
void anke_check_batteries(const AnkeCheck *check);

/* check_names.c */
void anke_check_names(const AnkeCheck *check);

/* check_population.c */
void anke_check_threshold(const AnkeCheck *check);
void anke_check_population(const AnkeCheck *check);

/* check_relevant.c */
void anke_check_relevant(const AnkeCheck *check);

#endif
