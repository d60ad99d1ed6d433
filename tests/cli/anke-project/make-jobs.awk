# The city of stream.csv with three jobs: clerks, doctors (65) and caretakers (63, 64, 65), who stay until later
# than the others, as anke-roster and anke-stats would write it.
#   LC_ALL=C awk -f make-jobs.awk stream.csv > jobs.csv
function row(question, item, by, group, stat, value) {
    printf ",%s,%s,%s,%s,%s,%s\n", question, item, by, group, stat, value
    n_rows++
}
function doctors(age) { return age >= 30 && age <= 64 ? 1 + (age % 3 == 0) : 0 }
function caretakers(age) { return age >= 45 && age <= 62 && (age % 4 == 0 || age > 60) ? 1 : 0 }
function head(question, label, unit, by, by_label) {
    row(question, "", by, "", "label", label)
    row(question, "", by, "", "type", "number")
    row(question, "", by, "", "unit", unit)
    row(question, "", by, "", "by_label", by_label)
    row(question, "", by, "", "by_type", "single")
}
function group(question, by, label, score) {
    row(question, "", by, label, "group_type", "choice")
    if (score != "") row(question, "", by, label, "group_score", score)
}
BEGIN { FS = "," }
$6 == "end" { next }
{ print; n_rows += NR > 1 }
$2 == "age" && $3 == 60 && $4 == "year" {
    for (age = 61; age <= 64; age++) {
        if ($6 == "item_type") row("age", age, "year", "", "item_type", "value")
        else row("age", age, "year", $5, "n", doctors(age) + caretakers(age))
    }
}
$2 == "age" && $4 == "year" && $5 == "令和6年" && $3 ~ /^[0-9]+$/ { n[$3] = $7 }
END {
    by = "year:job"
    split("事務 医師 用務員", jobs, " ")
    head("age", "年齢", "歳", by, "年 × 職種")
    for (age = 18; age <= 64; age++) row("age", age, by, "", "item_type", "value")
    row("age", "不明", by, "", "item_type", "noanswer")
    for (i = 1; i <= 3; i++) group("age", by, "令和6年 / " jobs[i], 2024)
    for (age = 18; age <= 64; age++) {
        clerks = age <= 60 ? n[age] - doctors(age) - caretakers(age) : 0
        row("age", age, by, "令和6年 / 事務", "n", clerks)
        row("age", age, by, "令和6年 / 医師", "n", doctors(age))
        row("age", age, by, "令和6年 / 用務員", "n", caretakers(age))
    }
    row("age", "不明", by, "令和6年 / 医師", "n", 1)

    head("flow", "増減", "人", by, "年度 × 職種")
    group("flow", by, "令和4年度 / 医師", 2022); group("flow", by, "令和5年度 / 医師", 2023)
    group("flow", by, "令和5年度 / 事務", 2023)
    row("flow", "", by, "令和4年度 / 医師", "hires", 2); row("flow", "", by, "令和5年度 / 医師", "hires", 5)
    row("flow", "", by, "令和5年度 / 事務", "hires", 15)

    head("hire_age", "採用時の年齢", "歳", by, "年度 × 職種")
    split("22 30 35 41 62", ages, " "); split("0 2 1 1 1", hired, " ")
    for (i = 1; i <= 5; i++) row("hire_age", ages[i], by, "", "item_type", "value")
    group("hire_age", by, "令和5年度 / 事務", 2023); group("hire_age", by, "令和5年度 / 医師", 2023)
    row("hire_age", 22, by, "令和5年度 / 事務", "n", 12)
    for (i = 1; i <= 5; i++) row("hire_age", ages[i], by, "令和5年度 / 医師", "n", hired[i])

    head("leave_rate", "普通退職の割合", "歳", "job", "職種")
    for (age = 30; age <= 64; age++) row("leave_rate", age, "job", "", "item_type", "value")
    group("leave_rate", "job", "医師", ""); group("leave_rate", "job", "用務員", "")
    for (age = 30; age <= 64; age++) {
        row("leave_rate", age, "job", "医師", "exposure", 10)
        row("leave_rate", age, "job", "医師", "exits", age % 5 == 0)
        row("leave_rate", age, "job", "医師", "rate_used", age < 45 ? 0.031 : 0.0127)
        row("leave_rate", age, "job", "医師", "rate_source", "own")
    }
    printf ",,,,,end,%d\n", n_rows
}
