if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 964, 1034 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
職員数の推計
若手職員アンケート（架空）　単位：人
（注）1
帯の中の太線は推計の中央値、濃い帯は25～75％点、淡い帯は5～95％点。
2
点のある線は実績。
3
縦軸は0から始まらない。
資料：架空の個票
部外秘・未秘匿
（人）
現行の採用を維持
採用を年10人増
R2
2020
R7
2025
R12
2030
R17
2035
R22
2040
95％点 1,042
中央値 1,004
5％点 966
条例定数 1,100
R2
2020
R7
2025
R12
2030
R17
2035
R22
2040
95％点 1,162
中央値 1,124
5％点 1,086
条例定数 1,100
END_OF_TEXT
set label 1 $text[1] at screen 0.0249, screen 0.96112 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0249, screen 0.93177 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0249, screen 0.08791 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.09311, screen 0.08791 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.07469, screen 0.06779 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 6 $text[6] at screen 0.09311, screen 0.06779 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 7 $text[7] at screen 0.07469, screen 0.04768 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 8 $text[8] at screen 0.09311, screen 0.04768 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 9 $text[9] at screen 0.0249, screen 0.02756 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.84232, screen 0.95087 to screen 0.9751, screen 0.97679 fs empty border lc rgb "#B80000" lw 0.5
set label 10 $text[10] at screen 0.90871, screen 0.96383 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set label 11 $text[11] at screen 0.07932, screen 0.88399 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 12 $text[12] at screen 0.08555, screen 0.88399 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 13 $text[13] at screen 0.08555, screen 0.47877 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 14 $text[14] at screen 0.21723, screen 0.55336 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 15 $text[15] at screen 0.21723, screen 0.53281 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 16 $text[16] at screen 0.36288, screen 0.55336 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 17 $text[17] at screen 0.36288, screen 0.53281 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 18 $text[18] at screen 0.50852, screen 0.55336 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 19 $text[19] at screen 0.50852, screen 0.53281 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 20 $text[20] at screen 0.65417, screen 0.55336 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 21 $text[21] at screen 0.65417, screen 0.53281 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 22 $text[22] at screen 0.79981, screen 0.55336 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 23 $text[23] at screen 0.79981, screen 0.53281 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 24 $text[24] at screen 0.85656, screen 0.68054 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 25 $text[25] at screen 0.85656, screen 0.63598 left font "Noto Sans CJK JP:Bold,8.5" tc rgb "#333333" noenhanced front
set label 26 $text[26] at screen 0.85656, screen 0.59141 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 27 $text[27] at screen 0.85656, screen 0.74739 left font "Noto Sans CJK JP,8.5" tc rgb "#B80000" noenhanced front
set label 28 $text[28] at screen 0.21723, screen 0.14814 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 29 $text[29] at screen 0.21723, screen 0.12759 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 30 $text[30] at screen 0.36288, screen 0.14814 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 31 $text[31] at screen 0.36288, screen 0.12759 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 32 $text[32] at screen 0.50852, screen 0.14814 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 33 $text[33] at screen 0.50852, screen 0.12759 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 34 $text[34] at screen 0.65417, screen 0.14814 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 35 $text[35] at screen 0.65417, screen 0.12759 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 36 $text[36] at screen 0.79981, screen 0.14814 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 37 $text[37] at screen 0.79981, screen 0.12759 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 38 $text[38] at screen 0.85656, screen 0.41458 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 39 $text[39] at screen 0.85656, screen 0.37002 left font "Noto Sans CJK JP:Bold,8.5" tc rgb "#333333" noenhanced front
set label 40 $text[40] at screen 0.85656, screen 0.32353 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 41 $text[41] at screen 0.85656, screen 0.34409 left font "Noto Sans CJK JP,8.5" tc rgb "#B80000" noenhanced front
set border 3 lc rgb "#333333" lw 0.6
set grid noxtics ytics lt 1 lc rgb "#DDDDDD" lw 0.5
set multiplot
set lmargin at screen 0.08555
set rmargin at screen 0.84411
set tmargin at screen 0.86344
set bmargin at screen 0.57331
set xtics ("" 2020, "" 2025, "" 2030, "" 2035, "" 2040) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set xrange [ 2015.4791666666667 : 2041.5208333333333 ]
set ytics ("950" 950, "1,000" 1000, "1,050" 1050, "1,100" 1100, "1,150" 1150, "1,200" 1200) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set yrange [ 950 : 1200 ]
$fan << END
 2026 1064 1064 1064 1064 1064
 2027 1045.2 1053.9 1060 1066.1 1074.8
 2028 1037.8 1048.5 1056 1063.5 1074.2
 2029 1031.2 1043.5 1052 1060.5 1072.8
 2030 1025 1038.6 1048 1057.4 1071
 2031 1019 1033.8 1044 1054.2 1069
 2032 1013.3 1029 1040 1051 1066.7
 2033 1007.7 1024.4 1036 1047.6 1064.3
 2034 1002.2 1019.8 1032 1044.2 1061.8
 2035 996.7 1015.2 1028 1040.8 1059.3
 2036 991.4 1010.6 1024 1037.4 1056.6
 2037 986.1 1006.1 1020 1033.9 1053.9
 2038 980.9 1001.6 1016 1030.4 1051.1
 2039 975.8 997.2 1012 1026.8 1048.2
 2040 970.6 992.7 1008 1023.3 1045.4
 2041 965.6 988.3 1004 1019.7 1042.4
END
$past << END
 2016 1122
 2017 1108
 2018 1110
 2019 1112
 2020 1101
 2021 1103
 2022 1092
 2023 1087
 2024 1078
 2025 1069
 2026 1064
END
$quota << END
 2015.4791666666667 1100 26.041666666666668 0
END
plot NaN, \
  $fan using 1:2:6 with filledcurves fs solid 1 noborder fc rgb "#BFD6FF", \
  $fan using 1:3:5 with filledcurves fs solid 1 noborder fc rgb "#80ADFF", \
  $quota with vectors nohead lw 1.2 dt 2 lc rgb "#B80000", \
  $fan using 1:4 with lines lw 2 lc rgb "#005AFF", \
  $past with lines lw 2 lc rgb "#333333", \
  $past with points pt 7 ps 0.6 lc rgb "#333333"
unset label
unset object
set lmargin at screen 0.08555
set rmargin at screen 0.84411
set tmargin at screen 0.45822
set bmargin at screen 0.16809
set xtics ("" 2020, "" 2025, "" 2030, "" 2035, "" 2040) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set xrange [ 2015.4791666666667 : 2041.5208333333333 ]
set ytics ("950" 950, "1,000" 1000, "1,050" 1050, "1,100" 1100, "1,150" 1150, "1,200" 1200) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set yrange [ 950 : 1200 ]
$fan << END
 2026 1064 1064 1064 1064 1064
 2027 1053.2 1061.9 1068 1074.1 1082.8
 2028 1053.8 1064.5 1072 1079.5 1090.2
 2029 1055.2 1067.5 1076 1084.5 1096.8
 2030 1057 1070.6 1080 1089.4 1103
 2031 1059 1073.8 1084 1094.2 1109
 2032 1061.3 1077 1088 1099 1114.7
 2033 1063.7 1080.4 1092 1103.6 1120.3
 2034 1066.2 1083.8 1096 1108.2 1125.8
 2035 1068.7 1087.2 1100 1112.8 1131.3
 2036 1071.4 1090.6 1104 1117.4 1136.6
 2037 1074.1 1094.1 1108 1121.9 1141.9
 2038 1076.9 1097.6 1112 1126.4 1147.1
 2039 1079.8 1101.2 1116 1130.8 1152.2
 2040 1082.6 1104.7 1120 1135.3 1157.4
 2041 1085.6 1108.3 1124 1139.7 1162.4
END
$past << END
 2016 1122
 2017 1108
 2018 1110
 2019 1112
 2020 1101
 2021 1103
 2022 1092
 2023 1087
 2024 1078
 2025 1069
 2026 1064
END
$quota << END
 2015.4791666666667 1100 26.041666666666668 0
END
plot NaN, \
  $fan using 1:2:6 with filledcurves fs solid 1 noborder fc rgb "#BFD6FF", \
  $fan using 1:3:5 with filledcurves fs solid 1 noborder fc rgb "#80ADFF", \
  $quota with vectors nohead lw 1.2 dt 2 lc rgb "#B80000", \
  $fan using 1:4 with lines lw 2 lc rgb "#005AFF", \
  $past with lines lw 2 lc rgb "#333333", \
  $past with points pt 7 ps 0.6 lc rgb "#333333"
unset label
unset object
unset multiplot
unset output
