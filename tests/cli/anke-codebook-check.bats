#!/usr/bin/env bats
# anke-codebook check: warnings of what would hurt later. Each rule has a case that passes and one that does
# not; what makes a codebook unusable is tested in anke-codebook.bats and tests/unit/test_codebook.c.

bats_require_minimum_version 1.5.0

setup() {
    codebook=$ANKE_BIN/anke-codebook
    cd "$BATS_TEST_TMPDIR" || exit 1
    settings='settings,form_id,population,threshold,threshold_group'
    rows=',x,100,5,10'
    survey='survey,type,name,label,role,relevant,delimiter,bands,unit,battery,max'
    choices='choices,list_name,name,label,score,exclusive,other,population'
}

# survey_of QUESTION... -- CHOICE...: survey.csv; without questions ",select_multiple l,q,問".
survey_of() {
    printf '%s\n%s\n%s\n' "$settings" "$rows" "$survey" >survey.csv
    while [ "$#" -gt 0 ] && [ "$1" != -- ]; do
        echo "$1" >>survey.csv
        shift
    done
    echo "$choices" >>survey.csv
    shift
    printf '%s\n' "$@" >>survey.csv
}

sound() {
    run --separate-stderr "$codebook" check survey.csv
    [ -z "$output" ] || { echo "$output"; return 1; }
    [ "$status" -eq 0 ]
}

# warns PLACE WORDS: the only finding.
warns() {
    run --separate-stderr "$codebook" check survey.csv
    [ "$status" -eq 1 ]
    [ "${#lines[@]}" -eq 1 ] || { echo "$output"; return 1; }
    [[ "$output" == "survey.csv:$1: warning: $2"* ]] || { echo "$output"; return 1; }
    run -0 --separate-stderr "$codebook" check --no-warnings survey.csv
    [ -z "$output" ]
}

@test "labels of several answers that begin alike" {
    survey_of ,select_multiple\ l,q,問 -- ,l,a,電話で話す ,l,b,電話
    warns 6:4 'the label begins with another of its list, "電話"'
    survey_of ,select_one\ l,q,問 -- ,l,a,電話で話す ,l,b,電話
    sound
    survey_of ,select_multiple\ l,q,問 -- ,l,a,電話で話す ,l,b,話す
    sound
}

@test "labels that hold the delimiter" {
    survey_of ',select_multiple l,q,問,,,;' -- ',l,a,電話;メール' ,l,b,紙
    warns 6:4 'the label holds the delimiter of question "q"'
    survey_of ',select_multiple l,q,問,,,;' -- ',l,a,"電話,メール"' ,l,b,紙
    sound
    survey_of ',select_multiple l,q,問' -- ',l,a,電話、メール' ,l,b,紙
    warns 6:4 'the label holds the delimiter'
    survey_of ',select_one l,q,問' -- ',l,a,電話、メール' ,l,b,紙
    sound
}

@test "labels that are too long" {
    long=$(printf '長%.0s' $(seq 61))
    survey_of ,select_one\ l,q,問 -- ",l,a,$long" ,l,b,紙
    warns 6:4 'a label of 61 characters: at most 60'
    survey_of ,select_one\ l,q,問 -- ",l,a,${long#長}" ,l,b,紙
    sound
    long=$(printf '長%.0s' $(seq 121))
    survey_of ",text,q,$long" --
    warns 4:4 'a label of 121 characters: at most 120'
    survey_of ",text,q,${long#長}" --
    sound
}

@test "one label in two widths" {
    survey_of ,select_one\ l,q,問 ,select_one\ m,r,他 -- ,l,a,システム ,l,b,紙 ,m,a,ｼｽﾃﾑ ,m,b,声
    warns 9:4 'another list writes this label in another width, "システム"'
    survey_of ,select_one\ l,q,問 ,select_one\ m,r,他 -- ,l,a,システム ,l,b,紙 ,m,a,システム ,m,b,声
    sound
}

@test "questions with one label" {
    survey='survey,type,name,label,role,source'
    survey_of ,text,q,問１,,甲 ,text,r,問1,,乙 --
    warns 5:4 'question "q" has the same label'
    survey_of ,text,q,問1,,甲 ,text,r,問1,ignore,乙 --
    sound
}

@test "names that differ in case alone" {
    survey_of ,text,Age,問 ,text,age,他 --
    warns 5:3 'the name differs from "Age" in case alone'
    survey_of ,text,Age,問 ,text,ages,他 --
    sound
    survey_of ,select_one\ l,q,問 -- ,l,a,甲 ,l,A,乙
    warns 7:3 'the name differs from "a" in case alone'
    survey_of ,select_one\ l,q,問 ,select_one\ L,r,他 -- ,l,a,甲 ,l,b,乙 ,L,a,甲 ,L,b,乙
    warns 9:2 "the list's name differs from \"l\" in case alone"
}

@test "lists that nobody has, and lists of one choice" {
    survey_of ,select_one\ l,q,問 -- ,l,a,甲 ,l,b,乙 ,m,a,甲 ,m,b,乙
    warns 8:2 'no question has the list "m"'
    survey_of ,select_one\ l,q,問 ,select_one\ m,r,他 -- ,l,a,甲 ,l,b,乙 ,m,a,甲 ,m,b,乙
    sound
    survey_of ,select_one\ l,q,問 -- ,l,a,甲
    warns 6:2 'the list has one choice'
    survey_of ,select_multiple\ l,q,問,,,,,,,3 -- ,l,a,甲 ,l,b,乙
    warns 4:11 'max is more than the list has choices'
    survey_of ,select_multiple\ l,q,問,,,,,,,2 -- ,l,a,甲 ,l,b,乙
    sound
}

@test "exclusive where one answer is given" {
    survey_of ,select_one\ l,q,問 -- ,l,a,甲 ,l,b,特になし,,yes
    warns 7:6 'exclusive means nothing where one answer is given'
    survey_of ,select_multiple\ l,q,問 -- ,l,a,甲 ,l,b,特になし,,yes
    sound
}

@test "choices that are not marked as what they are" {
    survey_of ,select_one\ l,q,問 -- ,l,a,甲 ,l,b,その他
    warns 7:7 'not marked as other'
    survey_of ,select_one\ l,q,問 -- ,l,a,甲 ,l,b,その他,,,yes
    sound
    survey_of ,select_multiple\ l,q,問 -- ,l,a,甲 ,l,b,特になし
    warns 7:6 'not marked as exclusive'
    survey_of ,select_one\ l,q,問 -- ,l,a,甲 ,l,b,特になし
    sound
}

@test "scores with gaps, out of order, missing or turned round" {
    survey_of ,select_one\ l,q,問 -- ,l,a,上,4 ,l,b,中,2 ,l,c,下,1
    warns 8:5 'the scores are not equally far from each other'
    survey_of ,select_one\ l,q,問 -- ,l,a,上,3 ,l,b,中,2 ,l,c,下,1
    sound
    survey_of ,select_one\ l,q,問 -- ,l,a,上,3 ,l,b,中,1 ,l,c,下,2
    warns 8:5 'the scores do not follow the order of the list'
    survey_of ,select_one\ l,q,問 -- ,l,a,下,1 ,l,b,中,2 ,l,c,上,3
    sound
    survey_of ,select_one\ l,q,問 -- ,l,a,上,2 ,l,b,中, ,l,c,下,1
    warns 7:5 'no score in a list of scores'
    survey_of ,select_one\ l,q,問 -- ,l,a,上,2 ,l,b,下,1 ,l,c,わからない
    sound
    survey_of ,select_one\ l,q,問 -- ,l,a,満足,1 ,l,b,どちらともいえない,2 ,l,c,不満,3
    warns 7:5 'the favourable end of the scale has the lower scores'
    survey_of ,select_one\ l,q,問 -- ,l,a,満足,3 ,l,b,どちらともいえない,2 ,l,c,不満,1
    sound
}

@test "batteries of mixed lists or units" {
    survey_of ,select_one\ l,q,問,,,,,,b ,select_one\ m,r,他,,,,,,b -- ,l,a,上,2 ,l,b,下,1 ,m,a,有,2 ,m,b,無,1
    warns 5:10 'the battery mixes lists or units: question "q" has another'
    survey_of ,select_one\ l,q,問,,,,,,b ,select_one\ l,r,他,,,,,,b -- ,l,a,上,2 ,l,b,下,1
    sound
    survey_of ,integer,q,問,,,,,年,b ,integer,r,他,,,,,回,b --
    warns 5:10 'the battery mixes lists or units'
    survey_of ,integer,q,問,,,,,年,b ,integer,r,他,,,,,年,b --
    sound
}

@test "conditions that can never hold" {
    list=(-- ,l,a,甲 ,l,b,乙)
    survey_of ,select_one\ l,q,問 ",text,r,他,,\${q} = 'a' and \${q} = 'b'" "${list[@]}"
    warns 5:6 'the condition can never hold: nobody is asked this'
    survey_of ,select_multiple\ l,q,問 ",text,r,他,,\"selected(\${q}, 'a') and selected(\${q}, 'b')\"" "${list[@]}"
    sound
    survey_of ,select_one\ l,q,問 ",text,r,他,,\${q} = 'a' or \${q} = 'b'" "${list[@]}"
    sound
    survey_of ',integer,q,問,,,,"0-4,5-9"' ',text,r,他,,${q} > 9' --
    warns 5:6 'the condition can never hold'
    survey_of ',integer,q,問,,,,"0-4,5-9"' ',text,r,他,,${q} > 8' --
    sound
    survey_of ,integer,q,問 ,integer,s,数 ',text,r,他,,${q} > ${s}' --
    sound
    survey_of ,integer,q,問 ',text,r,他,,${q} > 3 and not(${q} > 2)' --
    warns 5:6 'the condition can never hold'
    survey_of ,text,q,問 ",text,r,他,,\${q} = 'x'" --
    sound
    survey_of ,text,q,問 ",text,r,他,,\${q} = 'x' and \${q} = ''" --
    warns 5:6 'the condition can never hold'
}

@test "thresholds and populations that tables by groups need" {
    list=(-- ,l,a,甲 ,l,b,乙)
    rows=',x,100,,10'
    survey_of ,select_one\ l,q,問,break "${list[@]}"
    warns 2:4 'threshold is missing'
    rows=',x,100,5,'
    survey_of ,select_one\ l,q,問,break "${list[@]}"
    warns 2:5 'threshold_group is missing'
    survey_of ,select_one\ l,q,問 "${list[@]}"
    sound
    rows=',x,,5,10'
    survey_of ,select_one\ l,q,問,break -- ,l,a,甲,,,,40 ,l,b,乙,,,,60
    warns 2:3 'population is missing, but choices have one'
    rows=',x,100,5,10'
    survey_of ,select_one\ l,q,問,break -- ,l,a,甲,,,,40 ,l,b,乙,,,,60
    sound
    survey_of ,select_one\ l,q,問,break -- ,l,a,甲,,,,40 ,l,b,乙
    warns 7:8 'no population, but other choices of the list have one'
    survey_of ,select_one\ l,q,問,break -- ,l,a,甲,,,,41 ,l,b,乙,,,,60
    warns 6:8 'the populations of the list are 101 together, more than that of the survey, 100'
    survey_of ,select_one\ l,q,問,stratum "${list[@]}"
    warns 4:5 'the choices of the stratum have no population'
}

@test "warnings stand in order of their places and are counted" {
    survey_of ,select_one\ l,q,問,break ,select_one\ l,Q,他 -- ,l,a,甲 ,l,b,その他 ,m,c,丙
    run -1 --separate-stderr "$codebook" check -o found.txt survey.csv
    [ "$stderr" = 'anke-codebook: 3 findings' ]
    [ "$(cut -d : -f 2,3 found.txt | tr '\n' ' ')" = '5:3 8:7 9:2 ' ]
}

@test "an unusable codebook is not searched for what would hurt later" {
    survey_of ,select_one\ l,q,問,break ,select_one\ n,Q,他 -- ,l,a,甲 ,l,b,その他
    run -1 --separate-stderr "$codebook" check survey.csv
    [ "$output" = 'survey.csv:5:2: no list has the name "n"' ]
}
