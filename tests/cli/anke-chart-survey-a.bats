# anke-chart: kinds likert, heat and column, and what bands show of scales.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-chart-survey-a"
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

@test "layouts of diverging bars are as they were" {
    check_layout likert likert --kind likert --question q1 --by dept
    check_layout likert-battery likert --kind likert --question q1 --panel q2,q3,q4,q5 --lang en
    check_layout likert-awkward likert-awkward --kind likert --question w --by g --width 231
}

@test "layouts of heat tables are as they were" {
    check_layout heat heat --kind heat --question first --by dept
    check_layout heat-blocks heat-awkward --kind heat --question first --by dept
    check_layout heat-hidden heat-awkward --kind heat --question hid --by dept --width 231 --lang en
}

@test "layouts of columns are as they were" {
    check_layout column column --kind column --question years --by sex
    check_layout column-years column --kind column --question balance --by year --lang en
    check_layout column-many column-awkward --kind column --question many --width 231
}

@test "layouts of bands of scales are as they were" {
    check_layout band-sums likert --question q1 --by age
}

# draw NAME STREAM OPTION...: a picture without a fault, at every width and in both languages.
draw() {
    local stream="$cases/$1.csv" width lang
    shift
    for width in 231 482 960; do
        for lang in ja en; do
            "$chart" --strict --width $width --lang $lang "$@" -o p.png "$stream"
        done
    done
}

@test "no diverging bars have a fault" {
    draw likert --kind likert --question q1 --by dept
    draw likert --kind likert --question q1 --by age
    draw likert --kind likert --question q1 --panel q2,q3,q4,q5
    draw likert-awkward --kind likert --question w --by g
    draw likert-awkward --kind likert --question one
    draw likert-awkward --kind likert --question eleven --by dept
}

@test "no heat table has a fault" {
    draw heat --kind heat --question first --by dept
    draw heat --kind heat --question same --by dept
    draw heat --kind heat --question multi --by dept
    draw heat-awkward --kind heat --question first --by dept
    draw heat-awkward --kind heat --question hid --by dept
    draw heat-awkward --kind heat --question many --by dept
    draw heat-awkward --kind heat --question none --by dept
}

@test "no columns have a fault" {
    draw column --kind column --question years
    draw column --kind column --question years --by sex
    draw column --kind column --question hires --by year
    draw column --kind column --question balance --by year
}

@test "no columns of awkward answers have a fault" {
    for question in one many ages zero; do
        draw column-awkward --kind column --question $question
    done
    draw column-awkward --kind column --question long --by sex
    draw column-awkward --kind column --question hid --by dept
}

@test "no columns of awkward series have a fault" {
    for question in neg gone big long; do
        draw column-awkward --kind column --question $question --by year
    done
    draw column-awkward --kind column --question rate --by dept
}

@test "no band of a scale has a fault" {
    draw likert --question q1 --by age
    draw likert --question q1 --by dept
    draw likert-awkward --question w --by g
    draw likert-awkward --kind band --question eleven --by dept
}

# dump STREAM OPTION...: what is drawn, as text.
dump() {
    local stream="$cases/$1.csv"
    shift
    "$chart" --dump-layout "$@" "$stream"
}

# lacks REGEX FILE: no line of the file matches. (A negated command does not end a test of bats.)
lacks() {
    if grep -E "$1" "$2"; then
        false
    fi
}

@test "sums are of counts, not of rounded shares" {
    # (44 + 74) / 211 = 55.9 %, the rounded shares 20.9 and 35.1 would make 56.0
    dump likert --kind likert --question q1 --by dept > likert
    grep -q 'text sum .* "55.9"' likert
    lacks '"56.0"' likert
    dump likert --question q1 --by dept | grep -q 'text sum .* "55.9"'
}

@test "a battery is sorted by what is favourable" {
    run dump likert --kind likert --question q1 --panel q2,q3,q4,q5
    [ "$status" -eq 0 ]
    [[ $output == *この職場で働き続けたい*職場では気軽に*上司は*仕事の量は*引継ぎ*'設問はそう思う計の多い順。'* ]]
}

@test "nothing is coloured where the test shows no difference" {
    dump heat --kind heat --question same --by dept > same
    grep -q '差が認められないため、着色していない' same
    lacks '▲|▼|rectangle cell' same
    dump heat --kind heat --question first --by dept > first
    grep -q '"39.6▲"' first
    grep -q 'rectangle cell .* fill 804000' first
    grep -q 'カイ二乗検定、χ²=71.33、自由度=20、p<0.001' first
    grep -q '残差は30の欄' first
}

@test "adjusted p-values of residuals take the place of residuals" {
    grep -v ',end,' "$cases/heat.csv" > rows.csv
    sed -n 's/^\(,first,[^,]*,dept,[^,]*,\)adjres,.*/\1adjres_p_adj,0.03/p' rows.csv > adjusted.csv
    # rows of a table stand together: those of `first` come first
    awk -F, '$2 == "first" { seen = 1 } seen && $2 != "first" && !done {
        while ((getline line < "adjusted.csv") > 0) print line; done = 1 } { print }' rows.csv > all.csv
    { cat all.csv; echo ",,,,,end,$(($(wc -l < all.csv) - 1))"; } > stream.csv
    "$chart" --kind heat --question first --by dept --dump-layout stream.csv > layout
    grep -q '多重性を補正したp値' layout
    grep -q 'rectangle cell .* fill FFE0B8' layout
    lacks 'rectangle cell .* fill 804000' layout
    lacks '補正していない' layout
}

@test "years keep their distance and negative values their sign" {
    dump column --kind column --question hires --by year > hires
    # 2010 and 2012 are two slots apart, 2009 and 2010 one
    awk '/^rectangle column/ { x[++n] = $3 }
        END { exit !(x[4] - x[3] > 1.99 * (x[3] - x[2]) && x[4] - x[3] < 2.01 * (x[3] - x[2])) }' \
        hires
    dump column --kind column --question balance --by year > balance
    grep -q '"▲29"' balance
    grep -q '「…」は資料に値がないもの（平成29年度）。' balance
}

# describes TEXT STREAM OPTION...: the picture says its main figure to those who cannot see it.
describes() {
    local want="$1" stream="$2"
    shift 2
    "$chart" --format svg "$@" "$stream" | grep -qF "$want"
}

@test "pictures say their main figure in words" {
    describes '最も多いのは「どちらかといえばそう思う」の34.5％。' "$cases/likert.csv" --question q1
    describes '横棒グラフ。困っていること（複数回答）。全体で最も多いのは' \
        <(grep -vE ',multi,[^,]*,dept,[^,]+,|end' "$cases/heat.csv" | sed 's/,dept,/,,/' \
            | awk -F, 'NR == 1 || $2 == "" || $2 == "multi" { print; n++ }
                END { print ",,,,,end," n - 1 }') --question multi
    describes '全体のそう思う計は53.3％。' "$cases/likert.csv" --kind likert --question q1
    describes 'ほかの区分より高い欄が3、低い欄が3。' "$cases/heat.csv" --kind heat \
        --question first --by dept
    describes '最も大きいのは10～19年の27.5（％）。' "$cases/column.csv" --kind column \
        --question years
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

@test "tables that a kind cannot show end with 65" {
    fails 65 'is no scale' --kind likert --question first --by dept "$cases/heat.csv"
    fails 65 'tell favourable from unfavourable' --kind likert --question nomid \
        "$cases/likert-awkward.csv"
    fails 65 'no break expected' --kind likert --question q1 --by dept --panel q1 \
        "$cases/likert.csv"
    fails 65 'question "yes" has other answers than the first' --kind likert --question one \
        --panel yes "$cases/likert-awkward.csv"
    fails 65 'a table with a break expected' --kind heat --question q1 "$cases/likert.csv"
    fails 65 'kind bar or band expected' --kind column --question years --by dept \
        "$cases/column.csv"
    fails 65 'has no answers' --kind heat --question hires --by year "$cases/column.csv"
    fails 65 'is no scale' --kind likert --question hires --by year "$cases/column.csv"
}

@test "a stream that ends too early is not drawn" {
    head -n 30 "$cases/likert.csv" > cut.csv
    for kind in likert heat column; do
        fails 65 'end' --kind $kind --question q1 cut.csv
    done
}
