#!/usr/bin/env bats
# anke-codebook diff: two waves' questionnaires.

bats_require_minimum_version 1.5.0

setup() {
    codebook=$ANKE_BIN/anke-codebook
    cd "$BATS_TEST_TMPDIR" || exit 1
    survey='survey,type,name,label,role,source,relevant,bands,unit,max,over,constraint'
    choices='choices,list_name,name,label,score,exclusive,other,net'
    list=$',l,a,甲\n,l,b,乙\n,l,c,丙'
    scale=$',s,s3,上,3\n,s,s2,中,2\n,s,s1,下,1'
}

# wave FILE QUESTION [LIST]: a codebook with the question q and one that never changes.
wave() {
    printf 'settings,form_id\n,x\n%s\n,text,fix,不変\n%s\n%s\n%s\n%s\n' "$survey" "$2" "$choices" \
        "${3:-$list}" "$scale" >"$1"
}

# becomes LINE: the only line of the difference between old.csv and new.csv; "same" for none.
becomes() {
    run --separate-stderr "$codebook" diff old.csv new.csv
    if [ "$1" = same ]; then
        [ "$status" -eq 0 ] && [ -z "$output" ] || { echo "$output"; return 1; }
        return
    fi
    [ "$status" -eq 1 ]
    [ "$output" = "$1" ] || { echo "$output"; return 1; }
}

@test "a codebook is the same as itself" {
    for file in "$ANKE_ROOT/tests/example/survey.csv" "$ANKE_ROOT"/samples/*/survey.csv; do
        run -0 --separate-stderr "$codebook" diff "$file" "$file"
        [ -z "$output" ]
        [[ "$stderr" == *' same, 0 wording, 0 routing, 0 options, 0 scale, 0 new, 0 dropped' ]]
    done
}

@test "width, blanks, nets, sources and spacing of conditions are no change" {
    wave old.csv ",select_one l,q,問１,,甲,\${fix} = 'x'" "$list"
    wave new.csv ",select_one l,q,問1 ,break,乙,\${fix}  = 'x' " $',l,a,甲,,,,組\n,l,b,乙\n,l,c,丙'
    becomes same
}

@test "another label is wording" {
    wave old.csv ',select_one l,q,問'
    wave new.csv ',select_one l,q,問い'
    becomes 'q: wording: label "問" became "問い"'
    wave new.csv ',select_one l,q,問' $',l,a,甲\n,l,b,乙類\n,l,c,丙'
    becomes 'q: wording: choice "乙" became "乙類"'
}

@test "another condition is routing" {
    wave old.csv ',select_one l,q,問'
    wave new.csv ",select_one l,q,問,,,\${fix} = 'x'"
    becomes "q: routing: relevant \"\" became \"\${fix} = 'x'\""
}

@test "other choices, another order and other caps are options" {
    wave old.csv ',select_multiple l,q,問'
    wave new.csv ',select_multiple l,q,問' $',l,a,甲\n,l,b,乙\n,l,d,丁'
    becomes 'q: options: choice "丁" is new; choice "丙" is gone'
    wave new.csv ',select_multiple l,q,問' $',l,b,乙\n,l,a,甲\n,l,c,丙'
    becomes 'q: options: another order of choices'
    wave new.csv ',select_multiple l,q,問,,,,,,2'
    becomes 'q: options: max 0 became 2'
    wave new.csv ',select_multiple l,q,問' $',l,a,甲\n,l,b,乙\n,l,c,丙,,yes'
    becomes 'q: options: exclusive or other of "c" was changed'
}

@test "another type, other scores, points, units, bands and allowed values are scale" {
    wave old.csv ',select_one l,q,問'
    wave new.csv ',select_multiple l,q,問'
    becomes 'q: scale: type select_one became select_multiple'
    wave new.csv ',select_one l,q,問' $',l,a,甲,2\n,l,b,乙,1\n,l,c,丙'
    becomes 'q: scale: score of "a" none became 2; score of "b" none became 1'
    wave old.csv ',select_one s,q,問'
    cp old.csv new.csv
    sed -i '/,s,s2/d' new.csv
    becomes 'q: scale: choice "中" is gone'
    wave old.csv ',integer,q,問,,,,"0-4,5-",年'
    wave new.csv ',integer,q,問,,,,"0-4,5-",月'
    becomes 'q: scale: unit "年" became "月"'
    wave new.csv ',integer,q,問,,,,"0-5,6-",年'
    becomes 'q: scale: other bands'
    wave new.csv ',integer,q,問,,,,"0-4,5-",年,,,. > 0'
    becomes 'q: scale: constraint "" became ". > 0"'
}

@test "the gravest class counts, the others are told beside it" {
    wave old.csv ',select_one l,q,問'
    wave new.csv ",select_multiple l,q,問い,,,\${fix} = 'x'" $',l,a,甲\n,l,b,乙'
    run -1 --separate-stderr "$codebook" diff --csv old.csv new.csv
    [ "${lines[0]}" = 'question,comparable,also,detail,old_label,new_label,proposal,likeness,old_line,new_line' ]
    [ "${lines[1]}" = 'fix,same,,,不変,不変,,,4,4' ]
    [[ "${lines[2]}" == 'q,scale,wording routing options,'* ]]
    [[ "${lines[2]}" == *',問,問い,,,5,5' ]]
    [ "${#lines[@]}" -eq 3 ]
    [ "${stderr_lines[0]}" = 'anke-codebook: 1 same, 0 wording, 0 routing, 0 options, 1 scale, 0 new, 0 dropped' ]
    [ "${stderr_lines[1]}" = 'anke-codebook: 1 of 2 questions differ' ]
}

@test "a question under another name is proposed as the same where labels are alike" {
    wave old.csv ',select_one l,ask,先輩に気軽に質問できる'
    wave new.csv ',select_one l,ask_seniors,先輩に気軽に質問できますか'
    # 10 and 12 pairs of characters, 9 of them common: 18 / 22
    run -1 --separate-stderr "$codebook" diff old.csv new.csv
    [ "${lines[0]}" = 'ask_seniors: new: was it called ask? (labels alike to 82 %)' ]
    [ "${lines[1]}" = 'ask: dropped: is it called ask_seniors now? (labels alike to 82 %)' ]
    run -1 --separate-stderr "$codebook" diff --csv old.csv new.csv
    [ "${lines[2]}" = 'ask_seniors,new,,,,先輩に気軽に質問できますか,ask,0.82,,5' ]
    [ "${lines[3]}" = 'ask,dropped,,,先輩に気軽に質問できる,,ask_seniors,0.82,5,' ]
    wave new.csv ',select_one l,stay,この職場で働き続けたい'
    run -1 --separate-stderr "$codebook" diff old.csv new.csv
    [ "${lines[0]}" = 'stay: new' ]
    [ "${lines[1]}" = 'ask: dropped' ]
}

@test "columns that are no questions are left out" {
    wave old.csv ',text,q,番号,id'
    wave new.csv ',text,r,時刻,ignore'
    becomes same
}

@test "one of the two may come from standard input, and the result goes to a file" {
    wave old.csv ',select_one l,q,問'
    wave new.csv ',select_one l,q,問い'
    run -1 --separate-stderr "$codebook" diff -o out.txt - new.csv <old.csv
    [ -z "$output" ]
    [ "$(cat out.txt)" = 'q: wording: label "問" became "問い"' ]
}

# refuses STATUS MESSAGE ARGUMENT...
refuses() {
    run --separate-stderr "$codebook" "${@:3}"
    [ "$status" -eq "$1" ]
    [ "$stderr" = "anke-codebook: $2" ]
    [ -z "$output" ]
}

@test "what cannot be compared has its status" {
    wave old.csv ',select_one l,q,問'
    wave bad.csv ',select_one nowhere,q,問'
    refuses 64 'only one of the two can be standard input' diff - -
    refuses 64 '"draft" or "check" and at most one file, or "diff" and two, expected' diff old.csv
    refuses 66 'none.csv: cannot open: No such file or directory' diff old.csv none.csv
    refuses 78 'bad.csv:5:2: no list has the name "nowhere"' diff old.csv bad.csv
    refuses 73 'no/o: cannot create: No such file or directory' diff -o no/o old.csv old.csv
    wave new.csv ',select_one l,q,問い'
    run -74 sh -c '"$1" diff old.csv new.csv >/dev/full' sh "$codebook"
}
