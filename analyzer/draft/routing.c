#include "analyzer/draft/routing.h"

#include <string.h>

enum { MAX_ASKER_VALUES = 12, MAX_RULES = 50000 };

/* `column` is filled only where `asker` has the value. */
typedef struct {
    guint asker;
    guint column;
    guint8 value;
    gboolean is_broken; /* a later row says otherwise */
} Rule;

struct AnkeRouting {
    guint n_columns;
    guint n_rows;      /* kept */
    GByteArray *codes; /* n_columns a row */
    gboolean has_more; /* there were rows that are not kept */
    GArray *rules;     /* Rule, by column; NULL: not looked for yet */
    guint *first_rule; /* of each column; n_columns + 1 */
};

AnkeRouting *anke_routing_new(guint n_columns)
{
    AnkeRouting *routing = g_new0(AnkeRouting, 1);
    routing->n_columns = n_columns;
    routing->codes = g_byte_array_new();
    return routing;
}

static guint8 code_at(const AnkeRouting *routing, guint row, guint column)
{
    return routing->codes->data[(gsize)row * routing->n_columns + column];
}

/* A column by whose answers others may be asked: not blank alone, and of few values. */
static gboolean may_ask(const AnkeRouting *routing, guint column)
{
    gboolean has_value[256] = {FALSE};
    guint n_values = 0;
    for (guint row = 0; row < routing->n_rows; row++) {
        guint8 code = code_at(routing, row, column);
        n_values += code != ANKE_ROUTING_BLANK && !has_value[code] ? 1 : 0;
        has_value[code] = TRUE;
    }
    return !has_value[ANKE_ROUTING_OTHER] && n_values >= 2 && n_values <= MAX_ASKER_VALUES;
}

/* The rows in which the column is filled (guint). */
static GArray *filled_rows(const AnkeRouting *routing, guint column)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint row = 0; row < routing->n_rows; row++) {
        if (code_at(routing, row, column) != ANKE_ROUTING_BLANK) {
            g_array_append_val(rows, row);
        }
    }
    return rows;
}

/* The value that `asker` has in all these rows; ANKE_ROUTING_BLANK: several, or none. */
static guint8 common_value(const AnkeRouting *routing, guint asker, const GArray *rows)
{
    guint8 value = ANKE_ROUTING_BLANK;
    for (guint i = 0; i < rows->len; i++) {
        guint8 code = code_at(routing, g_array_index(rows, guint, i), asker);
        if (code == ANKE_ROUTING_BLANK || (i > 0 && code != value)) {
            return ANKE_ROUTING_BLANK;
        }
        value = code;
    }
    return value;
}

static void find_rules(AnkeRouting *routing)
{
    g_autofree gboolean *asks = g_new0(gboolean, routing->n_columns + 1);
    routing->rules = g_array_new(FALSE, FALSE, sizeof(Rule));
    routing->first_rule = g_new0(guint, routing->n_columns + 1);
    for (guint i = 0; i < routing->n_columns; i++) {
        asks[i] = may_ask(routing, i);
    }
    for (guint column = 1; column < routing->n_columns; column++) {
        g_autoptr(GArray) rows = filled_rows(routing, column);
        routing->first_rule[column] = routing->rules->len;
        for (guint asker = 0; asker < column && routing->rules->len < MAX_RULES; asker++) {
            guint8 value = asks[asker] ? common_value(routing, asker, rows) : ANKE_ROUTING_BLANK;
            if (value != ANKE_ROUTING_BLANK) {
                Rule rule = {asker, column, value, FALSE};
                g_array_append_val(routing->rules, rule);
            }
        }
    }
    routing->first_rule[routing->n_columns] = routing->rules->len;
}

void anke_routing_add(AnkeRouting *routing, const guint8 *codes)
{
    if (routing->n_rows < ANKE_ROUTING_ROWS) {
        g_byte_array_append(routing->codes, codes, routing->n_columns);
        routing->n_rows++;
        return;
    }
    anke_routing_finish(routing);
    routing->has_more = TRUE;
    for (guint i = 0; i < routing->rules->len; i++) {
        Rule *rule = &g_array_index(routing->rules, Rule, i);
        rule->is_broken |=
            codes[rule->column] != ANKE_ROUTING_BLANK && codes[rule->asker] != rule->value;
    }
}

void anke_routing_finish(AnkeRouting *routing)
{
    if (routing->rules == NULL) {
        find_rules(routing);
    }
}

guint8 anke_routing_value(const AnkeRouting *routing, guint asker, guint column)
{
    for (guint i = routing->first_rule[column]; i < routing->first_rule[column + 1]; i++) {
        const Rule *rule = &g_array_index(routing->rules, Rule, i);
        if (rule->asker == asker) {
            return rule->is_broken ? ANKE_ROUTING_BLANK : rule->value;
        }
    }
    return ANKE_ROUTING_BLANK;
}

static gboolean is_filled(const AnkeRouting *routing, guint row, const GArray *columns)
{
    for (guint i = 0; i < columns->len; i++) {
        if (code_at(routing, row, g_array_index(columns, guint, i)) != ANKE_ROUTING_BLANK) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean anke_routing_count(const AnkeRouting *routing, guint asker, guint8 value,
                            const GArray *columns, AnkeRoutingCounts *counts)
{
    *counts = (AnkeRoutingCounts){0};
    for (guint row = 0; row < routing->n_rows; row++) {
        guint8 code = code_at(routing, row, asker);
        counts->n_inside += code == value ? 1 : 0;
        counts->n_outside += code != value && code != ANKE_ROUTING_BLANK ? 1 : 0;
        gboolean has_answer = is_filled(routing, row, columns);
        if (has_answer && code != value) {
            return FALSE;
        }
        counts->n_answered += has_answer ? 1 : 0;
    }
    for (guint i = 0; routing->has_more && i < columns->len; i++) { /* rows that are not kept */
        guint column = g_array_index(columns, guint, i);
        if (anke_routing_value(routing, asker, column) != value) {
            return FALSE;
        }
    }
    return counts->n_answered > 0;
}

guint anke_routing_n_rows(const AnkeRouting *routing)
{
    return routing->n_rows;
}

guint8 anke_routing_code(const AnkeRouting *routing, guint row, guint column)
{
    g_assert(row < routing->n_rows && column < routing->n_columns);
    return code_at(routing, row, column);
}

void anke_routing_free(AnkeRouting *routing)
{
    if (routing != NULL) {
        g_byte_array_unref(routing->codes);
        g_free(routing->first_rule);
        if (routing->rules != NULL) {
            g_array_unref(routing->rules);
        }
        g_free(routing);
    }
}
