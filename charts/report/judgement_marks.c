#include "charts/report/judgement_marks.h"

#include <string.h>

#include "analyzer/base/input.h"
#include "charts/report/text_fit.h"

#define BLOCK_BYTES 65536
#define MOST_SOURCE 40 /* characters: the marks must have room */
#define HASH_DIGITS 16 /* that tell two files apart */

/* The SHA-256 of a file in hexadecimal digits, as sha256sum prints it. */
static char *hash_file(const char *path, GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open(path, error);
    if (input == NULL) {
        return NULL;
    }
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *block = g_malloc(BLOCK_BYTES);
    gssize n_bytes;
    while ((n_bytes = anke_input_read(input, block, BLOCK_BYTES, error)) > 0) {
        g_checksum_update(checksum, block, n_bytes);
    }
    return n_bytes < 0 ? NULL : g_strdup(g_checksum_get_string(checksum));
}

static void append(GString *text, const char *name, const char *value)
{
    if (value != NULL && *value != '\0') {
        g_string_append_printf(text, "%s%s%s", text->len > 0 ? "、" : "", name, value);
    }
}

/* A hash is shortened, another word is not. */
static char *short_hash(const char *value)
{
    gboolean is_hash = value != NULL && strlen(value) > HASH_DIGITS &&
                       strspn(value, "0123456789abcdef") == strlen(value);
    return is_hash ? g_strndup(value, HASH_DIGITS) : g_strdup(value);
}

char *anke_judgement_marks(const AnkeStream *stream, const char *path, GError **error)
{
    static const char *const facts[][2] = {{"定義 ", "definition"},
                                           {"乱数の種 ", "seed"},
                                           {"試行 ", "runs"},
                                           {"シナリオ ", "scenarios"}};
    g_autoptr(GString) text = g_string_new(NULL);
    const char *source = anke_stream_fact(stream, "source");
    g_autofree char *shortened = source == NULL ? NULL : anke_text_shorten(source, MOST_SOURCE);
    append(text, "", shortened);
    append(text, "集計 anke ", ANKE_VERSION);
    for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
        g_autofree char *value = short_hash(anke_stream_fact(stream, facts[i][1]));
        append(text, facts[i][0], value);
    }
    if (path != NULL && strcmp(path, "-") != 0) {
        g_autofree char *hash = hash_file(path, error);
        if (hash == NULL) {
            return NULL;
        }
        g_autofree char *digits = short_hash(hash);
        append(text, "入力のSHA-256 ", digits);
    }
    return g_strdup(text->str);
}
