# anke-chart: every kind in awkward data (one, forty, long labels, zeros, three people, nothing, negative
# numbers, eleven classes, gaps, the page limit), at three widths, in both languages.
#
# anke-chart-awkward/ has the makers of the streams (make-stream), what is drawn of them (charts), what is
# refused and why (refused), and the golden layouts: a checksum of each (layouts) and some in full. After
# a change that was meant, anke-chart-awkward/update writes both again: look at every picture that changed.

setup() {
    awkward="$ANKE_ROOT/tests/cli/anke-chart-awkward"
    chart="$ANKE_BIN/anke-chart"
    cd "$BATS_TEST_TMPDIR"
    . "$awkward/parts.bash"
}

# check_language LANG: layouts are as they were, no picture has a fault.
check_language() {
    make_streams
    dump_layouts "$1"
    list_layouts > layouts
    grep -E "^[^ ]*-$1 " "$awkward/layouts" | diff - layouts
    for file in "$awkward"/*-"$1".layout; do
        [ ! -e "$file" ] || diff "$file" "$(basename "$file")"
    done
    for stream in $streams; do
        write_plan "$stream" "$widths" $(cases_of "$stream") > plan.csv
        "$chart" --plan plan.csv --lang "$1" --audit "$stream.csv" > audit || { grep -A3 '^not' audit; false; }
        [ "$(grep -c '^ok' audit)" -eq $((14 * ($(wc -l < plan.csv) - 1))) ]
    done
}

@test "every kind in every awkward case is as it was and has no fault, in Japanese" {
    check_language ja
}

@test "every kind in every awkward case is as it was and has no fault, in English" {
    check_language en
}

@test "what cannot be drawn is refused with its question and reason" {
    local kind case by panel axes message n=0
    make_streams
    while read -r kind case by panel axes message; do
        [[ $kind == '#' ]] && continue
        local stream question
        read -r stream question < <(awk -v kind="$kind" -v by="$by" -v panel="$panel" -v axes="$axes" \
            '$2 == kind && $4 == by && $5 == panel && $6 == axes { print $1, $3; exit }' "$awkward/charts")
        local options=(--kind "$kind" --question "${question/CASE/$case}")
        [[ $by == - ]] || options+=(--by "$by")
        [[ $panel == - ]] || options+=(--panel "${panel/CASE/$case}")
        [[ $axes == - ]] || options+=(--two-axes)
        run "$chart" "${options[@]}" -o out.png "$stream.csv"
        echo "$kind $case: $status $output"
        [ "$status" -eq 65 ]
        [[ $output == *"$message"* ]]
        [ ! -e out.png ]
        n=$((n + 1))
    done < "$awkward/refused"
    [ "$n" -ge 12 ]
}

@test "files of awkward cases are sound: PDF, SVG and PNG" {
    make_streams
    for stream in $streams; do
        write_plan "$stream" 482 $(cases_of "$stream") > plan.csv
        "$chart" --plan plan.csv --book "$stream.pdf" "$stream.csv"
        "$chart" --plan plan.csv --format svg,png --dpi 36 "$stream.csv"
        qpdf --check "$stream.pdf" > check
        [ "$(qpdf --show-npages "$stream.pdf")" -eq $(($(wc -l < plan.csv) - 1)) ]
        pdffonts "$stream.pdf" | tail -n +3 > fonts # embedded, a subset, with its characters
        [ -s fonts ]
        [ "$(grep -c 'yes yes yes' fonts)" -eq "$(wc -l < fonts)" ]
    done
    xmllint --noout ./*.svg
    "$awkward/check-png" ./*.png
    [ "$(ls ./*.png | wc -l)" -eq "$(ls ./*.svg | wc -l)" ]
}

@test "forty rows are broken into pages, no page has a fault" {
    "$awkward/make-stream" opinions > opinions.csv
    "$awkward/make-stream" lists > lists.csv
    for lang in ja en; do
        for width in 231 482 960; do
            local common="--strict --lang $lang --width $width --page-height 300"
            "$chart" $common --kind matrix --question forty --by view -o matrix.pdf opinions.csv
            "$chart" $common --kind menu --question forty-menu -o menu.pdf lists.csv
            for name in matrix menu; do
                qpdf --check $name.pdf > check
                [ "$(qpdf --show-npages $name.pdf)" -gt 1 ] || [ $name-$width = menu-960 ]
                [ "$(pdfinfo -l 99 $name.pdf | awk '$1 == "Page" && $3 == "size:" && $6 > 300.5' | wc -l)" -eq 0 ]
            done
        done
    done
}
