# A gnuplot script of plain stacked bars, one picture a question, no groups of text around them:
#   awk -f gnuplot-bars.awk -v questions=100 -v folder=DIR -v suffix=png /dev/null > bars.gp
# The peer of bands.awk: the same size, font and numbers of bars, less text.
BEGIN {
    terminal["png"] = "pngcairo size 1000,625 font 'Noto Sans CJK JP,18'"
    terminal["pdf"] = "pdfcairo size 6.944in,4.340in font 'Noto Sans CJK JP,9'"
    print "set terminal " terminal[suffix]
    print "set encoding utf8\nset style data histograms\nset style histogram rowstacked"
    print "set style fill solid\nset boxwidth 0.6\nset key outside top\nset yrange [0:100]"
    for (q = 1; q <= questions; q++) {
        printf "set output '%s/q%03d.%s'\nset title '職場では気軽に相談できる（設問%d）'\n$data << EOD\n",
            folder, q, suffix, q
        print "group そう思う どちらかといえばそう思う どちらともいえない どちらかといえばそう思わない そう思わない 無回答"
        for (g = 1; g <= 6; g++) {
            first = 10 + (q * 7 + g * 13) % 20
            printf "部%d %d 20 20 20 10 %d\n", g, first, 30 - first
        }
        print "EOD"
        print "plot for [i=2:7] $data using i:xtic(1) title columnheader(i)"
    }
}
