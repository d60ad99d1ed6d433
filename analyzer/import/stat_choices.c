#include "analyzer/import/stat_choices.h"

#include "analyzer/base/plain_number.h"

static void add_label(GPtrArray *choices, const AnkeStatVariable *variable,
                      const AnkeStatLabel *label)
{
    char number[ANKE_NUMBER_SIZE];
    if (label->tag != 0) {
        char code[] = {'.', label->tag, '\0'};
        anke_stated_choices_add(choices, code, label->label, TRUE);
    } else if (label->text != NULL) {
        anke_stated_choices_add(choices, label->text, label->label,
                                anke_stat_is_missing_text(variable, label->text));
    } else {
        (void)anke_number_format_plain(number, label->code);
        anke_stated_choices_add(choices, number, label->label,
                                anke_stat_is_missing_number(variable, label->code));
    }
}

GPtrArray *anke_stat_choices(const AnkeStatFile *file)
{
    GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; i < file->variables->len; i++) {
        const AnkeStatVariable *variable = g_ptr_array_index(file->variables, i);
        GPtrArray *choices = anke_stated_choices_new();
        for (guint k = 0; variable->labels != NULL && k < variable->labels->len; k++) {
            const AnkeStatLabel *label = g_ptr_array_index(variable->labels, k);
            gboolean is_tick = variable->group >= 0 && label->text == NULL && label->tag == 0 &&
                               !anke_stat_is_missing_number(variable, label->code);
            if (!is_tick) {
                add_label(choices, variable, label);
            }
        }
        g_ptr_array_add(all, choices);
    }
    return all;
}
