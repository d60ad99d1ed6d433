/*
 * The peer of import: reads a file by libcsv alone, in the settings that anke needs (strict, nothing
 * trimmed), and does nothing with the cells.
 *   libcsv FILE
 */
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>

static int is_trimmed(unsigned char byte)
{
    (void)byte;
    return 0;
}

static void on_field(void *text, size_t n_bytes, void *n_fields)
{
    (void)text;
    (void)n_bytes;
    ++*(unsigned long *)n_fields;
}

static void on_row(int terminator, void *n_fields)
{
    (void)terminator;
    (void)n_fields;
}

int main(int argc, char **argv)
{
    static char block[1 << 16];
    struct csv_parser parser;
    unsigned long n_fields = 0;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    if (file == NULL ||
        csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL | CSV_APPEND_NULL) != 0) {
        fputs("usage: libcsv FILE\n", stderr);
        return 64;
    }
    csv_set_space_func(&parser, is_trimmed);
    csv_set_blk_size(&parser, sizeof block);
    size_t n;
    while ((n = fread(block, 1, sizeof block, file)) > 0) {
        if (csv_parse(&parser, block, n, on_field, on_row, &n_fields) != n) {
            return EXIT_FAILURE;
        }
    }
    int status = ferror(file) || csv_fini(&parser, on_field, on_row, &n_fields) != 0;
    csv_free(&parser);
    (void)fclose(file);
    printf("%lu\n", n_fields);
    return status;
}
