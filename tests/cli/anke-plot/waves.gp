if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 964, 748 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
職場の満足度
若手職員アンケート（架空）　n=88～103
（注1）縦の線は95％信頼区間。
（注2）設問や選択肢が変わった回とその前とは線で結んでいない。
資料：架空の個票
部外秘・未秘匿
（％）
2025Q1
2025Q2
2025Q4
2026Q1
2026Q2
●
満足計 43.1
■
どちらともいえない 36.3
▲
不満計 20.6
END_OF_TEXT
set label 1 $text[1] at screen 0.0249, screen 0.94706 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.90521 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.10394 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.0249, screen 0.07614 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.0249, screen 0.04833 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84647, screen 0.93048 to screen 0.9751, screen 0.96791 fs empty border rgb "#B80000" lw 0.7
set label 6 $text[6] at screen 0.91079, screen 0.9492 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set label 7 $text[7] at screen 0.0249, screen 0.85481 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 8 $text[8] at screen 0.091, screen 0.15879 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 9 $text[9] at screen 0.21057, screen 0.15879 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 10 $text[10] at screen 0.44973, screen 0.15879 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 11 $text[11] at screen 0.5693, screen 0.15879 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 12 $text[12] at screen 0.68888, screen 0.15879 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 13 $text[13] at screen 0.7283, screen 0.64965 left font "Noto Sans CJK JP,9" tc rgb "#005AFF" noenhanced front
set label 14 $text[14] at screen 0.75112, screen 0.64965 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 15 $text[15] at screen 0.7283, screen 0.57594 left font "Noto Sans CJK JP,9" tc rgb "#FF4B00" noenhanced front
set label 16 $text[16] at screen 0.75112, screen 0.57594 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 17 $text[17] at screen 0.7283, screen 0.40748 left font "Noto Sans CJK JP,9" tc rgb "#804000" noenhanced front
set label 18 $text[18] at screen 0.75112, screen 0.40748 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set border 3 lc rgb "#333333" lw 0.6
set grid noxtics ytics lt 1 lc rgb "#DDDDDD" lw 0.5
set multiplot
set lmargin at screen 0.06195
set rmargin at screen 0.71793
set tmargin at screen 0.83075
set bmargin at screen 0.18636
set xtics ("" 2025, "" 2025.25, "" 2025.75, "" 2026, "" 2026.25) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set xrange [ 2024.9392740648207 : 2026.3107259351796 ]
set ytics ("0" 0, "10" 10, "20" 20, "30" 30, "40" 40, "50" 50, "60" 60) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set yrange [ 0 : 60 ]
$intervals0 << END
 2024.9826497328058 21.24793228298944 0 18.04700836879948
 2025.2326497328058 24.682972737440288 0 17.8752356299764
 2025.7326497328058 31.226759200549047 0 20.125155538263584
 2025.9826497328058 35.63277605271962 0 19.628957033355775
 2026.2326497328058 33.9476468206872 0 18.8773754469104
END
$line0 << END
 2024.9826497328058 29.47368421052631
 2025.2326497328058 33.00970873786408
 2025.7326497328058 40.909090909090914

 2025.9826497328058 45.26315789473684
 2026.2326497328058 43.13725490196079
END
$intervals1 << END
 2025 32.67381838783353 0 19.476545122324623
 2025.25 30.88339434875273 0 18.577919965408725
 2025.75 26.056331942550294 0 19.57768126636214
 2026 24.038712734007607 0 18.53577470756648
 2026.25 27.599510544732713 0 18.34631708710415
END
$line1 << END
 2025 42.10526315789473
 2025.25 39.80582524271845
 2025.75 35.22727272727273

 2026 32.631578947368425
 2026.25 36.27450980392157
END
$intervals2 << END
 2025.0173502671942 20.32842016285961 0 17.86259019545803
 2025.2673502671942 19.528730660933306 0 16.952124733227038
 2025.7673502671942 16.17104260832763 0 17.57160235900956
 2026.0173502671942 14.93735294724527 0 16.504070145080057
 2026.2673502671942 13.87888951082539 0 15.55365992814117
END
$line2 << END
 2025.0173502671942 28.421052631578945
 2025.2673502671942 27.184466019417474
 2025.7673502671942 23.863636363636363

 2026.0173502671942 22.105263157894736
 2026.2673502671942 20.588235294117645
END
plot NaN, \
  $intervals0 with vectors nohead lw 0.9 lc rgb "#005AFF", \
  $line0 with lines lw 2 dt 1 lc rgb "#005AFF", \
  $line0 with points pt 7 ps 0.75 lc rgb "#005AFF", \
  $intervals1 with vectors nohead lw 0.9 lc rgb "#FF4B00", \
  $line1 with lines lw 2 dt 1 lc rgb "#FF4B00", \
  $line1 with points pt 5 ps 0.75 lc rgb "#FF4B00", \
  $intervals2 with vectors nohead lw 0.9 lc rgb "#804000", \
  $line2 with lines lw 2 dt (8,3) lc rgb "#804000", \
  $line2 with points pt 9 ps 0.75 lc rgb "#804000"
unset label
unset object
unset multiplot
unset output
