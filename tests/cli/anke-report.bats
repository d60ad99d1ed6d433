# anke-report: the report of a survey as a PDF.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-report"
    example="$ANKE_ROOT/tests/example/stats.csv"
    report="$ANKE_BIN/anke-report"
    cd "$BATS_TEST_TMPDIR"
}

# large TYPE: a question of 60 choices by 20 groups, with statistics.
large() {
    awk -f "$cases/large.awk" -v items=60 -v groups=20 -v "type=$1" /dev/null |
        "$ANKE_BIN/anke-stats" -o large.csv
}

# page N FILE: the text of a page.
page() {
    pdftotext -layout -f "$1" -l "$1" "$2" -
}

@test "writes a valid PDF with title, author, subject and the closing date" {
    "$report" --strict -o r.pdf "$example"
    qpdf --check r.pdf
    TZ=UTC run pdfinfo r.pdf
    [[ $output == *"Title:           職場の相談しやすさアンケート"* ]]
    [[ $output == *"Author:          架空市"* ]]
    [[ $output == *"締切：令和8年9月30日（2026年）。資料：架空の個票（契約の作例）"* ]]
    [[ $output == *"Sep 30 00:00:00 2026"* ]]
    [[ $output == *"(A4)"* ]]
    qpdf --qdf --object-streams=disable r.pdf - | grep -aq "CreationDate (D:20260930000000"
}

@test "embeds all fonts and only its own" {
    "$report" -o r.pdf "$example"
    run pdffonts r.pdf
    [ "$(tail -n +3 <<< "$output" | grep -c NotoSansCJKjp)" = "$(tail -n +3 <<< "$output" | wc -l)" ]
    ! tail -n +3 <<< "$output" | awk '{ print $(NF-4) }' | grep -q no
}

@test "has an outline of cover, contents, questions and notes" {
    "$report" -o r.pdf "$example"
    run qpdf --json --json-key=outlines r.pdf
    for title in 表紙 目次 "問3　相談できる上司がいるか" "問7　自由意見" 調査結果の見方; do
        [[ $output == *"\"title\": \"$title\""* ]]
    done
}

@test "the cover names survey, date in both calendars, return and source" {
    "$report" -o r.pdf "$example"
    run page 1 r.pdf
    [[ $output == *架空市* && $output == *職場の相談しやすさアンケート* ]]
    [[ $output == *"令和8年9月30日（2026年）"* ]]
    [[ $output == *"9人（対象 12人、回収率 75.0％）"* ]]
    [[ $output == *架空の個票（契約の作例）* ]]
    "$report" --title 別の題 -o t.pdf "$example"
    [[ $(page 1 t.pdf) == *別の題* ]]
    [[ $(pdfinfo t.pdf) == *"Title:           別の題"* ]]
}

@test "every page has mark, source and number; contents lead to the right pages" {
    "$report" -o r.pdf "$example"
    n=$(pdfinfo r.pdf | awk '/^Pages/ { print $2 }')
    for ((i = 1; i <= n; i++)); do
        text=$(page "$i" r.pdf)
        [[ $text == *部外秘・未秘匿* && $text == *資料：架空の個票* && $text == *"$i／$n"* ]]
    done
    contents=$(page 2 r.pdf)
    [[ $contents == *目次* ]]
    at=$(awk '/問5/ { print $NF }' <<< "$contents")
    [[ $(page "$at" r.pdf) == *"問5"*職場の満足度* ]]
    at=$(awk '/調査結果の見方/ { print $NF }' <<< "$contents")
    [[ $(page "$at" r.pdf) == *調査結果の見方*母集団は12人* ]]
}

@test "a protected stream carries no mark" {
    sed 's/^,,,,,conf,0.95$/&\n,,,,,protected,yes/; s/^,,,,,end,1925$/,,,,,end,1926/' "$example" > p.csv
    "$report" -o p.pdf p.csv
    run pdftotext p.pdf -
    [[ $output != *未秘匿* && $output != *秘匿の基準* ]]
}

@test "a question shows its base ledger, shares, intervals and the test in one sentence" {
    "$report" -o r.pdf "$example"
    run page 5 r.pdf
    [[ $output == *"問3"*相談できる上司がいるか* ]]
    [[ $output == *"母集団 12 → 回収 9 → 有効 8 → 該当 8 → 有効回答 7（無回答 1、無効 0、非該当 0、未設問 0）"* ]]
    [[ $output == *"20.6～58.1"* ]]
    [[ $output == *所属による差があるとはいえない（フィッシャーの正確検定、p=1.000、クラメールのV（補正）0.00。* ]]
    [[ $output == *＊は*参考値* ]]
    # nobody is in 建設課: nothing is 0.0
    [[ $output == *建設課*0*－*－*－*－* ]]
}

@test "multiple answers have ticks, M.T., tests of each item and co-occurrences" {
    "$report" -o r.pdf "$example"
    run pdftotext -layout -f 6 -l 7 r.pdf -
    [[ $output == *"回答総数 11"*"M.T. 137.5％"* ]]
    [[ $output == *差があるといえる選択肢はない（4項目を一つずつ検定* ]]
    [[ $output == *補正はしていない* && $output == *同時に選ばれた件数* ]]
}

@test "scales have means, texts only their ledger" {
    "$report" -o r.pdf "$example"
    text=$(pdftotext -layout r.pdf -)
    [[ $text == *"職場の満足度（所属別、平均）"* && $text == *（再掲）満足計* ]]
    [[ $text == *"回答 3件、無回答 5件。自由記述の内容は集計に含めない。"* ]]
    [[ $text == *所属による差があるとはいえない（クラスカル・ウォリス検定、p=0.376、ε²=0.16）* ]]
}

@test "a question of 60 choices by 20 groups spans pages with heads and n repeated" {
    large multiple
    "$report" --strict -o l.pdf large.csv
    n=$(pdfinfo l.pdf | awk '/^Pages/ { print $2 }')
    pages=0
    for ((i = 3; i < n; i++)); do
        text=$(page "$i" l.pdf)
        if [[ $text == *図表3* ]]; then
            [[ $text == *所属*n*第* ]]
            pages=$((pages + 1))
        fi
    done
    [ "$pages" -ge 5 ]
    all=$(pdftotext -layout l.pdf -)
    for i in 1 30 60; do
        [[ $all == *施策$i* ]]
    done
    [[ $all == *図表1*（続き）* && $all == *図表2*（続き）* && $all == *図表3*（続き）* ]]
    [[ $all == *▲* && $all == *▼* && $all == *調整済み残差* && $all == *第20課* ]]
    [[ $all == *令和元年5月1日（2019年）* ]]
}

@test "a wave is chosen, several waves without a choice are refused" {
    large single
    "$report" --wave 2026Q3 -o w.pdf large.csv
    run "$report" --wave 2025Q1 -o no.pdf large.csv
    [ "$status" = 65 ]
    [[ $output == *2025Q1* && ! -e no.pdf ]]
    awk '/,end,/ { for (i = 0; i < 2; i++) print "2026Q4,q,a" i ",,,n,1"; sub(/[0-9]+$/, n + 2) }
        { n = NR; print }' large.csv | sed '$d' > two.csv
    printf ',,,,,end,%d\n' $(($(wc -l < two.csv) - 1)) >> two.csv
    run "$report" -o no.pdf two.csv
    [ "$status" = 64 ]
    [[ $output == *2026Q3*2026Q4*--wave* ]]
    "$report" --wave 2026Q4 -o q4.pdf two.csv
}

@test "labels are data, whatever they hold" {
    "$report" --strict -o h.pdf "$cases/hostile.csv"
    qpdf --check h.pdf
    run pdftotext -layout h.pdf -
    [[ $output == *"<b>太字</b> & \"引用\""* && $output == *"%s%n%d"* && $output == *"\$(rm -rf x)"* ]]
    [[ $output == *〓反転* && $output == *…* ]]
    [[ $output == *長い語句は途中までを示し* && $output == *母集団の人数は不明* ]]
}

@test "a stream of nothing but counts makes a report" {
    printf 'wave,question,item,by,group,stat,value\n,q1,はい,,,n,3\n,q1,いいえ,,,n,1\n,,,,,end,2\n' > n.csv
    "$report" --strict -o n.pdf n.csv
    run pdftotext -layout n.pdf -
    [[ $output == *75.0* && $output == *（無題）* && $output == *母集団の人数は不明* ]]
    [[ $output != *信頼区間* && $output != *検定* ]]
}

@test "tables without a form are passed over with a message" {
    printf 'wave,question,item,by,group,stat,value\n,q1,はい,,,n,3\n,pop,,year,R7,value,100\n,,,,,end,2\n' > s.csv
    run "$report" -o s.pdf s.csv
    [ "$status" = 0 ]
    [[ $output == *'"pop" by "year"'* ]]
    run "$report" -q -o s.pdf s.csv
    [ -z "$output" ]
}

@test "same bytes twice and in another locale, on standard output too" {
    "$report" -o a.pdf "$example"
    LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo "$report" "$example" > b.pdf
    "$report" -o - - < "$example" | cmp - a.pdf
    cmp a.pdf b.pdf
}

@test "--help and --version" {
    run "$report" --help
    [ "$status" = 0 ]
    [[ $output == *--wave* && $output == *--strict* ]]
    run "$report" --version
    [ "$status" = 0 ]
}

@test "the man page names every option" {
    page="$ANKE_ROOT/charts/tools/anke-report.1"
    "$report" --help | grep -o '^  .*--[a-z-]*' | grep -o -- '--[a-z-]*' | while read -r option; do
        grep -q -- "Fl ${option#-}\$\|Fl ${option#-} \|${option#-}" "$page"
    done
}

@test "wrong options are 64" {
    run "$report" --no-such-option
    [ "$status" = 64 ]
    run "$report" --lang en -o x.pdf "$example"
    [ "$status" = 64 ]
    run "$report" -o x.pdf "$example" "$example"
    [ "$status" = 64 ]
    [ ! -e x.pdf ]
}

@test "a missing file is 66" {
    run "$report" -o x.pdf missing.csv
    [ "$status" = 66 ]
}

@test "a stream without its end row is 65 and publishes nothing" {
    sed '$d' "$example" > cut.csv
    run "$report" -o x.pdf cut.csv
    [ "$status" = 65 ]
    [ ! -e x.pdf ]
    echo old > x.pdf
    run "$report" -o x.pdf cut.csv
    [ "$(cat x.pdf)" = old ]
    run "$report" cut.csv
    [[ $output != *%PDF* ]]
}

@test "empty input and a header alone are 65" {
    run "$report" -o x.pdf /dev/null
    [ "$status" = 65 ]
    printf 'wave,question,item,by,group,stat,value\n,,,,,end,0\n' > head.csv
    run "$report" -o x.pdf head.csv
    [ "$status" = 65 ]
    [[ $output == *"no table"* && ! -e x.pdf ]]
}

@test "a full disk is 74, a folder that cannot be written 73" {
    run sh -c '"$1" "$2" > /dev/full' sh "$report" "$example"
    [ "$status" = 74 ]
    run "$report" -o /dev/full "$example"
    [ "$status" = 74 ]
    run "$report" -o /no/such/folder/r.pdf "$example"
    [ "$status" = 73 ]
}

@test "without the Japanese font it is 69" {
    printf '<?xml version="1.0"?>\n<fontconfig></fontconfig>\n' > fonts.conf
    FONTCONFIG_FILE="$PWD/fonts.conf" run "$report" -o x.pdf "$example"
    [ "$status" = 69 ]
    [[ $output == *"Noto Sans CJK JP"* && ! -e x.pdf ]]
}

@test "a stream of absurd numbers is drawn or refused, never crashes a program" {
    source="$ANKE_ROOT/tests/example/stats.csv"
    for number in 1e300 1e17 -5 0.5 9007199254740993 1e-300 x ''; do
        for stats in 'returned\|population' 'n\|p\|p_lo\|p_hi\|mean\|sd\|test_p\|adjres' \
            'valid\|asked\|answered\|ticks\|base' 'q1\|median\|q3\|max\|score\|effect_size'; do
            sed "s/^\(,[a-z]*,[^,]*,[a-z]*,[^,]*,\($stats\)\),.*/\1,$number/" "$source" > absurd.csv
            for program in 'anke-report -q -o r.pdf' 'anke-stats -q -o s.csv' \
                'anke-chart -q --kind band --question satisfy --by dept -o c.svg'; do
                status=0
                "$ANKE_BIN"/$program absurd.csv > messages 2>&1 || status=$?
                [ "$status" -lt 128 ] || { echo "$number as $stats: $program: $status"; false; }
            done
        done
    done
}
