/* Data of unit tests: R's attitude (Chatterjee & Price) and NIST's Longley, and sums of such. */
#ifndef ANKE_TESTS_SEVERAL_VARIABLES_H
#define ANKE_TESTS_SEVERAL_VARIABLES_H

#include "analyzer/stats/moments.h"

enum { N_VARIABLES = 7, N_ATTITUDE = 30, N_LONGLEY = 16 };

/* rating, complaints, privileges, learning, raises, critical, advance */
static const double attitude[N_ATTITUDE][N_VARIABLES] = {
    // clang-format off
    {43, 51, 30, 39, 61, 92, 45},
    {63, 64, 51, 54, 63, 73, 47},
    {71, 70, 68, 69, 76, 86, 48},
    {61, 63, 45, 47, 54, 84, 35},
    {81, 78, 56, 66, 71, 83, 47},
    {43, 55, 49, 44, 54, 49, 34},
    {58, 67, 42, 56, 66, 68, 35},
    {71, 75, 50, 55, 70, 66, 41},
    {72, 82, 72, 67, 71, 83, 31},
    {67, 61, 45, 47, 62, 80, 41},
    {64, 53, 53, 58, 58, 67, 34},
    {67, 60, 47, 39, 59, 74, 41},
    {69, 62, 57, 42, 55, 63, 25},
    {68, 83, 83, 45, 59, 77, 35},
    {77, 77, 54, 72, 79, 77, 46},
    {81, 90, 50, 72, 60, 54, 36},
    {74, 85, 64, 69, 79, 79, 63},
    {65, 60, 65, 75, 55, 80, 60},
    {65, 70, 46, 57, 75, 85, 46},
    {50, 58, 68, 54, 64, 78, 52},
    {50, 40, 33, 34, 43, 64, 33},
    {64, 61, 52, 62, 66, 80, 41},
    {53, 66, 52, 50, 63, 80, 37},
    {40, 37, 42, 58, 50, 57, 49},
    {63, 54, 42, 48, 66, 75, 33},
    {66, 77, 66, 63, 88, 76, 72},
    {78, 75, 58, 74, 80, 78, 49},
    {48, 57, 44, 45, 51, 83, 38},
    {85, 85, 71, 71, 77, 74, 55},
    {82, 82, 39, 59, 64, 78, 39},
    // clang-format on
};

/* Employed (thousands), GNP deflator (times 10), GNP (millions), unemployed, armed forces (thousands),
 * population (thousands), year; NIST StRD, Longley (1967). */
static const double longley[N_LONGLEY][N_VARIABLES] = {
    // clang-format off
    {60323, 830, 234289, 2356, 1590, 107608, 1947},
    {61122, 885, 259426, 2325, 1456, 108632, 1948},
    {60171, 882, 258054, 3682, 1616, 109773, 1949},
    {61187, 895, 284599, 3351, 1650, 110929, 1950},
    {63221, 962, 328975, 2099, 3099, 112075, 1951},
    {63639, 981, 346999, 1932, 3594, 113270, 1952},
    {64989, 990, 365385, 1870, 3547, 115094, 1953},
    {63761, 1000, 363112, 3578, 3350, 116219, 1954},
    {66019, 1012, 397469, 2904, 3048, 117388, 1955},
    {67857, 1046, 419180, 2822, 2857, 118734, 1956},
    {68169, 1084, 442769, 2936, 2798, 120445, 1957},
    {66513, 1108, 444546, 4681, 2637, 121950, 1958},
    {68655, 1126, 482704, 3813, 2552, 123366, 1959},
    {69564, 1142, 502601, 3931, 2514, 125368, 1960},
    {69331, 1157, 518173, 4806, 2572, 127852, 1961},
    {70551, 1169, 554894, 4007, 2827, 130081, 1962},
    // clang-format on
};

/* Room for the sums of `n_variables` variables. */
typedef struct {
    double sx[N_VARIABLES];
    double sxy[N_VARIABLES * N_VARIABLES];
    AnkeMoments moments;
} Sums;

/* Sums of the first variables of the rows, each less `shift`. */
static inline const AnkeMoments *sum_up(Sums *sums, const double (*rows)[N_VARIABLES], gsize n_rows,
                                        gsize n_variables, double shift)
{
    for (gsize i = 0; i < n_variables; i++) {
        sums->sx[i] = 0;
        for (gsize row = 0; row < n_rows; row++) {
            sums->sx[i] += rows[row][i] - shift;
        }
        for (gsize k = 0; k < n_variables; k++) {
            double *sum = &sums->sxy[i * n_variables + k];
            *sum = 0;
            for (gsize row = 0; row < n_rows; row++) {
                *sum += (rows[row][i] - shift) * (rows[row][k] - shift);
            }
        }
    }
    sums->moments = (AnkeMoments){(double)n_rows, n_variables, sums->sx, sums->sxy};
    return &sums->moments;
}

#endif
