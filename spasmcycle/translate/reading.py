"""Reads portable functions: their syntax trees, and what every name in them stands for.

A name is a local, an argument, a word that both languages have (`WORDS`), another portable
function, or a constant of the module, which is printed as its value. Anything else is refused.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import math
import os
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from spasmcycle import portable

Constant = bool | int | float | str | None


class Untranslatable(ValueError):
    """What has no translation: file, line, what stands there, and what is allowed instead."""


@dataclass(frozen=True)
class Word:
    """A function that both languages have; `most` is None where any number of arguments goes."""

    name: str
    javascript: str
    least: int = 1
    most: int | None = 1


_BY_FUNCTION: tuple[tuple[Callable, Word], ...] = (
    (abs, Word("abs", "Math.abs")),
    (max, Word("max", "Math.max", 2, None)),
    (min, Word("min", "Math.min", 2, None)),
    (len, Word("len", "len")),
    (range, Word("range", "range", 1, 3)),
    (str, Word("str", "String")),
    (math.sqrt, Word("sqrt", "Math.sqrt")),
    (math.sin, Word("sin", "Math.sin")),
    (math.cos, Word("cos", "Math.cos")),
    (portable.zeros, Word("zeros", "SC.zeros")),
    (portable.copy_of, Word("copy_of", "SC.copyOf")),
    (portable.pick, Word("pick", "SC.pick", 3, 3)),
    (portable.fill, Word("fill", "SC.fill", 2, 2)),
)
WORDS = {id(function): word for function, word in _BY_FUNCTION}
METHODS = {"append": "push", "lower": "toLowerCase"}
MODEL_NUMBERS = ("n", "prepared", "factors", "observed")
MODEL_NAMES = ("stocks", "parameters", "observables")
MODEL_ROUTINES = ("prepare", "rhs", "factor", "solve", "observe")
MOST_WHOLE = 2**53

# What a name of Python must not be called in a browser: reserved, or what the translation uses.
TAKEN = frozenset(
    "async await break case catch class const continue debugger default delete do else enum export "
    "extends false finally for function if implements import in instanceof interface let new null "
    "package private protected public return static super switch this throw true try typeof var "
    "void while with yield arguments eval undefined NaN Infinity SC Math Array String".split()
)


def renamed(name: str) -> str:
    """The name in the browser."""
    return f"{name}_" if name in TAKEN else name


def text_of(node: ast.AST) -> str:
    """What stands there, in one line."""
    if isinstance(node, ast.FunctionDef):
        return f"def {node.name}({ast.unparse(node.args)})"
    return ast.unparse(node).split("\n")[0]


@dataclass(frozen=True, eq=False)
class Source:
    """One portable function as read.

    Attributes
    ----------
    function : callable
    tree : ast.FunctionDef
        Without its docstring; lines are those of the file.
    file : str
    arguments : tuple of str
    local : frozenset of str
        Arguments, and every name that is assigned to.
    inner : frozenset of str
        Names that live in a list comprehension only.
    body : list of ast.stmt
    """

    function: Callable
    tree: ast.FunctionDef
    file: str
    arguments: tuple[str, ...]
    local: frozenset[str]
    inner: frozenset[str]
    body: list[ast.stmt] = field(repr=False)

    @property
    def name(self) -> str:
        """The function's own name, whatever it was imported as."""
        return self.function.__name__

    def refuse(self, node: ast.AST, why: str) -> Untranslatable:
        """An error that names file, line, function and text of `node`."""
        line = getattr(node, "lineno", self.tree.lineno)
        return Untranslatable(f"{self.file}:{line}: in {self.name}: `{text_of(node)}`: {why}")

    def meaning(self, node: ast.Name) -> Word | Source | Constant:
        """What a name that is no local stands for.

        Raises
        ------
        Untranslatable
            For anything but a word, a plain function and a constant.
        """
        if node.id in self.function.__code__.co_freevars:
            raise self.refuse(node, "belongs to the function around this one; make it an argument")
        space = self.function.__globals__
        if node.id in space:
            found = space[node.id]
        elif hasattr(builtins, node.id):
            found = getattr(builtins, node.id)
        else:
            raise self.refuse(node, "is not known here")
        if id(found) in WORDS:
            return WORDS[id(found)]
        if inspect.isfunction(found):
            return read(found)
        if found is None or isinstance(found, (bool, str)):
            return found
        if isinstance(found, float) and math.isfinite(found):
            return found
        if isinstance(found, int) and abs(found) < MOST_WHOLE:
            return found
        words = ", ".join(sorted(word.name for word in WORDS.values()))
        raise self.refuse(
            node,
            "is neither a local nor an argument; allowed from outside: other portable functions, "
            f"{words}, and constants that are a finite number, a text, True, False or None",
        )


def _assigned(body: list[ast.stmt]) -> Iterator[str]:
    for statement in body:
        for node in ast.walk(statement):
            targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
            if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.For)):
                for target in targets:
                    yield from (n.id for n in ast.walk(target) if _is_stored(n))


def _is_stored(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


@cache
def read(function: Callable) -> Source:
    """The source of a plain function.

    Raises
    ------
    Untranslatable
        For what is no plain function of named arguments, and for names that clash.
    """
    if not inspect.isfunction(function):
        raise Untranslatable(f"{function!r} is no plain function; allowed: one made by `def`")
    lines, first = inspect.getsourcelines(function)
    tree = ast.parse(textwrap.dedent("".join(lines))).body[0]
    ast.increment_lineno(tree, first - 1)
    file = os.path.relpath(inspect.getsourcefile(function) or "?")
    if not isinstance(tree, ast.FunctionDef):
        raise Untranslatable(f"{file}:{first}: no plain function; allowed: one made by `def`")
    given = tree.args
    arguments = tuple(a.arg for a in (*given.posonlyargs, *given.args))
    body = tree.body[1:] if ast.get_docstring(tree, clean=False) is not None else tree.body
    local = frozenset((*arguments, *_assigned(body)))
    inner = frozenset(
        name.id
        for node in ast.walk(tree)
        if isinstance(node, ast.comprehension)
        for name in ast.walk(node.target)
        if isinstance(name, ast.Name)
    )
    source = Source(function, tree, file, arguments, local, inner, body)
    if hasattr(function, "__wrapped__"):
        raise source.refuse(tree, "another function is around this one; allowed: plain functions")
    if given.vararg or given.kwarg or given.defaults or given.kwonlyargs:
        raise source.refuse(tree, "allowed: arguments that are all named and have no defaults")
    for node in ast.walk(tree):
        name = getattr(node, "id", getattr(node, "arg", getattr(node, "name", "")))
        if isinstance(name, str) and name.endswith("_") and name[:-1] in TAKEN:
            raise source.refuse(node, f"`{name}` is what `{name[:-1]}` is called in the browser")
    return source


def called(source: Source) -> Iterator[tuple[ast.Call, Source]]:
    """Every call of another portable function, in reading order."""
    for node in (node for line in source.body for node in ast.walk(line)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in source.local | source.inner:
                raise source.refuse(node, "a local cannot be called; allowed: portable functions")
            found = source.meaning(node.func)
            if isinstance(found, Source):
                yield node, found


def with_callees(functions: list[Callable]) -> list[Source]:
    """The functions and every portable function that they call, callees first.

    Raises
    ------
    Untranslatable
        For a function that calls itself, two functions of one name, a local of the name of a
        function that is called, a wrong number of arguments.
    """
    found: list[Source] = []
    names: dict[str, Source] = {}
    above: list[Source] = []

    def visit(source: Source) -> None:
        if source in found:
            return
        above.append(source)
        for node, callee in called(source):
            if callee in above:
                raise source.refuse(node, "a function cannot call itself; allowed: a loop")
            if callee.name in source.local | source.inner:
                raise source.refuse(node, f"a local here has the name of `{callee.name}`")
            if len(node.args) != len(callee.arguments):
                raise source.refuse(node, f"allowed: {len(callee.arguments)} arguments")
            visit(callee)
        other = names.setdefault(source.name, source)
        if other is not source:
            raise source.refuse(
                source.tree, f"there is another `{source.name}` in {other.file}:{other.tree.lineno}"
            )
        above.pop()
        found.append(source)

    for function in functions:
        visit(read(function))
    return found
