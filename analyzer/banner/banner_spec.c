#include "analyzer/banner/banner_spec.h"

#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/text.h"

typedef struct {
    const char *name;
    AnkeShow bit;
} ShowName;

static const ShowName show_names[] = {{"n", ANKE_SHOW_N},           {"w", ANKE_SHOW_W},
                                      {"p", ANKE_SHOW_P},           {"ci", ANKE_SHOW_CI},
                                      {"marks", ANKE_SHOW_MARKS},   {"diff", ANKE_SHOW_DIFF},
                                      {"adjres", ANKE_SHOW_ADJRES}, {"letters", ANKE_SHOW_LETTERS},
                                      {"p_ticks", ANKE_SHOW_TICKS}};

AnkeBannerSpec anke_banner_spec_default(void)
{
    return (AnkeBannerSpec){.show = ANKE_SHOW_N | ANKE_SHOW_P | ANKE_SHOW_MARKS,
                            .is_show_default = TRUE,
                            .n_decimals = 1,
                            .width = 100};
}

static void free_strv(gpointer data)
{
    g_strfreev(data);
}

/* One banner: breaks joined by a plus. Returns NULL for an empty name. */
static char **read_banner(const char *text)
{
    char **names = g_strsplit(text, "+", -1);
    for (guint i = 0; i == 0 || names[i] != NULL; i++) {
        if (names[i] == NULL || *names[i] == '\0') {
            g_strfreev(names);
            return NULL;
        }
    }
    if (names[1] == NULL && strcmp(names[0], "none") == 0) {
        g_clear_pointer(&names[0], g_free);
    }
    return names;
}

gboolean anke_banner_spec_set_by(AnkeBannerSpec *spec, const char *text, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);
    g_autoptr(GPtrArray) banners = g_ptr_array_new_with_free_func(free_strv);
    for (guint i = 0; i == 0 || parts[i] != NULL; i++) {
        char **names = parts[i] != NULL ? read_banner(parts[i]) : NULL;
        if (names == NULL) {
            g_autofree char *quoted = anke_text_quote(text, -1);
            return anke_error_set(error, ANKE_ERROR_USAGE,
                                  "--by takes breaks such as dept+age,dept:age, not \"%s\"",
                                  quoted);
        }
        g_ptr_array_add(banners, names);
    }
    g_clear_pointer(&spec->banners, g_ptr_array_unref);
    spec->banners = g_steal_pointer(&banners);
    return TRUE;
}

static guint find_show(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(show_names); i++) {
        if (strcmp(show_names[i].name, name) == 0) {
            return show_names[i].bit;
        }
    }
    return 0;
}

gboolean anke_banner_spec_set_show(AnkeBannerSpec *spec, const char *text, GError **error)
{
    g_auto(GStrv) names = g_strsplit(text, ",", -1);
    guint show = 0;
    for (guint i = 0; i == 0 || names[i] != NULL; i++) {
        guint bit = names[i] != NULL ? find_show(names[i]) : 0;
        if (bit == 0) {
            g_autofree char *quoted = anke_text_quote(names[i] != NULL ? names[i] : "", -1);
            return anke_error_set(
                error, ANKE_ERROR_USAGE,
                "--show takes n, w, p, ci, marks, diff, adjres, letters, p_ticks, "
                "not \"%s\"",
                quoted);
        }
        show |= bit;
    }
    spec->show = show;
    spec->is_show_default = FALSE;
    return TRUE;
}

gboolean anke_banner_choose(const char *option, const char *word, const char *const *names,
                            guint *choice, GError **error)
{
    if (word == NULL) {
        return TRUE;
    }
    for (guint i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], word) == 0) {
            *choice = i;
            return TRUE;
        }
    }
    g_autofree char *known = g_strjoinv(", ", (char **)names);
    g_autofree char *quoted = anke_text_quote(word, -1);
    return anke_error_set(error, ANKE_ERROR_USAGE, "%s takes one of %s, not \"%s\"", option, known,
                          quoted);
}

gboolean anke_banner_spec_names(const AnkeBannerSpec *spec, const char *by)
{
    for (guint i = 0; spec->banners != NULL && i < spec->banners->len; i++) {
        if (g_strv_contains(g_ptr_array_index(spec->banners, i), by)) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_banner_spec_clear(AnkeBannerSpec *spec)
{
    g_clear_pointer(&spec->banners, g_ptr_array_unref);
}
