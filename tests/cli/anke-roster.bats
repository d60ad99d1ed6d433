# anke-roster: the tables of a roster against a count by persons (count.pl), traps of dates and ages,
# dirty rows, mappings.

bats_require_minimum_version 1.5.0

setup() {
    roster="$ANKE_BIN/anke-roster"
    cases="$ANKE_ROOT/tests/cli/anke-roster"
    staff="$ANKE_ROOT/samples/staff"
    cd "$BATS_TEST_TMPDIR"
}

value() { # FILE ROW
    grep -F ",$2," "$1" | sed 's/.*,//'
}

# numbers FILE: every sum of people above 0 that count.pl knows, sorted
numbers() {
    sed -n 's/^,\([a-z].*\)$/\1/p' "$1" | awk -F, '$6 != 0 &&
        $5 ~ /^(n|stock|stock_next|leavers|retired|quit|hires|(leavers_|hires_)?age_sum|in_year|exposure|exits|exits_all|at_risk|events)$/' |
        LC_ALL=C sort
}

# same_as_counted STREAM FROM TO UTF8-ROSTER
same_as_counted() {
    perl "$cases/count.pl" "$2" "$3" < "$4" | LC_ALL=C sort > want
    numbers "$1" > got
    [ "$(wc -l < want)" -gt 100 ]
    diff want got | head -20
    cmp want got
}

refused() { # STATUS TEXT ARGUMENT...
    local status_wanted=$1 text=$2
    shift 2
    run "$roster" "$@"
    echo "$output"
    [ "$status" -eq "$status_wanted" ]
    [[ $output == *"$text"* ]]
}

@test "all tables of the sample are what a count by persons gives" {
    "$roster" -o got.csv "$staff/roster.csv"
    iconv -f CP932 -t UTF-8 "$staff/roster.csv" > utf8.csv
    same_as_counted got.csv 2010 2025 utf8.csv
    [ "$(wc -l < want)" -eq 16426 ]
}

@test "other years are what a count by persons gives" {
    "$roster" --from 平成28年 --date 2021 -o got.csv "$staff/roster.csv"
    iconv -f CP932 -t UTF-8 "$staff/roster.csv" > utf8.csv
    same_as_counted got.csv 2016 2021 utf8.csv
}

@test "UTF-8, a byte order mark, quotes and LF change nothing" {
    "$roster" -o want.csv "$staff/roster.csv"
    iconv -f CP932 -t UTF-8 "$staff/roster.csv" | sed 's/\r$//' > utf8.csv
    "$roster" utf8.csv | cmp - want.csv
    { printf '\357\273\277'; cat utf8.csv; } | "$roster" | cmp - want.csv
    sed 's/[^,]*/"&"/g' utf8.csv | "$roster" - | cmp - want.csv
    "$roster" --encoding cp932 < "$staff/roster.csv" | cmp - want.csv
}

@test "the stock-flow identity holds in every year" {
    "$roster" -o got.csv "$staff/roster.csv"
    [ "$(grep -c '^,flow,,year,.*,identity,0$' got.csv)" = 15 ]
    [ "$(grep -c '^,flow,,year,.*,identity,' got.csv)" = 15 ]
}

@test "a mapping gives managers, sections and sectors" {
    "$roster" --map "$staff/map.csv" -o got.csv "$staff/roster.csv"
    iconv -f CP932 -t UTF-8 "$staff/roster.csv" > utf8.csv
    same_as_counted <(grep -vE '^,(section|sector),|,(管理職|役付),' got.csv) 2010 2025 utf8.csv
    stock() { # REGEXP of fields: people of the last day by the count, without the row twice
        grep -E "^(grade|department),($1),year,令和7年,n," want | awk -F, '{ s += $6 } END { print s }'
    }
    [ "$(value got.csv 'grade,管理職,year,令和7年,n')" = "$(stock '部長|課長')" ]
    [ "$(value got.csv 'grade,役付,year,令和7年,n')" = "$(stock '部長|課長|課長補佐|係長')" ]
    [ "$(value got.csv 'grade,管理職,year,,item_type')" = net ]
    [ "$(value got.csv 'section,税務,year,令和7年,n')" = "$(stock '市民税課|資産税課')" ]
    [ "$(value got.csv 'section,公営企業等会計計,year,令和7年,n')" = "$(stock '上下水道経営課|下水道整備課')" ]
    [ "$(value got.csv 'sector,消防,year,令和7年,n')" = "$(stock '警防課|予防課')" ]
    [ "$(value got.csv 'sector,総合計,year,令和7年,n')" = 539 ]
    [ "$(value got.csv 'sector,警察,year,令和7年,n')" = 0 ]
}
