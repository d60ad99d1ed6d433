/* Variables that are the choices of one question: the same stem, numbered, 0 or 1. */
#ifndef ANKE_IMPORT_STAT_GROUPS_H
#define ANKE_IMPORT_STAT_GROUPS_H

#include "analyzer/import/stat_file.h"

/*
 * Proposes groups of two and more variables side by side: Q3_1, Q3_2 ... (or Q3N1, with any sign of
 * the two before the number), each binary. What their labels have in common up to a separator
 * (：, [, －, a blank ...) is the question, the rest the option.
 */
void anke_stat_groups_propose(AnkeStatFile *file);

#endif
