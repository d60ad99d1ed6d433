/*
 * Makes a survey of any size for measurements: a codebook and an export, the same bytes for the same
 * options on every machine (its own random numbers).
 *
 *   generate FOLDER ROWS [cp932]
 *
 * 30 columns: time stamp, three breaks, 12 scale items, 4 multiple answers (joined by ;), 7 single
 * answers, 1 number, 2 free texts with commas, quotes and line ends; blanks in every column.
 */
#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N_SCALES = 12, N_MULTIPLES = 4, N_SINGLES = 7, N_REASONS = 8, N_SENTENCES = 12 };

static const char *const departments[] = {
    "経営企画課", "職員課", "管財契約検査課", "市民協働課", "環境対策課", "福祉総務課",
    "介護高齢課", "保育課", "都市整備課",     "道路整備課", "学校教育課", "消防総務課"};
static const char *const ages[] = {"20歳代", "30歳代", "40歳代", "50歳代", "60歳以上"};
static const char *const grades[] = {"主事・主任主事", "主査", "係長", "課長補佐", "課長以上"};
static const char *const scale[] = {"そう思う", "ややそう思う", "どちらともいえない",
                                    "あまり思わない", "思わない"};
static const char *const reasons[N_REASONS] = {
    "聞いてくれる態度ではない", "忙しそう",       "質問側の問題",       "コミュニケーション不足",
    "年齢差が大きい",           "指導能力が無い", "断られたことがある", "担当が違う"};
static const char *const singles[] = {"できている", "一部できている", "できていない", "わからない"};
static const char *const sentences[N_SENTENCES] = {
    "窓口の混雑する時間帯に電話対応が重なり、質問をする時間を取ることができません。",
    "前任者の文書が残っておらず、判断の理由が分からないことがあります。",
    "業務の手順を一覧にしておけば、異動の直後でも迷わずに進められると思います。",
    "会議の資料を、前日までに配ってもらえると助かります。",
    "係を越えて相談できる人がいると心強いです。",
    "繁忙期の応援を、部の中で前もって決めておいてほしい。",
    "手引きの更新が止まっているので、担当を決めてはどうでしょうか。",
    "同じ内容を何度も入力しています。",
    "経験のある方に、若手の打合せに入っていただきたいです。",
    "引き継ぎの期間が短く、年度初めの残業が増えます。",
    "上司に「まず見て覚えて」と言われ、聞きにくくなりました。",
    "研修で学んだことを試す機会がほしいです。"};

/* xorshift64*: fixed here so that no library can change the data. */
static guint64 state = G_GUINT64_CONSTANT(20180401);

static guint pick(guint n)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (guint)((state * G_GUINT64_CONSTANT(2685821657736338717)) >> 33) % n;
}

static FILE *create(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        fprintf(stderr, "generate: %s: %s\n", path, g_strerror(errno));
        exit(EXIT_FAILURE);
    }
    return file;
}

static void finish(FILE *file)
{
    if (fclose(file) != 0) {
        fprintf(stderr, "generate: cannot write\n");
        exit(EXIT_FAILURE);
    }
}

/* Choices are named as in most forms: the first letter of the list and a number. */
static void write_list(FILE *file, const char *list, const char *const *labels, guint n,
                       gboolean has_scores)
{
    for (guint i = 0; i < n; i++) {
        fprintf(file, ",%s,%c%u,%s,", list, list[0], i + 1, labels[i]);
        if (has_scores) {
            fprintf(file, "%u", n - i);
        }
        fputc('\n', file);
    }
}

static void write_codebook(FILE *file)
{
    fputs("settings,form_title,form_id,organisation,closed,source\n"
          ",測定用の調査,bench,架空市,2026-09-30,架空の個票（測定用）\n"
          "survey,type,name,label,role,delimiter,bands,unit\n"
          ",text,stamp,タイムスタンプ,ignore,,,\n"
          ",select_one dept,dept,所属,break,,,\n,select_one age,age,年齢,break,,,\n"
          ",select_one grade,grade,職位,break,,,\n",
          file);
    for (int i = 1; i <= N_SCALES; i++) {
        fprintf(file, ",select_one scale,s%d,職場についての考え%d,,,,\n", i, i);
    }
    for (int i = 1; i <= N_MULTIPLES; i++) {
        fprintf(file, ",select_multiple reason,m%d,聞きにくい理由%d（複数回答）,,;,,\n", i, i);
    }
    for (int i = 1; i <= N_SINGLES; i++) {
        fprintf(file, ",select_one done,q%d,業務分析の状況%d,,,,\n", i, i);
    }
    fputs(",integer,years,在職年数,,,\"0-4,5-9,10-19,20-\",年\n,text,comment,自由意見,,,,\n"
          ",text,wish,要望,,,,\nchoices,list_name,name,label,score\n",
          file);
    write_list(file, "dept", departments, G_N_ELEMENTS(departments), FALSE);
    write_list(file, "age", ages, G_N_ELEMENTS(ages), FALSE);
    write_list(file, "grade", grades, G_N_ELEMENTS(grades), FALSE);
    write_list(file, "scale", scale, G_N_ELEMENTS(scale), TRUE);
    write_list(file, "reason", reasons, N_REASONS, FALSE);
    write_list(file, "done", singles, G_N_ELEMENTS(singles), FALSE);
}

static void append_header(GString *line)
{
    g_string_append(line, "タイムスタンプ,所属,年齢,職位");
    for (int i = 1; i <= N_SCALES; i++) {
        g_string_append_printf(line, ",職場についての考え%d", i);
    }
    for (int i = 1; i <= N_MULTIPLES; i++) {
        g_string_append_printf(line, ",聞きにくい理由%d（複数回答）", i);
    }
    for (int i = 1; i <= N_SINGLES; i++) {
        g_string_append_printf(line, ",業務分析の状況%d", i);
    }
    g_string_append(line, ",在職年数,自由意見,要望\r\n");
}

static void append_choice(GString *line, const char *const *labels, guint n, guint blank_in)
{
    g_string_append_c(line, ',');
    if (pick(blank_in) > 0) {
        g_string_append(line, labels[pick(n)]);
    }
}

static void append_reasons(GString *line)
{
    g_string_append_c(line, ',');
    guint chosen = pick(1u << N_REASONS) & pick(1u << N_REASONS);
    chosen &= pick(1u << N_REASONS) | pick(1u << N_REASONS);
    const char *joiner = "";
    for (guint i = 0; i < N_REASONS; i++) {
        if (chosen >> i & 1u) {
            g_string_append_printf(line, "%s%s", joiner, reasons[i]);
            joiner = ";";
        }
    }
}

static void append_text(GString *line)
{
    g_string_append_c(line, ',');
    if (pick(6) > 0) {
        return;
    }
    g_string_append_c(line, '"');
    guint n = 1 + pick(2);
    for (guint i = 0; i < n; i++) {
        g_string_append(line, i == 0 ? "" : pick(2) == 0 ? "\n" : ", ");
        g_string_append(line, sentences[pick(N_SENTENCES)]);
    }
    g_string_append(line, pick(4) == 0 ? "\"\"改善\"\"\"" : "\"");
}

static void append_row(GString *line, guint row)
{
    g_string_append_printf(line, "2026/09/%02u %u:%02u:%02u", 1 + row % 30, 8 + row % 10, row % 60,
                           pick(60));
    append_choice(line, departments, G_N_ELEMENTS(departments), 50);
    append_choice(line, ages, G_N_ELEMENTS(ages), 50);
    append_choice(line, grades, G_N_ELEMENTS(grades), 50);
    for (int i = 0; i < N_SCALES; i++) {
        append_choice(line, scale, G_N_ELEMENTS(scale), 20);
    }
    for (int i = 0; i < N_MULTIPLES; i++) {
        append_reasons(line);
    }
    for (int i = 0; i < N_SINGLES; i++) {
        append_choice(line, singles, G_N_ELEMENTS(singles), 20);
    }
    g_string_append_printf(line, ",%u", pick(40));
    append_text(line);
    append_text(line);
    g_string_append(line, "\r\n");
}

static void write_line(FILE *file, const GString *line, gboolean is_cp932)
{
    if (!is_cp932) {
        fwrite(line->str, 1, line->len, file);
        return;
    }
    gsize n_bytes;
    g_autofree char *bytes =
        g_convert(line->str, (gssize)line->len, "CP932", "UTF-8", NULL, &n_bytes, NULL);
    fwrite(bytes, 1, n_bytes, file);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: generate FOLDER ROWS [cp932]\n");
        return 64;
    }
    gboolean is_cp932 = argc > 3 && strcmp(argv[3], "cp932") == 0;
    guint n_rows = (guint)g_ascii_strtoull(argv[2], NULL, 10);
    if (g_mkdir_with_parents(argv[1], 0700) != 0) {
        fprintf(stderr, "generate: %s: %s\n", argv[1], g_strerror(errno));
        return 73;
    }
    FILE *codebook = create(argv[1], "survey.csv");
    write_codebook(codebook);
    finish(codebook);
    FILE *export = create(argv[1], is_cp932 ? "export-cp932.csv" : "export.csv");
    g_autoptr(GString) line = g_string_new(NULL);
    append_header(line);
    for (guint row = 0; row < n_rows; row++) {
        append_row(line, row);
        if (line->len > 1 << 16) {
            write_line(export, line, is_cp932);
            g_string_truncate(line, 0);
        }
    }
    write_line(export, line, is_cp932);
    finish(export);
    return 0;
}
