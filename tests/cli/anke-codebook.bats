#!/usr/bin/env bats
# anke-codebook: checks questionnaire definitions.

bats_require_minimum_version 1.5.0

setup() {
    codebook=$ANKE_BIN/anke-codebook
    cd "$BATS_TEST_TMPDIR" || exit 1
    printf 'settings,form_id\n,x\nsurvey,type,name\n,text,q\n' >survey.csv
}

@test "the codebooks of the example and of the samples are sound" {
    for file in "$ANKE_ROOT/tests/example/survey.csv" "$ANKE_ROOT"/samples/*/survey.csv; do
        run -0 --separate-stderr "$codebook" check "$file"
        [ -z "$output" ]
        [[ "$stderr" == *'questions, no finding' ]]
    done
}

@test "every finding is listed with its line and column" {
    cp "$ANKE_ROOT/tests/cli/anke-codebook/findings.csv" .
    run --separate-stderr "$codebook" check findings.csv
    [ "$status" -eq 1 ]
    diff "$ANKE_ROOT/tests/cli/anke-codebook/findings.txt" <(echo "$output")
    [ "$stderr" = "anke-codebook: $(wc -l <"$ANKE_ROOT/tests/cli/anke-codebook/findings.txt") findings" ]
}

@test "a codebook comes from a file or from standard input" {
    run -0 --separate-stderr "$codebook" check survey.csv
    [ "$stderr" = 'anke-codebook: 1 questions, no finding' ]
    run -0 --separate-stderr "$codebook" check -q - <survey.csv
    [ -z "$stderr" ]
    run -1 --separate-stderr "$codebook" check <<<'settings,form_id
,x
survey,type,name
,text,1'
    [[ "$output" == '(stdin):4:3: a name was expected'* ]]
}

@test "a codebook in CP932 is read" {
    iconv -f UTF-8 -t CP932 "$ANKE_ROOT/samples/young-staff-2018/survey.csv" >cp932.csv
    run -0 "$codebook" check cp932.csv
}

@test "findings go to a file" {
    echo ',text,q' >>survey.csv
    run -1 --separate-stderr "$codebook" check -o findings.txt survey.csv
    [ -z "$output" ]
    [ "$(cat findings.txt)" = 'survey.csv:5:1: another question has the same column of the export
survey.csv:5:3: name "q" stands twice' ] # what an absent column would hold is column 1
}

# refuses STATUS MESSAGE ARGUMENT...
refuses() {
    want=$1
    message=$2
    shift 2
    run --separate-stderr "$codebook" "$@"
    [ "$status" -eq "$want" ]
    [ "$stderr" = "anke-codebook: $message" ]
    [ -z "$output" ]
}

@test "what is no CSV file has status 78" {
    printf 'settings,"form_id\n' >bad.csv
    refuses 78 'bad.csv:1:2: the input ends inside a quoted cell' check bad.csv
    printf 'settings,form\0id\n' >bad.csv
    refuses 78 'bad.csv:1: byte 14 of the file is not text in its encoding' check bad.csv
    printf '設定\n' | iconv -f UTF-8 -t ISO-2022-JP >bad.csv
    refuses 78 'bad.csv: is ISO-2022-JP: convert it to UTF-8' check bad.csv
}

@test "an empty file lacks its sheets" {
    : >empty.csv
    run -1 --separate-stderr "$codebook" check empty.csv
    [ "${lines[0]}" = 'empty.csv:1:1: one sheet "settings" with one row was expected' ]
}

@test "wrong use has status 64" {
    use='"draft" or "check" and at most one file, or "diff" and two, expected'
    refuses 64 "$use"
    refuses 64 "$use" survey.csv
    refuses 64 "$use" check survey.csv survey.csv
    refuses 64 'Unknown option --nonsense' check --nonsense survey.csv
}

@test "what cannot be read or written has its status" {
    refuses 66 'missing.csv: cannot open: No such file or directory' check missing.csv
    refuses 66 '.: is a folder, a file was expected' check .
    refuses 73 'no/o: cannot create: No such file or directory' check -o no/o survey.csv
    echo ',text,q' >>survey.csv
    refuses 74 '/dev/full: cannot write: No space left on device' check -o /dev/full survey.csv
    run -74 sh -c '"$1" check survey.csv >/dev/full' sh "$codebook"
}
