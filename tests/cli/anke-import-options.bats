#!/usr/bin/env bats
# What no format fits is described by options; encodings that are broken are refused with their place.

bats_require_minimum_version 1.5.0

setup() {
    import=$ANKE_BIN/anke-import
    cd "$BATS_TEST_TMPDIR" || exit 1
    cat >survey.csv <<'END'
settings,form_id
,x
survey,type,name,label,max,over
,select_one dept,dept,部署,,
,select_multiple why,why,理由,2,first_k
,text,free,自由,,
choices,list_name,name,label,exclusive,other
,dept,s,総務,,
,dept,f,福祉,,
,why,a,多忙,,
,why,b,遠い,,
,why,c,高い,,
,why,n,特になし,yes,
,why,o,その他,,yes
END
}

# gives RESPONSES OPTION... < EXPORT
gives() {
    want=$1
    shift
    cat >export.csv
    "$import" -q -c survey.csv --problems problems.csv -o got "$@" export.csv
    diff <(printf 'dept,why,why_other,free\n%b\n' "$want") <(sed '$d' got)
}

refused() {
    run --separate-stderr "$import" -c survey.csv -o out "${@:2}" export.csv
    echo "$stderr"
    [ "$status" -eq "${1%% *}" ]
    [ "$stderr" = "anke-import: ${1#* }" ]
    [ ! -e out ]
}

@test "columns of choices: exclusive choices, max and other texts as in one cell" {
    gives 's,a,.N,\ns,n,.N,\ns,a,.N,\ns,a b,.N,\ns,o,駅が遠い,\ns,,.N,' <<'END'
部署,理由 [多忙],理由 [遠い],理由 [高い],理由 [特になし],理由 [その他],自由
総務,TRUE,FALSE,,,,
総務,,,,○,,
総務,○,,,○,,
総務,Y,Y,Y,,,
総務,0,0,0,0,駅が遠い,
総務,,,,,,
END
    [ "$(cut -d, -f1,5,6 problems.csv | sed 1d)" = '4,exclusive_option,dropped
5,too_many_options,kept_first' ]
}

@test "a text of その他 may stand before its tick or behind it" {
    sed -i 's/^,text,free/,rank why,free/' survey.csv
    head='dept,why,why_other,free,free_other'
    printf '部署,理由（その他）,理由 [多忙],理由 [その他],自由（その他）,自由 [1位],自由 [2位]\n総務,駅,1,1,坂,その他,多忙\n総務,駅,1,,坂,多忙,遠い\n' >before
    printf '部署,理由 [多忙],理由 [その他],理由（その他）,自由 [1位],自由 [2位],自由（その他）\n総務,1,1,駅,その他,多忙,坂\n総務,1,,駅,多忙,遠い,坂\n' >behind
    for order in before behind; do
        "$import" -q -c survey.csv --problems problems.csv -o got $order
        diff <(printf '%s\ns,a o,駅,o a,坂\ns,a o,駅,a b o,坂\n' "$head") <(sed '$d' got)
        [ "$(wc -l <problems.csv)" = 1 ]
    done
}

@test "a value that is no tick is listed, and told by --tick" {
    printf '部署,理由 [多忙],理由 [遠い],自由\n総務,@,,\n総務,@,1,\n' >ticks
    gives 's,.X,.N,\ns,b,.N,' <ticks
    [ "$(cut -d, -f1,5,6 problems.csv | sed 1d)" = '2,unknown_option,set_invalid
3,unknown_option,dropped' ]
    gives 's,a,.N,\ns,a b,.N,' --tick @ <ticks
}

@test "heads listed in a source are parts of one question" {
    sed -i 's/max,over/max,over,source/; s/理由,2,first_k/理由,2,first_k,X1|X2/; s/部署,,/部署,,,/; s/自由,,/自由,,,/' survey.csv
    gives 's,a b,.N,z\nf,c,.N,' <<'END'
部署,X1,X2,自由
総務,遠い,多忙,z
福祉,c,,
END
}

@test "delimiters are found out or told" {
    gives 's,a b,.N,x;y' < <(printf '部署\t理由\t自由\n総務\t多忙,遠い\tx;y\n')
    gives 's,a b,.N,"x,y"' < <(printf '部署;理由;自由\n総務;多忙,遠い;x,y\n')
    gives 's,a,.N,x' --delimiter tab < <(printf '部署\t理由\t自由\n総務\t多忙\tx\n')
    gives 's,a b,.N,x' --delimiter ';' < <(printf '部署;理由;自由\n総務;多忙,遠い;x\n')
    printf '部署,理由,自由\n総務,多忙,x\n' >export.csv
    refused '65 export.csv:1: no head is a question of survey.csv: the first line must be the header of this survey' --delimiter tab
}

@test "title rows are found out or told, the lines of problems are those of the file" {
    gives 's,a,.N,x' < <(printf '集計元,,\n,,現在\n\n部署,理由,自由\n総務,多忙,x\n')
    gives 's,.N,.N,x' --title-rows 1 --missing 9=na < <(printf 'a,b,c\n部署,理由,自由\n総務,9,x\n')
    printf '集計元,,\n部署,理由,自由\n総務,多忙\n' >export.csv
    refused '65 export.csv:3: fewer cells than the header has'
}

@test "several header rows name question and choice" {
    gives 's,a b,.N,x' --header-rows 2 < <(printf '部署,理由,,自由\n,多忙,遠い,\n総務,1,1,x\n')
}

@test "total rows and notes are no respondents, but are listed" {
    gives 's,a,.N,x\nf,b,.N,計' < <(printf '部署,理由,自由\n総務,多忙,x\n計,1名,\n福祉,遠い,計\n※ 速報,,\n')
    [ "$(sed 1d problems.csv)" = '3,,,,total_row,left_out
5,,,,total_row,left_out' ]
    run -0 --separate-stderr "$import" -c survey.csv -o got export.csv
    [[ "$stderr" == *'2 rows read = 2 written + 0 refused'* ]]
    [[ "$stderr" == *'2 total rows or notes were left out'* ]]
}

@test "the joiner of the export, and values that mean no answer" {
    gives 's,a b,.N,' --joiner '/' --missing 77 < <(printf '部署,理由,自由\n総務,多忙/遠い,77\n')
    gives 's,.U,.U,.X' --missing 8=notasked --missing x=y=invalid < <(printf '部署,理由,自由\n総務,8,x=y\n')
}

@test "mark sheets: 2.0 is a code, -1 no mark, -9999 an unreadable one" {
    sed -i 's/,dept,s,/,dept,1,/; s/,dept,f,/,dept,2,/; s/,why,a,/,why,1,/; s/,why,b,/,why,2,/' survey.csv
    gives '1,1 2,.N,\n2,,.N,\n.X,2,.N,' <<'END'
部署,理由_1,理由_2,自由
1.0,2.0,1.0,
2.0,-1,-1,
-9999,2.0,-1,
END
}

@test "an encoding that breaks is refused at its first bad byte" {
    { printf '部署,理由,自由\n総務,多忙,よいと思います\n' | iconv -t EUC-JP; printf '\301\355\314\263,a,\244\n'; } >export.csv
    refused '65 export.csv:3:3: bytes that are not text in the encoding of the file' --encoding EUC-JP
    { printf '部署,理由,自由\n総務,多忙,よい\n' | iconv -t UTF-16; printf 'a\0,\0\0\330'; } >export.csv
    refused '65 export.csv:3:2: bytes that are not text in the encoding of the file'
    { printf '部署,理由,自由\n総務,多忙,よい\n'; printf '総務,"多\n忙",よい\n' | iconv -t CP932; } >export.csv
    refused '65 export.csv:3:1: bytes that are not text in the encoding of the file'
    { printf '部署,理由,自由\n総務,多忙,よい\n' | iconv -t UTF-16; printf '\0'; } >export.csv
    refused '65 export.csv:3:1: bytes that are not text in the encoding of the file'
}

@test "blocks of UTF-16 and EUC-JP give what UTF-8 gives" {
    { printf '部署,理由,自由\n'; yes '総務,"多忙,遠い","①よい
と思う"' | head -n 60000; } >utf8.csv
    "$import" -q -c survey.csv -o want utf8.csv
    [ "$(wc -c <utf8.csv)" -gt 1200000 ]
    for encoding in UTF-16LE UTF-16BE EUC-JP-MS; do
        iconv -f UTF-8 -t $encoding utf8.csv >other.csv
        "$import" -q -c survey.csv -o got other.csv
        cmp want got
    done
}

@test "Western pages are read when asked for, and doubted otherwise" {
    gives 's,a,.N,café' --encoding MacRoman < <(printf 'dept,why,free\ns,a,caf\216\n')
    gives 's,a,.N,café' --encoding CP1252 < <(printf 'dept,why,free\ns,a,caf\351\n')
    printf 'dept,why,free\ns,a,n\214\346e\n' >export.csv
    run -0 --separate-stderr "$import" -c survey.csv -o got export.csv
    [[ "$stderr" == *'passes for CP932 but has hardly a Japanese character'* ]]
}

@test "wrong options have status 64" {
    printf '部署,理由,自由\n総務,多忙,x\n' >export.csv
    refused '64 unknown format "x": one of anke_labels, google_download, google_sheets, msforms, limesurvey, surveymonkey, qualtrics, kobo, redcap, kintone, spss, stata, mark_sheet, plain was expected' --format x
    refused '64 --delimiter takes comma, tab or semicolon' --delimiter x
    refused '64 --header-rows takes 1 to 3' --header-rows 4
    refused '64 --title-rows takes 0 to 40' --title-rows 41
    refused '64 --missing "1=2": VALUE=STATE with noanswer, na, invalid or notasked was expected' --missing 1=2
}

@test "a format that is told is taken" {
    gives 's,a b,.N,x' --format kobo < <(printf '部署,理由,自由\n総務,多忙 遠い,x\n')
}
