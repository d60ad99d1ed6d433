/* Tables of staff by sex, job, grade, department and employment on 1 April. */
#include <math.h>

#include "analyzer/staff/staff_day.h"
#include "analyzer/staff/staff_tables.h"

static const struct {
    AnkeStaffRole role;
    const char *label;
    const char *name;
} nets[] = {{ANKE_STAFF_ROLE_MANAGER, "管理職", "manager"},
            {ANKE_STAFF_ROLE_LEAD, "役付", "lead"}}; /* managers are 役付, too */

typedef struct {
    const AnkeRoster *roster;
    const AnkeStaffWindow *window;
    AnkeStreamWriter *writer;
    gboolean has_nets; /* the mapping says which grades are managers or 役付 */
} Categories;

static gboolean counts_for(const AnkeRoster *roster, guint number, guint net)
{
    const AnkeStaffMapping *mapping =
        anke_staff_labels_at(roster->labels, ANKE_STAFF_GRADE, number)->mapping;
    return mapping != NULL &&
           (mapping->role == nets[net].role || mapping->role == ANKE_STAFF_ROLE_MANAGER);
}

/* Items: the categories, for grades also the nets. */
static AnkeTableDraft *begin_table(const Categories *all, AnkeStaffKind kind, const GArray *numbers,
                                   const char *by, const char *by_label)
{
    AnkeTableHead head = {anke_staff_kind_name(kind),
                          anke_staff_kind_label(kind),
                          ANKE_TYPE_SINGLE,
                          NULL,
                          by,
                          by_label,
                          anke_staff_counted};
    AnkeTableDraft *draft = anke_table_draft_new(&head);
    for (guint i = 0; i < numbers->len; i++) {
        guint number = g_array_index(numbers, guint, i);
        anke_table_draft_add_item(
            draft, anke_staff_label_of(all->roster, kind, number),
            number == ANKE_STAFF_UNKNOWN ? ANKE_ITEM_NOANSWER : ANKE_ITEM_CHOICE, NULL);
    }
    for (guint i = 0; kind == ANKE_STAFF_GRADE && all->has_nets && i < G_N_ELEMENTS(nets); i++) {
        anke_table_draft_add_item(draft, nets[i].label, ANKE_ITEM_NET, nets[i].name);
    }
    return draft;
}

/* Sets the number of a category in a group, and adds it to the nets. */
static void set_number(const Categories *all, AnkeTableDraft *draft, const GArray *numbers,
                       guint group, const double *n)
{
    double sums[G_N_ELEMENTS(nets)] = {0};
    for (guint i = 0; i < numbers->len; i++) {
        anke_table_draft_set(draft, i, group, 0, n[i]);
        for (guint net = 0; net < G_N_ELEMENTS(nets); net++) {
            gboolean is_in = anke_table_draft_n_items(draft) > numbers->len &&
                             counts_for(all->roster, g_array_index(numbers, guint, i), net);
            sums[net] += is_in ? n[i] : 0;
        }
    }
    for (guint i = numbers->len; i < anke_table_draft_n_items(draft); i++) {
        anke_table_draft_set(draft, i, group, 0, sums[i - numbers->len]);
    }
}

static void write_by_year(const Categories *all, AnkeStaffKind kind)
{
    g_autoptr(GArray) numbers = anke_staff_numbers_in(all->roster, kind, all->window);
    g_autoptr(AnkeTableDraft) draft =
        begin_table(all, kind, numbers, "year", anke_staff_year_label);
    g_autofree double *n = g_new0(double, numbers->len + 1);
    anke_staff_add_years(draft, all->window);
    for (guint y = 0; y < all->window->n_years; y++) {
        int year = all->window->years[y];
        for (guint i = 0; i < numbers->len; i++) {
            n[i] = (double)anke_diagonals_total(
                anke_staff_counts_of(all->roster->counts, kind, g_array_index(numbers, guint, i)),
                year);
        }
        set_number(all, draft, numbers, y, n);
    }
    anke_table_draft_write(draft, all->writer);
}

/* People of a category of the second kind in a year, by grade; FALSE: nobody. */
static gboolean cross_numbers(const Categories *all, AnkeCross cross, const GArray *grades,
                              guint second, int year, double *n)
{
    double sum = 0;
    for (guint i = 0; i < grades->len; i++) {
        const AnkeDiagonals *people = anke_staff_counts_cross(
            all->roster->counts, cross, g_array_index(grades, guint, i), second);
        n[i] = people != NULL ? (double)anke_diagonals_total(people, year) : 0;
        sum += n[i];
    }
    return sum > 0;
}

/* Visits the groups of a nested break in order: adds them, or, the second time, fills them. */
static void visit_cross(const Categories *all, AnkeTableDraft *draft, AnkeCross cross,
                        const GArray *grades, gboolean is_filling)
{
    AnkeStaffKind kind = cross == ANKE_CROSS_GRADE_SEX ? ANKE_STAFF_SEX : ANKE_STAFF_DEPARTMENT;
    g_autoptr(GArray) numbers = anke_staff_numbers_in(all->roster, kind, all->window);
    g_autofree double *n = g_new0(double, grades->len + 1);
    guint group = 0;
    for (guint y = 0; y < all->window->n_years; y++) {
        int year = all->window->years[y];
        g_autofree char *of_year = anke_day_year_label(year);
        for (guint i = 0; i < numbers->len; i++) {
            guint number = g_array_index(numbers, guint, i);
            if (!cross_numbers(all, cross, grades, number, year, n)) {
                continue;
            }
            if (is_filling) {
                set_number(all, draft, grades, group++, n);
                continue;
            }
            g_autofree char *label =
                g_strdup_printf("%s / %s", of_year, anke_staff_label_of(all->roster, kind, number));
            anke_table_draft_add_group(
                draft, label,
                number == ANKE_STAFF_UNKNOWN ? ANKE_GROUP_NOANSWER : ANKE_GROUP_CHOICE, year);
        }
    }
}

static void write_cross(const Categories *all, AnkeCross cross)
{
    static const char *const names[ANKE_N_CROSSES][2] = {{"year:sex", "年 / 性別"},
                                                         {"year:department", "年 / 所属"}};
    g_autoptr(GArray) grades = anke_staff_numbers_in(all->roster, ANKE_STAFF_GRADE, all->window);
    g_autoptr(AnkeTableDraft) draft =
        begin_table(all, ANKE_STAFF_GRADE, grades, names[cross][0], names[cross][1]);
    visit_cross(all, draft, cross, grades, FALSE);
    visit_cross(all, draft, cross, grades, TRUE);
    anke_table_draft_write(draft, all->writer);
}

static gboolean has_roles(const AnkeStaffMap *map)
{
    for (guint i = 0; i < anke_staff_map_n(map); i++) {
        const AnkeStaffMapping *row = anke_staff_map_at(map, i);
        if (row->kind == ANKE_STAFF_GRADE && row->role != ANKE_STAFF_ROLE_NONE) {
            return TRUE;
        }
    }
    return FALSE;
}

void anke_staff_write_categories(const AnkeRoster *roster, const AnkeStaffMap *map,
                                 const AnkeStaffWindow *window, AnkeStreamWriter *writer)
{
    static const AnkeStaffKind kinds[] = {ANKE_STAFF_SEX, ANKE_STAFF_JOB, ANKE_STAFF_GRADE,
                                          ANKE_STAFF_DEPARTMENT, ANKE_STAFF_EMPLOYMENT};
    Categories all = {roster, window, writer, has_roles(map)};
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (!anke_staff_has(roster, (AnkeStaffColumn)kinds[i])) {
            continue;
        }
        write_by_year(&all, kinds[i]);
        if (kinds[i] != ANKE_STAFF_GRADE) {
            continue;
        }
        if (anke_staff_has(roster, ANKE_COLUMN_DEPARTMENT)) {
            write_cross(&all, ANKE_CROSS_GRADE_DEPARTMENT);
        }
        if (anke_staff_has(roster, ANKE_COLUMN_SEX)) {
            write_cross(&all, ANKE_CROSS_GRADE_SEX);
        }
    }
}
