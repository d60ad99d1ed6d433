#include "analyzer/weight/weight_margins.h"

#include <math.h>

#include <glib/gstdio.h>

#include "analyzer/base/error.h"

static const char survey[] = "settings,form_title,form_id,organisation,population,closed,source,"
                             "note,threshold,threshold_group\n"
                             ",題,id,市,120,2026-09-30,架空,,5,10\n"
                             "survey,type,name,label,role,source,relevant,bands\n"
                             ",select_one sex,sex,性別,break,,,\n"
                             ",integer,age,年齢,break,,,\"20-29,30-39,40-\"\n"
                             ",integer,years,年数,,,,\n"
                             ",select_multiple sex,any,複数,,,,\n"
                             ",decimal,w,ウェイト,weight,,,\n"
                             "choices,list_name,name,label,score,exclusive,other,net,population\n"
                             ",sex,m,男性,,,,,70\n"
                             ",sex,f,女性,,,,,50\n";

typedef struct {
    char *folder;
    AnkeCodebook *codebook;
} Fixture;

static char *write_file(const Fixture *fixture, const char *name, const char *text)
{
    g_autoptr(GError) error = NULL;
    char *path = g_build_filename(fixture->folder, name, NULL);
    g_file_set_contents(path, text, -1, &error);
    g_assert_no_error(error);
    return path;
}

static void set_up(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    fixture->folder = g_dir_make_tmp("anke-test-XXXXXX", &error);
    g_assert_no_error(error);
    g_autofree char *path = write_file(fixture, "survey.csv", survey);
    fixture->codebook = anke_codebook_load(path, NULL, &error);
    g_assert_no_error(error);
    (void)g_remove(path);
}

static void tear_down(Fixture *fixture, const void *data)
{
    (void)data;
    anke_codebook_free(fixture->codebook);
    g_assert_cmpint(g_rmdir(fixture->folder), ==, 0);
    g_free(fixture->folder);
}

static const AnkeQuestion *find(const Fixture *fixture, const char *name)
{
    return &fixture->codebook->questions[anke_codebook_find(fixture->codebook, name)];
}

static void test_levels(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(AnkeWeightLevels) sex = anke_weight_levels_new(find(fixture, "sex"));
    g_assert_cmpuint(sex->n_levels, ==, 2);
    g_assert_cmpint(anke_weight_levels_of_answer(sex, "f", 1), ==, 1);
    g_assert_cmpint(anke_weight_levels_of_answer(sex, "女性", 6), ==, -1);
    g_assert_cmpint(anke_weight_levels_of_text(sex, "女性"), ==, 1);
    g_assert_cmpint(anke_weight_levels_of_text(sex, " ｆ "), ==, 1);
    g_assert_cmpint(anke_weight_levels_of_text(sex, ""), ==, -1);
    g_assert_cmpfloat(anke_weight_levels_population(sex, 1), ==, 50);
    g_autoptr(AnkeWeightLevels) age = anke_weight_levels_new(find(fixture, "age"));
    g_assert_cmpuint(age->n_levels, ==, 3);
    g_assert_cmpint(anke_weight_levels_of_answer(age, "39", 2), ==, 1);
    g_assert_cmpint(anke_weight_levels_of_answer(age, "19", 2), ==, -1);
    g_assert_cmpint(anke_weight_levels_of_answer(age, "30.5", 4), ==, -1);
    g_assert_cmpint(anke_weight_levels_of_text(age, "40-"), ==, 2);
    g_assert_cmpint(anke_weight_levels_of_text(age, "３４"), ==, 1);
    g_assert_true(isnan(anke_weight_levels_population(age, 0)));
}

static void test_no_levels(Fixture *fixture, const void *data)
{
    (void)data;
    g_assert_null(anke_weight_levels_new(find(fixture, "years")));
    g_assert_null(anke_weight_levels_new(find(fixture, "any")));
    g_assert_null(anke_weight_levels_new(find(fixture, "w")));
}

static void test_crossed(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autoptr(AnkeWeightMargins) margins = anke_weight_margins_new(fixture->codebook);
    AnkeWeightMargin *margin = anke_weight_margins_add(margins, "sex:age", &error);
    g_assert_no_error(error);
    g_assert_cmpuint(margin->n_levels, ==, 6);
    g_assert_true(anke_weight_margins_add(margins, "sex:age", &error) == margin);
    g_assert_cmpuint(margins->parts->len, ==, 2);
    g_assert_nonnull(anke_weight_margins_add(margins, "age", &error));
    g_assert_cmpuint(margins->parts->len, ==, 2); /* a question is read once */
    g_assert_cmpint(anke_weight_margin_level(margins, margin, (const gint[]){1, 2}), ==, 5);
    g_assert_cmpint(anke_weight_margin_level(margins, margin, (const gint[]){1, -1}), ==, -1);
    g_autofree char *label = anke_weight_margin_label(margins, margin, 5);
    g_assert_cmpstr(label, ==, "女性 / 40-");
    g_assert_null(anke_weight_margins_add(margins, "sex:sex", &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_DATA);
}

static void test_targets(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_file(fixture, "m.csv",
                                       "target,choice,question\n0.25,f:40-,sex:age\n\n"
                                       "0.75,男性:20-29,sex:age\n");
    g_autoptr(AnkeWeightMargins) margins =
        anke_weight_margins_read(path, fixture->codebook, &error);
    g_assert_no_error(error);
    const AnkeWeightMargin *margin = g_ptr_array_index(margins->margins, 0);
    g_assert_cmpfloat(margin->targets[0], ==, 0.75);
    g_assert_cmpfloat(margin->targets[5], ==, 0.25);
    g_assert_cmpfloat(anke_weight_margin_total(margin), ==, 1);
    (void)g_remove(path);
}

static void test_roster(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    g_autofree char *path =
        write_file(fixture, "r.csv", "sex,age\n男性,25\nm,20-29\nf,41\n,33\n女性,\n");
    g_autoptr(AnkeWeightMargins) margins =
        anke_weight_margins_of_roster(path, fixture->codebook, NULL, FALSE, &error);
    g_assert_no_error(error);
    const AnkeWeightMargin *sex = g_ptr_array_index(margins->margins, 0);
    const AnkeWeightMargin *age = g_ptr_array_index(margins->margins, 1);
    g_assert_cmpfloat(sex->targets[0], ==, 2);
    g_assert_cmpfloat(sex->targets[1], ==, 2);
    g_assert_cmpfloat(age->targets[1], ==, 1);
    g_assert_cmpuint(margins->n_unplaced, ==, 2);
    g_autoptr(AnkeWeightMargins) crossed =
        anke_weight_margins_of_roster(path, fixture->codebook, NULL, TRUE, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(crossed->margins->len, ==, 1);
    const AnkeWeightMargin *margin = g_ptr_array_index(crossed->margins, 0);
    g_assert_cmpstr(margin->name, ==, "sex:age");
    g_assert_cmpfloat(anke_weight_margin_total(margin), ==, 3);
    (void)g_remove(path);
}

static void test_codebook(Fixture *fixture, const void *data)
{
    (void)data;
    g_autoptr(GError) error = NULL;
    const char *names[] = {"sex", NULL}, *unknown[] = {"nowhere", NULL}, *bands[] = {"age", NULL};
    g_autoptr(AnkeWeightMargins) margins =
        anke_weight_margins_of_codebook(fixture->codebook, names, &error);
    g_assert_no_error(error);
    g_assert_cmpfloat(anke_weight_margin_total(g_ptr_array_index(margins->margins, 0)), ==, 120);
    g_assert_null(anke_weight_margins_of_codebook(fixture->codebook, unknown, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_USAGE);
    g_clear_error(&error);
    g_assert_null(anke_weight_margins_of_codebook(fixture->codebook, bands, &error));
    g_assert_error(error, ANKE_ERROR, ANKE_ERROR_CODEBOOK);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(path, test) g_test_add(path, Fixture, NULL, set_up, test, tear_down)
    ADD("/weight margins/names, labels and numbers find their level", test_levels);
    ADD("/weight margins/multiple answers, bare numbers and weights have no levels",
        test_no_levels);
    ADD("/weight margins/crossed questions have all combinations", test_crossed);
    ADD("/weight margins/targets are read by their heads", test_targets);
    ADD("/weight margins/a roster is counted", test_roster);
    ADD("/weight margins/populations come from the codebook", test_codebook);
#undef ADD
    return g_test_run();
}
