#include "analyzer/import/excel_mender.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/import/excel_damage.h"
#include "analyzer/import/excel_dates.h"

enum { MAX_CELL_BYTES = 60, NOT_FOUND = -1, SEVERAL = -2 };

/* What a choice may have become. */
typedef struct {
    char *label; /* folded */
    char *name;
    guint n_dates;
    AnkeExcelDate dates[ANKE_EXCEL_MAX_DATES];
} Target;

struct AnkeExcelMender {
    const AnkeList *list;
    Target *targets;
    gboolean has_dates; /* a choice can become a date */
};

AnkeExcelMender *anke_excel_mender_new(const AnkeList *list)
{
    AnkeExcelMender *mender = g_new0(AnkeExcelMender, 1);
    mender->list = list;
    mender->targets = g_new0(Target, list->n_choices);
    for (guint i = 0; i < list->n_choices; i++) {
        Target *target = &mender->targets[i];
        target->label = anke_text_folded(list->choices[i].label);
        target->name = anke_text_folded(list->choices[i].name);
        target->n_dates = anke_excel_dates_of_label(target->label, target->dates);
        mender->has_dates |= target->n_dates > 0;
    }
    return mender;
}

/* Keeps the only choice that fits: another one makes it SEVERAL. */
static void fit(gint *found, guint choice)
{
    *found = *found == NOT_FOUND || *found == (gint)choice ? (gint)choice : SEVERAL;
}

/* Dates */

static gboolean becomes_one_of(const Target *target, const AnkeExcelDate *dates, guint n_dates)
{
    for (guint i = 0; i < target->n_dates; i++) {
        for (guint d = 0; d < n_dates; d++) {
            if (anke_excel_date_becomes(&target->dates[i], &dates[d])) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Where respondents write in their own words, 1.5 may be one and a half. */
static gboolean may_be_typed(const AnkeExcelMender *mender, const char *cell)
{
    return mender->list->other >= 0 && strchr(cell, '.') != NULL;
}

static gint find_by_date(const AnkeExcelMender *mender, const char *cell, AnkeRule *rule)
{
    AnkeExcelDate dates[ANKE_EXCEL_MAX_DATES];
    gboolean is_serial;
    gint found = NOT_FOUND;
    if (!mender->has_dates || may_be_typed(mender, cell)) {
        return NOT_FOUND;
    }
    guint n_dates = anke_excel_dates_of_cell(cell, dates, &is_serial);
    for (guint i = 0; i < mender->list->n_choices; i++) {
        if (becomes_one_of(&mender->targets[i], dates, n_dates)) {
            fit(&found, i);
        }
    }
    if (n_dates > 0) {
        *rule = is_serial ? ANKE_RULE_EXCEL_SERIAL : ANKE_RULE_EXCEL_DATE;
    }
    return found;
}

/* Codes */

static gboolean is_digits(const char *text)
{
    return *text != '\0' && strspn(text, "0123456789") == strlen(text);
}

static const char *skip_zeros(const char *digits)
{
    while (digits[0] == '0' && digits[1] != '\0') {
        digits++;
    }
    return digits;
}

/* Whether the code without its leading zeros is what stands in the cell. */
static gboolean loses_zeros(const char *code, const char *cell)
{
    return code[0] == '0' && is_digits(code) && strcmp(skip_zeros(code), cell) == 0;
}

static gint find_by_zeros(const AnkeExcelMender *mender, const char *cell)
{
    gint found = NOT_FOUND;
    for (guint i = 0; i < mender->list->n_choices; i++) {
        if (loses_zeros(mender->targets[i].label, cell) ||
            loses_zeros(mender->targets[i].name, cell)) {
            fit(&found, i);
        }
    }
    return found;
}

/* The code 2 written as 2.0. */
static gint find_by_decimal(const AnkeExcelMender *mender, const char *cell)
{
    gint found = NOT_FOUND;
    gsize n_digits = strspn(cell, "0123456789");
    gsize n_zeros = cell[n_digits] == '.' ? strspn(cell + n_digits + 1, "0") : 0;
    if (n_digits == 0 || n_zeros == 0 || cell[n_digits + 1 + n_zeros] != '\0') {
        return NOT_FOUND;
    }
    for (guint i = 0; i < mender->list->n_choices; i++) {
        const char *label = mender->targets[i].label;
        if (strlen(label) == n_digits && memcmp(label, cell, n_digits) == 0) {
            fit(&found, i);
        }
    }
    return found;
}

static gint find_by_truth(const AnkeExcelMender *mender, const char *cell)
{
    gint found = NOT_FOUND;
    for (guint i = 0; i < mender->list->n_choices; i++) {
        if (g_ascii_strcasecmp(mender->targets[i].label, cell) == 0 ||
            g_ascii_strcasecmp(mender->targets[i].name, cell) == 0) {
            fit(&found, i);
        }
    }
    return found;
}

/* Looking up */

static AnkeRule rule_of_damage(AnkeExcelDamage damage)
{
    switch (damage) {
    case ANKE_EXCEL_OVERFLOW:
        return ANKE_RULE_EXCEL_OVERFLOW;
    case ANKE_EXCEL_ERROR:
        return ANKE_RULE_EXCEL_ERROR;
    case ANKE_EXCEL_EXPONENT:
        return ANKE_RULE_EXCEL_EXPONENT;
    case ANKE_EXCEL_ZERO_DATE:
        return ANKE_RULE_EXCEL_ZERO_DATE;
    case ANKE_EXCEL_BOOLEAN:
        return ANKE_RULE_EXCEL_BOOLEAN;
    case ANKE_EXCEL_SOUND:
        break;
    }
    return ANKE_N_RULES;
}

AnkeRule anke_excel_rule(const char *cell, gsize n_bytes)
{
    return rule_of_damage(anke_excel_damage(cell, n_bytes));
}

/* The choice that fits by any of the ways, which may agree but must not differ. */
static gint find_number(const AnkeExcelMender *mender, const char *cell, AnkeRule *rule)
{
    gint by_date = find_by_date(mender, cell, rule);
    gint by_zeros = is_digits(cell) ? find_by_zeros(mender, cell) : NOT_FOUND;
    gint by_decimal = find_by_decimal(mender, cell);
    gint found = by_date;
    if (by_zeros != NOT_FOUND) {
        *rule = ANKE_RULE_LOST_ZEROS;
        found = found == NOT_FOUND || found == by_zeros ? by_zeros : SEVERAL;
    }
    if (by_decimal != NOT_FOUND) {
        *rule = ANKE_RULE_DECIMAL_CODE;
        found = found == NOT_FOUND || found == by_decimal ? by_decimal : SEVERAL;
    }
    return found;
}

gint anke_excel_mender_find(const AnkeExcelMender *mender, const char *cell, gsize n_bytes,
                            AnkeRule *rule)
{
    *rule = ANKE_N_RULES;
    if (n_bytes > MAX_CELL_BYTES) {
        return NOT_FOUND;
    }
    g_autoptr(GString) folded = g_string_new(NULL);
    anke_text_fold(cell, n_bytes, folded);
    *rule = anke_excel_rule(folded->str, folded->len);
    gint found = NOT_FOUND;
    if (*rule == ANKE_RULE_EXCEL_BOOLEAN) {
        found = find_by_truth(mender, folded->str);
    } else if (*rule == ANKE_N_RULES) {
        found = find_number(mender, folded->str, rule);
    }
    return MAX(found, NOT_FOUND);
}

void anke_excel_mender_free(AnkeExcelMender *mender)
{
    if (mender == NULL) {
        return;
    }
    for (guint i = 0; i < mender->list->n_choices; i++) {
        g_free(mender->targets[i].label);
        g_free(mender->targets[i].name);
    }
    g_free(mender->targets);
    g_free(mender);
}
