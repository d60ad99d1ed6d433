if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "svg") == 0) exit status 69
set terminal svg size 482, 465 dynamic font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
在職年数（所属別）
若手職員アンケート（架空）　n=103　単位：年
（注）1
縦軸は人数。各区間は左端の値を含み、右端の値を含まない。縦の太線は中央値。
2
人数の目盛りは、全体と各区分とで異なる。
3
＊は n<30 で参考値。
資料：架空の個票
部外秘・未秘匿
全体（n=103）
企画課（n=12）＊
保健福祉課（n=41）
建設課（n=5）＊
教育総務課（n=0）
該当者なし
市民課（n=45）
（人）
（年）
END_OF_TEXT
set label 1 $text[1] at screen 0.0249, screen 0.95677 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.92414 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.09774 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.09311, screen 0.09774 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.07469, screen 0.07538 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 6 $text[6] at screen 0.09311, screen 0.07538 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 7 $text[7] at screen 0.07469, screen 0.05301 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 8 $text[8] at screen 0.09311, screen 0.05301 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 9 $text[9] at screen 0.0249, screen 0.03065 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84232, screen 0.94538 to screen 0.9751, screen 0.97419 fs empty border lc rgb "#B80000" lw 0.5
set label 10 $text[10] at screen 0.90871, screen 0.95978 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set label 11 $text[11] at screen 0.08402, screen 0.87102 left font "Noto Sans CJK JP:Bold,9" tc rgb "#333333" noenhanced front
set label 12 $text[12] at screen 0.08402, screen 0.57022 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 13 $text[13] at screen 0.39311, screen 0.57022 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 14 $text[14] at screen 0.70219, screen 0.57022 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 15 $text[15] at screen 0.08402, screen 0.34817 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 16 $text[16] at screen 0.22048, screen 0.2436 center font "Noto Sans CJK JP,8.5" tc rgb "#5C5C5C" noenhanced front
set label 17 $text[17] at screen 0.39311, screen 0.34817 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 18 $text[18] at screen 0.0778, screen 0.87102 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 19 $text[19] at screen 0.9751, screen 0.33406 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set border 3 lc rgb "#333333" lw 0.6
set xrange [ 0 : 50 ]
set multiplot
set lmargin at screen 0.08402
set rmargin at screen 0.9751
set tmargin at screen 0.84817
set bmargin at screen 0.64172
set xtics ("0" 0, "10" 10, "20" 20, "30" 30, "40" 40, "50" 50) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set ytics ("0" 0, "10" 10, "20" 20, "30" 30, "40" 40) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set grid noxtics ytics lt 1 lc rgb "#DDDDDD" lw 0.5
set yrange [ 0 : 40 ]
$bars << END
 2.5 15 0 5 0 15
 7.5 35 5 10 0 35
 12.5 19 10 15 0 19
 17.5 21 15 20 0 21
 22.5 9 20 25 0 9
 32.5 2 30 35 0 2
 37.5 1 35 40 0 1
 47.5 1 45 50 0 1
END
$median << END
 10 0 0 40
END
plot NaN, $bars with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 0.8 fc rgb "#005AFF", $median with vectors nohead lw 2.4 lc rgb "#FFFFFF", $median with vectors nohead lc rgb "#804000" lw 1.4
unset label
unset object
set lmargin at screen 0.08402
set rmargin at screen 0.35694
set tmargin at screen 0.54737
set bmargin at screen 0.38392
set xtics ("" 0, "" 10, "" 20, "" 30, "" 40, "" 50) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set ytics ("0" 0, "5" 5, "10" 10, "15" 15, "20" 20) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set grid noxtics ytics lt 1 lc rgb "#DDDDDD" lw 0.5
set yrange [ 0 : 20 ]
$bars << END
 2.5 1 0 5 0 1
 7.5 11 5 10 0 11
END
$median << END
 7 0 0 20
END
plot NaN, $bars with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 0.8 fc rgb "#8FB6FF", $median with vectors nohead lw 2.4 lc rgb "#FFFFFF", $median with vectors nohead lc rgb "#804000" lw 1.4
unset label
unset object
set lmargin at screen 0.39311
set rmargin at screen 0.66602
set tmargin at screen 0.54737
set bmargin at screen 0.38392
set xtics ("" 0, "" 10, "" 20, "" 30, "" 40, "" 50) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set ytics ("" 0, "" 5, "" 10, "" 15, "" 20) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set grid noxtics ytics lt 1 lc rgb "#DDDDDD" lw 0.5
set yrange [ 0 : 20 ]
$bars << END
 2.5 6 0 5 0 6
 7.5 16 5 10 0 16
 12.5 12 10 15 0 12
 17.5 4 15 20 0 4
 32.5 2 30 35 0 2
 37.5 1 35 40 0 1
END
$median << END
 9 0 0 20
END
plot NaN, $bars with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 0.8 fc rgb "#005AFF", $median with vectors nohead lw 2.4 lc rgb "#FFFFFF", $median with vectors nohead lc rgb "#804000" lw 1.4
unset label
unset object
set lmargin at screen 0.70219
set rmargin at screen 0.9751
set tmargin at screen 0.54737
set bmargin at screen 0.38392
set xtics ("0" 0, "10" 10, "20" 20, "30" 30, "40" 40, "50" 50) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set ytics ("" 0, "" 5, "" 10, "" 15, "" 20) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set grid noxtics ytics lt 1 lc rgb "#DDDDDD" lw 0.5
set yrange [ 0 : 20 ]
$bars << END
 2.5 3 0 5 0 3
 7.5 1 5 10 0 1
 12.5 1 10 15 0 1
END
$median << END
 3 0 0 20
END
plot NaN, $bars with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 0.8 fc rgb "#8FB6FF", $median with vectors nohead lw 2.4 lc rgb "#FFFFFF", $median with vectors nohead lc rgb "#804000" lw 1.4
unset label
unset object
set lmargin at screen 0.08402
set rmargin at screen 0.35694
set tmargin at screen 0.32532
set bmargin at screen 0.16188
set xtics ("0" 0, "10" 10, "20" 20, "30" 30, "40" 40, "50" 50) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set ytics ("0" 0, "5" 5, "10" 10, "15" 15, "20" 20) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
unset grid
set yrange [ 0 : 20 ]
$bars << END
END
$median << END
END
plot NaN, $bars with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 0.8 fc rgb "#005AFF", $median with vectors nohead lw 2.4 lc rgb "#FFFFFF", $median with vectors nohead lc rgb "#804000" lw 1.4
unset label
unset object
set lmargin at screen 0.39311
set rmargin at screen 0.66602
set tmargin at screen 0.32532
set bmargin at screen 0.16188
set xtics ("0" 0, "10" 10, "20" 20, "30" 30, "40" 40, "50" 50) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set ytics ("" 0, "" 5, "" 10, "" 15, "" 20) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set grid noxtics ytics lt 1 lc rgb "#DDDDDD" lw 0.5
set yrange [ 0 : 20 ]
$bars << END
 2.5 5 0 5 0 5
 7.5 7 5 10 0 7
 12.5 6 10 15 0 6
 17.5 17 15 20 0 17
 22.5 9 20 25 0 9
 47.5 1 45 50 0 1
END
$median << END
 16 0 0 20
END
plot NaN, $bars with boxxyerror fs solid 1 border lc rgb "#FFFFFF" lw 0.8 fc rgb "#005AFF", $median with vectors nohead lw 2.4 lc rgb "#FFFFFF", $median with vectors nohead lc rgb "#804000" lw 1.4
unset label
unset object
unset multiplot
unset output
