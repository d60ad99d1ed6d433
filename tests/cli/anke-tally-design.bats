# anke-tally: weights, strata, overlapping columns, batteries, drivers, boxes; their shards and readers.

setup() {
    tally="$ANKE_BIN/anke-tally"
    merge="$ANKE_BIN/anke-merge"
    sample="$ANKE_ROOT/samples/engagement-invented"
    cases="$ANKE_ROOT/tests/cli/anke-tally-design"
    cd "$BATS_TEST_TMPDIR"
    "$ANKE_BIN/anke-import" -q -c "$sample/survey.csv" -o responses.csv "$sample/export.csv"
    # columns: 2 dept, 3 age, 4 channel, 5-8 trust, 9 satisfied, 15 reason, 17 weight
    sed '1d;$d' responses.csv > rows.csv
}

run_tally() { # ARGUMENT...
    "$tally" -c "$sample/survey.csv" "$@" -o got.csv responses.csv
}

# The value of a row "question,item,by,group,stat" without waves.
value() { # ROW
    grep -F ",$1," got.csv | sed 's/.*,//'
}

# What awk sums up over the rows is the value, but for rounding.
sums_to() { # ROW PATTERN-AND-ACTION
    awk -F, -v want="$(value "$1")" "$2"' END { d = x - want; d = d < 0 ? -d : d
        if (want == "" || d > 1e-12 * (x + 1)) { print x " is not " want; exit 1 } }' rows.csv
}

refused() { # STATUS TEXT ARGUMENT...
    local status_wanted=$1 text=$2
    shift 2
    run "$tally" -c "$sample/survey.csv" "$@"
    echo "$output"
    [ "$status" -eq "$status_wanted" ]
    [[ $output == *"$text"* ]]
}

@test "the export is what its script writes" {
    awk -f "$sample/generate.awk" | cmp - "$sample/export.csv"
}

@test "sums of weights and of their squares stand behind each n and each ledger" {
    run_tally --boxes 2
    sums_to satisfied,そう思う,,,w '$9 == "a5" { x += $17 }'
    sums_to satisfied,そう思う,age,30歳代,w2 '$9 == "a5" && $3 == "a30" { x += $17 ^ 2 }'
    sums_to satisfied,,,,w_base '$9 !~ /^\./ { x += $17 }'
    sums_to reason,,age,20歳代,w2_base '$15 !~ /^\./ && $3 == "a20" { x += $17 ^ 2 }'
    sums_to reason,仕事の量,channel,電話,w '$15 ~ /work/ && $4 ~ /phone/ { x += $17 }'
    sums_to satisfied,上位2,dept,市民部,w '$9 ~ /a[45]/ && $2 == "shimin" { x += $17 }'
    sums_to channel,話す,,,w '$4 ~ /face|phone/ { x += $17 }'
    sums_to overtime,10-29,,,w2 '$16 >= 10 && $16 < 30 { x += $17 ^ 2 }'
    # answered = w_base less no answer
    sums_to satisfied,無回答,,,w '$9 == "" { x += $17 }'
    awk -F, 'last == "n" && $6 != "w" && !($2 in battery) { print; bad = 1 }
        $7 == "battery" { battery[$2] = 1 } last == "w" && $6 != "w2" { print; bad = 1 }
        { last = $2 in battery ? "" : $6 } END { exit bad }' got.csv
}

@test "without the role weight the same tally has no weights and the same counts" {
    sed 's/ウェイト,weight,/ウェイト,ignore,/' "$sample/survey.csv" > plain.csv
    run_tally
    grep -v ',\(w\|w2\|w_base\|w2_base\|codebook\|end\),' got.csv > want.csv
    "$tally" -c plain.csv responses.csv | grep -v ',\(codebook\|end\),' | cmp - want.csv
}

@test "a weight that is missing, negative or no number is refused with its place, never quoted" {
    for bad in '' .U .N .X; do
        sed "5s/,[^,]*\$/,$bad/" responses.csv > bad.csv
        refused 65 'bad.csv:5:17: weight is missing: a weight from 0 on was expected' bad.csv
        refused 65 'bad.csv:5:17: weight is missing' --where '${dept} = "kensetsu"' bad.csv
    done
    sed '5s/,[^,]*$/,-7.25/' responses.csv > bad.csv
    refused 65 'bad.csv:5:17: weight is negative: a weight from 0 on was expected' bad.csv
    [[ $output != *7.25* ]]
    sed '5s/,[^,]*$/,heavy/' responses.csv > bad.csv
    refused 65 'bad.csv:5:17: value is not a number' bad.csv
    [[ $output != *heavy* ]]
    sed '5s/,[^,]*$/,0/' responses.csv > zero.csv
    "$tally" -c "$sample/survey.csv" -o got.csv zero.csv
    # what is too large for a square is not known
    sed '5s/,[^,]*$/,1e200/' responses.csv > huge.csv
    "$tally" -c "$sample/survey.csv" -o got.csv huge.csv
    grep -qx ',satisfied,,,,w2_base,' got.csv
}

@test "the table by the stratum is behind the total, each other table's strata behind it" {
    run_tally --by age,channel --pair after,before
    [ "$(cut -d, -f2,4 got.csv | uniq | grep '^after,' | xargs)" = 'after, after,dept after,dept:dept after,age after,dept:age after,channel after,dept:channel after,channel*channel after,before after,dept:before' ]
    [ "$(value after,,dept,総務部,n_h)" = 45 ]
    [ "$(value after,,dept,総務部,N_h)" = 90 ]
    [ "$(value 'after,,dept:age,福祉部 / 40歳以上,n_h')" = 55 ]
    [ "$(value 'after,,dept:age,福祉部 / 40歳以上,N_h')" = 230 ]
    sums_to 'after,よく分かる,dept:age,福祉部 / 40歳以上,n' '$11 == "l3" && $2 == "fukushi" && $3 == "a40" { x++ }'
    # asked for or not, it is there once, and no other break is needed for it
    run_tally --by age,dept,channel --pair after,before
    [ "$(cut -d, -f2,4 got.csv | uniq | grep -c '^after,dept$')" = 1 ]
    run_tally --by ''
    [ "$(value after,,dept,総務部,n_h)" = 45 ]
    run grep -c '^,reason,,dept:reason' got.csv
    [ "$output" = 0 ]
}

@test "a condition leaves the design as it is" {
    run_tally --where '${dept} = "soumu" and ${age} = "a20"'
    [ "$(value satisfied,,dept,総務部,n_h)" = 45 ]
    [ "$(value satisfied,,dept,市民部,n_h)" = 60 ]
    [ "$(value satisfied,,dept,市民部,valid)" = 0 ]
    [ "$(value 'satisfied,,dept:channel,市民部 / 対面,n_h')" = 60 ]
    [ "$(value 'satisfied,,dept:channel,市民部 / 対面,valid')" = 0 ]
    [ "$(value 'satisfied,,dept:age,総務部 / 20歳代,N_h')" = 90 ]
}

@test "a break that is called like a companion keeps its name, the companion gets a colon" {
    run_tally --by age,dept:age
    [ "$(cut -d, -f2,4 got.csv | uniq | grep '^after,' | xargs)" = 'after, after,dept after,dept:dept after,age after,dept:age: after,dept:age after,dept:dept:age' ]
    "$ANKE_BIN/anke-stats" -o stats.csv got.csv
}

@test "with --pairs choices that go together are counted within the groups of each break" {
    run_tally --pairs --by age
    [ "$(cut -d, -f2,4 got.csv | uniq | grep '^reason,' | xargs)" = 'reason, reason,dept reason,dept:dept reason,dept:reason reason,age reason,dept:age reason,age:reason reason,reason' ]
    sums_to 'reason,仕事の量,age:reason,20歳代 / 役割があいまい,n' '$15 ~ /work/ && $15 ~ /role/ && $3 == "a20" { x++ }'
    sums_to 'reason,仕事の量,age:reason,20歳代 / 仕事の量,w' '$15 ~ /work/ && $3 == "a20" { x += $17 }'
    run grep -c '^,satisfied,.*,age:satisfied' got.csv
    [ "$output" = 0 ]
    run_tally --by age
    run grep -c ',age:reason,' got.csv
    [ "$output" = 0 ]
}

@test "of a multiple answer as a break it is counted who is in two of its groups" {
    run_tally
    sums_to 'satisfied,,channel*channel,対面 / チャット,overlap' '$4 ~ /face/ && $4 ~ /chat/ && $9 ~ /^(a|dk)/ { x++ }'
    sums_to 'satisfied,,channel*channel,対面 / チャット,w2' '$4 ~ /face/ && $4 ~ /chat/ && $9 ~ /^(a|dk)/ { x += $17 ^ 2 }'
    sums_to 'reason,,channel*channel,電話 / チャット,overlap' '$4 ~ /phone/ && $4 ~ /chat/ && $15 ~ /^[a-z]/ { x++ }'
    [ "$(grep -c '^,satisfied,,channel\*channel,.*,overlap,' got.csv)" = 3 ]
    # of a pair, too; of a break of other breaks not
    run_tally --by age:channel --pair after,channel
    sums_to 'after,,channel*channel,対面 / 電話,overlap' '$4 ~ /face/ && $4 ~ /phone/ && $11 ~ /^l/ { x++ }'
    run grep -c '^,satisfied,,channel\*channel' got.csv
    [ "$output" = 0 ]
}

@test "a pair says that it is one" {
    run_tally --pair after,before
    [ "$(grep -c ',pair,yes$' got.csv)" = 1 ]
    grep -qx ',after,,before,,pair,yes' got.csv
    [ "$(value after,,before,,list)" = "$(value after,,before,,by_list)" ]
}

@test "a battery has the sums of those who gave all its answers a number" {
    run_tally
    listen=上司は話を聞く keep=上司は約束を守る
    sums_to "trust,$listen,trust,$listen,n" 'length($5 $6 $7 $8) == 8 && ($5 $6 $7 $8) !~ /dk/ { x++ }'
    sums_to "trust,$listen,trust,$listen,sx" 'length($5 $6 $7 $8) == 8 && ($5 $6 $7 $8) !~ /dk/ { x += substr($5, 2) }'
    sums_to "trust,$listen,trust,$keep,sxy" 'length($5 $6 $7 $8) == 8 && ($5 $6 $7 $8) !~ /dk/ { x += substr($5, 2) * substr($7, 2) }'
    [ "$(value "trust,$listen,trust,$keep,sxy")" = "$(value "trust,$keep,trust,$listen,sxy")" ]
    sums_to "trust,$listen,age:trust,20歳代 / $keep,sxy" '$3 == "a20" && length($5 $6 $7 $8) == 8 && ($5 $6 $7 $8) !~ /dk/ { x += substr($5, 2) * substr($7, 2) }'
    sums_to "trust,$keep,channel:trust,チャット / $keep,sx" '$4 ~ /chat/ && length($5 $6 $7 $8) == 8 && ($5 $6 $7 $8) !~ /dk/ { x += substr($7, 2) }'
    ranks='length($5 $6 $7 $8) == 8 && ($5 $6 $7 $8) !~ /dk/ { for (i = 5; i <= 8; i++) { below = equal = 0
        for (k = 5; k <= 8; k++) { below += $k < $i; equal += $k == $i } '
    sums_to "trust,$listen,trust,$listen,rank_sum" "$ranks"' if (i == 5) x += below + (equal + 1) / 2 } }'
    sums_to "trust,$keep,trust,$keep,tie_sum" "$ranks"' x += equal ^ 2 - 1 } }'
    [ "$(value trust,,trust,,type)" = battery ]
    [ "$(value "trust,$listen,trust,,item_type")" = member ]
    [ "$(value "trust,$listen,trust,,name")" = trust_listen ]
    [ "$(value "trust,,age:trust,20歳代 / $listen,name")" = a20:trust_listen ]
    # neither weighted nor with a ledger, and by simple breaks only
    run grep -cE '^,trust,.*,(w|w2|valid|asked|n_h),' got.csv
    [ "$output" = 0 ]
    run_tally --by age:channel
    [ "$(cut -d, -f2,4 got.csv | uniq | grep '^trust,' | xargs)" = 'trust,trust trust,dept:trust' ]
}

@test "drivers add a battery with its outcome in front" {
    run_tally --drivers satisfied=trust --drivers overtime=trust
    grep -qx ',satisfied~trust,いまの仕事に満足している,satisfied~trust,,outcome,yes' got.csv
    [ "$(grep -c ',outcome,yes$' got.csv)" = 2 ]
    sums_to 'overtime~trust,残業時間,overtime~trust,上司は話を聞く,sxy' \
        'length($5 $6 $7 $8) == 8 && ($5 $6 $7 $8) !~ /dk/ && $16 != "" { x += $16 * substr($5, 2) }'
    run grep -c '^,satisfied~trust,.*,\(rank_sum\|tie_sum\),' got.csv
    [ "$output" = 0 ]
    refused 64 'OUTCOME=BATTERY was expected' --drivers satisfied responses.csv
    refused 64 'has no such battery' --drivers satisfied=zzz responses.csv
    refused 64 'is no question' --drivers zzz=trust responses.csv
    refused 64 'neither a number nor' --drivers reason=trust responses.csv
    refused 64 'neither a number nor' --drivers weight=trust responses.csv
    refused 64 'belongs to the battery' --drivers trust_keep=trust responses.csv
    refused 64 'asked for twice' --drivers satisfied=trust --drivers satisfied=trust responses.csv
}

@test "boxes are the choices with the highest and the lowest scores" {
    run_tally --boxes 2 --by age
    sums_to satisfied,上位2,,,n '$9 ~ /a[45]/ { x++ }'
    sums_to satisfied,下位2,age,30歳代,n '$9 ~ /a[12]/ && $3 == "a30" { x++ }'
    [ "$(value satisfied,下位2,,,item_type)" = net ]
    # behind the choices, in front of no answer; three levels have two boxes, two do not
    [ "$(grep '^,satisfied,[^,]*,,,n,' got.csv | cut -d, -f3 | xargs)" = \
        'そう思う ややそう思う どちらともいえない あまりそう思わない そう思わない わからない 上位2 下位2 無回答' ]
    sums_to after,上位2,,,n '$11 ~ /l[23]/ { x++ }'
    run grep -c '^,use_chat,上位2' got.csv
    [ "$output" = 0 ]
    # neither in sums of the ledger nor in tests
    sums_to satisfied,,,,answered '$9 ~ /^(a|dk)/ { x++ }'
    "$ANKE_BIN/anke-stats" got.csv | grep -q '^,satisfied,上位2,age,30歳代,p,0'
    refused 64 '--boxes' --boxes 0 responses.csv
    refused 64 '--boxes' --boxes two responses.csv
    sed 's/^,agree,a3,どちらともいえない/,agree,a3,上位2/' "$sample/survey.csv" > clash.csv
    run "$tally" -c clash.csv --boxes 2 responses.csv
    [ "$status" -eq 64 ]
    [[ $output == *'"trust_listen" has a choice or net "上位2"'* ]]
    "$tally" -c clash.csv --boxes 1 -o got.csv responses.csv
}

@test "a plus between breaks is a comma" {
    run_tally --by age+channel,dept:age
    mv got.csv plus.csv
    run_tally --by age,channel,dept:age
    cmp plus.csv got.csv
    refused 64 'is no question' --by age+ responses.csv
}

@test "merged shards are the whole, but for the last digits of weights" {
    options="--by age+channel,age:channel,dept:channel --pairs --pair after,before --pair overtime,reason
        --drivers satisfied=trust --boxes 2"
    for where in '' '--where ${satisfied}!="a5"' '--where ${dept}="soumu"'; do
        run_tally $options $where
        for n in 2 7; do
            rm -f shard*.csv
            for i in $(seq "$n"); do
                "$tally" -c "$sample/survey.csv" $options $where --shard "$i/$n" -o "shard$i.csv" responses.csv
            done
            "$merge" -o merged.csv shard*.csv
            awk -v FILE=got.csv -f "$cases/near.awk" merged.csv
        done
    done
}

@test "without weights merged shards with strata and batteries are the whole, byte for byte" {
    sed 's/ウェイト,weight,/ウェイト,ignore,/' "$sample/survey.csv" > plain.csv
    options="-c plain.csv --by age,channel,age:channel --pairs --pair after,before --drivers satisfied=trust"
    "$tally" $options -o whole.csv responses.csv
    for i in 1 2 3 4 5; do
        "$tally" $options --shard $i/5 -o shard$i.csv responses.csv
    done
    "$merge" shard*.csv | cmp - whole.csv
    "$merge" shard4.csv shard1.csv shard5.csv shard3.csv shard2.csv | cmp - whole.csv
}

@test "the order of respondents changes no count, and of weights the last digits at most" {
    run_tally --pairs
    { head -1 responses.csv; tac rows.csv; echo .end,200,200; } > turned.csv
    "$tally" -c "$sample/survey.csv" --pairs turned.csv | awk -v FILE=got.csv -f "$cases/near.awk"
}

@test "charts and reports pass by what is there for statistics only" {
    run_tally --pairs --drivers satisfied=trust --by age,channel
    "$ANKE_BIN/anke-stats" -o stats.csv got.csv
    mkdir charts
    "$ANKE_BIN/anke-chart" -q --each charts/ --format svg stats.csv
    ls charts > names
    [ "$(wc -l < names)" -gt 20 ]
    run grep -E 'trust-by|^trust\.|~|used|[:*]|dept-by|by-dept:' names
    [ "$output" = "" ]
    run "$ANKE_BIN/anke-chart" --kind bar --question trust stats.csv
    [ "$status" -ne 0 ]
    "$ANKE_BIN/anke-report" -o report.pdf stats.csv 2> messages
    pdftotext report.pdf - > text
    grep -q '満足でない理由' text
    run grep -E '尺度の組|satisfied~trust|総務部 / ' text
    [ "$output" = "" ]
    run grep -c 'nothing to show' messages
    [ "$output" = 0 ]
    "$merge" --join got.csv | cmp - got.csv
}
