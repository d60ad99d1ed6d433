#include "analyzer/staff/staff_map.h"

#define SAME(kind, label, role)                                                                    \
    {                                                                                              \
        ANKE_STAFF_##kind, label, label, ANKE_STAFF_ROLE_##role, ""                                \
    }
#define AS(kind, from, to, role)                                                                   \
    {                                                                                              \
        ANKE_STAFF_##kind, from, to, ANKE_STAFF_ROLE_##role, ""                                    \
    }

const AnkeStaffMapping anke_staff_map_defaults[] = {
    SAME(SEX, "男", NONE),
    AS(SEX, "男性", "男", NONE),
    AS(SEX, "M", "男", NONE),
    AS(SEX, "male", "男", NONE),
    AS(SEX, "1", "男", NONE), /* JIS X 0303, as ISO/IEC 5218 */
    SAME(SEX, "女", NONE),
    AS(SEX, "女性", "女", NONE),
    AS(SEX, "F", "女", NONE),
    AS(SEX, "female", "女", NONE),
    AS(SEX, "2", "女", NONE),
    /* The order of the usual posts; what counts as manager only a city can say. */
    SAME(GRADE, "部長", NONE),
    SAME(GRADE, "次長", NONE),
    SAME(GRADE, "課長", NONE),
    SAME(GRADE, "課長補佐", NONE),
    SAME(GRADE, "係長", NONE),
    SAME(GRADE, "主査", NONE),
    SAME(GRADE, "主任", NONE),
    SAME(GRADE, "主事", NONE),
    SAME(EMPLOYMENT, "正規", REGULAR),
    SAME(EMPLOYMENT, "正規職員", REGULAR),
    SAME(EMPLOYMENT, "正職員", REGULAR),
    SAME(EMPLOYMENT, "常勤", REGULAR),
    SAME(EMPLOYMENT, "regular", REGULAR),
    SAME(REASON, "定年退職", RETIRED),
    AS(REASON, "定年", "定年退職", RETIRED),
    AS(REASON, "retired", "定年退職", RETIRED),
    SAME(REASON, "普通退職", QUIT),
    AS(REASON, "普通", "普通退職", QUIT),
    AS(REASON, "自己都合", "普通退職", QUIT),
    AS(REASON, "自己都合退職", "普通退職", QUIT),
    AS(REASON, "依願退職", "普通退職", QUIT),
    AS(REASON, "依願", "普通退職", QUIT),
    AS(REASON, "辞職", "普通退職", QUIT),
    AS(REASON, "quit", "普通退職", QUIT),
    SAME(REASON, "勧奨退職", NONE),
    AS(REASON, "勧奨", "勧奨退職", NONE),
    SAME(REASON, "早期退職", NONE),
    SAME(REASON, "死亡退職", NONE),
    AS(REASON, "死亡", "死亡退職", NONE),
    SAME(REASON, "免職", NONE),
    AS(REASON, "分限免職", "免職", NONE),
    AS(REASON, "懲戒免職", "免職", NONE),
    SAME(REASON, "失職", NONE),
    SAME(REASON, "任期満了", NONE),
    SAME(REASON, "その他", NONE),
    AS(REASON, "other", "その他", NONE),
    SAME(SECTION, "議会", GENERAL),
    SAME(SECTION, "総務", GENERAL),
    SAME(SECTION, "税務", GENERAL),
    SAME(SECTION, "民生", GENERAL),
    SAME(SECTION, "衛生", GENERAL),
    SAME(SECTION, "労働", GENERAL),
    SAME(SECTION, "農林水産", GENERAL),
    SAME(SECTION, "商工", GENERAL),
    SAME(SECTION, "土木", GENERAL),
    SAME(SECTION, "教育", EDUCATION),
    SAME(SECTION, "警察", POLICE),
    SAME(SECTION, "消防", FIRE),
    SAME(SECTION, "病院", ENTERPRISE),
    SAME(SECTION, "水道", ENTERPRISE),
    SAME(SECTION, "交通", ENTERPRISE),
    SAME(SECTION, "下水道", ENTERPRISE),
    SAME(SECTION, "その他", ENTERPRISE),
    {.from = NULL}};
