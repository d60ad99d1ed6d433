/* Sizes of a report's pages and its type, on top of the theme of all pictures. Units: pt. */
#ifndef ANKE_REPORT_THEME_H
#define ANKE_REPORT_THEME_H

#include "charts/draw/theme.h"

typedef struct {
    double page_width_pt;
    double page_height_pt;
    double side_pt; /* margin at the left and right */
    double top_pt;  /* where the text begins */
    double bottom_pt;
    double head_y_pt; /* of the running head */
    double foot_pt;   /* height of the running foot above the page's end */
    double block_pt;  /* between tables, charts and paragraphs */

    AnkeTextStyle cover_title;
    AnkeTextStyle cover_text;
    AnkeTextStyle heading; /* of a question, of a chapter */
    AnkeTextStyle body;
    AnkeTextStyle caption; /* of a table */
    AnkeTextStyle table;
    AnkeTextStyle table_strong;
    AnkeTextStyle note;
    AnkeTextStyle running; /* head and foot of each page */

    AnkeFill head_fill; /* behind the heads of a table */
    AnkeFill rule_fill; /* the bar beside a heading */
    AnkeStroke edge;    /* above and below a table */

    guint heading_lines; /* longer headings are shortened; likewise below */
    guint label_lines;   /* of a row's label */
    guint head_lines;    /* of a column's head */
    double min_column_pt;
    double max_column_pt;
    double max_label_share; /* of a table's width */
    double padding_pt;      /* around the text of a cell */
} AnkeReportTheme;

/* A4 upright. */
const AnkeReportTheme *anke_report_theme_default(void);

/* The same with the colours, tables and notes of a theme of pictures. */
AnkeReportTheme anke_report_theme_of(const AnkeTheme *theme);

/* The width between the margins. */
double anke_report_text_width(const AnkeReportTheme *theme);

#endif
