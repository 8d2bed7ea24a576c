/* The yardstick of `make bench`: the solver of spasmcycle/model/integrate.py, for many people, in
   one thread of C on the generated equations. Compiled when the bench runs. */
#include MODEL

enum { N = FULL_N, PARAMETERS = FULL_PARAMETERS, SHOWN = FULL_AT_PAIN_SHOWN };

/* One person: daily pain into `pain`; the number of steps comes back, or -1. */
static int person(int segments, const double *starts, const double *p, const double *y0,
                  int stored, const double *times, double tolerance, double *pain) {
    double q[FULL_PREPARED], a[FULL_FACTORS], row[FULL_OBSERVED];
    double y[N], f[N], g[N], u[N], b[N], k1[N], k2[N], k3[N], k4[N], k5[N], own[PARAMETERS];
    int steps = 0, at = 0;
    const double last = times[stored - 1];
    for (int i = 0; i < N; i++) y[i] = y0[i];
    for (int s = 0; s < segments; s++) {
        double t = starts[s], stop = last, h = 0.05;
        const int before = steps;
        if (s + 1 < segments) stop = fmin(last, starts[s + 1]);
        for (int i = 0; i < PARAMETERS; i++) own[i] = p[s * PARAMETERS + i];
        full_prepare(own, q);
        full_rhs(y, q, f);
        while (at < stored && times[at] <= t) {
            full_observe(y, q, row);
            pain[at++] = row[SHOWN];
        }
        while (t < stop) {
            const double left = stop - t;
            const int ends = h >= left;
            if (ends) h = fmax(left, 1e-12);
            else if (2 * h > left) h = left / 2;
            steps++;
            full_factor(y, q, 4 / h, a);
            for (int i = 0; i < N; i++) k1[i] = f[i];
            full_solve(a, k1);
            for (int i = 0; i < N; i++) u[i] = y[i] + STATE[0][0] * k1[i];
            full_rhs(u, q, k2);
            for (int i = 0; i < N; i++) k2[i] += RATE[0][0] / h * k1[i];
            full_solve(a, k2);
            for (int i = 0; i < N; i++) u[i] = y[i] + STATE[1][0] * k1[i] + STATE[1][1] * k2[i];
            full_rhs(u, q, k3);
            for (int i = 0; i < N; i++) k3[i] += (RATE[1][0] * k1[i] + RATE[1][1] * k2[i]) / h;
            full_solve(a, k3);
            for (int i = 0; i < N; i++) u[i] = y[i] + STATE[2][0] * k1[i] + STATE[2][1] * k2[i] +
                    STATE[2][2] * k3[i];
            full_rhs(u, q, k4);
            for (int i = 0; i < N; i++) k4[i] += (RATE[2][0] * k1[i] + RATE[2][1] * k2[i] +
                    RATE[2][2] * k3[i]) / h;
            full_solve(a, k4);
            for (int i = 0; i < N; i++) u[i] = y[i] + STATE[3][0] * k1[i] + STATE[3][1] * k2[i] +
                    STATE[3][2] * k3[i] + STATE[3][3] * k4[i];
            full_rhs(u, q, k5);
            for (int i = 0; i < N; i++) k5[i] += (RATE[3][0] * k1[i] + RATE[3][1] * k2[i] +
                    RATE[3][2] * k3[i] + RATE[3][3] * k4[i]) / h;
            full_solve(a, k5);
            for (int i = 0; i < N; i++) u[i] += k5[i];
            full_rhs(u, q, b);
            for (int i = 0; i < N; i++) b[i] += (RATE[4][0] * k1[i] + RATE[4][1] * k2[i] +
                    RATE[4][2] * k3[i] + RATE[4][3] * k4[i] + RATE[4][4] * k5[i]) / h;
            full_solve(a, b);
            double error = 0.0;
            for (int i = 0; i < N; i++) {
                u[i] += b[i];
                if (fabs(b[i]) > error) error = fabs(b[i]);
                if (!(fabs(u[i]) < 1000)) error = 1e9;
            }
            double ratio = error / tolerance;
            if (ratio <= 1) {
                full_rhs(u, q, g);
                const double after = ends ? stop : t + h;
                while (at < stored && times[at] <= after) {
                    const double w = (times[at] - t) / h, v = 1 - w;
                    for (int i = 0; i < N; i++)
                        b[i] = (1 + 2 * w) * v * v * y[i] + w * w * (3 - 2 * w) * u[i] +
                               w * v * h * (v * f[i] - w * g[i]);
                    full_observe(b, q, row);
                    pain[at++] = row[SHOWN];
                }
                t = after;
                for (int i = 0; i < N; i++) {
                    y[i] = u[i];
                    f[i] = g[i];
                }
            }
            if (ratio < 0.0001) ratio = 0.0001;
            h *= fmin(5, fmax(0.2, 0.85 / sqrt(sqrt(ratio))));
            if (h > 24) h = 24;
            if (t < stop && (h < 1e-6 || steps - before > 20000)) return -1;
        }
    }
    return steps;
}

/* Everybody, one after another; the steps of all together, or -1 if one left the range. */
long cohort(int people, int segments, const double *starts, const double *p, const double *y0,
            int stored, const double *times, double tolerance, double *pain) {
    long steps = 0;
    for (int i = 0; i < people; i++) {
        const int made = person(segments, starts + i * segments, p + i * segments * PARAMETERS,
                                y0 + i * N, stored, times, tolerance, pain + i * stored);
        if (made < 0) return -1;
        steps += made;
    }
    return steps;
}
