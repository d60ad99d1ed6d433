/*
 * Texts from a stream as they may be shown anywhere: one line, nothing that steers what shows it.
 *
 * Escaping for HTML, Markdown or CSV is not done here: that is each printer's own.
 */
#ifndef ANKE_BANNER_PLAIN_LABEL_H
#define ANKE_BANNER_PLAIN_LABEL_H

#include <glib.h>

/*
 * A new string in which blanks and line ends of any kind are one blank each run, controls, escape
 * sequences' bytes, direction and invisible format characters, private and unassigned characters are
 * replaced by U+FFFD, and more than four marks on a character are dropped. Blanks at the ends go.
 *   text   valid UTF-8 (as the reader of streams checks)
 */
char *anke_plain_label(const char *text);

#endif
