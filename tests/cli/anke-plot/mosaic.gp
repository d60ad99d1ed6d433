if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 964, 698 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
職場の満足度（所属別）
若手職員アンケート（架空）　n=180
（注）1
行の高さは人数、幅は構成比（％）に比例する。四捨五入のため合計が100％にならないことがある。狭い欄の数値は
省略した。
2
色と▲▼は、全体と同じ割合であるとした場合との差（調整済み標準化残差）。期待度数5未満の欄は着色しない。
3
＊は n<30 で参考値。
4
該当者のない区分は省略した。
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
set label 1 $text[1] at screen 0.0249, screen 0.94241 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.89893 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.19112 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.09311, screen 0.19112 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.09311, screen 0.16132 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 6 $text[6] at screen 0.07469, screen 0.13152 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 7 $text[7] at screen 0.09311, screen 0.13152 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 8 $text[8] at screen 0.07469, screen 0.10172 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 9 $text[9] at screen 0.09311, screen 0.10172 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 10 $text[10] at screen 0.07469, screen 0.07192 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 11 $text[11] at screen 0.09311, screen 0.07192 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 12 $text[12] at screen 0.0249, screen 0.04212 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84232, screen 0.92722 to screen 0.9751, screen 0.96562 fs empty border lc rgb "#B80000" lw 0.5
set label 13 $text[13] at screen 0.90871, screen 0.94642 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set object rectangle from screen 0.0249, screen 0.83102 to screen 0.04149, screen 0.85394 fc rgb "#005AFF" fs solid 1 border lc rgb "#777777" lw 0.5
set label 14 $text[14] at screen 0.04979, screen 0.84248 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.3457, screen 0.83102 to screen 0.36229, screen 0.85394 fc rgb "#C0D8FF" fs solid 1 border lc rgb "#777777" lw 0.5
set label 15 $text[15] at screen 0.37059, screen 0.84248 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.59181, screen 0.83102 to screen 0.60841, screen 0.85394 fc rgb "#F5F5F5" fs solid 1 border lc rgb "#777777" lw 0.5
set label 16 $text[16] at screen 0.61671, screen 0.84248 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.0249, screen 0.79878 to screen 0.04149, screen 0.8217 fc rgb "#FFE0B8" fs solid 1 border lc rgb "#777777" lw 0.5
set label 17 $text[17] at screen 0.04979, screen 0.81024 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set object rectangle from screen 0.24586, screen 0.79878 to screen 0.26245, screen 0.8217 fc rgb "#804000" fs solid 1 border lc rgb "#777777" lw 0.5
set label 18 $text[18] at screen 0.27075, screen 0.81024 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 19 $text[19] at screen 0.0249, screen 0.76655 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 20 $text[20] at screen 0.19808, screen 0.69312 right font "Noto Sans CJK JP:Bold,9" tc rgb "#333333" noenhanced front
set label 21 $text[21] at screen 0.19808, screen 0.55559 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 22 $text[22] at screen 0.19808, screen 0.35731 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 23 $text[23] at screen 0.19808, screen 0.24936 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 24 $text[24] at screen 0.31647, screen 0.69312 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 25 $text[25] at screen 0.56579, screen 0.69312 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 26 $text[26] at screen 0.83797, screen 0.69312 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 27 $text[27] at screen 0.37672, screen 0.55559 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 28 $text[28] at screen 0.70085, screen 0.55559 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 29 $text[29] at screen 0.91527, screen 0.57081 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 30 $text[30] at screen 0.91527, screen 0.54037 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 31 $text[31] at screen 0.26529, screen 0.37253 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 32 $text[32] at screen 0.26529, screen 0.34208 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set label 33 $text[33] at screen 0.4561, screen 0.35731 center font "Noto Sans CJK JP,8.5" tc rgb "#000000" noenhanced front
set label 34 $text[34] at screen 0.78048, screen 0.35731 center font "Noto Sans CJK JP:Bold,8.5" tc rgb "#FFFFFF" noenhanced front
set arrow from screen 0.20431, screen 0.24936 to screen 0.22298, screen 0.23696 nohead lc rgb "#777777" lw 0.5
set lmargin at screen 0.22713
set rmargin at screen 0.9751
set tmargin at screen 0.72178
set bmargin at screen 0.22894
unset border
unset grid
unset xtics
unset ytics
set xrange [ 0 : 360.5244140625 ]
set yrange [ 172.00000000000003 : 0 ]
$tiles << END
 0 0 0 86.12527669270834 0 20 16119285
 86.12527669270834 0 86.12527669270834 240.349609375 0 20 16119285
 240.349609375 0 240.349609375 348.50693359375 0 20 16119285
 348.50693359375 0 348.50693359375 360.5244140625 0 20 16119285
 0 28 0 144.20976562500002 28 88 8404992
 144.20976562500002 28 144.20976562500002 312.4544921875 28 88 16119285
 312.4544921875 28 312.4544921875 350.9104296875 28 88 23295
 350.9104296875 28 350.9104296875 360.5244140625 28 88 16119285
 0 88 0 36.788205516581634 88 166.4 23295
 36.788205516581634 88 36.788205516581634 183.94102758290816 88 166.4 16119285
 183.94102758290816 88 183.94102758290816 349.48795240752554 88 166.4 8404992
 349.48795240752554 88 349.48795240752554 360.52441406250006 88 166.4 16119285
 0 166.4 0 154.51046316964286 166.4 172 16119285
 154.51046316964286 166.4 154.51046316964286 257.51743861607144 166.4 172 16119285
 257.51743861607144 166.4 257.51743861607144 309.0209263392857 166.4 172 16119285
 309.0209263392857 166.4 309.0209263392857 360.5244140625 166.4 172 16119285
END
plot NaN, $tiles using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc rgb "#777777" lw 0.5 fc rgb variable
unset output
