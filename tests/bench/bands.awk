# A table stream of `questions` scales by a break of five groups, and their plan for anke-chart:
#   awk -f bands.awk -v questions=100 -v folder=DIR -v suffix=png -v plan=DIR/plan.csv /dev/null > stream
# Each picture is 500 pt wide and about 312.5 pt high: 1000 x 625 pixels at 144 dpi. Invented data.

function row(item, group, stat, value) {
    printf ",%s,%s,%s,%s,%s,%s\n", name, item, by, group, stat, value
    n_rows++
}

function fact(stat, value) {
    printf ",,,,,%s,%s\n", stat, value
    n_rows++
}

function ledger(group, n, noanswer) {
    row("", group, "valid", n)
    row("", group, "asked", n)
    row("", group, "na", 0)
    row("", group, "notasked", 0)
    row("", group, "answered", n - noanswer)
    row("", group, "noanswer", noanswer)
    row("", group, "invalid", 0)
}

function counts(group,   i) {
    for (i = 1; i <= 6; i++) {
        row(answer[i], group, "n", n[group, i])
        row(answer[i], group, "base", base[group])
    }
}

BEGIN {
    split("そう思う,どちらかといえばそう思う,どちらともいえない,どちらかといえばそう思わない,そう思わない,無回答",
        answer, ",")
    split("企画部,総務部,市民生活部,保健福祉部,経済環境部", dept, ",")
    print "wave,question,item,by,group,stat,value"
    print "question,by,output,width" > plan
    fact("title", "測定用の調査")
    fact("organisation", "架空市")
    fact("closed", "2026-09-30")
    fact("source", "架空の個票（測定用）")
    fact("base", "asked")
    by = "dept"
    for (q = 1; q <= questions; q++) {
        name = sprintf("q%03d", q)
        printf "%s,dept,%s/%s.%s,500\n", name, folder, name, suffix > plan
        row("", "", "label", "職場では気軽に相談できる（設問" q "）")
        row("", "", "type", "scale")
        row("", "", "by_label", "所属")
        row("", "", "note", "回答者は入庁１年目から10年目までの職員。")
        for (i = 1; i <= 6; i++) row(answer[i], "", "item_type", i < 6 ? "choice" : "noanswer")
        for (g = 1; g <= 5; g++) row("", dept[g], "group_type", "choice")
        for (i = 1; i <= 6; i++) n["", i] = 0
        base[""] = 0
        for (g = 1; g <= 5; g++) {
            base[dept[g]] = 0
            for (i = 1; i <= 6; i++) {
                n[dept[g], i] = i < 6 ? 5 + (q * 7 + g * 13 + i * i * 3 + q * g * i) % 37 : (q + g) % 4
                base[dept[g]] += n[dept[g], i]
                n["", i] += n[dept[g], i]
            }
            base[""] += base[dept[g]]
        }
        ledger("", base[""], n["", 6])
        for (g = 1; g <= 5; g++) ledger(dept[g], base[dept[g]], n[dept[g], 6])
        counts("")
        for (g = 1; g <= 5; g++) counts(dept[g])
    }
    printf ",,,,,end,%d\n", n_rows
}
