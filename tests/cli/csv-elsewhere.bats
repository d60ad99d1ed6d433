#!/usr/bin/env bats
# CSV files that others collected to try readers (csv-spectrum, csv-test-data, csv-data), each read as its
# JSON says or refused. They are not in this tree: ANKE_NASTY names their folder, else
# ../shared/reference/csv-nasty.

bats_require_minimum_version 1.5.0

setup() {
    nasty=${ANKE_NASTY:-$ANKE_ROOT/../shared/reference/csv-nasty}
    [ -d "$nasty" ] || skip 'CSV files of others: set ANKE_NASTY to their folder'
    nasty=$(cd "$nasty" && pwd)
    cd "$BATS_TEST_TMPDIR" || exit 1
}

# reads_as FILE.csv FILE.json: cell by cell
reads_as() {
    IFS=, read -r -a heads < <(head -n 1 "$1" | tr -d '\r"') || true
    "$ANKE_ROOT/tests/cli/csv-elsewhere/expect" "$2" survey.csv want.csv "${heads[@]}"
    "$ANKE_BIN/anke-import" -q -c survey.csv --title-rows 0 -o got.csv "$1" || { echo "$1"; return 1; }
    diff want.csv got.csv || { echo "$1"; return 1; }
}

# refused FILE.csv MESSAGE: as bad data, with that place (line, column of a cell) and message, and nothing is left
refused() {
    printf 'settings,form_id\n,x\nsurvey,type,name\n,text,foo\n,text,bar\n,text,baz\n' >survey.csv
    rm -f out.csv
    run --separate-stderr "$ANKE_BIN/anke-import" -q -c survey.csv --title-rows 0 -o out.csv "$1"
    if [ "$status" -ne 65 ] || [ -e out.csv ] || [ "$stderr" != "anke-import: $1:$2" ]; then
        echo "$1: $status $stderr"
        return 1
    fi
}

@test "csv-spectrum" {
    n=0
    for json in "$nasty"/csv-spectrum/json/*.json; do
        reads_as "$nasty/csv-spectrum/csvs/$(basename "$json" .json).csv" "$json"
        n=$((n + 1))
    done
    [ "$n" -eq "$(ls "$nasty"/csv-spectrum/csvs/*.csv | wc -l)" ]
}

@test "csv-test-data: what is sound" {
    for json in "$nasty"/csv-test-data/json/*.json; do
        file=$nasty/csv-test-data/csv/$(basename "$json" .json).csv
        case $file in
        # a blank head: there is no question to read
        */all-empty.csv) refused "$file" '1: a header was expected' ;;
        *) reads_as "$file" "$json" ;;
        esac
    done
}

@test "csv-test-data: what is broken" {
    broken=$nasty/csv-test-data/csv
    quote='a quote stands where none may be: a cell with quotes must be quoted as a whole, its own quotes doubled'
    refused "$broken/bad-header-less-fields.csv" '2: fewer cells than the header has'
    refused "$broken/bad-header-more-fields.csv" '2: more cells than the header has'
    refused "$broken/bad-header-no-header.csv" ' is empty, an export with a header was expected'
    refused "$broken/bad-header-wrong-header.csv" \
        '1: no head is a question of survey.csv: the first line must be the header of this survey'
    refused "$broken/bad-missing-quote.csv" '2:2: the input ends inside a quoted cell'
    refused "$broken/bad-quotes-with-unescaped-quote.csv" "2:2: $quote"
    refused "$broken/bad-unescaped-quote.csv" "2:2: $quote"
    [ "$(ls "$broken"/bad-*.csv | wc -l)" -eq 7 ]
}

# ints FILE HEADS [OPTION...]: responses of whole numbers, without their header, in got.csv
ints() {
    { printf 'settings,form_id\n,x\nsurvey,type,name\n'; tr , '\n' <<<"$2" | sed 's/.*/,integer,&/'; } >survey.csv
    "$ANKE_BIN/anke-import" -q -c survey.csv --problems problems.csv -o got.csv "${@:3}" "$nasty/vincentlaucsb-csv-data/fake_data/$1"
    sed -i 1d got.csv
}

@test "csv-data: the first hundred whole numbers, and what was made of them" {
    { for i in $(seq 100); do echo "$i,$i,$i,$i,$i,$i,$i,$i,$i,$i"; done; echo .end,100,100; } >want.csv
    for file in ints.csv ints_newline_sep.csv ints_doesnt_end_in_newline.csv; do
        ints "$file" A,B,C,D,E,F,G,H,I,J
        diff want.csv got.csv
        [ "$(wc -l <problems.csv)" -eq 1 ]
    done
    ints ints_squared.csv A,B
    diff <(for i in $(seq 100); do echo "$i,$((i * i))"; done; echo .end,100,100) got.csv
    ints ints_cubed.csv A,C
    diff <(for i in $(seq 100); do echo "$i,$((i * i * i))"; done; echo .end,100,100) got.csv
    ints ints_join.csv a,c,k
    diff <(for i in $(seq 100); do echo "$i,$((i * i * i)),$((i * i))"; done; echo .end,100,100) got.csv
    refused "$nasty/vincentlaucsb-csv-data/fake_data/empty.csv" ' is empty, an export with a header was expected'
    # prose before the header is skipped, what stands below it is an answer
    ints ints_comments.csv A,B,C,D,E,F,G,H,I,J
    diff want.csv got.csv
    ints ints_skipline.csv A,B,C,D,E,F,G,H,I,J
    [ "$(head -n 1 got.csv)" = .X,.X,.X,.X,.X,.X,.X,.X,.X,.X ]
    diff <(sed 's|^[.]end,.*|.end,101,101|' want.csv) <(sed 1d got.csv)
    [ "$(grep -c '^2,.*,not_a_number,' problems.csv)" -eq 10 ]
}
