# Spoils a stream: writes N variants of the tables of the questions KEEP (a|b) to DIR/1.csv, DIR/2.csv ...
# Each has one to eight mistakes that people, programs and networks make; its end row fits its rows, so
# that readers go beyond it. The same SEED gives the same variants (mawk and gawk differ).
#   awk -v seed=1 -v n=20 -v keep='q|r' -v dir=DIR -f mutate.awk STREAM

BEGIN {
    FS = OFS = ","
    srand(seed)
    n_values = split("1e300|-1e300|-1|x|0|1|abc|1e-300|0.5|99999999999|inf|1,5|-0|  7|2026|yes|+", values, "|")
}

NR == 1 { header = $0; next }
$6 == "end" { next }
$2 == "" || $2 ~ ("^(" keep ")$") { rows[n_rows++] = $0 }

function chance(n) { return int(rand() * n) }

# Puts a field of row `i` in place of that of row `at`.
function take(at, i, field,    other) {
    split(lines[i], other, ",")
    $0 = lines[at]
    $field = other[field]
    lines[at] = $0
}

function set(at, field, value) {
    $0 = lines[at]
    $field = value ~ /,/ ? "\"" value "\"" : value
    lines[at] = $0
}

function spoil(    at, kind, i) {
    at = chance(n_lines)
    kind = chance(12)
    if (kind == 0) lines[at] = ""
    else if (kind == 1) set(at, 7, "")
    else if (kind <= 5) set(at, 7, values[1 + chance(n_values)])
    else if (kind == 6) lines[n_lines++] = lines[at]
    else if (kind == 7) take(at, chance(n_lines), 5)
    else if (kind == 8) take(at, chance(n_lines), 6)
    else if (kind == 9) take(at, chance(n_lines), 3)
    else if (kind == 10) take(at, chance(n_lines), 7)
    else for (i = at; i < at + n_lines / 8 && i < n_lines; i++) lines[i] = ""
}

function write(file,    i, n) {
    print header > file
    for (i = 0; i < n_lines; i++) {
        if (lines[i] != "") {
            print lines[i] > file
            n++
        }
    }
    print ",,,,,end," n + 0 > file
    close(file)
}

END {
    for (variant = 1; variant <= n; variant++) {
        n_lines = n_rows
        for (i = 0; i < n_rows; i++) lines[i] = rows[i]
        for (mistakes = 1 + chance(8); mistakes > 0; mistakes--) spoil()
        write(dir "/" variant ".csv")
    }
}
