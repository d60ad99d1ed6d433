# Compares a projection with what R computed: question,item,scenario,year,stat,value.
#   awk -f compare-projection.awk [-v least=5000] EXPECTED PROJECTION
# Exit status 1 if a number is missing or differs by more than 1e-8 (relative, absolute below 1), or if
# fewer than `least` were compared.
BEGIN { FS = ","; least = least == "" ? 5000 : least }
FNR == 1 { file++; next }
file == 1 { want[$1 "," $2 "," $3 "," $4 "," $5] = $6; next }
$4 == "scenario:year" && $6 == "group_score" { year[$2 "," $5] = $7; next }
$4 == "scenario:year" {
    scenario = $5
    sub(/ \/ .*/, "", scenario)
    key = $2 "," $3 "," scenario "," year[$2 "," $5] "," $6
    if (!(key in want)) next
    difference = $7 - want[key]
    size = want[key] < 0 ? -want[key] : want[key]
    if (difference < 0) difference = -difference
    if (size > 1) difference /= size
    if (difference > largest) largest = difference
    if (difference > 1e-8) { print key ": R " want[key] ", anke " $7; bad++ }
    delete want[key]
    n++
}
END {
    for (key in want) { print key ": missing"; bad++ }
    printf "%d numbers compared, largest difference %.2g\n", n, largest
    exit bad > 0 || n < least
}
