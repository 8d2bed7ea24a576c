"""The reduced system for plain numbers.

Made by `python -m spasmcycle.derive` from equations.py. Do not edit.
"""

maximum = max

n = 2
prepared = 17
factors = 4
observed = 6
stocks = ('M', 'W')
parameters = ('root', 'k', 'g', 'phi', 'theta', 'tau_M', 'tau_W', 'release', 'washout')
observables = ('pain', 'drive', 'pain_to_M', 'M_to_W', 'W_to_pain', 'gain_irritants')


def prepare(p, q):
    root = p[0]
    k = p[1]
    g = p[2]
    phi = p[3]
    theta = p[4]
    tau_M = p[5]
    tau_W = p[6]
    release = p[7]
    washout = p[8]
    x0 = (g * g * g * g)
    x1 = (theta * theta * theta * theta)
    x2 = (1.0 / tau_M)
    x3 = (1.0 / tau_W)
    x4 = (4.0 * x0 * x1)
    x5 = (k * x4)
    x6 = (1.0 / washout)
    q[0] = k
    q[1] = root
    q[2] = x0
    q[3] = x1
    q[4] = x2
    q[5] = release
    q[6] = (-phi)
    q[7] = (-washout)
    q[8] = x3
    q[9] = (-x2)
    q[10] = (x2 * x5)
    q[11] = (phi * washout)
    q[12] = (-washout * x3)
    q[13] = g
    q[14] = x4
    q[15] = x6
    q[16] = (x5 * x6)


def rhs(y, q, f):
    M = y[0]
    W = y[1]
    q0 = q[0]
    q1 = q[1]
    q2 = q[2]
    q3 = q[3]
    q4 = q[4]
    q5 = q[5]
    q6 = q[6]
    q7 = q[7]
    q8 = q[8]
    z0 = ((W * q0) + q1)
    x0 = (z0 * z0 * z0 * z0)
    f[0] = (q4 * (-M + (q2 * x0 / ((q2 * x0) + q3))))
    f[1] = (q8 * ((M * q5) + (W * q7 * ((M * q6) + 1.0))))


def observe(y, q, o):
    M = y[0]
    W = y[1]
    q0 = q[0]
    q1 = q[1]
    q2 = q[2]
    q3 = q[3]
    q5 = q[5]
    q6 = q[6]
    q11 = q[11]
    q13 = q[13]
    q14 = q[14]
    q15 = q[15]
    q16 = q[16]
    x0 = ((W * q0) + q1)
    x1 = ((x0 * x0 * x0) / (((q2 * (x0 * x0 * x0 * x0)) + q3) * ((q2 * (x0 * x0 * x0 * x0)) + q3)))
    x2 = (((W * q11) + q5) / ((M * q6) + 1.0))
    o[0] = x0
    o[1] = (q13 * x0)
    o[2] = (q14 * x1)
    o[3] = (q15 * x2)
    o[4] = q0
    o[5] = (q16 * x1 * x2)


def jacobian(y, q, a):
    M = y[0]
    W = y[1]
    q0 = q[0]
    q1 = q[1]
    q2 = q[2]
    q3 = q[3]
    q5 = q[5]
    q6 = q[6]
    q8 = q[8]
    q9 = q[9]
    q10 = q[10]
    q11 = q[11]
    q12 = q[12]
    x0 = ((W * q0) + q1)
    a[0] = q9
    a[1] = (q10 * (x0 * x0 * x0) / (((q2 * (x0 * x0 * x0 * x0)) + q3) * ((q2 * (x0 * x0 * x0 * x0)) + q3)))
    a[2] = (q8 * ((W * q11) + q5))
    a[3] = (q12 * ((M * q6) + 1.0))


def factor(y, q, c, a):
    M = y[0]
    W = y[1]
    q0 = q[0]
    q1 = q[1]
    q2 = q[2]
    q3 = q[3]
    q5 = q[5]
    q6 = q[6]
    q8 = q[8]
    q9 = q[9]
    q10 = q[10]
    q11 = q[11]
    q12 = q[12]
    x0 = ((W * q0) + q1)
    e0 = (c - q9)
    e1 = (-q10 * (x0 * x0 * x0) / (((q2 * (x0 * x0 * x0 * x0)) + q3) * ((q2 * (x0 * x0 * x0 * x0)) + q3)))
    e2 = (-q8 * ((W * q11) + q5))
    e3 = (c - (q12 * ((M * q6) + 1.0)))
    e4 = (1.0 / e0)
    e5 = (e2 * e4)
    e6 = (-(e1 * e5) + e3)
    e7 = (1.0 / e6)
    a[0] = e4
    a[1] = e1
    a[2] = e5
    a[3] = e7


def solve(a, b):
    a0 = a[0]
    a1 = a[1]
    a2 = a[2]
    a3 = a[3]
    b0 = b[0]
    b1 = b[1]
    b1_ = (-(a2 * b0) + b1)
    s1 = (a3 * b1_)
    s0 = (a0 * (-(a1 * s1) + b0))
    b[0] = s0
    b[1] = s1
