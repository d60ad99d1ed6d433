#!/usr/bin/env bats
# Files of SPSS and Stata with their own drafts: value labels and missing codes reach codebook and
# responses. Files are written by ReadStat (tests/bench/labelled.c) and by PSPP.

bats_require_minimum_version 1.5.0

setup() {
    cases=$ANKE_ROOT/tests/cli/labelled-files
    cd "$BATS_TEST_TMPDIR" || exit 1
}

# drafted FILE: draft.csv and responses.csv of a file; no answer may be listed as a problem.
drafted() {
    "$ANKE_BIN/anke-codebook" draft -q -o draft.csv "$1"
    "$ANKE_BIN/anke-codebook" check -q draft.csv
    "$ANKE_BIN/anke-import" -q -c draft.csv --problems problems.csv -o responses.csv "$1"
    [ "$(cat problems.csv)" = line,id,column,question,rule,action ]
}

@test "SPSS: choices are the value labels in the order of codes, missing codes are none" {
    "$ANKE_BENCH/labelled" people.sav
    drafted people.sav
    diff "$cases/draft.csv" draft.csv
    diff "$cases/responses.csv" responses.csv
}

@test "Stata: tagged missing values are what their labels say" {
    "$ANKE_BENCH/labelled" people.dta
    drafted people.dta
    # わからない is an ordinary choice, but a tag is no name
    diff <(sed 's/,q2,8,わからない/,q2,dk,わからない/' "$cases/draft.csv") draft.csv
    diff "$cases/responses.csv" <(sed 's/^7,1,2,dk,/7,1,2,8,/' responses.csv)
}

@test "a file that PSPP wrote gives the same as that of ReadStat" {
    command -v pspp >/dev/null || skip 'PSPP is not installed'
    cp "$cases/people.sps" .
    pspp -o log people.sps
    drafted people.sav
    diff "$cases/draft.csv" draft.csv
    diff "$cases/responses.csv" responses.csv
}

@test "a codebook of the analyst's own may make a choice of a missing code" {
    "$ANKE_BENCH/labelled" people.sav
    sed 's/^,q1,4,.*/&\n,q1,98,回答拒否,,,,,/' "$cases/draft.csv" >survey.csv
    "$ANKE_BIN/anke-import" -q -c survey.csv -o responses.csv people.sav
    grep -q '^12,2,98,4,' responses.csv
    grep -q '^6,2,1,5,3,$' responses.csv # in income it is still no number
}

@test "what is exported as SPSS is read back with its own draft, codes and all" {
    "$ANKE_BIN/anke-export" -q -c "$cases/draft.csv" --format sav -o out.sav "$cases/responses.csv"
    "$ANKE_BIN/anke-codebook" draft -q -o draft.csv out.sav
    "$ANKE_BIN/anke-import" -q -c draft.csv -o responses.csv out.sav
    diff "$cases/draft.csv" draft.csv
    diff "$cases/responses.csv" responses.csv
}

@test "the sample of SPSS has all its value labels in the draft" {
    formats=$ANKE_ROOT/tests/formats
    "$ANKE_BIN/anke-codebook" draft -q -o draft.csv "$formats/spss_sample.sav"
    # those that mean no answer excepted
    awk -F, '/^(AGE|Q1A|Q2|Q4|Q7),/ && $NF != "Y" { print $(NF - 2) "," $(NF - 1) }' "$formats/spss_value_labels.csv" >want
    awk -F, '$2 ~ /^(AGE|Q1A|Q2|done|satisfied)$/ && $1 == "" { print $3 "," $4 }' draft.csv >got
    [ "$(wc -l <got)" -gt 15 ]
    diff want got
}
