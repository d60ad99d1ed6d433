#include "analyzer/import/row_watch.h"

#include "analyzer/base/bytes.h"
#include "analyzer/base/calendar.h"
#include "analyzer/base/hash.h"

enum { MAX_STAMP_BYTES = 60 };

struct AnkeRowWatch {
    const AnkeRowPlan *plan;
    AnkeBytes cells; /* of the row, but for ids and time stamps */
    gboolean has_answer;
};

/* Plan */

/* Whether two questions have the same kind of answers. */
static gboolean is_alike(const AnkeQuestion *a, const AnkeQuestion *b)
{
    return a->type == b->type && a->list == b->list;
}

static gboolean is_scale(const AnkeQuestion *question)
{
    return question->type == ANKE_ANSWER_ONE && question->list->is_scale;
}

static void add_run(GArray *runs, const AnkeCodebook *codebook, const guint *members,
                    guint n_members, const char *battery)
{
    const AnkeQuestion *first = &codebook->questions[members[0]];
    for (guint i = 1; i < n_members; i++) {
        if (!is_alike(first, &codebook->questions[members[i]])) {
            return;
        }
    }
    if (n_members >= ANKE_MIN_STRAIGHT_ITEMS) {
        AnkeItemRun run = {battery != NULL ? battery : first->name, battery != NULL, n_members,
                           g_memdup2(members, n_members * sizeof *members)};
        g_array_append_val(runs, run);
    }
}

/* Scales that follow one another with the same list, outside batteries. */
static void add_neighbours(GArray *runs, const AnkeCodebook *codebook)
{
    g_autofree guint *members = g_new(guint, codebook->n_questions);
    guint n_members = 0;
    for (guint q = 0; q < codebook->n_questions; q++) {
        const AnkeQuestion *question = &codebook->questions[q];
        gboolean is_free = is_scale(question) && question->battery == NULL;
        gboolean goes_on =
            is_free && n_members > 0 && is_alike(&codebook->questions[members[0]], question);
        if (n_members > 0 && !goes_on) {
            add_run(runs, codebook, members, n_members, NULL);
            n_members = 0;
        }
        if (is_free) {
            members[n_members++] = q;
        }
    }
    if (n_members > 0) {
        add_run(runs, codebook, members, n_members, NULL);
    }
}

AnkeRowPlan *anke_row_plan_new(const AnkeCodebook *codebook)
{
    GArray *runs = g_array_new(FALSE, FALSE, sizeof(AnkeItemRun));
    for (guint b = 0; b < codebook->n_batteries; b++) {
        const AnkeBattery *battery = &codebook->batteries[b];
        add_run(runs, codebook, battery->members, battery->n_members, battery->name);
    }
    add_neighbours(runs, codebook);
    AnkeRowPlan *plan = g_new0(AnkeRowPlan, 1);
    plan->codebook = codebook;
    plan->n_runs = runs->len;
    plan->runs = (AnkeItemRun *)(void *)g_array_free(runs, FALSE);
    return plan;
}

void anke_row_plan_free(AnkeRowPlan *plan)
{
    if (plan == NULL) {
        return;
    }
    for (guint i = 0; i < plan->n_runs; i++) {
        g_free(plan->runs[i].members);
    }
    g_free(plan->runs);
    g_free(plan);
}

/* Rows */

AnkeRowWatch *anke_row_watch_new(const AnkeRowPlan *plan)
{
    AnkeRowWatch *watch = g_new0(AnkeRowWatch, 1);
    watch->plan = plan;
    return watch;
}

static gboolean is_time_stamp(const AnkeAnswer *answer)
{
    AnkeDateReading reading;
    return answer->state == ANKE_STATE_VALUE && answer->text != NULL &&
           answer->n_bytes <= MAX_STAMP_BYTES &&
           anke_date_read(answer->text, answer->n_bytes, &reading) && reading.seconds >= 0;
}

void anke_row_watch_answer(AnkeRowWatch *watch, const AnkeQuestion *question,
                           const AnkeAnswer *answer, const char *bytes, gsize n_bytes)
{
    if (question->role == ANKE_ROLE_ID || is_time_stamp(answer)) {
        return;
    }
    watch->has_answer |= answer->state == ANKE_STATE_VALUE || answer->state == ANKE_STATE_INVALID;
    anke_bytes_append(&watch->cells, bytes, n_bytes);
    anke_bytes_append_byte(&watch->cells, '\n');
}

static gboolean is_same_answer(const AnkeAnswer *a, const AnkeAnswer *b, AnkeAnswerType type)
{
    if (b->state != ANKE_STATE_VALUE) {
        return FALSE;
    }
    return type == ANKE_ANSWER_ONE ? a->choices[0] == b->choices[0] : a->number == b->number;
}

static gboolean is_straight(const AnkeRowPlan *plan, const AnkeItemRun *run,
                            const AnkeAnswer *answers)
{
    const AnkeAnswer *first = &answers[run->members[0]];
    AnkeAnswerType type = plan->codebook->questions[run->members[0]].type;
    for (guint i = 0; i < run->n_members; i++) {
        if (first->state != ANKE_STATE_VALUE ||
            !is_same_answer(first, &answers[run->members[i]], type)) {
            return FALSE;
        }
    }
    return TRUE;
}

void anke_row_watch_end(AnkeRowWatch *watch, const AnkeAnswer *answers, GArray *facts,
                        GArray *straight)
{
    for (guint i = 0; i < watch->plan->n_runs; i++) {
        if (is_straight(watch->plan, &watch->plan->runs[i], answers)) {
            g_array_append_val(straight, i);
        }
    }
    const AnkeBytes *cells = &watch->cells;
    AnkeRowFacts row = {
        .hash = {anke_hash_bytes(cells->data, cells->n, G_GUINT64_CONSTANT(0x082EFA98EC4E6C89)),
                 anke_hash_bytes(cells->data, cells->n, G_GUINT64_CONSTANT(0x452821E638D01377))},
        .is_blank = !watch->has_answer,
        .straight_end = straight->len,
    };
    g_array_append_val(facts, row);
    watch->cells.n = 0;
    watch->has_answer = FALSE;
}

void anke_row_watch_free(AnkeRowWatch *watch)
{
    if (watch != NULL) {
        anke_bytes_clear(&watch->cells);
        g_free(watch);
    }
}
