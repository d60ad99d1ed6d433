/* Codebooks from any bytes: either sound, or with findings that are safe to print. */
#define _GNU_SOURCE /* memfd_create */
#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "analyzer/base/text.h"
#include "analyzer/data/codebook.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static void check_findings(const GPtrArray *findings)
{
    for (guint i = 0; i < findings->len; i++) {
        const AnkeFinding *finding = g_ptr_array_index(findings, i);
        gsize n = strlen(finding->message);
        g_assert_true(n > 0 && anke_text_valid_bytes(finding->message, n) == n);
        g_assert_false(anke_text_has_control(finding->message, n));
        g_assert_null(strpbrk(finding->message, "\r\n"));
        g_assert_cmpuint(finding->line, >=, 1);
        g_assert_cmpuint(finding->column, >=, 1);
    }
}

/* Conditions of a sound codebook can be evaluated, whatever the answers. */
static void evaluate(const AnkeCodebook *codebook)
{
    g_autofree AnkeAnswer *answers = g_new0(AnkeAnswer, codebook->n_questions);
    static const guint16 first = 0;
    for (guint round = 0; round < 2; round++) {
        for (guint i = 0; i < codebook->n_questions; i++) {
            const AnkeQuestion *question = &codebook->questions[i];
            answers[i].state = round == 0 ? ANKE_STATE_NOANSWER : ANKE_STATE_VALUE;
            answers[i].choices = &first;
            answers[i].n_choices = question->list != NULL ? 1 : 0;
            answers[i].number = 1;
            answers[i].text = question->type >= ANKE_ANSWER_DATE ? "1" : NULL;
            answers[i].n_bytes = 1;
            (void)(question->relevant && anke_condition_holds(question->relevant, answers));
            (void)(question->constraint && anke_condition_holds(question->constraint, answers));
            (void)anke_question_band(question, (double)round);
        }
    }
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    int fd = memfd_create("codebook", 0);
    g_assert_true(fd >= 0 && write(fd, data, n_bytes) == (gssize)n_bytes);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    g_autoptr(GPtrArray) findings = anke_findings_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeCodebook) codebook = anke_codebook_load(path, findings, &error);
    (void)close(fd);
    g_assert_true((codebook == NULL) == (error != NULL));
    check_findings(findings);
    if (codebook != NULL) {
        g_assert_cmpuint(findings->len, ==, 0);
        g_assert_cmpuint(strlen(codebook->hash), ==, 64);
        evaluate(codebook);
    }
    return 0;
}
