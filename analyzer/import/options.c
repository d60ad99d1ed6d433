#include "analyzer/import/options.h"

#include <string.h>

#include "analyzer/base/bytes.h"
#include "analyzer/base/hash.h"
#include "analyzer/base/text.h"

enum {
    MAX_PIECES = 200,
    MAX_REMEMBERED = 512,        /* cells; a question with more combinations just takes longer */
    MAX_REMEMBERED_BYTES = 4096, /* of a cell: blanks can make any cell long */
    REMEMBERED_SLOTS = 2 * MAX_REMEMBERED
};

static const guint64 hash_seed = G_GUINT64_CONSTANT(0x243F6A8885A308D3);

typedef struct {
    const char *text; /* NULL: free slot */
    gsize n_bytes;
    guint64 hash;
    AnkeOptions options;
} Remembered;

typedef struct {
    const char *start;
    const char *end;
} Piece;

struct AnkeOptionsReader {
    const AnkeQuestion *question;
    GHashTable *choice_of_folded; /* folded label -> index + 1 */
    Remembered *exact;            /* labels and names as they are */
    guint n_exact_slots;          /* a power of two */
    guint max_span;               /* most pieces that a label can be cut into */
    Remembered *remembered;       /* whole cells met before that were read without a doubt; made
                                   * for the first cell that is no label */
    guint n_remembered;
    GStringChunk *texts;
    GString *folded;
    AnkeBytes unknown;
    guint16 choices[ANKE_MAX_CHOICES];
    AnkeOptions options;
};

/* Cells met before */

static Remembered *find_slot(Remembered *slots, guint n_slots, const char *cell, gsize n_bytes,
                             guint64 hash)
{
    guint at = (guint)hash & (n_slots - 1);
    while (slots[at].text != NULL && (slots[at].hash != hash || slots[at].n_bytes != n_bytes ||
                                      memcmp(slots[at].text, cell, n_bytes) != 0)) {
        at = (at + 1) & (n_slots - 1);
    }
    return &slots[at];
}

static const char *const usual_delimiters[] = {";", ",", "、", "\n", "；", "，"};

static guint count_occurrences(const char *text, const char *part)
{
    guint n = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at++) {
        n++;
    }
    return n;
}

/* Most pieces that a cell can be cut into which equals the label when folded. Without this bound a
 * cell with many delimiters would be folded once for every pair of them. */
static guint count_pieces(const AnkeQuestion *question, const char *folded_label)
{
    gsize n_delimiters = question->delimiter != NULL ? 1 : G_N_ELEMENTS(usual_delimiters);
    guint n_pieces = 1;
    for (gsize i = 0; i < n_delimiters; i++) {
        const char *delimiter =
            question->delimiter != NULL ? question->delimiter : usual_delimiters[i];
        g_autofree char *folded = anke_text_folded(delimiter);
        n_pieces += count_occurrences(folded_label, *folded != '\0' ? folded : " ");
    }
    return n_pieces;
}

/* Coded exports hold names. A text that is the label of one choice and the name of another is the
 * label. */
static void index_names(AnkeOptionsReader *reader)
{
    const AnkeList *list = reader->question->list;
    for (guint i = 0; i < list->n_choices; i++) {
        const char *name = list->choices[i].name;
        gsize n_bytes = strlen(name);
        char *folded = anke_text_folded(name);
        if (g_hash_table_contains(reader->choice_of_folded, folded)) {
            g_free(folded);
            continue;
        }
        guint64 hash = anke_hash_bytes(name, n_bytes, hash_seed);
        Remembered *slot = find_slot(reader->exact, reader->n_exact_slots, name, n_bytes, hash);
        *slot = (Remembered){name, n_bytes, hash, {.n_choices = i}};
        reader->max_span = MAX(reader->max_span, count_pieces(reader->question, folded));
        g_hash_table_insert(reader->choice_of_folded, folded, GUINT_TO_POINTER(i + 1));
    }
}

static void index_labels(AnkeOptionsReader *reader)
{
    const AnkeList *list = reader->question->list;
    reader->n_exact_slots = 8;
    while (reader->n_exact_slots < 4 * list->n_choices) {
        reader->n_exact_slots *= 2;
    }
    reader->exact = g_new0(Remembered, reader->n_exact_slots);
    for (guint i = 0; i < list->n_choices; i++) {
        const char *label = list->choices[i].label;
        gsize n_bytes = strlen(label);
        guint64 hash = anke_hash_bytes(label, n_bytes, hash_seed);
        Remembered *slot = find_slot(reader->exact, reader->n_exact_slots, label, n_bytes, hash);
        *slot = (Remembered){label, n_bytes, hash, {.n_choices = i}};
        char *folded = anke_text_folded(label);
        reader->max_span = MAX(reader->max_span, count_pieces(reader->question, folded));
        g_hash_table_insert(reader->choice_of_folded, folded, GUINT_TO_POINTER(i + 1));
    }
}

AnkeOptionsReader *anke_options_reader_new(const AnkeQuestion *question)
{
    AnkeOptionsReader *reader = g_new0(AnkeOptionsReader, 1);
    reader->question = question;
    reader->choice_of_folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    reader->texts = g_string_chunk_new(4096);
    reader->folded = g_string_new(NULL);
    index_labels(reader);
    index_names(reader);
    return reader;
}

gint anke_options_find_exact(const AnkeOptionsReader *reader, const char *cell, gsize n_bytes)
{
    guint64 hash = anke_hash_bytes(cell, n_bytes, hash_seed);
    const Remembered *slot = find_slot(reader->exact, reader->n_exact_slots, cell, n_bytes, hash);
    return slot->text != NULL ? (gint)slot->options.n_choices : -1;
}

gboolean anke_options_remembers(const AnkeOptionsReader *reader, const char *cell, gsize n_bytes)
{
    return reader->remembered != NULL &&
           find_slot(reader->remembered, REMEMBERED_SLOTS, cell, n_bytes,
                     anke_hash_bytes(cell, n_bytes, hash_seed))
                   ->text != NULL;
}

static void remember(AnkeOptionsReader *reader, Remembered *slot, const char *cell, gsize n_bytes,
                     guint64 hash)
{
    const AnkeOptions *options = &reader->options;
    if (reader->n_remembered == MAX_REMEMBERED || n_bytes > MAX_REMEMBERED_BYTES ||
        options->unknown != NULL || options->is_ambiguous || options->has_duplicate) {
        return;
    }
    *slot = (Remembered){g_string_chunk_insert_len(reader->texts, cell, (gssize)n_bytes), n_bytes,
                         hash, *options};
    slot->options.choices = g_memdup2(options->choices, options->n_choices * sizeof(guint16));
    reader->n_remembered++;
}

/* Splitting */

/* The choice whose folded label is the text, or -1. */
static gint find_folded(AnkeOptionsReader *reader, const char *start, const char *end)
{
    g_string_truncate(reader->folded, 0);
    anke_text_fold(start, (gsize)(end - start), reader->folded);
    return GPOINTER_TO_INT(g_hash_table_lookup(reader->choice_of_folded, reader->folded->str)) - 1;
}

/* Length of a delimiter at `at`, or 0. */
static gsize delimiter_length(const AnkeOptionsReader *reader, const char *at, const char *end)
{
    const char *own = reader->question->delimiter;
    gsize n_left = (gsize)(end - at);
    if (own != NULL) {
        gsize n = strlen(own);
        return n <= n_left && memcmp(at, own, n) == 0 ? n : 0;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(usual_delimiters); i++) {
        gsize n = strlen(usual_delimiters[i]);
        if (n <= n_left && memcmp(at, usual_delimiters[i], n) == 0) {
            return n;
        }
    }
    return 0;
}

static gboolean is_blank(AnkeOptionsReader *reader, const char *start, const char *end)
{
    g_string_truncate(reader->folded, 0);
    anke_text_fold(start, (gsize)(end - start), reader->folded);
    return reader->folded->len == 0;
}

/* Cuts at every delimiter, leaving out blank pieces. A cell with too many pieces is one piece. */
static guint cut(AnkeOptionsReader *reader, const char *cell, gsize n_bytes, Piece *pieces)
{
    guint n = 0;
    const char *end = cell + n_bytes;
    const char *start = cell;
    for (const char *at = cell; at <= end;) {
        gsize n_delimiter = at < end ? delimiter_length(reader, at, end) : 0;
        if (at < end && n_delimiter == 0) {
            at++;
            continue;
        }
        gboolean is_filled = !is_blank(reader, start, at);
        if (is_filled && n == MAX_PIECES) {
            pieces[0] = (Piece){cell, end};
            return 1;
        }
        if (is_filled) {
            pieces[n++] = (Piece){start, at};
        }
        at += n_delimiter > 0 ? n_delimiter : 1;
        start = at;
    }
    return n;
}

/* Number of ways, at most 2, to read all pieces as choices. */
static guint count_readings(AnkeOptionsReader *reader, const Piece *pieces, guint n_pieces)
{
    guchar ways[MAX_PIECES + 1] = {0};
    ways[n_pieces] = 1;
    for (guint from = n_pieces; from-- > 0;) {
        guint n = 0;
        guint end = MIN(n_pieces, from + reader->max_span);
        for (guint to = from; to < end && n < 2; to++) {
            if (ways[to + 1] > 0 && find_folded(reader, pieces[from].start, pieces[to].end) >= 0) {
                n += ways[to + 1];
            }
        }
        ways[from] = (guchar)MIN(n, 2);
    }
    return ways[0];
}

static gboolean is_same(const char *label, const char *text, gsize n_bytes)
{
    return strncmp(label, text, n_bytes) == 0 && label[n_bytes] == '\0';
}

/* How the text differs from the label or name that it is when folded. */
static guint differences(const AnkeChoice *choice, const char *start, const char *end)
{
    gsize n_bytes = (gsize)(end - start);
    if (is_same(choice->label, start, n_bytes)) {
        return 0; /* nearly always */
    }
    g_autoptr(GString) folded = g_string_new(NULL);
    g_autofree char *label = anke_text_folded(choice->label);
    anke_text_fold(start, n_bytes, folded);
    return anke_text_fold_needs(start, n_bytes,
                                g_str_equal(folded->str, label) ? choice->label : choice->name);
}

/* Adds the choice that the text from `start` to `end` names. Blanks beside a delimiter are no
 * difference to the label. */
static void add_choice(AnkeOptionsReader *reader, gint choice, const char *start, const char *end)
{
    AnkeOptions *options = &reader->options;
    gboolean is_piece = reader->question->type != ANKE_ANSWER_ONE;
    while (is_piece && start < end && g_ascii_isspace(*start)) {
        start++;
    }
    while (is_piece && start < end && g_ascii_isspace(end[-1])) {
        end--;
    }
    options->fold_needs |= differences(&reader->question->list->choices[choice], start, end);
    for (guint i = 0; i < options->n_choices; i++) {
        if (reader->choices[i] == choice) {
            options->has_duplicate = TRUE;
            return;
        }
    }
    reader->choices[options->n_choices++] = (guint16)choice;
}

static void add_unknown(AnkeOptionsReader *reader, const char *start, const char *end)
{
    if (reader->unknown.n > 0) {
        anke_bytes_append(&reader->unknown, "; ", 2);
    }
    anke_bytes_append(&reader->unknown, start, (gsize)(end - start));
}

/* The last piece of the longest label that begins at piece `from`, or `from` - 1. */
static gint longest_label(AnkeOptionsReader *reader, const Piece *pieces, guint n_pieces,
                          guint from, gint *choice)
{
    for (guint to = MIN(n_pieces, from + reader->max_span); to-- > from;) {
        *choice = find_folded(reader, pieces[from].start, pieces[to].end);
        if (*choice >= 0) {
            return (gint)to;
        }
    }
    return (gint)from - 1;
}

static void read_pieces(AnkeOptionsReader *reader, const Piece *pieces, guint n_pieces)
{
    guint at = 0;
    while (at < n_pieces) {
        gint choice = -1;
        gint last = longest_label(reader, pieces, n_pieces, at, &choice);
        if (last >= (gint)at) {
            add_choice(reader, choice, pieces[at].start, pieces[last].end);
            at = (guint)last + 1;
            continue;
        }
        /* Unknown: up to the next piece that begins a label, delimiters within kept. */
        guint end = at + 1;
        while (end < n_pieces &&
               longest_label(reader, pieces, n_pieces, end, &choice) < (gint)end) {
            end++;
        }
        add_unknown(reader, pieces[at].start, pieces[end - 1].end);
        at = end;
    }
}

const AnkeOptions *anke_options_read(AnkeOptionsReader *reader, const char *cell, gsize n_bytes)
{
    guint64 hash = anke_hash_bytes(cell, n_bytes, hash_seed);
    if (reader->remembered == NULL) {
        reader->remembered = g_new0(Remembered, REMEMBERED_SLOTS);
    }
    Remembered *slot = find_slot(reader->remembered, REMEMBERED_SLOTS, cell, n_bytes, hash);
    if (slot->text != NULL) {
        return &slot->options;
    }
    reader->options = (AnkeOptions){.choices = reader->choices};
    reader->unknown.n = 0;
    gint whole = find_folded(reader, cell, cell + n_bytes);
    Piece pieces[MAX_PIECES];
    guint n_pieces = cut(reader, cell, n_bytes, pieces);
    gboolean is_single = reader->question->type == ANKE_ANSWER_ONE;
    reader->options.is_ambiguous =
        !(is_single && whole >= 0) && count_readings(reader, pieces, n_pieces) > 1;
    if (whole >= 0 && !reader->options.is_ambiguous) {
        add_choice(reader, whole, cell, cell + n_bytes);
    } else if (!reader->options.is_ambiguous) {
        read_pieces(reader, pieces, n_pieces);
    }
    if (reader->unknown.n > 0) {
        reader->options.unknown = reader->unknown.data;
        reader->options.n_unknown_bytes = reader->unknown.n;
    }
    remember(reader, slot, cell, n_bytes, hash);
    return &reader->options;
}

void anke_options_reader_free(AnkeOptionsReader *reader)
{
    if (reader == NULL) {
        return;
    }
    for (guint i = 0; reader->remembered != NULL && i < REMEMBERED_SLOTS; i++) {
        g_free((gpointer)reader->remembered[i].options.choices);
    }
    g_free(reader->remembered);
    g_free(reader->exact);
    g_hash_table_unref(reader->choice_of_folded);
    g_string_chunk_free(reader->texts);
    g_string_free(reader->folded, TRUE);
    anke_bytes_clear(&reader->unknown);
    g_free(reader);
}
