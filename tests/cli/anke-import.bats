#!/usr/bin/env bats
# anke-import: exports become coded responses.

bats_require_minimum_version 1.5.0

setup() {
    import=$ANKE_BIN/anke-import
    cd "$BATS_TEST_TMPDIR" || exit 1
    cat >survey.csv <<'END'
settings,form_id
,x
survey,type,name,label,role
,text,no,番号,id
,select_one l,dept,所属,break
,text,free,自由,
choices,list_name,name,label
,l,a,総務
,l,b,福祉
END
}

# lacks WORD TEXT: the word is nowhere in the text. (A negated command never fails a test.)
lacks() {
    [[ "$2" != *"$1"* ]]
}

# import_to_out INPUT [OPTION ...]: stdout and stderr go to files, out/ holds what is published.
import_to_out() {
    input=$1
    shift
    mkdir -p out
    "$import" -c survey.csv -o out/responses.csv --problems out/problems.csv "$@" "$input"
}

# refuses STATUS MESSAGE INPUT [OPTION ...]: that status, that message, and no file, whole or partial.
refuses() {
    want=$1
    message=$2
    shift 2
    run --separate-stderr import_to_out "$@"
    if [ "$status" -ne "$want" ] || [ "$stderr" != "anke-import: $message" ]; then
        echo "status $status, wanted $want; stderr: $stderr"
        echo "wanted: anke-import: $message"
        return 1
    fi
    [ -z "$output" ]
    [ -z "$(ls -A out)" ]
}

quote='a quote stands where none may be: a cell with quotes must be quoted as a whole, its own quotes doubled'

@test "the example is met byte for byte" {
    cd "$ANKE_ROOT/tests/example"
    "$import" -q -c survey.csv --problems "$BATS_TEST_TMPDIR/p" -o "$BATS_TEST_TMPDIR/r" export.csv
    cmp "$BATS_TEST_TMPDIR/r" responses.csv
    cmp "$BATS_TEST_TMPDIR/p" problems.csv
    "$import" -q -c survey.csv - <export.csv | cmp - responses.csv
}

@test "every folder of cases gives its responses and problems" {
    for folder in "$ANKE_ROOT"/tests/cli/anke-import/*/; do
        "$import" -q -c "$folder/survey.csv" --problems p -o r "$folder/export.csv"
        diff "$folder/responses.csv" r
        diff "$folder/problems.csv" p
    done
}

@test "the six states of a value stand in one file" {
    run -0 --separate-stderr "$import" -q -c "$ANKE_ROOT/tests/cli/anke-import/states/survey.csv" \
        "$ANKE_ROOT/tests/cli/anke-import/states/export.csv"
    [ "${lines[1]}" = '1,yes,boss,.N,5,.U,..NET' ] # values; .U not in this wave; .NET gets a dot
    [ "${lines[2]}" = '2,dk,.N,.N,,.U,...' ]       # わからない is a choice; - is 無回答; .N not asked
    [ "${lines[3]}" = '3,no,.N,.N,.X,.U,..N' ]     # .X no number; the text .N stays apart from the state
}

@test "the sample of 2018 has the counts of its paper" {
    sample=$ANKE_ROOT/samples/young-staff-2018
    "$import" -q -c "$sample/survey.csv" -o r "$sample/export.csv"
    [ "$(tail -n 1 r)" = '.end,35,35' ]
    # Codes to labels by the codebook, then one line for each question and choice that occurs.
    awk -F, '
        FILENAME ~ /survey/ && $1 != "" { sheet = $1 }
        FILENAME ~ /survey/ && sheet == "survey" && $2 ~ /^select/ { split($2, t, " "); list[$3] = t[2] }
        FILENAME ~ /survey/ && sheet == "choices" { label[$2, $3] = $4 }
        FILENAME == "r" && FNR == 1 { for (i = 1; i <= NF; i++) name[i] = $i }
        FILENAME == "r" && FNR > 1 {
            for (i = 1; i <= 14; i++) {
                if (!(name[i] in list)) continue
                n = split($i, codes, " ")
                for (j = 1; j <= n; j++) if (codes[j] !~ /^\./) count[name[i], label[list[name[i]], codes[j]]]++
            }
        }
        FILENAME ~ /counts/ && FNR > 1 {
            lines++
            if (count[$1, $4] + 0 != $6) { print $1, $4, count[$1, $4] + 0, $6; bad = 1 }
        }
        END { exit bad || lines < 30 }' "$sample/survey.csv" r "$sample/counts.csv"
}

@test "any number of threads and both encodings give the same bytes" {
    mkdir utf8 cp932
    "$ANKE_BENCH/generate" utf8 8000
    "$ANKE_BENCH/generate" cp932 8000 cp932
    [ "$(stat -c %s utf8/export.csv)" -gt 2097152 ] # more than four blocks
    [ "$(stat -c %s cp932/export-cp932.csv)" -gt 1572864 ]
    "$import" -q -c utf8/survey.csv --threads 1 --problems p1 -o r1 utf8/export.csv
    [ "$(tail -n 1 r1)" = '.end,8000,8000' ]
    for n in 2 3 4; do
        "$import" -q -c utf8/survey.csv --threads $n --problems p -o r utf8/export.csv
        cmp r r1
        cmp p p1
    done
    for n in 1 4; do
        "$import" -q -c cp932/survey.csv --threads $n --problems p -o r cp932/export-cp932.csv
        cmp r r1
        cmp p p1
    done
    "$import" -q -c cp932/survey.csv - <cp932/export-cp932.csv | cmp - r1
}

@test "a blank line where blocks meet is found whatever the number of threads" {
    printf '番号,所属,自由\r\n' >export.csv
    awk 'BEGIN { for (i = 1; i <= 40000; i++) printf "%d,総務,あいうえおかきくけこさしすせそ\r\n", i }' >>export.csv
    printf '\r\n' >>export.csv
    awk 'BEGIN { for (i = 40001; i <= 50000; i++) printf "%d,福祉,x\r\n", i }' >>export.csv
    for n in 1 4; do
        refuses 65 'export.csv:40002: a blank line between rows' export.csv --threads $n
    done
}

@test "both outputs are readable by their owner only" {
    printf '番号,所属,自由\n1,総務,\n' >export.csv
    umask 000
    import_to_out export.csv
    [ "$(stat -c %a out/responses.csv out/problems.csv)" = "600
600" ]
}

@test "encodings that are not read are named" {
    printf '番号,所属,自由\n1,総務,よい\n' >utf8.csv
    iconv -f UTF-8 -t ISO-2022-JP utf8.csv >jis.csv
    refuses 65 'jis.csv: is ISO-2022-JP: convert it to UTF-8' jis.csv
    printf 'a,\376\376\n1,\376\n' >none.csv
    refuses 65 'none.csv:1:2: is neither UTF-8 nor CP932 nor EUC-JP from here: mend it, or name its encoding with --encoding' none.csv
    refuses 65 'utf8.csv:1:2: bytes that are not text in the encoding of the file' utf8.csv --encoding CP932
    iconv -f UTF-8 -t CP932 utf8.csv >cp932.csv
    refuses 65 'cp932.csv:1:1: bytes that are not UTF-8 text' cp932.csv --encoding UTF-8
    refuses 64 'unknown encoding "EBCDIC": auto, UTF-8, CP932, EUC-JP, UTF-16LE, UTF-16BE, CP1252, ISO-8859-1 or MacRoman was expected' utf8.csv --encoding EBCDIC
}

@test "a character cut where the first block ends does not change the encoding" {
    printf '番号,所属,自由\n' | sed 's/番号/no/; s/所属/dept/; s/自由/free/' >export.csv
    # The first character that is not ASCII is cut by the end of the first block of 512 KiB.
    awk 'BEGIN { for (i = 1; i <= 30000; i++) printf "%d,,abcdefgh\n", i }' >>export.csv
    size=$(stat -c %s export.csv)
    if [ "$size" -gt 524000 ]; then head -c 524000 export.csv >cut && head -n -1 cut >export.csv; fi
    size=$(stat -c %s export.csv)
    fill=$((524288 - size - 3 - 2))
    printf 'z,,%s' "$(head -c $fill /dev/zero | tr '\0' y)" >>export.csv
    printf 'あああ\nzz,総務,よい\n' >>export.csv
    [ "$(head -c 524288 export.csv | tail -c 2 | od -An -tx1 | tr -d ' ')" = e381 ]
    import_to_out export.csv
    grep -q '^zz,a,よい$' out/responses.csv
    grep -q 'yあああ$' out/responses.csv
}

@test "a byte order mark and a quoted header are read" {
    printf '\357\273\277"番号","所属","自由"\r\n1,総務,\r\n' >export.csv
    import_to_out export.csv
    [ "$(cat out/responses.csv)" = "no,dept,free
1,a,
.end,1,1" ]
}

@test "headers that do not fit are refused" {
    printf 'a,b,c\n1,2,3\n' >export.csv
    refuses 65 'export.csv:1: no head is a question of survey.csv: the first line must be the header of this survey' export.csv
    printf '番号,自由\n1,x\n' >export.csv
    refuses 65 'export.csv:1: no column for question "dept", which must be there: "所属" was expected in the header' export.csv
    printf '所属,自由\n総務,x\n' >export.csv
    refuses 65 'export.csv:1: no column for question "no", which must be there: "番号" was expected in the header' export.csv
    printf '番号,所属,所属\n1,総務,総務\n' >export.csv
    refuses 65 'export.csv:1: two columns have the head of question "dept": "所属"' export.csv
    printf '\n番号,所属,自由\n' >export.csv
    refuses 65 'export.csv:1: a header was expected' export.csv
    printf '番号,"所属,自由\n1,総務,x\n' >export.csv
    refuses 65 'export.csv:1:2: the input ends inside a quoted cell' export.csv
    sed 's/自由,$/自由,,yes/; s/label,role/label,role,required/' survey.csv >s && mv s survey.csv
    printf '番号,所属\n1,総務\n' >export.csv
    refuses 65 'export.csv:1: no column for question "free", which must be there: "自由" was expected in the header' export.csv
}

@test "an empty file is refused, a header alone is nobody" {
    : >export.csv
    refuses 65 'export.csv: is empty, an export with a header was expected' export.csv
    printf '番号,所属,自由\r\n' >export.csv
    run --separate-stderr import_to_out export.csv --strict
    [ "$status" -eq 0 ]
    [ "$stderr" = "anke-import: 0 rows read = 0 written + 0 refused
anke-import: the export is a header alone: no respondents" ]
    [ "$(cat out/responses.csv)" = "no,dept,free
.end,0,0" ]
    [ "$(cat out/problems.csv)" = 'line,id,column,question,rule,action' ]
}

@test "rows that are no table are refused with their place" {
    head='番号,所属,自由\n1,総務,"x\ny"\n'
    printf "${head}2,福祉\n" >export.csv
    refuses 65 'export.csv:4: fewer cells than the header has' export.csv
    printf "${head}2,福祉,x,y\n" >export.csv
    refuses 65 'export.csv:4: more cells than the header has' export.csv
    printf "${head}\n2,福祉,x\n" >export.csv
    refuses 65 'export.csv:4: a blank line between rows' export.csv
    printf "${head}2,福祉,\"x\n" >export.csv
    refuses 65 'export.csv:4:3: the input ends inside a quoted cell' export.csv
    printf "${head}2,福祉,5\" disk\n" >export.csv
    refuses 65 "export.csv:4:3: $quote" export.csv
    printf "${head}2,福祉,\"x\"y\n" >export.csv
    refuses 65 "export.csv:4:3: $quote" export.csv
    printf "${head}2,福祉,x\\0y\n" >export.csv
    refuses 65 'export.csv:4:3: bytes that are not text in the encoding of the file' export.csv
    printf "${head}2,福祉,\\355\\240\\200\n" >export.csv
    refuses 65 'export.csv:4:3: bytes that are not text in the encoding of the file' export.csv
    refuses 65 'export.csv:4:3: bytes that are not text in the encoding of the file' export.csv --encoding UTF-8
}

@test "a cell has at most one mebibyte" {
    { printf '番号,所属,自由\n1,総務,x\n2,福祉,' && head -c 1048576 /dev/zero | tr '\0' x && echo; } >export.csv
    import_to_out export.csv
    [ "$(tail -n 1 out/responses.csv)" = '.end,2,2' ]
    rm -r out
    { printf '番号,所属,自由\n1,総務,x\n2,福祉,' && head -c 1048577 /dev/zero | tr '\0' x && echo; } >export.csv
    refuses 65 'export.csv:3:3: a cell is longer than 1048576 bytes' export.csv
    { printf '番号,所属,自由\n1,総務,x\n2,福祉,"' && head -c 20000000 /dev/zero | tr '\0' x; } >export.csv
    refuses 65 'export.csv:3:3: a cell is longer than 1048576 bytes' export.csv
}

@test "a last line without its end is read and noted" {
    printf '番号,所属,自由\n1,総務,x' >export.csv
    run --separate-stderr import_to_out export.csv
    [ "$status" -eq 0 ]
    [ "${stderr_lines[1]}" = 'anke-import: the last line of the export has no line end: was the file cut?' ]
    [ "$(tail -n 1 out/responses.csv)" = '.end,1,1' ]
}

@test "blank lines at the end are no respondents" {
    printf '番号,所属,自由\r\n1,総務,x\r\n\r\n\r\n' >export.csv
    import_to_out export.csv
    [ "$(tail -n 1 out/responses.csv)" = '.end,1,1' ]
}

@test "a bad codebook is named with its place" {
    printf '番号,所属,自由\n1,総務,x\n' >export.csv
    echo ',l,a,企画' >>survey.csv
    refuses 78 'survey.csv:10:3: choice name "a" stands twice in its list' export.csv
    echo ',l,a,財政' >>survey.csv
    refuses 78 'survey.csv:10:3: choice name "a" stands twice in its list (and 1 more: anke-codebook check lists them)' export.csv
    rm survey.csv
    refuses 66 'survey.csv: cannot open: No such file or directory' export.csv
}

@test "what cannot be read or written has its status" {
    printf '番号,所属,自由\n1,総務,x\n' >export.csv
    refuses 66 'missing.csv: cannot open: No such file or directory' missing.csv
    mkdir folder
    refuses 66 'folder: is a folder, a file was expected' folder
    run --separate-stderr "$import" -q -c survey.csv -o /dev/full export.csv
    [ "$status" -eq 74 ]
    [ "$stderr" = 'anke-import: /dev/full: cannot write: No space left on device' ]
    run --separate-stderr "$import" -q -c survey.csv --problems /dev/full -o r export.csv
    [ "$status" -eq 74 ]
    [ ! -e r ]
    run --separate-stderr sh -c '"$1" -q -c survey.csv export.csv >/dev/full' sh "$import"
    [ "$status" -eq 74 ]
    run --separate-stderr "$import" -c survey.csv -o no/r export.csv
    [ "$status" -eq 73 ]
    [ "$stderr" = 'anke-import: no/r: cannot create: No such file or directory' ]
    if [ "$(id -u)" -ne 0 ]; then
        mkdir -m 500 locked
        run "$import" -c survey.csv -o locked/r export.csv
        [ "$status" -eq 73 ]
    fi
}

@test "wrong use has status 64" {
    printf '番号,所属,自由\n1,総務,x\n' >export.csv
    refuses 64 'Unknown option --nonsense' export.csv --nonsense
    refuses 64 'one input file expected, 2 given' export.csv export.csv
    refuses 64 '--threads takes 1 to 4' export.csv --threads 5
    refuses 64 '--threads takes 1 to 4' export.csv --threads=-1
    run --separate-stderr "$import" export.csv
    [ "$status" -eq 64 ]
    [ "$stderr" = 'anke-import: -c FILE, the codebook, is needed' ]
    run -64 --separate-stderr "$import" -c survey.csv -o same --problems same export.csv
    [ "$stderr" = 'anke-import: responses and problem list need two files (-o, --problems)' ]
    run -64 --separate-stderr "$import" -c survey.csv --problems - export.csv
    [ ! -e same ]
}

@test "strict counts problems but not conversions" {
    sed -i 's/,text,free,自由,/,integer,free,自由,/' survey.csv
    printf '番号,所属,自由\n1,総務,１２\n' >export.csv
    run -0 --separate-stderr import_to_out export.csv --strict
    printf '番号,所属,自由\n1,総務,x\n2,経理,5\n' >export.csv
    run -1 --separate-stderr import_to_out export.csv --strict
    [ "${stderr_lines[-1]}" = 'anke-import: 2 problems listed' ]
    [ "$(tail -n 1 out/responses.csv)" = '.end,2,2' ] # written all the same
    run -0 --separate-stderr import_to_out export.csv
}

@test "of two rows with one id the first stays" {
    printf '番号,所属,自由\n7,総務,x\n8,福祉,y\n7,福祉,z\n,総務,1\n,総務,2\n' >export.csv
    run --separate-stderr import_to_out export.csv
    [ "${stderr_lines[0]}" = 'anke-import: 5 rows read = 4 written + 1 refused' ]
    [ "$(cat out/responses.csv)" = "no,dept,free
7,a,x
8,b,y
,a,1
,a,2
.end,4,5" ]
    [ "$(cat out/problems.csv)" = "line,id,column,question,rule,action
4,7,1,no,duplicate_id,refused
5,,1,no,missing_id,kept
6,,1,no,missing_id,kept" ]
}

@test "the last line counts what is written and what was read: totals are no questionnaires, refused ones are" {
    # several blocks of 512 KiB; every 1000th row has the number of an earlier one
    awk 'BEGIN { print "番号,所属,自由"; text = sprintf("%200s", ""); gsub(/ /, "x", text)
        for (i = 1; i <= 9000; i++) print (i % 1000 == 0 ? i - 999 : i) ",総務," text
        print "計,," }' >export.csv
    [ "$(stat -c %s export.csv)" -gt 1572864 ]
    run -0 --separate-stderr import_to_out export.csv
    [ "${stderr_lines[0]}" = 'anke-import: 9000 rows read = 8991 written + 9 refused' ]
    [ "$(tail -n 1 out/responses.csv)" = '.end,8991,9000' ]
    [ "$(grep -c . out/responses.csv)" -eq 8993 ]
    # and a tally's returned is what was read
    "$ANKE_BIN/anke-tally" -q -c survey.csv -o tally.csv out/responses.csv
    [ "$(awk -F, '$2 == "dept" && $3 == "" && $6 == "returned" { print $7 }' tally.csv)" = 9000 ]
    # nobody is refused, and nobody answered
    printf '番号,所属,自由\n,,\n,,\n' >export.csv
    run -0 --separate-stderr import_to_out export.csv
    [ "$(tail -n 1 out/responses.csv)" = '.end,2,2' ]
    printf '番号,所属,自由\n' >export.csv
    run -0 --separate-stderr import_to_out export.csv
    [ "$(tail -n 1 out/responses.csv)" = '.end,0,0' ]
}

@test "no answer stands in a message or in the problem list" {
    cat >survey.csv <<'END'
settings,form_id
,x
survey,type,name,label,role,relevant,constraint,max,over
,text,no,番号,id,,,,
,select_one l,one,単数,break,,,,
,select_multiple l,many,複数,,,,1,invalid
,integer,years,年数,,,,,
,date,day,日付,,,,,
,text,free,自由,,${one} = 'a',,,
,text,short,短文,,,. = 'CANARY',,
choices,list_name,name,label
,l,a,総務
,l,b,福祉
END
    head='番号,単数,複数,年数,日付,自由,短文,余分CANARY\n'
    row='1,CANARY1,総務;CANARY2,CANARY3,CANARY4,CANARY5,CANARY6,CANARY7\n'
    printf "$head$row$row" >export.csv
    run -0 --separate-stderr import_to_out export.csv
    lacks CANARY "$stderr"
    lacks CANARY "$(cat out/problems.csv)"
    [ "$(wc -l <out/problems.csv)" -gt 7 ]
    rm -r out
    for bad in '2,CANARY\n' '2,CANARY"x,,,,,,\n' '2,"CANARY"x,,,,,,\n' '2,,,,,,,\377CANARY\n' '2,"CANARY\n' \
        '2,CANARY,,,,,,,CANARY\n' '\nCANARY,,,,,,,\n' '2,CANARY\0,,,,,,\n'; do
        printf "$head$row$bad" >export.csv
        run -65 --separate-stderr import_to_out export.csv
        lacks CANARY "$stderr"
        [ -z "$(ls -A out)" ]
    done
}

@test "terminal controls in heads and codebooks are shown as bytes" {
    printf 'settings,form_id\n,x\nsurvey,type,name,source,role\n,text,no,"a\033]0;pwn\007",id\n,text,b,,\n' >survey.csv
    printf 'b\nx\n' >export.csv
    run -65 --separate-stderr import_to_out export.csv
    [[ "$stderr" == *'"a\x1b]0;pwn\x07"'* ]]
}

@test "a killed run leaves no output, and the next sweeps its leftover" {
    mkfifo pipe out.fifo 2>/dev/null || true
    mkdir out
    "$import" -q -c survey.csv -o out/responses.csv pipe 3>&- &
    pid=$!
    exec 9>pipe
    printf '番号,所属,自由\n1,総務,x\n' >&9
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        [ -n "$(ls -A out)" ] && break
        sleep 0.1
    done
    [ -n "$(ls -A out)" ]
    kill -KILL $pid
    wait $pid || true
    exec 9>&-
    [ ! -e out/responses.csv ]
    printf '番号,所属,自由\n1,総務,x\n' >export.csv
    "$import" -q -c survey.csv -o out/responses.csv export.csv
    [ "$(ls -A out)" = responses.csv ]
}

@test "the same input gives the same bytes in another locale and time zone" {
    printf '番号,所属,自由\n1,総務,"x,y"\n' >export.csv
    "$import" -q -c survey.csv export.csv >a
    LC_ALL=de_DE.UTF-8 TZ=America/New_York "$import" -q -c survey.csv export.csv >b
    LC_ALL=C "$import" -q -c survey.csv export.csv >c
    cmp a b
    cmp a c
}

@test "an export of one column keeps its blank answers" {
    printf 'settings,form_id\n,x\nsurvey,type,name,label\n,text,free,自由\n' >survey.csv
    printf '自由\nよい\n\n悪い\n' >export.csv
    import_to_out export.csv
    [ "$(cat out/responses.csv)" = 'free
よい
""
悪い
.end,3,3' ]
}

@test "an export or a codebook is not overwritten by what is made of it" {
    cp "$ANKE_ROOT/tests/example/survey.csv" "$ANKE_ROOT/tests/example/export.csv" .
    ln -s export.csv link.csv
    for target in export.csv ./export.csv link.csv survey.csv; do
        run "$ANKE_BIN/anke-import" -c survey.csv -o $target export.csv
        [ "$status" -eq 64 ]
        [[ "$output" == *'would be overwritten'* ]]
        run "$ANKE_BIN/anke-import" -c survey.csv -o r.csv --problems $target export.csv
        [ "$status" -eq 64 ]
    done
    cmp export.csv "$ANKE_ROOT/tests/example/export.csv"
    cmp survey.csv "$ANKE_ROOT/tests/example/survey.csv"
}
