# anke-chart: matrices of opinions, affinity maps, menus of cards; pages of tall tables.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-chart-cards"
    fonts="$ANKE_ROOT/tests/cli/anke-chart/fonts.conf"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
}

matrix="--kind matrix --by view --question"
wall="--kind affinity --question cards --panel links"
menu="--kind menu --question menu"

# check_layout NAME STREAM OPTION...: the layout is as it was.
check_layout() {
    local want="$cases/$1.layout" stream="$cases/$2.csv"
    shift 2
    FONTCONFIG_FILE="$fonts" "$chart" --dump-layout "$@" "$stream" | diff "$want" -
}

@test "layouts of matrices are as they were" {
    check_layout opinions opinions $matrix opinions --figure 3
    check_layout awkward-231 awkward $matrix awkward --width 231
    check_layout lists-en lists $matrix lists --lang en
}

@test "layouts of affinity maps are as they were" {
    check_layout wall wall $wall
    check_layout sides-231 sides $wall --width 231
    check_layout wall-awkward wall-awkward $wall
}

@test "layouts of menus are as they were" {
    check_layout menu menu $menu --width 960
    check_layout menu-awkward-en menu-awkward $menu --lang en
}

@test "no picture has a fault, at any width and in both languages" {
    for width in 231 482 960; do
        for lang in ja en; do
            local common="--strict --width $width --lang $lang --format png"
            for name in opinions lists awkward; do
                "$chart" $common $matrix $name "$cases/$name.csv" > p.png
            done
            for name in wall sides wall-awkward; do
                "$chart" $common $wall "$cases/$name.csv" > p.png
            done
            "$chart" $common $menu "$cases/menu.csv" > p.png
            "$chart" $common $menu "$cases/menu-awkward.csv" > p.png
        done
    done
}

@test "opinions are drawn as a matrix without being asked" {
    "$chart" --question opinions --by view -o a.svg "$cases/opinions.csv"
    "$chart" $matrix opinions -o b.svg "$cases/opinions.csv"
    cmp a.svg b.svg
    grep -q '対象 10名、意見 27件' a.svg
    mkdir each
    "$chart" --each each --format svg "$cases/opinions.csv"
    cmp a.svg each/opinions-by-view.svg
}

@test "texts are whole and are never markup" {
    "$chart" $matrix awkward -o a.pdf "$cases/awkward.csv"
    run pdftotext -raw a.pdf -
    [[ $output == *"x & <b>y</b>"* && $output == *"<span size='9999'>"* ]]
    [[ $(pdftotext -raw a.pdf - | tr -d '\n') == *'https://example.org/a/very/long/address/that/has/no/blank/and/never/ends/at/all'* ]]
}

@test "a tall table becomes pages of a PDF, and stays one picture elsewhere" {
    "$chart" --strict $matrix opinions --page-height 300 -o a.pdf "$cases/opinions.csv"
    pdfinfo a.pdf > info
    grep -q '^Pages: *4$' info
    grep -q '^Page size: *482 x 300 pts' info
    for page in 1 2 3 4; do
        pdftotext -f $page -l $page a.pdf text
        grep -q '①現在' text
        grep -q "^$page/4" text
    done
    [ "$(pdftotext a.pdf - | grep -c '（続き）')" = 3 ]
    "$chart" $matrix opinions --page-height 300 -o a.svg "$cases/opinions.csv"
    "$chart" $matrix opinions -o b.svg "$cases/opinions.csv"
    cmp a.svg b.svg
    # a page that holds the picture changes nothing
    "$chart" $matrix opinions --page-height 2000 -o c.pdf "$cases/opinions.csv"
    "$chart" $matrix opinions -o d.pdf "$cases/opinions.csv"
    cmp c.pdf d.pdf
    # no break within an affinity map with links
    "$chart" $wall --page-height 300 -o e.pdf "$cases/wall.csv"
    pdfinfo e.pdf | grep -q '^Pages: *1$'
    run "$chart" $matrix opinions --page-height 20 -o f.pdf "$cases/opinions.csv"
    [ "$status" -eq 64 ]
    [ ! -e f.pdf ]
}

@test "the same bytes twice" {
    "$chart" $wall -o a.pdf "$cases/wall-awkward.csv"
    LC_ALL=C TZ=Asia/Tokyo "$chart" $wall -o b.pdf "$cases/wall-awkward.csv"
    cmp a.pdf b.pdf
}

# reseal OLD NEW STREAM: the stream with a text replaced, into bad.csv.
reseal() {
    sed "s/$1/$2/" "$cases/$3.csv" > bad.csv
    ! cmp -s bad.csv "$cases/$3.csv"
}

# fails TEXT OPTION...: bad.csv is refused with 65, and nothing is written.
fails() {
    local text=$1
    shift
    run "$chart" -o a.png "$@" bad.csv
    echo "$output"
    [ "$status" -eq 65 ]
    [[ $output == *"$text"* ]]
    [ ! -e a.png ]
}

@test "streams that contradict themselves are refused" {
    reseal 'ヒト,view,②過去,n,2' 'ヒト,view,②過去,n,3' opinions
    fails 'another number of opinions than its row "n" says' $matrix opinions
    reseal 'p1,view,,category,ヒト' 'p1,view,,category,人' opinions
    fails 'in a category that is no item' $matrix opinions
    reseal 'p1,view,②過去,text' 'p1,view,,text' opinions
    fails 'an opinion without a view' $matrix opinions
    cp "$cases/opinions.csv" bad.csv
    for kind in bar band age staff; do
        fails 'kind matrix expected' --kind $kind --question opinions --by view
    done
    cp "$ANKE_ROOT/tests/cli/anke-chart/bar.csv" bad.csv
    fails 'has no opinions by view' --kind matrix --question hesitate
    fails 'has no records to draw' --kind affinity --question hesitate
    fails 'has no records to draw' --kind menu --question hesitate
    reseal ',links,1,,,to,.*' ',links,1,,,to,どこにもない' wall
    fails 'question "links": the end "どこにもない" of a link is neither a heading' $wall
    reseal ',links,1,,,to,.*' ',links,1,,,to,c27' wall
    fails 'is a card that has neither heading nor layer' $wall
    reseal ',links,1,,,to,.*' ',links,1,,,to,行政の組織の在り方の特徴' wall
    fails 'is in the group where it begins' $wall
    reseal ',cards,c1,,,text,.*' ',cards,c1,,,source,x' wall
    fails 'has a record "c1" without text' $wall
    reseal ',cards,a1,,,count,2' ',cards,a1,,,count,1e300' wall-awkward
    fails 'whose count is no number from 1 to 9999' $wall
    reseal ',menu,1,,,axis,.*' ',menu,1,,,axis,a \/ b \/ c \/ d' menu
    fails 'an axis of more than three levels' $menu
}

@test "hidden and blank numbers are told as such" {
    reseal 'ヒト,view,②過去,n,2' 'ヒト,view,②過去,n,x' opinions
    "$chart" $matrix opinions --dump-layout bad.csv > layout
    grep -q '"秘匿"' layout
    ! grep -q 先輩の仕事ぶり layout
    reseal 'ヒト,view,②過去,n,2' 'ヒト,view,②過去,n,' opinions
    "$chart" $matrix opinions --dump-layout bad.csv | grep -q 先輩の仕事ぶり
    reseal ',view,,respondents,10' ',view,,respondents,1e300' opinions
    "$chart" $matrix opinions --dump-layout bad.csv | grep -q '"意見 27件"'
}
