# anke-stats --explain and --findings: a number accounts for itself; what is worth reading of a run.

setup() {
    stats="$ANKE_BIN/anke-stats"
    example="$ANKE_ROOT/tests/example"
    cd "$BATS_TEST_TMPDIR"
    head='wave,question,item,by,group,stat,value'
}

# Two questions by a break of two groups, 40 people each; q differs, r does not; z has a small group.
make_stream() {
    {
        echo "$head"
        echo ',,,,,title,架空の調査'
        echo ',,,,,where,"${age} >= 30"'
        local n=2
        for row in 'q 30 10 8 32' 'r 21 19 20 20' 'z 5 0 0 9'; do
            set -- $row
            echo ",$1,,b,,label,問い$1"; echo ",$1,,b,,by_label,所属"
            echo ",$1,はい,b,,n,$(($2 + $4))"; echo ",$1,はい,b,甲課,n,$2"; echo ",$1,はい,b,乙課,n,$4"
            echo ",$1,いいえ,b,,n,$(($3 + $5))"; echo ",$1,いいえ,b,甲課,n,$3"
            echo ",$1,いいえ,b,乙課,n,$5"
            n=$((n + 8))
        done
        echo ",,,,,end,$n"
    } > in.csv
}

column() { # FILE ITEM STAT
    sed -n "s/^,findings,$2,,,$3,//p" "$1"
}

@test "--explain: base chain, filter, formula, inputs, test and correction of a cell of the example" {
    "$stats" --explain hesitate busy dept soumu "$example/tally.csv" > account
    grep -qx '問い: 先輩に聞きにくい理由' account
    grep -qx '項目: 忙しそう' account
    grep -qx '区分: 所属／総務課' account
    # 総務課 4 人のうち 2 人（tests/example/stats.csv）
    p=$(sed -n 's/^,hesitate,忙しそう,dept,総務課,p,//p' "$example/stats.csv")
    n=$(sed -n 's/^,hesitate,忙しそう,dept,総務課,n,//p' "$example/stats.csv")
    base=$(sed -n 's/^,hesitate,,dept,総務課,base,//p' "$example/stats.csv")
    percent=$(awk -v p="$p" 'BEGIN { printf "%.1f", 100 * p }')
    grep -qx "割合の式: p = 該当者数 n / 基数（該当）= $n / $base = $percent％" account
    grep -qx '絞り込み: なし' account
    grep -q '^基数の連なり: 母集団 6 → 回収 不明 → 有効 4 → 該当' account
    grep -qx '有限母集団: N = 基数 × 母集団 / 有効 = 4 × 6 / 4 = 6' account
    grep -q '^検定: fisher、p = ' account
    tests=$("$stats" "$example/tally.csv" | grep -c ',p_adj,[0-9]')
    grep -q "^補正: この実行の検定 $tests 件について bh 法、p_adj = " account
    grep -qx '取扱い: 部外秘・未秘匿' account
}

@test "--explain names the filter, the whole question with -, and what there is not" {
    make_stream
    "$stats" --explain q はい b 甲課 in.csv > account
    grep -qx '絞り込み: ${age} >= 30' account
    grep -qx '割合の式: p = 該当者数 n / 基数（該当）= 30 / 40 = 75.0％' account
    "$stats" --explain satisfy - dept - "$example/tally.csv" > account
    grep -q '^記述: mean ' account
    grep -qx '区分: 所属／全体' account
    run "$stats" --explain q たぶん b 甲課 in.csv
    [ "$status" -eq 64 ]
    [[ $output == *'item "たぶん" is not in the stream'* ]]
    run "$stats" --explain q はい c 甲課 in.csv
    [ "$status" -eq 64 ]
    run "$stats" --explain q はい in.csv
    [ "$status" -eq 64 ]
}

@test "--explain prints hidden numbers as hidden and lets no control character through" {
    printf '%s\n' "$head" ',q,,b,,label,a[2Jb' ',q,a,b,,n,9' ',q,a,b,g,n,x' ',q,c,b,,n,9' ',q,c,b,g,n,x' \
        ',,,,,end,5' > in.csv
    "$stats" --explain q a b g in.csv > account
    ! grep -q $'\x1b' account
    ! grep -qi 'nan' account
}

@test "--findings: what differs comes first, with the numbers of the stream in its sentence" {
    make_stream
    "$stats" --findings in.csv > list.csv
    "$stats" --all in.csv > all.csv
    [ "$(column list.csv 1 kind)" = finding ]
    [ "$(column list.csv 1 rank)" = 1 ]
    [ "$(column list.csv 1 question)" = 問いz ]
    [ "$(column list.csv 2 question)" = 問いq ]
    [ "$(column list.csv 2 high_group)" = 甲課 ]
    [ "$(column list.csv 2 high)" = 0.75 ]
    [ "$(column list.csv 2 p_adj)" = "$(sed -n 's/^,q,,b,,p_adj,//p' all.csv)" ]
    [ "$(column list.csv 2 high_lo)" = "$(sed -n 's/^,q,はい,b,甲課,p_lo,//p' all.csv)" ]
    sentence=$(column list.csv 2 sentence)
    [[ $sentence == *'「問いq」の回答は、所属によって異なる'* ]]
    [[ $sentence == *'最も高いのは甲課の75.0％（n＝40'*'最も低いのは乙課の20.0％（n＝40'*'差は55.0ポイント'* ]]
    [[ $sentence == *'調整後のpは0.001未満'* ]]
}

@test "--findings: groups below ten people are in the verdict and not in the sentence" {
    make_stream
    "$stats" --findings in.csv > list.csv
    sentence=$(column list.csv 1 sentence)
    [[ $sentence == '「問いz」の回答は、所属によって異なる（'* ]]
    [[ $sentence != *甲課* ]]
    [ -z "$(column list.csv 1 high_group)" ]
}

@test "--findings says what cannot be said" {
    make_stream
    "$stats" --findings in.csv > list.csv
    [ "$(column list.csv 3 kind)" = silence ]
    [ -z "$(column list.csv 3 rank)" ]
    [[ "$(column list.csv 3 sentence)" == '「問いr」は、所属による差があるとはいえない（調整後のp＝'* ]]
}

@test "--findings: statistics of a hidden table make no sentence" {
    "$stats" --all "$example/tally.csv" | sed 's/,\(n\|p\|p_lo\|p_hi\|base\|test_p\|p_adj\),[^,]*$/,\1,x/' > hidden.csv
    "$stats" --findings hidden.csv > list.csv
    ! grep -q ',sentence,.*[0-9]％' list.csv
}

@test "--findings and --explain exclude each other; the list is a stream that passes again" {
    make_stream
    run "$stats" --findings --explain q はい b 甲課 in.csv
    [ "$status" -eq 64 ]
    "$stats" --findings in.csv > list.csv
    "$stats" list.csv | grep '^,findings,' | cmp - <(grep '^,findings,' list.csv)
}
