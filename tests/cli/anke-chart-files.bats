# The files that anke-chart writes: the same bytes whatever comes before and around, and valid.

setup() {
    streams="$ANKE_ROOT/tests/cli/anke-chart"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
}

# draw FORMAT FILE: the picture that the tests compare.
draw() {
    local format=$1 file=$2
    "$chart" --question ease --by dept --format "$format" -o "$file" "$streams/band.csv"
}

@test "a second run and every locale give the same bytes" {
    for format in png pdf svg; do
        draw $format first
        draw $format again
        cmp first again
        (unset LANG LC_ALL LC_CTYPE LANGUAGE; draw $format again)
        cmp first again
        for locale in C C.UTF-8 ja_JP.UTF-8 tr_TR.UTF-8 zh_CN.UTF-8; do
            LANG=$locale LC_ALL=$locale LANGUAGE=$locale TZ=Asia/Tokyo draw $format again
            cmp first again
        done
        PANGO_LANGUAGE=zh FC_LANG=zh draw $format again
        cmp first again
    done
}

@test "what a process drew before does not change a picture" {
    for format in png pdf svg; do
        mkdir $format
        "$chart" --each $format --format $format "$streams/example.csv"
        for question in consult years; do
            "$chart" --question $question --by dept -o alone.$format "$streams/example.csv"
            cmp alone.$format $format/$question-by-dept.$format
        done
    done
    # a plan in which the formats take turns
    { echo question,by,output
      for i in 1 2 3; do
          for format in svg pdf png; do echo consult,dept,turn-$i.$format; done
      done; } > plan.csv
    "$chart" --plan plan.csv "$streams/example.csv"
    for format in svg pdf png; do
        "$chart" --question consult --by dept -o alone.$format "$streams/example.csv"
        for i in 1 2 3; do
            cmp alone.$format turn-$i.$format
        done
    done
}

@test "a PDF says what it is, when it was made and embeds its fonts" {
    draw pdf a.pdf
    qpdf --check a.pdf
    TZ=UTC run pdfinfo a.pdf
    for line in 'Title: *職場では気軽に相談できる' 'Subject: *帯グラフ' 'Author: *架空市' \
        'Creator: *anke' 'CreationDate: *Wed Sep 30 00:00:00 2026' \
        'ModDate: *Wed Sep 30 00:00:00 2026'; do
        grep -q "^$line" <<< "$output" || { echo "$line: $output"; false; }
    done
    # every font is embedded, a subset and has its characters
    pdffonts a.pdf | tail -n +3 > fonts
    [ "$(wc -l < fonts)" -eq 2 ]
    [ "$(grep -c 'yes yes yes' fonts)" -eq 2 ]
    pdftotext a.pdf - | grep -q 無回答
}

@test "a PDF holds the glyphs that it shows and no more" {
    for label in でて きぎ タダ; do
        printf '%s\n' wave,question,item,by,group,stat,value ,,,,,source,架空 ",q,,,,label,$label" \
            ",q,$label,,,n,3" ",q,$label,,,base,10" ,,,,,end,4 > q.csv
        "$chart" --kind bar --question q -o q.pdf q.csv
        qpdf --check q.pdf
        pdftotext q.pdf - | grep -q "$label"
        [ "$(stat -c %s q.pdf)" -lt 40000 ]
    done
}

@test "a PDF is the same alone, after others and in another order" {
    printf '%s\n' question,by,output ease,dept,1.pdf > plan.csv
    "$chart" --plan plan.csv "$streams/band.csv"
    "$chart" --each . --format pdf "$streams/band.csv"
    cmp 1.pdf ease-by-dept.pdf
    "$chart" --question hesitate -o alone.pdf "$streams/example.csv"
    "$chart" --each . --format pdf "$streams/example.csv"
    cmp alone.pdf hesitate.pdf
}

@test "an SVG is well-formed and says what it is" {
    draw svg a.svg
    xmllint --noout a.svg
    [ "$(xmllint --xpath 'string(/*/@role)' a.svg)" = img ]
    [ "$(xmllint --xpath 'string(/*/@aria-labelledby)' a.svg)" = 'title desc' ]
    [ "$(xmllint --xpath 'string(/*/*[1])' a.svg)" = '職場では気軽に相談できる（所属別）' ]
    [ -n "$(xmllint --xpath 'string(/*/*[2])' a.svg)" ]
    ! grep -q 'id="surface' a.svg
}

@test "a PNG says its resolution and colour space" {
    draw png a.png
    for chunk in IHDR sRGB pHYs iTXt IDAT IEND; do
        LC_ALL=C grep -qa $chunk a.png
    done
    # pHYs: 5669 dots per metre = 144 dpi
    LC_ALL=C grep -qaP 'pHYs\x00\x00\x16\x25\x00\x00\x16\x25\x01' a.png
}
