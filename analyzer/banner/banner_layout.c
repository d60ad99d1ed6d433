#include "analyzer/banner/banner_layout.h"

#include <string.h>

#include "analyzer/banner/banner_notes.h"

enum { MAX_BITS = 16 };

/* What the makers of a grid share. */
typedef struct {
    const AnkeBannerView *view;
    GArray *lines;  /* AnkeBannerLine */
    GArray *groups; /* AnkeBannerGroup */
    guint bits[MAX_BITS];
    guint n_bits;
    AnkeBannerGrid *grid;
} Layout;

static const AnkeBannerLine *line_at(const Layout *layout, guint i)
{
    return &g_array_index(layout->lines, AnkeBannerLine, i);
}

static const AnkeBannerGroup *group_at(const Layout *layout, guint i)
{
    return &g_array_index(layout->groups, AnkeBannerGroup, i);
}

static const char *say(const Layout *layout, const char *ja, const char *en) G_GNUC_FORMAT(2)
    G_GNUC_FORMAT(3);

static const char *say(const Layout *layout, const char *ja, const char *en)
{
    return anke_banner_say(layout->view->spec->lang, ja, en);
}

/* Answers and ticks have a line for each bit, others one number. */
static gboolean has_bits(const AnkeBannerLine *line)
{
    return line->source == ANKE_LINE_OF_ITEM || line->source == ANKE_LINE_OF_TICKS;
}

static void set_value(const Layout *layout, guint row, guint column, const AnkeBannerLine *line,
                      const AnkeBannerGroup *group, guint bit)
{
    AnkeBannerValue value = anke_banner_value(layout->view, line, group, bit);
    anke_banner_grid_set(layout->grid, row, column, value.text, value.mark);
    g_free(value.text);
}

/* "平均（年）" */
static char *line_label(const Layout *layout, const AnkeBannerLine *line)
{
    const char *unit = layout->view->tables[0]->unit;
    gboolean has_unit = line->source == ANKE_LINE_OF_STAT && line->kind == ANKE_LINE_STAT &&
                        line->form != ANKE_FORM_PERCENT && line->form != ANKE_FORM_TEXT &&
                        strcmp(line->stat, "score100") != 0 && *unit != '\0';
    return has_unit ? g_strdup_printf(say(layout, "%s（%s）", "%s (%s)"), line->label, unit)
                    : g_strdup(line->label);
}

static AnkeBannerHead line_head(const AnkeBannerLine *line, const char *label, guint i)
{
    return (AnkeBannerHead){.levels = {label},
                            .kind = line->kind,
                            .line = i,
                            .is_indented = line->kind == ANKE_LINE_NET};
}

/* Whether any group has something in such a line: rows that are all blank are left out. */
static gboolean is_filled(const Layout *layout, const AnkeBannerLine *line, guint bit)
{
    for (guint i = 0; i < layout->groups->len; i++) {
        AnkeBannerValue value = anke_banner_value(layout->view, line, group_at(layout, i), bit);
        gboolean has_text = *value.text != '\0' || *value.mark != '\0';
        g_free(value.text);
        if (has_text) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Answers in rows */

static void add_line_row(const Layout *layout, guint i, const char *label, guint bit)
{
    const AnkeBannerLine *line = line_at(layout, i);
    AnkeBannerHead head = line_head(line, label, i);
    head.measure =
        has_bits(line) ? anke_banner_measure(layout->view->spec->lang, bit) : line->measure;
    guint row = anke_banner_grid_add_row(layout->grid, &head);
    for (guint column = 0; column < layout->groups->len; column++) {
        set_value(layout, row, column, line, group_at(layout, column), bit);
    }
}

static void lay_out_answers(Layout *layout)
{
    for (guint i = 0; i < layout->groups->len; i++) {
        (void)anke_banner_grid_add_column(layout->grid, &group_at(layout, i)->head);
    }
    for (guint i = 0; i < layout->lines->len; i++) {
        const AnkeBannerLine *line = line_at(layout, i);
        g_autofree char *label = line_label(layout, line);
        guint n = has_bits(line) ? layout->n_bits : 1;
        for (guint k = 0; k < n; k++) {
            guint bit = has_bits(line) ? layout->bits[k] : 0;
            if (!has_bits(line) || is_filled(layout, line, bit)) {
                add_line_row(layout, i, label, bit);
            }
        }
    }
}

/* Breaks in rows */

static void add_group_row(const Layout *layout, const GArray *ordered, guint i, guint k)
{
    const AnkeBannerGroup *group = group_at(layout, i);
    AnkeBannerHead head = group->head;
    guint bit = layout->n_bits > 0 ? layout->bits[k] : 0;
    head.kind = group->group == ANKE_ALL ? ANKE_LINE_BASE : ANKE_LINE_ANSWER;
    head.measure = layout->n_bits > 1 ? anke_banner_measure(layout->view->spec->lang, bit) : NULL;
    guint row = anke_banner_grid_add_row(layout->grid, &head);
    for (guint column = 0; column < ordered->len; column++) {
        const AnkeBannerLine *line = line_at(layout, g_array_index(ordered, guint, column));
        if (has_bits(line) || k == 0) {
            set_value(layout, row, column, line, group, bit);
        }
    }
}

/* Everyone has no residuals and no letters: such a row would be empty. */
static gboolean has_values(const Layout *layout, const AnkeBannerGroup *group, guint bit)
{
    for (guint i = 0; i < layout->lines->len; i++) {
        const AnkeBannerLine *line = line_at(layout, i);
        if (has_bits(line)) {
            AnkeBannerValue value = anke_banner_value(layout->view, line, group, bit);
            gboolean has_text = *value.text != '\0';
            g_free(value.text);
            if (has_text) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Where a line stands among the columns: what identifies a row first, other bases last. */
static guint column_rank(const AnkeBannerLine *line)
{
    if (line->kind != ANKE_LINE_BASE) {
        return 1;
    }
    return line->source == ANKE_LINE_OF_LEDGER || line->form == ANKE_FORM_TEXT ? 0 : 2;
}

static void add_line_columns(Layout *layout, GArray *ordered)
{
    for (guint rank = 0; rank <= 2; rank++) {
        for (guint i = 0; i < layout->lines->len; i++) {
            const AnkeBannerLine *line = line_at(layout, i);
            if (column_rank(line) == rank) {
                g_autofree char *label = line_label(layout, line);
                AnkeBannerHead head = line_head(line, label, i);
                head.is_total = rank == 0;
                (void)anke_banner_grid_add_column(layout->grid, &head);
                g_array_append_val(ordered, i);
            }
        }
    }
}

static void lay_out_breaks(Layout *layout)
{
    g_autoptr(GArray) ordered = g_array_new(FALSE, FALSE, sizeof(guint));
    anke_banner_grid_set_stub(layout->grid, 0, say(layout, "区分", "Break"));
    add_line_columns(layout, ordered);
    for (guint i = 0; i < layout->groups->len; i++) {
        const AnkeBannerGroup *group = group_at(layout, i);
        for (guint k = 0; k < MAX(layout->n_bits, 1); k++) {
            if (k == 0 || group->group != ANKE_ALL || has_values(layout, group, layout->bits[k])) {
                add_group_row(layout, ordered, i, k);
            }
        }
    }
}

/* The total alone: what a cell shows stands side by side */

static gboolean has_plain_lines(const Layout *layout)
{
    for (guint i = 0; i < layout->lines->len; i++) {
        if (line_at(layout, i)->kind == ANKE_LINE_STAT && !has_bits(line_at(layout, i))) {
            return TRUE;
        }
    }
    return FALSE;
}

static void add_total_row(const Layout *layout, guint i, guint value_column)
{
    const AnkeBannerLine *line = line_at(layout, i);
    const AnkeBannerGroup *total = group_at(layout, 0);
    g_autofree char *label = line_label(layout, line);
    AnkeBannerHead head = line_head(line, label, i);
    guint row = anke_banner_grid_add_row(layout->grid, &head);
    if (!has_bits(line)) {
        guint column = line->kind == ANKE_LINE_STAT ? value_column : 0;
        set_value(layout, row, column, line, total, 0);
        return;
    }
    for (guint k = 0; k < layout->n_bits; k++) {
        set_value(layout, row, k, line, total, layout->bits[k]);
    }
}

static void lay_out_total(Layout *layout)
{
    AnkeBannerLang lang = layout->view->spec->lang;
    gboolean has_values = has_plain_lines(layout);
    for (guint k = 0; k < layout->n_bits; k++) {
        AnkeBannerHead head = {.levels = {anke_banner_measure(lang, layout->bits[k])},
                               .kind = ANKE_LINE_ANSWER,
                               .line = k};
        (void)anke_banner_grid_add_column(layout->grid, &head);
    }
    if (has_values || layout->n_bits == 0) {
        AnkeBannerHead head = {
            .levels = {say(layout, "値", "Value")}, .kind = ANKE_LINE_STAT, .line = layout->n_bits};
        (void)anke_banner_grid_add_column(layout->grid, &head);
    }
    for (guint i = 0; i < layout->lines->len; i++) {
        add_total_row(layout, i, layout->n_bits);
    }
}

/* Heading */

static const char *type_words(AnkeBannerLang lang, AnkeQuestionType type)
{
    static const char *const types[][2] = {[ANKE_TYPE_SINGLE] = {"単数回答", "single answer"},
                                           [ANKE_TYPE_MULTIPLE] = {"複数回答", "multiple answers"},
                                           [ANKE_TYPE_SCALE] = {"尺度", "scale"},
                                           [ANKE_TYPE_NUMBER] = {"数値", "number"},
                                           [ANKE_TYPE_RANK] = {"順位", "ranking"},
                                           [ANKE_TYPE_TEXT] = {"自由記述", "text"},
                                           [ANKE_TYPE_RECORD] = {"一覧", "list"},
                                           [ANKE_TYPE_BATTERY] = {"尺度の組", "battery"}};
    return types[type][lang];
}

char *anke_banner_title(const AnkeBannerSpec *spec, const AnkeTable *table)
{
    GString *title = g_string_new(NULL);
    if (*table->wave != '\0') {
        g_string_append_printf(title, anke_banner_say(spec->lang, "【%s】", "[%s] "), table->wave);
    }
    g_string_append(title, table->label);
    if (!anke_banner_is_yearly(table)) {
        g_string_append_printf(title, anke_banner_say(spec->lang, "（%s）", " (%s)"),
                               type_words(spec->lang, table->type));
    }
    if (strcmp(table->label, table->question) != 0) {
        g_string_append_printf(title, " [%s]", table->question);
    }
    return g_string_free(title, FALSE);
}

const char *anke_banner_notice(const AnkeBannerSpec *spec, const AnkeBannerFacts *facts)
{
    return facts->is_protected
               ? ""
               : anke_banner_say(spec->lang, "部外秘・未秘匿", "CONFIDENTIAL, not protected");
}

AnkeBannerGrid *anke_banner_lay_out(const AnkeBannerView *view)
{
    g_autoptr(GStringChunk) texts = g_string_chunk_new(1024);
    g_autoptr(GArray) lines = anke_banner_lines(view, texts);
    g_autoptr(GArray) groups = anke_banner_groups(view, texts);
    if (lines->len == 0) {
        return NULL;
    }
    g_autofree char *title = anke_banner_title(view->spec, view->tables[0]);
    Layout layout = {.view = view, .lines = lines, .groups = groups};
    layout.n_bits = anke_banner_shown_bits(view, layout.bits);
    layout.grid = anke_banner_grid_new(title, anke_banner_notice(view->spec, &view->facts));
    if (view->n_tables == 1) {
        lay_out_total(&layout);
    } else if (view->spec->rows == ANKE_ROWS_BREAKS) {
        lay_out_breaks(&layout);
    } else {
        lay_out_answers(&layout);
    }
    anke_banner_add_notes(view, layout.grid);
    return layout.grid;
}
