# Statistics of staff, computed a second time from the counts by R alone.

setup() {
    command -v Rscript > /dev/null || skip "R is not installed"
    cd "$BATS_TEST_TMPDIR"
}

against_r() { # FILE: a stream
    "$ANKE_BIN/anke-stats" -q -o out.csv "$1"
    run Rscript "$ANKE_ROOT/tests/reference/staff-against-r.R" out.csv
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "R computes the same age structure of three cities" {
    for table in staff-tables/city-a-age12 staff-tables/nikko-age12 staff-invented/age12; do
        "$ANKE_BIN/anke-series" --stack age12 "$ANKE_ROOT/samples/$table.csv" > in.csv
        against_r in.csv
    done
}
