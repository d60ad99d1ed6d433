# anke-report --judgement: one page about the structure of the staff.
#
# staff.csv: what anke-roster, anke-stats and anke-project made of the invented roster of
# samples/staff, cut to the tables and years that the page shows.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-report-judgement"
    report="$ANKE_BIN/anke-report"
    cd "$BATS_TEST_TMPDIR"
}

# words FILE OPTION...: the page as text, laid out as it looks.
words() {
    local file=$1
    shift
    "$report" --judgement --strict "$@" -o page.pdf "$file"
    pdftotext -layout page.pdf -
}

# change SED-SCRIPT: the case with changed values, the number of rows as it was.
change() {
    sed "$1" "$cases/staff.csv" > changed.csv
}

# line TEXT: the line of the page that holds a text.
line() {
    grep -F "$1" page.txt
}

@test "the page is one, with no fault, and the same on a second run" {
    "$report" --judgement --strict -o a.pdf "$cases/staff.csv"
    "$report" --judgement --strict -o b.pdf "$cases/staff.csv"
    cmp a.pdf b.pdf
    [ "$(qpdf --show-npages a.pdf)" -eq 1 ]
    pdfinfo a.pdf | grep -q 'Page size: *595.28 x 841.89'
    pdfinfo a.pdf | grep -q '^Subject: *職員構成の診断'
}

@test "each measure has its level, number and the stream's sentence" {
    words "$cases/staff.csv" > page.txt
    line 空洞指数 | grep -q '警告.*0.52（40～49歳）.*40～49歳は1歳当たりの人数が'
    line 人数の谷 | grep -q '注意.*41～46歳.*41～46歳が谷で'
    line 平均年齢は | grep -q '参考.*39.6歳（中央値37.0）'
    line 隔たり：5年前 | grep -q '参考.*D 0.19／W1 1.2歳.*5年前の構成と比べると'
    line 若手／55歳以上 | grep -q '良.*26.3％／16.2％'
    line '13.5％／6.4人' | grep -q '良 *管理職.*管理職1人当たりの職員は6.4人'
    line 所属別の管理職 | grep -q '注意.*19所属中3.*資産税課2.0人'
    line 離職率の根拠 | grep -q '注意.*実績42・併合0・仮定1'
    line '539人・39.6歳'
    line '令和7年4月1日（2025年）現在'
    # one alarm, three of care, two good: counted on the page itself
    grep -qE '警告 +1 +注意 +3 +良 +2' page.txt
}

@test "levels are the flags of the stream, whatever the numbers are" {
    change 's/hollow_flag,red/hollow_flag,yellow/; s/\(,grade,,year,令和7年,span_flag,\).*/\1red/
        s/share_flag,none/share_flag,yellow/; s/valley_flag,yellow/valley_flag,none/
        s/departments_flag,yellow/departments_flag,none/; s/rates_flag,yellow/rates_flag,/
        s/age_flag,/age_flag,red/'
    words changed.csv > page.txt
    line 空洞指数 | grep -q '注意'
    line 人数の谷 | grep -q '良 .*41～46歳'
    line 若手／55歳以上 | grep -q '注意.*16.2％'
    line '13.5％／6.4人' | grep -q '警告'
    line 所属別の管理職 | grep -q '良 .*19所属中3'
    line 離職率の根拠 | grep -q '参考'
    line 平均年齢は | grep -q '警告'
    # No limit is held here: a row of numbers beyond all of them, without a flag, has no level.
    change '/_flag,/s/,[a-z]*$/,/; s/share_55,0.16.*/share_55,0.99/; s/\(,span,\).*/\199/'
    words changed.csv > page.txt
    grep -qE '警告 +0 +注意 +0 +良 +0' page.txt
    line 若手／55歳以上 | grep -q '参考.*99.0％'
}

@test "warnings stand in order with year, kind and rank" {
    words "$cases/staff.csv" > page.txt
    sed -n '/年の早い順/,$p' page.txt | grep -oE '^ *(警告|注意|参考) +令和[0-9]+年 +[^ ]+' |
        sed 's/ \+/ /g; s/^ //' > got
    cat > want <<'END'
警告 令和7年 後継
警告 令和7年 後継
注意 令和7年 後継
参考 令和7年 根拠
参考 令和7年 根拠
警告 令和8年 採用
警告 令和13年 後継
参考 令和18年 定数
END
    diff want got
}

@test "the foot tells the run: definition, seed, runs and the hash of the input" {
    words "$cases/staff.csv" | tr -d '\n ' | sed 's#1／1##' > foot
    grep -q '定義anke-project1、乱数の種1、試行10000、シナリオdefault' foot
    grep -q "入力のSHA-256$(sha256sum "$cases/staff.csv" | cut -c 1-16)" foot
    "$report" --judgement -o stdin.pdf < "$cases/staff.csv"
    run bash -c 'pdftotext stdin.pdf - | grep -c SHA'
    [ "$output" = 0 ]
}

@test "the mark stands until the stream is protected" {
    words "$cases/staff.csv" | grep -q 部外秘・未秘匿
    change 's/,,,,,runs,10000/,,,,,protected,yes/'
    run bash -c '"$0" --judgement changed.csv | pdftotext - - | grep -c 部外秘' "$report"
    [ "$output" = 0 ]
}

@test "long texts and many warnings stay on the page, which says what it leaves out" {
    awk -F, -v OFS=, 'BEGIN { for (i = 0; i < 60; i++) long = long "手順書が実態と合わない" }
        $6 == "end" { next }
        $6 ~ /^judgement_|^warning$|^organisation$|^source$/ { $0 = $1 "," $2 "," $3 "," $4 "," $5 "," $6 "," long }
        { print; n++ }
        END { for (i = 9; i < 60; i++) {
                  print ",warnings," i ",,,year,2040\n,warnings," i ",,,kind," long "\n,warnings," i ",,,rank,2"
                  print ",warnings," i ",,,warning," long; n += 4
              }
              print ",,,,,end," n - 1 }' "$cases/staff.csv" > long.csv
    words long.csv > page.txt
    grep -qE 'ほか[0-9]+項目は紙面の都合で省いた' page.txt
    grep -qE 'ほか[0-9]+件は紙面の都合で省いた' page.txt
    grep -q '入力のSHA-256' page.txt
    [ "$(qpdf --show-npages page.pdf)" -eq 1 ]
}

@test "sentences of measures that are not known here stand under their table" {
    change 's/^,age,,year,令和7年,sd_age,.*/,age,,year,令和7年,judgement_new,新しい見方の一文。/'
    words changed.csv > page.txt
    line 新しい見方の一文。 | grep -q '参考 *年齢 '
}

@test "ages of another table, no projection and no grades make a page, too" {
    awk -F, -v OFS=, 'NR == 1 { print; next }
        $6 == "end" { print ",,,,,end," n; next }
        $2 == "" || $2 == "age" { sub(/^,age,/, ",age12,"); print; n++ }' "$cases/staff.csv" > few.csv
    words few.csv > page.txt
    line 空洞指数
    run grep -c '年の早い順\|管理職' page.txt
    [ "$output" = 0 ]
}

@test "a stream without ages is an error, and so are options of reports" {
    printf 'wave,question,item,by,group,stat,value\n,,,,,title,t\n,,,,,form_id,f\n,q,,,,label,x\n,q,,,,type,text\n,,,,,end,4\n' > none.csv
    run "$report" --judgement -o out.pdf none.csv
    [ "$status" -eq 65 ]
    [[ $output == *'no ages by year (question age, age12, age5 or age10)'* ]]
    [ ! -e out.pdf ]
    run "$report" --judgement --wave 2026 -o out.pdf "$cases/staff.csv"
    [ "$status" -eq 64 ]
    run "$report" --judgement -o out.pdf missing.csv
    [ "$status" -eq 66 ]
    run bash -c '"$0" --judgement "$1" > /dev/full' "$report" "$cases/staff.csv"
    [ "$status" -eq 74 ]
}
