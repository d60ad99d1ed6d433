#include "analyzer/draft/draft_relevant.h"

#include "analyzer/base/text.h"

enum { MIN_SIDE = 10 }; /* respondents with the choice, and with another */

/* Of those with the choice, the share that must have answered. If as many of ten others had answered,
 * none would have stayed without an answer once in ten million. */
static const double nearly_always = 0.8;

typedef struct {
    const AnkeDraftQuestion *question;
    const AnkeDraftChoice *choice;
    double share; /* of those with the choice who answered */
} Asker;

static gboolean is_asker(const AnkeDraftQuestion *question)
{
    return question->type == ANKE_ANSWER_ONE && question->list != NULL &&
           question->columns->len == 1 && !question->is_set_aside;
}

/* The choice that a code of the column stands for; NULL: none of the list. */
static const AnkeDraftChoice *choice_of(const AnkeDraftQuestion *question,
                                        const AnkeEvidence *evidence, guint8 code)
{
    const AnkeSpelling *spelling = anke_value_counts_spelling(evidence->counts, code - 1U);
    g_autofree char *folded = anke_text_folded(spelling->text);
    return anke_draft_list_find(question->list, folded);
}

/* Whether the answers show that `question` is asked where `asker` has some choice. */
static gboolean find_choice(const AnkeRouting *routing, const GPtrArray *evidence,
                            const AnkeDraftQuestion *asker, const AnkeDraftQuestion *question,
                            Asker *found)
{
    AnkeRoutingCounts counts;
    guint column = g_array_index(asker->columns, guint, 0);
    guint8 value = ANKE_ROUTING_BLANK;
    for (guint i = 0; value == ANKE_ROUTING_BLANK && i < question->columns->len; i++) {
        value = anke_routing_value(routing, column, g_array_index(question->columns, guint, i));
    }
    if (value == ANKE_ROUTING_BLANK ||
        !anke_routing_count(routing, column, value, question->columns, &counts) ||
        counts.n_inside < MIN_SIDE || counts.n_outside < MIN_SIDE) {
        return FALSE;
    }
    found->question = asker;
    found->choice = choice_of(asker, g_ptr_array_index(evidence, column), value);
    found->share = (double)counts.n_answered / counts.n_inside;
    return found->choice != NULL && found->share >= nearly_always;
}

static void find_asker(AnkeDraft *draft, guint q, const AnkeRouting *routing,
                       const GPtrArray *evidence)
{
    AnkeDraftQuestion *question = g_ptr_array_index(draft->questions, q);
    Asker best = {NULL, NULL, 0};
    for (guint i = 0; i < q; i++) {
        const AnkeDraftQuestion *asker = g_ptr_array_index(draft->questions, i);
        Asker found;
        if (is_asker(asker) && find_choice(routing, evidence, asker, question, &found) &&
            found.share > best.share) {
            best = found;
        }
    }
    if (best.question != NULL) {
        question->relevant =
            g_strdup_printf("${%s} = '%s'", best.question->name, best.choice->name);
    }
}

void anke_draft_find_relevant(AnkeDraft *draft, const AnkeRouting *routing,
                              const GPtrArray *evidence)
{
    for (guint q = 1; q < draft->questions->len; q++) {
        const AnkeDraftQuestion *question = g_ptr_array_index(draft->questions, q);
        if (!question->is_set_aside && question->role != ANKE_ROLE_ID) {
            find_asker(draft, q, routing, evidence);
        }
    }
}
