# anke-chart and anke-report with a theme from a file.

setup() {
    streams="$ANKE_ROOT/tests/cli/anke-chart"
    cases="$ANKE_ROOT/tests/cli/anke-chart-theme"
    grey="$ANKE_ROOT/samples/themes/print-grey.csv"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
}

# fails STATUS TEXT OPTION...: the program ends so, says so and writes nothing.
fails() {
    local want=$1 text=$2
    shift 2
    run "$@" "$streams/bar.csv"
    [ "$status" -eq "$want" ]
    [[ $output == *"$text"* ]]
    [ ! -e a.png ] && [ ! -e a.pdf ]
}

@test "the layout under a theme is as it was" {
    FONTCONFIG_FILE="$streams/fonts.conf" "$chart" --dump-layout --theme "$cases/large.csv" \
        --question ease --by dept "$streams/band.csv" | diff "$cases/band-large.layout" -
}

@test "no chart has a fault under a theme of another size or of greys" {
    for theme in "$cases/large.csv" "$grey"; do
        for width in 231 482 960; do
            "$chart" --strict --theme "$theme" --width $width --question ease --by dept \
                "$streams/band.csv" > p.png
            "$chart" --strict --theme "$theme" --width $width --question hesitate \
                "$streams/bar.csv" > p.png
            "$chart" --strict --theme "$theme" --width $width --kind staff --question staff \
                --by year --panel rate "$streams/staff.csv" > p.png
        done
    done
}

@test "a picture under the grey theme is grey" {
    "$chart" --theme "$grey" --question ease --by dept --format svg "$streams/band.csv" > a.svg
    xmllint --noout a.svg
    # cairo writes colours as rgb(r%,g%,b%); only the hatch of missing answers is a bluish grey
    grep -oE 'rgb\([^)]*\)' a.svg | sort -u | tr -d 'rgb()%' > colours
    [ -s colours ]
    awk -F, '{ hi = lo = $1; for (i = 2; i <= 3; i++) { if ($i > hi) hi = $i; if ($i < lo) lo = $i } }
        hi - lo > 11 { bad = 1 } END { exit bad }' colours
    ! "$chart" --question ease --by dept --format svg "$streams/band.csv" |
        grep -oE 'rgb\([^)]*\)' | tr -d 'rgb()%' | awk -F, '$3 - $1 > 11 { bad = 1 } END { exit bad }'
}

@test "a theme in CP932 with CRLF is read, its language stays that of --lang" {
    printf 'setting,value\r\ntitle_pt,15\r\nfamily,Noto Sans CJK JP\r\n' > theme.csv
    "$chart" --theme theme.csv --lang en --question ease --by dept --dump-layout \
        "$streams/band.csv" > layout
    grep -q ' 15.00 bold ' layout || { head -3 layout; false; }
    printf 'setting,value\r\nfamily,\x89\xcb\x8b\xf3\x8f\x91\x91\xcc\r\n' > theme.csv
    fails 69 'theme.csv:2:2: family "架空書体": this font is not installed' \
        "$chart" --theme theme.csv --question hesitate -o a.png
}

@test "a bad theme is named with its place" {
    fails 66 missing.csv "$chart" --theme missing.csv --question hesitate -o a.png
    printf 'setting,value\ncolour,#000000\n' > theme.csv
    fails 65 'theme.csv:2:1: setting "colour" is unknown' \
        "$chart" --theme theme.csv --question hesitate -o a.png
    printf 'setting,value\ntitle_pt,12\nnote_pt,6\n' > theme.csv
    fails 65 'theme.csv:3:2: note_pt "6"' "$chart" --theme theme.csv --question hesitate -o a.png
    printf 'setting,value\ntext,#999999\n' > theme.csv
    fails 65 'theme.csv:2:2: text "#999999": the contrast with paper is 2.85:1' \
        "$chart" --theme theme.csv --question hesitate -o a.png
    fails 65 'theme.csv:2:2: text "#999999"' "$ANKE_BIN/anke-report" --theme theme.csv -o a.pdf
}

@test "a report follows the theme" {
    "$ANKE_BIN/anke-report" --strict --theme "$cases/large.csv" -o a.pdf \
        "$ANKE_ROOT/tests/example/stats.csv"
    "$ANKE_BIN/anke-report" --strict -o b.pdf "$ANKE_ROOT/tests/example/stats.csv"
    qpdf --check a.pdf
    run cmp -s a.pdf b.pdf
    [ "$status" -eq 1 ]
    [ "$(pdftotext a.pdf - | head -1)" = "$(pdftotext b.pdf - | head -1)" ]
}

@test "the settings stand in the man page" {
    sed -n 's/^    {"\([a-z_0-9]*\)",.*/\1/p' "$ANKE_ROOT/charts/spec/theme_file.c" > names
    [ "$(wc -l < names)" -ge 25 ]
    sed -n '/^\.Sh THEMES/,/^\.Sh MARKS/p' "$ANKE_ROOT/charts/tools/anke-chart.1" > section
    while read -r name; do
        grep -qw "$name" section || { echo "$name is not in the man page"; false; }
    done < names
}
