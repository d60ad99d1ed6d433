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
