# The projection a second time, by R alone: expected values by age and grade, and the exact law of a
# headcount with constant hires. The expected file is what projection.R wrote with R 4.2.

setup() {
    here="$ANKE_ROOT/tests/reference"
    cases="$ANKE_ROOT/tests/cli/anke-project"
    cd "$BATS_TEST_TMPDIR"
}

@test "eight scenarios agree with the checked-in numbers of R to 1e-8" {
    "$ANKE_BIN/anke-project" -q --runs 0 -s "$cases/plan.csv" -o projection.csv "$cases/stream.csv"
    run awk -f "$here/compare-projection.awk" "$here/projection-expected.csv" projection.csv
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "R computes the checked-in numbers anew" {
    command -v Rscript > /dev/null || skip "R is not installed"
    Rscript "$here/projection.R" expected "$cases/stream.csv" > expected.csv
    "$ANKE_BIN/anke-project" -q --runs 0 -s "$cases/plan.csv" -o projection.csv "$cases/stream.csv"
    run awk -f "$here/compare-projection.awk" expected.csv projection.csv
    echo "$output"
    [ "$status" -eq 0 ]
    [ "$(wc -l < expected.csv)" -eq "$(wc -l < "$here/projection-expected.csv")" ]
}

same_as_r() { # EXPECTED LEAST ARGUMENT...
    local expected=$1 least=$2
    shift 2
    "$ANKE_BIN/anke-project" -q --runs 0 -s "$cases/jobs-plan.csv" -o projection.csv "$@" "$cases/jobs.csv"
    run awk -v least="$least" -f "$here/compare-projection.awk" "$expected" projection.csv
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "doctors alone agree with the checked-in numbers of R to 1e-8" {
    same_as_r "$here/projection-jobs-job.csv" 2000 --job 医師
}

@test "everybody, each job by its own retirement ages, agrees with the checked-in numbers of R to 1e-8" {
    same_as_r "$here/projection-jobs-all.csv" 4800
}

@test "R computes the checked-in numbers of the jobs anew" {
    command -v Rscript > /dev/null || skip "R is not installed"
    Rscript "$here/projection-jobs.R" job "$cases/jobs.csv" > job.csv
    same_as_r job.csv 2000 --job 医師
    Rscript "$here/projection-jobs.R" all "$cases/jobs.csv" > all.csv
    same_as_r all.csv 4800
    [ "$(cat job.csv all.csv | wc -l)" -eq "$(cat "$here"/projection-jobs-{job,all}.csv | wc -l)" ]
}

# Mean within 4 standard errors; the exact distribution function at each percentile of 10,000 runs within
# 4 of its standard errors (binomial) of the level.
@test "runs with constant hires and known rates follow the exact convolution of binomials" {
    command -v Rscript > /dev/null || skip "R is not installed"
    for seed in 1 2; do
        "$ANKE_BIN/anke-project" -q --rates-known --seed $seed -s "$cases/plan.csv" -o runs.csv \
            "$cases/stream.csv"
        run Rscript "$here/projection.R" law "$cases/stream.csv" runs.csv
        echo "$output"
        [ "$status" -eq 0 ]
        [ "$(grep -c agree <<< "$output")" -eq 3 ]
    done
}
