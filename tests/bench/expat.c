/*
 * The peer of reading a workbook: XML on standard input by expat alone, with handlers that count.
 *   expat < FILE
 */
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    (void)name;
    (void)attributes;
    ++*(unsigned long *)data;
}

static void on_end(void *data, const XML_Char *name)
{
    (void)data;
    (void)name;
}

static void on_text(void *data, const XML_Char *text, int n_bytes)
{
    (void)data;
    (void)text;
    (void)n_bytes;
}

int main(void)
{
    static char block[1 << 16];
    unsigned long n_elements = 0;
    XML_Parser parser = XML_ParserCreate(NULL);
    if (parser == NULL) {
        return EXIT_FAILURE;
    }
    XML_SetUserData(parser, &n_elements);
    XML_SetElementHandler(parser, on_start, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    size_t n;
    do {
        n = fread(block, 1, sizeof block, stdin);
        if (XML_Parse(parser, block, (int)n, n == 0) != XML_STATUS_OK) {
            fputs("expat: no XML\n", stderr);
            return EXIT_FAILURE;
        }
    } while (n > 0);
    XML_ParserFree(parser);
    printf("%lu\n", n_elements);
    return ferror(stdin) != 0;
}
