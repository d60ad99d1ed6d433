#!/usr/bin/env bats
# Files of real surveys with their own drafts: their counts are the facts beside them. The files are
# other people's and not in this tree: ANKE_REAL names their folder, else ../shared/reference/real.

bats_require_minimum_version 1.5.0

setup() {
    real=${ANKE_REAL:-$ANKE_ROOT/../shared/reference/real}
    [ -d "$real" ] || skip 'real files: set ANKE_REAL to their folder'
    real=$(cd "$real" && pwd)
    cd "$BATS_TEST_TMPDIR" || exit 1
}

# is_met FOLDER FILE N: N facts of the file are counts, and all are met.
is_met() {
    run "$ANKE_ROOT/tests/cli/real-files/check-facts" "$real/$1/facts.json" "$2" draft.csv responses.csv tally.csv
    echo "$output"
    [ "$status" -eq 0 ]
    [ "${lines[-1]}" = "$3 facts" ]
}

# has_facts FOLDER FILE N BREAKS [OPTION...]: read with its own draft, as is_met() says.
has_facts() {
    "$ANKE_BIN/anke-codebook" draft -q -o draft.csv "${@:5}" "$real/$1/$2"
    run -0 "$ANKE_BIN/anke-codebook" check --no-warnings -q draft.csv
    "$ANKE_BIN/anke-import" -q -c draft.csv --problems problems.csv -o responses.csv "${@:5}" "$real/$1/$2"
    "$ANKE_BIN/anke-tally" -q -c draft.csv --by "$4" -o tally.csv responses.csv
    is_met "$1" "$2" "$3"
}

@test "Star Wars: two header rows, ticks, ranks, a matrix, Mac Roman" {
    has_facts starwars StarWars.csv 9 Gender,Age --encoding MacRoman
    [ "$(cat problems.csv)" = line,id,column,question,rule,action ]
    grep -qE '^,rank q3,q4,' draft.csv
    # quirk of the facts: 250 who said No have all later film questions empty
    [ "$(grep -c "\${q1} = 'yes'" draft.csv)" -eq 19 ]
    [ "$(grep -c "\${q7} = 'yes'" draft.csv)" -eq 1 ]
}

@test "steak and risk: two header rows of which the second says nothing" {
    has_facts steak steak-risk-survey.csv 4 Gender,Age
    [ "$(cat problems.csv)" = line,id,column,question,rule,action ]
}

@test "schools of California: numbers and codes, a stratified sample" {
    has_facts r_survey_api apistrat.csv 4 stype,awards
    # what a head alone cannot tell: pw is the weight
    sed -i 's/^,decimal,pw,pw,,/,decimal,pw,pw,weight,/' draft.csv
    "$ANKE_BIN/anke-import" -q -c draft.csv -o responses.csv "$real/r_survey_api/apistrat.csv"
    "$ANKE_BIN/anke-tally" -q -c draft.csv --by stype,awards -o tally.csv responses.csv
    is_met r_survey_api apistrat.csv 5
}

@test "schools of California: numbers and codes, a sample of districts" {
    has_facts r_survey_api apiclus1.csv 1 stype
}
