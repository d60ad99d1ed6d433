#include "analyzer/staff/cell_memory.h"

#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/hash.h"
#include "analyzer/base/text.h"

enum { N_DATES = 65536, N_LABELS = 1024 };

typedef struct {
    guint64 hash; /* 0: free */
    int value;
    guint flags;
} Slot;

struct AnkeCellMemory {
    AnkeStaffLabels *labels;
    Slot dates[N_DATES];
    Slot known[N_LABELS];
};

AnkeCellMemory *anke_cell_memory_new(AnkeStaffLabels *labels)
{
    AnkeCellMemory *memory = g_new0(AnkeCellMemory, 1);
    memory->labels = labels;
    return memory;
}

static guint64 hash_cell(const char *text, gsize n_bytes, guint64 seed)
{
    return anke_hash_bytes(text, n_bytes, G_GUINT64_CONSTANT(0x452821E638D01377) + seed) | 1;
}

/* Digits as a number, which are all of the text up to `end`. */
static gboolean take_number(const char **at, const char *end, int max_digits, int *number)
{
    int n = 0;
    *number = 0;
    while (*at < end && n < max_digits && g_ascii_isdigit(**at)) {
        *number = *number * 10 + (**at - '0');
        (*at)++;
        n++;
    }
    return n > 0;
}

/* The forms that personnel systems write most, 1967/4/1 and 1967-04-01, without a detour; only days
 * that every month has. Returns 0 for anything else. */
static int read_plain(const char *text, gsize n_bytes)
{
    const char *at = text;
    const char *end = text + n_bytes;
    int year;
    int month;
    int day;
    if (n_bytes < 8 || n_bytes > 10 || (text[4] != '/' && text[4] != '-') ||
        !take_number(&at, end, 4, &year) || at != text + 4) {
        return 0;
    }
    at++;
    if (!take_number(&at, end, 2, &month) || at == end || *at != text[4]) {
        return 0;
    }
    at++;
    gboolean is_date = take_number(&at, end, 2, &day) && at == end && year >= 1873 && month >= 1 &&
                       month <= 12 && day >= 1 && day <= 28;
    return is_date ? year * 10000 + month * 100 + day : 0;
}

/* Whether the cell stands for nothing: blanks, or a dash alone. */
static gboolean is_nil(const char *text, gsize n_bytes)
{
    static const char *const signs[] = {"", "-", "ー", "―", "−"};
    g_autoptr(GString) folded = g_string_new(NULL);
    anke_text_fold(text, n_bytes, folded);
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (strcmp(folded->str, signs[i]) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static int read_date(const char *text, gsize n_bytes, guint *doubts)
{
    AnkeDateReading reading;
    *doubts = 0;
    if (!anke_date_read(text, n_bytes, &reading)) {
        return is_nil(text, n_bytes) ? 0 : -1;
    }
    *doubts = reading.doubts;
    int part[3] = {0};
    for (guint i = 0, at = 0; reading.iso[i] != '\0'; i++) {
        gboolean is_digit = g_ascii_isdigit(reading.iso[i]);
        at += is_digit ? 0 : 1;
        part[at] = is_digit ? part[at] * 10 + (reading.iso[i] - '0') : 0;
    }
    return part[0] * 10000 + part[1] * 100 + part[2];
}

int anke_cell_memory_date(AnkeCellMemory *memory, const char *text, gsize n_bytes, guint *doubts)
{
    *doubts = 0;
    if (n_bytes == 0) {
        return 0;
    }
    int plain = read_plain(text, n_bytes);
    if (plain > 0) {
        return plain;
    }
    guint64 hash = hash_cell(text, n_bytes, 0);
    Slot *slot = &memory->dates[(hash >> 1) % N_DATES];
    if (slot->hash != hash) {
        guint found;
        int value = read_date(text, n_bytes, &found);
        *slot = (Slot){hash, value, found};
    }
    *doubts = slot->flags;
    return slot->value;
}

guint anke_cell_memory_label(AnkeCellMemory *memory, AnkeStaffKind kind, const char *text,
                             gsize n_bytes, gboolean *is_listed)
{
    *is_listed = TRUE;
    if (n_bytes == 0) {
        return ANKE_STAFF_UNKNOWN;
    }
    guint64 hash = hash_cell(text, n_bytes, 1 + (guint64)kind);
    Slot *slot = &memory->known[(hash >> 1) % N_LABELS];
    if (slot->hash != hash) {
        gboolean found;
        guint number = anke_staff_labels_add(memory->labels, kind, text, n_bytes, &found);
        *slot = (Slot){hash, (int)number, found ? 1 : 0};
    }
    *is_listed = slot->flags != 0;
    return (guint)slot->value;
}

void anke_cell_memory_free(AnkeCellMemory *memory)
{
    g_free(memory);
}
