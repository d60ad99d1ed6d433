/*
 * What the codes of variables mean, as a CSV: variable, variable_label, code, value_label, missing
 * (Y: the code of a state). No answer of anybody is in it.
 */
#ifndef ANKE_EXPORT_CODE_LIST_H
#define ANKE_EXPORT_CODE_LIST_H

#include <glib.h>

#include "analyzer/base/output.h"
#include "analyzer/export/variable.h"

/* A code and its label. Labels are borrowed from the codebook. */
typedef void (*AnkeCodeFunc)(double code, const char *label, gboolean is_missing, gpointer data);

/* Calls `visit` for all codes of a variable that is no text, values first. */
void anke_variable_each_code(const AnkeVariable *variable, AnkeCodeFunc visit, gpointer data);

void anke_code_list_write(const AnkeVariables *variables, AnkeOutput *output);

#endif
