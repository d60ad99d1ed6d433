/*
 * Smooth densities of values that come with their counts, for plots.
 *
 * Computes only: drawing is elsewhere. The unit of a density is 1 / unit of the values; its
 * integral is 1.
 */
#ifndef ANKE_STATS_DENSITY_H
#define ANKE_STATS_DENSITY_H

#include "analyzer/stats/describe.h"

/*
 * Silverman's rule of thumb for the standard deviation of the kernel, in the unit of the values.
 *
 * Undefined: fewer than two people, one value only or a bad count give NaN.
 * Formula:   0.9 min(sd, IQR/1.34) n^(-1/5), sd where the IQR is 0; Silverman (1986), Density
 *            Estimation, p. 48 (eq. 3.31). Agrees with R 4.2 bw.nrd0().
 */
double anke_density_choose_bandwidth(const AnkeDistribution *distribution);

/*
 * Density at `n_points` points, with Gaussian kernels, without binning.
 *
 *   bandwidth  standard deviation of the kernel, > 0
 * Undefined: nobody, a bad count or bandwidth give NaN.
 * Formula:   sum n_i phi((x - v_i)/h) / (n h). R's density() interpolates a binned version of it.
 */
void anke_density_evaluate(const AnkeDistribution *distribution, double bandwidth,
                           const double *points, gsize n_points, double *densities);

/*
 * Round points that cover [lo, hi], for curves whose places people read: multiples of 1, 2 or 5
 * times a power of ten, the largest step that has at least `n_points` steps (so at most about
 * 2.5 times as many). Each is the double nearest to its decimal. Frees with g_array_unref().
 *
 *   n_points  >= 1
 * Undefined: ends that are not finite, lo >= hi, or so close that doubles run out give no point.
 */
GArray *anke_density_choose_points(double lo, double hi, guint n_points);

#endif
