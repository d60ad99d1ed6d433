/* Where margins come from: a file of targets, the codebook, a roster. */
#include <math.h>
#include <string.h>

#include "analyzer/base/error.h"
#include "analyzer/base/input.h"
#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "analyzer/data/csv.h"
#include "analyzer/data/encoding.h"
#include "analyzer/weight/weight_margins.h"

/* A CSV file held as bytes, read record by record. */
typedef struct {
    char *bytes;
    AnkeCsvReader *reader;
    char **heads;
    guint n_columns;
} File;

static void clear_file(File *file)
{
    anke_csv_reader_free(file->reader);
    g_free(file->bytes);
    g_strfreev(file->heads);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(File, clear_file)

static gboolean open_file(File *file, const char *path, GError **error)
{
    g_autoptr(AnkeInput) input = anke_input_open(path, error);
    gsize n_bytes;
    if (input == NULL) {
        return FALSE;
    }
    file->bytes = anke_encoding_read_all(input, ANKE_ENCODING_ASCII, &n_bytes, error);
    if (file->bytes == NULL) {
        return FALSE;
    }
    const AnkeRecord *record;
    file->reader = anke_csv_reader_new_from_bytes(path, file->bytes, n_bytes);
    if (!anke_csv_reader_next(file->reader, &record, error)) {
        return FALSE;
    }
    if (record == NULL || record->n_fields == 0) {
        return anke_error_at(error, ANKE_ERROR_DATA, (AnkePlace){path, 1, 0},
                             "a header was expected");
    }
    file->n_columns = record->n_fields;
    file->heads = g_new0(char *, record->n_fields + 1);
    for (guint i = 0; i < record->n_fields; i++) {
        file->heads[i] = anke_text_folded(record->fields[i].text);
    }
    return TRUE;
}

/* Next row that is not blank; NULL at the end. */
static gboolean next_row(File *file, const AnkeRecord **record, GError **error)
{
    do {
        if (!anke_csv_reader_next(file->reader, record, error)) {
            return FALSE;
        }
    } while (*record != NULL && (*record)->n_fields == 0);
    if (*record != NULL && (*record)->n_fields != file->n_columns) {
        AnkePlace place = {anke_csv_reader_name(file->reader), (*record)->line, 0};
        return anke_error_at(error, ANKE_ERROR_DATA, place, "%u columns, %u were expected",
                             (*record)->n_fields, file->n_columns);
    }
    return TRUE;
}

static AnkePlace place_of(const File *file, const AnkeRecord *record, guint column)
{
    return (AnkePlace){anke_csv_reader_name(file->reader), record->line, column + 1};
}

static gint find_head(const File *file, const char *name)
{
    for (guint i = 0; i < file->n_columns; i++) {
        if (strcmp(file->heads[i], name) == 0) {
            return (gint)i;
        }
    }
    return -1;
}

/* Puts a place before a message that has none. Returns FALSE. */
static gboolean fail_at(GError **error, AnkePlace place, GError *cause)
{
    (void)anke_error_at(error, ANKE_ERROR_DATA, place, "%s", cause->message);
    g_error_free(cause);
    return FALSE;
}

/* The file of targets */

enum { QUESTION, CHOICE, TARGET, N_HEADS };

static const char *const target_heads[N_HEADS] = {"question", "choice", "target"};

typedef struct {
    File file;
    guint columns[N_HEADS];
    AnkeWeightMargins *margins;
    GHashTable *seen; /* "margin level" */
} TargetReader;

static gboolean find_columns(TargetReader *reader, const char *path, GError **error)
{
    for (guint i = 0; i < N_HEADS; i++) {
        gint column = find_head(&reader->file, target_heads[i]);
        if (column < 0) {
            return anke_error_at(error, ANKE_ERROR_DATA, (AnkePlace){path, 1, 0},
                                 "no column \"%s\": question, choice and target were expected",
                                 target_heads[i]);
        }
        reader->columns[i] = (guint)column;
    }
    return TRUE;
}

/* The level that a text such as "x" or "x:y" names. Labels may hold a colon, names may not: a lone
 * question takes the text as it is. */
static gboolean find_level(const AnkeWeightMargins *margins, const AnkeWeightMargin *margin,
                           const char *text, gsize *level)
{
    guint n_parts = margin->parts->len;
    g_auto(GStrv) pieces = g_strsplit(text, ":", n_parts > 1 ? -1 : 1);
    if (g_strv_length(pieces) != n_parts) {
        return FALSE;
    }
    *level = 0;
    for (guint i = 0; i < n_parts; i++) {
        const AnkeWeightPart *part =
            g_ptr_array_index(margins->parts, g_array_index(margin->parts, guint, i));
        gint found = anke_weight_levels_of_text(part->levels, pieces[i]);
        if (found < 0) {
            return FALSE;
        }
        *level = *level * part->levels->n_levels + (gsize)found;
    }
    return TRUE;
}

static gboolean read_target(TargetReader *reader, const AnkeRecord *record, GError **error)
{
    const AnkeField *name = &record->fields[reader->columns[QUESTION]];
    const AnkeField *choice = &record->fields[reader->columns[CHOICE]];
    const AnkeField *number = &record->fields[reader->columns[TARGET]];
    GError *cause = NULL;
    AnkeWeightMargin *margin = anke_weight_margins_add(reader->margins, name->text, &cause);
    if (margin == NULL) {
        return fail_at(error, place_of(&reader->file, record, reader->columns[QUESTION]), cause);
    }
    AnkePlace place = place_of(&reader->file, record, reader->columns[CHOICE]);
    gsize level;
    if (!find_level(reader->margins, margin, choice->text, &level)) {
        return anke_error_at(error, ANKE_ERROR_DATA, place,
                             "no category of \"%s\": names or labels were expected%s", margin->name,
                             margin->parts->len > 1 ? ", joined by a colon" : "");
    }
    if (!g_hash_table_add(reader->seen,
                          g_strdup_printf("%s %" G_GSIZE_FORMAT, margin->name, level))) {
        return anke_error_at(error, ANKE_ERROR_DATA, place, "a category of \"%s\" stands twice",
                             margin->name);
    }
    double target;
    if (!anke_number_parse(number->text, number->n_bytes, &target) || target < 0) {
        return anke_error_at(error, ANKE_ERROR_DATA,
                             place_of(&reader->file, record, reader->columns[TARGET]),
                             "target: people or a share, a number from 0, was expected");
    }
    margin->targets[level] = target;
    return TRUE;
}

static gboolean read_targets(TargetReader *reader, const char *path, GError **error)
{
    if (!open_file(&reader->file, path, error) || !find_columns(reader, path, error)) {
        return FALSE;
    }
    for (;;) {
        const AnkeRecord *record;
        if (!next_row(&reader->file, &record, error)) {
            return FALSE;
        }
        if (record == NULL) {
            break;
        }
        if (!read_target(reader, record, error)) {
            return FALSE;
        }
    }
    return reader->margins->margins->len > 0 ||
           anke_error_at(error, ANKE_ERROR_DATA, (AnkePlace){path, 0, 0},
                         "no targets: rows question,choice,target were expected");
}

AnkeWeightMargins *anke_weight_margins_read(const char *path, const AnkeCodebook *codebook,
                                            GError **error)
{
    g_autoptr(AnkeWeightMargins) margins = anke_weight_margins_new(codebook);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    TargetReader reader = {.margins = margins, .seen = seen};
    gboolean is_read = read_targets(&reader, path, error);
    clear_file(&reader.file);
    return is_read ? g_steal_pointer(&margins) : NULL;
}

/* The codebook */

static gboolean take_populations(const AnkeWeightMargins *margins, AnkeWeightMargin *margin,
                                 GError **error)
{
    const AnkeWeightPart *part =
        g_ptr_array_index(margins->parts, g_array_index(margin->parts, guint, 0));
    for (guint level = 0; level < part->levels->n_levels; level++) {
        margin->targets[level] = anke_weight_levels_population(part->levels, level);
        if (margin->parts->len > 1 || isnan(margin->targets[level])) {
            g_autofree char *label =
                anke_text_quote(anke_weight_levels_label(part->levels, level), -1);
            return anke_error_set(error, ANKE_ERROR_CODEBOOK,
                                  "%s: no population for \"%s\" of \"%s\": fill the column "
                                  "population of the choices, or give --margins",
                                  margins->codebook->file, label, margin->name);
        }
    }
    return TRUE;
}

AnkeWeightMargins *anke_weight_margins_of_codebook(const AnkeCodebook *codebook,
                                                   const char *const *names, GError **error)
{
    g_autoptr(AnkeWeightMargins) margins = anke_weight_margins_new(codebook);
    for (guint i = 0; names[i] != NULL; i++) {
        GError *cause = NULL;
        AnkeWeightMargin *margin = anke_weight_margins_add(margins, names[i], &cause);
        if (margin == NULL) {
            anke_error_set(error, ANKE_ERROR_USAGE, "--population: %s", cause->message);
            g_error_free(cause);
            return NULL;
        }
        if (!take_populations(margins, margin, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&margins);
}

/* The roster */

/* The margins that a roster shall give: those asked for, or one for each column. */
static char **list_margins(const File *file, const char *const *names, gboolean is_crossed)
{
    const char *const *wanted = names != NULL ? names : (const char *const *)file->heads;
    if (!is_crossed) {
        return g_strdupv((char **)wanted);
    }
    char **crossed = g_new0(char *, 2);
    crossed[0] = g_strjoinv(":", (char **)wanted);
    return crossed;
}

static gboolean add_roster_margins(AnkeWeightMargins *margins, const File *file,
                                   const char *const *names, gboolean is_crossed, GError **error)
{
    g_auto(GStrv) wanted = list_margins(file, names, is_crossed);
    AnkePlace place = {anke_csv_reader_name(file->reader), 1, 0};
    for (guint i = 0; wanted[i] != NULL; i++) {
        GError *cause = NULL;
        if (anke_weight_margins_add(margins, wanted[i], &cause) == NULL) {
            return fail_at(error, place, cause);
        }
    }
    return TRUE;
}

/* The roster's column of each part. */
static guint *find_part_columns(const AnkeWeightMargins *margins, const File *file, GError **error)
{
    g_autofree guint *columns = g_new0(guint, margins->parts->len + 1);
    for (guint i = 0; i < margins->parts->len; i++) {
        const AnkeWeightPart *part = g_ptr_array_index(margins->parts, i);
        gint column = find_head(file, part->levels->question->name);
        if (column < 0) {
            AnkePlace place = {anke_csv_reader_name(file->reader), 1, 0};
            (void)anke_error_at(error, ANKE_ERROR_DATA, place,
                                "the roster has no column of question \"%s\"",
                                part->levels->question->name);
            return NULL;
        }
        columns[i] = (guint)column;
    }
    return g_steal_pointer(&columns);
}

static gboolean count_person(AnkeWeightMargins *margins, const File *file, const guint *columns,
                             const AnkeRecord *record, gint *levels, GError **error)
{
    for (guint i = 0; i < margins->parts->len; i++) {
        const AnkeWeightPart *part = g_ptr_array_index(margins->parts, i);
        const char *text = record->fields[columns[i]].text;
        levels[i] = anke_weight_levels_of_text(part->levels, text);
        if (levels[i] < 0 && *text != '\0') {
            return anke_error_at(
                error, ANKE_ERROR_DATA, place_of(file, record, columns[i]),
                "value is no category of \"%s\": its names or labels were expected",
                part->levels->question->name);
        }
    }
    gboolean is_placed = TRUE;
    for (guint i = 0; i < margins->margins->len; i++) {
        AnkeWeightMargin *margin = g_ptr_array_index(margins->margins, i);
        gint64 level = anke_weight_margin_level(margins, margin, levels);
        if (level >= 0) {
            margin->targets[level]++;
        }
        is_placed &= level >= 0;
    }
    margins->n_unplaced += is_placed ? 0 : 1;
    return TRUE;
}

static gboolean count_roster(AnkeWeightMargins *margins, File *file, GError **error)
{
    g_autofree guint *columns = find_part_columns(margins, file, error);
    g_autofree gint *levels = g_new0(gint, margins->parts->len + 1);
    if (columns == NULL) {
        return FALSE;
    }
    for (;;) {
        const AnkeRecord *record;
        if (!next_row(file, &record, error)) {
            return FALSE;
        }
        if (record == NULL) {
            return TRUE;
        }
        if (!count_person(margins, file, columns, record, levels, error)) {
            return FALSE;
        }
    }
}

AnkeWeightMargins *anke_weight_margins_of_roster(const char *path, const AnkeCodebook *codebook,
                                                 const char *const *names, gboolean is_crossed,
                                                 GError **error)
{
    g_auto(File) file = {NULL, NULL, NULL, 0};
    g_autoptr(AnkeWeightMargins) margins = anke_weight_margins_new(codebook);
    if (!open_file(&file, path, error) ||
        !add_roster_margins(margins, &file, names, is_crossed, error) ||
        !count_roster(margins, &file, error)) {
        return NULL;
    }
    return g_steal_pointer(&margins);
}
