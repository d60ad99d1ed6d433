#include "analyzer/analysis/staff_names.h"

#include <string.h>

#include "analyzer/analysis/staff_table.h"

static const char *const age_names[] = {"mean_age",
                                        "median_age",
                                        "sd_age",
                                        "sd",
                                        "age_convention",
                                        "hollow",
                                        "hollow_lo",
                                        "hollow_hi",
                                        "hollow_z",
                                        "hollow_flag",
                                        "valley_lo",
                                        "valley_hi",
                                        "valley_bottom",
                                        "valley_depth",
                                        "evenness",
                                        "step_mean",
                                        "step_max",
                                        "step_total",
                                        "gini",
                                        "cv",
                                        "ratio_55_per_40s",
                                        "ratio_u30_per_40s",
                                        "ratio_45_54_per_55",
                                        "share_u30",
                                        "share_55",
                                        NULL};

static const char *const age_prefixes[] = {"dissimilarity_", "age_distance_", "judgement_", NULL};

/* A family of statistics: the tables that have it, and its names. */
typedef struct {
    gboolean (*is_in)(const AnkeTable *table);
    const char *const *names;
    const char *const *prefixes; /* NULL: none */
} Family;

static const Family families[] = {
    {anke_table_is_ages, age_names, age_prefixes},
};

static gboolean has_prefix(const char *const *prefixes, const char *stat)
{
    for (gsize i = 0; prefixes != NULL && prefixes[i] != NULL; i++) {
        if (g_str_has_prefix(stat, prefixes[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_staff_stat_is_own(const AnkeTable *table, const char *stat)
{
    for (gsize i = 0; i < G_N_ELEMENTS(families); i++) {
        const Family *family = &families[i];
        if ((g_strv_contains(family->names, stat) || has_prefix(family->prefixes, stat)) &&
            family->is_in(table)) {
            return TRUE;
        }
    }
    return FALSE;
}
