if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 964, 716 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
職場の満足度（所属別）
若手職員アンケート（架空）　n=180
（注1）行の高さは人数、幅は構成比（％）に比例する。四捨五入のため合計が100％にならないことがある。狭い欄の数値は
省略した。
（注2）色と▲▼は、全体と同じ割合であるとした場合との差（調整済み標準化残差）。期待度数5未満の欄は着色しない。
（注3）＊は n<30 で参考値。
（注4）該当者のない区分は省略した。
資料：架空の個票
部外秘・未秘匿
▼▼ かなり少ない（-2.58以下）
▼ 少ない（-1.96以下）
差があるとはいえない
▲ 多い（1.96以上）
▲▲ かなり多い（2.58以上）
① 満足　② 普通　③ 不満　④ 無回答
全体（n=180）
総務部（n=75）
保健福祉部（n=98）
会計課（n=7）＊
①23.9
②42.8
③30.0
①40.0▲▲
②46.7
③10.7
▼▼
①10.2
▼▼
②40.8
③45.9▲▲
END_OF_TEXT
set label 1 $text[1] at screen 0.0249, screen 0.94469 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.90098 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.19497 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.0249, screen 0.16592 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.0249, screen 0.13687 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 6 $text[6] at screen 0.0249, screen 0.10782 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 7 $text[7] at screen 0.0249, screen 0.07877 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 8 $text[8] at screen 0.0249, screen 0.04972 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84647, screen 0.92737 to screen 0.9751, screen 0.96648 fs empty border rgb "#B80000" lw 0.7
set label 9 $text[9] at screen 0.91079, screen 0.94693 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set object rectangle from screen 0.0249, screen 0.83017 to screen 0.04357, screen 0.85531 fc rgb "#005AFF" fs solid 1 border rgb "#777777" lw 0.5
set label 10 $text[10] at screen 0.05187, screen 0.84274 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.35722, screen 0.83017 to screen 0.37589, screen 0.85531 fc rgb "#BFE4FF" fs solid 1 border rgb "#777777" lw 0.5
set label 11 $text[11] at screen 0.38419, screen 0.84274 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.61485, screen 0.83017 to screen 0.63353, screen 0.85531 fc rgb "#F5F5F5" fs solid 1 border rgb "#777777" lw 0.5
set label 12 $text[12] at screen 0.64183, screen 0.84274 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.0249, screen 0.79106 to screen 0.04357, screen 0.8162 fc rgb "#FFCA80" fs solid 1 border rgb "#777777" lw 0.5
set label 13 $text[13] at screen 0.05187, screen 0.80363 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.25303, screen 0.79106 to screen 0.2717, screen 0.8162 fc rgb "#804000" fs solid 1 border rgb "#777777" lw 0.5
set label 14 $text[14] at screen 0.28, screen 0.80363 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 15 $text[15] at screen 0.0249, screen 0.75656 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 16 $text[16] at screen 0.19892, screen 0.68436 right font "Noto Sans CJK JP:Bold,9" tc rgb "#333333" noenhanced front
set label 17 $text[17] at screen 0.19892, screen 0.55028 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 18 $text[18] at screen 0.19892, screen 0.35698 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 19 $text[19] at screen 0.19892, screen 0.25237 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 20 $text[20] at screen 0.31721, screen 0.68436 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 21 $text[21] at screen 0.56625, screen 0.68436 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 22 $text[22] at screen 0.83813, screen 0.68436 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 23 $text[23] at screen 0.37739, screen 0.55028 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 24 $text[24] at screen 0.70115, screen 0.55028 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 25 $text[25] at screen 0.91533, screen 0.56571 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 26 $text[26] at screen 0.91533, screen 0.53485 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 27 $text[27] at screen 0.26609, screen 0.37242 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 28 $text[28] at screen 0.26609, screen 0.34155 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 29 $text[29] at screen 0.45668, screen 0.35698 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 30 $text[30] at screen 0.7807, screen 0.35698 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set arrow from screen 0.20515, screen 0.25237 to screen 0.22382, screen 0.23966 nohead lw 0.6 lc rgb "#777777"
set lmargin at screen 0.22797
set rmargin at screen 0.9751
set tmargin at screen 0.71229
set bmargin at screen 0.23184
unset border
unset grid
unset xtics
unset ytics
set xrange [ 0 : 360.12 ]
set yrange [ 172 : 0 ]
$tiles << END
 0 0 0 86.02866666666667 0 20 16119285
 86.02866666666667 0 86.02866666666667 240.07999999999998 0 20 16119285
 240.07999999999998 0 240.07999999999998 348.116 0 20 16119285
 348.116 0 348.116 360.12 0 20 16119285
 0 28 0 144.048 28 88 8404992
 144.048 28 144.048 312.10400000000004 28 88 16119285
 312.10400000000004 28 312.10400000000004 350.51680000000005 28 88 23295
 350.51680000000005 28 350.51680000000005 360.12000000000006 28 88 16119285
 0 88 0 36.7469387755102 88 166.4 23295
 36.7469387755102 88 36.7469387755102 183.73469387755102 88 166.4 16119285
 183.73469387755102 88 183.73469387755102 349.09591836734694 88 166.4 8404992
 349.09591836734694 88 349.09591836734694 360.12 88 166.4 16119285
 0 166.4 0 154.33714285714285 166.4 172 16119285
 154.33714285714285 166.4 154.33714285714285 257.2285714285714 166.4 172 16119285
 257.2285714285714 166.4 257.2285714285714 308.6742857142857 166.4 172 16119285
 308.6742857142857 166.4 308.6742857142857 360.12 166.4 172 16119285
END
plot NaN, $tiles using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc rgb "#777777" lw 0.6 fc rgb variable
unset output
