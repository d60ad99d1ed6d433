# anke-chart: causal loop diagrams and timelines from lists.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-chart-graphs"
    fonts="$ANKE_ROOT/tests/cli/anke-chart/fonts.conf"
    chart="$ANKE_BIN/anke-chart"
    series="$ANKE_BIN/anke-series"
    cd "$BATS_TEST_TMPDIR"
}

# check_layout NAME STREAM OPTION...: the layout is as it was.
check_layout() {
    local want="$cases/$1.layout" stream="$cases/$2.csv"
    shift 2
    FONTCONFIG_FILE="$fonts" "$chart" --dump-layout "$@" "$stream" | diff "$want" -
}

# refused TEXT KIND: the list of standard input is refused with this text, and nothing is written.
refused() {
    "$series" --records list -o list.csv
    run "$chart" --kind "$2" --question list -o out.png list.csv
    echo "$output"
    [ "$status" -eq 65 ]
    [[ $output == *"$1"* ]]
    [ ! -e out.png ]
}

@test "layouts of loops are as they were" {
    check_layout loop links --kind loop --question links
    check_layout loop-231 links --kind loop --question links --width 231
    check_layout loop-self self --kind loop --question self --lang en
}

@test "layouts of timelines are as they were" {
    check_layout timeline plan --kind timeline --question plan
    check_layout timeline-months act --kind timeline --question act --width 960
    check_layout timeline-odd odd --kind timeline --question odd --width 231 --lang en
}

@test "no picture of the ordinary and awkward cases has a fault" {
    for width in 231 482 960; do
        for lang in ja en; do
            for question in links self long eleven one forty; do
                "$chart" --strict --kind loop --width $width --lang $lang --question $question \
                    -o p.png "$cases/$question.csv"
            done
            for question in plan act odd; do
                "$chart" --strict --kind timeline --width $width --lang $lang \
                    --question $question -o p.png "$cases/$question.csv"
            done
            "$chart" --strict --kind timeline --width $width --lang $lang --question forty \
                -o p.png "$cases/forty-events.csv"
        done
    done
}

@test "a loop whose name contradicts its signs is refused with the right letter" {
    refused 'question "list": loop "R1" (rows "1", "2") has 1 minus signs, which makes it balancing (odd): a name with B expected' \
        loop <<< $'起点,終点,符号,ループ\n疲弊感,時間,▲,R1\n時間,疲弊感,＋,R1'
}

@test "links that do not close, stand twice or lack a sign are refused with their rows" {
    refused 'loop "R1" (rows "1", "2") does not close to one simple cycle' \
        loop <<< $'from,to,sign,loop\na,b,+,R1\nb,c,+,R1'
    refused 'row "2" is the same link as row "1"' loop <<< $'from,to,sign\na,b,+\na,b,+'
    refused 'row "1": sign "?" is neither + nor -' loop <<< $'from,to,sign\na,b,?'
    refused 'row "1": to "" is blank' loop <<< $'from,sign\na,+'
    refused 'row "1": delay "maybe" is neither' loop <<< $'from,to,sign,delay\na,b,+,maybe'
    refused 'row "1": state "x" is neither' loop <<< $'from,to,sign,state\na,b,+,x'
    refused 'row "1": sign "x" is neither' loop <<< $'from,to,sign\na,b,x'
}

@test "more than sixty elements or four hundred links are refused" {
    { echo from,to,sign; for i in $(seq 60); do echo "n$i,n$((i + 1)),+"; done; } > many
    refused 'more than 60 different causes and effects' loop < many
    { echo from,to,sign; for i in $(seq 401); do echo "n$i,n$((i + 1)),+"; done; } > many
    refused 'has 401 rows: at most 400 expected' loop < many
}

@test "times that cannot be read, or run backward, are refused with their rows" {
    refused 'row "1": start "春" is no year, month or day' timeline <<< $'text,start\n会,春'
    refused 'row "1": start "R1.4" is no year' timeline <<< $'text,start\n会,R1.4'
    refused 'row "2": end "H29" is before the start' timeline <<< $'text,start,end\n会,H30,H30\n次,H30,H29'
    refused 'row "1": end "H29" stands without a start' timeline <<< $'text,end\n会,H29'
    refused 'row "1": kind "x" is none of' timeline <<< $'text,start,kind\n会,H30,x'
    refused 'row "1": text "" is blank' timeline <<< $'start,end\nH30,H31'
}

@test "a question that is no list is refused" {
    printf '年,人口\nH29,100\n' | "$series" --names pop -o pop.csv
    for kind in loop timeline; do
        run "$chart" --kind $kind --question pop --by year -o out.png pop.csv
        [ "$status" -eq 65 ]
        [[ $output == *'question "pop" is no list: type record expected'* ]]
    done
}

@test "the words for those who cannot see name the main figures" {
    "$chart" --kind loop --question links -o l.svg "$cases/links.csv"
    grep -q '負のスパイラルの因果ループ図。要素12個、つながり14本、名前のある閉路3個（自己強化3個、均衡0個）。' l.svg
    "$chart" --kind timeline --lang en --question plan -o t.svg "$cases/plan.csv"
    grep -q 'Fiscal years 2013 to 2032: plans 6, phases 1, milestones 3.' t.svg
}

@test "a year past its era is explained once" {
    run "$chart" --dump-layout --kind timeline --question plan "$cases/plan.csv"
    [ "$(grep -c '平成35年度は令和5年度' <<< "$output")" -eq 1 ]
    [[ $output == *'"H31"'* && $output == *'現在（平成31年1月31日）'* ]]
}

@test "the samples of the founding paper are drawn without a fault" {
    local samples="$ANKE_ROOT/samples/founding-figures"
    "$series" --source 架空 --records links -o links.csv "$samples/figure-11-links.csv"
    "$chart" --strict --kind loop --question links -o 11.png links.csv
    "$series" --source 架空 --records plan -o plan.csv "$samples/figure-15-plan.csv"
    "$chart" --strict --kind timeline --question plan -o 15.png plan.csv
    "$series" --source 架空 --records acts -o acts.csv "$samples/figure-18-activities.csv"
    "$chart" --strict --kind timeline --question acts -o 18.png acts.csv
}
