# anke-plot: box plots and histograms drawn by gnuplot.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-plot"
    plot="$ANKE_BIN/anke-plot"
    box="--kind box --question years --by dept"
    histogram="--kind histogram --question years --by dept"
    cd "$BATS_TEST_TMPDIR"
}

@test "draws a box plot as PNG with its resolution" {
    "$plot" $box -o box.png "$cases/box.csv"
    run file box.png
    [[ $output == *"PNG image data, 964 x "* ]]
    # pHYs: 5669 dots per metre = 144 dpi
    LC_ALL=C grep -qaP 'pHYs\x00\x00\x16\x25\x00\x00\x16\x25\x01' box.png
    "$plot" $box --dpi 300 --width 231 -o half.png "$cases/box.csv"
    [[ $(file half.png) == *" 963 x "* ]]
}

@test "draws a box plot as PDF with embedded fonts and the day the survey closed" {
    "$plot" $box -o box.pdf "$cases/box.csv"
    run pdffonts box.pdf
    [[ $output == *NotoSansCJKjp-Regular* && $output == *NotoSansCJKjp-Bold* ]]
    TZ=UTC run pdfinfo box.pdf
    [[ $output == *"Sep 30 00:00:00 2026"* ]]
    [[ $output == *"482 x "* ]]
    run pdftotext -layout box.pdf -
    [[ $output == *"企画課（n=12）＊"* && $output == *該当者なし* && $output == *部外秘・未秘匿* ]]
}

@test "draws a box plot as SVG with text, title and size" {
    "$plot" $box -o box.svg "$cases/box.csv"
    xmllint --noout box.svg
    [ "$(grep -c '<title>' box.svg)" = 1 ]
    grep -q '<title>在職年数（所属別）</title>' box.svg
    grep -q 'width="482pt"' box.svg
    grep -q '<text>保健福祉課（n=41）</text>' box.svg
    grep -q 'font-weight="bold"' box.svg
}

@test "draws histograms, with and without a break" {
    "$plot" $histogram -o by.svg "$cases/box.csv"
    xmllint --noout by.svg
    grep -q '<text>市民課（n=45）</text>' by.svg
    grep -q '人数の目盛りは、全体と各区分とで異なる' by.svg
    "$plot" --kind histogram --question years -o all.svg "$cases/none.csv"
    grep -q '<text>全体（n=103）</text>' all.svg
    ! grep -q '人数の目盛り' all.svg
}

@test "draws one person, one group, many groups with long labels" {
    for kind in box histogram; do
        "$plot" --kind $kind --question years -o n1.svg "$cases/n1.csv"
        grep -q '全体（n=1）＊' n1.svg
        "$plot" --kind $kind --question years --by dept -o one.svg "$cases/one.csv"
        "$plot" --kind $kind --question years --by dept -o many.svg "$cases/many.csv"
        [ "$(grep -c '<text>高齢者福祉・介護保険・地域包' many.svg)" = 4 ]
        xmllint --noout n1.svg one.svg many.svg
    done
}

@test "the mark of unprotected data goes with the fact protected" {
    "$plot" $box -o open.svg "$cases/box.csv"
    grep -q '部外秘・未秘匿' open.svg
    "$plot" $box -o closed.svg "$cases/hidden.csv"
    ! grep -q '部外秘・未秘匿' closed.svg
}

@test "a hidden group is called hidden and not drawn" {
    "$plot" $box --dump-script "$cases/hidden.csv" > script
    grep -qx '建設課' script
    grep -qx '秘匿' script
    ! grep -q '^ 12 88$' script
    "$plot" $histogram -o hidden.svg "$cases/hidden.csv"
    grep -q '<text>秘匿</text>' hidden.svg
}

@test "draws what anke-stats writes" {
    "$ANKE_BIN/anke-stats" "$ANKE_ROOT/tests/example/tally.csv" > stats.csv
    for kind in box histogram; do
        "$plot" --kind $kind --question years --by dept -o years.svg stats.csv
        grep -q '<text>全体（n=7）＊</text>' years.svg
        grep -q '<text>建設課（n=0）</text>' years.svg
        grep -q '<text>該当者なし</text>' years.svg
    done
}

@test "scripts are as they were" {
    export FONTCONFIG_FILE="$ANKE_ROOT/tests/cli/anke-chart/fonts.conf" # texts are measured
    "$plot" $box --dump-script "$cases/box.csv" | diff "$cases/box.gp" -
    "$plot" $histogram --format svg --dump-script "$cases/box.csv" |
        diff "$cases/histogram.gp" -
}

@test "reads standard input and writes standard output" {
    "$plot" $box -o file.svg "$cases/box.csv"
    "$plot" $box --format svg < "$cases/box.csv" | cmp file.svg -
    "$plot" $box --format svg -o - - < "$cases/box.csv" | cmp file.svg -
}

@test "the same bytes twice, in another locale and a hostile environment" {
    mkdir home
    echo 'system("touch pwn"); set title "pwn"' > home/.gnuplot
    cp home/.gnuplot .gnuplot
    for suffix in png pdf svg; do
        for kind in box histogram; do
            "$plot" --kind $kind --question years --by dept -o a.$suffix "$cases/box.csv"
            sleep 0.6
            HOME="$PWD/home" LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 TZ=Asia/Tokyo GNUTERM=dumb \
                GNUPLOT_DEFAULT_GDFONT=x "$plot" --kind $kind --question years --by dept \
                -o b.$suffix "$cases/box.csv"
            cmp a.$suffix b.$suffix
        done
    done
    [ ! -e pwn ] && [ ! -e home/pwn ]
}

@test "without a closing day the date is SOURCE_DATE_EPOCH or a fixed day" {
    grep -v ',closed,' "$cases/n1.csv" | sed 's/end,29$/end,28/' > open.csv
    TZ=UTC SOURCE_DATE_EPOCH=86400 "$plot" --kind box --question years -o a.pdf open.csv
    grep -qa 'CreationDate (D:19700102000000Z)' a.pdf
    env -u SOURCE_DATE_EPOCH "$plot" --kind box --question years -o b.pdf open.csv
    grep -qa 'CreationDate (D:20000101000000Z)' b.pdf
}

@test "runs without a home and leaves nothing in the temporary folder" {
    mkdir tmp
    TMPDIR="$PWD/tmp" HOME=/proc/none XDG_CACHE_HOME=/proc/none XDG_DATA_HOME=/proc/none \
        "$plot" $box -o a.png "$cases/box.csv"
    [ -s a.png ]
    [ -z "$(ls -A tmp)" ]
}

@test "hostile labels run nothing and are shown as they are" {
    for kind in box histogram; do
        for suffix in png pdf svg; do
            "$plot" --kind $kind --question years --by dept --title '`touch pwn99`' \
                -o hostile.$suffix "$cases/hostile.csv"
        done
        [ -z "$(find . -name 'pwn*')" ]
        xmllint --noout hostile.svg
        [ "$(grep -c '<script' hostile.svg)" = 0 ]
        grep -qF '<title>`touch pwn99`</title>' hostile.svg
        xmllint --xpath '//*[local-name()="text"]/text()' hostile.svg |
            sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | tr -d '\n' > texts
        for label in '`touch pwn1`' '$(touch pwn2)' "'; system('touch pwn3'); '" \
            '"; system "touch pwn4"; "' 'x !touch pwn5' '@x @pwn6' 'END_OF_TEXT' '<touch pwn8' \
            'R&D a_b^c {x} ~y @z' '%n 50% sure %d %s' '〓課務総〓' 'ベル〓 esc〓[31m' \
            'back\slash \n "q"' '2 群 אבג' '$text[1]' 'END_OF_TEXT !touch pwn24' \
            '\ "`touch pwn25`"' '<b>&`touch pwn23`'; do
            grep -qF -- "$label" texts || { echo "lost: $label"; false; }
        done
    done
}

@test "--help names every option and the man page has them all" {
    run "$plot" --help
    [ "$status" = 0 ]
    for option in kind question by wave item lang theme title width dpi timeout output format dump-script; do
        [[ $output == *"--$option"* ]]
        grep -q "^\.It .*Fl -$option" "$ANKE_ROOT/charts/tools/anke-plot.1"
    done
}

@test "usage errors are 64" {
    for options in "--nonsense" "$box --dpi 5 -o a.png" "--kind pie --question years -o a.png" \
        "--kind box -o a.png" "$box" "$box -o a.jpg" "$box --format gif" \
        "$box --width nan -o a.png" "$box --timeout 0 -o a.png" "$box -o a.png x y"; do
        run "$plot" $options "$cases/box.csv"
        [ "$status" = 64 ]
    done
    [ ! -e a.png ]
}

@test "several waves need --wave" {
    { sed '$d' "$cases/n1.csv" | sed 's/^,years/w1,years/'
      sed 1,5d "$cases/n1.csv" | sed '$d' | sed 's/^,years/w2,years/'
      echo ',,,,,end,54'; } > waves.csv
    run "$plot" --kind box --question years -o a.svg waves.csv
    [ "$status" = 64 ]
    [[ $output == *"choose one with --wave"* ]]
    "$plot" --kind box --question years --wave w2 -o a.svg waves.csv
    grep -q '架空）　w2　n=1' a.svg
}

@test "a missing file is 66" {
    run "$plot" $box -o a.png none.csv
    [ "$status" = 66 ]
    [ ! -e a.png ]
}

@test "bad data is 65 and publishes nothing" {
    echo old > a.png
    sed '$d' "$cases/box.csv" > cut.csv
    grep -v ',whisker_lo,' "$cases/none.csv" > unread.csv
    sed -i '$d' unread.csv
    echo ",,,,,end,$(($(wc -l < unread.csv) - 1))" >> unread.csv
    for file in cut.csv /dev/null unread.csv; do
        run "$plot" --kind box --question years -o a.png $file
        [ "$status" = 65 ]
    done
    [[ $output == *"anke-stats must come before"* ]]
    run "$plot" --kind box --question nothing -o a.png "$cases/box.csv"
    [ "$status" = 65 ]
    run "$plot" --kind box --question years --by none -o a.png "$cases/box.csv"
    [ "$status" = 65 ]
    run "$plot" --kind box --question satisfy --by dept -o a.png \
        "$ANKE_ROOT/tests/example/stats.csv"
    [ "$status" = 65 ]
    [[ $output == *"it is no number"* ]]
    [ "$(cat a.png)" = old ]
}

@test "bins that hold not everybody, or are none, are 65" {
    for row in 's/bin_start,0/bin_start,8/' 's/bin_width,5/bin_width,0/' \
        's/bin_width,5/bin_width,0.0001/' 's/bin_width,5/bin_width,/'; do
        sed "$row" "$cases/n1.csv" > bins.csv
        run "$plot" --kind histogram --question years -o a.png bins.csv
        [ "$status" = 65 ]
    done
}

@test "numbers that no axis can show are 65" {
    for row in 's/mean,7/mean,1e300/' 's/q1,7/q1,/' 's/,7,,,item_type/,7a,,,item_type/'; do
        sed "$row" "$cases/n1.csv" > numbers.csv
        run "$plot" --kind box --question years -o a.png numbers.csv
        [ "$status" = 65 ]
    done
}

@test "a full disk is 74, a folder that cannot be written 73" {
    run sh -c "'$plot' $box --format png '$cases/box.csv' > /dev/full"
    [ "$status" = 74 ]
    run "$plot" $box --format pdf -o /dev/full "$cases/box.csv"
    [ "$status" = 74 ]
    run "$plot" $box -o none/a.png "$cases/box.csv"
    [ "$status" = 73 ]
    TMPDIR="$PWD/none" run "$plot" $box -o a.png "$cases/box.csv"
    [ "$status" = 73 ]
    run sh -c "'$plot' --help > /dev/full"
    [ "$status" = 74 ]
}

@test "without gnuplot or the font it is 69" {
    PATH=/nonexistent run "$plot" $box -o a.png "$cases/box.csv"
    [ "$status" = 69 ]
    cat > fonts.conf <<'END'
<?xml version="1.0"?><fontconfig><dir>/nonexistent</dir></fontconfig>
END
    FONTCONFIG_FILE="$PWD/fonts.conf" run "$plot" $box -o a.png "$cases/box.csv"
    [ "$status" = 69 ]
    [[ $output == *"Noto Sans CJK JP"* ]]
    [ ! -e a.png ]
}

@test "a gnuplot that fails, hangs or writes half a picture leaves the old file" {
    mkdir bin
    echo old > a.png
    try() {
        printf '#!/bin/sh\n%s\n' "$1" > bin/gnuplot
        chmod +x bin/gnuplot
        PATH="$PWD/bin:$PATH" run "$plot" $box --timeout 1 -o a.png "$cases/box.csv"
        [ "$(cat a.png)" = old ]
    }
    try 'exit 4'
    [ "$status" = 70 ]
    try 'sleep 60'
    [ "$status" = 74 ]
    try 'cat > /dev/null'
    [ "$status" = 74 ]
    try 'cat > /dev/null; printf "\211PNG\r\n\032\n" > picture'
    [ "$status" = 74 ]
    try 'printf "line\n\n\"/dev/stdin\" line 3: bad \033[31m\n" >&2; exit 1'
    [ "$status" = 70 ]
    [[ $output == *'line 3: bad \x1b[31m'* ]]
}

@test "an interrupted run removes its temporary folder" {
    mkdir bin tmp
    printf '#!/bin/sh\nexec sleep 60\n' > bin/gnuplot
    chmod +x bin/gnuplot
    PATH="$PWD/bin:$PATH" TMPDIR="$PWD/tmp" "$plot" $box -o a.png "$cases/box.csv" &
    pid=$!
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ -n "$(ls -A tmp)" ] && break
        sleep 0.1
    done
    [ -n "$(ls -A tmp)" ]
    kill -TERM $pid
    status=0
    wait $pid || status=$?
    [ "$status" = 143 ] # 128 + SIGTERM
    [ -z "$(ls -A tmp)" ]
    [ ! -e a.png ]
}
