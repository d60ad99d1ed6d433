/*
 * Age bands as published tables write them, and the twelve of the official form.
 *
 * Known writings: 20歳未満, 19歳以下, 20～23歳, 20歳～23歳, 20-23, 20歳以上24歳未満, 60歳以上, 30代, 34歳; digits may
 * be full-width, 歳 may be missing.
 */
#ifndef ANKE_BASE_AGE_BAND_H
#define ANKE_BASE_AGE_BAND_H

#include <glib.h>

/* Ages in completed years: from <= age < to. An open end is infinite. */
typedef struct {
    double from;
    double to;
} AnkeAgeBand;

/* Returns FALSE for what is no band. */
gboolean anke_age_band_parse(const char *label, AnkeAgeBand *band);

/* 20歳未満, 20～23歳 ... 56～59歳, 60歳以上: the form of the published age structure. */
#define ANKE_AGE_N_OFFICIAL 12

const char *anke_age_band_official(guint i);

/* Which official band it is, or -1. */
gint anke_age_band_find_official(const AnkeAgeBand *band);

#endif
