# anke-table: golden tables of the worked example, of a rich and of a hostile stream; options; errors.

bats_require_minimum_version 1.5.0

setup() {
    table="$ANKE_BIN/anke-table"
    cases="$ANKE_ROOT/tests/cli/anke-table"
    example="$ANKE_ROOT/tests/example/stats.csv"
    cd "$BATS_TEST_TMPDIR"
    head='wave,question,item,by,group,stat,value'
}

# A stream of the rows in the arguments.
stream() { # FILE ROWS...
    file=$1
    shift
    printf '%s\n' "$head" "$@" ",,,,,end,$#" > "$file"
}

@test "the worked example in text, Markdown, HTML and CSV" {
    for format in text markdown html csv; do
        "$table" -q --format $format "$example" | diff "$cases/example.$format" -
    done
}

@test "waves, weights, letters, nested breaks, batteries, findings" {
    "$table" -q "$cases/rich-stream.csv" | diff "$cases/rich.text" -
    "$table" -q --lang en --rows breaks --by dept+dept:sex,role --show n,w,p,ci,diff,adjres,letters \
        "$cases/rich-stream.csv" | diff "$cases/rich-breaks.text" -
}

@test "a hostile stream in each format" {
    for format in text markdown html csv; do
        "$table" -q --format $format "$cases/hostile-stream.csv" | diff "$cases/hostile.$format" -
    done
}

@test "no control character and no direction mark gets through" {
    for format in text markdown html csv; do
        "$table" -q --format $format "$cases/hostile-stream.csv" | tr -d '\n' > out
        [ "$format" != csv ] || { tr -d '\r' < out > plain && mv plain out; }
        ! LC_ALL=C grep -q "$(printf '[\001-\037\177]')" out
        ! LC_ALL=C grep -qE "$(printf '\342\200[\213\216\217\250-\256]|\342\201[\246-\251]')" out
    done
}

@test "HTML holds no tag but the printer's own, no script, nothing fetched" {
    "$table" -q --format html "$cases/hostile-stream.csv" > out.html
    sed '/<style>/,/<\/style>/d' out.html | grep -oE '<[^>]*>' | sed 's/^<\/*\([A-Za-z!0-9]*\).*/\1/' |
        LC_ALL=C sort -u | tr '\n' ' ' > tags
    [ "$(cat tags)" = '!DOCTYPE body div h1 h2 head html i li meta p section span table tbody td th thead title tr ul ' ]
    ! grep -qiE ' (href|src|on[a-z]+)=' <(sed 's/&[a-z#0-9]*;/ENTITY/g; s/>[^<]*</></g' out.html)
    grep -q "default-src 'none'" out.html
    [ "$(grep -o '<t[dhr][ >]' out.html | wc -l)" -eq "$(grep -oE '</t[dhr]>' out.html | wc -l)" ]
}

@test "rows of an HTML table cover the same columns" {
    "$table" -q --format html "$cases/rich-stream.csv" > out.html
    # the sum of colspans of each row and of rowspans from rows above is the same in a table
    sed 's/<tr>/\n<tr>/g; s/<table>/\n<table>/g' out.html | awk '
        /^<table>/ { split("", open); width = 0; next }
        /^<tr>/ {
            n = 0
            for (i in open) { if (open[i] > 0) { n++; open[i]-- } }
            gsub(/<\/tr>.*/, "")
            count = split($0, cell, /<t[dh]/)
            for (i = 2; i <= count; i++) {
                c = 1; r = 1
                if (match(cell[i], /colspan="[0-9]+"/)) c = substr(cell[i], RSTART + 9, RLENGTH - 10)
                if (match(cell[i], /rowspan="[0-9]+"/)) r = substr(cell[i], RSTART + 9, RLENGTH - 10)
                n += c
                for (k = 0; k < c && r > 1; k++) open[++last] = r - 1
            }
            if (width == 0) width = n
            if (n != width) { print "row of " n " in a table of " width ": " $0; exit 1 }
            rows++
        }
        END { exit rows < 50 }'
}

@test "Markdown tables have as many cells in each row" {
    "$table" -q --format markdown "$cases/hostile-stream.csv" > out.md
    sed 's/\\|//g' out.md | awk -F'|' '/^\|/ { if (n && NF != n) exit 1; n = NF; rows++; next } { n = 0 }
        END { exit rows < 20 }'
    ! grep -q '<' out.md
}

@test "CSV for Excel: byte order mark, CRLF, no formula, numbers stay numbers" {
    "$table" -q --format csv "$cases/hostile-stream.csv" > out.csv
    [ "$(head -c 3 out.csv | od -An -tx1 | tr -d ' ')" = efbbbf ]
    [ "$(grep -c "$(printf '\r$')" out.csv)" -eq "$(wc -l < out.csv)" ]
    ! sed '1s/^...//' out.csv | grep -qE '(^|,)"?[=+@]|(^|,)"?-[^,0-9]' 
    stream minus.csv ',q,,,,type,number' ',q,1,,,n,4' ',q,1,,,item_type,value' ',q,,,,mean,-1.25'
    "$table" -q --format csv minus.csv | grep -q ',-1.25'
}

@test "bands stay bands in Excel" {
    stream in.csv ',q,3-5,,,n,4' ',q,10-,,,n,4'
    "$table" -q --format csv in.csv > out.csv
    grep -q '^3‐5,4' out.csv
    grep -q '^10‐,4' out.csv
}

@test "counts without shares are printed, and it says who computes shares" {
    run --separate-stderr "$table" "$ANKE_ROOT/tests/example/tally.csv"
    [ "$status" -eq 0 ]
    [[ "$stderr" == *'counts only: anke-stats computes percentages'* ]]
    [[ "$output" == *'件数のみ：割合は anke-stats が計算する。'* ]]
    [[ "$output" != *'％'' '* ]]
    run --separate-stderr "$table" -q "$ANKE_ROOT/tests/example/tally.csv"
    [ -z "$stderr" ]
}

@test "nothing but counts is legal" {
    stream in.csv ',q,a,b,,n,5' ',q,a,b,g,n,3' ',q,a,b,h,n,2' ',q,c,b,,n,1' ',q,c,b,g,n,0' ',q,c,b,h,n,1'
    "$table" -q in.csv > out
    grep -q '^計  n        6 |    3     3$' out
    grep -q '^a   人数     5 |    3     2$' out
    grep -q '^c   人数     1 |    -     1$' out
}

@test "--by: side by side, nested, several banners, the total alone" {
    "$table" -q --by dept,years --question consult "$example" > out
    [ "$(grep -c '\[consult\]' out)" -eq 2 ]
    "$table" -q --by dept+years --question consult "$example" > out
    [ "$(grep -c '\[consult\]' out)" -eq 1 ]
    grep -q '所属 .*| 在職年数' out
    "$table" -q --by none --question consult "$example" > out
    ! grep -q '所属' out
    grep -qE '^はい +3 +37.5$' out
}

@test "a break by itself: the total once, not in each banner" {
    "$table" -q --by dept,years --question dept "$example" > out
    [ "$(grep -c '\[dept\]' out)" -eq 2 ]
    ! grep -q '所属 *$' out
}

@test "co-occurrences only when asked for" {
    stream in.csv ',q,,,,type,multiple' ',q,a,,,n,5' ',q,a,q,,n,5' ',q,a,q,a,n,5' ',q,a,d:q,,n,5' \
        ',q,a,d:q,g / a,n,5' ',q,,d*d,g / h,overlap,1' ',q,,s:d,t / g,n_h,4'
    "$table" -q in.csv > out
    [ "$(grep -c '\[\|（複数回答）' out)" -eq 1 ]
    ! grep -q '|' out
    "$table" -q --by q in.csv > out
    grep -q '^a  人数     5 |    5$\|^a  人数.*|' out
}

@test "--sort, --net, --decimals, --show, --width" {
    stream in.csv ',q,,,,type,single' ',q,a,,,n,1' ',q,b,,,n,7' ',q,net,,,item_type,net' ',q,net,,,n,8' \
        ',q,無回答,,,item_type,noanswer' ',q,無回答,,,n,0' ',q,a,,,p,0.125' ',q,b,,,p,0.875' ',q,net,,,p,1'
    "$table" -q --sort total in.csv | grep -oE '^(a|b|  （再掲）net|無回答)' | tr '\n' ' ' > order
    [ "$(cat order)" = 'b a   （再掲）net 無回答 ' ]
    "$table" -q --net behind in.csv | grep -oE '^(a|b|  （再掲）net|無回答)' | tr '\n' ' ' > order
    [ "$(cat order)" = 'a b 無回答   （再掲）net ' ]
    ! "$table" -q --net none in.csv | grep -q net
    "$table" -q --decimals 0 in.csv | grep -qE '^a +1 +13$'
    "$table" -q --show p --decimals 2 in.csv | grep -qE '^a +12.50$'
    "$table" -q --width 60 "$example" | awk 'length($0) > 0' > narrow
    # a line has as many columns as it has characters, once more for each wide one
    ! "$table" -q --width 60 "$example" | grep -q '^=\{61\}'
    "$table" -q --width 60 "$example" | grep -q '^(2/'
    ! "$table" -q --width 0 "$example" | grep -q '^(2/'
}

@test "ambiguous characters are wide where the terminal says so" {
    stream in.csv ',q,▲▲▲,,,n,1' ',q,abcdef,,,n,2'
    "$table" -q in.csv | grep -q '^▲▲▲        1$'
    "$table" -q --ambiguous wide in.csv | grep -q '^▲▲▲     1$'
}

@test "hidden values are never numbers, and take their marks along" {
    stream in.csv ',q,a,b,,n,x' ',q,a,b,g,n,x' ',q,a,b,g,p,x' ',q,a,b,g,adjres,9' ',q,a,b,,p,0.5' \
        ',q,,b,,asked,x' ',q,,b,g,asked,x'
    for format in text markdown html csv; do
        "$table" -q --format $format in.csv > out
        grep -q '秘匿' out
        ! grep -q '▲' <(grep -v '調整済み残差' out)
    done
}

@test "protected streams carry no mark of secrecy, others on every table" {
    "$table" -q "$example" > out
    [ "$(grep -c '^\*\*\* 部外秘・未秘匿 \*\*\*$' out)" -eq "$(grep -c '^.*（.*） \[[a-z]*\]$' out)" ]
    stream in.csv ',,,,,protected,yes' ',q,a,,,n,1'
    ! "$table" -q in.csv | grep -q '未秘匿'
}

@test "same bytes under another locale and from a pipe" {
    "$table" "$example" > a 2>/dev/null
    LC_ALL=de_DE.UTF-8 COLUMNS=40 TZ=Asia/Tokyo "$table" < "$example" > b 2>/dev/null
    cmp a b
}

@test "a stream without its end row is bad data and leaves no file" {
    sed '$d' "$example" > cut.csv
    run "$table" -o out.txt cut.csv
    [ "$status" -eq 65 ]
    [[ "$output" == *'no end row'* ]]
    [ ! -e out.txt ]
    [ -z "$(ls -A | grep -v cut.csv)" ]
}

@test "questions and breaks that are not there are bad data" {
    run "$table" -q --question nowhere "$example"
    [ "$status" -eq 65 ]
    [[ "$output" == *'the stream has no question "nowhere"'* ]]
    run "$table" -q -o out --by dept+nowhere "$example"
    [ "$status" -eq 65 ]
    [[ "$output" == *'the stream has no break "nowhere"'* ]]
    [ ! -e out ]
}

@test "the stream is not overwritten" {
    cp "$example" in.csv
    run "$table" -o in.csv in.csv
    [ "$status" -eq 64 ]
    cmp "$example" in.csv
}

@test "exit statuses: help, unknown option, missing file, bad values, full disk, no folder" {
    run "$table" --help
    [ "$status" -eq 0 ]
    [[ "$output" == *'--question'* ]]
    for option in --no-such-option --format=pdf --by= --by=a++b --show=x --rows=x --sort=x --net=x \
        --ambiguous=x --lang=fr --decimals=7 --decimals=-1 --width=-1; do
        run "$table" "$option" "$example"
        [ "$status" -eq 64 ] || { echo "$option: $status"; return 1; }
    done
    run "$table" "$example" "$example"
    [ "$status" -eq 64 ]
    run "$table" absent.csv
    [ "$status" -eq 66 ]
    run "$table" -q -o /dev/full "$example"
    [ "$status" -eq 74 ]
    run sh -c "'$table' -q '$example' > /dev/full"
    [ "$status" -eq 74 ]
    run "$table" -q -o no/such/folder.txt "$example"
    [ "$status" -eq 73 ]
}

@test "a stream of facts alone has no tables" {
    stream in.csv ',,,,,title,空'
    run "$table" -q in.csv
    [ "$status" -eq 0 ]
    [ "$output" = 空 ]
}
