"""Random numbers that Python and the reader's browser draw alike, to the last bit.

L'Ecuyer's MRG32k3a (*Operations Research* 47, 1999), in doubles that stay whole numbers below
2**53, so that any language gives the same. Its period of about 2**191 is cut into streams of
2**127 numbers, and those into substreams of 2**76 (L'Ecuyer, Simard, Chen & Kelton, *Operations
Research* 50, 2002). A seed is the number of a stream; whoever needs chance of their own, such as
one person of a crowd, takes a substream of it. So nobody's draws depend on anybody else's.

The logarithm and the exponential function are written out in arithmetic (after the methods of
fdlibm, within one unit of the last place), since the built-in ones differ between languages. A
normal number is the inverse of its distribution at a uniform one (Wichura's AS 241), so each takes
one draw. All functions here are portable (see `spasmcycle.portable`); those that say so take NumPy
arrays as well.
"""

from __future__ import annotations

from typing import TypeVar

from spasmcycle.model.allowed import whole
from spasmcycle.portable import sqrt

Numbers = list[float]
Real = TypeVar("Real")
"""A number, or a NumPy array of them."""

LARGEST_SEED = 999_999

M1 = 4294967087.0
M2 = 4294944443.0
A12 = 1403580.0
A13 = 810728.0
A21 = 527612.0
A23 = 1370589.0
NORM = 2.328306549295727688e-10
SPLIT = 131072.0

ROOT_HALF = 0.7071067811865476
LN2_HIGH = 6.93147180369123816490e-01
LN2_LOW = 1.90821492927058770002e-10
INVERSE_LN2 = 1.44269504088896338700


def checked_seed(seed: int) -> int:
    """`seed` as an int, if it is a whole number from 0 to 999999.

    Raises
    ------
    TypeError, ValueError
        Naming the field, its value and what is allowed.
    """
    return whole("seed", seed, 0, LARGEST_SEED)


def matrix_times(matrix: Numbers, vector: Numbers, at: int, m: float) -> Numbers:
    """A 3×3 matrix, row after row, times the three of `vector` from `at` on, modulo m.

    All are whole numbers below 2**32. Each of the vector is cut in two, so that no sum of products
    leaves 2**53.
    """
    low = []
    high = []
    for k in range(3):
        part = vector[at + k] % SPLIT
        low.append(part)
        high.append((vector[at + k] - part) / SPLIT)
    found = []
    for row in range(0, 9, 3):
        a = matrix[row]
        b = matrix[row + 1]
        c = matrix[row + 2]
        above = (a * high[0] + b * high[1] + c * high[2]) % m
        found.append((above * SPLIT + (a * low[0] + b * low[1] + c * low[2])) % m)
    return found


def matrix_squared(matrix: Numbers, m: float) -> Numbers:
    """A 3×3 matrix times itself, modulo m."""
    columns = []
    for k in range(3):
        column = [matrix[k], matrix[k + 3], matrix[k + 6]]
        columns.append(matrix_times(matrix, column, 0, m))
    found = []
    for row in range(3):
        for column in columns:
            found.append(column[row])
    return found


def stream_jump() -> list[Numbers]:
    """Both parts of the generator 2**127 numbers ahead: from one stream to the next."""
    first = [
        2427906178.0,
        3580155704.0,
        949770784.0,
        226153695.0,
        1230515664.0,
        3580155704.0,
        1988835001.0,
        986791581.0,
        1230515664.0,
    ]
    second = [
        1464411153.0,
        277697599.0,
        1610723613.0,
        32183930.0,
        1464411153.0,
        1022607788.0,
        2824425944.0,
        32183930.0,
        2093834863.0,
    ]
    return [first, second]


def substream_jump() -> list[Numbers]:
    """Both parts 2**76 numbers ahead: from one substream to the next."""
    first = [
        82758667.0,
        1871391091.0,
        4127413238.0,
        3672831523.0,
        69195019.0,
        1871391091.0,
        3672091415.0,
        3528743235.0,
        69195019.0,
    ]
    second = [
        1511326704.0,
        3759209742.0,
        1610795712.0,
        4292754251.0,
        1511326704.0,
        3889917532.0,
        3859662829.0,
        4292754251.0,
        3708466080.0,
    ]
    return [first, second]


def step_jump() -> list[Numbers]:
    """Both parts one number ahead."""
    first = [0.0, 1.0, 0.0, 0.0, 0.0, 1.0, M1 - A13, A12, 0.0]
    second = [0.0, 1.0, 0.0, 0.0, 0.0, 1.0, M2 - A23, 0.0, A21]
    return [first, second]


def jumped(state: Numbers, jump: list[Numbers]) -> Numbers:
    """The state after one jump; `jump` is one of the pairs of matrices above."""
    first = matrix_times(jump[0], state, 0, M1)
    second = matrix_times(jump[1], state, 3, M2)
    return [first[0], first[1], first[2], second[0], second[1], second[2]]


def jumped_often(state: Numbers, jump: list[Numbers], times: int) -> Numbers:
    """The state after a whole number of jumps, 0 or more; takes as long as the number has bits."""
    ahead = jump
    left = times
    while left > 0:
        if left % 2 == 1:
            state = jumped(state, ahead)
            left = left - 1
        left = left / 2
        if left > 0:
            ahead = [matrix_squared(ahead[0], M1), matrix_squared(ahead[1], M2)]
    return state


def stream(seed: int) -> Numbers:
    """The state at the start of a seed's stream: six numbers. Seed 0 is the published start."""
    first = [12345.0, 12345.0, 12345.0, 12345.0, 12345.0, 12345.0]
    return jumped_often(first, stream_jump(), seed)


def substream(seed: int, i: int) -> Numbers:
    """The state at the start of substream `i`, 0 or more, of a seed's stream."""
    return jumped_often(stream(seed), substream_jump(), i)


def uniform(state: Numbers) -> float:
    """A number between 0 and 1, neither of them; moves the state, a list, one number on."""
    p = (A12 * state[1] - A13 * state[0]) % M1
    state[0] = state[1]
    state[1] = state[2]
    state[2] = p
    q = (A21 * state[5] - A23 * state[3]) % M2
    state[3] = state[4]
    state[4] = state[5]
    state[5] = q
    found = p - q
    if found <= 0:
        found = found + M1
    return found * NORM


def logarithm_of(m: Real, e: Real) -> Real:
    """The natural logarithm of m·2**e, where m is from √½ to √2; arrays too."""
    f = m - 1
    s = f / (2 + f)
    z = s * s
    w = z * z
    even = w * (
        3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 0.1531383769920937332)
    )
    odd = 2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)
    r = even + z * (6.666666666666735130e-01 + w * odd)
    half = 0.5 * f * f
    return e * LN2_HIGH - ((half - (s * (half + r) + e * LN2_LOW)) - f)


def logarithm(x: float) -> float:
    """The natural logarithm of a finite number above 0."""
    m = x
    e = 0.0
    while m < ROOT_HALF:
        m = m * 2
        e = e - 1
    while m >= 2 * ROOT_HALF:
        m = m / 2
        e = e + 1
    return logarithm_of(m, e)


def exponential_of(x: Real, k: Real) -> Real:
    """e to the power x, divided by 2**k, where k is x/ln 2 to the nearest; arrays too."""
    high = x - k * LN2_HIGH
    low = k * LN2_LOW
    r = high - low
    t = r * r
    late = 6.61375632143793436117e-05 + t * (
        -1.65339022054652515390e-06 + t * 4.13813679705723846e-08
    )
    c = r - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03 + t * late))
    return 1 - ((low - r * c / (2 - c)) - high)


def nearest_whole(x: Real) -> Real:
    """The nearest whole number, halves up; arrays too."""
    return x + 0.5 - (x + 0.5) % 1


def exponential(x: float) -> float:
    """e to the power x, for x from −700 to 700."""
    k = nearest_whole(x * INVERSE_LN2)
    found = exponential_of(x, k)
    while k > 0:
        found = found * 2
        k = k - 1
    while k < 0:
        found = found / 2
        k = k + 1
    return found


def normal_middle(q: Real) -> Real:
    """The standard normal number that lies at ½ + q, where |q| is at most 0.425; arrays too."""
    r = 0.180625 - q * q
    above = 2.5090809287301226727e3 * r + 3.3430575583588128105e4
    above = above * r + 6.7265770927008700853e4
    above = above * r + 4.5921953931549871457e4
    above = above * r + 1.3731693765509461125e4
    above = above * r + 1.9715909503065514427e3
    above = above * r + 1.3314166789178437745e2
    above = above * r + 3.3871328727963666080e0
    below = 5.2264952788528545610e3 * r + 2.8729085735721942674e4
    below = below * r + 3.9307895800092710610e4
    below = below * r + 2.1213794301586595867e4
    below = below * r + 5.3941960214247511077e3
    below = below * r + 6.8718700749205790830e2
    below = below * r + 4.2313330701600911252e1
    below = below * r + 1.0
    return above * q / below


def normal_tail(r: Real) -> Real:
    """The standard normal number above which lie exp(−r²) of all, r from 1.6 to 5; arrays too."""
    r = r - 1.6
    above = 7.74545014278341407640e-4 * r + 2.27238449892691845833e-2
    above = above * r + 2.41780725177450611770e-1
    above = above * r + 1.27045825245236838258e0
    above = above * r + 3.64784832476320460504e0
    above = above * r + 5.76949722146069140550e0
    above = above * r + 4.63033784615654529590e0
    above = above * r + 1.42343711074968357734e0
    below = 1.05075007164441684324e-9 * r + 5.47593808499534494600e-4
    below = below * r + 1.51986665636164571966e-2
    below = below * r + 1.48103976427480074590e-1
    below = below * r + 6.89767334985100004550e-1
    below = below * r + 1.67638483018380384940e0
    below = below * r + 2.05319162663775882187e0
    below = below * r + 1.0
    return above / below


def normal_at(u: float) -> float:
    """The standard normal number below which lies a share u, from 2e-11 to 1 − 2e-11.

    The far tails of AS 241 are left out: no uniform number drawn here is that near to 0 or 1.
    """
    q = u - 0.5
    if abs(q) <= 0.425:
        return normal_middle(q)
    found = normal_tail(sqrt(-logarithm(u if q < 0 else 1 - u)))
    return -found if q < 0 else found


def normal(state: Numbers) -> float:
    """A standard normal number; moves the state one number on."""
    return normal_at(uniform(state))


def wait(state: Numbers) -> float:
    """An exponential number of mean 1; moves the state one number on."""
    return -logarithm(uniform(state))
