#include "charts/report/judgement_profile.h"

#include <math.h>

#include "charts/scene/axis.h"
#include "charts/scene/key.h"
#include "analyzer/base/age_band.h"
#include "charts/spec/spec_parts.h"

#define BEFORE 5 /* years */
#define YOUNGEST 15.0
#define OLDEST 70.0    /* of open bands and of ages that are drawn */
#define OPEN_YEARS 5.0 /* that an open band is taken to have */
#define BAR_SHARE 0.8
#define FOOT_PT 14.0
#define HEAD_PT 30.0 /* for the unit and the words of the marked ages */
#define INTERVAL_PT 22.0
#define TICK_YEARS 10
#define RANGE_TINT 4
#define LINE_PT 1.1
#define CASING_PT 2.6

typedef struct {
    AnkeScene *scene;
    const AnkeTable *table;
    gint group;
    gint before; /* group; ANKE_ALL = none */
    guint n;
    gint *items; /* those that are ages */
    AnkeAgeBand *bands;
    double youngest;
    double oldest; /* end */
    AnkeAxis axis;
} Profile;

static double band_from(const Profile *profile, guint i)
{
    return MAX(profile->bands[i].from, YOUNGEST);
}

static double band_to(const Profile *profile, guint i)
{
    return MIN(profile->bands[i].to, OLDEST);
}

/* Persons of a group for each year of age, so that bands of different width compare. NaN = not
 * known. */
static double density(const Profile *profile, gint group, guint i)
{
    double from = profile->bands[i].from;
    double to = profile->bands[i].to;
    double width = isinf(from) || isinf(to) ? OPEN_YEARS : to - from;
    return anke_spec_count(profile->table, "n", profile->items[i], group).count / width;
}

static gint find_before(const AnkeTable *table, gint group)
{
    for (guint i = 0; i < table->n_groups; i++) {
        if (fabs(table->groups[i].score + BEFORE - table->groups[group].score) < 0.5) {
            return (gint)i;
        }
    }
    return ANKE_ALL;
}

static double age_x(const Profile *profile, double age)
{
    const AnkeBox *plot = &profile->axis.plot;
    double span = profile->oldest - profile->youngest;
    return plot->x + plot->width *
                         (CLAMP(age, profile->youngest, profile->oldest) - profile->youngest) /
                         span;
}

static double find_high(const Profile *profile)
{
    double high = 0;
    for (guint i = 0; i < profile->n; i++) {
        double now = density(profile, profile->group, i);
        double before = profile->before == ANKE_ALL ? NAN : density(profile, profile->before, i);
        high = isnan(now) ? high : MAX(high, now);
        high = isnan(before) ? high : MAX(high, before);
    }
    return high;
}

/* Returns FALSE where no item is an age. */
static gboolean init_profile(Profile *profile, AnkeArena *arena)
{
    const AnkeTable *table = profile->table;
    profile->items = anke_arena_new(arena, gint, table->n_items);
    profile->bands = anke_arena_new(arena, AnkeAgeBand, table->n_items);
    profile->before = find_before(table, profile->group);
    profile->youngest = OLDEST;
    profile->oldest = YOUNGEST;
    for (guint i = 0; i < table->n_items; i++) {
        guint n = profile->n;
        if (table->items[i].type == ANKE_ITEM_NET ||
            !anke_age_band_parse(table->items[i].label, &profile->bands[n])) {
            continue;
        }
        profile->items[n] = (gint)i;
        profile->youngest = MIN(profile->youngest, band_from(profile, n));
        profile->oldest = MAX(profile->oldest, band_to(profile, n));
        profile->n++;
    }
    return profile->youngest < profile->oldest;
}

static void place_axis(Profile *profile, AnkeBox box)
{
    const AnkeTheme *theme = anke_scene_theme(profile->scene);
    double height = box.height - HEAD_PT - FOOT_PT;
    AnkeTickRange range = {.high = find_high(profile),
                           .is_whole = TRUE,
                           .most = anke_axis_most_intervals(height, INTERVAL_PT)};
    profile->axis.ticks = anke_ticks_place(&range);
    double left = anke_axis_label_width(profile->scene, &profile->axis.ticks) + theme->text_axis_pt;
    profile->axis.plot = (AnkeBox){box.x + left, box.y + HEAD_PT, box.width - left, height};
    anke_axis_add_numbers_up(profile->scene, &profile->axis, 0);
}

/* Shades the range of the hollow index. */
static void add_range(const Profile *profile)
{
    double low = anke_table_number(profile->table, "hollow_lo", ANKE_ALL, profile->group);
    double high = anke_table_number(profile->table, "hollow_hi", ANKE_ALL, profile->group);
    AnkeBox plot = profile->axis.plot;
    if (!(low < high)) {
        return;
    }
    AnkeFill fill = anke_theme_faint_tint(anke_scene_theme(profile->scene), RANGE_TINT);
    double left = age_x(profile, low);
    AnkeBox box = {left, plot.y, age_x(profile, high + 1) - left, plot.height};
    anke_scene_add_rectangle(profile->scene, "range", box, &fill, NULL);
}

static void add_bars(const Profile *profile)
{
    const AnkeTheme *theme = anke_scene_theme(profile->scene);
    double zero = anke_axis_y(&profile->axis, 0);
    for (guint i = 0; i < profile->n; i++) {
        double value = density(profile, profile->group, i);
        double from = age_x(profile, band_from(profile, i));
        double width = age_x(profile, band_to(profile, i)) - from;
        if (isnan(value) || value <= 0) {
            continue;
        }
        double end = anke_axis_y(&profile->axis, value);
        AnkeBox box = {from + width * (1 - BAR_SHARE) / 2, end, width * BAR_SHARE, zero - end};
        anke_scene_add_rectangle(profile->scene, "bar", box, &theme->bar, NULL);
    }
}

static void add_before(const Profile *profile)
{
    const AnkeTheme *theme = anke_scene_theme(profile->scene);
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(AnkePoint));
    for (guint i = 0; profile->before != ANKE_ALL && i < profile->n; i++) {
        double value = density(profile, profile->before, i);
        if (!isnan(value)) {
            double middle = (band_from(profile, i) + band_to(profile, i)) / 2;
            AnkePoint point = {age_x(profile, middle), anke_axis_y(&profile->axis, value)};
            g_array_append_val(points, point);
        }
    }
    if (points->len > 1) {
        AnkeStroke stroke = {theme->second, LINE_PT, 0, CASING_PT};
        anke_scene_add_line(profile->scene, "before", (const AnkePoint *)(gpointer)points->data,
                            points->len, &stroke);
    }
}

/* The valley as a bracket above the plot, with its ages. */
static void add_valley(const Profile *profile)
{
    const AnkeTheme *theme = anke_scene_theme(profile->scene);
    double low = anke_table_number(profile->table, "valley_lo", ANKE_ALL, profile->group);
    double high = anke_table_number(profile->table, "valley_hi", ANKE_ALL, profile->group);
    if (!(low <= high)) {
        return;
    }
    double left = age_x(profile, low);
    double right = age_x(profile, high + 1);
    double y = profile->axis.plot.y - 2;
    AnkePoint bracket[] = {{left, y + 3}, {left, y}, {right, y}, {right, y + 3}};
    AnkeStroke stroke = {theme->warning.colour, 1.2, 0, 0};
    anke_scene_add_line(profile->scene, "valley", bracket, G_N_ELEMENTS(bracket), &stroke);
    AnkeTextStyle style = anke_text_style_coloured(theme->strong, theme->warning.colour);
    g_autofree char *text = g_strdup_printf("谷 %.0f～%.0f歳", low, high);
    AnkeTextPlace place = {.part = "valley",
                           .box = {(left + right) / 2, y - 1, 0, 0},
                           .align = ANKE_ALIGN_CENTRE,
                           .valign = ANKE_VALIGN_BOTTOM};
    anke_scene_add_text(profile->scene, &place, &style, text);
}

static void add_ages(const Profile *profile)
{
    const AnkeTheme *theme = anke_scene_theme(profile->scene);
    AnkeBox plot = profile->axis.plot;
    double y = anke_box_bottom(plot);
    anke_scene_add_segment(profile->scene, "baseline", (AnkePoint){plot.x, y},
                           (AnkePoint){anke_box_right(plot), y}, &theme->zero_line);
    for (double age = TICK_YEARS; age <= profile->oldest; age += TICK_YEARS) {
        if (age < profile->youngest) {
            continue;
        }
        g_autofree char *text = g_strdup_printf("%.0f歳", age);
        AnkeTextPlace place = {
            .part = "age", .box = {age_x(profile, age), y + 2, 0, 0}, .align = ANKE_ALIGN_CENTRE};
        anke_scene_add_segment(profile->scene, "tick", (AnkePoint){age_x(profile, age), y},
                               (AnkePoint){age_x(profile, age), y + 2.5}, &theme->axis_line);
        anke_scene_add_text(profile->scene, &place, &theme->axis, text);
    }
}

/* Legend */

static void draw_bar(AnkeScene *scene, AnkePoint start, gconstpointer data)
{
    double side = anke_scene_theme(scene)->swatch_pt;
    (void)data;
    anke_scene_add_rectangle(scene, "legend", (AnkeBox){start.x, start.y - side / 2, side, side},
                             &anke_scene_theme(scene)->bar, NULL);
}

static void draw_line(AnkeScene *scene, AnkePoint start, gconstpointer data)
{
    AnkeStroke stroke = {anke_scene_theme(scene)->second, LINE_PT, 0, 0};
    (void)data;
    anke_scene_add_segment(scene, "legend", start, (AnkePoint){start.x + 12, start.y}, &stroke);
}

static void draw_range(AnkeScene *scene, AnkePoint start, gconstpointer data)
{
    const AnkeTheme *theme = anke_scene_theme(scene);
    AnkeFill fill = anke_theme_faint_tint(theme, RANGE_TINT);
    double side = theme->swatch_pt;
    (void)data;
    anke_scene_add_rectangle(scene, "legend", (AnkeBox){start.x, start.y - side / 2, side, side},
                             &fill, &theme->border);
}

static void add_legend(const Profile *profile, AnkeBox box)
{
    const AnkeTheme *theme = anke_scene_theme(profile->scene);
    AnkeKeyEntry entries[3];
    guint n = 0;
    entries[n++] = (AnkeKeyEntry){profile->table->groups[profile->group].label, theme->swatch_pt,
                                  draw_bar, NULL};
    if (profile->before != ANKE_ALL) {
        entries[n++] = (AnkeKeyEntry){"5年前", 12, draw_line, NULL};
    }
    if (!isnan(anke_table_number(profile->table, "hollow_lo", ANKE_ALL, profile->group))) {
        entries[n++] = (AnkeKeyEntry){"空洞をみる年齢", theme->swatch_pt, draw_range, NULL};
    }
    AnkeKey key = {&theme->note, entries, n};
    anke_key_lay_out(profile->scene, (AnkeBox){box.x, box.y, box.width, 0}, &key);
}

void anke_judgement_add_profile(AnkeScene *scene, const AnkeJudgementTables *tables, AnkeBox box)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    Profile profile = {.scene = scene,
                       .table = tables->tables[ANKE_JUDGED_AGES],
                       .group = anke_judgement_newest(tables)};
    if (profile.table == NULL || profile.group == ANKE_ALL || !init_profile(&profile, &arena)) {
        return;
    }
    add_legend(&profile, box);
    AnkeTextPlace unit = {.part = "unit", .box = {box.x - 4, box.y + 13, 0, 0}};
    anke_scene_add_text(scene, &unit, &anke_scene_theme(scene)->axis, "（人／1歳）");
    place_axis(&profile, box);
    add_range(&profile);
    anke_axis_add_grid_up(scene, &profile.axis);
    add_bars(&profile);
    add_before(&profile);
    add_valley(&profile);
    add_ages(&profile);
}
