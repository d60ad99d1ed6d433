/*
 * What eyes see of a colour: simulated colour vision deficiencies, CIELAB and its differences.
 *
 * For tests only: pictures are drawn with colours that were measured, nothing measures at run time.
 */
#ifndef ANKE_TESTS_COLOUR_SCIENCE_H
#define ANKE_TESTS_COLOUR_SCIENCE_H

#include <glib.h>
#include <math.h>

#include "charts/draw/theme.h"

typedef struct {
    double l; /* 0-100 */
    double a;
    double b;
} Lab;

typedef enum { NORMAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA, N_VISIONS } Vision;

/* Of linear RGB, severity 1.0: Machado, Oliveira, Fernandes (2009), A physiologically-based model
 * for simulation of color vision deficiency, IEEE TVCG 15(6), p. 1291-1298, and its table. */
static const double vision_matrices[N_VISIONS][3][3] = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
                                                        {{0.152286, 1.052583, -0.204868},
                                                         {0.114503, 0.786281, 0.099216},
                                                         {-0.003882, -0.048116, 1.051998}},
                                                        {{0.367322, 0.860646, -0.227968},
                                                         {0.280085, 0.672501, 0.047413},
                                                         {-0.011820, 0.042940, 0.968881}},
                                                        {{1.255528, -0.076749, -0.178779},
                                                         {-0.078411, 0.930809, 0.147602},
                                                         {0.004733, 0.691367, 0.303900}}};

/* sRGB to linear light: IEC 61966-2-1. */
static inline double to_linear(guint byte)
{
    double c = byte / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static inline double lab_curve(double t)
{
    return t > 216.0 / 24389.0 ? cbrt(t) : (24389.0 / 27.0 * t + 16) / 116;
}

/* CIELAB under D65 of linear RGB (CIE 15; sRGB primaries). */
static inline Lab lab_of_linear(const double rgb[3])
{
    double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2];
    double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    double z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
    double fx = lab_curve(x / 0.95047);
    double fy = lab_curve(y);
    double fz = lab_curve(z / 1.08883);
    return (Lab){116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

/* What a reader with this vision sees of a colour. */
static inline Lab seen(AnkeRgb colour, Vision vision)
{
    const double rgb[3] = {to_linear(colour >> 16 & 0xFF), to_linear(colour >> 8 & 0xFF),
                           to_linear(colour & 0xFF)};
    double simulated[3];
    for (guint i = 0; i < 3; i++) {
        const double *row = vision_matrices[vision][i];
        simulated[i] = CLAMP(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2], 0, 1);
    }
    return lab_of_linear(simulated);
}

/* Lightness (CIE L*) of what a grey printer makes of a colour. */
static inline double grey(AnkeRgb colour)
{
    return seen(colour, NORMAL).l;
}

static inline double to_degrees(double angle)
{
    return angle * 180 / G_PI;
}

static inline double to_radians(double angle)
{
    return angle * G_PI / 180;
}

static inline double hue_degrees(double a, double b)
{
    if (a == 0 && b == 0) {
        return 0;
    }
    double hue = to_degrees(atan2(b, a));
    return hue < 0 ? hue + 360 : hue;
}

/* sqrt(c^7 / (c^7 + 25^7)) */
static inline double chroma_weight(double chroma)
{
    double power = pow(chroma, 7);
    return sqrt(power / (power + pow(25, 7)));
}

/* Hues as the formula compares them; a grey has none. The tolerance makes hues that are opposite up
 * to rounding opposite, as in the paper's pairs 9 and 10. */
static inline void compare_hues(double h1, double h2, gboolean is_grey, double *step, double *mean)
{
    const double opposite = 180 + 1e-9;
    *step = h2 - h1;
    *mean = (h1 + h2) / 2;
    if (is_grey) {
        *step = 0;
        *mean = h1 + h2;
    } else if (fabs(*step) > opposite) {
        *mean += h1 + h2 < 360 ? 180 : -180;
        *step += *step > 0 ? -360 : 360;
    }
}

/*
 * CIEDE2000 colour difference with kL = kC = kH = 1.
 * Formula: Sharma, Wu, Dalal (2005), Color Research and Application 30(1), p. 22-23. Agrees with the
 * 34 pairs of their table 1.
 */
static inline double ciede2000(Lab p, Lab q)
{
    double stretch = 1.5 - 0.5 * chroma_weight((hypot(p.a, p.b) + hypot(q.a, q.b)) / 2);
    double a1 = stretch * p.a;
    double a2 = stretch * q.a;
    double c1 = hypot(a1, p.b);
    double c2 = hypot(a2, q.b);
    double dh, h;
    compare_hues(hue_degrees(a1, p.b), hue_degrees(a2, q.b), c1 == 0 || c2 == 0, &dh, &h);
    double c = (c1 + c2) / 2;
    double l = (p.l + q.l) / 2 - 50;
    double t = 1 - 0.17 * cos(to_radians(h - 30)) + 0.24 * cos(to_radians(2 * h)) +
               0.32 * cos(to_radians(3 * h + 6)) - 0.20 * cos(to_radians(4 * h - 63));
    double dl = (q.l - p.l) / (1 + 0.015 * l * l / sqrt(20 + l * l));
    double dc = (c2 - c1) / (1 + 0.045 * c);
    double dhue = 2 * sqrt(c1 * c2) * sin(to_radians(dh / 2)) / (1 + 0.015 * c * t);
    double turn = 60 * exp(-pow((h - 275) / 25, 2));
    double rotation = -2 * chroma_weight(c) * sin(to_radians(turn));
    return sqrt(dl * dl + dc * dc + dhue * dhue + rotation * dc * dhue);
}

/* Difference of two colours for a reader with this vision. */
static inline double difference(AnkeRgb a, AnkeRgb b, Vision vision)
{
    return ciede2000(seen(a, vision), seen(b, vision));
}

/* How well the colours of a set can be told apart, over all pairs. */
typedef struct {
    double colour[N_VISIONS]; /* smallest CIEDE2000 difference */
    double worst;             /* the smallest of these */
    double grey;              /* smallest difference of L* */
} Separation;

static inline Separation separate(const AnkeRgb *colours, guint n)
{
    Separation least = {{INFINITY, INFINITY, INFINITY, INFINITY}, INFINITY, INFINITY};
    for (guint i = 0; i < n; i++) {
        for (guint j = i + 1; j < n; j++) {
            for (guint v = 0; v < N_VISIONS; v++) {
                double step = difference(colours[i], colours[j], (Vision)v);
                least.colour[v] = MIN(least.colour[v], step);
                least.worst = MIN(least.worst, step);
            }
            least.grey = MIN(least.grey, fabs(grey(colours[i]) - grey(colours[j])));
        }
    }
    return least;
}

#endif
