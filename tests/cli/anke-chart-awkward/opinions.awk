# Opinions by category and view, as anke-opinions writes them.

function prepare(    i) {
    n_opinions = case_ == "one" ? 1 : case_ == "forty" ? 40 : case_ == "missing" ? 0 : 11
    n_categories = case_ == "one" ? 1 : case_ == "forty" ? 13 : 5
    n_views = case_ == "one" ? 1 : case_ == "eleven" ? 11 : 3
    for (i = 0; i < n_categories; i++) categories[i] = word(i, "分類" i)
    for (i = 0; i < n_views; i++) views[i] = word(30 + i, "観点" i)
}

# The category and the view of an opinion.
function place(i) { return i * 5 % n_categories }
function side(i) { return i * 7 % n_views }

function numbers(c, v,    i, n) {
    for (i = 0; i < n_opinions; i++) n += (c < 0 || place(i) == c) && (v < 0 || side(i) == v)
    return n + 0
}

function main(    i, c, v, by) {
    by = "view"
    prepare()
    row(case_, "", by, "", "label", word(90, "先輩職員が語る職場"))
    row(case_, "", by, "", "type", "single")
    row(case_, "", by, "", "unit", "件")
    row(case_, "", by, "", "by_label", word(91, "観点"))
    for (c = 0; c < n_categories; c++) {
        row(case_, categories[c], by, "", "item_type", "choice")
        row(case_, categories[c], by, "", "category_note", word(60 + c, "説明" c))
    }
    for (i = 0; i < n_opinions; i++) row(case_, "o" i, by, "", "item_type", "opinion")
    for (v = 0; v < n_views; v++) row(case_, "", by, views[v], "group_type", "choice")
    row(case_, "", by, "", "opinions", n_opinions)
    for (v = 0; v < n_views; v++) row(case_, "", by, views[v], "opinions", numbers(-1, v))
    for (c = 0; c < n_categories; c++) {
        row(case_, categories[c], by, "", "n", numbers(c, -1))
        for (v = 0; v < n_views; v++) row(case_, categories[c], by, views[v], "n", numbers(c, v))
    }
    for (i = 0; i < n_opinions; i++) {
        row(case_, "o" i, by, "", "category", categories[place(i)])
        row(case_, "o" i, by, views[side(i)], "text", word(80 + i, "手順書がなくても困らなかった" i "。"))
    }
}

BEGIN { write_cases("plain one forty long missing eleven") }
