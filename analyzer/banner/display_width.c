#include "analyzer/banner/display_width.h"

#include <string.h>

#define ELLIPSIS "…"

guint anke_width_of_character(gunichar c, gboolean is_ambiguous_wide)
{
    gboolean is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    if (is_control || g_unichar_iszerowidth(c)) {
        return 0;
    }
    if (g_unichar_iswide(c) || (is_ambiguous_wide && g_unichar_iswide_cjk(c))) {
        return 2;
    }
    return 1;
}

guint anke_width_of_text(const char *text, gboolean is_ambiguous_wide)
{
    guint width = 0;
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        width += anke_width_of_character(g_utf8_get_char(at), is_ambiguous_wide);
    }
    return width;
}

/* Characters that Japanese typesetting does not let begin a line. */
static gboolean must_not_begin(gunichar c)
{
    static const char marks[] =
        "、。，．・：；？！）」』】〉》］｝〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
        ",.:;?!)]}％%…";
    return g_utf8_strchr(marks, -1, c) != NULL;
}

/* Whether a word of a script with blanks goes on over this place. */
static gboolean is_inside_word(gunichar before, gunichar after)
{
    return before != ' ' && after != ' ' && before < 0x2000 && after < 0x2000;
}

/* A place where a line may end, and how far the line has come. */
typedef struct {
    const char *end;  /* of the line, blanks left out */
    const char *next; /* where the following line begins */
} Break;

/* The last character before `at` that takes room. */
static gunichar last_before(const char *line, const char *at)
{
    while (at > line) {
        at = g_utf8_prev_char(at);
        if (!g_unichar_iszerowidth(g_utf8_get_char(at))) {
            return g_utf8_get_char(at);
        }
    }
    return ' ';
}

static gboolean may_break(const char *line, const char *at)
{
    gunichar c = g_utf8_get_char(at);
    return at > line && !g_unichar_iszerowidth(c) && !must_not_begin(c) &&
           !is_inside_word(last_before(line, at), c);
}

static Break break_at(const char *line, const char *at)
{
    Break found = {at, at};
    while (*found.next == ' ') {
        found.next++;
    }
    while (found.end > line && found.end[-1] == ' ') {
        found.end--;
    }
    return found;
}

/* Finds where the line that begins at `line` ends. */
static Break find_break(const char *line, guint width, gboolean is_ambiguous_wide)
{
    Break best = {NULL, NULL};
    guint used = 0;
    for (const char *at = line; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        guint more = anke_width_of_character(c, is_ambiguous_wide);
        if (may_break(line, at)) {
            best = break_at(line, at);
        }
        gboolean is_full = used + more > width && more > 0 && at > line && c != ' ';
        if (is_full && best.next != NULL) {
            return best;
        }
        if (is_full) {
            return break_at(line, at);
        }
        used += more;
    }
    return break_at(line, line + strlen(line));
}

char **anke_width_wrap(const char *text, guint width, gboolean is_ambiguous_wide)
{
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    const char *at = text;
    do {
        Break found = find_break(at, MAX(width, 1), is_ambiguous_wide);
        g_ptr_array_add(lines, g_strndup(at, (gsize)(found.end - at)));
        at = found.next;
    } while (*at != '\0');
    g_ptr_array_add(lines, NULL);
    return (char **)g_ptr_array_steal(lines, NULL);
}

/* Makes a line end in …, dropping characters until it fits. */
static char *end_with_ellipsis(const char *line, guint width, gboolean is_ambiguous_wide)
{
    guint room = width - MIN(width, anke_width_of_text(ELLIPSIS, is_ambiguous_wide));
    guint used = 0;
    const char *at = line;
    while (*at != '\0') {
        used += anke_width_of_character(g_utf8_get_char(at), is_ambiguous_wide);
        if (used > room) {
            break;
        }
        at = g_utf8_next_char(at);
    }
    g_autofree char *kept = g_strndup(line, (gsize)(at - line));
    return g_strconcat(kept, ELLIPSIS, NULL);
}

char **anke_width_wrap_within(const char *text, guint width, guint n_lines,
                              gboolean is_ambiguous_wide)
{
    char **lines = anke_width_wrap(text, width, is_ambiguous_wide);
    guint n = g_strv_length(lines);
    if (n <= n_lines) {
        return lines;
    }
    char *last = end_with_ellipsis(lines[n_lines - 1], width, is_ambiguous_wide);
    for (guint i = n_lines - 1; i < n; i++) {
        g_free(lines[i]);
    }
    lines[n_lines - 1] = last;
    lines[n_lines] = NULL;
    return lines;
}

guint anke_width_of_lines(char *const *lines, gboolean is_ambiguous_wide)
{
    guint width = 0;
    for (guint i = 0; lines[i] != NULL; i++) {
        width = MAX(width, anke_width_of_text(lines[i], is_ambiguous_wide));
    }
    return width;
}
