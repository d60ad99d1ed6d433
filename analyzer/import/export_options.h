/* What the command line says of an export, into the profile. */
#ifndef ANKE_IMPORT_EXPORT_OPTIONS_H
#define ANKE_IMPORT_EXPORT_OPTIONS_H

#include "analyzer/import/export_source.h"
#include "analyzer/import/profile.h"

/* Joiner, ticks and missing values; the options were checked. */
void anke_export_options_apply(const AnkeExportOptions *options, AnkeProfile *profile);

#endif
