/*
 * What the labels of a roster mean: the order and the flags of grades, the section of a department,
 * which employment is regular, what a reason for leaving counts as; other names for labels.
 *
 * Kinds that a mapping file does not mention have defaults, tables in staff_map_defaults.c.
 */
#ifndef ANKE_STAFF_STAFF_MAP_H
#define ANKE_STAFF_STAFF_MAP_H

#include <glib.h>

#include "analyzer/base/input.h"

typedef enum {
    ANKE_STAFF_SEX,
    ANKE_STAFF_JOB,
    ANKE_STAFF_GRADE,
    ANKE_STAFF_DEPARTMENT,
    ANKE_STAFF_EMPLOYMENT,
    ANKE_STAFF_REASON,
    ANKE_STAFF_SECTION, /* in mapping files only: the sector of a section */
    ANKE_STAFF_N_KINDS
} AnkeStaffKind;

/* Names as they stand in streams and mapping files: "sex", ... */
const char *anke_staff_kind_name(AnkeStaffKind kind);

/* What tables call it: "性別", ... */
const char *anke_staff_kind_label(AnkeStaffKind kind);

typedef enum {
    ANKE_STAFF_ROLE_NONE,
    ANKE_STAFF_ROLE_MANAGER, /* grades: 管理職; counts as lead too */
    ANKE_STAFF_ROLE_LEAD,    /* 役付 */
    ANKE_STAFF_ROLE_REGULAR, /* employment */
    ANKE_STAFF_ROLE_RETIRED, /* reasons: 定年 */
    ANKE_STAFF_ROLE_QUIT,    /* 普通 */
    ANKE_STAFF_ROLE_GENERAL, /* sectors of sections: 一般行政 */
    ANKE_STAFF_ROLE_EDUCATION,
    ANKE_STAFF_ROLE_POLICE,
    ANKE_STAFF_ROLE_FIRE,
    ANKE_STAFF_ROLE_ENTERPRISE /* 公営企業等会計 */
} AnkeStaffRole;

/* A row of the mapping. Borrowed for the map's life. */
typedef struct {
    AnkeStaffKind kind;
    const char *from; /* the label in the roster */
    const char *to;   /* the label in tables */
    AnkeStaffRole role;
    const char *section; /* of a department; "": none */
} AnkeStaffMapping;

typedef struct AnkeStaffMap AnkeStaffMap;

/* The defaults alone. */
AnkeStaffMap *anke_staff_map_new(void);

/*
 * Reads a mapping file: a CSV with the heads kind (種別), from (値), to (表示), role (役割), section
 * (部門), the last three optional. Rows stand in the order in which tables show them.
 * Errors: ANKE_ERROR_IO; ANKE_ERROR_DATA  an unknown head, kind, role or section, a label twice
 */
AnkeStaffMap *anke_staff_map_read(AnkeInput *input, GError **error);

/* Whether the file itself lists this kind: then labels that it does not list are unknown. */
gboolean anke_staff_map_is_closed(const AnkeStaffMap *map, AnkeStaffKind kind);

/* The row of a label, compared as folded, or NULL. */
const AnkeStaffMapping *anke_staff_map_find(const AnkeStaffMap *map, AnkeStaffKind kind,
                                            const char *label);

/* All rows, in order. */
guint anke_staff_map_n(const AnkeStaffMap *map);
const AnkeStaffMapping *anke_staff_map_at(const AnkeStaffMap *map, guint i);

void anke_staff_map_free(AnkeStaffMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AnkeStaffMap, anke_staff_map_free)

/* The defaults, ended by a row without `from`. Sections stand in the order of the published form
 * 部門別職員数 (給与・定員管理等の公表). */
extern const AnkeStaffMapping anke_staff_map_defaults[];

#endif
