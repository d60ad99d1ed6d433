/* The settings of a scenario file: names, what stands in `at`, how a value is read. */
#ifndef ANKE_STAFF_SCENARIO_SETTINGS_H
#define ANKE_STAFF_SCENARIO_SETTINGS_H

#include "analyzer/base/error.h"
#include "analyzer/staff/scenario.h"

typedef enum {
    ANKE_AT_NOTHING,
    ANKE_AT_ANY_YEAR, /* blank: every year */
    ANKE_AT_YEAR,
    ANKE_AT_AGE,
    ANKE_AT_GRADE
} AnkeSettingAt;

/* One row of a scenario file. Texts are folded. */
typedef struct {
    const char *at_text, *value;
    AnkePlace at_place, value_place; /* for messages */
    int at;                          /* the year or age that `at` is */
    AnkeScenario *scenario;
} AnkeSettingRow;

typedef struct AnkeSetting AnkeSetting;

struct AnkeSetting {
    const char *name, *japanese;
    AnkeSettingAt at;
    /* Errors: ANKE_ERROR_CODEBOOK */
    gboolean (*apply)(const AnkeSetting *setting, const AnkeSettingRow *row, GError **error);
    double low, high; /* of a number */
    gsize offset; /* of the member in AnkeScenario that the value becomes; or in AnkeGradeRule */
};

/* The setting of that English or Japanese name, or NULL. */
const AnkeSetting *anke_setting_find(const char *name);

/* Reads `at` and the value and puts them into the row's scenario. Errors: ANKE_ERROR_CODEBOOK */
gboolean anke_setting_apply(const AnkeSetting *setting, AnkeSettingRow *row, GError **error);

#endif
