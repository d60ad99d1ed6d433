# anke-merge: sums, unions in order, what cannot be added, sealing.

setup() {
    merge="$ANKE_BIN/anke-merge"
    tally="$ANKE_BIN/anke-tally"
    example="$ANKE_ROOT/tests/example"
    cases="$ANKE_ROOT/tests/cli/anke-merge"
    head='wave,question,item,by,group,stat,value'
    cd "$BATS_TEST_TMPDIR"
}

# Writes a stream with the rows of standard input, header and end row added.
stream() { # FILE
    { echo "$head"; cat; } > "$1"
    echo ",,,,,end,$(($(wc -l < "$1") - 1))" >> "$1"
}

refused() { # STATUS TEXT ARGUMENT...
    local status_wanted=$1 text=$2
    shift 2
    run "$merge" "$@"
    echo "$output"
    [ "$status" -eq "$status_wanted" ]
    [[ $output == *"$text"* ]]
}

@test "one stream comes out as it went in" {
    "$merge" "$example/tally.csv" | cmp - "$example/tally.csv"
    "$merge" < "$example/tally.csv" | cmp - "$example/tally.csv"
    "$merge" - < "$example/tally.csv" | cmp - "$example/tally.csv"
}

@test "a stream added to itself doubles its sums and nothing else" {
    "$merge" -o got.csv "$example/tally.csv" "$example/tally.csv"
    awk -F, -v OFS=, '$6 ~ /^(n|returned|valid|asked|na|notasked|answered|noanswer|invalid|ticks)$/ &&
         $7 != "" { $7 *= 2 } { print }' "$example/tally.csv" | cmp - got.csv
}

@test "the order of streams does not matter" {
    for i in 1 2 3; do
        "$tally" -c "$example/survey.csv" --by dept:years --shard $i/3 -o $i.csv \
            "$example/responses.csv"
    done
    "$merge" 1.csv 2.csv 3.csv > a.csv
    "$merge" 3.csv 1.csv 2.csv > b.csv
    cmp a.csv b.csv
    # merging is associative
    "$merge" 1.csv 3.csv > 13.csv
    "$merge" 2.csv 13.csv | cmp - a.csv
}

@test "items and groups that only one stream has are put in their places" {
    stream a.csv << 'END'
,q,5,,,item_type,value
,q,無回答,,,item_type,noanswer
,q,5,,,n,1
,q,無回答,,,n,2
END
    stream b.csv << 'END'
,q,10,,,item_type,value
,q,2,,,item_type,value
,q,無回答,,,item_type,noanswer
,q,無効,,,item_type,invalid
,q,10,,,n,4
,q,2,,,n,8
,q,無回答,,,n,16
,q,無効,,,n,32
END
    stream want.csv << 'END'
,q,2,,,item_type,value
,q,5,,,item_type,value
,q,10,,,item_type,value
,q,無回答,,,item_type,noanswer
,q,無効,,,item_type,invalid
,q,2,,,n,8
,q,5,,,n,1
,q,10,,,n,4
,q,無回答,,,n,18
,q,無効,,,n,32
END
    "$merge" a.csv b.csv | cmp - want.csv
}

@test "an item of one stream in a group of another is nobody" {
    stream a.csv << 'END'
,q,良い,課,総務課,n,2
,q,良い,課,,n,2
END
    stream b.csv << 'END'
,q,悪い,課,保健課,n,3
,q,悪い,課,,n,3
END
    stream want.csv << 'END'
,q,良い,課,,n,2
,q,良い,課,総務課,n,2
,q,良い,課,保健課,n,0
,q,悪い,課,,n,3
,q,悪い,課,総務課,n,0
,q,悪い,課,保健課,n,3
END
    "$merge" a.csv b.csv | cmp - want.csv
}

@test "what is not known in one stream is not known in the sum" {
    printf ',q,,,,returned,5\n,q,a,,,n,1\n' | stream a.csv
    printf ',q,,,,returned,\n,q,a,,,n,1\n' | stream b.csv
    "$merge" a.csv b.csv > got.csv
    grep -qx ',q,,,,returned,' got.csv
    grep -qx ',q,a,,,n,2' got.csv
}

@test "waves follow one another, and each is the sum of its shards" {
    for wave in 2026Q2 2026Q3; do
        for i in 1 2; do
            "$tally" -c "$example/survey.csv" --wave $wave --shard $i/2 -o $wave-$i.csv \
                "$example/responses.csv"
        done
        "$tally" -c "$example/survey.csv" --wave $wave -o $wave.csv "$example/responses.csv"
    done
    "$merge" 2026Q2-1.csv 2026Q3-2.csv 2026Q3-1.csv 2026Q2-2.csv > got.csv
    {
        echo "$head"
        for part in ',,,,' '[^,]'; do
            for wave in 2026Q2 2026Q3; do
                grep "^$wave,${part#,}" $wave.csv
            done
        done
        echo ",,,,,end,$(($(wc -l < got.csv) - 2))"
    } | cmp - got.csv
}

@test "streams of different surveys are refused, naming the fact" {
    sed 's/^,,,,,codebook,.*/,,,,,codebook,0/' "$example/tally.csv" > other.csv
    refused 65 'other.csv: the fact "codebook" is not that of' "$example/tally.csv" other.csv
    "$tally" -c "$example/survey.csv" --where '${years} > 2' -o where.csv "$example/responses.csv"
    refused 65 'the fact "where"' "$example/tally.csv" where.csv
    "$tally" -c "$example/survey.csv" --where '${years} > 2' --wave b -o where.csv \
        "$example/responses.csv"
    refused 65 'the fact "where"' "$example/tally.csv" where.csv
    sed 's/,form_id,.*/,form_id,other/; s/^,/b,/; s/^b,,,,,end/,,,,,end/' \
        "$example/tally.csv" > other.csv
    refused 65 'the fact "form_id"' "$example/tally.csv" other.csv
}

@test "populations and descriptions must be equal" {
    sed 's/^\(,consult,,dept,総務課,population\),6/\1,7/' "$example/tally.csv" > other.csv
    refused 65 'other.csv: question "consult" by "dept": "population" is not that of' \
        "$example/tally.csv" other.csv
    sed 's/^\(,satisfy,満足,,,score\),5/\1,6/' "$example/tally.csv" > other.csv
    refused 65 '"score" is not that of' "$example/tally.csv" other.csv
}

@test "statistics and hidden numbers are refused" {
    refused 65 'merge before anke-stats' "$example/stats.csv"
    printf ',q,a,,,n,1\n,q,a,,,p,1\n' | stream a.csv
    refused 65 '"p" cannot be added: merge before anke-stats' a.csv a.csv
    printf ',q,a,,,n,x\n' | stream a.csv
    refused 65 '"n" is hidden: merge before numbers are hidden' a.csv a.csv
    printf ',,,,,protected,yes\n,q,a,,,n,1\n' | stream a.csv
    refused 65 'merge before numbers are hidden' a.csv
    printf ',q,a,,,n,many\n' | stream a.csv
    refused 65 '"n" is not a number' a.csv a.csv
}

@test "yearly values of different questions join, of the same they are refused" {
    printf ',a,,year,2020,value,1\n' | stream a.csv
    printf ',b,,year,2020,value,2\n' | stream b.csv
    printf ',a,,year,2020,value,1\n,b,,year,2020,value,2\n' | stream want.csv
    "$merge" a.csv b.csv | cmp - want.csv
    refused 65 '"value" cannot be added' a.csv a.csv
}

@test "shards must hold the same tables" {
    "$tally" -c "$example/survey.csv" --by dept -o few.csv "$example/responses.csv"
    refused 65 'few.csv: the table of question "dept" by "years" is missing' \
        "$example/tally.csv" few.csv
    { echo ',q,a,,,n,1'; echo ',r,a,,,n,1'; } | stream a.csv
    { echo ',r,a,,,n,1'; echo ',q,a,,,n,1'; } | stream b.csv
    refused 65 'stands in another place' a.csv b.csv
}

@test "a stream that was cut is refused, and nothing is published" {
    sed '$d' "$example/tally.csv" > cut.csv
    echo before > out.csv
    refused 65 'no end row' -o out.csv "$example/tally.csv" cut.csv
    [ "$(cat out.csv)" = before ]
    : > empty.csv
    refused 65 'empty.csv: is empty' empty.csv
    echo "$head" > header.csv
    refused 65 'no end row' header.csv
}

@test "--seal closes a stream made by hand" {
    "$merge" --seal "$cases/names.csv" > got.csv
    { cat "$cases/names.csv"; echo ,,,,,end,3; } | cmp - got.csv
    "$merge" got.csv | cmp - got.csv
}

@test "--seal takes what Excel makes of it: mark, CRLF, empty lines" {
    { printf '\357\273\277'; sed 's/$/\r/' "$cases/names.csv"; printf ',,,,,,\r\n\r\n'; } > excel.csv
    "$merge" --seal < excel.csv > got.csv
    { cat "$cases/names.csv"; echo ,,,,,end,3; } | cmp - got.csv
}

@test "--seal keeps a right end row and refuses a wrong one" {
    "$merge" --seal "$example/tally.csv" | cmp - "$example/tally.csv"
    sed '$s/[0-9]*$/7/' "$example/tally.csv" > wrong.csv
    refused 65 'wrong.csv:1408:7: the end row does not count' --seal wrong.csv
}

@test "--seal checks everything else" {
    { cat "$cases/names.csv"; echo ',q,良い,課,,n,4'; } > twice.csv
    refused 65 'twice.csv:5: a second "n"' --seal twice.csv
    sed '3s/,2$//' "$cases/names.csv" > narrow.csv
    refused 65 'narrow.csv:3: 6 columns' --seal narrow.csv
    sed '2{x;G}' "$cases/names.csv" > gap.csv
    refused 65 'gap.csv:2: an empty line between rows' --seal gap.csv
    iconv -f UTF-8 -t CP932 "$cases/names.csv" > cp932.csv
    refused 65 'cp932.csv:2:3: bytes that are not UTF-8' --seal cp932.csv
    : > empty.csv
    refused 65 'is empty' --seal empty.csv
    refused 64 'one input file' --seal a b
}

@test "a list goes through, and into another survey's stream with --join" {
    printf '内容,出典\n"風通し, 良好",12\n' | "$ANKE_BIN/anke-series" --records cards -o cards.csv
    "$merge" cards.csv | cmp - cards.csv
    "$merge" cards.csv cards.csv | cmp - cards.csv
    printf '内容,出典\n風通し,12\n' | "$ANKE_BIN/anke-series" --records cards -o other.csv
    refused 65 '"text" is not everywhere that of cards.csv' cards.csv other.csv
    refused 65 'the table of question "cards" by "" stands in two streams' --join cards.csv other.csv
    refused 65 'only streams of one survey' "$example/tally.csv" cards.csv
    "$merge" --join -o all.csv "$example/tally.csv" cards.csv
    # What comes from elsewhere says so: of these cards nothing is known.
    [ "$(grep -c '^,cards,,,,\(organisation\|survey\|closed\|source\),$' all.csv)" -eq 4 ]
    { head -n -1 "$example/tally.csv"; sed '1d;$d' cards.csv; } |
        cmp - <(head -n -1 all.csv | grep -v '^,cards,,,,\(organisation\|survey\|closed\|source\),$')
    refused 64 'not both' --join --seal cards.csv
}

@test "series of different sources join" {
    printf '年,人口\nH29,100\n' | "$ANKE_BIN/anke-series" --names pop --title 人口 --source 国勢調査 -o 1.csv
    printf '年,歳出\nH29,30\n' | "$ANKE_BIN/anke-series" --names spent --title 歳出 --source 決算 -o 2.csv
    refused 65 'the fact "title" is not that of 1.csv' 1.csv 2.csv
    "$merge" --join -o all.csv 1.csv 2.csv
    grep -qx ',,,,,title,人口' all.csv
    grep -qx ',,,,,source,国勢調査' all.csv
    grep -qx ',spent,,year,,source,決算' all.csv
    # Charts print the source of what they show.
    for question in pop spent; do
        "$ANKE_BIN/anke-chart" -q --kind column --question $question --by year --dump-layout all.csv > $question
    done
    grep -q '"資料：「人口」。国勢調査"' pop
    grep -q '"資料：「歳出」。決算"' spent
    "$ANKE_BIN/anke-chart" -q --kind indicators --question pop --panel spent --by year --dump-layout \
        all.csv | grep -q '"資料：「人口」。国勢調査；「歳出」。決算"'
    grep -qx ',spent,,year,H29,value,30' all.csv
}

@test "usage, missing files, full devices, folders that cannot be written" {
    refused 64 'Unknown option' --zzz
    refused 64 'at most once' - -
    refused 66 'cannot open' missing.csv
    refused 66 'cannot open' --seal missing.csv
    refused 74 '' -o /dev/full "$example/tally.csv"
    refused 73 '' -o nowhere/out.csv "$example/tally.csv"
    run bash -c '"$1" "$2" > /dev/full' - "$merge" "$example/tally.csv"
    [ "$status" -eq 74 ]
}

@test "help names every option, and the man page, too" {
    run "$merge" --help
    [ "$status" -eq 0 ]
    for option in join output quiet seal version; do
        [[ $output == *"--$option"* ]]
        grep -q -- "Fl -$option" "$ANKE_ROOT/analyzer/tools/anke-merge.1"
    done
}
