if (GPVAL_VERSION < 5.4) exit status 69
set encoding utf8
if (strstrt(GPVAL_TERMINALS, "pngcairo") == 0) exit status 69
set terminal pngcairo size 1920, 594 fontscale 1.5 pointscale 2 linewidth 2 font "Noto Sans CJK JP,9" noenhanced background "#FFFFFF"
set output "./picture"
set termoption noenhanced
unset key
$text << END_OF_TEXT
職員数の推計
若手職員アンケート（架空）   unit: 人
Note 1
Line in the bands: median of the projection; dark band: 25 to 75 %; pale band: 5 to 95 %.
2
Line with dots: what was.
3
The axis does not begin at 0.
Source: 架空の個票
CONFIDENTIAL, not protected
(人)
現行の採用を維持
採用を年10人増
2020
2025
2030
2035
2040
95% 1,042
Median 1,004
5% 966
Quota 1,100
2020
2025
2030
2035
2040
95% 1,162
Median 1,124
5% 1,086
Quota 1,100
END_OF_TEXT
set label 1 $text[1] at screen 0.0125, screen 0.93232 left font "Noto Sans CJK JP:Bold,12" tc rgb "#333333" noenhanced front
set label 2 $text[2] at screen 0.0125, screen 0.88123 left font "Noto Sans CJK JP,9" tc rgb "#5C5C5C" noenhanced front
set label 3 $text[3] at screen 0.0125, screen 0.15345 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 4 $text[4] at screen 0.04217, screen 0.15345 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 5 $text[5] at screen 0.03292, screen 0.11843 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 6 $text[6] at screen 0.04217, screen 0.11843 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 7 $text[7] at screen 0.03292, screen 0.08342 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 8 $text[8] at screen 0.04217, screen 0.08342 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set label 9 $text[9] at screen 0.0125, screen 0.0484 left font "Noto Sans CJK JP,8" tc rgb "#5C5C5C" noenhanced front
set object rectangle from screen 0.85806, screen 0.91448 to screen 0.9875, screen 0.9596 fs empty border lc rgb "#B80000" lw 0.5
set label 10 $text[10] at screen 0.92278, screen 0.93704 center font "Noto Sans CJK JP:Bold,8" tc rgb "#B80000" noenhanced front
set label 11 $text[11] at screen 0.03983, screen 0.79806 right font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 12 $text[12] at screen 0.04295, screen 0.79806 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 13 $text[13] at screen 0.52668, screen 0.79806 left font "Noto Sans CJK JP,9" tc rgb "#333333" noenhanced front
set label 14 $text[14] at screen 0.11183, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 15 $text[15] at screen 0.18802, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 16 $text[16] at screen 0.2642, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 17 $text[17] at screen 0.34038, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 18 $text[18] at screen 0.41656, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 19 $text[19] at screen 0.44599, screen 0.44391 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 20 $text[20] at screen 0.44599, screen 0.36633 left font "Noto Sans CJK JP:Bold,8.5" tc rgb "#333333" noenhanced front
set label 21 $text[21] at screen 0.44599, screen 0.28875 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 22 $text[22] at screen 0.44599, screen 0.56027 left font "Noto Sans CJK JP,8.5" tc rgb "#B80000" noenhanced front
set label 23 $text[23] at screen 0.59557, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 24 $text[24] at screen 0.67175, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 25 $text[25] at screen 0.74793, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 26 $text[26] at screen 0.82411, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 27 $text[27] at screen 0.9003, screen 0.22252 center font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 28 $text[28] at screen 0.92972, screen 0.68633 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 29 $text[29] at screen 0.92972, screen 0.60875 left font "Noto Sans CJK JP:Bold,8.5" tc rgb "#333333" noenhanced front
set label 30 $text[30] at screen 0.92972, screen 0.52784 left font "Noto Sans CJK JP,8.5" tc rgb "#333333" noenhanced front
set label 31 $text[31] at screen 0.92972, screen 0.56361 left font "Noto Sans CJK JP,8.5" tc rgb "#B80000" noenhanced front
set border 3 lc rgb "#333333" lw 0.6
set grid noxtics ytics lt 1 lc rgb "#DDDDDD" lw 0.5
set multiplot
set lmargin at screen 0.04295
set rmargin at screen 0.43974
set tmargin at screen 0.76229
set bmargin at screen 0.25724
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
set lmargin at screen 0.52668
set rmargin at screen 0.92347
set tmargin at screen 0.76229
set bmargin at screen 0.25724
set xtics ("" 2020, "" 2025, "" 2030, "" 2035, "" 2040) out scale 0.4 nomirror offset 0,0.3 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
set xrange [ 2015.4791666666667 : 2041.5208333333333 ]
set ytics ("" 950, "" 1000, "" 1050, "" 1100, "" 1150, "" 1200) out scale 0.4 nomirror offset 0.4,0 font "Noto Sans CJK JP,8.5" tc rgb "#333333"
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
