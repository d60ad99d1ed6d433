if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 964, 740 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
職場の満足度
若手職員アンケート（架空）　n=88～103
（注）1
縦の線は95％信頼区間。
2
設問や選択肢が変わった回とその前とは線で結んでいない。
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
◆
不満計 20.6
END_OF_TEXT
set label 1 $text[1] at screen 0.0249, screen 0.94568 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.90466 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.09514 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.09311, screen 0.09514 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.07469, screen 0.06703 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 6 $text[6] at screen 0.09311, screen 0.06703 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 7 $text[7] at screen 0.0249, screen 0.03892 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84232, screen 0.93135 to screen 0.9751, screen 0.96757 fs empty border lc rgb "#B80000" lw 0.5
set label 8 $text[8] at screen 0.90871, screen 0.94946 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set label 9 $text[9] at screen 0.0249, screen 0.85226 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 10 $text[10] at screen 0.09012, screen 0.15057 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 11 $text[11] at screen 0.21086, screen 0.15057 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 12 $text[12] at screen 0.45234, screen 0.15057 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 13 $text[13] at screen 0.57309, screen 0.15057 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 14 $text[14] at screen 0.69383, screen 0.15057 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 15 $text[15] at screen 0.73325, screen 0.64674 left font "Noto Sans CJK JP,9" tc rgb "#005AFF" noenhanced front
set label 16 $text[16] at screen 0.75659, screen 0.64674 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 17 $text[17] at screen 0.73325, screen 0.57224 left font "Noto Sans CJK JP,9" tc rgb "#FF4B00" noenhanced front
set label 18 $text[18] at screen 0.75659, screen 0.57224 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 19 $text[19] at screen 0.73325, screen 0.40195 left font "Noto Sans CJK JP,9" tc rgb "#804000" noenhanced front
set label 20 $text[20] at screen 0.75659, screen 0.40195 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set border 3 lc rgb "#333333" lw 0.6
set grid noxtics ytics lt 1 lc rgb "#DDDDDD" lw 0.5
set multiplot
set lmargin at screen 0.06107
set rmargin at screen 0.72288
set tmargin at screen 0.8298
set bmargin at screen 0.17845
set xtics ("" 2025, "" 2025.25, "" 2025.75, "" 2026, "" 2026.25) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set xrange [ 2024.939860726571 : 2026.3101392734288 ]
set ytics ("0" 0, "10" 10, "20" 20, "30" 30, "40" 40, "50" 50, "60" 60) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set yrange [ 0 : 60 ]
$intervals0 << END
 2024.9828173504488 21.24793228298944 0 18.04700836879948
 2025.2328173504488 24.682972737440288 0 17.8752356299764
 2025.7328173504488 31.226759200549047 0 20.125155538263584
 2025.9828173504488 35.63277605271962 0 19.628957033355775
 2026.2328173504488 33.9476468206872 0 18.8773754469104
END
$line0 << END
 2024.9828173504488 29.47368421052631
 2025.2328173504488 33.00970873786408
 2025.7328173504488 40.909090909090914

 2025.9828173504488 45.26315789473684
 2026.2328173504488 43.13725490196079
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
 2025.0171826495512 20.32842016285961 0 17.86259019545803
 2025.2671826495512 19.528730660933306 0 16.952124733227038
 2025.7671826495512 16.17104260832763 0 17.57160235900956
 2026.0171826495512 14.93735294724527 0 16.504070145080057
 2026.2671826495512 13.87888951082539 0 15.55365992814117
END
$line2 << END
 2025.0171826495512 28.421052631578945
 2025.2671826495512 27.184466019417474
 2025.7671826495512 23.863636363636363

 2026.0171826495512 22.105263157894736
 2026.2671826495512 20.588235294117645
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
  $line2 with points pt 13 ps 0.75 lc rgb "#804000"
unset label
unset object
unset multiplot
unset output
