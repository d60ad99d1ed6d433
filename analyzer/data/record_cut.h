/*
 * Where to cut a CSV so that no record is torn: blocks cut here may be read by several threads.
 *
 * Quotes are counted, so the cut is right wherever the quoting is; where it is not, reading finds the
 * error.
 */
#ifndef ANKE_DATA_RECORD_CUT_H
#define ANKE_DATA_RECORD_CUT_H

#include <glib.h>

/* Where the last record ends: the offset behind its line end, 0 if there is none. */
gsize anke_record_cut_last(const char *bytes, gsize n_bytes);

/* Where the first record ends, likewise. */
gsize anke_record_cut_first(const char *bytes, gsize n_bytes);

#endif
