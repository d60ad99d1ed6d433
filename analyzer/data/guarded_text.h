/*
 * Texts in a CSV for spreadsheets, guarded by an apostrophe where a spreadsheet would run them as a
 * formula or where they would be taken for a state: reversible, because what already begins with an
 * apostrophe is guarded, too.
 *
 * Guarded is what begins with = + - @ ' TAB CR LF ＝ ＋ － or ＠ and is no number, and what is the
 * label of a state (無回答, 非該当, 無効, 未設問).
 */
#ifndef ANKE_DATA_GUARDED_TEXT_H
#define ANKE_DATA_GUARDED_TEXT_H

#include <glib.h>

/* Whether the text must be guarded. */
gboolean anke_guard_is_needed(const char *text, gsize n_bytes);

/* Appends the text, guarded if it must be. */
void anke_guard_append(GString *guarded, const char *text);

/* Whether a cell begins with an apostrophe that guards what follows it. */
gboolean anke_guard_is_on(const char *cell, gsize n_bytes);

#endif
