if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 964, 902 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
在職年数
若手職員アンケート（架空）　n=103　単位：年
（注）
点は各人の値（縦）と、正規分布で同じ順位に当たる値（横）。点が直線に沿うほど正規分布に近い。直線は第１・第３
四分位数を通る。
資料：架空の個票
部外秘・未秘匿
全体（n=103）
（年）
正規分布の分位点
END_OF_TEXT
set label 1 $text[1] at screen 0.0249, screen 0.95543 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.92178 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.07785 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.07469, screen 0.07785 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.07469, screen 0.05479 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 6 $text[6] at screen 0.0249, screen 0.03173 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84232, screen 0.94368 to screen 0.9751, screen 0.97339 fs empty border lc rgb "#B80000" lw 0.5
set label 7 $text[7] at screen 0.90871, screen 0.95854 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set label 8 $text[8] at screen 0.08402, screen 0.86702 left font "Noto Sans CJK JP:Bold,9" tc rgb "#333333" noenhanced front
set label 9 $text[9] at screen 0.0778, screen 0.86702 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 10 $text[10] at screen 0.9751, screen 0.12222 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set border 3 lc rgb "#333333" lw 0.6
set grid lt 1 lc rgb "#DDDDDD" lw 0.5
set clip two
set multiplot
set lmargin at screen 0.08402
set rmargin at screen 0.9751
set tmargin at screen 0.84346
set bmargin at screen 0.18084
set xtics ("-3" -3, "-2" -2, "-1" -1, "0" 0, "1" 1, "2" 2, "3" 3) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set xrange [ -3.24 : 3.24 ]
set ytics ("0" 0, "10" 10, "20" 20, "30" 30, "40" 40, "50" 50) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set yrange [ -2 : 52 ]
$points << END
 -2.586 0
 -2.182 0
 -1.973 0
 -1.825 1
 -1.709 1
 -1.613 2
 -1.529 2
 -1.455 2
 -1.388 3
 -1.327 3
 -1.271 3
 -1.218 3
 -1.168 3
 -1.121 3
 -1.077 4
 -1.034 5
 -0.994 5
 -0.955 5
 -0.917 5
 -0.88 5
 -0.845 5
 -0.811 5
 -0.777 5
 -0.745 5
 -0.713 5
 -0.682 5
 -0.652 6
 -0.622 6
 -0.593 6
 -0.564 6
 -0.536 6
 -0.508 6
 -0.48 7
 -0.453 7
 -0.426 7
 -0.4 7
 -0.374 7
 -0.348 7
 -0.322 7
 -0.296 7
 -0.271 7
 -0.246 7
 -0.221 8
 -0.196 8
 -0.171 8
 -0.147 8
 -0.122 9
 -0.097 9
 -0.073 9
 -0.049 9
 -0.024 10
 0 10
 0.024 10
 0.049 10
 0.073 10
 0.097 11
 0.122 11
 0.147 11
 0.171 11
 0.196 11
 0.221 11
 0.246 11
 0.271 12
 0.296 12
 0.322 12
 0.348 12
 0.374 12
 0.4 13
 0.426 14
 0.453 15
 0.48 15
 0.508 15
 0.536 15
 0.564 15
 0.593 15
 0.622 16
 0.652 16
 0.682 16
 0.713 17
 0.745 17
 0.777 17
 0.811 17
 0.845 17
 0.88 17
 0.917 18
 0.955 18
 0.994 18
 1.034 18
 1.077 19
 1.121 19
 1.168 20
 1.218 20
 1.271 20
 1.327 21
 1.388 22
 1.455 22
 1.529 23
 1.613 23
 1.709 24
 1.825 34
 1.973 34
 2.182 36
 2.586 45
END
$line << END
 -3 -12.600984941463231
 3 34.10098494146323
END
plot NaN, $line with lines lc rgb "#804000" lw 1.4, $points with points pt 6 ps 0.5 lw 0.8 lc rgb "#005AFF"
unset label
unset object
unset multiplot
unset output
