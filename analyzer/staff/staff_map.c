#include "analyzer/staff/staff_map.h"

#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/data/small_table.h"

static const struct {
    const char *name;
    const char *label;
} kinds[ANKE_STAFF_N_KINDS] = {{"sex", "性別"},
                               {"job", "職種"},
                               {"grade", "職位"},
                               {"department", "所属"},
                               {"employment", "任用形態"},
                               {"reason", "退職事由"},
                               {"section", "部門"}};

/* Words for the roles of each kind. */
static const struct {
    AnkeStaffKind kind;
    AnkeStaffRole role;
    const char *words[2];
} roles[] = {
    {ANKE_STAFF_GRADE, ANKE_STAFF_ROLE_MANAGER, {"manager", "管理職"}},
    {ANKE_STAFF_GRADE, ANKE_STAFF_ROLE_LEAD, {"lead", "役付"}},
    {ANKE_STAFF_EMPLOYMENT, ANKE_STAFF_ROLE_REGULAR, {"regular", "正規"}},
    {ANKE_STAFF_EMPLOYMENT, ANKE_STAFF_ROLE_NONE, {"other", "その他"}},
    {ANKE_STAFF_REASON, ANKE_STAFF_ROLE_RETIRED, {"retired", "定年"}},
    {ANKE_STAFF_REASON, ANKE_STAFF_ROLE_QUIT, {"quit", "普通"}},
    {ANKE_STAFF_REASON, ANKE_STAFF_ROLE_NONE, {"other", "その他"}},
    {ANKE_STAFF_SECTION, ANKE_STAFF_ROLE_GENERAL, {"general", "一般行政"}},
    {ANKE_STAFF_SECTION, ANKE_STAFF_ROLE_EDUCATION, {"education", "教育"}},
    {ANKE_STAFF_SECTION, ANKE_STAFF_ROLE_POLICE, {"police", "警察"}},
    {ANKE_STAFF_SECTION, ANKE_STAFF_ROLE_FIRE, {"fire", "消防"}},
    {ANKE_STAFF_SECTION, ANKE_STAFF_ROLE_ENTERPRISE, {"enterprise", "公営企業等会計"}},
};

struct AnkeStaffMap {
    GArray *rows;                          /* AnkeStaffMapping */
    GHashTable *index[ANKE_STAFF_N_KINDS]; /* folded label -> index + 1 */
    gboolean is_closed[ANKE_STAFF_N_KINDS];
    GStringChunk *texts;
};

const char *anke_staff_kind_name(AnkeStaffKind kind)
{
    return kinds[kind].name;
}

const char *anke_staff_kind_label(AnkeStaffKind kind)
{
    return kinds[kind].label;
}

static AnkeStaffMap *make_empty(void)
{
    AnkeStaffMap *map = g_new0(AnkeStaffMap, 1);
    map->rows = g_array_new(FALSE, FALSE, sizeof(AnkeStaffMapping));
    map->texts = g_string_chunk_new(1024);
    for (guint kind = 0; kind < ANKE_STAFF_N_KINDS; kind++) {
        map->index[kind] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    }
    return map;
}

/* Returns FALSE if the label was there. */
static gboolean add_row(AnkeStaffMap *map, const AnkeStaffMapping *row)
{
    g_array_append_vals(map->rows, row, 1);
    return g_hash_table_insert(map->index[row->kind], anke_text_folded(row->from),
                               GUINT_TO_POINTER(map->rows->len));
}

/* Adds the defaults of the kinds that the file does not list. Sections have theirs in any case. */
static void add_defaults(AnkeStaffMap *map)
{
    for (const AnkeStaffMapping *row = anke_staff_map_defaults; row->from != NULL; row++) {
        gboolean is_listed = anke_staff_map_find(map, row->kind, row->from) != NULL;
        if (row->kind == ANKE_STAFF_SECTION ? !is_listed : !map->is_closed[row->kind]) {
            (void)add_row(map, row);
        }
    }
}

AnkeStaffMap *anke_staff_map_new(void)
{
    AnkeStaffMap *map = make_empty();
    add_defaults(map);
    return map;
}

/* Reading */

typedef enum { HEAD_KIND, HEAD_FROM, HEAD_TO, HEAD_ROLE, HEAD_SECTION, N_HEADS } Head;

static const char *const heads[N_HEADS][2] = {
    {"kind", "種別"}, {"from", "値"}, {"to", "表示"}, {"role", "役割"}, {"section", "部門"}};

typedef struct {
    const AnkeSmallTable *table;
    gint columns[N_HEADS];
} Source;

static gboolean refuse(const Source *source, guint row, gint column, const char *problem,
                       GError **error)
{
    return anke_small_table_refuse(source->table, row, column, problem, error);
}

static gboolean find_heads(Source *source, GError **error)
{
    for (guint i = 0; i < N_HEADS; i++) {
        source->columns[i] = -1;
    }
    for (guint column = 0; column < source->table->n_columns; column++) {
        const char *head = anke_small_table_cell(source->table, 0, column);
        guint i = 0;
        while (i < N_HEADS && strcmp(head, heads[i][0]) != 0 && strcmp(head, heads[i][1]) != 0) {
            i++;
        }
        if (i == N_HEADS || source->columns[i] >= 0) {
            return refuse(source, 0, (gint)column,
                          "is no head of a mapping: kind, from, to, role, section were expected, "
                          "each once",
                          error);
        }
        source->columns[i] = (gint)column;
    }
    return (source->columns[HEAD_KIND] >= 0 && source->columns[HEAD_FROM] >= 0) ||
           refuse(source, 0, 0, "begins a header without kind and from", error);
}

static const char *cell_of(const Source *source, guint row, Head head)
{
    return anke_small_table_optional(source->table, row, source->columns[head]);
}

static gboolean read_kind(const Source *source, guint row, AnkeStaffKind *kind, GError **error)
{
    const char *text = cell_of(source, row, HEAD_KIND);
    for (guint i = 0; i < ANKE_STAFF_N_KINDS; i++) {
        if (strcmp(text, kinds[i].name) == 0 || strcmp(text, kinds[i].label) == 0) {
            *kind = (AnkeStaffKind)i;
            return TRUE;
        }
    }
    return refuse(source, row, source->columns[HEAD_KIND],
                  "is no kind: sex, job, grade, department, employment, reason or section was "
                  "expected",
                  error);
}

static gboolean read_role(const Source *source, guint row, AnkeStaffMapping *mapping,
                          GError **error)
{
    const char *text = cell_of(source, row, HEAD_ROLE);
    for (guint i = 0; i < G_N_ELEMENTS(roles); i++) {
        gboolean is_word =
            strcmp(text, roles[i].words[0]) == 0 || strcmp(text, roles[i].words[1]) == 0;
        if (is_word && roles[i].kind == mapping->kind) {
            mapping->role = roles[i].role;
            return TRUE;
        }
    }
    mapping->role = ANKE_STAFF_ROLE_NONE;
    return (*text == '\0' && mapping->kind != ANKE_STAFF_SECTION) ||
           refuse(source, row, source->columns[HEAD_ROLE], "is no role of this kind", error);
}

static gboolean read_row(AnkeStaffMap *map, const Source *source, guint row, GError **error)
{
    AnkeStaffMapping mapping = {.kind = ANKE_STAFF_SEX};
    if (!read_kind(source, row, &mapping.kind, error) || !read_role(source, row, &mapping, error)) {
        return FALSE;
    }
    const char *to = cell_of(source, row, HEAD_TO);
    mapping.from = g_string_chunk_insert(map->texts, cell_of(source, row, HEAD_FROM));
    mapping.to = *to == '\0' ? mapping.from : g_string_chunk_insert(map->texts, to);
    mapping.section = g_string_chunk_insert(map->texts, cell_of(source, row, HEAD_SECTION));
    if (*mapping.from == '\0') {
        return refuse(source, row, source->columns[HEAD_FROM], "stands where a label was expected",
                      error);
    }
    if (*mapping.section != '\0' && mapping.kind != ANKE_STAFF_DEPARTMENT) {
        return refuse(source, row, source->columns[HEAD_SECTION],
                      "is a section of what is no department", error);
    }
    map->is_closed[mapping.kind] = TRUE;
    return add_row(map, &mapping) ||
           refuse(source, row, source->columns[HEAD_FROM], "stands twice", error);
}

/* Every section must be known, so that each department has a sector. */
static gboolean check_sections(const AnkeStaffMap *map, const Source *source, GError **error)
{
    for (guint row = 1; row < source->table->n_rows; row++) {
        const char *section = cell_of(source, row, HEAD_SECTION);
        if (*section != '\0' && anke_staff_map_find(map, ANKE_STAFF_SECTION, section) == NULL) {
            return refuse(source, row, source->columns[HEAD_SECTION],
                          "is no section: one of the published form, or of a row of the kind "
                          "section, was expected",
                          error);
        }
    }
    return TRUE;
}

static gboolean read_rows(AnkeStaffMap *map, const AnkeSmallTable *table, GError **error)
{
    Source source = {.table = table};
    if (!find_heads(&source, error)) {
        return FALSE;
    }
    for (guint row = 1; row < table->n_rows; row++) {
        if (!read_row(map, &source, row, error)) {
            return FALSE;
        }
    }
    add_defaults(map);
    return check_sections(map, &source, error);
}

AnkeStaffMap *anke_staff_map_read(AnkeInput *input, GError **error)
{
    g_autoptr(AnkeSmallTable) table = anke_small_table_read(input, ANKE_ENCODING_ASCII, error);
    if (table == NULL) {
        return NULL;
    }
    g_autoptr(AnkeStaffMap) map = make_empty();
    return read_rows(map, table, error) ? g_steal_pointer(&map) : NULL;
}

/* Looking up */

gboolean anke_staff_map_is_closed(const AnkeStaffMap *map, AnkeStaffKind kind)
{
    return map->is_closed[kind];
}

const AnkeStaffMapping *anke_staff_map_find(const AnkeStaffMap *map, AnkeStaffKind kind,
                                            const char *label)
{
    g_autofree char *folded = anke_text_folded(label);
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(map->index[kind], folded));
    return found > 0 ? anke_staff_map_at(map, found - 1) : NULL;
}

guint anke_staff_map_n(const AnkeStaffMap *map)
{
    return map->rows->len;
}

const AnkeStaffMapping *anke_staff_map_at(const AnkeStaffMap *map, guint i)
{
    return &g_array_index(map->rows, AnkeStaffMapping, i);
}

void anke_staff_map_free(AnkeStaffMap *map)
{
    if (map == NULL) {
        return;
    }
    for (guint kind = 0; kind < ANKE_STAFF_N_KINDS; kind++) {
        g_hash_table_unref(map->index[kind]);
    }
    g_array_unref(map->rows);
    g_string_chunk_free(map->texts);
    g_free(map);
}
