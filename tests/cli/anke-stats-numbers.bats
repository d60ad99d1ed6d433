# anke-stats: descriptions, means and ranks by group, letters of columns, pairs of groups.

setup() {
    stats="$ANKE_BIN/anke-stats"
    cases="$ANKE_ROOT/tests/cli/anke-stats-numbers"
    cd "$BATS_TEST_TMPDIR"
    head='wave,question,item,by,group,stat,value'
}

value() { # FILE ROW-WITHOUT-VALUE
    sed -n "s/^$2,//p" "$1"
}

# A stream of shares: columns given as hits/base, labels g1, g2 ...; the rest answered otherwise.
shares() {
    echo "$head"
    rows=0
    for item in yes no; do
        at=0
        for share; do
            at=$((at + 1))
            hits=${share%/*}
            [ "$item" = yes ] || hits=$((${share#*/} - hits))
            echo ",q,$item,b,g$at,n,$hits"
            rows=$((rows + 1))
        done
    done
    echo ",,,,,end,$rows"
}

@test "R's numbers: descriptions, means, ranks, pairs, overlapping columns, weights" {
    "$stats" --all "$cases/in.csv" > out.csv
    run "$cases/compare" out.csv "$cases/want.csv"
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "statistics of statistics are the same bytes, and the pairs go when they are not asked for" {
    "$stats" --all "$cases/in.csv" > once.csv
    "$stats" --all once.csv > twice.csv
    cmp once.csv twice.csv
    grep -q 'dept\*dept' once.csv
    "$stats" once.csv > plain.csv
    "$stats" "$cases/in.csv" > straight.csv
    cmp straight.csv plain.csv
    ! grep -q 'dept\*dept' plain.csv
    grep -q ',club\*club,歩く / 泳ぐ,overlap,' plain.csv
}

@test "PSPP's numbers: ONEWAY with Games-Howell, DESCRIPTIVES" {
    # PSPP 1.6.2 on the counts of `sat`, weighted by them: DESCRIPTIVES /STATISTICS=ALL of all four
    # departments, ONEWAY /POSTHOC=GH of the three that are compared
    "$stats" --all "$cases/in.csv" > out.csv
    near() { awk -v got="$(value out.csv "$1")" -v want="$2" 'BEGIN { exit !(got - want < .005 && want - got < .005) }'; }
    near ',sat,,dept\*dept,総務 \/ 税務,diff' 1.15
    near ',sat,,dept\*dept,総務 \/ 税務,diff_lo' .50
    near ',sat,,dept\*dept,総務 \/ 税務,diff_hi' 1.79
    near ',sat,,dept\*dept,税務 \/ 土木,diff_lo' -1.84
    near ',sat,,dept\*dept,税務 \/ 土木,diff_hi' -.45
    near ',sat,,dept\*dept,税務 \/ 土木,diff_p_adj' .001
    near ',sat,,dept,,skewness' -.39
    near ',sat,,dept,,kurtosis' -.80
    near ',sat,,dept,,se' .12
    near ',sat,,dept,,var' 1.52
}

@test "by default a scale has its mark and its favourable side, the rest is for --all" {
    "$stats" "$cases/in.csv" > out.csv
    grep -q '^,sat,,dept,総務,score100,' out.csv
    grep -q '^,sat,,dept,総務,favourable,' out.csv
    ! grep -qE ',(neutral|skewness|anova_f|t|mw_u|letter|letters|diff),' out.csv
    ! grep -q '^,sat,,dept,総務,mean_lo,' out.csv
    grep -q '^,load,,dept,総務,mean_lo,' out.csv # with weights the interval belongs to the mean
    ! grep -q '^,age,,sex,,score100,' out.csv
    "$stats" --letters "$cases/in.csv" > letters.csv
    grep -q '^,sat,,dept,総務,letters,B$' letters.csv
    ! grep -qE ',(neutral|diff|anova_f),' letters.csv
}

@test "letters: small at .05, capital at .01, after Holm within the row; --adjust changes that" {
    # R 4.2: p.adjust(c(prop.test(c(40, 21), c(80, 80), correct = FALSE)$p.value, ...), "holm")
    # is .0060 for g1 and g2, .158 and more for the others
    shares 40/80 21/80 29/80 > in.csv
    "$stats" --letters in.csv > out.csv
    [ "$(value out.csv ',q,,b,g2,letter')" = B ]
    [ "$(value out.csv ',q,yes,b,g1,letters')" = B ]
    [ "$(value out.csv ',q,no,b,g2,letters')" = A ]
    [ "$(grep -c ',letters,' out.csv)" -eq 2 ]
    # .0246 alone: small; .0737 after Holm: none
    shares 40/80 26/80 33/80 > in.csv
    "$stats" --letters in.csv > out.csv
    ! grep -q ',letters,' out.csv
    "$stats" --letters --adjust none in.csv > out.csv
    [ "$(value out.csv ',q,yes,b,g1,letters')" = b ]
}

@test "a column of fewer than 10 people is not compared; a share of 0 is tested exactly" {
    shares 0/9 20/20 10/20 0/30 > in.csv
    "$stats" --all in.csv > out.csv
    [ -z "$(value out.csv ',q,yes,b\*b,g1 \/ g2,diff_p')" ]
    [ "$(value out.csv ',q,yes,b\*b,g1 \/ g2,diff')" = -1 ]
    [ "$(value out.csv ',q,yes,b,g2,letters')" = CD ]
    [ "$(value out.csv ',q,yes,b,g1,letters')" = '' ]
    # R 4.2: fisher.test(matrix(c(10, 10, 0, 30), 2))$p.value is 1.79860...e-05
    p=$(value out.csv ',q,yes,b\*b,g3 \/ g4,diff_p')
    awk -v p="$p" 'BEGIN { exit !(p > 1.7985e-5 && p < 1.7987e-5) }'
}

@test "thirty columns are compared, the 27th is AA; more are not" {
    # shellcheck disable=SC2046 # words
    shares 90/100 $(for i in $(seq 29); do echo 40/100; done) > in.csv
    "$stats" --all in.csv > out.csv
    [ "$(value out.csv ',q,,b,g26,letter')" = Z ]
    [ "$(value out.csv ',q,,b,g27,letter')" = AA ]
    [ "$(value out.csv ',q,,b,g30,letter')" = AD ]
    value out.csv ',q,yes,b,g1,letters' | grep -q 'Y Z AA AB AC AD$'
    [ "$(grep -c '^,q,yes,b\*b,.*,diff,' out.csv)" -eq 435 ]
    # shellcheck disable=SC2046 # words
    shares $(for i in $(seq 31); do echo 40/100; done) > in.csv
    "$stats" --all in.csv > out.csv
    ! grep -qE ',(letter|diff),' out.csv
}

@test "columns that overlap are compared only where the overlap is known" {
    awk -F, '$6 == "overlap" { next } $6 == "end" { $0 = ",,,,,end," rows - 1 } { rows++; print }' \
        "$cases/in.csv" > in.csv
    "$stats" --all in.csv > out.csv
    ! grep -qE '^,fit,.*,(letter|letters|diff),' out.csv
    [ "$(value out.csv ',fit,,club,,test')" = none ]
    value out.csv ',fit,,club,,note' | grep -q 重な
    "$stats" --all out.csv > twice.csv
    cmp out.csv twice.csv
}

@test "nobody, one person, hidden counts: blank, no crash" {
    shares 0/0 1/1 0/0 > in.csv
    "$stats" --all in.csv > out.csv
    [ -z "$(value out.csv ',q,yes,b\*b,g1 \/ g2,diff')" ]
    shares 40/80 22/80 29/80 | sed 's/,q,yes,b,g1,n,40/,q,yes,b,g1,n,x/' > in.csv
    "$stats" --all in.csv > out.csv
    [ -z "$(value out.csv ',q,yes,b\*b,g1 \/ g2,diff_p')" ]
    [ -n "$(value out.csv ',q,yes,b\*b,g2 \/ g3,diff_p')" ]
    ! grep -qE ',(inf|-inf|nan|-nan)$' out.csv
}

@test "sums of whole numbers are exact to 2^53" {
    printf '%s\n' "$head" ',q,,,,type,number' ',q,1,,,item_type,value' ',q,94906266,,,item_type,value' \
        ',q,1,,,n,1' ',q,94906266,,,n,94906265' ',,,,,end,5' > in.csv
    "$stats" --all in.csv > out.csv
    [ "$(value out.csv ',q,,,,sum')" = 9007199231156491 ]
}

@test "differences between waves, which another program wrote, pass" {
    shares 40/80 22/80 | sed 's/,,,,,end,4/,q,yes,b,g1,diff,.1\n,,,,,end,5/' > in.csv
    "$stats" --all in.csv > out.csv
    [ "$(value out.csv ',q,yes,b,g1,diff')" = .1 ]
}
