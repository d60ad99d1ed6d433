#!/usr/bin/env bats
# anke-import against the exports of form tools in tests/formats/: ten invented people, whose counts
# are in truth.json, as each tool would write them.

bats_require_minimum_version 1.5.0

setup() {
    import=$ANKE_BIN/anke-import
    formats=$ANKE_ROOT/tests/formats
    cd "$BATS_TEST_TMPDIR" || exit 1
    all='age dep side_a side_b know reason analysis rank time_use satisfaction free_text hire cross'
}

without() {
    list=$all
    for name in "$@"; do
        list=${list/$name/}
    done
    echo "$list"
}

# sound FORMAT FILE CODEBOOK QUESTIONS [OPTION...]: recognised, without a doubt, with the counts of the truth
sound() {
    format=$1
    file=$2
    codebook=$formats/codebooks/$3.csv
    questions=$4
    shift 4
    "$import" --explain -c "$codebook" --problems problems.csv -o responses.csv "$@" "$formats/$file" 2>messages
    grep -q "read as $format (" messages || { cat messages; return 1; }
    # shellcheck disable=SC2086 # a list of names
    "$formats/check-truth" "$codebook" responses.csv "$formats/truth.json" $questions
    # nothing is wrong but columns that the codebook does not want, or has and the export lacks
    ! grep -vE '^line|unmapped_column|missing_column|,converted$' problems.csv
}

@test "Google Forms: the sheet, as CSV and as Excel's Unicode text" {
    sound google_sheets google_sheets_ja.csv labels "$all"
    sound google_sheets excel_unicode_text.txt labels "$all"
}

@test "Google Forms: the download" {
    sound google_download google_forms_download_ja.csv labels "$all"
}

@test "Microsoft Forms, saved by Excel as UTF-8 and as CP932" {
    sound msforms msforms_excel_utf8.csv labels "$all"
    sound msforms msforms_excel_cp932.csv labels "$all"
}

@test "LimeSurvey: codes, and full answers with semicolons" {
    sound limesurvey limesurvey_codes.csv limesurvey_codes "$all"
    sound limesurvey limesurvey_full_semicolon.csv labels "$(without hire)"
}

@test "LimeSurvey tells what was not shown from what was not answered" {
    sound limesurvey limesurvey_full_semicolon.csv labels "$(without hire)"
    # reason: N/A for the fourth person; time_use: nothing ticked by the seventh
    [ "$(awk -F, 'NR > 1 && $7 == ".U"' responses.csv | wc -l)" -eq 1 ]
    grep -q '^a40,fukushi,.U,paper,paper,hardly,attitude,.N,no,unit each boss,,s3,' responses.csv
}

@test "SurveyMonkey: two header rows" {
    sound surveymonkey surveymonkey_expanded.csv labels "$(without hire)"
}

@test "Qualtrics: three header rows, UTF-16, -99" {
    sound qualtrics qualtrics_numeric_split_utf16.tsv qualtrics "$(without dep hire)"
}

@test "Qualtrics: the two header rows of legacy exports, V1 V2 ... and question-choice" {
    sound qualtrics qualtrics_legacy_two_rows.csv qualtrics "$(without dep hire)"
    [ "$(sed 1d problems.csv)" = '' ]
    mv responses.csv legacy.csv
    # without the empty column at the end, which not every row has
    sed '3,$s/,\(\r*\)$/\1/' "$formats/qualtrics_legacy_two_rows.csv" >ragged.csv
    [ "$(grep -c ',$' ragged.csv)" -eq 2 ] # the heads alone
    "$import" -q -c "$formats/codebooks/qualtrics.csv" -o ragged-responses.csv ragged.csv
    cmp legacy.csv ragged-responses.csv
    "$import" -q --format qualtrics --header-rows 2 -c "$formats/codebooks/qualtrics.csv" -o told.csv "$formats/qualtrics_legacy_two_rows.csv"
    cmp legacy.csv told.csv
}

@test "Qualtrics: header rows that people took away" {
    codebook=$formats/codebooks/qualtrics.csv
    iconv -f UTF-16 -t UTF-8 "$formats/qualtrics_numeric_split_utf16.tsv" >all.tsv
    "$import" -q -c "$codebook" -o all.csv all.tsv
    for rows in 3d 2,3d; do
        sed "$rows" all.tsv >less.tsv
        "$import" --explain -c "$codebook" --problems problems.csv -o less.csv less.tsv 2>messages
        grep -q 'read as qualtrics (' messages || { cat messages; return 1; }
        cmp all.csv less.csv
        [ "$(sed 1d problems.csv)" = '' ]
    done
}

@test "KoBoToolbox: names, a column for each choice" {
    sound kobo kobo_xml_semicolon.csv kobo "$(without dep hire)"
    # what the form tool adds, and the summaries beside the details, are not worth a line
    [ "$(sed 1d problems.csv)" = '' ]
}

@test "KoBoToolbox: names joined in one column do as well" {
    # The details leave the file: what is left are the summaries.
    python=$(awk 'NR == 1' "$formats/kobo_xml_semicolon.csv" | tr ';' '\n' | grep -nE '"(reason|time_use)/' | cut -d: -f1 | tr '\n' ' ')
    [ -n "$python" ]
    perl -CSD -e '
        my %gone = map { $_ - 1 => 1 } split / /, shift;
        local $/; my $text = <STDIN>; my $column = 0;
        while ($text =~ /\G("(?:[^"]|"")*"|[^;\r\n]*)(;|\r\n|\z)/g) {
            my ($cell, $end) = ($1, $2);
            last if $cell eq "" && $end eq "";
            print $cell, $end eq ";" ? ";" : $end unless $gone{$column};
            $column = $end eq ";" ? $column + 1 : 0;
        }' "$python" <"$formats/kobo_xml_semicolon.csv" >summary.csv
    "$import" -q -c "$formats/codebooks/kobo.csv" -o whole.csv "$formats/kobo_xml_semicolon.csv"
    "$import" -q -c "$formats/codebooks/kobo.csv" -o summaries.csv summary.csv
    cmp whole.csv summaries.csv
}

@test "REDCap: raw codes" {
    sound redcap redcap_raw.csv redcap "$(without dep hire)"
}

@test "kintone: CP932, a column for each choice" {
    sound kintone kintone_cp932.csv labels "$(without rank hire)"
}

@test "SPSS codes: missing values are told on the command line" {
    sound plain spss_codes.csv spss "age side_a side_b know analysis satisfaction cross time_use" --missing 9=na --missing 99
    [ "$(cut -d, -f5,6 responses.csv | sed -n 5p)" = '.N,.N' ]
}

@test "answers joined by line ends, other texts in a column of that name" {
    sound plain joined_newline_bom.csv joined_newline 'age reason satisfaction'
}

@test "office tables: title lines, a total row, full-width numbers" {
    "$import" -q -c "$formats/codebooks/office.csv" --problems problems.csv -o responses.csv \
        "$formats/office_title_rows_cp932.csv" 2>messages
    "$formats/check-truth" "$formats/codebooks/office.csv" responses.csv "$formats/truth.json" \
        age dep analysis satisfaction cross
    grep -qx '4,,1,,unmapped_column,left_out' problems.csv
    grep -qx '15,,,,total_row,left_out' problems.csv
}

@test "EUC-JP with bare CR" {
    sound plain robust_cr_only_eucjp.csv robust 'age satisfaction'
}
