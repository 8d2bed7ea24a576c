"""The numbers of the solver's method, each with its name.

Rodas4 (Hairer & Wanner, *Solving Ordinary Differential Equations II*, chapter VI.4). `A` is how
much of an earlier stage goes into the state at which a stage looks, `C` how much of it goes into
the rates there, per step; the digits are the stage and the earlier one. The first stage has none.
The last, whose `A` are those of stage 5 and a 1, gives the estimate of the error. One number is not
here: γ = 1/4, which `integrate` writes as `4 / h`.

Every form of the solver has its numbers from here: `integrate`, and with it the script of the
browser and the compiled cohort; `cohort.lockstep`; the yardstick of the bench in C.
"""

from __future__ import annotations

A21 = 1.544
A31, A32 = 0.9466785280815826, 0.2557011698983284
A41, A42, A43 = 3.314825187068521, 2.896124015972201, 0.9986419139977817
A51, A52, A53, A54 = 1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950

C21 = -5.6688
C31, C32 = -2.430093356833875, -0.2063599157091915
C41, C42, C43 = -0.1073529058151375, -9.594562251023355, -20.47028614809616
C51, C52, C53, C54 = 7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160
C61, C62, C63 = 8.083246795921522, -7.981132988064893, -31.52159432874371
C64, C65 = 16.31930543123136, -6.058818238834054

STATE = ((A21,), (A31, A32), (A41, A42, A43), (A51, A52, A53, A54))
RATE = ((C21,), (C31, C32), (C41, C42, C43), (C51, C52, C53, C54), (C61, C62, C63, C64, C65))


def c_source() -> str:
    """Both tables as arrays of C, rows filled up with zeros."""
    return "".join(
        f"static const double {name}[{len(rows)}][{len(rows)}] = {{\n"
        + "".join(f"    {{{', '.join(map(repr, row))}}},\n" for row in rows)
        + "};\n"
        for name, rows in (("STATE", STATE), ("RATE", RATE))
    )
