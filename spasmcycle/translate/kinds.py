"""What a value can be, as far as it matters for a translation.

A `Kind` says what may stand in one place: whole numbers between two bounds, other numbers, truths,
nothing, texts (known ones, or known beginnings), lists and dictionaries. Lists and dictionaries
are `Thing`s with an identity, because two names may mean the same list. `like` turns an example
into its kind.
"""

from __future__ import annotations

import math
import os
from dataclasses import dataclass, field
from types import ModuleType

from spasmcycle.translate.reading import MODEL_NAMES, MODEL_NUMBERS

Text = tuple[str, bool]
"""A text, and whether more may follow."""

MOST_TEXTS = 100
FAR = 8  # bounds of whole numbers are told apart up to here


@dataclass(eq=False)
class Thing:
    """Something with an identity that can change."""


@dataclass(frozen=True)
class Kind:
    """What may stand in one place; the default is: nothing ever does.

    Attributes
    ----------
    whole : (least, largest) or None
        Whole numbers; bounds may be infinite.
    real, truth, none : bool
        Other numbers, True and False, None.
    texts : frozenset of (text, whether more may follow)
    things : frozenset of Thing
    """

    whole: tuple[float, float] | None = None
    real: bool = False
    truth: bool = False
    none: bool = False
    texts: frozenset[Text] = frozenset()
    things: frozenset[Thing] = frozenset()

    @property
    def number(self) -> bool:
        """Whether it may be a number."""
        return self.whole is not None or self.real

    def only(self, *names: str) -> bool:
        """Whether it is something, and nothing but what is named (fields, or "number")."""
        allowed = set(names) | ({"whole", "real"} if "number" in names else set())
        return self != NOTHING and all(
            getattr(self, name) == getattr(NOTHING, name) or name in allowed
            for name in self.__dataclass_fields__
        )

    def of(self, which: type[Thing]) -> list:
        """The things of one type in it."""
        return [thing for thing in self.things if isinstance(thing, which)]


@dataclass(eq=False)
class Items(Thing):
    """A list or tuple; `doubles` is one of `zeros` and `copy_of`, in a browser an array of
    doubles, which cannot grow."""

    each: Kind = field(default_factory=Kind)
    doubles: bool = False


@dataclass(eq=False)
class Record(Thing):
    """A dictionary: what may stand under each key."""

    fields: dict[Text, Kind] = field(default_factory=dict)

    def under(self, key: Text) -> Kind:
        """What a key may lead to."""
        found = NOTHING
        for written, kind in self.fields.items():
            if may_be_same(key, written):
                found = joined(found, kind)
        return found


@dataclass(eq=False)
class Model(Thing):
    """A generated module: numbers, names and routines."""

    module: ModuleType

    def attribute(self, name: str) -> Kind | None:
        """What `model.name` is; None where a browser has no such thing."""
        return self.known.get(name)

    def __post_init__(self) -> None:
        names = [n for n in (*MODEL_NUMBERS, *MODEL_NAMES) if hasattr(self.module, n)]
        self.known = {name: like(getattr(self.module, name)) for name in names}


NOTHING = Kind()
NONE = Kind(none=True)
TRUTH = Kind(truth=True)
REAL = Kind(real=True)
WHOLE = Kind(whole=(-math.inf, math.inf))
COUNT = Kind(whole=(0, math.inf))
ANY_TEXT = Kind(texts=frozenset({("", True)}))


def may_be_same(one: Text, other: Text) -> bool:
    """Whether two texts, known or only begun, can be the same."""
    (a, a_open), (b, b_open) = one, other
    return a == b or (a_open and b.startswith(a)) or (b_open and a.startswith(b))


def joined(old: Kind, new: Kind) -> Kind:
    """What may be one or the other. Bounds that move go far, so that loops come to an end."""
    if old == new or new == NOTHING:
        return old
    if old == NOTHING:
        return new
    whole = old.whole or new.whole
    if old.whole and new.whole:
        low, high = old.whole
        if new.whole[0] < low:
            low = new.whole[0] if new.whole[0] >= 0 else -math.inf
        whole = (low, high if new.whole[1] <= high else math.inf)
    return Kind(
        whole,
        old.real or new.real,
        old.truth or new.truth,
        old.none or new.none,
        shortened(old.texts | new.texts),
        old.things | new.things,
    )


def shortened(texts: frozenset[Text]) -> frozenset[Text]:
    """The texts without those that another covers; of very many, only what they begin with."""
    begun = {start for start, more in texts if more}
    if begun:
        covered = {
            (text, more)
            for text, more in texts
            if any(text.startswith(start) and (text, more) != (start, True) for start in begun)
        }
        texts -= covered
    if len(texts) <= MOST_TEXTS:
        return texts
    return frozenset({(os.path.commonprefix([start for start, _ in texts]), True)})


def bounds(low: float, high: float) -> Kind:
    """Whole numbers between two bounds, of which only near ones are told apart."""
    return Kind(whole=(low if low >= -FAR else -math.inf, high if high <= FAR else math.inf))


def exactly(value: object) -> Kind:
    """The kind of a constant that is written in the code."""
    if isinstance(value, int) and not isinstance(value, bool):
        return bounds(min(value, FAR), max(value, -FAR))
    return like(value)


def like(value: object) -> Kind:
    """The kind of which `value` is an example.

    A number stands for all numbers of its sort (a whole number that is not negative for all those),
    a text for itself, a list for any list of such members, a dictionary for its own keys.

    Raises
    ------
    TypeError
        For what no portable function can be given.
    """
    if isinstance(value, Kind):
        return value
    if value is None:
        return NONE
    if isinstance(value, bool):
        return TRUTH
    if isinstance(value, int):
        return COUNT if value >= 0 else WHOLE
    if isinstance(value, float) and math.isfinite(value):
        return REAL
    if isinstance(value, str):
        return Kind(texts=frozenset({(value, False)}))
    if isinstance(value, (list, tuple)):
        return of(Items(any_of(*value)))
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return of(Record({(key, False): like(member) for key, member in value.items()}))
    if isinstance(value, ModuleType):
        return of(Model(value))
    raise TypeError(
        f"{value!r} is no example for a portable function; allowed: finite numbers, texts, truths, "
        "None, lists, dictionaries with texts as keys, and generated modules"
    )


def any_of(*examples: object) -> Kind:
    """The kind of which each is an example; errors as for `like`."""
    found = NOTHING
    for example in examples:
        found = joined(found, like(example))
    return found


def of(thing: Thing) -> Kind:
    """The kind that is this thing."""
    return Kind(things=frozenset({thing}))
