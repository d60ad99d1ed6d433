# anke-roster: the tables of a roster against a count by persons (count.pl), traps of dates and ages,
# dirty rows, mappings.

bats_require_minimum_version 1.5.0

setup() {
    roster="$ANKE_BIN/anke-roster"
    cases="$ANKE_ROOT/tests/cli/anke-roster"
    staff="$ANKE_ROOT/samples/staff"
    cd "$BATS_TEST_TMPDIR"
}

value() { # FILE ROW
    grep -F ",$2," "$1" | sed 's/.*,//'
}

# numbers FILE: every sum of people above 0 that count.pl knows, sorted
numbers() {
    sed -n 's/^,\([a-z].*\)$/\1/p' "$1" | awk -F, '$6 != 0 &&
        $5 ~ /^(n|stock|stock_next|leavers|retired|quit|hires|(leavers_|hires_)?age_sum|in_year|exposure|exits|exits_all|at_risk|events)$/' |
        LC_ALL=C sort
}

# same_as_counted STREAM FROM TO UTF8-ROSTER
same_as_counted() {
    perl "$cases/count.pl" "$2" "$3" < "$4" | LC_ALL=C sort > want
    numbers "$1" > got
    [ "$(wc -l < want)" -gt 100 ]
    diff want got | head -20
    cmp want got
}

refused() { # STATUS TEXT ARGUMENT...
    local status_wanted=$1 text=$2
    shift 2
    run "$roster" "$@"
    echo "$output"
    [ "$status" -eq "$status_wanted" ]
    [[ $output == *"$text"* ]]
}

@test "all tables of the sample are what a count by persons gives" {
    "$roster" -o got.csv "$staff/roster.csv"
    iconv -f CP932 -t UTF-8 "$staff/roster.csv" > utf8.csv
    same_as_counted got.csv 2010 2025 utf8.csv
    [ "$(wc -l < want)" -eq 19674 ]
}

@test "other years are what a count by persons gives" {
    "$roster" --from 平成28年 --date 2021 -o got.csv "$staff/roster.csv"
    iconv -f CP932 -t UTF-8 "$staff/roster.csv" > utf8.csv
    same_as_counted got.csv 2016 2021 utf8.csv
}

@test "UTF-8, a byte order mark, quotes and LF change nothing" {
    "$roster" -o want.csv "$staff/roster.csv"
    iconv -f CP932 -t UTF-8 "$staff/roster.csv" | sed 's/\r$//' > utf8.csv
    "$roster" utf8.csv | cmp - want.csv
    { printf '\357\273\277'; cat utf8.csv; } | "$roster" | cmp - want.csv
    sed 's/[^,]*/"&"/g' utf8.csv | "$roster" - | cmp - want.csv
    "$roster" --encoding cp932 < "$staff/roster.csv" | cmp - want.csv
}

@test "the stock-flow identity holds in every year" {
    "$roster" -o got.csv "$staff/roster.csv"
    [ "$(grep -c '^,flow,,year,.*,identity,0$' got.csv)" = 15 ]
    [ "$(grep -c '^,flow,,year,.*,identity,' got.csv)" = 15 ]
}

@test "a mapping gives managers, sections and sectors" {
    "$roster" --map "$staff/map.csv" -o got.csv "$staff/roster.csv"
    iconv -f CP932 -t UTF-8 "$staff/roster.csv" > utf8.csv
    same_as_counted <(grep -vE '^,(section|sector),|,(管理職|役付),' got.csv) 2010 2025 utf8.csv
    stock() { # REGEXP of fields: people of the last day by the count, without the row twice
        grep -E "^(grade|department),($1),year,令和7年,n," want | awk -F, '{ s += $6 } END { print s }'
    }
    [ "$(value got.csv 'grade,管理職,year,令和7年,n')" = "$(stock '部長|課長')" ]
    [ "$(value got.csv 'grade,役付,year,令和7年,n')" = "$(stock '部長|課長|課長補佐|係長')" ]
    [ "$(value got.csv 'grade,管理職,year,,item_type')" = net ]
    [ "$(value got.csv 'section,税務,year,令和7年,n')" = "$(stock '市民税課|資産税課')" ]
    [ "$(value got.csv 'section,公営企業等会計計,year,令和7年,n')" = "$(stock '上下水道経営課|下水道整備課')" ]
    [ "$(value got.csv 'sector,消防,year,令和7年,n')" = "$(stock '警防課|予防課')" ]
    [ "$(value got.csv 'sector,総合計,year,令和7年,n')" = 539 ]
    [ "$(value got.csv 'sector,警察,year,令和7年,n')" = 0 ]
}

# --- traps of dates

# make_roster LINE...: a roster with the heads of the sample
make_roster() {
    echo '職員番号,性別,生年月日,採用年月日,退職年月日,退職事由,職種,職位,所属,任用形態'
    printf '%s\n' "$@"
}

@test "births on 1 and 2 April are a year apart, leap days count from 1 March" {
    make_roster '1,男,1967-04-01,1990/4/1,,,事務,主事,総務課,正規' \
        '2,男,1967-04-02,1990/4/1,,,事務,主事,総務課,正規' \
        '3,男,1968-02-29,1990/4/1,,,事務,主事,総務課,正規' > r.csv
    "$roster" --date 2026 r.csv > got.csv
    [ "$(value got.csv 'age,59,year,令和8年,n')" = 1 ]
    [ "$(value got.csv 'age,58,year,令和8年,n')" = 2 ]
    [ "$(value got.csv 'age12,56～59歳,year,令和8年,n')" = 3 ]
    perl "$cases/count.pl" 2026 2026 < r.csv | LC_ALL=C sort > want
    numbers got.csv | diff want -
}

@test "the last day of service and the day of the hire count" {
    # here on 1 April 2021: hired that day; left that day. Not: left the day before, hired the day after
    make_roster '1,男,1990/1/1,2021/4/1,,,事務,主事,総務課,正規' \
        '2,男,1990/1/1,2015/4/1,2021/4/1,普通退職,事務,主事,総務課,正規' \
        '3,男,1990/1/1,2015/4/1,2021/3/31,普通退職,事務,主事,総務課,正規' \
        '4,男,1990/1/1,2021/4/2,,,事務,主事,総務課,正規' \
        '5,男,1990/1/1,2021/6/1,2022/1/31,普通退職,事務,主事,総務課,正規' > r.csv
    "$roster" --from 2020 --date 2022 r.csv > got.csv
    flow() { value got.csv "flow,,year,$1,$2"; }
    [ "$(flow 令和2年度 stock) $(flow 令和2年度 leavers) $(flow 令和2年度 hires)" = '2 1 1' ]
    # of fiscal year 2021 one left who was there, and one who came and went within the year
    [ "$(flow 令和3年度 stock) $(flow 令和3年度 leavers) $(flow 令和3年度 hires)" = '2 2 2' ]
    [ "$(flow 令和3年度 stock_next) $(flow 令和3年度 in_year)" = '2 1' ]
    perl "$cases/count.pl" 2020 2022 < r.csv | LC_ALL=C sort > want
    numbers got.csv | diff want -
}

@test "dates are read however they are written" {
    for birth in 昭和42年4月2日 S42.4.2 s42-4-2 Ｓ４２．４．２ ㍼42.4.2 S420402 3420402 1967-04-02 \
        1967/4/2 19670402 1967年4月2日 '"1967/4/2 0:00"' '" 昭和４２年４月２日 "'; do
        make_roster "1,女,$birth,H2.4.1,,,事務,主事,総務課,正規" > r.csv
        "$roster" --date R8 --problems p.csv r.csv > got.csv
        [ "$(value got.csv 'age,58,year,令和8年,n')" = 1 ] || { echo "$birth"; return 1; }
        [ "$(wc -l < p.csv)" = 1 ]
    done
    for birth in 昭和0年4月1日 S42.13.1 H3.2.30 2001/2/29 42.4.1 不詳 00000000; do
        make_roster "1,女,$birth,H2.4.1,,,事務,主事,総務課,正規" > r.csv
        "$roster" --date R8 --problems p.csv r.csv > got.csv 2> /dev/null
        [ "$(value got.csv 'age,不明,year,令和8年,n')" = 1 ] || { echo "$birth"; return 1; }
        [ "$(value got.csv 'age,不明,year,,item_type')" = noanswer ]
        [ "$(tail -n 1 p.csv)" = '2,3,bad_birth,used' ]
    done
}

@test "years of an era that is over are counted on, and listed" {
    make_roster '1,女,S42.4.2,H2.4.1,平成35年3月31日,定年退職,事務,主事,総務課,正規' \
        '2,女,S42.4.2,H2.4.1,,,事務,主事,総務課,正規' > r.csv
    "$roster" -q --from 2022 --date 2023 --problems p.csv r.csv > got.csv
    [ "$(value got.csv 'flow,,year,令和4年度,retired')" = 1 ]
    [ "$(cat p.csv)" = "$(printf 'line,column,rule,action\n2,5,past_era,used')" ]
    make_roster '1,女,S42.4.2,令和元年4月1日,,,事務,主事,総務課,正規' > r.csv
    "$roster" -q --date 2023 --problems p.csv r.csv > got.csv
    [ "$(tail -n 1 p.csv)" = '2,4,before_era,used' ]
}

@test "a day beyond all tables, and a dash, say that somebody is still here" {
    make_roster '1,女,S42.4.2,H2.4.1,9999/12/31,,事務,主事,総務課,正規' \
        '2,女,S42.4.2,H2.4.1,－,,事務,主事,総務課,正規' > r.csv
    "$roster" --date 2023 --problems p.csv r.csv > got.csv
    [ "$(value got.csv 'age,55,year,令和5年,n')" = 2 ]
    [ "$(wc -l < p.csv)" = 1 ]
}

# --- dirty rosters

@test "every row of a dirty roster is used, doubted or excluded, and the report adds up" {
    make_roster '1,男,1990/1/1,2015/4/1,,,事務,主事,総務課,正規' \
        '1,男,1990/1/1,2015/4/1,,,事務,主事,総務課,正規' \
        '1,男,1990/1/1,2016/4/1,,,事務,主事,税務課,正規' \
        '2,男,1960/1/1,1980/4/1,2020/3/31,定年退職,事務,主事,総務課,正規' \
        '2,男,1960/1/1,2020/4/1,,,事務,主任,総務課,正規' \
        ',男,1990/1/1,2015/4/1,,,事務,主事,総務課,正規' \
        '3,男,1990/1/1,,,,事務,主事,総務課,正規' \
        '4,男,1990/1/1,2015/13/1,,,事務,主事,総務課,正規' \
        '5,男,1990/1/1,2015/4/1,秘密,,事務,主事,総務課,正規' \
        '6,男,1990/1/1,2015/4/1,2014/4/1,普通退職,事務,主事,総務課,正規' \
        '7,男,2014/1/1,2015/4/1,,,事務,主事,総務課,正規' \
        '8,男,,2015/4/1,2019/9/30,,事務,主事,総務課,正規' \
        '9,男,1990/1/1,2015/4/1,,,事務,主事,総務課,' \
        ',,,,,,,,,' '' '合　計,,,,,,,,,10' \
        '10,男,1990/1/1,2015/4/1,,,事務,主事,総務課' > r.csv
    "$roster" -q --date 2020 --problems p.csv --report report.txt r.csv > got.csv
    diff p.csv - << 'END'
line,column,rule,action
3,1,duplicate,excluded
4,1,duplicate,excluded
6,1,second_spell,used
7,1,missing_id,used
8,4,missing_hire,excluded
9,4,bad_hire,excluded
10,5,bad_leave,excluded
11,5,leave_before_hire,excluded
12,3,odd_age,used
13,3,missing_birth,used
13,6,missing_reason,used
14,10,missing_employment,used
15,,blank_row,excluded
16,,blank_row,excluded
17,,total_row,excluded
18,,width,excluded
END
    counted() { sed -n "s/^ *\([0-9]*\)  $1\$/\1/p" report.txt; }
    [ "$(counted 全体)" = 17 ]
    [ "$(counted 使用)" = 2 ]
    [ "$(counted 疑義はあるが使用)" = 5 ]
    [ "$(counted 除外)" = 10 ]
    [ "$(grep -c ',excluded$' p.csv)" = 10 ]
    [ "$(counted 使用した行のうち正規)" = 6 ]
    [ "$(value got.csv 'employment,不明,year,令和2年,n')" = 1 ]
    [ "$(value got.csv 'leaving_reason,不明,year,令和元年度,n')" = 1 ]
}

@test "nothing that stands in a row is in any message, list or report" {
    make_roster '秘1,秘2,秘3,秘4,秘5,秘6,事務,主事,総務課,秘7' \
        '秘1,男,1990/1/1,2015/4/1,2018/3/31,秘6,事務,主事,総務課,正規' \
        '12,男,1990/1/1,2015/4/1,,,事務,主事,総務課,正規' '秘8,秘9' '秘,"秘' > r.csv
    run --separate-stderr "$roster" --problems p.csv --report report.txt r.csv
    [ "$status" -eq 65 ]
    [ -z "$output" ]
    [[ $stderr != *秘* ]]
    sed -i '$d' r.csv
    run --separate-stderr "$roster" --date 2019 --problems p.csv --report report.txt r.csv
    [ "$status" -eq 0 ]
    [[ "$output$stderr$(cat p.csv report.txt)" != *秘* ]]
    [ "$(stat -c %a p.csv)" = 600 ]
}

@test "a column of names is no category" {
    make_roster > r.csv
    for i in $(seq 60); do
        echo "$i,男,1990/1/1,2015/4/1,,,事務,主事,氏名$i,正規" >> r.csv
    done
    refused 65 'r.csv:1:9: too many different values for categories (department)' r.csv
    [[ $output != *氏名* ]]
    "$roster" --column department= r.csv > got.csv
    run grep -c 氏名 got.csv
    [ "$output" = 0 ]
}

@test "with a mapping, labels that it does not list are unknown" {
    printf 'kind,from,to,role\ngrade,主事,担当,\nemployment,正規,,regular\nemployment,正職,正規,\n' > map.csv
    make_roster '1,男,1990/1/1,2015/4/1,,,事務,主事,総務課,正規' \
        '2,男,1990/1/1,2015/4/1,,,事務,課長,総務課,正職' \
        '3,男,1990/1/1,2015/4/1,,,事務,主事,総務課,臨時' > r.csv
    "$roster" -q --date 2020 --map map.csv --problems p.csv r.csv > got.csv
    [ "$(value got.csv 'grade,担当,year,令和2年,n')" = 1 ]
    [ "$(value got.csv 'grade,不明,year,令和2年,n')" = 1 ]
    [ "$(value got.csv 'employment,正規,year,令和2年,n')" = 2 ]
    [ "$(value got.csv 'employment,不明,year,令和2年,n')" = 1 ]
    diff p.csv - << 'END'
line,column,rule,action
3,8,unknown_label,used
4,10,unknown_label,used
END
}

@test "bad mappings are refused where they are bad" {
    bad() { # TEXT MESSAGE
        printf '%b' "$1" > map.csv
        refused 65 "map.csv:$2" --map map.csv "$staff/roster.csv"
    }
    bad 'kind,label\nsex,x\n' '1:2: "label" is no head of a mapping'
    bad 'from,to\nx,y\n' '1:1: "from" begins a header without kind and from'
    bad 'kind,from\nage,x\n' '2:1: "age" is no kind'
    bad 'kind,from,role\ngrade,x,regular\n' '2:3: "regular" is no role of this kind'
    bad 'kind,from\ngrade,課長\ngrade,課長\n' '3:2: "課長" stands twice'
    bad 'kind,from,section\ndepartment,x,土本\n' '2:3: "土本" is no section'
    bad 'kind,from,section\ngrade,x,土木\n' '2:3: "土木" is a section of what is no department'
}

@test "past the retirement age: as the law has it, and as a table of a city has it" {
    make_roster '1,男,1962/4/1,1990/4/1,,,事務,主事,総務課,正規' \
        '2,男,1962/4/2,1990/4/1,,,事務,主事,総務課,正規' \
        '3,男,1962/4/1,1990/4/1,,,医師,主事,総務課,正規' > r.csv
    past() { awk '/令和5年度$/ { print $(NF - 1) }' report.txt; }
    "$roster" --date 2023 --report report.txt -o got.csv r.csv
    [ "$(past)" = 2 ] # both had to leave by 31 March 2023, the doctor has until 65
    printf '職種,年度,定年\n,,65\n' > ages.csv
    "$roster" --date 2023 --retirement ages.csv --report report.txt -o got.csv r.csv
    [ "$(past)" = 0 ]
}

# --- tables of counts, peers

@test "a table of yearly counts gives the same tables as the roster" {
    "$roster" -o want.csv "$staff/roster.csv"
    { echo '年,性別,年齢,人数'
      sed -n 's/^,age,\([^,]*\),year:sex,\([^,]*\) \/ \([^,]*\),n,\(.*\)$/\2,\3,\1,\4/p' want.csv
      echo '計,,,9999'; } > counts.csv
    "$roster" counts.csv > got.csv
    same() { grep -E "^,($1),[^,]*,year(:sex)?,[^,]*,n," "$2"; }
    [ "$(same 'age|age12|age5|age10|sex' got.csv | wc -l)" -gt 2000 ]
    diff <(same 'age|age12|age5|age10|sex' want.csv) <(same 'age|age12|age5|age10|sex' got.csv)
    run grep -cE '^,(flow|service|tenure),' got.csv
    [ "$output" = 0 ]
}

@test "bands of the official form give that table alone" {
    printf '年,年齢区分,職員数\n平成25年,20歳未満,5\n平成25年,40歳～43歳,156\n平成20年,60歳以上,３\n' > b.csv
    "$roster" b.csv > got.csv
    [ "$(value got.csv 'age12,40～43歳,year,平成25年,n')" = 156 ]
    [ "$(value got.csv 'age12,20歳未満,year,平成25年,n')" = 5 ]
    [ "$(value got.csv 'age12,60歳以上,year,平成20年,n')" = 3 ]
    run grep -cE '^,age(5|10)?,|平成2[1-4]年' got.csv
    [ "$output" = 0 ]
    printf '年,年齢,人数\n平成25年,20～23歳,5\n平成25年,30,5\n' > b.csv
    refused 65 'b.csv:3:2: single ages, the official bands' b.csv
    printf '年,年齢,人数\n平成25年,30,5\n平成25年,30,5\n' > b.csv
    refused 65 'b.csv:3:2: this age of this year, with these categories, stands twice' b.csv
    printf '年,年齢,人数\n平成25年,30,五\n' > b.csv
    refused 65 'b.csv:2:3: a number of people was expected' b.csv
    printf '年,年齢,人数\n平成25年,30,5\n平成25年,3"1,5\n' > b.csv
    refused 65 'b.csv:3:2' b.csv
    printf '年,年齢,人数\r\n平成25年,不明,5\r\n平成25年,計,5\r\n' | iconv -t CP932 > b.csv
    "$roster" --report report.txt b.csv > got.csv
    [ "$(value got.csv 'age,不明,year,平成25年,n')" = 5 ]
    grep -qx ' *1  total_row: .*' report.txt
}

@test "peers become a table of records" {
    printf '団体,職員数（人）,人口,面積,自団体\n甲市,"1,012",101039,55.56,○\n乙市,800,９００００,,\n' > peers.csv
    "$roster" --peers peers.csv "$staff/roster.csv" | grep ^,peers > got.csv
    diff got.csv - << 'END'
,peers,,,,label,類似団体
,peers,,,,type,record
,peers,甲市,,,staff,1012
,peers,甲市,,,population,101039
,peers,甲市,,,area,55.56
,peers,甲市,,,own,yes
,peers,乙市,,,staff,800
,peers,乙市,,,population,90000
,peers,乙市,,,area,
END
    printf '団体,職員数,人口\n甲市,x,1\n' > peers.csv
    refused 65 'peers.csv:2:2: "x" is no number' --peers peers.csv "$staff/roster.csv"
}

# --- the program

@test "columns may be named, and a snapshot needs no hires" {
    printf '番号,生まれ\n1,S42.4.2\n2,S60.1.1\n' > r.csv
    refused 65 'r.csv:1: neither a roster' r.csv
    refused 64 '--date YEAR is needed' --column birth=生まれ r.csv
    refused 64 'no column has the head "生年"' --column birth=生年 r.csv
    refused 64 'NAME=HEAD was expected' --column name=生まれ r.csv
    "$roster" --column birth=生まれ --date 2026 r.csv > got.csv
    [ "$(value got.csv 'age,58,year,令和8年,n')" = 1 ]
    [ "$(value got.csv 'age,41,year,令和8年,n')" = 1 ]
    refused 64 'tables of one year only' --column birth=生まれ --from 2020 --date 2026 r.csv
}

@test "--closed says the year, and becomes the fact" {
    "$roster" --closed 2023-03-31 "$staff/roster.csv" > got.csv
    [ "$(value got.csv ',,,,closed')" = 2023-03-31 ]
    [ "$(grep -c '^,age10,,year,.*,group_score,' got.csv)" = 13 ]
    grep -q '^,age10,,year,令和4年,group_score,2022$' got.csv
    "$roster" "$staff/roster.csv" | grep -qx ',,,,,closed,2025-04-01'
}

@test "what others make of the stream: anke-merge and anke-stats read it" {
    "$roster" --map "$staff/map.csv" -o a.csv "$staff/roster.csv"
    "$ANKE_BIN/anke-merge" a.csv > merged.csv
    cmp a.csv merged.csv
    "$ANKE_BIN/anke-stats" -q a.csv > stats.csv
    tail -n 1 stats.csv | grep -q '^,,,,,end,'
}

@test "the result knows no number of threads and no locale" {
    "$ANKE_BENCH/generate-roster" large.csv 60000
    "$roster" -q --problems p.csv --report r.txt -o a.csv large.csv
    LC_ALL=ja_JP.UTF-8 "$roster" -q --problems p2.csv --report r2.txt -o b.csv - < large.csv
    taskset -c 0 "$roster" -q --problems p3.csv --report r3.txt -o c.csv large.csv
    cmp a.csv b.csv && cmp p.csv p2.csv && cmp r.txt r2.txt
    cmp a.csv c.csv && cmp p.csv p3.csv && cmp r.txt r3.txt
    [ "$(wc -l < p.csv)" -gt 50 ]
}

@test "a roster of several blocks is what a count by persons gives" {
    "$ANKE_BENCH/generate-roster" large.csv 20000
    [ "$(stat -c %s large.csv)" -gt 1048576 ]
    "$roster" -q --from 2018 --date 2020 -o got.csv large.csv
    cut -d, -f1,3- large.csv > without-names.csv
    perl "$cases/count.pl" 2018 2020 < without-names.csv | grep -v '^tenure' | LC_ALL=C sort > want
    numbers got.csv | grep -v '^tenure' > got
    [ "$(wc -l < want)" -gt 5000 ]
    cmp want got
}

@test "a row without end is named by its line, however many rows stand before it" {
    "$ANKE_BENCH/generate-roster" large.csv 20000 # several blocks
    line=$(($(wc -l < large.csv) + 1))
    { printf '1,"'; head -c 9000000 /dev/zero | tr '\0' x; } >> large.csv
    refused 65 "large.csv:$line: a row is longer than 8388608 bytes" large.csv
}

@test "bad input and outputs have the statuses that all programs have" {
    refused 66 'no-such-file' no-such-file.csv
    : > empty.csv
    refused 65 'empty.csv' empty.csv
    make_roster > head.csv
    refused 65 'no row is of regular staff' head.csv
    make_roster '1,男,1990/1/1,2015/4/1,,,事務,主事,"総務課,正規' > quote.csv
    refused 65 'quote.csv:2' quote.csv
    refused 64 'a year such as 2026' --date x "$staff/roster.csv"
    refused 64 'in order, were expected' --from 2025 --date 2020 "$staff/roster.csv"
    cp "$staff/roster.csv" r.csv
    refused 64 'r.csv' -o r.csv r.csv
    refused 64 'r.csv' --report r.csv r.csv
    cmp r.csv "$staff/roster.csv"
    run sh -c '"$1" -q "$2" > /dev/full' sh "$roster" "$staff/roster.csv"
    [ "$status" -eq 74 ]
    refused 73 'nowhere' -o nowhere/x.csv r.csv
}
