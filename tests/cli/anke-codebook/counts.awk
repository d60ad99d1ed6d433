# A table stream's counts as lines LABEL | ITEM | n, without breaks, states and bands: what two codebooks
# of one export must agree on, whatever their names are. -v all=1 keeps choices that nobody gave.
function split_line(line, cells,    n, at, c, cell, quoted) {
    n = 0; cell = ""; quoted = 0
    for (at = 1; at <= length(line); at++) {
        c = substr(line, at, 1)
        if (quoted && c == "\"" && substr(line, at + 1, 1) == "\"") { cell = cell "\""; at++ }
        else if (c == "\"") quoted = !quoted
        else if (c == "," && !quoted) { cells[++n] = cell; cell = "" }
        else cell = cell c
    }
    cells[++n] = cell
    return n
}
{
    split_line($0, cell)
    if (cell[4] != "") next
    key = cell[2] SUBSEP cell[3]
    if (cell[6] == "label" && cell[3] == "") label[cell[2]] = cell[7]
    else if (cell[6] == "item_type") kind[key] = cell[7]
    else if (cell[6] == "n" && cell[3] != "") { order[++n_rows] = key; question[key] = cell[2]; item[key] = cell[3]; n[key] = cell[7] }
}
END {
    for (i = 1; i <= n_rows; i++) {
        key = order[i]
        if ((kind[key] == "" || kind[key] == "choice" || kind[key] == "value") && (all || n[key] != 0))
            print label[question[key]] " | " item[key] " | " n[key]
    }
}
