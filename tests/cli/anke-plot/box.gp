if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 964, 602 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
在職年数（所属別）
若手職員アンケート（架空）　n=103　単位：年
（注）1
箱は第１四分位数から第３四分位数、中の太線は中央値、◆は平均、ひげは箱の端から四分位範囲の1.5倍以内で最も
離れた値、○はそれより外の値（１人に１個）。
2
n<10 は箱を描かず、各人の値を○、中央値を縦線で示す。
3
＊は n<30 で参考値。
資料：架空の個票
部外秘・未秘匿
全体（n=103）
企画課（n=12）＊
保健福祉課（n=41）
建設課（n=5）＊
教育総務課（n=0）
市民課（n=45）
中央値
平均
10.0
11.3
7.0
6.4
9.0
10.2
3.0
5.6
該当者なし
16.0
14.3
（年）
END_OF_TEXT
set label 1 $text[1] at screen 0.0249, screen 0.93322 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.88281 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.18671 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.09311, screen 0.18671 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.09311, screen 0.15216 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 6 $text[6] at screen 0.07469, screen 0.11761 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 7 $text[7] at screen 0.09311, screen 0.11761 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 8 $text[8] at screen 0.07469, screen 0.08306 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 9 $text[9] at screen 0.09311, screen 0.08306 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 10 $text[10] at screen 0.0249, screen 0.0485 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84232, screen 0.91561 to screen 0.9751, screen 0.96013 fs empty border lc rgb "#B80000" lw 0.5
set label 11 $text[11] at screen 0.90871, screen 0.93787 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set label 12 $text[12] at screen 0.19808, screen 0.75091 right font "Noto Sans CJK JP:Bold,9" tc rgb "#333333" noenhanced front
set label 13 $text[13] at screen 0.19808, screen 0.6446 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 14 $text[14] at screen 0.19808, screen 0.56487 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 15 $text[15] at screen 0.19808, screen 0.48513 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 16 $text[16] at screen 0.19808, screen 0.4054 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 17 $text[17] at screen 0.19808, screen 0.32566 right font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 18 $text[18] at screen 0.88382, screen 0.81341 right font "Noto Sans CJK JP,8.5" tc rgb "#5C5C5C" noenhanced front
set label 19 $text[19] at screen 0.9751, screen 0.81341 right font "Noto Sans CJK JP,8.5" tc rgb "#5C5C5C" noenhanced front
set label 20 $text[20] at screen 0.88382, screen 0.75091 right font "Noto Sans CJK JP:Bold,8.5" tc rgb "#333333" noenhanced front
set label 21 $text[21] at screen 0.9751, screen 0.75091 right font "Noto Sans CJK JP:Bold,8.5" tc rgb "#333333" noenhanced front
set label 22 $text[22] at screen 0.88382, screen 0.6446 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 23 $text[23] at screen 0.9751, screen 0.6446 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 24 $text[24] at screen 0.88382, screen 0.56487 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 25 $text[25] at screen 0.9751, screen 0.56487 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 26 $text[26] at screen 0.88382, screen 0.48513 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 27 $text[27] at screen 0.9751, screen 0.48513 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 28 $text[28] at screen 0.23128, screen 0.4054 left font "Noto Sans CJK JP,8.5" tc rgb "#5C5C5C" noenhanced front
set label 29 $text[29] at screen 0.88382, screen 0.32566 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 30 $text[30] at screen 0.9751, screen 0.32566 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 31 $text[31] at screen 0.20223, screen 0.25154 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set lmargin at screen 0.21468
set rmargin at screen 0.79253
set tmargin at screen 0.79078
set bmargin at screen 0.2858
set border 1 lc rgb "#333333" lw 0.6
set grid xtics lt 1 lc rgb "#DDDDDD" lw 0.5
unset ytics
set xtics ("0" 0, "10" 10, "20" 20, "30" 30, "40" 40, "50" 50) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set xrange [ -1 : 51 ]
set yrange [ 152 : 0 ]
$whiskers << END
 0 12 5.5 0
 0 9 0 6
 16 12 8 0
 24 9 0 6
 3 44 2 0
 3 41 0 6
 7.25 44 1.75 0
 9 41 0 6
 0 68 6 0
 0 65 0 6
 12 68 6 0
 18 65 0 6
 0 140 8 0
 0 137 0 6
 19 140 5 0
 24 137 0 6
END
$boxes << END
 10 12 5.5 16 5.5 18.5 13224393
 7 44 5 7.25 37.5 50.5 16777215
 9 68 6 12 61.5 74.5 12572415
 16 140 8 19 133.5 146.5 12572415
END
$medians << END
 10 5.5 0 13
 7 37.5 0 13
 9 61.5 0 13
 3 82 0 20
 16 133.5 0 13
END
$dots << END
 34 10
 34 14
 36 12
 45 12
 34 66
 34 70
 36 68
 3 88
 3 92
 3 96
 7 92
 12 92
 45 140
END
$means << END
 11.330097087378642 12
 6.416666666666667 44
 10.195121951219512 68
 14.311111111111112 140
END
plot NaN, \
  $whiskers with vectors nohead lc rgb "#333333" lw 0.7, \
  $boxes using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 border lc rgb "#005AFF" lw 0.7 fc rgb variable, \
  $medians with vectors nohead lw 2 lc rgb "#333333", \
  $dots with points pt 7 ps 0.6 lc rgb "#FFFFFF", $dots with points pt 6 ps 0.55 lw 0.8 lc rgb "#005AFF", \
  $means with points pt 13 ps 1.1 lc rgb "#FFFFFF", $means with points pt 13 ps 0.9 lc rgb "#804000"
unset output
