"""Runs portable functions in Python and watches every operation for what a browser does otherwise.

`follow` refuses by what values can be; this looks at what they are. It also sees what no kind can
tell: whole numbers beyond 2**53, what is not a number, a zero with a minus sign that is printed.
`watched` gives a function that does the same, slowly, and notes each hazard with its line.
"""

from __future__ import annotations

import ast
import copy
import math
import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import ModuleType

from spasmcycle.portable import blanks
from spasmcycle.translate.printing import place_from_end, printed
from spasmcycle.translate.reading import (
    METHODS,
    MOST_WHOLE,
    Source,
    Word,
    called,
    read,
    with_callees,
)

_RECKON = {
    ast.Add: ("+", operator.add),
    ast.Sub: ("-", operator.sub),
    ast.Mult: ("*", operator.mul),
    ast.Div: ("/", operator.truediv),
    ast.Mod: ("%", operator.mod),
}
_COMPARE = {
    ast.Lt: ("<", operator.lt),
    ast.LtE: ("<=", operator.le),
    ast.Gt: (">", operator.gt),
    ast.GtE: (">=", operator.ge),
    ast.Eq: ("==", operator.eq),
    ast.NotEq: ("!=", operator.ne),
    ast.Is: ("is", operator.is_),
    ast.IsNot: ("is not", operator.is_not),
    ast.In: ("in", lambda a, b: a in b),
    ast.NotIn: ("not in", lambda a, b: a not in b),
}
_BY_SIGN = dict((*_RECKON.values(), *_COMPARE.values()))
LARGEST_FIXED = 1e21


class Doubles(list):
    """What `zeros` and `copy_of` make: in a browser an array of doubles, which cannot grow."""


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


@dataclass
class Watch:
    """What was seen: the hazards, each with file and line, and how many operations there were."""

    hazards: dict[str, None] = field(default_factory=dict)
    operations: int = 0

    def note(self, where: str, why: str) -> None:
        """Note a hazard, once."""
        self.hazards[f"{where}: {why}"] = None

    # ---- one method for each kind of operation; `where` is file, line, function and text
    def reckon(self, where: str, sign: str, left: object, right: object) -> object:
        """`left sign right`."""
        self.operations += 1
        texts = sign == "+" and isinstance(left, str) and isinstance(right, str)
        if not texts:
            self.numbers(where, left, right)
        return self.fine(where, _BY_SIGN[sign](left, right))

    def fine(self, where: str, result: object) -> object:
        """A result, if it is a number that both languages hold alike."""
        if isinstance(result, float) and not math.isfinite(result):
            self.note(where, "infinite, or not a number")
        if isinstance(result, int) and abs(result) > MOST_WHOLE:
            self.note(where, "a whole number beyond 2**53")
        return result

    def numbers(self, where: str, *values: object) -> None:
        """Numbers are wanted."""
        if not all(map(_number, values)):
            self.note(where, f"not numbers: {', '.join(type(v).__name__ for v in values)}")

    def negative(self, where: str, value: object) -> object:
        """`-value`."""
        self.operations += 1
        self.numbers(where, value)
        return -value

    def truth(self, where: str, value: object) -> object:
        """What decides something."""
        self.operations += 1
        if not isinstance(value, bool):
            self.note(where, f"a {type(value).__name__} decides, not a truth")
        return value

    def compare(self, where: str, sign: str, left: object, right: object) -> object:
        """`left sign right`, a comparison."""
        self.operations += 1
        if sign in ("in", "not in"):
            if isinstance(right, dict) or (isinstance(right, str) and not isinstance(left, str)):
                self.note(where, f"looked for in a {type(right).__name__}")
            for member in right if isinstance(right, (list, tuple)) else ():
                self.alike(where, left, member)
        elif sign in ("==", "!="):
            self.alike(where, left, right)
        elif not sign.startswith("is"):
            self.numbers(where, left, right)
        return _BY_SIGN[sign](left, right)

    def alike(self, where: str, left: object, right: object) -> None:
        """What is compared for being the same."""
        if any(isinstance(v, (list, tuple, dict)) for v in (left, right)):
            self.note(where, "a list or dictionary is compared")
        if isinstance(left, bool) != isinstance(right, bool) and left == right:
            self.note(where, "a truth is compared with a number")

    def item(self, where: str, owner: object, place: object, back: bool = False) -> object:
        """`owner[place]`; `back` where the place is a constant from the end."""
        self.operations += 1
        self.place(where, owner, place, back)
        return owner[place]

    def place(self, where: str, owner: object, place: object, back: bool = False) -> None:
        """A place in a list, or a key."""
        if isinstance(owner, dict):
            self.key(where, place)
        elif not isinstance(owner, (list, tuple)):
            self.note(where, f"a place in a {type(owner).__name__}")
        elif isinstance(place, bool) or not isinstance(place, int):
            self.note(where, f"a {type(place).__name__} as a place")
        elif place < 0 and not back:
            self.note(where, "a place below 0")

    def key(self, where: str, key: object) -> object:
        """A key of a dictionary."""
        if not isinstance(key, str) or key == "__proto__":
            self.note(where, f"{key!r} as a key")
        return key

    def put(self, where: str, value: object, owner: object, place: object) -> None:
        """`owner[place] = value`."""
        self.operations += 1
        self.place(where, owner, place)
        self.kept(where, owner, value)
        owner[place] = value

    def kept(self, where: str, owner: object, value: object) -> None:
        """A value that goes into a list."""
        if isinstance(owner, Doubles) and not _number(value):
            self.note(where, f"a {type(value).__name__} among doubles")

    def change(self, where: str, sign: str, owner: object, place: object, by: object) -> None:
        """`owner[place] sign= by`."""
        result = self.reckon(where, sign, self.item(where, owner, place), by)
        self.put(where, result, owner, place)

    def through(self, where: str, over: object) -> Iterable:
        """What a loop goes through."""
        self.operations += 1
        if not isinstance(over, (list, tuple, str, range)):
            self.note(where, f"a loop through a {type(over).__name__}")
        return over

    def shown(self, where: str, value: object, fixed: bool) -> object:
        """A value in the braces of a text."""
        self.operations += 1
        if not fixed and not (isinstance(value, str) or (_number(value) and value % 1 == 0)):
            self.note(where, f"a {type(value).__name__} is printed without a format")
        if not fixed and isinstance(value, float):
            self.note(where, "a float is printed without a format")
        if fixed:
            self.numbers(where, value)
            if not math.isfinite(value) or abs(value) >= LARGEST_FIXED:
                self.note(where, "a number without end is printed")
            if isinstance(value, float) and value == 0 and math.copysign(1, value) < 0:
                self.note(where, "a zero with a minus sign is printed")
        return value

    def attribute(self, where: str, owner: object, name: str) -> object:
        """`owner.name`."""
        if not isinstance(owner, ModuleType):
            self.note(where, f"an attribute of a {type(owner).__name__}")
        return getattr(owner, name)

    def append(self, where: str, owner: object, value: object) -> None:
        """`owner.append(value)`."""
        self.operations += 1
        if type(owner) is not list:
            self.note(where, f"appended to a {type(owner).__name__}")
        owner.append(value)

    def lower(self, where: str, owner: object) -> object:
        """`owner.lower()`."""
        if not isinstance(owner, str):
            self.note(where, f"lower of a {type(owner).__name__}")
        return owner.lower()

    def word(self, where: str, name: str, function: Callable, *values: object) -> object:
        """A word that both languages have."""
        self.operations += 1
        if name in ("abs", "sqrt", "sin", "cos", "max", "min"):
            self.numbers(where, *values)
        if name in ("max", "min") and len(values) < 2:
            self.note(where, f"{name} of one value")
        if name in ("len", "copy_of") and not isinstance(values[0], (list, tuple)):
            self.note(where, f"{name} of a {type(values[0]).__name__}")
        if name == "copy_of" and not all(map(_number, values[0])):
            self.note(where, "copy_of of what are not all numbers")
        if name in ("range", "zeros", "str") and not all(type(v) is int for v in values):
            self.note(where, f"{name} of what is no whole number")
        if name == "zeros" and values[0] < 0:
            self.note(where, "zeros of less than 0")
        if name == "pick":
            self.key(where, values[1])
        if name == "fill":
            for blank, digits in blanks(values[0]).items():
                self.shown(where, values[1][blank], digits is not None)
        result = function(*values)
        return Doubles(result) if name in ("zeros", "copy_of") else self.fine(where, result)


def watched(function: Callable, watch: Watch) -> Callable:
    """The function, with it and every portable function that it calls under watch.

    Raises
    ------
    Untranslatable
        For a form that has no translation.
    """
    made: dict[Source, Callable] = {}
    for source in with_callees([function]):
        printed(source)
        callees = {node.func.id: made[callee] for node, callee in called(source)}
        space = {**source.function.__globals__, **callees, "$": watch}
        tree = ast.Module([_Watcher(source).visit(copy.deepcopy(source.tree))], [])
        exec(compile(ast.fix_missing_locations(tree), source.file, "exec"), space)
        made[source] = space[source.name]
    return made[read(function)]


class _Watcher(ast.NodeTransformer):
    """Puts a call of the watch in place of every operation."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def where(self, node: ast.AST) -> ast.Constant:
        return ast.Constant(str(self.source.refuse(node, "")).removesuffix(": "))

    def call(self, method: str, where: ast.Constant, *arguments: object) -> ast.Call:
        parts = [a if isinstance(a, ast.AST) else ast.Constant(a) for a in arguments]
        owner = ast.Attribute(ast.Name("$", ast.Load()), method, ast.Load())
        return ast.Call(owner, [where, *parts], [])

    def truth(self, e: ast.expr) -> ast.Call:
        return self.call("truth", self.where(e), self.visit(e))

    def visit_FunctionDef(self, tree: ast.FunctionDef) -> ast.FunctionDef:  # noqa: N802
        tree.returns, tree.decorator_list = None, []
        for argument in tree.args.args:
            argument.annotation = None
        tree.body = [self.visit(statement) for statement in tree.body]
        return tree

    def visit_BinOp(self, e: ast.BinOp) -> ast.expr:  # noqa: N802
        where, sign = self.where(e), _RECKON[type(e.op)][0]
        return self.call("reckon", where, sign, self.visit(e.left), self.visit(e.right))

    def visit_UnaryOp(self, e: ast.UnaryOp) -> ast.expr:  # noqa: N802
        if isinstance(e.op, ast.Not):
            return ast.UnaryOp(e.op, self.truth(e.operand))
        if place_from_end(e) is not None:
            return e
        return self.call("negative", self.where(e), self.visit(e.operand))

    def visit_BoolOp(self, e: ast.BoolOp) -> ast.expr:  # noqa: N802
        return ast.BoolOp(e.op, [self.truth(part) for part in e.values])

    def visit_Compare(self, e: ast.Compare) -> ast.expr:  # noqa: N802
        where, left, parts = self.where(e), self.visit(e.left), []
        for place, (op, other) in enumerate(zip(e.ops, e.comparators, strict=True)):
            right = self.visit(other)
            if place + 1 < len(e.ops):
                right = ast.NamedExpr(ast.Name("$middle", ast.Store()), right)
            parts.append(self.call("compare", where, _COMPARE[type(op)][0], left, right))
            left = ast.Name("$middle", ast.Load())
        return parts[0] if len(parts) == 1 else ast.BoolOp(ast.And(), parts)

    def visit_IfExp(self, e: ast.IfExp) -> ast.expr:  # noqa: N802
        return ast.IfExp(self.truth(e.test), self.visit(e.body), self.visit(e.orelse))

    def visit_If(self, s: ast.If) -> ast.stmt:  # noqa: N802
        s.test = self.truth(s.test)
        s.body, s.orelse = ([self.visit(line) for line in part] for part in (s.body, s.orelse))
        return s

    visit_While = visit_If  # noqa: N815

    def visit_For(self, s: ast.For) -> ast.stmt:  # noqa: N802
        s.iter = self.call("through", self.where(s.iter), self.visit(s.iter))
        s.body = [self.visit(line) for line in s.body]
        return s

    def visit_comprehension(self, made: ast.comprehension) -> ast.comprehension:
        made.iter = self.call("through", self.where(made.iter), self.visit(made.iter))
        return made

    def visit_Assign(self, s: ast.Assign) -> ast.stmt:  # noqa: N802
        target, where = s.targets[0], self.where(s)
        s.value = self.visit(s.value)
        if not isinstance(target, ast.Subscript):
            return s
        places = self.visit(target.value), self.visit(target.slice)
        return ast.copy_location(ast.Expr(self.call("put", where, s.value, *places)), s)

    def visit_AugAssign(self, s: ast.AugAssign) -> ast.stmt:  # noqa: N802
        target, where, sign = s.target, self.where(s), _RECKON[type(s.op)][0]
        value = self.visit(s.value)
        if isinstance(target, ast.Name):
            now = ast.Name(target.id, ast.Load())
            return ast.Assign([target], self.call("reckon", where, sign, now, value))
        places = self.visit(target.value), self.visit(target.slice)
        return ast.Expr(self.call("change", where, sign, *places, value))

    def visit_Subscript(self, e: ast.Subscript) -> ast.expr:  # noqa: N802
        where, back = self.where(e), place_from_end(e.slice) is not None
        places = self.visit(e.value), self.visit(e.slice)
        return self.call("item", where, *places, back)

    def visit_Attribute(self, e: ast.Attribute) -> ast.expr:  # noqa: N802
        return self.call("attribute", self.where(e), self.visit(e.value), e.attr)

    def visit_Dict(self, e: ast.Dict) -> ast.expr:  # noqa: N802
        where = self.where(e)
        e.keys = [k and self.call("key", where, self.visit(k)) for k in e.keys]
        e.values = [self.visit(value) for value in e.values]
        return e

    def visit_FormattedValue(self, v: ast.FormattedValue) -> ast.expr:  # noqa: N802
        fixed = v.format_spec is not None
        v.value = self.call("shown", self.where(v.value), self.visit(v.value), fixed)
        return v

    def visit_Call(self, e: ast.Call) -> ast.expr:  # noqa: N802
        where = self.where(e)
        e.args = [self.visit(argument) for argument in e.args]
        if isinstance(e.func, ast.Attribute):
            if e.func.attr not in METHODS:
                e.func = self.visit(e.func)
                return e
            return self.call(e.func.attr, where, self.visit(e.func.value), *e.args)
        found = self.source.meaning(e.func)
        if isinstance(found, Word):
            return self.call("word", where, found.name, e.func, *e.args)
        return e
