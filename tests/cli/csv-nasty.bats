#!/usr/bin/env bats
# anke-import against CSV files that break readers: tests/csv-nasty/.

bats_require_minimum_version 1.5.0

setup() {
    import=$ANKE_BIN/anke-import
    nasty=$ANKE_ROOT/tests/csv-nasty
    cd "$BATS_TEST_TMPDIR" || exit 1
    heads=('部署=dept' '部署,課=section' 'Q1=q1' 'Q2=q2' '自由=free' '回答ID=id' 'a=a' 'b=b')
    {
        printf 'settings,form_id\n,nasty\nsurvey,type,name,label\n'
        for head in "${heads[@]}"; do
            printf ',text,%s,"%s"\n' "${head##*=}" "${head%=*}"
        done
    } >survey.csv
}

# Names of the files whose verdict is the argument.
files_to() {
    awk -v want="\"$1\"," '
        /^ "/ { split($0, part, "\""); name = part[2] }
        $1 == "\"verdict\":" && $2 == want { print name }' "$nasty/expected.json"
}

# What is refused, but for what is read after all.
files_refused() {
    files_to refuse | grep -v '^utf16le-excel'
}

# Imports a file; what is accepted must have the expected cells.
accepts() {
    if ! "$import" -c survey.csv -o out "$nasty/$1" 2>messages; then
        echo "$1: $(cat messages)"
        return 1
    fi
    "$nasty/expected-responses" "$1" "${heads[@]}" | diff - out
}

refuses() {
    rm -f out
    run --separate-stderr "$import" -c survey.csv -o out "$nasty/$1"
    if [ "$status" -ne 65 ] || [ -e out ]; then
        echo "$1: status $status"
        return 1
    fi
}

@test "every file has a verdict" {
    [ "$(cat <(files_to accept) <(files_to accept-warn) <(files_to refuse) <(files_to refuse-as-utf8) | sort)" = \
        "$(cd "$nasty" && ls *.csv | LC_ALL=C.UTF-8 sort)" ]
}

@test "what is sound is read, cell by cell" {
    for file in $(files_to accept); do
        accepts "$file"
    done
}

@test "what is doubtful is read, cell by cell" {
    for file in $(files_to accept-warn); do
        accepts "$file"
    done
}

@test "what is broken is refused and leaves no file" {
    for file in $(files_refused); do
        refuses "$file"
    done
}

# expected.json wants warnings; we give one where something may be lost. No warning:
# - bare-cr: CR is a line end like the others
# - control-chars, bidi: texts are kept as they are, and no text of an answer is ever shown in a message
# - nfd: か with U+3099 and が are one when labels are compared; in a text they stay as they are
# - blank-lines-one-column: the blank line is an answer of the only question, as it is counted
@test "a file that may be cut is noted" {
    accepts no-final-newline.csv
    grep -q 'has no line end: was the file cut' messages
}

@test "an id that stands twice is listed where the codebook has ids" {
    sed -i 's/label$/label,role/; s/,text,id,.*/&,id/' survey.csv
    run -0 --separate-stderr "$import" -c survey.csv --problems problems.csv "$nasty/dup-id.csv"
    [ "${lines[-1]}" = '.end,1,2' ]
    [ "$(tail -n 1 problems.csv)" = '3,1,1,id,duplicate_id,refused' ]
}

@test "NFD and NFC are one department" {
    printf 'settings,form_id\n,x\nsurvey,type,name,label\n,select_one l,dept,部署\nchoices,list_name,name,label\n,l,gas,ガス課\n' >survey.csv
    run -0 --separate-stderr "$import" -q -c survey.csv "$nasty/nfd.csv"
    [ "$output" = 'dept
gas
gas
.end,2,2' ]
}

# These verdicts are meant for readers that know UTF-8 only. We know CP932, EUC-JP and UTF-16 as well.
@test "CP932, EUC-JP and UTF-16 are read" {
    accepts cp932.csv
    accepts eucjp.csv
    "$import" -q -c survey.csv -o out "$nasty/cp932-ext.csv"
    iconv -f CP932 -t UTF-8 "$nasty/cp932-ext.csv" | tr -d '\r' | tail -n +2 | cut -d, -f1 | diff - <(sed '1d; $d; s/,.*//' out)
    "$import" -q -c survey.csv -o out "$nasty/utf16le-excel.csv"
    iconv -f UTF-16 -t UTF-8 "$nasty/utf16le-excel.csv" | tr -d '\r' | sed 1d | cut -f1 | diff - <(sed '1d; $d; s/,.*//' out)
}

@test "no text of a refused file is shown" {
    for file in $(files_refused); do
        refuses "$file"
        [ -z "$(LC_ALL=C grep -P '[\x00-\x08\x0b-\x1f\x7f]' <<<"$stderr")" ]
        [ "$(wc -l <<<"$stderr")" -eq 1 ]
    done
}
