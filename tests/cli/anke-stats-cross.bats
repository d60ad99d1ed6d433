# anke-stats: association, order, trends and pairs of questions, with numbers from R 4.2.2 and PSPP.

setup() {
    stats="$ANKE_BIN/anke-stats"
    cd "$BATS_TEST_TMPDIR"
}

# table QUESTION BY ITEMS GROUPS < COUNTS: rows of counts become rows of a stream.
table() {
    awk -v q="$1" -v by="$2" -v items="$3" -v groups="$4" '
        BEGIN { split(items, item, " "); n_groups = split(groups, group, " ") }
        {
            total = 0
            for (i = 1; i <= n_groups; i++) { total += $i }
            printf ",%s,%s,%s,,n,%d\n", q, item[NR], by, total
            for (i = 1; i <= n_groups; i++) {
                printf ",%s,%s,%s,%s,n,%s\n", q, item[NR], by, group[i], $i
            }
        }'
}

fact() { # QUESTION BY STAT VALUE
    echo ",$1,,$2,,$3,$4"
}

# scores QUESTION BY: the answers and groups 1, 2, 3 ... are their own scores.
scores() {
    for label in $3; do echo ",$1,$label,$2,,score,$label"; done
    for label in $4; do echo ",$1,,$2,$label,group_score,$label"; done
}

# The rows from stdin as a whole stream in in.csv, its statistics in out.csv.
run_stats() {
    cat > rows.csv
    {
        echo 'wave,question,item,by,group,stat,value'
        cat rows.csv
        echo ",,,,,end,$(wc -l < rows.csv)"
    } > in.csv
    "$stats" "$@" in.csv > out.csv
    "$stats" "$@" out.csv | cmp - out.csv
}

value() { # QUESTION STAT [ITEM GROUP]
    sed -n "s/^,$1,${3-},[^,]*,${4-},$2,//p" out.csv
}

has_no() { # QUESTION STAT
    ! grep -q "^,$1,[^,]*,[^,]*,[^,]*,$2," out.csv
}

no_nan() {
    ! grep -iE ',-?(nan|inf)' out.csv
}

# near QUESTION STAT NUMBER [TOLERANCE]: relative
near() {
    got=$(value "$1" "$2" "${5-}" "${6-}")
    echo "$2: $got, expected $3"
    awk -v got="$got" -v want="$3" -v tolerance="${4:-1e-9}" 'BEGIN {
        distance = got - want; size = want < 0 ? -want : want
        exit !(got != "" && (distance < 0 ? -distance : distance) <= tolerance * size) }'
}

job() {
    fact job income type scale
    fact job income by_type scale
    scores job income '1 2 3 4' '1 2 3 4'
    printf '%s\n' '1 2 1 0' '3 3 6 1' '10 10 14 9' '6 7 12 11' |
        table job income '1 2 3 4' '1 2 3 4'
}

@test "a scale by ordered groups: job satisfaction by income (Agresti 2002, p. 57)" {
    job | run_stats --all
    # R: vcd::assocstats(x), DescTools; 50-digit arithmetic
    near job lr 6.764053201304171
    near job lr_p 0.6616695831553185
    near job cramers_v 0.14392217453234735
    near job contingency 0.24187851766197796
    near job linear 2.98298812069264
    near job gamma 0.22110091743119267
    near job gamma_ase 0.11716282939545594
    near job tau_b 0.15235215134659690
    near job spearman 0.17689171071944318
    near job pearson 0.17720009863050123
    # R: cor.test(x, y, method = "kendall", exact = FALSE)
    near job kendall_p 0.08602948556714334
    [ "$(value job jt_p)" = "$(value job kendall_p)" ]
    # PSPP 1.6.2 CROSSTABS: Kendall's tau-c .14 (.08), d of the row .14, of the column .16
    near job somers_r 0.14 0.02
    near job somers_c 0.16 0.03
    near job tau_c 0.14 0.01
    [ "$(value job test)" = kw ]
}

@test "the _r of a measure predicts the answer: PSPP's row dependent" {
    printf '%s\n' '5 3' '2 8' '4 4' | table q b 'x y z' 'm f' | run_stats --all
    # PSPP 1.6.2: lambda .188/.182/.185, tau .073/.137, uncertainty .066/.106/.081
    near q lambda_r 0.1875
    near q lambda_c 0.181818181818
    near q lambda_s 0.185185185185
    near q gk_tau_r 0.0728 1e-3
    near q gk_tau_c 0.1373 1e-3
    near q uncertainty_r 0.0659 1e-3
    near q uncertainty_c 0.1056 1e-3
    near q uncertainty_s 0.0811 1e-3
    has_no q gamma
    has_no q odds_ratio
}

@test "a scale from high to low is turned: gamma keeps its sign" {
    {
        fact job income type scale
        fact job income by_type scale
        scores job income '4 3 2 1' '1 2 3 4'
        printf '%s\n' '6 7 12 11' '10 10 14 9' '3 3 6 1' '1 2 1 0' |
            table job income '4 3 2 1' '1 2 3 4'
    } | run_stats --all
    near job gamma 0.22110091743119267
    near job jt_p 0.08602948556714334
}

@test "a group of a scale without a score is no part of the order" {
    {
        fact job income type scale
        fact job income by_type scale
        scores job income '1 2 3 4' '1 2 3 4'
        printf '%s\n' '1 2 1 0 9' '3 3 6 1 9' '10 10 14 9 9' '6 7 12 11 9' |
            table job income '1 2 3 4' '1 2 3 4 dk'
    } | run_stats --all
    near job gamma 0.22110091743119267
    near job linear 2.98298812069264
}

@test "groups without order have no order statistics" {
    job | grep -v group_score | sed 's/by_type,scale/by_type,single/' | run_stats --all
    near job lr 6.764053201304171
    has_no job gamma
    has_no job spearman
    has_no job jt_z
}

@test "2 x 2: odds ratio, Yates, phi (Fisher's tea drinker; R and 50 digits)" {
    printf '%s\n' '3 1' '1 3' | table tea truth 'milk tea' 'm t' | run_stats --all
    near tea phi 0.5
    near tea odds_ratio 6.408319658199674
    near tea odds_ratio_lo 0.21173559544657858
    near tea odds_ratio_hi 626.243530588814
    near tea chisq_yates 0.5
    near tea chisq_yates_p 0.4795001221869535
    has_no tea odds_ratio_unbounded
    near tea adjres_p_adj 0.15729920705028516 1e-9 milk m
}

@test "2 x 2 with an empty cell: an infinite end is told from an undefined one" {
    {
        printf '%s\n' '5 0' '3 7' | table high truth 'milk tea' 'm t'
        printf '%s\n' '0 5' '7 3' | table low truth 'milk tea' 'm t'
    } | run_stats --all
    [ "$(value high odds_ratio_unbounded)" = yes ]
    grep -q '^,high,,truth,,odds_ratio,$' out.csv
    grep -q '^,high,,truth,,odds_ratio_hi,$' out.csv
    near high odds_ratio_lo 1.13744504160483581
    [ "$(value low odds_ratio)" = 0 ]
    [ "$(value low odds_ratio_lo)" = 0 ]
    near low odds_ratio_hi 0.879163355962312841
    has_no low odds_ratio_unbounded
}

@test "trend of a share: smokers by study (Fleiss 1981, p. 139; R prop.trend.test)" {
    {
        fact smoke study by_type scale
        scores smoke study '' '1 2 3 4'
        printf '%s\n' '83 90 129 70' '3 3 7 12' | table smoke study 'yes no' '1 2 3 4'
    } | run_stats --all
    near smoke trend_z -2.8679125309530757
    near smoke trend_p 0.004131897477641565
    # chisq.test()$residuals, 2 * pnorm(-abs($stdres)), p.adjust(, "holm")
    near smoke residual -0.779895103747175 1e-9 yes 4
    near smoke adjres_p 0.000484824593441682 1e-9 yes 4
    near smoke adjres_p_adj 0.00193929837376673 1e-9 yes 4
    near smoke adjres_p_adj 0.49045947452091532 1e-9 no 2
}

@test "trend of a multiple answer: per item, bands of a number have an order" {
    {
        fact tick age type multiple
        fact tick age by_type number
        for group in '' young middle old; do
            case $group in young) n=25 ;; middle) n=22 ;; old) n=30 ;; *) n=77 ;; esac
            for stat in valid asked answered; do echo ",tick,,age,$group,$stat,$n"; done
            for stat in na notasked noanswer invalid; do echo ",tick,,age,$group,$stat,0"; done
        done
        echo '15 10 12' | table tick age x 'young middle old'
    } | run_stats --all
    # R: prop.trend.test(c(15,10,12), c(25,22,30)): 1.462402^2, p 0.1436
    near tick trend_z -1.462402051387516 1e-9 x
    near tick trend_p 0.143631067629709 1e-9 x
}

@test "the tests over ordered groups decide when asked to" {
    job | run_stats --test linear
    [ "$(value job test)" = linear ]
    near job test_p 0.08414379470642826
    near job effect_size 0.17720009863050123
    job | run_stats --test jt
    [ "$(value job test)" = jt ]
    near job test_p 0.08602948556714334
    [ "$(value job effect)" = tau_b ]
    {
        fact smoke study by_type scale
        scores smoke study '' '1 2 3 4'
        printf '%s\n' '83 90 129 70' '3 3 7 12' | table smoke study 'yes no' '1 2 3 4'
    } | run_stats --test trend
    [ "$(value smoke test)" = trend ]
    near smoke test_p 0.004131897477641565
    job | grep -v group_score | sed 's/by_type,scale/by_type,single/' | run_stats --test jt
    [ "$(value job test)" = kw ]
}

@test "without --all the default rows stay what they are" {
    {
        job
        fact smoke study by_type scale
        printf '%s\n' '83 90 129 70' '3 3 7 12' | table smoke study 'yes no' '1 2 3 4'
    } | run_stats
    for stat in lr gamma spearman jt_z trend_z residual adjres_p phi lambda_r; do
        has_no '[a-z]*' "$stat"
    done
}

# A square pair: TYPE of both, and one list.
pair() {
    fact "$1" after type "$2"
    fact "$1" after by_type "$2"
    fact "$1" after pair yes
    fact "$1" after list same
    fact "$1" after by_list same
}

@test "two choices twice: approval ratings (Agresti 1990, p. 350; R mcnemar.test)" {
    {
        pair before single
        printf '%s\n' '794 150' '86 570' | table before after 'yes no' 'yes no'
        pair few single
        printf '%s\n' '9 3' '10 4' | table few after 'yes no' 'yes no'
    } | run_stats
    near before mcnemar 17.35593220338983
    near before mcnemar_p 3.099293441045216e-05
    near before mcnemar_exact_p 3.715936139571442e-05
    [ "$(value before test)" = mcnemar ]
    [ "$(value before effect)" = cohen_g ]
    near before effect_size 0.13559322033898305 # 150/236 - 1/2
    has_no before chisq
    # binom.test(3, 13): fewer than 25 changed
    [ "$(value few test)" = mcnemar_exact ]
    near few test_p 0.09228515625
    [ -n "$(value few note)" ]
    "$stats" --no-exact in.csv > out.csv
    [ "$(value few test)" = mcnemar ]
    "$stats" --exact in.csv > out.csv
    [ "$(value before test)" = mcnemar_exact ]
}

@test "three choices twice: kappa and Bowker (R vcd::Kappa, mcnemar.test)" {
    {
        pair kind single
        printf '%s\n' '20 5 3' '8 30 4' '6 9 25' | table kind after 'a b c' 'a b c'
    } | run_stats
    near kind bowker 3.61538461538461542
    near kind bowker_p 0.30610256856577744
    [ "$(value kind bowker_df)" = 3 ]
    [ "$(value kind test)" = bowker ]
    near kind kappa 0.51995012468827930
    has_no kind kappa_linear
    has_no kind signed_rank
}

rate() {
    pair rate scale
    scores rate after '1 2 3 4 5' '1 2 3 4 5'
    printf '%s\n' '9 4 1 0 1' '6 12 5 2 0' '2 7 15 6 1' '0 3 9 11 4' '1 0 2 5 8' |
        table rate after '1 2 3 4 5' '1 2 3 4 5'
}

@test "a scale twice: kappa, signed ranks, paired t (R vcd, coin, t.test)" {
    rate | run_stats --all
    near rate kappa 0.341363102232667415
    near rate kappa_ase 0.060344096138522055
    near rate kappa_linear 0.524374176548089821
    near rate kappa_quadratic 0.656049065189435066
    [ "$(value rate signed_rank)" = 1057 ]
    near rate signed_rank_p 0.17489073910863787
    near rate paired_t 1.27091602315927510
    near rate paired_t_p 0.20636864825672377
    [ "$(value rate paired_t_df)" = 113 ]
    [ "$(value rate bowker_df)" = 10 ]
    [ "$(value rate test)" = signed_rank ]
    [ "$(value rate effect)" = rank_biserial ]
    has_no rate gamma
    # wilcox.test(x, y, paired = TRUE, exact = FALSE)
    rate | run_stats --no-exact
    near rate signed_rank_p 0.16832372253372566
    has_no rate paired_t
}

@test "choices and groups are matched by label, not by place" {
    {
        pair kind single
        printf '%s\n' '3 20 5' '4 8 30' '25 6 9' | table kind after 'a b c' 'c a b'
    } | run_stats
    near kind bowker 3.61538461538461542
    near kind kappa 0.51995012468827930
}

@test "a category that nobody chose the second time keeps its place" {
    {
        pair rate scale
        scores rate after '1 2 3' '1 2 3'
        printf '%s\n' '5 0 1' '2 0 3' '1 0 8' | table rate after '1 2 3' '1 2 3'
    } | run_stats
    # R: vcd::Kappa(), 26/61 and 52/97
    near rate kappa 0.426229508196721
    near rate kappa_linear 0.536082474226804
}

numbers() {
    fact hours other type number
    fact hours other by_type number
    fact hours other pair yes
    fact hours other unit h
    for label in 1 2.5 7; do echo ",hours,$label,other,,item_type,value"; done
    for label in 0.5 1 2.5 7; do echo ",hours,,other,$label,group_score,$label"; done
    printf '%s\n' '3 2 0 1' '0 4 5 2' '1 0 3 6' |
        table hours other '1 2.5 7' '0.5 1 2.5 7'
}

@test "two numbers of one unit: differences and correlations (R)" {
    {
        numbers
        fact hours other by_unit h
    } | run_stats
    [ "$(value hours signed_rank)" = 72 ]
    near hours signed_rank_p 0.2371826171875
    near hours paired_t 0.905608736044458
    near hours paired_t_p 0.373459144155382
    near hours tau_b 0.50289084018841090
    near hours kendall_p 0.00320508168995746
    near hours spearman 0.53685780846457776
    near hours spearman_p 0.00388654327704911
    near hours pearson 0.49041448810413651
    near hours pearson_p 0.00940328421532678
    [ "$(value hours test)" = signed_rank ]
    has_no hours kw_h
}

@test "two numbers of other or unknown units are correlated only" {
    numbers | run_stats
    [ "$(value hours test)" = spearman ]
    near hours test_p 0.00388654327704911
    [ -n "$(value hours note)" ]
    has_no hours signed_rank
    has_no hours paired_t
    {
        numbers
        fact hours other by_unit km
    } | run_stats --all --curves
    has_no hours paired_t
    [ "$(grep -c '^,hours,,other,,pearson,' out.csv)" = 1 ]
}

@test "pairs that cannot be tested say why, and give no number" {
    {
        pair same single
        printf '%s\n' '9 0' '0 4' | table same after 'yes no' 'yes no'
        pair other single
        printf '%s\n' '9 1' '2 4' | table other after 'yes no' 'yes maybe'
        pair many multiple
        printf '%s\n' '9 1' '2 4' | table many after 'yes no' 'yes no'
        pair heavy single
        printf '%s\n' '9 1' '2 4' | table heavy after 'yes no' 'yes no'
        echo ',heavy,yes,after,yes,w,9.5'
        pair nobody single
        printf '%s\n' '0 0' '0 0' | table nobody after 'yes no' 'yes no'
        pair hidden single
        printf '%s\n' 'x 1' '2 4' | table hidden after 'yes no' 'yes no'
    } | run_stats --all
    for question in same other many heavy nobody hidden; do
        [ "$(value "$question" test)" = none ]
        [ -n "$(value "$question" note)" ]
        has_no "$question" test_p
    done
    # nobody changed, nobody at all, a hidden count: three reasons
    [ "$(for question in same nobody hidden; do value "$question" note; done | sort -u | wc -l)" = 3 ]
    [ "$(value same kappa)" = 1 ]
    [ -z "$(value nobody kappa)" ]
    no_nan
}

@test "degenerate tables: no row is nan or infinite" {
    {
        fact one income type scale
        fact one income by_type scale
        scores one income '1 2' '1 2'
        printf '%s\n' '5 0' '0 0' | table one income '1 2' '1 2'
        fact line income type scale
        fact line income by_type scale
        scores line income '1 2' '1 2'
        printf '%s\n' '5 3' '0 0' | table line income '1 2' '1 2'
        fact two income type scale
        fact two income by_type scale
        scores two income '1 2' '1 2'
        printf '%s\n' '1 0' '0 1' | table two income '1 2' '1 2'
        fact huge income type scale
        fact huge income by_type scale
        scores huge income '1 2' '1 2'
        printf '%s\n' '4000000000000000 1' '1 4000000000000000' | table huge income '1 2' '1 2'
    } | run_stats --all --no-exact
    no_nan
    has_no line lr
    [ "$(value two pearson)" = 1 ]
    [ "$(value two pearson_p)" = '' ]
    [ "$(value huge odds_ratio)" = '' ]
}
