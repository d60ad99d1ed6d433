/* Dates, years, numbers and codes as people and spreadsheets write them, from any bytes: what is read
 * is a date that the calendar has, a year in its range, a finite number, a choice of the list; and what
 * is read once is read the same again in its own form. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "analyzer/base/calendar.h"
#include "analyzer/base/text.h"
#include "analyzer/import/excel_damage.h"
#include "analyzer/import/excel_mender.h"
#include "analyzer/import/resemblance.h"
#include "analyzer/data/written_number.h"

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes);

static const AnkeChoice choices[] = {
    {.name = "a", .label = "1-5"},    {.name = "b", .label = "6-10"},
    {.name = "c", .label = "10-40"},  {.name = "d", .label = "0101"},
    {.name = "e", .label = "True"},   {.name = "f", .label = "2"},
    {.name = "g", .label = "3/4"},    {.name = "h", .label = "5-1"},
    {.name = "i", .label = "総務課"}, {.name = "j", .label = "4月1日"}};
static const AnkeList list = {
    .name = "l", .n_choices = G_N_ELEMENTS(choices), .choices = choices, .other = -1};

static void check_date(const char *text, gsize n_bytes)
{
    AnkeDateReading reading;
    char iso[ANKE_DATE_SIZE];
    gboolean is_date = anke_date_read(text, n_bytes, &reading);
    if (is_date) {
        AnkeDateReading again;
        g_assert_true(anke_date_is_iso(reading.iso, strlen(reading.iso)));
        g_assert_true(reading.seconds >= -1 && reading.seconds < 86400);
        g_assert_true(reading.doubts <= ANKE_DATE_BEFORE_ERA);
        g_assert_true(anke_date_read(reading.iso, strlen(reading.iso), &again));
        g_assert_cmpstr(again.iso, ==, reading.iso);
    }
    g_assert_true(is_date || !anke_date_parse(text, n_bytes, iso));
    if (anke_excel_serial_to_date(text, n_bytes, iso)) {
        g_assert_true(anke_date_is_iso(iso, strlen(iso)));
    }
}

static void check_year(const char *text, gsize n_bytes)
{
    int year;
    int month;
    gboolean is_fiscal;
    char *written = NULL;
    char *now = NULL;
    if (anke_year_parse(text, n_bytes, &year, &is_fiscal)) {
        g_assert_true(year >= 1868 && year <= 2199);
    }
    if (anke_month_parse(text, n_bytes, &year, &month)) {
        g_assert_true(month >= 1 && month <= 12);
    }
    if (anke_fiscal_year_is_past_era(text, n_bytes, &written, &now)) {
        g_free(written);
        g_free(now);
    }
}

static void check_number(const char *text, gsize n_bytes)
{
    static const char *const units[] = {NULL, "人", "か月", "％", "年度"};
    for (gsize i = 0; i < G_N_ELEMENTS(units); i++) {
        double value = NAN;
        if (anke_written_number(text, n_bytes, units[i], &value) <= ANKE_WRITTEN_ANOTHER) {
            g_assert_true(isfinite(value));
        }
    }
}

static void check_choice(const char *text, gsize n_bytes)
{
    AnkeExcelMender *mender = anke_excel_mender_new(&list);
    AnkeResemblance *resemblance = anke_resemblance_new(&list);
    AnkeRule rule;
    gint choice = anke_excel_mender_find(mender, text, n_bytes, &rule);
    g_assert_true(choice < 0 || ((guint)choice < list.n_choices && rule != ANKE_N_RULES));
    choice = anke_resemblance_find(resemblance, text, n_bytes);
    g_assert_true(choice >= -1 && choice < (gint)list.n_choices);
    (void)anke_text_fold_needs(text, n_bytes, "システム（Ａ）");
    anke_resemblance_free(resemblance);
    anke_excel_mender_free(mender);
}

int LLVMFuzzerTestOneInput(const guint8 *data, gsize n_bytes)
{
    g_autofree char *text = g_memdup2(data, n_bytes); /* not terminated: reading on is found */
    check_date(text, n_bytes);
    check_year(text, n_bytes);
    if (n_bytes > 0 && anke_text_valid_bytes(text, n_bytes) == n_bytes) {
        check_number(text, n_bytes);
        check_choice(text, n_bytes);
    }
    return 0;
}
