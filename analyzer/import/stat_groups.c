#include "analyzer/import/stat_groups.h"

#include <string.h>

/* Bytes of the name before its number, with the _ between them; 0: the name does not end in one. */
static gsize stem_bytes(const char *name)
{
    gsize n = strlen(name);
    while (n > 0 && g_ascii_isdigit(name[n - 1])) {
        n--;
    }
    return name[n] != '\0' ? n : 0;
}

static const AnkeStatVariable *variable_at(const AnkeStatFile *file, guint i)
{
    return g_ptr_array_index(file->variables, i);
}

/* Whether variable i goes on the group that begins at `first`. */
static gboolean goes_on(const AnkeStatFile *file, guint first, guint i)
{
    const AnkeStatVariable *start = variable_at(file, first);
    const AnkeStatVariable *next = variable_at(file, i);
    gsize n = stem_bytes(start->name);
    return n > 0 && next->is_binary && stem_bytes(next->name) == n &&
           strncmp(start->name, next->name, n) == 0;
}

/* Bytes that all labels of the group have in common. */
static gsize common_bytes(const AnkeStatFile *file, guint first, guint end)
{
    const char *label = variable_at(file, first)->label;
    gsize n = strlen(label);
    for (guint i = first + 1; i < end; i++) {
        const char *other = variable_at(file, i)->label;
        gsize same = 0;
        while (same < n && other[same] == label[same]) {
            same++;
        }
        n = same;
    }
    return n;
}

static const char *const separators[] = {"：", ":",  "［", "[",  "【", "「", "（", "(",  "－",
                                         "-",  "／", "/",  "｜", "|",  "＿", "_",  "　", " "};

/* Where the last separator of a run of bytes begins and ends; FALSE: there is none. */
static gboolean find_separator(const char *label, gsize n_bytes, gsize *start, gsize *end)
{
    *end = 0;
    for (guint i = 0; i < G_N_ELEMENTS(separators); i++) {
        gsize n = strlen(separators[i]);
        for (gsize at = n_bytes; at >= n && at > *end; at--) {
            if (memcmp(label + at - n, separators[i], n) == 0) {
                *start = at - n;
                *end = at;
                break;
            }
        }
    }
    return *end > 0;
}

static char *trimmed(const char *text, gsize n_bytes)
{
    return g_strstrip(g_strndup(text, n_bytes));
}

/* The option, without the bracket that closes what the separator opened. */
static char *option_of(const char *label, gsize start, gsize end)
{
    static const char *const pairs[][2] = {{"［", "］"}, {"[", "]"},   {"【", "】"},
                                           {"「", "」"}, {"（", "）"}, {"(", ")"}};
    char *option = trimmed(label + end, strlen(label + end));
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        gboolean opens = strncmp(label + start, pairs[i][0], end - start) == 0 &&
                         strlen(pairs[i][0]) == end - start;
        if (opens && g_str_has_suffix(option, pairs[i][1])) {
            option[strlen(option) - strlen(pairs[i][1])] = '\0';
        }
    }
    return option;
}

static void name_group(AnkeStatFile *file, guint first, guint end)
{
    gsize separator_start = 0;
    gsize separator_end = 0;
    const char *label = variable_at(file, first)->label;
    gboolean is_split =
        find_separator(label, common_bytes(file, first, end), &separator_start, &separator_end);
    for (guint i = first; i < end; i++) {
        AnkeStatVariable *variable = g_ptr_array_index(file->variables, i);
        gsize n_stem = stem_bytes(variable->name);
        gboolean has_sign = n_stem > 1 && variable->name[n_stem - 1] == '_';
        variable->group = (gint)file->n_groups;
        variable->stem = g_strndup(variable->name, n_stem - (has_sign ? 1 : 0));
        variable->question = is_split ? trimmed(variable->label, separator_start) : g_strdup("");
        variable->option = is_split ? option_of(variable->label, separator_start, separator_end)
                                    : g_strdup(variable->label);
    }
    file->n_groups++;
}

void anke_stat_groups_propose(AnkeStatFile *file)
{
    guint first = 0;
    while (first < file->variables->len) {
        guint end = first + 1;
        if (variable_at(file, first)->is_binary) {
            while (end < file->variables->len && goes_on(file, first, end)) {
                end++;
            }
        }
        if (end - first >= 2) {
            name_group(file, first, end);
        }
        first = end;
    }
}
