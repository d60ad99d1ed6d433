#!/usr/bin/env bats
# anke-codebook draft: codebooks out of exports alone.

bats_require_minimum_version 1.5.0

setup() {
    codebook=$ANKE_BIN/anke-codebook
    cases=$ANKE_ROOT/tests/cli/anke-codebook
    cd "$BATS_TEST_TMPDIR" || exit 1
}

# export_of LINE...: the export of the test.
export_of() {
    printf '%s\n' "$@" >export.csv
}

# drafts LINE: the draft of export.csv has the line; with "no LINE" it has not.
drafts() {
    [ -f draft.csv ] || "$codebook" draft -q -o draft.csv export.csv
    if [ "$1" = no ]; then
        ! grep -qF -- "$2" draft.csv || { cat draft.csv; return 1; }
    else
        grep -qxF -- "$1" draft.csv || { echo "not drafted: $1"; cat draft.csv; return 1; }
    fi
}

# counts CODEBOOK EXPORT [OPTION...]: how often each answer was given, as LABEL | ITEM | n.
counts() {
    "$ANKE_BIN/anke-import" -q -c "$1" -o responses.csv "$2" "${@:3}" 2>import.log || { cat import.log; return 1; }
    "$ANKE_BIN/anke-tally" -q -c "$1" -o tally.csv responses.csv
    awk -f "$cases/counts.awk" tally.csv
}

# items EXPORT-COUNTS: without the questions' labels, sorted: what does not depend on wording.
items() {
    cut -d '|' -f 2- "$1" | sed 's/^ //' | LC_ALL=C sort
}

@test "the sample with a codebook written by hand gives the same counts with a drafted one" {
    sample=$ANKE_ROOT/samples/young-staff-2018
    run -0 --separate-stderr "$codebook" draft -o draft.csv "$sample/export.csv"
    [ -z "$output" ]
    [ "${stderr_lines[0]}" = 'anke-codebook: 14 questions and 10 lists from 35 rows; 2 columns set aside' ]
    run -0 "$codebook" check -q draft.csv
    counts draft.csv "$sample/export.csv" >drafted
    counts "$sample/survey.csv" "$sample/export.csv" >by-hand
    [ "$(wc -l <by-hand)" -gt 40 ]
    diff <(items by-hand) <(items drafted)
}

@test "a survey of scales gives the same counts with a drafted codebook, in each of its waves" {
    sample=$ANKE_ROOT/samples/workplace-survey
    for year in 2024 2025 2026; do
        rm -f draft.csv
        "$codebook" draft -q -o draft.csv "$sample/export-$year.csv"
        run -0 "$codebook" check -q draft.csv
        counts draft.csv "$sample/export-$year.csv" >drafted
        counts "$sample/survey.csv" "$sample/export-$year.csv" >by-hand
        diff <(LC_ALL=C sort by-hand) <(LC_ALL=C sort drafted)
    done
    cp "$sample/export-2025.csv" export.csv
    drafts ',agree,s5,そう思う,5,,,,'
    drafts ',agree,s1,そう思わない,1,,,,'
    drafts ',age,n50,50歳以上,,,,,'
    drafts ',q8,other,その他,,,yes,,'
    drafts ',q8,none,特にない,,yes,,,'
    drafts ',select_multiple q8,q8,先輩に聞きにくい理由,,,,", ",,,'
    drafts ',integer,years,在職年数,break,,,,"0-4,5-9,10-19,20-29,30-",年,'
}

@test "a survey of batteries, weights and strata gives the same counts with a drafted codebook" {
    sample=$ANKE_ROOT/samples/engagement-invented
    "$codebook" draft -q -o draft.csv "$sample/export.csv"
    run -0 "$codebook" check -q draft.csv
    counts draft.csv "$sample/export.csv" >drafted
    counts "$sample/survey.csv" "$sample/export.csv" >by-hand
    [ "$(cut -d '|' -f 1 by-hand | sort -u | wc -l)" -eq 14 ] # all but number, weight and stratum
    # the stratum, which is no table of its own, is an ordinary question for the draft
    sed 1d "$sample/export.csv" | cut -d, -f2 | sort | uniq -c | awk '{ print "所属 | " $2 " | " $1 }' >>by-hand
    diff <(LC_ALL=C sort by-hand) <(LC_ALL=C sort drafted)
    drafts ',decimal,weight,ウェイト,weight,,,,,,'
}

@test "the chain from export to statistics runs on a drafted codebook" {
    sample=$ANKE_ROOT/samples/workplace-survey/export-2026.csv
    "$codebook" draft -q -o draft.csv "$sample"
    "$ANKE_BIN/anke-import" -q -c draft.csv -o responses.csv "$sample"
    "$ANKE_BIN/anke-tally" -q -c draft.csv -o tally.csv responses.csv
    "$ANKE_BIN/anke-stats" -q -o stats.csv tally.csv
    grep -q '^,q3,,dept,,kw_p,' stats.csv || grep -q '^,q3,,dept,,[a-z_]*p,' stats.csv
}

@test "free text never enters a draft" {
    sample=$ANKE_ROOT/samples/young-staff-2018
    "$codebook" draft -q -o draft.csv "$sample/export.csv"
    iconv -f CP932 -t UTF-8 "$sample/export.csv" | tr -d '"\r' | tr ',\n' '\n\n' | grep -E '.{20,}' |
        grep -v -E '（(単数|複数)回答）|（自由記述）|（「一部' >texts
    [ "$(wc -l <texts)" -gt 20 ]
    ! grep -qFf texts draft.csv
}

@test "what one person alone wrote becomes no label unless the user says so" {
    export_of '理由,方法' 忙しい,電話 忙しい,メール 忙しい,電話 遠い,メール 遠い,伝書鳩と私 係長が怖いから,電話 \
        私だけの理由,メール
    drafts no 係長
    drafts no 私だけ
    drafts ',q1,other,その他,,,yes,,'
    drafts ',q2,c3,伝書鳩と私,,,,,' # the only rare one of a small closed set: a note says so
    rm draft.csv
    run -0 --separate-stderr "$codebook" draft --min-count 2 export.csv
    [[ "$output" != *伝書鳩* ]]
    [ "${stderr_lines[1]}" = 'anke-codebook: 3 answers that too few respondents gave became no choices: see --min-count' ]
    run -0 --separate-stderr "$codebook" draft --min-count 1 export.csv
    [[ "$output" == *伝書鳩* ]]
    [[ "$output" == *係長が怖いから* ]]
    [[ "$output" != *その他* ]]
}

@test "a rare answer of a larger survey is no choice, whatever it looks like" {
    export_of 方法 $(for _ in $(seq 30); do echo 電話; echo メール; done) 伝書鳩
    drafts no 伝書鳩
    rm draft.csv
    export_of 方法 $(for _ in $(seq 10); do echo 電話; echo メール; done) 伝書鳩
    drafts ',q1,c3,伝書鳩,,,,,'
}

@test "whole cells that repeat are not split at their comma, pieces that part are" {
    export_of '働き方;道具' \
        '決めない、場合による;電話、紙' '決めない、場合による;紙' '決めない、場合による;電話' \
        '出社;電話、紙' '出社;電話' '在宅;紙、チャット' '在宅;チャット'
    drafts ',select_one q1,q1,働き方,,,,,,,'
    drafts ',q1,c1,決めない、場合による,,,,,'
    drafts ',select_multiple q2,q2,道具,,,,、,,,'
    drafts ',q2,c3,チャット,,,,,'
}

@test "an option that holds the joiner stays whole" {
    export_of '使い方' '"改善, 帰宅, 時間の削減"' '"帰宅, 時間の削減"' 改善 '"改善, 休養"' 休養 '"帰宅, 時間の削減, 休養"'
    drafts ',q1,c2,"帰宅, 時間の削減",,,,,'
    drafts ',select_multiple q1,q1,使い方,,,,", ",,,'
    drafts no ',帰宅,'
}

@test "thousands separators join nothing" {
    export_of '額' '"1,000円未満"' '"1,000円以上3,000円未満"' '"1,000円未満"' '"3,000円以上"' '"3,000円以上"' '"1,000円以上3,000円未満"'
    drafts ',select_one q1,q1,額,,,,,,,'
    run -0 grep -o '円.*' draft.csv
    [ "${lines[0]}" = '円未満",,,,,' ]
    [ "${lines[2]}" = '円以上",,,,,' ]
}

@test "several answers in columns, ranks in columns, and matrices are told apart by their cells" {
    export_of '理由 [多忙],理由 [距離],理由 [その他],順位 [甲],順位 [乙],順位 [丙],評価 [朝],評価 [昼],評価 [夜],担当 [1位],担当 [2位]' \
        1,,,1,2,3,満足,やや満足,満足,係長,課長 ,1,,2,1,3,不満,満足,やや不満,課長,係長 1,1,,3,1,2,やや満足,不満,満足,係長,課長 \
        ,,1,1,3,2,満足,満足,不満,課長,係長
    drafts ',select_multiple q1,q1,理由,,,,,,,'
    drafts ',q1,c1,多忙,,,,,'
    drafts ',q1,other,その他,,,yes,,'
    drafts ',rank q2,q2,順位,,,,,,,'
    drafts ',q2,c3,丙,,,,,'
    drafts ',select_one satisfied,q3_1,評価 [朝],,,,,,,q3_1_all'
    drafts ',select_one satisfied,q3_3,評価 [夜],,,,,,,q3_1_all'
    drafts ',satisfied,s4,満足,4,,,,'
    drafts ',satisfied,s1,不満,1,,,,'
    drafts ',rank q4,q4,担当,,,,,,,'
}

@test "numbers are amounts, points of a scale or codes" {
    export_of '番号,満足度,区分,残業時間,身長' 1,5,1,12,170.5 2,4,2,45,165.2 3,3,1,0,180 4,4,3,7,151.3 5,1,2,30,149 6,5,1,21,160 7,2,3,3,171 8,5,2,60,158
    drafts ',text,no,番号,id,,,,,,'
    drafts ',select_one points5,q1,満足度,,,,,,,'
    drafts ',points5,5,5,5,,,,'
    drafts ',select_one q2,q2,区分,,,,,,,'
    drafts ',q2,3,3,,,,,'
    drafts ',integer,q3,残業時間,,,,,"0-19,20-39,40-59,60-",,'
    drafts ',decimal,q4,身長,,,,,,,'
}

@test "dates, stamps, mail addresses and names are what they are" {
    export_of 'タイムスタンプ,採用年月日,連絡先,氏名,時' \
        '2026/05/14 9:05:12,H29.4.1,a@example.jp,山田,2026-05-14 09:00' '2026/05/14 9:07:40,平成30年4月1日,b@example.jp,鈴木,2026-05-14 10:00' \
        '2026/05/14 9:09:40,2019/4/1,c@example.jp,山田,2026-05-15 10:00'
    drafts ',text,stamp,タイムスタンプ,ignore,,,,,,'
    drafts ',date,hired,採用年月日,,,,,,,'
    drafts ',text,meta,連絡先,ignore,,,,,,'
    drafts ',text,person,氏名,ignore,,,,,,'
    drafts ',text,meta_2,時,ignore,,,,,,'
    drafts no 山田
}

@test "columns with the same head are told apart, and one without a head is left out" {
    export_of '理由,理由,' 甲,丙, 乙,丙, 甲,丁, 乙,丁,
    drafts ',select_one q1,q1,理由,,理由#1,,,,,'
    drafts ',select_one q2,q2,理由,,理由#2,,,,,'
    counts draft.csv export.csv >counted
    [ "$(cat counted)" = '理由 | 甲 | 2
理由 | 乙 | 2
理由 | 丙 | 2
理由 | 丁 | 2' ]
}

@test "the same export gives the same draft, from a file and from standard input, in any locale" {
    cp "$ANKE_ROOT/samples/young-staff-2018/export.csv" export.csv
    "$codebook" draft -q -o one.csv export.csv
    LC_ALL=C TZ=Asia/Tokyo "$codebook" draft -q - <export.csv >two.csv
    cmp one.csv two.csv
}

@test "a header alone, a column alone, and blank columns are drafted as text" {
    export_of '意見,色'
    drafts ',text,comment,意見,,,,,,,' || drafts ',text,q1,意見,,,,,,,'
    drafts ',text,q2,色,,,,,,,'
    run -0 "$codebook" check -q draft.csv
}

@test "more different cells than are kept do not change what a column is" {
    awk 'BEGIN { print "no,道具,意見"; srand(1)
        for (i = 1; i <= 6000; i++) {
            cell = ""
            for (k = 1; k <= 13; k++) if (int(i / 2 ^ (k - 1)) % 2) cell = cell (cell == "" ? "" : ";") "道具" sprintf("%c", 64 + k)
            print i "," cell ",意見" i "である"
        } }' >export.csv
    drafts ',select_multiple q1,q1,道具,,,,;,,,'
    drafts ',text,q2,意見,,,,,,,'
    [ "$(grep -c '^,q1,' draft.csv)" -eq 13 ]
}

# Titles and form ids
# routed EXTRA...: 12 drivers who say what they drive, 12 others who do not, and more lines.
routed() {
    export_of '運転するか,車種,困りごと [駐車],困りごと [燃料],感想' \
        $(for i in $(seq 6); do echo "する,軽,1,0,良い$i"; echo "する,普通,0,1,"; echo 'しない,,0,0,'; echo "しない,,0,0,悪い$i"; done) "$@"
}

@test "who was asked is drafted where the answers leave no doubt" {
    routed
    run -0 --separate-stderr "$codebook" draft -o draft.csv export.csv
    drafts ",select_one q2,q2,車種,,,\${q1} = 'c1',,,,"
    drafts ",select_multiple q3,q3,困りごと,,,\${q1} = 'c1',,,,"
    drafts ',text,q4,感想,,,,,,,'
    drafts ',q1,c1,する,,,,,'
    [ "${stderr_lines[1]}" = "anke-codebook: 2 questions, q2 first, were answered only where \${q1} = 'c1': check relevant" ]
    run -0 "$codebook" check -q --no-warnings draft.csv
    counts draft.csv export.csv >counted
    [ "$(grep -c '車種' counted)" -eq 2 ]
    [ "$(cut -d, -f2 responses.csv | grep -cx '[.]N')" -eq 12 ]
}

@test "one answer of somebody who would not have been asked, or few respondents, and nothing is drafted" {
    routed しない,軽,0,0,
    drafts ',select_one q2,q2,車種,,,,,,,'
    drafts ",select_multiple q3,q3,困りごと,,,\${q1} = 'c2',,,,"
    rm draft.csv
    routed ,軽,0,0, # nor where nothing is known of the asker
    drafts ',select_one q2,q2,車種,,,,,,,'
    rm draft.csv
    routed する,,0,0, する,,0,0, する,,0,0, する,,0,0, # 12 of 16 is less than 8 of 10
    drafts ',select_one q2,q2,車種,,,,,,,'
    rm draft.csv
    routed
    { grep '^運\|^する' export.csv; grep '^しない' export.csv | head -9; } >fewer.csv # 12 and 9
    mv fewer.csv export.csv
    drafts ',select_one q2,q2,車種,,,,,,,'
}

@test "an exception far down in a large file is seen" {
    { echo '運転するか,車種,色'; for _ in $(seq 2500); do echo 'する,軽,赤'; echo 'しない,,'; done; echo 'しない,,赤'; } >export.csv
    drafts ",select_one q2,q2,車種,,,\${q1} = 'c2',,,,"
    drafts ',select_one q3,q3,色,,,,,,,'
}

# ranked HEADS CHOICES: 40 people who rank three of the choices (blank-separated), one a column
ranked() {
    awk -v heads="$1" -v choices="$2" 'BEGIN { n = split(choices, choice, " "); print heads
        for (i = 1; i <= 40; i++) { # all ways to begin and to go on by steps that never meet
            a = i % n; b = (a + 1 + int(i / n) % (n - 1)) % n; c = (a + b + 1) % n; while (c == a || c == b) c = (c + 1) % n
            print choice[a + 1] "," choice[b + 1] "," choice[c + 1] } }' >export.csv
}

@test "numbered columns in which nobody repeats an answer are one rank" {
    ranked '順位1,順位2,順位3' '給与 時間 人間 場所'
    drafts ',rank q1,q1,順位,,順位1|順位2|順位3,,,,,'
    [ "$(grep -c '^,q1,' draft.csv)" -eq 4 ]
    "$ANKE_BIN/anke-import" -q -c draft.csv -o responses.csv --problems problems.csv export.csv
    # back to labels: what was in the columns
    awk -F, 'NR == FNR { if ($2 == "q1" && $1 == "") label[$3] = $4; next }
        FNR > 1 && !/^[.]end/ { split($1, name, " "); print label[name[1]] "," label[name[2]] "," label[name[3]] }' draft.csv responses.csv >got
    diff <(sed 1d export.csv) got
    [ "$(wc -l <problems.csv)" -eq 1 ]
    rm draft.csv # REDCap calls them so
    ranked 'q_rank1,q_rank2,q_rank3' 'A1 A2 A3 A4 A5'
    sed -i 's/^q_.*/record_id,&,x_complete/; 2,$s/$/,2/' export.csv
    awk -F, 'NR > 1 { $0 = NR "," $0 } 1' export.csv >with-ids.csv
    mv with-ids.csv export.csv
    drafts ',rank q1,q1,q_rank,,q_rank1|q_rank2|q_rank3,,,,,'
}

@test "numbered columns are questions of their own where it is not certain" {
    ranked '順位1,順位2,順位3' '給与 時間 人間 場所'
    echo 給与,給与,時間 >>export.csv # one who repeats
    drafts ',select_one q1,q1,順位1,,,,,,,'
    rm draft.csv
    ranked '順位1,順位2,順位3' '給与 時間 人間 場所'
    head -8 export.csv >few.csv # seven people
    mv few.csv export.csv
    drafts ',select_one q1,q1,順位1,,,,,,,'
    rm draft.csv
    ranked '順位1,順位2,順位3' '給与 時間 人間 場所'
    echo ,給与,時間 >>export.csv # not from the left
    drafts ',select_one q1,q1,順位1,,,,,,,'
    rm draft.csv
    ranked '順位1,順位2,順位3' '1 2 3' # of the column, or the choice?
    drafts no ',rank '
    rm draft.csv
    ranked '子1,子2,子3' '11 12 14 15 17' # ages
    drafts no ',rank '
    rm draft.csv
    ranked '順位1,順位2,順位4' '給与 時間 人間 場所'
    drafts no ',順位4|'
    drafts no '|順位4'
}

@test "places that a tool numbers are rows of a matrix where answers stand twice in a row" {
    { echo '"id","submitdate","Q1[1]","Q1[2]"'; for i in $(seq 30); do echo "\"$i\",\"2026-05-14 09:05:12\",\"A$((i % 3))\",\"A$((i / 3 % 3))\""; done; } >export.csv
    drafts no ',rank '
    [ "$(grep -c '^,select_one .*,Q1' draft.csv)" -eq 2 ]
}

@test "mark sheets: rising marks are one multiple answer, codes have no decimal" {
    for heads in 性別,理由1,理由2 性別,理由_1,理由_2; do
        rm -f draft.csv
        { echo "$heads"; for _ in $(seq 24); do printf '%s\n' 1.0,1.0,2.0 2.0,1.0,3.0 1.0,3.0,4.0 2.0,3.0,-1 1.0,2.0,4.0 -9999,-1,-1; done; } >export.csv
        drafts ',sex,1,1,,,,,'
        grep -q '^,select_multiple q2,q2,理由,' draft.csv || { cat draft.csv; return 1; }
        "$ANKE_BIN/anke-import" -q -c draft.csv -o responses.csv export.csv
        diff <(printf '%s\n' sex,q2 '1,1 2' '2,1 3' '1,3 4' 2,3 '1,2 4' .X,) <(head -7 responses.csv)
        # ranks do not rise
        rm draft.csv
        { echo "$heads"; for _ in $(seq 24); do printf '%s\n' 1.0,1.0,2.0 2.0,3.0,1.0 1.0,2.0,3.0 2.0,3.0,-1 1.0,4.0,2.0 -9999,-1,-1; done; } >export.csv
        drafts ',q2,4,4,,,,,'
        grep -q '^,rank q2,q2,理由,' draft.csv || { cat draft.csv; return 1; }
    done
}

@test "title and form id are what the options say" {
    export_of 'a,b' x,1 y,2
    run -0 "$codebook" draft -q --title '調査, 春' --form-id spring export.csv
    [ "${lines[1]}" = ',"調査, 春",spring,,,,,,5,10' ]
}

# refuses STATUS MESSAGE ARGUMENT...
refuses() {
    run --separate-stderr "$codebook" "${@:3}"
    [ "$status" -eq "$1" ]
    [ "$stderr" = "anke-codebook: $2" ]
    [ -z "$output" ]
}

@test "what cannot be read or written has its status, and nothing is left" {
    export_of 'a,b' x,1 '"y"z,2'
    refuses 65 'export.csv:3:1: a quote stands where none may be: a cell with quotes must be quoted as a whole, its own quotes doubled' \
        draft -o draft.csv export.csv
    [ ! -e draft.csv ]
    printf 'a,b\n"x\nx","1\xff"\n' >export.csv
    refuses 65 'export.csv:3:2: bytes that are not text in the encoding of the file' draft --encoding utf-8 -o draft.csv export.csv
    printf 'a,b\n"x\nx",1\ny,"2\n' >export.csv
    refuses 65 'export.csv:4:2: the input ends inside a quoted cell' draft -o draft.csv export.csv
    [ ! -e draft.csv ]
    refuses 66 'none.csv: cannot open: No such file or directory' draft none.csv
    export_of 'a,b' x,1
    refuses 64 '--min-count takes 1 or more' draft --min-count=-1 export.csv
    refuses 64 '--delimiter takes comma, tab or semicolon' draft --delimiter x export.csv
    refuses 73 'no/d.csv: cannot create: No such file or directory' draft -o no/d.csv export.csv
    run -74 sh -c '"$1" draft export.csv >/dev/full' sh "$codebook"
    run -64 "$codebook" draft -o export.csv export.csv
    [ "$(cat export.csv)" = "$(printf 'a,b\nx,1')" ]
}

# Every format: the drafted codebook gives the counts of the truth. Questions get the names that the truth has.

# named_as LABEL NAME ...: renames drafted questions by their labels.
named_as() {
    cp draft.csv named.csv
    while [ "$#" -gt 0 ]; do
        sed -i -E "s/^,([^,]*),[^,]*,($1),/,\1,$2,\2,/" named.csv
        grep -q "^,[^,]*,$2,$1," named.csv || { echo "no question $1"; cat draft.csv; return 1; }
        shift 2
    done
}

# truthful FILE LABEL NAME ...: imported with its own draft the file has the counts of the truth.
truthful() {
    formats=$ANKE_ROOT/tests/formats
    file=$1
    shift
    "$codebook" draft -q -o draft.csv "$formats/$file"
    run -0 "$codebook" check --no-warnings -q draft.csv
    named_as "$@"
    "$ANKE_BIN/anke-import" -q -c named.csv --problems problems.csv -o responses.csv "$formats/$file" 2>import.log
    names=()
    while [ "$#" -gt 0 ]; do
        names+=("$2")
        shift 2
    done
    perl "$formats/check-truth" named.csv responses.csv "$formats/truth.json" "${names[@]}"
}

sides=('業務の引き継ぎ方法 \[引き継ぐ側\]' side_a '業務の引き継ぎ方法 \[引き継がれる側\]' side_b)
common=(年代 age 所属部 dep 伊勢原についてどのくらい知っているか know 先輩に聞きにくい理由 reason
    業務分析ができているか analysis 事務効率で浮いた時間の使い方 time_use
    本日のミーティングの満足度 satisfaction 残業削減の議論について free_text)
who=('業務分析を誰がすべきか（順位）' rank)

@test "drafts of Google Forms give the counts of the truth" {
    truthful google_sheets_ja.csv "${common[@]}" "${sides[@]}" "${who[@]}" 採用年月日 hire
    truthful google_forms_download_ja.csv "${common[@]}" "${sides[@]}" "${who[@]}" 採用年月日 hire
    truthful excel_unicode_text.txt "${common[@]}" "${sides[@]}" "${who[@]}" 採用年月日 hire
}

@test "drafts of Microsoft Forms give the counts of the truth" {
    truthful msforms_excel_utf8.csv "${common[@]}" 引き継ぐ側 side_a 引き継がれる側 side_b "${who[@]}" 採用年月日 hire
    truthful msforms_excel_cp932.csv "${common[@]}" 引き継ぐ側 side_a 引き継がれる側 side_b "${who[@]}" 採用年月日 hire
}

@test "drafts of columns for each choice give the counts of the truth" {
    truthful kintone_cp932.csv "${common[@]}" 引き継ぐ側 side_a 引き継がれる側 side_b
    truthful limesurvey_full_semicolon.csv "${common[@]}" "${sides[@]}" "${who[@]}"
    truthful surveymonkey_expanded.csv "${common[@]}" "${sides[@]}" "${who[@]}"
}

@test "drafts of files of SPSS give the counts of the truth" {
    truthful spss_sample.sav 年代 age 引き継ぐ側 side_a 引き継がれる側 side_b 伊勢原についてどのくらい知っているか know \
        業務分析ができているか analysis 事務効率で浮いた時間の使い方 time_use
    # the truth knows points of the satisfaction, the file the words for them; and it has no text of その他
    counts draft.csv "$ANKE_ROOT/tests/formats/spss_sample.sav" >counted
    [ "$(awk -F ' [|] ' '/満足度/ { printf "%s%s=%s", sep, $2, $3; sep = " " }' counted)" = \
        'とても不満=1 不満=1 どちらともいえない=2 満足=3 とても満足=2' ]
    [ "$(awk -F ' [|] ' '/聞きにくい/ { printf "%s%s", sep, $3; sep = " " }' counted)" = '4 5 2 4 2 2 1' ]
}

@test "drafts of plain tables give the counts of the truth" {
    truthful joined_newline_bom.csv 年代 age 聞きにくい理由ALL reason 本日のミーティングの満足度 satisfaction
    truthful robust_cr_only_eucjp.csv 年代 age 満足度 satisfaction
    truthful office_title_rows_cp932.csv 年代 age 所属部 dep 業務分析ができているか analysis '満足度（５段階）' satisfaction
}

# The choices of exports of codes are codes: what was answered must be what it is with the codebook by hand.
# same_codes FILE CODEBOOK NAME=NAME...: drafted and hand-made names of questions.
same_codes() {
    formats=$ANKE_ROOT/tests/formats
    "$codebook" draft -q -o draft.csv "$formats/$1"
    "$ANKE_BIN/anke-import" -q -c draft.csv -o drafted.csv "$formats/$1" 2>import.log
    "$ANKE_BIN/anke-import" -q -c "$formats/codebooks/$2.csv" -o by-hand.csv "$formats/$1" 2>import.log
    file=$1
    shift 2
    for pair in "$@"; do
        column "${pair%=*}" drafted.csv >one
        column "${pair#*=}" by-hand.csv >two
        [ "$(sort -u one | wc -l)" -gt 1 ]
        diff one two || { echo "$file: $pair"; head -1 by-hand.csv; head -1 drafted.csv; return 1; }
    done
}

# column NAME FILE: of the responses.
column() {
    perl -e 'my ($name, $file) = @ARGV; local $/; open my $in, "<", $file or die; my $text = <$in>; my (@rows, @row);
        while ($text =~ /\G("(?:[^"]|"")*"|[^,\n]*)(,|\n|\z)/g) {
            push @row, $1; next if $2 eq ","; push @rows, [@row] if @row > 3; @row = (); last if $2 eq "" }
        my ($at) = grep { $rows[0][$_] eq $name } 0 .. $#{$rows[0]}; defined $at or die "no $name\n";
        print "$_->[$at]\n" for @rows[1 .. $#rows]' "$1" "$2"
}

@test "drafts of exports of codes read what the codebooks by hand read" {
    same_codes kobo_xml_semicolon.csv kobo age=age side_a=side_a side_b=side_b know=know reason=reason analysis=analysis \
        who_rank=rank time_use=time_use
    same_codes redcap_raw.csv redcap age=age side_a=side_a side_b=side_b know=know reason=reason analysis=analysis \
        timeuse=time_use
    same_codes qualtrics_numeric_split_utf16.tsv qualtrics Q_age=age Q1_1=side_a Q1_2=side_b Q2=know Q3=reason \
        Q4=analysis Q6=time_use
    same_codes qualtrics_legacy_two_rows.csv qualtrics Q_age=age Q1_1=side_a Q1_2=side_b Q2=know Q3=reason Q4=analysis \
        Q5=rank Q6=time_use Q8=free_text
    "$codebook" draft -q -o draft.csv "$ANKE_ROOT/tests/formats/limesurvey_codes.csv"
    grep -qxF ',rank Q5,Q5,Q5,,,,,,,' draft.csv
    grep -qxF ',select_multiple Q3,Q3,Q3,,,,,,,' draft.csv
    grep -qxF ',Q3,SQ006,SQ006,,,,,' draft.csv
    grep -qxF ',Q3,other,その他,,,yes,,' draft.csv
}
