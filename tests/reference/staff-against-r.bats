# Statistics of staff, computed a second time from the counts by R alone.

setup() {
    command -v Rscript > /dev/null || skip "R is not installed"
    cd "$BATS_TEST_TMPDIR"
}

against_r() { # FILE [PERSONS]: a stream
    "$ANKE_BIN/anke-stats" -q --all -o out.csv "$1"
    run Rscript "$ANKE_ROOT/tests/reference/staff-against-r.R" out.csv ${2:+"$2"}
    echo "$output"
    [ "$status" -eq 0 ]
}

@test "R computes the same age structure of three cities" {
    for table in staff-tables/city-a-age12 staff-tables/nikko-age12 staff-invented/age12; do
        "$ANKE_BIN/anke-series" --stack age12 "$ANKE_ROOT/samples/$table.csv" > in.csv
        against_r in.csv
    done
}

@test "R computes the same trends and breaks of staff and inhabitants" {
    for table in staff-tables/nikko-staff staff-invented/staff; do
        "$ANKE_BIN/anke-series" --stack staff --total 総合計 "$ANKE_ROOT/samples/$table.csv" > in.csv
        against_r in.csv
    done
    "$ANKE_BIN/anke-series" --names population "$ANKE_ROOT/samples/staff-invented/population.csv" > in.csv
    against_r in.csv
}

@test "R finds the same stretches of hires, and splits the mean age alike" {
    against_r "$ANKE_ROOT/tests/cli/anke-stats-staff/flow.csv"
}

@test "R computes the same rates of leaving" {
    against_r "$ANKE_ROOT/tests/cli/anke-stats-staff/leave-rate.csv"
}

@test "R's survfit draws the same curve of times in service" {
    persons=$ANKE_ROOT/tests/cli/anke-stats-staff/persons.csv
    awk -F, 'NR > 1 { n++; entry[n] = $1; exit_at[n] = $2; if ($3) events[$2]++ }
        BEGIN { print "wave,question,item,by,group,stat,value\n,tenure,,,,type,number\n,tenure,,,,unit,日"; rows = 2 }
        END { for (t in events) { m = 0
                for (i = 1; i <= n; i++) m += entry[i] < t + 0 && t + 0 <= exit_at[i]
                printf ",tenure,%s,,,item_type,value\n,tenure,%s,,,at_risk,%d\n,tenure,%s,,,events,%d\n", t, t, m, t, events[t]; rows += 3 }
            printf ",,,,,end,%d\n", rows }' "$persons" > in.csv
    against_r in.csv "$persons"
}

@test "R places the same cities among their peers, and studentises alike" {
    against_r "$ANKE_ROOT/tests/cli/anke-stats-staff/peers.csv"
}
