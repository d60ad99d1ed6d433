# anke-stats on batteries: reliability, related answers, drivers. Numbers are R 4.2's, from the coded
# answers of samples/engagement-invented: psych 2.2.9 alpha(warnings = FALSE), qf() for its interval,
# friedman.test(), summary(lm()), solve(cor()); lmg and johnson by their definitions written out (all
# subsets; eigen()).

setup() {
    tally="$ANKE_BIN/anke-tally"
    stats="$ANKE_BIN/anke-stats"
    sample="$ANKE_ROOT/samples/engagement-invented"
    cd "$BATS_TEST_TMPDIR"
    "$ANKE_BIN/anke-import" -q -c "$sample/survey.csv" -o responses.csv "$sample/export.csv"
}

tables() { # ARGUMENT...: tallies, computes
    "$tally" -c "$sample/survey.csv" "$@" responses.csv | "$stats" -o got.csv
}

# The number of the row "question,item,by,group,stat" is near what R says.
near() { # ROW NUMBER
    awk -F, -v row=",$1," -v want="$2" '
        index($0, row) == 1 { found = 1; d = $7 - want; d = d < 0 ? -d : d
            if (d <= 1e-12 * (want < 0 ? -want : want)) good = 1; else print row, $7, "is not", want }
        END { if (!found) print row, "is missing"; exit !good }' got.csv
}

@test "reliability and Friedman's test agree with R" {
    tables
    near trust,,trust,,alpha 0.7924874859895896
    near trust,,trust,,alpha_lo 0.738158597628921
    near trust,,trust,,alpha_hi 0.837920361574678
    near trust,上司は話を聞く,trust,,item_total_r 0.603593333597563
    near trust,上司は成果を認める,trust,,item_total_r 0.626111838185021
    near trust,上司は理由を説明する,trust,,alpha_if_deleted 0.757554797959406
    near trust,,trust,,friedman 29.5658796648896
    near trust,,trust,,friedman_df 3
    near trust,,trust,,friedman_p 1.70291747019772e-06
    # five answers are no yes and no
    run grep -c '^,trust,.*cochran_q' got.csv
    [ "$output" = 0 ]
}

@test "Cochran's Q of yes and no agrees with R's test on zeros and ones" {
    tables
    near used,,used,,cochran_q 33.9865771812081
    near used,,used,,cochran_q_df 2
    near used,,used,,cochran_q_p 4.16781598226615e-08
    near used,チャットを使った,used,,item_total_r -0.00116067523328359
    near used,,used,,alpha -0.0138807885221043
}

@test "yes and no coded 1 and 2 have the same Q, a third number has none" {
    sed 's/^,yn,yes,はい,1/,yn,yes,はい,2/; s/^,yn,no,いいえ,0/,yn,no,いいえ,1/' "$sample/survey.csv" > other.csv
    "$tally" -c other.csv responses.csv | "$stats" -o got.csv
    near used,,used,,cochran_q 33.9865771812081
    near used,,used,,friedman 33.9865771812081
    near used,,used,,alpha -0.0138807885221043
    sed 's/^,yn,yes,はい,1/,yn,yes,はい,2/' "$sample/survey.csv" > other.csv
    "$tally" -c other.csv responses.csv | "$stats" -o got.csv
    run grep -c '^,used,.*cochran_q' got.csv
    [ "$output" = 0 ]
    near used,,used,,friedman 33.9865771812081
}

@test "drivers agree with lm, and their shares with the definitions" {
    tables --drivers satisfied=trust
    near satisfied~trust,,satisfied~trust,,r2 0.206936152519081
    near satisfied~trust,,satisfied~trust,,adj_r2 0.188275826696001
    item=上司は話を聞く
    near "satisfied~trust,$item,satisfied~trust,,coef" 0.2672249554038349
    near "satisfied~trust,$item,satisfied~trust,,coef_se" 0.0790028762021793
    near "satisfied~trust,$item,satisfied~trust,,coef_p" 8.91563236873301e-04
    near "satisfied~trust,$item,satisfied~trust,,beta" 0.2905510149274864
    near "satisfied~trust,$item,satisfied~trust,,lmg" 0.0950362593766912
    near "satisfied~trust,$item,satisfied~trust,,johnson" 0.0945843507574349
    near "satisfied~trust,$item,satisfied~trust,,vif" 1.58167533109110
    near satisfied~trust,上司は成果を認める,satisfied~trust,,lmg 0.0271334221368055
    near satisfied~trust,上司は成果を認める,satisfied~trust,,johnson 0.0265078550401429
    # the outcome is no predictor, and no item of a scale
    run grep -cE '^,satisfied~trust,(いまの仕事に満足している,.*coef|.*alpha)' got.csv
    [ "$output" = 0 ]
}

@test "the results of groups stand by the break alone" {
    tables
    near trust,,dept,総務部,n 39
    near trust,,dept,総務部,alpha 0.719116321009919
    near trust,,dept,総務部,alpha_lo 0.541211323515771
    near trust,,dept,総務部,friedman_p 4.64457677875411e-04
    near trust,上司は約束を守る,dept,建設部,alpha_if_deleted 0.669370460048426
    near trust,,channel,チャット,alpha 0.77386491292700765
    near trust,上司は話を聞く,channel,チャット,item_total_r 0.573861639887065
    grep -qx ',trust,,dept,,by_label,所属' got.csv
    grep -qx ',trust,上司は話を聞く,dept,,item_type,member' got.csv
    # of people without an age there are sums, but no results
    grep -q '^,trust,.*,age:trust,無回答 / ' got.csv
    run grep -c '^,trust,.*,age,無回答' got.csv
    [ "$output" = 0 ]
}

@test "batteries have no shares, no tests, no bases" {
    tables --drivers satisfied=trust
    run awk -F, '($2 == "trust" || $2 == "used" || $2 ~ /~/) &&
        $6 ~ /^(p|p_lo|base|test|chisq|mean|expected|p_adj)$/' got.csv
    [ "$output" = "" ]
}

@test "a second run gives the same bytes" {
    "$tally" -c "$sample/survey.csv" --drivers satisfied=trust --pairs responses.csv > tally.csv
    for all in '' --all; do
        "$stats" $all -o once.csv tally.csv
        "$stats" $all once.csv | cmp - once.csv
    done
}

@test "few people bring a note, or no regression" {
    { head -12 responses.csv; echo .end,11,11; } > few.csv
    "$tally" -c "$sample/survey.csv" --drivers satisfied=trust few.csv | "$stats" -o got.csv
    grep -q '^,trust,,trust,,note,全項目に回答した人が20人に満たないため' got.csv
    grep -q '^,satisfied~trust,,satisfied~trust,,note,全項目に回答した人が説明項目の数の5倍に満たないため回帰しない$' got.csv
    run grep -c '^,satisfied~trust,.*,\(r2\|coef\|lmg\),' got.csv
    [ "$output" = 0 ]
}

@test "nobody, one person and answers that do not vary leave numbers blank" {
    { head -1 responses.csv; echo .end,0,0; } > none.csv
    { head -2 responses.csv; echo .end,1,1; } > one.csv
    { head -1 responses.csv; for i in $(seq 40); do sed -n 2p responses.csv; done; echo .end,40,40; } > same.csv
    for file in none one same; do
        "$tally" -c "$sample/survey.csv" --drivers satisfied=trust $file.csv | "$stats" --all -o got.csv
        grep -qx ',trust,,trust,,alpha,' got.csv
        grep -qx ',trust,,trust,,alpha_lo,' got.csv
        grep -qx ',trust,上司は話を聞く,trust,,item_total_r,' got.csv
        run grep -ciE ',-?(nan|inf)$' got.csv
        [ "$output" = 0 ]
    done
    grep -q '^,satisfied~trust,.*,note,散らばりのない項目又は' got.csv
}

@test "under --all the choices of a multiple answer have Cochran's Q, but not with weights" {
    sed 's/^,decimal,weight,ウェイト,weight/,decimal,weight,ウェイト,ignore/' "$sample/survey.csv" > plain.csv
    "$tally" -c plain.csv responses.csv > tally.csv
    "$stats" --all -o got.csv tally.csv
    # friedman.test() on work, role, growth of the 164 who answered; 特になし excludes the others
    near reason,,reason,,cochran_q 27.3913043478261
    near reason,,reason,,cochran_q_p 1.12733719134849e-06
    run bash -c '"$1" tally.csv | grep -c "^,reason,.*cochran_q"' - "$stats"
    [ "$output" = 0 ]
    tables
    run bash -c '"$1" -c "$2/survey.csv" responses.csv | "$3" --all | grep -c "^,reason,.*cochran_q"' - \
        "$tally" "$sample" "$stats"
    [ "$output" = 0 ]
}
