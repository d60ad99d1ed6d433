# anke-chart: kinds of what is ahead: hires, paths, succession.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-chart-plan"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
}

# Options of each case: what it draws.
options() {
    case $1 in
    hires*) echo --kind hires --question hires --by scenario:year --panel flow ;;
    alone) echo --kind hires --question hires --by scenario:year ;;
    head*) echo --kind paths --question headcount --by scenario:year --panel flow ;;
    forties*) echo --kind paths --question age10 --by scenario:year --panel age10 --item 40～49歳 ;;
    grade*) echo --kind succession --question grade --by scenario:year ;;
    horizon*) echo --kind succession --question succession --by scenario:horizon ;;
    esac
}

# draw CASE OPTION...
draw() {
    local name=$1
    shift
    # shellcheck disable=SC2046 # options are words
    "$chart" $(options "$name") "$@" "$cases/plan.csv"
}

# text CASE OPTION...: the words of the picture, one line a text.
text() {
    draw "$@" -o text.pdf
    pdftotext text.pdf -
}

@test "layouts of what is ahead are as they were" {
    for name in hires forties grade horizon; do
        FONTCONFIG_FILE="$ANKE_ROOT/tests/cli/anke-chart/fonts.conf" draw "$name" --dump-layout > out
        diff "$cases/$name.layout" out
    done
    FONTCONFIG_FILE="$ANKE_ROOT/tests/cli/anke-chart/fonts.conf" draw head --width 231 --lang en \
        --dump-layout > out
    diff "$cases/head-231-en.layout" out
}

@test "no chart has a fault at any width in either language" {
    for name in hires alone head forties grade horizon; do
        for lang in ja en; do
            for width in 231 482 960; do
                draw "$name" --width "$width" --lang "$lang" --audit > audit || { grep -A3 '^not' audit; false; }
            done
        done
    done
}

@test "hires of a fiscal year stand at the 1 April behind it" {
    # The stream has 23 hires in FY2023, which follow each other without a gap to 1 April 2025.
    grep -q ',flow,,year,令和5年度,hires,23' "$cases/plan.csv"
    text hires > words
    grep -q '推計は令和7年～令和16年' words
    draw hires --dump-layout > out
    [ "$(grep -c '^rectangle column' out)" -eq 30 ]
    draw hires --width 960 --dump-layout | grep -A1 '"R6"' | grep -q '"2024"'
}

@test "whole numbers of the plan are drawn, not the expected ones" {
    grep -q 'なりゆき / 令和13年,value,27.5' "$cases/plan.csv"
    grep -q 'なりゆき / 令和13年,plan,27' "$cases/plan.csv"
    text hires > words
    grep -qx 27 words
    run grep -cxE '27\.5|28' words
    [ "$output" = 0 ]
}

@test "years of few hires are shaded where the stream's sentence begins with them" {
    [ "$(draw hires --dump-layout | grep -c '^rectangle segment')" -eq 1 ]
    text hires | grep -q '網掛け：平成16年度～平成20年度は採用が年平均5.0人'
    sed 's/judgement_hires,平成16/judgement_hires,全期間/' "$cases/plan.csv" > none.csv
    "$chart" $(options hires) --dump-layout none.csv > out
    run grep -c segment out
    [ "$output" = 0 ]
}

@test "a limit is drawn, and each scenario is named with its last value" {
    text head > words
    grep -q '条例定数 610' words
    grep -q 'なりゆき 5' words
    grep -q '縦軸は0から始まらない' words
    text forties > words
    grep -q 'なりゆき 135' words
    grep -q '年齢10歳階級別職員数の推計：40～49歳' words
    run grep -c 条例定数 words
    [ "$output" = 0 ]
}

@test "what is short is named with its number, and has a sign of its own beside the colour" {
    text grade > words
    for cell in 令和13年 課長補佐級 14.4 9.6 4.8; do
        grep -qx "$cell" words
    done
    draw grade --dump-layout > out
    [ "$(grep -c '^marker short' out)" -eq 6 ] # five, and one in the legend
    [ "$(grep -c '^marker tight' out)" -eq 5 ] # four, likewise
}

@test "the flag of the stream decides, not its numbers" {
    draw horizon --dump-layout > out
    [ "$(grep -c '^marker short' out)" -eq 3 ]
    sed 's/\(課長級,scenario:horizon,なりゆき . 10年以内,flag,\).*/\1none/' "$cases/plan.csv" > other.csv
    "$chart" $(options horizon) --dump-layout other.csv > out
    [ "$(grep -c '^marker short' out)" -eq 2 ]
    # Without flags nothing is coloured but the two signs of the legend.
    sed 's/,flag,.*/,note,x/' "$cases/plan.csv" > other.csv
    "$chart" $(options grade) --dump-layout other.csv > out
    [ "$(grep -cE '^marker (short|tight)' out)" -eq 2 ]
}

@test "an item or scenario that is not there is an error, and so is an item of other kinds" {
    run draw forties --item 90歳
    [ "$status" -eq 65 ]
    [[ $output == *'question "age10" has no such item'* ]]
    run "$chart" --kind paths --question age10 --by scenario:year -o out.png "$cases/plan.csv"
    [ "$status" -eq 65 ]
    [[ $output == *'one of its items expected (--item)'* ]]
    run draw grade --scenario 別案
    [ "$status" -eq 65 ]
    [[ $output == *'question "grade" has no such scenario (--scenario)'* ]]
    run draw hires --item 計
    [ "$status" -eq 64 ]
    [[ $output == *'kind hires shows all items'* ]]
}

@test "a plan has a column for the item" {
    printf 'kind,question,by,panel,item,output\npaths,age10,scenario:year,age10,40～49歳,a.png\n' > plan.csv
    "$chart" --plan plan.csv "$cases/plan.csv"
    "$chart" $(options forties) -o b.png "$cases/plan.csv"
    cmp a.png b.png
}
