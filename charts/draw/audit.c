#include "charts/draw/audit.h"

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"

#define TOLERANCE_PT 0.5

static void free_finding(gpointer data)
{
    AnkeFinding *finding = data;
    g_free(finding->text);
    g_free(finding->other);
    g_free(finding);
}

static void add_finding(GPtrArray *findings, AnkeFindingKind kind, const AnkeTextMark *mark,
                        const AnkeTextMark *other, double by_pt)
{
    AnkeFinding *finding = g_new0(AnkeFinding, 1);
    finding->kind = kind;
    finding->page = mark->page;
    finding->by_pt = by_pt;
    finding->text = g_strdup(mark->text);
    finding->other = other == NULL ? NULL : g_strdup(other->text);
    g_ptr_array_add(findings, finding);
}

static void check_text(GPtrArray *findings, const AnkeTextMark *mark, double smallest_type_pt)
{
    double excess = anke_box_excess(mark->ink, mark->allowed);
    if (excess > TOLERANCE_PT) {
        add_finding(findings, ANKE_FINDING_OUTSIDE, mark, NULL, excess);
    }
    if (mark->n_unknown > 0) {
        add_finding(findings, ANKE_FINDING_MISSING_GLYPH, mark, NULL, 0);
    }
    if (mark->is_foreign) {
        add_finding(findings, ANKE_FINDING_FOREIGN_FONT, mark, NULL, 0);
    }
    if (mark->size_pt < smallest_type_pt) {
        add_finding(findings, ANKE_FINDING_SMALL_TYPE, mark, NULL, mark->size_pt);
    }
    if (mark->has_bad_break) {
        add_finding(findings, ANKE_FINDING_LINE_BREAK, mark, NULL, 0);
    }
}

static void check_pair(GPtrArray *findings, const AnkeTextMark *a, const AnkeTextMark *b)
{
    double overlap = anke_box_overlap(a->ink, b->ink);
    if (overlap > TOLERANCE_PT) {
        add_finding(findings, ANKE_FINDING_OVERLAP, a, b, overlap);
    }
}

GPtrArray *anke_audit_run(const AnkeTextMark *marks, guint n_marks, double smallest_type_pt)
{
    GPtrArray *findings = g_ptr_array_new_with_free_func(free_finding);
    for (guint i = 0; i < n_marks; i++) {
        check_text(findings, &marks[i], smallest_type_pt);
        for (guint j = i + 1; j < n_marks && marks[j].page == marks[i].page; j++) {
            check_pair(findings, &marks[i], &marks[j]);
        }
    }
    return findings;
}

char *anke_finding_message(const AnkeFinding *finding)
{
    static const char *const faults[ANKE_N_FINDINGS] = {
        "overlaps another text", "leaves its place",     "has a character that no font has",
        "needs another font",    "is too small to read", "is broken where no line may break"};
    char by[ANKE_NUMBER_SIZE];
    anke_number_format_fixed(by, finding->by_pt, 1);
    g_autofree char *text = anke_text_quote(finding->text, -1);
    GString *message = g_string_new(NULL);
    g_string_append_printf(message, "text \"%s\" %s", text, faults[finding->kind]);
    if (finding->by_pt > 0) {
        g_string_append_printf(message, " (%s pt)", by);
    }
    if (finding->other != NULL) {
        g_autofree char *other = anke_text_quote(finding->other, -1);
        g_string_append_printf(message, ": \"%s\"", other);
    }
    return g_string_free(message, FALSE);
}
