# anke-series: the published tables, both ways a table may lie, writings of numbers, bad tables.

setup() {
    series="$ANKE_BIN/anke-series"
    cases="$ANKE_ROOT/tests/cli/anke-series"
    staff="$ANKE_ROOT/samples/staff-tables"
    invented="$ANKE_ROOT/samples/staff-invented"
    cd "$BATS_TEST_TMPDIR"
}

value() { # FILE ROW
    grep -F ",$2," "$1" | sed 's/.*,//'
}

refused() { # STATUS TEXT ARGUMENT...
    local status_wanted=$1 text=$2
    shift 2
    run "$series" "$@"
    echo "$output"
    [ "$status" -eq "$status_wanted" ]
    [[ $output == *"$text"* ]]
}

sum() { # FILE GROUP
    awk -F, -v group="$2" '$5 == group && $6 == "n" { sum += $7 } END { print sum }' "$1"
}

@test "numbers and years are read however they are written" {
    "$series" --title 書き方 "$cases/written.csv" | cmp - "$cases/written-stream.csv"
}

@test "CP932, a byte order mark and CRLF change nothing" {
    sed 's/$/\r/' "$cases/written.csv" | iconv -f UTF-8 -t CP932 > cp932.csv
    "$series" --title 書き方 cp932.csv | cmp - "$cases/written-stream.csv"
    "$series" --title 書き方 --encoding cp932 < cp932.csv | cmp - "$cases/written-stream.csv"
    { printf '\357\273\277'; cat "$cases/written.csv"; echo; } > mark.csv
    "$series" --title 書き方 mark.csv | cmp - "$cases/written-stream.csv"
    refused 65 'cp932.csv:1' --encoding utf-8 cp932.csv
}

@test "columns are items of a stack, and the printed total is checked" {
    "$series" --stack staff --label 職員数 --total 総合計 "$staff/nikko-staff.csv" > got.csv
    [ "$(value got.csv 'staff,,year,,type')" = single ]
    [ "$(value got.csv 'staff,,year,平成20年,group_score')" = 2008 ]
    [ "$(value got.csv 'staff,一般行政,year,平成20年,n')" = 766 ]
    [ "$(sum got.csv 平成20年)" = 1219 ] # as printed
    run grep -c 総合計 got.csv
    [ "$output" = 0 ]
}

@test "years in the header: rows are items" {
    "$series" --stack age12 --label 年齢別職員構成 "$staff/nikko-age12.csv" > got.csv
    [ "$(value got.csv 'age12,40歳～43歳,year,平成25年,n')" = 156 ]
    [ "$(sum got.csv 平成25年)" = 1089 ] # as printed
    [ "$(value got.csv 'age12,,year,,by_label')" = 年 ]
    "$series" --stack age12 "$invented/age12.csv" > got.csv
    [ "$(value got.csv 'age12,,year,,label')" = 年齢区分 ]
    [ "$(sum got.csv 令和8年)" = 603 ]
}

@test "the labels may stand in another column; what is no year is left out, with a note" {
    refused 65 'nikko-departments.csv:3:1: "一般行政" stands twice' --stack dept \
        "$staff/nikko-departments.csv"
    run "$series" --stack dept --items 部門 -o got.csv "$staff/nikko-departments.csv"
    [ "$status" -eq 0 ]
    [[ $output == *'"対前年増減数" is no year and was left out'* ]]
    [ "$(sum got.csv 平成24年)" = 1108 ]
    [ "$(sum got.csv 平成25年)" = 1089 ]
}

@test "a rate is a question with its unit" {
    "$series" --names staff_rate "$staff/nikko-rate.csv" > got.csv
    [ "$(value got.csv 'staff_rate,,year,平成25年,value')" = 76.74 ]
    [ "$(value got.csv 'staff_rate,,year,,unit')" = 人 ]
    [ "$(value got.csv 'staff_rate,,year,,label')" = 人口1万人当たり一般行政職員数 ]
}

@test "western years, several questions" {
    "$series" --names population,men,women "$staff/isehara-census.csv" > got.csv
    [ "$(value got.csv 'population,,year,2010,value')" = 101039 ]
    [ "$(value got.csv 'women,,year,1985,group_score')" = 1985 ]
}

@test "facts stand first" {
    "$series" --title 題 --organisation 市 --form-id f --closed 2026-04-01 --source 出 --note 注 \
        "$staff/nikko-rate.csv" > got.csv
    sed -n 2,7p got.csv > facts.csv
    diff facts.csv - << 'END'
,,,,,title,題
,,,,,organisation,市
,,,,,form_id,f
,,,,,closed,2026-04-01
,,,,,source,出
,,,,,note,注
END
}

@test "anke-merge reads what was written" {
    "$series" --names staff_rate "$staff/nikko-rate.csv" > a.csv
    "$series" --stack staff --total 総合計 "$staff/nikko-staff.csv" > b.csv
    "$ANKE_BIN/anke-merge" a.csv b.csv > both.csv
    [ "$(grep -c ',by_type,' both.csv)" = 2 ]
}

@test "the heads may be groups of another break" {
    printf '年齢,男,女\n20歳未満,3,4\n20～23歳,x,－\n' > sex.csv
    refused 65 'sex.csv:3:2: "x" is no number' --stack age --by sex sex.csv
    sed -i 's/x/8/' sex.csv
    "$series" --stack age --by sex --by-label 性別 sex.csv > got.csv
    diff got.csv - << 'END'
wave,question,item,by,group,stat,value
,age,,sex,,label,年齢
,age,,sex,,type,single
,age,,sex,,by_label,性別
,age,,sex,,by_type,single
,age,20歳未満,sex,,item_type,choice
,age,20～23歳,sex,,item_type,choice
,age,,sex,男,group_type,choice
,age,,sex,女,group_type,choice
,age,20歳未満,sex,男,n,3
,age,20歳未満,sex,女,n,4
,age,20～23歳,sex,男,n,8
,age,20～23歳,sex,女,n,
,,,,,end,12
END
    "$series" --stack age --by sex sex.csv > got.csv
    [ "$(value got.csv 'age,,sex,,by_label')" = sex ]
    # a first column that looks like years is one of labels all the same
    printf '採用年,男\n2020,5\n' > year.csv
    "$series" --stack a --by sex year.csv > got.csv
    [ "$(value got.csv 'a,2020,sex,男,n')" = 5 ]
    printf '年齢,男,男\n20,1,2\n' > bad.csv
    refused 65 'bad.csv:1:3: "男" stands twice' --stack a --by sex bad.csv
}

@test "a nested break has the year of its first part" {
    printf '年齢,平成26年 / 男,平成26年 / 女,不明 / 男,令和元年\n20歳未満,3,4,5,6\n計,3,4,5,6\n' > a.csv
    "$series" --stack age --by year:sex --total 計 a.csv > got.csv
    [ "$(value got.csv 'age,,year:sex,平成26年 / 男,group_score')" = 2014 ]
    [ "$(value got.csv 'age,,year:sex,平成26年 / 女,group_score')" = 2014 ]
    [ "$(value got.csv 'age,,year:sex,令和元年,group_score')" = 2019 ]
    [ "$(value got.csv 'age,20歳未満,year:sex,不明 / 男,n')" = 5 ]
    [ "$(grep -c group_score got.csv)" = 3 ]
    # sex:year does not begin with a year
    "$series" --stack age --by sex:year --total 計 a.csv > got.csv
    run grep -c group_score got.csv
    [ "$output" = 0 ]
    sed '3s/,3,/,9,/' a.csv > bad.csv
    refused 65 'bad.csv:3:2: "9" is not the sum' --stack age --by year:sex --total 計 bad.csv
}

@test "a total that is not the sum is refused with its line" {
    sed '3s/"1,176"/1177/' "$staff/nikko-staff.csv" > bad.csv
    refused 65 'bad.csv:3:6: "1177" is not the sum of its items' --stack s --total 総合計 bad.csv
    # in a row
    { cat "$staff/nikko-age12.csv"; echo '計,1090'; } > bad.csv
    refused 65 'bad.csv:14:2: "1090" is not the sum' --stack s --total 計 bad.csv
    sed -i 's/計,1090/計,"1,089"/' bad.csv
    "$series" --stack s --total 計 bad.csv > got.csv
    # nothing is known of a sum where a number is missing
    sed '2s/,3$/,－/' bad.csv > gap.csv
    "$series" --stack s --total 計 gap.csv > got.csv
    grep -qx ',s,20歳未満,year,平成25年,n,' got.csv
}

@test "bad cells are refused with their place" {
    printf '年,人口\n2020,5\n令和,6\n' > bad.csv
    refused 65 'bad.csv:3:1: "令和" is no year' bad.csv
    printf '年,人口\n2020,5\n2021,約6\n' > bad.csv
    refused 65 'bad.csv:3:2: "約6" is no number' bad.csv
    printf '年,人口\n平成31年,5\n令和元年,6\n' > bad.csv
    refused 65 'bad.csv:3:1: "令和元年" is a year that stands twice' bad.csv
    printf '年,人口,人口\n2020,5,6\n' > bad.csv
    refused 65 'bad.csv:1:3: "人口" stands twice' bad.csv
    printf '年,a (人),a (％)\n2020,5,6\n' > bad.csv
    refused 65 'bad.csv:1:3: "a (％)" gives' bad.csv
    printf '年,課\n2020,-5\n' > bad.csv
    refused 65 'bad.csv:2:2: "-5" is negative' --stack s bad.csv
    printf '年,課\n2020,5,6\n' > bad.csv
    refused 65 'bad.csv:2: 3 columns, 2 were expected' bad.csv
    printf '課,人数\n総務課,5\n' > bad.csv
    refused 65 'bad.csv:2:1: "総務課" is no year, and no head is one' --stack s bad.csv
}

@test "empty input, a header only" {
    : > empty.csv
    refused 65 'empty.csv: a header' empty.csv
    echo '年,人口' > header.csv
    refused 65 'header.csv: a header, at least one row' header.csv
}

@test "wrong options are usage errors" {
    refused 64 'Unknown option' --zzz
    refused 64 '2 names, but 1 columns' --names a,b "$staff/nikko-rate.csv"
    refused 64 '--names' --names 人口 "$staff/nikko-rate.csv"
    refused 64 '--stack NAME is needed' "$staff/nikko-age12.csv"
    refused 64 '--stack: a name' --stack 職員 "$staff/nikko-age12.csv"
    refused 64 'exclude each other' --stack s --names a "$staff/nikko-age12.csv"
    refused 64 'need --stack' --total 計 "$staff/nikko-rate.csv"
    refused 64 '--by needs --stack' --by sex "$staff/nikko-age12.csv"
    refused 64 '--by-label needs --by' --stack s --by-label 性別 "$staff/nikko-age12.csv"
    refused 64 '--by: a name' --stack s --by 性別 "$staff/nikko-age12.csv"
    refused 64 '--by: a name' --stack s --by 'sex:' "$staff/nikko-age12.csv"
    refused 64 '--total: no column' --stack s --total 計 "$staff/nikko-staff.csv"
    refused 64 '--total: no row' --stack s --total 計 "$staff/nikko-age12.csv"
    refused 64 '--items: no column' --stack s --items 課 "$staff/nikko-age12.csv"
    refused 64 '--items is for tables' --items 年 "$staff/nikko-rate.csv"
    refused 64 '--closed' --closed 2026/4/1 "$staff/nikko-rate.csv"
    refused 64 '' --encoding ebcdic "$staff/nikko-rate.csv"
    refused 64 'one input file' a b
}

@test "missing files, full devices, folders that cannot be written" {
    refused 66 'cannot open' missing.csv
    refused 74 '' -o /dev/full "$staff/nikko-rate.csv"
    refused 73 '' -o nowhere/out.csv "$staff/nikko-rate.csv"
    run bash -c '"$1" "$2" > /dev/full' - "$series" "$staff/nikko-rate.csv"
    [ "$status" -eq 74 ]
}

@test "help names every option, and the man page, too" {
    run "$series" --help
    [ "$status" -eq 0 ]
    for option in by by-label closed encoding form-id items label names note organisation output quiet source \
        stack title total version; do
        [[ $output == *"--$option"* ]]
        grep -q -- "Fl -$option" "$ANKE_ROOT/analyzer/tools/anke-series.1"
    done
}

@test "published figures say so, and their chart has no mark of unprotected ones" {
    "$series" --published --stack staff --total 総合計 -o staff.csv "$staff/nikko-staff.csv"
    grep -q '^,,,,,protected,published$' staff.csv
    "$ANKE_BIN/anke-chart" --kind staff --question staff --by year -o a.pdf staff.csv
    ! pdftotext a.pdf - | grep -q 部外秘
    "$series" --stack staff --total 総合計 -o plain.csv "$staff/nikko-staff.csv"
    "$ANKE_BIN/anke-chart" --kind staff --question staff --by year -o b.pdf plain.csv
    pdftotext b.pdf - | grep -q 部外秘
}

@test "a table is not overwritten by its stream" {
    cp "$staff/nikko-staff.csv" t.csv
    run "$series" --stack staff -o t.csv t.csv
    [ "$status" -eq 64 ]
    cmp t.csv "$staff/nikko-staff.csv"
}

@test "a list becomes records" {
    printf '番号,内容,見出し\n1a,"声を, かける\nだけ",人材\n2,縦割り,\n' > cards.csv
    "$series" --records cards --label 付箋 --source 架空 cards.csv > stream.csv
    diff stream.csv - << 'END'
wave,question,item,by,group,stat,value
,,,,,source,架空
,cards,,,,label,付箋
,cards,,,,type,record
,cards,1a,,,text,"声を, かける だけ"
,cards,1a,,,heading,人材
,cards,2,,,text,縦割り
,,,,,end,6
END
    printf 'from,to,sign\n業務量,疲弊,+\n疲弊,業務量,+\n' > links.csv
    "$series" --records links links.csv > stream.csv
    grep -Fx ',links,2,,,to,業務量' stream.csv
    # Record tables travel through other programs untouched.
    "$ANKE_BIN/anke-stats" stream.csv > stats.csv
    grep ',links,' stats.csv | cmp - <(grep ',links,' stream.csv)
}

@test "a bad list is refused where it is bad" {
    printf '内容,本文\na,b\n' > l.csv
    refused 65 'l.csv:1:2: "本文" stands twice' --records x l.csv
    printf '内容,Heading\na,b\n' > l.csv
    refused 65 'l.csv:1:2: "Heading" is no head of a list' --records x l.csv
    printf 'text,n\na,b\n' > l.csv
    refused 65 'l.csv:1:2: "n" is no head of a list' --records x l.csv
    printf 'id,text\n1,b\n1,c\n' > l.csv
    refused 65 'l.csv:3:1: "1" is an id that stands twice' --records x l.csv
    printf 'id,text\n1,b\n,c\n' > l.csv
    refused 65 'l.csv:3:1: "" stands where an id was expected' --records x l.csv
    refused 64 '--records: a name' --records 'a b' l.csv
    refused 64 '--records goes without' --records a --stack b l.csv
}
