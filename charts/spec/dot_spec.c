/* Dot plots: the shares of a question's answers, a mark for each group of a break. */
#include "analyzer/base/error.h"
#include "analyzer/base/text.h"
#include "charts/plots/dot_layout.h"
#include "charts/scene/mark.h"
#include "charts/spec/spec_parts.h"

/* Everyone, the categories of the break, and of those without a category the groups in which
 * somebody is. */
static AnkeAnswerGroup *keep_groups(AnkeArena *arena, const AnkeTable *table,
                                    const AnkeCrossSpec *spec, guint *n)
{
    AnkeAnswerGroup *kept = anke_arena_new(arena, AnkeAnswerGroup, spec->n_groups);
    kept[0] = spec->groups[0];
    *n = 1;
    for (guint g = 0; g < table->n_groups; g++) {
        gboolean is_category = table->groups[g].type == ANKE_GROUP_CHOICE;
        if (is_category || spec->groups[g + 1].base > 0) {
            kept[(*n)++] = spec->groups[g + 1];
        }
    }
    return kept;
}

gboolean anke_spec_lay_out_dot(const AnkeChartInput *input, AnkeScene *scene, GError **error)
{
    g_auto(AnkeArena) arena;
    anke_arena_init(&arena);
    AnkeCrossSpec spec = {0};
    if (!anke_spec_make_cross(&arena, input, &spec, error)) {
        return FALSE;
    }
    spec.groups = keep_groups(&arena, input->table, &spec, &spec.n_groups);
    if (spec.n_groups > ANKE_MARK_MOST + 1) {
        g_autofree char *question = anke_text_quote(input->table->question, -1);
        g_autofree char *by = anke_text_quote(input->table->by, -1);
        return anke_error_set(error, ANKE_ERROR_DATA,
                              "question \"%s\" has %u groups by \"%s\", of which a dot plot can "
                              "tell at most %d apart: kind bar expected",
                              question, spec.n_groups - 1, by, ANKE_MARK_MOST);
    }
    anke_dot_lay_out(scene, &spec);
    return TRUE;
}
