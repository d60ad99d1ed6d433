#include "analyzer/import/export_format.h"

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

extern const AnkeFormat anke_format_anke_labels, anke_format_google_download,
    anke_format_google_sheets, anke_format_msforms, anke_format_limesurvey,
    anke_format_surveymonkey, anke_format_qualtrics, anke_format_kobo, anke_format_redcap,
    anke_format_kintone, anke_format_spss, anke_format_stata, anke_format_mark_sheet,
    anke_format_plain;

static const AnkeFormat *const formats[] = {&anke_format_anke_labels,
                                            &anke_format_google_download,
                                            &anke_format_google_sheets,
                                            &anke_format_msforms,
                                            &anke_format_limesurvey,
                                            &anke_format_surveymonkey,
                                            &anke_format_qualtrics,
                                            &anke_format_kobo,
                                            &anke_format_redcap,
                                            &anke_format_kintone,
                                            &anke_format_spss,
                                            &anke_format_stata,
                                            &anke_format_mark_sheet,
                                            &anke_format_plain,
                                            NULL};

const AnkeFormat *const *anke_formats(void)
{
    return formats;
}

const AnkeFormat *anke_format_find(const char *name, GError **error)
{
    g_autoptr(GString) known = g_string_new(NULL);
    for (const AnkeFormat *const *format = formats; *format != NULL; format++) {
        if (g_ascii_strcasecmp((*format)->name, name) == 0) {
            return *format;
        }
        g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", (*format)->name);
    }
    g_autofree char *quoted = anke_text_quote(name, -1);
    anke_error_set(error, ANKE_ERROR_USAGE, "unknown format \"%s\": one of %s was expected", quoted,
                   known->str);
    return NULL;
}

typedef struct {
    const AnkeFormat *format;
    guint sureness;
    GString *why;
} Verdict;

/* Stable: of two that are equally sure the first of the table stays first. */
static void sort_verdicts(Verdict *verdicts, guint n_verdicts)
{
    for (guint i = 1; i < n_verdicts; i++) {
        Verdict verdict = verdicts[i];
        guint at = i;
        for (; at > 0 && verdicts[at - 1].sureness < verdict.sureness; at--) {
            verdicts[at] = verdicts[at - 1];
        }
        verdicts[at] = verdict;
    }
}

const AnkeFormat *anke_format_recognise(const AnkeExportHead *head, GString *explanation)
{
    Verdict verdicts[G_N_ELEMENTS(formats)] = {0};
    guint n_verdicts = 0;
    for (const AnkeFormat *const *format = formats; *format != NULL; format++) {
        GString *why = g_string_new(NULL);
        verdicts[n_verdicts++] = (Verdict){*format, (*format)->recognise(head, why), why};
    }
    sort_verdicts(verdicts, n_verdicts);
    gboolean is_sure = verdicts[0].sureness >= ANKE_FORMAT_SURE;
    const AnkeFormat *best = is_sure ? verdicts[0].format : &anke_format_plain;
    for (guint i = 0; i < n_verdicts; i++) {
        if (explanation != NULL && verdicts[i].sureness > 0) {
            g_string_append_printf(explanation, "%s %u: %s\n", verdicts[i].format->name,
                                   verdicts[i].sureness, verdicts[i].why->str);
        }
        g_string_free(verdicts[i].why, TRUE);
    }
    return best;
}
