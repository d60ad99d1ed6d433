/*
 * The published tables 部門別職員数の状況 and 職員数の推移 (給与・定員管理等の公表): departments by their
 * sections, sections by their sectors. Written where the mapping says which section a department is.
 */
#include <string.h>

#include "analyzer/staff/staff_tables.h"

typedef struct {
    const AnkeRoster *roster;
    const AnkeStaffMap *map;
    const AnkeStaffWindow *window;
    AnkeStreamWriter *writer;
    GPtrArray *sections; /* AnkeStaffMapping that departments belong to, in the form's order */
    GArray *n;           /* double by [section][year]; last the departments without a section */
    gboolean has_unknown;
} Sections;

static guint n_years(const Sections *all)
{
    return all->window->n_years;
}

static double *number_at(const Sections *all, guint section, guint year)
{
    return &g_array_index(all->n, double, (gsize)section *n_years(all) + year);
}

static gboolean is_used(const AnkeStaffMap *map, const char *section)
{
    for (guint i = 0; i < anke_staff_map_n(map); i++) {
        const AnkeStaffMapping *row = anke_staff_map_at(map, i);
        if (row->kind == ANKE_STAFF_DEPARTMENT && *row->section != '\0' &&
            anke_staff_map_find(map, ANKE_STAFF_SECTION, row->section) ==
                anke_staff_map_find(map, ANKE_STAFF_SECTION, section)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Sections by sector, within it by their order in the mapping and then in the form. */
static void collect_sections(Sections *all)
{
    for (guint role = ANKE_STAFF_ROLE_GENERAL; role <= ANKE_STAFF_ROLE_ENTERPRISE; role++) {
        for (guint i = 0; i < anke_staff_map_n(all->map); i++) {
            const AnkeStaffMapping *row = anke_staff_map_at(all->map, i);
            if (row->kind == ANKE_STAFF_SECTION && row->role == (AnkeStaffRole)role &&
                is_used(all->map, row->from)) {
                g_ptr_array_add(all->sections, (gpointer)row);
            }
        }
    }
}

/* The section of a department, or the place behind the last. */
static guint section_of(const Sections *all, guint department)
{
    const AnkeStaffMapping *mapping =
        anke_staff_labels_at(all->roster->labels, ANKE_STAFF_DEPARTMENT, department)->mapping;
    if (mapping == NULL || *mapping->section == '\0') {
        return all->sections->len;
    }
    const AnkeStaffMapping *row =
        anke_staff_map_find(all->map, ANKE_STAFF_SECTION, mapping->section);
    guint at = 0;
    while (at < all->sections->len && g_ptr_array_index(all->sections, at) != row) {
        at++;
    }
    return at;
}

static void count_sections(Sections *all)
{
    g_array_set_size(all->n, (all->sections->len + 1) * n_years(all));
    g_autoptr(GArray) departments =
        anke_staff_numbers_in(all->roster, ANKE_STAFF_DEPARTMENT, all->window);
    for (guint i = 0; i < departments->len; i++) {
        guint department = g_array_index(departments, guint, i);
        guint section = section_of(all, department);
        for (guint year = 0; year < n_years(all); year++) {
            gint64 n = anke_diagonals_total(
                anke_staff_counts_of(all->roster->counts, ANKE_STAFF_DEPARTMENT, department),
                all->window->years[year]);
            *number_at(all, section, year) += (double)n;
            all->has_unknown = all->has_unknown || (section == all->sections->len && n > 0);
        }
    }
}

/* The people of sectors first...last in a year; of all with the unknown. */
static double sum_sectors(const Sections *all, AnkeStaffRole first, AnkeStaffRole last, guint year)
{
    double sum = 0;
    for (guint i = 0; i < all->sections->len; i++) {
        const AnkeStaffMapping *row = g_ptr_array_index(all->sections, i);
        sum += row->role >= first && row->role <= last ? *number_at(all, i, year) : 0;
    }
    return sum;
}

/* Sums of sectors as the forms print them. */
typedef struct {
    const char *label;
    AnkeItemType type;
    AnkeStaffRole first;
    AnkeStaffRole last;
} Sum;

static const Sum section_nets[] = {
    {"一般行政計", ANKE_ITEM_NET, ANKE_STAFF_ROLE_GENERAL, ANKE_STAFF_ROLE_GENERAL},
    {"特別行政計", ANKE_ITEM_NET, ANKE_STAFF_ROLE_EDUCATION, ANKE_STAFF_ROLE_FIRE},
    {"普通会計計", ANKE_ITEM_NET, ANKE_STAFF_ROLE_GENERAL, ANKE_STAFF_ROLE_FIRE},
    {"公営企業等会計計", ANKE_ITEM_NET, ANKE_STAFF_ROLE_ENTERPRISE, ANKE_STAFF_ROLE_ENTERPRISE},
    {"総合計", ANKE_ITEM_NET, ANKE_STAFF_ROLE_GENERAL, ANKE_STAFF_ROLE_ENTERPRISE}};

static const Sum sectors[] = {
    {"一般行政", ANKE_ITEM_CHOICE, ANKE_STAFF_ROLE_GENERAL, ANKE_STAFF_ROLE_GENERAL},
    {"教育", ANKE_ITEM_CHOICE, ANKE_STAFF_ROLE_EDUCATION, ANKE_STAFF_ROLE_EDUCATION},
    {"警察", ANKE_ITEM_CHOICE, ANKE_STAFF_ROLE_POLICE, ANKE_STAFF_ROLE_POLICE},
    {"消防", ANKE_ITEM_CHOICE, ANKE_STAFF_ROLE_FIRE, ANKE_STAFF_ROLE_FIRE},
    {"普通会計計", ANKE_ITEM_NET, ANKE_STAFF_ROLE_GENERAL, ANKE_STAFF_ROLE_FIRE},
    /* not its 計: of this table it is a part, and charts stack parts */
    {"公営企業等会計", ANKE_ITEM_CHOICE, ANKE_STAFF_ROLE_ENTERPRISE, ANKE_STAFF_ROLE_ENTERPRISE},
    {"総合計", ANKE_ITEM_NET, ANKE_STAFF_ROLE_GENERAL, ANKE_STAFF_ROLE_ENTERPRISE}};

/* A total is of everybody, with those whose section is not known. */
static void set_sum(const Sections *all, AnkeTableDraft *draft, guint item, const Sum *sum)
{
    gboolean is_total =
        sum->first == ANKE_STAFF_ROLE_GENERAL && sum->last == ANKE_STAFF_ROLE_ENTERPRISE;
    for (guint year = 0; year < n_years(all); year++) {
        double n = sum_sectors(all, sum->first, sum->last, year);
        n += is_total ? *number_at(all, all->sections->len, year) : 0;
        anke_table_draft_set(draft, item, year, 0, n);
    }
}

static void set_unknown(const Sections *all, AnkeTableDraft *draft, guint item)
{
    for (guint year = 0; year < n_years(all); year++) {
        anke_table_draft_set(draft, item, year, 0, *number_at(all, all->sections->len, year));
    }
}

static AnkeTableDraft *begin_table(const Sections *all, const char *question, const char *label)
{
    AnkeTableHead head = {
        question, label, ANKE_TYPE_SINGLE, NULL, "year", anke_staff_year_label, anke_staff_counted};
    AnkeTableDraft *draft = anke_table_draft_new(&head);
    anke_staff_add_years(draft, all->window);
    return draft;
}

static void write_sectors(const Sections *all)
{
    g_autoptr(AnkeTableDraft) draft = begin_table(all, "sector", "職員数");
    for (guint i = 0; i < G_N_ELEMENTS(sectors); i++) {
        anke_table_draft_add_item(draft, sectors[i].label, sectors[i].type, NULL);
    }
    if (all->has_unknown) {
        anke_table_draft_add_item(draft, anke_staff_unknown_label, ANKE_ITEM_NOANSWER, NULL);
    }
    for (guint i = 0; i < G_N_ELEMENTS(sectors); i++) {
        set_sum(all, draft, i, &sectors[i]);
    }
    if (all->has_unknown) {
        set_unknown(all, draft, G_N_ELEMENTS(sectors));
    }
    anke_table_draft_write(draft, all->writer);
}

/* Whether a net stands behind a section: behind the last one of its sectors. */
static gboolean ends_net(const Sections *all, guint section, const Sum *net)
{
    const AnkeStaffMapping *row = g_ptr_array_index(all->sections, section);
    const AnkeStaffMapping *next =
        section + 1 < all->sections->len ? g_ptr_array_index(all->sections, section + 1) : NULL;
    return row->role >= net->first && row->role <= net->last &&
           (next == NULL || next->role > net->last);
}

/* Sections, each followed by the nets that it completes. */
static void write_sections(const Sections *all)
{
    g_autoptr(AnkeTableDraft) draft = begin_table(all, "section", "部門別職員数");
    g_autoptr(GArray) net_of = g_array_new(FALSE, FALSE, sizeof(gint)); /* of an item, -1: none */
    g_autoptr(GArray) section_of_item = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < all->sections->len; i++) {
        const AnkeStaffMapping *row = g_ptr_array_index(all->sections, i);
        gint none = -1;
        anke_table_draft_add_item(draft, row->to, ANKE_ITEM_CHOICE, NULL);
        g_array_append_val(net_of, none);
        g_array_append_val(section_of_item, i);
        for (gint net = 0; net < (gint)G_N_ELEMENTS(section_nets); net++) {
            if (ends_net(all, i, &section_nets[net])) {
                anke_table_draft_add_item(draft, section_nets[net].label, ANKE_ITEM_NET, NULL);
                g_array_append_val(net_of, net);
                g_array_append_val(section_of_item, i);
            }
        }
    }
    if (all->has_unknown) {
        anke_table_draft_add_item(draft, anke_staff_unknown_label, ANKE_ITEM_NOANSWER, NULL);
    }
    for (guint item = 0; item < net_of->len; item++) {
        gint net = g_array_index(net_of, gint, item);
        for (guint year = 0; net < 0 && year < n_years(all); year++) {
            guint section = g_array_index(section_of_item, guint, item);
            anke_table_draft_set(draft, item, year, 0, *number_at(all, section, year));
        }
        if (net >= 0) {
            set_sum(all, draft, item, &section_nets[net]);
        }
    }
    if (all->has_unknown) {
        set_unknown(all, draft, net_of->len);
    }
    anke_table_draft_write(draft, all->writer);
}

void anke_staff_write_sections(const AnkeRoster *roster, const AnkeStaffMap *map,
                               const AnkeStaffWindow *window, AnkeStreamWriter *writer)
{
    Sections all = {.roster = roster, .map = map, .window = window, .writer = writer};
    all.sections = g_ptr_array_new();
    all.n = g_array_new(FALSE, TRUE, sizeof(double));
    if (anke_staff_has(roster, ANKE_COLUMN_DEPARTMENT)) {
        collect_sections(&all);
    }
    if (all.sections->len > 0) {
        count_sections(&all);
        write_sections(&all);
        write_sectors(&all);
    }
    g_ptr_array_unref(all.sections);
    g_array_unref(all.n);
}
