# anke-opinions: codings become counts and texts; whatever is wrong is named with its place.

setup() {
    opinions="$ANKE_BIN/anke-opinions"
    cases="$ANKE_ROOT/tests/cli/anke-opinions"
    figures="$ANKE_ROOT/samples/founding-figures"
    cd "$BATS_TEST_TMPDIR"
}

refused() { # STATUS TEXT ARGUMENT...
    local status_wanted=$1 text=$2
    shift 2
    run "$opinions" "$@"
    echo "$output"
    [ "$status" -eq "$status_wanted" ]
    [[ $output == *"$text"* ]]
}

coded() { # FILE
    "$opinions" --name talk --label 聞き取り --categories カネ,ヒト,モノ --views ②過去,①現在,③未来 \
        --time --respondents 3 --title 題 --source 架空 "$@"
}

@test "each opinion counts once in each number, whatever its texts hold" {
    coded "$cases/coded.csv" | diff "$cases/coded-stream.csv" -
}

@test "CP932, a byte order mark and a pipe change nothing" {
    iconv -f UTF-8 -t CP932 "$cases/coded.csv" > cp932.csv
    coded cp932.csv | cmp - "$cases/coded-stream.csv"
    coded --encoding cp932 < cp932.csv | cmp - "$cases/coded-stream.csv"
    { printf '\357\273\277'; cat "$cases/coded.csv"; } > mark.csv
    coded mark.csv | cmp - "$cases/coded-stream.csv"
}

@test "without ids, categories and lists, opinions are numbered and stand as they come" {
    printf 'view,text\n後,い\n前,ろ\n後,は\n' > lists.csv
    "$opinions" lists.csv | diff - <(cat << 'END'
wave,question,item,by,group,stat,value
,opinions,,view,,label,opinions
,opinions,,view,,type,single
,opinions,,view,,unit,件
,opinions,,view,,by_label,観点
,opinions,o1,view,,item_type,opinion
,opinions,o2,view,,item_type,opinion
,opinions,o3,view,,item_type,opinion
,opinions,,view,後,group_type,choice
,opinions,,view,前,group_type,choice
,opinions,,view,,opinions,3
,opinions,,view,後,opinions,2
,opinions,,view,前,opinions,1
,opinions,o1,view,後,text,い
,opinions,o2,view,前,text,ろ
,opinions,o3,view,後,text,は
,,,,,end,15
END
    )
}

@test "the counts of the figures are those of the report" {
    "$opinions" "$figures/figure-03-opinions.csv" > f3.csv
    for row in ヒト,view,②過去,n,2 情報,view,③未来,n,1 関係,view,②過去,n,1 関係,view,,n,4 \
        ,view,②過去,opinions,9 ,view,①現在,opinions,10 ,view,③未来,opinions,8 ,view,,opinions,27; do
        grep -qx ",opinions,$row" f3.csv
    done
    "$opinions" --categories ヒト,モノ,カネ,情報,関係 "$figures/figure-04-opinions.csv" > f4.csv
    [ "$(grep -c 'カネ,view,.*,n,0$' f4.csv)" = 3 ]
    for row in ヒト,view,①職場の現状,n,3 情報,view,①職場の現状,n,3 ヒト,view,②これから取り組むこと,n,2; do
        grep -qx ",opinions,$row" f4.csv
    done
    "$opinions" "$figures/figure-09-opinions.csv" | grep -qx ',opinions,,view,,opinions,17'
    "$opinions" "$figures/figure-19-opinions.csv" | grep -qx ',opinions,,view,,opinions,22'
}

@test "opinions are never part of a sum, a share or a test" {
    coded "$cases/coded.csv" > stream.csv
    "$ANKE_BIN/anke-stats" stream.csv > stats.csv
    grep ',talk,' stats.csv | cmp - <(grep ',talk,' stream.csv)
    run "$ANKE_BIN/anke-report" -o report.pdf stream.csv
    [ "$status" -eq 65 ]
    [[ $output == *'nothing to show in a report'* && ! -e report.pdf ]]
    "$ANKE_BIN/anke-merge" stream.csv | cmp - stream.csv
    run "$ANKE_BIN/anke-merge" stream.csv stream.csv
    [ "$status" -eq 65 ]
    # with a survey, the report shows the survey
    { grep -v ',end,' "$ANKE_ROOT/tests/cli/anke-chart/bar.csv"; grep ',talk,' stream.csv; } |
        "$ANKE_BIN/anke-merge" --seal - > both.csv
    "$ANKE_BIN/anke-report" -o report.pdf both.csv
    ! pdftotext report.pdf - | grep -q 聞き取り
}

@test "bad codings are refused with their place" {
    head='番号,観点,分類,分類の説明,内容'
    bad() { printf "$head\n$1" > bad.csv; }
    bad '1,a,ヒト,,x\n2,a,ひと,,y\n'
    refused 65 'bad.csv:3:3: "ひと" is not in the list of the option' --categories ヒト bad.csv
    refused 65 'bad.csv:2:2: "a" is not in the list of the option' --views b bad.csv
    bad '1,a,ヒト,,\n'
    refused 65 'bad.csv:2:5: "" stands where a text was expected' bad.csv
    bad '1,,ヒト,,x\n'
    refused 65 'bad.csv:2:2: "" stands where a label was expected' bad.csv
    bad '1,a,ヒト,,x\n2,a,,,y\n'
    refused 65 'bad.csv:3:3: "" stands where a label was expected' bad.csv
    bad '1,a,ヒト；モノ,,x\n'
    refused 65 'bad.csv:2:3: "ヒト；モノ" looks like several labels' bad.csv
    bad '1,a,ヒト,,x\n1,a,モノ,,y\n'
    refused 65 'bad.csv:3:1: "1" is an id that stands for another text' bad.csv
    bad '1,a,ヒト,,x\n1,a,ヒト,,x\n'
    refused 65 'bad.csv:3:1: "1" stands twice in the same category and view' bad.csv
    bad '1,a,ヒト,,x\n,a,ヒト,,y\n'
    refused 65 'bad.csv:3:1: "" stands where an id was expected' bad.csv
    bad 'ヒト,a,ヒト,,x\n'
    refused 65 'bad.csv:2:1: "ヒト" is an id and a category' bad.csv
    bad '1,a,ヒト,,x\n1,b,ヒト,,x\n1#2,a,ヒト,,x\n'
    refused 65 'bad.csv:4:1: "1#2" is the name of a second coding' bad.csv
    bad '1,a,ヒト,注一,x\n2,a,ヒト,注二,y\n'
    refused 65 'bad.csv:3:4: "注二" is a second note on the category' bad.csv
    bad '1,a,,注,x\n'
    refused 65 'bad.csv:2:4: "注" is a note on no category' bad.csv
    bad '1,a,ヒト,x\n'
    refused 65 'bad.csv:2: 4 columns, 5 were expected' bad.csv
    printf '内容,観点,心の声\nx,a,b\n' > bad.csv
    refused 65 'bad.csv:1:3: "心の声" is no column of opinions' bad.csv
    printf '内容,text,view\nx,a,b\n' > bad.csv
    refused 65 'bad.csv:1:2: "text" stands twice' bad.csv
    printf '内容,分類\nx,a\n' > bad.csv
    refused 65 'bad.csv:1: a column view (観点) was expected' bad.csv
    printf 'view,text\na,x\n' > bad.csv
    refused 65 'bad.csv:1: a column category (分類) was expected' --categories ヒト bad.csv
}

@test "labels beyond reason are refused" {
    { echo view,text; for i in $(seq 101); do echo "v$i,x"; done; } > bad.csv
    refused 65 'bad.csv:102:1: "v101" is one label too many' bad.csv
}

@test "empty input, a header only, a file cut within a cell" {
    : > empty.csv
    refused 65 'empty.csv: a header' empty.csv
    echo 'view,text' > header.csv
    refused 65 'header.csv: a header, at least one row' header.csv
    printf 'view,text\na,"x' > cut.csv
    refused 65 'cut.csv:2' cut.csv
    refused 65 'cut.csv:2' -o got.csv cut.csv
    [ ! -e got.csv ]
}

@test "wrong options are usage errors" {
    refused 64 'Unknown option' --zzz
    refused 64 '--name: a name' --name 'a b' "$cases/coded.csv"
    refused 64 '--closed' --closed 2026/4/1 "$cases/coded.csv"
    refused 64 '--respondents' --respondents -1 "$cases/coded.csv"
    refused 64 '--categories: a label is blank or there twice' --categories a,,b "$cases/coded.csv"
    refused 64 '--views: a label is blank or there twice' --views a,a "$cases/coded.csv"
    refused 64 '' --encoding ebcdic "$cases/coded.csv"
    refused 64 'one input file' a b
    cp "$cases/coded.csv" own.csv
    refused 64 '' -o own.csv own.csv
    cmp own.csv "$cases/coded.csv"
}

@test "missing files, full devices, folders that cannot be written" {
    refused 66 'cannot open' missing.csv
    refused 74 '' -o /dev/full "$cases/coded.csv"
    refused 73 '' -o nowhere/out.csv "$cases/coded.csv"
    run bash -c '"$1" "$2" > /dev/full' - "$opinions" "$cases/coded.csv"
    [ "$status" -eq 74 ]
}

@test "help names every option, and the man page, too" {
    run "$opinions" --help
    [ "$status" -eq 0 ]
    for option in categories closed encoding form-id label name note organisation output published \
        quiet respondents source time title version views; do
        [[ $output == *"--$option"* ]]
        grep -q -- "Fl -$option" "$ANKE_ROOT/analyzer/tools/anke-opinions.1"
    done
}
