#include "charts/report/report_theme.h"

#define TEXT 0x333333
#define TEXT_2 0x5C5C5C

static const AnkeReportTheme default_theme = {
    .page_width_pt = 595.28,
    .page_height_pt = 841.89,
    .side_pt = 56.7,
    .top_pt = 64.0,
    .bottom_pt = 66.0,
    .head_y_pt = 34.0,
    .foot_pt = 46.0,
    .block_pt = 10.0,
    .cover_title = {24.0, TRUE, 1.35, TEXT},
    .cover_text = {12.0, FALSE, 1.45, TEXT},
    .heading = {14.0, TRUE, 1.3, TEXT},
    .body = {10.0, FALSE, 1.5, TEXT},
    .caption = {9.5, TRUE, 1.35, TEXT},
    .table = {8.5, FALSE, 1.25, TEXT},
    .table_strong = {8.5, TRUE, 1.25, TEXT},
    .note = {8.0, FALSE, 1.35, TEXT_2},
    .running = {8.0, FALSE, 1.3, TEXT_2},
    .head_fill = {0xEFF2F6, ANKE_HATCH_NONE, 0},
    .rule_fill = {0x005AFF, ANKE_HATCH_NONE, 0},
    .edge = {TEXT, 0.9, 0, 0},
    .heading_lines = 4,
    .label_lines = 4,
    .head_lines = 5,
    .min_column_pt = 34.0,
    .max_column_pt = 84.0,
    .max_label_share = 0.34,
    .padding_pt = 2.5,
};

const AnkeReportTheme *anke_report_theme_default(void)
{
    return &default_theme;
}

AnkeReportTheme anke_report_theme_of(const AnkeTheme *theme)
{
    AnkeReportTheme own = default_theme;
    AnkeTextStyle *texts[] = {&own.cover_title, &own.cover_text, &own.heading,     &own.body,
                              &own.caption,     &own.table,      &own.table_strong};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        texts[i]->colour = theme->label.colour;
    }
    own.note.colour = theme->note.colour;
    own.running.colour = theme->note.colour;
    own.table.size_pt = theme->table.size_pt;
    own.table_strong.size_pt = theme->table.size_pt;
    own.note.size_pt = theme->note.size_pt;
    own.rule_fill = theme->bar;
    own.edge.colour = theme->axis_line.colour;
    return own;
}

double anke_report_text_width(const AnkeReportTheme *theme)
{
    return theme->page_width_pt - 2 * theme->side_pt;
}
