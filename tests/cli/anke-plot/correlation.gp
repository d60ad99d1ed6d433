if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 964, 562 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
働きがいに関する項目間の相関
若手職員アンケート（架空）　n=98
（注1）数値はピアソンの積率相関係数。列の番号は行の番号の項目。相関は因果を示さない。
（注2）…は算出できない。
資料：架空の個票
部外秘・未秘匿
-0.5以下
-0.5～-0.3
-0.3～-0.1
-0.1～0.1
0.1～0.3
0.3～0.5
0.5以上
1　仕事のやりがい
1
2　上司の支援
2
3　職場の人間関係
3
4　業務量の適切さ
4
5　評価の納得感
5
6　能力開発の機会
6
7　今後も働き続けたい
7
0.01
-0.04
-0.70
0.35
0.69
-0.78
-0.70
-0.19
-0.07
-0.25
-0.39
…
-0.72
0.52
0.34
-0.61
0.58
-0.47
0.23
0.40
0.77
END_OF_TEXT
set label 1 $text[1] at screen 0.0249, screen 0.92954 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.87384 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.13701 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.0249, screen 0.1 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.0249, screen 0.06299 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84647, screen 0.90747 to screen 0.9751, screen 0.9573 fs empty border rgb "#B80000" lw 0.7
set label 6 $text[6] at screen 0.91079, screen 0.93238 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set object rectangle from screen 0.0249, screen 0.78363 to screen 0.04357, screen 0.81566 fc rgb "#005AFF" fs solid 1 border rgb "#777777" lw 0.5
set label 7 $text[7] at screen 0.05187, screen 0.79964 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.15313, screen 0.78363 to screen 0.1718, screen 0.81566 fc rgb "#4DC4FF" fs solid 1 border rgb "#777777" lw 0.5
set label 8 $text[8] at screen 0.1801, screen 0.79964 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.30172, screen 0.78363 to screen 0.32039, screen 0.81566 fc rgb "#BFE4FF" fs solid 1 border rgb "#777777" lw 0.5
set label 9 $text[9] at screen 0.32869, screen 0.79964 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.45031, screen 0.78363 to screen 0.46898, screen 0.81566 fc rgb "#F5F5F5" fs solid 1 border rgb "#777777" lw 0.5
set label 10 $text[10] at screen 0.47728, screen 0.79964 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.58807, screen 0.78363 to screen 0.60674, screen 0.81566 fc rgb "#FFCA80" fs solid 1 border rgb "#777777" lw 0.5
set label 11 $text[11] at screen 0.61504, screen 0.79964 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.715, screen 0.78363 to screen 0.73367, screen 0.81566 fc rgb "#F6AA00" fs solid 1 border rgb "#777777" lw 0.5
set label 12 $text[12] at screen 0.74197, screen 0.79964 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.84193, screen 0.78363 to screen 0.8606, screen 0.81566 fc rgb "#804000" fs solid 1 border rgb "#777777" lw 0.5
set label 13 $text[13] at screen 0.8689, screen 0.79964 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 14 $text[14] at screen 0.0249, screen 0.64662 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 15 $text[15] at screen 0.29162, screen 0.71068 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 16 $text[16] at screen 0.0249, screen 0.57544 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 17 $text[17] at screen 0.39677, screen 0.71068 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 18 $text[18] at screen 0.0249, screen 0.50427 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 19 $text[19] at screen 0.50192, screen 0.71068 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 20 $text[20] at screen 0.0249, screen 0.4331 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 21 $text[21] at screen 0.60707, screen 0.71068 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 22 $text[22] at screen 0.0249, screen 0.36192 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 23 $text[23] at screen 0.71223, screen 0.71068 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 24 $text[24] at screen 0.0249, screen 0.29075 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 25 $text[25] at screen 0.81738, screen 0.71068 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 26 $text[26] at screen 0.0249, screen 0.21957 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 27 $text[27] at screen 0.92253, screen 0.71068 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 28 $text[28] at screen 0.29162, screen 0.57544 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 29 $text[29] at screen 0.29162, screen 0.50427 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 30 $text[30] at screen 0.39677, screen 0.50427 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 31 $text[31] at screen 0.29162, screen 0.4331 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 32 $text[32] at screen 0.39677, screen 0.4331 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 33 $text[33] at screen 0.50192, screen 0.4331 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 34 $text[34] at screen 0.29162, screen 0.36192 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 35 $text[35] at screen 0.39677, screen 0.36192 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 36 $text[36] at screen 0.50192, screen 0.36192 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 37 $text[37] at screen 0.60707, screen 0.36192 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 38 $text[38] at screen 0.29162, screen 0.29075 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 39 $text[39] at screen 0.39677, screen 0.29075 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 40 $text[40] at screen 0.50192, screen 0.29075 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 41 $text[41] at screen 0.60707, screen 0.29075 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 42 $text[42] at screen 0.71223, screen 0.29075 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 43 $text[43] at screen 0.29162, screen 0.21957 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 44 $text[44] at screen 0.39677, screen 0.21957 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 45 $text[45] at screen 0.50192, screen 0.21957 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 46 $text[46] at screen 0.60707, screen 0.21957 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 47 $text[47] at screen 0.71223, screen 0.21957 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 48 $text[48] at screen 0.81738, screen 0.21957 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set lmargin at screen 0.23905
set rmargin at screen 0.9751
set tmargin at screen 0.68221
set bmargin at screen 0.18399
unset border
unset grid
unset xtics
unset ytics
set xrange [ 0 : 354.78 ]
set yrange [ 140 : 0 ]
$tiles << END
 0 0 0 50.68285714285714 0 20 13158603
 0 20 0 50.68285714285714 20 40 16119285
 50.68285714285714 20 50.68285714285714 101.36571428571428 20 40 13158603
 0 40 0 50.68285714285714 40 60 16119285
 50.68285714285714 40 50.68285714285714 101.36571428571428 40 60 23295
 101.36571428571428 40 101.36571428571428 152.04857142857142 40 60 13158603
 0 60 0 50.68285714285714 60 80 16165376
 50.68285714285714 60 50.68285714285714 101.36571428571428 60 80 8404992
 101.36571428571428 60 101.36571428571428 152.04857142857142 60 80 23295
 152.04857142857142 60 152.04857142857142 202.73142857142855 60 80 13158603
 0 80 0 50.68285714285714 80 100 23295
 50.68285714285714 80 50.68285714285714 101.36571428571428 80 100 12575999
 101.36571428571428 80 101.36571428571428 152.04857142857142 80 100 16119285
 152.04857142857142 80 152.04857142857142 202.73142857142855 80 100 12575999
 202.73142857142855 80 202.73142857142855 253.41428571428568 80 100 13158603
 0 100 0 50.68285714285714 100 120 5096703
 50.68285714285714 100 50.68285714285714 101.36571428571428 100 120 16777215
 101.36571428571428 100 101.36571428571428 152.04857142857142 100 120 23295
 152.04857142857142 100 152.04857142857142 202.73142857142855 100 120 8404992
 202.73142857142855 100 202.73142857142855 253.41428571428568 100 120 16165376
 253.41428571428568 100 253.41428571428568 304.09714285714284 100 120 13158603
 0 120 0 50.68285714285714 120 140 23295
 50.68285714285714 120 50.68285714285714 101.36571428571428 120 140 8404992
 101.36571428571428 120 101.36571428571428 152.04857142857142 120 140 5096703
 152.04857142857142 120 152.04857142857142 202.73142857142855 120 140 16763520
 202.73142857142855 120 202.73142857142855 253.41428571428568 120 140 16165376
 253.41428571428568 120 253.41428571428568 304.09714285714284 120 140 8404992
 304.09714285714284 120 304.09714285714284 354.78 120 140 13158603
END
plot NaN, $tiles using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 1 fc rgb variable
unset output
