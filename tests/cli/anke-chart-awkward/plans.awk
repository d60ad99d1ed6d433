# What is projected: hires, headcount, grades by scenario and year, with the years before.

function prepare(    i, s) {
    n_scenarios = case_ == "one" ? 1 : case_ == "forty" ? 5 : case_ == "eleven" ? 11 : 3
    n_ahead = case_ == "one" ? 1 : case_ == "forty" ? 40 : case_ == "eleven" ? 11 : 10
    n_before = case_ == "one" ? 1 : case_ == "forty" ? 40 : case_ == "eleven" ? 11 : 6
    n_grades = case_ == "one" ? 1 : case_ == "forty" ? 40 : case_ == "eleven" ? 11 : 4
    split("なりゆき,採用平準化,採用半減,中途採用", names, ",")
    split("部長級,課長級,課長補佐級,係長級", rungs, ",")
    for (i = 0; i < n_before; i++) {
        before_scores[i] = 2026 - n_before + i - (case_ == "gap" && i < 3 ? 4 : 0)
        before[i] = word(30 + i, before_scores[i] "年度")
    }
    for (s = 0; s < n_scenarios; s++) {
        scenarios[s] = word(60 + s, s < 4 ? names[s + 1] : "案" s)
        for (i = 0; i < n_ahead; i++) {
            ahead_scores[i] = 2027 + i + (case_ == "gap" && i > 5 ? 5 : 0)
            ahead[s, i] = scenarios[s] " / " word(70 + i, ahead_scores[i] "年")
        }
    }
    for (i = 0; i < n_grades; i++) grades[i] = word(i, i < 4 ? rungs[i + 1] : "職" i)
}

# The i-th number of its kind in a year: what the case makes of an ordinary one.
function number(i, year, scale,    ordinary) {
    ordinary = (i * 7 + year * 11 + i * year) % 13 * scale + 2 * scale
    if (case_ == "missing") return ""
    if (case_ == "zeros") return 0
    if (case_ == "three") return (i + year) % 4
    if (case_ == "negative") return (i + year) % 3 == 0 ? -ordinary : ordinary
    if (case_ == "gap" && (i + year) % 5 == 0) return year % 2 ? "x" : ""
    return ordinary
}

function describe(question, by, label, unit,    s, i) {
    row(question, "", by, "", "label", label)
    if (unit != "") row(question, "", by, "", "unit", unit)
    for (i = 0; by == "year" && i < n_before; i++) {
        row(question, "", by, before[i], "group_score", before_scores[i])
    }
    for (s = 0; by != "year" && s < n_scenarios; s++) {
        for (i = 0; i < n_ahead; i++) row(question, "", by, ahead[s, i], "group_score", ahead_scores[i])
    }
}

function flow(question,    i) {
    describe(question, "year", word(92, "採用と退職"), word(94, "人"))
    for (i = 0; i < n_before; i++) {
        row(question, "", "year", before[i], "stock", number(1, i, 90))
        row(question, "", "year", before[i], "hires", number(2, i, 3))
        row(question, "", "year", before[i], "segment", before[int(i / 3) * 3] "～")
        row(question, "", "year", before[i], "segment_mean", number(3, int(i / 3), 2))
    }
    row(question, "", "year", "", "judgement_hires", before[0] "～は採用が少ない。" word(91, ""))
}

function projected(question, label, stat, scale,    s, i) {
    describe(question, "scenario:year", label, word(94, "人"))
    for (s = 0; s < n_scenarios; s++) {
        for (i = 0; i < n_ahead; i++) {
            row(question, "", "scenario:year", ahead[s, i], "value", number(s, i, scale))
            if (stat != "") row(question, "", "scenario:year", ahead[s, i], stat, number(s, i, scale))
        }
    }
}

# How grave it is, as anke-project says it: candidates a vacancy below 1, below 1.5; "" not known.
function grave(vacancies, eligible) {
    if (vacancies !~ /^-?[0-9.]+$/ || eligible !~ /^-?[0-9.]+$/) return ""
    return eligible < vacancies ? "red" : eligible < 1.5 * vacancies ? "yellow" : "none"
}

function ladder(question,    g, i) {
    describe(question, "scenario:year", word(97, "職位"), "")
    for (g = 0; g < n_grades; g++) {
        for (i = 0; i < n_ahead; i++) {
            row(question, grades[g], "scenario:year", ahead[0, i], "vacancies", number(g, i, 1))
            row(question, grades[g], "scenario:year", ahead[0, i], "eligible", number(g + 3, i, 1))
            row(question, grades[g], "scenario:year", ahead[0, i], "short", number(g, i + 1, 0.3))
            row(question, grades[g], "scenario:year", ahead[0, i], "flag", grave(number(g, i, 1), number(g + 3, i, 1)))
        }
    }
}

function main() {
    prepare()
    flow(case_ "-flow")
    projected(case_ "-hires", word(95, "採用者数"), "plan", 3)
    projected(case_ "-head", word(96, "職員数"), case_ == "plain" ? "quota" : "", 90)
    ladder(case_ "-grade")
}

BEGIN { write_cases("plain one forty long zeros three missing negative eleven gap") }
