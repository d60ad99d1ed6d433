# anke-project: scenarios in both encodings, what is refused and where, the tables, options.
# The numbers themselves are checked against R in tests/reference/projection.bats.

setup() {
    project="$ANKE_BIN/anke-project"
    cases="$ANKE_ROOT/tests/cli/anke-project"
    cd "$BATS_TEST_TMPDIR"
}

value() { # FILE ROW
    grep -F ",$2," "$1" | sed 's/.*,//'
}

refused() { # STATUS TEXT ARGUMENT...
    local status_wanted=$1 text=$2
    shift 2
    run "$project" -q "$@"
    echo "$output"
    [ "$status" -eq "$status_wanted" ]
    [[ $output == *"$text"* ]]
}

# A scenario file of one row behind the head, refused at line 2 with this text.
bad_row() { # TEXT ROW
    printf 'scenario,setting,at,value\n%s\n' "$2" > plan.csv
    refused 78 "$1" --runs 0 -s plan.csv "$cases/stream.csv"
}

@test "the fixture is what its script makes" {
    LC_ALL=C awk -f "$cases/make-stream.awk" | cmp - "$cases/stream.csv"
    LC_ALL=C awk -f "$cases/make-jobs.awk" "$cases/stream.csv" | cmp - "$cases/jobs.csv"
}

@test "one job: its people, rates, hires and retirement ages, and no grades" {
    run "$project" --runs 20 --job ' 医師' -o got.csv "$cases/jobs.csv"
    [ "$status" -eq 0 ]
    [[ $output == *'"医師": no grades'* ]]
    [[ $output != *everybody* ]]
    [ "$(value got.csv ',,,,title')" = '職員の年齢構成（医師）' ]
    [ "$(value got.csv ',,,,job')" = 医師 ]
    [ "$(value got.csv 'headcount,,scenario:year,,label')" = '職員数（医師）' ]
    [ "$(value got.csv 'goal,,scenario,,label')" = '目標職員数に要る毎年の採用者数（医師）' ]
    [ "$(value got.csv 'headcount,,scenario:year,なりゆき / 令和6年,value')" = 47 ] # 35 ages, 12 of them twice
    # of the one doctor of 64, who stays with 0.9873
    [ "$(value got.csv 'retirements,,scenario:year,なりゆき / 令和6年度,value')" = 0.9873 ]
    [ "$(grep -cE '^,(grade|succession)' got.csv)" = 0 ]
    grep -q '採用時の年齢は4人の実績だけ' got.csv
}

@test "a job without rates, hires and past of its own takes those of everybody, and it is said" {
    run "$project" --runs 0 --job 用務員 -o got.csv "$cases/jobs.csv"
    [ "$status" -eq 0 ]
    [[ $output == *'"用務員" has no rates of leaving of its own'* ]]
    [[ $output == *'"用務員" has no hires of the last ten years'* ]]
    [[ $output == *'"用務員" has no past hires and leavers'* ]]
    grep -q '^,warnings,.*根拠$' got.csv
    grep -q '用務員だけの離職率がないため' got.csv
    printf 'scenario,setting,value\na,hiring,keep_hires\n' > plan.csv
    refused 65 'the hires of 2025 are not known' --job 用務員 -s plan.csv "$cases/jobs.csv"
}

@test "jobs that nobody has are refused, and streams without jobs" {
    refused 64 'nobody of the job "看護師" in its last year, 2024' --job 看護師 "$cases/jobs.csv"
    refused 65 'no table "age" by "year:job"' --job 医師 "$cases/stream.csv"
    sed 's/^\(,age,50,year:job,令和6年 \/ 医師,n,\).*/\1900/' "$cases/jobs.csv" > more.csv
    refused 65 'more people of 50 years' more.csv
    sed 's/^\(,age,50,year:job,令和6年 \/ 医師,n,\).*/\1x/' "$cases/jobs.csv" > hidden.csv
    refused 65 'hidden numbers' --job 医師 hidden.csv
}

@test "grades that scenarios state for everybody do not hinder the projection of one job" {
    printf 'scenario,setting,at,value\na,posts,課長,40\n' > plan.csv
    "$project" -q --runs 0 --job 医師 -s plan.csv -o got.csv "$cases/jobs.csv"
}

@test "without --job each job retires by its own ages unless the scenario says otherwise" {
    "$project" -q --runs 0 -s "$cases/jobs-plan.csv" -o got.csv "$cases/jobs.csv"
    # fiscal year 2025: of the general staff nobody, of doctors and caretakers a few
    few=$(value got.csv 'retirements,,scenario:year,なりゆき / 令和7年度,value')
    awk -v n="$few" 'BEGIN { exit !(n > 1 && n < 6) }'
    grep -q '定年が他と異なる職種の53人は' got.csv # 47 doctors, 6 caretakers
    # with 60 for all, everybody of 60 and older goes in the first year
    [ "$(value got.csv 'age,61,scenario:year,60歳 / 令和7年,n')" = 0 ]
}

@test "runs of people, jobs and grades have the expected retirements" {
    printf 'scenario,setting,value\na,hiring,keep_hires\n' > plan.csv
    "$project" -q --runs 4000 --rates-known -s plan.csv -o got.csv "$cases/jobs.csv"
    "$project" -q --runs 4000 --rates-known -s plan.csv --threads 3 "$cases/jobs.csv" | cmp - got.csv
    # the variance of a number of people is not above its mean: 4.5 standard errors
    awk -F, '$2 == "retirements" && $6 == "value" { want[$5] = $7 }
        $2 == "retirements" && $6 == "mean" {
            n++
            d = $7 - want[$5]
            if (d * d > 20 * want[$5] / 4000 + 1e-9) { print; bad++ }
        }
        END { exit bad > 0 || n < 30 }' got.csv
}

@test "nobody retires at the ends of the years in which the age is raised, and hiring saws" {
    "$project" -q --runs 0 --years 12 -o got.csv "$cases/stream.csv"
    for year in 7 9 11 13; do # fiscal years 2025, 2027, 2029, 2031
        [ "$(value got.csv "retirements,,scenario:year,なりゆき / 令和${year}年度,value")" = 0 ]
        below=$(value got.csv "hires,,scenario:year,なりゆき / 令和$((year + 1))年,value")
        before=$(value got.csv "hires,,scenario:year,なりゆき / 令和${year}年,value")
        awk -v a="$below" -v b="$before" 'BEGIN { exit !(a < b / 2) }'
    done
    [ "$(value got.csv 'headcount,,scenario:year,なりゆき / 令和6年,value')" = 586 ]
    grep -q '^,warnings,[0-9]*,,,warning,前年度末に定年退職者がいない令和8年・令和10年・令和12年・令和14年の4月は' got.csv
}

@test "CP932, a byte order mark, CRLF and English heads change nothing" {
    "$project" -q --runs 40 -s "$cases/plan.csv" -o want.csv "$cases/stream.csv"
    sed 's/$/\r/' "$cases/plan.csv" | iconv -f UTF-8 -t CP932 > plan.csv
    "$project" -q --runs 40 -s plan.csv "$cases/stream.csv" | cmp - want.csv
    { printf '\357\273\277scenario,setting,at,value,note\n'; tail -n +2 "$cases/plan.csv"; } > plan.csv
    "$project" -q --runs 40 -s plan.csv < "$cases/stream.csv" | cmp - want.csv
}

@test "the same bytes whatever the threads; another seed gives others" {
    "$project" -q --runs 300 --years 8 --threads 1 -o one.csv "$cases/stream.csv"
    "$project" -q --runs 300 --years 8 --threads 5 -o five.csv "$cases/stream.csv"
    cmp one.csv five.csv
    "$project" -q --runs 300 --years 8 --seed 2 -o two.csv "$cases/stream.csv"
    ! cmp -s one.csv two.csv
    [ "$(value two.csv ',,,,seed')" = 2 ]
    [ "$(value two.csv ',,,,runs')" = 300 ]
}

@test "expected values do not depend on the runs, and fans widen with what is not known of the rates" {
    "$project" -q --runs 500 -o runs.csv "$cases/stream.csv"
    "$project" -q --runs 0 -o none.csv "$cases/stream.csv"
    grep -E ',(value|n),' runs.csv | grep -v grade_short > a.csv
    grep -E ',(value|n),' none.csv | cmp - a.csv
    run grep -c ',p05,' none.csv
    [ "$output" = 0 ]
    printf 'scenario,setting,value\na,hiring,keep_hires\n' > plan.csv
    "$project" -q --runs 2000 -s plan.csv -o wide.csv "$cases/stream.csv"
    "$project" -q --runs 2000 --rates-known -s plan.csv -o narrow.csv "$cases/stream.csv"
    at='headcount,,scenario:year,a / 令和36年'
    awk -v a="$(value wide.csv "$at,p95")" -v b="$(value wide.csv "$at,p05")" \
        -v c="$(value narrow.csv "$at,p95")" -v d="$(value narrow.csv "$at,p05")" \
        'BEGIN { print a - b, c - d; exit !(a - b > 1.5 * (c - d)) }'
}

@test "scenarios share their random numbers: what they do alike does not differ" {
    printf 'scenario,setting,value\na,hiring,keep_hires\nb,hiring,keep_hires\nb,quota,1\n' > plan.csv
    "$project" -q --runs 100 --years 5 -s plan.csv -o got.csv "$cases/stream.csv"
    [ "$(grep -cE '^,difference,.*,(value|mean|p05|p95),0$' got.csv)" -eq 80 ] # 4 items, 5 years
    [ "$(value got.csv 'difference,,scenario:year,,label')" = '「a」との差' ]
}

@test "grades: managers step down at 60, short posts are warned of" {
    "$project" -q --runs 100 -o got.csv "$cases/stream.csv"
    [ "$(value got.csv 'grade,課長,scenario:year,なりゆき / 令和7年,posts')" = 58 ]
    grep -q '^,warnings,[0-9]*,,,kind,後継' got.csv
    grep -q '^,grade_short,課長,scenario:year,なりゆき / 令和17年,p95,' got.csv
    # By age alone: those of 59, 14 課長 and 部長 within a year (staff(59) = 21, 10 of them managers).
    [ "$(value got.csv 'succession,部長,scenario:horizon,なりゆき / 1年以内,vacated')" = 4 ]
    [ "$(value got.csv 'succession,課長,scenario:horizon,なりゆき / 1年以内,vacated')" = 6 ]
    printf 'scenario,setting,at,value\na,manager,課長,no\na,manager,部長,no\n' > plan.csv
    "$project" -q --runs 0 -s plan.csv -o none.csv "$cases/stream.csv"
    [ "$(value none.csv 'succession,部長,scenario:horizon,a / 1年以内,vacated')" = 0 ]
}

@test "candidates a vacancy and their flag: below 1 red, below 1.5 yellow" {
    "$project" -q --runs 0 -o got.csv "$cases/stream.csv"
    awk -F, '($2 == "grade" || $2 == "succession") && $3 != "" { k = $2 $3 $5; v[k, $6] = $7; keys[k] }
        END { for (k in keys) { p = v[k, "vacancies"] v[k, "vacated"]; e = v[k, "eligible"] v[k, "pool"]
                  if (p == "") { if ((k, "flag") in v) exit 1; continue }
                  p += 0; e += 0 # numbers, not texts
                  want = e < p ? "red" : e < 1.5 * p ? "yellow" : "none"; n[want]++
                  if (v[k, "flag"] != want) { print k, v[k, "flag"], want; exit 1 }
                  if (p > 0 ? (v[k, "ratio"] - e / p)^2 > 1e-18 * (e / p)^2 : v[k, "ratio"] != "") { print k; exit 1 }
                  short = p > e ? p - e : 0
                  if ((v[k, "short"] - short)^2 > 1e-18 * p^2) { print k, v[k, "short"], short; exit 1 } }
              print n["red"], n["yellow"], n["none"]; exit !(n["red"] && n["yellow"] && n["none"]) }' got.csv
}

# Hires at 20 alone whom nobody leaves before 60: 586 persons over 40 ages.
@test "constant hiring with the ages, rates and retirement of a scenario" {
    printf 'scenario,setting,at,value\na,hire_age,20,1\na,leave_factor,,0\na,retirement,,fixed60\n' > plan.csv
    printf 'b,hire_age,20,1\nb,leave_factor,,0\n' >> plan.csv
    "$project" -q --runs 0 --years 10 -s plan.csv -o got.csv "$cases/stream.csv"
    for age in 20 40 59; do
        [ "$(value got.csv "age,$age,scenario:year,a / 令和6年,stationary")" = 14.65 ]
    done
    [ "$(value got.csv 'age,60,scenario:year,a / 令和6年,stationary')" = 0 ]
    [ "$(value got.csv 'age10,20～29歳,scenario:year,a / 令和6年,stationary')" = 146.5 ]
    [ "$(value got.csv 'age12,60歳以上,scenario:year,a / 令和6年,stationary')" = 0 ]
    [ "$(value got.csv 'age,,scenario:year,a / 令和16年,retirement_age')" = 60 ]
    [ "$(value got.csv 'age12,,scenario:year,b / 令和6年,retirement_age')" = 61 ]
    [ "$(value got.csv 'age10,,scenario:year,b / 令和7年,retirement_age')" = 62 ]
    [ "$(value got.csv 'age,,scenario:year,b / 令和13年,retirement_age')" = 65 ]
    # 45 ages; the bands of 60 and more have 5 of them.
    awk -v a="$(value got.csv 'age12,60歳以上,scenario:year,b / 令和13年,stationary')" \
        -v n="$(value got.csv 'headcount,,scenario:year,b / 令和13年,value')" \
        'BEGIN { d = a - n * 5 / 45; exit !(d < 1e-9 && d > -1e-9) }'
}

@test "the start of a projection is measured as anke-stats measures it, in years and bands" {
    "$project" -q --runs 0 --years 2 -o got.csv "$cases/stream.csv"
    { head -1 got.csv; grep -E '^,age(|10|12),[^,]*,scenario:year,なりゆき / 令和6年,(n|group_score),' got.csv |
        sed 's/scenario:year,なりゆき . /year,/'; } > start.csv
    printf ',,,,,end,%d\n' $(($(wc -l < start.csv) - 1)) >> start.csv
    "$ANKE_BIN/anke-stats" -q -o stats.csv start.csv
    for table in age age12 age10; do
        for stat in mean_age median_age hollow hollow_lo hollow_hi hollow_z hollow_flag valley_lo valley_hi \
            valley_bottom valley_depth valley_flag retirement_age; do
            want=$(value stats.csv "$table,,year,令和6年,$stat")
            got=$(value got.csv "$table,,scenario:year,なりゆき / 令和6年,$stat")
            echo "$table $stat $got $want"
            [ "$got" = "$want" ]
        done
    done
}

# As of the demo in the sources of this project: a valley about 40 grows older with its people, and a
# freeze of ten years leaves another.
@test "the hollow moves with its people, and a freeze makes a new one" {
    "$project" -q --runs 0 -s "$cases/plan.csv" -o got.csv "$cases/stream.csv"
    low=0
    for year in 6 11 16; do
        now=$(value got.csv "age,,scenario:year,なりゆき / 令和${year}年,valley_bottom")
        [ "$low" -eq 0 ] || [ $((now - low)) -eq 5 ]
        low=$now
    done
    [ "$(value got.csv 'age,,scenario:year,なりゆき / 令和26年,valley_lo')" = '' ]
    [ "$(value got.csv 'age,,scenario:year,なりゆき / 令和6年,hollow_flag')" = red ]
    grep -q '^,warnings,.*,「凍結」では、令和14年には26～28歳（深さ89.3％）に新しい谷ができる' got.csv
    grep -q '^,warnings,.*40～44歳（底42歳、深さ62％）にあり、令和11年に45～49歳、令和16年に51～54歳へ移り、令和26年にはなくなる' got.csv
}

@test "without rates the national ones are assumed, and without hires' ages it is said" {
    awk -F, '$2 != "leave_rate" && $6 != "end"' "$cases/stream.csv" > part.csv
    echo ",,,,,end,$(($(wc -l < part.csv) - 1))" >> part.csv
    run "$project" -q --runs 0 -o got.csv part.csv
    [ "$status" -eq 0 ]
    [[ $output == *'national ones are assumed'* ]]
    grep -q '^,warnings,.*warning,離職率は自団体の実績がないため' got.csv
    awk -F, '$2 != "hire_age" && $6 != "end"' "$cases/stream.csv" > part.csv
    echo ",,,,,end,$(($(wc -l < part.csv) - 1))" >> part.csv
    refused 65 'the ages of hires are not known' --runs 0 part.csv
    printf 'setting,at,value,scenario\nhire_age,22,1,a\n' > plan.csv
    "$project" -q --runs 0 -s plan.csv -o got.csv part.csv
}

@test "hidden numbers and other streams are refused" {
    sed 's/^\(,age,40,year,令和6年,n,\).*/\1x/' "$cases/stream.csv" > hidden.csv
    refused 65 'hidden numbers' hidden.csv
    refused 65 'no table "age" by "year"' "$ANKE_ROOT/tests/example/tally.csv"
    sed 's/^\(,age,40,year,令和6年,n,\).*/\11.5/' "$cases/stream.csv" > half.csv
    refused 65 'is no count' half.csv
    sed 's/^,age,18,/,age,9,/' "$cases/stream.csv" > young.csv
    refused 65 'is no age of 15 to 89' young.csv
    sed 's/^\(,age,30,year,令和6年,n,\).*/\11/' "$cases/stream.csv" > fewer.csv
    refused 65 'more people of 30 years' fewer.csv
    refused 65 'not a table stream' "$cases/plan.csv"
    : > empty.csv
    refused 65 '' empty.csv
}

@test "what is wrong with scenarios is refused with line and field" {
    bad_row 'plan.csv:2:2: unknown setting "hirring"' 'a,hirring,,keep_headcount'
    bad_row 'plan.csv:2:4: "some", one of keep_headcount' 'a,hiring,,some'
    bad_row 'plan.csv:2:3: "soon", a year was expected' 'a,target,soon,600'
    bad_row 'plan.csv:2:3: "", a year was expected' 'a,target,,600'
    bad_row 'plan.csv:2:4: "-3", a number from 0' 'a,hires,,-3'
    bad_row 'plan.csv:2:4: "1e9", a number from 0' 'a,hires,,1e9'
    bad_row 'plan.csv:2:4: "nan", a number' 'a,hires,,nan'
    bad_row 'plan.csv:2:4: "", a number' 'a,hires,,'
    bad_row 'plan.csv:2:4: "120%", a number from 0 to 1' 'a,mid_share,,120%'
    bad_row 'plan.csv:2:4: "-0.5", a number from -0.2' 'a,change,,-0.5'
    bad_row 'plan.csv:2:3: "14", an age' 'a,leave_rate,14,0'
    bad_row 'plan.csv:2:3: "90歳", an age' 'a,leave_rate,90歳,0'
    bad_row 'plan.csv:2:3: "2026", nothing was expected' 'a,mid_share,2026,0.1'
    bad_row 'plan.csv:2:4: "61.5", a whole number' 'a,retirement_age,,61.5'
    bad_row 'plan.csv:2:3: grade "参事" is not in the stream' 'a,posts,参事,3'
    bad_row 'plan.csv:2:5: a cell without a column head' 'a,hires,,3,x'
    bad_row 'target, population or change was expected' 'a,hiring,,target'
    bad_row 'mid_from is above mid_to' 'a,mid_from,,50'
    bad_row 'plan.csv:2:1: at most 20 scenarios' 'a / b,hires,,3'
    bad_row 'plan.csv:2' 'a,"hires,,3'
    bad_row 'stands twice' $'a,hires,,3\na,採用数,,４'
    bad_row 'plan.csv:3:1: rows for all scenarios' $'a,hires,,3\n,hires,,4'
    bad_row 'plan.csv:3:3: eligible_from is above' $'a,eligible_to,係長,30\na,eligible_from,課長,50\na,eligible_to,課長,40'
    printf 'scenario,value\n' > plan.csv
    refused 78 'no column "setting"' -s plan.csv "$cases/stream.csv"
    printf 'scenario,setting,value,extra\n' > plan.csv
    refused 78 'plan.csv:1:4: column "extra"' -s plan.csv "$cases/stream.csv"
    : > plan.csv
    refused 78 'a head with scenario' -s plan.csv "$cases/stream.csv"
    printf 'scenario,setting,value\na,hires,\0203\n' > plan.csv
    refused 78 'plan.csv:2' -s plan.csv "$cases/stream.csv"
}

@test "a file that only says what holds for all is one scenario" {
    printf 'シナリオ,設定,対象,値\n,条例定数,,５８０\n\n' > plan.csv
    "$project" -q --runs 0 -s plan.csv -o got.csv "$cases/stream.csv"
    [ "$(value got.csv 'headcount,,scenario:year,なりゆき / 令和9年,quota')" = 580 ]
    [ "$(value got.csv 'goal,,scenario,なりゆき,target')" = 586 ]
    grep -q '条例定数を超え、超過は令和6年の6人が最大になる' got.csv
}

@test "options and files that do not fit are refused" {
    refused 64 '--years takes 1 to 60' --years 61 "$cases/stream.csv"
    refused 64 '--runs takes 0 to 100000' --runs -1 "$cases/stream.csv"
    refused 64 '--seed takes 0' --seed -1 "$cases/stream.csv"
    refused 64 'fewer were expected' --runs 100000 --years 60 -s "$cases/plan.csv" "$cases/stream.csv"
    refused 64 '' --no-such "$cases/stream.csv"
    refused 66 'none.csv' none.csv
    refused 66 'none.csv' -s none.csv "$cases/stream.csv"
    refused 74 '' --runs 0 -o /dev/full "$cases/stream.csv"
    cp "$cases/plan.csv" plan.csv
    refused 64 'plan.csv' -s plan.csv -o plan.csv "$cases/stream.csv"
    cmp plan.csv "$cases/plan.csv"
}

@test "other programs read the projection" {
    "$project" -q --runs 50 -s "$cases/plan.csv" -o got.csv "$cases/stream.csv"
    "$ANKE_BIN/anke-stats" -q -o stats.csv got.csv
    grep -q '^,headcount,,scenario:year,平準化 / 令和16年,p50,' stats.csv
    [ "$("$ANKE_BIN/anke-stats" -q stats.csv | cmp - stats.csv && echo same)" = same ]
}
