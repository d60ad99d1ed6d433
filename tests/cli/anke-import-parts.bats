#!/usr/bin/env bats
# anke-import: answers that stand in several columns are read by the rules for a cell.

bats_require_minimum_version 1.5.0

setup() {
    import=$ANKE_BIN/anke-import
    cd "$BATS_TEST_TMPDIR" || exit 1
    cat >survey.csv <<'END'
settings,form_id
,x
survey,type,name,label,source
,select_multiple sys,sys,使うもの,Q1_1|Q1_2|Q1_3
,select_multiple years,years,年数,Q2_1|Q2_2|Q2_3
,select_one dept,dept,所属,所属
choices,list_name,name,label,other
,sys,s1,システム,
,sys,s2,メール 便,
,sys,s3,10～20,
,years,y1,1-5,
,years,y2,6-10,
,years,y3,True,
,dept,d1,ﾊｹﾝ課,
,dept,d2,総務課,
,dept,o,その他,yes
END
    head='Q1_1,Q1_2,Q1_3,Q2_1,Q2_2,Q2_3,所属,所属_その他'
}

# import ROW...: reads rows under the head.
import() {
    printf '%s\n' "$head" "$@" >export.csv
    "$import" -q -c survey.csv -o responses.csv --problems problems.csv --dossier dossier.csv export.csv
    sed -i '1d; $d' responses.csv
    cut -d, -f1,3- problems.csv >list.csv
    sed -i 1d list.csv
}

@test "labels in another form are choices, and are listed where they stand" {
    import 'ｼｽﾃﾑ,,１０〜20,,,,ハケン課,' ',メール　便,,,,,総務課 ,' 'システム,メール 便,10～20,,,,総務課,'
    [ "$(cat responses.csv)" = 's1 s3,,d1,.N
s2,,d2,.N
s1 s2 s3,,d2,.N' ]
    [ "$(cat list.csv)" = '2,1,sys,label_kana,converted
2,3,sys,label_width,converted
2,3,sys,label_signs,converted
2,7,dept,label_kana,converted
3,2,sys,label_blanks,converted
3,7,dept,label_blanks,converted' ]
}

@test "what a spreadsheet did to choices is mended in columns, too" {
    import ',,,1月5日,,,総務課,' ',,,10-Jun,TRUE,1-5,総務課,'
    [ "$(cat responses.csv)" = ',y1,d2,.N
,y1 y2 y3,d2,.N' ]
    [ "$(cat list.csv)" = '2,4,years,excel_date,mended
3,4,years,excel_date,mended
3,5,years,excel_boolean,mended' ]
}

@test "what cannot be mended is dropped beside choices, and invalid alone" {
    import ',,,1-5,####,,総務課,' ',,,,#NAME?,,総務課,' ',,,3月3日,,,1.2E+11,' ',,,,,,#NAME?,'
    [ "$(cat responses.csv)" = ',y1,d2,.N
,.X,d2,.N
,.X,o,1.2E+11
,,.X,.N' ]
    [ "$(cat list.csv)" = '2,5,years,excel_overflow,dropped
3,5,years,excel_error,set_invalid
4,4,years,excel_date,set_invalid
4,7,dept,excel_exponent,kept
5,7,dept,excel_error,set_invalid' ]
}

@test "an unknown cell is listed where it stands, with the choice that it resembles" {
    import 'システム,メール 使,,,,,総務課,' 'xyz,,メールの便,,,,総務課,' 'xyz,,,1-5,1-5,,,'
    [ "$(cat responses.csv)" = 's1,,d2,.N
.X,,d2,.N
.X,y1,,.N' ]
    [ "$(grep '^unknown' dossier.csv)" = 'unknown,unknown_option,sys,dropped,1,2:2,s2
unknown,unknown_option,sys,set_invalid,1,3:1,s2
unknown,unknown_option,sys,set_invalid,1,4:1,' ]
    grep -qx '4,5,years,duplicate_option,dropped' list.csv
}

@test "a tick column takes its own label's forms, and no other choice's date" {
    sed -i 's/^,select_multiple sys.*/,select_multiple years,sys,使うもの,/; /^,select_multiple years,years/d; /^,sys,/d' survey.csv
    head='使うもの [1-5],使うもの [6-10],所属'
    import '1月5日,,総務課' ',1月5日,総務課' '１-5,1,総務課' ',####,総務課'
    [ "$(cat responses.csv)" = 'y1,d2,.N
.X,d2,.N
y1 y2,d2,.N
.X,d2,.N' ]
    [ "$(cat list.csv)" = '2,1,sys,excel_date,mended
3,2,sys,unknown_option,set_invalid
4,1,sys,label_width,converted
5,2,sys,excel_overflow,set_invalid' ]
}

@test "a row that breaks every rule at once is read" {
    for i in $(seq 1 60); do
        printf '%s' "Q_$i,"
    done >head
    sed -i "s/^,select_multiple sys.*/,select_multiple years,sys,使うもの,$(sed 's/,$//; s/,/|/g' head)/; /^,select_multiple years,years/d; /^,sys,/d" survey.csv
    sed -i 's/^,years,y3,True,/&\n,years,y4,0101,\n,years,y5,その他,yes/' survey.csv
    head="$(cat head)所属"
    cells='1月5日,43261,TRUE,101,1.0,####,#NAME?,1900/1/0,1.2E+11,FALSE,１-5,1-5,xyz,3月3日,6.10,その他'
    import "$cells,$cells,$cells,$(printf ',%.0s' $(seq 1 12))総務課"
    [ "$(wc -l <responses.csv)" -eq 1 ]
    [ "$(cut -d, -f1 responses.csv)" = 'y1 y2 y3 y4 y5' ]
}
