#include "analyzer/staff/table_draft.h"

#include <math.h>

typedef struct {
    char *label;
    int type; /* AnkeItemType or AnkeGroupType */
    const char *name;
    double score;
} Line;

struct AnkeTableDraft {
    AnkeTableHead head;
    GArray *items;  /* Line */
    GArray *groups; /* Line */
    guint n_stats;
    double *values; /* [item][group][stat]; NULL: none was set */
};

static void clear_line(gpointer data)
{
    g_free(((Line *)data)->label);
}

AnkeTableDraft *anke_table_draft_new(const AnkeTableHead *head)
{
    AnkeTableDraft *draft = g_new0(AnkeTableDraft, 1);
    draft->head = *head;
    draft->items = g_array_new(FALSE, FALSE, sizeof(Line));
    draft->groups = g_array_new(FALSE, FALSE, sizeof(Line));
    g_array_set_clear_func(draft->items, clear_line);
    g_array_set_clear_func(draft->groups, clear_line);
    draft->n_stats = g_strv_length((char **)head->stats);
    return draft;
}

guint anke_table_draft_add_item(AnkeTableDraft *draft, const char *label, AnkeItemType type,
                                const char *name)
{
    g_assert(draft->values == NULL);
    Line line = {g_strdup(label), (int)type, name, NAN};
    g_array_append_val(draft->items, line);
    return draft->items->len - 1;
}

guint anke_table_draft_add_group(AnkeTableDraft *draft, const char *label, AnkeGroupType type,
                                 double score)
{
    g_assert(draft->values == NULL);
    Line line = {g_strdup(label), (int)type, NULL, score};
    g_array_append_val(draft->groups, line);
    return draft->groups->len - 1;
}

guint anke_table_draft_n_items(const AnkeTableDraft *draft)
{
    return draft->items->len;
}

guint anke_table_draft_n_groups(const AnkeTableDraft *draft)
{
    return draft->groups->len;
}

static gsize index_of(const AnkeTableDraft *draft, guint item, guint group, guint stat)
{
    return ((gsize)item * draft->groups->len + group) * draft->n_stats + stat;
}

void anke_table_draft_set(AnkeTableDraft *draft, guint item, guint group, guint stat, double value)
{
    g_assert(item < draft->items->len && group < draft->groups->len && stat < draft->n_stats);
    if (draft->values == NULL) {
        gsize n = index_of(draft, draft->items->len, 0, 0);
        draft->values = g_new(double, n);
        for (gsize i = 0; i < n; i++) {
            draft->values[i] = NAN;
        }
    }
    draft->values[index_of(draft, item, group, stat)] = value;
}

static void write_head(const AnkeTableDraft *draft, AnkeStreamWriter *writer)
{
    const AnkeTableHead *head = &draft->head;
    anke_stream_writer_set_table(writer, "", head->question, head->by);
    anke_stream_writer_text(writer, "", "", "label", head->label);
    anke_stream_writer_text(writer, "", "", "type", anke_question_type_name(head->type));
    if (head->unit != NULL) {
        anke_stream_writer_text(writer, "", "", "unit", head->unit);
    }
    if (*head->by != '\0') {
        anke_stream_writer_text(writer, "", "", "by_label", head->by_label);
        anke_stream_writer_text(writer, "", "", "by_type", "single");
    }
}

static void write_lines(const AnkeTableDraft *draft, AnkeStreamWriter *writer)
{
    for (guint i = 0; i < draft->items->len; i++) {
        const Line *item = &g_array_index(draft->items, Line, i);
        if (*item->label != '\0') {
            anke_stream_writer_text(writer, item->label, "", "item_type",
                                    anke_item_type_name((AnkeItemType)item->type));
        }
        if (item->name != NULL) {
            anke_stream_writer_text(writer, item->label, "", "name", item->name);
        }
    }
    for (guint i = 0; i < draft->groups->len; i++) {
        const Line *group = &g_array_index(draft->groups, Line, i);
        if (*group->label != '\0') {
            anke_stream_writer_text(writer, "", group->label, "group_type",
                                    anke_group_type_name((AnkeGroupType)group->type));
        }
        if (!isnan(group->score)) {
            anke_stream_writer_number(writer, "", group->label, "group_score", group->score);
        }
    }
}

void anke_table_draft_write(const AnkeTableDraft *draft, AnkeStreamWriter *writer)
{
    write_head(draft, writer);
    write_lines(draft, writer);
    for (guint item = 0; draft->values != NULL && item < draft->items->len; item++) {
        for (guint group = 0; group < draft->groups->len; group++) {
            for (guint stat = 0; stat < draft->n_stats; stat++) {
                anke_stream_writer_number(writer, g_array_index(draft->items, Line, item).label,
                                          g_array_index(draft->groups, Line, group).label,
                                          draft->head.stats[stat],
                                          draft->values[index_of(draft, item, group, stat)]);
            }
        }
    }
}

void anke_table_draft_free(AnkeTableDraft *draft)
{
    if (draft != NULL) {
        g_array_unref(draft->items);
        g_array_unref(draft->groups);
        g_free(draft->values);
        g_free(draft);
    }
}
