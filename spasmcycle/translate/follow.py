"""Follows what kinds of values flow through portable functions, and refuses what may differ.

Whether `a + b` means the same in both languages depends on what a and b are: numbers and texts yes,
lists no. Nobody writes that down in a portable function, so it is found out: the functions are run
with kinds (`kinds`) in place of values, all branches of them, until nothing new comes up. Then each
line is looked at once more, and whatever could differ is refused, with what is allowed instead. A
kind that is not known is refused as well, so nothing slips through that this file does not know.

Lists and dictionaries are told apart by where they are made (the line, and the calls that led to
it), and texts by value or by how they begin, so that `r["arrow_" + name]` is not `r["fine"]`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from spasmcycle.portable import blanks
from spasmcycle.translate.kinds import (
    ANY_TEXT,
    COUNT,
    NONE,
    NOTHING,
    REAL,
    TRUTH,
    WHOLE,
    Items,
    Kind,
    Model,
    Record,
    Text,
    Thing,
    any_of,
    bounds,
    exactly,
    joined,
    may_be_same,
    of,
    shortened,
)
from spasmcycle.translate.printing import is_word, place_from_end, printed, step_of
from spasmcycle.translate.reading import (
    Source,
    Untranslatable,
    Word,
    called,
    read,
    with_callees,
)

Path = tuple[int, ...]
Call = Callable[..., Kind]
Use = Callable[[Call], object]
PROTO = ("__proto__", False)  # a key that no dictionary of a browser can have
EMPTY = ("", False)


def followed(use: Use) -> list[Source]:
    """The functions that `use` calls, and those they call, callees first, if all is safe.

    Parameters
    ----------
    use : callable (call) -> None
        Calls functions as `call(function, *kinds)`, which returns the kind of what comes back. It
        is called several times, and makes its kinds beforehand.

    Raises
    ------
    Untranslatable
        With every line that may mean something else in a browser.
    """
    flow = _Flow()
    while flow.moved:
        flow.moved = False
        use(flow.enter)
    flow.telling = True
    use(flow.enter)
    if flow.faults:
        raise Untranslatable("\n".join(flow.faults))
    return flow.sources


@dataclass
class _Frame:
    """One function while it is followed."""

    source: Source
    path: Path
    names: dict[str, Kind] | None
    back: Kind = NOTHING
    breaks: list[dict[str, Kind]] = field(default_factory=list)
    continues: list[dict[str, Kind]] = field(default_factory=list)


def _meet(one: dict[str, Kind] | None, other: dict[str, Kind] | None) -> dict[str, Kind] | None:
    """The names after two branches; None for a branch that does not get here."""
    if one is None or other is None:
        return other if one is None else one
    return {
        name: joined(one.get(name, NOTHING), other.get(name, NOTHING)) for name in {**one, **other}
    }


class _Flow:
    def __init__(self) -> None:
        self.moved = True
        self.telling = False
        self.faults: dict[str, None] = {}
        self.things: dict[tuple[Path, int], Thing] = {}
        self.frame: _Frame | None = None
        self.functions: list[Callable] = []
        self.sources: list[Source] = []
        self.callees: dict[int, Source] = {}
        self.changed: set[Thing] = set()  # by the value that is worked out now
        self.seen: set[Thing] = set()  # by the place that is worked out now

    # ---- functions and lines
    def enter(self, function: Callable, *values: Kind) -> Kind:
        if function not in self.functions:
            self.functions.append(function)
            self.sources = with_callees(self.functions)
            for source in self.sources:
                printed(source)  # refuses every form that is not followed below
                self.callees |= {id(node): callee for node, callee in called(source)}
        source = read(function)
        if len(values) != len(source.arguments):
            raise source.refuse(source.tree, f"allowed: {len(source.arguments)} examples")
        return self.run(source, list(values), (id(function),))

    def run(self, source: Source, values: list[Kind], path: Path) -> Kind:
        outer = self.frame
        self.frame = frame = _Frame(source, path, dict(zip(source.arguments, values, strict=True)))
        self.block(source.body)
        if frame.names is not None:
            frame.back = joined(frame.back, NONE)
        self.frame = outer
        return frame.back

    def fault(self, node: ast.AST, why: str) -> None:
        if self.telling:
            self.faults[str(self.frame.source.refuse(node, why))] = None

    def block(self, body: list[ast.stmt]) -> None:
        for statement in body:
            if self.frame.names is not None:
                getattr(self, f"_{type(statement).__name__}")(statement)

    def _Return(self, s: ast.Return) -> None:  # noqa: N802 (named after the node)
        back = self.value(s.value) if s.value else NONE
        self.frame.back = joined(self.frame.back, back)
        self.frame.names = None

    def _Break(self, s: ast.Break) -> None:  # noqa: N802
        self.frame.breaks.append(self.frame.names)
        self.frame.names = None

    def _Continue(self, s: ast.Continue) -> None:  # noqa: N802
        self.frame.continues.append(self.frame.names)
        self.frame.names = None

    def _Expr(self, s: ast.Expr) -> None:  # noqa: N802
        self.value(s.value)

    def _Assign(self, s: ast.Assign) -> None:  # noqa: N802
        changed, self.changed = self.changed, set()
        kind = self.value(s.value)
        by_value, seen, self.seen = self.changed, self.seen, set()
        self.put(s.targets[0], kind)
        # Python works out the value first, a browser the place.
        if by_value & self.seen:
            self.fault(s, "the value changes where it goes; allowed: give it a name first")
        self.changed |= changed
        self.seen |= seen

    def _AugAssign(self, s: ast.AugAssign) -> None:  # noqa: N802
        target = s.target
        before = self._Name(target) if isinstance(target, ast.Name) else self.value(target)
        self.put(target, self.reckoned(s, s.op, before, self.value(s.value)))

    def _If(self, s: ast.If) -> None:  # noqa: N802
        self.truth(s.test)
        before = dict(self.frame.names)
        self.block(s.body)
        after, self.frame.names = self.frame.names, before
        self.block(s.orelse)
        self.frame.names = _meet(after, self.frame.names)

    def _While(self, s: ast.While) -> None:  # noqa: N802
        self.loop(lambda: self.truth(s.test), lambda: None, s.body)

    def _For(self, s: ast.For) -> None:  # noqa: N802
        each = self.members(s.iter)
        self.loop(lambda: None, lambda: self.put(s.target, each), s.body)

    def loop(self, test: Callable, take: Callable, body: list[ast.stmt]) -> None:
        """Follow a loop until its names stay as they are; then once more to tell of faults."""
        frame, telling, self.telling = self.frame, self.telling, False
        breaks, continues = frame.breaks, frame.continues
        settled = False
        while True:
            frame.breaks, frame.continues = [], []
            test()
            before = dict(frame.names)
            take()
            self.block(body)
            after = frame.names
            for names in frame.continues:
                after = _meet(after, names)
            frame.names = _meet(before, after)
            if settled or frame.names == before:
                if settled or not telling:
                    break
                settled = self.telling = True
        for names in frame.breaks:
            frame.names = _meet(frame.names, names)
        frame.breaks, frame.continues = breaks, continues
        self.telling = telling

    def put(self, target: ast.expr, kind: Kind) -> None:
        """Give a name or a place a value."""
        if isinstance(target, ast.Name):
            self.frame.names[target.id] = kind
            return
        owner, place = self.value(target.value), self.value(target.slice)
        for thing in self.owned(target, owner, place):
            if isinstance(thing, Items):
                self.add(target, thing, kind)
            else:
                for key in place.texts:
                    self.write(thing, key, kind)

    # ---- lists and dictionaries
    def made(self, node: ast.AST, kind: type[Thing], **facts: bool) -> Thing:
        """The thing that is made here; the same one at each visit."""
        key = (self.frame.path, id(node))
        if key not in self.things:
            self.things[key] = kind(**facts)
        return self.things[key]

    def add(self, node: ast.AST, items: Items, kind: Kind) -> None:
        if items.doubles and kind != NOTHING and not kind.only("number"):
            self.fault(node, "may be no number; allowed in a list of zeros or a copy_of: numbers")
        self.changed.add(items)
        more = joined(items.each, kind)
        self.moved |= more != items.each
        items.each = more

    def write(self, record: Record, key: Text, kind: Kind) -> None:
        self.changed.add(record)
        more = joined(record.fields.get(key, NOTHING), kind)
        self.moved |= more != record.fields.get(key)
        record.fields[key] = more

    def owned(self, node: ast.Subscript, owner: Kind, place: Kind) -> list[Thing]:
        """The lists or dictionaries that `node` looks into, if it may."""
        lists, records = owner.of(Items), owner.of(Record)
        if not owner.only("things") or owner.of(Model) or (lists and records):
            self.fault(node, "allowed before brackets: what is surely a list, or a dictionary")
        elif records and not place.only("texts"):
            self.fault(node, "allowed as a key: a text")
        elif records and any(may_be_same(PROTO, key) for key in place.texts):
            self.fault(node, "allowed as a key: a text that is known, or whose beginning is")
        elif lists and not self.counts(node, place):
            self.fault(
                node,
                "the place may be negative, or no whole number; allowed: what is surely 0 or more "
                "(a length, a count up from 0, sums and products of those), and a constant −n "
                "where it is read",
            )
        return [*lists, *records]

    def counts(self, node: ast.Subscript, place: Kind) -> bool:
        """Whether a place is one that both languages understand."""
        if not place.only("whole"):
            return False
        if place_from_end(node.slice) is not None or place.whole[0] >= 0:
            return True
        # The last place of the same list: there is one, or Python stops with an error.
        match node.slice:
            case ast.BinOp(ast.Call(args=[same]) as length, ast.Sub(), ast.Constant(1)):
                plain = not any(isinstance(n, ast.Call) for n in ast.walk(same))
                is_len = is_word("len", length, self.frame.source)
                return is_len and plain and ast.dump(same) == ast.dump(node.value)
        return False

    def members(self, over: ast.expr) -> Kind:
        """What a loop goes through."""
        if is_word("range", over, self.frame.source):
            ends = [self.value(end) for end in over.args]
            if not all(end.only("whole") for end in ends):
                self.fault(over, "allowed in range: whole numbers")
                return WHOLE
            first, last = ([bounds(0, 0), *ends])[:2] if len(ends) == 1 else ends[:2]
            low, high = first.whole[0], last.whole[1] - 1
            if step_of(self.frame.source, over) < 0:
                low, high = last.whole[0] + 1, first.whole[1]
            return bounds(low, max(low, high))
        found = self.value(over)
        if found.only("texts"):
            return ANY_TEXT
        if not found.only("things") or len(found.of(Items)) < len(found.things):
            self.fault(over, "allowed to go through: a list, a text or range(…)")
        each = NOTHING
        for items in found.of(Items):
            each = joined(each, items.each)
        return each

    # ---- values
    def value(self, e: ast.expr) -> Kind:
        return getattr(self, f"_{type(e).__name__}")(e)

    def truth(self, e: ast.expr) -> None:
        """What decides something must be true or false: of what else counts, languages differ."""
        if not self.value(e).only("truth"):
            self.fault(
                e,
                "may be something else than true or false; allowed: a comparison such as x != 0, "
                "len(x) > 0, x is True",
            )

    def numbers(self, node: ast.AST, *kinds: Kind) -> bool:
        """Whether all are numbers; tells if not."""
        fine = all(kind.only("number") for kind in kinds)
        if not fine:
            self.fault(node, "may be no number; allowed: numbers")
        return fine

    def _Constant(self, e: ast.Constant) -> Kind:  # noqa: N802
        return exactly(e.value)

    def _Name(self, e: ast.Name) -> Kind:  # noqa: N802
        if e.id in self.frame.names:
            return self.frame.names[e.id]
        if e.id in self.frame.source.local:
            self.fault(e, "is read before it is set")
            return NOTHING
        return exactly(self.frame.source.meaning(e))

    def _Attribute(self, e: ast.Attribute) -> Kind:  # noqa: N802
        owner = self.value(e.value)
        found = NOTHING
        for thing in owner.things:
            kind = thing.attribute(e.attr) if isinstance(thing, Model) else None
            found = joined(found, kind or NOTHING)
        if found == NOTHING or not owner.only("things") or len(owner.of(Model)) < len(owner.things):
            self.fault(e, "allowed with a dot: what a model has, as in model.n")
        return found

    def _Subscript(self, e: ast.Subscript) -> Kind:  # noqa: N802
        owner, place = self.value(e.value), self.value(e.slice)
        found = NOTHING
        self.seen |= owner.things
        for thing in self.owned(e, owner, place):
            if isinstance(thing, Items):
                found = joined(found, thing.each)
            else:
                for key in place.texts:
                    found = joined(found, thing.under(key))
        if found == NOTHING:
            self.fault(
                e, "nothing is ever put there; allowed: what some line or example puts there"
            )
        return found

    def _List(self, e: ast.List | ast.Tuple) -> Kind:  # noqa: N802
        items = self.made(e, Items)
        for member in e.elts:
            self.add(member, items, self.value(member))
        return of(items)

    _Tuple = _List

    def _ListComp(self, e: ast.ListComp) -> Kind:  # noqa: N802
        made, items = e.generators[0], self.made(e, Items)
        each, outer = self.members(made.iter), self.frame.names
        self.frame.names = {**outer, made.target.id: each}
        self.add(e, items, self.value(e.elt))
        self.frame.names = outer
        return of(items)

    def _Dict(self, e: ast.Dict) -> Kind:  # noqa: N802
        record = self.made(e, Record)
        for key, value in zip(e.keys, e.values, strict=True):
            name, kind = (self.value(key) if key else NOTHING), self.value(value)
            if key is None:
                if not kind.only("things") or len(kind.of(Record)) < len(kind.things):
                    self.fault(value, "allowed after **: a dictionary")
                for other in kind.of(Record):
                    for text, inside in list(other.fields.items()):
                        self.write(record, text, inside)
            elif not name.only("texts") or any(may_be_same(PROTO, text) for text in name.texts):
                self.fault(key, "allowed as a key: a text that is known, or whose beginning is")
            for text in name.texts:
                self.write(record, text, kind)
        return of(record)

    def _UnaryOp(self, e: ast.UnaryOp) -> Kind:  # noqa: N802
        if isinstance(e.op, ast.Not):
            self.truth(e.operand)
            return TRUTH
        kind = self.value(e.operand)
        self.numbers(e.operand, kind)
        turned = bounds(-kind.whole[1], -kind.whole[0]) if kind.whole else NOTHING
        return joined(turned, REAL if kind.real else NOTHING)

    def _BinOp(self, e: ast.BinOp) -> Kind:  # noqa: N802
        return self.reckoned(e, e.op, self.value(e.left), self.value(e.right))

    def reckoned(self, node: ast.AST, op: ast.operator, left: Kind, right: Kind) -> Kind:
        """What `left op right` may be."""
        if isinstance(op, ast.Add) and left.texts | right.texts:
            if not (left.only("texts") and right.only("texts")):
                self.fault(node, "allowed: two numbers or two texts, and no mixture")
            return Kind(texts=_put_together(left.texts, right.texts))
        if not self.numbers(node, left, right) or isinstance(op, ast.Div):
            return REAL
        real = REAL if left.real or right.real else NOTHING
        if not (left.whole and right.whole):
            return REAL
        (a, b), (c, d) = left.whole, right.whole
        if isinstance(op, ast.Add):
            whole = bounds(a + c, b + d)
        elif isinstance(op, ast.Sub):
            whole = bounds(a - d, b - c)
        elif isinstance(op, ast.Mult):
            whole = bounds(a * c, _product(b, d)) if a >= 0 and c >= 0 else WHOLE
        else:
            whole = COUNT if c > 0 else WHOLE
        return joined(whole, real)

    def _BoolOp(self, e: ast.BoolOp) -> Kind:  # noqa: N802
        for part in e.values:
            self.truth(part)
        return TRUTH

    def _IfExp(self, e: ast.IfExp) -> Kind:  # noqa: N802
        self.truth(e.test)
        return joined(self.value(e.body), self.value(e.orelse))

    def _Compare(self, e: ast.Compare) -> Kind:  # noqa: N802
        left = self.value(e.left)
        for op, other in zip(e.ops, e.comparators, strict=True):
            right = self.value(other)
            if isinstance(op, (ast.In, ast.NotIn)):
                self.inside(e, left, right)
            elif isinstance(op, (ast.Eq, ast.NotEq)):
                self.equal(e, left, right)
            elif not isinstance(op, (ast.Is, ast.IsNot)):
                self.numbers(e, left, right)
            left = right
        return TRUTH

    def equal(self, node: ast.AST, left: Kind, right: Kind) -> None:
        """Two lists with the same members are not the same in a browser, nor are true and 1."""
        plain = all(k.only("number", "texts", "none", "truth") for k in (left, right))
        mixed = (left.truth and right.number) or (left.number and right.truth)
        if not plain or mixed:
            self.fault(node, "allowed: to compare numbers, texts or truths with their like")

    def inside(self, node: ast.AST, left: Kind, right: Kind) -> None:
        if left.only("texts") and right.only("texts"):
            return
        if not right.only("things") or len(right.of(Items)) < len(right.things):
            self.fault(node, "allowed after `in`: a list or a text; for a dictionary use pick")
        for items in right.of(Items):
            self.equal(node, left, items.each)

    def _JoinedStr(self, e: ast.JoinedStr) -> Kind:  # noqa: N802
        texts = frozenset({EMPTY})
        for part in e.values:
            if isinstance(part, ast.Constant):
                texts = _put_together(texts, frozenset({(part.value, False)}))
                continue
            kind = self.value(part.value)
            if part.format_spec is not None:
                self.numbers(part.value, kind)
            elif not (kind.only("texts") or kind.only("whole")):
                self.fault(
                    part.value,
                    "may print differently; allowed in braces: texts, whole numbers, and numbers "
                    "with a format such as :.1f",
                )
            texts = _put_together(texts, kind.texts or ANY_TEXT.texts)
        return Kind(texts=texts)

    # ---- calls
    def _Call(self, e: ast.Call) -> Kind:  # noqa: N802
        if isinstance(e.func, ast.Attribute):
            return self.method(e)
        values = [self.value(argument) for argument in e.args]
        callee = self.callees.get(id(e))
        if callee:
            return self.run(callee, values, (*self.frame.path, id(e)))
        word = self.frame.source.meaning(e.func)
        assert isinstance(word, Word)
        return getattr(self, f"word_{word.name}")(e, *values)

    def method(self, e: ast.Call) -> Kind:
        values = [self.value(argument) for argument in e.args]
        owner = self.value(e.func.value)
        if e.func.attr == "lower":
            if not owner.only("texts"):
                self.fault(e, "allowed before .lower(): a text")
            return Kind(texts=frozenset((text.lower(), more) for text, more in owner.texts))
        if e.func.attr == "append":
            lists = owner.of(Items)
            if not owner.only("things") or len(lists) < len(owner.things):
                self.fault(e, "allowed before .append: a list")
            if any(items.doubles for items in lists):
                self.fault(e, "zeros and copy_of make lists that cannot grow; allowed: [] or […]")
            for items in lists:
                self.add(e, items, values[0])
            return NONE
        if not owner.only("things") or len(owner.of(Model)) < len(owner.things):
            self.fault(e, "allowed before a routine: a model")
        for kind in values:
            for items in kind.of(Items):
                self.add(e, items, REAL)
        return NONE

    def word_abs(self, e: ast.Call, value: Kind) -> Kind:
        self.numbers(e, value)
        return joined(COUNT if value.whole else NOTHING, REAL if value.real else NOTHING)

    def word_sqrt(self, e: ast.Call, value: Kind) -> Kind:
        self.numbers(e, value)
        return REAL

    word_sin = word_cos = word_sqrt

    def word_max(self, e: ast.Call, *values: Kind) -> Kind:
        self.numbers(e, *values)
        if all(value.only("whole") for value in values):
            low = max(value.whole[0] for value in values)
            return bounds(low, max(value.whole[1] for value in values))
        return any_of(*values)

    def word_min(self, e: ast.Call, *values: Kind) -> Kind:
        self.numbers(e, *values)
        return any_of(*values)

    def word_len(self, e: ast.Call, value: Kind) -> Kind:
        self.seen |= value.things
        if not value.only("things") or len(value.of(Items)) < len(value.things):
            self.fault(e, "allowed in len: a list")
        return COUNT

    def word_str(self, e: ast.Call, value: Kind) -> Kind:
        if not value.only("whole"):
            self.fault(e, "may print differently; allowed in str: a whole number")
        return ANY_TEXT

    def word_zeros(self, e: ast.Call, size: Kind) -> Kind:
        if not size.only("whole") or size.whole[0] < 0:
            self.fault(e, "allowed in zeros: a whole number that is surely 0 or more")
        items = self.made(e, Items, doubles=True)
        self.add(e, items, REAL)
        return of(items)

    def word_copy_of(self, e: ast.Call, value: Kind) -> Kind:
        if not value.only("things") or len(value.of(Items)) < len(value.things):
            self.fault(e, "allowed in copy_of: a list of numbers")
        items = self.made(e, Items, doubles=True)
        for other in value.of(Items):
            self.add(e, items, other.each)
        return of(items)

    def word_pick(self, e: ast.Call, values: Kind, name: Kind, otherwise: Kind) -> Kind:
        self.seen |= values.things
        if not values.only("things") or len(values.of(Record)) < len(values.things):
            self.fault(e, "allowed as the first of pick: a dictionary")
        if not name.only("texts"):
            self.fault(e, "allowed as the second of pick: a text")
        found = otherwise
        for record in values.of(Record):
            for key in name.texts:
                found = joined(found, record.under(key))
        return found

    def word_fill(self, e: ast.Call, template: Kind, values: Kind) -> Kind:
        records = values.of(Record)
        if not template.only("texts") or any(more for _, more in template.texts):
            self.fault(e, "allowed as the first of fill: a template that is known")
            return ANY_TEXT
        if not values.only("things") or len(records) < len(values.things):
            self.fault(e, "allowed as the second of fill: a dictionary")
        wanted: set[str] = set()
        for text, _ in template.texts:
            for name, digits in blanks(text).items():
                wanted.add(name)
                kind = any_of(*(record.under((name, False)) for record in records))
                if kind == NOTHING:
                    self.fault(e, f"“{text}” has the blank {{{name}}}, which is not given")
                elif digits is not None and not kind.only("number"):
                    self.fault(e, f"{name} may be no number, as “{text}” wants")
                elif digits is None and not (kind.only("texts") or kind.only("whole")):
                    self.fault(
                        e, f"{name} may print differently in “{text}”; allowed: {{{name}:.1f}}"
                    )
        if isinstance(e.args[1], ast.Dict):  # what is given for these templates alone
            for name in {name for record in records for name, _ in record.fields} - wanted:
                self.fault(e, f"no template here has the blank {{{name}}}")
        return ANY_TEXT


def _product(one: float, other: float) -> float:
    return 0 if 0 in (one, other) else one * other


def _put_together(starts: frozenset[Text], ends: frozenset[Text]) -> frozenset[Text]:
    """Every text followed by every other; what only begins stays a beginning."""
    return shortened(
        frozenset(
            (start, True) if more else (start + end, further)
            for start, more in starts
            for end, further in ends
        )
    )
