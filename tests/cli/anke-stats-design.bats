#!/usr/bin/env bats
# anke-stats with weights and strata: numbers of R 4.2, survey 4.1 (anke-stats-design/r-survey.R wrote
# r-survey.txt: 90 made-up people in three strata), MRCV and power.prop.test.

bats_require_minimum_version 1.5.0

setup() {
    stats="$ANKE_BIN/anke-stats"
    cases="$ANKE_ROOT/tests/cli/anke-stats-design"
    cd "$BATS_TEST_TMPDIR" || exit 1
}

# Ends a stream that has lost or won rows.
seal() {
    grep -v '^,,,,,end,' | awk '{ print } END { print ",,,,,end," NR - 1 }'
}

# The weighted stream without its strata.
weights_alone() {
    grep -v -E '^,[qm],[^,]*,area(:sex)?,' "$cases/weighted.csv" | seal
}

# Numbers of out.csv: QUESTION ITEM BY GROUP STAT...
numbers() {
    local key=",$1,$2,$3,$4"
    shift 4
    for stat in "$@"; do
        grep -F -- "$key,$stat," out.csv | sed 's/.*,//'
    done
}

# Numbers of R under some names.
from_r() {
    for name in "$@"; do
        awk -v name="$name" '$1 == name { for (i = 2; i <= NF; i++) print $i }' "$cases/r-survey.txt"
    done
}

# Two lists of numbers are the same to a relative 1e-9.
near() {
    [ -s "$1" ] && [ "$(wc -l < "$1")" = "$(wc -l < "$2")" ]
    paste -d' ' "$1" "$2" | awk '{ d = $1 - $2; if (d < 0) d = -d; if (d > 1e-9 * ($2 < 0 ? -$2 : $2)) { print; bad = 1 } }
                                 END { exit bad }'
}

agree() { # R NAMES... -- numbers() arguments
    local names=()
    while [ "$1" != -- ]; do names+=("$1"); shift; done
    shift
    from_r "${names[@]}" > want
    numbers "$@" > got
    near got want
}

@test "weights alone: shares, effective bases and Wilson intervals by Kish" {
    weights_alone | "$stats" > out.csv
    agree w.p.all w.wilson.all -- q はい '' '' p p_lo p_hi
    agree w.n_eff.all w.deff.all -- q '' '' '' n_eff deff
    for group in 男性 女性; do
        agree w.p.$group w.wilson.$group -- q はい sex $group p p_lo p_hi
        agree w.n_eff.$group w.deff.$group -- q '' sex $group n_eff deff
    done
}

@test "weights alone: Rao-Scott of both orders decides, as svychisq" {
    weights_alone | "$stats" > out.csv
    agree w.rs -- q '' sex '' rs_f rs_df1 rs_df2 rs_p
    agree w.rs1 -- q '' sex '' rs1_chisq rs1_p
    agree w.m2.rs -- m 研修 sex '' rs_f rs_df1 rs_df2 rs_p
    grep -q '^,q,,sex,,test,rs$' out.csv
    grep -q '^,q,,sex,,note,重み付きの集計のため' out.csv
    [ "$(numbers q '' sex '' test_p)" = "$(numbers q '' sex '' rs_p)" ]
    run ! grep -E ',(chisq|chisq_p|fisher_p|adjres|expected),' out.csv
}

@test "strata: intervals by the variance in the design, as svymean and svyciprop" {
    "$stats" "$cases/weighted.csv" > out.csv
    for group in 男性 女性; do
        agree s.p.$group s.wilson.$group -- q はい sex $group p p_lo p_hi
    done
    agree s.p.all s.wilson.all -- q はい '' '' p p_lo p_hi
    agree s.p.all s.wilson.all -- q はい sex '' p p_lo p_hi
    "$stats" --ci logit "$cases/weighted.csv" > out.csv
    for group in 男性 女性; do
        agree s.logit.$group -- q はい sex $group p_lo p_hi
    done
    grep -q '^,q,,sex,,ci,logit$' out.csv
}

@test "strata: Rao-Scott with missing answers and groups, as svychisq" {
    "$stats" "$cases/weighted.csv" > out.csv
    agree s.rs -- q '' sex '' rs_f rs_df1 rs_df2 rs_p
    agree s.rs1 -- q '' sex '' rs1_chisq rs1_p
    agree s.m2.rs -- m 研修 sex '' rs_f rs_df1 rs_df2 rs_p
}

@test "strata without weights: intervals by default, Rao-Scott on request beside the verdict" {
    "$stats" "$cases/strata.csv" > out.csv
    for group in 男性 女性; do
        agree u.p.$group u.wilson.$group -- q はい sex $group p p_lo p_hi
    done
    run ! grep ',rs_f,' out.csv
    "$stats" --all "$cases/strata.csv" > out.csv
    agree u.rs -- q '' sex '' rs_f rs_df1 rs_df2 rs_p
    agree u.rs1 -- q '' sex '' rs1_chisq rs1_p
    grep -q '^,q,,sex,,test,chisq$' out.csv
}

@test "strata: means of a scale by the variance in the design, as svymean and confint" {
    "$stats" --all "$cases/scale.csv" > out.csv
    for group in 男性 女性; do
        agree s.mean.$group -- s '' sex $group mean se mean_lo mean_hi
    done
    agree s.mean.all -- s '' sex '' mean se mean_lo mean_hi
    "$stats" --all "$cases/scale-strata.csv" > out.csv
    for group in 男性 女性; do
        agree u.mean.$group -- s '' sex $group mean se mean_lo mean_hi
    done
    agree u.mean.all -- s '' sex '' mean se mean_lo mean_hi
}

@test "strata of unknown size and a lone respondent" {
    # Without N_h there is no finite population correction: wider intervals.
    sed 's/,N_h,.*/,N_h,/' "$cases/weighted.csv" | "$stats" > out.csv
    numbers q はい sex 男性 p_lo > lo
    "$stats" "$cases/weighted.csv" > out.csv
    [ "$(cat lo)" != "$(numbers q はい sex 男性 p_lo)" ]
    awk -v a="$(cat lo)" -v b="$(numbers q はい sex 男性 p_lo)" 'BEGIN { exit !(a < b) }'
    # A stratum of one respondent has no variance: weights alone, and the note says so.
    sed -E 's/^(,q,,area:sex,本庁[^,]*,n_h),.*/\1,1/' "$cases/weighted.csv" | "$stats" > out.csv
    agree w.rs -- q '' sex '' rs_f rs_df1 rs_df2 rs_p
    agree w.wilson.男性 -- q はい sex 男性 p_lo p_hi
    grep -q '^,q,,sex,,note,.*層は考慮しない$' out.csv
}

@test "several choices at once agree with MRCV" {
    "$stats" --all "$cases/farmers.csv" > out.csv
    # R 4.2: MRCV MI.stat and MI.test(type = "rs2"), add.constant = 0, data farmer1
    printf '%s\n' 30.83593918676272 20 0.05739391762090839 > want
    numbers source '' education '' mr_chisq mr_df mr_p > got
    near got want
    printf '%s\n' 28.67895449076411 18.600993027691167 0.06322334397352111 > want
    numbers source '' education '' mr2_chisq mr2_df mr2_p > got
    near got want
    "$stats" "$cases/farmers.csv" > out.csv
    run ! grep -E ',mr2?_' out.csv
    grep -v '^,source,[^,]*,education:source,' "$cases/farmers.csv" | seal | "$stats" --all > out.csv
    grep -q ',mr_p,' out.csv
    run ! grep ',mr2_p,' out.csv
}

@test "several choices at once, with weights, agree with rows about people" {
    # R 4.2: eigenvalues of D^-1 V, V = n U' diag(w^2) U / W^2, U = ((g == m) - p_g) (Y_j - p_jg)
    "$stats" --all "$cases/weighted.csv" > out.csv
    printf '%s\n' 3.126417648853352 3 0.372541760367077 2.848864028163396 2.733669344409166 > want
    numbers m '' sex '' mr_chisq mr_df mr_p mr2_chisq mr2_df > got
    near got want
    "$stats" --all <(grep -v -E '^,m,[^,]*,sex:m,' "$cases/weighted.csv" | seal) > out.csv
    run ! grep -E ',mr2?_p,' out.csv
}

@test "a test that knows no weights is refused in the note" {
    weights_alone | "$stats" --test lr > out.csv
    grep -q '^,q,,sex,,test,rs$' out.csv
    grep -q '^,q,,sex,,note,指定の検定（lr）は重み付きの集計に使えない。' out.csv
}

@test "a census has no interval, whatever its weights" {
    weights_alone | sed -E 's/^(,q,,sex,)(,valid,90)/\1,population,90\n\1\2/' | seal | "$stats" > out.csv
    [ "$(numbers q はい sex '' p)" = "$(numbers q はい sex '' p_lo)" ]
    [ "$(numbers q はい sex '' p)" = "$(numbers q はい sex '' p_hi)" ]
}

@test "the smallest difference that could be found inverts power.prop.test" {
    cat > two.csv << 'END'
wave,question,item,by,group,stat,value
,q,はい,sex,男,n,20
,q,いいえ,sex,男,n,30
,q,はい,sex,女,n,25
,q,いいえ,sex,女,n,25
,,,,,end,4
END
    "$stats" --all two.csv > out.csv
    # R 4.2: uniroot(function(d) power.prop.test(n = 50, p1 = .5 - d/2, p2 = .5 + d/2)$power - .8, ...)
    echo 0.2768684421277291 > want
    numbers q '' sex '' mdd > got
    near got want
    "$stats" two.csv > out.csv
    run ! grep ',mdd,' out.csv
}

@test "--ci takes every method, and they agree with BinomCI" {
    cat > one.csv << 'END'
wave,question,item,by,group,stat,value
,q,はい,,,n,3
,q,いいえ,,,n,17
,q,なし,,,n,0
,,,,,end,3
END
    # R 4.2: DescTools::BinomCI(3, 20, method = ...), binom.test(3, 20), 50-digit arithmetic
    while read -r method lo hi; do
        "$stats" --ci "$method" one.csv > out.csv
        grep -q ",ci,$method\$" out.csv
        printf '%s\n' "$lo" "$hi" > want
        numbers q はい '' '' p_lo p_hi > got
        near got want
    done << 'END'
wilson 0.0523687458962166 0.36041886474075696
clopper_pearson 0.03207093718546371 0.37892682654531396
jeffreys 0.04413134197515587 0.3485777108584541
agresti_coull 0.043939011276519536 0.36884859936045405
END
    "$stats" --ci logit one.csv > out.csv
    [ -z "$(numbers q なし '' '' p_lo)" ]
    run -64 "$stats" --ci wald one.csv
    [[ $output == *'--ci takes wilson'* ]]
}

@test "without w_base the weights of the items are added up" {
    weights_alone | "$stats" > out.csv
    for group in '' 男性 女性; do numbers q '' sex "$group" n_eff deff; done > want
    numbers q '' sex '' rs_f rs_p >> want
    weights_alone | grep -v -E ',w2?_base,' | grep -v '^,m,' | seal | "$stats" > out.csv
    for group in '' 男性 女性; do numbers q '' sex "$group" n_eff deff; done > got
    numbers q '' sex '' rs_f rs_p >> got
    near got want
}

@test "the base of those who answered leaves weights of no answer out" {
    weights_alone | "$stats" --base answered > out.csv
    for item in はい いいえ わからない; do
        numbers q $item sex 男性 p
    done | awk '{ sum += $1 } END { exit !(sum > 1 - 1e-12 && sum < 1 + 1e-12) }'
}

@test "hidden weights leave statistics undefined, not wrong" {
    sed -E 's/^(,q,はい,sex,男性,w2?),.*/\1,x/' "$cases/weighted.csv" |
        sed -E 's/^(,q,はい,area:sex,[^,]*男性,w2?),.*/\1,x/' | "$stats" > out.csv
    [ "$(grep -c '^,q,はい,sex,男性,p,$' out.csv)" = 1 ]
    grep -q '^,q,,sex,,test,none$' out.csv
    run ! grep '^,q,,sex,,rs_f,' out.csv
}

@test "a group without people and one filled group are not tested" {
    grep -v '女性' "$cases/weighted.csv" | grep '^,q,[^,]*,sex\|^wave' | seal | "$stats" > out.csv
    grep -q '^,q,,sex,,test,none$' out.csv
    grep -q '^,q,,sex,,note,回答のある選択肢又は区分が2つに満たないため検定しない$' out.csv
}

# weighted WEIGHT...: five people with a number without bands and these weights, tallied, in stream.csv.
weighted() {
    printf '%s\n' settings,form_id ,x survey,type,name,label,role ',select_one sex,sex,性別,break' \
        ',select_one yn,q,続けたいか,' ,integer,years,在職年数, ,decimal,w,重み,weight \
        choices,list_name,name,label ,sex,m,男性 ,sex,f,女性 ,yn,y,はい ,yn,n,いいえ >survey.csv
    printf '%s\n' m,y,3 m,n,5 f,y,3 f,y,10 f,n,1 >people
    printf '%s\n' "$@" | paste -d, people - >rows
    { echo sex,q,years,w; cat rows; echo .end,5,5; } >responses.csv
    "$ANKE_BIN/anke-tally" -q -c survey.csv responses.csv >stream.csv
}

@test "a weighted number without bands says that it lacks bands" {
    weighted 1.5 0.5 1 1 2
    "$stats" stream.csv >out.csv
    grep -qx ',years,,sex,,test,none' out.csv
    grep -qx ',years,,sex,,note,区切り（bands）のない数値のため、重みを考慮した検定はしない。平均の信頼区間を参照' out.csv
    grep -qx ',q,,sex,,test,rs' out.csv
}

@test "weights that add up to nothing are said to, in statistics and in tables" {
    weighted 0 0 0 0 0
    "$stats" stream.csv >out.csv
    [ "$(grep -c ',note,ウェイトの合計が0のため検定しない$' out.csv)" -eq 2 ]
    "$ANKE_BIN/anke-table" out.csv >table
    [ "$(grep -c '^ウェイトの合計が0のため、割合も平均も求められない。$' table)" -eq 3 ]
    "$ANKE_BIN/anke-table" --lang en out.csv | grep -q '^The weights add up to 0: '
    weighted 0 0 0 0 1
    "$stats" stream.csv >out.csv
    run ! grep ウェイトの合計 out.csv
    "$ANKE_BIN/anke-table" out.csv >table
    run ! grep ウェイトの合計 table
}

@test "a second run gives the same bytes" {
    "$stats" --all "$cases/weighted.csv" > once.csv
    "$stats" --all once.csv | cmp - once.csv
    "$stats" --all "$cases/farmers.csv" > once.csv
    "$stats" --all once.csv | cmp - once.csv
}
