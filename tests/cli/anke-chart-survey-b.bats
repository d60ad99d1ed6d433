# anke-chart: trend, dot and slope: a question over waves and years, and between groups.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-chart-survey-b"
    fonts="$ANKE_ROOT/tests/cli/anke-chart/fonts.conf"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
}

# check_layout NAME STREAM OPTION...: the layout is as it was.
check_layout() {
    local want="$cases/$1.layout" stream="$cases/$2.csv"
    shift 2
    FONTCONFIG_FILE="$fonts" "$chart" --dump-layout "$@" "$stream" | diff "$want" -
}

# draw OPTION...: at all widths, in both languages, without a fault.
draw() {
    for lang in ja en; do
        for width in 231 482 960; do
            "$chart" --strict --lang $lang --width $width --format png "$@" > p.png
        done
    done
}

@test "layouts of trends are as they were" {
    check_layout trend waves --kind trend --question hesitate
    check_layout trend-break waves --kind trend --question ease --by dept
    check_layout trend-years years --kind trend --question population --by year --panel budget
    check_layout trend-hidden-231-en awkward --kind trend --question hid --by sex --width 231 \
        --lang en
}

@test "layouts of dots are as they were" {
    check_layout dot waves --kind dot --question hesitate --by dept --wave 2026Q1
    check_layout dot-eleven-231 awkward --kind dot --question eleven --by dept --wave 第2回 \
        --width 231
}

@test "layouts of slopes are as they were" {
    check_layout slope waves --kind slope --question hesitate
    check_layout slope-years-en years --kind slope --question satisfied --by year --lang en
}

@test "no ordinary trend, dot plot or slope has a fault" {
    draw --kind trend --question hesitate "$cases/waves.csv"
    draw --kind trend --question hesitate --by dept "$cases/waves.csv"
    draw --kind trend --question ease --by dept "$cases/waves.csv"
    draw --kind trend --question satisfied --by year "$cases/years.csv"
    draw --kind trend --question population --by year --panel budget,staff "$cases/years.csv"
    draw --kind dot --question hesitate --by dept --wave 2026Q1 "$cases/waves.csv"
    draw --kind dot --question hesitate --wave 2026Q1 "$cases/waves.csv"
    draw --kind slope --question hesitate "$cases/waves.csv"
    draw --kind slope --question staff --by year "$cases/years.csv"
}

@test "no awkward trend, dot plot or slope has a fault" {
    sed 's/,n,-5$/,n,1e301/' "$cases/awkward.csv" > awkward.csv
    for question in forty one zero none eleven hid absurd; do
        draw --kind trend --question $question awkward.csv
        draw --kind slope --question $question awkward.csv
        draw --kind dot --question $question --wave 第3回 awkward.csv
    done
    draw --kind trend --question eleven --by dept "$cases/awkward.csv"
    draw --kind trend --question hid --by sex "$cases/awkward.csv"
    draw --kind dot --question eleven --by dept --wave 第1回 "$cases/awkward.csv"
    draw --kind slope --question hid --by sex --wave 第2回 "$cases/awkward.csv"
}

@test "a changed question, a missing wave and a small base are said" {
    "$chart" --kind trend --question hesitate --dump-layout "$cases/waves.csv" > layout
    grep -q '^line cut ' layout
    grep -q '縦の点線は設問の変更を示し、前後は線で結ばない。' layout
    grep -q '調査又は集計のない時期の前後は線で結ばない。' layout
    "$chart" --kind trend --question ease --by dept --dump-layout "$cases/waves.csv" \
        | grep -q 'n=12＊'
    "$chart" --kind trend --question ease --by dept --dump-layout "$cases/waves.csv" \
        | grep -q '白抜きの点（＊）は n<30 で参考値。'
}

@test "items of waves are matched by name, not by label" {
    sed '/^2024Q3,/s/自席から遠い/席が離れている/' "$cases/waves.csv" > renamed.csv
    "$chart" --kind trend --question hesitate --dump-layout renamed.csv > renamed
    "$chart" --kind trend --question hesitate --dump-layout "$cases/waves.csv" | diff - renamed
}

@test "a slope claims only what was tested against its first wave" {
    "$chart" --kind slope --question hesitate --dump-layout "$cases/waves.csv" \
        | grep -q '太い色の線は有意な変化'
    sed '/diff_ref/s/2024Q3/2025Q4/' "$cases/waves.csv" > other.csv
    "$chart" --kind slope --question hesitate --dump-layout other.csv > layout
    grep -q '検定はしていない' layout
    ! grep -q '有意な変化' layout
}

@test "with many groups a dot plot points to bars" {
    run "$chart" --kind dot --question satisfied --by year -o a.png "$cases/years.csv"
    [ "$status" -eq 65 ]
    [[ $output == *'question "satisfied" has 10 groups by "year"'*'at most 5'*'kind bar expected'* ]]
    [ ! -e a.png ]
}

# fails STATUS TEXT OPTION...: the program ends so, says so and writes nothing.
fails() {
    local want=$1 text=$2
    shift 2
    run "$chart" -o a.png "$@"
    [ "$status" -eq "$want" ]
    [[ $output == *"$text"* ]]
    [ ! -e a.png ]
}

@test "what has no two moments ends with 65" {
    fails 65 'question "hesitate" stands at one moment' --kind trend --question hesitate \
        --wave 2026Q1 "$cases/waves.csv"
    fails 65 'question "hesitate" stands at one moment' --kind trend --question hesitate \
        --by dept --wave 2026Q1 "$cases/waves.csv"
    fails 65 'has no two ends' --kind slope --question hesitate --wave 2026Q1 "$cases/waves.csv"
    fails 65 'has no two ends' --kind slope --question hesitate --by dept --wave 2026Q1 \
        "$cases/waves.csv"
    fails 65 'has groups in several waves' --kind slope --question hesitate --by dept \
        "$cases/waves.csv"
    fails 65 'has no answers to draw' --kind dot --question population --by year \
        "$cases/years.csv"
    fails 64 'stands in several waves' --kind dot --question hesitate "$cases/waves.csv"
    fails 65 'question "absurd" has a negative n (item "ある", group "")' --kind trend \
        --question absurd "$cases/awkward.csv"
    head -c 20000 "$cases/waves.csv" > cut.csv
    fails 65 '' --kind trend --question hesitate cut.csv
}

@test "the same bytes twice and in another locale" {
    for kind in trend slope; do
        "$chart" --kind $kind --question hesitate -o 1.pdf "$cases/waves.csv"
        LC_ALL=C TZ=Asia/Tokyo "$chart" --kind $kind --question hesitate --format pdf \
            < "$cases/waves.csv" > 2.pdf
        cmp 1.pdf 2.pdf
    done
}
