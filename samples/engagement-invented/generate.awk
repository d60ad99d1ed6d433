# Writes export.csv: 200 invented questionnaires, the same bytes every time:
#   awk -f generate.awk > export.csv
# A linear congruential generator (multiplier 69069, modulus 2^32) is all the chance there is.

function chance() {
    state = (69069 * state + 12345) % 4294967296
    return state / 4294967296
}

# An answer on a scale of 5 near `mean`; now and then nothing or わからない.
function agree(mean,   x) {
    x = chance()
    if (x < 0.02) return ""
    if (x < 0.03) return "わからない"
    x = int(mean + 2.2 * (chance() + chance() - 1) + 0.5)
    return labels[x < 1 ? 1 : x > 5 ? 5 : x]
}

function add(list, label) { return list == "" ? label : list ";" label }

BEGIN {
    state = 20260630
    split("そう思わない,あまりそう思わない,どちらともいえない,ややそう思う,そう思う", labels, ",")
    split("分からない,だいたい分かる,よく分かる", levels, ",")
    split("総務部,市民部,福祉部,建設部", depts, ",")
    split("20歳代,30歳代,40歳以上", ages, ",")
    split("45,60,55,40", sampled, ",")
    split("90,170,230,130", people, ",")
    split("1.25,0.95,0.9", by_age, ",")
    print "番号,所属,年齢,相談に使う手段,上司は話を聞く,上司は理由を説明する,上司は約束を守る,上司は成果を認める," \
        "いまの仕事に満足している,研修の前の理解,研修の後の理解,チャットを使った,共同編集を使った,電子申請を使った," \
        "満足でない理由,残業時間,ウェイト"
    for (d = 1; d <= 4; d++) for (i = 1; i <= sampled[d]; i++) person(d)
}

function person(d,   a, warm, row, list, happy, before, after) {
    a = 1 + int(3 * chance() * 0.999)
    warm = 3.1 + (d == 2 ? 0.5 : 0) + 3 * (chance() - 0.5)
    row = ++number "," depts[d] "," (chance() < 0.02 ? "" : ages[a])
    list = ""
    if (chance() < 0.7) list = add(list, "対面")
    if (chance() < 0.35) list = add(list, "電話")
    if (chance() < (a == 1 ? 0.6 : 0.3)) list = add(list, "チャット")
    row = row "," list
    row = row "," agree(warm) "," agree(warm - 0.3) "," agree(warm + 0.4) "," agree(warm)
    happy = agree(0.6 * warm + 1.2)
    before = 1 + int(2.4 * chance())
    after = before + (chance() < 0.45 ? 1 : 0) - (chance() < 0.08 ? 1 : 0)
    row = row "," happy "," levels[before] "," levels[after < 1 ? 1 : after > 3 ? 3 : after]
    row = row "," (chance() < 0.65 ? "はい" : "いいえ") "," (chance() < 0.5 ? "はい" : "いいえ")
    row = row "," (chance() < 0.03 ? "" : chance() < 0.35 ? "はい" : "いいえ")
    list = ""
    if (happy != labels[5]) {
        if (chance() < 0.45) list = add(list, "仕事の量")
        if (chance() < 0.3) list = add(list, "役割があいまい")
        if (chance() < 0.25) list = add(list, "成長の機会がない")
        if (list == "" && chance() < 0.8) list = "特になし"
    }
    row = row "," list "," int(45 * chance() * chance())
    printf "%s,%.3f\n", row, people[d] / sampled[d] * by_age[a] + 0.0005 * int(40 * chance())
}
