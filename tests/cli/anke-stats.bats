# anke-stats: the worked example, invariances, degenerate tables, errors.

setup() {
    stats="$ANKE_BIN/anke-stats"
    example="$ANKE_ROOT/tests/example"
    cd "$BATS_TEST_TMPDIR"
    head='wave,question,item,by,group,stat,value'
}

# The rows of one table: question and break.
table() {
    awk -F, -v q="$2" -v by="$3" 'NR == 1 || ($2 == q && $4 == by)' "$1"
}

value() { # FILE ROW-WITHOUT-VALUE
    sed -n "s/^$2,//p" "$1"
}

@test "the numbers of the worked example come out to 1e-12" {
    # three names are younger than the example, which was written table by table: p_adj looks at all
    # tables of a run
    "$stats" -o all.csv "$example/tally.csv"
    for pair in 'consult ' 'consult dept' 'hesitate ' 'hesitate dept' 'satisfy dept'; do
        question=${pair% *}
        by=${pair#* }
        table all.csv "$question" "$by" | grep -vE ',(p_adj|score100|favourable),' > got.csv
        table "$example/stats.csv" "$question" "$by" > want.csv
        [ "$(wc -l < want.csv)" -gt 20 ]
        "$ANKE_ROOT/tests/compare-streams" got.csv want.csv
    done
}

@test "what came in goes out unchanged and in order" {
    "$stats" "$example/tally.csv" > all.csv
    grep -v ',end,' "$example/tally.csv" > in.csv
    # every row of the tally stands in the output, in the same order
    awk 'NR == FNR { want[++n] = $0; next } $0 == want[at + 1] { at++ } END { exit at != n }' \
        in.csv all.csv
}

@test "the statistics of statistics are the same bytes" {
    "$stats" "$example/tally.csv" > once.csv
    "$stats" once.csv > twice.csv
    cmp once.csv twice.csv
}

@test "same bytes under another locale and from a pipe" {
    "$stats" "$example/tally.csv" > a.csv
    LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 "$stats" < "$example/tally.csv" > b.csv
    cmp a.csv b.csv
}

@test "a stream of nothing but counts is legal: R's fisher.test of Job (Agresti 2002, p. 57)" {
    # fisher.test(Job)$p.value in R 4.2 is 0.7826849...; row sums as base
    {
        echo "$head"
        i=0
        for row in '1 3 10 6' '2 3 10 7' '1 6 14 12' '0 1 9 11'; do
            i=$((i + 1)); j=0
            total=0
            for n in $row; do total=$((total + n)); done
            echo ",job,income$i,sat,,n,$total"
            for n in $row; do j=$((j + 1)); echo ",job,income$i,sat,s$j,n,$n"; done
        done
        echo ",,,,,end,20"
    } > in.csv
    "$stats" in.csv > out.csv
    [ "$(value out.csv ',job,,sat,,test')" = fisher ]
    p=$(value out.csv ',job,,sat,,fisher_p')
    awk -v p="$p" 'BEGIN { exit !(p > 0.78268 && p < 0.78269) }'
    chisq=$(value out.csv ',job,,sat,,chisq')
    awk -v x="$chisq" 'BEGIN { exit !(x > 5.9654 && x < 5.9656) }'
    [ "$(value out.csv ',job,,sat,s1,base')" = 4 ]
}

@test "fewer than two filled groups: no test, and the note says why" {
    printf '%s\n' "$head" ',q,a,b,,n,3' ',q,a,b,g,n,3' ',q,c,b,,n,4' ',q,c,b,g,n,4' ',,,,,end,4' > in.csv
    "$stats" in.csv > out.csv
    [ "$(value out.csv ',q,,b,,test')" = none ]
    [ -n "$(value out.csv ',q,,b,,note')" ]
    ! grep -q '^,q,,b,,chisq' out.csv
    grep -q '^,q,a,b,g,expected,$' out.csv
}

@test "overlapping groups and years are not tested" {
    printf '%s\n' "$head" ',q,,b,,by_type,multiple' ',q,a,b,,n,5' ',q,a,b,g,n,3' ',q,a,b,h,n,4' \
        ',q,c,b,,n,5' ',q,c,b,g,n,1' ',q,c,b,h,n,2' ',s,a,year,,n,5' ',s,a,year,H30,n,5' ',,,,,end,9' > in.csv
    "$stats" in.csv > out.csv
    ! grep -q ',test,' out.csv
    ! grep -q ',adjres,' out.csv
}

@test "a number: description, whiskers, bins, Kruskal-Wallis" {
    # R 4.2: kruskal.test(list(c(1,2,3,30), c(5,6,7,8))): H = 1.3333, p = 0.2482; quantile type 7
    {
        echo "$head"
        echo ',years,,,,type,number'
        for v in 1 2 3 5 6 7 8 30; do echo ",years,$v,,,item_type,value"; done
        for v in 1 2 3 5 6 7 8 30; do echo ",years,$v,,,n,1"; done
        echo ',years,,g,,type,number'
        for v in 1 2 3 5 6 7 8 30; do echo ",years,$v,g,,item_type,value"; done
        for v in 1 2 3 30; do echo ",years,$v,g,,n,1"; echo ",years,$v,g,a,n,1"; echo ",years,$v,g,b,n,0"; done
        for v in 5 6 7 8; do echo ",years,$v,g,,n,1"; echo ",years,$v,g,a,n,0"; echo ",years,$v,g,b,n,1"; done
        echo ',,,,,end,50'
    } > rows.csv
    n=$(($(wc -l < rows.csv) - 2))
    sed "s/,end,50/,end,$n/" rows.csv > in.csv
    "$stats" in.csv > out.csv
    [ "$(value out.csv ',years,,,,mean')" = 7.75 ]
    [ "$(value out.csv ',years,,,,median')" = 5.5 ]
    [ "$(value out.csv ',years,,,,q1')" = 2.75 ]
    [ "$(value out.csv ',years,,,,q3')" = 7.25 ]
    [ "$(value out.csv ',years,,,,whisker_hi')" = 8 ]
    [ -n "$(value out.csv ',years,,,,bin_width')" ]
    [ "$(value out.csv ',years,,g,,test')" = kw ]
    awk -v h="$(value out.csv ',years,,g,,kw_h')" -v p="$(value out.csv ',years,,g,,kw_p')" \
        'BEGIN { exit !(h > 1.33333 && h < 1.33334 && p > 0.24821 && p < 0.24822) }'
    ! grep -q '^,years,,g,,chisq' out.csv
}

@test "a base of nobody gives blanks, never 0 or nan" {
    printf '%s\n' "$head" ',q,,,,type,scale' ',q,a,,,score,2' ',q,c,,,score,1' ',q,a,,,n,0' ',q,c,,,n,0' ',,,,,end,5' > in.csv
    "$stats" in.csv > out.csv
    grep -q '^,q,a,,,p,$' out.csv
    grep -q '^,q,,,,mean,$' out.csv
    ! grep -qi 'nan\|inf' out.csv
}

@test "--base answered changes the denominator and says so" {
    "$stats" --base answered "$example/tally.csv" > out.csv
    grep -q '^,,,,,base,answered$' out.csv
    [ "$(value out.csv ',consult,,,,base')" = 7 ]
    awk -v p="$(value out.csv ',consult,はい,,,p')" 'BEGIN { d = p - 3 / 7; exit !(d * d < 1e-24) }'
    # no answer is no share of those who answered: blank, not 1/7
    grep -qx ',consult,無回答,,,p,' out.csv
    grep -qx ',consult,無回答,,,p_hi,' out.csv
}

@test "--conf changes the intervals and the fact" {
    "$stats" --conf 0.9 "$example/tally.csv" > out.csv
    grep -q '^,,,,,conf,0.9$' out.csv
    # R 4.2, Wilson with n* = 8 * 11 / 4 = 22, p = 3/8, z = qnorm(0.95)
    lo=$(value out.csv ',consult,はい,,,p_lo')
    awk -v lo="$lo" 'BEGIN { exit !(lo > 0.2278966383 && lo < 0.2278966384) }'
}

@test "a table too large for the exact test is simulated, seeded" {
    # 12 x 12, 2 or 0 people a cell: every expected count is below 5
    {
        echo "$head"
        for i in $(seq 12); do
            echo ",q,i$i,b,,n,0"
            for j in $(seq 12); do echo ",q,i$i,b,g$j,n,$(((i * 7 + j * 5) % 4))"; done
        done
        echo ",,,,,end,156"
    } > in.csv
    "$stats" in.csv > a.csv
    "$stats" in.csv > b.csv
    "$stats" --seed 2 in.csv > c.csv
    cmp a.csv b.csv
    [ "$(value a.csv ',q,,b,,test')" = mc ]
    [ "$(value a.csv ',q,,b,,mc_b')" = 10000 ]
    ! cmp -s a.csv c.csv
    lo=$(value a.csv ',q,,b,,mc_p_lo'); hi=$(value a.csv ',q,,b,,mc_p_hi'); p=$(value c.csv ',q,,b,,mc_p')
    awk -v lo="$lo" -v hi="$hi" -v p="$p" 'BEGIN { exit !(lo < p + 0.02 && p < hi + 0.02 && lo < hi) }'
}

@test "a stream without its end row is bad data and leaves no file" {
    sed '$d' "$example/tally.csv" > cut.csv
    run "$stats" -o out.csv cut.csv
    [ "$status" -eq 65 ]
    [[ "$output" == *'no end row'* ]]
    [ ! -e out.csv ]
    [ -z "$(ls -A | grep -v cut.csv)" ]
}

@test "a broken ledger is bad data" {
    sed 's/^,consult,,,,asked,8$/,consult,,,,asked,9/' "$example/tally.csv" > in.csv
    run "$stats" in.csv
    [ "$status" -eq 65 ]
    [[ "$output" == *'ledger is broken'* ]]
}

@test "exit statuses: help, unknown option, missing file, bad level, full disk, no folder" {
    run "$stats" --help
    [ "$status" -eq 0 ]
    [[ "$output" == *'--conf'* ]]
    run "$stats" --no-such-option
    [ "$status" -eq 64 ]
    run "$stats" absent.csv
    [ "$status" -eq 66 ]
    run "$stats" --conf 1 "$example/tally.csv"
    [ "$status" -eq 64 ]
    run "$stats" -o /dev/full "$example/tally.csv"
    [ "$status" -eq 74 ]
    run sh -c "'$stats' '$example/tally.csv' > /dev/full"
    [ "$status" -eq 74 ]
    run "$stats" -o no/such/folder.csv "$example/tally.csv"
    [ "$status" -eq 73 ]
}

# A pair of numbers: PERSONS as Y@X, everybody once. Groups are the values of the break.
pair_of_numbers() {
    {
        echo "$head"
        printf ',hours,,age,,%s\n' type,number by_type,number
        printf '%s\n' "$@" | awk -F@ '{ n[$1 "@" $2]++; y[$1]; x[$2]; m[$1]++ }
            END { for (i in y) { print ",hours," i ",age,,item_type,value"
                    print ",hours," i ",age,,n," m[i]
                    for (j in x) print ",hours," i ",age," j ",n," n[i "@" j] + 0 } }' |
            LC_ALL=C sort -t, -k6,6 -s
    } > pair.csv
    echo ",,,,,end,$(($(wc -l < pair.csv) - 1))" >> pair.csv
}

near() { # GOT WANT
    awk -v got="$1" -v want="$2" 'BEGIN { d = got - want; if (d < 0) d = -d
        w = want < 0 ? -want : want; exit !(got != "" && d <= 1e-12 * (w > 1 ? w : 1)) }'
}

@test "--curves fits a line to a pair of numbers as R does" {
    # x <- c(1.5,1.5,2.25,2.25,2.25,4,7.5,7.5,9); y <- c(3,3,-1,2.385,2.385,8.5,6,6,-2); R 4.2:
    # cor.test(x, y), predict(lm(y ~ x), data.frame(x = 4.2), interval = "confidence", level = .9)
    pair_of_numbers 3@1.5 3@1.5 -1@2.25 2.385@2.25 2.385@2.25 8.5@4 6@7.5 6@7.5 -2@9
    "$stats" --curves --conf 0.9 pair.csv > curves.csv
    near "$(value curves.csv ,hours,,age,,pearson)" 0.061492586350129802
    near "$(value curves.csv ,hours,,age,,pearson_p)" 0.87512240581555734
    near "$(value curves.csv ,hours,,age,,fit_slope)" 0.069241325230347026
    near "$(value curves.csv ,hours,,age,,fit_intercept)" 2.850682219172711
    near "$(value curves.csv ,hours,4.2,age,,fit)" 3.1414957851401684
    near "$(value curves.csv ,hours,4.2,age,,fit_lo)" 0.88349251241748217
    near "$(value curves.csv ,hours,4.2,age,,fit_hi)" 5.3994990578628546
    # the line ends at the least and the greatest x that somebody has
    [ "$(grep -c ',fit,' curves.csv)" -le 101 ]
    [ "$(sed -n 's/^,hours,\(.*\),age,,fit,.*/\1/p' curves.csv | sort -g | sed -n '1p;$p' | xargs)" = '1.5 9' ]
}

@test "--curves writes densities and quantiles as R does, and their positions are no answers" {
    "$stats" --curves "$example/tally.csv" > curves.csv
    # x <- c(0, 3, 4, 5, 6, 8, 12) -> bw.nrd0(x), mean(dnorm(5, x, bw.nrd0(x)))
    years=$(sed -n 's/^,years,\(.*\),,,n,\([1-9].*\)$/\1 \2/p' curves.csv |
        grep -v '[^0-9 .]' | awk '{ for (i = 0; i < $2; i++) printf "%s ", $1 }')
    echo "people: $years"
    near "$(value curves.csv ,years,,,,bandwidth)" "$(bandwidth_of $years)"
    near "$(value curves.csv ,years,5,,,density)" "$(density_of 5 $years)"
    # a position that nobody gave is a point, one that is an answer stays one
    grep -qx ',years,-2,,,item_type,point' curves.csv
    ! grep -q ',years,5,,,item_type,point' curves.csv
    # and points have neither counts nor shares
    for point in $(sed -n 's/^,years,\(.*\),,,item_type,point$/\1/p' curves.csv | sed 5q); do
        ! grep -q "^,years,$point,,,\(n\|p\|p_lo\)," curves.csv
    done
}

# bw.nrd0 with type 7 quartiles, and the mean of normal densities.
bandwidth_of() {
    printf '%s\n' "$@" | sort -g | awk '{ x[NR] = $1; s += $1 }
        function q(p,  h, k) { h = 1 + (NR - 1) * p; k = int(h); return x[k] + (h - k) * (x[k + 1] - x[k]) }
        END { m = s / NR; for (i = 1; i <= NR; i++) v += (x[i] - m) ^ 2; sd = sqrt(v / (NR - 1))
            iqr = (q(.75) - q(.25)) / 1.34; printf "%.17g", .9 * (iqr < sd ? iqr : sd) * NR ^ -.2 }'
}

density_of() { # AT PEOPLE...
    at=$1
    shift
    printf '%s\n' "$@" | awk -v at="$at" -v h="$(bandwidth_of "$@")" \
        '{ d += exp(-((at - $1) / h) ^ 2 / 2) / (h * 2.506628274631000502) }
         END { printf "%.17g", d / NR }'
}

@test "curves are dropped and made anew" {
    "$stats" "$example/tally.csv" > plain.csv
    "$stats" --curves "$example/tally.csv" > once.csv
    "$stats" --curves once.csv | cmp once.csv -
    "$stats" once.csv | cmp plain.csv -
    [ "$(wc -l < once.csv)" -gt "$(wc -l < plain.csv)" ]
}

@test "curves of hidden counts, of one person, of bands alone are left out" {
    pair_of_numbers 3@1 3@2 3@3 4@3
    sed 's/^\(,hours,4,age,,n,\).*/\1x/; s/^\(,hours,4,age,3,n,\).*/\1x/' pair.csv > hidden.csv
    "$stats" --curves hidden.csv > curves.csv
    ! grep -q ',density,\|,qq,.\|,fit,' <(grep -v ',age,[12],' curves.csv)
    grep -qx ',hours,,age,,pearson,' curves.csv
    pair_of_numbers 7@1
    "$stats" --curves pair.csv > curves.csv
    grep -qx ',hours,,age,,bandwidth,' curves.csv
    ! grep -q ',density,\|,fit,' curves.csv
}

@test "a nominal break has no line, and neither have years" {
    pair_of_numbers 3@a 4@b 5@c
    "$stats" --curves pair.csv | { ! grep -q ',pearson,\|,fit,'; }
    pair_of_numbers 3@2001 4@2002 5@2003
    sed 's/,age,/,year,/' pair.csv > year.csv
    "$stats" --curves year.csv | { ! grep -q ',pearson,\|,fit,'; }
}

@test "p_adj corrects all verdicts of a run: R 4.2 p.adjust, however often the stream passes" {
    # 2 x 2 tables with chi-square p-values p1 < p2 < p3; p.adjust(p, "BH"), "holm", "bonferroni"
    {
        echo "$head"
        for cells in '1 40 20 20 40' '2 35 25 25 35' '3 33 27 27 33'; do
            set -- $cells
            echo ",q$1,a,b,,n,$(($2 + $3))"; echo ",q$1,a,b,g,n,$2"; echo ",q$1,a,b,h,n,$3"
            echo ",q$1,c,b,,n,$(($4 + $5))"; echo ",q$1,c,b,g,n,$4"; echo ",q$1,c,b,h,n,$5"
        done
        echo ',,,,,end,18'
    } > in.csv
    for method in bh holm bonferroni none; do
        "$stats" --adjust-run $method in.csv > $method.csv
        grep -q "^,,,,,adjust_run,$method\$" $method.csv
        "$stats" --adjust-run $method $method.csv | cmp - $method.csv
    done
    "$stats" in.csv | cmp - bh.csv
    for i in 1 2 3; do
        for method in bh holm bonferroni none; do
            awk -v p="$(value none.csv ",q$i,,b,,test_p")" -v got="$(value $method.csv ",q$i,,b,,p_adj")" \
                -v p3="$(value none.csv ',q3,,b,,test_p')" -v p2="$(value none.csv ',q2,,b,,test_p')" \
                -v i=$i -v method=$method 'BEGIN {
                    if (method == "none") want = p
                    if (method == "bonferroni") want = 3 * p > 1 ? 1 : 3 * p
                    if (method == "holm") { want = (4 - i) * p; if (i == 3 && 2 * p2 > want) want = 2 * p2 }
                    if (method == "bh") { want = 3 * p / i; if (i < 3 && p3 < want) want = p3
                        if (i < 2 && 1.5 * p2 < want) want = 1.5 * p2 }
                    d = got - want; exit !(d * d < 1e-24 && got > 0) }'
        done
    done
    run "$stats" --adjust-run some in.csv
    [ "$status" -eq 64 ]
}

@test "a forced test decides where it applies, elsewhere the note says that it does not" {
    "$stats" --test kw "$example/tally.csv" > out.csv
    [ "$(value out.csv ',satisfy,,dept,,test')" = kw ]
    [ "$(value out.csv ',consult,,dept,,test')" = fisher ]
    [[ "$(value out.csv ',consult,,dept,,note')" == *'（kw）はこの表に使えない'* ]]
    "$stats" --test chisq "$example/tally.csv" > out.csv
    [ "$(value out.csv ',satisfy,,dept,,test')" = chisq ]
    [ "$(value out.csv ',satisfy,,dept,,test_p')" = "$(value out.csv ',satisfy,,dept,,chisq_p')" ]
    run "$stats" --test magic "$example/tally.csv"
    [ "$status" -eq 64 ]
    [[ $output == *'--test takes one of chisq,'* ]]
}

@test "--no-exact leaves exact tests out and says what that means; --exact runs them everywhere" {
    "$stats" --no-exact "$example/tally.csv" > out.csv
    ! grep -qE ',(fisher_p|mc_p),' out.csv
    [ "$(value out.csv ',consult,,dept,,test')" = chisq ]
    [[ "$(value out.csv ',consult,,dept,,note')" == *近似が粗い* ]]
    printf '%s\n' "$head" ',q,a,b,,n,60' ',q,a,b,g,n,40' ',q,a,b,h,n,20' ',q,c,b,,n,60' ',q,c,b,g,n,20' \
        ',q,c,b,h,n,40' ',,,,,end,6' > in.csv
    [ "$("$stats" in.csv | sed -n 's/^,q,,b,,test,//p')" = chisq ]
    "$stats" --exact in.csv > out.csv
    [ "$(value out.csv ',q,,b,,test')" = fisher ]
    # R 4.2: fisher.test(matrix(c(40, 20, 20, 40), 2))$p.value = 0.000471644364716
    awk -v p="$(value out.csv ',q,,b,,test_p')" 'BEGIN { exit !(p > 0.00047164436 && p < 0.00047164437) }'
    run "$stats" --exact --no-exact in.csv
    [ "$status" -eq 64 ]
}
