#include "analyzer/draft/joiner.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/draft/value_counts.h"

struct AnkeJoiner {
    char *delimiter;
    GHashTable *bonds; /* set: "PIECE TAB PIECE", folded, that are one option */
};

/* The longer come before what they hold; of equal evidence the first is taken. A blank, the last one,
 * is tried only where the head says that several answers may be given, and joins codes only. */
static const char *const candidates[] = {"\n", ";", "|", ", ", ",", "、", "；", "，", "／", " "};

/* A comma before three digits of a number joins nothing. */
static gboolean is_within_number(const char *cell, const char *at)
{
    return *at == ',' && at > cell && g_ascii_isdigit(at[-1]) && strspn(at + 1, "0123456789") == 3;
}

static const char *next_joint(const char *cell, const char *from, const char *delimiter)
{
    const char *at = strstr(from, delimiter);
    while (at != NULL && is_within_number(cell, at)) {
        at = strstr(at + 1, delimiter);
    }
    return at;
}

/* The pieces of a cell that are not blank; owned by the array. */
static GPtrArray *cut(const char *cell, const char *delimiter)
{
    GPtrArray *pieces = g_ptr_array_new_with_free_func(g_free);
    for (const char *start = cell; start != NULL;) {
        const char *joint = next_joint(cell, start, delimiter);
        g_autofree char *raw =
            joint != NULL ? g_strndup(start, (gsize)(joint - start)) : g_strdup(start);
        char *piece = anke_value_trim(raw);
        if (*piece != '\0') {
            g_ptr_array_add(pieces, piece);
        } else {
            g_free(piece);
        }
        start = joint != NULL ? joint + strlen(delimiter) : NULL;
    }
    return pieces;
}

/* Evidence for a delimiter */

typedef struct {
    guint64 n_filled;  /* cells */
    guint64 n_cells;   /* cells that hold it between pieces */
    guint64 n_values;  /* different ones */
    guint64 n_pieces;  /* in those different ones */
    guint64 n_parting; /* of them, such as live apart */
    guint64 n_alone;   /* of them, such as are a whole cell elsewhere */
    guint n_free;      /* different pieces that live apart */
    guint64 n_ending;  /* cells that end with it */
    gboolean is_codes; /* nothing but letters, digits and _ */
} Tally;

static gboolean is_code(const char *text)
{
    for (; *text != '\0'; text++) {
        if (!g_ascii_isalnum(*text) && strchr("_-.", *text) == NULL) {
            return FALSE;
        }
    }
    return TRUE;
}

enum { ALONE = 1 << 16 }; /* beside the number of homes of a piece */

/* In how many different cells each piece stands, and whether alone. */
static GHashTable *count_homes(const GPtrArray *cuts)
{
    GHashTable *homes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < cuts->len; i++) {
        const GPtrArray *pieces = g_ptr_array_index(cuts, i);
        for (guint p = 0; p < pieces->len; p++) {
            char *folded = anke_text_folded(g_ptr_array_index(pieces, p));
            guint home = GPOINTER_TO_UINT(g_hash_table_lookup(homes, folded));
            if (pieces->len == 1) {
                home |= ALONE;
            } else if ((home & (ALONE - 1)) < ALONE - 1) {
                home++;
            }
            g_hash_table_insert(homes, folded, GUINT_TO_POINTER(home));
        }
    }
    return homes;
}

static void tally_pieces(const GPtrArray *pieces, GHashTable *homes, Tally *tally)
{
    tally->n_values++;
    for (guint p = 0; p < pieces->len; p++) {
        const char *piece = g_ptr_array_index(pieces, p);
        g_autofree char *folded = anke_text_folded(piece);
        tally->n_pieces++;
        guint home = GPOINTER_TO_UINT(g_hash_table_lookup(homes, folded));
        tally->n_parting += home >= 2 ? 1 : 0;
        tally->n_alone += (home & ALONE) != 0 ? 1 : 0;
        tally->is_codes = tally->is_codes && is_code(piece);
    }
}

static guint count_free(GHashTable *homes)
{
    guint n = 0;
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, homes);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        n += GPOINTER_TO_UINT(value) >= 2 ? 1 : 0;
    }
    return n;
}

static Tally tally_delimiter(const GPtrArray *values, const char *delimiter)
{
    Tally tally = {.is_codes = TRUE};
    g_autoptr(GPtrArray) cuts = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        g_ptr_array_add(cuts, cut(value->text, delimiter));
        tally.n_ending += g_str_has_suffix(value->text, delimiter) ? value->n : 0;
        tally.n_filled += value->n;
    }
    g_autoptr(GHashTable) homes = count_homes(cuts);
    for (guint i = 0; i < values->len; i++) {
        const GPtrArray *pieces = g_ptr_array_index(cuts, i);
        if (pieces->len > 1) {
            tally.n_cells += ((const AnkeValue *)g_ptr_array_index(values, i))->n;
            tally_pieces(pieces, homes, &tally);
        }
    }
    tally.n_free = count_free(homes);
    return tally;
}

static double parting_share(const Tally *tally)
{
    return tally->n_pieces > 0 ? (double)tally->n_parting / (double)tally->n_pieces : 0;
}

static double alone_share(const Tally *tally)
{
    return tally->n_pieces > 0 ? (double)tally->n_alone / (double)tally->n_pieces : 0;
}

/* Of codes joined by a blank: words of a label do not stand alone. */
static const double some_alone = 0.4;

/* Shares of the pieces that must live apart. */
static const double enough = 0.6;
static const double enough_if_hinted = 0.4;
static const double all_end = 0.9; /* cells that end with the joiner, as Microsoft Forms writes */

static gboolean speaks_for(const Tally *tally, const char *delimiter, gboolean is_hinted)
{
    double share = parting_share(tally);
    if (*delimiter == ';' && (double)tally->n_ending >= all_end * (double)tally->n_filled) {
        return TRUE;
    }
    if (*delimiter == ' ' && !(tally->is_codes && alone_share(tally) >= some_alone)) {
        return FALSE;
    }
    return tally->n_values > 0 && tally->n_free >= 2 &&
           share >= (is_hinted ? enough_if_hinted : enough) && (tally->n_values > 1 || share >= 1);
}

/* Bonds */

static gboolean may_stand_in_labels(const char *delimiter)
{
    return strchr(",", *delimiter) != NULL || g_str_equal(delimiter, "、") ||
           g_str_equal(delimiter, "，") || g_str_equal(delimiter, "／");
}

static void count_in(GHashTable *table, char *key_take, guint64 n)
{
    guint64 before = GPOINTER_TO_SIZE(g_hash_table_lookup(table, key_take));
    g_hash_table_insert(table, key_take, GSIZE_TO_POINTER(before + n));
}

static char *pair_key(const char *left, const char *right)
{
    g_autofree char *a = anke_text_folded(left);
    g_autofree char *b = anke_text_folded(right);
    return g_strconcat(a, "\t", b, NULL);
}

static void count_neighbours(const GPtrArray *values, const char *delimiter, GHashTable *single,
                             GHashTable *pairs)
{
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        g_autoptr(GPtrArray) pieces = cut(value->text, delimiter);
        for (guint p = 0; p < pieces->len; p++) {
            const char *piece = g_ptr_array_index(pieces, p);
            count_in(single, anke_text_folded(piece), value->n);
            if (p > 0) {
                count_in(pairs, pair_key(g_ptr_array_index(pieces, p - 1), piece), value->n);
            }
        }
    }
}

enum { MIN_BONDS = 3 }; /* respondents: two may be chance */

static GHashTable *find_bonds(const GPtrArray *values, const char *delimiter)
{
    GHashTable *bonds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!may_stand_in_labels(delimiter)) {
        return bonds;
    }
    g_autoptr(GHashTable) single = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) pairs = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    count_neighbours(values, delimiter, single, pairs);
    GHashTableIter iter;
    gpointer key;
    gpointer value;
    g_hash_table_iter_init(&iter, pairs);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        g_auto(GStrv) parts = g_strsplit(key, "\t", 2);
        gsize n = GPOINTER_TO_SIZE(value);
        if (n >= MIN_BONDS && GPOINTER_TO_SIZE(g_hash_table_lookup(single, parts[0])) == n &&
            GPOINTER_TO_SIZE(g_hash_table_lookup(single, parts[1])) == n) {
            g_hash_table_add(bonds, g_strdup(key));
        }
    }
    return bonds;
}

static AnkeJoiner *new_joiner(const GPtrArray *values, const char *delimiter)
{
    AnkeJoiner *joiner = g_new0(AnkeJoiner, 1);
    joiner->delimiter = g_strdup(delimiter);
    joiner->bonds = find_bonds(values, delimiter);
    return joiner;
}

/* Ranked codes do not stand alone: all are always there. */
static gboolean are_rankings(const GPtrArray *values, const char *delimiter)
{
    g_autoptr(AnkeJoiner) joiner = new_joiner(values, delimiter);
    return anke_joiner_is_ranking(joiner, values);
}

AnkeJoiner *anke_joiner_infer(const GPtrArray *values, const char *known, gboolean is_hinted)
{
    const char *best = NULL;
    double most = 0;
    gsize n_unknown = G_N_ELEMENTS(candidates) - (is_hinted ? 0 : 1);
    for (gsize i = 0; i < (known != NULL ? 1 : n_unknown); i++) {
        const char *delimiter = known != NULL ? known : candidates[i];
        Tally tally = tally_delimiter(values, delimiter);
        double weight = (double)(tally.n_parting + tally.n_ending) * (parting_share(&tally) + 0.01);
        gboolean speaks = speaks_for(&tally, delimiter, is_hinted || known != NULL) ||
                          (*delimiter == ' ' && tally.is_codes && are_rankings(values, delimiter));
        if (speaks && weight > 1.1 * most) {
            best = delimiter;
            most = weight;
        }
    }
    return best != NULL ? new_joiner(values, best) : NULL;
}

const char *anke_joiner_delimiter(const AnkeJoiner *joiner)
{
    return joiner->delimiter;
}

void anke_joiner_split(const AnkeJoiner *joiner, const char *cell,
                       void (*visit)(const char *piece, gpointer data), gpointer data)
{
    g_autoptr(GPtrArray) pieces = cut(cell, joiner->delimiter);
    g_autoptr(GString) answer = g_string_new(NULL);
    for (guint p = 0; p < pieces->len; p++) {
        const char *piece = g_ptr_array_index(pieces, p);
        g_string_append(answer, piece);
        if (p + 1 < pieces->len) {
            g_autofree char *key = pair_key(piece, g_ptr_array_index(pieces, p + 1));
            if (g_hash_table_contains(joiner->bonds, key)) {
                g_string_append(answer, joiner->delimiter);
                continue;
            }
        }
        visit(answer->str, data);
        g_string_truncate(answer, 0);
    }
}

/* Rankings */

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The pieces of a cell in the order of their bytes: equal for cells that hold the same ones. */
static char *sorted_pieces(const AnkeJoiner *joiner, const AnkeValue *value, guint *n_pieces)
{
    g_autoptr(GPtrArray) pieces = cut(value->folded, joiner->delimiter);
    g_ptr_array_sort(pieces, compare_texts);
    g_autoptr(GString) sorted = g_string_new(NULL);
    for (guint p = 0; p < pieces->len; p++) {
        g_string_append_printf(sorted, "%s\t", (const char *)g_ptr_array_index(pieces, p));
    }
    *n_pieces = pieces->len;
    return g_strdup(sorted->str);
}

gboolean anke_joiner_is_ranking(const AnkeJoiner *joiner, const GPtrArray *values)
{
    g_autoptr(GHashTable) sets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint64 n_filled = 0;
    guint64 most = 0;
    guint n_orders = 0;
    for (guint i = 0; i < values->len; i++) {
        const AnkeValue *value = g_ptr_array_index(values, i);
        guint n_pieces = 0;
        char *sorted = sorted_pieces(joiner, value, &n_pieces);
        guint64 n = value->n + GPOINTER_TO_SIZE(g_hash_table_lookup(sets, sorted));
        n_filled += value->n;
        n_orders += n_pieces > 1 ? 1 : 0;
        most = n_pieces > 1 ? MAX(most, n) : most;
        g_hash_table_insert(sets, sorted, GSIZE_TO_POINTER(n));
    }
    return n_orders > 1 && (double)most >= all_end * (double)n_filled;
}

void anke_joiner_free(AnkeJoiner *joiner)
{
    if (joiner != NULL) {
        g_free(joiner->delimiter);
        g_hash_table_unref(joiner->bonds);
        g_free(joiner);
    }
}
