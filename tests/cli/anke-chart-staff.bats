# anke-chart: kinds of staff: age, pyramid, staff, indicators.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-chart-staff"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
}

# Options of each case: what it draws.
options() {
    case $1 in
    age*) echo --kind age --question age12 --by year ;;
    staff*) echo --kind staff --question staff --by year ;;
    pyr-sex) echo --kind pyramid --question age12 --by sex ;;
    pyramid) echo --kind pyramid --question age12 --by year:sex ;;
    isehara) echo --kind indicators --question population --by year --panel budget ;;
    indicators) echo --kind indicators --question population --by year --panel budget,rate ;;
    ind-long) echo --kind indicators --question a --by year --panel m ;;
    esac
}

# draw CASE OPTION...
draw() {
    local name=$1
    shift
    # shellcheck disable=SC2046 # options are words
    "$chart" $(options "$name") "$@" "$cases/$name.csv"
}

# check_layout NAME CASE OPTION...: the layout is as it was.
check_layout() {
    local want="$cases/$1.layout"
    shift
    FONTCONFIG_FILE="$ANKE_ROOT/tests/cli/anke-chart/fonts.conf" draw "$@" --dump-layout |
        diff "$want" -
}

# text CASE OPTION...: the words of the picture, one line a text.
text() {
    draw "$@" -o text.pdf
    pdftotext text.pdf -
}

@test "layouts of ages and pyramids are as they were" {
    check_layout age-lacking age-lacking
    check_layout pyramid pyramid
    check_layout pyramid-231-en pyramid --width 231 --lang en
    check_layout pyr-sex pyr-sex
}

@test "layouts of staff and indicators are as they were" {
    check_layout staff-form staff-form
    check_layout isehara isehara
    check_layout indicators indicators
    check_layout two-axes indicators --panel budget --two-axes
}

@test "no chart has a fault at any width in either language" {
    for lang in ja en; do
        for width in 231 482 960; do
            for name in age-lacking staff-form pyr-sex pyramid isehara indicators ind-long; do
                draw $name --strict --lang $lang --width $width -o p.png
            done
            draw indicators --panel budget --two-axes --strict --lang $lang --width $width -o p.png
        done
    done
}

@test "a mean of exact ages is said to be one, a mean of full ages needs no word" {
    "$ANKE_BIN/anke-series" -q --stack age12 "$ANKE_ROOT/samples/staff-tables/city-a-age12.csv" >ages.csv
    "$ANKE_BIN/anke-stats" -o exact.csv ages.csv
    "$ANKE_BIN/anke-stats" --full-age -o full.csv ages.csv
    "$ANKE_BIN/anke-chart" --kind age --question age12 --by year --dump-layout exact.csv | grep -q '端数月を含む'
    ! "$ANKE_BIN/anke-chart" --kind age --question age12 --by year --dump-layout full.csv | grep '端数月を含む'
}

@test "the official bands are all there, zero only where the total leaves nobody" {
    draw age-lacking --dump-layout > layout
    [ "$(grep -c '^text head' layout)" -eq 26 ] # two lines for each band, 年齢 and 計
    run text age-lacking
    [[ $output == *'…'*'「…」は資料に値がないもの'* ]]
    # 平成25年: 1,086 are the sum, so nobody is below 20; 平成20年: more than the sum, so not known
    [ "$(grep -c '^text cell .* "0"$' layout)" -eq 2 ]
    [ "$(grep -c '^text cell .* "…"$' layout)" -eq 4 ]
    [[ $output == *平均年齢*43.5歳* ]]
    [[ $output == *'1人＝0.09％'* ]]
    [[ $output == *'職員の少ない層'*24～31歳* ]]
    # 28–31 straddles 30: no share is guessed
    [[ $output != *30歳未満* ]]
}

@test "shares of the young and old are said where bands end there" {
    printf 'wave,question,item,by,group,stat,value\n,age5,20～29歳,,,n,30\n' > exact.csv
    printf ',age5,30～49歳,,,n,50\n,age5,50～59歳,,,n,20\n,,,,,end,3\n' >> exact.csv
    "$chart" --kind age --question age5 -o a.pdf exact.csv
    pdftotext a.pdf - | grep -q '30歳未満 30.0％、50歳以上 20.0％'
}

@test "a pyramid has no signs and keeps those on neither side in a note" {
    run text pyr-sex
    [[ $output == *秘匿* && $output == *'「無回答」11人は図に含めない'* ]]
    [[ $output != *-20* && $output != *▲* ]]
    run text pyramid
    [[ $output == *'令和8年（n=362）'*'令和3年（n=375）'* ]]
}

@test "statutory divisions keep order and colours, subtotals stand in the table only" {
    draw staff-form --dump-layout > layout
    grep '^rectangle segment' layout | head -4 | grep -o 'fill [0-9A-F]*' > fills
    printf 'fill 005AFF\nfill BFE4FF\nfill F6AA00\nfill 804000\n' | diff - fills
    run grep -c '^text legend.*普通会計計' layout
    [ "$output" = 0 ]
    grep '^text cell' layout | grep -q '"▲123（▲10.8％）"'
    [ "$(grep -c ' event ' layout)" -eq 1 ]
    text staff-form | grep -q '縦の点線（平成22年から）：再任用短時間勤務職員を含む'
}

@test "indicators share a true time axis, projections are dashed" {
    draw indicators --dump-layout > layout
    [ "$(grep -c '^text panel' layout)" -eq 3 ]
    run text indicators
    [[ $output == *'人口の破線：推計（架空）'* ]]
    [[ $output == *'経常収支比率の縦の点線（平成13年度から）'* ]]
    [[ $output == *'値のない年の前後は線で結ばない'* ]]
    run text indicators --panel budget --two-axes
    [[ $output == *左右の目盛りは単位が異なる* ]]
    run text indicators --lang en
    [[ $output == *'dashed line: '* ]]
}

@test "a picture is described in one sentence" {
    draw age-lacking -o a.svg
    grep -q '<desc id="desc">年齢区分ごとの職員構成比の棒グラフ。平成25年の職員数は1,086人で、' a.svg
    draw pyramid --lang en -o a.svg
    grep -q 'Population pyramid by age. Left: 男, 令和8年 (n=362)' a.svg
    draw staff-form -o a.svg
    grep -q '平成25年は1,089人、平成20年からの増減は▲130（▲10.7％）。' a.svg
    draw indicators -o a.svg
    grep -q '人口は令和22年に63,500（人）。' a.svg
}

# fails STATUS TEXT OPTION...: the program ends so and says so.
fails() {
    local want=$1 text=$2
    shift 2
    run "$chart" "$@"
    [ "$status" -eq "$want" ]
    [[ $output == *"$text"* ]]
}

@test "bad data ends with 65 and publishes nothing" {
    fails 65 'by "year" is no pyramid' --kind pyramid --question age12 --by year -o a.png \
        "$cases/age-lacking.csv"
    fails 65 'no values by year to draw' --kind indicators --question age12 --by year -o a.png \
        "$cases/age-lacking.csv"
    fails 65 'no age bands to draw' --kind age --question population --by year -o a.png \
        "$cases/isehara.csv"
    fails 65 'no age bands to draw' --kind pyramid --question population --by year -o a.png \
        "$cases/isehara.csv"
    fails 65 'no divisions by year' --kind staff --question population --by year -o a.png \
        "$cases/isehara.csv"
    # two axes: exactly two series, one of money, none negative
    fails 65 'no two axes: two series expected' --kind indicators --question population --by year \
        --two-axes -o a.png "$cases/isehara.csv"
    fails 65 'no two axes: two series expected, one of them of money' --kind indicators \
        --question population --by year --panel rate --two-axes -o a.png "$cases/indicators.csv"
    fails 65 'negative values' --kind indicators --question a --by year --panel m --two-axes \
        -o a.png "$cases/ind-long.csv"
    fails 65 'five series at most' --kind indicators --question population --by year \
        --panel budget,rate,budget,rate,budget -o a.png "$cases/indicators.csv"
    [ ! -e a.png ]
}

@test "three sides are no pyramid" {
    sed 's/,無回答,group_type,noanswer/,無回答,group_type,choice/' "$cases/pyr-sex.csv" > three.csv
    fails 65 'a break of two groups, or year and such a break' --kind pyramid --question age12 \
        --by sex -o a.png three.csv
    [ ! -e a.png ]
}
