#!/usr/bin/env bats
# anke-export: responses for SPSS, Excel and as codes, and back through anke-import.

bats_require_minimum_version 1.5.0

setup() {
    export=$ANKE_BIN/anke-export
    import=$ANKE_BIN/anke-import
    cases=$ANKE_ROOT/tests/cli/anke-export
    survey=$cases/survey.csv
    responses=$cases/responses.csv
    cd "$BATS_TEST_TMPDIR" || exit 1
}

# refused STATUS MESSAGE ARGUMENT...: that status, that message on stderr, nothing on stdout.
refused() {
    want=$1
    message=$2
    shift 2
    run --separate-stderr "$export" "$@"
    if [ "$status" -ne "$want" ] || [[ "$stderr" != "anke-export: $message"* ]]; then
        echo "status $status, wanted $want; stderr: $stderr"
        return 1
    fi
    [ -z "$output" ]
}

@test "labels for Excel: byte order mark, CRLF, states by their labels, formulas guarded" {
    "$export" -q -c "$survey" --format labels --with-text "$responses" | cmp - "$cases/labels.csv"
    # standard input will do
    "$export" -q -c "$survey" --format labels --with-text <"$responses" | cmp - "$cases/labels.csv"
    # no cell begins like a formula, but for numbers
    run grep -E '(^|,)"?[=+@]' "$cases/labels.csv"
    [ "$status" -eq 1 ]
    run grep -E '(^|,)"?-[^0-9]' "$cases/labels.csv"
    [ "$status" -eq 1 ]
}

@test "codes, and the list of what they mean" {
    "$export" -q -c "$survey" --format codes --with-text --codebook-out list.csv -o codes.csv "$responses"
    cmp codes.csv "$cases/codes.csv"
    cmp list.csv "$cases/code-list.csv"
    [ "$(stat -c %a codes.csv list.csv | sort -u)" = 600 ]
}

@test "labels and back: the same bytes, no problem" {
    "$export" -q -c "$survey" --format labels --with-text -o x.csv "$responses"
    "$import" -q -c "$survey" --problems problems.csv -o back.csv x.csv
    cmp back.csv "$responses"
    [ "$(wc -l <problems.csv)" -eq 1 ]
    [ "$(stat -c %a x.csv)" = 600 ]
}

@test "SPSS and back: the same bytes, no problem" {
    "$export" -q -c "$survey" --format sav --with-text -o x.sav "$responses"
    "$import" -q -c "$survey" --problems problems.csv -o back.csv x.sav
    cmp back.csv "$responses"
    [ "$(wc -l <problems.csv)" -eq 1 ]
    [ "$(stat -c %a x.sav)" = 600 ]
    # through a pipe, too
    "$import" -q -c "$survey" - <x.sav | cmp - "$responses"
    cat x.sav | "$import" -q -c "$survey" | cmp - "$responses"
}

@test "the samples go to labels and SPSS and back" {
    for sample in young-staff-2018 engagement-invented; do
        folder=$ANKE_ROOT/samples/$sample
        "$import" -q -c "$folder/survey.csv" -o responses.csv "$folder/export.csv"
        for format in labels sav; do
            "$export" -q -c "$folder/survey.csv" --format $format --with-text -o "x.$format" responses.csv
            "$import" -q -c "$folder/survey.csv" -o back.csv "x.$format"
            cmp back.csv responses.csv
        done
    done
}

@test "every sample of a form tool goes through a draft, to labels and SPSS and back" {
    n=0
    for file in "$ANKE_ROOT"/tests/formats/*.*; do
        case $file in
        *.json | *_problems.csv | *_responses.csv | *_survey.csv) continue ;;
        esac
        "$ANKE_BIN/anke-codebook" draft -q --min-count 1 -o survey.csv "$file"
        "$import" -q -c survey.csv -o responses.csv "$file"
        for format in labels sav; do
            "$export" -q -c survey.csv --format $format --with-text -o "x.$format" responses.csv
            "$import" -q -c survey.csv -o back.csv "x.$format"
            cmp back.csv responses.csv || { echo "$file, $format" && return 1; }
        done
        n=$((n + 1))
    done
    [ "$n" -ge 18 ]
}

@test "without --with-text nothing that people wrote comes out" {
    for format in labels sav codes; do
        "$export" -q -c "$survey" --format $format -o "x.$format" "$responses"
        run grep -c -a -E '改行|すみません|全角|cmd' "x.$format"
        [ "$output" = 0 ]
        grep -q -a 001 "x.$format" # the id
    done
    "$import" -q -c "$survey" -o back.csv x.labels
    cut -d, -f1-3 back.csv | head -3 | cmp - <(cut -d, -f1-3 "$responses" | head -3)
}

@test "the same bytes in another place, at another time" {
    "$export" -q -c "$survey" --format sav -o a.sav "$responses"
    TZ=America/New_York LC_ALL=ja_JP.UTF-8 "$export" -q -c "$survey" --format sav -o b.sav "$responses"
    cmp a.sav b.sav
}

@test "PSPP reads labels, missing values and counts" {
    command -v pspp >/dev/null || skip 'PSPP is not installed'
    "$export" -q -c "$survey" --format sav --with-text -o a.sav "$responses"
    cat >job.sps <<'END'
GET FILE='a.sav'.
DISPLAY DICTIONARY.
FREQUENCIES VARIABLES=dept sat whys_1.
LIST VARIABLES=no order_1 order_2 years day.
END
    pspp -O format=csv -o out.csv job.sps >messages 2>&1
    run grep -E 'warning|error' messages # PSPP takes the file as it is
    [ "$status" -eq 1 ]
    for line in \
        'dept,2,所属,Nominal,Input,8,Right,F8.0,F8.0,-4 THRU -1' \
        'sat,17,満足度,Ordinal,Input,8,Right,F8.0,F8.0,-4 THRU -1' \
        'whys_1,5,理由（いくつでも）：多忙,Nominal,Input,8,Right,F8.0,F8.0,-4 THRU -1' \
        'change,19,増減,Scale,Input,8,Right,F12.4,F12.4,-100000004 THRU -100000001' \
        'day,20,採用日,Scale,Input,8,Right,SDATE10,SDATE10,-4 THRU -1' \
        '所属,-4[a],未設問' ',-3[a],無効' ',-2[a],非該当' ',-1[a],無回答' \
        'Valid,総務,2,20.0%,25.0%,25.0%' ',福祉,6,60.0%,75.0%,100.0%' \
        'Missing,無効,1,10.0%,,' ',無回答,1,10.0%,,' \
        'Valid,不満,1,10.0%,11.1%,11.1%' ',満足,5,50.0%,55.6%,88.9%' \
        ',多忙,5,50.0%,62.5%,100.0%' 'N,Valid,8,9,8' \
        '001,-2,-2,0,2018/04/01' '002,2,1,12,2019/05/01'; do
        grep -qxF -- "$line" out.csv || { echo "missing: $line"; cat out.csv; return 1; }
    done
}

@test "labels that SPSS has no room for are cut behind a character and counted" {
    long=$(printf 'あ%.0s' $(seq 100))
    sed "s/^,dept,a,総務/,dept,a,$long/" "$survey" >long.csv
    run --separate-stderr "$export" -q -c long.csv --format sav -o x.sav "$responses"
    [ "$status" -eq 0 ]
    [[ "$stderr" == 'anke-export: 2 labels or texts were cut'* ]]
    "$import" -q -c "$survey" -o back.csv x.sav # valid UTF-8
}

@test "a head that could not be read back is refused" {
    sed 's/^,odd,4,B \[c\]/,odd,4,a [b 【c 〔d/' "$survey" >bad.csv
    refused 78 'bad.csv:8: question "odd" has labels with brackets' -c bad.csv --format labels "$responses"
}

@test "wrong use is 64" {
    refused 64 '-c FILE, the codebook, is needed' --format labels "$responses"
    refused 64 '--format is needed: sav, labels or codes' -c "$survey" "$responses"
    refused 64 '--format is needed: sav, labels or codes' -c "$survey" --format xls "$responses"
    refused 64 '--format sav reads the responses twice: name their file' -c "$survey" --format sav
    refused 64 '--codebook-out goes with --format codes' -c "$survey" --format labels --codebook-out x "$responses"
    refused 64 'codes and their list need two files' -c "$survey" --format codes -o x --codebook-out x "$responses"
    refused 64 'Unknown option --nonsense' -c "$survey" --nonsense
    cp "$responses" r.csv
    refused 64 'r.csv: is read, and would be overwritten' -c "$survey" --format labels -o r.csv r.csv
    cmp r.csv "$responses"
}

@test "bad input is 66, 65 and 78, and nothing is published" {
    refused 66 'none.csv: cannot open' -c "$survey" --format labels -o x.csv none.csv
    head -3 "$responses" >cut.csv
    for format in labels sav codes; do
        refused 65 'cut.csv:' -c "$survey" --format $format -o "x.$format" cut.csv
        [ ! -e "x.$format" ]
    done
    : >empty.csv
    refused 65 'empty.csv' -c "$survey" --format labels empty.csv
    echo nonsense >bad.csv
    refused 78 'bad.csv:1' -c bad.csv --format labels "$responses"
    [ -z "$(ls -A | grep partial)" ]
}

@test "a header alone is a file without respondents" {
    { head -1 "$responses"; echo .end,0,0; } >none.csv
    "$export" -q -c "$survey" --format labels none.csv | head -1 | cmp - <(head -1 <("$export" -q -c "$survey" --format labels "$responses"))
    for format in labels sav codes; do
        "$export" -q -c "$survey" --format $format -o "x.$format" none.csv
    done
    [ "$(wc -l <x.codes)" -eq 1 ]
    "$import" -q -c "$survey" x.sav | tail -1 | cmp - <(echo .end,0,0)
}

@test "a full disk is 74" {
    refused 74 '/dev/full: cannot write' -c "$survey" --format labels -o /dev/full "$responses"
    refused 74 '/dev/full: cannot write' -c "$survey" --format sav -o /dev/full "$responses"
}

@test "--help says what there is" {
    run "$export" --help
    [ "$status" -eq 0 ]
    for word in --codebook --format --output --codebook-out --with-text; do
        [[ "$output" == *"$word"* ]]
    done
}
