# anke-tally: the worked example, every type of question, shards, invariances, bad data.

setup() {
    tally="$ANKE_BIN/anke-tally"
    merge="$ANKE_BIN/anke-merge"
    example="$ANKE_ROOT/tests/example"
    cases="$ANKE_ROOT/tests/cli/anke-tally"
    cd "$BATS_TEST_TMPDIR"
}

# The value of a row "question,item,by,group,stat" without waves.
value() { # FILE ROW
    grep -F ",$2," "$1" | sed 's/.*,//'
}

# The message and status of a run on standard input.
refused() { # STATUS TEXT ARGUMENT...
    local status_wanted=$1 text=$2
    shift 2
    run "$tally" -c "$cases/survey.csv" "$@"
    echo "$output"
    [ "$status" -eq "$status_wanted" ]
    [[ $output == *"$text"* ]]
}

# Runs on the responses with one line changed by a sed expression.
refused_after() { # SED TEXT
    sed "$1" "$cases/responses.csv" > bad.csv
    refused 65 "$2" bad.csv
}

@test "the worked example comes out byte for byte" {
    "$tally" -c "$example/survey.csv" --by dept,years "$example/responses.csv" > got.csv
    cmp got.csv "$example/tally.csv"
}

@test "without --by the questions of role break are taken" {
    "$tally" -c "$example/survey.csv" -o got.csv < "$example/responses.csv"
    cmp got.csv "$example/tally.csv"
}

@test "an empty --by means no break" {
    "$tally" -c "$example/survey.csv" --by '' "$example/responses.csv" > got.csv
    run awk -F, '$4 != "" && $4 != $2' got.csv
    [ "$output" = "wave,question,item,by,group,stat,value" ]
    grep -q '^,hesitate,,hesitate,,by_type,multiple$' got.csv
}

@test "single answers agree with a count by awk" {
    "$tally" -c "$example/survey.csv" "$example/responses.csv" > got.csv
    n=$(grep -c '^A.*,soumu,.*,no,' "$example/responses.csv")
    [ "$(value got.csv 'consult,いいえ,dept,総務課,n')" = "$n" ]
    [ "$n" = 2 ]
}

@test "every type of question has its table" {
    "$tally" -q -c "$cases/survey.csv" "$cases/responses.csv" > got.csv
    # numbers: values ascending, -0 is 0, no bands: values only
    [ "$(grep -c '^,hours,[^,]*,,,n,' got.csv)" = 4 ]
    [ "$(grep '^,hours,[^,]*,,,n,' got.csv | tr '\n' ' ')" = \
        ",hours,0,,,n,2 ,hours,2,,,n,1 ,hours,10.5,,,n,2 ,hours,無回答,,,n,0 " ]
    [ "$(value got.csv 'hours,,,,notasked')" = 1 ]
    # bands are items of numbers and groups of breaks
    [ "$(value got.csv 'years,5-9,,,n')" = 2 ]
    [ "$(value got.csv 'lead,はい,years,10-,n')" = 1 ]
    # ranks, dates and texts have their ledger only
    [ "$(value got.csv 'rank,,,,type')" = rank ]
    [ "$(value got.csv 'rank,,,,answered')" = 4 ]
    [ "$(value got.csv 'rank,,,,na')" = 1 ]
    [ "$(value got.csv 'joined,,,,invalid')" = 1 ]
    run grep -c '^,\(rank\|joined\),[^,]' got.csv
    [ "$output" = 0 ]
    # scores; an invalid answer is an item
    [ "$(value got.csv 'lead,,,,type')" = scale ]
    [ "$(value got.csv 'lead,はい,,,score')" = 1 ]
    [ "$(value got.csv 'lead,無効,,,n')" = 1 ]
    # roles without tables
    run grep -cE '^,(no|pay|secret),' got.csv
    [ "$output" = 0 ]
}

@test "nets of a multiple answer count each respondent once" {
    "$tally" -q -c "$cases/survey.csv" "$cases/responses.csv" > got.csv
    [ "$(value got.csv 'tool,ペン,,,n')" = 3 ]
    [ "$(value got.csv 'tool,ノート,,,n')" = 2 ]
    [ "$(value got.csv 'tool,紙,,,n')" = 3 ]
    [ "$(value got.csv 'tool,紙,dept,保健課,n')" = 1 ]
    [ "$(value got.csv 'tool,,,,ticks')" = 7 ]
    [ "$(value got.csv 'tool,,,,answered')" = 4 ]
}

@test "groups of a multiple answer overlap, those without an answer are groups" {
    "$tally" -q -c "$cases/survey.csv" "$cases/responses.csv" > got.csv
    [ "$(value got.csv 'lead,,tool,,by_type')" = multiple ]
    [ "$(value got.csv 'lead,,tool,ペン,valid')" = 3 ]
    [ "$(value got.csv 'lead,,tool,端末,valid')" = 2 ]
    [ "$(value got.csv 'lead,,tool,無回答,group_type')" = noanswer ]
    [ "$(value got.csv 'lead,,tool,非該当,group_type')" = na ]
    [ "$(value got.csv 'lead,はい,tool,非該当,n')" = 1 ]
    # the total is everyone, once
    [ "$(value got.csv 'lead,,tool,,valid')" = 6 ]
    run grep -c ',無効,group_type' got.csv
    [ "$output" = 0 ]
}

@test "populations of choices stand in their groups" {
    "$tally" -q -c "$cases/survey.csv" "$cases/responses.csv" > got.csv
    [ "$(value got.csv 'lead,,dept,,population')" = 20 ]
    [ "$(value got.csv 'lead,,dept,総務課,population')" = 8 ]
    grep -qx ',lead,,dept,保健課,population,' got.csv
    grep -qx ',lead,,dept,保健課,returned,' got.csv
    [ "$(value got.csv 'lead,,dept,,returned')" = 8 ]
}

@test "nested breaks hold the combinations that occur, in codebook order" {
    "$tally" -q -c "$cases/survey.csv" --by dept:tool "$cases/responses.csv" > got.csv
    [ "$(value got.csv 'lead,,dept:tool,,by_label')" = "所属 × 使う道具" ]
    [ "$(value got.csv 'lead,,dept:tool,,by_type')" = multiple ]
    grep '^,lead,,dept:tool,[^,]*,group_order,' got.csv | cut -d, -f5,7 > order.csv
    # 7 codes of tool (3 choices, 4 states): a x pen = 0 ... no answer x no answer = 2 x 7 + 3
    diff order.csv - << 'END'
総務課 / ペン,0
総務課 / ノート,1
総務課 / 非該当,4
保健課 / ペン,7
保健課 / ノート,8
保健課 / 端末,9
無回答 / 無回答,17
END
    [ "$(value got.csv 'lead,,dept:tool,総務課 / ペン,name')" = a:pen ]
    [ "$(value got.csv 'lead,,dept:tool,総務課 / ペン,valid')" = 2 ]
    [ "$(value got.csv 'lead,,dept:tool,総務課 / 非該当,group_type')" = na ]
    [ "$(value got.csv 'lead,,dept:tool,無回答 / 無回答,group_type')" = noanswer ]
    # no question by a break that it is a part of
    run grep -cE '^,(dept|tool),[^,]*,dept:tool,' got.csv
    [ "$output" = 0 ]
}

@test "a pair is a table of one question by another" {
    "$tally" -q -c "$cases/survey.csv" --by dept --pair lead,tool "$cases/responses.csv" > got.csv
    [ "$(value got.csv 'lead,いいえ,tool,ペン,n')" = 1 ]
    run grep -c '^,hours,[^,]*,tool,' got.csv
    [ "$output" = 0 ]
}

@test "a pair of numbers has the values of both, ascending, and its shards add up" {
    "$tally" -q -c "$cases/survey.csv" --by '' --pair hours,years "$cases/responses.csv" > got.csv
    [ "$(sed -n 's/^,hours,,years,\(.*\),group_type,choice$/\1/p' got.csv | xargs)" = '3 5 7 10 12' ]
    [ "$(value got.csv 'hours,10.5,years,7,n')" = 1 ]
    [ "$(value got.csv 'hours,2,years,7,n')" = 0 ]
    [ "$(value got.csv 'hours,,years,7,group_score')" = 7 ]
    [ "$(value got.csv 'hours,,years,,unit')" = 時間 ]
    [ "$(value got.csv 'hours,,years,,by_unit')" = 年 ]
    [ "$(value got.csv 'hours,,years,無回答,group_type')" = noanswer ]
    for n in 2 3 9; do
        rm -f shard*.csv
        for i in $(seq "$n"); do
            "$tally" -q -c "$cases/survey.csv" --by '' --pair hours,years --shard "$i/$n" \
                -o "shard$i.csv" "$cases/responses.csv"
        done
        "$ANKE_BIN/anke-merge" shard*.csv | cmp got.csv -
    done
}

@test "the values of a pair ascend below zero too; more than 1000 are too many" {
    printf '%s\n' 'settings,form_title,form_id' ',題,t' 'survey,type,name,label' ',decimal,a,甲' ',decimal,b,乙' > survey.csv
    { echo a,b; printf '1,%s\n' 2 -0.5 0 -10 .N -3e2 1e10; echo .end,7,7; } > answers.csv
    "$tally" -q -c survey.csv --pair a,b answers.csv > got.csv
    [ "$(sed -n 's/^,a,,b,\(.*\),group_type,choice$/\1/p' got.csv | xargs)" = \
        '-300 -10 -0.5 0 2 10000000000' ]
    { echo a,b; seq -f '1,%.0f' 1001; echo .end,1001,1001; } > many.csv
    run "$tally" -q -c survey.csv --pair a,b many.csv
    [ "$status" = 65 ]
    [[ $output == *'of values 1000'* ]]
}

@test "a condition filters, keeps the returned and forgets the population" {
    "$tally" -q -c "$cases/survey.csv" --where '${years} >= 5' "$cases/responses.csv" > got.csv
    [ "$(value got.csv 'lead,,,,valid')" = 4 ]
    [ "$(value got.csv 'lead,,,,returned')" = 8 ]
    grep -qx ',lead,,,,population,' got.csv
    grep -qx ',lead,,dept,総務課,population,' got.csv
    grep -qx ',,,,,where,${years} >= 5' got.csv
}

@test "a wave stands on every row but the last" {
    "$tally" -c "$example/survey.csv" --wave 2026Q3 "$example/responses.csv" > got.csv
    sed '1!{/^,,,,,end,/!s/^/2026Q3/}' "$example/tally.csv" | cmp - got.csv
}

@test "merged shards are the whole, byte for byte" {
    for options in '--by dept,years' '--by dept:years,hesitate:dept,hesitate' '--by whom --wave w' \
        '--by dept:years:consult --pair consult,whom --where ${years}>2'; do
        "$tally" -c "$example/survey.csv" $options "$example/responses.csv" > whole.csv
        for n in 2 3 9; do
            rm -f shard*.csv
            for i in $(seq "$n"); do
                "$tally" -c "$example/survey.csv" $options --shard "$i/$n" \
                    -o "shard$i.csv" "$example/responses.csv"
            done
            "$merge" shard*.csv > merged.csv
            cmp merged.csv whole.csv
        done
    done
}

@test "shard 1 carries the questionnaires that were refused" {
    for i in 1 2; do
        "$tally" -c "$example/survey.csv" --shard $i/2 "$example/responses.csv" > $i.csv
    done
    [ "$(value 1.csv 'consult,,,,returned')" = 5 ]
    [ "$(value 2.csv 'consult,,,,returned')" = 4 ]
}

@test "every respondent twice doubles every count" {
    awk '/^\.end/ { next } NR == 1 { print; next } { rows = rows $0 "\n"; print }
         END { printf "%s.end,16,18\n", rows }' "$example/responses.csv" > twice.csv
    "$tally" -c "$example/survey.csv" twice.csv > got.csv
    awk -F, -v OFS=, '$6 ~ /^(n|returned|valid|asked|na|notasked|answered|noanswer|invalid|ticks)$/ &&
         $7 != "" { $7 *= 2 } { print }' "$example/tally.csv" | cmp - got.csv
}

@test "the order of respondents does not matter" {
    sed -n 1p "$cases/responses.csv" > turned.csv
    sed -n 2,7p "$cases/responses.csv" | tac >> turned.csv
    sed -n 8p "$cases/responses.csv" >> turned.csv
    for options in '--by dept,years' '--by dept:tool'; do
        "$tally" -q -c "$cases/survey.csv" $options "$cases/responses.csv" > a.csv
        "$tally" -q -c "$cases/survey.csv" $options turned.csv > b.csv
        cmp a.csv b.csv
    done
}

@test "same bytes in another locale, from a pipe, with CRLF" {
    "$tally" -q -c "$cases/survey.csv" "$cases/responses.csv" > a.csv
    sed 's/$/\r/' "$cases/responses.csv" |
        LC_ALL=de_DE.UTF-8 "$tally" -q -c "$cases/survey.csv" - > b.csv
    cmp a.csv b.csv
}

@test "a file without respondents is a tally of zeros" {
    { sed -n 1p "$example/responses.csv"; echo .end,0,0; } > none.csv
    "$tally" -c "$example/survey.csv" none.csv > got.csv
    [ "$(value got.csv 'consult,はい,,,n')" = 0 ]
    [ "$(value got.csv 'consult,,dept,建設課,valid')" = 0 ]
}

@test "values that the codebook does not know are refused with their place, never quoted" {
    refused_after '3s/,a,/,zzz,/' 'bad.csv:3:2: value is not among the choices of "dept"'
    [[ $output != *zzz* ]]
    refused_after '2s/pen pad/pen zzz/' 'bad.csv:2:3: value is not among the choices of "tool"'
    refused_after '2s/pen pad/pen pen/' 'bad.csv:2:3: a choice stands twice'
    refused_after '2s/,3,/,3.5,/' 'bad.csv:2:4: value is not whole'
    refused_after '2s/,3,/,-1,/' 'bad.csv:2:4: value is not whole or lies outside the bands'
    refused_after '2s/,10.5,/,ten,/' 'bad.csv:2:5: value is not a number'
    refused_after '2s/2023-04-01/2023-02-29/' 'bad.csv:2:7: value is not a date'
    refused_after '4s/\.X/.Q/' 'bad.csv:4:7: state is not one of'
}

@test "broken files are refused" {
    refused_after '4s/,1$/,1,1/' 'bad.csv:4: 10 columns, 9 were expected'
    refused_after '4s/.*//' 'bad.csv:4: 0 columns, 9 were expected'
    refused_after '$d' 'bad.csv:8: the file has no end row'
    refused_after '$s/6,8/5,8/' 'bad.csv:8:2: the end row does not count'
    refused_after '$s/6,8/6,5/' 'bad.csv:8:3: the end row counts fewer'
    refused_after '$s/6,8/6/' 'bad.csv:8: the end row has a wrong width'
    refused_after '$a 7,a,,,,,,,' 'bad.csv:9: rows follow the end row'
    refused_after '3s/pen/"pen/' 'bad.csv:'
    refused_after '1s/dept/department/' 'bad.csv:1:2: the header'
    refused_after '1s/tool/dept/' 'bad.csv:1:3: the header'
    printf '.end,0,0\n' > bad.csv
    refused 65 'bad.csv:1:1: the header' bad.csv
    sed '1s/,lead//' "$cases/responses.csv" > bad.csv
    refused 65 'bad.csv:1: the header lacks the column of question "lead"' bad.csv
    : > empty.csv
    refused 65 'empty.csv:1: a header' empty.csv
    head -1 "$cases/responses.csv" > header.csv
    refused 65 'header.csv:2: the file has no end row' header.csv
}

@test "lines count through line ends inside texts" {
    sed '10s/,no,/,zzz,/' "$example/responses.csv" > bad.csv
    run "$tally" -c "$example/survey.csv" bad.csv
    [ "$status" -eq 65 ]
    [[ $output == *'bad.csv:10:4: value is not among the choices of "consult"'* ]]
}

@test "wrong options are usage errors" {
    refused 64 'Unknown option' --zzz
    refused 64 'is no question of' --by zzz
    refused 64 'is no question of' --by dept,
    refused 64 'cannot be a break' --by hours
    refused 64 'cannot be a break' --by joined
    refused 64 'stands twice' --by dept,dept
    refused 64 'stands twice in a break' --by dept:dept
    refused 64 '--shard' --shard 0/2
    refused 64 '--shard' --shard 3/2
    refused 64 '--shard' --shard 1
    refused 64 '--where' --where '${zzz} = 1'
    refused 64 '--where' --where 'dept ='
    refused 64 'role ignore' --where '${secret} = "a"'
    refused 64 'pair' --pair lead
    refused 64 'pair' --pair lead,lead
    refused 64 'a table by a break already' --pair lead,dept
    refused 64 'one input file' a b
    run "$tally" "$cases/responses.csv"
    [ "$status" -eq 64 ]
}

@test "missing files, full devices, folders that cannot be written" {
    refused 66 'cannot open' missing.csv
    run "$tally" -c missing.csv "$cases/responses.csv"
    [ "$status" -eq 66 ]
    run "$tally" -q -c "$cases/survey.csv" -o /dev/full "$cases/responses.csv"
    [ "$status" -eq 74 ]
    run bash -c '"$1" -q -c "$2/survey.csv" "$2/responses.csv" > /dev/full' - "$tally" "$cases"
    [ "$status" -eq 74 ]
    run "$tally" -q -c "$cases/survey.csv" -o nowhere/out.csv "$cases/responses.csv"
    [ "$status" -eq 73 ]
}

@test "a codebook with findings ends with 78" {
    sed '5s/dept/nowhere/' "$cases/survey.csv" > bad.csv
    run "$tally" -c bad.csv "$cases/responses.csv"
    [ "$status" -eq 78 ]
}

@test "what fails leaves no output behind" {
    sed '$d' "$cases/responses.csv" > cut.csv
    echo before > out.csv
    refused 65 'no end row' -o out.csv cut.csv
    [ "$(cat out.csv)" = before ]
}

@test "more than 10,000 values need bands" {
    {
        head -1 "$cases/responses.csv"
        seq 10001 | sed 's/.*/&,a,,3,&,,,,1/'
        echo .end,10001,10001
    } > many.csv
    refused 65 'hours has more than 10000 distinct values' many.csv
    sed 's/在職年数,break,,"0-4,5-9,10-"/在職年数,break,,"0-4,5-20000"/' "$cases/survey.csv" > wide.csv
    {
        head -1 "$cases/responses.csv"
        seq 10001 | sed 's/.*/&,a,,&,1,,,,1/'
        echo .end,10001,10001
    } > many.csv
    "$tally" -q -c wide.csv many.csv > whole.csv
    [ "$(value whole.csv 'years,5-20000,,,n')" = 9997 ]
    grep -q '^,hours,1,,,item_type,value$' whole.csv
    run grep -c '^,years,.*,item_type,value$' whole.csv
    [ "$output" = 0 ]
    # of two shards neither has too many, but both together
    "$tally" -q -c wide.csv --shard 1/2 many.csv > 1.csv
    "$tally" -q -c wide.csv --shard 2/2 many.csv > 2.csv
    [ "$(grep -c '^,years,[^,]*,,,item_type,value$' 1.csv)" = 5001 ]
    "$merge" 1.csv 2.csv | cmp - whole.csv
}

@test "help names every option, and the man page, too" {
    run "$tally" --help
    [ "$status" -eq 0 ]
    for option in by codebook output pair quiet shard version wave where; do
        [[ $output == *"--$option"* ]]
        grep -q -- "Fl -$option" "$ANKE_ROOT/analyzer/tools/anke-tally.1"
    done
}

@test "responses are not overwritten by their tally" {
    cp "$ANKE_ROOT/tests/example/survey.csv" "$ANKE_ROOT/tests/example/responses.csv" .
    for target in responses.csv survey.csv; do
        run "$ANKE_BIN/anke-tally" -c survey.csv -o $target responses.csv
        [ "$status" -eq 64 ]
    done
    cmp responses.csv "$ANKE_ROOT/tests/example/responses.csv"
}

@test "long work says how far it is, on a terminal only" {
    # 1,200,000 rows: 1,000 times 10 times 20 times 6
    "$ANKE_BENCH/generate" bench 1000
    "$ANKE_BIN/anke-import" -q -c bench/survey.csv -o responses.csv bench/export.csv
    { head -1 responses.csv
      sed '1d;$d' responses.csv > rows
      for _ in $(seq 20); do cat rows rows rows rows rows rows rows rows rows rows; done > many
      for _ in 1 2 3 4 5 6; do cat many; done
      echo ".end,1200000,1200000"; } > long.csv
    run script -qec "'$ANKE_BIN/anke-tally' -c bench/survey.csv -o tables.csv long.csv" /dev/null
    [[ "$output" == *' respondents'* ]] || skip "the machine took less than a second"
    run "$ANKE_BIN/anke-tally" -c bench/survey.csv -o tables.csv long.csv
    [ "$output" = "" ]
}
