/*
 * Random numbers by counter: the number of (seed, replicate, year, purpose, index) is the same
 * whoever asks for it, in whatever order and thread. Scenarios that ask for the same places share
 * their luck.
 *
 * Philox4x32 with 10 rounds: Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy
 * as 1, 2, 3, SC'11, section 4.3. Agrees with the known answers of their Random123 library.
 */
#ifndef ANKE_STATS_COUNTER_RANDOM_H
#define ANKE_STATS_COUNTER_RANDOM_H

#include <glib.h>

/* The four words of one counter. */
void anke_random_block(guint64 seed, const guint32 counter[4], guint32 words[4]);

/* Where numbers come from; each place has its own sequence of 2^34 numbers. */
typedef struct {
    guint64 seed;
    guint32 replicate;
    guint32 year;
    guint32 purpose;
} AnkeRandomPlace;

/* The numbers 0 ... n - 1 of a place, each uniform on the 2^32 midpoints (k + 1/2) / 2^32. */
void anke_random_fill(const AnkeRandomPlace *place, gsize n, double *units);

/* The same numbers one by one, where it is not known how many will be needed. */
typedef struct {
    AnkeRandomPlace place;
    guint32 n_blocks;
    guint n_left;
    guint32 words[4];
} AnkeRandomStream;

void anke_random_begin(AnkeRandomStream *stream, const AnkeRandomPlace *place);
double anke_random_next(AnkeRandomStream *stream);

/* A standard normal number, of two uniform ones: Box & Muller (1958), Ann. Math. Statist. 29, 610.
 * */
double anke_random_normal(AnkeRandomStream *stream);

#endif
