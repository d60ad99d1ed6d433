# The statistics of the sample, computed a second time from its responses by R alone.

@test "R computes the same statistics from the coded responses" {
    command -v Rscript > /dev/null || skip "R is not installed"
    cd "$BATS_TEST_TMPDIR"
    survey="$ANKE_ROOT/samples/young-staff-2018"
    "$ANKE_BIN/anke-import" -q -c "$survey/survey.csv" -o responses.csv "$survey/export.csv"
    "$ANKE_BIN/anke-tally" -q -c "$survey/survey.csv" --by dept,age,years responses.csv |
        "$ANKE_BIN/anke-stats" -o tables.csv
    run Rscript "$ANKE_ROOT/tests/reference/survey-against-r.R" responses.csv tables.csv
    echo "$output"
    [ "$status" -eq 0 ]
}
