/* Tables of ages on 1 April: single years and bands, by year and by year within categories. */
#include <math.h>

#include "analyzer/base/age_band.h"
#include "analyzer/staff/staff_day.h"
#include "analyzer/staff/staff_tables.h"

enum { MAX_BANDS = 16, YOUNGEST_EVER = 0, OLDEST_EVER = 200 };

typedef struct {
    const char *question;
    const char *label;
    guint width;          /* of the bands, in years; 0: single years; 4: the official form */
    int last;             /* where the open band begins */
    gboolean by_category; /* also within categories of any kind */
} Scheme;

static const Scheme schemes[] = {{"age", "年齢", 0, 0, FALSE},
                                 {"age12", "年齢別職員構成", 4, 60, TRUE},
                                 {"age5", "年齢（5歳階級）", 5, 65, FALSE},
                                 {"age10", "年齢（10歳階級）", 10, 60, TRUE}};

/* An item of a table of ages. */
typedef struct {
    char label[48];
    int from;
    int to; /* included */
} Band;

typedef struct {
    const AnkeRoster *roster;
    const AnkeStaffWindow *window;
    AnkeStreamWriter *writer;
    int youngest; /* of all years; oldest < youngest: no age is known */
    int oldest;
    gboolean has_unknown;
} Ages;

/* Whether ages are known well enough: of a table of bands these, and bands of 10 out of those of 5. */
static gboolean is_wanted(const AnkeRoster *roster, const Scheme *scheme)
{
    guint width = roster->band_width;
    return width == 0 || width == scheme->width || (width == 5 && scheme->width == 10);
}

static void find_range(Ages *ages)
{
    const AnkeDiagonals *all = ages->roster->counts->all;
    ages->youngest = OLDEST_EVER;
    ages->oldest = YOUNGEST_EVER - 1;
    for (guint i = 0; i < ages->window->n_years; i++) {
        int year = ages->window->years[i];
        for (int age = YOUNGEST_EVER; age <= OLDEST_EVER; age++) {
            if (anke_diagonals_between(all, year, age, age) > 0) {
                ages->youngest = MIN(ages->youngest, age);
                ages->oldest = MAX(ages->oldest, age);
            }
        }
        ages->has_unknown =
            ages->has_unknown || anke_diagonals_get(all, ANKE_COHORT_UNKNOWN, year) > 0;
    }
}

/* Bands from 20 on, between two open ones: the official form, and those of 5 and 10 years. */
static GArray *make_bands(const Ages *ages, const Scheme *scheme)
{
    GArray *bands = g_array_new(FALSE, FALSE, sizeof(Band));
    if (scheme->width == 0) {
        for (int age = ages->youngest; age <= ages->oldest; age++) {
            Band band = {"", age, age};
            (void)g_snprintf(band.label, sizeof band.label, "%d", age);
            g_array_append_val(bands, band);
        }
        return bands;
    }
    Band under = {"20歳未満", YOUNGEST_EVER, 19};
    g_array_append_val(bands, under);
    for (int from = 20; from < scheme->last; from += (int)scheme->width) {
        Band band = {"", from, from + (int)scheme->width - 1};
        (void)g_snprintf(band.label, sizeof band.label, "%d～%d歳", band.from, band.to);
        g_array_append_val(bands, band);
    }
    Band over = {"", scheme->last, OLDEST_EVER};
    (void)g_snprintf(over.label, sizeof over.label, "%d歳以上", scheme->last);
    g_array_append_val(bands, over);
    return bands;
}

static AnkeTableDraft *begin_table(const Ages *ages, const Scheme *scheme, const GArray *bands,
                                   const char *by, const char *by_label)
{
    AnkeTableHead head = {scheme->question,
                          scheme->label,
                          scheme->width == 0 ? ANKE_TYPE_NUMBER : ANKE_TYPE_SINGLE,
                          scheme->width == 0 ? "歳" : NULL,
                          by,
                          by_label,
                          anke_staff_counted};
    AnkeTableDraft *draft = anke_table_draft_new(&head);
    AnkeItemType type = scheme->width == 0 ? ANKE_ITEM_VALUE : ANKE_ITEM_CHOICE;
    for (guint i = 0; i < bands->len; i++) {
        anke_table_draft_add_item(draft, g_array_index(bands, Band, i).label, type, NULL);
    }
    if (ages->has_unknown) {
        anke_table_draft_add_item(draft, anke_staff_unknown_label, ANKE_ITEM_NOANSWER, NULL);
    }
    return draft;
}

static void fill_group(const Ages *ages, AnkeTableDraft *draft, const GArray *bands, guint group,
                       const AnkeDiagonals *people, int year)
{
    for (guint i = 0; i < bands->len; i++) {
        const Band *band = &g_array_index(bands, Band, i);
        anke_table_draft_set(draft, i, group, 0,
                             (double)anke_diagonals_between(people, year, band->from, band->to));
    }
    if (ages->has_unknown) {
        anke_table_draft_set(draft, bands->len, group, 0,
                             (double)anke_diagonals_get(people, ANKE_COHORT_UNKNOWN, year));
    }
}

static void write_by_year(const Ages *ages, const Scheme *scheme)
{
    g_autoptr(GArray) bands = make_bands(ages, scheme);
    g_autoptr(AnkeTableDraft) draft =
        begin_table(ages, scheme, bands, "year", anke_staff_year_label);
    anke_staff_add_years(draft, ages->window);
    for (guint i = 0; i < ages->window->n_years; i++) {
        fill_group(ages, draft, bands, i, ages->roster->counts->all, ages->window->years[i]);
    }
    anke_table_draft_write(draft, ages->writer);
}

/* A group of a nested break: one category in one year. */
typedef struct {
    int year;
    const AnkeDiagonals *people;
} Nested;

static GArray *add_nested(const Ages *ages, AnkeTableDraft *draft, AnkeStaffKind kind)
{
    GArray *nested = g_array_new(FALSE, FALSE, sizeof(Nested));
    g_autoptr(GArray) numbers = anke_staff_numbers_in(ages->roster, kind, ages->window);
    for (guint y = 0; y < ages->window->n_years; y++) {
        int year = ages->window->years[y];
        g_autofree char *of_year = anke_day_year_label(year);
        for (guint i = 0; i < numbers->len; i++) {
            guint number = g_array_index(numbers, guint, i);
            Nested group = {year, anke_staff_counts_of(ages->roster->counts, kind, number)};
            if (anke_diagonals_total(group.people, year) == 0) {
                continue;
            }
            g_autofree char *label = g_strdup_printf(
                "%s / %s", of_year, anke_staff_label_of(ages->roster, kind, number));
            anke_table_draft_add_group(
                draft, label,
                number == ANKE_STAFF_UNKNOWN ? ANKE_GROUP_NOANSWER : ANKE_GROUP_CHOICE, year);
            g_array_append_val(nested, group);
        }
    }
    return nested;
}

static void write_nested(const Ages *ages, const Scheme *scheme, AnkeStaffKind kind)
{
    g_autofree char *by = g_strdup_printf("year:%s", anke_staff_kind_name(kind));
    g_autofree char *by_label =
        g_strdup_printf("%s / %s", anke_staff_year_label, anke_staff_kind_label(kind));
    g_autoptr(GArray) bands = make_bands(ages, scheme);
    g_autoptr(AnkeTableDraft) draft = begin_table(ages, scheme, bands, by, by_label);
    g_autoptr(GArray) nested = add_nested(ages, draft, kind);
    for (guint i = 0; i < nested->len; i++) {
        const Nested *group = &g_array_index(nested, Nested, i);
        fill_group(ages, draft, bands, i, group->people, group->year);
    }
    anke_table_draft_write(draft, ages->writer);
}

static void write_kind(const Ages *ages, AnkeStaffKind kind)
{
    gboolean has_single = kind != ANKE_STAFF_DEPARTMENT;
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++) {
        if (!is_wanted(ages->roster, &schemes[i])) {
            continue;
        }
        if (schemes[i].by_category || (schemes[i].width == 0 && has_single)) {
            write_nested(ages, &schemes[i], kind);
        }
    }
}

void anke_staff_write_ages(const AnkeRoster *roster, const AnkeStaffWindow *window,
                           AnkeStreamWriter *writer)
{
    static const AnkeStaffKind kinds[] = {ANKE_STAFF_SEX, ANKE_STAFF_JOB, ANKE_STAFF_GRADE,
                                          ANKE_STAFF_DEPARTMENT};
    Ages ages = {.roster = roster, .window = window, .writer = writer};
    find_range(&ages);
    for (guint i = 0; i < G_N_ELEMENTS(schemes); i++) {
        if (is_wanted(roster, &schemes[i])) {
            write_by_year(&ages, &schemes[i]);
        }
    }
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (anke_staff_has(roster, (AnkeStaffColumn)kinds[i])) {
            write_kind(&ages, kinds[i]);
        }
    }
}
