#include "analyzer/stats/counter_random.h"

#include <math.h>

enum { N_ROUNDS = 10, N_WORDS = 4 };

static const double UNIT = 1.0 / 4294967296.0; /* 2^-32 */

void anke_random_block(guint64 seed, const guint32 counter[4], guint32 words[4])
{
    guint32 a = counter[0], b = counter[1], c = counter[2], d = counter[3];
    guint32 key0 = (guint32)seed, key1 = (guint32)(seed >> 32);
    for (guint round = 0; round < N_ROUNDS; round++) {
        guint64 left = (guint64)0xD2511F53 * a, right = (guint64)0xCD9E8D57 * c;
        a = (guint32)(right >> 32) ^ b ^ key0;
        b = (guint32)right;
        c = (guint32)(left >> 32) ^ d ^ key1;
        d = (guint32)left;
        key0 += 0x9E3779B9;
        key1 += 0xBB67AE85;
    }
    words[0] = a;
    words[1] = b;
    words[2] = c;
    words[3] = d;
}

static void make_block(const AnkeRandomPlace *place, guint32 index, guint32 words[4])
{
    guint32 counter[4] = {index, place->purpose, place->year, place->replicate};
    anke_random_block(place->seed, counter, words);
}

static double to_unit(guint32 word)
{
    return ((double)word + 0.5) * UNIT;
}

void anke_random_fill(const AnkeRandomPlace *place, gsize n, double *units)
{
    guint32 words[N_WORDS];
    for (gsize i = 0; i < n; i++) {
        if (i % N_WORDS == 0) {
            make_block(place, (guint32)(i / N_WORDS), words);
        }
        units[i] = to_unit(words[i % N_WORDS]);
    }
}

void anke_random_begin(AnkeRandomStream *stream, const AnkeRandomPlace *place)
{
    stream->place = *place;
    stream->n_blocks = 0;
    stream->n_left = 0;
}

double anke_random_next(AnkeRandomStream *stream)
{
    if (stream->n_left == 0) {
        make_block(&stream->place, stream->n_blocks++, stream->words);
        stream->n_left = N_WORDS;
    }
    return to_unit(stream->words[N_WORDS - stream->n_left--]);
}

double anke_random_normal(AnkeRandomStream *stream)
{
    double radius = sqrt(-2 * log(anke_random_next(stream)));
    return radius * cos(2 * G_PI * anke_random_next(stream));
}
