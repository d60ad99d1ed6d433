#!/usr/bin/env bats
# Layouts of form tools of which tests/formats/ has no sample, invented from what is known of them, a
# few people each, with the responses that they must become.

bats_require_minimum_version 1.5.0

setup() {
    cd "$BATS_TEST_TMPDIR" || exit 1
    cat >survey.csv <<'END'
settings,form_id
,invented
survey,type,name,label
,select_one sex,sex,性別
,select_multiple why,why,理由
choices,list_name,name,label,other
,sex,1,男,
,sex,2,女,
,why,1,多忙,
,why,2,距離,
,why,3,その他,yes
END
}

# becomes FORMAT ROW...: of export.csv
becomes() {
    "$ANKE_BIN/anke-import" --explain -c survey.csv -o responses.csv export.csv 2>messages
    grep -q "read as $1 (" messages || { cat messages; return 1; }
    shift
    diff <(printf '%s\n' sex,why,why_other "$@" ".end,$#,$#") responses.csv
}

@test "mark sheets: numbers with a decimal, marks from the left, -1 none, -9999 unreadable" {
    printf '%s\n' '性別,理由_1,理由_2' 1.0,2.0,-1 2.0,1.0,2.0 -1,-1,-1 -9999,3.0,-1 >export.csv
    becomes mark_sheet 1,2,.N '2,1 2,.N' ,,.N .X,3,
}

@test "mark sheets: heads of a stem and a number, ASCII or full-width, are the marks of one question" {
    printf '%s\n' '性別,理由1,理由２' 1.0,2.0,-1 2.0,1.0,2.0 -1,-1,-1 -9999,3.0,-1 >export.csv
    becomes mark_sheet 1,2,.N '2,1 2,.N' ,,.N .X,3,
}

@test "numbered heads: places hold choices, ticks are about the choice of that number" {
    printf '%s\n' '性別,理由1,理由2' 男,距離, 女,多忙,距離 ,, 男,遠い, >export.csv
    becomes plain 1,2,.N '2,1 2,.N' ,,.N 1,3,遠い
    printf '%s\n' '性別,理由1,理由2,理由3' 1,0,1,0 2,1,1,0 ,0,0,0 1,0,0,1 >export.csv
    becomes plain 1,2,.N '2,1 2,.N' ,,.N 1,3,
}

@test "numbered heads are no question where another claims one, a head stands alone, or ranks could be either way" {
    printf '%s\n' '性別,理由1,職種' 男,距離, 女,多忙,係 >export.csv
    becomes plain 1,.U,.U 2,.U,.U
    cp survey.csv kept.csv
    sed -i 's/^,select_multiple why.*/&\n,text,first,理由1/' survey.csv
    printf '%s\n' '性別,理由1,理由2' 男,距離, >export.csv
    "$ANKE_BIN/anke-import" -q -c survey.csv -o responses.csv export.csv
    diff <(printf '%s\n' sex,why,why_other,first 1,.U,.U,距離 .end,1,1) responses.csv
    # three ranks of three choices 1, 2, 3: of choice n, or the choice at place n?
    sed 's/select_multiple/rank/' kept.csv >survey.csv
    printf '%s\n' '性別,理由1,理由2,理由3' 1,2,3,1 >export.csv
    becomes plain 1,.U,.U
    printf '%s\n' '性別,理由1,理由2' 1,3,1 >export.csv
    becomes plain '1,3 1,'
    sed -i 's/理由,*$/理由/; s/^survey,type,name,label/&,source/; s/^,rank why,why,理由/&,理由1|理由2|理由3/' survey.csv
    printf '%s\n' '性別,理由1,理由2,理由3' 1,2,3,1 >export.csv
    becomes plain '1,2 3 1,'
}

@test "REDCap with labels: Checked and Unchecked" {
    printf '%s\n' 'Record ID,性別,理由 (choice=多忙),理由 (choice=距離),理由 (choice=その他),Complete?' \
        1,男,Checked,Unchecked,Unchecked,Complete 2,女,Checked,Checked,Unchecked,Complete \
        3,,Unchecked,Unchecked,Unchecked,Incomplete >export.csv
    becomes redcap 1,1,.N '2,1 2,.N' ,,.N
}

@test "ODK Central: groups joined by a hyphen, names joined by blanks, details of 1 and 0" {
    printf '%s\n' SubmissionDate,g-sex,g-why,g-why/1,g-why/2,g-why/3,meta-instanceID,KEY \
        2026-05-14T00:05:12.990Z,1,1,1,0,0,uuid:a,uuid:a '2026-05-14T00:06:12.990Z,2,1 2,1,1,0,uuid:b,uuid:b' >export.csv
    becomes kobo 1,1,.N '2,1 2,.N'
}

@test "kintone: a record that goes on in rows of its table is refused, one row a record is read" {
    printf '%s\n' 'レコードの開始行,レコード番号,性別,理由[多忙],理由[距離],"家族
の表"' '*,1,男,1,,"妻
子"' '*,2,女,,1,' >export.csv
    becomes kintone 1,1,.N 2,2,.N
    printf '%s\n' ',2,女,,1,子' >>export.csv
    message='export.csv:6:1: the row goes on with the record above it, as rows of a table in a record do: an export without the table was expected'
    for program in "anke-import -c survey.csv" 'anke-codebook draft'; do
        # shellcheck disable=SC2086 # words
        run -65 --separate-stderr "$ANKE_BIN"/$program -o none.csv export.csv
        [ "$stderr" = "${program%% *}: $message" ]
        [ ! -e none.csv ]
    done
    # saved as a workbook, its lines are rows of the sheet
    "$ANKE_BENCH/workbook" export.csv book.xlsx
    run -65 "$ANKE_BIN/anke-codebook" draft -o none.csv book.xlsx
    [ "$output" = "anke-codebook: ${message/export.csv:6/book.xlsx:4}" ]
    run -65 "$ANKE_BIN/anke-import" -c survey.csv -o none.csv book.xlsx
    [ "$output" = "anke-import: ${message/export.csv:6/book.xlsx:4}" ]
}

@test "LimeSurvey: -oth- and the text beside it" {
    sed -i 's/^,sex,2,女,/&\n,sex,9,その他,yes/' survey.csv
    printf '%s\n' '"id","submitdate","lastpage","startlanguage","sex","sex[other]","why[1]","why[2]","why[other]"' \
        '"1","2026-05-14 09:05:12","1","ja","1","","Y","",""' '"2","2026-05-14 09:06:12","1","ja","-oth-","答えない","","Y","遠い"' >export.csv
    "$ANKE_BIN/anke-import" -q -c survey.csv -o responses.csv export.csv
    diff <(printf '%s\n' sex,sex_other,why,why_other 1,.N,1,.N '9,答えない,2 3,遠い' .end,2,2) responses.csv
}
