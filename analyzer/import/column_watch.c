#include "analyzer/import/column_watch.h"

#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/number.h"

enum { FIRST_SERIAL = 30000, LAST_SERIAL = 60000, N_SERIAL_DIGITS = 5, MAX_SHORT_BYTES = 60 };

/* What one cell is. */
typedef struct {
    guint n_digits; /* of a code; 0: it is none */
    gboolean is_filled;
    gboolean is_text;
    gboolean is_range;
    gboolean is_led;
    gboolean is_serial;
    gboolean is_day;
} CellLook;

struct AnkeColumnWatch {
    const AnkeColumnPlan *plan;
    CellLook *looks; /* of the record being read */
};

/* Plan */

static gboolean is_watched(const AnkeCodebook *codebook, const AnkeColumnUse *use)
{
    if (use->question < 0) {
        return !use->is_system;
    }
    return use->part == ANKE_PART_WHOLE &&
           codebook->questions[use->question].type == ANKE_ANSWER_TEXT;
}

AnkeColumnPlan *anke_column_plan_new(const AnkeCodebook *codebook, const AnkeHeader *header)
{
    AnkeColumnPlan *plan = g_new0(AnkeColumnPlan, 1);
    plan->n_columns = header->n_columns;
    plan->columns = g_new(guint, header->n_columns + 1);
    plan->questions = g_new(gint, header->n_columns + 1);
    plan->watched = g_new(gint, header->n_columns + 1);
    for (guint c = 0; c < header->n_columns; c++) {
        plan->watched[c] = -1;
        if (is_watched(codebook, &header->uses[c])) {
            plan->watched[c] = (gint)plan->n_watched;
            plan->columns[plan->n_watched] = c;
            plan->questions[plan->n_watched++] = header->uses[c].question;
        }
    }
    return plan;
}

void anke_column_plan_free(AnkeColumnPlan *plan)
{
    if (plan != NULL) {
        g_free(plan->columns);
        g_free(plan->questions);
        g_free(plan->watched);
        g_free(plan);
    }
}

/* Cells */

static gsize count_digits(const char *cell, gsize n_bytes, gsize from)
{
    gsize at = from;
    while (at < n_bytes && g_ascii_isdigit(cell[at])) {
        at++;
    }
    return at - from;
}

static gboolean has_at(const char *cell, gsize n_bytes, gsize at, const char *text)
{
    gsize n = strlen(text);
    return at + n <= n_bytes && memcmp(cell + at, text, n) == 0;
}

/* Bytes of what joins the ends of a range, or 0. */
static gsize joiner_at(const char *cell, gsize n_bytes, gsize at)
{
    static const char *const joiners[] = {"-", "~", "～", "〜", "－", "–"};
    for (gsize i = 0; i < G_N_ELEMENTS(joiners); i++) {
        if (has_at(cell, n_bytes, at, joiners[i])) {
            return strlen(joiners[i]);
        }
    }
    return 0;
}

/* Digits, a joiner, digits, perhaps a unit: 1-5, 16～20年. */
static gboolean is_range(const char *cell, gsize n_bytes)
{
    gsize n_first = count_digits(cell, n_bytes, 0);
    gsize n_joiner = n_first > 0 ? joiner_at(cell, n_bytes, n_first) : 0;
    return n_joiner > 0 && count_digits(cell, n_bytes, n_first + n_joiner) > 0;
}

static gboolean is_month_name(const char *text)
{
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (gsize i = 0; i < sizeof names - 1; i += 3) {
        if (memcmp(text, names + i, 3) == 0) {
            return TRUE;
        }
    }
    return FALSE;
}

/* n月n日, n-Jan, Jan-n, n.n, of cells that are not digits alone. */
static gboolean is_day(const char *cell, gsize n_bytes)
{
    gsize n_first = count_digits(cell, n_bytes, 0);
    if (n_first == 0) {
        return n_bytes > 4 && is_month_name(cell) && cell[3] == '-' &&
               count_digits(cell, n_bytes, 4) == n_bytes - 4;
    }
    if (n_first > 2) {
        return FALSE;
    }
    if (has_at(cell, n_bytes, n_first, "月")) {
        gsize at = n_first + strlen("月");
        gsize n_second = count_digits(cell, n_bytes, at);
        return n_second > 0 && n_second <= 2 && has_at(cell, n_bytes, at + n_second, "日") &&
               at + n_second + strlen("日") == n_bytes;
    }
    if (cell[n_first] == '.') {
        gsize n_second = count_digits(cell, n_bytes, n_first + 1);
        return n_second > 0 && n_second <= 2 && n_first + 1 + n_second == n_bytes;
    }
    return n_bytes == n_first + 4 && cell[n_first] == '-' && is_month_name(cell + n_first + 1);
}

static gboolean is_serial(const char *cell, gsize n_digits)
{
    guint number = 0;
    for (gsize i = 0; i < n_digits && n_digits == N_SERIAL_DIGITS; i++) {
        number = 10 * number + (guint)(cell[i] - '0');
    }
    return number >= FIRST_SERIAL && number <= LAST_SERIAL;
}

static gboolean is_number_or_date(const char *cell, gsize n_bytes)
{
    double number;
    char iso[ANKE_DATE_SIZE];
    return n_bytes <= MAX_SHORT_BYTES &&
           (anke_number_parse(cell, n_bytes, &number) || anke_date_parse(cell, n_bytes, iso));
}

static CellLook look_at(const char *cell, gsize n_bytes)
{
    CellLook look = {.is_filled = TRUE};
    gsize n_digits = count_digits(cell, n_bytes, 0);
    if (n_digits == n_bytes) {
        look.n_digits = n_digits <= ANKE_MAX_CODE_DIGITS ? (guint)n_digits : 0;
        look.is_led = n_digits > 1 && cell[0] == '0';
        look.is_serial = is_serial(cell, n_digits);
        return look;
    }
    look.is_day = is_day(cell, n_bytes);
    look.is_text = !look.is_day && !is_number_or_date(cell, n_bytes);
    look.is_range = look.is_text && is_range(cell, n_bytes);
    return look;
}

/* Records */

AnkeColumnWatch *anke_column_watch_new(const AnkeColumnPlan *plan)
{
    AnkeColumnWatch *watch = g_new0(AnkeColumnWatch, 1);
    watch->plan = plan;
    watch->looks = g_new0(CellLook, plan->n_watched + 1);
    return watch;
}

void anke_column_watch_cell(AnkeColumnWatch *watch, guint column, const char *cell, gsize n_bytes)
{
    gint place = column < watch->plan->n_columns ? watch->plan->watched[column] : -1;
    if (place >= 0 && n_bytes > 0) {
        watch->looks[place] = look_at(cell, n_bytes);
    }
}

static void add_line(AnkeLines *lines, guint64 line)
{
    if (lines->count < ANKE_FIRST_LINES) {
        lines->first[lines->count] = line;
    }
    lines->count++;
}

static void add_look(AnkeColumnFacts *facts, const CellLook *look, guint64 line)
{
    facts->n_filled += look->is_filled ? 1 : 0;
    facts->n_texts += look->is_text ? 1 : 0;
    facts->n_ranges += look->is_range ? 1 : 0;
    facts->n_led += look->is_led ? 1 : 0;
    if (look->is_serial) {
        add_line(&facts->serials, line);
    }
    if (look->is_day) {
        add_line(&facts->days, line);
    }
    if (look->n_digits > 0) {
        add_line(&facts->n_digits[look->n_digits], line);
    }
}

void anke_column_watch_end(AnkeColumnWatch *watch, guint64 line, AnkeColumnFacts *facts)
{
    for (guint i = 0; i < watch->plan->n_watched; i++) {
        if (facts != NULL) {
            add_look(&facts[i], &watch->looks[i], line);
        }
        watch->looks[i] = (CellLook){0};
    }
}

void anke_column_watch_free(AnkeColumnWatch *watch)
{
    if (watch != NULL) {
        g_free(watch->looks);
        g_free(watch);
    }
}

/* Facts */

static void add_lines(AnkeLines *sum, const AnkeLines *block, guint64 line)
{
    guint n_first = (guint)MIN(block->count, ANKE_FIRST_LINES);
    for (guint i = 0; i < n_first && sum->count + i < ANKE_FIRST_LINES; i++) {
        sum->first[sum->count + i] = line + block->first[i];
    }
    sum->count += block->count;
}

void anke_column_facts_add(AnkeColumnFacts *sum, const AnkeColumnFacts *block, guint64 line)
{
    sum->n_filled += block->n_filled;
    sum->n_texts += block->n_texts;
    sum->n_ranges += block->n_ranges;
    sum->n_led += block->n_led;
    add_lines(&sum->serials, &block->serials, line);
    add_lines(&sum->days, &block->days, line);
    for (guint n = 1; n <= ANKE_MAX_CODE_DIGITS; n++) {
        add_lines(&sum->n_digits[n], &block->n_digits[n], line);
    }
}

AnkeLines anke_column_facts_serials(const AnkeColumnFacts *facts)
{
    return facts->n_texts > 0 ? facts->serials : (AnkeLines){0};
}

AnkeLines anke_column_facts_days(const AnkeColumnFacts *facts)
{
    return facts->n_ranges > 0 ? facts->days : (AnkeLines){0};
}

/* Puts the first lines of both in order. */
static void merge_lines(AnkeLines *sum, const AnkeLines *other)
{
    AnkeLines merged = {.count = sum->count + other->count};
    guint at_sum = 0;
    guint at_other = 0;
    for (guint i = 0; i < MIN(merged.count, ANKE_FIRST_LINES); i++) {
        gboolean is_from_sum = at_other >= other->count ||
                               (at_sum < sum->count && sum->first[at_sum] < other->first[at_other]);
        merged.first[i] = is_from_sum ? sum->first[at_sum++] : other->first[at_other++];
    }
    *sum = merged;
}

AnkeLines anke_column_facts_short_codes(const AnkeColumnFacts *facts)
{
    enum { MIN_LONGEST = 3, MIN_SHORTEST = 2 };
    guint64 n_codes = 0;
    guint longest = 0;
    guint shortest = 0;
    for (guint n = 1; n <= ANKE_MAX_CODE_DIGITS; n++) {
        if (facts->n_digits[n].count > 0) {
            n_codes += facts->n_digits[n].count;
            shortest = shortest > 0 ? shortest : n;
            longest = n;
        }
    }
    AnkeLines lines = {0};
    gboolean are_codes = facts->n_led > 0 || (longest >= MIN_LONGEST && shortest >= MIN_SHORTEST);
    if (10 * n_codes < 9 * facts->n_filled || !are_codes) {
        return lines;
    }
    for (guint n = shortest; n < longest; n++) {
        merge_lines(&lines, &facts->n_digits[n]);
    }
    return lines;
}
