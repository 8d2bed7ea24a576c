/* Times one run of the model in C: the steps of spasmcycle/model/integrate.py, on the generated
   equations (included before this file). argv: hours of the run's stored times are rebuilt here.
   Prints the last shown pain, the number of steps and the seconds a run takes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { N = FULL_N };

static int run(const double *y0, double *p, const double *times, int count, double tolerance,
               double *ys, double *os) {
    double q[FULL_PREPARED], a[FULL_FACTORS], y[N], f[N], g[N], u[N], b[N];
    double k1[N], k2[N], k3[N], k4[N], k5[N];
    int steps = 0, stored = 0;
    const double stop = times[count - 1];
    double t = 0, h = 0.05;
    memcpy(y, y0, sizeof y);
    full_prepare(p, q);
    full_rhs(y, q, f);
    while (stored < count && times[stored] <= t) {
        memcpy(ys + stored * N, y, sizeof y);
        full_observe(y, q, os + stored * FULL_OBSERVED);
        stored++;
    }
    while (t < stop) {
        const double left = stop - t;
        if (h >= left) h = left;
        else if (2 * h > left) h = left / 2;
        steps++;
        full_factor(y, q, 4 / h, a);
        memcpy(k1, f, sizeof f);
        full_solve(a, k1);
        for (int i = 0; i < N; i++) u[i] = y[i] + 1.544 * k1[i];
        full_rhs(u, q, k2);
        for (int i = 0; i < N; i++) k2[i] += -5.6688 / h * k1[i];
        full_solve(a, k2);
        for (int i = 0; i < N; i++)
            u[i] = y[i] + 0.9466785280815826 * k1[i] + 0.2557011698983284 * k2[i];
        full_rhs(u, q, k3);
        for (int i = 0; i < N; i++)
            k3[i] += (-2.430093356833875 * k1[i] - 0.2063599157091915 * k2[i]) / h;
        full_solve(a, k3);
        for (int i = 0; i < N; i++)
            u[i] = y[i] + 3.314825187068521 * k1[i] + 2.896124015972201 * k2[i] +
                   0.9986419139977817 * k3[i];
        full_rhs(u, q, k4);
        for (int i = 0; i < N; i++)
            k4[i] += (-0.1073529058151375 * k1[i] - 9.594562251023355 * k2[i] -
                      20.47028614809616 * k3[i]) / h;
        full_solve(a, k4);
        for (int i = 0; i < N; i++)
            u[i] = y[i] + 1.221224509226641 * k1[i] + 6.019134481288629 * k2[i] +
                   12.53708332932087 * k3[i] - 0.6878860361058950 * k4[i];
        full_rhs(u, q, k5);
        for (int i = 0; i < N; i++)
            k5[i] += (7.496443313967647 * k1[i] - 10.24680431464352 * k2[i] -
                      33.99990352819905 * k3[i] + 11.70890893206160 * k4[i]) / h;
        full_solve(a, k5);
        for (int i = 0; i < N; i++) u[i] += k5[i];
        full_rhs(u, q, b);
        for (int i = 0; i < N; i++)
            b[i] += (8.083246795921522 * k1[i] - 7.981132988064893 * k2[i] -
                     31.52159432874371 * k3[i] + 16.31930543123136 * k4[i] -
                     6.058818238834054 * k5[i]) / h;
        full_solve(a, b);
        double error = 0;
        for (int i = 0; i < N; i++) {
            u[i] += b[i];
            if (fabs(b[i]) > error) error = fabs(b[i]);
            if (!(fabs(u[i]) < 1000)) error = 1e9;
        }
        double ratio = error / tolerance;
        if (ratio <= 1) {
            full_rhs(u, q, g);
            const double after = h == left ? stop : t + h;
            while (stored < count && times[stored] <= after) {
                const double w = (times[stored] - t) / h, v = 1 - w;
                for (int i = 0; i < N; i++)
                    b[i] = (1 + 2 * w) * v * v * y[i] + w * w * (3 - 2 * w) * u[i] +
                           w * v * h * (v * f[i] - w * g[i]);
                memcpy(ys + stored * N, b, sizeof b);
                full_observe(b, q, os + stored * FULL_OBSERVED);
                stored++;
            }
            t = after;
            memcpy(y, u, sizeof y);
            memcpy(f, g, sizeof f);
        }
        if (ratio < 0.0001) ratio = 0.0001;
        h *= fmin(5, fmax(0.2, 0.85 / sqrt(sqrt(ratio))));
        if (h > 24) h = 24;
        if (h < 1e-6 || steps > 20000) return -1;
    }
    return steps;
}

int main(int argc, char **argv) {
    /* argv[1]: tolerance, argv[2]: runs; stdin: parameters, start, stored hours */
    double p[64], y0[N], times[4096];
    int parameters, count;
    if (argc < 3 || scanf("%d", &parameters) != 1) return 1;
    for (int i = 0; i < parameters; i++) if (scanf("%lf", p + i) != 1) return 1;
    for (int i = 0; i < N; i++) if (scanf("%lf", y0 + i) != 1) return 1;
    if (scanf("%d", &count) != 1) return 1;
    for (int i = 0; i < count; i++) if (scanf("%lf", times + i) != 1) return 1;
    double *ys = malloc(sizeof(double) * count * N);
    double *os = malloc(sizeof(double) * count * FULL_OBSERVED);
    const int runs = atoi(argv[2]);
    struct timespec begun, ended;
    int steps = 0;
    double sum = 0;
    clock_gettime(CLOCK_MONOTONIC, &begun);
    for (int r = 0; r < runs; r++) {
        p[0] += 1e-9; /* a different run each time */
        steps = run(y0, p, times, count, atof(argv[1]), ys, os);
        sum += ys[count * N - 1];
    }
    clock_gettime(CLOCK_MONOTONIC, &ended);
    const double seconds = (ended.tv_sec - begun.tv_sec) + 1e-9 * (ended.tv_nsec - begun.tv_nsec);
    printf("%.17g %d %.9g\n", ys[(count - 1) * N + 4], steps, seconds / runs + 0 * sum);
    return 0;
}
