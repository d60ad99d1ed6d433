/* Differences of two codebooks for people, and as CSV for programs. */
#ifndef ANKE_DRAFT_COMPARE_WRITE_H
#define ANKE_DRAFT_COMPARE_WRITE_H

#include "analyzer/base/output.h"
#include "analyzer/draft/compare.h"

typedef struct {
    const AnkeCodebook *old_codebook;
    const AnkeCodebook *new_codebook;
    const GPtrArray *differences; /* AnkeDifference */
} AnkeComparison;

/* A line a question that is not the same: NAME: CLASS: what changed. */
void anke_comparison_write_text(const AnkeComparison *comparison, AnkeOutput *output);

/* A row a question: question, comparable, also, detail, old_label, new_label, proposal, likeness,
 * old_line, new_line. */
void anke_comparison_write_csv(const AnkeComparison *comparison, AnkeOutput *output);

/* Questions with a change. */
guint anke_comparison_count(const AnkeComparison *comparison, AnkeChange change);

#endif
