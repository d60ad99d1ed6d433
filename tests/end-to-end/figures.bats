# The founding paper's figures and the gallery of all kinds, as their makefiles draw them.

setup_file() {
    unset MAKEFLAGS MAKELEVEL MFLAGS # of the make that runs the tests
    cd "$ANKE_ROOT"
    export FIGURES="$BATS_FILE_TMPDIR/figures" GALLERY="$BATS_FILE_TMPDIR/gallery"
    figures "$FIGURES"
    gallery "$GALLERY"
}

setup() {
    cd "$ANKE_ROOT"
}

figures() {
    make --no-print-directory -s -f samples/founding-figures/Makefile OUT="$1" BIN="$ANKE_BIN"
}

gallery() {
    make --no-print-directory -s -f samples/gallery/Makefile OUT="$1" BIN="$ANKE_BIN"
}

@test "every figure of the plan is there as PNG, PDF and SVG, with data and words" {
    names=$(sed 1d samples/founding-figures/plan.csv | sed 's/.*,//; s/\.png$//')
    [ "$(wc -l <<< "$names")" -eq 13 ]
    for name in $names; do
        [[ $(file -b "$FIGURES/$name.png") == "PNG image data, 964 x "* ]]
        qpdf --check "$FIGURES/$name.pdf" > /dev/null
        [ "$(pdffonts "$FIGURES/$name.pdf" | tail -n +3 | grep -vc 'yes yes yes')" -eq 0 ]
        xmllint --noout "$FIGURES/$name.svg"
        [ "$(wc -l < "$FIGURES/$name.txt")" -eq 2 ]
        tail -n 1 "$FIGURES/$name.csv" | grep -q '^,,,,,end,[1-9]'
    done
}

@test "the counts of figures 3 and 4 are those of the paper" {
    # views by capital, as the paper's text gives them
    count() {
        grep "^,$1,[^,]*,view,$2,n," "$FIGURES/streams/$3.csv" | sed 's/.*,//' | tr '\n' ' '
    }
    [ "$(count past_now_future ②過去 past-now-future)" = "2 2 2 2 1 " ]
    [ "$(count past_now_future ①現在 past-now-future)" = "2 2 2 2 2 " ]
    [ "$(count past_now_future ③未来 past-now-future)" = "2 2 2 1 1 " ]
    sums=$(sed -n 's/^,to_do,[^,]\+,view,\([^,]\+\),n,\(.*\)/\1 \2/p' "$FIGURES/streams/to-do.csv" |
        awk '{ sum[$1] += $2 } END { for (view in sum) print sum[view] }' | sort -n | tr '\n' ' ')
    [ "$sums" = "5 8 " ]
    pdftotext "$FIGURES/figure-04.pdf" - | grep -q '意見の記載なし'
}

@test "the published population is drawn as it was published" {
    pdftotext "$FIGURES/figure-01.pdf" - > text
    for number in 77,766 89,567 98,123 99,544 100,579 101,039; do
        grep -q "$number" text
    done
    rm text
}

@test "invented numbers and sentences are called so in the picture" {
    for name in figure-01 figure-02 figure-03 figure-10 sheet-wall sheet-menu; do
        pdftotext "$FIGURES/$name.pdf" - | tr -d '\n' | grep -q '架空'
    done
}

@test "no figure and no chart of the gallery has a fault" {
    run "$ANKE_BIN/anke-chart" --audit --plan samples/founding-figures/plan.csv "$FIGURES/figures.csv"
    [ "$status" -eq 0 ]
    [[ $output == *"1..182" ]]
    run "$ANKE_BIN/anke-chart" --audit --plan samples/gallery/plan.csv "$GALLERY/streams/all.csv"
    [ "$status" -eq 0 ]
}

@test "the gallery shows every kind, with commands that draw the same pictures" {
    ! grep -q 'ここにない種類' "$GALLERY/index.html"
    for kind in $("$ANKE_BIN/anke-chart" --question q --kind no "$FIGURES/figures.csv" 2>&1 |
        sed 's/.*--kind: //; s/ expected//; s/,//g'); do
        grep -q "<h2 id=\"$kind\">" "$GALLERY/index.html"
    done
    cd "$BATS_TEST_TMPDIR"
    cp "$GALLERY/streams/all.csv" .
    sed -n "s,^<pre>anke-chart\(.*\)</pre>$,'$ANKE_BIN/anke-chart' -q\1,p" "$GALLERY/index.html" |
        sed "s/&apos;/'/g; s/&#39;/'/g; s/&quot;/\"/g; s/&amp;/\&/g" > commands
    [ "$(wc -l < commands)" -eq "$(sed 1d "$ANKE_ROOT/samples/gallery/plan.csv" | wc -l)" ]
    sh -e commands
    for picture in *.svg; do
        cmp "$picture" "$GALLERY/$picture"
    done
    for plot in box violin histogram scatter correlation mosaic qq waves fan; do
        [[ $(file -b "$GALLERY/plot-$plot.png") == "PNG image data, 964 x "* ]]
    done
}

@test "a second run, in another locale and zone, makes the same bytes" {
    again="$BATS_TEST_TMPDIR/again"
    LC_ALL=ja_JP.UTF-8 TZ=America/New_York figures "$again"
    for file in $(cd "$FIGURES" && find . -type f); do
        cmp "$FIGURES/$file" "$again/$file"
    done
}
