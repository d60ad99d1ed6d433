#include "analyzer/staff/peers_table.h"

#include <math.h>
#include <string.h>

#include "analyzer/data/small_table.h"
#include "analyzer/data/written_number.h"

typedef enum { PEER_CITY, PEER_STAFF, PEER_POPULATION, PEER_AREA, PEER_OWN, N_PEER } Column;

static const char *const heads[N_PEER][6] = {{"city", "団体", "団体名", "市", "市名", NULL},
                                             {"staff", "職員数", NULL},
                                             {"population", "人口", NULL},
                                             {"area", "面積", NULL},
                                             {"own", "自団体", NULL}};

struct AnkePeers {
    AnkeSmallTable *table;
    gint at[N_PEER];
};

static gboolean refuse(const AnkePeers *peers, guint row, gint column, const char *problem,
                       GError **error)
{
    return anke_small_table_refuse(peers->table, row, column, problem, error);
}

/* The head without a unit in parentheses at its end. */
static gboolean is_head(const char *text, const char *head)
{
    gsize n = strlen(head);
    return strncmp(text, head, n) == 0 &&
           (text[n] == '\0' || text[n] == '(' || g_str_has_prefix(text + n, "（"));
}

static gboolean find_heads(AnkePeers *peers, GError **error)
{
    for (guint i = 0; i < N_PEER; i++) {
        peers->at[i] = -1;
        for (guint k = 0; heads[i][k] != NULL && peers->at[i] < 0; k++) {
            for (guint column = 0; column < peers->table->n_columns; column++) {
                if (peers->at[i] < 0 &&
                    is_head(anke_small_table_cell(peers->table, 0, column), heads[i][k])) {
                    peers->at[i] = (gint)column;
                }
            }
        }
    }
    return (peers->at[PEER_CITY] >= 0 && peers->at[PEER_STAFF] >= 0 &&
            peers->at[PEER_POPULATION] >= 0) ||
           refuse(peers, 0, 0, "begins a header without city, staff and population", error);
}

static const char *cell_of(const AnkePeers *peers, guint row, Column column)
{
    return anke_small_table_optional(peers->table, row, peers->at[column]);
}

/* NaN: the cell says that there is none. */
static gboolean read_number(const AnkePeers *peers, guint row, Column column, double *number)
{
    const char *text = cell_of(peers, row, column);
    *number = NAN;
    return *text == '\0' ||
           (anke_written_number(text, strlen(text), column == PEER_AREA ? "km2" : NULL, number) !=
                ANKE_WRITTEN_NO_NUMBER &&
            !(*number < 0));
}

static gboolean check_row(const AnkePeers *peers, guint row, GHashTable *cities, guint *n_own,
                          GError **error)
{
    const char *city = cell_of(peers, row, PEER_CITY);
    if (*city == '\0' || !g_hash_table_add(cities, (gpointer)city)) {
        return refuse(peers, row, peers->at[PEER_CITY],
                      *city == '\0' ? "stands where a city was expected" : "stands twice", error);
    }
    for (guint column = PEER_STAFF; column <= PEER_AREA; column++) {
        double number;
        if (!read_number(peers, row, (Column)column, &number)) {
            return refuse(peers, row, peers->at[column], "is no number from 0 on", error);
        }
    }
    *n_own += *cell_of(peers, row, PEER_OWN) != '\0' ? 1 : 0;
    return *n_own <= 1 || refuse(peers, row, peers->at[PEER_OWN], "is a second own city", error);
}

AnkePeers *anke_peers_read(AnkeInput *input, GError **error)
{
    g_autoptr(AnkePeers) peers = g_new0(AnkePeers, 1);
    g_autoptr(GHashTable) cities = g_hash_table_new(g_str_hash, g_str_equal);
    guint n_own = 0;
    peers->table = anke_small_table_read(input, ANKE_ENCODING_ASCII, error);
    if (peers->table == NULL || !find_heads(peers, error)) {
        return NULL;
    }
    for (guint row = 1; row < peers->table->n_rows; row++) {
        if (!check_row(peers, row, cities, &n_own, error)) {
            return NULL;
        }
    }
    return g_steal_pointer(&peers);
}

void anke_peers_write(const AnkePeers *peers, AnkeStreamWriter *writer)
{
    anke_stream_writer_set_table(writer, "", "peers", "");
    anke_stream_writer_text(writer, "", "", "label", "類似団体");
    anke_stream_writer_text(writer, "", "", "type", anke_question_type_name(ANKE_TYPE_RECORD));
    for (guint row = 1; row < peers->table->n_rows; row++) {
        const char *city = cell_of(peers, row, PEER_CITY);
        for (guint column = PEER_STAFF; column <= PEER_AREA; column++) {
            double number;
            if (peers->at[column] >= 0 && read_number(peers, row, (Column)column, &number)) {
                anke_stream_writer_number(writer, city, "", heads[column][0], number);
            }
        }
        if (*cell_of(peers, row, PEER_OWN) != '\0') {
            anke_stream_writer_text(writer, city, "", "own", "yes");
        }
    }
}

void anke_peers_free(AnkePeers *peers)
{
    if (peers != NULL) {
        anke_small_table_free(peers->table);
        g_free(peers);
    }
}
