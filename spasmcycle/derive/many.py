"""The solver for many people, made from the equations and the solver for one.

The generated equations and `model.integrate` are plain arithmetic, so numba can compile them as
they stand. This script copies their source into one module: `model.n` becomes a number,
`segments[s]["p"]` a row of an array, a constant of the method its value, and only what a cohort
stores, the displayed pain, is observed. One module, because numba's cache on disk looks at the
compiled function's own file only.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from pathlib import Path

from spasmcycle.derive.files import MADE
from spasmcycle.model.generated import full
from spasmcycle.model.integrate import integrate

STORED = "pain_shown"
HEAD = '''"""The full system and its solver for many people, compiled by numba.

Made by `python -m spasmcycle.derive` from full.py and integrate.py. Do not edit.
"""

from math import sqrt

import numpy as np
from numba import njit

maximum = max
compiled = njit(cache=True, nogil=True, error_model="numpy")


@compiled
def zeros(n):
    return np.zeros(n)


@compiled
def copy_of(values):
    return values.copy()
'''
EVERYBODY = """
def everybody(y0, starts, settings, shares, times, tolerance, pain, steps):
    for i in range(len(y0)):
        pain[i], made, fine = integrate(
            y0[i], starts[i], settings[i], shares[i], times, tolerance
        )
        steps[i] = made if fine else -1
"""
ARRAYS = {"start": "starts", "p": "settings", "keep": "shares"}


def tree_of(function: Callable) -> ast.FunctionDef:
    """The syntax tree of a function, without its docstring."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    if ast.get_docstring(tree):
        tree.body = tree.body[1:]
    return tree


def only(function: Callable, place: int) -> ast.FunctionDef:
    """A straight-line routine cut down to what its result at `place` needs, stored at 0."""
    tree = tree_of(function)
    kept, needed = [], set()
    for line in reversed(tree.body):
        target = line.targets[0]
        if isinstance(target, ast.Subscript):
            if target.slice.value != place:
                continue
            target.slice = ast.Constant(0)
        elif target.id not in needed:
            continue
        needed |= {node.id for node in ast.walk(line.value) if isinstance(node, ast.Name)}
        kept.append(line)
    tree.body = kept[::-1]
    return tree


class _ForArrays(ast.NodeTransformer):
    """`integrate` for one person whose segments are rows of arrays; returns pain, steps, fine."""

    sizes = {"n": full.n, "prepared": full.prepared, "factors": full.factors, "observed": 1}

    def visit_FunctionDef(self, tree: ast.FunctionDef) -> ast.FunctionDef:  # noqa: N802
        names = ("y0", *ARRAYS.values(), "times", "tolerance")
        tree.args.args = [ast.arg(name) for name in names]
        return self.generic_visit(tree)

    def visit_Attribute(self, e: ast.Attribute) -> ast.expr:  # noqa: N802
        if isinstance(e.value, ast.Name) and e.value.id == "model":
            return ast.Constant(self.sizes[e.attr]) if e.attr in self.sizes else ast.Name(e.attr)
        return self.generic_visit(e)

    def visit_Name(self, e: ast.Name) -> ast.expr:  # noqa: N802
        value = integrate.__globals__.get(e.id)
        return ast.Constant(value) if isinstance(value, float) else e

    def visit_Subscript(self, e: ast.Subscript) -> ast.expr:  # noqa: N802
        if isinstance(e.slice, ast.Constant) and e.slice.value in ARRAYS:
            return self.row(ARRAYS[e.slice.value], e.value)
        return self.generic_visit(e)

    def visit_Call(self, e: ast.Call) -> ast.expr:  # noqa: N802
        called = ast.unparse(e.func)
        if called == "pick":
            return self.row(ARRAYS[e.args[1].value], e.args[0])
        if called == "len" and ast.unparse(e.args[0]) == "segments":
            return ast.parse("len(starts)", mode="eval").body
        return self.generic_visit(e)

    def visit_Return(self, s: ast.Return) -> ast.Return:  # noqa: N802
        found = {key.value: value for key, value in zip(s.value.keys, s.value.values, strict=True)}
        return ast.Return(ast.Tuple([found["o"], found["steps"], found["fine"]], ast.Load()))

    @staticmethod
    def row(array: str, segment: ast.expr) -> ast.Subscript:
        return ast.Subscript(ast.Name(array), segment.slice, ast.Load())


def source() -> str:
    """The text of the module."""
    solver = _ForArrays().visit(tree_of(integrate))
    pain = only(full.observe, full.observables.index(STORED))
    routines = [tree_of(f) for f in (full.prepare, full.rhs, full.factor, full.solve)]
    texts = [ast.unparse(ast.fix_missing_locations(t)) for t in (*routines, pain, solver)]
    return HEAD + "".join(f"\n\n@compiled\n{text.strip()}\n" for text in (*texts, EVERYBODY))


def outputs() -> dict[Path, str]:
    """The generated file and its text."""
    return {MADE / "many.py": source()}
