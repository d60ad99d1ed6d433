# Writes an invented stream of the age structure by year and of two scenarios, for the gallery: a city
# of some 600 staff that hired hardly anybody for nine years. Whole of it is 架空.
#
#   awk -f samples/gallery/ages.awk
#
# Each year V(a) = N(a) q(a) leave, who is a+1 >= R(year) retires, the others are a year older, and new
# staff of 18 to 34 comes. Before 2025 persons are whole, afterwards they are expected numbers.

function row(item, by, group, stat, value) {
    printf ",age,%s,%s,%s,%s,%s\n", item, by, group, stat, value
    n_rows++
}

function fact(stat, value) {
    printf ",,,,,%s,%s\n", stat, value
    n_rows++
}

function era(year) {
    return year < 2019 ? "平成" year - 1988 "年" : "令和" (year == 2019 ? "元" : year - 2018) "年"
}

# 定年 at the end of the fiscal year.
function retirement(year) {
    return year < 2023 ? 60 : year < 2031 ? 61 + int((year - 2023) / 2) : 65
}

# Quits of 一般行政職 in fiscal 2018, per person and year.
function quit_rate(age) {
    return (age < 25 ? 1.44 : age < 30 ? 1.65 : age < 35 ? 1.57 : age < 40 ? 1 : age < 45 ? 0.49 : \
        age < 50 ? 0.52 : age < 55 ? 0.43 : age < 60 ? 0.73 : 1.39) / 100
}

# Share of new staff by age: most come from university.
function hire_share(age) {
    return age == 18 ? 0.12 : age == 22 ? 0.4 : age == 23 ? 0.12 : age > 18 && age < 31 ? 0.028 : \
        age > 30 && age < 35 ? 0.02 : 0
}

# New staff of a year: hardly any from 1999 to 2007.
function hires(year) {
    return year < 1999 ? 19 + (year * 7) % 8 : year < 2008 ? 2 + year % 3 : 20 + (year * 5) % 7
}

# One year on, with so many new staff; is_whole rounds to persons.
function step(year, n_hired, is_whole,    a, next_, total) {
    for (a = 66; a > 17; a--) {
        next_ = a > 18 && a < retirement(year - 1) ? staff[a - 1] * (1 - quit_rate(a - 1)) : 0
        staff[a] = next_ + n_hired * hire_share(a)
    }
    for (a = 18; a < 67; a++) shown[a] = is_whole ? int(staff[a] + 0.5) : staff[a]
}

function total(    a, sum) {
    for (a = 18; a < 67; a++) sum += shown[a]
    return sum
}

# The longest run of ages whose mean of five years is below 0.6 of the mean from 26 to 59.
function find_valley(    a, k, mean, sum, from, length_) {
    for (a = 26; a < 60; a++) mean += shown[a] / 34
    low = high = 0
    for (a = 26; a < 61; a++) {
        sum = 0
        for (k = a - 2; k < a + 3; k++) sum += shown[k] / 5
        if (a < 60 && sum < 0.6 * mean) {
            if (!from) from = a
            length_++
        } else {
            if (length_ > high - low + (low > 0)) {
                low = from
                high = a - 1
            }
            from = length_ = 0
        }
    }
    return low > 0
}

function write_year(by, group, year, is_whole,    a, ages) {
    row("", by, group, "group_score", year)
    for (a = 18; a < 67; a++) {
        row(a, by, group, "n", sprintf(is_whole ? "%d" : "%.4f", shown[a]))
        ages += a * shown[a]
    }
    row("", by, group, "mean_age", sprintf("%.3f", ages / total()))
    row("", by, group, "retirement_age", retirement(year))
    row("", by, group, "valley_lo", find_valley() ? low : "")
    row("", by, group, "valley_hi", low ? high : "")
}

# Persons of each age where so many are hired in each year, of the staff that there is.
function write_stationary(by, group, year,    a, sum) {
    stationary[17] = 0
    for (a = 18; a < 67; a++) {
        stationary[a] = a < retirement(year) ? stationary[a - 1] * (1 - quit_rate(a - 1)) + \
            hire_share(a) : 0
        sum += stationary[a]
    }
    for (a = 18; a < 67; a++) {
        row(a, by, group, "stationary", sprintf("%.4f", stationary[a] / sum * total()))
    }
}

function describe(by, by_label,    a) {
    row("", by, "", "label", "年齢別職員数")
    row("", by, "", "type", "number")
    row("", by, "", "unit", "歳")
    row("", by, "", "by_label", by_label)
    for (a = 18; a < 67; a++) row(a, by, "", "item_type", "value")
}

function project(name, is_steady,    a, year, target, n_hired, left, group) {
    for (a = 18; a < 67; a++) staff[a] = now[a]
    for (year = 2025; year < 2055; year++) {
        left = 0
        for (a = 18; a < 66; a++) {
            left += staff[a] * (a + 1 < retirement(year - 1) ? 1 - quit_rate(a) : 0)
        }
        n_hired = is_steady ? 19.5 : target_staff > left ? target_staff - left : 0
        step(year, n_hired, 0)
        group = name " / " era(year)
        write_year("scenario:year", group, year, 0)
        write_stationary("scenario:year", group, year)
    }
}

BEGIN {
    print "wave,question,item,by,group,stat,value"
    fact("title", "職員の年齢構成と将来推計")
    fact("organisation", "架空市")
    fact("form_id", "ages")
    fact("closed", "2024-04-01")
    fact("source", "架空の数値")
    fact("protected", "yes")
    describe("year", "年")
    for (a = 17; a < 67; a++) staff[a] = 0
    for (year = 1955; year < 2025; year++) {
        step(year, hires(year), 1)
        if (year > 2009) {
            write_year("year", era(year), year, 1)
            write_stationary("year", era(year), year)
        }
    }
    for (a = 18; a < 67; a++) now[a] = shown[a]
    target_staff = total()
    describe("scenario:year", "シナリオと年")
    project("なりゆき", 0)
    project("毎年同数の採用", 1)
    printf ",,,,,end,%d\n", n_rows
}
