/*
 * Makes a roster of any size for measurements: the same bytes for the same options on every machine
 * (its own random numbers).
 *
 *   generate-roster FILE ROWS
 *
 * 11 columns as personnel systems write them: id, a name, sex, birth date by era, hire, leave, reason,
 * five jobs, eight grades, 60 departments, three kinds of employment; UTF-8, CRLF. Nine in ten hires
 * are on 1 April, and seven in ten leaves on 31 March; a row in 997 is wrong in one of the usual ways.
 */
#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_HIRE = 1975, LAST_HIRE = 2025, N_DEPARTMENTS = 60, BAD_EVERY = 997 };

/* xorshift64*: fixed here so that no library can change the data. */
static guint64 state = G_GUINT64_CONSTANT(20250401);

static guint pick(guint n)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (guint)((state * G_GUINT64_CONSTANT(2685821657736338717)) >> 33) % n;
}

static void write_birth(FILE *file, guint year, guint month, guint day)
{
    gboolean is_heisei = year * 10000 + month * 100 + day >= 19890108;
    fprintf(file, "%c%u.%u.%u,", is_heisei ? 'H' : 'S', year - (is_heisei ? 1988 : 1925), month,
            day);
}

/* Writes hire, leave and reason. */
static void write_service(FILE *file, guint hire, guint retires)
{
    static const guint days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    guint month = pick(10) > 0 ? 4 : 5 + pick(7);
    fprintf(file, "%u/%u/1,", hire, month);
    guint years = 1 + pick(60);
    guint leave = MIN(MAX(hire + years, 1995 + pick(10)), retires); /* nobody left before 1995 */
    if (leave > LAST_HIRE) {
        fputs(",,", file);
        return;
    }
    gboolean is_retired = leave == retires;
    month = is_retired || pick(10) < 7 ? 3 : 5 + pick(7);
    guint day = month == 3 ? 31 : days[month - 1];
    gboolean is_reiwa = leave > 2019;
    fprintf(file, "%s%u年%u月%u日,%s,", is_reiwa ? "令和" : "平成",
            leave - (is_reiwa ? 2018 : 1988), month, day,
            is_retired      ? "定年退職"
            : pick(10) == 0 ? "勧奨退職"
                            : "普通退職");
}

static void write_row(FILE *file, guint row)
{
    static const char *const jobs[] = {"一般事務", "土木技術", "保育士", "保健師", "消防"};
    static const char *const grades[] = {"部長", "次長", "課長", "課長補佐",
                                         "係長", "主査", "主任", "主事"};
    static const char *const kinds[] = {"会計年度任用", "再任用短時間"};
    guint hire = FIRST_HIRE + pick(LAST_HIRE - FIRST_HIRE + 1);
    guint birth = hire - 18 - pick(5) - (pick(5) == 0 ? pick(18) : 0);
    fprintf(file, "%07u,職員%u,%s,", 1000000 + row, pick(100000), pick(10) < 4 ? "女" : "男");
    if (row % BAD_EVERY == BAD_EVERY - 1) {
        fprintf(file, "%s,", pick(2) == 0 ? "" : "H3.2.30");
    } else {
        write_birth(file, birth, 1 + pick(12), 1 + pick(28));
    }
    write_service(file, hire, birth + 61);
    fprintf(file, "%s,%s,第%02u課,%s\r\n", jobs[pick(5)], grades[pick(8)], pick(N_DEPARTMENTS),
            pick(20) == 0 ? kinds[pick(2)] : "正規");
}

int main(int argc, char **argv)
{
    FILE *file = argc == 3 ? fopen(argv[1], "wb") : NULL;
    if (file == NULL) {
        fprintf(stderr, "generate-roster: FILE and ROWS were expected: %s\n", g_strerror(errno));
        return EXIT_FAILURE;
    }
    guint n_rows = (guint)g_ascii_strtoull(argv[2], NULL, 10);
    fputs("職員番号,氏名,性別,生年月日,採用年月日,退職年月日,退職事由,職種,職位,所属,任用形態\r\n",
          file);
    for (guint row = 0; row < n_rows; row++) {
        write_row(file, row);
    }
    if (fclose(file) != 0) {
        fprintf(stderr, "generate-roster: cannot write\n");
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
