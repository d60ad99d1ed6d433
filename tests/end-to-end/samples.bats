# The samples through the whole chain, as make demo runs it.

setup_file() {
    unset MAKEFLAGS MAKELEVEL MFLAGS # of the make that runs the tests
    cd "$ANKE_ROOT"
    export OUT="$BATS_FILE_TMPDIR/out"
    make --no-print-directory -s -f scripts/quarterly.mk SURVEY=samples/young-staff-2018 \
        OUT="$OUT" BIN="$ANKE_BIN" BY=dept,age,years 2> "$BATS_FILE_TMPDIR/messages"
}

setup() {
    cd "$ANKE_ROOT"
}

chain() {
    make --no-print-directory -f scripts/quarterly.mk SURVEY="${SURVEY:-samples/young-staff-2018}" \
        OUT="${1:-$OUT}" BIN="$ANKE_BIN" BY=dept,age,years "${@:2}"
}

@test "question by question the counts are those of the paper" {
    # question,label,kind,item,column,n against the rows ,question,item,,,n,N
    n=0
    while IFS=, read -r question _ _ item _ count; do
        [ "$question" = question ] && continue
        got=$(sed -n "s/^,$question,$item,,,n,//p" "$OUT/tables.csv")
        [ "$got" = "$count" ] || { echo "$question $item: $got, not $count"; false; }
        n=$((n + 1))
    done < samples/young-staff-2018/counts.csv
    [ "$n" -eq 37 ]
    # and no answer beyond them: the ticks of the multiple answers
    [ "$(sed -n 's/^,hesitate,,,,ticks,//p' "$OUT/tables.csv")" -eq 26 ]
    [ "$(sed -n 's/^,change,,,,ticks,//p' "$OUT/tables.csv")" -eq 35 ]
}

@test "16 opinions on veterans and 19 on overtime, of which not a word is in the stream" {
    [ "$(sed -n 's/^,veterans,,,,answered,//p' "$OUT/tables.csv")" -eq 16 ]
    [ "$(sed -n 's/^,overtime,,,,answered,//p' "$OUT/tables.csv")" -eq 19 ]
    ! grep -q 'ノー残業デー\|年表のような形' "$OUT/tables.csv"
    ! pdftotext "$OUT/report.pdf" - | grep -q 'ノー残業デー\|年表のような形'
    ! grep -q 'ノー残業デー' "$BATS_FILE_TMPDIR/messages"
}

@test "rows about persons are readable by their owner only" {
    [ "$(stat -c %a "$OUT/responses.csv")" = 600 ]
    [ "$(stat -c %a "$OUT/problems.csv")" = 600 ]
    [ "$(tail -1 "$OUT/responses.csv")" = .end,35,35 ]
}

@test "the rows read are written or refused, and it is said" {
    grep -q '35 rows read = 35 written + 0 refused' "$BATS_FILE_TMPDIR/messages"
}

@test "a chart for every question and every break, as PNG and PDF" {
    for question in dept age handover_give handover_take know_city hesitate change manual \
        freed_time analysis_done analysis_owner; do
        for by in '' -by-dept -by-age -by-years; do
            [ "-by-$question" = "$by" ] && continue
            for format in png pdf; do
                [ -s "$OUT/charts/$question$by.$format" ] || { echo "$question$by.$format"; false; }
            done
        done
    done
    for format in png pdf; do
        [ -s "$OUT/charts/years-by-dept-box.$format" ]
        [ -s "$OUT/charts/years-by-dept-histogram.$format" ]
    done
}

@test "every picture and page says that the respondents are invented" {
    for picture in "$OUT"/charts/*.pdf; do
        pdftotext "$picture" - | tr -d '\n ' | grep -q '架空の個票（件数のみ論文による）' ||
            { echo "$picture"; false; }
    done
    pages=$(pdfinfo "$OUT/report.pdf" | sed -n 's/^Pages: *//p')
    for page in $(seq "$pages"); do
        pdftotext -f "$page" -l "$page" "$OUT/report.pdf" - | tr -d '\n ' |
            grep -q '架空の個票（件数のみ論文による）' || { echo "page $page"; false; }
    done
}

@test "the tables for people hold every question, and no opinion" {
    "$ANKE_BIN/anke-table" -q --format html "$OUT/tables.csv" | cmp "$OUT/tables.html" -
    "$ANKE_BIN/anke-table" -q --format csv "$OUT/tables.csv" | cmp "$OUT/tables-for-excel.csv" -
    [ "$(grep -c '^<h2>' "$OUT/tables.html")" -eq \
        "$(sed -n 's/^,\([^,]*\),,,,type,.*/\1/p' "$OUT/tables.csv" | sort -u | wc -l)" ]
    ! grep -q 'ノー残業デー\|年表のような形' "$OUT/tables.html" "$OUT/tables-for-excel.csv"
}

@test "the layout audit finds nothing in any chart, nor in the report" {
    mkdir "$BATS_TEST_TMPDIR/charts"
    run "$ANKE_BIN/anke-chart" --strict --each "$BATS_TEST_TMPDIR/charts" --format pdf "$OUT/tables.csv"
    echo "$output"
    [ "$status" -eq 0 ]
    run "$ANKE_BIN/anke-report" --strict -o "$BATS_TEST_TMPDIR/r.pdf" "$OUT/tables.csv"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "total = sum over the break's groups = table without break" {
    awk -F, '
    $6 == "n" && $4 == "" { plain[$2 "," $3] = $7 }
    $6 == "n" && $4 != "" && $4 != $2 && $5 == "" { total[$2 "," $3 "," $4] = $7 }
    $6 == "n" && $4 != "" && $4 != $2 && $5 != "" { sum[$2 "," $3 "," $4] += $7 }
    END {
        for (key in total) {
            n++
            split(key, part, ",")
            if (sum[key] != total[key] || plain[part[1] "," part[2]] != total[key]) { print key; bad = 1 }
        }
        exit bad || n < 150
    }' "$OUT/tables.csv"
}

@test "a second run makes nothing again" {
    run chain "$OUT"
    [ "$status" -eq 0 ]
    [ "$output" = "" ] || [[ "$output" == *'Nothing to be done'* ]]
}

@test "only what changed is made again, also under -j and in shards" {
    copy="$BATS_TEST_TMPDIR/survey"
    cp -r samples/young-staff-2018 "$copy"
    SURVEY="$copy" chain "$BATS_TEST_TMPDIR/out" -s -j2 SHARDS=3
    cmp "$OUT/tables.csv" "$BATS_TEST_TMPDIR/out/tables.csv"
    cmp "$OUT/report.pdf" "$BATS_TEST_TMPDIR/out/report.pdf"
    touch -d '+2 seconds' "$BATS_TEST_TMPDIR/out/tables.csv"
    SURVEY="$copy" run chain "$BATS_TEST_TMPDIR/out" SHARDS=3
    [ "$status" -eq 0 ]
    [[ "$output" != *anke-import* ]]
    [[ "$output" == *anke-report* ]]
}

@test "a killed run leaves no half-written file, and the next one finishes" {
    target="$BATS_TEST_TMPDIR/out"
    for delay in 0.05 0.15 0.4 0.8; do
        setsid make --no-print-directory -s -f scripts/quarterly.mk SURVEY=samples/young-staff-2018 \
            OUT="$target" BIN="$ANKE_BIN" BY=dept,age,years > /dev/null 2>&1 &
        run_pid=$!
        sleep $delay
        kill -9 -- -$run_pid 2> /dev/null || true
        wait $run_pid 2> /dev/null || true
        for file in responses.csv tables.csv; do
            [ ! -e "$target/$file" ] || tail -1 "$target/$file" | grep -q '^.end,\|,end,'
        done
        for picture in "$target"/charts/*.pdf "$target"/report.pdf; do
            [ ! -e "$picture" ] || qpdf --check "$picture" > /dev/null
        done
    done
    chain "$target" -s
    cmp "$OUT/tables.csv" "$target/tables.csv"
    cmp "$OUT/report.pdf" "$target/report.pdf"
    cmp "$OUT/charts/hesitate.png" "$target/charts/hesitate.png"
}

@test "same bytes in another locale and time zone" {
    target="$BATS_TEST_TMPDIR/out"
    LC_ALL=ja_JP.UTF-8 TZ=America/New_York chain "$target" -s
    for file in $(cd "$OUT" && find . -type f ! -name '*.list'); do
        cmp "$OUT/$file" "$target/$file"
    done
}

@test "the published staff tables become charts" {
    for table in nikko-age12 city-a-age12; do
        "$ANKE_BIN/anke-series" --stack age12 --label 年齢別職員構成 --source "$table の給与公表" \
            -o "$BATS_TEST_TMPDIR/$table.csv" "samples/staff-tables/$table.csv"
        "$ANKE_BIN/anke-chart" --strict --kind age --question age12 --by year \
            -o "$BATS_TEST_TMPDIR/$table.pdf" "$BATS_TEST_TMPDIR/$table.csv"
    done
    pdftotext "$BATS_TEST_TMPDIR/nikko-age12.pdf" - | grep -q '1,089'
    pdftotext "$BATS_TEST_TMPDIR/city-a-age12.pdf" - | grep -q '1,277'
    "$ANKE_BIN/anke-series" --stack staff --label 職員数 --total 総合計 --source 給与公表 \
        -o "$BATS_TEST_TMPDIR/staff.csv" samples/staff-tables/nikko-staff.csv
    "$ANKE_BIN/anke-chart" --strict --kind staff --question staff --by year \
        -o "$BATS_TEST_TMPDIR/staff.pdf" "$BATS_TEST_TMPDIR/staff.csv"
    # as the city printed it: 一般行政 766 -> 684 = -82 (-10.7 %)
    pdftotext "$BATS_TEST_TMPDIR/staff.pdf" - | tr -d '\n ' | grep -q '▲82（▲10.7％）'
}

@test "the invented staff tables draw two dates and a rate" {
    cd samples/staff-invented
    "$ANKE_BIN/anke-series" --stack age12 --label 年齢別職員構成 --source 架空 \
        -o "$BATS_TEST_TMPDIR/age.csv" age12.csv
    "$ANKE_BIN/anke-chart" --strict --kind age --question age12 --by year \
        -o "$BATS_TEST_TMPDIR/age.svg" "$BATS_TEST_TMPDIR/age.csv"
    xmllint --noout "$BATS_TEST_TMPDIR/age.svg"
}

@test "wave and condition reach the tally as they were given" {
    condition="\${age} != 'a20' and not(selected(\${hesitate}, 'busy'))"
    chain "$BATS_TEST_TMPDIR/out" -s WAVE=2018Q3 WHERE="$condition" FORMATS=pdf
    grep -q '^2018Q3,,,,,title,' "$BATS_TEST_TMPDIR/out/tables.csv"
    grep -qF "where,\"$condition\"" "$BATS_TEST_TMPDIR/out/tables.csv"
    "$ANKE_BIN/anke-tally" -q -c samples/young-staff-2018/survey.csv --where "$condition" \
        --wave 2018Q3 --by dept,age,years -o "$BATS_TEST_TMPDIR/t.csv" "$OUT/responses.csv"
    cmp "$BATS_TEST_TMPDIR/t.csv" "$BATS_TEST_TMPDIR/out/.work/tally.csv"
}

@test "plots of number questions enter the report at print resolution" {
    pdfimages -list "$OUT/report.pdf" | tail -n +3 > "$BATS_TEST_TMPDIR/images"
    cd "$BATS_TEST_TMPDIR"
    # years: everyone, by dept, by age and by itself, a box plot and a histogram each
    plots=$(grep -c 'years.*\.png' "$OUT/plots.list")
    [ "$plots" -ge 4 ]
    [ "$(wc -l < images)" -eq "$plots" ]
    [ "$(awk '$13 != 300 || $14 != 300' images | wc -l)" -eq 0 ]
    pdftotext "$OUT/report.pdf" - | grep -q '在職年数（.*、箱ひげ図）'
    cd "$ANKE_ROOT"
    # A plot that is cut is refused; without the folder the report has none.
    mkdir "$BATS_TEST_TMPDIR/plots"
    head -c 1000 "$OUT/charts/years-box.png" > "$BATS_TEST_TMPDIR/plots/years-box.png"
    run "$ANKE_BIN/anke-report" --plots "$BATS_TEST_TMPDIR/plots" -o "$BATS_TEST_TMPDIR/r.pdf" \
        "$OUT/tables.csv"
    [ "$status" -eq 65 ]
    [[ $output == *'years-box.png: is no whole PNG'* ]]
    [ ! -e "$BATS_TEST_TMPDIR/r.pdf" ]
    "$ANKE_BIN/anke-report" -o "$BATS_TEST_TMPDIR/r.pdf" "$OUT/tables.csv"
    [ "$(pdfimages -list "$BATS_TEST_TMPDIR/r.pdf" | wc -l)" -eq 2 ]
}
