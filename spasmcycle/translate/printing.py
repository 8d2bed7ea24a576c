"""Prints a portable function as JavaScript.

What is printed means the same in both languages for every value that `follow` lets through. Where
the two languages differ in a form itself (order of evaluation, a loop's variable, what a call
gives back), the form is printed so that it does not matter, or refused here.
"""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Iterator

from spasmcycle.translate.reading import (
    METHODS,
    MODEL_ROUTINES,
    MOST_WHOLE,
    Source,
    Untranslatable,
    Word,
    renamed,
)

_BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARE = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "===",
    ast.NotEq: "!==",
    ast.Is: "===",
    ast.IsNot: "!==",
}
_ALLOWED = "allowed: what the top of spasmcycle/portable.py lists"


def printed(source: Source) -> str:
    """The function as JavaScript source.

    Raises
    ------
    Untranslatable
        For a form that has no translation.
    """
    return _Printer(source).function()


def place_from_end(place: ast.expr) -> int | None:
    """`n` where an index is the constant −n, n ≥ 1; else None."""
    if isinstance(place, ast.UnaryOp) and isinstance(place.op, ast.USub):
        number = place.operand
        if isinstance(number, ast.Constant) and type(number.value) is int and number.value > 0:
            return number.value
    return None


def step_of(source: Source, steps: ast.Call) -> int:
    """The step of a `range`: a whole number that is written out.

    Raises
    ------
    Untranslatable
        For any other step, and a wrong number of arguments.
    """
    if not 1 <= len(steps.args) <= 3 or steps.keywords:
        raise source.refuse(steps, "allowed: range of 1 to 3 arguments")
    if len(steps.args) < 3:
        return 1
    step = steps.args[2]
    back = place_from_end(step)
    if back is not None:
        return -back
    if isinstance(step, ast.Constant) and type(step.value) is int and step.value > 0:
        return step.value
    raise source.refuse(steps, "allowed as a step: a whole number written out, not 0")


def is_word(name: str, e: ast.expr, source: Source) -> bool:
    """Whether something is a call of the word of that name."""
    if not isinstance(e, ast.Call) or not isinstance(e.func, ast.Name):
        return False
    if e.func.id in source.local:
        return False
    found = source.meaning(e.func)
    return isinstance(found, Word) and found.name == name


class _Printer:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.inner: list[str] = []  # names of the comprehensions around this place
        self.held: list[str] = []  # names for ends of loops that are worked out once

    def refuse(self, node: ast.AST, why: str = "") -> Untranslatable:
        return self.source.refuse(node, why or f"has no translation; {_ALLOWED}")

    def function(self) -> str:
        source = self.source
        body = self.block(source.body)
        local = [renamed(n) for n in sorted(source.local - set(source.arguments))] + self.held
        head = f"let {','.join(local)};" if local else ""
        arguments = ",".join(map(renamed, source.arguments))
        end = "return null;" if _gives(source.tree) and not _ends(source.body) else ""
        return f"function {renamed(source.name)}({arguments}){{{head}{body}{end}}}"

    # ---- statements
    def block(self, body: list[ast.stmt]) -> str:
        return "".join(self.statement(s) for s in body)

    def statement(self, s: ast.stmt) -> str:
        if isinstance(s, ast.Return):
            return f"return {self.value(s.value)};" if s.value else "return null;"
        if isinstance(s, ast.Assign):
            return self.assign(s)
        if isinstance(s, ast.AugAssign):
            return self.change(s)
        if isinstance(s, ast.If):
            other = f"else{{{self.block(s.orelse)}}}" if s.orelse else ""
            return f"if({self.value(s.test)}){{{self.block(s.body)}}}{other}"
        if isinstance(s, ast.While) and not s.orelse:
            return f"while({self.value(s.test)}){{{self.block(s.body)}}}"
        if isinstance(s, ast.For) and not s.orelse:
            return self.loop(s)
        if isinstance(s, ast.Break):
            return "break;"
        if isinstance(s, ast.Continue):
            return "continue;"
        if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call):
            return f"{self.call(s.value, alone=True)};"
        raise self.refuse(s)

    def assign(self, s: ast.Assign) -> str:
        target = s.targets[0]
        if len(s.targets) > 1 or not isinstance(target, (ast.Name, ast.Subscript)):
            raise self.refuse(
                s, "allowed on the left: one name or one place, as in x = … or x[i] = …"
            )
        if self.calls(target):
            raise self.refuse(s, "allowed on the left: no call of a function")
        return f"{self.target(target)}={self.value(s.value)};"

    def change(self, s: ast.AugAssign) -> str:
        target = self.target(s.target)
        if isinstance(s.op, ast.Mod) and isinstance(s.target, ast.Name):
            return f"{target}=SC.mod({target},{self.value(s.value)});"
        operator = _BINARY.get(type(s.op))
        if operator is None:
            raise self.refuse(s)
        return f"{target}{operator}={self.value(s.value)};"

    def target(self, target: ast.expr) -> str:
        if isinstance(target, ast.Subscript) and place_from_end(target.slice):
            raise self.refuse(target, "allowed on the left: a place from the front")
        if not isinstance(target, (ast.Name, ast.Subscript)):
            raise self.refuse(target)
        return self.value(target)

    def calls(self, e: ast.AST) -> bool:
        """Whether another portable function is called in it."""
        return any(
            isinstance(n, ast.Call)
            and isinstance(n.func, ast.Name)
            and isinstance(self.source.meaning(n.func), Source)
            for n in ast.walk(e)
        )

    def loop(self, s: ast.For) -> str:
        if not isinstance(s.target, ast.Name):
            raise self.refuse(s.target, "allowed: one name for what a loop goes through")
        name = renamed(s.target.id)
        if not is_word("range", s.iter, self.source):
            return f"for({name} of {self.value(s.iter)}){{{self.block(s.body)}}}"
        step = step_of(self.source, s.iter)
        ends = [self.value(a) for a in s.iter.args]
        first, last = ("0", ends[0]) if len(ends) == 1 else ends[:2]
        body, head = self.block(s.body), ""
        # Python works out the end once, and counts whatever becomes of the loop's variable.
        if not self.stands_still(s.iter.args[min(1, len(ends) - 1)], [s]):
            first, last = f"{first},{self.hold()}={last}", self.held[-1]
        if not self.counts_alone(s):
            counter = self.hold()
            name, head = counter, f"{name}={counter};"
        compare, change = ("<", "+=") if step > 0 else (">", "-=")
        by = f"{name}++" if step == 1 else f"{name}{change}{abs(step)}"
        return f"for({name}={first};{name}{compare}{last};{by}){{{head}{body}}}"

    def hold(self) -> str:
        """A new name that no function of Python can have."""
        self.held.append(f"${len(self.held)}")
        return self.held[-1]

    def stands_still(self, end: ast.expr, body: list[ast.stmt]) -> bool:
        """Whether the end of a range stays the same, however often it is worked out."""
        if isinstance(end, ast.Constant):
            return True
        if isinstance(end, ast.Name):
            return end.id not in _stored(body)
        if isinstance(end, ast.Attribute) and isinstance(end.value, ast.Name):
            return end.value.id not in _stored(body)
        if is_word("len", end, self.source) and isinstance(end.args[0], ast.Name):
            grows = any(isinstance(n, ast.Attribute) and n.attr == "append" for n in _all(body))
            return not (grows or end.args[0].id in _stored(body) or any(map(self.calls, body)))
        return False

    def counts_alone(self, s: ast.For) -> bool:
        """Whether only this loop sets its variable, and nobody reads what it leaves there."""
        if s.target.id in _stored(s.body):
            return False
        return not any(_read_elsewhere(line, s) for line in self.source.body)

    # ---- values
    def value(self, e: ast.expr) -> str:
        kind = getattr(self, f"_{type(e).__name__}", None)
        if kind is None:
            raise self.refuse(e)
        return kind(e)

    def constant(self, e: ast.expr, value: object) -> str:
        if value is True or value is False:
            return str(value).lower()
        if value is None:
            return "null"
        if isinstance(value, str):
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, float) and math.isfinite(value):
            return repr(value)
        if isinstance(value, int) and abs(value) < MOST_WHOLE:
            return repr(value)
        raise self.refuse(e)

    def _Constant(self, e: ast.Constant) -> str:  # noqa: N802 (named after the node)
        return self.constant(e, e.value)

    def _Name(self, e: ast.Name) -> str:  # noqa: N802
        if e.id in self.inner or e.id in self.source.local:
            return renamed(e.id)
        found = self.source.meaning(e)
        if isinstance(found, (Word, Source)):
            raise self.refuse(e, "allowed: a call of the function, not the function itself")
        text = self.constant(e, found)
        return f"({text})" if text.startswith("-") else text

    def _Attribute(self, e: ast.Attribute) -> str:  # noqa: N802
        if not isinstance(e.value, ast.Name) or e.value.id not in self.source.local:
            raise self.refuse(e, "allowed with a dot: what a model has, as in model.n")
        return f"{self.value(e.value)}.{e.attr}"

    def _Subscript(self, e: ast.Subscript) -> str:  # noqa: N802
        if isinstance(e.slice, (ast.Slice, ast.Tuple)):
            raise self.refuse(e, "allowed in brackets: one place, as in x[i]")
        back = place_from_end(e.slice)
        if back is not None:
            more = "" if back == 1 else f", {back}"
            return f"SC.last({self.value(e.value)}{more})"
        if isinstance(e.slice, ast.Constant) and _plain_key(e.slice.value):
            return f"{self.value(e.value)}.{e.slice.value}"
        return f"{self.value(e.value)}[{self.value(e.slice)}]"

    def _List(self, e: ast.List) -> str:  # noqa: N802
        return f"[{','.join(map(self.value, e.elts))}]"

    def _Tuple(self, e: ast.Tuple) -> str:  # noqa: N802
        return f"[{','.join(map(self.value, e.elts))}]"

    def _Dict(self, e: ast.Dict) -> str:  # noqa: N802
        parts = []
        for key, value in zip(e.keys, e.values, strict=True):
            if key is None:
                parts.append(f"...{self.value(value)}")
            elif isinstance(key, ast.Constant):
                name = key.value if _plain_key(key.value) else self.value(key)
                parts.append(f"{name}:{self.value(value)}")
            else:
                parts.append(f"[{self.value(key)}]:{self.value(value)}")
        return f"({{{','.join(parts)}}})"

    def _UnaryOp(self, e: ast.UnaryOp) -> str:  # noqa: N802
        sign = {ast.USub: "-", ast.Not: "!"}.get(type(e.op))
        if sign is None:
            raise self.refuse(e)
        return f"{sign}({self.value(e.operand)})"

    def _BinOp(self, e: ast.BinOp) -> str:  # noqa: N802
        if isinstance(e.op, ast.Mod):
            return f"SC.mod({self.value(e.left)},{self.value(e.right)})"
        operator = _BINARY.get(type(e.op))
        if operator is None:
            raise self.refuse(e)
        right = self.value(e.right)
        gap = " " * right.startswith(operator)  # a - -b is no a--b
        return f"({self.value(e.left)}{operator}{gap}{right})"

    def _BoolOp(self, e: ast.BoolOp) -> str:  # noqa: N802
        word = "&&" if isinstance(e.op, ast.And) else "||"
        return f"({word.join(map(self.value, e.values))})"

    def _Compare(self, e: ast.Compare) -> str:  # noqa: N802
        if any(self.calls(middle) for middle in e.comparators[:-1]):
            raise self.refuse(e, "the middle would be called twice; allowed: give it a name first")
        parts, left = [], e.left
        for operator, right in zip(e.ops, e.comparators, strict=True):
            if isinstance(operator, (ast.In, ast.NotIn)):
                if self.calls(left) or self.calls(right):
                    raise self.refuse(e, "allowed beside `in`: no call of a function")
                sign = "" if isinstance(operator, ast.In) else "!"
                parts.append(f"{sign}{self.value(right)}.includes({self.value(left)})")
            else:
                constant = isinstance(right, ast.Constant) and right.value in (None, True, False)
                if isinstance(operator, (ast.Is, ast.IsNot)) and not constant:
                    raise self.refuse(e, "allowed after `is`: None, True and False")
                parts.append(f"{self.value(left)}{_COMPARE[type(operator)]}{self.value(right)}")
            left = right
        return f"({'&&'.join(parts)})"

    def _IfExp(self, e: ast.IfExp) -> str:  # noqa: N802
        return f"({self.value(e.test)}?{self.value(e.body)}:{self.value(e.orelse)})"

    def _JoinedStr(self, e: ast.JoinedStr) -> str:  # noqa: N802
        parts = [
            self.value(v) if isinstance(v, ast.Constant) else self.formatted(v) for v in e.values
        ]
        if all(isinstance(v, ast.FormattedValue) and not v.format_spec for v in e.values[:2]):
            parts.insert(0, '""')  # or two numbers would be added
        return f"({'+'.join(parts)})"

    def formatted(self, v: ast.FormattedValue) -> str:
        inner = self.value(v.value)
        if v.conversion != -1:
            raise self.refuse(v, "allowed: no conversion such as !r")
        if v.format_spec is None:
            return inner
        digits = "".join(getattr(part, "value", "?") for part in v.format_spec.values)
        if digits[:1] == "." and digits[-1:] == "f" and digits[1:-1] in map(str, range(21)):
            return f"SC.fixed({inner},{digits[1:-1]})"
        raise self.refuse(v, "allowed as a format: .0f to .20f")

    def _ListComp(self, e: ast.ListComp) -> str:  # noqa: N802
        made = e.generators[0]
        if len(e.generators) > 1 or made.ifs or not isinstance(made.target, ast.Name):
            raise self.refuse(e, "allowed: [… for name in list] with one name and no condition")
        if is_word("range", made.iter, self.source):
            if len(made.iter.args) != 1:
                raise self.refuse(e, "allowed in a list comprehension: range of one argument")
            over, names = f"{{length: {self.value(made.iter.args[0])}}}", "$, "
        else:
            over, names = self.value(made.iter), ""
        self.inner.append(made.target.id)
        each = self.value(e.elt)
        self.inner.pop()
        return f"Array.from({over}, ({names}{renamed(made.target.id)}) => {each})"

    def _Call(self, e: ast.Call) -> str:  # noqa: N802
        return self.call(e, alone=False)

    def call(self, e: ast.Call, alone: bool) -> str:
        if e.keywords or any(isinstance(a, ast.Starred) for a in e.args):
            raise self.refuse(e, "allowed: arguments by place, without names and stars")
        arguments = ",".join(map(self.value, e.args))
        if isinstance(e.func, ast.Attribute):
            return self.method(e, arguments, alone)
        if not isinstance(e.func, ast.Name) or e.func.id in self.source.local:
            raise self.refuse(e, "allowed: a call of a portable function by its name")
        found = self.source.meaning(e.func)
        if isinstance(found, Source):
            if not alone and not _gives(found.tree):
                raise self.refuse(
                    e, f"`{found.name}` gives nothing back; allowed: a line by itself"
                )
            return f"{renamed(found.name)}({arguments})"
        if not isinstance(found, Word) or alone:
            raise self.refuse(e)
        if not found.least <= len(e.args) <= (found.most or len(e.args)):
            more = " or more" if found.most is None else ""
            raise self.refuse(e, f"allowed: {found.name} of {found.least}{more} argument(s)")
        if found.name == "range":
            raise self.refuse(e, "allowed: range in `for i in range(…)`")
        if found.name == "len":
            return f"{arguments}.length"
        return f"{found.javascript}({arguments})"

    def method(self, e: ast.Call, arguments: str, alone: bool) -> str:
        name, owner = e.func.attr, e.func.value
        if name in METHODS:
            if alone != (name == "append") or len(e.args) != (name == "append"):
                raise self.refuse(
                    e, "allowed: list.append(value) as a line, text.lower() as a value"
                )
            return f"{self.value(owner)}.{METHODS[name]}({arguments})"
        if name in MODEL_ROUTINES and alone and isinstance(owner, ast.Name):
            return f"{self.value(e.func)}({arguments})"
        lines = ", ".join(f"model.{routine}" for routine in MODEL_ROUTINES)
        raise self.refuse(e, f"allowed after a dot: append and lower; as lines {lines}")


def _plain_key(key: object) -> bool:
    """Whether a key of a dictionary may stand in JavaScript without quotes."""
    return isinstance(key, str) and key.isascii() and key.isidentifier()


def _all(body: list[ast.stmt]) -> Iterator[ast.AST]:
    for statement in body:
        yield from ast.walk(statement)


def _stored(body: list[ast.stmt]) -> set[str]:
    return {n.id for n in _all(body) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def _read_elsewhere(node: ast.AST, loop: ast.For) -> bool:
    """Whether the variable of a loop is read where this or another loop did not just set it."""
    name = loop.target.id
    inside = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.Name):
        return node.id == name and isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.AugAssign) and getattr(node.target, "id", "") == name:
        return True
    if isinstance(node, ast.For) and getattr(node.target, "id", "") == name:
        inside = [node.iter]
        if node is not loop and loop in _all(node.body):
            inside += node.body
    if isinstance(node, ast.ListComp) and node.generators[0].target.id == name:
        inside = [node.generators[0].iter]
    return any(_read_elsewhere(part, loop) for part in inside)


def _gives(tree: ast.FunctionDef) -> bool:
    return any(isinstance(n, ast.Return) and n.value for n in ast.walk(tree))


def _ends(body: list[ast.stmt]) -> bool:
    """Whether the end of these lines is never reached."""
    last = body[-1] if body else None
    if isinstance(last, ast.If):
        return bool(last.orelse) and _ends(last.body) and _ends(last.orelse)
    return isinstance(last, ast.Return)
