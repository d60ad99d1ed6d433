DATA LIST LIST /id sex q1 q2 q3_1 q3_2 q3_3 income.
BEGIN DATA
1 1 1 5 1 0 0 300
2 2 2 4 0 1 0 9999
3 1 9 3 1 1 0 450
4 2 99 2 0 0 0 500
5 1 3 1 9 9 9 120
6 2 1 5 0 0 1 98
7 1 2 8 1 0 0 700
8 2 3 5 1 0 0 710
9 1 1 . 1 0 0 300
10 2 1 4 0 1 0 410
11 2 1 4 0 1 0 410
12 2 98 4 0 1 0 420
END DATA.
VARIABLE LABELS sex '性別' q1 '通勤の手段' q2 '満足度' q3_1 '困りごと：人手' q3_2 '困りごと：時間' q3_3 '困りごと：予算' income '年収（万円）'.
VALUE LABELS sex 1 '女' 2 '男'
  /q1 1 '徒歩' 2 'バス' 3 '自転車' 4 '自動車' 9 '対象外' 98 '回答拒否' 99 '無回答'
  /q2 1 '不満' 5 '満足' 8 'わからない'
  /q3_1 q3_2 q3_3 0 'いいえ' 1 'はい' 9 '無回答'
  /income 98 '回答拒否'.
MISSING VALUES q1 (9,98,99) /q2 (8) /q3_1 q3_2 q3_3 (9) /income (98,9999).
FORMATS id sex q1 q2 q3_1 q3_2 q3_3 (F2.0) income (F5.0).
SAVE OUTFILE='people.sav'.
