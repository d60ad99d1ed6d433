#include "charts/draw/gnuplot.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <string.h>
#include <unistd.h>

#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/base/text.h"
#include "charts/draw/glyphs.h"
#include "charts/draw/process.h"

#define MAX_PICTURE_BYTES ((gsize)256 << 20)

static void add_variable(GPtrArray *environment, const char *name, const char *value)
{
    if (value != NULL) {
        g_ptr_array_add(environment, g_strconcat(name, "=", value, NULL));
    }
}

/*
 * Nothing of the caller's environment reaches gnuplot but where fonts are: FONTCONFIG_* if set, and
 * the folders of the user's own fonts and font cache. Our cairo programs find fonts through the
 * same variables, so both draw with the same ones. gnuplot reads none of them; its own (GNUTERM,
 * GNUPLOT_*, HOME for ~/.gnuplot) stay out.
 */
static GPtrArray *make_environment(void)
{
    static const char *const kept[] = {"PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
                                       "FONTCONFIG_SYSROOT"};
    GPtrArray *environment = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < G_N_ELEMENTS(kept); i++) {
        add_variable(environment, kept[i], g_getenv(kept[i]));
    }
    add_variable(environment, "LC_ALL", "C.UTF-8");
    add_variable(environment, "HOME", "/nonexistent");
    add_variable(environment, "XDG_DATA_HOME", g_get_user_data_dir());
    add_variable(environment, "XDG_CACHE_HOME", g_get_user_cache_dir());
    g_ptr_array_add(environment, NULL);
    return environment;
}

static gboolean check_font(const char *family, GError **error)
{
    FcConfig *config = FcInitLoadConfigAndFonts();
    FcPattern *pattern = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, (char *)NULL);
    FcObjectSet *wanted = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
    FcFontSet *fonts = FcFontList(config, pattern, wanted);
    const gboolean is_there = fonts != NULL && fonts->nfont > 0;
    if (fonts != NULL) {
        FcFontSetDestroy(fonts);
    }
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(pattern);
    FcConfigDestroy(config);
    return is_there || anke_error_set(error, ANKE_ERROR_UNAVAILABLE,
                                      "the font \"%s\" is not installed", family);
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        (void)unlink(path);
    }
    (void)rmdir(folder);
}

/* gnuplot's messages repeat the line (after "gnuplot> ", with a caret below) and then say
 * `"/dev/stdin" line N: WHAT`. Scripts hold no labels, so the first such line may be shown. */
static char *first_complaint(const char *messages)
{
    static const char mark[] = "\"/dev/stdin\" line ";
    const char *found = strstr(messages, mark);
    const char *text =
        found == NULL ? messages + strspn(messages, " \n") : found + strlen(mark) - 5;
    return anke_text_quote(text, (gssize)strcspn(text, "\n"));
}

static gboolean check_end(const AnkeGnuplotRequest *request, const AnkeProcessEnd *end,
                          GError **error)
{
    if (end->is_interrupted) {
        return anke_error_set(error, ANKE_ERROR_INTERNAL, "interrupted");
    }
    if (end->is_late) {
        return anke_error_set(error, ANKE_ERROR_IO, "gnuplot did not finish within %g s",
                              request->deadline_s);
    }
    if (end->exit_status == ANKE_ERROR_UNAVAILABLE) {
        return anke_error_set(error, ANKE_ERROR_UNAVAILABLE,
                              "gnuplot 5.4 or newer with a %s terminal (cairo) is needed",
                              anke_format_suffix(request->format));
    }
    if (end->exit_status != 0) {
        g_autofree char *complaint = first_complaint(end->messages);
        return anke_error_set(error, ANKE_ERROR_INTERNAL, "gnuplot failed (%d): %s",
                              end->exit_status, complaint);
    }
    return TRUE;
}

static gboolean execute(const AnkeGnuplotRequest *request, const char *folder, GError **error)
{
    /* From a script file gnuplot stops at the first error, from plain standard input it goes on. */
    static const char *const arguments[] = {"gnuplot", "-d", "/dev/stdin", NULL};
    g_autofree char *program = g_find_program_in_path("gnuplot");
    if (program == NULL) {
        return anke_error_set(error, ANKE_ERROR_UNAVAILABLE,
                              "gnuplot is not installed, or not in PATH");
    }
    if (!check_font(request->font_family, error)) {
        return FALSE;
    }
    /* An SVG holds the text itself: who shows it may have the characters. */
    g_autoptr(GString) script =
        request->format == ANKE_FORMAT_SVG
            ? g_string_new_len(request->script, (gssize)request->n_script_bytes)
            : anke_glyphs_replace_missing(request->script, request->n_script_bytes);
    g_autoptr(GPtrArray) environment = make_environment();
    AnkeProcessSpec spec = {.program = program,
                            .arguments = arguments,
                            .environment = (const char *const *)environment->pdata,
                            .folder = folder,
                            .input = script->str,
                            .n_input_bytes = script->len,
                            .deadline_s = request->deadline_s};
    g_auto(AnkeProcessEnd) end = {0};
    return anke_process_run(&spec, &end, error) && check_end(request, &end, error);
}

/* What was written, or an empty text if there is nothing that can be read. */
static GString *read_picture(const char *folder)
{
    g_autofree char *path = g_build_filename(folder, ANKE_GNUPLOT_OUTPUT_NAME, NULL);
    g_autoptr(AnkeInput) input = anke_input_open(path, NULL);
    gsize n_bytes = 0;
    g_autofree char *bytes =
        input == NULL ? NULL : anke_input_read_all(input, MAX_PICTURE_BYTES, &n_bytes, NULL);
    return g_string_new_len(bytes == NULL ? "" : bytes, (gssize)n_bytes);
}

static void finish_picture(const AnkeGnuplotRequest *request, GString *picture)
{
    switch (request->format) {
    case ANKE_FORMAT_PNG:
        anke_gnuplot_png_set_resolution(picture, request->dots_per_inch);
        break;
    case ANKE_FORMAT_PDF:
        (void)anke_gnuplot_pdf_set_date(picture, request->date_s);
        break;
    case ANKE_FORMAT_SVG:
        anke_gnuplot_svg_tidy(picture, request->title, request->width_pt, request->height_pt);
        break;
    }
}

static GString *run_in_folder(const AnkeGnuplotRequest *request, const char *folder, GError **error)
{
    if (!execute(request, folder, error)) {
        return NULL;
    }
    g_autoptr(GString) picture = read_picture(folder);
    if (!anke_gnuplot_output_is_whole(request->format, picture->str, picture->len)) {
        anke_error_set(error, ANKE_ERROR_IO, "gnuplot wrote no whole %s; is %s full?",
                       anke_format_suffix(request->format), g_get_tmp_dir());
        return NULL;
    }
    finish_picture(request, picture);
    return g_steal_pointer(&picture);
}

GString *anke_gnuplot_run(const AnkeGnuplotRequest *request, GError **error)
{
    sigset_t signals;
    anke_process_hold_signals(&signals);
    GString *picture = NULL;
    g_autofree char *folder = g_dir_make_tmp("anke-plot-XXXXXX", NULL);
    if (folder == NULL) {
        anke_error_set(error, ANKE_ERROR_CANT_CREATE, "%s: cannot create a folder: %s",
                       g_get_tmp_dir(), g_strerror(errno));
    } else {
        picture = run_in_folder(request, folder, error);
        remove_folder(folder);
    }
    anke_process_release_signals(&signals);
    return picture;
}
