#!/usr/bin/env bats
# anke-import: workbooks (.xlsx) and files of SPSS and Stata. Workbooks are packed from XML in
# tests/cli/import-containers/, or made of the CSV samples.

bats_require_minimum_version 1.5.0

setup() {
    import=$ANKE_BIN/anke-import
    cases=$ANKE_ROOT/tests/cli/import-containers
    formats=$ANKE_ROOT/tests/formats
    cd "$BATS_TEST_TMPDIR" || exit 1
    cp -r "$cases/forms" forms
}

pack() {
    "$ANKE_BENCH/pack" forms forms.xlsx
}

# refused STATUS MESSAGE ARGUMENT...: that status, that message, nothing written.
refused() {
    want=$1
    message=$2
    shift 2
    run --separate-stderr "$import" -c "$cases/survey.csv" "$@"
    if [ "$status" -ne "$want" ] || [ "$stderr" != "anke-import: $message" ]; then
        echo "status $status, wanted $want; stderr: $stderr"
        return 1
    fi
    [ -z "$output" ]
}

# said TEXT: the messages hold that line
said() {
    grep -qxF -- "anke-import: $1" messages || { cat messages; return 1; }
}

@test "a workbook of Microsoft Forms: shared and inline strings, formulas, dates, readings of kanji" {
    pack
    "$import" -c "$cases/survey.csv" --problems problems.csv -o responses.csv forms.xlsx 2>messages
    cmp responses.csv "$cases/forms-responses.csv"
    cmp problems.csv "$cases/forms-problems.csv" # lines are rows of the sheet, though row 2 holds a line end
    said 'sheet "Form1" is read, 1 more are not (--sheet)'
    said '1 cells hold an error of the spreadsheet (#N/A ...), the first in row 3, column 9'
    said '1 cells are shown as dates, but hold no day, the first in row 5, column 7'
    said '1 hidden rows are read like the others'
}

@test "a workbook comes from a pipe as well" {
    pack
    cat forms.xlsx | "$import" -q -c "$cases/survey.csv" | cmp - "$cases/forms-responses.csv"
    "$import" -q -c "$cases/survey.csv" - <forms.xlsx | cmp - "$cases/forms-responses.csv"
}

@test "merged heads stand for all their cells, and tell how many header rows there are" {
    pack
    "$import" --explain -c "$cases/survey.csv" --sheet 見出し二段 --problems problems.csv -o responses.csv forms.xlsx 2>messages
    said 'read as plain (CSV or TSV of labels or codes): UTF-8, comma, 2 title rows, 2 header rows'
    cat >want.csv <<'END'
no,begun,dept,hired,why,years,free
1,.U,a,.U,busy,.U,.U
2,.U,b,.U,pay,.U,.U
3,.U,,.U,,.U,.U
.end,3,3
END
    cmp responses.csv want.csv
    [ "$(grep -c -v missing_column problems.csv)" -eq 1 ]
}

@test "a sheet that is hidden is read where it is named, and no other" {
    pack
    "$import" -q -c "$cases/survey.csv" --sheet 設定 forms.xlsx >responses.csv
    [ "$(sed -n 2p responses.csv)" = .U,.U,b,.U,.U,.U,.U ]
    refused 64 'forms.xlsx: no sheet "Form2": the workbook has "設定", "Form1", "見出し二段"' --sheet Form2 forms.xlsx
}

@test "damage is refused with the row and column of the sheet" {
    sed -i 's|<c r="I5" s="0"><v>3</v>|<c r="I5" s="0"><v>three</v>|' forms/xl/worksheets/sheet1.xml
    pack
    refused 65 'forms.xlsx:5:9: a number was expected' forms.xlsx
    sed -i 's|<row r="5">|<row r="4">|' forms/xl/worksheets/sheet1.xml
    pack
    refused 65 'forms.xlsx:4:9: the row behind this one has no higher number' forms.xlsx
}

@test "a blank row between respondents is refused with its number" {
    sed -i 's|<row r="5">|<row r="9">|; s|r="\([A-J]\)5"|r="\19"|g' forms/xl/worksheets/sheet1.xml
    pack
    refused 65 'forms.xlsx:5: a blank line between rows' forms.xlsx
}

@test "what is no .xlsx is told apart" {
    pack
    head -c 3000 forms.xlsx >cut.xlsx
    refused 65 'cut.xlsx: the zip archive of the workbook is cut off or damaged' cut.xlsx
    printf '\320\317\021\340\241\261\032\341' >old.xls
    cp old.xls locked.xlsx
    printf 'W\0o\0r\0k\0b\0o\0o\0k\0' >>old.xls
    printf 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0' >>locked.xlsx
    refused 65 'old.xls: is an .xls workbook: save it as .xlsx or as CSV' old.xls
    refused 65 'locked.xlsx: is an encrypted workbook: save it without a password' locked.xlsx
    mkdir csv
    cp "$formats/google_forms_download_ja.csv" csv/回答.csv
    "$ANKE_BENCH/pack" csv download.zip
    refused 65 'download.zip: is a zip archive, not an .xlsx workbook: unpack it first' download.zip
}

@test "every sample of a form tool gives the same as a workbook" {
    for sample in msforms_excel_utf8:labels google_sheets_ja:labels surveymonkey_expanded:labels limesurvey_codes:limesurvey_codes redcap_raw:redcap; do
        file=${sample%:*}
        codebook=$formats/codebooks/${sample#*:}.csv
        "$ANKE_BENCH/workbook" "$formats/$file.csv" book.xlsx
        "$import" -q -c "$codebook" -o csv.csv "$formats/$file.csv"
        "$import" -q -c "$codebook" -o xlsx.csv book.xlsx
        cmp csv.csv xlsx.csv || { echo "$file differs"; return 1; }
    done
}

# same_draft FILE.csv: UTF-8 with commas; its draft is that of the same rows in a workbook, which it reads alike
same_draft() {
    "$ANKE_BENCH/workbook" "$1" book.xlsx
    "$ANKE_BIN/anke-codebook" draft -q -o csv-draft.csv "$1"
    "$ANKE_BIN/anke-codebook" draft -q -o xlsx-draft.csv book.xlsx
    diff csv-draft.csv xlsx-draft.csv || { echo "$1: drafts differ"; return 1; }
    "$import" -q -c xlsx-draft.csv -o csv.csv "$1"
    "$import" -q -c xlsx-draft.csv -o xlsx.csv book.xlsx
    cmp csv.csv xlsx.csv || { echo "$1: responses differ"; return 1; }
}

@test "the draft of a workbook is that of the same rows as CSV" {
    n=0
    for file in msforms_excel_utf8 google_sheets_ja google_forms_download_ja surveymonkey_expanded limesurvey_codes redcap_raw \
        qualtrics_legacy_two_rows joined_newline_bom spss_codes; do
        same_draft "$formats/$file.csv"
        n=$((n + $(grep -c '^,select_' xlsx-draft.csv)))
    done
    [ "$n" -gt 40 ]
    for file in kintone_cp932 msforms_excel_cp932 office_title_rows_cp932; do
        iconv -f CP932 -t UTF-8 "$formats/$file.csv" >"$file.csv"
        same_draft "$file.csv"
    done
    same_draft "$ANKE_ROOT/samples/workplace-survey/export-2026.csv"
}

@test "a draft of a workbook with dates, several sheets, merged heads: dates are dates, the sheet is the one named" {
    pack
    run -0 --separate-stderr "$ANKE_BIN/anke-codebook" draft forms.xlsx
    grep -qx ',date,q2,採用日,,,,,,,' <<<"$output"
    grep -qx ',select_multiple q3,q3,理由,,理由（いくつでも）,,;,,,' <<<"$output"
    [ "$stderr" = 'anke-codebook: 5 questions and 2 lists from 4 rows; 5 columns set aside' ]
    "$ANKE_BIN/anke-codebook" draft -q - <forms.xlsx | diff - <(echo "$output")
    run -0 "$ANKE_BIN/anke-codebook" draft -q --sheet 見出し二段 forms.xlsx
    grep -qx ',select_multiple q1,q1,理由,,理由（いくつでも）,,,,,' <<<"$output"
    run -64 "$ANKE_BIN/anke-codebook" draft -o none.csv --sheet Form2 forms.xlsx
    [ "$output" = 'anke-codebook: forms.xlsx: no sheet "Form2": the workbook has "設定", "Form1", "見出し二段"' ]
    head -c 3000 forms.xlsx >cut.xlsx
    run -65 "$ANKE_BIN/anke-codebook" draft -o none.csv cut.xlsx
    [ "$output" = 'anke-codebook: cut.xlsx: the zip archive of the workbook is cut off or damaged' ]
    [ ! -e none.csv ]
}

@test "the sample of SPSS: labels, ticks, missing values, with the counts of the truth" {
    sed 's/^,sat,s5,5/,sat,s5,とても満足/; s/^,sat,s4,4/,sat,s4,満足/; s/^,sat,s3,3/,sat,s3,どちらともいえない/
         s/^,sat,s2,2/,sat,s2,不満/; s/^,sat,s1,1/,sat,s1,とても不満/' "$formats/codebooks/spss.csv" >survey.csv
    "$import" --explain -c survey.csv --problems problems.csv -o responses.csv \
        "$formats/spss_sample.sav" 2>messages
    said 'read as spss (SPSS): UTF-8, comma, 0 title rows, 3 header rows'
    "$formats/check-truth" survey.csv responses.csv "$formats/truth.json" \
        age side_a side_b know analysis time_use cross
    # reason: the ticks of each choice (the sample has no text of その他)
    [ "$(cut -d, -f5 responses.csv | tr ' ' '\n' | grep -E '^[1-7]$' | sort | uniq -c | awk '{print $1}' | xargs)" = '4 5 2 4 2 2 1' ]
    # satisfaction: 5 4 3 2 1 and no answer of ten people
    [ "$(cut -d, -f9 responses.csv | sed '1d;$d' | sort | uniq -c | awk '{print $1}' | xargs)" = '1 1 1 2 3 2' ]
    # 非該当 of the fourth person stays that
    [ "$(cut -d, -f5 responses.csv | grep -cx '[.]N')" -eq 1 ]
    run grep -vE '^line|missing_column|unmapped_column' problems.csv
    [ "$status" -eq 1 ]
}

@test "a file of SPSS that is damaged or of another encoding is refused" {
    head -c 2000 "$formats/spss_sample.sav" >cut.sav
    refused 65 'cut.sav: Unable to read from file' cut.sav
    refused 65 'spss.sav: texts are not in the encoding of the file: name it with --encoding' --encoding EUC-JP \
        "$(cp "$formats/spss_sample.sav" spss.sav; echo spss.sav)"
}
