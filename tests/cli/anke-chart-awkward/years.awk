# What is known by year: two series, staff by division, ages, ages of two sexes, ages past and to come.

function prepare(    i) {
    n_years = case_ == "one" ? 1 : case_ == "forty" ? 40 : case_ == "eleven" ? 11 : 6
    n_parts = case_ == "one" ? 1 : case_ == "forty" ? 40 : case_ == "eleven" ? 11 : 5
    n_bands = case_ == "one" ? 1 : case_ == "forty" ? 40 : case_ == "eleven" ? 11 : 12
    split("一般行政,教育,消防,公営企業等会計,病院", divisions, ",")
    for (i = 0; i < n_years; i++) {
        scores[i] = 2026 - n_years + 1 + i
        if (case_ == "gap" && i < 3) scores[i] -= 4
        years[i] = word(30 + i, scores[i] "年")
    }
    for (i = 0; i < n_parts; i++) {
        parts[i] = word(i, n_parts == 5 ? divisions[i + 1] : "部門" sprintf("%02d", i))
    }
    for (i = 0; i < n_bands; i++) {
        ages[i] = is_hostile ? word(i, "") : (20 + (n_bands == 40 ? i : 4 * i)) "～" \
            (20 + (n_bands == 40 ? i : 4 * i + 3)) "歳"
    }
    sexes[0] = word(80, "男")
    sexes[1] = word(81, "女")
}

# A number of the i-th of its kind in a year: what the case makes of an ordinary one.
function number(i, year, scale,    ordinary) {
    ordinary = (i * 37 + year * 13 + i * year) % 41 * scale + 4 * scale
    if (case_ == "missing") return ""
    if (case_ == "zeros") return 0
    if (case_ == "three") return (i + year) % 4
    if (case_ == "negative") return (i + year) % 3 == 0 ? -ordinary : ordinary
    if (case_ == "gap" && (i + year) % 5 == 0) return year % 2 ? "x" : ""
    return ordinary
}

function describe(question, by, label, unit,    i) {
    row(question, "", by, "", "label", label)
    if (unit != "") row(question, "", by, "", "unit", unit)
    for (i = 0; by == "year" && i < n_years; i++) row(question, "", by, years[i], "group_score", scores[i])
}

function series(question, label, unit, scale,    i) {
    describe(question, "year", label, unit)
    for (i = 0; i < n_years; i++) row(question, "", "year", years[i], "value", number(1, i, scale))
}

function parts_by_year(question, label, names, n,    i, y) {
    describe(question, "year", label, "")
    for (i = 0; i < n; i++) {
        for (y = 0; y < n_years; y++) row(question, names[i], "year", years[y], "n", number(i, y, 3))
    }
}

function pyramid(question,    i, y, s, group) {
    describe(question, "year:sex", word(92, "年齢別・男女別職員数"), "")
    for (y = 0; y < n_years; y++) {
        for (s = 0; s < 2; s++) {
            group = years[y] " / " sexes[s]
            row(question, "", "year:sex", group, "group_type", "choice")
            row(question, "", "year:sex", group, "group_score", scores[y])
        }
    }
    for (i = 0; i < n_bands; i++) {
        for (y = 0; y < n_years; y++) {
            for (s = 0; s < 2; s++) {
                row(question, ages[i], "year:sex", years[y] " / " sexes[s], "n", number(i + s, y, 2))
            }
        }
    }
}

# Ages past and to come of the y-th year, of one scenario or two sexes: persons, and what sums them up.
function life_year(question, by, group, y, score, share,    i) {
    row(question, "", by, group, "group_type", "choice")
    row(question, "", by, group, "group_score", score)
    for (i = 0; i < n_life; i++) row(question, lives[i], by, group, "n", life_number(i, y, share))
    if (case_ == "missing" || case_ == "one") return
    row(question, "", by, group, "mean_age", 39.5 + y / 10)
    row(question, "", by, group, "retirement_age", 60 + (y > 5))
    if (case_ == "zeros" || (case_ == "gap" && y % 2)) return
    row(question, "", by, group, "valley_lo", 32 + y)
    row(question, "", by, group, "valley_hi", 38 + y)
    for (i = 0; i < n_life; i++) row(question, lives[i], by, group, "stationary", 12 * share)
}

function life_number(i, y, share,    n) {
    n = number(i, y, 1)
    return n == "" || n == "x" ? n : n * share
}

function life(question,    i, y, n_ahead) {
    n_life = case_ == "one" ? 1 : case_ == "eleven" ? 11 : case_ == "forty" ? 40 : 48
    n_ahead = case_ == "one" ? 1 : case_ == "forty" ? 40 : 11
    for (i = 0; i < n_life; i++) lives[i] = case_ == "eleven" ? 20 + 4 * i "～" 23 + 4 * i "歳" : 18 + i
    row(question, "", "year", "", "label", word(83, "年齢別職員数"))
    for (y = 0; y < n_years; y++) life_year(question, "year", years[y], y, scores[y], 1)
    for (y = 0; y < n_years; y++) {
        for (i = 0; i < 2; i++) {
            life_year(question, "year:sex", years[y] " / " sexes[i], y, scores[y], 0.5 + i / 4)
        }
    }
    for (y = 0; y < n_ahead; y++) {
        life_year(question, "scenario:year", word(84, "なりゆき") " / " word(60 + y, 2027 + y "年"), \
            y + n_years, 2027 + y + (case_ == "gap" && y > 5 ? 7 : 0), 0.75)
    }
}

function main() {
    prepare()
    series(case_ "-value", word(93, "人口"), word(94, "人"), 311)
    series(case_ "-money", word(95, "歳出決算額"), "億円", 7)
    parts_by_year(case_ "-staff", word(96, "部門別職員数"), parts, n_parts)
    parts_by_year(case_ "-age", word(97, "年齢別職員構成"), ages, n_bands)
    pyramid(case_ "-sex")
    life(case_ "-life")
}

BEGIN { write_cases("plain one forty long zeros three missing negative eleven gap") }
