# Invents the roster of a city that does not exist (架空): awk -f generate.awk | iconv -t CP932 > roster.csv
#
# Everybody who was in service on 1 April 2010 or came later, until 1 April 2025. A hiring freeze lies
# in 平成11 to 20 (1999-2008). Leaving, posts and divisions are drawn by the generator below, which
# is part of the sample: the same program gives the same bytes.

BEGIN {
    state = 20250401
    first_stock = 2010
    last_stock = 2025
    OFS = ","
    printf "職員番号,性別,生年月日,採用年月日,退職年月日,退職事由,職種,職位,所属,任用形態\r\n"
    n_sections = split("議会事務局 総務課 企画政策課 財政課 職員課 市民税課 資産税課 市民課 福祉総務課 " \
        "子育て支援課 保育課 健康づくり課 環境課 農政課 商工観光課 道路整備課 都市計画課 建築課 " \
        "教育総務課 学校教育課 警防課 予防課 上下水道経営課 下水道整備課", sections, " ")
    split("2 7 5 4 4 6 5 10 9 8 14 7 6 3 4 8 6 4 5 6 18 6 6 5", sizes, " ")
    for (year = 1970; year <= last_stock; year++) {
        hire_class(year)
    }
    others()
    flaws()
}

# Park and Miller, CACM 31(10), 1988; exact in doubles.
function draw() {
    state = (state * 16807) % 2147483647
    return state / 2147483647
}

function between(low, high) {
    return low + int(draw() * (high - low + 1))
}

function hires_of(year) {
    if (year < 1989) {
        return between(19, 26)
    }
    if (year < 1999) {
        return between(25, 32)
    }
    if (year < 2009) {
        return between(4, 7)
    }
    return between(19, 25)
}

# Share of those of an age who leave in a year by their own wish.
function quit_rate(age) {
    return age < 25 ? 0.020 : age < 35 ? 0.019 : age < 40 ? 0.012 : age < 60 ? 0.006 : 0.02
}

function retirement_age(fiscal_year) {
    return fiscal_year < 2023 ? 60 : fiscal_year < 2025 ? 61 : fiscal_year < 2027 ? 62 : 63
}

function days_in(month) {
    return month == 2 ? 28 : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
}

# A birth date of somebody whose full age is `age` on 1 April of `year`.
function birth_of(age, year,    month) {
    month = between(1, 12)
    birth_day = between(1, days_in(month))
    birth_month = month
    birth_year = year - age
    if (month > 4 || (month == 4 && birth_day > 1)) {
        birth_year--
    }
}

function era(year, month, day,    number) {
    number = year * 10000 + month * 100 + day
    if (number >= 20190501) {
        return "R" (year - 2018)
    }
    if (number >= 19890108) {
        return "H" (year - 1988)
    }
    return "S" (year - 1925)
}

function long_era(year, month, day,    short, count) {
    short = era(year, month, day)
    count = substr(short, 2)
    return (short ~ /^R/ ? "令和" : short ~ /^H/ ? "平成" : "昭和") (count == 1 ? "元" : count)
}

# How old somebody is who is hired: most come from school, some later.
function hiring_age(job,    u) {
    u = draw()
    if (job == "消防" && u < 0.5) {
        return between(18, 20)
    }
    return u < 0.12 ? 18 : u < 0.72 ? between(22, 24) : u < 0.92 ? between(25, 29) : between(30, 40)
}

function post_of(age, job) {
    if (age >= 60) {
        return draw() < 0.6 ? "主任" : "主査"
    }
    if (age >= 54 && draw() < 0.15) {
        return "部長"
    }
    if (age >= 50 && draw() < 0.42) {
        return "課長"
    }
    if (age >= 46 && draw() < 0.55) {
        return "課長補佐"
    }
    if (age >= 38 && draw() < 0.75) {
        return "係長"
    }
    return age >= 36 ? "主査" : age >= 30 ? "主任" : "主事"
}

function section_of(job,    u, i, sum) {
    if (job == "消防") {
        return draw() < 0.75 ? "警防課" : "予防課"
    }
    if (job == "保育士") {
        return "保育課"
    }
    if (job == "保健師") {
        return "健康づくり課"
    }
    if (job == "土木技術") {
        u = draw()
        return u < 0.5 ? "道路整備課" : u < 0.7 ? "都市計画課" : u < 0.85 ? "下水道整備課" : "建築課"
    }
    sum = 0
    for (i = 1; i <= n_sections; i++) {
        sum += sizes[i]
    }
    do {
        u = draw() * sum
        for (i = 1; i < n_sections && u >= sizes[i]; i++) {
            u -= sizes[i]
        }
    } while (sections[i] == "警防課" || sections[i] == "予防課")
    return sections[i]
}

function job_of(    u) {
    u = draw()
    return u < 0.62 ? "一般事務" : u < 0.76 ? "消防" : u < 0.87 ? "土木技術" : u < 0.95 ? "保育士" : "保健師"
}

function print_person(sex, hired, left, reason, job, post, section, kind) {
    n_persons++
    printf "%05d,%s,%s.%d.%d,%s,%s,%s,%s,%s,%s,%s\r\n", 10000 + n_persons, sex, \
        era(birth_year, birth_month, birth_day), birth_month, birth_day, hired, left, reason, job, \
        post, section, kind
}

# Follows one person from the hire to the end of the roster.
function follow(hire_year, age, job,    year, at, left, reason, month, day) {
    left = reason = ""
    month = 4
    day = 1
    if (hire_year >= 2009 && draw() < 0.06) {
        month = 10
    }
    at = age
    for (year = hire_year; year < last_stock; year++) {
        at = age + year - hire_year
        if (draw() < quit_rate(at)) {
            month_left = draw() < 0.7 ? 3 : between(5, 12)
            left = (month_left == 3 ? year + 1 : year) "/" month_left "/" \
                days_in(month_left)
            reason = draw() < 0.05 ? "死亡退職" : at >= 55 && draw() < 0.5 ? "勧奨退職" : "普通退職"
            break
        }
        if (at + 1 >= retirement_age(year)) {
            left = long_era(year + 1, 3, 31) "年3月31日"
            reason = "定年退職"
            break
        }
    }
    if (left != "" && (year < first_stock)) {
        return
    }
    if (month == 10 && left != "" && year == hire_year) {
        month = 4
    }
    if (hire_year == last_stock) {
        month = 4
    }
    print_person(draw() < (job == "消防" ? 0.06 : job ~ /保/ ? 0.9 : 0.42) ? "女" : "男", \
        sprintf("%d/%d/%d", hire_year, month, day), left, reason, job, \
        post_of(left == "" ? age + last_stock - hire_year : at, job), section_of(job), "正規")
}

function hire_class(year,    n, i, job, age) {
    n = hires_of(year)
    for (i = 1; i <= n; i++) {
        job = job_of()
        age = hiring_age(job)
        birth_of(age, year)
        follow(year, age, job)
    }
}

# Who is not among the regular staff.
function others(    i, year) {
    for (i = 1; i <= 38; i++) {
        year = between(2020, 2025)
        birth_of(between(22, 64), year)
        print_person(draw() < 0.8 ? "女" : "男", year "/4/1", "", "", "一般事務", "", \
            section_of("一般事務"), "会計年度任用")
    }
    for (i = 1; i <= 17; i++) {
        birth_of(between(61, 64), 2025)
        print_person(draw() < 0.25 ? "女" : "男", "2025/4/1", "", "", "一般事務", "", \
            section_of("一般事務"), "再任用短時間")
    }
}

# What real rosters contain: a plan of 平成 past its end, full-width digits, a row twice, blank cells.
function flaws() {
    printf "19001,男,Ｓ４０．６．１５,1988/4/1,平成35年3月31日,勧奨退職,一般事務,課長,財政課,正規\r\n"
    printf "19002,女,昭和61年2月3日,H21.4.1,,,一般事務,係長,市民課,正規\r\n"
    printf "19002,女,昭和61年2月3日,H21.4.1,,,一般事務,係長,市民課,正規\r\n"
    printf "19003,男,,2015/4/1,,,一般事務,主任,環境課,正規\r\n"
    printf "19004,女,H3.2.30,2014/4/1,,,一般事務,主任,農政課,正規\r\n"
    printf "19005,男,H9.7.1,2020/4/1,2019/3/31,普通退職,一般事務,主事,商工観光課,正規\r\n"
}
