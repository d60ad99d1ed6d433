#include "analyzer/draft/compare_write.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"

static const AnkeQuestion *question_of(const AnkeCodebook *codebook, gint question)
{
    return question >= 0 ? &codebook->questions[question] : NULL;
}

static const char *name_of(const AnkeComparison *comparison, const AnkeDifference *difference)
{
    const AnkeQuestion *question = question_of(
        difference->new_question >= 0 ? comparison->new_codebook : comparison->old_codebook,
        difference->new_question >= 0 ? difference->new_question : difference->old_question);
    return question->name;
}

/* The question of the other codebook that may be the same; NULL: none. */
static const AnkeQuestion *proposal_of(const AnkeComparison *comparison,
                                       const AnkeDifference *difference)
{
    return question_of(difference->change == ANKE_CHANGE_NEW ? comparison->old_codebook
                                                             : comparison->new_codebook,
                       difference->proposal);
}

/* Text */

static void write_line(const AnkeComparison *comparison, const AnkeDifference *difference,
                       AnkeOutput *output)
{
    const AnkeQuestion *proposal = proposal_of(comparison, difference);
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_append_printf(line, "%s: %s", name_of(comparison, difference),
                           anke_change_word(difference->change));
    if (difference->detail->len > 0) {
        g_string_append_printf(line, ": %s", difference->detail->str);
    }
    if (proposal != NULL) {
        g_string_append_printf(line,
                               difference->change == ANKE_CHANGE_NEW
                                   ? ": was it called %s? (labels alike to %.0f %%)"
                                   : ": is it called %s now? (labels alike to %.0f %%)",
                               proposal->name, 100 * difference->likeness);
    }
    g_string_append_c(line, '\n');
    anke_output_puts(output, line->str);
}

void anke_comparison_write_text(const AnkeComparison *comparison, AnkeOutput *output)
{
    for (guint i = 0; i < comparison->differences->len; i++) {
        const AnkeDifference *difference = g_ptr_array_index(comparison->differences, i);
        if (difference->change != ANKE_CHANGE_SAME) {
            write_line(comparison, difference, output);
        }
    }
}

/* CSV */

/* The changes beside the one that counts, joined by blanks. A new string. */
static char *other_changes(const AnkeDifference *difference)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint change = ANKE_CHANGE_WORDING; change < (guint)difference->change; change++) {
        if (difference->changes & (1u << change)) {
            g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "",
                                   anke_change_word((AnkeChange)change));
        }
    }
    return g_string_free(g_steal_pointer(&words), FALSE);
}

static char *line_of(const AnkeQuestion *question)
{
    return question != NULL ? g_strdup_printf("%" G_GUINT64_FORMAT, question->line) : g_strdup("");
}

static void write_row(const AnkeComparison *comparison, const AnkeDifference *difference,
                      AnkeOutput *output)
{
    const AnkeQuestion *before = question_of(comparison->old_codebook, difference->old_question);
    const AnkeQuestion *now = question_of(comparison->new_codebook, difference->new_question);
    const AnkeQuestion *proposal = proposal_of(comparison, difference);
    char likeness[ANKE_NUMBER_SIZE];
    anke_number_format_fixed(likeness, difference->likeness, 2);
    g_autofree char *also = other_changes(difference);
    g_autofree char *old_line = line_of(before);
    g_autofree char *new_line = line_of(now);
    const char *const cells[] = {name_of(comparison, difference),
                                 anke_change_word(difference->change),
                                 also,
                                 difference->detail->str,
                                 before != NULL ? before->label : "",
                                 now != NULL ? now->label : "",
                                 proposal != NULL ? proposal->name : "",
                                 likeness,
                                 old_line,
                                 new_line};
    for (gsize i = 0; i < G_N_ELEMENTS(cells); i++) {
        if (i > 0) {
            anke_output_putc(output, ',');
        }
        anke_csv_write_cell(output, cells[i], strlen(cells[i]));
    }
    anke_output_putc(output, '\n');
}

void anke_comparison_write_csv(const AnkeComparison *comparison, AnkeOutput *output)
{
    anke_output_puts(output, "question,comparable,also,detail,old_label,new_label,proposal,"
                             "likeness,old_line,new_line\n");
    for (guint i = 0; i < comparison->differences->len; i++) {
        write_row(comparison, g_ptr_array_index(comparison->differences, i), output);
    }
}

guint anke_comparison_count(const AnkeComparison *comparison, AnkeChange change)
{
    guint n = 0;
    for (guint i = 0; i < comparison->differences->len; i++) {
        n += ((const AnkeDifference *)g_ptr_array_index(comparison->differences, i))->change ==
                     change
                 ? 1
                 : 0;
    }
    return n;
}
