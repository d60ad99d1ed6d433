# anke-stats: tables of which little or nothing can be said give blanks and a note, never nan, inf or an end.

setup() {
    stats="$ANKE_BIN/anke-stats"
    cd "$BATS_TEST_TMPDIR"
}

# stream ROW...: rows without wave and question, such as "a,b,g,n,3", as a stream in in.csv
stream() {
    {
        echo 'wave,question,item,by,group,stat,value'
        printf ',q,%s\n' "$@"
        echo ",,,,,end,$#"
    } > in.csv
}

# cells A B C D: choices a and c by groups g and h
cells() {
    stream "${head[@]}" "a,b,,n,$5" "a,b,g,n,$1" "a,b,h,n,$2" "c,b,,n,$6" "c,b,g,n,$3" "c,b,h,n,$4"
}

# check TEST: the verdict, in every mode; what comes out is a stream without nan and inf that passes again
check() {
    local want=$1 option
    for option in '' --all '--all --exact' '--all --no-exact' '--all --curves --letters'; do
        "$stats" $option in.csv > out.csv
        ! grep -qiE ',-?(nan|inf)' out.csv
        "$stats" $option out.csv | cmp - out.csv
    done
    "$stats" in.csv > out.csv
    [ "$(sed -n 's/^,q,,b,,test,//p' out.csv)" = "$want" ]
    [ "$want" != none ] || grep -q '^,q,,b,,note,' out.csv
}

@test "nobody, one person, one row, one group" {
    cells 0 0 0 0 0 0 && check none
    cells 1 0 0 0 1 0 && check none
    cells 3 4 0 0 7 0 && check none
    cells 3 0 4 0 3 4 && check none
    cells '' '' '' '' '' '' && check none
    cells x x x x x x && check none
}

@test "one person, one value and scores that are all the same in a scale" {
    head=(',b,,type,scale' 'a,b,,score,1' 'c,b,,score,2')
    cells 1 0 0 0 1 0 && check none
    cells 3 4 0 0 7 0 && check none
    # nothing to put in order, but two answers: tested as single answers are
    head=(',b,,type,scale' 'a,b,,score,1' 'c,b,,score,1')
    cells 3 2 2 2 5 4 && check fisher
}

@test "counts near 2^53, where doubles end to be whole" {
    cells 4503599627370496 4503599627370495 4503599627370495 4503599627370496 9007199254740991 9007199254740991
    check chisq
    "$stats" --exact in.csv > out.csv
    [ "$(sed -n 's/^,q,,b,,test,//p' out.csv)" = chisq ]
    grep -q '^,q,,b,,note,.*正確検定ができず' out.csv
    grep -q '^,q,,b,,test_p,[0-9]' out.csv
    head=(',b,,type,scale' 'a,b,,score,1' 'c,b,,score,2')
    cells 4503599627370496 4503599627370495 4503599627370495 4503599627370496 9007199254740991 9007199254740991
    check kw
}

@test "numbers that are no counts: negative, broken, beyond all bounds" {
    cells -3 2.5 1 7 0 8 && check none
    cells 1e308 1e308 1e308 1e308 1e308 1e308 && check none
}

@test "weights that are all 0" {
    stream 'a,b,,n,2' 'a,b,,w,0' 'a,b,,w2,0' 'a,b,g,n,1' 'a,b,g,w,0' 'a,b,g,w2,0' 'a,b,h,n,1' 'a,b,h,w,0' \
        'a,b,h,w2,0' 'c,b,,n,2' 'c,b,,w,0' 'c,b,,w2,0' 'c,b,g,n,1' 'c,b,g,w,0' 'c,b,g,w2,0' 'c,b,h,n,1' \
        'c,b,h,w,0' 'c,b,h,w2,0'
    check none
    grep -q '^,q,a,b,g,p,$' out.csv
}

@test "spoilt streams are read or refused, and what is written is read again as the same bytes" {
    run "$ANKE_ROOT/tests/fuzz/stats" 6
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "a companion with other answers than its table tells nothing, and nothing ends" {
    # found by the fuzzer: sums were looked up beyond the companion's items
    cases="$ANKE_ROOT/tests/cli/anke-stats-design"
    awk -F, '!($4 ~ /:/ && $3 == "わからない")' "$cases/weighted.csv" > rows.csv
    n=$(($(wc -l < rows.csv) - 2))
    sed "s/^,,,,,end,.*/,,,,,end,$n/" rows.csv > in.csv
    "$stats" --all in.csv > out.csv
    [ "$(sed -n 's/^,q,,sex,,test,//p' out.csv)" = rs ]
}
