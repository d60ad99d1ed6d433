#!/usr/bin/env bats
# anke-import --dossier: what became of an export, without any answer.

bats_require_minimum_version 1.5.0

setup() {
    import=$ANKE_BIN/anke-import
    cd "$BATS_TEST_TMPDIR" || exit 1
    cat >survey.csv <<'END'
settings,form_id
,x
survey,type,name,label,role,relevant,battery,constraint
,text,no,番号,id,,,
,text,stamp,日時,,,,
,select_one dept,dept,所属,break,,,
,select_one s,b1,問1,,,trust,
,select_one s,b2,問2,,,trust,
,select_one s,b3,問3,,,trust,
,select_one s,b4,問4,,,trust,
,select_one s,b5,問5,,,trust,
,select_one s,r1,問6,,,,
,select_one s,r2,問7,,,,
,select_one s,r3,問8,,,,
,select_one s,r4,問9,,,,
,select_one s,r5,問10,,,,
,select_one s,r6,問11,,,,
,integer,years,年数,,${dept} = 'a',,. < 50
,text,free,自由,,,,
choices,list_name,name,label,score
,dept,a,総務課,
,dept,b,保健課,
,s,s1,いいえ,1
,s,s2,はい,2
END
    head='番号,日時,所属,問1,問2,問3,問4,問5,問6,問7,問8,問9,問10,問11,年数,自由'
}

# dossier ROW...: imports rows under the head; the dossier without its facts goes to dossier.csv.
dossier() {
    printf '%s\n' "$head" "$@" >export.csv
    "$import" -q -c survey.csv -o responses.csv --dossier whole.csv export.csv 2>messages || { cat messages; return 1; }
    grep -v '^fact' whole.csv >dossier.csv
}

yes5='はい,はい,はい,はい,はい'
mixed5='はい,いいえ,はい,はい,はい'

@test "an export without a fault has a dossier of zeros" {
    dossier "1,2026/5/14 9:00,総務課,$mixed5,$mixed5,いいえ,5,よい"
    [ "$(cat dossier.csv)" = 'section,item,question,action,value,positions,choice
rows,read,,,1,,
rows,written,,,1,,
rows,refused,,,0,,
rows,blank,,,0,,
duplicates,same_id,,,0,,
duplicates,same_id_and_answers,,,0,,
duplicates,same_answers,,,0,,
straight,battery_of_5,trust,,0,,
straight,run_of_6,r1,,0,,' ]
    [ "$(grep '^fact' whole.csv)" = 'fact,format,,,plain,,
fact,encoding,,,UTF-8,,
fact,encoding_doubtful,,,no,,
fact,final_line_end,,,yes,,
fact,header_line,,,1,,
fact,columns,,,16,,
fact,rows_left_out,,,0,,' ]
    dossier
    grep -qx 'rows,read,,,0,,' dossier.csv
}

@test "rows come again with an id, with their answers, or with both" {
    dossier "1,2026/5/14 9:00:00,総務課,$mixed5,$mixed5,いいえ,5,よい" \
        "2,2026/5/15 10:00:00,総務課,$mixed5,$mixed5,いいえ,5,よい" \
        "1,2026/5/16 11:00:00,総務課,$mixed5,$mixed5,いいえ,5,よい" \
        "1,2026/5/16 11:00:00,保健課,$mixed5,$mixed5,いいえ,,よい" \
        "3,夕方,総務課,$mixed5,$mixed5,いいえ,5,よい" \
        "4,2026/5/14 9:00:00,総務課,$mixed5,$mixed5,いいえ,6,よい" \
        '5,2026/5/14 9:00:00,,,,,,,,,,,,,,' '6,,,,,,,,,,,,,,,'
    grep -qx 'rows,refused,,,2,4 5,' dossier.csv
    grep -qx 'rows,blank,,,2,8 9,' dossier.csv
    grep -qx 'duplicates,same_id,,,1,5,' dossier.csv
    grep -qx 'duplicates,same_id_and_answers,,,1,4,' dossier.csv
    grep -qx 'duplicates,same_answers,,,1,3,' dossier.csv
}

@test "straight lines are those of whole batteries and runs, from five items on" {
    dossier "1,,総務課,$yes5,$mixed5,はい,5," "2,,総務課,$mixed5,$yes5,はい,5," "3,,総務課,$yes5,$yes5,はい,5," \
        "4,,総務課,はい,はい,はい,はい,,$yes5,いいえ,5," "5,,総務課,,,,,,,,,,,,5,"
    grep -qx 'straight,battery_of_5,trust,,2,2 4,' dossier.csv
    grep -qx 'straight,run_of_6,r1,,2,3 4,' dossier.csv
    sed -i '/,b5,/d; /,r[56],/d' survey.csv
    dossier "1,,総務課,$yes5,$yes5,はい,5,"
    [ "$(grep -c '^straight' dossier.csv)" -eq 0 ]
}

@test "every rule is counted by question and action, with its first five positions" {
    row=",,総務課,$mixed5,$mixed5,いいえ"
    dossier "1$row,５," "2$row,五," "3$row,50," "4$row,6人," "5$row,7人," "6$row,8人," "7$row,9人," "8$row,1人," \
        "9,,ｿｳﾑ課,$mixed5,$mixed5,いいえ,5," "10,,保健課,$mixed5,$mixed5,いいえ,5,"
    grep -qx 'cells,number_form,years,converted,6,2:15 5:15 6:15 7:15 8:15,' dossier.csv
    grep -qx 'cells,not_a_number,years,set_invalid,1,3:15,' dossier.csv
    grep -qx 'cells,constraint,years,set_invalid,1,4:15,' dossier.csv
    grep -qx 'cells,routing_conflict,years,set_na,2,10:15 11:15,' dossier.csv
    [ "$(grep -c '^cells' dossier.csv)" -eq 5 ]
}

@test "columns of texts show what a spreadsheet did to them" {
    sed -i 's/^,text,free,.*/,text,room,部屋,,,,\n,text,code,内線,,,,\n&/' survey.csv
    head='番号,日時,所属,問1,問2,問3,問4,問5,問6,問7,問8,問9,問10,問11,年数,部屋,内線,自由,余分,メモ'
    row=",,総務課,$mixed5,$mixed5,いいえ,5"
    dossier "1$row,1-5,0101,特になし,," "2$row,6月10日,203,43259,9," "3$row,10-Jun,3070,30000,," \
        "4$row,2-4,99,29999,x," "5$row,6.25,1203,60001,," "6$row,2019/4/1,51,60000,,"
    [ "$(grep '^column' dossier.csv)" = 'column,days_among_ranges,room,,3,3:16 4:16 6:16,
column,shorter_codes,code,,3,3:17 5:17 7:17,
column,serials_among_texts,free,,3,3:18 4:18 7:18,
column,unclaimed,,,2,1:19,
column,unclaimed,,,0,1:20,' ]
}

@test "columns without damage give no hint" {
    sed -i 's/^,text,free,.*/,text,room,部屋,,,,\n,text,code,内線,,,,\n&/' survey.csv
    head='番号,日時,所属,問1,問2,問3,問4,問5,問6,問7,問8,問9,問10,問11,年数,部屋,内線,自由'
    row=",,総務課,$mixed5,$mixed5,いいえ,5"
    # ids that count, days without a range, codes of one length, numbers of five digits alone
    dossier "1$row,4月1日,0101,43259" "2$row,5月1日,1203,43260" "30$row,6.1,3070," "400$row,,4100,40001"
    [ "$(grep -c '^column' dossier.csv)" -eq 0 ]
}

@test "unknown answers are listed with the choice that they resemble" {
    row="$mixed5,$mixed5,いいえ,,"
    dossier "1,,総務,$row" "2,,保険課,$row" "3,,市長室,$row" "4,,保健課,はいい,$yes5,$yes5,,"
    [ "$(grep '^unknown' dossier.csv)" = 'unknown,unknown_option,dept,set_invalid,1,2:3,a
unknown,unknown_option,dept,set_invalid,1,3:3,b
unknown,unknown_option,dept,set_invalid,1,4:3,
unknown,unknown_option,b1,set_invalid,1,5:4,s2' ]
    grep -qx 'cells,unknown_option,dept,set_invalid,3,2:3 3:3 4:3,' dossier.csv
}

@test "no answer, id or head stands in it" {
    sed -i 's/,dept,b,保健課,/,dept,b,その他,/; s/list_name,name,label,score/list_name,name,label,score,other/' survey.csv
    sed -i 's/^,dept,b,その他,$/,dept,b,その他,,yes/; s/^\(,s,.*\)$/\1,/; s/^,dept,a,総務課,$/,dept,a,総務課,,/' survey.csv
    head="$head,余分CANARY"
    dossier "CANARY1,CANARY2,CANARY3,CANARY4,,,,,$mixed5,いいえ,CANARY5,CANARY6,CANARY7" \
        "CANARY1,CANARY2,CANARY3,CANARY4,,,,,$mixed5,いいえ,CANARY5,CANARY6,CANARY7" \
        ",2026/5/14 9:00,総務課,#NAME?,,,,,$mixed5,いいえ,123456789,##CANARY,"
    grep -q CANARY3 responses.csv # it was there to be found
    for mark in CANARY 123456789 2026/5 総務課 余分; do
        [ "$(grep -c "$mark" whole.csv)" -eq 0 ]
    done
    [ "$(grep -c '^unknown' whole.csv)" -eq 1 ]
}

@test "any number of threads gives the same dossier" {
    mkdir bench
    "$ANKE_BENCH/generate" bench 8000
    # all rows come twice, the second time with unknown answers and other forms
    { cat bench/export.csv && sed '1d; s/課長補佐/課長補/; s/歳代/ 歳代/; s/保育課/庶務係/' bench/export.csv; } >e.csv
    [ "$(stat -c %s e.csv)" -gt 4194304 ]
    for n in 1 2 3 4; do
        "$import" -q -c bench/survey.csv --threads $n -o r$n --problems p$n --dossier d$n e.csv
        cmp d1 d$n
    done
    [ "$(awk -F, '$1 == "duplicates" { n += $5 } END { print n }' d1)" -gt 1000 ]
    [ "$(grep -c '^unknown' d1)" -gt 50 ]
    "$import" -q -c bench/survey.csv -o r --problems p e.csv # a dossier changes nothing else
    cmp r r1
    cmp p p1
    LC_ALL=de_DE.UTF-8 "$import" -q -c bench/survey.csv -o r --dossier d e.csv
    cmp d d1
}

@test "counts agree with the problem list" {
    cd "$ANKE_ROOT/tests/cli/anke-import/answers"
    "$import" -q -c survey.csv -o "$BATS_TEST_TMPDIR/r" --problems "$BATS_TEST_TMPDIR/p" \
        --dossier "$BATS_TEST_TMPDIR/d" export.csv
    cd "$BATS_TEST_TMPDIR"
    sed 1d p | awk -F, '{ n[$5 "," $4 "," $6]++ } END { for (k in n) print k "," n[k] }' | sort >wanted
    grep '^cells' d | cut -d, -f2-5 | sort | diff wanted -
}

@test "it is private, whole or not there, and overwrites nothing that was read" {
    printf '%s\n' "$head" "1,,総務課,$mixed5,$mixed5,いいえ,5,よい" >export.csv
    umask 000
    "$import" -q -c survey.csv -o r --dossier d export.csv
    [ "$(stat -c %a d)" = 600 ]
    for target in export.csv survey.csv; do
        run -64 "$import" -q -c survey.csv -o r --dossier $target export.csv
    done
    run -64 --separate-stderr "$import" -q -c survey.csv -o d --dossier d export.csv
    [ "$stderr" = 'anke-import: the dossier needs a file of its own' ]
    run -64 "$import" -q -c survey.csv -o r --problems d --dossier d export.csv
    run -73 "$import" -q -c survey.csv -o r --dossier no/d export.csv
    rm -f r d
    run -74 "$import" -q -c survey.csv -o r --dossier /dev/full export.csv
    [ ! -e r ]
    printf '2,x\n' >>export.csv
    run -65 "$import" -q -c survey.csv -o r --dossier d export.csv
    [ ! -e d ]
    "$import" -q -c survey.csv -o r --dossier - - <<<"$head" | grep -qx 'rows,read,,,0,,'
}
