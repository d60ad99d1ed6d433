/*
 * Tails of Student's t distribution that keep their digits.
 *
 * GSL 2.7.1's gsl_cdf_tdist_Q is good to 5e-7 only for 30 to 1000 degrees of freedom far out, and
 * its incomplete beta function loses a digit with every tenfold of them.
 */
#ifndef ANKE_STATS_STUDENT_TAIL_H
#define ANKE_STATS_STUDENT_TAIL_H

/*
 * P(|T| >= |t|) of Student's t with `df` degrees of freedom, which need not be whole.
 *
 * Relative error below 1e-13 from df 1 to 1e15, down to 1e-300; below the smallest double it is 0.
 * Undefined: df not in (0, infinity) or t NaN give NaN. t infinite gives 0.
 * Formula:   I_x(df/2, 1/2), x = df/(df + t^2), by its continued fraction, DLMF 8.17.22; for
 *            more than 1e5 degrees of freedom by Hill (1970), Comm. ACM 13, p. 617. Agrees with R
 *            4.2 2 * pt(-abs(t), df).
 */
double anke_student_two_sided(double t, double df);

#endif
