#!/usr/bin/env bats
# anke-weight: weights agree with R survey, rows stay as they are, bad margins are named.

bats_require_minimum_version 1.5.0

setup() {
    weight="$ANKE_BIN/anke-weight"
    cases="$ANKE_ROOT/tests/cli/anke-weight"
    cd "$BATS_TEST_TMPDIR" || exit 1
    cp "$cases"/*.csv .
}

weigh() { # ARGUMENT...
    "$weight" -q -c survey.csv "$@"
}

refused() { # STATUS TEXT ARGUMENT...
    local status_wanted=$1 text=$2
    shift 2
    run --separate-stderr "$weight" -c survey.csv "$@"
    echo "$stderr"
    [ "$status" -eq "$status_wanted" ]
    [ -z "$output" ]
    [[ $stderr == *"$text"* ]]
}

# The weights of a file, one a line.
weights_of() {
    sed '1d;$d' "$1" | sed 's/.*,//'
}

# Largest relative difference between two lists of numbers is below a tolerance.
near() { # FILE FILE TOLERANCE
    paste -d' ' "$1" "$2" | awk -v tolerance="$3" \
        '{ d = $1 / $2 - 1; if (d < 0) d = -d; if (d > most) most = d }
         END { print most; exit !(NR > 0 && most < tolerance) }'
}

# One number of a report.
stat() { # QUESTION CHOICE STAT
    awk -F, -v q="$1" -v c="$2" -v s="$3" '$1 == q && $2 == c && $3 == s { print $4 }' report.csv
}

@test "three margins agree with survey::rake" {
    # R 4.2, survey 4.1: rake(svydesign(~1, weights = ~one, data = d), list(~sex, ~band, ~dept), ...,
    # control = list(maxit = 1000, epsilon = 1e-13)); deff: n * sum(w^2) / sum(w)^2
    weigh --margins margins.csv --report report.csv -o out.csv responses.csv
    weights_of out.csv > got
    near got "$cases/rake-weights.txt" 1e-9
    stat '' '' deff > got
    echo 2.2839963694077 > want
    near got want 1e-9
    [ "$(stat '' '' n)" = 30 ]
    [ "$(stat '' '' sum)" = 30 ]
    [ "$(stat sex 男性 n)" = 25 ]
    [ "$(stat sex 男性 target)" = 70 ]
}

@test "nothing but the weight changes, and the end row stays" {
    weigh --margins margins.csv responses.csv > out.csv
    diff <(sed 's/,[^,]*$//' responses.csv) <(sed 's/,[^,]*$//' out.csv)
    [ "$(tail -n 1 out.csv)" = '.end,30,32' ]
}

@test "a file without the weight's column gets it as its last" {
    sed 's/,w$//; s/,\.U$//' responses.csv > bare.csv
    weigh --margins margins.csv bare.csv > out.csv
    weigh --margins margins.csv responses.csv | cmp - out.csv
}

@test "a pipe, a second run and another order of margins give the same" {
    weigh --margins margins.csv responses.csv > out.csv
    weigh --margins margins.csv < responses.csv | cmp - out.csv
    weigh --margins margins.csv responses.csv -o again.csv
    cmp out.csv again.csv
    [ "$(command stat -c %a again.csv)" = 600 ]
    { head -n 1 margins.csv; tail -n +2 margins.csv | tac; } > turned.csv
    weigh --margins turned.csv responses.csv > turned-out.csv
    weights_of out.csv > got
    weights_of turned-out.csv > want
    near got want 1e-8
}

@test "the output can be tallied" {
    weigh --margins margins.csv responses.csv | "$ANKE_BIN/anke-tally" -q -c survey.csv > stream.csv
    tail -n 1 stream.csv | grep -q ',end,'
}

@test "one margin is a cell weight: target share over share" {
    weigh --population sex responses.csv > out.csv
    grep '^m,' out.csv | sed 's/.*,//' | sort -u > got
    echo 0.7 > want # 30 * 70 / 120 / 25
    near got want 1e-14
    grep '^f,' out.csv | sed 's/.*,//' | sort -u > got
    echo 2.5 > want # 30 * 50 / 120 / 5
    near got want 1e-14
}

@test "crossed cells come from joint targets" {
    printf 'question,choice,target\nsex:age,f:20-29,0.1\nsex:age,女性:30-39,0.1\nsex:age,f:40-,0.1\n' > joint.csv
    printf 'sex:age,m:20-29,0.2\nsex:age,m:30-39,0.2\nsex:age,m:40-,0.3\n' >> joint.csv
    weigh --method cell --margins joint.csv --report report.csv responses.csv > out.csv
    [ "$(stat '' '' rounds)" = 1 ]
    awk -F, '$1 == "f" && $2 >= 40 { print $NF }' out.csv > got
    echo 3 > want # one woman of 40 and more: 30 * 0.1 / 1
    near got want 1e-14
    awk -F, '$1 == "m" && $2 >= 30 && $2 < 40 { print $NF }' out.csv | sort -u > got
    echo 0.75 > want # eight men: 30 * 0.2 / 8
    near got want 1e-14
}

@test "a roster is counted: names, labels and ages, by margin or crossed" {
    {
        echo 'no,sex,age,dept'
        for i in $(seq 35); do echo "$i,男性,25,総務部"; echo "$i,m,38,fukushi"; done
        for i in $(seq 25); do echo "$i,女性,20-29,土木部"; echo "$i,ｆ,55,soumu"; done
    } > roster.csv
    printf 'question,choice,target\nsex,m,70\nsex,f,50\nage,20-29,60\nage,30-39,35\nage,40-,25\n' > same.csv
    weigh --margins same.csv responses.csv > want.csv
    weigh --roster roster.csv --by sex,age responses.csv | cmp - want.csv
    iconv -f UTF-8 -t CP932 roster.csv > cp932.csv
    weigh --roster cp932.csv --by sex,age responses.csv | cmp - want.csv
    run --separate-stderr "$weight" -c survey.csv --roster roster.csv --by sex,age responses.csv
    [[ $output != *土木部* ]] && [[ $stderr != *55* ]]
    refused 65 'nobody answered' --roster roster.csv --by sex,age,dept --method cell responses.csv ||
        refused 65 'no target' --roster roster.csv --by sex,age,dept --method cell responses.csv
    refused 65 'roster.csv:1: "no" is no question' --roster roster.csv responses.csv
}

@test "trimming keeps bounds and margins" {
    weigh --margins margins.csv --trim 0.1,4 --report report.csv responses.csv > out.csv
    awk -F, '$3 == "min" && $1 == "" { exit !($4 >= 0.1 - 1e-6) }' report.csv
    awk -F, '$3 == "max" && $1 == "" { exit !($4 <= 4 + 1e-6) }' report.csv
    stat sex 男性 w > got
    echo 17.5 > want
    near got want 1e-9
    [ "$(stat '' '' trimmed)" -gt 0 ]
    # 14 men of soumu weigh 2.8 at least, so its 4 women 7.2 at most, and the fifth of 12.5 over 5.
    refused 65 'within the bounds' --margins margins.csv --trim 0.2,5 responses.csv
}

@test "weights may sum to the population" {
    weigh --margins margins.csv --total population --report report.csv responses.csv > out.csv
    [ "$(stat '' '' sum)" = 120 ]
    printf 'question,choice,target\nsex,m,0.6\nsex,f,0.4\n' > shares.csv
    weigh --margins shares.csv --total population --report report.csv responses.csv > out.csv
    [ "$(stat '' '' sum)" = 120 ] # the codebook's population
    printf 'question,choice,target\nsex,m,70\nsex,f,50\nage,20-29,9\nage,30-39,9\nage,40-,9\n' > two.csv
    refused 65 'different totals' --margins two.csv --total population responses.csv
}

@test "a respondent without a value keeps the factor 1, is counted, or refused" {
    sed '2s/^m/.N/; 3s/^m//' responses.csv > gaps.csv
    run --separate-stderr "$weight" -c survey.csv --population sex --report report.csv gaps.csv
    [ "$status" -eq 0 ]
    [[ $stderr == *'"sex": 2 respondents without a value keep the factor 1 (first: line 2)'* ]]
    [[ ${lines[1]} == .N,*,1 ]]
    [[ ${lines[2]} == ,*,1 ]]
    [ "$(stat sex '' missing)" = 2 ]
    refused 65 'gaps.csv:2: 2 respondents have no value' --missing refuse --population sex gaps.csv
}

@test "margins that contradict one another are refused, with the worst category" {
    {
        head -n 1 responses.csv
        for i in 1 2 3; do echo 'm,25,soumu,,.U'; echo 'f,35,fukushi,,.U'; done
        echo '.end,6,6'
    } > split.csv
    printf 'question,choice,target\nsex,m,50\nsex,f,50\nage,20-29,80\nage,30-39,20\n' > odd.csv
    refused 65 'the margins contradict one another: after 1000 rounds' --margins odd.csv split.csv
    [[ $stderr == *'"sex"'* ]]
}

@test "too few rounds are no convergence, and nothing is written" {
    refused 65 'no convergence in 3 rounds' --margins margins.csv --rounds 3 responses.csv
    run "$weight" -c survey.csv --margins margins.csv --rounds 3 responses.csv -o out.csv
    [ ! -e out.csv ]
}

@test "a category with a target and nobody in it is refused by name, and the other way round" {
    sed '/doboku/d; s/^.end.*/.end,26,26/' responses.csv > none.csv
    refused 65 'nobody answered "土木部" of the margin "dept"' --margins margins.csv none.csv
    sed '/doboku/d' margins.csv > lacking.csv
    refused 65 'people answered "土木部" of the margin "dept", which has no target' \
        --margins lacking.csv responses.csv
}

@test "a codebook without a weight says which row to add" {
    sed '/weight/d' survey.csv > bare.csv
    mv bare.csv survey.csv
    refused 78 'add a row to the sheet survey with type decimal, name weight, label ウェイト, role weight' \
        --margins margins.csv responses.csv
}

# bad_totals MARGINS|ROSTER TEXT LINE...: a file bad.csv of these lines is refused for that.
bad_totals() {
    local option=$1 text=$2
    shift 2
    : > bad.csv
    [ $# -eq 0 ] || printf '%s\n' "$@" > bad.csv
    refused 65 "$text" "--$option" bad.csv responses.csv
}

@test "a bad row in the margins has its line and column" {
    head=question,choice,target
    bad_totals margins 'bad.csv:3:2: no category of "sex"' $head sex,m,70 sex,x,50
    bad_totals margins 'bad.csv:3:2: a category of "sex" stands twice' $head sex,m,70 sex,男性,50
    bad_totals margins 'bad.csv:2:3: target' $head sex,m,-1
    bad_totals margins 'bad.csv:2:1: question "comment" cannot be a margin' $head comment,m,1
    bad_totals margins 'bad.csv:2:1: "nowhere" is no question' $head nowhere,m,1
    bad_totals margins 'bad.csv:2:1: "" is no question' $head ,,1
    bad_totals margins 'bad.csv:1: no column "target"' question,choice sex,m
    bad_totals margins 'bad.csv:2: 2 columns, 3 were expected' $head sex,m
    bad_totals margins 'bad.csv: no targets' $head
    bad_totals margins 'bad.csv:1: a header was expected'
}

@test "a bad row in the roster has its line and column, and is not quoted" {
    bad_totals roster 'bad.csv:1: "" is no question' sex, m,x f,
    bad_totals roster 'bad.csv:3:1: value is no category of "sex"' sex m secret
    [[ $stderr != *secret* ]]
}

@test "bad responses have their line and column, and answers are not quoted" {
    sed '4s/^m/secret/' responses.csv > bad.csv
    refused 65 'bad.csv:4:1: value is not among the choices or bands of "sex"' --margins margins.csv bad.csv
    [[ $stderr != *secret* ]]
    sed '5s/,[^,]*$//' responses.csv > bad.csv
    refused 65 'bad.csv:5: 4 columns, 5 were expected' --margins margins.csv bad.csv
    sed '$d' responses.csv > bad.csv
    refused 65 'no end row' --margins margins.csv bad.csv
    sed '$s/30/29/' responses.csv > bad.csv
    refused 65 'bad.csv:32:2: the end row does not count' --margins margins.csv bad.csv
    { cat responses.csv; sed -n 2p responses.csv; } > bad.csv
    refused 65 'bad.csv:33: rows follow the end row' --margins margins.csv bad.csv
    cut -d, -f2- responses.csv > bad.csv
    refused 65 'lacks the column of question "sex"' --margins margins.csv bad.csv
    sed '1s/age/sex/' responses.csv > bad.csv
    refused 65 'bad.csv:1:2: the header'"'"'s column stands twice' --margins margins.csv bad.csv
}

@test "an empty file, a header alone and nobody are refused" {
    : > empty.csv
    refused 65 'a header with names was expected' --margins margins.csv empty.csv
    head -n 1 responses.csv > header.csv
    refused 65 'no end row' --margins margins.csv header.csv
    { head -n 1 responses.csv; echo '.end,0,0'; } > nobody.csv
    refused 65 'no respondents' --margins margins.csv nobody.csv
}

@test "usage is checked before anything is read" {
    refused 64 'one of --margins, --population and --roster is needed' responses.csv
    refused 64 'one of --margins' --margins margins.csv --population sex responses.csv
    refused 64 '--method: rake or cell expected' --margins margins.csv --method x responses.csv
    refused 64 '--trim: LO,HI' --margins margins.csv --trim 2,1 responses.csv
    refused 64 '--missing: keep or refuse expected' --margins margins.csv --missing x responses.csv
    refused 64 '--total: respondents or population' --margins margins.csv --total x responses.csv
    refused 64 '--rounds' --margins margins.csv --rounds 0 responses.csv
    refused 64 '--by goes with --roster' --margins margins.csv --by sex responses.csv
    refused 64 'are files, not "-"' --margins - responses.csv
    refused 64 'one margin was expected' --margins margins.csv --method cell responses.csv
    refused 64 '"nowhere" is no question' --population nowhere responses.csv
    refused 64 '"" is no question' --population sex, responses.csv
    refused 64 '--population: names of questions expected' --population '' responses.csv
    refused 64 '--by: names of questions expected' --roster responses.csv --by '' responses.csv
    refused 78 'no population for "20-29" of "age"' --population age responses.csv
    run -64 "$weight" --margins margins.csv responses.csv
    run -64 "$weight" --no-such-option
    run -0 "$weight" --help
    [[ $output == *'--margins'* ]]
}

@test "what is read is not overwritten" {
    refused 64 '' --margins margins.csv responses.csv -o responses.csv
    refused 64 '' --margins margins.csv responses.csv -o margins.csv
    refused 64 '' --margins margins.csv responses.csv --report survey.csv
    cmp responses.csv "$cases/responses.csv"
}

@test "missing files and a full disk have their statuses" {
    refused 66 'nowhere.csv' --margins margins.csv nowhere.csv
    refused 66 'nowhere.csv' --margins nowhere.csv responses.csv
    refused 66 'nowhere.csv' --roster nowhere.csv responses.csv
    run -66 "$weight" -c nowhere.csv --margins margins.csv responses.csv
    run -74 sh -c '"$1" -q -c survey.csv --margins margins.csv responses.csv > /dev/full' sh "$weight"
    run -73 "$weight" -c survey.csv --margins margins.csv responses.csv -o no/such/folder/out.csv
}

@test "one codebook does for import, weighting and tally: the weight's source is anke-weight" {
    printf '%s\n' 'settings,form_title,form_id,population' ',架空の調査,f,100' \
        'survey,type,name,label,role,source' ',select_one sex,sex,性別,break,' \
        ',select_one yn,q,続けたいか,,' ',decimal,w,重み,weight,anke-weight' \
        'choices,list_name,name,label,population' ',sex,m,男性,60' ',sex,f,女性,40' \
        ',yn,y,はい,' ',yn,n,いいえ,' > survey.csv
    printf '%s\n' '性別,続けたいか' '男性,はい' '男性,いいえ' '女性,はい' '女性,はい' > export.csv
    "$ANKE_BIN/anke-import" -q -c survey.csv --problems problems.csv -o responses.csv export.csv
    [ "$(wc -l < problems.csv)" -eq 1 ]
    # without weights nothing is tallied
    run "$ANKE_BIN/anke-tally" -q -c survey.csv responses.csv
    [ "$status" -eq 65 ]
    "$ANKE_BIN/anke-weight" -q -c survey.csv --population sex -o weighted.csv responses.csv
    "$ANKE_BIN/anke-tally" -q -c survey.csv weighted.csv | "$ANKE_BIN/anke-stats" > out.csv
    # (60 x 1/2 + 40 x 1) / 100
    awk -F, '$2 == "q" && $3 == "はい" && $4 == "" && $6 == "p" { d = $7 - 0.7; ok = d * d < 1e-24 } END { exit !ok }' out.csv
}
