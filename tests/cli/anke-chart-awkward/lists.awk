# Lists: links of a loop diagram, a timeline, cards and links of an affinity map, a menu.

function size(    n) {
    return case_ == "one" ? 1 : case_ == "forty" ? 40 : case_ == "eleven" ? 11 : 5
}

# A field of a record; with the case `missing` only what a kind cannot do without.
function field(question, i, name, value, is_needed) {
    if (is_needed || case_ != "missing") row(question, i, "", "", name, value)
}

function begin(question, label) {
    row(question, "", "", "", "label", word(90, label))
    row(question, "", "", "", "type", "record")
}

# A ring of everything; with the case `eleven` eleven loops through one middle.
function loop(question,    i, n, last) {
    n = size()
    begin(question, "負のスパイラル")
    for (i = 0; i < n; i++) {
        field(question, i + 1, "from", word(i, "要素" i), 1)
        last = case_ == "one" ? word(1, "要素1") : word((i + 1) % n, "要素" (i + 1) % n)
        field(question, i + 1, "to", last, 1)
        field(question, i + 1, "sign", i == 0 ? "-" : "+", 1)
        if (case_ != "one" && case_ != "eleven") field(question, i + 1, "loop", "B1")
        if (i == 1) field(question, i + 1, "delay", "yes")
        field(question, i + 1, "source", word(i + 40, "聞き取り"))
    }
    for (i = 2; case_ == "eleven" && i < n; i++) {
        field(question, n + i, "from", word(i, "要素" i))
        field(question, n + i, "to", word(0, "要素0"))
        field(question, n + i, "sign", "-")
    }
}

function timeline(question,    i, n) {
    n = size()
    begin(question, "計画と行事")
    for (i = 0; i < n; i++) {
        field(question, i + 1, "text", word(i, "計画" i), 1)
        field(question, i + 1, "start", 2010 + i * 3 % 17, 1)
        if (i % 3 != 2) field(question, i + 1, "end", 2010 + i * 3 % 17 + i % 4)
        field(question, i + 1, "lane", word(50 + (case_ == "eleven" ? i : i % 3), \
                                            "分野" (case_ == "eleven" ? i : i % 3)))
        field(question, i + 1, "state", i % 5 == 3 ? "中止" : i % 5 == 4 ? "予定" : "")
        if (i == 2) field(question, i + 1, "note", word(60, "予算が付かなかった。"))
    }
}

function cards(question,    i, n, part) {
    n = size()
    begin(question, "付箋")
    for (i = 0; i < n; i++) {
        part = case_ == "eleven" ? i : i % 3
        field(question, "c" i, "text", word(i, "付箋の文" i), 1)
        field(question, "c" i, "heading", word(30 + part, "見出し" part))
        field(question, "c" i, "layer", word(40 + int(part / 2), "層" int(part / 2)))
        if (case_ == "forty" || is_hostile) field(question, "c" i, "side", word(45 + part % 2, "側" part % 2))
        field(question, "c" i, "count", i % 4 + 1)
    }
}

function links(question,    i, n) {
    n = case_ == "eleven" ? 11 : 3
    begin(question, "矢印")
    if (case_ == "one" || case_ == "missing") { # a card to itself, a card of no group
        row(question, 1, "", "", "from", "c0")
        row(question, 1, "", "", "to", case_ == "one" ? "c0" : "c1")
        return
    }
    for (i = 0; i < n; i++) {
        row(question, i + 1, "", "", "from", word(30 + i, "見出し" i))
        row(question, i + 1, "", "", "to", word(30 + (i + 1) % n, "見出し" (i + 1) % n))
        row(question, i + 1, "", "", "words", word(70 + i, "強める"))
    }
}

function menu(question,    i, n) {
    n = size()
    begin(question, "対話の取組")
    for (i = 0; i < n; i++) {
        field(question, i + 1, "text", word(i, "取組の文" i), 1)
        field(question, i + 1, "zone", word(30 + i % (case_ == "eleven" ? 11 : 3), \
                                            "段階" i % (case_ == "eleven" ? 11 : 3)))
        field(question, i + 1, "axis", case_ == "eleven" ? "軸" i : \
              word(40 + i % 2, i % 2 ? "個人で / 庁内" : "個人で / 庁外"))
        if (i % 2) field(question, i + 1, "heading", word(50 + i, "見出し" i % 3))
    }
}

function main() {
    loop(case_ "-loop")
    timeline(case_ "-time")
    cards(case_ "-cards")
    links(case_ "-links")
    menu(case_ "-menu")
}

BEGIN { write_cases("plain one forty long missing eleven") }
