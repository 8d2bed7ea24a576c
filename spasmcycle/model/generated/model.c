/* Made by `python -m spasmcycle.derive` from equations.py. Do not edit. */
#include <math.h>

static const double STATE[4][4] = {
    {1.544},
    {0.9466785280815826, 0.2557011698983284},
    {3.314825187068521, 2.896124015972201, 0.9986419139977817},
    {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.687886036105895},
};
static const double RATE[5][5] = {
    {-5.6688},
    {-2.430093356833875, -0.2063599157091915},
    {-0.1073529058151375, -9.594562251023355, -20.47028614809616},
    {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.7089089320616},
    {8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054},
};

#define FULL_N 6

#define FULL_PREPARED 61

#define FULL_FACTORS 19

#define FULL_OBSERVED 21

#define FULL_PARAMETERS 34

#define FULL_AT_LOAD 0

#define FULL_AT_CONTACT 1

#define FULL_AT_STRAIN 2

#define FULL_AT_ROOT 3

#define FULL_AT_PAIN 4

#define FULL_AT_DRIVE 5

#define FULL_AT_PAIN_SHOWN 6

static void full_prepare(double *restrict p, double *restrict q) {
    const double k = p[0];
    const double a_I = p[1];
    const double a_C = p[2];
    const double a_L = p[3];
    const double r0 = p[4];
    const double weakness = p[5];
    const double tau_I = p[6];
    const double zeta = p[7];
    const double tau_Z = p[8];
    const double c_M = p[9];
    const double k_H = p[10];
    const double phi = p[11];
    const double c_F = p[12];
    const double p50 = p[13];
    const double theta = p[14];
    const double tau_M = p[15];
    const double tau_W = p[16];
    const double tau_fatigue = p[17];
    const double tau_recovery = p[18];
    const double z50 = p[19];
    const double s = p[20];
    const double g = p[21];
    const double release = p[22];
    const double washout = p[23];
    const double posture = p[24];
    const double pain_half = p[25];
    const double tau_H = p[26];
    const double stress = p[27];
    const double unloading = p[28];
    const double traction = p[29];
    const double relaxant = p[30];
    const double analgesia = p[31];
    const double heat = p[32];
    const double anti_inflammatory = p[33];
    const double x0 = (posture * (1.0 - unloading));
    const double x1 = (traction - 1.0);
    const double x2 = (-x1);
    const double x3 = (a_C * x2);
    const double x4 = (a_L * fmax(0.0, ((weakness * x0) - 1.0)));
    const double x5 = (1.0 - analgesia);
    const double x6 = (1.0 - relaxant);
    const double x7 = ((g * g * g * g) * (x6 * x6 * x6 * x6));
    const double x8 = (theta * theta * theta * theta);
    const double x9 = (1.0 / tau_M);
    const double x10 = (heat + 1.0);
    const double x11 = (washout * x10);
    const double x12 = (1.0 / tau_W);
    const double x13 = (-anti_inflammatory - 1.0);
    const double x14 = (1.0 / tau_I);
    const double x15 = (x14 / 24.0);
    const double x16 = (1.0 / tau_fatigue);
    const double x17 = (1.0 / tau_recovery);
    const double x18 = (1.0 / 24.0 / tau_Z);
    const double x19 = (4.0 * x5);
    const double x20 = (c_M * p50);
    const double x21 = (x20 * x3);
    const double x22 = (x19 * x7);
    const double x23 = (x22 * x8);
    const double x24 = (x23 * x9);
    const double x25 = (x24 * x3);
    const double x26 = (c_F * x0);
    const double x27 = (p50 * x26);
    const double x28 = (x18 * z50);
    const double x29 = (x28 * x3);
    const double x30 = (1.0 / washout / x10);
    const double x31 = (x23 * x3);
    q[0] = zeta;
    q[1] = a_I;
    q[2] = k;
    q[3] = c_M;
    q[4] = c_F;
    q[5] = x0;
    q[6] = x2;
    q[7] = p50;
    q[8] = x3;
    q[9] = (r0 + x4);
    q[10] = x5;
    q[11] = (s * stress);
    q[12] = x7;
    q[13] = x8;
    q[14] = x9;
    q[15] = release;
    q[16] = (-phi);
    q[17] = (-x11);
    q[18] = x12;
    q[19] = k_H;
    q[20] = x13;
    q[21] = x15;
    q[22] = x16;
    q[23] = (-x17);
    q[24] = z50;
    q[25] = x18;
    q[26] = (-1.0 / 24.0 / tau_H);
    q[27] = r0;
    q[28] = x4;
    q[29] = (-(g * g * g * g * g * g * g * g) * x19 * x21 * (x6 * x6 * x6 * x6 * x6 * x6 * x6 * x6));
    q[30] = (x21 * x22);
    q[31] = (k * x24);
    q[32] = (a_I * x24);
    q[33] = (x25 * x27);
    q[34] = (x24 * zeta);
    q[35] = x25;
    q[36] = (phi * x11);
    q[37] = (-x11 * x12);
    q[38] = (x13 * x15);
    q[39] = (k_H * x14 / 12.0);
    q[40] = tau_fatigue;
    q[41] = tau_recovery;
    q[42] = (x16 * x17);
    q[43] = (-tau_recovery);
    q[44] = (-tau_fatigue);
    q[45] = (x20 * x29);
    q[46] = (k * x28);
    q[47] = (a_I * x28);
    q[48] = (x27 * x29);
    q[49] = (-zeta);
    q[50] = x29;
    q[51] = (g * x6);
    q[52] = pain_half;
    q[53] = x23;
    q[54] = x30;
    q[55] = x1;
    q[56] = x26;
    q[57] = (k * x23 * x30);
    q[58] = (c_M * x31);
    q[59] = (x26 * x31);
    q[60] = (z50 * zeta);
}

static void full_rhs(double *restrict y, double *restrict q, double *restrict f) {
    const double M = y[0];
    const double W = y[1];
    const double I = y[2];
    const double F = y[3];
    const double Z = y[4];
    const double H = y[5];
    const double q0 = q[0];
    const double q1 = q[1];
    const double q2 = q[2];
    const double q3 = q[3];
    const double q4 = q[4];
    const double q5 = q[5];
    const double q6 = q[6];
    const double q7 = q[7];
    const double q8 = q[8];
    const double q9 = q[9];
    const double q10 = q[10];
    const double q11 = q[11];
    const double q12 = q[12];
    const double q13 = q[13];
    const double q14 = q[14];
    const double q15 = q[15];
    const double q16 = q[16];
    const double q17 = q[17];
    const double q18 = q[18];
    const double q19 = q[19];
    const double q20 = q[20];
    const double q21 = q[21];
    const double q22 = q[22];
    const double q23 = q[23];
    const double q24 = q[24];
    const double q25 = q[25];
    const double q26 = q[26];
    const double x0 = ((Z * q0) + 1.0);
    const double x1 = ((M * q3) + (q5 * ((F * q4) + 1.0)));
    const double x2 = ((H * q8 * x1 / ((q6 * x1) + q7)) + (I * q1) + (W * q2) + q9);
    const double x3 = (x0 * x2);
    const double z4 = ((q10 * x3) + q11);
    const double x4 = (z4 * z4 * z4 * z4);
    f[0] = (q14 * (-M + (q12 * x4 / ((q12 * x4) + q13))));
    f[1] = (q18 * ((M * q15) + (W * q17 * ((M * q16) + 1.0))));
    f[2] = (q21 * (((H * H) * q19) + (I * q20)));
    f[3] = ((F * q23 * (1.0 - M)) + (M * q22 * (1.0 - F)));
    f[4] = (q25 * (-Z + (x0 * x2 / (q24 + x3))));
    f[5] = (H * q26);
}

static void full_observe(double *restrict y, double *restrict q, double *restrict o) {
    const double M = y[0];
    const double W = y[1];
    const double I = y[2];
    const double F = y[3];
    const double Z = y[4];
    const double H = y[5];
    const double q0 = q[0];
    const double q1 = q[1];
    const double q2 = q[2];
    const double q3 = q[3];
    const double q4 = q[4];
    const double q5 = q[5];
    const double q6 = q[6];
    const double q7 = q[7];
    const double q8 = q[8];
    const double q9 = q[9];
    const double q10 = q[10];
    const double q11 = q[11];
    const double q12 = q[12];
    const double q13 = q[13];
    const double q15 = q[15];
    const double q16 = q[16];
    const double q24 = q[24];
    const double q27 = q[27];
    const double q28 = q[28];
    const double q36 = q[36];
    const double q43 = q[43];
    const double q44 = q[44];
    const double q51 = q[51];
    const double q52 = q[52];
    const double q53 = q[53];
    const double q54 = q[54];
    const double q55 = q[55];
    const double q56 = q[56];
    const double q57 = q[57];
    const double q58 = q[58];
    const double q59 = q[59];
    const double q60 = q[60];
    const double x0 = ((M * q3) + (q5 * ((F * q4) + 1.0)));
    const double x1 = (q6 * x0);
    const double x2 = (q7 + x1);
    const double x3 = (1.0 / x2);
    const double x4 = (I * q1);
    const double x5 = (H * q8);
    const double x6 = (x0 * x5);
    const double x7 = (q9 + (x3 * x6) + x4);
    const double x8 = ((Z * q0) + 1.0);
    const double x9 = (W * q2);
    const double x10 = (x8 * (x7 + x9));
    const double x11 = ((q27 * x2) + (q28 * x2) + (x2 * x4) + (x2 * x9) + x6);
    const double x12 = (x11 * x8);
    const double x13 = ((q10 * x12) + (q11 * x2));
    const double x14 = ((x13 * x13 * x13) / (((q12 * (x13 * x13 * x13 * x13)) + (q13 * (x2 * x2 * x2 * x2))) * ((q12 * (x13 * x13 * x13 * x13)) + (q13 * (x2 * x2 * x2 * x2)))));
    const double x15 = (x14 * (x2 * x2 * x2 * x2 * x2));
    const double x16 = (((W * q36) + q15) / ((M * q16) + 1.0));
    const double x17 = (x2 * x2);
    const double x18 = ((q55 * x0) + x2);
    const double x19 = (((F * q44) + (q43 * (1.0 - F))) / ((M * q43) + (q44 * (1.0 - M))));
    const double x20 = (1.0 / (((q24 * x2) + x12) * ((q24 * x2) + x12)));
    const double x21 = (H * x14 * x18 * (x2 * x2 * x2) * x8);
    o[0] = x0;
    o[1] = (H * x1 * x3);
    o[2] = q28;
    o[3] = x7;
    o[4] = x10;
    o[5] = (q51 * ((q10 * x10) + q11));
    o[6] = (10.0 * x10 / (q52 + x10));
    o[7] = x8;
    o[8] = (q53 * x15);
    o[9] = (q54 * x16);
    o[10] = (q2 * x8);
    o[11] = q3;
    o[12] = (x18 * x5 / x17);
    o[13] = x19;
    o[14] = q56;
    o[15] = (q24 * x17 * x20);
    o[16] = (q0 * x11 * x3);
    o[17] = (q57 * x15 * x16 * x8);
    o[18] = (q58 * x21);
    o[19] = (q59 * x19 * x21);
    o[20] = (q60 * x11 * x2 * x20);
}

static void full_factor(double *restrict y, double *restrict q, double c, double *restrict a) {
    const double M = y[0];
    const double W = y[1];
    const double I = y[2];
    const double F = y[3];
    const double Z = y[4];
    const double H = y[5];
    const double q0 = q[0];
    const double q1 = q[1];
    const double q2 = q[2];
    const double q3 = q[3];
    const double q4 = q[4];
    const double q5 = q[5];
    const double q6 = q[6];
    const double q7 = q[7];
    const double q8 = q[8];
    const double q10 = q[10];
    const double q11 = q[11];
    const double q12 = q[12];
    const double q13 = q[13];
    const double q14 = q[14];
    const double q15 = q[15];
    const double q16 = q[16];
    const double q18 = q[18];
    const double q24 = q[24];
    const double q25 = q[25];
    const double q26 = q[26];
    const double q27 = q[27];
    const double q28 = q[28];
    const double q29 = q[29];
    const double q30 = q[30];
    const double q31 = q[31];
    const double q32 = q[32];
    const double q33 = q[33];
    const double q34 = q[34];
    const double q35 = q[35];
    const double q36 = q[36];
    const double q37 = q[37];
    const double q38 = q[38];
    const double q39 = q[39];
    const double q40 = q[40];
    const double q41 = q[41];
    const double q42 = q[42];
    const double q43 = q[43];
    const double q44 = q[44];
    const double q45 = q[45];
    const double q46 = q[46];
    const double q47 = q[47];
    const double q48 = q[48];
    const double q49 = q[49];
    const double q50 = q[50];
    const double x0 = ((M * q3) + (q5 * ((F * q4) + 1.0)));
    const double x1 = ((q6 * x0) + q7);
    const double x2 = (x1 * x1 * x1 * x1);
    const double x3 = ((Z * q0) + 1.0);
    const double x4 = ((H * q8 * x0) + (I * q1 * x1) + (W * q2 * x1) + (q27 * x1) + (q28 * x1));
    const double x5 = (x3 * x4);
    const double x6 = ((q10 * x5) + (q11 * x1));
    const double x7 = ((q12 * (x6 * x6 * x6 * x6)) + (q13 * x2));
    const double x8 = (x7 * x7);
    const double x9 = (1.0 / x8);
    const double x10 = (H * x3);
    const double x11 = (x6 * x6 * x6);
    const double x12 = (x10 * x11);
    const double x13 = (x11 * x9);
    const double x14 = (x13 * x3);
    const double x15 = ((x1 * x1 * x1 * x1 * x1) * x14);
    const double x16 = ((q24 * x1) + x5);
    const double x17 = (x16 * x16);
    const double x18 = (1.0 / x17);
    const double x19 = (x10 * x18);
    const double x20 = (x18 * x3);
    const double x21 = ((x1 * x1) * x20);
    const double e0 = (c - (q14 * x9 * ((q29 * x10 * (x6 * x6 * x6 * x6 * x6 * x6 * x6)) + (q30 * x12 * x7) - (x1 * x8)) / x1));
    const double e1 = (-q31 * x15);
    const double e2 = (-q32 * x15);
    const double e3 = (-q33 * (x1 * x1 * x1) * x12 * x9);
    const double e4 = (-q34 * x13 * x2 * x4);
    const double e5 = (-q35 * x0 * x14 * x2);
    const double e6 = (-q18 * ((W * q36) + q15));
    const double e7 = (c - (q37 * ((M * q16) + 1.0)));
    const double e8 = (c - q38);
    const double e9 = (-H * q39);
    const double e10 = (-q42 * ((F * q40) + (q41 * (1.0 - F))));
    const double e11 = (c - (q42 * ((M * q43) + (q44 * (1.0 - M)))));
    const double e12 = (-q45 * x19);
    const double e13 = (-q46 * x21);
    const double e14 = (-q47 * x21);
    const double e15 = (-q48 * x19);
    const double e16 = (c - (q25 * x18 * ((q0 * x16 * x4) + (q49 * x3 * (x4 * x4)) - x17)));
    const double e17 = (-q50 * x0 * x1 * x20);
    const double e18 = (c - q26);
    const double e19 = (1.0 / e18);
    const double e20 = (e19 * e5);
    const double e21 = (e19 * e9);
    const double e22 = (e17 * e19);
    const double e23 = (1.0 / e8);
    const double e24 = (e2 * e23);
    const double e25 = (e14 * e23);
    const double e26 = (1.0 / e7);
    const double e27 = (e1 * e26);
    const double e28 = (e0 - (e27 * e6));
    const double e29 = (e13 * e26);
    const double e30 = (e12 - (e29 * e6));
    const double e31 = (1.0 / e11);
    const double e32 = (e3 * e31);
    const double e33 = (-(e10 * e32) + e28);
    const double e34 = (e15 * e31);
    const double e35 = (-(e10 * e34) + e30);
    const double e36 = (1.0 / e33);
    const double e37 = (e35 * e36);
    const double e38 = (e16 - (e37 * e4));
    const double e39 = (1.0 / e38);
    a[0] = e19;
    a[1] = e20;
    a[2] = e21;
    a[3] = e22;
    a[4] = e23;
    a[5] = e24;
    a[6] = e25;
    a[7] = e26;
    a[8] = e6;
    a[9] = e27;
    a[10] = e29;
    a[11] = e31;
    a[12] = e10;
    a[13] = e32;
    a[14] = e34;
    a[15] = e36;
    a[16] = e4;
    a[17] = e37;
    a[18] = e39;
}

static void full_solve(double *restrict a, double *restrict b) {
    const double a0 = a[0];
    const double a1 = a[1];
    const double a2 = a[2];
    const double a3 = a[3];
    const double a4 = a[4];
    const double a5 = a[5];
    const double a6 = a[6];
    const double a7 = a[7];
    const double a8 = a[8];
    const double a9 = a[9];
    const double a10 = a[10];
    const double a11 = a[11];
    const double a12 = a[12];
    const double a13 = a[13];
    const double a14 = a[14];
    const double a15 = a[15];
    const double a16 = a[16];
    const double a17 = a[17];
    const double a18 = a[18];
    const double b0 = b[0];
    const double b1 = b[1];
    const double b2 = b[2];
    const double b3 = b[3];
    const double b4 = b[4];
    const double b5 = b[5];
    const double b0_ = (-(a1 * b5) + b0);
    const double b2_ = (-(a2 * b5) + b2);
    const double b4_ = (-(a3 * b5) + b4);
    const double b0__ = (-(a5 * b2_) + b0_);
    const double b4__ = (-(a6 * b2_) + b4_);
    const double b0___ = (-(a9 * b1) + b0__);
    const double b4___ = (-(a10 * b1) + b4__);
    const double b0____ = (-(a13 * b3) + b0___);
    const double b4____ = (-(a14 * b3) + b4___);
    const double b4_____ = (-(a17 * b0____) + b4____);
    const double s4 = (a18 * b4_____);
    const double s0 = (a15 * (-(a16 * s4) + b0____));
    const double s3 = (a11 * (-(a12 * s0) + b3));
    const double s1 = (a7 * (-(a8 * s0) + b1));
    const double s2 = (a4 * b2_);
    const double s5 = (a0 * b5);
    b[0] = s0;
    b[1] = s1;
    b[2] = s2;
    b[3] = s3;
    b[4] = s4;
    b[5] = s5;
}

#define REDUCED_N 2

#define REDUCED_PREPARED 17

#define REDUCED_FACTORS 4

#define REDUCED_OBSERVED 6

#define REDUCED_PARAMETERS 9

#define REDUCED_AT_PAIN 0

#define REDUCED_AT_DRIVE 1

static void reduced_prepare(double *restrict p, double *restrict q) {
    const double root = p[0];
    const double k = p[1];
    const double g = p[2];
    const double phi = p[3];
    const double theta = p[4];
    const double tau_M = p[5];
    const double tau_W = p[6];
    const double release = p[7];
    const double washout = p[8];
    const double x0 = (g * g * g * g);
    const double x1 = (theta * theta * theta * theta);
    const double x2 = (1.0 / tau_M);
    const double x3 = (1.0 / tau_W);
    const double x4 = (4.0 * x0 * x1);
    const double x5 = (k * x4);
    const double x6 = (1.0 / washout);
    q[0] = k;
    q[1] = root;
    q[2] = x0;
    q[3] = x1;
    q[4] = x2;
    q[5] = release;
    q[6] = (-phi);
    q[7] = (-washout);
    q[8] = x3;
    q[9] = (-x2);
    q[10] = (x2 * x5);
    q[11] = (phi * washout);
    q[12] = (-washout * x3);
    q[13] = g;
    q[14] = x4;
    q[15] = x6;
    q[16] = (x5 * x6);
}

static void reduced_rhs(double *restrict y, double *restrict q, double *restrict f) {
    const double M = y[0];
    const double W = y[1];
    const double q0 = q[0];
    const double q1 = q[1];
    const double q2 = q[2];
    const double q3 = q[3];
    const double q4 = q[4];
    const double q5 = q[5];
    const double q6 = q[6];
    const double q7 = q[7];
    const double q8 = q[8];
    const double z0 = ((W * q0) + q1);
    const double x0 = (z0 * z0 * z0 * z0);
    f[0] = (q4 * (-M + (q2 * x0 / ((q2 * x0) + q3))));
    f[1] = (q8 * ((M * q5) + (W * q7 * ((M * q6) + 1.0))));
}

static void reduced_observe(double *restrict y, double *restrict q, double *restrict o) {
    const double M = y[0];
    const double W = y[1];
    const double q0 = q[0];
    const double q1 = q[1];
    const double q2 = q[2];
    const double q3 = q[3];
    const double q5 = q[5];
    const double q6 = q[6];
    const double q11 = q[11];
    const double q13 = q[13];
    const double q14 = q[14];
    const double q15 = q[15];
    const double q16 = q[16];
    const double x0 = ((W * q0) + q1);
    const double x1 = ((x0 * x0 * x0) / (((q2 * (x0 * x0 * x0 * x0)) + q3) * ((q2 * (x0 * x0 * x0 * x0)) + q3)));
    const double x2 = (((W * q11) + q5) / ((M * q6) + 1.0));
    o[0] = x0;
    o[1] = (q13 * x0);
    o[2] = (q14 * x1);
    o[3] = (q15 * x2);
    o[4] = q0;
    o[5] = (q16 * x1 * x2);
}

static void reduced_factor(double *restrict y, double *restrict q, double c, double *restrict a) {
    const double M = y[0];
    const double W = y[1];
    const double q0 = q[0];
    const double q1 = q[1];
    const double q2 = q[2];
    const double q3 = q[3];
    const double q5 = q[5];
    const double q6 = q[6];
    const double q8 = q[8];
    const double q9 = q[9];
    const double q10 = q[10];
    const double q11 = q[11];
    const double q12 = q[12];
    const double x0 = ((W * q0) + q1);
    const double e0 = (c - q9);
    const double e1 = (-q10 * (x0 * x0 * x0) / (((q2 * (x0 * x0 * x0 * x0)) + q3) * ((q2 * (x0 * x0 * x0 * x0)) + q3)));
    const double e2 = (-q8 * ((W * q11) + q5));
    const double e3 = (c - (q12 * ((M * q6) + 1.0)));
    const double e4 = (1.0 / e0);
    const double e5 = (e2 * e4);
    const double e6 = (-(e1 * e5) + e3);
    const double e7 = (1.0 / e6);
    a[0] = e4;
    a[1] = e1;
    a[2] = e5;
    a[3] = e7;
}

static void reduced_solve(double *restrict a, double *restrict b) {
    const double a0 = a[0];
    const double a1 = a[1];
    const double a2 = a[2];
    const double a3 = a[3];
    const double b0 = b[0];
    const double b1 = b[1];
    const double b1_ = (-(a2 * b0) + b1);
    const double s1 = (a3 * b1_);
    const double s0 = (a0 * (-(a1 * s1) + b0));
    b[0] = s0;
    b[1] = s1;
}
