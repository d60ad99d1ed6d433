# Tallies of a question, alone and by `dept`; with has_waves in three waves. anke-stats goes behind.

function count(item, group,    value) {
    if (case_ == "missing" || (case_ == "zeros" && (group == 1 || item % 2 == 1))) return 0
    if (case_ == "three" && group == 1) return item < 3 ? 1 : 0
    return (item * 7 + group * 11 + item * item * group + 5 * item * n_wave) % 23 + 3
}

function prepare(    i) {
    n_items = case_ == "one" ? 1 : case_ == "forty" ? 40 : case_ == "eleven" ? 11 : 5
    n_groups = 3
    is_multiple = case_ == "forty"
    split("そう思う,どちらかといえばそう思う,どちらともいえない,どちらかといえばそう思わない,そう思わない", plain, ",")
    split("企画部,総務部,市民生活部", depts, ",")
    for (i = 0; i < n_items; i++) {
        items[i] = word(i, n_items == 5 ? plain[i + 1] \
                         : case_ == "eleven" ? i "点" : "選択肢" sprintf("%02d", i))
    }
    for (i = 1; i <= n_groups; i++) groups[i] = word(20 + i, depts[i])
}

function describe(by,    i) {
    row(case_, "", by, "", "label", word(90, "職場では気軽に相談できる"))
    row(case_, "", by, "", "type", is_multiple ? "multiple" : "scale")
    if (by != "") row(case_, "", by, "", "by_label", word(91, "所属"))
    for (i = 0; i < n_items; i++) {
        row(case_, items[i], by, "", "item_type", "choice")
        if (!is_multiple) row(case_, items[i], by, "", "score", n_items - i)
    }
    row(case_, "無回答", by, "", "item_type", "noanswer")
    for (i = 1; by != "" && i <= n_groups; i++) row(case_, "", by, groups[i], "group_type", "choice")
}

function total(item, group,    g, sum) {
    if (group > 0) return item < 0 ? (case_ == "missing" ? 9 : group) : count(item, group)
    for (g = 1; g <= n_groups; g++) sum += total(item, g)
    return sum
}

# Those who answered a multiple answer: somewhat more than its largest count.
function people(group,    i, g, most) {
    for (g = 1; group == 0 && g <= n_groups; g++) most += people(g)
    for (i = 0; group > 0 && i < n_items; i++) most = total(i, group) > most ? total(i, group) : most
    return group == 0 ? most : most + 12
}

function column(by, group,    name, i, answered, ticks) {
    name = group == 0 ? "" : groups[group]
    for (i = 0; i < n_items; i++) ticks += total(i, group)
    answered = is_multiple ? people(group) : ticks + 0
    row(case_, "", by, name, "asked", answered + total(-1, group))
    row(case_, "", by, name, "answered", answered)
    row(case_, "", by, name, "noanswer", total(-1, group))
    row(case_, "", by, name, "invalid", 0)
    if (is_multiple) row(case_, "", by, name, "ticks", ticks)
    for (i = 0; i < n_items; i++) row(case_, items[i], by, name, "n", total(i, group))
    row(case_, "無回答", by, name, "n", total(-1, group))
}

function table(by,    g) {
    describe(by)
    column(by, 0)
    for (g = 1; by != "" && g <= n_groups; g++) column(by, g)
}

function main() {
    prepare()
    for (n_wave = 0; n_wave < (has_waves ? 3 : 1); n_wave++) {
        wave = has_waves ? 2024 + n_wave "Q1" : ""
        table("")
        table("dept")
    }
    wave = ""
}

BEGIN { write_cases("plain one forty long zeros three missing eleven") }
