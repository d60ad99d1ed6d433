/*
 * Choices that a file states itself: the value labels of a variable of SPSS or Stata, with those
 * that mean no answer there (user-missing codes, tagged missing values).
 */
#ifndef ANKE_IMPORT_STATED_CHOICES_H
#define ANKE_IMPORT_STATED_CHOICES_H

#include <glib.h>

#include "analyzer/import/profile.h"

typedef struct {
    char *code;  /* as the file has it: 1, -1, 2.5, M, .a */
    char *label; /* as cells of the export hold it */
    gboolean is_missing;
} AnkeStatedChoice;

/* An array of AnkeStatedChoice that owns them, in the order of codes. */
GPtrArray *anke_stated_choices_new(void);

/* Appends a choice; texts are copied. */
void anke_stated_choices_add(GPtrArray *choices, const char *code, const char *label,
                             gboolean is_missing);

/*
 * Lets the labels of missing codes mean what they say (対象外, "not applicable": 非該当; 無効,
 * "invalid": 無効; anything else: no answer) in all columns where no choice is called so.
 */
void anke_stated_choices_declare_missing(const GPtrArray *choices, AnkeProfile *profile);

#endif
