/* The value labels of a file of SPSS or Stata as the choices that it states. */
#ifndef ANKE_IMPORT_STAT_CHOICES_H
#define ANKE_IMPORT_STAT_CHOICES_H

#include "analyzer/import/stat_file.h"
#include "analyzer/import/stated_choices.h"

/*
 * An array of arrays as anke_stated_choices_new() makes them, one a variable; empty where it has no
 * labels, or where its cells are ticks. The caller owns it.
 */
GPtrArray *anke_stat_choices(const AnkeStatFile *file);

#endif
