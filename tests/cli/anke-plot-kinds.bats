# anke-plot: violin, scatter, correlation, mosaic, qq, waves, fan; densities in histograms.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-plot"
    plot="$ANKE_BIN/anke-plot"
    stats="$ANKE_BIN/anke-stats"
    cd "$BATS_TEST_TMPDIR"
}

# The streams that the kinds read, from counts.
make_streams() {
    "$stats" --curves "$cases/box.csv" > box.csv
    "$stats" --curves "$cases/${1-}pair.csv" > pair.csv
    "$stats" "$cases/${1-}mosaic.csv" > mosaic.csv
    "$stats" "$cases/${1-}waves.csv" > waves.csv
    "$stats" --curves "$cases/none.csv" > none.csv
    cp "$cases/${1-}correlation.csv" correlation.csv
    cp "$cases/${1-}fan.csv" fan.csv
}

# Runs anke-plot once a kind: name, options, stream.
each_kind() { # COMMAND [OPTION...]
    "$@" violin --kind violin --question overtime --by age pair.csv
    "$@" histogram --kind histogram --question overtime --by age pair.csv
    "$@" scatter --kind scatter --question overtime --by age pair.csv
    "$@" qq --kind qq --question overtime --by age pair.csv
    "$@" correlation --kind correlation --question engage correlation.csv
    "$@" mosaic --kind mosaic --question satisfy --by dept mosaic.csv
    "$@" waves --kind waves --question satisfy --by dept waves.csv
    "$@" fan --kind fan --question headcount fan.csv
}

check_pictures() { # NAME OPTION...
    name=$1
    shift
    "$plot" -o $name.png "$@"
    "$plot" -o $name.pdf --width 231 "$@"
    "$plot" -o $name.svg --width 960 --lang en "$@"
    [[ $(file $name.png) == *"PNG image data, 964 x "* ]]
    qpdf --check $name.pdf > checked
    pdffonts $name.pdf | grep -q NotoSansCJKjp-Regular
    xmllint --noout $name.svg
    grep -q '>Source: ' $name.svg
    ! grep -q '（注\|資料：\|全体<' $name.svg
}

@test "every kind draws valid pictures in all formats, widths and languages" {
    make_streams
    each_kind check_pictures
}

check_script() { # NAME OPTION...
    name=$1
    shift
    FONTCONFIG_FILE="$ANKE_ROOT/tests/cli/anke-chart/fonts.conf" "$plot" --dump-script "$@" > script
    diff "$cases/$name.gp" script
}

@test "scripts of all kinds are as they were" {
    make_streams
    check_script violin --kind violin --question years --by dept box.csv
    check_script density --kind histogram --question years --by dept box.csv
    check_script qq --kind qq --question years none.csv
    check_script scatter --kind scatter --question overtime --by age pair.csv
    check_script correlation --kind correlation --question engage correlation.csv
    check_script mosaic --kind mosaic --question satisfy --by dept mosaic.csv
    check_script waves --kind waves --question satisfy waves.csv
    check_script fan --kind fan --question headcount fan.csv
    check_script fan-en --kind fan --question headcount --lang en --width 960 fan.csv
}

check_twice() { # NAME OPTION...
    name=$1
    shift
    for suffix in png pdf svg; do
        "$plot" -o $name.$suffix "$@"
        LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 TZ=Asia/Tokyo GNUTERM=dumb \
            "$plot" -o again.$suffix "$@"
        cmp $name.$suffix again.$suffix
    done
}

@test "the same bytes twice and in another locale" {
    make_streams
    each_kind check_twice
}

check_hostile() { # NAME OPTION...
    name=$1
    shift
    for suffix in png pdf svg; do
        "$plot" --title '`touch pwn99` END_OF_TEXT' -o $name.$suffix "$@"
    done
    "$plot" -o own.png "$@"
    [ -z "$(find . -name 'pwn*')" ]
    xmllint --noout $name.svg
    [ "$(grep -c '<script' $name.svg)" = 0 ]
    grep -qF '<title>`touch pwn99` END_OF_TEXT</title>' $name.svg
    xmllint --xpath '//*[local-name()="text"]/text()' $name.svg |
        sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | tr -d '\n' > texts
    for label in $(labels_of $name); do
        grep -qF -- "${label//+/ }" texts || { echo "$name lost: $label"; return 1; }
    done
}

# Labels that a kind shows, with + for blanks.
labels_of() {
    echo '`touch+pwn25`' '!touch+pwn24' '<b>&`touch+pwn23`'
    case $1 in
    correlation | mosaic | fan) echo '`touch+pwn1`' '$(touch+pwn2)' '@x+@pwn6' '<touch+pwn8' \
        'R&D+a_b^c+{x}+~y+@z' '%n+50%+sure+%d+%s' '〓課総務〓' 'back\slash+\n+"q"' '$text[1]' \
        '2+群+אבג' '😀+絵文字' ;;
    waves) echo '`touch+pwn1`' '$text[1]' '😀+絵文字' 'back\slash+\n+"q"' ;;
    scatter) echo '`touch+pwn22`' ;;
    esac
}

@test "hostile labels run nothing and are shown as they are, in every kind" {
    make_streams hostile-
    each_kind check_hostile
}

@test "a character that no font has does not black out the picture" {
    # gnuplot draws the box of a missing glyph some hundred times too large
    sed 's/総務部/\xf4\x8f\xbf\xbd部/' "$cases/mosaic.csv" > rare.csv
    "$plot" --kind mosaic --question satisfy --by dept -o rare.png rare.csv
    "$plot" --kind mosaic --question satisfy --by dept -o rare.pdf rare.csv
    pdftotext rare.pdf - | grep -q '〓部'
    "$plot" --kind mosaic --question satisfy --by dept -o rare.svg rare.csv
    grep -q $'\xf4\x8f\xbf\xbd部' rare.svg
}

@test "a violin of few is points, one of under thirty is marked" {
    make_streams
    "$plot" --kind violin --question years --by dept -o violin.svg box.csv
    grep -q '<text>企画課（n=12）＊</text>' violin.svg
    grep -q '<text>該当者なし</text>' violin.svg
    "$plot" --kind violin --question years --by dept --dump-script box.csv > script
    [ "$(sed -n '/^\$dots/,/^END$/p' script | grep -c '^ ')" = 5 ]
    [ "$(sed -n '/^\$reference/,/^END$/p' script | grep -c '^$')" = 1 ]
}

@test "a scatter plot shows each pair once, its correlation and its line" {
    make_streams
    "$plot" --kind scatter --question overtime --by age -o scatter.svg pair.csv
    grep -q '年齢（歳）と時間外勤務' scatter.svg
    r=$(sed -n 's/^,overtime,,age,,pearson,//p' pair.csv)
    grep -q "n=37　r=$(printf %.2f "$r"), p&lt;0.001" scatter.svg
    "$plot" --kind scatter --question overtime --by age --dump-script pair.csv > script
    people=$(sed -n 's/^,overtime,[0-9]*,age,[0-9]\{1,\},n,\([1-9].*\)/\1/p' pair.csv | wc -l)
    [ "$(sed -n '/^\$pairs/,/^END$/p' script | grep -c '^ ')" = "$people" ]
    # without curves: the pairs alone, no correlation
    "$plot" --kind scatter --question overtime --by age -o plain.svg "$cases/pair.csv"
    ! grep -q '　r=\|回帰' plain.svg
}

@test "a mosaic is coloured only where the table differs from chance" {
    make_streams
    "$plot" --kind mosaic --question satisfy --by dept -o mosaic.svg mosaic.csv
    grep -q '▲▲' mosaic.svg
    sed 's/^\(,satisfy,,dept,,\(test_p\|p_adj\),\).*/\10.2/' mosaic.csv > chance.csv
    "$plot" --kind mosaic --question satisfy --by dept -o chance.svg chance.csv
    ! grep -q '▲\|残差' chance.svg
}

@test "waves are not joined over a gap or a changed question" {
    make_streams
    "$plot" --kind waves --question satisfy --dump-script waves.csv > script
    # 2026Q1 has another wording: one blank line in each line
    [ "$(sed -n '/^\$line0/,/^END$/p' script | grep -c '^$')" = 1 ]
    grep -v ',comparable,' waves.csv | grep -v '^2025Q2,satisfy,満足計,,,\(n\|p\),' |
        grep -v ',end,' > gap.csv
    echo ",,,,,end,$(($(wc -l < gap.csv) - 1))" >> gap.csv
    "$plot" --kind waves --question satisfy --dump-script gap.csv > script
    [ "$(sed -n '/^\$line0/,/^END$/p' script | grep -c '^$')" = 1 ]
    [ "$(sed -n '/^\$line1/,/^END$/p' script | grep -c '^$')" = 0 ]
    grep -q '値のない回の前後' script
}

@test "waves of chosen answers; of one wave" {
    make_streams
    "$plot" --kind waves --question satisfy --by dept --item 満足計 -o one.svg waves.csv
    grep -q '満足計　n=' one.svg
    grep -q '<text>総務部（n=' one.svg
    "$plot" --kind waves --question satisfy --wave 2026Q2 -o single.svg waves.csv
    grep -q '2026Q2' single.svg
    run "$plot" --kind waves --question satisfy --item 無い -o x.svg waves.csv
    [ "$status" = 65 ]
}

@test "a fan shows the past, the quota, one panel a scenario" {
    make_streams
    "$plot" --kind fan --question headcount -o fan.svg fan.csv
    grep -q '<text>条例定数 1,100</text>' fan.svg
    grep -q '<text>現行の採用を維持</text>' fan.svg
    grep -q '<text>採用を年10人増</text>' fan.svg
    grep -q '<text>R12</text>' fan.svg
    grep -q '縦軸は0から始まらない' fan.svg
    "$plot" --kind fan --question headcount --dump-script fan.csv > script
    [ "$(sed -n '/^\$past/,/^END$/p' script | grep -c '^ ')" = 22 ] # 11 years in two panels
}

@test "a quota of each scenario and year is a line of steps, the last one named" {
    make_streams
    sed '/,quota,/d; $d' fan.csv > steps.csv
    awk -F, '$4 == "scenario:year" && $6 == "p50" && /維持/ {
        printf ",headcount,,scenario:year,%s,quota,%d\n", $5, ++n < 6 ? 1120 : 1080 }' fan.csv >> steps.csv
    echo ",,,,,end,$(($(wc -l < steps.csv) - 1))" >> steps.csv
    "$plot" --kind fan --question headcount -o fan.svg steps.csv
    grep -q '<text>条例定数 1,080</text>' fan.svg
    "$plot" --kind fan --question headcount --dump-script steps.csv > script
    # the first scenario: 15 years, 14 steps and as many joints; the second has no quota
    [ "$(sed -n '/^\$quota/,/^END$/p' script | grep -c '^ ')" = 28 ]
    [ "$(sed -n '/^\$quota/,/^END$/p' script | grep -c ' 0 -40$')" = 1 ]
}

refuse() { # MESSAGE OPTION...
    message=$1
    shift
    run "$plot" -o bad.png "$@"
    [ "$status" = 65 ]
    [[ $output == *"$message"* ]] || { echo "$output"; return 1; }
    [ ! -e bad.png ]
}

@test "what a kind cannot show is 65" {
    make_streams
    refuse 'anke-stats --curves must come before' --kind violin --question overtime --by age \
        "$cases/pair.csv"
    refuse 'anke-stats --curves must come before' --kind qq --question overtime --by age \
        "$cases/pair.csv"
    refuse 'it is no number' --kind qq --question satisfy --by dept mosaic.csv
    refuse 'no row "pearson"' --kind correlation --question satisfy --by dept mosaic.csv
    refuse 'is no number and has no score' --kind scatter --question satisfy --by dept mosaic.csv
    refuse 'no row "p50"' --kind fan --question headcount --by year fan.csv
    sed 's/^\(,satisfy,,dept,,type,\).*/\1multiple/' mosaic.csv > multiple.csv
    refuse 'overlap' --kind mosaic --question satisfy --by dept multiple.csv
}

@test "absurd numbers are 65, not a crash" {
    make_streams
    sed 's/^\(,headcount,,scenario:year,.*,p95,\).*/\11e300/' fan.csv > bad.csv
    refuse 'missing or do not ascend' --kind fan --question headcount bad.csv
    sed 's/^\(,headcount,,scenario:year,.*,p25,\).*/\15000/' fan.csv > bad.csv
    refuse 'missing or do not ascend' --kind fan --question headcount bad.csv
    sed 's/\(,density,\).*/\11e300/' pair.csv > bad.csv
    refuse '"density"' --kind violin --question overtime --by age bad.csv
    sed 's/\(,qq,\).*/\1-1e200/' pair.csv > bad.csv
    refuse '"qq"' --kind qq --question overtime --by age bad.csv
    sed 's/\(,pearson,\).*/\17/' correlation.csv > bad.csv
    "$plot" --kind correlation --question engage -o undefined.svg bad.csv
    grep -q '算出できない' undefined.svg
    sed 's/^\(,satisfy,[^,]*,dept,総務部,n,\).*/\1x/; s/,p,.*/,p,x/' mosaic.csv > bad.csv
    refuse 'no group of the break' --kind mosaic --question satisfy --by dept bad.csv
}

@test "an unknown kind or language is 64" {
    run "$plot" --kind pie --question x -o a.png "$cases/pair.csv"
    [ "$status" = 64 ]
    [[ $output == *"box, violin, histogram, scatter, correlation, mosaic, qq, waves, fan"* ]]
    run "$plot" --kind box --lang fr --question x -o a.png "$cases/pair.csv"
    [ "$status" = 64 ]
}
