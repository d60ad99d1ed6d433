#include "charts/scene/scene_audit.h"

#include <math.h>
#include <string.h>

#include "analyzer/base/number.h"
#include "analyzer/base/text.h"
#include "charts/scene/backdrop.h"

#define MOST_INTERVALS 8
#define BLANK_SHARE 0.15
#define BLANK_AREA_PT2 16000.0 /* less, some 4 x 5 cm, is no hole, however small the picture */
#define BLANK_SIDE_PT 60.0     /* nor is a strip */

const char *anke_audit_group_name(AnkeAuditGroup group)
{
    static const char *const names[ANKE_N_AUDIT_GROUPS] = {
        "texts do not touch",
        "texts stay in their places",
        "every character is in the font",
        "type is large enough",
        "lines break by the rules",
        "texts stand clear of marks",
        "ink contrasts with its fill",
        "ticks reach around the data",
        "bars begin at zero",
        "numbers have a unit",
        "shares have a base",
        "a source is named",
        "title and description are there",
        "no large part is blank",
    };
    return names[group];
}

static void free_fault(gpointer data)
{
    AnkeFault *fault = data;
    g_free(fault->message);
    g_free(fault);
}

/* The audit of one scene. */
typedef struct {
    const AnkeScene *scene;
    GPtrArray *faults;
} Audit;

static void add_fault_take(const Audit *audit, AnkeAuditGroup group, char *message)
{
    AnkeFault *fault = g_new0(AnkeFault, 1);
    fault->group = group;
    fault->message = message;
    g_ptr_array_add(audit->faults, fault);
}

static void add_drawn(const Audit *audit, const GPtrArray *drawn)
{
    static const AnkeAuditGroup groups[ANKE_N_FINDINGS] = {
        [ANKE_FINDING_OVERLAP] = ANKE_AUDIT_TEXTS_APART,
        [ANKE_FINDING_OUTSIDE] = ANKE_AUDIT_TEXTS_INSIDE,
        [ANKE_FINDING_MISSING_GLYPH] = ANKE_AUDIT_GLYPHS,
        [ANKE_FINDING_FOREIGN_FONT] = ANKE_AUDIT_GLYPHS,
        [ANKE_FINDING_SMALL_TYPE] = ANKE_AUDIT_TYPE_SIZE,
        [ANKE_FINDING_LINE_BREAK] = ANKE_AUDIT_LINE_BREAKS};
    for (guint i = 0; drawn != NULL && i < drawn->len; i++) {
        const AnkeFinding *finding = g_ptr_array_index(drawn, i);
        add_fault_take(audit, groups[finding->kind], anke_finding_message(finding));
    }
}

static char *quote_text(const AnkeShape *shape)
{
    return anke_text_quote(shape->text.text, -1);
}

static void check_text(const Audit *audit, guint i)
{
    const AnkeShape *shape = anke_scene_shape_at(audit->scene, i);
    AnkeBackdrop backdrop = anke_backdrop_find(audit->scene, i);
    if (backdrop.crossing != NULL) {
        g_autofree char *text = quote_text(shape);
        add_fault_take(
            audit, ANKE_AUDIT_TEXTS_ON_MARKS,
            g_strdup_printf("text \"%s\" lies on \"%s\"", text, backdrop.crossing->part));
    }
    const double large_pt = 14;
    double least = shape->text.style.is_bold && shape->text.style.size_pt >= large_pt ? 3.0 : 4.5;
    double contrast = anke_rgb_contrast(shape->text.style.colour, backdrop.colour);
    if (contrast < least) {
        char number[ANKE_NUMBER_SIZE];
        anke_number_format_fixed(number, contrast, 1);
        g_autofree char *text = quote_text(shape);
        add_fault_take(audit, ANKE_AUDIT_CONTRAST,
                       g_strdup_printf("text \"%s\" has a contrast of %s:1 only", text, number));
    }
}

static void check_texts(const Audit *audit)
{
    for (guint i = 0; i < anke_scene_n_shapes(audit->scene); i++) {
        if (anke_scene_shape_at(audit->scene, i)->kind == ANKE_SHAPE_TEXT) {
            check_text(audit, i);
        }
    }
}

static void check_scale(const Audit *audit, guint i)
{
    const AnkeSceneScale *scale = anke_scene_scale_at(audit->scene, i);
    double slack = 1e-9 * MAX(fabs(scale->first), fabs(scale->last));
    if (scale->low < scale->first - slack || scale->high > scale->last + slack) {
        add_fault_take(audit, ANKE_AUDIT_TICKS,
                       g_strdup_printf("axis %u: values lie beyond its ticks", i + 1));
    }
    if (scale->n_intervals < 1 || scale->n_intervals > MOST_INTERVALS) {
        add_fault_take(audit, ANKE_AUDIT_TICKS,
                       g_strdup_printf("axis %u: %u intervals, 1 to %d were expected", i + 1,
                                       scale->n_intervals, MOST_INTERVALS));
    }
    if (scale->is_people && scale->n_decimals > 0) {
        add_fault_take(audit, ANKE_AUDIT_TICKS,
                       g_strdup_printf("axis %u: decimals on persons", i + 1));
    }
    if (scale->has_bars && (scale->first > 0 || scale->last < 0)) {
        add_fault_take(audit, ANKE_AUDIT_ZERO,
                       g_strdup_printf("axis %u: bars, but no zero", i + 1));
    }
}

static void check_scales(const Audit *audit)
{
    for (guint i = 0; i < anke_scene_n_scales(audit->scene); i++) {
        check_scale(audit, i);
    }
}

typedef gboolean (*TextTest)(const AnkeShape *shape);

static gboolean is_unit(const AnkeShape *shape)
{
    return strcmp(shape->part, "unit") == 0 || strstr(shape->text.text, "単位：") != NULL;
}

static gboolean is_base(const AnkeShape *shape)
{
    static const char *const signs[] = {
        "n=", "n＝", "n≥", "n不明", "n unknown", "回答者数不明", "respondents unknown"};
    for (guint i = 0; i < G_N_ELEMENTS(signs); i++) {
        if (strstr(shape->text.text, signs[i]) != NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_source(const AnkeShape *shape)
{
    return strcmp(shape->part, "source") == 0;
}

static gboolean has_text(const AnkeScene *scene, TextTest test)
{
    for (guint i = 0; i < anke_scene_n_shapes(scene); i++) {
        const AnkeShape *shape = anke_scene_shape_at(scene, i);
        if (shape->kind == ANKE_SHAPE_TEXT && test(shape)) {
            return TRUE;
        }
    }
    return FALSE;
}

static void check_needs(const Audit *audit, const AnkeAuditNeeds *needs)
{
    const struct {
        gboolean is_needed;
        AnkeAuditGroup group;
        TextTest test;
        const char *message;
    } checks[] = {{needs->has_unit, ANKE_AUDIT_UNIT, is_unit, "no unit is printed"},
                  {needs->has_base, ANKE_AUDIT_BASE, is_base, "no base is printed"},
                  {needs->has_source, ANKE_AUDIT_SOURCE, is_source, "no source is printed"}};
    for (guint i = 0; i < G_N_ELEMENTS(checks); i++) {
        if (checks[i].is_needed && !has_text(audit->scene, checks[i].test)) {
            add_fault_take(audit, checks[i].group, g_strdup(checks[i].message));
        }
    }
    if (*anke_scene_title(audit->scene) == '\0') {
        add_fault_take(audit, ANKE_AUDIT_WORDS, g_strdup("there is no title"));
    }
    if (*anke_scene_description(audit->scene) == '\0') {
        add_fault_take(audit, ANKE_AUDIT_WORDS, g_strdup("there is no description"));
    }
}

static void check_blank(const Audit *audit)
{
    AnkeBox blank = anke_backdrop_largest_blank(audit->scene);
    double area = anke_scene_width(audit->scene) * anke_scene_height(audit->scene);
    double share = blank.width * blank.height / area;
    if (share > BLANK_SHARE && share * area > BLANK_AREA_PT2 &&
        MIN(blank.width, blank.height) > BLANK_SIDE_PT) {
        add_fault_take(audit, ANKE_AUDIT_BLANK,
                       g_strdup_printf("%.0f %% of the picture is one empty rectangle, %.0f x %.0f "
                                       "pt at (%.0f, %.0f)",
                                       100 * share, blank.width, blank.height, blank.x, blank.y));
    }
}

static gint compare_faults(gconstpointer a, gconstpointer b)
{
    const AnkeFault *left = *(const AnkeFault *const *)a;
    const AnkeFault *right = *(const AnkeFault *const *)b;
    return (gint)left->group - (gint)right->group;
}

GPtrArray *anke_scene_audit(const AnkeScene *scene, const AnkeAuditNeeds *needs,
                            const GPtrArray *drawn)
{
    Audit audit = {scene, g_ptr_array_new_with_free_func(free_fault)};
    add_drawn(&audit, drawn);
    check_texts(&audit);
    check_scales(&audit);
    check_needs(&audit, needs);
    check_blank(&audit);
    g_ptr_array_sort(audit.faults, compare_faults); /* merge sort: stable */
    return audit.faults;
}
