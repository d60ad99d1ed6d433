# anke-chart: hostile labels, 1,000 characters, bytes that are no text and spoilt streams of every kind.
# The labels stand in anke-chart-awkward/stream.awk.

setup() {
    awkward="$ANKE_ROOT/tests/cli/anke-chart-awkward"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
    . "$awkward/parts.bash"
}

# The hostile labels as they are drawn: line ends as ⏎, tabs as blanks, controls and marks of direction
# as 〓. (Letters of Arabic and Hebrew, emoji and private signs depend on the fonts of a machine.)
hostile_texts() {
    cat <<'END'
`touch pwned`
$(touch pwned)
改行⏎の中 a⏎b
it's 'quoted' "twice"
@x %n %s {a_b^c} ~_ &{x}
<b>太字&amp;</b> & <script>
=1+2;+cmd|'/C calc'!A0
../../etc/passwd
abc〓fdp.exe
a b〓〓[31m〓〓c
]]> --> <!-- ?> ⏎
C:\tmp\n"; system "touch pwned
END
}

@test "hostile labels of every kind are drawn as themselves and run nothing" {
    make_streams hostile
    for stream in $streams; do
        write_plan "$stream" 482 hostile1 hostile2 hostile3 hostile4 > plan.csv
        "$chart" --quiet --plan plan.csv --book "$stream.pdf" "$stream.csv" 2> warnings
        "$chart" --quiet --plan plan.csv --format svg,png --dpi 36 --data --alt "$stream.csv" 2> warnings
        qpdf --check "$stream.pdf" > check
        pdftotext -raw "$stream.pdf" - | tr -d ' \n\f' > text
        while read -r want; do
            grep -qF -- "${want// /}" text || { echo "$stream.pdf lacks $want"; false; }
        done < <(hostile_texts)
    done
    xmllint --noout ./*.svg
    "$awkward/check-png" ./*.png
    # no title, description or word for those who cannot see holds a control
    cat ./*.svg ./*.txt > words
    run env LC_ALL=C grep -caP '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae|&#' words
    [ "$output" = 0 ]
    # beside each picture stands its data, from which it can be drawn again
    "$chart" --quiet --kind loop --question hostile1-loop -o again.svg loop-hostile1-482.csv 2> warnings
    cmp again.svg loop-hostile1-482.svg
    [ -z "$(find . "$awkward" -name 'pwned*')" ]
}

@test "labels of a thousand characters are drawn or refused with their question" {
    local from kind question by panel axes n_drawn=0
    make_streams hostile
    while read -r from kind question by panel axes; do
        [[ $from == '#' ]] && continue
        local options=(--quiet --kind "$kind" --question "${question/CASE/thousand}")
        [[ $by == - ]] || options+=(--by "$by")
        [[ $panel == - ]] || options+=(--panel "${panel/CASE/thousand}")
        [[ $axes == - ]] || options+=(--two-axes)
        run "$chart" "${options[@]}" -o out.pdf "$from.csv"
        echo "$kind: $status $output"
        if [ "$status" -eq 0 ]; then
            qpdf --check out.pdf > check
            n_drawn=$((n_drawn + 1))
        else
            [ "$status" -eq 65 ]
            [[ $output == *'question "thousand'* ]]
        fi
    done < "$awkward/charts"
    [ "$n_drawn" -ge 20 ]
}

@test "a title, a subtitle of a wave and names of files are no commands" {
    "$awkward/make-stream" answers > answers.csv
    "$chart" --title '$(touch pwned) `touch pwned` <b> %s' --question plain --alt -o a.svg answers.csv
    xmllint --noout a.svg
    grep -qF '$(touch pwned) `touch pwned` <b> %s' a.txt
    "$chart" --question plain -o '$(touch pwned).png' answers.csv
    [ -e '$(touch pwned).png' ]
    sed 's/,plain,/,$(touch pwned),/' answers.csv > names.csv
    run "$chart" --each . names.csv
    [ "$status" -eq 65 ]
    [[ $output == *'the name "$(touch pwned)" cannot be part of a file name'* ]]
    [ ! -e pwned ]
}

@test "bytes that are no text are refused with their place" {
    "$awkward/make-stream" years | sed '9s/$/\xff/' > bad.csv
    run "$chart" --kind column --question plain-value --by year -o a.png bad.csv
    [ "$status" -eq 65 ]
    [[ $output == *'bad.csv:9:7: bytes that are not UTF-8 text'* ]]
    [ ! -e a.png ]
}

@test "spoilt streams of every kind end with 0 or 65" {
    run "$ANKE_ROOT/tests/fuzz/charts" 5
    echo "$output"
    [ "$status" -eq 0 ]
}
