#include "analyzer/base/program.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "analyzer/base/error.h"

static gboolean is_quiet = FALSE;

/* Libraries may log texts that came from data: only their level and domain are repeated. */
static GLogWriterOutput write_log(GLogLevelFlags level, const GLogField *fields, gsize n_fields,
                                  gpointer data)
{
    (void)data;
    if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) == 0) {
        return G_LOG_WRITER_HANDLED;
    }
    const char *domain = "a library";
    for (gsize i = 0; i < n_fields; i++) {
        if (g_str_equal(fields[i].key, "GLIB_DOMAIN") && fields[i].length < 0) {
            domain = fields[i].value;
        }
    }
    anke_program_warn("internal: %s reports a problem", domain);
    return G_LOG_WRITER_HANDLED;
}

void anke_program_start(const char *name)
{
    g_set_prgname(name);
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    (void)signal(SIGPIPE, SIG_IGN);
    umask(077);
    g_log_set_writer_func(write_log, NULL, NULL);
}

static void end_printing(void)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        anke_program_warn("cannot write to standard output");
        exit(ANKE_ERROR_IO);
    }
    exit(EXIT_SUCCESS);
}

static gboolean print_version(const char *option, const char *value, gpointer data, GError **error)
{
    (void)option;
    (void)value;
    (void)data;
    (void)error;
    printf("%s (anke) %s\n", g_get_prgname(), ANKE_VERSION);
    end_printing();
    return TRUE;
}

static gboolean want_help = FALSE;

gboolean anke_program_options(const AnkeProgram *program, int *argc, char ***argv, GError **error)
{
    static const GOptionEntry shared[] = {
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &is_quiet, "Print errors only", NULL},
        {"version", 0, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, (gpointer)print_version,
         "Print the version and exit", NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &want_help, "Print this help and exit", NULL},
        {NULL}};
    g_autoptr(GOptionContext) context = g_option_context_new(program->operands);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_summary(context, program->summary);
    if (program->description != NULL) {
        g_option_context_set_description(context, program->description);
    }
    g_option_context_add_main_entries(context, program->entries, NULL);
    g_option_context_add_main_entries(context, shared, NULL);
    if (!g_option_context_parse(context, argc, argv, error)) {
        return FALSE;
    }
    if (want_help) {
        char *help = g_option_context_get_help(context, TRUE, NULL);
        fputs(help, stdout);
        g_free(help);
        g_clear_pointer(&context, g_option_context_free);
        end_printing();
    }
    return TRUE;
}

gboolean anke_program_operand(int argc, char **argv, const char **path, GError **error)
{
    if (argc > 2) {
        return anke_error_set(error, ANKE_ERROR_USAGE, "one input file expected, %d given",
                              argc - 1);
    }
    *path = argc < 2 || g_str_equal(argv[1], "-") ? NULL : argv[1];
    return TRUE;
}

static void print_message(const char *format, va_list arguments) G_GNUC_PRINTF(1, 0);

static void print_message(const char *format, va_list arguments)
{
    g_autofree char *text = g_strdup_vprintf(format, arguments);
    fprintf(stderr, "%s: %s\n", g_get_prgname(), text);
}

void anke_program_warn(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print_message(format, arguments);
    va_end(arguments);
}

void anke_program_note(const char *format, ...)
{
    if (is_quiet) {
        return;
    }
    va_list arguments;
    va_start(arguments, format);
    print_message(format, arguments);
    va_end(arguments);
}

gboolean anke_program_is_quiet(void)
{
    return is_quiet;
}

int anke_program_end(GError *error)
{
    if (error == NULL) {
        return EXIT_SUCCESS;
    }
    anke_program_warn("%s", error->message);
    int status = anke_error_exit_status(error);
    g_error_free(error);
    return status;
}
