/* Menus of cards: a list of cards with zone, axis and heading. */
#include <string.h>

#include "charts/plots/menu_layout.h"
#include "charts/spec/card_records.h"
#include "charts/spec/spec_parts.h"

#define LEVEL_MARK " / "
#define MOST_COLUMNS 40

/* The cards under one sub-heading of a cell. */
typedef struct {
    const char *heading;
    GArray *cards; /* AnkeCard */
} Part;

typedef struct {
    const AnkeChartInput *input;
    AnkeArena *arena;
    GPtrArray *zones;
    GPtrArray *axes;
    AnkeMenuColumn *columns; /* of the axes, in display order */
    guint *order;            /* axes in display order */
    guint n_levels;
    GArray **cells; /* of Part; by zone and column */
} Collecting;

static void clear_part(gpointer data)
{
    g_array_unref(((Part *)data)->cards);
}

static const char *zone_of(const Collecting *collecting, guint record)
{
    return anke_card_record_text(collecting->input->table, "zone", record);
}

static const char *axis_of(const Collecting *collecting, guint record)
{
    return anke_card_record_text(collecting->input->table, "axis", record);
}

static void list_labels(const Collecting *collecting)
{
    for (guint i = 0; i < collecting->input->table->n_items; i++) {
        anke_card_label_index(collecting->zones, zone_of(collecting, i));
        anke_card_label_index(collecting->axes, axis_of(collecting, i));
    }
}

/* Splits the names of an axis. Returns how many there are; 0 for a blank axis. */
static guint split_axis(Collecting *collecting, const char *axis, AnkeMenuColumn *column)
{
    g_auto(GStrv) names = g_strsplit(axis, LEVEL_MARK, -1);
    guint n = g_strv_length(names);
    for (guint i = 0; i < ANKE_MENU_MOST_LEVELS; i++) {
        column->names[i] = "";
        if (i < n) {
            char *name = anke_arena_take(collecting->arena, g_strdup(names[i]));
            column->names[i] = g_strstrip(name);
        }
    }
    return n;
}

/* Whether two columns agree in their first `n` names. */
static gboolean share_names(const AnkeMenuColumn *a, const AnkeMenuColumn *b, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (strcmp(a->names[i], b->names[i]) != 0) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Axes in the order of their first appearance, but those that share outer names together. Appends
 * those that agree with axis `like` in `depth` names to the order, *n long. */
static void order_axes(Collecting *collecting, const AnkeMenuColumn *columns, gboolean *is_placed,
                       guint like, guint depth, guint *n)
{
    for (guint i = like; i < collecting->axes->len; i++) {
        if (is_placed[i] || !share_names(&columns[i], &columns[like], depth)) {
            continue;
        }
        if (depth == ANKE_MENU_MOST_LEVELS) {
            is_placed[i] = TRUE;
            collecting->order[(*n)++] = i;
        } else {
            order_axes(collecting, columns, is_placed, i, depth + 1, n);
        }
    }
}

static gboolean make_columns(Collecting *collecting, GError **error)
{
    guint n_axes = collecting->axes->len;
    const AnkeTable *table = collecting->input->table;
    AnkeMenuColumn *columns = anke_arena_new(collecting->arena, AnkeMenuColumn, n_axes);
    collecting->order = anke_arena_new(collecting->arena, guint, n_axes);
    collecting->columns = anke_arena_new(collecting->arena, AnkeMenuColumn, n_axes);
    if (n_axes > MOST_COLUMNS) {
        return anke_card_records_fail(table, "has more than 40 columns: no picture holds them",
                                      error);
    }
    for (guint i = 0; i < n_axes; i++) {
        guint n = split_axis(collecting, g_ptr_array_index(collecting->axes, i), &columns[i]);
        if (n > ANKE_MENU_MOST_LEVELS) {
            return anke_card_records_fail(table, "has an axis of more than three levels", error);
        }
        collecting->n_levels = MAX(collecting->n_levels, n);
    }
    g_autofree gboolean *is_placed = g_new0(gboolean, n_axes + 1);
    guint n_placed = 0;
    order_axes(collecting, columns, is_placed, 0, 0, &n_placed);
    g_assert(n_placed == n_axes);
    for (guint i = 0; i < n_axes; i++) {
        collecting->columns[i] = columns[collecting->order[i]];
    }
    return TRUE;
}

static guint column_of_axis(const Collecting *collecting, guint axis)
{
    guint column = 0;
    while (collecting->order[column] != axis) {
        column++;
    }
    return column;
}

/* The part of a cell with this sub-heading, new where there is none. */
static Part *find_part(GArray *cell, const char *heading)
{
    for (guint i = 0; i < cell->len; i++) {
        Part *part = &g_array_index(cell, Part, i);
        if (strcmp(part->heading, heading) == 0) {
            return part;
        }
    }
    Part part = {heading, g_array_new(FALSE, FALSE, sizeof(AnkeCard))};
    g_array_append_val(cell, part);
    return &g_array_index(cell, Part, cell->len - 1);
}

static void collect_card(const Collecting *collecting, guint record)
{
    const AnkeTable *table = collecting->input->table;
    guint zone = anke_card_label_index(collecting->zones, zone_of(collecting, record));
    guint axis = anke_card_label_index(collecting->axes, axis_of(collecting, record));
    GArray **cell =
        &collecting->cells[(gsize)zone * collecting->axes->len + column_of_axis(collecting, axis)];
    if (*cell == NULL) {
        *cell = g_array_new(FALSE, FALSE, sizeof(Part));
        g_array_set_clear_func(*cell, clear_part);
    }
    Part *part = find_part(*cell, anke_card_record_text(table, "heading", record));
    AnkeCard card = {anke_card_record_text(table, "text", record),
                     anke_card_record_count(table, record)};
    g_array_append_val(part->cards, card);
}

/* The spec */

static const AnkeMenuCell *make_cells(const Collecting *collecting)
{
    gsize n_cells = (gsize)collecting->zones->len * collecting->axes->len;
    AnkeMenuCell *cells = anke_arena_new(collecting->arena, AnkeMenuCell, n_cells);
    for (gsize i = 0; i < n_cells; i++) {
        const GArray *cell = collecting->cells[i];
        guint n_parts = cell == NULL ? 0 : cell->len;
        AnkeMenuPart *parts = anke_arena_new(collecting->arena, AnkeMenuPart, n_parts);
        for (guint k = 0; k < n_parts; k++) {
            const Part *part = &g_array_index(cell, Part, k);
            parts[k] = (AnkeMenuPart){part->heading, part->cards->len,
                                      (const AnkeCard *)(const void *)part->cards->data};
        }
        cells[i] = (AnkeMenuCell){n_parts, parts};
    }
    return cells;
}

static char *subtitle(const AnkeChartInput *input)
{
    guint n = 0;
    for (guint i = 0; i < input->table->n_items; i++) {
        n += anke_card_record_count(input->table, i);
    }
    return g_strdup_printf(anke_say(input->lang, "付箋 %u枚", "%u cards"), n);
}

static char *summary(const Collecting *collecting, const AnkeMenuSpec *spec)
{
    const AnkeChartInput *input = collecting->input;
    g_autofree char *cards = subtitle(input);
    GString *text = g_string_new(input->title != NULL ? input->title : input->table->label);
    g_string_append_printf(
        text, anke_say(input->lang, "の一覧（%s）。段階は", ": a menu (%s) by zones"), cards);
    for (guint zone = 0; zone < spec->n_zones; zone++) {
        g_string_append_printf(text, "%s%s",
                               zone == 0 ? anke_say(input->lang, "", ": ")
                                         : anke_say(input->lang, "、", ", "),
                               spec->zones[zone]);
    }
    g_string_append(text, anke_say(input->lang, "。", "."));
    return g_string_free(text, FALSE);
}

static void name_blank_zone(const Collecting *collecting)
{
    for (guint i = 0; i < collecting->zones->len; i++) {
        const char *zone = g_ptr_array_index(collecting->zones, i);
        if (*zone == '\0') {
            collecting->zones->pdata[i] =
                (gpointer)anke_say(collecting->input->lang, "（段階なし）", "(no zone)");
        }
    }
}

static void name_blank_axis(const Collecting *collecting)
{
    for (guint i = 0; i < collecting->axes->len && collecting->n_levels > 0; i++) {
        AnkeMenuColumn *column = &collecting->columns[i];
        if (*column->names[0] == '\0') {
            column->names[0] = anke_say(collecting->input->lang, "（区分なし）", "(no kind)");
        }
    }
}

static void lay_out(Collecting *collecting, AnkeScene *scene)
{
    const AnkeChartInput *input = collecting->input;
    name_blank_zone(collecting);
    name_blank_axis(collecting);
    AnkeMenuSpec spec = {.n_zones = collecting->zones->len,
                         .zones = (const char *const *)collecting->zones->pdata,
                         .n_columns = collecting->axes->len,
                         .columns = collecting->columns,
                         .n_levels = collecting->n_levels,
                         .cells = make_cells(collecting),
                         .figure = anke_spec_figure(collecting->arena, input, input->table->label)};
    spec.figure.subtitle = anke_arena_take(collecting->arena, subtitle(input));
    spec.figure.notes = anke_arena_notes(collecting->arena);
    spec.summary = anke_arena_take(collecting->arena, summary(collecting, &spec));
    anke_menu_lay_out(scene, &spec);
}

gboolean anke_spec_lay_out_menu(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    if (!anke_card_records_check(input->table, error)) {
        return FALSE;
    }
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    Collecting collecting = {
        .input = input, .arena = &arena, .zones = g_ptr_array_new(), .axes = g_ptr_array_new()};
    list_labels(&collecting);
    gsize n_cells = (gsize)collecting.zones->len * collecting.axes->len;
    collecting.cells = g_new0(GArray *, n_cells);
    gboolean is_good = make_columns(&collecting, error);
    if (is_good) {
        for (guint i = 0; i < input->table->n_items; i++) {
            collect_card(&collecting, i);
        }
        lay_out(&collecting, scene);
    }
    for (gsize i = 0; i < n_cells; i++) {
        g_clear_pointer(&collecting.cells[i], g_array_unref);
    }
    g_free(collecting.cells);
    g_ptr_array_unref(collecting.zones);
    g_ptr_array_unref(collecting.axes);
    return is_good;
}
