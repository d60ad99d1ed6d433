# The risk sets of anke-roster, computed a second time by R's package survival.

@test "R finds the same days, risk sets and events" {
    command -v Rscript > /dev/null || skip "R is not installed"
    Rscript -e 'library(survival)' > /dev/null 2>&1 || skip "R's survival is not installed"
    cd "$BATS_TEST_TMPDIR"
    iconv -f CP932 -t UTF-8 "$ANKE_ROOT/samples/staff/roster.csv" > roster.csv
    "$ANKE_BIN/anke-roster" -q -o stream.csv roster.csv
    run Rscript "$ANKE_ROOT/tests/reference/tenure-against-r.R" roster.csv stream.csv
    echo "$output"
    [ "$status" -eq 0 ]
}
