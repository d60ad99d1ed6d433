# An invented city (架空) with a hollow at 39-45 on 1 April 2024, as anke-roster and anke-stats would write it.
#   LC_ALL=C awk -f make-stream.awk > stream.csv
function row(question, item, by, group, stat, value) {
    printf ",%s,%s,%s,%s,%s,%s\n", question, item, by, group, stat, value
    n_rows++
}
function fact(stat, value) { row("", "", "", "", stat, value) }
function head(question, label, type, unit, by, by_label) {
    row(question, "", by, "", "label", label)
    row(question, "", by, "", "type", type)
    if (unit != "") row(question, "", by, "", "unit", unit)
    if (by != "") { row(question, "", by, "", "by_label", by_label); row(question, "", by, "", "by_type", "single") }
}
function group(question, by, label, score) {
    row(question, "", by, label, "group_type", "choice")
    row(question, "", by, label, "group_score", score)
}
function staff(age) { # people of an age
    if (age < 22) return age - 17
    if (age < 26) return 12 + age % 3
    if (age < 39) return 16 + age % 4
    if (age < 46) return 5 + age % 2
    if (age < 50) return 12 + age % 3
    if (age < 60) return 17 + age % 5
    return age == 60 ? 15 : 0
}
# The grade of the k-th of an age: six grades, the higher the older.
function grade_of(age, k) {
    if (age < 30) return 1
    if (age < 40) return k <= 4 ? 1 : 2
    if (age < 48) return k <= 3 ? 2 : 3
    if (age < 54) return k <= 6 ? 3 : (k <= 13 ? 4 : 5)
    if (age < 60) return k <= 4 ? 3 : (k <= 11 ? 4 : (k <= 17 ? 5 : 6))
    return 4
}
function rate(age) { return age < 30 ? 0.02 : (age < 40 ? 0.012 : (age < 60 ? 0.006 : 0.0139)) }
BEGIN {
    print "wave,question,item,by,group,stat,value"
    fact("title", "職員の年齢構成"); fact("organisation", "架空市"); fact("closed", "2024-04-01")
    fact("note", "架空の数字")
    now = "令和6年"; before = "令和5年"
    head("age", "年齢", "number", "歳", "year", "年")
    for (age = 18; age <= 60; age++) row("age", age, "year", "", "item_type", "value")
    row("age", "不明", "year", "", "item_type", "noanswer")
    group("age", "year", before, 2023); group("age", "year", now, 2024)
    for (age = 18; age <= 60; age++) {
        row("age", age, "year", before, "n", staff(age) + 1)
        row("age", age, "year", now, "n", staff(age))
    }
    row("age", "不明", "year", before, "n", 0); row("age", "不明", "year", now, "n", 2)

    split("主事 主任 係長 課長補佐 課長 部長", grades, " ")
    for (age = 18; age <= 60; age++) for (k = 1; k <= staff(age); k++) { g = grade_of(age, k); cell[age, g]++; sum[g]++ }
    by = "year:grade"
    head("age", "年齢", "number", "歳", by, "年 × 職位")
    for (age = 18; age <= 60; age++) row("age", age, by, "", "item_type", "value")
    for (g = 6; g >= 1; g--) group("age", by, now " / " grades[g], 2024)
    for (g = 6; g >= 1; g--) for (age = 18; age <= 60; age++) row("age", age, by, now " / " grades[g], "n", cell[age, g] + 0)

    head("grade", "職位", "single", "", "year", "年")
    row("grade", "管理職", "year", "", "name", "manager"); row("grade", "管理職", "year", "", "item_type", "net")
    for (g = 6; g >= 1; g--) row("grade", grades[g], "year", "", "item_type", "choice")
    group("grade", "year", now, 2024)
    row("grade", "管理職", "year", now, "n", sum[5] + sum[6])
    for (g = 6; g >= 1; g--) row("grade", grades[g], "year", now, "n", sum[g])

    head("flow", "増減", "number", "人", "year", "年度")
    split("18 21 17 22 19", hires, " "); split("14 15 13 16 0", retired, " "); split("4 5 6 5 7", quit, " ")
    for (i = 1; i <= 5; i++) group("flow", "year", i == 1 ? "令和元年度" : "令和" i "年度", 2018 + i)
    for (i = 1; i <= 5; i++) {
        label = i == 1 ? "令和元年度" : "令和" i "年度"
        row("flow", "", "year", label, "hires", hires[i]); row("flow", "", "year", label, "retired", retired[i])
        row("flow", "", "year", label, "quit", quit[i])
    }

    n = split("18 22 23 24 25 26 27 28 29 30 33 38 60", ages, " ")
    split("9 38 12 9 7 6 4 3 3 2 2 1 1", hired, " ")
    head("hire_age", "採用時の年齢", "number", "歳", "year", "年度")
    for (i = 1; i <= n; i++) row("hire_age", ages[i], "year", "", "item_type", "value")
    group("hire_age", "year", "令和5年度", 2023)
    for (i = 1; i <= n; i++) row("hire_age", ages[i], "year", "令和5年度", "n", hired[i])

    head("leave_rate", "普通退職の割合", "number", "歳", "", "")
    for (age = 18; age <= 60; age++) row("leave_rate", age, "", "", "item_type", "value")
    for (age = 18; age <= 60; age++) {
        row("leave_rate", age, "", "", "exposure", age < 60 ? staff(age) * 10 : 15)
        row("leave_rate", age, "", "", "exits", age < 60 ? int(staff(age) * 10 * rate(age) + 0.5) : 0)
        row("leave_rate", age, "", "", "rate_used", rate(age))
        row("leave_rate", age, "", "", "rate_source", age < 60 ? "own" : "assumed")
    }
    printf ",,,,,end,%d\n", n_rows
}
