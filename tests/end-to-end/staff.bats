# The invented roster through the whole chain, as make demo runs it: roster, statistics, projection, figures.

bats_require_minimum_version 1.5.0

setup_file() {
    unset MAKEFLAGS MAKELEVEL MFLAGS # of the make that runs the tests
    cd "$ANKE_ROOT"
    export OUT="$BATS_FILE_TMPDIR/out"
    make --no-print-directory -s -f samples/staff/Makefile OUT="$OUT" BIN="$ANKE_BIN" \
        2> "$BATS_FILE_TMPDIR/messages"
}

setup() {
    cd "$ANKE_ROOT"
}

# value QUESTION ITEM BY GROUP STAT: of the joined stream.
value() {
    sed -n "s|^,$1,$2,$3,$4,$5,||p" "$OUT/streams/all.csv"
}

@test "the roster is what its generator makes" {
    awk -f samples/staff/generate.awk | iconv -t CP932 | cmp - samples/staff/roster.csv
}

@test "regular staff on 1 April 2025, counted by awk from the columns of the roster" {
    # everybody who has not left, but the two later rows that are refused
    n=$(iconv -f CP932 -t UTF-8 samples/staff/roster.csv | tr -d '\r' |
        awk -F, 'NR > 1 && $10 == "正規" && $5 == "" && !seen[$1 FS $4]++' | wc -l)
    [ "$(value sector 総合計 year 令和7年 n)" -eq "$n" ]
    [ "$(value sex 男 year 令和7年 n)" -eq "$(iconv -f CP932 -t UTF-8 samples/staff/roster.csv | tr -d '\r' |
        awk -F, 'NR > 1 && $2 == "男" && $10 == "正規" && $5 == "" && !seen[$1 FS $4]++' | wc -l)" ]
}

@test "the report adds up, and no cell of the roster is in it or in the problem list" {
    [ "$(stat -c %a "$OUT/private")" = 700 ]
    awk '/全体$/ { all = $1 } /^ +[0-9]+  使用$/ { used = $1 } /疑義はあるが使用$/ { doubt = $1 }
        /^ +[0-9]+  除外$/ { out = $1 } END { exit !(all == 894 && all == used + doubt + out) }' "$OUT/private/report.txt"
    run ! grep -E '1900[0-9]|S40|平成35年3月31日' "$OUT/private/report.txt" "$OUT/private/problems.csv"
    run ! grep -E '1900[0-9]' "$OUT/streams/roster.csv"
}

@test "the freeze of 平成11 to 20 is a valley in the forties, and goes on through the years" {
    [ "$(value age '' year 令和7年 valley_lo)" -ge 38 ]
    [ "$(value age '' year 令和7年 valley_hi)" -le 48 ]
    [ "$(value age '' year 令和7年 hollow_flag)" = red ]
    [ "$(value age '' scenario:year 'なりゆき / 令和17年' valley_lo)" -ge 48 ]
    [ "$(value age '' scenario:year 'なりゆき / 令和17年' valley_hi)" -le 58 ]
}

@test "stocks and flows agree in every year" {
    [ "$(sed -n 's/^,flow,,year,[^,]*,identity,//p' "$OUT/streams/staff.csv" | sort -u)" = 0 ]
    [ "$(sed -n 's/^,flow,,year,[^,]*,identity,//p' "$OUT/streams/staff.csv" | wc -l)" -eq 15 ]
}

@test "as many are hired as the headcount needs, and fewer after a year without retirements" {
    for year in 8 12 20; do
        awk -v got="$(value headcount '' scenario:year "なりゆき / 令和${year}年" value)" \
            'BEGIN { exit !(got > 536.999999 && got < 537.000001) }'
    done
    awk -v even="$(value hires '' scenario:year 'なりゆき / 令和8年' value)" \
        -v odd="$(value hires '' scenario:year 'なりゆき / 令和9年' value)" 'BEGIN { exit !(even < 0.6 * odd) }'
}

@test "the parts of the chart of sectors add up to its totals" {
    "$ANKE_BIN/anke-chart" --kind staff --question sector --by year --dump-layout "$OUT/streams/all.csv" > "$BATS_TEST_TMPDIR/layout"
    grep -q '"公営企業等会計"' "$BATS_TEST_TMPDIR/layout"
    parts=0
    for sector in 一般行政 教育 警察 消防 公営企業等会計; do
        parts=$((parts + $(value sector "$sector" year 令和7年 n)))
    done
    [ "$parts" -eq "$(value sector 総合計 year 令和7年 n)" ]
}

@test "every figure, form and page is there" {
    while IFS=, read -r kind _ _ _ _ _ _ _ _ output; do
        [ "$kind" = kind ] || [ "$(head -c 4 "$OUT/$output" | tail -c 3)" = PNG ] || { echo "$output"; false; }
    done < samples/staff/plan.csv
    [ "$(head -c 4 "$OUT/fan.png" | tail -c 3)" = PNG ]
    pdftotext -layout "$OUT/judgement.pdf" "$BATS_TEST_TMPDIR/judgement.txt"
    grep -q 職員構成の診断 "$BATS_TEST_TMPDIR/judgement.txt"
    [ "$(pdfinfo "$OUT/judgement.pdf" | sed -n 's/^Pages: *//p')" -eq 1 ]
    grep -q '平均年齢' "$OUT/age12.html"
    ! grep -q '回答の締切\|単数回答' "$OUT/age12.html"
    grep -q '基準日：令和7年4月1日' "$OUT/age12.html"
}

@test "the same bytes in another folder" {
    make --no-print-directory -s -f samples/staff/Makefile OUT="$BATS_TEST_TMPDIR/again" BIN="$ANKE_BIN" 2>/dev/null
    diff -r "$OUT" "$BATS_TEST_TMPDIR/again"
}
