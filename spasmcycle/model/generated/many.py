"""The full system and its solver for many people, compiled by numba.

Made by `python -m spasmcycle.derive` from full.py and integrate.py. Do not edit.
"""

from math import sqrt

import numpy as np
from numba import njit

maximum = max
compiled = njit(cache=True, nogil=True, error_model="numpy")


@compiled
def zeros(n):
    return np.zeros(n)


@compiled
def copy_of(values):
    return values.copy()


@compiled
def prepare(p, q):
    k = p[0]
    a_I = p[1]
    a_C = p[2]
    a_L = p[3]
    r0 = p[4]
    weakness = p[5]
    tau_I = p[6]
    zeta = p[7]
    tau_Z = p[8]
    c_M = p[9]
    k_H = p[10]
    phi = p[11]
    c_F = p[12]
    p50 = p[13]
    theta = p[14]
    tau_M = p[15]
    tau_W = p[16]
    tau_fatigue = p[17]
    tau_recovery = p[18]
    z50 = p[19]
    s = p[20]
    g = p[21]
    release = p[22]
    washout = p[23]
    posture = p[24]
    pain_half = p[25]
    tau_H = p[26]
    stress = p[27]
    unloading = p[28]
    traction = p[29]
    relaxant = p[30]
    analgesia = p[31]
    heat = p[32]
    anti_inflammatory = p[33]
    x0 = posture * (1.0 - unloading)
    x1 = traction - 1.0
    x2 = -x1
    x3 = a_C * x2
    x4 = a_L * maximum(0.0, weakness * x0 - 1.0)
    x5 = 1.0 - analgesia
    x6 = 1.0 - relaxant
    x7 = g * g * g * g * (x6 * x6 * x6 * x6)
    x8 = theta * theta * theta * theta
    x9 = 1.0 / tau_M
    x10 = heat + 1.0
    x11 = washout * x10
    x12 = 1.0 / tau_W
    x13 = -anti_inflammatory - 1.0
    x14 = 1.0 / tau_I
    x15 = x14 / 24.0
    x16 = 1.0 / tau_fatigue
    x17 = 1.0 / tau_recovery
    x18 = 1.0 / 24.0 / tau_Z
    x19 = 4.0 * x5
    x20 = c_M * p50
    x21 = x20 * x3
    x22 = x19 * x7
    x23 = x22 * x8
    x24 = x23 * x9
    x25 = x24 * x3
    x26 = c_F * x0
    x27 = p50 * x26
    x28 = x18 * z50
    x29 = x28 * x3
    x30 = 1.0 / washout / x10
    x31 = x23 * x3
    q[0] = zeta
    q[1] = a_I
    q[2] = k
    q[3] = c_M
    q[4] = c_F
    q[5] = x0
    q[6] = x2
    q[7] = p50
    q[8] = x3
    q[9] = r0 + x4
    q[10] = x5
    q[11] = s * stress
    q[12] = x7
    q[13] = x8
    q[14] = x9
    q[15] = release
    q[16] = -phi
    q[17] = -x11
    q[18] = x12
    q[19] = k_H
    q[20] = x13
    q[21] = x15
    q[22] = x16
    q[23] = -x17
    q[24] = z50
    q[25] = x18
    q[26] = -1.0 / 24.0 / tau_H
    q[27] = r0
    q[28] = x4
    q[29] = -(g * g * g * g * g * g * g * g) * x19 * x21 * (x6 * x6 * x6 * x6 * x6 * x6 * x6 * x6)
    q[30] = x21 * x22
    q[31] = k * x24
    q[32] = a_I * x24
    q[33] = x25 * x27
    q[34] = x24 * zeta
    q[35] = x25
    q[36] = phi * x11
    q[37] = -x11 * x12
    q[38] = x13 * x15
    q[39] = k_H * x14 / 12.0
    q[40] = tau_fatigue
    q[41] = tau_recovery
    q[42] = x16 * x17
    q[43] = -tau_recovery
    q[44] = -tau_fatigue
    q[45] = x20 * x29
    q[46] = k * x28
    q[47] = a_I * x28
    q[48] = x27 * x29
    q[49] = -zeta
    q[50] = x29
    q[51] = g * x6
    q[52] = pain_half
    q[53] = x23
    q[54] = x30
    q[55] = x1
    q[56] = x26
    q[57] = k * x23 * x30
    q[58] = c_M * x31
    q[59] = x26 * x31
    q[60] = z50 * zeta


@compiled
def rhs(y, q, f):
    M = y[0]
    W = y[1]
    I = y[2]
    F = y[3]
    Z = y[4]
    H = y[5]
    q0 = q[0]
    q1 = q[1]
    q2 = q[2]
    q3 = q[3]
    q4 = q[4]
    q5 = q[5]
    q6 = q[6]
    q7 = q[7]
    q8 = q[8]
    q9 = q[9]
    q10 = q[10]
    q11 = q[11]
    q12 = q[12]
    q13 = q[13]
    q14 = q[14]
    q15 = q[15]
    q16 = q[16]
    q17 = q[17]
    q18 = q[18]
    q19 = q[19]
    q20 = q[20]
    q21 = q[21]
    q22 = q[22]
    q23 = q[23]
    q24 = q[24]
    q25 = q[25]
    q26 = q[26]
    x0 = Z * q0 + 1.0
    x1 = M * q3 + q5 * (F * q4 + 1.0)
    x2 = H * q8 * x1 / (q6 * x1 + q7) + I * q1 + W * q2 + q9
    x3 = x0 * x2
    z4 = q10 * x3 + q11
    x4 = z4 * z4 * z4 * z4
    f[0] = q14 * (-M + q12 * x4 / (q12 * x4 + q13))
    f[1] = q18 * (M * q15 + W * q17 * (M * q16 + 1.0))
    f[2] = q21 * (H * H * q19 + I * q20)
    f[3] = F * q23 * (1.0 - M) + M * q22 * (1.0 - F)
    f[4] = q25 * (-Z + x0 * x2 / (q24 + x3))
    f[5] = H * q26


@compiled
def factor(y, q, c, a):
    M = y[0]
    W = y[1]
    I = y[2]
    F = y[3]
    Z = y[4]
    H = y[5]
    q0 = q[0]
    q1 = q[1]
    q2 = q[2]
    q3 = q[3]
    q4 = q[4]
    q5 = q[5]
    q6 = q[6]
    q7 = q[7]
    q8 = q[8]
    q10 = q[10]
    q11 = q[11]
    q12 = q[12]
    q13 = q[13]
    q14 = q[14]
    q15 = q[15]
    q16 = q[16]
    q18 = q[18]
    q24 = q[24]
    q25 = q[25]
    q26 = q[26]
    q27 = q[27]
    q28 = q[28]
    q29 = q[29]
    q30 = q[30]
    q31 = q[31]
    q32 = q[32]
    q33 = q[33]
    q34 = q[34]
    q35 = q[35]
    q36 = q[36]
    q37 = q[37]
    q38 = q[38]
    q39 = q[39]
    q40 = q[40]
    q41 = q[41]
    q42 = q[42]
    q43 = q[43]
    q44 = q[44]
    q45 = q[45]
    q46 = q[46]
    q47 = q[47]
    q48 = q[48]
    q49 = q[49]
    q50 = q[50]
    x0 = M * q3 + q5 * (F * q4 + 1.0)
    x1 = q6 * x0 + q7
    x2 = x1 * x1 * x1 * x1
    x3 = Z * q0 + 1.0
    x4 = H * q8 * x0 + I * q1 * x1 + W * q2 * x1 + q27 * x1 + q28 * x1
    x5 = x3 * x4
    x6 = q10 * x5 + q11 * x1
    x7 = q12 * (x6 * x6 * x6 * x6) + q13 * x2
    x8 = x7 * x7
    x9 = 1.0 / x8
    x10 = H * x3
    x11 = x6 * x6 * x6
    x12 = x10 * x11
    x13 = x11 * x9
    x14 = x13 * x3
    x15 = x1 * x1 * x1 * x1 * x1 * x14
    x16 = q24 * x1 + x5
    x17 = x16 * x16
    x18 = 1.0 / x17
    x19 = x10 * x18
    x20 = x18 * x3
    x21 = x1 * x1 * x20
    e0 = c - q14 * x9 * (q29 * x10 * (x6 * x6 * x6 * x6 * x6 * x6 * x6) + q30 * x12 * x7 - x1 * x8) / x1
    e1 = -q31 * x15
    e2 = -q32 * x15
    e3 = -q33 * (x1 * x1 * x1) * x12 * x9
    e4 = -q34 * x13 * x2 * x4
    e5 = -q35 * x0 * x14 * x2
    e6 = -q18 * (W * q36 + q15)
    e7 = c - q37 * (M * q16 + 1.0)
    e8 = c - q38
    e9 = -H * q39
    e10 = -q42 * (F * q40 + q41 * (1.0 - F))
    e11 = c - q42 * (M * q43 + q44 * (1.0 - M))
    e12 = -q45 * x19
    e13 = -q46 * x21
    e14 = -q47 * x21
    e15 = -q48 * x19
    e16 = c - q25 * x18 * (q0 * x16 * x4 + q49 * x3 * (x4 * x4) - x17)
    e17 = -q50 * x0 * x1 * x20
    e18 = c - q26
    e19 = 1.0 / e18
    e20 = e19 * e5
    e21 = e19 * e9
    e22 = e17 * e19
    e23 = 1.0 / e8
    e24 = e2 * e23
    e25 = e14 * e23
    e26 = 1.0 / e7
    e27 = e1 * e26
    e28 = e0 - e27 * e6
    e29 = e13 * e26
    e30 = e12 - e29 * e6
    e31 = 1.0 / e11
    e32 = e3 * e31
    e33 = -(e10 * e32) + e28
    e34 = e15 * e31
    e35 = -(e10 * e34) + e30
    e36 = 1.0 / e33
    e37 = e35 * e36
    e38 = e16 - e37 * e4
    e39 = 1.0 / e38
    a[0] = e19
    a[1] = e20
    a[2] = e21
    a[3] = e22
    a[4] = e23
    a[5] = e24
    a[6] = e25
    a[7] = e26
    a[8] = e6
    a[9] = e27
    a[10] = e29
    a[11] = e31
    a[12] = e10
    a[13] = e32
    a[14] = e34
    a[15] = e36
    a[16] = e4
    a[17] = e37
    a[18] = e39


@compiled
def solve(a, b):
    a0 = a[0]
    a1 = a[1]
    a2 = a[2]
    a3 = a[3]
    a4 = a[4]
    a5 = a[5]
    a6 = a[6]
    a7 = a[7]
    a8 = a[8]
    a9 = a[9]
    a10 = a[10]
    a11 = a[11]
    a12 = a[12]
    a13 = a[13]
    a14 = a[14]
    a15 = a[15]
    a16 = a[16]
    a17 = a[17]
    a18 = a[18]
    b0 = b[0]
    b1 = b[1]
    b2 = b[2]
    b3 = b[3]
    b4 = b[4]
    b5 = b[5]
    b0_ = -(a1 * b5) + b0
    b2_ = -(a2 * b5) + b2
    b4_ = -(a3 * b5) + b4
    b0__ = -(a5 * b2_) + b0_
    b4__ = -(a6 * b2_) + b4_
    b0___ = -(a9 * b1) + b0__
    b4___ = -(a10 * b1) + b4__
    b0____ = -(a13 * b3) + b0___
    b4____ = -(a14 * b3) + b4___
    b4_____ = -(a17 * b0____) + b4____
    s4 = a18 * b4_____
    s0 = a15 * (-(a16 * s4) + b0____)
    s3 = a11 * (-(a12 * s0) + b3)
    s1 = a7 * (-(a8 * s0) + b1)
    s2 = a4 * b2_
    s5 = a0 * b5
    b[0] = s0
    b[1] = s1
    b[2] = s2
    b[3] = s3
    b[4] = s4
    b[5] = s5


@compiled
def observe(y, q, o):
    M = y[0]
    W = y[1]
    I = y[2]
    F = y[3]
    Z = y[4]
    H = y[5]
    q0 = q[0]
    q1 = q[1]
    q2 = q[2]
    q3 = q[3]
    q4 = q[4]
    q5 = q[5]
    q6 = q[6]
    q7 = q[7]
    q8 = q[8]
    q9 = q[9]
    q52 = q[52]
    x0 = M * q3 + q5 * (F * q4 + 1.0)
    x1 = q6 * x0
    x2 = q7 + x1
    x3 = 1.0 / x2
    x4 = I * q1
    x5 = H * q8
    x6 = x0 * x5
    x7 = q9 + x3 * x6 + x4
    x8 = Z * q0 + 1.0
    x9 = W * q2
    x10 = x8 * (x7 + x9)
    o[0] = 10.0 * x10 / (q52 + x10)


@compiled
def integrate(y0, starts, settings, shares, times, tolerance):
    n = 6
    q = zeros(61)
    a = zeros(19)
    y = copy_of(y0)
    f = zeros(n)
    g = zeros(n)
    u = zeros(n)
    b = zeros(n)
    k1 = zeros(n)
    k2 = zeros(n)
    k3 = zeros(n)
    k4 = zeros(n)
    k5 = zeros(n)
    row = zeros(1)
    ys = zeros(len(times) * n)
    os = zeros(len(times) * 1)
    whole = zeros(n)
    for i in range(n):
        whole[i] = 1.0
    steps = 0
    stored = 0
    final = times[len(times) - 1]
    for s in range(len(starts)):
        t = starts[s]
        stop = final
        if s + 1 < len(starts):
            stop = min(final, starts[s + 1])
        keep = shares[s]
        for i in range(n):
            y[i] = y[i] * keep[i]
        prepare(settings[s], q)
        rhs(y, q, f)
        while stored < len(times) and times[stored] <= t:
            observe(y, q, row)
            for i in range(n):
                ys[stored * n + i] = y[i]
            for i in range(1):
                os[stored * 1 + i] = row[i]
            stored += 1
        h = 0.05
        before = steps
        while t < stop:
            left = stop - t
            ends = h >= left
            if ends:
                h = max(left, 1e-12)
            elif 2 * h > left:
                h = left / 2
            steps += 1
            factor(y, q, 4 / h, a)
            for i in range(n):
                k1[i] = f[i]
            solve(a, k1)
            for i in range(n):
                u[i] = y[i] + 1.544 * k1[i]
            rhs(u, q, k2)
            for i in range(n):
                k2[i] += -5.6688 / h * k1[i]
            solve(a, k2)
            for i in range(n):
                u[i] = y[i] + 0.9466785280815826 * k1[i] + 0.2557011698983284 * k2[i]
            rhs(u, q, k3)
            for i in range(n):
                k3[i] += (-2.430093356833875 * k1[i] + -0.2063599157091915 * k2[i]) / h
            solve(a, k3)
            for i in range(n):
                u[i] = y[i] + 3.314825187068521 * k1[i] + 2.896124015972201 * k2[i] + 0.9986419139977817 * k3[i]
            rhs(u, q, k4)
            for i in range(n):
                k4[i] += (-0.1073529058151375 * k1[i] + -9.594562251023355 * k2[i] + -20.47028614809616 * k3[i]) / h
            solve(a, k4)
            for i in range(n):
                u[i] = y[i] + 1.221224509226641 * k1[i] + 6.019134481288629 * k2[i] + 12.53708332932087 * k3[i] + -0.687886036105895 * k4[i]
            rhs(u, q, k5)
            for i in range(n):
                k5[i] += (7.496443313967647 * k1[i] + -10.24680431464352 * k2[i] + -33.99990352819905 * k3[i] + 11.7089089320616 * k4[i]) / h
            solve(a, k5)
            for i in range(n):
                u[i] += k5[i]
            rhs(u, q, b)
            for i in range(n):
                b[i] += (8.083246795921522 * k1[i] + -7.981132988064893 * k2[i] + -31.52159432874371 * k3[i] + 16.31930543123136 * k4[i] + -6.058818238834054 * k5[i]) / h
            solve(a, b)
            error = 0.0
            for i in range(n):
                u[i] += b[i]
                if abs(b[i]) > error:
                    error = abs(b[i])
                if not abs(u[i]) < 1000:
                    error = 1000000000.0
            ratio = error / tolerance
            if ratio <= 1:
                rhs(u, q, g)
                after = t + h
                if ends:
                    after = stop
                while stored < len(times) and times[stored] <= after:
                    w = (times[stored] - t) / h
                    v = 1 - w
                    for i in range(n):
                        b[i] = (1 + 2 * w) * v * v * y[i] + w * w * (3 - 2 * w) * u[i] + w * v * h * (v * f[i] - w * g[i])
                        ys[stored * n + i] = b[i]
                    observe(b, q, row)
                    for i in range(1):
                        os[stored * 1 + i] = row[i]
                    stored += 1
                t = after
                for i in range(n):
                    y[i] = u[i]
                    f[i] = g[i]
            if ratio < 0.0001:
                ratio = 0.0001
            h = h * min(5, max(0.2, 0.85 / sqrt(sqrt(ratio))))
            if h > 24:
                h = 24
            if t < stop and (h < 1e-06 or steps - before > 20000):
                return (os, steps, False)
    return (os, steps, True)


@compiled
def everybody(y0, starts, settings, shares, times, tolerance, pain, steps):
    for i in range(len(y0)):
        pain[i], made, fine = integrate(
            y0[i], starts[i], settings[i], shares[i], times, tolerance
        )
        steps[i] = made if fine else -1
