#include <string.h>

#include "analyzer/base/text.h"
#include "analyzer/data/codebook_build.h"

/* A battery as it grows, question by question. */
typedef struct {
    const char *name;
    guint n_members;
    guint members[ANKE_MAX_MEMBERS];
} Draft;

static AnkeCodebookRow row_of(AnkeCodebookBuild *build, const AnkeSheet *sheet, guint question)
{
    return (AnkeCodebookRow){build, sheet, &g_array_index(sheet->rows, AnkeSheetRow, question)};
}

/* Weight and stratum */

static void note_role(const AnkeCodebookRow *row, const char *role, guint question, gint *place)
{
    if (*place >= 0) {
        anke_codebook_complain_of(row, "role", "a second question with role %s", role);
    }
    *place = (gint)question;
}

static void read_roles(AnkeCodebookBuild *build, const AnkeSheet *sheet)
{
    AnkeCodebook *codebook = build->codebook;
    for (guint i = 0; i < codebook->n_questions; i++) {
        const AnkeQuestion *question = &codebook->questions[i];
        AnkeCodebookRow row = row_of(build, sheet, i);
        if (question->role == ANKE_ROLE_WEIGHT) {
            note_role(&row, "weight", i, &codebook->weight);
        }
        if (question->role != ANKE_ROLE_STRATUM) {
            continue;
        }
        note_role(&row, "stratum", i, &codebook->stratum);
        if (question->type != ANKE_ANSWER_ONE) {
            anke_codebook_complain_of(&row, "role",
                                      "a stratum is a question with one answer (select_one LIST)");
        }
    }
}

/* Batteries */

/* A battery is a question of the stream, so its name is like theirs. */
static void check_name(const AnkeCodebookRow *row, const char *name)
{
    if (!anke_codebook_is_name(name)) {
        anke_codebook_complain_of(row, "battery",
                                  "a battery's name is like a question's: a letter or _, then "
                                  "letters, digits, _ . - (ASCII, at most 64)");
    } else if (anke_codebook_find(row->build->codebook, name) >= 0) {
        anke_codebook_complain_of(row, "battery", "the battery is called like a question");
    }
}

static Draft *find_draft(const AnkeCodebookRow *row, GPtrArray *drafts, const char *name)
{
    for (guint i = 0; i < drafts->len; i++) {
        Draft *draft = g_ptr_array_index(drafts, i);
        if (strcmp(draft->name, name) == 0) {
            return draft;
        }
    }
    check_name(row, name);
    Draft *draft = g_new0(Draft, 1);
    draft->name = name;
    g_ptr_array_add(drafts, draft);
    return draft;
}

static void check_member(const AnkeCodebookRow *row, const Draft *draft,
                         const AnkeQuestion *question)
{
    const AnkeCodebook *codebook = row->build->codebook;
    if (!anke_question_has_values(question)) {
        anke_codebook_complain_of(row, "battery",
                                  "the questions of a battery are numbers, or have one answer out "
                                  "of choices with scores");
    }
    if (question->role != ANKE_ROLE_NONE && question->role != ANKE_ROLE_BREAK) {
        anke_codebook_complain_of(row, "battery", "a question of a battery has role break or none");
    }
    for (guint i = 0; i < draft->n_members; i++) {
        if (strcmp(codebook->questions[draft->members[i]].label, question->label) == 0) {
            anke_codebook_complain_of(row, "label",
                                      "another question of the battery has the same label");
        }
    }
}

static void add_member(const AnkeCodebookRow *row, Draft *draft, guint question)
{
    check_member(row, draft, &row->build->codebook->questions[question]);
    if (draft->n_members < ANKE_MAX_MEMBERS) {
        draft->members[draft->n_members++] = question;
        return;
    }
    anke_codebook_complain_of(row, "battery", "more than %d questions in a battery",
                              ANKE_MAX_MEMBERS);
}

static void keep_batteries(AnkeCodebookBuild *build, const GPtrArray *drafts)
{
    AnkeBattery *batteries = g_new0(AnkeBattery, drafts->len + 1);
    g_ptr_array_add(build->store->blocks, batteries);
    for (guint i = 0; i < drafts->len; i++) {
        const Draft *draft = g_ptr_array_index(drafts, i);
        guint *members = g_memdup2(draft->members, draft->n_members * sizeof *members);
        g_ptr_array_add(build->store->blocks, members);
        batteries[i] = (AnkeBattery){draft->name, draft->n_members, members};
    }
    build->codebook->batteries = batteries;
    build->codebook->n_batteries = drafts->len;
}

static void read_batteries(AnkeCodebookBuild *build, const AnkeSheet *sheet)
{
    g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < build->codebook->n_questions; i++) {
        const char *name = build->codebook->questions[i].battery;
        AnkeCodebookRow row = row_of(build, sheet, i);
        if (name != NULL) {
            add_member(&row, find_draft(&row, drafts, name), i);
        }
    }
    for (guint i = 0; i < drafts->len; i++) {
        const Draft *draft = g_ptr_array_index(drafts, i);
        AnkeCodebookRow row = row_of(build, sheet, draft->members[0]);
        if (draft->n_members < 2) {
            anke_codebook_complain_of(&row, "battery",
                                      "a battery of one question: at least two were expected");
        }
    }
    keep_batteries(build, drafts);
}

void anke_codebook_read_design(AnkeCodebookBuild *build, const AnkeSheet *sheet)
{
    read_roles(build, sheet);
    read_batteries(build, sheet);
}
