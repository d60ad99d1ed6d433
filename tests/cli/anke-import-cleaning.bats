#!/usr/bin/env bats
# anke-import: what it cleans, each by a named rule, and what a spreadsheet did to a file.

bats_require_minimum_version 1.5.0

setup() {
    import=$ANKE_BIN/anke-import
    formats=$ANKE_ROOT/tests/formats
    cd "$BATS_TEST_TMPDIR" || exit 1
}

# codebook QUESTION-ROWS CHOICE-ROWS: survey.csv
codebook() {
    printf 'settings,form_id\n,x\nsurvey,type,name,label,relevant,constraint,bands,unit,nil\n%b' "$1" >survey.csv
    if [ -n "${2:-}" ]; then printf 'choices,list_name,name,label,other\n%b' "$2" >>survey.csv; fi
}

# reads HEAD CELLS...: imports a file of one column; what came out, line by line, goes to values, the rules to rules.
reads() {
    printf '%s\n' "$@" >export.csv
    "$import" -q -c survey.csv --problems problems.csv -o responses.csv --format plain export.csv 2>messages ||
        { cat messages; return 1; }
    sed '1d; $d' responses.csv >values
    sed 1d problems.csv | cut -d, -f1,5,6 >rules
}

# becomes VALUE RULE CELL: the only cell of the only row has that value and that rule (- for none).
becomes() {
    reads 問 "$3"
    wanted=$([ "$2" = - ] || echo "2,$2")
    if [ "$(cat values)" != "$1" ] || [ "$(cat rules)" != "$wanted" ]; then
        echo "$3: $(cat values) by $(cat rules), wanted $1 by $wanted"
        return 1
    fi
}

@test "a damaged file comes back cell by cell" {
    "$import" -q -c "$formats/excel_damaged_survey.csv" --problems problems.csv -o responses.csv \
        "$formats/excel_damaged_cp932.csv"
    diff "$formats/excel_damaged_responses.csv" responses.csv
    diff "$formats/excel_damaged_problems.csv" problems.csv
}

@test "the dates of the damaged file are those of the truth" {
    "$import" -q -c "$formats/excel_damaged_survey.csv" -o responses.csv "$formats/excel_damaged_cp932.csv"
    sed -n 's/.*"iso":\[\([^]]*\)\].*/\1/p' "$formats/excel_damaged_expected.json" | tr -d '"' | tr ',' '\n' |
        sed 's/^null$/.X/' >wanted
    [ "$(wc -l <wanted)" -eq 10 ]
    grep -oE '^[0-9]+,c[0-9]+,[^,]*' responses.csv | cut -d, -f3 | diff wanted -
    # the codes of the truth's list, and its ranges that were never damaged
    cut -d, -f2 responses.csv | grep -oE '^c[0-9]{4}' | sort -u | tr '\n' ' ' | grep -qx 'c0101 c0203 c0307 c0410 c0512 '
    [ "$(grep -cE ',(y11|y16_20|y21),' responses.csv)" -eq 3 ]
}

@test "labels in another form are the labels, and which form it was is listed" {
    codebook ',select_one l,q,問\n' ',l,a,"システム（Ａ）"\n,l,b,10～19年\n,l,c,人事 課\n'
    becomes a - 'システム（Ａ）'
    becomes a label_kana,converted 'ｼｽﾃﾑ（Ａ）'
    becomes a label_width,converted 'システム(A)'
    becomes a "$(printf 'label_width,converted\n2,label_kana,converted')" 'ｼｽﾃﾑ(A)'
    becomes b label_signs,converted '10〜19年'
    becomes b label_width,converted '１０～１９年'
    becomes c label_blanks,converted '　人事　課　'
    becomes c label_blanks,converted '人事 課 '
    becomes .X unknown_option,set_invalid '人事課'
}

@test "forms are listed for several answers, too, but blanks beside a delimiter are none" {
    codebook ',select_multiple l,q,問\n' ',l,a,ガス\n,l,b,AB\n'
    becomes 'a b' - '"ガス, AB"'
    becomes 'a b' - '"ガス; AB "'
    becomes 'a b' label_kana,converted '"ｶﾞｽ, AB"'
    becomes 'a b' label_width,converted '"ＡＢ,ガス"'
}

@test "dates are read in every writing" {
    codebook ',date,q,問\n'
    becomes 2019-05-01 date_form,converted 令和元年5月1日
    becomes 2023-04-01 date_form,converted R5.4.1
    becomes 2023-04-01 date_form,converted Ｒ５．４．１
    becomes 1967-04-01 date_form,converted S420401
    becomes 1989-01-07 date_form,converted 昭和64年1月7日
    becomes 2018-04-01 date_form,converted ㍻30年4月1日
    becomes 2026-06-13 date_form,converted '2026/06/13 2:12:54 午後 GMT+9'
    becomes 2026-06-13 date_form,converted '2026年6月13日（土）午前9時'
    becomes 2026-06-13 - 2026-06-13
    becomes 1996-04-01 excel_serial,mended 35156
}

@test "eras that do not fit the day are read and listed" {
    codebook ',date,q,問\n'
    past=$(printf 'date_form,converted\n2,past_era,kept')
    becomes 2023-04-01 "$past" 平成35年4月1日
    becomes 2019-05-01 "$past" H31.5.1
    becomes 2019-04-01 "$(printf 'date_form,converted\n2,before_era,kept')" R1.4.1
    becomes 2019-04-30 date_form,converted H31.4.30
}

@test "what is no day is no date" {
    codebook ',date,q,問\n'
    becomes .X part_of_date,set_invalid H30
    becomes .X part_of_date,set_invalid H30年度
    becomes .X part_of_date,set_invalid 平成30年4月
    becomes .X part_of_date,set_invalid 2018
    becomes .X not_a_date,set_invalid 12.4.1
    becomes .X not_a_date,set_invalid 2026/2/29
    becomes .X not_a_date,set_invalid '2026年6月13日（金）'
    becomes .X excel_zero_date,set_invalid 1900/1/0
    becomes .X excel_overflow,set_invalid '########'
}

@test "years of eras are western years where the unit says that these are asked" {
    codebook ',integer,q,問,,,,年度,\n'
    becomes 2018 era_year,converted H30
    becomes 2018 era_year,converted 平成30年度
    becomes 2019 era_year,converted 令和元年度
    becomes 2019 era_year,converted 平成31年度
    becomes 2018 number_form,converted ２０１８年度
    becomes 2023 "$(printf 'era_year,converted\n2,past_era,kept')" 平成35年度
    codebook ',integer,q,問,,,,年,\n'
    becomes .X not_a_number,set_invalid H30
}

@test "numbers are read in every writing" {
    codebook ',decimal,q,問\n'
    becomes 1234567 number_form,converted '"１，２３４，５６７"'
    becomes -5 number_form,converted △5
    becomes -5 number_form,converted ▲５人
    becomes -5 number_form,converted －5
    becomes 5.5 number_form,converted 5.5％
    becomes 1000 number_form,converted '"￥1,000円"'
    becomes .X not_a_number,set_invalid 約5
    becomes .X excel_exponent,set_invalid 1.23E+11
    becomes .X excel_error,set_invalid '#VALUE!'
    becomes .X excel_overflow,set_invalid '########'
    codebook ',integer,q,問,,. <= 40,"0-9,10-",か月,\n'
    becomes 3 number_form,converted 3ヶ月
    becomes .X not_a_number,set_invalid 3年
    becomes .X out_of_range,set_invalid -1
    becomes .X constraint,set_invalid 41
    becomes .X out_of_range,set_invalid 1.5
}

@test "which signs mean no answer is what the codebook declares" {
    codebook ',integer,q,問,,,,,－ … なし\n,text,t,文,,,,,\n'
    printf '%s\n' 問,文 '-,-' '…,…' 'なし,なし' '―,―' >export.csv
    "$import" -q -c survey.csv --problems problems.csv -o responses.csv export.csv
    [ "$(sed '1d; $d' responses.csv)" = ",-
,…
,なし
.X,―" ]
    [ "$(sed 1d problems.csv)" = "2,,1,q,nil_sign,set_noanswer
3,,1,q,nil_sign,set_noanswer
4,,1,q,nil_sign,set_noanswer
5,,1,q,not_a_number,set_invalid" ]
    # a codebook without that column: the usual signs, in numbers
    printf 'settings,form_id\n,x\nsurvey,type,name,label\n,integer,q,問\n,text,t,文\n' >survey.csv
    "$import" -q -c survey.csv --problems problems.csv -o responses.csv export.csv
    [ "$(sed '1d; $d' responses.csv)" = ",-
,…
.X,なし
,―" ]
    [ "$(grep -c 'number_form,set_noanswer' problems.csv)" -eq 3 ]
}

@test "choices that a spreadsheet changed come back where one alone is possible" {
    codebook ',select_one l,q,問\n' ',l,a,1-5\n,l,b,6-10\n,l,c,5-1\n'
    becomes a excel_date,mended 1月5日
    becomes b excel_date,mended 10-Jun
    becomes b excel_serial,mended 41435
    becomes .X excel_date,set_invalid 2018/1/5
    codebook ',select_one l,q,問\n' ',l,a,はい\n,l,b,いいえ\n'
    becomes .X excel_boolean,set_invalid TRUE
    becomes .X unknown_option,set_invalid 41435
    becomes .X excel_error,set_invalid '#NAME?'
    codebook ',select_one l,q,問\n' ',l,true,はい\n,l,false,いいえ\n'
    becomes true excel_boolean,mended TRUE
    codebook ',select_multiple l,q,問\n' ',l,a,1-5\n,l,b,6-10\n'
    becomes a excel_date,mended 1月5日
    becomes 'a b' - '"1-5, 6-10"'
}

@test "in a list with その他 a respondent's words stay, but what a spreadsheet lost is no answer" {
    codebook ',select_one l,q,問\n' ',l,a,1-5\n,l,o,その他,yes\n'
    becomes o,1.5 - 1.5
    becomes a,.N excel_date,mended 1月5日
    becomes o,7月7日 excel_date,kept 7月7日
    becomes .X,.N excel_error,set_invalid '#NAME?'
}

@test "a free text stays as it is, its damage is listed" {
    codebook ',text,q,問\n'
    becomes '#NAME?' excel_error,kept '#NAME?'
    becomes '########' excel_overflow,kept '########'
    becomes 1.23E+11 excel_exponent,kept 1.23E+11
    becomes '=1+1' - '=1+1'
    becomes '# 見出し' - '# 見出し'
    becomes '　ｼｽﾃﾑ化' - '　ｼｽﾃﾑ化'
}

@test "an answer that routing forbids is kept out of the table, listed, and not judged otherwise" {
    codebook ",select_one l,q,問\n,integer,n,数,\${q} = 'a',. < 10,,,\n" ',l,a,甲\n,l,b,乙\n'
    printf '%s\n' 問,数 甲,5 甲,50 乙,5 乙,五 乙, >export.csv
    "$import" -q -c survey.csv --problems problems.csv -o responses.csv export.csv
    [ "$(sed '1d; $d' responses.csv)" = "a,5
a,.X
b,.N
b,.N
b,.N" ]
    [ "$(sed 1d problems.csv)" = "3,,2,n,constraint,set_invalid
4,,2,n,routing_conflict,set_na
5,,2,n,routing_conflict,set_na" ]
    "$ANKE_BIN/anke-tally" -q -c survey.csv responses.csv >tally.csv
    grep -q '^,n,,,,na,3$' tally.csv
}

@test "strict counts doubts, but neither conversions nor what was mended" {
    codebook ',select_one l,q,問\n' ',l,a,1-5\n,l,b,6-10\n'
    printf '問\n1月5日\n６-10\n' >export.csv
    "$import" --strict -q -c survey.csv -o responses.csv export.csv
    printf '問\n7月7日\n' >export.csv
    run -1 "$import" --strict -q -c survey.csv -o responses.csv export.csv
    codebook ',date,q,問\n'
    printf '問\nR5.4.1\n35156\n' >export.csv
    "$import" --strict -q -c survey.csv -o responses.csv export.csv
    printf '問\nH31.5.1\n' >export.csv
    run -1 "$import" --strict -q -c survey.csv -o responses.csv export.csv
}

@test "every rule and every action is in the man page" {
    for name in $(sed -n '/names\[ANKE_N_RULES\]/,/};/p; /anke_action_name/,/};/p' "$ANKE_ROOT/analyzer/import/problem.c" |
        grep -oE '"[a-z_]+"' | tr -d '"'); do
        grep -q "^\.It Li $name\$" "$ANKE_ROOT/analyzer/tools/anke-import.1" || { echo "$name"; return 1; }
    done
}

@test "words for states are those states, a lone dash is one but in a text" {
    cat >survey.csv <<'END'
settings,form_id
,x
survey,type,name,label,unit
,select_one l,q,問,
,select_multiple l,m,複,
,integer,n,数,か月
,text,t,文,
,date,d,日,
choices,list_name,name,label
,l,aa,甲
,l,bb,乙
,l,甲,丙
END
    printf '%s\n' '問,複,数,文,日' '無回答,無回答,無回答,無回答,無回答' '非該当,非該当,非該当,非該当,非該当' \
        '無効,無効,無効,無効,無効' '未設問,未設問,未設問,未設問,未設問' '-,-,-,-,-' '－,－,－,－,－' \
        'aa,aa;乙,3年,無回答です,2026-01-01' '甲,bb、丙,3か月,,' >export.csv
    "$ANKE_BIN/anke-import" -q -c survey.csv -o responses.csv --problems problems.csv export.csv
    [ "$(cat responses.csv)" = 'q,m,n,t,d
,,,,
.N,.N,.N,.N,.N
.X,.X,.X,.X,.X
.U,.U,.U,.U,.U
,,,-,
,,,－,
aa,aa bb,.X,無回答です,2026-01-01
aa,bb 甲,3,,
.end,8,8' ]
    grep -qx '8,,3,n,not_a_number,set_invalid' problems.csv
}
