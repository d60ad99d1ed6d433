# The invented weighted survey through the whole chain, in shards.

setup_file() {
    unset MAKEFLAGS MAKELEVEL MFLAGS # of the make that runs the tests
    cd "$ANKE_ROOT"
    export OUT="$BATS_FILE_TMPDIR/out"
    make --no-print-directory -s -f scripts/quarterly.mk SURVEY=samples/engagement-invented \
        OUT="$OUT" BIN="$ANKE_BIN" SHARDS=3 2> "$BATS_FILE_TMPDIR/messages"
}

value() { # ROW
    grep -F ",$1," "$OUT/tables.csv" | sed 's/.*,//'
}

@test "all 200 respondents are counted and weighted" {
    [ "$(tail -1 "$OUT/responses.csv")" = .end,200,200 ]
    [ "$(value satisfied,,,,valid)" = 200 ]
    weight=$(awk -F, 'NR > 1 && $17 != "" { x += $17 } END { printf "%.6f", x }' "$OUT/responses.csv")
    [ "$(printf '%.6f' "$(value satisfied,,,,w_base)")" = "$weight" ]
}

@test "strata, overlaps and batteries survive the shards" {
    [ "$(value 'satisfied,,dept:age,福祉部 / 20歳代,n_h')" = 55 ]
    [ "$(value satisfied,,dept,福祉部,N_h)" = 230 ]
    [ "$(value trust,,trust,,alpha | cut -c1-12)" = 0.7924874859 ]
    [ -n "$(value trust,,age,20歳代,alpha)" ]
    [ -n "$(value 'satisfied,,channel*channel,対面 / 電話,overlap')" ]
}

@test "every question has its charts and its place in the report, a battery's sums have none" {
    for question in age channel trust_listen satisfied before after use_chat reason overtime; do
        for by in '' -by-dept -by-age; do
            [ "-by-$question" = "$by" ] && continue
            [ -s "$OUT/charts/$question$by.png" ] || { echo "$question$by"; false; }
        done
    done
    run bash -c 'ls "$OUT/charts" | grep -E "^(trust|used)[.-]|:|\*"'
    [ "$output" = "" ]
    pdftotext "$OUT/report.pdf" - > "$BATS_TEST_TMPDIR/text"
    grep -q 満足でない理由 "$BATS_TEST_TMPDIR/text"
    ! grep -q 尺度の組 "$BATS_TEST_TMPDIR/text"
}
