# anke-chart: tables of a stream as charts by cairo.

setup() {
    cases="$ANKE_ROOT/tests/cli/anke-chart"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
}

# check_layout NAME STREAM OPTION...: the layout is as it was.
check_layout() {
    local want="$cases/$1.layout" stream="$cases/$2.csv"
    shift 2
    FONTCONFIG_FILE="$cases/fonts.conf" "$chart" --dump-layout "$@" "$stream" | diff "$want" -
}

@test "layouts of bars are as they were" {
    check_layout bar bar --question hesitate
    check_layout bar-231 bar --question hesitate --width 231
    check_layout bar-break bar-break --question hesitate --by dept
    check_layout counts counts --question takeover
}

@test "layouts of bands are as they were" {
    check_layout band band --question ease --by dept
    check_layout band-960 band --question ease --by dept --width 960
    check_layout hidden hidden --question hid --by dept
    check_layout nobody nobody --question none
}

@test "layouts of staff are as they were" {
    check_layout age age --kind age --question age12 --by year
    check_layout age-231 age --kind age --question age12 --by year --width 231
    check_layout staff staff --kind staff --question staff --by year --panel rate
    check_layout staff-years staff-years --kind staff --question staff --by year
}

@test "hostile labels are drawn as they are" {
    check_layout hostile hostile --question host
    run "$chart" --question host -o host.svg "$cases/hostile.csv"
    [ "$status" -eq 0 ]
    [[ $output == *'needs another font'* && $output == *'has a character that no font has'* ]]
    xmllint --noout host.svg
    run "$chart" --strict --question host -o host.png "$cases/hostile.csv"
    [ "$status" -eq 1 ]
    [[ $(file host.png) == *"PNG image data"* ]]
    "$chart" --question host -o host.pdf "$cases/hostile.csv" 2> warnings
    run pdftotext host.pdf -
    [[ ${output//$'\n'/ } == *'<span size="99999999">A & B</'* && $output == *'`touch /tmp/x` $(id) ; rm'* ]]
}

@test "no chart of the ordinary cases has a fault" {
    for width in 231 482 960; do
        "$chart" --strict --width $width --question hesitate "$cases/bar.csv" > p.png
        "$chart" --strict --width $width --question hesitate --by dept "$cases/bar-break.csv" > p.png
        "$chart" --strict --width $width --question ease --by dept "$cases/band.csv" > p.png
        "$chart" --strict --width $width --kind age --question age12 --by year "$cases/age.csv" > p.png
        "$chart" --strict --width $width --kind staff --question staff --by year --panel rate \
            "$cases/staff.csv" > p.png
        "$chart" --strict --width $width --kind staff --question staff --by year \
            "$cases/staff-years.csv" > p.png
        "$chart" --strict --width $width --question many "$cases/many.csv" > p.png
        "$chart" --strict --width $width --kind band --question eleven --by dept \
            "$cases/eleven.csv" > p.png
        "$chart" --strict --width $width --kind bar --question hid --by dept "$cases/hidden.csv" > p.png
    done
}

@test "PNG has its resolution, PDF its fonts and date, SVG its title" {
    "$chart" --question hesitate --dpi 300 -o a.png "$cases/bar.csv"
    [[ $(file a.png) == *"PNG image data, 2008 x "* ]]
    # pHYs: 11811 dots per metre = 300 dpi
    LC_ALL=C grep -qaP 'pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01' a.png
    "$chart" --question hesitate -o a.pdf "$cases/bar.csv"
    qpdf --check a.pdf > check
    run pdffonts a.pdf
    [[ $output == *NotoSansCJKjp-Regular* && $output == *NotoSansCJKjp-Bold* ]]
    TZ=UTC run pdfinfo a.pdf
    [[ $output == *"Sep 30 00:00:00 2026"* && $output == *"先輩に聞きにくい理由は何ですか"* ]]
    "$chart" --question hesitate -o a.svg "$cases/bar.csv"
    xmllint --noout a.svg
    grep -q '<title id="title">先輩に聞きにくい理由は何ですか</title>' a.svg
    grep -q 'role="img"' a.svg
}

@test "the same bytes twice, from a pipe and in another locale" {
    for format in png pdf svg; do
        "$chart" --question ease --by dept -o "1.$format" "$cases/band.csv"
        LC_ALL=C TZ=Asia/Tokyo "$chart" --question ease --by dept --format $format \
            < "$cases/band.csv" > "2.$format"
        cmp "1.$format" "2.$format"
    done
    mkdir each
    "$chart" --each each --format svg "$cases/example.csv"
    "$chart" --question consult --by dept -o alone.svg "$cases/example.csv"
    cmp alone.svg each/consult-by-dept.svg
}

@test "each table that has choices gets a file of its name" {
    mkdir each
    run "$chart" --each each --format png,pdf --list "$cases/example.csv"
    [ "$status" -eq 0 ]
    [ "${#lines[@]}" -eq 32 ]
    [ "$(ls each | wc -l)" -eq 32 ]
    [ -s each/hesitate-by-dept.pdf ]
    [ -s each/years-by-dept.png ] # a number with bands
    [ ! -e each/comment.png ]
    [ ! -e each/hesitate-by-hesitate.png ]
}

@test "a plan draws many charts from one reading" {
    run "$chart" --plan "$cases/plan.csv" --list - < "$cases/example.csv"
    [ "$status" -eq 0 ]
    [ "$output" = "$(printf 'plan-bar.png\nplan-break.pdf\nplan-band.svg')" ]
    run pdftotext plan-break.pdf -
    [[ $output == *"図表2"*"理由の内訳"* ]]
    [[ $(pdfinfo plan-break.pdf) == *"960 x "* ]]
}

@test "a bad plan is named with its place" {
    run "$chart" --plan "$cases/plan-column.csv" "$cases/example.csv"
    [ "$status" -eq 65 ]
    [[ $output == *'plan-column.csv:1:3: column "colour" is unknown'* ]]
    run "$chart" --plan "$cases/plan-kind.csv" "$cases/example.csv"
    [ "$status" -eq 65 ]
    [[ $output == *'plan-kind.csv:2:1: kind "pie": expected bar, band, age, staff'* ]]
    run "$chart" --plan missing.csv "$cases/example.csv"
    [ "$status" -eq 66 ]
}

@test "the mark of unprotected data goes with the fact protected" {
    "$chart" --question ease --by dept --dump-layout "$cases/band.csv" | grep -q 部外秘・未秘匿
    ! "$chart" --question hid --by dept --dump-layout "$cases/hidden.csv" | grep -q 部外秘・未秘匿
}

@test "help names every option and the man page explains it" {
    run "$chart" --help
    [ "$status" -eq 0 ]
    [[ ${lines[0]} == Usage:* ]]
    grep -oE -- '--[a-z-]+' <<< "$output" | sort -u | while read -r option; do
        grep -q -- "Fl -${option#--}" "$ANKE_ROOT/charts/tools/anke-chart.1" \
            || { echo "$option is not in the man page"; false; }
    done
}

# fails STATUS TEXT OPTION...: the program ends so and says so.
fails() {
    local want=$1 text=$2
    shift 2
    run "$chart" "$@"
    [ "$status" -eq "$want" ]
    [[ $output == *"$text"* ]]
}

@test "wrong usage ends with 64" {
    fails 64 'Unknown option' --question q --colour red
    fails 64 'one of --question, --plan and --each' "$cases/bar.csv"
    fails 64 'one of --question, --plan and --each' --question q --each . "$cases/bar.csv"
    fails 64 '--kind: bar, band, age, staff' --kind pie --question q "$cases/bar.csv"
    fails 64 'ends in .png, .pdf or .svg' --question q -o a.jpg "$cases/bar.csv"
    fails 64 '--width' --question q --width 20 "$cases/bar.csv"
    fails 64 '--dpi' --question q --dpi 5 "$cases/bar.csv"
    fails 64 '--format' --each . --format png,gif "$cases/bar.csv"
    fails 64 'one input file' --question q a b
}

@test "bad data ends with 65 and publishes nothing" {
    fails 65 'end' --question hesitate -o a.png "$cases/cut.csv"
    fails 65 'bad-row.csv:20' --question hesitate -o a.png "$cases/bad-row.csv"
    fails 65 'no table of the question "nobody"' --question nobody -o a.png "$cases/bar.csv"
    fails 65 'by "dept"' --question hesitate --by dept -o a.png "$cases/bar.csv"
    fails 65 'kind bar expected' --kind band --question hesitate -o a.png "$cases/bar.csv"
    fails 65 'no divisions by year' --kind staff --question hesitate -o a.png "$cases/bar.csv"
    sed 's/,hesitate,/,..hesitate,/' "$cases/bar.csv" > dots.csv
    fails 65 'cannot be part of a file name' --each . dots.csv
    : > empty.csv
    fails 65 '' --question hesitate -o a.png empty.csv
    head -1 "$cases/bar.csv" > header.csv
    fails 65 'end' --question hesitate -o a.png header.csv
    mkdir each
    fails 65 'end' --each each "$cases/cut.csv"
    [ -z "$(ls each)" ]
    [ ! -e a.png ]
}

@test "missing input, missing font, full disk, no folder" {
    fails 66 'missing.csv' --question q missing.csv
    FONTCONFIG_FILE="$cases/nofont.conf" fails 69 'the font "Noto Sans CJK JP" is not installed' \
        --question hesitate -o a.png "$cases/bar.csv"
    fails 73 'no/such' --question hesitate -o no/such/a.png "$cases/bar.csv"
    fails 74 '/dev/full' --question hesitate --format png -o /dev/full "$cases/bar.csv"
    run sh -c '"$1" --question hesitate "$2" > /dev/full' sh "$chart" "$cases/bar.csv"
    [ "$status" -eq 74 ]
    [ ! -e a.png ]
}

@test "a note of the question is printed, the reason of a test is not" {
    grep -v ',end,' "$cases/band.csv" > rows.csv
    n=$(($(wc -l < rows.csv) - 1))
    by=$(sed -n 's/^\([^,]*,ease,,dept,,\)label,.*/\1/p' rows.csv | head -1)
    { cat rows.csv; echo "${by}note,設問の注"; echo ",,,,,end,$((n + 1))"; } > note.csv
    { cat rows.csv; echo "${by}test,fisher"; echo "${by}note,期待度数が小さい"
      echo ",,,,,end,$((n + 2))"; } > test.csv
    "$chart" --question ease --by dept -o note.pdf note.csv
    pdftotext note.pdf - | grep -q 設問の注
    "$chart" --question ease --by dept -o test.pdf test.csv
    ! pdftotext test.pdf - | grep -q 期待度数
}

@test "--audit prints TAP: fourteen groups a chart, faults under their group" {
    run "$chart" --audit --question hesitate "$cases/bar.csv"
    [ "$status" -eq 0 ]
    [ "$(grep -c '^ok ' <<< "$output")" -eq 14 ]
    [ "${lines[14]}" = "1..14" ]
    [ "${lines[0]}" = "ok 1 - (stdout): texts do not touch" ]
    # A source is missed where the stream names none.
    grep -v ',source,\|,organisation,\|,title,\|,closed,' "$cases/bar.csv" | sed '$d' > open.csv
    "$ANKE_BIN/anke-merge" --seal -o bare.csv open.csv
    run "$chart" --audit --question hesitate bare.csv
    [ "$status" -eq 1 ]
    [[ $output == *'not ok 12 - (stdout): a source is named'*'# no source is printed'* ]]
    run "$chart" --audit --each . "$cases/hostile.csv"
    [ "$status" -eq 1 ]
    [[ $output == *'not ok 3 - ./host.png: every character is in the font'* ]]
    [ "$(ls ./*.png 2> /dev/null | wc -l)" -eq 0 ]
}

@test "--data writes a stream that draws the same picture, --alt the words" {
    "$chart" --data --alt --kind staff --question staff --by year --panel rate -o s.png \
        "$cases/staff.csv"
    "$chart" --kind staff --question staff --by year --panel rate -o again.png s.csv
    cmp s.png again.png
    [ "$(wc -l < s.txt)" -eq 2 ]
    grep -q 職員数 s.txt
    run "$chart" --data --question hesitate "$cases/bar.csv"
    [ "$status" -eq 64 ]
}

@test "--gallery shows every chart of a plan with the command that made it" {
    printf 'kind,question,by,output\nband,ease,dept,a.png\nbar,ease,dept,c.png\n' > plan.csv
    "$chart" --plan plan.csv --gallery . --list "$cases/band.csv" > list
    [ "$(sort list | tr '\n' ' ')" = \
        "./a.csv ./a.png ./c.csv ./c.png ./index.html " ]
    xmllint --noout <(sed 1d index.html | sed "s/<meta[^>]*>//; s/<br>//; s/\\(<img[^>]*\\)>/\\1\\/>/")
    grep -qF "anke-chart --kind &apos;band&apos; --question &apos;ease&apos; --by &apos;dept&apos;" index.html
    grep -q 'ここにない種類：' index.html
    ! grep -q 'http' index.html
    printf 'kind,question,by,output\nband,ease,dept,../a.png\n' > plan.csv
    run "$chart" --plan plan.csv --gallery . "$cases/band.csv"
    [ "$status" -eq 65 ]
    [[ $output == *'"../a.png" cannot be part of a file name'* ]]
    # Labels are data to the page too, and so are they to a shell.
    printf 'question,title,output\nhost,"<script>alert(1)</script>$(touch x)",h.png\n' > plan.csv
    "$chart" -q --plan plan.csv --gallery . "$cases/hostile.csv" 2> warnings
    ! grep -q '<script' index.html
    sed -n 's,<pre>\(anke-chart.*\)</pre>,\1,p' index.html > command
    grep -qF -- "--title &apos;&lt;script&gt;alert(1)&lt;/script&gt;\$(touch x)&apos;" command
    run "$chart" --gallery . --question ease "$cases/band.csv"
    [ "$status" -eq 64 ]
}

@test "a plan in several formats, and two axes only where they can be" {
    printf 'question,axes,output\nhesitate,1,a.png\n' > plan.csv
    "$chart" --plan plan.csv --format png,pdf,svg --list "$cases/bar.csv" > list
    [ "$(tr '\n' ' ' < list)" = "a.png a.pdf a.svg " ]
    printf 'question,axes,output\nhesitate,3,a.png\n' > plan.csv
    run "$chart" --plan plan.csv "$cases/bar.csv"
    [ "$status" -eq 65 ]
    [[ $output == *'plan.csv:2:2: axes "3": expected 1 or 2'* ]]
}

@test "English words stand around Japanese labels" {
    check_layout band-en band --question ease --by dept --lang en
    run "$chart" --lang fr --question ease "$cases/band.csv"
    [ "$status" -eq 64 ]
}

@test "a wave that is not protected marks the pictures of all" {
    cat > waves.csv << 'END'
wave,question,item,by,group,stat,value
1,,,,,source,架空
1,,,,,protected,yes
2,,,,,source,架空
2,,,,,protected,yes
1,q,はい,,,n,30
2,q,はい,,,n,40
,,,,,end,6
END
    "$chart" -q --kind trend --question q --dump-layout waves.csv > both
    ! grep -q '部外秘' both
    grep -v '^2,,,,,protected' waves.csv | sed 's/end,6/end,5/' > one.csv
    "$chart" -q --kind trend --question q --dump-layout one.csv > one
    grep -q '部外秘' one
}

@test "--book draws all charts into one PDF with an outline" {
    printf 'kind,question,by,title,output\nband,consult,dept,,a.png\nbar,hesitate,,理由,b.svg\n' > plan.csv
    "$chart" --plan plan.csv --book book.pdf --list "$cases/example.csv" > list
    [ "$(cat list)" = book.pdf ]
    [ "$(ls)" = "$(printf 'book.pdf\nlist\nplan.csv')" ]
    qpdf --check book.pdf > check
    run pdfinfo book.pdf
    [[ $output == *"Pages:           2"* && $output == *"職場の相談しやすさアンケート"* ]] || { echo "$output"; false; }
    [ "$(qpdf --json --json-key=outlines book.pdf | grep -c '"title"')" -eq 2 ]
    pdftotext -f 2 -l 2 book.pdf - | grep -q 理由
    # each page has the size of its chart, and is the chart
    "$chart" --kind bar --question hesitate --title 理由 -o alone.pdf "$cases/example.csv"
    [ "$(pdfinfo -f 2 -l 2 book.pdf | sed -n 's/^Page .*size: *//p')" = \
        "$(pdfinfo alone.pdf | sed -n 's/^Page size: *//p')" ]
    "$chart" --each . --book each.pdf "$cases/example.csv"
    [ "$(pdfinfo each.pdf | sed -n 's/^Pages: *//p')" -eq 16 ]
    run "$chart" --question hesitate --book x.pdf "$cases/example.csv"
    [ "$status" -eq 64 ]
}
