# What the makers of awkward streams share: rows, words, hostile texts. Variables: `case_` is the
# case that is being written and the name of its question.

function quote(text) {
    if (text ~ /[",\n\r]/) {
        gsub(/"/, "\"\"", text)
        text = "\"" text "\""
    }
    return text
}

function row(question, item, by, group, stat, value) {
    printf "%s,%s,%s,%s,%s,%s,%s\n", wave, question, quote(item), by, quote(group), stat, quote(value)
    n_rows++
}

function fact(stat, value) {
    printf ",,,,,%s,%s\n", stat, quote(value)
    n_rows++
}

function start() {
    prepare_hostile()
    print "wave,question,item,by,group,stat,value"
    case_ = is_hostile ? "hostile1" : "plain"
    fact("title", word(5, "職員意識調査"))
    fact("organisation", word(6, "架空市"))
    fact("form_id", "awkward")
    fact("closed", "2026-09-30")
    fact("source", "架空の数値" (is_hostile ? word(7, "") : ""))
    fact("protected", "yes")
}

function finish() {
    printf ",,,,,end,%d\n", n_rows
}

# 60 characters, the i-th of its kind.
function long(i) {
    return sprintf("%02d", i) "年度当初に前任者から引き継いだ業務の手順書が実態と合っておらず自分で調べ直しながら進めるほかなかったという経験を一年のうちに何度も"
}

# 1,000 characters: with places to break a line, and without any.
function thousand(i,    text, unit) {
    unit = i % 2 ? "前任者から引き継いだ手順" : "abcdefghij"
    text = i "番"
    while (length(text) < 1000 * length(unit) / (i % 2 ? 12 : 10)) text = text unit
    return text
}

# A NUL cannot stand in a CSV; everything else that people and attackers paste into cells can.
function prepare_hostile(    n) {
    hostile[n++] = "`touch pwned`"
    hostile[n++] = "$(touch pwned)"
    hostile[n++] = "改行\nの中 a\r\nb"
    hostile[n++] = "it\047s \047quoted\047 \"twice\""
    hostile[n++] = "@x %n %s {a_b^c} ~_ &{x}"
    hostile[n++] = "<b>太字&amp;</b> & <script>"
    hostile[n++] = "=1+2;+cmd|\047/C calc\047!A0"
    hostile[n++] = "../../etc/passwd"
    hostile[n++] = "مرحبا بالعالم (12)"
    hostile[n++] = "שלום עולם [3]"
    hostile[n++] = "abc\342\200\256fdp.exe"
    hostile[n++] = "😀👨‍👩‍👧🇯🇵"
    hostile[n++] = "\357\201\254 箇条書き"
    hostile[n++] = "a\tb\001\033[31m\177\302\205c"
    hostile[n++] = "]]> --> <!-- ?> \342\200\250"
    hostile[n++] = "C:\\tmp\\n\"; system \"touch pwned"
    n_hostile = n
}

# The label that stands i-th at its place: the plain one unless the case says otherwise.
function word(i, plain) {
    if (case_ == "long") return long(i)
    if (case_ == "thousand") return thousand(i)
    if (case_ ~ /^hostile/) return hostile[(i + 4 * (substr(case_, 8) - 1)) % n_hostile] " " i
    return plain
}

# From here on the cases of this maker, each with main().
function write_cases(cases,    i, n, names) {
    n = split(is_hostile ? "hostile1 hostile2 hostile3 hostile4 thousand" : cases, names, " ")
    start()
    for (i = 1; i <= n; i++) {
        case_ = names[i]
        main()
    }
    finish()
}
