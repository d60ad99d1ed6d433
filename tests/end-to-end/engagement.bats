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

@test "tests know weights, strata and the finite population, as R's survey does" {
    # R 4.2, survey 4.1: svychisq(~satisfied + age, svydesign(~1, strata = ~dept, weights = ~weight,
    # fpc = ~N, data = responses))
    near() { # ROW NUMBER
        awk -v got="$(value "$1")" -v want="$2" 'BEGIN { d = got - want; d = d < 0 ? -d : d
            exit got == "" || d > 1e-11 * want }' || { echo "$1: $(value "$1"), not $2"; false; }
    }
    near satisfied,,age,,rs_f 0.769129483343
    near satisfied,,age,,rs_df1 9.807849797945
    near satisfied,,age,,rs_df2 1922.338560397264
    near satisfied,,age,,rs_p 0.656366191036
    near satisfied,,dept,,rs_f 2.23729456548
    near satisfied,,dept,,rs_p 0.00682335662408
}
