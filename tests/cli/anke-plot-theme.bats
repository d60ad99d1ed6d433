# anke-plot with a theme from a file.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-plot"
    large="$ANKE_ROOT/tests/cli/anke-chart-theme/large.csv"
    grey="$ANKE_ROOT/samples/themes/print-grey.csv"
    plot="$ANKE_BIN/anke-plot"
    box="--kind box --question years --by dept"
    cd "$BATS_TEST_TMPDIR"
}

# fails STATUS TEXT THEME: the program ends so, says so and writes nothing.
fails() {
    run "$plot" $box --theme "$3" -o a.png "$cases/box.csv"
    [ "$status" = "$1" ]
    [[ $output == *"$2"* ]] || { echo "$output"; return 1; }
    [ ! -e a.png ]
}

@test "sizes, colours, lines and paper are those of the theme" {
    "$plot" $box --theme "$large" --dump-script "$cases/box.csv" > script
    grep -q '^set terminal .*,11" noenhanced background "#FFFFF8"$' script
    grep -q '^set label 1 .* font "Noto Sans CJK JP:Bold,16" tc rgb "#000000"' script
    grep -q '^set grid xtics lt 1 lc rgb "#DDDDDD" lw 0.4$' script
    grep -q 'boxxyerror .* border lc rgb "#804000"' script
    grep -q '\$means .* lc rgb "#005AFF"' script
    # labels and axis: 11 and 10 pt, notes 9; nothing is left of the default sizes
    grep -o 'JP,[0-9.]*"' script | sort -u > sizes
    printf 'JP,10"\nJP,11"\nJP,9"\n' | diff - sizes
}

@test "every kind is drawn under a theme of another size" {
    "$ANKE_BIN/anke-stats" --curves "$cases/box.csv" > box.csv
    "$ANKE_BIN/anke-stats" --curves "$cases/pair.csv" > pair.csv
    "$ANKE_BIN/anke-stats" "$cases/mosaic.csv" > mosaic.csv
    "$ANKE_BIN/anke-stats" "$cases/waves.csv" > waves.csv
    for width in 231 482 960; do
        draw() { "$plot" --theme "$large" --width $width -o a.svg "$@" && xmllint --noout a.svg; }
        draw $box box.csv
        draw --kind violin --question years --by dept box.csv
        draw --kind histogram --question years --by dept box.csv
        draw --kind scatter --question overtime --by age pair.csv
        draw --kind qq --question overtime --by age pair.csv
        draw --kind correlation --question engage "$cases/correlation.csv"
        draw --kind mosaic --question satisfy --by dept mosaic.csv
        draw --kind waves --question satisfy --by dept waves.csv
        draw --kind fan --question headcount "$cases/fan.csv"
    done
}

@test "a plot under the grey theme is grey" {
    "$ANKE_BIN/anke-stats" --curves "$cases/box.csv" > box.csv
    "$ANKE_BIN/anke-stats" "$cases/waves.csv" > waves.csv
    "$plot" --theme "$grey" --kind waves --question satisfy --dump-script waves.csv |
        grep -o '#[0-9A-F]\{6\}' | sort -u > colours
    ! grep -v '^#\(..\)\1\1$' colours
    for kind in box violin histogram; do
        "$plot" --theme "$grey" --kind $kind --question years --by dept --dump-script box.csv > script
        grep -o '#[0-9A-F]\{6\}' script | sort -u > colours
        [ -s colours ]
        # red, green and blue are alike
        ! grep -v '^#\(..\)\1\1$' colours
    done
}

@test "errors of a theme are those of anke-chart" {
    fails 66 missing.csv missing.csv
    printf 'setting,value\ncolour,#000000\n' > theme.csv
    fails 65 'theme.csv:2:1: setting "colour" is unknown' theme.csv
    printf 'setting,value\ntext,#999999\n' > theme.csv
    fails 65 'the contrast with paper is 2.85:1' theme.csv
    printf 'setting,value\nfamily,"`touch pwn`"\n' > theme.csv
    fails 69 'this font is not installed' theme.csv
    [ ! -e pwn ]
}
