#include "analyzer/staff/staff_rule.h"

#include "analyzer/base/number.h"

static const struct {
    const char *name;
    const char *text;
} rules[ANKE_STAFF_N_RULES] = {{"blank_row", "空行"},
                               {"total_row", "計の行"},
                               {"width", "列数が見出しと違う"},
                               {"missing_hire", "採用年月日が空欄"},
                               {"bad_hire", "採用年月日が日付でない"},
                               {"bad_leave", "退職年月日が日付でない"},
                               {"leave_before_hire", "退職が採用より前"},
                               {"duplicate", "同じ番号・同じ期間の行が既にある"},
                               {"second_spell", "同じ番号で期間の異なる行（再任用など）"},
                               {"missing_id", "職員番号が空欄"},
                               {"missing_birth", "生年月日が空欄（年齢不明）"},
                               {"bad_birth", "生年月日が日付でない（年齢不明）"},
                               {"odd_age", "採用時の年齢が15歳未満か80歳超（年齢不明）"},
                               {"past_era", "元号の終わった後の年（平成35年など）を換算"},
                               {"before_era", "元号の始まる前の日を換算"},
                               {"unknown_label", "対応表にない区分（不明に計上）"},
                               {"missing_employment", "任用形態が空欄（正規に含めない）"},
                               {"missing_reason", "退職事由が空欄（その他に計上）"}};

const char *anke_staff_rule_name(AnkeStaffRule rule)
{
    return rules[rule].name;
}

const char *anke_staff_rule_text(AnkeStaffRule rule)
{
    return rules[rule].text;
}

void anke_staff_problem_write_header(AnkeOutput *output)
{
    anke_output_puts(output, "line,column,rule,action\n");
}

static void write_number(AnkeOutput *output, guint64 number)
{
    char text[ANKE_NUMBER_SIZE];
    anke_output_write(output, text, anke_number_format(text, (double)number));
}

void anke_staff_problem_write(AnkeOutput *output, const AnkeStaffProblem *problem)
{
    write_number(output, problem->line);
    anke_output_putc(output, ',');
    if (problem->column > 0) {
        write_number(output, problem->column);
    }
    anke_output_putc(output, ',');
    anke_output_puts(output, anke_staff_rule_name(problem->rule));
    anke_output_puts(output, problem->rule < ANKE_STAFF_N_EXCLUSIONS ? ",excluded\n" : ",used\n");
}
