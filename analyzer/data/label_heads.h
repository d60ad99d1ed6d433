/*
 * Heads of the columns of anke-export's label CSV: the question's head, or `question [option]` for
 * one choice of several answers, a place of a ranking (1位), or the text of その他 (その他：内容).
 *
 * The brackets are [ ], else 【 】, else 〔 〕: the first for which the head can be taken apart again.
 */
#ifndef ANKE_DATA_LABEL_HEADS_H
#define ANKE_DATA_LABEL_HEADS_H

#include <glib.h>

/* The head of the first column, which numbers the rows and by which such files are known. */
#define ANKE_LABEL_MARK "anke:labels"

/* What stands behind the label of その他 in the head of its texts. */
#define ANKE_LABEL_OTHER_TEXT "：内容"

/* The head of a part, a new string; NULL if no bracket will do. */
char *anke_label_head_join(const char *question, const char *option);

/*
 * Takes a head apart into new strings.
 * Returns FALSE, and leaves both, for the head of a question as a whole.
 */
gboolean anke_label_head_split(const char *head, char **question, char **option);

#endif
