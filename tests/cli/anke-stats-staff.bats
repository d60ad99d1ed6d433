# Statistics of staff: what anke-stats adds to the tables of the staff programs.

setup() {
    cd "$BATS_TEST_TMPDIR"
    stats=$ANKE_BIN/anke-stats
    cases=$ANKE_ROOT/tests/cli/anke-stats-staff
    tables=$ANKE_ROOT/samples/staff-tables
}

# is QUESTION ITEM BY GROUP STAT WANT [DIGITS]: the number of the last stream, rounded.
is() {
    local got
    got=$(awk -F, -v q="$1" -v i="$2" -v b="$3" -v g="$4" -v s="$5" \
        '$2 == q && $3 == i && $4 == b && $5 == g && $6 == s { print $7; n++ } END { exit n != 1 }' out.csv) ||
        { echo "$1 $2 $3 $4 $5 is not there once"; return 1; }
    [ -z "${7-}" ] || got=$(printf "%.$7f" "$got")
    [ "$got" = "$6" ] || { echo "$5 is $got, not $6"; return 1; }
}

# A second run computes the same; nothing else is tested between years.
again() {
    "$stats" -q out.csv | cmp - out.csv
    ! grep -q 'chisq\|,test,' out.csv
}

@test "ages of two real cities have their published measures" {
    # Hollow .450, z -8.0, median 48.23, D .226, W1 5.3; the others in R (tests/reference/staff-against-r.R).
    "$ANKE_BIN/anke-series" --stack age12 "$tables/city-a-age12.csv" | "$stats" -o out.csv
    y=平成22年
    is age12 '' year $y hollow 0.450 3
    is age12 '' year $y hollow_z -8.0 1
    is age12 '' year $y hollow_lo 40
    is age12 '' year $y hollow_hi 47
    is age12 '' year $y hollow_flag red
    is age12 '' year $y age_flag ''
    is age12 '' year $y median_age 48.23 2
    is age12 '' year $y mean_age 45.2952 4
    is age12 '' year $y sd_age 10.6422 4
    is age12 '' year $y dissimilarity_even 0.226 3
    is age12 '' year $y age_distance_even 5.3 1
    is age12 '' year $y dissimilarity_national 0.2152 4
    is age12 '' year $y gini 0.3011 4
    is age12 '' year $y age_convention exact
    is age12 '' year $y judgement_hollow \
        '40～47歳は1歳当たりの人数が前後の年齢層の55％で、深い空洞がある（空洞指数0.45、z＝-8.0）。'
    again
    "$ANKE_BIN/anke-series" --stack age12 "$tables/nikko-age12.csv" | "$stats" -o out.csv
    y=平成25年
    is age12 '' year $y hollow -0.190 3
    is age12 '' year $y hollow_flag none
    is age12 '' year $y median_age 43.53 2
    is age12 '' year $y dissimilarity_even 0.155 3
    again
}

@test "full ages are half a year below exact ones, and open bands can be closed otherwise" {
    "$ANKE_BIN/anke-series" --stack age12 "$tables/city-a-age12.csv" > in.csv
    "$stats" --full-age -o out.csv in.csv
    is age12 '' year 平成22年 median_age 47.73 2
    is age12 '' year 平成22年 age_convention full
    "$ANKE_BIN/anke-series" --stack age12 "$ANKE_ROOT/samples/staff-invented/age12.csv" > in.csv
    "$stats" --age-ends 18,70 -o wide.csv in.csv
    "$stats" -o out.csv in.csv
    # 47 of 603 persons are 60 and older: 2.5 years more each
    a=$(sed -n 's/^,age12,,year,令和8年,mean_age,//p' wide.csv)
    b=$(sed -n 's/^,age12,,year,令和8年,mean_age,//p' out.csv)
    awk -v a="$a" -v b="$b" 'BEGIN { d = a - b - 47 * 2.5 / 603; exit !(d < 1e-12 && d > -1e-12) }'
    for ends in 18 18,17 a,65 18,65,70 18.5,65 -1,65 18,999; do
        run "$stats" --age-ends $ends in.csv
        [ "$status" -eq 64 ]
        [[ $output == *'--age-ends takes two ages in whole years'* ]]
    done
}

@test "a hollow at 28 to 33 is found there, and the past of the same group is compared" {
    "$stats" -o out.csv "$cases/ages.csv"
    is age '' year 令和6年 valley_lo 28
    is age '' year 令和6年 valley_hi 33
    is age '' year 令和6年 hollow_flag none
    is age '' year 令和6年 valley_flag yellow
    is age '' year 令和元年 valley_flag none
    is age '' year 令和6年 share_flag none
    is age '' year 令和6年 age_convention full
    is age '' year 令和元年 valley_lo ''
    # The ages 28 to 33 were 60 of 400 and are 12 of 352.
    is age '' year 令和6年 dissimilarity_past5 0.115909 6
    is age '' year:sex '令和6年 / 男' dissimilarity_past5 0.0 1
    ! grep -q '令和元年.*past5' out.csv
    ! grep -q '^,age,,year:sex.*judgement' out.csv
    again
}

@test "questions about age in a survey are no staff" {
    printf 'wave,question,item,by,group,stat,value\n,age,20代,,,n,40\n,age,30代,,,n,40\n,,,,,end,2\n' > in.csv
    "$stats" -o out.csv in.csv
    ! grep -q 'mean_age\|hollow' out.csv
}

@test "projections pass as they are" {
    printf 'wave,question,item,by,group,stat,value\n' > in.csv
    printf ',age10,%s,scenario:year,なりゆき / 令和16年,%s,%s\n' 40～49歳 n 40 40～49歳 mean 41.5 >> in.csv
    printf ',age10,,scenario:year,なりゆき / 令和16年,hollow,0.25\n,,,,,end,3\n' >> in.csv
    "$stats" -o out.csv in.csv
    diff <(grep age10 in.csv) <(grep age10 out.csv)
}

@test "a freeze of hiring is found, and the parts of the mean age add up" {
    "$stats" -o out.csv "$cases/flow.csv"
    is flow '' year 平成11年度 segment 平成11年度～平成20年度
    is flow '' year 平成20年度 segment 平成11年度～平成20年度
    is flow '' year 平成21年度 segment 平成21年度～平成27年度
    is flow '' year '' hires_flag yellow
    grep -q '^,flow,,year,,judgement_hires,平成11年度～平成20年度は採用が年平均5.4人で、全期間の平均' out.csv
    awk -F, '$6 == "mean_age_change" { c[$5] = $7 } $6 ~ /^split_/ { s[$5] += $7 }
        END { for (g in c) { n++; d = c[g] - s[g]; if (d > 1e-12 || d < -1e-12) exit 1 } exit n != 36 }' out.csv
    # mean of the next year, where nobody comes and goes otherwise
    awk -F, '$6 == "mean_age" { if (n++ && $7 - want > 1e-9 || want - $7 > 1e-9 && n > 1) exit 1; m = $7 }
        $6 == "mean_age_change" { want = m + $7 }' out.csv
    ! grep -q judgement_identity out.csv
    again
    sed 's/^\(,flow,,year,平成5年度,stock_next\),.*/\1,1/' "$cases/flow.csv" > in.csv
    "$stats" -o out.csv in.csv
    [ "$(grep -c judgement_identity out.csv)" -eq 1 ]
    is flow '' year 平成5年度 identity_flag yellow
}

@test "trends are told of staff by year, not of surveys, ages and nested breaks" {
    "$ANKE_BIN/anke-series" --stack staff --total 総合計 "$tables/nikko-staff.csv" | "$stats" -o out.csv
    is staff '' year '' peak 2008
    is staff '' year '' peak_change -130
    is staff '' year '' peak_share -0.107 3 # printed: -10.7 %
    is staff '' year '' few_years yes
    is staff 一般行政 year '' mk_s -15
    ! grep -q mk_lag1 out.csv
    again
    "$stats" -o out.csv "$cases/ages.csv"
    ! grep -q mk_s out.csv
    printf 'wave,question,item,by,group,stat,value\n' > in.csv
    for y in 1 2 3 4 5; do
        printf ',q,,year,R%s,group_score,201%s\n,q,,year,R%s,valid,%s\n,q,a,year,R%s,n,%s\n' $y $y $y $y $y $y
    done >> in.csv
    printf ',,,,,end,15\n' >> in.csv
    "$stats" -o out.csv in.csv
    ! grep -q mk_s out.csv
    sed 's/,year,/,year:x,/; s/valid/note/' in.csv > nested.csv
    "$stats" -o out.csv nested.csv
    ! grep -q mk_s out.csv
}

@test "rates of leaving fall back to the nation where hardly anybody was exposed" {
    "$stats" -o out.csv "$cases/leave-rate.csv"
    is leave_rate 62 '' '' rate '' # exposure 0: the prior alone would say 50 %
    is leave_rate 62 '' '' rate_used 0.0139
    is leave_rate 62 '' '' rate_source assumed
    is leave_rate 40 '' '' rate_source own
    is leave_rate 60 job 事務 rate_source pooled
    is leave_rate '' '' '' judgement_rates \
        60～64歳は前後の年齢を合わせても延べ30人年に満たず、全国の普通退職率を仮定した。
    is leave_rate '' '' '' rates_flag yellow
    # How many ages have rates of which source is what their rows say.
    for source in own pooled assumed; do
        is leave_rate '' '' '' ages_$source "$(grep -c "^,leave_rate,[0-9]*,,,rate_source,$source" out.csv)"
    done
    # With enough exposure everywhere nothing is assumed, and that is said.
    sed 's/\(,exposure,\).*/\150/; s/\(,exits,\).*/\11/; s/\(,exits_all,\).*/\11/' "$cases/leave-rate.csv" > known.csv
    "$stats" -o known-out.csv known.csv
    grep -q '^,leave_rate,,,,rates_flag,none' known-out.csv
    grep -q '^,leave_rate,,,,judgement_rates,全国の離職率を仮定した年齢はない。' known-out.csv
    # Every age has a rate to use, between 0 and 1.
    awk -F, '$6 == "exposure" { n++ } $6 == "rate_used" { if (!($7 > 0 && $7 < 1)) exit 1; m++ }
        END { exit n == 0 || n != m }' out.csv
    again
    "$stats" --all-exits -o all.csv "$cases/leave-rate.csv"
    ! cmp -s all.csv out.csv
    [ "$(grep -c ',rate_used,' all.csv)" -eq "$(grep -c ',rate_used,' out.csv)" ]
}

@test "spoilt tables of staff get blanks, and no nan" {
    { printf 'wave,question,item,by,group,stat,value\n'
        printf ',leave_rate,%s,,,exposure,%s\n,leave_rate,%s,,,exits,%s\n' 30 5 30 9 31 x 31 1 a 5 a 1 32 1e300 32 1 999 4 999 1
        printf ',tenure,%s,,,at_risk,%s\n,tenure,%s,,,events,%s\n' 10 3 10 4 a 5 a 1 20 0 20 0 5 4 5 1
        printf ',flow,,year,%s,stock,%s\n' R1 10 R2 '' R3 x
        printf ',age12,%s,year,R1,n,%s\n' 20～23歳 5 22～27歳 6
        printf ',age10,%s,year,R1,n,%s\n' 20～29歳 -5 30～39歳 6
        printf ',,,,,end,25\n'; } > in.csv
    "$stats" -o out.csv in.csv
    ! grep -qE ',-?(nan|inf)$' out.csv
    ! grep -q 'mean_age' <(grep age1 out.csv)
    again
}

@test "managers, and nobody to lead" {
    { printf 'wave,question,item,by,group,stat,value\n'
        nets() {
            printf ',grade,%s,%s,,item_type,net\n,grade,%s,%s,,name,%s\n' 管理職 "$1" 管理職 "$1" manager 役付 "$1" 役付 "$1" lead
        }
        nets year
        printf ',grade,%s,year,%s,n,%s\n' 課長 R6 4 係長 R6 8 主事 R6 60 管理職 R6 4 役付 R6 12 課長 R7 0 係長 R7 0 主事 R7 3 管理職 R7 0 役付 R7 0
        nets year:sex
        printf ',grade,,year:sex,%s,group_score,2024\n' 'R6 / 男' 'R6 / 女'
        printf ',grade,%s,year:sex,%s,n,%s\n' 課長 'R6 / 男' 3 主事 'R6 / 男' 30 管理職 'R6 / 男' 3 課長 'R6 / 女' 1 主事 'R6 / 女' 38 管理職 'R6 / 女' 1
        printf ',,,,,end,26\n'; } > in.csv
    "$stats" -o out.csv in.csv
    is grade '' year R6 manager_ratio 0.0556 4
    is grade '' year R6 lead_ratio 0.1667 4
    is grade '' year R6 span 17
    is grade '' year R6 judgement_span 管理職1人当たりの職員は17.0人で、目安の15人を超える。
    is grade '' year R6 span_flag yellow
    is grade '' year R7 span ''
    is grade '' year:sex 'R6 / 女' staff_share 0.5417 4
    is grade '' year:sex 'R6 / 女' manager_share 0.25
    again
}

@test "departments of the newest year whose managers have too few or too many staff" {
    { printf 'wave,question,item,by,group,stat,value\n,grade,管理職,year:department,,item_type,net\n'
        printf ',grade,管理職,year:department,,name,manager\n'
        n=2
        add() { # YEAR SCORE DEPARTMENT STAFF MANAGERS
            local group="$1 / $3"
            printf ',grade,,year:department,%s,group_score,%s\n' "$group" "$2"
            printf ',grade,主事,year:department,%s,n,%s\n' "$group" "$(($4 - $5))"
            printf ',grade,課長,year:department,%s,n,%s\n' "$group" "$5"
            printf ',grade,管理職,year:department,%s,n,%s\n' "$group" "$5"
        }
        add R6 2024 甲 40 1
        add R7 2025 甲 17 1 # 16
        add R7 2025 乙 16 1 # 15
        add R7 2025 丙 8 2  # 3
        add R7 2025 丁 3 1  # 2
        add R7 2025 戊 9 0
        for d in 己 庚 辛; do add R7 2025 $d 2 1; done
        printf ',,,,,end,%d\n' $((n + 9 * 4)); } > in.csv
    "$stats" -o out.csv in.csv
    is grade '' year:department 'R7 / 甲' span_flag yellow
    is grade '' year:department 'R7 / 乙' span_flag none
    is grade '' year:department 'R7 / 丙' span_flag none
    ! grep -q '戊,span_flag' out.csv
    is grade '' year:department '' departments_judged 7
    is grade '' year:department '' departments_outside 5
    is grade '' year:department '' departments_flag yellow
    is grade '' year:department '' judgement_departments \
        管理職1人当たりが3～15人の範囲にない所属：甲16.0人、丁2.0人、己1.0人、庚1.0人、ほか1所属。
    again
    grep -v '甲\|丁\|己\|庚\|辛\|戊' in.csv | sed 's/end,.*/end,10/' > few.csv
    "$stats" -o out.csv few.csv
    is grade '' year:department '' departments_flag none
    is grade '' year:department '' judgement_departments 管理職1人当たりが3～15人の範囲にない所属はない。
}

@test "the own city among its peers" {
    "$stats" -o out.csv "$cases/peers.csv"
    is peers '' '' '' weighted_mean 75.5612 4
    is peers E市 '' '' rank 1
    is peers E市 '' '' excess_base 758
    is peers E市 '' '' judgement_peers \
        人口1万人当たり117.82人で、14団体の加重平均75.56人で計算した職員数より272人多い（多い方から1番目）。
    [ "$(grep -c judgement out.csv)" -eq 1 ]
    diff <(grep -c ',peers,.*,staff,' out.csv) <(echo 14)
    again
    sed '/,area,/d; s/end,.*/end,31/' "$cases/peers.csv" > in.csv
    "$stats" -o out.csv in.csv
    is peers E市 '' '' predictors population
}

@test "staff per inhabitants, where a table of these stands before or is named" {
    S=$ANKE_ROOT/samples/staff-invented
    "$ANKE_BIN/anke-series" -o pop.csv --names population "$S/population.csv"
    "$ANKE_BIN/anke-series" -o staff.csv --stack staff --total 総合計 "$S/staff.csv"
    "$ANKE_BIN/anke-merge" pop.csv staff.csv > in.csv
    "$stats" -o out.csv in.csv
    is staff '' year 令和8年 per_1000 8.875 3 # 603 of 67,944
    is staff 一般行政 year 令和8年 per_10000 58.43 2
    is staff '' year 令和8年 residents_per_staff 112.7 1
    again
    grep ',staff,' out.csv > want.csv
    "$stats" --reference pop.csv -o out.csv staff.csv
    grep ',staff,' out.csv | cmp - want.csv
    "$stats" -o out.csv staff.csv
    ! grep -q per_1000 out.csv
    # A long stream has several threads: what stands before is known to each.
    taskset -c 0 "$stats" in.csv | cmp - <("$stats" in.csv)
}

@test "references are replaced by those of a stream" {
    "$ANKE_BIN/anke-series" --stack age12 "$tables/city-a-age12.csv" > a.csv
    for name in peers national stationary; do
        "$ANKE_BIN/anke-series" --stack age_$name "$tables/nikko-age12.csv" > $name.csv
        "$stats" --reference $name.csv -o out.csv a.csv
        is age12 '' year 平成22年 dissimilarity_$name 0.182 3 # printed: D between both is .182
    done
    # Hires at 22 alone, nobody leaves: as many of each age from 22 on.
    { printf 'wave,question,item,by,group,stat,value\n,hire_age,22,year,R6,n,9\n'
        for a in $(seq 15 70); do printf ',leave_rate,%s,,,rate_used,0\n' "$a"; done
        printf ',,,,,end,57\n'; } > r.csv
    { printf 'wave,question,item,by,group,stat,value\n,age,,year,令和22年,group_score,2040\n'
        for a in $(seq 22 64); do printf ',age,%s,year,令和22年,n,3\n' "$a"; done
        printf ',,,,,end,44\n'; } > in.csv
    "$stats" --reference r.csv -o out.csv in.csv
    is age '' year 令和22年 dissimilarity_stationary 0.000000 6
    # So 129 persons over 43 ages are 3 of each, as counted.
    is age 22 year 令和22年 stationary 3.000000 6
    is age 64 year 令和22年 stationary 3.000000 6
    is age '' year 令和22年 retirement_age 65
    # In 2024 the retirement age is 61: 39 ages, and nobody from 61 on; bands have their sums.
    sed 's/令和22年/令和6年/; s/2040/2024/' in.csv > earlier.csv
    "$stats" --reference r.csv -o out.csv earlier.csv
    is age '' year 令和6年 retirement_age 61
    is age 60 year 令和6年 stationary 3.307692 6 # 129/39
    is age 61 year 令和6年 stationary 0
    sed 's/,age,22,/,age10,20～29歳,/; s/,age,23,/,age10,60歳以上,/; s/,age,,/,age10,,/; /,age,/d; s/,end,.*/,end,3/' \
        earlier.csv > bands.csv
    "$stats" --reference r.csv -o out.csv bands.csv
    is age10 20～29歳 year 令和6年 stationary 1.230769 6 # 6 persons, 8 ages of 39
    is age10 60歳以上 year 令和6年 stationary 0.153846 6 # 1 of 39
    run "$stats" --reference none.csv a.csv
    [ "$status" -eq 66 ]
    run "$stats" --reference in.csv a.csv
    [ "$status" -eq 65 ]
    [[ $output == *'in.csv: nothing to compare with: expected age_national'* ]]
    sed 's/20歳～23歳/22歳～25歳/' peers.csv > bad.csv
    run "$stats" --reference bad.csv a.csv
    [ "$status" -eq 65 ]
    [[ $output == *'bad.csv: question "age_peers": expected ages or bands of ages, each with its number'* ]]
}
