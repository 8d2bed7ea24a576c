"""Plans of treatment whose courses touch, nest or begin together, on a grid of tenths of a day.

Sums of tenths differ in the last bit: 6.1 + 14.2 is not 20.3. So a course that begins on the last
day of another may leave a gap, or an overlap, of 10⁻¹³ hours, which no one who plans it sees.
"""

import numpy as np

from spasmcycle.model.generated import full
from spasmcycle.model.parameters import GRADES
from spasmcycle.model.treatments import TREATMENTS, Course
from spasmcycle.simulate import case

LATEST = 800
A_GAP = 1e-6  # hours; what only rounding makes is far below it


def tenths(n: int) -> float:
    """`n` tenths of a day, as one types them."""
    return n / 10


def _touching(rng: np.random.Generator, start: int) -> list[tuple[int, int]]:
    """One after another, each from the last day of the one before."""
    made = []
    for _ in range(rng.integers(2, 5)):
        made.append((start, int(rng.integers(1, 250))))
        start += made[-1][1]
    return made


def _nested(rng: np.random.Generator, start: int) -> list[tuple[int, int]]:
    """Some inside the first, from its first day, to its last day, or neither."""
    length = int(rng.integers(3, 400))
    made = [(start, length)]
    for _ in range(rng.integers(1, 4)):
        later = int(rng.integers(0, length))
        made.append(
            [
                (start, later + 1),
                (start + later, length - later),
                (start + later, max(1, (length - later) // 2)),
            ][rng.integers(3)]
        )
    return made


def _on_whole_days(rng: np.random.Generator, start: int) -> list[tuple[int, int]]:
    """A few that fall on whole days, so that many begin and end together."""
    return [
        (start // 50 * 10 + 10 * int(rng.integers(0, 4)), 10 * int(rng.integers(1, 9)))
        for _ in range(rng.integers(2, 5))
    ]


def plan(rng: np.random.Generator) -> list[Course]:
    """One random plan: touching, nested, on whole days, or at the ends of another's ramps."""
    start = int(rng.integers(0, 300))
    shape = [_touching, _nested, _on_whole_days][rng.integers(3)]
    courses = []
    for first, length in shape(rng, start):
        name = str(rng.choice(list(TREATMENTS)))
        strength = float(rng.choice([0.3, 1.0, 1.7]))
        if first <= LATEST:
            courses.append(Course(name, tenths(first), tenths(length), strength))
    last = courses[-1]
    ramps = TREATMENTS[last.treatment]
    meets = [last.start + ramps.onset / 24, last.start + last.length + ramps.offset / 24]
    if rng.random() < 0.3 and max(meets) < LATEST / 10:
        name = str(rng.choice(list(TREATMENTS)))
        courses.append(Course(name, float(rng.choice(meets)), tenths(int(rng.integers(1, 99)))))
    return courses


def cases(count: int, seed: int) -> list[dict]:
    """So many random plans as cases for `integrate.solve`, on all sizes and some stresses."""
    rng = np.random.default_rng(seed)
    return [
        case(
            list(GRADES)[i % len(GRADES)],
            courses=plan(rng),
            stress=float(rng.choice([0.0, 0.3, 0.4, 0.5])),
        )
        for i in range(count)
    ]


def narrowest(one: dict) -> float:
    """Hours between the two segments of a case that lie closest together."""
    return 24 * min(np.diff([segment["day"] for segment in one["segments"]]), default=np.inf)


def as_arrays(made: list[dict]) -> tuple[np.ndarray, ...]:
    """Cases as `cohort.solve.everybody` takes people: start, hours, settings, shares left."""
    most = max(len(one["segments"]) for one in made)
    y0 = np.array([[one["start"].get(name, 0.0) for name in full.stocks] for one in made])
    starts = np.full((len(made), most), np.inf)
    settings = np.ones((len(made), most, len(full.parameters)))
    shares = np.ones((len(made), most, full.n))
    for i, one in enumerate(made):
        for j, segment in enumerate(one["segments"]):
            starts[i, j] = 24 * segment["day"]
            settings[i, j:] = [segment["settings"][name] for name in full.parameters]
            shares[i, j] = [segment.get("keep", {}).get(name, 1.0) for name in full.stocks]
    return y0, starts, settings, shares
