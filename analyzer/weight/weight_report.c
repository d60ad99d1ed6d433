/* The diagnostics of weights, for people and as CSV. */
#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/program.h"
#include "analyzer/data/csv.h"
#include "analyzer/weight/weight_fit.h"

static void tell_missing(const AnkeWeightMargins *margins, const AnkeWeightPeople *people)
{
    for (guint i = 0; i < margins->margins->len; i++) {
        const AnkeWeightMargin *margin = g_ptr_array_index(margins->margins, i);
        if (people->n_missing[i] > 0) {
            anke_program_note("margin \"%s\": %" G_GUINT64_FORMAT
                              " respondents without a value keep "
                              "the factor 1 (first: line %" G_GUINT64_FORMAT ")",
                              margin->name, people->n_missing[i], people->first_line[i]);
        }
    }
    if (margins->n_unplaced > 0) {
        anke_program_note("roster: %" G_GUINT64_FORMAT " persons without a value in some margin",
                          margins->n_unplaced);
    }
}

static void tell_totals(const AnkeWeightMargins *margins)
{
    const AnkeWeightMargin *first = g_ptr_array_index(margins->margins, 0);
    for (guint i = 1; i < margins->margins->len; i++) {
        const AnkeWeightMargin *margin = g_ptr_array_index(margins->margins, i);
        double one = anke_weight_margin_total(first), other = anke_weight_margin_total(margin);
        if (fabs(one - other) > 1e-9 * one) {
            anke_program_note("margins \"%s\" and \"%s\" sum to %.10g and %.10g: only proportions "
                              "count",
                              first->name, margin->name, one, other);
        }
    }
}

void anke_weight_fit_tell(const AnkeWeightFit *fit, const AnkeWeightMargins *margins,
                          const AnkeWeightPeople *people)
{
    const AnkeRaking *raking = &fit->raking;
    tell_missing(margins, people);
    tell_totals(margins);
    anke_program_note("%u rounds, largest deviation %.2g", raking->n_rounds, raking->deviation);
    anke_program_note("weights %.4g to %.4g of their mean, ratio %.4g, %" G_GSIZE_FORMAT " trimmed",
                      raking->min, raking->max, raking->max / raking->min, raking->n_trimmed);
    anke_program_note("n %" G_GSIZE_FORMAT ", deff %.4f, n_eff %.1f, efficiency %.1f %%",
                      fit->n_people, fit->effective.deff, fit->effective.n_eff,
                      100 * fit->effective.efficiency);
}

/* A row of the report. */
static void put(AnkeOutput *output, const char *question, const char *choice, const char *stat,
                double value)
{
    char number[ANKE_NUMBER_SIZE];
    anke_number_format(number, value);
    const char *cells[] = {question, choice, stat, number};
    for (guint i = 0; i < G_N_ELEMENTS(cells); i++) {
        if (i > 0) {
            anke_output_putc(output, ',');
        }
        anke_csv_write_cell(output, cells[i], strlen(cells[i]));
    }
    anke_output_putc(output, '\n');
}

/* People and weights of each level of a margin. */
static void put_margin(const AnkeWeightFit *fit, const AnkeWeightMargins *margins,
                       const AnkeWeightPeople *people, guint index, AnkeOutput *output)
{
    const AnkeWeightMargin *margin = g_ptr_array_index(margins->margins, index);
    g_autofree double *counts = g_new0(double, margin->n_levels + 1);
    g_autofree double *sums = g_new0(double, margin->n_levels + 1);
    for (gsize i = 0; i < people->n_people; i++) {
        guint32 level = g_array_index(people->levels, guint32, i * people->n_margins + index);
        if (level != ANKE_RAKING_NO_LEVEL) {
            counts[level]++;
            sums[level] += fit->weights[i];
        }
    }
    for (gsize level = 0; level < margin->n_levels; level++) {
        if (counts[level] > 0) {
            g_autofree char *label = anke_weight_margin_label(margins, margin, level);
            put(output, margin->name, label, "n", counts[level]);
            put(output, margin->name, label, "target", margin->targets[level]);
            put(output, margin->name, label, "w", sums[level]);
        }
    }
    put(output, margin->name, "", "missing", (double)people->n_missing[index]);
}

void anke_weight_fit_report(const AnkeWeightFit *fit, const AnkeWeightMargins *margins,
                            const AnkeWeightPeople *people, AnkeOutput *output)
{
    double mean = fit->total / (double)fit->n_people;
    const struct {
        const char *stat;
        double value;
    } rows[] = {
        {"rounds", fit->raking.n_rounds},
        {"deviation", fit->raking.deviation},
        {"trimmed", (double)fit->raking.n_trimmed},
        {"min", fit->raking.min * mean},
        {"max", fit->raking.max * mean},
        {"ratio", fit->raking.max / fit->raking.min},
        {"n", (double)fit->n_people},
        {"sum", fit->total},
        {"deff", fit->effective.deff},
        {"n_eff", fit->effective.n_eff},
        {"efficiency", 100 * fit->effective.efficiency},
    };
    anke_output_puts(output, "question,choice,stat,value\n");
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        put(output, "", "", rows[i].stat, rows[i].value);
    }
    for (guint i = 0; i < margins->margins->len; i++) {
        put_margin(fit, margins, people, i, output);
    }
}
