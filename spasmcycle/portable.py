"""Functions written once, in a small subset of Python, and printed as JavaScript.

What a picture shows and says (its settings, its read-outs, its sentence) must be the same in
Python and in the reader's browser. Such a function is written in Python and translated. The
subset: numbers, strings, true and false, lists, dictionaries with string keys; `if`, `while`,
`for` over a list or `range`; f-strings in which every number has a format such as `.1f`; `abs`,
`len`, `max`, `min`, `sin`, `cos`, `sqrt`, and calls of other portable functions. Anything else is
refused with the line that holds it, at build time, not in a reader's browser.
"""

from __future__ import annotations

import ast
import inspect
import math
import textwrap
from collections.abc import Callable
from math import cos, sin, sqrt

__all__ = [
    "Untranslatable",
    "copy_of",
    "cos",
    "javascript",
    "pick",
    "sin",
    "sqrt",
    "with_callees",
    "zeros",
]


def zeros(n: int) -> list[float]:
    """A list of `n` zeros; in the browser, an array of doubles."""
    return [0.0] * n


def pick(values: dict[str, float], name: str, otherwise: float) -> float:
    """The value under `name`, or `otherwise` where there is none."""
    return values.get(name, otherwise)


def copy_of(values: list[float]) -> list[float]:
    """A copy of a list of numbers."""
    return list(values)


class Untranslatable(ValueError):
    """A construct that has no translation; the message names it and its line."""


_CALLS = {
    "abs": "Math.abs",
    "sqrt": "Math.sqrt",
    "sin": "Math.sin",
    "cos": "Math.cos",
    "max": "Math.max",
    "min": "Math.min",
    "zeros": "SC.zeros",
    "copy_of": "SC.copyOf",
    "pick": "SC.pick",
    "str": "String",
}
_TAKEN = frozenset(
    "case catch class const default delete do enum export extends function import instanceof new "
    "super switch this throw typeof var void with let static yield await arguments eval".split()
)
_BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Mod: "%"}
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


def with_callees(*functions: Callable) -> list[Callable]:
    """The functions and every portable function that they call, callees first."""
    found: list[Callable] = []

    def visit(function: Callable) -> None:
        if function in found:
            return
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                callee = function.__globals__.get(node.func.id)
                if inspect.isfunction(callee) and node.func.id not in _CALLS:
                    visit(callee)
        found.append(function)

    for function in functions:
        visit(function)
    return found


def _name(name: str) -> str:
    return f"{name}_" if name in _TAKEN else name


def javascript(function: Callable, name: str | None = None) -> str:
    """The function as JavaScript source.

    Raises
    ------
    Untranslatable
        For anything outside the subset.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    if not isinstance(tree, ast.FunctionDef):
        raise Untranslatable(f"{function!r} is not a plain function")
    return _Printer(function.__name__).function(tree, name or function.__name__)


class _Printer:
    def __init__(self, where: str) -> None:
        self.where = where

    def refuse(self, node: ast.AST) -> Untranslatable:
        return Untranslatable(
            f"{self.where}, line {getattr(node, 'lineno', '?')}: "
            f"{type(node).__name__} has no translation: {ast.unparse(node)}"
        )

    def function(self, tree: ast.FunctionDef, name: str) -> str:
        arguments = [_name(a.arg) for a in tree.args.args]
        if tree.args.vararg or tree.args.kwarg or tree.args.defaults or tree.args.kwonlyargs:
            raise self.refuse(tree)
        body = tree.body[1:] if ast.get_docstring(tree) else tree.body
        local = sorted(_assigned(body) - set(arguments))
        head = f"let {', '.join(local)}; " if local else ""
        return f"function {name}({', '.join(arguments)}) {{ {head}{self.block(body)} }}"

    def block(self, body: list[ast.stmt]) -> str:
        return " ".join(self.statement(s) for s in body)

    def statement(self, s: ast.stmt) -> str:
        if isinstance(s, ast.Return):
            return f"return {self.value(s.value)};" if s.value else "return;"
        if isinstance(s, ast.Assign) and len(s.targets) == 1:
            return f"{self.value(s.targets[0])} = {self.value(s.value)};"
        if isinstance(s, ast.AugAssign):
            operator = _BINARY.get(type(s.op))
            if operator is None:
                raise self.refuse(s)
            return f"{self.value(s.target)} {operator}= {self.value(s.value)};"
        if isinstance(s, ast.If):
            other = f" else {{ {self.block(s.orelse)} }}" if s.orelse else ""
            return f"if ({self.value(s.test)}) {{ {self.block(s.body)} }}{other}"
        if isinstance(s, ast.While) and not s.orelse:
            return f"while ({self.value(s.test)}) {{ {self.block(s.body)} }}"
        if isinstance(s, ast.For) and isinstance(s.target, ast.Name) and not s.orelse:
            return self.loop(s)
        if isinstance(s, ast.Break):
            return "break;"
        if isinstance(s, ast.Continue):
            return "continue;"
        if isinstance(s, ast.Expr) and isinstance(s.value, ast.Call):
            return f"{self.value(s.value)};"
        raise self.refuse(s)

    def loop(self, s: ast.For) -> str:
        name, body = _name(s.target.id), self.block(s.body)
        over = s.iter
        if isinstance(over, ast.Call) and getattr(over.func, "id", "") == "range":
            first, last = ("0", *map(self.value, over.args))[-2:]
            return f"for ({name} = {first}; {name} < {last}; {name}++) {{ {body} }}"
        return f"for ({name} of {self.value(over)}) {{ {body} }}"

    def value(self, e: ast.expr) -> str:
        kind = getattr(self, f"_{type(e).__name__}", None)
        if kind is None:
            raise self.refuse(e)
        return kind(e)

    def _Constant(self, e: ast.Constant) -> str:  # noqa: N802 (named after the node)
        if e.value is True or e.value is False:
            return str(e.value).lower()
        if e.value is None:
            return "null"
        if isinstance(e.value, str):
            return _quoted(e.value)
        if isinstance(e.value, (int, float)) and math.isfinite(e.value):
            return repr(e.value)
        raise self.refuse(e)

    def _Name(self, e: ast.Name) -> str:  # noqa: N802
        return _name(e.id)

    def _Attribute(self, e: ast.Attribute) -> str:  # noqa: N802
        return f"{self.value(e.value)}.{e.attr}"

    def _Subscript(self, e: ast.Subscript) -> str:  # noqa: N802
        place = e.slice
        if isinstance(place, ast.Slice):
            raise self.refuse(e)
        if isinstance(place, ast.UnaryOp):
            return f"SC.last({self.value(e.value)})"
        return f"{self.value(e.value)}[{self.value(place)}]"

    def _List(self, e: ast.List) -> str:  # noqa: N802
        return f"[{', '.join(map(self.value, e.elts))}]"

    def _Tuple(self, e: ast.Tuple) -> str:  # noqa: N802
        return f"[{', '.join(map(self.value, e.elts))}]"

    def _Dict(self, e: ast.Dict) -> str:  # noqa: N802
        parts = []
        for key, value in zip(e.keys, e.values, strict=True):
            if key is None:
                parts.append(f"...{self.value(value)}")
            elif isinstance(key, ast.Constant):
                parts.append(f"{self.value(key)}: {self.value(value)}")
            else:
                parts.append(f"[{self.value(key)}]: {self.value(value)}")
        return f"({{{', '.join(parts)}}})"

    def _UnaryOp(self, e: ast.UnaryOp) -> str:  # noqa: N802
        sign = {ast.USub: "-", ast.Not: "!"}.get(type(e.op))
        if sign is None:
            raise self.refuse(e)
        return f"{sign}({self.value(e.operand)})"

    def _BinOp(self, e: ast.BinOp) -> str:  # noqa: N802
        operator = _BINARY.get(type(e.op))
        if operator is None:
            raise self.refuse(e)
        return f"({self.value(e.left)} {operator} {self.value(e.right)})"

    def _BoolOp(self, e: ast.BoolOp) -> str:  # noqa: N802
        word = " && " if isinstance(e.op, ast.And) else " || "
        return f"({word.join(map(self.value, e.values))})"

    def _Compare(self, e: ast.Compare) -> str:  # noqa: N802
        parts, left = [], e.left
        for operator, right in zip(e.ops, e.comparators, strict=True):
            if isinstance(operator, (ast.In, ast.NotIn)):
                sign = "" if isinstance(operator, ast.In) else "!"
                parts.append(f"{sign}{self.value(right)}.includes({self.value(left)})")
            else:
                parts.append(f"{self.value(left)} {_COMPARE[type(operator)]} {self.value(right)}")
            left = right
        return f"({' && '.join(parts)})"

    def _IfExp(self, e: ast.IfExp) -> str:  # noqa: N802
        return f"({self.value(e.test)} ? {self.value(e.body)} : {self.value(e.orelse)})"

    def _JoinedStr(self, e: ast.JoinedStr) -> str:  # noqa: N802
        parts = [
            _quoted(v.value) if isinstance(v, ast.Constant) else self.formatted(v) for v in e.values
        ]
        return f"({' + '.join(parts) or _quoted('')})"

    def formatted(self, v: ast.FormattedValue) -> str:
        inner = self.value(v.value)
        if v.format_spec is None:
            return f"{inner}"
        digits = "".join(getattr(part, "value", "?") for part in v.format_spec.values)
        if digits.startswith(".") and digits.endswith("f") and digits[1:-1].isdigit():
            return f"SC.fixed({inner}, {digits[1:-1]})"
        raise self.refuse(v)

    def _ListComp(self, e: ast.ListComp) -> str:  # noqa: N802
        made = e.generators[0]
        if len(e.generators) > 1 or made.ifs or not isinstance(made.target, ast.Name):
            raise self.refuse(e)
        over = made.iter
        if isinstance(over, ast.Call) and getattr(over.func, "id", "") == "range":
            if len(over.args) > 1:
                raise self.refuse(e)
            over_text = f"{{length: {self.value(over.args[0])}}}"
            return f"Array.from({over_text}, (_, {_name(made.target.id)}) => {self.value(e.elt)})"
        return f"Array.from({self.value(over)}, ({_name(made.target.id)}) => {self.value(e.elt)})"

    def _Call(self, e: ast.Call) -> str:  # noqa: N802
        if e.keywords:
            raise self.refuse(e)
        arguments = ", ".join(map(self.value, e.args))
        if isinstance(e.func, ast.Attribute):
            method = {"append": "push", "lower": "toLowerCase"}.get(e.func.attr, e.func.attr)
            return f"{self.value(e.func.value)}.{method}({arguments})"
        name = self.value(e.func)
        if name == "len":
            return f"{arguments}.length"
        if name == "range":
            raise self.refuse(e)
        return f"{_CALLS.get(name, name)}({arguments})"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _assigned(body: list[ast.stmt]) -> set[str]:
    names: set[str] = set()
    for statement in body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                names.add(_name(node.targets[0].id))
            elif isinstance(node, ast.For) and isinstance(node.target, ast.Name):
                names.add(_name(node.target.id))
    return names
