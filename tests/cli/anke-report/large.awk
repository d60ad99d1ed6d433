# A tally of one question with `items` choices by a break of `groups`: awk -f large.awk -v items=60
# -v groups=20 -v type=multiple /dev/null | anke-stats. Counts follow a fixed rule.

function row(item, by, group, stat, value) {
    printf "2026Q3,big,%s,%s,%s,%s,%s\n", item, by, group, stat, value
    n_rows++
}

function count(i, g) {
    return (i * 7 + g * 13 + i * g) % 11 + (g == 3 && i < 4 ? 40 : 0)
}

function ledger(by, group, n,   k) {
    split("population returned valid asked na notasked answered noanswer invalid", stats, " ")
    split(n * 2 " " n " " n " " n " 0 0 " n " 0 0", values, " ")
    for (k = 1; k <= 9; k++) {
        row("", by, group, stats[k], values[k])
    }
    if (type == "multiple") {
        row("", by, group, "ticks", n)
    }
}

function head(by,   i) {
    row("", by, "", "label", "力を入れてほしい施策")
    row("", by, "", "type", type)
    if (by != "") {
        row("", by, "", "by_label", "所属")
        row("", by, "", "by_type", "single")
    }
    for (i = 1; i <= items; i++) {
        row(item[i], by, "", "item_type", "choice")
    }
    row("無回答", by, "", "item_type", "noanswer")
}

BEGIN {
    print "wave,question,item,by,group,stat,value"
    print ",,,,,title,大きな調査"
    print ",,,,,closed,2019-05-01"
    n_rows = 2
    for (i = 1; i <= items; i++) {
        item[i] = "施策" i (i % 5 == 0 ? "（長い説明の付いた選択肢で二行になるもの）" : "")
    }
    for (g = 1; g <= groups; g++) {
        group[g] = "第" g "課"
        for (i = 1; i <= items; i++) {
            sum[g] += count(i, g)
            total[i] += count(i, g)
        }
        all += sum[g]
    }
    head("")
    ledger("", "", all)
    for (i = 1; i <= items; i++) {
        row(item[i], "", "", "n", total[i])
    }
    row("無回答", "", "", "n", 0)
    head("dept")
    for (g = 1; g <= groups; g++) {
        row("", "dept", group[g], "group_type", "choice")
    }
    ledger("dept", "", all)
    for (g = 1; g <= groups; g++) {
        ledger("dept", group[g], sum[g])
    }
    for (i = 1; i <= items; i++) {
        row(item[i], "dept", "", "n", total[i])
        for (g = 1; g <= groups; g++) {
            row(item[i], "dept", group[g], "n", count(i, g))
        }
    }
    row("無回答", "dept", "", "n", 0)
    for (g = 1; g <= groups; g++) {
        row("無回答", "dept", group[g], "n", 0)
    }
    printf ",,,,,end,%d\n", n_rows
}
