if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 964, 550 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
働きがいに関する項目間の相関
若手職員アンケート（架空）　n=98
（注）1
数値はピアソンの積率相関係数。列の番号は行の番号の項目。相関は因果を示さない。
2
…は算出できない。
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
set label 1 $text[1] at screen 0.0249, screen 0.92691 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.87173 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.128 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.09311, screen 0.128 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.07469, screen 0.09018 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 6 $text[6] at screen 0.09311, screen 0.09018 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 7 $text[7] at screen 0.0249, screen 0.05236 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84232, screen 0.90764 to screen 0.9751, screen 0.95636 fs empty border lc rgb "#B80000" lw 0.5
set label 8 $text[8] at screen 0.90871, screen 0.932 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set object rectangle from screen 0.0249, screen 0.78555 to screen 0.04149, screen 0.81464 fc rgb "#005AFF" fs solid 1 border lc rgb "#777777" lw 0.5
set label 9 $text[9] at screen 0.04979, screen 0.80009 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.14443, screen 0.78555 to screen 0.16103, screen 0.81464 fc rgb "#20ACFF" fs solid 1 border lc rgb "#777777" lw 0.5
set label 10 $text[10] at screen 0.16933, screen 0.80009 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.27769, screen 0.78555 to screen 0.29429, screen 0.81464 fc rgb "#C0D8FF" fs solid 1 border lc rgb "#777777" lw 0.5
set label 11 $text[11] at screen 0.30258, screen 0.80009 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.41095, screen 0.78555 to screen 0.42754, screen 0.81464 fc rgb "#F5F5F5" fs solid 1 border lc rgb "#777777" lw 0.5
set label 12 $text[12] at screen 0.43584, screen 0.80009 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.53773, screen 0.78555 to screen 0.55432, screen 0.81464 fc rgb "#FFE0B8" fs solid 1 border lc rgb "#777777" lw 0.5
set label 13 $text[13] at screen 0.56262, screen 0.80009 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.65802, screen 0.78555 to screen 0.67462, screen 0.81464 fc rgb "#F6AA00" fs solid 1 border lc rgb "#777777" lw 0.5
set label 14 $text[14] at screen 0.68292, screen 0.80009 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.77832, screen 0.78555 to screen 0.79492, screen 0.81464 fc rgb "#804000" fs solid 1 border lc rgb "#777777" lw 0.5
set label 15 $text[15] at screen 0.80322, screen 0.80009 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 16 $text[16] at screen 0.0249, screen 0.64873 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 17 $text[17] at screen 0.29119, screen 0.71418 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 18 $text[18] at screen 0.0249, screen 0.576 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 19 $text[19] at screen 0.39641, screen 0.71418 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 20 $text[20] at screen 0.0249, screen 0.50327 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 21 $text[21] at screen 0.50162, screen 0.71418 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 22 $text[22] at screen 0.0249, screen 0.43055 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 23 $text[23] at screen 0.60684, screen 0.71418 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 24 $text[24] at screen 0.0249, screen 0.35782 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 25 $text[25] at screen 0.71206, screen 0.71418 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 26 $text[26] at screen 0.0249, screen 0.28509 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 27 $text[27] at screen 0.81728, screen 0.71418 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 28 $text[28] at screen 0.0249, screen 0.21236 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 29 $text[29] at screen 0.92249, screen 0.71418 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 30 $text[30] at screen 0.29119, screen 0.576 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 31 $text[31] at screen 0.29119, screen 0.50327 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 32 $text[32] at screen 0.39641, screen 0.50327 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 33 $text[33] at screen 0.29119, screen 0.43055 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 34 $text[34] at screen 0.39641, screen 0.43055 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 35 $text[35] at screen 0.50162, screen 0.43055 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 36 $text[36] at screen 0.29119, screen 0.35782 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 37 $text[37] at screen 0.39641, screen 0.35782 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 38 $text[38] at screen 0.50162, screen 0.35782 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 39 $text[39] at screen 0.60684, screen 0.35782 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 40 $text[40] at screen 0.29119, screen 0.28509 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 41 $text[41] at screen 0.39641, screen 0.28509 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 42 $text[42] at screen 0.50162, screen 0.28509 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 43 $text[43] at screen 0.60684, screen 0.28509 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 44 $text[44] at screen 0.71206, screen 0.28509 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 45 $text[45] at screen 0.29119, screen 0.21236 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 46 $text[46] at screen 0.39641, screen 0.21236 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set label 47 $text[47] at screen 0.50162, screen 0.21236 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 48 $text[48] at screen 0.60684, screen 0.21236 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 49 $text[49] at screen 0.71206, screen 0.21236 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 50 $text[50] at screen 0.81728, screen 0.21236 center font "Noto Sans CJK JP,8.5" tc rgb "#FFFFFF" noenhanced front
set lmargin at screen 0.23858
set rmargin at screen 0.9751
set tmargin at screen 0.68509
set bmargin at screen 0.176
unset border
unset grid
unset xtics
unset ytics
set xrange [ 0 : 355.0048828125 ]
set yrange [ 140 : 0 ]
$tiles << END
 0 0 0 50.71498325892857 0 20 13224393
 0 20 0 50.71498325892857 20 40 16119285
 50.71498325892857 20 50.71498325892857 101.42996651785714 20 40 13224393
 0 40 0 50.71498325892857 40 60 16119285
 50.71498325892857 40 50.71498325892857 101.42996651785714 40 60 23295
 101.42996651785714 40 101.42996651785714 152.14494977678572 40 60 13224393
 0 60 0 50.71498325892857 60 80 16165376
 50.71498325892857 60 50.71498325892857 101.42996651785714 60 80 8404992
 101.42996651785714 60 101.42996651785714 152.14494977678572 60 80 23295
 152.14494977678572 60 152.14494977678572 202.85993303571428 60 80 13224393
 0 80 0 50.71498325892857 80 100 23295
 50.71498325892857 80 50.71498325892857 101.42996651785714 80 100 12638463
 101.42996651785714 80 101.42996651785714 152.14494977678572 80 100 16119285
 152.14494977678572 80 152.14494977678572 202.85993303571428 80 100 12638463
 202.85993303571428 80 202.85993303571428 253.57491629464283 80 100 13224393
 0 100 0 50.71498325892857 100 120 2141439
 50.71498325892857 100 50.71498325892857 101.42996651785714 100 120 16777215
 101.42996651785714 100 101.42996651785714 152.14494977678572 100 120 23295
 152.14494977678572 100 152.14494977678572 202.85993303571428 100 120 8404992
 202.85993303571428 100 202.85993303571428 253.57491629464283 100 120 16165376
 253.57491629464283 100 253.57491629464283 304.2898995535714 100 120 13224393
 0 120 0 50.71498325892857 120 140 23295
 50.71498325892857 120 50.71498325892857 101.42996651785714 120 140 8404992
 101.42996651785714 120 101.42996651785714 152.14494977678572 120 140 2141439
 152.14494977678572 120 152.14494977678572 202.85993303571428 120 140 16769208
 202.85993303571428 120 202.85993303571428 253.57491629464283 120 140 16165376
 253.57491629464283 120 253.57491629464283 304.2898995535714 120 140 8404992
 304.28989955357144 120 304.28989955357144 355.0048828125 120 140 13224393
END
plot NaN, $tiles using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 0.8 fc rgb variable
unset output
