# What must not change: statistics know no order of respondents, choices, groups or shards; a table
# without break is the sum of the groups of every break, and what a chart prints is the same number.

setup() {
    survey="$ANKE_ROOT/samples/workplace-survey"
    cd "$BATS_TEST_TMPDIR"
    "$ANKE_BIN/anke-import" -q -c "$survey/survey.csv" -o responses.csv "$survey/export-2026.csv"
}

tally() { # RESPONSES [OPTION...]
    "$ANKE_BIN/anke-tally" -q -c "$survey/survey.csv" "${@:2}" "$1"
}

# reverse FILE: its records in reverse order; the header stays first, .end last.
reverse() {
    perl -e 'local $/; $_ = <>; my @records; my $record = "";
        for (split /(?<=\n)/) { $record .= $_; if (($record =~ tr/"//) % 2 == 0) { push @records, $record; $record = "" } }
        my $end = pop @records; print shift(@records), reverse(@records), $end' "$1"
}

# same_numbers A B: rows of both streams by key, numbers to a relative 1e-9 (another order of sums moves
# the last digits); what names a place in an order is left out.
same_numbers() {
    for side in "$1" "$2"; do
        grep -vE ',(letter|letters|codebook|end|group_order|mc_[a-z_]*),' "$side" | grep -v '^[^,]*,[^,]*,[^,]*,[^,]*[*]' |
            LC_ALL=C sort > "$side.sorted"
    done
    awk 'function key(line) { return substr(line, 1, match(line, /,[^,]*$/)) }
        function value(line) { return substr(line, match(line, /,[^,]*$/) + 1) }
        NR == FNR { want[key($0)] = value($0); n++; next }
        {
            k = key($0); v = value($0); m++
            if (!(k in want)) { print "not in the first: " $0; bad++; next }
            w = want[k]
            if (v == w) next
            if (v !~ /^-?[0-9.e+-]+$/ || w !~ /^-?[0-9.e+-]+$/) { print k " " w " | " v; bad++; next }
            d = v - w; s = v < 0 ? -v : v; t = w < 0 ? -w : w; if (t > s) s = t
            if ((d < 0 ? -d : d) > 1e-9 * s && (d < 0 ? -d : d) > 1e-12) { print k " " w " | " v; bad++ }
        }
        END { if (n != m || n < 1000) { print n " and " m " rows"; bad++ } exit bad > 0 }' "$1.sorted" "$2.sorted"
}

@test "respondents in another order give the same bytes" {
    reverse responses.csv > turned.csv
    ! cmp -s responses.csv turned.csv
    tally responses.csv > a.csv
    tally turned.csv > b.csv
    cmp a.csv b.csv
}

@test "splitting into shards and merging them gives the same bytes, statistics included" {
    tally responses.csv > whole.csv
    for i in 1 2 3; do
        tally responses.csv --shard $i/3 > $i.csv
    done
    "$ANKE_BIN/anke-merge" 3.csv 1.csv 2.csv > merged.csv
    cmp whole.csv merged.csv
    "$ANKE_BIN/anke-stats" --all whole.csv > a.csv
    "$ANKE_BIN/anke-stats" --all merged.csv | cmp - a.csv
}

@test "one processor and several give the same bytes" {
    command -v taskset > /dev/null || skip "taskset is not installed"
    tally responses.csv > tally.csv
    "$ANKE_BIN/anke-stats" --all tally.csv > a.csv
    taskset -c 0 "$ANKE_BIN/anke-stats" --all tally.csv | cmp - a.csv
}

@test "choices and groups in another order: every statistic is the same number" {
    # the sheet of choices from bottom to top, so that answers and groups change places
    perl -ne 'push @{$_ =~ /^choices/ || @below ? \@below : \@above}, $_;
        END { print @above, shift @below, reverse @below }' "$survey/survey.csv" > turned.csv
    ! cmp -s "$survey/survey.csv" turned.csv
    tally responses.csv | "$ANKE_BIN/anke-stats" --all > a.csv
    "$ANKE_BIN/anke-tally" -q -c turned.csv responses.csv | "$ANKE_BIN/anke-stats" --all > b.csv
    same_numbers a.csv b.csv
}

@test "answers times ten: shares stay, chi-square is ten times as large" {
    tally responses.csv | awk -F, -v OFS=, '
        $6 ~ /^(n|population|returned|valid|asked|na|notasked|answered|noanswer|invalid|ticks)$/ && $7 != "" { $7 *= 10 }
        { print }' > tenfold.csv
    tally responses.csv | "$ANKE_BIN/anke-stats" > a.csv
    "$ANKE_BIN/anke-stats" tenfold.csv > b.csv
    for stat in p median chisq; do
        grep ",$stat," a.csv > one
        grep ",$stat," b.csv > ten
        paste -d '|' one ten | awk -F'|' -v factor=$([ $stat = chisq ] && echo 10 || echo 1) '{
            a = $1; b = $2; sub(/.*,/, "", a); sub(/.*,/, "", b)
            if (a == "" && b == "") next
            d = a * factor - b; if (d * d > 1e-20 * b * b) { print; bad = 1 } } END { exit bad }'
    done
}

@test "the table without break is the sum of the groups of each break" {
    tally responses.csv > tally.csv
    perl -F, -lane 'next if $F[5] ne "n"; $q = "$F[1],$F[2]";
        if ($F[3] eq "") { $whole{$q} = $F[6] }
        elsif ($F[3] ne $F[1]) { $F[4] eq "" ? ($total{"$q,$F[3]"} = $F[6]) : ($sum{"$q,$F[3]"} += $F[6]) }
        END { for (keys %sum) { ($w) = /^(.*),[^,]*$/;
            die "$_: $sum{$_} $total{$_} $whole{$w}" if $sum{$_} != $total{$_} || $total{$_} != $whole{$w}; $n++ }
            die "only $n" if $n < 100 }' tally.csv
}

@test "what a chart prints is the number of the stream" {
    tally responses.csv | "$ANKE_BIN/anke-stats" > all.csv
    "$ANKE_BIN/anke-chart" --question hesitate --dump-layout all.csv > layout
    n=0
    while IFS=, read -r _ _ item _ _ _ p; do
        percent=$(awk -v p="$p" 'BEGIN { printf "%.1f", int(1000 * p + 0.5 + 1e-9) / 10 }')
        grep -q "$percent" layout || { echo "$item $percent"; false; }
        n=$((n + 1))
    done < <(grep -E '^,hesitate,[^,]+,,,p,' all.csv)
    [ "$n" -ge 5 ]
}
