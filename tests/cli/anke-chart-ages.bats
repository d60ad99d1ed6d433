# anke-chart: kinds of the age structure over the years: age-year, profiles. The streams are invented: two
# cohorts of two persons each among cohorts of nine to eleven.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-chart-ages"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
}

# Options of each case: what it draws.
options() {
    case $1 in
    projection) echo --question age --by scenario:year ;;
    sexes) echo --question age --by scenario:year:sex ;;
    bands) echo --question age5 --by year ;;
    esac
}

# draw KIND CASE OPTION...
draw() {
    local kind=$1 name=$2
    shift 2
    # shellcheck disable=SC2046 # options are words
    "$chart" --kind "$kind" $(options "$name") "$@" "$cases/$name.csv"
}

# check_layout NAME KIND CASE OPTION...: the layout is as it was.
check_layout() {
    local want="$cases/$1.layout"
    shift
    FONTCONFIG_FILE="$ANKE_ROOT/tests/cli/anke-chart/fonts.conf" draw "$@" --dump-layout | diff "$want" -
}

# fails TEXT OPTION...: the program ends with 65, says so and writes nothing.
fails() {
    local text=$1
    shift
    run "$chart" "$@" -o bad.png
    echo "$output"
    [ "$status" -eq 65 ]
    [[ $output == *"$text"* ]]
    [ ! -e bad.png ]
}

@test "layouts are as they were" {
    check_layout age-year age-year projection
    check_layout age-year-231-en age-year projection --width 231 --lang en
    check_layout age-year-bands age-year bands
    check_layout profiles profiles projection
    check_layout profiles-231-en profiles projection --width 231 --lang en
    check_layout profiles-sexes profiles sexes
    check_layout profiles-bands profiles bands
}

@test "no chart has a fault at any width in either language" {
    for lang in ja en; do
        for width in 231 482 960; do
            for drawn in 'age-year projection' 'age-year bands' 'profiles projection' 'profiles sexes' \
                'profiles bands'; do
                # shellcheck disable=SC2086 # kind and case
                draw $drawn --strict --lang $lang --width $width -o p.png
            done
        done
    done
}

@test "a heat map joins past and projection, and a rule parts them" {
    draw age-year projection --dump-layout > layout
    [ "$(grep -c '^line border' layout)" -eq 1 ]
    grep -q '"← 実績"' layout
    grep -q '"推計 →"' layout
    # nine years, from 2024 to 2032, each with its label
    [ "$(grep -c '^text year .* "20' layout)" -eq 9 ]
    # the past alone has no rule, nor has the projection where the stream has no past
    "$chart" --kind age-year --question age --by year --dump-layout "$cases/projection.csv" > layout
    [ "$(grep -c '^line border' layout)" -eq 0 ]
    grep -v '^,age,[^,]*,year,' "$cases/projection.csv" | sed '$d' > ahead.csv
    echo ",,,,,end,$(($(wc -l < ahead.csv) - 1))" >> ahead.csv
    "$chart" --kind age-year --question age --by scenario:year --dump-layout ahead.csv > layout
    [ "$(grep -c '^line border' layout)" -eq 0 ]
    [ "$(grep -c '^text year .* "20' layout)" -eq 6 ]
}

@test "the hollow is one outline that rises a year of age in each year" {
    draw age-year projection --dump-layout > layout
    [ "$(grep -c '^line valley' layout)" -eq 1 ]
    # ages of the hollow by year, as given: 32 to 33 in 2024, 36 to 37 in 2028, none from 2029 on
    grep -o '^text number .*～.*' layout | grep -o '"[^"]*"' | tr -d '"' > hollows
    printf '%s\n' 32～33 33～34 34～35 35～36 36～37 | diff - hollows
    [ "$(grep -c '^text number .* "－"$' layout)" -eq 4 ]
}

@test "totals are sums of the ages, mean ages are those of the stream" {
    draw age-year projection --dump-layout > layout
    awk -F, '$4 == "year" && $5 == "令和6年" && $6 == "n" { sum += $7 } END { printf "%d\n", sum }' \
        "$cases/projection.csv" > want
    [ "$(grep -m1 '^text number' layout | grep -o '"[^"]*"' | tr -d '"')" = "$(cat want)" ]
    grep -q '^text number .* "34.0"$' layout
    grep -q '年齢の分からない職員は図に含めない' layout
}

@test "a scenario is chosen by its name, which may hold the separator" {
    draw age-year projection --dump-layout > first
    draw age-year projection --scenario なりゆき --dump-layout | diff first -
    draw age-year projection --scenario '採用増 / 年5人' --dump-layout > second
    grep -q '推計のシナリオ：採用増 / 年5人' second
    run diff first second
    [ "$status" -eq 1 ]
    fails 'has no scenario "増員"' --kind age-year --question age --by scenario:year --scenario 増員 \
        "$cases/projection.csv"
}

@test "a plan names scenario and years, and the data beside a picture draws it again" {
    {
        echo kind,question,by,scenario,years,output
        echo 'age-year,age,scenario:year,採用増 / 年5人,,a.svg'
        echo 'profiles,age,scenario:year,なりゆき,"2024,令和10年",b.svg'
    } > plan.csv
    "$chart" --plan plan.csv --data "$cases/projection.csv"
    draw age-year projection --scenario '採用増 / 年5人' -o c.svg
    cmp a.svg c.svg
    "$chart" --kind age-year --question age --by scenario:year --scenario '採用増 / 年5人' -o d.svg a.csv
    cmp a.svg d.svg
    draw profiles projection --years 2024,2028 -o e.svg
    cmp b.svg e.svg
    "$chart" --plan plan.csv --gallery . "$cases/projection.csv"
    grep -q "years &apos;2024,令和10年&apos;\|--years &#39;2024,令和10年&#39;" index.html
}

@test "profiles show now, then 5, 10, 20 and 30 years ahead, or the last of a shorter projection" {
    draw profiles projection --dump-layout | grep '^text kind' | grep -o '"[^"]*"' > years
    printf '"2026 実績"\n"2031 推計"\n"2032 推計"\n' | diff - years
    draw profiles sexes --dump-layout | grep '^text kind' | grep -o '"[^"]*"' > years
    printf '"2026 実績"\n"2031 推計"\n"2036 推計"\n' | diff - years
    # without a projection all years, or six of them
    draw profiles bands --dump-layout | grep '^text kind' | grep -o '"[^"]*"' > years
    printf '"2026 実績"\n"2031 推計"\n' | diff - years
    "$chart" --kind profiles --question age --by year --dump-layout "$cases/projection.csv" > layout
    [ "$(grep -c '^text kind' layout)" -eq 3 ]
}

@test "bars of all panels have one scale, and the outline is the stationary structure" {
    draw profiles projection --dump-layout > layout
    # 8 persons of an age as outline; 9 to 11 as bars in the past: the bar of 11 is longer than the outline
    [ "$(grep -c '^line outline' layout)" -eq 3 ]
    # An age that the past has nobody of ends the outline, 8 persons to the last: it does not fall to 0.
    awk -F, -v OFS=, '$3 == "37" && $4 == "year" { next } $6 == "end" { $7 = NR - 2 - 6 } { print }' \
        "$cases/projection.csv" > older.csv
    "$chart" --kind profiles --question age --by scenario:year --panel age --dump-layout older.csv > layout
    [ "$(grep '^line outline' layout | head -1 | awk '{ for (i = 3; $i != "stroke"; i += 2) print $i }' |
        sort -u | wc -l)" -eq 1 ]
    draw profiles bands --dump-layout > layout
    [ "$(grep -c '^line outline' layout)" -eq 0 ]
    [ "$(grep -c '^rectangle hidden' layout)" -eq 0 ]
    draw profiles bands --years 2011,2016 --dump-layout > layout
    [ "$(grep -c '^rectangle hidden' layout)" -eq 2 ]
    grep -q '"秘匿"' layout
    grep -q '"値なし"' layout
}

@test "two sexes stand on two sides, with hollow and numbers each" {
    draw profiles sexes --dump-layout > layout
    [ "$(grep -c '^text side .* "男"$' layout)" -eq 3 ]
    [ "$(grep -c '^text side .* "女"$' layout)" -eq 3 ]
    [ "$(grep -c '^rectangle valley' layout)" -eq 2 ] # of 2026 only, later ages are beyond
    [ "$(grep -c '^line outline' layout)" -eq 6 ]
}

@test "what is no age structure by year ends with 65 and publishes nothing" {
    fails 'by "year:sex" has several groups in a year: one expected' --kind age-year --question age \
        --by year:sex "$cases/sexes.csv"
    sed 's/,year:sex,/,sex:age,/' "$cases/sexes.csv" > other.csv
    fails 'by "sex:age" is no break by year or scenario:year' --kind profiles --question age --by sex:age \
        other.csv
    sed 's/ \/ 女,/ \/ 男2,/; s/令和8年 \/ 男2/令和8年 \/ 不詳/' "$cases/sexes.csv" > three.csv
    fails 'has more than two groups in a year: two expected' --kind profiles --question age --by year:sex \
        three.csv
    grep -v ' / 女,' "$cases/sexes.csv" | sed '$d' > one.csv
    echo ",,,,,end,$(($(wc -l < one.csv) - 1))" >> one.csv
    fails 'has one group in a year: two expected' --kind profiles --question age --by year:sex one.csv
    sed 's/^,age5,20歳未満,/,age5,0～24歳,/' "$cases/bands.csv" > overlap.csv
    fails 'has ages that overlap: bands apart expected' --kind age-year --question age5 --by year overlap.csv
    sed 's/,令和8年,/,あの年,/; /group_score,2026/d' "$cases/bands.csv" | sed '$d' > noyear.csv
    echo ",,,,,end,$(($(wc -l < noyear.csv) - 1))" >> noyear.csv
    fails 'has a group that is no year: a year expected' --kind age-year --question age5 --by year noyear.csv
    fails 'no ages to draw' --kind age-year --question staff --by year "$ANKE_ROOT/tests/cli/anke-chart/staff.csv"
    fails '"2050" is none of its years' --kind profiles --question age --by scenario:year --years 2024,2050 \
        "$cases/projection.csv"
    fails '"soon" is no year' --kind profiles --question age --by scenario:year --years soon \
        "$cases/projection.csv"
    fails '"2030" is one too many: 6 years expected' --kind profiles --question age --by scenario:year \
        --years 2024,2025,2026,2027,2028,2029,2030 "$cases/projection.csv"
}

@test "a picture is described in one sentence that tells where the hollow goes" {
    draw age-year projection -o a.svg
    grep -q '令和6年の空洞は32～33歳。令和9年の空洞は35～36歳。</desc>' a.svg
    draw profiles projection --lang en -o a.svg
    grep -q '令和8年: mean age 33.8, hollow 34–35.' a.svg
}

@test "a theme changes the ramp, which stays dark enough" {
    printf 'setting,value\nramp,#400000\nbar,#C00000\n' > theme.csv
    draw age-year projection --theme theme.csv --dump-layout > layout
    grep '^rectangle class' layout | tail -1 | grep -q 'fill 400000'
    printf 'setting,value\nramp,#8080FF\n' > theme.csv
    run draw age-year projection --theme theme.csv -o a.png
    [ "$status" -eq 65 ]
    [[ $output == *'ramp "#8080FF"'* ]]
}
